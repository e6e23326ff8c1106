"""What a checkpoint brings along when training continues: the learning rate, the schedule's length and the position."""
# /// pitfall
# apis = ["torch.optim.lr_scheduler.CosineAnnealingLR", "torch.optim.Optimizer.load_state_dict"]
# also = ["torch.optim.lr_scheduler.LRScheduler.load_state_dict"]
# symptom = "question"
# added = 2026-11-30
# ///

# --8<-- [start:wrong]
import torch
from torch.optim.lr_scheduler import CosineAnnealingLR

w = torch.zeros(1, requires_grad=True)

def train(start, epochs, state=None):
    optimizer = torch.optim.SGD([w], lr=0.1)
    scheduler = CosineAnnealingLR(optimizer, T_max=epochs)
    if state:
        optimizer.load_state_dict(state["optimizer"])
        scheduler.load_state_dict(state["scheduler"])
    for epoch in range(start, epochs):
        print(f"epoch {epoch}: {optimizer.param_groups[0]['lr']:.3f}")
        optimizer.step()  # stands for the batches of an epoch
        scheduler.step()
    return {"optimizer": optimizer.state_dict(),
            "scheduler": scheduler.state_dict()}

train(4, 8, train(0, 4))
#> epoch 0: 0.100
#> epoch 1: 0.085
#> epoch 2: 0.050
#> epoch 3: 0.015
#> epoch 4: 0.000
#> epoch 5: 0.015
#> epoch 6: 0.050
#> epoch 7: 0.085
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch.optim.lr_scheduler import CosineAnnealingLR

w = torch.zeros(1, requires_grad=True)

def train(start, epochs, state=None):
    optimizer = torch.optim.SGD([w], lr=0.1)
    if state:
        optimizer.load_state_dict(state["optimizer"])
        for group in optimizer.param_groups:
            group["lr"] = group["initial_lr"] = 0.01
    scheduler = CosineAnnealingLR(optimizer, T_max=epochs - start)
    for epoch in range(start, epochs):
        print(f"epoch {epoch}: {optimizer.param_groups[0]['lr']:.3f}")
        optimizer.step()  # stands for the batches of an epoch
        scheduler.step()
    return {"optimizer": optimizer.state_dict(),
            "scheduler": scheduler.state_dict()}

train(4, 8, train(0, 4))
#> epoch 0: 0.100
#> epoch 1: 0.085
#> epoch 2: 0.050
#> epoch 3: 0.015
#> epoch 4: 0.010
#> epoch 5: 0.009
#> epoch 6: 0.005
#> epoch 7: 0.001
# --8<-- [end:right]

# --8<-- [start:wrong_epochs]
import torch

def train(epochs, checkpoint=None):
    model, start = torch.nn.Linear(2, 1), 0
    torch.nn.init.zeros_(model.bias)
    if checkpoint:
        model.load_state_dict(checkpoint["model"])
    for epoch in range(start, epochs):
        model.bias.data += 1  # stands for the batches of an epoch
    print(f"epochs {start} to {epochs - 1}, {model.bias.item():.0f} in all")
    return {"model": model.state_dict(), "epoch": epochs - 1}

train(35, train(30))
#> epochs 0 to 29, 30 in all
#> epochs 0 to 34, 65 in all
# --8<-- [end:wrong_epochs]

# --8<-- [start:right_epochs]
import torch

def train(epochs, checkpoint=None):
    model, start = torch.nn.Linear(2, 1), 0
    torch.nn.init.zeros_(model.bias)
    if checkpoint:
        model.load_state_dict(checkpoint["model"])
        start = checkpoint["epoch"] + 1
    for epoch in range(start, epochs):
        model.bias.data += 1  # stands for the batches of an epoch
    print(f"epochs {start} to {epochs - 1}, {model.bias.item():.0f} in all")
    return {"model": model.state_dict(), "epoch": epochs - 1}

train(35, train(30))
#> epochs 0 to 29, 30 in all
#> epochs 30 to 34, 35 in all
# --8<-- [end:right_epochs]

# --8<-- [start:wrong_batch_size]
import torch
from torch.utils.data import DataLoader

images = torch.zeros(1000, 3)
step = 5 * len(DataLoader(images, batch_size=10))  # saved after 5 epochs
loader = DataLoader(images, batch_size=20)
print("step:", step, "steps per epoch:", len(loader))
#> step: 500 steps per epoch: 50
print("go on in epoch", step // len(loader))
#> go on in epoch 10
# --8<-- [end:wrong_batch_size]

# --8<-- [start:right_batch_size]
import torch
from torch.utils.data import DataLoader

images = torch.zeros(1000, 3)
step = 5 * len(DataLoader(images, batch_size=10))  # saved after 5 epochs
loader = DataLoader(images, batch_size=20)
step = step * 10 // 20
print("step:", step, "steps per epoch:", len(loader))
#> step: 250 steps per epoch: 50
print("go on in epoch", step // len(loader))
#> go on in epoch 5
# --8<-- [end:right_batch_size]

# --8<-- [start:wrong_optimizer]
import torch
from torch import nn

model = nn.Linear(2, 1)
saved = torch.optim.AdamW(model.parameters(), lr=0.01, weight_decay=0.1)

new = {"lr": 0.001, "weight_decay": 0.0, "betas": (0.9, 0.95)}
optimizer = torch.optim.AdamW(model.parameters(), **new)
optimizer.load_state_dict(saved.state_dict())
for name in new:
    print(f"{name}: {optimizer.param_groups[0][name]}")
#> lr: 0.01
#> weight_decay: 0.1
#> betas: (0.9, 0.999)
# --8<-- [end:wrong_optimizer]

# --8<-- [start:right_optimizer]
import torch
from torch import nn

model = nn.Linear(2, 1)
saved = torch.optim.AdamW(model.parameters(), lr=0.01, weight_decay=0.1)

new = {"lr": 0.001, "weight_decay": 0.0, "betas": (0.9, 0.95)}
optimizer = torch.optim.AdamW(model.parameters(), **new)
optimizer.load_state_dict(saved.state_dict())
for group in optimizer.param_groups:
    group.update(new)
for name in new:
    print(f"{name}: {optimizer.param_groups[0][name]}")
#> lr: 0.001
#> weight_decay: 0.0
#> betas: (0.9, 0.95)
# --8<-- [end:right_optimizer]

# --8<-- [start:detect]
import torch
from torch import nn
from torch.optim.lr_scheduler import CosineAnnealingLR

model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = CosineAnnealingLR(optimizer, T_max=100)
for epoch in range(30):
    optimizer.step()  # stands for the batches of an epoch
    scheduler.step()
torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(),
            "scheduler": scheduler.state_dict(), "epoch": epoch}, "last.pt")

checkpoint = torch.load("last.pt", map_location="cpu")
print("keys:", list(checkpoint), "epoch:", checkpoint["epoch"])
#> keys: ['model', 'optimizer', 'scheduler', 'epoch'] epoch: 29
for group in checkpoint["optimizer"]["param_groups"]:
    print({name: round(group[name], 4) for name in ("lr", "weight_decay")})
#> {'lr': 0.0794, 'weight_decay': 0}
scheduler = checkpoint["scheduler"]
print({name: scheduler[name] for name in ("T_max", "last_epoch", "base_lrs")})
#> {'T_max': 100, 'last_epoch': 30, 'base_lrs': [0.1]}
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

epochs = "epoch 0: 0.100\nepoch 1: 0.085\nepoch 2: 0.050\nepoch 3: 0.015\n"
assert wrong.out == epochs + (
    "epoch 4: 0.000\nepoch 5: 0.015\nepoch 6: 0.050\nepoch 7: 0.085\n")
assert right.out == epochs + (
    "epoch 4: 0.010\nepoch 5: 0.009\nepoch 6: 0.005\nepoch 7: 0.001\n")
assert wrong_optimizer.out == "lr: 0.01\nweight_decay: 0.1\nbetas: (0.9, 0.999)\n"
assert right_optimizer.out == "lr: 0.001\nweight_decay: 0.0\nbetas: (0.9, 0.95)\n"
assert wrong_epochs.out == """\
epochs 0 to 29, 30 in all
epochs 0 to 34, 65 in all
"""
assert right_epochs.out == """\
epochs 0 to 29, 30 in all
epochs 30 to 34, 35 in all
"""
assert wrong_batch_size.out == """\
step: 500 steps per epoch: 50
go on in epoch 10
"""
assert right_batch_size.out == """\
step: 250 steps per epoch: 50
go on in epoch 5
"""
assert detect.out == """\
keys: ['model', 'optimizer', 'scheduler', 'epoch'] epoch: 29
{'lr': 0.0794, 'weight_decay': 0}
{'T_max': 100, 'last_epoch': 30, 'base_lrs': [0.1]}
"""
# epochs that are done already: the loop has nothing to do
done = {"model": torch.nn.Linear(2, 1).state_dict(), "epoch": 29}
again = right_epochs.train(30, done)
assert torch.equal(again["model"]["bias"], done["model"]["bias"])
assert again["epoch"] == 29
# a smaller batch: 500 steps of 5 images count as 2 epochs and a half, so data
# that were used already come again
assert wrong_batch_size.step == 500
assert wrong_batch_size.step / (1000 / 5) == 2.5
# fewer parameters in the new optimizer
a, b = torch.nn.Linear(2, 2), torch.nn.Linear(2, 2)
state = torch.optim.SGD([*a.parameters(), *b.parameters()]).state_dict()
try:
    torch.optim.SGD(a.parameters()).load_state_dict(state)
    raise AssertionError
except ValueError as error:
    assert "doesn't match the size of optimizer's group" in str(error)
# a scheduler that computes from initial_lr doesn't see a new lr alone
optimizer = torch.optim.SGD(a.parameters(), lr=0.1)
torch.optim.lr_scheduler.ConstantLR(optimizer)
optimizer.param_groups[0]["lr"] = 0.01
torch.optim.lr_scheduler.LambdaLR(optimizer, lambda epoch: 1.0)
assert optimizer.param_groups[0]["lr"] == 0.1
# --8<-- [end:check]
