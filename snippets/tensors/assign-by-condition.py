"""x[mask] = value changes x, but x[mask][...] = value changes a copy; put everything into one pair of brackets."""
# /// pitfall
# apis = ["torch.where", "torch.Tensor.masked_fill", "torch.Tensor.masked_fill_", "torch.Tensor.nonzero", "torch.isin", "torch.Tensor.isnan"]
# symptom = "silent"
# added = 2026-11-30
# also = ["torch.argwhere", "torch.nonzero", "torch.masked_select", "torch.nan_to_num", "torch.Tensor.index_put_", "torch.take_along_dim"]
#
# [code.assigned_to_a_copy]
# either = [
#     '$X[$A > $B][$I] = $V', '$X[$A < $B][$I] = $V', '$X[$A >= $B][$I] = $V',
#     '$X[$A <= $B][$I] = $V', '$X[$A == $B][$I] = $V', '$X[$A != $B][$I] = $V',
#     '$X[$A > $B][$I, $J] = $V', '$X[$A < $B][$I, $J] = $V', '$X[$A >= $B][$I, $J] = $V',
#     '$X[$A <= $B][$I, $J] = $V', '$X[$A == $B][$I, $J] = $V', '$X[$A != $B][$I, $J] = $V',
# ]
# anywhere = ['import torch']
#
# [code.filled_a_copy]
# either = [
#     '$X[$A > $B].fill_($V)', '$X[$A < $B].fill_($V)', '$X[$A >= $B].fill_($V)',
#     '$X[$A <= $B].fill_($V)', '$X[$A == $B].fill_($V)', '$X[$A != $B].fill_($V)',
#     '$X[$A > $B].zero_()', '$X[$A < $B].zero_()', '$X[$A >= $B].zero_()',
#     '$X[$A <= $B].zero_()', '$X[$A == $B].zero_()', '$X[$A != $B].zero_()',
#     '$X[[...]].fill_($V)', '$X[[...]].zero_()',
# ]
# example = 'x[x < 0].zero_()'
# ///

# --8<-- [start:wrong]
import torch

boxes = torch.tensor([[0.9, 10.0, 20.0],
                      [0.2, 30.0, 40.0],
                      [0.1, 50.0, 60.0]])  # score, x, y
boxes[boxes[:, 0] < 0.5][:, 0] = 0.0
print("scores:", boxes[:, 0])
#> scores: tensor([0.9000, 0.2000, 0.1000])
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

boxes = torch.tensor([[0.9, 10.0, 20.0],
                      [0.2, 30.0, 40.0],
                      [0.1, 50.0, 60.0]])  # score, x, y
boxes[boxes[:, 0] < 0.5, 0] = 0.0
print("scores:", boxes[:, 0])
#> scores: tensor([0.9000, 0.0000, 0.0000])
# --8<-- [end:right]

# --8<-- [start:demo]
import torch

x = torch.tensor([-2.0, 0.5, 3.0, float("nan")])
print("new tensor:", torch.where(x < 0, 0.0, x))
#> new tensor: tensor([0.0000, 0.5000, 3.0000,    nan])
print("two conditions:", torch.where((x > 0) & (x < 1), 9.0, x))
#> two conditions: tensor([-2.,  9.,  3., nan])
print("NaN:", torch.where(x.isnan(), 0.0, x))
#> NaN: tensor([-2.0000,  0.5000,  3.0000,  0.0000])
x[x < 0] = 0.0
print("in place:", x)
#> in place: tensor([0.0000, 0.5000, 3.0000,    nan])
labels = torch.tensor([0, 3, 255, 1])
print("some values:", torch.isin(labels, torch.tensor([3, 255])))
#> some values: tensor([False,  True,  True, False])
# --8<-- [end:demo]

# --8<-- [start:demo_find]
import torch

x = torch.tensor([[5, 0, 7], [0, 7, 0]])
print("positions:", (x == 7).nonzero().tolist())
#> positions: [[0, 2], [1, 1]]
rows, columns = torch.where(x == 7)
print("rows:", rows.tolist(), "columns:", columns.tolist())
#> rows: [0, 1] columns: [2, 1]
print("values:", x[x > 0])
#> values: tensor([5, 7, 7])
print("how many:", (x == 7).sum().item(), "any:", (x == 9).any().item())
#> how many: 2 any: False
print("none:", (x == 9).nonzero().tolist())
#> none: []
# --8<-- [end:demo_find]

# --8<-- [start:demo_copies]
import torch

mask = torch.tensor([True, False, True])

def one(x): x[mask, 0] = 9
def two(x): x[mask][:, 0] = 9
def column_first(x): x[:, 0][mask] = 9
def fill(x): x[mask].fill_(9)
def without_underscore(x): x.masked_fill(mask.unsqueeze(1), 9)
def with_underscore(x): x.masked_fill_(mask.unsqueeze(1), 9)

for change in (one, two, column_first, fill, without_underscore,
               with_underscore):
    x = torch.zeros(3, 2)
    change(x)
    print(change.__name__ + ":", "changed" if x.any() else "unchanged")
#> one: changed
#> two: unchanged
#> column_first: changed
#> fill: unchanged
#> without_underscore: unchanged
#> with_underscore: changed
# --8<-- [end:demo_copies]

# --8<-- [start:wrong_int]
import torch

weights = torch.tensor([1, 1, 2, 3])
weights[weights > 1] = 0.5
print("weights:", weights)
#> weights: tensor([1, 1, 0, 0])
# --8<-- [end:wrong_int]

# --8<-- [start:right_int]
import torch

weights = torch.tensor([1, 1, 2, 3]).float()
weights[weights > 1] = 0.5
print("weights:", weights)
#> weights: tensor([1.0000, 1.0000, 0.5000, 0.5000])
# --8<-- [end:right_int]

# --8<-- [start:wrong_order]
import torch

labels = torch.tensor([0, 1, 2, 0])
labels[labels == 0] = 1
labels[labels == 1] = 2
labels[labels == 2] = 0
print("labels:", labels)
#> labels: tensor([0, 0, 0, 0])
# --8<-- [end:wrong_order]

# --8<-- [start:right_order]
import torch

labels = torch.tensor([0, 1, 2, 0])
new = torch.tensor([1, 2, 0])  # the new label of 0, 1, 2
labels = new[labels]
print("labels:", labels)
#> labels: tensor([1, 2, 0, 1])
# --8<-- [end:right_order]

# --8<-- [start:wrong_rows]
import torch

probs = torch.tensor([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6]])
labels = torch.tensor([0, 2])
print(probs[:, labels])
#> tensor([[0.7000, 0.1000],
#>         [0.1000, 0.6000]])
# --8<-- [end:wrong_rows]

# --8<-- [start:right_rows]
import torch

probs = torch.tensor([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6]])
labels = torch.tensor([0, 2])
print(probs[torch.arange(2), labels])
#> tensor([0.7000, 0.6000])
# --8<-- [end:right_rows]

# --8<-- [start:demo_block]
import torch

x = torch.zeros(3, 3)
x[[0, 2], [1, 2]] = 1  # (0, 1) and (2, 2)
print("pairs:", int(x.sum()))
#> pairs: 2
x = torch.zeros(3, 3)
rows, columns = torch.tensor([0, 2]), torch.tensor([1, 2])
x[rows.unsqueeze(1), columns] = 1  # each row with each column
print("block:", int(x.sum()))
#> block: 4
x = torch.arange(9).view(3, 3)
print("list:", x[[0, 1]].tolist(), "tuple:", x[(0, 1)].tolist())
#> list: [[0, 1, 2], [3, 4, 5]] tuple: 1
# --8<-- [end:demo_block]

# --8<-- [start:check]
import torch

assert wrong.out == "scores: tensor([0.9000, 0.2000, 0.1000])\n"
assert right.out == "scores: tensor([0.9000, 0.0000, 0.0000])\n"
assert demo.out == """\
new tensor: tensor([0.0000, 0.5000, 3.0000,    nan])
two conditions: tensor([-2.,  9.,  3., nan])
NaN: tensor([-2.0000,  0.5000,  3.0000,  0.0000])
in place: tensor([0.0000, 0.5000, 3.0000,    nan])
some values: tensor([False,  True,  True, False])
"""
assert demo_find.out == """\
positions: [[0, 2], [1, 1]]
rows: [0, 1] columns: [2, 1]
values: tensor([5, 7, 7])
how many: 2 any: False
none: []
"""
assert demo_copies.out == """\
one: changed
two: unchanged
column_first: changed
fill: unchanged
without_underscore: unchanged
with_underscore: changed
"""
assert wrong_int.out == "weights: tensor([1, 1, 0, 0])\n"
assert right_int.out == (
    "weights: tensor([1.0000, 1.0000, 0.5000, 0.5000])\n")
assert wrong_order.out == "labels: tensor([0, 0, 0, 0])\n"
assert right_order.out == "labels: tensor([1, 2, 0, 1])\n"
assert wrong_rows.out == """\
tensor([[0.7000, 0.1000],
        [0.1000, 0.6000]])
"""
assert right_rows.out == "tensor([0.7000, 0.6000])\n"
assert demo_block.out == """\
pairs: 2
block: 4
list: [[0, 1, 2], [3, 4, 5]] tuple: 1
"""
# NaN equals nothing, itself neither
x = torch.tensor([float("nan")])
assert not (x == float("nan")).any()
# where gives a new dtype, an assignment keeps the old one
assert torch.where(torch.tensor([True]), 0.5, torch.tensor([1])).is_floating_point()
# a whole mask and one more index
image = torch.zeros(4, 5, 3)
mask = torch.zeros(4, 5, dtype=torch.bool)
mask[0, 1] = True
image[mask, 0] = 1
assert image.sum() == 1
image[..., 1][mask] = 1
assert image.sum() == 2
# in an index, a list of masks is no mask of two conditions
both = (torch.tensor([1, 5]) > 2) & (torch.tensor([1, 5]) < 9)
assert both.tolist() == [False, True]
# a value per selected element
y = torch.zeros(3)
y[torch.tensor([True, False, True])] = torch.tensor([1.0, 2.0])
assert y.tolist() == [1, 0, 2]
# --8<-- [end:check]
