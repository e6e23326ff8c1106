import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader

BANDS = ['red', 'green', 'blue', 'nir']
CLASSES = ['water', 'forest', 'field', 'city']


def fake_tiles(n, size=24, seed=0):
    """what rasterio gives after stacking: uint8 (n, height, width, band)"""
    rng = np.random.default_rng(seed)
    y = rng.integers(0, len(CLASSES), n)
    tiles = rng.normal(100, 20, (n, size, size, len(BANDS)))
    for i, c in enumerate(y):
        tiles[i, :, :, c] += 60
    return tiles.clip(0, 255).astype(np.uint8), y


class TileDataset(Dataset):
    def __init__(self, tiles, y):
        self.tiles = tiles
        self.y = torch.as_tensor(y)

    def __len__(self):
        return len(self.tiles)

    def __getitem__(self, i):
        t = torch.from_numpy(self.tiles[i])
        h, w, c = t.shape
        t = t.view(c, h, w).float().div(255)
        return t, self.y[i]


class LandCoverCNN(nn.Module):
    def __init__(self, in_ch, n_classes):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(in_ch, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(16, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU(), nn.AdaptiveAvgPool2d(1))
        self.head = nn.Linear(32, n_classes)

    def forward(self, x):
        return self.head(self.features(x).flatten(1))


def evaluate(model, loader):
    model.eval()
    good = total = 0
    with torch.no_grad():
        for x, y in loader:
            good += (model(x).argmax(1) == y).sum().item()
            total += y.numel()
    return good / total


torch.manual_seed(0)
train = DataLoader(TileDataset(*fake_tiles(160)), batch_size=32, shuffle=True)
test = DataLoader(TileDataset(*fake_tiles(64, seed=1)), batch_size=32)
cnn = LandCoverCNN(len(BANDS), len(CLASSES))
opt = torch.optim.Adam(cnn.parameters(), lr=2e-3)
for epoch in range(4):
    cnn.train()
    for x, y in train:
        opt.zero_grad()
        nn.functional.cross_entropy(cnn(x), y).backward()
        opt.step()
    print('epoch', epoch, 'test acc', evaluate(cnn, test))
