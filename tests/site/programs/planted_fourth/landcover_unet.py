import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

CLASSES = ["field", "forest", "water", "road"]


def double_conv(cin, cout):
    return nn.Sequential(
        nn.Conv2d(cin, cout, 3, padding=1, bias=False), nn.BatchNorm2d(cout), nn.ReLU(inplace=True),
        nn.Conv2d(cout, cout, 3, padding=1, bias=False), nn.BatchNorm2d(cout), nn.ReLU(inplace=True))


class TinyUNet(nn.Module):
    def __init__(self, bands=4, n_classes=len(CLASSES), w=8):
        super().__init__()
        self.enc1, self.enc2 = double_conv(bands, w), double_conv(w, 2 * w)
        self.mid = double_conv(2 * w, 4 * w)
        self.up2, self.up1 = nn.ConvTranspose2d(4 * w, 2 * w, 2, 2), nn.ConvTranspose2d(2 * w, w, 2, 2)
        self.dec2, self.dec1 = double_conv(4 * w, 2 * w), double_conv(2 * w, w)
        self.pool = nn.MaxPool2d(2)
        self.out = nn.Conv2d(w, n_classes, 1)

    def forward(self, x):
        a = self.enc1(x)
        b = self.enc2(self.pool(a))
        m = self.mid(self.pool(b))
        b = self.dec2(torch.cat([self.up2(m), b], dim=1))
        a = self.dec1(torch.cat([self.up1(b), a], dim=1))
        return self.out(a)


def synthetic_scene(n, size, rng):
    labels = rng.choice(4, size=(n, size, size), p=[0.7, 0.2, 0.08, 0.02])
    bands = rng.normal(0, 0.8, (n, 4, size, size)) + labels[:, None] * 0.5
    return torch.tensor(bands, dtype=torch.float32), torch.tensor(labels)


def balanced_loss(label_maps):
    """Roads are rare, so the loss gets class weights."""
    _, pixels = np.unique(label_maps.numpy(), return_counts=True)
    weight = pixels / pixels.sum()
    print("class weights:", dict(zip(CLASSES, weight.round(3))))
    return nn.CrossEntropyLoss(weight=torch.tensor(weight, dtype=torch.float32))


def iou(pred, target, n=len(CLASSES)):
    pairs = torch.bincount(target.flatten() * n + pred.flatten(), minlength=n * n).view(n, n)
    inter = pairs.diag()
    return inter / (pairs.sum(0) + pairs.sum(1) - inter).clamp(min=1)


torch.manual_seed(0)
rng = np.random.default_rng(0)
x, y = synthetic_scene(24, 32, rng)
net, criterion = TinyUNet(), balanced_loss(y)
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(3):
    net.train()
    for xb, yb in DataLoader(TensorDataset(x, y), batch_size=6, shuffle=True):
        loss = criterion(net(xb), yb)
        opt.zero_grad(set_to_none=True)
        loss.backward()
        opt.step()
    print(f"epoch {epoch}: loss {loss.item():.3f}")

net.eval()
with torch.no_grad():
    xt, yt = synthetic_scene(8, 32, rng)
    for name, v in zip(CLASSES, iou(net(xt).argmax(1), yt).tolist()):
        print(f"IoU {name}: {v:.3f}")
