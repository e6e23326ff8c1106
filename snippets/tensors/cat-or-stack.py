"""cat joins tensors along a dimension they have; stack makes a new one; both want a list of tensors."""
# /// pitfall
# apis = ["torch.cat", "torch.stack", "torch.Tensor.unsqueeze"]
# also = ["torch.concat", "torch.concatenate", "torch.hstack", "torch.vstack"]
# symptom = "error"
# raises = ["wrong", "wrong_scalars", "wrong_list"]
# added = 2026-11-29
# messages = [
#   "Tensors must have same number of dimensions: got * and *",
#   "zero-dimensional tensor (at position *) cannot be concatenated",
#   "expected Tensor as element * in argument *, but got list",
#   "expected Tensor as element * in argument *, but got int",
#   "expected Tensor as element * in argument *, but got numpy.ndarray",
#   "cat(): argument 'tensors' (position 1) must be tuple of Tensors, not Tensor",
#   "stack(): argument 'tensors' (position 1) must be tuple of Tensors, not Tensor",
#   "Sizes of tensors must match except in dimension *. Expected size * but got size * for tensor number * in the list.",
# ]
# older = [
#   "invalid argument 0: Tensors must have same number of dimensions: got * and *",
# ]
#
# [code.cat_of_losses]
# either = [
# '''
# $LOSS = torch.nn.CrossEntropyLoss()
# ...
# $LIST = [$LOSS(...) for $I in $DATA]
# ...
# torch.cat($LIST)
# ''',
# '''
# $LOSS = torch.nn.MSELoss()
# ...
# $LIST = [$LOSS(...) for $I in $DATA]
# ...
# torch.cat($LIST)
# ''',
# '''
# $LOSS = torch.nn.BCEWithLogitsLoss()
# ...
# $LIST = [$LOSS(...) for $I in $DATA]
# ...
# torch.cat($LIST)
# ''',
# '''
# $LOSS = torch.nn.L1Loss()
# ...
# $LIST = [$LOSS(...) for $I in $DATA]
# ...
# torch.cat($LIST)
# ''',
# ]
# line = "$LIST"
#
# [code.stack_or_cat_of_numbers]
# either = [
#     'torch.cat($LIST)', 'torch.cat($LIST, dim=0)', 'torch.cat($LIST, 0)',
#     'torch.cat(tuple($LIST))',
# ]
# anywhere = [
#     [
#         '$LIST.append($L)', '$LIST.append($L.detach())', '$LIST = [$C(...) for $X in $DATA]',
#         '$LIST.append($X.sum())', '$LIST.append($X.mean())', '$LIST.append($X.max())',
#         '$LIST.append($X.norm())', '$LIST.append($C(...))',
#     ],
#     [
#         '$L = $C($OUT, $Y)', '$L = torch.nn.functional.$LOSS(...)', '$LIST.append($X2.$RED())',
#         '$L = $X3.mean()', '$L = $X3.sum()', '$LIST.append(torch.nn.functional.$LOSS(...))',
#         '$LIST = [torch.nn.functional.$LOSS(...) for $X in $DATA]',
#     ],
# ]
# nowhere = [
#     '$LIST.append($Z.unsqueeze(0))', '$F(..., reduction="none", ...)',
#     '$LIST.append($Z.view(1))', 'torch.nn.$LOSS2(..., reduction="none", ...)',
#     '$LIST.append($L[None])',
# ]
# names = { "$LIST" = '(self\.)?\w*(loss|norm|err|penalt|score|reg|mean|metric)\w*' }
# example = '''
# losses = []
# for x, y in loader:
#     loss = criterion(model(x), y)
#     losses.append(loss)
# total = torch.cat(losses).mean()
# '''
#
# [code.list_instead_of_two]
# either = [
#     'torch.cat($A, $B, dim=$D)', 'torch.stack($A, $B, dim=$D)', 'torch.cat($A, $B, $C, dim=$D)',
#     'torch.stack($A, $B, $C, dim=$D)', 'torch.cat($A.$F(...), $B.$G(...))',
#     'torch.concat($A, $B, dim=$D)',
# ]
# example = 'z = torch.cat(x, y, dim=1)'
# ///

# --8<-- [start:wrong]
import torch

features = torch.zeros(4, 3)
new = torch.ones(3)
features = torch.cat([features, new])
#> RuntimeError: Tensors must have same number of dimensions: got 2 and 1
print("features:", features.shape)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

features = torch.zeros(4, 3)
new = torch.ones(3)
features = torch.cat([features, new.unsqueeze(0)])
print("features:", features.shape)
#> features: torch.Size([5, 3])
# --8<-- [end:right]

# --8<-- [start:wrong_scalars]
import torch
from torch import nn

criterion = nn.CrossEntropyLoss()
logits = [torch.zeros(8, 3, requires_grad=True) for _ in range(4)]
labels = torch.zeros(8, dtype=torch.long)
losses = [criterion(part, labels) for part in logits]
loss = torch.cat(losses).sum()
#> RuntimeError: zero-dimensional tensor (at position 0) cannot be concatenated
print(f"loss: {loss:.4f}")
# --8<-- [end:wrong_scalars]

# --8<-- [start:right_scalars]
import torch
from torch import nn

criterion = nn.CrossEntropyLoss()
logits = [torch.zeros(8, 3, requires_grad=True) for _ in range(4)]
labels = torch.zeros(8, dtype=torch.long)
losses = [criterion(part, labels) for part in logits]
loss = torch.stack(losses).sum()
print(f"loss: {loss:.4f}")
#> loss: 4.3944
# --8<-- [end:right_scalars]

# --8<-- [start:wrong_list]
import torch

outputs = []
for size in (4, 4, 2):  # batches
    boxes, scores = torch.zeros(size, 4), torch.zeros(size)
    outputs.append([boxes, scores])
boxes = torch.cat(outputs)
#> TypeError: expected Tensor as element 0 in argument 0, but got list
print("boxes:", boxes.shape)
# --8<-- [end:wrong_list]

# --8<-- [start:right_list]
import torch

outputs = []
for size in (4, 4, 2):  # batches
    boxes, scores = torch.zeros(size, 4), torch.zeros(size)
    outputs.append([boxes, scores])
boxes, scores = (torch.cat(parts) for parts in zip(*outputs))
print("boxes:", boxes.shape, "scores:", scores.shape)
#> boxes: torch.Size([10, 4]) scores: torch.Size([10])
# --8<-- [end:right_list]

# --8<-- [start:demo_messages]
import torch

x, y = torch.zeros(2, 3), torch.zeros(2, 4)
for call in (
    lambda: torch.cat(x, y),
    lambda: torch.stack(x, x),
    lambda: torch.cat([x, y]),
    lambda: torch.cat([1, 2]),
    lambda: torch.cat([x.numpy(), y.numpy()]),
):
    try:
        call()
    except (RuntimeError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")
#> TypeError: cat(): argument 'tensors' (position 1) must be tuple of Tensors, not Tensor
#> TypeError: stack(): argument 'tensors' (position 1) must be tuple of Tensors, not Tensor
#> RuntimeError: Sizes of tensors must match except in dimension 0. Expected size 3 but got size 4 for tensor number 1 in the list.
#> TypeError: expected Tensor as element 0 in argument 0, but got int
#> TypeError: expected Tensor as element 0 in argument 0, but got numpy.ndarray
# --8<-- [end:demo_messages]

# --8<-- [start:demo_shapes]
import torch

x, y = torch.zeros(2, 3), torch.zeros(2, 3)
for dim in (0, 1):
    print(f"cat, dim={dim}:", torch.cat([x, y], dim=dim).shape)
#> cat, dim=0: torch.Size([4, 3])
#> cat, dim=1: torch.Size([2, 6])
for dim in (0, 1, 2):
    print(f"stack, dim={dim}:", torch.stack([x, y], dim=dim).shape)
#> stack, dim=0: torch.Size([2, 2, 3])
#> stack, dim=1: torch.Size([2, 2, 3])
#> stack, dim=2: torch.Size([2, 3, 2])
# --8<-- [end:demo_shapes]

# --8<-- [start:demo_loop]
import torch

for batches in (10, 100, 1000):
    outputs, copied = torch.empty(0, 10), 0
    for _ in range(batches):
        outputs = torch.cat([outputs, torch.zeros(32, 10)])
        copied += outputs.nbytes
    print(f"{batches} batches: {copied} bytes in the loop", end=", ")
    kept = [torch.zeros(32, 10) for _ in range(batches)]
    print(f"{torch.cat(kept).nbytes} at the end")
#> 10 batches: 70400 bytes in the loop, 12800 at the end
#> 100 batches: 6464000 bytes in the loop, 128000 at the end
#> 1000 batches: 640640000 bytes in the loop, 1280000 at the end
# --8<-- [end:demo_loop]

# --8<-- [start:demo_dtype]
import torch

labels = torch.tensor([])
for batch in (torch.tensor([1, 0]), torch.tensor([2, 2])):
    labels = torch.cat([labels, batch])
print("labels:", labels)
#> labels: tensor([1., 0., 2., 2.])
# --8<-- [end:demo_dtype]

# --8<-- [start:detect]
import torch

tensors = [torch.zeros(4, 3), torch.zeros(4, 3), torch.zeros(3)]
for i, tensor in enumerate(tensors):
    print(f"tensor {i}:", tuple(tensor.shape), tensor.dtype)
#> tensor 0: (4, 3) torch.float32
#> tensor 1: (4, 3) torch.float32
#> tensor 2: (3,) torch.float32
# --8<-- [end:detect]

# --8<-- [start:check]
import torch


def message(f):
    try:
        f()
    except (RuntimeError, TypeError, ValueError, IndexError) as error:
        return str(error)


assert wrong.error == (
    "RuntimeError: Tensors must have same number of dimensions: got 2 and 1")
assert right.out == "features: torch.Size([5, 3])\n"
assert right.features.sum() == 3 and right.features[4].tolist() == [1, 1, 1]
assert wrong_scalars.error == (
    "RuntimeError: zero-dimensional tensor (at position 0) cannot be "
    "concatenated")
assert right_scalars.out == "loss: 4.3944\n"
grads = torch.autograd.grad(
    right_scalars.loss, right_scalars.logits, retain_graph=True)
assert len(grads) == 4 and all(grad.abs().sum() > 0 for grad in grads)
assert abs(right_scalars.loss.item() - sum(right_scalars.losses).item()) < 1e-6
assert wrong_list.error == (
    "TypeError: expected Tensor as element 0 in argument 0, but got list")
assert right_list.out == (
    "boxes: torch.Size([10, 4]) scores: torch.Size([10])\n")
assert demo_messages.out == """\
TypeError: cat(): argument 'tensors' (position 1) must be tuple of Tensors, \
not Tensor
TypeError: stack(): argument 'tensors' (position 1) must be tuple of Tensors, \
not Tensor
RuntimeError: Sizes of tensors must match except in dimension 0. Expected \
size 3 but got size 4 for tensor number 1 in the list.
TypeError: expected Tensor as element 0 in argument 0, but got int
TypeError: expected Tensor as element 0 in argument 0, but got numpy.ndarray
"""
assert torch.equal(demo_messages.x, torch.zeros(2, 3))
assert torch.equal(demo_messages.y, torch.zeros(2, 4))
x, y = torch.zeros(2, 3), torch.zeros(2, 4)
assert torch.cat([x, y], dim=1).shape == (2, 7)
assert demo_shapes.out == """\
cat, dim=0: torch.Size([4, 3])
cat, dim=1: torch.Size([2, 6])
stack, dim=0: torch.Size([2, 2, 3])
stack, dim=1: torch.Size([2, 2, 3])
stack, dim=2: torch.Size([2, 3, 2])
"""
lines = demo_loop.out.splitlines()
for n, line in zip((10, 100, 1000), lines):
    each = 32 * 10 * 4
    assert line == (f"{n} batches: {each * n * (n + 1) // 2} bytes in the "
                    f"loop, {each * n} at the end")
assert len(lines) == 3 and demo_loop.outputs.shape == (32000, 10)
assert demo_dtype.out == "labels: tensor([1., 0., 2., 2.])\n"
assert demo_dtype.labels.dtype == torch.float32
assert detect.out == """\
tensor 0: (4, 3) torch.float32
tensor 1: (4, 3) torch.float32
tensor 2: (3,) torch.float32
"""

# every cat makes a new tensor, also if the other one is empty
old = torch.zeros(4, 3)
for other in (torch.zeros(1, 3), torch.zeros(0, 3)):
    assert torch.cat([old, other]).data_ptr() != old.data_ptr()
# stack is unsqueeze and cat
a, b = torch.rand(2, 3), torch.rand(2, 3)
for dim in (0, 1, 2, -1):
    assert torch.equal(torch.stack([a, b], dim), torch.cat(
        [a.unsqueeze(dim), b.unsqueeze(dim)], dim))
# a column needs unsqueeze(1) and dim=1
assert torch.cat([torch.zeros(4, 3), torch.ones(4).unsqueeze(1)],
                 dim=1).shape == (4, 4)
# a vector for each time step
x, y, L = torch.zeros(2, 5, 3), torch.ones(2, 4), 5
assert message(lambda: torch.cat([x, y], dim=2)) == (
    "Tensors must have same number of dimensions: got 3 and 2")
joined = torch.cat([x, y.unsqueeze(1).expand(-1, L, -1)], dim=2)
assert joined.shape == (2, 5, 7) and joined.sum() == 2 * 5 * 4
# nothing to join
assert message(lambda: torch.stack([])) == (
    "stack expects a non-empty TensorList")
# the empty tensor: integers and half precision become float32, double stays
for dtype, result in {torch.long: torch.float32, torch.half: torch.float32,
                      torch.bfloat16: torch.float32,
                      torch.double: torch.double}.items():
    assert torch.cat([torch.tensor([]), torch.ones(2).to(dtype)]).dtype == (
        result)
# the last batch, squeezed
parts = [torch.zeros(n, 1, 3).squeeze() for n in (4, 1)]
assert message(lambda: torch.cat(parts)) == (
    "Tensors must have same number of dimensions: got 2 and 1")
# whatever has the shape (0,) fits everywhere, other empty ones don't
assert torch.cat([torch.tensor([]), torch.zeros(2, 3)]).shape == (2, 3)
assert message(lambda: torch.cat([torch.zeros(0, 4), torch.zeros(2, 3)]))
assert torch.empty(0, dtype=torch.long).dtype == torch.cat(
    [torch.empty(0, dtype=torch.long), torch.tensor([1])]).dtype
assert message(lambda: torch.cat([])) == (
    "torch.cat(): expected a non-empty list of Tensors")
x, y = torch.zeros(2, 3), torch.zeros(2, 4)
# numbers, arrays: tensor or as_tensor first
assert torch.tensor([1, 2]).shape == (2,)
arrays = [x.numpy(), x.numpy()]
assert torch.cat([torch.as_tensor(a) for a in arrays]).shape == (4, 3)
# hstack and vstack take single numbers and rows as they are
one = torch.tensor(1.0)
assert torch.hstack([one, one]).shape == (2,)
assert torch.vstack([torch.zeros(4, 3), torch.zeros(3)]).shape == (5, 3)
# different dtypes become one
assert torch.cat([torch.zeros(1), torch.zeros(1).long()]).dtype == (
    torch.float32)
# --8<-- [end:check]
