"""A torch.autograd.Function has static methods, is called by apply, and returns one gradient per argument of forward, in the shape of that argument."""
# /// pitfall
# apis = ["torch.autograd.Function", "torch.autograd.gradcheck.gradcheck"]
# also = ["torch.autograd.function.FunctionCtx.save_for_backward", "torch.autograd.gradcheck"]
# symptom = "error"
# raises = ["wrong", "wrong_count", "wrong_save", "wrong_shape", "detect"]
# added = 2026-11-29
# messages = [
#   "Legacy autograd function with non-static forward method is deprecated. Please use new-style autograd function with static forward method.",
#   "function * returned an incorrect number of gradients (expected *, got *)",
#   "Function * returned an invalid gradient at index * - got * but expected shape compatible with *",
#   "save_for_backward can only save variables, but argument * is of type *",
#   "function * returned a gradient different than None at position *, but the corresponding forward input was not a Variable",
#   "You must implement either the backward or vjp method for your custom autograd.Function to use it with backward mode AD.",
#   "Jacobian mismatch for output * with respect to input *,",
# ]
# older = ["Legacy autograd function with non-static forward method is deprecated and will be removed in 1.3.", "save_for_backward can only save input or output tensors, but argument * doesn't satisfy this condition"]
#
# [code.function_instance]
# either = ['$FN(...)(...)', '$FN.forward($X, ...)']
# anywhere = ['class $FN(torch.autograd.Function): ...']
#
# [code.function_not_static]
# either = ['def forward(self, ...): ...', 'def backward(self, ...): ...']
# inside = ['class $FN(torch.autograd.Function): ...']
# not_inside = [
# '''
# @staticmethod
# def $METHOD(...):
#     ...
# ''',
# ]
#
# [code.instance_of_a_function_called]
# pattern = '$F(...)'
# anywhere = [
#     'class $FN(torch.autograd.Function): ...',
#     ['$F = $FN()'],
# ]
# example = '''
# class Clip(torch.autograd.Function):
#     pass
# clip = Clip()
# y = clip(x)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch.autograd import Function

class GradReverse(Function):
    def __init__(self, alpha):
        self.alpha = alpha

    def forward(self, x):
        return x.view_as(x)

    def backward(self, grad):
        return -self.alpha * grad

x = torch.ones(3, requires_grad=True)
GradReverse(0.5)(x).sum().backward()
#> RuntimeError: Legacy autograd function with non-static forward method is deprecated. Please use new-style autograd function with static forward method. (Example: https://pytorch.org/docs/stable/autograd.html#torch.autograd.Function)
print("gradient:", x.grad)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch.autograd import Function

class GradReverse(Function):
    @staticmethod
    def forward(ctx, x, alpha):
        ctx.alpha = alpha
        return x.view_as(x)

    @staticmethod
    def backward(ctx, grad):
        return -ctx.alpha * grad, None

x = torch.ones(3, requires_grad=True)
GradReverse.apply(x, 0.5).sum().backward()
print("gradient:", x.grad)
#> gradient: tensor([-0.5000, -0.5000, -0.5000])
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn

class GradReverse(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, alpha):
        ctx.alpha = alpha
        return x.view_as(x)

    @staticmethod
    def backward(ctx, grad):
        return -ctx.alpha * grad, None

features, domain = nn.Linear(4, 8), nn.Linear(8, 2)
x, y = torch.randn(16, 4), torch.randint(2, (16,))
logits = domain(GradReverse.apply(features(x), 0.5))
nn.functional.cross_entropy(logits, y).backward()
print("features get a gradient:", features.weight.grad is not None)
#> features get a gradient: True
# --8<-- [end:demo_in_your_code]

# --8<-- [start:wrong_count]
import torch

class Scale(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, factor):
        ctx.factor = factor
        return x * factor

    @staticmethod
    def backward(ctx, grad):
        return grad * ctx.factor

x = torch.ones(3, requires_grad=True)
Scale.apply(x, 2.0).sum().backward()
#> RuntimeError: function ScaleBackward returned an incorrect number of gradients (expected 2, got 1)
print("gradient:", x.grad)
# --8<-- [end:wrong_count]

# --8<-- [start:right_count]
import torch

class Scale(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, factor):
        ctx.factor = factor
        return x * factor

    @staticmethod
    def backward(ctx, grad):
        return grad * ctx.factor, None

x = torch.ones(3, requires_grad=True)
Scale.apply(x, 2.0).sum().backward()
print("gradient:", x.grad)
#> gradient: tensor([2., 2., 2.])
# --8<-- [end:right_count]

# --8<-- [start:wrong_save]
import torch

class Power(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, n):
        ctx.save_for_backward(n, x)
        return x ** n

    @staticmethod
    def backward(ctx, grad):
        n, x = ctx.saved_tensors
        return grad * n * x ** (n - 1), None

x = torch.ones(3, requires_grad=True)
y = Power.apply(x, 2)
#> TypeError: save_for_backward can only save variables, but argument 0 is of type int
print("output:", y)
# --8<-- [end:wrong_save]

# --8<-- [start:right_save]
import torch

class Power(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, n):
        ctx.save_for_backward(x)
        ctx.n = n
        return x ** n

    @staticmethod
    def backward(ctx, grad):
        x, = ctx.saved_tensors
        return grad * ctx.n * x ** (ctx.n - 1), None

x = torch.ones(3, requires_grad=True)
y = Power.apply(x, 2)
print("output:", y)
#> output: tensor([1., 1., 1.], grad_fn=<PowerBackward>)
# --8<-- [end:right_save]

# --8<-- [start:wrong_shape]
import torch

class MatMul(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, w):
        ctx.save_for_backward(x, w)
        return x @ w

    @staticmethod
    def backward(ctx, grad):
        x, w = ctx.saved_tensors
        return x.T @ grad, grad @ w.T

x = torch.ones(5, 3, requires_grad=True)
w = torch.ones(3, 2, requires_grad=True)
MatMul.apply(x, w).sum().backward()
#> RuntimeError: Function MatMulBackward returned an invalid gradient at index 0 - got [3, 2] but expected shape compatible with [5, 3]
print("gradient of x:", x.grad.shape, "of w:", w.grad.shape)
# --8<-- [end:wrong_shape]

# --8<-- [start:right_shape]
import torch

class MatMul(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, w):
        ctx.save_for_backward(x, w)
        return x @ w

    @staticmethod
    def backward(ctx, grad):
        x, w = ctx.saved_tensors
        return grad @ w.T, x.T @ grad

x = torch.ones(5, 3, requires_grad=True)
w = torch.ones(3, 2, requires_grad=True)
MatMul.apply(x, w).sum().backward()
print("gradient of x:", x.grad.shape, "of w:", w.grad.shape)
#> gradient of x: torch.Size([5, 3]) of w: torch.Size([3, 2])
# --8<-- [end:right_shape]

# --8<-- [start:demo_others]
import torch

class Scale(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, factor):
        return x * factor

for result in ("missing", "None", "a gradient for the float"):
    x = torch.ones(3, requires_grad=True)
    if result == "None":
        Scale.backward = staticmethod(lambda ctx, grad: (None, None))
    elif result != "missing":
        Scale.backward = staticmethod(lambda ctx, grad: (grad, grad))
    try:
        Scale.apply(x, 2.0).sum().backward()
        print(f"{result}: x.grad is {x.grad}")
    except RuntimeError as error:
        print(f"{result}: {error}")
#> missing: You must implement either the backward or vjp method for your custom autograd.Function to use it with backward mode AD.
#> None: x.grad is None
#> a gradient for the float: function ScaleBackward returned a gradient different than None at position 2, but the corresponding forward input was not a Variable
# --8<-- [end:demo_others]

# --8<-- [start:wrong_silent]
import torch

class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x ** 3

    @staticmethod
    def backward(ctx, grad):
        x, = ctx.saved_tensors
        return 3 * x ** 2

x = torch.tensor([1.0, 2.0], requires_grad=True)
(10 * Cube.apply(x)).sum().backward()
print("gradient of 10 * x ** 3:", x.grad)
#> gradient of 10 * x ** 3: tensor([ 3., 12.])
# --8<-- [end:wrong_silent]

# --8<-- [start:right_silent]
import torch

class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x ** 3

    @staticmethod
    def backward(ctx, grad):
        x, = ctx.saved_tensors
        return grad * 3 * x ** 2

x = torch.tensor([1.0, 2.0], requires_grad=True)
(10 * Cube.apply(x)).sum().backward()
print("gradient of 10 * x ** 3:", x.grad)
#> gradient of 10 * x ** 3: tensor([ 30., 120.])
# --8<-- [end:right_silent]

# --8<-- [start:demo_intermediate]
import torch


class Softplus(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        e = x.exp()  # neither an input nor an output
        ctx.save_for_backward(e)
        return (1 + e).log()

    @staticmethod
    def backward(ctx, grad):
        (e,) = ctx.saved_tensors
        return grad * e / (1 + e)


x = torch.tensor([0.0], requires_grad=True)
Softplus.apply(x).backward()
print("gradient:", x.grad.item())
#> gradient: 0.5
# --8<-- [end:demo_intermediate]

# --8<-- [start:wrong_ctx]
import torch

class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.x = x
        return x ** 3

    @staticmethod
    def backward(ctx, grad):
        return grad * 3 * ctx.x ** 2

x = torch.tensor([1.0, 2.0], requires_grad=True)
h = x.clone()
y = Cube.apply(h)
h.mul_(10)
y.sum().backward()
print("gradient of x ** 3:", x.grad)
#> gradient of x ** 3: tensor([ 300., 1200.])
# --8<-- [end:wrong_ctx]

# --8<-- [start:detect]
import torch
from torch.autograd import gradcheck

class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x ** 3

    @staticmethod
    def backward(ctx, grad):
        x, = ctx.saved_tensors
        return 3 * x ** 2

x = torch.tensor([1.0, 2.0], dtype=torch.float64, requires_grad=True)
gradcheck(Cube.apply, (x,))
#> torch.autograd.gradcheck.GradcheckError: Jacobian mismatch for output 0 with respect to input 0,
#> numerical:tensor([[ 3.0000,  0.0000],
#>         [ 0.0000, 12.0000]], dtype=torch.float64)
#> analytical:tensor([[ 3.,  3.],
#>         [12., 12.]], dtype=torch.float64)
#>
# --8<-- [end:detect]

# --8<-- [start:check]
import warnings

import torch
from torch.autograd import Function, gradcheck

legacy = "RuntimeError: Legacy autograd function with non-static forward"
assert (wrong.error or "").startswith(legacy)
assert right.out == "gradient: tensor([-0.5000, -0.5000, -0.5000])\n"
assert demo_in_your_code.out == "features get a gradient: True\n"
assert wrong_count.error == (
    "RuntimeError: function ScaleBackward returned an incorrect number of "
    "gradients (expected 2, got 1)")
assert right_count.out == "gradient: tensor([2., 2., 2.])\n"
assert wrong_save.error == (
    "TypeError: save_for_backward can only save variables, but argument 0 is "
    "of type int")
assert right_save.out.startswith("output: tensor([1., 1., 1.], grad_fn=<Power")
assert (wrong_shape.error or "").endswith(
    "MatMulBackward returned an invalid gradient at index 0 - got [3, 2] but "
    "expected shape compatible with [5, 3]")
assert right_shape.out == (
    "gradient of x: torch.Size([5, 3]) of w: torch.Size([3, 2])\n")
lines = demo_others.out.splitlines()
assert lines[0].startswith("missing: You must implement either the backward")
assert lines[1] == "None: x.grad is None"
assert lines[2].endswith(
    "returned a gradient different than None at position 2, but the "
    "corresponding forward input was not a Variable")
assert wrong_silent.out == "gradient of 10 * x ** 3: tensor([ 3., 12.])\n"
assert right_silent.out == "gradient of 10 * x ** 3: tensor([ 30., 120.])\n"
assert wrong_ctx.out == "gradient of x ** 3: tensor([ 300., 1200.])\n"
assert "Jacobian mismatch for output 0" in (detect.error or "")


def error_of(call):
    try:
        call()
    except (RuntimeError, TypeError) as error:
        return str(error)


# the right ones pass gradcheck, the wrong ones don't
x = torch.tensor([1.0, 2.0], dtype=torch.double, requires_grad=True)
w = torch.rand(3, 2, dtype=torch.double, requires_grad=True)
assert gradcheck(right_silent.Cube.apply, (x,))
assert gradcheck(lambda x: right_save.Power.apply(x, 3), (x,))
a = torch.rand(5, 3, dtype=torch.double, requires_grad=True)
assert gradcheck(right_shape.MatMul.apply, (a, w))
assert "Jacobian" in error_of(lambda: gradcheck(wrong_silent.Cube.apply, (x,)))
# float32 is too coarse, and gradcheck says so
with warnings.catch_warnings(record=True) as found:
    warnings.simplefilter("always")
    gradcheck(right_silent.Cube.apply, (x.detach().float().requires_grad_(),),
              raise_exception=False)
assert "is not a double precision" in str(found[0].message)


class Saved(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x ** 3

    backward = right_silent.Cube.backward


# save_for_backward notices the change in place, an attribute doesn't
h = x.clone()
y = Saved.apply(h)
h.mul_(10)
assert "modified by an inplace operation" in error_of(y.sum().backward)
# with static methods, calling an object raises the same error
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    assert legacy[14:] in error_of(lambda: Saved()(x))


class Add(Function):
    @staticmethod
    def forward(ctx, x, b):
        return x + b

    @staticmethod
    def backward(ctx, grad):
        return grad, grad


# a broadcast argument: its gradient is summed by itself
b = torch.ones(2, requires_grad=True)
Add.apply(torch.ones(3, 2), b).sum().backward()
assert b.grad.tolist() == [3.0, 3.0]
# too many: fine if the rest is None
Add.backward = staticmethod(lambda ctx, grad: (grad, grad, None))
Add.apply(torch.ones(3, 2), b).sum().backward()
assert b.grad.tolist() == [6.0, 6.0]
# nothing is recorded in forward
seen = []
Add.forward = staticmethod(lambda ctx, x, b: seen.append(
    torch.is_grad_enabled()) or x + b)
Add.apply(torch.ones(3, 2), b)
assert seen == [False]
assert demo_intermediate.out == "gradient: 0.5\n"
# --8<-- [end:check]
