"""Physics-informed net for the 1-D heat equation u_t = a * u_xx on [0, 1]."""
import math

import torch
import torch.nn as nn

ALPHA = 0.1


class PINN(nn.Module):
    def __init__(self, hidden_dim=32, n_hidden=3):
        super().__init__()
        self.inp = nn.Linear(2, hidden_dim)
        self.hidden = []
        for _ in range(n_hidden):
            self.hidden.append(nn.Linear(hidden_dim, hidden_dim))
        self.out = nn.Linear(hidden_dim, 1)

    def forward(self, x, t):
        h = torch.tanh(self.inp(torch.cat([x, t], dim=1)))
        for layer in self.hidden:
            h = torch.tanh(layer(h))
        return self.out(h)


def grad(y, x):
    return torch.autograd.grad(y, x, grad_outputs=torch.ones_like(y), create_graph=True)[0]


def pde_residual(net, n):
    x = torch.rand(n, 1, requires_grad=True)
    t = torch.rand(n, 1, requires_grad=True)
    u = net(x, t)
    u_t = grad(u, t)
    u_xx = grad(grad(u, x), x)
    return u_t - ALPHA * u_xx


def boundary_terms(net, n):
    t = torch.rand(n, 1)
    left = net(torch.zeros(n, 1), t)
    right = net(torch.ones(n, 1), t)
    x = torch.rand(n, 1)
    start = net(x, torch.zeros(n, 1)) - torch.sin(math.pi * x)
    return (left ** 2).mean() + (right ** 2).mean() + (start ** 2).mean()


def relative_error(net):
    x, t = torch.meshgrid(torch.linspace(0, 1, 40), torch.linspace(0, 1, 40), indexing="ij")
    x, t = x.reshape(-1, 1), t.reshape(-1, 1)
    exact = torch.exp(-ALPHA * math.pi ** 2 * t) * torch.sin(math.pi * x)
    with torch.no_grad():
        diff = net(x, t) - exact
    return (diff.norm() / exact.norm()).item()


torch.manual_seed(1234)
torch.set_num_threads(1)
net = PINN()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
sched = torch.optim.lr_scheduler.ExponentialLR(opt, gamma=0.999)

for it in range(80):
    opt.zero_grad()
    loss_pde = (pde_residual(net, 64) ** 2).mean()
    loss_bc = boundary_terms(net, 32)
    loss = loss_pde + 10.0 * loss_bc
    loss.backward()
    opt.step()
    sched.step()
    if it % 20 == 0:
        print(it, f"pde {loss_pde.item():.3e} bc {loss_bc.item():.3e}")

print("relative L2 error:", relative_error(net))
torch.save(net.state_dict(), "/tmp/heat_pinn_demo.pt")
