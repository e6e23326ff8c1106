"""A Dataset answers len() and [i] with one sample; a DataLoader picks the samples and stacks them into batches."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader", "torch.utils.data.Dataset", "torch.utils.data.default_collate",
#         "torch.Generator"]
# symptom = "question"
# raises = ["wrong_next", "demo_again", "demo_len"]
# added = 2026-11-21
# messages = [
#   "'_SingleProcessDataLoaderIter' object has no attribute 'next'",
#   "'DataLoader' object is not an iterator",
#   "object of type '*' has no len()",
# ]
# older = [
#   "'_MultiProcessingDataLoaderIter' object has no attribute 'next'",
#   "'DataLoaderIter' object has no attribute 'next'",
#   "'_DataLoaderIter' object has no attribute 'next'",
# ]
# ///

# --8<-- [start:demo]
import torch
from torch.utils.data import DataLoader, Dataset


class Points(Dataset):
    def __len__(self):
        return 10

    def __getitem__(self, i):
        return torch.full((3,), float(i)), i % 2


dataset = Points()
x, y = dataset[7]
print(x, y)
#> tensor([7., 7., 7.]) 1
loader = DataLoader(dataset, batch_size=4)
for x, y in loader:
    print(x.shape, y)
#> torch.Size([4, 3]) tensor([0, 1, 0, 1])
#> torch.Size([4, 3]) tensor([0, 1, 0, 1])
#> torch.Size([2, 3]) tensor([0, 1])
# --8<-- [end:demo]

# --8<-- [start:demo_last]
from torch.utils.data import DataLoader

dataset = range(10)
for drop_last in (False, True):
    loader = DataLoader(dataset, batch_size=4, drop_last=drop_last)
    print(len(loader), [len(x) for x in loader])
#> 3 [4, 4, 2]
#> 2 [4, 4]
# --8<-- [end:demo_last]

# --8<-- [start:demo_shuffle]
import torch
from torch.utils.data import DataLoader

for run in range(2):
    generator = torch.Generator().manual_seed(0)
    loader = DataLoader(
        range(6), batch_size=3, shuffle=True, generator=generator)
    for epoch in range(2):
        print(run, epoch, [x.tolist() for x in loader])
#> 0 0 [[5, 1, 0], [3, 2, 4]]
#> 0 1 [[4, 2, 1], [3, 0, 5]]
#> 1 0 [[5, 1, 0], [3, 2, 4]]
#> 1 1 [[4, 2, 1], [3, 0, 5]]
# --8<-- [end:demo_shuffle]

# --8<-- [start:demo_collate]
import torch
from torch.utils.data import default_collate

x = torch.zeros(3)
print(default_collate([(x, 0), (x, 1)]))
#> [tensor([[0., 0., 0.],
#>         [0., 0., 0.]]), tensor([0, 1])]
print(default_collate([{"x": x, "name": "a"}, {"x": x, "name": "b"}]))
#> {'x': tensor([[0., 0., 0.],
#>         [0., 0., 0.]]), 'name': ['a', 'b']}
# --8<-- [end:demo_collate]

# --8<-- [start:wrong_next]
from torch.utils.data import DataLoader

loader = DataLoader(range(6), batch_size=3)
x = iter(loader).next()
#> AttributeError: '_SingleProcessDataLoaderIter' object has no attribute 'next'
print(x)
# --8<-- [end:wrong_next]

# --8<-- [start:right_next]
from torch.utils.data import DataLoader

loader = DataLoader(range(6), batch_size=3)
x = next(iter(loader))
print(x)
#> tensor([0, 1, 2])
# --8<-- [end:right_next]

# --8<-- [start:demo_again]
from torch.utils.data import DataLoader

loader = DataLoader(range(6), batch_size=3)
print(next(iter(loader)), next(iter(loader)))
#> tensor([0, 1, 2]) tensor([0, 1, 2])
iterator = iter(loader)
print(next(iterator), next(iterator))
#> tensor([0, 1, 2]) tensor([3, 4, 5])
next(loader)
#> TypeError: 'DataLoader' object is not an iterator
# --8<-- [end:demo_again]

# --8<-- [start:demo_len]
from torch.utils.data import DataLoader, Dataset


class Endless(Dataset):
    def __getitem__(self, i):
        return i


loader = DataLoader(Endless(), batch_size=3, shuffle=True)
#> TypeError: object of type 'Endless' has no len()
# --8<-- [end:demo_len]

# --8<-- [start:check]
import torch
import torch.utils.data

assert demo.out == """\
tensor([7., 7., 7.]) 1
torch.Size([4, 3]) tensor([0, 1, 0, 1])
torch.Size([4, 3]) tensor([0, 1, 0, 1])
torch.Size([2, 3]) tensor([0, 1])
"""
assert demo_last.out == "3 [4, 4, 2]\n2 [4, 4]\n"
assert demo_shuffle.out.startswith(
    "0 0 [[5, 1, 0], [3, 2, 4]]\n0 1 [[4, 2, 1], [3, 0, 5]]\n")
epochs = [line.split(" ", 1)[1] for line in demo_shuffle.out.splitlines()]
assert epochs[:2] == epochs[2:]
assert sorted(demo_shuffle.loader.dataset) == list(range(6))
pair = "[tensor([[0., 0., 0.],\n        [0., 0., 0.]]), tensor([0, 1])]\n"
assert demo_collate.out.startswith(pair)
assert demo_collate.out.endswith("'name': ['a', 'b']}\n")
assert wrong_next.error == (
    "AttributeError: '_SingleProcessDataLoaderIter' object "
    "has no attribute 'next'")
assert right_next.out == "tensor([0, 1, 2])\n"
assert demo_again.out.startswith("""\
tensor([0, 1, 2]) tensor([0, 1, 2])
tensor([0, 1, 2]) tensor([3, 4, 5])
TypeError: 'DataLoader' object is not an iterator""")
assert demo_len.error == "TypeError: object of type 'Endless' has no len()"


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
