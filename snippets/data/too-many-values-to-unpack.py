"""The names on the left have to match what a batch, a shape or a model gives; a tensor is unpacked along its first dimension."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader", "torch.utils.data.Dataset", "torch.utils.data.TensorDataset", "torch.Tensor.shape"]
# symptom = "error"
# raises = ["wrong", "wrong_enumerate", "wrong_shape", "wrong_model", "wrong_dict", "wrong_none"]
# added = 2026-11-30
# messages = [
#   "too many values to unpack (expected *)",
#   "not enough values to unpack (expected *, got *)",
#   "cannot unpack non-iterable NoneType object",
#   "'NoneType' object is not iterable",
# ]
#
# [code.index_without_enumerate]
# either = [
# '''
# $L = torch.utils.data.DataLoader($D, ...)
# ...
# for $I, ($X, $Y) in $L:
#     ...
# ''',
# '''
# $L = torch.utils.data.DataLoader($D, ...)
# ...
# for $E in range(...):
#     ...
#     for $I, ($X, $Y) in $L:
#         ...
# ''',
# ]
# anywhere = [
#     [
#         '$D = torch.utils.data.TensorDataset($T, $U)', '$D = torchvision.datasets.MNIST(...)',
#         '$D = torchvision.datasets.FashionMNIST(...)', '$D = torchvision.datasets.CIFAR10(...)',
#         '$D = torchvision.datasets.CIFAR100(...)', '$D = torchvision.datasets.ImageFolder(...)',
#     ],
# ]
# nowhere = [
#     '$L = torch.utils.data.DataLoader(..., collate_fn=$F, ...)', '$L = torch.utils.data.DataLoader(..., batch_size=None, ...)',
#     '$L = torch.utils.data.DataLoader(..., batch_size=2, ...)', '$L = $F(<... $L ...>, ...)', '$D = $F(<... $D ...>, ...)',
# ]
# names = { "$I" = 'i|step|batch_idx|batch_i|iteration|n_iter', "$X" = 'x|images?|imgs?|data|inputs?', "$Y" = 'y|labels?|targets?' }
# line = "$I"
#
# [code.no_parentheses_after_enumerate]
# either = ['for $I, $X, $Y in enumerate($L, ...): ...', 'for $I, $X, $Y, $Z in enumerate($L, ...): ...']
# example = '''
# for step, x, y in enumerate(loader):
#     loss = criterion(model(x), y)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch.utils.data import DataLoader, Dataset


class Photos(Dataset):
    def __len__(self):
        return 8

    def __getitem__(self, i):
        image, label, path = torch.zeros(3, 32, 32), i % 2, f"{i}.jpg"
        return image, label, path


loader = DataLoader(Photos(), batch_size=4)
for images, labels in loader:
    print("images:", images.shape, "labels:", labels)
#> ValueError: too many values to unpack (expected 2)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch.utils.data import DataLoader, Dataset


class Photos(Dataset):
    def __len__(self):
        return 8

    def __getitem__(self, i):
        image, label, path = torch.zeros(3, 32, 32), i % 2, f"{i}.jpg"
        return image, label, path


loader = DataLoader(Photos(), batch_size=4)
for images, labels, paths in loader:
    print("images:", images.shape, "labels:", labels)
#> images: torch.Size([4, 3, 32, 32]) labels: tensor([0, 1, 0, 1])
#> images: torch.Size([4, 3, 32, 32]) labels: tensor([0, 1, 0, 1])
# --8<-- [end:right]

# --8<-- [start:wrong_enumerate]
import torch
from torch.utils.data import DataLoader, TensorDataset

dataset = TensorDataset(torch.zeros(8, 3), torch.zeros(8))
loader = DataLoader(dataset, batch_size=4)
for step, (x, y) in loader:
    print("step:", step, "x:", x.shape)
#> ValueError: too many values to unpack (expected 2)
# --8<-- [end:wrong_enumerate]

# --8<-- [start:right_enumerate]
import torch
from torch.utils.data import DataLoader, TensorDataset

dataset = TensorDataset(torch.zeros(8, 3), torch.zeros(8))
loader = DataLoader(dataset, batch_size=4)
for step, (x, y) in enumerate(loader):
    print("step:", step, "x:", x.shape)
#> step: 0 x: torch.Size([4, 3])
#> step: 1 x: torch.Size([4, 3])
# --8<-- [end:right_enumerate]

# --8<-- [start:wrong_shape]
import torch
from torch import nn


class Tokens(nn.Module):
    def forward(self, x):
        b, c, h, w = x.shape
        return x.reshape(b, c, h * w).transpose(1, 2)


image = torch.zeros(3, 32, 32)
print("tokens:", Tokens()(image).shape)
#> ValueError: not enough values to unpack (expected 4, got 3)
# --8<-- [end:wrong_shape]

# --8<-- [start:right_shape]
import torch
from torch import nn


class Tokens(nn.Module):
    def forward(self, x):
        b, c, h, w = x.shape
        return x.reshape(b, c, h * w).transpose(1, 2)


image = torch.zeros(3, 32, 32)
print("tokens:", Tokens()(image.unsqueeze(0)).shape)
#> tokens: torch.Size([1, 1024, 3])
# --8<-- [end:right_shape]

# --8<-- [start:demo_shape]
import numpy as np
import torch

gray = np.zeros((32, 48))
height, width = gray.shape[:2]  # with or without channels
print("height and width:", height, width)
#> height and width: 32 48
batch = torch.zeros(4, 3, 32, 48)
height, width = batch.shape[-2:]  # with or without a batch
print("height and width:", height, width)
#> height and width: 32 48
# --8<-- [end:demo_shape]

# --8<-- [start:wrong_model]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body, self.head = nn.Linear(4, 8), nn.Linear(8, 3)

    def forward(self, x):
        features = self.body(x).relu()
        return self.head(features)


logits, features = Net()(torch.zeros(16, 4))
#> ValueError: too many values to unpack (expected 2)
print("logits:", logits.shape, "features:", features.shape)
# --8<-- [end:wrong_model]

# --8<-- [start:right_model]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body, self.head = nn.Linear(4, 8), nn.Linear(8, 3)

    def forward(self, x):
        features = self.body(x).relu()
        return self.head(features), features


logits, features = Net()(torch.zeros(16, 4))
print("logits:", logits.shape, "features:", features.shape)
#> logits: torch.Size([16, 3]) features: torch.Size([16, 8])
# --8<-- [end:right_model]

# --8<-- [start:wrong_dict]
import torch
from torch.utils.data import DataLoader

samples = [{"image": torch.zeros(3), "label": 0, "path": "0.jpg"}] * 8
for images, labels in DataLoader(samples, batch_size=4):
    print("images:", images.shape, "labels:", labels)
#> ValueError: too many values to unpack (expected 2)
# --8<-- [end:wrong_dict]

# --8<-- [start:right_dict]
import torch
from torch.utils.data import DataLoader

samples = [{"image": torch.zeros(3), "label": 0, "path": "0.jpg"}] * 4
for batch in DataLoader(samples, batch_size=4):
    images, labels = batch["image"], batch["label"]
    print("images:", images.shape, "labels:", labels)
#> images: torch.Size([4, 3]) labels: tensor([0, 0, 0, 0])
# --8<-- [end:right_dict]

# --8<-- [start:wrong_none]
import torch
from torch.utils.data import DataLoader


def collate(samples):
    x = torch.stack([x for x, y in samples])
    y = torch.tensor([y for x, y in samples])


pairs = [(torch.zeros(3), 0)] * 8
loader = DataLoader(pairs, batch_size=4, collate_fn=collate)
for batch in loader:
    x, y = [part.double() for part in batch]
#> TypeError: 'NoneType' object is not iterable
print("inputs:", x.dtype)
# --8<-- [end:wrong_none]

# --8<-- [start:right_none]
import torch
from torch.utils.data import DataLoader


def collate(samples):
    x = torch.stack([x for x, y in samples])
    y = torch.tensor([y for x, y in samples])
    return x, y


pairs = [(torch.zeros(3), 0)] * 8
loader = DataLoader(pairs, batch_size=4, collate_fn=collate)
for batch in loader:
    x, y = [part.double() for part in batch]
print("inputs:", x.dtype)
#> inputs: torch.float64
# --8<-- [end:right_none]

# --8<-- [start:demo_others]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

only_x = DataLoader(TensorDataset(torch.zeros(8, 3)), batch_size=4)
pairs = DataLoader([(torch.zeros(3), 0)] * 8, batch_size=4)
for code in ("for step, x, y in enumerate(pairs): pass",
             "for x, y in only_x: pass",
             "for x, y in next(iter(pairs)): pass",
             "out, h, c = nn.LSTM(3, 4)(torch.zeros(5, 3))",
             "train, val, test = random_split(range(10), [0.8, 0.2])",
             "images, labels = zip(*[])",
             "loss, accuracy = [].append(1)"):
    try:
        exec(code)
    except (TypeError, ValueError) as error:
        print(f"{code}\n    {error}")
#> for step, x, y in enumerate(pairs): pass
#>     not enough values to unpack (expected 3, got 2)
#> for x, y in only_x: pass
#>     not enough values to unpack (expected 2, got 1)
#> for x, y in next(iter(pairs)): pass
#>     too many values to unpack (expected 2)
#> out, h, c = nn.LSTM(3, 4)(torch.zeros(5, 3))
#>     not enough values to unpack (expected 3, got 2)
#> train, val, test = random_split(range(10), [0.8, 0.2])
#>     not enough values to unpack (expected 3, got 2)
#> images, labels = zip(*[])
#>     not enough values to unpack (expected 2, got 0)
#> loss, accuracy = [].append(1)
#>     cannot unpack non-iterable NoneType object
# --8<-- [end:demo_others]

# --8<-- [start:demo_silent]
import torch
from torch.utils.data import DataLoader, TensorDataset

dataset = TensorDataset(torch.zeros(8, 3), torch.arange(8))
for step, (x, y) in DataLoader(dataset, batch_size=2):
    print("step:", step.shape, "x:", x, "y:", y)
    break
#> step: torch.Size([2, 3]) x: tensor(0) y: tensor(1)
# --8<-- [end:demo_silent]

# --8<-- [start:detect]
import torch
from torch.utils.data import DataLoader

dataset = [(torch.zeros(3, 32, 32), 0, "0.jpg")] * 8
batch = next(iter(DataLoader(dataset, batch_size=4)))
print("batch:", type(batch), "with", len(batch), "parts")
#> batch: <class 'list'> with 3 parts
for part in batch:
    print(type(part), len(part))
#> <class 'torch.Tensor'> 4
#> <class 'torch.Tensor'> 4
#> <class 'tuple'> 4
# --8<-- [end:detect]

# --8<-- [start:check]
assert wrong_none.error == "TypeError: 'NoneType' object is not iterable"
assert right_none.out == "inputs: torch.float64\n"
for none in (lambda: list(None), lambda: [1].extend(None)):
    try:
        none()
    except TypeError as error:
        assert str(error) == "'NoneType' object is not iterable"
    else:
        raise AssertionError("None is iterable")
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

many = "ValueError: too many values to unpack (expected 2)"
few = "ValueError: not enough values to unpack (expected {}, got {})".format
assert many in wrong.out and "images" not in wrong.out
line = "images: torch.Size([4, 3, 32, 32]) labels: tensor([0, 1, 0, 1])\n"
assert right.out == 2 * line
assert many in wrong_enumerate.out and "step" not in wrong_enumerate.out
assert right_enumerate.out == (
    "step: 0 x: torch.Size([4, 3])\nstep: 1 x: torch.Size([4, 3])\n")
assert wrong_shape.out == few(4, 3) + "\n"
assert right_shape.out == "tokens: torch.Size([1, 1024, 3])\n"
assert demo_shape.out == 2 * "height and width: 32 48\n"
assert many in wrong_model.out and "logits" not in wrong_model.out
assert right_model.out == (
    "logits: torch.Size([16, 3]) features: torch.Size([16, 8])\n")
assert many in wrong_dict.out and "images" not in wrong_dict.out
assert right_dict.out == (
    "images: torch.Size([4, 3]) labels: tensor([0, 0, 0, 0])\n")
assert [line.strip() for line in demo_others.out.splitlines()[1::2]] == [
    few(3, 2)[12:], few(2, 1)[12:], many[12:], few(3, 2)[12:],
    few(3, 2)[12:], few(2, 0)[12:],
    "cannot unpack non-iterable NoneType object"]
assert demo_silent.out == (
    "step: torch.Size([2, 3]) x: tensor(0) y: tensor(1)\n")
assert detect.out == """\
batch: <class 'list'> with 3 parts
<class 'torch.Tensor'> 4
<class 'torch.Tensor'> 4
<class 'tuple'> 4
"""
# one tensor: a comma makes it one name for one part
for (x,) in demo_others.only_x:
    assert x.shape == (4, 3)
# a dict with as many entries as names: the keys, and no error
for images, labels in DataLoader([{"image": 0, "label": 1}]):
    assert (images, labels) == ("image", "label")
# the order of the names is free: swapped names raise nothing
for labels, images in demo_others.pairs:
    assert labels.shape == (4, 3)
# the first dimension is what should be split
qkv = torch.zeros(3, 2, 4)
q, k, v = qkv
assert q.shape == (2, 4)
# the last batch of another size raises the error only at the end
model, sizes = wrong_model.Net(), []
try:
    for (x,) in DataLoader(TensorDataset(torch.zeros(5, 4)), 2):
        logits, features = model(x)
        sizes.append(len(x))
except ValueError as error:
    assert str(error) == few(2, 1)[12:]
assert sizes == [2, 2]
# --8<-- [end:check]
