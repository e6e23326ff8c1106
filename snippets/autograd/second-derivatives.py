"""autograd.grad adds up over outputs, so it gives sums of Jacobian rows; jacrev and hessian under vmap give each derivative of each sample."""
# /// pitfall
# apis = ["torch.autograd.grad", "torch.func.jacrev", "torch.func.hessian", "torch.func.grad", "torch.func.vmap", "torch.vmap", "torch.autograd.functional.jacobian", "torch.autograd.functional.hessian"]
# symptom = "question"
# raises = ["wrong_create_graph"]
# added = 2026-11-30
# also = ["torch.func.jacfwd", "torch.func.vjp", "torch.func.jvp", "torch.autograd.functional.hvp"]
# messages = [
#   "element 0 of tensors does not require grad and does not have a grad_fn",
#   "grad_and_value(f)(*args): Expected f(*args) to return a scalar Tensor, got tensor with * dims. Maybe you wanted to use the vjp or jacrev APIs instead?",
#   "vmap: called random operation while in randomness error mode. Please either use the 'same' or 'different' randomness flags on vmap or perform the randomness operation out of vmap",
#   "vjp(f, *primals): expected f(*primals) to return only tensors, got unsupported type <class '*'>",
#   "The Tensor returned by the function given to hessian should contain a single element",
# ]
# ///

# --8<-- [start:demo]
import torch
from torch.func import grad, hessian, jacrev

def f(x):  # one number
    return x[0] ** 2 * x[1]

def g(x):  # two numbers
    return torch.stack([x[0] * x[1], x[0] + x[1]])

x = torch.tensor([1.0, 3.0])
print("gradient of f:", grad(f)(x).tolist())
#> gradient of f: [6.0, 1.0]
print("Hessian of f:", hessian(f)(x).tolist())
#> Hessian of f: [[6.0, 2.0], [2.0, 0.0]]
print("Jacobian of g:", jacrev(g)(x).tolist())
#> Jacobian of g: [[3.0, 1.0], [1.0, 1.0]]
# --8<-- [end:demo]

# --8<-- [start:demo_pinn]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 1))
t = torch.rand(100, 1, requires_grad=True)
x = torch.rand(100, 1, requires_grad=True)
u = model(torch.cat([t, x], dim=1))
u_t, u_x = torch.autograd.grad(u.sum(), (t, x), create_graph=True)
u_xx, = torch.autograd.grad(u_x.sum(), x, create_graph=True)
loss = (u_t - u_xx).square().mean()  # heat equation
loss.backward()
print("u_xx:", tuple(u_xx.shape))
#> u_xx: (100, 1)
print("trained:", model[0].weight.grad is not None)
#> trained: True
# --8<-- [end:demo_pinn]

# --8<-- [start:wrong_create_graph]
import torch

x = torch.tensor(2.0, requires_grad=True)
y = x ** 3
dy, = torch.autograd.grad(y, x)
d2y, = torch.autograd.grad(dy, x)
#> RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn
print("second derivative:", d2y.item())
# --8<-- [end:wrong_create_graph]

# --8<-- [start:right_create_graph]
import torch

x = torch.tensor(2.0, requires_grad=True)
y = x ** 3
dy, = torch.autograd.grad(y, x, create_graph=True)
d2y, = torch.autograd.grad(dy, x)
print("second derivative:", d2y.item())
#> second derivative: 12.0
# --8<-- [end:right_create_graph]

# --8<-- [start:wrong]
import torch

x = torch.tensor([1.0, 3.0], requires_grad=True)
y = x[0] ** 2 * x[1]
dy, = torch.autograd.grad(y, x, create_graph=True)
d2y, = torch.autograd.grad(dy.sum(), x)
print("second derivatives:", d2y.tolist())
#> second derivatives: [8.0, 2.0]
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

def f(x):
    return x[0] ** 2 * x[1]

x = torch.tensor([1.0, 3.0])
d2y = torch.func.hessian(f)(x).diagonal()
print("second derivatives:", d2y.tolist())
#> second derivatives: [6.0, 0.0]
# --8<-- [end:right]

# --8<-- [start:wrong_outputs]
import torch

t = torch.tensor([[1.0], [2.0]], requires_grad=True)  # 2 samples
y = torch.cat([t, t ** 2], dim=1)  # 2 outputs per sample
dy, = torch.autograd.grad(y, t, torch.ones_like(y))
print("derivatives:", dy.tolist())
#> derivatives: [[3.0], [5.0]]
# --8<-- [end:wrong_outputs]

# --8<-- [start:right_outputs]
import torch

t = torch.tensor([[1.0], [2.0]], requires_grad=True)  # 2 samples
y = torch.cat([t, t ** 2], dim=1)  # 2 outputs per sample
dy = torch.cat([torch.autograd.grad(y[:, i].sum(), t, retain_graph=True)[0]
                for i in range(2)], dim=1)
print("derivatives:", dy.tolist())
#> derivatives: [[1.0, 2.0], [1.0, 4.0]]
# --8<-- [end:right_outputs]

# --8<-- [start:wrong_batch]
import torch
from torch import nn
from torch.func import jacrev

model = nn.Sequential(nn.Linear(3, 16), nn.Tanh(), nn.Linear(16, 2))
x = torch.randn(50, 3)
J = jacrev(model)(x)
print("shape:", tuple(J.shape))
#> shape: (50, 2, 50, 3)
# --8<-- [end:wrong_batch]

# --8<-- [start:right_batch]
import torch
from torch import nn
from torch.func import jacrev

model = nn.Sequential(nn.Linear(3, 16), nn.Tanh(), nn.Linear(16, 2))
x = torch.randn(50, 3)
J = torch.vmap(jacrev(model))(x)
print("shape:", tuple(J.shape))
#> shape: (50, 2, 3)
# --8<-- [end:right_batch]

# --8<-- [start:demo_detached]
import torch
from torch.autograd.functional import jacobian

layer = torch.nn.Linear(3, 2)
x = torch.randn(3)
print("jacobian:", jacobian(layer, x).requires_grad)
#> jacobian: False
print("create_graph:", jacobian(layer, x, create_graph=True).requires_grad)
#> create_graph: True
print("jacrev:", torch.func.jacrev(layer)(x).requires_grad)
#> jacrev: True
# --8<-- [end:demo_detached]

# --8<-- [start:demo_messages]
import torch
from torch import nn
from torch.func import grad, jacrev

layer, x = nn.Linear(3, 1), torch.randn(5, 3)
calls = {
    "grad": lambda: grad(layer)(x[0]),
    "dropout": lambda: torch.vmap(jacrev(nn.Dropout()))(x),
    "item": lambda: jacrev(lambda x: layer(x).item())(x[0]),
    "hessian": lambda: torch.autograd.functional.hessian(layer, x),
}
for name, call in calls.items():
    try:
        call()
    except RuntimeError as error:
        print(name + ":", error)
#> grad: grad_and_value(f)(*args): Expected f(*args) to return a scalar Tensor, got tensor with 1 dims. Maybe you wanted to use the vjp or jacrev APIs instead?
#> dropout: vmap: called random operation while in randomness error mode. Please either use the 'same' or 'different' randomness flags on vmap or perform the randomness operation out of vmap
#> item: vjp(f, *primals): expected f(*primals) to return only tensors, got unsupported type <class 'float'>
#> hessian: The Tensor returned by the function given to hessian should contain a single element
# --8<-- [end:demo_messages]

# --8<-- [start:detect]
import torch

def f(x):
    return x[0] ** 2 * x[1]

x = torch.tensor([1.0, 3.0], dtype=torch.float64)
h = torch.tensor([1e-3, 0.0], dtype=torch.float64)
d2y = (f(x + h) - 2 * f(x) + f(x - h)) / 1e-3 ** 2
print(f"second derivative for x[0]: {d2y:.3f}")
#> second derivative for x[0]: 6.000
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

assert demo.out == """\
gradient of f: [6.0, 1.0]
Hessian of f: [[6.0, 2.0], [2.0, 0.0]]
Jacobian of g: [[3.0, 1.0], [1.0, 1.0]]
"""
assert demo_pinn.out == "u_xx: (100, 1)\ntrained: True\n"
assert "element 0 of tensors does not require grad" in (
    wrong_create_graph.error or "")
assert right_create_graph.out == "second derivative: 12.0\n"
assert wrong.out == "second derivatives: [8.0, 2.0]\n"
assert right.out == "second derivatives: [6.0, 0.0]\n"
assert wrong_outputs.out == "derivatives: [[3.0], [5.0]]\n"
assert right_outputs.out == "derivatives: [[1.0, 2.0], [1.0, 4.0]]\n"
assert wrong_batch.out == "shape: (50, 2, 50, 3)\n"
assert right_batch.out == "shape: (50, 2, 3)\n"
assert demo_detached.out == """\
jacobian: False
create_graph: True
jacrev: True
"""
for text in ("grad: grad_and_value(f)(*args): Expected f(*args) to return a",
             "dropout: vmap: called random operation while in randomness",
             "item: vjp(f, *primals): expected f(*primals) to return only",
             "hessian: The Tensor returned by the function given to hessian"):
    assert text in demo_messages.out
assert detect.out == "second derivative for x[0]: 6.000\n"
# almost all of the large Jacobian is 0, and the rest is the small one
torch.manual_seed(0)
model = nn.Sequential(nn.Linear(3, 16), nn.Tanh(), nn.Linear(16, 2))
x = torch.randn(50, 3)
large = torch.func.jacrev(model)(x)
small = torch.vmap(torch.func.jacrev(model))(x)
assert torch.allclose(large[range(50), :, range(50)], small, atol=1e-5)
assert large.abs().sum(dim=(1, 3)).count_nonzero() == 50
# in eval mode, dropout is no random operation
drop = nn.Dropout().eval()
assert torch.vmap(torch.func.jacrev(drop))(x).shape == (50, 3, 3)
# BatchNorm mixes samples, so the sum over the batch gives no derivatives
norm = nn.BatchNorm1d(1, affine=False)
t = torch.randn(5, 1, requires_grad=True)
g, = torch.autograd.grad(norm(t).sum(), t)
assert g.abs().max() < 1e-4
# the trick with the sum over the batch, and the Hessian of each sample
u = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1))
t, x = torch.rand(9, 1, requires_grad=True), torch.rand(9, 1, requires_grad=True)
u_x, = torch.autograd.grad(u(torch.cat([t, x], 1)).sum(), x, create_graph=True)
u_xx, = torch.autograd.grad(u_x.sum(), x)
H = torch.vmap(torch.func.hessian(lambda tx: u(tx)[0]))(torch.cat([t, x], 1))
assert torch.allclose(u_xx[:, 0], H[:, 1, 1], atol=1e-5)
# --8<-- [end:check]
