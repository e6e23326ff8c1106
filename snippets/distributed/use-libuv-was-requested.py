"""On Windows, torchrun asks for libuv, which the build doesn't have, and USE_LIBUV=0 doesn't reach it; init_process_group obeys."""
# /// pitfall
# apis = ["torch.distributed.init_process_group", "torch.distributed.TCPStore", "torch.distributed.destroy_process_group"]
# also = ["torch.distributed.run", "torch.multiprocessing.spawn"]
# symptom = "error"
# added = 2026-11-30
# [reported.now]
# message = "use_libuv was requested but PyTorch was built without libuv support, run with USE_LIBUV=0 to disable it."
# shown = "torch.distributed.DistStoreError: use_libuv was requested but PyTorch was built without libuv support, run with USE_LIBUV=0 to disable it."
# needs = "windows"
# links = ["https://github.com/hiyouga/LlamaFactory/issues/7806", "https://github.com/pytorch/pytorch/pull/175316"]
# [reported.before]
# message = "use_libuv was requested but PyTorch was build without libuv support"
# shown = "RuntimeError: use_libuv was requested but PyTorch was build without libuv support"
# needs = "windows"
# links = ["https://github.com/pytorch/pytorch/issues/139990", "https://github.com/pytorch/pytorch/issues/148283", "https://github.com/kohya-ss/musubi-tuner/issues/100"]
# [reported.gloo]
# message = "makeDeviceForHostname(): unsupported gloo device"
# shown = "RuntimeError: makeDeviceForHostname(): unsupported gloo device"
# needs = "windows"
# links = ["https://github.com/RVC-Boss/GPT-SoVITS/issues/2626", "https://github.com/microsoft/aurora/issues/139", "https://github.com/Nerogar/OneTrainer/issues/1122"]
# [reported.redirects]
# message = "NOTE: Redirects are currently not supported in Windows or MacOs."
# shown = "NOTE: Redirects are currently not supported in Windows or MacOs."
# needs = "windows"
# links = ["https://github.com/pytorch/pytorch/issues/148283", "https://github.com/Tencent-Hunyuan/HY-WorldPlay/issues/7"]
# ///

# --8<-- [start:demo_torchrun]
import os
from unittest.mock import patch
from torch.distributed.elastic.rendezvous import static_tcp_rendezvous

os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # hides warnings
torchrun = static_tcp_rendezvous.StaticTCPRendezvous(
    "127.0.0.1", 29500, rank=0, world_size=1, run_id="none", timeout=10)
with patch.dict(os.environ, USE_LIBUV="0"):  # as the message says
    store = torchrun.next_rendezvous().store.underlying_store
print("libuv requested:", store.libuvBackend)
#> libuv requested: True
# --8<-- [end:demo_torchrun]

# --8<-- [start:demo_python]
import os
from unittest.mock import patch
from torch import distributed as dist

os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # hides warnings
settings = {"USE_LIBUV": "0", "RANK": "0", "LOCAL_RANK": "0",
            "WORLD_SIZE": "1", "MASTER_ADDR": "127.0.0.1",
            "MASTER_PORT": "29500"}
with patch.dict(os.environ, settings):
    dist.init_process_group("gloo")
store = dist.distributed_c10d._get_default_store()
while not isinstance(store, dist.TCPStore):
    store = store.underlying_store
print("libuv requested:", store.libuvBackend)
#> libuv requested: False
dist.destroy_process_group()
# --8<-- [end:demo_python]

# --8<-- [start:demo_in_your_code]
import os
import torch
from torch import distributed as dist, nn

world_size = int(os.environ.get("WORLD_SIZE", 1))
if world_size > 1:
    dist.init_process_group("gloo")
model = nn.Linear(10, 1)
if world_size > 1:
    model = nn.parallel.DistributedDataParallel(model)
loss = model(torch.ones(4, 10)).mean()
loss.backward()
print("process group:", dist.is_initialized())
#> process group: False
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo_settings]
import os
from unittest.mock import patch
from torch import distributed as dist

os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # hides warnings
for url in ("tcp://127.0.0.1:29500", "tcp://127.0.0.1:29501?use_libuv=0"):
    dist.init_process_group("gloo", url, rank=0, world_size=1)
    store = dist.distributed_c10d._get_default_store()
    while not isinstance(store, dist.TCPStore):
        store = store.underlying_store
    print(f"{url}:", store.libuvBackend)
    dist.destroy_process_group()
#> tcp://127.0.0.1:29500: True
#> tcp://127.0.0.1:29501?use_libuv=0: False
with patch.dict(os.environ, USE_LIBUV="0"):
    store = dist.TCPStore("127.0.0.1", 29502, 1, True)
    print("TCPStore, USE_LIBUV=0:", store.libuvBackend)
#> TCPStore, USE_LIBUV=0: True
store = dist.TCPStore("127.0.0.1", 29503, 1, True, use_libuv=False)
print("TCPStore, use_libuv=False:", store.libuvBackend)
#> TCPStore, use_libuv=False: False
# --8<-- [end:demo_settings]

# --8<-- [start:demo_file]
import os, tempfile
from torch import distributed as dist

os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # hides warnings
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "store").replace(os.sep, "/")
    dist.init_process_group("gloo", f"file:///{path.lstrip('/')}",
                            rank=0, world_size=1)
    store = dist.distributed_c10d._get_default_store()
    while hasattr(store, "underlying_store"):
        store = store.underlying_store
    print("store:", type(store).__name__)
    dist.destroy_process_group()
#> store: FileStore
# --8<-- [end:demo_file]

# --8<-- [start:check]
import importlib
import inspect
from unittest.mock import patch

from torch.distributed.elastic.rendezvous import c10d_rendezvous_backend

assert demo_torchrun.out == "libuv requested: True\n"
assert demo_python.out == "libuv requested: False\n"
assert demo_in_your_code.out == "process group: False\n"
assert demo_settings.out == """\
tcp://127.0.0.1:29500: True
tcp://127.0.0.1:29501?use_libuv=0: False
TCPStore, USE_LIBUV=0: True
TCPStore, use_libuv=False: False
"""
assert demo_file.out == "store: FileStore\n"
# --standalone, too, goes through a TCPStore that is not told
assert "use_libuv" not in inspect.getsource(c10d_rendezvous_backend)
# on Windows, init_process_group does not ask for libuv
rendezvous = importlib.import_module("torch.distributed.rendezvous")
with patch("sys.platform", "win32"):
    assert not rendezvous._get_use_libuv_from_query_dict({})
assert rendezvous._get_use_libuv_from_query_dict({})
# under torchrun, neither does it tell the store
with patch.dict("os.environ", {"TORCHELASTIC_USE_AGENT_STORE": "True"}):
    with patch.object(rendezvous, "TCPStore") as store:
        rendezvous._create_c10d_store("a", 1, 0, 1, None, use_libuv=False)
assert "use_libuv" not in store.call_args.kwargs
# --8<-- [end:check]
