"""Linear multiplies the last dimension, which must be in_features long; Flatten turns an image into one dimension."""
# /// pitfall
# apis = ["torch.nn.Linear", "torch.nn.Flatten", "torch.nn.LazyLinear", "torch.nn.AdaptiveAvgPool2d",
#         "torch.Tensor.flatten"]
# symptom = "error"
# raises = ["wrong", "wrong_forward", "wrong_size"]
# added = 2026-11-21
# messages = ["mat1 and mat2 shapes cannot be multiplied (*x* and *x*)"]
# older = ["size mismatch, m1: [* x *], m2: [* x *] at *", "mat1 dim 1 must match mat2 dim 0"]
#
# [code.linear_after_conv]
# either = [
#     'torch.nn.Sequential(..., torch.nn.MaxPool2d(...), torch.nn.Linear(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.AvgPool2d(...), torch.nn.Linear(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.Conv2d(...), torch.nn.Linear(...), ...)',
# '''
# torch.nn.Sequential(
#     ..., torch.nn.AdaptiveAvgPool2d(...), torch.nn.Linear(...), ...)
# ''',
# '''
# torch.nn.Sequential(
#     ..., torch.nn.Conv2d(...), torch.nn.ReLU(...), torch.nn.Linear(...), ...)
# ''',
#     'torch.nn.Sequential(..., torch.nn.Conv2d(...), torch.nn.BatchNorm2d(...), torch.nn.ReLU(...), torch.nn.Linear(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.MaxPool2d(...), torch.nn.Dropout(...), torch.nn.Linear(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.AdaptiveMaxPool2d(...), torch.nn.Linear(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.AdaptiveAvgPool1d(...), torch.nn.Linear(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.Conv2d(...), torch.nn.GELU(...), torch.nn.Linear(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.AdaptiveAvgPool2d(...), torch.nn.Dropout(...), torch.nn.Linear(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.Conv1d(...), torch.nn.ReLU(...), torch.nn.Linear(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.MaxPool1d(...), torch.nn.Linear(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.ReLU(...), torch.nn.MaxPool2d(...), torch.nn.Linear(...), ...)',
# ]
#
# [code.feature_map_into_linear]
# either = ['self.$FC($X)', 'self.$FC(self.$CONV(...))', 'self.$FC(self.$POOL(...))']
# inside = [
#     'def forward(...): ...',
#     [
# '''
# $X = self.$CONV(...)
# ...
# ''',
# '''
# $X = torch.relu(self.$CONV(...))
# ...
# ''',
# '''
# $X = torch.nn.functional.relu(self.$CONV(...))
# ...
# ''',
# '''
# $X = torch.nn.functional.max_pool2d(...)
# ...
# ''',
# '''
# $X = self.$POOL(...)
# ...
# ''',
# '''
# $X = self.$CONV(...).relu()
# ...
# ''',
#     ],
# ]
# not_inside = [
# '''
# $X = $ONE
# ...
# $X = $OTHER
# ...
# self.$FC2($X)
# ''',
# ]
# anywhere = [
#     'self.$FC = torch.nn.Linear(...)',
#     [
#         'self.$CONV = torch.nn.Conv2d(...)',
#         'self.$CONV = torch.nn.Sequential(torch.nn.Conv2d(...), ...)',
#         'self.$POOL = torch.nn.MaxPool2d(...)', 'self.$POOL = torch.nn.AdaptiveAvgPool2d(...)',
#     ],
# ]
# nowhere = [
#     '$Y.flatten(...)', 'torch.flatten(...)', '$Y.view(...)', '$Y.reshape(...)',
#     'torch.nn.Flatten(...)', '$Y.mean(...)', '$Y.permute(...)', '$Y.squeeze(...)',
#     '$Y.amax(...)', '$Y.transpose(...)',
#     'torch.nn.functional.adaptive_avg_pool2d(...).flatten(...)', '$Y.sum(...)',
#     'einops.rearrange(...)', '$Y.max(...)', '$Y[..., 0, 0]', 'torch.mean(...)',
#     'torch.nn.Sequential(..., torch.nn.Flatten(...), ...)',
# ]
# example = '''
# class Net(torch.nn.Module):
#     def __init__(self):
#         self.conv = torch.nn.Conv2d(3, 8, 3)
#         self.fc = torch.nn.Linear(8, 2)
#     def forward(self, x):
#         x = self.conv(x)
#         return self.fc(x)
# '''
#
# [code.layer_sizes_that_differ]
# either = [
#     'torch.nn.Sequential(..., torch.nn.Linear($A, $B), torch.nn.Linear($A, $C), ...)',
#     'torch.nn.Sequential(..., torch.nn.Linear($A, $B), torch.nn.ReLU(...), torch.nn.Linear($A, $C), ...)',
#     'torch.nn.Sequential(..., torch.nn.Linear($A, $B), torch.nn.Tanh(...), torch.nn.Linear($A, $C), ...)',
#     'torch.nn.Sequential(..., torch.nn.Linear($A, $B), torch.nn.GELU(...), torch.nn.Linear($A, $C), ...)',
# ]
# not = [
#     'torch.nn.Sequential(..., torch.nn.Linear($A, $A), torch.nn.Linear($A, $C), ...)',
#     'torch.nn.Sequential(..., torch.nn.Linear($A, $A), torch.nn.ReLU(...), torch.nn.Linear($A, $C), ...)',
#     'torch.nn.Sequential(..., torch.nn.Linear($A, $A), torch.nn.Tanh(...), torch.nn.Linear($A, $C), ...)',
#     'torch.nn.Sequential(..., torch.nn.Linear($A, $A), torch.nn.GELU(...), torch.nn.Linear($A, $C), ...)',
# ]
# example = '''
# model = torch.nn.Sequential(torch.nn.Linear(8, 16), torch.nn.ReLU(), torch.nn.Linear(8, 2))
# '''
#
# [code.next_linear_of_another_size]
# either = ['$NET = $SEQ', 'return $SEQ']
# not = ['$NET = torch.nn.ModuleList(...)', '$NET = torch.nn.ModuleDict(...)']
# anywhere = ['torch.nn.Sequential(...)']
# names = { "$SEQ" = '(?:torch\.)?nn\.Sequential\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*?nn\.Linear\(\s*(?:in_features=)?[\w.]+\s*,\s*(?:out_features=)?(\d+)\s*(?:,\s*bias=\w+)?\),?\s*(?:(?:torch\.)?nn\.(?:ReLU|ReLU6|Tanh|Sigmoid|GELU|ELU|SiLU|LeakyReLU|Dropout|BatchNorm1d|LayerNorm|Softplus|Mish|SELU)\([^()]*\),?\s*)*(?:torch\.)?nn\.Linear\(\s*(?:in_features=)?(?!\1\b)\d+\s*,[\s\S]*' }
# example = '''
# from torch import nn
# net = nn.Sequential(nn.Linear(10, 64), nn.ReLU(), nn.Dropout(0.2), nn.Linear(32, 2))
# '''
#
# [code.layer_after_layer_of_another_size]
# either = [
#     'self.$B = torch.nn.Linear($J, $P)', 'self.$B = torch.nn.Linear($J, $P, bias=$BIAS)',
# ]
# anywhere = [
#     ['self.$A = torch.nn.Linear($I, $O)'],
#     [
#         'self.$B($ACT(self.$A(...)))', 'self.$B(self.$A(...))', 'self.$B(self.$ACT2(self.$A(...)))',
#         'self.$B(self.$A(...).$ACT3())', 'self.$B(self.$DROP($ACT4(self.$A(...))))',
#         'self.$B(self.$DROP2(self.$ACT5(self.$A(...))))',
# '''
# $X = $ACT(self.$A(...))
# $Y = self.$B($X)
# ''',
# '''
# $X = $ACT(self.$A(...))
# $Y = $ACT7(self.$B($X))
# ''',
# '''
# $X = self.$ACT8(self.$A(...))
# $Y = self.$B($X)
# ''',
# '''
# $X = self.$ACT8(self.$A(...))
# $Y = self.$ACT9(self.$B($X))
# ''',
# '''
# $X = $ACT(self.$A(...))
# return self.$B($X)
# ''',
# '''
# $X = self.$ACT8(self.$A(...))
# return self.$B($X)
# ''',
# '''
# $X = $ACT(self.$A(...))
# $X = self.$DROP3($X)
# return self.$B($X)
# ''',
# '''
# $X = self.$ACT8(self.$A(...))
# $X = self.$DROP3($X)
# return self.$B($X)
# ''',
# '''
# $X = $ACT(self.$A(...))
# $X = self.$DROP3($X)
# $X = $ACT7(self.$B($X))
# ''',
#     ],
# ]
# nowhere = ['self.$A = torch.nn.Linear($I2, $J)', 'torch.nn.LazyLinear(...)']
# names = { "$J" = '\d+', "$O" = '\d+' }
# example = '''
# class Net(torch.nn.Module):
#     def __init__(self):
#         self.fc1 = torch.nn.Linear(784, 256)
#         self.fc2 = torch.nn.Linear(128, 10)
#     def forward(self, x):
#         x = torch.relu(self.fc1(x))
#         return self.fc2(x)
# '''
#
# [code.one_direction_of_two]
# pattern = 'self.$FC = torch.nn.Linear($H, $C)'
# anywhere = [
#     [
#         'self.$RNN = torch.nn.LSTM($I, $H, ..., bidirectional=True, ...)',
#         'self.$RNN = torch.nn.GRU($I, $H, ..., bidirectional=True, ...)',
#         'self.$RNN = torch.nn.RNN($I, $H, ..., bidirectional=True, ...)',
#     ],
#     [
# '''
# $OUT, $S = self.$RNN(...)
# ...
# return self.$FC($OUT)
# ''',
# '''
# $OUT, $S = self.$RNN(...)
# ...
# return self.$FC($OUT[...])
# ''',
# '''
# $OUT, $S = self.$RNN(...)
# ...
# $Y = self.$FC($OUT)
# ''',
# '''
# $OUT, $S = self.$RNN(...)
# ...
# $Y = self.$FC($OUT[...])
# ''',
# '''
# $OUT, $S = self.$RNN(...)
# ...
# return self.$FC(self.$DROP($OUT))
# ''',
# '''
# $OUT, $S = self.$RNN(...)
# ...
# return self.$FC(self.$DROP($OUT[...]))
# ''',
#     ],
# ]
# nowhere = [
#     '$OUT[..., :$HH]', '$OUT[:, :, :$HH]', 'self.$RNN.hidden_size', '$ANY.chunk(...)',
#     '$H = $N2 * 2', '$H = 2 * $N2',
#     'self.$H = $N3 * 2',
# ]
# example = '''
# class Tagger(torch.nn.Module):
#     def __init__(self):
#         self.lstm = torch.nn.LSTM(100, 128, bidirectional=True, batch_first=True)
#         self.fc = torch.nn.Linear(128, 5)
#     def forward(self, x):
#         out, _ = self.lstm(x)
#         return self.fc(out)
# '''
#
# [code.features_without_flatten]
# either = [
#     'self.$FC(self.$CONV(...))', 'self.$FC(self.$POOL(self.$CONV(...)))',
# ]
# inside = ['def forward(...): ...']
# anywhere = [
#     ['self.$FC = torch.nn.Linear(...)', 'self.$FC = torch.nn.Sequential(torch.nn.Linear(...), ...)'],
#     ['self.$CONV = torch.nn.Sequential(..., torch.nn.Conv2d(...), ...)'],
# ]
# nowhere = [
#     'self.$CONV = torch.nn.Sequential(..., torch.nn.Flatten(...), ...)',
#     'self.$POOL = torch.nn.Flatten(...)', '$ANY.flatten(...)', 'torch.flatten(...)', '$ANY.view(...)',
#     'self.$POOL = torch.nn.Sequential(..., torch.nn.Flatten(...), ...)', '$ANY.permute(...)',
# ]
# example = '''
# class Net(torch.nn.Module):
#     def __init__(self):
#         self.features = torch.nn.Sequential(torch.nn.Conv2d(3, 16, 3), torch.nn.ReLU())
#         self.fc = torch.nn.Linear(16, 10)
#     def forward(self, x):
#         return self.fc(self.features(x))
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

model = nn.Sequential(
    nn.Conv2d(3, 6, kernel_size=3, padding=1),
    nn.MaxPool2d(2),
    nn.Linear(6 * 10 * 10, 5),
)
images = torch.zeros(8, 3, 20, 20)
print("output:", model(images).shape)
#> RuntimeError: mat1 and mat2 shapes cannot be multiplied (480x10 and 600x5)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

model = nn.Sequential(
    nn.Conv2d(3, 6, kernel_size=3, padding=1),
    nn.MaxPool2d(2),
    nn.Flatten(),
    nn.Linear(6 * 10 * 10, 5),
)
images = torch.zeros(8, 3, 20, 20)
print("output:", model(images).shape)
#> output: torch.Size([8, 5])
# --8<-- [end:right]

# --8<-- [start:wrong_forward]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 6, kernel_size=3, padding=1)
        self.fc = nn.Linear(6 * 10 * 10, 5)

    def forward(self, x):
        x = nn.functional.max_pool2d(self.conv(x).relu(), 2)
        return self.fc(x)


model = Net()
images = torch.zeros(8, 3, 20, 20)
print("output:", model(images).shape)
#> RuntimeError: mat1 and mat2 shapes cannot be multiplied (480x10 and 600x5)
# --8<-- [end:wrong_forward]

# --8<-- [start:right_forward]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 6, kernel_size=3, padding=1)
        self.fc = nn.Linear(6 * 10 * 10, 5)

    def forward(self, x):
        x = nn.functional.max_pool2d(self.conv(x).relu(), 2)
        return self.fc(torch.flatten(x, 1))


model = Net()
images = torch.zeros(8, 3, 20, 20)
print("output:", model(images).shape)
#> output: torch.Size([8, 5])
# --8<-- [end:right_forward]

# --8<-- [start:demo_lazy]
import torch
from torch import nn

model = nn.Sequential(
    nn.Conv2d(3, 6, kernel_size=3, padding=1),
    nn.MaxPool2d(2),
    nn.Flatten(),
    nn.LazyLinear(5),
)
model(torch.zeros(1, 3, 20, 20))  # the first call settles it
print("in_features:", model[-1].in_features)
#> in_features: 600
# --8<-- [end:demo_lazy]

# --8<-- [start:wrong_size]
import torch
from torch import nn

model = nn.Sequential(
    nn.Conv2d(3, 6, kernel_size=3, padding=1),
    nn.MaxPool2d(2),
    nn.Flatten(),
    nn.Linear(6 * 10 * 10, 5),
)
for size in (20, 24):
    images = torch.zeros(8, 3, size, size)
    print(f"{size}x{size} pixels:", model(images).shape)
#> 20x20 pixels: torch.Size([8, 5])
#> RuntimeError: mat1 and mat2 shapes cannot be multiplied (8x864 and 600x5)
# --8<-- [end:wrong_size]

# --8<-- [start:right_size]
import torch
from torch import nn

model = nn.Sequential(
    nn.Conv2d(3, 6, kernel_size=3, padding=1),
    nn.MaxPool2d(2),
    nn.AdaptiveAvgPool2d(10),
    nn.Flatten(),
    nn.Linear(6 * 10 * 10, 5),
)
for size in (20, 24):
    images = torch.zeros(8, 3, size, size)
    print(f"{size}x{size} pixels:", model(images).shape)
#> 20x20 pixels: torch.Size([8, 5])
#> 24x24 pixels: torch.Size([8, 5])
# --8<-- [end:right_size]

# --8<-- [start:demo_view]
import torch

x = torch.zeros(8, 6, 20, 20)  # a batch of 8, after the convolutions
print("view(-1, 600):", x.view(-1, 600).shape)
#> view(-1, 600): torch.Size([32, 600])
print("flatten(1):", x.flatten(1).shape)
#> flatten(1): torch.Size([8, 2400])
# --8<-- [end:demo_view]

# --8<-- [start:detect]
import torch
from torch import nn

model = nn.Sequential(
    nn.Conv2d(3, 6, kernel_size=3, padding=1),
    nn.MaxPool2d(2),
    nn.Linear(6 * 10 * 10, 5),
)
x = torch.zeros(8, 3, 20, 20)
for layer in model[:-1]:
    x = layer(x)
    print(f"{type(layer).__name__}:", x.shape)
#> Conv2d: torch.Size([8, 6, 20, 20])
#> MaxPool2d: torch.Size([8, 6, 10, 10])
print("in_features:", model[-1].in_features)
#> in_features: 600
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn


def message(f):
    try:
        f()
    except (RuntimeError, ValueError) as error:
        return str(error)


cannot = "RuntimeError: mat1 and mat2 shapes cannot be multiplied "
assert wrong.error == cannot + "(480x10 and 600x5)"
assert right.error is None and right.out == "output: torch.Size([8, 5])\n"
assert wrong_forward.error == cannot + "(480x10 and 600x5)"
assert right_forward.error is None and right_forward.out == right.out
assert right_forward.model.fc.in_features == 600
assert demo_lazy.out == "in_features: 600\n"
assert type(demo_lazy.model[-1]) is nn.Linear
fits = ["20x20 pixels: torch.Size([8, 5])", "24x24 pixels: torch.Size([8, 5])"]
assert wrong_size.out.splitlines()[0] == fits[0] and wrong_size.size == 24
assert wrong_size.error == cannot + "(8x864 and 600x5)"
assert right_size.error is None and right_size.out.splitlines() == fits
assert demo_view.out == (
    "view(-1, 600): torch.Size([32, 600])\nflatten(1): torch.Size([8, 2400])\n")
assert detect.out == """\
Conv2d: torch.Size([8, 6, 20, 20])
MaxPool2d: torch.Size([8, 6, 10, 10])
in_features: 600
"""
values = torch.arange(8 * 2400.0).view(8, 6, 20, 20)
rows = values.view(-1, 600)
assert torch.equal(rows[:4].flatten(), values[0].flatten())

# the numbers of the message: all dimensions but the last, the last, the weight
x = right.images
assert x.shape[0] * 6 * 10 == 480
assert right.model[:-2](x).shape == (8, 6, 10, 10)
assert right.model[:-1](x).shape == (8, 600)
assert right.model[-1].weight.shape == (5, 600)
assert "(1x4800 and 600x5)" in message(
    lambda: right.model[-1](torch.flatten(right.model[:-2](x))))
assert right.model[:-2](wrong_size.images).shape == (8, 6, 12, 12)
assert right.model[:-1](wrong_size.images).shape == (8, 6 * 12 * 12) == (8, 864)
assert "(6x100 and 600x5)" in message(lambda: right.model(x[0]))
assert right.model(x[0].unsqueeze(0)).shape == (1, 5)
assert "(1x4 and 3x2)" in message(lambda: nn.Linear(3, 2)(torch.zeros(4)))
assert "(8x3 and 8x3)" in message(lambda: torch.zeros(8, 3) @ torch.zeros(8, 3))

# any number of dimensions in front, and in_features that fits the width by chance
assert nn.Linear(3, 2)(torch.zeros(4, 5, 3)).shape == (4, 5, 2)
assert nn.Linear(10, 5)(right.model[:-2](x)).shape == (8, 6, 10, 5)

# AdaptiveAvgPool2d(10) leaves 10 x 10 as it is
values = torch.arange(600.0).view(1, 6, 10, 10)
assert torch.equal(nn.AdaptiveAvgPool2d(10)(values), values)

# the loss says it later
assert message(lambda: nn.CrossEntropyLoss()(
    torch.zeros(32, 5), torch.zeros(8, dtype=torch.long))) == (
    "Expected input batch_size (32) to match target batch_size (8).")

# before the first call a lazy layer has no weight to count or to fill
lazy = nn.LazyLinear(5)
for use in (lambda: lazy.weight.numel(), lambda: nn.init.zeros_(lazy.weight)):
    assert message(use).startswith("Attempted to use an uninitialized parameter")
lazy(torch.zeros(1, 4))
assert lazy.weight.numel() == 20
assert "(8x864 and 600x5)" in message(
    lambda: demo_lazy.model(torch.zeros(8, 3, 24, 24)))
# --8<-- [end:check]
