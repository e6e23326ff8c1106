"""append adds a whole batch as one item, extend adds its samples; torch.cat joins batches, torch.stack needs equal ones."""
# /// pitfall
# apis = ["torch.cat", "torch.stack", "torch.Tensor.tolist", "torch.Tensor.detach"]
# symptom = "silent"
# raises = ["wrong_stack", "wrong_scalars", "detect"]
# added = 2026-11-21
# messages = [
#   "stack expects each tensor to be equal size, but got [*] at entry * and [*] at entry *",
#   "zero-dimensional tensor (at position *) cannot be concatenated",
# ]
#
# [code.stack_of_batches]
# either = [
# '''
# $LIST = []
# ...
# for $ITEM in $LOADER:
#     ...
#     $LIST.append($OUT)
#     ...
# ...
# torch.stack($LIST, ...)
# ''',
# '''
# for $ITEM in $LOADER:
#     ...
#     $LIST.append($OUT)
#     ...
# ...
# torch.stack($LIST, ...)
# ''',
# ]
# nowhere = ['torch.utils.data.DataLoader(..., drop_last=True, ...)']
# line = "$OUT"
# names = { "$LOADER" = '.*(loader|_dl\b|dl_|\bdl\b|batches|DataLoader|\.split\(|\.chunk\().*', "$LIST" = '(?!.*(loss|acc|metric|err|score_list)).*', "$OUT" = '(?!.*(item|mean|sum|loss)).*' }
# example = '''
# loader = torch.utils.data.DataLoader(dataset, batch_size=4)
# outputs = []
# for x in loader:
#     outputs.append(model(x))
# outputs = torch.stack(outputs)
# '''
#
# [code.lists_of_batches_compared]
# either = [
#     '$LIST.append($X.tolist())', '$LIST.append($X.numpy())', '$LIST.append($X.cpu().numpy())',
#     '$LIST.append($X.cpu().tolist())', '$LIST.append($X.detach().cpu().numpy())',
# ]
# inside = ['for $ITEM in $LOADER: ...']
# anywhere = [
#     [
#         '<... zip($LIST, ...) ...>', '<... zip($OTHER, $LIST) ...>', '<... $C / len($LIST) ...>',
#         'sklearn.metrics.$SCORE($OTHER, $LIST, ...)',
#         'sklearn.metrics.$SCORE($LIST, $OTHER, ...)',
#         'collections.Counter($LIST)', '$LIST.count(...)', '<... enumerate($LIST) ...>',
#         'for $P, $T in zip($LIST, ...): ...', 'for $N, $P in enumerate($LIST): ...',
#     ],
# ]
# nowhere = [
#     'for $BATCH in $LIST: ...', '<... [$P for $BATCH in $LIST for $P in $BATCH] ...>',
#     '<... sum($LIST, []) ...>', '<... itertools.chain.from_iterable($LIST) ...>',
#     '<... itertools.chain(*$LIST) ...>', '<... numpy.concatenate($LIST, ...) ...>',
#     '<... torch.cat($LIST, ...) ...>', '<... numpy.vstack($LIST) ...>',
#     '<... numpy.hstack($LIST) ...>',
# ]
# names = { "$LOADER" = '.*(loader|_dl\b|dl_|\bdl\b|batches|DataLoader|\.split\().*' }
# example = '''
# for x in loader:
#     preds.append(model(x).argmax(dim=1).tolist())
# correct = sum(p == y for p, y in zip(preds, labels))
# '''
#
# [code.cat_of_numbers]
# either = [
# '''
# $LIST.append($L.$METHOD())
# ...
# torch.cat($LIST, ...)
# ''',
# ]
# names = { "$L" = '(\w*loss\w*|.*\.(mean|sum)\(\))', "$METHOD" = 'detach|mean|sum|cpu|clone' }
# example = '''
# losses.append(loss.detach())
# mean = torch.cat(losses).mean()
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch.utils.data import DataLoader

scores = torch.eye(3)[[1, 0, 2, 1, 1]]  # class 1, then 0, 2, 1, 1
labels = [1, 0, 2, 1, 0]
loader = DataLoader(scores, batch_size=2)
model = nn.Identity()  # returns the scores as they are
preds = []
for x in loader:
    preds.append(model(x).argmax(dim=1).tolist())
print("predictions:", preds)
#> predictions: [[1, 0], [2, 1], [1]]
correct = sum(p == y for p, y in zip(preds, labels))
print("accuracy:", correct / len(labels))
#> accuracy: 0.0
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
from torch.utils.data import DataLoader

scores = torch.eye(3)[[1, 0, 2, 1, 1]]  # class 1, then 0, 2, 1, 1
labels = [1, 0, 2, 1, 0]
loader = DataLoader(scores, batch_size=2)
model = nn.Identity()  # returns the scores as they are
preds = []
for x in loader:
    preds.extend(model(x).argmax(dim=1).tolist())
print("predictions:", preds)
#> predictions: [1, 0, 2, 1, 1]
correct = sum(p == y for p, y in zip(preds, labels))
print("accuracy:", correct / len(labels))
#> accuracy: 0.8
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
dataset = TensorDataset(torch.randn(10, 7), torch.randint(3, (10,)))
loader = DataLoader(dataset, batch_size=4)
model = nn.Linear(7, 3)
outputs, labels = [], []
model.eval()
with torch.no_grad():
    for x, y in loader:
        outputs.append(model(x))
        labels.append(y)
outputs, labels = torch.cat(outputs), torch.cat(labels)
print("outputs:", outputs.shape, "labels:", labels.shape)
#> outputs: torch.Size([10, 3]) labels: torch.Size([10])
correct = (outputs.argmax(dim=1) == labels).sum().item()
print("accuracy:", correct / len(labels))
#> accuracy: 0.1
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo_lists]
a, b = [1, 2], [1, 2]
a.append([3, 4])
b.extend([3, 4])
print("append:", a, "length", len(a))
#> append: [1, 2, [3, 4]] length 3
print("extend:", b, "length", len(b))
#> extend: [1, 2, 3, 4] length 4
print("plus:", [1, 2] + [3, 4])
#> plus: [1, 2, 3, 4]
# --8<-- [end:demo_lists]

# --8<-- [start:wrong_stack]
import torch
from torch import nn
from torch.utils.data import DataLoader

loader = DataLoader(torch.zeros(10, 7), batch_size=4)
model = nn.Linear(7, 3)
outputs = []
with torch.no_grad():
    for x in loader:
        outputs.append(model(x))
print("two full batches:", torch.stack(outputs[:2]).shape)
#> two full batches: torch.Size([2, 4, 3])
print("all batches:", torch.stack(outputs).shape)
#> RuntimeError: stack expects each tensor to be equal size, but got [4, 3] at entry 0 and [2, 3] at entry 2
# --8<-- [end:wrong_stack]

# --8<-- [start:right_stack]
import torch
from torch import nn
from torch.utils.data import DataLoader

loader = DataLoader(torch.zeros(10, 7), batch_size=4)
model = nn.Linear(7, 3)
outputs = []
with torch.no_grad():
    for x in loader:
        outputs.append(model(x))
print("two full batches:", torch.cat(outputs[:2]).shape)
#> two full batches: torch.Size([8, 3])
print("all batches:", torch.cat(outputs).shape)
#> all batches: torch.Size([10, 3])
# --8<-- [end:right_stack]

# --8<-- [start:wrong_scalars]
import torch

losses = []
for x in torch.tensor([[1.0, 3.0], [2.0, 6.0]]):
    loss = x.mean()
    losses.append(loss.detach())
print("losses:", torch.cat(losses))
#> RuntimeError: zero-dimensional tensor (at position 0) cannot be concatenated
# --8<-- [end:wrong_scalars]

# --8<-- [start:right_scalars]
import torch

losses = []
for x in torch.tensor([[1.0, 3.0], [2.0, 6.0]]):
    loss = x.mean()
    losses.append(loss.detach())
print("losses:", torch.stack(losses))
#> losses: tensor([2., 4.])
# --8<-- [end:right_scalars]

# --8<-- [start:wrong_graph]
import torch
from torch import nn

model = nn.Linear(7, 3)
outputs = []
for x in torch.zeros(10, 7).split(4):
    outputs.append(model(x))
outputs = torch.cat(outputs)
print("holds a graph:", outputs.requires_grad)
#> holds a graph: True
# --8<-- [end:wrong_graph]

# --8<-- [start:right_graph]
import torch
from torch import nn

model = nn.Linear(7, 3)
outputs = []
for x in torch.zeros(10, 7).split(4):
    outputs.append(model(x).detach())
outputs = torch.cat(outputs)
print("holds a graph:", outputs.requires_grad)
#> holds a graph: False
# --8<-- [end:right_graph]

# --8<-- [start:detect]
preds, labels = [[1, 0], [2, 1], [1]], [1, 0, 2, 1, 0]
for p, y in zip(preds, labels, strict=True):
    print("prediction:", p, "label:", y)
#> prediction: [1, 0] label: 1
#> prediction: [2, 1] label: 0
#> prediction: [1] label: 2
#> ValueError: zip() argument 2 is longer than argument 1
# --8<-- [end:detect]

# --8<-- [start:check]
assert wrong.preds == [[1, 0], [2, 1], [1]] and wrong.correct == 0
assert right.preds == [1, 0, 2, 1, 1] and right.correct == 4
assert wrong.out.endswith("\naccuracy: 0.0\n")
assert right.out.endswith("\naccuracy: 0.8\n")
assert detect.preds == wrong.preds and detect.labels == wrong.labels
assert demo_in_your_code.out.startswith(
    "outputs: torch.Size([10, 3]) labels: torch.Size([10])\naccuracy: 0.")
assert not demo_in_your_code.outputs.requires_grad
assert demo_lists.out == """\
append: [1, 2, [3, 4]] length 3
extend: [1, 2, 3, 4] length 4
plus: [1, 2, 3, 4]
"""
assert wrong_stack.out.startswith("two full batches: torch.Size([2, 4, 3])\n")
assert wrong_stack.error == (
    "RuntimeError: stack expects each tensor to be equal size, "
    "but got [4, 3] at entry 0 and [2, 3] at entry 2")
assert right_stack.out == ("two full batches: torch.Size([8, 3])\n"
                           "all batches: torch.Size([10, 3])\n")
assert wrong_scalars.error == (
    "RuntimeError: zero-dimensional tensor (at position 0) "
    "cannot be concatenated")
assert right_scalars.out == "losses: tensor([2., 4.])\n"
assert wrong_graph.out == "holds a graph: True\n"
assert wrong_graph.outputs.grad_fn is not None
assert right_graph.out == "holds a graph: False\n"
assert detect.error == (
    "ValueError: zip() argument 2 is longer than argument 1")
assert detect.out.startswith("prediction: [1, 0] label: 1\n")
# --8<-- [end:check]
