import random
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, Dataset

class Blobs(Dataset):
    def __init__(self, n, augment):
        self.n, self.augment = n, augment
        yy, xx = torch.meshgrid(torch.arange(32), torch.arange(32), indexing="ij")
        cy, cx = torch.randint(6, 26, (2, n))
        self.masks = ((yy - cy.view(-1, 1, 1)) ** 2 + (xx - cx.view(-1, 1, 1)) ** 2 < 25).float()

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        mask = self.masks[i].unsqueeze(0)
        image = mask + 0.4 * torch.randn(1, 32, 32)
        if self.augment and random.random() < 0.5:
            image, mask = image.flip(-1), mask.flip(-1)
        return image, mask

def block(c_in, c_out):
    return nn.Sequential(nn.Conv2d(c_in, c_out, 3, padding=1), nn.BatchNorm2d(c_out), nn.ReLU())

class MiniUNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.down1, self.down2 = block(1, 8), block(8, 16)
        self.up = nn.ConvTranspose2d(16, 8, 2, stride=2)
        self.fuse = block(16, 8)
        self.out = nn.Conv2d(8, 1, 1)

    def forward(self, x):
        a = self.down1(x)
        b = self.down2(F.max_pool2d(a, 2))
        return self.out(self.fuse(torch.cat([a, self.up(b)], dim=1)))

def dice(logits, mask, eps=1e-6):
    pred = (logits.sigmoid() > 0.5).float().flatten(1)
    mask = mask.flatten(1)
    return ((2 * (pred * mask).sum(1) + eps) / (pred.sum(1) + mask.sum(1) + eps)).sum().item()

train_dl = DataLoader(Blobs(96, True), batch_size=16, shuffle=True)
val_dl = DataLoader(Blobs(32, False), batch_size=16)
net = MiniUNet()
opt = torch.optim.Adam(net.parameters(), lr=1e-2)
for epoch in range(3):
    net.train()
    for image, mask in train_dl:
        opt.zero_grad()
        loss = F.binary_cross_entropy_with_logits(net(image), mask)
        loss.backward()
        opt.step()
    net.eval()
    with torch.no_grad():
        score = sum(dice(net(i), m) for i, m in val_dl) / len(val_dl.dataset)
    print(f"epoch {epoch}: loss {loss.item():.3f} dice {score:.3f}")
