# Earthquake or blast? Accumulated micro-batches in mixed precision
import argparse

import torch
from torch import nn
from torch.nn.utils import clip_grad_norm_
from torch.utils.data import DataLoader, TensorDataset


def traces(n, seed):
    g = torch.Generator().manual_seed(seed)
    y = (torch.rand(n, generator=g) < 0.25).float()
    t = torch.linspace(0, 1, 128)
    envelope = torch.exp(-t * (3 + 5 * y.unsqueeze(1)))
    x = envelope * torch.randn(n, 128, generator=g)
    return TensorDataset(x.unsqueeze(1), y)


def build():
    return nn.Sequential(
        nn.Conv1d(1, 16, 7, stride=2, padding=3), nn.GroupNorm(4, 16), nn.ReLU(),
        nn.Conv1d(16, 32, 7, stride=2, padding=3), nn.GroupNorm(4, 32), nn.ReLU(),
        nn.AdaptiveAvgPool1d(4), nn.Flatten(), nn.Linear(128, 1), nn.Flatten(0),
    )


def parse_args():
    p = argparse.ArgumentParser()
    p.add_argument("--micro-batch", type=int, default=16)
    p.add_argument("--accumulate", type=int, default=4)
    p.add_argument("--max-norm", type=float, default=1.0)
    p.add_argument("--epochs", type=int, default=2)
    return p.parse_args()


def main():
    cfg = parse_args()
    torch.manual_seed(104)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    use_fp16 = device.type == "cuda"

    train, test = traces(512, seed=1), traces(256, seed=2)
    loader = DataLoader(train, cfg.micro_batch, shuffle=True, drop_last=True)
    assert len(loader) % cfg.accumulate == 0

    positives = train.tensors[1].sum()
    pos_weight = ((len(train) - positives) / positives).to(device)
    criterion = nn.BCEWithLogitsLoss(pos_weight=pos_weight)

    model = build().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    scaler = torch.amp.GradScaler(device.type, enabled=use_fp16)

    for epoch in range(cfg.epochs):
        model.train()
        for i, (x, y) in enumerate(loader, start=1):
            x, y = x.to(device), y.to(device)
            with torch.autocast(device.type, dtype=torch.float16, enabled=use_fp16):
                loss = criterion(model(x), y)
            scaler.scale(loss / cfg.accumulate).backward()
            if i % cfg.accumulate == 0:
                scaler.unscale_(optimizer)
                norm = clip_grad_norm_(model.parameters(), cfg.max_norm)
                scaler.step(optimizer)
                scaler.update()
                optimizer.zero_grad()

        model.eval()
        x, y = (t.to(device) for t in test.tensors)
        with torch.inference_mode():
            pred = model(x) > 0
        recall = (pred & y.bool()).sum() / y.sum()
        print(f"epoch {epoch}: loss {loss.item():.3f}, norm {norm.item():.2f}, recall {recall.item():.2f}")


if __name__ == "__main__":
    main()
