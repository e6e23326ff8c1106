"""torch.distributed.launch passes --local-rank=0 to the script; torchrun sets LOCAL_RANK, RANK and WORLD_SIZE instead."""
# /// pitfall
# apis = ["torch.distributed.init_process_group", "torch.distributed.is_initialized", "torch.distributed.get_rank",
#         "torch.distributed.get_world_size", "torch.distributed.run", "torch.distributed.launch"]
# symptom = "error"
# raises = ["wrong_key", "wrong_rank", "wrong_group", "wrong_twice"]
# added = 2026-11-29
# messages = [
#   "error: unrecognized arguments: --local-rank=*",
#   "error: the following arguments are required: --local_rank",
#   "KeyError: 'LOCAL_RANK'",
#   "Error initializing torch.distributed using env:// rendezvous: environment variable * expected, but not set",
#   "Default process group has not been initialized, please make sure to call init_process_group.",
#   "trying to initialize the default process group twice!",
#   "The module torch.distributed.launch is deprecated",
# ]
# older = [
#   "error: unrecognized arguments: --local_rank=*",
#   "Default process group is not initialized",
# ]
#
# [code.argument_with_an_underscore]
# either = ['$P.add_argument("--local_rank", ...)', '$P.add_argument("--local-rank", ...)']
# nowhere = [
#     'os.environ["LOCAL_RANK"]', 'os.environ.get("LOCAL_RANK", ...)',
#     'os.getenv("LOCAL_RANK", ...)', '$P2.add_argument("--local_rank", "--local-rank", ...)',
#     '$P2.add_argument("--local-rank", "--local_rank", ...)', 'int(os.environ["LOCAL_RANK"])',
#     '$P.add_argument(..., default=<... os.environ ...>, ...)',
#     '$P.add_argument(..., default=int(os.environ.get("LOCAL_RANK", ...)), ...)',
# ]
# example = '''
# parser = argparse.ArgumentParser()
# parser.add_argument("--local_rank", type=int)
# '''
#
# [code.started_without_torchrun]
# either = ['os.environ["LOCAL_RANK"]', 'os.environ["RANK"]', 'os.environ["WORLD_SIZE"]']
# nowhere = [
#     'if "RANK" in os.environ: ...', 'if "LOCAL_RANK" in os.environ: ...',
#     'os.environ["RANK"] = $V', 'os.environ.get("RANK", ...)',
#     'if "WORLD_SIZE" in os.environ: ...', 'os.environ["LOCAL_RANK"] = $V',
#     'torch.distributed.init_process_group(...)', 'os.environ["WORLD_SIZE"] = $V',
#     'os.environ.get("WORLD_SIZE", ...)',
# ]
# example = 'local_rank = int(os.environ["LOCAL_RANK"])'
#
# [code.rank_before_the_group]
# pattern = 'torch.distributed.$GET()'
# anywhere = ['$L.backward(...)']
# nowhere = [
#     'torch.distributed.init_process_group(...)', 'torch.distributed.is_initialized()',
#     'if <... torch.distributed.is_initialized() ...>: ...', 'torch.distributed.is_available()',
#     'if torch.distributed.is_initialized(): ...',
#     'if not torch.distributed.is_initialized(): ...',
#     'if not torch.distributed.is_available(): ...',
#     '$D = <... torch.distributed.is_initialized() ...>', '$ACC.prepare(...)',
#     'import lightning', 'torch.distributed.init_device_mesh(...)',
#     'torch.distributed.device_mesh.init_device_mesh(...)',
# ]
# names = { "$GET" = 'get_rank|get_world_size|barrier' }
# example = '''
# loss.backward()
# if torch.distributed.get_rank() == 0:
#     print("saving")
# '''
# ///

# --8<-- [start:wrong]
import argparse, contextlib, sys

# what your script gets from python -m torch.distributed.launch train.py
sys.argv = ["train.py", "--local-rank=0"]

parser = argparse.ArgumentParser()
parser.add_argument("--local_rank", type=int)
try:
    with contextlib.redirect_stderr(sys.stdout):
        args = parser.parse_args()
    print("local rank:", args.local_rank)
except SystemExit as end:
    print("exit code:", end.code)
#> usage: train.py [-h] [--local_rank LOCAL_RANK]
#> train.py: error: unrecognized arguments: --local-rank=0
#> exit code: 2
# --8<-- [end:wrong]

# --8<-- [start:right]
import argparse, sys

# what your script gets from python -m torch.distributed.launch train.py
sys.argv = ["train.py", "--local-rank=0"]

parser = argparse.ArgumentParser()
parser.add_argument("--local-rank", "--local_rank", type=int)
args = parser.parse_args()
print("local rank:", args.local_rank)
#> local rank: 0
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import os
import torch
from torch import distributed as dist, nn

distributed = "RANK" in os.environ  # torchrun has started this process
local_rank = int(os.environ.get("LOCAL_RANK", 0))
if distributed:
    dist.init_process_group("nccl" if torch.cuda.is_available() else "gloo")
if torch.cuda.is_available():
    torch.cuda.set_device(local_rank)
model = nn.Linear(10, 1)
if distributed:
    model = nn.parallel.DistributedDataParallel(model)
print("distributed:", distributed, "local rank:", local_rank)
#> distributed: False local rank: 0
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo_required]
import argparse, contextlib, sys

parser = argparse.ArgumentParser(prog="train.py")
parser.add_argument("--local_rank", type=int, required=True)
for launcher, args in (("torchrun", []), ("launch", ["--local-rank=0"])):
    try:
        with contextlib.redirect_stderr(sys.stdout):
            parser.parse_args(args)
    except SystemExit as end:
        print(f"exit code with {launcher}:", end.code)
#> usage: train.py [-h] --local_rank LOCAL_RANK
#> train.py: error: the following arguments are required: --local_rank
#> exit code with torchrun: 2
#> usage: train.py [-h] --local_rank LOCAL_RANK
#> train.py: error: the following arguments are required: --local_rank
#> exit code with launch: 2
# --8<-- [end:demo_required]

# --8<-- [start:wrong_key]
import os

local_rank = int(os.environ["LOCAL_RANK"])
#> KeyError: 'LOCAL_RANK'
print("local rank:", local_rank)
# --8<-- [end:wrong_key]

# --8<-- [start:right_key]
import os

local_rank = int(os.environ.get("LOCAL_RANK", 0))
print("local rank:", local_rank)
#> local rank: 0
# --8<-- [end:right_key]

# --8<-- [start:wrong_rank]
from torch import distributed as dist

dist.init_process_group("gloo")
#> ValueError: Error initializing torch.distributed using env:// rendezvous: environment variable RANK expected, but not set
print("world size:", dist.get_world_size())
# --8<-- [end:wrong_rank]

# --8<-- [start:right_rank]
from torch import distributed as dist

dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
print("world size:", dist.get_world_size())
#> world size: 1
dist.destroy_process_group()
# --8<-- [end:right_rank]

# --8<-- [start:demo_launchers]
from torch.distributed import launch, run

for launcher in (launch, run):  # run is what torchrun starts
    args = launcher.parse_args(["train.py", "--lr", "0.1"])
    _, _, command = run.config_from_args(args)
    print(f"{launcher.__name__}:", " ".join(command[1:]))
#> torch.distributed.launch: train.py --local-rank=${local_rank} --lr 0.1
#> torch.distributed.run: train.py --lr 0.1
# --8<-- [end:demo_launchers]

# --8<-- [start:wrong_group]
from torch import distributed as dist

if dist.get_rank() == 0:
    print("saving")
#> ValueError: Default process group has not been initialized, please make sure to call init_process_group.
# --8<-- [end:wrong_group]

# --8<-- [start:right_group]
from torch import distributed as dist

if not dist.is_initialized() or dist.get_rank() == 0:
    print("saving")
#> saving
# --8<-- [end:right_group]

# --8<-- [start:wrong_twice]
from torch import distributed as dist

try:
    for run in ("first", "second"):
        store = dist.HashStore()
        dist.init_process_group("gloo", store=store, rank=0, world_size=1)
        print(run, "run")
finally:
    dist.destroy_process_group()
#> first run
#> ValueError: trying to initialize the default process group twice!
# --8<-- [end:wrong_twice]

# --8<-- [start:right_twice]
from torch import distributed as dist

for run in ("first", "second"):
    store = dist.HashStore()
    dist.init_process_group("gloo", store=store, rank=0, world_size=1)
    print(run, "run")
    dist.destroy_process_group()
#> first run
#> second run
# --8<-- [end:right_twice]

# --8<-- [start:demo_deprecated]
import subprocess
import sys

command = [sys.executable, "-m", "torch.distributed.launch", "--help"]
done = subprocess.run(command, capture_output=True, text=True)
lines = done.stderr.split("FutureWarning: ")[1].splitlines()
print(*lines[:4], sep="\n")
#> The module torch.distributed.launch is deprecated
#> and will be removed in future. Use torchrun.
#> Note that --use-env is set by default in torchrun.
#> If your script expects `--local-rank` argument to be set, please
# --8<-- [end:demo_deprecated]

# --8<-- [start:check]
import os

from torch import distributed as dist
from torch.distributed import launch, run
from torch.distributed.elastic.multiprocessing.errors import ChildFailedError

assert wrong.out.startswith("usage: train.py [-h] [--local_rank LOCAL_RANK]\n")
assert wrong.out.endswith(
    "train.py: error: unrecognized arguments: --local-rank=0\n"
    "exit code: 2\n")
assert right.out == "local rank: 0\n"
assert demo_in_your_code.out == "distributed: False local rank: 0\n"
assert demo_required.out.count(
    "train.py: error: the following arguments are required: --local_rank\n"
    ) == 2
assert "exit code with torchrun: 2\n" in demo_required.out
assert "exit code with launch: 2\n" in demo_required.out
assert wrong_key.error == "KeyError: 'LOCAL_RANK'"
assert right_key.out == "local rank: 0\n"
assert wrong_rank.error == (
    "ValueError: Error initializing torch.distributed using env:// "
    "rendezvous: environment variable RANK expected, but not set")
assert right_rank.out == "world size: 1\n"
assert demo_launchers.out == (
    "torch.distributed.launch: train.py --local-rank=${local_rank} --lr 0.1\n"
    "torch.distributed.run: train.py --lr 0.1\n")
assert wrong_group.error == (
    "ValueError: Default process group has not been initialized, "
    "please make sure to call init_process_group.")
assert right_group.out == "saving\n"
assert wrong_twice.out.startswith("first run\n")
assert wrong_twice.error == (
    "ValueError: trying to initialize the default process group twice!")
assert right_twice.out == "first run\nsecond run\n"

# each variable that is missing is named, one after the other
given = {"RANK": "0", "WORLD_SIZE": "1", "MASTER_ADDR": "localhost"}
for i, name in enumerate([*given, "MASTER_PORT"]):
    os.environ.update(list(given.items())[:i])
    try:
        next(dist.rendezvous("env://"))
    except ValueError as error:
        assert f"environment variable {name} expected" in str(error)
    else:
        raise AssertionError(name)
for name in given:
    os.environ.pop(name)

# what torch.distributed.launch adds to the script's arguments
for launcher, options, added in (
        (launch, [], "--local-rank=${local_rank}"),
        (launch, ["--use-env"], "train.py"), (run, [], "train.py")):
    args = launcher.parse_args(["--nproc_per_node=2", *options, "train.py"])
    assert run.config_from_args(args)[2][-1] == added
assert "--use-env" in launch.__doc__  # the old launcher's own option
assert "--use-env" not in run.get_args_parser().format_help()
assert issubclass(ChildFailedError, Exception)  # what it raises then
assert demo_deprecated.out.startswith(
    "The module torch.distributed.launch is deprecated\nand will be removed")
# --8<-- [end:check]
