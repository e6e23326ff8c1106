"""Wine-quality style tabular regression (course exercise 7)"""
import torch
import torch.nn as nn
from torch.optim.lr_scheduler import OneCycleLR
from torch.utils.data import DataLoader, TensorDataset, random_split

BATCH = 32
EPOCHS = 12
MAX_LR = 1e-2


class QualityMLP(nn.Module):
    def __init__(self, n_in, n_hidden=48):
        super(QualityMLP, self).__init__()
        self.fc1 = nn.Linear(n_in, n_hidden)
        self.fc2 = nn.Linear(n_hidden, n_hidden)
        self.out = nn.Linear(n_hidden, 1)

    def forward(self, x):
        x = torch.relu(self.fc1(x))
        x = torch.relu(self.fc2(x))
        return self.out(x)


def run_epoch(model, loader, loss_fn, optimizer=None):
    training = optimizer is not None
    model.train(training)
    total, count = 0.0, 0
    with torch.set_grad_enabled(training):
        for xb, yb in loader:
            pred = model(xb)
            loss = loss_fn(pred, yb)
            if training:
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
            total += loss.item() * xb.size(0)
            count += xb.size(0)
    return total / count


def main():
    torch.manual_seed(7)
    x = torch.randn(800, 11)
    y = 5.5 + x[:, :1] * 0.8 - 0.4 * x[:, 3:4] ** 2 + 0.1 * torch.randn(800, 1)
    train_set, val_set = random_split(TensorDataset(x, y), [640, 160])
    train_loader = DataLoader(train_set, batch_size=BATCH, shuffle=True)
    val_loader = DataLoader(val_set, batch_size=BATCH)

    model = QualityMLP(11)
    loss_fn = nn.MSELoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=MAX_LR, momentum=0.9)
    scheduler = OneCycleLR(
        optimizer,
        max_lr=MAX_LR,
        epochs=EPOCHS,
        steps_per_epoch=len(train_loader),
    )

    for epoch in range(1, EPOCHS + 1):
        train_mse = run_epoch(model, train_loader, loss_fn, optimizer)
        val_mse = run_epoch(model, val_loader, loss_fn)
        scheduler.step()
        print(f"[{epoch:02d}/{EPOCHS}] train {train_mse:.3f} val {val_mse:.3f} lr {scheduler.get_last_lr()[0]:.6f}")


main()
