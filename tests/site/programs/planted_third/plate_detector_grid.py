import torch
from torch import nn
from torch.nn import functional as F

STRIDE = 8
IMG_H, IMG_W = 64, 128


def cell_centers(feat_h, feat_w):
    """(feat_h * feat_w, 2) centres of the cells as x, y in pixels"""
    xs = (torch.arange(feat_w) + 0.5) * STRIDE
    ys = (torch.arange(feat_h) + 0.5) * STRIDE
    grid_x, grid_y = torch.meshgrid(xs, ys)
    return torch.stack([grid_x.reshape(-1), grid_y.reshape(-1)], dim=1)


class PlateDetector(nn.Module):
    """anchor free: an objectness and an offset of the plate's centre for each cell"""

    def __init__(self):
        super().__init__()
        layers, c = [], 1
        for c_out in (8, 16, 32):
            layers += [nn.Conv2d(c, c_out, 3, stride=2, padding=1), nn.BatchNorm2d(c_out), nn.ReLU()]
            c = c_out
        self.backbone = nn.Sequential(*layers)
        self.head = nn.Conv2d(c, 3, 1)

    def forward(self, img):
        out = self.head(self.backbone(img))
        out = out.flatten(2).transpose(1, 2)          # (B, cells, 3), row by row
        return out[..., 0], out[..., 1:]


def make_batch(n):
    centre = torch.rand(n, 2) * torch.tensor([IMG_W - 24.0, IMG_H - 16.0]) + torch.tensor([12.0, 8.0])
    img = 0.1 * torch.randn(n, 1, IMG_H, IMG_W)
    for k, (cx, cy) in enumerate(centre.int().tolist()):
        img[k, 0, cy - 4:cy + 4, cx - 10:cx + 10] += 1
    return img, centre


def loss_fn(obj, off, centre, cells):
    dist = torch.cdist(centre, cells)
    nearest = dist.argmin(1)
    rows = torch.arange(len(centre))
    target_off = (centre - cells[nearest]) / STRIDE
    return F.cross_entropy(obj, nearest) + F.smooth_l1_loss(off[rows, nearest], target_off)


torch.manual_seed(2)
net = PlateDetector()
cells = cell_centers(IMG_H // STRIDE, IMG_W // STRIDE)
optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
for step in range(60):
    img, centre = make_batch(16)
    obj, off = net(img)
    loss = loss_fn(obj, off, centre, cells)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 20 == 19:
        net.eval()
        with torch.no_grad():
            img, centre = make_batch(32)
            obj, off = net(img)
            best = obj.argmax(1)
            pred = cells[best] + off[torch.arange(32), best] * STRIDE
        net.train()
        print(step + 1, loss.item(), "mean error in px", (pred - centre).norm(dim=1).mean().item())
