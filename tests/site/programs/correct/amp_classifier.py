import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
use_amp = device.type == "cuda"


def data(n=1000):
    x = torch.randn(n, 20)
    return TensorDataset(x, (x[:, :5]).argmax(dim=1))


def train_epoch(model, loader, optimizer, scaler, criterion):
    model.train()
    total = 0.0
    for x, y in loader:
        x, y = x.to(device), y.to(device)
        optimizer.zero_grad(set_to_none=True)
        with torch.autocast(device_type=device.type, dtype=torch.float16, enabled=use_amp):
            loss = criterion(model(x), y)
        scaler.scale(loss).backward()
        scaler.unscale_(optimizer)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        scaler.step(optimizer)
        scaler.update()
        total += loss.item() * x.size(0)
    return total / len(loader.dataset)


@torch.no_grad()
def evaluate(model, loader):
    model.eval()
    correct = 0
    for x, y in loader:
        logits = model(x.to(device))
        correct += (logits.argmax(dim=1).cpu() == y).sum().item()
    return correct / len(loader.dataset)


def main():
    torch.manual_seed(0)
    train_loader = DataLoader(data(), batch_size=50, shuffle=True)
    test_loader = DataLoader(data(200), batch_size=100)
    model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Dropout(0.2), nn.Linear(64, 5)).to(device)
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3)
    scaler = torch.amp.GradScaler(device.type, enabled=use_amp)
    criterion = nn.CrossEntropyLoss(label_smoothing=0.1)
    for epoch in range(4):
        loss = train_epoch(model, train_loader, optimizer, scaler, criterion)
        print(f"{epoch}: loss {loss:.3f} acc {evaluate(model, test_loader):.3f}")


if __name__ == "__main__":
    main()
