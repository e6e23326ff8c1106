import math

import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset


def customers(n, seed):
    g = torch.Generator().manual_seed(seed)
    num = torch.randn(n, 6, generator=g)
    plan = torch.randint(0, 5, (n,), generator=g)
    score = 0.8 * num[:, 0] - 0.6 * num[:, 1] + 0.3 * (plan == 2).float()
    churn = (score + torch.randn(n, generator=g) > 0.5).float()
    return num, plan, churn


class ChurnNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.plan = nn.Embedding(5, 4)
        self.layers = nn.Sequential(nn.Linear(10, 128), nn.ReLU(), nn.Linear(128, 128), nn.ReLU(), nn.Linear(128, 1))

    def forward(self, num, plan):
        return self.layers(torch.cat([num, self.plan(plan)], dim=1)).squeeze(1)


def evaluate(model, loader, loss_fn):
    model.eval()
    total = 0.0
    with torch.no_grad():
        for num, plan, churn in loader:
            total += loss_fn(model(num, plan), churn).item() * len(churn)
    return total / len(loader.dataset)


def fit(model, train_dl, valid_dl, epochs=20, patience=6):
    loss_fn = nn.BCEWithLogitsLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
    best_loss, best_epoch, best_weights = math.inf, -1, None

    for epoch in range(epochs):
        model.train()
        for num, plan, churn in train_dl:
            optimizer.zero_grad()
            loss_fn(model(num, plan), churn).backward()
            optimizer.step()

        valid = evaluate(model, valid_dl, loss_fn)
        print(f"{epoch:2d} valid {valid:.4f}")
        if valid < best_loss:
            best_loss, best_epoch = valid, epoch
            best_weights = model.state_dict().copy()
        elif epoch - best_epoch >= patience:
            print("no improvement, stopping")
            break

    model.load_state_dict(best_weights)
    return best_epoch, best_loss


if __name__ == "__main__":
    torch.manual_seed(12)
    train_dl = DataLoader(TensorDataset(*customers(300, seed=1)), batch_size=32, shuffle=True)
    valid_dl = DataLoader(TensorDataset(*customers(200, seed=2)), batch_size=200)
    net = ChurnNet()
    epoch, loss = fit(net, train_dl, valid_dl)
    print(f"best epoch {epoch} with {loss:.4f}")
    print(f"restored model: {evaluate(net, valid_dl, nn.BCEWithLogitsLoss()):.4f}")
