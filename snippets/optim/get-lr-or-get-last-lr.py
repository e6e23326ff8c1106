"""get_lr() computes the next rate from the current one and is meant for step(); get_last_lr() is the rate in use."""
# /// pitfall
# apis = ["torch.optim.lr_scheduler.StepLR", "torch.optim.lr_scheduler.ExponentialLR"]
# symptom = "warning"
# added = 2026-11-21
# messages = ["To get the last learning rate computed by the scheduler, please use `get_last_lr()`.",
#             "Detected call of `lr_scheduler.step()` before `optimizer.step()`. In PyTorch 1.1.0 and later, you should call them in the opposite order: `optimizer.step()` before `lr_scheduler.step()`.  Failure to do this will result in PyTorch skipping the first value of the learning rate schedule. See more details at https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate"]
# ///

# --8<-- [start:wrong]
import torch
from torch.optim.lr_scheduler import StepLR

w = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=1.0)
scheduler = StepLR(optimizer, step_size=2, gamma=0.1)
for epoch in range(6):
    optimizer.step()
    print(f"epoch {epoch}: {scheduler.get_lr()[0]:.4f}")
    scheduler.step()
#> UserWarning: To get the last learning rate computed by the scheduler, please use `get_last_lr()`.
#> epoch 0: 1.0000
#> epoch 1: 1.0000
#> epoch 2: 0.0100
#> epoch 3: 0.1000
#> epoch 4: 0.0010
#> epoch 5: 0.0100
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch.optim.lr_scheduler import StepLR

w = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=1.0)
scheduler = StepLR(optimizer, step_size=2, gamma=0.1)
for epoch in range(6):
    optimizer.step()
    print(f"epoch {epoch}: {scheduler.get_last_lr()[0]:.4f}")
    scheduler.step()
#> epoch 0: 1.0000
#> epoch 1: 1.0000
#> epoch 2: 0.1000
#> epoch 3: 0.1000
#> epoch 4: 0.0100
#> epoch 5: 0.0100
# --8<-- [end:right]

# --8<-- [start:demo_groups]
import torch
from torch.optim.lr_scheduler import StepLR

a = torch.zeros(1, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
groups = [{"params": [a], "lr": 0.5}, {"params": [b]}]
optimizer = torch.optim.SGD(groups, lr=0.1)
scheduler = StepLR(optimizer, step_size=2)
print(scheduler.get_last_lr())
#> [0.5, 0.1]
print([group["lr"] for group in optimizer.param_groups])
#> [0.5, 0.1]
# --8<-- [end:demo_groups]

# --8<-- [start:wrong_order]
import torch
from torch.optim.lr_scheduler import ExponentialLR

w = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=1.0)
scheduler = ExponentialLR(optimizer, gamma=0.1)
for epoch in range(3):
    scheduler.step()
    print(f"{scheduler.get_last_lr()[0]:.4f}")
    optimizer.step()
#> UserWarning: Detected call of `lr_scheduler.step()` before `optimizer.step()`. In PyTorch 1.1.0 and later, you should call them in the opposite order: `optimizer.step()` before `lr_scheduler.step()`.  Failure to do this will result in PyTorch skipping the first value of the learning rate schedule. See more details at https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate
#> 0.1000
#> 0.0100
#> 0.0010
# --8<-- [end:wrong_order]

# --8<-- [start:right_order]
import torch
from torch.optim.lr_scheduler import ExponentialLR

w = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=1.0)
scheduler = ExponentialLR(optimizer, gamma=0.1)
for epoch in range(3):
    print(f"{scheduler.get_last_lr()[0]:.4f}")
    optimizer.step()
    scheduler.step()
#> 1.0000
#> 0.1000
#> 0.0100
# --8<-- [end:right_order]

# --8<-- [start:wrong_batch]
import torch
from torch.optim.lr_scheduler import StepLR

w = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=1.0)
scheduler = StepLR(optimizer, step_size=30, gamma=0.1)  # 30 epochs?
for epoch in range(1):
    for batch in range(100):
        optimizer.step()
        scheduler.step()
print(f"after 1 epoch: {scheduler.get_last_lr()[0]:.4f}")
#> after 1 epoch: 0.0010
# --8<-- [end:wrong_batch]

# --8<-- [start:right_batch]
import torch
from torch.optim.lr_scheduler import StepLR

w = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=1.0)
scheduler = StepLR(optimizer, step_size=30, gamma=0.1)
for epoch in range(1):
    for batch in range(100):
        optimizer.step()
    scheduler.step()
print(f"after 1 epoch: {scheduler.get_last_lr()[0]:.4f}")
#> after 1 epoch: 1.0000
# --8<-- [end:right_batch]

# --8<-- [start:check]
import warnings

import torch
from torch.optim.lr_scheduler import ExponentialLR, LambdaLR


def rates(out):
    return [float(line.split()[-1]) for line in out.splitlines()
            if "Warning" not in line]


assert "UserWarning: To get the last learning rate computed" in wrong.out
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
assert demo_groups.out == "[0.5, 0.1]\n[0.5, 0.1]\n"
skip = "will result in PyTorch skipping the first value of the learning rate"
assert skip in wrong_order.out and "Warning" not in right_order.out
assert rates(wrong_order.out) == [0.1, 0.01, 0.001]
assert rates(right_order.out) == [1, 0.1, 0.01]
assert rates(wrong_batch.out) == [0.001] and rates(right_batch.out) == [1]
# --8<-- [end:check]
