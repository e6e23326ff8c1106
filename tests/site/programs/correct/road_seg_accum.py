#!/usr/bin/env python3
"""Road segmentation, mixed precision, gradient accumulation, poly learning rate."""
import argparse

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

IGNORE = 255


class Roads(Dataset):
    def __init__(self, n, seed):
        self.n, self.seed = n, seed

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        g = torch.Generator().manual_seed(self.seed * 10_000 + i)
        label = torch.zeros(24, 24, dtype=torch.long)
        col = int(torch.randint(2, 18, (1,), generator=g))
        label[:, col:col + 5] = 1
        image = label.float().expand(3, -1, -1) + 0.5 * torch.randn(3, 24, 24, generator=g)
        label[0], label[-1] = IGNORE, IGNORE
        return image, label


def net():
    return nn.Sequential(
        nn.Conv2d(3, 16, 3, padding=1, bias=False), nn.BatchNorm2d(16), nn.ReLU(inplace=True),
        nn.Conv2d(16, 16, 3, padding=2, dilation=2, bias=False), nn.BatchNorm2d(16), nn.ReLU(inplace=True),
        nn.Conv2d(16, 2, 1))


def miou(model, loader, device):
    was_training = model.training
    model.eval()
    conf = torch.zeros(2, 2, dtype=torch.long)
    with torch.no_grad():
        for image, label in loader:
            pred = model(image.to(device)).argmax(1).cpu()
            ok = label != IGNORE
            conf += torch.bincount(label[ok] * 2 + pred[ok], minlength=4).view(2, 2)
    model.train(was_training)
    inter = conf.diag().float()
    return (inter / (conf.sum(0) + conf.sum(1) - inter).clamp(min=1)).mean().item()


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("--epochs", type=int, default=3)
    ap.add_argument("--accum", type=int, default=4)
    args = ap.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(1)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    train_dl = DataLoader(Roads(64, 1), batch_size=4, shuffle=True, drop_last=True)
    val_dl = DataLoader(Roads(16, 2), batch_size=8)
    model = net().to(device)
    opt = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    updates = args.epochs * (len(train_dl) // args.accum)
    sched = torch.optim.lr_scheduler.PolynomialLR(opt, total_iters=updates, power=0.9)
    scaler = torch.amp.GradScaler(device.type, enabled=device.type == "cuda")
    loss_fn = nn.CrossEntropyLoss(ignore_index=IGNORE)
    for epoch in range(args.epochs):
        model.train()
        for i, (image, label) in enumerate(train_dl, start=1):
            with torch.autocast(device.type, enabled=device.type == "cuda"):
                loss = loss_fn(model(image.to(device)), label.to(device))
            scaler.scale(loss / args.accum).backward()
            if i % args.accum == 0:
                scaler.unscale_(opt)
                nn.utils.clip_grad_norm_(model.parameters(), 1.0)
                scaler.step(opt)
                scaler.update()
                opt.zero_grad(set_to_none=True)
                sched.step()
        print(f"epoch {epoch} loss {loss.item():.3f} mIoU {miou(model, val_dl, device):.3f}")
