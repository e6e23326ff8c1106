"""get_lr() computes the next learning rate and is meant for step(); get_last_lr() returns the one in use."""
# /// pitfall
# apis = ["torch.optim.lr_scheduler.StepLR", "torch.optim.lr_scheduler.ExponentialLR"]
# symptom = "warning"
# added = 2026-11-21
# messages = [
#             "Seems like `optimizer.step()` has been overridden after learning rate scheduler initialization.*",
#             "To get the last learning rate computed by the scheduler, please use `get_last_lr()`.",
#             "Detected call of `lr_scheduler.step()` before `optimizer.step()`. In PyTorch 1.1.0 and later, you should call them in the opposite order: `optimizer.step()` before `lr_scheduler.step()`.  Failure to do this will result in PyTorch skipping the first value of the learning rate schedule. See more details at https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate"]
# older = [
#   "'StepLR' object has no attribute 'get_last_lr'",
#   "'*LR' object has no attribute 'get_last_lr'",
#   "'SequentialLR' object has no attribute '_last_lr'",
# ]
#
# [code.get_lr]
# either = ['$S.get_lr()', '$S.get_lr()[$I]']
# not_inside = [
# '''
# class $CLASS(...):
#     ...
#     def get_lr(...):
#         ...
#     ...
# ''',
# ]
# anywhere = ['torch.optim.lr_scheduler.$KIND(...)']
# names = { "$S" = '(self\.|super\(\)\.)?\w*(sched|lr_|anneal|cosine|decay|warmup)\w*' }
#
# [code.scheduler_first]
# either = [
# '''
# for $I in $DATA:
#     ...
#     $S.step()
#     ...
#     $O.step(...)
#     ...
# ''',
# '''
# $S.step()
# $O.step()
# ''',
# '''
# $S.step()
# ...
# $L.backward()
# ...
# $O.step()
# ''',
# ]
# not = [
# '''
# for $I in $DATA:
#     ...
#     $O.step(...)
#     ...
#     $S.step()
#     ...
# ''',
# '''
# $S.step()
# ...
# $O2.step()
# ...
# $L.backward()
# ...
# $O.step()
# ''',
# ]
# anywhere = ['$S = torch.optim.lr_scheduler.$KIND(...)']
# line = "$S"
# names = { "$O" = '(?!.*(sched|lr_|anneal|plateau|warmup|decay)).*' }
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch.optim.lr_scheduler import StepLR

model = nn.Linear(10, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
scheduler = StepLR(optimizer, step_size=2, gamma=0.1)
for epoch in range(6):
    optimizer.step()
    lr = scheduler.get_lr()[0]
    print(f"epoch {epoch}, learning rate: {lr:.4f}")
    scheduler.step()
#> UserWarning: To get the last learning rate computed by the scheduler, please use `get_last_lr()`.
#> epoch 0, learning rate: 1.0000
#> epoch 1, learning rate: 1.0000
#> epoch 2, learning rate: 0.0100
#> epoch 3, learning rate: 0.1000
#> epoch 4, learning rate: 0.0010
#> epoch 5, learning rate: 0.0100
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
from torch.optim.lr_scheduler import StepLR

model = nn.Linear(10, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
scheduler = StepLR(optimizer, step_size=2, gamma=0.1)
for epoch in range(6):
    optimizer.step()
    lr = scheduler.get_last_lr()[0]
    print(f"epoch {epoch}, learning rate: {lr:.4f}")
    scheduler.step()
#> epoch 0, learning rate: 1.0000
#> epoch 1, learning rate: 1.0000
#> epoch 2, learning rate: 0.1000
#> epoch 3, learning rate: 0.1000
#> epoch 4, learning rate: 0.0100
#> epoch 5, learning rate: 0.0100
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn
from torch.optim.lr_scheduler import StepLR

torch.manual_seed(0)
model = nn.Linear(10, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = StepLR(optimizer, step_size=2, gamma=0.1)
loader = [(torch.randn(32, 10), torch.randn(32, 1)) for _ in range(3)]
for epoch in range(4):
    for x, y in loader:
        loss = nn.functional.mse_loss(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    lr = scheduler.get_last_lr()[0]
    print(f"epoch {epoch}, learning rate: {lr:.4f}")
    scheduler.step()
#> epoch 0, learning rate: 0.1000
#> epoch 1, learning rate: 0.1000
#> epoch 2, learning rate: 0.0100
#> epoch 3, learning rate: 0.0100
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo_groups]
import torch
from torch import nn
from torch.optim.lr_scheduler import StepLR

body, head = nn.Linear(10, 5), nn.Linear(5, 1)
groups = [{"params": body.parameters(), "lr": 0.1},
          {"params": head.parameters(), "lr": 0.5}]
optimizer = torch.optim.SGD(groups)
scheduler = StepLR(optimizer, step_size=2)
print("get_last_lr():", scheduler.get_last_lr())
#> get_last_lr(): [0.1, 0.5]
print("param_groups:", [group["lr"] for group in optimizer.param_groups])
#> param_groups: [0.1, 0.5]
# --8<-- [end:demo_groups]

# --8<-- [start:wrong_order]
import torch
from torch import nn
from torch.optim.lr_scheduler import ExponentialLR

model = nn.Linear(10, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
scheduler = ExponentialLR(optimizer, gamma=0.1)
for epoch in range(3):
    scheduler.step()
    lr = scheduler.get_last_lr()[0]
    print(f"epoch {epoch}, learning rate: {lr:.4f}")
    optimizer.step()
#> UserWarning: Detected call of `lr_scheduler.step()` before `optimizer.step()`. In PyTorch 1.1.0 and later, you should call them in the opposite order: `optimizer.step()` before `lr_scheduler.step()`.  Failure to do this will result in PyTorch skipping the first value of the learning rate schedule. See more details at https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate
#> epoch 0, learning rate: 0.1000
#> epoch 1, learning rate: 0.0100
#> epoch 2, learning rate: 0.0010
# --8<-- [end:wrong_order]

# --8<-- [start:right_order]
import torch
from torch import nn
from torch.optim.lr_scheduler import ExponentialLR

model = nn.Linear(10, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
scheduler = ExponentialLR(optimizer, gamma=0.1)
for epoch in range(3):
    lr = scheduler.get_last_lr()[0]
    print(f"epoch {epoch}, learning rate: {lr:.4f}")
    optimizer.step()
    scheduler.step()
#> epoch 0, learning rate: 1.0000
#> epoch 1, learning rate: 0.1000
#> epoch 2, learning rate: 0.0100
# --8<-- [end:right_order]

# --8<-- [start:wrong_overridden]
from types import MethodType
import torch
from torch import nn
from torch.optim.lr_scheduler import StepLR

model = nn.Linear(10, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
scheduler = StepLR(optimizer, step_size=2)
old_step = optimizer.step
optimizer.step = MethodType(lambda self: old_step(), optimizer)
optimizer.step()
scheduler.step()
#> UserWarning: Seems like `optimizer.step()` has been overridden after learning rate scheduler initialization. Please, make sure to call `optimizer.step()` before `lr_scheduler.step()`. See more details at https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate
print("learning rate:", scheduler.get_last_lr())
#> learning rate: [1.0]
# --8<-- [end:wrong_overridden]
# --8<-- [start:right_overridden]
from types import MethodType
import torch
from torch import nn
from torch.optim.lr_scheduler import StepLR

model = nn.Linear(10, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
old_step = optimizer.step
optimizer.step = MethodType(lambda self: old_step(), optimizer)
scheduler = StepLR(optimizer, step_size=2)
optimizer.step()
scheduler.step()
print("learning rate:", scheduler.get_last_lr())
#> learning rate: [1.0]
# --8<-- [end:right_overridden]
# --8<-- [start:wrong_batch]
import torch
from torch import nn
from torch.optim.lr_scheduler import StepLR

model = nn.Linear(10, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
scheduler = StepLR(optimizer, step_size=30, gamma=0.1)  # every 30 epochs
for epoch in range(2):
    for batch in range(100):
        optimizer.step()
        scheduler.step()
    lr = scheduler.get_last_lr()[0]
    print(f"after epoch {epoch}, learning rate: {lr:.6f}")
#> after epoch 0, learning rate: 0.001000
#> after epoch 1, learning rate: 0.000001
# --8<-- [end:wrong_batch]

# --8<-- [start:right_batch]
import torch
from torch import nn
from torch.optim.lr_scheduler import StepLR

model = nn.Linear(10, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
scheduler = StepLR(optimizer, step_size=30, gamma=0.1)  # every 30 epochs
for epoch in range(2):
    for batch in range(100):
        optimizer.step()
    scheduler.step()
    lr = scheduler.get_last_lr()[0]
    print(f"after epoch {epoch}, learning rate: {lr:.6f}")
#> after epoch 0, learning rate: 1.000000
#> after epoch 1, learning rate: 1.000000
# --8<-- [end:right_batch]

# --8<-- [start:check]
import warnings

import torch
from torch.optim.lr_scheduler import ExponentialLR, LambdaLR


def rates(out):
    return [float(line.split()[-1]) for line in out.splitlines()
            if "Warning" not in line]


assert "UserWarning: To get the last learning rate computed" in wrong.out
assert "epoch 2, learning rate: 0.0100\n" in wrong.out
assert "epoch 2, learning rate: 0.1000\n" in right.out
assert rates(wrong.out) == [1, 1, 0.01, 0.1, 0.001, 0.01]
assert rates(right.out) == [1, 1, 0.1, 0.1, 0.01, 0.01]
assert "Warning" not in right.out
lrs = [f"{optimizer.param_groups[0]['lr']:.4f}"
       for optimizer in (wrong.optimizer, right.optimizer)]
assert lrs == ["0.0010", "0.0010"]  # get_lr() changes nothing


def both(kind, argument):
    w = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=1.0)
    scheduler, seen = kind(optimizer, argument), []
    for epoch in range(3):
        optimizer.step()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            seen.append((scheduler.get_lr()[0], scheduler.get_last_lr()[0]))
        scheduler.step()
    return seen


assert both(ExponentialLR, 0.5) == [(0.5, 1), (0.25, 0.5), (0.125, 0.25)]
assert both(LambdaLR, lambda epoch: 0.5**epoch) == [
    (1, 1), (0.5, 0.5), (0.25, 0.25)]
assert demo_in_your_code.out == """\
epoch 0, learning rate: 0.1000
epoch 1, learning rate: 0.1000
epoch 2, learning rate: 0.0100
epoch 3, learning rate: 0.0100
"""
assert demo_groups.out == """\
get_last_lr(): [0.1, 0.5]
param_groups: [0.1, 0.5]
"""
skip = "will result in PyTorch skipping the first value of the learning rate"
assert skip in wrong_order.out and "Warning" not in right_order.out
assert rates(wrong_order.out) == [0.1, 0.01, 0.001]
assert rates(right_order.out) == [1, 0.1, 0.01]
assert rates(wrong_batch.out) == [0.001, 0.000001]
assert rates(right_batch.out) == [1, 1]
assert "Seems like `optimizer.step()` has been overridden" in (
    wrong_overridden.out)
assert wrong_overridden.out.endswith("learning rate: [1.0]\n")
assert right_overridden.out == "learning rate: [1.0]\n"
# --8<-- [end:check]
