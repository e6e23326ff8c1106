"""torch.jit.load, C++ and apps read only TorchScript files; of a .pth file from torch.save they say that it's damaged."""
# /// pitfall
# apis = ["torch.jit.load", "torch.jit.save", "torch.jit.trace", "torch.jit.ScriptModule.save", "torch.save"]
# symptom = "error"
# raises = ["wrong", "wrong_save", "wrong_reverse"]
# added = 2026-11-30
# messages = [
#   "PytorchStreamReader failed reading zip archive: failed finding central directory. This is an internal miniz error. If you are seeing this error, there is a high likelihood that your checkpoint file is corrupted. This can happen if the checkpoint was not saved properly, was transferred incorrectly, or the file was modified after saving.",
#   "Tried to serialize object * which does not have a __getstate__ method defined!",
#   "'torch.load' received a zip file that looks like a TorchScript archive dispatching to 'torch.jit.load' (call 'torch.jit.load' directly to silence this warning)",
#   "Expected state_dict to be dict-like, got <class '*'>.",
#   "Legacy model format is not supported on mobile.",
#   "istream reader failed: *",
#   "PytorchStreamReader failed reading zip archive: not a ZIP archive.",
# ]
# older = [
#   "`torch::jit::load()` received a file from `torch.save()`, but `torch::jit::load()` can only load files produced by `torch.jit.save()`",
#   "Expected to read 8 bytes but got *",
#   "Expected GenericDict but got None",
# ]
#
# [code.torchscript_saved_by_torch_save]
# either = [
# '''
# $T = torch.jit.trace(...)
# ...
# torch.save($T, ...)
# ''',
# '''
# $T = torch.jit.script($M)
# ...
# torch.save($T, ...)
# ''',
# 'torch.save(torch.jit.trace(...), ...)',
# ]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 2), nn.ReLU())
# the format of old files
old = {"_use_new_zipfile_serialization": False}
torch.save(model.state_dict(), "weights.pth", **old)
print("torch.load:", list(torch.load("weights.pth")))
#> torch.load: ['0.weight', '0.bias']
model = torch.jit.load("weights.pth")
#> RuntimeError: PytorchStreamReader failed reading zip archive: failed finding central directory. This is an internal miniz error. If you are seeing this error, there is a high likelihood that your checkpoint file is corrupted. This can happen if the checkpoint was not saved properly, was transferred incorrectly, or the file was modified after saving.
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.save({"weight": torch.ones(2, 4), "bias": torch.ones(2)}, "w.pth")

model = nn.Linear(4, 2)
model.load_state_dict(torch.load("w.pth", map_location="cpu"))
model.eval()
x = torch.ones(1, 4)  # shape and dtype of a real input
torch.jit.trace(model, x).save("model.pt")

loaded = torch.jit.load("model.pt")
print("same output:", torch.allclose(loaded(x), model(x)))
#> same output: True
# --8<-- [end:right]

# --8<-- [start:wrong_save]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 2), nn.ReLU()).eval()
traced = torch.jit.trace(model, torch.ones(1, 4))
torch.save(traced, "model.pt")
#> RuntimeError: Tried to serialize object __torch__.torch.nn.modules.container.Sequential which does not have a __getstate__ method defined!
# --8<-- [end:wrong_save]

# --8<-- [start:right_save]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 2), nn.ReLU()).eval()
traced = torch.jit.trace(model, torch.ones(1, 4))
traced.save("model.pt")
print("output:", torch.jit.load("model.pt")(torch.ones(1, 4)).shape)
#> output: torch.Size([1, 2])
# --8<-- [end:right_save]

# --8<-- [start:demo_tensors]
import torch
from torch import nn


class Tensors(nn.Module):
    def __init__(self, tensors):
        super().__init__()
        for name, value in tensors.items():
            self.register_buffer(name.replace(".", "_"), value)


tensors = {"anchors": torch.ones(3, 4), "fc.weight": torch.ones(2, 4)}
torch.jit.script(Tensors(tensors)).save("tensors.pt")

for name, value in torch.jit.load("tensors.pt").named_buffers():
    print(f"{name}: {value.shape}")
#> anchors: torch.Size([3, 4])
#> fc_weight: torch.Size([2, 4])
# --8<-- [end:demo_tensors]

# --8<-- [start:wrong_reverse]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 2), nn.ReLU())
torch.jit.script(model).save("model.pt")
state = torch.load("model.pt", weights_only=False)
#> UserWarning: 'torch.load' received a zip file that looks like a TorchScript archive dispatching to 'torch.jit.load' (call 'torch.jit.load' directly to silence this warning)
model.load_state_dict(state)
#> TypeError: Expected state_dict to be dict-like, got <class 'torch.jit._script.RecursiveScriptModule'>.
# --8<-- [end:wrong_reverse]

# --8<-- [start:right_reverse]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 2), nn.ReLU())
torch.jit.script(model).save("model.pt")
state = torch.jit.load("model.pt", map_location="cpu").state_dict()
print("names:", list(state))
#> names: ['0.weight', '0.bias']
print(model.load_state_dict(state))
#> <All keys matched successfully>
# --8<-- [end:right_reverse]

# --8<-- [start:demo_legacy]
from zipfile import ZipFile
import torch

with ZipFile("legacy.pt", "w") as archive:
    archive.writestr("legacy/version", "1")
    archive.writestr("legacy/model.json", "{}")
try:
    torch.jit.load("legacy.pt")
except RuntimeError as error:
    print(error)
#> Legacy model format is not supported on mobile.
# --8<-- [end:demo_legacy]

# --8<-- [start:demo_stream]
import io
import torch

buffer = io.BytesIO()
traced = torch.jit.trace(torch.nn.Linear(4, 2), torch.ones(1, 4))
torch.jit.save(traced, buffer)
page = io.BytesIO(b"<html>" * 1000)
open("empty.pt", "wb").close()
sources = {"at its end": buffer, "web page": page, "empty": "empty.pt"}
for name, source in sources.items():
    try:
        torch.jit.load(source)
    except RuntimeError as error:
        print(f"{name}: {error}")
#> at its end: istream reader failed: getting the current position.
#> web page: istream reader failed: reading file.
#> empty: PytorchStreamReader failed reading zip archive: not a ZIP archive. This is an internal miniz error. If you are seeing this error, there is a high likelihood that your checkpoint file is corrupted. This can happen if the checkpoint was not saved properly, was transferred incorrectly, or the file was modified after saving.

buffer.seek(0)
print("output:", torch.jit.load(buffer)(torch.ones(1, 4)).shape)
#> output: torch.Size([1, 2])
# --8<-- [end:demo_stream]

# --8<-- [start:detect]
import torch
from zipfile import ZipFile, is_zipfile


def kind(path):
    if not is_zipfile(path):
        start = open(path, "rb").read(3)
        return "old .pth" if start == b"\x80\x02\x8a" else "no model"
    names = {name.split("/")[-1] for name in ZipFile(path).namelist()}
    if "constants.pkl" in names:
        return "TorchScript"
    return "torch.save" if "data.pkl" in names else "something else"


model = torch.nn.Linear(4, 2)
torch.save(model.state_dict(), "weights.pth")
torch.jit.script(model).save("model.pt")
for path in ("weights.pth", "model.pt"):
    print(f"{path}: {kind(path)}")
#> weights.pth: torch.save
#> model.pt: TorchScript
# --8<-- [end:detect]

# --8<-- [start:check]
import io
import pickle
import warnings

import torch
from torch import nn


def said(function, *arguments, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            function(*arguments, **options)
        except Exception as error:
            return f"{type(error).__name__}: {error}"


central = "RuntimeError: PytorchStreamReader failed reading zip archive: "
assert "torch.load: ['0.weight', '0.bias']\n" in wrong.out
assert (wrong.error or "").startswith(central + "failed finding central")
assert right.out == "same output: True\n"
assert (wrong_save.error or "").startswith(
    "RuntimeError: Tried to serialize object __torch__.")
assert "does not have a __getstate__ method defined!" in wrong_save.error
assert right_save.out == "output: torch.Size([1, 2])\n"
assert demo_tensors.out == (
    "anchors: torch.Size([3, 4])\nfc_weight: torch.Size([2, 4])\n")
assert "looks like a TorchScript archive" in wrong_reverse.out
assert "Expected state_dict to be dict-like, got <class 'torch.jit." in (
    wrong_reverse.error or "")
assert right_reverse.out == (
    "names: ['0.weight', '0.bias']\n<All keys matched successfully>\n")
assert demo_legacy.out == "Legacy model format is not supported on mobile.\n"
assert demo_stream.out.startswith(
    "at its end: istream reader failed: getting the current position.\n"
    "web page: istream reader failed: reading file.\n"
    "empty: PytorchStreamReader failed reading zip archive: not a ZIP archive.")
assert demo_stream.out.endswith("\noutput: torch.Size([1, 2])\n")
assert detect.out.splitlines() == [
    "weights.pth: torch.save", "model.pt: TorchScript"]
old = {"_use_new_zipfile_serialization": False}
torch.save({"w": torch.ones(2)}, "old.pth", **old)
assert [detect.kind(path) for path in ("old.pth", "tensors.pt", "legacy.pt")] == [
    "old .pth", "TorchScript", "something else"]
program = torch.export.export(nn.Linear(4, 2), (torch.ones(1, 4),))
torch.export.save(program, "program.pt2")
assert detect.kind("program.pt2") == "something else"
assert "locating file constants.pkl" in said(torch.jit.load, "program.pt2")

# a file from torch.save in the new format has a different message
model = nn.Sequential(nn.Linear(4, 2), nn.ReLU()).eval()
for content in (model, model.state_dict()):
    torch.save(content, "new.pth")
    assert detect.kind("new.pth") == "torch.save"
    assert "locating file constants.pkl" in said(torch.jit.load, "new.pth")
torch.save(model, "new.pth")
loaded = torch.load("new.pth", weights_only=False).eval()
torch.jit.trace(loaded, torch.ones(1, 4)).save("new.pt")
assert detect.kind("new.pt") == "TorchScript"
assert torch.equal(torch.jit.load("new.pt")(torch.ones(1, 4)),
                   model(torch.ones(1, 4)))
# a web page, half a file, an empty file
whole = open("model.pt", "rb").read()
for content in (b"<html>" * 100, whole[:2000]):
    open("broken.pt", "wb").write(content)
    assert detect.kind("broken.pt") == "no model"
    assert said(torch.jit.load, "broken.pt").startswith(
        central + "failed finding central directory")
open("broken.pt", "wb").close()
assert said(torch.jit.load, "broken.pt").startswith(central + "not a ZIP")
# what the model gives to torch.save when it isn't the TorchScript model itself
traced = torch.jit.trace(model, torch.ones(1, 4))
assert said(torch.save, {"model": traced}, "x.pt")
assert said(pickle.dumps, traced)
assert said(torch.save, traced.state_dict(), "x.pt") is None
# by default, torch.load doesn't read TorchScript at all
assert "TorchScript archives passed to" in said(torch.load, "model.pt")
assert said(torch.jit.load, io.BytesIO()).startswith(
    "RuntimeError: istream reader failed: getting the current position")
# an old .pth file of a few thousand bytes, through a stream
buffer = io.BytesIO()
torch.save(model, buffer, **old)
assert 4096 < buffer.tell() < 65536
buffer.seek(0)
assert said(torch.jit.load, buffer) == (
    "RuntimeError: istream reader failed: reading file.")
# a name with a dot is the rule in a state_dict, but no buffer can have one
assert all("." in name for name in model.state_dict())
assert 'contain "."' in said(nn.Module().register_buffer, "fc.weight", None)
# pickle_load in C++ reads a dict, but no OrderedDict
assert type(model.state_dict()) is not dict
assert type(dict(model.state_dict())) is dict
# TorchScript that torch.load has read is no dict
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    loaded_dict = torch.load("model.pt", weights_only=False)
assert said(lambda: loaded_dict["model_state_dict"]).startswith("NotImplementedError")
# --8<-- [end:check]
