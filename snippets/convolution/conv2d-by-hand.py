"""Conv2d doesn't flip the kernel, adds up the channels and the bias: with that, a sum by hand gives the same numbers."""
# /// pitfall
# apis = ["torch.nn.Conv2d", "torch.nn.functional.conv2d", "torch.nn.functional.unfold", "torch.Tensor.flip"]
# symptom = "silent"
# added = 2026-12-01
# ///

# --8<-- [start:wrong]
import torch
from torch.nn.functional import conv2d

x = torch.tensor([[1.0, 2.0, 0.0], [0.0, 1.0, 3.0], [4.0, 0.0, 1.0]])
kernel = torch.tensor([[1.0, 2.0], [0.0, -1.0]])
flipped = kernel.flip(0, 1)  # as in the definition of a convolution
by_hand = (x[0:2, 0:2] * flipped).sum()
out = conv2d(x[None, None], kernel[None, None])[0, 0]
print("by hand:", by_hand.item(), "conv2d:", out[0, 0].item())
#> by hand: 0.0 conv2d: 4.0
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch.nn.functional import conv2d

x = torch.tensor([[1.0, 2.0, 0.0], [0.0, 1.0, 3.0], [4.0, 0.0, 1.0]])
kernel = torch.tensor([[1.0, 2.0], [0.0, -1.0]])
by_hand = (x[0:2, 0:2] * kernel).sum()
out = conv2d(x[None, None], kernel[None, None])[0, 0]
print("by hand:", by_hand.item(), "conv2d:", out[0, 0].item())
#> by hand: 4.0 conv2d: 4.0
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn

torch.manual_seed(0)
conv = nn.Conv2d(3, 4, kernel_size=3, stride=2, padding=1)
x = torch.randn(1, 3, 8, 8)
padded = nn.functional.pad(x, (1, 1, 1, 1))
out = torch.zeros(1, 4, 4, 4)
with torch.no_grad():
    for c in range(4):
        for i in range(4):
            for j in range(4):
                window = padded[0, :, 2 * i:2 * i + 3, 2 * j:2 * j + 3]
                out[0, c, i, j] = (window * conv.weight[c]).sum()
                out[0, c, i, j] += conv.bias[c]
    print("same as conv(x):", torch.allclose(out, conv(x), atol=1e-5))
#> same as conv(x): True
print("one kernel:", tuple(conv.weight[0].shape))
#> one kernel: (3, 3, 3)
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo_bias]
import torch
from torch import nn

conv = nn.Conv2d(2, 1, kernel_size=1)
nn.init.ones_(conv.weight)
x = torch.tensor([[[[10.0]], [[1.0]]]])  # two channels, one pixel
print("channels added up:", x.sum().item())
#> channels added up: 11.0
print("conv(x) minus bias:", round((conv(x) - conv.bias).item(), 3))
#> conv(x) minus bias: 11.0
print("bias is 0:", conv.bias.item() == 0)
#> bias is 0: False
# --8<-- [end:demo_bias]

# --8<-- [start:demo_unfold]
import torch
from torch import nn

torch.manual_seed(0)
conv = nn.Conv2d(3, 4, kernel_size=3, stride=2, padding=1)
x = torch.randn(5, 3, 8, 8)
with torch.no_grad():
    columns = nn.functional.unfold(x, kernel_size=3, stride=2, padding=1)
    out = conv.weight.view(4, -1) @ columns + conv.bias.view(4, 1)
    print("columns:", tuple(columns.shape), "out:", tuple(out.shape))
    print("same as conv(x):",
          torch.allclose(out.view(5, 4, 4, 4), conv(x), atol=1e-5))
#> columns: (5, 27, 16) out: (5, 4, 16)
#> same as conv(x): True
# --8<-- [end:demo_unfold]

# --8<-- [start:check]
import torch

assert wrong.out == "by hand: 0.0 conv2d: 4.0\n"
assert right.out == "by hand: 4.0 conv2d: 4.0\n"
assert 1 * 1 + 2 * 2 + 0 * 0 + 1 * -1 == 4
assert demo_in_your_code.out == """\
same as conv(x): True
one kernel: (3, 3, 3)
"""
assert demo_bias.out == """\
channels added up: 11.0
conv(x) minus bias: 11.0
bias is 0: False
"""
assert demo_unfold.out == """\
columns: (5, 27, 16) out: (5, 4, 16)
same as conv(x): True
"""
assert 3 * 3 * 3 == 27 and 4 * 4 == 16
# flipped for both: a convolution as in the books
x, kernel = right.x, right.kernel
out = torch.nn.functional.conv2d(x[None, None], kernel.flip(0, 1)[None, None])
assert out[0, 0, 0, 0] == wrong.by_hand == 0
# symmetric kernels stay the same, Sobel kernels change their sign
blur = torch.outer(torch.tensor([1.0, 2, 1]), torch.tensor([1.0, 2, 1]))
assert torch.equal(blur.flip(0, 1), blur)
sobel = torch.outer(torch.tensor([1.0, 2, 1]), torch.tensor([-1.0, 0, 1]))
assert torch.equal(sobel.flip(0, 1), -sobel)
# --8<-- [end:check]
