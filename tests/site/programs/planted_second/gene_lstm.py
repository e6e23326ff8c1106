import torch
import torch.nn as nn
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader

BASES = {c: i + 1 for i, c in enumerate("ACGT")}


def encode(s):
    return torch.tensor([BASES[c] for c in s])


def collate(batch):
    seqs, labels = zip(*batch)
    return pad_sequence([encode(s) for s in seqs], batch_first=True), torch.tensor(labels)


class GeneLSTM(nn.Module):
    def __init__(self, hidden=16):
        super().__init__()
        self.emb = nn.Embedding(5, 8, padding_idx=0)
        self.lstm = nn.LSTM(8, hidden, batch_first=True)
        self.fc = nn.Linear(hidden, 2)

    def forward(self, x):
        out, (h, c) = self.lstm(self.emb(x))
        return self.fc(out[:, -1, :])


genes = [("ACGT" * (k % 5 + 1) + "GG" * (k % 2), k % 2) for k in range(40)]
loader = DataLoader(genes, batch_size=8, shuffle=True, collate_fn=collate)
model = GeneLSTM()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
criterion = nn.CrossEntropyLoss()

for epoch in range(3):
    total = 0.0
    for x, y in loader:
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        total += loss.item()
    print(epoch, total / len(loader))
