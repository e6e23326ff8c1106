"""torch.compile compiles again for each new value of an attribute; the ninth time it gives up and runs uncompiled."""
# /// pitfall
# apis = ["torch.compile", "torch.nn.Module.register_buffer"]
# symptom = "warning"
# added = 2026-11-21
# changed = 2026-11-29
# messages = ["torch._dynamo hit config.recompile_limit (*)"]
# older = [
#   "torch._dynamo hit config.cache_size_limit (*)",
#   "cache_size_limit reached",
#   "torch._dynamo.exc.FailOnRecompileLimitHit: Hard failure due to fullgraph=True",
#   "recompile_limit reached with fullgraph=True. Excessive recompilations can degrade performance due to the compilation overhead of each recompilation.",
#   "recompile_limit reached with one_graph=True.",
# ]
#
# [code.counter_in_forward]
# either = ['self.$A += $N', 'self.$A = self.$A + $N']
# inside = [
# '''
# class $NET(torch.nn.Module):
#     ...
#     def __init__(...):
#         ...
#         self.$A = 0
#         ...
#     ...
# ''',
#     'def forward(...): ...',
# ]
# anywhere = ['torch.compile(...)']
#
# [code.sizes_that_change]
# either = [
#     'torch.compile(..., dynamic=False, ...)', 'torch.compile($F, dynamic=False)',
#     'torch.compile(..., mode="reduce-overhead", dynamic=False, ...)',
# ]
# example = 'step = torch.compile(model, dynamic=False)'
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.step = 0

    def forward(self, x):
        self.step += 1
        return x * self.step

def compiler(graph, inputs):  # a backend that only says when it runs
    print("compiling")
    return graph

model = torch.compile(Net(), backend=compiler)
for n in range(1, 5):
    print(f"call {n}:", model(torch.ones(2)))
#> compiling
#> call 1: tensor([1., 1.])
#> compiling
#> call 2: tensor([2., 2.])
#> compiling
#> call 3: tensor([3., 3.])
#> compiling
#> call 4: tensor([4., 4.])
# --8<-- [end:wrong]

# --8<-- [start:demo_in_your_code]
import torch

class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = torch.nn.Linear(10, 1)
        self.register_buffer("step", torch.tensor(0))

    def forward(self, x):
        self.step += 1
        return self.linear(x) * (self.step / 5).clamp(max=1)  # warm-up

model = torch.compile(Net(), backend="eager")
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for _ in range(20):
    loss = model(torch.randn(8, 10)).square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("steps:", model.step)
#> steps: tensor(20)
# --8<-- [end:demo_in_your_code]

# --8<-- [start:right]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("step", torch.tensor(0))

    def forward(self, x):
        self.step += 1
        return x * self.step

def compiler(graph, inputs):  # a backend that only says when it runs
    print("compiling")
    return graph

model = torch.compile(Net(), backend=compiler)
for n in range(1, 5):
    print(f"call {n}:", model(torch.ones(2)))
#> compiling
#> call 1: tensor([1., 1.])
#> call 2: tensor([2., 2.])
#> call 3: tensor([3., 3.])
#> call 4: tensor([4., 4.])
# --8<-- [end:right]

# --8<-- [start:detect]
import logging
import torch

class Net(torch.nn.Module):
    step = 0
    def forward(self, x):
        self.step += 1
        return x * self.step

def show(record):  # two lines of the warning, without time and paths
    for line in record.getMessage().splitlines()[0:3:2]:
        print(line.split("#")[0].rstrip())

log = logging.getLogger("torch._dynamo.convert_frame")
log.addFilter(show)
torch.compiler.reset()  # forget earlier graphs
model = torch.compile(Net(), backend="eager")
for n in range(1, 11):
    print(f"call {n}:", model(torch.ones(2)).tolist())
#> call 1: [1.0, 1.0]
#> call 2: [2.0, 2.0]
#> call 3: [3.0, 3.0]
#> call 4: [4.0, 4.0]
#> call 5: [5.0, 5.0]
#> call 6: [6.0, 6.0]
#> call 7: [7.0, 7.0]
#> call 8: [8.0, 8.0]
#> torch._dynamo hit config.recompile_limit (8)
#>    last reason: 0/7: self.step == 7
#> call 9: [9.0, 9.0]
#> call 10: [10.0, 10.0]
log.removeFilter(show)
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch._dynamo import config

assert wrong.out == """\
compiling
call 1: tensor([1., 1.])
compiling
call 2: tensor([2., 2.])
compiling
call 3: tensor([3., 3.])
compiling
call 4: tensor([4., 4.])
"""
assert right.out == """\
compiling
call 1: tensor([1., 1.])
call 2: tensor([2., 2.])
call 3: tensor([3., 3.])
call 4: tensor([4., 4.])
"""
assert demo_in_your_code.out == "steps: tensor(20)\n"
lines = detect.out.splitlines()
assert lines[7:11] == [
    "call 8: [8.0, 8.0]",
    "torch._dynamo hit config.recompile_limit (8)",
    "   last reason: 0/7: self.step == 7",
    "call 9: [9.0, 9.0]",
]
assert len(lines) == 12
assert config.recompile_limit == config.cache_size_limit == 8


def count(f, calls=[(torch.ones(2),)] * 10, **options):
    """How many graphs torch.compile makes of f in 10 calls."""
    def backend(graph, inputs):
        graphs.append(graph)
        return graph.forward

    torch.compiler.reset()
    graphs = []
    compiled = torch.compile(f, backend=backend, **options)
    for call in calls:
        compiled(*call)
    return len(graphs)


assert count(right.Net()) == 1
assert count(right.Net(), fullgraph=True) == 1
assert count(demo_in_your_code.Net(), [(torch.ones(8, 10),)] * 20) == 1
with config.patch(allow_unspec_int_on_nn_module=True):
    assert count(wrong.Net()) == 2
with config.patch(recompile_limit=32):
    assert count(wrong.Net()) == 10


def product(x, y):
    return x * y


def length(x, name):
    return x * len(name)


class Branch(right.Net):
    def forward(self, x):
        self.step += 1
        return x * self.step if self.step < 3 else x


try:  # an `if` about a tensor breaks the graph
    count(Branch(), fullgraph=True)
except torch._dynamo.exc.Unsupported as error:
    assert "data-dependent" in str(error).lower()
else:
    raise AssertionError

x = torch.ones(2)
sizes = [(torch.ones(n), 2) for n in range(2, 12)]
floats = [(x, n / 8) for n in range(10)]
ints = [(x, n) for n in range(10)]
axes = [(torch.ones([2] * n), 2) for n in range(1, 5)]
names = [(x, "a" * n) for n in range(4)]
kinds = (sizes, floats, ints)
assert [count(product, calls) for calls in kinds] == [2] * 3
assert count(product, [(torch.ones(n), 2) for n in (2, 3, 1, 0)]) == 4
with config.patch(recompile_limit=3):  # reached as 8 is, only sooner
    assert [count(product, calls[:4], dynamic=False)
            for calls in kinds] == [3] * 3
    assert count(product, axes) == count(length, names) == 3
    assert count(wrong.Net()) == 3
    # past the limit a graph still runs for an old value, none for a new one
    net, ran = wrong.Net(), []
    torch.compiler.reset()
    compiled = torch.compile(net, backend=lambda graph, inputs: (
        lambda *inputs: ran.append(net.step) or graph.forward(*inputs)))
    for net.step in (0, 1, 2, 3, 1):
        compiled(x)
    assert ran == [0, 1, 2, 1]
    try:
        count(wrong.Net(), fullgraph=True)
    except torch._dynamo.exc.FailOnRecompileLimitHit as error:
        assert str(error) == "Hard failure due to fullgraph=True"
    else:
        raise AssertionError
# --8<-- [end:check]
