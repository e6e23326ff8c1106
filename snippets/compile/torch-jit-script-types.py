"""torch.jit.script compiles the source with types: what is not annotated is a Tensor, and attributes must have a TorchScript type."""
# /// pitfall
# apis = ["torch.jit.script", "torch.export.export"]
# symptom = "question"
# added = 2026-11-29
# messages = [
#   "Unknown type name '*':",
#   "Expected a default value of type Tensor (inferred) on parameter \"*\".Because \"*\" was not annotated with an explicit type it is assumed to be type 'Tensor'.",
#   "Module '*' has no attribute '*' (This attribute exists on the Python module, but we failed to convert Python type: '*' to a TorchScript type.",
#   "Module '*' has no attribute '*' :",
#   "all inputs of range must be ints, found Tensor (inferred) in argument 0:",
#   "Compiled functions can't take variable number of arguments or use keyword-only arguments with defaults",
#   "* is not defined in the false branch",
#   "Expected integer literal for index but got a variable or non-integer. ModuleList/Sequential indexing is only supported with integer literals.",
#   "Unable to extract string literal index. ModuleDict indexing is only supported with string literals.",
#   "Can not iterate over a module list or tuple with a value that does not have a statically determinable length",
#   "cannot call a value of type 'Tensor':",
#   "Expected a value of type 'Tensor' for argument '*' but instead found type '__torch__.torch.nn.modules.*",
#   "Expected a value of type 'Tensor' for argument '*' but instead found type 'Optional[Tensor]'.",
#   "Type variable 't' previously matched to type Tensor is matched to type *.",
#   "Comprehension ifs are not supported yet",
#   "try blocks aren't supported",
#   "Lambda aren't supported",
# ]
# older = [
#   "Expected integer literal for index. ModuleList/Sequential indexing is only supported with integer literals.",
#   "python value of type 'ModuleList' cannot be used as a value",
#   "import statements aren't supported",
#   "function definitions aren't supported",
#   "global variables aren't supported",
#   "SetComp aren't supported",
#   "Yield aren't supported",
#   "Only a single generator is currently supported",
#   "Don't support formatting in JoinedStr",
# ]
# ///

# --8<-- [start:demo_default]
import torch


def without_type(x, factor=2.0):
    return x * factor


def with_type(x, factor: float = 2.0):
    return x * factor


for f in (without_type, with_type):
    try:
        scripted = torch.jit.script(f)
        print("works:", scripted(torch.ones(2)))
    except RuntimeError as error:
        print("fails:", str(error).strip().splitlines()[0])
#> fails: Expected a default value of type Tensor (inferred) on parameter "factor".Because "factor" was not annotated with an explicit type it is assumed to be type 'Tensor'.:
#> works: tensor([2., 2.])
# --8<-- [end:demo_default]

# --8<-- [start:demo_default_class]
import torch
from torch import nn


class Model(nn.Module):
    def __init__(self, dim=8):
        super().__init__()
        self.layer = nn.Linear(dim, 2)

    def forward(self, x, repeat: int = 1, mask: torch.Tensor | None = None):
        for _ in range(repeat):
            x = torch.tanh(x)
        if mask is not None:
            x = x * mask
        return self.layer(x)


scripted = torch.jit.script(Model())
print("output:", scripted(torch.ones(3, 8), 2).shape)
#> output: torch.Size([3, 2])
# --8<-- [end:demo_default_class]

# --8<-- [start:demo_name]
import numpy as np
import torch

def f(x: torch.tensor):
    return x

def g(x: np.ndarray):
    return x

def h(x: torch.Tensor):
    return x

for function in (f, g, h):
    try:
        torch.jit.script(function)
        print("works")
    except RuntimeError as error:
        print("fails:", str(error).strip().splitlines()[0])
#> fails: Unknown type name 'torch.tensor':
#> fails: Unknown type name 'np.ndarray':
#> works
# --8<-- [end:demo_name]

# --8<-- [start:demo_attribute]
import torch
from torch import nn


class Model(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.config = config

    def forward(self, x):
        return x * self.config["scale"]


try:
    torch.jit.script(Model({"scale": 2.0, "name": "small"}))
except RuntimeError as error:
    print(str(error).strip().splitlines()[0])
#> Module 'Model' has no attribute 'config' (This attribute exists on the Python module, but we failed to convert Python type: 'dict' to a TorchScript type. Dictionary inputs to traced functions must have consistent type. Found float and str. Its type was inferred; try adding a type annotation for the attribute.):
# --8<-- [end:demo_attribute]

# --8<-- [start:demo_attribute_fixed]
import torch
from torch import nn


class Model(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.scale = config["scale"]

    def forward(self, x):
        return x * self.scale


scripted = torch.jit.script(Model({"scale": 2.0, "name": "small"}))
print("output:", scripted(torch.ones(2)))
#> output: tensor([2., 2.])
# --8<-- [end:demo_attribute_fixed]

# --8<-- [start:demo_types]
import argparse
import numpy as np
import torch
from torch import nn

for value in (argparse.Namespace(lr=1), np.int64(3), [nn.Identity()],
              3, 0.5, "text", [1, 2], {"a": 1.0}):

    class Model(nn.Module):
        def forward(self, x):
            return x, self.value

    model = Model()
    model.value = value
    try:
        torch.jit.script(model)
        print("works:", value)
    except RuntimeError as error:
        print("fails:", str(error).split("Python type: ")[1].split()[0])
#> fails: 'argparse.Namespace'
#> fails: 'numpy.int64'
#> fails: 'list'
#> works: 3
#> works: 0.5
#> works: text
#> works: [1, 2]
#> works: {'a': 1.0}
# --8<-- [end:demo_types]

# --8<-- [start:demo_list]
import torch
from torch import nn


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(2, 2), nn.ReLU()])

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


scripted = torch.jit.script(Model())
print("output:", scripted(torch.ones(1, 2)).shape)
#> output: torch.Size([1, 2])
# --8<-- [end:demo_list]

# --8<-- [start:demo_missing]
import torch
from torch import nn


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 2)

    def forward(self, x):
        return self.layers(x)


try:
    torch.jit.script(Model())
except RuntimeError as error:
    print(str(error).strip().splitlines()[0])
#> Module 'Model' has no attribute 'layers' :
# --8<-- [end:demo_missing]

# --8<-- [start:demo_others]
import torch

def count(x, n):
    for i in range(n):
        x = x + 1
    return x

def branch(x, flag: bool):
    if flag:
        y = x
    return y

def extra(x, **kwargs):
    return x

for f in (count, branch, extra):
    try:
        torch.jit.script(f)
    except Exception as error:
        print(f"{f.__name__}:", str(error).strip().splitlines()[0])
#> count: all inputs of range must be ints, found Tensor (inferred) in argument 0:
#> branch: y is not defined in the false branch:
#> extra: Compiled functions can't take variable number of arguments or use keyword-only arguments with defaults:
# --8<-- [end:demo_others]

# --8<-- [start:demo_syntax]
import torch

def comprehension(x):
    return [i for i in range(4) if i > 1]

def attempt(x):
    try:
        return x.inverse()
    except RuntimeError:
        return x

def local(x):
    scale = lambda t: t * 2
    return scale(x)

for f in (comprehension, attempt, local):
    try:
        torch.jit.script(f)
    except Exception as error:
        print(f"{f.__name__}:", str(error).strip().splitlines()[0])
#> comprehension: Comprehension ifs are not supported yet:
#> attempt: try blocks aren't supported:
#> local: Lambda aren't supported:
# --8<-- [end:demo_syntax]

# --8<-- [start:demo_syntax_fixed]
import torch

def comprehension(x):
    out: list[int] = []
    for i in range(4):
        if i > 1:
            out.append(i)
    return out

def scale(t):
    return t * 2

def local(x):
    return scale(x)

for f in (comprehension, local):
    print(f"{f.__name__}:", torch.jit.script(f)(torch.ones(2)))
#> comprehension: [2, 3]
#> local: tensor([2., 2.])
# --8<-- [end:demo_syntax_fixed]

# --8<-- [start:demo_ignore]
import torch
from torch import nn


class Model(nn.Module):
    def forward(self, x):
        return self.safe_inverse(x) * 2

    @torch.jit.ignore
    def safe_inverse(self, x):
        try:
            return x.inverse()
        except RuntimeError:
            return x


scripted = torch.jit.script(Model())
print("output:", scripted(torch.zeros(2, 2)).tolist())
#> output: [[0.0, 0.0], [0.0, 0.0]]
# --8<-- [end:demo_ignore]

# --8<-- [start:demo_export]
import torch
from torch import nn


class Model(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.config = config

    def forward(self, x, factor=2.0):
        return x * self.config["scale"] * factor


model = Model({"scale": 3.0, "name": "small"})
program = torch.export.export(model, (torch.ones(2),))
print("output:", program.module()(torch.ones(2)))
#> output: tensor([6., 6.])
# --8<-- [end:demo_export]

# --8<-- [start:demo_index]
import torch
from torch import nn


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(2, 2), nn.Linear(2, 2)])

    def forward(self, x):
        for i in range(2):
            x = self.layers[i](x)
        return x


try:
    torch.jit.script(Model())
except RuntimeError as error:
    print(str(error).strip().splitlines()[0])
#> Expected integer literal for index but got a variable or non-integer. ModuleList/Sequential indexing is only supported with integer literals. For example, 'i = 4; self.layers[i](x)' will fail because i is not a literal. Enumeration is supported, e.g. 'for index, v in enumerate(self): out = v(inp)':
# --8<-- [end:demo_index]

# --8<-- [start:demo_enumerate]
import torch
from torch import nn


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(2, 2), nn.Linear(2, 2)])

    def forward(self, x, n: int):
        for i, layer in enumerate(self.layers):
            if i < n:
                x = layer(x)
        return x


scripted = torch.jit.script(Model())
print("output:", scripted(torch.ones(1, 2), 1).shape)
#> output: torch.Size([1, 2])
# --8<-- [end:demo_enumerate]

# --8<-- [start:demo_pass]
import torch
from torch import nn

class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(2, 2)])

    def forward(self, x):
        return self.run(self.layers, x)

    def run(self, layers, x):
        for layer in layers:
            x = layer(x)
        return x

try:
    torch.jit.script(Model())
except RuntimeError as error:
    print(str(error).strip().splitlines()[0])
#> cannot call a value of type 'Tensor':
# --8<-- [end:demo_pass]

# --8<-- [start:demo_containers]
import re
import torch
from torch import nn

def as_tensor(self, x):
    return torch.relu(self.layers)

def in_zip(self, x):
    return [layer(y) for layer, y in zip(self.layers, [x, x])]

for forward in (as_tensor, in_zip):
    Model = type("Model", (nn.Module,), {"forward": forward})
    model = Model()
    model.layers = nn.ModuleList([nn.Identity(), nn.Identity()])
    try:
        torch.jit.script(model)
    except RuntimeError as error:
        text = re.sub(r"___torch_mangle_\d+\.", "", str(error))
        lines = [x for x in text.splitlines() if " a " in x]
        print(f"{forward.__name__}:", lines[0].split(" (of ")[0].strip())
#> as_tensor: Expected a value of type 'Tensor' for argument 'self' but instead found type '__torch__.torch.nn.modules.container.ModuleList
#> in_zip: Can not iterate over a module list or tuple with a value that does not have a statically determinable length
# --8<-- [end:demo_containers]

# --8<-- [start:demo_dict]
import torch
from torch import nn


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.heads = nn.ModuleDict({"a": nn.Linear(2, 2)})

    def forward(self, x, name: str):
        return self.heads[name](x)


try:
    torch.jit.script(Model())
except RuntimeError as error:
    print(str(error).strip().split(" For example")[0])
#> Unable to extract string literal index. ModuleDict indexing is only supported with string literals.
# --8<-- [end:demo_dict]

# --8<-- [start:demo_values]
import torch

def optional(x, mask: torch.Tensor | None = None):
    return x * mask

def empty(x):
    sizes = []
    sizes.append(x.size(0))
    return sizes

for f in (optional, empty):
    try:
        torch.jit.script(f)
    except RuntimeError as error:
        lines = [x for x in str(error).splitlines() if "type Tensor" in x
                 or "type 'Tensor'" in x]
        print(f"{f.__name__}:", lines[0].strip())
#> optional: Expected a value of type 'Tensor' for argument 'other' but instead found type 'Optional[Tensor]'.
#> empty: Could not match type int to t in argument 'el': Type variable 't' previously matched to type Tensor is matched to type int.
# --8<-- [end:demo_values]

# --8<-- [start:demo_values_fixed]
import torch

def optional(x, mask: torch.Tensor | None = None):
    if mask is not None:
        x = x * mask
    return x

def empty(x):
    sizes: list[int] = []
    sizes.append(x.size(0))
    return sizes

for f in (optional, empty):
    scripted = torch.jit.script(f)
    print(f"{f.__name__}:", scripted(torch.ones(2)))
#> optional: tensor([1., 1.])
#> empty: [2]
# --8<-- [end:demo_values_fixed]

# --8<-- [start:check]
import torch

inferred = (
    'fails: Expected a default value of type Tensor (inferred) on parameter '
    '"factor".Because "factor" was not annotated with an explicit type it is '
    "assumed to be type 'Tensor'.:")
assert demo_default.out == f"{inferred}\nworks: tensor([2., 2.])\n"
assert demo_default_class.out == "output: torch.Size([3, 2])\n"
assert demo_name.out == """\
fails: Unknown type name 'torch.tensor':
fails: Unknown type name 'np.ndarray':
works
"""
assert (
    "Module 'Model' has no attribute 'config' (This attribute exists on the "
    "Python module, but we failed to convert Python type: 'dict'"
) in demo_attribute.out
assert "Found float and str" in demo_attribute.out
assert demo_attribute_fixed.out == "output: tensor([2., 2.])\n"
assert demo_types.out.splitlines() == [
    "fails: 'argparse.Namespace'", "fails: 'numpy.int64'", "fails: 'list'",
    "works: 3", "works: 0.5", "works: text", "works: [1, 2]",
    "works: {'a': 1.0}"]
assert demo_list.out == "output: torch.Size([1, 2])\n"
assert demo_missing.out == "Module 'Model' has no attribute 'layers' :\n"
lines = demo_others.out.splitlines()
assert lines[0].startswith("count: all inputs of range must be ints")
assert lines[1] == "branch: y is not defined in the false branch:"
assert lines[2].startswith("extra: Compiled functions can't take variable")
assert demo_export.out == "output: tensor([6., 6.])\n"
assert demo_index.out.startswith(
    "Expected integer literal for index but got a variable or non-integer. "
    "ModuleList/Sequential indexing is only supported with integer literals.")
assert demo_enumerate.out == "output: torch.Size([1, 2])\n"
assert demo_pass.out == "cannot call a value of type 'Tensor':\n"
assert demo_containers.out == (
    "as_tensor: Expected a value of type 'Tensor' for argument 'self' but "
    "instead found type '__torch__.torch.nn.modules.container.ModuleList\n"
    "in_zip: Can not iterate over a module list or tuple with a value that "
    "does not have a statically determinable length\n")
assert demo_dict.out == (
    "Unable to extract string literal index. ModuleDict indexing is only "
    "supported with string literals.\n")
assert demo_values.out == (
    "optional: Expected a value of type 'Tensor' for argument 'other' but "
    "instead found type 'Optional[Tensor]'.\nempty: Could not match type int to t in "
    "argument 'el': Type variable 't' previously matched to type Tensor is "
    "matched to type int.\n")
assert demo_values_fixed.out == "optional: tensor([1., 1.])\nempty: [2]\n"

# a bare dict is no type, and an empty list has none
try:
    torch.jit.CompilationUnit("def f(x, scales: dict):\n    return x\n")
except RuntimeError as error:
    assert str(error).strip().startswith("Unknown type name 'dict':")
else:
    raise AssertionError("a bare dict was accepted")
unit = torch.jit.CompilationUnit(
    "def f(x, scales: dict[str, float]):\n    return x * scales['a']\n")
assert unit.f(torch.ones(1), {"a": 2.0}).item() == 2.0
__name__ = "__main__"  # torch.jit wants to know where a class is from


# an attribute that can be None has to go into a variable first
class Masked(demo_enumerate.Model):
    mask: torch.Tensor | None


masked = Masked()
masked.mask = torch.ones(1)
masked = torch.jit.script(masked)
masked.define("""
def variable(self, x):
    mask = self.mask
    if mask is not None:
        x = x * mask
    return x
""")
assert torch.equal(masked.variable(torch.ones(2)), torch.ones(2))
try:
    masked.define("""
def attribute(self, x):
    if self.mask is not None:
        x = x * self.mask
    return x
""")
except RuntimeError as error:
    assert "found type 'Optional[Tensor]'" in str(error)
else:
    raise AssertionError("the attribute was accepted")


class Empty(demo_types.Model):
    pass


class Annotated(demo_types.Model):
    value: list[int]


for kind in (Empty, Annotated):
    model = kind()
    model.value = []
    try:
        assert torch.jit.script(model)(torch.ones(1))[1] == []
        assert kind is Annotated
    except RuntimeError as error:
        assert kind is Empty
        assert "failed to convert Python type: 'list'" in str(error)
assert demo_syntax.out == """\
comprehension: Comprehension ifs are not supported yet:
attempt: try blocks aren't supported:
local: Lambda aren't supported:
"""
assert demo_syntax_fixed.out == "comprehension: [2, 3]\nlocal: tensor([2., 2.])\n"
assert demo_ignore.out == "output: [[0.0, 0.0], [0.0, 0.0]]\n"
import io

try:
    torch.jit.save(demo_ignore.scripted, io.BytesIO())
except RuntimeError as error:
    assert "Could not export Python function call 'safe_inverse'" in str(error)
else:
    raise AssertionError("a model that calls Python was saved")
# --8<-- [end:check]
