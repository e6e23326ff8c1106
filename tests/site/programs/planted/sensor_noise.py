import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Dataset


class NoisySensors(Dataset):
    """Recordings of 3 sensors; training adds noise and a random shift."""

    def __init__(self, recordings, states, augment=False):
        self.recordings = recordings
        self.states = states
        self.augment = augment
        self.rng = np.random.RandomState(1234)

    def __len__(self):
        return len(self.recordings)

    def __getitem__(self, i):
        wave = self.recordings[i]
        if self.augment:
            wave = np.roll(wave, self.rng.randint(0, 50), axis=-1)
            wave = wave + self.rng.normal(0.0, 0.1, size=wave.shape).astype(np.float32)
        return torch.as_tensor(wave), int(self.states[i])


def main():
    source = np.random.default_rng(0)
    recordings = source.normal(size=(120, 3, 50)).astype(np.float32)
    states = source.integers(0, 2, size=120)
    train_dl = DataLoader(NoisySensors(recordings[:96], states[:96], augment=True),
                          batch_size=16, shuffle=True, num_workers=2)
    test_dl = DataLoader(NoisySensors(recordings[96:], states[96:]), batch_size=24)

    model = nn.Sequential(nn.Conv1d(3, 8, 5), nn.ReLU(), nn.AdaptiveMaxPool1d(1), nn.Flatten(), nn.Linear(8, 2))
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    ce = nn.CrossEntropyLoss()
    for epoch in range(3):
        model.train()
        for wave, state in train_dl:
            optimizer.zero_grad()
            loss = ce(model(wave), state)
            loss.backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            good = sum((model(w).argmax(1) == s).sum().item() for w, s in test_dl)
        print(f"{epoch}: {good}/24")


if __name__ == "__main__":
    main()
