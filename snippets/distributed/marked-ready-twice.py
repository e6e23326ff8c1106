"""DDP counts each gradient once per backward pass; reentrant checkpoints, two losses and outside parameters count it twice."""
# /// pitfall
# apis = ["torch.nn.parallel.DistributedDataParallel", "torch.utils.checkpoint.checkpoint"]
# symptom = "error"
# raises = ["wrong", "wrong_shared", "wrong_two_losses", "wrong_outside", "wrong_changed"]
# added = 2026-11-30
# messages = [
#   "Expected to mark a variable ready only once. This error is caused by one of the following reasons: *",
#   "Parameter at index * with name * has been marked as ready twice.",
#   "Your training graph has changed in this iteration, e.g., one parameter is unused in first iteration, but then got used in the second iteration. this is not compatible with static_graph set to True.",
#   "your training graph has changed in this iteration, e.g., one parameter is used in first iteration, but then got unused in the second iteration. this is not compatible with static_graph set to True.",
# ]
# older = [
#   "Parameter at index * has been marked as ready twice. This means that multiple autograd engine  hooks have fired for this particular parameter during this iteration. You can set the environment variable TORCH_DISTRIBUTED_DEBUG to either INFO or DETAIL",
# ]
#
# [code.reentrant_with_find_unused]
# pattern = 'torch.utils.checkpoint.checkpoint(..., use_reentrant=True, ...)'
# anywhere = ['torch.nn.parallel.DistributedDataParallel(..., find_unused_parameters=True, ...)']
# ///

# --8<-- [start:wrong]
import torch
from torch import distributed as dist, nn
from torch.utils.checkpoint import checkpoint
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.block, self.head = nn.Linear(4, 4), nn.Linear(4, 1)
        self.spare = nn.Linear(4, 1)  # not used
    def forward(self, x):
        return self.head(checkpoint(self.block, x, use_reentrant=True))

dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
model = nn.parallel.DistributedDataParallel(Net(), find_unused_parameters=True)
x = torch.ones(2, 4, requires_grad=True)
try:
    model(x).mean().backward()
    print("finished step")
finally:
    del model
    dist.destroy_process_group()
#> RuntimeError: Expected to mark a variable ready only once. This error is caused by one of the following reasons: 1) Use of a module parameter outside the `forward` function. Please make sure model parameters are not shared across multiple concurrent forward-backward passes. or try to use _set_static_graph() as a workaround if this module graph does not change during training loop.2) Reused parameters in multiple reentrant backward passes. For example, if you use multiple `checkpoint` functions to wrap the same part of your model, it would result in the same set of parameters been used by different reentrant backward passes multiple times, and hence marking a variable ready multiple times. DDP does not support such use cases in default. You can try to use _set_static_graph() as a workaround if your module graph does not change over iterations.
#> Parameter at index 1 with name block.bias has been marked as ready twice. This means that multiple autograd engine  hooks have fired for this particular parameter during this iteration.
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import distributed as dist, nn
from torch.utils.checkpoint import checkpoint
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.block, self.head = nn.Linear(4, 4), nn.Linear(4, 1)
        self.spare = nn.Linear(4, 1)  # not used
    def forward(self, x):
        return self.head(checkpoint(self.block, x, use_reentrant=False))

dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
model = nn.parallel.DistributedDataParallel(Net(), find_unused_parameters=True)
x = torch.ones(2, 4, requires_grad=True)
try:
    model(x).mean().backward()
    print("finished step")
finally:
    del model
    dist.destroy_process_group()
#> finished step
# --8<-- [end:right]

# --8<-- [start:wrong_shared]
import torch
from torch import distributed as dist, nn
from torch.utils.checkpoint import checkpoint
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.layer = nn.Linear(4, 4), nn.Linear(4, 4)
    def forward(self, x):
        x = self.first(x)
        for _ in range(2):
            x = checkpoint(self.layer, x, use_reentrant=True)
        return x
dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
model = nn.parallel.DistributedDataParallel(Net())
try:
    model(torch.ones(2, 4)).mean().backward()
    print("finished step")
finally:
    del model
    dist.destroy_process_group()
#> RuntimeError: Expected to mark a variable ready only once. This error is caused by one of the following reasons: 1) Use of a module parameter outside the `forward` function. Please make sure model parameters are not shared across multiple concurrent forward-backward passes. or try to use _set_static_graph() as a workaround if this module graph does not change during training loop.2) Reused parameters in multiple reentrant backward passes. For example, if you use multiple `checkpoint` functions to wrap the same part of your model, it would result in the same set of parameters been used by different reentrant backward passes multiple times, and hence marking a variable ready multiple times. DDP does not support such use cases in default. You can try to use _set_static_graph() as a workaround if your module graph does not change over iterations.
#> Parameter at index 3 with name layer.bias has been marked as ready twice. This means that multiple autograd engine  hooks have fired for this particular parameter during this iteration.
# --8<-- [end:wrong_shared]

# --8<-- [start:right_shared]
import torch
from torch import distributed as dist, nn
from torch.utils.checkpoint import checkpoint
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.layer = nn.Linear(4, 4), nn.Linear(4, 4)
    def forward(self, x):
        x = self.first(x)
        for _ in range(2):
            x = checkpoint(self.layer, x, use_reentrant=False)
        return x
dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
model = nn.parallel.DistributedDataParallel(Net())
try:
    model(torch.ones(2, 4)).mean().backward()
    print("finished step")
finally:
    del model
    dist.destroy_process_group()
#> finished step
# --8<-- [end:right_shared]

# --8<-- [start:wrong_two_losses]
import torch
from torch import distributed as dist, nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(4, 4)
        self.classes, self.boxes = nn.Linear(4, 3), nn.Linear(4, 2)
    def forward(self, x):
        x = self.body(x)
        return self.classes(x), self.boxes(x)
dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
model = nn.parallel.DistributedDataParallel(Net())
try:
    classes, boxes = model(torch.ones(2, 4))
    classes.mean().backward(retain_graph=True)
    boxes.mean().backward()
    print("finished step")
finally:
    del model
    dist.destroy_process_group()
#> RuntimeError: Expected to mark a variable ready only once. This error is caused by one of the following reasons: 1) Use of a module parameter outside the `forward` function. Please make sure model parameters are not shared across multiple concurrent forward-backward passes. or try to use _set_static_graph() as a workaround if this module graph does not change during training loop.2) Reused parameters in multiple reentrant backward passes. For example, if you use multiple `checkpoint` functions to wrap the same part of your model, it would result in the same set of parameters been used by different reentrant backward passes multiple times, and hence marking a variable ready multiple times. DDP does not support such use cases in default. You can try to use _set_static_graph() as a workaround if your module graph does not change over iterations.
#> Parameter at index 1 with name body.bias has been marked as ready twice. This means that multiple autograd engine  hooks have fired for this particular parameter during this iteration.
# --8<-- [end:wrong_two_losses]

# --8<-- [start:right_two_losses]
import torch
from torch import distributed as dist, nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(4, 4)
        self.classes, self.boxes = nn.Linear(4, 3), nn.Linear(4, 2)
    def forward(self, x):
        x = self.body(x)
        return self.classes(x), self.boxes(x)
dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
model = nn.parallel.DistributedDataParallel(Net())
try:
    classes, boxes = model(torch.ones(2, 4))
    loss = classes.mean() + boxes.mean()
    loss.backward()
    print("finished step")
finally:
    del model
    dist.destroy_process_group()
#> finished step
# --8<-- [end:right_two_losses]

# --8<-- [start:wrong_silent]
import tempfile, torch
from torch import distributed as dist, multiprocessing as mp, nn

def train(rank, tmp, grads):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    net = nn.Linear(1, 1, bias=False)
    model = nn.parallel.DistributedDataParallel(net)
    x = torch.tensor([[1.0], [5.0]])[[rank]]
    loss_a, loss_b = model(x).mean(), model(x).mean()
    loss_a.backward()
    loss_b.backward()
    grads[rank] = net.weight.grad
    del model
    dist.destroy_process_group()

grads = torch.zeros(2).share_memory_()
with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp, grads), 2, start_method="fork")
print("gradients of the ranks:", grads.tolist())
#> gradients of the ranks: [4.0, 8.0]
# --8<-- [end:wrong_silent]

# --8<-- [start:right_silent]
import tempfile, torch
from torch import distributed as dist, multiprocessing as mp, nn

def train(rank, tmp, grads):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    net = nn.Linear(1, 1, bias=False)
    model = nn.parallel.DistributedDataParallel(net)
    x = torch.tensor([[1.0], [5.0]])[[rank]]
    loss_a, loss_b = model(x).mean(), model(x).mean()
    (loss_a + loss_b).backward()
    grads[rank] = net.weight.grad
    del model
    dist.destroy_process_group()

grads = torch.zeros(2).share_memory_()
with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp, grads), 2, start_method="fork")
print("gradients of the ranks:", grads.tolist())
#> gradients of the ranks: [6.0, 6.0]
# --8<-- [end:right_silent]

# --8<-- [start:wrong_outside]
import torch
from torch import distributed as dist, nn

dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
net = nn.Linear(4, 1)
net.scale = nn.Parameter(torch.ones(1))
net.spare = nn.Linear(4, 1)
model = nn.parallel.DistributedDataParallel(net, find_unused_parameters=True)
try:
    loss = (model(torch.ones(2, 4)) * net.scale).mean()
    loss.backward()
    print("finished step")
finally:
    del model
    dist.destroy_process_group()
#> RuntimeError: Expected to mark a variable ready only once. This error is caused by one of the following reasons: 1) Use of a module parameter outside the `forward` function. Please make sure model parameters are not shared across multiple concurrent forward-backward passes. or try to use _set_static_graph() as a workaround if this module graph does not change during training loop.2) Reused parameters in multiple reentrant backward passes. For example, if you use multiple `checkpoint` functions to wrap the same part of your model, it would result in the same set of parameters been used by different reentrant backward passes multiple times, and hence marking a variable ready multiple times. DDP does not support such use cases in default. You can try to use _set_static_graph() as a workaround if your module graph does not change over iterations.
#> Parameter at index 2 with name .scale has been marked as ready twice. This means that multiple autograd engine  hooks have fired for this particular parameter during this iteration.
# --8<-- [end:wrong_outside]

# --8<-- [start:right_outside]
import torch
from torch import distributed as dist, nn

class Net(nn.Linear):
    def forward(self, x):
        return super().forward(x) * self.scale

dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
net = Net(4, 1)
net.scale = nn.Parameter(torch.ones(1))
net.spare = nn.Linear(4, 1)
model = nn.parallel.DistributedDataParallel(net, find_unused_parameters=True)
try:
    loss = model(torch.ones(2, 4)).mean()
    loss.backward()
    print("finished step")
finally:
    del model
    dist.destroy_process_group()
#> finished step
# --8<-- [end:right_outside]

# --8<-- [start:wrong_changed]
import torch
from torch import distributed as dist, nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc, self.extra = nn.Linear(4, 1), nn.Linear(4, 1)
    def forward(self, x, step):
        return self.fc(x) if step == 0 else self.extra(x)

dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
model = nn.parallel.DistributedDataParallel(Net(), static_graph=True)
try:
    for step in range(3):
        model(torch.ones(2, 4), step).mean().backward()
        print("finished step", step)
finally:
    del model
    dist.destroy_process_group()
#> finished step 0
#> RuntimeError: Your training graph has changed in this iteration, e.g., one parameter is unused in first iteration, but then got used in the second iteration. this is not compatible with static_graph set to True.
# --8<-- [end:wrong_changed]

# --8<-- [start:right_changed]
import torch
from torch import distributed as dist, nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc, self.extra = nn.Linear(4, 1), nn.Linear(4, 1)
    def forward(self, x, step):
        return self.fc(x) if step == 0 else self.extra(x)

dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
model = nn.parallel.DistributedDataParallel(Net(), find_unused_parameters=True)
try:
    for step in range(3):
        model(torch.ones(2, 4), step).mean().backward()
        print("finished step", step)
finally:
    del model
    dist.destroy_process_group()
#> finished step 0
#> finished step 1
#> finished step 2
# --8<-- [end:right_changed]

# --8<-- [start:demo_freeze]
import torch
from torch import distributed as dist, nn

dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
net = nn.Sequential(nn.Linear(4, 4), nn.Linear(4, 1))
model = nn.parallel.DistributedDataParallel(net, static_graph=True)
try:
    for step in range(3):
        net[0].requires_grad_(step == 0)  # frozen from step 1 on
        model(torch.ones(2, 4)).mean().backward()
        print("finished step", step)
except RuntimeError as error:
    print(str(error).splitlines()[0])
finally:
    del model
    dist.destroy_process_group()
#> finished step 0
#> finished step 1
#> Expected to have finished reduction in the prior iteration before starting a new one. This error indicates that your training graph has changed in this iteration, e.g., one parameter is used in first iteration, but then got unused in the second iteration. this is not compatible with static_graph set to True.
# --8<-- [end:demo_freeze]

# --8<-- [start:check]
import tempfile

import torch
from torch import distributed as dist, multiprocessing as mp, nn
from torch.utils.checkpoint import checkpoint

DDP = nn.parallel.DistributedDataParallel
said = "RuntimeError: Expected to mark a variable ready only once."
assert (wrong.error or "").startswith(said)
assert (wrong_shared.error or "").startswith(said)
assert (wrong_two_losses.error or "").startswith(said)
assert (wrong_outside.error or "").startswith(said)
assert right.out == "finished step\n"
assert right_shared.out == "finished step\n"
assert right_two_losses.out == "finished step\n"
assert right_outside.out == "finished step\n"
changed = "RuntimeError: Your training graph has changed in this iteration"
assert (wrong_changed.error or "").startswith(changed)
assert wrong_changed.out.startswith("finished step 0\n")
done = "finished step 0\nfinished step 1\nfinished step 2\n"
assert right_changed.out == done
unused = "used in first iteration, but then got unused in the second iteration"
assert unused in demo_freeze.out
assert demo_freeze.out.startswith("finished step 0\n")
# own: 1 and 5, twice; the first is averaged, the second is not
assert wrong_silent.grads.tolist() == [3 + 1, 3 + 5]
assert right_silent.grads.tolist() == [6, 6]
assert wrong_silent.out == "gradients of the ranks: [4.0, 8.0]\n"
assert right_silent.out == "gradients of the ranks: [6.0, 6.0]\n"


class Net(nn.Module):
    def __init__(self, reentrant):
        super().__init__()
        self.layer = nn.Linear(1, 1, bias=False)
        nn.init.ones_(self.layer.weight)
        self.reentrant = reentrant

    def forward(self, x):
        for _ in range(2):
            x = checkpoint(self.layer, x, use_reentrant=self.reentrant)
        return x


class Heads(nn.Module):
    def __init__(self):
        super().__init__()
        self.body, self.a, self.b = (
            nn.Linear(1, 1, bias=False) for _ in range(3))
        for p in self.parameters():
            nn.init.ones_(p)

    def forward(self, x):
        x = self.body(x)
        return self.a(x), self.b(x)


def train(rank, tmp, grads):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    x = torch.tensor([[1.0], [5.0]])[[rank]].requires_grad_()
    cases = (True, False), (False, False), (True, True)
    for i, (reentrant, static) in enumerate(cases):
        net = Net(reentrant)
        model = DDP(net, static_graph=static)
        model(x).mean().backward()
        grads[i, rank] = net.layer.weight.grad
        del model
    net = Net(False)
    model = DDP(net)
    for _ in range(2):  # each forward pass with its own backward
        model(x).mean().backward()
    grads[3, rank] = net.layer.weight.grad
    del model
    # two losses, each with its own backward: options that hide the error
    options = {"static_graph": True}, {"find_unused_parameters": True}
    for i, option in enumerate(options, 4):
        net = Heads()
        model = DDP(net, **option)
        a, b = model(x)
        a.mean().backward(retain_graph=True)
        b.mean().backward()
        grads[i, rank] = net.body.weight.grad
        del model
    dist.destroy_process_group()


grads = torch.zeros(6, 2).share_memory_()
with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp, grads), 2, start_method="fork")
# a shared layer and nothing before it: no error, but only the first is averaged
assert grads[:4].tolist() == [[4, 8], [6, 6], [6, 6], [12, 12]]
# the second loss isn't averaged
assert grads[4:].tolist() == [[4, 8], [4, 8]]
# --8<-- [end:check]
