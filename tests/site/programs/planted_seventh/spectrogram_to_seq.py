import torch
import torch.nn as nn


class CRNN(nn.Module):
    """conv over the spectrogram (B, 1, mel, time), then a GRU over time"""

    def __init__(self, n_mels=32, n_classes=6):
        super().__init__()
        self.conv = nn.Sequential(
            nn.Conv2d(1, 16, 3, padding=1),
            nn.BatchNorm2d(16),
            nn.ReLU(inplace=True),
            nn.MaxPool2d((2, 1)),
            nn.Conv2d(16, 16, 3, padding=1),
            nn.BatchNorm2d(16),
            nn.ReLU(inplace=True),
            nn.MaxPool2d((2, 1)),
        )
        self.rnn = nn.GRU(16 * (n_mels // 4), 48, batch_first=True)
        self.fc = nn.Linear(48, n_classes)

    def forward(self, spec):
        f = self.conv(spec)
        b, c, m, t = f.shape
        f = f.view(b, t, c * m)
        out, _ = self.rnn(f)
        return self.fc(out)


def frames(n):
    y = torch.randint(0, 6, (n, 5)).repeat_interleave(4, dim=1)
    x = 0.3 * torch.randn(n, 1, 32, 20)
    for k in range(6):
        x[:, 0, 5 * k:5 * k + 5, :] += (y == k).float()[:, None, :]
    return x, y


torch.manual_seed(0)
net = CRNN()
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
lossf = nn.CrossEntropyLoss()
net.train()
for i in range(60):
    x, y = frames(16)
    logits = net(x)
    loss = lossf(logits.flatten(0, 1), y.flatten())
    opt.zero_grad()
    loss.backward()
    opt.step()
    if i % 20 == 19:
        acc = (logits.argmax(-1) == y).float().mean()
        print(f"iter {i + 1} loss {loss.item():.3f} frame acc {acc.item():.3f}")
