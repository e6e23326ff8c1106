"""max with a dim returns (values, indices), not a tensor; without keepdim its values broadcast the wrong way."""
# /// pitfall
# apis = ["torch.max", "torch.Tensor.max", "torch.Tensor.amax", "torch.Tensor.argmax"]
# symptom = "error"
# raises = ["wrong", "wrong_accuracy", "wrong_rows"]
# added = 2026-11-21
# messages = ["can only concatenate tuple (not \"*\") to tuple",
#             "unsupported operand type(s) for *: 'Tensor' and 'torch.return_types.max'",
#             "'torch.return_types.max' object has no attribute '*'",
#             "*(): argument 'input' (position 1) must be Tensor, not torch.return_types.max",
#             "'bool' object has no attribute 'sum'"]
# ///

# --8<-- [start:wrong]
import torch

x = torch.tensor([[1.0, 5.0, 2.0], [7.0, 3.0, 4.0]])
y = x.max(1) + 1
#> TypeError: can only concatenate tuple (not "int") to tuple
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

x = torch.tensor([[1.0, 5.0, 2.0], [7.0, 3.0, 4.0]])
y = x.max(1).values + 1
print(y)
#> tensor([6., 8.])
# --8<-- [end:right]

# --8<-- [start:demo_messages]
import torch

x = torch.tensor([[1.0, 5.0, 2.0], [7.0, 3.0, 4.0]])
m = x.max(1)
for use in (lambda: x - m, lambda: m.shape, lambda: torch.exp(m)):
    try:
        use()
    except (TypeError, AttributeError) as error:
        print(error)
#> unsupported operand type(s) for -: 'Tensor' and 'torch.return_types.max'
#> 'torch.return_types.max' object has no attribute 'shape'
#> exp(): argument 'input' (position 1) must be Tensor, not torch.return_types.max
print(len(m * 2))
#> 4
# --8<-- [end:demo_messages]

# --8<-- [start:wrong_accuracy]
import torch

outputs = torch.tensor([[0.1, 2.0], [3.0, 0.5], [0.2, 0.3]])
labels = torch.tensor([1, 0, 0])
predicted = torch.max(outputs, 1)
correct = (predicted == labels).sum().item()
#> AttributeError: 'bool' object has no attribute 'sum'
# --8<-- [end:wrong_accuracy]

# --8<-- [start:right_accuracy]
import torch

outputs = torch.tensor([[0.1, 2.0], [3.0, 0.5], [0.2, 0.3]])
labels = torch.tensor([1, 0, 0])
_, predicted = torch.max(outputs, 1)  # or outputs.argmax(1)
correct = (predicted == labels).sum().item()
print(predicted, correct)
#> tensor([1, 0, 1]) 2
# --8<-- [end:right_accuracy]

# --8<-- [start:wrong_rows]
import torch

square = torch.tensor([[1.0, 2.0], [3.0, 5.0]])
print(square - square.max(1).values)
#> tensor([[-1., -3.],
#>         [ 1.,  0.]])
x = torch.tensor([[1.0, 5.0, 2.0], [7.0, 3.0, 4.0]])
print(x - x.max(1).values)
#> RuntimeError: The size of tensor a (3) must match the size of tensor b (2) at non-singleton dimension 1
# --8<-- [end:wrong_rows]

# --8<-- [start:right_rows]
import torch

square = torch.tensor([[1.0, 2.0], [3.0, 5.0]])
print(square - square.max(1, keepdim=True).values)
#> tensor([[-1.,  0.],
#>         [-2.,  0.]])
x = torch.tensor([[1.0, 5.0, 2.0], [7.0, 3.0, 4.0]])
print(x - x.max(1, keepdim=True).values)
#> tensor([[-4.,  0., -3.],
#>         [ 0., -4., -3.]])
# --8<-- [end:right_rows]

# --8<-- [start:demo_calls]
import torch

x = torch.tensor([[-1, 5, 2], [7, -3, 4]])
print(x.max())
#> tensor(7)
print(x.max(1))
#> torch.return_types.max(
#> values=tensor([5, 7]),
#> indices=tensor([1, 0]))
print(x.amax(1), x.argmax(1))
#> tensor([5, 7]) tensor([1, 0])
print(torch.max(x, torch.tensor(0)))
#> tensor([[0, 5, 2],
#>         [7, 0, 4]])
print(torch.max(x, 0).values)
#> tensor([7, 5, 4])
# --8<-- [end:demo_calls]

# --8<-- [start:demo_ties]
import torch

x = torch.tensor([[1.0, 2.0, 2.0]], requires_grad=True)
print(x.max(1).indices, x.argmax(1))
#> tensor([1]) tensor([1])
print(torch.autograd.grad(x.max(1).values, x)[0])
#> tensor([[0., 1., 0.]])
print(torch.autograd.grad(x.amax(1), x)[0])
#> tensor([[0.0000, 0.5000, 0.5000]])
# --8<-- [end:demo_ties]

# --8<-- [start:check]
import torch

assert wrong.out.startswith("TypeError: can only concatenate tuple")
assert right.out == "tensor([6., 8.])\n"
assert len(demo_messages.out.splitlines()) == 4
assert demo_messages.out.endswith("\n4\n")
assert demo_messages.out.count("torch.return_types.max") == 3
assert wrong_accuracy.error.startswith("AttributeError: 'bool' object")
assert (wrong_accuracy.predicted == wrong_accuracy.labels) is False
assert right_accuracy.out == "tensor([1, 0, 1]) 2\n"
assert "[-1., -3.],\n        [ 1.,  0.]" in wrong_rows.out
assert "size of tensor a (3) must match" in wrong_rows.error
assert "[-1.,  0.],\n        [-2.,  0.]" in right_rows.out
assert "[-4.,  0., -3.],\n        [ 0., -4., -3.]" in right_rows.out
assert right_rows.x.max(1, keepdim=True).values.shape == (2, 1)
assert demo_calls.out.splitlines() == [
    "tensor(7)",
    "torch.return_types.max(",
    "values=tensor([5, 7]),",
    "indices=tensor([1, 0]))",
    "tensor([5, 7]) tensor([1, 0])",
    "tensor([[0, 5, 2],",
    "        [7, 0, 4]])",
    "tensor([7, 5, 4])"]
assert demo_calls.x.amax((0, 1)) == 7
assert type(demo_calls.x.max(1)) is torch.return_types.max
try:
    torch.max(demo_calls.x, 0.0)
except TypeError as error:
    assert "got (Tensor, float)" in str(error)
else:
    raise AssertionError("torch.max takes a float")
assert demo_calls.x.clamp(min=0).tolist() == [[0, 5, 2], [7, 0, 4]]
for function in (torch.min, torch.median, torch.sort, torch.topk):
    values, indices = function(demo_calls.x, 1)
    assert values.dtype == indices.dtype == torch.int64
ties = torch.tensor([0, 3, 1, 3] * 1000)
assert ties.max(0).indices == ties.argmax() == 1
assert demo_ties.out.splitlines() == [
    "tensor([1]) tensor([1])",
    "tensor([[0., 1., 0.]])",
    "tensor([[0.0000, 0.5000, 0.5000]])"]
# --8<-- [end:check]
