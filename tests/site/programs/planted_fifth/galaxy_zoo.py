import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

rng = np.random.default_rng(50)


def telescope_images(n):
    kind = rng.integers(0, 3, n)
    yy, xx = np.mgrid[-1:1:24j, -1:1:24j]
    out = np.empty((n, 24, 24), dtype=np.uint8)
    for i, k in enumerate(kind):
        stretch = (1.0, 3.0, 8.0)[k]
        glow = np.exp(-4 * (xx ** 2 + stretch * yy ** 2))
        out[i] = np.clip(220 * glow + rng.normal(15, 5, glow.shape), 0, 255)
    return out, kind


def to_float(image):
    """Scale 8-bit images to 0..1; images that are floats already stay as they are."""
    if image.dtype == np.uint8:
        return image.float().div(255)
    return image.float()


class Galaxies(Dataset):
    def __init__(self, n):
        images, kind = telescope_images(n)
        self.images = torch.from_numpy(images).unsqueeze(1)
        self.kind = torch.from_numpy(kind)

    def __len__(self):
        return self.kind.numel()

    def __getitem__(self, i):
        return to_float(self.images[i]), self.kind[i]


def cnn():
    return nn.Sequential(
        nn.Conv2d(1, 8, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(16 * 6 * 6, 3),
    )


torch.manual_seed(50)
train_dl = DataLoader(Galaxies(300), batch_size=30, shuffle=True)
test_dl = DataLoader(Galaxies(90), batch_size=45)
model = cnn()
opt = torch.optim.SGD(model.parameters(), lr=0.02, momentum=0.9)
ce = nn.CrossEntropyLoss()

for epoch in range(3):
    model.train()
    losses = []
    for x, y in train_dl:
        opt.zero_grad()
        loss = ce(model(x), y)
        loss.backward()
        opt.step()
        losses.append(loss.item())
    model.eval()
    right = 0
    with torch.no_grad():
        for x, y in test_dl:
            right += (model(x).argmax(dim=1) == y).sum().item()
    print(f"epoch {epoch}: loss {np.mean(losses):.3f}, brightest pixel {x.max().item():.1f}, {right} of 90 right")
