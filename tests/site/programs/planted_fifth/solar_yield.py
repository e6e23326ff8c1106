"""GRU that predicts tomorrow's solar yield from a week of weather."""
from dataclasses import dataclass

import torch
from torch import nn
from torch.optim import lr_scheduler
from torch.utils.data import DataLoader, TensorDataset, random_split


@dataclass
class Config:
    hidden: int = 24
    batch: int = 40
    epochs: int = 6
    lr: float = 0.02
    gamma: float = 0.6


class YieldGRU(nn.Module):
    def __init__(self, n_in, hidden):
        super().__init__()
        self.gru = nn.GRU(n_in, hidden, batch_first=True)
        self.out = nn.Linear(hidden, 1)

    def forward(self, week):
        _, h_n = self.gru(week)
        return self.out(h_n[-1]).squeeze(-1)


def weather(n=480):
    x = torch.rand(n, 7, 3)
    y = 4 * x[:, -1, 0] + x[:, :, 1].mean(dim=1) + 0.1 * torch.randn(n)
    return TensorDataset(x, y)


class Trainer:
    def __init__(self, cfg: Config):
        self.cfg = cfg
        train, val = random_split(weather(), [400, 80], generator=torch.Generator().manual_seed(0))
        self.train_dl = DataLoader(train, cfg.batch, shuffle=True)
        self.val_dl = DataLoader(val, 32)
        self.model = YieldGRU(3, cfg.hidden)
        self.criterion = nn.L1Loss()
        self.optim = torch.optim.Adam(self.model.parameters(), lr=cfg.lr)
        self.sched = lr_scheduler.ExponentialLR(self.optim, gamma=cfg.gamma)
        self.log = []

    def _train(self):
        self.model.train()
        for week, target in self.train_dl:
            self.optim.zero_grad()
            self.criterion(self.model(week), target).backward()
            self.optim.step()

    @torch.no_grad()
    def _validate(self):
        self.model.eval()
        errors = [(self.model(week) - target).abs() for week, target in self.val_dl]
        return torch.cat(errors).mean().item()

    def fit(self):
        for epoch in range(self.cfg.epochs):
            self._train()
            mae = self._validate()
            row = {"epoch": epoch, "mae": round(mae, 4), "lr": self.sched.get_lr()[0]}
            self.log.append(row)
            print(row)
            self.sched.step()
        return self.log


torch.manual_seed(31)
Trainer(Config()).fit()
