import math
import torch
import torch.nn as nn
import torch.nn.functional as F

SR, N_FFT, HOP = 4000, 128, 64
WORDS = {"yes": 400.0, "no": 700.0, "stop": 1100.0}


class LogSpectrogram(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("window", torch.hann_window(N_FFT), persistent=False)

    def forward(self, wav):
        spec = torch.stft(wav, N_FFT, HOP, window=self.window, return_complex=True)
        return torch.log1p(spec.abs().pow(2)).unsqueeze(1)


class SpecAugment(nn.Module):
    """Blank out a band of frequencies while training."""

    def forward(self, spec):
        if not self.training:
            return spec
        f0 = int(torch.randint(0, spec.size(2) - 6, (1,)))
        spec = spec.clone()
        spec[:, :, f0:f0 + 6] = 0
        return spec


class KWS(nn.Module):
    def __init__(self, n_words):
        super().__init__()
        self.front = nn.Sequential(LogSpectrogram(), SpecAugment())
        self.conv1 = nn.Conv2d(1, 12, 3, padding=1)
        self.conv2 = nn.Conv2d(12, 24, 3, padding=1)
        self.bn1, self.bn2 = nn.BatchNorm2d(12), nn.BatchNorm2d(24)
        self.fc = nn.Linear(24 * 8, n_words)

    def forward(self, wav):
        x = self.front(wav)
        x = F.max_pool2d(F.relu(self.bn1(self.conv1(x))), 2)
        x = F.relu(self.bn2(self.conv2(x)))
        x = F.adaptive_avg_pool2d(x, (8, 1))
        return self.fc(x.flatten(1))


def record(n):
    y = torch.randint(0, len(WORDS), (n,))
    pitch = torch.tensor(list(WORDS.values()))[y] * (1 + 0.05 * torch.randn(n))
    t = torch.arange(1600) / SR
    wav = torch.sin(2 * math.pi * pitch[:, None] * t)
    return wav + 0.5 * torch.randn_like(wav), y


torch.manual_seed(0)
net = KWS(len(WORDS))
opt = torch.optim.AdamW(net.parameters(), lr=2e-3)
wav_test, y_test = record(90)
for epoch in range(3):
    net.train()
    for _ in range(6):
        wav, y = record(16)
        loss = F.cross_entropy(net(wav), y, label_smoothing=0.05)
        opt.zero_grad()
        loss.backward()
        opt.step()
    net.eval()
    with torch.no_grad():
        acc = (net(wav_test).argmax(1) == y_test).float().mean().item()
    print(f"epoch {epoch} loss {loss.item():.3f} acc {acc:.2f}")
