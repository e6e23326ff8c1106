"""Segment roofs in aerial photos. Big batches don't fit, so each one goes through in slices."""
import torch
from torch import nn
from torch.nn import functional as F


class TinyUNet(nn.Module):
    def __init__(self, base=8):
        super().__init__()
        self.enc1 = self._double(3, base)
        self.enc2 = self._double(base, base * 2)
        self.bottom = self._double(base * 2, base * 4)
        self.up2 = nn.ConvTranspose2d(base * 4, base * 2, 2, stride=2)
        self.dec2 = self._double(base * 4, base * 2)
        self.up1 = nn.ConvTranspose2d(base * 2, base, 2, stride=2)
        self.dec1 = self._double(base * 2, base)
        self.mask = nn.Conv2d(base, 1, 1)

    @staticmethod
    def _double(cin, cout):
        return nn.Sequential(
            nn.Conv2d(cin, cout, 3, padding=1), nn.GroupNorm(4, cout), nn.ReLU(),
            nn.Conv2d(cout, cout, 3, padding=1), nn.GroupNorm(4, cout), nn.ReLU(),
        )

    def forward(self, x):
        e1 = self.enc1(x)
        e2 = self.enc2(F.max_pool2d(e1, 2))
        b = self.bottom(F.max_pool2d(e2, 2))
        d2 = self.dec2(torch.cat([self.up2(b), e2], dim=1))
        d1 = self.dec1(torch.cat([self.up1(d2), e1], dim=1))
        return self.mask(d1)


def photos(n, side=32):
    img = torch.rand(n, 3, side, side)
    mask = torch.zeros(n, 1, side, side)
    for i in range(n):
        r, c = torch.randint(0, side - 12, (2,)).tolist()
        mask[i, :, r:r + 12, c:c + 12] = 1
    return img + mask, mask


def iou(net, img, mask):
    net.eval()
    with torch.no_grad():
        pred = net(img) > 0
    truth = mask.bool()
    return ((pred & truth).sum() / (pred | truth).sum().clamp(min=1)).item()


torch.manual_seed(100)
SLICES = 4
net = TinyUNet()
sgd = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9, nesterov=True)

for it in range(10):
    net.train()
    images, masks = photos(16)
    sgd.zero_grad()
    running = 0.0
    for img, msk in zip(images.chunk(SLICES), masks.chunk(SLICES)):
        loss = F.binary_cross_entropy_with_logits(net(img), msk)
        loss.backward()
        running += loss.item()
    sgd.step()
    if it % 3 == 0:
        print(f"batch {it}: loss {running / SLICES:.4f}")

print("IoU on new photos:", iou(net, *photos(16)))
