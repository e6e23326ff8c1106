import torch
import torch.nn as nn


class GatedResidual(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.value = nn.Conv1d(channels, channels, 3, padding=1)
        self.gate = nn.Conv1d(channels, channels, 3, padding=1)

    def forward(self, x):
        g = torch.sigmoid(self.gate(x))
        out = self.value(x) * g
        g *= 0.5
        return out + g * x


class WaveNetLite(nn.Module):
    def __init__(self, channels=16, depth=3):
        super().__init__()
        self.inp = nn.Conv1d(1, channels, 1)
        self.blocks = nn.Sequential(*[GatedResidual(channels) for _ in range(depth)])
        self.out = nn.Conv1d(channels, 1, 1)

    def forward(self, x):
        return self.out(self.blocks(self.inp(x)))


if __name__ == "__main__":
    device = "cuda" if torch.cuda.is_available() else "cpu"
    net = WaveNetLite().to(device)
    opt = torch.optim.Adam(net.parameters(), lr=1e-3)
    t = torch.linspace(0, 20, 200, device=device)
    clean = torch.sin(t).expand(8, 1, 200)
    for step in range(100):
        noisy = clean + 0.3 * torch.randn(8, 1, 200, device=device)
        loss = nn.functional.mse_loss(net(noisy), clean)
        opt.zero_grad()
        loss.backward()
        opt.step()
        if step % 20 == 0:
            print(step, loss.item())
