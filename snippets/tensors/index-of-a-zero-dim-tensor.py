"""A loss is a tensor without dimensions, so loss.data[0] has nothing to index; item() gives the number."""
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
#
# [code.loss_data_0]
# either = ['$L.data[0]', '$L[0]']
# inside = [
# '''
# for $I in $DATA:
#     ...
#     $L.backward(...)
#     ...
# ''',
# ]
#
# [code.index_of_a_loss]
# either = [
#     '$L.data[0]', '$L[0]', '$L[0].item()', 'float($L[0])', '$L.cpu().data[0]', '$L.detach()[0]',
#     '$L.detach().numpy()[0]', 'len($L)', '$L.numpy()[0]',
# ]
# inside = [
#     [
# '''
# $L = $C($OUT, $Y)
# ...
# ''',
# '''
# $L = torch.nn.functional.$F(...)
# ...
# ''',
# '''
# $L = $C($M(...), $Y)
# ...
# ''',
# '''
# $L = $X.mean()
# ...
# ''',
# '''
# $L = $X.sum()
# ...
# ''',
#     ],
# ]
# nowhere = [
#     '$F2(..., reduction="none", ...)', 'torch.nn.$LOSS(..., reduction="none", ...)',
#     '$L = $X2[...]',
# ]
# names = { "$L" = '(self\.)?\w*(loss|cost|err|acc|correct)\w*' }
# example = '''
# loss = criterion(model(x), y)
# print(loss.data[0])
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(10, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
loader = [(torch.randn(32, 10), torch.randn(32, 1)) for _ in range(3)]
running_loss = 0.0
for x, y in loader:
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    running_loss += loss.data[0]
#> IndexError: invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number
print(f"mean loss: {running_loss / len(loader):.4f}")
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(10, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
loader = [(torch.randn(32, 10), torch.randn(32, 1)) for _ in range(3)]
running_loss = 0.0
for x, y in loader:
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    running_loss += loss.item()
print(f"mean loss: {running_loss / len(loader):.4f}")
#> mean loss: 1.5093
# --8<-- [end:right]

# --8<-- [start:demo_item]
import torch
import torch.nn.functional as F

pred, target = torch.tensor([1.0, 2.0]), torch.tensor([2.0, 4.0])
loss = F.mse_loss(pred, target)
print("shape:", loss.shape)
#> shape: torch.Size([])
print("number of dimensions:", loss.dim())
#> number of dimensions: 0
print("item():", loss.item())
#> item(): 2.5
print("int():", int(loss))
#> int(): 2
print(f"formatted: {loss:.4f}")
#> formatted: 2.5000
# --8<-- [end:demo_item]

# --8<-- [start:demo_axes]
import torch

x = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
print("dimensions of x:", x.dim())
#> dimensions of x: 2
print("dimensions of x[0]:", x[0].dim())
#> dimensions of x[0]: 1
print("dimensions of x[0][0]:", x[0][0].dim())
#> dimensions of x[0][0]: 0
print("dimensions of x[0][0][0]:", x[0][0][0].dim())
#> IndexError: invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number
# --8<-- [end:demo_axes]

# --8<-- [start:demo_messages]
import torch

x = torch.tensor([1.0, 2.0])
loss = x.mean()
for name, call in {
    "loss[:1]": lambda: loss[:1],
    "loss.numpy()[0]": lambda: loss.numpy()[0],
    "list(loss)": lambda: list(loss),
    "len(loss)": lambda: len(loss),
    "loss.size(0)": lambda: loss.size(0),
    "x.item()": lambda: x.item(),
    "float(x)": lambda: float(x),
    "torch.tensor([x, x])": lambda: torch.tensor([x, x]),
}.items():
    try:
        call()
    except (IndexError, TypeError, RuntimeError, ValueError) as error:
        print(f"{name} - {type(error).__name__}: {error}")
#> loss[:1] - IndexError: slice() cannot be applied to a 0-dim tensor.
#> loss.numpy()[0] - IndexError: too many indices for array: array is 0-dimensional, but 1 were indexed
#> list(loss) - TypeError: iteration over a 0-d tensor
#> len(loss) - TypeError: len() of a 0-d tensor
#> loss.size(0) - IndexError: Dimension specified as 0 but tensor has no dimensions
#> x.item() - RuntimeError: a Tensor with 2 elements cannot be converted to Scalar
#> float(x) - ValueError: only one element tensors can be converted to Python scalars
#> torch.tensor([x, x]) - ValueError: only one element tensors can be converted to Python scalars
# --8<-- [end:demo_messages]

# --8<-- [start:demo_allowed]
import torch

x = torch.tensor(1.5)
print("x[None]:", x[None])
#> x[None]: tensor([1.5000])
print("x[...]:", x[...])
#> x[...]: tensor(1.5000)
x[...] = 2.5
print("after x[...] = 2.5:", x)
#> after x[...] = 2.5: tensor(2.5000)
y = torch.tensor([1.5])
print("y[0]:", y[0])
#> y[0]: tensor(1.5000)
print("y.item():", y.item())
#> y.item(): 1.5
# --8<-- [end:demo_allowed]

# --8<-- [start:check]
import torch
import torch.nn.functional as F

invalid = (
    "IndexError: invalid index of a 0-dim tensor. Use `tensor.item()` in "
    "Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a "
    "number")
assert wrong.out == invalid + "\n"
assert type(right.running_loss) is float
assert right.out == f"mean loss: {right.running_loss / 3:.4f}\n"
assert demo_item.out == """\
shape: torch.Size([])
number of dimensions: 0
item(): 2.5
int(): 2
formatted: 2.5000
"""
loss = demo_item.loss
assert type(loss.item()) is type(float(loss)) is float
assert loss.item() == float(loss) == 2.5

assert demo_axes.out == f"""\
dimensions of x: 2
dimensions of x[0]: 1
dimensions of x[0][0]: 0
{invalid}
"""
assert demo_axes.error == invalid
assert demo_messages.out == """\
loss[:1] - IndexError: slice() cannot be applied to a 0-dim tensor.
loss.numpy()[0] - IndexError: too many indices for array: array is \
0-dimensional, but 1 were indexed
list(loss) - TypeError: iteration over a 0-d tensor
len(loss) - TypeError: len() of a 0-d tensor
loss.size(0) - IndexError: Dimension specified as 0 but tensor has no \
dimensions
x.item() - RuntimeError: a Tensor with 2 elements cannot be converted to Scalar
float(x) - ValueError: only one element tensors can be converted to Python \
scalars
torch.tensor([x, x]) - ValueError: only one element tensors can be converted \
to Python scalars
"""
assert demo_allowed.out == """\
x[None]: tensor([1.5000])
x[...]: tensor(1.5000)
after x[...] = 2.5: tensor(2.5000)
y[0]: tensor(1.5000)
y.item(): 1.5
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
