"""Until unscale_, the gradients are multiplied by the scale: clipping before it, or after step(), clips the wrong numbers."""
# /// pitfall
# apis = ["torch.nn.utils.clip_grad_norm_", "torch.amp.GradScaler"]
# also = ["torch.nn.utils.clip_grad_value_", "torch.cuda.amp.GradScaler", "torch.nn.utils.clip_grad_norm"]
# symptom = "silent"
# raises = ["wrong_accumulate"]
# added = 2026-11-29
# messages = [
#   "unscale_() has already been called on this optimizer since the last update().",
#   "`parameters` is an empty generator, no gradient clipping will occur.",
# ]
#
# [code.clip_scaled_gradients]
# either = [
# '''
# $S.scale($L).backward(...)
# ...
# torch.nn.utils.$CLIP($PARAMS, ...)
# ...
# $S.step($O)
# ''',
# '''
# $S.scale($L / $N).backward(...)
# ...
# torch.nn.utils.$CLIP($PARAMS, ...)
# ...
# $S.step($O)
# ''',
# '''
# $S.scale($L).backward(...)
# ...
# $X = torch.nn.utils.$CLIP($PARAMS, ...)
# ...
# $S.step($O)
# ''',
# ]
# not = [
# '''
# $S.scale($L).backward(...)
# ...
# $S.unscale_(...)
# ...
# $S.step($O)
# ''',
# '''
# $S.scale($L / $N).backward(...)
# ...
# $S.unscale_(...)
# ...
# $S.step($O)
# ''',
# ]
# line = "$PARAMS"
# names = { "$CLIP" = 'clip_grad_norm_|clip_grad_value_' }
#
# [code.clip_after_step]
# pattern = 'torch.nn.utils.$CLIP(...)'
# inside = [
# '''
# for $I in $DATA:
#     ...
#     $L.backward(...)
#     ...
#     $O.step(...)
#     ...
#     torch.nn.utils.$CLIP(...)
#     ...
# ''',
# ]
# not_inside = [
# '''
# for $I in $DATA:
#     ...
#     $L.backward(...)
#     ...
#     torch.nn.utils.$CLIP(...)
#     ...
#     $O.step(...)
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $O.step(...)
#     ...
#     $L2.backward(...)
#     ...
#     torch.nn.utils.$CLIP(...)
#     ...
# ''',
# '''
# if $COND:
#     ...
# else:
#     ...
#     torch.nn.utils.$CLIP(...)
#     ...
# ''',
# ]
# names = { "$CLIP" = 'clip_grad_norm_|clip_grad_value_' }
#
# [code.clip_a_used_generator]
# either = [
# '''
# $P = $M.parameters()
# ...
# torch.optim.$KIND($P, ...)
# ...
# torch.nn.utils.clip_grad_norm_($P, ...)
# ''',
# '''
# $P = filter(...)
# ...
# torch.optim.$KIND($P, ...)
# ...
# torch.nn.utils.clip_grad_norm_($P, ...)
# ''',
# '''
# $P = ($Q for $Q in $M.parameters() if $COND)
# ...
# torch.optim.$KIND($P, ...)
# ...
# torch.nn.utils.clip_grad_norm_($P, ...)
# ''',
# ]
#
# [code.unscale_every_micro_batch]
# pattern = '''
# for $I in $DATA:
#     ...
#     $S.scale($L).backward()
#     ...
#     $S.unscale_($O)
#     ...
#     if $COND:
#         ...
#         $S.step($O)
#         ...
#     ...
# '''
# line = "$O"
#
# [code.clip_before_backward]
# pattern = 'torch.nn.utils.$CLIP(...)'
# inside = [
# '''
# for $I in $DATA:
#     ...
#     torch.nn.utils.$CLIP(...)
#     ...
#     $L.backward(...)
#     ...
#     $O.step(...)
#     ...
# ''',
# ]
# not_inside = [
# '''
# for $I in $DATA:
#     ...
#     $L2.backward(...)
#     ...
#     torch.nn.utils.$CLIP(...)
#     ...
# ''',
# ]
# names = { "$CLIP" = 'clip_grad_norm_|clip_grad_value_' }
# example = '''
# for x, y in loader:
#     torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
#     loss.backward()
#     optimizer.step()
# '''
#
# [code.clip_scaled_by_hand]
# pattern = '''
# $S.scale($L).backward(...)
# ...
# $P.grad.$CLIP(...)
# ...
# $S.step($O)
# '''
# not = [
# '''
# $S.scale($L).backward(...)
# ...
# $S.unscale_(...)
# ...
# $S.step($O)
# ''',
# ]
# line = "$CLIP"
# names = { "$CLIP" = 'clamp_|mul_|div_' }
# example = '''
# scaler.scale(loss).backward()
# for p in model.parameters():
#     p.grad.clamp_(-1, 1)
# scaler.step(optimizer)
# '''
#
# [code.clip_scaled_data_by_hand]
# pattern = '''
# $S.scale($L).backward(...)
# ...
# $P.grad.data.$CLIP(...)
# ...
# $S.step($O)
# '''
# not = [
# '''
# $S.scale($L).backward(...)
# ...
# $S.unscale_(...)
# ...
# $S.step($O)
# ''',
# ]
# line = "$CLIP"
# names = { "$CLIP" = 'clamp_|mul_|div_' }
# example = '''
# scaler.scale(loss).backward()
# for p in model.parameters():
#     p.grad.data.clamp_(-1, 1)
# scaler.step(optimizer)
# '''
#
# [code.clip_after_step_in_a_function]
# pattern = '''
# $L.backward(...)
# ...
# $O.step(...)
# ...
# torch.nn.utils.$CLIP($PARAMS, ...)
# '''
# not = [
# '''
# $L.backward(...)
# ...
# torch.nn.utils.$CLIP($PARAMS, ...)
# ...
# $O.step(...)
# ...
# torch.nn.utils.$CLIP($PARAMS, ...)
# ''',
# '''
# $L.backward(...)
# ...
# $O.step(...)
# ...
# $L2.backward(...)
# ...
# torch.nn.utils.$CLIP($PARAMS, ...)
# ''',
# '''
# $L.backward(...)
# ...
# $S.scale($L2).backward(...)
# ...
# torch.nn.utils.$CLIP($PARAMS, ...)
# ''',
# ]
# line = "$PARAMS"
# names = { "$CLIP" = 'clip_grad_norm_|clip_grad_value_' }
# example = '''
# def train_step(x, y):
#     loss = criterion(model(x), y)
#     loss.backward()
#     optimizer.step()
#     torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
# '''
#
# [code.clip_before_backward_in_a_function]
# pattern = '''
# $O.zero_grad(...)
# ...
# torch.nn.utils.$CLIP($PARAMS, ...)
# ...
# $L.backward(...)
# '''
# not = [
# '''
# $O.zero_grad(...)
# ...
# $L2.backward(...)
# ...
# torch.nn.utils.$CLIP($PARAMS, ...)
# ...
# $L.backward(...)
# ''',
# ]
# line = "$PARAMS"
# names = { "$CLIP" = 'clip_grad_norm_|clip_grad_value_' }
# example = '''
# def train_step(x, y):
#     optimizer.zero_grad()
#     loss = criterion(model(x), y)
#     torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
#     loss.backward()
#     optimizer.step()
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

model = nn.Linear(2, 1, bias=False)
nn.init.zeros_(model.weight)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scaler = torch.amp.GradScaler("cpu")
x, y = torch.tensor([[3.0, 4.0]]), torch.tensor([[10.0]])
for step in range(3):
    optimizer.zero_grad()
    loss = nn.functional.mse_loss(model(x), y)
    scaler.scale(loss).backward()
    norm = nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
    scaler.step(optimizer)
    scaler.update()
    print(f"norm {norm:.1f}, loss {loss:.1f}")
#> norm 6553600.0, loss 100.0
#> norm 6553595.0, loss 100.0
#> norm 6553590.0, loss 100.0
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

model = nn.Linear(2, 1, bias=False)
nn.init.zeros_(model.weight)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scaler = torch.amp.GradScaler("cpu")
x, y = torch.tensor([[3.0, 4.0]]), torch.tensor([[10.0]])
for step in range(3):
    optimizer.zero_grad()
    loss = nn.functional.mse_loss(model(x), y)
    scaler.scale(loss).backward()
    scaler.unscale_(optimizer)
    norm = nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
    scaler.step(optimizer)
    scaler.update()
    print(f"norm {norm:.1f}, loss {loss:.1f}")
#> norm 100.0, loss 100.0
#> norm 95.0, loss 90.2
#> norm 90.0, loss 81.0
# --8<-- [end:right]

# --8<-- [start:wrong_order]
import torch
from torch import nn

model = nn.Linear(2, 1, bias=False)
nn.init.zeros_(model.weight)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.tensor([[3.0, 4.0]]), torch.tensor([[10.0]])
for step in range(3):
    optimizer.zero_grad()
    loss = nn.functional.mse_loss(model(x), y)
    loss.backward()
    optimizer.step()
    norm = nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
    print(f"norm {norm:.1f}, loss {loss:.1f}")
#> norm 100.0, loss 100.0
#> norm 400.0, loss 1600.0
#> norm 1600.0, loss 25600.0
# --8<-- [end:wrong_order]

# --8<-- [start:right_order]
import torch
from torch import nn

model = nn.Linear(2, 1, bias=False)
nn.init.zeros_(model.weight)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.tensor([[3.0, 4.0]]), torch.tensor([[10.0]])
for step in range(3):
    optimizer.zero_grad()
    loss = nn.functional.mse_loss(model(x), y)
    loss.backward()
    norm = nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
    optimizer.step()
    print(f"norm {norm:.1f}, loss {loss:.1f}")
#> norm 100.0, loss 100.0
#> norm 95.0, loss 90.2
#> norm 90.0, loss 81.0
# --8<-- [end:right_order]

# --8<-- [start:wrong_accumulate]
import torch
from torch import nn

model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scaler, loader = torch.amp.GradScaler("cpu"), [torch.ones(4, 2)] * 4
for i, x in enumerate(loader, start=1):
    scaler.scale(model(x).mean() / 2).backward()
    scaler.unscale_(optimizer)
    if i % 2 == 0:
        nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
        scaler.step(optimizer)
        scaler.update()
        optimizer.zero_grad()
        print("step after batch", i)
#> RuntimeError: unscale_() has already been called on this optimizer since the last update().
# --8<-- [end:wrong_accumulate]

# --8<-- [start:right_accumulate]
import torch
from torch import nn

model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scaler, loader = torch.amp.GradScaler("cpu"), [torch.ones(4, 2)] * 4
for i, x in enumerate(loader, start=1):
    scaler.scale(model(x).mean() / 2).backward()
    if i % 2 == 0:
        scaler.unscale_(optimizer)
        nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
        scaler.step(optimizer)
        scaler.update()
        optimizer.zero_grad()
        print("step after batch", i)
#> step after batch 2
#> step after batch 4
# --8<-- [end:right_accumulate]

# --8<-- [start:wrong_generator]
import torch
from torch import nn

model = nn.Linear(2, 1)
params = model.parameters()
optimizer = torch.optim.SGD(params, lr=0.1)
model(torch.ones(4, 2)).sum().backward()
norm = nn.utils.clip_grad_norm_(params, max_norm=1.0)
#> UserWarning: `parameters` is an empty generator, no gradient clipping will occur.
print(f"norm: {norm:.2f}")
#> norm: 0.00
# --8<-- [end:wrong_generator]

# --8<-- [start:right_generator]
import torch
from torch import nn

model = nn.Linear(2, 1)
params = list(model.parameters())
optimizer = torch.optim.SGD(params, lr=0.1)
model(torch.ones(4, 2)).sum().backward()
norm = nn.utils.clip_grad_norm_(params, max_norm=1.0)
print(f"norm: {norm:.2f}")
#> norm: 6.93
# --8<-- [end:right_generator]

# --8<-- [start:check]
import warnings

import torch
from torch import nn

assert wrong.out == """\
norm 6553600.0, loss 100.0
norm 6553595.0, loss 100.0
norm 6553590.0, loss 100.0
"""
assert right.out == """\
norm 100.0, loss 100.0
norm 95.0, loss 90.2
norm 90.0, loss 81.0
"""
assert 6553600 == 100 * 65536 == 100 * wrong.scaler.get_scale()
assert right.model.weight.norm().item() > 0.29
assert wrong.model.weight.norm().item() < 1e-5
assert wrong_order.out == """\
norm 100.0, loss 100.0
norm 400.0, loss 1600.0
norm 1600.0, loss 25600.0
"""
assert right_order.out == right.out
assert wrong_accumulate.error == (
    "RuntimeError: unscale_() has already been called on this optimizer "
    "since the last update().")
assert wrong_accumulate.i == 2
assert right_accumulate.out == "step after batch 2\nstep after batch 4\n"
empty = "UserWarning: `parameters` is an empty generator, no gradient clipp"
assert empty in wrong_generator.out
assert wrong_generator.out.endswith("norm: 0.00\n")
assert right_generator.out == "norm: 6.93\n"


def grads(model, x, scaler=None, unscale=False, optimizer=None):
    loss = nn.functional.mse_loss(model(x), torch.tensor([[10.0]]))
    (scaler.scale(loss) if scaler else loss).backward()
    if unscale:
        scaler.unscale_(optimizer)


def train(name, clip, lr=0.1, scaled=True):
    model = nn.Linear(2, 1, bias=False)
    nn.init.zeros_(model.weight)
    optimizer = getattr(torch.optim, name)(model.parameters(), lr)
    scaler = torch.amp.GradScaler("cpu", enabled=scaled)
    for step in range(3):
        optimizer.zero_grad()
        grads(model, right.x, scaler, clip == "right", optimizer)
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        scaler.step(optimizer)
        scaler.update()
    return model.weight.detach()


# with Adam it hardly shows; without a scaler, unscale_ does nothing
assert torch.allclose(train("Adam", "wrong"), train("Adam", "right"), rtol=0.02)
assert torch.equal(train("SGD", "right", scaled=False),
                   train("SGD", "wrong", scaled=False))
assert torch.allclose(train("SGD", "right"), train("SGD", "right", scaled=False))

# before backward() there is nothing to clip
model = nn.Linear(2, 1)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    assert nn.utils.clip_grad_norm_(model.parameters(), 1.0) == 0

# filter is used up in the same way, without a warning
params = filter(lambda p: p.requires_grad, model.parameters())
model(torch.ones(1, 2)).sum().backward()
optimizer = torch.optim.SGD(params, lr=0.1)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    assert nn.utils.clip_grad_norm_(params, 1.0) == 0
assert nn.utils.clip_grad_norm_(model.parameters(), 1.0) > 1
optimizer.zero_grad()

# a second micro-batch on unscaled gradients: the sum is of two kinds
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scaler = torch.amp.GradScaler("cpu")
for _ in range(2):
    scaler.scale(model(torch.ones(1, 2)).sum()).backward()
    if model.bias.grad == 65536:
        scaler.unscale_(optimizer)
assert model.bias.grad.item() == 65537

# what a missing update() says, and a step skipped together with update()
def calls(letters):
    model = nn.Linear(2, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    scaler = torch.amp.GradScaler("cpu")
    try:
        for letter in letters:
            if letter == "b":
                optimizer.zero_grad()
                scaler.scale(model(torch.ones(1, 2)).sum()).backward()
            elif letter == "p":
                scaler.update()
            else:
                (scaler.step if letter == "s" else scaler.unscale_)(optimizer)
    except RuntimeError as error:
        return str(error)


already = wrong_accumulate.error.removeprefix("RuntimeError: ")
assert calls("buspbusp") is None
assert calls("bubusp") == calls("buu") == already
assert calls("busbu") == "unscale_() is being called after step()."

# an infinite gradient: the norm says so, and the scaler skips the step
model, before = nn.Linear(2, 1), None
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scaler, before = torch.amp.GradScaler("cpu"), model.weight.clone()
scaler.scale(model(torch.ones(1, 2)).sum() * 1e38).backward()
scaler.unscale_(optimizer)
norm = nn.utils.clip_grad_norm_(model.parameters(), 1.0)
assert norm.isinf()
scaler.step(optimizer)
assert torch.equal(model.weight, before)
# --8<-- [end:check]
