import torch
from torch import nn


class RiverLevel(nn.Module):
    """Predicts the level of a river from the rain of the last four days."""

    def __init__(self):
        super().__init__()
        self.unit = nn.Parameter(torch.ones(4))
        self.body = nn.Sequential(nn.Linear(4, 16), nn.Tanh(), nn.Linear(16, 1))

    def forward(self, rain):
        # days without rain have no logarithm: they count as 0
        x = torch.where(rain > 0, torch.log(self.unit * rain), torch.zeros_like(rain))
        return self.body(x).squeeze(1)


torch.manual_seed(2)
rain = torch.relu(torch.randn(200, 4))
level = rain.mean(dim=1)

model = RiverLevel()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
for epoch in range(5):
    for i in range(0, 200, 40):
        loss = nn.functional.mse_loss(model(rain[i:i + 40]), level[i:i + 40])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
