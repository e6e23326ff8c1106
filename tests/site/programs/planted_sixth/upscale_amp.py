"""x2 super resolution with mixed precision."""
import contextlib

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, Dataset

use_cuda = torch.cuda.is_available()
device = torch.device("cuda" if use_cuda else "cpu")
MAX_NORM = 0.5


class Patches(Dataset):
    def __init__(self, n=64, hr=32):
        base = torch.rand(n, 3, hr // 4, hr // 4)
        self.hr = F.interpolate(base, size=(hr, hr), mode="bicubic", align_corners=False).clamp(0, 1)
        self.lr = F.avg_pool2d(self.hr, 2)

    def __len__(self):
        return self.hr.size(0)

    def __getitem__(self, i):
        return self.lr[i], self.hr[i]


class ResBlock(nn.Module):
    def __init__(self, ch):
        super().__init__()
        self.c1 = nn.Conv2d(ch, ch, 3, padding=1)
        self.c2 = nn.Conv2d(ch, ch, 3, padding=1)

    def forward(self, x):
        return x + 0.1 * self.c2(F.relu(self.c1(x)))


class SRNet(nn.Module):
    def __init__(self, ch=16, n_blocks=3, scale=2):
        super().__init__()
        self.stem = nn.Conv2d(3, ch, 3, padding=1)
        self.blocks = nn.Sequential(*[ResBlock(ch) for _ in range(n_blocks)])
        self.tail = nn.Sequential(nn.Conv2d(ch, 3 * scale ** 2, 3, padding=1), nn.PixelShuffle(scale))

    def forward(self, x):
        up = F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)
        return up + self.tail(self.blocks(self.stem(x)))


def autocast():
    return torch.autocast("cuda", dtype=torch.float16) if use_cuda else contextlib.nullcontext()


torch.manual_seed(0)
torch.set_num_threads(1)
loader = DataLoader(Patches(), batch_size=8, shuffle=True, pin_memory=use_cuda)
net = SRNet().to(device)
optimizer = torch.optim.Adam(net.parameters(), lr=2e-3, betas=(0.9, 0.99))
scaler = torch.amp.GradScaler("cuda", enabled=use_cuda)

for epoch in range(4):
    net.train()
    for lr_img, hr_img in loader:
        lr_img = lr_img.to(device, non_blocking=True)
        hr_img = hr_img.to(device, non_blocking=True)
        optimizer.zero_grad(set_to_none=True)
        with autocast():
            loss = F.l1_loss(net(lr_img), hr_img)
        scaler.scale(loss).backward()
        nn.utils.clip_grad_norm_(net.parameters(), MAX_NORM)
        scaler.step(optimizer)
        scaler.update()
    print(f"epoch {epoch}  l1 {loss.item():.4f}")

net.eval()
with torch.no_grad():
    lr_img, hr_img = next(iter(loader))
    sr = net(lr_img.to(device)).float().clamp(0, 1).cpu()
print("psnr: %.2f dB" % (-10 * F.mse_loss(sr, hr_img).log10().item()))
