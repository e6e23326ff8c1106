"""Linear probe on a frozen moth encoder, saved and used again."""
import tempfile

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

SPECIES = ["atlas", "hawk", "luna", "tiger"]
MEAN, STD = torch.tensor([0.45, 0.44, 0.4]), torch.tensor([0.25, 0.25, 0.25])


class Moths(Dataset):
    def __init__(self, n, seed, flip=False):
        rng = np.random.default_rng(seed)
        self.y = rng.choice(len(SPECIES), size=n, p=[0.5, 0.3, 0.15, 0.05])
        self.x = rng.integers(0, 120, (n, 24, 24, 3), dtype=np.uint8)
        for img, y in zip(self.x, self.y):
            img[4 * y:4 * y + 6, :, y % 3] += 120
        self.flip = flip

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        img = torch.from_numpy(self.x[i]).float() / 255
        img = ((img - MEAN) / STD).permute(2, 0, 1)
        if self.flip and torch.rand(()) < 0.5:
            img = img.flip(-1)
        return img, int(self.y[i])


class Probe(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(
            nn.Conv2d(3, 32, 3, stride=2), nn.BatchNorm2d(32), nn.ReLU(),
            nn.Conv2d(32, 64, 3, stride=2), nn.BatchNorm2d(64), nn.ReLU(), nn.Flatten())
        self.encoder.requires_grad_(False)
        self.linear = nn.Linear(64 * 5 * 5, len(SPECIES))

    def train(self, mode=True):
        super().train(mode)
        self.encoder.eval()
        return self

    def forward(self, x):
        return self.linear(self.encoder(x))


def recall(model, loader):
    model.eval()
    hit, n = torch.zeros(2, len(SPECIES))
    with torch.inference_mode():
        for x, y in loader:
            ok = (model(x).argmax(1) == y).float()
            hit.index_add_(0, y, ok)
            n.index_add_(0, y, torch.ones_like(ok))
    return (hit / n.clamp(min=1)).tolist()


if __name__ == "__main__":
    out = tempfile.gettempdir() + "/moth_probe.pt"
    torch.manual_seed(0)
    data = Moths(400, seed=0, flip=True)
    counts = torch.bincount(torch.from_numpy(data.y), minlength=len(SPECIES)).clamp(min=1)
    loss_fn = nn.CrossEntropyLoss(weight=counts.sum() / (len(SPECIES) * counts))
    model = Probe()
    opt = torch.optim.SGD(model.linear.parameters(), lr=0.01, momentum=0.9)
    for _ in range(4):
        model.train()
        for x, y in DataLoader(data, batch_size=32, shuffle=True):
            opt.zero_grad()
            loss_fn(model(x), y).backward()
            opt.step()
    torch.save(model.state_dict(), out)
    again = Probe()
    again.load_state_dict(torch.load(out, weights_only=True))
    for name, r in zip(SPECIES, recall(again, DataLoader(Moths(120, seed=1), batch_size=60))):
        print(f"{name:6s} recall {r:.2f}")
