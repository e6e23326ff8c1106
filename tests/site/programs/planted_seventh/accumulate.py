import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

MICRO_BATCH = 8
ACCUM_STEPS = 16  # effective batch 128


def get_loader():
    x = torch.randn(1024, 32)
    w = torch.randn(32, 6)
    return DataLoader(TensorDataset(x, (x @ w).argmax(1)), batch_size=MICRO_BATCH, shuffle=True)


def main():
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model = nn.Sequential(nn.Linear(32, 64), nn.ReLU(), nn.Linear(64, 6)).to(device)
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.02, momentum=0.9)
    loader = get_loader()

    for epoch in range(5):
        model.train()
        optimizer.zero_grad()
        seen, loss_sum = 0, 0.0
        for i, (x, y) in enumerate(loader):
            x, y = x.to(device, non_blocking=True), y.to(device, non_blocking=True)
            loss = criterion(model(x), y)
            loss.backward()
            loss_sum += loss.item() * x.size(0)
            seen += x.size(0)
            if (i + 1) % ACCUM_STEPS == 0:
                optimizer.step()
                optimizer.zero_grad()
        print("epoch", epoch, "loss", loss_sum / seen)


if __name__ == "__main__":
    main()
