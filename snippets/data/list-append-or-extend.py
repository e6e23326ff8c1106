"""append adds a whole batch as one item, extend adds its samples; torch.cat joins batches, torch.stack needs equal ones."""
# /// pitfall
# apis = ["torch.cat", "torch.stack", "torch.Tensor.tolist", "torch.Tensor.detach",
#         "torch.autograd.graph.saved_tensors_hooks"]
# symptom = "silent"
# raises = ["wrong_stack", "wrong_scalars", "detect"]
# added = 2026-11-21
# messages = [
#   "stack expects each tensor to be equal size, but got [*] at entry * and [*] at entry *",
#   "zero-dimensional tensor (at position *) cannot be concatenated",
# ]
# ///

# --8<-- [start:wrong]
import torch

labels = [1, 0, 2, 1, 0]
preds = []
for batch in torch.tensor([1, 0, 2, 1, 1]).split(2):
    preds.append(batch.tolist())
print(preds)
#> [[1, 0], [2, 1], [1]]
correct = sum(p == y for p, y in zip(preds, labels))
print(correct / len(labels))
#> 0.0
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

labels = [1, 0, 2, 1, 0]
preds = []
for batch in torch.tensor([1, 0, 2, 1, 1]).split(2):
    preds.extend(batch.tolist())
print(preds)
#> [1, 0, 2, 1, 1]
correct = sum(p == y for p, y in zip(preds, labels))
print(correct / len(labels))
#> 0.8
# --8<-- [end:right]

# --8<-- [start:demo_lists]
a, b = [1, 2], [1, 2]
a.append([3, 4])
b.extend([3, 4])
print(a, len(a))
#> [1, 2, [3, 4]] 3
print(b, len(b))
#> [1, 2, 3, 4] 4
print([1, 2] + [3, 4])
#> [1, 2, 3, 4]
# --8<-- [end:demo_lists]

# --8<-- [start:wrong_stack]
import torch

outputs = []
for x in torch.zeros(10, 3).split(4):
    outputs.append(x)
print(torch.stack(outputs[:2]).shape)
#> torch.Size([2, 4, 3])
print(torch.stack(outputs).shape)
#> RuntimeError: stack expects each tensor to be equal size, but got [4, 3] at entry 0 and [2, 3] at entry 2
# --8<-- [end:wrong_stack]

# --8<-- [start:right_stack]
import torch

outputs = []
for x in torch.zeros(10, 3).split(4):
    outputs.append(x)
print(torch.cat(outputs[:2]).shape)
#> torch.Size([8, 3])
print(torch.cat(outputs).shape)
#> torch.Size([10, 3])
# --8<-- [end:right_stack]

# --8<-- [start:wrong_scalars]
import torch

losses = []
for x in torch.tensor([[1.0, 3.0], [2.0, 6.0]]):
    losses.append(x.mean())
print(torch.cat(losses))
#> RuntimeError: zero-dimensional tensor (at position 0) cannot be concatenated
# --8<-- [end:wrong_scalars]

# --8<-- [start:right_scalars]
import torch

losses = []
for x in torch.tensor([[1.0, 3.0], [2.0, 6.0]]):
    losses.append(x.mean())
print(torch.stack(losses))
#> tensor([2., 4.])
# --8<-- [end:right_scalars]

# --8<-- [start:wrong_graph]
import torch


class Saved:
    kept = 0

    def __init__(self, x):
        self.x = x
        Saved.kept += x.nbytes

    def __del__(self):
        Saved.kept -= self.x.nbytes


w, outputs = torch.ones(1000, requires_grad=True), []
with torch.autograd.graph.saved_tensors_hooks(Saved, lambda saved: saved.x):
    for step in range(3):
        outputs.append((w * 2).cos().sum())
        print(Saved.kept)
#> 4000
#> 8000
#> 12000
# --8<-- [end:wrong_graph]

# --8<-- [start:right_graph]
import torch


class Saved:
    kept = 0

    def __init__(self, x):
        self.x = x
        Saved.kept += x.nbytes

    def __del__(self):
        Saved.kept -= self.x.nbytes


w, outputs = torch.ones(1000, requires_grad=True), []
with torch.autograd.graph.saved_tensors_hooks(Saved, lambda saved: saved.x):
    for step in range(3):
        outputs.append((w * 2).cos().sum().detach())
        print(Saved.kept)
#> 0
#> 0
#> 0
# --8<-- [end:right_graph]

# --8<-- [start:detect]
import torch

labels = [1, 0, 2, 1, 0]
preds = []
for batch in torch.tensor([1, 0, 2, 1, 1]).split(2):
    preds.append(batch.tolist())
for p, y in zip(preds, labels, strict=True):
    print(p, y)
#> [1, 0] 1
#> [2, 1] 0
#> [1] 2
#> ValueError: zip() argument 2 is longer than argument 1
# --8<-- [end:detect]

# --8<-- [start:check]
assert wrong.preds == [[1, 0], [2, 1], [1]] and wrong.correct == 0
assert right.preds == [1, 0, 2, 1, 1] and right.correct == 4
assert wrong.out.endswith("\n0.0\n") and right.out.endswith("\n0.8\n")
assert demo_lists.out == "[1, 2, [3, 4]] 3\n[1, 2, 3, 4] 4\n[1, 2, 3, 4]\n"
assert wrong_stack.out.startswith("torch.Size([2, 4, 3])\n")
assert wrong_stack.error == (
    "RuntimeError: stack expects each tensor to be equal size, "
    "but got [4, 3] at entry 0 and [2, 3] at entry 2")
assert right_stack.out == "torch.Size([8, 3])\ntorch.Size([10, 3])\n"
assert wrong_scalars.error == (
    "RuntimeError: zero-dimensional tensor (at position 0) "
    "cannot be concatenated")
assert right_scalars.out == "tensor([2., 4.])\n"
assert wrong_graph.out == "4000\n8000\n12000\n"
assert right_graph.out == "0\n0\n0\n"
assert detect.error == (
    "ValueError: zip() argument 2 is longer than argument 1")
# --8<-- [end:check]
