import torch
from torch import nn


class TabularResNet(nn.Module):
    def __init__(self, n_in, width=24, n_layers=6, p=0.1):
        super().__init__()
        self.inp = nn.Linear(n_in, width)
        layer = nn.Sequential(nn.LayerNorm(width), nn.Linear(width, width), nn.ReLU(), nn.Dropout(p))
        self.layers = nn.ModuleList([layer] * n_layers)
        self.out = nn.Linear(width, 1)

    def forward(self, x):
        x = self.inp(x)
        for layer in self.layers:
            x = x + layer(x)
        return self.out(x)[:, 0]


def batches(n, size=32):
    g = torch.Generator().manual_seed(5)
    for _ in range(n):
        x = torch.randn(size, 10, generator=g)
        yield x, x[:, 0] * x[:, 1] + x[:, 2]


net = TabularResNet(10)
opt = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=1e-4)
net.train()
for i, (x, y) in enumerate(batches(30)):
    loss = nn.functional.mse_loss(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if i % 10 == 0:
        print(i, loss.item())
