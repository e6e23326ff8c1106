"""PyTorch records a new graph in every forward pass; trace, export and compile fix one, each in its own way."""
# /// pitfall
# apis = ["torch.jit.trace", "torch.export.export", "torch.where", "torch.Tensor.backward"]
# symptom = "question"
# added = 2026-11-21
# messages = [
#   "Converting a tensor to a Python boolean might cause the trace to be incorrect. We can't record the data flow of Python values, so this value will be treated as a constant in the future. This means that the trace might not generalize to other inputs!",
#   "Could not guard on data-dependent expression *",
# ]
#
# [code.traced_if]
# either = [
#     'if $X > $V: ...', 'if $X < $V: ...', 'if $X.sum() > $V: ...', 'if $X.mean() > $V: ...',
#     'if $X.max() > $V: ...',
# ]
# inside = ['def forward(self, ..., $X, ...): ...']
# anywhere = ['torch.jit.trace(...)']
#
# [code.traced_branch]
# either = [
#     'if <... $X.$REDUCE(...) ...>: ...', 'while <... $X.$REDUCE(...) ...>: ...',
#     'if <... torch.$REDUCE(...) ...>: ...',
# ]
# inside = ['def forward(...): ...']
# anywhere = [
#     ['torch.jit.trace(...)', 'torch.onnx.export(...)'],
# ]
# names = { "$REDUCE" = 'max|min|sum|mean|any|all|norm|std|var|item|isnan|numel|count_nonzero|amax|amin|median' }
# example = '''
# class Net(torch.nn.Module):
#     def forward(self, x):
#         if x.sum() > 0:
#             return x
#         return -x
# traced = torch.jit.trace(Net(), x)
# '''
# ///

# --8<-- [start:demo]
import torch


def f(x):
    if x > 0:
        return x * 2
    return x.exp()


for value in (1.0, -1.0):
    x = torch.tensor(value, requires_grad=True)
    y = f(x)
    print(f"f({value}) was recorded as", type(y.grad_fn).__name__)
#> f(1.0) was recorded as MulBackward0
#> f(-1.0) was recorded as ExpBackward0
# --8<-- [end:demo]

# --8<-- [start:demo_loop]
import torch

for start in (3.0, 1.0):
    x = torch.tensor(start, requires_grad=True)
    y = x
    while y < 10:
        y = y * 2
    y.backward()
    print(f"start {start}: y = {y.item()}, gradient {x.grad.item()}")
#> start 3.0: y = 12.0, gradient 4.0
#> start 1.0: y = 16.0, gradient 16.0
# --8<-- [end:demo_loop]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.cell, self.head = nn.GRUCell(4, 8), nn.Linear(8, 2)

    def forward(self, words):
        h = torch.zeros(1, 8)
        for word in words:
            h = self.cell(word, h)
        return self.head(h)


model = Net()
for length in (3, 5):
    logits = model(torch.randn(length, 1, 4))
    print(f"text of {length} words, logits:", tuple(logits.shape))
#> text of 3 words, logits: (1, 2)
#> text of 5 words, logits: (1, 2)
# --8<-- [end:demo_in_your_code]

# --8<-- [start:wrong_trace]
import torch
from torch import nn


class Net(nn.Module):
    def forward(self, x):
        if x > 0:
            return x * 2
        return x - 10


model = Net()
traced = torch.jit.trace(model, torch.tensor(1.0))
#> TracerWarning: Converting a tensor to a Python boolean might cause the trace to be incorrect. We can't record the data flow of Python values, so this value will be treated as a constant in the future. This means that the trace might not generalize to other inputs!
x = torch.tensor(-1.0)
print("model:", model(x).item())
#> model: -11.0
print("traced:", traced(x).item())
#> traced: -2.0
# --8<-- [end:wrong_trace]

# --8<-- [start:right_trace]
import torch
from torch import nn


class Net(nn.Module):
    def forward(self, x):
        return torch.where(x > 0, x * 2, x - 10)


model = Net()
traced = torch.jit.trace(model, torch.tensor(1.0))
x = torch.tensor(-1.0)
print("model:", model(x).item())
#> model: -11.0
print("traced:", traced(x).item())
#> traced: -11.0
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
print("exported:", [node.name for node in program.graph.nodes])
#> exported: ['x', 'relu', 'mul', 'output']
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
assert demo.out == """\
f(1.0) was recorded as MulBackward0
f(-1.0) was recorded as ExpBackward0
"""
assert demo_loop.out == """\
start 3.0: y = 12.0, gradient 4.0
start 1.0: y = 16.0, gradient 16.0
"""
assert demo_in_your_code.out == """\
text of 3 words, logits: (1, 2)
text of 5 words, logits: (1, 2)
"""
assert wrong_trace.out.startswith("TracerWarning: Converting a tensor to")
assert wrong_trace.out.endswith("\nmodel: -11.0\ntraced: -2.0\n")
assert right_trace.out == "model: -11.0\ntraced: -11.0\n"
assert demo_export.out == """\
exported: ['x', 'relu', 'mul', 'output']
Could not guard on data-dependent expression Eq(u0, 1) (unhinted: Eq(u0, 1)). \
 (Size-like symbols: none)
"""


# the graph has the cell as often as the text has words
def count(tensor, name):
    found, left = set(), [tensor.grad_fn]
    while left:
        node = left.pop()
        if node and node not in found:
            found.add(node)
            left += [parent for parent, _ in node.next_functions]
    return sum(name in node.name() for node in found)


for words in (3, 5):  # a GRU has one tanh
    logits = demo_in_your_code.model(torch.randn(words, 1, 4))
    assert count(logits, "Tanh") == words

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
    loop = torch.jit.trace(
        lambda x: sum(x[i] for i in range(len(x))), torch.ones(2))
    words = torch.jit.trace(demo_in_your_code.model, torch.randn(3, 1, 4))
assert loop(torch.ones(3)) == 2
assert "Expected 3 elements in a list but found 5" in refused(
    lambda: words(torch.randn(5, 1, 4)))
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


compiled = torch.compile(wrong_trace.Net(), backend=backend)
values = [compiled(torch.tensor(value)).item() for value in (1.0, 2.0, -1.0)]
assert values == [2.0, 4.0, -11.0]
assert graphs == [["gt"], ["mul"], ["sub"]]
whole = torch.compile(right_trace.Net(), backend=backend, fullgraph=True)
assert whole(torch.tensor(-1.0)) == -11 and len(graphs) == 4


torch._dynamo.reset()
strict = torch.compile(wrong_trace.Net(), backend="eager", fullgraph=True)
said = refused(lambda: strict(x.detach()))
assert said.startswith("Data-dependent branching")


# --8<-- [end:check]
