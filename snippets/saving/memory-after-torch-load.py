"""A checkpoint stays in memory as long as a variable refers to it: load_state_dict copies its weights."""
# /// pitfall
# apis = ["torch.load", "torch.nn.Module.load_state_dict", "torch.optim.Optimizer.load_state_dict", "torch.optim.Adam"]
# also = ["torch.cuda.empty_cache", "torch.cuda.memory_allocated"]
# symptom = "memory"
# added = 2026-11-30
#
# [code.checkpoint_kept_in_an_object]
# either = [
#     'self.$CK = torch.load(...)', '$LIST.append(torch.load(...))', '$DICT[...] = torch.load(...)',
#     '$LIST = [torch.load(...) for $P in $PATHS]',
#     '$DICT = {$K: torch.load(...) for $P in $PATHS}',
# ]
# anywhere = ['$M.load_state_dict(...)']
# nowhere = [
#     'del self.$CK', 'self.$CK = None', 'del $LIST', 'del $DICT', '$LIST = None', '$LIST.clear()',
#     '$DICT.clear()',
# ]
# example = '''
# class Trainer:
#     def __init__(self, model):
#         self.checkpoint = torch.load("last.pt")
#         model.load_state_dict(self.checkpoint["model"])
# '''
#
# [code.checkpoint_stays_in_memory]
# either = [
# '''
# $CK = torch.load(...)
# ...
# $M.load_state_dict(<... $CK ...>, ...)
# ...
# $L.backward(...)
# ''',
# '''
# $CK = torch.load(...)
# ...
# $M.load_state_dict($CK[...], ...)
# ...
# $L.backward(...)
# ''',
# '''
# $CK = torch.load(...)
# ...
# $M.load_state_dict($CK, ...)
# ...
# $L.backward(...)
# ''',
# ]
# nowhere = [
#     'del $CK', 'del ..., $CK', 'del $CK, ...', '$CK = None',
#     '$CK = torch.load(..., map_location="cpu", ...)',
# ]
# example = '''
# checkpoint = torch.load("last.pt")
# model.load_state_dict(checkpoint["model"])
# for x, y in loader:
#     loss = criterion(model(x), y)
#     loss.backward()
# '''
#
# [code.checkpoint_while_memory_is_measured]
# either = [
# '''
# $CK = torch.load(...)
# ...
# $M.load_state_dict($CK[...], ...)
# ''',
# '''
# $CK = torch.load(...)
# ...
# $M.load_state_dict($CK, ...)
# ''',
# ]
# anywhere = [
#     [
#         '<... torch.cuda.memory_allocated(...) ...>',
#         '<... torch.cuda.max_memory_allocated(...) ...>',
#         '<... tracemalloc.get_traced_memory() ...>', '<... resource.getrusage(...) ...>',
#         '<... psutil.Process(...) ...>', '<... gc.get_objects() ...>',
#         '<... torch.cuda.memory_reserved(...) ...>',
#     ],
# ]
# nowhere = ['del $CK', 'del ..., $CK', 'del $CK, ...', '$CK = None']
# ///

# --8<-- [start:wrong]
import gc, torch
from torch import nn

def tensor_bytes():
    found = [x.untyped_storage() for x in gc.get_objects()
             if issubclass(type(x), torch.Tensor) and not x.is_meta]
    return sum({s.data_ptr(): s.nbytes() for s in found}.values())

before = tensor_bytes()
model = nn.Linear(1000, 1000)
torch.save({"model": model.state_dict(), "epoch": 3}, "checkpoint.pt")

model = nn.Linear(1000, 1000)
print("from scratch:", tensor_bytes() - before, "bytes")
#> from scratch: 4004000 bytes
checkpoint = torch.load("checkpoint.pt")
model.load_state_dict(checkpoint["model"])
epoch = checkpoint["epoch"]
print("after loading:", tensor_bytes() - before, "bytes")
#> after loading: 8008000 bytes
# --8<-- [end:wrong]

# --8<-- [start:right]
import gc, torch
from torch import nn

def tensor_bytes():
    found = [x.untyped_storage() for x in gc.get_objects()
             if issubclass(type(x), torch.Tensor) and not x.is_meta]
    return sum({s.data_ptr(): s.nbytes() for s in found}.values())

before = tensor_bytes()
model = nn.Linear(1000, 1000)
torch.save({"model": model.state_dict(), "epoch": 3}, "checkpoint.pt")

model = nn.Linear(1000, 1000)
print("from scratch:", tensor_bytes() - before, "bytes")
#> from scratch: 4004000 bytes
checkpoint = torch.load("checkpoint.pt")
model.load_state_dict(checkpoint["model"])
epoch = checkpoint["epoch"]
del checkpoint
print("after loading:", tensor_bytes() - before, "bytes")
#> after loading: 4004000 bytes
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn

def resume(path, model, optimizer):
    checkpoint = torch.load(path, map_location="cpu")
    model.load_state_dict(checkpoint["model"])
    optimizer.load_state_dict(checkpoint["optimizer"])
    return checkpoint["epoch"] + 1

model = nn.Linear(1000, 1000)
optimizer = torch.optim.Adam(model.parameters())
torch.save({"model": model.state_dict(), "epoch": 3,
            "optimizer": optimizer.state_dict()}, "checkpoint.pt")
start_epoch = resume("checkpoint.pt", model, optimizer)
print("continue with epoch", start_epoch)
#> continue with epoch 4
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo_optimizer]
import gc, torch
from torch import nn

def tensor_bytes():
    found = [x.untyped_storage() for x in gc.get_objects()
             if issubclass(type(x), torch.Tensor) and not x.is_meta]
    return sum({s.data_ptr(): s.nbytes() for s in found}.values())

before = tensor_bytes()
model = nn.Linear(1000, 1000)
optimizer = torch.optim.Adam(model.parameters())
print("before the first step:", tensor_bytes() - before, "bytes")
#> before the first step: 4004000 bytes
model(torch.ones(8, 1000)).mean().backward()
optimizer.step()
optimizer.zero_grad()
print("after the first step:", tensor_bytes() - before, "bytes")
#> after the first step: 12012008 bytes
torch.save(optimizer.state_dict(), "optimizer.pt")
optimizer = torch.optim.Adam(model.parameters())
optimizer.load_state_dict(torch.load("optimizer.pt"))
print("right after resuming:", tensor_bytes() - before, "bytes")
#> right after resuming: 12012008 bytes
# --8<-- [end:demo_optimizer]

# --8<-- [start:demo_shared]
import torch
from torch import nn

model = nn.Linear(1000, 1000)
optimizer = torch.optim.Adam(model.parameters())
model(torch.ones(8, 1000)).mean().backward()
optimizer.step()
torch.save(optimizer.state_dict(), "optimizer.pt")
state = torch.load("optimizer.pt")
optimizer = torch.optim.Adam(model.parameters())
optimizer.load_state_dict(state)
ours = optimizer.state[model.weight]["exp_avg"]
print("shared with the checkpoint:", ours is state["state"][0]["exp_avg"])
#> shared with the checkpoint: True
# --8<-- [end:demo_shared]

# --8<-- [start:demo_assign]
import gc, torch
from torch import nn

def tensor_bytes():
    found = [x.untyped_storage() for x in gc.get_objects()
             if issubclass(type(x), torch.Tensor) and not x.is_meta]
    return sum({s.data_ptr(): s.nbytes() for s in found}.values())

before = tensor_bytes()
torch.save(nn.Linear(1000, 1000).state_dict(), "model.pt")

with torch.device("meta"):
    model = nn.Linear(1000, 1000)
print("empty model:", tensor_bytes() - before, "bytes")
#> empty model: 0 bytes
state = torch.load("model.pt", mmap=True)
model.load_state_dict(state, assign=True)
print("after loading:", tensor_bytes() - before, "bytes")
#> after loading: 4004000 bytes
same = model.weight.data_ptr() == state["weight"].data_ptr()
print("shared with the checkpoint:", same)
#> shared with the checkpoint: True
# --8<-- [end:demo_assign]

# --8<-- [start:demo_again]
import gc, torch
from torch import nn

def tensor_bytes():
    found = [x.untyped_storage() for x in gc.get_objects()
             if issubclass(type(x), torch.Tensor) and not x.is_meta]
    return sum({s.data_ptr(): s.nbytes() for s in found}.values())

before = tensor_bytes()
torch.save(nn.Linear(1000, 1000).state_dict(), "model.pt")
for i in range(3):
    state = torch.load("model.pt")
    print("loaded:", tensor_bytes() - before, end=", ")
    del state
    print("after del:", tensor_bytes() - before)
#> loaded: 4004000, after del: 0
#> loaded: 4004000, after del: 0
#> loaded: 4004000, after del: 0
# --8<-- [end:demo_again]

# --8<-- [start:detect]
import torch
from torch import nn

def size(x):
    if torch.is_tensor(x):
        return x.nbytes
    return sum(map(size, x.values())) if isinstance(x, dict) else 0

model = nn.Linear(1000, 1000)
torch.save({"model": model.state_dict()}, "checkpoint.pt")
checkpoint = torch.load("checkpoint.pt")
for name, value in list(globals().items()):
    if size(value):
        print(f"{name}: {size(value)} bytes")
#> checkpoint: 4004000 bytes
# --8<-- [end:detect]

# --8<-- [start:check]
import resource
import sys

import torch
from torch import nn

weights = 4 * (1000 * 1000 + 1000)
assert wrong.out == (
    f"from scratch: {weights} bytes\nafter loading: {2 * weights} bytes\n")
assert right.out == (
    f"from scratch: {weights} bytes\nafter loading: {weights} bytes\n")
assert wrong.epoch == right.epoch == 3
assert demo_in_your_code.out == "continue with epoch 4\n"
steps = 2 * 4  # Adam also counts the steps of each of two parameters
assert demo_optimizer.out == (
    f"before the first step: {weights} bytes\n"
    f"after the first step: {3 * weights + steps} bytes\n"
    f"right after resuming: {3 * weights + steps} bytes\n")
assert demo_shared.out == "shared with the checkpoint: True\n"
model = nn.Linear(2, 2)
optimizer = torch.optim.Adam(model.parameters())
model(torch.ones(1, 2)).sum().backward()
optimizer.step()
torch.save(optimizer.state_dict(), "optimizer.pt")
state = torch.load("optimizer.pt")
optimizer.load_state_dict(state)
saved = state["state"][0]["exp_avg"].clone()
optimizer.step()  # changes the checkpoint
assert not torch.equal(state["state"][0]["exp_avg"], saved)
double = nn.Linear(2, 2).double()  # a different dtype: a copy
other = torch.optim.Adam(double.parameters())
other.load_state_dict(state)
assert other.state[double.weight]["exp_avg"].dtype == torch.double
assert demo_assign.out == (
    f"empty model: 0 bytes\nafter loading: {weights} bytes\n"
    "shared with the checkpoint: True\n")
assert demo_again.out == f"loaded: {weights}, after del: 0\n" * 3
assert detect.out == f"checkpoint: {weights} bytes\n"

# loading again needs no more memory: 20 loads of 4 MB
unit = 1 if sys.platform == "darwin" else 1024
torch.save(nn.Linear(1000, 1000).state_dict(), "model.pt")
peaks = []
for i in range(23):
    torch.load("model.pt")
    peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit)
assert peaks[-1] - peaks[2] < 5 * weights

# assign=True puts new parameters into the model
model = nn.Linear(2, 2)
optimizer = torch.optim.SGD(model.parameters())
model.load_state_dict(nn.Linear(2, 2).state_dict(), assign=True)
assert optimizer.param_groups[0]["params"][0] is not model.weight
# --8<-- [end:check]
