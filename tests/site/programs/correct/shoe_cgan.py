"""Conditional GAN on shoe profiles (non-saturating loss, spectral norm in the critic)."""
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.nn.utils.parametrizations import spectral_norm

POINTS, KINDS, LATENT = 24, 3, 10
torch.manual_seed(101)


def profiles(n):
    kind = torch.randint(0, KINDS, (n,))
    t = torch.linspace(-1, 1, POINTS)
    heel = (kind.float().unsqueeze(1) - 1) * t
    return torch.tanh(heel + 0.1 * torch.randn(n, POINTS)), kind


class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        self.kind = nn.Embedding(KINDS, LATENT)
        self.net = nn.Sequential(
            nn.Linear(2 * LATENT, 64), nn.BatchNorm1d(64), nn.ReLU(inplace=True),
            nn.Linear(64, POINTS), nn.Tanh(),
        )

    def forward(self, z, kind):
        return self.net(torch.cat([z, self.kind(kind)], dim=1))


class Discriminator(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(spectral_norm(nn.Linear(POINTS, 64)), nn.LeakyReLU(0.2))
        self.real = nn.Linear(64, 1)
        self.kind = nn.Embedding(KINDS, 64)

    def forward(self, x, kind):
        h = self.body(x)
        return self.real(h).squeeze(1) + (h * self.kind(kind)).sum(dim=1)


G, D = Generator(), Discriminator()
opt_g = torch.optim.Adam(G.parameters(), 1e-3, betas=(0.0, 0.99))
opt_d = torch.optim.Adam(D.parameters(), 1e-3, betas=(0.0, 0.99))

for step in range(150):
    G.train()
    real, kind = profiles(64)
    fake = G(torch.randn(64, LATENT), kind)

    d_loss = F.softplus(-D(real, kind)).mean() + F.softplus(D(fake.detach(), kind)).mean()
    opt_d.zero_grad()
    d_loss.backward()
    opt_d.step()

    D.requires_grad_(False)
    g_loss = F.softplus(-D(fake, kind)).mean()
    opt_g.zero_grad()
    g_loss.backward()
    opt_g.step()
    D.requires_grad_(True)

    if step % 50 == 0:
        G.eval()
        with torch.no_grad():
            sample = G(torch.randn(KINDS, LATENT), torch.arange(KINDS))
        slopes = (sample[:, -1] - sample[:, 0]).tolist()
        print(step, f"D {d_loss.item():.3f} G {g_loss.item():.3f}", [round(s, 2) for s in slopes])
