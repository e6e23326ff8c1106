"""All ranks must call the same collective with tensors of the same size; different lengths have to be padded first."""
# /// pitfall
# apis = ["torch.distributed.all_gather", "torch.distributed.all_to_all_single", "torch.distributed.all_reduce", "torch.distributed.broadcast",
#         "torch.distributed.set_debug_level", "torch.Tensor.contiguous"]
# also = ["torch.distributed.all_gather_object", "torch.distributed.gather", "torch.distributed.reduce_scatter"]
# symptom = "error"
# raises = ["wrong_contiguous", "wrong_list"]
# added = 2026-12-01
# messages = [
#   "Detected mismatch between collectives on ranks. Rank * is running collective: *",
#   "Tensors must be contiguous",
#   "ProcessGroupGloo::allgather: invalid tensor size at index * (expected (*), got (*))",
# ]
# older = [
#   "input tensor has to be contiguous",
#   "output tensor size must be equal to world_size times input tensor size",
#   "ProcessGroupGloo::gather: invalid tensor size at index * (expected (*), got (*))",
#   "ProcessGroupGloo::scatter: invalid tensor size at index * (expected (*), got (*))",
#   "op.preamble.length <= op.nbytes. * vs *",
#   "Detected mismatch between collectives on ranks. Rank * is running inconsistent collective: *",
#   "Invalid usage of tensors with different dtypes",
#   "ProcessGroupGloo::allgather: invalid output tensor list at index * (expected length *, got *)",
# ]
# ///

# --8<-- [start:wrong]
import tempfile
import torch
from torch import distributed as dist, multiprocessing as mp

def evaluate(rank, tmp):
    dist.set_debug_level(dist.DebugLevel.DETAIL)
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    pred = torch.ones(3 - rank)  # the last batch of rank 1 is smaller
    out = [torch.zeros_like(pred) for _ in range(2)]
    try:
        dist.all_gather(out, pred)
        print(f"rank {rank}:", torch.cat(out))
    except RuntimeError as error:
        if rank == 0:
            print("RuntimeError:", error)
with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(evaluate, (tmp,), 2, start_method="fork")
#> RuntimeError: Detected mismatch between collectives on ranks. Rank 0 is running collective: CollectiveFingerPrint(SequenceNumber=0, OpType=ALLGATHER, TensorShape=[3], TensorDtypes=Float, TensorDeviceTypes=TensorOptions(dtype=float (default), device=cpu, layout=Strided (default), requires_grad=false (default), pinned_memory=false (default), memory_format=(nullopt))), but Rank 1 is running collective: CollectiveFingerPrint(SequenceNumber=0, OpType=ALLGATHER, TensorShape=[2], TensorDtypes=Float, TensorDeviceTypes=TensorOptions(dtype=float (default), device=cpu, layout=Strided (default), requires_grad=false (default), pinned_memory=false (default), memory_format=(nullopt))).Collectives differ in the following aspects:   Tensor Tensor shapes: 3vs 2
# --8<-- [end:wrong]

# --8<-- [start:right]
import tempfile
import torch
from torch import distributed as dist, multiprocessing as mp

def gather(x):
    size = torch.tensor([len(x)], device=x.device)
    sizes = [torch.zeros_like(size) for _ in range(dist.get_world_size())]
    dist.all_gather(sizes, size)
    padded = x.new_zeros(max(int(n) for n in sizes), *x.shape[1:])
    padded[:len(x)] = x
    out = [torch.zeros_like(padded) for _ in sizes]
    dist.all_gather(out, padded)
    return torch.cat([part[:int(n)] for part, n in zip(out, sizes)])
def evaluate(rank, tmp):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    pred = gather(torch.full((3 - rank,), float(rank)))
    if rank == 0:
        print("all predictions:", pred)
with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(evaluate, (tmp,), 2, start_method="fork")
#> all predictions: tensor([0., 0., 0., 1., 1.])
# --8<-- [end:right]

# --8<-- [start:demo_order]
import tempfile
import torch
from torch import distributed as dist, multiprocessing as mp

def train(rank, tmp):
    dist.set_debug_level(dist.DebugLevel.DETAIL)
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    losses = {"boxes": torch.ones(1)} if rank == 0 else {}
    try:
        for name in losses:  # an image without boxes has no such loss
            dist.all_reduce(losses[name])
        dist.broadcast(torch.zeros(2), src=0)
    except RuntimeError as error:
        if rank == 0:
            print(str(error).split("aspects:")[1].strip())
with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp,), 2, start_method="fork")
#> Op type: ALLREDUCEvs BROADCAST  Tensor Tensor shapes: 1vs 2
# --8<-- [end:demo_order]

# --8<-- [start:wrong_contiguous]
import tempfile
import torch
from torch import distributed as dist

with tempfile.TemporaryDirectory() as tmp:
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=0, world_size=1)
    x = torch.arange(6.).view(2, 3).t()
    out = torch.zeros(3, 2)
    try:
        dist.all_to_all_single(out, x)
    finally:
        dist.destroy_process_group()
    print("received:", out.tolist())
#> ValueError: Tensors must be contiguous
# --8<-- [end:wrong_contiguous]

# --8<-- [start:right_contiguous]
import tempfile
import torch
from torch import distributed as dist

with tempfile.TemporaryDirectory() as tmp:
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=0, world_size=1)
    x = torch.arange(6.).view(2, 3).t()
    out = torch.zeros(3, 2)
    dist.all_to_all_single(out, x.contiguous())
    dist.destroy_process_group()
    print("received:", out.tolist())
#> received: [[0.0, 3.0], [1.0, 4.0], [2.0, 5.0]]
# --8<-- [end:right_contiguous]

# --8<-- [start:wrong_list]
import tempfile
import torch
from torch import distributed as dist

with tempfile.TemporaryDirectory() as tmp:
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=0, world_size=1)
    features = torch.ones(4, 3)
    out = [torch.zeros(4, 2)]
    try:
        dist.all_gather(out, features)
    finally:
        dist.destroy_process_group()
    print("gathered:", tuple(out[0].shape))
#> RuntimeError: ProcessGroupGloo::allgather: invalid tensor size at index 0 (expected (4, 3), got (4, 2))
# --8<-- [end:wrong_list]

# --8<-- [start:right_list]
import tempfile
import torch
from torch import distributed as dist

with tempfile.TemporaryDirectory() as tmp:
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=0, world_size=1)
    features = torch.ones(4, 3)
    out = [torch.empty_like(features) for _ in range(dist.get_world_size())]
    dist.all_gather(out, features)
    dist.destroy_process_group()
    print("gathered:", tuple(out[0].shape))
#> gathered: (4, 3)
# --8<-- [end:right_list]

# --8<-- [start:check]
import torch

assert wrong.out.startswith(
    "RuntimeError: Detected mismatch between collectives on ranks. Rank 0 ")
assert "TensorShape=[3]" in wrong.out and "TensorShape=[2]" in wrong.out
assert wrong.out.endswith("Tensor shapes: 3vs 2\n")
assert right.out == "all predictions: tensor([0., 0., 0., 1., 1.])\n"
assert demo_order.out.startswith("Op type: ALLREDUCEvs BROADCAST")
assert wrong_contiguous.error == "ValueError: Tensors must be contiguous"
assert right_contiguous.out == (
    "received: [[0.0, 3.0], [1.0, 4.0], [2.0, 5.0]]\n")
assert not torch.arange(6.).view(2, 3).t().is_contiguous()
assert wrong_list.error == (
    "RuntimeError: ProcessGroupGloo::allgather: invalid tensor size at index "
    "0 (expected (4, 3), got (4, 2))")
assert right_list.out == "gathered: (4, 3)\n"
assert not torch.ones(1).expand(3).is_contiguous()
# gloo gathers such a tensor as it is
import tempfile

from torch import distributed as dist

with tempfile.TemporaryDirectory() as tmp:
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=0, world_size=1)
    x, out = torch.arange(6.).view(2, 3).t(), [torch.zeros(3, 2)]
    dist.all_gather(out, x)
    dist.destroy_process_group()
assert torch.equal(out[0], x)
import inspect

parameters = inspect.signature(torch.distributed.all_to_all_single).parameters
assert {"input_split_sizes", "output_split_sizes"} <= set(parameters)
environment = {"TORCH_DISTRIBUTED_DEBUG": "DETAIL"}
assert environment
# --8<-- [end:check]
