"""Models that train at the same time must not share weights; equal ones train together with vmap, others in processes of their own."""
# /// pitfall
# apis = ["torch.func.stack_module_state", "torch.func.functional_call", "torch.func.vmap", "torch.nn.Module.share_memory",
#         "torch.cuda.device_count"]
# also = ["torch.multiprocessing.Process", "torch.cuda.Stream"]
# symptom = "silent"
# raises = ["wrong_dropout"]
# added = 2026-11-30
# messages = [
#   "vmap: called random operation while in randomness error mode. Please either use the 'same' or 'different' randomness flags on vmap or perform the randomness operation out of vmap",
#   "stack_module_state: Expected all models to be of the same class.",
#   "stack_module_state: Expected all models to have the same training/eval mode.",
# ]
#
# [code.model_shared_between_runs]
# pattern = '''
# $M.share_memory()
# ...
# for $LR in [..., $A, $B, ...]:
#     ...
#     $P = torch.multiprocessing.Process(..., args=(..., $M, ...), ...)
# '''
# names = { "$LR" = "lr|learning_rate|lrate|dropout|weight_decay|hidden_size" }
# example = '''
# model.share_memory()
# for lr in [0.1, 0.01]:
#     process = torch.multiprocessing.Process(target=train, args=(lr, model))
#     process.start()
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import multiprocessing as mp, nn
def train(run, model, losses):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for step in range(100):
        loss = (model(torch.ones(8, 1)) - 5).square().mean()
        losses[run, step] = loss.item()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
torch.manual_seed(0)
model = nn.Linear(1, 1)
model.share_memory()
losses = torch.zeros(2, 100).share_memory_()
fork = mp.get_context("fork")
for run in range(2):
    process = fork.Process(target=train, args=(run, model, losses))
    process.start()
    process.join()
print("first loss of each run:", [f"{x:.1f}" for x in losses[:, 0]])
#> first loss of each run: ['20.0', '0.0']
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import multiprocessing as mp, nn
def train(run, losses):
    torch.manual_seed(run)
    model = nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for step in range(100):
        loss = (model(torch.ones(8, 1)) - 5).square().mean()
        losses[run, step] = loss.item()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
losses = torch.zeros(2, 100).share_memory_()
fork = mp.get_context("fork")
for run in range(2):
    process = fork.Process(target=train, args=(run, losses))
    process.start()
    process.join()
print("first loss of each run:", [f"{x:.1f}" for x in losses[:, 0]])
#> first loss of each run: ['20.0', '24.3']
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn

torch.manual_seed(0)
gpus = torch.cuda.device_count()
devices = [f"cuda:{i % gpus}" if gpus else "cpu" for i in range(2)]
models = [nn.Linear(4, 1).to(device) for device in devices]
optimizers = [torch.optim.Adam(model.parameters(), 0.1) for model in models]
loader = [(torch.randn(8, 4), torch.randn(8, 1))] * 3
for x, y in loader:
    losses = []
    for device, model, optimizer in zip(devices, models, optimizers):
        out = model(x.to(device))
        loss = nn.functional.mse_loss(out, y.to(device))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.detach())
    print("losses:", [f"{loss.item():.3f}" for loss in losses])
#> losses: ['0.625', '0.993']
#> losses: ['0.400', '0.641']
#> losses: ['0.281', '0.423']
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo_loop]
import torch
from torch import nn

torch.manual_seed(0)
x, y = torch.randn(32, 4), torch.randn(32, 1)
models = [nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1))
          for _ in range(3)]
losses = []
for model in models:
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for step in range(100):
        loss = nn.functional.mse_loss(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    losses.append(loss.item())
print("losses:", [f"{loss:.3f}" for loss in losses])
#> losses: ['0.381', '0.441', '0.445']
# --8<-- [end:demo_loop]

# --8<-- [start:demo_vmap]
import torch
from torch import nn
from torch.func import functional_call, stack_module_state, vmap

torch.manual_seed(0)
x, y = torch.randn(32, 4), torch.randn(32, 1)
models = [nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1))
          for _ in range(3)]
params, buffers = stack_module_state(models)
optimizer = torch.optim.SGD(params.values(), lr=0.1)

def loss_of_one(params, buffers):
    out = functional_call(models[0], (params, buffers), (x,))
    return nn.functional.mse_loss(out, y)
for step in range(100):
    losses = vmap(loss_of_one)(params, buffers)
    optimizer.zero_grad()
    losses.sum().backward()
    optimizer.step()
print("losses:", [f"{loss:.3f}" for loss in losses.tolist()])
#> losses: ['0.381', '0.441', '0.445']
# --8<-- [end:demo_vmap]

# --8<-- [start:demo_back]
import torch
from torch import nn
from torch.func import stack_module_state

models = [nn.Linear(4, 1) for _ in range(3)]
params, buffers = stack_module_state(models)
print("stacked weight:", tuple(params["weight"].shape))
#> stacked weight: (3, 1, 4)
for i, model in enumerate(models):
    state = {name: t[i] for name, t in {**params, **buffers}.items()}
    model.load_state_dict(state)
print("weight of one model:", tuple(models[2].weight.shape))
#> weight of one model: (1, 4)
# --8<-- [end:demo_back]

# --8<-- [start:demo_unequal]
from torch import nn
from torch.func import stack_module_state

for models in ([nn.Linear(4, 1), nn.Bilinear(4, 4, 1)],
               [nn.Linear(4, 1), nn.Linear(4, 1).eval()],
               [nn.Linear(4, 1), nn.Linear(8, 1)]):
    try:
        stack_module_state(models)
    except RuntimeError as error:
        print(error)
#> stack_module_state: Expected all models to be of the same class.
#> stack_module_state: Expected all models to have the same training/eval mode.
#> stack expects each tensor to be equal size, but got [1, 4] at entry 0 and [1, 8] at entry 1
# --8<-- [end:demo_unequal]

# --8<-- [start:wrong_dropout]
import torch
from torch import nn
from torch.func import functional_call, stack_module_state, vmap

x = torch.randn(32, 4)
models = [nn.Sequential(nn.Linear(4, 8), nn.Dropout()) for _ in range(3)]
params, buffers = stack_module_state(models)

def output_of_one(params, buffers):
    return functional_call(models[0], (params, buffers), (x,))
out = vmap(output_of_one)(params, buffers)
#> RuntimeError: vmap: called random operation while in randomness error mode. Please either use the 'same' or 'different' randomness flags on vmap or perform the randomness operation out of vmap
print("outputs:", tuple(out.shape))
# --8<-- [end:wrong_dropout]

# --8<-- [start:right_dropout]
import torch
from torch import nn
from torch.func import functional_call, stack_module_state, vmap

x = torch.randn(32, 4)
models = [nn.Sequential(nn.Linear(4, 8), nn.Dropout()) for _ in range(3)]
params, buffers = stack_module_state(models)

def output_of_one(params, buffers):
    return functional_call(models[0], (params, buffers), (x,))
out = vmap(output_of_one, randomness="different")(params, buffers)
print("outputs:", tuple(out.shape))
#> outputs: (3, 32, 8)
# --8<-- [end:right_dropout]

# --8<-- [start:demo_processes]
import os, subprocess, sys

open("train.py", "w").write("""
import os, sys
gpu = os.environ["CUDA_VISIBLE_DEVICES"]
print(f"lr {sys.argv[1]}: GPU {gpu}, called cuda:0 here")
""")
processes = []
for i, lr in enumerate(["0.1", "0.03", "0.01", "0.003"]):
    env = {**os.environ, "CUDA_VISIBLE_DEVICES": str(i % 2)}
    processes.append(subprocess.Popen(
        [sys.executable, "train.py", lr], env=env,
        stdout=subprocess.PIPE, text=True))
for process in processes:
    print(process.communicate()[0], end="")
#> lr 0.1: GPU 0, called cuda:0 here
#> lr 0.03: GPU 1, called cuda:0 here
#> lr 0.01: GPU 0, called cuda:0 here
#> lr 0.003: GPU 1, called cuda:0 here
# --8<-- [end:demo_processes]

# --8<-- [start:demo_threads]
from threading import Thread

import torch

def rest_of_the_epoch(other_model_runs):
    torch.manual_seed(0)
    if other_model_runs:  # in a thread of its own, with dropout
        thread = Thread(target=torch.rand, args=(1,))
        thread.start()
        thread.join()
    return torch.rand(1).item()
print("same random number:",
      rest_of_the_epoch(False) == rest_of_the_epoch(True))
#> same random number: False
with torch.no_grad():
    thread = Thread(target=lambda: print(
        "no_grad() in the thread:", not torch.is_grad_enabled()))
    thread.start()
    thread.join()
#> no_grad() in the thread: False
# --8<-- [end:demo_threads]

# --8<-- [start:demo_replicas]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(4, 2).eval()
a, b = torch.randn(3, 4), torch.randn(5, 4)
with torch.no_grad():
    out_a, out_b = model(torch.cat([a, b])).split([3, 5])
    print("same outputs:", torch.allclose(out_a, model(a)),
          torch.allclose(out_b, model(b)))
#> same outputs: True True
# --8<-- [end:demo_replicas]

# --8<-- [start:demo_count]
import torch
from torch import nn
from torch.func import functional_call, stack_module_state, vmap
from torch.utils._python_dispatch import TorchDispatchMode

class Count(TorchDispatchMode):
    calls = 0
    def __torch_dispatch__(self, op, types, args=(), kwargs=None):
        self.calls += 1
        return op(*args, **(kwargs or {}))
x = torch.randn(32, 4)
for n in (1, 3, 100):
    models = [nn.Linear(4, 8) for _ in range(n)]
    params, _ = stack_module_state(models)
    with Count() as loop:
        for model in models:
            model(x).sum().backward()
    with Count() as stacked:
        vmap(lambda p: functional_call(model, p, x))(params).sum().backward()
    print(f"{n} models: loop {loop.calls}, vmap {stacked.calls}")
#> 1 models: loop 13, vmap 25
#> 3 models: loop 39, vmap 25
#> 100 models: loop 1300, vmap 25
# --8<-- [end:demo_count]

# --8<-- [start:check]
import pickle
from multiprocessing.reduction import ForkingPickler

import torch
from torch import nn
from torch.func import functional_call, stack_module_state, vmap

assert wrong.out == "first loss of each run: ['20.0', '0.0']\n"
assert right.out == "first loss of each run: ['20.0', '24.3']\n"
assert demo_loop.out == demo_vmap.out
assert demo_loop.losses != [demo_loop.losses[0]] * 3
assert demo_back.out == """\
stacked weight: (3, 1, 4)
weight of one model: (1, 4)
"""
assert demo_in_your_code.out.count("\n") == 3
assert "randomness error mode" in wrong_dropout.out
assert right_dropout.out == "outputs: (3, 32, 8)\n"
assert demo_unequal.out.startswith("""\
stack_module_state: Expected all models to be of the same class.
stack_module_state: Expected all models to have the same training/eval mode.
stack expects each tensor to be equal size, """)
assert demo_processes.out == """\
lr 0.1: GPU 0, called cuda:0 here
lr 0.03: GPU 1, called cuda:0 here
lr 0.01: GPU 0, called cuda:0 here
lr 0.003: GPU 1, called cuda:0 here
"""
assert demo_threads.out == """\
same random number: False
no_grad() in the thread: False
"""
assert demo_replicas.out == "same outputs: True True\n"
assert demo_count.out == """\
1 models: loop 13, vmap 25
3 models: loop 39, vmap 25
100 models: loop 1300, vmap 25
"""
# what a started process gets as an argument shares the weights, too
model = nn.Linear(1, 1)
passed = pickle.loads(ForkingPickler.dumps(model))
with torch.no_grad():
    passed.weight.fill_(7)
assert model.weight.item() == 7
# without a seed of its own, each forked process starts with the same weights
weights = torch.zeros(2).share_memory_()


def start(run):
    weights[run] = nn.Linear(1, 1).weight.item()


for run in range(2):
    process = torch.multiprocessing.get_context("fork").Process(
        target=start, args=(run,))
    process.start()
    process.join()
assert weights[0] == weights[1] != 0
# vmap works with BatchNorm: each model has its own statistics
models = [nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2)) for _ in range(2)]
x = torch.randn(8, 2)
params, buffers = stack_module_state(models)
vmap(lambda p, b: functional_call(models[0], (p, b), (x,)))(params, buffers)
for i, model in enumerate(models):
    model(x)
    assert torch.allclose(buffers["1.running_mean"][i], model[1].running_mean)
# the norm of stacked gradients is that of all models together
params, _ = stack_module_state([nn.Linear(1, 1, bias=False)] * 4)
params["weight"].sum().backward()
assert nn.utils.clip_grad_norm_(params.values(), 1).item() == 2
# --8<-- [end:check]
