import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

torch.set_num_threads(1)

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"

class SliceDataset(Dataset):
    def __init__(self, count, size=32, seed=0):
        rng = np.random.default_rng(seed)
        yy, xx = np.mgrid[:size, :size]
        self.items = []
        for _ in range(count):
            cy, cx, r = rng.integers(8, size - 8, 2).tolist() + [rng.integers(3, 7)]
            mask = ((yy - cy) ** 2 + (xx - cx) ** 2 < r * r)[None].astype(np.float32)
            self.items.append((mask * 0.8 + rng.normal(0, 0.3, mask.shape).astype(np.float32), mask))

    def __len__(self):
        return len(self.items)

    def __getitem__(self, idx):
        img, mask = self.items[idx]
        return torch.from_numpy(img), torch.from_numpy(mask)

def double_conv(c_in, c_out):
    return nn.Sequential(
        nn.Conv2d(c_in, c_out, 3, padding=1, bias=False), nn.BatchNorm2d(c_out), nn.ReLU(inplace=True),
        nn.Conv2d(c_out, c_out, 3, padding=1, bias=False), nn.BatchNorm2d(c_out), nn.ReLU(inplace=True))


class TinyUNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.enc1, self.enc2 = double_conv(1, 8), double_conv(8, 16)
        self.down = nn.MaxPool2d(2)
        self.up = nn.ConvTranspose2d(16, 8, 2, stride=2)
        self.dec = double_conv(16, 8)
        self.head = nn.Conv2d(8, 1, 1)

    def forward(self, x):
        e1 = self.enc1(x)
        e2 = self.enc2(self.down(e1))
        return self.head(self.dec(torch.cat([self.up(e2), e1], dim=1)))


def dice_score(logits, target, eps=1e-6):
    pred = (torch.sigmoid(logits) > 0.5).float()
    inter, total = (pred * target).sum((1, 2, 3)), (pred + target).sum((1, 2, 3))
    return ((2 * inter + eps) / (total + eps)).mean().item()


@torch.no_grad()
def validate(model, loader):
    scores = []
    for img, mask in loader:
        img, mask = img.to(DEVICE), mask.to(DEVICE)
        scores.append(dice_score(model(img), mask))
    return float(np.mean(scores))


def train(epochs=3):
    train_dl = DataLoader(SliceDataset(48, seed=1), batch_size=8, shuffle=True)
    val_dl = DataLoader(SliceDataset(16, seed=2), batch_size=4)
    model = TinyUNet().to(DEVICE)
    bce, opt = nn.BCEWithLogitsLoss(), torch.optim.AdamW(model.parameters(), lr=3e-3)
    for ep in range(epochs):
        model.train()
        for img, mask in train_dl:
            img, mask = img.to(DEVICE), mask.to(DEVICE)
            opt.zero_grad(set_to_none=True)
            loss = bce(model(img), mask)
            loss.backward()
            opt.step()
        print(f"epoch {ep}: last loss {loss.item():.4f}, val dice {validate(model, val_dl):.4f}")


if __name__ == "__main__":
    train()
