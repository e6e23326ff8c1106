import numpy as np
import torch

t = torch.linspace(0, 5, 120)
measured = 0.7 * torch.exp(-0.3 * t) * torch.cos(3 * t) + 0.01 * torch.randn(120)

amp = torch.tensor(1.0, requires_grad=True)
damping = torch.tensor(0.1, requires_grad=True)
omega = torch.tensor(2.9, requires_grad=True)


def curve(time):
    return amp * torch.exp(-damping * time) * torch.cos(omega * time)


optimizer = torch.optim.Adam([amp, damping, omega], lr=0.02)
for step in range(300):
    optimizer.zero_grad()
    loss = (curve(t) - measured).square().mean()
    loss.backward()
    optimizer.step()

with torch.no_grad():
    fitted = curve(t)
print("residual", np.std(measured.numpy() - fitted.numpy()))
start = curve(torch.zeros(1)).detach()
print("start", start.numpy(), "omega", omega.detach().numpy())
for name, p in {"amp": amp, "damping": damping}.items():
    print(name, p.detach().cpu().numpy())
