"""model.apply calls the function for every module, containers included, so it has to look at the type and at what the module has."""
# /// pitfall
# apis = ["torch.nn.Module.apply", "torch.nn.init.normal_", "torch.nn.init.kaiming_normal_", "torch.nn.init.xavier_uniform_", "torch.nn.init.zeros_", "torch.nn.init.orthogonal_", "torch.nn.utils.parametrizations.spectral_norm", "torch.nn.Embedding"]
# also = ["torch.nn.utils.spectral_norm"]
# symptom = "error"
# raises = ["wrong", "wrong_bias"]
# added = 2026-11-30
# messages = [
#   "'*' object has no attribute 'weight'",
#   "'NoneType' object has no attribute 'data'",
#   "'NoneType' object has no attribute 'zero_'",
#   "'NoneType' object has no attribute 'fill_'",
#   "'*' object has no attribute 'dim'",
#   "'NoneType' object is not callable",
#   "Fan in and fan out can not be computed for tensor with fewer than 2 dimensions",
# ]
# older = ["Fan in and fan out can not be computed for tensor with less than 2 dimensions"]
#
# [code.apply_of_a_call]
# either = ['$M.apply($F())', '$M.apply($F($M))', 'self.apply($F(self))']
# anywhere = [
#     [
# '''
# def $F(...):
#     ...
#     torch.nn.init.$INIT(...)
#     ...
# ''',
# '''
# def $F(...):
#     ...
#     if $C:
#         ...
#         torch.nn.init.$INIT(...)
#         ...
#     ...
# ''',
#     ],
# ]
# nowhere = ['return $X']
# example = '''
# def init_weights(m):
#     if isinstance(m, torch.nn.Linear):
#         torch.nn.init.zeros_(m.bias)
# model.apply(init_weights(model))
# '''
#
# [code.container_named_like_a_layer]
# either = [
#     '$M.__class__.__name__.find("Conv")', '"Conv" in $M.__class__.__name__',
#     '$M.__class__.__name__.find("Linear")', '$M.__class__.__name__.find("BatchNorm")',
# ]
# inside = [
# '''
# def $F($M):
#     ...
# ''',
# ]
# nowhere = ['hasattr($M, "weight")']
# anywhere = ['class $NET(torch.nn.Module): ...']
# names = { "$NET" = '\w*(Conv|Linear|BatchNorm)\w*' }
# example = '''
# class ConvBlock(torch.nn.Module):
#     def __init__(self):
#         super().__init__()
#         self.conv = torch.nn.Conv2d(3, 8, 3)
# def weights_init(m):
#     if "Conv" in m.__class__.__name__:
#         torch.nn.init.normal_(m.weight)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn


class ConvBlock(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.conv = nn.Conv2d(3, channels, 3)


def weights_init(m):
    name = m.__class__.__name__
    if name.find("Conv") != -1:
        nn.init.normal_(m.weight, 0.0, 0.02)


torch.manual_seed(0)
model = nn.Sequential(ConvBlock(16), nn.ReLU())
model.apply(weights_init)
#> AttributeError: 'ConvBlock' object has no attribute 'weight'
print(f"std of the weights: {model[0].conv.weight.std():.2f}")
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn


class ConvBlock(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.conv = nn.Conv2d(3, channels, 3)


def weights_init(m):
    if isinstance(m, (nn.Conv2d, nn.ConvTranspose2d)):
        nn.init.normal_(m.weight, 0.0, 0.02)


torch.manual_seed(0)
model = nn.Sequential(ConvBlock(16), nn.ReLU())
model.apply(weights_init)
print(f"std of the weights: {model[0].conv.weight.std():.2f}")
#> std of the weights: 0.02
# --8<-- [end:right]

# --8<-- [start:wrong_bias]
from torch import nn


def init_weights(m):
    if isinstance(m, (nn.Linear, nn.Conv2d)):
        nn.init.kaiming_normal_(m.weight)
        m.bias.data.fill_(0.01)


model = nn.Sequential(nn.Conv2d(3, 8, 3, bias=False), nn.BatchNorm2d(8))
model.apply(init_weights)
#> AttributeError: 'NoneType' object has no attribute 'data'
print("initialized")
# --8<-- [end:wrong_bias]

# --8<-- [start:right_bias]
from torch import nn


def init_weights(m):
    if isinstance(m, (nn.Linear, nn.Conv2d)):
        nn.init.kaiming_normal_(m.weight)
        if m.bias is not None:
            nn.init.constant_(m.bias, 0.01)


model = nn.Sequential(nn.Conv2d(3, 8, 3, bias=False), nn.BatchNorm2d(8))
model.apply(init_weights)
print("initialized")
#> initialized
# --8<-- [end:right_bias]

# --8<-- [start:demo_others]
from torch import nn
from torch.nn import init


def init_weights(m):
    if isinstance(m, nn.Linear):
        init.xavier_uniform_(m.weight)


linear, bn = nn.Linear(4, 2, bias=False), nn.BatchNorm1d(2, affine=False)
for name, call in {
        "a call": lambda: linear.apply(init_weights(linear)),
        "init itself": lambda: linear.apply(init.xavier_uniform_),
        "a norm layer": lambda: init.xavier_uniform_(nn.BatchNorm1d(2).weight),
        "no bias": lambda: init.zeros_(linear.bias),
        "affine=False": lambda: init.ones_(bn.weight)}.items():
    try:
        call()
    except (AttributeError, TypeError, ValueError) as error:
        print(f"{name}: {error}")
#> a call: 'NoneType' object is not callable
#> init itself: 'Linear' object has no attribute 'dim'
#> a norm layer: Fan in and fan out can not be computed for tensor with fewer than 2 dimensions
#> no bias: 'NoneType' object has no attribute 'zero_'
#> affine=False: 'NoneType' object has no attribute 'fill_'
# --8<-- [end:demo_others]

# --8<-- [start:demo_lstm]
import torch
from torch import nn

torch.manual_seed(0)
lstm = nn.LSTM(4, 8)
for name, p in lstm.named_parameters():
    if name.startswith("weight_hh"):
        nn.init.orthogonal_(p)
    elif name.startswith("weight_ih"):
        nn.init.xavier_uniform_(p)
    else:
        nn.init.zeros_(p)
    print(f"{name}: {tuple(p.shape)}, norm {p.norm():.2f}")
#> weight_ih_l0: (32, 4), norm 2.72
#> weight_hh_l0: (32, 8), norm 2.83
#> bias_ih_l0: (32,), norm 0.00
#> bias_hh_l0: (32,), norm 0.00
# --8<-- [end:demo_lstm]

# --8<-- [start:wrong_spectral]
import torch
from torch import nn
from torch.nn.utils.parametrizations import spectral_norm

torch.manual_seed(0)
layer = spectral_norm(nn.Linear(8, 8))
nn.init.constant_(layer.weight, 5.0)
w = layer.weight
print("all weights equal:", torch.equal(w, w[:1, :1].expand(8, 8)))
#> all weights equal: False
# --8<-- [end:wrong_spectral]

# --8<-- [start:right_spectral]
import torch
from torch import nn
from torch.nn.utils.parametrizations import spectral_norm

torch.manual_seed(0)
layer = nn.Linear(8, 8)
nn.init.constant_(layer.weight, 5.0)
layer = spectral_norm(layer)
w = layer.weight
print("all weights equal:", torch.equal(w, w[:1, :1].expand(8, 8)))
#> all weights equal: True
# --8<-- [end:right_spectral]

# --8<-- [start:demo_padding]
import torch
from torch import nn

torch.manual_seed(0)
embedding = nn.Embedding(10, 4, padding_idx=0)
nn.init.normal_(embedding.weight, std=0.02)
print("padding is zero:", not embedding.weight[0].any())
#> padding is zero: False
with torch.no_grad():
    embedding.weight[0] = 0
print("padding is zero:", not embedding.weight[0].any())
#> padding is zero: True
# --8<-- [end:demo_padding]

# --8<-- [start:detect]
from torch import nn

model = nn.Sequential(nn.Linear(4, 8), nn.Sequential(nn.BatchNorm1d(8)))
model.apply(lambda m: print(type(m).__name__, "-", [
    name for name, p in m.named_parameters(recurse=False)]))
#> Linear - ['weight', 'bias']
#> BatchNorm1d - ['weight', 'bias']
#> Sequential - []
#> Sequential - []
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

assert wrong.error == (
    "AttributeError: 'ConvBlock' object has no attribute 'weight'")
assert right.out == "std of the weights: 0.02\n"
assert "'NoneType' object has no attribute 'data'" in (wrong_bias.error or "")
assert right_bias.out == "initialized\n"
assert demo_others.out == """\
a call: 'NoneType' object is not callable
init itself: 'Linear' object has no attribute 'dim'
a norm layer: Fan in and fan out can not be computed for tensor with fewer \
than 2 dimensions
no bias: 'NoneType' object has no attribute 'zero_'
affine=False: 'NoneType' object has no attribute 'fill_'
"""
assert [line.split(":")[0] for line in demo_lstm.out.splitlines()] == [
    "weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"]
assert not hasattr(demo_lstm.lstm, "weight")
assert wrong_spectral.out == "all weights equal: False\n"
assert right_spectral.out == "all weights equal: True\n"
assert demo_padding.out == "padding is zero: False\npadding is zero: True\n"
assert detect.out == """\
Linear - ['weight', 'bias']
BatchNorm1d - ['weight', 'bias']
Sequential - []
Sequential - []
"""

# what the message is about: a container has parts, but no weight
assert "Conv" in type(wrong.model[0]).__name__
assert not hasattr(wrong.model[0], "weight")
assert hasattr(wrong.model[0].conv, "weight")
# the padding row gets no gradient, so it stays as it was drawn
embedding = nn.Embedding(10, 4, padding_idx=0)
nn.init.normal_(embedding.weight)
embedding(torch.tensor([0, 1])).sum().backward()
assert not embedding.weight.grad[0].any() and embedding.weight.grad[1].any()
# the class of a parametrized layer has another name, but is a Linear
layer = right_spectral.layer
assert type(layer).__name__ == "ParametrizedLinear"
assert isinstance(layer, nn.Linear)


class Early(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(2, 2)
        self.apply(self.init)
        self.fc2 = nn.Linear(2, 2)

    def init(self, m):
        if isinstance(m, nn.Linear):
            nn.init.zeros_(m.weight)


torch.manual_seed(0)
model = Early()
assert not model.fc1.weight.any() and model.fc2.weight.any()
# after loading, it overwrites what was loaded
model.fc1.load_state_dict(nn.Linear(2, 2).state_dict())
assert model.fc1.weight.any()
model.apply(model.init)
assert not model.fc1.weight.any() and not model.fc2.weight.any()
# --8<-- [end:check]
