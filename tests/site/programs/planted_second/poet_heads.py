import math

import torch
from torch import nn


class SelfAttention(nn.Module):
    def __init__(self, d_model, n_heads):
        super().__init__()
        self.h, self.d = n_heads, d_model // n_heads
        self.to_q = nn.Linear(d_model, d_model)
        self.to_k = nn.Linear(d_model, d_model)
        self.to_v = nn.Linear(d_model, d_model)
        self.proj = nn.Linear(d_model, d_model)

    def forward(self, x):
        b, t, c = x.shape
        # split into heads: (b, h, t, d)
        q = self.to_q(x).view(b, self.h, t, self.d)
        k = self.to_k(x).view(b, self.h, t, self.d)
        v = self.to_v(x).view(b, self.h, t, self.d)
        scores = q @ k.transpose(-2, -1) / math.sqrt(self.d)
        y = scores.softmax(dim=-1) @ v
        return self.proj(y.transpose(1, 2).reshape(b, t, c))


class Classifier(nn.Module):
    def __init__(self, vocab=60, d_model=32):
        super().__init__()
        self.emb = nn.Embedding(vocab, d_model)
        self.att = SelfAttention(d_model, 4)
        self.norm = nn.LayerNorm(d_model)
        self.head = nn.Linear(d_model, 2)

    def forward(self, ids):
        x = self.emb(ids)
        x = self.norm(x + self.att(x))
        return self.head(x.mean(dim=1))


poems = torch.randint(0, 60, (32, 9))
author = (poems == 7).any(dim=1).long()
model = Classifier()
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
for step in range(10):
    loss = nn.functional.cross_entropy(model(poems), author)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
