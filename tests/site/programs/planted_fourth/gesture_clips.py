"""Hand gestures from short clips: a motion stream on frame differences."""
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import Dataset, DataLoader

GESTURES = ["left", "right", "still"]


class ClipSet(Dataset):
    """Clips as a decoder returns them: time, height, width in bytes."""

    def __init__(self, n, frames=8, size=32, seed=0):
        g = torch.Generator().manual_seed(seed)
        self.label = torch.randint(3, (n,), generator=g)
        self.clips = torch.randint(0, 40, (n, frames, size, size), dtype=torch.uint8, generator=g)
        for i, lab in enumerate(self.label.tolist()):
            step = {0: -2, 1: 2, 2: 0}[lab]
            for t in range(frames):
                x = 14 + step * (t - frames // 2)
                self.clips[i, t, 10:20, max(x, 0):x + 6] = 180

    def __len__(self):
        return len(self.label)

    def __getitem__(self, i):
        return self.clips[i], self.label[i]


def motion(clip):
    """Change from frame to frame, scaled to -1 ... 1."""
    change = clip[:, 1:] - clip[:, :-1]
    return change.float() / 255


class MotionNet(nn.Module):
    def __init__(self, frames=8):
        super().__init__()
        self.a = nn.Conv2d(frames - 1, 24, 5, stride=2, padding=2)
        self.b = nn.Conv2d(24, 32, 3, stride=2, padding=1)
        self.bn_a, self.bn_b = nn.BatchNorm2d(24), nn.BatchNorm2d(32)
        self.fc = nn.Linear(32 * 4 * 4, len(GESTURES))

    def forward(self, clip):
        x = F.relu(self.bn_a(self.a(motion(clip))))
        x = F.relu(self.bn_b(self.b(x)))
        return self.fc(F.adaptive_avg_pool2d(x, 4).flatten(1))


def epoch_pass(net, loader, opt=None):
    net.train(opt is not None)
    loss_sum = hits = count = 0
    with torch.set_grad_enabled(opt is not None):
        for clip, lab in loader:
            out = net(clip)
            loss = F.cross_entropy(out, lab)
            if opt is not None:
                opt.zero_grad()
                loss.backward()
                opt.step()
            loss_sum += loss.item() * len(lab)
            hits += (out.argmax(1) == lab).sum().item()
            count += len(lab)
    return loss_sum / count, hits / count


torch.manual_seed(0)
net = MotionNet()
adam = torch.optim.Adam(net.parameters(), lr=1e-3)
train, test = DataLoader(ClipSet(240), 24, shuffle=True), DataLoader(ClipSet(60, seed=1), 60)
for e in range(3):
    tr, te = epoch_pass(net, train, adam), epoch_pass(net, test)
    print(f"{e}: train loss {tr[0]:.3f} acc {tr[1]:.2f} | test loss {te[0]:.3f} acc {te[1]:.2f}")
