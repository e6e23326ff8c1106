"""view only relabels memory, so it refuses many transposed tensors; reshape copies there; neither swaps axes."""
# /// pitfall
# apis = ["torch.Tensor.view", "torch.Tensor.reshape", "torch.Tensor.contiguous", "torch.Tensor.is_contiguous",
#         "torch.Tensor.stride"]
# symptom = "error"
# messages = ["view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead."]
# older = ["invalid argument *: view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Call .contiguous() before .view(). at *",
#          "input is not contiguous at *"]
# ///

# --8<-- [start:wrong]
import torch

x = torch.tensor([[1, 2, 3], [4, 5, 6]])
flat = x.t().view(6)
#> RuntimeError: view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

x = torch.tensor([[1, 2, 3], [4, 5, 6]])
flat = x.t().reshape(6)
print(flat)
#> tensor([1, 4, 2, 5, 3, 6])
# --8<-- [end:right]

# --8<-- [start:wrong_swap]
import torch

x = torch.tensor([[1, 2, 3], [4, 5, 6]])
y = x.reshape(3, 2)
print(y)
#> tensor([[1, 2],
#>         [3, 4],
#>         [5, 6]])
# --8<-- [end:wrong_swap]

# --8<-- [start:right_swap]
import torch

x = torch.tensor([[1, 2, 3], [4, 5, 6]])
y = x.transpose(0, 1)
print(y)
#> tensor([[1, 4],
#>         [2, 5],
#>         [3, 6]])
# --8<-- [end:right_swap]

# --8<-- [start:demo_strides]
import torch

x = torch.tensor([[1, 2, 3], [4, 5, 6]])
y = x.t()
print(tuple(x.shape), x.stride(), x.is_contiguous())
#> (2, 3) (3, 1) True
print(tuple(y.shape), y.stride(), y.is_contiguous())
#> (3, 2) (1, 3) False
print(y.data_ptr() == x.data_ptr())
#> True
# --8<-- [end:demo_strides]

# --8<-- [start:demo_viewable]
import torch

images = torch.zeros(2, 4, 5, 3)  # N, H, W, C
x = images.permute(0, 3, 1, 2)  # N, C, H, W
print(x.stride(), x.is_contiguous())
#> (60, 1, 15, 3) False
pixels = x.view(2, 3, 20)  # H and W become one axis
print(pixels.stride(), pixels.data_ptr() == images.data_ptr())
#> (60, 1, 3) True
copied = x.contiguous().view(2, 3, 20)  # works too, with a copy
print(copied.data_ptr() == images.data_ptr())
#> False
# --8<-- [end:demo_viewable]

# --8<-- [start:demo_copy]
import torch

x = torch.zeros(2, 3)
x.reshape(6)[0] = 7  # a view: x changes
x.t().reshape(6)[1] = 8  # a copy: x does not
print(x)
#> tensor([[7., 0., 0.],
#>         [0., 0., 0.]])
print(x.reshape(6).data_ptr() == x.data_ptr())
#> True
print(x.t().reshape(6).data_ptr() == x.data_ptr())
#> False
# --8<-- [end:demo_copy]

# --8<-- [start:check]
assert wrong.error.startswith("RuntimeError: view size is not compatible")
assert right.flat.tolist() == [1, 4, 2, 5, 3, 6]
assert right.x.t().contiguous().view(6).tolist() == right.flat.tolist()
assert wrong_swap.y.tolist() == [[1, 2], [3, 4], [5, 6]]
assert right_swap.y.tolist() == [[1, 4], [2, 5], [3, 6]]
memory = right.x.flatten().tolist()  # what y reads, row by row
assert [memory.index(v) for v in right.flat.tolist()] == [0, 3, 1, 4, 2, 5]
assert wrong_swap.error is None
assert demo_strides.out.splitlines() == [
    "(2, 3) (3, 1) True", "(3, 2) (1, 3) False", "True"]
assert demo_viewable.out.splitlines() == [
    "(60, 1, 15, 3) False", "(60, 1, 3) True", "False"]
flat = demo_viewable.x.reshape(2, 3, 20)
assert flat.data_ptr() == demo_viewable.images.data_ptr()
assert demo_copy.x.tolist() == [[7, 0, 0], [0, 0, 0]]
assert demo_copy.out.splitlines()[-2:] == ["True", "False"]
# --8<-- [end:check]
