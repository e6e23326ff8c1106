# Fine-tune a pretrained encoder on whale songs: first the head, then everything
import tempfile
from pathlib import Path

import torch
from torch import nn, optim
from torch.nn import functional as F


class SpectrogramEncoder(nn.Module):
    def __init__(self, n_out):
        super().__init__()
        self.backbone = nn.Sequential(
            nn.Conv2d(1, 16, 3, stride=2, padding=1), nn.BatchNorm2d(16), nn.ReLU(),
            nn.Conv2d(16, 32, 3, stride=2, padding=1), nn.BatchNorm2d(32), nn.ReLU(),
            nn.AdaptiveAvgPool2d(1), nn.Flatten(),
        )
        self.head = nn.Linear(32, n_out)

    def forward(self, wave):
        window = torch.hann_window(64, device=wave.device)
        spec = torch.stft(wave, n_fft=64, hop_length=16, window=window, return_complex=True)
        return self.head(self.backbone(spec.abs().log1p().unsqueeze(1)))


def songs(n, kinds):
    y = torch.randint(0, kinds, (n,))
    t = torch.arange(800) / 800
    pitch = 40 + 35 * y.unsqueeze(1)
    return torch.sin(2 * torch.pi * pitch * t) + 0.5 * torch.randn(n, 800), y


def freeze_batchnorm(net):
    for m in net.modules():
        if isinstance(m, nn.BatchNorm2d):
            m.eval()


def train(net, optimizer, steps, kinds):
    for _ in range(steps):
        net.train()
        freeze_batchnorm(net.backbone)
        wave, y = songs(32, kinds)
        optimizer.zero_grad()
        loss = F.cross_entropy(net(wave), y)
        loss.backward()
        optimizer.step()
    return loss.item()


def accuracy(net, kinds):
    net.eval()
    wave, y = songs(120, kinds)
    with torch.no_grad():
        return (net(wave).argmax(dim=1) == y).float().mean().item()


torch.manual_seed(110)
with tempfile.TemporaryDirectory() as tmp:
    path = Path(tmp) / "pretrained.pt"
    torch.save({"model": SpectrogramEncoder(10).state_dict()}, path)
    state = torch.load(path, map_location="cpu", weights_only=True)["model"]

net = SpectrogramEncoder(10)
net.load_state_dict(state)
net.head = nn.Linear(32, 4)
net.backbone.requires_grad_(False)

optimizer = optim.Adam(net.head.parameters(), lr=1e-2)
print("head only:", train(net, optimizer, 15, kinds=4), accuracy(net, kinds=4))

net.backbone.requires_grad_(True)
optimizer.add_param_group({"params": net.backbone.parameters(), "lr": 1e-3})
print("everything:", train(net, optimizer, 25, kinds=4), accuracy(net, kinds=4))
