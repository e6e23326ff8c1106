"""ReduceLROnPlateau waits for a number that stops improving: step() needs it, mode says which way is better."""
# /// pitfall
# apis = ["torch.optim.lr_scheduler.ReduceLROnPlateau", "torch.optim.lr_scheduler.StepLR",
#         "torch.optim.lr_scheduler.SequentialLR"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-11-21
# changed = 2026-11-29
# messages = [
#   "ReduceLROnPlateau.step() missing 1 required positional argument: 'metrics'",
#   "SequentialLR does not support `ReduceLROnPlateau` scheduler as it requires additional kwargs to be specified when calling `step`, but got one at index * in the given schedulers sequence.",
# ]
# older = [
#   "step() missing 1 required positional argument: 'metrics'",
#   "The verbose parameter is deprecated. Please use get_last_lr() to access the learning rate.",
# ]
# ///

# --8<-- [start:wrong]
import torch
from torch.optim.lr_scheduler import ReduceLROnPlateau

w = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=1.0)
scheduler = ReduceLROnPlateau(optimizer, patience=1)
for val_loss in (0.9, 0.6, 0.6, 0.6):
    optimizer.step()
    scheduler.step()
#> TypeError: ReduceLROnPlateau.step() missing 1 required positional argument: 'metrics'
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch.optim.lr_scheduler import ReduceLROnPlateau

w = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=1.0)
scheduler = ReduceLROnPlateau(optimizer, patience=1)
for val_loss in (0.9, 0.6, 0.6, 0.6):
    optimizer.step()
    scheduler.step(val_loss)
    print(val_loss, scheduler.get_last_lr())
#> 0.9 [1.0]
#> 0.6 [1.0]
#> 0.6 [1.0]
#> 0.6 [0.1]
# --8<-- [end:right]

# --8<-- [start:wrong_mode]
import torch
from torch.optim.lr_scheduler import ReduceLROnPlateau

w = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=1.0)
scheduler = ReduceLROnPlateau(optimizer, patience=1)
for accuracy in (0.5, 0.6, 0.7, 0.8):
    optimizer.step()
    scheduler.step(accuracy)
    print(accuracy, scheduler.get_last_lr())
#> 0.5 [1.0]
#> 0.6 [1.0]
#> 0.7 [0.1]
#> 0.8 [0.1]
# --8<-- [end:wrong_mode]

# --8<-- [start:right_mode]
import torch
from torch.optim.lr_scheduler import ReduceLROnPlateau

w = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=1.0)
scheduler = ReduceLROnPlateau(optimizer, mode="max", patience=1)
for accuracy in (0.5, 0.6, 0.7, 0.8):
    optimizer.step()
    scheduler.step(accuracy)
    print(accuracy, scheduler.get_last_lr())
#> 0.5 [1.0]
#> 0.6 [1.0]
#> 0.7 [1.0]
#> 0.8 [1.0]
# --8<-- [end:right_mode]

# --8<-- [start:demo_messages]
import torch
from torch.optim.lr_scheduler import ReduceLROnPlateau, SequentialLR, StepLR

optimizer = torch.optim.SGD([torch.zeros(1)], lr=1.0)
step, plateau = StepLR(optimizer, 1), ReduceLROnPlateau(optimizer)
for attempt in (
    lambda: ReduceLROnPlateau(optimizer, verbose=True),
    lambda: StepLR(optimizer, 1, verbose=True),
    lambda: SequentialLR(optimizer, [step, plateau], milestones=[5]),
):
    try:
        attempt()
    except (TypeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
#> TypeError: ReduceLROnPlateau.__init__() got an unexpected keyword argument 'verbose'
#> TypeError: StepLR.__init__() got an unexpected keyword argument 'verbose'
#> ValueError: SequentialLR does not support `ReduceLROnPlateau` scheduler as it requires additional kwargs to be specified when calling `step`, but got one at index 1 in the given schedulers sequence.
# --8<-- [end:demo_messages]

# --8<-- [start:check]
import torch
from torch.optim.lr_scheduler import (ChainedScheduler, LinearLR, LRScheduler,
                                      ReduceLROnPlateau)

text = "ReduceLROnPlateau.step() missing 1 required positional argument"
assert wrong.error == f"TypeError: {text}: 'metrics'"
assert right.out == "0.9 [1.0]\n0.6 [1.0]\n0.6 [1.0]\n0.6 [0.1]\n"
assert wrong_mode.out == "0.5 [1.0]\n0.6 [1.0]\n0.7 [0.1]\n0.8 [0.1]\n"
assert right_mode.out == "0.5 [1.0]\n0.6 [1.0]\n0.7 [1.0]\n0.8 [1.0]\n"
unexpected = "__init__() got an unexpected keyword argument 'verbose'"
assert demo_messages.out == (
    f"TypeError: ReduceLROnPlateau.{unexpected}\n"
    f"TypeError: StepLR.{unexpected}\n"
    "ValueError: SequentialLR does not support `ReduceLROnPlateau` scheduler "
    "as it requires additional kwargs to be specified when calling `step`, "
    "but got one at index 1 in the given schedulers sequence.\n")


def rates(values, **options):
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=1.0)
    scheduler = ReduceLROnPlateau(optimizer, **options)
    seen = []
    for value in values:
        scheduler.step(value)
        seen.append(optimizer.param_groups[0]["lr"])
    return seen


# the first value is the best so far; then patience more, and the next drops
assert rates([1.0] * 13) == [1.0] * 11 + [0.1] * 2
assert rates([2.0, 2.0, 1.0, 2.0, 2.0, 2.0], patience=2) == [1] * 5 + [0.1]

# better means by more than 0.01 %
assert rates([1.0, 0.99995], patience=0) == [1, 0.1]
assert rates([1.0, 0.9998], patience=0) == [1, 1]
assert rates([1.0, 0.99995], patience=0, threshold=0) == [1, 1]

# for negative values "rel" asks for less than the best: standing still is fine
for mode in ("min", "max"):
    assert rates([-1.0] * 5, patience=0, mode=mode) == [1] * 5
assert rates([-1.0] * 2, patience=0, threshold_mode="abs") == [1, 0.1]

# an epoch number rises; nan is never better; a tensor is read as a number
assert rates(range(4), patience=1) == [1, 1, 0.1, 0.1]
nan = float("nan")
assert rates([1.0, nan, nan], patience=1) == [1, 1, 0.1]
assert rates([torch.tensor(1.0)] * 2, patience=0) == [1, 0.1]

try:
    ChainedScheduler([demo_messages.step, demo_messages.plateau])
except ValueError as error:
    assert "does not support `ReduceLROnPlateau`" in str(error)
else:
    raise AssertionError("ChainedScheduler takes it")

# a warmup by hand: another scheduler first, this one afterwards
optimizer = torch.optim.SGD([torch.zeros(1)], lr=1.0)
warmup = LinearLR(optimizer, start_factor=0.5, total_iters=2)
plateau, seen = ReduceLROnPlateau(optimizer, patience=0), []
for epoch in range(5):
    seen.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    if epoch < 2:
        warmup.step()
    else:
        plateau.step(1.0)
assert seen == [0.5, 0.75, 1, 1, 0.1]

# one loop for all kinds of schedulers has to tell them apart
assert issubclass(ReduceLROnPlateau, LRScheduler)
# --8<-- [end:check]
