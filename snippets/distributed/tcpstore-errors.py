"""Rank 0 holds the store in which all ranks meet; when its process ends, the others get errors about the connection."""
# /// pitfall
# apis = ["torch.distributed.TCPStore", "torch.distributed.TCPStore.wait", "torch.distributed.TCPStore.set", "torch.distributed.TCPStore.get",
#         "torch.distributed.init_process_group", "torch.distributed.barrier", "torch.distributed.destroy_process_group"]
# symptom = "error"
# raises = ["wrong", "demo_wait"]
# added = 2026-11-30
# messages = [
#   "Failed to recv, got 0 bytes. Connection was likely closed. Did the remote server shutdown or crash?",
#   "wait timeout after *ms, keys: *",
# ]
# older = [
#   "RuntimeError: Connection reset by peer",
#   "DistNetworkError: Connection reset by peer",
#   "RuntimeError: Broken pipe",
#   "DistNetworkError: Broken pipe",
#   "Ping failed, invalid value returned from server. Expected: *, Got: *",
#   "RuntimeError: Socket Timeout",
#   "but store->get('*') got error: Socket Timeout",
#   "Timeout waiting for key: * after * ms",
# ]
# [reported.nccl]
# message = "is setting up NCCL communicator and retr*ving ncclUniqueId from [*] via c10d key-value store by key '*', but store->get('*') got error: *"
# shown = "torch.distributed.DistBackendError: [1] is setting up NCCL communicator and retrieving ncclUniqueId from [0] via c10d key-value store by key '0', but store->get('0') got error: wait timeout after 600000ms, keys: /default_pg/0//cuda//0"
# needs = "gpus"
# links = ["https://github.com/NVIDIA-NeMo/Speech/issues/14399", "https://github.com/zai-org/ChatGLM-6B/issues/1232", "https://github.com/pytorch/pytorch/issues/82091"]
# [reported.dump]
# message = "Failed to check the \"should dump\" flag on TCPStore, (maybe TCPStore server has shut down too early), with error: *"
# shown = "Failed to check the \"should dump\" flag on TCPStore, (maybe TCPStore server has shut down too early), with error: Broken pipe"
# needs = "gpus"
# links = ["https://github.com/modal-labs/modal-examples/issues/1558", "https://github.com/sgl-project/sglang/issues/20859"]
# [reported.log]
# message = "[c10d] *failed on SocketImpl(fd=*, addr=[*]:*, remote=[*]:*): *"
# shown = "[c10d] recvValue failed on SocketImpl(fd=105, addr=[localhost]:39468, remote=[::ffff:0.0.0.0]:12201): Connection reset by peer"
# needs = "system"
# links = ["https://github.com/sgl-project/sglang/issues/28396", "https://github.com/modal-labs/modal-examples/issues/1558"]
# [reported.ipv6]
# message = "[c10d] The IPv6 network addresses of (*, *) cannot be retrieved (gai error: *)."
# shown = "[c10d] The IPv6 network addresses of (user, 53821) cannot be retrieved (gai error: -3 - Temporary failure in name resolution)."
# needs = "system"
# links = ["https://github.com/nyu-systems/Grendel-GS/issues/9", "https://github.com/hpcaitech/ColossalAI/issues/2841", "https://github.com/pytorch/pytorch/issues/131691"]
# ///

# --8<-- [start:wrong]
import os
from torch import distributed as dist, multiprocessing as mp

def rank_0():
    store = dist.TCPStore("127.0.0.1", 29500, 2, is_master=True,
                          wait_for_workers=False)
    store.wait(["rank 1 is here"])
    # rank 0 has nothing left to do, and its process ends

os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # hides warnings
process = mp.get_context("fork").Process(target=rank_0)
process.start()
store = dist.TCPStore("127.0.0.1", 29500, 2, is_master=False)
store.set("rank 1 is here", "yes")
process.join()
print("rank 1 reads:", store.get("rank 1 is here"))
#> torch.distributed.DistNetworkError: Failed to recv, got 0 bytes. Connection was likely closed. Did the remote server shutdown or crash?
# --8<-- [end:wrong]

# --8<-- [start:right]
import os
from torch import distributed as dist, multiprocessing as mp

def rank_0():
    store = dist.TCPStore("127.0.0.1", 29500, 2, is_master=True,
                          wait_for_workers=False)
    store.wait(["rank 1 is here"])
    store.wait(["rank 1 is done"])

os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # hides warnings
process = mp.get_context("fork").Process(target=rank_0)
process.start()
store = dist.TCPStore("127.0.0.1", 29500, 2, is_master=False)
store.set("rank 1 is here", "yes")
print("rank 1 reads:", store.get("rank 1 is here"))
#> rank 1 reads: b'yes'
store.set("rank 1 is done", "yes")
process.join()
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import os, torch
from torch import distributed as dist, nn

os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # hides warnings
rank, world_size = 0, 1  # torchrun sets these for each process
dist.init_process_group("gloo", "tcp://127.0.0.1:29500",
                        rank=rank, world_size=world_size)
model = nn.Linear(2, 1)
for epoch in range(2):
    model(torch.ones(4, 2)).mean().backward()
if rank == 0:
    torch.save(model.state_dict(), "model.pt")
dist.barrier()
dist.destroy_process_group()
print("files:", [f for f in os.listdir() if f == "model.pt"])
#> files: ['model.pt']
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo_wait]
import os
from datetime import timedelta
from torch import distributed as dist

os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # hides warnings
store = dist.TCPStore("127.0.0.1", 29500, 1, is_master=True,
                      timeout=timedelta(seconds=1))
store.get("id of rank 0")
#> torch.distributed.DistStoreError: wait timeout after 1000ms, keys: /id of rank 0
# --8<-- [end:demo_wait]

# --8<-- [start:demo_names]
import ipaddress

for value in ("127.0.0.1", " 127.0.0.1", "127.0.0.1:29500", "[::1]",
              "http://127.0.0.1"):
    try:
        ipaddress.ip_address(value)
        print(f"{value!r}: an address")
    except ValueError:
        print(f"{value!r}: has to be looked up as a name")
#> '127.0.0.1': an address
#> ' 127.0.0.1': has to be looked up as a name
#> '127.0.0.1:29500': has to be looked up as a name
#> '[::1]': has to be looked up as a name
#> 'http://127.0.0.1': has to be looked up as a name
# --8<-- [end:demo_names]

# --8<-- [start:detect]
import socket

def can_reach(address, port):
    try:
        with socket.create_connection((address, port), timeout=5):
            return "yes"
    except OSError as error:
        return error.strerror or "no answer"
with socket.create_server(("127.0.0.1", 0)) as rank_0:
    port = rank_0.getsockname()[1]
    print("rank 0 is running:", can_reach("127.0.0.1", port))
#> rank 0 is running: yes
print("rank 0 has ended:", can_reach("127.0.0.1", port))
#> rank 0 has ended: Connection refused
# --8<-- [end:detect]

# --8<-- [start:check]
import os
from datetime import timedelta

from torch import distributed as dist
from torch import multiprocessing as mp

assert wrong.error == (
    "torch.distributed.DistNetworkError: Failed to recv, got 0 bytes. "
    "Connection was likely closed. Did the remote server shutdown or crash?")
assert right.out == "rank 1 reads: b'yes'\n"
assert demo_in_your_code.out == "files: ['model.pt']\n"
assert demo_wait.error == (
    "torch.distributed.DistStoreError: wait timeout after 1000ms, "
    "keys: /id of rank 0")
assert demo_names.out == """\
'127.0.0.1': an address
' 127.0.0.1': has to be looked up as a name
'127.0.0.1:29500': has to be looked up as a name
'[::1]': has to be looked up as a name
'http://127.0.0.1': has to be looked up as a name
"""
assert detect.out == """\
rank 0 is running: yes
rank 0 has ended: Connection refused
"""
assert timedelta(minutes=10) == timedelta(milliseconds=600000)
# after the first error, it is a broken pipe; rank 0 itself may crash, too


def crash():
    store = dist.TCPStore("127.0.0.1", 29505, 2, True, wait_for_workers=False)
    store.wait(["here"])
    os._exit(1)


kept = os.dup(2)
os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
process = mp.get_context("fork").Process(target=crash)
process.start()
store = dist.TCPStore("127.0.0.1", 29505, 2, False, wait_for_workers=False,
                      timeout=timedelta(seconds=5))
store.set("here", "yes")
process.join()
errors = []
for _ in range(2):
    try:
        store.get("here")
    except dist.DistNetworkError as error:
        errors.append(str(error))
os.dup2(kept, 2)
assert errors[0].startswith("Failed to recv, got 0 bytes.")
assert errors[1] == "Broken pipe"
# --8<-- [end:check]
