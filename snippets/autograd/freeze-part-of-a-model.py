"""Training one of two networks: what to freeze, what to detach, and what only looks like freezing."""
# /// pitfall
# apis = ["torch.nn.Module.requires_grad_", "torch.Tensor.detach", "torch.Tensor.detach_", "torch.no_grad",
#         "torch.optim.Optimizer.zero_grad"]
# symptom = "silent"
# raises = ["demo_blocked", "demo_view"]
# added = 2026-11-21
# changed = 2026-11-29
# messages = [
#   "element 0 of tensors does not require grad and does not have a grad_fn",
#   "Can't detach views in-place. Use detach() instead. If you are using DistributedDataParallel (DDP) for training, and gradient_as_bucket_view is set as True, gradients are views of DDP buckets, and hence detach_() cannot be called on these gradients. To fix this error, please refer to the Optimizer.zero_grad() function in torch/optim/optimizer.py as the solution.",
# ]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

A, B = nn.Linear(1, 1), nn.Linear(1, 1)
B.requires_grad = False
optimizer = torch.optim.SGD([*A.parameters(), *B.parameters()], lr=0.1)
before = B.bias.item()
B(A(torch.ones(1, 1))).sum().backward()
optimizer.step()
print(f"{B.bias.item() - before:.2f}", B.bias.requires_grad)
#> -0.10 True
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

A, B = nn.Linear(1, 1), nn.Linear(1, 1)
B.requires_grad_(False)
optimizer = torch.optim.SGD([*A.parameters(), *B.parameters()], lr=0.1)
before = B.bias.item()
B(A(torch.ones(1, 1))).sum().backward()
optimizer.step()
print(f"{B.bias.item() - before:.2f}", B.bias.requires_grad)
#> 0.00 False
# --8<-- [end:right]

# --8<-- [start:demo_which]
import torch
from torch import nn

x = torch.ones(1, 1)
for way in ("B frozen", "A frozen", "A's output detached", "A under no_grad"):
    A, B = nn.Linear(1, 1), nn.Linear(1, 1)
    A.requires_grad_(way != "A frozen")
    B.requires_grad_(way != "B frozen")
    with torch.set_grad_enabled(way != "A under no_grad"):
        h = A(x)
    h = h.detach() if way == "A's output detached" else h
    B(h).sum().backward()
    print(f"{way}:", A.weight.grad is not None, B.weight.grad is not None)
#> B frozen: True False
#> A frozen: False True
#> A's output detached: False True
#> A under no_grad: False True
# --8<-- [end:demo_which]

# --8<-- [start:demo_saved]
import torch
from torch import nn


def saved(layer, x):
    shapes = []
    with torch.autograd.graph.saved_tensors_hooks(
            lambda t: shapes.append(tuple(t.shape)), lambda t: t):
        layer(x)
    return shapes


A = nn.Linear(3, 2)
data = torch.ones(4, 3)
print("A trains:", saved(A, data))
#> A trains: [(4, 3)]
A.requires_grad_(False)
print("A frozen:", saved(A, data))
#> A frozen: []
data.requires_grad_()
print("A frozen, input requires grad:", saved(A, data))
#> A frozen, input requires grad: [(3, 2)]
# --8<-- [end:demo_saved]

# --8<-- [start:demo_blocked]
import torch
from torch import nn

A, B = nn.Linear(1, 1), nn.Linear(1, 1)
h = A(torch.ones(1, 1))
with torch.no_grad():
    out = B(h)
print(out.requires_grad, B(h).detach().requires_grad)
#> False False
out.sum().backward()
#> RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn
# --8<-- [end:demo_blocked]

# --8<-- [start:demo_detach]
import torch

x = torch.tensor([3.0], requires_grad=True)
m = x * 2
d = m.detach()
print(d.data_ptr() == m.data_ptr(), d.is_leaf, m.is_leaf)
#> True True False
m.sum().backward()  # m is still in the graph
print(x.grad)
#> tensor([2.])

d.requires_grad_()
(d * 5).sum().backward()
print(d.grad, x.grad)
#> tensor([5.]) tensor([2.])
# --8<-- [end:demo_detach]

# --8<-- [start:demo_in_place]
import torch

x = torch.tensor([3.0], requires_grad=True)
m = x * 2
early = (m * 5).sum()
print(m.detach_() is m, m.is_leaf, m.requires_grad, m.grad_fn)
#> True True False None
late = (m * 5).sum()
print(early.requires_grad, late.requires_grad)
#> True False
early.backward()
print(x.grad)
#> tensor([10.])
# --8<-- [end:demo_in_place]

# --8<-- [start:demo_view]
import torch

x = torch.tensor([3.0, 4.0], requires_grad=True)
m = x * 2
print(m[0].detach())
#> tensor(6.)
m[0].detach_()
#> RuntimeError: Can't detach views in-place. Use detach() instead. If you are using DistributedDataParallel (DDP) for training, and gradient_as_bucket_view is set as True, gradients are views of DDP buckets, and hence detach_() cannot be called on these gradients. To fix this error, please refer to the Optimizer.zero_grad() function in torch/optim/optimizer.py as the solution.
# --8<-- [end:demo_view]

# --8<-- [start:wrong_step]
import torch

w = torch.tensor(1.0, requires_grad=True)
v = torch.tensor(1.0, requires_grad=True)
optimizer = torch.optim.SGD([w, v], lr=0.1, momentum=0.9)
for step in range(3):
    optimizer.zero_grad(set_to_none=False)
    (w * v).backward()
    optimizer.step()
    w.requires_grad_(False)  # frozen after the first step
    print(f"{w.item():.3f}", w.grad)
#> 0.900 tensor(1.)
#> 0.810 tensor(0.)
#> 0.729 tensor(0.)
# --8<-- [end:wrong_step]

# --8<-- [start:right_step]
import torch

w = torch.tensor(1.0, requires_grad=True)
v = torch.tensor(1.0, requires_grad=True)
optimizer = torch.optim.SGD([w, v], lr=0.1, momentum=0.9)
for step in range(3):
    optimizer.zero_grad()
    (w * v).backward()
    optimizer.step()
    w.requires_grad_(False)  # frozen after the first step
    print(f"{w.item():.3f}", w.grad)
#> 0.900 tensor(1.)
#> 0.900 None
#> 0.900 None
# --8<-- [end:right_step]

# --8<-- [start:detect]
from torch import nn

A, B = nn.Linear(1, 1), nn.Linear(1, 1)
model = nn.Sequential(A, B)
B.requires_grad = False
print([name for name, p in model.named_parameters() if p.requires_grad])
#> ['0.weight', '0.bias', '1.weight', '1.bias']
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

assert wrong.out == "-0.10 True\n" and right.out == "0.00 False\n"
assert right.B.bias.item() == right.before and right.B.bias.grad is None
assert right.A.bias.grad is not None and wrong.B.bias.grad.item() == 1
assert demo_which.out == """\
B frozen: True False
A frozen: False True
A's output detached: False True
A under no_grad: False True
"""
assert demo_blocked.out.startswith("False False\nRuntimeError: ")
assert demo_blocked.error == (
    "RuntimeError: element 0 of tensors does not require grad"
    " and does not have a grad_fn")
assert demo_detach.out == """\
True True False
tensor([2.])
tensor([5.]) tensor([2.])
"""
assert demo_in_place.out == """\
True True False None
True False
tensor([10.])
"""
assert demo_view.out.startswith("tensor(6.)\nRuntimeError: ")
assert demo_view.error.startswith("RuntimeError: Can't detach views in-place.")
assert wrong_step.out == """\
0.900 tensor(1.)
0.810 tensor(0.)
0.729 tensor(0.)
"""
assert right_step.out == "0.900 tensor(1.)\n0.900 None\n0.900 None\n"
assert detect.out == "['0.weight', '0.bias', '1.weight', '1.bias']\n"
assert not hasattr(torch.nn.Linear(1, 1), "requires_grad")


assert demo_saved.out == """\
A trains: [(4, 3)]
A frozen: []
A frozen, input requires grad: [(3, 2)]
"""


# what A saves: nothing under no_grad or frozen, its input before a detach()
def saved(A, grad=True, input_grad=False):
    seen = []
    hooks = torch.autograd.graph.saved_tensors_hooks(seen.append, id)
    x = torch.ones(1, 1, requires_grad=input_grad)
    with torch.set_grad_enabled(grad), hooks:
        A(x).detach()
    return len(seen)


A = torch.nn.Linear(1, 1)
assert saved(A) > 0 and saved(A, grad=False) == 0
assert saved(A, grad=False, input_grad=True) == 0
assert saved(A.requires_grad_(False)) == 0 < saved(A, input_grad=True)
# a frozen layer behind a layer that trains gets an input that requires grad
C = torch.nn.Linear(1, 1)
both = torch.nn.Sequential(C, A)
assert saved(both) == saved(C) + 1

# weight decay and Adam move it as well, unless the gradient is None
for make in (
    lambda p: torch.optim.SGD(p, lr=0.1, weight_decay=0.5),
    lambda p: torch.optim.Adam(p, lr=0.1),
):
    for set_to_none in (True, False):
        w = torch.tensor(1.0, requires_grad=True)
        optimizer = make([w])
        w.backward()
        optimizer.step()
        before = w.requires_grad_(False).item()
        optimizer.zero_grad(set_to_none=set_to_none)
        optimizer.step()
        assert (w.item() == before) == set_to_none
# --8<-- [end:check]
