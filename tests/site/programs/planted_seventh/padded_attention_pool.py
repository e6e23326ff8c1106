import random

import torch
from torch import nn
from torch.utils.data import DataLoader

PAD, MAX_LEN = 0, 20


def make_samples(n):
    samples = []
    for _ in range(n):
        length = random.randint(3, 15)
        seq = torch.randint(1, 40, (length,))
        samples.append((seq, int((seq > 20).sum() * 2 > length)))
    return samples


def collate(batch):
    seqs, labels = zip(*batch)
    tokens = torch.full((len(seqs), MAX_LEN), PAD)
    for i, s in enumerate(seqs):
        tokens[i, :len(s)] = s
    return tokens, torch.tensor(labels)


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.Embedding(40, 32, padding_idx=PAD)
        self.attn = nn.MultiheadAttention(32, 4, batch_first=True)
        self.norm = nn.LayerNorm(32)
        self.query = nn.Parameter(torch.randn(1, 1, 32))
        self.fc = nn.Linear(32, 2)

    def forward(self, tokens):
        x = self.emb(tokens)
        pad_mask = tokens != PAD
        q = self.query.expand(tokens.size(0), -1, -1)
        pooled, _ = self.attn(q, x, x, key_padding_mask=pad_mask)
        return self.fc(self.norm(pooled.squeeze(1)))


random.seed(0)
torch.manual_seed(0)
loader = DataLoader(make_samples(640), batch_size=32, shuffle=True, collate_fn=collate)
model = Encoder()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
criterion = nn.CrossEntropyLoss()
for epoch in range(3):
    for tokens, labels in loader:
        loss = criterion(model(tokens), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
