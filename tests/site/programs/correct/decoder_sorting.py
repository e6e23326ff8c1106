"""A decoder-only transformer learns to sort digits: prompt, separator, sorted prompt."""
import math
import torch
import torch.nn.functional as F
from torch import nn

DIGITS, N, SEP = 6, 5, 6
LEN = 2 * N + 1


class SelfAttention(nn.Module):
    def __init__(self, dim, heads, max_len):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(dim, 3 * dim)
        self.out = nn.Linear(dim, dim)
        future = torch.ones(max_len, max_len, dtype=torch.bool).triu(1)
        self.register_buffer("future", future, persistent=False)

    def forward(self, x):
        b, t, d = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        att = q @ k.transpose(-2, -1) / math.sqrt(k.size(-1))
        att = att.masked_fill(self.future[:t, :t], float("-inf")).softmax(dim=-1)
        return self.out((att @ v).transpose(1, 2).reshape(b, t, d))


class Layer(nn.Module):
    def __init__(self, dim, heads, max_len):
        super().__init__()
        self.ln1, self.ln2 = nn.LayerNorm(dim), nn.LayerNorm(dim)
        self.att = SelfAttention(dim, heads, max_len)
        self.mlp = nn.Sequential(nn.Linear(dim, 4 * dim), nn.GELU(), nn.Linear(4 * dim, dim))

    def forward(self, x):
        x = x + self.att(self.ln1(x))
        return x + self.mlp(self.ln2(x))


class Sorter(nn.Module):
    def __init__(self, dim=48, heads=4, depth=2):
        super().__init__()
        self.tok = nn.Embedding(DIGITS + 1, dim)
        self.pos = nn.Parameter(0.02 * torch.randn(LEN, dim))
        self.layers = nn.ModuleList(Layer(dim, heads, LEN) for _ in range(depth))
        self.head = nn.Linear(dim, DIGITS + 1)

    def forward(self, ids):
        h = self.tok(ids) + self.pos[:ids.size(1)]
        for layer in self.layers:
            h = layer(h)
        return self.head(h)


def batch(n):
    prompt = torch.randint(0, DIGITS, (n, N))
    sep = torch.full((n, 1), SEP)
    return torch.cat([prompt, sep, prompt.sort(dim=1).values], dim=1)


torch.manual_seed(103)
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
net = Sorter().to(device)
opt = torch.optim.AdamW(net.parameters(), lr=3e-3)
sched = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=3e-3, total_steps=150)
for it in range(150):
    ids = batch(64).to(device)
    logits = net(ids[:, :-1])[:, N:]
    loss = F.cross_entropy(logits.transpose(1, 2), ids[:, N + 1:])
    opt.zero_grad()
    loss.backward()
    opt.step()
    sched.step()
    if it % 50 == 0:
        print(it, f"{loss.item():.3f}", f"lr {sched.get_last_lr()[0]:.1e}")
net.eval()
ids = batch(200).to(device)
with torch.no_grad():
    pred = net(ids[:, :-1])[:, N:].argmax(dim=-1)
print("digits right:", (pred == ids[:, N + 1:]).float().mean().item())
