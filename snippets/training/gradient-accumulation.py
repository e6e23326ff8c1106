"""Gradients of micro-batches add up to k times the gradient of the whole batch unless each loss is divided."""
# /// pitfall
# apis = ["torch.Tensor.backward", "torch.optim.Optimizer.zero_grad", "torch.Tensor.split", "torch.nn.functional.mse_loss",
#         "torch.nn.functional.cross_entropy", "torch.nn.MSELoss", "torch.nn.BatchNorm1d", "torch.optim.SGD", "torch.optim.Adam", "torch.optim.lr_scheduler.LinearLR"]
# symptom = "silent"
# added = 2026-11-21
#
# [code.scheduler_per_micro_batch]
# either = [
# '''
# if ($I + 1) % $K == 0:
#     ...
#     $OPTIMIZER.step()
#     ...
# scheduler.step()
# ''',
# '''
# if ($I + 1) % $K == 0:
#     ...
#     $OPTIMIZER.step()
#     ...
# lr_scheduler.step()
# ''',
# ]
# [code.loss_not_divided]
# either = [
# '''
# for $I in $DATA:
#     ...
#     $L.backward(...)
#     ...
#     if <... $N % $K ...>:
#         ...
#         $O.step(...)
#         ...
#         $O.zero_grad(...)
#         ...
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $S.scale($L).backward(...)
#     ...
#     if <... $N % $K ...>:
#         ...
#         $S.step($O)
#         ...
#         $O.zero_grad(...)
#         ...
#     ...
# ''',
# ]
# not = [
# '''
# for $I in $DATA:
#     ...
#     $L = <... $A / $B ...>
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $L /= $B
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $L *= $B
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $L = <... $A * $B ...>
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     <... $A / $B ...>.backward(...)
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $S.scale(<... $A / $B ...>).backward(...)
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     if <... $N % $K ...>:
#         ...
#         $L2.backward(...)
#         ...
#         $O2.step(...)
#         ...
#     ...
# ''',
# ]
# nowhere = [
#     '$A.CrossEntropyLoss(..., reduction="sum", ...)', '$A.accumulate(...)',
#     '$F(..., reduction="sum", ...)',
# ]
# line = "$L"
# names = { "$L" = '(?!.*(accelerator|engine|fabric|model| / )).*' }
# example = '''
# for i, (x, y) in enumerate(loader):
#     loss = criterion(model(x), y)
#     loss.backward()
#     if (i + 1) % 4 == 0:
#         optimizer.step()
#         optimizer.zero_grad()
# '''
#
# [code.zero_grad_in_every_micro_batch]
# either = [
# '''
# for $I in $DATA:
#     ...
#     $O.zero_grad(...)
#     ...
#     $L.backward(...)
#     ...
#     if <... $N % $K ...>:
#         ...
#         $O.step(...)
#         ...
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $O.zero_grad(...)
#     ...
#     $S.scale($L).backward(...)
#     ...
#     if <... $N % $K ...>:
#         ...
#         $S.step($O)
#         ...
#     ...
# ''',
# ]
# not = [
# '''
# for $I in $DATA:
#     ...
#     if $COND:
#         ...
#         $O.zero_grad(...)
#         ...
#     ...
#     $L.backward(...)
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $O.zero_grad(...)
#     ...
#     for $J in $MICRO:
#         ...
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     if $COND:
#         ...
#         $O.zero_grad(...)
#         ...
#     ...
#     $S.scale($L).backward(...)
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $O.zero_grad(...)
#     ...
#     $O.step(...)
#     ...
#     if $COND:
#         ...
#     ...
# ''',
# ]
# line = "$O"
# example = '''
# for i, (x, y) in enumerate(loader):
#     optimizer.zero_grad()
#     loss = criterion(model(x), y) / 4
#     loss.backward()
#     if (i + 1) % 4 == 0:
#         optimizer.step()
# '''
#
# [code.micro_batches_not_divided]
# pattern = '$L.backward(...)'
# inside = [
#     [
#         'for $I, $J in zip($X.split(...), $Y.split(...)): ...',
#         'for $I, $J in zip($X.chunk(...), $Y.chunk(...)): ...',
#         'for $I, $J in zip(torch.chunk(...), torch.chunk(...)): ...',
#         'for $I, $J in zip(torch.split(...), torch.split(...)): ...',
#     ],
# ]
# not_inside = [
# '''
# for $I, $J in $DATA:
#     ...
#     $O.step(...)
#     ...
# ''',
# '''
# for $I, $J in $DATA:
#     ...
#     $L = <... $A / $B ...>
#     ...
# ''',
# '''
# for $I, $J in $DATA:
#     ...
#     $L = <... $A * $B ...>
#     ...
# ''',
# '''
# for $I, $J in $DATA:
#     ...
#     $L /= $B
#     ...
# ''',
# '''
# for $I, $J in $DATA:
#     ...
#     $L *= $B
#     ...
# ''',
# ]
# nowhere = ['$F(..., reduction="sum", ...)', '$F(..., reduction="none", ...)']
# names = { "$L" = '(self\.)?\w*(loss|l|cost|objective)\w*|\w*(criterion|cross_entropy|mse_loss|crit|loss_fn|ce)\w*\(.*\)|(F|nn\.functional|torch\.nn\.functional)\.\w+\([^/]*\)' }
#
# [code.accumulated_losses_not_divided]
# pattern = '$L.backward(...)'
# inside = [
#     [
#         'for $I in range($ACCUM): ...', 'for $I in $X.chunk($ACCUM): ...',
#         'for $I, $J in $X[:$ACCUM]: ...',
#     ],
# ]
# not_inside = [
# '''
# for $I in $DATA:
#     ...
#     $O.step(...)
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $L = <... $A / $B ...>
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $L /= $B
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $L = <... $A * $B ...>
#     ...
# ''',
# ]
# nowhere = ['$F(..., reduction="sum", ...)', '$F(..., reduction="none", ...)']
# names = { "$ACCUM" = '(self\.|cfg\.|args\.|config\.)?\w*(accum|micro|grad_acc)\w*', "$L" = '(self\.)?\w*(loss|cost|objective)\w*|\w*(criterion|cross_entropy|mse_loss|crit|loss_fn|ce)\w*\(.*\)|(F|nn\.functional|torch\.nn\.functional)\.\w+\([^/]*\)' }
# example = '''
# for i in range(accumulation_steps):
#     x, y = next(batches)
#     loss = criterion(model(x), y)
#     loss.backward()
# optimizer.step()
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

x, y = torch.tensor([[1.0], [2.0], [3.0], [4.0]]), torch.zeros(4, 1)
model = nn.Linear(1, 1, bias=False)
nn.init.ones_(model.weight)
criterion = nn.MSELoss()
criterion(model(x), y).backward()
print("one batch of 4:", model.weight.grad.item())
#> one batch of 4: 15.0

model.zero_grad()
for xb, yb in zip(x.split(2), y.split(2)):
    loss = criterion(model(xb), yb)
    loss.backward()
print("two batches of 2:", model.weight.grad.item())
#> two batches of 2: 30.0
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

x, y = torch.tensor([[1.0], [2.0], [3.0], [4.0]]), torch.zeros(4, 1)
model = nn.Linear(1, 1, bias=False)
nn.init.ones_(model.weight)
criterion = nn.MSELoss()
criterion(model(x), y).backward()
print("one batch of 4:", model.weight.grad.item())
#> one batch of 4: 15.0

model.zero_grad()
for xb, yb in zip(x.split(2), y.split(2)):
    loss = criterion(model(xb), yb) / 2
    loss.backward()
print("two batches of 2:", model.weight.grad.item())
#> two batches of 2: 15.0
# --8<-- [end:right]

# --8<-- [start:wrong_counter]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

data = TensorDataset(torch.ones(20, 3), torch.zeros(20, 1))
loader = DataLoader(data, batch_size=2)
model = nn.Linear(3, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
accumulation_steps = 4
for i, (x, y) in enumerate(loader):
    loss = nn.functional.mse_loss(model(x), y) / accumulation_steps
    loss.backward()
    if (i + 1) % accumulation_steps == 0:
        optimizer.step()
        optimizer.zero_grad()
print("batches:", len(loader))
#> batches: 10
print("gradient left over:", model.weight.grad is not None)
#> gradient left over: True
# --8<-- [end:wrong_counter]

# --8<-- [start:right_counter]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

data = TensorDataset(torch.ones(20, 3), torch.zeros(20, 1))
loader = DataLoader(data, batch_size=2)
model = nn.Linear(3, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
accumulation_steps = 4
for i, (x, y) in enumerate(loader):
    loss = nn.functional.mse_loss(model(x), y) / accumulation_steps
    loss.backward()
    if (i + 1) % accumulation_steps == 0 or i + 1 == len(loader):
        optimizer.step()
        optimizer.zero_grad()
print("batches:", len(loader))
#> batches: 10
print("gradient left over:", model.weight.grad is not None)
#> gradient left over: False
# --8<-- [end:right_counter]

# --8<-- [start:wrong_last]
import torch
from torch import nn

x, y = torch.tensor([[1.0], [1.0], [2.0]]), torch.zeros(3, 1)
model = nn.Linear(1, 1, bias=False)
nn.init.ones_(model.weight)
nn.functional.mse_loss(model(x), y).backward()
print("one batch of 3:", model.weight.grad.item())
#> one batch of 3: 4.0

model.zero_grad()
for xb, yb in zip(x.split(2), y.split(2)):  # two samples, then one
    loss = nn.functional.mse_loss(model(xb), yb) / 2
    loss.backward()
print("batches of 2 and 1:", model.weight.grad.item())
#> batches of 2 and 1: 5.0
# --8<-- [end:wrong_last]

# --8<-- [start:right_last]
import torch
from torch import nn

x, y = torch.tensor([[1.0], [1.0], [2.0]]), torch.zeros(3, 1)
model = nn.Linear(1, 1, bias=False)
nn.init.ones_(model.weight)
nn.functional.mse_loss(model(x), y).backward()
print("one batch of 3:", model.weight.grad.item())
#> one batch of 3: 4.0

model.zero_grad()
for xb, yb in zip(x.split(2), y.split(2)):  # two samples, then one
    loss = nn.functional.mse_loss(model(xb), yb, reduction="sum") / y.numel()
    loss.backward()
print("batches of 2 and 1:", model.weight.grad.item())
#> batches of 2 and 1: 4.0
# --8<-- [end:right_last]

# --8<-- [start:demo_ignored]
import torch
import torch.nn.functional as F

logits = torch.tensor([[2.0, 0.0]] * 4)
target = torch.tensor([0, 0, 1, -100])  # -100 does not count
print("whole batch:", F.cross_entropy(logits, target))
#> whole batch: tensor(0.7936)

micro = [*zip(logits.split(2), target.split(2))]
means = [F.cross_entropy(a, b) for a, b in micro]
print("mean of the means:", sum(means) / 2)
#> mean of the means: tensor(1.1269)
sums = [F.cross_entropy(a, b, reduction="sum") for a, b in micro]
print("sum / count:", sum(sums) / (target != -100).sum())
#> sum / count: tensor(0.7936)
# --8<-- [end:demo_ignored]

# --8<-- [start:right_loop]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

data = TensorDataset(torch.arange(1.0, 11).unsqueeze(1), torch.zeros(10, 1))
loader = DataLoader(data, batch_size=4)
model = nn.Linear(1, 1, bias=False)
nn.init.ones_(model.weight)
optimizer = torch.optim.SGD(model.parameters(), lr=0.001)
for x, y in loader:
    optimizer.zero_grad()
    for xb, yb in zip(x.split(3), y.split(3)):
        loss = nn.functional.mse_loss(model(xb), yb, reduction="sum")
        loss = loss / y.numel()
        loss.backward()
    optimizer.step()
    print(f"batch of {len(x)}, weight: {model.weight.item():.4f}")
#> batch of 4, weight: 0.9850
#> batch of 4, weight: 0.8993
#> batch of 2, weight: 0.7365
# --8<-- [end:right_loop]

# --8<-- [start:demo_memory]
import weakref

import torch


def save(tensor):  # called for every tensor kept for backward
    alive.add(copy := tensor.detach().clone())
    peak[name] = max(peak.get(name, 0), sum(t.nbytes for t in alive))
    return copy


alive, peak = weakref.WeakSet(), {}
x, w = torch.ones(1000), torch.tensor(1.0, requires_grad=True)
with torch.autograd.graph.saved_tensors_hooks(save, lambda copy: copy):
    for name, k in ("whole batch", 1), ("4 micro-batches", 4):
        for xb in x.chunk(k):
            ((w * xb).tanh().mean() / k).backward()
    name = "one backward"
    sum((w * xb).tanh().mean() / 4 for xb in x.chunk(4)).backward()
print("peak in bytes:", peak)
#> peak in bytes: {'whole batch': 8000, '4 micro-batches': 2000, 'one backward': 8000}
# --8<-- [end:demo_memory]

# --8<-- [start:demo_same_loss]
import torch

x = torch.tensor([1.0, 2.0, 3.0, 4.0])
w = torch.tensor(1.0, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.01)
loss = (w * x).square().mean()
for call in range(3):
    loss.backward(retain_graph=True)
    print(f"call {call}, w.grad:", w.grad)
#> call 0, w.grad: tensor(15.)
#> call 1, w.grad: tensor(30.)
#> call 2, w.grad: tensor(45.)
optimizer.zero_grad()
print("after zero_grad():", w.grad)
#> after zero_grad(): None
# --8<-- [end:demo_same_loss]

# --8<-- [start:demo_batch_norm]
import torch
from torch import nn

x = torch.tensor([[1.0], [2.0], [3.0], [4.0]])
w = torch.tensor(1.0, requires_grad=True)
norm = nn.BatchNorm1d(1)
nn.functional.mse_loss(w * norm(x), x).backward()
print(f"one batch of 4: {w.grad:.2f}")
#> one batch of 4: -0.24

w.grad = None
for xb in x.split(2):
    loss = nn.functional.mse_loss(w * norm(xb), xb) / 2
    loss.backward()
print(f"two batches of 2: {w.grad:.2f}")
#> two batches of 2: 1.00
# --8<-- [end:demo_batch_norm]

# --8<-- [start:demo_optimizers]
import torch


def train(kind, lr, factor):
    w = torch.tensor(1.0, requires_grad=True)
    optimizer = kind([w], lr=lr)
    for step in range(10):
        optimizer.zero_grad()
        loss = factor * w**2
        loss.backward()
        optimizer.step()
    return w


for kind in torch.optim.SGD, torch.optim.Adam:
    for lr, factor in (0.01, 1), (0.01, 4), (0.04, 1):
        w = train(kind, lr, factor)
        print(f"{kind.__name__}, lr {lr}, loss times {factor}: w = {w:.4f}")
#> SGD, lr 0.01, loss times 1: w = 0.8171
#> SGD, lr 0.01, loss times 4: w = 0.4344
#> SGD, lr 0.04, loss times 1: w = 0.4344
#> Adam, lr 0.01, loss times 1: w = 0.9003
#> Adam, lr 0.01, loss times 4: w = 0.9003
#> Adam, lr 0.04, loss times 1: w = 0.6072
# --8<-- [end:demo_optimizers]

# --8<-- [start:wrong_scheduler]
import torch
from torch import nn

loader = [(torch.ones(2, 3), torch.zeros(2, 1)) for _ in range(16)]
model = nn.Linear(3, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = torch.optim.lr_scheduler.LinearLR(optimizer, 1, 0.2, 4)
accumulation_steps, rates = 4, []
for i, (x, y) in enumerate(loader):
    loss = nn.functional.mse_loss(model(x), y) / accumulation_steps
    loss.backward()
    if (i + 1) % accumulation_steps == 0:
        rates.append(f"{optimizer.param_groups[0]['lr']:.2f}")
        optimizer.step()
        optimizer.zero_grad()
    scheduler.step()
#> UserWarning: Detected call of `lr_scheduler.step()` before `optimizer.step()`. In PyTorch 1.1.0 and later, you should call them in the opposite order: `optimizer.step()` before `lr_scheduler.step()`.  Failure to do this will result in PyTorch skipping the first value of the learning rate schedule. See more details at https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate
print("learning rate of each update:", *rates)
#> learning rate of each update: 0.04 0.02 0.02 0.02
# --8<-- [end:wrong_scheduler]

# --8<-- [start:right_scheduler]
import torch
from torch import nn

loader = [(torch.ones(2, 3), torch.zeros(2, 1)) for _ in range(16)]
model = nn.Linear(3, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = torch.optim.lr_scheduler.LinearLR(optimizer, 1, 0.2, 4)
accumulation_steps, rates = 4, []
for i, (x, y) in enumerate(loader):
    loss = nn.functional.mse_loss(model(x), y) / accumulation_steps
    loss.backward()
    if (i + 1) % accumulation_steps == 0:
        rates.append(f"{optimizer.param_groups[0]['lr']:.2f}")
        optimizer.step()
        optimizer.zero_grad()
        scheduler.step()
print("learning rate of each update:", *rates)
#> learning rate of each update: 0.10 0.08 0.06 0.04
# --8<-- [end:right_scheduler]

# --8<-- [start:demo_rate]
import torch
from torch import nn

def train(micro, accumulation_steps, lr, seed=0):
    torch.manual_seed(seed)
    x = torch.randn(1024, 10)
    y = x.sum(dim=1, keepdim=True)
    model = nn.Linear(10, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    for i, j in enumerate(range(0, 1024, micro)):  # one epoch
        loss = nn.functional.mse_loss(model(x[j:j + micro]), y[j:j + micro])
        (loss / accumulation_steps).backward()
        if (i + 1) % accumulation_steps == 0:
            optimizer.step()
            optimizer.zero_grad()
    return nn.functional.mse_loss(model(x), y).item()

for settings in (32, 1, .005), (4, 8, .005), (4, 1, .005), (4, 8, .04):
    micro, steps, lr = settings
    print(f"batch {micro} x {steps}, lr {lr}: loss {train(*settings):.2f}")
#> batch 32 x 1, lr 0.005: loss 6.25
#> batch 4 x 8, lr 0.005: loss 6.25
#> batch 4 x 1, lr 0.005: loss 0.06
#> batch 4 x 8, lr 0.04: loss 0.05
# --8<-- [end:demo_rate]

# --8<-- [start:check]
import torch
import torch.nn.functional as F
from torch import nn

assert wrong.out == "one batch of 4: 15.0\ntwo batches of 2: 30.0\n"
assert right.out == "one batch of 4: 15.0\ntwo batches of 2: 15.0\n"
assert wrong.model.weight.grad == 2 * right.model.weight.grad == 30
assert wrong_counter.out == "batches: 10\ngradient left over: True\n"
assert right_counter.out == "batches: 10\ngradient left over: False\n"
assert wrong_last.out == "one batch of 3: 4.0\nbatches of 2 and 1: 5.0\n"
assert right_last.out == "one batch of 3: 4.0\nbatches of 2 and 1: 4.0\n"
a, b = torch.arange(6.0).view(3, 2), torch.zeros(3, 2)  # 3 samples, 6 values
assert F.mse_loss(a, b) == F.mse_loss(a, b, reduction="sum") / b.numel()
assert demo_ignored.out == """\
whole batch: tensor(0.7936)
mean of the means: tensor(1.1269)
sum / count: tensor(0.7936)
"""
assert demo_memory.peak == {
    "whole batch": 8000, "4 micro-batches": 2000, "one backward": 8000}
grads = []
for at_once in (False, True):
    w = torch.tensor(1.0, requires_grad=True)
    losses = [(w * xb).tanh().mean() / 4 for xb in torch.ones(8).chunk(4)]
    [loss.backward() for loss in ([sum(losses)] if at_once else losses)]
    grads.append(w.grad)
assert torch.allclose(*grads)
assert demo_same_loss.out == """\
call 0, w.grad: tensor(15.)
call 1, w.grad: tensor(30.)
call 2, w.grad: tensor(45.)
after zero_grad(): None
"""
assert demo_batch_norm.out == "one batch of 4: -0.24\ntwo batches of 2: 1.00\n"
assert demo_optimizers.out == """\
SGD, lr 0.01, loss times 1: w = 0.8171
SGD, lr 0.01, loss times 4: w = 0.4344
SGD, lr 0.04, loss times 1: w = 0.4344
Adam, lr 0.01, loss times 1: w = 0.9003
Adam, lr 0.01, loss times 4: w = 0.9003
Adam, lr 0.04, loss times 1: w = 0.6072
"""
assert wrong_scheduler.out.endswith(
    "learning rate of each update: 0.04 0.02 0.02 0.02\n")
assert "UserWarning: Detected call of `lr_scheduler.step()`" in wrong_scheduler.out
assert right_scheduler.out == (
    "learning rate of each update: 0.10 0.08 0.06 0.04\n")
assert demo_rate.out == """\
batch 32 x 1, lr 0.005: loss 6.25
batch 4 x 8, lr 0.005: loss 6.25
batch 4 x 1, lr 0.005: loss 0.06
batch 4 x 8, lr 0.04: loss 0.05
"""
for seed in (1, 2):  # the same with other seeds
    whole, accumulated, single, scaled = (
        demo_rate.train(*settings, seed) for settings in (
            (32, 1, .005), (4, 8, .005), (4, 1, .005), (4, 8, .04)))
    assert abs(whole - accumulated) < 1e-4
    assert scaled < 1.2 * single and accumulated > 50 * single

# the loop takes the steps that whole batches of 4, 4 and 2 take
w, steps = torch.tensor(1.0, requires_grad=True), []
optimizer = torch.optim.SGD([w], lr=0.001)
for x in torch.arange(1.0, 11).split(4):
    optimizer.zero_grad()
    F.mse_loss(w * x, torch.zeros(len(x))).backward()
    optimizer.step()
    steps.append(f"{w:.4f}")
assert right_loop.out.split()[4::5] == steps == ["0.9850", "0.8993", "0.7365"]

# what is left over comes from the last two of ten batches, divided by 4
model, x, y = wrong_counter.model, torch.ones(4, 3), torch.zeros(4, 1)
both = torch.autograd.grad(F.mse_loss(model(x), y), model.weight)[0]
assert torch.allclose(model.weight.grad, both / 2)

# the mean of a weighted cross entropy divides by the sum of the weights
logits, target = torch.tensor([[2.0, 0.0]] * 2), torch.tensor([0, 1])
weight = torch.tensor([1.0, 3.0])
each = F.cross_entropy(logits, target, weight, reduction="none")
assert torch.allclose(F.cross_entropy(logits, target, weight), each.sum() / 4)


# equal for norms within a sample, up to rounding; not for batch norm
def same(model, x, y):
    names = dict(model.named_parameters())
    loss = F.mse_loss(model(x), y)
    whole = torch.autograd.grad(loss, [*names.values()])
    for xb, yb in zip(x.split(2), y.split(2)):
        (F.mse_loss(model(xb), yb) / 4).backward()
    return all(map(lambda p, g: torch.allclose(p.grad, g, atol=1e-6),
                   names.values(), whole))


torch.manual_seed(0)
x, y = torch.randn(8, 4), torch.randn(8, 2)
for norm, equal in ((nn.Identity(), True), (nn.LayerNorm(6), True),
                    (nn.GroupNorm(2, 6), True), (nn.BatchNorm1d(6), False),
                    (nn.BatchNorm1d(6).eval(), True)):
    model = nn.Sequential(nn.Linear(4, 6), norm, nn.ReLU(), nn.Linear(6, 2))
    assert same(model, x, y) == equal


# retain_graph keeps what the graph saved; a plain backward frees it
w = torch.tensor(2.0, requires_grad=True)
loss = w.tanh()
loss.backward(retain_graph=True)
assert loss.grad_fn._saved_result == loss
loss.backward()
try:
    loss.grad_fn._saved_result
    raise AssertionError("still saved")
except RuntimeError as error:
    assert "after they have already been freed" in str(error)


# momentum keeps the equality, weight decay ends it; Adam's epsilon counts
def train(kind, scale, **options):
    w = torch.tensor(1.0, requires_grad=True)
    optimizer = kind([w], **options)
    for _ in range(10):
        optimizer.zero_grad()
        (scale * w**2).backward()
        optimizer.step()
    return w.detach()


SGD, Adam, close = torch.optim.SGD, torch.optim.Adam, torch.allclose
for options in ({"momentum": 0.9}, {"weight_decay": 0.5}):
    scaled = train(SGD, 4, lr=0.01, **options)
    faster = train(SGD, 1, lr=0.04, **options)
    assert close(scaled, faster) == ("momentum" in options)
assert not close(train(Adam, 1e-8, lr=0.01), train(Adam, 4e-8, lr=0.01))
# --8<-- [end:check]
