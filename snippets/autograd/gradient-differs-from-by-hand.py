"""A gradient that differs from your own: mean or sum, added up, cut off, at a kink, or sums of 0."""
# /// pitfall
# apis = ["torch.Tensor.backward", "torch.autograd.grad", "torch.gradient", "torch.Tensor.grad", "torch.autograd.functional.jacobian", "torch.maximum", "torch.Tensor.clamp", "torch.abs", "torch.Tensor.softmax", "torch.nn.LayerNorm", "torch.Tensor.detach"]
# symptom = "silent"
# added = 2026-11-30
# messages = [
#   "Jacobian mismatch for output * with respect to input *,",
# ]
# also = ["torch.autograd.gradcheck", "torch.nn.BatchNorm1d"]
#
# [code.sum_of_softmax]
# either = [
#     'torch.softmax(...).sum().backward()', '$X.softmax(...).sum().backward()',
#     'torch.nn.functional.softmax(...).sum().backward()',
# '''
# $P = $A.softmax(...)
# ...
# $P.sum().backward()
# ''',
#     'torch.autograd.grad($A.softmax(...).sum(), ...)',
# '''
# $S = $A.softmax(...).sum()
# ...
# $S.backward()
# ''',
# ]
#
# [code.gradient_of_a_loss]
# pattern = 'torch.gradient($LOSS, ...)'
# names = { "$LOSS" = "\\w*loss" }
# example = 'grads = torch.gradient(loss, x)'
# ///

# --8<-- [start:wrong]
import torch

x, y = torch.tensor([1.0, 2.0]), torch.tensor([3.0, 5.0])
w = torch.tensor(0.0, requires_grad=True)
loss = ((w * x - y) ** 2).mean()
loss.backward()
by_hand = (2 * (w.detach() * x - y) * x).sum()
print("PyTorch:", w.grad.item(), "by hand:", by_hand.item())
#> PyTorch: -13.0 by hand: -26.0
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

x, y = torch.tensor([1.0, 2.0]), torch.tensor([3.0, 5.0])
w = torch.tensor(0.0, requires_grad=True)
loss = ((w * x - y) ** 2).mean()
loss.backward()
by_hand = (2 * (w.detach() * x - y) * x).mean()
print("PyTorch:", w.grad.item(), "by hand:", by_hand.item())
#> PyTorch: -13.0 by hand: -13.0
# --8<-- [end:right]

# --8<-- [start:wrong_twice]
import torch

x = torch.tensor(3.0, requires_grad=True)
(x ** 2).backward()
print("derivative of x ** 2:", x.grad.item())
#> derivative of x ** 2: 6.0
(x ** 3).backward()
print("derivative of x ** 3:", x.grad.item())
#> derivative of x ** 3: 33.0
# --8<-- [end:wrong_twice]

# --8<-- [start:right_twice]
import torch

x = torch.tensor(3.0, requires_grad=True)
(x ** 2).backward()
print("derivative of x ** 2:", x.grad.item())
#> derivative of x ** 2: 6.0
x.grad = None
(x ** 3).backward()
print("derivative of x ** 3:", x.grad.item())
#> derivative of x ** 3: 27.0
# --8<-- [end:right_twice]

# --8<-- [start:demo_uses]
import torch

x = torch.tensor(3.0, requires_grad=True)
y = x * x + 5 * x
y.backward()
print("2 * x + 5:", x.grad.item())
#> 2 * x + 5: 11.0
# --8<-- [end:demo_uses]

# --8<-- [start:wrong_cut]
import torch

x = torch.tensor([1.0, 4.0], requires_grad=True)
biggest = x.max().item()
y = (x / biggest).sum()
y.backward()
print("gradient:", x.grad.tolist())
#> gradient: [0.25, 0.25]
# --8<-- [end:wrong_cut]

# --8<-- [start:right_cut]
import torch

x = torch.tensor([1.0, 4.0], requires_grad=True)
biggest = x.max()
y = (x / biggest).sum()
y.backward()
print("gradient:", x.grad.tolist())
#> gradient: [0.25, -0.0625]
# --8<-- [end:right_cut]

# --8<-- [start:wrong_zero]
import torch

logits = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
logits.softmax(dim=0).sum().backward()
print("all below 1e-6:", bool((logits.grad.abs() < 1e-6).all()))
#> all below 1e-6: True
# --8<-- [end:wrong_zero]

# --8<-- [start:right_zero]
import torch

logits = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
logits.softmax(dim=0)[2].backward()
print("all below 1e-6:", bool((logits.grad.abs() < 1e-6).all()))
#> all below 1e-6: False
print("gradient of the last probability:", logits.grad)
#> gradient of the last probability: tensor([-0.0599, -0.1628,  0.2227])
# --8<-- [end:right_zero]

# --8<-- [start:demo_jacobian]
import torch
from torch import nn
from torch.autograd.functional import jacobian

x = torch.tensor([1.0, 2.0, 3.0])
norm = nn.LayerNorm(3)
for name, f in {
    "square": lambda x: x ** 2,
    "cumsum": lambda x: x.cumsum(dim=0),
    "softmax": lambda x: x.softmax(dim=0),
}.items():
    J = jacobian(f, x)
    print(f"{name}, derivative of each output by each input:", J, sep="\n")
    columns = J.sum(dim=0).round(decimals=4) + 0
    print("sum().backward() gives:", columns.tolist())
#> square, derivative of each output by each input:
#> tensor([[2., 0., 0.],
#>         [0., 4., 0.],
#>         [0., 0., 6.]])
#> sum().backward() gives: [2.0, 4.0, 6.0]
#> cumsum, derivative of each output by each input:
#> tensor([[1., 0., 0.],
#>         [1., 1., 0.],
#>         [1., 1., 1.]])
#> sum().backward() gives: [3.0, 2.0, 1.0]
#> softmax, derivative of each output by each input:
#> tensor([[ 0.0819, -0.0220, -0.0599],
#>         [-0.0220,  0.1848, -0.1628],
#>         [-0.0599, -0.1628,  0.2227]])
#> sum().backward() gives: [0.0, 0.0, 0.0]
J = jacobian(norm, x)
print("LayerNorm, sum below 1e-5:", bool((J.sum(dim=0).abs() < 1e-5).all()))
#> LayerNorm, sum below 1e-5: True
# --8<-- [end:demo_jacobian]

# --8<-- [start:demo_kink]
import torch

zero = torch.tensor(0.0)
for name, f in {
    "relu": torch.relu,
    "abs": torch.abs,
    "maximum(x, 0)": lambda x: torch.maximum(x, zero),
    "clamp(min=0)": lambda x: x.clamp(min=0),
}.items():
    x = torch.tensor(0.0, requires_grad=True)
    f(x).backward()
    print(f"{name} at 0:", x.grad.item())
#> relu at 0: 0.0
#> abs at 0: 0.0
#> maximum(x, 0) at 0: 0.5
#> clamp(min=0) at 0: 1.0
x = torch.tensor([2.0, 2.0], requires_grad=True)
print("max():", torch.autograd.grad(x.max(), x)[0].tolist())
#> max(): [0.5, 0.5]
print("max(dim=0):", torch.autograd.grad(x.max(dim=0).values, x)[0].tolist())
#> max(dim=0): [1.0, 0.0]
# --8<-- [end:demo_kink]

# --8<-- [start:wrong_gradient]
import torch

x = torch.tensor([0.0, 1.0, 2.0, 3.0], requires_grad=True)
y = x ** 2
(gradient,) = torch.gradient(y, spacing=(x,))
print("gradient:", gradient.tolist())
#> gradient: [1.0, 2.0, 4.0, 5.0]
# --8<-- [end:wrong_gradient]

# --8<-- [start:right_gradient]
import torch

x = torch.tensor([0.0, 1.0, 2.0, 3.0], requires_grad=True)
y = x ** 2
(gradient,) = torch.autograd.grad(y.sum(), x)
print("gradient:", gradient.tolist())
#> gradient: [0.0, 2.0, 4.0, 6.0]
# --8<-- [end:right_gradient]

# --8<-- [start:demo_complex]
import torch

z = torch.tensor(3 + 4j, requires_grad=True)
loss = z.real ** 2 + z.imag ** 2
loss.backward()
print("gradient:", z.grad.item())
#> gradient: (6+8j)
print("its conjugate:", z.grad.conj().resolve_conj().item())
#> its conjugate: (6-8j)
step = z.detach() - 0.5 * z.grad
print("after a step of 0.5:", step.item())
#> after a step of 0.5: 0j
# --8<-- [end:demo_complex]

# --8<-- [start:detect]
import torch

def numeric(f, x, h=1e-5):
    result = torch.zeros_like(x)
    for i in range(x.numel()):
        step = torch.zeros_like(x)
        step.view(-1)[i] = h
        result.view(-1)[i] = (f(x + step) - f(x - step)) / (2 * h)
    return result

f = lambda x: (x / x.max().item()).sum()
x = torch.tensor([1.0, 4.0], dtype=torch.float64, requires_grad=True)
(gradient,) = torch.autograd.grad(f(x), x)
print("autograd:", gradient)
#> autograd: tensor([0.2500, 0.2500], dtype=torch.float64)
print("numeric:", numeric(f, x.detach()))
#> numeric: tensor([ 0.2500, -0.0625], dtype=torch.float64)
# --8<-- [end:detect]

# --8<-- [start:detect_gradcheck]
import torch

f = lambda x: (x / x.max().detach()).sum()
x = torch.tensor([1.0, 4.0], dtype=torch.float64, requires_grad=True)
try:
    torch.autograd.gradcheck(f, x)
except RuntimeError as error:
    print(f"{type(error).__name__}: {str(error).strip()}")
#> GradcheckError: Jacobian mismatch for output 0 with respect to input 0,
#> numerical:tensor([[ 0.2500],
#>         [-0.0625]], dtype=torch.float64)
#> analytical:tensor([[0.2500],
#>         [0.2500]], dtype=torch.float64)
# --8<-- [end:detect_gradcheck]

# --8<-- [start:check]
import warnings
import numpy as np
import torch
from torch import nn

assert wrong.out == "PyTorch: -13.0 by hand: -26.0\n"
assert right.out == "PyTorch: -13.0 by hand: -13.0\n"
assert wrong_twice.out == "derivative of x ** 2: 6.0\nderivative of x ** 3: 33.0\n"
assert right_twice.out == "derivative of x ** 2: 6.0\nderivative of x ** 3: 27.0\n"
assert demo_uses.out == "2 * x + 5: 11.0\n"
assert wrong_cut.out == "gradient: [0.25, 0.25]\n"
assert right_cut.out == "gradient: [0.25, -0.0625]\n"
assert wrong_zero.out == "all below 1e-6: True\n"
assert right_zero.out.startswith("all below 1e-6: False\n")
J = torch.autograd.functional.jacobian(
    lambda x: x.softmax(dim=0), right_zero.logits.detach())
assert torch.allclose(J[2], right_zero.logits.grad)
assert demo_kink.out == """\
relu at 0: 0.0
abs at 0: 0.0
maximum(x, 0) at 0: 0.5
clamp(min=0) at 0: 1.0
max(): [0.5, 0.5]
max(dim=0): [1.0, 0.0]
"""
assert wrong_gradient.out == "gradient: [1.0, 2.0, 4.0, 5.0]\n"
assert right_gradient.out == "gradient: [0.0, 2.0, 4.0, 6.0]\n"
numpys = np.gradient(wrong_gradient.y.detach().numpy())
assert wrong_gradient.gradient.tolist() == numpys.tolist()
assert demo_complex.out == """\
gradient: (6+8j)
its conjugate: (6-8j)
after a step of 0.5: 0j
"""
lines = demo_jacobian.out.splitlines()
sums = [line for line in lines if line.startswith("sum()")]
assert sums == [
    "sum().backward() gives: [2.0, 4.0, 6.0]",
    "sum().backward() gives: [3.0, 2.0, 1.0]",
    "sum().backward() gives: [0.0, 0.0, 0.0]",
]
assert lines[-1] == "LayerNorm, sum below 1e-5: True"
assert torch.allclose(detect.gradient, torch.tensor([0.25, 0.25]).double())
right_one = torch.tensor([0.25, -0.0625], dtype=torch.float64)
assert torch.allclose(detect.numeric(detect.f, detect.x.detach()), right_one)
single = detect.numeric(detect.f, detect.x.detach().float())
assert not torch.allclose(single, right_one.float(), atol=1e-4)
assert "autograd: tensor([0.2500, 0.2500]" in detect.out
assert "numeric: tensor([ 0.2500, -0.0625]" in detect.out
assert detect_gradcheck.out.startswith(
    "GradcheckError: Jacobian mismatch for output 0 with respect to input 0,\n")
assert torch.autograd.gradcheck(lambda x: (x / x.max()).sum(), detect.x)

# BatchNorm in training mode, and LayerNorm with a scale that differs
x = torch.randn(8, 3, requires_grad=True)
for layer, zero in ((nn.BatchNorm1d(3), True), (nn.LayerNorm(3), True),
                    (nn.BatchNorm1d(3).eval(), False)):
    (g,) = torch.autograd.grad(layer(x).sum(), x)
    assert bool((g.abs() < 1e-5).all()) == zero
layer = nn.LayerNorm(3)
nn.init.uniform_(layer.weight)
(g,) = torch.autograd.grad(layer(x).sum(), x)
assert g.abs().max() > 1e-4
(g,) = torch.autograd.grad((nn.LayerNorm(3)(x) * torch.randn(8, 3)).sum(), x)
assert g.abs().max() > 1e-3
# mean over all elements, not over the batch
y, w = torch.zeros(4, 5), torch.ones(4, 5, requires_grad=True)
nn.MSELoss()(w, y).backward()
assert torch.allclose(w.grad, torch.full((4, 5), 2 / 20))
# in float32, gradcheck rejects a function that is right; so it does with dropout
for f, x in ((lambda x: (x / x.max()).sum(), torch.tensor([1.0, 4.0])),
             (lambda x: nn.functional.dropout(x).sum(), torch.ones(9).double())):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert not torch.autograd.gradcheck(
            f, x.requires_grad_(), raise_exception=False)
# BatchNorm with scales that differ; what is normalized without a fixed mean
layer = nn.BatchNorm1d(3)
nn.init.uniform_(layer.weight)
x = torch.randn(8, 3, requires_grad=True)
(g,) = torch.autograd.grad(layer(x).sum(), x)
assert g.abs().max() < 1e-5
(g,) = torch.autograd.grad(nn.functional.normalize(x).sum(), x)
assert g.abs().max() > 1e-3
# cat and stack cut nothing off, and autograd.grad does not add
a, b = (torch.ones(2, requires_grad=True) for _ in range(2))
for join in (torch.cat, torch.stack):
    loss = (join([a, b]) ** 2).sum()
    assert torch.autograd.grad(loss, a)[0].tolist() == [2, 2]
assert a.grad is None
# --8<-- [end:check]
