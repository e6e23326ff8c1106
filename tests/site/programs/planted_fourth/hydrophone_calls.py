"""Whale calls from hydrophone recordings: a small 1-d CNN."""
import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Dataset


class RandomGainAndShift:
    """Waveform augmentation: random gain, random circular shift, some hiss."""

    def __init__(self, max_shift=200, hiss=0.02, seed=1234):
        self.max_shift = max_shift
        self.hiss = hiss
        self.rs = np.random.RandomState(seed)

    def __call__(self, wave):
        wave = wave * self.rs.uniform(0.5, 1.5)
        wave = np.roll(wave, self.rs.randint(-self.max_shift, self.max_shift))
        return wave + self.hiss * self.rs.standard_normal(wave.shape)


class CallDataset(Dataset):
    def __init__(self, waves, species, transform=None):
        self.waves, self.species, self.transform = waves, species, transform

    def __len__(self):
        return len(self.waves)

    def __getitem__(self, i):
        w = self.waves[i]
        if self.transform is not None:
            w = self.transform(w)
        return torch.as_tensor(w, dtype=torch.float32)[None], int(self.species[i])


def build():
    return nn.Sequential(
        nn.Conv1d(1, 16, 32, stride=8), nn.BatchNorm1d(16), nn.ReLU(),
        nn.Conv1d(16, 32, 8, stride=4), nn.BatchNorm1d(32), nn.ReLU(),
        nn.AdaptiveAvgPool1d(1), nn.Flatten(), nn.Linear(32, 3))


if __name__ == "__main__":
    torch.manual_seed(0)
    gen = np.random.default_rng(0)
    species = gen.integers(0, 3, 96)
    t = np.arange(2000) / 2000
    waves = [np.sin(2 * np.pi * (20 + 30 * s) * t) for s in species]

    data = CallDataset(waves, species, transform=RandomGainAndShift())
    loader = DataLoader(data, batch_size=16, shuffle=True, num_workers=2)
    net = build()
    adam = torch.optim.Adam(net.parameters(), lr=2e-3)
    loss_fn = nn.CrossEntropyLoss()
    for epoch in range(3):
        total, seen = 0.0, 0
        for x, y in loader:
            adam.zero_grad()
            loss = loss_fn(net(x), y)
            loss.backward()
            adam.step()
            total += loss.item() * len(y)
            seen += len(y)
        print(f"epoch {epoch}: {total / seen:.4f}")
