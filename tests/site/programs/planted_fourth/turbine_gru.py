"""Predict the power of a wind turbine ten minutes ahead from the last two hours."""
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class TurbineWindows(Dataset):
    def __init__(self, series: np.ndarray, window: int = 12):
        self.x = torch.tensor(series, dtype=torch.float32)     # (T, sensors)
        self.window = window

    def __len__(self):
        return len(self.x) - self.window

    def __getitem__(self, i):
        past = self.x[i:i + self.window]                       # (window, sensors)
        return past, self.x[i + self.window, 0]


class PowerForecaster(nn.Module):
    def __init__(self, sensors, hidden=32, depth=2):
        super().__init__()
        self.encoder = nn.GRU(sensors, hidden, num_layers=depth, dropout=0.1)
        self.regressor = nn.Sequential(nn.Linear(hidden, 16), nn.ELU(), nn.Linear(16, 1))

    def forward(self, past):
        states, _ = self.encoder(past)
        return self.regressor(states[:, -1]).squeeze(-1)


def simulate(days=6, seed=0):
    rng = np.random.default_rng(seed)
    t = np.arange(days * 144)
    wind = 8 + 3 * np.sin(2 * np.pi * t / 144) + rng.normal(0, 0.7, t.size)
    power = np.clip(wind, 3, 12) ** 3 / 12 ** 3
    temp = 10 + 5 * np.cos(2 * np.pi * t / 144)
    raw = np.stack([power, wind, temp, rng.normal(size=t.size)], axis=1)
    return raw


def mae(model, loader):
    model.eval()
    err, n = 0.0, 0
    with torch.no_grad():
        for past, target in loader:
            err += (model(past) - target).abs().sum().item()
            n += target.numel()
    return err / n


if __name__ == "__main__":
    torch.manual_seed(5)
    raw = simulate()
    split = int(0.8 * len(raw))
    mean, std = raw[:split].mean(0), raw[:split].std(0)
    scaled = (raw - mean) / std
    train = DataLoader(TurbineWindows(scaled[:split]), batch_size=32, shuffle=True)
    test = DataLoader(TurbineWindows(scaled[split:]), batch_size=64)

    model = PowerForecaster(sensors=raw.shape[1])
    opt = torch.optim.RMSprop(model.parameters(), lr=1e-3)
    for epoch in range(4):
        model.train()
        for past, target in train:
            opt.zero_grad()
            loss = nn.functional.huber_loss(model(past), target)
            loss.backward()
            nn.utils.clip_grad_value_(model.parameters(), 0.5)
            opt.step()
        print(f"epoch {epoch + 1}: test MAE {mae(model, test) * std[0]:.4f}")
