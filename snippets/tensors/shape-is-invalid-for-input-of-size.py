"""view and reshape keep every element, so a batch or image size written into the shape fails for the next size."""
# /// pitfall
# apis = ["torch.Tensor.view", "torch.Tensor.flatten", "torch.Tensor.unflatten"]
# also = ["torch.Tensor.reshape", "torch.nn.Flatten", "torch.nn.Unflatten"]
# symptom = "error"
# raises = ["wrong", "wrong_size", "wrong_heads", "wrong_empty"]
# added = 2026-11-29
# messages = [
#   "shape '[*]' is invalid for input of size *",
#   "cannot reshape tensor of 0 elements into shape [*] because the unspecified dimension size -1 can be any value and is ambiguous",
#   "unflatten: Provided sizes [*] don't multiply up to the size of dim * (*) in the input tensor",
#   "only one dimension can be inferred",
#   "invalid shape dimension * at index * of shape [*]",
#   "view(): argument 'size' failed to unpack the object at pos * with error \"type must be tuple of ints,but got float\"",
# ]
# older = [
#   "invalid argument 2: size '[* x *]' is invalid for input with * elements*",
#   "invalid argument 2: size '[* x *]' is invalid for input of with * elements*",
# ]
#
# [code.batch_size_in_view]
# either = ['$X.view($N, ...)', '$X.reshape($N, ...)']
# not_inside = [
# '''
# for $ITEM in $ITEMS:
#     ...
#     $N = $OTHER
#     ...
# ''',
# ]
# anywhere = ['$LOADER = torch.utils.data.DataLoader(..., batch_size=$N, ...)']
# nowhere = ['$LOADER = torch.utils.data.DataLoader(..., drop_last=True, ...)']
#
# [code.fixed_batch_in_view]
# either = ['$X.view($N, ...)', '$X.reshape($N, ...)', 'torch.reshape($X, ($N, ...))']
# inside = ['def forward(...): ...']
# anywhere = [
#     ['torch.utils.data.DataLoader(...)'],
# ]
# nowhere = [
#     'torch.utils.data.DataLoader(..., drop_last=True, ...)', '$N = $Z.size(0)',
#     '$N = $Z.shape[0]', '$N, $A2 = $Z.shape', '$N, $A2, $B2 = $Z.shape',
#     '$N, $A2, $B2, $C2 = $Z.shape', '$N = len($Z)', '$N, $A2, $B2 = $Z.size()',
#     '$N, $A2, $B2, $C2 = $Z.size()', '$N, $A2 = $Z.size()',
# ]
# names = { "$N" = '(self\.|cfg\.|args\.|hp\.|config\.)?(batch_?size|BATCH_?(SIZE)?|BS|bs)' }
# example = '''
# class Net(torch.nn.Module):
#     def forward(self, x):
#         x = x.view(BATCH, -1)
#         return self.fc(x)
# loader = torch.utils.data.DataLoader(dataset, batch_size=BATCH)
# '''
# ///

# --8<-- [start:wrong]
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader

dataset = [(torch.zeros(3, 12, 12), 0)] * 144
loader = DataLoader(dataset, batch_size=64)
conv, fc = nn.Conv2d(3, 16, 3), nn.Linear(16 * 5 * 5, 10)
for images, labels in loader:
    x = F.max_pool2d(conv(images).relu(), 2)
    x = x.view(64, 16 * 5 * 5)
    print("scores:", fc(x).shape)
#> scores: torch.Size([64, 10])
#> scores: torch.Size([64, 10])
#> RuntimeError: shape '[64, 400]' is invalid for input of size 6400
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader

dataset = [(torch.zeros(3, 12, 12), 0)] * 144
loader = DataLoader(dataset, batch_size=64)
conv, fc = nn.Conv2d(3, 16, 3), nn.Linear(16 * 5 * 5, 10)
for images, labels in loader:
    x = F.max_pool2d(conv(images).relu(), 2)
    x = x.flatten(1)
    print("scores:", fc(x).shape)
#> scores: torch.Size([64, 10])
#> scores: torch.Size([64, 10])
#> scores: torch.Size([16, 10])
# --8<-- [end:right]

# --8<-- [start:wrong_size]
import torch
import torch.nn.functional as F
from torch import nn

conv, fc = nn.Conv2d(3, 16, 3), nn.Linear(16 * 5 * 5, 10)
images = torch.zeros(8, 3, 16, 16)
x = F.max_pool2d(conv(images).relu(), 2)
x = x.view(x.size(0), 16 * 5 * 5)
#> RuntimeError: shape '[8, 400]' is invalid for input of size 6272
print("scores:", fc(x).shape)
# --8<-- [end:wrong_size]

# --8<-- [start:right_size]
import torch
import torch.nn.functional as F
from torch import nn

conv, fc = nn.Conv2d(3, 16, 3), nn.Linear(16 * 5 * 5, 10)
images = torch.zeros(8, 3, 16, 16)
x = F.adaptive_avg_pool2d(conv(images).relu(), 5)
x = x.view(x.size(0), 16 * 5 * 5)
print("scores:", fc(x).shape)
#> scores: torch.Size([8, 10])
# --8<-- [end:right_size]

# --8<-- [start:wrong_heads]
import torch

N, L, features, heads = 2, 5, 10, 3
x = torch.zeros(N, L, features)
x = x.view(N, L, heads, -1)
#> RuntimeError: shape '[2, 5, 3, -1]' is invalid for input of size 100
print("one vector per head:", x.shape)
# --8<-- [end:wrong_heads]

# --8<-- [start:right_heads]
import torch

N, L, features, heads = 2, 5, 12, 3
x = torch.zeros(N, L, features)
x = x.view(N, L, heads, -1)
print("one vector per head:", x.shape)
#> one vector per head: torch.Size([2, 5, 3, 4])
# --8<-- [end:right_heads]

# --8<-- [start:wrong_empty]
import torch

boxes = torch.zeros(5, 16, 2, 2)
scores = torch.zeros(5)
found = boxes[scores > 0.5]
x = found.view(found.size(0), -1)
#> RuntimeError: cannot reshape tensor of 0 elements into shape [0, -1] because the unspecified dimension size -1 can be any value and is ambiguous
print("found:", x.shape)
# --8<-- [end:wrong_empty]

# --8<-- [start:right_empty]
import torch

boxes = torch.zeros(5, 16, 2, 2)
scores = torch.zeros(5)
found = boxes[scores > 0.5]
x = found.flatten(1)
print("found:", x.shape)
#> found: torch.Size([0, 64])
# --8<-- [end:right_empty]

# --8<-- [start:demo_messages]
import torch

x = torch.zeros(4, 7)
for call in (
    lambda: x.unflatten(1, (2, 4)),
    lambda: x.view(-1, -1),
    lambda: x.view(4, 7 / 1),
):
    try:
        call()
    except (RuntimeError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")
#> RuntimeError: unflatten: Provided sizes [2, 4] don't multiply up to the size of dim 1 (7) in the input tensor
#> RuntimeError: only one dimension can be inferred
#> TypeError: view(): argument 'size' failed to unpack the object at pos 2 with error "type must be tuple of ints,but got float"
# --8<-- [end:demo_messages]

# --8<-- [start:demo_negative]
import torch

x, kernel = torch.zeros(4, 7), 9
try:
    x.view(4, 7 - kernel)
except RuntimeError as error:
    print(error)
#> invalid shape dimension -2 at index 1 of shape [4, -2]
# --8<-- [end:demo_negative]

# --8<-- [start:demo_silent]
import torch

x = torch.arange(16 * 400).view(16, 400)  # the last batch
x = x.view(-1, 200)  # no error, but half of an image per row
print("rows:", x.shape)
#> rows: torch.Size([32, 200])
x = torch.arange(16 * 400).view(16, 400)
x = x.view(64, -1)  # no error, but a quarter of an image per row
print("rows:", x.shape)
#> rows: torch.Size([64, 100])
# --8<-- [end:demo_silent]

# --8<-- [start:detect]
import math

size, shape = 6400, (64, 400)
print("the shape needs:", math.prod(shape), "there are:", size)
#> the shape needs: 25600 there are: 6400
print("rows of 400:", size / 400, "values in each of 64 rows:", size / 64)
#> rows of 400: 16.0 values in each of 64 rows: 100.0
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch.utils.data import DataLoader


def message(f):
    try:
        f()
    except (RuntimeError, TypeError, ValueError) as error:
        return str(error)


invalid = "RuntimeError: shape '[{}]' is invalid for input of size {}"
batch = "scores: torch.Size([{}, 10])\n"
assert wrong.error == invalid.format("64, 400", 6400)
assert wrong.out.startswith(batch.format(64) * 2 + "RuntimeError")
assert right.error is None
assert right.out == batch.format(64) * 2 + batch.format(16)
assert 144 == 64 + 64 + 16 and 16 * 400 == 6400
assert wrong_size.error == invalid.format("8, 400", 6272)
assert right_size.out == batch.format(8)
assert wrong_size.conv(wrong_size.images).shape[-1] == 14
assert 6272 == 8 * 16 * 7 * 7 and 16 * 7 * 7 == 784
assert wrong_heads.error == invalid.format("2, 5, 3, -1", 100)
assert right_heads.out == "one vector per head: torch.Size([2, 5, 3, 4])\n"
assert wrong_empty.error == (
    "RuntimeError: cannot reshape tensor of 0 elements into shape [0, -1] "
    "because the unspecified dimension size -1 can be any value and is "
    "ambiguous")
assert right_empty.out == "found: torch.Size([0, 64])\n"
assert demo_messages.out == """\
RuntimeError: unflatten: Provided sizes [2, 4] don't multiply up to the size \
of dim 1 (7) in the input tensor
RuntimeError: only one dimension can be inferred
TypeError: view(): argument 'size' failed to unpack the object at pos 2 with \
error "type must be tuple of ints,but got float"
"""
assert demo_negative.out == "invalid shape dimension -2 at index 1 of shape [4, -2]\n"
assert demo_silent.out == """\
rows: torch.Size([32, 200])
rows: torch.Size([64, 100])
"""
assert demo_silent.x[0].tolist() == list(range(100))
assert detect.out == """\
the shape needs: 25600 there are: 6400
rows of 400: 16.0 values in each of 64 rows: 100.0
"""

# reshape, view_as and a view with -1 that doesn't divide raise the same
x = torch.zeros(3, 7)
for call in (lambda: x.reshape(2, 4), lambda: x.view_as(torch.zeros(2, 4))):
    assert message(call) == "shape '[2, 4]' is invalid for input of size 21"
assert message(lambda: torch.zeros(58, 4096).view(-1, 10, 4096)) == (
    "shape '[-1, 10, 4096]' is invalid for input of size 237568")
assert message(lambda: torch.zeros(512).view(-1, 8, 256)) == (
    "shape '[-1, 8, 256]' is invalid for input of size 512")
# -1 in place of the batch size: the same cause, or no error until the loss
x = wrong_size.x
assert message(lambda: x.view(-1, 400)) == (
    "shape '[-1, 400]' is invalid for input of size 6272")
assert "(8x784 and 400x10)" in message(lambda: wrong_size.fc(x.flatten(1)))
rows = torch.zeros(16, 400).view(-1, 200)
assert message(lambda: torch.nn.functional.cross_entropy(
    rows, torch.zeros(16).long())) == (
    "Expected input batch_size (32) to match target batch_size (16).")
# each way to the batch size, for a batch of one and an empty one too
for n in (64, 16, 1):
    x = torch.rand(n, 16, 5, 5)
    ways = (x.flatten(1), x.view(x.size(0), -1), x.view(len(x), 400),
            x.view(-1, 400), torch.nn.Flatten()(x))
    assert all(torch.equal(way, ways[0]) for way in ways)
found = right_empty.found
assert found.view(found.size(0), 64).shape == (0, 64)
# drop_last leaves the last batch out
loader = DataLoader(wrong.dataset, batch_size=64, drop_last=True)
assert [len(images) for images, _ in loader] == [64, 64]
# both directions of an LSTM: twice as many values
lstm = torch.nn.LSTM(4, 8, bidirectional=True, batch_first=True)
output, _ = lstm(torch.zeros(2, 5, 4))
assert message(lambda: output.reshape(2, 5, 8)) == (
    "shape '[2, 5, 8]' is invalid for input of size 160")
assert 160 == 2 * (2 * 5 * 8)
# the batch that one of four GPUs gets
assert torch.zeros(64, 400).chunk(4)[0].numel() == 6400
# --8<-- [end:check]
