from __future__ import annotations

import logging

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset

logging.basicConfig(level=logging.INFO, format="%(message)s")
log = logging.getLogger("load-forecast")


class Forecaster(nn.Module):
    def __init__(self, lookback: int, horizon: int) -> None:
        super().__init__()
        self.net = nn.Sequential(
            nn.Linear(lookback, 64), nn.GELU(), nn.Dropout(0.1), nn.Linear(64, 64), nn.GELU(), nn.Linear(64, horizon)
        )

    def forward(self, x: Tensor) -> Tensor:
        return self.net(x)


class Trainer:
    def __init__(self, model: nn.Module, lr: float = 1e-2, patience: int = 4) -> None:
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.model = model.to(self.device)
        self.opt = torch.optim.AdamW(self.model.parameters(), lr=lr)
        self.loss = nn.HuberLoss()
        self.patience = patience
        self.best_val = float("inf")
        self.best_state = None

    def _train_epoch(self, dl: DataLoader) -> None:
        self.model.train()
        for x, y in dl:
            self.opt.zero_grad()
            self.loss(self.model(x.to(self.device)), y.to(self.device)).backward()
            self.opt.step()

    @torch.no_grad()
    def _validate(self, dl: DataLoader) -> float:
        self.model.eval()
        total = 0.0
        for x, y in dl:
            total += self.loss(self.model(x.to(self.device)), y.to(self.device)).item() * len(x)
        return total / len(dl.dataset)

    def fit(self, train_dl: DataLoader, val_dl: DataLoader, max_epochs: int = 30) -> None:
        bad_epochs = 0
        for epoch in range(max_epochs):
            self._train_epoch(train_dl)
            val = self._validate(val_dl)
            if val < self.best_val:
                self.best_val = val
                self.best_state = self.model.state_dict()
                bad_epochs = 0
            else:
                bad_epochs += 1
            if bad_epochs >= self.patience:
                log.info("early stop at epoch %d", epoch)
                break
        self.model.load_state_dict(self.best_state)
        log.info("best val %.5f, restored val %.5f", self.best_val, self._validate(val_dl))


def windows(series: Tensor, lookback: int, horizon: int) -> TensorDataset:
    w = series.unfold(0, lookback + horizon, 1)
    return TensorDataset(w[:, :lookback], w[:, lookback:])


if __name__ == "__main__":
    torch.manual_seed(3)
    torch.set_num_threads(1)
    hours = torch.arange(24 * 40, dtype=torch.float32)
    load = torch.sin(hours * 2 * torch.pi / 24) + 0.3 * torch.sin(hours * 2 * torch.pi / 168) + 0.1 * torch.randn(len(hours))
    train_dl = DataLoader(windows(load[:720], 48, 12), batch_size=64, shuffle=True)
    val_dl = DataLoader(windows(load[720:], 48, 12), batch_size=256)
    Trainer(Forecaster(48, 12)).fit(train_dl, val_dl)
