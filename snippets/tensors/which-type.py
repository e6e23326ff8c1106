"""What type(), .type(), .dtype and isinstance say of a tensor, and the comparisons that are always False."""
# /// pitfall
# apis = ["torch.Tensor.type", "torch.is_tensor", "torch.is_floating_point", "torch.Tensor.is_floating_point", "torch.Tensor.item", "torch.nn.parameter.Parameter"]
# symptom = "question"
# added = 2026-11-21
# ///

# --8<-- [start:demo]
import torch

x = torch.tensor([1, 2])
print(type(x))
#> <class 'torch.Tensor'>
print(x.type())
#> torch.LongTensor
print(x.dtype, x.device)
#> torch.int64 cpu
print(isinstance(x, torch.Tensor), torch.is_tensor(x))
#> True True
print(x.is_floating_point(), torch.is_floating_point(x))
#> False False
# --8<-- [end:demo]

# --8<-- [start:demo_isinstance]
import torch

x, mask = torch.tensor([1, 2]), torch.tensor([True, False])
for kind in (torch.LongTensor, torch.IntTensor, torch.BoolTensor):
    print(kind.__name__, isinstance(x, kind), isinstance(mask, kind))
#> LongTensor True False
#> IntTensor False False
#> BoolTensor False True
x = x.to("meta")  # a different device; same on a GPU
print(x.dtype, isinstance(x, torch.LongTensor))
#> torch.int64 False
# --8<-- [end:demo_isinstance]

# --8<-- [start:wrong]
import torch

x = torch.tensor([1, 2])
print(type(x) == torch.LongTensor)
#> False
print(x.type() == torch.LongTensor)
#> False
print(x.dtype == torch.LongTensor)
#> False
print(x.dtype == "int64", x.dtype == "torch.int64")
#> False False
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

x = torch.tensor([1, 2])
print(x.dtype == torch.int64)
#> True
print(x.dtype == torch.long)
#> True
print(x.dtype in (torch.int32, torch.int64))
#> True
print(str(x.dtype) == "torch.int64")
#> True
# --8<-- [end:right]

# --8<-- [start:demo_parameter]
import torch
from torch import nn

w = nn.Linear(2, 1).weight
print(type(w).__name__, type(w) == torch.Tensor)
#> Parameter False
print(isinstance(w, torch.Tensor), isinstance(w, nn.Parameter))
#> True True
# --8<-- [end:demo_parameter]

# --8<-- [start:demo_element]
import torch

x = torch.tensor([1, 2])
print(isinstance(x[0], int), isinstance(x[0].item(), int))
#> False True
# --8<-- [end:demo_element]

# --8<-- [start:check]
import torch

assert demo.out == """\
<class 'torch.Tensor'>
torch.LongTensor
torch.int64 cpu
True True
False False
"""
assert demo_isinstance.out == """\
LongTensor True False
IntTensor False False
BoolTensor False True
torch.int64 False
"""
assert wrong.out == "False\nFalse\nFalse\nFalse False\n"
assert right.out == "True\nTrue\nTrue\nTrue\n"
assert demo_parameter.out == "Parameter False\nTrue True\n"
assert demo_element.out == "False True\n"

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
