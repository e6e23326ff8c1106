"""An image for Pillow or Matplotlib is (H, W, 3), uint8 or in [0, 1], on the CPU: permute, undo the normalization, clamp, scale."""
# /// pitfall
# apis = ["torch.Tensor.permute", "torch.Tensor.clamp", "torch.Tensor.numpy", "torch.Tensor.byte", "torch.Tensor.round",
#         "torch.Tensor.cpu", "torch.Tensor.squeeze", "torch.Tensor.detach"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-11-30
# also = ["torch.from_numpy"]
# messages = [
#   "Cannot handle this data type: (1, 1, *), *",
# ]
# older = [
#   "Cannot handle this data type",
#   "Invalid shape (*) for image data",
#   "Clipping input data to the valid range for imshow with RGB data ([0..1] for floats or [0..255] for integers).",
#   "Floating point image RGB values must be in the 0..1 range.",
#   "pic should be 2/3 dimensional. Got * dimensions",
# ]
#
# [code.image_from_floats]
# either = [
#     'PIL.Image.fromarray($X.numpy())', 'PIL.Image.fromarray($X.cpu().numpy())',
#     'PIL.Image.fromarray($X.detach().cpu().numpy())', 'PIL.Image.fromarray($X.detach().numpy())',
# ]
# nowhere = [
#     '$A.byte()', 'torch.uint8', 'numpy.uint8', '$A.astype(...)', '$A.to(..., "uint8", ...)',
#     'torchvision.io.read_image(...)', 'torchvision.io.decode_image(...)',
# ]
#
# [code.zero_to_one_as_bytes]
# either = [
#     'torch.sigmoid(...).byte()', '$X.sigmoid().byte()', 'torch.sigmoid(...).to(torch.uint8)',
#     '$X.sigmoid().to(torch.uint8)',
# ]
# example = '''
# mask = torch.sigmoid(model(x)).byte()
# '''
# ///

# --8<-- [start:wrong]
import torch
from PIL import Image

x = torch.zeros(3, 24, 32)  # channels, height, width
x[0] = 1.0  # red
image = Image.fromarray(x.numpy())
#> TypeError: Cannot handle this data type: (1, 1, 32), <f4
print("size:", image.size, "pixel:", image.getpixel((0, 0)))
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from PIL import Image

x = torch.zeros(3, 24, 32)  # channels, height, width
x[0] = 1.0  # red
x = x.detach().cpu().permute(1, 2, 0)
x = (x.clamp(0, 1) * 255).round().byte()
image = Image.fromarray(x.numpy())
print("size:", image.size, "pixel:", image.getpixel((0, 0)))
#> size: (32, 24) pixel: (255, 0, 0)
# --8<-- [end:right]

# --8<-- [start:demo_messages]
import torch
from PIL import Image

shapes = {"float, channels last": torch.zeros(24, 32, 3),
          "channels first": torch.zeros(3, 24, 32).byte(),
          "grayscale with channel": torch.zeros(24, 32, 1).byte(),
          "a batch": torch.zeros(8, 24, 32, 3).byte(),
          "int64": torch.zeros(24, 32, 3).long(),
          "grayscale": torch.zeros(24, 32).byte()}
for name, x in shapes.items():
    try:
        image = Image.fromarray(x.numpy())
        print(f"{name}: {image.mode}, {image.size}")
    except (TypeError, ValueError) as error:
        print(f"{name}: {error}")
#> float, channels last: Cannot handle this data type: (1, 1, 3), <f4
#> channels first: Cannot handle this data type: (1, 1, 32), |u1
#> grayscale with channel: Cannot handle this data type: (1, 1, 1), |u1
#> a batch: Cannot handle this data type: (1, 1, 32, 3), |u1
#> int64: Cannot handle this data type: (1, 1, 3), <i8
#> grayscale: L, (32, 24)
# --8<-- [end:demo_messages]

# --8<-- [start:wrong_black]
import torch
from PIL import Image

x = torch.full((24, 32, 3), 0.8)  # light gray
image = Image.fromarray(x.byte().numpy())
print("pixel:", image.getpixel((0, 0)))
#> pixel: (0, 0, 0)
# --8<-- [end:wrong_black]

# --8<-- [start:right_black]
import torch
from PIL import Image

x = torch.full((24, 32, 3), 0.8)  # light gray
image = Image.fromarray((x * 255).round().byte().numpy())
print("pixel:", image.getpixel((0, 0)))
#> pixel: (204, 204, 204)
# --8<-- [end:right_black]

# --8<-- [start:wrong_colours]
import torch
from PIL import Image

mean = torch.tensor([0.485, 0.456, 0.406])
std = torch.tensor([0.229, 0.224, 0.225])
x = torch.tensor([0.2, 0.6, 1.0]).expand(24, 32, 3)  # light blue
x = (x - mean) / std  # as the model gets it
x = x.clamp(0, 1)
image = Image.fromarray((x * 255).round().byte().numpy())
print("pixel:", image.getpixel((0, 0)))
#> pixel: (0, 164, 255)
# --8<-- [end:wrong_colours]

# --8<-- [start:right_colours]
import torch
from PIL import Image

mean = torch.tensor([0.485, 0.456, 0.406])
std = torch.tensor([0.229, 0.224, 0.225])
x = torch.tensor([0.2, 0.6, 1.0]).expand(24, 32, 3)  # light blue
x = (x - mean) / std  # as the model gets it
x = (x * std + mean).clamp(0, 1)
image = Image.fromarray((x * 255).round().byte().numpy())
print("pixel:", image.getpixel((0, 0)))
#> pixel: (51, 153, 255)
# --8<-- [end:right_colours]

# --8<-- [start:wrong_clamp]
import torch
from PIL import Image

x = torch.tensor([0.2, 1.02, -0.01]).expand(24, 32, 3)
image = Image.fromarray((x * 255).round().to(torch.int64).byte().numpy())
print("pixel:", image.getpixel((0, 0)))
#> pixel: (51, 4, 253)
# --8<-- [end:wrong_clamp]

# --8<-- [start:right_clamp]
import torch
from PIL import Image

x = torch.tensor([0.2, 1.02, -0.01]).expand(24, 32, 3).clamp(0, 1)
image = Image.fromarray((x * 255).round().byte().numpy())
print("pixel:", image.getpixel((0, 0)))
#> pixel: (51, 255, 0)
# --8<-- [end:right_clamp]

# --8<-- [start:wrong_view]
import torch

x = torch.arange(12).view(3, 2, 2)  # channels, height, width
pixels = x.view(2, 2, 3)
print("first pixel:", pixels[0, 0].tolist())
#> first pixel: [0, 1, 2]
# --8<-- [end:wrong_view]

# --8<-- [start:right_view]
import torch

x = torch.arange(12).view(3, 2, 2)  # channels, height, width
pixels = x.permute(1, 2, 0)
print("first pixel:", pixels[0, 0].tolist())
#> first pixel: [0, 4, 8]
# --8<-- [end:right_view]

# --8<-- [start:demo_bgr]
import torch

x = torch.tensor([255, 0, 0]).byte().expand(24, 32, 3)  # red
print("RGB, for Pillow and Matplotlib:", x[0, 0].tolist())
#> RGB, for Pillow and Matplotlib: [255, 0, 0]
print("BGR, for OpenCV:", x.flip(-1)[0, 0].tolist())
#> BGR, for OpenCV: [0, 0, 255]
# --8<-- [end:demo_bgr]

# --8<-- [start:demo_plot]
import torch

batch = torch.rand(8, 3, 224, 224)
print("one image:", batch[0].shape)
#> one image: torch.Size([3, 224, 224])
print("for imshow:", batch[0].permute(1, 2, 0).shape)
#> for imshow: torch.Size([224, 224, 3])
gray = torch.rand(1, 28, 28)
print("grayscale, for imshow:", gray.squeeze(0).shape)
#> grayscale, for imshow: torch.Size([28, 28])
# --8<-- [end:demo_plot]

# --8<-- [start:detect]
import torch

torch.manual_seed(0)
x = torch.randn(3, 24, 32)
print("shape:", tuple(x.shape), "dtype:", x.dtype)
#> shape: (3, 24, 32) dtype: torch.float32
print(f"from {x.min():.2f} to {x.max():.2f}")
#> from -3.15 to 4.10
# --8<-- [end:detect]

# --8<-- [start:check]
import numpy as np
import torch
from PIL import Image

assert wrong.out == "TypeError: Cannot handle this data type: (1, 1, 32), <f4\n"
assert right.out == "size: (32, 24) pixel: (255, 0, 0)\n"
assert demo_messages.out == """\
float, channels last: Cannot handle this data type: (1, 1, 3), <f4
channels first: Cannot handle this data type: (1, 1, 32), |u1
grayscale with channel: Cannot handle this data type: (1, 1, 1), |u1
a batch: Cannot handle this data type: (1, 1, 32, 3), |u1
int64: Cannot handle this data type: (1, 1, 3), <i8
grayscale: L, (32, 24)
"""
assert wrong_black.out == "pixel: (0, 0, 0)\n"
assert right_black.out == "pixel: (204, 204, 204)\n"
assert wrong_colours.out == "pixel: (0, 164, 255)\n"
assert right_colours.out == "pixel: (51, 153, 255)\n"
assert wrong_clamp.out == "pixel: (51, 4, 253)\n"
assert right_clamp.out == "pixel: (51, 255, 0)\n"
assert wrong_view.out == "first pixel: [0, 1, 2]\n"
assert right_view.out == "first pixel: [0, 4, 8]\n"
assert demo_bgr.out == """\
RGB, for Pillow and Matplotlib: [255, 0, 0]
BGR, for OpenCV: [0, 0, 255]
"""
assert demo_plot.out == """\
one image: torch.Size([3, 224, 224])
for imshow: torch.Size([224, 224, 3])
grayscale, for imshow: torch.Size([28, 28])
"""
assert detect.out == """\
shape: (3, 24, 32) dtype: torch.float32
from -3.15 to 4.10
"""

# the way back gives the same values
x = right.x.float().div(255).permute(2, 0, 1)
assert x.shape == (3, 24, 32) and x[0].eq(1).all() and x[1:].eq(0).all()
# without round, the decimals are cut off
assert (torch.tensor(0.999) * 255).byte() == 254
assert round(1.02 * 255) == 260 and round(-0.01 * 255) == -3
# the inverse of Normalize, also with the channels in front
mean, std = right_colours.mean, right_colours.std
x = torch.rand(3, 24, 32)
normalized = (x - mean[:, None, None]) / std[:, None, None]
assert normalized.min() < 0 and normalized.max() > 1
assert torch.allclose(normalized * std[:, None, None] + mean[:, None, None], x, atol=1e-6)
assert torch.allclose((x - 0.5) / 0.5 * 0.5 + 0.5, x, atol=1e-6)
# the other order is no inverse
assert not torch.allclose((normalized + mean[:, None, None]) * std[:, None, None], x, atol=0.01)
# a mask of class numbers: int64 has no mode, uint8 has one
classes = torch.arange(24 * 32).view(24, 32) % 5
try:
    Image.fromarray(classes.numpy())
except TypeError as error:
    assert str(error) == "Cannot handle this data type: (1, 1), <i8"
else:
    raise AssertionError
assert Image.fromarray(classes.byte().numpy()).mode == "L"
# a bool mask is an image too, and float grayscale has a mode of its own
assert Image.fromarray(np.zeros((24, 32), dtype=np.float32)).mode == "F"
assert torch.tensor([True, False]).byte().mul(255).tolist() == [255, 0]
assert demo_bgr.x.tolist() == [[[255, 0, 0]] * 32] * 24
# view moves nothing: three neighbours of the first channel
assert wrong_view.pixels[0, 0].equal(wrong_view.x[0].flatten()[:3])
assert right_view.pixels[0, 0].equal(right_view.x[:, 0, 0])
# a single number is no image
import numpy as np
from PIL import Image

try:
    Image.fromarray(np.zeros((), dtype=np.uint8))
    raise AssertionError("an image")
except IndexError as error:
    assert str(error) == "tuple index out of range"
# --8<-- [end:check]
