import argparse
import tempfile

import torch
from torch import nn


class FourierImage(nn.Module):
    """Maps pixel coordinates to colours (random Fourier features + MLP)."""

    def __init__(self, n_freq=64, scale=6.0, hidden=96):
        super().__init__()
        self.proj = scale * torch.randn(2, n_freq)
        self.mlp = nn.Sequential(
            nn.Linear(2 * n_freq, hidden), nn.ReLU(),
            nn.Linear(hidden, hidden), nn.ReLU(),
            nn.Linear(hidden, 3), nn.Sigmoid(),
        )

    def forward(self, xy):
        phase = 2 * torch.pi * xy @ self.proj
        return self.mlp(torch.cat([phase.sin(), phase.cos()], dim=-1))


def target_image(side):
    axis = torch.linspace(0, 1, side)
    yy, xx = torch.meshgrid(axis, axis, indexing="ij")
    rings = 0.5 + 0.5 * torch.sin(30 * ((xx - 0.5) ** 2 + (yy - 0.5) ** 2))
    rgb = torch.stack([rings, xx, yy], dim=-1)
    return torch.stack([xx, yy], dim=-1).reshape(-1, 2), rgb.reshape(-1, 3)


def psnr(model, xy, rgb):
    model.eval()
    with torch.no_grad():
        mse = (model(xy) - rgb).square().mean()
    return (-10 * mse.log10()).item()


def main(argv=None):
    ap = argparse.ArgumentParser()
    ap.add_argument("--side", type=int, default=32)
    ap.add_argument("--iters", type=int, default=150)
    ap.add_argument("--lr", type=float, default=2e-3)
    opt = ap.parse_args(argv)

    torch.manual_seed(2)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    xy, rgb = (t.to(device) for t in target_image(opt.side))
    model = FourierImage().to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=opt.lr)

    for i in range(opt.iters):
        model.train()
        loss = nn.functional.mse_loss(model(xy), rgb)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if i % 50 == 0:
            print(f"{i:4d} {loss.item():.5f}")
    print(f"PSNR after training: {psnr(model, xy, rgb):.2f} dB")

    with tempfile.NamedTemporaryFile(suffix=".pt") as f:
        torch.save(model.state_dict(), f.name)
        restored = FourierImage().to(device)
        restored.load_state_dict(torch.load(f.name, map_location=device, weights_only=True))
    print(f"PSNR of the restored image: {psnr(restored, xy, rgb):.2f} dB")


if __name__ == "__main__":
    main()
