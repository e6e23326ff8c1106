"""The accuracy of an epoch is the number of right predictions divided by the number of samples."""
# /// pitfall
# apis = ["torch.Tensor.argmax", "torch.Tensor.topk", "torch.bincount", "torch.utils.data.DataLoader"]
# symptom = "silent"
# raises = ["wrong_topk"]
# added = 2026-11-30
# messages = [
#   "selected index k out of range",
# ]
# older = [
#   "invalid argument 5: k not in range for dimension*",
# ]
#
# [code.correct_over_batches]
# either = ['$C / len($L)', '100 * $C / len($L)', '100.0 * $C / len($L)', '$C / len($L) * 100']
# anywhere = [
#     ['$C += ($P == $Y).sum().item()', '$C += ($P == $Y).sum()', '$C += $P.eq($Y).sum().item()',
#      '$C += torch.sum($P == $Y).item()', '$C += torch.sum($P == $Y.data)'],
#     ['for $A, $B in $L: ...', 'for $A, ($B, $D) in enumerate($L): ...'],
#     ['torch.utils.data.DataLoader(..., batch_size=$N, ...)', 'torch.utils.data.DataLoader($S, $N, ...)'],
# ]
# nowhere = [
#     'torch.utils.data.DataLoader(..., batch_size=1, ...)', 'torch.utils.data.DataLoader($D, 1, ...)',
#     'torch.utils.data.DataLoader($D)', 'torch.utils.data.DataLoader($D, shuffle=$S)',
#     'torch.utils.data.DataLoader($D, num_workers=$W)', 'torch.utils.data.DataLoader($D, shuffle=$S, num_workers=$W)',
#     '$N = 1', '$C / len($L.dataset)',
# ]
# not_inside = ['$C / len($L) / $Q', '$C / len($L) / $Q * 100']
# names = { "$L" = '\w*(loader|dl)\w*' }
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(100, 4)
y = x[:, :3].argmax(1)  # three classes
model = nn.Linear(4, 3)
loader = DataLoader(TensorDataset(x, y), batch_size=32)

model.eval()
correct = 0
with torch.no_grad():
    for images, labels in loader:
        pred = model(images).argmax(dim=1)
        correct += (pred == labels).sum().item()
accuracy = correct / len(loader)
print(f"accuracy: {accuracy:.2f}")
#> accuracy: 5.25
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(100, 4)
y = x[:, :3].argmax(1)  # three classes
model = nn.Linear(4, 3)
loader = DataLoader(TensorDataset(x, y), batch_size=32)

model.eval()
correct, total = 0, 0
with torch.no_grad():
    for images, labels in loader:
        pred = model(images).argmax(dim=1)
        correct += (pred == labels).sum().item()
        total += len(labels)
accuracy = correct / total
print(f"accuracy: {accuracy:.2f}")
#> accuracy: 0.21
# --8<-- [end:right]

# --8<-- [start:wrong_mean]
import torch

hits = torch.tensor([1, 1, 1, 1, 1, 1, 1, 1, 0])  # one is wrong
accuracies = []
for batch in hits.split(4):
    accuracies.append(batch.float().mean().item())
print("per batch:", accuracies)
#> per batch: [1.0, 1.0, 0.0]
print(f"accuracy: {sum(accuracies) / len(accuracies):.1%}")
#> accuracy: 66.7%
# --8<-- [end:wrong_mean]

# --8<-- [start:right_mean]
import torch

hits = torch.tensor([1, 1, 1, 1, 1, 1, 1, 1, 0])  # one is wrong
correct, total = 0, 0
for batch in hits.split(4):
    correct += batch.sum().item()
    total += len(batch)
print("per batch:", [len(batch) for batch in hits.split(4)])
#> per batch: [4, 4, 1]
print(f"accuracy: {correct / total:.1%}")
#> accuracy: 88.9%
# --8<-- [end:right_mean]

# --8<-- [start:demo_argmax]
import torch

labels = torch.tensor([2, 0, 1, 2])
logits = torch.eye(3)[labels]  # one row for each sample, all are right
for name, pred in (("dim=1", logits.argmax(dim=1)),
                   ("dim=-1", logits.argmax(dim=-1)),
                   ("no dim", logits.argmax()),
                   ("dim=0", logits.argmax(dim=0))):
    try:
        print(f"{name}: {(pred == labels).float().mean().item():.0%}")
    except RuntimeError as error:
        print(f"{name}: {error}")
#> dim=1: 100%
#> dim=-1: 100%
#> no dim: 50%
#> dim=0: The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 0
# --8<-- [end:demo_argmax]

# --8<-- [start:demo_binary]
import torch

logits = torch.tensor([[2.0], [-1.0], [0.3], [-3.0]])  # the model's output
labels = torch.tensor([1.0, 0.0, 1.0, 0.0])  # all four are right
print("argmax:", logits.argmax(dim=1).tolist())
#> argmax: [0, 0, 0, 0]
pred = (logits.sigmoid() > 0.5).float()
print("N by N:", (pred == labels).sum().item(), "of", len(labels))
#> N by N: 8 of 4
pred = pred.squeeze(1)
print("squeezed:", (pred == labels).sum().item(), "of", len(labels))
#> squeezed: 4 of 4
# --8<-- [end:demo_binary]

# --8<-- [start:demo_multilabel]
import torch

logits = torch.tensor([[2.0, -1.0, -3.0], [-2.0, 1.0, -4.0]])
labels = torch.tensor([[1, 0, 0], [1, 1, 0]])
pred = logits.sigmoid() > 0.5
print(f"labels that are right: {(pred == labels).float().mean():.2f}")
#> labels that are right: 0.83
print(f"samples with no mistake: {(pred == labels).all(1).float().mean():.2f}")
#> samples with no mistake: 0.50
# --8<-- [end:demo_multilabel]

# --8<-- [start:demo_topk]
import torch

torch.manual_seed(0)
logits = torch.randn(1000, 10)
labels = torch.randint(10, (1000,))
top5 = logits.topk(5, dim=1).indices  # (1000, 5)
correct = (top5 == labels.unsqueeze(1)).any(dim=1)
print(f"top-5: {correct.float().mean():.1%}")
#> top-5: 48.1%
# --8<-- [end:demo_topk]

# --8<-- [start:wrong_topk]
import torch

def accuracy(logits, labels, topk=(1, 5)):
    top = logits.topk(max(topk), dim=1).indices
    hits = top == labels.unsqueeze(1)
    return [hits[:, :k].any(dim=1).float().mean().item() for k in topk]

logits = torch.tensor([[2.0, 1.0, 0.0], [0.0, 1.0, 2.0]])  # three classes
print("top-1 and top-5:", accuracy(logits, torch.tensor([0, 1])))
#> RuntimeError: selected index k out of range
# --8<-- [end:wrong_topk]

# --8<-- [start:right_topk]
import torch

def accuracy(logits, labels, topk=(1, 5)):
    top = logits.topk(min(max(topk), logits.shape[1]), dim=1).indices
    hits = top == labels.unsqueeze(1)
    return [hits[:, :k].any(dim=1).float().mean().item() for k in topk]

logits = torch.tensor([[2.0, 1.0, 0.0], [0.0, 1.0, 2.0]])  # three classes
print("top-1 and top-5:", accuracy(logits, torch.tensor([0, 1])))
#> top-1 and top-5: [0.5, 1.0]
# --8<-- [end:right_topk]

# --8<-- [start:demo_confusion]
import torch

labels = torch.tensor([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2])
pred = torch.tensor([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0])
n = 3  # number of classes
matrix = torch.bincount(labels * n + pred, minlength=n * n).view(n, n)
print("rows: labels, columns: predictions")
#> rows: labels, columns: predictions
print(matrix)
#> tensor([[8, 0, 0],
#>         [1, 1, 0],
#>         [1, 0, 0]])
print("accuracy:", round((matrix.trace() / matrix.sum()).item(), 2))
#> accuracy: 0.82
recall = matrix.diag() / matrix.sum(dim=1)
print("of each class:", recall.tolist())
#> of each class: [1.0, 0.5, 0.0]
print("balanced:", recall.mean().item())
#> balanced: 0.5
# --8<-- [end:demo_confusion]

# --8<-- [start:detect]
import torch

labels = torch.tensor([0, 1, 2, 2])
def accuracy(logits, labels):
    return (logits.argmax(dim=1) == labels).float().mean().item()

print("perfect:", accuracy(torch.eye(3)[labels], labels))
#> perfect: 1.0
print("all wrong:", accuracy(torch.eye(3)[(labels + 1) % 3], labels))
#> all wrong: 0.0
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch.utils.data import DataLoader

assert wrong.out == "accuracy: 5.25\n" and wrong.accuracy == 21 / 4
assert right.out == "accuracy: 0.21\n" and right.accuracy == 21 / 100
assert len(wrong.loader) == 4 and right.total == 100
with torch.no_grad():
    every = (right.model(right.x).argmax(1) == right.y).float().mean()
assert every.item() == torch.tensor(0.21).item()
assert wrong_mean.out == """\
per batch: [1.0, 1.0, 0.0]
accuracy: 66.7%
"""
assert right_mean.out == """\
per batch: [4, 4, 1]
accuracy: 88.9%
"""
assert demo_argmax.out.startswith("dim=1: 100%\ndim=-1: 100%\nno dim: 50%\n")
assert "dim=0: The size of tensor a (3) must match" in demo_argmax.out
# as many samples as classes: silent
labels = torch.tensor([2, 0, 0])
logits = torch.eye(3)[labels]
assert (logits.argmax(1) == labels).all()
assert (logits.argmax(0) == labels).sum() < 3
assert demo_binary.out == """\
argmax: [0, 0, 0, 0]
N by N: 8 of 4
squeezed: 4 of 4
"""
logits = torch.linspace(-8, 8, 101)
assert torch.equal(logits.sigmoid() > 0.5, logits > 0)
logits = torch.randn(50, 7)
assert torch.equal(logits.softmax(1).argmax(1), logits.argmax(1))
assert demo_multilabel.out == """\
labels that are right: 0.83
samples with no mistake: 0.50
"""
assert "selected index k out of range" in (wrong_topk.error or "")
assert right_topk.out == "top-1 and top-5: [0.5, 1.0]\n"
assert demo_topk.out == "top-5: 48.1%\n" and demo_topk.top5.shape == (1000, 5)
matrix = torch.zeros(3, 3, dtype=torch.long)
for i, j in zip(demo_confusion.labels, demo_confusion.pred):
    matrix[i, j] += 1
assert torch.equal(matrix, demo_confusion.matrix)
assert demo_confusion.out.endswith("""\
accuracy: 0.82
of each class: [1.0, 0.5, 0.0]
balanced: 0.5
""")
assert demo_confusion.recall.tolist() == [1.0, 0.5, 0.0]
assert detect.out == "perfect: 1.0\nall wrong: 0.0\n"
# a single sample: (3,) against (1,) is silent as well
label = torch.tensor([0])
assert (torch.eye(3)[label].argmax(0) == label).sum() == 3
# raw outputs against labels: none are equal
assert (demo_binary.logits.squeeze(1) == demo_binary.labels).sum() == 0
# pixels, not images
labels = torch.zeros(2, 8, 8, dtype=torch.long)
assert torch.randn(2, 3, 8, 8).argmax(dim=1).shape == labels.shape
assert labels.numel() == 128 and len(labels) == 2
sampler = torch.utils.data.SubsetRandomSampler(range(30))
loader = DataLoader(range(100), batch_size=10, sampler=sampler)
assert sum(len(batch) for batch in loader) == 30 and len(loader.dataset) == 100
# drop_last leaves samples out, so the dataset is not the divisor
loader = DataLoader(range(100), batch_size=32, drop_last=True)
assert sum(len(batch) for batch in loader) == 96 and len(loader.dataset) == 100
# --8<-- [end:check]
