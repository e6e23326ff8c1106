"""F.interpolate reads a 3-D tensor as (N, C, L): add a batch dimension to an image before you resize it."""
# /// pitfall
# apis = ["torch.nn.functional.interpolate"]
# symptom = "error"
# raises = ["wrong", "wrong_mask"]
# added = 2026-11-21
# messages = [
#   "Input and output must have the same number of spatial dimensions, but got input with spatial dimensions of * and output size of *. Please provide input tensor in (N, C, d1, d2, ...,dK) format and output size in (o1, o2, ...,oK) format.",
#   "Input and scale_factor must have the same number of spatial dimensions, but got input with spatial dimensions of * and scale_factor of shape *. Please provide input tensor in (N, C, d1, d2, ...,dK) format and scale_factor in (s1, s2, ...,sK) format.",
#   "Got *D input, but * mode needs *D input",
#   "Input Error: Only 3D, 4D and 5D input Tensors supported (got *D) for the modes: * (got *)",
#   "\"compute_indices_weights_*\" not implemented for '*'",
# ]
# older = [
#   "size shape must match input shape. Input is *D, size is *",
#   "Default upsampling behavior when mode=* is changed to align_corners=False since 0.4.0.",
#   "The default behavior for interpolate/upsample with float scale_factor changed in 1.6.0 to align with other frameworks/libraries",
#   "The default behavior for interpolate/upsample with float scale_factor will change in 1.6.0 to align with other frameworks/libraries",
#   "\"upsample_nearest2d_*\" not implemented for '*'",
#   "\"upsample_bilinear2d_*\" not implemented for '*'",
# ]
#
# [code.image_without_batch]
# either = [
# '''
# $X = torch.$F($C, $H, $W)
# ...
# torch.nn.functional.interpolate($X, size=($A, $B), ...)
# ''',
# '''
# $X = torch.$F($H, $W)
# ...
# torch.nn.functional.interpolate($X, ...)
# ''',
# '''
# $X = torch.$F($C, $H, $W)
# ...
# torch.nn.functional.interpolate($X, scale_factor=$A, ...)
# ''',
# '''
# $X = torchvision.io.read_image(...)
# ...
# torch.nn.functional.interpolate($X, ...)
# ''',
# '''
# $X = <... torch.from_numpy($Z).permute(2, 0, 1) ...>
# ...
# torch.nn.functional.interpolate($X, ...)
# ''',
# ]
# not = [
# '''
# $X = torch.$F($C, $H, $W)
# ...
# $X = $OTHER
# ...
# torch.nn.functional.interpolate($X, size=($A, $B), ...)
# ''',
# '''
# $X = torch.$F($H, $W)
# ...
# $X = $OTHER
# ...
# torch.nn.functional.interpolate($X, ...)
# ''',
# '''
# $X = torchvision.io.read_image(...)
# ...
# $X = $OTHER
# ...
# torch.nn.functional.interpolate($X, ...)
# ''',
# '''
# $X = <... torch.from_numpy($Z).permute(2, 0, 1) ...>
# ...
# $X = $OTHER
# ...
# torch.nn.functional.interpolate($X, ...)
# ''',
# ]
#
# [code.sample_of_a_dataset]
# either = [
#     'torch.nn.functional.interpolate($X, ...)', 'torch.nn.functional.grid_sample($X, ...)',
#     'torch.nn.functional.interpolate(self.$IMAGES[$I], ...)',
# ]
# not = [
#     'torch.nn.functional.interpolate($X.unsqueeze(0), ...)',
#     'torch.nn.functional.interpolate($X[None], ...)',
#     'torch.nn.functional.interpolate($X.unsqueeze(0).$M(...), ...)',
#     'torch.nn.functional.interpolate($X[None, None], ...)',
#     'torch.nn.functional.interpolate($X[None].$M(...), ...)',
#     'torch.nn.functional.grid_sample($X.unsqueeze(0), ...)',
#     'torch.nn.functional.grid_sample($X[None], ...)',
#     'torch.nn.functional.interpolate($X.$M(...).unsqueeze(0), ...)',
#     'torch.nn.functional.interpolate($X.float()[None], ...)',
# ]
# inside = ['def __getitem__(...): ...']
# nowhere = [
#     '$X = $X.unsqueeze(...)', '$X = <... $Z.unsqueeze(0) ...>', '$X = $X[None]',
#     '$X = <... $Z[None] ...>',
# ]
# example = '''
# class Images(torch.utils.data.Dataset):
#     def __getitem__(self, i):
#         image = self.images[i]
#         return torch.nn.functional.interpolate(image, size=(64, 64))
# '''
# ///

# --8<-- [start:wrong]
import torch
import torch.nn.functional as F

image = torch.zeros(3, 112, 112)
resized = F.interpolate(image, size=(224, 224))
#> ValueError: Input and output must have the same number of spatial dimensions, but got input with spatial dimensions of [112] and output size of (224, 224). Please provide input tensor in (N, C, d1, d2, ...,dK) format and output size in (o1, o2, ...,oK) format.
print("resized:", resized.shape)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
import torch.nn.functional as F

image = torch.zeros(3, 112, 112)
resized = F.interpolate(image[None], size=(224, 224))[0]
print("resized:", resized.shape)
#> resized: torch.Size([3, 224, 224])
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
import torch.nn.functional as F
from torch.utils.data import DataLoader, Dataset

class Photos(Dataset):
    def __len__(self):
        return 8

    def __getitem__(self, i):
        image = torch.rand(3, 60, 80 + i)  # as read from a file
        return F.interpolate(image[None], size=(32, 32), mode="bilinear")[0]

for x in DataLoader(Photos(), batch_size=4):
    print("batch:", x.shape)
#> batch: torch.Size([4, 3, 32, 32])
#> batch: torch.Size([4, 3, 32, 32])
# --8<-- [end:demo_in_your_code]

# --8<-- [start:wrong_silent]
import torch
import torch.nn.functional as F

image = torch.zeros(3, 112, 112)
resized = F.interpolate(image, size=224)
print("resized:", resized.shape)
#> resized: torch.Size([3, 112, 224])
# --8<-- [end:wrong_silent]

# --8<-- [start:right_silent]
import torch
import torch.nn.functional as F

image = torch.zeros(3, 112, 112)
resized = F.interpolate(image[None], size=224)[0]
print("resized:", resized.shape)
#> resized: torch.Size([3, 224, 224])
# --8<-- [end:right_silent]

# --8<-- [start:demo_messages]
import torch
import torch.nn.functional as F

image = torch.zeros(3, 112, 112)
for how in (
    {"size": 224, "mode": "bilinear"},
    {"size": 224, "mode": "bicubic"},
    {"scale_factor": (2, 2)},
):
    try:
        F.interpolate(image, **how)
    except (NotImplementedError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
#> NotImplementedError: Got 3D input, but bilinear mode needs 4D input
#> NotImplementedError: Input Error: Only 3D, 4D and 5D input Tensors supported (got 3D) for the modes: nearest | linear | bilinear | bicubic | trilinear | lanczos | area | nearest-exact (got bicubic)
#> ValueError: Input and scale_factor must have the same number of spatial dimensions, but got input with spatial dimensions of [112] and scale_factor of shape (2, 2). Please provide input tensor in (N, C, d1, d2, ...,dK) format and scale_factor in (s1, s2, ...,sK) format.
# --8<-- [end:demo_messages]

# --8<-- [start:wrong_mask]
import torch
import torch.nn.functional as F

mask = torch.ones(112, 112, dtype=torch.long)
resized = F.interpolate(mask[None, None], size=(224, 224))
#> NotImplementedError: "compute_indices_weights_nearest" not implemented for 'Long'
print("resized:", resized[0, 0].shape)
# --8<-- [end:wrong_mask]

# --8<-- [start:right_mask]
import torch
import torch.nn.functional as F

mask = torch.ones(112, 112, dtype=torch.long)
resized = F.interpolate(mask[None, None].float(), size=(224, 224))
print("resized:", resized[0, 0].shape)
#> resized: torch.Size([224, 224])
print("as classes again:", resized[0, 0].long().dtype)
#> as classes again: torch.int64
# --8<-- [end:right_mask]

# --8<-- [start:demo_uint8]
import torch
import torch.nn.functional as F

row = torch.tensor([[[[0, 255]]]], dtype=torch.uint8)
for x in (row, row.float()):
    wide = F.interpolate(x, size=(1, 4), mode="bilinear")
    print(f"{x.dtype}:", wide.flatten().tolist())
#> torch.uint8: [0, 64, 191, 255]
#> torch.float32: [0.0, 63.75, 191.25, 255.0]
# --8<-- [end:demo_uint8]

# --8<-- [start:demo_align]
import torch
import torch.nn.functional as F

row = torch.tensor([[[0.0, 9.0]]])
for align in (False, True):
    wide = F.interpolate(row, size=4, mode="linear", align_corners=align)
    print(f"align_corners={align}:", wide.flatten().tolist())
#> align_corners=False: [0.0, 2.25, 6.75, 9.0]
#> align_corners=True: [0.0, 3.0, 6.0, 9.0]
# --8<-- [end:demo_align]

# --8<-- [start:check]
import warnings

import torch
import torch.nn.functional as F

assert wrong.error == (
    "ValueError: Input and output must have the same number of spatial "
    "dimensions, but got input with spatial dimensions of [112] and output "
    "size of (224, 224). Please provide input tensor in "
    "(N, C, d1, d2, ...,dK) format and output size in (o1, o2, ...,oK) format."
)
assert right.out == "resized: torch.Size([3, 224, 224])\n"
assert demo_in_your_code.out == "batch: torch.Size([4, 3, 32, 32])\n" * 2
assert wrong_silent.error is None
assert wrong_silent.resized.shape == (3, 112, 224)
assert right_silent.resized.shape == (3, 224, 224)
bilinear, bicubic, scale = demo_messages.out.splitlines()
assert bilinear == (
    "NotImplementedError: Got 3D input, but bilinear mode needs 4D input"
)
assert bicubic.startswith("NotImplementedError: Input Error: Only 3D, 4D")
assert bicubic.endswith("(got bicubic)")
assert scale.startswith("ValueError: Input and scale_factor must have the same")


def fails(shape, dtype=torch.float32, **kwargs):
    try:
        F.interpolate(torch.zeros(shape, dtype=dtype), **kwargs)
    except (NotImplementedError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


# what the page says of the fix and of other ways into the mistake
image = torch.zeros(3, 112, 112)
same = F.interpolate(image.unsqueeze(0), size=(224, 224)).squeeze(0)
assert same.shape == right.resized.shape
assert F.interpolate(image, scale_factor=2).shape == (3, 112, 224)
assert torch.nn.Upsample(scale_factor=2)(image).shape == (3, 112, 224)
assert F.interpolate(torch.zeros(1, 3, 50, 80), size=8).shape == (1, 3, 8, 8)
assert F.conv2d(image, torch.zeros(4, 3, 3, 3)).shape == (4, 110, 110)
assert F.adaptive_avg_pool2d(image, (8, 8)).shape == (3, 8, 8)
assert "spatial dimensions of []" in fails((8, 8), size=(4, 4))

# the table of modes
shapes = {3: (1, 3, 8), 4: (1, 3, 8, 8), 5: (1, 3, 8, 8, 8)}
every = {"nearest", "nearest-exact", "area"}
extra = {3: {"linear"}, 4: {"bilinear", "bicubic"}, 5: {"trilinear"}}
for axes, shape in shapes.items():
    for mode in every.union(*extra.values()):
        works = mode in every | extra[axes]
        assert (fails(shape, size=4, mode=mode) is None) == works
    assert fails(shape, size=(4,) * (axes - 2)) is None
    assert fails(shape, size=(4,) * (axes - 1)).startswith("ValueError")

image = torch.zeros(shapes[4])
lanczos = F.interpolate(image, size=4, mode="lanczos", antialias=True)
assert lanczos.shape == (1, 3, 4, 4)
assert "requires antialias" in fails(shapes[4], size=4, mode="lanczos")
for mode, axes in (("nearest", 4), ("nearest-exact", 4), ("area", 4),
                   ("linear", 3), ("bilinear", 4), ("bicubic", 4),
                   ("trilinear", 5)):
    message = fails(shapes[axes], size=4, mode=mode, align_corners=True)
    assert (message is None) == mode.endswith(("linear", "cubic"))
with warnings.catch_warnings():  # no word on the default of align_corners
    warnings.simplefilter("error")
    assert fails(shapes[4], size=4, mode="bilinear") is None

# the table of types
integers = torch.int8, torch.int16, torch.int32, torch.int64, torch.bool
for mode in ("nearest", "nearest-exact", "bilinear", "bicubic", "area"):
    for dtype in (torch.float16, torch.bfloat16, torch.float64):
        assert fails(shapes[4], dtype, size=4, mode=mode) is None
    byte = fails(shapes[4], torch.uint8, size=4, mode=mode)
    assert (byte is None) == (mode != "area")
    for dtype in integers:
        message = fails(shapes[4], dtype, size=4, mode=mode)
        assert message.startswith("NotImplementedError")
assert "for 'Byte'" in fails(shapes[3], torch.uint8, size=4, mode="linear")
assert "for 'Byte'" in fails(shapes[5], torch.uint8, size=4, mode="trilinear")

assert wrong_mask.error == (
    "NotImplementedError: \"compute_indices_weights_nearest\" "
    "not implemented for 'Long'"
)
small = fails((1, 1, 8, 8), torch.long, size=16)
assert small.endswith("for 'Long'") and small != wrong_mask.error
assert right_mask.out == """\
resized: torch.Size([224, 224])
as classes again: torch.int64
"""
assert right_mask.resized.unique().tolist() == [1]
classes = torch.tensor([[[[0.0, 2.0]]]])
between = F.interpolate(classes, size=(1, 3), mode="bilinear")
assert between.flatten().tolist() == [0.0, 1.0, 2.0]

assert demo_uint8.out == """\
torch.uint8: [0, 64, 191, 255]
torch.float32: [0.0, 63.75, 191.25, 255.0]
"""
assert demo_align.out == """\
align_corners=False: [0.0, 2.25, 6.75, 9.0]
align_corners=True: [0.0, 3.0, 6.0, 9.0]
"""
default = F.interpolate(demo_align.row, size=4, mode="linear")
assert default.flatten().tolist() == [0.0, 2.25, 6.75, 9.0]
# recompute_scale_factor makes a difference only if the size was rounded
import torch
from torch.nn.functional import interpolate

line = torch.arange(5.0).view(1, 1, 5)
for factor, same in ((1.5, False), (2.0, True)):
    old, new, default = (
        interpolate(line, scale_factor=factor, mode="linear",
                    recompute_scale_factor=recompute)
        for recompute in (True, False, None))
    assert torch.equal(new, default) and torch.equal(old, new) == same
# --8<-- [end:check]
