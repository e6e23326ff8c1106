"""scaler.step(optimizer) calls optimizer.step() itself; a second call moves the weights twice and undoes the skipping."""
# /// pitfall
# apis = ["torch.amp.GradScaler", "torch.optim.SGD", "torch.autocast", "torch.optim.Optimizer.register_step_post_hook"]
# also = ["torch.cuda.amp.GradScaler", "torch.optim.Adam", "torch.optim.AdamW"]
# symptom = "silent"
# raises = ["wrong_instead"]
# added = 2026-11-29
# messages = ["No inf checks were recorded prior to update."]
#
# [code.step_twice]
# pattern = '$O.step()'
# inside = [
# '''
# $S.step($O)
# ...
# ''',
# ]
# not_inside = [
# '''
# $S.step($O)
# ...
# $L2.backward()
# ...
# $O.step()
# ''',
# ]
# anywhere = ['$S.update()']
#
# [code.step_without_the_scaler]
# pattern = '$O.step()'
# inside = [
# '''
# $S.scale($L).backward()
# ...
# ''',
# ]
# not_inside = [
# '''
# $S.scale($L).backward()
# ...
# $L2.backward()
# ...
# ''',
# ]
# nowhere = ['$S.step(...)', '$S.unscale_(...)']
# names = { "$O" = '(?!.*(sched|lr_|anneal|warmup|profil|prof$)).*' }
#
# [code.clip_or_step_of_another]
# pattern = '$O.step()'
# not_inside = ['if $COND: ...']
# anywhere = [
#     ['$S.step($O)', '$S.step(optimizer=$O)'],
#     ['$S.scale($L).backward()', '$S.scale($L).backward(...)'],
# ]
# names = { "$O" = '(?!.*(sched|lr_|anneal|warmup|profil)).*' }
# example = '''
# scaler.scale(loss).backward()
# scaler.step(optimizer)
# optimizer.step()
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

model = nn.Linear(1, 1, bias=False)
nn.init.zeros_(model.weight)
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
scaler = torch.amp.GradScaler("cpu", init_scale=1024)
x, y = torch.ones(4, 1), torch.ones(4, 1)  # the best weight is 1
for step in range(3):
    optimizer.zero_grad()
    with torch.autocast("cpu", dtype=torch.float16):
        loss = nn.functional.mse_loss(model(x), y)
    scaler.scale(loss).backward()
    scaler.step(optimizer)
    scaler.update()
    optimizer.step()
    print(f"loss {loss.item()}, weight {model.weight.item()}")
#> loss 1.0, weight 2.0
#> loss 1.0, weight 0.0
#> loss 1.0, weight 2.0
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

model = nn.Linear(1, 1, bias=False)
nn.init.zeros_(model.weight)
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
scaler = torch.amp.GradScaler("cpu", init_scale=1024)
x, y = torch.ones(4, 1), torch.ones(4, 1)  # the best weight is 1
for step in range(3):
    optimizer.zero_grad()
    with torch.autocast("cpu", dtype=torch.float16):
        loss = nn.functional.mse_loss(model(x), y)
    scaler.scale(loss).backward()
    scaler.step(optimizer)
    scaler.update()
    print(f"loss {loss.item()}, weight {model.weight.item()}")
#> loss 1.0, weight 1.0
#> loss 0.0, weight 1.0
#> loss 0.0, weight 1.0
# --8<-- [end:right]

# --8<-- [start:wrong_skip]
import torch
from torch import nn

model = nn.Linear(1, 1, bias=False)
nn.init.zeros_(model.weight)
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
scaler = torch.amp.GradScaler("cpu")
loss = (model(torch.ones(4, 1)) * 1e38).sum()
scaler.scale(loss).backward()
print("gradient:", model.weight.grad.item())
#> gradient: inf
scaler.step(optimizer)
scaler.update()
optimizer.step()
print("weight:", model.weight.item())
#> weight: -inf
# --8<-- [end:wrong_skip]

# --8<-- [start:right_skip]
import torch
from torch import nn

model = nn.Linear(1, 1, bias=False)
nn.init.zeros_(model.weight)
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
scaler = torch.amp.GradScaler("cpu")
loss = (model(torch.ones(4, 1)) * 1e38).sum()
scaler.scale(loss).backward()
print("gradient:", model.weight.grad.item())
#> gradient: inf
scaler.step(optimizer)
scaler.update()
print("weight:", model.weight.item())
#> weight: 0.0
# --8<-- [end:right_skip]

# --8<-- [start:wrong_instead]
import torch
from torch import nn

model = nn.Linear(1, 1, bias=False)
nn.init.zeros_(model.weight)
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
scaler = torch.amp.GradScaler("cpu")
loss = nn.functional.mse_loss(model(torch.ones(4, 1)), torch.ones(4, 1))
scaler.scale(loss).backward()
optimizer.step()
print("weight:", model.weight.item())
#> weight: 65536.0
scaler.update()
#> AssertionError: No inf checks were recorded prior to update.
# --8<-- [end:wrong_instead]

# --8<-- [start:right_instead]
import torch
from torch import nn

model = nn.Linear(1, 1, bias=False)
nn.init.zeros_(model.weight)
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
scaler = torch.amp.GradScaler("cpu")
loss = nn.functional.mse_loss(model(torch.ones(4, 1)), torch.ones(4, 1))
scaler.scale(loss).backward()
scaler.step(optimizer)
print("weight:", model.weight.item())
#> weight: 1.0
scaler.update()
# --8<-- [end:right_instead]

# --8<-- [start:detect]
import torch
from torch import nn

model = nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scaler = torch.amp.GradScaler("cpu")
steps = []
optimizer.register_step_post_hook(lambda *args: steps.append(1))
batches = [torch.ones(4, 1)] * 5
for x in batches:
    optimizer.zero_grad()
    scaler.scale(model(x).sum()).backward()
    scaler.step(optimizer)
    scaler.update()
    optimizer.step()
print(f"{len(batches)} batches, {len(steps)} steps")
#> 5 batches, 10 steps
# --8<-- [end:detect]

# --8<-- [start:check]
import math

import torch
from torch import nn

assert wrong.out == "loss 1.0, weight 2.0\n" \
    "loss 1.0, weight 0.0\nloss 1.0, weight 2.0\n"
assert right.out == "loss 1.0, weight 1.0\n" \
    "loss 0.0, weight 1.0\nloss 0.0, weight 1.0\n"
assert wrong_skip.out == "gradient: inf\nweight: -inf\n"
assert right_skip.out == "gradient: inf\nweight: 0.0\n"
assert right_skip.scaler.get_scale() == 2**15  # half of what it was
scale = torch.amp.GradScaler("cpu").get_scale()
assert scale == 65536
assert wrong_instead.out.startswith("weight: 65536.0\nAssertionError")
assert wrong_instead.error == (
    "AssertionError: No inf checks were recorded prior to update.")
assert right_instead.out == "weight: 1.0\n"
assert detect.out == "5 batches, 10 steps\n"


def train(order, name, lr=0.25, steps=3, enabled=True, **options):
    """The weight after each step; s is scaler.step, o optimizer.step."""
    model = nn.Linear(1, 1, bias=False)
    nn.init.zeros_(model.weight)
    optimizer = getattr(torch.optim, name)(model.parameters(), lr, **options)
    scaler = torch.amp.GradScaler("cpu", enabled=enabled)
    x, y, weights = torch.ones(4, 1), torch.ones(4, 1), []
    for step in range(steps):
        optimizer.zero_grad()
        scaler.scale(nn.functional.mse_loss(model(x), y)).backward()
        for letter in order:
            if letter == "u":
                scaler.update()
            else:
                scaler.step(optimizer) if letter == "s" else optimizer.step()
        weights.append(model.weight.item())
    return weights


def near(a, b):
    return all(abs(x - y) < 1e-4 for x, y in zip(a, b, strict=True))


# twice as many steps for SGD: the learning rate is doubled
assert near(train("suo", "SGD"), train("su", "SGD", lr=0.5))
assert near(train("sou", "SGD"), train("suo", "SGD"))
for name in ("SGD", "Adam", "AdamW", "RMSprop"):
    for fused in (False, True) if name != "RMSprop" else (False,):
        once = train("su", name, fused=fused) if fused else train("su", name)
        twice = train("suo", name, fused=fused) if fused else train("suo", name)
        assert abs(twice[0]) > 1.5 * abs(once[0])
# Adam hides scaled gradients: only its eps is of another weight
scaled, right_way = train("o", "Adam"), train("su", "Adam")
assert near(scaled, right_way)
assert train("o", "SGD", lr=0.5, steps=1) == [scale]
assert train("osu", "SGD", lr=0.5, steps=1)[0] > scale
# disabled, the scaler still calls optimizer.step()
assert near(train("su", "SGD", enabled=False), train("su", "SGD"))
assert near(train("suo", "SGD", enabled=False), train("suo", "SGD"))
assert math.isinf(wrong_skip.model.weight.item())
# skipped or not, a fused optimizer is called, and skips by itself
for fused in (False, True):
    model, calls = nn.Linear(1, 1), []
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, fused=fused)
    optimizer.register_step_post_hook(lambda *args: calls.append(1))
    before, scaler = model.weight.item(), torch.amp.GradScaler("cpu")
    scaler.scale(model(torch.ones(4, 1)).sum() * 1e38).backward()
    scaler.step(optimizer)
    assert (len(calls), model.weight.item()) == (int(fused), before)
# update() twice ends in the message of wrong_instead
scaler.update()
try:
    scaler.update()
except AssertionError as error:
    assert str(error) == "No inf checks were recorded prior to update."
else:
    raise AssertionError("update() twice didn't raise")
# in float16, training ends in NaN: the first steps are to be skipped
torch.manual_seed(0)
model, losses = nn.Sequential(nn.Linear(8, 32), nn.ReLU(), nn.Linear(32, 1)), []
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scaler, x = torch.amp.GradScaler("cpu"), torch.randn(64, 8)
for step in range(10):
    optimizer.zero_grad()
    with torch.autocast("cpu", dtype=torch.float16):
        loss = nn.functional.mse_loss(model(x), 2 * x[:, :1])
    scaler.scale(loss).backward()
    scaler.step(optimizer)
    scaler.update()
    optimizer.step()
assert math.isnan(loss.item())
# --8<-- [end:check]
