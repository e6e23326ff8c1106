"""A slow DataLoader repeats work: a file read per sample, workers started per epoch, a tensor per list element."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader", "torch.utils.data.Dataset", "torch.utils.data.get_worker_info",
#         "torch.get_num_threads"]
# symptom = "slow"
# added = 2026-11-29
# older = ["This DataLoader will create * worker processes in total. Our suggested max number of worker in current system is *, which is smaller than what this DataLoader is going to create."]
#
# [code.file_read_for_every_sample]
# either = [
#     'numpy.loadtxt($PATH, ...)', 'numpy.genfromtxt($PATH, ...)', 'numpy.load($PATH)',
#     'pandas.read_csv($PATH, ...)', 'pandas.read_parquet($PATH, ...)', 'torch.load($PATH, ...)',
#     'pandas.read_excel($PATH, ...)', 'pandas.read_pickle($PATH, ...)',
#     'zipfile.ZipFile($PATH, ...)',
#     'tarfile.open($PATH, ...)', 'pandas.read_json($PATH, ...)', 'open($PATH, ...)',
#     'pandas.read_feather($PATH, ...)', 'sqlite3.connect($PATH, ...)',
#     'numpy.load($PATH, allow_pickle=$P)',
# ]
# inside = [
#     ['def __getitem__(...): ...'],
# ]
# not_inside = [
#     'if $MISSING: ...',
# '''
# def __getitem__(...):
#     ...
#     $FILE.seek(...)
#     ...
# ''',
# ]
# names = { "$PATH" = 'self\.\w+|self\.\w+ ?/ ?[\x22\x27][^{}]*[\x22\x27]|[\x22\x27][^{}]*[\x22\x27]|(csv|table|labels?|annotations?|meta)_?(file|path|name)|os\.path\.join\((self\.\w+), ?[\x22\x27][^{}]*[\x22\x27]\)' }
#
# [code.file_read_by_a_method]
# either = [
#     'numpy.loadtxt(self.$PATH, ...)', 'numpy.load(self.$PATH)',
#     'pandas.read_csv(self.$PATH, ...)',
#     'torch.load(self.$PATH, ...)', 'open(self.$PATH, ...)', 'numpy.genfromtxt(self.$PATH, ...)',
#     'pandas.read_parquet(self.$PATH, ...)', 'pandas.read_json(self.$PATH, ...)',
# ]
# inside = [
#     'def $READ(...): ...',
# '''
# class $DS(...):
#     ...
#     def __getitem__(...):
#         ...
#         self.$READ(...)
#         ...
#     ...
# ''',
# ]
# not_inside = ['if $MISSING: ...', 'def __init__(...): ...']
# example = '''
# class Table(torch.utils.data.Dataset):
#     def rows(self):
#         return pandas.read_csv(self.path)
#     def __getitem__(self, i):
#         rows = self.rows()
#         return rows.iloc[i]
# '''
#
# [code.loader_made_in_every_epoch]
# pattern = 'torch.utils.data.DataLoader(..., num_workers=$W, ...)'
# inside = ['for $EPOCH in $RANGE: ...']
# names = { "$W" = '(?!0$).*', "$EPOCH" = 'epoch\w*|ep' }
# example = '''
# for epoch in range(10):
#     loader = torch.utils.data.DataLoader(dataset, batch_size=32, num_workers=4)
#     for x, y in loader:
#         step(x, y)
# '''
#
# [code.list_searched_for_every_sample]
# either = [
#     'self.$DF[self.$DF["..."] == $K]', 'self.$DF[self.$DF["..."] == $K]["..."]',
#     'self.$LIST.index($K)', 'self.$DF.loc[self.$DF["..."] == $K]', 'self.$DF.query(...)',
#     'os.listdir($D)', 'glob.glob(...)', 'sorted(os.listdir($D))', '$P.glob(...)',
#     'pandas.concat(...)', 'json.loads(open(...).read())', 'sorted(self.$LIST)',
#     'self.$DF[self.$DF.$COL == $K]', '[$X for $X in self.$LIST if $COND]',
#     'list(self.$D.keys())', 'self.$DF.groupby(...)',
# ]
# inside = ['def __getitem__(...): ...']
# not_inside = ['if $COND2: ...', 'len(...)']
# example = '''
# class Rows(torch.utils.data.Dataset):
#     def __getitem__(self, i):
#         files = sorted(os.listdir(self.root))
#         return load(files[i])
# '''
#
# [code.model_in_the_dataset]
# pattern = 'self.$MODEL(...)'
# inside = ['def __getitem__(...): ...', 'class $DS(torch.utils.data.Dataset): ...']
# names = { "$MODEL" = '(model|net|encoder|backbone|extractor|bert|resnet|embedder|vae|clip_model|feature_extractor)' }
# example = '''
# class Images(torch.utils.data.Dataset):
#     def __getitem__(self, i):
#         return self.encoder(self.images[i])
# '''
#
# [code.moved_sample_by_sample]
# either = [
#     '$X.to(self.$DEVICE)', '$X.cuda()', '$X.to("cuda")', '$X.to(device)', '$X.to(DEVICE)',
#     'torch.tensor(..., device=self.$DEVICE)', 'torch.tensor(..., device=device)',
# ]
# inside = ['def __getitem__(...): ...']
# example = '''
# class Images(torch.utils.data.Dataset):
#     def __getitem__(self, i):
#         return self.images[i].to("cuda")
# '''
# ///

# --8<-- [start:detect]
import time

import torch
from torch.utils.data import DataLoader


class Images(list):
    def __getitem__(self, i):
        time.sleep(0.05)  # your loading and augmentation
        return torch.zeros(3, 32, 32)


waiting, end = 0, time.perf_counter()
for x in DataLoader(Images(range(8)), batch_size=4):
    waiting += time.perf_counter() - end
    time.sleep(0.01)  # your training step
    end = time.perf_counter()
print("at least 0.3 s of waiting for data:", waiting > 0.3)
#> at least 0.3 s of waiting for data: True
# --8<-- [end:detect]

# --8<-- [start:wrong]
import numpy as np
from torch.utils.data import DataLoader, Dataset

np.savetxt("data.csv", [0.5, 1.5, 2.5, 3.5])


class Table(Dataset):
    reads = 0

    def __len__(self):
        return 4

    def __getitem__(self, i):
        self.reads += 1
        return np.loadtxt("data.csv")[i]


dataset = Table()
batches = list(DataLoader(dataset, batch_size=2))
print("times the file was read:", dataset.reads)
#> times the file was read: 4
# --8<-- [end:wrong]

# --8<-- [start:right]
import numpy as np
from torch.utils.data import DataLoader, Dataset

np.savetxt("data.csv", [0.5, 1.5, 2.5, 3.5])


class Table(Dataset):
    def __init__(self):
        self.rows, self.reads = np.loadtxt("data.csv"), 1

    def __len__(self):
        return 4

    def __getitem__(self, i):
        return self.rows[i]


dataset = Table()
batches = list(DataLoader(dataset, batch_size=2))
print("times the file was read:", dataset.reads)
#> times the file was read: 1
# --8<-- [end:right]

# --8<-- [start:wrong_epochs]
import os

from torch.utils.data import DataLoader


def collate(samples):
    return os.getpid()


loader = DataLoader(range(8), 2, num_workers=2, collate_fn=collate)
workers = set()
for epoch in range(3):
    for worker in loader:
        workers.add(worker)
print("workers started in 3 epochs:", len(workers))
#> workers started in 3 epochs: 6
# --8<-- [end:wrong_epochs]

# --8<-- [start:right_epochs]
import os

from torch.utils.data import DataLoader


def collate(samples):
    return os.getpid()


loader = DataLoader(range(8), 2, num_workers=2, collate_fn=collate,
                    persistent_workers=True)
workers = set()
for epoch in range(3):
    for worker in loader:
        workers.add(worker)
print("workers started in 3 epochs:", len(workers))
#> workers started in 3 epochs: 2
# --8<-- [end:right_epochs]

# --8<-- [start:wrong_lists]
from torch.utils.data import DataLoader

dataset = [[0.5] * 1000 for _ in range(64)]  # a list per sample
x = next(iter(DataLoader(dataset, batch_size=32)))
print("the batch is a", type(x).__name__)
#> the batch is a list
print("tensors in it:", len(x), "of shape", tuple(x[0].shape))
#> tensors in it: 1000 of shape (32,)
# --8<-- [end:wrong_lists]

# --8<-- [start:right_lists]
import torch
from torch.utils.data import DataLoader

dataset = torch.tensor([[0.5] * 1000 for _ in range(64)])
x = next(iter(DataLoader(dataset, batch_size=32)))
print("the batch is a", type(x).__name__)
#> the batch is a Tensor
print("its shape:", tuple(x.shape))
#> its shape: (32, 1000)
# --8<-- [end:right_lists]

# --8<-- [start:wrong_calls]
import torch
from torch.utils.data import DataLoader, Dataset


class Features(Dataset):
    x, calls = torch.zeros(64, 10), 0

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        self.calls += 1
        return self.x[i]


dataset = Features()
for x in DataLoader(dataset, batch_size=32):
    print("batch:", tuple(x.shape))
#> batch: (32, 10)
#> batch: (32, 10)
print("calls:", dataset.calls)
#> calls: 64
# --8<-- [end:wrong_calls]

# --8<-- [start:right_calls]
import torch
from torch.utils.data import DataLoader, Dataset


class Features(Dataset):
    x, calls = torch.zeros(64, 10), 0

    def __len__(self):
        return len(self.x)

    def __getitems__(self, indices):
        self.calls += 1
        return self.x[indices]


dataset = Features()
for x in DataLoader(dataset, batch_size=32, collate_fn=torch.clone):
    print("batch:", tuple(x.shape))
#> batch: (32, 10)
#> batch: (32, 10)
print("calls:", dataset.calls)
#> calls: 2
# --8<-- [end:right_calls]

# --8<-- [start:demo_worker]
import torch
from torch.utils.data import DataLoader, get_worker_info


def collate(samples):
    return samples, get_worker_info().id, torch.get_num_threads()


loader = DataLoader(range(8), batch_size=2, num_workers=2, collate_fn=collate)
for samples, worker, threads in loader:
    print(f"batch {samples}: worker {worker}, threads: {threads}")
#> batch [0, 1]: worker 0, threads: 1
#> batch [2, 3]: worker 1, threads: 1
#> batch [4, 5]: worker 0, threads: 1
#> batch [6, 7]: worker 1, threads: 1
# --8<-- [end:demo_worker]

# --8<-- [start:check]
import os
import warnings
from unittest import mock

import numpy as np
from torch.utils.data import DataLoader

assert detect.out == "at least 0.3 s of waiting for data: True\n"
assert detect.waiting > 0.3
assert wrong.dataset.reads == 4 and right.dataset.reads == 1
assert [x.tolist() for x in wrong.batches] == [[0.5, 1.5], [2.5, 3.5]]
assert all((x == y).all() for x, y in zip(wrong.batches, right.batches))
assert wrong.out == "times the file was read: 4\n"
assert right.out == "times the file was read: 1\n"
assert wrong_epochs.out == "workers started in 3 epochs: 6\n"
assert right_epochs.out == "workers started in 3 epochs: 2\n"
assert wrong_lists.out == (
    "the batch is a list\ntensors in it: 1000 of shape (32,)\n")
assert right_lists.out == (
    "the batch is a Tensor\nits shape: (32, 1000)\n")
batches = "batch: (32, 10)\n" * 2
assert wrong_calls.out == batches + "calls: 64\n"
assert right_calls.out == batches + "calls: 2\n"
assert wrong_calls.dataset.calls == 64 and right_calls.dataset.calls == 2
assert demo_worker.out == """\
batch [0, 1]: worker 0, threads: 1
batch [2, 3]: worker 1, threads: 1
batch [4, 5]: worker 0, threads: 1
batch [6, 7]: worker 1, threads: 1
"""

# counted from outside
np.savetxt("data.csv", [0.5, 1.5, 2.5, 3.5])
for table, times in ((wrong.Table, 4), (right.Table, 1)):
    with mock.patch("numpy.loadtxt", wraps=np.loadtxt) as load:
        list(DataLoader(table(), batch_size=2))
    assert load.call_count == times

# more workers than cores: a warning
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    DataLoader(range(4), num_workers=10_000)
assert "This DataLoader will create 10000 worker processes in total. Our " \
    "suggested max number of worker" in str(caught[0].message)
if hasattr(os, "sched_getaffinity"):
    suggested = len(os.sched_getaffinity(0))
    assert f"in current system is {suggested}," in str(caught[0].message)
# --8<-- [end:check]
