"""Without a DistributedSampler, every process goes through all samples: two GPUs take as many steps as one."""
# /// pitfall
# apis = ["torch.utils.data.distributed.DistributedSampler", "torch.nn.parallel.DistributedDataParallel",
#         "torch.nn.parallel.DistributedDataParallel.no_sync", "torch.utils.data.DataLoader"]
# also = ["torch.nn.DataParallel", "torch.distributed.run", "torch.cuda.device_count"]
# symptom = "silent"
# added = 2026-11-30
# messages = [
#   "Setting OMP_NUM_THREADS environment variable for each process to be 1 in default, to avoid your system being overloaded",
#   "Grad strides do not match bucket view strides.",
# ]
#
# [code.ddp_without_sampler]
# pattern = 'torch.utils.data.DataLoader(..., shuffle=True, ...)'
# anywhere = [
#     'torch.nn.parallel.DistributedDataParallel(...)', '$L.backward(...)',
# ]
# nowhere = [
#     'torch.utils.data.DistributedSampler(...)', 'torch.utils.data.Subset(...)',
#     'torch.utils.data.distributed.DistributedSampler(...)', '$D.shard(...)',
#     'torch.utils.data.DataLoader(..., sampler=$S, ...)', '$ACCELERATOR.prepare(...)',
#     'torch.utils.data.DataLoader(..., batch_sampler=$S, ...)', '$DATA[$RANK::$SIZE]',
# ]
#
# [code.ddp_trains_on_all_of_it]
# pattern = '$TRAIN = torch.utils.data.DataLoader(...)'
# anywhere = ['torch.nn.parallel.DistributedDataParallel(...)', '$L.backward(...)']
# nowhere = [
#     'class $DS(torch.utils.data.IterableDataset): ...', 'torch.manual_seed(rank)',
#     'torch.manual_seed($SEED + rank)',
#     'torch.utils.data.DistributedSampler(...)', 'torch.utils.data.Subset(...)',
#     'torch.utils.data.distributed.DistributedSampler(...)', '$D.shard(...)',
#     'torch.utils.data.DataLoader(..., sampler=$S, ...)', '$ACCELERATOR.prepare(...)',
#     'torch.utils.data.DataLoader(..., batch_sampler=$S, ...)', '$DATA[$RANK::$SIZE]',
#     '$DATA[$RANK * $N:$END]', 'torch.utils.data.DataLoader(..., shuffle=True, ...)',
# ]
# names = { "$TRAIN" = '(self\.)?(train\w*|loader|dl|dataloader|data_loader|\w+_train\w*)' }
# example = '''
# model = torch.nn.parallel.DistributedDataParallel(model)
# loader = torch.utils.data.DataLoader(dataset, batch_size=64)
# for x in loader:
#     model(x).mean().backward()
# '''
# ///

# --8<-- [start:wrong]
import tempfile, torch
from torch import distributed as dist, multiprocessing as mp, nn
from torch.utils.data import DataLoader, DistributedSampler

def train(rank, tmp, steps):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    model = nn.parallel.DistributedDataParallel(nn.Linear(10, 1))
    dataset = torch.ones(1024, 10)
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    for epoch in range(1):
        for x in loader:
            model(x).mean().backward()
            steps[rank] += 1
    del model
steps = torch.zeros(2, dtype=torch.int).share_memory_()
with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp, steps), 2, start_method="fork")
print("steps of each rank:", steps.tolist())
#> steps of each rank: [16, 16]
# --8<-- [end:wrong]

# --8<-- [start:right]
import tempfile, torch
from torch import distributed as dist, multiprocessing as mp, nn
from torch.utils.data import DataLoader, DistributedSampler

def train(rank, tmp, steps):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    model = nn.parallel.DistributedDataParallel(nn.Linear(10, 1))
    dataset = torch.ones(1024, 10)
    sampler = DistributedSampler(dataset)
    loader = DataLoader(dataset, batch_size=64, sampler=sampler)
    for epoch in range(1):
        sampler.set_epoch(epoch)
        for x in loader:
            model(x).mean().backward()
            steps[rank] += 1
    del model
steps = torch.zeros(2, dtype=torch.int).share_memory_()
with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp, steps), 2, start_method="fork")
print("steps of each rank:", steps.tolist())
#> steps of each rank: [8, 8]
# --8<-- [end:right]

# --8<-- [start:demo_launch]
import os, subprocess, sys

env = {k: v for k, v in os.environ.items() if k != "OMP_NUM_THREADS"}
open("train.py", "w").write("""
import os, sys
rank, world_size = os.environ.get("RANK", 0), os.environ.get("WORLD_SIZE", 1)
threads = os.environ.get("OMP_NUM_THREADS", "as many as it likes")
sys.stdout.write(f"  rank {rank} of {world_size}, threads: {threads}\\n")
""")
torchrun = ["-m", "torch.distributed.run", "--standalone",
            "--local-addr=127.0.0.1", "--nproc_per_node=2"]
for name, options in (("python", []), ("torchrun", torchrun)):
    run = subprocess.run([sys.executable, *options, "train.py"],
                         env=env, capture_output=True, text=True)
    messages = [x for x in run.stderr.splitlines() if "Setting" in x]
    print(f"{name}:", *messages, *sorted(run.stdout.splitlines()), sep="\n")
#> python:
#>   rank 0 of 1, threads: as many as it likes
#> torchrun:
#> Setting OMP_NUM_THREADS environment variable for each process to be 1 in default, to avoid your system being overloaded, please further tune the variable for optimal performance in your application as needed.
#>   rank 0 of 2, threads: 1
#>   rank 1 of 2, threads: 1
# --8<-- [end:demo_launch]

# --8<-- [start:demo_batch]
import torch
from torch import nn
from torch.utils._python_dispatch import TorchDispatchMode

class Count(TorchDispatchMode):
    calls = 0

    def __torch_dispatch__(self, op, types, args=(), kwargs=None):
        self.calls += 1
        return op(*args, **(kwargs or {}))

model = nn.Sequential(nn.Linear(10, 50), nn.ReLU(), nn.Linear(50, 1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for batch_size in (64, 32, 1):
    with Count() as count:
        optimizer.zero_grad()
        model(torch.ones(batch_size, 10)).mean().backward()
        optimizer.step()
    print(f"batch of {batch_size}: {count.calls} operations")
#> batch of 64: 39 operations
#> batch of 32: 39 operations
#> batch of 1: 39 operations
# --8<-- [end:demo_batch]

# --8<-- [start:demo_chunk]
import torch

for batch_size in (1, 3, 8):
    parts = torch.zeros(batch_size, 10).chunk(2)
    print(f"batch of {batch_size}: {[len(part) for part in parts]}")
#> batch of 1: [1]
#> batch of 3: [2, 1]
#> batch of 8: [4, 4]
# --8<-- [end:demo_chunk]

# --8<-- [start:demo_bytes]
import torch
from torch import distributed as dist, nn
from torch.distributed.algorithms.ddp_comm_hooks import default_hooks

dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
model = nn.parallel.DistributedDataParallel(nn.Linear(999, 1000))
def count(group, bucket):  # runs for each bucket of gradients
    global sent
    sent += bucket.buffer().nbytes
    return default_hooks.allreduce_hook(group, bucket)
model.register_comm_hook(None, count)
for batch_size in (1, 64):
    sent = 0
    model(torch.ones(batch_size, 999)).mean().backward()
    print(f"batch of {batch_size}: {sent} bytes")
#> batch of 1: 4000000 bytes
#> batch of 64: 4000000 bytes
sent = 0
with model.no_sync():
    model(torch.ones(64, 999)).mean().backward()
print(f"in no_sync: {sent} bytes")
#> in no_sync: 0 bytes
dist.destroy_process_group()
# --8<-- [end:demo_bytes]

# --8<-- [start:detect]
import tempfile
import torch
from torch import distributed as dist, multiprocessing as mp, nn
from torch.utils.data import DataLoader

def report(model, loader):  # call it in every process
    device = next(model.parameters()).device
    lines = [None] * dist.get_world_size()
    dist.all_gather_object(lines, f"{device}, {len(loader)} steps")
    if dist.get_rank() == 0:
        print(f"{len(lines)} processes:", *lines, sep="\n")

def train(rank, tmp):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    loader = DataLoader(torch.ones(1024, 10), batch_size=64)
    report(nn.Linear(10, 1), loader)

with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp,), 2, start_method="fork")
#> 2 processes:
#> cpu, 16 steps
#> cpu, 16 steps
# --8<-- [end:detect]

# --8<-- [start:demo_strides]
import warnings
import torch
from torch import distributed as dist, nn

dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
for name, layout in {"transposed after DDP": True, "as it was": False}.items():
    layer = nn.Linear(4, 3)
    model = nn.parallel.DistributedDataParallel(layer)
    if layout:
        layer.weight.data = layer.weight.data.t().contiguous().t()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        model(torch.ones(2, 4)).sum().backward()
    for warning in caught:
        print(str(warning.message).split(" (")[0])
    print(f"{name}: {len(caught)} warning")
    print("same gradient:", layer.weight.grad.unique().tolist())
#> Grad strides do not match bucket view strides. This may indicate grad was not created according to the gradient layout contract, or that the param's strides changed since DDP was constructed.  This is not an error, but may impair performance.
#> grad.sizes() = [3, 4], strides() = [1, 3]
#> bucket_view.sizes() = [3, 4], strides() = [4, 1]
#> transposed after DDP: 1 warning
#> same gradient: [2.0]
#> as it was: 0 warning
#> same gradient: [2.0]
dist.destroy_process_group()
# --8<-- [end:demo_strides]

# --8<-- [start:check]
import torch
from torch import nn
from torch.utils.data import DataLoader

orders = []
for rank in range(2):  # the same seed in two processes: the same order
    torch.manual_seed(0)
    orders.append([int(x) for x in DataLoader(range(1024), shuffle=True)])
assert orders[0] == orders[1] != list(range(1024))
assert wrong.out == "steps of each rank: [16, 16]\n"
assert wrong.steps.tolist() == [1024 // 64] * 2  # as many as one process takes
assert right.out == "steps of each rank: [8, 8]\n"
assert right.steps.sum() * 64 == 1024  # every sample once
assert 2 * 64 == 128 and 8 * 64 == 1024 // 2 == 512
lines = demo_launch.out.splitlines()
assert lines[:2] == ["python:", "  rank 0 of 1, threads: as many as it likes"]
assert lines[2] == "torchrun:" and lines[3].startswith(
    "Setting OMP_NUM_THREADS environment variable for each process to be 1")
assert lines[4:] == ["  rank 0 of 2, threads: 1", "  rank 1 of 2, threads: 1"]
assert demo_batch.out == (
    "batch of 64: 39 operations\nbatch of 32: 39 operations\n"
    "batch of 1: 39 operations\n")
assert demo_chunk.out == (
    "batch of 1: [1]\nbatch of 3: [2, 1]\nbatch of 8: [4, 4]\n")
assert demo_bytes.out == (
    "batch of 1: 4000000 bytes\nbatch of 64: 4000000 bytes\n"
    "in no_sync: 0 bytes\n")
numbers = sum(p.numel() for p in nn.Linear(999, 1000).parameters())
assert 8500 / 6800 == 1.25  # the minutes in the linked report
assert numbers * 4 == 4_000_000  # four bytes for each parameter
assert detect.out == "2 processes:\ncpu, 16 steps\ncpu, 16 steps\n"
assert "Grad strides do not match bucket view strides." in demo_strides.out
assert "transposed after DDP: 1 warning\nsame gradient: [2.0]" in demo_strides.out
assert "as it was: 0 warning\nsame gradient: [2.0]" in demo_strides.out
# --8<-- [end:check]
