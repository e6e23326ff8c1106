"""Order and batches are decided in one place each: shuffle or a sampler, batch_size or a batch_sampler; some options need workers."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader", "torch.utils.data.WeightedRandomSampler", "torch.utils.data.BatchSampler",
#         "torch.utils.data.SequentialSampler"]
# symptom = "error"
# raises = ["wrong", "wrong_batch", "wrong_workers", "wrong_set"]
# added = 2026-11-29
# also = ["torch.utils.data.RandomSampler", "torch.utils.data.Sampler", "torch.utils.data.DistributedSampler"]
# messages = [
#   "sampler option is mutually exclusive with shuffle",
#   "batch_sampler option is mutually exclusive with batch_size, shuffle, sampler, and drop_last",
#   "prefetch_factor option could only be specified in multiprocessing.let num_workers > 0 to enable multiprocessing",
#   "persistent_workers option needs num_workers > 0",
#   "timeout option should be non-negative",
#   "num_workers option should be non-negative; use num_workers=0 to disable multiprocessing.",
#   "multiprocessing_context can only be used with multi-process loading (num_workers > 0), but got num_workers=*",
#   "batch_size should be a positive integer value, but got batch_size=*",
#   "batch_size=None option disables auto-batching and is mutually exclusive with drop_last",
#   "batch_size attribute should not be set after DataLoader is initialized",
# ]
#
# [code.shuffle_and_sampler]
# either = [
#     'torch.utils.data.DataLoader(..., shuffle=True, ..., sampler=$S, ...)',
#     'torch.utils.data.DataLoader(..., sampler=$S, ..., shuffle=True, ...)',
#     'torch.utils.data.DataLoader($D, $B, True, $S, ...)',
#     'torch.utils.data.DataLoader($D, $B, True, sampler=$S, ...)',
# ]
# not = [
#     'torch.utils.data.DataLoader(..., sampler=None, ...)',
#     'torch.utils.data.DataLoader(..., sampler=$A if $C else $B, ...)',
# ]
#
# [code.batch_size_and_batch_sampler]
# either = [
#     'torch.utils.data.DataLoader(..., batch_size=$N, ..., batch_sampler=$S, ...)',
#     'torch.utils.data.DataLoader(..., shuffle=True, ..., batch_sampler=$S, ...)',
#     'torch.utils.data.DataLoader($D, $B, ..., batch_sampler=$S, ...)',
#     'torch.utils.data.DataLoader(..., batch_sampler=$S, drop_last=True, ...)',
#     'torch.utils.data.DataLoader(..., batch_sampler=$S, sampler=$S2, ...)',
# ]
# not = [
#     'torch.utils.data.DataLoader(..., batch_sampler=None, ...)',
#     'torch.utils.data.DataLoader(..., batch_size=1, ...)',
# ]
#
# [code.batch_size_changed]
# pattern = '$L.batch_size = $V'
# anywhere = ['$L = torch.utils.data.DataLoader(...)']
#
# [code.options_that_need_workers]
# either = [
#     'torch.utils.data.DataLoader(..., persistent_workers=True, ...)',
#     'torch.utils.data.DataLoader(..., prefetch_factor=$N, ...)',
# ]
# not = [
#     'torch.utils.data.DataLoader(..., num_workers=$W, ...)',
#     'torch.utils.data.DataLoader(..., **$KW)',
#     'torch.utils.data.DataLoader($D, $B, $S, $A, $C, $W, ...)',
#     'torch.utils.data.DataLoader(..., prefetch_factor=None, ...)',
# ]
# example = '''
# loader = torch.utils.data.DataLoader(dataset, batch_size=4, persistent_workers=True)
# '''
#
# [code.options_with_zero_workers]
# either = [
#     'torch.utils.data.DataLoader(..., persistent_workers=True, num_workers=0, ...)',
#     'torch.utils.data.DataLoader(..., prefetch_factor=$N, num_workers=0, ...)',
#     'torch.utils.data.DataLoader(..., persistent_workers=True, num_workers=$W, ...)',
#     'torch.utils.data.DataLoader(..., prefetch_factor=$N, num_workers=$W, ...)',
# ]
# not = [
#     'torch.utils.data.DataLoader(..., prefetch_factor=None, ...)',
#     'torch.utils.data.DataLoader(..., prefetch_factor=$A2 if $B2 else $C2, ...)',
# ]
# anywhere = [
#     [
#         '$PARSER.add_argument("--num-workers", ..., default=0, ...)', 'num_workers = 0',
#         'def $F(..., num_workers=0, ...): ...', '{..., "num_workers": 0, ...}',
#         'dict(..., num_workers=0, ...)',
#         '$PARSER.add_argument("--num_workers", ..., default=0, ...)',
#         '$PARSER.add_argument("--workers", ..., default=0, ...)', 'workers = 0',
#         'def $F(..., workers=0, ...): ...', '{..., "workers": 0, ...}',
#         'dict(..., workers=0, ...)', '$PARSER.add_argument("--n-workers", ..., default=0, ...)',
#         'n_workers = 0', 'def $F(..., n_workers=0, ...): ...', '{..., "n_workers": 0, ...}',
#         'dict(..., n_workers=0, ...)',
#         '$PARSER.add_argument("--n_workers", ..., default=0, ...)',
#         '$PARSER.add_argument("--NUM-WORKERS", ..., default=0, ...)', 'NUM_WORKERS = 0',
#         'def $F(..., NUM_WORKERS=0, ...): ...', '{..., "NUM_WORKERS": 0, ...}',
#         'dict(..., NUM_WORKERS=0, ...)',
#         '$PARSER.add_argument("--NUM_WORKERS", ..., default=0, ...)',
#         '$PARSER.add_argument("--WORKERS", ..., default=0, ...)', 'WORKERS = 0',
#         'def $F(..., WORKERS=0, ...): ...', '{..., "WORKERS": 0, ...}',
#         'dict(..., WORKERS=0, ...)', 'torch.utils.data.DataLoader(..., num_workers=0, ...)',
#         '$A.num_workers = 0', '$W = 0',
#     ],
# ]
# example = '''
# loader = torch.utils.data.DataLoader(dataset, num_workers=0, persistent_workers=True)
# '''
#
# [code.options_in_a_dict]
# either = [
#     '{..., "persistent_workers": True, ...}', '{..., "prefetch_factor": $N, ...}',
#     'dict(..., persistent_workers=True, ...)', 'dict(..., prefetch_factor=$N, ...)',
# ]
# anywhere = [
#     [
#         '{..., "num_workers": 0, ...}', 'dict(..., num_workers=0, ...)', 'num_workers = 0',
#         'NUM_WORKERS = 0', 'WORKERS = 0', 'workers = 0', 'n_workers = 0',
#         '$P.add_argument("--workers", ..., default=0, ...)',
#         '$P.add_argument("--num-workers", ..., default=0, ...)',
#         '$P.add_argument("--num_workers", ..., default=0, ...)',
#         'def $F(..., num_workers=0, ...): ...', 'def $F(..., workers=0, ...): ...',
#     ],
#     ['torch.utils.data.DataLoader(..., **$KW)'],
# ]
# nowhere = ['$KW2["persistent_workers"] = $V', 'if $W > 0: ...', '$ANY.update(...)']
# example = '''
# options = {"num_workers": 0, "persistent_workers": True}
# loader = torch.utils.data.DataLoader(dataset, **options)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch.utils.data import DataLoader, TensorDataset, WeightedRandomSampler

torch.manual_seed(0)
y = torch.tensor([0] * 90 + [1] * 10)
dataset = TensorDataset(torch.zeros(100, 4), y)
weights = torch.where(y == 1, 9.0, 1.0)
sampler = WeightedRandomSampler(weights, num_samples=100)
loader = DataLoader(dataset, batch_size=20, shuffle=True, sampler=sampler)
#> ValueError: sampler option is mutually exclusive with shuffle
ones = sum(labels.sum().item() for x, labels in loader)
print(f"samples of class 1: {ones} of {len(sampler)}")
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch.utils.data import DataLoader, TensorDataset, WeightedRandomSampler

torch.manual_seed(0)
y = torch.tensor([0] * 90 + [1] * 10)
dataset = TensorDataset(torch.zeros(100, 4), y)
weights = torch.where(y == 1, 9.0, 1.0)
sampler = WeightedRandomSampler(weights, num_samples=100)
loader = DataLoader(dataset, batch_size=20, sampler=sampler)
ones = sum(labels.sum().item() for x, labels in loader)
print(f"samples of class 1: {ones} of {len(sampler)}")
#> samples of class 1: 46 of 100
# --8<-- [end:right]

# --8<-- [start:demo_maybe]
from torch.utils.data import DataLoader, SequentialSampler

dataset = range(8)
for sampler in (None, SequentialSampler(dataset)):
    loader = DataLoader(dataset, shuffle=sampler is None, sampler=sampler)
    print("order made by:", type(loader.sampler).__name__)
#> order made by: RandomSampler
#> order made by: SequentialSampler
# --8<-- [end:demo_maybe]

# --8<-- [start:wrong_batch]
from torch.utils.data import BatchSampler, DataLoader, SequentialSampler

dataset = range(7)
batches = BatchSampler(SequentialSampler(dataset), 3, drop_last=True)
loader = DataLoader(dataset, batch_size=3, batch_sampler=batches)
#> ValueError: batch_sampler option is mutually exclusive with batch_size, shuffle, sampler, and drop_last
print([x.tolist() for x in loader])
# --8<-- [end:wrong_batch]

# --8<-- [start:right_batch]
from torch.utils.data import BatchSampler, DataLoader, SequentialSampler

dataset = range(7)
batches = BatchSampler(SequentialSampler(dataset), 3, drop_last=True)
loader = DataLoader(dataset, batch_sampler=batches)
print([x.tolist() for x in loader])
#> [[0, 1, 2], [3, 4, 5]]
# --8<-- [end:right_batch]

# --8<-- [start:wrong_workers]
from torch.utils.data import DataLoader

num_workers = 0  # to debug
loader = DataLoader(range(8), batch_size=4, num_workers=num_workers,
                    prefetch_factor=4,
                    persistent_workers=True)
#> ValueError: prefetch_factor option could only be specified in multiprocessing.let num_workers > 0 to enable multiprocessing, otherwise set prefetch_factor to None.
print("batches:", len(list(loader)))
# --8<-- [end:wrong_workers]

# --8<-- [start:right_workers]
from torch.utils.data import DataLoader

num_workers = 0  # to debug
loader = DataLoader(range(8), batch_size=4, num_workers=num_workers,
                    prefetch_factor=4 if num_workers > 0 else None,
                    persistent_workers=num_workers > 0)
print("batches:", len(list(loader)))
#> batches: 2
# --8<-- [end:right_workers]

# --8<-- [start:demo_values]
from torch.utils.data import DataLoader

for options in ({"persistent_workers": True}, {"timeout": -1},
                {"num_workers": -1}, {"multiprocessing_context": "spawn"},
                {"batch_size": 0}, {"batch_size": 32.0},
                {"batch_size": None, "drop_last": True}):
    try:
        DataLoader(range(8), **options)
    except ValueError as error:
        print(options)
        print("   ", error)
#> {'persistent_workers': True}
#>     persistent_workers option needs num_workers > 0
#> {'timeout': -1}
#>     timeout option should be non-negative
#> {'num_workers': -1}
#>     num_workers option should be non-negative; use num_workers=0 to disable multiprocessing.
#> {'multiprocessing_context': 'spawn'}
#>     multiprocessing_context can only be used with multi-process loading (num_workers > 0), but got num_workers=0
#> {'batch_size': 0}
#>     batch_size should be a positive integer value, but got batch_size=0
#> {'batch_size': 32.0}
#>     batch_size should be a positive integer value, but got batch_size=32.0
#> {'batch_size': None, 'drop_last': True}
#>     batch_size=None option disables auto-batching and is mutually exclusive with drop_last
# --8<-- [end:demo_values]

# --8<-- [start:wrong_set]
from torch.utils.data import DataLoader

loader = DataLoader(range(8), batch_size=4)
loader.batch_size = 2  # out of memory: try again with less
#> ValueError: batch_size attribute should not be set after DataLoader is initialized
print("batches:", len(loader))
# --8<-- [end:wrong_set]

# --8<-- [start:right_set]
from torch.utils.data import DataLoader

loader = DataLoader(range(8), batch_size=4)
loader = DataLoader(loader.dataset, batch_size=2)
print("batches:", len(loader))
#> batches: 4
# --8<-- [end:right_set]

# --8<-- [start:detect]
from torch.utils.data import BatchSampler, DataLoader, SequentialSampler

dataset = range(8)
batches = BatchSampler(SequentialSampler(dataset), 4, drop_last=False)
for loader in (DataLoader(dataset, batch_size=4),
               DataLoader(dataset, batch_size=4, shuffle=True),
               DataLoader(dataset, batch_sampler=batches)):
    print("sampler:", type(loader.sampler).__name__,
          "batch size:", loader.batch_size, "batches:", len(loader))
#> sampler: SequentialSampler batch size: 4 batches: 2
#> sampler: RandomSampler batch size: 4 batches: 2
#> sampler: SequentialSampler batch size: None batches: 2
# --8<-- [end:detect]

# --8<-- [start:check]
import os

import torch
from torch.utils.data import (
    DataLoader, IterableDataset, SequentialSampler, WeightedRandomSampler)

assert wrong.error == (
    "ValueError: sampler option is mutually exclusive with shuffle")
assert wrong.out == wrong.error + "\n"
assert right.out == "samples of class 1: 46 of 100\n"
assert right.y.sum() == 10
draws = WeightedRandomSampler(right.weights, 10_000)  # 9 * 10 against 90
assert 0.47 < sum(right.y[i].item() for i in draws) / 10_000 < 0.53
assert demo_maybe.out == """\
order made by: RandomSampler
order made by: SequentialSampler
"""
assert wrong_batch.error == (
    "ValueError: batch_sampler option is mutually exclusive with batch_size, "
    "shuffle, sampler, and drop_last")
assert right_batch.out == "[[0, 1, 2], [3, 4, 5]]\n"
assert wrong_workers.error == (
    "ValueError: prefetch_factor option could only be specified in "
    "multiprocessing.let num_workers > 0 to enable multiprocessing, "
    "otherwise set prefetch_factor to None.")
assert right_workers.out == "batches: 2\n"
assert demo_values.out == """\
{'persistent_workers': True}
    persistent_workers option needs num_workers > 0
{'timeout': -1}
    timeout option should be non-negative
{'num_workers': -1}
    num_workers option should be non-negative; use num_workers=0 to disable multiprocessing.
{'multiprocessing_context': 'spawn'}
    multiprocessing_context can only be used with multi-process loading (num_workers > 0), but got num_workers=0
{'batch_size': 0}
    batch_size should be a positive integer value, but got batch_size=0
{'batch_size': 32.0}
    batch_size should be a positive integer value, but got batch_size=32.0
{'batch_size': None, 'drop_last': True}
    batch_size=None option disables auto-batching and is mutually exclusive with drop_last
"""
assert wrong_set.error == (
    "ValueError: batch_size attribute should not be set after DataLoader is "
    "initialized")
assert right_set.out == "batches: 4\n"
assert detect.out == """\
sampler: SequentialSampler batch size: 4 batches: 2
sampler: RandomSampler batch size: 4 batches: 2
sampler: SequentialSampler batch size: None batches: 2
"""

# what is no conflict
DataLoader(range(8), shuffle=False, sampler=SequentialSampler(range(8)))
DataLoader(range(8), batch_size=1, batch_sampler=detect.batches)
DataLoader(range(8), prefetch_factor=None, timeout=5)
for options in ({"shuffle": True}, {"drop_last": True}, {"batch_size": 2},
                {"sampler": SequentialSampler(range(8))}):
    try:
        DataLoader(range(8), batch_sampler=detect.batches, **options)
    except ValueError as error:
        assert "batch_sampler option is mutually exclusive" in str(error)
    else:
        raise AssertionError(options)


class Lines(IterableDataset):
    def __iter__(self):
        return iter(range(8))


for use in (lambda: DataLoader(Lines(), shuffle=True),
            lambda: len(DataLoader(Lines()))):
    try:
        use()
    except (TypeError, ValueError) as error:
        assert ("expected unspecified shuffle option" in str(error)
                or "object of type 'Lines' has no len()" == str(error))
    else:
        raise AssertionError("an IterableDataset took it")
# a sampler draws with replacement, a whole epoch repeats samples
drawn = list(WeightedRandomSampler(torch.ones(100), 100))
assert len(drawn) == 100 > len(set(drawn))
# a map-style dataset without a length: only an order needs it
class Rows(torch.utils.data.Dataset):
    def __getitem__(self, i):
        return i


# a timeout without workers: an error only at the first batch
late = DataLoader(range(8), timeout=5)
for use, error_type in ((lambda: DataLoader(Rows(), shuffle=True), TypeError),
                        (lambda: next(iter(late)), AssertionError)):
    try:
        use()
    except error_type as error:
        assert error_type is AssertionError or (
            str(error) == "object of type 'Rows' has no len()")
    else:
        raise RuntimeError("no error")
# an assignment to shuffle is ignored
ordered = DataLoader(range(8))
ordered.shuffle = True
assert type(ordered.sampler) is SequentialSampler
assert [x.item() for x in ordered] == list(range(8))
# all cores is a number, not -1
cores = DataLoader(range(8), num_workers=os.cpu_count() or 1)
assert cores.num_workers > 0
# with workers, two batches are loaded in advance for each
assert DataLoader(range(8), num_workers=1).prefetch_factor == 2
# --8<-- [end:check]
