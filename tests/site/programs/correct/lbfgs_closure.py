import torch
from torch import nn

torch.manual_seed(0)
t = torch.linspace(0, 4, 80).view(-1, 1)
signal = torch.sin(2 * t) * torch.exp(-0.3 * t)

net = nn.Sequential(nn.Linear(1, 16), nn.Tanh(), nn.Linear(16, 16), nn.Tanh(), nn.Linear(16, 1)).double()
t, signal = t.double(), signal.double()
criterion = nn.MSELoss()
optimizer = torch.optim.LBFGS(net.parameters(), lr=0.8, max_iter=10, line_search_fn='strong_wolfe')

for i in range(5):
    def closure():
        optimizer.zero_grad()
        out = net(t)
        loss = criterion(out, signal)
        loss.backward()
        return loss

    loss = optimizer.step(closure)
    print('STEP:', i, 'loss:', loss.item())

with torch.no_grad():
    future = net(torch.tensor([[4.1]], dtype=torch.double))
    print(future.item())
