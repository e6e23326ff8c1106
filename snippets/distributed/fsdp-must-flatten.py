"""FSDP1 puts the parameters of a module into one flat tensor, so they need one requires_grad, one dtype, and no integers."""
# /// pitfall
# apis = ["torch.distributed.fsdp.FullyShardedDataParallel", "torch.distributed.fsdp.fully_shard",
#         "torch.distributed.fsdp.wrap.ModuleWrapPolicy"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-11-29
# messages = [
#   "Must flatten tensors with uniform `requires_grad` when `use_orig_params=False`",
#   "Must flatten tensors with uniform dtype but got torch.* and torch.*",
#   "Cannot flatten integer dtype tensors",
# ]
# older = [
#   "`FlatParameter` requires uniform `requires_grad`",
# ]
#
# [code.frozen_and_trained_in_one]
# pattern = 'torch.distributed.fsdp.FullyShardedDataParallel(...)'
# not = ['torch.distributed.fsdp.FullyShardedDataParallel(..., use_orig_params=True, ...)']
# anywhere = [
#     [
#         '$X.requires_grad_(False)', '$P.requires_grad = False', '$X.half()', '$X.bfloat16()',
#         '$X.to(torch.bfloat16)', 'for $P in $M.parameters(): $P.requires_grad = False',
#         'torch.nn.Parameter(..., requires_grad=False)', '$X.to(dtype=torch.bfloat16)',
#         'for $N, $P in $M.named_parameters(): ...',
#     ],
# ]
# example = '''
# net[0].requires_grad_(False)
# model = torch.distributed.fsdp.FullyShardedDataParallel(net)
# '''
# ///

# --8<-- [start:wrong]
import warnings
import torch
from torch import distributed as dist, nn
from torch.distributed.fsdp import FullyShardedDataParallel as FSDP

warnings.simplefilter("ignore")  # with one rank, there is nothing to shard
dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
net = nn.Sequential(nn.Linear(4, 4), nn.Linear(4, 2))
net[0].requires_grad_(False)  # fine-tune only the last layer
try:
    model = FSDP(net, device_id=torch.device("cpu"))
    for name, p in model.module.named_parameters():
        print(name, "requires grad:", p.requires_grad)
finally:
    dist.destroy_process_group()
#> ValueError: Must flatten tensors with uniform `requires_grad` when `use_orig_params=False`
# --8<-- [end:wrong]

# --8<-- [start:right]
import warnings
import torch
from torch import distributed as dist, nn
from torch.distributed.fsdp import FullyShardedDataParallel as FSDP

warnings.simplefilter("ignore")  # with one rank, there is nothing to shard
dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
net = nn.Sequential(nn.Linear(4, 4), nn.Linear(4, 2))
net[0].requires_grad_(False)  # fine-tune only the last layer
try:
    model = FSDP(net, device_id=torch.device("cpu"), use_orig_params=True)
    for name, p in model.module.named_parameters():
        print(name, "requires grad:", p.requires_grad)
finally:
    dist.destroy_process_group()
#> 0.weight requires grad: False
#> 0.bias requires grad: False
#> 1.weight requires grad: True
#> 1.bias requires grad: True
# --8<-- [end:right]

# --8<-- [start:demo_fully_shard]
import torch
from torch import distributed as dist, nn
from torch.distributed.fsdp import fully_shard

dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
model = nn.Sequential(nn.Linear(4, 4), nn.Linear(4, 2))
model[0].requires_grad_(False)  # fine-tune only the last layer
for layer in model:
    fully_shard(layer)
fully_shard(model)
model(torch.ones(8, 4)).mean().backward()
for name, p in model.named_parameters():
    print(name, "has a gradient:", p.grad is not None)
#> 0.weight has a gradient: False
#> 0.bias has a gradient: False
#> 1.weight has a gradient: True
#> 1.bias has a gradient: True
dist.destroy_process_group()
# --8<-- [end:demo_fully_shard]

# --8<-- [start:demo_policy]
import warnings
import torch
from torch import distributed as dist, nn
from torch.distributed.fsdp import FullyShardedDataParallel as FSDP
from torch.distributed.fsdp.wrap import ModuleWrapPolicy

warnings.simplefilter("ignore")  # with one rank, there is nothing to shard
dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
net = nn.Sequential(nn.Linear(4, 4), nn.Linear(4, 2))
net[0].requires_grad_(False)
model = FSDP(net, device_id=torch.device("cpu"),
             auto_wrap_policy=ModuleWrapPolicy({nn.Linear}))
for p in model.parameters():
    print("numbers:", p.numel(), "requires grad:", p.requires_grad)
#> numbers: 20 requires grad: False
#> numbers: 10 requires grad: True
dist.destroy_process_group()
# --8<-- [end:demo_policy]

# --8<-- [start:demo_dtypes]
import warnings
import torch
from torch import distributed as dist, nn
from torch.distributed.fsdp import FullyShardedDataParallel as FSDP

warnings.simplefilter("ignore")  # with one rank, there is nothing to shard
dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
for dtype in (torch.float32, torch.bfloat16, torch.uint8):
    net = nn.Linear(4, 2)
    weight = torch.zeros(2, 4, dtype=dtype)
    net.weight = nn.Parameter(weight, requires_grad=dtype.is_floating_point)
    try:
        FSDP(net, device_id=torch.device("cpu"), use_orig_params=True)
        print(f"{dtype}: wrapped")
    except ValueError as error:
        print(f"{dtype}: ValueError: {error}")
#> torch.float32: wrapped
#> torch.bfloat16: ValueError: Must flatten tensors with uniform dtype but got torch.bfloat16 and torch.float32
#> torch.uint8: ValueError: Cannot flatten integer dtype tensors
dist.destroy_process_group()
# --8<-- [end:demo_dtypes]

# --8<-- [start:detect]
from collections import Counter
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 4).bfloat16(), nn.Linear(4, 2))
model[0].requires_grad_(False)
kinds = Counter((p.dtype, p.requires_grad) for p in model.parameters())
for (dtype, grad), count in kinds.items():
    print(f"{count} parameters: {dtype}, requires_grad={grad}")
#> 2 parameters: torch.bfloat16, requires_grad=False
#> 2 parameters: torch.float32, requires_grad=True
# --8<-- [end:detect]

# --8<-- [start:check]
import warnings

import torch
from torch import distributed as dist, nn
from torch.distributed.fsdp import FullyShardedDataParallel as FSDP
from torch.distributed.fsdp import fully_shard
from torch.distributed.fsdp.wrap import ModuleWrapPolicy

assert wrong.error == (
    "ValueError: Must flatten tensors with uniform `requires_grad` "
    "when `use_orig_params=False`")
names = "0.weight", "0.bias", "1.weight", "1.bias"
trained = dict(zip(names, (False, False, True, True)))
assert right.out == "".join(
    f"{name} requires grad: {yes}\n" for name, yes in trained.items())
assert demo_fully_shard.out == "".join(
    f"{name} has a gradient: {yes}\n" for name, yes in trained.items())
assert demo_policy.out == (
    "numbers: 20 requires grad: False\nnumbers: 10 requires grad: True\n")
assert 4 * 4 + 4 == 20 and 4 * 2 + 2 == 10
assert demo_dtypes.out == (
    "torch.float32: wrapped\n"
    "torch.bfloat16: ValueError: Must flatten tensors with uniform dtype "
    "but got torch.bfloat16 and torch.float32\n"
    "torch.uint8: ValueError: Cannot flatten integer dtype tensors\n")
assert detect.out == (
    "2 parameters: torch.bfloat16, requires_grad=False\n"
    "2 parameters: torch.float32, requires_grad=True\n")

warnings.simplefilter("ignore")
dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
cpu = torch.device("cpu")


class Adapted(nn.Module):  # what LoRA makes of a layer
    def __init__(self):
        super().__init__()
        self.base = nn.Linear(4, 4).requires_grad_(False)
        self.lora = nn.Linear(4, 4, bias=False)

    def forward(self, x):
        return self.base(x) + self.lora(x)


try:
    FSDP(Adapted(), device_id=cpu)
except ValueError as error:
    assert f"ValueError: {error}" == wrong.error
else:
    raise AssertionError("it wraps")
model = FSDP(Adapted(), device_id=cpu, use_orig_params=True)
model(torch.ones(2, 4)).sum().backward()
assert model.module.lora.weight.grad is not None
assert model.module.base.weight.grad is None
flat = model._handle.flat_param
assert flat.requires_grad and flat.numel() == 20 + 16
assert flat.grad.numel() == 20 + 16  # memory for the frozen part, too
model = FSDP(Adapted(), device_id=cpu,
             auto_wrap_policy=ModuleWrapPolicy({nn.Linear}))
model(torch.ones(2, 4)).sum().backward()
assert [None if p.grad is None else p.grad.numel()
        for p in model.parameters()] == [None, 16]

# the message about integers depends on which parameter is first
class Quantized(nn.Module):
    def __init__(self, names):
        super().__init__()
        for name in names:
            dtype = torch.int8 if name == "codes" else torch.float16
            p = torch.zeros(4, dtype=dtype)
            setattr(self, name, nn.Parameter(
                p, requires_grad=dtype.is_floating_point))


for names, said in (
        (("codes", "scale"), "Cannot flatten integer dtype tensors"),
        (("scale", "codes"), "Must flatten tensors with uniform dtype but got "
                             "torch.float16 and torch.int8")):
    try:
        FSDP(Quantized(names), device_id=cpu, use_orig_params=True)
    except ValueError as error:
        assert str(error) == said
    else:
        raise AssertionError("it wraps")

# without a GPU and without device_id
if not torch.accelerator.is_available():
    try:
        FSDP(nn.Linear(4, 2))
    except RuntimeError as error:
        assert "FSDP needs a non-CPU accelerator device" in str(error)
    else:
        raise AssertionError("it wraps")

# all frozen, or all trained: no difference
for frozen in (True, False):
    FSDP(nn.Linear(4, 2).requires_grad_(not frozen), device_id=cpu)

# one dtype helps, and so do integers that are a buffer or ignored
net = nn.Sequential(nn.Linear(4, 4).bfloat16(), nn.Linear(4, 2))
FSDP(net.to(torch.bfloat16), device_id=cpu, use_orig_params=True)
net = nn.Linear(4, 2)
net.register_buffer("codes", torch.zeros(4, dtype=torch.uint8))
FSDP(net, device_id=cpu)
net = nn.Linear(4, 2)
codes = nn.Parameter(torch.zeros(4, dtype=torch.uint8), requires_grad=False)
net.codes = codes
FSDP(net, device_id=cpu, use_orig_params=True, ignored_states=[codes])
# FSDP2 wraps all three, and trains them
class Mixed(Adapted):
    def forward(self, x):
        return self.base(x.bfloat16()).float() + self.lora(x)


net = Mixed()
net.base.bfloat16()
net.codes = nn.Parameter(codes.detach().clone(), requires_grad=False)
fully_shard(net)
net(torch.ones(2, 4)).sum().backward()
assert net.lora.weight.grad is not None
dist.destroy_process_group()
# --8<-- [end:check]
