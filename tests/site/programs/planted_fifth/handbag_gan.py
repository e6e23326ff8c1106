"""Least-squares GAN on 2-d outline features of handbags."""
import torch
from torch import nn, optim

Z, FEATURES = 8, 20


def mlp(sizes, activation, last=None):
    layers = []
    for fan_in, fan_out in zip(sizes[:-2], sizes[1:-1]):
        layers += [nn.Linear(fan_in, fan_out), activation]
    layers.append(nn.Linear(sizes[-2], sizes[-1]))
    if last is not None:
        layers.append(last)
    return nn.Sequential(*layers)


def real_outlines(n):
    t = torch.rand(n, 1) * 6.28
    k = torch.arange(1, FEATURES + 1, dtype=torch.float32)
    return torch.tanh(torch.sin(t * k / 4) + 0.05 * torch.randn(n, FEATURES))


class LSGAN:
    def __init__(self, lr=2e-4):
        self.G = mlp([Z, 64, 64, FEATURES], nn.ReLU(), last=torch.tanh)
        self.D = mlp([FEATURES, 64, 64, 1], nn.LeakyReLU(0.2))
        self.opt_G = optim.Adam(self.G.parameters(), lr=lr, betas=(0.5, 0.999))
        self.opt_D = optim.Adam(self.D.parameters(), lr=lr, betas=(0.5, 0.999))
        self.mse = nn.MSELoss()

    def noise(self, n):
        return torch.randn(n, Z)

    def step_D(self, real):
        with torch.no_grad():
            fake = self.G(self.noise(len(real)))
        score_real, score_fake = self.D(real), self.D(fake)
        loss = self.mse(score_real, torch.ones_like(score_real)) + self.mse(score_fake, torch.zeros_like(score_fake))
        self.opt_D.zero_grad()
        loss.backward()
        self.opt_D.step()
        return loss.item()

    def step_G(self, n):
        score = self.D(self.G(self.noise(n)))
        loss = self.mse(score, torch.ones_like(score))
        self.opt_G.zero_grad()
        loss.backward()
        self.opt_G.step()
        return loss.item()


if __name__ == "__main__":
    torch.manual_seed(6)
    gan = LSGAN()
    for i in range(200):
        d = gan.step_D(real_outlines(64))
        g = gan.step_G(64)
        if i % 50 == 0:
            print(f"{i:4d}  D {d:.3f}  G {g:.3f}")
    gan.G.eval()
    with torch.no_grad():
        print(gan.G(gan.noise(2)))
