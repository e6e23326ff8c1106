import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(21)
LOOKBACK, HORIZON = 48, 6


def load_series(n=900):
    hours = torch.arange(n, dtype=torch.float32)
    daily = torch.sin(hours * 2 * torch.pi / 24)
    weekly = 0.4 * torch.sin(hours * 2 * torch.pi / 168)
    return daily + weekly + 0.1 * torch.randn(n)


def windows(series):
    blocks = series.unfold(0, LOOKBACK + HORIZON, 1)
    return TensorDataset(blocks[:, :LOOKBACK], blocks[:, LOOKBACK:])


series = load_series()
train_ds, test_ds = windows(series[:700]), windows(series[700:])
train_dl = DataLoader(train_ds, batch_size=64, shuffle=True)
test_dl = DataLoader(test_ds, batch_size=64)

forecaster = nn.Sequential(nn.Linear(LOOKBACK, 64), nn.ReLU(), nn.Linear(64, HORIZON))
optim = torch.optim.Adam(forecaster.parameters(), lr=1e-3)
mean_loss = nn.MSELoss()
sum_loss = nn.MSELoss("sum")        # for the report: total squared error, divided by all values


def report(loader, n_values):
    forecaster.eval()
    sse = 0.0
    with torch.no_grad():
        for past, future in loader:
            sse += sum_loss(forecaster(past), future).item()
    return (sse / n_values) ** 0.5


for epoch in range(8):
    forecaster.train()
    for past, future in train_dl:
        optim.zero_grad()
        loss = mean_loss(forecaster(past), future)
        loss.backward()
        optim.step()
    rmse = report(test_dl, len(test_ds) * HORIZON)
    print(f"epoch {epoch}  last batch {loss.item():.4f}  test RMSE {rmse:.4f}")

# naive forecast: the same hours of the day before
naive = torch.cat([(past[:, -24:-24 + HORIZON] - future) for past, future in test_dl])
print("RMSE of yesterday's values:", naive.pow(2).mean().sqrt().item())
