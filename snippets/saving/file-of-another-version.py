"""A file that is whole, but made for a different reader: TorchScript, mobile, export and torch.save files need their own loaders."""
# /// pitfall
# apis = ["torch.load", "torch.save", "torch.jit.load", "torch.jit.save", "torch.export.load", "torch.export.save",
#         "torch.jit.ScriptModule.save"]
# also = ["torch.jit.mobile"]
# symptom = "error"
# raises = ["wrong", "demo_version", "wrong_torchscript"]
# added = 2026-11-30
# messages = [
#   "PytorchStreamReader failed locating file bytecode.pkl: file not found",
#   "Attempted to read a PyTorch file with version *, but the maximum supported version for reading is *.",
#   "Cannot use ``weights_only=True`` with TorchScript archives passed to ``torch.load``.",
# ]
# older = [
#   "* is a zip archive (did you mean to use torch.jit.load()?)",
# ]
#
# [reported.path]
# message = "open file failed because of errno 2 on fopen: No such file or directory, file path: *"
# shown = """RuntimeError: open file failed because of errno 2 on fopen: No such file or directory,
# file path: ..."""
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

# --8<-- [start:detect]
import warnings
import torch
from zipfile import ZipFile

LOADERS = {"bytecode.pkl": "an app on a phone, or torch.jit.load",
           "constants.pkl": "torch.jit.load",
           "archive_format": "torch.export.load",
           "data.pkl": "torch.load"}


def loader(path):
    names = {name.split("/")[-1] for name in ZipFile(path).namelist()}
    return next(LOADERS[name] for name in LOADERS if name in names)


warnings.simplefilter("ignore")
model = torch.nn.Linear(2, 1).eval()
script = torch.jit.script(model)
program = torch.export.export(model, (torch.ones(1, 2),))
script._save_for_lite_interpreter("a.ptl")
script.save("b.pt")
torch.export.save(program, "c.pt2")
torch.save(model.state_dict(), "d.pt")
for path in ("a.ptl", "b.pt", "c.pt2", "d.pt"):
    print(f"{path}: {loader(path)}")
#> a.ptl: an app on a phone, or torch.jit.load
#> b.pt: torch.jit.load
#> c.pt2: torch.export.load
#> d.pt: torch.load
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

assert torch
# --8<-- [end:check]
