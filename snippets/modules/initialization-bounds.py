"""The bounds and standard deviations of Xavier and Kaiming initialization, checked on large weights."""
# /// pitfall
# apis = ["torch.nn.init.xavier_uniform_", "torch.nn.init.xavier_normal_", "torch.nn.init.kaiming_uniform_",
#         "torch.nn.init.kaiming_normal_", "torch.nn.init.uniform_", "torch.nn.init.normal_",
#         "torch.nn.init.calculate_gain", "torch.nn.Linear", "torch.nn.Conv2d"]
# symptom = "question"
# raises = ["demo_gain", "wrong", "wrong_name"]
# added = 2026-11-21
# messages = ["Fan in and fan out can not be computed for tensor with fewer than 2 dimensions",
#             "`nn.init.kaiming_uniform` is now deprecated in favor of `nn.init.kaiming_uniform_`.",
#             "kaiming_uniform_() got an unexpected keyword argument 'model'", "Unsupported nonlinearity *"]
# older = ["Fan in and fan out can not be computed for tensor with less than 2 dimensions"]
#
# [code.init_of_every_parameter]
# either = [
#     'for $P in $M.parameters(): torch.nn.init.xavier_uniform_($P, ...)',
#     'for $P in $M.parameters(): torch.nn.init.xavier_normal_($P, ...)',
#     'for $P in $M.parameters(): torch.nn.init.kaiming_uniform_($P, ...)',
#     'for $P in $M.parameters(): torch.nn.init.kaiming_normal_($P, ...)',
#     'for $P in $M.parameters(): torch.nn.init.orthogonal_($P, ...)',
#     'for $N, $P in $M.named_parameters(): torch.nn.init.xavier_uniform_($P, ...)',
#     'for $N, $P in $M.named_parameters(): torch.nn.init.kaiming_normal_($P, ...)',
#     'torch.nn.init.xavier_uniform_($L.bias, ...)',
#     'torch.nn.init.kaiming_uniform_($L.bias, ...)',
#     'torch.nn.init.kaiming_normal_($L.bias, ...)', 'torch.nn.init.xavier_normal_($L.bias, ...)',
#     'torch.nn.init.orthogonal_($L.bias, ...)',
# '''
# for $P in $M.parameters():
#     ...
#     torch.nn.init.xavier_uniform_($P, ...)
#     ...
# ''',
# ]
# ///

# --8<-- [start:demo]
import torch
from torch.nn import init

torch.manual_seed(0)
w = torch.empty(400, 200)  # as in nn.Linear(200, 400)
for fill in (init.xavier_uniform_, init.xavier_normal_,
             init.kaiming_uniform_, init.kaiming_normal_):
    fill(w)
    print(f"{fill.__name__}: max {w.abs().max():.2f}, std {w.std():.3f}")
#> xavier_uniform_: max 0.10, std 0.058
#> xavier_normal_: max 0.26, std 0.058
#> kaiming_uniform_: max 0.17, std 0.100
#> kaiming_normal_: max 0.46, std 0.100
# --8<-- [end:demo]

# --8<-- [start:demo_plain]
import torch
from torch.nn import init


def spread(w):
    return f"{w.min():.2f} to {w.max():.2f}, std {w.std():.2f}"


torch.manual_seed(0)
w = torch.empty(400, 200)
print("uniform_(w):", spread(init.uniform_(w)))
#> uniform_(w): 0.00 to 1.00, std 0.29
print("a=-0.3, b=0.3:", spread(init.uniform_(w, a=-0.3, b=0.3)))
#> a=-0.3, b=0.3: -0.30 to 0.30, std 0.17
print("normal_(w):", spread(init.normal_(w)))
#> normal_(w): -4.02 to 4.66, std 1.00
print("mean=2, std=0.5:", spread(init.normal_(w, mean=2, std=0.5)))
#> mean=2, std=0.5: -0.29 to 4.21, std 0.50
# --8<-- [end:demo_plain]

# --8<-- [start:demo_gain]
import torch
from torch.nn import init

torch.manual_seed(0)
for name in ("sigmoid", "tanh", "relu", "leaky_relu", "selu"):
    print(f"gain for {name}:", round(init.calculate_gain(name), 4))
#> gain for sigmoid: 1
#> gain for tanh: 1.6667
#> gain for relu: 1.4142
#> gain for leaky_relu: 1.4141
#> gain for selu: 0.75
w = torch.empty(400, 200)
init.xavier_uniform_(w, gain=init.calculate_gain("tanh"))
print(f"xavier_uniform_ with the gain of tanh: max {w.abs().max():.3f}")
#> xavier_uniform_ with the gain of tanh: max 0.167
init.calculate_gain("gelu")
#> ValueError: Unsupported nonlinearity gelu
# --8<-- [end:demo_gain]

# --8<-- [start:demo_slope]
import torch
from torch.nn.init import kaiming_uniform_

torch.manual_seed(0)
w = torch.empty(400, 200)
for options in (
    {}, {"mode": "fan_out"}, {"a": 2}, {"a": 2, "nonlinearity": "relu"}
):
    kaiming_uniform_(w, **options)
    print(f"max {w.abs().max():.3f} with {options}")
#> max 0.173 with {}
#> max 0.122 with {'mode': 'fan_out'}
#> max 0.077 with {'a': 2}
#> max 0.173 with {'a': 2, 'nonlinearity': 'relu'}
# --8<-- [end:demo_slope]

# --8<-- [start:demo_default]
import torch
from torch import nn

torch.manual_seed(0)
fc, conv = nn.Linear(200, 400), nn.Conv2d(16, 32, kernel_size=5)
for name, p, fan_in in (
    ("fc.weight", fc.weight, 200),
    ("fc.bias", fc.bias, 200),
    ("conv.weight", conv.weight, 400),
):
    bound = 1 / fan_in**0.5
    print(f"{name}: max {p.abs().max():.3f}, computed {bound:.3f}")
#> fc.weight: max 0.071, computed 0.071
#> fc.bias: max 0.071, computed 0.071
#> conv.weight: max 0.050, computed 0.050
# --8<-- [end:demo_default]

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(200, 400), nn.ReLU(), nn.Linear(400, 10))
for p in model.parameters():
    nn.init.xavier_uniform_(p)
#> ValueError: Fan in and fan out can not be computed for tensor with fewer than 2 dimensions
print(f"first layer: max {model[0].weight.abs().max():.3f}")
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(200, 400), nn.ReLU(), nn.Linear(400, 10))
for m in model.modules():
    if isinstance(m, nn.Linear):
        nn.init.xavier_uniform_(m.weight)
        nn.init.zeros_(m.bias)
print(f"first layer: max {model[0].weight.abs().max():.3f}")
#> first layer: max 0.100
# --8<-- [end:right]

# --8<-- [start:wrong_name]
import torch
from torch import nn

torch.manual_seed(0)
w = torch.empty(400, 200)
nn.init.kaiming_uniform(w, a=0, model="fan_in", nonlinearity="relu")
#> FutureWarning: `nn.init.kaiming_uniform` is now deprecated in favor of `nn.init.kaiming_uniform_`.
#> TypeError: kaiming_uniform_() got an unexpected keyword argument 'model'
print(f"max {w.abs().max():.3f}")
# --8<-- [end:wrong_name]

# --8<-- [start:right_name]
import torch
from torch import nn

torch.manual_seed(0)
w = torch.empty(400, 200)
nn.init.kaiming_uniform_(w, a=0, mode="fan_in", nonlinearity="relu")
print(f"max {w.abs().max():.3f}")
#> max 0.173
# --8<-- [end:right_name]

# --8<-- [start:check]
import warnings
from math import sqrt

import torch
from torch import nn

assert demo.out.splitlines()[::2] == [
    "xavier_uniform_: max 0.10, std 0.058",
    "kaiming_uniform_: max 0.17, std 0.100"]
assert demo.out.splitlines()[1].endswith("std 0.058")
assert demo.out.splitlines()[3].endswith("std 0.100")
lines = demo_plain.out.splitlines()
assert lines[:2] == ["uniform_(w): 0.00 to 1.00, std 0.29",
                     "a=-0.3, b=0.3: -0.30 to 0.30, std 0.17"]
assert [line.partition(": ")[0] for line in lines[2:]] == [
    "normal_(w)", "mean=2, std=0.5"]
for line, mean, std in zip(lines[2:], (0, 2), (1, 0.5), strict=True):
    line = line.partition(": ")[2]
    low, _, high, _, said = line.replace(",", "").split()
    assert float(said) == std  # unbounded, and the mean in the middle
    assert float(low) < mean - 3.5 * std and float(high) > mean + 3.5 * std
    assert abs((float(low) + float(high)) / 2 - mean) < std / 2
assert demo_gain.out.splitlines()[:6] == [
    "gain for sigmoid: 1", "gain for tanh: 1.6667", "gain for relu: 1.4142",
    "gain for leaky_relu: 1.4141", "gain for selu: 0.75",
    "xavier_uniform_ with the gain of tanh: max 0.167"]
assert demo_gain.error == "ValueError: Unsupported nonlinearity gelu"
assert demo_slope.out.splitlines() == [
    "max 0.173 with {}", "max 0.122 with {'mode': 'fan_out'}",
    "max 0.077 with {'a': 2}",
    "max 0.173 with {'a': 2, 'nonlinearity': 'relu'}"]
assert demo_default.out == (
    "fc.weight: max 0.071, computed 0.071\n"
    "fc.bias: max 0.071, computed 0.071\n"
    "conv.weight: max 0.050, computed 0.050\n")
assert wrong.error == ("ValueError: Fan in and fan out can not be "
                       "computed for tensor with fewer than 2 dimensions")
assert right.out == "first layer: max 0.100\n"
assert not right.model[0].bias.any()
try:
    nn.init.xavier_uniform_(nn.BatchNorm2d(3).weight)
except ValueError as error:
    assert f"ValueError: {error}" == wrong.error
else:
    raise AssertionError("a weight of BatchNorm has a fan_in")
assert wrong_name.out.startswith("FutureWarning: `nn.init.kaiming_uniform`")
assert wrong_name.error == (
    "TypeError: kaiming_uniform_() got an unexpected keyword argument 'model'")

assert right_name.out == "max 0.173\n"

torch.manual_seed(0)
fan_in, fan_out = 200, 400
w = torch.empty(fan_out, fan_in)


def uniform(bound):
    assert 0.999 * bound < w.abs().max() <= bound * (1 + 1e-6), bound
    assert abs(w.std() * sqrt(3) / bound - 1) < 0.01


def normal(std):
    assert abs(w.std() / std - 1) < 0.01 and w.abs().max() > 3.5 * std, std


for gain in (1, 3):
    nn.init.xavier_uniform_(w, gain=gain)
    uniform(gain * sqrt(6 / (fan_in + fan_out)))
    nn.init.xavier_normal_(w, gain=gain)
    normal(gain * sqrt(2 / (fan_in + fan_out)))
for a in (0, 0.5, 3):
    for mode, fan in (("fan_in", fan_in), ("fan_out", fan_out)):
        nn.init.kaiming_uniform_(w, a=a, mode=mode)
        uniform(sqrt(6 / ((1 + a**2) * fan)))
        nn.init.kaiming_normal_(w, a=a, mode=mode)
        normal(sqrt(2 / ((1 + a**2) * fan)))
nn.init.kaiming_uniform_(w, a=sqrt(5))
uniform(1 / sqrt(fan_in))
for kind, fan_in, fan_out in (
        (nn.Conv2d, 400, 800), (nn.ConvTranspose2d, 800, 400)):
    w = kind(16, 32, 5).weight.detach()
    nn.init.kaiming_uniform_(w)
    uniform(sqrt(6 / fan_in))
    nn.init.kaiming_uniform_(w, mode="fan_out")
    uniform(sqrt(6 / fan_out))
    nn.init.xavier_uniform_(w)
    uniform(sqrt(6 / (fan_in + fan_out)))

# what layers do by default
torch.manual_seed(0)
fc, conv = nn.Linear(200, 400), nn.Conv2d(16, 32, kernel_size=5)
torch.manual_seed(0)
for layer, fan in ((fc, 200), (conv, 400)):
    expected = torch.empty_like(layer.weight)
    nn.init.kaiming_uniform_(expected, a=sqrt(5))
    assert torch.equal(layer.weight, expected)
    expected = torch.empty_like(layer.bias)
    nn.init.uniform_(expected, -1 / sqrt(fan), 1 / sqrt(fan))
    assert torch.equal(layer.bias, expected)
assert torch.equal(demo_default.fc.weight, fc.weight)

# forward or backward: which variance stays the same
for mode, forward, backward in (("fan_in", 1, 2), ("fan_out", 0.5, 1)):
    w = torch.empty(400, 200)
    nn.init.kaiming_normal_(w, mode=mode, nonlinearity="linear")
    assert abs((torch.randn(2000, 200) @ w.T).var() / forward - 1) < 0.05
    assert abs((torch.randn(2000, 400) @ w).var() / backward - 1) < 0.05

# the old name still fills the tensor, and warns
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    w = nn.init.kaiming_uniform(torch.empty(400, 200))
    uniform(sqrt(6 / 200))
assert [c.category for c in caught] == [FutureWarning]
# --8<-- [end:check]
