"""Each tensor that a DataLoader worker made and you keep holds a file open; keep a copy, or share through file_system."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader", "torch.Tensor.clone", "torch.Tensor.share_memory_"]
# also = ["torch.multiprocessing.set_sharing_strategy", "torch.multiprocessing.get_sharing_strategy"]
# symptom = "error"
# raises = ["wrong", "wrong_open"]
# added = 2026-11-29
# messages = [
#   "Too many open files. Communication with the workers is no longer possible. Please increase the limit using `ulimit -n` in the shell or change the sharing strategy by calling `torch.multiprocessing.set_sharing_strategy('file_system')` at the beginning of your code",
#   "[Errno 24] Too many open files",
#   "unable to open shared memory object </torch_*> in read-write mode*",
# ]
# older = [
#   "received 0 items of ancdata",
#   "unable to mmap * bytes from file </torch_*>: Cannot allocate memory (12)",
# ]
#
# [code.batches_of_workers_kept]
# either = ['$LIST.append($Y)', '$LIST.extend($Y)', '$LIST += [$Y]']
# inside = [
#     [
#         'for $X, $Y in $LOADER: ...', 'for $Y in $LOADER: ...',
#         'for $I, ($X, $Y) in enumerate($LOADER): ...', 'for $Y, $X in $LOADER: ...',
#         'for $X, $Z, $Y in $LOADER: ...',
#     ],
# ]
# anywhere = ['torch.utils.data.DataLoader(..., num_workers=$N, ...)']
# nowhere = [
#     'torch.multiprocessing.set_sharing_strategy(...)',
#     'torch.utils.data.DataLoader(..., num_workers=0, ...)', '$Y = $Y.clone()',
#     '$Y = $Y.to(...)', '$Y = $Y.cuda(...)', '$Y = $Y.$M(...)',
#     '$X, $Y = $X.to(...), $Y.to(...)',
# ]
# names = { "$LOADER" = '.*(loader|_dl\b|dl_|\bdl\b|DataLoader).*', "$N" = '(?!0$).*' }
# example = '''
# loader = torch.utils.data.DataLoader(dataset, num_workers=2)
# for x, y in loader:
#     labels.append(y)
# '''
#
# [code.files_opened_and_kept]
# either = [
#     '$F = open(...)', 'self.$FILES.append(open(...))', 'numpy.load($P, mmap_mode="r")',
#     'json.load(open(...))', '$F = h5py.File(...)', 'pickle.load(open(...))',
#     '$LIST.append(open(...))', 'numpy.memmap(...)', 'open(...).read()',
#     '$F = tarfile.open(...)', '$F = zipfile.ZipFile(...)',
# ]
# inside = ['def __getitem__(...): ...']
# not_inside = ['with $OPENED as $NAME: ...', 'if $COND: ...']
# nowhere = ['$F.close()', '$IMG.convert(...)', '$IMG.load()', '$ANY.close()']
# example = '''
# class Rows(torch.utils.data.Dataset):
#     def __getitem__(self, i):
#         f = open(self.paths[i])
#         return float(f.readline())
# '''
# ///

# --8<-- [start:wrong]
import os
import resource

import torch
from torch.utils.data import DataLoader, TensorDataset

hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
limit = len(os.listdir("/proc/self/fd")) + 100  # room for 100 files
resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))
dataset = TensorDataset(torch.zeros(800, 2), torch.zeros(800))
loader = DataLoader(dataset, batch_size=4, num_workers=1)
labels = []
for x, y in loader:
    labels.append(y)
#> RuntimeError: Too many open files. Communication with the workers is no longer possible. Please increase the limit using `ulimit -n` in the shell or change the sharing strategy by calling `torch.multiprocessing.set_sharing_strategy('file_system')` at the beginning of your code
print("batches:", len(labels))
# --8<-- [end:wrong]

# --8<-- [start:right]
import os
import resource

import torch
from torch.utils.data import DataLoader, TensorDataset

hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
limit = len(os.listdir("/proc/self/fd")) + 100  # room for 100 files
resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))
dataset = TensorDataset(torch.zeros(800, 2), torch.zeros(800))
loader = DataLoader(dataset, batch_size=4, num_workers=1)
labels = []
for x, y in loader:
    labels.append(y.clone())
print("batches:", len(labels))
#> batches: 200
# --8<-- [end:right]

# --8<-- [start:demo_limit]
import resource

soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
raised = resource.getrlimit(resource.RLIMIT_NOFILE)
print("limit raised as far as allowed:", raised == (hard, hard))
#> limit raised as far as allowed: True
# --8<-- [end:demo_limit]

# --8<-- [start:detect]
import os

import torch
from torch.utils.data import DataLoader, TensorDataset

dataset = TensorDataset(torch.zeros(160, 2), torch.zeros(160))
for name, keep in {
    "y": lambda x, y: y,
    "(x, y)": lambda x, y: (x, y),
    "y[0]": lambda x, y: y[0],
    "y.cpu(), y.detach()": lambda x, y: y.cpu().detach(),
    "y.numpy()": lambda x, y: y.numpy(),
    "y.clone()": lambda x, y: y.clone(),
    "y.tolist()": lambda x, y: y.tolist(),
}.items():
    kept, counts = [], []
    for x, y in DataLoader(dataset, batch_size=4, num_workers=1):
        kept.append(keep(x, y))
        counts.append(len(os.listdir("/proc/self/fd")))
    print(f"{name}: {counts[29] - counts[19]} files in 10 batches")
#> y: 10 files in 10 batches
#> (x, y): 20 files in 10 batches
#> y[0]: 10 files in 10 batches
#> y.cpu(), y.detach(): 10 files in 10 batches
#> y.numpy(): 10 files in 10 batches
#> y.clone(): 0 files in 10 batches
#> y.tolist(): 0 files in 10 batches
# --8<-- [end:detect]

# --8<-- [start:wrong_open]
import os
import resource

from torch.utils.data import DataLoader

hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
limit = len(os.listdir("/proc/self/fd")) + 100  # room for 100 files
resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))
opened = []


class Samples(list):
    def __getitem__(self, i):
        opened.append(open(os.devnull))  # in place of sample i
        return float(i)


loader = DataLoader(Samples(range(200)), batch_size=4)
print("batches:", len(list(loader)))
#> OSError: [Errno 24] Too many open files: '/dev/null'
# --8<-- [end:wrong_open]

# --8<-- [start:right_open]
import os
import resource

from torch.utils.data import DataLoader

hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
limit = len(os.listdir("/proc/self/fd")) + 100  # room for 100 files
resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))


class Samples(list):
    def __getitem__(self, i):
        with open(os.devnull) as file:  # in place of sample i
            file.read()
        return float(i)


loader = DataLoader(Samples(range(200)), batch_size=4)
print("batches:", len(list(loader)))
#> batches: 50
# --8<-- [end:right_open]

# --8<-- [start:demo_share]
import os
import re
import resource

import torch

hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
limit = len(os.listdir("/proc/self/fd")) + 100  # room for 100 files
resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))
try:
    while True:
        os.dup(0)
except OSError as error:
    print("OSError:", error)
#> OSError: [Errno 24] Too many open files
try:
    torch.zeros(3).share_memory_()
except RuntimeError as error:
    print("RuntimeError:", re.sub(r"torch_\w+", "torch_*", str(error)))
#> RuntimeError: unable to open shared memory object </torch_*> in read-write mode: Too many open files (24)
# --8<-- [end:demo_share]

# --8<-- [start:check]
import os
import re
import resource
import signal
from contextlib import suppress
from pathlib import Path

import torch
import torch.multiprocessing as mp
from torch.utils.data import DataLoader, TensorDataset

hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
assert wrong.error == (
    "RuntimeError: Too many open files. Communication with the workers is no "
    "longer possible. Please increase the limit using `ulimit -n` in the shell "
    "or change the sharing strategy by calling "
    "`torch.multiprocessing.set_sharing_strategy('file_system')` at the "
    "beginning of your code")
assert 50 < len(wrong.labels) <= 100
assert right.out == "batches: 200\n" and len(right.labels) == 200
assert demo_limit.out == "limit raised as far as allowed: True\n"
assert detect.out == """\
y: 10 files in 10 batches
(x, y): 20 files in 10 batches
y[0]: 10 files in 10 batches
y.cpu(), y.detach(): 10 files in 10 batches
y.numpy(): 10 files in 10 batches
y.clone(): 0 files in 10 batches
y.tolist(): 0 files in 10 batches
"""
assert wrong_open.error == (
    "OSError: [Errno 24] Too many open files: '/dev/null'")
assert right_open.out == "batches: 50\n"
assert demo_share.out == (
    "OSError: [Errno 24] Too many open files\n"
    "RuntimeError: unable to open shared memory object </torch_*> in "
    "read-write mode: Too many open files (24)\n")


def shared_files():
    links = []
    for path in Path("/proc/self/fd").iterdir():
        with suppress(OSError):  # the listing's own file is closed by now
            links.append(os.readlink(path))
    return sum("torch_" in link for link in links)


def files_kept(keep, num_workers=1):
    kept, counts = [], []
    dataset = TensorDataset(torch.zeros(80, 2), torch.zeros(80))
    for x, y in DataLoader(dataset, batch_size=4, num_workers=num_workers):
        kept.append(keep(x, y))
        counts.append(shared_files())
    return counts[-1] - counts[9]


assert files_kept(lambda x, y: y) == 10
# two workers: what is on its way counts, too, so the number varies
assert 4 <= files_kept(lambda x, y: y, 2) <= 16
assert files_kept(lambda x, y: y, 0) == 0  # without workers, nothing is shared
assert files_kept(lambda x, y: y.float()) == 10  # it is float32 already
for copied in (lambda x, y: y.double(), lambda x, y: y.sum(),
               lambda x, y: y.numpy().copy(), lambda x, y: y[0].item(),
               lambda x, y: torch.cat([y, y])):
    assert files_kept(copied) == 0


def train(strategy, found):
    os.environ["MARK"] = "shm manager of this check"
    limit = len(os.listdir("/proc/self/fd")) + 100
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
    mp.set_sharing_strategy(strategy)
    dataset = TensorDataset(torch.zeros(800, 2), torch.zeros(800))
    labels = []
    with suppress(RuntimeError):
        for x, y in DataLoader(dataset, batch_size=4, num_workers=1):
            labels.append(y)
    found.put(len(labels))
    del labels, x, y


found = mp.get_context("fork").SimpleQueue()
kept = {}
for strategy in ("file_descriptor", "file_system"):
    process = mp.get_context("fork").Process(target=train, args=(strategy, found))
    process.start()
    kept[strategy] = found.get()
    process.join()
assert kept["file_system"] == 200 > kept["file_descriptor"]
# file_system maps each tensor, and the number of mappings has a limit
assert int(Path("/proc/sys/vm/max_map_count").read_text()) > kept["file_system"]
for path in Path("/proc").glob("[0-9]*"):  # it would stay for some seconds
    with suppress(OSError):
        if (b"MARK=shm manager of this check" in (path / "environ").read_bytes()
                and "shm_manag" in (path / "comm").read_text()):
            os.kill(int(path.name), signal.SIGKILL)
# --8<-- [end:check]
