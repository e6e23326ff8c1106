"""del removes a name: memory is released when the optimizer, a graph, an exception or a shell lets go of it, too."""
# /// pitfall
# apis = ["torch.optim.Adam", "torch.nn.Module.register_forward_hook"]
# also = ["torch.no_grad", "torch.cuda.empty_cache", "torch.cuda.memory_allocated", "torch.cuda.memory_reserved", "torch.cuda.memory_summary", "torch.cuda.OutOfMemoryError"]
# symptom = "memory"
# added = 2026-11-29
#
# [code.optimizer_keeps_the_model]
# either = ['del $M', 'del $M, ...', 'del ..., $M']
# inside = [
# '''
# $O = torch.optim.$KIND($M.parameters(), ...)
# ...
# ''',
# ]
# nowhere = [
#     'del $O', 'del ..., $O', 'del $O, ...', 'del ..., $O, ...', '$O = None',
#     'torch.nn.parallel.DistributedDataParallel(...)',
# ]
#
# [code.retry_in_except]
# either = [
# '''
# try:
#     ...
# except $ERROR:
#     ...
#     $F(...)
#     ...
# ''',
# '''
# try:
#     ...
# except $ERROR as $NAME:
#     ...
#     $F(...)
#     ...
# ''',
# ]
# line = "$F"
# names = { "$ERROR" = 'RuntimeError|torch\.(cuda\.)?OutOfMemoryError|OutOfMemoryError', "$F" = '(self\.)?(model|net|encoder|decoder|generator|predict\w*|infer\w*|run_\w+|forward\w*|embed\w*|train_step|step|process\w*|encode\w*)' }
# example = '''
# try:
#     y = model(x)
# except torch.cuda.OutOfMemoryError:
#     torch.cuda.empty_cache()
#     y = model(x[:8])
# '''
#
# [code.hook_collects_outputs]
# either = [
#     '$LIST.append($OUT)', '$LIST[...] = $OUT', 'self.$A[...] = $OUT', 'self.$A.append($OUT)',
#     'self.$A = $OUT', '$DICT[...] = $OUT', '$LIST.append($OUT.cpu())',
# ]
# inside = ['def $HOOK($MODULE, $ARGS, $OUT): ...']
# not_inside = [
#     'with torch.no_grad(): ...', 'with torch.inference_mode(): ...',
# '''
# @torch.no_grad()
# def $FUNC(...):
#     ...
# ''',
# '''
# @torch.inference_mode()
# def $FUNC(...):
#     ...
# ''',
# ]
# anywhere = [
#     ['$L.register_forward_hook($HOOK)', '$L.register_forward_hook(self.$HOOK)'],
# ]
# nowhere = ['$LIST.clear()', 'torch.no_grad()', 'torch.inference_mode()', '$LOSS.backward(...)']
# example = '''
# def hook(module, args, output):
#     outputs.append(output)
# model.register_forward_hook(hook)
# model(x)
# '''
# ///

# --8<-- [start:wrong]
import weakref

import torch
from torch import nn

model = nn.Linear(1000, 1000)
optimizer = torch.optim.Adam(model.parameters())
loss = model(torch.ones(8, 1000)).sum()
loss.backward()
optimizer.step()
weights = weakref.ref(model.weight)

del model
print("bytes of weights in memory:", getattr(weights(), "nbytes", 0))
#> bytes of weights in memory: 4000000
# --8<-- [end:wrong]

# --8<-- [start:right]
import weakref

import torch
from torch import nn

model = nn.Linear(1000, 1000)
optimizer = torch.optim.Adam(model.parameters())
loss = model(torch.ones(8, 1000)).sum()
loss.backward()
optimizer.step()
weights = weakref.ref(model.weight)

del model, optimizer, loss
print("bytes of weights in memory:", getattr(weights(), "nbytes", 0))
#> bytes of weights in memory: 0
# --8<-- [end:right]

# --8<-- [start:demo_order]
import weakref

import torch
from torch import nn

model = nn.Linear(1000, 1000)
optimizer = torch.optim.Adam(model.parameters())
output = model(torch.ones(8, 1000))
weights = weakref.ref(model.weight)

del model
print("in memory after del model:", weights() is not None)
#> in memory after del model: True
del optimizer
print("in memory after del optimizer:", weights() is not None)
#> in memory after del optimizer: True
del output
print("in memory after del output:", weights() is not None)
#> in memory after del output: False
# --8<-- [end:demo_order]

# --8<-- [start:demo_retry_inside]
import weakref

import torch


def predict(batch):
    activations = 2 * batch
    alive.append(weakref.ref(activations))
    if len(batch) > 4:
        raise RuntimeError("CUDA out of memory")


alive = []
batch = torch.ones(8, 3)
try:
    predict(batch)
except RuntimeError:
    print("activations still in memory:", alive[0]() is not None)
    predict(batch[:4])
#> activations still in memory: True
# --8<-- [end:demo_retry_inside]

# --8<-- [start:demo_retry_after]
import weakref

import torch

def predict(batch):
    activations = 2 * batch
    alive.append(weakref.ref(activations))
    if len(batch) > 4:
        raise RuntimeError("CUDA out of memory")

alive = []
batch = torch.ones(8, 3)
failed = False
try:
    predict(batch)
except RuntimeError:
    failed = True
if failed:
    print("activations still in memory:", alive[0]() is not None)
    predict(batch[:4])
#> activations still in memory: False
# --8<-- [end:demo_retry_after]

# --8<-- [start:demo_shell]
import sys
import weakref

import torch

output = torch.ones(2)
tensor = weakref.ref(output)
sys.displayhook(output)  # what a shell does with the last line
#> tensor([1., 1.])
del output
print("in memory after del output:", tensor() is not None)
#> in memory after del output: True
sys.displayhook("another result")
#> 'another result'
print("in memory after another result:", tensor() is not None)
#> in memory after another result: False
# --8<-- [end:demo_shell]

# --8<-- [start:demo_hook]
import weakref

import torch
from torch import nn

features = {}
model = nn.Linear(1000, 1000)
model.register_forward_hook(
    lambda module, args, output: features.update(layer=output))
model(torch.ones(8, 1000))
weights = weakref.ref(model.weight)
del model
print("in memory after del model:", weights() is not None)
#> in memory after del model: True
features.clear()
print("in memory after clear():", weights() is not None)
#> in memory after clear(): False
# --8<-- [end:demo_hook]

# --8<-- [start:demo_cycle]
import gc
import weakref

from torch import nn


class Trainer:
    def __init__(self, model):
        self.model = model
        model.trainer = self


trainer = Trainer(nn.Linear(1000, 1000))
weights = weakref.ref(trainer.model.weight)
del trainer
print("in memory after del trainer:", weights() is not None)
#> in memory after del trainer: True
gc.collect()
print("in memory after gc.collect():", weights() is not None)
#> in memory after gc.collect(): False
# --8<-- [end:demo_cycle]

# --8<-- [start:detect]
import gc
import types
import torch

def holders(names, wanted):
    for name, value in names.items():
        seen, todo = {}, [value]
        while todo and wanted is not todo[-1]:
            thing = todo.pop()
            if id(thing) not in seen and type(thing) not in skip:
                seen[id(thing)] = thing
                todo += gc.get_referents(thing)
        if todo:
            yield name

skip = (type, types.FunctionType, types.ModuleType)
model = torch.nn.Linear(4, 4)
optimizer = torch.optim.Adam(model.parameters())
results = [{"score": 0.9, "model": model}]
print("held by:", list(holders(dict(globals()), model.weight)))
#> held by: ['model', 'optimizer', 'results']
# --8<-- [end:detect]

# --8<-- [start:check]
import traceback
import weakref

import torch
from torch import nn

assert wrong.out == "bytes of weights in memory: 4000000\n"
assert right.out == "bytes of weights in memory: 0\n"
assert demo_order.out == """\
in memory after del model: True
in memory after del optimizer: True
in memory after del output: False
"""
assert demo_retry_inside.out == "activations still in memory: True\n"
assert demo_retry_after.out == "activations still in memory: False\n"
assert demo_shell.out == """\
tensor([1., 1.])
in memory after del output: True
'another result'
in memory after another result: False
"""
assert demo_hook.out == (
    "in memory after del model: True\nin memory after clear(): False\n")
assert demo_cycle.out == (
    "in memory after del trainer: True\nin memory after gc.collect(): False\n")
assert detect.out == "held by: ['model', 'optimizer', 'results']\n"

# each one is enough: the loss also after backward(), and the optimizer
for kept_one in ("loss", "optimizer"):
    model = nn.Linear(10, 10)
    optimizer = torch.optim.Adam(model.parameters())
    loss = model(torch.ones(8, 10)).sum()
    loss.backward()
    optimizer.step()
    weights = weakref.ref(model.weight)
    kept = {"loss": loss, "optimizer": optimizer}[kept_one]
    del model, optimizer, loss
    assert weights() is not None
    del kept
    assert weights() is None

# a scheduler refers to its optimizer
model = nn.Linear(10, 10)
weights = weakref.ref(model.weight)
optimizer = torch.optim.Adam(model.parameters())
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 1)
del model, optimizer
assert weights() is not None
del scheduler

# without a graph, the output holds no weights; Adam holds three times them
model = nn.Linear(10, 10)
weights = weakref.ref(model.weight)
with torch.no_grad():
    output = model(torch.ones(8, 10))
del model
assert weights() is None and output.grad_fn is None
model = nn.Linear(10, 10)
optimizer = torch.optim.Adam(model.parameters())
model(torch.ones(8, 10)).sum().backward()
optimizer.step()
state = optimizer.state[model.weight]
assert state["exp_avg"].shape == state["exp_avg_sq"].shape == (10, 10)


# an exception that is kept holds what was local, until its frames are cleared
def fail():
    local = torch.ones(3)
    alive.append(weakref.ref(local))
    raise RuntimeError("CUDA out of memory")


alive = []
for clear in (
    lambda error: error.with_traceback(None),
    lambda error: traceback.clear_frames(error.__traceback__),
):
    try:
        fail()
    except RuntimeError as error:
        kept = error
    assert alive[-1]() is not None
    clear(kept)
    assert alive[-1]() is None
del kept

# a hook that keeps a detached copy keeps no weights
model, features = nn.Linear(10, 10), []
model.register_forward_hook(
    lambda module, args, output: features.append(output.detach()))
model(torch.ones(8, 10))
weights = weakref.ref(model.weight)
del model
assert weights() is None and len(features) == 1
# a small slice keeps the whole tensor
x = torch.ones(1000, 1000)
row = x[0]
assert row.untyped_storage().nbytes() == x.untyped_storage().nbytes()
assert row.clone().untyped_storage().nbytes() == 4000
# --8<-- [end:check]
