"""grad is None where backward has put nothing: no leaf, no requires_grad, not used, not yet or no longer filled."""
# /// pitfall
# apis = ["torch.Tensor.grad", "torch.Tensor.requires_grad_", "torch.Tensor.is_leaf", "torch.optim.Optimizer.zero_grad", "torch.Tensor.backward"]
# also = ["torch.Tensor.retain_grad", "torch.autograd.grad"]
# symptom = "error"
# raises = ["wrong", "wrong_zero", "wrong_order", "wrong_input", "wrong_leaf"]
# added = 2026-11-29
# messages = [
#   "'NoneType' object has no attribute 'zero_'",
#   "'NoneType' object has no attribute 'data'",
#   "'NoneType' object has no attribute 'norm'",
#   "unsupported operand type(s) for *: 'float' and 'NoneType'",
#   "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad attribute won't be populated during autograd.backward(). If you indeed want the .grad field to be populated for a non-leaf Tensor, use .retain_grad() on the non-leaf Tensor. If you access the non-leaf Tensor by mistake, make sure you access the leaf Tensor instead. See github.com/pytorch/pytorch/pull/30531 for more information.",
# ]
#
# [code.zero_before_backward]
# either = [
# '''
# for $I in $DATA:
#     $W.grad.zero_()
#     ...
#     $L.backward()
#     ...
# ''',
# '''
# for $I in $DATA:
#     $W.grad.data.zero_()
#     ...
#     $L.backward()
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $W.grad.zero_()
#     ...
#     $L.backward()
#     ...
# ''',
# ]
# not = [
# '''
# for $I in $DATA:
#     ...
#     $L.backward()
#     ...
#     $W.grad.zero_()
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     if <... $W.grad ...>:
#         ...
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     if $COND:
#         ...
#         $W.grad.zero_()
#         ...
#     ...
# ''',
# ]
# line = "$W"
#
# [code.grad_of_a_result]
# pattern = '$H.grad'
# inside = [
# '''
# $H = $LAYER(...)
# ...
# ''',
# ]
# anywhere = ['$L.backward(...)']
# nowhere = [
#     '$H.retain_grad()', '$H.requires_grad_(...)', '$H.requires_grad = True',
#     '$H = torch.nn.Parameter(...)', '$H.detach_()', '$H = $H.detach()',
# ]
# names = { "$LAYER" = '(self\.)?\w*(model|net|layer\w*|conv\w*|encoder|fc\w*|linear\w*|embed\w*|features|backbone|body|lstm|rnn|gru|head)(\[.*\])?|torch\.(relu|sigmoid|tanh|exp|matmul|softmax)|F\.\w+' }
# example = '''
# h = model(x)
# loss = h.sum()
# loss.backward()
# print(h.grad)
# '''
#
# [code.grad_of_a_moved_leaf]
# pattern = '$H.grad'
# anywhere = [
#     [
#         '$H = torch.$FN(..., requires_grad=True, ...).to(...)',
#         '$H = torch.$FN(..., requires_grad=True, ...).cuda(...)',
#         '$H = torch.$FN(..., requires_grad=True, ...).double(...)',
#         '$H = torch.$FN(..., requires_grad=True, ...).float(...)',
#         '$H = torch.$FN(..., requires_grad=True, ...).half(...)',
#         '$H = torch.$FN(..., requires_grad=True, ...).view(...)',
#         '$H = torch.$FN(..., requires_grad=True, ...).reshape(...)',
#         '$H = torch.$FN(..., requires_grad=True, ...).t(...)',
#         '$H = torch.$FN(..., requires_grad=True, ...).unsqueeze(...)',
#         '$H = torch.$FN(..., requires_grad=True, ...).clone(...)',
#         '$H = torch.$FN(..., requires_grad=True, ...) * $K',
#         '$H = torch.$FN(..., requires_grad=True, ...) / $K',
#         '$H = $K * torch.$FN(..., requires_grad=True, ...)',
#         '$H = torch.$FN(..., requires_grad=True, ...)[...]',
#     ],
#     '$L.backward(...)',
# ]
# nowhere = [
#     '$H.retain_grad()', '$H.requires_grad_(...)', '$H.requires_grad = True',
#     '$H = torch.nn.Parameter(...)', '$H.detach_()', '$H = $H.detach()',
# ]
# example = '''
# w = torch.randn(3, requires_grad=True).to(device)
# loss = (w * x).sum()
# loss.backward()
# print(w.grad)
# '''
#
# [code.new_tensor_in_the_update]
# either = [
#     '$W = $W - $LR * $W.grad', '$W = $W - $W.grad * $LR', '$W = $W + $LR * $W.grad',
#     '$W = $W.sub($LR * $W.grad)', '$W = torch.sub($W, $LR * $W.grad)',
#     '$W = $W - $LR * $W.grad.data',
# ]
# inside = [
#     [
#         'with torch.no_grad(): ...', 'with torch.inference_mode(): ...',
# '''
# @torch.no_grad()
# def $FUNC(...):
#     ...
# ''',
# '''
# @torch.inference_mode()
# def $FUNC(...):
#     ...
# ''',
#     ],
#     ['for $I in $R: ...', 'while $COND: ...', 'def $FUNC(...): ...'],
# ]
# nowhere = [
#     '$W.requires_grad_(...)', '$W.requires_grad = True', '$W = $W.detach().requires_grad_(...)',
# ]
# example = '''
# for step in range(10):
#     loss = ((w * x - y) ** 2).mean()
#     loss.backward()
#     with torch.no_grad():
#         w = w - 0.1 * w.grad
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 3)
        self.aux = nn.Linear(8, 3)

    def forward(self, x):
        return self.fc(x)


model = Net()
model(torch.ones(4, 8)).sum().backward()
for name, p in model.named_parameters():
    print(f"{name}: gradient norm {p.grad.norm():.2f}")
#> fc.weight: gradient norm 19.60
#> fc.bias: gradient norm 6.93
#> AttributeError: 'NoneType' object has no attribute 'norm'
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 3)
        self.aux = nn.Linear(8, 3)

    def forward(self, x):
        return self.fc(x)


model = Net()
model(torch.ones(4, 8)).sum().backward()
for name, p in model.named_parameters():
    if p.grad is not None:
        print(f"{name}: gradient norm {p.grad.norm():.2f}")
#> fc.weight: gradient norm 19.60
#> fc.bias: gradient norm 6.93
# --8<-- [end:right]

# --8<-- [start:wrong_zero]
import torch

w = torch.tensor(1.0, requires_grad=True)
for step in range(3):
    w.grad.zero_()
    loss = (w - 3) ** 2
    loss.backward()
    print(f"step {step}: gradient {w.grad}")
#> AttributeError: 'NoneType' object has no attribute 'zero_'
# --8<-- [end:wrong_zero]

# --8<-- [start:right_zero]
import torch

w = torch.tensor(1.0, requires_grad=True)
for step in range(3):
    w.grad = None
    loss = (w - 3) ** 2
    loss.backward()
    print(f"step {step}: gradient {w.grad}")
#> step 0: gradient -4.0
#> step 1: gradient -4.0
#> step 2: gradient -4.0
# --8<-- [end:right_zero]

# --8<-- [start:wrong_order]
import torch
from torch import nn

model = nn.Linear(8, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(2):
    loss = model(torch.ones(4, 8)).mean()
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    print(f"gradient norm: {model.weight.grad.norm():.2f}")
#> AttributeError: 'NoneType' object has no attribute 'norm'
# --8<-- [end:wrong_order]

# --8<-- [start:right_order]
import torch
from torch import nn

model = nn.Linear(8, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(2):
    loss = model(torch.ones(4, 8)).mean()
    loss.backward()
    print(f"gradient norm: {model.weight.grad.norm():.2f}")
    optimizer.step()
    optimizer.zero_grad()
#> gradient norm: 2.83
#> gradient norm: 2.83
# --8<-- [end:right_order]

# --8<-- [start:wrong_input]
import torch
from torch import nn

model = nn.Sequential(nn.Flatten(), nn.Linear(3 * 8 * 8, 10))
image = torch.randn(1, 3, 8, 8)
model(image).max().backward()
saliency = image.grad.data.abs()
#> AttributeError: 'NoneType' object has no attribute 'data'
print("saliency:", saliency.shape)
# --8<-- [end:wrong_input]

# --8<-- [start:right_input]
import torch
from torch import nn

model = nn.Sequential(nn.Flatten(), nn.Linear(3 * 8 * 8, 10))
image = torch.randn(1, 3, 8, 8).requires_grad_()
model(image).max().backward()
saliency = image.grad.data.abs()
print("saliency:", saliency.shape)
#> saliency: torch.Size([1, 3, 8, 8])
# --8<-- [end:right_input]

# --8<-- [start:wrong_leaf]
import torch

x, y = torch.randn(16, 3), torch.randn(16)
w = torch.randn(3, requires_grad=True) * 0.01
loss = (x @ w - y).square().mean()
loss.backward()
with torch.no_grad():
    w -= 0.1 * w.grad
#> UserWarning: The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad attribute won't be populated during autograd.backward(). If you indeed want the .grad field to be populated for a non-leaf Tensor, use .retain_grad() on the non-leaf Tensor. If you access the non-leaf Tensor by mistake, make sure you access the leaf Tensor instead. See github.com/pytorch/pytorch/pull/30531 for more information.
#> TypeError: unsupported operand type(s) for *: 'float' and 'NoneType'
print("leaf:", w.is_leaf, "- gradient:", w.grad.shape)
# --8<-- [end:wrong_leaf]

# --8<-- [start:right_leaf]
import torch

x, y = torch.randn(16, 3), torch.randn(16)
w = (torch.randn(3) * 0.01).requires_grad_()
loss = (x @ w - y).square().mean()
loss.backward()
with torch.no_grad():
    w -= 0.1 * w.grad
print("leaf:", w.is_leaf, "- gradient:", w.grad.shape)
#> leaf: True - gradient: torch.Size([3])
# --8<-- [end:right_leaf]

# --8<-- [start:demo_leaf]
import torch
from torch import nn

x = torch.zeros(2, requires_grad=True)
for name, tensor in {
    "x": x, "x.to('cpu')": x.to("cpu"), "x.double()": x.double(),
    "x.view(2, 1)": x.view(2, 1), "x * 1": x * 1,
    "Parameter(x)": nn.Parameter(x),
}.items():
    print(f"{name}: leaf {tensor.is_leaf}")
#> x: leaf True
#> x.to('cpu'): leaf True
#> x.double(): leaf False
#> x.view(2, 1): leaf False
#> x * 1: leaf False
#> Parameter(x): leaf True
# --8<-- [end:demo_leaf]

# --8<-- [start:detect]
import torch


def why_none(tensor):
    if not tensor.requires_grad:
        return "doesn't require grad"
    if not tensor.is_leaf:
        return "computed by " + tensor.grad_fn.name()
    if tensor.grad is None:
        return "no backward() has reached it, or it was cleared"
    return "has a gradient"


w = torch.ones(3, requires_grad=True)
print("data:", why_none(torch.ones(3)))
#> data: doesn't require grad
print("w * 0.01:", why_none(w * 0.01))
#> w * 0.01: computed by MulBackward0
print("w:", why_none(w))
#> w: no backward() has reached it, or it was cleared
w.sum().backward()
print("w after backward():", why_none(w))
#> w after backward(): has a gradient
# --8<-- [end:detect]

# --8<-- [start:check]
import warnings

import torch
from torch import nn

none = "AttributeError: 'NoneType' object has no attribute "
has = "fc.weight: gradient norm 19.60\nfc.bias: gradient norm 6.93\n"
assert wrong.out == f"{has}{none}'norm'\n"
assert right.out == has
assert wrong_zero.out == f"{none}'zero_'\n"
assert right_zero.out == "".join(
    f"step {step}: gradient -4.0\n" for step in range(3))
assert wrong_order.out == f"{none}'norm'\n"
assert right_order.out == "gradient norm: 2.83\n" * 2
assert wrong_input.out == f"{none}'data'\n"
assert right_input.out == "saliency: torch.Size([1, 3, 8, 8])\n"
lines = wrong_leaf.out.splitlines()
assert "UserWarning: The .grad attribute of a Tensor that is not a" in lines[0]
assert lines[-1] == (
    "TypeError: unsupported operand type(s) for *: 'float' and 'NoneType'")
assert right_leaf.out == "leaf: True - gradient: torch.Size([3])\n"
assert demo_leaf.out == """\
x: leaf True
x.to('cpu'): leaf True
x.double(): leaf False
x.view(2, 1): leaf False
x * 1: leaf False
Parameter(x): leaf True
"""
assert detect.out == """\
data: doesn't require grad
w * 0.01: computed by MulBackward0
w: no backward() has reached it, or it was cleared
w after backward(): has a gradient
"""

# on a different device the copy is no leaf, whatever the device is
assert not torch.zeros(2, requires_grad=True).to("meta").is_leaf
assert torch.zeros(2).to("meta").requires_grad_().is_leaf
# zeros instead of None
w = torch.tensor(1.0, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
w.square().backward()
optimizer.zero_grad(set_to_none=False)
assert w.grad == 0
optimizer.zero_grad()
assert w.grad is None

# autograd.grad returns the gradient, and leaves grad alone
(g,) = torch.autograd.grad(w.square(), w)
assert g == 2 and w.grad is None

# a result keeps its gradient if it's told to, before backward
h = w * 2
h.retain_grad()
h.square().backward()
assert h.grad == 4

# what is detached on the way to the loss gets no gradient
model = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 2))
model[1](model[0](torch.ones(1, 2)).detach()).sum().backward()
assert model[0].weight.grad is None and model[1].weight.grad is not None
assert not model(torch.ones(1, 2)).argmax().requires_grad

# the functions of torch skip what is None
model = wrong.model.__class__()
model(torch.randn(4, 8)).sum().backward()
assert model.aux.weight.grad is None
assert torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0) > 0
torch.optim.SGD(model.parameters(), lr=0.1).step()
# --8<-- [end:check]
