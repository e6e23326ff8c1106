"""DDP averages gradients only after a forward pass through the wrapper: with model.module(x), each rank trains alone."""
# /// pitfall
# apis = ["torch.nn.parallel.DistributedDataParallel", "torch.distributed.all_gather"]
# also = ["torch.nn.parallel.DistributedDataParallel.no_sync"]
# symptom = "silent"
# added = 2026-11-29
#
# [code.forward_of_module]
# either = [
# '''
# $L = <... $M.module(...) ...>
# ...
# $ANY.backward(...)
# ''',
# '''
# $L = <... $M.module.$METHOD(...) ...>
# ...
# $ANY.backward(...)
# ''',
# ]
# not = [
# '''
# $L = <... $M.module.parameters(...) ...>
# ...
# $ANY.backward(...)
# ''',
# '''
# $L = <... $M.module.named_parameters(...) ...>
# ...
# $ANY.backward(...)
# ''',
# '''
# $L = <... $M.module.state_dict(...) ...>
# ...
# $ANY.backward(...)
# ''',
# '''
# $L = <... $M.module.to(...) ...>
# ...
# $ANY.backward(...)
# ''',
# '''
# $L = <... $M.module.modules(...) ...>
# ...
# $ANY.backward(...)
# ''',
# ]
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
#     [
#         '$DDP = torch.nn.parallel.DistributedDataParallel(...)',
#         '$DDP = <... torch.nn.parallel.DistributedDataParallel(...) ...>',
#     ],
# ]
#
# [code.forward_of_the_wrapped_model]
# either = [
# '''
# $DDP = torch.nn.parallel.DistributedDataParallel($NET, ...)
# ...
# $OUT = <... $NET(...) ...>
# ...
# $L.backward(...)
# ''',
# '''
# $DDP = torch.nn.parallel.DistributedDataParallel($NET, ...)
# ...
# $OUT = <... $NET.$METHOD(...) ...>
# ...
# $L.backward(...)
# ''',
# '''
# $RAW = $DDP.module
# ...
# $OUT = <... $RAW(...) ...>
# ...
# $L.backward(...)
# ''',
# '''
# $RAW = $DDP.module
# ...
# $OUT = <... $RAW.$METHOD(...) ...>
# ...
# $L.backward(...)
# ''',
# '''
# $RAW = $DDP.module if $COND else $DDP
# ...
# $OUT = <... $RAW(...) ...>
# ...
# $L.backward(...)
# ''',
# ]
# not = [
# '''
# $NET = torch.nn.parallel.DistributedDataParallel($NET, ...)
# ...
# $L.backward(...)
# ''',
# '''
# $DDP = torch.nn.parallel.DistributedDataParallel($NET, ...)
# ...
# $OUT = <... $NET.parameters(...) ...>
# ...
# $L.backward(...)
# ''',
# '''
# $DDP = torch.nn.parallel.DistributedDataParallel($NET, ...)
# ...
# $OUT = <... $NET.state_dict(...) ...>
# ...
# $L.backward(...)
# ''',
# '''
# $RAW = $DDP.module
# ...
# $OUT = <... $RAW.parameters(...) ...>
# ...
# $L.backward(...)
# ''',
# '''
# $RAW = $DDP.module
# ...
# $OUT = <... $RAW.state_dict(...) ...>
# ...
# $L.backward(...)
# ''',
# ]
# line = "$OUT"
# example = '''
# ddp = torch.nn.parallel.DistributedDataParallel(net)
# for x, y in loader:
#     loss = criterion(net(x), y)
#     loss.backward()
# '''
#
# [code.changed_after_wrapping]
# either = [
# '''
# $DDP = torch.nn.parallel.DistributedDataParallel(...)
# ...
# $DDP.module.$FC = <... torch.nn.$LAYER(...) ...>
# ''',
# '''
# $DDP = torch.nn.parallel.DistributedDataParallel($NET, ...)
# ...
# $NET.$FC = <... torch.nn.$LAYER(...) ...>
# ''',
# '''
# $DDP = torch.nn.parallel.DistributedDataParallel($NET, ...)
# ...
# $NET.append(<... torch.nn.$LAYER(...) ...>)
# ''',
# '''
# $DDP = torch.nn.parallel.DistributedDataParallel($NET, ...)
# ...
# $NET.add_module("...", <... torch.nn.$LAYER(...) ...>)
# ''',
# '''
# $DDP = torch.nn.parallel.DistributedDataParallel(...)
# ...
# $DDP.module.add_module("...", <... torch.nn.$LAYER(...) ...>)
# ''',
# '''
# $DDP = torch.nn.parallel.DistributedDataParallel(...)
# ...
# $DDP.module.append(<... torch.nn.$LAYER(...) ...>)
# ''',
# ]
# not = [
# '''
# $DDP = torch.nn.parallel.DistributedDataParallel($NET, ...)
# ...
# $DDP = torch.nn.parallel.DistributedDataParallel($NET, ...)
# ...
# $NET.$FC = <... torch.nn.$LAYER(...) ...>
# ''',
# ]
# line = "$LAYER"
#
# [code.backward_of_module]
# either = [
#     '$M.module(...).$REDUCE(...).backward()', '$C($M.module(...), ...).backward()',
#     '$M.module.$METHOD(...).backward()', '($C($M.module(...), ...) / $K).backward()',
# ]
# anywhere = ['torch.nn.parallel.DistributedDataParallel(...)']
# example = '''
# model = torch.nn.parallel.DistributedDataParallel(net)
# criterion(model.module(x), y).backward()
# '''
#
# [code.forward_of_an_unwrapped_model]
# either = ['$L = <... $UNWRAP($M).$METHOD(...) ...>', '$L = <... $UNWRAP($M)(...) ...>']
# not = [
#     '$L = <... $UNWRAP($M).parameters(...) ...>', '$L = <... $UNWRAP($M).state_dict(...) ...>',
#     '$L = <... $UNWRAP($M).named_parameters(...) ...>',
#     '$L = <... $UNWRAP($M).modules(...) ...>', '$L = <... $UNWRAP($M).to(...) ...>',
#     '$L = <... $UNWRAP($M).eval(...) ...>', '$L = <... $UNWRAP($M).train(...) ...>',
# ]
# inside = [
# '''
# $L = $V
# ...
# $ANY.backward(...)
# ''',
# ]
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
#     ['torch.nn.parallel.DistributedDataParallel(...)'],
#     [
# '''
# def $UNWRAP(...):
#     ...
#     return $X.module
# ''',
# '''
# def $UNWRAP(...):
#     ...
#     return $X.module if $COND else $X
# ''',
# '''
# def $UNWRAP(...):
#     ...
#     return getattr($X, "module", $X)
# ''',
# '''
# def $UNWRAP(...):
#     ...
#     if $COND:
#         return $X.module
#     ...
# ''',
#         '$UNWRAP = lambda $X: $X.module if $COND else $X',
#     ],
# ]
# example = '''
# def unwrap(m):
#     return m.module if isinstance(m, torch.nn.parallel.DistributedDataParallel) else m
# model = torch.nn.parallel.DistributedDataParallel(net)
# loss = unwrap(model).loss(x, y)
# loss.backward()
# '''
# ///

# --8<-- [start:wrong]
import tempfile
import torch
from torch import distributed as dist, multiprocessing as mp, nn

def train(rank, tmp, weights):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    torch.manual_seed(0)
    model = nn.parallel.DistributedDataParallel(nn.Linear(1, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    x = torch.tensor([[1.0], [5.0]])[[rank]]  # half of the batch
    loss = model.module(x).mean()
    loss.backward()
    optimizer.step()
    weights[rank] = model.module.weight.item()
    del model  # before the process group that it uses

weights = torch.zeros(2).share_memory_()
with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp, weights), 2, start_method="fork")
print("weight on rank 0 and on rank 1:", weights)
#> weight on rank 0 and on rank 1: tensor([-0.1075, -0.5075])
# --8<-- [end:wrong]

# --8<-- [start:right]
import tempfile
import torch
from torch import distributed as dist, multiprocessing as mp, nn

def train(rank, tmp, weights):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    torch.manual_seed(0)
    model = nn.parallel.DistributedDataParallel(nn.Linear(1, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    x = torch.tensor([[1.0], [5.0]])[[rank]]  # half of the batch
    loss = model(x).mean()
    loss.backward()
    optimizer.step()
    weights[rank] = model.module.weight.item()
    del model  # before the process group that it uses

weights = torch.zeros(2).share_memory_()
with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp, weights), 2, start_method="fork")
print("weight on rank 0 and on rank 1:", weights)
#> weight on rank 0 and on rank 1: tensor([-0.3075, -0.3075])
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
from torch import distributed as dist, nn

class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Linear(10, 1)

    def forward(self, x, y):  # DDP sees everything in here
        return self.compute_loss(x, y)

    def compute_loss(self, x, y):
        return nn.functional.mse_loss(self.net(x), y)

dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
model = nn.parallel.DistributedDataParallel(Model())
loss = model(torch.ones(4, 10), torch.zeros(4, 1))
print("loss has a gradient:", loss.requires_grad)
#> loss has a gradient: True
del model  # before the process group that it uses
dist.destroy_process_group()
# --8<-- [end:demo_in_your_code]

# --8<-- [start:wrong_after]
import tempfile
import torch
from torch import distributed as dist, multiprocessing as mp, nn

def train(rank, tmp, grads):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    net = nn.Sequential(nn.Linear(1, 1))
    model = nn.parallel.DistributedDataParallel(net)
    net.append(nn.Linear(1, 1, bias=False))
    nn.init.ones_(net[1].weight)
    x = torch.tensor([[1.0], [5.0]])[[rank]]
    nn.init.eye_(net[0].weight), nn.init.zeros_(net[0].bias)
    model(x).mean().backward()
    grads[rank] = torch.stack([net[0].weight.grad, net[1].weight.grad]).view(2)
    del model  # before the process group that it uses

grads = torch.zeros(2, 2).share_memory_()
with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp, grads), 2, start_method="fork")
print("first layer:", grads[:, 0], "new layer:", grads[:, 1])
#> first layer: tensor([3., 3.]) new layer: tensor([1., 5.])
# --8<-- [end:wrong_after]

# --8<-- [start:right_after]
import tempfile
import torch
from torch import distributed as dist, multiprocessing as mp, nn

def train(rank, tmp, grads):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    net = nn.Sequential(nn.Linear(1, 1))
    net.append(nn.Linear(1, 1, bias=False))
    model = nn.parallel.DistributedDataParallel(net)
    nn.init.ones_(net[1].weight)
    x = torch.tensor([[1.0], [5.0]])[[rank]]
    nn.init.eye_(net[0].weight), nn.init.zeros_(net[0].bias)
    model(x).mean().backward()
    grads[rank] = torch.stack([net[0].weight.grad, net[1].weight.grad]).view(2)
    del model  # before the process group that it uses

grads = torch.zeros(2, 2).share_memory_()
with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp, grads), 2, start_method="fork")
print("first layer:", grads[:, 0], "new layer:", grads[:, 1])
#> first layer: tensor([3., 3.]) new layer: tensor([3., 3.])
# --8<-- [end:right_after]

# --8<-- [start:detect]
import tempfile
import torch
from torch import distributed as dist, multiprocessing as mp, nn

def same_on_all_ranks(model):
    mine = nn.utils.parameters_to_vector(model.parameters()).detach()
    others = [torch.empty_like(mine) for _ in range(dist.get_world_size())]
    dist.all_gather(others, mine)
    return all(torch.equal(mine, other) for other in others)

def train(rank, tmp):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    torch.manual_seed(rank)
    model = nn.Linear(10, 1)  # without DDP, each rank has other weights
    same = same_on_all_ranks(model)
    if rank == 0:
        print("same on all ranks:", same)

with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp,), 2, start_method="fork")
#> same on all ranks: False
# --8<-- [end:detect]

# --8<-- [start:check]
import tempfile

import torch
from torch import distributed as dist, multiprocessing as mp, nn

assert wrong.out == (
    "weight on rank 0 and on rank 1: tensor([-0.1075, -0.5075])\n")
assert right.out == (
    "weight on rank 0 and on rank 1: tensor([-0.3075, -0.3075])\n")
assert demo_in_your_code.out == "loss has a gradient: True\n"
assert wrong_after.out == (
    "first layer: tensor([3., 3.]) new layer: tensor([1., 5.])\n")
assert right_after.out == (
    "first layer: tensor([3., 3.]) new layer: tensor([3., 3.])\n")
assert detect.out == "same on all ranks: False\n"

torch.manual_seed(0)
start = nn.Linear(1, 1).weight.item()
assert torch.allclose(wrong.weights, start - 0.1 * torch.tensor([1.0, 5.0]))
assert torch.allclose(right.weights, start - 0.1 * torch.tensor([3.0, 3.0]))


def train(rank, tmp, found):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    x = torch.tensor([[1.0], [5.0]])[[rank]]
    for i, how in enumerate(("wrapper", "forward of the wrapper", "module",
                             "forward of the module", "no_sync", "written",
                             "wrapper and module")):
        torch.manual_seed(0)
        net = nn.Linear(1, 1)
        model = nn.parallel.DistributedDataParallel(net)
        if how == "no_sync":
            with model.no_sync():
                model(x).mean().backward()
        elif how == "written":  # changing weights by hand is never noticed
            with torch.no_grad():
                net.weight.add_(rank)
            model(x).mean().backward()
            found[0, rank, 6] = net.weight.item()
        elif how == "wrapper and module":  # the wrapper prepares for both
            (model(x).mean() * 0 + model.module(x).mean()).backward()
            assert net.weight.grad.item() == 3
            continue
        else:
            call = {"wrapper": model, "forward of the wrapper": model.forward,
                    "module": net, "forward of the module": net.forward}[how]
            call(x).mean().backward()
        found[0, rank, i] = net.weight.grad.item()
        if how == "module":  # averaged by hand
            for p in net.parameters():
                dist.all_reduce(p.grad)
                p.grad /= 2
            assert net.weight.grad.item() == 3
        try:
            model.weight
        except AttributeError:
            pass
        else:
            raise AssertionError("the wrapper has what the module has")
        del model


found = torch.zeros(1, 2, 7).share_memory_()
with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp, found), 2, start_method="fork")
assert found[0, 0, :6].tolist() == [3, 3, 1, 1, 1, 3]
assert found[0, 1, :6].tolist() == [3, 3, 5, 5, 5, 3]
assert torch.allclose(found[0, 1, 6] - found[0, 0, 6], torch.tensor(1.0))
# --8<-- [end:check]
