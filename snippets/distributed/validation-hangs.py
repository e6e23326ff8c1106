"""The forward of a DDP model with buffers communicates, even in eval mode: if only rank 0 validates, it waits."""
# /// pitfall
# apis = ["torch.nn.parallel.DistributedDataParallel", "torch.distributed.all_reduce"]
# also = ["torch.distributed.barrier"]
# symptom = "slow"
# added = 2026-11-30
# ///

# --8<-- [start:wrong]
import datetime, tempfile, time
import torch
from torch import distributed as dist, multiprocessing as mp, nn

def train(rank, tmp):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2,
                            timeout=datetime.timedelta(seconds=1))
    x, model = torch.ones(8, 4), nn.BatchNorm1d(4)
    model = nn.parallel.DistributedDataParallel(model)
    if rank == 0:
        model.eval()
        try:
            with torch.no_grad():
                print("output:", model(x).shape)
        except RuntimeError:
            print("rank 0 has waited until the timeout")
    time.sleep(2)  # rank 1 has other work
    del model  # before the process group that it uses
with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp,), 2, start_method="fork")
#> rank 0 has waited until the timeout
# --8<-- [end:wrong]

# --8<-- [start:right]
import datetime, tempfile, time
import torch
from torch import distributed as dist, multiprocessing as mp, nn

def train(rank, tmp):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2,
                            timeout=datetime.timedelta(seconds=1))
    x, model = torch.ones(8, 4), nn.BatchNorm1d(4)
    model = nn.parallel.DistributedDataParallel(model)
    if rank == 0:
        model.eval()
        with torch.no_grad():
            print("output:", model.module(x).shape)
    time.sleep(2)  # rank 1 has other work
    del model  # before the process group that it uses
with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp,), 2, start_method="fork")
#> output: torch.Size([8, 4])
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import tempfile
import torch
from torch import distributed as dist, multiprocessing as mp, nn

def evaluate(rank, tmp):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    loader = [(torch.eye(3), torch.tensor([0, 1, 1]))] * (3 - rank)
    model = nn.parallel.DistributedDataParallel(nn.BatchNorm1d(3)).eval()
    counts = torch.zeros(2)  # correct, all
    with torch.no_grad():
        for x, y in loader:
            pred = model.module(x).argmax(dim=1)
            counts += torch.tensor([(pred == y).sum(), len(y)])
    dist.all_reduce(counts)
    if rank == 0:
        print("correct:", int(counts[0]), "of", int(counts[1]))
    del model  # before the process group that it uses
with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(evaluate, (tmp,), 2, start_method="fork")
#> correct: 10 of 15
# --8<-- [end:demo_in_your_code]

# --8<-- [start:wrong_stop]
import tempfile
import torch
from torch import distributed as dist, multiprocessing as mp, nn

def train(rank, tmp):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    model = nn.parallel.DistributedDataParallel(nn.Linear(1, 1))
    best = 1.0
    for epoch, val_loss in enumerate([[0.5, 0.4, 0.3], [0.5, 0.6, 0.8]][rank]):
        try:
            model(torch.ones(4, 1)).mean().backward()
        except RuntimeError:
            print("epoch", epoch, "- rank 0 waits for a rank that has stopped")
            break
        if val_loss > best:  # early stopping
            break
        best = val_loss
    del model  # before the process group that it uses
with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp,), 2, start_method="fork")
#> epoch 2 - rank 0 waits for a rank that has stopped
# --8<-- [end:wrong_stop]

# --8<-- [start:right_stop]
import tempfile
import torch
from torch import distributed as dist, multiprocessing as mp, nn

def train(rank, tmp):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    model = nn.parallel.DistributedDataParallel(nn.Linear(1, 1))
    best = 2.0
    for epoch, val_loss in enumerate([[0.5, 0.4, 0.3], [0.5, 0.6, 0.8]][rank]):
        model(torch.ones(4, 1)).mean().backward()
        val_loss = torch.tensor(val_loss)
        dist.all_reduce(val_loss)  # the same sum on every rank
        if val_loss > best:  # early stopping
            break
        best = val_loss
    if rank == 0:
        print(f"both stop after epoch {epoch}")
    del model  # before the process group that it uses
with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp,), 2, start_method="fork")
#> both stop after epoch 2
# --8<-- [end:right_stop]

# --8<-- [start:detect]
import torch
from torch import nn

class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(4, 4)
        self.register_buffer("positions", torch.zeros(10, 4))

model = nn.Sequential(Encoder(), nn.LayerNorm(4), nn.BatchNorm1d(4))
print([name for name, _ in model.named_buffers()])
#> ['0.positions', '2.running_mean', '2.running_var', '2.num_batches_tracked']
# --8<-- [end:detect]

# --8<-- [start:check]
import tempfile, time
from datetime import timedelta

import torch
from torch import distributed as dist, multiprocessing as mp, nn

assert wrong.out == "rank 0 has waited until the timeout\n"
assert right.out == "output: torch.Size([8, 4])\n"
assert demo_in_your_code.out == "correct: 10 of 15\n"
assert wrong_stop.out == (
    "epoch 2 - rank 0 waits for a rank that has stopped\n")
assert right_stop.out == "both stop after epoch 2\n"
assert detect.out == (
    "['0.positions', '2.running_mean', '2.running_var', "
    "'2.num_batches_tracked']\n")


def alone(rank, tmp, net, training, done):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2,
                            timeout=timedelta(seconds=1))
    model = nn.parallel.DistributedDataParallel(net).train(training)
    if rank == 0:
        try:
            with torch.no_grad():
                model(torch.ones(8, 4))
            done.value = 1
        except RuntimeError:
            done.value = 2
    time.sleep(2)
    del model


class Table(nn.Linear):
    def __init__(self):
        super().__init__(4, 4)
        self.register_buffer("positions", torch.zeros(4))


# without buffers, rank 0 may call the wrapped model; with any, it waits
fork = mp.get_context("fork")
assert dist.constants.default_pg_timeout == timedelta(minutes=30)
for net, training, result in (
        (nn.Linear(4, 3), False, 1), (Table(), False, 2),
        (nn.BatchNorm1d(4), True, 2), (nn.LayerNorm(4), True, 1)):
    done = fork.Value("i", 0)
    with tempfile.TemporaryDirectory() as tmp:
        mp.start_processes(alone, (tmp, net, training, done), 2,
                           start_method="fork")
    assert done.value == result
# --8<-- [end:check]
