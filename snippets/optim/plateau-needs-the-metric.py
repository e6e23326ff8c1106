"""ReduceLROnPlateau waits for a number that stops improving: step() needs it, mode says which way is better."""
# /// pitfall
# apis = ["torch.optim.lr_scheduler.ReduceLROnPlateau", "torch.optim.lr_scheduler.LinearLR",
#         "torch.optim.lr_scheduler.SequentialLR"]
# symptom = "error"
# raises = ["wrong", "wrong_warmup"]
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
#
# [code.plateau_without_metric]
# either = ['$S.step()', '$S.step(epoch)', '$S.step(epoch + 1)', '$S.step(epoch=$E)']
# inside = [
# '''
# $S = torch.optim.lr_scheduler.ReduceLROnPlateau(...)
# ...
# ''',
# ]
# not_inside = [
# '''
# $S = torch.optim.lr_scheduler.ReduceLROnPlateau(...)
# ...
# $S = $OTHER
# ...
# ''',
# ]
#
# [code.plateau_mode]
# pattern = '$S.step($METRIC, ...)'
# not_inside = ['for $METRIC in (...): ...']
# anywhere = ['$S = torch.optim.lr_scheduler.ReduceLROnPlateau(...)']
# nowhere = [
#     'torch.optim.lr_scheduler.ReduceLROnPlateau(..., mode="max", ...)',
#     'torch.optim.lr_scheduler.ReduceLROnPlateau($O, "max", ...)',
#     'torch.optim.lr_scheduler.ReduceLROnPlateau(..., mode=$A if $B else $C, ...)',
# ]
# names = { "$METRIC" = '(?!.*(loss|err|1 -|^-)).*(acc|f1|auc|score|iou|dice|mAP|recall|precision|correct|bleu|r2|psnr).*' }
# example = '''
# scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer)
# scheduler.step(val_acc)
# '''
#
# [code.plateau_of_an_object_without_metric]
# pattern = '$S.step()'
# anywhere = [
#     ['$S = torch.optim.lr_scheduler.ReduceLROnPlateau(...)'],
# ]
# nowhere = [
#     '$S = torch.optim.lr_scheduler.StepLR(...)',
#     '$S = torch.optim.lr_scheduler.CosineAnnealingLR(...)', 'isinstance($S, ...)',
#     'if isinstance($S, ...): ...', '$S = torch.optim.lr_scheduler.OneCycleLR(...)',
#     '$S = torch.optim.lr_scheduler.LambdaLR(...)',
#     '$S = torch.optim.lr_scheduler.ExponentialLR(...)',
#     '$S = torch.optim.lr_scheduler.MultiStepLR(...)',
# ]
# example = '''
# class Trainer:
#     def __init__(self, opt):
#         self.scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(opt)
#     def epoch(self):
#         self.scheduler.step()
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch.optim.lr_scheduler import ReduceLROnPlateau

model = nn.Linear(10, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
scheduler = ReduceLROnPlateau(optimizer, patience=1)
for val_loss in (0.9, 0.6, 0.6, 0.6):
    optimizer.step()
    scheduler.step()
    lr = scheduler.get_last_lr()[0]
    print(f"val_loss: {val_loss}, next learning rate: {lr:.1f}")
#> TypeError: ReduceLROnPlateau.step() missing 1 required positional argument: 'metrics'
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
from torch.optim.lr_scheduler import ReduceLROnPlateau

model = nn.Linear(10, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
scheduler = ReduceLROnPlateau(optimizer, patience=1)
for val_loss in (0.9, 0.6, 0.6, 0.6):
    optimizer.step()
    scheduler.step(val_loss)
    lr = scheduler.get_last_lr()[0]
    print(f"val_loss: {val_loss}, next learning rate: {lr:.1f}")
#> val_loss: 0.9, next learning rate: 1.0
#> val_loss: 0.6, next learning rate: 1.0
#> val_loss: 0.6, next learning rate: 1.0
#> val_loss: 0.6, next learning rate: 0.1
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn
from torch.optim.lr_scheduler import ReduceLROnPlateau

torch.manual_seed(0)
model = nn.Linear(10, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
scheduler = ReduceLROnPlateau(optimizer, patience=1)
loader = [(torch.randn(32, 10), torch.randn(32, 1)) for _ in range(3)]
x_val, y_val = torch.randn(32, 10), torch.randn(32, 1)
for epoch in range(5):
    for x, y in loader:
        loss = nn.functional.mse_loss(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        val_loss = nn.functional.mse_loss(model(x_val), y_val)
    scheduler.step(val_loss)
    print(f"val_loss: {val_loss:.1f}, next lr:", scheduler.get_last_lr())
#> val_loss: 1.7, next lr: [0.5]
#> val_loss: 1.8, next lr: [0.5]
#> val_loss: 1.9, next lr: [0.05]
#> val_loss: 1.4, next lr: [0.05]
#> val_loss: 1.3, next lr: [0.05]
# --8<-- [end:demo_in_your_code]

# --8<-- [start:wrong_mode]
import torch
from torch import nn
from torch.optim.lr_scheduler import ReduceLROnPlateau

model = nn.Linear(10, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
scheduler = ReduceLROnPlateau(optimizer, patience=1)
for accuracy in (0.5, 0.6, 0.7, 0.8):
    optimizer.step()
    scheduler.step(accuracy)
    lr = scheduler.get_last_lr()[0]
    print(f"accuracy: {accuracy}, next learning rate: {lr:.1f}")
#> accuracy: 0.5, next learning rate: 1.0
#> accuracy: 0.6, next learning rate: 1.0
#> accuracy: 0.7, next learning rate: 0.1
#> accuracy: 0.8, next learning rate: 0.1
# --8<-- [end:wrong_mode]

# --8<-- [start:right_mode]
import torch
from torch import nn
from torch.optim.lr_scheduler import ReduceLROnPlateau

model = nn.Linear(10, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
scheduler = ReduceLROnPlateau(optimizer, mode="max", patience=1)
for accuracy in (0.5, 0.6, 0.7, 0.8):
    optimizer.step()
    scheduler.step(accuracy)
    lr = scheduler.get_last_lr()[0]
    print(f"accuracy: {accuracy}, next learning rate: {lr:.1f}")
#> accuracy: 0.5, next learning rate: 1.0
#> accuracy: 0.6, next learning rate: 1.0
#> accuracy: 0.7, next learning rate: 1.0
#> accuracy: 0.8, next learning rate: 1.0
# --8<-- [end:right_mode]

# --8<-- [start:wrong_warmup]
import torch
from torch import nn
from torch.optim.lr_scheduler import LinearLR, ReduceLROnPlateau, SequentialLR

model = nn.Linear(10, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
warmup = LinearLR(optimizer, start_factor=0.5, total_iters=2)
plateau = ReduceLROnPlateau(optimizer, patience=1)
scheduler = SequentialLR(optimizer, [warmup, plateau], milestones=[2])
#> ValueError: SequentialLR does not support `ReduceLROnPlateau` scheduler as it requires additional kwargs to be specified when calling `step`, but got one at index 1 in the given schedulers sequence.
# --8<-- [end:wrong_warmup]

# --8<-- [start:right_warmup]
import torch
from torch import nn
from torch.optim.lr_scheduler import LinearLR, ReduceLROnPlateau

model = nn.Linear(10, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
warmup = LinearLR(optimizer, start_factor=0.5, total_iters=2)
plateau = ReduceLROnPlateau(optimizer, patience=1)
for epoch, val_loss in enumerate((0.9, 0.8, 0.6, 0.6, 0.6, 0.6)):
    lr = optimizer.param_groups[0]["lr"]
    print(f"epoch {epoch}, learning rate: {lr:.2f}")
    optimizer.step()
    if epoch < 2:
        warmup.step()
    else:
        plateau.step(val_loss)
#> epoch 0, learning rate: 0.50
#> epoch 1, learning rate: 0.75
#> epoch 2, learning rate: 1.00
#> epoch 3, learning rate: 1.00
#> epoch 4, learning rate: 1.00
#> epoch 5, learning rate: 0.10
# --8<-- [end:right_warmup]

# --8<-- [start:check]
import torch
from torch.optim.lr_scheduler import (ChainedScheduler, LRScheduler,
                                      ReduceLROnPlateau, StepLR)

text = "ReduceLROnPlateau.step() missing 1 required positional argument"
assert wrong.error == f"TypeError: {text}: 'metrics'"
assert right.out == """\
val_loss: 0.9, next learning rate: 1.0
val_loss: 0.6, next learning rate: 1.0
val_loss: 0.6, next learning rate: 1.0
val_loss: 0.6, next learning rate: 0.1
"""


def last(out):
    return [line.split()[-1] for line in out.splitlines()]


assert last(demo_in_your_code.out) == [
    "[0.5]", "[0.5]", "[0.05]", "[0.05]", "[0.05]"]
assert "val_loss: 1.9, next lr: [0.05]\n" in demo_in_your_code.out
assert last(wrong_mode.out) == ["1.0", "1.0", "0.1", "0.1"]
assert last(right_mode.out) == ["1.0"] * 4
assert last(right_warmup.out) == [
    "0.50", "0.75", "1.00", "1.00", "1.00", "0.10"]
assert wrong_warmup.error == (
    "ValueError: SequentialLR does not support `ReduceLROnPlateau` scheduler "
    "as it requires additional kwargs to be specified when calling `step`, "
    "but got one at index 1 in the given schedulers sequence.")
for make in (ReduceLROnPlateau, lambda o, **kw: StepLR(o, 1, **kw)):
    try:
        make(torch.optim.SGD([torch.zeros(1)], lr=1.0), verbose=True)
        said = None
    except TypeError as error:
        said = str(error)
    assert said.endswith(
        "__init__() got an unexpected keyword argument 'verbose'")


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
assert right.scheduler.threshold == 0.0001 == 0.01 / 100
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
    ChainedScheduler([wrong_warmup.warmup, wrong_warmup.plateau])
except ValueError as error:
    assert "does not support `ReduceLROnPlateau`" in str(error)
else:
    raise AssertionError("ChainedScheduler takes it")

# one loop for all kinds of schedulers has to tell them apart
assert issubclass(ReduceLROnPlateau, LRScheduler)
# --8<-- [end:check]
