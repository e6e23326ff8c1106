"""torch.load fails on a Git LFS pointer, a web page or half a download; its advice, weights_only=False, does not help."""
# /// pitfall
# apis = ["torch.load", "torch.hub.download_url_to_file"]
# symptom = "error"
# raises = ["wrong", "wrong_truncated", "demo_old"]
# added = 2026-11-21
# messages = [
#   "Weights only load failed. In PyTorch 2.6, we changed the default value of the `weights_only` argument in `torch.load` from `False` to `True`. Re-running `torch.load` with `weights_only` set to `False` will likely succeed, but it can result in arbitrary code execution.",
#   "Unsupported operand *",
#   "invalid load key, '*'.",
#   "PytorchStreamReader failed reading zip archive: failed finding central directory. This is an internal miniz error. If you are seeing this error, there is a high likelihood that your checkpoint file is corrupted. This can happen if the checkpoint was not saved properly, was transferred incorrectly, or the file was modified after saving.",
#   "unexpected EOF, expected * more bytes. The file might be corrupted.",
# ]
# older = [
#   "Invalid magic number; corrupt file?",
#   "could not find MARK",
#   "pop from empty list",
#   "unpickling stack underflow",
#   "Attempting to load a safetensors file but safetensors is not installed. Please install safetensors with: pip install safetensors",
# ]
#
# [code.page_instead_of_a_file]
# either = [
#     'open($P, "wb").write($R.content)', '$F.write($R.content)', '$P.write_bytes($R.content)',
#     '$P.write_bytes(urllib.request.urlopen(...).read())',
#     '$P.write_bytes(requests.get(...).content)', '$F.write(requests.get(...).content)',
#     'open($P, "wb").write(requests.get(...).content)',
# ]
# anywhere = ['torch.load(...)']
# nowhere = ['$R.raise_for_status()', '$R.status_code']
# example = '''
# response = requests.get(url)
# open("model.pt", "wb").write(response.content)
# state = torch.load("model.pt")
# '''
#
# [code.text_read_as_a_checkpoint]
# either = ['torch.load($P)', 'torch.load($P, ...)']
# anywhere = [
#     [
#         '$P.write_text(...)', 'json.dump($X, open($P, ...))', 'numpy.save($P, ...)',
#         'numpy.savez($P, ...)', 'safetensors.torch.save_file($X, $P)', '$P.write_bytes(...)',
#         'open($P, "w").write(...)',
#     ],
# ]
# nowhere = ['torch.save($X2, $P)']
# example = '''
# numpy.save("weights.npy", w)
# state = torch.load("weights.npy")
# '''
# ///

# --8<-- [start:wrong]
import torch
from pathlib import Path

# what git clone leaves you without Git LFS
Path("model.pt").write_text("""\
version https://git-lfs.github.com/spec/v1
oid sha256:8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4
size 46830571
""")
state = torch.load("model.pt")
#> _pickle.UnpicklingError: Weights only load failed. In PyTorch 2.6, we changed the default value of the `weights_only` argument in `torch.load` from `False` to `True`. Re-running `torch.load` with `weights_only` set to `False` will likely succeed, but it can result in arbitrary code execution. Do it only if you got the file from a trusted source.
#> Please file an issue with the following so that we can make `weights_only=True` compatible with your use case: WeightsUnpickler error:
#>
#> Unsupported operand 118
#>
#> Check the documentation of torch.load to learn more about types accepted by default with weights_only https://pytorch.org/docs/stable/generated/torch.load.html.
print("weights:", list(state))
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

# git lfs pull puts the real file there, as this line does
torch.save({"w": torch.ones(2)}, "model.pt")
state = torch.load("model.pt")
print("weights:", list(state))
#> weights: ['w']
# --8<-- [end:right]

# --8<-- [start:wrong_truncated]
import torch
from pathlib import Path

file = Path("model.pt")
torch.save({"w": torch.ones(1000)}, file)
file.write_bytes(file.read_bytes()[:2000])  # the download was cut short
state = torch.load(file)
#> RuntimeError: PytorchStreamReader failed reading zip archive: failed finding central directory. This is an internal miniz error. If you are seeing this error, there is a high likelihood that your checkpoint file is corrupted. This can happen if the checkpoint was not saved properly, was transferred incorrectly, or the file was modified after saving.
# --8<-- [end:wrong_truncated]

# --8<-- [start:right_truncated]
import hashlib
import torch
from pathlib import Path

file = Path("server.pt").resolve()
torch.save({"w": torch.ones(1000)}, file)
# in practice, both are on the download page
url = file.as_uri()
sha256 = hashlib.sha256(file.read_bytes()).hexdigest()

torch.hub.download_url_to_file(url, "model.pt", sha256, progress=False)
state = torch.load("model.pt")
print("w:", state["w"].shape)
#> w: torch.Size([1000])
# --8<-- [end:right_truncated]

# --8<-- [start:demo_old]
import torch
from pathlib import Path

file = Path("model.pt")
old = {"_use_new_zipfile_serialization": False}
torch.save({"w": torch.ones(1000)}, file, **old)
file.write_bytes(file.read_bytes()[:-1024])
state = torch.load(file)
#> RuntimeError: unexpected EOF, expected 1024 more bytes. The file might be corrupted.
# --8<-- [end:demo_old]

# --8<-- [start:demo_keys]
import pickle
import torch
from pathlib import Path

file = Path("model.pt")
for content in ("version https:", "<!DOCTYPE html>", "404: Not Found"):
    file.write_text(content)
    try:
        torch.load(file, weights_only=False)
    except pickle.UnpicklingError as error:
        print(f"{content!r}: {error}")
#> 'version https:': invalid load key, 'v'.
#> '<!DOCTYPE html>': invalid load key, '<'.
#> '404: Not Found': invalid load key, '4'.
# --8<-- [end:demo_keys]

# --8<-- [start:demo_safetensors]
import json
import pickle
import torch
from pathlib import Path

# the safetensors format, in a file with a different name
entry = {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}
for name in ("w", "fc.weight"):
    header = json.dumps({name: entry}).encode()
    length = len(header).to_bytes(8, "little")
    Path("model.bin").write_bytes(length + header + bytes(8))
    try:
        torch.load("model.bin", weights_only=False)
    except pickle.UnpicklingError as error:
        print(f"header of {len(header)} bytes: {error}")
#> header of 61 bytes: invalid load key, '='.
#> header of 69 bytes: invalid load key, 'E'.
# --8<-- [end:demo_safetensors]

# --8<-- [start:detect]
import torch
import zipfile
from pathlib import Path

old = {"_use_new_zipfile_serialization": False}
torch.save({"w": torch.ones(1000)}, "whole.pt")
torch.save({"w": torch.ones(1000)}, "old.pt", **old)
Path("cut.pt").write_bytes(Path("whole.pt").read_bytes()[:2000])
Path("pointer.pt").write_text("version https://git-lfs.github.com")

for name in ("whole.pt", "old.pt", "cut.pt", "pointer.pt"):
    with open(name, "rb") as file:
        start = file.read(4)
    print(f"{name}: {start}, is_zipfile: {zipfile.is_zipfile(name)}")
#> whole.pt: b'PK\x03\x04', is_zipfile: True
#> old.pt: b'\x80\x02\x8a\n', is_zipfile: False
#> cut.pt: b'PK\x03\x04', is_zipfile: False
#> pointer.pt: b'vers', is_zipfile: False
# --8<-- [end:detect]

# --8<-- [start:check]
import hashlib
import os
import pickle
import pickletools
from pathlib import Path

import torch


def said(content, **options):
    Path("some.pt").write_bytes(content)
    try:
        torch.load("some.pt", **options)
    except (RuntimeError, OSError, EOFError, pickle.UnpicklingError) as error:
        return f"{type(error).__name__}: {error}"


failed = "_pickle.UnpicklingError: Weights only load failed. In PyTorch 2.6"
assert wrong.out.startswith(failed) and ord("v") == 118
assert "weights_only` set to `False` will likely succeed" in wrong.error
assert "Unsupported operand 118" in wrong.error
assert right.out == "weights: ['w']\n"

broken = "RuntimeError: PytorchStreamReader failed reading zip archive: "
assert wrong_truncated.out.startswith(broken + "failed finding central")
assert right_truncated.out == "w: torch.Size([1000])\n"
eof = "RuntimeError: unexpected EOF, expected 1024 more bytes."
assert demo_old.error.startswith(eof)
assert demo_keys.out.splitlines() == [
    "'version https:': invalid load key, 'v'.",
    "'<!DOCTYPE html>': invalid load key, '<'.",
    "'404: Not Found': invalid load key, '4'."]
assert demo_safetensors.out.splitlines() == [
    "header of 61 bytes: invalid load key, '='.",
    "header of 69 bytes: invalid load key, 'E'."]
assert (ord("="), ord("E")) == (61, 69)
assert detect.out.splitlines() == [
    "whole.pt: b'PK\\x03\\x04', is_zipfile: True",
    "old.pt: b'\\x80\\x02\\x8a\\n', is_zipfile: False",
    "cut.pt: b'PK\\x03\\x04', is_zipfile: False",
    "pointer.pt: b'vers', is_zipfile: False"]

# the advice of the message does not help
pointer = Path("pointer.pt").read_bytes()
unpickling = "UnpicklingError: "
assert said(pointer, weights_only=False) == unpickling + "invalid load key, 'v'."
assert "v" not in {operation.code for operation in pickletools.opcodes}
# the number is the first byte
for content, number in ((b"<", 60), (b"4", 52), (b"{", 123), (b"\x1f\x8b", 31)):
    assert content[0] == number
    assert f"Unsupported operand {number}\n" in said(content)
assert "Unsupported operand 69\n" in said(Path("model.bin").read_bytes())
hdf5 = b"\x89HDF\r\n\x1a\n" + bytes(100)
assert ord("H") == 72 and "Unsupported operand 72\n" in said(hdf5)
assert said(hdf5, weights_only=False) == unpickling + "invalid load key, 'H'."
assert said(b"") == "EOFError: "
assert said(b"", weights_only=False) == "EOFError: Ran out of input"
# pickle protocol 4 and 5: not from torch.save, and from it
magic = "RuntimeError: Invalid magic number; corrupt file?"
for protocol in (4, 5):
    content = pickle.dumps({"w": 1}, protocol)
    assert "Unsupported operand 149\n" in said(content)
    assert said(content, weights_only=False) == magic
    assert pickle.loads(content) == {"w": 1}
    torch.save({"w": torch.ones(1)}, "new.pt", pickle_protocol=protocol)
    content = Path("new.pt").read_bytes()
    assert "Unsupported operand 149\n" in said(content)
    assert said(content, weights_only=False) is None
Path("new.pt").unlink()

# what is left of a large file decides between two errors
torch.save({"w": torch.ones(20_000)}, "large.pt")
content = Path("large.pt").read_bytes()
assert {said(content[:size]) for size in range(5 * 1024, 64 * 1024, 1024)} == {
    "OSError: [Errno 22] Invalid argument"}
for size in (4000, 8189, 70_000, -1):
    assert said(content[:size]).startswith(broken + "failed finding central")

# a download that breaks off leaves nothing behind under the name
cut = Path("cut.pt").resolve()
sha256 = hashlib.sha256(Path("whole.pt").read_bytes()).hexdigest()
try:
    torch.hub.download_url_to_file(cut.as_uri(), "new.pt", sha256, False)
    raised = None
except RuntimeError as error:
    raised = str(error)
assert raised.startswith("invalid hash value") and not Path("new.pt").exists()
# with check_hash the start of the hash is read from the name
named = Path(f"model-{sha256[:8]}.pt").resolve()
load_url = torch.hub.load_state_dict_from_url
options = {"model_dir": "cache", "check_hash": True, "progress": False}
named.write_bytes(Path("whole.pt").read_bytes())
assert list(load_url(named.as_uri(), **options)) == ["w"]
# what is in the cache already is not downloaded again
cached = Path("cache", named.name)
cached.write_bytes(b"<html>")
try:
    load_url(named.as_uri(), **options)
    raised = False
except pickle.UnpicklingError:
    raised = True
cached.unlink()
assert raised

class Killer:
    def __reduce__(self):
        os._exit(0)


# killed while saving
torch.save({"w": torch.ones(1)}, "last.pt")
if not (child := os.fork()):
    torch.save({"w": torch.ones(1000), "end": Killer()}, "last.pt")
    os._exit(1)
assert os.waitpid(child, 0)[1] == 0
assert said(Path("last.pt").read_bytes()) is not None
# saved under another name first
torch.save({"w": torch.ones(1)}, "last.pt.new")
os.replace("last.pt.new", "last.pt")
assert torch.load("last.pt")["w"].item() == 1
assert not Path("last.pt.new").exists()
# a script or a list of files, given as the checkpoint
import io

import torch

for text, weights_only, words in (
        (b"export DATA=/data", False, "could not find MARK"),
        (b"export DATA=/data", True, "pop from empty list"),
        (b"0.50 0.25", False, "unpickling stack underflow")):
    try:
        torch.load(io.BytesIO(text), weights_only=weights_only)
        raise AssertionError("loaded")
    except Exception as error:
        assert words in str(error), error
# --8<-- [end:check]
