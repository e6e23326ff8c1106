"""torch.compile cuts a model into several graphs where Python has to run; fullgraph=True makes an error of each cut."""
# /// pitfall
# apis = ["torch.compile", "torch.where", "torch.cond", "torch._dynamo.explain"]
# symptom = "silent"
# added = 2026-11-29
# messages = [
#   "Data-dependent branching",
#   "Failed to trace builtin operator",
#   "Attempted to call function marked as skipped",
#   "Tensor.tolist() with non-integer tensor",
#   "Unsupported context manager",
#   "Observed exception",
#   "Unsupported Tensor.item() call with capture_scalar_outputs=False",
#   "Dynamo does not know how to trace the builtin `*.` This function is either a Python builtin (e.g. _warnings.warn) or a third-party C/C++ Python extension",
#   "Detected data-dependent branching (e.g. `if my_tensor.sum() > 0:`). Dynamo does not support tracing dynamic control flow.",
# ]
# older = [
#   "Unsupported Tensor.backward() call",
#   "call_function BuiltinVariable(*)",
#   "Unsupported: call_function *",
#   "Unsupported: call_method *",
#   "Unsupported: hasattr: *",
#   "Unsupported: Tensor.item",
#   "Unsupported: Unsupported method call",
#   "Graph break due to unsupported builtin *",
#   "Graph break due to unsupported Python builtin *",
#   "generic_jump TensorVariable()",
#   "torch.* op returned non-Tensor *",
#   "inline in skipfiles: *",
#   "dynamic shape operator: aten.*",
#   "data dependent operator: aten.*",
#   "Could not guard on data-dependent expression *",
#   "Dynamic control flow is not supported at the moment.",
# ]
#
# [code.break_in_forward]
# either = [
#     'print(...)', '$X.item()', '$X.tolist()', '$X.numpy()', 'time.time()',
#     'time.perf_counter()', 'logging.info(...)', 'logging.debug(...)', 'logger.info(...)',
#     'logger.debug(...)', 'warnings.warn(...)', 'open(...)', 'random.random()', 'numpy.$F(...)',
#     'logging.warning(...)', 'logger.warning(...)', 'torch.save(...)', 'breakpoint()',
#     '$WRITER.add_scalar(...)', 'int($X.$RED())', 'float($X.$RED())', 'bool($X.$RED())',
#     'pdb.set_trace()', '$X.backward(...)', 'tqdm.write(...)', 'input(...)', 'time.sleep(...)',
#     'datetime.datetime.now()', 'json.dumps(...)', '$LOG.append($X.item())',
# ]
# inside = ['def forward(...): ...']
# not_inside = [
#     'if torch.compiler.is_compiling(): ...', 'if not torch.compiler.is_compiling(): ...',
# ]
# anywhere = [
#     ['torch.compile(...)', '$MODEL.compile(...)', 'torch._dynamo.explain(...)'],
# ]
# example = '''
# class Net(torch.nn.Module):
#     def forward(self, x):
#         print(x.shape)
#         return x * x.max().item()
# model = torch.compile(Net())
# '''
#
# [code.branch_on_a_tensor]
# either = [
#     'if <... $X.$REDUCE(...) ...>: ...', 'while <... $X.$REDUCE(...) ...>: ...',
#     'if <... torch.$REDUCE(...) ...>: ...', 'while <... torch.$REDUCE(...) ...>: ...',
# ]
# inside = ['def forward(...): ...']
# anywhere = [
#     ['torch.compile(...)', '$MODEL.compile(...)', 'torch._dynamo.explain(...)'],
# ]
# names = { "$REDUCE" = 'max|min|sum|mean|any|all|norm|std|var|item|isnan|isinf|isfinite|allclose|equal|count_nonzero|amax|amin|median' }
#
# [code.break_in_a_compiled_function]
# either = [
#     'print(...)', '$X.item()', '$X.tolist()', '$X.numpy()', 'time.time()', 'time.perf_counter()',
#     'if <... $X.max() ...>: ...', 'if <... $X.min() ...>: ...', 'if <... $X.sum() ...>: ...',
#     'if <... $X.mean() ...>: ...', 'if <... $X.any() ...>: ...', 'if <... $X.all() ...>: ...',
#     'if <... $X.norm() ...>: ...', 'if <... torch.isnan(...) ...>: ...',
#     'if <... torch.any(...) ...>: ...', '$L.backward(...)',
# ]
# inside = [
#     [
# '''
# @torch.compile
# def $F(...):
#     ...
# ''',
# '''
# @torch.compile(...)
# def $F(...):
#     ...
# ''',
# '''
# def $F(...):
#     ...
# ...
# $C = torch.compile($F, ...)
# ''',
#     ],
#     'def $G(...): ...',
# ]
# example = '''
# @torch.compile
# def scale(x):
#     if x.sum() > 0:
#         return x * 2
#     return x
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(4, 4)

    def forward(self, x):
        x = self.layer(x)
        if x.abs().max() > 100:
            x = x / 100
        return x.relu()


explanation = torch._dynamo.explain(Model())(torch.ones(2, 4))
print("graphs:", explanation.graph_count)
#> graphs: 2
print("graph breaks:", explanation.graph_break_count)
#> graph breaks: 1
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(4, 4)

    def forward(self, x):
        x = self.layer(x)
        x = torch.where(x.abs().max() > 100, x / 100, x)
        return x.relu()


explanation = torch._dynamo.explain(Model())(torch.ones(2, 4))
print("graphs:", explanation.graph_count)
#> graphs: 1
print("graph breaks:", explanation.graph_break_count)
#> graph breaks: 0
# --8<-- [end:right]

# --8<-- [start:demo_fullgraph]
import torch


def f(x):
    if x.sum() > 0:
        return x * 2
    return x - 1


compiled = torch.compile(f, backend="eager", fullgraph=True)
try:
    compiled(torch.ones(3))
except torch._dynamo.exc.Unsupported as error:
    lines = str(error).splitlines()
    print("Unsupported:", lines[0])
    print(lines[1].strip())
#> Unsupported: Data-dependent branching
#> Explanation: Detected data-dependent branching (e.g. `if my_tensor.sum() > 0:`). Dynamo does not support tracing dynamic control flow.
# --8<-- [end:demo_fullgraph]

# --8<-- [start:demo_cond]
import torch


def f(x):
    return torch.cond(
        x.sum() > 0,
        lambda x: x * 2,
        lambda x: x - 1,
        (x,),
    )


compiled = torch.compile(f, backend="eager", fullgraph=True)
print("positive:", compiled(torch.ones(3)))
#> positive: tensor([2., 2., 2.])
print("negative:", compiled(-torch.ones(3)))
#> negative: tensor([-2., -2., -2.])
# --8<-- [end:demo_cond]

# --8<-- [start:demo_causes]
import time
import torch

def printing(x):
    print("sum:", x.sum())

def to_list(x):
    return x * max(x.tolist())

def timing(x):
    return x + time.perf_counter()

for f in (printing, to_list, timing):
    try:
        torch.compile(f, backend="eager", fullgraph=True)(torch.ones(3))
    except torch._dynamo.exc.Unsupported as error:
        print(f"{f.__name__}:", str(error).splitlines()[0])
#> printing: Failed to trace builtin operator
#> to_list: Tensor.tolist() with non-integer tensor
#> UserWarning: Dynamo does not know how to trace the builtin `time.perf_counter.` This function is either a Python builtin (e.g. _warnings.warn) or a third-party C/C++ Python extension (perhaps created with pybind).
#> If it is a Python builtin, please file an issue on GitHub so the PyTorch team can add support for it and see the next case for a workaround.
#> If it is a third-party C/C++ Python extension, please either wrap it into a PyTorch-understood custom operator (see https://pytorch.org/tutorials/advanced/custom_ops_landing_page.html for more details) or, if it is traceable, use `torch.compiler.allow_in_graph`.
#> timing: Attempted to call function marked as skipped
# --8<-- [end:demo_causes]

# --8<-- [start:demo_item]
import logging
import torch

torch._logging.set_logs(dynamo=logging.ERROR)  # explain also logs it


def f(x):
    scale = x.sum().item()
    return x * scale


explanation = torch._dynamo.explain(f)(torch.ones(3))
print("graphs:", explanation.graph_count)
#> graphs: 2
for reason in explanation.break_reasons:
    print(reason.reason.splitlines()[0])
#> Unsupported Tensor.item() call with capture_scalar_outputs=False
# --8<-- [end:demo_item]

# --8<-- [start:demo_no_break]
import torch


def f(x):
    y = x * 2
    assert (y > 0).all()
    y = y.to(torch.float64)
    for size in y.shape:
        y = y / size
    return y * max(y.sum(), 0)


print("graphs:", torch._dynamo.explain(f)(torch.ones(3)).graph_count)
#> graphs: 1
# --8<-- [end:demo_no_break]

# --8<-- [start:demo_print]
import torch


def f(x):
    y = x * 2
    if not torch.compiler.is_compiling():
        print("y:", y)
    return y + 1


f(torch.ones(3))
#> y: tensor([2., 2., 2.])
print("graphs:", torch._dynamo.explain(f)(torch.ones(3)).graph_count)
#> graphs: 1
# --8<-- [end:demo_print]

# --8<-- [start:demo_disable]
import torch


@torch.compiler.disable
def log(x):
    print("mean:", x.mean().item())


def f(x):
    y = x * 2
    log(y)
    return y + 1


explanation = torch._dynamo.explain(f)(torch.ones(3))
#> mean: 2.0
print("graphs:", explanation.graph_count)
#> graphs: 2
# --8<-- [end:demo_disable]

# --8<-- [start:detect]
import torch

graphs = []


def counting(graph, inputs):
    graphs.append(graph)
    return graph


model = torch.nn.Sequential(torch.nn.Linear(4, 4), torch.nn.ReLU())
torch.compile(model, backend=counting)(torch.ones(2, 4))
print("graphs:", len(graphs))
#> graphs: 1
# --8<-- [end:detect]

# --8<-- [start:demo_more]
import threading
import torch

lock = threading.Lock()
def locked(x):
    with lock:
        return x + 1

def checked(x):
    raise ValueError("two rows, please")

for f in (locked, checked):
    try:
        torch.compile(f, backend="eager", fullgraph=True)(torch.ones(3))
    except torch._dynamo.exc.Unsupported as error:
        print(f"{f.__name__}:", str(error).splitlines()[0])
#> locked: Unsupported context manager
#> checked: Observed exception
# --8<-- [end:demo_more]

# --8<-- [start:demo_sizes]
import torch

def positive(x):
    return x[x > 0] * 2

compiled = torch.compile(positive, backend="eager", fullgraph=True)
print("sizes:", *[len(compiled(torch.tensor(values)))
                  for values in ([1.0, -1.0], [1.0, 2.0])])
#> sizes: 1 2
# --8<-- [end:demo_sizes]

# --8<-- [start:check]
import logging

import torch

assert wrong.out == "graphs: 2\ngraph breaks: 1\n"
assert right.out == "graphs: 1\ngraph breaks: 0\n"
assert wrong.explanation.graph_count == 2
assert right.explanation.graph_break_count == 0
lines = demo_fullgraph.out.splitlines()
assert lines[0] == "Unsupported: Data-dependent branching"
assert "Dynamo does not support tracing dynamic control flow" in lines[1]
assert demo_cond.out == """\
positive: tensor([2., 2., 2.])
negative: tensor([-2., -2., -2.])
"""
assert demo_more.out == """\
locked: Unsupported context manager
checked: Observed exception
"""
assert demo_sizes.out == "sizes: 1 2\n"
out = [x for x in demo_causes.out.splitlines() if x.split(":")[0] in (
    "printing", "to_list", "timing")]
assert out == [
    "printing: Failed to trace builtin operator",
    "to_list: Tensor.tolist() with non-integer tensor",
    "timing: Attempted to call function marked as skipped"]
assert "how to trace the builtin `time.perf_counter.`" in demo_causes.out
assert demo_item.out == """\
graphs: 2
Unsupported Tensor.item() call with capture_scalar_outputs=False
"""
assert demo_no_break.out == "graphs: 1\n"
assert demo_print.out == "y: tensor([2., 2., 2.])\ngraphs: 1\n"
assert demo_disable.out == "mean: 2.0\ngraphs: 2\n"
assert detect.out == "graphs: 1\n" and len(detect.graphs) == 1

# the cut changes no number, and where gives the same as if
x = torch.randn(2, 4)
with torch.no_grad():
    model = wrong.Model()
    model.layer.weight.mul_(1000)
    twin = right.Model()
    twin.load_state_dict(model.state_dict())
    for scaled in (x, x / 10000):
        expected = model(scaled)
        compiled = torch.compile(model, backend="eager")
        assert torch.equal(compiled(scaled), expected)
        assert torch.equal(twin(scaled), expected)
torch._dynamo.reset()

# item() raises nothing with fullgraph=True
compiled = torch.compile(demo_item.f, backend="eager", fullgraph=True)
assert compiled(torch.ones(3)).tolist() == [3.0] * 3
torch._dynamo.reset()
with torch._dynamo.config.patch(capture_scalar_outputs=True):
    explanation = torch._dynamo.explain(demo_item.f)(torch.ones(3))
    assert explanation.graph_count == 1
    assert torch._dynamo.config.capture_scalar_outputs is True
torch._dynamo.reset()
torch._logging.set_logs(graph_breaks=False)  # a name that TORCH_LOGS takes



def unsupported(f):
    torch._dynamo.reset()
    with torch._dynamo.config.patch(verbose=False):
        try:
            torch.compile(f, backend="eager", fullgraph=True)(torch.ones(3))
        except (torch._dynamo.exc.Unsupported,
                torch._dynamo.exc.UserError) as error:
            return str(error)


logger = logging.getLogger("graph breaks")


def logs(x):
    y = x * 2
    logger.info("y: %s", y)
    return y


def opens(x):
    with open("x.txt") as file:
        return x * len(file.read())


def number(x):
    return x * 2 if x.sum().item() > 0 else x


def says(x):
    assert (x > 0).all(), f"not positive: {x.shape}"
    return x * 2


assert unsupported(logs).startswith("logging.Logger method not supported")
assert unsupported(opens).startswith("Failed to trace builtin operator")
assert unsupported(says).startswith("Data-dependent branching")
for setting in (False, True):
    with torch._dynamo.config.patch(capture_scalar_outputs=setting):
        text = unsupported(number)
        assert "Could not guard on data-dependent expression" in text
torch._dynamo.reset()

# a training step with backward() in it does raise


def training_step(x):
    loss = (x * demo_step_weight).sum()
    loss.backward()


demo_step_weight = torch.ones(3, requires_grad=True)
try:
    torch.compile(training_step, backend="eager", fullgraph=True)(torch.ones(3))
except torch._dynamo.exc.Unsupported:
    pass
else:
    raise AssertionError("backward() is compiled")
torch._dynamo.reset()
# an if on a shape, or on a Python number, makes no graph break


def by_shape(x, flag):
    if x.shape[0] > 2 and flag:
        return x * 2
    return x


explanation = torch._dynamo.explain(by_shape)(torch.ones(3), True)
assert explanation.graph_count == 1
torch._dynamo.reset()
# --8<-- [end:check]
