"""resize_ on x.data or x.detach() once raised an error; now only the returned tensor is resized, and x keeps its shape."""
# /// pitfall
# apis = ["torch.Tensor.resize_", "torch.Tensor.detach", "torch.Tensor.set_"]
# symptom = "silent"
# raises = ["wrong_requires_grad", "wrong_activation"]
# added = 2026-11-30
# messages = ["cannot resize variables that require grad"]
# older = [
#   "set_storage_offset is not allowed on a Tensor created from .data or .detach().",
#   "set_sizes_contiguous is not allowed on a Tensor created from .data or .detach().",
#   "set_sizes_contiguous is not allowed on Tensor created from .data or .detach()",
#   "set_sizes_and_strides is not allowed on a Tensor created from .data or .detach().",
# ]
#
# [code.resize_of_data]
# either = [
#     '$X.data.resize_(...)', '$X.data.resize_as_(...)', '$X.detach().resize_(...)',
#     '$X.detach().resize_as_(...)', '$X.data.unsqueeze_(...)', '$X.data.squeeze_(...)',
#     '$X.data.t_()', '$X.data.transpose_(...)',
# '''
# $D = $X.data
# ...
# $D.resize_(...)
# ''',
# '''
# $D = $X.detach()
# ...
# $D.resize_(...)
# ''',
# '''
# $D = $X.data
# ...
# $D.resize_as_(...)
# ''',
# ]
# ///

# --8<-- [start:wrong]
import torch

images = torch.zeros(1)
batch = torch.ones(2, 3)
images.data.resize_(batch.size()).copy_(batch)
print("images:", images)
#> images: tensor([1.])
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

images = torch.zeros(1)
batch = torch.ones(2, 3)
images.resize_(batch.size()).copy_(batch)
print("images:", images)
#> images: tensor([[1., 1., 1.],
#>         [1., 1., 1.]])
# --8<-- [end:right]

# --8<-- [start:wrong_requires_grad]
import torch

w = torch.zeros(1, requires_grad=True)
with torch.no_grad():
    w.resize_(2, 3).fill_(1.0)
#> RuntimeError: cannot resize variables that require grad
# --8<-- [end:wrong_requires_grad]

# --8<-- [start:right_requires_grad]
import torch

w = torch.zeros(1, requires_grad=True)
with torch.no_grad():
    w.set_(torch.ones(2, 3))
print("w:", w)
#> w: tensor([[1., 1., 1.],
#>         [1., 1., 1.]], requires_grad=True)
# --8<-- [end:right_requires_grad]

# --8<-- [start:wrong_activation]
import torch

w = torch.ones(3, requires_grad=True)
x = w * torch.ones(2, 3)
x.resize_(2, 3, 1)
#> RuntimeError: cannot resize variables that require grad
# --8<-- [end:wrong_activation]

# --8<-- [start:right_activation]
import torch

w = torch.ones(3, requires_grad=True)
x = w * torch.ones(2, 3)
x = x.reshape(2, 3, 1)
x.sum().backward()
print("x:", tuple(x.shape), "w.grad:", w.grad)
#> x: (2, 3, 1) w.grad: tensor([2., 2., 2.])
# --8<-- [end:right_activation]

# --8<-- [start:demo_memory]
import torch

images = torch.zeros(1)
resized = images.detach().resize_(2, 3).fill_(1.0)
print("shape of resized:", tuple(resized.shape))
#> shape of resized: (2, 3)
print("shape of images:", tuple(images.shape))
#> shape of images: (1,)
print("same memory:", resized.data_ptr() == images.data_ptr())
#> same memory: True
# --8<-- [end:demo_memory]

# --8<-- [start:check]
import torch
import torch.utils.checkpoint

assert wrong.out == "images: tensor([1.])\n"
assert torch.equal(right.images, torch.ones(2, 3))
assert "cannot resize variables" in (wrong_requires_grad.error or "")
assert right_requires_grad.w.shape == (2, 3)
assert right_requires_grad.w.requires_grad
assert "cannot resize variables" in (wrong_activation.error or "")
assert right_activation.x.shape == (2, 3, 1)
assert torch.equal(right_activation.w.grad, torch.full((3,), 2.0))

# Adam keeps averages of the old shape, so set_ comes before the first step.
p = torch.nn.Parameter(torch.zeros(1))
adam = torch.optim.Adam([p])
for shape in [(1,), (2, 3)]:
    with torch.no_grad():
        p.set_(torch.ones(shape))
    p.grad = torch.ones(shape)
    try:
        adam.step()
        works = True
    except RuntimeError:
        works = False
    assert works == (shape == (1,))
adam = torch.optim.Adam([p])
adam.step()

# today, these two work, too
z = torch.zeros(1, 2)
d = z.detach()
assert d.squeeze_().shape == (2,) and z.shape == (1, 2)
z = torch.ones(2, 8, 4, 4, requires_grad=True)
z = z.contiguous(memory_format=torch.channels_last)
conv = torch.nn.Conv2d(8, 4, 3)
out = torch.utils.checkpoint.checkpoint(conv, z, use_reentrant=True)
out.sum().backward()
assert conv.weight.grad is not None

assert demo_memory.resized.shape == (2, 3)
assert demo_memory.images.shape == (1,)
assert demo_memory.resized.data_ptr() == demo_memory.images.data_ptr()
# --8<-- [end:check]
