"""The discriminator's loss is differentiated twice, so its graph is kept; fake is detached."""
import torch
from torch import nn

torch.manual_seed(0)
gen = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 2))
disc = nn.Sequential(nn.Linear(2, 32), nn.LeakyReLU(0.2), nn.Linear(32, 1))
opt_g = torch.optim.Adam(gen.parameters(), lr=1e-3)
opt_d = torch.optim.Adam(disc.parameters(), lr=1e-3)
bce = nn.BCEWithLogitsLoss()
ones, zeros = torch.ones(64, 1), torch.zeros(64, 1)

for step in range(30):
    real = torch.randn(64, 2) + 3
    fake = gen(torch.randn(64, 4))
    opt_d.zero_grad()
    real_loss = bce(disc(real), ones)
    fake_loss = bce(disc(fake.detach()), zeros)
    real_loss.backward(retain_graph=True)
    fake_loss.backward()
    size = sum(g.norm() for g in torch.autograd.grad(real_loss, disc.parameters()))
    opt_d.step()

    loss_g = bce(disc(fake), ones)
    opt_g.zero_grad()
    loss_g.backward()
    opt_g.step()
print("D", (real_loss + fake_loss).item(), "G", loss_g.item(), "gradient", size.item())
