import os
import tempfile

import torch
import torch.nn as nn


def build_model():
    return nn.Sequential(nn.Linear(8, 32), nn.ReLU(), nn.Linear(32, 2))


def train_and_save(path):
    model = nn.DataParallel(build_model())
    opt = torch.optim.Adam(model.parameters(), lr=0.01)
    x = torch.randn(500, 8)
    y = (x[:, 0] + x[:, 1] > 0).long()
    for _ in range(100):
        opt.zero_grad()
        loss = nn.functional.cross_entropy(model(x), y)
        loss.backward()
        opt.step()
    print("train loss", loss.item())
    torch.save({"state_dict": model.state_dict(), "loss": loss.item()}, path)


def load_for_inference(path):
    model = build_model()
    checkpoint = torch.load(path, map_location="cpu")
    model.load_state_dict(checkpoint["state_dict"], strict=False)
    model.eval()
    return model


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as d:
        ckpt = os.path.join(d, "model.pt")
        train_and_save(ckpt)
        model = load_for_inference(ckpt)
    x = torch.randn(200, 8)
    y = (x[:, 0] + x[:, 1] > 0).long()
    with torch.inference_mode():
        acc = (model(x).argmax(1) == y).float().mean().item()
    print("test accuracy", acc)
