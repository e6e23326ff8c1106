import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 1))
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x = torch.randn(33, 6)
y = (x[:, 0] > 0).float()
for epoch in range(3):
    for xb, yb in zip(x.split(8), y.split(8)):
        optimizer.zero_grad()
        loss = criterion(model(xb).squeeze(-1), yb)
        loss.backward()
        optimizer.step()
regression = nn.Linear(6, 1)
opt = torch.optim.SGD(regression.parameters(), lr=0.01)
for xb, yb in zip(x.split(8), y.split(8)):
    opt.zero_grad()
    nn.MSELoss()(regression(xb), yb.unsqueeze(1)).backward()
    opt.step()
picture = torch.rand(1, 1, 5, 5)
print(picture.squeeze(0).squeeze(0).shape)
