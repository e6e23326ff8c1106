import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

SAMPLES, CHANNELS = 100, 8
rng = np.random.RandomState(0)
windows = rng.randn(96, SAMPLES, CHANNELS)
labels = rng.randint(0, 3, 96)
windows[np.arange(96), :, labels] += np.sin(np.linspace(0, 12, SAMPLES))

inputs = torch.tensor(windows, dtype=torch.float32).permute(0, 2, 1)
targets = torch.from_numpy(labels)


class EEGNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv1d(CHANNELS, 16, 5)
        self.fc = nn.Linear(16, 3)

    def forward(self, x):
        x = x.reshape(-1, CHANNELS, SAMPLES)
        return self.fc(F.relu(self.conv(x)).mean(dim=-1))


net = EEGNet()
opt = torch.optim.Adam(net.parameters(), lr=1e-2)
for epoch in range(10):
    opt.zero_grad()
    loss = F.cross_entropy(net(inputs), targets.long())
    loss.backward()
    opt.step()
print("accuracy", (net(inputs).argmax(1) == targets).float().mean().item())
