"""max with a dim returns (values, indices), not a tensor; without keepdim its values broadcast the wrong way."""
# /// pitfall
# apis = ["torch.max", "torch.Tensor.max", "torch.Tensor.amax", "torch.Tensor.argmax"]
# symptom = "error"
# raises = ["wrong", "wrong_accuracy", "wrong_target", "wrong_rows"]
# added = 2026-11-21
# messages = ["can only concatenate tuple (not \"*\") to tuple",
#             "unsupported operand type(s) for *: 'Tensor' and 'torch.return_types.max'",
#             "unsupported operand type(s) for *: 'torch.return_types.max' and '*'",
#             "'*' not supported between instances of 'torch.return_types.max' and '*'",
#             "only integer tensors of a single element can be converted to an index",
#             "'torch.return_types.max' object has no attribute '*'",
#             "*(): argument 'input' (position 1) must be Tensor, not torch.return_types.max",
#             "'bool' object has no attribute 'sum'",
#             "can't multiply sequence by non-int of type 'float'"]
#
# [code.max_compared]
# either = [
# '''
# $P = torch.max($X, 1)
# ...
# $P == $Y
# ''',
# '''
# $P = torch.max($X, dim=$D)
# ...
# $P == $Y
# ''',
# '''
# $P = torch.max($X, -1)
# ...
# $P == $Y
# ''',
# '''
# $P = $X.max(1)
# ...
# $P == $Y
# ''',
# '''
# $P = $X.max(dim=$D)
# ...
# $P == $Y
# ''',
# '''
# $P = $X.max(-1)
# ...
# $P == $Y
# ''',
#     'torch.max($X, 1) == $Y', 'torch.max($X, dim=$D) == $Y',
# '''
# $P = torch.max($X, 1)
# ...
# $P.eq(...)
# ''',
# '''
# $P = $X.max(dim=$D)
# ...
# $P.eq(...)
# ''',
# '''
# $P = $X.max(1)
# ...
# $P.eq(...)
# ''',
#     '$X.max(1) == $Y', '$X.max(dim=$D) == $Y', '$X.max(1).eq($Y)', 'torch.max($X, 1).eq($Y)',
#     'torch.max($X, -1) == $Y', '$X.max(-1) == $Y', '$X.topk(1, ...) == $Y',
# ]
# not = [
# '''
# $P = torch.max($X, 1)
# ...
# $P = $OTHER
# ...
# $P == $Y
# ''',
# '''
# $P = torch.max($X, dim=$D)
# ...
# $P = $OTHER
# ...
# $P == $Y
# ''',
# '''
# $P = torch.max($X, -1)
# ...
# $P = $OTHER
# ...
# $P == $Y
# ''',
# ]
#
# [code.max_in_a_sum]
# either = [
#     '$A * $X.max(1)', '$A * $X.max(dim=$D)', '$A * torch.max($X, 1)', '$A + $X.max(1)',
# '''
# $P = $X.max(1)
# ...
# $P + $Y
# ''',
#     '$A * $X.max(-1)', '$A * torch.max($X, dim=$D)',
# ]
#
# [code.rows_without_keepdim]
# either = ['$X - $X.max(1).values', '$X - $X.max(dim=1).values']
#
# [code.tuple_used_as_a_tensor]
# either = [
#     'torch.max($X, dim=$D).item(...)', 'torch.max($X, dim=$D).detach(...)',
#     'torch.max($X, dim=$D).cpu(...)', 'torch.max($X, dim=$D).numpy(...)',
#     'torch.max($X, dim=$D).mean(...)', 'torch.max($X, dim=$D).sum(...)',
#     'torch.max($X, dim=$D).float(...)', 'torch.max($X, dim=$D).to(...)',
#     'torch.max($X, dim=$D).view(...)', 'torch.max($X, dim=$D).unsqueeze(...)',
#     'torch.max($X, dim=$D).squeeze(...)', 'torch.max($X, dim=$D).tolist(...)',
#     'torch.max($X, dim=$D).long(...)', '$X.max(dim=$D).item(...)', '$X.max(dim=$D).detach(...)',
#     '$X.max(dim=$D).cpu(...)', '$X.max(dim=$D).numpy(...)', '$X.max(dim=$D).mean(...)',
#     '$X.max(dim=$D).sum(...)', '$X.max(dim=$D).float(...)', '$X.max(dim=$D).to(...)',
#     '$X.max(dim=$D).view(...)', '$X.max(dim=$D).unsqueeze(...)', '$X.max(dim=$D).squeeze(...)',
#     '$X.max(dim=$D).tolist(...)', '$X.max(dim=$D).long(...)', '$X.max(dim=$D).eq(...)',
#     'torch.max($X, 1).item(...)', 'torch.max($X, 1).detach(...)', 'torch.max($X, 1).cpu(...)',
#     'torch.max($X, 1).numpy(...)', 'torch.max($X, 1).mean(...)', 'torch.max($X, 1).sum(...)',
#     'torch.max($X, 1).float(...)', 'torch.max($X, 1).to(...)', 'torch.max($X, 1).view(...)',
#     'torch.max($X, 1).unsqueeze(...)', 'torch.max($X, 1).squeeze(...)',
#     'torch.max($X, 1).tolist(...)', 'torch.max($X, 1).long(...)', 'torch.max($X, 1).eq(...)',
#     '$X.max(1).item(...)', '$X.max(1).detach(...)', '$X.max(1).cpu(...)',
#     '$X.max(1).numpy(...)', '$X.max(1).mean(...)', '$X.max(1).sum(...)', '$X.max(1).float(...)',
#     '$X.max(1).to(...)', '$X.max(1).view(...)', '$X.max(1).unsqueeze(...)',
#     '$X.max(1).squeeze(...)', '$X.max(1).tolist(...)', '$X.max(1).long(...)',
#     '$X - $X.max(dim=$D)', '$X - $X.max(dim=$D, keepdim=True)',
#     '$X - torch.max($X, dim=$D, keepdim=True)', '$X - $X.max(1)',
#     'torch.exp($X - $X.max(1, keepdim=True))', '$X / $X.max(dim=$D)',
#     '$X / $X.max(dim=$D, keepdim=True)', 'torch.cat([$X.max(dim=$D), ...], ...)',
#     'torch.cat([..., $X.max(dim=$D)], ...)', 'torch.cat([..., $X.max(1)], ...)',
#     'torch.relu($X.max(dim=$D))', 'self.$FC($X.max(dim=$D))', 'self.$FC($X.max(1))',
#     'self.$FC(torch.max($X, dim=$D))', 'self.$FC(torch.max($X, 1))', '$X.sort(...).mean()',
#     'torch.cat([torch.max($X, 1), ...], ...)', 'torch.cat([$X.max(1), ...], ...)',
#     'torch.median($X, dim=$D).mean()', '$X - $X.min(dim=$D)',
#     'torch.cat([$X.mean(1), $X.max(1)], ...)', '$X.median(dim=$D).mean()',
#     'torch.cat([$A, torch.max($X, dim=$D)], ...)', 'torch.cat((..., $X.max(dim=$D)), ...)',
#     'torch.cat((..., $X.max(1)), ...)',
# ]
# example = 'x = self.fc(x.max(dim=1))'
#
# [code.tuple_used_later]
# either = [
#     '$P.item(...)', '$P.detach(...)', '$P.cpu(...)', '$P.numpy(...)', '$P.mean(...)',
#     '$P.sum(...)', '$P.float(...)', '$P.to(...)', '$P.view(...)', '$P.unsqueeze(...)',
#     '$P.squeeze(...)', '$P.tolist(...)', '$P.long(...)', '$P.gather(...)', '$P.eq(...)',
#     '$P.softmax(...)', '$P.flatten(...)', '$P.size(...)', 'self.$FC($P)', 'torch.relu($P)',
#     'torch.cat([$P, ...], ...)', 'torch.cat([..., $P], ...)', '$P == $Y', '$P - $Y', '$P * $Y',
#     '$P + $Y', '$Y - $P', '$Y * $P', '$Y + $P', '$P.shape',
#     'torch.nn.functional.$LOSS($P, ...)', '$R + $G * $P', '$Y == $P', '$P / $Y',
#     '$R + $G * $P * $DONE', '$Y / $P', 'torch.relu($A2 - $P)',
# ]
# inside = [
#     [
# '''
# $P = torch.max($X, 1)
# ...
# ''',
# '''
# $P = torch.max($X, dim=$D)
# ...
# ''',
# '''
# $P = $X.max(1)
# ...
# ''',
# '''
# $P = $X.max(dim=$D)
# ...
# ''',
# '''
# $P = torch.max($X, -1)
# ...
# ''',
# '''
# $P = $X.max(-1)
# ...
# ''',
# '''
# $P = $X.max(dim=$D, keepdim=True)
# ...
# ''',
# '''
# $P = torch.max($X, dim=$D, keepdim=True)
# ...
# ''',
# '''
# $P = torch.sort($X, ...)
# ...
# ''',
# '''
# $P = torch.topk($X, ...)
# ...
# ''',
# '''
# $P = $X.topk(...)
# ...
# ''',
# '''
# $P = $X.sort(...)
# ...
# ''',
# '''
# $P = torch.min($X, dim=$D)
# ...
# ''',
# '''
# $P = $X.min(dim=$D)
# ...
# ''',
# '''
# $P = $X.min(1)
# ...
# ''',
# '''
# $P = $X.median(dim=$D)
# ...
# ''',
#     ],
# ]
# not_inside = [
# '''
# $P = $ONE
# ...
# $P = $P[...]
# ...
# ''',
# '''
# $P = $ONE
# ...
# $P = $P.values
# ...
# ''',
# '''
# $P = $ONE
# ...
# $P = $OTHER
# ...
# ''',
# ]
# nowhere = ['$P = $X3.numpy()', 'numpy.max(...)']
# example = '''
# pred = torch.max(logits, 1)
# correct = pred.eq(y).sum()
# '''
# ///

# --8<-- [start:wrong]
import torch

x = torch.tensor([[1.0, 5.0, 2.0], [7.0, 3.0, 4.0]])
largest = x.max(1)
print("largest plus 1:", largest + 1)
#> TypeError: can only concatenate tuple (not "int") to tuple
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

x = torch.tensor([[1.0, 5.0, 2.0], [7.0, 3.0, 4.0]])
largest = x.max(1).values
print("largest plus 1:", largest + 1)
#> largest plus 1: tensor([6., 8.])
# --8<-- [end:right]

# --8<-- [start:demo_messages]
import torch

x = torch.tensor([[1.0, 5.0, 2.0], [7.0, 3.0, 4.0]])
m = x.max(1)
for name, use in (
    ("x - m", lambda: x - m),
    ("x * m", lambda: x * m),
    ("m / 2", lambda: m / 2),
    ("m > 0", lambda: m > 0),
    ("m.shape", lambda: m.shape),
    ("torch.exp(m)", lambda: torch.exp(m)),
):
    try:
        use()
    except (TypeError, AttributeError) as error:
        print(f"{name}: {error}")
#> x - m: unsupported operand type(s) for -: 'Tensor' and 'torch.return_types.max'
#> x * m: only integer tensors of a single element can be converted to an index
#> m / 2: unsupported operand type(s) for /: 'torch.return_types.max' and 'int'
#> m > 0: '>' not supported between instances of 'torch.return_types.max' and 'int'
#> m.shape: 'torch.return_types.max' object has no attribute 'shape'
#> torch.exp(m): exp(): argument 'input' (position 1) must be Tensor, not torch.return_types.max
print("length of m * 2:", len(m * 2))
#> length of m * 2: 4
# --8<-- [end:demo_messages]

# --8<-- [start:wrong_accuracy]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(4, 3)
loader = [(torch.randn(8, 4), torch.randint(3, (8,))) for _ in range(2)]
correct = 0
with torch.no_grad():
    for x, y in loader:
        predicted = torch.max(model(x), 1)
        correct += (predicted == y).sum().item()
#> AttributeError: 'bool' object has no attribute 'sum'
print("correct:", correct)
# --8<-- [end:wrong_accuracy]

# --8<-- [start:right_accuracy]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(4, 3)
loader = [(torch.randn(8, 4), torch.randint(3, (8,))) for _ in range(2)]
correct = 0
with torch.no_grad():
    for x, y in loader:
        _, predicted = torch.max(model(x), 1)  # or model(x).argmax(1)
        correct += (predicted == y).sum().item()
print("correct:", correct)
#> correct: 9
# --8<-- [end:right_accuracy]

# --8<-- [start:wrong_target]
import torch

gamma = 0.5
reward = torch.tensor([1.0, 0.0])
next_q = torch.tensor([[2.0, 4.0], [6.0, 0.0]])
target = reward + gamma * next_q.max(1)
#> TypeError: can't multiply sequence by non-int of type 'float'
print("target:", target)
# --8<-- [end:wrong_target]

# --8<-- [start:right_target]
import torch

gamma = 0.5
reward = torch.tensor([1.0, 0.0])
next_q = torch.tensor([[2.0, 4.0], [6.0, 0.0]])
target = reward + gamma * next_q.max(1).values
print("target:", target)
#> target: tensor([3., 3.])
# --8<-- [end:right_target]

# --8<-- [start:wrong_rows]
import torch

square = torch.tensor([[1.0, 2.0], [3.0, 5.0]])
print("square:", (square - square.max(1).values).tolist())
#> square: [[-1.0, -3.0], [1.0, 0.0]]
x = torch.tensor([[1.0, 5.0, 2.0], [7.0, 3.0, 4.0]])
print("2 by 3:", (x - x.max(1).values).tolist())
#> RuntimeError: The size of tensor a (3) must match the size of tensor b (2) at non-singleton dimension 1
# --8<-- [end:wrong_rows]

# --8<-- [start:right_rows]
import torch

square = torch.tensor([[1.0, 2.0], [3.0, 5.0]])
print("square:", (square - square.max(1, keepdim=True).values).tolist())
#> square: [[-1.0, 0.0], [-2.0, 0.0]]
x = torch.tensor([[1.0, 5.0, 2.0], [7.0, 3.0, 4.0]])
print("2 by 3:", (x - x.max(1, keepdim=True).values).tolist())
#> 2 by 3: [[-4.0, 0.0, -3.0], [0.0, -4.0, -3.0]]
# --8<-- [end:right_rows]

# --8<-- [start:demo_calls]
import torch

x = torch.tensor([[-1, 5, 2], [7, -3, 4]])
print("x.max():", x.max())
#> x.max(): tensor(7)
print("x.max(1):", x.max(1))
#> x.max(1): torch.return_types.max(
#> values=tensor([5, 7]),
#> indices=tensor([1, 0]))
print("x.amax(1):", x.amax(1))
#> x.amax(1): tensor([5, 7])
print("x.argmax(1):", x.argmax(1))
#> x.argmax(1): tensor([1, 0])
y = torch.tensor(0)
print("torch.max(x, y):", torch.max(x, y).tolist())
#> torch.max(x, y): [[0, 5, 2], [7, 0, 4]]
print("torch.max(x, 0).values:", torch.max(x, 0).values)
#> torch.max(x, 0).values: tensor([7, 5, 4])
# --8<-- [end:demo_calls]

# --8<-- [start:demo_ties]
import torch

x = torch.tensor([[1.0, 2.0, 2.0]], requires_grad=True)
print("index from max:", x.max(1).indices)
#> index from max: tensor([1])
print("index from argmax:", x.argmax(1))
#> index from argmax: tensor([1])
print("gradient of max:", torch.autograd.grad(x.max(1).values, x)[0])
#> gradient of max: tensor([[0., 1., 0.]])
print("gradient of amax:", torch.autograd.grad(x.amax(1), x)[0])
#> gradient of amax: tensor([[0.0000, 0.5000, 0.5000]])
# --8<-- [end:demo_ties]

# --8<-- [start:check]
import torch

assert wrong.error == 'TypeError: can only concatenate tuple (not "int") to tuple'
assert type(wrong.largest) is torch.return_types.max
assert right.out == "largest plus 1: tensor([6., 8.])\n"
assert demo_messages.out.splitlines() == [
    "x - m: unsupported operand type(s) for -: 'Tensor' and "
    "'torch.return_types.max'",
    "x * m: only integer tensors of a single element can be converted to an "
    "index",
    "m / 2: unsupported operand type(s) for /: 'torch.return_types.max' and "
    "'int'",
    "m > 0: '>' not supported between instances of "
    "'torch.return_types.max' and 'int'",
    "m.shape: 'torch.return_types.max' object has no attribute 'shape'",
    "torch.exp(m): exp(): argument 'input' (position 1) must be Tensor, "
    "not torch.return_types.max",
    "length of m * 2: 4"]
# the message of x * m, from a Python list
try:
    [1, 2, 3][torch.tensor([0, 1])]
except TypeError as error:
    assert f"x * m: {error}" in demo_messages.out.splitlines()
else:
    raise AssertionError("a list takes two indices")
assert wrong_accuracy.error.startswith("AttributeError: 'bool' object")
assert (wrong_accuracy.predicted == wrong_accuracy.y) is False
hits = sum(int((right_accuracy.model(x).argmax(1) == y).sum())
           for x, y in right_accuracy.loader)
assert right_accuracy.out == f"correct: {hits}\n"
assert wrong_target.out == (
    "TypeError: can't multiply sequence by non-int of type 'float'\n")
assert right_target.out == "target: tensor([3., 3.])\n"
assert wrong_rows.out.startswith("square: [[-1.0, -3.0], [1.0, 0.0]]\n")
assert "size of tensor a (3) must match" in wrong_rows.error
assert right_rows.out == """\
square: [[-1.0, 0.0], [-2.0, 0.0]]
2 by 3: [[-4.0, 0.0, -3.0], [0.0, -4.0, -3.0]]
"""
assert right_rows.x.max(1, keepdim=True).values.shape == (2, 1)
assert demo_calls.out.splitlines() == [
    "x.max(): tensor(7)",
    "x.max(1): torch.return_types.max(",
    "values=tensor([5, 7]),",
    "indices=tensor([1, 0]))",
    "x.amax(1): tensor([5, 7])",
    "x.argmax(1): tensor([1, 0])",
    "torch.max(x, y): [[0, 5, 2], [7, 0, 4]]",
    "torch.max(x, 0).values: tensor([7, 5, 4])"]
assert demo_calls.x.amax((0, 1)) == 7
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
    "index from max: tensor([1])",
    "index from argmax: tensor([1])",
    "gradient of max: tensor([[0., 1., 0.]])",
    "gradient of amax: tensor([[0.0000, 0.5000, 0.5000]])"]
# --8<-- [end:check]
