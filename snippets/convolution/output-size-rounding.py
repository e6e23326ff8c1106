"""Conv2d and MaxPool2d round the output size down, so the last rows and columns may never count."""
# /// pitfall
# apis = ["torch.nn.Conv2d", "torch.nn.MaxPool2d", "torch.nn.functional.conv2d", "torch.nn.functional.max_pool2d"]
# symptom = "silent"
# raises = ["wrong_ceil", "demo_zero"]
# added = 2026-11-21
# messages = [
#   "Conv2d.__init__() got an unexpected keyword argument 'ceil_mode'",
#   "Given input size: (*x*x*). Calculated output size: (*x*x*). Output size is too small",
# ]
#
# [code.pool_of_an_odd_size]
# either = [
#     'torch.nn.functional.max_pool2d($X, 2)', 'torch.nn.functional.avg_pool2d($X, 2)',
#     'torch.nn.functional.max_pool1d($X, 2)', 'torch.nn.functional.max_pool2d($X, kernel_size=2)',
#     'torch.nn.functional.avg_pool1d($X, 2)', 'torch.nn.MaxPool2d(2)($X)',
#     'torch.nn.AvgPool2d(2)($X)', 'torch.nn.MaxPool1d(2)($X)',
#     'torch.nn.functional.max_pool2d($X, 2, 2)',
# ]
# anywhere = [
#     [
#         '$X = <... torch.$MAKE(..., $H) ...>', '$X = <... torch.$MAKE(..., $H, $SAME) ...>',
#         '$X = torch.arange(...).view(..., $H)',
#     ],
# ]
# names = { "$H" = '\d*[3579]|\d+1' }
# example = '''
# x = torch.randn(1, 1, 7, 7)
# y = torch.nn.functional.max_pool2d(x, 2)
# '''
#
# [code.pooling_layer_of_an_odd_size]
# pattern = '$POOL($X)'
# anywhere = [
#     [
#         '$POOL = torch.nn.MaxPool2d(2)', '$POOL = torch.nn.MaxPool2d(2, 2)',
#         '$POOL = torch.nn.MaxPool2d(kernel_size=2)',
#         '$POOL = torch.nn.MaxPool2d(kernel_size=2, stride=2)',
#         '$POOL = torch.nn.MaxPool2d(2, stride=2)', '$POOL = torch.nn.AvgPool2d(2)',
#         '$POOL = torch.nn.AvgPool2d(2, 2)', '$POOL = torch.nn.AvgPool2d(kernel_size=2)',
#         '$POOL = torch.nn.AvgPool2d(kernel_size=2, stride=2)',
#         '$POOL = torch.nn.AvgPool2d(2, stride=2)', '$POOL = torch.nn.MaxPool1d(2)',
#         '$POOL = torch.nn.MaxPool1d(2, 2)', '$POOL = torch.nn.MaxPool1d(kernel_size=2)',
#         '$POOL = torch.nn.MaxPool1d(kernel_size=2, stride=2)',
#         '$POOL = torch.nn.MaxPool1d(2, stride=2)',
#     ],
#     [
#         '$X = <... torch.$MAKE(..., $H) ...>', '$X = <... torch.$MAKE(..., $H, $SAME) ...>',
#         '$X = torch.arange(...).view(..., $H)',
#     ],
# ]
# names = { "$H" = '\d*[3579]|\d+1' }
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

x = torch.arange(1.0, 26).view(1, 1, 5, 5)
pool = nn.MaxPool2d(2)
y = pool(x)
print("output:", y[0, 0].int().tolist())
#> output: [[7, 9], [17, 19]]
print("largest value of x:", x.max().item(), "and of y:", y.max().item())
#> largest value of x: 25.0 and of y: 19.0
# --8<-- [end:wrong]

# --8<-- [start:wrong_conv]
import torch
from torch import nn

torch.manual_seed(0)
conv = nn.Conv2d(1, 1, kernel_size=3, stride=2)
x = torch.randn(1, 1, 6, 6)
changed = x.clone()
changed[:, :, -1] = 0  # a different last row
y, y_changed = conv(x), conv(changed)
print("output:", y.shape)
#> output: torch.Size([1, 1, 2, 2])
print("the last row makes a difference:", not torch.equal(y, y_changed))
#> the last row makes a difference: False
# --8<-- [end:wrong_conv]

# --8<-- [start:wrong_encoder]
import torch
from torch import nn

encoder = nn.Sequential(
    nn.Conv2d(3, 16, kernel_size=3, stride=2),
    nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Conv2d(16, 32, kernel_size=3, stride=2),
)
x = torch.rand(8, 3, 64, 64)
for layer in encoder:
    x = layer(x)
    print(type(layer).__name__, tuple(x.shape))
#> Conv2d (8, 16, 31, 31)
#> ReLU (8, 16, 31, 31)
#> MaxPool2d (8, 16, 15, 15)
#> Conv2d (8, 32, 7, 7)
# --8<-- [end:wrong_encoder]

# --8<-- [start:right]
import torch
from torch import nn

x = torch.arange(1.0, 26).view(1, 1, 5, 5)
pool = nn.MaxPool2d(2, ceil_mode=True)
y = pool(x)
print("output:", y[0, 0].int().tolist())
#> output: [[7, 9, 10], [17, 19, 20], [22, 24, 25]]
print("largest value of x:", x.max().item(), "and of y:", y.max().item())
#> largest value of x: 25.0 and of y: 25.0
# --8<-- [end:right]

# --8<-- [start:wrong_ceil]
from torch import nn

conv = nn.Conv2d(1, 1, kernel_size=3, stride=2, ceil_mode=True)
#> TypeError: Conv2d.__init__() got an unexpected keyword argument 'ceil_mode'
# --8<-- [end:wrong_ceil]

# --8<-- [start:right_conv]
import torch
from torch import nn

torch.manual_seed(0)
conv = nn.Conv2d(1, 1, kernel_size=3, stride=2, padding=1)
x = torch.randn(1, 1, 6, 6)
changed = x.clone()
changed[:, :, -1] = 0  # a different last row
y, y_changed = conv(x), conv(changed)
print("output:", y.shape)
#> output: torch.Size([1, 1, 3, 3])
print("the last row makes a difference:", not torch.equal(y, y_changed))
#> the last row makes a difference: True
# --8<-- [end:right_conv]

# --8<-- [start:right_encoder]
import torch
from torch import nn

encoder = nn.Sequential(
    nn.Conv2d(3, 16, kernel_size=3, stride=2, padding=1),
    nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Conv2d(16, 32, kernel_size=3, stride=2, padding=1),
)
x = torch.rand(8, 3, 64, 64)
for layer in encoder:
    x = layer(x)
    print(type(layer).__name__, tuple(x.shape))
#> Conv2d (8, 16, 32, 32)
#> ReLU (8, 16, 32, 32)
#> MaxPool2d (8, 16, 16, 16)
#> Conv2d (8, 32, 8, 8)
# --8<-- [end:right_encoder]

# --8<-- [start:demo_windows]
import torch
from torch import nn

for padding in (0, 1):
    conv = nn.Conv2d(1, 1, kernel_size=3, stride=2, padding=padding)
    nn.init.ones_(conv.weight)
    x = torch.zeros(1, 1, 6, 6, requires_grad=True)
    conv(x).sum().backward()
    print(f"{padding=}, row 0:", x.grad[0, 0, 0].int().tolist())
    print(f"{padding=}, row 5:", x.grad[0, 0, 5].int().tolist())
#> padding=0, row 0: [1, 1, 2, 1, 1, 0]
#> padding=0, row 5: [0, 0, 0, 0, 0, 0]
#> padding=1, row 0: [1, 2, 1, 2, 1, 1]
#> padding=1, row 5: [1, 2, 1, 2, 1, 1]
# --8<-- [end:demo_windows]

# --8<-- [start:demo_dropped]
import torch
from torch import nn

x = torch.arange(1.0, 6).expand(1, 1, 5, 5)
y = nn.MaxPool2d(2, padding=1, ceil_mode=True)(x)
print("output:", y.shape)
#> output: torch.Size([1, 1, 3, 3])
print("first row:", y[0, 0, 0].tolist())
#> first row: [1.0, 3.0, 5.0]
# --8<-- [end:demo_dropped]

# --8<-- [start:demo_zero]
import torch
from torch import nn

pool = nn.MaxPool2d(2)
x = torch.rand(8, 512, 4, 1)
y = pool(x)
#> RuntimeError: Given input size: (512x4x1). Calculated output size: (512x2x0). Output size is too small
# --8<-- [end:demo_zero]

# --8<-- [start:demo_formula]
from itertools import product

import torch
import torch.nn.functional as F


def size(n, k, s, p, d, ceil=False):
    span = n + 2 * p - d * (k - 1) - 1
    out = (-(-span // s) if ceil else span // s) + 1
    return out - 1 if ceil and (out - 1) * s >= n + p else out


same = []
for n, *a in product(range(9, 17), (2, 3), (1, 2, 3, 4), (0, 1), (1, 2, 3)):
    x, w = torch.zeros(1, n, n), torch.zeros(1, 1, a[0], a[0])
    same.append(F.conv2d(x, w, None, *a[1:]).shape[1] == size(n, *a))
    for ceil in (False, True):
        same.append(F.max_pool2d(x, *a, ceil).shape[1] == size(n, *a, ceil))
print("sizes predicted:", sum(same), "of", len(same))
#> sizes predicted: 1152 of 1152
# --8<-- [end:demo_formula]

# --8<-- [start:demo_signatures]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(1, 3, 8, 8, requires_grad=True)
for name, layer in {
    "MaxPool2d(2)": nn.MaxPool2d(2),
    "Conv2d(3, 6, 2)": nn.Conv2d(3, 6, 2),
    "Conv2d(3, 6, 2, groups=3)": nn.Conv2d(3, 6, 2, groups=3),
}.items():
    y = layer(x)
    (grad,) = torch.autograd.grad(y[0, 0].sum(), x)
    used = (grad[0] != 0).any(dim=(1, 2)).tolist()
    print(name, tuple(y.shape), "channels seen:", used)
#> MaxPool2d(2) (1, 3, 4, 4) channels seen: [True, False, False]
#> Conv2d(3, 6, 2) (1, 6, 7, 7) channels seen: [True, True, True]
#> Conv2d(3, 6, 2, groups=3) (1, 6, 7, 7) channels seen: [True, False, False]
# --8<-- [end:demo_signatures]

# --8<-- [start:detect]
import torch
from torch import nn

torch.manual_seed(0)
encoder = nn.Sequential(
    nn.Conv2d(3, 16, kernel_size=3, stride=2),
    nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Conv2d(16, 32, kernel_size=3, stride=2),
)
x = torch.rand(8, 3, 64, 64, requires_grad=True)
encoder(x).sum().backward()
for name, dims in {"rows": (0, 1, 3), "columns": (0, 1, 2)}.items():
    unused = (x.grad == 0).all(dim=dims).nonzero().flatten()
    print(f"{name} without effect:", unused.tolist())
#> rows without effect: [61, 62, 63]
#> columns without effect: [61, 62, 63]
# --8<-- [end:detect]

# --8<-- [start:detect_layer]
def lost(n, kernel_size, stride, padding=0, dilation=1):
    """How many rows at the end of the input no window reaches."""
    span = n + 2 * padding - dilation * (kernel_size - 1) - 1
    return max(0, span % stride - padding)


print("5 rows, kernel 2, stride 2:", lost(5, 2, 2))
#> 5 rows, kernel 2, stride 2: 1
print("6 rows, kernel 3, stride 2:", lost(6, 3, 2))
#> 6 rows, kernel 3, stride 2: 1
print("6 rows, kernel 3, stride 2, padding 1:", lost(6, 3, 2, padding=1))
#> 6 rows, kernel 3, stride 2, padding 1: 0
# --8<-- [end:detect_layer]

# --8<-- [start:figure]
import torch
import torch.nn.functional as F

n, k, s, side = 6, 3, 2, 42
w = torch.ones(1, 1, k)


def text(x, y, words, more=""):
    return f'<text x="{x:g}" y="{y}" {more}>{words}</text>'


def bracket(first, last, number, top, more=""):
    """A window over cells, every second one a level higher."""
    level, a, b = top - number % 2 * 16, edge(first) + 3, edge(last + 1) - 3
    path = f'<path d="M{a} {top + 7}V{level}H{b}V{top + 7}" {more}/>'
    return path.replace("d=", 'fill="none" stroke="currentColor" d=')


def edge(cell):
    return 12 + (cell + 1) * side  # cell 0 is the first one of x


def row(p, top):
    """The cells, in how many windows each of them lies, and the windows."""
    x = torch.zeros(1, 1, n)
    padded = F.pad(x, (p, p)).requires_grad_()
    y = F.conv1d(padded, w, stride=s)[0, 0]
    assert y.shape == F.conv1d(x, w, None, s, p).shape[2:]
    words = f"padding={p}: {n} &#8594; {len(y)}"
    drawn, counts = text(12, top - 34, words, 'text-anchor="start"'), 0
    for i, out in enumerate(y):
        grad = torch.autograd.grad(out, padded, retain_graph=True)[0][0, 0]
        cells = grad.nonzero().flatten() - p
        drawn += bracket(cells[0].item(), cells[-1].item(), i, top, BOLD)
        counts = counts + grad
    drawn += bracket(len(y) * s - p, len(y) * s - p + k - 1, len(y), top, DASH)
    for cell, count in enumerate(counts.int().tolist(), -p):
        inside = 0 <= cell < n
        style = 'fill="none"' if count else 'fill="url(#hatch)"'
        style += "" if inside else " " + DASH
        drawn += f'<rect x="{edge(cell)}" y="{top + 12}" width="{side}" '
        drawn += f'height="34" stroke="currentColor" {style}/>'
        if inside:
            drawn += text(edge(cell + 0.5), top + 35, count, PLAIN)
    return drawn


BOLD, DASH = 'stroke-width="2.5"', 'stroke-dasharray="4 3"'
PLAIN = 'font-size="16" paint-order="stroke" stroke-width="5" '
PLAIN += 'stroke="var(--md-default-bg-color, #fff)"'
svg = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 402 262" \
style="max-width:24rem" data-search-exclude="" font-size="14" \
fill="currentColor" text-anchor="middle" \
font-family="var(--md-code-font-family, monospace)">
<defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" \
patternTransform="rotate(45)"><path d="M0 0V7" stroke="var(--wrong, #b5391f)" \
stroke-width="3"/></pattern></defs>
{text(12, 18, f"kernel_size={k}, stride={s}", 'text-anchor="start"')}
{row(0, 84)}
{row(1, 206)}
</svg>
"""
open("figure.svg", "w").write(svg)
# --8<-- [end:figure]

# --8<-- [start:check]
import math
from itertools import product

import torch
import torch.nn.functional as F
from torch import nn

lines = "output: {}\nlargest value of x: 25.0 and of y: {}\n".format
assert wrong.out == lines([[7, 9], [17, 19]], 19.0)
assert right.out == lines([[7, 9, 10], [17, 19, 20], [22, 24, 25]], 25.0)
assert torch.equal(wrong.x, right.x) and wrong.x.max() == 25

lines = """\
output: torch.Size([1, 1, {}, {}])
the last row makes a difference: {}
""".format
assert wrong_conv.out == lines(2, 2, False)
assert right_conv.out == lines(3, 3, True)
assert torch.equal(wrong_conv.x, right_conv.x)
assert not torch.equal(wrong_conv.x, wrong_conv.changed)
changed = wrong_conv.x.clone()  # the last column
changed[..., -1] = 0
assert torch.equal(wrong_conv.conv(changed), wrong_conv.y)
assert not torch.equal(right_conv.conv(changed), right_conv.y)

sizes = [line.split(", ")[-1] for line in wrong_encoder.out.splitlines()]
assert sizes == ["31)", "31)", "15)", "7)"]
sizes = [line.split(", ")[-1] for line in right_encoder.out.splitlines()]
assert sizes == ["32)", "32)", "16)", "8)"]
assert detect.out == """\
rows without effect: [61, 62, 63]
columns without effect: [61, 62, 63]
"""
for seed in range(5):
    torch.manual_seed(seed)
    x = torch.rand(1, 3, 64, 64, requires_grad=True)
    right_encoder.encoder(x).sum().backward()
    assert (x.grad != 0).any(dim=1).any(dim=1).all()
    assert (x.grad != 0).any(dim=1).any(dim=2).all()

# the count of a position is the product of its row's and its column's
zero, one = [1, 1, 2, 1, 1, 0], [1, 2, 1, 2, 1, 1]
assert demo_windows.out == f"""\
padding=0, row 0: {zero}
padding=0, row 5: {[0] * 6}
padding=1, row 0: {one}
padding=1, row 5: {one}
"""
counts = torch.tensor(one)
assert torch.equal(
    demo_windows.x.grad[0, 0], torch.outer(counts, counts).float())
error = "Conv2d.__init__() got an unexpected keyword argument 'ceil_mode'"
assert wrong_ceil.error == f"TypeError: {error}"

assert demo_dropped.out == """\
output: torch.Size([1, 1, 3, 3])
first row: [1.0, 3.0, 5.0]
"""
assert demo_dropped.y[0, 0, 0].tolist() == [1, 3, 5]
assert math.ceil((5 + 2 * 1 - 2) / 2) + 1 == 4
assert demo_zero.error == (
    "RuntimeError: Given input size: (512x4x1). Calculated output size: "
    "(512x2x0). Output size is too small")
y = nn.MaxPool2d(2, ceil_mode=True)(demo_zero.x)
assert y.shape == (8, 512, 2, 1)
assert nn.AdaptiveAvgPool2d(1)(demo_zero.x).shape == (8, 512, 1, 1)
assert demo_formula.out == "sizes predicted: 1152 of 1152\n" and all(demo_formula.same)
assert len(demo_formula.same) == 1152
assert demo_signatures.out == """\
MaxPool2d(2) (1, 3, 4, 4) channels seen: [True, False, False]
Conv2d(3, 6, 2) (1, 6, 7, 7) channels seen: [True, True, True]
Conv2d(3, 6, 2, groups=3) (1, 6, 7, 7) channels seen: [True, False, False]
"""
lost = detect_layer.lost
answers = [line.split()[-1] for line in detect_layer.out.splitlines()]
assert answers == ["1", "1", "0"]
assert lost(224, 7, 2, 3) == lost(224, 11, 4, 2) == 0
# both cut something off, less than the padding
assert (224 + 6 - 7) % 2 == 1 and (224 + 4 - 11) % 4 == 1

# no window reaches exactly the rows that lost() counts
for n, k, s, p, d in product((9, 10, 11), (2, 3), (2, 3), (0, 1, 2), (1, 2)):
    x = torch.zeros(1, 1, n, n, requires_grad=True)
    F.conv2d(x, torch.ones(1, 1, k, k), None, s, p, d).sum().backward()
    reached = x.grad.sum(dim=(0, 1, 3)).nonzero().max() + 1
    span = n + 2 * p - d * (k - 1) - 1
    if s <= k and d == 1:
        assert lost(n, k, s, p, d) == n - reached
    end = span // s * s + d * (k - 1) + 1 - p
    assert lost(n, k, s, p, d) == max(0, n - end)
    assert lost(n, k, s, p, d) <= n - reached

# one column and one row at the end alone are enough
x = torch.zeros(1, 1, 6, 6, requires_grad=True)
y = F.conv2d(F.pad(x, (0, 1, 0, 1)), torch.ones(1, 1, 3, 3), stride=2)
y.sum().backward()
assert y.shape == (1, 1, 3, 3) and (x.grad > 0).all()

# with a stride above the kernel size or dilation, the gaps come on top
x = torch.zeros(1, 1, 8, 8, requires_grad=True)
F.conv2d(x, torch.ones(1, 1, 2, 2), stride=3).sum().backward()
assert lost(8, 2, 3) == 0 and (x.grad == 0).any()
x = torch.zeros(1, 1, 9, 9, requires_grad=True)
F.conv2d(x, torch.ones(1, 1, 2, 2), stride=2, dilation=2).sum().backward()
assert lost(9, 2, 2, 0, 2) == 0 and (x.grad == 0).any()

# a formula without dilation is right for dilation 1 only
x = torch.zeros(1, 1, 9, 9)
assert F.max_pool2d(x, 3, 1, 0, 2).shape[-1] == 5 != (9 - 3) // 1 + 1

# AvgPool2d rounds by the same rule
for n, k, s, p, mode in product(
    range(5, 12), (2, 3), (1, 2, 3, 4), (0, 1), (False, True)
):
    y = F.avg_pool2d(torch.zeros(1, 1, n, n), k, s, p, ceil_mode=mode)
    assert y.shape[-1] == demo_formula.size(n, k, s, p, 1, mode)

# the padding of a pool is -inf, that of a convolution 0
assert nn.MaxPool2d(2, padding=1)(-torch.ones(1, 1, 4, 4)).max() == -1
conv = nn.Conv2d(1, 1, 2, padding=1, bias=False)
assert conv(torch.ones(1, 1, 4, 4))[0, 0, 0, 0] == conv.weight[0, 0, 1, 1]
assert nn.MaxPool2d(3).stride == 3 and nn.Conv2d(1, 1, 3).stride == (1, 1)
assert nn.Conv2d(3, 6, 2).weight.shape == (6, 3, 2, 2)
assert nn.Conv2d(3, 6, 2, groups=3).weight.shape == (6, 1, 2, 2)
# --8<-- [end:check]
