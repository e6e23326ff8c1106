"""DDP checks the model when it wraps it: on its own device, with something to train, and with all its parameters created."""
# /// pitfall
# apis = ["torch.nn.parallel.DistributedDataParallel", "torch.nn.Module.requires_grad_", "torch.nn.SyncBatchNorm"]
# symptom = "error"
# raises = ["wrong", "wrong_frozen"]
# added = 2026-11-30
# messages = [
#   "DistributedDataParallel device_ids and output_device arguments only work with single-device/multiple-device GPU modules or CPU modules, but got device_ids *, output_device *, and module parameters {*}",
#   "DistributedDataParallel is not needed when a module doesn't have any parameter that requires a gradient.",
#   "DistributedDataParallel's input module must be on the same type of devices, but input module parameters locate in",
#   "device_ids can only be None or contain a single element.",
#   "Modules with uninitialized parameters can't be used with `DistributedDataParallel`.",
#   "SyncBatchNorm layers only work with GPU modules",
# ]
# ///

# --8<-- [start:wrong]
import torch
from torch import distributed as dist, nn

dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
local_rank = 0
model = nn.Linear(4, 1)
try:
    model = nn.parallel.DistributedDataParallel(model, device_ids=[local_rank])
    print("wrapped:", type(model).__name__)
finally:
    del model
    dist.destroy_process_group()
#> ValueError: DistributedDataParallel device_ids and output_device arguments only work with single-device/multiple-device GPU modules or CPU modules, but got device_ids [0], output_device None, and module parameters {device(type='cpu')}.
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import distributed as dist, nn

dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
local_rank = 0
cuda = torch.cuda.is_available()
device = torch.device("cuda", local_rank) if cuda else torch.device("cpu")
model = nn.Linear(4, 1).to(device)
try:
    ids = [local_rank] if cuda else None
    model = nn.parallel.DistributedDataParallel(model, device_ids=ids)
    print("wrapped:", type(model).__name__)
finally:
    del model
    dist.destroy_process_group()
#> wrapped: DistributedDataParallel
# --8<-- [end:right]

# --8<-- [start:wrong_frozen]
import torch
from torch import distributed as dist, nn

dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
teacher = nn.Linear(4, 1).requires_grad_(False)
try:
    teacher = nn.parallel.DistributedDataParallel(teacher)
    print("output:", tuple(teacher(torch.ones(2, 4)).shape))
finally:
    del teacher
    dist.destroy_process_group()
#> RuntimeError: DistributedDataParallel is not needed when a module doesn't have any parameter that requires a gradient.
# --8<-- [end:wrong_frozen]

# --8<-- [start:right_frozen]
import torch
from torch import distributed as dist, nn

dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
teacher = nn.Linear(4, 1).requires_grad_(False)
try:
    print("output:", tuple(teacher(torch.ones(2, 4)).shape))
finally:
    del teacher
    dist.destroy_process_group()
#> output: (2, 1)
# --8<-- [end:right_frozen]

# --8<-- [start:demo_others]
import torch
from torch import distributed as dist, nn

DDP = nn.parallel.DistributedDataParallel
dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
mixed = nn.Sequential(nn.Linear(4, 4), nn.Linear(4, 1, device="meta"))
for name, wrap in {
    "two devices": lambda: DDP(mixed),
    "two numbers": lambda: DDP(nn.Linear(4, 1), device_ids=[0, 1]),
    "lazy": lambda: DDP(nn.LazyLinear(1)),
    "SyncBatchNorm": lambda: DDP(nn.SyncBatchNorm(4)),
}.items():
    try:
        wrap()
    except (ValueError, RuntimeError) as error:
        print(f"{name}:", str(error).split(" {")[0])
#> two devices: DistributedDataParallel's input module must be on the same type of devices, but input module parameters locate in
#> two numbers: device_ids can only be None or contain a single element.
#> lazy: Modules with uninitialized parameters can't be used with `DistributedDataParallel`. Run a dummy forward pass to correctly initialize the modules
#> SyncBatchNorm: SyncBatchNorm layers only work with GPU modules
dist.destroy_process_group()
# --8<-- [end:demo_others]

# --8<-- [start:detect]
from torch import nn

model = nn.Sequential(nn.Linear(4, 4), nn.Linear(4, 1, device="meta"))
model[0].requires_grad_(False)
for name, p in model.named_parameters():
    print(f"{name}: {p.device}, requires_grad {p.requires_grad}")
#> 0.weight: cpu, requires_grad False
#> 0.bias: cpu, requires_grad False
#> 1.weight: meta, requires_grad True
#> 1.bias: meta, requires_grad True
# --8<-- [end:detect]

# --8<-- [start:check]
only = ("ValueError: DistributedDataParallel device_ids and output_device "
        "arguments only work with")
assert (wrong.error or "").startswith(only)
assert right.out == "wrapped: DistributedDataParallel\n"
frozen = "RuntimeError: DistributedDataParallel is not needed when a module"
assert (wrong_frozen.error or "").startswith(frozen)
assert right_frozen.out == "output: (2, 1)\n"
assert demo_others.out == """\
two devices: DistributedDataParallel's input module must be on the same type of devices, but input module parameters locate in
two numbers: device_ids can only be None or contain a single element.
lazy: Modules with uninitialized parameters can't be used with `DistributedDataParallel`. Run a dummy forward pass to correctly initialize the modules
SyncBatchNorm: SyncBatchNorm layers only work with GPU modules
"""
assert detect.out == """\
0.weight: cpu, requires_grad False
0.bias: cpu, requires_grad False
1.weight: meta, requires_grad True
1.bias: meta, requires_grad True
"""
# --8<-- [end:check]
