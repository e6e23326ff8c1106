import copy
import torch
import torch.nn as nn


class ModelEMA:
    def __init__(self, model, decay=0.99):
        self.module = copy.deepcopy(model).eval()
        for p in self.module.parameters():
            p.requires_grad_(False)
        self.decay = decay

    @torch.no_grad()
    def update(self, model):
        for ema_p, p in zip(self.module.parameters(), model.parameters()):
            ema_p.mul_(self.decay).add_(p, alpha=1 - self.decay)
        for ema_b, b in zip(self.module.buffers(), model.buffers()):
            ema_b.copy_(b)


torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 32), nn.BatchNorm1d(32), nn.ReLU(), nn.Linear(32, 1))
ema = ModelEMA(model, decay=0.9)
optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
criterion = nn.HuberLoss()
x = torch.randn(256, 4)
y = x.pow(2).sum(dim=1, keepdim=True)

for step in range(60):
    model.train()
    idx = torch.randint(0, 256, (32,))
    loss = criterion(model(x[idx]), y[idx])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    ema.update(model)

model.eval()
with torch.no_grad():
    print("raw", criterion(model(x), y).item())
    print("ema", criterion(ema.module(x), y).item())
torch.save({"model": model.state_dict(), "ema": ema.module.state_dict()}, "ema.pt")
