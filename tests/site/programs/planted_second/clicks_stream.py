import random

import torch
from torch import nn
from torch.utils.data import DataLoader, IterableDataset


class ClickLog(IterableDataset):
    def __init__(self, n_lines, seed=0):
        self.n_lines = n_lines
        self.seed = seed

    def __iter__(self):
        rng = random.Random(self.seed)
        for _ in range(self.n_lines):
            ad, hour = rng.randrange(50), rng.randrange(24)
            yield torch.tensor([ad, hour]), float(rng.random() < ad / 50)


class CTR(nn.Module):
    def __init__(self):
        super().__init__()
        self.ad = nn.Embedding(50, 8)
        self.hour = nn.Embedding(24, 8)
        self.out = nn.Linear(16, 1)

    def forward(self, z):
        both = torch.cat([self.ad(z[:, 0]), self.hour(z[:, 1])], dim=1)
        return self.out(both).squeeze(-1)


def main():
    loader = DataLoader(ClickLog(400), batch_size=50, num_workers=2)
    ctr = CTR()
    optimizer = torch.optim.Adagrad(ctr.parameters(), lr=0.05)
    bce = nn.BCEWithLogitsLoss()
    for epoch in range(2):
        seen = 0
        for z, click in loader:
            optimizer.zero_grad()
            loss = bce(ctr(z), click.float())
            loss.backward()
            optimizer.step()
            seen += len(z)
        print("epoch", epoch, "lines", seen, "loss", loss.item())


if __name__ == "__main__":
    main()
