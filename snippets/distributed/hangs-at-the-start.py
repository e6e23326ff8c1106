"""A collective operation waits until every rank calls it: one rank that does not leaves the others waiting."""
# /// pitfall
# apis = ["torch.distributed.init_process_group", "torch.distributed.barrier", "torch.distributed.all_reduce",
#         "torch.distributed.monitored_barrier", "torch.nn.parallel.DistributedDataParallel",
#         "torch.distributed.algorithms.Join"]
# symptom = "error"
# raises = ["demo_missing", "demo_address"]
# added = 2026-11-29
# messages = [
#   "Timed out waiting *ms for recv operation to complete",
#   "Timed out waiting *ms for send operation to complete",
#   "Timed out after * seconds waiting for clients. */* clients joined.",
#   "The client socket has timed out after *ms while trying to connect to (*, *).",
#   "Connection closed by peer [*]:*. This is typically caused by a remote worker crashing.",
#   "Rank * failed to pass monitoredBarrier in * ms",
# ]
# older = [
#   "Waiting in store based barrier to initialize process group for rank: *, key: store_based_barrier_key:* (world_size=*, worker_count=*, timeout=*)",
#   "Watchdog caught collective operation timeout: WorkNCCL(SeqNum=*, OpType=*, * ran for * milliseconds before timing out.",
#   "Application timeout caused pair closure",
#   "The client socket has timed out after *s while trying to connect to (*, *).",
#   "The client socket has failed to connect to any network address of (*, *).",
#   "The client socket has failed to connect to *:* (errno: *",
#   "pair.cc:*] Connection closed by peer [*]:*",
#   "pair.cc:*Connection reset by peer",
#   "RendezvousConnectionError: The connection to the C10d store has failed.",
#   "Gloo connectFullMesh failed with *",
#   "Connect timeout [*]",
#   "connect [*]:*: Connection refused",
#   "ConnectionRefusedError: [Errno 111] Connection refused",
#   "Timed out initializing process group in store based barrier on rank: *",
#   "connect() timed out. Original timeout was * ms.",
#   "gloo/transport/tcp/pair.cc:*] Connection closed by peer [*]:*",
#   "gloo/transport/tcp/pair.cc:*] Read error [*]:*: Connection reset by peer",
# ]
#
# [code.collective_on_one_rank]
# either = [
# '''
# if $RANK == 0:
#     ...
#     torch.distributed.$COLLECTIVE(...)
#     ...
# ''',
# '''
# if torch.distributed.get_rank() == 0:
#     ...
#     torch.distributed.$COLLECTIVE(...)
#     ...
# ''',
# '''
# if not $RANK:
#     ...
#     torch.distributed.$COLLECTIVE(...)
#     ...
# ''',
# '''
# if self.$RANK == 0:
#     ...
#     torch.distributed.$COLLECTIVE(...)
#     ...
# ''',
# '''
# if is_main_process():
#     ...
#     torch.distributed.$COLLECTIVE(...)
#     ...
# ''',
# '''
# if is_main:
#     ...
#     torch.distributed.$COLLECTIVE(...)
#     ...
# ''',
# ]
# not_inside = [
# '''
# if $RANK == 0:
#     ...
# else:
#     ...
#     torch.distributed.$F(...)
#     ...
# ''',
# ]
# nowhere = [
# '''
# if $RANK != 0:
#     ...
#     torch.distributed.$COLLECTIVE2(...)
#     ...
# ''',
# ]
# line = "$COLLECTIVE"
# names = { "$COLLECTIVE" = 'all_reduce|all_gather|broadcast|reduce|all_gather_object|broadcast_object_list|all_gather_into_tensor|reduce_scatter|barrier' }
#
# [code.function_of_all_on_one_rank]
# pattern = '$F(...)'
# inside = [
#     [
#         'if $RANK == 0: ...', 'if torch.distributed.get_rank() == 0: ...',
#         'if $RANK in (-1, 0): ...',
#     ],
# ]
# not_inside = [
# '''
# if $RANK2 == 0:
#     ...
# else:
#     ...
#     $F(...)
#     ...
# ''',
# ]
# anywhere = [
# '''
# def $F(...):
#     ...
#     torch.distributed.$COLLECTIVE(...)
#     ...
# ''',
# ]
# names = { "$COLLECTIVE" = 'all_reduce|all_gather|broadcast|reduce|all_gather_object|broadcast_object_list|all_gather_into_tensor|reduce_scatter|barrier', "$F" = '(?!.*(is_|get_|main|setup|init)).*' }
# example = '''
# def average(x):
#     torch.distributed.all_reduce(x)
#     return x
# if rank == 0:
#     print(average(loss))
# '''
# ///

# --8<-- [start:wrong]
import tempfile, time
from datetime import timedelta
import torch
from torch import distributed as dist, multiprocessing as mp

def train(rank, tmp):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2,
                            timeout=timedelta(seconds=1))
    loss = torch.tensor(rank + 1.0)
    try:
        if rank == 0:
            dist.all_reduce(loss)
            print("sum of the losses:", loss)
        time.sleep(2)  # the work that follows
    except RuntimeError as error:
        print("RuntimeError:", str(error).split("] ")[1])
    dist.destroy_process_group()

with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp,), 2, start_method="fork")
#> RuntimeError: Timed out waiting 1000ms for recv operation to complete
# --8<-- [end:wrong]

# --8<-- [start:demo_in_your_code]
import tempfile
import torch
from torch import distributed as dist, multiprocessing as mp, nn

def train(rank, tmp):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    model = nn.parallel.DistributedDataParallel(nn.Linear(10, 1))
    if rank == 0:
        torch.save(model.module.state_dict(), f"{tmp}/model.pt")
    dist.barrier()  # all ranks, after the branch
    weights = torch.load(f"{tmp}/model.pt")
    model.module.load_state_dict(weights)
    if rank == 1:
        print("rank 1 has loaded:", list(weights))
    del model  # before the process group that it uses
    dist.destroy_process_group()

with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp,), 2, start_method="fork")
#> rank 1 has loaded: ['weight', 'bias']
# --8<-- [end:demo_in_your_code]

# --8<-- [start:right]
import tempfile, time
from datetime import timedelta
import torch
from torch import distributed as dist, multiprocessing as mp

def train(rank, tmp):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2,
                            timeout=timedelta(seconds=1))
    loss = torch.tensor(rank + 1.0)
    dist.all_reduce(loss)
    if rank == 0:
        print("sum of the losses:", loss)
    time.sleep(2)  # the work that follows
    dist.destroy_process_group()

with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp,), 2, start_method="fork")
#> sum of the losses: tensor(3.)
# --8<-- [end:right]

# --8<-- [start:demo_missing]
import os
from datetime import timedelta
from torch import distributed as dist

os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # hides the warnings before it
os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT="0")  # any free port
os.environ.update(RANK="0", WORLD_SIZE="2")
dist.init_process_group("gloo", timeout=timedelta(seconds=1))
#> torch.distributed.DistStoreError: Timed out after 2 seconds waiting for clients. 1/2 clients joined.
# --8<-- [end:demo_missing]

# --8<-- [start:demo_address]
import os
from datetime import timedelta
from torch import distributed as dist

os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # hides the warnings before it
os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT="1")  # nobody there
os.environ.update(RANK="1", WORLD_SIZE="2")
dist.init_process_group("gloo", timeout=timedelta(seconds=1))
#> torch.distributed.DistNetworkError: The client socket has timed out after 1000ms while trying to connect to (127.0.0.1, 1).
# --8<-- [end:demo_address]

# --8<-- [start:wrong_uneven]
import tempfile, time
from datetime import timedelta
import torch
from torch import distributed as dist, multiprocessing as mp, nn

def train(rank, tmp):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2,
                            timeout=timedelta(seconds=1))
    model = nn.parallel.DistributedDataParallel(nn.Linear(1, 1))
    loader = [torch.ones(4, 1)] * (2 + rank)  # one more on rank 1
    try:
        for i, x in enumerate(loader):
            model(x).mean().backward()
    except RuntimeError as error:
        print(f"rank {rank}, batch {i}:", str(error).split("] ")[1])
    time.sleep(2)  # the work that follows
    del model  # before the process group that it uses

with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp,), 2, start_method="fork")
#> rank 1, batch 2: Timed out waiting 1000ms for send operation to complete
# --8<-- [end:wrong_uneven]

# --8<-- [start:right_uneven]
import tempfile
import torch
from torch import distributed as dist, multiprocessing as mp, nn
from torch.distributed.algorithms import Join

def train(rank, tmp):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    model = nn.parallel.DistributedDataParallel(nn.Linear(1, 1))
    loader = [torch.ones(4, 1)] * (2 + rank)  # one more on rank 1
    with Join([model]):
        for i, x in enumerate(loader):
            model(x).mean().backward()
    if rank == 1:
        print("batches of rank 1:", i + 1)
    del model  # before the process group that it uses

with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp,), 2, start_method="fork")
#> batches of rank 1: 3
# --8<-- [end:right_uneven]

# --8<-- [start:demo_died]
import os, re, tempfile, time
import torch
from torch import distributed as dist, multiprocessing as mp

def train(rank, tmp):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    dist.barrier()
    if rank == 1:
        os._exit(1)  # stands for a crash
    time.sleep(0.5)
    try:
        dist.all_reduce(torch.ones(1))
    except RuntimeError as error:
        said = re.sub(r":\d+", ":*", str(error)).split("] ", 1)[1]
        print("RuntimeError:", said.split(" Check")[0])

with tempfile.TemporaryDirectory() as tmp:
    ranks = mp.start_processes(train, (tmp,), 2, False, False, "fork").processes
    [p.join() for p in ranks]
#> RuntimeError: Connection closed by peer [127.0.0.1]:*. This is typically caused by a remote worker crashing.
print("exit codes:", [p.exitcode for p in ranks])
#> exit codes: [0, 1]
# --8<-- [end:demo_died]

# --8<-- [start:detect]
import os, tempfile, time
from datetime import timedelta
from torch import distributed as dist, multiprocessing as mp

def train(rank, tmp):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=3)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # hides the same in the log
    if rank == 2:
        return time.sleep(2)  # never gets there
    try:
        dist.monitored_barrier(timeout=timedelta(seconds=1))
    except RuntimeError as error:
        if rank == 0:
            print(str(error).splitlines()[0])

with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp,), 3, start_method="fork")
#> [Rank 0]: Rank 2 failed to pass monitoredBarrier in 1000 ms
# --8<-- [end:detect]

# --8<-- [start:check]
import os
import tempfile
from datetime import timedelta

import torch
from torch import distributed as dist, multiprocessing as mp

recv = "Timed out waiting 1000ms for recv operation to complete\n"
send = "Timed out waiting 1000ms for send operation to complete\n"
assert wrong.out == "RuntimeError: " + recv
assert right.out == "sum of the losses: tensor(3.)\n"
assert demo_in_your_code.out == (
    "rank 1 has loaded: ['weight', 'bias']\n")
assert (demo_missing.error or "").endswith(
    "Timed out after 2 seconds waiting for clients. 1/2 clients joined.")
assert (demo_address.error or "").endswith(
    "The client socket has timed out after 1000ms while trying to connect "
    "to (127.0.0.1, 1).")
assert wrong_uneven.out == "rank 1, batch 2: " + send
assert right_uneven.out == "batches of rank 1: 3\n"
assert demo_died.out == (
    "RuntimeError: Connection closed by peer [127.0.0.1]:*. "
    "This is typically caused by a remote worker crashing.\n"
    "exit codes: [0, 1]\n")
assert detect.out == (
    "[Rank 0]: Rank 2 failed to pass monitoredBarrier in 1000 ms\n")
assert dist.constants.default_pg_timeout == timedelta(minutes=30)
told = " ".join(dist.init_process_group.__doc__.split())
assert "10 minutes for NCCL and 30 minutes for other backends" in told


def train(rank, tmp, reached):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2,
                            timeout=timedelta(seconds=1))
    try:
        if rank == 0:  # the same with another operation
            dist.all_gather([torch.zeros(1) for _ in range(2)], torch.ones(1))
        else:
            reached[1].wait(20)
    except RuntimeError as error:
        reached[0].value = "Timed out waiting 1000ms" in str(error)
    reached[1].set()


fork = mp.get_context("fork")
reached = fork.Value("b", False), fork.Event()
with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp, reached), nprocs=2, start_method="fork")
assert reached[0].value


def only_some(rank, tmp, left):  # a group of its own for the barrier
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    group = dist.new_group(backend="gloo")
    dist.monitored_barrier(group, timeout=timedelta(seconds=20))
    left[rank] = True


left = fork.Array("b", 2)
with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(only_some, (tmp, left), nprocs=2, start_method="fork")
assert left[:] == [True, True]


def two_missing(rank, tmp, named, done, every):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=3)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    if rank == 0:
        try:
            dist.monitored_barrier(timeout=timedelta(seconds=0.5),
                                   wait_all_ranks=every)
        except RuntimeError as error:
            words = "Ranks 1, 2 failed" if every else "Rank 1 failed"
            named.value = words in str(error)
        done.set()
    done.wait(20)


for every in (False, True):  # the first one is named, or all
    named, done = fork.Value("b", False), fork.Event()
    with tempfile.TemporaryDirectory() as tmp:
        mp.start_processes(two_missing, (tmp, named, done, every), nprocs=3,
                           start_method="fork")
    assert named.value
# names of a machine that lead back to itself
import ipaddress

own = [ipaddress.ip_address(value) for value in ("127.0.0.1", "127.0.1.1")]
assert all(address.is_loopback for address in own)
# --8<-- [end:check]
