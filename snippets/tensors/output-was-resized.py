"""A result that doesn't fit into out= resizes it: only a warning, and a slice then overwrites what follows it."""
# /// pitfall
# apis = ["torch.index_select", "torch.stack", "torch.matmul", "torch.mul", "torch.arange", "torch.argmax", "torch.Tensor.resize_", "torch.Tensor.mul_", "torch.Tensor.add_", "torch.Tensor.is_floating_point"]
# also = ["torch.add", "torch.cat", "torch.masked_select", "torch.Tensor.div_"]
# symptom = "warning"
# raises = ["wrong_dtype", "wrong_average", "wrong_grad"]
# added = 2026-11-30
# messages = [
#   "An output with one or more elements was resized since it had shape [*], which does not match the required output shape [*].",
#   "result type * can't be cast to the desired output type *",
#   "Expected out tensor to have dtype *, but got * instead",
#   "functions with out=... arguments don't support automatic differentiation, but one of the arguments requires grad.",
#   "The number of elements in the out tensor of shape [*] is * which does not match the computed number of elements *.",
# ]
# older = [
#   "index_select(): index and output must have the same size at*",
# ]
#
# [code.stack_into_flat_out]
# either = [
# '''
# $OUT = $ELEM.new($SIZE)
# ...
# torch.stack($BATCH, 0, out=$OUT)
# ''',
# '''
# $OUT = $ELEM.new_empty($SIZE)
# ...
# torch.stack($BATCH, 0, out=$OUT)
# ''',
# ]
# line = "$BATCH"
# ///

# --8<-- [start:wrong]
import torch

left = torch.tensor([0.0, 1.0, 5.0])
rest = torch.tensor([0, 1, 2])
x1 = torch.empty(0)
while len(rest) > 1:
    rest = rest[1:]
    torch.index_select(left, 0, rest, out=x1)
    print("left sides of the other boxes:", x1)
#> left sides of the other boxes: tensor([1., 5.])
#> UserWarning: An output with one or more elements was resized since it had shape [2], which does not match the required output shape [1]. This behavior is deprecated, and in a future PyTorch release outputs will not be resized unless they have zero elements. You can explicitly reuse an out tensor t by resizing it, inplace, to zero elements with t.resize_(0).
#> left sides of the other boxes: tensor([5.])
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

left = torch.tensor([0.0, 1.0, 5.0])
rest = torch.tensor([0, 1, 2])
while len(rest) > 1:
    rest = rest[1:]
    x1 = torch.index_select(left, 0, rest)
    print("left sides of the other boxes:", x1)
#> left sides of the other boxes: tensor([1., 5.])
#> left sides of the other boxes: tensor([5.])
# --8<-- [end:right]

# --8<-- [start:wrong_collate]
import torch
from torch.utils.data import DataLoader

def collate(batch):
    elem = batch[0]
    out = elem.new(len(batch) * elem.numel())
    return torch.stack(batch, 0, out=out)

loader = DataLoader(torch.rand(4, 5), batch_size=2, collate_fn=collate)
for x in loader:
    print("batch:", x.shape)
#> UserWarning: An output with one or more elements was resized since it had shape [10], which does not match the required output shape [2, 5]. This behavior is deprecated, and in a future PyTorch release outputs will not be resized unless they have zero elements. You can explicitly reuse an out tensor t by resizing it, inplace, to zero elements with t.resize_(0).
#> batch: torch.Size([2, 5])
#> batch: torch.Size([2, 5])
# --8<-- [end:wrong_collate]

# --8<-- [start:right_collate]
import torch
from torch.utils.data import DataLoader

def collate(batch):
    return torch.stack(batch, 0)

loader = DataLoader(torch.rand(4, 5), batch_size=2, collate_fn=collate)
for x in loader:
    print("batch:", x.shape)
#> batch: torch.Size([2, 5])
#> batch: torch.Size([2, 5])
# --8<-- [end:right_collate]

# --8<-- [start:demo_resize]
import torch

a = torch.ones(5, 4)
out = torch.zeros(5, 4)
out.resize_(0)
torch.matmul(a, a.T, out=out)
print("shape of out:", out.shape)
#> shape of out: torch.Size([5, 5])
# --8<-- [end:demo_resize]

# --8<-- [start:wrong_neighbours]
import torch

x = torch.ones(4)
table = torch.zeros(2, 3)
torch.mul(x, 5, out=table[0])
#> UserWarning: An output with one or more elements was resized since it had shape [3], which does not match the required output shape [4]. This behavior is deprecated, and in a future PyTorch release outputs will not be resized unless they have zero elements. You can explicitly reuse an out tensor t by resizing it, inplace, to zero elements with t.resize_(0).
print(table)
#> tensor([[5., 5., 5.],
#>         [5., 0., 0.]])
# --8<-- [end:wrong_neighbours]

# --8<-- [start:right_neighbours]
import torch

x = torch.ones(4)
table = torch.zeros(2, 4)
torch.mul(x, 5, out=table[0])
print(table)
#> tensor([[5., 5., 5., 5.],
#>         [0., 0., 0., 0.]])
# --8<-- [end:right_neighbours]

# --8<-- [start:demo_error]
import torch

x = torch.ones(4)
table = torch.zeros(2, 3)
try:
    table[0] = torch.mul(x, 5)
except RuntimeError as error:
    print("assignment:", error)
#> assignment: The expanded size of the tensor (3) must match the existing size (4) at non-singleton dimension 0.  Target sizes: [3].  Tensor sizes: [4]
# --8<-- [end:demo_error]

# --8<-- [start:demo_arange]
import torch

out = torch.zeros(5)
torch.arange(0, 1, 0.25, out=out)
#> UserWarning: The number of elements in the out tensor of shape [5] is 5 which does not match the computed number of elements 4. Note that this may occur as a result of rounding error. The out tensor will be resized to a tensor of shape (4,).
print("out:", out)
#> out: tensor([0.0000, 0.2500, 0.5000, 0.7500])
# --8<-- [end:demo_arange]

# --8<-- [start:wrong_dtype]
import torch

scores = torch.rand(3, 5)
labels = torch.zeros(3)
torch.argmax(scores, dim=1, out=labels)
#> RuntimeError: Expected out tensor to have dtype long int, but got float instead
print("labels:", labels.dtype)
# --8<-- [end:wrong_dtype]

# --8<-- [start:right_dtype]
import torch

scores = torch.rand(3, 5)
labels = torch.zeros(3, dtype=torch.long)
torch.argmax(scores, dim=1, out=labels)
print("labels:", labels.dtype)
#> labels: torch.int64
# --8<-- [end:right_dtype]

# --8<-- [start:wrong_average]
import torch
from torch import nn

model = nn.BatchNorm1d(2)
average = nn.BatchNorm1d(2).state_dict()
for key, value in model.state_dict().items():
    average[key].mul_(0.9).add_(value, alpha=0.1)
#> RuntimeError: result type Float can't be cast to the desired output type Long
print("averaged:", list(average))
# --8<-- [end:wrong_average]

# --8<-- [start:right_average]
import torch
from torch import nn

model = nn.BatchNorm1d(2)
average = nn.BatchNorm1d(2).state_dict()
for key, value in model.state_dict().items():
    if value.is_floating_point():
        average[key].mul_(0.9).add_(value, alpha=0.1)
    else:
        average[key].copy_(value)
print("averaged:", list(average))
#> averaged: ['weight', 'bias', 'running_mean', 'running_var', 'num_batches_tracked']
# --8<-- [end:right_average]

# --8<-- [start:wrong_grad]
import torch

w = torch.ones(2, requires_grad=True)
out = torch.empty(2)
torch.mul(w, 3, out=out)
#> RuntimeError: mul(): functions with out=... arguments don't support automatic differentiation, but one of the arguments requires grad.
print("result:", out)
# --8<-- [end:wrong_grad]

# --8<-- [start:right_grad]
import torch

w = torch.ones(2, requires_grad=True)
out = torch.mul(w, 3)
print("result:", out)
#> result: tensor([3., 3.], grad_fn=<MulBackward0>)
# --8<-- [end:right_grad]

# --8<-- [start:detect]
import warnings

import torch

warnings.filterwarnings("error", message="An output with one or more elements")
a = torch.ones(5, 4)
try:
    torch.matmul(a, a.T, out=torch.zeros(5, 4))
except UserWarning as warning:
    print("now an error:", str(warning).split(" since")[0])
#> now an error: An output with one or more elements was resized
# --8<-- [end:detect]

# --8<-- [start:check]
import warnings

import torch

begins = ("UserWarning: An output with one or more elements was resized since "
          "it had shape ")


def warned_of(out, had, required):
    lines = [line for line in out.splitlines() if begins in line]
    return len(lines) == 1 and lines[0].startswith(
        f"{begins}{had}, which does not match the required output shape "
        f"{required}. This behavior is deprecated")


said = "left sides of the other boxes: "
last = f"{said}tensor([1., 5.])\n{said}tensor([5.])\n"
assert warned_of(wrong.out, [2], [1]) and wrong.out.endswith("tensor([5.])\n")
assert right.out == last
assert warned_of(wrong_collate.out, [10], [2, 5])
assert right_collate.out == "batch: torch.Size([2, 5])\n" * 2
assert wrong_collate.out.endswith(right_collate.out)
assert demo_resize.out == "shape of out: torch.Size([5, 5])\n"
assert warned_of(wrong_neighbours.out, [3], [4])
assert wrong_neighbours.table.tolist() == [[5, 5, 5], [5, 0, 0]]
assert right_neighbours.out == (
    "tensor([[5., 5., 5., 5.],\n        [0., 0., 0., 0.]])\n")
assert demo_error.out.startswith(
    "assignment: The expanded size of the tensor (3) must match the existing")
assert "shape [5] is 5 which does not match the computed number of elements 4" in (
    demo_arange.out)
assert demo_arange.out.endswith("out: tensor([0.0000, 0.2500, 0.5000, 0.7500])\n")
assert wrong_dtype.out == (
    "RuntimeError: Expected out tensor to have dtype long int, but got float "
    "instead\n")
assert right_dtype.out == "labels: torch.int64\n"
assert wrong_average.out == (
    "RuntimeError: result type Float can't be cast to the desired output type "
    "Long\n")
assert right_average.out.endswith("'num_batches_tracked']\n")
assert "support automatic differentiation, but one of the arguments" in (
    wrong_grad.error or "")
assert right_grad.out == "result: tensor([3., 3.], grad_fn=<MulBackward0>)\n"
assert detect.out == (
    "now an error: An output with one or more elements was resized\n")


def said_by(call):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            call()
        except RuntimeError as error:
            return str(error)
    return [str(each.message).split(" since")[0] for each in caught]


a, resized = torch.ones(5, 4), ["An output with one or more elements was resized"]
# fewer values than room, or the same number in another shape, also warn
assert said_by(lambda: torch.add(a, 1, out=torch.ones(7, 7))) == resized
assert said_by(lambda: torch.add(a, 1, out=torch.ones(20))) == resized
assert said_by(lambda: torch.cat([a, a], out=torch.ones(40))) == resized
assert said_by(lambda: torch.masked_select(a, a > 0, out=torch.ones(3))) == resized
# no elements, and functions that fill: no warning
assert said_by(lambda: torch.add(a, 1, out=torch.empty(0))) == []
assert said_by(lambda: torch.zeros(4, out=torch.ones(7))) == []
assert said_by(lambda: torch.randperm(4, out=torch.ones(7).long())) == []
# the smaller result in a row: the rest of the row keeps its old values
table = torch.zeros(2, 3)
assert said_by(lambda: torch.mul(torch.ones(2), 5, out=table[0])) == resized
assert table.tolist() == [[5, 5, 0], [0, 0, 0]]
# the last row: the memory behind the table grows
assert said_by(lambda: torch.mul(torch.ones(4), 5, out=table[1])) == resized
assert table.tolist() == [[5, 5, 0], [5, 5, 5]]
assert table.untyped_storage().nbytes() == 7 * 4
# other dtypes that fit, and that don't
assert said_by(lambda: torch.add(a, 1, out=a.double())) == []
assert "result type Float can't be cast" in said_by(
    lambda: torch.add(a, 1, out=a.long()))
assert said_by(lambda: torch.matmul(a, a.T, out=torch.ones(5, 5).double())) == (
    "Expected out tensor to have dtype float, but got double instead")
count = torch.zeros(2, dtype=torch.long)
for change in (lambda: count.add_(0.5), lambda: count.div_(2),
               lambda: torch.div(count, 2, out=count)):
    assert "result type Float can't be cast" in said_by(change)
assert said_by(lambda: count.add_(1)) == []
assert (count + 0.5).dtype == torch.float
# comparisons still write into uint8
flags = torch.zeros(5, 4, dtype=torch.uint8)
assert said_by(lambda: torch.gt(a, 0.5, out=flags)) == [] and flags.sum() == 20
# without gradients, out= works with parameters
w = torch.ones(2, requires_grad=True)
with torch.no_grad():
    assert said_by(lambda: torch.mul(w, 3, out=torch.empty(2))) == []
# the out tensor itself must not require grad either
assert "support automatic differentiation" in said_by(
    lambda: torch.mul(torch.ones(2), 3, out=w))
# --8<-- [end:check]
