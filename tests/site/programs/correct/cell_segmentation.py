import copy
import random

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader, Dataset

CLASSES = 3  # background, cytoplasm, nucleus

class Cells(Dataset):
    def __init__(self, n, augment, seed):
        rng = np.random.default_rng(seed)
        yy, xx = np.mgrid[0:32, 0:32]
        self.masks = np.zeros((n, 32, 32), dtype=np.int64)
        for m in self.masks:
            cy, cx = rng.uniform(10, 22, 2)
            r = np.hypot(yy - cy, xx - cx)
            m[r < 9] = 1
            m[r < 4] = 2
        self.images = (self.masks * 0.5 + rng.normal(0, 0.3, self.masks.shape)).astype(np.float32)
        self.augment = augment

    def __len__(self):
        return len(self.masks)

    def __getitem__(self, i):
        image, mask = torch.from_numpy(self.images[i]).unsqueeze(0), torch.from_numpy(self.masks[i])
        if self.augment and random.random() < 0.5:
            image, mask = image.flip(-1), mask.flip(-1)
        return image, mask


def block(cin, cout):
    return nn.Sequential(nn.Conv2d(cin, cout, 3, padding=1, bias=False), nn.BatchNorm2d(cout), nn.ReLU(inplace=True))


class SegNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.down, self.merge = block(1, 16), block(48, 16)
        self.deep = nn.Sequential(block(16, 32), nn.Dropout2d(0.1), block(32, 32))
        self.out = nn.Conv2d(16, CLASSES, 1)

    def forward(self, x):
        skip = self.down(x)
        deep = self.deep(F.max_pool2d(skip, 2))
        deep = F.interpolate(deep, size=skip.shape[-2:])
        return self.out(self.merge(torch.cat([skip, deep], dim=1)))


def dice(logits, mask, eps=1.0):
    prob = logits.softmax(dim=1)
    onehot = F.one_hot(mask, CLASSES).permute(0, 3, 1, 2)
    both = (prob * onehot).sum(dim=(0, 2, 3))
    return (2 * both + eps) / ((prob + onehot).sum(dim=(0, 2, 3)) + eps)


if __name__ == "__main__":
    torch.manual_seed(109)
    train_dl = DataLoader(Cells(64, True, 1), batch_size=16, shuffle=True, num_workers=2)
    val_dl = DataLoader(Cells(32, False, 2), batch_size=16)
    net = SegNet()
    opt = torch.optim.AdamW(net.parameters(), lr=5e-3)
    best_score, best_state = -1.0, None
    for epoch in range(4):
        net.train()
        for image, mask in train_dl:
            logits = net(image)
            loss = F.cross_entropy(logits, mask) + 1 - dice(logits, mask).mean()
            opt.zero_grad()
            loss.backward()
            opt.step()
        net.eval()
        with torch.no_grad():
            score = torch.stack([dice(net(x), m) for x, m in val_dl]).mean().item()
        if score > best_score:
            best_score, best_state = score, copy.deepcopy(net.state_dict())
    print("best dice", best_score, net.load_state_dict(best_state))
