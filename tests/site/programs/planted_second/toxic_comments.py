import torch
import torch.nn as nn
import torch.nn.functional as F


class TextCNN(nn.Module):
    def __init__(self, vocab, dim=16, n_filters=8, sizes=(2, 3, 4)):
        super().__init__()
        self.embedding = nn.Embedding(vocab, dim)
        self.convs = nn.ModuleList(nn.Conv1d(dim, n_filters, k) for k in sizes)
        self.out = nn.Linear(n_filters * len(sizes), 1)

    def forward(self, tokens):
        e = self.embedding(tokens).permute(0, 2, 1)
        pooled = [F.relu(conv(e)).amax(dim=2) for conv in self.convs]
        features = F.dropout(torch.cat(pooled, dim=1), 0.5)
        return self.out(features).squeeze(1)


def accuracy(model, tokens, toxic):
    model.eval()
    with torch.no_grad():
        guess = model(tokens) > 0
    return (guess == toxic.bool()).float().mean().item()


torch.manual_seed(3)
tokens = torch.randint(0, 100, (96, 20))
toxic = (tokens < 4).any(dim=1).float()
model = TextCNN(100)
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)

for epoch in range(5):
    model.train()
    for i in range(0, 96, 32):
        optimizer.zero_grad()
        loss = criterion(model(tokens[i:i + 32]), toxic[i:i + 32])
        loss.backward()
        optimizer.step()
    print(epoch, accuracy(model, tokens, toxic), accuracy(model, tokens, toxic))
