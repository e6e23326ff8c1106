"""Embed a product catalogue and answer nearest-neighbour queries against it."""
import time

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, Dataset


class Catalogue(Dataset):
    def __init__(self, n_products=400, size=24):
        self.n = n_products
        self.size = size

    def __len__(self):
        return self.n

    def __getitem__(self, idx):
        g = torch.Generator().manual_seed(idx)
        img = torch.rand(3, self.size, self.size, generator=g)
        return img, f"SKU-{idx:05d}"


class Encoder(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.trunk = nn.Sequential(
            nn.Conv2d(3, 16, 3, 2, 1), nn.BatchNorm2d(16), nn.ReLU(),
            nn.Conv2d(16, 32, 3, 2, 1), nn.BatchNorm2d(32), nn.ReLU(),
        )
        self.proj = nn.Linear(32 * 6 * 6, dim)

    def forward(self, x):
        h = self.trunk(x).flatten(1)
        return F.normalize(self.proj(h), dim=1)


def build_index(encoder, dataset, device, batch_size=50):
    encoder.eval()
    vectors, skus = [], []
    for images, names in DataLoader(dataset, batch_size=batch_size):
        emb = encoder(images.to(device))
        vectors.append(emb)
        skus.extend(names)
    return torch.cat(vectors), skus


def query(encoder, image, index, skus, device, k=5):
    encoder.eval()
    with torch.no_grad():
        q = encoder(image.unsqueeze(0).to(device))
        scores, pos = (q @ index.T).squeeze(0).topk(k)
    return [(skus[p], round(s, 3)) for p, s in zip(pos.tolist(), scores.tolist())]


if __name__ == "__main__":
    torch.manual_seed(0)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    encoder = Encoder().to(device)
    data = Catalogue()
    t0 = time.perf_counter()
    index, skus = build_index(encoder, data, device)
    print(f"indexed {len(skus)} products in {time.perf_counter() - t0:.1f}s, index {tuple(index.shape)}")
    for i in (3, 77):
        noisy = data[i][0] + 0.05 * torch.randn(3, 24, 24)
        print(skus[i], "->", query(encoder, noisy, index, skus, device))
