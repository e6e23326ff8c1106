"""Conv1d reads (N, C, L): fed with (N, L, C) it raises, or slides over the features where in_channels equals L."""
# /// pitfall
# apis = ["torch.nn.Conv1d", "torch.Tensor.permute", "torch.nn.Embedding", "torch.nn.MaxPool1d", "torch.nn.AvgPool1d", "torch.nn.LazyConv1d"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-11-21
# messages = [
#   "Given groups=*, weight of size [*, *, *], expected input[*, *, *] to have * channels, but got * channels instead",
#   "Expected 2D (unbatched) or 3D (batched) input to conv1d, but got input of size: [*]",
#   "Calculated padded input size per channel: (*). Kernel size: (*). Kernel size can't be greater than actual input size",
# ]
# older = ["Expected 3-dimensional input for 3-dimensional weight *, but got *-dimensional input of size * instead"]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

words = torch.zeros(2, 6, dtype=torch.long)  # 2 sentences of 6 words
x = nn.Embedding(10, 4)(words)  # (N, L, C) = (2, 6, 4)
conv = nn.Conv1d(4, 16, kernel_size=3)
y = conv(x)
#> RuntimeError: Given groups=1, weight of size [16, 4, 3], expected input[2, 6, 4] to have 4 channels, but got 6 channels instead
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

words = torch.zeros(2, 6, dtype=torch.long)  # 2 sentences of 6 words
x = nn.Embedding(10, 4)(words)  # (N, L, C) = (2, 6, 4)
conv = nn.Conv1d(4, 16, kernel_size=3)
y = conv(x.permute(0, 2, 1))
print(y.shape)
#> torch.Size([2, 16, 4])
# --8<-- [end:right]

# --8<-- [start:wrong_channels]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(2, 6, 4)  # (N, L, C)
other = x.clone()
other[0, 0] = 0.0  # a different first word
conv = nn.Conv1d(6, 16, kernel_size=3)
before, after = conv(x)[0], conv(other)[0]
print(before.shape, (before != after).any(dim=0).tolist())
#> torch.Size([16, 2]) [True, True]
# --8<-- [end:wrong_channels]

# --8<-- [start:right_channels]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(2, 6, 4)  # (N, L, C)
other = x.clone()
other[0, 0] = 0.0  # a different first word
conv = nn.Conv1d(4, 16, kernel_size=3)
before, after = conv(x.permute(0, 2, 1))[0], conv(other.permute(0, 2, 1))[0]
print(before.shape, (before != after).any(dim=0).tolist())
#> torch.Size([16, 4]) [True, False, False, False]
# --8<-- [end:right_channels]

# --8<-- [start:demo_silent]
import torch
from torch import nn

x = torch.zeros(2, 6, 4)  # (N, L, C)
for layer in (
    nn.MaxPool1d(2),
    nn.AvgPool1d(2),
    nn.LazyConv1d(16, kernel_size=3),
):
    print(type(layer).__name__, *layer(x).shape)
#> MaxPool1d 2 6 2
#> AvgPool1d 2 6 2
#> LazyConv1d 2 16 2
# --8<-- [end:demo_silent]

# --8<-- [start:demo_messages]
import torch
from torch import nn

for channels, kernel, shape in (
    (1, 3, (2, 6)),  # 2 signals of 6 numbers, no channel dimension
    (1, 3, (6,)),
    (6, 5, (2, 6, 4)),  # slides over the 4 features
):
    try:
        nn.Conv1d(channels, 16, kernel)(torch.zeros(shape))
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")
#> RuntimeError: Given groups=1, weight of size [16, 1, 3], expected input[1, 2, 6] to have 1 channels, but got 2 channels instead
#> RuntimeError: Expected 2D (unbatched) or 3D (batched) input to conv1d, but got input of size: [6]
#> RuntimeError: Calculated padded input size per channel: (4). Kernel size: (5). Kernel size can't be greater than actual input size
# --8<-- [end:demo_messages]

# --8<-- [start:check]
import torch
from torch import nn

assert wrong.error == (
    "RuntimeError: Given groups=1, weight of size [16, 4, 3], expected "
    "input[2, 6, 4] to have 4 channels, but got 6 channels instead")
assert wrong.x.shape == right.x.shape == (2, 6, 4)
assert right.out == "torch.Size([2, 16, 4])\n"
assert wrong_channels.out == "torch.Size([16, 2]) [True, True]\n"
assert right_channels.out == (
    "torch.Size([16, 4]) [True, False, False, False]\n")
assert demo_silent.out == """\
MaxPool1d 2 6 2
AvgPool1d 2 6 2
LazyConv1d 2 16 2
"""
assert demo_messages.out == """\
RuntimeError: Given groups=1, weight of size [16, 1, 3], expected \
input[1, 2, 6] to have 1 channels, but got 2 channels instead
RuntimeError: Expected 2D (unbatched) or 3D (batched) input to conv1d, but \
got input of size: [6]
RuntimeError: Calculated padded input size per channel: (4). Kernel size: \
(5). Kernel size can't be greater than actual input size
"""

# what mends the three, and the way back to (N, L, C)
conv = nn.Conv1d(1, 16, 3)
assert conv(torch.zeros(2, 6).unsqueeze(1)).shape == (2, 16, 4)
assert conv(torch.zeros(6).view(1, 1, 6)).shape == (1, 16, 4)
assert conv(torch.zeros(1, 6)).shape == (16, 4)
assert right.y.permute(0, 2, 1).shape == (2, 4, 16)
assert right.y.amax(dim=2).shape == (2, 16)
assert nn.Conv1d(4, 16, 3, padding=1)(torch.zeros(2, 4, 6)).shape == (2, 16, 6)

# reshape has the shape and mixes steps with features; transpose is permute
x = torch.arange(24.0).view(1, 6, 4)
assert x.reshape(1, 4, 6)[0, :, 0].tolist() == [0, 6, 12, 18]
assert x.permute(0, 2, 1)[0, :, 0].tolist() == [0, 1, 2, 3]
assert x.transpose(1, 2).equal(x.permute(0, 2, 1))

# Linear and LSTM read the features on the last axis
assert nn.Linear(4, 16)(x).shape == (1, 6, 16)
assert nn.LSTM(4, 16, batch_first=True)(x)[0].shape == (1, 6, 16)
assert nn.BatchNorm1d(6)(x).shape == (1, 6, 4)  # L in the place of C
# where L equals C nothing can be told from the shapes
assert nn.Conv1d(4, 16, 3)(torch.zeros(2, 4, 4)).shape == (2, 16, 2)
# --8<-- [end:check]
