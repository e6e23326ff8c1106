"""What each argument of Conv2d does to the shapes of the weight and the output."""
# /// pitfall
# apis = ["torch.nn.Conv2d", "torch.nn.functional.conv2d"]
# symptom = "question"
# raises = ["demo_channels", "demo_plain"]
# added = 2026-11-21
# messages = [
#   "Given groups=*, weight of size [*], expected input[*] to have * channels, but got * channels instead",
#   "Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [*]",
# ]
# older = ["Expected 4-dimensional input for 4-dimensional weight *, but got *-dimensional input"]
# ///

# --8<-- [start:demo]
import torch
from torch import nn

conv = nn.Conv2d(
    in_channels=3, out_channels=96, kernel_size=11, stride=4, padding=2)
x = torch.zeros(2, 3, 224, 224)  # batch, channels, height, width
print(*conv.weight.shape)
#> 96 3 11 11
print(*conv.bias.shape)
#> 96
print(*conv(x).shape)
#> 2 96 55 55
# --8<-- [end:demo]

# --8<-- [start:demo_size]
import torch
from torch import nn

s, p = 4, 2
for k, d in ((11, 1), (12, 1), (13, 1), (3, 1), (3, 5)):
    conv = nn.Conv2d(3, 1, k, stride=s, padding=p, dilation=d)
    y = conv(torch.zeros(1, 3, 224, 224))
    exact = (224 + 2 * p - d * (k - 1) - 1) / s + 1
    print(f"kernel {k}, dilation {d}: {exact:.2f} -> {y.shape[-1]}")
#> kernel 11, dilation 1: 55.25 -> 55
#> kernel 12, dilation 1: 55.00 -> 55
#> kernel 13, dilation 1: 54.75 -> 54
#> kernel 3, dilation 1: 57.25 -> 57
#> kernel 3, dilation 5: 55.25 -> 55
# --8<-- [end:demo_size]

# --8<-- [start:demo_tuples]
import torch
from torch import nn

conv = nn.Conv2d(3, 96, kernel_size=(1, 5), stride=(2, 1), padding=(0, 2))
print(*conv.weight.shape)
#> 96 3 1 5
print(*conv(torch.zeros(1, 3, 224, 224)).shape)
#> 1 96 112 224
# --8<-- [end:demo_tuples]

# --8<-- [start:demo_groups]
import torch
import torch.nn.functional as F
from torch import nn

for groups in (1, 2, 4):
    conv = nn.Conv2d(4, 8, 3, groups=groups, bias=False)
    print(groups, *conv.weight.shape, conv.weight.numel())
#> 1 8 4 3 3 288
#> 2 8 2 3 3 144
#> 4 8 1 3 3 72

torch.manual_seed(0)
x, w = torch.randn(1, 4, 6, 6), torch.randn(8, 2, 3, 3)
grouped = F.conv2d(x, w, groups=2)
halves = [F.conv2d(a, b) for a, b in zip(x.chunk(2, dim=1), w.chunk(2))]
same = torch.allclose(grouped, torch.cat(halves, dim=1), atol=1e-5)
print(same)
#> True
# --8<-- [end:demo_groups]

# --8<-- [start:demo_channels]
import torch
from torch import nn

conv = nn.Conv2d(3, 6, kernel_size=5)
conv(torch.zeros(8, 1, 28, 28))  # 8 grayscale images
#> RuntimeError: Given groups=1, weight of size [6, 3, 5, 5], expected input[8, 1, 28, 28] to have 3 channels, but got 1 channels instead
# --8<-- [end:demo_channels]

# --8<-- [start:demo_unbatched]
import torch
from torch import nn

conv = nn.Conv2d(3, 6, kernel_size=5)
print(*conv(torch.zeros(3, 28, 28)).shape)
#> 6 24 24
print(*conv(torch.zeros(3, 28, 28).unsqueeze(0)).shape)
#> 1 6 24 24
# --8<-- [end:demo_unbatched]

# --8<-- [start:demo_plain]
import torch
from torch import nn

conv = nn.Conv2d(1, 6, kernel_size=5)
conv(torch.zeros(28, 28))
#> RuntimeError: Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [28, 28]
# --8<-- [end:demo_plain]

# --8<-- [start:check]
import torch
from torch import nn

assert demo.out == "96 3 11 11\n96\n2 96 55 55\n"
assert demo_size.out == """\
kernel 11, dilation 1: 55.25 -> 55
kernel 12, dilation 1: 55.00 -> 55
kernel 13, dilation 1: 54.75 -> 54
kernel 3, dilation 1: 57.25 -> 57
kernel 3, dilation 5: 55.25 -> 55
"""
assert demo_tuples.out == "96 3 1 5\n1 96 112 224\n"
assert demo_groups.out.startswith("1 8 4 3 3 288\n2 8 2 3 3 144\n4 8 1 3 3 72\n")
assert demo_groups.same is True
assert demo_channels.error == (
    "RuntimeError: Given groups=1, weight of size [6, 3, 5, 5], expected "
    "input[8, 1, 28, 28] to have 3 channels, but got 1 channels instead")
assert demo_unbatched.out == "6 24 24\n1 6 24 24\n"
assert demo_plain.error == (
    "RuntimeError: Expected 3D (unbatched) or 4D (batched) input to conv2d, "
    "but got input of size: [28, 28]")


def message(f):
    try:
        f()
    except (RuntimeError, ValueError) as error:
        return str(error)


# the rows of the table of messages, and what mends them
three, one = nn.Conv2d(3, 6, 5), nn.Conv2d(1, 6, 5)
assert "input[8, 28, 28, 3] to have 3 channels, but got 28" in message(
    lambda: three(torch.zeros(8, 28, 28, 3)))
assert "input[1, 8, 28, 28] to have 1 channels, but got 8" in message(
    lambda: one(torch.zeros(8, 28, 28)))
assert "input[8, 4, 28, 28] to have 3 channels, but got 4" in message(
    lambda: three(torch.zeros(8, 4, 28, 28)))
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
