import argparse
import math

import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Dataset, random_split


class KeywordClips(Dataset):
    """Log-mel style features of spoken keywords. Clips last between 0.4 and 1.0 seconds."""

    def __init__(self, n_clips, n_mels=20, n_words=3, hop_ms=10):
        g = torch.Generator().manual_seed(0)
        self.feats, self.words = [], []
        for _ in range(n_clips):
            word = int(torch.randint(0, n_words, (1,), generator=g))
            frames = int(torch.randint(40, 101, (1,), generator=g))
            spec = torch.randn(n_mels, frames, generator=g) * 0.5
            centre = 4 + 5 * word
            bump = torch.exp(-0.5 * ((torch.arange(n_mels) - centre) / 1.5) ** 2)
            spec += bump[:, None] * (1 + torch.sin(torch.linspace(0, math.pi, frames)))
            self.feats.append(spec)
            self.words.append(word)

    def __len__(self):
        return len(self.feats)

    def __getitem__(self, i):
        spec = self.feats[i]
        spec = (spec - spec.mean()) / (spec.std() + 1e-5)
        return spec, self.words[i]


class SpotNet(nn.Module):
    def __init__(self, n_mels, n_words):
        super().__init__()
        self.conv = nn.Sequential(
            nn.Conv1d(n_mels, 32, 5, padding=2), nn.ReLU(),
            nn.Conv1d(32, 32, 5, padding=2), nn.ReLU())
        self.cls = nn.Linear(32, n_words)

    def forward(self, spec):
        return self.cls(self.conv(spec).amax(dim=2))


def main(argv=None):
    ap = argparse.ArgumentParser()
    ap.add_argument("--clips", type=int, default=240)
    ap.add_argument("--epochs", type=int, default=3)
    ap.add_argument("--bs", type=int, default=16)
    args = ap.parse_args(argv)

    torch.manual_seed(0)
    ds = KeywordClips(args.clips)
    train_ds, dev_ds = random_split(ds, [0.8, 0.2])
    train_dl = DataLoader(train_ds, batch_size=args.bs, shuffle=True)
    dev_dl = DataLoader(dev_ds, batch_size=args.bs)
    net = SpotNet(20, 3)
    opt = torch.optim.Adam(net.parameters(), lr=1e-3)
    ce = nn.CrossEntropyLoss()

    for ep in range(args.epochs):
        net.train()
        for spec, word in train_dl:
            opt.zero_grad()
            loss = ce(net(spec), word)
            loss.backward()
            opt.step()
        net.eval()
        good = 0
        with torch.no_grad():
            for spec, word in dev_dl:
                good += (net(spec).argmax(1) == word).sum().item()
        print("epoch", ep, "dev accuracy", good / len(dev_ds))


if __name__ == "__main__":
    main([])
