import math

import torch
import torch.nn as nn
import torch.nn.functional as F


class SelfAttention(nn.Module):
    def __init__(self, dim, heads):
        super().__init__()
        assert dim % heads == 0
        self.heads = heads
        self.qkv = nn.Linear(dim, 3 * dim)
        self.proj = nn.Linear(dim, dim)

    def forward(self, x):
        B, T, C = x.shape
        q, k, v = self.qkv(x).chunk(3, dim=-1)
        q = q.view(B, T, self.heads, C // self.heads).transpose(1, 2)
        k = k.view(B, T, self.heads, C // self.heads).transpose(1, 2)
        v = v.view(B, T, self.heads, C // self.heads).transpose(1, 2)
        scores = q @ k.transpose(-2, -1) / math.sqrt(C // self.heads)
        weights = F.softmax(scores, dim=1)
        out = (weights @ v).transpose(1, 2).reshape(B, T, C)
        return self.proj(out)


class Model(nn.Module):
    def __init__(self, vocab=16, dim=32):
        super().__init__()
        self.emb = nn.Embedding(vocab, dim)
        self.pos = nn.Embedding(10, dim)
        self.att = SelfAttention(dim, 4)
        self.norm = nn.LayerNorm(dim)
        self.out = nn.Linear(dim, vocab)

    def forward(self, idx):
        h = self.emb(idx) + self.pos(torch.arange(idx.size(1), device=idx.device))
        return self.out(self.norm(h + self.att(h)))


device = "cuda" if torch.cuda.is_available() else "cpu"
m = Model().to(device)
opt = torch.optim.AdamW(m.parameters(), lr=3e-3)
for it in range(300):
    idx = torch.randint(0, 16, (32, 10), device=device)
    logits = m(idx)
    loss = F.cross_entropy(logits.view(-1, 16), idx.roll(1, dims=1).reshape(-1))
    opt.zero_grad(set_to_none=True)
    loss.backward()
    opt.step()
    if it % 100 == 0:
        print(it, f"{loss.item():.3f}")
