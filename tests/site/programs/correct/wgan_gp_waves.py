"""WGAN-GP on sine waves."""
import torch
import torch.nn as nn

L, Z, N_CRITIC, LAMBDA = 32, 6, 3, 10.0


class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(Z, 64), nn.ReLU(), nn.Linear(64, L), nn.Tanh())

    def forward(self, z):
        return self.net(z)


class Critic(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(L, 64), nn.LeakyReLU(0.2), nn.Linear(64, 1))

    def forward(self, x):
        return self.net(x).squeeze(1)


def waves(n, device):
    t = torch.linspace(0, 6.28, L, device=device)
    return torch.sin(t * (1 + torch.rand(n, 1, device=device)) + 6.28 * torch.rand(n, 1, device=device))


def gradient_penalty(critic, real, fake):
    eps = torch.rand(real.size(0), 1, device=real.device)
    mixed = (eps * real + (1 - eps) * fake).requires_grad_(True)
    score = critic(mixed)
    (g,) = torch.autograd.grad(score.sum(), mixed, create_graph=True)
    return ((g.norm(2, dim=1) - 1) ** 2).mean()


def main(iters=60, bs=64):
    torch.manual_seed(0)
    torch.set_num_threads(1)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    G, C = Generator().to(device), Critic().to(device)
    opt_g = torch.optim.Adam(G.parameters(), lr=1e-3, betas=(0.0, 0.9))
    opt_c = torch.optim.Adam(C.parameters(), lr=1e-3, betas=(0.0, 0.9))
    for it in range(iters):
        for _ in range(N_CRITIC):
            real = waves(bs, device)
            fake = G(torch.randn(bs, Z, device=device)).detach()
            loss_c = C(fake).mean() - C(real).mean() + LAMBDA * gradient_penalty(C, real, fake)
            opt_c.zero_grad()
            loss_c.backward()
            opt_c.step()
        for p in C.parameters():
            p.requires_grad_(False)
        loss_g = -C(G(torch.randn(bs, Z, device=device))).mean()
        opt_g.zero_grad()
        loss_g.backward()
        opt_g.step()
        for p in C.parameters():
            p.requires_grad_(True)
        if it % 20 == 0:
            print(f"{it:3d}  critic {loss_c.item():.3f}  gen {loss_g.item():.3f}")


if __name__ == "__main__":
    main()
