from dataclasses import dataclass, field

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset


class LitModel(nn.Module):
    """Says what to do in one step; the Trainer says when."""

    def __init__(self, lr=1e-2):
        super().__init__()
        self.lr = lr
        self.net = nn.Sequential(nn.Linear(7, 32), nn.ReLU(), nn.Dropout(0.2), nn.Linear(32, 4))

    def forward(self, x):
        return self.net(x)

    def training_step(self, batch, batch_idx):
        x, y = batch
        return F.cross_entropy(self(x), y)

    def validation_step(self, batch, batch_idx):
        x, y = batch
        logits = self(x)
        return {"val_loss": F.cross_entropy(logits, y), "val_acc": (logits.argmax(-1) == y).float().mean()}

    def configure_optimizers(self):
        opt = torch.optim.Adam(self.parameters(), lr=self.lr)
        return opt, torch.optim.lr_scheduler.ReduceLROnPlateau(opt, patience=1)


@dataclass
class Trainer:
    max_epochs: int = 3
    device: str = "cuda" if torch.cuda.is_available() else "cpu"
    history: list = field(default_factory=list)

    def fit(self, model, train_loader, val_loader):
        model.to(self.device)
        optimizer, scheduler = model.configure_optimizers()
        for epoch in range(self.max_epochs):
            model.train()
            for i, batch in enumerate(train_loader):
                loss = model.training_step(self._move(batch), i)
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
            metrics = self.validate(model, val_loader)
            scheduler.step(metrics["val_loss"])
            self.history.append({"epoch": epoch, **metrics})

    @torch.no_grad()
    def validate(self, model, loader):
        model.eval()
        sums, n = {}, 0
        for i, batch in enumerate(loader):
            batch = self._move(batch)
            size = len(batch[0])
            for key, value in model.validation_step(batch, i).items():
                sums[key] = sums.get(key, 0.0) + value.item() * size
            n += size
        return {key: value / n for key, value in sums.items()}

    def _move(self, batch):
        return [b.to(self.device) for b in batch]


if __name__ == "__main__":
    torch.manual_seed(0)
    x = torch.randn(150, 7)
    y = (x @ torch.randn(7, 4)).argmax(1)
    trainer = Trainer()
    trainer.fit(LitModel(), DataLoader(TensorDataset(x[:120], y[:120]), 16, shuffle=True, drop_last=True),
                DataLoader(TensorDataset(x[120:], y[120:]), 16))
    print(trainer.history[-1])
