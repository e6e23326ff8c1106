"""torch.compile compiles again for each new value of an attribute; the ninth time it gives up and runs uncompiled."""
# /// pitfall
# apis = ["torch.compile", "torch.nn.Module.register_buffer"]
# symptom = "warning"
# added = 2026-11-21
# messages = ["torch._dynamo hit config.recompile_limit (*)"]
# older = [
#   "torch._dynamo hit config.cache_size_limit (*)",
#   "cache_size_limit reached",
#   "torch._dynamo.exc.FailOnRecompileLimitHit: Hard failure due to fullgraph=True",
#   "recompile_limit reached with fullgraph=True. Excessive recompilations can degrade performance due to the compilation overhead of each recompilation.",
#   "recompile_limit reached with one_graph=True.",
# ]
# ///

# --8<-- [start:wrong]
import logging
import torch

class Net(torch.nn.Module):
    step = 0

    def forward(self, x):
        self.step += 1
        return x * self.step

def show(record):  # two lines of the message, without time and paths
    for line in record.getMessage().splitlines()[0:3:2]:
        print(line.split("#")[0].rstrip())

log = logging.getLogger("torch._dynamo.convert_frame")
log.addFilter(show)
model = torch.compile(Net(), backend="eager")
for n in range(1, 11):
    print(n, model(torch.ones(2)).tolist())
#> 1 [1.0, 1.0]
#> 2 [2.0, 2.0]
#> 3 [3.0, 3.0]
#> 4 [4.0, 4.0]
#> 5 [5.0, 5.0]
#> 6 [6.0, 6.0]
#> 7 [7.0, 7.0]
#> 8 [8.0, 8.0]
#> torch._dynamo hit config.recompile_limit (8)
#>    last reason: 0/7: self.step == 7
#> 9 [9.0, 9.0]
#> 10 [10.0, 10.0]
log.removeFilter(show)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("step", torch.tensor(0))

    def forward(self, x):
        self.step += 1
        return x * self.step

model = torch.compile(Net(), backend="eager", fullgraph=True)
for n in range(20):
    y = model(torch.ones(2))
print(y)
#> tensor([20., 20.])
# --8<-- [end:right]

# --8<-- [start:check]
import torch
from torch._dynamo import config

lines = wrong.out.splitlines()
assert lines[7:11] == [
    "8 [8.0, 8.0]",
    "torch._dynamo hit config.recompile_limit (8)",
    "   last reason: 0/7: self.step == 7",
    "9 [9.0, 9.0]",
]
assert len(lines) == 12
assert config.recompile_limit == config.cache_size_limit == 8
assert right.out == "tensor([20., 20.])\n"


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
with config.patch(allow_unspec_int_on_nn_module=True):
    assert count(wrong.Net()) == 3
with config.patch(recompile_limit=32):
    assert count(wrong.Net()) == 10


def product(x, y):
    return x * y


def length(x, name):
    return x * len(name)


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
