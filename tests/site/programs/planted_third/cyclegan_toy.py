import itertools

import torch
import torch.nn as nn


def mlp(n_in, n_out, n_hidden=32):
    return nn.Sequential(nn.Linear(n_in, n_hidden), nn.LeakyReLU(0.2),
                         nn.Linear(n_hidden, n_hidden), nn.LeakyReLU(0.2),
                         nn.Linear(n_hidden, n_out))


class CycleGAN:
    """A = points on a ring, B = points on a line"""

    def __init__(self, lr=2e-4, lambda_cyc=10.0):
        self.G_AB, self.G_BA = mlp(2, 2), mlp(2, 2)
        self.D_A, self.D_B = mlp(2, 1), mlp(2, 1)
        self.lambda_cyc = lambda_cyc
        self.gan = nn.MSELoss()
        self.cyc = nn.L1Loss()
        self.opt_G = torch.optim.Adam([self.G_AB.parameters(), self.G_BA.parameters()],
                                      lr=lr, betas=(0.5, 0.999))
        self.opt_D = torch.optim.Adam(itertools.chain(self.D_A.parameters(), self.D_B.parameters()),
                                      lr=lr, betas=(0.5, 0.999))

    def adv(self, score, real):
        return self.gan(score, torch.full_like(score, 1.0 if real else 0.0))

    def step(self, a, b):
        fake_b, fake_a = self.G_AB(a), self.G_BA(b)
        loss_g = (self.adv(self.D_B(fake_b), True) + self.adv(self.D_A(fake_a), True)
                  + self.lambda_cyc * (self.cyc(self.G_BA(fake_b), a) + self.cyc(self.G_AB(fake_a), b)))
        self.opt_G.zero_grad()
        loss_g.backward()
        self.opt_G.step()

        self.opt_D.zero_grad()
        loss_d = (self.adv(self.D_A(a), True) + self.adv(self.D_A(fake_a.detach()), False)
                  + self.adv(self.D_B(b), True) + self.adv(self.D_B(fake_b.detach()), False))
        loss_d.backward()
        self.opt_D.step()
        return loss_g.item(), loss_d.item()


def ring(n):
    phi = torch.rand(n) * 2 * torch.pi
    return torch.stack([phi.cos(), phi.sin()], 1) + 0.02 * torch.randn(n, 2)


def line(n):
    t = torch.rand(n, 1) * 2 - 1
    return torch.cat([t, 0.5 * t], 1) + 0.02 * torch.randn(n, 2)


if __name__ == "__main__":
    torch.manual_seed(0)
    gan = CycleGAN()
    for i in range(200):
        g, d = gan.step(ring(64), line(64))
        if i % 50 == 0:
            print(f"{i:4d}  G {g:.3f}  D {d:.3f}")
