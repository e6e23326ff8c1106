import math
import torch
import torch.nn as nn


class Coupling(nn.Module):
    def __init__(self, mask, hidden=32):
        super().__init__()
        self.register_buffer("mask", mask)
        dim = mask.numel()
        self.net = nn.Sequential(nn.Linear(dim, hidden), nn.Tanh(), nn.Linear(hidden, 2 * dim))
        nn.init.zeros_(self.net[-1].weight)
        nn.init.zeros_(self.net[-1].bias)

    def params(self, kept):
        s, t = self.net(kept).chunk(2, dim=-1)
        free = 1 - self.mask
        return torch.tanh(s) * free, t * free

    def forward(self, x):
        s, t = self.params(x * self.mask)
        return x * torch.exp(s) + t, s.sum(-1)

    def inverse(self, z):
        s, t = self.params(z * self.mask)
        return (z - t) * torch.exp(-s)


class RealNVP(nn.Module):
    def __init__(self, n_layers=6):
        super().__init__()
        masks = [torch.tensor([1.0, 0.0]), torch.tensor([0.0, 1.0])]
        self.layers = nn.ModuleList([Coupling(masks[i % 2].clone()) for i in range(n_layers)])

    def log_prob(self, x):
        total = x.new_zeros(len(x))
        for layer in self.layers:
            x, logdet = layer(x)
            total = total + logdet
        base = -0.5 * x.pow(2).sum(-1) - math.log(2 * math.pi)
        return base + total

    @torch.no_grad()
    def sample(self, n):
        z = torch.randn(n, 2, device=self.layers[0].mask.device)
        for layer in reversed(self.layers):
            z = layer.inverse(z)
        return z


def two_moons(n):
    phi = torch.rand(n) * math.pi
    upper = torch.rand(n) < 0.5
    x = torch.where(upper, phi.cos(), 1 - phi.cos())
    y = torch.where(upper, phi.sin(), 0.5 - phi.sin())
    return torch.stack([x, y], dim=1) + 0.05 * torch.randn(n, 2)


def main():
    torch.manual_seed(0)
    flow = RealNVP()
    optimizer = torch.optim.Adam(flow.parameters(), lr=3e-3)
    for step in range(1, 151):
        loss = -flow.log_prob(two_moons(128)).mean()
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(flow.parameters(), 5.0)
        optimizer.step()
        if step % 50 == 0:
            print(f"{step}: nll {loss.item():.3f}")
    print("mean of the samples", flow.sample(500).mean(0).tolist())


if __name__ == "__main__":
    main()
