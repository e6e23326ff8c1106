import math
import torch
from torch import nn
import torch.nn.functional as F


class AttentionPool(nn.Module):
    """Weighted mean over time: the model decides which moments matter."""

    def __init__(self, dim):
        super().__init__()
        self.query = nn.Sequential(nn.Linear(dim, dim // 2), nn.Tanh(), nn.Linear(dim // 2, 1))

    def forward(self, h):                       # h: batch, time, dim
        score = self.query(h)
        weight = F.softmax(score, dim=-1)
        return (weight * h).sum(dim=1), weight.squeeze(-1)


class BeatClassifier(nn.Module):
    def __init__(self, leads=2, dim=32, classes=3):
        super().__init__()
        self.front = nn.Sequential(
            nn.Conv1d(leads, dim, 7, stride=2, padding=3), nn.ReLU(),
            nn.Conv1d(dim, dim, 5, stride=2, padding=2), nn.ReLU())
        self.rnn = nn.GRU(dim, dim, batch_first=True)
        self.pool = AttentionPool(dim)
        self.head = nn.Linear(dim, classes)

    def forward(self, ecg):                     # ecg: batch, leads, samples
        h = self.front(ecg).permute(0, 2, 1)
        h, _ = self.rnn(h)
        ctx, weight = self.pool(h)
        return self.head(ctx), weight


def fake_ecg(n, length=160):
    kind = torch.randint(3, (n,))
    t = torch.linspace(0, 1, length)
    rate = torch.tensor([3.0, 5.0, 8.0])[kind].view(n, 1, 1)
    phase = torch.rand(n, 1, 1) * 2 * math.pi
    clean = torch.sin(2 * math.pi * rate * t + phase).pow(5)
    return clean.expand(n, 2, length) + 0.1 * torch.randn(n, 2, length), kind


def train(model, steps=40, bs=32):
    opt = torch.optim.Adam(model.parameters(), lr=3e-3)
    for step in range(steps):
        ecg, kind = fake_ecg(bs)
        logits, _ = model(ecg)
        loss = F.cross_entropy(logits, kind)
        opt.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        opt.step()
        if (step + 1) % 10 == 0:
            print(f"{step + 1:3d} loss {loss.item():.3f}")


torch.manual_seed(9)
clf = BeatClassifier()
train(clf)
clf.eval()
with torch.no_grad():
    ecg, kind = fake_ecg(100)
    logits, weight = clf(ecg)
print("accuracy", (logits.argmax(1) == kind).float().mean().item())
print("most important moment of the first five:", weight[:5].argmax(dim=1).tolist())
