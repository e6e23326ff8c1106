"""Conversions return new tensors; floats are cut towards zero, integers out of range wrap; modules change in place."""
# /// pitfall
# apis = ["torch.Tensor.to", "torch.Tensor.type", "torch.Tensor.type_as", "torch.Tensor.float", "torch.Tensor.double", "torch.Tensor.int", "torch.Tensor.long", "torch.Tensor.half", "torch.Tensor.zero_", "torch.Tensor.clamp", "torch.Tensor.round", "torch.nn.Module.double", "torch.zeros"]
# symptom = "question"
# raises = ["wrong_module", "wrong_numpy"]
# added = 2026-11-21
# changed = 2026-11-29
# messages = [
#   "mat1 and mat2 must have the same dtype, but got Double and Float",
#   "module 'numpy' has no attribute 'float'.",
#   "expected m1 and m2 to have the same dtype, but got: double != float",
#   "Invalid device string: '*float*'",
#   "invalid type: '*'",
#   "nn.Module.to only accepts floating point or complex dtypes, but got desired dtype=torch.*",
#   "'Tensor' object has no attribute 'zero'",
# ]
# older = [
#   "expected scalar type Float but found Double",
#   "Expected object of scalar type Float but got scalar type Double for argument #2 'mat2'",
#   "Expected object of scalar type Double but got scalar type Float for argument #2 'mat2'",
# ]
#
# [code.conversion_unused]
# pattern = '$X.$CONVERT()'
# inside = [
#     [
#         'for $X, ... in $DATA: ...', 'for $A1, $X in $DATA: ...',
#         'for $A1, ($X, ...) in $DATA: ...', 'for $A1, ($A2, $X) in $DATA: ...',
# '''
# $X = torch.$F(...)
# ...
# ''',
#     ],
# ]
# not_inside = [
#     '$ANY = $VALUE', 'return $VALUE', '$CALL(..., <... $X.$CONVERT() ...>, ...)',
#     '$X.$CONVERT().$METHOD', '$X.$CONVERT()[...]', '(..., <... $X.$CONVERT() ...>, ...)',
#     '[..., <... $X.$CONVERT() ...>, ...]', '{..., $K: <... $X.$CONVERT() ...>, ...}',
#     '[<... $X.$CONVERT() ...> for $V in $W]', '$ANY += $VALUE', 'yield $VALUE', 'assert $VALUE',
#     '$X.$CONVERT() + $R', '$X.$CONVERT() - $R', '$X.$CONVERT() * $R', '$X.$CONVERT() / $R',
#     '$X.$CONVERT() > $R', '$X.$CONVERT() < $R', '$X.$CONVERT() == $R', '$L @ $X.$CONVERT()',
#     '$X.$CONVERT() @ $R', 'if $X.$CONVERT(): ...', 'while $X.$CONVERT(): ...',
# ]
# names = { "$CONVERT" = 'float|long|double|half|int|bool|bfloat16|squeeze|flatten|sigmoid|relu|abs|exp|sqrt|contiguous|clone|t', "$X" = '(?!.*(model|net|module|layer)).*' }
#
# [code.numpy_float]
# either = ['$C(..., dtype=numpy.float, ...)', '$C(..., dtype=numpy.int, ...)']
# ///

# --8<-- [start:demo]
import torch

x, y = torch.tensor([1, 2]), torch.tensor([0.5])
for name, z in {
    "x.to(torch.float32)": x.to(torch.float32),
    "x.float()": x.float(),
    "x.type(torch.float32)": x.type(torch.float32),
    'x.type("torch.FloatTensor")': x.type("torch.FloatTensor"),
    "x.type_as(y)": x.type_as(y),
    "x.to(y)": x.to(y),
}.items():
    print(f"{name}: {z.dtype} {z.tolist()}")
#> x.to(torch.float32): torch.float32 [1.0, 2.0]
#> x.float(): torch.float32 [1.0, 2.0]
#> x.type(torch.float32): torch.float32 [1.0, 2.0]
#> x.type("torch.FloatTensor"): torch.float32 [1.0, 2.0]
#> x.type_as(y): torch.float32 [1.0, 2.0]
#> x.to(y): torch.float32 [1.0, 2.0]
# --8<-- [end:demo]

# --8<-- [start:wrong]
import torch

x = torch.tensor([1, 2])
x.float()
print("dtype:", x.dtype)
#> dtype: torch.int64
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

x = torch.tensor([1, 2])
x = x.float()
print("dtype:", x.dtype)
#> dtype: torch.float32
# --8<-- [end:right]

# --8<-- [start:demo_cut]
import torch

x = torch.tensor([1.9, -1.9, 2.5])
print("int():", x.int().tolist())
#> int(): [1, -1, 2]
print("round().int():", x.round().int().tolist())
#> round().int(): [2, -2, 2]
# --8<-- [end:demo_cut]

# --8<-- [start:wrong_range]
import torch

x = torch.tensor([-10, 100, 260])
image = x.to(torch.uint8)
print("image:", image.tolist())
#> image: [246, 100, 4]
# --8<-- [end:wrong_range]

# --8<-- [start:right_range]
import torch

x = torch.tensor([-10, 100, 260])
image = x.clamp(0, 255).to(torch.uint8)
print("image:", image.tolist())
#> image: [0, 100, 255]
# --8<-- [end:right_range]

# --8<-- [start:demo_precision]
import torch

x = torch.tensor([16777217])
print("int64 to float32 and back:", x.float().long().item())
#> int64 to float32 and back: 16777216
x = torch.tensor([70000.0])
print("float32 to float16:", x.half().item())
#> float32 to float16: inf
x = torch.tensor([0.1])
print("float32 to float64:", x.double().item())
#> float32 to float64: 0.10000000149011612
# --8<-- [end:demo_precision]

# --8<-- [start:wrong_module]
import numpy as np
import torch
from torch import nn

data = np.ones((8, 2))  # float64, NumPy's default
model = nn.Linear(2, 1)
x = torch.from_numpy(data)
y = model(x)
#> RuntimeError: mat1 and mat2 must have the same dtype, but got Double and Float
print("output:", y.dtype)
# --8<-- [end:wrong_module]

# --8<-- [start:right_module]
import numpy as np
import torch
from torch import nn

data = np.ones((8, 2))  # float64, NumPy's default
model = nn.Linear(2, 1)
x = torch.from_numpy(data).float()
y = model(x)
print("output:", y.dtype)
#> output: torch.float32
# --8<-- [end:right_module]

# --8<-- [start:wrong_numpy]
import numpy as np

y = np.array([[5, 5], [2, 8]], dtype=np.float)
#> AttributeError: module 'numpy' has no attribute 'float'.
#> `np.float` was a deprecated alias for the builtin `float`. To avoid this error in existing code, use `float` by itself. Doing this will not modify any behavior and is safe. If you specifically wanted the numpy scalar type, use `np.float64` here.
#> The aliases was originally deprecated in NumPy 1.20; for more details and guidance see the original release note at:
#>     https://numpy.org/devdocs/release/1.20.0-notes.html#deprecations
# --8<-- [end:wrong_numpy]

# --8<-- [start:right_numpy]
import numpy as np
import torch

y = np.array([[5, 5], [2, 8]], dtype=float)  # what np.float was
print("float:", y.dtype, "in PyTorch:", torch.from_numpy(y).dtype)
#> float: float64 in PyTorch: torch.float64
y = np.array([[5, 5], [2, 8]], dtype=np.float32)
print("np.float32:", y.dtype, "in PyTorch:", torch.from_numpy(y).dtype)
#> np.float32: float32 in PyTorch: torch.float32
# --8<-- [end:right_numpy]

# --8<-- [start:demo_module]
import torch
from torch import nn

model = nn.Linear(2, 1)
same = model.double()
print("same object:", same is model)
#> same object: True
print("weight:", model.weight.dtype)
#> weight: torch.float64
# --8<-- [end:demo_module]

# --8<-- [start:demo_messages]
import torch
from torch import nn

x = torch.tensor([1, 2])
for name, call in {
    "to": lambda: x.to("float32"),
    "type": lambda: x.type("float32"),
    "zero": lambda: torch.Tensor(3, 4).zero(),
    "Linear": lambda: nn.Linear(2, 1).to(torch.int64),
    "@": lambda: torch.ones(2, 2).double() @ torch.ones(2, 2),
}.items():
    try:
        call()
    except (RuntimeError, ValueError, AttributeError, TypeError) as error:
        print(f"{name} - {type(error).__name__}: {error}")
#> to - RuntimeError: Invalid device string: 'float32'
#> type - ValueError: invalid type: 'float32'
#> zero - AttributeError: 'Tensor' object has no attribute 'zero'
#> Linear - TypeError: nn.Module.to only accepts floating point or complex dtypes, but got desired dtype=torch.int64
#> @ - RuntimeError: expected m1 and m2 to have the same dtype, but got: double != float
# --8<-- [end:demo_messages]

# --8<-- [start:demo_unset]
import torch

torch.use_deterministic_algorithms(True)  # fills what is not initialized
print("IntTensor:", torch.IntTensor(2).tolist())
#> IntTensor: [2147483647, 2147483647]
print("after zero_():", torch.IntTensor(2).zero_().tolist())
#> after zero_(): [0, 0]
print("zeros:", torch.zeros(2, dtype=torch.int32).tolist())
#> zeros: [0, 0]
torch.use_deterministic_algorithms(False)
# --8<-- [end:demo_unset]

# --8<-- [start:demo_grad]
import torch

w = torch.tensor([1.5], requires_grad=True)
print("float64 requires grad:", w.double().requires_grad)
#> float64 requires grad: True
print("int32 requires grad:", w.int().requires_grad)
#> int32 requires grad: False
# --8<-- [end:demo_grad]

# --8<-- [start:check]
import warnings

import numpy as np
import torch
from torch import nn

assert [line.split(": ") for line in demo.out.splitlines()] == [
    [name, "torch.float32 [1.0, 2.0]"] for name in (
        "x.to(torch.float32)", "x.float()", "x.type(torch.float32)",
        'x.type("torch.FloatTensor")', "x.type_as(y)", "x.to(y)")]
assert wrong.out == "dtype: torch.int64\n"
assert right.out == "dtype: torch.float32\n"
assert demo_cut.out == "int(): [1, -1, 2]\nround().int(): [2, -2, 2]\n"
assert wrong_range.out == "image: [246, 100, 4]\n"
assert right_range.out == "image: [0, 100, 255]\n"
assert demo_precision.out == """\
int64 to float32 and back: 16777216
float32 to float16: inf
float32 to float64: 0.10000000149011612
"""
got = "mat1 and mat2 must have the same dtype, but got Double and Float"
assert wrong_module.error == f"RuntimeError: {got}"
assert right_module.out == "output: torch.float32\n"
assert wrong_numpy.out.startswith(
    "AttributeError: module 'numpy' has no attribute 'float'.")
assert right_numpy.out == """\
float: float64 in PyTorch: torch.float64
np.float32: float32 in PyTorch: torch.float32
"""


def raised(call):
    try:
        call()
    except (RuntimeError, TypeError) as error:
        return str(error)


# a linear layer without a bias says what @ says
x = torch.ones(2, 2)
assert raised(lambda: nn.Linear(2, 1, bias=False)(x.double())) == (
    "expected m1 and m2 to have the same dtype, but got: double != float")
# whole numbers: the same message with Long, and the same fix
assert raised(lambda: nn.Linear(2, 1)(x.long())) == (
    got.replace("Double", "Long"))
assert nn.Linear(2, 1)(x.long().float()).dtype == torch.float32
for name in ("int", "object", "str", "complex"):
    with warnings.catch_warnings(action="ignore"):
        assert not hasattr(np, name)
assert demo_module.out == "same object: True\nweight: torch.float64\n"
assert demo_messages.out == """\
to - RuntimeError: Invalid device string: 'float32'
type - ValueError: invalid type: 'float32'
zero - AttributeError: 'Tensor' object has no attribute 'zero'
Linear - TypeError: nn.Module.to only accepts floating point or complex dtypes, but \
got desired dtype=torch.int64
@ - RuntimeError: expected m1 and m2 to have the same dtype, but got: double \
!= float
"""
assert demo_unset.out == """\
IntTensor: [2147483647, 2147483647]
after zero_(): [0, 0]
zeros: [0, 0]
"""
assert demo_grad.out == (
    "float64 requires grad: True\nint32 requires grad: False\n")

# nothing to convert: the same tensor, unless copy=True
x = torch.ones(2)
assert x.float() is x and x.to(torch.float32) is x and x.type_as(x) is x
assert x.to(torch.float32, copy=True) is not x
assert x.data_ptr() != x.double().data_ptr()

made = torch.IntTensor(3, 4)
assert made.shape == (3, 4) and made.dtype == torch.int32

# Python's float is float64 here; bool is True for anything but 0
assert x.to(float).dtype == torch.float64 and x.to(int).dtype == torch.int64
values = torch.tensor([0.0, 0.5, float("nan")])
assert values.bool().tolist() == [False, True, True]

# type_as and to(y) take the device, too
y = torch.ones(1, device="meta")
assert x.type_as(y).device == y.device == x.to(y).device

# float out of range: no NaN, and bounds that the dtype can hold
x = torch.tensor([1e30, -1e30, float("nan")])
safe = x.nan_to_num().clamp(0, 255).to(torch.uint8)
assert safe.tolist() == [255, 0, 0]
assert x[2:].clamp(0, 255).isnan().all()  # clamp keeps NaN
top = x[:1].clamp(max=2147483647).item()
assert top == 2147483648 == 2**31  # still out of range
safe = x.double().nan_to_num().clamp(-(2**31), 2**31 - 1).int()
assert safe.tolist() == [2**31 - 1, -(2**31), 0]
assert torch.finfo(torch.float16).max == 65504
x = torch.ones(2)

# the gradient passes through a conversion between float types
w = torch.tensor([1.5], requires_grad=True)
(3 * w.double()).backward()
assert w.grad.tolist() == [3.0] and w.grad.dtype == torch.float32

# a module changes its floating-point parameters and buffers only
norm = nn.BatchNorm1d(2).double()
assert norm.running_mean.dtype == torch.float64
assert norm.num_batches_tracked.dtype == torch.int64

# the other methods of the table
for name, dtype in {
    "half": torch.float16, "bfloat16": torch.bfloat16, "float": torch.float32,
    "double": torch.float64, "char": torch.int8, "byte": torch.uint8,
    "short": torch.int16, "int": torch.int32, "long": torch.int64,
    "bool": torch.bool,
}.items():
    assert getattr(x, name)().dtype == dtype
for name in ("half", "bfloat16", "float", "double"):
    assert hasattr(nn.Module, name)
assert not hasattr(nn.Module, "long")

try:
    compile("torch.Tensor(3, 4).zero()_", "note", "exec")
    said = None
except SyntaxError as error:
    said = error.msg
assert said == "invalid syntax"
# --8<-- [end:check]
