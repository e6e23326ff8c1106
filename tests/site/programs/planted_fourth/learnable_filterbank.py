"""Keyword spotting with a filterbank whose triangles are learned."""
import numpy as np
import torch
from torch import nn

SR, N_FFT, HOP, N_BANDS = 8000, 256, 128, 20


def mel_triangles(n_bands, n_fft, sr):
    hz_to_mel = lambda f: 2595 * np.log10(1 + f / 700)
    mel_to_hz = lambda m: 700 * (10 ** (m / 2595) - 1)
    edges = mel_to_hz(np.linspace(hz_to_mel(60), hz_to_mel(sr / 2), n_bands + 2))
    freqs = np.linspace(0, sr / 2, n_fft // 2 + 1)
    rise = (freqs[None] - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    fall = (edges[2:, None] - freqs[None]) / (edges[2:] - edges[1:-1])[:, None]
    return np.maximum(0, np.minimum(rise, fall))


class LearnedFilterbank(nn.Module):
    def __init__(self):
        super().__init__()
        start = mel_triangles(N_BANDS, N_FFT, SR)
        self.bank = nn.Parameter(torch.from_numpy(start)).float()
        self.register_buffer("window", torch.hann_window(N_FFT))

    def forward(self, wave):
        spec = torch.stft(wave, N_FFT, HOP, window=self.window, return_complex=True)
        power = spec.abs().square()
        bands = torch.einsum("bf,nft->nbt", self.bank.relu(), power)
        return torch.log(bands + 1e-5)


class Spotter(nn.Module):
    def __init__(self, n_words=4):
        super().__init__()
        self.frontend = LearnedFilterbank()
        self.norm = nn.BatchNorm1d(N_BANDS)
        self.conv = nn.Conv1d(N_BANDS, 32, 5, padding=2)
        self.fc = nn.Linear(32, n_words)

    def forward(self, wave):
        x = self.norm(self.frontend(wave))
        return self.fc(self.conv(x).relu().mean(dim=2))


def words(n):
    y = torch.randint(4, (n,))
    t = torch.arange(4000) / SR
    pitch = (400 + 500 * y).float()[:, None]
    return torch.sin(2 * torch.pi * pitch * t) + 0.3 * torch.randn(n, 4000), y


torch.manual_seed(2)
model = Spotter()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
schedule = torch.optim.lr_scheduler.StepLR(optimizer, step_size=10, gamma=0.5)
for it in range(20):
    model.train()
    wave, y = words(24)
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(model(wave), y)
    loss.backward()
    optimizer.step()
    schedule.step()

model.eval()
with torch.no_grad():
    wave, y = words(80)
    acc = (model(wave).argmax(1) == y).float().mean()
print(f"last loss {loss.item():.3f}, accuracy {acc.item():.2f}")
