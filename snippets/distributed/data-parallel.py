"""DataParallel wraps the model: attributes move to .module, and state_dict keys begin with module."""
# /// pitfall
# apis = ["torch.nn.DataParallel", "torch.nn.parallel.DistributedDataParallel", "torch.nn.Module.state_dict", "torch.nn.Module.load_state_dict"]
# symptom = "question"
# raises = ["wrong", "wrong_load", "wrong_gpu"]
# added = 2026-11-21
# changed = 2026-11-29
# messages = [
#   "'DataParallel' object has no attribute '*'",
#   "'*' object has no attribute 'gpu'",
# ]
# older = [
#   "module must have its parameters and buffers on device * (device_ids[0]) but found one of them on device: *",
#   "Was asked to gather along dimension 0, but all input tensors were scalars; will instead unsqueeze and return a vector.",
#   "assert all(map(lambda i: i.is_cuda, inputs))",
# ]
#
# [code.attribute_of_the_wrapped_model]
# either = [
#     '$M.fc', '$M.classifier', '$M.head', '$M.encoder', '$M.decoder', '$M.embedding',
#     '$M.backbone', '$M.layers', '$M.features', '$M.conv1', '$M.loss', '$M.generate',
#     '$M.encode', '$M.sample', '$M.predict', '$M.training_step', '$M.compute_loss',
#     '$M.get_loss', '$M.init_hidden', '$M.config', '$M.body', '$M.trunk', '$M.transformer',
#     '$M.loss(...)', '$M.generate(...)', '$M.encode(...)', '$M.sample(...)', '$M.predict(...)',
#     '$M.compute_loss(...)', '$M.init_hidden(...)', '$M.decode(...)', '$M.forward_features(...)',
# ]
# inside = [
#     [
# '''
# $M = torch.nn.DataParallel(...)
# ...
# ''',
# '''
# $M = torch.nn.parallel.DistributedDataParallel(...)
# ...
# ''',
# '''
# $M = torch.nn.DataParallel(...).to(...)
# ...
# ''',
# '''
# $M = torch.nn.DataParallel(...).cuda()
# ...
# ''',
#     ],
# ]
# nowhere = ['$M = $M.module', '$M.module']
# example = '''
# model = torch.nn.DataParallel(Net())
# print(model.fc.out_features)
# '''
#
# [code.no_such_method]
# either = [
#     '$X.gpu()', '$X.gpu(...)', '$X.to("gpu")', '$X.GPU()', 'torch.gpu.$F(...)',
#     'torch.device("gpu")',
# ]
# example = 'model = Net().gpu()'
# ///

# --8<-- [start:demo]
import torch
from torch import nn

class Net(nn.Module):
    calls = 0

    def forward(self, x):
        self.calls += 1
        return x.sum(dim=1)

net = Net()
model = nn.DataParallel(net)
for step in range(3):
    model(torch.ones(30, 5))
print("device_ids:", model.device_ids)
#> device_ids: []
print("calls:", net.calls)
#> calls: 3
# --8<-- [end:demo]

# --8<-- [start:demo_chunks]
import torch

for size, gpus in ((30, 3), (30, 4), (5, 4)):
    x = torch.zeros(size, 5)
    parts = [len(part) for part in x.chunk(gpus)]
    print(f"{size} samples on {gpus} GPUs: {parts}")
#> 30 samples on 3 GPUs: [10, 10, 10]
#> 30 samples on 4 GPUs: [8, 8, 8, 6]
#> 5 samples on 4 GPUs: [2, 2, 1]
# --8<-- [end:demo_chunks]

# --8<-- [start:demo_ddp]
import tempfile
import torch
from torch import distributed as dist, multiprocessing as mp, nn
from torch.distributed.algorithms.ddp_comm_hooks import default_hooks

def train(rank, tmp, sent):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    model = nn.parallel.DistributedDataParallel(nn.Linear(9, 1))
    def count(group, bucket):  # runs for each bucket of gradients
        sent[rank] += bucket.buffer().numel()
        return default_hooks.allreduce_hook(group, bucket)
    model.register_comm_hook(None, count)
    model(torch.ones(500, 9)).mean().backward()
    del model  # before the process group that it uses
    dist.destroy_process_group()

sent = torch.zeros(2).share_memory_()
with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp, sent), 2, start_method="fork")
print("numbers exchanged by each process:", sent)
#> numbers exchanged by each process: tensor([10., 10.])
# --8<-- [end:demo_ddp]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn

torch.manual_seed(0)
device = "cuda" if torch.cuda.is_available() else "cpu"
model = nn.DataParallel(nn.Linear(5, 2).to(device))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
loader = [(torch.randn(30, 5), torch.randn(30, 2)) for _ in range(3)]
for x, y in loader:
    x, y = x.to(device), y.to(device)
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
torch.save(model.module.state_dict(), "model.pt")
print("keys in the file:", list(torch.load("model.pt")))
#> keys in the file: ['weight', 'bias']
# --8<-- [end:demo_in_your_code]

# --8<-- [start:wrong]
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(5, 2)

model = nn.DataParallel(Net())
print("classes:", model.fc.out_features)
#> AttributeError: 'DataParallel' object has no attribute 'fc'
# --8<-- [end:wrong]

# --8<-- [start:right]
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(5, 2)

model = nn.DataParallel(Net())
print("classes:", model.module.fc.out_features)
#> classes: 2
# --8<-- [end:right]

# --8<-- [start:wrong_load]
import torch
from torch import nn

model = nn.DataParallel(nn.Linear(5, 2))
torch.save(model.state_dict(), "model.pt")

model = nn.Linear(5, 2)
state = torch.load("model.pt")
print("keys:", list(state))
#> keys: ['module.weight', 'module.bias']
print(model.load_state_dict(state))
#> RuntimeError: Error(s) in loading state_dict for Linear:
#>  Missing key(s) in state_dict: "weight", "bias".
#>  Unexpected key(s) in state_dict: "module.weight", "module.bias".
# --8<-- [end:wrong_load]

# --8<-- [start:right_load]
import torch
from torch import nn

model = nn.DataParallel(nn.Linear(5, 2))
torch.save(model.module.state_dict(), "model.pt")

model = nn.Linear(5, 2)
state = torch.load("model.pt")
print("keys:", list(state))
#> keys: ['weight', 'bias']
print(model.load_state_dict(state))
#> <All keys matched successfully>
# --8<-- [end:right_load]

# --8<-- [start:demo_old_file]
import torch
from torch import nn

model = nn.DataParallel(nn.Linear(5, 2))
torch.save(model.state_dict(), "model.pt")

model = nn.Linear(5, 2)
state = torch.load("model.pt")
state = {name.removeprefix("module."): p for name, p in state.items()}
print("keys:", list(state))
#> keys: ['weight', 'bias']
print(model.load_state_dict(state))
#> <All keys matched successfully>
# --8<-- [end:demo_old_file]

# --8<-- [start:wrong_gpu]
import torch
from torch import nn

device = "cuda" if torch.cuda.is_available() else "cpu"
model = nn.Linear(5, 2).gpu()
#> AttributeError: 'Linear' object has no attribute 'gpu'
print("device:", model.weight.device)
# --8<-- [end:wrong_gpu]

# --8<-- [start:right_gpu]
import torch
from torch import nn

device = "cuda" if torch.cuda.is_available() else "cpu"
model = nn.Linear(5, 2).to(device)
print("device:", model.weight.device)
#> device: cpu
# --8<-- [end:right_gpu]

# --8<-- [start:demo_where]
import torch
from torch import nn

device = torch.device("meta")  # stands in for "cuda"
model = nn.Sequential(nn.Linear(4, 8), nn.BatchNorm1d(8)).to(device)
model.append(nn.Linear(8, 2))  # added later, so on the CPU
for name, t in [*model.named_parameters(), *model.named_buffers()]:
    if t.device != device:
        print("not moved:", name)
#> not moved: 2.weight
#> not moved: 2.bias
# --8<-- [end:demo_where]

# --8<-- [start:check]
import os
import tempfile

import torch
from torch import distributed as dist, multiprocessing as mp, nn

assert demo.out == "device_ids: []\ncalls: 3\n" and demo.net.calls == 3
assert demo_chunks.out == """\
30 samples on 3 GPUs: [10, 10, 10]
30 samples on 4 GPUs: [8, 8, 8, 6]
5 samples on 4 GPUs: [2, 2, 1]
"""
parameters = sum(p.numel() for p in nn.Linear(9, 1).parameters())
assert demo_ddp.sent.tolist() == [parameters] * 2 == [10, 10]
assert demo_ddp.out == "numbers exchanged by each process: tensor([10., 10.])\n"


def steps(rank, tmp, calls):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    net = Counting(9, 1)
    model = nn.parallel.DistributedDataParallel(net)
    for step in range(3):
        model(torch.ones(4, 9)).mean().backward()
    calls[rank] = net.calls  # what forward sets stays with the module
    calls[2 + rank] = os.getpid()
    del model
    dist.destroy_process_group()


class Counting(nn.Linear):
    calls = 0

    def forward(self, x):
        self.calls += 1
        return super().forward(x)


calls = torch.zeros(4, dtype=torch.long).share_memory_()
with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(steps, (tmp, calls), 2, start_method="fork")
assert calls[:2].tolist() == [3, 3]
assert len({os.getpid(), *calls[2:].tolist()}) == 3  # a process for each rank
assert wrong.error == (
    "AttributeError: 'DataParallel' object has no attribute 'fc'")
assert right.out == "classes: 2\n"
assert demo_in_your_code.out == "keys in the file: ['weight', 'bias']\n"
assert wrong_load.out.startswith("keys: ['module.weight', 'module.bias']\n")
assert wrong_load.error.startswith(
    "RuntimeError: Error(s) in loading state_dict for Linear:\n"
    '\tMissing key(s) in state_dict: "weight", "bias". \n'
    '\tUnexpected key(s) in state_dict: "module.weight", "module.bias".')
loaded = "keys: ['weight', 'bias']\n<All keys matched successfully>\n"
assert right_load.out == loaded
assert demo_old_file.out == loaded
assert right_gpu.out == "device: cpu\n"
assert wrong_gpu.error == (
    "AttributeError: 'Linear' object has no attribute 'gpu'")
assert not hasattr(torch.Tensor, "gpu") and hasattr(nn.Module, "cuda")
assert demo_where.out == "not moved: 2.weight\nnot moved: 2.bias\n"
# --8<-- [end:check]
