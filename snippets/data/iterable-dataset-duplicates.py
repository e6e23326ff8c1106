"""Each worker runs the whole __iter__ of an IterableDataset, so every sample comes num_workers times unless you split."""
# /// pitfall
# apis = ["torch.utils.data.IterableDataset", "torch.utils.data.get_worker_info", "torch.utils.data.DataLoader"]
# symptom = "silent"
# raises = ["demo_no_len", "wrong_shuffle"]
# added = 2026-11-29
# messages = [
#   "Length of IterableDataset * was reported to be *(when accessing len(dataloader)), but * samples have been fetched.",
#   "object of type '*Dataset' has no len()",
#   "DataLoader with IterableDataset: expected unspecified shuffle option, but got shuffle=True",
# ]
# older = ["DataLoader with IterableDataset: expected unspecified sampler option, but got sampler=*"]
#
# [code.every_worker_reads_all]
# either = [
#     'torch.utils.data.DataLoader($DS(...), ..., num_workers=$N, ...)',
# '''
# $D = $DS(...)
# ...
# torch.utils.data.DataLoader($D, ..., num_workers=$N, ...)
# ''',
# ]
# not = [
#     'torch.utils.data.DataLoader(..., num_workers=0, ...)',
#     'torch.utils.data.DataLoader(..., num_workers=1, ...)',
#     'torch.utils.data.DataLoader(..., worker_init_fn=$FN, ...)',
# ]
# anywhere = ['class $DS(torch.utils.data.IterableDataset): ...']
# nowhere = [
#     'torch.utils.data.get_worker_info()',
# '''
# class $DS(...):
#     ...
#     def $M(...):
#         ...
#         torch.utils.data.get_worker_info()
#         ...
#     ...
# ''',
# ]
# line = "$N"
#
# [code.shuffle_of_an_iterable]
# either = [
#     'torch.utils.data.DataLoader($DS(...), ..., shuffle=True, ...)',
# '''
# $D = $DS(...)
# ...
# torch.utils.data.DataLoader($D, ..., shuffle=True, ...)
# ''',
# ]
# anywhere = ['class $DS(torch.utils.data.IterableDataset): ...']
#
# [code.every_worker_reads_a_dataset]
# pattern = 'torch.utils.data.DataLoader(..., num_workers=$N, ...)'
# anywhere = [
#     ['class $DS(torch.utils.data.IterableDataset): ...', 'class $DS(IterableDataset): ...'],
# ]
# nowhere = [
#     'torch.utils.data.get_worker_info()', '$ANY.get_worker_info()', 'get_worker_info()',
#     'torch.utils.data.DataLoader(..., worker_init_fn=$FN, ...)',
#     'class $OTHER(torch.utils.data.Dataset): ...', 'torch.utils.data.TensorDataset(...)',
# ]
# line = "$N"
# names = { "$N" = '(?!0$|1$).*' }
# example = '''
# class Lines(torch.utils.data.IterableDataset):
#     def __iter__(self):
#         yield from open(self.path)
# def loader_of(dataset):
#     return torch.utils.data.DataLoader(dataset, num_workers=4)
# '''
# ///

# --8<-- [start:wrong]
from torch.utils.data import DataLoader, IterableDataset


class Lines(IterableDataset):
    def __iter__(self):
        for i in range(6):
            yield i


loader = DataLoader(Lines(), batch_size=3, num_workers=2)
for x in loader:
    print("batch:", x.tolist())
#> batch: [0, 1, 2]
#> batch: [0, 1, 2]
#> batch: [3, 4, 5]
#> batch: [3, 4, 5]
# --8<-- [end:wrong]

# --8<-- [start:right]
from itertools import islice

from torch.utils.data import DataLoader, IterableDataset, get_worker_info


class Lines(IterableDataset):
    def __iter__(self):
        info = get_worker_info()
        first, step = (info.id, info.num_workers) if info else (0, 1)
        for i in islice(range(6), first, None, step):
            yield i


loader = DataLoader(Lines(), batch_size=3, num_workers=2)
for x in loader:
    print("batch:", x.tolist())
#> batch: [0, 2, 4]
#> batch: [1, 3, 5]
# --8<-- [end:right]

# --8<-- [start:demo_files]
from pathlib import Path

from torch.utils.data import DataLoader, IterableDataset, get_worker_info

for name in "abcd":
    Path(f"{name}.txt").write_text(f"{name}1\n{name}2\n")


class Files(IterableDataset):
    def __iter__(self):
        files = sorted(Path().glob("?.txt"))
        info = get_worker_info()
        if info:
            files = files[info.id::info.num_workers]
        for file in files:
            yield from file.read_text().split()


for x in DataLoader(Files(), batch_size=4, num_workers=2):
    print("batch:", x)
#> batch: ['a1', 'a2', 'c1', 'c2']
#> batch: ['b1', 'b2', 'd1', 'd2']
# --8<-- [end:demo_files]

# --8<-- [start:demo_len]
from torch.utils.data import DataLoader, IterableDataset


class Lines(IterableDataset):
    def __repr__(self):
        return "Lines()"

    def __len__(self):
        return 3

    def __iter__(self):
        return iter(range(3))


loader = DataLoader(Lines(), batch_size=2, num_workers=2)
print("len(loader):", len(loader))
#> len(loader): 2
print("batches:", sum(1 for x in loader))
#> UserWarning: Length of IterableDataset Lines() was reported to be 3(when accessing len(dataloader)), but 4 samples have been fetched. For multiprocessing data-loading, this could be caused by not properly configuring the IterableDataset replica at each worker. Please see https://pytorch.org/docs/stable/data.html#torch.utils.data.IterableDataset for examples.
#> batches: 4
# --8<-- [end:demo_len]

# --8<-- [start:demo_no_len]
from torch.utils.data import DataLoader, IterableDataset


class LineDataset(IterableDataset):
    def __iter__(self):
        return iter(range(6))


loader = DataLoader(LineDataset(), batch_size=3)
print("batches:", sum(1 for x in loader))
#> batches: 2
print("len(loader):", len(loader))
#> TypeError: object of type 'LineDataset' has no len()
# --8<-- [end:demo_no_len]

# --8<-- [start:wrong_shuffle]
from torch.utils.data import DataLoader, IterableDataset


class Lines(IterableDataset):
    def __iter__(self):
        return iter(range(12))


for x in DataLoader(Lines(), batch_size=4, shuffle=True):
    print("batch:", x.tolist())
#> ValueError: DataLoader with IterableDataset: expected unspecified shuffle option, but got shuffle=True
# --8<-- [end:wrong_shuffle]

# --8<-- [start:right_shuffle]
import random

from torch.utils.data import DataLoader, IterableDataset


class Lines(IterableDataset):
    def __iter__(self):
        rng, buffer = random.Random(0), []
        for i in range(12):
            buffer.append(i)
            if len(buffer) == 6:
                yield buffer.pop(rng.randrange(6))
        rng.shuffle(buffer)
        yield from buffer


for x in DataLoader(Lines(), batch_size=4):
    print("batch:", x.tolist())
#> batch: [3, 4, 0, 5]
#> batch: [8, 7, 9, 11]
#> batch: [1, 2, 10, 6]
# --8<-- [end:right_shuffle]

# --8<-- [start:detect]
from collections import Counter

from torch.utils.data import DataLoader, IterableDataset


class Lines(IterableDataset):
    def __iter__(self):
        return iter(range(6))


for num_workers in (0, 1, 2):
    loader = DataLoader(Lines(), batch_size=3, num_workers=num_workers)
    times = Counter(i for x in loader for i in x.tolist())
    print(f"{num_workers} workers: sample 0 came {times[0]} times")
#> 0 workers: sample 0 came 1 times
#> 1 workers: sample 0 came 1 times
#> 2 workers: sample 0 came 2 times
# --8<-- [end:detect]

# --8<-- [start:check]
import random
import warnings

from torch.utils.data import DataLoader, Dataset, IterableDataset

assert wrong.out == (
    "batch: [0, 1, 2]\nbatch: [0, 1, 2]\n"
    "batch: [3, 4, 5]\nbatch: [3, 4, 5]\n")
assert right.out == "batch: [0, 2, 4]\nbatch: [1, 3, 5]\n"
assert demo_files.out == (
    "batch: ['a1', 'a2', 'c1', 'c2']\nbatch: ['b1', 'b2', 'd1', 'd2']\n")
assert demo_len.out.splitlines() == [
    "len(loader): 2",
    "UserWarning: Length of IterableDataset Lines() was reported to be 3(when "
    "accessing len(dataloader)), but 4 samples have been fetched. For "
    "multiprocessing data-loading, this could be caused by not properly "
    "configuring the IterableDataset replica at each worker. Please see "
    "https://pytorch.org/docs/stable/data.html#torch.utils.data.IterableDataset "
    "for examples.", "batches: 4"]
assert demo_no_len.out == (
    "batches: 2\nTypeError: object of type 'LineDataset' has no len()\n")
assert wrong_shuffle.error == (
    "ValueError: DataLoader with IterableDataset: expected unspecified shuffle "
    "option, but got shuffle=True")
shuffled = [[3, 4, 0, 5], [8, 7, 9, 11], [1, 2, 10, 6]]
assert right_shuffle.out == "".join(f"batch: {x}\n" for x in shuffled)
assert sorted(sum(shuffled, [])) == list(range(12))
assert detect.out == """\
0 workers: sample 0 came 1 times
1 workers: sample 0 came 1 times
2 workers: sample 0 came 2 times
"""


def all_of(dataset, num_workers):
    loader = DataLoader(dataset, batch_size=2, num_workers=num_workers)
    return sorted(i for x in loader for i in x.tolist())


# split, any number of workers will do, also more than there are batches
for num_workers in (0, 1, 2, 4):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # more workers than cores
        assert all_of(right.Lines(), num_workers) == list(range(6))
        assert all_of(wrong.Lines(), num_workers) == sorted(
            list(range(6)) * max(1, num_workers))
        assert all_of(range(6), num_workers) == list(range(6))


# the same error without a stream: a dataset that has no __len__
class NoLength(Dataset):
    def __getitem__(self, i):
        return i


try:
    next(iter(DataLoader(NoLength(), batch_size=2)))
except TypeError as error:
    assert str(error) == "object of type 'NoLength' has no len()"
else:
    raise AssertionError("no length was needed")


# drawing from random: a new order in each epoch, with and without workers
class Shuffled(IterableDataset):
    def __iter__(self):
        numbers = list(range(100))
        random.shuffle(numbers)
        return iter(numbers)


for num_workers in (0, 1):
    loader = DataLoader(Shuffled(), batch_size=100, num_workers=num_workers)
    first, second = [next(iter(loader)).tolist() for epoch in range(2)]
    assert first != second and sorted(first) == list(range(100))


# no warning if nobody has asked for the length
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    assert len(list(DataLoader(demo_len.Lines(), 2, num_workers=2))) == 4
assert not [w for w in caught if "Length of IterableDataset" in str(w.message)]


# the warning counts batches, so with larger ones it does not come
class Long(wrong.Lines):
    def __len__(self):
        return 6


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    loader = DataLoader(Long(), batch_size=3, num_workers=2)
    assert len(loader) == 2 and sum(1 for x in loader) == 4
assert not [w for w in caught if "Length of IterableDataset" in str(w.message)]
for option in ({"sampler": [0, 1]}, {"batch_sampler": [[0, 1]]}):
    try:
        DataLoader(wrong.Lines(), **option)
    except ValueError as error:
        assert f"expected unspecified {[*option][0]} option" in str(error)
    else:
        raise AssertionError("a sampler was taken")
# --8<-- [end:check]
