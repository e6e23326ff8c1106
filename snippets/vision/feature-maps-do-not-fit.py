"""Pooling rounds odd sizes down, so the upsampled map is smaller than the skip connection it should meet."""
# /// pitfall
# apis = ["torch.cat", "torch.nn.ConvTranspose2d", "torch.nn.functional.interpolate", "torch.nn.functional.pad",
#         "torch.nn.MaxPool2d"]
# also = ["torch.nn.Upsample"]
# symptom = "error"
# raises = ["wrong", "wrong_add", "wrong_position"]
# added = 2026-11-29
# messages = [
#   "Sizes of tensors must match except in dimension 1. Expected size * but got size * for tensor number 1 in the list.",
#   "The size of tensor a (*) must match the size of tensor b (*) at non-singleton dimension 3",
# ]
# older = [
#   "invalid argument 0: Sizes of tensors must match except in dimension 1. Got * and * in dimension *",
#   "Sizes of tensors must match except in dimension *. Got * and * (The offending index is 0)",
# ]
#
# [code.skip_of_another_size]
# either = [
#     'torch.cat((self.$UP2($X), $SKIP), ...)', 'torch.cat([self.$UP2($X), $SKIP], ...)',
#     'torch.cat([$SKIP, self.$UP2($X)], ...)', 'self.$UP2($X) + $SKIP',
#     'torch.cat((self.$UP2(...), $SKIP), ...)',
# ]
# inside = ['def forward(...): ...']
# anywhere = [
#     [
#         'self.$UP2 = torch.nn.ConvTranspose2d(...)',
#         'self.$UP2 = torch.nn.Upsample(..., scale_factor=$F, ...)',
#     ],
#     [
#         'torch.$MAKE(..., $H, $W)', 'torch.$MAKE(..., $H)',
#         'torch.$MAKE(..., ($B, $C, $H, $W), ...)',
#     ],
#     [
#         'torch.nn.MaxPool2d(...)', 'torch.nn.functional.max_pool2d(...)',
#         'torch.nn.Conv2d(..., stride=2, ...)',
#     ],
# ]
# nowhere = ['torch.nn.functional.interpolate(...)', 'torch.nn.functional.pad(...)']
# names = { "$MAKE" = 'rand|randn|zeros|ones|empty|full', "$H" = '\d*[13579]|\d*(02|06|10|14|18|22|26|30|34|38|42|46|50|54|58|62|66|70|74|78|82|86|90|94|98)' }
# example = '''
# class UNet(torch.nn.Module):
#     def __init__(self):
#         self.pool = torch.nn.MaxPool2d(2)
#         self.up = torch.nn.ConvTranspose2d(8, 8, 2, stride=2)
#     def forward(self, x):
#         skip = self.down(x)
#         x = self.pool(skip)
#         return torch.cat([self.up(x), skip], dim=1)
# images = torch.zeros(4, 3, 67, 67)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn


class UNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.down = nn.Conv2d(3, 8, 3, padding=1)
        self.pool = nn.MaxPool2d(2)
        self.up = nn.ConvTranspose2d(8, 8, 2, stride=2)
        self.out = nn.Conv2d(16, 2, 1)

    def forward(self, x):
        skip = self.down(x)
        x = self.up(self.pool(skip))
        return self.out(torch.cat([x, skip], dim=1))


model, images = UNet(), torch.zeros(4, 3, 67, 67)
print("masks:", model(images).shape)
#> RuntimeError: Sizes of tensors must match except in dimension 1. Expected size 66 but got size 67 for tensor number 1 in the list.
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn


class UNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.down = nn.Conv2d(3, 8, 3, padding=1)
        self.pool = nn.MaxPool2d(2)
        self.up = nn.ConvTranspose2d(8, 8, 2, stride=2)
        self.out = nn.Conv2d(16, 2, 1)

    def forward(self, x):
        skip = self.down(x)
        x = self.up(self.pool(skip), output_size=skip.shape[-2:])
        return self.out(torch.cat([x, skip], dim=1))


model, images = UNet(), torch.zeros(4, 3, 67, 67)
print("masks:", model(images).shape)
#> masks: torch.Size([4, 2, 67, 67])
# --8<-- [end:right]

# --8<-- [start:wrong_add]
import torch
import torch.nn.functional as F
from torch import nn

down = nn.Conv2d(8, 8, 3, stride=2, padding=1)
skip = torch.zeros(4, 8, 64, 319)
x = down(skip)
x = F.interpolate(x, scale_factor=2)
print("sum:", (x + skip).shape)
#> RuntimeError: The size of tensor a (320) must match the size of tensor b (319) at non-singleton dimension 3
# --8<-- [end:wrong_add]

# --8<-- [start:right_add]
import torch
import torch.nn.functional as F
from torch import nn

down = nn.Conv2d(8, 8, 3, stride=2, padding=1)
skip = torch.zeros(4, 8, 64, 319)
x = down(skip)
x = F.interpolate(x, size=skip.shape[-2:])
print("sum:", (x + skip).shape)
#> sum: torch.Size([4, 8, 64, 319])
# --8<-- [end:right_add]

# --8<-- [start:demo_pad]
import torch
import torch.nn.functional as F


def unet(x, levels=5):  # stands for a network you can't change
    skips = []
    for _ in range(levels):
        skips.append(x)
        x = F.max_pool2d(x, 2)
    for skip in reversed(skips):
        x = F.interpolate(x, scale_factor=2) + skip
    return x


images = torch.zeros(4, 3, 350, 525)
h, w = images.shape[-2:]
padded = F.pad(images, (0, -w % 32, 0, -h % 32))
print("padded:", padded.shape)
#> padded: torch.Size([4, 3, 352, 544])
masks = unet(padded)[..., :h, :w]
print("masks:", masks.shape)
#> masks: torch.Size([4, 3, 350, 525])
# --8<-- [end:demo_pad]

# --8<-- [start:wrong_position]
import torch
from torch import nn

to_patches = nn.Conv2d(3, 8, kernel_size=16, stride=16)
cls_token = torch.zeros(1, 1, 8)
position = torch.randn(1, 197, 8)  # of a model for smaller images

images = torch.zeros(2, 3, 384, 384)
patches = to_patches(images).flatten(2).transpose(1, 2)
x = torch.cat([cls_token.expand(2, -1, -1), patches], dim=1)
x = x + position
#> RuntimeError: The size of tensor a (577) must match the size of tensor b (197) at non-singleton dimension 1
print("tokens:", x.shape)
# --8<-- [end:wrong_position]

# --8<-- [start:right_position]
import torch
import torch.nn.functional as F
from torch import nn

to_patches = nn.Conv2d(3, 8, kernel_size=16, stride=16)
cls_token = torch.zeros(1, 1, 8)
position = torch.randn(1, 197, 8)  # of a model for smaller images
grid = position[:, 1:].transpose(1, 2).unflatten(2, (14, 14))
grid = F.interpolate(grid, size=(24, 24), mode="bicubic")
grid = grid.flatten(2).transpose(1, 2)
position = torch.cat([position[:, :1], grid], dim=1)
images = torch.zeros(2, 3, 384, 384)
patches = to_patches(images).flatten(2).transpose(1, 2)
x = torch.cat([cls_token.expand(2, -1, -1), patches], dim=1)
x = x + position
print("tokens:", x.shape)
#> tokens: torch.Size([2, 577, 8])
# --8<-- [end:right_position]

# --8<-- [start:detect]
import torch
import torch.nn.functional as F


def sizes(size, levels):
    x, down = torch.zeros(1, 1, size, size), [size]
    for _ in range(levels):
        x = F.max_pool2d(x, 2)
        down.append(x.shape[-1])
    return down


for size in (96, 100, 104):
    down = sizes(size, levels=3)
    fits = all(2 * small == big for big, small in zip(down, down[1:]))
    print(f"{size}: {down}, fits: {fits}")
#> 96: [96, 48, 24, 12], fits: True
#> 100: [100, 50, 25, 12], fits: False
#> 104: [104, 52, 26, 13], fits: True
# --8<-- [end:detect]

# --8<-- [start:figure]
import torch
import torch.nn.functional as F

MARK = "var(--wrong, #b5391f)"
width, height, pitch = 54, 30, 62


def text(x, y, words, more=""):
    return f'<text x="{x}" y="{y}" {more}>{words}</text>'


def box(x, y, words, more=""):
    shape = f'width="{width}" height="{height}" rx="3" {more}'
    return f'<rect x="{x}" y="{y}" {shape}/>' + text(
        x + width / 2, y + 20, words)


def arrow(x1, y1, x2, y2, more=""):
    return (f'<path d="M{x1} {y1}L{x2} {y2}" stroke="currentColor" '
            f'marker-end="url(#end)" {more}/>')


def panel(size, left):
    """Down on the left, up on the right, until two sizes differ."""
    x, skips, drawn = torch.zeros(1, 1, size, size), [], ""
    plain = 'fill="var(--md-code-bg-color, #f5f4f0)" stroke="currentColor"'
    right, top = left + 100, 8
    for level in range(3):
        y = top + level * pitch
        skips.append(x)
        drawn += box(left, y, x.shape[-1], plain)
        middle = left + width / 2
        drawn += arrow(middle, y + height, middle, y + pitch - 2)
        x = F.max_pool2d(x, 2)
    y = top + 3 * pitch
    drawn += box(left, y, x.shape[-1], plain)
    drawn += arrow(left + width, y + 15, right + 25, y - pitch + height + 3)
    for level in (2, 1, 0):
        y, skip = top + level * pitch, skips[level]
        x = F.interpolate(x, scale_factor=2)
        fits = x.shape == skip.shape
        drawn += arrow(left + width, y + 15, right - 3, y + 15,
                       'stroke-dasharray="4 3"')
        bad = plain.replace("currentColor", MARK) + ' stroke-width="2.5"'
        drawn += box(right, y, x.shape[-1], plain if fits else bad)
        sign = "=" if fits else "&#8800;"
        look = "" if fits else f'fill="{MARK}" font-weight="bold"'
        drawn += text(left + 77, y + 10, sign, look)
        if not fits:
            break
        if level:
            drawn += arrow(right + 27, y, right + 27, y - pitch + height + 3)
    return drawn


svg = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 348 232" \
style="max-width:22rem" data-search-exclude="" font-size="15" \
fill="currentColor" text-anchor="middle" \
font-family="var(--md-code-font-family, monospace)">
<defs><marker id="end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" \
markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>
{panel(100, 6)}
{panel(104, 188)}
</svg>
"""
open("figure.svg", "w").write(svg)
# --8<-- [end:figure]

# --8<-- [start:check]
import torch
import torch.nn.functional as F
from torch import nn


def message(f):
    try:
        f()
    except RuntimeError as error:
        return str(error)


must = "RuntimeError: Sizes of tensors must match except in dimension 1. " \
    "Expected size {} but got size {} for tensor number 1 in the list."
ab = "RuntimeError: The size of tensor a ({}) must match the size of " \
    "tensor b ({}) at non-singleton dimension {}"
assert wrong.error == must.format(66, 67)
assert right.error is None
assert right.out == "masks: torch.Size([4, 2, 67, 67])\n"
assert wrong_add.error == ab.format(320, 319, 3)
assert wrong_add.down(wrong_add.skip).shape == (4, 8, 32, 160)
assert right_add.out == "sum: torch.Size([4, 8, 64, 319])\n"
assert demo_pad.out == """\
padded: torch.Size([4, 3, 352, 544])
masks: torch.Size([4, 3, 350, 525])
"""
assert torch.equal(demo_pad.masks, torch.zeros(4, 3, 350, 525))
assert "(20) must match the size of tensor b (21)" in message(
    lambda: demo_pad.unet(demo_pad.images))
assert wrong_position.error == ab.format(577, 197, 1)
assert right_position.out == "tokens: torch.Size([2, 577, 8])\n"
assert right_position.position.shape == (1, 577, 8)
assert 14 * 14 + 1 == 197 and 24 * 24 + 1 == 577
assert 224 // 16 == 14 and 384 // 16 == 24
assert detect.out == """\
96: [96, 48, 24, 12], fits: True
100: [100, 50, 25, 12], fits: False
104: [104, 52, 26, 13], fits: True
"""

# every multiple of 2 ** levels fits, and nothing else does
for size in range(32, 80):
    error = message(lambda: demo_pad.unet(torch.zeros(1, 1, size, size), 3))
    assert (error is None) == (size % 8 == 0)
    down = detect.sizes(size, levels=3)
    assert (error is None) == all(
        2 * b == a for a, b in zip(down, down[1:]))
# the wrong model takes even sizes, the right one any, in eval and alone too
for size in range(32, 40):
    image = torch.zeros(1, 3, size, size + 1)
    assert message(lambda: wrong.UNet()(torch.zeros(1, 3, size, size))) == (
        None if size % 2 == 0 else
        must.format(size - 1, size).removeprefix("RuntimeError: "))
    assert right.UNet().eval()(image).shape == (1, 2, size, size + 1)
# kernel 2, stride 2: what output_size adds holds nothing but the bias
up = nn.ConvTranspose2d(8, 8, 2, stride=2)
y = up(torch.randn(1, 8, 33, 33), output_size=(67, 67))
bias = up.bias.view(8, 1)
assert torch.equal(y[0, :, -1], bias.expand(8, 67))
assert torch.equal(y[0, :, :, -1], bias.expand(8, 67))
# a layer that turns 33 into 65 or 66 can't produce 67: interpolate instead
up = nn.ConvTranspose2d(8, 8, 3, stride=2, padding=1)
try:
    up(torch.zeros(1, 8, 33, 33), output_size=(67, 67))
except ValueError as error:
    assert "valid sizes range from [65, 65] to [66, 66]" in str(error)
else:
    raise AssertionError
x = F.interpolate(up(torch.zeros(1, 8, 33, 33)), size=(67, 67))
assert x.shape == (1, 8, 67, 67)
# a mask of classes 0 and 2: only nearest keeps to them
mask = torch.tensor([[[[0.0, 2.0], [0.0, 2.0]]]])
assert set(F.interpolate(mask, size=4).unique().tolist()) == {0, 2}
assert len(F.interpolate(mask, size=4, mode="bilinear").unique()) > 2
# interpolate changes nothing where the sizes fit already
x = torch.randn(1, 2, 4, 4)
assert torch.equal(F.interpolate(x, scale_factor=2), F.interpolate(x, size=8))
assert torch.equal(F.interpolate(x, scale_factor=2, mode="bilinear"),
                   F.interpolate(x, size=8, mode="bilinear"))
# without padding, two convolutions take two pixels from each side
skip, d = torch.rand(1, 8, 20, 20), (20 - 16) // 2
x = nn.Sequential(nn.Conv2d(8, 8, 3), nn.Conv2d(8, 8, 3))(skip)
skip = skip[..., d:-d, d:-d]
assert torch.cat([x, skip], dim=1).shape == (1, 16, 16, 16)
assert [-w % 32 for w in (525, 350, 352)] == [19, 2, 0]
# the old grid is kept where the new one has the same size
p = torch.randn(1, 197, 8)
grid = p[:, 1:].transpose(1, 2).unflatten(2, (14, 14))
same = F.interpolate(grid, size=(14, 14), mode="bicubic")
assert torch.allclose(same.flatten(2).transpose(1, 2), p[:, 1:], atol=1e-6)
# a factor of two: one path has one more pooling
assert must.format(32, 64).removeprefix("RuntimeError: ") == message(
    lambda: torch.cat([torch.zeros(1, 8, 32, 32), torch.zeros(1, 8, 64, 64)],
                      dim=1))
# --8<-- [end:check]
