import copy
import os
import tempfile

import torch
from torch import nn


def build():
    model = nn.Sequential(nn.Linear(5, 32), nn.ReLU(), nn.Linear(32, 1))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, patience=10)
    return model, optimizer, scheduler


def run(path, until):
    model, optimizer, scheduler = build()
    start, best, best_state = 0, float("inf"), None
    if os.path.exists(path):
        ckpt = torch.load(path, map_location="cpu", weights_only=True)
        model.load_state_dict(ckpt["model"])
        optimizer.load_state_dict(ckpt["optimizer"])
        scheduler.load_state_dict(ckpt["scheduler"])
        start, best, best_state = ckpt["epoch"] + 1, ckpt["best"], ckpt["best_state"]
    for epoch in range(start, until):
        model.train()
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(x_train), y_train)
        loss.backward()
        optimizer.step()
        model.eval()
        with torch.no_grad():
            val = nn.functional.mse_loss(model(x_val), y_val).item()
        scheduler.step(val)
        if val < best:
            best, best_state = val, copy.deepcopy(model.state_dict())
        torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(),
                    "scheduler": scheduler.state_dict(), "epoch": epoch,
                    "best": best, "best_state": best_state}, path)
    model.load_state_dict(best_state)
    print("epochs", start, "to", until, "best", round(best, 4))
    return model


x = torch.randn(300, 5)
y = (x ** 2).sum(dim=1, keepdim=True)
x_train, x_val, y_train, y_val = x[:200], x[200:], y[:200], y[200:]
with tempfile.TemporaryDirectory() as folder:
    file = os.path.join(folder, "last.pt")
    run(file, 30)
    run(file, 60)
