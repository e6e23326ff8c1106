"""Two ranges of rows need one 1-D index or two slices; a comma between the ranges selects rows and columns."""
# /// pitfall
# apis = ["torch.index_select", "torch.Tensor.index_select", "torch.arange", "torch.cat"]
# symptom = "question"
# added = 2026-11-29
# messages = [
#   "index_select(): Index is supposed to be a vector",
#   "index_select(): argument 'index' (position 2) must be Tensor, not list",
# ]
# ///

# --8<-- [start:demo]
import torch

x = torch.arange(1, 501).view(500, 1)  # row number n holds n
rows = torch.cat([torch.arange(0, 100), torch.arange(299, 400)])
y = x[rows]
print("shape:", y.shape)
#> shape: torch.Size([201, 1])
print("rows:", y[0].item(), "to", y[99].item(), "and",
      y[100].item(), "to", y[-1].item())
#> rows: 1 to 100 and 300 to 400
print("index_select:", torch.equal(y, torch.index_select(x, 0, rows)))
#> index_select: True
print("two slices:", torch.equal(y, torch.cat([x[0:100], x[299:400]])))
#> two slices: True
# --8<-- [end:demo]

# --8<-- [start:wrong]
import torch

x = torch.zeros(500, 1000)
y = x[0:100, 299:400]
print("shape:", y.shape)
#> shape: torch.Size([100, 101])
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

x = torch.zeros(500, 1000)
y = torch.cat([x[0:100], x[299:400]])
print("shape:", y.shape)
#> shape: torch.Size([201, 1000])
# --8<-- [end:right]

# --8<-- [start:demo_shape]
import torch

x = torch.zeros(500, 10)
for rows in (torch.tensor([0, 2, 4]), torch.tensor([[0], [2], [4]]), [0, 2, 4]):
    print("index:", getattr(rows, "shape", "a list"))
    print("x[rows]:", x[rows].shape)
    try:
        print("index_select:", x.index_select(0, rows).shape)
    except (IndexError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")
#> index: torch.Size([3])
#> x[rows]: torch.Size([3, 10])
#> index_select: torch.Size([3, 10])
#> index: torch.Size([3, 1])
#> x[rows]: torch.Size([3, 1, 10])
#> IndexError: index_select(): Index is supposed to be a vector
#> index: a list
#> x[rows]: torch.Size([3, 10])
#> TypeError: index_select(): argument 'index' (position 2) must be Tensor, not list
# --8<-- [end:demo_shape]

# --8<-- [start:demo_write]
import torch

x = torch.zeros(4)
rows = torch.tensor([0, 2])
y = x[rows]
y += 1
print("x after y += 1:", x)
#> x after y += 1: tensor([0., 0., 0., 0.])
x[rows] += 1
print("x after x[rows] += 1:", x)
#> x after x[rows] += 1: tensor([1., 0., 1., 0.])
# --8<-- [end:demo_write]

# --8<-- [start:check]
import torch

assert demo.out == """\
shape: torch.Size([201, 1])
rows: 1 to 100 and 300 to 400
index_select: True
two slices: True
"""
assert wrong.y.shape == (100, 101) and right.y.shape == (201, 1000)
assert torch.zeros(500, 10)[0:100, 299:400].shape == (100, 0)
assert demo.rows[[0, 99, 100, -1]].tolist() == [0, 99, 299, 399]
mask = torch.zeros(500, dtype=torch.bool)
mask[0:100] = mask[299:400] = True
assert torch.equal(demo.y, demo.x[mask])
assert torch.equal(demo.y, demo.x[[*range(100), *range(299, 400)]])
assert demo.x[1:100].shape == (99, 1) and demo.x[1:100][0].item() == 2
assert demo_shape.out == """\
index: torch.Size([3])
x[rows]: torch.Size([3, 10])
index_select: torch.Size([3, 10])
index: torch.Size([3, 1])
x[rows]: torch.Size([3, 1, 10])
IndexError: index_select(): Index is supposed to be a vector
index: a list
x[rows]: torch.Size([3, 10])
TypeError: index_select(): argument 'index' (position 2) must be Tensor, not list
"""
assert demo_write.x.tolist() == [1, 0, 1, 0]
assert demo_write.out.startswith("x after y += 1: tensor([0., 0., 0., 0.])\n")
x = torch.zeros(4)
part = x[0:2]
part += 1  # a slice is a view
assert x.tolist() == [1, 1, 0, 0]
# --8<-- [end:check]
