"""Which dimensions of N x C x H x W each normalization layer averages over, computed by hand."""
# /// pitfall
# apis = ["torch.nn.BatchNorm2d", "torch.nn.InstanceNorm2d", "torch.nn.LayerNorm", "torch.nn.GroupNorm",
#         "torch.nn.functional.instance_norm"]
# symptom = "question"
# raises = ["wrong_layer_norm", "demo_one_value", "wrong_last_batch"]
# added = 2026-11-21
# messages = [
#   "Given normalized_shape=[*], expected input with shape [*, *], but got input of size[*]",
#   "Expected more than 1 value per channel when training, got input size torch.Size([*])",
#   "Expected more than 1 value per channel when training, got input size [*]",
#   "Expected more than 1 spatial element when training, got input size torch.Size([*])",
# ]
#
# [code.layer_norm_of_channels]
# either = [
#     'torch.nn.Sequential(..., torch.nn.Conv2d($I, $O, ...), torch.nn.LayerNorm($O), ...)',
#     'torch.nn.Sequential(..., torch.nn.Conv1d($I, $O, ...), torch.nn.LayerNorm($O), ...)',
# ]
# example = 'model = torch.nn.Sequential(torch.nn.Conv2d(3, 8, 3), torch.nn.LayerNorm(8))'
#
# [code.layer_norm_after_a_conv]
# pattern = 'self.$NORM(self.$CONV(...))'
# anywhere = [
#     'self.$NORM = torch.nn.LayerNorm(...)',
#     ['self.$CONV = torch.nn.Conv2d(...)', 'self.$CONV = torch.nn.Conv1d(...)'],
# ]
# nowhere = [
#     'self.$NORM = torch.nn.LayerNorm([...], ...)', '$X.permute(...)',
#     'self.$NORM = torch.nn.LayerNorm(($A2, ...), ...)',
# ]
# example = '''
# class Net(torch.nn.Module):
#     def __init__(self):
#         self.conv = torch.nn.Conv2d(3, 8, 3)
#         self.norm = torch.nn.LayerNorm(8)
#     def forward(self, x):
#         return self.norm(self.conv(x))
# '''
#
# [code.last_batch_of_one]
# either = [
# '''
# $M.train()
# ...
# $M($X.unsqueeze(0))
# ''',
# '''
# $M.train()
# ...
# $M($X[None])
# ''',
# ]
# not = [
# '''
# $M.train()
# ...
# $M.eval()
# ...
# $M($X.unsqueeze(0))
# ''',
# '''
# $M.train()
# ...
# $M.eval()
# ...
# $M($X[None])
# ''',
# ]
# anywhere = [
#     ['torch.nn.BatchNorm1d(...)', 'torch.nn.BatchNorm2d(...)'],
# ]
# example = '''
# norm = torch.nn.BatchNorm1d(8)
# model.train()
# y = model(x.unsqueeze(0))
# '''
# ///

# --8<-- [start:demo]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(2, 6, 4, 5)  # N, C, H, W
for layer, dims in (
    (nn.BatchNorm2d(6), (0, 2, 3)),
    (nn.InstanceNorm2d(6), (2, 3)),
    (nn.LayerNorm([6, 4, 5]), (1, 2, 3)),
    (nn.LayerNorm(5), (3,)),
):
    mean = x.mean(dims, keepdim=True)
    var = x.var(dims, correction=0, keepdim=True)
    y = (x - mean) / (var + 1e-5).sqrt()
    same = torch.allclose(layer(x), y, atol=1e-5)
    print(f"{type(layer).__name__}, mean over {dims}, {same=}")
    print("  shape of the mean:", tuple(mean.squeeze().shape))
#> BatchNorm2d, mean over (0, 2, 3), same=True
#>   shape of the mean: (6,)
#> InstanceNorm2d, mean over (2, 3), same=True
#>   shape of the mean: (2, 6)
#> LayerNorm, mean over (1, 2, 3), same=True
#>   shape of the mean: (2,)
#> LayerNorm, mean over (3,), same=True
#>   shape of the mean: (2, 6, 4)
# --8<-- [end:demo]

# --8<-- [start:demo_group]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(2, 6, 4, 5)
groups = x.view(2, 3, 2, 4, 5)  # 3 groups of 2 channels
mean = groups.mean((2, 3, 4), keepdim=True)
var = groups.var((2, 3, 4), correction=0, keepdim=True)
y = ((groups - mean) / (var + 1e-5).sqrt()).view(x.shape)
print("shape of the mean:", tuple(mean.squeeze().shape))
#> shape of the mean: (2, 3)
for name, groups, expected in (
    ("by hand", 3, y),
    ("LayerNorm", 1, nn.LayerNorm([6, 4, 5])(x)),
    ("InstanceNorm2d", 6, nn.InstanceNorm2d(6)(x)),
):
    same = torch.allclose(nn.GroupNorm(groups, 6)(x), expected, atol=1e-5)
    print(f"GroupNorm({groups}, 6) and {name}: {same=}")
#> GroupNorm(3, 6) and by hand: same=True
#> GroupNorm(1, 6) and LayerNorm: same=True
#> GroupNorm(6, 6) and InstanceNorm2d: same=True
# --8<-- [end:demo_group]

# --8<-- [start:demo_parameters]
from torch import nn

for name, layer in {
    "BatchNorm2d(6)": nn.BatchNorm2d(6),
    "InstanceNorm2d(6)": nn.InstanceNorm2d(6),
    "InstanceNorm2d(6, affine=True)": nn.InstanceNorm2d(6, affine=True),
    "GroupNorm(3, 6)": nn.GroupNorm(3, 6),
    "LayerNorm([6, 4, 5])": nn.LayerNorm([6, 4, 5]),
    "LayerNorm(5)": nn.LayerNorm(5),
}.items():
    weight = None if layer.weight is None else tuple(layer.weight.shape)
    print(f"{name}: weight {weight}, buffers: {len(list(layer.buffers()))}")
#> BatchNorm2d(6): weight (6,), buffers: 3
#> InstanceNorm2d(6): weight None, buffers: 0
#> InstanceNorm2d(6, affine=True): weight (6,), buffers: 0
#> GroupNorm(3, 6): weight (6,), buffers: 0
#> LayerNorm([6, 4, 5]): weight (6, 4, 5), buffers: 0
#> LayerNorm(5): weight (5,), buffers: 0
# --8<-- [end:demo_parameters]

# --8<-- [start:demo_adain]
import torch
import torch.nn.functional as F


def adain(content, style):
    mean = style.mean((2, 3), keepdim=True)
    std = style.std((2, 3), correction=0, keepdim=True)
    return F.instance_norm(content) * std + mean


torch.manual_seed(0)
content = torch.randn(2, 6, 4, 5)
style = 3 * torch.randn(2, 6, 8, 8) + 7
y = adain(content, style)
print("output:", y.shape)
#> output: torch.Size([2, 6, 4, 5])
same = torch.allclose(y.mean((2, 3)), style.mean((2, 3)), atol=1e-4)
print("same mean as style:", same)
#> same mean as style: True
# --8<-- [end:demo_adain]

# --8<-- [start:wrong_layer_norm]
import torch
from torch import nn

x = torch.randn(2, 6, 4, 5)  # channels are not the last dimension
norm = nn.LayerNorm(6)
y = norm(x)
#> RuntimeError: Given normalized_shape=[6], expected input with shape [*, 6], but got input of size[2, 6, 4, 5]
print("output:", y.shape)
# --8<-- [end:wrong_layer_norm]

# --8<-- [start:right_layer_norm]
import torch
from torch import nn

x = torch.randn(2, 6, 4, 5)  # channels are not the last dimension
norm = nn.LayerNorm(6)
y = norm(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)
print("output:", y.shape)
#> output: torch.Size([2, 6, 4, 5])
# --8<-- [end:right_layer_norm]

# --8<-- [start:demo_one_value]
import torch
from torch import nn

model = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.BatchNorm2d(6))
x = torch.randn(1, 6, 32, 32)  # a batch of one image
y = model(x)
#> ValueError: Expected more than 1 value per channel when training, got input size torch.Size([1, 6, 1, 1])
# --8<-- [end:demo_one_value]

# --8<-- [start:demo_one_pixel]
import torch
from torch import nn

x = torch.randn(1, 6, 1, 1)  # one image of one pixel
for name, layer in {
    "InstanceNorm2d(6)": nn.InstanceNorm2d(6),
    "GroupNorm(6, 6)": nn.GroupNorm(6, 6),
    "GroupNorm(3, 6)": nn.GroupNorm(3, 6),
}.items():
    layer.eval()
    try:
        print(f"{name}: output {tuple(layer(x).shape)}")
    except ValueError as error:
        print(f"{name}: {error}")
#> InstanceNorm2d(6): Expected more than 1 spatial element when training, got input size torch.Size([1, 6, 1, 1])
#> GroupNorm(6, 6): Expected more than 1 value per channel when training, got input size [1, 6, 1, 1]
#> GroupNorm(3, 6): output (1, 6, 1, 1)
# --8<-- [end:demo_one_pixel]

# --8<-- [start:wrong_last_batch]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(10, 8), nn.BatchNorm1d(8), nn.Linear(8, 1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
dataset = TensorDataset(torch.randn(33, 10), torch.randn(33, 1))
loader = DataLoader(dataset, batch_size=16)
for x, y in loader:
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print("samples in this batch:", len(x))
#> samples in this batch: 16
#> samples in this batch: 16
#> ValueError: Expected more than 1 value per channel when training, got input size torch.Size([1, 8])
# --8<-- [end:wrong_last_batch]

# --8<-- [start:right_last_batch]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(10, 8), nn.BatchNorm1d(8), nn.Linear(8, 1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
dataset = TensorDataset(torch.randn(33, 10), torch.randn(33, 1))
loader = DataLoader(dataset, batch_size=16, drop_last=True)
for x, y in loader:
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print("samples in this batch:", len(x))
#> samples in this batch: 16
#> samples in this batch: 16
# --8<-- [end:right_last_batch]

# --8<-- [start:figure]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(2, 6, 4, 5, requires_grad=True)
layers = {
    "BatchNorm2d(6)": nn.BatchNorm2d(6),
    "InstanceNorm2d(6)": nn.InstanceNorm2d(6),
    "LayerNorm([6, 4, 5])": nn.LayerNorm([6, 4, 5]),
    "LayerNorm(5)": nn.LayerNorm(5),
    "GroupNorm(3, 6)": nn.GroupNorm(3, 6),
}
N, C, H, W = x.shape
size, gap = 6, 4
wide, high = W * size + gap, H * size + gap  # from one H x W to the next


def text(x, y, words, more=""):
    return f'<text x="{x}" y="{y}" {more}>{words}</text>'


def line(path, more=""):
    return f'<path d="{path}" fill="none" stroke="currentColor" {more}/>'


def filled(cells):
    """Every run of cells along W, as one path."""
    path = ""
    for n, c, h in cells.any(3).nonzero().tolist():
        run = cells[n, c, h].nonzero().flatten().tolist()
        assert run == list(range(run[0], run[-1] + 1))
        left = c * wide + run[0] * size
        path += f"M{left} {n * high + h * size}h{len(run) * size}v{size}"
        path += f"h{-len(run) * size}z"
    return f'<path d="{path}" fill="var(--md-accent-fg-color, #b5391f)"/>'


tile = "".join(f"M{i * size} 0v{H * size}" for i in range(W + 1))
tile += "".join(f"M0 {i * size}h{W * size}" for i in range(H + 1))
tiles = "".join(
    f'<use href="#tile" x="{c * wide}" y="{n * high}"/>'
    for n in range(N) for c in range(C))
right, low = C * wide - gap, N * high - gap
svg = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 454 336" \
style="max-width:27rem" data-search-exclude="" font-size="14" \
fill="currentColor" font-family="var(--md-code-font-family, monospace)">
<defs><g id="tile">{line(tile, 'stroke-width=".5"')}</g>
<g id="tiles">{tiles}</g></defs>
<g transform="translate(20 38)"><use href="#tiles"/>
{text(0, -22, "x " + "&#215;".join(map(str, x.shape)))}
{line(f"M0 -8H{right - 16}m-6 -4l6 4l-6 4M-8 0V{low}m-4 -6l4 6l4 -6")}
{text(right - 10, -3, "C")}{text(-20, low / 2 + 5, "N")}
{line(f"M0 {low + 5}v4h{W * size}v-4M{right + 4} {high}h4v{H * size}h-4")}
{text(W * size / 2 - 4, low + 22, "W")}{text(right + 12, low - 7, "H")}
</g>"""
for place, (name, layer) in enumerate(layers.items(), 1):
    x.grad = None
    layer(x)[0, 0, 0, 0].backward()
    cells = x.grad != 0  # they share a mean with x[0, 0, 0, 0]
    block = [len(set(axis.tolist())) for axis in cells.nonzero().T]
    left, top = 20 + place % 2 * 230, 38 + place // 2 * 112
    svg += f'\n<g transform="translate({left} {top})">{filled(cells)}'
    svg += f'<use href="#tiles"/>{text(0, -8, name)}'
    svg += text(0, low + 17, "&#215;".join(map(str, block))) + "</g>"
open("figure.svg", "w").write(svg + "\n</svg>\n")
# --8<-- [end:figure]

# --8<-- [start:check]
import inspect

import torch
from torch import nn
from torch.utils.data import DataLoader

assert demo.out == """\
BatchNorm2d, mean over (0, 2, 3), same=True
  shape of the mean: (6,)
InstanceNorm2d, mean over (2, 3), same=True
  shape of the mean: (2, 6)
LayerNorm, mean over (1, 2, 3), same=True
  shape of the mean: (2,)
LayerNorm, mean over (3,), same=True
  shape of the mean: (2, 6, 4)
"""
assert demo_group.out == """\
shape of the mean: (2, 3)
GroupNorm(3, 6) and by hand: same=True
GroupNorm(1, 6) and LayerNorm: same=True
GroupNorm(6, 6) and InstanceNorm2d: same=True
"""
assert demo_parameters.out == """\
BatchNorm2d(6): weight (6,), buffers: 3
InstanceNorm2d(6): weight None, buffers: 0
InstanceNorm2d(6, affine=True): weight (6,), buffers: 0
GroupNorm(3, 6): weight (6,), buffers: 0
LayerNorm([6, 4, 5]): weight (6, 4, 5), buffers: 0
LayerNorm(5): weight (5,), buffers: 0
"""
for layer in (nn.BatchNorm2d(6), nn.InstanceNorm2d(6, affine=True),
              nn.GroupNorm(3, 6), nn.LayerNorm([6, 4, 5]), nn.LayerNorm(5)):
    assert layer.bias.shape == layer.weight.shape
assert nn.InstanceNorm2d(6).bias is None
assert demo_adain.out == """\
output: torch.Size([2, 6, 4, 5])
same mean as style: True
"""
assert wrong_layer_norm.error == (
    "RuntimeError: Given normalized_shape=[6], expected input with shape "
    "[*, 6], but got input of size[2, 6, 4, 5]")
assert right_layer_norm.error is None
assert right_layer_norm.out == "output: torch.Size([2, 6, 4, 5])\n"
full = "samples in this batch: 16\n" * 2
assert right_last_batch.error is None and right_last_batch.out == full
assert wrong_last_batch.error == (
    "ValueError: Expected more than 1 value per channel when training, "
    "got input size torch.Size([1, 8])")
assert wrong_last_batch.out.startswith(full) and len(wrong_last_batch.x) == 1
assert demo_one_value.error == (
    "ValueError: Expected more than 1 value per channel when training, "
    "got input size torch.Size([1, 6, 1, 1])")
assert demo_one_pixel.out == """\
InstanceNorm2d(6): Expected more than 1 spatial element when training, got \
input size torch.Size([1, 6, 1, 1])
GroupNorm(6, 6): Expected more than 1 value per channel when training, got \
input size [1, 6, 1, 1]
GroupNorm(3, 6): output (1, 6, 1, 1)
"""
# with two samples InstanceNorm still raises; GroupNorm returns nearly 0
two = torch.randn(2, 6, 1, 1)
assert nn.GroupNorm(6, 6)(two).abs().max() < 1e-3
tracked = nn.InstanceNorm2d(6, track_running_stats=True).eval()
assert tracked(two).shape == two.shape
for layer in (nn.InstanceNorm2d(6), nn.InstanceNorm2d(6).eval()):
    try:
        layer(two)
    except ValueError as error:
        assert "more than 1 spatial element" in str(error)
    else:
        raise AssertionError("one pixel passes")

assert list(inspect.signature(nn.LayerNorm).parameters) == [
    "normalized_shape", "eps", "elementwise_affine", "bias", "device", "dtype"]
assert not hasattr(nn, "AdaIN")
new = (nn.BatchNorm2d(6), nn.InstanceNorm2d(6), nn.LayerNorm(6),
       nn.GroupNorm(3, 6))
assert [layer.eps for layer in new] == [1e-5] * 4
plain = (nn.BatchNorm2d(6, affine=False), nn.GroupNorm(3, 6, affine=False),
         nn.LayerNorm(6, elementwise_affine=False))
assert not any(list(layer.parameters()) for layer in plain)

# the comparisons can fail: other axes, or the unbiased variance, differ
torch.manual_seed(0)
x = torch.randn(2, 6, 4, 5)
layers = {
    (0, 2, 3): nn.BatchNorm2d(6), (2, 3): nn.InstanceNorm2d(6),
    (1, 2, 3): nn.LayerNorm([6, 4, 5]), (3,): nn.LayerNorm(5)}
for axes in layers:
    for correction in (0, 1):
        mean = x.mean(axes, keepdim=True)
        var = x.var(axes, correction=correction, keepdim=True)
        y = (x - mean) / (var + 1e-5).sqrt()
        for right, layer in layers.items():
            same = torch.allclose(layer(x), y, atol=1e-5)
            assert same == (axes == right and correction == 0)

# only BatchNorm mixes samples, and in evaluation mode not even BatchNorm
layers = (nn.BatchNorm2d(6), nn.InstanceNorm2d(6), nn.LayerNorm([6, 4, 5]),
          nn.LayerNorm(5), nn.GroupNorm(3, 6), nn.BatchNorm2d(6).eval())
alone = [torch.allclose(layer(x)[:1], layer(x[:1]), atol=1e-5)
         for layer in layers]
assert alone == [False, True, True, True, True, True]
y = nn.BatchNorm2d(6).eval()(x)  # running mean 0, running variance 1
assert torch.allclose(y, x / (1 + 1e-5)**0.5, atol=1e-6)

# over the channels of each pixel: move them last, and back
y = nn.LayerNorm(6)(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)
assert torch.allclose(y.mean(1), torch.zeros(2, 4, 5), atol=1e-5)
# where H or W happens to equal C, no error tells of the wrong axis
square = torch.randn(2, 6, 6, 6)
y = nn.LayerNorm(6)(square)
assert torch.allclose(y.mean(3), torch.zeros(2, 6, 6), atol=1e-5)
assert not torch.allclose(y.mean(1), torch.zeros(2, 6, 6), atol=1e-2)
# one value per channel passes in evaluation mode, and with two samples
one = torch.randn(1, 6, 1, 1)
assert nn.BatchNorm2d(6).eval()(one).shape == one.shape
assert nn.BatchNorm2d(6)(torch.randn(2, 6, 1, 1)).shape == (2, 6, 1, 1)
assert nn.LayerNorm([6, 1, 1])(one).std() > 0
assert nn.LayerNorm(6)(one.flatten(1)).std() > 0
assert (one - one.mean((0, 2, 3), keepdim=True) == 0).all()
sizes = [len(x) for x in DataLoader(range(9), batch_size=4, drop_last=True)]
assert sizes == [4, 4]
try:
    nn.BatchNorm1d(6)(torch.randn(1, 6))
except ValueError as error:
    assert "got input size torch.Size([1, 6])" in str(error)
else:
    raise AssertionError
# the mean and the std of adain's output are the style's
mean = demo_adain.y.mean((2, 3))
assert torch.allclose(mean, demo_adain.style.mean((2, 3)), atol=1e-4)
std = demo_adain.y.std((2, 3), correction=0)
style = demo_adain.style.std((2, 3), correction=0)
assert torch.allclose(std, style, atol=1e-3)
# --8<-- [end:check]
