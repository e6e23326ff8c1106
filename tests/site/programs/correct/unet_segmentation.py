# 语义分割：小型 U-Net
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import Dataset, DataLoader


class Shapes(Dataset):
    """方块为前景的随机图片，mask 的值是类别编号"""

    def __init__(self, n, size=32):
        g = torch.Generator().manual_seed(n)
        self.images = torch.rand(n, 3, size, size, generator=g)
        self.masks = torch.zeros(n, size, size, dtype=torch.long)
        for i in range(n):
            r, c = torch.randint(0, size // 2, (2,), generator=g).tolist()
            self.masks[i, r:r + 12, c:c + 12] = 1
            self.images[i, 0, r:r + 12, c:c + 12] += 1

    def __len__(self):
        return len(self.images)

    def __getitem__(self, index):
        return self.images[index], self.masks[index]


def double_conv(cin, cout):
    return nn.Sequential(
        nn.Conv2d(cin, cout, 3, padding=1, bias=False), nn.BatchNorm2d(cout), nn.ReLU(inplace=True),
        nn.Conv2d(cout, cout, 3, padding=1, bias=False), nn.BatchNorm2d(cout), nn.ReLU(inplace=True),
    )


class UNet(nn.Module):
    def __init__(self, n_classes, width=8):
        super().__init__()
        self.down1 = double_conv(3, width)
        self.down2 = double_conv(width, width * 2)
        self.bottom = double_conv(width * 2, width * 4)
        self.up2 = nn.ConvTranspose2d(width * 4, width * 2, 2, stride=2)
        self.dec2 = double_conv(width * 4, width * 2)
        self.up1 = nn.ConvTranspose2d(width * 2, width, 2, stride=2)
        self.dec1 = double_conv(width * 2, width)
        self.head = nn.Conv2d(width, n_classes, 1)

    def forward(self, x):
        d1 = self.down1(x)
        d2 = self.down2(F.max_pool2d(d1, 2))
        b = self.bottom(F.max_pool2d(d2, 2))
        x = self.dec2(torch.cat([self.up2(b), d2], dim=1))
        x = self.dec1(torch.cat([self.up1(x), d1], dim=1))
        return self.head(x)  # logits


@torch.no_grad()
def mean_iou(model, loader, n_classes):
    model.eval()
    inter, union = torch.zeros(n_classes), torch.zeros(n_classes)
    for img, mask in loader:
        pred = model(img).argmax(1)
        for c in range(n_classes):
            inter[c] += ((pred == c) & (mask == c)).sum()
            union[c] += ((pred == c) | (mask == c)).sum()
    return (inter / union.clamp(min=1)).mean().item()


model = UNet(n_classes=2)
criterion = nn.CrossEntropyLoss(weight=torch.tensor([0.3, 0.7]))
optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
train_loader = DataLoader(Shapes(32), batch_size=8, shuffle=True)
val_loader = DataLoader(Shapes(16), batch_size=8)

for epoch in range(2):
    model.train()
    for img, mask in train_loader:
        optimizer.zero_grad(set_to_none=True)
        loss = criterion(model(img), mask)
        loss.backward()
        optimizer.step()
    print(epoch, 'mIoU', mean_iou(model, val_loader, 2))
