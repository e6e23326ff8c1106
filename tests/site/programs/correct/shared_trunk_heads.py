"""Layers of different sizes that aren't applied one after the other."""
import torch
import torch.nn as nn


class TwoHeads(nn.Module):
    def __init__(self):
        super().__init__()
        self.trunk = nn.Linear(10, 64)
        self.left = nn.Linear(64, 32)
        self.right = nn.Linear(64, 8)
        self.join = nn.Linear(40, 2)
        self.gate = nn.Sequential(nn.Linear(64, 128), nn.GLU(), nn.Linear(64, 1))

    def forward(self, x):
        h = torch.relu(self.trunk(x))
        a = torch.relu(self.left(h))
        b = torch.relu(self.right(h))
        return self.join(torch.cat([a, b], dim=1)) * torch.sigmoid(self.gate(h))


torch.manual_seed(0)
x = torch.randn(128, 10)
y = (x.sum(1) > 0).long()
net = TwoHeads()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for step in range(40):
    opt.zero_grad()
    loss = nn.functional.cross_entropy(net(x), y)
    loss.backward()
    opt.step()
print("loss", loss.item(), "accuracy", (net(x).argmax(1) == y).float().mean().item())
