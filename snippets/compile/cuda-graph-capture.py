"""While a CUDA graph is captured, nothing may wait for the GPU, and a replay uses the same memory as the capture."""
# /// pitfall
# apis = ["torch.cuda.CUDAGraph", "torch.Tensor.copy_", "torch.where", "torch.mul"]
# also = ["torch.cuda.graph", "torch.cuda.make_graphed_callables", "torch.cuda.Stream", "torch.cuda.set_sync_debug_mode", "torch.cuda.set_device"]
# symptom = "error"
# raises = ["wrong", "demo_branch"]
# added = 2026-12-01
# messages = [
#   "Tried to instantiate dummy base class *",
# ]
# older = [
#   "CUDA graphs must be captured on a non-default stream.",
#   "operation would make the legacy stream depend on a capturing blocking stream",
#   "Cannot call CUDAGeneratorImpl::current_seed during CUDA graph capture.",
#   "The CUDA Graph is empty. This usually means that the graph was attempted to be captured on wrong device or stream.",
#   "dependency created on uncaptured work in another stream",
#   "capturing stream has unjoined work",
# ]
# [reported.capturing]
# message = "operation not permitted when stream is capturing"
# shown = "RuntimeError: CUDA error: operation not permitted when stream is capturing"
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/87794", "https://github.com/InternLM/lmdeploy/issues/2544", "https://github.com/kyutai-labs/delayed-streams-modeling/issues/179"]
# [reported.previous]
# message = "operation failed due to a previous error during capture"
# shown = "RuntimeError: CUDA error: operation failed due to a previous error during capture"
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/128396", "https://github.com/csarofeen/pytorch/issues/2098"]
# ///

# --8<-- [start:wrong]
import torch

graph = torch.cuda.CUDAGraph()
#> RuntimeError: Tried to instantiate dummy base class CUDAGraph
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

graph = None
if torch.cuda.is_available():
    graph = torch.cuda.CUDAGraph()
print("CUDA graphs:", "on" if graph else "off")
#> CUDA graphs: off
# --8<-- [end:right]

# --8<-- [start:demo_branch]
import torch

def step(x):
    if x.max() > 10:  # Python needs the value, so it waits for the GPU
        x = x / 10
    return x * 2

out = step(torch.ones(4, device="meta"))
#> RuntimeError: Tensor.item() cannot be called on meta tensors
print("output:", out.shape)
# --8<-- [end:demo_branch]

# --8<-- [start:demo_where]
import torch

def step(x):
    x = torch.where(x.max() > 10, x / 10, x)
    return x * 2

out = step(torch.ones(4, device="meta"))
print("output:", out.shape)
#> output: torch.Size([4])
# --8<-- [end:demo_where]

# --8<-- [start:wrong_copy]
from functools import partial
import torch

x, y = torch.ones(2), torch.zeros(2)
replay = partial(torch.mul, x, 2, out=y)  # stands in for graph.replay
for value in (3.0, 5.0):
    x = torch.full((2,), value)  # a new tensor: the graph doesn't see it
    replay()
    print("result:", y.tolist())
#> result: [2.0, 2.0]
#> result: [2.0, 2.0]
# --8<-- [end:wrong_copy]

# --8<-- [start:right_copy]
from functools import partial
import torch

x, y = torch.ones(2), torch.zeros(2)
replay = partial(torch.mul, x, 2, out=y)  # stands in for graph.replay
for value in (3.0, 5.0):
    x.copy_(torch.full((2,), value))
    replay()
    print("result:", y.tolist())
#> result: [6.0, 6.0]
#> result: [10.0, 10.0]
# --8<-- [end:right_copy]

# --8<-- [start:detect]
import torch

def positive(x):
    return x[x > 0]

def to_list(x):
    return x.tolist()

def clamp(x):
    return x.clamp(min=0).sum()

for f in (positive, to_list, clamp):
    try:
        f(torch.ones(4, device="meta"))
        print(f"{f.__name__}: no values needed")
    except (NotImplementedError, RuntimeError):
        print(f"{f.__name__}: needs values")
#> positive: needs values
#> to_list: needs values
#> clamp: no values needed
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

# what the page names
assert torch.prod(torch.ones(2)) == 1 and torch.device("cuda:1").index == 1
assert callable(torch.cuda.Event)
assert hasattr(torch.cuda.CUDAGraph, "capture_begin")
assert "Tensor.item() cannot be called on meta tensors" in (
    demo_branch.error or "")
assert demo_where.out == "output: torch.Size([4])\n"
assert right.out == "CUDA graphs: off\n"
assert wrong_copy.out == "result: [2.0, 2.0]\n" * 2
assert right_copy.out == "result: [6.0, 6.0]\nresult: [10.0, 10.0]\n"
assert wrong.error == (
    "RuntimeError: Tried to instantiate dummy base class CUDAGraph")
assert detect.out == """\
positive: needs values
to_list: needs values
clamp: no values needed
"""
options = {"capture_error_mode": "thread_local"}
assert options
# what the device meta doesn't find
x = torch.nn.Parameter(torch.ones(4, 3, device="meta"))
x.prod(1).sum().backward()
assert x.grad.shape == (4, 3) and "device='meta'" in str(x)
try:
    torch.cuda.Event()
    raise AssertionError
except RuntimeError as error:
    assert str(error) == "Tried to instantiate dummy base class Event"
# --8<-- [end:check]
