"""A warm-up is a LambdaLR or a SequentialLR that is stepped after each batch: LambdaLR wants a factor, and T_max has to leave out the warm-up."""
# /// pitfall
# apis = ["torch.optim.lr_scheduler.LambdaLR", "torch.optim.lr_scheduler.SequentialLR", "torch.optim.lr_scheduler.LinearLR", "torch.optim.lr_scheduler.CosineAnnealingLR"]
# also = ["torch.optim.lr_scheduler.OneCycleLR", "torch.optim.lr_scheduler.ChainedScheduler"]
# symptom = "question"
# added = 2026-11-30
#
# [code.lambda_returns_the_rate]
# either = [
#     'torch.optim.lr_scheduler.LambdaLR($O, lambda $E: $LR * $X, ...)',
#     'torch.optim.lr_scheduler.LambdaLR($O, lambda $E: $X * $LR, ...)',
#     'torch.optim.lr_scheduler.LambdaLR($O, lr_lambda=lambda $E: $LR * $X, ...)',
#     'torch.optim.lr_scheduler.LambdaLR($O, lr_lambda=lambda $E: $X * $LR, ...)',
# ]
# anywhere = ['torch.optim.$KIND(..., lr=$LR, ...)']
# names = { "$LR" = '(base_|init_|initial_|max_|peak_)?(lr|learning_rate)' }
# ///

# --8<-- [start:demo_in_your_code]
import math, torch

model = torch.nn.Linear(4, 1)
optimizer = torch.optim.AdamW(model.parameters(), lr=0.1)
loader = [(torch.randn(8, 4), torch.randn(8, 1))] * 3
epochs, warmup, total = 4, 4, 4 * len(loader)
def factor(step):
    if step < warmup:
        return (step + 1) / warmup
    return (1 + math.cos(math.pi * (step - warmup) / (total - warmup))) / 2
scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, factor)
rates = []
for epoch in range(epochs):
    for x, y in loader:
        rates.append(f"{scheduler.get_last_lr()[0]:.3f}")
        optimizer.zero_grad()
        torch.nn.functional.mse_loss(model(x), y).backward()
        optimizer.step()
        scheduler.step()  # after each batch
print("lr:", *rates)
#> lr: 0.025 0.050 0.075 0.100 0.100 0.096 0.085 0.069 0.050 0.031 0.015 0.004
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo_sequential]
import torch
from torch.optim.lr_scheduler import (
    CosineAnnealingLR, LinearLR, SequentialLR)

optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1)
warmup, total = 4, 12
scheduler = SequentialLR(optimizer, [
    LinearLR(optimizer, start_factor=0.25, total_iters=warmup),
    CosineAnnealingLR(optimizer, T_max=total - warmup)], milestones=[warmup])
rates = []
for step in range(total):
    rates.append(f"{scheduler.get_last_lr()[0]:.3f}")
    optimizer.step()
    scheduler.step()
print("lr:", *rates)
#> lr: 0.025 0.044 0.063 0.081 0.100 0.096 0.085 0.069 0.050 0.031 0.015 0.004
# --8<-- [end:demo_sequential]

# --8<-- [start:wrong]
import torch

lr, warmup = 0.1, 4
optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=lr)
scheduler = torch.optim.lr_scheduler.LambdaLR(
    optimizer, lambda step: lr * min(1, (step + 1) / warmup))
rates = []
for step in range(6):
    rates.append(f"{scheduler.get_last_lr()[0]:.4f}")
    optimizer.step()
    scheduler.step()
print("lr:", *rates)
#> lr: 0.0025 0.0050 0.0075 0.0100 0.0100 0.0100
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

lr, warmup = 0.1, 4
optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=lr)
scheduler = torch.optim.lr_scheduler.LambdaLR(
    optimizer, lambda step: min(1, (step + 1) / warmup))
rates = []
for step in range(6):
    rates.append(f"{scheduler.get_last_lr()[0]:.4f}")
    optimizer.step()
    scheduler.step()
print("lr:", *rates)
#> lr: 0.0250 0.0500 0.0750 0.1000 0.1000 0.1000
# --8<-- [end:right]

# --8<-- [start:wrong_end]
import torch
from torch.optim.lr_scheduler import (
    CosineAnnealingLR, LinearLR, SequentialLR)

optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1)
warmup, total = 40, 100
scheduler = SequentialLR(optimizer, [
    LinearLR(optimizer, start_factor=0.01, total_iters=warmup),
    CosineAnnealingLR(optimizer, T_max=total)], milestones=[warmup])
for step in range(total):
    optimizer.step()
    scheduler.step()
print(f"at the end: {scheduler.get_last_lr()[0]:.4f}")
#> at the end: 0.0345
# --8<-- [end:wrong_end]

# --8<-- [start:right_end]
import torch
from torch.optim.lr_scheduler import (
    CosineAnnealingLR, LinearLR, SequentialLR)

optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1)
warmup, total = 40, 100
scheduler = SequentialLR(optimizer, [
    LinearLR(optimizer, start_factor=0.01, total_iters=warmup),
    CosineAnnealingLR(optimizer, T_max=total - warmup)], milestones=[warmup])
for step in range(total):
    optimizer.step()
    scheduler.step()
print(f"at the end: {scheduler.get_last_lr()[0]:.4f}")
#> at the end: 0.0000
# --8<-- [end:right_end]

# --8<-- [start:wrong_by_hand]
import torch
from torch.optim.lr_scheduler import CosineAnnealingLR

optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1)
warmup, total = 4, 12
scheduler = CosineAnnealingLR(optimizer, T_max=total - warmup)
rates = []
for step in range(total):
    if step < warmup:
        optimizer.param_groups[0]["lr"] = 0.1 * (step + 1) / warmup
    rates.append(f"{optimizer.param_groups[0]['lr']:.3f}")
    optimizer.step()
    scheduler.step()
print("lr:", *rates)
#> lr: 0.025 0.050 0.075 0.100 0.072 0.045 0.021 0.006 0.000 0.004 0.015 0.031
# --8<-- [end:wrong_by_hand]

# --8<-- [start:right_by_hand]
import torch
from torch.optim.lr_scheduler import CosineAnnealingLR

optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1)
warmup, total = 4, 12
scheduler = CosineAnnealingLR(optimizer, T_max=total - warmup)
rates = []
for step in range(total):
    if step < warmup:
        optimizer.param_groups[0]["lr"] = 0.1 * (step + 1) / warmup
    rates.append(f"{optimizer.param_groups[0]['lr']:.3f}")
    optimizer.step()
    if step >= warmup:
        scheduler.step()
print("lr:", *rates)
#> lr: 0.025 0.050 0.075 0.100 0.100 0.096 0.085 0.069 0.050 0.031 0.015 0.004
# --8<-- [end:right_by_hand]

# --8<-- [start:demo_zero]
import torch

for first in (0, 1):
    w = torch.ones(1, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=0.1)
    scheduler = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + first) / 4))
    w.square().sum().backward()
    optimizer.step()
    print("first learning rate:", scheduler.get_last_lr(), "- w:", w.item())
#> first learning rate: [0.0] - w: 1.0
#> first learning rate: [0.025] - w: 0.949999988079071
# --8<-- [end:demo_zero]

# --8<-- [start:check]
import torch
from torch.optim.lr_scheduler import (
    ChainedScheduler, CosineAnnealingLR, LambdaLR, LinearLR, OneCycleLR)

curve = "0.025 0.050 0.075 0.100 0.100 0.096 0.085 0.069 0.050 0.031 0.015"
assert demo_in_your_code.out == "lr: " + curve + " 0.004\n"
assert demo_sequential.out == (
    "lr: 0.025 0.044 0.063 0.081 0.100 0.096 0.085 0.069 0.050 0.031 0.015 "
    "0.004\n")
assert wrong.out == "lr: 0.0025 0.0050 0.0075 0.0100 0.0100 0.0100\n"
assert right.out == "lr: 0.0250 0.0500 0.0750 0.1000 0.1000 0.1000\n"
assert wrong_end.out == "at the end: 0.0345\n"
assert right_end.out == "at the end: 0.0000\n"
assert wrong_by_hand.out == (
    "lr: 0.025 0.050 0.075 0.100 0.072 0.045 0.021 0.006 0.000 0.004 0.015 "
    "0.031\n")
assert right_by_hand.out == "lr: " + curve + " 0.004\n"
assert demo_zero.out == (
    "first learning rate: [0.0] - w: 1.0\n"
    "first learning rate: [0.025] - w: 0.949999988079071\n")


def curve_of(make, total=12):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1)
    scheduler, rates = make(optimizer), []
    for step in range(total):
        rates.append(scheduler.get_last_lr()[0])
        optimizer.step()
        if step + 1 < total:
            scheduler.step()
    return rates


# two schedulers at once: their factors multiply, and the peak is missed
chained = curve_of(lambda o: ChainedScheduler([
    LinearLR(o, 0.25, total_iters=4), CosineAnnealingLR(o, T_max=12)]))
assert max(chained) < 0.08
# OneCycleLR starts at a 25th of max_lr
one = curve_of(lambda o: OneCycleLR(o, max_lr=0.1, total_steps=12))
assert abs(one[0] - 0.1 / 25) < 1e-6 and abs(max(one) - 0.1) < 1e-2
assert 100 - 40 == 60  # what is left for the cosine
# a lambda is not saved
optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1)
state = LambdaLR(optimizer, lambda step: 1.0).state_dict()
assert state["lr_lambdas"] == [None]
# without start_factor, LinearLR starts at a third
assert abs(curve_of(LinearLR)[0] - 0.1 / 3) < 1e-9
# --8<-- [end:check]
