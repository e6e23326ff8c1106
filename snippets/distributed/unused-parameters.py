"""DDP waits for the gradient of every parameter; if one has no part in the loss, the second step raises an error."""
# /// pitfall
# apis = ["torch.nn.parallel.DistributedDataParallel", "torch.nn.Module.requires_grad_", "torch.nn.Module.named_parameters"]
# symptom = "error"
# raises = ["wrong", "wrong_aux"]
# added = 2026-11-21
# changed = 2026-11-29
# messages = [
#   "Expected to have finished reduction in the prior iteration before starting a new one. This error indicates that your module has parameters that were not used in producing loss. You can enable unused parameter detection by passing the keyword argument `find_unused_parameters=True` to `torch.nn.parallel.DistributedDataParallel`, and by *making sure all `forward` function outputs participate in calculating loss. *If you already have done the above, then the distributed data parallel module wasn't able to locate the output tensors in the return value of your module's `forward` function.",
#   "Parameter indices which did not receive grad for rank *: *",
#   "`broadcast_buffers` is deprecated. Use `forward_sync_buffers` instead. IMPORTANT: unlike `broadcast_buffers=False`, `forward_sync_buffers=False` still syncs buffers at init.",
# ]
# older = [
#   "You can enable unused parameter detection by (1) passing the keyword argument `find_unused_parameters=True` to `torch.nn.parallel.DistributedDataParallel`; (2) making sure all `forward` function outputs participate in calculating loss.",
#   "Parameters which did not receive grad for rank *: *",
#   "find_unused_parameters=True was specified in DDP constructor, but did not find any unused parameters in the forward pass.",
# ]
#
# [code.layer_that_forward_never_calls]
# pattern = 'self.$SPARE = torch.nn.$LAYER(...)'
# inside = ['def __init__(...): ...', 'class $NET(...): ...']
# anywhere = ['torch.nn.parallel.DistributedDataParallel(...)']
# nowhere = [
#     'torch.nn.parallel.DistributedDataParallel(..., find_unused_parameters=True, ...)',
#     'getattr(self, ...)', 'self._modules', '<... self.$SPARE(...) ...>',
#     'return <... self.$SPARE ...>', '$F2(..., self.$SPARE, ...)', 'self.$SPARE.$ATTR2',
#     '$X2 = <... self.$SPARE.$ATTR3 ...>', '$X2 = self.$SPARE[...]',
#     'for $I in <... self.$SPARE ...>: ...', 'if <... self.$SPARE(...) ...>: ...',
#     '$M2.$SPARE(...)',
# ]
# names = { "$LAYER" = 'Linear|Conv\w+|Embedding|LSTM|GRU|BatchNorm\w+|LayerNorm|MultiheadAttention' }
# example = '''
# class Net(torch.nn.Module):
#     def __init__(self):
#         super().__init__()
#         self.fc = torch.nn.Linear(10, 1)
#         self.spare = torch.nn.Linear(10, 1)
#     def forward(self, x):
#         return self.fc(x)
# model = torch.nn.parallel.DistributedDataParallel(Net())
# '''
#
# [code.second_output_without_a_loss]
# either = ['$OUT, $AUX = $M(...)', '$OUT, _ = $M(...)']
# anywhere = ['$M = torch.nn.parallel.DistributedDataParallel(...)', '$L.backward(...)']
# nowhere = [
#     'torch.nn.parallel.DistributedDataParallel(..., find_unused_parameters=True, ...)',
#     '$F(..., $AUX, ...)', '$AUX.$METHOD(...)', '$X = <... $AUX ...>', '$F(_)',
#     'torch.nn.LSTM(...)', 'torch.nn.GRU(...)', 'torch.no_grad()',
# ]
# example = '''
# model = torch.nn.parallel.DistributedDataParallel(net)
# output, aux = model(x)
# loss = output.mean()
# loss.backward()
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import distributed as dist, nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(10, 1)
        self.spare = nn.Linear(10, 1)  # forward never calls it
    def forward(self, x):
        return self.fc(x)

dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
model = nn.parallel.DistributedDataParallel(Net())
try:
    for step in range(2):
        model(torch.ones(4, 10)).mean().backward()
        print("finished step", step)
finally:
    del model  # before the process group that it uses
    dist.destroy_process_group()
#> finished step 0
#> RuntimeError: Expected to have finished reduction in the prior iteration before starting a new one. This error indicates that your module has parameters that were not used in producing loss. You can enable unused parameter detection by passing the keyword argument `find_unused_parameters=True` to `torch.nn.parallel.DistributedDataParallel`, and by
#> making sure all `forward` function outputs participate in calculating loss.
#> If you already have done the above, then the distributed data parallel module wasn't able to locate the output tensors in the return value of your module's `forward` function. Please include the loss function and the structure of the return value of `forward` of your module when reporting this issue (e.g. list, dict, iterable).
#> Parameter indices which did not receive grad for rank 0: 2 3
#>  In addition, you can set the environment variable TORCH_DISTRIBUTED_DEBUG to either INFO or DETAIL to print out information about which particular parameters did not receive gradient on this rank as part of this error
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import distributed as dist, nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(10, 1)
        self.spare = nn.Linear(10, 1).requires_grad_(False)
    def forward(self, x):
        return self.fc(x)

dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
model = nn.parallel.DistributedDataParallel(Net())
try:
    for step in range(2):
        model(torch.ones(4, 10)).mean().backward()
        print("finished step", step)
finally:
    del model  # before the process group that it uses
    dist.destroy_process_group()
#> finished step 0
#> finished step 1
# --8<-- [end:right]

# --8<-- [start:wrong_aux]
import torch
from torch import distributed as dist, nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc, self.aux = nn.Linear(10, 1), nn.Linear(10, 1)
    def forward(self, x):
        return self.fc(x), self.aux(x)
dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
model = nn.parallel.DistributedDataParallel(Net())
try:
    for step in range(2):
        output, aux = model(torch.ones(4, 10))
        loss = output.mean()
        loss.backward()
        print("finished step", step)
finally:
    del model
    dist.destroy_process_group()
#> finished step 0
#> RuntimeError: Expected to have finished reduction in the prior iteration before starting a new one. This error indicates that your module has parameters that were not used in producing loss. You can enable unused parameter detection by passing the keyword argument `find_unused_parameters=True` to `torch.nn.parallel.DistributedDataParallel`, and by
#> making sure all `forward` function outputs participate in calculating loss.
#> If you already have done the above, then the distributed data parallel module wasn't able to locate the output tensors in the return value of your module's `forward` function. Please include the loss function and the structure of the return value of `forward` of your module when reporting this issue (e.g. list, dict, iterable).
#> Parameter indices which did not receive grad for rank 0: 2 3
#>  In addition, you can set the environment variable TORCH_DISTRIBUTED_DEBUG to either INFO or DETAIL to print out information about which particular parameters did not receive gradient on this rank as part of this error
# --8<-- [end:wrong_aux]

# --8<-- [start:right_aux]
import torch
from torch import distributed as dist, nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc, self.aux = nn.Linear(10, 1), nn.Linear(10, 1)
    def forward(self, x):
        return self.fc(x), self.aux(x)
dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
model = nn.parallel.DistributedDataParallel(Net())
try:
    for step in range(2):
        output, aux = model(torch.ones(4, 10))
        loss = output.mean() + 0.4 * aux.mean()
        loss.backward()
        print("finished step", step)
finally:
    del model
    dist.destroy_process_group()
#> finished step 0
#> finished step 1
# --8<-- [end:right_aux]

# --8<-- [start:demo_find]
import tempfile
import torch
from torch import distributed as dist, multiprocessing as mp, nn

def train(rank, tmp, find, grads):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    net = nn.Linear(1, 1)
    net.spare = nn.Linear(1, 1)
    model = nn.parallel.DistributedDataParallel(
        net, find_unused_parameters=find)
    model(torch.tensor([[1.0], [5.0]])[[rank]]).mean().backward()  # 1 or 5
    grads[rank] = net.weight.grad
    del model
    dist.destroy_process_group()

for find in (False, True):
    grads = torch.zeros(2).share_memory_()
    with tempfile.TemporaryDirectory() as tmp:
        mp.start_processes(train, (tmp, find, grads), 2, start_method="fork")
    print(f"find_unused_parameters={find}, gradients:", grads)
#> find_unused_parameters=False, gradients: tensor([1., 5.])
#> find_unused_parameters=True, gradients: tensor([3., 3.])
# --8<-- [end:demo_find]

# --8<-- [start:demo_buffers]
import tempfile
import torch
from torch import distributed as dist, multiprocessing as mp, nn

def train(rank, tmp, option, mean):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    net = nn.BatchNorm1d(1)
    net.running_mean.fill_(rank)  # 0 on rank 0, 1 on rank 1
    model = nn.parallel.DistributedDataParallel(net, **{option: False})
    mean[rank] = net.running_mean
    del model
    dist.destroy_process_group()

for option in ("broadcast_buffers", "forward_sync_buffers"):
    mean = torch.zeros(2).share_memory_()
    with tempfile.TemporaryDirectory() as tmp:
        mp.start_processes(train, (tmp, option, mean), 2, start_method="fork")
    print(f"running_mean with {option}=False:", mean)
#> FutureWarning: `broadcast_buffers` is deprecated. Use `forward_sync_buffers` instead. IMPORTANT: unlike `broadcast_buffers=False`, `forward_sync_buffers=False` still syncs buffers at init. If you rely on buffers NOT being synced at init (e.g. rank-local buffers), keep using `broadcast_buffers=False` until `init_sync_buffers` is available.
#> FutureWarning: `broadcast_buffers` is deprecated. Use `forward_sync_buffers` instead. IMPORTANT: unlike `broadcast_buffers=False`, `forward_sync_buffers=False` still syncs buffers at init. If you rely on buffers NOT being synced at init (e.g. rank-local buffers), keep using `broadcast_buffers=False` until `init_sync_buffers` is available.
#> running_mean with broadcast_buffers=False: tensor([0., 1.])
#> running_mean with forward_sync_buffers=False: tensor([0., 0.])
# --8<-- [end:demo_buffers]

# --8<-- [start:detect]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(10, 1)
        self.spare = nn.Linear(10, 1)

    def forward(self, x):
        return self.fc(x)

model = Net()
model(torch.ones(4, 10)).mean().backward()
unused = [name for name, p in model.named_parameters() if p.grad is None]
print("no gradient:", unused)
#> no gradient: ['spare.weight', 'spare.bias']
# --8<-- [end:detect]

# --8<-- [start:check]
import inspect
import json
import os
import re
import tempfile

import torch
from torch import distributed as dist, multiprocessing as mp, nn
from torch.nn.parallel import DistributedDataParallel as DDP

said = (
    "RuntimeError: Expected to have finished reduction in the prior "
    "iteration before starting a new one. This error indicates that your "
    "module has parameters that were not used in producing loss.")
assert wrong.out.startswith("finished step 0\n" + said)
assert wrong_aux.out.startswith("finished step 0\n" + said)
assert wrong.error.startswith(said)
assert "did not receive grad for rank 0: 2 3\n" in wrong.error
assert wrong_aux.error.startswith(said)
assert "did not receive grad for rank 0: 2 3\n" in wrong_aux.error
assert right.out == "finished step 0\nfinished step 1\n"
assert right_aux.out == "finished step 0\nfinished step 1\n"
assert demo_find.out == """\
find_unused_parameters=False, gradients: tensor([1., 5.])
find_unused_parameters=True, gradients: tensor([3., 3.])
"""
assert demo_find.grads.tolist() == [3, 3]
assert "broadcast_buffers=False: tensor([0., 1.])\n" in demo_buffers.out
assert "forward_sync_buffers=False: tensor([0., 0.])\n" in demo_buffers.out
assert detect.out == "no gradient: ['spare.weight', 'spare.bias']\n"
assert [name for name, p in detect.model.named_parameters()][2:] == [
    "spare.weight", "spare.bias"]  # the indices 2 and 3 of the message


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.frozen = nn.Linear(1, 1).requires_grad_(False)
        self.used, self.spare = nn.Linear(1, 1), nn.Linear(1, 1)

    def forward(self, x):
        return self.used(self.frozen(x))


def stopped(model, late=False):
    """The step whose forward raises, and the message."""
    if late:
        model.module.spare.requires_grad_(False)
    for step in range(2):
        try:
            loss = model(torch.ones(1, 1)).mean()
        except RuntimeError as error:
            return f"{step}: {error}"
        loss.backward()


def train(rank, tmp):
    with open(f"{tmp}/warned{rank}", "w") as file:
        os.dup2(file.fileno(), 2)  # where the warnings of C++ go
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    os.environ["TORCH_DISTRIBUTED_DEBUG"] = "INFO"
    dist.set_debug_level_from_env()
    all_used = nn.Linear(1, 1)
    said = {
        "unused": stopped(DDP(Net())),
        "late": stopped(DDP(Net()), late=True),
        "all used": stopped(DDP(all_used, find_unused_parameters=True))}
    with open(f"{tmp}/said{rank}", "w") as file:
        json.dump(said, file)
    dist.destroy_process_group()


with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp,), 2, start_method="fork")
    said = json.load(open(f"{tmp}/said0"))
    warned = open(f"{tmp}/warned0").read()
# of six parameters the first two are frozen and not counted
assert said["unused"].startswith("1: Expected to have finished reduction")
assert said["unused"].rstrip().endswith("grad for rank 0: 2 3")
names = re.search("Parameters which did .* rank 0: (.*)\n", said["unused"])[1]
assert sorted(names.split(", ")) == ["spare.bias", "spare.weight"]
assert said["late"].startswith("1: Expected to have finished reduction")
assert said["all used"] is None
assert "did not find any unused parameters in the forward pass" in warned
assert "extra traversal of the autograd graph every iteration" in warned

net = Net()
net(torch.ones(1, 1)).mean().backward()
assert [name for name, p in net.named_parameters() if p.grad is None] == [
    "frozen.weight", "frozen.bias", "spare.weight", "spare.bias"]
options = inspect.signature(DDP).parameters
assert options["find_unused_parameters"].default is False
assert options["forward_sync_buffers"].default is None  # which means True
# --8<-- [end:check]
