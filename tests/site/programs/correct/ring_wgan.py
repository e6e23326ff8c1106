"""WGAN with gradient penalty on points of a ring."""
import math
from itertools import islice

import torch
from torch import nn, autograd


def ring(batch):
    while True:
        angle = torch.rand(batch) * 2 * math.pi
        radius = 2 + 0.05 * torch.randn(batch)
        yield torch.stack([radius * angle.cos(), radius * angle.sin()], dim=1)


def mlp(*sizes):
    layers = []
    for a, b in zip(sizes[:-1], sizes[1:]):
        layers += [nn.Linear(a, b), nn.LeakyReLU(0.1)]
    return nn.Sequential(*layers[:-1])


def gradient_penalty(critic, real, fake):
    mix = torch.rand(real.size(0), 1)
    between = (mix * real + (1 - mix) * fake).requires_grad_(True)
    (grad,) = autograd.grad(critic(between).sum(), between, create_graph=True)
    return (grad.norm(2, dim=1) - 1).square().mean()


class RingGAN:
    def __init__(self, z_dim=8, lr=1e-3):
        self.z_dim = z_dim
        self.gen, self.critic = mlp(z_dim, 64, 64, 2), mlp(2, 64, 64, 1)
        betas = (0.0, 0.9)
        self.g_opt = torch.optim.Adam(self.gen.parameters(), lr, betas)
        self.c_opt = torch.optim.Adam(self.critic.parameters(), lr, betas)

    def fakes(self, n):
        return self.gen(torch.randn(n, self.z_dim))

    def critic_step(self, real):
        with torch.no_grad():
            fake = self.fakes(len(real))
        gap = self.critic(real).mean() - self.critic(fake).mean()
        loss = -gap + 10 * gradient_penalty(self.critic, real, fake)
        self.c_opt.zero_grad()
        loss.backward()
        self.c_opt.step()
        return gap.item()

    def gen_step(self, n):
        self.critic.requires_grad_(False)
        loss = -self.critic(self.fakes(n)).mean()
        self.g_opt.zero_grad()
        loss.backward()
        self.g_opt.step()
        self.critic.requires_grad_(True)


torch.manual_seed(64)
gan, stream = RingGAN(), ring(128)
for step in range(1, 101):
    for real in islice(stream, 3):
        gap = gan.critic_step(real)
    gan.gen_step(128)
    if step % 25 == 0:
        with torch.no_grad():
            r = gan.fakes(500).norm(dim=1)
        print(f"{step:3d} gap {gap:6.3f} radius {r.mean().item():.2f} +- {r.std().item():.2f}")
