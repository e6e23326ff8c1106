"""A Dataset answers len() and [i] with one sample; a DataLoader picks the samples and stacks them into batches."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader", "torch.utils.data.Dataset", "torch.utils.data.default_collate",
#         "torch.Generator"]
# symptom = "question"
# raises = ["wrong_next", "demo_again", "wrong_index", "demo_len", "wrong_windows"]
# added = 2026-11-21
# messages = [
#   "'_SingleProcessDataLoaderIter' object has no attribute 'next'",
#   "'DataLoader' object is not an iterator",
#   "Size mismatch between tensors",
#   "'DataLoader' object is not subscriptable",
#   "'DataLoader' object has no attribute '*'",
#   "object of type '*' has no len()",
# ]
# older = [
#   "'_MultiProcessingDataLoaderIter' object has no attribute 'next'",
#   "'DataLoader' object does not support indexing",
#   "'DataLoaderIter' object has no attribute 'next'",
#   "'_DataLoaderIter' object has no attribute 'next'",
# ]
#
# [code.iterator_next]
# either = [
#     'iter($L).next()',
# '''
# $IT = iter($L)
# ...
# $IT.next()
# ''',
# ]
#
# [code.loader_indexed]
# either = ['next($L)', '$L[0]', '$L[$I]', '$L.next()']
# anywhere = [
#     ['$L = torch.utils.data.DataLoader(...)'],
# ]
# nowhere = ['$L = iter($L)', '$L = $Z[$J]', 'for $L in $R: ...', '$L = iter(...)']
# example = '''
# loader = torch.utils.data.DataLoader(dataset, batch_size=4)
# x, y = next(loader)
# '''
#
# [code.dataset_without_length]
# pattern = 'class $DS(torch.utils.data.Dataset): ...'
# not = [
# '''
# class $DS(torch.utils.data.Dataset):
#     ...
#     def __len__(...): ...
#     ...
# ''',
# ]
# anywhere = ['def __getitem__(...): ...', 'torch.utils.data.DataLoader(...)']
# nowhere = [
#     'class $DS2(torch.utils.data.IterableDataset): ...', 'class $S($DS): ...',
#     'torch.utils.data.DataLoader(..., sampler=$SAM, ...)',
# ]
# example = '''
# class Images(torch.utils.data.Dataset):
#     def __getitem__(self, i):
#         return self.images[i]
# loader = torch.utils.data.DataLoader(Images(), batch_size=4)
# '''
# ///

# --8<-- [start:demo]
import torch
from torch.utils.data import DataLoader, Dataset


class Points(Dataset):
    def __init__(self):
        self.x = torch.arange(30.0).view(10, 3)

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        return self.x[i], i % 2


dataset = Points()
print("one sample:", dataset[7])
#> one sample: (tensor([21., 22., 23.]), 1)
loader = DataLoader(dataset, batch_size=4)
for x, y in loader:
    print("batch:", x.shape, y)
#> batch: torch.Size([4, 3]) tensor([0, 1, 0, 1])
#> batch: torch.Size([4, 3]) tensor([0, 1, 0, 1])
#> batch: torch.Size([2, 3]) tensor([0, 1])
# --8<-- [end:demo]

# --8<-- [start:demo_last]
from torch.utils.data import DataLoader

dataset = range(10)
for drop_last in (False, True):
    loader = DataLoader(dataset, batch_size=4, drop_last=drop_last)
    sizes = [len(x) for x in loader]
    print(f"{drop_last=}: {len(loader)} batches, sizes {sizes}")
#> drop_last=False: 3 batches, sizes [4, 4, 2]
#> drop_last=True: 2 batches, sizes [4, 4]
# --8<-- [end:demo_last]

# --8<-- [start:demo_shuffle]
import torch
from torch.utils.data import DataLoader

for run in range(2):
    generator = torch.Generator().manual_seed(0)
    loader = DataLoader(
        range(6), batch_size=3, shuffle=True, generator=generator)
    for epoch in range(2):
        print(f"run {run}, epoch {epoch}:", [x.tolist() for x in loader])
#> run 0, epoch 0: [[5, 1, 0], [3, 2, 4]]
#> run 0, epoch 1: [[4, 2, 1], [3, 0, 5]]
#> run 1, epoch 0: [[5, 1, 0], [3, 2, 4]]
#> run 1, epoch 1: [[4, 2, 1], [3, 0, 5]]
# --8<-- [end:demo_shuffle]

# --8<-- [start:demo_collate]
import torch
from torch.utils.data import default_collate

x = torch.zeros(3)
print("tuples:", default_collate([(x, 0), (x, 1)]))
#> tuples: [tensor([[0., 0., 0.],
#>         [0., 0., 0.]]), tensor([0, 1])]
dicts = [{"x": x, "name": "a"}, {"x": x, "name": "b"}]
print("dicts:", default_collate(dicts))
#> dicts: {'x': tensor([[0., 0., 0.],
#>         [0., 0., 0.]]), 'name': ['a', 'b']}
# --8<-- [end:demo_collate]

# --8<-- [start:wrong_next]
from torch.utils.data import DataLoader

loader = DataLoader(range(6), batch_size=3)
x = iter(loader).next()
#> AttributeError: '_SingleProcessDataLoaderIter' object has no attribute 'next'
print("first batch:", x)
# --8<-- [end:wrong_next]

# --8<-- [start:right_next]
from torch.utils.data import DataLoader

loader = DataLoader(range(6), batch_size=3)
x = next(iter(loader))
print("first batch:", x)
#> first batch: tensor([0, 1, 2])
# --8<-- [end:right_next]

# --8<-- [start:demo_again]
from torch.utils.data import DataLoader

loader = DataLoader(range(6), batch_size=3)
print("two iterators:", next(iter(loader)), next(iter(loader)))
#> two iterators: tensor([0, 1, 2]) tensor([0, 1, 2])
iterator = iter(loader)
print("one iterator:", next(iterator), next(iterator))
#> one iterator: tensor([0, 1, 2]) tensor([3, 4, 5])
next(loader)
#> TypeError: 'DataLoader' object is not an iterator
# --8<-- [end:demo_again]

# --8<-- [start:wrong_index]
import torch
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
dataset = TensorDataset(torch.rand(10, 3), torch.arange(10))
loader = DataLoader(dataset, batch_size=4, shuffle=True)
x, y = loader[0]
#> TypeError: 'DataLoader' object is not subscriptable
print("label:", y)
# --8<-- [end:wrong_index]

# --8<-- [start:right_index]
from itertools import islice

import torch
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
dataset = TensorDataset(torch.rand(10, 3), torch.arange(10))
loader = DataLoader(dataset, batch_size=4, shuffle=True)
x, y = dataset[0]
print("one sample:", x.shape, y)
#> one sample: torch.Size([3]) tensor(0)
x, y = next(iter(loader))
print("one batch:", x.shape, y)
#> one batch: torch.Size([4, 3]) tensor([3, 7, 9, 8])
x, y = next(islice(loader, 2, None))
print("third batch:", x.shape, y)
#> third batch: torch.Size([2, 3]) tensor([2, 8])
# --8<-- [end:right_index]

# --8<-- [start:demo_attributes]
from torch.utils.data import DataLoader

loader = DataLoader(range(6), batch_size=3)
for name in ("next", "shape", "targets", "classes"):
    try:
        getattr(loader, name)
    except AttributeError as error:
        print(error)
#> 'DataLoader' object has no attribute 'next'
#> 'DataLoader' object has no attribute 'shape'
#> 'DataLoader' object has no attribute 'targets'
#> 'DataLoader' object has no attribute 'classes'
print("the dataset:", loader.dataset)
#> the dataset: range(0, 6)
# --8<-- [end:demo_attributes]

# --8<-- [start:demo_len]
import torch
from torch.utils.data import DataLoader, Dataset


class Endless(Dataset):
    def __getitem__(self, i):
        return torch.full((3,), float(i)), i % 2


loader = DataLoader(Endless(), batch_size=4, shuffle=True)
#> TypeError: object of type 'Endless' has no len()
# --8<-- [end:demo_len]

# --8<-- [start:wrong_windows]
import torch
from torch.utils.data import TensorDataset

series = torch.arange(10.0)
x = series.unfold(0, 4, 1)
y = series[4:]
print("x:", x.shape, "y:", y.shape)
#> x: torch.Size([7, 4]) y: torch.Size([6])
dataset = TensorDataset(x, y)
#> AssertionError: Size mismatch between tensors
# --8<-- [end:wrong_windows]

# --8<-- [start:right_windows]
import torch
from torch.utils.data import TensorDataset

series = torch.arange(10.0)
x = series[:-1].unfold(0, 4, 1)
y = series[4:]
print("x:", x.shape, "y:", y.shape)
#> x: torch.Size([6, 4]) y: torch.Size([6])
dataset = TensorDataset(x, y)
print("first sample:", *dataset[0])
#> first sample: tensor([0., 1., 2., 3.]) tensor(4.)
# --8<-- [end:right_windows]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(0)
dataset = TensorDataset(torch.randn(100, 3), torch.randn(100, 1))
train_set, val_set = random_split(dataset, [80, 20])
train_loader = DataLoader(train_set, batch_size=16, shuffle=True)
val_loader = DataLoader(val_set, batch_size=16)
model = nn.Linear(3, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(2):
    for x, y in train_loader:
        loss = nn.functional.mse_loss(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
for loader in (train_loader, val_loader):
    print(f"{len(loader)} batches, {len(loader.dataset)} samples")
#> 5 batches, 80 samples
#> 2 batches, 20 samples
# --8<-- [end:demo_in_your_code]

# --8<-- [start:check]
import torch
import torch.utils.data

assert demo.out == """\
one sample: (tensor([21., 22., 23.]), 1)
batch: torch.Size([4, 3]) tensor([0, 1, 0, 1])
batch: torch.Size([4, 3]) tensor([0, 1, 0, 1])
batch: torch.Size([2, 3]) tensor([0, 1])
"""
assert demo_last.out == """\
drop_last=False: 3 batches, sizes [4, 4, 2]
drop_last=True: 2 batches, sizes [4, 4]
"""
lines = demo_shuffle.out.splitlines()
assert lines[:2] == ["run 0, epoch 0: [[5, 1, 0], [3, 2, 4]]",
                     "run 0, epoch 1: [[4, 2, 1], [3, 0, 5]]"]
epochs = [line.split(", ", 1)[1] for line in lines]
assert epochs[:2] == epochs[2:] and epochs[0][9:] != epochs[1][9:]
assert sorted(demo_shuffle.loader.dataset) == list(range(6))
pair = "tuples: [tensor([[0., 0., 0.],\n        [0., 0., 0.]]), "
assert demo_collate.out.startswith(f"{pair}tensor([0, 1])]\ndicts: {{'x':")
assert demo_collate.out.endswith("'name': ['a', 'b']}\n")
assert wrong_next.error == (
    "AttributeError: '_SingleProcessDataLoaderIter' object "
    "has no attribute 'next'")
assert right_next.out == "first batch: tensor([0, 1, 2])\n"
assert demo_again.out.startswith("""\
two iterators: tensor([0, 1, 2]) tensor([0, 1, 2])
one iterator: tensor([0, 1, 2]) tensor([3, 4, 5])
TypeError: 'DataLoader' object is not an iterator""")
assert wrong_index.error == (
    "TypeError: 'DataLoader' object is not subscriptable")
assert right_index.out.startswith(
    "one sample: torch.Size([3]) tensor(0)\none batch: torch.Size([4, 3]) ")
assert [x.shape[0] for x, y in right_index.loader] == [4, 4, 2]
assert "third batch: torch.Size([2, 3]) " in right_index.out
assert demo_attributes.out == "".join(
    f"'DataLoader' object has no attribute '{name}'\n"
    for name in ("next", "shape", "targets", "classes")
) + "the dataset: range(0, 6)\n"
assert wrong_windows.error == "AssertionError: Size mismatch between tensors"
assert "y: torch.Size([6])" in wrong_windows.out
assert "x: torch.Size([6, 4]) y: torch.Size([6])" in right_windows.out
assert demo_len.error == "TypeError: object of type 'Endless' has no len()"
# without shuffle, the same error comes with the first batch
loader = torch.utils.data.DataLoader(demo_len.Endless(), batch_size=4)
try:
    next(iter(loader))
except TypeError as error:
    assert str(error) == "object of type 'Endless' has no len()"
else:
    raise AssertionError("a dataset without a length gave a batch")
assert demo_in_your_code.out == "5 batches, 80 samples\n2 batches, 20 samples\n"
assert [len(x) for x, y in demo_in_your_code.val_loader] == [16, 4]


class Stream(torch.utils.data.IterableDataset):
    def __iter__(self):
        return iter(range(3))


loader = torch.utils.data.DataLoader(Stream(), batch_size=2)
assert [x.tolist() for x in loader] == [[0, 1], [2]]
try:
    torch.utils.data.DataLoader(Stream(), shuffle=True)
except ValueError as error:
    assert "expected unspecified shuffle option" in str(error)
else:
    raise AssertionError("an IterableDataset was shuffled")
assert not hasattr(torch.utils.data, "Dataloader")  # the note's spelling
# --8<-- [end:check]
