"""A signal that ends a DataLoader worker names the cause: Killed is memory, Bus error mapped memory, the rest C code."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader", "torch.Tensor.is_shared"]
# symptom = "error"
# raises = ["wrong_exception"]
# added = 2026-11-29
# messages = [
#   "DataLoader worker (pid *) is killed by signal: Killed.",
#   "DataLoader worker (pid *) is killed by signal: Bus error. It is possible that dataloader's workers are out of shared memory. Please try to raise your shared memory limit.",
#   "DataLoader worker (pid *) is killed by signal: Segmentation fault.",
#   "DataLoader worker (pid *) is killed by signal: Aborted.",
#   "DataLoader worker (pid(s) *) exited unexpectedly",
#   "DataLoader worker (pid *) exited unexpectedly with exit code *. Details are lost due to multiprocessing. Rerunning with num_workers=0 may give better error trace.",
#   "Caught * in DataLoader worker process *.",
#   "can only test a child process",
#   "daemonic processes are not allowed to have children",
# ]
# older = [
#   "can only join a child process",
#   "Pin memory thread exited unexpectedly",
#   "[Errno 104] Connection reset by peer",
#   "[Errno 2] No such file or directory: '/tmp/pymp-*'",
#   "[Errno 12] Cannot allocate memory",
#   "execl failed: Permission denied",
#   "__init__() takes at least 3 positional arguments (2 given)",
#   "function takes exactly 5 arguments (1 given)",
#   "ERROR: Unexpected bus error encountered in worker. This might be caused by insufficient shared memory (shm).",
#   "ERROR: Unexpected segmentation fault encountered in worker.",
#   "DataLoader worker (pid *) is killed by signal: *. Details are lost due to multiprocessing. Rerunning with num_workers=0 may give better error trace.",
#   "signal number * out of range",
# ]
# ///

# --8<-- [start:demo]
import os
import re
import signal
import time

from torch.utils.data import DataLoader


class Images(list):
    def __getitem__(self, i):
        time.sleep(0.5)  # loading
        os.kill(os.getpid(), signal.SIGKILL)  # out of memory


try:
    next(iter(DataLoader(Images(range(8)), batch_size=4, num_workers=1)))
except RuntimeError as error:
    for e in (error.__cause__, error):
        print("RuntimeError:", re.sub(r"\d+", "*", str(e)))
#> RuntimeError: DataLoader worker (pid *) is killed by signal: Killed.
#> RuntimeError: DataLoader worker (pid(s) *) exited unexpectedly
# --8<-- [end:demo]

# --8<-- [start:demo_step]
import multiprocessing
import os
import re
import signal
import time

import torch
from torch.utils.data import DataLoader

loader = DataLoader(torch.zeros(8, 3), batch_size=4, num_workers=1)
for x in loader:
    worker = multiprocessing.active_children()[0]
    try:
        os.kill(worker.pid, signal.SIGKILL)  # out of memory
        time.sleep(10)  # the training step
    except RuntimeError as error:
        print("training step:", re.sub(r"\d+", "*", str(error)))
    break
#> training step: DataLoader worker (pid *) is killed by signal: Killed.
# --8<-- [end:demo_step]

# --8<-- [start:wrong_exception]
from torch.utils.data import DataLoader, Dataset


class Rows(Dataset):
    rows = ["0.5", "1.5", "n/a", "2.5"]

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, i):
        return float(self.rows[i])


loader = DataLoader(Rows(), batch_size=4, num_workers=1)
try:
    print(next(iter(loader)))
except ValueError as error:
    lines = str(error).splitlines()
    raise ValueError(" ... ".join([lines[0], lines[-1]])) from None
#> ValueError: Caught ValueError in DataLoader worker process 0. ... ValueError: could not convert string to float: 'n/a'
# --8<-- [end:wrong_exception]

# --8<-- [start:right_exception]
from torch.utils.data import DataLoader, Dataset


class Rows(Dataset):
    rows = ["0.5", "1.5", "n/a", "2.5"]

    def __init__(self):
        self.rows = [row for row in self.rows if row != "n/a"]

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, i):
        return float(self.rows[i])


loader = DataLoader(Rows(), batch_size=4, num_workers=1)
print(next(iter(loader)))
#> tensor([0.5000, 1.5000, 2.5000], dtype=torch.float64)
# --8<-- [end:right_exception]

# --8<-- [start:demo_class]
from torch.utils.data import DataLoader, Dataset


class Texts(Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, i):
        return b"caf\xe9".decode("utf-8")  # the file is not UTF-8


for workers in (0, 1):
    try:
        next(iter(DataLoader(Texts(), num_workers=workers)))
    except (UnicodeDecodeError, RuntimeError) as error:
        said = str(error)
        print(f"num_workers={workers}:", type(error).__name__)
#> num_workers=0: UnicodeDecodeError
#> num_workers=1: RuntimeError
# --8<-- [end:demo_class]

# --8<-- [start:demo_waiting]
import torch
from torch.utils.data import DataLoader

images = torch.zeros(64, 3, 32, 32)
loader = DataLoader(images, batch_size=16, num_workers=2)
batch = next(iter(loader))
waiting = loader.num_workers * loader.prefetch_factor
print("one batch:", batch.nbytes, "bytes")
#> one batch: 196608 bytes
print("batches that may wait:", waiting)
#> batches that may wait: 4
print("together:", waiting * batch.nbytes, "bytes")
#> together: 786432 bytes
print("in shared memory:", batch.is_shared())
#> in shared memory: True
# --8<-- [end:demo_waiting]

# --8<-- [start:demo_file]
import os
import re

import numpy as np
from torch.utils.data import DataLoader

np.save("images.npy", np.zeros((1000, 1000)))
images = np.load("images.npy", mmap_mode="r+")
os.truncate("images.npy", 1000)  # another program overwrites the file


def hide_stderr(worker_id):
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


loader = DataLoader(images, num_workers=1, worker_init_fn=hide_stderr)
try:
    next(iter(loader))
except RuntimeError as error:
    print("RuntimeError:", re.sub(r"\d+", "*", str(error.__cause__ or error)))
#> RuntimeError: DataLoader worker (pid *) is killed by signal: Bus error. It is possible that dataloader's workers are out of shared memory. Please try to raise your shared memory limit.
# --8<-- [end:demo_file]

# --8<-- [start:demo_segfault]
import ctypes
import faulthandler
import os
import re

from torch.utils.data import DataLoader


def report(worker_id):
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # hide stderr
    faulthandler.enable(open(f"worker{worker_id}.txt", "w"))


load = ctypes.string_at  # reads from an address, here from 0
try:
    next(iter(DataLoader([0], None, num_workers=1, collate_fn=load,
                         worker_init_fn=report)))
except RuntimeError as error:
    print("RuntimeError:", re.sub(r"\d+", "*", str(error.__cause__ or error)))
#> RuntimeError: DataLoader worker (pid *) is killed by signal: Segmentation fault.
print(re.findall("Fatal.*|in string_at", open("worker0.txt").read()))
#> ['Fatal Python error: Segmentation fault', 'in string_at']
# --8<-- [end:demo_segfault]

# --8<-- [start:demo_exit]
import os
import re

from torch.utils.data import DataLoader


def leave(samples):
    os._exit(1)


def abort(samples):
    os.abort()


for collate in (leave, abort):
    try:
        next(iter(DataLoader(range(4), num_workers=1, collate_fn=collate)))
    except RuntimeError as error:
        print(re.sub(r"pid \d+", "pid *", str(error.__cause__ or error)))
#> DataLoader worker (pid *) exited unexpectedly with exit code 1. Details are lost due to multiprocessing. Rerunning with num_workers=0 may give better error trace.
#> DataLoader worker (pid *) is killed by signal: Aborted.
# --8<-- [end:demo_exit]

# --8<-- [start:demo_child]
import subprocess
import sys

code = """
import os
from torch.utils.data import DataLoader
batches = iter(DataLoader(
    range(8), num_workers=1, multiprocessing_context="fork"))
next(batches)
pid = os.fork()
if pid == 0:
    del batches
    os._exit(0)
os.waitpid(pid, 0)
print("the parent goes on:", next(batches))
"""
done = subprocess.run(
    [sys.executable, "-c", code], capture_output=True, text=True)
print(done.stderr.splitlines()[-1])
#> AssertionError: can only test a child process
print(done.stdout.strip())
#> the parent goes on: tensor([1])
# --8<-- [end:demo_child]

# --8<-- [start:demo_daemonic]
import multiprocessing

from torch.utils.data import DataLoader


class Data(list):
    def __getitem__(self, i):
        with multiprocessing.get_context("fork").Pool(2) as pool:
            return sum(pool.map(abs, [i, i]))


try:
    next(iter(DataLoader(Data(range(4)), num_workers=1)))
except AssertionError as error:
    print(str(error).strip().splitlines()[-1])
#> AssertionError: daemonic processes are not allowed to have children
print("without workers:", next(iter(DataLoader(Data(range(4))))))
#> without workers: tensor([0])
# --8<-- [end:demo_daemonic]

# --8<-- [start:demo_connection]
import torch
from torch import multiprocessing


def work(queue):
    queue.put(torch.ones(3))


context = multiprocessing.get_context("fork")
queue = context.SimpleQueue()
worker = context.Process(target=work, args=(queue,))
worker.start()
worker.join()  # it ends before its tensor is fetched
try:
    queue.get()
except OSError as error:
    print(f"{type(error).__name__}: {error}")
#> FileNotFoundError: [Errno 2] No such file or directory
# --8<-- [end:demo_connection]

# --8<-- [start:check]
import os
import re
import signal
import subprocess
import sys

import torch
from torch.utils.data import DataLoader, Dataset

died = "RuntimeError: DataLoader worker (pid *) "
assert demo.out.splitlines() == [
    died + "is killed by signal: Killed. ",
    "RuntimeError: DataLoader worker (pid(s) *) exited unexpectedly"]
assert demo_step.out == (
    "training step: DataLoader worker (pid *) is killed by signal: Killed. \n")
assert wrong_exception.error == (
    "ValueError: Caught ValueError in DataLoader worker process 0. ... "
    "ValueError: could not convert string to float: 'n/a'")
lines = wrong_exception.lines
assert lines[1] == "Original Traceback (most recent call last):"
assert "in __getitem__" in "".join(lines[-4:])
assert right_exception.out == (
    "tensor([0.5000, 1.5000, 2.5000], dtype=torch.float64)\n")
assert demo_child.out == (
    "AssertionError: can only test a child process\n"
    "the parent goes on: tensor([1])\n")
assert demo_daemonic.out == (
    "AssertionError: daemonic processes are not allowed to have children\n"
    "without workers: tensor([0])\n")
assert demo_connection.out == (
    "FileNotFoundError: [Errno 2] No such file or directory\n")
assert demo_class.out == """\
num_workers=0: UnicodeDecodeError
num_workers=1: RuntimeError
"""
assert "\nUnicodeDecodeError: 'utf-8' codec can't" in demo_class.said
assert demo_waiting.out == """\
one batch: 196608 bytes
batches that may wait: 4
together: 786432 bytes
in shared memory: True
"""
alone = DataLoader(demo_waiting.images, batch_size=16)
assert demo_waiting.images.shape == (64, 3, 32, 32)
assert not next(iter(alone)).is_shared() and alone.prefetch_factor is None
assert demo_file.out == (
    died + "is killed by signal: Bus error. It is possible that dataloader's "
    "workers are out of shared memory. Please try to raise your shared memory "
    "limit.\n")
assert demo_segfault.out == (
    died + "is killed by signal: Segmentation fault. \n"
    "['Fatal Python error: Segmentation fault', 'in string_at']\n")
assert demo_exit.out == (
    "DataLoader worker (pid *) exited unexpectedly with exit code 1. Details "
    "are lost due to multiprocessing. Rerunning with num_workers=0 may give "
    "better error trace.\n"
    "DataLoader worker (pid *) is killed by signal: Aborted. \n")


class Ends(Dataset):
    def __init__(self, end):
        self.end = end

    def __len__(self):
        return 8

    def __getitem__(self, i):
        self.end()


def last(end, workers):
    try:
        next(iter(DataLoader(Ends(end), batch_size=2, num_workers=workers)))
    except RuntimeError as error:
        return str(error.__cause__ or error)


# another signal
said = last(lambda: os.kill(os.getpid(), signal.SIGTERM), 1)
assert "is killed by signal: Terminated." in said

# without workers it is the program that the signal ends
script = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
ended = subprocess.run([sys.executable, "-c", script], check=False)
assert ended.returncode == -signal.SIGKILL
# --8<-- [end:check]
