import os
import tempfile

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

FEATURES = 18


def build_net():
    return nn.Sequential(
        nn.Linear(FEATURES, 64),
        nn.BatchNorm1d(64),
        nn.ReLU(),
        nn.Dropout(0.4),
        nn.Linear(64, 32),
        nn.ReLU(),
        nn.Dropout(0.4),
        nn.Linear(32, 1),
    )


def make_customers(n, seed):
    g = torch.Generator().manual_seed(seed)
    x = torch.randn(n, FEATURES, generator=g)
    y = ((x[:, 0] - x[:, 3] + 0.5 * x[:, 7]) > 0).float()
    return x, y


def accuracy(net, x, y):
    with torch.no_grad():
        p = torch.sigmoid(net(x).squeeze(1))
    return ((p > 0.5).float() == y).float().mean().item()


def train(path):
    x, y = make_customers(1024, seed=1)
    x_val, y_val = make_customers(256, seed=2)
    loader = DataLoader(TensorDataset(x, y), batch_size=64, shuffle=True)
    net = build_net()
    opt = torch.optim.Adam(net.parameters(), lr=3e-3)
    bce = nn.BCEWithLogitsLoss()
    for epoch in range(6):
        net.train()
        for xb, yb in loader:
            opt.zero_grad()
            bce(net(xb).squeeze(1), yb).backward()
            opt.step()
        net.eval()
        print("epoch", epoch, "val acc %.3f" % accuracy(net, x_val, y_val))
    torch.save({"weights": net.state_dict(), "features": FEATURES}, path)


class ChurnService:
    """What runs in production: loads once, answers many times."""

    def __init__(self, path):
        ckpt = torch.load(path, map_location="cpu")
        assert ckpt["features"] == FEATURES
        self.net = build_net()
        self.net.load_state_dict(ckpt["weights"])

    @torch.no_grad()
    def score(self, customers):
        return torch.sigmoid(self.net(customers)).squeeze(1)


if __name__ == "__main__":
    torch.manual_seed(0)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "churn.pt")
        train(path)
        service = ChurnService(path)
    x_new, y_new = make_customers(256, seed=2)
    pred = service.score(x_new) > 0.5
    print("service accuracy", (pred.float() == y_new).float().mean().item())
