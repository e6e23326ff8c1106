"""MAML on sine waves, second order."""
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.func import functional_call


class Regressor(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(1, 32), nn.Tanh(), nn.Linear(32, 1))

    def forward(self, x):
        return self.net(x)


def sample_task():
    amp, phase = torch.rand(()) * 4 + 1, torch.rand(()) * 3.14

    def batch(k):
        x = torch.rand(k, 1) * 10 - 5
        return x, amp * torch.sin(x + phase)
    return batch


def adapt(model, params, x, y, lr=0.01, steps=1):
    for _ in range(steps):
        loss = F.mse_loss(functional_call(model, params, (x,)), y)
        grads = torch.autograd.grad(loss, params.values(), create_graph=True)
        params = {name: p - lr * g for (name, p), g in zip(params.items(), grads)}
    return params


torch.manual_seed(0)
model = Regressor()
meta_opt = torch.optim.Adam(model.parameters(), lr=1e-3)
for it in range(20):
    meta_opt.zero_grad()
    meta_loss = 0.0
    for _ in range(4):
        task = sample_task()
        fast = adapt(model, dict(model.named_parameters()), *task(10))
        xq, yq = task(10)
        meta_loss = meta_loss + F.mse_loss(functional_call(model, fast, (xq,)), yq)
    meta_loss = meta_loss / 4
    meta_loss.backward()
    meta_opt.step()
    if it % 5 == 4:
        print(it, meta_loss.item())
