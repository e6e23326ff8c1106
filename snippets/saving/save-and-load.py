"""Save state dicts of model and optimizer; torch.load refuses a pickled model since weights_only=True is the default."""
# /// pitfall
# apis = ["torch.save", "torch.load", "torch.nn.Module.load_state_dict", "torch.nn.Module.state_dict", "torch.optim.Optimizer.load_state_dict", "torch.optim.Optimizer.state_dict"]
# symptom = "error"
# raises = ["wrong", "wrong_device", "wrong_result"]
# added = 2026-11-21
# messages = [
#   "Weights only load failed. This file can still be loaded, to do so you have two options, *do those steps only if you trust the source of the checkpoint*.",
#   "WeightsUnpickler error: Unsupported global: GLOBAL * was not an allowed global by default. Please use `torch.serialization.add_safe_globals([*])` or the `torch.serialization.safe_globals([*])` context manager to allowlist this global if you trust this class/function.",
#   "Attempting to deserialize object on a CUDA device but torch.cuda.is_available() is False. If you are running on a CPU-only machine, please use torch.load with map_location=torch.device('cpu') to map your storages to the CPU.",
#   "'_IncompatibleKeys' object is not callable",
#   "'_IncompatibleKeys' object has no attribute '*'",
#   "'NoneType' object has no attribute 'eval'",
#   "'NoneType' object has no attribute 'load_state_dict'",
#   "Expected state_dict to be dict-like, got <class '*'>.",
#   "loaded state dict contains a parameter group that doesn't match the size of optimizer's group",
# ]
# older = [
#   "'*' object has no attribute 'copy'",
# ]
#
# [code.result_of_load_state_dict]
# either = ['$M = $M.load_state_dict(...)', '$M = $NET(...).load_state_dict(...)']
#
# [code.whole_model_loaded]
# either = [
# '''
# $M = torch.nn.$KIND(...)
# ...
# torch.save($M, $PATH)
# ...
# $LOADED = torch.load($PATH)
# ''',
# '''
# class $NET(torch.nn.Module):
#     ...
# ...
# $M = $NET(...)
# ...
# torch.save($M, $PATH)
# ...
# $LOADED = torch.load($PATH)
# ''',
# '''
# class $NET(torch.nn.Module):
#     ...
# ...
# $M = $NET(...).to(...)
# ...
# torch.save($M, $PATH)
# ...
# $LOADED = torch.load($PATH)
# ''',
# ]
# not = [
# '''
# $M = torch.nn.Parameter(...)
# ...
# torch.save($M, $PATH)
# ...
# $LOADED = torch.load($PATH)
# ''',
# ]
# line = "$LOADED"
#
# [code.state_dict_not_called]
# either = [
#     'torch.save($M.state_dict, ...)', 'torch.save({..., "...": $M.state_dict, ...}, ...)',
#     '$N.load_state_dict($M.state_dict)', '$N.load_state_dict("...")',
#     '$N.load_state_dict(f"...")', '$N.load_state_dict(torch.load)',
#     'torch.save($M.parameters(), ...)', '$N.load_state_dict(open(...))',
#     '$N.load_state_dict($P2 / "...")', 'torch.save($PATH2, $M.state_dict())',
#     '$N.load_state_dict(os.path.join(...))', 'torch.load_state_dict(...)',
#     '$N.load_state_dict(pathlib.Path(...))', '$D["..."] = $M.state_dict',
# ]
# example = 'torch.save(model.state_dict, "model.pt")'
#
# [code.arguments_swapped]
# either = [
#     'torch.save($PATH, $M.state_dict())', 'torch.save("...", $X)', 'torch.save(f"...", $X)',
#     'torch.save(os.path.join(...), $X)', 'torch.save($PATH, {...})',
# ]
# example = 'torch.save("model.pt", model.state_dict())'
#
# [code.class_instead_of_a_model]
# pattern = '$NET.load_state_dict(...)'
# anywhere = ['class $NET(torch.nn.Module): ...']
# example = '''
# class Net(torch.nn.Module):
#     pass
# Net.load_state_dict(torch.load("net.pt"))
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

model = nn.Linear(2, 1)
torch.save(model, "model.pt")

model = torch.load("model.pt")
#> _pickle.UnpicklingError: Weights only load failed. This file can still be loaded, to do so you have two options, do those steps only if you trust the source of the checkpoint.
#>  (1) In PyTorch 2.6, we changed the default value of the `weights_only` argument in `torch.load` from `False` to `True`. Re-running `torch.load` with `weights_only` set to `False` will likely succeed, but it can result in arbitrary code execution. Do it only if you got the file from a trusted source.
#>  (2) Alternatively, to load with `weights_only=True` please check the recommended steps in the following error message.
#>  WeightsUnpickler error: Unsupported global: GLOBAL torch.nn.modules.linear.Linear was not an allowed global by default. Please use `torch.serialization.add_safe_globals([torch.nn.modules.linear.Linear])` or the `torch.serialization.safe_globals([torch.nn.modules.linear.Linear])` context manager to allowlist this global if you trust this class/function.
#>
#> Check the documentation of torch.load to learn more about types accepted by default with weights_only https://pytorch.org/docs/stable/generated/torch.load.html.
print("weight:", tuple(model.weight.shape))
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

model = nn.Linear(2, 1)
torch.save(model.state_dict(), "model.pt")

model = nn.Linear(2, 1)
model.load_state_dict(torch.load("model.pt"))
print("weight:", tuple(model.weight.shape))
#> weight: (1, 2)
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn


def build_model():
    return nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2))


# train.py
model = build_model()
torch.save(model.state_dict(), "model.pt")

# predict.py
model = build_model()
model.load_state_dict(torch.load("model.pt", map_location="cpu"))
model.eval()
print("output:", tuple(model(torch.zeros(1, 4)).shape))
#> output: (1, 2)
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo_trusted]
import torch
from torch import nn

torch.save(nn.Linear(2, 1), "whole.pt")
model = torch.load("whole.pt", weights_only=False)
print("weight:", tuple(model.weight.shape))
#> weight: (1, 2)
torch.save(model.state_dict(), "model.pt")
print("in the new file:", list(torch.load("model.pt")))
#> in the new file: ['weight', 'bias']
# --8<-- [end:demo_trusted]

# --8<-- [start:demo_checkpoint]
import torch
from torch import nn

model = nn.Linear(2, 1)
optimizer = torch.optim.Adam(model.parameters())
checkpoint = {
    "model": model.state_dict(),
    "optimizer": optimizer.state_dict(),
    "epoch": 3,
}
torch.save(checkpoint, "checkpoint.pt")

checkpoint = torch.load("checkpoint.pt", map_location="cpu")
model.load_state_dict(checkpoint["model"])
optimizer.load_state_dict(checkpoint["optimizer"])
print("next epoch:", checkpoint["epoch"] + 1)
#> next epoch: 4
# --8<-- [end:demo_checkpoint]

# --8<-- [start:wrong_resume]
import torch


def train(restart):
    w = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.Adam([w], lr=0.1)
    for step in range(20):
        if restart and step == 10:  # as in a new process
            optimizer = torch.optim.Adam([w], lr=0.1)
        optimizer.zero_grad()
        (w - 3).square().backward()
        optimizer.step()
    return w.item()


print(f"one run: {train(restart=False):.4f}")
#> one run: 1.8806
print(f"with a restart: {train(restart=True):.4f}")
#> with a restart: 1.9615
# --8<-- [end:wrong_resume]

# --8<-- [start:right_resume]
import torch


def train(restart):
    w = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.Adam([w], lr=0.1)
    for step in range(20):
        if restart and step == 10:  # as in a new process
            torch.save(optimizer.state_dict(), "optimizer.pt")
            optimizer = torch.optim.Adam([w], lr=0.1)
            optimizer.load_state_dict(torch.load("optimizer.pt"))
        optimizer.zero_grad()
        (w - 3).square().backward()
        optimizer.step()
    return w.item()


print(f"one run: {train(restart=False):.4f}")
#> one run: 1.8806
print(f"with a restart: {train(restart=True):.4f}")
#> with a restart: 1.8806
# --8<-- [end:right_resume]

# --8<-- [start:wrong_device]
import torch
from unittest.mock import patch

with patch("torch.serialization.location_tag", return_value="cuda:0"):
    torch.save({"w": torch.ones(1)}, "gpu.pt")  # as saved on a GPU
state = torch.load("gpu.pt")
#> RuntimeError: Attempting to deserialize object on a CUDA device but torch.cuda.is_available() is False. If you are running on a CPU-only machine, please use torch.load with map_location=torch.device('cpu') to map your storages to the CPU.
print("device:", state["w"].device)
# --8<-- [end:wrong_device]

# --8<-- [start:right_device]
import torch
from unittest.mock import patch

with patch("torch.serialization.location_tag", return_value="cuda:0"):
    torch.save({"w": torch.ones(1)}, "gpu.pt")  # as saved on a GPU
state = torch.load("gpu.pt", map_location="cpu")
print("device:", state["w"].device)
#> device: cpu
# --8<-- [end:right_device]

# --8<-- [start:wrong_result]
import torch
from torch import nn

state = nn.Linear(2, 1).state_dict()
model = nn.Linear(2, 1)
model = model.load_state_dict(state)
y = model(torch.zeros(1, 2))
#> TypeError: '_IncompatibleKeys' object is not callable
print("output:", tuple(y.shape))
# --8<-- [end:wrong_result]

# --8<-- [start:right_result]
import torch
from torch import nn

state = nn.Linear(2, 1).state_dict()
model = nn.Linear(2, 1)
result = model.load_state_dict(state)
y = model(torch.zeros(1, 2))
print("output:", tuple(y.shape))
#> output: (1, 1)
print("result:", result)
#> result: <All keys matched successfully>
# --8<-- [end:right_result]

# --8<-- [start:demo_result]
from torch import nn

state = nn.Linear(2, 1).state_dict()


def build_model():
    model = nn.Linear(2, 1)  # no return


result = nn.Linear(2, 1).load_state_dict(state)
model = build_model()
for call in (lambda: result.eval(), lambda: result.to("cpu"),
             lambda: model.eval(), lambda: model.load_state_dict(state)):
    try:
        call()
    except AttributeError as error:
        print(error)
#> '_IncompatibleKeys' object has no attribute 'eval'
#> '_IncompatibleKeys' object has no attribute 'to'
#> 'NoneType' object has no attribute 'eval'
#> 'NoneType' object has no attribute 'load_state_dict'
# --8<-- [end:demo_result]

# --8<-- [start:demo_dict_like]
import torch
from torch import nn

torch.save(nn.Linear(2, 1), "whole.pt")
loaded = torch.load("whole.pt", weights_only=False)
model = nn.Linear(2, 1)
for state in (loaded, loaded.state_dict, None):
    try:
        model.load_state_dict(state)
    except TypeError as error:
        print(error)
#> Expected state_dict to be dict-like, got <class 'torch.nn.modules.linear.Linear'>.
#> Expected state_dict to be dict-like, got <class 'method'>.
#> Expected state_dict to be dict-like, got <class 'NoneType'>.

print(model.load_state_dict(loaded.state_dict()))
#> <All keys matched successfully>
# --8<-- [end:demo_dict_like]

# --8<-- [start:demo_messages]
import torch
from torch import nn

model = nn.Linear(2, 1)
optimizer = torch.optim.Adam(model.parameters())
other = torch.optim.Adam([model.bias])
for load, state in (
    (model.load_state_dict, "model.pt"),
    (optimizer.load_state_dict, other.state_dict()),
):
    try:
        load(state)
    except (TypeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
#> TypeError: Expected state_dict to be dict-like, got <class 'str'>.
#> ValueError: loaded state dict contains a parameter group that doesn't match the size of optimizer's group
# --8<-- [end:demo_messages]

# --8<-- [start:check]
import argparse
import keyword as module  # any one: pickle looks a class up by its module
import os
import pickle
import warnings
import zipfile
from unittest.mock import patch

import numpy as np
import torch
from torch import nn


def fails(f):
    try:
        f()
    except (RuntimeError, AttributeError, pickle.UnpicklingError) as error:
        return f"{type(error).__name__}: {error}"


failed = "_pickle.UnpicklingError: Weights only load failed. This file can"
assert wrong.out.startswith(failed)
assert "GLOBAL torch.nn.modules.linear.Linear was not" in wrong.error
assert right.out == "weight: (1, 2)\n"
assert right.error is None
assert demo_in_your_code.out == "output: (1, 2)\n"
assert not demo_in_your_code.model.training
assert demo_trusted.out == """\
weight: (1, 2)
in the new file: ['weight', 'bias']
"""
assert demo_checkpoint.out == "next epoch: 4\n"
assert list(demo_checkpoint.checkpoint) == ["model", "optimizer", "epoch"]

dict_like = "Expected state_dict to be dict-like, got <class"
assert demo_dict_like.out == f"""\
{dict_like} 'torch.nn.modules.linear.Linear'>.
{dict_like} 'method'>.
{dict_like} 'NoneType'>.
<All keys matched successfully>
"""

assert wrong_resume.out == "one run: 1.8806\nwith a restart: 1.9615\n"
assert right_resume.out == "one run: 1.8806\nwith a restart: 1.8806\n"

attempting = "RuntimeError: Attempting to deserialize object on a CUDA device"
assert wrong_device.out.startswith(attempting)
assert right_device.out == "device: cpu\n"
assert demo_result.out == """\
'_IncompatibleKeys' object has no attribute 'eval'
'_IncompatibleKeys' object has no attribute 'to'
'NoneType' object has no attribute 'eval'
'NoneType' object has no attribute 'load_state_dict'
"""
callable_ = "TypeError: '_IncompatibleKeys' object is not callable"
assert wrong_result.error == callable_
assert right_result.out == """\
output: (1, 1)
result: <All keys matched successfully>
"""
assert demo_messages.out.splitlines() == [
    "TypeError: Expected state_dict to be dict-like, got <class 'str'>.",
    "ValueError: loaded state dict contains a parameter group "
    "that doesn't match the size of optimizer's group"]

# other things a checkpoint may hold
torch.save({"loss": np.float64(0.5)}, "numpy.pt")
refused = fails(lambda: torch.load("numpy.pt"))
assert "GLOBAL numpy._core.multiarray.scalar was not" in refused
torch.save({"loss": float(np.float64(0.5))}, "float.pt")
assert torch.load("float.pt") == {"loss": 0.5}
assert "float/data.pkl" in zipfile.ZipFile("float.pt").namelist()
plain = {"a": [1, 2.5, "x", None, True, (1, 2)]}
torch.save(plain, "plain.pt")
assert torch.load("plain.pt") == plain
settings = argparse.Namespace(lr=0.1)
torch.save({"args": settings}, "args.pt")
assert "GLOBAL argparse.Namespace was not" in fails(
    lambda: torch.load("args.pt"))
torch.save({"args": vars(settings)}, "args.pt")
assert torch.load("args.pt") == {"args": {"lr": 0.1}}
model = nn.Linear(2, 1)
torch.save(model, "whole.pt")
whole = torch.load("whole.pt", weights_only=False)
assert torch.equal(whole.weight, model.weight)
switch = {"TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD": "1"}
with patch.dict(os.environ, switch), warnings.catch_warnings():
    warnings.simplefilter("ignore")
    assert isinstance(torch.load("whole.pt"), nn.Linear)
    assert "GLOBAL torch.nn" in fails(
        lambda: torch.load("whole.pt", weights_only=True))
parts = [nn.Linear, nn.Parameter]
with torch.serialization.safe_globals(parts):
    assert isinstance(torch.load("whole.pt"), nn.Linear)
assert "GLOBAL torch.nn" in fails(lambda: torch.load("whole.pt"))


# a whole model without its class, weights_only=False
class Net(nn.Linear):
    pass


module.Net, Net.__module__ = Net, module.__name__
torch.save(Net(2, 1), "net.pt")
assert isinstance(torch.load("net.pt", weights_only=False), Net)
del module.Net
gone = fails(lambda: torch.load("net.pt", weights_only=False))
assert gone.startswith("AttributeError: Can't get attribute 'Net'")
# --8<-- [end:check]
