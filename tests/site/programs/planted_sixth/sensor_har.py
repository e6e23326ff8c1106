# Human activity recognition from a wrist accelerometer + gyro (6 channels, 128 samples per window)
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset


@dataclass
class Config:
    window: int = 128
    channels: int = 6
    classes: int = 4
    batch: int = 32
    epochs: int = 4
    lr: float = 2e-3


def simulate(n, cfg, seed):
    rng = np.random.RandomState(seed)
    labels = rng.randint(0, cfg.classes, n)
    t = np.linspace(0, 2.56, cfg.window)
    x = rng.randn(n, cfg.window, cfg.channels).astype(np.float32) * 0.5
    for i, c in enumerate(labels):
        x[i, :, c] += np.sin(2 * np.pi * (1 + c) * t + rng.rand() * 6.28)
    return torch.from_numpy(x), torch.from_numpy(labels).long()


class HARNet(nn.Module):
    def __init__(self, cfg):
        super().__init__()
        self.cfg = cfg
        self.block1 = nn.Sequential(nn.Conv1d(cfg.channels, 16, 7, padding=3), nn.BatchNorm1d(16), nn.ReLU(), nn.MaxPool1d(2))
        self.block2 = nn.Sequential(nn.Conv1d(16, 32, 5, padding=2), nn.BatchNorm1d(32), nn.ReLU(), nn.AdaptiveAvgPool1d(1))
        self.head = nn.Linear(32, cfg.classes)

    def forward(self, x):
        # Conv1d wants (batch, channel, time)
        b = x.size(0)
        x = x.view(b, self.cfg.channels, self.cfg.window)
        x = self.block2(self.block1(x))
        return self.head(x.squeeze(-1))


def accuracy(model, loader, dev):
    model.eval()
    correct = 0
    with torch.inference_mode():
        for xb, yb in loader:
            correct += model(xb.to(dev)).argmax(1).eq(yb.to(dev)).sum().item()
    return correct / len(loader.dataset)


if __name__ == "__main__":
    cfg = Config()
    torch.manual_seed(0)
    torch.set_num_threads(1)
    dev = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    train_dl = DataLoader(TensorDataset(*simulate(384, cfg, 0)), cfg.batch, shuffle=True)
    test_dl = DataLoader(TensorDataset(*simulate(128, cfg, 1)), cfg.batch)

    model = HARNet(cfg).to(dev)
    criterion = nn.CrossEntropyLoss()
    optimizer = optim.RMSprop(model.parameters(), lr=cfg.lr)

    for epoch in range(cfg.epochs):
        model.train()
        for xb, yb in train_dl:
            xb, yb = xb.to(dev), yb.to(dev)
            optimizer.zero_grad()
            loss = criterion(model(xb), yb)
            loss.backward()
            optimizer.step()
        print(f"epoch {epoch + 1}/{cfg.epochs}: test acc {accuracy(model, test_dl, dev):.3f}")
