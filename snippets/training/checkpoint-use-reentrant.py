"""Reentrant checkpointing gives no gradients if no input requires grad; use_reentrant=False does."""
# /// pitfall
# apis = ["torch.utils.checkpoint.checkpoint", "torch.utils.checkpoint.checkpoint_sequential"]
# symptom = "warning"
# raises = ["demo_limits"]
# added = 2026-11-29
# messages = [
#   "None of the inputs have requires_grad=True. Gradients will be None",
#   "torch.utils.checkpoint: the use_reentrant parameter should be passed explicitly. Starting in PyTorch 2.9, calling checkpoint without use_reentrant will raise an exception.",
#   "torch.utils.checkpoint.checkpoint_sequential: the use_reentrant parameter should be passed explicitly. In version 2.9 we will raise an exception if use_reentrant is not passed.",
#   "When use_reentrant=True, torch.utils.checkpoint is incompatible with .grad() or passing an `inputs` parameter to .backward().",
#   "torch.utils.checkpoint: A different number of tensors was saved during the original forward and recomputation.",
#   "torch.utils.checkpoint: Recomputed values for the following tensors have different metadata than during the forward pass.",
# ]
# older = ["torch.utils.checkpoint: please pass in use_reentrant=True or use_reentrant=False explicitly. The default value of use_reentrant will be updated to be False in the future."]
#
# [code.reentrant_or_not]
# either = [
#     'torch.utils.checkpoint.checkpoint(...)',
#     'torch.utils.checkpoint.checkpoint_sequential(...)',
#     'torch.utils.checkpoint.checkpoint(..., use_reentrant=True, ...)',
# ]
# not = [
#     'torch.utils.checkpoint.checkpoint(..., use_reentrant=False, ...)',
#     'torch.utils.checkpoint.checkpoint_sequential(..., use_reentrant=False, ...)',
#     'torch.utils.checkpoint.checkpoint(..., **$OPTIONS)',
# ]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch.utils.checkpoint import checkpoint

torch.manual_seed(0)
block = nn.Linear(4, 4)
head = nn.Linear(4, 1)
x = torch.ones(2, 4)
hidden = checkpoint(block, x, use_reentrant=True)
#> UserWarning: None of the inputs have requires_grad=True. Gradients will be None
loss = head(hidden).sum()
loss.backward()
print("head has a gradient:", head.weight.grad is not None)
#> head has a gradient: True
print("block has a gradient:", block.weight.grad is not None)
#> block has a gradient: False
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
from torch.utils.checkpoint import checkpoint

torch.manual_seed(0)
block = nn.Linear(4, 4)
head = nn.Linear(4, 1)
x = torch.ones(2, 4)
hidden = checkpoint(block, x, use_reentrant=False)
loss = head(hidden).sum()
loss.backward()
print("head has a gradient:", head.weight.grad is not None)
#> head has a gradient: True
print("block has a gradient:", block.weight.grad is not None)
#> block has a gradient: True
# --8<-- [end:right]

# --8<-- [start:demo_omitted]
import torch
from torch import nn
from torch.utils.checkpoint import checkpoint, checkpoint_sequential

model = nn.Sequential(nn.Linear(4, 4), nn.ReLU(), nn.Linear(4, 1))
x = torch.ones(2, 4)
output = checkpoint(model, x)
#> UserWarning: torch.utils.checkpoint: the use_reentrant parameter should be passed explicitly. Starting in PyTorch 2.9, calling checkpoint without use_reentrant will raise an exception. use_reentrant=False is recommended, but if you need to preserve the current default behavior, you can pass use_reentrant=True. Refer to docs for more details on the differences between the two variants.
#> UserWarning: None of the inputs have requires_grad=True. Gradients will be None
print("requires grad:", output.requires_grad)
#> requires grad: False
output = checkpoint_sequential(model, 2, x)
#> UserWarning: torch.utils.checkpoint.checkpoint_sequential: the use_reentrant parameter should be passed explicitly. In version 2.9 we will raise an exception if use_reentrant is not passed. use_reentrant=False is recommended, but if you need to preserve the current default behavior, you can pass use_reentrant=True. Refer to docs for more details on the differences between the two variants.
print("requires grad:", output.requires_grad)
#> requires grad: True
# --8<-- [end:demo_omitted]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn
from torch.utils.checkpoint import checkpoint

embedding = nn.Embedding(10, 4).requires_grad_(False)
blocks = nn.ModuleList([nn.Linear(4, 4), nn.Linear(4, 4)])
tokens = torch.tensor([[1, 2, 3]])
for use_reentrant in (True, False):
    x = embedding(tokens)
    if use_reentrant:
        x.requires_grad_()
    for block in blocks:
        x = checkpoint(block, x, use_reentrant=use_reentrant)
    blocks.zero_grad()
    x.sum().backward()
    trained = [block.weight.grad is not None for block in blocks]
    print(f"use_reentrant={use_reentrant}, has gradients: {trained}")
#> use_reentrant=True, has gradients: [True, True]
#> use_reentrant=False, has gradients: [True, True]
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo_limits]
import torch
from torch import nn
from torch.utils.checkpoint import checkpoint

block = nn.Linear(4, 4)


def run(use_reentrant):
    x = torch.ones(2, 4, requires_grad=True)
    y = checkpoint(block, x, use_reentrant=use_reentrant)
    return torch.autograd.grad(y.sum(), x)[0].shape


print("False:", run(False))
#> False: torch.Size([2, 4])
print("True:", run(True))
#> RuntimeError: When use_reentrant=True, torch.utils.checkpoint is incompatible with .grad() or passing an `inputs` parameter to .backward(). To resolve this error, you can either set use_reentrant=False, or call .backward() without passing the `inputs` argument.
# --8<-- [end:demo_limits]

# --8<-- [start:demo_dict]
import torch
from torch import nn
from torch.utils.checkpoint import checkpoint

layer = nn.Linear(4, 4)


def block(x):
    return {"hidden": layer(x)}


for use_reentrant in (True, False):
    x = torch.ones(2, 4, requires_grad=True)
    y = checkpoint(block, x, use_reentrant=use_reentrant)["hidden"]
    print(f"{use_reentrant}: requires grad {y.requires_grad}")
#> True: requires grad False
#> False: requires grad True
# --8<-- [end:demo_dict]

# --8<-- [start:demo_changed]
import torch
from torch.utils.checkpoint import checkpoint

calls = 0


def block(x):
    global calls
    calls += 1
    return x.exp() if calls == 1 else x * 2


x = torch.zeros(1, requires_grad=True)
checkpoint(block, x, use_reentrant=True).backward()
print("True: gradient", x.grad)
#> True: gradient tensor([2.])
calls = 0
try:
    checkpoint(block, x, use_reentrant=False).backward()
except RuntimeError as error:
    print("False:", str(error).splitlines()[0])
#> False: torch.utils.checkpoint: A different number of tensors was saved during the original forward and recomputation.
# --8<-- [end:demo_changed]

# --8<-- [start:demo_shape]
import torch
from torch.utils.checkpoint import checkpoint

cache = []


def block(x):
    cache.append(x.detach())
    return torch.cat([x] + cache).exp()


x = torch.zeros(2, requires_grad=True)
y = checkpoint(block, x, use_reentrant=False)
try:
    y.sum().backward()
except RuntimeError as error:
    print("\n".join(str(error).splitlines()[:4]))
#> torch.utils.checkpoint: Recomputed values for the following tensors have different metadata than during the forward pass.
#> tensor at position 0:
#> saved metadata: {'shape': torch.Size([4]), 'dtype': torch.float32, 'device': device(type='cpu')}
#> recomputed metadata: {'shape': torch.Size([6]), 'dtype': torch.float32, 'device': device(type='cpu')}
# --8<-- [end:demo_shape]

# --8<-- [start:demo_dropout]
import torch
from torch import nn
from torch.utils.checkpoint import checkpoint

torch.manual_seed(0)
dropout = nn.Dropout(0.5)
for keep in (True, False):
    x = torch.ones(1000, requires_grad=True)
    y = checkpoint(
        dropout, x, use_reentrant=False, preserve_rng_state=keep
    )
    y.sum().backward()
    print(f"{keep}: same mask {torch.equal(x.grad, y)}")
#> True: same mask True
#> False: same mask False
# --8<-- [end:demo_dropout]

# --8<-- [start:detect]
import torch
from torch import nn
from torch.utils.checkpoint import checkpoint

model = nn.Sequential(nn.Linear(4, 4), nn.Linear(4, 1))
x = torch.ones(2, 4)
hidden = checkpoint(model[0], x, use_reentrant=True)
#> UserWarning: None of the inputs have requires_grad=True. Gradients will be None
model[1](hidden).sum().backward()
for name, parameter in model.named_parameters():
    if parameter.requires_grad and parameter.grad is None:
        print("no gradient:", name)
#> no gradient: 0.weight
#> no gradient: 0.bias
# --8<-- [end:detect]

# --8<-- [start:check]
import warnings

import torch
from torch import nn
from torch.utils.checkpoint import checkpoint

none = "None of the inputs have requires_grad=True. Gradients will be None"
assert wrong.out == (
    f"UserWarning: {none}\nhead has a gradient: True\n"
    "block has a gradient: False\n")
assert right.out == "head has a gradient: True\nblock has a gradient: True\n"
assert demo_omitted.out.count("parameter should be passed explicitly") == 2
assert demo_omitted.out.count("requires grad: ") == 2
assert demo_omitted.out.endswith("requires grad: True\n")
assert "\nrequires grad: False\n" in demo_omitted.out
assert demo_in_your_code.out == """\
use_reentrant=True, has gradients: [True, True]
use_reentrant=False, has gradients: [True, True]
"""
assert demo_limits.out.startswith("False: torch.Size([2, 4])\nRuntimeError: When")
assert demo_dict.out == "True: requires grad False\nFalse: requires grad True\n"
assert demo_changed.out == """\
True: gradient tensor([2.])
False: torch.utils.checkpoint: A different number of tensors was saved during \
the original forward and recomputation.
"""
assert demo_shape.out.splitlines()[0].endswith(
    "have different metadata than during the forward pass.")
assert "saved metadata: {'shape': torch.Size([4])" in demo_shape.out
assert "recomputed metadata: {'shape': torch.Size([6])" in demo_shape.out
assert demo_dropout.out == "True: same mask True\nFalse: same mask False\n"
assert "no gradient: 0.weight\nno gradient: 0.bias\n" in detect.out

# the gradient with False is the one without a checkpoint
block = right.block
expected = torch.autograd.grad(
    right.head(block(right.x)).sum(), [block.weight])[0]
assert torch.equal(right.block.weight.grad, expected)
# and so is the one with True, if the input requires grad
block.weight.grad = None
leaf = right.x.clone().requires_grad_()
right.head(checkpoint(block, leaf, use_reentrant=True)).sum().backward()
assert torch.equal(block.weight.grad, expected)

# if everything is in the checkpoint, backward() raises an error
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    try:
        checkpoint(block, right.x, use_reentrant=True).sum().backward()
    except RuntimeError as error:
        assert "element 0 of tensors does not require grad" in str(error)
    else:
        raise AssertionError("backward() worked")
# the same number of tensors with the same shapes: nobody notices
for variant in (True, False):
    runs = []

    def changing(x):
        runs.append(1)
        return x.exp() if len(runs) == 1 else (x * 2).exp()

    start = torch.ones(1, requires_grad=True)
    y = checkpoint(changing, start, use_reentrant=variant)
    y.backward()
    assert y.item() == torch.ones(1).exp().item()
    assert len(runs) == 2 and start.grad.item() > 7
# under no_grad the warning comes for a block that trains, too
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    with torch.no_grad():
        checkpoint(block, right.x, use_reentrant=True)
assert [str(w.message) for w in caught] == [none]
# checkpoint_sequential: the last segment is not checkpointed
model = demo_omitted.model
assert torch.equal(demo_omitted.x, torch.ones(2, 4))
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    torch.utils.checkpoint.checkpoint_sequential(
        model, 2, torch.ones(2, 4), use_reentrant=True).sum().backward()
assert model[0].weight.grad is None and model[2].weight.grad is not None
# keywords for the block
scaled = checkpoint(
    lambda x, scale: block(x) * scale, leaf, scale=2, use_reentrant=False)
assert scaled.requires_grad
try:
    checkpoint(lambda x, scale: x * scale, leaf, scale=2, use_reentrant=True)
except ValueError as error:
    assert str(error) == "Unexpected keyword arguments: scale"
else:
    raise AssertionError("the reentrant variant takes keywords")

# batch norm counts the batch twice, in both variants
for variant in (True, False):
    norm = nn.BatchNorm1d(4)
    rows = torch.randn(8, 4, requires_grad=True)
    checkpoint(norm, rows, use_reentrant=variant).sum().backward()
    assert norm.num_batches_tracked == 2
# without gradients, nothing changes and nothing has to be recomputed
with torch.no_grad():
    y = checkpoint(block, right.x, use_reentrant=False)
    assert torch.equal(y, block(right.x))
# --8<-- [end:check]
