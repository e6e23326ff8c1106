"""x2 super-resolution of thermal images, mixed precision where there is a GPU."""
import argparse

import torch
import torch.nn.functional as F
from torch import nn


class ResBlock(nn.Module):
    def __init__(self, ch):
        super().__init__()
        self.c1, self.c2 = nn.Conv2d(ch, ch, 3, padding=1), nn.Conv2d(ch, ch, 3, padding=1)

    def forward(self, x):
        return x + 0.1 * self.c2(F.relu(self.c1(x)))


class Upscaler(nn.Module):
    def __init__(self, ch=24, blocks=3):
        super().__init__()
        self.head = nn.Conv2d(1, ch, 3, padding=1)
        self.body = nn.Sequential(*[ResBlock(ch) for _ in range(blocks)])
        self.tail = nn.Sequential(nn.Conv2d(ch, 4, 3, padding=1), nn.PixelShuffle(2))

    def forward(self, low):
        h = self.head(low)
        up = F.interpolate(low, scale_factor=2, mode="bilinear", align_corners=False)
        return up + self.tail(h + self.body(h))


def patches(n, device):
    grid = torch.linspace(0, 12, 32, device=device)
    fx, fy = torch.rand(2, n, 1, 1, 1, device=device) * 2
    high = torch.sin(fx * grid.view(1, 1, 1, -1)) * torch.cos(fy * grid.view(1, 1, -1, 1))
    return F.avg_pool2d(high, 2), high


def get_args():
    ap = argparse.ArgumentParser()
    ap.add_argument("--iters", type=int, default=40)
    ap.add_argument("--lr", type=float, default=1e-3)
    ap.add_argument("--clip", type=float, default=0.5)
    return ap.parse_args()


def main(a):
    torch.manual_seed(0)
    dev = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    amp = dev.type == "cuda"
    net = Upscaler().to(dev)
    opt = torch.optim.Adam(net.parameters(), lr=a.lr)
    scaler = torch.amp.GradScaler(dev.type, enabled=amp)
    sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=a.iters)
    for it in range(1, a.iters + 1):
        low, high = patches(8, dev)
        opt.zero_grad(set_to_none=True)
        with torch.autocast(dev.type, dtype=torch.float16, enabled=amp):
            loss = F.l1_loss(net(low), high)
        scaler.scale(loss).backward()
        scaler.unscale_(opt)
        nn.utils.clip_grad_norm_(net.parameters(), a.clip)
        scaler.step(opt)
        scaler.update()
        opt.step()
        sched.step()
        if it % 10 == 0:
            print(f"{it:4d}  L1 {loss.item():.4f}  lr {sched.get_last_lr()[0]:.1e}")

    net.eval()
    with torch.no_grad():
        low, high = patches(16, dev)
        print(f"PSNR {-10 * F.mse_loss(net(low), high).log10().item():.2f} dB")


if __name__ == "__main__":
    main(get_args())
