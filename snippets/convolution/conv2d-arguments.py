"""What each argument of Conv2d does to the shapes of the weight and the output."""
# /// pitfall
# apis = ["torch.nn.Conv2d", "torch.nn.functional.conv2d"]
# symptom = "question"
# raises = ["demo_channels", "demo_plain", "demo_too_small"]
# added = 2026-11-21
# messages = [
#   "Given groups=*, weight of size [*], expected input[*] to have * channels, but got * channels instead",
#   "Given groups=*, weight of size [*, *, *, *], expected input[*, *, *, *] to have * channels, but got * channels instead",
#   "Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [*]",
#   "Calculated padded input size per channel: (* x *). Kernel size: (* x *). Kernel size can't be greater than actual input size",
# ]
# older = ["Expected 4-dimensional input for 4-dimensional weight *, but got *-dimensional input"]
# ///

# --8<-- [start:demo]
import torch
from torch import nn

conv = nn.Conv2d(
    in_channels=3, out_channels=96, kernel_size=11, stride=4, padding=2)
x = torch.zeros(2, 3, 224, 224)  # batch, channels, height, width
print("weight:", conv.weight.shape)
#> weight: torch.Size([96, 3, 11, 11])
print("bias:", conv.bias.shape)
#> bias: torch.Size([96])
print("output:", conv(x).shape)
#> output: torch.Size([2, 96, 55, 55])
# --8<-- [end:demo]

# --8<-- [start:demo_tuples]
import torch
from torch import nn

conv = nn.Conv2d(3, 96, kernel_size=(1, 5), stride=(2, 1), padding=(0, 2))
x = torch.zeros(2, 3, 224, 224)
print("weight:", conv.weight.shape)
#> weight: torch.Size([96, 3, 1, 5])
print("output:", conv(x).shape)
#> output: torch.Size([2, 96, 112, 224])
# --8<-- [end:demo_tuples]

# --8<-- [start:demo_size]
import torch
from torch import nn

x = torch.zeros(1, 3, 224, 224)
s, p = 4, 2
for k, d in ((11, 1), (12, 1), (13, 1), (3, 1), (3, 5)):
    conv = nn.Conv2d(3, 96, k, stride=s, padding=p, dilation=d)
    out = conv(x).shape[-1]
    fraction = (224 + 2 * p - d * (k - 1) - 1) / s
    print(f"kernel {k}, dilation {d}: {fraction} rounded down + 1 = {out}")
#> kernel 11, dilation 1: 54.25 rounded down + 1 = 55
#> kernel 12, dilation 1: 54.0 rounded down + 1 = 55
#> kernel 13, dilation 1: 53.75 rounded down + 1 = 54
#> kernel 3, dilation 1: 56.25 rounded down + 1 = 57
#> kernel 3, dilation 5: 54.25 rounded down + 1 = 55
# --8<-- [end:demo_size]

# --8<-- [start:demo_groups]
import torch
from torch import nn

for groups in (1, 2, 4):
    conv = nn.Conv2d(4, 8, 3, groups=groups, bias=False)
    print(f"groups={groups}, weight:", conv.weight.shape)
    print(f"groups={groups}, weights:", conv.weight.numel())
#> groups=1, weight: torch.Size([8, 4, 3, 3])
#> groups=1, weights: 288
#> groups=2, weight: torch.Size([8, 2, 3, 3])
#> groups=2, weights: 144
#> groups=4, weight: torch.Size([8, 1, 3, 3])
#> groups=4, weights: 72
# --8<-- [end:demo_groups]

# --8<-- [start:demo_halves]
import torch
import torch.nn.functional as F

torch.manual_seed(0)
x, w = torch.randn(1, 4, 6, 6), torch.randn(8, 2, 3, 3)
grouped = F.conv2d(x, w, groups=2)
first = F.conv2d(x[:, :2], w[:4])
second = F.conv2d(x[:, 2:], w[4:])
halves = torch.cat([first, second], dim=1)
print("same:", torch.allclose(grouped, halves, atol=1e-5))
#> same: True
# --8<-- [end:demo_halves]

# --8<-- [start:demo_channels]
import torch
from torch import nn

x = torch.zeros(8, 1, 28, 28)  # 8 grayscale images
conv = nn.Conv2d(3, 6, kernel_size=5)
y = conv(x)
#> RuntimeError: Given groups=1, weight of size [6, 3, 5, 5], expected input[8, 1, 28, 28] to have 3 channels, but got 1 channels instead
# --8<-- [end:demo_channels]

# --8<-- [start:demo_unbatched]
import torch
from torch import nn

x = torch.zeros(3, 28, 28)
conv = nn.Conv2d(3, 6, kernel_size=5)
print("without a batch dimension:", conv(x).shape)
#> without a batch dimension: torch.Size([6, 24, 24])
print("a batch of one image:", conv(x.unsqueeze(0)).shape)
#> a batch of one image: torch.Size([1, 6, 24, 24])
# --8<-- [end:demo_unbatched]

# --8<-- [start:demo_plain]
import torch
from torch import nn

x = torch.zeros(28, 28)
conv = nn.Conv2d(1, 6, kernel_size=5)
y = conv(x)
#> RuntimeError: Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [28, 28]
# --8<-- [end:demo_plain]

# --8<-- [start:demo_too_small]
import torch
from torch import nn

model = nn.Sequential(
    nn.Conv2d(3, 16, kernel_size=3, stride=2),
    nn.Conv2d(16, 32, kernel_size=3, stride=2),
    nn.Conv2d(32, 64, kernel_size=3, stride=2),
)
x = torch.zeros(16, 3, 8, 8)
for layer in model:
    x = layer(x)
    print(type(layer).__name__, "output:", tuple(x.shape))
#> Conv2d output: (16, 16, 3, 3)
#> Conv2d output: (16, 32, 1, 1)
#> RuntimeError: Calculated padded input size per channel: (1 x 1). Kernel size: (3 x 3). Kernel size can't be greater than actual input size
# --8<-- [end:demo_too_small]

# --8<-- [start:demo_model]
import torch
from torch import nn

model = nn.Sequential(
    nn.Conv2d(3, 16, kernel_size=3, padding=1),
    nn.Conv2d(16, 32, kernel_size=3, stride=2, padding=1),
    nn.Conv2d(32, 64, kernel_size=3, stride=2, padding=1),
    nn.Flatten(),
    nn.Linear(64 * 8 * 8, 10),
)
x = torch.zeros(16, 3, 32, 32)
for layer in model:
    x = layer(x)
    print(type(layer).__name__, "output:", tuple(x.shape))
#> Conv2d output: (16, 16, 32, 32)
#> Conv2d output: (16, 32, 16, 16)
#> Conv2d output: (16, 64, 8, 8)
#> Flatten output: (16, 4096)
#> Linear output: (16, 10)
# --8<-- [end:demo_model]

# --8<-- [start:check]
import torch
from torch import nn

assert demo.out == """\
weight: torch.Size([96, 3, 11, 11])
bias: torch.Size([96])
output: torch.Size([2, 96, 55, 55])
"""
assert demo_size.out == """\
kernel 11, dilation 1: 54.25 rounded down + 1 = 55
kernel 12, dilation 1: 54.0 rounded down + 1 = 55
kernel 13, dilation 1: 53.75 rounded down + 1 = 54
kernel 3, dilation 1: 56.25 rounded down + 1 = 57
kernel 3, dilation 5: 54.25 rounded down + 1 = 55
"""
assert (224 + 4 - 10 - 1) / 4 == 54.25 and 54.25 + 1 == 55.25
assert 5 * 2 + 1 == 11 and 3 * 3 == 9 and 11 * 11 == 121
assert demo_tuples.out == """\
weight: torch.Size([96, 3, 1, 5])
output: torch.Size([2, 96, 112, 224])
"""
assert demo_groups.out == """\
groups=1, weight: torch.Size([8, 4, 3, 3])
groups=1, weights: 288
groups=2, weight: torch.Size([8, 2, 3, 3])
groups=2, weights: 144
groups=4, weight: torch.Size([8, 1, 3, 3])
groups=4, weights: 72
"""
assert demo_halves.out == "same: True\n"
assert demo_channels.error == (
    "RuntimeError: Given groups=1, weight of size [6, 3, 5, 5], expected "
    "input[8, 1, 28, 28] to have 3 channels, but got 1 channels instead")
assert demo_unbatched.out == """\
without a batch dimension: torch.Size([6, 24, 24])
a batch of one image: torch.Size([1, 6, 24, 24])
"""
assert demo_plain.error == (
    "RuntimeError: Expected 3D (unbatched) or 4D (batched) input to conv2d, "
    "but got input of size: [28, 28]")
assert demo_plain.x.shape == (28, 28)
assert demo_plain.conv(torch.zeros(28, 28)[None, None]).shape == (1, 6, 24, 24)
assert demo_too_small.error == (
    "RuntimeError: Calculated padded input size per channel: (1 x 1). Kernel "
    "size: (3 x 3). Kernel size can't be greater than actual input size")
assert demo_too_small.out.startswith("""\
Conv2d output: (16, 16, 3, 3)
Conv2d output: (16, 32, 1, 1)
""")
x, sizes = torch.zeros(16, 3, 8, 8), []
for layer in demo_too_small.model:
    layer.padding = (1, 1)
    x = layer(x)
    sizes.append(x.shape[-1])
assert sizes == [4, 2, 1]
assert demo_model.out == """\
Conv2d output: (16, 16, 32, 32)
Conv2d output: (16, 32, 16, 16)
Conv2d output: (16, 64, 8, 8)
Flatten output: (16, 4096)
Linear output: (16, 10)
"""
# padding=(k - 1) // 2 keeps the size for odd kernels and stride 1
for k in (1, 3, 5, 7):
    layer = nn.Conv2d(1, 1, k, padding=(k - 1) // 2)
    assert layer(torch.zeros(1, 1, 9, 10)).shape == (1, 1, 9, 10)


def message(f):
    try:
        f()
    except (RuntimeError, ValueError) as error:
        return str(error)


# the rows of the table of messages, and what fixes them
three, one = nn.Conv2d(3, 6, 5), nn.Conv2d(1, 6, 5)
assert "input[8, 28, 28, 3] to have 3 channels, but got 28" in message(
    lambda: three(torch.zeros(8, 28, 28, 3)))
assert "input[1, 8, 28, 28] to have 1 channels, but got 8" in message(
    lambda: one(torch.zeros(8, 28, 28)))
assert "input[8, 4, 28, 28] to have 3 channels, but got 4" in message(
    lambda: three(torch.zeros(8, 4, 28, 28)))
model = nn.Sequential(nn.Conv2d(3, 16, 3), nn.Conv2d(32, 6, 5))
assert "input[8, 16, 26, 26] to have 32 channels, but got 16" in message(
    lambda: model(torch.zeros(8, 3, 28, 28)))
model[1] = nn.Conv2d(16, 6, 5)
assert model(torch.zeros(8, 3, 28, 28)).shape == (8, 6, 22, 22)
two = nn.Conv2d(4, 8, 3, groups=2)  # the weight's 2 times groups is 4
assert "size [8, 2, 3, 3], expected input[1, 6, 9, 9] to have 4 channels, but got 6" in message(
    lambda: two(torch.zeros(1, 6, 9, 9)))
for layer, x in (
    (one, torch.zeros(8, 1, 28, 28)),
    (three, torch.zeros(8, 1, 28, 28).expand(-1, 3, -1, -1)),
    (three, torch.zeros(8, 28, 28, 3).permute(0, 3, 1, 2)),
    (one, torch.zeros(8, 28, 28).unsqueeze(1)),
    (three, torch.zeros(8, 4, 28, 28)[:, :3]),
):
    assert layer(x).shape == (8, 6, 24, 24)

# groups must divide both, and the defaults
assert message(lambda: nn.Conv2d(3, 4, 3, groups=2)) == (
    "in_channels must be divisible by groups")
assert message(lambda: nn.Conv2d(4, 6, 3, groups=4)) == (
    "out_channels must be divisible by groups")
plain = nn.Conv2d(3, 6, 5)
assert plain.stride == plain.dilation == (1, 1) and plain.padding == (0, 0)
assert plain.groups == 1 and plain.bias is not None
assert nn.Conv2d(3, 6, 5, bias=False).bias is None
assert plain.padding_mode == "zeros"
# --8<-- [end:check]
