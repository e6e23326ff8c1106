from itertools import islice

import torch
import torch.nn as nn
import torch.nn.functional as F

VIRTUAL_BATCH = 64
REAL_BATCH = 8
STEPS_PER_UPDATE = VIRTUAL_BATCH // REAL_BATCH


def stream(seed):
    g = torch.Generator().manual_seed(seed)
    while True:
        x = torch.randn(REAL_BATCH, 16, generator=g)
        yield x, (x[:, :4].sum(dim=1) > 0).long()


class Tower(nn.Module):
    def __init__(self, depth=3, width=32):
        super().__init__()
        self.first = nn.Linear(16, width)
        self.rest = nn.ModuleList([nn.Linear(width, width) for _ in range(depth)])
        self.last = nn.Linear(width, 2)

    def forward(self, x):
        x = F.gelu(self.first(x))
        for layer in self.rest:
            x = x + F.gelu(layer(x))
        return self.last(x)


tower = Tower()
opt = torch.optim.SGD(tower.parameters(), lr=0.1)

tower.train()
opt.zero_grad()
for n, (x, y) in enumerate(islice(stream(0), 160), start=1):
    loss = F.cross_entropy(tower(x), y)
    loss.backward()
    # the GPU is too small for 64 samples: update once every 8 batches
    if n % STEPS_PER_UPDATE == 0:
        opt.step()
        opt.zero_grad()
        print(f"update {n // STEPS_PER_UPDATE}: loss {loss.item():.4f}")
