"""Character level language model, truncated backpropagation through time."""
import torch
from torch import nn

TEXT = "to be or not to be that is the question " * 20
chars = sorted(set(TEXT))
ids = torch.tensor([chars.index(c) for c in TEXT])
batch, steps = 4, 10


class CharRNN(nn.Module):
    def __init__(self, n, hidden=32):
        super().__init__()
        self.hidden = hidden
        self.emb = nn.Embedding(n, 12)
        self.rnn = nn.GRU(12, hidden, batch_first=True)
        self.decoder = nn.Linear(hidden, n)

    def forward(self, x, h):
        out, h = self.rnn(self.emb(x), h)
        return self.decoder(out), h

    def init_hidden(self, n):
        return torch.zeros(1, n, self.hidden)


model = CharRNN(len(chars))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
data = ids[: len(ids) // batch * batch].view(batch, -1)

for epoch in range(2):
    hidden = model.init_hidden(batch)
    for i in range(0, data.size(1) - steps - 1, steps):
        x, y = data[:, i:i + steps], data[:, i + 1:i + 1 + steps]
        optimizer.zero_grad()
        logits, hidden = model(x, hidden)
        loss = criterion(logits.reshape(-1, len(chars)), y.reshape(-1))
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
