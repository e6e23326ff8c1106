from typing import Tuple

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class FraudNet(nn.Module):
    def __init__(self, n_features: int) -> None:
        super().__init__()
        self.body = nn.Sequential(nn.Linear(n_features, 32), nn.SiLU(), nn.Linear(32, 1))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.body(x).squeeze(-1)


def make_loaders(n: int = 3000) -> Tuple[DataLoader, DataLoader]:
    x = torch.randn(n, 12)
    y = (x[:, 0] - x[:, 1] * x[:, 2] + 0.3 * torch.randn(n) > 1.0).float()
    cut = int(0.8 * n)
    return (DataLoader(TensorDataset(x[:cut], y[:cut]), batch_size=128, shuffle=True),
            DataLoader(TensorDataset(x[cut:], y[cut:]), batch_size=512))


@torch.no_grad()
def precision_recall(model: nn.Module, loader: DataLoader) -> Tuple[float, float]:
    model.eval()
    tp = fp = fn = 0
    for x, y in loader:
        pred = (model(x) > 0.5).float()
        tp += ((pred == 1) & (y == 1)).sum().item()
        fp += ((pred == 1) & (y == 0)).sum().item()
        fn += ((pred == 0) & (y == 1)).sum().item()
    return tp / max(tp + fp, 1), tp / max(tp + fn, 1)


def main() -> None:
    torch.manual_seed(11)
    train_loader, test_loader = make_loaders()
    model = FraudNet(12)
    criterion = nn.BCEWithLogitsLoss()
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
    for epoch in range(5):
        model.train()
        for x, y in train_loader:
            optimizer.zero_grad(set_to_none=True)
            loss = criterion(model(x), y)
            loss.backward()
            optimizer.step()
        p, r = precision_recall(model, test_loader)
        print(f"epoch {epoch} loss {loss.item():.3f} precision {p:.3f} recall {r:.3f}")


if __name__ == "__main__":
    main()
