"""A write into a weight, or into one of several views, that autograd would have to record: PyTorch rejects it."""
# /// pitfall
# apis = ["torch.no_grad", "torch.Tensor.view", "torch.Tensor.is_leaf", "torch.nn.init.zeros_", "torch.Tensor.backward"]
# also = ["torch.unbind", "torch.chunk", "torch.split", "torch.nn.Parameter", "torch.Tensor.requires_grad_"]
# symptom = "error"
# raises = ["wrong", "demo_rebind", "wrong_view", "wrong_loss", "wrong_input", "wrong_unbind", "demo_rows", "wrong_no_grad"]
# added = 2026-11-29
# messages = [
#   "a leaf Variable that requires grad is being used in an in-place operation.",
#   "a view of a leaf Variable that requires grad is being used in an in-place operation.",
#   "Output * of * is a view and is being modified inplace. This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one.",
#   "A view was created in no_grad mode and is being modified inplace with grad mode enabled. Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify your code by moving both the view and the inplace either both inside the no_grad block (if you don't want the inplace to be tracked) or both outside (if you want the inplace to be tracked).",
#   "A view was created in no_grad mode and is being modified inplace with grad mode enabled. This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one.",
# ]
# older = [
#   "a leaf Variable that requires grad has been used in an in-place operation.",
#   "Output * of *Backward* is a view and is being modified inplace. This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one.",
#   "leaf variable has been moved into the graph interior",
# ]
#
# [code.update_without_no_grad]
# either = [
#     '$W -= $LR * $W.grad', '$W += $LR * $W.grad.sign()', '$W -= $W.grad * $LR',
#     '$W = $W - $LR * $W.grad', '$W.sub_($LR * $W.grad)', '$W.add_(-$LR * $W.grad)',
#     '$W.add_($W.grad, alpha=-$LR)',
# ]
# not_inside = [
#     'with torch.no_grad(): ...', 'with torch.inference_mode(): ...',
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
# ]
#
# [code.leaf_plus_equals]
# pattern = '''
# $L = torch.$F(..., requires_grad=True, ...)
# ...
# $L += $X
# '''
# not = [
# '''
# $L = torch.$F(..., requires_grad=True, ...)
# ...
# $L = $OTHER
# ...
# $L += $X
# ''',
# ]
# not_inside = [
#     'with torch.no_grad(): ...', 'with torch.inference_mode(): ...',
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
# ]
# line = "$X"
#
# [code.parameter_written]
# either = [
#     '$E.weight[...] = $V', '$E.bias[...] = $V', '$E.weight[$I, $J] = $V', '$E.weight += $V',
#     '$E.weight *= $V', '$E.weight -= $V', '$E.weight /= $V', '$E.weight.copy_(...)',
#     '$E.bias.copy_(...)', '$E.weight[$I].fill_(...)', '$E.weight[$I].copy_(...)',
#     '$E.weight[$I].zero_()', '$E.weight[:$N] = $V', '$E.weight.clamp_(...)', '$E.bias += $V',
#     '$E.bias -= $V', '$E.bias.fill_(...)',
# ]
# not_inside = [
#     'with torch.no_grad(): ...', 'with torch.inference_mode(): ...',
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
#     'class $FUNC3(torch.autograd.Function): ...',
# ]
# anywhere = [
#     [
#         '$E = torch.nn.$KIND(...)', '$E = $M.$ATTR', 'for $E in $MODULES: ...',
#         'self.$X = torch.nn.$KIND(...)',
#     ],
# ]
# nowhere = [
#     '$E.weight.requires_grad = False', '$E.weight.requires_grad_(False)',
#     '$E.requires_grad_(False)', 'torch.set_grad_enabled(False)',
# ]
# names = { "$E" = '(?!.*(data|grad)).*' }
# example = '''
# embedding = torch.nn.Embedding(10, 4)
# embedding.weight[0] = torch.zeros(4)
# '''
#
# [code.parameters_updated_in_a_loop]
# either = [
#     '$P.copy_(...)', '$P.add_(...)', '$P.sub_(...)', '$P.mul_(...)', '$P.div_(...)',
#     '$P.fill_(...)', '$P.zero_(...)', '$P.normal_(...)', '$P.uniform_(...)', '$P.clamp_(...)',
#     '$P.lerp_(...)', '$P += $V', '$P -= $V', '$P *= $V', '$P[...] = $V',
# ]
# inside = [
#     [
#         'for $P in $M.parameters(): ...', 'for $N, $P in $M.named_parameters(): ...',
#         'for $P, $Q in zip($M.parameters(), ...): ...',
#         'for $Q, $P in zip($A, $M.parameters()): ...',
#     ],
# ]
# not_inside = [
#     'with torch.no_grad(): ...', 'with torch.inference_mode(): ...',
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
# ]
# nowhere = [
#     'torch.set_grad_enabled(False)', '$M.requires_grad_(False)', '$P.requires_grad = False',
#     '$P.requires_grad_(False)', '$M = copy.deepcopy(...).requires_grad_(False)',
# ]
# example = '''
# for p in model.parameters():
#     p.sub_(0.1 * p.grad)
# '''
#
# [code.leaf_written]
# either = [
#     '$W.add_(...)', '$W.sub_(...)', '$W.mul_(...)', '$W.div_(...)', '$W.fill_(...)',
#     '$W.zero_(...)', '$W.normal_(...)', '$W.uniform_(...)', '$W.clamp_(...)', '$W.copy_(...)',
#     '$W[...] = $V', '$W[$I, $J] = $V', '$W *= $V', '$W -= $V', '$W += $V', '$W /= $V',
#     '$W[...] += $V', '$W[...] -= $V',
# ]
# not_inside = [
#     'with torch.no_grad(): ...', 'with torch.inference_mode(): ...',
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
# ]
# anywhere = [
#     [
#         '$W = torch.$F(..., requires_grad=True, ...)', '$W.requires_grad_()',
#         '$W.requires_grad_(True)', '$W = torch.nn.Parameter(...)', '$W.requires_grad = True',
#     ],
# ]
# nowhere = [
#     '$W = $W.clone()', '$W = $W + $X', '$W = $W.detach()', '$W = $W2.clone()',
#     '$W.requires_grad_(False)', '$W.requires_grad = False', '$W = $W - $X',
#     '$W = $W.$METHOD(...)', '$W = $W * $X',
# ]
# example = '''
# w = torch.zeros(3, requires_grad=True)
# w[0] = 1.0
# '''
# ///

# --8<-- [start:wrong]
import torch

torch.manual_seed(0)
x, y = torch.randn(16, 3), torch.randn(16)
w = torch.zeros(3, requires_grad=True)
for step in range(20):
    loss = (x @ w - y).square().mean()
    loss.backward()
    w -= 0.1 * w.grad
    w.grad.zero_()
#> RuntimeError: a leaf Variable that requires grad is being used in an in-place operation.
print(f"loss: {loss:.2f}")
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

torch.manual_seed(0)
x, y = torch.randn(16, 3), torch.randn(16)
w = torch.zeros(3, requires_grad=True)
for step in range(20):
    loss = (x @ w - y).square().mean()
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
        w.grad.zero_()
print(f"loss: {loss:.2f}")
#> loss: 1.54
# --8<-- [end:right]

# --8<-- [start:demo_rebind]
import torch

x, y = torch.randn(16, 3), torch.randn(16)
w = torch.zeros(3, requires_grad=True)
for step in range(20):
    loss = (x @ w - y).square().mean()
    loss.backward()
    w = w - 0.1 * w.grad
    print(f"step {step}: is w a leaf? {w.is_leaf}")
#> step 0: is w a leaf? False
#> UserWarning: The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad attribute won't be populated during autograd.backward(). If you indeed want the .grad field to be populated for a non-leaf Tensor, use .retain_grad() on the non-leaf Tensor. If you access the non-leaf Tensor by mistake, make sure you access the leaf Tensor instead. See github.com/pytorch/pytorch/pull/30531 for more information.
#> TypeError: unsupported operand type(s) for *: 'float' and 'NoneType'
# --8<-- [end:demo_rebind]

# --8<-- [start:wrong_view]
import math
from torch import nn

head = nn.Conv2d(16, 3 * 7, 1)  # 3 anchors with 7 outputs each
nn.init.zeros_(head.bias)
bias = head.bias.view(3, 7)
bias[:, 4] += math.log(8 / (640 / 32) ** 2)
#> RuntimeError: a view of a leaf Variable that requires grad is being used in an in-place operation.
print(f"bias of the objectness: {head.bias[4]:.2f}")
# --8<-- [end:wrong_view]

# --8<-- [start:right_view]
import math
import torch
from torch import nn

head = nn.Conv2d(16, 3 * 7, 1)  # 3 anchors with 7 outputs each
nn.init.zeros_(head.bias)
with torch.no_grad():
    bias = head.bias.view(3, 7)
    bias[:, 4] += math.log(8 / (640 / 32) ** 2)
print(f"bias of the objectness: {head.bias[4]:.2f}")
#> bias of the objectness: -3.91
# --8<-- [end:right_view]

# --8<-- [start:wrong_loss]
import torch
from torch import nn

model = nn.Linear(8, 2)
lcls = torch.zeros(1, requires_grad=True)
for layer in range(3):
    lcls += model(torch.randn(4, 8)).square().mean()
#> RuntimeError: a leaf Variable that requires grad is being used in an in-place operation.
lcls *= 0.5
lcls.backward()
print("gradient of the weight:", model.weight.grad.shape)
# --8<-- [end:wrong_loss]

# --8<-- [start:right_loss]
import torch
from torch import nn

model = nn.Linear(8, 2)
lcls = torch.zeros(1)
for layer in range(3):
    lcls += model(torch.randn(4, 8)).square().mean()
lcls *= 0.5
lcls.backward()
print("gradient of the weight:", model.weight.grad.shape)
#> gradient of the weight: torch.Size([2, 8])
# --8<-- [end:right_loss]

# --8<-- [start:wrong_input]
import torch
from torch import nn

model = nn.Sequential(nn.Flatten(), nn.Linear(3 * 8 * 8, 10))
image = torch.rand(1, 3, 8, 8, requires_grad=True)
loss = nn.functional.cross_entropy(model(image), torch.tensor([3]))
loss.backward()
image += 0.03 * image.grad.sign()
#> RuntimeError: a leaf Variable that requires grad is being used in an in-place operation.
print("attacked image:", image.shape)
# --8<-- [end:wrong_input]

# --8<-- [start:right_input]
import torch
from torch import nn

model = nn.Sequential(nn.Flatten(), nn.Linear(3 * 8 * 8, 10))
image = torch.rand(1, 3, 8, 8, requires_grad=True)
loss = nn.functional.cross_entropy(model(image), torch.tensor([3]))
loss.backward()
attacked = image.detach() + 0.03 * image.grad.sign()
print("attacked image:", attacked.shape)
#> attacked image: torch.Size([1, 3, 8, 8])
# --8<-- [end:right_input]

# --8<-- [start:wrong_unbind]
import torch
from torch import nn

mean, std = torch.tensor([0.5, 0.4, 0.3]), torch.tensor([0.2, 0.2, 0.3])
image = nn.Conv2d(1, 3, 3)(torch.zeros(1, 1, 8, 8))[0]
for channel, m, s in zip(image, mean, std):
    channel.mul_(s).add_(m)
#> RuntimeError: Output 0 of Unbind is a view and is being modified inplace. This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one.
print("image:", image.shape)
# --8<-- [end:wrong_unbind]

# --8<-- [start:right_unbind]
import torch
from torch import nn

mean, std = torch.tensor([0.5, 0.4, 0.3]), torch.tensor([0.2, 0.2, 0.3])
image = nn.Conv2d(1, 3, 3)(torch.zeros(1, 1, 8, 8))[0]
image = image * std.view(3, 1, 1) + mean.view(3, 1, 1)
print("image:", image.shape)
#> image: torch.Size([3, 6, 6])
# --8<-- [end:right_unbind]

# --8<-- [start:demo_rows]
import torch
from torch import nn

fc = nn.Linear(8, 2)
samples = torch.randn(4, 8)
scores = torch.zeros(4, 2)
for row, sample in zip(scores, samples):
    row += fc(sample)
#> RuntimeError: A view was created in no_grad mode and is being modified inplace with grad mode enabled. This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one.
# --8<-- [end:demo_rows]

# --8<-- [start:wrong_no_grad]
import torch
from torch import nn

fc = nn.Linear(2, 3)
with torch.no_grad():
    first_row = fc.weight[0]
first_row.zero_()
#> RuntimeError: A view was created in no_grad mode and is being modified inplace with grad mode enabled. Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify your code by moving both the view and the inplace either both inside the no_grad block (if you don't want the inplace to be tracked) or both outside (if you want the inplace to be tracked).
print("first row:", fc.weight[0].tolist())
# --8<-- [end:wrong_no_grad]

# --8<-- [start:right_no_grad]
import torch
from torch import nn

fc = nn.Linear(2, 3)
with torch.no_grad():
    first_row = fc.weight[0]
    first_row.zero_()
print("first row:", fc.weight[0].tolist())
#> first row: [0.0, 0.0]
# --8<-- [end:right_no_grad]

# --8<-- [start:demo_leaf]
import torch
from torch import nn

fc = nn.Linear(2, 3)
x = torch.zeros(4, 2)
for name, tensor in {
    "weight": fc.weight, "a view of it": fc.weight[0],
    "data": x, "output": fc(x),
}.items():
    print(f"{name}: leaf {tensor.is_leaf}, grad {tensor.requires_grad}")
#> weight: leaf True, grad True
#> a view of it: leaf False, grad True
#> data: leaf True, grad False
#> output: leaf False, grad True
# --8<-- [end:demo_leaf]

# --8<-- [start:check]
import math

import torch
from torch import nn

leaf = "a leaf Variable that requires grad is being used in an in-place operation."
view = "a view of " + leaf
many = (
    "This view is the output of a function that returns multiple views. Such "
    "functions do not allow the output views to be modified inplace. You "
    "should replace the inplace operation by an out-of-place one.")
unbind = "Output 0 of Unbind is a view and is being modified inplace. " + many
no_grad = (
    "A view was created in no_grad mode and is being modified inplace with "
    "grad mode enabled. ")
assert wrong.out == f"RuntimeError: {leaf}\n"
assert right.out == f"loss: {right.loss:.2f}\n"
x, y = right.x, right.y
w = torch.zeros(3, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
for step in range(20):
    optimizer.zero_grad()
    (x @ w - y).square().mean().backward()
    optimizer.step()
assert torch.allclose(w, right.w) and right.loss < y.square().mean()
assert right.w.is_leaf and right.w.requires_grad
lines = demo_rebind.out.splitlines()
assert lines[0] == "step 0: is w a leaf? False"
assert "The .grad attribute of a Tensor that is not a leaf" in lines[1]
assert lines[-1].startswith("TypeError: unsupported operand type(s) for *")
assert wrong_view.out == f"RuntimeError: {view}\n"
assert right_view.out == "bias of the objectness: -3.91\n"
assert right_view.head.bias.is_leaf and right_view.head.bias.requires_grad
assert math.isclose(math.log(8 / 400), right_view.head.bias[11], abs_tol=1e-4)
assert wrong_loss.out == f"RuntimeError: {leaf}\n"
assert right_loss.out == "gradient of the weight: torch.Size([2, 8])\n"
assert wrong_input.out == f"RuntimeError: {leaf}\n"
assert right_input.out == "attacked image: torch.Size([1, 3, 8, 8])\n"
assert wrong_unbind.out == f"RuntimeError: {unbind}\n"
assert right_unbind.out == "image: torch.Size([3, 6, 6])\n"
assert demo_rows.out == f"RuntimeError: {no_grad}{many}\n"
assert wrong_no_grad.out.startswith(f"RuntimeError: {no_grad}Given that")
assert right_no_grad.out == "first row: [0.0, 0.0]\n"
assert demo_leaf.out == """\
weight: leaf True, grad True
a view of it: leaf False, grad True
data: leaf True, grad False
output: leaf False, grad True
"""


def error_of(write):
    try:
        write()
    except RuntimeError as error:
        return str(error)


fc = nn.Linear(8, 8)
w = torch.zeros(3, requires_grad=True)


def assign():
    w[0] = 1


def assign_row():
    fc.weight[0] = 0


def rows():
    for row in fc.weight:
        row.zero_()


for write in (assign, assign_row, fc.weight.t().zero_):
    assert error_of(write) == view
for write in (lambda: w.fill_(1), lambda: fc.weight.copy_(torch.ones(8, 8))):
    assert error_of(write) == leaf
assert error_of(rows) == unbind
with torch.no_grad():
    for write in (assign, assign_row, fc.weight.t().zero_, rows):
        assert error_of(write) is None

# an attack in several steps raises the loss with each of them
model, target = right_input.model, torch.tensor([3])
attacked, losses = right_input.image.detach(), []
for step in range(3):
    attacked.requires_grad_()
    loss = nn.functional.cross_entropy(model(attacked), target)
    loss.backward()
    losses.append(loss.item())
    attacked = attacked.detach() + 0.03 * attacked.grad.sign()
assert losses == sorted(losses) and losses[0] < losses[2]

# a first layer that works in place writes into the input
image = torch.rand(2, 3, requires_grad=True)
assert error_of(lambda: nn.ReLU(inplace=True)(image)) == leaf

# a write between the forward pass and backward raises the other error
loss = w.square().sum()
with torch.no_grad():
    w += 1
assert "has been modified by an inplace operation" in error_of(loss.backward)

# results of a model can be assigned by index
scores, layer = torch.zeros(4, 2), nn.Linear(8, 2)
for i, sample in enumerate(torch.randn(4, 8)):
    scores[i] = layer(sample)
scores.sum().backward()
assert layer.weight.grad is not None

# the view may be older than the block
bias = fc.bias.view(2, 4)
with torch.no_grad():
    bias[:, 1] += 1
assert fc.bias.is_leaf and fc.bias.requires_grad

# values first, then requires_grad_()
late = torch.zeros(3)
late[0] = 1
late.requires_grad_()
assert late.is_leaf and late.requires_grad

# functions of nn.init need no block, on a slice neither
nn.init.zeros_(fc.weight[0])
assert not fc.weight[0].any()

# chunk and split give views of the same kind; the loop over plain data works
h = fc(torch.randn(4, 8))
for parts in (h.chunk(2, dim=1), h.split(4, dim=1)):
    assert error_of(lambda: parts[0].mul_(2)) == unbind.replace(
        "Unbind", "Split")
data = torch.ones(3, 2)
for row in data:
    row.mul_(2)
assert data.eq(2).all()
# a single row of a result may be written, in place
h = fc(torch.randn(4, 8)) * 1
h[0] *= 2
h.sum().backward()
# the mean of an image changed in place, channel by channel, is the same
image = torch.rand(3, 4, 4)
mean, std = wrong_unbind.mean, wrong_unbind.std
out = image * std.view(3, 1, 1) + mean.view(3, 1, 1)
for channel, m, s in zip(image, mean, std):
    channel.mul_(s).add_(m)
assert torch.allclose(out, image)
# --8<-- [end:check]
