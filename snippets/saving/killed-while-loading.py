"""While a model is loaded, RAM holds the new model and the weights of the file: count both before you load."""
# /// pitfall
# apis = ["torch.load", "torch.nn.Module.load_state_dict", "torch.device"]
# also = ["torch.set_default_dtype"]
# symptom = "memory"
# added = 2026-11-30
#
# [reported.killed]
# message = "Loading checkpoint shards: *Killed"
# shown = "Loading checkpoint shards:  38%|##8     | 3/8 [00:02<00:03,  1.28it/s]Killed"
# needs = "system"
# links = ["https://github.com/chatchat-space/Langchain-Chatchat/issues/35", "https://github.com/eosphoros-ai/DB-GPT/issues/63", "https://github.com/oobabooga/textgen/issues/2509"]
# [reported.dmesg]
# message = "Out of memory: Killed process * (python) total-vm:*"
# shown = "Out of memory: Killed process 576419 (python) total-vm:78521468kB, anon-rss:54398260kB, file-rss:2628kB, shmem-rss:0kB, UID:1000 pgtables:119448kB oom_score_adj:0"
# needs = "system"
# links = ["https://github.com/deepseek-ai/DeepSeek-VL2/issues/90", "https://github.com/oobabooga/textgen/issues/440"]
# ///

# --8<-- [start:wrong]
import gc, torch
from torch import nn

def tensor_bytes():
    found = [x.untyped_storage() for x in gc.get_objects()
             if issubclass(type(x), torch.Tensor) and not x.is_meta]
    return sum({s.data_ptr(): s.nbytes() for s in found}.values())

torch.save(nn.Linear(1000, 1000).bfloat16().state_dict(), "model.pt")
before = tensor_bytes()
model = nn.Linear(1000, 1000)
state = torch.load("model.pt")
print("while loading:", tensor_bytes() - before, "bytes")
#> while loading: 6006000 bytes
model.load_state_dict(state)
del state
print("after loading:", tensor_bytes() - before, "bytes")
#> after loading: 4004000 bytes
# --8<-- [end:wrong]

# --8<-- [start:right]
import gc, torch
from torch import nn

def tensor_bytes():
    found = [x.untyped_storage() for x in gc.get_objects()
             if issubclass(type(x), torch.Tensor) and not x.is_meta]
    return sum({s.data_ptr(): s.nbytes() for s in found}.values())

torch.save(nn.Linear(1000, 1000).bfloat16().state_dict(), "model.pt")
before = tensor_bytes()
with torch.device("meta"):
    model = nn.Linear(1000, 1000)
state = torch.load("model.pt", mmap=True)
print("while loading:", tensor_bytes() - before, "bytes")
#> while loading: 2002000 bytes
model.load_state_dict(state, assign=True)
del state
print("after loading:", tensor_bytes() - before, "bytes")
#> after loading: 2002000 bytes
# --8<-- [end:right]

# --8<-- [start:wrong_shards]
import gc, torch
from torch import nn

def tensor_bytes():
    found = [x.untyped_storage() for x in gc.get_objects()
             if issubclass(type(x), torch.Tensor) and not x.is_meta]
    return sum({s.data_ptr(): s.nbytes() for s in found}.values())

model = nn.Sequential(*[nn.Linear(1000, 1000) for i in range(4)])
for i, (k, w) in enumerate(model.state_dict().items()):
    torch.save({k: w}, f"shard{i}.pt")
before, state = tensor_bytes(), {}
for i in range(8):
    state |= torch.load(f"shard{i}.pt")
model.load_state_dict(state)
print("in addition to the model:", tensor_bytes() - before, "bytes")
#> in addition to the model: 16016000 bytes
# --8<-- [end:wrong_shards]

# --8<-- [start:right_shards]
import gc, torch
from torch import nn

def tensor_bytes():
    found = [x.untyped_storage() for x in gc.get_objects()
             if issubclass(type(x), torch.Tensor) and not x.is_meta]
    return sum({s.data_ptr(): s.nbytes() for s in found}.values())

model = nn.Sequential(*[nn.Linear(1000, 1000) for i in range(4)])
for i, (k, w) in enumerate(model.state_dict().items()):
    torch.save({k: w}, f"shard{i}.pt")
before, most = tensor_bytes(), 0
for i in range(8):
    state = torch.load(f"shard{i}.pt")
    model.load_state_dict(state, strict=False)
    most = max(most, tensor_bytes() - before)
    del state
print("in addition to the model:", most, "bytes")
#> in addition to the model: 4000000 bytes
# --8<-- [end:right_shards]

# --8<-- [start:demo_dtypes]
import torch

parameters = 7_000_000_000  # a "7B" model
for dtype in (torch.float32, torch.bfloat16, torch.int8):
    size = parameters * dtype.itemsize
    print(f"{dtype}: {size / 1e9:.0f} GB")
#> torch.float32: 28 GB
#> torch.bfloat16: 14 GB
#> torch.int8: 7 GB
# --8<-- [end:demo_dtypes]

# --8<-- [start:detect]
import torch
from torch import nn

def size(x):
    if torch.is_tensor(x):
        return x.nbytes
    return sum(map(size, x.values())) if isinstance(x, dict) else 0

model = nn.Linear(1000, 1000)
optimizer = torch.optim.Adam(model.parameters())
model(torch.ones(1, 1000)).sum().backward()
optimizer.step()
torch.save({"model": model.state_dict(),
            "optimizer": optimizer.state_dict()}, "checkpoint.pt")

checkpoint = torch.load("checkpoint.pt", map_location="meta")
for name, value in checkpoint.items():
    print(f"{name}: {size(value)} bytes")
#> model: 4004000 bytes
#> optimizer: 8008008 bytes
# --8<-- [end:detect]

# --8<-- [start:check]
import signal

import torch

assert 128 + signal.SIGKILL == 137

assert wrong.out == (
    "while loading: 6006000 bytes\nafter loading: 4004000 bytes\n")
assert right.out == (
    "while loading: 2002000 bytes\nafter loading: 2002000 bytes\n")
assert wrong.model.weight.dtype == torch.float32
assert right.model.weight.dtype == torch.bfloat16
assert wrong_shards.out == "in addition to the model: 16016000 bytes\n"
assert right_shards.out == "in addition to the model: 4000000 bytes\n"
assert demo_dtypes.out == (
    "torch.float32: 28 GB\ntorch.bfloat16: 14 GB\ntorch.int8: 7 GB\n")
assert detect.out == "model: 4004000 bytes\noptimizer: 8008008 bytes\n"
assert str(detect.checkpoint).count("device='meta'") == 8
# --8<-- [end:check]
