"""A checkpoint is damaged when saving is interrupted or two processes write it; save under a temporary name and replace."""
# /// pitfall
# apis = ["torch.save", "torch.load", "torch.jit.load"]
# symptom = "error"
# raises = ["demo_interrupted", "demo_full", "demo_header", "wrong_constants", "demo_zip"]
# added = 2026-11-29
# messages = [
#   "PytorchStreamReader failed locating file *: file not found.",
#   "PytorchStreamReader failed reading file *: invalid header or archive is corrupted.",
#   "file in archive is not in a subdirectory: *",
#   "[enforce fail at inline_container.cc:*] . unexpected pos * vs *",
#   "Ran out of input",
#   "pickle data was truncated",
# ]
# older = [
#   "PytorchStreamWriter failed writing file *: file write failed",
#   "storage has wrong size: expected * got *",
# ]
#
# [code.jit_load_of_a_checkpoint]
# either = [
# '''
# torch.save($ST, $PATH)
# ...
# torch.jit.load($PATH, ...)
# ''',
# '''
# torch.save($ST, $PATH)
# ...
# numpy.load($PATH, ...)
# ''',
# '''
# torch.save($ST, $PATH)
# ...
# pickle.load(open($PATH, ...))
# ''',
# ]
#
# [code.read_from_the_end]
# pattern = '''
# torch.save($ST, $F)
# ...
# torch.load($F, ...)
# '''
# not = [
# '''
# torch.save($ST, $F)
# ...
# $F.seek(...)
# ...
# torch.load($F, ...)
# ''',
# ]
# anywhere = [
#     [
#         '$F = io.BytesIO()', '$F = tempfile.TemporaryFile(...)',
#         '$F = tempfile.NamedTemporaryFile(...)', 'with tempfile.TemporaryFile(...) as $F: ...',
#         'with open(...) as $F: ...', 'with tempfile.NamedTemporaryFile(...) as $F: ...',
#         '$F = open(...)',
#     ],
# ]
# nowhere = ['$F.seek(...)', '$F.name']
# example = '''
# buffer = io.BytesIO()
# torch.save(model.state_dict(), buffer)
# state = torch.load(buffer)
# '''
#
# [code.file_still_open]
# pattern = '''
# $F = open($PATH, "wb")
# ...
# torch.save($ST, $F)
# ...
# torch.load($PATH, ...)
# '''
# not = [
# '''
# $F = open($PATH, "wb")
# ...
# torch.save($ST, $F)
# ...
# $F.$CLOSE()
# ...
# torch.load($PATH, ...)
# ''',
# ]
# example = '''
# file = open("model.pt", "wb")
# torch.save(model.state_dict(), file)
# state = torch.load("model.pt")
# '''
# ///

# --8<-- [start:demo_interrupted]
import torch
from torch import nn

def save(checkpoint, path):
    torch.save(checkpoint, path)

model = nn.Linear(2, 1)
save({"model": model.state_dict(), "epoch": 1}, "last.pt")
try:
    schedule = lambda epoch: 0.5 ** epoch
    save({"model": model.state_dict(), "schedule": schedule}, "last.pt")
except Exception as error:
    print("saving failed:", type(error).__name__)
#> saving failed: PicklingError
checkpoint = torch.load("last.pt")
#> RuntimeError: PytorchStreamReader failed locating file data.pkl: file not found. This is an internal miniz error. If you are seeing this error, there is a high likelihood that your checkpoint file is corrupted. This can happen if the checkpoint was not saved properly, was transferred incorrectly, or the file was modified after saving.
print("epoch:", checkpoint["epoch"])
# --8<-- [end:demo_interrupted]

# --8<-- [start:demo_replace]
import os
import torch
from torch import nn

def save(checkpoint, path):
    torch.save(checkpoint, f"{path}.tmp")
    os.replace(f"{path}.tmp", path)

model = nn.Linear(2, 1)
save({"model": model.state_dict(), "epoch": 1}, "last.pt")
try:
    schedule = lambda epoch: 0.5 ** epoch
    save({"model": model.state_dict(), "schedule": schedule}, "last.pt")
except Exception as error:
    print("saving failed:", type(error).__name__)
#> saving failed: PicklingError
checkpoint = torch.load("last.pt")
print("epoch:", checkpoint["epoch"])
#> epoch: 1
# --8<-- [end:demo_replace]

# --8<-- [start:demo_full]
import resource
import torch

limit = resource.getrlimit(resource.RLIMIT_FSIZE)
# room for so many bytes, as on a disk that is nearly full
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limit[1]))
try:
    torch.save({"w": torch.ones(100_000)}, "model.pt")
finally:
    resource.setrlimit(resource.RLIMIT_FSIZE, limit)
#> RuntimeError: [enforce fail at inline_container.cc:672] . unexpected pos 704 vs 598
# --8<-- [end:demo_full]

# --8<-- [start:demo_ranks]
import os
import torch
import torch.distributed as dist

def save_on_one(checkpoint, path):
    if not dist.is_initialized() or dist.get_rank() == 0:
        torch.save(checkpoint, f"{path}.tmp")
        os.replace(f"{path}.tmp", path)
    if dist.is_initialized():
        dist.barrier()  # nobody reads it before it is complete

model = torch.nn.Linear(2, 1)
save_on_one({"model": model.state_dict(), "epoch": 1}, "last.pt")
print("epoch:", torch.load("last.pt")["epoch"])
#> epoch: 1
# --8<-- [end:demo_ranks]

# --8<-- [start:demo_header]
import torch
from pathlib import Path
from zipfile import ZipFile

torch.save({"w": torch.ones(1000)}, "model.pt")
content = bytearray(Path("model.pt").read_bytes())
start = ZipFile("model.pt").getinfo("model/data/0").header_offset
content[start:start + 30] = bytes(30)  # overwritten by another process
Path("model.pt").write_bytes(content)
torch.load("model.pt")
#> RuntimeError: PytorchStreamReader failed reading file data/0: invalid header or archive is corrupted. This is an internal miniz error. If you are seeing this error, there is a high likelihood that your checkpoint file is corrupted. This can happen if the checkpoint was not saved properly, was transferred incorrectly, or the file was modified after saving.
# --8<-- [end:demo_header]

# --8<-- [start:wrong_constants]
import torch
from torch import nn

torch.save(nn.Linear(2, 1).state_dict(), "model.pt")

model = torch.jit.load("model.pt")
#> RuntimeError: PytorchStreamReader failed locating file constants.pkl: file not found. This is an internal miniz error. If you are seeing this error, there is a high likelihood that your checkpoint file is corrupted. This can happen if the checkpoint was not saved properly, was transferred incorrectly, or the file was modified after saving.
print("output:", model(torch.ones(1, 2)).shape)
# --8<-- [end:wrong_constants]

# --8<-- [start:right_constants]
import torch
from torch import nn

torch.save(nn.Linear(2, 1).state_dict(), "model.pt")

model = nn.Linear(2, 1)
model.load_state_dict(torch.load("model.pt"))
print("output:", model(torch.ones(1, 2)).shape)
#> output: torch.Size([1, 1])
# --8<-- [end:right_constants]

# --8<-- [start:demo_zip]
import torch
from zipfile import ZipFile

torch.save({"w": torch.ones(2)}, "model.pt")
with ZipFile("download.zip", "w") as archive:
    archive.write("model.pt")
torch.load("download.zip")
#> RuntimeError: [enforce fail at inline_container.cc:180] . file in archive is not in a subdirectory: model.pt
# --8<-- [end:demo_zip]

# --8<-- [start:demo_empty]
import pickle
import torch
from pathlib import Path

Path("empty.pt").touch()
content = pickle.dumps(list(range(100)))
Path("half.pkl").write_bytes(content[:50])
for name, load in {
    "torch.load": lambda: torch.load("empty.pt"),
    "weights_only=False": lambda: torch.load("empty.pt", weights_only=False),
    "pickle.load": lambda: pickle.load(open("empty.pt", "rb")),
    "half a pickle": lambda: pickle.load(open("half.pkl", "rb")),
}.items():
    try:
        load()
    except (EOFError, pickle.UnpicklingError) as error:
        print(f"{name}: {type(error).__name__}: {error}")
#> torch.load: EOFError:
#> weights_only=False: EOFError: Ran out of input
#> pickle.load: EOFError: Ran out of input
#> half a pickle: UnpicklingError: pickle data was truncated
# --8<-- [end:demo_empty]

# --8<-- [start:detect]
import hashlib
import torch
from pathlib import Path
from zipfile import ZipFile

torch.save({"w": torch.ones(1000)}, "model.pt")
content = Path("model.pt").read_bytes()
damaged = content[:3000] + bytes(400) + content[3400:]
Path("copy.pt").write_bytes(damaged)

print("sum:", torch.load("copy.pt")["w"].sum())
#> sum: tensor(900.)
print("same size:", len(damaged) == len(content))
#> same size: True
for name in ("model.pt", "copy.pt"):
    print(f"{name}, damaged part:", ZipFile(name).testzip())
#> model.pt, damaged part: None
#> copy.pt, damaged part: model/data/0
hashes = [hashlib.sha256(data).hexdigest() for data in (content, damaged)]
print("same hash:", hashes[0] == hashes[1])
#> same hash: False
# --8<-- [end:detect]

# --8<-- [start:check]
import os
import resource
import zipfile
from pathlib import Path
from unittest import mock

import torch

failed = "RuntimeError: PytorchStreamReader failed "
pickled = "saving failed: PicklingError\n"
assert demo_interrupted.out.startswith(
    f"{pickled}{failed}locating file data.pkl: file not found. ")
assert demo_replace.out == pickled + "epoch: 1\n" and demo_replace.error is None
assert "inline_container.cc:" in (demo_full.error or "")
assert ". unexpected pos " in demo_full.out
assert demo_ranks.out == "epoch: 1\n"
assert (demo_header.error or "").startswith(
    f"{failed}reading file data/0: invalid header or archive is corrupted. ")
assert f"{failed}locating file constants.pkl: file not found." in (
    wrong_constants.error or "")
assert right_constants.out.endswith("output: torch.Size([1, 1])\n")
assert "file in archive is not in a subdirectory: model.pt" in (
    demo_zip.error or "")
assert demo_empty.out == """\
torch.load: EOFError: \n\
weights_only=False: EOFError: Ran out of input
pickle.load: EOFError: Ran out of input
half a pickle: UnpicklingError: pickle data was truncated
"""
assert detect.out == """\
sum: tensor(900.)
same size: True
model.pt, damaged part: None
copy.pt, damaged part: copy.pt/data/0
same hash: False
""".replace("copy.pt/data/0", "model/data/0")


def said(path):
    try:
        torch.load(path)
    except (RuntimeError, EOFError, OSError) as error:
        return f"{type(error).__name__}: {error}"


class Stop:
    def __reduce__(self):
        raise KeyboardInterrupt


class Killed:
    def __reduce__(self):
        os._exit(0)


# Ctrl+C while saving damages the file; under another name it does not
state = {"w": torch.ones(9), "x": Stop()}
demo_replace.save({"epoch": 1}, "a.pt")
demo_replace.save({"epoch": 1}, "b.pt")
stopped = 0
try:
    demo_interrupted.save(state, "a.pt")
except KeyboardInterrupt:
    stopped += 1
try:
    demo_replace.save(state, "b.pt")
except KeyboardInterrupt:
    stopped += 1
assert stopped == 2 and said("b.pt") is None
assert said("a.pt").startswith(f"{failed}locating file data.pkl")
# Ctrl+C later, while the tensors are written
class Interrupted(torch._C.PyTorchFileWriter):
    def write_record(self, name, *data):
        if name == "data/4":
            raise KeyboardInterrupt
        return super().write_record(name, *data)


with mock.patch("torch._C.PyTorchFileWriter", Interrupted):
    try:
        torch.save({str(i): torch.ones(50) for i in range(9)}, "c.pt")
    except KeyboardInterrupt:
        stopped += 1
assert stopped == 3
assert said("c.pt").startswith(f"{failed}locating file data/4: file not found. ")
# the last bytes missing
torch.save({"w": torch.ones(1000)}, "f.pt")
content = Path("f.pt").read_bytes()
for kept, message in (
    (len(content) - 10, "OSError: [Errno 22] Invalid argument"),
    (len(content) // 2, f"{failed}reading zip archive: failed finding central directory. "),
):
    Path("g.pt").write_bytes(content[:kept])
    assert (said("g.pt") or "").startswith(message), said("g.pt")
torch.save({"w": torch.ones(1000)}, "f.pt", _use_new_zipfile_serialization=False)
Path("g.pt").write_bytes(Path("f.pt").read_bytes()[:-100])
assert said("g.pt").startswith("RuntimeError: unexpected EOF, expected 100 more bytes")
# killed: nothing may have reached the file
if not (child := os.fork()):
    torch.save({"w": torch.ones(1000), "x": Killed()}, "epoch_3.pt")
    os._exit(1)
assert os.waitpid(child, 0)[1] == 0
assert Path("epoch_3.pt").stat().st_size == 0 and said("epoch_3.pt") == "EOFError: "

# a full disk: what comes first in the traceback, and what is left
tensor = torch.ones(100_000)
if not (child := os.fork()):
    limit = resource.RLIMIT_FSIZE
    resource.setrlimit(limit, (100_000, resource.getrlimit(limit)[1]))
    try:
        torch.save({"w": tensor}, "full.pt")
    except RuntimeError as error:
        first = str(error.__context__)
        os._exit(7 if first == "basic_ios::clear: iostream error" else 1)
    os._exit(2)
assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
assert Path("full.pt").stat().st_size == 100_000
assert said("full.pt").startswith(
    f"{failed}reading zip archive: failed finding central directory. ")

# a record that is not there
torch.save({"w": torch.ones(9)}, "d.pt")
with zipfile.ZipFile("d.pt") as old, zipfile.ZipFile("e.pt", "w") as new:
    for name in old.namelist():
        if name != "d/data/0":
            new.writestr(name, old.read(name))
assert said("e.pt").startswith(
    f"{failed}locating file data/0: file not found. ")
# unpacked, the inner file of the archive is the checkpoint
zipfile.ZipFile(Path("download.zip")).extractall("unpacked")
assert torch.load("unpacked/model.pt")["w"].tolist() == [1, 1]
# testzip looks at every byte; is_zipfile only at the end
assert zipfile.is_zipfile("copy.pt")
# --8<-- [end:check]
