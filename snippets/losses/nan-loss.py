"""NaN comes from log(0), sqrt at 0, exp of large numbers, 0/0; how to write these, and how to find the first NaN."""
# /// pitfall
# apis = ["torch.autograd.detect_anomaly", "torch.Tensor.isnan", "torch.Tensor.log", "torch.Tensor.sqrt", "torch.Tensor.log_softmax", "torch.linalg.vector_norm", "torch.nn.utils.clip_grad_norm_"]
# symptom = "silent"
# raises = ["detect", "detect_clip"]
# added = 2026-11-21
# messages = [
#   "Function '*' returned nan values in its *th output.",
#   "Error detected in *. Traceback of forward call that caused the error:",
#   "The total norm of order * for gradients from `parameters` is non-finite, so it cannot be clipped. To disable this error and scale the gradients by the non-finite norm anyway, set `error_if_nonfinite=False`",
# ]
# ///

# --8<-- [start:wrong]
import torch

logits = torch.tensor([200.0, 0.0], requires_grad=True)
loss = -logits.softmax(dim=0).log()[1]  # class 1 has probability 0
loss.backward()
print(loss.item(), logits.grad.tolist())
#> inf [nan, nan]
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

logits = torch.tensor([200.0, 0.0], requires_grad=True)
loss = -logits.log_softmax(dim=0)[1]
loss.backward()
print(loss.item(), logits.grad.tolist())
#> 200.0 [1.0, -1.0]
# --8<-- [end:right]

# --8<-- [start:wrong_sqrt]
import torch

w = torch.zeros(2, requires_grad=True)
length = w.square().sum().sqrt()
length.backward()
print(length.item(), w.grad.tolist())
#> 0.0 [nan, nan]
# --8<-- [end:wrong_sqrt]

# --8<-- [start:right_sqrt]
import torch

w = torch.zeros(2, requires_grad=True)
length = torch.linalg.vector_norm(w)
length.backward()
print(length.item(), w.grad.tolist())
#> 0.0 [0.0, 0.0]
# --8<-- [end:right_sqrt]

# --8<-- [start:detect]
import torch
from torch.overrides import TorchFunctionMode


class FirstNaN(TorchFunctionMode):
    def __torch_function__(self, func, types, args=(), kwargs=None):
        result = func(*args, **(kwargs or {}))
        for y in result if isinstance(result, tuple) else [result]:
            if isinstance(y, torch.Tensor) and y.isnan().any():
                raise ArithmeticError(f"{func.__name__} returned NaN")
        return result


x = torch.tensor([0.5, 1.5])
with FirstNaN():
    y = (1 - x).log()
    loss = y.mean()
#> ArithmeticError: log returned NaN
# --8<-- [end:detect]

# --8<-- [start:detect_backward]
import warnings

import torch

w = torch.zeros(2, requires_grad=True)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    try:
        with torch.autograd.detect_anomaly():
            total = w.square().sum()
            length = total.sqrt()
            length.backward()
    except RuntimeError as error:
        print(error)
#> Function 'PowBackward0' returned nan values in its 0th output.
lines = str(caught[-1].message).splitlines()
print(lines[0])
#> Error detected in PowBackward0. Traceback of forward call that caused the error:
print([line.strip() for line in lines if " = w." in line])
#> ['total = w.square().sum()']
# --8<-- [end:detect_backward]

# --8<-- [start:detect_clip]
import torch
from torch import nn

good, bad = (nn.Parameter(torch.ones(1)) for _ in "12")
good.grad, bad.grad = torch.ones(1), torch.tensor([torch.nan])
nn.utils.clip_grad_norm_([good, bad], 1.0, error_if_nonfinite=True)
#> RuntimeError: The total norm of order 2.0 for gradients from `parameters` is non-finite, so it cannot be clipped. To disable this error and scale the gradients by the non-finite norm anyway, set `error_if_nonfinite=False`
# --8<-- [end:detect_clip]

# --8<-- [start:check]
import torch
import torch.nn.functional as F
from torch import nn

inf, nan = float("inf"), float("nan")
assert wrong.out == "inf [nan, nan]\n" and right.out == "200.0 [1.0, -1.0]\n"
assert wrong_sqrt.out == "0.0 [nan, nan]\n"
assert right_sqrt.out == "0.0 [0.0, 0.0]\n"
assert detect.error == "ArithmeticError: log returned NaN"
assert detect_backward.out == """\
Function 'PowBackward0' returned nan values in its 0th output.
Error detected in PowBackward0. Traceback of forward call that caused the error:
['total = w.square().sum()']
"""
assert not torch.is_anomaly_enabled()
assert detect_clip.error.startswith(
    "RuntimeError: The total norm of order 2.0 for gradients from "
    "`parameters` is non-finite, so it cannot be clipped.")


def value_and_grad(f, *numbers):
    x = torch.tensor(numbers, requires_grad=True)
    y = f(x)
    y.sum().backward()
    return y.tolist(), x.grad.tolist()


def same(found, expected):
    return str(found) == str(expected)


# the table: each cause, and what stands beside it
assert same(value_and_grad(torch.log, 0.0), ([-inf], [inf]))
assert same(value_and_grad(torch.sqrt, 0.0), ([0.0], [inf]))
assert same(value_and_grad(lambda x: x**0.5, 0.0), ([0.0], [inf]))
value, grad = value_and_grad(lambda x: (x + 1e-6).sqrt(), 0.0)
assert abs(value[0] - 1e-3) < 1e-6 and abs(grad[0] - 500) < 1
assert torch.tensor(89.0).exp() == inf > torch.tensor(88.0).exp()
assert torch.tensor(12.0).half().exp() == inf > torch.tensor(11.0).half().exp()
x = torch.tensor([100.0, 0.0])
assert (x.exp() / x.exp().sum())[0].isnan() and x.softmax(0)[0] == 1
assert x.exp().sum().log() == inf and x.logsumexp(0) == 100
assert same(value_and_grad(lambda x: x / x, 0.0), ([nan], [nan]))
zero = torch.zeros(1)
assert (zero / zero.clamp(min=1e-6)).item() == 0
assert (zero.half() + 1e-6).sqrt() > 0 == (zero.half() + 1e-8)
assert (zero.half() / zero.half().clamp(min=1e-6)).item() == 0
assert torch.ones(1).std().isnan() and torch.ones(1).std(correction=0) == 0
assert torch.ones(0).mean().isnan()
assert F.cross_entropy(torch.zeros(1, 2), torch.tensor([-100])).isnan()
assert (torch.tensor(inf) - inf).isnan() and (zero * inf).isnan()
assert (torch.tensor([1.0, nan]) * torch.tensor([1.0, 0.0])).sum().isnan()
w = torch.ones(1)
for _ in range(200):  # a step of 1.5 on w ** 2: w doubles with each
    w = w - 1.5 * 2 * w
assert w.isnan().all()
assert F.binary_cross_entropy_with_logits(x[:1], zero) == 100

# once a NaN is in the weights, and in Adam's averages, it stays
p = nn.Parameter(torch.ones(1))
optimizer = torch.optim.Adam([p])
p.grad = torch.tensor([nan])
optimizer.step()
with torch.no_grad():
    p.fill_(1)
p.grad = torch.ones(1)
optimizer.step()
assert p.isnan().all()
# without the argument, clipping spreads it to every gradient
good, bad = (nn.Parameter(torch.ones(1)) for _ in "12")
good.grad, bad.grad = torch.ones(1), torch.tensor([nan])
nn.utils.clip_grad_norm_([good, bad], 1.0)
assert good.grad.isnan().all()
# float16: a gradient of inf, and the step that GradScaler skips for it
_, grad = value_and_grad(lambda x: x / zero.clamp(min=1e-6), 0.0)
assert abs(grad[0] - 1e6) < 1 and torch.tensor(grad).half() == inf
w = nn.Parameter(torch.ones(1))
scaler, optimizer = torch.amp.GradScaler("cpu"), torch.optim.SGD([w])
scaler.scale((w.half() * 60000).sum()).backward()
scaler.step(optimizer)
assert w.grad.isinf() and w == 1

# FirstNaN looks into tuples, too
lstm, words = nn.LSTM(1, 1), torch.full((2, 1, 1), nan)
try:
    with detect.FirstNaN():
        lstm(words)
except ArithmeticError as error:
    assert str(error) == "lstm returned NaN"
else:
    raise AssertionError("a NaN in a tuple")

# anomaly mode looks at gradients only: this NaN passes
x = torch.tensor([-1.0], requires_grad=True)
with torch.autograd.detect_anomaly():
    loss = x.log().sum()
    loss.backward()
assert loss.isnan() and x.grad.tolist() == [-1]
# --8<-- [end:check]
