"""CUDA tensors can't be passed to another process on Windows: a Dataset returns CPU tensors, and a model is moved inside the process."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader", "torch.nn.Module.share_memory", "torch.nn.Module.load_state_dict", "torch.multiprocessing.get_context"]
# also = ["torch.multiprocessing.Queue", "torch.cuda.ipc_collect", "torch.multiprocessing.spawn"]
# symptom = "error"
# added = 2026-12-01
# older = [
#   "CUDA error: operation not supported",
#   "StorageSharing.cpp line=* error=801 : operation not supported",
#   "StorageSharing.cpp line=* error=71 : operation not supported",
#   "cuda runtime error (71) : operation not supported at *StorageSharing.cpp",
#   "cuda runtime error (63) : OS call failed or operation not supported on this OS at *",
#   "OS call failed or operation not supported on this OS at *StorageSharing.cpp",
# ]
# [reported.windows]
# message = "cuda runtime error (801) : operation not supported at *StorageSharing.cpp"
# shown = 'RuntimeError: cuda runtime error (801) : operation not supported at ..\torch/csrc/generic/StorageSharing.cpp:247'
# needs = "windows"
# links = ["https://github.com/pytorch/examples/issues/806", "https://github.com/pytorch/pytorch/issues/36037", "https://github.com/vietnh1009/Super-mario-bros-A3C-pytorch/issues/18"]
# [reported.received]
# message = "Attempted to send CUDA tensor received from another process; this is not currently supported. Consider cloning before sending."
# shown = "RuntimeError: Attempted to send CUDA tensor received from another process; this is not currently supported. Consider cloning before sending."
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/134755", "https://github.com/sgl-project/sglang/pull/8382"]
# [reported.producer]
# message = "Producer process has been terminated before all shared CUDA tensors released. See Note [Sharing CUDA tensors]"
# shown = "[W CudaIPCTypes.cpp:15] Producer process has been terminated before all shared CUDA tensors released. See Note [Sharing CUDA tensors]"
# needs = "gpu"
# links = ["https://github.com/zju3dv/Vox-Fusion/issues/6", "https://github.com/Lucaslab-Berkeley/Leopard-EM/pull/72"]
# ///

# --8<-- [start:demo_dataset]
import torch
from torch.utils.data import DataLoader, Dataset

device = "cuda" if torch.cuda.is_available() else "cpu"

class Rows(Dataset):
    def __init__(self, rows):
        self.rows = torch.tensor(rows)

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, index):
        return self.rows[index].to(device)  # in the worker
for x in DataLoader(Rows([[1.0], [2.0]]), num_workers=0):
    print("batch:", tuple(x.shape), x.device)
#> batch: (1, 1) cpu
#> batch: (1, 1) cpu
# --8<-- [end:demo_dataset]

# --8<-- [start:demo_loop]
import torch
from torch.utils.data import DataLoader, TensorDataset

device = "cuda" if torch.cuda.is_available() else "cpu"
dataset = TensorDataset(torch.tensor([[1.0], [2.0]]))  # on the CPU
for (x,) in DataLoader(dataset, num_workers=1,
                       multiprocessing_context="fork"):
    x = x.to(device)
    print("batch:", tuple(x.shape), x.device)
#> batch: (1, 1) cpu
#> batch: (1, 1) cpu
# --8<-- [end:demo_loop]

# --8<-- [start:demo_model]
import torch
from torch import multiprocessing as mp, nn

device = "cuda" if torch.cuda.is_available() else "cpu"

def play(shared, queue):
    local = nn.Linear(2, 1).to(device)  # each process has its own copy
    local.load_state_dict(shared.state_dict())
    with torch.no_grad():
        queue.put(local(torch.ones(1, 2, device=device)).item())

shared = nn.Linear(2, 1)  # on the CPU
shared.share_memory()
context = mp.get_context("fork")  # on Windows: spawn
queue = context.Queue()
process = context.Process(target=play, args=(shared, queue))
process.start()
same = abs(queue.get() - shared(torch.ones(1, 2)).item()) < 1e-6
process.join()
print("same result in both processes:", same)
#> same result in both processes: True
# --8<-- [end:demo_model]

# --8<-- [start:detect]
import torch

def not_on_cpu(obj, name="object"):
    if isinstance(obj, torch.Tensor):
        return [f"{name} on {obj.device}"] if obj.device.type != "cpu" else []
    if isinstance(obj, dict):
        parts = obj.items()
    elif isinstance(obj, (list, tuple)):
        parts = enumerate(obj)
    else:
        parts = getattr(obj, "__dict__", {}).items()
    return [found for key, value in parts
            for found in not_on_cpu(value, f"{name}.{key}")]

class Rows:
    def __init__(self):
        self.x = torch.ones(2)
        self.masks = [torch.ones(2, device="meta")]  # as if on the GPU
print("can't be passed on:", not_on_cpu(Rows(), "dataset"))
#> can't be passed on: ['dataset.masks.0 on meta']
# --8<-- [end:detect]

# --8<-- [start:check]
from torch.multiprocessing.reductions import reduce_tensor

assert callable(reduce_tensor)
assert demo_dataset.out == "batch: (1, 1) cpu\nbatch: (1, 1) cpu\n"
assert demo_loop.out == demo_dataset.out
assert demo_model.out == "same result in both processes: True\n"
assert detect.out == "can't be passed on: ['dataset.masks.0 on meta']\n"
# --8<-- [end:check]
