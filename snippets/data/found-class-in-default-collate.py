"""default_collate makes batches of tensors, arrays, numbers and strings only: give it one dataset, samples without None, and no classes of your own."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader", "torch.utils.data.ConcatDataset", "torch.utils.data.default_collate", "torch.utils.data.random_split",
#         "torch.utils.data.Dataset", "torch.utils.data.TensorDataset"]
# also = ["torch.utils.data.Subset"]
# symptom = "error"
# raises = ["wrong", "wrong_split", "wrong_none", "wrong_class", "wrong_array"]
# added = 2026-11-30
# messages = [
#   "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found <class '*'>",
#   "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found object",
# ]
# older = [
#   "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found <U*",
#   "batch must contain tensors, numbers, dicts or lists; found <class '*'>",
#   "batch must contain numbers, dicts or lists; found <class '*'>",
# ]
#
# [code.list_of_datasets]
# either = [
#     'torch.utils.data.DataLoader([$A, $B], ...)', 'torch.utils.data.DataLoader(($A, $B), ...)',
# ]
# names = { "$A" = '\w*(dataset|data_set|_set|_ds)\w*' }
# example = '''
# loader = torch.utils.data.DataLoader([train_set, extra_set], batch_size=4)
# '''
#
# [code.split_not_unpacked]
# pattern = '''
# $SPLIT = torch.utils.data.random_split(...)
# ...
# torch.utils.data.DataLoader($SPLIT, ...)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch.utils.data import ConcatDataset, DataLoader, TensorDataset

cats = TensorDataset(torch.zeros(30, 3, 8, 8), torch.zeros(30))
dogs = TensorDataset(torch.ones(20, 3, 8, 8), torch.ones(20))
loader = DataLoader([cats, dogs], batch_size=10)
print("batches:", len(loader))
#> batches: 1
for x, y in loader:
    print("batch:", tuple(x.shape), y.sum().item())
#> TypeError: default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found <class 'torch.utils.data.dataset.TensorDataset'>
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch.utils.data import ConcatDataset, DataLoader, TensorDataset

cats = TensorDataset(torch.zeros(30, 3, 8, 8), torch.zeros(30))
dogs = TensorDataset(torch.ones(20, 3, 8, 8), torch.ones(20))
loader = DataLoader(ConcatDataset([cats, dogs]), batch_size=10)
print("batches:", len(loader))
#> batches: 5
for x, y in loader:
    print("batch:", tuple(x.shape), y.sum().item())
#> batch: (10, 3, 8, 8) 0.0
#> batch: (10, 3, 8, 8) 0.0
#> batch: (10, 3, 8, 8) 0.0
#> batch: (10, 3, 8, 8) 10.0
#> batch: (10, 3, 8, 8) 10.0
# --8<-- [end:right]

# --8<-- [start:wrong_split]
import torch
from torch.utils.data import DataLoader, TensorDataset, random_split

dataset = TensorDataset(torch.zeros(50, 3), torch.zeros(50))
train_set = random_split(dataset, [40, 10])
loader = DataLoader(train_set, batch_size=10)
x, y = next(iter(loader))
#> TypeError: default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found <class 'torch.utils.data.dataset.Subset'>
print("batch:", tuple(x.shape))
# --8<-- [end:wrong_split]

# --8<-- [start:right_split]
import torch
from torch.utils.data import DataLoader, TensorDataset, random_split

dataset = TensorDataset(torch.zeros(50, 3), torch.zeros(50))
train_set, test_set = random_split(dataset, [40, 10])
loader = DataLoader(train_set, batch_size=10)
x, y = next(iter(loader))
print("batch:", tuple(x.shape))
#> batch: (10, 3)
# --8<-- [end:right_split]

# --8<-- [start:wrong_none]
import torch
from torch.utils.data import DataLoader, Dataset


class Photos(Dataset):
    labels = [0, 1, 1, None]  # the last photo has no label

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, i):
        return {"image": torch.zeros(3, 8, 8), "label": self.labels[i],
                "mask": None}


for batch in DataLoader(Photos(), batch_size=2):
    print("labels:", batch["label"])
#> TypeError: default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found <class 'NoneType'>
# --8<-- [end:wrong_none]

# --8<-- [start:right_none]
import torch
from torch.utils.data import DataLoader, Dataset


class Photos(Dataset):
    labels = [0, 1, 1, None]  # the last photo has no label

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, i):
        label = -1 if self.labels[i] is None else self.labels[i]
        return {"image": torch.zeros(3, 8, 8), "label": label}


for batch in DataLoader(Photos(), batch_size=2):
    print("labels:", batch["label"])
#> labels: tensor([0, 1])
#> labels: tensor([ 1, -1])
# --8<-- [end:right_none]

# --8<-- [start:wrong_class]
from dataclasses import dataclass
import torch
from torch.utils.data import DataLoader


@dataclass
class Sample:
    image: torch.Tensor
    boxes: torch.Tensor


samples = [Sample(torch.zeros(3, 8, 8), torch.zeros(n, 4))
           for n in (1, 3, 2)]
for batch in DataLoader(samples, batch_size=3):
    print("images:", tuple(batch.images.shape))
#> TypeError: default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found <class '__main__.Sample'>
# --8<-- [end:wrong_class]

# --8<-- [start:right_class]
from dataclasses import dataclass
import torch
from torch.utils.data import DataLoader


@dataclass
class Sample:
    image: torch.Tensor
    boxes: torch.Tensor

def collate(samples):
    images = torch.stack([s.image for s in samples])
    return images, [s.boxes for s in samples]

samples = [Sample(torch.zeros(3, 8, 8), torch.zeros(n, 4))
           for n in (1, 3, 2)]
for images, boxes in DataLoader(samples, 3, collate_fn=collate):
    print("images:", tuple(images.shape), [len(b) for b in boxes])
#> images: (3, 3, 8, 8) [1, 3, 2]
# --8<-- [end:right_class]

# --8<-- [start:wrong_array]
import numpy as np
from torch.utils.data import DataLoader

# rows of a table: two numbers and a name
rows = [np.array([3, 0.5, "cat"], dtype=object),
        np.array([4, 1.5, "dog"], dtype=object)]
samples = rows
for batch in DataLoader(samples, batch_size=2):
    print("batch:", batch)
#> TypeError: default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found object
# --8<-- [end:wrong_array]

# --8<-- [start:right_array]
import numpy as np
from torch.utils.data import DataLoader

# rows of a table: two numbers and a name
rows = [np.array([3, 0.5, "cat"], dtype=object),
        np.array([4, 1.5, "dog"], dtype=object)]
samples = [(row[:2].astype("float32"), row[2]) for row in rows]
for batch in DataLoader(samples, batch_size=2):
    print("batch:", batch)
#> batch: [tensor([[3.0000, 0.5000],
#>         [4.0000, 1.5000]]), ('cat', 'dog')]
# --8<-- [end:right_array]

# --8<-- [start:demo_types]
import datetime
from pathlib import PurePosixPath
from torch.utils.data import default_collate

for value in (3, 0.5, True, "a.png", (1, 2.5), {"id": 7}, None, {1, 2},
              PurePosixPath("a.png"), datetime.date(2020, 1, 31)):
    try:
        batch = default_collate([value, value])
        print(f"{value!r} -> {batch!r}")
    except TypeError as error:
        print(f"{value!r} ->{str(error).partition(';')[2]}")
#> 3 -> tensor([3, 3])
#> 0.5 -> tensor([0.5000, 0.5000], dtype=torch.float64)
#> True -> tensor([True, True])
#> 'a.png' -> ['a.png', 'a.png']
#> (1, 2.5) -> [tensor([1, 1]), tensor([2.5000, 2.5000], dtype=torch.float64)]
#> {'id': 7} -> {'id': tensor([7, 7])}
#> None -> found <class 'NoneType'>
#> {1, 2} -> found <class 'set'>
#> PurePosixPath('a.png') -> found <class 'pathlib.PurePosixPath'>
#> datetime.date(2020, 1, 31) -> found <class 'datetime.date'>
# --8<-- [end:demo_types]

# --8<-- [start:detect]
import torch
from torch.utils.data import default_collate


def show(sample, name="sample"):
    if isinstance(sample, dict):
        for key in sample:
            show(sample[key], f"{name}[{key!r}]")
    elif isinstance(sample, (tuple, list)):
        for i, part in enumerate(sample):
            show(part, f"{name}[{i}]")
    else:
        print(f"{name}: {type(sample).__name__}")


dataset = [({"image": torch.zeros(3, 8, 8), "mask": None}, 1)]
show(dataset[0])
#> sample[0]['image']: Tensor
#> sample[0]['mask']: NoneType
#> sample[1]: int
# --8<-- [end:detect]

# --8<-- [start:check]
import numpy as np
import torch
from torch.utils.data import default_collate

start = ("TypeError: default_collate: batch must contain tensors, numpy "
         "arrays, numbers, dicts or lists; found <class ")
assert wrong.error == f"{start}'torch.utils.data.dataset.TensorDataset'>"
assert wrong.out.startswith("batches: 1\n")
assert right.out == "batches: 5\n" + (
    "batch: (10, 3, 8, 8) 0.0\n" * 3 + "batch: (10, 3, 8, 8) 10.0\n" * 2)
assert wrong_split.error == f"{start}'torch.utils.data.dataset.Subset'>"
assert right_split.out == "batch: (10, 3)\n"
assert wrong_none.error == f"{start}'NoneType'>"
assert right_none.out == (
    "labels: tensor([0, 1])\nlabels: tensor([ 1, -1])\n")
assert wrong_class.error == f"{start}'__main__.Sample'>"
assert right_class.out == "images: (3, 3, 8, 8) [1, 3, 2]\n"
assert wrong_array.error == (
    "TypeError: default_collate: batch must contain tensors, numpy arrays, "
    "numbers, dicts or lists; found object")
assert right_array.out == (
    "batch: [tensor([[3.0000, 0.5000],\n        [4.0000, 1.5000]]), "
    "('cat', 'dog')]\n")
lines = demo_types.out.splitlines()
assert len(lines) == 10
assert lines[0] == "3 -> tensor([3, 3])"
assert lines[3] == "'a.png' -> ['a.png', 'a.png']"
assert [("-> found" in line) for line in lines] == [False] * 6 + [True] * 4

assert detect.out == (
    "sample[0]['image']: Tensor\nsample[0]['mask']: NoneType\n"
    "sample[1]: int\n")

# None is an error anywhere in a sample; -1 is what losses can ignore
for sample in ((torch.ones(2), None), [None], {"a": {"b": None}}):
    try:
        default_collate([sample, sample])
        assert False
    except TypeError as error:
        assert "found <class 'NoneType'>" in str(error)
# None after a number has a different message
try:
    default_collate([1, None])
    assert False
except RuntimeError as error:
    assert str(error) == "Could not infer dtype of NoneType"
try:
    default_collate([np.array(["cat"])] * 2)
    assert False
except TypeError as error:
    assert str(error).endswith("or lists; found <U3")
loss = torch.nn.CrossEntropyLoss(ignore_index=-1)
logits = torch.tensor([[2.0, 0.0], [0.0, 2.0]])
assert loss(logits, torch.tensor([0, -1])) == loss(
    logits[:1], torch.tensor([0]))
# --8<-- [end:check]
