"""Rank 0 opens a server at MASTER_PORT; a second job with the same port on the same machine cannot."""
# /// pitfall
# apis = ["torch.distributed.init_process_group"]
# also = ["torch.distributed.TCPStore"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-11-29
# messages = [
#   "The server socket has failed to listen on any local network address. port: *, useIpv6: *, code: *, name: EADDRINUSE, message: address already in use",
# ]
# older = [
#   "RuntimeError: Address already in use",
#   "The server socket has failed to listen on any local network address. useIpv6: *, code: *, name: EADDRINUSE, message: address already in use",
#   "The server socket has failed to listen on any local network address. The server socket has failed to bind to [::]:* (errno: 98 - Address already in use).",
#   "[c10d] The server socket has failed to bind to *:* (errno: 98 - Address already in use).",
# ]
# ///

# --8<-- [start:wrong]
import os, socket
from torch import distributed as dist

other_job = socket.create_server(("127.0.0.1", 29500), reuse_port=True)
port = 29500
os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # hides the warnings before it
with other_job:  # it is still running
    dist.init_process_group(
        "gloo", f"tcp://127.0.0.1:{port}", rank=0, world_size=1)
#> torch.distributed.DistNetworkError: The server socket has failed to listen on any local network address. port: 29500, useIpv6: false, code: -98, name: EADDRINUSE, message: address already in use
print("initialized:", dist.is_initialized())
# --8<-- [end:wrong]

# --8<-- [start:right]
import os, socket
from torch import distributed as dist

other_job = socket.create_server(("127.0.0.1", 29500), reuse_port=True)
with socket.create_server(("127.0.0.1", 0)) as free:  # 0 is any free port
    port = free.getsockname()[1]
os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # hides the warnings before it
with other_job:  # it is still running
    dist.init_process_group(
        "gloo", f"tcp://127.0.0.1:{port}", rank=0, world_size=1)
print("initialized:", dist.is_initialized())
#> initialized: True
dist.destroy_process_group()
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import os, socket
import torch
from torch import distributed as dist, multiprocessing as mp

def train(rank, world_size, port):
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # hides warnings
    dist.init_process_group("gloo", f"tcp://127.0.0.1:{port}",
                            rank=rank, world_size=world_size)
    ranks = torch.ones(1)
    dist.all_reduce(ranks)
    if rank == 0:
        print("ranks:", int(ranks))
    dist.destroy_process_group()

with socket.create_server(("127.0.0.1", 0)) as free:  # 0 is any free port
    port = free.getsockname()[1]
mp.start_processes(train, (2, port), nprocs=2, start_method="fork")
#> ranks: 2
# --8<-- [end:demo_in_your_code]

# --8<-- [start:detect]
import socket

def taken(port):
    with socket.socket() as s:
        return s.connect_ex(("127.0.0.1", port)) == 0

with socket.create_server(("127.0.0.1", 0)) as server:
    port = server.getsockname()[1]
    print("while the server is running:", taken(port))
#> while the server is running: True
print("afterwards:", taken(port))
#> afterwards: False
# --8<-- [end:detect]

# --8<-- [start:check]
import os

from torch import distributed as dist
from torch.distributed import run

message = (
    "The server socket has failed to listen on any local network address. "
    "port: {}, useIpv6: false, code: -98, name: EADDRINUSE, "
    "message: address already in use")
assert wrong.out == (
    "torch.distributed.DistNetworkError: " + message.format(29500) + "\n")
assert right.out == "initialized: True\n"
assert demo_in_your_code.out == "ranks: 2\n"
assert detect.out == (
    "while the server is running: True\nafterwards: False\n")
assert issubclass(dist.DistNetworkError, RuntimeError)

# the options of torchrun that the page names
args = run.parse_args([
    "--standalone", "--rdzv-backend=c10d", "--rdzv-endpoint=localhost:0",
    "--master-port=29501", "--node-rank=1", "train.py"])
assert args.standalone and args.rdzv_backend == "c10d"
assert args.rdzv_endpoint == "localhost:0"
assert args.master_port == 29501 and args.node_rank == 1

log = os.dup(2)
os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def start(port):
    try:
        dist.init_process_group(
            "gloo", f"tcp://127.0.0.1:{port}", rank=0, world_size=1)
    except dist.DistNetworkError as error:
        return str(error)


# two processes that both believe to be rank 0: the second one fails
first = dist.TCPStore("127.0.0.1", 0, is_master=True, wait_for_workers=False)
port = first.port
assert start(port) == message.format(port)
# its port is free again as soon as it ends
del first
assert start(port) is None
dist.destroy_process_group()
assert start(port) is None
dist.destroy_process_group()
os.dup2(log, 2)
# --8<-- [end:check]
