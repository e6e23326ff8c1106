"""u'' + u = 0, u(0) = 0, u'(0) = 1; the answer is sin."""
import torch
import torch.nn as nn

torch.manual_seed(0)


class PINN(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(1, 24), nn.Tanh(), nn.Linear(24, 24), nn.Tanh(), nn.Linear(24, 1))
        for m in self.layers:
            if isinstance(m, nn.Linear):
                nn.init.xavier_normal_(m.weight)
                nn.init.zeros_(m.bias)

    def forward(self, t):
        return self.layers(t)


def derivative(y, x):
    return torch.autograd.grad(y, x, grad_outputs=torch.ones_like(y), create_graph=True)[0]


net = PINN()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
sched = torch.optim.lr_scheduler.StepLR(opt, step_size=100, gamma=0.5)
for it in range(300):
    t = (torch.rand(64, 1) * 3).requires_grad_()
    u = net(t)
    u_t = derivative(u, t)
    u_tt = derivative(u_t, t)
    residual = (u_tt + u).pow(2).mean()

    t0 = torch.zeros(1, 1, requires_grad=True)
    u0 = net(t0)
    initial = u0.pow(2).mean() + (derivative(u0, t0) - 1).pow(2).mean()

    loss = residual + 10 * initial
    opt.zero_grad()
    loss.backward()
    opt.step()
    sched.step()

with torch.no_grad():
    grid = torch.linspace(0, 3, 50).unsqueeze(1)
    print('loss', loss.item(), 'max error', (net(grid) - grid.sin()).abs().max().item())
