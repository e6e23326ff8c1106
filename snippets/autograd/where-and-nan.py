"""backward goes through both branches of torch.where, and zero times infinity is NaN: make the input safe, not the output."""
# /// pitfall
# apis = ["torch.where", "torch.autograd.detect_anomaly", "torch.Tensor.log", "torch.Tensor.sqrt", "torch.Tensor.clamp"]
# also = ["torch.autograd.set_detect_anomaly", "torch.nan_to_num"]
# symptom = "silent"
# added = 2026-11-29
# messages = [
#   "Function 'LogBackward0' returned nan values in its *th output.",
#   "Function 'SqrtBackward0' returned nan values in its *th output.",
#   "Function 'DivBackward0' returned nan values in its *th output.",
# ]
#
# [code.where_hides_nan]
# either = [
#     'torch.where(<... $X ...>, <... torch.$FN($X) ...>, ...)',
#     'torch.where(<... $X ...>, $OTHER, <... torch.$FN($X) ...>)',
#     'torch.where(<... $X ...>, <... $X.$FN() ...>, ...)',
#     'torch.where(<... $X ...>, $OTHER, <... $X.$FN() ...>)',
#     'torch.where(<... $X ...>, <... torch.$FN($K * $X) ...>, ...)',
#     'torch.where(<... $X ...>, <... torch.$FN($X * $K) ...>, ...)',
#     'torch.where(<... $X ...>, <... torch.$FN($X / $K) ...>, ...)',
#     'torch.where(<... $X ...>, <... torch.$FN($K - $X) ...>, ...)',
# '''
# $MASK = <... $X ...>
# ...
# torch.where($MASK, <... torch.$FN($X) ...>, ...)
# ''',
# '''
# $MASK = <... $X ...>
# ...
# torch.where($MASK, <... $X.$FN() ...>, ...)
# ''',
# '''
# $VALUE = torch.$FN($X)
# ...
# torch.where(<... $X ...>, $VALUE, ...)
# ''',
# '''
# $VALUE = $X.$FN()
# ...
# torch.where(<... $X ...>, $VALUE, ...)
# ''',
# ]
# anywhere = ['$LOSS.backward(...)']
# names = { "$FN" = 'log|log2|log10|sqrt|rsqrt|reciprocal|acos|asin|arccos|arcsin' }
#
# [code.where_hides_a_quotient]
# either = [
#     'torch.where(<... $X ...>, <... $A / $X ...>, $OTHER)',
#     'torch.where(<... $X ...>, $OTHER, <... $A / $X ...>)',
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
# anywhere = ['$LOSS.backward(...)']
# example = '''
# def ratio(a, b):
#     return torch.where(b > 0, a / b, torch.zeros_like(a))
# ratio(x, model(x)).sum().backward()
# '''
#
# [code.where_hides_an_overflow]
# either = [
#     'torch.where(<... $X ...>, $A, <... torch.exp($X) ...>)',
#     'torch.where(<... $X ...>, <... torch.exp($X) ...>, $A)',
#     'torch.where(<... $X ...>, $A, <... $X.exp() ...>)',
#     'torch.where(<... $X ...>, <... $X.exp() ...>, $A)',
#     'torch.where(<... $X ...>, $A, <... torch.expm1($X) ...>)',
#     'torch.where(<... $X ...>, <... torch.expm1($X) ...>, $A)',
# ]
# anywhere = [
#     ['$LOSS.backward(...)', 'class $NET(torch.nn.Module): ...'],
# ]
# nowhere = ['$X = <... $Y.clamp(...) ...>', '$X = <... torch.clamp(...) ...>']
# example = '''
# y = torch.where(x > 20, x, torch.log1p(torch.exp(x)))
# y.sum().backward()
# '''
#
# [code.where_hides_a_root]
# either = [
#     'torch.where(<... $X ...>, $A, <... $X ** $P ...>)',
#     'torch.where(<... $X ...>, <... $X ** $P ...>, $A)',
#     'torch.where(<... $X ...>, $A, <... $X.pow($P) ...>)',
#     'torch.where(<... $X ...>, <... $X.pow($P) ...>, $A)',
#     'torch.where(<... $X ...>, $A, <... torch.pow($X, $P) ...>)',
#     'torch.where(<... $X ...>, <... torch.pow($X, $P) ...>, $A)',
# ]
# anywhere = [
#     ['$LOSS.backward(...)', 'class $NET(torch.nn.Module): ...'],
# ]
# nowhere = ['$X = <... $Y.clamp(...) ...>', '$X = <... torch.clamp(...) ...>']
# names = { "$P" = '0?\.\d+|-.*|\(-.*\)|1 ?/ ?\d.*|\(1 ?/ ?\d.*\)' }
# example = '''
# y = torch.where(x > 0, x ** 0.5, 0.0)
# y.sum().backward()
# '''
#
# [code.nan_replaced_in_the_output]
# either = [
#     'torch.nan_to_num(<... torch.$FN(...) ...>, ...)',
#     'torch.nan_to_num(<... $X.$FN() ...>, ...)', 'torch.$FN(...).nan_to_num(...)',
#     '$X.$FN().nan_to_num(...)', 'torch.$FN(...).masked_fill(...)', '$X.$FN().masked_fill(...)',
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
# anywhere = ['$LOSS.backward(...)']
# names = { "$FN" = 'log|log2|log10|sqrt|rsqrt|acos|asin|arccos|arcsin' }
# example = '''
# y = torch.nan_to_num(torch.sqrt(x))
# y.sum().backward()
# '''
#
# [code.missing_labels_in_where]
# either = [
#     'torch.where(torch.isnan($Y), $ZERO, ($OUT - $Y) ** 2)',
#     'torch.where(~torch.isnan($Y), ($OUT - $Y) ** 2, $ZERO)',
#     'torch.where($Y.isnan(), $ZERO, ($OUT - $Y) ** 2)', '$LOSSES[torch.isnan($Y)] = 0',
#     '$LOSSES[torch.isnan($Y)] = 0.0', '$LOSSES.masked_fill(torch.isnan($Y), ...)',
# ]
# not = [
#     '$Y[torch.isnan($Y)] = 0', '$Y[torch.isnan($Y)] = 0.0',
#     '$Y.masked_fill(torch.isnan($Y), ...)',
# ]
# anywhere = ['$LOSS.backward(...)']
# example = '''
# loss = torch.where(torch.isnan(y), 0.0, (model(x) - y) ** 2).mean()
# loss.backward()
# '''
#
# [code.nan_replaced_later]
# either = [
#     '$Y[...] = 0', '$Y[...] = 0.0', '$Y.masked_fill(...)', '$Y.masked_fill_(...)',
#     'torch.nan_to_num($Y, ...)', '$Y.nan_to_num(...)',
# ]
# inside = [
#     [
# '''
# $Y = torch.$FN($X)
# ...
# ''',
# '''
# $Y = $X.$FN()
# ...
# ''',
# '''
# $Y = <... $X.$FN() ...>
# ...
# ''',
# '''
# $Y = <... torch.$FN($X) ...>
# ...
# ''',
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
# anywhere = ['$LOSS.backward(...)']
# names = { "$FN" = 'log|log2|log10|sqrt|rsqrt|acos|asin|arccos|arcsin' }
# example = '''
# y = x.sqrt()
# y[x == 0] = 0
# y.sum().backward()
# '''
#
# [code.missing_labels_hidden_later]
# either = [
#     'torch.where($KNOWN, $E, $ZERO)', 'torch.where($KNOWN, $ZERO, $E)',
#     '$E.masked_fill($KNOWN, ...)', '$E.masked_fill(~$KNOWN, ...)', '$E[$KNOWN] = 0',
#     '$E[~$KNOWN] = 0', '$E[$KNOWN] = 0.0', '$E[~$KNOWN] = 0.0',
# ]
# inside = [
#     [
# '''
# $KNOWN = ~$Y.isnan()
# ...
# ''',
# '''
# $KNOWN = ~torch.isnan($Y)
# ...
# ''',
# '''
# $KNOWN = torch.isnan($Y)
# ...
# ''',
# '''
# $KNOWN = $Y.isnan()
# ...
# ''',
# '''
# $KNOWN = torch.isfinite($Y)
# ...
# ''',
# ],
# ]
# not = [
#     'torch.where($KNOWN, $Y, $ZERO)', 'torch.where($KNOWN, $ZERO, $Y)',
#     '$Y.masked_fill($KNOWN, ...)',
#     '$Y[$KNOWN] = 0', '$Y[~$KNOWN] = 0', '$Y[$KNOWN] = 0.0', '$Y[~$KNOWN] = 0.0',
#     '$Y.masked_fill(~$KNOWN, ...)',
# ]
# anywhere = ['$LOSS.backward(...)']
# ///

# --8<-- [start:wrong]
import torch

x = torch.tensor([0.0, 1.0, 2.0], requires_grad=True)
y = torch.where(x > 0, x.log(), 0.0)
loss = y.sum()
loss.backward()
print(f"loss: {loss.item():.4f}")
#> loss: 0.6931
print("gradient:", x.grad)
#> gradient: tensor([   nan, 1.0000, 0.5000])
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

x = torch.tensor([0.0, 1.0, 2.0], requires_grad=True)
safe = torch.where(x > 0, x, 1.0)
y = torch.where(x > 0, safe.log(), 0.0)
loss = y.sum()
loss.backward()
print(f"loss: {loss.item():.4f}")
#> loss: 0.6931
print("gradient:", x.grad)
#> gradient: tensor([0.0000, 1.0000, 0.5000])
# --8<-- [end:right]

# --8<-- [start:wrong_labels]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(4, 1)
x = torch.randn(3, 4)
y = torch.tensor([[1.0], [float("nan")], [2.0]])  # one label is missing
known = ~y.isnan()
error = (model(x) - y) ** 2
loss = torch.where(known, error, 0.0).sum() / known.sum()
loss.backward()
print("loss is NaN:", loss.isnan().item())
#> loss is NaN: False
print("gradient of the bias is NaN:", model.bias.grad.isnan().item())
#> gradient of the bias is NaN: True
# --8<-- [end:wrong_labels]

# --8<-- [start:right_labels]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(4, 1)
x = torch.randn(3, 4)
y = torch.tensor([[1.0], [float("nan")], [2.0]])  # one label is missing
known = ~y.isnan()
error = (model(x) - y)[known] ** 2
loss = error.sum() / known.sum().clamp(min=1)
loss.backward()
print("loss is NaN:", loss.isnan().item())
#> loss is NaN: False
print("gradient of the bias is NaN:", model.bias.grad.isnan().item())
#> gradient of the bias is NaN: False
# --8<-- [end:right_labels]

# --8<-- [start:wrong_distance]
import torch

points = torch.tensor([[0.0, 0.0], [3.0, 4.0]], requires_grad=True)
square = (points[:, None] - points).square().sum(2)
distance = torch.where(square > 0, square.sqrt(), 0.0)
distance.sum().backward()
print("distances:", distance.tolist())
#> distances: [[0.0, 5.0], [5.0, 0.0]]
print("gradient:", points.grad)
#> gradient: tensor([[nan, nan],
#>         [nan, nan]])
# --8<-- [end:wrong_distance]

# --8<-- [start:right_distance]
import torch

points = torch.tensor([[0.0, 0.0], [3.0, 4.0]], requires_grad=True)
difference = points[:, None] - points
distance = torch.linalg.vector_norm(difference, dim=2)
distance.sum().backward()
print("distances:", distance.tolist())
#> distances: [[0.0, 5.0], [5.0, 0.0]]
print("gradient:", points.grad)
#> gradient: tensor([[-1.2000, -1.6000],
#>         [ 1.2000,  1.6000]])
# --8<-- [end:right_distance]

# --8<-- [start:demo_functions]
import torch


def gradient(f, value):
    x = torch.tensor(value, requires_grad=True)
    torch.where(x > 0, f(x), 0.0).backward()
    return x.grad.item() + 0  # makes -0 a 0


functions = {
    "x.log()": torch.log, "x.sqrt()": torch.sqrt, "1 / x": lambda x: 1 / x,
    "x ** 0.3": lambda x: x**0.3, "(-99 * x).exp()": lambda x: (-99 * x).exp(),
    "x.clamp(min=1e-6).log()": lambda x: x.clamp(min=1e-6).log(),
    "torch.xlogy(x, x)": lambda x: torch.xlogy(x, x),
}
for name, f in functions.items():
    print(f"{name}: at 0 {gradient(f, 0.0):g}, at -1 {gradient(f, -1.0):g}")
#> x.log(): at 0 nan, at -1 0
#> x.sqrt(): at 0 nan, at -1 nan
#> 1 / x: at 0 nan, at -1 0
#> x ** 0.3: at 0 nan, at -1 nan
#> (-99 * x).exp(): at 0 0, at -1 nan
#> x.clamp(min=1e-6).log(): at 0 0, at -1 0
#> torch.xlogy(x, x): at 0 nan, at -1 0
# --8<-- [end:demo_functions]

# --8<-- [start:demo_multiply]
import torch

x = torch.tensor([0.0, 1.0, 2.0], requires_grad=True)
mask = (x > 0).float()
y = mask * x.log()
print("0 * -inf:", y)
#> 0 * -inf: tensor([   nan, 0.0000, 0.6931], grad_fn=<MulBackward0>)
y = y.nan_to_num(0.0)
y.sum().backward()
print("after nan_to_num:", y)
#> after nan_to_num: tensor([0.0000, 0.0000, 0.6931], grad_fn=<NanToNumBackward0>)
print("gradient:", x.grad)
#> gradient: tensor([   nan, 1.0000, 0.5000])
# --8<-- [end:demo_multiply]

# --8<-- [start:detect]
import warnings

import torch

warnings.simplefilter("ignore")
for f in (torch.log, torch.sqrt, lambda x: x / x):
    x = torch.tensor([0.0, 1.0, 2.0], requires_grad=True)
    with torch.autograd.detect_anomaly():
        y = torch.where(x > 0, f(x), 0.0)
        try:
            y.sum().backward()
        except RuntimeError as error:
            print(error)
#> Function 'LogBackward0' returned nan values in its 0th output.
#> Function 'SqrtBackward0' returned nan values in its 0th output.
#> Function 'DivBackward0' returned nan values in its 0th output.
# --8<-- [end:detect]

# --8<-- [start:check]
import warnings

import torch

assert wrong.out.endswith("gradient: tensor([   nan, 1.0000, 0.5000])\n")
assert right.out.endswith("gradient: tensor([0.0000, 1.0000, 0.5000])\n")
assert wrong.out.splitlines()[0] == right.out.splitlines()[0] == "loss: 0.6931"
assert wrong_labels.out == """\
loss is NaN: False
gradient of the bias is NaN: True
"""
assert right_labels.out == """\
loss is NaN: False
gradient of the bias is NaN: False
"""
assert torch.equal(wrong_labels.loss, right_labels.loss)
same = "distances: [[0.0, 5.0], [5.0, 0.0]]\n"
assert wrong_distance.out.startswith(same) and wrong_distance.out.count("nan") == 4
assert right_distance.out.startswith(same) and "nan" not in right_distance.out
assert demo_functions.out == """\
x.log(): at 0 nan, at -1 0
x.sqrt(): at 0 nan, at -1 nan
1 / x: at 0 nan, at -1 0
x ** 0.3: at 0 nan, at -1 nan
(-99 * x).exp(): at 0 0, at -1 nan
x.clamp(min=1e-6).log(): at 0 0, at -1 0
torch.xlogy(x, x): at 0 nan, at -1 0
"""
assert demo_multiply.out.startswith("0 * -inf: tensor([   nan, 0.0000, 0.6931]")
assert demo_multiply.out.endswith("gradient: tensor([   nan, 1.0000, 0.5000])\n")
assert detect.out == """\
Function 'LogBackward0' returned nan values in its 0th output.
Function 'SqrtBackward0' returned nan values in its 0th output.
Function 'DivBackward0' returned nan values in its 0th output.
"""
assert not torch.is_anomaly_enabled()

# a batch without a label is 0 / 0, which clamp avoids
none = torch.zeros(3, dtype=torch.bool)
assert (torch.zeros(0).sum() / none.sum()).isnan()
assert torch.zeros(0).sum() / none.sum().clamp(min=1) == 0
# a division has a 1th output, too
x = torch.tensor([0.0, 1.0], requires_grad=True)
with warnings.catch_warnings(), torch.autograd.detect_anomaly(check_nan=True):
    warnings.simplefilter("ignore")
    try:
        torch.where(x > 0, torch.ones(2).div(x), 0.0).sum().backward()
    except RuntimeError as error:
        assert "nan values in its 1th output" in str(error)
    else:
        raise AssertionError("1 / 0 in the dropped branch")
# what backward computes: the gradient 0 times the slope of log at 0
assert (torch.tensor(0.0) * (1 / torch.tensor(0.0))).isnan()
assert torch.tensor(0.0).log() == -torch.inf
# masked_fill, clamp of the output, indexing into the output: the same NaN
ways = {
    "masked_fill": lambda x: x.log().masked_fill(x == 0, 0.0),
    "clamp of the output": lambda x: x.log().clamp(min=-10),
    "index of the output": lambda x: x.log()[x > 0],
    "index of the input": lambda x: x[x > 0].log(),
    "float64": lambda x: torch.where(x > 0, x.double().log(), 0.0),
}
found = {}
for name, way in ways.items():
    x = torch.tensor([0.0, 1.0, 2.0], requires_grad=True)
    way(x).sum().backward()
    found[name] = x.grad.isnan().any().item()
assert found == {
    "masked_fill": True, "clamp of the output": True,
    "index of the output": True, "index of the input": False, "float64": True}
# the norm of torch has no NaN at 0; nor has a small number under the root
x = torch.zeros(2, requires_grad=True)
x.norm().backward()
assert x.grad.tolist() == [0, 0]
x = torch.zeros(2, requires_grad=True)
(x.square().sum() + 1e-12).sqrt().backward()
assert x.grad.tolist() == [0, 0]
# a constant branch that is NaN does no harm, nor does an index in its place
x = torch.tensor([1.0, 2.0], requires_grad=True)
torch.where(x > 1, x, torch.tensor(torch.nan)).nansum().backward()
assert x.grad.tolist() == [0, 1]
x = torch.tensor([-1.0, 0.0, 1.0], requires_grad=True)
torch.where(x > 0, x, 0.1 * x).sum().backward()
assert torch.equal(x.grad, torch.tensor([0.1, 0.1, 1.0]))
# without where the same log in the forward pass is -inf, and seen at once
with warnings.catch_warnings():
    warnings.simplefilter("error")
    assert torch.tensor([0.0, 1.0]).log().sum() == -torch.inf
# --8<-- [end:check]
