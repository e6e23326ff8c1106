"""Quantile regression of the heat demand of a district, tabular data."""
import torch
from torch import nn
from torch.utils.data import TensorDataset, DataLoader

QUANTILES = torch.tensor([0.1, 0.5, 0.9])


def pinball(pred, target):
    err = target.unsqueeze(1) - pred
    return torch.maximum(QUANTILES * err, (QUANTILES - 1) * err).mean()


class DemandMLP(nn.Module):
    def __init__(self, n_num, n_weekdays=7, n_types=5):
        super().__init__()
        self.weekday = nn.Embedding(n_weekdays, 3)
        self.kind = nn.Embedding(n_types, 3)
        self.mlp = nn.Sequential(
            nn.Linear(n_num + 6, 64), nn.ReLU(),
            nn.Linear(64, 64), nn.ReLU(),
            nn.Linear(64, len(QUANTILES)))

    def forward(self, num, cat):
        emb = torch.cat([self.weekday(cat[:, 0]), self.kind(cat[:, 1])], dim=1)
        return self.mlp(torch.cat([num, emb], dim=1))


def table(n):
    temp, wind = torch.randn(n), torch.rand(n)
    day, kind = torch.randint(7, (n,)), torch.randint(5, (n,))
    demand = 3 - 1.2 * temp + 0.5 * wind + 0.2 * kind - 0.4 * (day > 4) + 0.3 * torch.randn(n)
    return torch.stack([temp, wind], 1), torch.stack([day, kind], 1), demand


class Trainer:
    def __init__(self, model, lr=1e-3, patience=5):
        self.model = model
        self.opt = torch.optim.Adam(model.parameters(), lr=lr)
        self.patience = patience

    def train_epoch(self, loader):
        self.model.train()
        self.opt.zero_grad()
        total = 0.0
        for num, cat, demand in loader:
            loss = pinball(self.model(num, cat), demand)
            loss.backward()
            self.opt.step()
            total += loss.item()
        return total / len(loader)

    @torch.no_grad()
    def validate(self, num, cat, demand):
        self.model.eval()
        pred = self.model(num, cat)
        inside = (demand >= pred[:, 0]) & (demand <= pred[:, 2])
        return pinball(pred, demand).item(), inside.float().mean().item()

    def fit(self, loader, val, epochs):
        best, bad = float("inf"), 0
        for epoch in range(epochs):
            tr = self.train_epoch(loader)
            va, coverage = self.validate(*val)
            print(f"{epoch:2d} train {tr:.4f} val {va:.4f} coverage {coverage:.2f}")
            best, bad = (va, 0) if va < best else (best, bad + 1)
            if bad >= self.patience:
                break


torch.manual_seed(3)
Trainer(DemandMLP(n_num=2)).fit(
    DataLoader(TensorDataset(*table(2000)), batch_size=64, shuffle=True), table(400), epochs=8)
