import torch
import torch.nn as nn
from torch.amp import GradScaler, autocast
from torch.nn.utils import clip_grad_norm_

gpu = torch.cuda.is_available()
dev = "cuda" if gpu else "cpu"


class KeywordSpotter(nn.Module):
    def __init__(self, mels=20, classes=5):
        super().__init__()
        self.gru = nn.GRU(mels, 32, batch_first=True)
        self.fc = nn.Linear(32, classes)

    def forward(self, spec):
        _, h = self.gru(spec)
        return self.fc(h[-1])


spotter = KeywordSpotter().to(dev)
optimizer = torch.optim.AdamW(spotter.parameters(), lr=1e-3)
lr_sched = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=4)
scaler = GradScaler(dev)
criterion = nn.CrossEntropyLoss()

clips = torch.randn(96, 30, 20)
words = torch.randint(5, (96,))

for epoch in range(4):
    spotter.train()
    for idx in torch.randperm(96).split(24):
        spec, word = clips[idx].to(dev), words[idx].to(dev)
        optimizer.zero_grad(set_to_none=True)
        with autocast(dev, dtype=torch.float16 if gpu else torch.bfloat16):
            loss = criterion(spotter(spec), word)
        scaler.scale(loss).backward()
        clip_grad_norm_(spotter.parameters(), max_norm=1.0)
        scaler.step(optimizer)
        scaler.update()
    lr_sched.step()
    print(epoch, loss.item(), lr_sched.get_last_lr())
