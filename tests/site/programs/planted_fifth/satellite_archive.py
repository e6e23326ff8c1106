"""Land-cover classes from multispectral tiles.

The archive has about 900 regions; each is one .npy file with some thousand
tiles (2 to 3 GB). `write_demo_archive` makes a few tiny ones.
"""
import tempfile
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


def write_demo_archive(folder, regions=6, tiles=20):
    rng = np.random.default_rng(5)
    for r in range(regions):
        cover = rng.integers(0, 3, size=tiles)
        pixels = rng.normal(size=(tiles, 4, 16, 16)).astype(np.float32)
        pixels += cover[:, None, None, None]
        np.save(folder / f"region{r:03d}_tiles.npy", pixels)
        np.save(folder / f"region{r:03d}_cover.npy", cover)


class TileArchive(Dataset):
    def __init__(self, folder, split="train"):
        files = sorted(Path(folder).glob("*_tiles.npy"))
        files = files[:-1] if split == "train" else files[-1:]
        self.tiles = np.concatenate([np.load(f) for f in files])
        self.cover = np.concatenate([np.load(str(f).replace("_tiles", "_cover")) for f in files])

    def __len__(self):
        return len(self.cover)

    def __getitem__(self, i):
        tile = torch.from_numpy(self.tiles[i])
        return tile, int(self.cover[i])


def build_model(bands=4, classes=3):
    return nn.Sequential(
        nn.Conv2d(bands, 12, 3, padding=1), nn.GroupNorm(3, 12), nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(12, 24, 3, padding=1), nn.GroupNorm(3, 24), nn.ReLU(),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(),
        nn.Linear(24, classes),
    )


def main():
    torch.manual_seed(5)
    with tempfile.TemporaryDirectory() as tmp:
        write_demo_archive(Path(tmp))
        train = DataLoader(TileArchive(tmp), batch_size=16, shuffle=True, num_workers=2)
        test = DataLoader(TileArchive(tmp, split="test"), batch_size=16)

        model = build_model()
        optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
        loss_fn = nn.CrossEntropyLoss()
        for epoch in range(2):
            model.train()
            for tiles, cover in train:
                optimizer.zero_grad()
                loss = loss_fn(model(tiles), cover)
                loss.backward()
                optimizer.step()
            model.eval()
            correct = 0
            with torch.no_grad():
                for tiles, cover in test:
                    correct += (model(tiles).argmax(1) == cover).sum().item()
            print(f"epoch {epoch}: {correct}/{len(test.dataset)} right")


if __name__ == "__main__":
    main()
