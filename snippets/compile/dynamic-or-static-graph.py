"""PyTorch records a new graph in every forward pass; trace, export and compile fix one, each in its own way."""
# /// pitfall
# apis = ["torch.jit.trace", "torch.export.export", "torch.where", "torch.Tensor.backward"]
# symptom = "question"
# added = 2026-11-21
# messages = [
#   "Converting a tensor to a Python boolean might cause the trace to be incorrect. We can't record the data flow of Python values, so this value will be treated as a constant in the future. This means that the trace might not generalize to other inputs!",
#   "Could not guard on data-dependent expression *",
# ]
# ///

# --8<-- [start:demo]
import torch

def f(x):
    if x > 0:
        return x * 2
    return x.exp()

for value in (1.0, -1.0):
    x = torch.tensor(value, requires_grad=True)
    print(type(f(x).grad_fn).__name__)
#> MulBackward0
#> ExpBackward0
# --8<-- [end:demo]

# --8<-- [start:demo_loop]
import torch

for start in (3.0, 1.0):
    x = torch.tensor(start, requires_grad=True)
    y = x
    while y < 10:
        y = y * 2
    y.backward()
    print(y.item(), x.grad.item())
#> 12.0 4.0
#> 16.0 16.0
# --8<-- [end:demo_loop]

# --8<-- [start:wrong_trace]
import torch

def f(x):
    if x > 0:
        return x * 2
    return x - 10

traced = torch.jit.trace(f, torch.tensor(1.0))
#> TracerWarning: Converting a tensor to a Python boolean might cause the trace to be incorrect. We can't record the data flow of Python values, so this value will be treated as a constant in the future. This means that the trace might not generalize to other inputs!
x = torch.tensor(-1.0)
print(f(x).item(), traced(x).item())
#> -11.0 -2.0
# --8<-- [end:wrong_trace]

# --8<-- [start:right_trace]
import torch

def f(x):
    return torch.where(x > 0, x * 2, x - 10)

traced = torch.jit.trace(f, torch.tensor(1.0))
x = torch.tensor(-1.0)
print(f(x).item(), traced(x).item())
#> -11.0 -11.0
# --8<-- [end:right_trace]

# --8<-- [start:demo_export]
import torch
from torch import nn

class Straight(nn.Module):
    def forward(self, x):
        return x.relu() * 2

class Branch(nn.Module):
    def forward(self, x):
        return x * 2 if x > 0 else x - 10

program = torch.export.export(Straight(), (torch.ones(3),))
print([node.name for node in program.graph.nodes])
#> ['x', 'relu', 'mul', 'output']
try:
    torch.export.export(Branch(), (torch.tensor(1.0),))
except RuntimeError as error:
    print(str(error).splitlines()[0])
#> Could not guard on data-dependent expression Eq(u0, 1) (unhinted: Eq(u0, 1)).  (Size-like symbols: none)
# --8<-- [end:demo_export]

# --8<-- [start:check]
import warnings

import torch
from torch import nn

__name__ = "__main__"  # torch.jit wants to know where a function is from
assert demo.out == "MulBackward0\nExpBackward0\n"
assert demo_loop.out == "12.0 4.0\n16.0 16.0\n"
assert wrong_trace.out.startswith("TracerWarning: Converting a tensor to")
assert wrong_trace.out.endswith("\n-11.0 -2.0\n")
assert right_trace.out == "-11.0 -11.0\n"
assert demo_export.out == """\
['x', 'relu', 'mul', 'output']
Could not guard on data-dependent expression Eq(u0, 1) (unhinted: Eq(u0, 1)). \
 (Size-like symbols: none)
"""

# every call makes a graph of its own
x = torch.tensor(1.0, requires_grad=True)
assert demo.f(x).grad_fn is not demo.f(x).grad_fn

def refused(f):
    try:
        f()
    except (RuntimeError, AssertionError) as error:
        return str(error)


class Branch(nn.Module):
    def forward(self, x):
        return torch.cond(x > 0, lambda x: x * 2, lambda x: x - 10, (x,))


program = torch.export.export(Branch(), (torch.tensor(1.0),))
assert program.module()(torch.tensor(-1.0)) == -11
fixed = demo_export.program.module()
assert refused(lambda: fixed(torch.ones(4))) == "Guard failed: x.size()[0] == 3"
any_size = torch.export.export(
    demo_export.Straight(), (torch.ones(3),),
    dynamic_shapes=({0: torch.export.Dim.DYNAMIC},)).module()
assert any_size(torch.ones(4)).tolist() == [2.0] * 4

# a traced loop runs as often as it did for the example
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    loop = torch.jit.trace(lambda x: sum(x * 2 for row in x), torch.ones(2))
assert loop(torch.ones(3)).tolist() == [4.0] * 3
gone = "`torch.jit.trace` is deprecated. Please switch to `torch.compile` or"
assert any(
    issubclass(w.category, DeprecationWarning) and gone in str(w.message)
    for w in caught
)

# torch.compile: Python decides, three graphs
graphs = []


def backend(graph, inputs):
    graphs.append([n.name for n in graph.graph.nodes if "call" in n.op])
    return graph.forward


compiled = torch.compile(wrong_trace.f, backend=backend)
values = [compiled(torch.tensor(value)).item() for value in (1.0, 2.0, -1.0)]
assert values == [2.0, 4.0, -11.0]
assert graphs == [["gt"], ["mul"], ["sub"]]
whole = torch.compile(right_trace.f, backend=backend, fullgraph=True)
assert whole(torch.tensor(-1.0)) == -11 and len(graphs) == 4


torch._dynamo.reset()
strict = torch.compile(wrong_trace.f, backend="eager", fullgraph=True)
said = refused(lambda: strict(x.detach()))
assert said.startswith("Data-dependent branching")


# --8<-- [end:check]
