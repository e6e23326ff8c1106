"""Land-use classification from 4-band 64x64 satellite tiles."""
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, Dataset

LABELS = {0: "water", 1: "forest", 2: "crop", 3: "urban", 4: "barren", 5: "pasture"}


class Tiles(Dataset):
    def __init__(self, n=120, transform=None):
        self.y = torch.randint(0, len(LABELS), (n,))
        self.x = torch.randn(n, 4, 64, 64) + self.y.view(-1, 1, 1, 1) * 0.2
        self.transform = transform

    def __len__(self):
        return len(self.y)

    def __getitem__(self, idx):
        tile = self.x[idx]
        if self.transform is not None:
            tile = self.transform(tile)
        return tile, self.y[idx]


def random_flip(tile):
    if torch.rand(1).item() > 0.5:
        tile = torch.flip(tile, dims=[2])
    return tile


class LandUseCNN(nn.Module):
    def __init__(self, bands=4, n_classes=6):
        super().__init__()
        self.conv1 = nn.Conv2d(bands, 16, kernel_size=5)
        self.conv2 = nn.Conv2d(16, 32, kernel_size=5)
        self.pool = nn.MaxPool2d(2)
        self.fc1 = nn.Linear(32 * 16 * 16, 128)
        self.fc2 = nn.Linear(128, n_classes)
        self.drop = nn.Dropout(0.5)

    def forward(self, x):
        x = self.pool(F.relu(self.conv1(x)))
        x = self.pool(F.relu(self.conv2(x)))
        x = x.view(x.size(0), -1)
        x = self.drop(F.relu(self.fc1(x)))
        return self.fc2(x)


def fit(model, loader, epochs, device):
    opt = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9, nesterov=True)
    for epoch in range(epochs):
        model.train()
        total, hits = 0.0, 0
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            opt.zero_grad()
            logits = model(x)
            loss = F.cross_entropy(logits, y)
            loss.backward()
            opt.step()
            total += loss.item() * y.size(0)
            hits += (logits.argmax(1) == y).sum().item()
        n = len(loader.dataset)
        print(f"epoch {epoch}: loss {total / n:.3f} acc {hits / n:.2%}")


if __name__ == "__main__":
    torch.manual_seed(0)
    dev = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    dl = DataLoader(Tiles(transform=random_flip), batch_size=24, shuffle=True)
    fit(LandUseCNN().to(dev), dl, epochs=2, device=dev)
