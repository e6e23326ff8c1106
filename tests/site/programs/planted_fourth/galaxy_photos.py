from torch import nn, optim
from torch.utils.data import Dataset, DataLoader, default_collate
import torch

torch.manual_seed(42)
KINDS = ("elliptical", "spiral", "irregular")


class GalaxyCutouts(Dataset):
    """Cutouts from the survey server. Some downloads came back truncated."""

    def __init__(self, n, size=24):
        self.kind = torch.randint(len(KINDS), (n,))
        self.truncated = torch.rand(n) < 0.15
        self.size = size

    def _read(self, i):
        if self.truncated[i]:
            raise OSError(f"cutout_{i:05d}.fits is truncated")
        g = torch.Generator().manual_seed(i)
        img = torch.rand(1, self.size, self.size, generator=g) * 0.3
        c = self.size // 2
        r = 3 + 3 * int(self.kind[i])
        img[:, c - r:c + r, c - r:c + r] += 0.7
        return img

    def __len__(self):
        return len(self.kind)

    def __getitem__(self, i):
        try:
            return self._read(i), self.kind[i]
        except OSError:
            return None


def collate(samples):
    samples = [s for s in samples if s is not None]
    return default_collate(samples)


train_set, val_set = GalaxyCutouts(400), GalaxyCutouts(120)
train = DataLoader(train_set, batch_size=32, shuffle=True, collate_fn=collate)
val = DataLoader(val_set, batch_size=32, collate_fn=collate)

model = nn.Sequential(
    nn.Conv2d(1, 8, 5, stride=2), nn.ReLU(),
    nn.Conv2d(8, 16, 3, stride=2), nn.ReLU(),
    nn.Flatten(), nn.LazyLinear(3),
)
model(torch.zeros(1, 1, 24, 24))
opt = optim.AdamW(model.parameters(), lr=3e-3)
crit = nn.CrossEntropyLoss()

for epoch in range(4):
    model.train()
    for img, kind in train:
        opt.zero_grad()
        crit(model(img), kind).backward()
        opt.step()
    model.eval()
    correct, loss_sum = 0, 0.0
    with torch.no_grad():
        for img, kind in val:
            logits = model(img)
            loss_sum += crit(logits, kind).item() * len(kind)
            correct += (logits.argmax(dim=1) == kind).sum().item()
    print(f"{epoch}: val loss {loss_sum / len(val_set):.3f}, acc {correct / len(val_set):.1%}")
