import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_sequence
from torch.utils.data import DataLoader


def make(n):
    out = []
    for _ in range(n):
        length = int(torch.randint(4, 16, ()))
        seq = torch.randint(1, 30, (length,))
        out.append((seq, int(seq[0] > 15)))
    return out


def collate(batch):
    seqs, labels = zip(*batch)
    lengths = torch.tensor([len(s) for s in seqs])
    return pad_sequence(seqs, batch_first=True), lengths, torch.tensor(labels)


class BiLSTM(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.Embedding(30, 16, padding_idx=0)
        self.lstm = nn.LSTM(16, 24, batch_first=True, bidirectional=True)
        self.drop = nn.Dropout(0.2)
        self.fc = nn.Linear(48, 2)

    def forward(self, tokens, lengths):
        packed = pack_padded_sequence(self.emb(tokens), lengths.cpu(), batch_first=True, enforce_sorted=False)
        _, (h, _) = self.lstm(packed)
        features = torch.cat([h[-2], h[-1]], dim=1)
        return self.fc(self.drop(features))


device = "cuda" if torch.cuda.is_available() else "cpu"
train_dl = DataLoader(make(480), batch_size=32, shuffle=True, collate_fn=collate)
val_dl = DataLoader(make(96), batch_size=48, collate_fn=collate)
model = BiLSTM().to(device)
opt = torch.optim.Adam(model.parameters(), lr=5e-3)
ce = nn.CrossEntropyLoss()

for epoch in range(4):
    model.train()
    for tokens, lengths, y in train_dl:
        opt.zero_grad()
        loss = ce(model(tokens.to(device), lengths), y.to(device))
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        opt.step()
    model.eval()
    hits = 0
    with torch.no_grad():
        for tokens, lengths, y in val_dl:
            hits += (model(tokens.to(device), lengths).argmax(1).cpu() == y).sum().item()
    print(epoch, round(loss.item(), 3), hits / len(val_dl.dataset))
