# 遥感图像分割，混合精度训练
import torch
import torch.nn as nn
import torch.nn.functional as F

cuda = torch.cuda.is_available()
device = torch.device('cuda' if cuda else 'cpu')


class TinySeg(nn.Module):
    def __init__(self, bands=4, classes=3):
        super(TinySeg, self).__init__()
        self.c1 = nn.Conv2d(bands, 8, 3, padding=1)
        self.c2 = nn.Conv2d(8, 8, 3, padding=1)
        self.c3 = nn.Conv2d(8, classes, 1)

    def forward(self, x):
        x = F.relu(self.c1(x))
        x = F.relu(self.c2(x))
        return self.c3(x)


seg = TinySeg().to(device)
optimizer = torch.optim.SGD(seg.parameters(), lr=0.05, momentum=0.9)
scaler = torch.amp.GradScaler(device.type, enabled=cuda)
tiles = torch.rand(24, 4, 16, 16)
masks = torch.randint(0, 3, (24, 16, 16))

for epoch in range(3):
    seg.train()
    for x, m in zip(tiles.split(6), masks.split(6)):
        x, m = x.to(device), m.to(device)
        optimizer.zero_grad()
        with torch.autocast(device.type, enabled=cuda):
            loss = F.cross_entropy(seg(x), m)
        scaler.scale(loss).backward()
        scaler.unscale_(optimizer)
        nn.utils.clip_grad_norm_(seg.parameters(), 5.0)
        scaler.step(optimizer)
        optimizer.step()
        scaler.update()
    print('epoch', epoch, 'loss', loss.item())
