"""Each process needs a GPU of its own, chosen by LOCAL_RANK before the first collective; the rank works on one machine only."""
# /// pitfall
# apis = ["torch.distributed.init_process_group", "torch.device", "torch.distributed.all_gather_object",
#         "torch.distributed.is_nccl_available", "torch.distributed.destroy_process_group", "torch.cuda.is_available",
#         "torch.cuda.set_device"]
# symptom = "error"
# raises = ["demo_built_in"]
# added = 2026-11-29
# also = ["torch.distributed.barrier", "torch.distributed.DistBackendError"]
# messages = [
#   "Distributed package doesn't have NCCL built in",
#   "Attempted to get default timeout for nccl backend, but NCCL support is not compiled",
# ]
# older = [
#   "NCCL error in: *, unhandled system error, NCCL version *",
#   "NCCL error in: *, unhandled cuda error, NCCL version *",
#   "NCCL error in: *, invalid usage, NCCL version *",
#   "NCCL error in: *, remote process exited or there was a network error, NCCL version *",
#   "using best-guess GPU * to perform barrier as devices used by this process are currently unknown.",
#   "cuda runtime error (10) : invalid device ordinal",
#   "cuda runtime error (101) : invalid device ordinal",
#   "ProcessGroupNCCL is only supported with GPUs, no GPUs found!",
#   "NCCL communicator was aborted on rank *",
#   "NCCL communicator was aborted.",
# ]
#
# [code.every_rank_on_one_gpu]
# either = [
#     '$X.cuda()', '$X.to("cuda")', '$X.to("cuda:0")', 'torch.device("cuda")',
#     'torch.device("cuda:0")', '$X.cuda(0)',
# ]
# anywhere = [
#     'torch.distributed.init_process_group(...)',
#     '$M = torch.nn.parallel.DistributedDataParallel(...)', '$O.step(...)',
# ]
# nowhere = [
#     'torch.cuda.set_device(...)', 'torch.device(f"...")', 'torch.device("cuda", $RANK)',
#     'torch.nn.parallel.DistributedDataParallel(..., device_ids=$IDS, ...)',
#     'torch.accelerator.set_device_index(...)',
# ]
# example = '''
# torch.distributed.init_process_group("nccl")
# model = torch.nn.parallel.DistributedDataParallel(Net().cuda())
# model.to("cuda")
# optimizer.step()
# '''
#
# [reported.duplicate]
# message = "NCCL error in: * invalid usage (run with NCCL_DEBUG=WARN for details)* NCCL version *Duplicate GPU detected : rank * and rank * both on CUDA device *"
# shown = """torch.distributed.DistBackendError: NCCL error in: ../torch/csrc/distributed/c10d/NCCLUtils.hpp:275, invalid usage (run with NCCL_DEBUG=WARN for details), NCCL version 2.20.5
# ncclInvalidUsage: This usually reflects invalid usage of NCCL library.
# Last error:
# Duplicate GPU detected : rank 1 and rank 0 both on CUDA device 10"""
# needs = "gpus"
# links = ["https://github.com/verl-project/verl/issues/161", "https://github.com/NVIDIA/Megatron-LM/issues/661", "https://github.com/Peterande/D-FINE/issues/289"]
#
# [reported.cuda]
# message = "NCCL error in: * unhandled cuda error (run with NCCL_DEBUG=INFO for details)* NCCL version *ncclUnhandledCudaError: Call to CUDA function failed."
# shown = """torch.distributed.DistBackendError: NCCL error in: ../torch/csrc/distributed/c10d/NCCLUtils.hpp:275, unhandled cuda error (run with NCCL_DEBUG=INFO for details), NCCL version 2.20.5
# ncclUnhandledCudaError: Call to CUDA function failed.
# Last error:
# Cuda failure 1 'invalid argument'"""
# needs = "gpus"
# links = ["https://github.com/NVIDIA/nccl/issues/1410", "https://github.com/pytorch/pytorch/issues/130113"]
#
# [reported.system]
# message = "NCCL error in: * unhandled system error (run with NCCL_DEBUG=INFO for details)* NCCL version *ncclSystemError: System call (e.g. socket, malloc) or external library call failed or device error."
# shown = """torch.distributed.DistBackendError: NCCL error in: /pytorch/torch/csrc/distributed/c10d/NCCLUtils.hpp:268, unhandled system error (run with NCCL_DEBUG=INFO for details), NCCL version 2.21.5
# ncclSystemError: System call (e.g. socket, malloc) or external library call failed or device error.
# Last error:
# Error while creating shared memory segment /dev/shm/nccl-1YsMbG (size 7340384)"""
# needs = "gpus"
# links = ["https://github.com/pytorch/torchtitan/issues/853", "https://github.com/vllm-project/vllm/issues/6574"]
#
# [reported.barrier]
# message = "to perform barrier as devices used by this process are currently unknown.*This can potentially cause a hang if this rank to GPU mapping is incorrect."
# shown = "[rank3]:[W325 11:49:30.413639546 ProcessGroupNCCL.cpp:4561] [PG ID 0 PG GUID 0 Rank 3]  using GPU 0 to perform barrier as devices used by this process are currently unknown. This can potentially cause a hang if this rank to GPU mapping is incorrect. Specify device_ids in barrier() to force use of a particular device, or call init_process_group() with a device_id."
# needs = "gpus"
# links = ["https://github.com/verl-project/verl/issues/752", "https://github.com/deepspeedai/DeepSpeed/pull/7266", "https://github.com/bmaltais/kohya_ss/issues/2933"]
#
# [reported.guessing]
# message = "Guessing device ID based on global rank. * This can cause a hang if rank to GPU mapping is heterogeneous. * You can specify device_id in init_process_group()"
# shown = "Guessing device ID based on global rank.  This can cause a hang if rank to GPU mapping is heterogeneous.  You can specify device_id in init_process_group()"
# needs = "gpus"
# links = ["https://github.com/pytorch/pytorch/pull/162015", "https://github.com/pytorch/pytorch/blob/main/torch/csrc/distributed/c10d/ProcessGroupNCCL.cpp"]
#
# [reported.context]
# message = "barrier(): using the device under current context. * You can specify `device_id` in `init_process_group` to mute this warning."
# shown = "UserWarning: barrier(): using the device under current context.  You can specify `device_id` in `init_process_group` to mute this warning."
# needs = "gpus"
# links = ["https://github.com/ray-project/ray/pull/64810", "https://github.com/pytorch/pytorch/blob/main/torch/distributed/distributed_c10d.py"]
#
# [reported.timeout]
# message = "Watchdog caught collective operation timeout: * milliseconds before timing out."
# shown = "[Rank 0] Watchdog caught collective operation timeout: WorkNCCL(SeqNum=1580, OpType=ALLREDUCE, NumelIn=466119168, NumelOut=466119168, Timeout(ms)=600000) ran for 600060 milliseconds before timing out."
# needs = "gpus"
# links = ["https://github.com/hiyouga/LlamaFactory/issues/7396", "https://github.com/vllm-project/vllm/issues/5484"]
#
# [reported.remote]
# message = "ncclRemoteError: A call failed possibly due to a network error or a remote process exiting prematurely."
# shown = """torch.distributed.DistBackendError: NCCL error in: /pytorch/torch/csrc/distributed/c10d/NCCLUtils.hpp:268, remote process exited or there was a network error, NCCL version 2.21.5
# ncclRemoteError: A call failed possibly due to a network error or a remote process exiting prematurely.
# Last error:
# socketProgressOpt: Call to recv from 172....<33759> failed : Connection reset by peer"""
# needs = "gpus"
# links = ["https://github.com/NVIDIA/nccl/issues/2076", "https://github.com/tatsu-lab/stanford_alpaca/issues/207"]
#
# [reported.reset]
# message = "Call to * failed : Connection reset by peer"
# shown = "worker0-0d9gnb:15:91 [3] include/socket.h 398 NCCL WARN Call to write failed : Connection reset by peer"
# needs = "gpus"
# links = ["https://github.com/NVIDIA/nccl/issues/193", "https://github.com/NVIDIA/nccl/issues/1920"]
#
# [reported.closed]
# message = "Connection closed by remote peer"
# shown = "NCCL WARN socketProgress: Connection closed by remote peer node2<42830>"
# needs = "gpus"
# links = ["https://github.com/NVIDIA/nccl/issues/1232", "https://github.com/NVIDIA/nccl/issues/1514"]
#
# [reported.ordinal]
# message = "invalid device ordinal"
# shown = "RuntimeError: CUDA error: invalid device ordinal"
# needs = "gpus"
# links = ["https://github.com/cfzd/Ultra-Fast-Lane-Detection/issues/193", "https://github.com/tatsu-lab/stanford_alpaca/issues/67", "https://github.com/hustvl/Vim/issues/61"]
# ///

# --8<-- [start:demo_same_gpu]
import torch

nodes, gpus = 2, 2
for node in range(nodes):
    for local_rank in range(gpus):  # torchrun sets RANK and LOCAL_RANK
        rank = node * gpus + local_rank
        device = torch.device("cuda", 0)  # or "cuda", without set_device
        print(f"node {node}, rank {rank}: {device}")
#> node 0, rank 0: cuda:0
#> node 0, rank 1: cuda:0
#> node 1, rank 2: cuda:0
#> node 1, rank 3: cuda:0
# --8<-- [end:demo_same_gpu]

# --8<-- [start:demo_own_gpu]
import torch

nodes, gpus = 2, 2
for node in range(nodes):
    for local_rank in range(gpus):  # torchrun sets RANK and LOCAL_RANK
        rank = node * gpus + local_rank
        device = torch.device("cuda", local_rank)
        print(f"node {node}, rank {rank}: {device}")
#> node 0, rank 0: cuda:0
#> node 0, rank 1: cuda:1
#> node 1, rank 2: cuda:0
#> node 1, rank 3: cuda:1
# --8<-- [end:demo_own_gpu]

# --8<-- [start:demo_rank]
import torch

nodes, gpus = 2, 2
for node in range(nodes):
    for local_rank in range(gpus):
        rank = node * gpus + local_rank
        device = torch.device("cuda", rank)
        there = "there" if device.index < gpus else "no such GPU"
        print(f"node {node}, rank {rank}: {device}, {there}")
#> node 0, rank 0: cuda:0, there
#> node 0, rank 1: cuda:1, there
#> node 1, rank 2: cuda:2, no such GPU
#> node 1, rank 3: cuda:3, no such GPU
# --8<-- [end:demo_rank]

# --8<-- [start:demo_in_your_code]
import os
import torch
from torch import distributed as dist, nn

local_rank = int(os.environ.get("LOCAL_RANK", 0))
if torch.cuda.is_available():
    device = torch.device("cuda", local_rank)
    torch.cuda.set_device(device)
    dist.init_process_group("nccl", device_id=device)
else:
    device = torch.device("cpu")
    dist.init_process_group(
        "gloo", store=dist.HashStore(), rank=0, world_size=1)
model = nn.Linear(10, 1).to(device)
print(f"rank {dist.get_rank()} of {dist.get_world_size()} uses {device}")
#> rank 0 of 1 uses cpu
dist.destroy_process_group()
# --8<-- [end:demo_in_your_code]

# --8<-- [start:detect]
import tempfile
from torch import distributed as dist, multiprocessing as mp

def train(rank, tmp):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    loader = range(3 if rank == 0 else 2)  # rank 0 has one batch more
    counts = [None, None]
    dist.all_gather_object(counts, len(loader))
    if rank == 0:
        print("batches per rank:", counts)
    dist.destroy_process_group()

with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp,), 2, start_method="fork")
#> batches per rank: [3, 2]
# --8<-- [end:detect]

# --8<-- [start:demo_built_in]
from torch import distributed as dist

print("NCCL:", dist.is_nccl_available())
#> NCCL: False
dist.init_process_group(
    "nccl", store=dist.HashStore(), rank=0, world_size=1)
#> UserWarning: Attempted to get default timeout for nccl backend, but NCCL support is not compiled
#> RuntimeError: Distributed package doesn't have NCCL built in
# --8<-- [end:demo_built_in]

# --8<-- [start:check]
import torch
from torch import distributed as dist

assert demo_same_gpu.out == """\
node 0, rank 0: cuda:0
node 0, rank 1: cuda:0
node 1, rank 2: cuda:0
node 1, rank 3: cuda:0
"""
assert demo_own_gpu.out == """\
node 0, rank 0: cuda:0
node 0, rank 1: cuda:1
node 1, rank 2: cuda:0
node 1, rank 3: cuda:1
"""
assert demo_rank.out == """\
node 0, rank 0: cuda:0, there
node 0, rank 1: cuda:1, there
node 1, rank 2: cuda:2, no such GPU
node 1, rank 3: cuda:3, no such GPU
"""
assert torch.device("cuda").index is None  # the current device
assert demo_in_your_code.out == "rank 0 of 1 uses cpu\n"
assert demo_in_your_code.device.type == "cpu"
assert detect.out == "batches per rank: [3, 2]\n"
assert demo_built_in.out.startswith("NCCL: False\n")
assert demo_built_in.error == (
    "RuntimeError: Distributed package doesn't have NCCL built in")
# a sampler gives every rank the same number of samples
sizes = [len(torch.utils.data.DistributedSampler(range(5), 2, rank))
         for rank in range(2)]
assert sizes == [3, 3]
# --8<-- [end:check]
