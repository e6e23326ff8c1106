"""torch.meshgrid without indexing means 'ij', and numpy.meshgrid means 'xy': the grid is transposed."""
# /// pitfall
# apis = ["torch.meshgrid"]
# symptom = "warning"
# added = 2026-11-29
# messages = [
#   "torch.meshgrid: in an upcoming release, it will be required to pass the indexing argument.",
#   "torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: *",
#   "torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: *",
#   "meshgrid expects all tensors to have the same dtype",
# ]
#
# [code.meshgrid_without_indexing]
# pattern = 'torch.meshgrid(...)'
# not = ['torch.meshgrid(..., indexing=$V, ...)']
# ///

# --8<-- [start:wrong]
import torch

height, width = 2, 3
image = torch.arange(height * width).reshape(height, width)
xs, ys = torch.meshgrid(torch.arange(width), torch.arange(height))
#> UserWarning: torch.meshgrid: in an upcoming release, it will be required to pass the indexing argument.
print("image:", image.shape)
#> image: torch.Size([2, 3])
print("xs:", xs.shape)
#> xs: torch.Size([3, 2])
grid = torch.stack([xs, ys], dim=-1).reshape(-1, 2)
print("first three points (x, y):", grid[:3].tolist())
#> first three points (x, y): [[0, 0], [0, 1], [1, 0]]
print("first three pixels:", image.flatten()[:3].tolist())
#> first three pixels: [0, 1, 2]
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

height, width = 2, 3
image = torch.arange(height * width).reshape(height, width)
xs, ys = torch.meshgrid(
    torch.arange(width), torch.arange(height), indexing="xy"
)
print("image:", image.shape)
#> image: torch.Size([2, 3])
print("xs:", xs.shape)
#> xs: torch.Size([2, 3])
grid = torch.stack([xs, ys], dim=-1).reshape(-1, 2)
print("first three points (x, y):", grid[:3].tolist())
#> first three points (x, y): [[0, 0], [1, 0], [2, 0]]
print("first three pixels:", image.flatten()[:3].tolist())
#> first three pixels: [0, 1, 2]
# --8<-- [end:right]

# --8<-- [start:demo_same]
import warnings
import torch

x, y = torch.arange(3), torch.arange(2)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    without = torch.meshgrid(x, y)
ij = torch.meshgrid(x, y, indexing="ij")
xy = torch.meshgrid(x, y, indexing="xy")
print("'ij' changes nothing:", torch.equal(without[0], ij[0]))
#> 'ij' changes nothing: True
print("'xy' is the transpose:", torch.equal(xy[0], ij[0].T))
#> 'xy' is the transpose: True
print("ij:", ij[0].shape, "xy:", xy[0].shape)
#> ij: torch.Size([3, 2]) xy: torch.Size([2, 3])
# --8<-- [end:demo_same]

# --8<-- [start:demo_numpy]
import numpy as np
import torch

x, y = np.arange(3), np.arange(2)
print("NumPy:", np.meshgrid(x, y)[0].shape)
#> NumPy: (2, 3)
x, y = torch.from_numpy(x), torch.from_numpy(y)
print("ij:   ", tuple(torch.meshgrid(x, y, indexing="ij")[0].shape))
#> ij:    (3, 2)
print("xy:   ", tuple(torch.meshgrid(x, y, indexing="xy")[0].shape))
#> xy:    (2, 3)
# --8<-- [end:demo_numpy]

# --8<-- [start:demo_tables]
import torch

x, y = torch.arange(3), torch.arange(2)
for indexing in ("ij", "xy"):
    xs, ys = torch.meshgrid(x, y, indexing=indexing)
    print(f"{indexing}, xs: {xs.tolist()}")
    print(f"{indexing}, ys: {ys.tolist()}")
#> ij, xs: [[0, 0], [1, 1], [2, 2]]
#> ij, ys: [[0, 1], [0, 1], [0, 1]]
#> xy, xs: [[0, 1, 2], [0, 1, 2]]
#> xy, ys: [[0, 0, 0], [1, 1, 1]]
# --8<-- [end:demo_tables]

# --8<-- [start:demo_ij]
import torch

height, width = 2, 3
ys, xs = torch.meshgrid(
    torch.arange(height), torch.arange(width), indexing="ij"
)
print("ys:", ys.shape, "xs:", xs.shape)
#> ys: torch.Size([2, 3]) xs: torch.Size([2, 3])
same = torch.meshgrid(
    torch.arange(width), torch.arange(height), indexing="xy"
)
print("same xs as with xy:", torch.equal(xs, same[0]))
#> same xs as with xy: True
print("same ys as with xy:", torch.equal(ys, same[1]))
#> same ys as with xy: True
# --8<-- [end:demo_ij]

# --8<-- [start:demo_square]
import torch

n = 3
weights = torch.zeros(n, n)
xs, ys = torch.meshgrid(torch.arange(n), torch.arange(n), indexing="ij")
weights[(xs == 2) & (ys == 0)] = 1  # x = 2, y = 0: the top right
print(weights)
#> tensor([[0., 0., 0.],
#>         [0., 0., 0.],
#>         [1., 0., 0.]])
# --8<-- [end:demo_square]

# --8<-- [start:demo_errors]
import torch

x, y = torch.arange(3), torch.arange(2)
for args, indexing in (
    ((x, y), "yx"),
    ((x.reshape(1, 3), y), "xy"),
    ((x / 2, y), "xy"),
):
    try:
        torch.meshgrid(*args, indexing=indexing)
    except RuntimeError as error:
        print(str(error).splitlines()[0])
#> torch.meshgrid: indexing must be one of "xy" or "ij", but received: yx
#> torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got:  0  1  2
#> meshgrid expects all tensors to have the same dtype
# --8<-- [end:demo_errors]

# --8<-- [start:detect]
import torch

height, width = 2, 3
xs, ys = torch.meshgrid(
    torch.arange(width), torch.arange(height), indexing="xy"
)
assert xs.shape == (height, width)
assert xs[0, 1] - xs[0, 0] == 1  # x grows along a row
print("grid:", xs.shape)
#> grid: torch.Size([2, 3])
# --8<-- [end:detect]

# --8<-- [start:check]
import warnings

import numpy as np
import torch

text = (
    "UserWarning: torch.meshgrid: in an upcoming release, it will be required "
    "to pass the indexing argument.")
assert wrong.out.splitlines() == [
    text, "image: torch.Size([2, 3])", "xs: torch.Size([3, 2])",
    "first three points (x, y): [[0, 0], [0, 1], [1, 0]]",
    "first three pixels: [0, 1, 2]"]
assert right.out.splitlines() == [
    "image: torch.Size([2, 3])", "xs: torch.Size([2, 3])",
    "first three points (x, y): [[0, 0], [1, 0], [2, 0]]",
    "first three pixels: [0, 1, 2]"]
assert demo_same.out == """\
'ij' changes nothing: True
'xy' is the transpose: True
ij: torch.Size([3, 2]) xy: torch.Size([2, 3])
"""
assert demo_numpy.out == "NumPy: (2, 3)\nij:    (3, 2)\nxy:    (2, 3)\n"
assert demo_tables.out == """\
ij, xs: [[0, 0], [1, 1], [2, 2]]
ij, ys: [[0, 1], [0, 1], [0, 1]]
xy, xs: [[0, 1, 2], [0, 1, 2]]
xy, ys: [[0, 0, 0], [1, 1, 1]]
"""
assert demo_tables.xs.tolist() == [[0, 1, 2], [0, 1, 2]]
assert demo_ij.out == """\
ys: torch.Size([2, 3]) xs: torch.Size([2, 3])
same xs as with xy: True
same ys as with xy: True
"""
assert demo_square.weights.tolist() == [[0, 0, 0], [0, 0, 0], [1, 0, 0]]
assert demo_errors.out == """\
torch.meshgrid: indexing must be one of "xy" or "ij", but received: yx
torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got:  0  1  2
meshgrid expects all tensors to have the same dtype
"""
assert detect.out == "grid: torch.Size([2, 3])\n"

# every point of the image is at its place with "xy"
xs, ys = right.xs, right.ys
assert torch.equal(right.image[ys, xs], right.image)
# with more than two tensors, "xy" swaps only the first two dimensions
x, y, z = torch.arange(3), torch.arange(2), torch.arange(4)
assert torch.meshgrid(x, y, z, indexing="ij")[0].shape == (3, 2, 4)
assert torch.meshgrid(x, y, z, indexing="xy")[0].shape == (2, 3, 4)
for mode in ("ij", "xy"):
    for ours, theirs in zip(
        torch.meshgrid(x, y, z, indexing=mode),
        np.meshgrid(x.numpy(), y.numpy(), z.numpy(), indexing=mode),
    ):
        assert torch.equal(ours, torch.from_numpy(theirs))
# the other places of the square are transposed, too
full = torch.meshgrid(torch.arange(3), torch.arange(3), indexing="ij")
assert torch.equal(full[0], full[1].T)
# --8<-- [end:check]
