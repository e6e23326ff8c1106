"""PyTorch records a new graph in every forward pass; trace, export and compile fix one, each in its own way."""
# /// pitfall
# apis = ["torch.compile", "torch.export.export", "torch.jit.trace", "torch.where", "torch.cond"]
# symptom = "question"
# messages = [
#   "Converting a tensor to a Python boolean might cause the trace to be incorrect. We can't record the data flow of Python values, so this value will be treated as a constant in the future. This means that the trace might not generalize to other inputs!",
#   "Could not guard on data-dependent expression *",
#   "Data-dependent branching",
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

# --8<-- [start:demo_refuse]
import torch
from torch import nn

class Model(nn.Module):
    def forward(self, x):
        if x > 0:
            return x * 2
        return x - 10

model, x = Model(), torch.tensor(1.0)
for attempt in (
    lambda: torch.export.export(model, (x,)),
    lambda: torch.compile(model, backend="eager", fullgraph=True)(x),
):
    try:
        attempt()
    except RuntimeError as error:
        print(str(error).splitlines()[0])
#> Could not guard on data-dependent expression Eq(u0, 1) (unhinted: Eq(u0, 1)).  (Size-like symbols: none)
#> Data-dependent branching
# --8<-- [end:demo_refuse]

# --8<-- [start:demo_export]
import torch
from torch import nn

class Model(nn.Module):
    def forward(self, x):
        double, minus = lambda x: x * 2, lambda x: x - 10
        return torch.cond(x > 0, double, minus, (x,))

program = torch.export.export(Model(), (torch.tensor(1.0),))
model = program.module()
print(model(torch.tensor(1.0)).item(), model(torch.tensor(-1.0)).item())
#> 2.0 -11.0
# --8<-- [end:demo_export]

# --8<-- [start:demo_compile]
import torch

def backend(graph, inputs):  # shows the graphs, compiles nothing
    ops = [node.name for node in graph.graph.nodes if "call" in node.op]
    print("a new graph:", ops)
    return graph.forward

@torch.compile(backend=backend)
def f(x):
    if x > 0:
        return x * 2
    return x - 10

for value in (1.0, 2.0, -1.0):
    print(f(torch.tensor(value)).item())
#> a new graph: ['gt']
#> a new graph: ['mul']
#> 2.0
#> 4.0
#> a new graph: ['sub']
#> -11.0
# --8<-- [end:demo_compile]

# --8<-- [start:check]
import warnings

import torch

assert demo.out == "MulBackward0\nExpBackward0\n"
# --8<-- [end:check]
