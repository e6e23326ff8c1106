# Fit the vector field of a damped pendulum from trajectories; the solver is plain RK4.
import torch
import torch.nn as nn


def rk4(f, y, dt):
    k1 = f(y)
    k2 = f(y + dt / 2 * k1)
    k3 = f(y + dt / 2 * k2)
    k4 = f(y + dt * k3)
    return y + dt / 6 * (k1 + 2 * k2 + 2 * k3 + k4)


def solve(f, y0, dt, steps):
    path = [y0]
    for _ in range(steps):
        path.append(rk4(f, path[-1], dt))
    return torch.stack(path, dim=1)          # (batch, steps + 1, 2)


def pendulum(y):
    angle, speed = y.unbind(-1)
    return torch.stack([speed, -torch.sin(angle) - 0.2 * speed], dim=-1)


class Field(nn.Module):
    def __init__(self, width=32):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(2, width), nn.Tanh(), nn.Linear(width, width), nn.Tanh(),
                                 nn.Linear(width, 2))

    def forward(self, y):
        return self.net(y)


torch.manual_seed(4)
DT, STEPS = 0.1, 10
with torch.no_grad():
    starts = torch.rand(128, 2) * 4 - 2
    truth = solve(pendulum, starts, DT, STEPS)

field = Field()
opt = torch.optim.Adam(field.parameters(), lr=5e-3)
sched = torch.optim.lr_scheduler.ExponentialLR(opt, gamma=0.99)
for it in range(60):
    batch = torch.randint(0, len(starts), (32,))
    pred = solve(field, starts[batch], DT, STEPS)
    loss = (pred - truth[batch]).pow(2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    sched.step()
    if it % 20 == 19:
        print(it + 1, f"{loss.item():.5f}", sched.get_last_lr())

with torch.no_grad():
    y0 = torch.tensor([[1.0, 0.0]])
    gap = solve(field, y0, DT, 30) - solve(pendulum, y0, DT, 30)
print("largest gap on a longer path", gap.abs().max().item())
