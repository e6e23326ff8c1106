"""A convolution takes its spatial dimensions, the channels and at most one batch dimension: flatten frames, add or drop what is missing or too much."""
# /// pitfall
# apis = ["torch.nn.Conv1d", "torch.nn.Conv2d", "torch.nn.Conv3d", "torch.nn.MaxPool2d",
#         "torch.nn.AvgPool2d", "torch.nn.MaxPool3d", "torch.Tensor.squeeze", "torch.Tensor.flatten",
#         "torch.Tensor.unflatten", "torch.stack"]
# symptom = "error"
# raises = ["wrong", "wrong_frames"]
# added = 2026-11-30
# messages = [
#   "Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [*]",
#   "Expected 2D (unbatched) or 3D (batched) input to conv1d, but got input of size: [*]",
#   "Expected 4D (unbatched) or 5D (batched) input to conv3d, but got input of size: [*]",
#   "Expected 3D (unbatched) or 4D (batched) input to conv_transpose2d, but got input of size: [*]",
#   "Expected 2D (unbatched) or 3D (batched) input to conv_transpose1d, but got input of size: [*]",
#   "Expected 4D (unbatched) or 5D (batched) input to conv_transpose3d, but got input of size: [*]",
#   "non-empty 3D or 4D (batch mode) tensor expected for input",
#   "non-empty 4D or 5D (batch mode) tensor expected for input",
#   "Expected 3D or 4D (batch mode) tensor with optional 0 dim batch size for input, but got:[*]",
#   "max_pool1d: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, but got:[*]",
#   "adaptive_max_pool2d(): Expected 3D or 4D tensor, but got: [*]",
#   "expected 4D input (got *D input)",
# ]
# older = [
#   "Expected 4-dimensional input for 4-dimensional weight *, but got *-dimensional input*",
#   "Expected 5-dimensional input for 5-dimensional weight *, but got *-dimensional input*",
# ]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

model = nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU())
images = [torch.rand(3, 32, 32) for _ in range(6)]

batch = torch.stack(images).unsqueeze(0)
print("output:", tuple(model(batch).shape))
#> RuntimeError: Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [1, 6, 3, 32, 32]
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

model = nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU())
images = [torch.rand(3, 32, 32) for _ in range(6)]

batch = torch.stack(images)
print("output:", tuple(model(batch).shape))
#> output: (6, 8, 30, 30)
# --8<-- [end:right]

# --8<-- [start:wrong_frames]
import torch
from torch import nn

model = nn.Sequential(nn.Conv2d(3, 8, 3), nn.AdaptiveAvgPool2d(1),
                      nn.Flatten(), nn.Linear(8, 5))
clips = torch.rand(2, 16, 3, 32, 32)  # 2 clips of 16 frames

output = model(clips)
#> RuntimeError: Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [2, 16, 3, 32, 32]
print("output:", tuple(output.shape))
# --8<-- [end:wrong_frames]

# --8<-- [start:right_frames]
import torch
from torch import nn

model = nn.Sequential(nn.Conv2d(3, 8, 3), nn.AdaptiveAvgPool2d(1),
                      nn.Flatten(), nn.Linear(8, 5))
clips = torch.rand(2, 16, 3, 32, 32)  # 2 clips of 16 frames

output = model(clips.flatten(0, 1)).unflatten(0, (2, 16))
print("output:", tuple(output.shape))
#> output: (2, 16, 5)
# --8<-- [end:right_frames]

# --8<-- [start:demo_volume]
import torch
from torch import nn

scans = torch.rand(2, 1, 20, 32, 32)  # 2 scans of 20 slices
for conv in (nn.Conv3d(1, 8, 3), nn.Conv2d(1, 8, 3)):
    try:
        print("output:", tuple(conv(scans).shape))
    except RuntimeError as error:
        print(error)
#> output: (2, 8, 18, 30, 30)
#> Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [2, 1, 20, 32, 32]
try:
    nn.Conv3d(1, 8, 3)(torch.rand(20, 32, 32))  # slices only
except RuntimeError as error:
    print(error)
#> Expected 4D (unbatched) or 5D (batched) input to conv3d, but got input of size: [20, 32, 32]
# --8<-- [end:demo_volume]

# --8<-- [start:demo_missing]
import torch
from torch import nn

conv = nn.Conv2d(1, 8, 3)
image = torch.rand(28, 28)
pixels = torch.rand(4, 28 * 28)  # a batch from a CSV file
for x in (image, pixels):
    try:
        conv(x)
    except RuntimeError as error:
        print(error)
#> Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [28, 28]
#> Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [4, 784]
print("one image:", tuple(conv(image[None, None]).shape))
#> one image: (1, 8, 26, 26)
print("pixels:", tuple(conv(pixels.unflatten(1, (1, 28, 28))).shape))
#> pixels: (4, 8, 26, 26)
# --8<-- [end:demo_missing]

# --8<-- [start:demo_signal]
import torch
from torch import nn

conv = nn.Conv1d(24, 8, 3)
x = torch.rand(32, 24, 1, 12)
try:
    conv(x)
except RuntimeError as error:
    print(error)
#> Expected 2D (unbatched) or 3D (batched) input to conv1d, but got input of size: [32, 24, 1, 12]
print("without dim=2:", tuple(conv(x.squeeze(2)).shape))
#> without dim=2: (32, 8, 10)
# --8<-- [end:demo_signal]

# --8<-- [start:demo_layers]
import torch
from torch import nn

for layer, dimensions in (
    (nn.ConvTranspose1d(2, 2, 2), 4), (nn.ConvTranspose2d(2, 2, 2), 5),
    (nn.ConvTranspose3d(2, 2, 2), 3), (nn.MaxPool1d(2), 4),
    (nn.MaxPool2d(2), 5), (nn.MaxPool3d(2), 3), (nn.AvgPool2d(2), 5),
    (nn.AdaptiveMaxPool2d(1), 5), (nn.BatchNorm2d(2), 5),
    (nn.AdaptiveAvgPool2d(1), 5),
):
    try:
        y = layer(torch.ones([2] * dimensions))
        print(f"{type(layer).__name__}: no error, {tuple(y.shape)}")
    except (RuntimeError, ValueError) as error:
        print(f"{type(layer).__name__}: {error}")
#> ConvTranspose1d: Expected 2D (unbatched) or 3D (batched) input to conv_transpose1d, but got input of size: [2, 2, 2, 2]
#> ConvTranspose2d: Expected 3D (unbatched) or 4D (batched) input to conv_transpose2d, but got input of size: [2, 2, 2, 2, 2]
#> ConvTranspose3d: Expected 4D (unbatched) or 5D (batched) input to conv_transpose3d, but got input of size: [2, 2, 2]
#> MaxPool1d: max_pool1d: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, but got:[2, 2, 2, 2]
#> MaxPool2d: non-empty 3D or 4D (batch mode) tensor expected for input
#> MaxPool3d: non-empty 4D or 5D (batch mode) tensor expected for input
#> AvgPool2d: Expected 3D or 4D (batch mode) tensor with optional 0 dim batch size for input, but got:[2, 2, 2, 2, 2]
#> AdaptiveMaxPool2d: adaptive_max_pool2d(): Expected 3D or 4D tensor, but got: [2, 2, 2, 2, 2]
#> BatchNorm2d: expected 4D input (got 5D input)
#> AdaptiveAvgPool2d: no error, (2, 2, 2, 1, 1)
# --8<-- [end:demo_layers]

# --8<-- [start:detect]
import torch
from torch import nn

model = nn.Sequential(nn.Conv2d(3, 8, 3), nn.Flatten(),
                      nn.Conv2d(8, 8, 3))
x = torch.rand(4, 3, 8, 8)
for i, layer in enumerate(model):
    print(f"{i} {type(layer).__name__} gets {tuple(x.shape)}")
    try:
        x = layer(x)
    except RuntimeError as error:
        print(error)
        break
#> 0 Conv2d gets (4, 3, 8, 8)
#> 1 Flatten gets (4, 8, 6, 6)
#> 2 Conv2d gets (4, 288)
#> Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [4, 288]
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

size = "Expected 3D (unbatched) or 4D (batched) input to conv2d, but got "
assert wrong.error == (
    f"RuntimeError: {size}input of size: [1, 6, 3, 32, 32]")
assert right.out == "output: (6, 8, 30, 30)\n"
assert wrong_frames.error == (
    f"RuntimeError: {size}input of size: [2, 16, 3, 32, 32]")
assert right_frames.out == "output: (2, 16, 5)\n"
assert demo_volume.out.splitlines() == [
    "output: (2, 8, 18, 30, 30)",
    f"{size}input of size: [2, 1, 20, 32, 32]",
    "Expected 4D (unbatched) or 5D (batched) input to conv3d, but got "
    "input of size: [20, 32, 32]"]
assert demo_missing.out.splitlines() == [
    f"{size}input of size: [28, 28]", f"{size}input of size: [4, 784]",
    "one image: (1, 8, 26, 26)", "pixels: (4, 8, 26, 26)"]
assert demo_signal.out.splitlines() == [
    "Expected 2D (unbatched) or 3D (batched) input to conv1d, but got "
    "input of size: [32, 24, 1, 12]", "without dim=2: (32, 8, 10)"]
assert detect.out.splitlines()[:3] == [
    "0 Conv2d gets (4, 3, 8, 8)", "1 Flatten gets (4, 8, 6, 6)",
    "2 Conv2d gets (4, 288)"]
lines = demo_layers.out.splitlines()
assert [line.partition(":")[0] for line in lines] == [
    "ConvTranspose1d", "ConvTranspose2d", "ConvTranspose3d", "MaxPool1d",
    "MaxPool2d", "MaxPool3d", "AvgPool2d", "AdaptiveMaxPool2d",
    "BatchNorm2d", "AdaptiveAvgPool2d"]
assert "input to conv_transpose1d, but got" in lines[0]
assert lines[4] == (
    "MaxPool2d: non-empty 3D or 4D (batch mode) tensor expected for input")
assert lines[8] == "BatchNorm2d: expected 4D input (got 5D input)"
assert lines[9] == "AdaptiveAvgPool2d: no error, (2, 2, 2, 1, 1)"
assert [("no error" in line) for line in lines] == [False] * 9 + [True]

# frame by frame, or all of them at once
with torch.no_grad():
    one = right_frames.model(right_frames.clips[1])
assert torch.allclose(one, right_frames.output[1], atol=1e-6)
# a gray batch without channels: an error only where they don't fit
gray = torch.rand(3, 28, 28)
assert nn.Conv2d(3, 8, 3)(gray).shape == (8, 26, 26)
assert nn.Conv2d(1, 8, 3)(gray.unsqueeze(1)).shape == (3, 8, 26, 26)
# --8<-- [end:check]
