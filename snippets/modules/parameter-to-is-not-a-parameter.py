"""nn.Parameter(...).to(device) is a plain tensor: not in parameters(), not trained, not saved."""
# /// pitfall
# apis = ["torch.nn.Parameter", "torch.Tensor.to", "torch.nn.Module.parameters", "torch.nn.Module.named_parameters"]
# also = ["torch.Tensor.cuda"]
# symptom = "silent"
# raises = ["wrong_leaf", "wrong_assign"]
# added = 2026-11-29
# messages = [
#   "can't optimize a non-leaf Tensor",
#   "cannot assign 'torch.*Tensor' as parameter '*' (torch.nn.Parameter or None expected)",
# ]
#
# [code.parameter_to]
# either = [
#     'torch.nn.Parameter(...).$METHOD(...)', 'self.$W = torch.nn.Parameter(...) * $S',
#     'self.$W = torch.nn.Parameter(...) / $S', 'self.$W = $S * torch.nn.Parameter(...)',
#     'self.$W = torch.nn.Parameter(...)[...]', 'self.$W = torch.nn.Parameter(...) + $S',
#     'self.$W = torch.nn.Parameter(...) - $S', 'self.$W = -torch.nn.Parameter(...)',
#     'self.$W = $A.$FUNCTION(torch.nn.Parameter(...), ...)',
# '''
# $P = torch.nn.Parameter(...)
# ...
# self.$W = $P.to(...)
# ''',
# '''
# $P = torch.nn.Parameter(...)
# ...
# self.$W = $P.cuda(...)
# ''',
#     'self.$W = $A.$FUNCTION($B, torch.nn.Parameter(...), ...)',
#     'self.$W = $S ** torch.nn.Parameter(...)', 'self.$W = torch.nn.Parameter(...).T',
#     'self.$W = torch.nn.Parameter(...) ** $S',
# ]
# not = [
#     'torch.nn.Parameter(...).requires_grad_(...)',
#     'self.$W = $A.ParameterList(torch.nn.Parameter(...), ...)',
# ]
# not_inside = ['$ANY.data = $VALUE', '$L.backward(...)', 'def forward(...): ...']
#
# [code.not_a_leaf]
# either = [
#     '$W = torch.$F(..., requires_grad=True, ...) * $S',
#     '$W = torch.$F(..., requires_grad=True, ...) / $S',
#     '$W = $S * torch.$F(..., requires_grad=True, ...)',
#     '$W = torch.$F(..., requires_grad=True, ...) + $S',
#     '$W = torch.$F(..., requires_grad=True, ...) - $S',
#     '$W = torch.$F(..., requires_grad=True, ...).to(...)',
#     '$W = torch.$F(..., requires_grad=True, ...).cuda(...)',
#     '$W = torch.$F(..., requires_grad=True, ...).$VIEW(...)',
#     '$W = torch.$F(...).requires_grad_().to(...)',
#     '$W = torch.$F(...).requires_grad_(True).to(...)',
#     '$W = torch.$F(...).requires_grad_() * $S', '$W = torch.$F(...).requires_grad_(True) * $S',
#     '$W = torch.$F(...).requires_grad_().cuda(...)',
#     '$W = torch.$F(...).requires_grad_(True).cuda(...)',
#     '$W = torch.sqrt(torch.$F(..., requires_grad=True, ...))',
#     '$W = $X.requires_grad_().to(...)',
#     '$W = (torch.$F(..., requires_grad=True, ...) - $S) * $T',
#     '$W = torch.$F(..., requires_grad=True, ...) ** $S',
#     '$W = torch.$F(..., requires_grad=True, ...)[...]',
#     '$W = -torch.$F(..., requires_grad=True, ...)',
# ]
# not = ['$W = torch.$F(..., requires_grad=True, ...).$SUM()']
#
# [code.converted_after_requires_grad]
# pattern = '$W = torch.$F(..., requires_grad=True, ...).$CONVERT()'
# names = { "$CONVERT" = 'cuda|double|float|half|bfloat16|t|contiguous' }
# example = 'w = torch.randn(3, requires_grad=True).double()'
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self, dtype):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(1)).to(dtype)
        self.layer = nn.Linear(4, 1).to(dtype)

    def forward(self, x):
        return self.scale * self.layer(x)

torch.manual_seed(0)
model = Net(torch.double)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
loss = model(torch.ones(1, 4, dtype=torch.double)).square().sum()
loss.backward()
optimizer.step()
print("trained:", [name for name, p in model.named_parameters()])
#> trained: ['layer.weight', 'layer.bias']
print("scale:", model.scale)
#> scale: tensor([1.], dtype=torch.float64, grad_fn=<ToCopyBackward0>)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self, dtype):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(1).to(dtype))
        self.layer = nn.Linear(4, 1).to(dtype)

    def forward(self, x):
        return self.scale * self.layer(x)

torch.manual_seed(0)
model = Net(torch.double)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
loss = model(torch.ones(1, 4, dtype=torch.double)).square().sum()
loss.backward()
optimizer.step()
print("trained:", [name for name, p in model.named_parameters()])
#> trained: ['scale', 'layer.weight', 'layer.bias']
print("scale:", model.scale)
#> scale: Parameter containing:
#> tensor([0.8999], dtype=torch.float64, requires_grad=True)
# --8<-- [end:right]

# --8<-- [start:wrong_leaf]
import torch

w = torch.randn(3, requires_grad=True) * 0.01
print("w is a leaf:", w.is_leaf)
#> w is a leaf: False
optimizer = torch.optim.Adam([w], lr=0.1)
#> ValueError: can't optimize a non-leaf Tensor
print("optimized:", len(optimizer.param_groups[0]["params"]))
# --8<-- [end:wrong_leaf]

# --8<-- [start:right_leaf]
import torch

w = (torch.randn(3) * 0.01).requires_grad_()
print("w is a leaf:", w.is_leaf)
#> w is a leaf: True
optimizer = torch.optim.Adam([w], lr=0.1)
print("optimized:", len(optimizer.param_groups[0]["params"]))
#> optimized: 1
# --8<-- [end:right_leaf]

# --8<-- [start:wrong_assign]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self, dtype):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(1))
        self.scale = self.scale.to(dtype)

model = Net(torch.double)
#> TypeError: cannot assign 'torch.DoubleTensor' as parameter 'scale' (torch.nn.Parameter or None expected)
print("scale:", model.scale)
# --8<-- [end:wrong_assign]

# --8<-- [start:right_assign]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self, dtype):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(1))
        self.to(dtype)

model = Net(torch.double)
print("scale:", model.scale)
#> scale: Parameter containing:
#> tensor([1.], dtype=torch.float64, requires_grad=True)
# --8<-- [end:right_assign]

# --8<-- [start:demo_by_hand]
import torch
from torch import nn

layer = nn.Linear(2, 1)
w = torch.tensor([[3.0, 4.0]])
try:
    layer.weight = w
except TypeError as error:
    print(error)
#> cannot assign 'torch.FloatTensor' as parameter 'weight' (torch.nn.Parameter or None expected)
with torch.no_grad():
    layer.weight.copy_(w)
print("weight:", layer.weight)
#> weight: Parameter containing:
#> tensor([[3., 4.]], requires_grad=True)
# --8<-- [end:demo_by_hand]

# --8<-- [start:demo_same]
import torch
from torch import nn

p = nn.Parameter(torch.ones(1))
for name, tensor in {
    "to the same device": p.to("cpu"),
    "to another device": p.to("meta"),
    "to the same dtype": p.to(torch.float),
    "to another dtype": p.to(torch.double),
}.items():
    print(f"{name}: {type(tensor).__name__}, leaf: {tensor.is_leaf}")
#> to the same device: Parameter, leaf: True
#> to another device: Tensor, leaf: False
#> to the same dtype: Parameter, leaf: True
#> to another dtype: Tensor, leaf: False
# --8<-- [end:demo_same]

# --8<-- [start:detect]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(1)).to(torch.double)
        self.layer = nn.Linear(4, 1)

model = Net()
for name, module in model.named_modules():
    for key, value in vars(module).items():
        if isinstance(value, torch.Tensor) and value.requires_grad:
            print(f"not a parameter: {key} of {type(module).__name__}")
#> not a parameter: scale of Net
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

trained, scale = wrong.out.splitlines()
assert trained == "trained: ['layer.weight', 'layer.bias']"
assert scale == (
    "scale: tensor([1.], dtype=torch.float64, grad_fn=<ToCopyBackward0>)")
assert right.out.startswith(
    "trained: ['scale', 'layer.weight', 'layer.bias']\n"
    "scale: Parameter containing:\n")
assert right.model.scale.item() != 1 == wrong.model.scale.item()
leaf = "ValueError: can't optimize a non-leaf Tensor"
assert wrong_leaf.out == f"w is a leaf: False\n{leaf}\n"
assert right_leaf.out == "w is a leaf: True\noptimized: 1\n"
assert "cannot assign 'torch.DoubleTensor' as parameter 'scale'" in (
    wrong_assign.error or "")
assert right_assign.out.startswith("scale: Parameter containing:")
assert demo_same.out == """\
to the same device: Parameter, leaf: True
to another device: Tensor, leaf: False
to the same dtype: Parameter, leaf: True
to another dtype: Tensor, leaf: False
"""
assert detect.out == "not a parameter: scale of Net\n"
assert demo_by_hand.out.startswith("cannot assign 'torch.FloatTensor' as ")
assert demo_by_hand.layer.weight.tolist() == [[3, 4]]

# neither saved nor moved, and its gradient goes to a parameter nobody has
model = wrong.model
assert list(model.state_dict()) == ["layer.weight", "layer.bias"]
assert wrong.Net(torch.double).to("meta").scale.device.type == "cpu"
p = nn.Parameter(torch.ones(1))
moved = p.to(torch.double)
(3 * moved).sum().backward()
assert p.grad.item() == 3
# alone in the module: the optimizer finds nothing
lonely = nn.Module()
lonely.scale = nn.Parameter(torch.ones(1)).to(torch.double)
try:
    torch.optim.SGD(lonely.parameters(), lr=0.1)
except ValueError as error:
    assert str(error) == "optimizer got an empty parameter list"
else:
    raise AssertionError("an optimizer without parameters")


# ways to a leaf, and operations that lead away from one
def accepted(w):
    try:
        torch.optim.SGD([w], lr=0.1)
    except ValueError as error:
        assert str(error) == leaf.removeprefix("ValueError: ")
        return False
    return True


w = torch.ones(2, 3, requires_grad=True)
for other in (w.to(torch.double), w.double(), w * 1, w.view(6), w.T, w[0],
              w.clone(), w.to("meta")):
    assert not accepted(other)
for other in (w, w.to("cpu"), w.detach().double().requires_grad_(),
              nn.Parameter(w.detach().double()),
              torch.ones(3, dtype=torch.double, requires_grad=True)):
    assert accepted(other)
# on the CPU, a script for the GPU works: there to("cpu") returns the parameter
module = nn.Module()
module.scale = nn.Parameter(torch.ones(1)).to("cpu")
assert [n for n, _ in module.named_parameters()] == ["scale"]
# --8<-- [end:check]
