import torch
import torch.nn as nn
from torch import autograd

LAMBDA, CRITIC_ITERS, BATCH = 10, 3, 32
device = torch.device('cuda' if torch.cuda.is_available() else 'cpu')

G = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 2)).to(device)
D = nn.Sequential(nn.Linear(2, 32), nn.LeakyReLU(0.2), nn.Linear(32, 1)).to(device)
optG = torch.optim.Adam(G.parameters(), lr=1e-3, betas=(0.5, 0.9))
optD = torch.optim.Adam(D.parameters(), lr=1e-3, betas=(0.5, 0.9))


def gradient_penalty(real, fake):
    alpha = torch.rand(real.size(0), 1, device=device)
    interpolates = (alpha * real + (1 - alpha) * fake).requires_grad_(True)
    d_out = D(interpolates)
    grads = autograd.grad(outputs=d_out, inputs=interpolates, grad_outputs=torch.ones_like(d_out),
                          create_graph=True)[0]
    return ((grads.norm(2, dim=1) - 1) ** 2).mean() * LAMBDA


def sample_real():
    angle = torch.rand(BATCH, device=device) * 6.283
    return torch.stack([angle.cos(), angle.sin()], dim=1)


for it in range(20):
    for p in D.parameters():
        p.requires_grad = True
    for _ in range(CRITIC_ITERS):
        real = sample_real()
        with torch.no_grad():
            fake = G(torch.randn(BATCH, 2, device=device))
        optD.zero_grad()
        d_loss = D(fake).mean() - D(real).mean() + gradient_penalty(real, fake)
        d_loss.backward()
        optD.step()

    # no gradients for D while G learns
    for p in D.parameters():
        p.requires_grad = False
    optG.zero_grad()
    g_loss = -D(G(torch.randn(BATCH, 2, device=device))).mean()
    g_loss.backward()
    optG.step()
print(f'critic {d_loss.item():.3f} generator {g_loss.item():.3f}')
