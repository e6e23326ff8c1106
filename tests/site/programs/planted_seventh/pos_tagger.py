import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader


class TagDataset(Dataset):
    def __init__(self, n=256, length=14, vocab=80, n_tags=7):
        g = torch.Generator().manual_seed(5)
        self.words = torch.randint(0, vocab, (n, length), generator=g)
        self.tags = self.words % n_tags

    def __len__(self):
        return len(self.words)

    def __getitem__(self, idx):
        return {"words": self.words[idx], "tags": self.tags[idx]}


class Tagger(nn.Module):
    def __init__(self, vocab=80, n_tags=7):
        super().__init__()
        self.emb = nn.Embedding(vocab, 24)
        self.lstm = nn.LSTM(24, 32, batch_first=True, bidirectional=True)
        self.hidden2tag = nn.Linear(64, n_tags)

    def forward(self, words):
        out, _ = self.lstm(self.emb(words))
        return self.hidden2tag(out)


loader = DataLoader(TagDataset(), batch_size=32, shuffle=True)
tagger = Tagger()
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(tagger.parameters(), lr=1e-2)

for epoch in range(4):
    tagger.train()
    total = 0.0
    for batch in loader:
        scores = tagger(batch["words"])
        loss = criterion(scores, batch["tags"])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item()
    print("epoch", epoch, "loss", total / len(loader))
