"""An error inside a TorchScript model comes with two tracebacks; its last line is the real error, often a device or a shape that trace fixed."""
# /// pitfall
# apis = ["torch.jit.load", "torch.jit.trace", "torch.jit.script", "torch.jit.export", "torch.nn.Module.register_buffer"]
# also = ["torch.jit.Error", "torch.jit.ScriptModule"]
# symptom = "error"
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
import torch
from torch import nn


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("mean", torch.full((3, 1, 1), 0.5))

    def forward(self, x):
        x = x - self.mean
        return x.mean(dim=(1, 2))


torch.jit.script(Model()).save("model.pt")
model = torch.jit.load("model.pt")
image = torch.ones(480, 640, 3)  # as from OpenCV
print("features:", model(image))
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("mean", torch.full((3, 1, 1), 0.5))

    def forward(self, x):
        x = x - self.mean
        return x.mean(dim=(1, 2))


torch.jit.script(Model()).save("model.pt")
model = torch.jit.load("model.pt")
image = torch.ones(480, 640, 3).permute(2, 0, 1)
print("features:", model(image))
# --8<-- [end:right]

# --8<-- [start:wrong_device]
import torch
from torch import nn


class Model(nn.Module):
    def forward(self, x):
        position = torch.arange(x.shape[1], device=x.device)
        return x + position


model = torch.jit.trace(Model(), torch.ones(1, 4))
print(model.code)
x = torch.ones(1, 4, device="meta")  # stands for the GPU
try:
    model.to("meta")(x)
except RuntimeError as error:
    print(str(error).strip().splitlines()[-1])
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
x = torch.ones(1, 4, device="meta")  # stands for the GPU
print("runs on:", model.to("meta")(x).device)
# --8<-- [end:right_device]

# --8<-- [start:demo_dtype]
import torch
from torch import nn

model = torch.jit.script(nn.Linear(4, 2))
for x in (torch.ones(1, 4, dtype=torch.float64),
          torch.ones(1, 4, dtype=torch.uint8),
          torch.ones(1, 4, dtype=torch.uint8).float()):
    try:
        print(f"{x.dtype}: {tuple(model(x).shape)}")
    except RuntimeError as error:
        print(f"{x.dtype}:", str(error).strip().splitlines()[-1])
# --8<-- [end:demo_dtype]

# --8<-- [start:wrong_shape]
import torch


def flatten(x):
    return x.view(len(x), -1, 8)


model = torch.jit.trace(flatten, torch.ones(1, 2, 4))
try:
    print(model(torch.ones(3, 2, 4)).shape)
except RuntimeError as error:
    print(str(error).strip().splitlines()[-1])
# --8<-- [end:wrong_shape]

# --8<-- [start:right_shape]
import torch


def flatten(x):
    return x.view(x.shape[0], -1, 8)


model = torch.jit.trace(flatten, torch.ones(1, 2, 4))
try:
    print(model(torch.ones(3, 2, 4)).shape)
except RuntimeError as error:
    print(str(error).strip().splitlines()[-1])
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
    print("a RuntimeError")
except torch.jit.Error as error:
    print("torch.jit.Error:", str(error).strip().splitlines()[-1])
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
# --8<-- [end:detect]

# --8<-- [start:check]
# --8<-- [end:check]
