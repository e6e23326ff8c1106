"""An in-place operation that reads the elements it writes either raises an error or silently reads what it has already changed."""
# /// pitfall
# apis = ["torch.Tensor.clone", "torch.Tensor.T", "torch.Tensor.add_"]
# symptom = "error"
# raises = ["wrong", "wrong_mask", "wrong_transpose"]
# added = 2026-11-30
# also = ["torch.roll", "torch.Tensor.copy_", "torch.Tensor.transpose", "torch.Tensor.expand", "torch.cumsum"]
# messages = [
#   "unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.",
# ]
#
# [code.shift_onto_itself]
# either = [
# '''
# $X = torch.$NEW(...)
# ...
# $X[1:] = $X[:-1]
# ''',
# '''
# $X = torch.$NEW(...)
# ...
# $X[:-1] = $X[1:]
# ''',
# '''
# $X = torch.$NEW(...)
# ...
# $X[:, 1:] = $X[:, :-1]
# ''',
# '''
# $X = torch.$NEW(...)
# ...
# $X[:, :-1] = $X[:, 1:]
# ''',
# '''
# $X = torch.$NEW(...)
# ...
# $X[$X] = $Y[$X] < $C
# ''',
# '''
# $X = torch.$NEW(...)
# ...
# $X[$X] = $Y[$X] > $C
# ''',
# '''
# $X = torch.$NEW(...)
# ...
# $X[$X] = $Y[$X]
# ''',
# '''
# $X = torch.$NEW(...)
# ...
# $X += $X.T
# ''',
# '''
# $X = torch.$NEW(...)
# ...
# $X += $X.t()
# ''',
# ]
# ///

# --8<-- [start:wrong]
import torch

history = torch.tensor([1, 2, 3, 4])
history[1:] = history[:-1]  # make room for a new value
#> RuntimeError: unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.
history[0] = 9
print("history:", history)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

history = torch.tensor([1, 2, 3, 4])
history[1:] = history[:-1].clone()  # make room for a new value
history[0] = 9
print("history:", history)
#> history: tensor([9, 1, 2, 3])
# --8<-- [end:right]

# --8<-- [start:wrong_columns]
import torch

history = torch.tensor([[1, 2, 3, 4], [5, 6, 7, 8]])
history[:, 1:] = history[:, :-1]
history[:, 0] = 9
print("history:", history.tolist())
#> history: [[9, 1, 1, 1], [9, 5, 5, 5]]
# --8<-- [end:wrong_columns]

# --8<-- [start:right_columns]
import torch

history = torch.tensor([[1, 2, 3, 4], [5, 6, 7, 8]])
history[:, 1:] = history[:, :-1].clone()
history[:, 0] = 9
print("history:", history.tolist())
#> history: [[9, 1, 2, 3], [9, 5, 6, 7]]
# --8<-- [end:right_columns]

# --8<-- [start:wrong_mask]
import torch

live = torch.tensor([True, False, True, True])
loss = torch.tensor([0.1, 0.2, 0.9, 0.3])
live[live] = loss[live] < 0.5
#> RuntimeError: unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.
print("live:", live)
# --8<-- [end:wrong_mask]

# --8<-- [start:right_mask]
import torch

live = torch.tensor([True, False, True, True])
loss = torch.tensor([0.1, 0.2, 0.9, 0.3])
live[live.clone()] = loss[live] < 0.5
print("live:", live)
#> live: tensor([ True, False, False,  True])
# --8<-- [end:right_mask]

# --8<-- [start:wrong_transpose]
import torch

x = torch.tensor([[0.0, 1, 2], [0, 0, 3], [0, 0, 0]])
x += x.T  # make it symmetric
#> RuntimeError: unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.
print("symmetric:", torch.equal(x, x.T))
# --8<-- [end:wrong_transpose]

# --8<-- [start:right_transpose]
import torch

x = torch.tensor([[0.0, 1, 2], [0, 0, 3], [0, 0, 0]])
x = x + x.T  # make it symmetric
print("symmetric:", torch.equal(x, x.T))
#> symmetric: True
# --8<-- [end:right_transpose]

# --8<-- [start:detect]
import torch

history = torch.tensor([[1, 2, 3, 4], [5, 6, 7, 8]])
left, right = history[:, :-1], history[:, 1:]
a, b = left.untyped_storage(), right.untyped_storage()
print("the same storage:", a.data_ptr() == b.data_ptr())
#> the same storage: True
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

assert wrong.out == """\
RuntimeError: unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.
"""
assert right.out == "history: tensor([9, 1, 2, 3])\n"
assert wrong_columns.out == "history: [[9, 1, 1, 1], [9, 5, 5, 5]]\n"
assert right_columns.out == "history: [[9, 1, 2, 3], [9, 5, 6, 7]]\n"
assert wrong_mask.out == """\
RuntimeError: unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.
"""
assert right_mask.out == "live: tensor([ True, False, False,  True])\n"
assert wrong_transpose.out == """\
RuntimeError: unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.
"""
assert right_transpose.out == "symmetric: True\n"
assert detect.out == "the same storage: True\n"

overlap = (
    "unsupported operation: some elements of the input tensor and the written-to tensor refer "
    "to a single memory location. Please clone() the tensor before performing the operation.")


def said(call):
    try:
        call()
    except RuntimeError as error:
        return str(error)


# other operations that write in place
x, square = torch.arange(8.0), torch.arange(9.0).view(3, 3)
assert said(lambda: x[1:].add_(x[:-1])) == said(lambda: x[:-1].copy_(x[1:])) == overlap
assert said(lambda: square.add_(square.t())) == said(lambda: square.mul_(square.T)) == overlap
assert said(lambda: torch.add(x[1:], 1, out=x[:-1])) == overlap
# whole rows leave no gaps; columns do, in rows of many lengths
rows = torch.arange(12.0).view(4, 3)
assert said(lambda: rows[1:].copy_(rows[:-1])) == overlap
wrong_lengths = []
for length in range(4, 41):
    wide = torch.arange(2 * length).view(2, length)
    moved = wide[:, :-1].clone()
    wide[:, 1:] = wide[:, :-1]
    if not wide[:, 1:].equal(moved):
        wrong_lengths.append(length)
assert wrong_lengths[:3] == [4, 5, 6]
# the other ways to move the values
history = torch.tensor([1, 2, 3, 4])
assert torch.cat([torch.tensor([9]), history[:-1]]).tolist() == [9, 1, 2, 3]
assert history.roll(1).tolist() == [4, 1, 2, 3]
# a single number instead of a tensor doesn't go through the check
live = torch.tensor([True, False, True])
live[live] = False
assert live.tolist() == [False] * 3
# the other direction is right on one thread, since each element is read before it is written
wide = torch.arange(8).view(2, 4)
wide[:, :-1] = wide[:, 1:]
assert wide.tolist() == [[1, 2, 3, 3], [5, 6, 7, 7]]
# the same elements in the same order, and parts that don't overlap
x = torch.arange(4.0)
x += x
x.mul_(x)
assert x.tolist() == [0, 4, 16, 36]
x[2:] = x[:2]
assert x.tolist() == [0, 4, 0, 4]
# the transpose of a symmetric matrix added without in-place
assert right_transpose.x.tolist() == [[0, 1, 2], [1, 0, 3], [2, 3, 0]]
assert right_mask.live.tolist() == [True, False, False, True]
# --8<-- [end:check]
