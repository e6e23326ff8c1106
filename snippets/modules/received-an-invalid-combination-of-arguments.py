"""The message lists the types of what you passed and every form the function accepts: find the type that fits none of them."""
# /// pitfall
# apis = ["torch.nn.Linear", "torch.empty", "torch.Tensor.max", "torch.nn.Conv2d", "torch.nn.Embedding", "torch.Tensor.view", "torch.max", "torch.Tensor.clamp",
#         "torch.Tensor.amax", "torch.from_numpy", "torch.Tensor.numel", "torch.zeros"]
# symptom = "error"
# raises = ["wrong", "wrong_linear", "wrong_dtype", "wrong_path", "wrong_negative", "wrong_numpy", "wrong_max"]
# added = 2026-11-29
# also = ["torch.maximum"]
# messages = [
#   "view() received an invalid combination of arguments - got (*), but expected one of:",
#   "max() received an invalid combination of arguments - got (*), but expected one of:",
#   "randn() received an invalid combination of arguments - got (*), but expected one of:",
#   "sum() received an invalid combination of arguments - got (*), but expected one of:",
#   "std() received an invalid combination of arguments - got (*), but expected one of:",
#   "clamp() received an invalid combination of arguments - got (*), but expected one of:",
#   "where() received an invalid combination of arguments - got (*), but expected one of:",
#   "eq() received an invalid combination of arguments - got (*), but expected one of:",
#   "(): argument 'size' (position 1) must be tuple of ints, not *",
#   "tensor() takes 1 positional argument but 2 were given",
#   "reshape() takes 1 positional argument but 2 were given",
#   "expand() takes 1 positional argument but 2 were given",
#   "new(): data must be a sequence (got *)",
#   "(): argument 'dim' must be int, not NoneType",
#   "sum() got an unexpected keyword argument 'axis'",
#   "mean() got an unexpected keyword argument 'axis'",
#   "conv2d() received an invalid combination of arguments - got (str, *), but expected one of:",
#   "(): argument 'size' failed to unpack the object at pos * with error \"type must be tuple of ints,but got *\"",
#   "(): argument 'size' (position 1) must be tuple of ints, but found element of type * at pos *",
#   "(): argument 'dtype' must be torch.dtype, not str",
#   "Trying to create tensor with negative dimension *: [*]",
#   "zeros: Dimension size must be non-negative.",
#   "linear(): argument 'input' (position 1) must be Tensor, not numpy.ndarray",
# ]
# older = [
#   "sizes must be non-negative",
#   "empty() received an invalid combination of arguments - got (tuple, dtype=*, device=*), but expected one of:",
# ]
#
# [code.size_is_a_float]
# either = [
# '''
# $N = $X.shape[$I] / $D
# ...
# $Y.view(..., $N, ...)
# ''',
# '''
# $N = $X.size($I) / $D
# ...
# $Y.view(..., $N, ...)
# ''',
# '''
# $N = $X.shape[$I] / $D
# ...
# $Y.reshape(..., $N, ...)
# ''',
#     '$X.view(..., $A / $B, ...)', '$X.reshape(..., $A / $B, ...)',
#     'torch.nn.Linear($A / $B, ...)', 'torch.nn.Linear($A, $B / $C, ...)',
#     'torch.nn.Conv2d($A / $B, ...)', 'torch.nn.Conv2d($A, $B / $C, ...)',
#     'torch.zeros($A / $B, ...)', 'torch.zeros($A, $B / $C, ...)', 'torch.randn($A / $B, ...)',
#     'torch.randn($A, $B / $C, ...)', 'torch.ones($A / $B, ...)',
#     'torch.nn.Embedding($A, $B / $C, ...)', 'torch.nn.LSTM($A, $B / $C, ...)',
#     'torch.nn.Linear(in_features=$A / $B, ...)', 'torch.nn.Linear($A, out_features=$B / $C)',
#     'torch.nn.LayerNorm($A / $B)', 'torch.nn.GRU($A, $B / $C, ...)',
#     'torch.nn.BatchNorm2d($A / $B)', 'torch.empty($A / $B, ...)', 'torch.randperm($A * 0.8)',
#     'torch.nn.Conv2d($A, $B, $C, padding=$K / 2, ...)',
#     'torch.nn.Conv2d($A, $B, $C, padding=($K - 1) / 2, ...)',
#     'torch.nn.Conv1d($A, $B, $C, padding=$K / 2, ...)',
#     'torch.nn.Conv1d($A, $B, $C, padding=($K - 1) / 2, ...)', '$X.split($A / $B, ...)',
#     '$X.narrow($I, $J, $A / $B)', '$X.repeat($A / $B, ...)', '$X.expand($A / $B, ...)',
#     'torch.arange(...).view($A / $B, ...)', 'torch.full(($A / $B, ...), ...)',
#     'torch.randint($A, ($B / $C, ...), ...)',
# ]
# not = [
# '''
# $N = $X.shape[$I] / $D
# ...
# $N = $OTHER
# ...
# $Y.view(..., $N, ...)
# ''',
# ]
#
# [code.max_with_a_number]
# either = [
#     'torch.max($X, 0.0)', 'torch.min($X, 1.0)', 'torch.max($X, 1.0)', 'torch.max(0.0, $X)',
#     'torch.min($X, 0.0)', 'torch.max($X, 1e-8)', 'torch.max($X, 1e-6)',
#     'torch.maximum($X, 0.0)', 'torch.maximum($X, 0)', 'torch.minimum($X, 1.0)',
#     'torch.maximum(0.0, $X)', 'torch.max($X, torch.zeros($N), 1)', 'torch.sum([...])',
# ]
#
# [code.size_by_a_slash]
# either = [
#     '$X.view(..., $N, ...)', '$X.reshape(..., $N, ...)', 'torch.nn.Linear($N, ...)',
#     'torch.nn.Linear($A2, $N, ...)', 'torch.zeros(..., $N, ...)', 'torch.nn.Conv2d($N, ...)',
#     'torch.nn.Conv2d($A2, $N, ...)', 'torch.randn(..., $N, ...)', 'torch.nn.LSTM($A2, $N, ...)',
#     'torch.nn.GRU($A2, $N, ...)', 'torch.nn.Embedding($A2, $N)', '$X.split($N, ...)',
# ]
# anywhere = [
#     [
#         '$N = $A / 2', '$N = $A / 4', '$N = self.$B / self.$C', '$N = dim / heads',
#         '$N = $A / num_heads', '$N = $A / n_heads', '$N = $A / self.$C',
#         '$N = $A.shape[$I] / $C', '$N = $A.size($I) / $C', '$N = $A / heads',
#         '$N = $A / n_head', '$N = hidden / 2', '$N = $A / 8', '$N = len($A) / $C',
#         '$N = $A / $HEADS',
#     ],
# ]
# nowhere = ['$N = int(...)', '$N = round(...)', 'int($N)', '$N = $A3 // $B3']
# names = { "$N" = '(self\.)?\w*(dim|size|head|hidden|width|half|channels?|n_|num|length|feat|d_k|hd|hs|len)\w*' }
# example = '''
# head_dim = dim / heads
# q = q.view(n, length, heads, head_dim)
# '''
# ///

# --8<-- [start:wrong]
import torch

x = torch.zeros(8, 64)
pairs = x.shape[0] / 2
x = x.view(pairs, 2, 64)
#> TypeError: view() received an invalid combination of arguments - got (float, int, int), but expected one of:
#>  * (torch.dtype dtype)
#>  * (tuple of ints size)
#>
print("shape:", x.shape)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

x = torch.zeros(8, 64)
pairs = x.shape[0] // 2
x = x.view(pairs, 2, 64)
print("shape:", x.shape)
#> shape: torch.Size([4, 2, 64])
# --8<-- [end:right]

# --8<-- [start:wrong_linear]
import torch
from torch import nn

images = torch.zeros(8, 3, 32, 32)
layer = nn.Linear(images.shape[1:], 10)
#> TypeError: empty(): argument 'size' failed to unpack the object at pos 2 with error "type must be tuple of ints,but got torch.Size"
print("output:", layer(images.flatten(1)).shape)
# --8<-- [end:wrong_linear]

# --8<-- [start:right_linear]
import torch
from torch import nn

images = torch.zeros(8, 3, 32, 32)
layer = nn.Linear(images.shape[1:].numel(), 10)
print("output:", layer(images.flatten(1)).shape)
#> output: torch.Size([8, 10])
# --8<-- [end:right_linear]

# --8<-- [start:demo_sizes]
import torch
from torch import nn

for name, create in {
        "Linear(64 / 2, 10)": lambda: nn.Linear(64 / 2, 10),
        "Linear((32,), 10)": lambda: nn.Linear((32,), 10),
        "Linear(32, 10.0)": lambda: nn.Linear(32, 10.0),
        "Conv2d(3, 64 / 2, 3)": lambda: nn.Conv2d(3, 64 / 2, 3),
        "Embedding('100', 8)": lambda: nn.Embedding("100", 8)}.items():
    try:
        create()
    except TypeError as error:
        print(name)
        print("   ", error)
#> Linear(64 / 2, 10)
#>     empty(): argument 'size' failed to unpack the object at pos 2 with error "type must be tuple of ints,but got float"
#> Linear((32,), 10)
#>     empty(): argument 'size' failed to unpack the object at pos 2 with error "type must be tuple of ints,but got tuple"
#> Linear(32, 10.0)
#>     empty(): argument 'size' (position 1) must be tuple of ints, but found element of type float at pos 0
#> Conv2d(3, 64 / 2, 3)
#>     empty(): argument 'size' (position 1) must be tuple of ints, but found element of type float at pos 0
#> Embedding('100', 8)
#>     empty(): argument 'size' (position 1) must be tuple of ints, but found element of type str at pos 0
# --8<-- [end:demo_sizes]

# --8<-- [start:wrong_dtype]
import torch

config = {"dtype": "float16"}  # read from a file
x = torch.zeros(2, 3, dtype=config["dtype"])
#> TypeError: zeros(): argument 'dtype' must be torch.dtype, not str
print("dtype:", x.dtype)
# --8<-- [end:wrong_dtype]

# --8<-- [start:right_dtype]
import torch

config = {"dtype": "float16"}  # read from a file
x = torch.zeros(2, 3, dtype=getattr(torch, config["dtype"]))
print("dtype:", x.dtype)
#> dtype: torch.float16
# --8<-- [end:right_dtype]

# --8<-- [start:wrong_path]
import torch
from torch import nn

def read(path):  # a real one decodes the file
    return torch.zeros(3, 8, 8)

model = nn.Conv2d(3, 4, 3)
for path in ["a.png", "b.png"]:
    output = model(path)
    print("output:", output.shape)
#> TypeError: conv2d() received an invalid combination of arguments - got (str, Parameter, Parameter, tuple, tuple, tuple, int), but expected one of:
#>  * (Tensor input, Tensor weight, Tensor bias = None, tuple of ints stride = 1, tuple of ints padding = 0, tuple of ints dilation = 1, int groups = 1)
#>       didn't match because some of the arguments have invalid types: (!str!, !Parameter!, !Parameter!, !tuple of (int, int)!, !tuple of (int, int)!, !tuple of (int, int)!, !int!)
#>  * (Tensor input, Tensor weight, Tensor bias = None, tuple of ints stride = 1, str padding = "valid", tuple of ints dilation = 1, int groups = 1)
#>       didn't match because some of the arguments have invalid types: (!str!, !Parameter!, !Parameter!, !tuple of (int, int)!, !tuple of (int, int)!, !tuple of (int, int)!, !int!)
#>
# --8<-- [end:wrong_path]

# --8<-- [start:right_path]
import torch
from torch import nn

def read(path):  # a real one decodes the file
    return torch.zeros(3, 8, 8)

model = nn.Conv2d(3, 4, 3)
for path in ["a.png", "b.png"]:
    output = model(read(path).unsqueeze(0))
    print("output:", output.shape)
#> output: torch.Size([1, 4, 6, 6])
#> output: torch.Size([1, 4, 6, 6])
# --8<-- [end:right_path]

# --8<-- [start:wrong_negative]
from torch import nn

class Downsample(nn.Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        self.pool = nn.MaxPool2d(2)  # keeps the input channels,
        self.conv = nn.Conv2d(inputs, outputs - inputs, 3)  # adds the rest

block = Downsample(34, 32)
#> RuntimeError: Trying to create tensor with negative dimension -2: [-2, 34, 3, 3]
print("weight:", block.conv.weight.shape)
# --8<-- [end:wrong_negative]

# --8<-- [start:right_negative]
from torch import nn

class Downsample(nn.Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        self.pool = nn.MaxPool2d(2)  # keeps the input channels,
        self.conv = nn.Conv2d(inputs, outputs - inputs, 3)  # adds the rest

block = Downsample(34, 64)
print("weight:", block.conv.weight.shape)
#> weight: torch.Size([30, 34, 3, 3])
# --8<-- [end:right_negative]

# --8<-- [start:demo_negative]
import torch
from torch import nn

vocabulary = {}  # the file with the words was empty
for create in (lambda: nn.Embedding(len(vocabulary) - 1, 8),
               lambda: nn.Linear(-1, 10),
               lambda: torch.zeros(4, -1)):
    try:
        create()
    except RuntimeError as error:
        print(error)
#> Trying to create tensor with negative dimension -1: [-1, 8]
#> Trying to create tensor with negative dimension -1: [10, -1]
#> zeros: Dimension size must be non-negative.
# --8<-- [end:demo_negative]

# --8<-- [start:wrong_numpy]
import numpy as np
from torch import nn

x = np.zeros((8, 4))
print("output:", nn.Linear(4, 2)(x).shape)
#> TypeError: linear(): argument 'input' (position 1) must be Tensor, not numpy.ndarray
# --8<-- [end:wrong_numpy]

# --8<-- [start:right_numpy]
import numpy as np
import torch
from torch import nn

x = torch.from_numpy(np.zeros((8, 4))).float()
print("output:", nn.Linear(4, 2)(x).shape)
#> output: torch.Size([8, 2])
# --8<-- [end:right_numpy]

# --8<-- [start:wrong_max]
import torch

margin = torch.tensor([-1.0, 0.5, 2.0])
loss = torch.max(margin, 0.0)
#> TypeError: max() received an invalid combination of arguments - got (Tensor, float), but expected one of:
#>  * (Tensor input, *, Tensor out = None)
#>  * (Tensor input, Tensor other, *, Tensor out = None)
#>  * (Tensor input, int dim, bool keepdim = False, *, tuple of Tensors out = None)
#>
print("loss:", loss)
# --8<-- [end:wrong_max]

# --8<-- [start:right_max]
import torch

margin = torch.tensor([-1.0, 0.5, 2.0])
loss = margin.clamp(min=0.0)
print("loss:", loss)
#> loss: tensor([0.0000, 0.5000, 2.0000])
# --8<-- [end:right_max]

# --8<-- [start:demo_max]
import torch

x = torch.tensor([[1.0, 5.0], [7.0, 3.0]])
try:
    torch.max(x, dim=(0, 1))
except TypeError as error:
    print(str(error).splitlines()[0])
#> max() received an invalid combination of arguments - got (Tensor, dim=tuple), but expected one of:
print("largest of all:", x.amax(dim=(0, 1)))
#> largest of all: tensor(7.)
print("largest of two numbers:", max(3, 0.5))
#> largest of two numbers: 3
# --8<-- [end:demo_max]

# --8<-- [start:demo_others]
import torch

x, n = torch.zeros(2, 6), 6 / 2
for name, use in {
        "randn(n, 2)": lambda: torch.randn(n, 2),
        "reshape(n, 4)": lambda: x.reshape(n, 4),
        "expand(n, 6)": lambda: x.expand(n, 6),
        "tensor(1, 2)": lambda: torch.tensor(1, 2),
        "Tensor(2.5)": lambda: torch.Tensor(2.5),
        "Tensor(None)": lambda: torch.Tensor(None),
        "sum('rows')": lambda: x.sum("rows"),
        "clamp(min='0')": lambda: x.clamp(min="0"),
        "where(mask, x, None)": lambda: torch.where(x > 0, x, None),
        "eq(x, [0])": lambda: torch.eq(x, [0]),
        "zeros(n)": lambda: torch.zeros(n)}.items():
    try:
        use()
    except TypeError as error:
        print(f"{name}: {str(error).splitlines()[0]}")
#> randn(n, 2): randn() received an invalid combination of arguments - got (float, int), but expected one of:
#> reshape(n, 4): reshape() takes 1 positional argument but 2 were given
#> expand(n, 6): expand() takes 1 positional argument but 2 were given
#> tensor(1, 2): tensor() takes 1 positional argument but 2 were given
#> Tensor(2.5): new(): data must be a sequence (got float)
#> Tensor(None): new(): data must be a sequence (got NoneType)
#> sum('rows'): sum() received an invalid combination of arguments - got (str), but expected one of:
#> clamp(min='0'): clamp() received an invalid combination of arguments - got (min=str, ), but expected one of:
#> where(mask, x, None): where() received an invalid combination of arguments - got (Tensor, Tensor, NoneType), but expected one of:
#> eq(x, [0]): eq() received an invalid combination of arguments - got (Tensor, list), but expected one of:
#> zeros(n): zeros(): argument 'size' (position 1) must be tuple of ints, not float
# --8<-- [end:demo_others]

# --8<-- [start:wrong_reduce]
import numpy as np
import torch

x = torch.zeros(2, 3)
for reduce in (np.sum, np.mean, np.max, np.std):
    try:
        print(reduce.__name__, reduce(x))
    except TypeError as error:
        print(str(error).splitlines()[0])
#> sum() got an unexpected keyword argument 'axis'
#> mean() got an unexpected keyword argument 'axis'
#> max(): argument 'dim' must be int, not NoneType
#> std() received an invalid combination of arguments - got (ddof=int, dtype=NoneType, out=NoneType, axis=NoneType, ), but expected one of:
# --8<-- [end:wrong_reduce]

# --8<-- [start:right_reduce]
import torch

x = torch.zeros(2, 3)
for reduce in (torch.sum, torch.mean, torch.max, torch.std):
    print(reduce.__name__, reduce(x).item())
#> sum 0.0
#> mean 0.0
#> max 0.0
#> std 0.0
# --8<-- [end:right_reduce]

# --8<-- [start:detect]
settings = {"in_channels": 3, "out_channels": 64 / 2, "kernel_size": (3, 3)}
for name, value in settings.items():
    print(f"{name}: {value} is of type {type(value).__name__}")
#> in_channels: 3 is of type int
#> out_channels: 32.0 is of type float
#> kernel_size: (3, 3) is of type tuple
# --8<-- [end:detect]

# --8<-- [start:check]
import numpy as np
import torch
from torch import nn

assert (wrong.error or "").splitlines() == [
    "TypeError: view() received an invalid combination of arguments - "
    "got (float, int, int), but expected one of:",
    " * (torch.dtype dtype)",
    " * (tuple of ints size)"]
assert right.out == "shape: torch.Size([4, 2, 64])\n"
assert wrong_linear.error == (
    "TypeError: empty(): argument 'size' failed to unpack the object at pos 2"
    ' with error "type must be tuple of ints,but got torch.Size"')
assert right_linear.out == "output: torch.Size([8, 10])\n"
assert right_linear.layer.in_features == 3 * 32 * 32 == 3072
unpack = ("    empty(): argument 'size' failed to unpack the object at pos 2 "
          'with error "type must be tuple of ints,but got {}"')
element = ("    empty(): argument 'size' (position 1) must be tuple of ints, "
           "but found element of type {} at pos 0")
assert demo_sizes.out.splitlines() == [
    "Linear(64 / 2, 10)", unpack.format("float"),
    "Linear((32,), 10)", unpack.format("tuple"),
    "Linear(32, 10.0)", element.format("float"),
    "Conv2d(3, 64 / 2, 3)", element.format("float"),
    "Embedding('100', 8)", element.format("str")]
assert wrong_dtype.error == (
    "TypeError: zeros(): argument 'dtype' must be torch.dtype, not str")
assert right_dtype.out == "dtype: torch.float16\n"
assert (wrong_path.error or "").startswith(
    "TypeError: conv2d() received an invalid combination of arguments - got "
    "(str, Parameter, Parameter, tuple, tuple, tuple, int), but expected")
assert (wrong_path.error or "").count("(!str!, !Parameter!, !Parameter!,") == 2
assert right_path.out == 2 * "output: torch.Size([1, 4, 6, 6])\n"
assert wrong_negative.error == (
    "RuntimeError: Trying to create tensor with negative dimension -2: "
    "[-2, 34, 3, 3]")
assert right_negative.out == "weight: torch.Size([30, 34, 3, 3])\n"
assert demo_negative.out == """\
Trying to create tensor with negative dimension -1: [-1, 8]
Trying to create tensor with negative dimension -1: [10, -1]
zeros: Dimension size must be non-negative.
"""
assert wrong_numpy.error == (
    "TypeError: linear(): argument 'input' (position 1) must be Tensor, "
    "not numpy.ndarray")
assert right_numpy.out == "output: torch.Size([8, 2])\n"
assert (wrong_max.error or "").splitlines() == [
    "TypeError: max() received an invalid combination of arguments - got "
    "(Tensor, float), but expected one of:",
    " * (Tensor input, *, Tensor out = None)",
    " * (Tensor input, Tensor other, *, Tensor out = None)",
    " * (Tensor input, int dim, bool keepdim = False, *, "
    "tuple of Tensors out = None)"]
assert right_max.out == "loss: tensor([0.0000, 0.5000, 2.0000])\n"
assert demo_max.out == """\
max() received an invalid combination of arguments - got (Tensor, dim=tuple), but expected one of:
largest of all: tensor(7.)
largest of two numbers: 3
"""
assert "expected one of:" in wrong_reduce.out and wrong_reduce.out.count("axis") == 3
assert right_reduce.out == "sum 0.0\nmean 0.0\nmax 0.0\nstd 0.0\n"
others = demo_others.out.splitlines()
assert len(others) == 11
assert others[0].startswith("randn(n, 2): randn() received an invalid combination")
assert others[3] == "tensor(1, 2): tensor() takes 1 positional argument but 2 were given"
assert others[5] == "Tensor(None): new(): data must be a sequence (got NoneType)"
# methods know axis, but not together with out
x = torch.ones(2, 3)
assert x.sum(axis=1).tolist() == [3.0, 3.0]
try:
    x.sum(axis=1, out=None)
except TypeError as error:
    assert "unexpected keyword argument 'axis'" in str(error)
else:
    raise AssertionError("no error")
# a list of values, or a shape, is one argument
assert torch.tensor([1, 2]).tolist() == [1, 2] and torch.zeros(1, 2).shape == (1, 2)
assert detect.out == """\
in_channels: 3 is of type int
out_channels: 32.0 is of type float
kernel_size: (3, 3) is of type tuple
"""

# a whole number as a float is a float; an integer of NumPy is fine
assert type(64 / 2) is float and 64 / 2 == 32
assert nn.Linear(np.int64(4), 2).in_features == 4
for size in (32.0, np.float64(32)):
    try:
        nn.Linear(size, 2)
    except TypeError as error:
        assert "failed to unpack" in str(error)
    else:
        raise AssertionError("a float is a size")
# the other settings of a convolution are checked only in the call
layer = nn.Conv2d(3, 4, 3, padding=1.0)
try:
    layer(torch.zeros(1, 3, 8, 8))
except TypeError as error:
    assert "got (Tensor, Parameter, Parameter, tuple" in str(error)
    assert "!tuple of (float, float)!" in str(error)
else:
    raise AssertionError("a float is a padding")
# a zero is accepted where a maximum needs a dim
assert torch.max(wrong_max.margin, 0).values == 2
assert torch.equal(torch.maximum(wrong_max.margin, torch.tensor(0.0)),
                   right_max.loss)
# -1 is fine in view
assert torch.zeros(2, 3).view(-1).shape == (6,)
# the name with its module isn't an attribute of torch
assert not hasattr(torch, "torch.float16") and hasattr(torch, "float16")
# one form has one argument, so the message is short, though max has three
for use, text in (
        (lambda: torch.max("a"), "max(): argument 'input' (position 1) must be"),
        (lambda: torch.zeros(1).to(dtype="float16"),
         "to() received an invalid combination of arguments - got (dtype=str")):
    try:
        use()
    except TypeError as error:
        assert str(error).startswith(text)
    else:
        raise AssertionError(text)
# without flatten, a Linear takes only the last dimension
assert nn.Linear(32, 10)(wrong_linear.images).shape == (8, 3, 32, 10)
# --8<-- [end:check]
