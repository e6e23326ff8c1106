"""Trains by steps, not epochs; the scheduler counts batches; validation in between."""
import itertools
import math

import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

MAX_STEPS, EVAL_EVERY, WARMUP = 60, 20, 10


def infinite(loader):
    while True:
        yield from loader


def lr_lambda(step):
    if step < WARMUP:
        return (step + 1) / WARMUP
    progress = (step - WARMUP) / (MAX_STEPS - WARMUP)
    return 0.5 * (1 + math.cos(math.pi * progress))


@torch.inference_mode()
def evaluate(model, loader, loss_fn):
    model.eval()
    total, count = 0.0, 0
    for x, y in loader:
        total += loss_fn(model(x), y).item() * y.numel()
        count += y.numel()
    model.train()
    return total / count


def main():
    torch.manual_seed(0)
    x = torch.randn(260, 5)
    y = x[:, 0].sin() * x[:, 1]
    train_loader = DataLoader(TensorDataset(x[:200], y[:200]), batch_size=20, shuffle=True, drop_last=True)
    valid_loader = DataLoader(TensorDataset(x[200:], y[200:]), batch_size=25)
    model = nn.Sequential(nn.Linear(5, 64), nn.ReLU(), nn.Dropout(0.05), nn.Linear(64, 1), nn.Flatten(0))
    loss_fn = nn.MSELoss()
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2, weight_decay=1e-2)
    scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lr_lambda)

    best, running = math.inf, []
    model.train()
    for step, (xb, yb) in enumerate(itertools.islice(infinite(train_loader), MAX_STEPS), 1):
        loss = loss_fn(model(xb), yb)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        scheduler.step()
        running.append(loss.item())
        if step % EVAL_EVERY == 0:
            val = evaluate(model, valid_loader, loss_fn)
            if val < best:
                best = val
                torch.save(model.state_dict(), "best.pt")
            print(f"step {step}: train {sum(running) / len(running):.4f} val {val:.4f}")
            running.clear()

    model.load_state_dict(torch.load("best.pt", weights_only=True))
    assert math.isclose(evaluate(model, valid_loader, loss_fn), best, rel_tol=1e-5)


if __name__ == "__main__":
    main()
