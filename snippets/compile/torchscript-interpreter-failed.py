"""An error inside a TorchScript model comes with two tracebacks; its last line is the real error, often a device or a shape that trace fixed."""
# /// pitfall
# apis = ["torch.jit.load", "torch.jit.trace", "torch.jit.script", "torch.jit.export", "torch.nn.Module.register_buffer", "torch.jit.Error"]
# also = ["torch.jit.ScriptModule"]
# symptom = "error"
# raises = ["wrong_method"]
# added = 2026-11-30
# messages = [
#   "The following operation failed in the TorchScript interpreter.",
#   "'RecursiveScriptModule' object has no attribute '*'",
# ]
#
# [reported.nvrtc]
# message = "nvrtc: error: invalid value for --gpu-architecture (-arch)"
# shown = """RuntimeError: The following operation failed in the TorchScript interpreter.
# Traceback of TorchScript (most recent call last):
# RuntimeError: nvrtc: error: invalid value for --gpu-architecture (-arch)"""
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/106846", "https://github.com/Improbable-AI/walk-these-ways/issues/72"]
# ///

# --8<-- [start:wrong]
import re
import torch


class Model(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("mean", torch.full((3, 1, 1), 0.5))

    def forward(self, x):
        return (x - self.mean).mean(dim=(1, 2))


torch.jit.script(Model()).save("model.pt")
model = torch.jit.load("model.pt")
image = torch.ones(480, 640, 3)  # as from OpenCV
try:
    print("features:", model(image))
except RuntimeError as error:
    print(re.sub(r'"/.+/(.+)", line \d+', r'"\1", line ...', str(error)))
#> The following operation failed in the TorchScript interpreter.
#> Traceback of TorchScript, serialized code (most recent call last):
#>   File "code/__torch__.py", line 10, in forward
#>     x: Tensor) -> Tensor:
#>     mean = self.mean
#>     _0 = torch.mean(torch.sub(x, mean), [1, 2])
#>                     ~~~~~~~~~ <--- HERE
#>     return _0
#>
#> Traceback of TorchScript, original code (most recent call last):
#>   File "wrong.py", line ..., in forward
#>     def forward(self, x):
#>         return (x - self.mean).mean(dim=(1, 2))
#>                 ~~~~~~~~~~~~~ <--- HERE
#> RuntimeError: The size of tensor a (480) must match the size of tensor b (3) at non-singleton dimension 0
#>
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch


class Model(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("mean", torch.full((3, 1, 1), 0.5))

    def forward(self, x):
        return (x - self.mean).mean(dim=(1, 2))


torch.jit.script(Model()).save("model.pt")
model = torch.jit.load("model.pt")
image = torch.ones(480, 640, 3).permute(2, 0, 1)
print("features:", model(image))
#> features: tensor([0.5000, 0.5000, 0.5000])
# --8<-- [end:right]

# --8<-- [start:wrong_device]
import re
import torch
from torch import nn


class Model(nn.Module):
    def forward(self, x):
        return x + torch.arange(x.shape[1], device=x.device)


model = torch.jit.trace(Model(), torch.ones(1, 4))
print(model.code)
#> def forward(self,
#>     x: Tensor) -> Tensor:
#>   _0 = ops.prim.NumToTensor(torch.size(x, 1))
#>   _1 = torch.arange(annotate(number, _0), dtype=None, layout=None, device=torch.device("cpu"), pin_memory=False)
#>   return torch.add(x, _1)
#>
x = torch.ones(1, 4, device="meta")  # stands for the GPU
try:
    model.to("meta")(x)
except RuntimeError as error:
    print(re.findall("RuntimeError: .*", str(error))[-1])
#> RuntimeError: RuntimeError: Tensor on device cpu is not on the expected device meta!
# --8<-- [end:wrong_device]

# --8<-- [start:right_device]
import torch
from torch import nn


class Model(nn.Module):
    def __init__(self, length=512):
        super().__init__()
        self.register_buffer("position", torch.arange(length))

    def forward(self, x):
        return x + self.position[:x.shape[1]]


model = torch.jit.trace(Model(), torch.ones(1, 4))
print(model.code)
#> def forward(self,
#>     x: Tensor) -> Tensor:
#>   position = self.position
#>   _0 = ops.prim.NumToTensor(torch.size(x, 1))
#>   _1 = torch.add(x, torch.slice(position, 0, 0, int(_0)))
#>   return _1
#>
x = torch.ones(1, 4, device="meta")  # stands for the GPU
print("runs on:", model.to("meta")(x).device)
#> runs on: meta
# --8<-- [end:right_device]

# --8<-- [start:demo_dtype]
import re
import torch
from torch import nn

model = torch.jit.script(nn.Linear(4, 2))
for x in (torch.ones(1, 4, dtype=torch.float64),
          torch.ones(1, 4, dtype=torch.uint8),
          torch.ones(1, 4, dtype=torch.uint8).float()):
    try:
        print(f"{x.dtype}: {tuple(model(x).shape)}")
    except RuntimeError as error:
        print(f"{x.dtype}:", re.findall("Error: (.*)", str(error))[-1])
#> torch.float64: mat1 and mat2 must have the same dtype, but got Double and Float
#> torch.uint8: mat1 and mat2 must have the same dtype, but got Byte and Float
#> torch.float32: (1, 2)
# --8<-- [end:demo_dtype]

# --8<-- [start:wrong_shape]
import re
import torch


def flatten(x):
    return x.view(len(x), 8)


model = torch.jit.trace(flatten, torch.ones(1, 2, 4))
#> TracerWarning: Using len to get tensor shape might cause the trace to be incorrect. Recommended usage would be tensor.shape[0]. Passing a tensor of different shape might lead to errors or silently give incorrect results.
try:
    print("shape:", model(torch.ones(3, 2, 4)).shape)
except RuntimeError as error:
    print(re.findall("RuntimeError: .*", str(error))[-1])
#> RuntimeError: shape '[1, 8]' is invalid for input of size 24
# --8<-- [end:wrong_shape]

# --8<-- [start:right_shape]
import torch


def flatten(x):
    return x.view(x.shape[0], 8)


model = torch.jit.trace(flatten, torch.ones(1, 2, 4))
print("shape:", model(torch.ones(3, 2, 4)).shape)
#> shape: torch.Size([3, 8])
# --8<-- [end:right_shape]

# --8<-- [start:demo_assert]
import torch


@torch.jit.script
def double(x):
    assert x.dim() == 4, "x must be a batch of images"
    return x * 2


try:
    double(torch.ones(3, 8, 8))
except RuntimeError:
    print("caught as a RuntimeError")
except torch.jit.Error as error:
    print("caught as a torch.jit.Error:")
    print(f"{error}".splitlines()[-1])
#> caught as a torch.jit.Error:
#> RuntimeError: AssertionError: x must be a batch of images
# --8<-- [end:demo_assert]

# --8<-- [start:wrong_method]
import torch
from torch import nn


class Model(nn.Module):
    def forward(self, x):
        return x * 2

    def encode(self, x):
        return x + 1


torch.jit.script(Model()).save("model.pt")
model = torch.jit.load("model.pt")
print("code:", model.encode(torch.ones(2)))
#> AttributeError: 'RecursiveScriptModule' object has no attribute 'encode'
# --8<-- [end:wrong_method]

# --8<-- [start:right_method]
import torch
from torch import nn


class Model(nn.Module):
    def forward(self, x):
        return x * 2

    @torch.jit.export
    def encode(self, x):
        return x + 1


torch.jit.script(Model()).save("model.pt")
model = torch.jit.load("model.pt")
print("code:", model.encode(torch.ones(2)))
#> code: tensor([2., 2.])
# --8<-- [end:right_method]

# --8<-- [start:detect]
import re
import torch


def devices_in(model):
    for name, module in model.named_modules():
        code = module.code if hasattr(module, "code") else ""
        for device in re.findall(r'torch.device\("([^"]+)"\)', code):
            print(name or "the model itself", "has a fixed device:", device)


class Model(torch.nn.Module):
    def forward(self, x):
        return x + torch.zeros(x.shape[1], device=x.device)


devices_in(torch.jit.trace(Model(), torch.ones(1, 4)))
#> the model itself has a fixed device: cpu
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

said = wrong.out
assert said.startswith(
    "The following operation failed in the TorchScript interpreter.\n")
assert "serialized code" in said and "original code" in said
assert said.count("<--- HERE") == 2
assert "RuntimeError: The size of tensor a (480) must match the size of " in said
assert right.out == "features: tensor([0.5000, 0.5000, 0.5000])\n"
assert 'device=torch.device("cpu")' in wrong_device.out
assert wrong_device.out.endswith(
    "RuntimeError: Tensor on device cpu is not on the expected device meta!\n")
assert "torch.device" not in right_device.out
assert right_device.out.endswith("runs on: meta\n")
assert demo_dtype.out == """\
torch.float64: mat1 and mat2 must have the same dtype, but got Double and Float
torch.uint8: mat1 and mat2 must have the same dtype, but got Byte and Float
torch.float32: (1, 2)
"""
assert wrong_shape.out.endswith(
    "RuntimeError: shape '[1, 8]' is invalid for input of size 24\n")
assert right_shape.out == "shape: torch.Size([3, 8])\n"
assert demo_assert.out == """\
caught as a torch.jit.Error:
RuntimeError: AssertionError: x must be a batch of images
"""
assert wrong_method.error == (
    "AttributeError: 'RecursiveScriptModule' object has no attribute 'encode'")
assert right_method.out == "code: tensor([2., 2.])\n"
assert detect.out == "the model itself has a fixed device: cpu\n"

__name__ = "__main__"  # torch.jit wants to know where a class is from
# plain Python raises the same error for the same input
try:
    wrong.Model()(wrong.image)
except RuntimeError as error:
    assert f"RuntimeError: {error}" in said
else:
    raise AssertionError("the input fits")
# script keeps the device of x, as do a trace of zeros_like and new_zeros
x = torch.ones(1, 4, device="meta")
assert torch.jit.script(wrong_device.Model())(x).device.type == "meta"
for f in (lambda x: x + torch.zeros_like(x), lambda x: x + x.new_zeros(4)):
    assert torch.jit.trace(f, torch.ones(1, 4))(x).device.type == "meta"


# but not .to(x.device)
def moved(x):
    return x + torch.ones(4).to(x.device)


try:
    torch.jit.trace(moved, torch.ones(1, 4))(x)
except RuntimeError as error:
    assert "not on the expected device meta" in str(error)
else:
    raise AssertionError("the device was not fixed")
# map_location doesn't change the code either
wrong_device.model.save("device.pt")
loaded = torch.jit.load("device.pt", map_location="meta")
assert 'device=torch.device("cpu")' in loaded.code
# raise is like assert
unit = torch.jit.CompilationUnit(
    'def refuse(x):\n    raise ValueError("x is wrong")\n')
try:
    unit.refuse(torch.ones(1))
except torch.jit.Error as error:
    assert "x is wrong" in str(error)
else:
    raise AssertionError("nothing was raised")
# other layers say it differently
try:
    torch.jit.script(nn.Conv2d(3, 1, 1))(torch.ones(1, 3, 2, 2).double())
except RuntimeError as error:
    assert ("Input type (double) and bias type (float) should be the same"
            in str(error))
# a trace keeps an exported method, too
traced = torch.jit.trace(right_method.Model(), torch.ones(2))
assert torch.equal(traced.encode(torch.ones(2)), torch.tensor([2.0, 2.0]))
# and int() fixes a size
fixed = torch.jit.trace(
    lambda x: x.view(int(x.shape[0]), 8), torch.ones(1, 2, 4),
    check_trace=False)
try:
    fixed(torch.ones(3, 2, 4))
except RuntimeError as error:
    assert "shape '[1, 8]' is invalid" in str(error)
else:
    raise AssertionError("the size was not fixed")
# --8<-- [end:check]
