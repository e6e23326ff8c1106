import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Subset, TensorDataset

WINDOW = 24


def windows(series):
    x = series.unfold(0, WINDOW + 1, 1)
    return TensorDataset(x[:, :WINDOW].clone(), x[:, WINDOW:].clone())


class Forecaster(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(
            nn.Linear(WINDOW, 64), nn.ReLU(), nn.Dropout(0.1),
            nn.Linear(64, 1),
        )

    def forward(self, x):
        return self.net(x)

    def fit(self, train_dl, val_dl, epochs=5, lr=1e-3):
        opt = torch.optim.Adam(self.parameters(), lr=lr)
        loss_fn = nn.L1Loss()
        for epoch in range(epochs):
            self.train()
            train_loss = 0.0
            for x, y in train_dl:
                opt.zero_grad()
                loss = loss_fn(self(x), y)
                loss.backward()
                opt.step()
                train_loss += loss.item() * len(x)

            self.eval()
            val_loss = 0.0
            for x, y in val_dl:
                val_loss += loss_fn(self(x), y).item() * len(x)
            print(f"{epoch}: train {train_loss / len(train_dl.dataset):.4f} "
                  f"val {val_loss / len(val_dl.dataset):.4f}")


t = torch.arange(1500, dtype=torch.float32)
series = torch.sin(t / 12) + 0.3 * torch.sin(t / 3) + 0.05 * torch.randn(1500)
ds = windows(series)
split = int(0.8 * len(ds))
train_dl = DataLoader(Subset(ds, range(split)), batch_size=64, shuffle=True)
val_dl = DataLoader(Subset(ds, range(split, len(ds))), batch_size=256)
Forecaster().fit(train_dl, val_dl)
