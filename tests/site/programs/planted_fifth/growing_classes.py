# Class-incremental learning: new insect species arrive in three sessions
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(15)
DIM = 20
CENTERS = 2.0 * torch.randn(9, DIM)


def session_data(first, last, per_species=60):
    species = torch.arange(first, last).repeat_interleave(per_species)
    return CENTERS[species] + torch.randn(len(species), DIM), species


class InsectNet(nn.Module):
    def __init__(self, n_known):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(DIM, 64), nn.ReLU(), nn.Linear(64, 32), nn.ReLU())
        self.cls = nn.Linear(32, n_known)

    def forward(self, x):
        return self.cls(self.body(x))

    def grow(self, n_new):
        old = self.cls
        bigger = nn.Linear(old.in_features, old.out_features + n_new)
        with torch.no_grad():
            bigger.weight[:old.out_features] = old.weight
            bigger.bias[:old.out_features] = old.bias
        self.cls = bigger


class Memory:
    """Keeps a few samples of every species seen so far."""

    def __init__(self, per_species=15):
        self.per_species, self.x, self.y = per_species, [], []

    def add(self, x, y):
        for s in y.unique():
            pick = (y == s).nonzero().flatten()[:self.per_species]
            self.x.append(x[pick])
            self.y.append(y[pick])

    def mix(self, x, y):
        return torch.cat([x, *self.x]), torch.cat([y, *self.y])


net = InsectNet(n_known=3)
optimizer = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9)
memory = Memory()

for session in range(3):
    low, high = 3 * session, 3 * session + 3
    if session > 0:
        net.grow(3)
    x, y = session_data(low, high)
    all_x, all_y = memory.mix(x, y)
    net.train()
    for epoch in range(8):
        for idx in torch.randperm(len(all_x)).split(32):
            optimizer.zero_grad()
            F.cross_entropy(net(all_x[idx]), all_y[idx]).backward()
            optimizer.step()
    memory.add(x, y)

    net.eval()
    test_x, test_y = session_data(0, high, per_species=20)
    with torch.no_grad():
        acc = (net(test_x).argmax(1) == test_y).float().mean()
    print(f"session {session}: {high} species, accuracy {acc.item():.2f}")
