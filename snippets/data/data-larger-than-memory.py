"""A Dataset that loads everything in __init__ needs RAM for everything; one that reads in __getitem__ needs RAM for a few batches."""
# /// pitfall
# apis = ["torch.utils.data.Dataset", "torch.utils.data.IterableDataset", "torch.utils.data.DataLoader", "torch.utils.data.get_worker_info",
#         "torch.from_numpy", "torch.load"]
# symptom = "memory"
# raises = ["demo_unable"]
# added = 2026-11-30
# messages = ["MemoryError: Unable to allocate * for an array with shape * and data type *"]
# older = ["h5py objects cannot be pickled"]
#
# [code.h5_opened_in_init]
# pattern = 'self.$F = h5py.File(...)'
# inside = ['def __init__(self, ...): ...']
# anywhere = ['torch.utils.data.DataLoader(..., num_workers=$N, ...)']
# names = { "$N" = "[1-9][0-9]*|[a-z_.]+" }
# example = '''
# import h5py
# from torch.utils.data import DataLoader, Dataset
#
# class Images(Dataset):
#     def __init__(self, path):
#         self.path = path
#         self.file = h5py.File(path, "r")
#
#     def __len__(self):
#         return len(self.file["images"])
#
#     def __getitem__(self, i):
#         return self.file["images"][i]
#
# loader = DataLoader(Images("data.h5"), batch_size=32, shuffle=True, num_workers=4)
# '''
#
# [code.file_opened_once_for_all_workers]
# either = [
#     'self.$F = h5py.File(...)', 'self.$F = open(...)', 'self.$F = zipfile.ZipFile(...)',
#     'self.$F = tarfile.open(...)', 'self.$F = lmdb.open(...)', 'self.$F = sqlite3.connect(...)',
# ]
# inside = [
#     'def __init__(...): ...',
# '''
# class $DS(...):
#     ...
#     def __getitem__(...):
#         ...
#         <... self.$F ...>
#         ...
#     ...
# ''',
# ]
# anywhere = ['torch.utils.data.DataLoader(..., num_workers=$N, ...)']
# names = { "$N" = '[1-9][0-9]*|[a-z_.A-Z]+' }
# example = '''
# class Rows(torch.utils.data.Dataset):
#     def __init__(self, path):
#         self.file = open(path, "rb")
#     def __getitem__(self, i):
#         self.file.seek(i * 4)
#         return i
# loader = torch.utils.data.DataLoader(Rows("x"), num_workers=2)
# '''
#
# [code.everything_loaded_at_once]
# either = [
#     'self.$X = [PIL.Image.open($P).convert(...) for $P in $PATHS]',
#     'self.$X = [torchvision.io.read_image($P) for $P in $PATHS]',
#     'self.$X = [numpy.load($P) for $P in $PATHS]',
#     'self.$X = [torch.load($P) for $P in $PATHS]',
#     'self.$X = [cv2.imread($P) for $P in $PATHS]',
#     'self.$X = [read_image($P) for $P in $PATHS]',
#     'self.$X = [load_image($P) for $P in $PATHS]',
#     'self.$X = torch.stack([PIL.Image.open($P).convert(...) for $P in $PATHS])',
#     'self.$X = torch.stack([torchvision.io.read_image($P) for $P in $PATHS])',
#     'self.$X = torch.stack([numpy.load($P) for $P in $PATHS])',
#     'self.$X = torch.stack([torch.load($P) for $P in $PATHS])',
#     'self.$X = torch.stack([cv2.imread($P) for $P in $PATHS])',
#     'self.$X = torch.stack([read_image($P) for $P in $PATHS])',
#     'self.$X = torch.stack([load_image($P) for $P in $PATHS])',
#     'self.$X.append(PIL.Image.open($P).convert(...))',
#     'self.$X.append(torchvision.io.read_image($P))', 'self.$X.append(numpy.load($P))',
#     'self.$X.append(torch.load($P))', 'self.$X.append(cv2.imread($P))',
#     'self.$X.append(read_image($P))', 'self.$X.append(load_image($P))',
#     'self.$X = torch.cat([torch.load($P) for $P in $PATHS])',
#     'self.$X = numpy.concatenate([numpy.load($P) for $P in $PATHS])',
#     'self.$X = numpy.stack([numpy.load($P) for $P in $PATHS])',
#     'self.$X = numpy.stack([cv2.imread($P) for $P in $PATHS])',
#     'self.$X = numpy.array([numpy.load($P) for $P in $PATHS])',
#     'self.$X = {$P: numpy.load($P) for $P in $PATHS}',
#     'self.$X = numpy.array([cv2.imread($P) for $P in $PATHS])',
# ]
# inside = ['def __init__(...): ...', 'class $DS(torch.utils.data.Dataset): ...']
# example = '''
# class Images(torch.utils.data.Dataset):
#     def __init__(self, paths):
#         self.images = [PIL.Image.open(path).convert("RGB") for path in paths]
# '''
# ///

# --8<-- [start:wrong]
import pickle
import numpy as np
from torch.utils.data import DataLoader, Dataset

class Images(Dataset):
    def __init__(self, paths):
        self.images = [np.load(path) for path in paths]

    def __len__(self):
        return len(self.images)

    def __getitem__(self, i):
        return self.images[i]

paths = [f"image{i}.npy" for i in range(100)]
for path in paths:
    np.save(path, np.zeros((3, 32, 32), dtype=np.uint8))
dataset = Images(paths)
print("batch:", next(iter(DataLoader(dataset, batch_size=4))).shape)
#> batch: torch.Size([4, 3, 32, 32])
print("kB in the dataset:", len(pickle.dumps(dataset)) // 1000)
#> kB in the dataset: 311
# --8<-- [end:wrong]

# --8<-- [start:right]
import pickle
import numpy as np
from torch.utils.data import DataLoader, Dataset

class Images(Dataset):
    def __init__(self, paths):
        self.paths = paths

    def __len__(self):
        return len(self.paths)

    def __getitem__(self, i):
        return np.load(self.paths[i])

paths = [f"image{i}.npy" for i in range(100)]
for path in paths:
    np.save(path, np.zeros((3, 32, 32), dtype=np.uint8))
dataset = Images(paths)
print("batch:", next(iter(DataLoader(dataset, batch_size=4))).shape)
#> batch: torch.Size([4, 3, 32, 32])
print("kB in the dataset:", len(pickle.dumps(dataset)) // 1000)
#> kB in the dataset: 1
# --8<-- [end:right]

# --8<-- [start:demo_unable]
import numpy as np

images = np.ones((100_000, 3, 512, 512), dtype=np.float32)
#> numpy._core._exceptions._ArrayMemoryError: Unable to allocate 293. GiB for an array with shape (100000, 3, 512, 512) and data type float32
# --8<-- [end:demo_unable]

# --8<-- [start:demo_write]
import numpy as np

shape = (1000, 3, 100, 100)  # of all images
images = np.lib.format.open_memmap("images.npy", "w+", np.uint8, shape)
for i in range(len(images)):
    images[i] = i % 256  # here you would read the file
images.flush()
print("MB in the file:", images.nbytes // 10**6)
#> MB in the file: 30
# --8<-- [end:demo_write]

# --8<-- [start:demo_memmap]
import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset

np.save("images.npy", np.zeros((1000, 3, 100, 100), dtype=np.uint8))

class Images(Dataset):
    def __init__(self, path):
        self.images = np.load(path, mmap_mode="r")

    def __len__(self):
        return len(self.images)

    def __getitem__(self, i):
        return torch.from_numpy(self.images[i].copy())

loader = DataLoader(Images("images.npy"), batch_size=4, shuffle=True)
print("batch:", next(iter(loader)).shape)
#> batch: torch.Size([4, 3, 100, 100])
# --8<-- [end:demo_memmap]

# --8<-- [start:demo_torch]
import torch

torch.save({"x": torch.zeros(1000, 3, 100, 100)}, "data.pt")
x = torch.load("data.pt", mmap=True)["x"]
print("one sample, read when it is used:", x[5].sum().item())
#> one sample, read when it is used: 0.0
# --8<-- [end:demo_torch]

# --8<-- [start:demo_stream]
from itertools import islice

import torch
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

open("data.csv", "w").writelines(f"{i},{i + 0.5},{i % 2}\n" for i in range(6))

class Lines(IterableDataset):
    def __iter__(self):
        info = get_worker_info()
        first, step = (info.id, info.num_workers) if info else (0, 1)
        with open("data.csv") as file:
            for line in islice(file, first, None, step):
                *x, y = map(float, line.split(","))
                yield torch.tensor(x), int(y)

for x, y in DataLoader(Lines(), batch_size=3, num_workers=2):
    print("x:", x.tolist(), "y:", y.tolist())
#> x: [[0.0, 0.5], [2.0, 2.5], [4.0, 4.5]] y: [0, 0, 0]
#> x: [[1.0, 1.5], [3.0, 3.5], [5.0, 5.5]] y: [1, 1, 1]
# --8<-- [end:demo_stream]

# --8<-- [start:demo_lines]
import numpy as np
from torch.utils.data import DataLoader, Dataset

open("text.txt", "w").writelines(f"sentence {i}\n" for i in range(1000))

class Lines(Dataset):
    def __init__(self, path):
        self.path = path
        with open(path, "rb") as file:
            self.ends = np.cumsum(np.fromiter(map(len, file), np.int64))

    def __len__(self):
        return len(self.ends)

    def __getitem__(self, i):
        with open(self.path, "rb") as file:
            file.seek(self.ends[i - 1] if i else 0)
            return file.readline().decode().strip()

print("lines 7 and 999:", [Lines("text.txt")[i] for i in (7, 999)])
#> lines 7 and 999: ['sentence 7', 'sentence 999']
# --8<-- [end:demo_lines]

# --8<-- [start:wrong_worker]
import pickle
import numpy as np

np.save("images.npy", np.zeros((1000, 3, 100, 100), dtype=np.uint8))

class Images:
    def __init__(self, path):
        self.path = path
        self.images = np.load(path, mmap_mode="r")

    def __getitem__(self, i):
        return self.images[i].copy()

dataset = Images("images.npy")
print("one image:", dataset[5].shape)
#> one image: (3, 100, 100)
print("kB sent to a spawned worker:", len(pickle.dumps(dataset)) // 1000)
#> kB sent to a spawned worker: 30000
# --8<-- [end:wrong_worker]

# --8<-- [start:right_worker]
import pickle
import numpy as np

np.save("images.npy", np.zeros((1000, 3, 100, 100), dtype=np.uint8))

class Images:
    def __init__(self, path):
        self.path = path

    def __getitem__(self, i):
        if not hasattr(self, "images"):
            self.images = np.load(self.path, mmap_mode="r")
        return self.images[i].copy()

dataset = Images("images.npy")
print("kB sent to a spawned worker:", len(pickle.dumps(dataset)) // 1000)
#> kB sent to a spawned worker: 0
print("one image:", dataset[5].shape)
#> one image: (3, 100, 100)
# --8<-- [end:right_worker]

# --8<-- [start:detect]
import numpy as np

def mib_in_ram(name):  # of a mapped file, on Linux
    found, kb = False, 0
    for line in open("/proc/self/smaps"):
        if "-" in line.split()[0]:  # the next mapping
            found = line.rstrip().endswith(name)
        elif found and line.startswith("Rss:"):
            kb += int(line.split()[1])
    return kb // 1024

np.save("images.npy", np.zeros((1000, 3, 100, 100), dtype=np.uint8))
images = np.load("images.npy", mmap_mode="r")
print("opened:", mib_in_ram("images.npy"), "MiB")
#> opened: 0 MiB
images[5].sum()
print("one image read:", mib_in_ram("images.npy"), "MiB")
#> one image read: 0 MiB
images.sum()
print("all images read:", mib_in_ram("images.npy"), "MiB")
#> all images read: 28 MiB
images = np.load("images.npy", mmap_mode="r")
print("opened again:", mib_in_ram("images.npy"), "MiB")
#> opened again: 0 MiB
# --8<-- [end:detect]

# --8<-- [start:check]
import pickle

import numpy as np
import torch

batch = "batch: torch.Size([4, 3, 32, 32])\n"
assert wrong.out == batch + "kB in the dataset: 311\n"
assert right.out == batch + "kB in the dataset: 1\n"
assert "Unable to allocate" in demo_unable.out
assert demo_write.out == "MB in the file: 30\n"
assert demo_memmap.out == "batch: torch.Size([4, 3, 100, 100])\n"
assert demo_torch.out == "one sample, read when it is used: 0.0\n"
assert demo_stream.out == """\
x: [[0.0, 0.5], [2.0, 2.5], [4.0, 4.5]] y: [0, 0, 0]
x: [[1.0, 1.5], [3.0, 3.5], [5.0, 5.5]] y: [1, 1, 1]
"""
assert demo_lines.out == "lines 7 and 999: ['sentence 7', 'sentence 999']\n"
shape = "one image: (3, 100, 100)\n"
assert wrong_worker.out == shape + "kB sent to a spawned worker: 30000\n"
assert right_worker.out == "kB sent to a spawned worker: 0\n" + shape
assert detect.out == """\
opened: 0 MiB
one image read: 0 MiB
all images read: 28 MiB
opened again: 0 MiB
"""
assert demo_write.images.nbytes == 30_000_000
# float32 takes four times as much as uint8
shape = (100_000, 3, 512, 512)
size = np.prod(shape, dtype=np.int64)
assert round(size * np.dtype(np.float32).itemsize / 2**30) == 293
assert np.dtype(np.uint8).itemsize * 4 == np.dtype(np.float32).itemsize
# where a line ends takes 8 bytes, also with empty lines and with no newline at the end
lines = demo_lines.Lines("text.txt")
assert len(lines) == 1000 and lines.ends.itemsize == 8
with open("odd.txt", "w") as file:
    file.write("a\n\nlonger, \u00fc\nlast")
odd = demo_lines.Lines("odd.txt")
assert [odd[i] for i in range(len(odd))] == ["a", "", "longer, \u00fc", "last"]
# a tensor that is mapped is the same as one that is loaded
torch.save(torch.arange(5), "x.pt")
assert torch.load("x.pt", mmap=True).equal(torch.load("x.pt"))
# without copy(), a sample is read only
np.save("y.npy", np.zeros((2, 3)))
y = np.load("y.npy", mmap_mode="r")
assert not y[0].flags.writeable and y[0].copy().flags.writeable
assert isinstance(pickle.loads(pickle.dumps(y)), np.ndarray)
# --8<-- [end:check]
