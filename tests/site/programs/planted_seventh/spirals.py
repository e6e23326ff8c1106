import math
import torch
from torch import nn

N = 300
t = torch.linspace(0.5, 3 * math.pi, N)
a = torch.stack([t * t.cos(), t * t.sin()], 1)
data = torch.cat([a, -a]) / 10 + 0.02 * torch.randn(2 * N, 2)
label = torch.cat([torch.zeros(N), torch.ones(N)]).long()

model = nn.Sequential(
    nn.Linear(2, 64), nn.Tanh(),
    nn.Linear(64, 64), nn.Tanh(),
    nn.Linear(64, 2),
)
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.Adam(model.parameters(), lr=1e-3)

for step in range(400):
    idx = torch.randint(0, 2 * N, (64,))
    pred = model(data[idx])
    loss = loss_fn(pred, label[idx])
    loss.backward()
    opt.step()
    if step % 100 == 0:
        print(step, loss.item())

model.eval()
with torch.no_grad():
    acc = (model(data).argmax(1) == label).float().mean()
print("train accuracy", acc.item())
