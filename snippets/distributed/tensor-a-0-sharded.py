"""Under ZeRO-3 and FSDP, a process holds only a part of each parameter, maybe none of it: gather the parameters before changing them."""
# /// pitfall
# apis = ["torch.distributed.fsdp.FullyShardedDataParallel", "torch.distributed.fsdp.fully_shard",
#         "torch.distributed.fsdp.FullyShardedDataParallel.summon_full_params"]
# symptom = "error"
# raises = ["wrong", "wrong_embedding"]
# added = 2026-11-30
# changed = 2026-12-01
# messages = [
#   "The size of tensor a (0) must match the size of tensor b (*) at non-singleton dimension *",
#   "got mixed torch.Tensor and DTensor, need to convert all torch.Tensor to DTensor before calling distributed operators!",
#   "'weight' must be 2-D",
#   "size mismatch for *: copying a param with shape torch.Size([0]) from checkpoint, the shape in current model is torch.Size([*]).",
#   "size mismatch, got input (*), mat (*), vec (0)",
#   "mat2 must be a matrix, got 1-D tensor",
#   "weight should have at least three dimensions",
#   "Expected weight to be of same shape as normalized_shape, but got weight of shape [0] and normalized_shape = [*]",
#   "setStorage: sizes [*], strides [*], storage offset *, and itemsize * requiring a storage size of * are out of bounds for storage of size 0",
# ]
# older = [
#   "size mismatch for *: copying a param with shape torch.Size([1]) from checkpoint, the shape in current model is torch.Size([*, *]).",
#   "expected there to be only one unique element in <generator object *",
# ]
# ///

# --8<-- [start:wrong]
import torch
from torch import distributed as dist, nn
from torch.distributed.fsdp import FullyShardedDataParallel as FSDP
from torch.testing._internal.distributed.fake_pg import FakeStore

dist.init_process_group("fake", store=FakeStore(), rank=1, world_size=2)
net = nn.Sequential(nn.Linear(4, 4, bias=False), nn.Linear(4, 4, bias=False))
lora_a, lora_b = torch.ones(2, 4), torch.ones(4, 2)
try:
    model = FSDP(net, device_id=torch.device("cpu"), use_orig_params=True)
    weight = model[0].weight
    print("weight:", tuple(weight.shape))
    weight.data += lora_b @ lora_a
    print("merged")
finally:
    dist.destroy_process_group()
#> weight: (0,)
#> RuntimeError: The size of tensor a (0) must match the size of tensor b (4) at non-singleton dimension 1
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import distributed as dist, nn
from torch.distributed.fsdp import FullyShardedDataParallel as FSDP
from torch.testing._internal.distributed.fake_pg import FakeStore

dist.init_process_group("fake", store=FakeStore(), rank=1, world_size=2)
net = nn.Sequential(nn.Linear(4, 4, bias=False), nn.Linear(4, 4, bias=False))
lora_a, lora_b = torch.ones(2, 4), torch.ones(4, 2)
try:
    model = FSDP(net, device_id=torch.device("cpu"), use_orig_params=True)
    with FSDP.summon_full_params(model):
        weight = model[0].weight
        print("weight:", tuple(weight.shape))
        weight.data += lora_b @ lora_a
        print("merged")
finally:
    dist.destroy_process_group()
#> weight: (4, 4)
#> merged
# --8<-- [end:right]

# --8<-- [start:demo_dtensor]
import torch
from torch import distributed as dist, nn
from torch.distributed.fsdp import fully_shard
from torch.testing._internal.distributed.fake_pg import FakeStore

dist.init_process_group("fake", store=FakeStore(), rank=1, world_size=2)
layer = nn.Linear(4, 4, bias=False)
try:
    fully_shard(layer, mesh=dist.init_device_mesh("cpu", (2,)))
    weight = layer.weight
    print("weight:", type(weight).__name__, tuple(weight.shape))
    print("own part:", tuple(weight.to_local().shape))
    print("all parts:", tuple(weight.full_tensor().shape))
    weight.data += torch.ones(4, 4)
except RuntimeError as error:
    print(error)
finally:
    dist.destroy_process_group()
#> weight: DTensor (4, 4)
#> own part: (2, 4)
#> all parts: (4, 4)
#> aten.add_.Tensor got mixed torch.Tensor and DTensor, need to convert all torch.Tensor to DTensor before calling distributed operators!
# --8<-- [end:demo_dtensor]

# --8<-- [start:demo_distribute]
import torch
from torch import distributed as dist, nn
from torch.distributed.fsdp import fully_shard
from torch.distributed.tensor import distribute_tensor
from torch.testing._internal.distributed.fake_pg import FakeStore

dist.init_process_group("fake", store=FakeStore(), rank=1, world_size=2)
layer = nn.Linear(4, 4, bias=False)
lora_a, lora_b = torch.ones(2, 4), torch.ones(4, 2)
try:
    fully_shard(layer, mesh=dist.init_device_mesh("cpu", (2,)))
    w = layer.weight
    delta = distribute_tensor(lora_b @ lora_a, w.device_mesh, w.placements)
    w.data += delta
    print("delta:", type(delta).__name__, tuple(delta.to_local().shape))
finally:
    dist.destroy_process_group()
#> delta: DTensor (2, 4)
# --8<-- [end:demo_distribute]

# --8<-- [start:wrong_embedding]
import torch
from torch import distributed as dist, nn
from torch.distributed.fsdp import FullyShardedDataParallel as FSDP
from torch.testing._internal.distributed.fake_pg import FakeStore

dist.init_process_group("fake", store=FakeStore(), rank=1, world_size=2)
net = nn.Sequential(nn.Embedding(10, 4), nn.Linear(4, 10))
tokens = torch.tensor([[1, 2, 3]])
try:
    model = FSDP(net, device_id=torch.device("cpu"), use_orig_params=True)
    print("embedding weight:", tuple(net[0].weight.shape))
    print("embedded:", net[0](tokens).shape)
finally:
    dist.destroy_process_group()
#> embedding weight: (0,)
#> RuntimeError: 'weight' must be 2-D
# --8<-- [end:wrong_embedding]

# --8<-- [start:right_embedding]
import torch
from torch import distributed as dist, nn
from torch.distributed.fsdp import FullyShardedDataParallel as FSDP
from torch.testing._internal.distributed.fake_pg import FakeStore

dist.init_process_group("fake", store=FakeStore(), rank=1, world_size=2)
net = nn.Sequential(nn.Embedding(10, 4), nn.Linear(4, 10))
tokens = torch.tensor([[1, 2, 3]])
try:
    model = FSDP(net, device_id=torch.device("cpu"), use_orig_params=True)
    print("output of the whole model:", model(tokens).shape)
    with FSDP.summon_full_params(model):
        print("embedded:", net[0](tokens).shape)
finally:
    dist.destroy_process_group()
#> output of the whole model: torch.Size([1, 3, 10])
#> embedded: torch.Size([1, 3, 4])
# --8<-- [end:right_embedding]

# --8<-- [start:demo_layers]
import torch
from torch.nn import functional as F

x, empty = torch.ones(2, 4), torch.empty(0)
for name, layer in {
        "Embedding": lambda: F.embedding(torch.tensor([1]), empty),
        "Linear": lambda: F.linear(x, empty),
        "Conv2d": lambda: F.conv2d(torch.ones(1, 3, 8, 8), empty),
        "LayerNorm": lambda: F.layer_norm(x, (4,), empty)}.items():
    try:
        layer()
    except RuntimeError as error:
        print(f"{name}: {error}")
#> Embedding: 'weight' must be 2-D
#> Linear: size mismatch, got input (2), mat (2x4), vec (0)
#> Conv2d: weight should have at least three dimensions
#> LayerNorm: Expected weight to be of same shape as normalized_shape, but got weight of shape [0] and normalized_shape = [4]
# --8<-- [end:demo_layers]

# --8<-- [start:demo_bias]
import torch
from torch import nn

layer = nn.Linear(4, 5)  # with a bias
layer.weight.data = torch.empty(0)
try:
    layer(torch.ones(2, 4))
except RuntimeError as error:
    print(error)
#> mat2 must be a matrix, got 1-D tensor
# --8<-- [end:demo_bias]

# --8<-- [start:demo_checkpoint]
import torch
from torch import distributed as dist, nn
from torch.distributed.fsdp import FullyShardedDataParallel as FSDP
from torch.testing._internal.distributed.fake_pg import FakeStore

dist.init_process_group("fake", store=FakeStore(), rank=1, world_size=2)
net = nn.Sequential(nn.Embedding(10, 4), nn.Linear(4, 10))
model = FSDP(net, device_id=torch.device("cpu"), use_orig_params=True)
parts = {name: p.detach() for name, p in net.named_parameters()}
full = model.state_dict()
dist.destroy_process_group()
print("state_dict:", [tuple(t.shape) for t in full.values()])
#> state_dict: [(10, 4), (10, 4), (10,)]
new = nn.Sequential(nn.Embedding(10, 4), nn.Linear(4, 10))
try:
    new.load_state_dict(parts)
except RuntimeError as error:
    print(f"{error}".replace("\t", ""))
#> Error(s) in loading state_dict for Sequential:
#> size mismatch for 0.weight: copying a param with shape torch.Size([0]) from checkpoint, the shape in current model is torch.Size([10, 4]).
#> size mismatch for 1.weight: copying a param with shape torch.Size([35]) from checkpoint, the shape in current model is torch.Size([10, 4]).
# --8<-- [end:demo_checkpoint]

# --8<-- [start:demo_dtypes]
from torch import nn

model = nn.Sequential(nn.Embedding(10, 4), nn.Linear(4, 10)).bfloat16()
model.append(nn.Linear(10, 2))  # a LoRA layer, in float32
print("dtypes:", sorted({str(p.dtype) for p in model.parameters()}))
#> dtypes: ['torch.bfloat16', 'torch.float32']
model.bfloat16()
print("dtypes:", sorted({str(p.dtype) for p in model.parameters()}))
#> dtypes: ['torch.bfloat16']
# --8<-- [end:demo_dtypes]

# --8<-- [start:demo_storage]
from types import SimpleNamespace
import torch
from torch import distributed as dist, nn
from torch.distributed.fsdp import FullyShardedDataParallel as FSDP
from torch.testing._internal.distributed.fake_pg import FakeStore

class Block(nn.Sequential):
    def forward(self, x):
        return output(y=super().forward(x))

dist.init_process_group("fake", store=FakeStore(), rank=1, world_size=2)
cpu = torch.device("cpu")
for output, get in (dict, lambda o: o["y"]), (SimpleNamespace, lambda o: o.y):
    block = FSDP(Block(nn.Linear(4, 4), nn.Linear(4, 4)), device_id=cpu)
    y = get(FSDP(nn.Sequential(block), device_id=cpu)(torch.ones(2, 4)))
    try:
        print(output.__name__, "works:", y.sum().backward() is None)
    except RuntimeError as error:
        print(error)
#> dict works: True
#> setStorage: sizes [4, 4], strides [4, 1], storage offset 20, and itemsize 4 requiring a storage size of 144 are out of bounds for storage of size 0
dist.destroy_process_group()
# --8<-- [end:demo_storage]

# --8<-- [start:detect]
import torch
from torch import distributed as dist, nn
from torch.distributed.fsdp import FullyShardedDataParallel as FSDP
from torch.testing._internal.distributed.fake_pg import FakeStore

for rank in range(2):
    dist.init_process_group("fake", store=FakeStore(), rank=rank, world_size=2)
    net = nn.Sequential(nn.Linear(4, 4, bias=False), nn.Linear(4, 4))
    FSDP(net, device_id=torch.device("cpu"), use_orig_params=True)
    for name, p in net.named_parameters():
        print(f"rank {rank}, {name}: {p.numel()} elements")
    dist.destroy_process_group()
#> rank 0, 0.weight: 16 elements
#> rank 0, 1.weight: 2 elements
#> rank 0, 1.bias: 0 elements
#> rank 1, 0.weight: 0 elements
#> rank 1, 1.weight: 14 elements
#> rank 1, 1.bias: 4 elements
# --8<-- [end:detect]

# --8<-- [start:check]
import tempfile

import torch
from torch import distributed as dist, multiprocessing as mp, nn
from torch.distributed.fsdp import FullyShardedDataParallel as FSDP, fully_shard
from torch.distributed.tensor import distribute_tensor

said = "RuntimeError: The size of tensor a (0) must match the size of tensor b (4)"
assert (wrong.error or "").startswith(said)
assert wrong.out.startswith("weight: (0,)\n")
assert right.out == "weight: (4, 4)\nmerged\n"
assert "got mixed torch.Tensor and DTensor" in demo_dtensor.out
assert demo_dtensor.out.startswith(
    "weight: DTensor (4, 4)\nown part: (2, 4)\nall parts: (4, 4)\naten.add_")
assert demo_distribute.out == "delta: DTensor (2, 4)\n"
assert wrong_embedding.error == "RuntimeError: 'weight' must be 2-D"
assert wrong_embedding.out.startswith("embedding weight: (0,)\n")
assert right_embedding.out == """\
output of the whole model: torch.Size([1, 3, 10])
embedded: torch.Size([1, 3, 4])
"""
assert demo_layers.out == """\
Embedding: 'weight' must be 2-D
Linear: size mismatch, got input (2), mat (2x4), vec (0)
Conv2d: weight should have at least three dimensions
LayerNorm: Expected weight to be of same shape as normalized_shape, but got weight of shape [0] and normalized_shape = [4]
"""
assert demo_bias.out == "mat2 must be a matrix, got 1-D tensor\n"
assert demo_checkpoint.out == """\
state_dict: [(10, 4), (10, 4), (10,)]
Error(s) in loading state_dict for Sequential:
size mismatch for 0.weight: copying a param with shape torch.Size([0]) from checkpoint, the shape in current model is torch.Size([10, 4]).
size mismatch for 1.weight: copying a param with shape torch.Size([35]) from checkpoint, the shape in current model is torch.Size([10, 4]).
"""
assert demo_dtypes.out.splitlines()[1] == "dtypes: ['torch.bfloat16']"
assert "'torch.float32'" in demo_dtypes.out
assert detect.out == """\
rank 0, 0.weight: 16 elements
rank 0, 1.weight: 2 elements
rank 0, 1.bias: 0 elements
rank 1, 0.weight: 0 elements
rank 1, 1.weight: 14 elements
rank 1, 1.bias: 4 elements
"""


def merge(rank, tmp, sums):  # with real processes
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    net = nn.Sequential(nn.Linear(4, 4, bias=False), nn.Linear(4, 4, bias=False))
    nn.init.ones_(net[0].weight)
    model = FSDP(net, device_id=torch.device("cpu"), use_orig_params=True)
    with FSDP.summon_full_params(model):
        model[0].weight.data += torch.ones(4, 2) @ torch.ones(2, 4)
    with FSDP.summon_full_params(model):
        sums[rank] = model[0].weight.sum()
    layer = nn.Linear(4, 4, bias=False)
    nn.init.ones_(layer.weight)
    fully_shard(layer, mesh=dist.init_device_mesh("cpu", (2,)))
    w = layer.weight
    w.data += distribute_tensor(torch.ones(4, 2) @ torch.ones(2, 4), w.device_mesh, w.placements)
    w.full_tensor().data.zero_()  # a copy: the model keeps its weights
    sharded_sums[rank] = w.full_tensor().sum()
    dist.destroy_process_group()


sums, sharded_sums = torch.zeros(2).share_memory_(), torch.zeros(2).share_memory_()
with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(merge, (tmp, sums), 2, start_method="fork")
assert sums.tolist() == sharded_sums.tolist() == [16 * 3, 16 * 3]
assert demo_storage.out.startswith("dict works: True\nsetStorage: ")
assert demo_storage.out.endswith("out of bounds for storage of size 0\n")
# --8<-- [end:check]
