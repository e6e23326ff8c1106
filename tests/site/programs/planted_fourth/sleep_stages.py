# Sleep staging from EEG. The recorder writes (epochs, samples, electrodes).
import torch
from torch import nn
from torch.optim import AdamW
from torch.optim.lr_scheduler import OneCycleLR

STAGES = ("wake", "light", "deep", "rem")
ELECTRODES, SAMPLES = 6, 300


def record(nights, per_night=60):
    stage = torch.randint(len(STAGES), (nights * per_night,))
    t = torch.arange(SAMPLES) / 100
    freq = torch.tensor([11.0, 6.0, 2.0, 8.0])[stage][:, None, None]
    phase = torch.rand(len(stage), 1, ELECTRODES) * 6.283
    gain = torch.linspace(0.5, 2.0, ELECTRODES)
    eeg = torch.sin(6.283 * freq * t[None, :, None] + phase) * gain
    return eeg + 0.4 * torch.randn_like(eeg), stage


class DepthwiseBlock(nn.Sequential):
    def __init__(self, cin, cout, k):
        super().__init__(
            nn.Conv1d(cin, cin, k, stride=2, padding=k // 2, groups=cin),
            nn.Conv1d(cin, cout, 1),
            nn.GroupNorm(4, cout),
            nn.SiLU())


class SleepNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv1d(ELECTRODES, 16, 25, padding=12)
        self.blocks = nn.Sequential(DepthwiseBlock(16, 32, 9), DepthwiseBlock(32, 32, 9))
        self.head = nn.Linear(64, len(STAGES))

    def forward(self, eeg):
        n, samples, electrodes = eeg.shape
        x = eeg.reshape(n, electrodes, samples)
        x = self.blocks(self.stem(x))
        stats = torch.cat([x.mean(dim=-1), x.amax(dim=-1)], dim=-1)
        return self.head(stats)


torch.manual_seed(77)
train_x, train_y = record(nights=6)
test_x, test_y = record(nights=1)
# per electrode, with the numbers of the training nights
mu, sd = train_x.mean(dim=(0, 1)), train_x.std(dim=(0, 1))
train_x, test_x = (train_x - mu) / sd, (test_x - mu) / sd

model = SleepNet()
epochs, bs = 4, 40
opt = AdamW(model.parameters(), lr=1e-3)
sched = OneCycleLR(opt, max_lr=5e-3, total_steps=epochs * (len(train_x) // bs))
loss_fn = nn.CrossEntropyLoss(label_smoothing=0.1)
for epoch in range(epochs):
    model.train()
    for sel in torch.randperm(len(train_x)).split(bs):
        loss = loss_fn(model(train_x[sel]), train_y[sel])
        opt.zero_grad()
        loss.backward()
        opt.step()
        sched.step()
    model.eval()
    with torch.no_grad():
        acc = model(test_x).argmax(-1).eq(test_y).float().mean()
    print(f"epoch {epoch}: loss {loss.item():.3f} test acc {acc.item():.3f}")
