import random

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


def seed_worker(worker_id):
    worker_seed = torch.initial_seed() % 2**32
    np.random.seed(worker_seed)
    random.seed(worker_seed)


class Augmented(Dataset):
    def __init__(self, images, labels, train):
        self.images = images  # uint8, H x W x C
        self.labels = labels
        self.train = train

    def __len__(self):
        return len(self.images)

    def __getitem__(self, idx):
        img = self.images[idx].astype(np.float32) / 255.0
        if self.train:
            if np.random.rand() < 0.5:
                img = img[:, ::-1].copy()
            img = img + np.random.normal(0, 0.02, img.shape).astype(np.float32)
        return torch.from_numpy(img).permute(2, 0, 1), int(self.labels[idx])


def main():
    rng = np.random.default_rng(0)
    images = rng.integers(0, 256, (80, 12, 12, 3), dtype=np.uint8)
    labels = rng.integers(0, 3, 80)
    g = torch.Generator()
    g.manual_seed(0)
    train_loader = DataLoader(Augmented(images[:64], labels[:64], True), batch_size=16, shuffle=True,
                              num_workers=2, worker_init_fn=seed_worker, generator=g,
                              persistent_workers=True)
    test_loader = DataLoader(Augmented(images[64:], labels[64:], False), batch_size=16)
    net = nn.Sequential(nn.Conv2d(3, 8, 3, stride=2), nn.ReLU(), nn.Flatten(), nn.LazyLinear(3))
    net(torch.zeros(1, 3, 12, 12))  # the lazy layer gets its shape before the optimizer sees it
    optimizer = torch.optim.RMSprop(net.parameters(), lr=1e-3)
    criterion = nn.CrossEntropyLoss()
    for epoch in range(2):
        net.train()
        for x, y in train_loader:
            optimizer.zero_grad()
            loss = criterion(net(x), y)
            loss.backward()
            optimizer.step()
        net.eval()
        hits = 0
        with torch.no_grad():
            for x, y in test_loader:
                hits += (net(x).argmax(1) == y).sum().item()
        print(epoch, f"{hits}/{len(test_loader.dataset)}")


if __name__ == "__main__":
    main()
