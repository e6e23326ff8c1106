"""torch.export proves that the graph is right for every size that it declares; a size that the code fixes, and a branch on data, stop it."""
# /// pitfall
# apis = ["torch.export.export", "torch.export.Dim", "torch.where"]
# also = ["torch.onnx.export", "torch.export.draft_export"]
# symptom = "error"
# raises = ["wrong", "wrong_constant"]
# added = 2026-12-01
# messages = [
#   "Constraints violated (*)!",
#   "You marked * as dynamic but your code specialized it to be a constant (*).",
#   "Not all values of * in the specified range satisfy the generated guard *",
#   "The values of * must always be equal.",
#   "Could not guard on data-dependent expression *",
#   "Could not extract specialized integer from data-dependent expression *",
# ]
# older = [
#   "Not all values of * in the specified range * are valid because * was inferred to be a constant (*).",
#   "Failed to export the model with torch.export",
#   "This is step 1/3 of exporting the model to ONNX",
# ]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2)).eval()
x = torch.randn(1, 4)
batch = torch.export.Dim("batch")
program = torch.export.export(model, (x,), dynamic_shapes=({0: batch},))
#> torch._dynamo.exc.UserError: Constraints violated (batch)! For more information, run with TORCH_LOGS="+dynamic".
#>   - You marked batch as dynamic but your code specialized it to be a constant (1). If you're using mark_dynamic, either remove it or use maybe_mark_dynamic. If you're using Dim.DYNAMIC, replace it with either Dim.STATIC or Dim.AUTO.
#> Suggested fixes:
#>   batch = 1
#>
#> The error above occurred when calling torch.export.export. If you would like to view some more information about this error, and get a list of all other errors that may occur in your export call, you can replace your `export()` call with `draft_export()`.
print("exported for a batch of any size")
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2)).eval()
x = torch.randn(2, 4)  # not 1
batch = torch.export.Dim("batch")
program = torch.export.export(model, (x,), dynamic_shapes=({0: batch},))
for size in 1, 2, 7:
    print(size, "->", tuple(program.module()(torch.randn(size, 4)).shape))
#> 1 -> (1, 2)
#> 2 -> (2, 2)
#> 7 -> (7, 2)
# --8<-- [end:right]

# --8<-- [start:wrong_constant]
import torch
from torch import nn


class Recurrent(nn.Module):
    def __init__(self):
        super().__init__()
        self.cell = nn.GRUCell(4, 8)

    def forward(self, x):
        h = torch.zeros(2, 8)
        return self.cell(x, h)


batch = torch.export.Dim("batch")
program = torch.export.export(Recurrent(), (torch.randn(2, 4),),
                              dynamic_shapes=({0: batch},))
#> torch._dynamo.exc.UserError: Constraints violated (batch)! For more information, run with TORCH_LOGS="+dynamic".
#>   - You marked batch as dynamic but your code specialized it to be a constant (2). If you're using mark_dynamic, either remove it or use maybe_mark_dynamic. If you're using Dim.DYNAMIC, replace it with either Dim.STATIC or Dim.AUTO.
#> Suggested fixes:
#>   batch = 2
#>
#> The error above occurred when calling torch.export.export. If you would like to view some more information about this error, and get a list of all other errors that may occur in your export call, you can replace your `export()` call with `draft_export()`.
print("exported for a batch of any size")
# --8<-- [end:wrong_constant]

# --8<-- [start:right_constant]
import torch
from torch import nn


class Recurrent(nn.Module):
    def __init__(self):
        super().__init__()
        self.cell = nn.GRUCell(4, 8)

    def forward(self, x):
        h = torch.zeros(x.shape[0], 8)
        return self.cell(x, h)


batch = torch.export.Dim("batch")
program = torch.export.export(Recurrent(), (torch.randn(2, 4),),
                              dynamic_shapes=({0: batch},))
print("7 rows:", tuple(program.module()(torch.randn(7, 4)).shape))
#> 7 rows: (7, 8)
# --8<-- [end:right_constant]

# --8<-- [start:demo_equal]
import torch
from torch import nn


class Masked(nn.Module):
    def forward(self, ids, mask):
        return ids * mask


args = torch.ones(2, 5), torch.ones(2, 5)
a, b = torch.export.Dim("a"), torch.export.Dim("b")
for name, shapes in {"two": ({1: a}, {1: b}), "one": ({1: a}, {1: a})}.items():
    try:
        torch.export.export(Masked(), args, dynamic_shapes=shapes)
        print(f"{name} Dim: exported")
    except Exception as error:
        text = str(error).splitlines()
        print(f"{name} Dim:", *text[1:4], sep="\n")
#> two Dim:
#>   - The values of b = L['mask'].size()[1] and a = L['ids'].size()[1] must always be equal.
#> Suggested fixes:
#>   b = a
#> one Dim: exported
# --8<-- [end:demo_equal]

# --8<-- [start:demo_multiple]
import torch
from torch import nn


class Pairs(nn.Module):
    def forward(self, x):
        return x.view(-1, 2, 4)


half = torch.export.Dim("half")
for name, dim in {"any": torch.export.Dim("batch"), "even": 2 * half}.items():
    try:
        program = torch.export.export(Pairs(), (torch.ones(6, 4),),
                                      dynamic_shapes=({0: dim},))
        print(f"{name}:", tuple(program.module()(torch.ones(8, 4)).shape))
    except Exception as error:
        text = str(error).splitlines()
        print(f"{name}:", text[1], *text[-5:-2], sep="\n")
#> any:
#>   - Not all values of batch = L['x'].size()[0] in the specified range satisfy the generated guard ((4*L['x'].size()[0]) % 8) == 0.
#> Suggested fixes:
#>   _batch = Dim('_batch', min=1, max=oo)
#>   batch = 2*_batch
#> even: (4, 2, 4)
# --8<-- [end:demo_multiple]

# --8<-- [start:demo_data]
import contextlib
import io
import torch
from torch import nn


class Clip(nn.Module):
    def forward(self, x):
        largest = x.abs().max().item()
        if largest > 1:
            x = x / largest
        return x


try:
    with contextlib.redirect_stderr(io.StringIO()):  # a long log
        torch.export.export(Clip(), (torch.randn(2, 4),))
except RuntimeError as error:
    print(str(error).splitlines()[0])
#> Could not guard on data-dependent expression zuf0 > 1.0 (unhinted: zuf0 > 1.0).  (Size-like symbols: none)
# --8<-- [end:demo_data]

# --8<-- [start:demo_data_fixed]
import torch
from torch import nn


class Clip(nn.Module):
    def forward(self, x):
        largest = x.abs().max()
        return torch.where(largest > 1, x / largest, x)


program = torch.export.export(Clip(), (torch.randn(2, 4),))
for x in torch.tensor([[0.5, 0.0]]), torch.tensor([[4.0, 2.0]]):
    print(x.tolist(), "->", Clip()(x).tolist())
#> [[0.5, 0.0]] -> [[0.5, 0.0]]
#> [[4.0, 2.0]] -> [[1.0, 0.5]]
# --8<-- [end:demo_data_fixed]

# --8<-- [start:demo_size]
import contextlib
import io
import torch
from torch import nn

class First(nn.Module):
    def forward(self, x, length):
        n = length.item()
        n = int(n) if length.is_floating_point() else n
        torch._check(n >= 0)
        return x.new_zeros(n)

for length in torch.tensor(3.0), torch.tensor(3):
    try:
        with contextlib.redirect_stderr(io.StringIO()):  # a long log
            torch.export.export(First(), (torch.ones(5), length))
        print(f"{length.dtype}: exported")
    except RuntimeError as error:
        print(f"{length.dtype}:", str(error).split(" (")[0])
#> torch.float32: Could not extract specialized integer from data-dependent expression TruncToInt(zuf0)
#> torch.int64: exported
# --8<-- [end:demo_size]

# --8<-- [start:detect]
import torch
from torch import nn


class Recurrent(nn.Module):
    def __init__(self):
        super().__init__()
        self.cell = nn.GRUCell(4, 8)

    def forward(self, x, scale):
        return self.cell(x, torch.zeros(2, 8)), scale * 2


auto, args = {0: torch.export.Dim.AUTO}, (torch.randn(2, 4), torch.ones(5))
program = torch.export.export(Recurrent(), args, dynamic_shapes=(auto, auto))
for node in program.graph.find_nodes(op="placeholder")[-2:]:
    sizes = [str(n) for n in node.meta["val"].shape]
    print(node.name, [n if n.isdigit() else "varies" for n in sizes])
#> x ['2', '4']
#> scale ['varies']
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

constant = ("  - You marked batch as dynamic but your code specialized it to be "
            "a constant (%d).")
assert (wrong.error or "").startswith(
    "torch._dynamo.exc.UserError: Constraints violated (batch)! For more")
assert constant % 1 in wrong.out and constant % 2 in wrong_constant.out
assert right.out == "1 -> (1, 2)\n2 -> (2, 2)\n7 -> (7, 2)\n"
assert right_constant.out == "7 rows: (7, 8)\n"
assert demo_equal.out == """\
two Dim:
  - The values of b = L['mask'].size()[1] and a = L['ids'].size()[1] must \
always be equal.
Suggested fixes:
  b = a
one Dim: exported
"""
assert "satisfy the generated guard" in demo_multiple.out
assert "  batch = 2*_batch\neven: (4, 2, 4)\n" in demo_multiple.out
assert demo_data.out.startswith(
    "Could not guard on data-dependent expression zuf0 > 1.0")
assert demo_data_fixed.out == """\
[[0.5, 0.0]] -> [[0.5, 0.0]]
[[4.0, 2.0]] -> [[1.0, 0.5]]
"""
for x in torch.randn(4, 2, 4):
    assert torch.equal(demo_data_fixed.program.module()(x),
                       demo_data_fixed.Clip()(x))
assert detect.out == "x ['2', '4']\nscale ['varies']\n"
try:
    detect.program.module()(torch.randn(7, 4), torch.ones(5))
except AssertionError as error:
    assert str(error) == "Guard failed: x.size()[0] == 2"
else:
    raise AssertionError("a batch of 7 was accepted")
detect.program.module()(torch.randn(2, 4), torch.ones(9))
# without dynamic_shapes, every size is that of the example
program = torch.export.export(right.model, (torch.randn(2, 4),))
try:
    program.module()(torch.randn(3, 4))
except AssertionError as error:
    assert str(error).startswith("Guard failed: ")
else:
    raise AssertionError("a batch of 3 was accepted")
assert demo_size.out.splitlines()[0].startswith("torch.float32: Could not ")
assert demo_size.out.splitlines()[1] == "torch.int64: exported"
# a height that is a multiple of 32
image, h32 = torch.ones(1, 3, 64, 64), 32 * torch.export.Dim("h32")
net = torch.nn.MaxPool2d(32)
program = torch.export.export(net, (image,), dynamic_shapes=({2: h32},))
assert program.module()(torch.ones(1, 3, 96, 64)).shape == (1, 3, 3, 2)
class Int(torch.nn.Module):
    def forward(self, x):
        return x + torch.zeros(int(x.shape[0]), 4)


shapes = ({0: torch.export.Dim("batch")},)
try:
    torch.export.export(Int(), (torch.ones(2, 4),), dynamic_shapes=shapes)
except Exception as error:
    assert "specialized it to be a constant (2)" in str(error)
else:
    raise AssertionError("int() didn't fix the size")
# --8<-- [end:check]
