"""Save everything that training needs, and go on from there."""
import os

import torch
import torch.nn as nn
import torch.optim as optim

PATH = "checkpoint.pt"


def build(device):
    model = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Dropout(0.2), nn.Linear(16, 2))
    model.to(device)
    optimizer = optim.Adam(model.parameters(), lr=1e-2)
    scheduler = optim.lr_scheduler.ExponentialLR(optimizer, gamma=0.9)
    return model, optimizer, scheduler


def save(epoch, model, optimizer, scheduler):
    tmp = PATH + ".tmp"
    torch.save({
        "epoch": epoch,
        "model": model.state_dict(),
        "optimizer": optimizer.state_dict(),
        "scheduler": scheduler.state_dict(),
        "rng": torch.get_rng_state(),
    }, tmp)
    os.replace(tmp, PATH)


def train(epochs, device=torch.device("cpu")):
    model, optimizer, scheduler = build(device)
    start = 0
    if os.path.exists(PATH):
        checkpoint = torch.load(PATH, map_location=device, weights_only=True)
        model.load_state_dict(checkpoint["model"])
        optimizer.load_state_dict(checkpoint["optimizer"])
        scheduler.load_state_dict(checkpoint["scheduler"])
        torch.set_rng_state(checkpoint["rng"].cpu())
        start = checkpoint["epoch"] + 1
    criterion = nn.CrossEntropyLoss()
    for epoch in range(start, epochs):
        model.train()
        for _ in range(5):
            inputs = torch.randn(16, 6, device=device)
            labels = (inputs.sum(1) > 0).long()
            optimizer.zero_grad()
            loss = criterion(model(inputs), labels)
            loss.backward()
            optimizer.step()
        scheduler.step()
        save(epoch, model, optimizer, scheduler)
    return model, loss.item()


if __name__ == "__main__":
    torch.manual_seed(0)
    _, straight = train(4)
    os.remove(PATH)
    torch.manual_seed(0)
    train(2)
    _, resumed = train(4)
    print(straight, resumed)
    assert straight == resumed
