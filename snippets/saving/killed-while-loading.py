"""Loading a model needs RAM for the model and for the file's weights: count both before you load."""
# /// pitfall
# apis = ["torch.load", "torch.load(mmap)", "torch.load(map_location)", "torch.nn.Module.load_state_dict(assign)",
#         "torch.set_default_dtype"]
# symptom = "memory"
# added = 2026-11-30
# messages = [
#   "DefaultCPUAllocator: can't allocate memory: you tried to allocate * bytes.",
# ]
#
# [reported.killed]
# message = "Loading checkpoint shards: *Killed"
# shown = """Loading checkpoint shards:  38%|###8      | 3/8 [00:02<00:03,  1.28it/s]Killed"""
# needs = "system"
# links = ["https://github.com/chatchat-space/Langchain-Chatchat/issues/35", "https://github.com/zai-org/ChatGLM-6B/issues/193", "https://github.com/oobabooga/textgen/issues/2509"]
# ///

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
# --8<-- [end:detect]
