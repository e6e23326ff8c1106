"""Module.to moves the module, Tensor.to returns a moved tensor; keep what it returns."""
# /// pitfall
# apis = ["torch.Tensor.to", "torch.nn.Module.to", "torch.device", "torch.cuda.is_available", "torch.ones_like",
#         "torch.nn.Parameter", "torch.nn.LSTM"]
# symptom = "error"
# raises = ["wrong", "wrong_loop", "wrong_cuda", "wrong_new", "demo_names", "wrong_number"]
# added = 2026-11-21
# messages = [
#   "Input and parameter tensors are not at the same device, found input tensor at * and parameter tensor at *",
#   "Tensor on device * is not on the expected device *!",
#   "Torch not compiled with CUDA enabled",
#   "Expected one of * device type at start of device string: *",
#   "Invalid device string: '*'",
#   "PyTorch is not linked with support for cuda devices",
#   "PyTorch is not linked with support for xpu devices",
#   "Torch not compiled with XPU enabled",
# ]
# older = [
#   "Expected all tensors to be on the same device, but found at least two devices, * and *!",
#   "Expected all tensors to be on the same device, but got * is on *, different from other tensors on *",
#   "Input type (torch.*FloatTensor) and weight type (torch.*FloatTensor) should be the same",
#   "arguments are located on different GPUs at *",
#   "Expected object of backend * but got backend * for argument *",
#   "Expected object of device type * but got device type * for argument *",
#   "Expected object of type torch.*Tensor but found type torch.cuda.*Tensor for argument *",
#   "Expected object of type torch.cuda.FloatTensor but found type torch.FloatTensor for argument *",
#   "Expected object of type torch.cuda.LongTensor but found type torch.LongTensor for argument *",
#   "Unsupported device type: xpu",
# ]
#
# [code.result_of_to_unused]
# either = ['$X.to(...)', '$X.cuda(...)']
# inside = [
#     [
#         'for $X, ... in $DATA: ...', 'for $A1, $X in $DATA: ...',
#         'for $A1, ($X, ...) in $DATA: ...', 'for $A1, ($A2, $X) in $DATA: ...',
# '''
# for $ITEM in $DATA:
#     ...
#     $X, $A2 = $ITEM
#     ...
# ''',
# '''
# for $ITEM in $DATA:
#     ...
#     $A1, $X = $ITEM
#     ...
# ''',
# '''
# $X = torch.$F(...)
# ...
# ''',
#     ],
# ]
# not_inside = [
#     '$ANY = $VALUE', 'return $VALUE', 'yield $VALUE', '$CALL(..., <... $X.$TO(...) ...>, ...)',
#     '$X.$TO(...).$METHOD', '$X.$TO(...)[...]', '(..., <... $X.$TO(...) ...>, ...)',
#     '[..., <... $X.$TO(...) ...>, ...]', '[<... $X.$TO(...) ...> for $V in $W]',
#     '{..., $K: <... $X.$TO(...) ...>, ...}', '$ANY += $VALUE', '$X.$TO(...) + $R',
#     '$X.$TO(...) - $R', '$X.$TO(...) * $R', '$X.$TO(...) / $R', '$X.$TO(...) > $R',
#     '$X.$TO(...) < $R', '$X.$TO(...) == $R',
# ]
# names = { "$X" = '(?!.*(module|layer|model|net|block|child|loss|criterion)|batch$|enc|graph|data$).*' }
#
# [code.tensor_made_on_the_cpu]
# pattern = 'torch.$MAKE(...)'
# not = ['torch.$MAKE(..., device=$D, ...)']
# inside = ['def forward(...): ...', 'class $NET(torch.nn.Module): ...']
# not_inside = [
#     '$X.to(...)', 'torch.$MAKE2(...).to(...)', 'torch.$MAKE2(...).type_as(...)',
#     'torch.$MAKE2(...).cuda(...)', '$V.to($Z)', 'torch.$MAKE2(...).$R(...).to(...)',
#     'with torch.device(...): ...',
# ]
# anywhere = [
#     ['$M = $NEW(...).to($DEV)', '$M.to($DEV)', '$M.cuda()', '$M = $NEW(...).cuda()'],
# ]
# nowhere = ['torch.set_default_device(...)']
# names = { "$MAKE" = 'zeros|ones|arange|randn|rand|eye|full|tensor|linspace|randint|empty|tril_indices|triu_indices|randperm|hann_window' }
# example = '''
# class Net(torch.nn.Module):
#     def forward(self, x):
#         return x + torch.arange(x.shape[1])
# model = Net().to(device)
# '''
# [reported.indices]
# message = "indices should be either on *cpu* or on the same device as the indexed tensor (*)"
# shown = "RuntimeError: indices should be either on cpu or on the same device as the indexed tensor (cpu)"
# needs = "gpu"
# links = ["https://github.com/thangvubk/SoftGroup/issues/215", "https://github.com/cxliu0/PET/issues/4", "https://github.com/CompVis/latent-diffusion/pull/282"]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

device = torch.device("meta")  # stands in for "cuda", needs no GPU
model = nn.LSTM(3, 5)
x = torch.zeros(7, 1, 3)
model.to(device)
x.to(device)
print("weight:", model.weight_ih_l0.device, "x:", x.device)
#> weight: meta x: cpu
output, state = model(x)
#> RuntimeError: Input and parameter tensors are not at the same device, found input tensor at cpu and parameter tensor at meta
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

device = torch.device("meta")
model = nn.LSTM(3, 5)
x = torch.zeros(7, 1, 3)
model.to(device)
x = x.to(device)
print("weight:", model.weight_ih_l0.device, "x:", x.device)
#> weight: meta x: meta
output, state = model(x)
print("output:", output.shape, output.device)
#> output: torch.Size([7, 1, 5]) meta
# --8<-- [end:right]

# --8<-- [start:wrong_loop]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

device = torch.device("meta")
dataset = TensorDataset(torch.randn(8, 3), torch.randn(8, 1))
loader = DataLoader(dataset, batch_size=4)
model = nn.Linear(3, 1).to(device)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for x, y in loader:
    x.to(device)
    y.to(device)
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
#> RuntimeError: Tensor on device meta is not on the expected device cpu!
print("x:", x.device, "y:", y.device, "loss:", loss.device)
# --8<-- [end:wrong_loop]

# --8<-- [start:right_loop]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

device = torch.device("meta")
dataset = TensorDataset(torch.randn(8, 3), torch.randn(8, 1))
loader = DataLoader(dataset, batch_size=4)
model = nn.Linear(3, 1).to(device)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for x, y in loader:
    x = x.to(device)
    y = y.to(device)
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("x:", x.device, "y:", y.device, "loss:", loss.device)
#> x: meta y: meta loss: meta
# --8<-- [end:right_loop]

# --8<-- [start:wrong_cuda]
import torch

device = torch.device("cuda")
x = torch.zeros(2, device=device)
#> AssertionError: Torch not compiled with CUDA enabled
print("x:", x.device)
# --8<-- [end:wrong_cuda]

# --8<-- [start:right_cuda]
import torch

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
x = torch.zeros(2, device=device)
print("x:", x.device)
#> x: cpu
# --8<-- [end:right_cuda]

# --8<-- [start:demo_to]
import torch

x = torch.ones(2)
print("the same tensor:", x.to("cpu") is x)
#> the same tensor: True
z = x.to("cpu", torch.double)  # device and dtype in one call
print("z:", z.device, z.dtype)
#> z: cpu torch.float64
print("x:", x.device, x.dtype)
#> x: cpu torch.float32
# --8<-- [end:demo_to]

# --8<-- [start:wrong_new]
import torch
from torch import nn


class AddNoise(nn.Module):
    def forward(self, x):
        noise = torch.randn(x.shape)
        return x + noise


x = torch.ones(2, 3, device="meta")
z = AddNoise()(x)
#> RuntimeError: Tensor on device cpu is not on the expected device meta!
print("z:", z.device)
# --8<-- [end:wrong_new]

# --8<-- [start:right_new]
import torch
from torch import nn


class AddNoise(nn.Module):
    def forward(self, x):
        noise = torch.randn(x.shape, device=x.device)
        return x + noise


x = torch.ones(2, 3, device="meta")
z = AddNoise()(x)
print("z:", z.device)
#> z: meta
print("ones_like(x):", torch.ones_like(x).device)
#> ones_like(x): meta
print("with device=:", torch.ones_like(x, device="cpu").device)
#> with device=: cpu
# --8<-- [end:right_new]

# --8<-- [start:wrong_parameter]
import torch
from torch import nn


class Scale(nn.Module):
    def __init__(self, device):
        super().__init__()
        self.w = nn.Parameter(torch.ones(2)).to(device)


for device in ("cpu", "meta"):
    names = [name for name, p in Scale(device).named_parameters()]
    print(f"parameters on {device}: {names}")
#> parameters on cpu: ['w']
#> parameters on meta: []
# --8<-- [end:wrong_parameter]

# --8<-- [start:right_parameter]
import torch
from torch import nn


class Scale(nn.Module):
    def __init__(self, device):
        super().__init__()
        self.w = nn.Parameter(torch.ones(2, device=device))


for device in ("cpu", "meta"):
    names = [name for name, p in Scale(device).named_parameters()]
    print(f"parameters on {device}: {names}")
#> parameters on cpu: ['w']
#> parameters on meta: ['w']
# --8<-- [end:right_parameter]

# --8<-- [start:demo_names]
import torch

for name in ("cuda", "cuda:0", "cuda:1"):
    d = torch.device(name)
    print(f"{name}: type {d.type}, index {d.index}")
#> cuda: type cuda, index None
#> cuda:0: type cuda, index 0
#> cuda:1: type cuda, index 1
print("equal:", torch.device("cuda") == torch.device("cuda:0"))
#> equal: False
torch.device("gpu")
#> RuntimeError: Expected one of cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, maia, xla, lazy, vulkan, mps, meta, hpu, mtia, privateuseone device type at start of device string: gpu
# --8<-- [end:demo_names]

# --8<-- [start:demo_indices]
import torch

device = torch.device("meta")  # stands in for "cuda", needs no GPU
table = torch.linspace(0, 1, 1000)
t = torch.randint(1000, (8,), device=device)
print("table:", table.device, "t:", t.device)
#> table: cpu t: meta
picked = table.to(t.device)[t]
print("picked:", picked.device, tuple(picked.shape))
#> picked: meta (8,)
# --8<-- [end:demo_indices]

# --8<-- [start:wrong_number]
import argparse
import torch
from torch import nn

parser = argparse.ArgumentParser()
parser.add_argument("--device", default="0")
args = parser.parse_args([])
model = nn.Linear(2, 1).to(args.device)
#> RuntimeError: Invalid device string: '0'
# --8<-- [end:wrong_number]

# --8<-- [start:right_number]
import argparse
import torch
from torch import nn

parser = argparse.ArgumentParser()
parser.add_argument("--device", default="0")
args = parser.parse_args([])
device = f"cuda:{args.device}" if args.device.isdigit() else args.device
if not torch.cuda.is_available():
    device = "cpu"
model = nn.Linear(2, 1).to(device)
print("device:", next(model.parameters()).device)
#> device: cpu
# --8<-- [end:right_number]

# --8<-- [start:demo_linked]
import torch

for name in "cuda", "xpu":
    try:
        torch.Stream(device=name)
    except RuntimeError as error:
        print(f"{name} - Stream: {error}")
    try:
        torch.ones(2, device=name)
    except AssertionError as error:
        print(f"{name} - ones: {error}")
#> cuda - Stream: PyTorch is not linked with support for cuda devices
#> cuda - ones: Torch not compiled with CUDA enabled
#> xpu - Stream: PyTorch is not linked with support for xpu devices
#> xpu - ones: Torch not compiled with XPU enabled
# --8<-- [end:demo_linked]

# --8<-- [start:check]
import torch

found = "found input tensor at cpu and parameter tensor at meta"
assert wrong.out.startswith("weight: meta x: cpu\n") and wrong.error == (
    f"RuntimeError: Input and parameter tensors are not at the same device, "
    f"{found}")
assert right.out == """\
weight: meta x: meta
output: torch.Size([7, 1, 5]) meta
"""
assert wrong_cuda.error == (
    "AssertionError: Torch not compiled with CUDA enabled")
assert right_cuda.out == "x: cpu\n" and right_cuda.x.device.type == "cpu"
assert demo_to.out == """\
the same tensor: True
z: cpu torch.float64
x: cpu torch.float32
"""
assert wrong_loop.error == (
    "RuntimeError: Tensor on device meta is not on the expected device cpu!")
assert wrong_new.error == (
    "RuntimeError: Tensor on device cpu is not on the expected device meta!")
assert right_loop.out == "x: meta y: meta loss: meta\n"
assert right_new.out == "z: meta\nones_like(x): meta\nwith device=: cpu\n"
assert right_new.z.device.type == "meta"
assert wrong_parameter.out == (
    "parameters on cpu: ['w']\nparameters on meta: []\n")
assert right_parameter.out == (
    "parameters on cpu: ['w']\nparameters on meta: ['w']\n")
moved = torch.nn.Parameter(torch.ones(2)).to("meta")
assert not isinstance(moved, torch.nn.Parameter) and not moved.is_leaf
later = right_parameter.Scale("cpu").to("meta")  # the whole module
assert [p.device.type for p in later.parameters()] == ["meta"]
assert torch.nn.BatchNorm1d(1).to("meta").running_mean.device.type == "meta"
for like in torch.ones_like, torch.zeros_like, torch.rand_like:
    assert like(right_new.x).device.type == "meta"
assert demo_indices.out == "table: cpu t: meta\npicked: meta (8,)\n"
# the other way round, indices on the CPU are fine
on_device = torch.ones(5, device="meta")
assert on_device[torch.tensor([0, 2])].device.type == "meta"
assert demo_names.out.startswith("""\
cuda: type cuda, index None
cuda:0: type cuda, index 0
cuda:1: type cuda, index 1
equal: False
""")
assert demo_names.error.endswith("at start of device string: gpu")
assert wrong_number.error == "RuntimeError: Invalid device string: '0'"
assert right_number.out == "device: cpu\n"
for name in ("cuda:cuda:0", "cuda:None", "cuda:0,1", "cuda: 0", "1"):
    try:
        torch.device(name)
    except RuntimeError as error:
        assert str(error) == f"Invalid device string: '{name}'"
    else:
        raise AssertionError(name)
assert demo_linked.out == """\
cuda - Stream: PyTorch is not linked with support for cuda devices
cuda - ones: Torch not compiled with CUDA enabled
xpu - Stream: PyTorch is not linked with support for xpu devices
xpu - ones: Torch not compiled with XPU enabled
"""
# --8<-- [end:check]
