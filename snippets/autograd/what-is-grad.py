"""tensor.grad is a tensor of the same shape, dtype and device; later backward calls add to that very tensor."""
# /// pitfall
# apis = ["torch.Tensor.grad", "torch.Tensor.type", "torch.Tensor.clone", "torch.Tensor.backward", "torch.optim.Optimizer.zero_grad"]
# symptom = "question"
# raises = ["demo_assign"]
# added = 2026-11-21
# messages = [
#   "attempting to assign a gradient with dtype '*' to a tensor with grad_dtype '*'. The gradient must match the tensor's grad_dtype (defaults to the tensor's dtype). You can set the tensor's grad_dtype attribute with a specific dtype, or None to allow any dtype. Set grad_dtype with caution. Diverging the dtypes of a tensor and its gradient may break downstream systems that assume they match.",
#   "Using backward() with create_graph=True will create a reference cycle between the parameter and its gradient which can cause a memory leak. We recommend using autograd.grad when creating the graph to avoid this. If you have to use this function, make sure to reset the .grad fields of your parameters to None after use to break the cycle and avoid the leak.",
# ]
# older = [
#   "attempting to assign a gradient of size '*' to a tensor of size '*'. Please ensure that the gradient and the tensor are the same size",
#   "attempting to assign a gradient with device type '*' to a tensor with device type '*'. Please ensure that the gradient and the tensor are on the same device",
#   "attempting to assign a gradient with dtype '*' to a tensor with dtype '*'. Please ensure that the gradient and the tensor have the same dtype",
#   "assigned grad has data of a different type",
#   "assigned grad has data of a different size",
# ]
#
# [code.grads_kept]
# pattern = '''
# for $I in $DATA:
#     ...
#     $L.backward()
#     ...
#     $LIST.append($P.grad)
#     ...
# '''
# not = [
# '''
# for $I in $DATA:
#     ...
#     $O.zero_grad(...)
#     ...
#     $LIST.append($P.grad)
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $LIST.append($P.grad)
#     ...
#     $O.zero_grad(...)
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $LIST.append($P.grad)
#     ...
#     $P.grad = None
#     ...
# ''',
# ]
# line = "$LIST"
# ///

# --8<-- [start:demo]
import torch

for dtype in (torch.float32, torch.float64, torch.bfloat16):
    w = torch.ones(2, 3, dtype=dtype, requires_grad=True)
    loss = (w * 2).sum()
    loss.backward()
    g = w.grad
    print(f"{tuple(g.shape)}, {g.dtype}, {g.device}; type(): {g.type()}")
#> (2, 3), torch.float32, cpu; type(): torch.FloatTensor
#> (2, 3), torch.float64, cpu; type(): torch.DoubleTensor
#> (2, 3), torch.bfloat16, cpu; type(): torch.BFloat16Tensor
print("is a tensor:", isinstance(g, torch.Tensor))
#> is a tensor: True
# --8<-- [end:demo]

# --8<-- [start:demo_device]
import torch

w = torch.ones(2, 3, device="meta", requires_grad=True)  # shape without data
(w * 2).sum().backward()
g = w.grad
print(f"{tuple(g.shape)}, {g.dtype}, {g.device}; type(): {g.type()}")
#> (2, 3), torch.float32, meta; type(): torch.meta.FloatTensor
# --8<-- [end:demo_device]

# --8<-- [start:demo_assign]
import torch

w = torch.ones(2, requires_grad=True)
w.grad = torch.tensor([0.5, 0.5])
print("w.grad:", w.grad)
#> w.grad: tensor([0.5000, 0.5000])
w.grad = torch.ones(2, dtype=torch.float64)
#> RuntimeError: attempting to assign a gradient with dtype 'double' to a tensor with grad_dtype 'Float'. The gradient must match the tensor's grad_dtype (defaults to the tensor's dtype). You can set the tensor's grad_dtype attribute with a specific dtype, or None to allow any dtype. Set grad_dtype with caution. Diverging the dtypes of a tensor and its gradient may break downstream systems that assume they match.
# --8<-- [end:demo_assign]

# --8<-- [start:demo_none]
import torch

w = torch.tensor(2.0, requires_grad=True)
unused = torch.tensor(2.0, requires_grad=True)
x = torch.tensor(3.0)
print("before backward():", w.grad)
#> before backward(): None
loss = w * x
loss.backward()
print(f"w: {w.grad}, unused: {unused.grad}, x: {x.grad}")
#> w: 3.0, unused: None, x: None
# --8<-- [end:demo_none]

# --8<-- [start:demo_graph]
import torch

w = torch.tensor(2.0, requires_grad=True)
(w**3).backward()
print(f"w.grad: {w.grad}, requires grad: {w.grad.requires_grad}")
#> w.grad: 12.0, requires grad: False

(g,) = torch.autograd.grad(w**3, w, create_graph=True)
print(f"g: {g.item()}, requires grad: {g.requires_grad}, w.grad: {w.grad}")
#> g: 12.0, requires grad: True, w.grad: 12.0

w.grad = None
(w**3).backward(create_graph=True)
#> UserWarning: Using backward() with create_graph=True will create a reference cycle between the parameter and its gradient which can cause a memory leak. We recommend using autograd.grad when creating the graph to avoid this. If you have to use this function, make sure to reset the .grad fields of your parameters to None after use to break the cycle and avoid the leak.
print(f"w.grad: {w.grad.item()}, requires grad: {w.grad.requires_grad}")
#> w.grad: 12.0, requires grad: True
w.grad = None  # breaks the cycle
# --8<-- [end:demo_graph]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(4, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
loader = [(torch.randn(8, 4), torch.randn(8, 1)) for _ in range(2)]
for x, y in loader:
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    for name, p in model.named_parameters():
        print(f"{name}: shape {tuple(p.grad.shape)}, norm {p.grad.norm():.2f}")
    optimizer.step()
#> weight: shape (1, 4), norm 2.53
#> bias: shape (1,), norm 0.19
#> weight: shape (1, 4), norm 1.56
#> bias: shape (1,), norm 0.01
# --8<-- [end:demo_in_your_code]

# --8<-- [start:wrong_kept]
import torch
from torch import nn

model = nn.Linear(2, 1)
grads = []
for x in torch.ones(3, 4, 2):  # three batches of four samples
    loss = model(x).mean()
    loss.backward()
    grads.append(model.bias.grad)
print("gradients of the bias:", grads)
#> gradients of the bias: [tensor([3.]), tensor([3.]), tensor([3.])]
# --8<-- [end:wrong_kept]

# --8<-- [start:right_kept]
import torch
from torch import nn

model = nn.Linear(2, 1)
grads = []
for x in torch.ones(3, 4, 2):  # three batches of four samples
    loss = model(x).mean()
    loss.backward()
    grads.append(model.bias.grad.clone())
print("gradients of the bias:", grads)
#> gradients of the bias: [tensor([1.]), tensor([2.]), tensor([3.])]
# --8<-- [end:right_kept]

# --8<-- [start:demo_zero]
import torch

for set_to_none in (True, False):
    w = torch.tensor(1.0, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=0.1)
    (2 * w).backward()
    g = w.grad
    optimizer.zero_grad(set_to_none=set_to_none)
    print(f"set_to_none={set_to_none}, after zero_grad(): g = {g}")
    (5 * w).backward()
    print(f"set_to_none={set_to_none}, after backward(): g = {g}")
#> set_to_none=True, after zero_grad(): g = 2.0
#> set_to_none=True, after backward(): g = 2.0
#> set_to_none=False, after zero_grad(): g = 0.0
#> set_to_none=False, after backward(): g = 5.0
# --8<-- [end:demo_zero]

# --8<-- [start:check]
import torch

assert demo.out == """\
(2, 3), torch.float32, cpu; type(): torch.FloatTensor
(2, 3), torch.float64, cpu; type(): torch.DoubleTensor
(2, 3), torch.bfloat16, cpu; type(): torch.BFloat16Tensor
is a tensor: True
"""
assert demo_device.out == (
    "(2, 3), torch.float32, meta; type(): torch.meta.FloatTensor\n")
assert demo_none.out == (
    "before backward(): None\nw: 3.0, unused: None, x: None\n")
lines = demo_graph.out.splitlines()
assert lines[0] == "w.grad: 12.0, requires grad: False"
assert lines[1] == "g: 12.0, requires grad: True, w.grad: 12.0"
assert lines[2].startswith("UserWarning: Using backward() with create_graph=Tr")
assert lines[3] == "w.grad: 12.0, requires grad: True"
assert demo_in_your_code.out == """\
weight: shape (1, 4), norm 2.53
bias: shape (1,), norm 0.19
weight: shape (1, 4), norm 1.56
bias: shape (1,), norm 0.01
"""
assert wrong_kept.out == (
    "gradients of the bias: [tensor([3.]), tensor([3.]), tensor([3.])]\n")
assert right_kept.out == (
    "gradients of the bias: [tensor([1.]), tensor([2.]), tensor([3.])]\n")
assert all(g is wrong_kept.model.bias.grad for g in wrong_kept.grads)
assert demo_zero.out == """\
set_to_none=True, after zero_grad(): g = 2.0
set_to_none=True, after backward(): g = 2.0
set_to_none=False, after zero_grad(): g = 0.0
set_to_none=False, after backward(): g = 5.0
"""
w = torch.tensor(1.0, requires_grad=True)
(2 * w).backward()
assert w.grad == 2
torch.optim.SGD([w], lr=0.1).zero_grad()
assert w.grad is None
assert demo_assign.out.startswith(
    "w.grad: tensor([0.5000, 0.5000])\nRuntimeError: ")
start = "RuntimeError: attempting to assign a gradient with dtype 'double'"
assert demo_assign.error.startswith(start)
for grad, found in (
    (torch.ones(3), "of size '[3]'"),
    (torch.ones(2, device="meta"), "with device type 'meta'"),
):
    try:
        demo_assign.w.grad = grad
    except RuntimeError as error:
        assert f"attempting to assign a gradient {found}" in str(error)
    else:
        raise AssertionError("a different shape or device was accepted")

# with create_graph=True, w.grad becomes a new tensor
w = torch.tensor(1.0, requires_grad=True)
(2 * w).backward()
g = w.grad
(5 * w).backward(create_graph=True)
assert g == 2 and w.grad == 7
w.grad = None
# --8<-- [end:check]
