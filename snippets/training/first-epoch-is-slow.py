"""What is done again in every step or epoch, such as joining all outputs so far, makes each one slower than the last."""
# /// pitfall
# apis = ["torch.cat", "torch.nn.Module.register_forward_hook", "torch.utils.data.DataLoader", "torch.compile",
#         "torch.jit.script", "torch.inference_mode"]
# also = ["torch.backends.cudnn.benchmark", "torch.cuda.synchronize"]
# symptom = "silent"
# added = 2026-11-30
#
# [code.hook_in_the_loop]
# pattern = '''
# for $EPOCH in range(...):
#     ...
#     $LAYER.register_forward_hook(...)
#     ...
#     for $X in $STEPS:
#         ...
# '''
# not = [
# '''
# for $EPOCH in range(...):
#     ...
#     $HANDLE.remove()
#     ...
# ''',
# '''
# for $EPOCH in range(...):
#     ...
#     model = $NEW
#     ...
# ''',
# '''
# for $EPOCH in range(...):
#     ...
#     net = $NEW
#     ...
# ''',
# ]
# line = "$LAYER"
#
# [code.cache_that_is_lost]
# either = ['self.$CACHE[$I] = $V', 'self.$CACHE.setdefault($I, ...)']
# inside = [
#     'def __getitem__(...): ...',
# '''
# class $DS(...):
#     ...
#     def __init__(...):
#         ...
#         self.$CACHE = $EMPTY
#         ...
#     ...
# ''',
# ]
# anywhere = ['torch.utils.data.DataLoader(..., num_workers=$W, ...)']
# nowhere = ['torch.utils.data.DataLoader(..., persistent_workers=$P, ...)']
# names = { "$W" = '(?!0$).*', "$EMPTY" = '\{\}|\[\]|dict\(\)|list\(\)|\[None\] ?\*.*|\[None for.*|(collections\.)?(OrderedDict|defaultdict)\(.*' }
#
# [code.cat_in_the_loop]
# either = [
#     '$OUT = torch.cat([$OUT, ...], ...)', '$OUT = torch.cat(($OUT, ...), ...)',
#     '$OUT = torch.vstack([$OUT, ...])', '$OUT = torch.vstack(($OUT, ...))',
#     '$OUT = torch.hstack([$OUT, ...])', '$OUT = torch.hstack(($OUT, ...))',
#     '$OUT = numpy.concatenate([$OUT, ...], ...)', '$OUT = numpy.concatenate(($OUT, ...), ...)',
#     '$OUT = numpy.append($OUT, ...)', '$OUT = numpy.vstack([$OUT, ...])',
#     '$OUT = numpy.vstack(($OUT, ...))', '$OUT = torch.concat([$OUT, ...], ...)',
#     '$OUT = torch.cat(tensors=[$OUT, ...], ...)',
# ]
# not = [
#     '$OUT = torch.cat([$OUT, ...], dim=1)', '$OUT = torch.cat([$OUT, ...], 1)',
#     '$OUT = torch.cat(($OUT, ...), dim=1)', '$OUT = torch.cat(($OUT, ...), 1)',
#     '$OUT = torch.cat([$OUT, ...], dim=-1)', '$OUT = torch.cat([$OUT, ...], -1)',
#     '$OUT = torch.cat(($OUT, ...), dim=-1)', '$OUT = torch.cat(($OUT, ...), -1)',
# ]
# inside = ['for $X in $LOADER: ...']
# not_inside = ['def forward(...): ...']
# names = { "$LOADER" = '.*(loader|_dl\b|dl_|\bdl\b|batches|\.split\(|\.chunk\(|DataLoader).*' }
#
# [code.hook_in_forward]
# pattern = '$LAYER.$REGISTER(...)'
# inside = [
#     ['def forward(...): ...', 'def training_step(...): ...', 'def train_step(...): ...'],
# ]
# nowhere = ['$HANDLE.remove()']
# names = { "$REGISTER" = 'register_(full_)?(forward|backward)_(pre_)?hook', "$LAYER" = '(self|model|net)\b.*' }
# example = '''
# class Net(torch.nn.Module):
#     def forward(self, x):
#         self.layer.register_forward_hook(save)
#         return self.layer(x)
# '''
#
# [code.compiled_in_the_loop]
# either = ['torch.compile($M, ...)', 'torch.jit.script($M)', 'torch.jit.trace($M, ...)']
# inside = [
#     ['for $E in $R: ...', 'while $C: ...'],
# ]
# not_inside = [
#     'for $M in $MODELS: ...', 'for $N, $M in $MODELS: ...',
# '''
# for $E2 in $R2:
#     ...
#     $M = $NEW
#     ...
# ''',
#     'torch.jit.trace($M2, ...).save(...)', 'torch.jit.script($M2).save(...)',
#     'torch.jit.save(...)', 'if $COND: ...',
# ]
# nowhere = ['torch.compiler.reset()', 'torch._dynamo.reset()']
# example = '''
# for epoch in range(10):
#     step = torch.compile(model)
#     step(x)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch.utils._python_dispatch import TorchDispatchMode

class CountCat(TorchDispatchMode):
    copied = 0
    def __torch_dispatch__(self, op, types, args=(), kwargs=None):
        result = op(*args, **(kwargs or {}))
        if op is torch.ops.aten.cat.default: self.copied += result.nbytes
        return result

model = nn.Linear(10, 1)
loader = [torch.ones(32, 10) for batch in range(50)]
outputs = torch.empty(0, 1)
with CountCat() as count:
    for x in loader:
        outputs = torch.cat([outputs, model(x).detach()])
print(tuple(outputs.shape), "bytes copied:", count.copied)
#> (1600, 1) bytes copied: 163200
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
from torch.utils._python_dispatch import TorchDispatchMode

class CountCat(TorchDispatchMode):
    copied = 0
    def __torch_dispatch__(self, op, types, args=(), kwargs=None):
        result = op(*args, **(kwargs or {}))
        if op is torch.ops.aten.cat.default: self.copied += result.nbytes
        return result

model = nn.Linear(10, 1)
loader = [torch.ones(32, 10) for batch in range(50)]
outputs = []
with CountCat() as count:
    for x in loader:
        outputs.append(model(x).detach())
    outputs = torch.cat(outputs)
print(tuple(outputs.shape), "bytes copied:", count.copied)
#> (1600, 1) bytes copied: 6400
# --8<-- [end:right]

# --8<-- [start:wrong_hook]
import torch
from torch import nn

def hook(module, args, output):
    calls.append(output.mean().item())

model = nn.Linear(10, 1)
for epoch in range(4):
    model.register_forward_hook(hook)
    calls = []
    for step in range(10):
        model(torch.ones(32, 10))
    print(f"epoch {epoch}: {len(calls)} calls of the hook")
#> epoch 0: 10 calls of the hook
#> epoch 1: 20 calls of the hook
#> epoch 2: 30 calls of the hook
#> epoch 3: 40 calls of the hook
# --8<-- [end:wrong_hook]

# --8<-- [start:right_hook]
import torch
from torch import nn

def hook(module, args, output):
    calls.append(output.mean().item())

model = nn.Linear(10, 1)
model.register_forward_hook(hook)
for epoch in range(4):
    calls = []
    for step in range(10):
        model(torch.ones(32, 10))
    print(f"epoch {epoch}: {len(calls)} calls of the hook")
#> epoch 0: 10 calls of the hook
#> epoch 1: 10 calls of the hook
#> epoch 2: 10 calls of the hook
#> epoch 3: 10 calls of the hook
# --8<-- [end:right_hook]

# --8<-- [start:wrong_cache]
import torch
from torch.utils.data import DataLoader, Dataset

class Images(Dataset):
    def __init__(self):
        self.cache = {}
        self.reads = torch.zeros(1, dtype=torch.int).share_memory_()
    def __len__(self):
        return 16
    def __getitem__(self, i):
        if i not in self.cache:
            self.reads += 1  # here the file would be read
            self.cache[i] = torch.zeros(3)
        return self.cache[i]

dataset = Images()
loader = DataLoader(dataset, batch_size=4, num_workers=1)
for epoch in range(3):
    for x in loader: pass
    print(f"after epoch {epoch}: {dataset.reads.item()} files read")
#> after epoch 0: 16 files read
#> after epoch 1: 32 files read
#> after epoch 2: 48 files read
# --8<-- [end:wrong_cache]

# --8<-- [start:right_cache]
import torch
from torch.utils.data import DataLoader, Dataset

class Images(Dataset):
    def __init__(self):
        self.cache = {}
        self.reads = torch.zeros(1, dtype=torch.int).share_memory_()
    def __len__(self):
        return 16
    def __getitem__(self, i):
        if i not in self.cache:
            self.reads += 1  # here the file would be read
            self.cache[i] = torch.zeros(3)
        return self.cache[i]

dataset = Images()
loader = DataLoader(dataset, 4, num_workers=1, persistent_workers=True)
for epoch in range(3):
    for x in loader: pass
    print(f"after epoch {epoch}: {dataset.reads.item()} files read")
#> after epoch 0: 16 files read
#> after epoch 1: 16 files read
#> after epoch 2: 16 files read
# --8<-- [end:right_cache]

# --8<-- [start:demo_compile]
import torch

def count(graph, example_inputs):  # a backend that only counts
    global compiled
    compiled += 1
    return graph.forward

compiled = 0
model = torch.compile(torch.nn.Linear(10, 1), backend=count)
with torch.no_grad():
    for batch_size in (32, 32, 20, 7, 1):
        model(torch.ones(batch_size, 10))
        print(f"batch of {batch_size}: compiled {compiled} times")
#> batch of 32: compiled 1 times
#> batch of 32: compiled 1 times
#> batch of 20: compiled 2 times
#> batch of 7: compiled 2 times
#> batch of 1: compiled 3 times
# --8<-- [end:demo_compile]

# --8<-- [start:demo_script]
import warnings

import torch

warnings.simplefilter("ignore")  # TorchScript is deprecated
@torch.jit.script
def model(x):
    return (x * 2 + 1).relu().sum()

for call in range(4):
    model(torch.ones(3))
    graph = str(torch.jit.last_executed_optimized_graph())
    print(f"call {call} observes:", "prim::profile" in graph)
#> call 0 observes: True
#> call 1 observes: False
#> call 2 observes: False
#> call 3 observes: False
# --8<-- [end:demo_script]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn

device = "cuda" if torch.cuda.is_available() else "cpu"
model = nn.Linear(10, 1).to(device).eval()
with torch.inference_mode():
    for batch_size in (1, 8):  # the sizes that will be requested
        for call in range(3):
            model(torch.zeros(batch_size, 10, device=device))
print("warmed up")
#> warmed up
# --8<-- [end:demo_in_your_code]

# --8<-- [start:detect]
import time

def step(i):  # your training step
    time.sleep(0.6 if i in (0, 4) else 0.02)

seconds = []
for i in range(8):
    start = time.perf_counter()
    step(i)  # on a GPU: torch.cuda.synchronize() after it
    seconds.append(time.perf_counter() - start)
order = sorted(range(8), key=lambda i: seconds[i])
print("slowest steps:", sorted(order[-2:]))
#> slowest steps: [0, 4]
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch.utils.data import DataLoader

row = 32 * 4  # bytes of one step
assert wrong.out == "(1600, 1) bytes copied: 163200\n"
assert wrong.count.copied == row * sum(range(1, 51)) == 163200
assert right.out == "(1600, 1) bytes copied: 6400\n"
assert right.count.copied == row * 50 == 6400
assert wrong_hook.out == "".join(
    f"epoch {epoch}: {10 * (epoch + 1)} calls of the hook\n"
    for epoch in range(4))
assert right_hook.out == "".join(
    f"epoch {epoch}: 10 calls of the hook\n" for epoch in range(4))
assert wrong_cache.out == (
    "after epoch 0: 16 files read\nafter epoch 1: 32 files read\n"
    "after epoch 2: 48 files read\n")
assert right_cache.out == "".join(
    f"after epoch {epoch}: 16 files read\n" for epoch in range(3))
dataset = right_cache.Images()  # without workers, too
for epoch in range(2):
    list(DataLoader(dataset, batch_size=4))
assert dataset.reads == 16
assert demo_compile.out == (
    "batch of 32: compiled 1 times\n" * 2
    + "batch of 20: compiled 2 times\nbatch of 7: compiled 2 times\n"
    "batch of 1: compiled 3 times\n")
assert demo_script.out == "call 0 observes: True\n" + "".join(
    f"call {call} observes: False\n" for call in (1, 2, 3))
assert demo_in_your_code.out == "warmed up\n"
assert detect.out == "slowest steps: [0, 4]\n"
# --8<-- [end:check]
