"""An in-place operation keeps the dtype of its tensor, so a float result doesn't fit into a tensor of integers."""
# /// pitfall
# apis = ["torch.Tensor.clamp_", "torch.Tensor.add_", "torch.Tensor.div_", "torch.Tensor.mul_", "torch.zeros"]
# symptom = "error"
# raises = ["wrong", "wrong_image", "wrong_total", "wrong_assign"]
# added = 2026-11-30
# messages = [
#   "result type * can't be cast to the desired output type *",
#   "result type Float can't be cast to the desired output type Long",
#   "Index put requires the source and destination dtypes match, got * for the destination and * for the source.",
# ]
#
# [reported.windows]
# message = "result type Float can't be cast to the desired output type __int64"
# shown = "RuntimeError: result type Float can't be cast to the desired output type __int64"
# needs = "windows"
# links = ["https://github.com/WongKinYiu/yolov7/issues/186", "https://github.com/dog-qiuqiu/Yolo-FastestV2/issues/76"]
#
# [code.grid_limit_is_a_float]
# pattern = '$G.clamp_(0, $GAIN[$I] - 1)'
# anywhere = ['$GAIN = torch.ones(7, ...)', '$GIJ = $E.long()']
# nowhere = ['$GAIN = torch.ones(7, ..., dtype=$T, ...)', '$GAIN = $GAIN.$F(...)']
# names = { "$G" = 'g[ij]', "$GAIN" = 'gain' }
#
# [code.integers_divided_in_place]
# either = [
# '''
# $X = torch.zeros(..., dtype=torch.long)
# ...
# $X /= $Y
# ''',
# '''
# $X = torch.zeros(..., dtype=torch.int64)
# ...
# $X /= $Y
# ''',
# '''
# $X = torch.zeros(..., dtype=torch.int)
# ...
# $X /= $Y
# ''',
# '''
# $X = torch.zeros(..., dtype=torch.int32)
# ...
# $X /= $Y
# ''',
# '''
# $X = torch.zeros(..., dtype=torch.uint8)
# ...
# $X /= $Y
# ''',
# '''
# $X = torch.zeros(..., dtype=torch.long)
# ...
# $X.div_($Y)
# ''',
# '''
# $X = torch.zeros($N).long()
# ...
# $X /= $Y
# ''',
# '''
# $X = torch.zeros($N, $M).long()
# ...
# $X /= $Y
# ''',
# ]
# nowhere = [
#     '$X = $X.$F(...)', '$X = torch.$G(<... $X ...>, ...)', '$X = $X / $Z', '$X = $X * $Z', '$X = torch.tensor(...)',
#     '$X = torch.zeros($N)', '$X = torch.zeros($N, $M)', '$X = torch.ones(...)', '$X = torch.rand(...)', '$X = torch.randn(...)',
# ]
# line = "$Y"
# example = '''
# hits = torch.zeros(10, dtype=torch.long)
# for pred, y in results:
#     hits += torch.bincount(y[pred == y], minlength=10)
# hits /= len(dataset)
# '''
# ///

# --8<-- [start:wrong]
import torch

targets = torch.tensor([[5.7, 3.2], [9.6, 1.1]])  # in grid cells
gain = torch.ones(7)
gain[2:6] = torch.tensor([8, 8, 8, 8])
gij = targets.long()
gi, gj = gij.T
index = gj.clamp_(0, gain[3] - 1), gi.clamp_(0, gain[2] - 1)
#> RuntimeError: result type Float can't be cast to the desired output type long int
print("rows:", index[0], "columns:", index[1])
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

targets = torch.tensor([[5.7, 3.2], [9.6, 1.1]])  # in grid cells
gain = torch.ones(7).long()
gain[2:6] = torch.tensor([8, 8, 8, 8])
gij = targets.long()
gi, gj = gij.T
index = gj.clamp_(0, gain[3] - 1), gi.clamp_(0, gain[2] - 1)
print("rows:", index[0], "columns:", index[1])
#> rows: tensor([3, 1]) columns: tensor([5, 7])
# --8<-- [end:right]

# --8<-- [start:wrong_image]
import numpy as np
import torch

image = np.full((2, 2, 3), 255, dtype=np.uint8)
x = torch.from_numpy(image).permute(2, 0, 1)
x /= 255
#> RuntimeError: result type Float can't be cast to the desired output type Byte
print("largest:", x.max())
# --8<-- [end:wrong_image]

# --8<-- [start:right_image]
import numpy as np
import torch

image = np.full((2, 2, 3), 255, dtype=np.uint8)
x = torch.from_numpy(image).permute(2, 0, 1).float()
x /= 255
print("largest:", x.max())
#> largest: tensor(1.)
# --8<-- [end:right_image]

# --8<-- [start:wrong_total]
import torch
from torch import nn

model, criterion = nn.Linear(4, 1), nn.MSELoss()
loader = [(torch.zeros(8, 4), torch.zeros(8, 1)) for _ in range(3)]
total = torch.tensor(0)
with torch.no_grad():
    for x, y in loader:
        total += criterion(model(x), y)
#> RuntimeError: result type Float can't be cast to the desired output type Long
print("dtype of the total:", total.dtype)
# --8<-- [end:wrong_total]

# --8<-- [start:right_total]
import torch
from torch import nn

model, criterion = nn.Linear(4, 1), nn.MSELoss()
loader = [(torch.zeros(8, 4), torch.zeros(8, 1)) for _ in range(3)]
total = torch.tensor(0.0)
with torch.no_grad():
    for x, y in loader:
        total += criterion(model(x), y)
print("dtype of the total:", total.dtype)
#> dtype of the total: torch.float32
# --8<-- [end:right_total]

# --8<-- [start:wrong_assign]
import torch

labels = torch.tensor([0, 1, 2, 1])
labels[labels > 0] = torch.tensor([0.9, 0.8, 0.9])
#> RuntimeError: Index put requires the source and destination dtypes match, got Long for the destination and Float for the source.
print("labels:", labels)
# --8<-- [end:wrong_assign]

# --8<-- [start:right_assign]
import torch

labels = torch.tensor([0, 1, 2, 1]).float()
labels[labels > 0] = torch.tensor([0.9, 0.8, 0.9])
print("labels:", labels)
#> labels: tensor([0.0000, 0.9000, 0.8000, 0.9000])
# --8<-- [end:right_assign]

# --8<-- [start:demo_types]
import torch

half, i = torch.tensor(0.5), torch.tensor(1j)
x, pixels = torch.ones(2), torch.ones(2, dtype=torch.uint8)
counts, mask = torch.ones(2, dtype=torch.int32), torch.ones(2).bool()
for code in ("pixels -= half", "counts *= half", "mask *= half",
             "mask += 1", "x *= i", "counts.clamp_(0, half)",
             "pixels.clamp_(0, half)", "torch.add(x, 1, out=counts)"):
    try:
        exec(code)
    except RuntimeError as error:
        print(f"{code}\n    {error}")
#> pixels -= half
#>     result type Float can't be cast to the desired output type Byte
#> counts *= half
#>     result type Float can't be cast to the desired output type Int
#> mask *= half
#>     result type Float can't be cast to the desired output type Bool
#> mask += 1
#>     result type Long can't be cast to the desired output type Bool
#> x *= i
#>     result type ComplexFloat can't be cast to the desired output type Float
#> counts.clamp_(0, half)
#>     result type Float can't be cast to the desired output type int
#> pixels.clamp_(0, half)
#>     result type Float can't be cast to the desired output type unsigned char
#> torch.add(x, 1, out=counts)
#>     result type Float can't be cast to the desired output type Int
# --8<-- [end:demo_types]

# --8<-- [start:demo_silent]
import torch

x = torch.tensor([4, 4, 4, 4, 4])
x[0] = 0.9
x[1].fill_(0.9)
x[2].copy_(torch.tensor(0.9))
x[3:].masked_fill_(torch.tensor([True, False]), 0.9)
print("x:", x)
#> x: tensor([0, 0, 0, 0, 4])
# --8<-- [end:demo_silent]

# --8<-- [start:demo_fine]
import torch

count = torch.tensor([1, 2, 3])
count += torch.tensor([1, 1, 1], dtype=torch.uint8)
count //= 2
print("count:", count)
#> count: tensor([1, 1, 2])
half = torch.ones(2).half()
half += torch.tensor([0.5, 0.25])
print("half:", half)
#> half: tensor([1.5000, 1.2500], dtype=torch.float16)
# --8<-- [end:demo_fine]

# --8<-- [start:check]
import torch

no = "RuntimeError: result type Float can't be cast to the desired output type {}\n"
assert wrong.out == no.format("long int")
assert right.out == "rows: tensor([3, 1]) columns: tensor([5, 7])\n"
assert wrong_image.out == no.format("Byte")
assert right_image.out == "largest: tensor(1.)\n"
assert wrong_total.out == no.format("Long")
assert right_total.out == "dtype of the total: torch.float32\n"
assert wrong_assign.out == (
    "RuntimeError: Index put requires the source and destination dtypes match, "
    "got Long for the destination and Float for the source.\n")
assert right_assign.out == (
    "labels: tensor([0.0000, 0.9000, 0.8000, 0.9000])\n")
said = [line.split() for line in demo_types.out.splitlines()[1::2]]
assert [(words[2], words[-1]) for words in said] == [
    ("Float", "Byte"), ("Float", "Int"), ("Float", "Bool"), ("Long", "Bool"),
    ("ComplexFloat", "Float"), ("Float", "int"), ("Float", "char"),
    ("Float", "Int")]
assert demo_silent.out == "x: tensor([0, 0, 0, 0, 4])\n"
assert demo_fine.out == (
    "count: tensor([1, 1, 2])\n"
    "half: tensor([1.5000, 1.2500], dtype=torch.float16)\n")
# gi and gj are views: clamp_ changes gij as well, clamp doesn't
assert right.gij.tolist() == [[5, 3], [7, 1]]
gij = torch.tensor([[9, 1]])
gij.T[0].clamp(0, 7)
assert gij.tolist() == [[9, 1]]
# clamp with a limit that is a float gives floats, which are no index
index = torch.tensor([9]).clamp(0, torch.tensor(7.0))
assert index.dtype == torch.float32
try:
    torch.zeros(10)[index]
except IndexError as error:
    assert "tensors used as indices must be long" in str(error)
else:
    assert False
# the names of C++: if at least one limit is a number
for limits in ((0, torch.tensor(7.0)), (0, 7.0), (None, 7.0)):
    try:
        torch.tensor([9]).clamp_(*limits)
    except RuntimeError as error:
        assert str(error) == no.format("long int")[14:-1]
    else:
        assert False
for limits in ((torch.tensor(0.0), torch.tensor(7.0)), (None, torch.tensor(7.0))):
    try:
        torch.tensor([9]).clamp_(*limits)
    except RuntimeError as error:
        assert str(error) == no.format("Long")[14:-1]
    else:
        assert False
# a slice, or a mask with a single number: no error
x = torch.tensor([4, 4, 4])
x[1:] = torch.tensor([0.9, 1.9])
assert x.tolist() == [4, 0, 1]
x[x > 0] = 0.9
assert x.tolist() == [0, 0, 0]
# //= with a float is no better
try:
    torch.tensor([5]).floor_divide_(2.0)
except RuntimeError as error:
    assert str(error) == no.format("Long")[14:-1]
else:
    assert False
# a Python limit is right as well
assert torch.tensor([9]).clamp_(0, int(torch.tensor(8.0)) - 1).item() == 7
# other ways to write it
x = torch.tensor([1, 2])
assert (x / 2).dtype == (x + 0.5).dtype == torch.float32
for change in (lambda: x.div_(2), lambda: x.mul_(0.5), lambda: x.sqrt_(),
               lambda: x[:1].add_(0.5)):
    try:
        change()
    except RuntimeError as error:
        assert str(error) == no.format("Long")[14:-1]
    else:
        assert False
# too large for half precision, or for int8
half = torch.ones(1).half()
half *= torch.tensor([1e6])
assert half.item() == float("inf")
small = torch.tensor([100], dtype=torch.int8)
small += torch.tensor([100])
assert small.item() == -56
# a total that starts as a Python number has no dtype to keep
total = 0
total += torch.tensor(0.3)
assert total.dtype == torch.float32
# --8<-- [end:check]
