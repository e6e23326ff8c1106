"""A scheduler counts its step() calls: the numbers given to it must count the same thing, batches or epochs."""
# /// pitfall
# apis = ["torch.optim.lr_scheduler.OneCycleLR", "torch.optim.lr_scheduler.CosineAnnealingLR", "torch.optim.lr_scheduler.StepLR", "torch.amp.GradScaler"]
# symptom = "error"
# raises = ["wrong", "wrong_resume"]
# added = 2026-11-29
# messages = [
#   "Tried to step * times. The specified number of total steps is *",
#   "Expected positive integer total_steps, but got *",
#   "Expected positive integer steps_per_epoch, but got *",
#   "You must define either total_steps OR (epochs AND steps_per_epoch)",
#   "The epoch parameter in `scheduler.step()` was not necessary and is being deprecated where possible",
# ]
#
# [code.scheduler_per_batch]
# pattern = '$S.step()'
# inside = [
#     [
# '''
# for $E in $R:
#     ...
#     for $B in $DATA:
#         ...
#         $S.step()
#         ...
#     ...
# ''',
# '''
# def $FUNC(..., $S, ...):
#     ...
#     for $B in $DATA:
#         ...
#         $L.backward(...)
#         ...
#         $S.step()
#         ...
# ''',
#     ],
# ]
# not_inside = [
# '''
# for $PHASE in [...]:
#     ...
#     $S.step()
#     ...
# ''',
# '''
# for $A in $B2:
#     ...
#     for $C in $D:
#         ...
#     ...
#     if $COND:
#         ...
#         $S.step()
#         ...
#     ...
# ''',
# '''
# for $FOLD in $FOLDS:
#     ...
#     for $E in $R:
#         ...
#         for $B in $DATA:
#             ...
#         ...
#         $S.step()
#         ...
#     ...
# ''',
# ]
# anywhere = [
#     [
#         '$S2 = torch.optim.lr_scheduler.StepLR(..., step_size=$N, ...)',
#         '$S2 = torch.optim.lr_scheduler.StepLR($O, $N, ...)',
#         '$S2 = torch.optim.lr_scheduler.MultiStepLR(..., [$N, ...], ...)',
#         '$S2 = torch.optim.lr_scheduler.MultiStepLR(..., milestones=[$N, ...], ...)',
#         '$S2 = torch.optim.lr_scheduler.ExponentialLR(..., gamma=$N, ...)',
#         '$S2 = torch.optim.lr_scheduler.ExponentialLR($O, $N, ...)',
#         '$S2 = torch.optim.lr_scheduler.CosineAnnealingLR(..., T_max=$N, ...)',
#         '$S2 = torch.optim.lr_scheduler.CosineAnnealingLR($O, $N, ...)',
#         '$S2 = torch.optim.lr_scheduler.LinearLR(..., total_iters=$N, ...)',
#     ],
# ]
# nowhere = [
# '''
# def $FUNC(..., $S, ...):
#     ...
#     for $E in $R:
#         ...
#         for $B in $DATA:
#             ...
#         ...
#         $S.step()
#         ...
# ''',
# ]
# names = { "$N" = '[1-9]\d?|0?\.([0-8]\d*|9[0-8]?)|(?!.*[*(])(?!.*(per_epoch|steps?|iter)).*(epoch).*', "$S" = '(self\.)?\w*(sched|lr|anneal|decay|cosine|step)\w*' }
#
# [code.scheduler_per_epoch]
# pattern = '''
# for $E in $R:
#     ...
#     for $B in $DATA:
#         ...
#     ...
#     $S.$STEP()
#     ...
# '''
# not = [
# '''
# for $E in $R:
#     ...
#     for $B in $DATA:
#         ...
#         $S.$STEP()
#         ...
#     ...
# ''',
# ]
# anywhere = [
#     [
#         '$S = torch.optim.lr_scheduler.OneCycleLR(..., steps_per_epoch=$N, ...)',
#         '$S = torch.optim.lr_scheduler.OneCycleLR(..., total_steps=<... len(...) ...>, ...)',
#         '$S = torch.optim.lr_scheduler.CosineAnnealingLR(..., T_max=<... len(...) ...>, ...)',
#         '$S = torch.optim.lr_scheduler.OneCycleLR(..., total_steps=$EPOCHS * $PER, ...)',
#         '$S = torch.optim.lr_scheduler.OneCycleLR(..., total_steps=$TOTAL, ...)',
#     ],
# ]
# nowhere = [
# '''
# for $E in $R:
#     ...
#     for $B in $DATA:
#         ...
#         $S.$STEP()
#         ...
#     ...
# ''',
# ]
# line = "$STEP"
# names = { "$STEP" = 'step' }
#
# [code.plateau_per_batch]
# pattern = '$S.step($LOSS)'
# inside = [
# '''
# for $E in $R:
#     ...
#     for $B in $DATA:
#         ...
#         $S.step($LOSS)
#         ...
#     ...
# ''',
# ]
# not_inside = ['for $PHASE in [...]: ...', 'if $COND: ...']
# anywhere = ['$S = torch.optim.lr_scheduler.ReduceLROnPlateau(...)']
# nowhere = [
# '''
# for $B in $DATA:
#     ...
#     for $X in $Y:
#         ...
#     ...
#     $S.step($LOSS)
# ''',
# ]
# example = '''
# scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer)
# for epoch in range(10):
#     for x, y in loader:
#         optimizer.step()
#         scheduler.step(loss)
# '''
#
# [code.step_of_a_whole_epoch]
# pattern = '$S.step()'
# inside = [
# '''
# for $E in $R:
#     ...
#     $S.step()
#     ...
# ''',
# ]
# not_inside = [
# '''
# for $E2 in $R2:
#     ...
#     for $B in $DATA:
#         ...
#         $S.step()
#         ...
#     ...
# ''',
# '''
# for $B2 in $DATA2:
#     ...
#     $L.backward(...)
#     ...
#     $S.step()
#     ...
# ''',
# '''
# for $B2 in $DATA2:
#     ...
#     $O2.step(...)
#     ...
#     $S.step()
#     ...
# ''',
# ]
# anywhere = [
#     '$S = torch.optim.lr_scheduler.$KIND(...)',
#     [
#         '$N = len($LOADER) * $EPOCHS', '$N = $EPOCHS * len($LOADER)',
#         'torch.optim.lr_scheduler.OneCycleLR(..., steps_per_epoch=$N, ...)',
#         'torch.optim.lr_scheduler.OneCycleLR(..., total_steps=$EPOCHS * len($LOADER), ...)',
#         'torch.optim.lr_scheduler.OneCycleLR(..., total_steps=len($LOADER) * $EPOCHS, ...)',
#         '$N = $EPOCHS * $PER_EPOCH',
#         'torch.optim.lr_scheduler.OneCycleLR(..., total_steps=$EPOCHS * $PER_EPOCH, ...)',
#         'torch.optim.lr_scheduler.CosineAnnealingLR(..., $EPOCHS * len($LOADER), ...)',
#         'torch.optim.lr_scheduler.CosineAnnealingLR(..., T_max=$EPOCHS * len($LOADER), ...)',
#         'torch.optim.lr_scheduler.CosineAnnealingLR(..., T_max=len($LOADER) * $EPOCHS, ...)',
#     ],
# ]
# names = { "$KIND" = 'OneCycleLR|CosineAnnealingLR|LinearLR|LambdaLR' }
# example = '''
# scheduler = torch.optim.lr_scheduler.OneCycleLR(optimizer, 0.1, epochs=5, steps_per_epoch=len(loader))
# for epoch in range(5):
#     train(model, loader, optimizer)
#     scheduler.step()
# '''
#
# [code.step_of_each_batch]
# pattern = 'self.$S.step()'
# inside = [
# '''
# for $B in $DATA:
#     ...
#     $L.backward(...)
#     ...
#     self.$S.step()
#     ...
# ''',
# ]
# anywhere = [
#     [
#         'self.$S = torch.optim.lr_scheduler.StepLR(..., step_size=$N, ...)',
#         'self.$S = torch.optim.lr_scheduler.StepLR($O, $N, ...)',
#         'self.$S = torch.optim.lr_scheduler.MultiStepLR($O, [$N, ...], ...)',
#         'self.$S = torch.optim.lr_scheduler.MultiStepLR(..., milestones=[$N, ...], ...)',
#         'self.$S = torch.optim.lr_scheduler.CosineAnnealingLR(..., T_max=$N, ...)',
#         'self.$S = torch.optim.lr_scheduler.CosineAnnealingLR($O, $N, ...)',
#         'self.$S = torch.optim.lr_scheduler.ExponentialLR(..., gamma=$N, ...)',
#         'self.$S = torch.optim.lr_scheduler.ExponentialLR($O, $N, ...)',
#     ],
# ]
# names = { "$N" = '[1-9]\d?|0?\.([0-8]\d*|9[0-8]?)|(?!.*[*(])(?!.*(per_epoch|steps?|iter)).*(epoch).*' }
# example = '''
# class Trainer:
#     def __init__(self, opt):
#         self.scheduler = torch.optim.lr_scheduler.StepLR(opt, 10)
#     def epoch(self):
#         for x, y in self.loader:
#             loss.backward()
#             self.scheduler.step()
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch.optim.lr_scheduler import OneCycleLR
from torch.utils.data import DataLoader, TensorDataset

dataset = TensorDataset(torch.randn(100, 4), torch.randn(100, 1))
loader = DataLoader(dataset, batch_size=32)
model = nn.Linear(4, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
steps = len(dataset) // 32
scheduler = OneCycleLR(optimizer, max_lr=0.1, epochs=3, steps_per_epoch=steps)
for epoch in range(3):
    for x, y in loader:
        loss = nn.functional.mse_loss(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        scheduler.step()
#> ValueError: Tried to step 10 times. The specified number of total steps is 9
print("steps:", scheduler.total_steps)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
from torch.optim.lr_scheduler import OneCycleLR
from torch.utils.data import DataLoader, TensorDataset

dataset = TensorDataset(torch.randn(100, 4), torch.randn(100, 1))
loader = DataLoader(dataset, batch_size=32)
model = nn.Linear(4, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
steps = len(loader)
scheduler = OneCycleLR(optimizer, max_lr=0.1, epochs=3, steps_per_epoch=steps)
for epoch in range(3):
    for x, y in loader:
        loss = nn.functional.mse_loss(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        scheduler.step()
print("steps:", scheduler.total_steps)
#> steps: 12
# --8<-- [end:right]

# --8<-- [start:wrong_resume]
import torch
from torch.optim.lr_scheduler import OneCycleLR

w = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
scheduler = OneCycleLR(optimizer, max_lr=0.1, total_steps=12)
for step in range(12):
    optimizer.step()
    scheduler.step()
checkpoint = scheduler.state_dict()

scheduler = OneCycleLR(optimizer, max_lr=0.1, total_steps=24)
scheduler.load_state_dict(checkpoint)
for step in range(12):
    optimizer.step()
    scheduler.step()
#> ValueError: Tried to step 13 times. The specified number of total steps is 12
print("steps of this cycle:", scheduler.last_epoch)
# --8<-- [end:wrong_resume]

# --8<-- [start:right_resume]
import torch
from torch.optim.lr_scheduler import OneCycleLR

w = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
scheduler = OneCycleLR(optimizer, max_lr=0.1, total_steps=12)
for step in range(12):
    optimizer.step()
    scheduler.step()
checkpoint = scheduler.state_dict()

scheduler = OneCycleLR(optimizer, max_lr=0.1, total_steps=12)  # a new cycle
for step in range(12):
    optimizer.step()
    scheduler.step()
print("steps of this cycle:", scheduler.last_epoch)
#> steps of this cycle: 12
# --8<-- [end:right_resume]

# --8<-- [start:wrong_cosine]
import torch
from torch.optim.lr_scheduler import CosineAnnealingLR

w = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
epochs, batches = 4, 2
scheduler = CosineAnnealingLR(optimizer, T_max=epochs)
for epoch in range(epochs):
    for batch in range(batches):
        optimizer.step()
        scheduler.step()
    print(f"after epoch {epoch}: lr {scheduler.get_last_lr()[0]:.3f}")
#> after epoch 0: lr 0.050
#> after epoch 1: lr 0.000
#> after epoch 2: lr 0.050
#> after epoch 3: lr 0.100
# --8<-- [end:wrong_cosine]

# --8<-- [start:right_cosine]
import torch
from torch.optim.lr_scheduler import CosineAnnealingLR

w = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
epochs, batches = 4, 2
scheduler = CosineAnnealingLR(optimizer, T_max=epochs * batches)
for epoch in range(epochs):
    for batch in range(batches):
        optimizer.step()
        scheduler.step()
    print(f"after epoch {epoch}: lr {scheduler.get_last_lr()[0]:.3f}")
#> after epoch 0: lr 0.085
#> after epoch 1: lr 0.050
#> after epoch 2: lr 0.015
#> after epoch 3: lr 0.000
# --8<-- [end:right_cosine]

# --8<-- [start:wrong_per_epoch]
import torch
from torch.optim.lr_scheduler import OneCycleLR

w = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
epochs, batches = 10, 100
scheduler = OneCycleLR(
    optimizer, max_lr=1.0, epochs=epochs, steps_per_epoch=batches)
highest = 0
for epoch in range(epochs):
    for batch in range(batches):
        optimizer.step()
    scheduler.step()
    highest = max(highest, scheduler.get_last_lr()[0])
print(f"highest lr: {highest:.2f}")
#> highest lr: 0.04
# --8<-- [end:wrong_per_epoch]

# --8<-- [start:right_per_epoch]
import torch
from torch.optim.lr_scheduler import OneCycleLR

w = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
epochs, batches = 10, 100
scheduler = OneCycleLR(
    optimizer, max_lr=1.0, epochs=epochs, steps_per_epoch=batches)
highest = 0
for epoch in range(epochs):
    for batch in range(batches):
        optimizer.step()
        scheduler.step()
        highest = max(highest, scheduler.get_last_lr()[0])
print(f"highest lr: {highest:.2f}")
#> highest lr: 1.00
# --8<-- [end:right_per_epoch]

# --8<-- [start:wrong_scaler]
import warnings

import torch
from torch.optim.lr_scheduler import StepLR

warnings.simplefilter("ignore")  # hides the warning about the order
w = torch.ones(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
scheduler = StepLR(optimizer, step_size=1)
scaler = torch.amp.GradScaler("cpu", init_scale=2.0**100)
scaler.scale(w.half().sum()).backward()  # the gradient is inf
scaler.step(optimizer)  # so this skips optimizer.step()
scaler.update()
scheduler.step()
print(f"w is still {w.item()}, but lr is {scheduler.get_last_lr()[0]:.2f}")
#> w is still 1.0, but lr is 0.01
# --8<-- [end:wrong_scaler]

# --8<-- [start:right_scaler]
import warnings

import torch
from torch.optim.lr_scheduler import StepLR

warnings.simplefilter("ignore")  # hides the warning about the order
w = torch.ones(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
scheduler = StepLR(optimizer, step_size=1)
scaler = torch.amp.GradScaler("cpu", init_scale=2.0**100)
scaler.scale(w.half().sum()).backward()  # the gradient is inf
scaler.step(optimizer)  # so this skips optimizer.step()
scale = scaler.get_scale()
scaler.update()
if scaler.get_scale() >= scale:  # the scale falls after a skipped step
    scheduler.step()
print(f"w is still {w.item()}, and lr is {scheduler.get_last_lr()[0]:.2f}")
#> w is still 1.0, and lr is 0.10
# --8<-- [end:right_scaler]

# --8<-- [start:demo_messages]
import warnings

import torch
from torch.optim.lr_scheduler import OneCycleLR, StepLR

w = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
for arguments in (
        {}, {"total_steps": 0}, {"epochs": 3, "steps_per_epoch": 2.5}):
    try:
        OneCycleLR(optimizer, max_lr=0.1, **arguments)
    except ValueError as error:
        print(f"{arguments}: {error}")
#> {}: You must define either total_steps OR (epochs AND steps_per_epoch)
#> {'total_steps': 0}: Expected positive integer total_steps, but got 0
#> {'epochs': 3, 'steps_per_epoch': 2.5}: Expected positive integer steps_per_epoch, but got 2.5
optimizer = torch.optim.SGD([w], lr=0.1)
scheduler = StepLR(optimizer, step_size=30)
optimizer.step()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    scheduler.step(5)
print("step(5):", str(caught[0].message).split(". ")[0])
#> step(5): The epoch parameter in `scheduler.step()` was not necessary and is being deprecated where possible
# --8<-- [end:demo_messages]

# --8<-- [start:figure]
import torch
from torch.optim.lr_scheduler import CosineAnnealingLR

MARK = "var(--wrong, #b5391f)"
epochs, batches = 4, 2
left, top, step, tall = 44, 18, 34, 120


def text(x, y, words, more=""):
    return f'<text x="{x}" y="{y}" {more}>{words}</text>'


def rates(t_max):
    """The learning rate at the start, and after each batch."""
    w = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=0.1)
    scheduler = CosineAnnealingLR(optimizer, T_max=t_max)
    seen = scheduler.get_last_lr()
    for _ in range(epochs * batches):
        optimizer.step()
        scheduler.step()
        seen += scheduler.get_last_lr()
    return seen


def curve(values, color, more=""):
    at = [(left + k * step, top + tall * (1 - value / 0.1))
          for k, value in enumerate(values)]
    line = "L".join(f"{x} {y:.1f}" for x, y in at)
    dots = "".join(
        f'<circle cx="{x}" cy="{y:.1f}" r="3.5" fill="{color}"/>'
        for x, y in at)
    look = f'fill="none" stroke="{color}" stroke-width="2" {more}'
    return f'<path d="M{line}" {look}/>{dots}'


low, right = top + tall, left + epochs * batches * step
drawn = f'<path d="M{left} {top}V{low}H{right}" {{}}/>'.format(
    'fill="none" stroke="currentColor"')
for k in range(epochs):
    at = left + k * batches * step
    drawn += text(at + step, low + 22, f"epoch {k}")
    drawn += f'<path d="M{at + 2 * step} {top}V{low}" {{}}/>'.format(
        'stroke="currentColor" stroke-dasharray="2 4" opacity=".5"')
drawn += text(22, top + 5, "0.1") + text(26, low + 5, "0")
drawn += curve(rates(epochs), MARK, 'stroke-dasharray="6 4"')
drawn += curve(rates(epochs * batches), "currentColor")
drawn += text(186, 36, f"T_max={epochs * batches}")
drawn += text(78, 118, f"T_max={epochs}", f'fill="{MARK}"')
svg = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 336 172" \
style="max-width:21rem" data-search-exclude="" font-size="14" \
fill="currentColor" text-anchor="middle" \
font-family="var(--md-code-font-family, monospace)">
{drawn}
</svg>
"""
open("figure.svg", "w").write(svg)
# --8<-- [end:figure]

# --8<-- [start:check]
import warnings

import torch
from torch.optim.lr_scheduler import (
    CosineAnnealingLR, ExponentialLR, OneCycleLR, StepLR)

message = "ValueError: Tried to step {} times. "
message += "The specified number of total steps is {}"
assert (wrong.error or "") == message.format(10, 9) and wrong.steps == 3
assert right.out == "steps: 12\n" and right.steps == len(right.loader) == 4
assert (wrong_resume.error or "") == message.format(13, 12)
assert right_resume.out == "steps of this cycle: 12\n"
lrs = [line.split()[-1] for line in wrong_cosine.out.splitlines()]
assert lrs == ["0.050", "0.000", "0.050", "0.100"]
lrs = [line.split()[-1] for line in right_cosine.out.splitlines()]
assert lrs == ["0.085", "0.050", "0.015", "0.000"]
assert wrong_per_epoch.scheduler.total_steps == 1000
assert wrong_per_epoch.out == "highest lr: 0.04\n"
assert right_per_epoch.out == "highest lr: 1.00\n"
assert wrong_scaler.out == "w is still 1.0, but lr is 0.01\n"
w = torch.ones(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
scheduler = StepLR(optimizer, step_size=1)
scaler = torch.amp.GradScaler("cpu", init_scale=2.0**100)
scaler.scale(w.half().sum()).backward()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    scaler.step(optimizer)
    scaler.update()
    assert not caught
    scheduler.step()
words = str(caught[0].message).replace("`", "")
assert "Detected call of lr_scheduler.step() before optimizer.step()" in words
assert right_scaler.out == "w is still 1.0, and lr is 0.10\n"
first, second, third, last = demo_messages.out.splitlines()
assert first == (
    "{}: You must define either total_steps OR (epochs AND steps_per_epoch)")
assert second.endswith("Expected positive integer total_steps, but got 0")
assert third.endswith("Expected positive integer steps_per_epoch, but got 2.5")
assert "The epoch parameter in `scheduler.step()` was not necessary" in last


def lr_after(make, calls):
    w = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=0.1)
    scheduler = make(optimizer)
    for _ in range(calls):
        optimizer.step()
        scheduler.step()
    return scheduler.get_last_lr()[0]


# counts, whatever they count: the calls are all that matters
assert abs(lr_after(lambda o: StepLR(o, 30), 100) - 1e-4) < 1e-9
assert abs(lr_after(lambda o: StepLR(o, 3000), 3000) - 1e-2) < 1e-9
assert lr_after(lambda o: ExponentialLR(o, 0.9), 100) < 1e-5
assert abs(lr_after(lambda o: CosineAnnealingLR(o, 4), 8) - 0.1) < 1e-9
assert lr_after(lambda o: OneCycleLR(o, 0.1, total_steps=10), 9) < 1e-5
# an interrupted training goes on as if nothing had happened
w = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
scheduler = OneCycleLR(optimizer, max_lr=0.1, total_steps=12)
for _ in range(5):
    optimizer.step()
    scheduler.step()
states = scheduler.state_dict(), optimizer.state_dict()
optimizer = torch.optim.SGD([w], lr=0.1)
scheduler = OneCycleLR(optimizer, max_lr=0.1, total_steps=12)
scheduler.load_state_dict(states[0])
optimizer.load_state_dict(states[1])
for _ in range(7):
    optimizer.step()
    scheduler.step()
expected = lr_after(lambda o: OneCycleLR(o, max_lr=0.1, total_steps=12), 12)
assert scheduler.last_epoch == 12 and scheduler.get_last_lr()[0] == expected
# no batch at all, given as steps_per_epoch
try:
    OneCycleLR(optimizer, max_lr=0.1, epochs=3, steps_per_epoch=0)
except ValueError as error:
    assert str(error) == "Expected positive integer steps_per_epoch, but got 0"
else:
    raise AssertionError("no steps")
# drop_last changes the number of batches
loader = torch.utils.data.DataLoader(right.dataset, 32, drop_last=True)
assert len(loader) == 3
# an optimizer made after the scheduler: the warning, and an lr that stays
w = torch.zeros(1, requires_grad=True)
scheduler = StepLR(torch.optim.SGD([w], lr=0.1), 1)
optimizer = torch.optim.SGD([w], lr=0.1)
optimizer.step()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    scheduler.step()
assert "Detected call of" in str(caught[0].message)
assert optimizer.param_groups[0]["lr"] == 0.1
# --8<-- [end:check]
