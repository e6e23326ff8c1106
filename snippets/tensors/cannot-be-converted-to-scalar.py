"""item(), float() and int() need exactly one element, and an index needs an integer: reduce, round or use tolist()."""
# /// pitfall
# apis = ["torch.Tensor.item", "torch.Tensor.tolist", "torch.Tensor.mean", "torch.Tensor.nonzero"]
# symptom = "error"
# raises = ["wrong", "wrong_split", "wrong_array", "wrong_accuracy", "wrong_position", "wrong_crop"]
# added = 2026-11-30
# messages = [
#   "a Tensor with * elements cannot be converted to Scalar",
#   "only one element tensors can be converted to Python scalars",
#   "only integer tensors of a single element can be converted to an index",
#   "unsupported format string passed to Tensor.__format__",
#   "'float' object has no attribute 'item'",
#   "'int' object has no attribute 'item'",
#   "slice indices must be integers or None or have an __index__ method",
#   "only 0-dimensional arrays can be converted to Python scalars",
# ]
# older = [
#   "only size-1 arrays can be converted to Python scalars",
#   "only length-1 arrays can be converted to Python scalars",
# ]
#
# [code.item_of_many]
# either = ['$L.item()', 'float($L)', 'int($L)']
# anywhere = [
#     [
#         '$L = ($A - $B) ** 2', '$L = ($A - $B).pow(2)', '$L = $P.argmax(dim=$D) == $Y',
#         '$L = $P.argmax($D) == $Y', '$L = $P == $Y', '$L = torch.abs($A - $B)',
#         '$L = ($A - $B).abs()', '$L = torch.nn.functional.$LOSS(..., reduction="none", ...)',
#         '$L = ($P == $Y).float()', '$L = $P.argmax(dim=$D)', '$L = $P.argmax($D)',
#         '$L = torch.argmax($P, dim=$D)', '$L = torch.argmax($P, $D)', '$L = $P.eq($Y)',
#         '$L = $P.sum(dim=$D)', '$L = $P.mean(dim=$D)', '$L = torch.eq($P, $Y)',
#         '$L = $P.max(dim=$D).values', '$L = torch.softmax($P, dim=$D)',
#         '$L = ($A - $B).square()', '$L = $P.sigmoid()', '$L = torch.sigmoid($P)',
#     ],
# ]
# nowhere = [
#     '$L = <... $X.mean() ...>', '$L = <... $X.sum() ...>', '$L = $L[...]', '$L = $X[...]',
#     '$L = <... $X.item() ...>', '$L = $X.argmax()', 'for $L in $R: ...',
#     'for ($L, $B2) in $R: ...', 'for $B3, $L in $R: ...', '$P[$I] == $Y[$I]',
#     '$N, $C2 = $L.shape', '$X.unsqueeze(0)', '$X[None]', 'torch.rand(())',
#     'torch.randint($K, ())',
# ]
# names = { "$L" = '(?!.*(best|idx|index|action|token|next)).*' }
# example = '''
# loss = (model(x) - y) ** 2
# running += loss.item()
# '''
#
# [code.item_of_a_comparison]
# either = [
#     '($P == $Y).item()', '$P.argmax(dim=1).item()', '$P.argmax(1).item()',
#     '$X.nonzero().item()', 'torch.nonzero(...).item()', '($X == $V).nonzero().item()',
#     'int(($X == $V).nonzero())', '$P.topk(...).indices.item()',
#     'torch.argmax($P, dim=1).item()', '($A - $B).abs().item()', '(($A - $B) ** 2).item()',
#     '($A - $B).pow(2).item()', '$P.eq($Y).item()', 'torch.where($C)[0].item()',
#     '$P.argmax(dim=-1).item()', 'float($P.argmax(dim=1) == $Y)', 'int($P == $Y)',
#     '$X.nonzero(as_tuple=True)[0].item()', '$X.max(dim=1).values.item()',
#     'torch.max($P, 1)[1].item()',
#     'torch.nn.functional.$LOSS(..., reduction="none", ...).item()',
# ]
# not = ['int($P == 0)']
# not_inside = ['for $ANY in zip(...): ...', 'for $I in range(...): ...']
# nowhere = [
#     '$ANY.unsqueeze(0)', '$ANY[None]', '$ANY.view(1, -1)', '$ANY.unsqueeze(dim=0)',
#     '$ANY[None, ...]', '$ANY[None, :]', 'torch.utils.data.DataLoader(..., batch_size=1, ...)',
#     '$ENV.step(...)', '$ENV.reset(...)', 'for $A2, $B2 in zip($C2, $D2): ...',
#     'torch.tensor([[...]], ...)', 'torch.zeros(1, 1, ...)',
# ]
# example = 'position = (tokens == 7).nonzero().item()'
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

model = nn.Conv2d(3, 3, kernel_size=3, padding=1)
x = torch.rand(4, 3, 512, 512)
target = torch.rand(4, 3, 512, 512)
running_loss = 0.0
loss = (model(x) - target) ** 2
running_loss += loss.item()
#> RuntimeError: a Tensor with 3145728 elements cannot be converted to Scalar
print("running loss is a number:", isinstance(running_loss, float))
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

model = nn.Conv2d(3, 3, kernel_size=3, padding=1)
x = torch.rand(4, 3, 512, 512)
target = torch.rand(4, 3, 512, 512)
running_loss = 0.0
loss = ((model(x) - target) ** 2).mean()
running_loss += loss.item()
print("running loss is a number:", isinstance(running_loss, float))
#> running loss is a number: True
# --8<-- [end:right]

# --8<-- [start:wrong_split]
import torch

data = torch.arange(10)
n = len(data) * 0.8
train, test = data[:n], data[n:]
#> TypeError: slice indices must be integers or None or have an __index__ method
print("train:", len(train), "test:", len(test))
# --8<-- [end:wrong_split]

# --8<-- [start:right_split]
import torch

data = torch.arange(10)
n = int(len(data) * 0.8)
train, test = data[:n], data[n:]
print("train:", len(train), "test:", len(test))
#> train: 8 test: 2
# --8<-- [end:right_split]

# --8<-- [start:wrong_array]
import numpy as np
from torch.utils.data import Dataset


class Images(Dataset):
    def __init__(self):
        self.labels = np.array([[3], [1], [2]])  # one row per image

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, i):
        return int(self.labels[i])


print("first label:", Images()[0])
#> TypeError: only 0-dimensional arrays can be converted to Python scalars
# --8<-- [end:wrong_array]

# --8<-- [start:right_array]
import numpy as np
from torch.utils.data import Dataset


class Images(Dataset):
    def __init__(self):
        self.labels = np.array([[3], [1], [2]])  # one row per image

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, i):
        return self.labels[i].item()


print("first label:", Images()[0])
#> first label: 3
# --8<-- [end:right_array]

# --8<-- [start:demo_messages]
import math
import torch

x = torch.tensor([1.0, 4.0])
for name, call in {
    "x.item()": lambda: x.item(),
    "x[:0].item()": lambda: x[:0].item(),
    "float(x)": lambda: float(x),
    "math.sqrt(x)": lambda: math.sqrt(x),
    'f"{x:.2f}"': lambda: f"{x:.2f}",
    "range(x)": lambda: range(x),
    "x.sum().item().item()": lambda: x.sum().item().item(),
    "len(x).item()": lambda: len(x).item(),
}.items():
    try:
        call()
    except (RuntimeError, TypeError, ValueError, AttributeError) as error:
        print(f"{name} - {type(error).__name__}: {error}")
#> x.item() - RuntimeError: a Tensor with 2 elements cannot be converted to Scalar
#> x[:0].item() - RuntimeError: a Tensor with 0 elements cannot be converted to Scalar
#> float(x) - ValueError: only one element tensors can be converted to Python scalars
#> math.sqrt(x) - ValueError: only one element tensors can be converted to Python scalars
#> f"{x:.2f}" - TypeError: unsupported format string passed to Tensor.__format__
#> range(x) - TypeError: only integer tensors of a single element can be converted to an index
#> x.sum().item().item() - AttributeError: 'float' object has no attribute 'item'
#> len(x).item() - AttributeError: 'int' object has no attribute 'item'
# --8<-- [end:demo_messages]

# --8<-- [start:demo_one_number]
import torch

x = torch.tensor([1.0, 4.0])
print("mean:", x.mean().item())
#> mean: 2.5
print("sum:", x.sum().item())
#> sum: 5.0
print("a list:", x.tolist())
#> a list: [1.0, 4.0]
print("formatted:", [f"{value:.2f}" for value in x.tolist()])
#> formatted: ['1.00', '4.00']
print("square roots:", x.sqrt())
#> square roots: tensor([1., 2.])
# --8<-- [end:demo_one_number]

# --8<-- [start:wrong_accuracy]
import torch

logits = torch.tensor([[2.0, 1.0], [0.5, 3.0], [1.0, 0.0]])
y = torch.tensor([0, 1, 1])
correct = logits.argmax(dim=1) == y
accuracy = correct.item()
#> RuntimeError: a Tensor with 3 elements cannot be converted to Scalar
print("accuracy:", accuracy)
# --8<-- [end:wrong_accuracy]

# --8<-- [start:right_accuracy]
import torch

logits = torch.tensor([[2.0, 1.0], [0.5, 3.0], [1.0, 0.0]])
y = torch.tensor([0, 1, 1])
correct = logits.argmax(dim=1) == y
accuracy = correct.float().mean().item()
print("accuracy:", accuracy)
#> accuracy: 0.6666666865348816
# --8<-- [end:right_accuracy]

# --8<-- [start:wrong_position]
import torch

tokens = torch.tensor([101, 7, 52, 7, 102])
position = (tokens == 7).nonzero().item()
#> RuntimeError: a Tensor with 2 elements cannot be converted to Scalar
print("position:", position)
# --8<-- [end:wrong_position]

# --8<-- [start:right_position]
import torch

tokens = torch.tensor([101, 7, 52, 7, 102])
positions = (tokens == 7).nonzero().flatten().tolist()
print("positions:", positions)
#> positions: [1, 3]
# --8<-- [end:right_position]

# --8<-- [start:wrong_crop]
import torch

image = torch.rand(3, 64, 64)
center = torch.tensor([20.0, 30.0])
row, column = center
crop = image[:, row - 8:row + 8, column - 8:column + 8]
#> TypeError: only integer tensors of a single element can be converted to an index
print("crop:", tuple(crop.shape))
# --8<-- [end:wrong_crop]

# --8<-- [start:right_crop]
import torch

image = torch.rand(3, 64, 64)
center = torch.tensor([20.0, 30.0])
row, column = center.round().long()
crop = image[:, row - 8:row + 8, column - 8:column + 8]
print("crop:", tuple(crop.shape))
#> crop: (3, 16, 16)
# --8<-- [end:right_crop]

# --8<-- [start:detect]
import torch

loss = torch.rand(4, 3, 8, 8)
print("shape:", tuple(loss.shape), "elements:", loss.numel())
#> shape: (4, 3, 8, 8) elements: 768
# --8<-- [end:detect]

# --8<-- [start:check]
assert wrong_split.error == (
    "TypeError: slice indices must be integers or None or have an __index__ "
    "method")
assert right_split.out == "train: 8 test: 2\n"
assert wrong_array.error == (
    "TypeError: only 0-dimensional arrays can be converted to Python scalars")
assert right_array.out == "first label: 3\n"
import math

import numpy as np

for convert in (int, float, math.exp):
    try:
        convert(np.ones(3))
    except TypeError as error:
        assert str(error) in wrong_array.error
    else:
        raise AssertionError("an array of 3 is converted")
assert np.ones(3).astype(int).tolist() == [1, 1, 1]
assert int(np.array([[3], [1]]).reshape(-1)[0]) == 3
import torch

scalar = "RuntimeError: a Tensor with {} elements cannot be converted to Scalar"
assert wrong.error == scalar.format(4 * 3 * 512 * 512)
assert right.out == "running loss is a number: True\n"
assert isinstance(right.running_loss, float)
assert demo_messages.out == """\
x.item() - RuntimeError: a Tensor with 2 elements cannot be converted to Scalar
x[:0].item() - RuntimeError: a Tensor with 0 elements cannot be converted to \
Scalar
float(x) - ValueError: only one element tensors can be converted to Python \
scalars
math.sqrt(x) - ValueError: only one element tensors can be converted to Python \
scalars
f"{x:.2f}" - TypeError: unsupported format string passed to Tensor.__format__
range(x) - TypeError: only integer tensors of a single element can be \
converted to an index
x.sum().item().item() - AttributeError: 'float' object has no attribute 'item'
len(x).item() - AttributeError: 'int' object has no attribute 'item'
"""
assert demo_one_number.out == """\
mean: 2.5
sum: 5.0
a list: [1.0, 4.0]
formatted: ['1.00', '4.00']
square roots: tensor([1., 2.])
"""
assert wrong_accuracy.error == scalar.format(3)
assert right_accuracy.out == "accuracy: 0.6666666865348816\n"
assert wrong_position.error == scalar.format(2)
assert right_position.out == "positions: [1, 3]\n"
index = "only integer tensors of a single element can be converted to an index"
assert wrong_crop.error == f"TypeError: {index}"
assert right_crop.out == "crop: (3, 16, 16)\n"
assert detect.out == "shape: (4, 3, 8, 8) elements: 768\n"
# one element, whatever the shape
for shape in ((), (1,), (1, 1)):
    assert torch.ones(shape).item() == 1.0
# a whole number that is a float is no index, an integer tensor is one
assert torch.arange(9)[torch.tensor(2):torch.tensor(4)].tolist() == [2, 3]
try:
    torch.arange(9)[:torch.tensor(4) / 2]
except TypeError as error:
    assert str(error) == index
else:
    raise AssertionError
assert torch.nn.MSELoss()(torch.ones(3), torch.zeros(3)).dim() == 0
# --8<-- [end:check]
