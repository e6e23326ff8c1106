# Next-hour water level from the past, with a small causal TCN
import math

import torch
from torch import nn
import torch.nn.functional as F


class CausalBlock(nn.Module):
    def __init__(self, c_in, c_out, dilation, k=3, drop=0.1):
        super().__init__()
        self.conv1 = nn.Conv1d(c_in, c_out, k, padding=dilation, dilation=dilation)
        self.conv2 = nn.Conv1d(c_out, c_out, k, padding=dilation, dilation=dilation)
        self.drop = nn.Dropout(drop)
        self.skip = nn.Identity() if c_in == c_out else nn.Conv1d(c_in, c_out, 1)

    def forward(self, x):
        y = self.drop(F.relu(self.conv1(x)))
        y = self.drop(F.relu(self.conv2(y)))
        return F.relu(y + self.skip(x))


class RiverTCN(nn.Module):
    def __init__(self, channels=(16, 16, 24)):
        super().__init__()
        sizes = [1, *channels]
        blocks = [CausalBlock(a, b, dilation=2 ** i) for i, (a, b) in enumerate(zip(sizes, sizes[1:]))]
        self.body = nn.Sequential(*blocks)
        self.readout = nn.Conv1d(sizes[-1], 1, 1)

    def forward(self, level):
        return self.readout(self.body(level))


def gauge(hours):
    t = torch.arange(hours, dtype=torch.float32)
    tide = torch.sin(2 * math.pi * t / 12.4)
    season = 0.5 * torch.sin(2 * math.pi * t / 240)
    return tide + season + 0.2 * torch.randn(hours)


def windows(series, length):
    w = series.unfold(0, length + 1, length // 2)
    past, future = w[:, :-1], w[:, 1:]
    return past.unsqueeze(1), future.unsqueeze(1)


torch.manual_seed(8)
series = gauge(4000)
x_train, y_train = windows(series[:3200], 64)
x_val, y_val = windows(series[3200:], 64)

model = RiverTCN()
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)

for epoch in range(12):
    model.train()
    for idx in torch.randperm(len(x_train)).split(32):
        optimizer.zero_grad()
        loss = F.smooth_l1_loss(model(x_train[idx]), y_train[idx])
        loss.backward()
        optimizer.step()

    model.eval()
    with torch.no_grad():
        val = F.mse_loss(model(x_val), y_val).item()
    if epoch % 4 == 3:
        print(f"epoch {epoch + 1}: validation mse {val:.4f}")
