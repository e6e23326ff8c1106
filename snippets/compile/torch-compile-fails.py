"""torch.compile has three layers: which backend fails tells whether the model, its capture, its backward or the generated code is to blame."""
# /// pitfall
# apis = ["torch.compile", "torch.compiler.reset", "torch.library.custom_op", "torch.nn.Module.compile"]
# also = ["torch.compiler.disable", "torch.library.register_fake", "torch.compiler.cudagraph_mark_step_begin", "torch.compiler.set_stance"]
# symptom = "error"
# added = 2026-11-30
# messages = [
#   "Dynamo failed to run FX node with fake tensors: *",
#   "RuntimeError when making fake tensor call",
#   "attempted to trace numpy function unsupported by PyTorch",
#   "There was no fake impl registered for <CustomOpDef(*)>. This is necessary for torch.compile/export/fx tracing to work.",
#   "torch.compile with aot_autograd does not currently support double backward",
# ]
# older = [
#   "backend='*' raised:",
#   "LoweringException: *",
#   "InternalTorchDynamoError: *",
#   "Failed running call_function *",
#   "Failed running call_module *",
#   "Failed running call_method *",
#   "Set TORCH_LOGS=\"+dynamo\" and TORCHDYNAMO_VERBOSE=1 for more information",
#   "You can suppress this exception and fall back to eager by setting: import torch._dynamo torch._dynamo.config.suppress_errors = True",
#   "PY_SSIZE_T_CLEAN macro must be defined for '#' formats",
# ]
# [reported.hook]
# message = "type object 'CompiledKernel' has no attribute 'launch_enter_hook'"
# shown = "torch._inductor.exc.InductorError: AttributeError: type object 'CompiledKernel' has no attribute 'launch_enter_hook'"
# needs = "gpu"
# links = ["https://github.com/kijai/ComfyUI-WanVideoWrapper/issues/1154", "https://github.com/unslothai/unsloth/issues/3438"]
# [reported.key]
# message = "cannot import name 'triton_key' from 'triton.compiler.compiler'"
# shown = """torch._dynamo.exc.BackendCompilerFailed: backend='inductor' raised:
# ImportError: cannot import name 'triton_key' from 'triton.compiler.compiler' (/opt/conda/lib/python3.10/site-packages/triton/compiler/compiler.py)"""
# needs = "gpu"
# links = ["https://github.com/FoundationVision/Infinity/issues/31", "https://github.com/triton-lang/triton/issues/7835"]
# [reported.old_gpu]
# message = "Found * which is too old to be supported by the triton GPU compiler*but your device is of CUDA capability *"
# shown = "RuntimeError: Found NVIDIA GeForce GTX 1080 Ti which is too old to be supported by the triton GPU compiler, which is used as the backend. Triton only supports devices of CUDA Capability >= 7.0, but your device is of CUDA capability 6.1"
# needs = "gpu"
# links = ["https://github.com/MIC-DKFZ/nnUNet/issues/2188", "https://github.com/2noise/ChatTTS/issues/341"]
# [reported.new_gpu]
# message = "Value '*' is not defined for option 'gpu-name'"
# shown = """triton.runtime.errors.PTXASError: PTXAS error: Internal Triton PTX codegen error
# `ptxas` stderr:
# ptxas fatal   : Value 'sm_121a' is not defined for option 'gpu-name'"""
# needs = "gpu"
# links = ["https://github.com/triton-lang/triton/issues/8539", "https://github.com/gpustack/gpustack/issues/4372"]
# [reported.overwritten]
# message = "accessing tensor output of CUDAGraphs that has been overwritten by a subsequent run."
# shown = "RuntimeError: Error: accessing tensor output of CUDAGraphs that has been overwritten by a subsequent run."
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/170604", "https://github.com/pytorch/pytorch/issues/104435"]
#
# [code.kept_outputs]
# pattern = '''
# $M = torch.compile(..., mode="reduce-overhead", ...)
# ...
# $L.append($M(...))
# '''
# example = '''
# model = torch.compile(Net().cuda(), mode="reduce-overhead")
# outputs = []
# for images in loader:
#     outputs.append(model(images))
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3072, 10)

    def forward(self, images):
        return self.fc(images.view(-1, 3072))

model = torch.compile(Net(), backend="eager")
images = torch.zeros(4, 3, 28, 28)
try:
    print("output:", model(images).shape)
except torch._dynamo.exc.TorchRuntimeError as error:
    print("TorchRuntimeError:", *str(error).splitlines()[:2], sep="\n")
#> TorchRuntimeError:
#> RuntimeError when making fake tensor call
#>   Explanation: Dynamo failed to run FX node with fake tensors: call_method view(*(FakeTensor(..., size=(4, 3, 28, 28)), -1, 3072), **{}): got RuntimeError("shape '[-1, 3072]' is invalid for input of size 9408")
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2352, 10)

    def forward(self, images):
        return self.fc(images.view(-1, 2352))

model = torch.compile(Net(), backend="eager")
images = torch.zeros(4, 3, 28, 28)
print("output:", model(images).shape)
#> output: torch.Size([4, 10])
# --8<-- [end:right]

# --8<-- [start:demo_plain]
import torch

images = torch.zeros(4, 3, 28, 28)
try:
    images.view(-1, 3072)
except RuntimeError as error:
    print("RuntimeError:", error)
#> RuntimeError: shape '[-1, 3072]' is invalid for input of size 9408
# --8<-- [end:demo_plain]

# --8<-- [start:detect]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 4), nn.Tanh())
x = torch.ones(1, 4, requires_grad=True)

def step(model):  # the lines of your script that fail
    out = model(x).sum()
    [grad] = torch.autograd.grad(out, x, create_graph=True)
    grad.norm().backward()

for backend in (None, "eager", "aot_eager", "inductor"):
    torch.compiler.reset()
    try:
        step(torch.compile(model, backend=backend) if backend else model)
        print(f"{backend}: works")
    except Exception as error:
        print(f"{backend}: {type(error).__name__}: {error}")
        break
#> None: works
#> eager: works
#> aot_eager: RuntimeError: torch.compile with aot_autograd does not currently support double backward
# --8<-- [end:detect]

# --8<-- [start:demo_off]
import os

os.environ["TORCHDYNAMO_DISABLE"] = "1"
import torch

def count(graph, inputs):
    print("compiling a graph")
    return graph

model = torch.compile(torch.nn.Linear(4, 2), backend=count)
print("output:", model(torch.ones(1, 4)).shape)
#> output: torch.Size([1, 2])
del os.environ["TORCHDYNAMO_DISABLE"]
# --8<-- [end:demo_off]

# --8<-- [start:demo_part]
import torch
from torch import nn

def count(graph, inputs):
    print("compiling a graph")
    return graph

class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 4)

    def forward(self, x):
        return self.fc(x).relu()

model = nn.Sequential(Block(), nn.Linear(4, 2))
model[0].compile(backend=count)
print("output:", model(torch.ones(1, 4)).shape)
#> compiling a graph
#> output: torch.Size([1, 2])
print("first key:", list(model.state_dict())[0])
#> first key: 0.fc.weight
# --8<-- [end:demo_part]

# --8<-- [start:wrong_op]
import torch


@torch.library.custom_op("mylib::twice", mutates_args=())
def twice(x: torch.Tensor) -> torch.Tensor:
    return x * 2  # in your case, a CUDA extension


compiled = torch.compile(lambda x: twice(x) + 1, backend="eager")
try:
    print("output:", compiled(torch.ones(2)))
except torch._dynamo.exc.TorchRuntimeError as error:
    print("TorchRuntimeError:", *str(error).splitlines()[:2], sep="\n")
#> TorchRuntimeError:
#> RuntimeError when making fake tensor call
#>   Explanation: Dynamo failed to run FX node with fake tensors: call_function mylib.twice.default(*(FakeTensor(..., size=(2,)),), **{}): got RuntimeError('There was no fake impl registered for <CustomOpDef(mylib::twice)>. This is necessary for torch.compile/export/fx tracing to work. Please use `twice.register_fake` to add an fake impl.')
# --8<-- [end:wrong_op]

# --8<-- [start:right_op]
import torch


@torch.library.custom_op("mylib::twice", mutates_args=())
def twice(x: torch.Tensor) -> torch.Tensor:
    return x * 2  # in your case, a CUDA extension


@twice.register_fake
def twice_fake(x):
    return torch.empty_like(x)


compiled = torch.compile(lambda x: twice(x) + 1, backend="eager")
print("output:", compiled(torch.ones(2)))
#> output: tensor([3., 3.])
# --8<-- [end:right_op]

# --8<-- [start:demo_numpy]
import numpy as np
import torch

def tanh(x):
    return torch.from_numpy(np.tanh(x.numpy()))

def interp(x):
    return torch.from_numpy(np.interp(x.numpy(), [0, 2], [0, 10]))

for f in (tanh, interp):
    for fullgraph in (True, False):
        compiled = torch.compile(f, backend="eager", fullgraph=fullgraph)
        try:
            print(f"{f.__name__}, {fullgraph=}:", compiled(torch.ones(2)))
        except torch._dynamo.exc.Unsupported as error:
            line = str(error).splitlines()[0]
            print(f"{f.__name__}, {fullgraph=}: Unsupported:", line)
#> tanh, fullgraph=True: tensor([0.7616, 0.7616])
#> tanh, fullgraph=False: tensor([0.7616, 0.7616])
#> interp, fullgraph=True: Unsupported: attempted to trace numpy function unsupported by PyTorch
#> interp, fullgraph=False: tensor([5., 5.], dtype=torch.float64)
# --8<-- [end:demo_numpy]

# --8<-- [start:demo_buffer]
import torch

memory = torch.empty(3)

def replay(x):  # always the same memory, like a CUDA graph
    return torch.mul(x, 10, out=memory)

first = replay(torch.ones(3))
copy = first.clone()
second = replay(torch.ones(3) * 2)
print("first:", first)
#> first: tensor([20., 20., 20.])
print("copy:", copy)
#> copy: tensor([10., 10., 10.])
print("second:", second)
#> second: tensor([20., 20., 20.])
# --8<-- [end:demo_buffer]

# --8<-- [start:check]
import torch

fake = "Dynamo failed to run FX node with fake tensors: "
assert wrong.out == (
    "TorchRuntimeError:\nRuntimeError when making fake tensor call\n"
    f"  Explanation: {fake}call_method view(*(FakeTensor(..., size=(4, 3, 28, "
    "28)), -1, 3072), **{}): got RuntimeError(\"shape '[-1, 3072]' is invalid "
    'for input of size 9408")\n')
assert right.out == "output: torch.Size([4, 10])\n"
assert demo_plain.out == (
    "RuntimeError: shape '[-1, 3072]' is invalid for input of size 9408\n")
assert detect.out == """\
None: works
eager: works
aot_eager: RuntimeError: torch.compile with aot_autograd does not currently support double backward
"""
assert demo_off.out == "output: torch.Size([1, 2])\n"
assert demo_part.out == """\
compiling a graph
output: torch.Size([1, 2])
first key: 0.fc.weight
"""
assert wrong_op.out.startswith(
    "TorchRuntimeError:\nRuntimeError when making fake tensor call\n"
    f"  Explanation: {fake}call_function mylib.twice.default(")
assert "There was no fake impl registered for <CustomOpDef(mylib::twice)>" in (
    wrong_op.out)
assert right_op.out == "output: tensor([3., 3.])\n"
assert demo_numpy.out == """\
tanh, fullgraph=True: tensor([0.7616, 0.7616])
tanh, fullgraph=False: tensor([0.7616, 0.7616])
interp, fullgraph=True: Unsupported: attempted to trace numpy function unsupported by PyTorch
interp, fullgraph=False: tensor([5., 5.], dtype=torch.float64)
"""
assert demo_buffer.out == """\
first: tensor([20., 20., 20.])
copy: tensor([10., 10., 10.])
second: tensor([20., 20., 20.])
"""


# some errors keep their name
try:
    torch.compile(lambda x: x.sum(dim=5), backend="eager")(torch.ones(2))
except Exception as error:
    assert type(error) is IndexError
else:
    raise AssertionError("dim=5 was accepted")


# an error of the backend is wrapped, and its last lines only name switches
def broken(graph, inputs):
    raise ValueError("no such kernel")


try:
    torch.compile(torch.sin, backend=broken)(torch.ones(2))
except torch._dynamo.exc.BackendCompilerFailed as error:
    assert str(error).startswith(
        "backend='broken' raised:\nValueError: no such kernel\n")
    assert "Set TORCHDYNAMO_VERBOSE=1 for the internal stack trace" in str(error)
else:
    raise AssertionError("the backend did not fail")
# --8<-- [end:check]
