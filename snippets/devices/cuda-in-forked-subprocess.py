"""CUDA that the main process has started can't be used in a forked child; with workers, __getitem__ and collate_fn run in one."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader", "torch.utils.data.Dataset", "torch.utils.data.get_worker_info", "torch.cuda.is_initialized",
#         "torch.multiprocessing.set_start_method", "torch.multiprocessing.get_context"]
# symptom = "error"
# raises = ["wrong_context"]
# added = 2026-11-29
# also = ["torch.multiprocessing.spawn"]
# messages = ["context has already been set"]
# older = ["cuda runtime error (3) : initialization error", "CUDA error (3): initialization error", "error=3 : initialization error", "Lightning can't create new processes if CUDA is already initialized"]
# [reported.fork]
# message = "Cannot re-initialize CUDA in forked subprocess. To use CUDA with * you must use the 'spawn' start method"
# shown = "RuntimeError: Cannot re-initialize CUDA in forked subprocess. To use CUDA with multiprocessing, you must use the 'spawn' start method"
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/40403", "https://github.com/facebookresearch/detectron2/issues/2704", "https://github.com/flairNLP/flair/issues/1316"]
# [reported.initialization]
# message = "CUDA error: *initialization error"
# shown = "RuntimeError: CUDA error: initialization error"
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/21092", "https://github.com/pytorch/pytorch/issues/2517", "https://github.com/pytorch/pytorch/issues/153143"]
#
# [code.cuda_in_a_worker]
# either = [
#     '$X.cuda(...)', '$X.to("cuda")', '$X.to(device)', '$X.to(self.$DEV)',
#     'torch.$MAKE(..., device="cuda", ...)', 'torch.$MAKE(..., device=self.$DEV, ...)',
#     'torch.$MAKE(..., device=device, ...)', '$X.to(DEVICE)',
# ]
# inside = ['def __getitem__(...): ...']
# anywhere = ['torch.utils.data.DataLoader(..., num_workers=$N, ...)']
# nowhere = [
#     'torch.multiprocessing.set_start_method("spawn", ...)',
#     'multiprocessing.set_start_method("spawn", ...)',
#     'torch.utils.data.DataLoader(..., num_workers=0, ...)',
#     'torch.utils.data.DataLoader(..., multiprocessing_context="spawn", ...)',
# ]
# names = { "$N" = '(?!0$).*' }
# example = '''
# class Images(torch.utils.data.Dataset):
#     def __getitem__(self, i):
#         return self.images[i].cuda()
# loader = torch.utils.data.DataLoader(Images(), num_workers=2)
# '''
#
# [code.cuda_before_fork]
# either = [
#     'torch.multiprocessing.Process(...)', 'multiprocessing.Process(...)',
#     'multiprocessing.Pool(...)', 'torch.multiprocessing.Pool(...)',
#     'concurrent.futures.ProcessPoolExecutor(...)',
# ]
# anywhere = [
#     [
#         '$X.cuda(...)', '$X.to("cuda")', 'torch.cuda.$F(...)', '$M = $NEW(...).cuda(...)',
#         '$M = $NEW(...).to("cuda")', '$M = $NEW(...).to(device)', '$M.to(device)',
#     ],
# ]
# nowhere = [
#     'torch.multiprocessing.set_start_method("spawn", ...)',
#     'multiprocessing.set_start_method("spawn", ...)', 'multiprocessing.get_context("spawn")',
#     'torch.multiprocessing.get_context("spawn")',
#     'torch.multiprocessing.set_start_method("forkserver", ...)',
# ]
# example = '''
# model = Net().cuda()
# process = torch.multiprocessing.Process(target=run, args=(model,))
# '''
#
# [code.start_method_too_late]
# either = [
# '''
# $LOCK = torch.multiprocessing.$F(...)
# ...
# torch.multiprocessing.set_start_method($HOW)
# ''',
# '''
# $LOCK = multiprocessing.$F(...)
# ...
# multiprocessing.set_start_method($HOW)
# ''',
# '''
# torch.multiprocessing.set_start_method($HOW)
# ...
# torch.multiprocessing.set_start_method($HOW2)
# ''',
# ]
# not = [
# '''
# $LOCK = torch.multiprocessing.get_context(...)
# ...
# torch.multiprocessing.set_start_method($HOW)
# ''',
# '''
# $LOCK = multiprocessing.get_context(...)
# ...
# multiprocessing.set_start_method($HOW)
# ''',
# ]
# line = "$HOW"
#
# [code.cuda_in_collate]
# either = [
#     '$X.cuda(...)', '$X.to("cuda")', '$X.to(device)', '$X.to(DEVICE)',
#     'torch.tensor(..., device=$D, ...)',
# ]
# inside = ['def $COLLATE(...): ...']
# anywhere = [
#     'torch.utils.data.DataLoader(..., num_workers=$N, ...)',
#     'torch.utils.data.DataLoader(..., collate_fn=$COLLATE, ...)',
# ]
# nowhere = [
#     'torch.multiprocessing.set_start_method("spawn", ...)',
#     'torch.utils.data.DataLoader(..., num_workers=0, ...)',
# ]
# names = { "$N" = '(?!0$).*' }
# example = '''
# def collate(batch):
#     return torch.stack(batch).cuda()
# loader = torch.utils.data.DataLoader(dataset, num_workers=2, collate_fn=collate)
# '''
# ///

# --8<-- [start:demo_dataset]
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

device = "cuda" if torch.cuda.is_available() else "cpu"


class Images(Dataset):
    def __len__(self):
        return 8

    def __getitem__(self, i):
        return torch.randn(10).to(device)  # workers: in another process


model = nn.Linear(10, 1).to(device)  # starts CUDA in the main process
loader = DataLoader(Images(), batch_size=4)  # num_workers=4 fails on a GPU
for x in loader:
    print("batch:", x.shape, "output:", model(x).shape)
#> batch: torch.Size([4, 10]) output: torch.Size([4, 1])
#> batch: torch.Size([4, 10]) output: torch.Size([4, 1])
# --8<-- [end:demo_dataset]

# --8<-- [start:demo_loop]
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

device = "cuda" if torch.cuda.is_available() else "cpu"


class Images(Dataset):
    def __len__(self):
        return 8

    def __getitem__(self, i):
        return torch.randn(10)


model = nn.Linear(10, 1).to(device)  # starts CUDA in the main process
loader = DataLoader(Images(), batch_size=4)  # num_workers=4 is fine
for x in loader:
    x = x.to(device)
    print("batch:", x.shape, "output:", model(x).shape)
#> batch: torch.Size([4, 10]) output: torch.Size([4, 1])
#> batch: torch.Size([4, 10]) output: torch.Size([4, 1])
# --8<-- [end:demo_loop]

# --8<-- [start:demo_where]
from torch.utils.data import DataLoader, Dataset, get_worker_info

def where():
    return "worker" if get_worker_info() else "main"

class Images(Dataset):
    def __init__(self):
        self.made = where()
    def __len__(self):
        return 1
    def __getitem__(self, i):
        return f"__init__: {self.made}, __getitem__: {where()}"

def collate(samples):
    return f"{samples[0]}, collate_fn: {where()}"

for workers in (0, 1):
    for x in DataLoader(Images(), num_workers=workers, collate_fn=collate,
                        multiprocessing_context="fork" if workers else None):
        print(f"{workers} workers: {x}, loop: {where()}")
#> 0 workers: __init__: main, __getitem__: main, collate_fn: main, loop: main
#> 1 workers: __init__: main, __getitem__: worker, collate_fn: worker, loop: main
# --8<-- [end:demo_where]

# --8<-- [start:wrong_context]
from torch import multiprocessing as mp

lock = mp.Lock()  # chooses the default start method, for good
mp.set_start_method("spawn")
#> RuntimeError: context has already been set
queue = mp.Queue()
print("queue is empty:", queue.empty())
# --8<-- [end:wrong_context]

# --8<-- [start:right_context]
from torch import multiprocessing as mp

context = mp.get_context("spawn")  # instead of set_start_method
lock = context.Lock()
queue = context.Queue()
print("queue is empty:", queue.empty())
#> queue is empty: True
# --8<-- [end:right_context]

# --8<-- [start:detect]
import torch
from torch import nn

print("at the start:", torch.cuda.is_initialized())
#> at the start: False
model = nn.Linear(10, 1).to("cuda" if torch.cuda.is_available() else "cpu")
print("before the workers start:", torch.cuda.is_initialized())
#> before the workers start: False
# --8<-- [end:detect]

# --8<-- [start:check]
import os

import torch
from torch import multiprocessing as mp

batches = "batch: torch.Size([4, 10]) output: torch.Size([4, 1])\n" * 2
assert demo_dataset.out == batches and demo_loop.out == batches
assert demo_where.out == """\
0 workers: __init__: main, __getitem__: main, collate_fn: main, loop: main
1 workers: __init__: main, __getitem__: worker, collate_fn: worker, loop: main
"""
assert wrong_context.out == "RuntimeError: context has already been set\n"
assert right_context.out == "queue is empty: True\n"
assert right_context.context.get_start_method() == "spawn"
assert detect.out == (
    "at the start: False\nbefore the workers start: False\n")
# a forked child has the memory of its parent, a device is only a name
assert not torch.cuda.is_initialized()
assert torch.device("cuda").type == "cuda" and not torch.cuda.is_initialized()


def child(queue):
    queue.put((os.getpid(), value))


value = 1
context = mp.get_context("fork")
queue = context.SimpleQueue()
value = 2
process = context.Process(target=child, args=(queue,))
process.start()
pid, seen = queue.get()
process.join()
assert seen == 2 and pid != os.getpid()
# --8<-- [end:check]
