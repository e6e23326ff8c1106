"""Denoise X-ray patches. float16 on a GPU, float32 elsewhere."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Denoiser(nn.Module):
    def __init__(self, width=16, depth=4):
        super().__init__()
        mids = []
        for _ in range(depth):
            mids += [nn.Conv2d(width, width, 3, padding=1, bias=False), nn.BatchNorm2d(width), nn.ReLU(inplace=True)]
        self.net = nn.Sequential(nn.Conv2d(1, width, 3, padding=1), nn.ReLU(inplace=True), *mids,
                                 nn.Conv2d(width, 1, 3, padding=1))

    def forward(self, noisy):
        return noisy - self.net(noisy)


def make_patches(n):
    u = torch.linspace(-1, 1, 24)
    centers = torch.rand(n, 2, 1, 1) - 0.5
    d = (u.view(1, -1, 1) - centers[:, 0]) ** 2 + (u.view(1, 1, -1) - centers[:, 1]) ** 2
    return torch.exp(-4 * d).unsqueeze(1)


device = "cuda" if torch.cuda.is_available() else "cpu"
use_amp = device == "cuda"
ACCUM = 2
torch.manual_seed(0)
model = Denoiser().to(device)
optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=1e-2)
scaler = torch.amp.GradScaler(device, enabled=use_amp)
train = DataLoader(TensorDataset(make_patches(256)), batch_size=16, shuffle=True, drop_last=True,
                   pin_memory=use_amp)
val = make_patches(64).to(device)

for epoch in range(3):
    model.train()
    optimizer.zero_grad(set_to_none=True)
    for i, (clean,) in enumerate(train):
        clean = clean.to(device, non_blocking=True)
        noisy = clean + 0.2 * torch.randn_like(clean)
        with torch.autocast(device, dtype=torch.float16, enabled=use_amp):
            loss = nn.functional.mse_loss(model(noisy), clean) / ACCUM
        scaler.scale(loss).backward()
        if (i + 1) % ACCUM == 0:
            scaler.unscale_(optimizer)
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            scaler.step(optimizer)
            scaler.update()
            optimizer.zero_grad(set_to_none=True)

    model.eval()
    with torch.no_grad():
        g = torch.Generator(device).manual_seed(1)
        noisy = val + 0.2 * torch.randn(val.shape, generator=g, device=device)
        mse = nn.functional.mse_loss(model(noisy), val).item()
    print(f"epoch {epoch}: val mse {mse:.5f}")
