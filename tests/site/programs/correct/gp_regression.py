"""Gaussian process regression: hyperparameters by maximizing the marginal likelihood."""
import math

import torch
from torch import nn


class RBFKernel(nn.Module):
    def __init__(self):
        super().__init__()
        self.log_length = nn.Parameter(torch.zeros(()))
        self.log_scale = nn.Parameter(torch.zeros(()))

    def forward(self, a, b):
        sq = (a[:, None] - b[None, :]).pow(2)
        return torch.exp(2 * self.log_scale - 0.5 * sq / torch.exp(2 * self.log_length))


class ExactGP(nn.Module):
    def __init__(self):
        super().__init__()
        self.kernel = RBFKernel()
        self.log_noise = nn.Parameter(torch.tensor(-1.0))

    def factor(self, x):
        K = self.kernel(x, x)
        noise = torch.exp(2 * self.log_noise) + 1e-6
        return torch.linalg.cholesky(K + noise * torch.eye(len(x), dtype=x.dtype))

    def neg_log_likelihood(self, x, y):
        L = self.factor(x)
        alpha = torch.cholesky_solve(y[:, None], L).squeeze(1)
        log_det = 2 * L.diagonal().log().sum()
        return 0.5 * (y @ alpha + log_det + len(x) * math.log(2 * math.pi))

    @torch.no_grad()
    def predict(self, x, y, x_new):
        L = self.factor(x)
        k = self.kernel(x, x_new)
        mean = k.T @ torch.cholesky_solve(y[:, None], L).squeeze(1)
        v = torch.linalg.solve_triangular(L, k, upper=False)
        var = self.kernel(x_new, x_new).diagonal() - v.pow(2).sum(0)
        return mean, var.clamp(min=0).sqrt()


torch.manual_seed(0)
x = torch.rand(30, dtype=torch.float64) * 6
y = torch.sin(2 * x) + 0.1 * torch.randn(30, dtype=torch.float64)
gp = ExactGP().double()
opt = torch.optim.Adam(gp.parameters(), lr=0.05)
for step in range(100):
    opt.zero_grad()
    nll = gp.neg_log_likelihood(x, y)
    nll.backward()
    opt.step()
print("nll", nll.item(), "noise", gp.log_noise.exp().item())

grid = torch.linspace(0, 6, 25, dtype=torch.float64)
mean, std = gp.predict(x, y, grid)
inside = ((mean - torch.sin(2 * grid)).abs() < 2 * std + 0.05).double().mean()
print("share of the grid inside two sigma:", inside.item())
