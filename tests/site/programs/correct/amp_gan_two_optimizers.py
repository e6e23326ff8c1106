import torch
from torch import nn
from torch.amp import GradScaler, autocast

dev = "cuda" if torch.cuda.is_available() else "cpu"
gen = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2)).to(dev)
disc = nn.Sequential(nn.Linear(2, 16), nn.LeakyReLU(0.2), nn.Linear(16, 1)).to(dev)
g_opt = torch.optim.Adam(gen.parameters(), lr=1e-3)
d_opt = torch.optim.Adam(disc.parameters(), lr=1e-3)
scaler = GradScaler(dev, enabled=dev == "cuda")
bce = nn.BCEWithLogitsLoss()

for step in range(15):
    real = torch.randn(32, 2, device=dev) * 0.5 + 2
    noise = torch.randn(32, 4, device=dev)

    with autocast(dev, enabled=dev == "cuda"):
        fake = gen(noise)
        real_score, fake_score = disc(real), disc(fake.detach())
        d_loss = bce(real_score, torch.ones_like(real_score)) + bce(fake_score, torch.zeros_like(fake_score))
    d_opt.zero_grad()
    scaler.scale(d_loss).backward()
    scaler.step(d_opt)

    with autocast(dev, enabled=dev == "cuda"):
        score = disc(fake)
        g_loss = bce(score, torch.ones_like(score))
    g_opt.zero_grad()
    scaler.scale(g_loss).backward()
    scaler.step(g_opt)

    scaler.update()

print(f"D {d_loss.item():.3f}  G {g_loss.item():.3f}  mean of fakes {fake.detach().mean().item():.3f}")
