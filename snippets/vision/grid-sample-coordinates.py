"""grid_sample wants the coordinates last, x before y, from -1 to 1, and scaled to match align_corners."""
# /// pitfall
# apis = ["torch.nn.functional.grid_sample", "torch.nn.functional.affine_grid"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-12-01
# messages = [
#   "grid_sampler(): expected grid to have size * in last dimension, but got grid with sizes [*]",
#   "grid_sampler(): expected grid and input to have same batch size, but got input with sizes [*] and grid with sizes [*]",
#   "Default grid_sample and affine_grid behavior has changed to align_corners=False since 1.3.0. Please specify align_corners=True if the old behavior is desired. See the documentation of grid_sample for details.",
#   "Expected a batch of 2D affine matrices of shape Nx2x3 for size *. Got torch.Size([*]).",
#   "\"grid_sampler_2d_cpu_kernel_impl\" not implemented for '*'",
# ]
# older = [
#   "grid_sampler(): expected input to be on *, but grid is on *",
#   "grid_sampler(): expected input and grid to be on same device, but input is on * and grid is on *",
#   "grid_sampler(): expected input and grid to have same dtype, but input has * and grid has *",
# ]
# ///

# --8<-- [start:wrong]
import torch
from torch.nn.functional import grid_sample

image = torch.arange(12.0).view(1, 1, 3, 4)
grid = torch.zeros(1, 2, 3, 4)  # as a network predicts it
warped = grid_sample(image, grid, align_corners=False)
#> RuntimeError: grid_sampler(): expected grid to have size 2 in last dimension, but got grid with sizes [1, 2, 3, 4]
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch.nn.functional import grid_sample

image = torch.arange(12.0).view(1, 1, 3, 4)
grid = torch.zeros(1, 2, 3, 4)  # as a network predicts it
grid = grid.permute(0, 2, 3, 1)
warped = grid_sample(image, grid, align_corners=False)
print("grid:", tuple(grid.shape), "warped:", tuple(warped.shape))
#> grid: (1, 3, 4, 2) warped: (1, 1, 3, 4)
# --8<-- [end:right]

# --8<-- [start:demo_warp]
import torch
from torch.nn.functional import grid_sample

def warp(image, flow):  # flow in pixels: (N, 2, H, W), x first
    height, width = image.shape[-2:]
    y, x = torch.meshgrid(torch.arange(height, device=image.device),
                          torch.arange(width, device=image.device),
                          indexing="ij")
    x = 2 * (x + flow[:, 0]) / (width - 1) - 1
    y = 2 * (y + flow[:, 1]) / (height - 1) - 1
    return grid_sample(image, torch.stack([x, y], -1), align_corners=True)

image = torch.arange(12.0).view(1, 1, 3, 4)
flow = torch.zeros(1, 2, 3, 4)
print("no motion:", torch.allclose(warp(image, flow), image, atol=1e-5))
#> no motion: True
flow[:, 0] = 1
print("first row:", warp(image, flow)[0, 0, 0].round(decimals=3).tolist())
#> first row: [1.0, 2.0, 3.0, 0.0]
# --8<-- [end:demo_warp]

# --8<-- [start:wrong_corners]
import torch
from torch.nn.functional import grid_sample

image = torch.arange(12.0).view(1, 1, 3, 4)
y, x = torch.meshgrid(torch.arange(3), torch.arange(4), indexing="ij")
grid = torch.stack([2 * x / (4 - 1) - 1, 2 * y / (3 - 1) - 1], dim=-1)
warped = grid_sample(image, grid[None])
#> UserWarning: Default grid_sample and affine_grid behavior has changed to align_corners=False since 1.3.0. Please specify align_corners=True if the old behavior is desired. See the documentation of grid_sample for details.
print("before:", image[0, 0, 1].tolist())
#> before: [4.0, 5.0, 6.0, 7.0]
print("after: ", [round(value, 2) for value in warped[0, 0, 1].tolist()])
#> after:  [2.0, 4.83, 6.17, 3.5]
# --8<-- [end:wrong_corners]

# --8<-- [start:right_corners]
import torch
from torch.nn.functional import grid_sample

image = torch.arange(12.0).view(1, 1, 3, 4)
y, x = torch.meshgrid(torch.arange(3), torch.arange(4), indexing="ij")
grid = torch.stack([2 * x / (4 - 1) - 1, 2 * y / (3 - 1) - 1], dim=-1)
warped = grid_sample(image, grid[None], align_corners=True)
print("before:", image[0, 0, 1].tolist())
#> before: [4.0, 5.0, 6.0, 7.0]
print("after: ", [round(value, 2) for value in warped[0, 0, 1].tolist()])
#> after:  [4.0, 5.0, 6.0, 7.0]
# --8<-- [end:right_corners]

# --8<-- [start:wrong_order]
import torch
from torch.nn.functional import grid_sample

image = torch.tensor([[[[1.0, 2.0], [3.0, 4.0]]]])
y, x = torch.meshgrid(torch.tensor([-1.0, 1.0]), torch.tensor([-1.0, 1.0]),
                      indexing="ij")
grid = torch.stack([y, x], dim=-1)[None]
print("warped:", grid_sample(image, grid, align_corners=True).tolist())
#> warped: [[[[1.0, 3.0], [2.0, 4.0]]]]
# --8<-- [end:wrong_order]

# --8<-- [start:right_order]
import torch
from torch.nn.functional import grid_sample

image = torch.tensor([[[[1.0, 2.0], [3.0, 4.0]]]])
y, x = torch.meshgrid(torch.tensor([-1.0, 1.0]), torch.tensor([-1.0, 1.0]),
                      indexing="ij")
grid = torch.stack([x, y], dim=-1)[None]
print("warped:", grid_sample(image, grid, align_corners=True).tolist())
#> warped: [[[[1.0, 2.0], [3.0, 4.0]]]]
# --8<-- [end:right_order]

# --8<-- [start:demo_messages]
import torch
from torch.nn.functional import affine_grid, grid_sample

image = torch.zeros(1, 3, 8, 8)
for use in (
        lambda: grid_sample(image, torch.zeros(8, 8, 2), align_corners=True),
        lambda: grid_sample(image, torch.zeros(1, 8, 8, 2).double(),
                            align_corners=True),
        lambda: grid_sample(image.long(), torch.zeros(1, 8, 8, 2),
                            align_corners=True),
        lambda: affine_grid(torch.eye(3)[None], image.shape,
                            align_corners=True)):
    try:
        use()
    except (RuntimeError, ValueError) as error:
        print(error)
#> grid_sampler(): expected grid and input to have same batch size, but got input with sizes [1, 3, 8, 8] and grid with sizes [8, 8, 2]
#> expected scalar type Float but found Double
#> "grid_sampler_2d_cpu_kernel_impl" not implemented for 'Long'
#> Expected a batch of 2D affine matrices of shape Nx2x3 for size torch.Size([1, 3, 8, 8]). Got torch.Size([1, 3, 3]).
# --8<-- [end:demo_messages]

# --8<-- [start:check]
import torch
from torch.nn.functional import affine_grid, grid_sample

image = torch.arange(12.0).view(1, 1, 3, 4)
y, x = torch.meshgrid(torch.arange(3), torch.arange(4), indexing="ij")
width, height = 4, 3
# the formula for align_corners=False
grid = torch.stack([(2 * x + 1) / width - 1, (2 * y + 1) / height - 1], -1)
assert torch.allclose(grid_sample(image, grid[None], align_corners=False),
                      image, atol=1e-5)
# outside of the image: the edge
far = torch.full((1, 1, 1, 2), 5.0)
outside = grid_sample(image, far, padding_mode="border", align_corners=True)
assert outside.item() == 11
assert grid_sample(image, far, align_corners=True).item() == 0
# one grid for a batch, of another type; a mask; the rows of a matrix
images = image.expand(2, -1, -1, -1)
grids = grid[None].double().to(image).expand(len(images), -1, -1, -1)
assert grid_sample(images, grids, align_corners=False).shape == images.shape
mask = (image > 5).long()
warped = grid_sample(mask.float(), grid[None], mode="nearest",
                     align_corners=False)
assert torch.equal(warped.long(), mask)
theta = torch.eye(3)[None]
same = affine_grid(theta[:, :2], image.shape, align_corners=True)
assert torch.allclose(grid_sample(image, same, align_corners=True), image,
                      atol=1e-5)
assert "expected grid to have size 2 in last dimension" in (wrong.error or "")
assert right.out == "grid: (1, 3, 4, 2) warped: (1, 1, 3, 4)\n"
assert demo_warp.out == (
    "no motion: True\nfirst row: [1.0, 2.0, 3.0, 0.0]\n")
assert "changed to align_corners=False since 1.3.0" in wrong_corners.out
assert "before: [4.0, 5.0, 6.0, 7.0]\n" in wrong_corners.out
assert "after:  [4.0, 5.0, 6.0, 7.0]\n" not in wrong_corners.out
assert right_corners.out == (
    "before: [4.0, 5.0, 6.0, 7.0]\nafter:  [4.0, 5.0, 6.0, 7.0]\n")
assert wrong_order.out == "warped: [[[[1.0, 3.0], [2.0, 4.0]]]]\n"
assert right_order.out == "warped: [[[[1.0, 2.0], [3.0, 4.0]]]]\n"
assert "to have same batch size" in demo_messages.out
assert "Nx2x3 for size" in demo_messages.out
# --8<-- [end:check]
