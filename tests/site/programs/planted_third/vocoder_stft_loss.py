"""Multi-resolution STFT loss for a small vocoder (after Parallel WaveGAN)."""
import torch
import torch.nn as nn
import torch.nn.functional as F


def stft(x, fft_size, hop_size, win_length, window):
    """Magnitude spectrogram (B, frames, fft_size // 2 + 1)."""
    x_stft = torch.stft(x, fft_size, hop_size, win_length, window)
    real = x_stft[..., 0]
    imag = x_stft[..., 1]
    # the clamp keeps the gradient of sqrt finite
    return torch.sqrt(torch.clamp(real ** 2 + imag ** 2, min=1e-7)).transpose(2, 1)


class STFTLoss(nn.Module):
    def __init__(self, fft_size, shift_size, win_length):
        super().__init__()
        self.fft_size = fft_size
        self.shift_size = shift_size
        self.win_length = win_length
        self.register_buffer("window", torch.hann_window(win_length))

    def forward(self, x, y):
        x_mag = stft(x, self.fft_size, self.shift_size, self.win_length, self.window)
        y_mag = stft(y, self.fft_size, self.shift_size, self.win_length, self.window)
        sc = torch.norm(y_mag - x_mag, p="fro") / torch.norm(y_mag, p="fro")
        mag = F.l1_loss(torch.log(x_mag), torch.log(y_mag))
        return sc, mag


class MultiResolutionSTFTLoss(nn.Module):
    def __init__(self, resolutions=((256, 30, 150), (512, 60, 300), (128, 12, 60))):
        super().__init__()
        self.stft_losses = nn.ModuleList([STFTLoss(*r) for r in resolutions])

    def forward(self, x, y):
        sc_loss, mag_loss = 0.0, 0.0
        for f in self.stft_losses:
            sc_l, mag_l = f(x, y)
            sc_loss = sc_loss + sc_l
            mag_loss = mag_loss + mag_l
        return sc_loss / len(self.stft_losses), mag_loss / len(self.stft_losses)


class Upsampler(nn.Module):
    def __init__(self, n_mels=20, hop=64):
        super().__init__()
        self.up = nn.ConvTranspose1d(n_mels, 16, hop, stride=hop)
        self.post = nn.Sequential(nn.Conv1d(16, 16, 9, padding=4), nn.Tanh(), nn.Conv1d(16, 1, 9, padding=4))

    def forward(self, mel):
        return self.post(F.leaky_relu(self.up(mel), 0.1)).squeeze(1)


def train(steps=5):
    torch.manual_seed(0)
    gen = Upsampler()
    criterion = MultiResolutionSTFTLoss()
    optimizer = torch.optim.Adam(gen.parameters(), lr=1e-3)
    for step in range(steps):
        mel = torch.randn(4, 20, 32)
        wav = torch.sin(torch.arange(2048) * 0.05)[None] + 0.01 * torch.randn(4, 2048)
        sc, mag = criterion(gen(mel), wav)
        loss = sc + mag
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        print(step, loss.item())


if __name__ == "__main__":
    train()
