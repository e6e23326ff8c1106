"""A generator learns only from D(fake) with the label real and without detach; a discriminator that is sure leaves log(1 - D) no gradient."""
# /// pitfall
# apis = ["torch.nn.functional.binary_cross_entropy_with_logits", "torch.Tensor.detach", "torch.optim.Adam"]
# symptom = "silent"
# added = 2026-12-01
#
# [code.generator_cut_off]
# pattern = '$L = $C($D($F.detach()), ...)'
# anywhere = [['$L.backward(...)']]
# names = { "$L" = 'g_loss|loss_g|err_?g|gen_loss|loss_gen|generator_loss|loss_generator' }
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
torch.manual_seed(0)
bce = nn.functional.binary_cross_entropy_with_logits
G = nn.Linear(2, 1)
D = nn.Sequential(nn.Linear(1, 16), nn.ReLU(), nn.Linear(16, 1))
opt_G = torch.optim.Adam(G.parameters(), lr=0.02, betas=(0.5, 0.999))
opt_D = torch.optim.Adam(D.parameters(), lr=0.02, betas=(0.5, 0.999))
ones, zeros = torch.ones(64, 1), torch.zeros(64, 1)
for step in range(300):
    real, fake = 3 + 0.5 * torch.randn(64, 1), G(torch.randn(64, 2))
    D_loss = bce(D(real), ones) + bce(D(fake.detach()), zeros)
    opt_D.zero_grad()
    D_loss.backward()
    opt_D.step()
    G_loss = bce(D(fake.detach()), ones)
    opt_G.zero_grad()
    G_loss.backward()
    opt_G.step()
print(f"D {D_loss:.1f}, G {G_loss:.1f}, fake mean {fake.mean():.1f}")
#> D 0.0, G 9.0, fake mean -0.5
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
torch.manual_seed(0)
bce = nn.functional.binary_cross_entropy_with_logits
G = nn.Linear(2, 1)
D = nn.Sequential(nn.Linear(1, 16), nn.ReLU(), nn.Linear(16, 1))
opt_G = torch.optim.Adam(G.parameters(), lr=0.02, betas=(0.5, 0.999))
opt_D = torch.optim.Adam(D.parameters(), lr=0.02, betas=(0.5, 0.999))
ones, zeros = torch.ones(64, 1), torch.zeros(64, 1)
for step in range(300):
    real, fake = 3 + 0.5 * torch.randn(64, 1), G(torch.randn(64, 2))
    D_loss = bce(D(real), ones) + bce(D(fake.detach()), zeros)
    opt_D.zero_grad()
    D_loss.backward()
    opt_D.step()
    G_loss = bce(D(fake), ones)
    opt_G.zero_grad()
    G_loss.backward()
    opt_G.step()
print(f"D {D_loss:.1f}, G {G_loss:.1f}, fake mean {fake.mean():.1f}")
#> D 1.4, G 0.8, fake mean 3.0
# --8<-- [end:right]

# --8<-- [start:wrong_labels]
import torch
from torch import nn
torch.manual_seed(0)
bce = nn.functional.binary_cross_entropy_with_logits
G = nn.Linear(2, 1)
D = nn.Sequential(nn.Linear(1, 16), nn.ReLU(), nn.Linear(16, 1))
opt_G = torch.optim.Adam(G.parameters(), lr=0.02, betas=(0.5, 0.999))
opt_D = torch.optim.Adam(D.parameters(), lr=0.02, betas=(0.5, 0.999))
ones, zeros = torch.ones(64, 1), torch.zeros(64, 1)
for step in range(300):
    real, fake = 3 + 0.5 * torch.randn(64, 1), G(torch.randn(64, 2))
    D_loss = bce(D(real), ones) + bce(D(fake.detach()), zeros)
    opt_D.zero_grad()
    D_loss.backward()
    opt_D.step()
    G_loss = bce(D(fake), zeros)
    opt_G.zero_grad()
    G_loss.backward()
    opt_G.step()
print(f"D {D_loss:.1f}, G {G_loss:.1f}, fake mean {fake.mean():.1f}")
#> D 0.0, G 0.0, fake mean -1.2
# --8<-- [end:wrong_labels]

# --8<-- [start:right_labels]
import torch
from torch import nn
torch.manual_seed(0)
bce = nn.functional.binary_cross_entropy_with_logits
G = nn.Linear(2, 1)
D = nn.Sequential(nn.Linear(1, 16), nn.ReLU(), nn.Linear(16, 1))
opt_G = torch.optim.Adam(G.parameters(), lr=0.02, betas=(0.5, 0.999))
opt_D = torch.optim.Adam(D.parameters(), lr=0.02, betas=(0.5, 0.999))
ones, zeros = torch.ones(64, 1), torch.zeros(64, 1)
for step in range(300):
    real, fake = 3 + 0.5 * torch.randn(64, 1), G(torch.randn(64, 2))
    D_loss = bce(D(real), ones) + bce(D(fake.detach()), zeros)
    opt_D.zero_grad()
    D_loss.backward()
    opt_D.step()
    G_loss = bce(D(fake), ones)
    opt_G.zero_grad()
    G_loss.backward()
    opt_G.step()
print(f"D {D_loss:.1f}, G {G_loss:.1f}, fake mean {fake.mean():.1f}")
#> D 1.4, G 0.8, fake mean 3.0
# --8<-- [end:right_labels]

# --8<-- [start:demo_saturated]
import torch

bce = torch.nn.functional.binary_cross_entropy_with_logits
zeros, ones = torch.zeros(1), torch.ones(1)
for logit in (0.0, -4.0, -8.0):
    d_fake = torch.tensor([logit], requires_grad=True)
    grad_log, = torch.autograd.grad(-bce(d_fake, zeros), d_fake)
    grad_one, = torch.autograd.grad(bce(d_fake, ones), d_fake)
    print(f"D(fake) {logit}: log(1 - D) {grad_log.item():.4f}, "
          f"label 1 {grad_one.item():.4f}")
#> D(fake) 0.0: log(1 - D) -0.5000, label 1 -0.5000
#> D(fake) -4.0: log(1 - D) -0.0180, label 1 -0.9820
#> D(fake) -8.0: log(1 - D) -0.0003, label 1 -0.9997
# --8<-- [end:demo_saturated]

# --8<-- [start:demo_collapse]
import torch
from torch import nn
torch.manual_seed(1)
bce = nn.functional.binary_cross_entropy_with_logits
G = nn.Linear(2, 1)
D = nn.Sequential(nn.Linear(1, 16), nn.ReLU(), nn.Linear(16, 1))
opt_G = torch.optim.Adam(G.parameters(), lr=0.02, betas=(0.5, 0.999))
opt_D = torch.optim.Adam(D.parameters(), lr=0.02, betas=(0.5, 0.999))
ones, zeros = torch.ones(64, 1), torch.zeros(64, 1)
for step in range(300):
    real, fake = 3 + 0.5 * torch.randn(64, 1), G(torch.randn(64, 2))
    D_loss = bce(D(real), ones) + bce(D(fake.detach()), zeros)
    opt_D.zero_grad()
    D_loss.backward()
    opt_D.step()
    G_loss = bce(D(fake), ones)
    opt_G.zero_grad()
    G_loss.backward()
    opt_G.step()
print(f"D {D_loss:.1f}, G {G_loss:.1f}, std near 0:", fake.std().item() < 0.2)
#> D 1.4, G 0.7, std near 0: True
# --8<-- [end:demo_collapse]

# --8<-- [start:detect]
import torch
from torch import nn

torch.manual_seed(0)
G, D = nn.Linear(2, 1), nn.Linear(1, 1)
real, fake = 3 + 0.5 * torch.randn(64, 1), G(torch.randn(64, 2))
loss = nn.functional.binary_cross_entropy_with_logits(
    D(fake), torch.ones(64, 1))
loss.backward()
print("gradients of G:", [f"{p.grad.norm():.2f}" for p in G.parameters()])
#> gradients of G: ['0.13', '0.37']
print("real called real:", (D(real) > 0).float().mean().item())
#> real called real: 0.0
print("fake called real:", (D(fake) > 0).float().mean().item())
#> fake called real: 0.484375
print(f"std of real {real.std():.1f}, of fake {fake.std():.1f}")
#> std of real 0.5, of fake 0.4
# --8<-- [end:detect]

# --8<-- [start:check]
import math

import torch
from torch import nn

assert wrong.out == "D 0.0, G 9.0, fake mean -0.5\n"
assert wrong_labels.out == "D 0.0, G 0.0, fake mean -1.2\n"
assert right.out == "D 1.4, G 0.8, fake mean 3.0\n"
assert right_labels.out == "D 1.4, G 0.8, fake mean 3.0\n"
assert demo_saturated.out == """\
D(fake) 0.0: log(1 - D) -0.5000, label 1 -0.5000
D(fake) -4.0: log(1 - D) -0.0180, label 1 -0.9820
D(fake) -8.0: log(1 - D) -0.0003, label 1 -0.9997
"""
assert demo_collapse.out == "D 1.4, G 0.7, std near 0: True\n"
assert detect.out == """\
gradients of G: ['0.13', '0.37']
real called real: 0.0
fake called real: 0.484375
std of real 0.5, of fake 0.4
"""
# in the wrong example, G never moves
torch.manual_seed(0)
assert torch.equal(nn.Linear(2, 1).weight, wrong.G.weight)
assert wrong.G.weight.grad is None
assert not torch.equal(wrong_labels.G.weight, wrong.G.weight)
# a discriminator that can only guess: 2 ln 2 and ln 2
assert f"{2 * math.log(2):.2f}" == "1.39" and f"{math.log(2):.2f}" == "0.69"
# more seeds of the correct GAN: the spread collapses with several of them
def spread(seed):
    torch.manual_seed(seed)
    G = nn.Linear(2, 1)
    D = nn.Sequential(nn.Linear(1, 16), nn.ReLU(), nn.Linear(16, 1))
    opt_G = torch.optim.Adam(G.parameters(), lr=0.02, betas=(0.5, 0.999))
    opt_D = torch.optim.Adam(D.parameters(), lr=0.02, betas=(0.5, 0.999))
    ones, zeros = torch.ones(64, 1), torch.zeros(64, 1)
    for step in range(300):
        real, fake = 3 + 0.5 * torch.randn(64, 1), G(torch.randn(64, 2))
        loss = wrong.bce(D(real), ones) + wrong.bce(D(fake.detach()), zeros)
        opt_D.zero_grad()
        loss.backward()
        opt_D.step()
        opt_G.zero_grad()
        wrong.bce(D(fake), ones).backward()
        opt_G.step()
    return fake.std().item()
assert sum(spread(seed) < 0.2 for seed in range(1, 8)) >= 3
# labels swapped for both networks: the same game
bce, logits = wrong.bce, torch.randn(4)
assert torch.allclose(bce(logits, torch.ones(4)), bce(-logits, torch.zeros(4)))
# --8<-- [end:check]
