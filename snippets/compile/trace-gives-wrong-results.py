"""torch.jit.trace keeps what ran for the example: dicts need strict=False, and loops, numbers and the training mode are frozen."""
# /// pitfall
# apis = ["torch.jit.trace", "torch.export.export"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-11-29
# messages = [
#   "Encountering a dict at the output of the tracer might cause the trace to be incorrect, this is only valid if the container structure does not change based on the module's inputs.",
#   "Tracer cannot infer type of *Dictionary inputs to traced functions must have consistent type. Found Tensor and int",
#   "Iterating over a tensor might cause the trace to be incorrect. Passing a tensor of different shape won't change the number of iterations executed (and might lead to errors or silently give incorrect results).",
#   "Converting a tensor to a Python boolean might cause the trace to be incorrect. We can't record the data flow of Python values, so this value will be treated as a constant in the future. This means that the trace might not generalize to other inputs!",
#   "Converting a tensor to a Python integer might cause the trace to be incorrect",
#   "Converting a tensor to a Python float might cause the trace to be incorrect",
#   "Converting a tensor to a Python number might cause the trace to be incorrect",
#   "Converting a tensor to a Python list might cause the trace to be incorrect",
#   "Converting a tensor to a NumPy array might cause the trace to be incorrect",
#   "Using len to get tensor shape might cause the trace to be incorrect. Recommended usage would be tensor.shape[0].",
#   "torch.* results are registered as constants in the trace",
#   "Trace had nondeterministic nodes. Did you forget call .eval() on your model?",
#   "Output nr 1. of the traced function does not match the corresponding output of the Python function.",
#   "Only tensors, lists, tuples of tensors, or dictionary of tensors can be output from traced functions",
#   "Only tensors and (possibly nested) tuples of tensors, lists, or dicts are supported as inputs or outputs of traced functions, but instead got value of type *.",
#   "The traced function didn't return any values! Side-effects are not captured in traces, so it would be a no-op.",
# ]
# older = [
#   "Converting a tensor to a Python index might cause the trace to be incorrect",
# ]
#
# [code.traced_before_eval]
# pattern = '''
# $T = torch.jit.trace($M, ...)
# ...
# $T.eval()
# '''
# not_inside = [
# '''
# $M.eval()
# ...
# $T = torch.jit.trace($M, ...)
# ...
# $T.eval()
# ''',
# '''
# $M = $X.eval()
# ...
# $T = torch.jit.trace($M, ...)
# ...
# $T.eval()
# ''',
# ]
#
# [code.traced_loop]
# either = [
#     'for $I in range(len($X)): ...', 'for $I in range($X.size(0)): ...',
#     'for $I in range($X.shape[0]): ...',
# ]
# inside = ['def forward(self, ..., $X, ...): ...']
# anywhere = ['torch.jit.trace(...)']
#
# [code.random_or_training_in_trace]
# either = ['torch.jit.trace($M, ...)', 'torch.jit.trace($NET(...), ...)']
# anywhere = [
#     [
#         'torch.nn.Dropout(...)', 'torch.nn.BatchNorm1d(...)', 'torch.nn.BatchNorm2d(...)',
#         'torch.nn.functional.dropout(...)',
#     ],
# ]
# nowhere = ['$X.eval()', '$X.train(False)', '$M = $X.eval()']
# example = '''
# model = torch.nn.Sequential(torch.nn.Linear(4, 4), torch.nn.Dropout())
# traced = torch.jit.trace(model, x)
# '''
#
# [code.size_kept_by_trace]
# either = [
#     'int($X.shape[$I])', 'int($X.size($I))', 'len($X)', 'range($X.shape[$I])',
#     '$X.shape[$I].item()', 'torch.arange(int($X.shape[$I]))', 'torch.tensor($X.shape[$I])',
#     'range(len($X))', 'range($X.size($I))', 'torch.tensor($X.size($I))', 'numpy.$F($X)',
# ]
# inside = ['def forward(...): ...']
# not_inside = ['torch.jit.script(...)']
# anywhere = ['torch.jit.trace(...)']
# example = '''
# class Net(torch.nn.Module):
#     def forward(self, x):
#         n = int(x.shape[0])
#         return x.view(n, -1)
# traced = torch.jit.trace(Net(), x)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn


class Model(nn.Module):
    def forward(self, x):
        return {"logits": x * 2, "features": x}


model = Model().eval()
x = torch.ones(1, 4)
traced = torch.jit.trace(model, x)
#> RuntimeError: Encountering a dict at the output of the tracer might cause the trace to be incorrect, this is only valid if the container structure does not change based on the module's inputs. Consider using a constant container instead (e.g. for `list`, use a `tuple` instead. for `dict`, use a `NamedTuple` instead). If you absolutely need this and know the side effects, pass strict=False to trace() to allow this behavior.
print("keys:", list(traced(x)))
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn


class Model(nn.Module):
    def forward(self, x):
        return {"logits": x * 2, "features": x}


model = Model().eval()
x = torch.ones(1, 4)
traced = torch.jit.trace(model, x, strict=False)
print("keys:", list(traced(x)))
#> keys: ['logits', 'features']
# --8<-- [end:right]

# --8<-- [start:demo_values]
import torch


def f(x):
    return {"logits": x, "loss": 0}


try:
    torch.jit.trace(f, torch.ones(1, 4), strict=False)
except RuntimeError as error:
    print(error)
#> Tracer cannot infer type of {'logits': tensor([[1., 1., 1., 1.]]), 'loss': 0}
#> :Dictionary inputs to traced functions must have consistent type. Found Tensor and int
# --8<-- [end:demo_values]

# --8<-- [start:demo_wrapper]
import torch
from torch import nn


class Model(nn.Module):
    def forward(self, x):
        return {"logits": x * 2, "features": [x]}


class Wrapper(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, x):
        return self.model(x)["logits"]


traced = torch.jit.trace(Wrapper(Model()).eval(), torch.ones(1, 4))
print("logits:", traced(torch.ones(1, 4)))
#> logits: tensor([[2., 2., 2., 2.]])
# --8<-- [end:demo_wrapper]

# --8<-- [start:wrong_loop]
import torch
from torch import nn


class Model(nn.Module):
    def forward(self, x):
        total = torch.zeros(4)
        for i in range(len(x)):
            total = total + x[i]
        return total


traced = torch.jit.trace(Model(), torch.ones(2, 4))
#> TracerWarning: Using len to get tensor shape might cause the trace to be incorrect. Recommended usage would be tensor.shape[0]. Passing a tensor of different shape might lead to errors or silently give incorrect results.
print("total of 5 rows:", traced(torch.ones(5, 4)))
#> total of 5 rows: tensor([2., 2., 2., 2.])
# --8<-- [end:wrong_loop]

# --8<-- [start:right_loop]
import torch
from torch import nn


class Model(nn.Module):
    def forward(self, x):
        total = x.sum(dim=0)
        return total


traced = torch.jit.trace(Model(), torch.ones(2, 4))
print("total of 5 rows:", traced(torch.ones(5, 4)))
#> total of 5 rows: tensor([5., 5., 5., 5.])
# --8<-- [end:right_loop]

# --8<-- [start:demo_rows]
import torch


def f(x):
    return sum(row * 2 for row in x)


traced = torch.jit.trace(f, torch.ones(2, 4))
#> TracerWarning: Iterating over a tensor might cause the trace to be incorrect. Passing a tensor of different shape won't change the number of iterations executed (and might lead to errors or silently give incorrect results).
try:
    traced(torch.ones(5, 4))
except RuntimeError as error:
    print("5 rows:", str(error).strip().splitlines()[-1])
#> 5 rows: RuntimeError: Expected 2 elements in a list but found 5
# --8<-- [end:demo_rows]

# --8<-- [start:demo_constants]
import warnings
import torch

functions = {
    "int()": lambda x: x * int(x.sum()),
    "numpy()": lambda x: x * torch.from_numpy(x.numpy()).sum(),
    "len()": lambda x: x * len(x),
    "torch.tensor()": lambda x: x * torch.tensor(x.tolist()).sum(),
    "shape[0]": lambda x: x * x.shape[0],
}
x = torch.ones(5)
for name, f in functions.items():
    with warnings.catch_warnings(record=True) as caught:
        traced = torch.jit.trace(f, torch.ones(2), check_trace=False)
    print(f"{name}: {traced(x)[0]:.0f} instead of {f(x)[0]:.0f}")
    for w in caught:
        print("   ", str(w.message).split(". ")[0])
#> int(): 2 instead of 5
#>     Converting a tensor to a Python integer might cause the trace to be incorrect
#> numpy(): 2 instead of 5
#>     Converting a tensor to a NumPy array might cause the trace to be incorrect
#>     torch.from_numpy results are registered as constants in the trace
#> len(): 2 instead of 5
#>     Using len to get tensor shape might cause the trace to be incorrect
#> torch.tensor(): 2 instead of 5
#>     Converting a tensor to a Python list might cause the trace to be incorrect
#>     torch.tensor results are registered as constants in the trace
#> shape[0]: 5 instead of 5
# --8<-- [end:demo_constants]

# --8<-- [start:wrong_train]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 100), nn.Dropout())
x = torch.ones(1, 4)
traced = torch.jit.trace(model, x, check_trace=False)
traced.eval()
print("same twice:", torch.equal(traced(x), traced(x)))
#> same twice: False
# --8<-- [end:wrong_train]

# --8<-- [start:right_train]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 100), nn.Dropout())
x = torch.ones(1, 4)
model.eval()
traced = torch.jit.trace(model, x)
print("same twice:", torch.equal(traced(x), traced(x)))
#> same twice: True
# --8<-- [end:right_train]

# --8<-- [start:demo_train]
import warnings
import torch
from torch import nn


class Model(nn.Module):
    def forward(self, x):
        return nn.functional.dropout(x, training=self.training)


with warnings.catch_warnings(record=True) as caught:
    torch.jit.trace(Model(), torch.ones(1, 100))
for w in caught:
    if w.category is torch.jit.TracerWarning:
        print(str(w.message).splitlines()[0])
#> Trace had nondeterministic nodes. Did you forget call .eval() on your model? Nodes:
#> Output nr 1. of the traced function does not match the corresponding output of the Python function. Detailed error:
# --8<-- [end:demo_train]

# --8<-- [start:demo_export]
import torch
from torch import nn


class Model(nn.Module):
    def forward(self, x):
        total = torch.zeros(4)
        for row in x:
            total = total + row
        return {"total": total}


model, x = Model().eval(), torch.ones(2, 4)
program = torch.export.export(model, (x,)).module()
print("2 rows:", program(x))
#> 2 rows: {'total': tensor([2., 2., 2., 2.])}
try:
    program(torch.ones(5, 4))
except AssertionError as error:
    print("5 rows:", error)
#> 5 rows: Guard failed: x.size()[0] == 2
# --8<-- [end:demo_export]

# --8<-- [start:detect]
import torch


def compare(model, traced, *inputs):
    for x in inputs:
        same = torch.allclose(model(x), traced(x), atol=1e-5)
        print(tuple(x.shape), "same:", same)


model = lambda x: x / len(x)
traced = torch.jit.trace(model, torch.ones(2, 4))
#> TracerWarning: Using len to get tensor shape might cause the trace to be incorrect. Recommended usage would be tensor.shape[0]. Passing a tensor of different shape might lead to errors or silently give incorrect results.
compare(model, traced, torch.ones(2, 4), torch.ones(5, 4))
#> (2, 4) same: True
#> (5, 4) same: False
# --8<-- [end:detect]

# --8<-- [start:demo_boolean]
import warnings
import torch


def double(x):
    assert x.shape[1] == 3
    return x * 2


with warnings.catch_warnings(record=True) as caught:
    traced = torch.jit.trace(double, torch.ones(1, 3, 8, 8))
print(str(caught[0].message).split(". ")[0])
#> Converting a tensor to a Python boolean might cause the trace to be incorrect
for size in ((5, 3, 8, 8), (1, 3, 9, 9), (1, 4, 8, 8)):
    print(size, "gives", tuple(traced(torch.ones(size)).shape))
#> (5, 3, 8, 8) gives (5, 3, 8, 8)
#> (1, 3, 9, 9) gives (1, 3, 9, 9)
#> (1, 4, 8, 8) gives (1, 4, 8, 8)
# --8<-- [end:demo_boolean]

# --8<-- [start:wrong_size]
import torch
from torch.nn import functional as F


def pad(x):  # to a width that is a multiple of 4
    if x.shape[-1] % 4:
        x = F.pad(x, (0, 4 - x.shape[-1] % 4))
    return x


traced = torch.jit.trace(pad, torch.ones(1, 8))
#> TracerWarning: Converting a tensor to a Python boolean might cause the trace to be incorrect. We can't record the data flow of Python values, so this value will be treated as a constant in the future. This means that the trace might not generalize to other inputs!
print("width 10 becomes", traced(torch.ones(1, 10)).shape[-1])
#> width 10 becomes 10
# --8<-- [end:wrong_size]

# --8<-- [start:right_size]
import torch
from torch.nn import functional as F


def pad(x):  # to a width that is a multiple of 4
    x = F.pad(x, (0, -x.shape[-1] % 4))
    return x


traced = torch.jit.trace(pad, torch.ones(1, 8))
print("width 10 becomes", traced(torch.ones(1, 10)).shape[-1])
#> width 10 becomes 12
# --8<-- [end:right_size]

# --8<-- [start:demo_index]
import math
import warnings
import torch

functions = {
    "math.sqrt(n)": lambda x, n: x * math.sqrt(n) ** 2,
    "n.item()": lambda x, n: x * n.item(),
    "range(n)": lambda x, n: x * len(range(n)),
    "a list[n]": lambda x, n: x * [0, 1, 2, 3, 4, 5][n],
    "x[:n]": lambda x, n: x[:n].sum(),
}
x = torch.ones(9)
two, five = torch.tensor(2), torch.tensor(5)
for name, f in functions.items():
    with warnings.catch_warnings(record=True) as caught:
        traced = torch.jit.trace(f, (x, two), check_trace=False)
    print(f"{name}: {traced(x, five).max():.0f} instead of 5")
    for w in caught:
        print("   ", str(w.message).split(". ")[0])
#> math.sqrt(n): 2 instead of 5
#>     Converting a tensor to a Python float might cause the trace to be incorrect
#> n.item(): 2 instead of 5
#>     Converting a tensor to a Python number might cause the trace to be incorrect
#> range(n): 2 instead of 5
#> a list[n]: 2 instead of 5
#> x[:n]: 5 instead of 5
# --8<-- [end:demo_index]

# --8<-- [start:demo_outputs]
from dataclasses import dataclass
import torch


@dataclass
class Output:
    logits: torch.Tensor

functions = {
    "a number": lambda x: (x, 3),
    "None": lambda x: (x, None),
    "a list of dicts": lambda x: [{"boxes": x}],
    "only None": lambda x: None,
    "a dataclass": lambda x: Output(x),
}
for name, f in functions.items():
    try:
        torch.jit.trace(f, torch.ones(1))
    except RuntimeError as error:
        print(f"{name}: {error}")
#> a number: Only tensors, lists, tuples of tensors, or dictionary of tensors can be output from traced functions
#> None: Only tensors, lists, tuples of tensors, or dictionary of tensors can be output from traced functions
#> a list of dicts: Only tensors, lists, tuples of tensors, or dictionary of tensors can be output from traced functions
#> only None: The traced function didn't return any values! Side-effects are not captured in traces, so it would be a no-op.
#> a dataclass: Tracer cannot infer type of Output(logits=tensor([1.]))
#> :Only tensors and (possibly nested) tuples of tensors, lists, or dicts are supported as inputs or outputs of traced functions, but instead got value of type Output.
# --8<-- [end:demo_outputs]

# --8<-- [start:check]
import collections
import warnings

import torch
from torch import nn

__name__ = "__main__"  # torch.jit wants to know where a function is from
assert wrong.error.startswith(
    "RuntimeError: Encountering a dict at the output of the tracer might")
assert "pass strict=False to trace()" in wrong.out
assert right.out == "keys: ['logits', 'features']\n"
assert demo_values.out.startswith("Tracer cannot infer type of {'logits'")
assert "consistent type. Found Tensor and int" in demo_values.out
assert demo_wrapper.out == "logits: tensor([[2., 2., 2., 2.]])\n"
assert "TracerWarning: Using len to get tensor shape" in wrong_loop.out
assert "TracerWarning: Iterating over a tensor might" in demo_rows.out
assert demo_rows.out.endswith(
    "5 rows: RuntimeError: Expected 2 elements in a list but found 5\n")
assert wrong_loop.out.endswith("total of 5 rows: tensor([2., 2., 2., 2.])\n")
assert right_loop.out == "total of 5 rows: tensor([5., 5., 5., 5.])\n"
lines = demo_constants.out.splitlines()
assert [x for x in lines if x[0] != " "] == [
    "int(): 2 instead of 5", "numpy(): 2 instead of 5",
    "len(): 2 instead of 5", "torch.tensor(): 2 instead of 5",
    "shape[0]: 5 instead of 5"], lines
assert len(lines) == 11, lines
assert wrong_train.out == "same twice: False\n"
assert right_train.out == "same twice: True\n"
assert demo_train.out == """\
Trace had nondeterministic nodes. Did you forget call .eval() on your model? \
Nodes:
Output nr 1. of the traced function does not match the corresponding output of \
the Python function. Detailed error:
"""
lines = demo_index.out.splitlines()
assert [x for x in lines if x[0] != " "] == [
    "math.sqrt(n): 2 instead of 5", "n.item(): 2 instead of 5",
    "range(n): 2 instead of 5", "a list[n]: 2 instead of 5",
    "x[:n]: 5 instead of 5"], lines
assert [x.split(" might")[0].strip() for x in lines if x[0] == " "] == [
    "Converting a tensor to a Python float",
    "Converting a tensor to a Python number"], lines
only = "Only tensors, lists, tuples of tensors, or dictionary of tensors"
assert demo_outputs.out.count(only) == 3
assert "only None: The traced function didn't return any" in demo_outputs.out
assert "a dataclass: Tracer cannot infer type of Output(" in demo_outputs.out
assert demo_outputs.out.rstrip().endswith(
    "but instead got value of type Output.")
assert demo_export.out.splitlines() == [
    "2 rows: {'total': tensor([2., 2., 2., 2.])}",
    "5 rows: Guard failed: x.size()[0] == 2"]
assert "Using len to get tensor shape" in detect.out
assert detect.out.endswith("(2, 4) same: True\n(5, 4) same: False\n")


assert demo_boolean.out == """\
Converting a tensor to a Python boolean might cause the trace to be incorrect
(5, 3, 8, 8) gives (5, 3, 8, 8)
(1, 3, 9, 9) gives (1, 3, 9, 9)
(1, 4, 8, 8) gives (1, 4, 8, 8)
"""
assert "TracerWarning: Converting a tensor to a Python boolean" in wrong_size.out
assert wrong_size.out.endswith("width 10 becomes 10\n")
assert right_size.out == "width 10 becomes 12\n"
assert wrong_size.pad(torch.ones(1, 10)).shape[-1] == 12


def refused(result, **more):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            torch.jit.trace(lambda x: result(x), torch.ones(2), **more)
        except RuntimeError as error:
            return str(error)


assert refused(lambda x: (x, x)) is None
assert refused(lambda x: [x, x]) is None
# a dict with something else than tensors in it fails even so
assert refused(lambda x: {"a": x, "b": 3}, strict=False)
assert refused(lambda x: {"a": x, "b": [x]}, strict=False)

def frozen(f, example, x):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        traced = torch.jit.trace(f, example, check_trace=False)
    text = [str(w.message) for w in caught
            if w.category is torch.jit.TracerWarning]
    return traced(x), text


# float() and item() freeze a number as well
for f, words in (
        (lambda x: x * float(x.sum()), "Converting a tensor to a Python float"),
        (lambda x: x * x.sum().item(),
         "Converting a tensor to a Python number")):
    result, [text] = frozen(f, torch.ones(2), torch.ones(5))
    assert result.tolist() == [2.0] * 5 and text.startswith(words)
# a range over shape[0] freezes silently, int(shape[0]) with a warning
result, text = frozen(
    lambda x: sum(x[i] for i in range(x.shape[0])),
    torch.ones(2, 4), torch.ones(5, 4))
assert result.tolist() == [2.0] * 4 and text == []
result, [text] = frozen(
    lambda x: x * int(x.shape[0]), torch.ones(2), torch.ones(5))
assert result.tolist() == [2.0] * 5
# an index into a tensor follows the input, a list does not
table = torch.arange(6)
for source, expected in ((table, 5), (table.tolist(), 2)):
    traced = torch.jit.trace(lambda x, n: x * source[n], (torch.ones(1), torch.tensor(2)))
    assert traced(torch.ones(1), torch.tensor(5)).item() == expected
# a list gives a warning, a NamedTuple comes back as a tuple
_, [text] = frozen(lambda x: [x, x], torch.ones(2), torch.ones(2))
assert text.startswith("Encountering a list at the output of the tracer")
pair = collections.namedtuple("Pair", "a b")
result, text = frozen(
    lambda x: pair(x, x), torch.ones(2), torch.ones(2))
assert type(result) is tuple and text == []
# not only the example decides: the other mode is frozen as well
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    traced = torch.jit.trace(right_train.model, right_train.x)
traced.train()
assert traced.training
assert torch.equal(traced(right_train.x), right_train.model(right_train.x))
# export takes any number of rows if the model has no loop over them
program = torch.export.export(
    right_loop.Model(), (torch.ones(2, 4),),
    dynamic_shapes=({0: torch.export.Dim.DYNAMIC},)).module()
assert program(torch.ones(5, 4)).tolist() == [5.0] * 4
# --8<-- [end:check]
