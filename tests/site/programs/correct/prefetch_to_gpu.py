import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset


def get_device():
    if torch.cuda.is_available():
        return torch.device("cuda")
    if torch.backends.mps.is_available():
        return torch.device("mps")
    return torch.device("cpu")


class Config:
    batch_size = 32
    epochs = 3
    lr = 3e-4
    num_workers = 2


class Classifier(nn.Module):
    def __init__(self, num_classes):
        super().__init__()
        self.backbone = nn.Sequential(
            nn.Conv2d(3, 8, 3, 2, 1), nn.GroupNorm(2, 8), nn.SiLU(),
            nn.Conv2d(8, 16, 3, 2, 1), nn.GroupNorm(4, 16), nn.SiLU())
        self.fc = nn.Linear(16, num_classes)
        self.register_buffer("mean", torch.tensor([0.5, 0.5, 0.5]).view(1, 3, 1, 1))

    def forward(self, x):
        x = self.backbone(x - self.mean)
        x = x.mean([2, 3])
        return self.fc(x)


def main(cfg):
    device = get_device()
    pin = device.type == "cuda"
    torch.manual_seed(0)
    data = TensorDataset(torch.rand(192, 3, 16, 16), torch.randint(0, 5, (192,)))
    train_set, val_set = torch.utils.data.random_split(data, [160, 32])
    train_loader = DataLoader(train_set, cfg.batch_size, shuffle=True, num_workers=cfg.num_workers, pin_memory=pin)
    val_loader = DataLoader(val_set, cfg.batch_size, num_workers=cfg.num_workers, pin_memory=pin)

    model = Classifier(5)
    model.to(device)
    criterion = nn.CrossEntropyLoss(weight=torch.tensor([1.0, 1.0, 2.0, 1.0, 1.0], device=device))
    optimizer = torch.optim.AdamW(model.parameters(), lr=cfg.lr)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=cfg.epochs * len(train_loader))

    for epoch in range(cfg.epochs):
        model.train()
        total = torch.zeros((), device=device)
        for x, y in train_loader:
            x = x.to(device, non_blocking=pin)
            y = y.to(device, non_blocking=pin)
            loss = criterion(model(x), y)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            scheduler.step()
            total += loss.detach()       # no .item() here: it would wait for the GPU
        model.eval()
        correct = 0
        with torch.no_grad():
            for x, y in val_loader:
                x, y = x.to(device), y.to(device)
                correct += (model(x).argmax(dim=1) == y).sum().item()
        print(f"{epoch}: {total.item() / len(train_loader):.4f} {correct / len(val_set):.3f}")


if __name__ == "__main__":
    main(Config())
