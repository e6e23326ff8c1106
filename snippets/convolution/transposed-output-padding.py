"""output_padding picks one of the output sizes a strided ConvTranspose2d could have; it adds computed rows at the end."""
# /// pitfall
# apis = ["torch.nn.ConvTranspose2d", "torch.nn.functional.conv_transpose2d", "torch.nn.functional.conv_transpose1d"]
# symptom = "question"
# raises = ["demo_unreachable", "demo_too_large"]
# added = 2026-11-21
# messages = [
#   "output padding must be smaller than either stride or dilation, but got output_padding_height: * output_padding_width: * stride_height: * stride_width: * dilation_height: * dilation_width: *",
#   "requested an output size of *, but valid sizes range from [*] to [*] (for an input of torch.Size([*]))",
# ]
#
# [code.decoder_one_row_short]
# either = [
#     'torch.nn.ConvTranspose2d(..., 3, stride=2, padding=1)',
#     'torch.nn.ConvTranspose2d(..., kernel_size=3, stride=2, padding=1)',
#     'torch.nn.ConvTranspose2d($I, $O, 3, 2, 1)',
#     'torch.nn.ConvTranspose1d(..., 3, stride=2, padding=1)',
#     'torch.nn.ConvTranspose2d(..., 5, stride=2, padding=2)',
#     'torch.nn.ConvTranspose2d($I, $O, 3, stride=2)', 'torch.nn.ConvTranspose2d($I, $O, 3, 2)',
#     'torch.nn.ConvTranspose2d($I, $O, kernel_size=3, stride=2)',
#     'torch.nn.ConvTranspose2d($I, $O, 5, 2, 2)', 'torch.nn.ConvTranspose1d($I, $O, 3, 2, 1)',
#     'torch.nn.ConvTranspose2d(..., kernel_size=5, stride=2, padding=2)',
#     'torch.nn.ConvTranspose3d(..., 3, stride=2, padding=1)',
# ]
# nowhere = [
#     '<... torch.nn.ConvTranspose2d(..., output_padding=$OP, ...) ...>',
#     '<... torch.nn.ConvTranspose1d(..., output_padding=$OP, ...) ...>',
#     '$UP(..., output_size=$S)', 'torch.nn.functional.interpolate(...)',
#     'torch.nn.functional.pad(...)',
# ]
# example = 'up = torch.nn.ConvTranspose2d(16, 8, 3, stride=2, padding=1)'
# ///

# --8<-- [start:demo]
import torch
from torch import nn

down = nn.Conv2d(1, 1, kernel_size=3, stride=2)
for size in (7, 8):
    x = torch.zeros(1, 1, size, size)
    print("down:", size, "->", down(x).shape[-1])
#> down: 7 -> 3
#> down: 8 -> 3

x = torch.zeros(1, 1, 3, 3)
for extra in (0, 1):
    up = nn.ConvTranspose2d(1, 1, 3, stride=2, output_padding=extra)
    print(f"up, output_padding={extra}: 3 ->", up(x).shape[-1])
#> up, output_padding=0: 3 -> 7
#> up, output_padding=1: 3 -> 8
# --8<-- [end:demo]

# --8<-- [start:demo_output_size]
import torch
from torch import nn

down = nn.Conv2d(1, 1, kernel_size=3, stride=2)
up = nn.ConvTranspose2d(1, 1, kernel_size=3, stride=2)
for size in (7, 8):
    x = torch.zeros(1, 1, size, size)
    y = up(down(x), output_size=x.shape)
    print("input:", tuple(x.shape), "output:", tuple(y.shape))
#> input: (1, 1, 7, 7) output: (1, 1, 7, 7)
#> input: (1, 1, 8, 8) output: (1, 1, 8, 8)
# --8<-- [end:demo_output_size]

# --8<-- [start:wrong_decoder]
import torch
from torch import nn

autoencoder = nn.Sequential(
    nn.Conv2d(1, 8, 3, stride=2, padding=1),
    nn.Conv2d(8, 16, 3, stride=2, padding=1),
    nn.Conv2d(16, 32, 3, stride=2, padding=1),
    nn.ConvTranspose2d(32, 16, 3, stride=2, padding=1),
    nn.ConvTranspose2d(16, 8, 3, stride=2, padding=1),
    nn.ConvTranspose2d(8, 1, 3, stride=2, padding=1),
)
x = torch.rand(64, 1, 28, 28)
for layer in autoencoder:
    x = layer(x)
    print(type(layer).__name__, tuple(x.shape))
#> Conv2d (64, 8, 14, 14)
#> Conv2d (64, 16, 7, 7)
#> Conv2d (64, 32, 4, 4)
#> ConvTranspose2d (64, 16, 7, 7)
#> ConvTranspose2d (64, 8, 13, 13)
#> ConvTranspose2d (64, 1, 25, 25)
# --8<-- [end:wrong_decoder]

# --8<-- [start:right_decoder]
import torch
from torch import nn

autoencoder = nn.Sequential(
    nn.Conv2d(1, 8, 3, stride=2, padding=1),
    nn.Conv2d(8, 16, 3, stride=2, padding=1),
    nn.Conv2d(16, 32, 3, stride=2, padding=1),
    nn.ConvTranspose2d(32, 16, 3, stride=2, padding=1),
    nn.ConvTranspose2d(16, 8, 3, stride=2, padding=1, output_padding=1),
    nn.ConvTranspose2d(8, 1, 3, stride=2, padding=1, output_padding=1),
)
x = torch.rand(64, 1, 28, 28)
for layer in autoencoder:
    x = layer(x)
    print(type(layer).__name__, tuple(x.shape))
#> Conv2d (64, 8, 14, 14)
#> Conv2d (64, 16, 7, 7)
#> Conv2d (64, 32, 4, 4)
#> ConvTranspose2d (64, 16, 7, 7)
#> ConvTranspose2d (64, 8, 14, 14)
#> ConvTranspose2d (64, 1, 28, 28)
# --8<-- [end:right_decoder]

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
print("sizes predicted:", sum(same), "of", len(same))
#> sizes predicted: 234 of 234
# --8<-- [end:demo_formula]

# --8<-- [start:demo_side]
import torch
import torch.nn.functional as F

x = torch.tensor([[[1.0, 2, 3]]])
w = torch.tensor([[[1.0, 10, 100]]])
bias = torch.tensor([0.5])
for padding, extra in ((0, 0), (0, 1), (1, 0), (1, 1)):
    y = F.conv_transpose1d(x, w, bias, 2, padding, output_padding=extra)
    print(f"padding={padding}, output_padding={extra}:", y[0, 0].tolist())
#> padding=0, output_padding=0: [1.5, 10.5, 102.5, 20.5, 203.5, 30.5, 300.5]
#> padding=0, output_padding=1: [1.5, 10.5, 102.5, 20.5, 203.5, 30.5, 300.5, 0.5]
#> padding=1, output_padding=0: [10.5, 102.5, 20.5, 203.5, 30.5]
#> padding=1, output_padding=1: [10.5, 102.5, 20.5, 203.5, 30.5, 300.5]
# --8<-- [end:demo_side]

# --8<-- [start:demo_double]
import torch
from torch import nn

x = torch.zeros(1, 1, 5, 5)
for k, padding, extra in ((3, 1, 1), (5, 2, 1), (4, 1, 1), (4, 1, 0)):
    up = nn.ConvTranspose2d(1, 1, k, 2, padding, extra)
    out = up(x).shape[-1]
    print(f"kernel {k}, padding={padding}, output_padding={extra}: {out}")
#> kernel 3, padding=1, output_padding=1: 10
#> kernel 5, padding=2, output_padding=1: 10
#> kernel 4, padding=1, output_padding=1: 11
#> kernel 4, padding=1, output_padding=0: 10
# --8<-- [end:demo_double]

# --8<-- [start:demo_unreachable]
import torch
from torch import nn

x = torch.zeros(1, 1, 3, 3)
up = nn.ConvTranspose2d(1, 1, kernel_size=3, stride=2)
y = up(x, output_size=(9, 9))
#> ValueError: requested an output size of (9, 9), but valid sizes range from [7, 7] to [8, 8] (for an input of torch.Size([3, 3]))
# --8<-- [end:demo_unreachable]

# --8<-- [start:demo_too_large]
import torch
from torch import nn

x = torch.zeros(1, 1, 3, 3)
up = nn.ConvTranspose2d(1, 1, kernel_size=3, stride=2, output_padding=2)
y = up(x)
#> RuntimeError: output padding must be smaller than either stride or dilation, but got output_padding_height: 2 output_padding_width: 2 stride_height: 2 stride_width: 2 dilation_height: 1 dilation_width: 1
# --8<-- [end:demo_too_large]

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
print("output:", y.shape)
#> output: torch.Size([1, 6, 10, 10])
print("same:", same)
#> same: True
# --8<-- [end:demo_zeros]

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
down: 7 -> 3
down: 8 -> 3
up, output_padding=0: 3 -> 7
up, output_padding=1: 3 -> 8
"""
assert demo_output_size.out == """\
input: (1, 1, 7, 7) output: (1, 1, 7, 7)
input: (1, 1, 8, 8) output: (1, 1, 8, 8)
"""
assert demo_unreachable.error == (
    "ValueError: requested an output size of (9, 9), but valid sizes range "
    "from [7, 7] to [8, 8] (for an input of torch.Size([3, 3]))")
assert demo_too_large.error.startswith(
    "RuntimeError: output padding must be smaller than either stride or "
    "dilation, but got output_padding_height: 2 output_padding_width: 2")
sizes = [line.split(", ")[-1] for line in wrong_decoder.out.splitlines()]
assert sizes == ["14)", "7)", "4)", "7)", "13)", "25)"]
sizes = [line.split(", ")[-1] for line in right_decoder.out.splitlines()]
assert sizes == ["14)", "7)", "4)", "7)", "14)", "28)"]
for layer, sizes in zip(wrong_decoder.autoencoder, ((27, 28), (13, 14))):
    for size in sizes:
        x = torch.zeros(1, layer.in_channels, size, size)
        assert layer(x).shape[-1] == sizes[1] // 2
full = [1.5, 10.5, 102.5, 20.5, 203.5, 30.5, 300.5]
assert demo_side.out == f"""\
padding=0, output_padding=0: {full}
padding=0, output_padding=1: {full + [0.5]}
padding=1, output_padding=0: {full[1:-1]}
padding=1, output_padding=1: {full[1:]}
"""
assert demo_zeros.out == "output: torch.Size([1, 6, 10, 10])\nsame: True\n"
assert demo_formula.out == "sizes predicted: 234 of 234\n"
assert all(demo_formula.same)
assert demo_double.out == """\
kernel 3, padding=1, output_padding=1: 10
kernel 5, padding=2, output_padding=1: 10
kernel 4, padding=1, output_padding=1: 11
kernel 4, padding=1, output_padding=0: 10
"""

# zero insertion holds for other sizes, and so does the crop of the full output
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
