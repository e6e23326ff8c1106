"""t is for matrices, transpose swaps two dimensions, permute orders all of them; all three are views."""
# /// pitfall
# apis = ["torch.Tensor.permute", "torch.Tensor.transpose", "torch.Tensor.t", "torch.Tensor.T", "torch.Tensor.mT"]
# symptom = "question"
# raises = ["demo_t", "demo_transpose", "demo_permute"]
# added = 2026-11-21
# messages = ["t() expects a tensor with <= 2 dimensions, but self is *D",
#             "permute(*): number of dimensions in the tensor input does not match the length of the desired ordering of dimensions i.e. input.dim() = * is not equal to len(dims) = *",
#             "transpose() takes * positional arguments but * were given",
#             "The use of `x.T` on tensors of dimension other than 2 to reverse their shape is deprecated and it will throw an error in a future release. Consider `x.mT` to transpose batches of matrices or `x.permute(*torch.arange(x.ndim - 1, -1, -1))` to reverse the dimensions of a tensor."]
# older = ["number of dims don't match in permute",
#          "t() expects a 2D tensor, but self is *D",
#          "t() expects a 2D Variable, but self is *D"]
# ///

# --8<-- [start:demo]
import torch

x = torch.zeros(2, 3)
print("t():", x.t().shape)
#> t(): torch.Size([3, 2])
x = torch.zeros(2, 3, 4)
print("transpose(0, 2):", x.transpose(0, 2).shape)
#> transpose(0, 2): torch.Size([4, 3, 2])
print("permute(2, 0, 1):", x.permute(2, 0, 1).shape)
#> permute(2, 0, 1): torch.Size([4, 2, 3])
# --8<-- [end:demo]

# --8<-- [start:demo_t]
import torch

x = torch.zeros(3)
print("t() of a vector:", x.t().shape)
#> t() of a vector: torch.Size([3])
print("as a column:", x[:, None].shape)
#> as a column: torch.Size([3, 1])
x = torch.zeros(2, 3, 4)
print("each matrix:", x.transpose(1, 2).shape)
#> each matrix: torch.Size([2, 4, 3])
print("t() of a batch:", x.t().shape)
#> RuntimeError: t() expects a tensor with <= 2 dimensions, but self is 3D
# --8<-- [end:demo_t]

# --8<-- [start:demo_transpose]
import torch

x = torch.zeros(2, 3, 4)
print(x.transpose(2, 0, 1).shape)
#> TypeError: transpose() takes 2 positional arguments but 3 were given
# --8<-- [end:demo_transpose]

# --8<-- [start:demo_permute]
import torch

x = torch.zeros(2, 3, 4)
print("permute(1, 0, 2):", x.permute(1, 0, 2).shape)
#> permute(1, 0, 2): torch.Size([3, 2, 4])
print("permute(1, 0):", x.permute(1, 0).shape)
#> RuntimeError: permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering of dimensions i.e. input.dim() = 3 is not equal to len(dims) = 2
# --8<-- [end:demo_permute]

# --8<-- [start:demo_property]
import torch

x = torch.zeros(2, 3, 4)
print("mT:", x.mT.shape)
#> mT: torch.Size([2, 4, 3])
print("T:", x.T.shape)
#> UserWarning: The use of `x.T` on tensors of dimension other than 2 to reverse their shape is deprecated and it will throw an error in a future release. Consider `x.mT` to transpose batches of matrices or `x.permute(*torch.arange(x.ndim - 1, -1, -1))` to reverse the dimensions of a tensor.
#> T: torch.Size([4, 3, 2])
# --8<-- [end:demo_property]

# --8<-- [start:demo_image]
import torch

image = torch.rand(480, 640, 3)  # H, W, C
x = image.permute(2, 0, 1)  # C, H, W
print("for Conv2d:", x.shape)
#> for Conv2d: torch.Size([3, 480, 640])
print("same value:", bool(x[2, 10, 20] == image[10, 20, 2]))
#> same value: True
print("back to H, W, C:", x.permute(1, 2, 0).shape)
#> back to H, W, C: torch.Size([480, 640, 3])
print("not back:", x.permute(2, 0, 1).shape)
#> not back: torch.Size([640, 3, 480])
# --8<-- [end:demo_image]

# --8<-- [start:demo_view]
import torch

x = torch.tensor([[1, 2, 3], [4, 5, 6]])
y = x.transpose(0, 1)
print("strides of x:", x.stride(), "of y:", y.stride())
#> strides of x: (3, 1) of y: (1, 3)
y[0, 0] = 100
print("x:", x.tolist())
#> x: [[100, 2, 3], [4, 5, 6]]
# --8<-- [end:demo_view]

# --8<-- [start:check]
import warnings

import numpy as np
import torch

assert demo.out.splitlines() == [
    "t(): torch.Size([3, 2])",
    "transpose(0, 2): torch.Size([4, 3, 2])",
    "permute(2, 0, 1): torch.Size([4, 2, 3])"]
assert demo_t.out.splitlines()[:-1] == [
    "t() of a vector: torch.Size([3])",
    "as a column: torch.Size([3, 1])",
    "each matrix: torch.Size([2, 4, 3])"]
assert demo_t.error == (
    "RuntimeError: t() expects a tensor with <= 2 dimensions, but self is 3D")
assert demo_transpose.error.startswith("TypeError: transpose() takes 2 pos")
assert np.zeros((2, 3, 4)).transpose(2, 0, 1).shape == (4, 2, 3)
assert demo_permute.out.startswith("permute(1, 0, 2): torch.Size([3, 2, 4])\n")
assert demo_permute.error.startswith("RuntimeError: permute(")
assert demo_permute.error.endswith("= 3 is not equal to len(dims) = 2")
assert demo_property.out.startswith(
    "mT: torch.Size([2, 4, 3])\nUserWarning: The use of `x.T`")
assert demo_property.out.endswith("\nT: torch.Size([4, 3, 2])\n")
assert torch.zeros(2, 3).mT.shape == torch.zeros(2, 3).T.shape == (3, 2)
torch.set_warn_always(True)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for shape in ((), (5,), (2, 3, 4), (2, 3, 4, 5)):
        torch.zeros(shape).T
torch.set_warn_always(False)
assert len(caught) == 4 and all("deprecated" in str(w) for w in caught)
try:
    torch.zeros(5).mT
except RuntimeError as error:
    assert "Got 1-D tensor" in str(error)
else:
    raise AssertionError("mT takes a vector")
assert demo_image.out.splitlines() == [
    "for Conv2d: torch.Size([3, 480, 640])", "same value: True",
    "back to H, W, C: torch.Size([480, 640, 3])",
    "not back: torch.Size([640, 3, 480])"]
assert torch.equal(demo_image.x.permute(1, 2, 0), demo_image.image)
assert torch.nn.Conv2d(3, 2, 8, 8)(demo_image.x).shape == (2, 60, 80)
assert demo_view.out.startswith("strides of x: (3, 1) of y: (1, 3)\n")
x = demo_view.x
for y in (x.t(), x.permute(1, 0), x.T, x.mT):
    assert y.data_ptr() == x.data_ptr() and y.stride() == (1, 3)
assert demo_view.x.tolist() == [[100, 2, 3], [4, 5, 6]]
# --8<-- [end:check]
