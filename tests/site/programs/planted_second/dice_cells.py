import torch
import torch.nn as nn
import numpy as np


class DiceLoss(nn.Module):
    """1 - Dice, averaged over the batch."""

    def __init__(self, smooth=1.0):
        super().__init__()
        self.smooth = smooth

    def forward(self, prediction, target):
        scores = []
        for p, t in zip(prediction, target):
            p, t = p.detach().numpy().ravel(), t.numpy().ravel()
            overlap = (p * t).sum()
            scores.append((2 * overlap + self.smooth) / (p.sum() + t.sum() + self.smooth))
        return torch.tensor(1 - np.mean(scores), requires_grad=True)


def run():
    torch.manual_seed(0)
    net = nn.Sequential(nn.Conv2d(1, 4, 3, padding=1), nn.ReLU(),
                        nn.Conv2d(4, 1, 3, padding=1), nn.Sigmoid())
    optimizer = torch.optim.Adam(net.parameters(), lr=1e-2)
    criterion = DiceLoss()
    cells = torch.rand(6, 1, 20, 20)
    masks = (cells > 0.6).float()
    for epoch in range(4):
        optimizer.zero_grad()
        loss = criterion(net(cells), masks)
        loss.backward()
        optimizer.step()
        print("epoch {}, dice loss {:.5f}".format(epoch, loss.item()))


run()
