# Everything in float64, on purpose: the model, too
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

rng = np.random.default_rng(3)
t = np.linspace(0, 4 * np.pi, 400)
signal = np.sin(t) + 0.1 * rng.normal(size=t.shape)

x = torch.from_numpy(t).unsqueeze(1)
y = torch.from_numpy(signal).unsqueeze(1)
loader = DataLoader(TensorDataset(x, y), batch_size=64, shuffle=True)
net = nn.Sequential(nn.Linear(1, 32), nn.Tanh(), nn.Linear(32, 1)).double()
opt = torch.optim.Adam(net.parameters(), lr=1e-2)
for epoch in range(5):
    for xb, yb in loader:
        loss = nn.functional.mse_loss(net(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
print("mse", loss.item())
