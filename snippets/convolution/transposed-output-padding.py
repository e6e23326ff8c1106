"""output_padding picks one of the output sizes a strided ConvTranspose2d could have; it adds computed rows at the end."""
# /// pitfall
# apis = ["torch.nn.ConvTranspose2d", "torch.nn.functional.conv_transpose2d", "torch.nn.functional.conv_transpose1d"]
# symptom = "question"
# raises = ["demo_output_size", "demo_too_large"]
# added = 2026-11-21
# messages = [
#   "output padding must be smaller than either stride or dilation, but got output_padding_height: * output_padding_width: * stride_height: * stride_width: * dilation_height: * dilation_width: *",
#   "requested an output size of *, but valid sizes range from [*] to [*] (for an input of torch.Size([*]))",
# ]
# ///

# --8<-- [start:demo]
import torch
from torch import nn

down = nn.Conv2d(1, 1, kernel_size=3, stride=2)
for size in (7, 8):
    print(size, "->", down(torch.zeros(1, size, size)).shape[-1])
#> 7 -> 3
#> 8 -> 3
x = torch.zeros(1, 3, 3)
for extra in (0, 1):
    up = nn.ConvTranspose2d(1, 1, 3, stride=2, output_padding=extra)
    print("output_padding", extra, "->", up(x).shape[-1])
#> output_padding 0 -> 7
#> output_padding 1 -> 8
# --8<-- [end:demo]

# --8<-- [start:demo_output_size]
import torch
from torch import nn

down = nn.Conv2d(1, 1, kernel_size=3, stride=2)
up = nn.ConvTranspose2d(1, 1, kernel_size=3, stride=2)
for size in (7, 8):
    x = torch.zeros(1, 1, size, size)
    print(*up(down(x), output_size=x.shape).shape[2:])
#> 7 7
#> 8 8
up(down(x), output_size=(9, 9))
#> ValueError: requested an output size of (9, 9), but valid sizes range from [7, 7] to [8, 8] (for an input of torch.Size([3, 3]))
# --8<-- [end:demo_output_size]

# --8<-- [start:demo_too_large]
import torch
from torch import nn

up = nn.ConvTranspose2d(1, 1, kernel_size=3, stride=2, output_padding=2)
up(torch.zeros(1, 1, 3, 3))
#> RuntimeError: output padding must be smaller than either stride or dilation, but got output_padding_height: 2 output_padding_width: 2 stride_height: 2 stride_width: 2 dilation_height: 1 dilation_width: 1
# --8<-- [end:demo_too_large]

# --8<-- [start:demo_side]
import torch
import torch.nn.functional as F

x = torch.tensor([[[1.0, 2, 3]]])
w = torch.tensor([[[1.0, 10, 100]]])
bias = torch.tensor([0.5])
for padding, extra in ((0, 0), (0, 1), (1, 0), (1, 1)):
    y = F.conv_transpose1d(x, w, bias, 2, padding, extra)
    print(padding, extra, y.flatten().tolist())
#> 0 0 [1.5, 10.5, 102.5, 20.5, 203.5, 30.5, 300.5]
#> 0 1 [1.5, 10.5, 102.5, 20.5, 203.5, 30.5, 300.5, 0.5]
#> 1 0 [10.5, 102.5, 20.5, 203.5, 30.5]
#> 1 1 [10.5, 102.5, 20.5, 203.5, 30.5, 300.5]
# --8<-- [end:demo_side]

# --8<-- [start:demo_zeros]
import torch
import torch.nn.functional as F

torch.manual_seed(0)
k, s, p, extra = 3, 2, 1, 1
x = torch.randn(1, 4, 5, 5)
w = torch.randn(4, 6, k, k)  # in_channels first
y = F.conv_transpose2d(x, w, None, s, p, extra)

stuffed = torch.zeros(1, 4, 9, 9)
stuffed[:, :, ::s, ::s] = x  # s - 1 zeros between neighbors
first, last = k - 1 - p, k - 1 - p + extra
stuffed = F.pad(stuffed, (first, last, first, last))
z = F.conv2d(stuffed, w.flip(2, 3).transpose(0, 1))
same = torch.allclose(y, z, atol=1e-5)
print(*y.shape, same)
#> 1 6 10 10 True
# --8<-- [end:demo_zeros]

# --8<-- [start:demo_formula]
from itertools import product

import torch
import torch.nn.functional as F

same = []
for n, k, s, p, d, extra in product(
    (3, 4, 5), (2, 3, 4), (1, 2, 3), (0, 1), (1, 2), (0, 1, 2)
):
    if extra < max(s, d):
        x, w = torch.zeros(1, n, n), torch.zeros(1, 1, k, k)
        y = F.conv_transpose2d(x, w, None, s, p, extra, 1, d)
        out = (n - 1) * s - 2 * p + d * (k - 1) + extra + 1
        same.append(y.shape == (1, out, out))
print(sum(same), "of", len(same))
#> 234 of 234
# --8<-- [end:demo_formula]

# --8<-- [start:demo_double]
import torch
from torch import nn

x = torch.zeros(1, 1, 5, 5)
for k, padding, extra in ((3, 1, 1), (5, 2, 1), (4, 1, 1), (4, 1, 0)):
    up = nn.ConvTranspose2d(1, 1, k, 2, padding, extra)
    print(k, padding, extra, "->", up(x).shape[-1])
#> 3 1 1 -> 10
#> 5 2 1 -> 10
#> 4 1 1 -> 11
#> 4 1 0 -> 10
# --8<-- [end:demo_double]

# --8<-- [start:figure]
import torch
import torch.nn.functional as F

x = torch.tensor([[[1.0, 2, 3]]])
w = torch.tensor([[[1.0, 10, 100]]])
bias = torch.tensor([0.5])
k, s, side = 3, 2, 46


def text(x, y, words, more=""):
    return f'<text x="{x}" y="{y}"{more}>{words}</text>'


def path(d, more):
    return f'<path d="{d}" {more}/>'


def cells(values, used, extra, left, top):
    """A row of cells: not used ones crossed out, the last extra hatched."""
    outlines = crosses = new = drawn = ""
    for place, value in enumerate(values):
        at = left + place * side
        outlines += f"M{at} {top}h{side}v30h-{side}z"
        if place not in used:
            crosses += f"M{at} {top}l{side} 30m0 -30l-{side} 30"
        hatched = place in used[len(used) - extra:]
        new += f"M{at} {top}h{side}v30h-{side}z" * hatched
        drawn += text(at + side // 2, top + 20, f"{value:g}", HALO * hatched)
    return (path(new, 'fill="url(#hatch)"') + path(outlines, LINES)
            + path(crosses, 'stroke="var(--wrong, #b5391f)"') + drawn)


def block(p, extra, top):
    """The stretched input above the output, each with what is cut and new."""
    y = F.conv_transpose1d(x, w, bias, s, p, extra)
    stretched = torch.zeros(1, 1, (x.shape[2] - 1) * s + 1)
    stretched[:, :, ::s] = x
    around = F.pad(stretched, (k - 1 - p, k - 1 - p + extra))
    assert F.conv1d(around, w.flip(2), bias).equal(y)
    whole = F.pad(stretched, (k - 1, k - 1 + max(0, extra - p)))
    result = F.conv1d(whole, w.flip(2), bias)
    words = f"padding={p}, output_padding={extra}"
    drawn = "\n" + text(10, top - 8, words, ' text-anchor="start"')
    for row, part, left, high in (
            (whole, around, 10, top), (result, y, 10 + side, top + 56)):
        used = range(p, p + part.shape[2])
        row = row.flatten().tolist()
        assert row[used[0]:used[-1] + 1] == part.flatten().tolist()
        drawn += cells(row, used, extra, left, high)
    for place in range(x.shape[2]):  # the elements of x
        at = 10 + (k - 1 + place * s) * side
        drawn += path(f"M{at} {top}h{side}v30h-{side}z", LINES + BOLD)
    last = 10 + used[-1] * side  # the window of the last output
    return drawn + path(f"M{last} {top + 30}l{side} 26m{side} 0l{side} -26",
                        LINES + ' stroke-dasharray="4 3"')


HALO = ' paint-order="stroke" stroke-width="5" '
HALO += 'stroke="var(--md-default-bg-color, #fff)"'
LINES, BOLD = 'fill="none" stroke="currentColor"', ' stroke-width="2.5"'
svg = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 372" \
style="max-width:29rem" data-search-exclude="" font-size="14" \
fill="currentColor" text-anchor="middle" \
font-family="var(--md-code-font-family, monospace)">
<defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" \
patternTransform="rotate(45)"><path d="M0 0V7" stroke="var(--right, #1a7040)" \
stroke-width="3"/></pattern></defs>{block(0, 1, 26)}{block(1, 0, 152)}
{block(1, 1, 278)}
</svg>
"""
open("figure.svg", "w").write(svg)
# --8<-- [end:figure]

# --8<-- [start:check]
from itertools import product

import torch
import torch.nn.functional as F
from torch import nn

assert demo.out == """\
7 -> 3
8 -> 3
output_padding 0 -> 7
output_padding 1 -> 8
"""
assert demo_output_size.out.startswith("7 7\n8 8\n")
assert demo_output_size.error == (
    "ValueError: requested an output size of (9, 9), but valid sizes range "
    "from [7, 7] to [8, 8] (for an input of torch.Size([3, 3]))")
full = [1.5, 10.5, 102.5, 20.5, 203.5, 30.5, 300.5]
assert demo_side.out == f"""\
0 0 {full}
0 1 {full + [0.5]}
1 0 {full[1:-1]}
1 1 {full[1:]}
"""
assert demo_zeros.out == "1 6 10 10 True\n" and demo_zeros.same is True
assert demo_formula.out == "234 of 234\n" and all(demo_formula.same)
assert demo_double.out.splitlines() == [
    "3 1 1 -> 10", "5 2 1 -> 10", "4 1 1 -> 11", "4 1 0 -> 10"]
assert demo_too_large.error.startswith(
    "RuntimeError: output padding must be smaller than either stride or "
    "dilation, but got output_padding_height: 2 output_padding_width: 2")

# zero insertion holds for other sizes, too, and the crop of the full output
torch.manual_seed(0)
for k, s, p, extra in product((2, 3, 4), (1, 2, 3), (0, 1), (0, 1)):
    if extra < s:
        x, w = torch.randn(1, 2, 4, 4), torch.randn(2, 3, k, k)
        y = F.conv_transpose2d(x, w, None, s, p, extra)
        stuffed = torch.zeros(1, 2, 3 * s + 1, 3 * s + 1)
        stuffed[:, :, ::s, ::s] = x
        stuffed = F.pad(stuffed, (k - 1 - p, k - 1 - p + extra) * 2)
        z = F.conv2d(stuffed, w.flip(2, 3).transpose(0, 1))
        assert torch.allclose(y, z, atol=1e-4)
        whole = F.pad(F.conv_transpose2d(x, w, None, s), (0, extra, 0, extra))
        end = whole.shape[-1] - p
        assert torch.allclose(y, whole[:, :, p:end, p:end], atol=1e-4)

# odd kernels: padding (k - 1) / 2 and output_padding s - 1 give n * s
for n, k, s in product((1, 5, 8), (1, 3, 5, 7), (1, 2, 3, 4)):
    x, w = torch.zeros(1, 1, n, n), torch.zeros(1, 1, k, k)
    y = F.conv_transpose2d(x, w, None, s, k // 2, s - 1)
    assert y.shape[-1] == n * s
# even kernels: one too many
for n, k, s in product((1, 5, 8), (2, 4, 6), (1, 2, 3, 4)):
    x, w = torch.zeros(1, 1, n, n), torch.zeros(1, 1, k, k)
    y = F.conv_transpose2d(x, w, None, s, (k - 1) // 2, s - 1)
    assert y.shape[-1] == n * s + 1
# with extra = s - k + 2p, any kernel does
for n, k, s, p in product((5, 8), (2, 3, 4, 5, 6), (2, 3, 4), (0, 1, 2)):
    if 0 <= s - k + 2 * p < s:
        x, w = torch.zeros(1, 1, n, n), torch.zeros(1, 1, k, k)
        y = F.conv_transpose2d(x, w, None, s, p, s - k + 2 * p)
        assert y.shape[-1] == n * s

# the limit is the larger of stride and dilation
assert nn.ConvTranspose2d(1, 1, 3, dilation=2, output_padding=1)(
    torch.zeros(1, 1, 3, 3)).shape[-1] == 8
try:
    nn.ConvTranspose2d(1, 1, 3, output_padding=1)(torch.zeros(1, 1, 3, 3))
except RuntimeError as error:
    assert "must be smaller than either stride or dilation" in str(error)
else:
    raise AssertionError("output_padding=1 with stride 1")
assert nn.ConvTranspose2d(4, 6, 3).weight.shape == (4, 6, 3, 3)
assert nn.ConvTranspose2d(1, 1, 3).output_padding == (0, 0)
# --8<-- [end:check]
