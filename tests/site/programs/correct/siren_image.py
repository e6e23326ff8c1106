# %% fit one image with sine layers
import math

import torch
from torch import nn

torch.manual_seed(0)
H, W = 24, 40

# %%
ys = torch.linspace(-1, 1, H)
xs = torch.linspace(-1, 1, W)
gy, gx = torch.meshgrid(ys, xs, indexing="ij")
coords = torch.stack([gx, gy], dim=-1).reshape(-1, 2)

image = torch.stack([torch.sin(6 * gx) * gy, gx * gy, torch.cos(4 * gy)], dim=-1) * 0.5 + 0.5
pixels = image.reshape(-1, 3)


# %%
class Sine(nn.Module):
    def __init__(self, n_in, n_out, omega=20.0, first=False):
        super().__init__()
        self.omega = omega
        self.linear = nn.Linear(n_in, n_out)
        bound = 1 / n_in if first else math.sqrt(6 / n_in) / omega
        nn.init.uniform_(self.linear.weight, -bound, bound)

    def forward(self, x):
        return torch.sin(self.omega * self.linear(x))


siren = nn.Sequential(Sine(2, 48, first=True), Sine(48, 48), nn.Linear(48, 3))
optimizer = torch.optim.Adam(siren.parameters(), lr=1e-3)
scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor=0.5, patience=20)

# %%
history = []
for it in range(200):
    pick = torch.randint(0, len(coords), (256,))
    mse = (siren(coords[pick]) - pixels[pick]).square().mean()
    optimizer.zero_grad()
    mse.backward()
    optimizer.step()
    scheduler.step(mse.item())
    history.append(mse.item())
print("first", history[0], "last", history[-1], "lr", optimizer.param_groups[0]["lr"])

# %%
siren.eval()
with torch.no_grad():
    picture = siren(coords).reshape(H, W, 3).clamp(0, 1)
print("PSNR", -10 * math.log10((picture - image).square().mean().item()))
array = (picture * 255).round().to(torch.uint8).numpy()
print(array.shape, array.dtype)
