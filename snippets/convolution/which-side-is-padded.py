"""padding=1 pads both sides, always; one row on one side only needs F.pad."""
# /// pitfall
# apis = ["torch.nn.Conv2d", "torch.nn.Conv1d", "torch.nn.functional.pad", "torch.nn.functional.conv1d",
#         "torch.nn.functional.conv2d", "torch.nn.functional.max_pool2d", "torch.nn.functional.avg_pool2d",
#         "torch.nn.MaxPool2d", "torch.nn.ZeroPad2d"]
# symptom = "silent"
# raises = ["demo_list", "demo_same_stride", "demo_pool_limit"]
# added = 2026-11-21
# messages = [
#   "Using padding='same' with even kernel lengths and odd dilation may require a zero-padded copy of the input be created",
#   "padding='same' is not supported for strided convolutions",
#   "expected padding to be a single integer value or a list of * values to match the convolution dimensions, but got padding=[*]",
#   "pad should be at most half of effective kernel size, but got pad=*, kernel_size=* and dilation=*",
# ]
# older = ["pad should be smaller than or equal to half of kernel size, but got padW = *, padH = *, kW = *, kH = *"]
#
# [code.causal_on_both_sides]
# either = [
#     'torch.nn.Conv1d(..., padding=$P, ...)', 'torch.nn.functional.conv1d(..., padding=$P, ...)',
# ]
# not = ['torch.nn.Conv1d(..., padding=0, ...)']
# inside = ['class $NET(...): ...']
# not_inside = [
#     'class $NET(...): <... $X[:, :, :$N] ...>', 'class $NET(...): <... $X[..., :$N] ...>',
# ]
# nowhere = [
#     '$X[:, :, :$N]', '$X[..., :$N]', '$X.narrow(...)', 'torch.narrow(...)', '$CHOMP.chomp(...)',
#     '$X[:, :, $M:$N]', '$X[..., $M:$N]',
# ]
# names = { "$NET" = '.*(causal|wavenet|tcn).*', "$P" = '(?!0$|.same.$|.valid.$).*' }
# example = '''
# class CausalConv(torch.nn.Module):
#     def __init__(self, channels):
#         self.conv = torch.nn.Conv1d(channels, channels, 3, padding=1)
# '''
#
# [code.padding_of_keras]
# either = [
#     'torch.nn.Conv2d(..., stride=2, padding=$P, ...)',
#     'torch.nn.Conv1d(..., stride=2, padding=$P, ...)',
#     'torch.nn.functional.conv2d(..., stride=2, padding=$P, ...)',
#     'torch.nn.functional.conv1d(..., stride=2, padding=$P, ...)',
#     'torch.nn.Conv2d($I, $O, $K, 2, $P, ...)', 'torch.nn.Conv1d($I, $O, $K, 2, $P, ...)',
# ]
# anywhere = [
#     [
#         '$W.permute(3, 2, 0, 1)', '$W.transpose(3, 2, 0, 1)', '$W.transpose((3, 2, 0, 1))',
#         'numpy.transpose($W, (3, 2, 0, 1))', 'import keras', 'import tensorflow',
#         'def from_keras(...): ...', 'def load_keras(...): ...',
#         'def load_keras_weights(...): ...',
#         'def port_keras_weights(...): ...', 'def copy_keras_weights(...): ...',
#         '$W = $KERAS["..."].permute(2, 1, 0)', '$W.transpose(2, 1, 0)', '$W.transpose((2, 1, 0))',
#     ],
# ]
# nowhere = ['torch.nn.ZeroPad2d(...)', 'torch.nn.functional.pad(...)', 'torch.nn.ZeroPad1d(...)']
# names = { "$P" = '(?!0$|.same.$|.valid.$).*' }
# example = '''
# conv = torch.nn.Conv2d(3, 8, 3, stride=2, padding=1)
# conv.weight.data = torch.from_numpy(kernel).permute(3, 2, 0, 1)
# '''
#
# [code.padding_by_halves_for_keras]
# either = [
#     'torch.nn.Conv2d(..., padding=$P, ...)', 'torch.nn.Conv1d(..., padding=$P, ...)',
#     'torch.nn.functional.conv2d(..., padding=$P, ...)',
# ]
# inside = [["$P = <... $K // 2 ...>\n...", "$P = ($K - 1) // 2\n..."]]
# anywhere = [
#     [
#         '{..., "padding": "same", ...}', '$CFG["padding"] == "same"',
#         'dict(..., padding="same", ...)', '$W.permute(3, 2, 0, 1)', '$W.transpose(3, 2, 0, 1)',
#         'numpy.transpose($W, (3, 2, 0, 1))', 'def load_keras(...): ...',
#         'def from_keras(...): ...',
#     ],
#     [
#         '{..., "strides": 2, ...}', '{..., "stride": 2, ...}', '$CFG2["strides"]',
#     ],
# ]
# nowhere = ['torch.nn.ZeroPad2d(...)', 'torch.nn.functional.pad(...)', 'torch.nn.ZeroPad1d(...)']
# example = '''
# layer = {"filters": 8, "strides": 2, "padding": "same"}
# pad = 3 // 2
# conv = torch.nn.Conv2d(3, 8, 3, stride=layer["strides"], padding=pad)
# '''
# ///

# --8<-- [start:wrong]
import torch
import torch.nn.functional as F

x = torch.tensor([[[1.0, 2, 3, 4, 5, 6]]])
w = torch.ones(1, 1, 3)  # weights from a Keras layer, padding="same"
y = F.conv1d(x, w, stride=2, padding=1)
print("output:", y[0, 0].tolist())
#> output: [3.0, 9.0, 15.0]
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
import torch.nn.functional as F

x = torch.tensor([[[1.0, 2, 3, 4, 5, 6]]])
w = torch.ones(1, 1, 3)  # weights from a Keras layer, padding="same"
y = F.conv1d(F.pad(x, (0, 1)), w, stride=2)
print("output:", y[0, 0].tolist())
#> output: [6.0, 12.0, 11.0]
# --8<-- [end:right]

# --8<-- [start:demo_layer]
import torch
from torch import nn

model = nn.Sequential(
    nn.ZeroPad2d((0, 1, 0, 1)),  # left, right, top, bottom
    nn.Conv2d(3, 32, kernel_size=3, stride=2),
    nn.ReLU(),
)
x = torch.rand(8, 3, 224, 224)
print("output:", model(x).shape)
#> output: torch.Size([8, 32, 112, 112])
# --8<-- [end:demo_layer]

# --8<-- [start:demo_any_size]
import torch
import torch.nn.functional as F
from torch import nn


def pad_same(x, kernel_size, stride):
    pads = []
    for n in (x.shape[-1], x.shape[-2]):  # width first
        out = -(-n // stride)  # n / stride, rounded up
        total = max((out - 1) * stride + kernel_size - n, 0)
        pads += [total // 2, total - total // 2]
    return F.pad(x, pads)


conv = nn.Conv2d(3, 32, kernel_size=3, stride=2)
for size in (224, 225):
    x = pad_same(torch.rand(8, 3, size, size), 3, 2)
    print(f"{size} padded to {x.shape[-1]}, output: {conv(x).shape[-1]}")
#> 224 padded to 225, output: 112
#> 225 padded to 227, output: 113
# --8<-- [end:demo_any_size]

# --8<-- [start:demo_order]
import torch
import torch.nn.functional as F

x = torch.ones(1, 1, 1, 2)
padded = F.pad(x, (1, 2, 0, 3))  # left, right, top, bottom
print(padded[0, 0].int())
#> tensor([[0, 1, 1, 0, 0],
#>         [0, 0, 0, 0, 0],
#>         [0, 0, 0, 0, 0],
#>         [0, 0, 0, 0, 0]], dtype=torch.int32)
# --8<-- [end:demo_order]

# --8<-- [start:demo_list]
import torch
from torch import nn

x = torch.ones(1, 1, 1, 2)
conv = nn.Conv2d(1, 1, kernel_size=1, padding=(1, 2, 0, 3))
y = conv(x)
#> RuntimeError: expected padding to be a single integer value or a list of 2 values to match the convolution dimensions, but got padding=[1, 2, 0, 3]
# --8<-- [end:demo_list]

# --8<-- [start:demo_both]
import torch
import torch.nn.functional as F

x, w = torch.ones(1, 1, 4, 4), torch.ones(1, 1, 2, 2)
for padding in (1, (1, 0)):
    y = F.conv2d(x, w, padding=padding)
    print(f"padding={padding}:", y[0, 0].int(), sep="\n")
#> padding=1:
#> tensor([[1, 2, 2, 2, 1],
#>         [2, 4, 4, 4, 2],
#>         [2, 4, 4, 4, 2],
#>         [2, 4, 4, 4, 2],
#>         [1, 2, 2, 2, 1]], dtype=torch.int32)
#> padding=(1, 0):
#> tensor([[2, 2, 2],
#>         [4, 4, 4],
#>         [4, 4, 4],
#>         [4, 4, 4],
#>         [2, 2, 2]], dtype=torch.int32)
# --8<-- [end:demo_both]

# --8<-- [start:demo_same]
import torch
import torch.nn.functional as F

x = torch.ones(1, 1, 6)
for k in (3, 4, 5):
    y = F.conv1d(x, torch.ones(1, 1, k), padding="same")
    print(f"kernel {k}:", y[0, 0].int().tolist())
#> kernel 3: [2, 3, 3, 3, 3, 2]
#> UserWarning: Using padding='same' with even kernel lengths and odd dilation may require a zero-padded copy of the input be created
#> kernel 4: [3, 4, 4, 4, 3, 2]
#> kernel 5: [3, 4, 5, 5, 4, 3]
# --8<-- [end:demo_same]

# --8<-- [start:demo_same_stride]
from torch import nn

conv = nn.Conv2d(3, 8, kernel_size=3, stride=2, padding="same")
#> ValueError: padding='same' is not supported for strided convolutions
# --8<-- [end:demo_same_stride]

# --8<-- [start:demo_mode]
import torch
from torch import nn

x = torch.tensor([[[1.0, 2, 3, 4]]])
for mode in ("zeros", "reflect", "replicate", "circular"):
    conv = nn.Conv1d(1, 1, 1, padding=2, padding_mode=mode, bias=False)
    nn.init.ones_(conv.weight)  # so the output is the padded input
    print(f"{mode}:", conv(x)[0, 0].int().tolist())
#> zeros: [0, 0, 1, 2, 3, 4, 0, 0]
#> reflect: [3, 2, 1, 2, 3, 4, 3, 2]
#> replicate: [1, 1, 1, 2, 3, 4, 4, 4]
#> circular: [3, 4, 1, 2, 3, 4, 1, 2]
# --8<-- [end:demo_mode]

# --8<-- [start:demo_pool]
import torch
import torch.nn.functional as F

x = torch.full((1, 1, 2, 2), -9.0)
y = F.max_pool2d(x, 3, stride=1, padding=1)
print("max_pool2d:", y[0, 0].tolist())
#> max_pool2d: [[-9.0, -9.0], [-9.0, -9.0]]
y = F.max_pool2d(F.pad(x, (1, 1, 1, 1)), 3, stride=1)
print("F.pad, then max_pool2d:", y[0, 0].tolist())
#> F.pad, then max_pool2d: [[0.0, 0.0], [0.0, 0.0]]
for count in (True, False):
    y = F.avg_pool2d(x, 3, 1, padding=1, count_include_pad=count)
    print(f"avg_pool2d, count_include_pad={count}:", y[0, 0].tolist())
#> avg_pool2d, count_include_pad=True: [[-4.0, -4.0], [-4.0, -4.0]]
#> avg_pool2d, count_include_pad=False: [[-9.0, -9.0], [-9.0, -9.0]]
# --8<-- [end:demo_pool]

# --8<-- [start:demo_pool_limit]
import torch
from torch import nn

x = torch.zeros(1, 1, 6, 6)
pool = nn.MaxPool2d(kernel_size=3, padding=2)
y = pool(x)
#> RuntimeError: pad should be at most half of effective kernel size, but got pad=2, kernel_size=3 and dilation=1
# --8<-- [end:demo_pool_limit]

# --8<-- [start:figure]
import torch
import torch.nn.functional as F

x = torch.arange(1.0, 7).view(1, 1, 6)
w = torch.ones(1, 1, 3)
MARK = "var(--wrong, #b5391f)"
FILL = 'fill="var(--md-accent-fg-color--transparent, #b5391f1a)"'
side, height, left = 40, 30, 10


def text(x, y, words, more=""):
    return f'<text x="{x}" y="{y}" {more}>{words}</text>'


def panel(words, before, y, top):
    """The padded row, with a bracket and a sum for each window."""
    row = F.pad(x, (before, 1))[0, 0]
    drawn, start = text(170, top, words), left + (1 - before) * side
    reached = {2 * k + i for k in range(y.shape[-1]) for i in range(3)}
    for i, value in enumerate(row.tolist()):
        real = before <= i < before + 6
        look = FILL if real else 'fill="none" stroke-dasharray="4 3"'
        color = "currentColor" if i in reached else MARK
        shape = f'width="{side}" height="{height}" stroke="{color}" {look}'
        drawn += f'<rect x="{start + i * side}" y="{top + 12}" {shape}/>'
        drawn += text(start + (i + 0.5) * side, top + 33, f"{value:g}",
                      f'fill="{color}"')
    for k, total in enumerate(y.flatten().tolist()):
        assert total == row[2 * k : 2 * k + 3].sum()
        at, low = start + 2 * k * side + 4, top + 48 + 12 * (k % 2)
        drawn += f'<path d="M{at} {low}v6h{3 * side - 8}v-6" {LINE}/>'
        drawn += text(at + 1.5 * side - 4, top + 86, f"{total:g}",
                      'font-weight="bold"')
    return drawn


LINE = 'fill="none" stroke="currentColor" stroke-width="1.5"'
both = F.conv1d(x, w, stride=2, padding=1)
end = F.conv1d(F.pad(x, (0, 1)), w, stride=2)
svg = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 340 234" \
style="max-width:21rem" data-search-exclude="" font-size="15" \
fill="currentColor" text-anchor="middle" \
font-family="var(--md-code-font-family, monospace)">
{panel("padding=1", 1, both, 18)}
{panel("F.pad(x, (0, 1))", 0, end, 138)}
</svg>
"""
open("figure.svg", "w").write(svg)
# --8<-- [end:figure]

# --8<-- [start:check]
import math
import warnings

import torch
import torch.nn.functional as F
from torch import nn

assert wrong.out == "output: [3.0, 9.0, 15.0]\n"  # 0+1+2, 2+3+4, 4+5+6
assert right.out == "output: [6.0, 12.0, 11.0]\n"  # 1+2+3, 3+4+5, 5+6+0
# TensorFlow's formula for 'SAME': the total, of which half rounded down is first
n, k, s = 6, 3, 2
total = max((math.ceil(n / s) - 1) * s + k - n, 0)
same = F.conv1d(F.pad(wrong.x, (total // 2, total - total // 2)), wrong.w, stride=s)
assert total == 1 and torch.equal(same, right.y)
assert demo_layer.out == "output: torch.Size([8, 32, 112, 112])\n"
assert demo_any_size.out == """\
224 padded to 225, output: 112
225 padded to 227, output: 113
"""
pad_same = demo_any_size.pad_same
x = torch.rand(1, 3, 224, 224)
assert torch.equal(pad_same(x, 3, 2), F.pad(x, (0, 1, 0, 1)))
assert torch.equal(pad_same(x, 3, 2), demo_layer.model[0](x))
assert torch.equal(pad_same(x, 5, 2), F.pad(x, (1, 2, 1, 2)))
x = torch.rand(1, 3, 225, 224)  # odd height, even width
assert torch.equal(pad_same(x, 3, 2), F.pad(x, (0, 1, 1, 1)))
x = torch.rand(1, 3, 225, 225)
assert torch.equal(pad_same(x, 3, 2), F.pad(x, (1, 1, 1, 1)))
for n in range(1, 12):  # TensorFlow's formula, as its page words it
    for k in range(1, 6):
        for s in range(1, 5):
            total = max(k - (n % s or s), 0)
            first = total // 2
            x = torch.rand(1, 1, n, n)
            pads = (first, total - first) * 2
            assert torch.equal(pad_same(x, k, s), F.pad(x, pads))
assert demo_both.out == """\
padding=1:
tensor([[1, 2, 2, 2, 1],
        [2, 4, 4, 4, 2],
        [2, 4, 4, 4, 2],
        [2, 4, 4, 4, 2],
        [1, 2, 2, 2, 1]], dtype=torch.int32)
padding=(1, 0):
tensor([[2, 2, 2],
        [4, 4, 4],
        [4, 4, 4],
        [4, 4, 4],
        [2, 2, 2]], dtype=torch.int32)
"""
assert demo_order.out == """\
tensor([[0, 1, 1, 0, 0],
        [0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0]], dtype=torch.int32)
"""
assert demo_list.error.startswith("RuntimeError: expected padding to be a "
                                  "single integer value or a list of 2")
warning = "UserWarning: Using padding='same' with even kernel lengths and odd"
assert demo_same.out.startswith("kernel 3: [2, 3, 3, 3, 3, 2]\n" + warning)
assert demo_same.out.endswith("""
kernel 4: [3, 4, 4, 4, 3, 2]
kernel 5: [3, 4, 5, 5, 4, 3]
""")
assert demo_same_stride.error == (
    "ValueError: padding='same' is not supported for strided convolutions")
assert demo_mode.out == """\
zeros: [0, 0, 1, 2, 3, 4, 0, 0]
reflect: [3, 2, 1, 2, 3, 4, 3, 2]
replicate: [1, 1, 1, 2, 3, 4, 4, 4]
circular: [3, 4, 1, 2, 3, 4, 1, 2]
"""
assert demo_pool.out == """\
max_pool2d: [[-9.0, -9.0], [-9.0, -9.0]]
F.pad, then max_pool2d: [[0.0, 0.0], [0.0, 0.0]]
avg_pool2d, count_include_pad=True: [[-4.0, -4.0], [-4.0, -4.0]]
avg_pool2d, count_include_pad=False: [[-9.0, -9.0], [-9.0, -9.0]]
"""
assert demo_pool_limit.error == (
    "RuntimeError: pad should be at most half of effective kernel size, "
    "but got pad=2, kernel_size=3 and dilation=1")

# an explicit pad on both sides is what padding=1 does, whatever the stride
torch.manual_seed(0)
x, w = torch.randn(1, 1, 6, 6), torch.randn(1, 1, 3, 3)
for stride in (1, 2, 3):
    assert torch.equal(F.conv2d(x, w, stride=stride, padding=1),
                       F.conv2d(F.pad(x, (1, 1, 1, 1)), w, stride=stride))
# where the stride leaves a remainder, the last padding is not reached
last = F.pad(x, (1, 0, 1, 0))
assert torch.equal(F.conv2d(x, w, stride=2, padding=1),
                   F.conv2d(last, w, stride=2))
# 'same' with an even kernel: the extra row and column come last
w = torch.randn(1, 1, 4, 4)
assert torch.allclose(F.conv2d(x, w, padding="same"),
                      F.conv2d(F.pad(x, (1, 2, 1, 2)), w), atol=1e-6)
# with an even dilation there is none left over, and no warning
x4, w4 = torch.randn(1, 1, 9), torch.randn(1, 1, 4)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    y = F.conv1d(x4, w4, padding="same", dilation=2)
assert torch.allclose(y, F.conv1d(x4, w4, padding=3, dilation=2), atol=1e-6)
# with an odd kernel it is padding=(k - 1) // 2
for k in (1, 3, 5, 7):
    w = torch.randn(1, 1, k, k)
    assert torch.equal(F.conv2d(x, w, padding="same"),
                       F.conv2d(x, w, padding=(k - 1) // 2))
# a layer that pads at the end
assert torch.equal(nn.ZeroPad2d((0, 1, 0, 1))(x), F.pad(x, (0, 1, 0, 1)))
# more than half, by hand: minus infinity is what max pooling pads with
y = F.max_pool2d(F.pad(x, (2, 2, 2, 2), value=float("-inf")), 3)
assert y.shape == (1, 1, 3, 3) and y.max() == x.max()
z = F.pad(x, (1, 1, 1, 1), value=float("-inf"))
assert torch.equal(F.max_pool2d(z, 3), F.max_pool2d(x, 3, padding=1))
# a pooling layer takes no 'same'
try:
    nn.MaxPool2d(3, 1, padding="same")(x)
except TypeError as error:
    assert "must be tuple of ints, not str" in str(error)
else:
    raise AssertionError
# --8<-- [end:check]
