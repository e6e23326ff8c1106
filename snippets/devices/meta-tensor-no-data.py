"""A meta tensor has a shape but no values: it has to be replaced by real memory and filled before anything can be computed."""
# /// pitfall
# apis = ["torch.device", "torch.nn.Module.to_empty", "torch.nn.Module.load_state_dict", "torch.nn.Module.to", "torch.nn.Module.register_buffer"]
# symptom = "error"
# raises = ["wrong", "wrong_load", "wrong_buffer", "demo_meta"]
# added = 2026-11-29
# messages = [
#   "Cannot copy out of meta tensor; no data!",
#   "Tensor on device meta is not on the expected device *!",
#   "Tensor on device cpu is not on the expected device meta!",
#   "copying from a non-meta parameter in the checkpoint to a meta parameter in the current model, which is a no-op.",
#   "Tensor.item() cannot be called on meta tensors",
# ]
#
# [code.to_from_meta]
# either = [
# '''
# with torch.device("meta"):
#     ...
#     $M = $NEW
#     ...
# ...
# $M.to($DEVICE)
# ''',
# '''
# $M = $NET(..., device="meta")
# ...
# $M.to($DEVICE)
# ''',
# '''
# $M = $M2.to("meta")
# ...
# $M.to($DEVICE)
# ''',
# '''
# $M = $NET(..., device="meta", ...)
# ...
# $M.to($DEVICE)
# ''',
# ]
# not = [
# '''
# with torch.device("meta"):
#     ...
#     $M = $NEW
#     ...
# ...
# $M.to_empty(...)
# ...
# $M.to($DEVICE)
# ''',
# '''
# $M = $NET(..., device="meta", ...)
# ...
# $M.to_empty(...)
# ...
# $M.to($DEVICE)
# ''',
# ]
# nowhere = ['$M.load_state_dict(..., assign=True, ...)']
# line = "$DEVICE"
#
# [code.load_into_meta]
# either = [
# '''
# with torch.device("meta"):
#     ...
#     $M = $NEW
#     ...
# ...
# $M.load_state_dict($ST)
# ''',
# '''
# $M = $NET(..., device="meta", ...)
# ...
# $M.load_state_dict($ST)
# ''',
# '''
# with torch.device("meta"):
#     ...
#     $M = $NEW
#     ...
# ...
# $M.load_state_dict($ST, strict=$S)
# ''',
# ]
# not = [
# '''
# with torch.device("meta"):
#     ...
#     $M = $NEW
#     ...
# ...
# $M.to_empty(...)
# ...
# $M.load_state_dict($ST)
# ''',
# '''
# $M = $NET(..., device="meta", ...)
# ...
# $M.to_empty(...)
# ...
# $M.load_state_dict($ST)
# ''',
# ]
# nowhere = ['$M.to_empty(...)']
# line = "$ST"
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

checkpoint = nn.Linear(4, 2).state_dict()
with torch.device("meta"):
    model = nn.Linear(4, 2)
model = model.to("cpu")
#> NotImplementedError: Cannot copy out of meta tensor; no data! Please use torch.nn.Module.to_empty() instead of torch.nn.Module.to() when moving module from meta to a different device.
model.load_state_dict(checkpoint)
print("output:", model(torch.randn(3, 4)).shape)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

checkpoint = nn.Linear(4, 2).state_dict()
with torch.device("meta"):
    model = nn.Linear(4, 2)
model = model.to_empty(device="cpu")
model.load_state_dict(checkpoint)
print("output:", model(torch.randn(3, 4)).shape)
#> output: torch.Size([3, 2])
# --8<-- [end:right]

# --8<-- [start:wrong_load]
import torch
from torch import nn

checkpoint = nn.Linear(4, 2).state_dict()
with torch.device("meta"):
    model = nn.Linear(4, 2)
model.load_state_dict(checkpoint)
#> UserWarning: for weight: copying from a non-meta parameter in the checkpoint to a meta parameter in the current model, which is a no-op. (Did you mean to pass `assign=True` to assign items in the state dictionary to their corresponding key in the module instead of copying them in place?)
#> UserWarning: for bias: copying from a non-meta parameter in the checkpoint to a meta parameter in the current model, which is a no-op. (Did you mean to pass `assign=True` to assign items in the state dictionary to their corresponding key in the module instead of copying them in place?)
print("device:", model.weight.device)
#> device: meta
print("output:", model(torch.randn(3, 4)).shape)
#> RuntimeError: Tensor on device meta is not on the expected device cpu!
# --8<-- [end:wrong_load]

# --8<-- [start:right_load]
import torch
from torch import nn

checkpoint = nn.Linear(4, 2).state_dict()
with torch.device("meta"):
    model = nn.Linear(4, 2)
model.load_state_dict(checkpoint, assign=True)
print("device:", model.weight.device)
#> device: cpu
print("output:", model(torch.randn(3, 4)).shape)
#> output: torch.Size([3, 2])
# --8<-- [end:right_load]

# --8<-- [start:demo_silent]
import torch
from torch import nn

x = torch.randn(3, 4)
linear = nn.Linear(4, 2, bias=False, device="meta")
print("Linear:", linear(x).device)
#> Linear: cpu
conv = nn.Conv1d(1, 2, 3, device="meta")
print("Conv1d:", conv(x.unsqueeze(1)).device)
#> Conv1d: cpu
# --8<-- [end:demo_silent]

# --8<-- [start:wrong_buffer]
import torch
from torch import nn

class Rotary(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 2)
        self.register_buffer("freq", torch.arange(2.0), persistent=False)

    def forward(self, x):
        return self.fc(x) * self.freq

checkpoint = Rotary().state_dict()
with torch.device("meta"):
    model = Rotary()
model.load_state_dict(checkpoint, assign=True)
print("output:", model(torch.randn(3, 4)).shape)
#> RuntimeError: Tensor on device meta is not on the expected device cpu!
# --8<-- [end:wrong_buffer]

# --8<-- [start:right_buffer]
import torch
from torch import nn

class Rotary(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 2)
        self.register_buffer("freq", torch.arange(2.0), persistent=False)

    def forward(self, x):
        return self.fc(x) * self.freq

checkpoint = Rotary().state_dict()
with torch.device("meta"):
    model = Rotary()
model.load_state_dict(checkpoint, assign=True)
model.freq = torch.arange(2.0)
print("output:", model(torch.randn(3, 4)).shape)
#> output: torch.Size([3, 2])
# --8<-- [end:right_buffer]

# --8<-- [start:demo_init]
import torch
from torch import nn

def init_weights(module):
    if hasattr(module, "reset_parameters"):
        module.reset_parameters()

with torch.device("meta"):
    model = nn.Sequential(nn.Linear(4, 8), nn.BatchNorm1d(8))
model.to_empty(device="cpu")
model.apply(init_weights)
print("running mean:", model[1].running_mean)
#> running mean: tensor([0., 0., 0., 0., 0., 0., 0., 0.])
# --8<-- [end:demo_init]

# --8<-- [start:demo_meta]
import torch
from torch import nn

with torch.device("meta"):
    model = nn.Linear(100_000, 100_000)
print("weight:", model.weight.nbytes, "bytes on", model.weight.device)
#> weight: 40000000000 bytes on meta
print("output:", model(torch.randn(3, 100_000, device="meta")).shape)
#> output: torch.Size([3, 100000])
print("output:", model(torch.randn(3, 100_000)).shape)
#> RuntimeError: Tensor on device meta is not on the expected device cpu!
# --8<-- [end:demo_meta]

# --8<-- [start:demo_item]
import torch
from torch import nn

model = nn.Linear(4, 2)
x = torch.randn(3, 4, device="meta")
for step in (lambda: model(x), lambda: x.mean().item()):
    try:
        step()
    except RuntimeError as error:
        print(error)
#> Tensor on device cpu is not on the expected device meta!
#> Tensor.item() cannot be called on meta tensors
# --8<-- [end:demo_item]

# --8<-- [start:detect]
from itertools import chain
import torch
from torch import nn

with torch.device("meta"):
    model = nn.Sequential(nn.Linear(4, 2), nn.BatchNorm1d(2))
model[0] = nn.Linear(4, 2)
tensors = chain(model.named_parameters(), model.named_buffers())
print("without data:", [name for name, t in tensors if t.is_meta])
#> without data: ['1.weight', '1.bias', '1.running_mean', '1.running_var', '1.num_batches_tracked']
# --8<-- [end:detect]

# --8<-- [start:check]
import io
import warnings

import torch
from torch import nn

no_data = "Cannot copy out of meta tensor; no data!"
assert (wrong.error or "").startswith("NotImplementedError: " + no_data + " Please use "
                              "torch.nn.Module.to_empty()")
assert right.out == "output: torch.Size([3, 2])\n"
assert torch.equal(right.model.weight, right.checkpoint["weight"])
expected = "Tensor on device meta is not on the expected device cpu!"
assert "UserWarning: for weight: copying from a non-meta parameter" in wrong_load.out
assert "device: meta" in wrong_load.out
assert wrong_load.error == "RuntimeError: " + expected
assert right_load.out == "device: cpu\noutput: torch.Size([3, 2])\n"
assert demo_silent.out == "Linear: cpu\nConv1d: cpu\n"
assert demo_silent.linear.weight.is_meta and demo_silent.conv.weight.is_meta
assert wrong_buffer.error == "RuntimeError: " + expected
assert right_buffer.out == "output: torch.Size([3, 2])\n"
assert demo_init.out == "running mean: tensor([0., 0., 0., 0., 0., 0., 0., 0.])\n"
assert demo_meta.error == "RuntimeError: " + expected
assert "weight: 40000000000 bytes on meta" in demo_meta.out
assert "output: torch.Size([3, 100000])" in demo_meta.out
assert demo_item.out == ("Tensor on device cpu is not on the expected device meta!\n"
                         "Tensor.item() cannot be called on meta tensors\n")
assert detect.out == ("without data: ['1.weight', '1.bias', '1.running_mean', "
                      "'1.running_var', '1.num_batches_tracked']\n")


def error_of(call):
    try:
        call()
    except (NotImplementedError, RuntimeError, TypeError) as error:
        return f"{error}"


# a tensor alone, and the other direction
meta = nn.Linear(4, 2, device="meta")
assert error_of(lambda: meta.weight.to("cpu")) == no_data
assert error_of(lambda: nn.Linear(4, 2)(torch.randn(3, 4, device="meta"))) == (
    "Tensor on device cpu is not on the expected device meta!")
# a checkpoint of a model on meta: the file has names and shapes, no values
buffer = io.BytesIO()
torch.save(meta.state_dict(), buffer)
buffer.seek(0)
saved = torch.load(buffer, map_location="cpu")
assert saved["weight"].is_meta
assert no_data in error_of(lambda: nn.Linear(4, 2).load_state_dict(saved))
# the dtype can be changed, since no values are read
assert meta.half().weight.dtype == torch.float16
# assign=True brings new parameters: an optimizer made before keeps the old ones
meta = nn.Linear(4, 2, device="meta")
optimizer = torch.optim.SGD(meta.parameters(), lr=0.1)
meta.load_state_dict(right.checkpoint, assign=True)
assert optimizer.param_groups[0]["params"][0].is_meta and not meta.weight.is_meta
# assign=True takes over the dtype of the checkpoint
half = {name: tensor.half() for name, tensor in right.checkpoint.items()}
meta.load_state_dict(half, assign=True)
assert meta.weight.dtype == torch.float16
# to_empty makes memory for such a buffer, and loading doesn't fill it
with torch.device("meta"):
    rotary = right_buffer.Rotary()
rotary.to_empty(device="cpu").load_state_dict(right_buffer.checkpoint)
assert not rotary.freq.is_meta and "freq" not in right_buffer.checkpoint
# an attribute that is no buffer is made on meta, and to() doesn't see it
Scaled = type("Scaled", (nn.Module,), {"__init__": lambda self: (
    nn.Module.__init__(self), setattr(self, "scale", torch.ones(2)))[0]})
with torch.device("meta"):
    scaled = Scaled()
assert scaled.to_empty(device="cpu").scale.is_meta
# what to_empty leaves is memory: the same model, filled, is the checkpoint's
torch.manual_seed(0)
filled = nn.Linear(4, 2, device="meta").to_empty(device="cpu")
filled.reset_parameters()
assert filled.weight.abs().max() <= 0.5
# --8<-- [end:check]
