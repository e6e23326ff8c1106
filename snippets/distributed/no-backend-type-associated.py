"""A backend serves only the devices it is registered for: NCCL takes GPU tensors, so a tensor on the CPU has no backend."""
# /// pitfall
# apis = ["torch.distributed.init_process_group", "torch.distributed.all_reduce", "torch.distributed.new_group",
#         "torch.distributed.all_gather_object", "torch.distributed.get_backend_config",
#         "torch.nn.parallel.DistributedDataParallel"]
# symptom = "error"
# raises = ["wrong", "wrong_ddp", "wrong_dtype"]
# added = 2026-11-29
# also = ["torch.distributed.broadcast_object_list", "torch.distributed.scatter_object_list", "torch.distributed.broadcast"]
# messages = ["No backend type associated with device type cpu", "Invalid scalar type"]
# [reported.dense]
# message = "Tensors must be CUDA and dense"
# shown = "RuntimeError: Tensors must be CUDA and dense"
# needs = "gpus"
# links = ["https://github.com/pytorch/examples/issues/1030", "https://github.com/pytorch/pytorch/issues/88685", "https://github.com/skyhehe123/SA-SSD/issues/17"]
#
# [code.cpu_tensor_for_nccl]
# either = [
#     'torch.distributed.$COLLECTIVE($X, ...)',
#     'torch.distributed.$COLLECTIVE(torch.tensor($V), ...)',
# ]
# anywhere = [
#     [
#         'torch.distributed.init_process_group("nccl", ...)',
#         'torch.distributed.init_process_group(backend="nccl", ...)',
#         'torch.distributed.init_process_group(..., backend="nccl", ...)',
#         'torch.distributed.init_process_group("nccl" if $C else "gloo", ...)',
#         'torch.distributed.init_process_group(backend="nccl" if $C else "gloo", ...)',
#     ],
#     [
#         '$X = torch.tensor($V)', '$X = torch.tensor($V, dtype=$DT)',
#         'torch.distributed.$COLLECTIVE(torch.tensor($V), ...)', '$X = torch.zeros(2)',
#         '$X = torch.zeros($N)', '$X = torch.FloatTensor(...)', '$X = torch.tensor([...])',
#         '$X = $Z.cpu()',
#     ],
# ]
# nowhere = [
#     '$X = $X.to(...)', '$X = $X.cuda(...)', 'torch.set_default_device(...)', '$X.to(...)',
#     '$X.cuda(...)',
# ]
# names = { "$COLLECTIVE" = 'all_reduce|all_gather|broadcast|reduce|all_gather_into_tensor|reduce_scatter|gather|scatter' }
# example = '''
# torch.distributed.init_process_group("nccl")
# total = torch.tensor(4.5)
# torch.distributed.all_reduce(total)
# '''
#
# [code.model_of_the_cpu_for_nccl]
# either = [
#     'torch.nn.parallel.DistributedDataParallel($M)',
#     'torch.nn.parallel.DistributedDataParallel($M, ...)',
# ]
# anywhere = [
#     [
#         'torch.distributed.init_process_group("nccl", ...)',
#         'torch.distributed.init_process_group(backend="nccl", ...)',
#     ],
#     ['$M = $NET(...)'],
# ]
# nowhere = [
#     '$M.to(...)', '$M.cuda(...)', '$M = $M.to(...)', '$M = $NET2(...).to(...)',
#     '$M = $NET2(...).cuda(...)', 'torch.set_default_device(...)', 'with torch.device(...): ...',
#     '$M = $X2.to(...)', '$M = $X2.cuda(...)',
# ]
# example = '''
# torch.distributed.init_process_group("nccl")
# model = Net()
# model = torch.nn.parallel.DistributedDataParallel(model)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import distributed as dist

dist.init_process_group(
    "gloo", store=dist.HashStore(), rank=0, world_size=1)
group = dist.new_group(backend="cuda:gloo")  # like "nccl": GPU tensors only
total_loss = torch.tensor(4.5)  # on the CPU
try:
    dist.all_reduce(total_loss, group=group)
    print("total loss:", total_loss.item())
finally:
    dist.destroy_process_group()
#> RuntimeError: No backend type associated with device type cpu
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import distributed as dist

dist.init_process_group(
    "gloo", store=dist.HashStore(), rank=0, world_size=1)
group = dist.new_group(backend="cpu:gloo,cuda:gloo")  # GPU tensors: nccl
total_loss = torch.tensor(4.5)  # on the CPU
try:
    dist.all_reduce(total_loss, group=group)
    print("total loss:", total_loss.item())
finally:
    dist.destroy_process_group()
#> total loss: 4.5
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import tempfile
import torch
from torch import distributed as dist, multiprocessing as mp

def evaluate(rank, tmp):
    gpu = torch.cuda.is_available()
    device = torch.device("cuda", rank) if gpu else torch.device("cpu")
    dist.init_process_group("nccl" if gpu else "gloo",
                            f"file://{tmp}/s", rank=rank, world_size=2)
    correct, seen = 7 + rank, 10  # of this process
    counts = torch.tensor([correct, seen], device=device)
    dist.all_reduce(counts)
    if rank == 0:
        print(f"accuracy: {counts[0] / counts[1]:.2f} of {counts[1]} samples")
    dist.destroy_process_group()

with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(evaluate, (tmp,), 2, start_method="fork")
#> accuracy: 0.75 of 20 samples
# --8<-- [end:demo_in_your_code]

# --8<-- [start:wrong_ddp]
from torch import distributed as dist, nn
from torch.nn.parallel import DistributedDataParallel

dist.init_process_group(
    "gloo", store=dist.HashStore(), rank=0, world_size=1)
group = dist.new_group(backend="cuda:gloo")  # GPU tensors only
model = nn.Linear(4, 2)  # .to(device) is missing, or comes later
try:
    model = DistributedDataParallel(model, process_group=group)
    print("wrapped:", type(model).__name__)
finally:
    dist.destroy_process_group()
#> RuntimeError: No backend type associated with device type cpu
# --8<-- [end:wrong_ddp]

# --8<-- [start:right_ddp]
import torch
from torch import distributed as dist, nn
from torch.nn.parallel import DistributedDataParallel

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
dist.init_process_group(
    "gloo", store=dist.HashStore(), rank=0, world_size=1)
group = dist.new_group(backend=f"{device.type}:gloo")
model = nn.Linear(4, 2).to(device)
try:
    model = DistributedDataParallel(model, process_group=group)
    print("wrapped:", type(model).__name__)
finally:
    dist.destroy_process_group()
#> wrapped: DistributedDataParallel
# --8<-- [end:right_ddp]

# --8<-- [start:demo_group]
import torch
from torch import distributed as dist

dist.init_process_group(  # yours: "nccl"
    "gloo", store=dist.HashStore(), rank=0, world_size=1)
cpu_group = dist.new_group(backend="gloo")
total_loss = torch.tensor(4.5)
dist.all_reduce(total_loss, group=cpu_group)
print("total loss:", total_loss.item())
#> total loss: 4.5
results = [None]
dist.all_gather_object(results, {"path": "a.png"}, group=cpu_group)
print("results:", results)
#> results: [{'path': 'a.png'}]
dist.destroy_process_group()
# --8<-- [end:demo_group]

# --8<-- [start:detect]
import torch
from torch import distributed as dist

dist.init_process_group(
    "gloo", store=dist.HashStore(), rank=0, world_size=1)
group = dist.new_group(backend="cuda:gloo")
total_loss = torch.tensor(4.5)
print("backends:", dist.get_backend_config(group))
#> backends: cuda:gloo
print("tensor on:", total_loss.device.type)
#> tensor on: cpu
dist.destroy_process_group()
# --8<-- [end:detect]

# --8<-- [start:wrong_dtype]
import torch
from torch import distributed as dist

dist.init_process_group(
    "gloo", store=dist.HashStore(), rank=0, world_size=1)
counts = torch.tensor([3, 5], dtype=torch.int16)
try:
    dist.all_reduce(counts)
    print("counts:", counts.tolist())
finally:
    dist.destroy_process_group()
#> RuntimeError: Invalid scalar type
# --8<-- [end:wrong_dtype]

# --8<-- [start:right_dtype]
import torch
from torch import distributed as dist

dist.init_process_group(
    "gloo", store=dist.HashStore(), rank=0, world_size=1)
counts = torch.tensor([3, 5], dtype=torch.int16)
try:
    total = counts.int()
    dist.all_reduce(total)
    print("counts:", total.tolist())
finally:
    dist.destroy_process_group()
#> counts: [3, 5]
# --8<-- [end:right_dtype]

# --8<-- [start:check]
none = "RuntimeError: No backend type associated with device type cpu\n"
assert wrong.out == none
assert right.out == "total loss: 4.5\n"
assert demo_in_your_code.out == "accuracy: 0.75 of 20 samples\n"
assert wrong_ddp.out == none
assert right_ddp.out == "wrapped: DistributedDataParallel\n"
assert demo_group.out == """\
total loss: 4.5
results: [{'path': 'a.png'}]
"""
assert detect.out == "backends: cuda:gloo\ntensor on: cpu\n"

from torch import distributed as dist

dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
assert dist.get_backend_config() == "cpu:gloo,cuda:gloo"
dist.destroy_process_group()
assert wrong_dtype.error == "RuntimeError: Invalid scalar type"
assert right_dtype.out == "counts: [3, 5]\n"
import torch
from torch import distributed as dist

dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
works = []
for dtype in (torch.bool, torch.bfloat16, torch.half, torch.uint8, torch.int16,
              torch.uint16, torch.float8_e4m3fn):
    try:
        dist.all_reduce(torch.ones(2).to(dtype))
        works.append(dtype)
    except RuntimeError as error:
        assert str(error) == "Invalid scalar type"
dist.destroy_process_group()
assert works == [torch.bool, torch.bfloat16, torch.half, torch.uint8]
# --8<-- [end:check]
