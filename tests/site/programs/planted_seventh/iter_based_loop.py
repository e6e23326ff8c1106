import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)

xs = torch.rand(2000, 1) * 6 - 3
ys = torch.sin(2 * xs) + 0.1 * torch.randn_like(xs)
dataset = TensorDataset(xs, ys)
dataloader = DataLoader(dataset, batch_size=20)

net = nn.Sequential(nn.Linear(1, 64), nn.Tanh(), nn.Linear(64, 64), nn.Tanh(), nn.Linear(64, 1))
optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
mse = nn.MSELoss()

num_iters = 500
for it in range(num_iters):
    x, y = next(iter(dataloader))
    optimizer.zero_grad()
    loss = mse(net(x), y)
    loss.backward()
    optimizer.step()
    if it % 100 == 0:
        print(f"iter {it}: {loss.item():.5f}")

print("last training loss:", loss.item())
