"""A built-in function returns a gradient of the wrong shape if its mask has changed since forward, or if PyTorch 1.9.0 has multiplied sizes that don't fit."""
# /// pitfall
# apis = ["torch.from_numpy", "torch.tensor", "torch.nn.Linear", "torch.Tensor.backward"]
# also = ["torch.Tensor.index_put_", "torch.mm", "torch.addmm"]
# symptom = "error"
# raises = ["wrong", "demo_slice", "wrong_linear"]
# added = 2026-11-30
# messages = [
#   "Function IndexPutBackward0 returned an invalid gradient at index 1 - got [*] but expected shape compatible with [*]",
#   "Function torch::autograd::CopySlices returned an invalid gradient at index 1 - got [*] but expected shape compatible with [*]",
#   "mat1 and mat2 shapes cannot be multiplied (*x* and *x*)",
# ]
# older = [
#   "Function MmBackward returned an invalid gradient at index 0 - got [*, *] but expected shape compatible with [*, *]",
#   "Function AddmmBackward returned an invalid gradient at index 1 - got [*, *] but expected shape compatible with [*, *]",
#   "Function linearBackward returned an invalid gradient at index 0 - got [*] but expected shape compatible with [*]",
#   "Function BroadcastBackward returned an invalid gradient at index * - got [*] but expected shape compatible with [*]",
# ]
# ///

# --8<-- [start:wrong]
import numpy as np
import torch

buffer = np.zeros(6, dtype=bool)  # reused for every sample

features = torch.randn(3, 8, requires_grad=True)  # from the image encoder
embeddings = torch.zeros(6, 8)
buffer[1:4] = True
mask = torch.from_numpy(buffer)
embeddings[mask] = features
loss = embeddings.square().sum()

buffer[3] = False  # the next sample has fewer image tokens
loss.backward()
#> RuntimeError: Function IndexPutBackward0 returned an invalid gradient at index 1 - got [2, 8] but expected shape compatible with [3, 8]
print("gradient of the features:", features.grad.shape)
# --8<-- [end:wrong]

# --8<-- [start:right]
import numpy as np
import torch

buffer = np.zeros(6, dtype=bool)  # reused for every sample

features = torch.randn(3, 8, requires_grad=True)  # from the image encoder
embeddings = torch.zeros(6, 8)
buffer[1:4] = True
mask = torch.tensor(buffer)
embeddings[mask] = features
loss = embeddings.square().sum()

buffer[3] = False  # the next sample has fewer image tokens
loss.backward()
print("gradient of the features:", features.grad.shape)
#> gradient of the features: torch.Size([3, 8])
# --8<-- [end:right]

# --8<-- [start:demo_slice]
import torch

mask = torch.tensor([True, True, True, False])
features = torch.ones(3, 8, requires_grad=True)
embeddings = torch.zeros(2, 4, 8)
embeddings[0][mask] = features
mask.data[0] = False
embeddings.sum().backward()
#> RuntimeError: Function torch::autograd::CopySlices returned an invalid gradient at index 1 - got [2, 8] but expected shape compatible with [3, 8]
# --8<-- [end:demo_slice]

# --8<-- [start:wrong_linear]
import torch
from torch import nn

x = torch.randn(1, 2560, requires_grad=True)
layer = nn.Linear(512, 10)
layer(x).sum().backward()
#> RuntimeError: mat1 and mat2 shapes cannot be multiplied (1x2560 and 512x10)
print("gradient of x:", x.grad.shape)
# --8<-- [end:wrong_linear]

# --8<-- [start:right_linear]
import torch
from torch import nn

x = torch.randn(1, 2560, requires_grad=True)
layer = nn.Linear(2560, 10)
layer(x).sum().backward()
print("gradient of x:", x.grad.shape)
#> gradient of x: torch.Size([1, 2560])
# --8<-- [end:right_linear]

# --8<-- [start:check]
import torch

assert wrong.error == (
    "RuntimeError: Function IndexPutBackward0 returned an invalid gradient at "
    "index 1 - got [2, 8] but expected shape compatible with [3, 8]")
assert right.out == "gradient of the features: torch.Size([3, 8])\n"
assert demo_slice.error == (
    "RuntimeError: Function torch::autograd::CopySlices returned an invalid "
    "gradient at index 1 - got [2, 8] but expected shape compatible with "
    "[3, 8]")
assert "(1x2560 and 512x10)" in (wrong_linear.error or "")
assert right_linear.out == "gradient of x: torch.Size([1, 2560])\n"
# from_numpy shares the memory, torch.tensor copies it
assert not wrong.mask[3] and right.mask[3]

# without .data, PyTorch notices the change
mask = torch.tensor([True, True, False])
features = torch.ones(2, 8, requires_grad=True)
embeddings = torch.zeros(3, 8)
embeddings[mask] = features
mask[0] = False
try:
    embeddings.sum().backward()
except RuntimeError as error:
    assert "has been modified by an inplace operation" in str(error)
else:
    raise AssertionError("the change isn't noticed")

# as many places as before: no error, but the wrong rows
mask = torch.tensor([True, False, False])
features = torch.ones(1, 1, requires_grad=True)
embeddings = torch.zeros(3, 1)
embeddings[mask] = features
mask.data.copy_(torch.tensor([False, True, False]))
(embeddings * torch.tensor([[5.0], [7.0], [9.0]])).sum().backward()
assert features.grad.item() == 7  # instead of 5

# the gradient of x is as wide as in_features, so 1.9.0 had 512 columns
grad = torch.ones(1, 10) @ torch.zeros(10, 512)
assert grad.shape == (1, 512)
# --8<-- [end:check]
