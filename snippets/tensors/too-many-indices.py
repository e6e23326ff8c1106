"""An index or a dim that the tensor doesn't have: an empty result or squeeze() left fewer dimensions than you think."""
# /// pitfall
# apis = ["torch.Tensor.squeeze", "torch.Tensor.flatten", "torch.Tensor.argmax", "torch.Tensor.dim"]
# also = ["torch.Tensor.unsqueeze", "torch.Tensor.masked_select"]
# symptom = "error"
# raises = ["wrong", "wrong_squeeze", "wrong_mask", "wrong_uint8", "detect"]
# added = 2026-11-29
# messages = [
#   "too many indices for tensor of dimension *",
#   "Dimension out of range (expected to be in range of [*, *], but got *)",
#   "The shape of the mask [*] at index * does not match the shape of the indexed tensor [*] at index *",
#   "shape mismatch: indexing tensors could not be broadcast together with shapes [*], [*]",
#   "shape mismatch: value tensor of shape [*] cannot be broadcast to indexing result of shape [*]",
#   "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got *)",
#   "indexing with dtype torch.uint8 is now deprecated, please use a dtype torch.bool instead.",
# ]
# older = [
#   "dimension out of range (expected to be in range of [*, *], but got *)",
#   "The shape of the mask [*] at index *does not match the shape of the indexed tensor [*] at index *",
# ]
#
# [code.index_after_squeeze]
# either = [
#     '$X[:, $I]', '$X.mean(dim=1)', '$X.argmax(dim=1)', '$X.argmax(1)', '$X.softmax(dim=1)',
#     '$X[:, $I:$J]', '$X.size(1)', '$X.shape[1]', '$X.sum(1)', '$X.max(1)', '$X.topk($K, dim=1)',
#     '$X.mean(1)', 'torch.softmax($X, dim=1)', 'torch.argmax($X, dim=1)', 'torch.max($X, 1)',
#     '$X.sum(dim=1)', 'torch.softmax($X, 1)',
# ]
# inside = [
#     [
# '''
# $X = $Y.squeeze()
# ...
# ''',
# '''
# $X = $M(...).squeeze()
# ...
# ''',
# '''
# $X = torch.squeeze($Y)
# ...
# ''',
#     ],
# ]
# not_inside = [
# '''
# $X = $ONE
# ...
# $X = $X.unsqueeze(...)
# ...
# ''',
# ]
# example = '''
# features = pool(images).squeeze()
# p = features.softmax(dim=1)
# '''
#
# [code.index_of_an_empty_list]
# either = [
#     '$BOXES[:, $I]', '$BOXES[:, $I:$J]', '$BOXES[..., $I]', '$BOXES.size(1)',
#     '$BOXES[:, [...]]', '$BOXES[:, :$J]', '$BOXES.unbind(1)', '$BOXES.shape[1]',
# ]
# inside = [
#     [
# '''
# $BOXES = torch.tensor($LIST)
# ...
# ''',
# '''
# $BOXES = torch.tensor($LIST, dtype=$D)
# ...
# ''',
# '''
# $BOXES = torch.as_tensor($LIST, ...)
# ...
# ''',
# '''
# $BOXES = torch.FloatTensor($LIST)
# ...
# ''',
# '''
# $BOXES = torch.tensor([$E for $B in $LIST if $COND], ...)
# ...
# ''',
# '''
# $BOXES = torch.tensor([$E for $B in $LIST], ...)
# ...
# ''',
#     ],
# ]
# not_inside = ['if len($LIST2) > 0: ...', 'if $LIST3: ...']
# nowhere = [
#     '$BOXES.reshape(-1, 4)', '$BOXES.view(-1, 4)', 'if $BOXES.numel(): ...',
#     '$BOXES = $BOXES.reshape(...)', '$BOXES = $BOXES.view(...)',
#     '$BOXES = torch.tensor([[...], ...], ...)', 'if len($BOXES): ...', 'if not $LIST2: ...',
#     'if len($LIST2) == 0: ...',
# ]
# names = { "$BOXES" = '(self\.)?\w*(box|bbox|det|found|keypoints?|kpts?|anns?|edges?|edge_index|pairs|points|hits|peaks|matches|segments|objects)\w*' }
# example = '''
# boxes = torch.tensor(found)
# left = boxes[:, 0]
# '''
#
# [code.mask_with_keepdim]
# pattern = '$X[$MASK]'
# anywhere = [
#     [
#         '$MASK = $X.sum(dim=1, keepdim=True) > $T', '$MASK = $X.sum(1, keepdim=True) > $T',
#         '$MASK = <... $X.$F(..., keepdim=True) ...>',
#     ],
# ]
# nowhere = ['$MASK = $MASK.squeeze(...)', '$MASK = <... $Z.squeeze(...) ...>']
# ///

# --8<-- [start:wrong]
import torch

frames = [[[10, 10, 50, 80], [30, 5, 60, 40]], []]  # boxes in each image
for found in frames:
    boxes = torch.tensor(found)
    print("left edges:", boxes[:, 0])
#> left edges: tensor([10, 30])
#> IndexError: too many indices for tensor of dimension 1
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

frames = [[[10, 10, 50, 80], [30, 5, 60, 40]], []]  # boxes in each image
for found in frames:
    boxes = torch.tensor(found).view(len(found), 4)
    print("left edges:", boxes[:, 0])
#> left edges: tensor([10, 30])
#> left edges: tensor([])
# --8<-- [end:right]

# --8<-- [start:wrong_squeeze]
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader

loader = DataLoader(torch.zeros(9, 8, 4, 4), batch_size=4)
fc = nn.Linear(8, 10)
for images in loader:
    features = F.adaptive_avg_pool2d(images, 1).squeeze()
    print("classes:", fc(features).argmax(dim=1).shape)
#> classes: torch.Size([4])
#> classes: torch.Size([4])
#> IndexError: Dimension out of range (expected to be in range of [-1, 0], but got 1)
# --8<-- [end:wrong_squeeze]

# --8<-- [start:right_squeeze]
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader

loader = DataLoader(torch.zeros(9, 8, 4, 4), batch_size=4)
fc = nn.Linear(8, 10)
for images in loader:
    features = F.adaptive_avg_pool2d(images, 1).flatten(1)
    print("classes:", fc(features).argmax(dim=1).shape)
#> classes: torch.Size([4])
#> classes: torch.Size([4])
#> classes: torch.Size([1])
# --8<-- [end:right_squeeze]

# --8<-- [start:wrong_mask]
import torch

x = torch.tensor([[1, 2, 0], [0, 0, 0], [3, 0, 0], [1, 1, 1]])
mask = x.sum(dim=1, keepdim=True) > 0
print("rows:", x[mask].tolist())
#> IndexError: The shape of the mask [4, 1] at index 1 does not match the shape of the indexed tensor [4, 3] at index 1
# --8<-- [end:wrong_mask]

# --8<-- [start:right_mask]
import torch

x = torch.tensor([[1, 2, 0], [0, 0, 0], [3, 0, 0], [1, 1, 1]])
mask = x.sum(dim=1) > 0
print("rows:", x[mask].tolist())
#> rows: [[1, 2, 0], [3, 0, 0], [1, 1, 1]]
# --8<-- [end:right_mask]

# --8<-- [start:wrong_uint8]
import torch

logits = torch.zeros(4, 3)
labels = torch.tensor([2, 0, 1, 1], dtype=torch.uint8)
rows = torch.arange(len(labels))
print("one logit per row:", logits[rows, labels].shape)
#> UserWarning: indexing with dtype torch.uint8 is now deprecated, please use a dtype torch.bool instead.
#> IndexError: The shape of the mask [4] at index 0 does not match the shape of the indexed tensor [4, 3] at index 1
# --8<-- [end:wrong_uint8]

# --8<-- [start:right_uint8]
import torch

logits = torch.zeros(4, 3)
labels = torch.tensor([2, 0, 1, 1], dtype=torch.uint8)
rows = torch.arange(len(labels))
print("one logit per row:", logits[rows, labels.long()].shape)
#> one logit per row: torch.Size([4])
# --8<-- [end:right_uint8]

# --8<-- [start:demo_calls]
import torch

x = torch.zeros(3)
for name, call in {
    "x[0, 0]": lambda: x[0, 0],
    "x[:, 0] = 1": lambda: x.__setitem__((slice(None), 0), 1),
    "x.size(1)": lambda: x.size(1),
    "x.softmax(1)": lambda: x.softmax(1),
    "torch.cat([x, x], 1)": lambda: torch.cat([x, x], 1),
}.items():
    try:
        call()
    except IndexError as error:
        print(f"{name}: {error}")
#> x[0, 0]: too many indices for tensor of dimension 1
#> x[:, 0] = 1: too many indices for tensor of dimension 1
#> x.size(1): Dimension out of range (expected to be in range of [-1, 0], but got 1)
#> x.softmax(1): Dimension out of range (expected to be in range of [-1, 0], but got 1)
#> torch.cat([x, x], 1): Dimension out of range (expected to be in range of [-1, 0], but got 1)
# --8<-- [end:demo_calls]

# --8<-- [start:demo_more]
import torch

x, i, j = torch.zeros(3, 4), torch.tensor([0, 1]), torch.tensor([0, 1, 2])
mask, y = torch.tensor([True, True, False]), torch.ones(3, 4)
for name, call in {
    "x[i, j]": lambda: x[i, j],
    "x[mask] = y": lambda: x.__setitem__(mask, y),
    "x[6 / 3]": lambda: x[6 / 3],
}.items():
    try:
        call()
    except (IndexError, RuntimeError) as error:
        print(f"{name}: {error}")
#> x[i, j]: shape mismatch: indexing tensors could not be broadcast together with shapes [2], [3]
#> x[mask] = y: shape mismatch: value tensor of shape [3, 4] cannot be broadcast to indexing result of shape [2, 4]
#> x[6 / 3]: only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got float)
print("x[i][:, j]:", x[i][:, j].shape)
#> x[i][:, j]: torch.Size([2, 3])
# --8<-- [end:demo_more]

# --8<-- [start:detect]
import torch

boxes = torch.tensor([])
print("dimensions:", boxes.dim(), "shape:", tuple(boxes.shape))
#> dimensions: 1 shape: (0,)
assert boxes.shape[1:] == (4,), f"(N, 4) wanted, got {tuple(boxes.shape)}"
#> AssertionError: (N, 4) wanted, got (0,)
# --8<-- [end:detect]

# --8<-- [start:check]
import torch


def message(f):
    try:
        f()
    except (IndexError, RuntimeError) as error:
        return str(error)


many = "too many indices for tensor of dimension {}"
beyond = "Dimension out of range (expected to be in range of [{}], but got {})"
mask_of = "The shape of the mask [{}] at index {} does not match the shape " \
    "of the indexed tensor [{}] at index {}"
assert wrong.error == "IndexError: " + many.format(1)
assert wrong.out.startswith("left edges: tensor([10, 30])\nIndexError")
assert wrong.boxes.shape == (0,)
assert right.out.splitlines()[0] == "left edges: tensor([10, 30])"
assert right.boxes.shape == (0, 4) and right.error is None
assert wrong_squeeze.error == "IndexError: " + beyond.format("-1, 0", 1)
assert wrong_squeeze.out.count("classes: torch.Size([4])") == 2
assert wrong_squeeze.features.shape == (8,)
assert right_squeeze.out == (
    "classes: torch.Size([4])\n" * 2 + "classes: torch.Size([1])\n")
assert right_squeeze.features.shape == (1, 8)
assert wrong_mask.error == "IndexError: " + mask_of.format(
    "4, 1", 1, "4, 3", 1)
assert right_mask.out == "rows: [[1, 2, 0], [3, 0, 0], [1, 1, 1]]\n"
assert wrong_uint8.error == "IndexError: " + mask_of.format(
    "4", 0, "4, 3", 1)
assert right_uint8.out == "one logit per row: torch.Size([4])\n"
assert demo_calls.out == "".join(f"{name}: {text}\n" for name, text in {
    "x[0, 0]": many.format(1),
    "x[:, 0] = 1": many.format(1),
    "x.size(1)": beyond.format("-1, 0", 1),
    "x.softmax(1)": beyond.format("-1, 0", 1),
    "torch.cat([x, x], 1)": beyond.format("-1, 0", 1),
}.items())
assert demo_more.out == """\
x[i, j]: shape mismatch: indexing tensors could not be broadcast together \
with shapes [2], [3]
x[mask] = y: shape mismatch: value tensor of shape [3, 4] cannot be broadcast \
to indexing result of shape [2, 4]
x[6 / 3]: only integers, slices (`:`), ellipsis (`...`), None and long or \
byte Variables are valid indices (got float)
x[i][:, j]: torch.Size([2, 3])
"""
assert detect.out.startswith("dimensions: 1 shape: (0,)\n")
assert detect.error == "AssertionError: (N, 4) wanted, got (0,)"

# the range in the message gives the number of dimensions away
for n in range(1, 5):
    x = torch.zeros([2] * n)
    assert message(lambda: x.sum(n)) == beyond.format(f"{-n}, {n - 1}", n)
    assert message(lambda: x[(0,) * (n + 1)]) == many.format(n)
assert message(lambda: torch.tensor(1.0)[0, 0]) == many.format(0)
# a tensor of integers takes one
one = torch.tensor([0])
assert message(lambda: torch.zeros(3)[one, one]) == many.format(1)
# a number that is too large is a different message
assert message(lambda: torch.zeros(3)[3]) == (
    "index 3 is out of bounds for dimension 0 with size 3")
# None and ... take no dimension
x = torch.zeros(3)
assert x[None, :].shape == (1, 3) and x[..., None].shape == (3, 1)
assert x.unsqueeze(1)[:, 0].shape == (3,)
# squeeze(1) is too much where the dimension is gone already
assert message(lambda: x.squeeze(1)) == beyond.format("-1, 0", 1)
# squeeze with dims leaves a batch of one alone
assert torch.zeros(1, 8, 1, 1).squeeze((2, 3)).shape == (1, 8)
# the rows of the table
series, labels = torch.rand(7), torch.tensor([2, 0, 1])
assert message(lambda: series[:, 0]) == many.format(1)
assert torch.equal(series.unsqueeze(-1)[:, 0], series)
assert message(lambda: labels[:, 1]) == many.format(1)
one_hot = torch.nn.functional.one_hot(labels, 3)
assert one_hot[:, 1].tolist() == [0, 0, 1]
outputs = torch.nn.Linear(4, 10)(torch.zeros(3, 4))
assert message(lambda: outputs[0].argmax(dim=1)) == beyond.format("-1, 0", 1)
assert outputs.argmax(dim=1).shape == (3,)
# an image without a batch
assert message(lambda: wrong_squeeze.fc(torch.zeros(8)).argmax(dim=1))
assert wrong_squeeze.fc(torch.zeros(8).unsqueeze(0)).argmax(dim=1).shape == (1,)
# masks: of columns, of single elements, flat against a grid, too many
x = torch.arange(12).view(3, 4)
y, mask = torch.ones(3, 4).long(), torch.tensor([True, True, False])
x[mask] = y[mask]
assert x[:2].sum() == 8 and x[2].tolist() == [8, 9, 10, 11]
x = torch.arange(12).view(3, 4)
assert torch.equal(x[mask.unsqueeze(1).squeeze(1)], x[mask])
columns = torch.tensor([True, False, False, True])
assert message(lambda: x[columns]) == mask_of.format("4", 0, "3, 4", 0)
assert x[:, columns].shape == (3, 2)
assert message(lambda: x[x.flatten() > 3]) == mask_of.format(
    "12", 0, "3, 4", 0)
assert torch.equal(x.flatten()[x.flatten() > 3], x[x > 3])
assert message(lambda: x[torch.ones(3, 4, 2) > 0]) == many.format(2)
assert message(lambda: x[0][torch.ones(4, 1) > 0]) == many.format(1)
# where the mask fits by chance, uint8 numbers select without an error
square = torch.arange(9).view(3, 3)
labels = torch.tensor([2, 0, 1])
wanted = square[torch.arange(3), labels]
assert wanted.tolist() == [2, 3, 7]
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    got = square[labels.to(torch.uint8)]
assert got.tolist() == [[0, 1, 2], [6, 7, 8]]
assert "dtype torch.uint8 is now deprecated" in str(caught[0].message)
# --8<-- [end:check]
