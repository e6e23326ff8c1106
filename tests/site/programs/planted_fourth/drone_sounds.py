"""Is there a drone in this sound? Log-spectrogram CNN with a score per clip."""
import math
import torch
from torch import nn

RATE = 4000


class Spectrogram(nn.Module):
    def __init__(self, n_fft=128, hop=64):
        super().__init__()
        self.n_fft, self.hop = n_fft, hop
        self.register_buffer("win", torch.hann_window(n_fft))

    def forward(self, wav):
        s = torch.stft(wav, self.n_fft, self.hop, window=self.win, return_complex=True)
        level = 20 * torch.log10(s.abs().clamp(min=1e-4))
        level = level - level.max()
        return level.clamp(min=-80).div(80).add(1).unsqueeze(1)


class DroneDetector(nn.Module):
    def __init__(self):
        super().__init__()
        self.spec = Spectrogram()
        self.cnn = nn.Sequential(
            nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(16, 16, 3, padding=1), nn.ReLU())
        self.score = nn.Linear(16, 1)

    def forward(self, wav):
        h = self.cnn(self.spec(wav))
        return self.score(h.amax(dim=(2, 3))).squeeze(1)


def clips(n, seconds=0.5):
    t = torch.arange(int(RATE * seconds)) / RATE
    drone = torch.rand(n) < 0.5
    pitch = 150 + 60 * torch.rand(n, 1)
    hum = sum(torch.sin(2 * math.pi * k * pitch * t) / k for k in range(1, 6))
    loud = 10 ** (2 * torch.rand(n, 1) - 2)
    return loud * (drone[:, None] * hum + torch.randn(n, len(t))), drone.float()


def train(model, steps, bs=24):
    opt = torch.optim.Adam(model.parameters(), lr=3e-3)
    bce = nn.BCEWithLogitsLoss()
    model.train()
    for step in range(1, steps + 1):
        wav, drone = clips(bs)
        loss = bce(model(wav), drone)
        opt.zero_grad()
        loss.backward()
        opt.step()
        if step % 20 == 0:
            print(f"step {step}: loss {loss.item():.3f}")


@torch.no_grad()
def accuracy(model, wav, drone, bs):
    model.eval()
    scores = torch.cat([model(w) for w in wav.split(bs)])
    return ((scores > 0) == drone.bool()).float().mean().item()


torch.manual_seed(21)
detector = DroneDetector()
train(detector, steps=60)
wav, drone = clips(200)
for bs in (1, 10, 100):
    print(f"batches of {bs:3d}: accuracy {accuracy(detector, wav, drone, bs):.3f}")
