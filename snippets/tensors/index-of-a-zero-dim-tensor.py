"""A loss is a tensor without axes, so loss.data[0] has nothing to index; item() gives the number."""
# /// pitfall
# apis = ["torch.Tensor.item", "torch.Tensor.data", "torch.nn.functional.mse_loss", "torch.Tensor.dim", "torch.Tensor.numpy", "torch.Tensor.size"]
# symptom = "error"
# raises = ["wrong", "demo_axes"]
# added = 2026-11-21
# messages = [
#   "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number",
#   "slice() cannot be applied to a 0-dim tensor.",
#   "too many indices for array: array is 0-dimensional, but * were indexed",
#   "iteration over a 0-d tensor",
#   "len() of a 0-d tensor",
#   "Dimension specified as * but tensor has no dimensions",
#   "a Tensor with * elements cannot be converted to Scalar",
#   "only one element tensors can be converted to Python scalars",
# ]
# older = [
#   "invalid index of a 0-dim tensor. Use tensor.item() to convert a 0-dim tensor to a Python number",
#   "invalid index of a 0-dim tensor. This will be an error in PyTorch 0.5. Use tensor.item() to convert a 0-dim tensor to a Python number",
# ]
# ///

# --8<-- [start:wrong]
import torch
import torch.nn.functional as F

pred, target = torch.tensor([1.0, 2.0]), torch.tensor([2.0, 4.0])
loss = F.mse_loss(pred, target)
print(loss.shape, loss.dim())
#> torch.Size([]) 0
print(loss.data[0])
#> IndexError: invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
import torch.nn.functional as F

pred, target = torch.tensor([1.0, 2.0]), torch.tensor([2.0, 4.0])
loss = F.mse_loss(pred, target)
print(loss.item())
#> 2.5
print(f"{loss:.4f}")
#> 2.5000
# --8<-- [end:right]

# --8<-- [start:demo_axes]
import torch

x = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
print(x.dim(), x[0].dim(), x[0][0].dim())
#> 2 1 0
print(x[0][0][0])
#> IndexError: invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number
# --8<-- [end:demo_axes]

# --8<-- [start:demo_messages]
import torch

x = torch.tensor([1.0, 2.0])
loss = x.mean()
for attempt in (
    lambda: loss[:1],
    lambda: loss.numpy()[0],
    lambda: list(loss),
    lambda: len(loss),
    lambda: loss.size(0),
    lambda: x.item(),
    lambda: float(x),
):
    try:
        attempt()
    except (IndexError, TypeError, RuntimeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
#> IndexError: slice() cannot be applied to a 0-dim tensor.
#> IndexError: too many indices for array: array is 0-dimensional, but 1 were indexed
#> TypeError: iteration over a 0-d tensor
#> TypeError: len() of a 0-d tensor
#> IndexError: Dimension specified as 0 but tensor has no dimensions
#> RuntimeError: a Tensor with 2 elements cannot be converted to Scalar
#> ValueError: only one element tensors can be converted to Python scalars
# --8<-- [end:demo_messages]

# --8<-- [start:demo_allowed]
import torch

x = torch.tensor(1.5)
print(x[None], x[...])
#> tensor([1.5000]) tensor(1.5000)
x[...] = 2.5
print(x)
#> tensor(2.5000)
print(torch.tensor([1.5]).item(), torch.tensor([1.5])[0])
#> 1.5 tensor(1.5000)
# --8<-- [end:demo_allowed]

# --8<-- [start:check]
import torch
import torch.nn.functional as F

assert wrong.out.startswith("torch.Size([]) 0\nIndexError: ")
invalid = (
    "IndexError: invalid index of a 0-dim tensor. Use `tensor.item()` in "
    "Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a "
    "number")
assert wrong.error == invalid
assert right.error is None and right.out == "2.5\n2.5000\n"
assert type(right.loss.item()) is type(float(right.loss)) is float
assert int(right.loss) == 2  # from 2.5

assert demo_axes.out == f"2 1 0\n{invalid}\n" and demo_axes.error == invalid
assert demo_messages.out == """\
IndexError: slice() cannot be applied to a 0-dim tensor.
IndexError: too many indices for array: array is 0-dimensional, but 1 were \
indexed
TypeError: iteration over a 0-d tensor
TypeError: len() of a 0-d tensor
IndexError: Dimension specified as 0 but tensor has no dimensions
RuntimeError: a Tensor with 2 elements cannot be converted to Scalar
ValueError: only one element tensors can be converted to Python scalars
"""
assert demo_allowed.out == """\
tensor([1.5000]) tensor(1.5000)
tensor(2.5000)
1.5 tensor(1.5000)
"""


def raised(f):
    try:
        f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


x = torch.tensor([1.0, 2.0])
for zero_dim in (x.sum(), x.max(), x[0], F.cross_entropy(x, torch.tensor(0)),
                 x.max(0)[0], x[:1].squeeze(), torch.tensor(1.0)):
    assert zero_dim.dim() == 0 and raised(lambda: zero_dim[0]) == invalid
one = torch.ones(1, 1)  # a batch of one sample with one number
assert one.squeeze().dim() == 0 and one.squeeze(1).dim() == 1
assert x[:1].dim() == x[[0]].dim() == 1 and x[0].dim() == 0
assert x.tolist() == [1, 2] and x.max().tolist() == 2
# --8<-- [end:check]
