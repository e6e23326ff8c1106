import torch
import torch.nn as nn

torch.manual_seed(0)
Z = 4
G = nn.Sequential(nn.Linear(Z, 32), nn.ReLU(), nn.Linear(32, 1))
D = nn.Sequential(nn.Linear(1, 32), nn.LeakyReLU(0.2), nn.Linear(32, 1))
opt_g = torch.optim.Adam(G.parameters(), lr=1e-3, betas=(0.5, 0.999))
opt_d = torch.optim.Adam(D.parameters(), lr=1e-3, betas=(0.5, 0.999))
bce = nn.BCEWithLogitsLoss()

for step in range(1, 401):
    real = 3.0 + 0.5 * torch.randn(64, 1)
    fake = G(torch.randn(64, Z))
    ones, zeros = torch.ones(64, 1), torch.zeros(64, 1)

    # discriminator
    opt_d.zero_grad()
    d_loss = bce(D(real), ones) + bce(D(fake.detach()), zeros)
    d_loss.backward()
    opt_d.step()

    # generator
    opt_g.zero_grad()
    g_loss = bce(D(fake), ones)
    g_loss.backward()
    opt_g.step()

    if step % 100 == 0:
        print(f"step {step} d {d_loss.item():.3f} g {g_loss.item():.3f} mean {fake.mean().item():.3f}")

G.eval()
with torch.no_grad():
    samples = G(torch.randn(1000, Z))
print("samples: mean %.2f std %.2f" % (samples.mean().item(), samples.std().item()))
