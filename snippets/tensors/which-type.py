"""What type(), .type(), .dtype and isinstance say of a tensor, and the comparisons that are always False."""
# /// pitfall
# apis = ["torch.Tensor.type", "torch.is_tensor", "torch.is_floating_point", "torch.Tensor.is_floating_point", "torch.Tensor.item", "torch.nn.parameter.Parameter"]
# symptom = "question"
# added = 2026-11-21
#
# [code.type_compared]
# either = [
#     'type($X) == torch.LongTensor', 'type($X) == torch.FloatTensor',
#     'type($X) == torch.IntTensor', '$X.dtype == torch.LongTensor',
#     '$X.dtype == torch.FloatTensor', '$X.dtype == torch.IntTensor',
#     '$X.type() == torch.FloatTensor', '$X.type() == torch.float32', 'type($X) == torch.float32',
#     'isinstance($X, torch.float32)', 'isinstance($X, torch.FloatTensor)',
#     'isinstance($X, torch.LongTensor)', 'type($X) is torch.FloatTensor',
#     '$X.type() == "float32"', '$X.type() == torch.LongTensor', 'type($X) == torch.float',
#     '$X.dtype is torch.FloatTensor', 'isinstance($X.dtype, torch.FloatTensor)',
#     '$X.dtype in ("float32", ...)', 'type($X) is torch.LongTensor',
#     'isinstance($X, torch.int64)',
# ]
#
# [code.dtype_as_a_text]
# either = [
#     '$X.dtype == "torch.int64"', '$X.dtype == "torch.float32"', '$X.dtype == "torch.float16"',
#     '$X.dtype == "torch.long"', '$X.dtype == "torch.uint8"',
# ]
# ///

# --8<-- [start:demo]
import torch

x = torch.tensor([1, 2])
print("x.dtype:", x.dtype)
#> x.dtype: torch.int64
print("x.device:", x.device)
#> x.device: cpu
print("type(x):", type(x))
#> type(x): <class 'torch.Tensor'>
print("x.type():", x.type())
#> x.type(): torch.LongTensor
print("isinstance:", isinstance(x, torch.Tensor))
#> isinstance: True
print("torch.is_tensor(x):", torch.is_tensor(x))
#> torch.is_tensor(x): True
print("x.is_floating_point():", x.is_floating_point())
#> x.is_floating_point(): False
print("torch.is_floating_point(x):", torch.is_floating_point(x))
#> torch.is_floating_point(x): False
# --8<-- [end:demo]

# --8<-- [start:demo_isinstance]
import torch

x, mask = torch.tensor([1, 2]), torch.tensor([True, False])
print("x is a LongTensor:", isinstance(x, torch.LongTensor))
#> x is a LongTensor: True
print("x is an IntTensor:", isinstance(x, torch.IntTensor))
#> x is an IntTensor: False
print("x is a BoolTensor:", isinstance(x, torch.BoolTensor))
#> x is a BoolTensor: False
print("mask is a BoolTensor:", isinstance(mask, torch.BoolTensor))
#> mask is a BoolTensor: True
x = x.to("meta")  # a different device; same on a GPU
print("x.dtype:", x.dtype)
#> x.dtype: torch.int64
print("x is a LongTensor:", isinstance(x, torch.LongTensor))
#> x is a LongTensor: False
# --8<-- [end:demo_isinstance]

# --8<-- [start:wrong]
import torch

x = torch.tensor([1, 2])
print("class with class:", type(x) == torch.LongTensor)
#> class with class: False
print("string with class:", x.type() == torch.LongTensor)
#> string with class: False
print("dtype with class:", x.dtype == torch.LongTensor)
#> dtype with class: False
print("dtype with string:", x.dtype == "torch.int64")
#> dtype with string: False
print("dtype with short string:", x.dtype == "int64")
#> dtype with short string: False
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

x = torch.tensor([1, 2])
print("dtype with dtype:", x.dtype == torch.int64)
#> dtype with dtype: True
print("dtype by its other name:", x.dtype == torch.long)
#> dtype by its other name: True
print("one of two dtypes:", x.dtype in (torch.int32, torch.int64))
#> one of two dtypes: True
print("string with string:", str(x.dtype) == "torch.int64")
#> string with string: True
# --8<-- [end:right]

# --8<-- [start:wrong_if]
import torch

labels = torch.tensor([0, 2], dtype=torch.int32)
if type(labels) == torch.IntTensor:
    labels = labels.long()
print("dtype:", labels.dtype)
#> dtype: torch.int32
# --8<-- [end:wrong_if]

# --8<-- [start:right_if]
import torch

labels = torch.tensor([0, 2], dtype=torch.int32)
if labels.dtype == torch.int32:
    labels = labels.long()
print("dtype:", labels.dtype)
#> dtype: torch.int64
# --8<-- [end:right_if]

# --8<-- [start:demo_parameter]
import torch
from torch import nn

w = nn.Linear(2, 1).weight
print("type(w):", type(w).__name__)
#> type(w): Parameter
print("type(w) == torch.Tensor:", type(w) == torch.Tensor)
#> type(w) == torch.Tensor: False
print("isinstance, Tensor:", isinstance(w, torch.Tensor))
#> isinstance, Tensor: True
print("isinstance, Parameter:", isinstance(w, nn.Parameter))
#> isinstance, Parameter: True
# --8<-- [end:demo_parameter]

# --8<-- [start:demo_element]
import torch

x = torch.tensor([1, 2])
print("x[0] is an int:", isinstance(x[0], int))
#> x[0] is an int: False
print("x[0].item() is an int:", isinstance(x[0].item(), int))
#> x[0].item() is an int: True
# --8<-- [end:demo_element]

# --8<-- [start:check]
import torch

assert demo.out == """\
x.dtype: torch.int64
x.device: cpu
type(x): <class 'torch.Tensor'>
x.type(): torch.LongTensor
isinstance: True
torch.is_tensor(x): True
x.is_floating_point(): False
torch.is_floating_point(x): False
"""
assert demo_isinstance.out == """\
x is a LongTensor: True
x is an IntTensor: False
x is a BoolTensor: False
mask is a BoolTensor: True
x.dtype: torch.int64
x is a LongTensor: False
"""
assert wrong.out == """\
class with class: False
string with class: False
dtype with class: False
dtype with string: False
dtype with short string: False
"""
assert right.out == """\
dtype with dtype: True
dtype by its other name: True
one of two dtypes: True
string with string: True
"""
assert wrong_if.out == "dtype: torch.int32\n"
assert right_if.out == "dtype: torch.int64\n"
assert demo_parameter.out == """\
type(w): Parameter
type(w) == torch.Tensor: False
isinstance, Tensor: True
isinstance, Parameter: True
"""
assert demo_element.out == """\
x[0] is an int: False
x[0].item() is an int: True
"""

# the table: dtype, its other names, .type(); bfloat16 and bool have one name
for names, kind in {
    "float64 double": "DoubleTensor",
    "float32 float": "FloatTensor",
    "float16 half": "HalfTensor",
    "bfloat16": "BFloat16Tensor",
    "int64 long": "LongTensor",
    "int32 int": "IntTensor",
    "int16 short": "ShortTensor",
    "int8": "CharTensor",
    "uint8": "ByteTensor",
    "bool": "BoolTensor",
}.items():
    dtypes = [getattr(torch, name) for name in names.split()]
    x = torch.zeros(1, dtype=dtypes[0])
    assert x.dtype == dtypes[0] == dtypes[-1]
    assert str(x.dtype) == "torch." + names.split()[0]
    assert x.type() == f"torch.{kind}" and isinstance(x, getattr(torch, kind))
    assert x.is_floating_point() == ("float" in names)
for dtype, kind in {
    torch.complex64: "ComplexFloatTensor",
    torch.uint16: "UInt16Tensor",
    torch.float8_e4m3fn: "Float8_e4m3fnTensor",
}.items():
    x = torch.zeros(1).to(dtype)
    assert x.type() == f"torch.{kind}" and not hasattr(torch, kind)
x = torch.eye(2).to_sparse()
assert x.type() == "torch.sparse.FloatTensor"
assert not isinstance(x, torch.FloatTensor)
assert isinstance(torch.cuda.LongTensor, type)
assert torch.tensor([1]).type() == "torch.LongTensor"
assert not issubclass(torch.LongTensor, torch.Tensor)
assert not torch.is_tensor([1]) and torch.tensor([1]).device.type == "cpu"
assert torch.tensor([1]).to("meta").type() == "torch.meta.LongTensor"
# --8<-- [end:check]
