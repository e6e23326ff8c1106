"""Gradients of micro-batches add up to k times the gradient of the whole batch unless each loss is divided."""
# /// pitfall
# apis = ["torch.Tensor.backward", "torch.optim.Optimizer.zero_grad", "torch.Tensor.split", "torch.nn.functional.mse_loss",
#         "torch.nn.functional.cross_entropy", "torch.nn.BatchNorm1d", "torch.optim.SGD", "torch.optim.Adam"]
# symptom = "silent"
# added = 2026-11-21
# ///

# --8<-- [start:wrong]
import torch
import torch.nn.functional as F

x, y = torch.tensor([1.0, 2.0, 3.0, 4.0]), torch.zeros(4)
w = torch.tensor(1.0, requires_grad=True)
whole = torch.autograd.grad(F.mse_loss(w * x, y), w)[0]

for xb, yb in zip(x.split(2), y.split(2)):
    loss = F.mse_loss(w * xb, yb)
    loss.backward()
print("accumulated:", w.grad.item(), "whole batch:", whole.item())
#> accumulated: 30.0 whole batch: 15.0
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
import torch.nn.functional as F

x, y = torch.tensor([1.0, 2.0, 3.0, 4.0]), torch.zeros(4)
w = torch.tensor(1.0, requires_grad=True)
whole = torch.autograd.grad(F.mse_loss(w * x, y), w)[0]

for xb, yb in zip(x.split(2), y.split(2)):
    loss = F.mse_loss(w * xb, yb) / 2  # two micro-batches
    loss.backward()
print("accumulated:", w.grad.item(), "whole batch:", whole.item())
#> accumulated: 15.0 whole batch: 15.0
# --8<-- [end:right]

# --8<-- [start:wrong_last]
import torch
import torch.nn.functional as F

x, y = torch.tensor([1.0, 1.0, 2.0]), torch.zeros(3)
w = torch.tensor(1.0, requires_grad=True)
whole = torch.autograd.grad(F.mse_loss(w * x, y), w)[0]

for xb, yb in zip(x.split(2), y.split(2)):  # two samples, then one
    loss = F.mse_loss(w * xb, yb) / 2
    loss.backward()
print("accumulated:", w.grad.item(), "whole batch:", whole.item())
#> accumulated: 5.0 whole batch: 4.0
# --8<-- [end:wrong_last]

# --8<-- [start:right_last]
import torch
import torch.nn.functional as F

x, y = torch.tensor([1.0, 1.0, 2.0]), torch.zeros(3)
w = torch.tensor(1.0, requires_grad=True)
whole = torch.autograd.grad(F.mse_loss(w * x, y), w)[0]

for xb, yb in zip(x.split(2), y.split(2)):  # two samples, then one
    loss = F.mse_loss(w * xb, yb, reduction="sum") / y.numel()
    loss.backward()
print("accumulated:", w.grad.item(), "whole batch:", whole.item())
#> accumulated: 4.0 whole batch: 4.0
# --8<-- [end:right_last]

# --8<-- [start:demo_ignored]
import torch
import torch.nn.functional as F

logits = torch.tensor([[2.0, 0.0]] * 4)
target = torch.tensor([0, 0, 1, -100])  # -100 does not count
print(F.cross_entropy(logits, target))
#> tensor(0.7936)

micro = [*zip(logits.split(2), target.split(2))]
means = [F.cross_entropy(a, b) for a, b in micro]
print(sum(means) / 2)
#> tensor(1.1269)
sums = [F.cross_entropy(a, b, reduction="sum") for a, b in micro]
print(sum(sums) / (target != -100).sum())
#> tensor(0.7936)
# --8<-- [end:demo_ignored]

# --8<-- [start:right_loop]
import torch
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset

data = TensorDataset(torch.arange(1.0, 11), torch.zeros(10))
w = torch.tensor(1.0, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.001)
for x, y in DataLoader(data, batch_size=4):  # 4, 4 and 2 samples
    optimizer.zero_grad()
    for xb, yb in zip(x.split(3), y.split(3)):
        loss = F.mse_loss(w * xb, yb, reduction="sum") / y.numel()
        loss.backward()
    optimizer.step()
    print(f"{w:.4f}")
#> 0.9850
#> 0.8993
#> 0.7365
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
print(peak)
#> {'whole batch': 8000, '4 micro-batches': 2000, 'one backward': 8000}
# --8<-- [end:demo_memory]

# --8<-- [start:demo_same_loss]
import torch

x = torch.tensor([1.0, 2.0, 3.0, 4.0])
w = torch.tensor(1.0, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.01)
loss = (w * x).square().mean()
for _ in range(3):
    loss.backward(retain_graph=True)
    print(w.grad)
#> tensor(15.)
#> tensor(30.)
#> tensor(45.)
optimizer.zero_grad()
print(w.grad)
#> None
# --8<-- [end:demo_same_loss]

# --8<-- [start:demo_batch_norm]
import torch
import torch.nn.functional as F
from torch import nn

x = torch.tensor([[1.0], [2.0], [3.0], [4.0]])
w = torch.tensor(1.0, requires_grad=True)
norm = nn.BatchNorm1d(1)
whole = torch.autograd.grad(F.mse_loss(w * norm(x), x), w)[0]

for xb in x.split(2):
    loss = F.mse_loss(w * norm(xb), xb) / 2
    loss.backward()
print(f"accumulated: {w.grad:.2f} whole batch: {whole:.2f}")
#> accumulated: 1.00 whole batch: -0.24
# --8<-- [end:demo_batch_norm]

# --8<-- [start:demo_optimizers]
import torch


def train(kind, lr, scale):
    w = torch.tensor(1.0, requires_grad=True)
    optimizer = kind([w], lr=lr)
    for step in range(10):
        optimizer.zero_grad()
        (scale * w**2).backward()
        optimizer.step()
    return f"{w:.4f}"


for kind in torch.optim.SGD, torch.optim.Adam:
    runs = (0.01, 1), (0.01, 4), (0.04, 1)  # learning rate, factor
    print(kind.__name__, [train(kind, lr, scale) for lr, scale in runs])
#> SGD ['0.8171', '0.4344', '0.4344']
#> Adam ['0.9003', '0.9003', '0.6072']
# --8<-- [end:demo_optimizers]

# --8<-- [start:check]
import torch
import torch.nn.functional as F
from torch import nn

assert wrong.out == "accumulated: 30.0 whole batch: 15.0\n"
assert right.out == "accumulated: 15.0 whole batch: 15.0\n"
assert wrong.w.grad == 30 and right.w.grad == right.whole == 15
assert wrong_last.out == "accumulated: 5.0 whole batch: 4.0\n"
assert right_last.out == "accumulated: 4.0 whole batch: 4.0\n"
a, b = torch.arange(6.0).view(3, 2), torch.zeros(3, 2)  # 3 samples, 6 values
assert F.mse_loss(a, b) == F.mse_loss(a, b, reduction="sum") / b.numel()
assert demo_ignored.out == "tensor(0.7936)\ntensor(1.1269)\ntensor(0.7936)\n"
assert demo_memory.peak == {
    "whole batch": 8000, "4 micro-batches": 2000, "one backward": 8000}
grads = []
for at_once in (False, True):
    w = torch.tensor(1.0, requires_grad=True)
    losses = [(w * xb).tanh().mean() / 4 for xb in torch.ones(8).chunk(4)]
    [loss.backward() for loss in ([sum(losses)] if at_once else losses)]
    grads.append(w.grad)
assert torch.allclose(*grads)
assert demo_same_loss.out == "tensor(15.)\ntensor(30.)\ntensor(45.)\nNone\n"
assert demo_batch_norm.out == "accumulated: 1.00 whole batch: -0.24\n"
assert demo_optimizers.out == """\
SGD ['0.8171', '0.4344', '0.4344']
Adam ['0.9003', '0.9003', '0.6072']
"""

# the loop takes the steps that whole batches of 4, 4 and 2 take
w, steps = torch.tensor(1.0, requires_grad=True), []
optimizer = torch.optim.SGD([w], lr=0.001)
for x in torch.arange(1.0, 11).split(4):
    optimizer.zero_grad()
    F.mse_loss(w * x, torch.zeros(len(x))).backward()
    optimizer.step()
    steps.append(f"{w:.4f}")
assert right_loop.out.split() == steps == ["0.9850", "0.8993", "0.7365"]

# a counter leaves the gradient of an incomplete group behind
w = torch.tensor(1.0, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.001)
for i, x in enumerate(torch.arange(1.0, 7).split(2)):  # three micro-batches
    (F.mse_loss(w * x, torch.zeros(2)) / 2).backward()
    if (i + 1) % 2 == 0:
        optimizer.step()
        optimizer.zero_grad()
assert torch.allclose(w.grad, w * 61 / 2)  # of 5 and 6

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
