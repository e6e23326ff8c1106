from dataclasses import dataclass

import torch
import torch.nn as nn
import torch.nn.functional as F


@dataclass
class Config:
    d_in: int = 20
    width: int = 64
    depth: int = 4
    d_out: int = 3
    lr: float = 3e-3
    steps: int = 200


class ResidualMLP(nn.Module):
    def __init__(self, cfg: Config):
        super().__init__()
        self.stem = nn.Linear(cfg.d_in, cfg.width)
        self.blocks = [
            nn.Sequential(nn.LayerNorm(cfg.width), nn.Linear(cfg.width, cfg.width), nn.GELU())
            for _ in range(cfg.depth)
        ]
        self.head = nn.Linear(cfg.width, cfg.d_out)

    def forward(self, x):
        h = self.stem(x)
        for block in self.blocks:
            h = h + block(h)
        return self.head(h)


def main():
    cfg = Config()
    torch.manual_seed(1)
    x = torch.randn(512, cfg.d_in)
    y = torch.sin(x[:, :3] * 2) + x[:, 3:6] ** 2
    model = ResidualMLP(cfg)
    opt = torch.optim.AdamW(model.parameters(), lr=cfg.lr)
    for step in range(cfg.steps):
        loss = F.mse_loss(model(x), y)
        opt.zero_grad(set_to_none=True)
        loss.backward()
        opt.step()
        if step % 50 == 0:
            print(step, round(loss.item(), 4))


if __name__ == "__main__":
    main()
