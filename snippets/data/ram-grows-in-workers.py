"""Reading a Python object writes its reference count, so forked workers copy a list of objects page by page."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader", "torch.utils.data.Dataset", "torch.utils.data.get_worker_info"]
# symptom = "memory"
# added = 2026-11-29
#
# [code.long_list_in_a_dataset]
# either = [
#     'self.$LIST = [$E for $I in range($N)]', 'self.$LIST = {$K: $E for $I in range($N)}',
#     'self.$LIST = list(range($N))', 'self.$LIST = [$E for $I in range($N) for $J in $R]',
# ]
# inside = [
# '''
# class $DS(...):
#     ...
#     def __getitem__(...):
#         ...
#     ...
# ''',
# ]
# anywhere = ['torch.utils.data.DataLoader(..., num_workers=$W, ...)']
# names = { "$N" = '\d[\d_]*\d{5}|\d+_000_000|\d{2,}_000|10 ?\*\* ?[5-9]|int\(\d*e[5-9]\)' }
#
# [code.long_list_for_a_dataset]
# either = [
#     '$LIST = [$E for $I in range($N)]', '$LIST = {$K: $E for $I in range($N)}',
#     'return [$E for $I in range($N)]',
# ]
# inside = [
#     [
#         'def $MAKE(...): ...',
# '''
# $LIST = $VALUE
# ...
# ''',
#     ],
# ]
# anywhere = [
#     'torch.utils.data.DataLoader(..., num_workers=$W, ...)',
#     [
#         'class $DS(torch.utils.data.Dataset): ...', 'class $DS(Dataset): ...',
#     ],
# ]
# names = { "$N" = '\d[\d_]*\d{5}|\d+_000_000|\d{2,}_000|10 ?\*\* ?[5-9]|int\(\d*e[5-9]\)' }
# example = '''
# class Images(torch.utils.data.Dataset):
#     def __getitem__(self, i):
#         return self.names[i]
# names = [f"{i}.png" for i in range(1_000_000)]
# loader = torch.utils.data.DataLoader(Images(names), num_workers=4)
# '''
#
# [code.records_in_a_dataset]
# either = [
#     'self.$LIST = $DF.to_dict("records")', 'self.$LIST = $DF.to_dict(orient="records")',
#     'self.$LIST = [json.loads($LINE) for $LINE in $FILE]', 'self.$LIST = json.load(...)',
#     'self.$LIST = pickle.load(...)', 'self.$LIST = list(csv.DictReader(...))',
#     'self.$LIST = list(csv.reader(...))', 'self.$LIST = $FILE.readlines()',
#     'self.$LIST = $FILE.read().splitlines()', 'self.$LIST = $FILE.read().split("...")',
# ]
# inside = [
# '''
# class $DS(...):
#     ...
#     def __getitem__(...):
#         ...
#     ...
# ''',
# ]
# anywhere = ['torch.utils.data.DataLoader(..., num_workers=$W, ...)']
# names = { "$W" = '[4-9]|\d\d+|os\.cpu_count\(\).*|.*workers.*' }
# example = '''
# class Records(torch.utils.data.Dataset):
#     def __init__(self, df):
#         self.records = df.to_dict("records")
#     def __getitem__(self, i):
#         return self.records[i]
# loader = torch.utils.data.DataLoader(Records(df), num_workers=4)
# '''
#
# [code.cache_in_each_worker]
# either = ['self.$CACHE[$I] = $V', 'self.$CACHE.setdefault($I, ...)', 'self.$CACHE.append(...)']
# inside = [
#     'def __getitem__(...): ...',
# '''
# class $DS(...):
#     ...
#     def __init__(...):
#         ...
#         self.$CACHE = $EMPTY
#         ...
#     ...
# ''',
# ]
# anywhere = ['torch.utils.data.DataLoader(..., num_workers=$W, ...)']
# names = { "$W" = '(?!0$|1$).*', "$EMPTY" = '\{\}|\[\]|dict\(\)|list\(\)|\[None\] ?\*.*|\[None for.*|(collections\.)?(OrderedDict|defaultdict)\(.*' }
# example = '''
# class Images(torch.utils.data.Dataset):
#     def __init__(self):
#         self.cache = {}
#     def __getitem__(self, i):
#         self.cache[i] = read(i)
#         return self.cache[i]
# loader = torch.utils.data.DataLoader(Images(), num_workers=4)
# '''
#
# [code.long_list_of_a_parameter]
# either = [
#     'self.$LIST = [$E for $I in range($N)]', '$LIST = [$E for $I in range($N)]',
#     'self.$LIST = {$K: $E for $I in range($N)}',
# ]
# anywhere = [
#     ['$N = $BIG', 'def $F(..., $N=$BIG, ...): ...'],
#     'torch.utils.data.DataLoader(..., num_workers=$W, ...)', 'def __getitem__(...): ...',
# ]
# names = { "$BIG" = '\d[\d_]*\d{5}|\d+_000_000|\d{2,}_000|10 ?\*\* ?[5-9]|int\(\d*e[5-9]\)' }
# example = '''
# N = 500_000
# class Images(torch.utils.data.Dataset):
#     def __init__(self):
#         self.names = [f"{i}.png" for i in range(N)]
#     def __getitem__(self, i):
#         return self.names[i]
# loader = torch.utils.data.DataLoader(Images(), num_workers=4)
# '''
# ///

# --8<-- [start:wrong]
import gc

from torch.utils.data import DataLoader, Dataset


class Images(Dataset):
    def __init__(self):
        self.names = [f"images/{i:06}.png" for i in range(100_000)]

    def __len__(self):
        return len(self.names)

    def __getitem__(self, i):
        return self.names[i]


dataset = Images()
loader = DataLoader(dataset, batch_size=2, num_workers=1)
print("batch:", next(iter(loader)))
#> batch: ['images/000000.png', 'images/000001.png']
print("Python objects to share:", len(gc.get_referents(dataset.names)))
#> Python objects to share: 100000
# --8<-- [end:wrong]

# --8<-- [start:right]
import gc

import numpy as np
from torch.utils.data import DataLoader, Dataset


class Images(Dataset):
    def __init__(self):
        self.names = np.array([b"images/%06d.png" % i for i in range(100_000)])

    def __len__(self):
        return len(self.names)

    def __getitem__(self, i):
        return self.names[i].decode()


dataset = Images()
print("batch:", next(iter(DataLoader(dataset, 2, num_workers=1))))
#> batch: ['images/000000.png', 'images/000001.png']
print("Python objects to share:", len(gc.get_referents(dataset.names)))
#> Python objects to share: 0
# --8<-- [end:right]

# --8<-- [start:demo_records]
import pickle

import numpy as np
from torch.utils.data import Dataset


class Records(Dataset):
    def __init__(self, records):
        packed = [pickle.dumps(record) for record in records]
        self.ends = np.cumsum([0, *map(len, packed)])
        self.bytes = np.frombuffer(b"".join(packed), dtype=np.uint8)

    def __len__(self):
        return len(self.ends) - 1

    def __getitem__(self, i):
        return pickle.loads(self.bytes[self.ends[i]:self.ends[i + 1]])


print(Records([{"name": "a.png"}, {"name": "b.png", "boxes": [1, 2]}])[1])
#> {'name': 'b.png', 'boxes': [1, 2]}
# --8<-- [end:demo_records]

# --8<-- [start:demo_count]
import sys

names = [f"images/{i:06}.png" for i in range(3)]
before = sys.getrefcount(names[0])
name = names[0]  # only read
print("references added:", sys.getrefcount(names[0]) - before)
#> references added: 1
# --8<-- [end:demo_count]

# --8<-- [start:detect]
import numpy as np
from torch.utils.data import DataLoader


def private_kb(samples):
    for line in open("/proc/self/smaps_rollup"):
        if line.startswith("Private_Dirty"):
            return int(line.split()[1])


names = [f"images/{i:06}.png" for i in range(100_000)]
for kind, data in {"list": names, "array": np.array(names, dtype="S")}.items():
    loader = DataLoader(data, 1000, num_workers=1, collate_fn=private_kb,
                        multiprocessing_context="fork")
    sizes = list(loader)
    print(f"{kind}: the worker grew by 3 MB:", sizes[-1] - sizes[0] > 3000)
#> list: the worker grew by 3 MB: True
#> array: the worker grew by 3 MB: False
# --8<-- [end:detect]

# --8<-- [start:demo_cache]
import torch
from torch.utils.data import DataLoader, get_worker_info


class Cached(list):
    cache = {}

    def __getitem__(self, i):
        self.cache[i] = torch.zeros(3, 32, 32)
        return get_worker_info().id, len(self.cache)


torch.manual_seed(0)
loader = DataLoader(Cached(range(8)), batch_size=2, shuffle=True,
                    num_workers=2, persistent_workers=True)
for epoch in range(6):
    sizes = {}
    for workers, cached in loader:
        sizes[workers[-1].item()] = cached[-1].item()
print("images in the cache of each worker:", sizes)
#> images in the cache of each worker: {0: 8, 1: 8}
# --8<-- [end:demo_cache]

# --8<-- [start:demo_spawn]
import numpy as np
import torch
from torch.utils.data import DataLoader, get_worker_info


def write(worker_id):
    get_worker_info().dataset[0] = 1  # write in the worker


if __name__ == "__main__":
    for data in (np.zeros(3), torch.zeros(3)):
        list(DataLoader(data, num_workers=1, worker_init_fn=write,
                        multiprocessing_context="spawn"))
        print(type(data).__name__, "in the main process:", data[0].item())
#> ndarray in the main process: 0.0
#> Tensor in the main process: 1.0
# --8<-- [end:demo_spawn]

# --8<-- [start:check]
import numpy as np

batch = "batch: ['images/000000.png', 'images/000001.png']\n"
assert wrong.out == batch + "Python objects to share: 100000\n"
assert right.out == batch + "Python objects to share: 0\n"
assert demo_records.out == "{'name': 'b.png', 'boxes': [1, 2]}\n"
records = [{"name": "x" * n, "n": n} for n in range(50)]
packed = demo_records.Records(records)
assert len(packed) == 50 and [packed[i] for i in range(50)] == records
assert demo_count.out == "references added: 1\n"
assert detect.out == (
    "list: the worker grew by 3 MB: True\n"
    "array: the worker grew by 3 MB: False\n")

# an array of objects is a list in disguise
objects = np.array(detect.names, dtype=object)
assert objects[0] is detect.names[0] and len(detect.names) == 100_000
# what one array takes per name is the longest name
assert np.array(["a", "abcdef"], dtype="S").itemsize == 6
assert demo_spawn.out == (
    "ndarray in the main process: 0.0\n"
    "Tensor in the main process: 1.0\n")
assert demo_cache.out == "images in the cache of each worker: {0: 8, 1: 8}\n"
# --8<-- [end:check]
