"""混合精度 + 梯度裁剪 + 梯度累积"""
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

DEVICE = 'cuda' if torch.cuda.is_available() else 'cpu'
ACCUM = 4


class MLP(nn.Module):
    def __init__(self, din, dout, hidden=48, p=0.1):
        super().__init__()
        self.body = nn.Sequential(
            nn.Linear(din, hidden), nn.LayerNorm(hidden), nn.ReLU(), nn.Dropout(p))
        self.head = nn.Linear(hidden, dout)

    def forward(self, x):
        return self.head(self.body(x))


def train_one_epoch(model, loader, criterion, optimizer, scaler, scheduler):
    model.train()
    optimizer.zero_grad()
    for i, (x, y) in enumerate(loader):
        x, y = x.to(DEVICE), y.to(DEVICE)
        with torch.autocast(DEVICE, enabled=scaler.is_enabled()):
            loss = criterion(model(x), y) / ACCUM
        scaler.scale(loss).backward()
        if (i + 1) % ACCUM == 0:
            scaler.unscale_(optimizer)          # 先还原梯度，再裁剪
            torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
            scaler.step(optimizer)
            scaler.update()
            optimizer.zero_grad()
    scheduler.step()


@torch.no_grad()
def validate(model, loader, criterion):
    model.eval()
    loss_sum, n = 0.0, 0
    for x, y in loader:
        x, y = x.to(DEVICE), y.to(DEVICE)
        loss_sum += criterion(model(x), y).item() * len(x)
        n += len(x)
    return loss_sum / n


if __name__ == '__main__':
    torch.manual_seed(0)
    X, Y = torch.randn(256, 20), torch.randint(3, (256,))
    train_dl = DataLoader(TensorDataset(X[:192], Y[:192]), batch_size=8, shuffle=True)
    val_dl = DataLoader(TensorDataset(X[192:], Y[192:]), batch_size=32)
    model = MLP(20, 3).to(DEVICE)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.01)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=3)
    scaler = torch.amp.GradScaler(DEVICE, enabled=DEVICE == 'cuda')
    criterion = nn.CrossEntropyLoss()
    for epoch in range(3):
        train_one_epoch(model, train_dl, criterion, optimizer, scaler, scheduler)
        print(epoch, validate(model, val_dl, criterion), scheduler.get_last_lr()[0])
