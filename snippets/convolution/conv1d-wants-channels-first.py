"""Conv1d reads (N, C, L): fed with (N, L, C) it raises, or slides over the features where in_channels equals L."""
# /// pitfall
# apis = ["torch.nn.Conv1d", "torch.Tensor.permute", "torch.nn.Embedding", "torch.nn.MaxPool1d", "torch.nn.AvgPool1d", "torch.nn.LazyConv1d"]
# symptom = "error"
# raises = ["wrong", "demo_no_channels", "demo_one_signal", "wrong_pair", "demo_kernel"]
# added = 2026-11-21
# messages = [
#   "Given groups=*, weight of size [*, *, *], expected input[*, *, *] to have * channels, but got * channels instead",
#   "Expected 2D (unbatched) or 3D (batched) input to conv1d, but got input of size: [*]",
#   "Calculated padded input size per channel: (*). Kernel size: (*). Kernel size can't be greater than actual input size",
# ]
# older = ["Expected 3-dimensional input for 3-dimensional weight *, but got *-dimensional input of size * instead"]
#
# [code.embedding_into_conv1d]
# either = [
# '''
# $X = $EMB(...)
# ...
# $CONV($X)
# ''',
#     '$CONV($EMB(...))',
# ]
# not = [
# '''
# $X = $EMB(...)
# ...
# $X = $OTHER
# ...
# $CONV($X)
# ''',
# ]
# anywhere = ['$EMB = torch.nn.Embedding(...)', '$CONV = torch.nn.Conv1d(...)']
#
# [code.conv1d_with_a_pair]
# pattern = 'torch.nn.Conv1d(..., kernel_size=($A, $B), ...)'
#
# [code.channels_last_into_conv1d]
# pattern = '$CONV($X)'
# inside = [
#     [
# '''
# $B, $L, $C = $X.shape
# ...
# ''',
# '''
# $X = torch.randn($B, $L, $C)
# ...
# ''',
# '''
# $X = torch.rand($B, $L, $C)
# ...
# ''',
# '''
# $OUT, $H = $RNN(...)
# ...
# ''',
# '''
# $X, $H = $RNN(...)
# ...
# ''',
#     ],
# ]
# anywhere = ['$CONV = torch.nn.Conv1d($C, ...)']
# nowhere = [
#     '$X = $X.transpose(...)', '$X = $X.permute(...)', '$X = <... $Z.transpose(...) ...>',
#     '$X = <... $Z.permute(...) ...>',
# ]
# example = '''
# conv = torch.nn.Conv1d(channels, 8, 3)
# x = torch.randn(4, 100, channels)
# y = conv(x)
# '''
#
# [code.embedding_into_a_conv]
# either = ['self.$CONV($X)', 'self.$CONV(self.$EMB(...))']
# inside = ['def forward(...): ...']
# anywhere = [
#     'self.$EMB2 = torch.nn.Embedding(...)',
#     [
#         'self.$CONV = torch.nn.Conv1d(...)',
#         'self.$CONV = torch.nn.Sequential(torch.nn.Conv1d(...), ...)',
#     ],
# ]
# nowhere = [
#     '$Y.transpose(...)', '$Y.permute(...)', '$Y.mT', '$Y.swapaxes(...)', '$Y.movedim(...)',
#     'torch.transpose(...)', 'torch.permute(...)', 'einops.rearrange(...)', '$Y.unsqueeze(1)',
#     '<... $Y.transpose(...) ...>', '<... $Y.permute(...) ...>',
# ]
# example = '''
# class Net(torch.nn.Module):
#     def __init__(self):
#         self.embedding = torch.nn.Embedding(100, 16)
#         self.conv = torch.nn.Conv1d(16, 8, 3)
#     def forward(self, ids):
#         x = self.embedding(ids)
#         return self.conv(x)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

words = torch.zeros(2, 6, dtype=torch.long)  # 2 sentences of 6 words
embedding = nn.Embedding(10, 4)
conv = nn.Conv1d(4, 16, kernel_size=3)
x = embedding(words)
print("embedded:", x.shape)
#> embedded: torch.Size([2, 6, 4])
y = conv(x)
#> RuntimeError: Given groups=1, weight of size [16, 4, 3], expected input[2, 6, 4] to have 4 channels, but got 6 channels instead
print("output:", y.shape)
# --8<-- [end:wrong]

# --8<-- [start:wrong_channels]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(2, 6, 4)  # (N, L, C)
changed = x.clone()
changed[0, 0] = 0  # a different first word
conv = nn.Conv1d(6, 16, kernel_size=3)
y, y_changed = conv(x), conv(changed)
print("output:", y.shape)
#> output: torch.Size([2, 16, 2])
print("changed positions:", (y != y_changed)[0].any(dim=0).tolist())
#> changed positions: [True, True]
# --8<-- [end:wrong_channels]

# --8<-- [start:demo_model]
import torch
from torch import nn


class TextCNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(100, 32)
        self.conv = nn.Conv1d(32, 64, kernel_size=3)
        self.fc = nn.Linear(64, 2)

    def forward(self, words):  # (N, L)
        x = self.embedding(words).permute(0, 2, 1)  # (N, 32, L)
        x = self.conv(x).relu()  # (N, 64, L - 2)
        return self.fc(x.amax(dim=2))  # (N, 2)


model = TextCNN()
for length in (20, 50):
    print(length, "words:", model(torch.ones(8, length).long()).shape)
#> 20 words: torch.Size([8, 2])
#> 50 words: torch.Size([8, 2])
# --8<-- [end:demo_model]

# --8<-- [start:right]
import torch
from torch import nn

words = torch.zeros(2, 6, dtype=torch.long)  # 2 sentences of 6 words
embedding = nn.Embedding(10, 4)
conv = nn.Conv1d(4, 16, kernel_size=3)
x = embedding(words)
print("embedded:", x.shape)
#> embedded: torch.Size([2, 6, 4])
y = conv(x.permute(0, 2, 1))
print("output:", y.shape)
#> output: torch.Size([2, 16, 4])
# --8<-- [end:right]

# --8<-- [start:right_channels]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(2, 6, 4)  # (N, L, C)
changed = x.clone()
changed[0, 0] = 0  # a different first word
conv = nn.Conv1d(4, 16, kernel_size=3)
y, y_changed = conv(x.permute(0, 2, 1)), conv(changed.permute(0, 2, 1))
print("output:", y.shape)
#> output: torch.Size([2, 16, 4])
print("changed positions:", (y != y_changed)[0].any(dim=0).tolist())
#> changed positions: [True, False, False, False]
# --8<-- [end:right_channels]

# --8<-- [start:demo_no_channels]
import torch
from torch import nn

x = torch.zeros(2, 6)  # 2 signals of 6 numbers
conv = nn.Conv1d(1, 16, kernel_size=3)
y = conv(x)
#> RuntimeError: Given groups=1, weight of size [16, 1, 3], expected input[1, 2, 6] to have 1 channels, but got 2 channels instead
# --8<-- [end:demo_no_channels]

# --8<-- [start:demo_one_signal]
import torch
from torch import nn

x = torch.zeros(6)  # a single signal
conv = nn.Conv1d(1, 16, kernel_size=3)
y = conv(x)
#> RuntimeError: Expected 2D (unbatched) or 3D (batched) input to conv1d, but got input of size: [6]
# --8<-- [end:demo_one_signal]

# --8<-- [start:wrong_pair]
import torch
from torch import nn

x = torch.zeros(8, 32, 20, 13)  # (N, C, nodes, L)
conv = nn.Conv1d(32, 64, kernel_size=(1, 2))
y = conv(x)
#> RuntimeError: Expected 2D (unbatched) or 3D (batched) input to conv1d, but got input of size: [8, 32, 20, 13]
print("output:", y.shape)
# --8<-- [end:wrong_pair]

# --8<-- [start:right_pair]
import torch
from torch import nn

x = torch.zeros(8, 32, 20, 13)  # (N, C, nodes, L)
conv = nn.Conv2d(32, 64, kernel_size=(1, 2))
y = conv(x)
print("output:", y.shape)
#> output: torch.Size([8, 64, 20, 12])
# --8<-- [end:right_pair]

# --8<-- [start:demo_kernel]
import torch
from torch import nn

x = torch.zeros(2, 6, 4)  # (N, L, C)
conv = nn.Conv1d(6, 16, kernel_size=5)
y = conv(x)
#> RuntimeError: Calculated padded input size per channel: (4). Kernel size: (5). Kernel size can't be greater than actual input size
# --8<-- [end:demo_kernel]

# --8<-- [start:demo_silent]
import torch
from torch import nn

x = torch.zeros(2, 6, 4)  # (N, L, C)
for layer in (
    nn.MaxPool1d(2),
    nn.AvgPool1d(2),
    nn.LazyConv1d(16, kernel_size=3),
):
    print(type(layer).__name__, tuple(layer(x).shape))
#> MaxPool1d (2, 6, 2)
#> AvgPool1d (2, 6, 2)
#> LazyConv1d (2, 16, 2)
# --8<-- [end:demo_silent]

# --8<-- [start:check]
import torch
from torch import nn

assert wrong.error == (
    "RuntimeError: Given groups=1, weight of size [16, 4, 3], expected "
    "input[2, 6, 4] to have 4 channels, but got 6 channels instead")
assert wrong.out.startswith("embedded: torch.Size([2, 6, 4])\nRuntimeError")
assert right.out == """\
embedded: torch.Size([2, 6, 4])
output: torch.Size([2, 16, 4])
"""
assert wrong_channels.out == """\
output: torch.Size([2, 16, 2])
changed positions: [True, True]
"""
assert right_channels.out == """\
output: torch.Size([2, 16, 4])
changed positions: [True, False, False, False]
"""
assert torch.equal(wrong_channels.changed, right_channels.changed)
assert not torch.equal(wrong_channels.x, wrong_channels.changed)
assert demo_model.out == """\
20 words: torch.Size([8, 2])
50 words: torch.Size([8, 2])
"""
assert demo_model.model(torch.ones(8, 3).long()).shape == (8, 2)
try:
    demo_model.model(torch.ones(8, 2).long())
except RuntimeError as error:
    assert "Kernel size can't be greater than actual" in str(error)
else:
    raise AssertionError("2 words and a kernel of 3")
assert demo_silent.out == """\
MaxPool1d (2, 6, 2)
AvgPool1d (2, 6, 2)
LazyConv1d (2, 16, 2)
"""
assert demo_no_channels.error == (
    "RuntimeError: Given groups=1, weight of size [16, 1, 3], expected "
    "input[1, 2, 6] to have 1 channels, but got 2 channels instead")
assert demo_one_signal.error == (
    "RuntimeError: Expected 2D (unbatched) or 3D (batched) input to conv1d, "
    "but got input of size: [6]")
assert demo_kernel.error == (
    "RuntimeError: Calculated padded input size per channel: (4). Kernel "
    "size: (5). Kernel size can't be greater than actual input size")

# what fixes the three, and the way back to (N, L, C)
conv = nn.Conv1d(1, 16, 3)
assert conv(torch.zeros(2, 6).unsqueeze(1)).shape == (2, 16, 4)
assert conv(torch.zeros(6).view(1, 1, 6)).shape == (1, 16, 4)
assert conv(torch.zeros(1, 6)).shape == (16, 4)
assert right.y.permute(0, 2, 1).shape == (2, 4, 16)
assert right.y.amax(dim=2).shape == (2, 16)
assert nn.Conv1d(4, 16, 3, padding=1)(torch.zeros(2, 4, 6)).shape == (2, 16, 6)

conv = nn.Conv1d(4, 16, kernel_size=5)
assert conv(torch.zeros(2, 6, 4).permute(0, 2, 1)).shape == (2, 16, 2)

# the weights of the two have the same shape
assert wrong_pair.error == (
    "RuntimeError: Expected 2D (unbatched) or 3D (batched) input to conv1d, "
    "but got input of size: [8, 32, 20, 13]")
assert right_pair.out == "output: torch.Size([8, 64, 20, 12])\n"
right_pair.conv.load_state_dict(wrong_pair.conv.state_dict())
try:
    wrong_pair.conv(torch.zeros(8, 32, 13))
except RuntimeError as error:
    assert "Expected 4-dimensional input for 4-dimensional weight" in str(error)
else:
    raise AssertionError("three dimensions")

# reshape has the shape and mixes steps with features; transpose is permute
x = torch.arange(24.0).view(1, 6, 4)
assert x.reshape(1, 4, 6)[0, :, 0].tolist() == [0, 6, 12, 18]
assert x.permute(0, 2, 1)[0, :, 0].tolist() == [0, 1, 2, 3]
assert x.transpose(1, 2).equal(x.permute(0, 2, 1))

# Linear and LSTM read the features on the last axis
assert nn.Linear(4, 16)(x).shape == (1, 6, 16)
assert nn.LSTM(4, 16, batch_first=True)(x)[0].shape == (1, 6, 16)
assert nn.BatchNorm1d(6)(x).shape == (1, 6, 4)  # L where C should be
# where L equals C nothing can be told from the shapes
assert nn.Conv1d(4, 16, 3)(torch.zeros(2, 4, 4)).shape == (2, 16, 2)
# --8<-- [end:check]
