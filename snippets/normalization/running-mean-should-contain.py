"""BatchNorm keeps one number per channel, so num_features must be the number of channels, in dim=1 of its input."""
# /// pitfall
# apis = ["torch.nn.BatchNorm1d", "torch.nn.BatchNorm2d", "torch.nn.BatchNorm3d", "torch.nn.InstanceNorm2d", "torch.nn.GroupNorm", "torch.nn.LayerNorm", "torch.nn.RMSNorm",
#         "torch.nn.functional.layer_norm"]
# also = ["torch.nn.SyncBatchNorm", "torch.nn.LazyBatchNorm1d"]
# symptom = "error"
# raises = ["wrong", "wrong_sequence", "wrong_flatten", "wrong_prune", "wrong_dims"]
# added = 2026-11-29
# messages = [
#   "running_mean should contain * elements not *",
#   "running_var should contain * elements not *",
#   "weight should contain * elements not *",
#   "bias should contain * elements not *",
#   "expected input's size at dim=* to match num_features (*), but got: *.",
#   "input's size at dim=* does not match num_features. You can silence this warning by not passing in num_features, which is not used because affine=False",
#   "expected 4D input (got *D input)",
#   "expected 2D or 3D input (got *D input)",
#   "expected 5D input (got *D input)",
#   "num_channels (*) must be divisible by num_groups (*)",
#   "Expected number of channels in input to be divisible by num_groups, but got input of shape [*] and num_groups=*",
#   "Expected weight to be a vector of size equal to the number of channels in input, but got weight of shape [*] and input of shape [*]",
#   "Given normalized_shape=[*], expected input with shape [*], but got input of size[*]",
#   "Expected weight to be of same shape as normalized_shape, but got weight of shape [*] and normalized_shape = [*]",
# ]
#
# [code.norm_of_another_size]
# either = [
#     'torch.nn.Sequential(..., torch.nn.Conv2d($I, $O, ...), torch.nn.BatchNorm2d($I), ...)',
#     'torch.nn.Sequential(..., torch.nn.Linear($I, $O), torch.nn.BatchNorm1d($I), ...)',
#     'torch.nn.Sequential(..., torch.nn.Conv1d($I, $O, ...), torch.nn.BatchNorm1d($I), ...)',
#     'torch.nn.Sequential(..., torch.nn.ConvTranspose2d($I, $O, ...), torch.nn.BatchNorm2d($I), ...)',
# ]
# not = [
#     'torch.nn.Sequential(..., torch.nn.Conv2d($I, $I, ...), torch.nn.BatchNorm2d($I), ...)',
#     'torch.nn.Sequential(..., torch.nn.Linear($I, $I), torch.nn.BatchNorm1d($I), ...)',
#     'torch.nn.Sequential(..., torch.nn.Conv1d($I, $I, ...), torch.nn.BatchNorm1d($I), ...)',
# ]
# example = 'model = torch.nn.Sequential(torch.nn.Conv2d(3, 16, 3), torch.nn.BatchNorm2d(3))'
#
# [code.norm_over_the_steps]
# pattern = 'self.$NORM($X)'
# inside = [
#     'def forward(...): ...',
#     [
# '''
# $X, $H = self.$RNN(...)
# ...
# ''',
# '''
# $X = self.$EMB(...)
# ...
# ''',
#     ],
# ]
# anywhere = [
#     'self.$NORM = torch.nn.BatchNorm1d(...)',
#     [
#         'self.$RNN = torch.nn.LSTM(..., batch_first=True, ...)',
#         'self.$RNN = torch.nn.GRU(..., batch_first=True, ...)',
#         'self.$EMB = torch.nn.Embedding(...)',
#     ],
# ]
# nowhere = [
#     '$Y.transpose(...)', '$Y.permute(...)', '$X = $X[:, -1]', '$X = $X.mean(...)',
#     '$Y.flatten(0, 1)', '$X = $X[...]', '$X = $X.view(...)', '$Y.mT',
#     '<... $Y.transpose(...) ...>', '<... $Y.permute(...) ...>', '$X = $X.max(...)',
# ]
# example = '''
# class Net(torch.nn.Module):
#     def __init__(self):
#         self.rnn = torch.nn.GRU(8, 16, batch_first=True)
#         self.norm = torch.nn.BatchNorm1d(16)
#     def forward(self, x):
#         x, h = self.rnn(x)
#         return self.norm(x)
# '''
#
# [code.norm_after_flatten]
# either = [
#     'torch.nn.Sequential(..., torch.nn.Conv2d($I, $O, ...), torch.nn.Flatten(...), torch.nn.BatchNorm1d($O), ...)',
#     'torch.nn.Sequential(..., torch.nn.Conv2d($I, $O, ...), torch.nn.ReLU(...), torch.nn.Flatten(...), torch.nn.BatchNorm1d($O), ...)',
# ]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

model = nn.Sequential(
    nn.Conv2d(3, 256, 3),
    nn.BatchNorm2d(512),
    nn.ReLU(),
)
x = torch.rand(2, 3, 8, 8)
print("output:", model(x).shape)
#> RuntimeError: running_mean should contain 256 elements not 512
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

model = nn.Sequential(
    nn.Conv2d(3, 256, 3),
    nn.BatchNorm2d(256),
    nn.ReLU(),
)
x = torch.rand(2, 3, 8, 8)
print("output:", model(x).shape)
#> output: torch.Size([2, 256, 6, 6])
# --8<-- [end:right]

# --8<-- [start:wrong_sequence]
import torch
from torch import nn

fc = nn.Linear(8, 16)
norm = nn.BatchNorm1d(16)
x = torch.rand(4, 10, 8)  # batch, time, features
y = norm(fc(x))
#> RuntimeError: running_mean should contain 10 elements not 16
print("output:", y.shape)
# --8<-- [end:wrong_sequence]

# --8<-- [start:right_sequence]
import torch
from torch import nn

fc = nn.Linear(8, 16)
norm = nn.BatchNorm1d(16)
x = torch.rand(4, 10, 8)  # batch, time, features
y = norm(fc(x).transpose(1, 2)).transpose(1, 2)
print("output:", y.shape)
#> output: torch.Size([4, 10, 16])
# --8<-- [end:right_sequence]

# --8<-- [start:wrong_flatten]
import torch
from torch import nn

model = nn.Sequential(
    nn.Conv2d(3, 64, 5),
    nn.Flatten(),
    nn.BatchNorm1d(64),
    nn.Linear(64 * 4 * 4, 10),
)
x = torch.rand(2, 3, 8, 8)
print("output:", model(x).shape)
#> RuntimeError: running_mean should contain 1024 elements not 64
# --8<-- [end:wrong_flatten]

# --8<-- [start:right_flatten]
import torch
from torch import nn

model = nn.Sequential(
    nn.Conv2d(3, 64, 5),
    nn.Flatten(),
    nn.BatchNorm1d(64 * 4 * 4),
    nn.Linear(64 * 4 * 4, 10),
)
x = torch.rand(2, 3, 8, 8)
print("output:", model(x).shape)
#> output: torch.Size([2, 10])
# --8<-- [end:right_flatten]

# --8<-- [start:wrong_prune]
import torch
from torch import nn

conv, norm = nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4)
keep = torch.tensor([0, 2, 3])
conv.weight = nn.Parameter(conv.weight[keep].detach())
conv.bias = nn.Parameter(conv.bias[keep].detach())
norm.num_features = len(keep)
x = torch.rand(2, 3, 8, 8)
print("output:", norm(conv(x)).shape)
#> RuntimeError: running_mean should contain 3 elements not 4
# --8<-- [end:wrong_prune]

# --8<-- [start:right_prune]
import torch
from torch import nn

conv, norm = nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4)
keep = torch.tensor([0, 2, 3])
conv.weight = nn.Parameter(conv.weight[keep].detach())
conv.bias = nn.Parameter(conv.bias[keep].detach())
norm.running_mean = norm.running_mean[keep]
norm.running_var = norm.running_var[keep]
norm.weight = nn.Parameter(norm.weight[keep].detach())
norm.bias = nn.Parameter(norm.bias[keep].detach())
norm.num_features = len(keep)
x = torch.rand(2, 3, 8, 8)
print("output:", norm(conv(x)).shape)
#> output: torch.Size([2, 3, 6, 6])
# --8<-- [end:right_prune]

# --8<-- [start:demo_prune]
import torch
from torch import nn

norm = nn.BatchNorm2d(4)
x = torch.rand(2, 3, 8, 8)
for name in ("running_mean", "running_var", "weight", "bias"):
    try:
        norm(x)
    except RuntimeError as error:
        print(error)
    kept = getattr(norm, name).detach()[:3]
    is_parameter = name in ("weight", "bias")
    setattr(norm, name, nn.Parameter(kept) if is_parameter else kept)
#> running_mean should contain 3 elements not 4
#> running_var should contain 3 elements not 4
#> weight should contain 3 elements not 4
#> bias should contain 3 elements not 4
print("output:", norm(x).shape)
#> output: torch.Size([2, 3, 8, 8])
# --8<-- [end:demo_prune]

# --8<-- [start:wrong_dims]
import torch
from torch import nn

model = nn.Sequential(nn.Conv2d(3, 16, 3), nn.BatchNorm2d(16))
image = torch.rand(3, 32, 32)
print("output:", model.eval()(image).shape)
#> ValueError: expected 4D input (got 3D input)
# --8<-- [end:wrong_dims]

# --8<-- [start:right_dims]
import torch
from torch import nn

model = nn.Sequential(nn.Conv2d(3, 16, 3), nn.BatchNorm2d(16))
image = torch.rand(3, 32, 32)
print("output:", model.eval()(image.unsqueeze(0)).shape)
#> output: torch.Size([1, 16, 30, 30])
# --8<-- [end:right_dims]

# --8<-- [start:demo_dims]
import torch
from torch import nn

for layer, x in (
    (nn.BatchNorm2d(16), torch.rand(8, 16)),
    (nn.BatchNorm1d(16), torch.rand(8, 16, 4, 4)),
    (nn.BatchNorm3d(16), torch.rand(8, 16, 4, 4)),
):
    try:
        layer(x)
    except ValueError as error:
        print(f"{type(layer).__name__}: {error}")
#> BatchNorm2d: expected 4D input (got 2D input)
#> BatchNorm1d: expected 2D or 3D input (got 4D input)
#> BatchNorm3d: expected 5D input (got 4D input)
# --8<-- [end:demo_dims]

# --8<-- [start:demo_weight]
import torch
from torch import nn

x = torch.rand(2, 3, 8, 8)
for options in (
    {"track_running_stats": False},
    {"track_running_stats": False, "affine": False},
):
    norm = nn.BatchNorm2d(4, **options)
    try:
        print("output:", norm(x).shape)
    except RuntimeError as error:
        print(error)
#> weight should contain 3 elements not 4
#> output: torch.Size([2, 3, 8, 8])
# --8<-- [end:demo_weight]

# --8<-- [start:demo_instance]
import torch
from torch import nn

x = torch.rand(2, 3, 8, 8)
for options in (
    {}, {"affine": True}, {"track_running_stats": True}
):
    norm = nn.InstanceNorm2d(4, **options)
    try:
        print("output:", norm(x).shape)
    except (RuntimeError, ValueError) as error:
        print(error)
#> UserWarning: input's size at dim=1 does not match num_features. You can silence this warning by not passing in num_features, which is not used because affine=False
#> output: torch.Size([2, 3, 8, 8])
#> expected input's size at dim=1 to match num_features (4), but got: 3.
#> running_mean should contain 6 elements not 8
# --8<-- [end:demo_instance]

# --8<-- [start:demo_group]
import torch
from torch import nn

x = torch.rand(2, 48, 4, 4)
for name, call in {
    "GroupNorm(32, 48)": lambda: nn.GroupNorm(32, 48),
    "GroupNorm(32, 64)": lambda: nn.GroupNorm(32, 64)(x),
    "GroupNorm(16, 64)": lambda: nn.GroupNorm(16, 64)(x),
    "GroupNorm(16, 48)": lambda: nn.GroupNorm(16, 48)(x),
}.items():
    try:
        print(f"{name}:", call().shape)
    except (RuntimeError, ValueError) as error:
        print(f"{name}: {error}")
#> GroupNorm(32, 48): num_channels (48) must be divisible by num_groups (32)
#> GroupNorm(32, 64): Expected number of channels in input to be divisible by num_groups, but got input of shape [2, 48, 4, 4] and num_groups=32
#> GroupNorm(16, 64): Expected weight to be a vector of size equal to the number of channels in input, but got weight of shape [64] and input of shape [2, 48, 4, 4]
#> GroupNorm(16, 48): torch.Size([2, 48, 4, 4])
# --8<-- [end:demo_group]

# --8<-- [start:demo_layer]
import torch
from torch import nn
from torch.nn import functional as F

x = torch.rand(2, 5, 12)
for name, call in {
    "LayerNorm": lambda: nn.LayerNorm(10)(x),
    "RMSNorm": lambda: nn.RMSNorm(10)(x),
    "layer_norm": lambda: F.layer_norm(x, x.shape[-1:], torch.ones(10)),
}.items():
    try:
        call()
    except RuntimeError as error:
        print(f"{name}: {error}")
#> LayerNorm: Given normalized_shape=[10], expected input with shape [*, 10], but got input of size[2, 5, 12]
#> RMSNorm: Given normalized_shape=[10], expected input with shape [*10], but got input of size[2, 5, 12]
#> layer_norm: Expected weight to be of same shape as normalized_shape, but got weight of shape [10] and normalized_shape = [12]
print("LayerNorm(12):", nn.LayerNorm(12)(x).shape)
#> LayerNorm(12): torch.Size([2, 5, 12])
# --8<-- [end:demo_layer]

# --8<-- [start:detect]
import torch
from torch import nn

model = nn.Sequential(nn.Conv2d(3, 256, 3), nn.BatchNorm2d(512), nn.ReLU())
x = torch.rand(2, 3, 8, 8)
for name, layer in model.named_children():
    features = getattr(layer, "num_features", x.shape[1])
    if features != x.shape[1]:
        print(f"layer {name}: num_features={features}, input {x.shape}")
        break
    x = layer(x)
#> layer 1: num_features=512, input torch.Size([2, 256, 6, 6])
# --8<-- [end:detect]

# --8<-- [start:check]
import warnings

import torch
from torch import nn

elements = "RuntimeError: {} should contain {} elements not {}"
assert wrong.error == elements.format("running_mean", 256, 512)
assert right.out == "output: torch.Size([2, 256, 6, 6])\n"
assert wrong_sequence.error == elements.format("running_mean", 10, 16)
assert right_sequence.out == "output: torch.Size([4, 10, 16])\n"
flat = right_sequence.fc(right_sequence.x).flatten(0, 1)
same = nn.BatchNorm1d(16)(flat).view(4, 10, 16)
assert torch.allclose(same, right_sequence.y, atol=1e-5)
assert wrong_flatten.error == elements.format("running_mean", 64 * 4 * 4, 64)
assert "should contain 1024 elements" in (wrong_flatten.error or "")
assert right_flatten.out == "output: torch.Size([2, 10])\n"
assert wrong_prune.error == elements.format("running_mean", 3, 4)
assert right_prune.out == "output: torch.Size([2, 3, 6, 6])\n"
assert wrong_dims.error == "ValueError: expected 4D input (got 3D input)"
assert right_dims.out == "output: torch.Size([1, 16, 30, 30])\n"
assert demo_weight.out == """\
weight should contain 3 elements not 4
output: torch.Size([2, 3, 8, 8])
"""
assert demo_instance.out.count("UserWarning: input's size at dim=1 does") == 1
assert demo_instance.out.splitlines()[1:] == [
    "output: torch.Size([2, 3, 8, 8])",
    "expected input's size at dim=1 to match num_features (4), but got: 3.",
    "running_mean should contain 6 elements not 8"]
try:
    nn.InstanceNorm2d()
except TypeError as error:
    assert "num_features" in str(error)
else:
    raise AssertionError("InstanceNorm2d needs no num_features")
assert demo_group.out == """\
GroupNorm(32, 48): num_channels (48) must be divisible by num_groups (32)
GroupNorm(32, 64): Expected number of channels in input to be divisible by \
num_groups, but got input of shape [2, 48, 4, 4] and num_groups=32
GroupNorm(16, 64): Expected weight to be a vector of size equal to the \
number of channels in input, but got weight of shape [64] and input of shape \
[2, 48, 4, 4]
GroupNorm(16, 48): torch.Size([2, 48, 4, 4])
"""
assert demo_layer.out == """\
LayerNorm: Given normalized_shape=[10], expected input with shape [*, 10], \
but got input of size[2, 5, 12]
RMSNorm: Given normalized_shape=[10], expected input with shape [*10], but \
got input of size[2, 5, 12]
layer_norm: Expected weight to be of same shape as normalized_shape, but got \
weight of shape [10] and normalized_shape = [12]
LayerNorm(12): torch.Size([2, 5, 12])
"""
assert detect.out == (
    "layer 1: num_features=512, input torch.Size([2, 256, 6, 6])\n")


def message(f):
    try:
        f()
    except (RuntimeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


# eval mode changes nothing; SyncBatchNorm says the same
x = torch.rand(2, 3, 8, 8)
assert message(lambda: nn.BatchNorm2d(4).eval()(x)) == (
    elements.format("running_mean", 3, 4))
assert message(lambda: nn.SyncBatchNorm(4).eval()(x)) == (
    elements.format("running_mean", 3, 4))
# one after the other: mean, variance, weight, bias
assert demo_prune.out == """\
running_mean should contain 3 elements not 4
running_var should contain 3 elements not 4
weight should contain 3 elements not 4
bias should contain 3 elements not 4
output: torch.Size([2, 3, 8, 8])
"""
# as many time steps as features: no error, statistics per time step
square = nn.BatchNorm1d(10)
y = square(torch.arange(10.0)[:, None].expand(4, 10, 10))
assert y.abs().max() == 0 and square.running_mean[9] > square.running_mean[1]
assert nn.BatchNorm1d(10)(torch.rand(4, 10, 16)).shape == (4, 10, 16)
# LayerNorm: every time step of every sample has mean 0
y = nn.LayerNorm(16)(torch.rand(4, 10, 16))
assert y.mean(dim=-1).abs().max() < 1e-5
# a summary for (1, 13) instead of (13,)
net = nn.Sequential(nn.Linear(13, 32), nn.BatchNorm1d(32))
assert message(lambda: net(torch.rand(2, 1, 13))) == (
    elements.format("running_mean", 1, 32))
assert net(torch.rand(2, 13)).shape == (2, 32)
# how many dimensions each takes
assert demo_dims.out == """\
BatchNorm2d: expected 4D input (got 2D input)
BatchNorm1d: expected 2D or 3D input (got 4D input)
BatchNorm3d: expected 5D input (got 4D input)
"""
assert nn.BatchNorm3d(4)(nn.Conv3d(3, 4, 1)(x[:, :, None])).dim() == 5
assert nn.BatchNorm1d(8)(x[:, 0, 0]).shape == (2, 8)
# without a batch dimension, BatchNorm1d takes (C, L) for (N, C)
conv = nn.Conv1d(3, 16, 3)
assert message(lambda: nn.BatchNorm1d(16)(conv(torch.rand(3, 100)))) == (
    elements.format("running_mean", 98, 16))
assert nn.BatchNorm1d(16)(conv(torch.rand(1, 3, 100))).shape == (1, 16, 98)
# InstanceNorm: num_features isn't used by default; the batch size counts
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    assert nn.InstanceNorm2d(4)(x).equal(nn.InstanceNorm2d(3)(x))
assert message(lambda: nn.InstanceNorm2d(4, track_running_stats=True)(
    x.repeat(3, 1, 1, 1))) == elements.format("running_mean", 6 * 3, 8 * 3)
# BatchNorm2d before Flatten
before = nn.Sequential(
    nn.Conv2d(3, 64, 5), nn.BatchNorm2d(64), nn.Flatten(), nn.Linear(1024, 10))
assert before(x).shape == (2, 10)
# InstanceNorm2d takes an image without a batch; lazy layers find the number
assert nn.InstanceNorm2d(3)(x[0]).shape == (3, 8, 8)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    lazy = nn.Sequential(nn.Flatten(), nn.LazyBatchNorm1d())
    assert lazy(x).shape == (2, 192) and lazy[1].num_features == 192
# --8<-- [end:check]
