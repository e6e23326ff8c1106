import torch
import torch.nn as nn

NOTES = 24
torch.manual_seed(0)
torch.set_num_threads(1)


class MelodyLSTM(nn.Module):
    def __init__(self, dim=32, layers=2):
        super().__init__()
        self.drop = nn.Dropout(0.2)
        self.emb = nn.Embedding(NOTES, dim)
        self.lstm = nn.LSTM(dim, dim, layers, dropout=0.2, batch_first=True)
        self.out = nn.Linear(dim, NOTES)
        self.out.weight = self.emb.weight  # tied

    def forward(self, x, state=None):
        h, state = self.lstm(self.drop(self.emb(x)), state)
        return self.out(self.drop(h)), state


def repackage(state):
    return tuple(s.detach() for s in state)


def song(length):
    scale = torch.tensor([0, 2, 4, 5, 7, 9, 11, 12])
    steps = torch.randint(-1, 2, (length,)).cumsum(0) % 8
    return scale[steps]


rows = torch.stack([song(401) for _ in range(16)])
train_rows, valid_rows = rows[:12], rows[12:]
model = MelodyLSTM()
optimizer = torch.optim.AdamW(model.parameters(), lr=5e-3)
criterion = nn.CrossEntropyLoss()
CHUNK = 40


def evaluate(data):
    model.eval()
    state, tot, n = None, 0.0, 0
    with torch.no_grad():
        for s in range(0, data.size(1) - 1, CHUNK):
            x, y = data[:, s:s + CHUNK], data[:, s + 1:s + CHUNK + 1]
            logits, state = model(x[:, :y.size(1)], state)
            tot += criterion(logits.transpose(1, 2), y).item() * y.numel()
            n += y.numel()
    return tot / n


for epoch in range(3):
    model.train()
    state = None
    for s in range(0, train_rows.size(1) - 1, CHUNK):
        x, y = train_rows[:, s:s + CHUNK], train_rows[:, s + 1:s + CHUNK + 1]
        if state is not None:
            state = repackage(state)
        logits, state = model(x[:, :y.size(1)], state)
        loss = criterion(logits.transpose(1, 2), y)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 0.5)
        optimizer.step()
    print(f"epoch {epoch}: valid nll {evaluate(valid_rows):.3f}")
