"""A spawned worker gets dataset and functions as a pickle, which holds a function's name only; a lambda has none."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader", "torch.utils.data.Dataset"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-11-21
# changed = 2026-11-29
# messages = [
#   "Can't pickle local object '*<lambda>'",
#   "Can't pickle <function *<lambda>*>: attribute lookup <lambda> on __main__ failed",
#   "cannot pickle 'generator' object",
#   "cannot pickle 'module' object",
#   "cannot pickle '_thread.lock' object",
#   "cannot pickle '_thread.RLock' object",
#   "cannot pickle 'sqlite3.Connection' object",
#   "cannot pickle 'dict_keys' object",
#   "Cowardly refusing to serialize non-leaf tensor which requires_grad, since autograd does not support crossing process boundaries.  If you just want to transfer the data, call detach() on the tensor before serializing (e.g., putting it on the queue).",
#   "Got pickle error when attempting to start a worker Process. This might be because the worker Process arguments are not picklable.",
# ]
# older = [
#   "Can't get local object '*<lambda>'",
#   "Can't pickle local object <function *<lambda>*>",
#   "Can't pickle <function <lambda>*>: it's not found as __main__.<lambda>",
#   "cannot pickle '*TextIOWrapper' *",
#   "cannot pickle 'Environment' object",
#   "can't pickle Environment objects",
#   "can't pickle module objects",
#   "can't pickle generator objects",
#   "can't pickle _thread.*ock objects",
#   "h5py objects cannot be pickled",
#   "Can't get attribute '*' on <module '__main__' (built-in)>",
#   "Cannot re-initialize CUDA in forked subprocess. To use CUDA with multiprocessing, you must use the 'spawn' start method",
# ]
#
# [code.lambda_with_spawn]
# pattern = '''
# torch.utils.data.DataLoader(
#     ..., collate_fn=lambda $X: $Y, multiprocessing_context="spawn", ...)
# '''
#
# [code.lambda_in_a_dataset]
# either = [
#     'torch.utils.data.DataLoader(..., collate_fn=lambda $X: $Y, ...)',
#     'torch.utils.data.DataLoader(..., worker_init_fn=lambda $X: $Y, ...)',
#     '$DS(..., transform=lambda $X: $Y, ...)', 'self.$F = lambda $X: $Y',
#     'torchvision.transforms.Lambda(lambda $X: $Y)',
# ]
# anywhere = [
#     [
#         'torch.multiprocessing.set_start_method("spawn", ...)',
#         'multiprocessing.set_start_method("spawn", ...)',
#         'torch.utils.data.DataLoader(..., multiprocessing_context="spawn", ...)',
#         'multiprocessing.get_context("spawn")', 'torch.multiprocessing.get_context("spawn")',
#         'torch.multiprocessing.spawn(...)',
#         'torch.utils.data.DataLoader(..., multiprocessing_context="forkserver", ...)',
#         'torch.multiprocessing.set_start_method("forkserver", ...)',
#     ],
# ]
# example = '''
# torch.multiprocessing.set_start_method("spawn")
# loader = torch.utils.data.DataLoader(dataset, num_workers=2, collate_fn=lambda batch: batch)
# '''
#
# [code.local_function_with_spawn]
# either = ['def $COLLATE(...): ...', 'class $DS(torch.utils.data.Dataset): ...']
# inside = [
#     [
# '''
# def $MAIN(...):
#     ...
#     def $COLLATE(...): ...
#     ...
# ''',
# '''
# def $MAIN(...):
#     ...
#     class $DS(...): ...
#     ...
# ''',
#     ],
# ]
# anywhere = [
#     [
#         'torch.utils.data.DataLoader(..., collate_fn=$COLLATE, ...)',
#         'torch.utils.data.DataLoader($DS(...), ...)',
#     ],
#     [
#         'torch.multiprocessing.set_start_method("spawn", ...)',
#         'multiprocessing.set_start_method("spawn", ...)',
#         'torch.utils.data.DataLoader(..., multiprocessing_context="spawn", ...)',
#         'multiprocessing.get_context("spawn")', 'torch.multiprocessing.spawn(...)',
#     ],
# ]
# example = '''
# def main():
#     def collate(batch):
#         return batch
#     loader = torch.utils.data.DataLoader(dataset, num_workers=2, collate_fn=collate, multiprocessing_context="spawn")
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch.utils.data import DataLoader


def get_loader(dataset):
    return DataLoader(
        dataset, batch_size=2, num_workers=1, multiprocessing_context="spawn",
        collate_fn=lambda samples: torch.tensor(samples) ** 2)


if __name__ == "__main__":
    for x in get_loader(range(4)):
        print("batch:", x)
#> UserWarning: Got pickle error when attempting to start a worker Process. This might be because the worker Process arguments are not picklable. Python 3.14+ changed the multiprocessing start method in non-Mac POSIX platforms to 'forkserver', which requires the worker Process arguments to be picklable. You can also try multiprocessing.set_start_method('fork').
#> AttributeError: Can't pickle local object 'get_loader.<locals>.<lambda>'
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch.utils.data import DataLoader


def collate(samples):
    return torch.tensor(samples) ** 2


def get_loader(dataset):
    return DataLoader(
        dataset, batch_size=2, num_workers=1, multiprocessing_context="spawn",
        collate_fn=collate)


if __name__ == "__main__":
    for x in get_loader(range(4)):
        print("batch:", x)
#> batch: tensor([0, 1])
#> batch: tensor([4, 9])
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
from functools import partial

import torch
from torch.utils.data import DataLoader


def collate(samples, largest):
    return torch.stack(samples) / largest


if __name__ == "__main__":
    images = [torch.full((3, 8, 8), 255.0) for _ in range(4)]
    loader = DataLoader(
        images, batch_size=2, num_workers=1, multiprocessing_context="spawn",
        collate_fn=partial(collate, largest=255))
    for x in loader:
        print("batch:", x.shape, "mean:", x.mean())
#> batch: torch.Size([2, 3, 8, 8]) mean: tensor(1.)
#> batch: torch.Size([2, 3, 8, 8]) mean: tensor(1.)
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo_pickle]
import pickle


def collate(samples):
    return [x**2 for x in samples]


print("pickle:", pickle.dumps(collate, protocol=0))
#> pickle: b'c__main__\ncollate\np0\n.'
# --8<-- [end:demo_pickle]

# --8<-- [start:demo_messages]
import re
from multiprocessing.reduction import ForkingPickler

import torch
from torch.utils.data import Dataset


class Data(Dataset):
    def __init__(self, x):
        self.x = x


w = torch.ones(1, requires_grad=True)
for x in (lambda i: i, (i for i in range(3)), w * 2):
    try:
        ForkingPickler.dumps(Data(x))
    except Exception as error:
        text = re.sub("0x[0-9a-f]+", "0x...", str(error))
        print(f"{type(error).__name__}: {text}")
#> PicklingError: Can't pickle <function <lambda> at 0x...>: attribute lookup <lambda> on __main__ failed
#> TypeError: cannot pickle 'generator' object
#> RuntimeError: Cowardly refusing to serialize non-leaf tensor which requires_grad, since autograd does not support crossing process boundaries.  If you just want to transfer the data, call detach() on the tensor before serializing (e.g., putting it on the queue).
# --8<-- [end:demo_messages]

# --8<-- [start:demo_more]
import json
import sqlite3
import threading
from multiprocessing.reduction import ForkingPickler

for x in (json, threading.Lock(), threading.RLock(),
          sqlite3.connect(":memory:"), {"cat": 0}.keys()):
    try:
        ForkingPickler.dumps({"an attribute of the dataset": x})
    except TypeError as error:
        print(f"TypeError: {error}")
#> TypeError: cannot pickle 'module' object
#> TypeError: cannot pickle '_thread.lock' object
#> TypeError: cannot pickle '_thread.RLock' object
#> TypeError: cannot pickle 'sqlite3.Connection' object
#> TypeError: cannot pickle 'dict_keys' object
# --8<-- [end:demo_more]

# --8<-- [start:demo_fork]
import torch
from torch.utils.data import DataLoader

loader = DataLoader(
    range(4), batch_size=2, num_workers=1, multiprocessing_context="fork",
    collate_fn=lambda samples: torch.tensor(samples) ** 2)
for x in loader:
    print("batch:", x)
#> batch: tensor([0, 1])
#> batch: tensor([4, 9])
# --8<-- [end:demo_fork]

# --8<-- [start:check]
import multiprocessing
import pickle
import sys
from multiprocessing.reduction import ForkingPickler

import torch
from torch.utils.data import DataLoader

lost = "Can't pickle local object 'get_loader.<locals>.<lambda>'"
assert wrong.error == f"AttributeError: {lost}"
assert "UserWarning: Got pickle error when attempting to start" in wrong.out
assert right.out == demo_fork.out == (
    "batch: tensor([0, 1])\nbatch: tensor([4, 9])\n")
assert demo_in_your_code.out == (
    "batch: torch.Size([2, 3, 8, 8]) mean: tensor(1.)\n" * 2)
assert demo_pickle.out == "pickle: b'c__main__\\ncollate\\np0\\n.'\n"
lines = demo_messages.out.splitlines()
assert lines[0] == (
    "PicklingError: Can't pickle <function <lambda> at 0x...>: "
    "attribute lookup <lambda> on __main__ failed")
assert lines[1] == "TypeError: cannot pickle 'generator' object"
assert lines[2].startswith(
    "RuntimeError: Cowardly refusing to serialize non-leaf tensor which")


assert demo_more.out == "".join(
    f"TypeError: cannot pickle '{name}' object\n" for name in (
        "module", "_thread.lock", "_thread.RLock", "sqlite3.Connection",
        "dict_keys"))


def refused(x):
    try:
        ForkingPickler.dumps(x)
    except (AttributeError, TypeError, RuntimeError, pickle.PicklingError):
        return True
    return False


def outer():
    def inner(i):
        return i

    class Inner:
        pass

    return inner, Inner()


w = torch.ones(1, requires_grad=True)
with open(__import__("os").devnull) as file:
    for x in (*outer(), lambda i: i, file, w * 2):
        assert refused([x]) and refused({"x": x})
for x in (torch.zeros(2), w, (w * 2).detach(), range(3), [1, "a"], len):
    assert not refused(x)


# without multiprocessing_context, Linux forks them up to Python 3.13
if sys.platform == "linux" and sys.version_info < (3, 14):
    assert multiprocessing.get_start_method() == "fork"
    loader = DataLoader(range(4), num_workers=1, collate_fn=lambda x: x[0])
    assert list(loader) == [0, 1, 2, 3]

# worker_init_fn is sent to the worker as well
loader = DataLoader(
    range(4), num_workers=1, multiprocessing_context="spawn",
    worker_init_fn=lambda worker_id: None)
try:
    iter(loader)
except (AttributeError, pickle.PicklingError) as error:
    assert "lambda" in str(error)
else:
    raise AssertionError("a lambda as worker_init_fn went through")
# --8<-- [end:check]
