import math

import torch
import torch.nn as nn

torch.manual_seed(2)
torch.set_num_threads(1)
device = "cuda:0" if torch.cuda.is_available() else "cpu"
Z_DIM, BATCH, STEPS = 8, 128, 200


def real_batch(n):
    """Points on a mixture of 8 gaussians arranged in a ring."""
    k = torch.randint(0, 8, (n,))
    angle = k.float() * (2 * math.pi / 8)
    centers = torch.stack([angle.cos(), angle.sin()], dim=1) * 2
    return (centers + 0.05 * torch.randn(n, 2)).to(device)


def mlp(sizes, act):
    layers = []
    for a, b in zip(sizes[:-2], sizes[1:-1]):
        layers += [nn.Linear(a, b), act()]
    layers.append(nn.Linear(sizes[-2], sizes[-1]))
    return nn.Sequential(*layers)


netG = mlp([Z_DIM, 64, 64, 2], nn.ReLU).to(device)
netD = mlp([2, 64, 64, 1], lambda: nn.LeakyReLU(0.2)).to(device)
criterion = nn.BCEWithLogitsLoss()
optG = torch.optim.Adam(netG.parameters(), lr=1e-3, betas=(0.5, 0.999))
optD = torch.optim.Adam(netD.parameters(), lr=1e-3, betas=(0.5, 0.999))

ones = torch.ones(BATCH, 1, device=device)
zeros = torch.zeros(BATCH, 1, device=device)

for step in range(1, STEPS + 1):
    optD.zero_grad()
    optG.zero_grad()

    # --- discriminator ---
    real = real_batch(BATCH)
    noise = torch.randn(BATCH, Z_DIM, device=device)
    fake = netG(noise)
    loss_real = criterion(netD(real), ones)
    loss_fake = criterion(netD(fake), zeros)
    lossD = loss_real + loss_fake
    lossD.backward(retain_graph=True)
    optD.step()

    # --- generator ---
    lossG = criterion(netD(fake), ones)
    lossG.backward()
    optG.step()

    if step % 50 == 0:
        print(f"step {step:4d}  D {lossD.item():.3f}  G {lossG.item():.3f}")


@torch.no_grad()
def coverage(n=1000):
    netG.eval()
    pts = netG(torch.randn(n, Z_DIM, device=device)).cpu()
    ang = torch.arange(8) * (2 * math.pi / 8)
    centers = 2 * torch.stack([ang.cos(), ang.sin()], dim=1)
    d = torch.cdist(pts, centers)
    good = d.min(dim=1).values < 0.3
    return good.float().mean().item(), d.argmin(dim=1)[good].unique().numel()


quality, modes = coverage()
print(f"high-quality samples {quality:.1%}, modes hit {modes}/8")
