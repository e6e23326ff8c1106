import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Dataset


class Cells(Dataset):
    """Images as a microscope's software writes them: uint8, height x width x channels."""

    def __init__(self, n, seed):
        rng = np.random.default_rng(seed)
        self.kind = rng.integers(0, 2, n)
        self.slides = rng.integers(0, 128, (n, 20, 28, 3), dtype=np.uint8)
        for slide, kind in zip(self.slides, self.kind):
            slide[5:12, 8:20, kind] += 100

    def __len__(self):
        return len(self.kind)

    def __getitem__(self, i):
        height, width, channels = self.slides[i].shape
        pixels = torch.from_numpy(self.slides[i]).float() / 255
        return pixels.view(channels, height, width), int(self.kind[i])


def main():
    train_loader = DataLoader(Cells(160, seed=1), batch_size=16, shuffle=True)
    test_loader = DataLoader(Cells(48, seed=2), batch_size=16)
    net = nn.Sequential(
        nn.Conv2d(3, 8, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 8, 3), nn.ReLU(), nn.AdaptiveMaxPool2d(1),
        nn.Flatten(), nn.Linear(8, 2),
    )
    optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
    criterion = nn.CrossEntropyLoss()
    for epoch in range(3):
        net.train()
        for slide, kind in train_loader:
            optimizer.zero_grad()
            loss = criterion(net(slide), kind)
            loss.backward()
            optimizer.step()
        net.eval()
        right = 0
        with torch.no_grad():
            for slide, kind in test_loader:
                right += (net(slide).argmax(1) == kind).sum().item()
        print(f"epoch {epoch}: {right} of 48 right")


if __name__ == "__main__":
    main()
