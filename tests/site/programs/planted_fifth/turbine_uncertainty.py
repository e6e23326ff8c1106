# %% Power curve of a wind turbine, with error bars from dropout at prediction time
import torch
import torch.nn as nn


class PowerCurve(nn.Module):
    def __init__(self, hidden=64, p=0.15):
        super().__init__()
        self.trunk = nn.Sequential(
            nn.Linear(2, hidden), nn.BatchNorm1d(hidden), nn.ReLU(), nn.Dropout(p),
            nn.Linear(hidden, hidden), nn.BatchNorm1d(hidden), nn.ReLU(), nn.Dropout(p),
        )
        self.power = nn.Linear(hidden, 1)

    def forward(self, wind):
        return self.power(self.trunk(wind))


# %% Data
torch.manual_seed(77)
speed = 25 * torch.rand(800, 1)
temperature = 10 * torch.randn(800, 1)
power = torch.sigmoid((speed - 9) / 1.5) + 0.002 * temperature + 0.03 * torch.randn(800, 1)
inputs = torch.cat([(speed - 12.5) / 7.2, temperature / 10], dim=1)

# %% Training
model = PowerCurve()
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
mse = nn.MSELoss()
for epoch in range(25):
    model.train()
    perm = torch.randperm(len(inputs))
    for chunk in perm.chunk(8):
        optimizer.zero_grad()
        loss = mse(model(inputs[chunk]), power[chunk])
        loss.backward()
        optimizer.step()
print("training loss", loss.item())


# %% Prediction: batch norm fixed, dropout active
def enable_dropout(net):
    net.eval()
    for layer in net.children():
        if isinstance(layer, nn.Dropout):
            layer.train()


@torch.no_grad()
def predict_with_error(net, x, passes=50):
    enable_dropout(net)
    draws = torch.stack([net(x) for _ in range(passes)])
    return draws.mean(dim=0), draws.std(dim=0)


grid = torch.stack([torch.linspace(-1.7, 1.7, 9), torch.zeros(9)], dim=1)
mean, error = predict_with_error(model, grid)
for s, m, e in zip((grid[:, 0] * 7.2 + 12.5).tolist(), mean.flatten().tolist(), error.flatten().tolist()):
    print(f"{s:5.1f} m/s: {m:.3f} +- {e:.4f}")
