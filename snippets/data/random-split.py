"""random_split wants lengths that add up; its parts share one dataset, and they differ in each run without a generator."""
# /// pitfall
# apis = ["torch.utils.data.random_split", "torch.utils.data.Subset", "torch.utils.data.ConcatDataset", "torch.Generator", "torch.utils.data.Dataset"]
# symptom = "error"
# raises = ["wrong", "demo_float", "wrong_targets"]
# added = 2026-11-29
# messages = [
#   "Sum of input lengths does not equal the length of the input dataset!",
#   "'Subset' object has no attribute '*'",
#   "'ConcatDataset' object has no attribute '*'",
#   "randperm() received an invalid combination of arguments - got (float, generator=*), but expected one of:",
#   "Length of split at index * is 0. This might result in an empty dataset.",
# ]
#
# [code.transform_of_both_parts]
# either = [
# '''
# $A, $B = torch.utils.data.random_split(...)
# ...
# $B.dataset.transform = $T
# ''',
# '''
# $A, $B = torch.utils.data.random_split(...)
# ...
# $A.dataset.transform = $T
# ''',
# '''
# $A, $B, $C = torch.utils.data.random_split(...)
# ...
# $B.dataset.transform = $T
# ''',
# '''
# $A, $B = torch.utils.data.random_split(...)
# ...
# $B.transform = $T
# ''',
# '''
# $A, $B = torch.utils.data.random_split(...)
# ...
# $A.transform = $T
# ''',
# '''
# $A, $B, $C = torch.utils.data.random_split(...)
# ...
# $A.dataset.transform = $T
# ''',
# '''
# $A = torch.utils.data.Subset($D, ...)
# ...
# $A.dataset.transform = $T
# ''',
# '''
# $A = torch.utils.data.Subset($D, ...)
# ...
# $A.transform = $T
# ''',
# '''
# $A, $B = torch.utils.data.random_split(...)
# ...
# $A.dataset.$TRAIN = $T
# ''',
# '''
# $A, $B = torch.utils.data.random_split(...)
# ...
# $B.dataset.$TRAIN = $T
# ''',
# ]
# not = [
# '''
# $A, $B = torch.utils.data.random_split(...)
# ...
# $B.dataset = $COPY
# ...
# $B.dataset.transform = $T
# ''',
# '''
# $A, $B = torch.utils.data.random_split(...)
# ...
# $A.dataset = $COPY
# ...
# $A.dataset.transform = $T
# ''',
# ]
# line = "$T"
#
# [code.attribute_of_a_subset]
# either = [
# '''
# $A, $B = torch.utils.data.random_split(...)
# ...
# $A.targets
# ''',
# '''
# $A, $B = torch.utils.data.random_split(...)
# ...
# $A.classes
# ''',
# '''
# $A, $B = torch.utils.data.random_split(...)
# ...
# $B.targets
# ''',
# '''
# $A, $B = torch.utils.data.random_split(...)
# ...
# $B.classes
# ''',
# ]
#
# [code.lengths_that_do_not_add_up]
# either = [
#     'torch.utils.data.random_split($D, [int(len($D) * $A), int(len($D) * $B)], ...)',
#     'torch.utils.data.random_split($D, [int($A * len($D)), int($B * len($D))], ...)',
#     'torch.utils.data.random_split($D, [len($D) * $A, len($D) * $B], ...)',
#     'torch.utils.data.random_split($D, [int($A * $N), int($B * $N)], ...)',
#     'torch.utils.data.random_split($D, [int($A * $N), int($B * $N), int($C * $N)], ...)',
#     'torch.utils.data.random_split($D, (int($A * $N), int($B * $N)), ...)',
#     'torch.utils.data.random_split($D, [int(len($D) * $A), int(len($D) * $B), int(len($D) * $C)], ...)',
#     'torch.utils.data.random_split($D, [int($N * $A), int($N * $B)], ...)',
#     'torch.utils.data.random_split($D, [int($N * $A), int($N * $B), int($N * $C)], ...)',
#     'torch.utils.data.random_split($D, [len($D) // $A, len($D) // $B], ...)',
#     'torch.utils.data.random_split($D, [$N * $A, $N * $B], ...)',
#     'torch.utils.data.random_split($D, [$A * $N, $B * $N], ...)',
#     'torch.utils.data.random_split($D, [round($A * $N), round($B * $N), round($C * $N)], ...)',
# ]
# example = '''
# train, val = torch.utils.data.random_split(data, [int(0.8 * len(data)), int(0.2 * len(data))])
# '''
#
# [code.lengths_rounded_apart]
# either = [
#     'torch.utils.data.random_split($D, [$A, $B], ...)',
#     'torch.utils.data.random_split($D, ($A, $B), ...)',
#     'torch.utils.data.random_split($D, [$A, $B, $C], ...)',
#     'torch.utils.data.random_split($D, lengths=[$A, $B], ...)',
# ]
# anywhere = [
#     [
#         '$A = int($F * len($D))', '$A = int(len($D) * $F)', '$A = int($F * $N)',
#         '$A = int($N * $F)',
#     ],
#     [
#         '$B = int($F2 * len($D))', '$B = int(len($D) * $F2)', '$B = int($F2 * $N)',
#         '$B = int($N * $F2)',
#     ],
# ]
# nowhere = [
#     '$C = $N2 - $A - $B', '$C = len($D) - $A - $B', '$C = $N2 - ($A + $B)',
#     '$C = len($D) - ($A + $B)', '$C = len($D) - $B - $A', '$A = $N3 - $B - $C',
#     '$A = len($D) - $B - $C', '$B = $N4 - $A',
# ]
# example = '''
# n_train = int(0.8 * len(data))
# n_val = int(0.2 * len(data))
# train, val = torch.utils.data.random_split(data, [n_train, n_val])
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch.utils.data import TensorDataset, random_split

dataset = TensorDataset(torch.zeros(103, 4))
n = len(dataset)
sizes = [int(0.8 * n), int(0.2 * n)]
print("sizes:", sizes, "sum:", sum(sizes), "of", n)
#> sizes: [82, 20] sum: 102 of 103
train, val = random_split(dataset, sizes)
#> ValueError: Sum of input lengths does not equal the length of the input dataset!
print("train:", len(train), "val:", len(val))
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch.utils.data import TensorDataset, random_split

dataset = TensorDataset(torch.zeros(103, 4))
n = len(dataset)
sizes = [int(0.8 * n), n - int(0.8 * n)]
print("sizes:", sizes, "sum:", sum(sizes), "of", n)
#> sizes: [82, 21] sum: 103 of 103
train, val = random_split(dataset, sizes)
print("train:", len(train), "val:", len(val))
#> train: 82 val: 21
# --8<-- [end:right]

# --8<-- [start:demo_fractions]
from torch.utils.data import random_split

dataset = range(103)
for fractions in ([0.8, 0.2], [0.7, 0.2, 0.1], [0.8, 0.1], [0.05] * 20):
    try:
        sizes = [len(part) for part in random_split(dataset, fractions)]
        print(f"{len(fractions)} parts: {sizes}")
    except ValueError as error:
        print(f"{len(fractions)} parts, sum {sum(fractions)}: {error}")
#> 2 parts: [83, 20]
#> 3 parts: [73, 20, 10]
#> 2 parts, sum 0.9: Sum of input lengths does not equal the length of the input dataset!
#> 20 parts, sum 1.0000000000000002: Sum of input lengths does not equal the length of the input dataset!
# --8<-- [end:demo_fractions]

# --8<-- [start:demo_float]
from torch.utils.data import random_split

small = random_split(range(3), [0.8, 0.1, 0.1])
#> UserWarning: Length of split at index 1 is 0. This might result in an empty dataset.
#> UserWarning: Length of split at index 2 is 0. This might result in an empty dataset.
print("sizes:", [len(part) for part in small])
#> sizes: [3, 0, 0]
train, val = random_split(range(100), [100 * 0.8, 100 * 0.2])
#> TypeError: randperm() received an invalid combination of arguments - got (float, generator=torch._C.Generator), but expected one of:
#>  * (int n, *, torch.Generator generator, Tensor out = None, torch.dtype dtype = None, torch.layout layout = None, torch.device device = None, bool pin_memory = False, bool requires_grad = False)
#>  * (int n, *, Tensor out = None, torch.dtype dtype = None, torch.layout layout = None, torch.device device = None, bool pin_memory = False, bool requires_grad = False)
#>
# --8<-- [end:demo_float]

# --8<-- [start:wrong_targets]
from torch.utils.data import Dataset, random_split

class Images(Dataset):  # like ImageFolder
    classes, targets = ["cat", "dog"], [0] * 6 + [1] * 4
    def __len__(self):
        return len(self.targets)
    def __getitem__(self, i):
        return i, self.targets[i]

train, val = random_split(Images(), [8, 2])
targets = train.targets
#> AttributeError: 'Subset' object has no attribute 'targets'
print("names:", train.classes)
print("labels:", len(targets))
# --8<-- [end:wrong_targets]

# --8<-- [start:right_targets]
from torch.utils.data import Dataset, random_split

class Images(Dataset):  # like ImageFolder
    classes, targets = ["cat", "dog"], [0] * 6 + [1] * 4
    def __len__(self):
        return len(self.targets)
    def __getitem__(self, i):
        return i, self.targets[i]

train, val = random_split(Images(), [8, 2])
targets = [train.dataset.targets[i] for i in train.indices]
print("names:", train.dataset.classes)
#> names: ['cat', 'dog']
print("labels:", len(targets))
#> labels: 8
# --8<-- [end:right_targets]

# --8<-- [start:demo_concat]
from torch.utils.data import ConcatDataset, Dataset, Subset

class Images(Dataset):
    def __init__(self, targets):
        self.targets = targets
    def __len__(self):
        return len(self.targets)
    def __getitem__(self, i):
        return i, self.targets[i]

both = ConcatDataset([Images([0, 1, 0]), Images([1, 1])])
try:
    print(both.targets)
except AttributeError as error:
    print(error)
#> 'ConcatDataset' object has no attribute 'targets'
targets = [y for part in both.datasets for y in part.targets]
print("labels:", targets)
#> labels: [0, 1, 0, 1, 1]
ones = Subset(both, [i for i, y in enumerate(targets) if y == 1])
print("samples of class 1:", [label for _, label in ones])
#> samples of class 1: [1, 1, 1]
# --8<-- [end:demo_concat]

# --8<-- [start:wrong_transform]
from torch.utils.data import Dataset, random_split

class Images(Dataset):
    def __init__(self, transform):
        self.transform = transform
    def __len__(self):
        return 10
    def __getitem__(self, i):
        return self.transform(f"image {i}")

train, val = random_split(Images("augmented {}".format), [8, 2])
val.dataset.transform = "plain {}".format
print("train:", train[0].split()[0], "val:", val[0].split()[0])
#> train: plain val: plain
# --8<-- [end:wrong_transform]

# --8<-- [start:right_transform]
from torch.utils.data import Dataset, Subset, random_split

class Images(Dataset):
    def __init__(self, transform):
        self.transform = transform
    def __len__(self):
        return 10
    def __getitem__(self, i):
        return self.transform(f"image {i}")

train, val = random_split(Images("augmented {}".format), [8, 2])
val = Subset(Images("plain {}".format), val.indices)
print("train:", train[0].split()[0], "val:", val[0].split()[0])
#> train: augmented val: plain
# --8<-- [end:right_transform]

# --8<-- [start:wrong_seed]
import torch
from torch.utils.data import random_split

dataset = range(1000)
train, val = random_split(dataset, [0.8, 0.2])  # first run: train, save
again, val = random_split(dataset, [0.8, 0.2])  # second run: load, validate
seen = set(train.indices) & set(val.indices)
print("trained on some samples of val:", len(seen) > 0)
#> trained on some samples of val: True
# --8<-- [end:wrong_seed]

# --8<-- [start:right_seed]
import torch
from torch.utils.data import random_split

dataset = range(1000)
split = torch.Generator().manual_seed(0)
train, val = random_split(dataset, [0.8, 0.2], split)  # first run
split = torch.Generator().manual_seed(0)
again, val = random_split(dataset, [0.8, 0.2], split)  # second run
seen = set(train.indices) & set(val.indices)
print("trained on some samples of val:", len(seen) > 0)
#> trained on some samples of val: False
# --8<-- [end:right_seed]

# --8<-- [start:detect]
import torch
from torch.utils.data import random_split

split = torch.Generator().manual_seed(0)
train, val = random_split(range(10), [8, 2], generator=split)
assert not set(train.indices) & set(val.indices)
print("validate on:", val.indices)
#> validate on: [6, 2]
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch.utils.data import Subset, random_split

unequal = ("Sum of input lengths does not equal the length of the input "
           "dataset!")
assert wrong.out == (
    "sizes: [82, 20] sum: 102 of 103\nValueError: " + unequal + "\n")
assert right.out == (
    "sizes: [82, 21] sum: 103 of 103\ntrain: 82 val: 21\n")
assert demo_fractions.out == f"""\
2 parts: [83, 20]
3 parts: [73, 20, 10]
2 parts, sum 0.9: {unequal}
20 parts, sum 1.0000000000000002: {unequal}
"""
lines = demo_float.out.splitlines()
warning = ("UserWarning: Length of split at index {} is 0. This might result "
           "in an empty dataset.")
assert lines[:3] == [warning.format(1), warning.format(2), "sizes: [3, 0, 0]"]
assert (demo_float.error or "").startswith(
    "TypeError: randperm() received an invalid combination of arguments - got "
    "(float, generator=torch._C.Generator), but expected one of:")
assert wrong_targets.out == (
    "AttributeError: 'Subset' object has no attribute 'targets'\n")
assert right_targets.out == "names: ['cat', 'dog']\nlabels: 8\n"
assert len(right_targets.train.dataset.targets) == 10  # those of all
assert right_targets.targets == [y for i, y in right_targets.train]
assert wrong_transform.out == "train: plain val: plain\n"
assert right_transform.out == "train: augmented val: plain\n"
assert wrong_transform.train.dataset is wrong_transform.val.dataset
assert not set(right_transform.train.indices) & set(
    right_transform.val.indices)
assert wrong_seed.out == "trained on some samples of val: True\n"
assert right_seed.out == "trained on some samples of val: False\n"
assert detect.out == f"validate on: {detect.val.indices}\n"
assert detect.val.indices == [6, 2]

assert round(0.8 * wrong.n, 1) == 82.4 and round(0.2 * wrong.n, 1) == 20.6
# a Subset's own attribute is ignored
part = Subset(wrong_transform.Images("a {}".format), [0, 1])
part.transform = "b {}".format
assert part[0] == "a image 0"
# nor does a slice of a Subset keep the attributes
assert not hasattr(part, "classes") and part.indices == [0, 1]
# manual_seed does it as well, while nothing else draws before
torch.manual_seed(0)
assert random_split(range(10), [8, 2])[1].indices == detect.val.indices
torch.manual_seed(0)
torch.rand(1)
assert random_split(range(10), [8, 2])[1].indices != detect.val.indices
# the same seed with one more sample is a different split
more = random_split(range(1001), [0.8, 0.2], torch.Generator().manual_seed(0))
assert len(set(more[1].indices) & set(right_seed.train.indices)) > 100
# 1 / 3 three times works, 0.333 does not
assert len(random_split(range(9), [1 / 3] * 3)) == 3
assert demo_concat.out == """\
'ConcatDataset' object has no attribute 'targets'
labels: [0, 1, 0, 1, 1]
samples of class 1: [1, 1, 1]
"""
assert demo_concat.targets == [y for _, y in demo_concat.both]
assert [label for _, label in demo_concat.ones] == [1, 1, 1]
# --8<-- [end:check]
