"""A tiny GPT that continues chord progressions."""
from dataclasses import dataclass

import torch
import torch.nn as nn
import torch.nn.functional as F
CHORDS = ["C", "Dm", "Em", "F", "G", "Am", "Bdim"]

@dataclass
class GPTConfig:
    block: int = 16
    n_embd: int = 32
    n_head: int = 4
    dropout: float = 0.1

class CausalAttention(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.c_attn, self.c_proj = nn.Linear(c.n_embd, 3 * c.n_embd), nn.Linear(c.n_embd, c.n_embd)
        self.n_head, self.dropout = c.n_head, c.dropout

    def forward(self, x):
        B, T, C = x.shape
        q, k, v = self.c_attn(x).split(C, dim=2)
        q, k, v = (t.view(B, T, self.n_head, C // self.n_head).transpose(1, 2) for t in (q, k, v))
        y = F.scaled_dot_product_attention(q, k, v, is_causal=True, dropout_p=self.dropout if self.training else 0.0)
        return self.c_proj(y.transpose(1, 2).contiguous().view(B, T, C))

class Block(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.ln_1, self.ln_2 = nn.LayerNorm(c.n_embd), nn.LayerNorm(c.n_embd)
        self.attn = CausalAttention(c)
        self.mlp = nn.Sequential(nn.Linear(c.n_embd, 4 * c.n_embd), nn.GELU(),
                                 nn.Linear(4 * c.n_embd, c.n_embd), nn.Dropout(c.dropout))

    def forward(self, x):
        x = x + self.attn(self.ln_1(x))
        return x + self.mlp(self.ln_2(x))

class ChordGPT(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.block = c.block
        self.wte, self.wpe = nn.Embedding(len(CHORDS), c.n_embd), nn.Embedding(c.block, c.n_embd)
        self.h = nn.ModuleList([Block(c), Block(c)])
        self.ln_f = nn.LayerNorm(c.n_embd)
        self.lm_head = nn.Linear(c.n_embd, len(CHORDS), bias=False)

    def forward(self, idx):
        x = self.wte(idx) + self.wpe(torch.arange(idx.size(1), device=idx.device))
        for layer in self.h:
            x = layer(x)
        return self.lm_head(self.ln_f(x))

    @torch.no_grad()
    def generate(self, idx, n):
        for _ in range(n):
            probs = self(idx[:, -self.block:])[:, -1].softmax(-1)
            idx = torch.cat([idx, torch.multinomial(probs, 1)], dim=1)
        return idx

torch.manual_seed(1337)
cfg = GPTConfig()
song = torch.tensor([0, 5, 3, 4] * 40 + [0, 4, 5, 3] * 40)
model = ChordGPT(cfg)
optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
for it in range(80):
    ix = torch.randint(len(song) - cfg.block, (16,))
    xb = torch.stack([song[i:i + cfg.block] for i in ix])
    yb = torch.stack([song[i + 1:i + 1 + cfg.block] for i in ix])
    loss = F.cross_entropy(model(xb).flatten(0, 1), yb.flatten())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"last loss {loss.item():.3f}")
model.eval()
print(" ".join(CHORDS[i] for i in model.generate(torch.zeros(1, 1, dtype=torch.long), 12)[0].tolist()))
