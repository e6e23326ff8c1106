"""A file that is whole, but made for a different reader: TorchScript, mobile, export and torch.save files need their own loaders."""
# /// pitfall
# apis = ["torch.load", "torch.save", "torch.jit.load", "torch.jit.save", "torch.export.load", "torch.export.save",
#         "torch.jit.ScriptModule.save"]
# also = ["torch.jit.mobile"]
# symptom = "error"
# raises = ["wrong", "demo_version", "wrong_torchscript"]
# added = 2026-11-30
# messages = [
#   "PytorchStreamReader failed locating file *: file not found.",
#   "Attempted to read a PyTorch file with version *, but the maximum supported version for reading is *.",
#   "Cannot use ``weights_only=True`` with TorchScript archives passed to ``torch.load``.",
# ]
# older = [
#   "* is a zip archive (did you mean to use torch.jit.load()?)",
#   "PytorchStreamReader failed locating file bytecode.pkl: file not found ()",
#   "version_ <= kMaxSupportedFileFormatVersion*",
# ]
#
# [reported.path]
# message = "open file failed because of errno * on fopen: *, file path: *"
# shown = "open file failed because of errno 2 on fopen: No such file or directory, file path: ..."
# needs = "windows"
# links = ["https://github.com/smthemex/ComfyUI_Sonic/issues/46", "https://github.com/Sanster/IOPaint/issues/663"]
#
# [code.load_of_torchscript]
# either = [
# '''
# torch.jit.script(...).save($PATH)
# ...
# torch.load($PATH, ...)
# ''',
# '''
# torch.jit.save(..., $PATH)
# ...
# torch.load($PATH, ...)
# ''',
# '''
# $T = torch.jit.script(...)
# ...
# $T.save($PATH)
# ...
# torch.load($PATH, ...)
# ''',
# '''
# $T = torch.jit.trace(...)
# ...
# $T.save($PATH)
# ...
# torch.load($PATH, ...)
# ''',
# '''
# torch.jit.trace(...).save($PATH)
# ...
# torch.load($PATH, ...)
# ''',
# ]
# ///

# --8<-- [start:wrong]
import warnings
import torch
from torch import nn
from torch.jit.mobile import _load_for_lite_interpreter

warnings.simplefilter("ignore")
model = torch.jit.script(nn.Linear(2, 1).eval())
model.save("model.ptl")

# an app on a phone does this in Java or Swift
model = _load_for_lite_interpreter("model.ptl")
#> RuntimeError: PytorchStreamReader failed locating file bytecode.pkl: file not found. This is an internal miniz error. If you are seeing this error, there is a high likelihood that your checkpoint file is corrupted. This can happen if the checkpoint was not saved properly, was transferred incorrectly, or the file was modified after saving. ()
print("output:", model(torch.ones(1, 2)).shape)
# --8<-- [end:wrong]

# --8<-- [start:right]
import warnings
import torch
from torch import nn
from torch.jit.mobile import _load_for_lite_interpreter

warnings.simplefilter("ignore")
model = torch.jit.script(nn.Linear(2, 1).eval())
model._save_for_lite_interpreter("model.ptl")

# an app on a phone does this in Java or Swift
model = _load_for_lite_interpreter("model.ptl")
print("output:", model(torch.ones(1, 2)).shape)
#> output: torch.Size([1, 1])
# --8<-- [end:right]

# --8<-- [start:demo_version]
import torch
from zipfile import ZipFile

torch.save({"w": torch.ones(2)}, "model.pt")
with ZipFile("model.pt") as old, ZipFile("newer.pt", "w") as newer:
    for name in old.namelist():
        content = old.read(name)
        if name == "model/version":
            print("version:", int(content))
            content = b"99"  # as if a later PyTorch had saved it
        newer.writestr(name, content)
#> version: 3
torch.load("newer.pt")
#> RuntimeError: [enforce fail at inline_container.cc:230] . Attempted to read a PyTorch file with version 99, but the maximum supported version for reading is 10. The version of your PyTorch installation may be too old, please upgrade PyTorch to latest version to mitigate this issue.
# --8<-- [end:demo_version]

# --8<-- [start:demo_old_format]
import torch
import zipfile

state = {"w": torch.ones(2)}
torch.save(state, "model.pt", _use_new_zipfile_serialization=False)
print("zip archive:", zipfile.is_zipfile("model.pt"))
#> zip archive: False
print("w:", torch.load("model.pt")["w"])
#> w: tensor([1., 1.])
# --8<-- [end:demo_old_format]

# --8<-- [start:wrong_torchscript]
import torch
from torch import nn

torch.jit.script(nn.Linear(2, 1).eval()).save("model.pt")
model = torch.load("model.pt")
#> UserWarning: 'torch.load' received a zip file that looks like a TorchScript archive dispatching to 'torch.jit.load' (call 'torch.jit.load' directly to silence this warning)
#> RuntimeError: Cannot use ``weights_only=True`` with TorchScript archives passed to ``torch.load``. In PyTorch 2.6, we changed the default value of the `weights_only` argument in `torch.load` from `False` to `True`. Re-running `torch.load` with `weights_only` set to `False` will likely succeed, but it can result in arbitrary code execution. Do it only if you got the file from a trusted source.
print("output:", model(torch.ones(1, 2)).shape)
# --8<-- [end:wrong_torchscript]

# --8<-- [start:right_torchscript]
import torch
from torch import nn

torch.jit.script(nn.Linear(2, 1).eval()).save("model.pt")
model = torch.jit.load("model.pt")
print("output:", model(torch.ones(1, 2)).shape)
#> output: torch.Size([1, 1])
# --8<-- [end:right_torchscript]

# --8<-- [start:demo_path]
import torch
from torch import nn

path = "mod\u00e8le.pt"  # not in ASCII
with open(path, "wb") as file:
    torch.jit.save(torch.jit.script(nn.Linear(2, 1)), file)
with open(path, "rb") as file:
    model = torch.jit.load(file)
print("output:", model(torch.ones(1, 2)).shape)
#> output: torch.Size([1, 1])
# --8<-- [end:demo_path]

# --8<-- [start:demo_pt2]
import torch
from torch import nn

program = torch.export.export(nn.Linear(2, 1), (torch.ones(1, 2),))
torch.export.save(program, "model.pt2")
try:
    torch.load("model.pt2")
except RuntimeError as error:
    print("torch.load:", str(error).split(". ")[0])
#> torch.load: PytorchStreamReader failed locating file data.pkl: file not found
model = torch.export.load("model.pt2").module()
print("output:", model(torch.ones(1, 2)).shape)
#> output: torch.Size([1, 1])
# --8<-- [end:demo_pt2]

# --8<-- [start:detect]
import warnings
from zipfile import ZipFile
import torch

warnings.simplefilter("ignore")
model = torch.nn.Linear(2, 1).eval()
script = torch.jit.script(model)
script._save_for_lite_interpreter("a.ptl")
script.save("b.pt")
program = torch.export.export(model, (torch.ones(1, 2),))
torch.export.save(program, "c.pt2")
torch.save(model.state_dict(), "d.pt")

parts = {"archive_format", "bytecode.pkl", "constants.pkl", "data.pkl"}
for path in ("a.ptl", "b.pt", "c.pt2", "d.pt"):
    names = {name.split("/")[-1] for name in ZipFile(path).namelist()}
    print(f"{path}:", sorted(parts & names))
#> a.ptl: ['bytecode.pkl', 'constants.pkl', 'data.pkl']
#> b.pt: ['constants.pkl', 'data.pkl']
#> c.pt2: ['archive_format']
#> d.pt: ['data.pkl']
# --8<-- [end:detect]

# --8<-- [start:check]
import warnings
from zipfile import ZipFile

import torch
from torch.jit.mobile import _load_for_lite_interpreter

missing = "RuntimeError: PytorchStreamReader failed locating file bytecode.pkl"
assert (wrong.error or "").startswith(missing)
assert right.out == "output: torch.Size([1, 1])\n"
assert demo_version.out.startswith("version: 3\n")
assert ("read a PyTorch file with version 99, but the maximum supported version "
        "for reading is 10." in demo_version.error)
assert demo_old_format.out == "zip archive: False\nw: tensor([1., 1.])\n"
assert "Cannot use ``weights_only=True`` with TorchScript" in wrong_torchscript.out
assert right_torchscript.out == "output: torch.Size([1, 1])\n"
assert demo_path.out == "output: torch.Size([1, 1])\n"
assert demo_pt2.out == """\
torch.load: PytorchStreamReader failed locating file data.pkl: file not found
output: torch.Size([1, 1])
"""
assert detect.out == """\
a.ptl: ['bytecode.pkl', 'constants.pkl', 'data.pkl']
b.pt: ['constants.pkl', 'data.pkl']
c.pt2: ['archive_format']
d.pt: ['data.pkl']
"""


def said(load, path):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            load(path)
    except RuntimeError as error:
        return str(error)


# the ending is only a name; files for phones load in Python as well
assert said(torch.jit.load, "a.ptl") is None
assert said(_load_for_lite_interpreter, "a.ptl") is None
for path in ("b.pt", "c.pt2", "d.pt"):
    assert "locating file bytecode.pkl" in said(_load_for_lite_interpreter, path)
assert "locating file constants.pkl" in said(torch.jit.load, "d.pt")
# TorchScript has the same number, and the same limit
with ZipFile("b.pt") as old, ZipFile("e.pt", "w") as newer:
    for name in old.namelist():
        newer.writestr(name, b"11" if name == "b/version" else old.read(name))
assert "with version 11, but the maximum" in said(torch.jit.load, "e.pt")
# Python looks first whether the file is there
for load, kind in (torch.load, OSError), (torch.jit.load, ValueError):
    try:
        load("nothing.pt")
    except kind as error:
        assert "errno 2 on fopen" not in str(error)
    else:
        raise AssertionError("the file is there")
# what a path that isn't found gives, where Python doesn't look first
assert said(torch._C.PyTorchFileReader, "nothing.pt") == (
    "open file failed because of errno 2 on fopen: "
    "No such file or directory, file path: nothing.pt")
# --8<-- [end:check]
