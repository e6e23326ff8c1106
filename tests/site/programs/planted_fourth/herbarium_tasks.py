# Class-incremental learning: every season brings a few new plant families.
import torch
from torch import nn
from torch.nn.functional import cross_entropy

torch.manual_seed(31)
DIM = 24
SEASONS = [3, 2, 2]                     # new families per season
centers = torch.randn(sum(SEASONS), DIM) * 2


class GrowingNet(nn.Module):
    def __init__(self, n_families):
        super().__init__()
        self.features = nn.Sequential(nn.Linear(DIM, 64), nn.ReLU(), nn.Linear(64, 32), nn.ReLU())
        self.families = nn.Linear(32, n_families)

    def grow(self, extra):
        old = self.families
        new = nn.Linear(old.in_features, old.out_features + extra)
        with torch.no_grad():
            new.weight[:old.out_features].copy_(old.weight)
            new.bias[:old.out_features].copy_(old.bias)
        self.families = new

    def forward(self, x):
        return self.families(self.features(x))


def sample(classes, n):
    y = torch.randint(classes, (n,))
    return centers[y] + 0.5 * torch.randn(n, DIM), y


def train_season(net, opt, classes, steps=60):
    net.train()
    for _ in range(steps):
        x, y = sample(classes, 48)
        opt.zero_grad()
        loss = cross_entropy(net(x), y)
        loss.backward()
        opt.step()
    return loss.item()


def evaluate(net, classes):
    net.eval()
    x, y = sample(classes, 500)
    with torch.no_grad():
        hit = net(x).argmax(dim=1).eq(y)
    return [round(hit[y == c].float().mean().item(), 2) for c in range(classes)]


net = GrowingNet(SEASONS[0])
opt = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9)
known = 0
for season, extra in enumerate(SEASONS, start=1):
    known += extra
    if season > 1:
        net.grow(extra)
    final = train_season(net, opt, known)
    print(f"season {season}: {known} families, loss {final:.3f}, accuracy {evaluate(net, known)}")
