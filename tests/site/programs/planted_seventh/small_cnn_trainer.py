import argparse

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def make_data(n):
    labels = torch.randint(0, 4, (n,))
    images = 0.3 * torch.randn(n, 1, 16, 16)
    for i, c in enumerate(labels.tolist()):
        r, k = divmod(c, 2)
        images[i, 0, r * 8:r * 8 + 8, k * 8:k * 8 + 8] += 1.0
    return TensorDataset(images, labels)


class ConvNet(nn.Module):
    def __init__(self, n_classes=4):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(1, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(8, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(), nn.MaxPool2d(2),
        )
        self.head = nn.Sequential(nn.Flatten(), nn.Dropout(0.5), nn.Linear(16 * 4 * 4, n_classes))

    def forward(self, x):
        return self.head(self.features(x))


def train_one_epoch(model, loader, optimizer):
    model.train()
    for x, y in loader:
        optimizer.zero_grad()
        F.cross_entropy(model(x), y).backward()
        optimizer.step()


def evaluate(model, loader):
    hits, n = 0, 0
    with torch.no_grad():
        for x, y in loader:
            hits += (model(x).argmax(dim=1) == y).sum().item()
            n += y.size(0)
    return hits / n


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--lr", type=float, default=1e-3)
    args = parser.parse_args()
    model = ConvNet()
    optimizer = torch.optim.Adam(model.parameters(), lr=args.lr)
    train_dl = DataLoader(make_data(400), batch_size=40, shuffle=True)
    val_dl = DataLoader(make_data(100), batch_size=50)
    for epoch in range(args.epochs):
        train_one_epoch(model, train_dl, optimizer)
        print(epoch, evaluate(model, val_dl))
