import math
import random

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader

SAMPLE_RATE = 4000
WORDS = ["yes", "no", "up", "down", "stop"]


def synth_clip(label):
    t = torch.arange(SAMPLE_RATE // 2) / SAMPLE_RATE
    freq = 200 + 150 * label + random.uniform(-20, 20)
    return torch.sin(2 * math.pi * freq * t) + 0.2 * torch.randn_like(t)


def make_clips(n):
    labels = [random.randrange(len(WORDS)) for _ in range(n)]
    return [(synth_clip(l), l) for l in labels]


def collate(batch):
    wavs = torch.stack([w for w, _ in batch]).unsqueeze(1)
    return wavs, torch.tensor([l for _, l in batch])


class M5(nn.Module):
    def __init__(self, n_out, ch=16):
        super().__init__()
        self.conv1 = nn.Conv1d(1, ch, kernel_size=40, stride=8)
        self.bn1 = nn.BatchNorm1d(ch)
        self.conv2 = nn.Conv1d(ch, ch * 2, kernel_size=3)
        self.bn2 = nn.BatchNorm1d(ch * 2)
        self.fc = nn.Linear(ch * 2, n_out)

    def forward(self, x):
        x = F.max_pool1d(F.relu(self.bn1(self.conv1(x))), 4)
        x = F.max_pool1d(F.relu(self.bn2(self.conv2(x))), 4)
        return self.fc(x.mean(dim=-1))


def run_epoch(model, loader, optimizer, device):
    model.train()
    epoch_loss = 0
    n_correct = 0
    for wav, label in loader:
        wav = wav.to(device)
        label = label.to(device)
        logits = model(wav)
        loss = F.cross_entropy(logits, label)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        epoch_loss += loss
        n_correct += (logits.argmax(1) == label).sum().item()
    return epoch_loss / len(loader), n_correct / len(loader.dataset)


def main():
    random.seed(0)
    torch.manual_seed(0)
    torch.set_num_threads(1)
    device = torch.device("cuda") if torch.cuda.is_available() else torch.device("cpu")
    loader = DataLoader(make_clips(200), batch_size=20, shuffle=True, collate_fn=collate)
    model = M5(len(WORDS)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.005, weight_decay=1e-4)
    history = []
    for epoch in range(4):
        loss, acc = run_epoch(model, loader, optimizer, device)
        history.append(loss)
        print(f"Epoch {epoch}: loss={loss:.3f} acc={acc:.2f}")
    print("best epoch:", min(range(len(history)), key=lambda i: history[i]))


main()
