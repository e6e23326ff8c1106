"""torch.load and torch.save need the path of a file that you may read or write, not of a folder."""
# /// pitfall
# apis = ["torch.load", "torch.save", "torch.jit.load"]
# symptom = "error"
# raises = ["wrong", "wrong_save"]
# added = 2026-12-01
# messages = [
#   "[Errno *] Is a directory: '*'",
#   "open file failed with strerror: *",
#   "The provided filename * is a directory",
#   "invalid file name: *",
#   "Expected hasRecord(\"version\") to be true, but got false.*",
# ]
#
# [reported.windows]
# message = "[Errno *] Permission denied: '*'"
# shown = "PermissionError: [Errno 13] Permission denied: './best_model/'"
# needs = "system"
# links = ["https://github.com/WonhoZhung/DeepICL/issues/1", "https://github.com/XPixelGroup/DiffBIR/issues/14"]
# ///

# --8<-- [start:wrong]
from pathlib import Path
import torch

folder = Path("checkpoints")
folder.mkdir(exist_ok=True)
for epoch in range(3):
    torch.save({"epoch": epoch}, folder / f"epoch{epoch}.pt")

checkpoint = torch.load("checkpoints")
#> IsADirectoryError: [Errno 21] Is a directory: 'checkpoints'
print("epoch:", checkpoint["epoch"])
# --8<-- [end:wrong]

# --8<-- [start:right]
from pathlib import Path
import torch

folder = Path("checkpoints")
folder.mkdir(exist_ok=True)
for epoch in range(3):
    torch.save({"epoch": epoch}, folder / f"epoch{epoch}.pt")

checkpoint = torch.load("checkpoints/epoch2.pt")
print("epoch:", checkpoint["epoch"])
#> epoch: 2
# --8<-- [end:right]

# --8<-- [start:demo_latest]
from pathlib import Path
import torch

folder = Path("checkpoints")
folder.mkdir(exist_ok=True)
for epoch in range(9, 12):
    torch.save({"epoch": epoch}, folder / f"epoch{epoch}.pt")

latest = max(folder.glob("epoch*.pt"), key=lambda p: int(p.stem[5:]))
print("latest:", latest.name)
#> latest: epoch11.pt
print("last by name:", sorted(folder.glob("*.pt"))[-1].name)
#> last by name: epoch9.pt
# --8<-- [end:demo_latest]

# --8<-- [start:wrong_save]
import os
import torch

os.makedirs("runs", exist_ok=True)
torch.save({"epoch": 3}, "runs")
#> RuntimeError: [enforce fail at inline_container.cc:747] . open file failed with strerror: Is a directory
print("saved:", os.listdir("runs"))
# --8<-- [end:wrong_save]

# --8<-- [start:right_save]
import os
import torch

os.makedirs("runs", exist_ok=True)
torch.save({"epoch": 3}, os.path.join("runs", "model.pt"))
print("saved:", os.listdir("runs"))
#> saved: ['model.pt']
# --8<-- [end:right_save]

# --8<-- [start:demo_messages]
import os
import torch

os.makedirs("runs", exist_ok=True)
for name, call in (
    ("torch.jit.load", lambda: torch.jit.load("runs")),
    ("slash at the end", lambda: torch.save({}, "runs/")),
    ("empty name", lambda: torch.save({}, "")),
    ("name too long", lambda: torch.save({}, "x" * 300)),
):
    try:
        call()
    except (ValueError, RuntimeError) as error:
        print(f"{name}: {str(error).split(' . ')[-1]}")
#> torch.jit.load: The provided filename runs is a directory
#> slash at the end: invalid file name: runs/
#> empty name: invalid file name:
#> name too long: open file failed with strerror: File name too long
# --8<-- [end:demo_messages]

# --8<-- [start:demo_unpacked]
import shutil
from pathlib import Path
import torch

torch.save({"w": torch.ones(2)}, "model.pt")
shutil.unpack_archive("model.pt", "unpacked", "zip")
print("folder:", [p.name for p in Path("unpacked").iterdir()])
#> folder: ['model']

shutil.make_archive("again", "zip", "unpacked")
print("w:", torch.load("again.zip")["w"])
#> w: tensor([1., 1.])
shutil.make_archive("inner", "zip", "unpacked/model")
try:
    torch.load("inner.zip")
except RuntimeError as error:
    print(str(error).split("  (")[0])
#> Expected hasRecord("version") to be true, but got false.
# --8<-- [end:demo_unpacked]

# --8<-- [start:detect]
import os
import torch

torch.save({"epoch": 3}, "model.pt")
os.chmod("model.pt", 0o600)
os.makedirs("checkpoints", exist_ok=True)
for path in ("model.pt", "checkpoints", "nothing.pt"):
    kind = ("folder" if os.path.isdir(path) else
            "file" if os.path.isfile(path) else "not there")
    print(f"{path}: {kind}", end="")
    if kind == "file":
        print(", mode", oct(os.stat(path).st_mode & 0o777), end="")
        print(", mine:", os.stat(path).st_uid == os.getuid(), end="")
    print()
#> model.pt: file, mode 0o600, mine: True
#> checkpoints: folder
#> nothing.pt: not there
# --8<-- [end:detect]

# --8<-- [start:check]
import os

import torch
import torch.distributed.checkpoint

assert wrong.error == "IsADirectoryError: [Errno 21] Is a directory: 'checkpoints'"
assert right.out == "epoch: 2\n"
assert demo_latest.out == "latest: epoch11.pt\nlast by name: epoch9.pt\n"
assert (wrong_save.error or "").endswith(
    "open file failed with strerror: Is a directory")
assert right_save.out == "saved: ['model.pt']\n"
assert demo_messages.out == """\
torch.jit.load: The provided filename runs is a directory
slash at the end: invalid file name: runs/
empty name: invalid file name: 
name too long: open file failed with strerror: File name too long
"""
assert demo_unpacked.out == """\
folder: ['model']
w: tensor([1., 1.])
Expected hasRecord("version") to be true, but got false.
"""
assert detect.out == """\
model.pt: file, mode 0o600, mine: True
checkpoints: folder
nothing.pt: not there
"""
# the message of the system is in the error that torch.load raises
try:
    torch.load("checkpoints")
except OSError as error:
    assert error.errno == 21 and not isinstance(error, FileNotFoundError)
# torch.save raises no OSError, so "except PermissionError" doesn't catch it
try:
    torch.save({}, "checkpoints")
except RuntimeError as error:
    assert not isinstance(error, OSError)
try:
    torch.save({}, "checkpoints", _use_new_zipfile_serialization=False)
except IsADirectoryError as error:
    assert error.errno == 21
# TORCH_HOME is where downloads go
os.environ["TORCH_HOME"] = "cache"
assert torch.hub.get_dir() == os.path.join("cache", "hub")
del os.environ["TORCH_HOME"]
# --8<-- [end:check]
