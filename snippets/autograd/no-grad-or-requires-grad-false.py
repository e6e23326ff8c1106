"""no_grad() around a layer stops the gradient on its way to earlier layers; requires_grad=False lets it through."""
# /// pitfall
# apis = ["torch.no_grad", "torch.Tensor.requires_grad_", "torch.nn.Module.requires_grad_", "torch.Tensor.retain_grad",
#         "torch.Tensor.is_leaf"]
# symptom = "question"
# raises = ["demo_nonleaf", "demo_integers"]
# added = 2026-11-21
# messages = [
#   "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad attribute won't be populated during autograd.backward(). If you indeed want the .grad field to be populated for a non-leaf Tensor, use .retain_grad() on the non-leaf Tensor. If you access the non-leaf Tensor by mistake, make sure you access the leaf Tensor instead. See github.com/pytorch/pytorch/pull/30531 for more information.",
#   "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph that doesn't require differentiation use var_no_grad = var.detach().",
#   "Only Tensors of floating point and complex dtype can require gradients",
#   "only Tensors of floating point dtype can require gradients",
# ]
#
# [code.no_grad_in_the_middle]
# pattern = '''
# $H = self.$A(...)
# ...
# with torch.no_grad():
#     ...
#     self.$B($H, ...)
#     ...
# '''
# inside = ['def forward(...): ...']
# ///

# --8<-- [start:demo_middle]
import torch
from torch import nn

x = torch.ones(1, 1)
for way in ("as usual", "requires_grad=False", "no_grad"):
    a, b, c = nn.Linear(1, 1), nn.Linear(1, 1), nn.Linear(1, 1)
    b.requires_grad_(way != "requires_grad=False")
    h = a(x)
    with torch.set_grad_enabled(way != "no_grad"):
        h = b(h)
    c(h).sum().backward()
    layers = dict(a=a, b=b, c=c).items()
    train = [name for name, m in layers if m.weight.grad is not None]
    print(f"{way}: gradient in", train)
#> as usual: gradient in ['a', 'b', 'c']
#> requires_grad=False: gradient in ['a', 'c']
#> no_grad: gradient in ['c']
# --8<-- [end:demo_middle]

# --8<-- [start:wrong_forward]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder, self.decoder = nn.Linear(4, 4), nn.Linear(4, 2)
        self.frozen = nn.Linear(4, 4)

    def forward(self, x):
        h = self.encoder(x)
        with torch.no_grad():
            h = self.frozen(h)
        return self.decoder(h)

model = Net()
model(torch.ones(1, 4)).sum().backward()
train = [name for name, p in model.named_parameters() if p.grad is not None]
print("gradient in:", train)
#> gradient in: ['decoder.weight', 'decoder.bias']
# --8<-- [end:wrong_forward]

# --8<-- [start:right_forward]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder, self.decoder = nn.Linear(4, 4), nn.Linear(4, 2)
        self.frozen = nn.Linear(4, 4).requires_grad_(False)

    def forward(self, x):
        h = self.encoder(x)
        h = self.frozen(h)
        return self.decoder(h)

model = Net()
model(torch.ones(1, 4)).sum().backward()
train = [name for name, p in model.named_parameters() if p.grad is not None]
print("gradient in:", train)
#> gradient in: ['encoder.weight', 'encoder.bias', 'decoder.weight', 'decoder.bias']
# --8<-- [end:right_forward]

# --8<-- [start:demo_flags]
import torch

w = torch.tensor(2.0, requires_grad=True)
x = torch.tensor(3.0)
y = w * x
with torch.no_grad():
    z = w * x
for name, t in dict(w=w, x=x, y=y, y_detached=y.detach(), z=z).items():
    print(f"{name}: requires_grad {t.requires_grad}, is_leaf {t.is_leaf},",
          "grad_fn", t.grad_fn and t.grad_fn.name())
#> w: requires_grad True, is_leaf True, grad_fn None
#> x: requires_grad False, is_leaf True, grad_fn None
#> y: requires_grad True, is_leaf False, grad_fn MulBackward0
#> y_detached: requires_grad False, is_leaf True, grad_fn None
#> z: requires_grad False, is_leaf True, grad_fn None
y.backward()
print(f"w.grad: {w.grad}, x.grad: {x.grad}")
#> w.grad: 3.0, x.grad: None
# --8<-- [end:demo_flags]

# --8<-- [start:demo_grad]
import torch

w = torch.tensor(2.0, requires_grad=True)
y = w * 3
(y**2).backward()
print("w.grad:", w.grad)
#> w.grad: tensor(36.)
print("y.grad:", y.grad)
#> UserWarning: The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad attribute won't be populated during autograd.backward(). If you indeed want the .grad field to be populated for a non-leaf Tensor, use .retain_grad() on the non-leaf Tensor. If you access the non-leaf Tensor by mistake, make sure you access the leaf Tensor instead. See github.com/pytorch/pytorch/pull/30531 for more information.
#> y.grad: None
# --8<-- [end:demo_grad]

# --8<-- [start:demo_retain]
import torch

w = torch.tensor(2.0, requires_grad=True)
y = w * 3
y.retain_grad()
(y**2).backward()
print("w.grad:", w.grad)
#> w.grad: tensor(36.)
print("y.grad:", y.grad)
#> y.grad: tensor(12.)
# --8<-- [end:demo_retain]

# --8<-- [start:demo_nonleaf]
import torch

w = torch.tensor(2.0, requires_grad=True)
y = w * 3
print("y.detach() requires grad:", y.detach().requires_grad)
#> y.detach() requires grad: False
y.requires_grad = False
#> RuntimeError: you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph that doesn't require differentiation use var_no_grad = var.detach().
# --8<-- [end:demo_nonleaf]

# --8<-- [start:demo_integers]
import torch

x = torch.tensor([1, 2, 3])
print("x.float() can:", x.float().requires_grad_().requires_grad)
#> x.float() can: True
try:
    x.requires_grad_()
except RuntimeError as error:
    print(error)
#> only Tensors of floating point dtype can require gradients
torch.tensor([1, 2, 3], requires_grad=True)
#> RuntimeError: Only Tensors of floating point and complex dtype can require gradients
# --8<-- [end:demo_integers]

# --8<-- [start:check]
import torch

assert demo_middle.out == """\
as usual: gradient in ['a', 'b', 'c']
requires_grad=False: gradient in ['a', 'c']
no_grad: gradient in ['c']
"""
assert wrong_forward.out == "gradient in: ['decoder.weight', 'decoder.bias']\n"
assert right_forward.out == (
    "gradient in: ['encoder.weight', 'encoder.bias', 'decoder.weight', "
    "'decoder.bias']\n")
assert demo_flags.out == """\
w: requires_grad True, is_leaf True, grad_fn None
x: requires_grad False, is_leaf True, grad_fn None
y: requires_grad True, is_leaf False, grad_fn MulBackward0
y_detached: requires_grad False, is_leaf True, grad_fn None
z: requires_grad False, is_leaf True, grad_fn None
w.grad: 3.0, x.grad: None
"""
assert demo_flags.w.grad == 3
assert (demo_flags.w > 1).grad_fn is None  # not differentiable
leaf = "UserWarning: The .grad attribute of a Tensor that is not a leaf Tensor"
assert demo_grad.out.startswith("w.grad: tensor(36.)\n")
assert leaf in demo_grad.out and demo_grad.out.endswith("y.grad: None\n")
assert demo_grad.w.grad == 36
# 2 * 6 * 3, and 2 * 6
assert demo_retain.out == "w.grad: tensor(36.)\ny.grad: tensor(12.)\n"
assert demo_nonleaf.out.startswith(
    "y.detach() requires grad: False\nRuntimeError: ")
flags = "RuntimeError: you can only change requires_grad flags of leaf variables."
assert demo_nonleaf.error.startswith(flags)
y = demo_nonleaf.w * 3
try:
    y.requires_grad = True
except RuntimeError as error:
    assert str(error) == flags.removeprefix("RuntimeError: ")
else:
    raise AssertionError("a result can be told to require grad")
first, second, third = demo_integers.out.splitlines()
assert first == "x.float() can: True"
assert second == "only Tensors of floating point dtype can require gradients"
kinds = "Only Tensors of floating point and complex dtype can require gradients"
assert third == demo_integers.error == f"RuntimeError: {kinds}"

# if neither the input nor a weight requires grad, nothing is recorded
layers = [torch.nn.Linear(1, 1).requires_grad_(False) for _ in range(3)]
assert not layers[1](layers[0](torch.ones(1, 1))).requires_grad
# --8<-- [end:check]
