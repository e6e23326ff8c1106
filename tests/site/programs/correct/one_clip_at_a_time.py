import random

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

random.seed(0)
torch.manual_seed(0)


class Clips(Dataset):
    """Clips of 20 to 60 frames: a batch is one clip."""

    def __init__(self, n):
        self.clips = []
        for _ in range(n):
            frames = random.randint(20, 60)
            clip = torch.randn(frames, 10)
            self.clips.append(clip)

    def __len__(self):
        return len(self.clips)

    def __getitem__(self, i):
        return self.clips[i], torch.tensor(i % 2)


loader = DataLoader(Clips(24), batch_size=1, shuffle=True)
gru = nn.GRU(10, 16, batch_first=True)
head = nn.Linear(16, 2)
opt = torch.optim.Adam([*gru.parameters(), *head.parameters()], lr=1e-2)
for clip, label in loader:
    _, last = gru(clip)
    loss = nn.functional.cross_entropy(head(last[-1]), label)
    opt.zero_grad()
    loss.backward()
    opt.step()
print("loss", loss.item())
