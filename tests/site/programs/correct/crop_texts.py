"""Texts of any length are cut or filled to 12 tokens in the dataset: no collate_fn is needed."""
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

TEXTS = ["a b c", "c b a b", "a a a a a", "b c"] * 20
VOCAB = {"<pad>": 0, "a": 1, "b": 2, "c": 3}


class Texts(Dataset):
    def __init__(self, texts, length=12):
        self.texts, self.length = texts, length

    def __len__(self):
        return len(self.texts)

    def __getitem__(self, i):
        ids = [VOCAB[w] for w in self.texts[i].split()][: self.length]
        ids = ids + [0] * (self.length - len(ids))
        return torch.tensor(ids), int(self.texts[i].startswith("a"))


loader = DataLoader(Texts(TEXTS), batch_size=16, shuffle=True)
model = nn.Sequential(nn.Embedding(4, 8, padding_idx=0), nn.Flatten(), nn.Linear(96, 2))
opt = torch.optim.Adam(model.parameters(), lr=1e-2)
for epoch in range(3):
    for ids, y in loader:
        opt.zero_grad()
        loss = nn.functional.cross_entropy(model(ids), y)
        loss.backward()
        opt.step()
    print(epoch, loss.item())
