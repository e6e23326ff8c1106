"""init_method is a URL: it needs tcp://, env:// or file:// in front, and tcp:// and file:// need rank and world_size as well."""
# /// pitfall
# apis = ["torch.distributed.init_process_group", "torch.distributed.get_rank", "torch.distributed.get_world_size"]
# symptom = "error"
# raises = ["wrong", "wrong_rank", "wrong_port"]
# added = 2026-12-01
# messages = [
#   "No rendezvous handler for *://",
#   "Error initializing torch.distributed using *:// rendezvous: rank parameter missing",
#   "Error initializing torch.distributed using *:// rendezvous: port number missing",
# ]
# older = [
#   "Error initializing torch.distributed using *:// rendezvous: world size parameter missing",
# ]
#
# [code.address_without_tcp]
# either = [
#     'torch.distributed.init_process_group(..., init_method="localhost:29500", ...)',
#     'torch.distributed.init_process_group(..., init_method="127.0.0.1:29500", ...)',
# ]
# example = 'torch.distributed.init_process_group("gloo", init_method="localhost:29500", rank=0, world_size=1)'
# ///

# --8<-- [start:wrong]
from torch import distributed as dist

dist.init_process_group("gloo", init_method="localhost:29500",
                        rank=0, world_size=1)
#> RuntimeError: No rendezvous handler for localhost://
print("rank", dist.get_rank(), "of", dist.get_world_size())
# --8<-- [end:wrong]

# --8<-- [start:right]
import os
from torch import distributed as dist

os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # hides warnings
dist.init_process_group("gloo", init_method="tcp://127.0.0.1:29500",
                        rank=0, world_size=1)
print("rank", dist.get_rank(), "of", dist.get_world_size())
#> rank 0 of 1
dist.destroy_process_group()
# --8<-- [end:right]

# --8<-- [start:wrong_rank]
from torch import distributed as dist

dist.init_process_group("gloo", init_method="tcp://127.0.0.1:29500")
#> ValueError: Error initializing torch.distributed using tcp:// rendezvous: rank parameter missing
print("rank", dist.get_rank(), "of", dist.get_world_size())
# --8<-- [end:wrong_rank]

# --8<-- [start:right_rank]
import os
from torch import distributed as dist

os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # hides warnings
rank = int(os.environ.get("RANK", 0))  # torchrun sets both
world_size = int(os.environ.get("WORLD_SIZE", 1))
dist.init_process_group("gloo", init_method="tcp://127.0.0.1:29500",
                        rank=rank, world_size=world_size)
print("rank", dist.get_rank(), "of", dist.get_world_size())
#> rank 0 of 1
dist.destroy_process_group()
# --8<-- [end:right_rank]

# --8<-- [start:wrong_port]
from torch import distributed as dist

dist.init_process_group("gloo", init_method="tcp://127.0.0.1",
                        rank=0, world_size=1)
#> ValueError: Error initializing torch.distributed using tcp:// rendezvous: port number missing
print("rank", dist.get_rank(), "of", dist.get_world_size())
# --8<-- [end:wrong_port]

# --8<-- [start:right_port]
import tempfile
from torch import distributed as dist

with tempfile.TemporaryDirectory() as folder:
    dist.init_process_group("gloo", init_method=f"file://{folder}/meeting",
                            rank=0, world_size=1)
    print("rank", dist.get_rank(), "of", dist.get_world_size())
    dist.destroy_process_group()
#> rank 0 of 1
# --8<-- [end:right_port]

# --8<-- [start:demo_url]
from urllib.parse import urlparse

for url in ("tcp://127.0.0.1:29500", "localhost:29500", "127.0.0.1:29500",
            "tcp//127.0.0.1:29500", "env://"):
    print(f"{url}: handler {urlparse(url).scheme!r},",
          f"host {urlparse(url).hostname!r}")
#> tcp://127.0.0.1:29500: handler 'tcp', host '127.0.0.1'
#> localhost:29500: handler 'localhost', host None
#> 127.0.0.1:29500: handler '', host None
#> tcp//127.0.0.1:29500: handler '', host None
#> env://: handler 'env', host None
# --8<-- [end:demo_url]

# --8<-- [start:check]
assert wrong.error == (
    "RuntimeError: No rendezvous handler for localhost://")
assert right.out == right_rank.out == right_port.out == "rank 0 of 1\n"
tcp = "ValueError: Error initializing torch.distributed using tcp:// rendezvous"
assert wrong_rank.error == f"{tcp}: rank parameter missing"
assert wrong_port.error == f"{tcp}: port number missing"
assert "127.0.0.1:29500: handler ''" in demo_url.out
from torch import distributed as dist

try:
    dist.init_process_group("gloo", "tcp://127.0.0.1:29500", rank=0)
except ValueError as error:
    assert str(error) == tcp[12:] + ": world size parameter missing"
# --8<-- [end:check]
