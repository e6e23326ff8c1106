"""GradScaler wants float32 weights, a gradient for the optimizer, and one update() per step; otherwise it raises."""
# /// pitfall
# apis = ["torch.amp.GradScaler", "torch.nn.Module.half", "torch.autocast", "torch.nn.Module.requires_grad_", "torch.optim.lr_scheduler.StepLR"]
# also = ["torch.cuda.amp.GradScaler"]
# symptom = "error"
# raises = ["wrong", "wrong_adapter", "wrong_none"]
# added = 2026-11-29
# messages = [
#   "Attempting to unscale FP16 gradients.",
#   "No inf checks were recorded for this optimizer.",
#   "Attempted step but _scale is None.  This may indicate your script did not use scaler.scale(loss or outputs) earlier in the iteration.",
#   "Attempted update but _scale is None.  This may indicate your script did not use scaler.scale(loss or outputs) earlier in the iteration.",
#   "step() has already been called since the last update().",
#   "unscale_() is being called after step().",
# ]
#
# [code.scaler_zero_grad_before_step]
# pattern = '''
# $S.scale(...).backward()
# ...
# $O.zero_grad(...)
# ...
# $S.step($O)
# '''
# not = [
# '''
# $S.scale(...).backward()
# ...
# $O.zero_grad(...)
# ...
# $S.scale(...).backward()
# ...
# $S.step($O)
# ''',
# '''
# $S.scale(...).backward()
# ...
# $S.step($O)
# ...
# $O.zero_grad(...)
# ...
# $S.step($O)
# ''',
# ]
#
# [code.scaler_with_half_weights]
# either = [
# '''
# $M = $X.half()
# ...
# $O = torch.optim.$KIND($M.parameters(), ...)
# ...
# $S.scale(...)
# ''',
# '''
# $M.half()
# ...
# $O = torch.optim.$KIND($M.parameters(), ...)
# ...
# $S.scale(...)
# ''',
# '''
# $M = $NEW(...).half()
# ...
# $S.scale(...)
# ''',
# '''
# $M.half()
# ...
# $S.scale(...)
# ''',
# '''
# $M = $NEW(...).to(torch.float16)
# ...
# $S.scale(...)
# ''',
# '''
# $M.to(torch.float16)
# ...
# $S.scale(...)
# ''',
# '''
# $M = $NEW(...).to($DEV).half()
# ...
# $S.scale(...)
# ''',
# '''
# $M = $NEW(..., torch_dtype=torch.float16, ...)
# ...
# $S.scale(...)
# ''',
# '''
# $M = $NEW(...).to($DEV, torch.float16)
# ...
# $S.scale(...)
# ''',
# '''
# $M = $NEW(...).to($DEV, dtype=torch.float16)
# ...
# $S.scale(...)
# ''',
# '''
# $M = $NEW(...).cuda().half()
# ...
# $S.scale(...)
# ''',
# ]
# names = { "$M" = '(self\.)?\w*(model|net|network|unet|encoder|decoder|gan|student|cnn|mlp|classifier|transformer|\bM\b|lm)\w*' }
#
# [code.unscaled_twice]
# pattern = '''
# $S.unscale_($O)
# ...
# $S.unscale_($O)
# '''
# not = [
# '''
# $S.unscale_($O)
# ...
# $S.update()
# ...
# $S.unscale_($O)
# ''',
# ]
# line = "$O"
# example = '''
# scaler.unscale_(optimizer)
# clip(model)
# scaler.unscale_(optimizer)
# scaler.step(optimizer)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

model = nn.Linear(4, 2).half()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scaler = torch.amp.GradScaler("cpu")
x, y = torch.ones(8, 4).half(), torch.zeros(8, dtype=torch.long)
with torch.autocast("cpu", dtype=torch.float16):
    loss = nn.functional.cross_entropy(model(x), y)
scaler.scale(loss).backward()
print("gradient:", model.weight.grad.dtype)
#> gradient: torch.float16
scaler.step(optimizer)
#> ValueError: Attempting to unscale FP16 gradients.
scaler.update()
print("scale:", scaler.get_scale())
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

model = nn.Linear(4, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scaler = torch.amp.GradScaler("cpu")
x, y = torch.ones(8, 4), torch.zeros(8, dtype=torch.long)
with torch.autocast("cpu", dtype=torch.float16):
    loss = nn.functional.cross_entropy(model(x), y)
scaler.scale(loss).backward()
print("gradient:", model.weight.grad.dtype)
#> gradient: torch.float32
scaler.step(optimizer)
scaler.update()
print("scale:", scaler.get_scale())
#> scale: 65536.0
# --8<-- [end:right]

# --8<-- [start:wrong_adapter]
import torch
from torch import nn

base = nn.Linear(4, 4).half().requires_grad_(False)
adapter = nn.Linear(4, 2).half()
optimizer = torch.optim.SGD(adapter.parameters(), lr=0.1)
scaler = torch.amp.GradScaler("cpu")
with torch.autocast("cpu", dtype=torch.float16):
    loss = adapter(base(torch.ones(8, 4))).float().pow(2).mean()
scaler.scale(loss).backward()
scaler.step(optimizer)
#> ValueError: Attempting to unscale FP16 gradients.
print("adapter:", adapter.weight.dtype)
# --8<-- [end:wrong_adapter]

# --8<-- [start:right_adapter]
import torch
from torch import nn

base = nn.Linear(4, 4).half().requires_grad_(False)
adapter = nn.Linear(4, 2)
optimizer = torch.optim.SGD(adapter.parameters(), lr=0.1)
scaler = torch.amp.GradScaler("cpu")
with torch.autocast("cpu", dtype=torch.float16):
    loss = adapter(base(torch.ones(8, 4))).float().pow(2).mean()
scaler.scale(loss).backward()
scaler.step(optimizer)
print("adapter:", adapter.weight.dtype)
#> adapter: torch.float32
# --8<-- [end:right_adapter]

# --8<-- [start:wrong_none]
import torch
from torch import nn

model = nn.Linear(4, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scaler = torch.amp.GradScaler("cpu")
loss = nn.functional.cross_entropy(
    model(torch.ones(8, 4)), torch.zeros(8, dtype=torch.long))
scaler.scale(loss).backward()
optimizer.zero_grad()
scaler.step(optimizer)
#> AssertionError: No inf checks were recorded for this optimizer.
scaler.update()
print("scale:", scaler.get_scale())
# --8<-- [end:wrong_none]

# --8<-- [start:right_none]
import torch
from torch import nn

model = nn.Linear(4, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scaler = torch.amp.GradScaler("cpu")
loss = nn.functional.cross_entropy(
    model(torch.ones(8, 4)), torch.zeros(8, dtype=torch.long))
optimizer.zero_grad()
scaler.scale(loss).backward()
scaler.step(optimizer)
scaler.update()
print("scale:", scaler.get_scale())
#> scale: 65536.0
# --8<-- [end:right_none]

# --8<-- [start:detect]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 4), nn.Linear(4, 2).half())
model[0].requires_grad_(False)
model[1].bias.requires_grad_(False)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
with torch.autocast("cpu", dtype=torch.float16):
    model(torch.ones(8, 4)).sum().backward()
names = {p: name for name, p in model.named_parameters()}
for group in optimizer.param_groups:
    for p in group["params"]:
        print(names[p], p.dtype, "gradient:", p.grad is not None)
#> 0.weight torch.float32 gradient: False
#> 0.bias torch.float32 gradient: False
#> 1.weight torch.float16 gradient: True
#> 1.bias torch.float16 gradient: False
# --8<-- [end:detect]

# --8<-- [start:demo_messages]
import torch
from torch import nn

model, scaler = nn.Linear(4, 2), torch.amp.GradScaler("cpu")
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)


def attempt(what, call):
    try:
        call(optimizer)
    except (AssertionError, RuntimeError) as error:
        print(f"{what}: {error}")


attempt("no scaler.scale(loss)", scaler.step)
#> no scaler.scale(loss): Attempted step but _scale is None.  This may indicate your script did not use scaler.scale(loss or outputs) earlier in the iteration.
attempt("only update", lambda optimizer: scaler.update())
#> only update: Attempted update but _scale is None.  This may indicate your script did not use scaler.scale(loss or outputs) earlier in the iteration.
scaler.scale(model(torch.ones(8, 4)).sum()).backward()
scaler.step(optimizer)
attempt("step, step", scaler.step)
#> step, step: step() has already been called since the last update().
attempt("step, unscale_", scaler.unscale_)
#> step, unscale_: unscale_() is being called after step().
# --8<-- [end:demo_messages]

# --8<-- [start:wrong_schedule]
import torch
from torch.optim.lr_scheduler import StepLR

w = torch.ones(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=1.0)
scheduler = StepLR(optimizer, step_size=1, gamma=0.1)
scaler = torch.amp.GradScaler("cpu")
for factor in (1e38, 1.0):  # the first gradient overflows
    optimizer.zero_grad()
    scaler.scale((w * factor).sum()).backward()
    print("learning rate:", scheduler.get_last_lr()[0])
    scaler.step(optimizer)
    scaler.update()
    scheduler.step()
#> learning rate: 1.0
#> UserWarning: Detected call of `lr_scheduler.step()` before `optimizer.step()`. In PyTorch 1.1.0 and later, you should call them in the opposite order: `optimizer.step()` before `lr_scheduler.step()`.  Failure to do this will result in PyTorch skipping the first value of the learning rate schedule. See more details at https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate
#> learning rate: 0.1
# --8<-- [end:wrong_schedule]

# --8<-- [start:right_schedule]
import torch
from torch.optim.lr_scheduler import StepLR

w = torch.ones(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=1.0)
scheduler = StepLR(optimizer, step_size=1, gamma=0.1)
scaler = torch.amp.GradScaler("cpu")
for factor in (1e38, 1.0):  # the first gradient overflows
    optimizer.zero_grad()
    scaler.scale((w * factor).sum()).backward()
    print("learning rate:", scheduler.get_last_lr()[0])
    scaler.step(optimizer)
    scale = scaler.get_scale()
    scaler.update()
    if scaler.get_scale() >= scale:  # otherwise, the step was skipped
        scheduler.step()
#> learning rate: 1.0
#> learning rate: 1.0
# --8<-- [end:right_schedule]

# --8<-- [start:check]
import warnings

import torch
from torch import nn


def message(f, *args):
    try:
        f(*args)
    except (AssertionError, RuntimeError, ValueError) as error:
        return str(error)


fp16 = "ValueError: Attempting to unscale FP16 gradients."
none = "AssertionError: No inf checks were recorded for this optimizer."
assert wrong.out.startswith("gradient: torch.float16\n")
assert wrong.error == fp16
assert right.out == "gradient: torch.float32\nscale: 65536.0\n"
assert wrong_adapter.error == fp16
assert right_adapter.out == "adapter: torch.float32\n"
assert right_adapter.base.weight.dtype == torch.float16
assert wrong_none.error == none
assert right_none.out == "scale: 65536.0\n"
assert detect.out == """\
0.weight torch.float32 gradient: False
0.bias torch.float32 gradient: False
1.weight torch.float16 gradient: True
1.bias torch.float16 gradient: False
"""
assert demo_messages.out == """\
no scaler.scale(loss): Attempted step but _scale is None.  This may indicate \
your script did not use scaler.scale(loss or outputs) earlier in the iteration.
only update: Attempted update but _scale is None.  This may indicate your \
script did not use scaler.scale(loss or outputs) earlier in the iteration.
step, step: step() has already been called since the last update().
step, unscale_: unscale_() is being called after step().
"""
assert "UserWarning: Detected call of `lr_scheduler.step()` before `opt" in (
    wrong_schedule.out)
rates = [line for line in wrong_schedule.out.splitlines() if "rate:" in line]
assert rates == ["learning rate: 1.0", "learning rate: 0.1"]
assert right_schedule.out == "learning rate: 1.0\nlearning rate: 1.0\n"
assert right_schedule.w.item() == 0 and right_schedule.scaler.get_scale() == 2**15


def step(model, x, params=None, change=None, dtype=torch.float16):
    """What a step of this model raises; change() runs before scaler.step."""
    optimizer = torch.optim.SGD(params or model.parameters(), lr=0.1)
    scaler = torch.amp.GradScaler("cpu")
    with torch.autocast("cpu", dtype=dtype):
        loss = model(x).float().pow(2).mean()
    scaler.scale(loss).backward()
    if change:
        change(optimizer)
    return message(scaler.step, optimizer)


x, other = torch.ones(2, 4), nn.Linear(4, 2)
# bfloat16 weights don't raise, one float16 parameter is enough to raise
assert step(nn.Linear(4, 2).bfloat16(), x, dtype=torch.bfloat16) is None
mixed = nn.Sequential(nn.Linear(4, 4), nn.Linear(4, 2).half())
assert step(mixed, x) == fp16.split(": ")[1]
for p in mixed.parameters():
    p.data, p.grad = p.data.float(), None
assert step(mixed, x) is None
# without a scaler, float16 weights train, with float16 steps
w = torch.ones(1).half().requires_grad_()
w.grad = torch.ones(1).half()
torch.optim.SGD([w], lr=0.0001).step()
assert w.item() == 1
w = torch.ones(1).bfloat16()  # and bfloat16 is coarser
assert w - 0.001 == 1 and torch.ones(1).half() - 0.001 < 1
# moving or converting a model keeps its parameters, a new model has new ones
model = nn.Linear(4, 2)
p = model.weight
assert model.double().weight is p
# two optimizers, and a loss of only one of them
scaler, models = torch.amp.GradScaler("cpu"), [nn.Linear(4, 2), nn.Linear(4, 2)]
a, b = (torch.optim.SGD(m.parameters(), lr=0.1) for m in models)
scaler.scale(models[0](x).sum()).backward()
assert message(scaler.step, a) is None
assert message(scaler.step, b) == none.split(": ")[1]
# no gradient: another model, everything frozen, grad taken away
said = none.split(": ")[1]
assert step(nn.Linear(4, 2), x, params=list(other.parameters())) == said
frozen = nn.Sequential(nn.Linear(4, 4), nn.Linear(4, 2))
frozen[0].requires_grad_(False)
assert step(frozen, x, params=list(frozen[0].parameters())) == said
assert step(frozen, x) is None
# zero instead of nothing
model, scaler = nn.Linear(4, 2), torch.amp.GradScaler("cpu")
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scaler.scale(model(x).sum() * 0).backward()
assert message(scaler.step, optimizer) is None
# detached: the loss itself needs a gradient, the model gets none
model, scaler = nn.Linear(4, 2), torch.amp.GradScaler("cpu")
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
loss = torch.tensor(model(x).mean().item())
assert "does not require grad" in message(scaler.scale(loss).backward)
loss = torch.tensor(model(x).mean().item(), requires_grad=True)
scaler.scale(loss).backward()
assert message(scaler.step, optimizer) == said
# --8<-- [end:check]
