"""A pretrained model fails silently on images that are not scaled, normalized and ordered as in its training."""
# /// pitfall
# apis = ["torch.Tensor.sub", "torch.Tensor.div", "torch.from_numpy", "torch.Tensor.permute"]
# symptom = "silent"
# added = 2026-11-30
# older = ["Input tensor should be a float tensor. Got *."]
#
# [code.to_dtype_without_scale]
# either = [
#     'torchvision.transforms.v2.Compose([..., torchvision.transforms.v2.ToImage(), ..., torchvision.transforms.v2.ToDtype(torch.float32), ..., torchvision.transforms.v2.Normalize([0.485, 0.456, 0.406], ...), ...])',
#     'torchvision.transforms.v2.Compose([..., torchvision.transforms.v2.ToImage(), ..., torchvision.transforms.v2.ToDtype(torch.float32), ..., torchvision.transforms.v2.Normalize(mean=[0.485, 0.456, 0.406], ...), ...])',
# ]
# example = '''
# import torch
# from torchvision.transforms import v2
# transform = v2.Compose([
#     v2.ToImage(), v2.Resize(224), v2.ToDtype(torch.float32),
#     v2.Normalize(mean=[0.485, 0.456, 0.406], std=[0.229, 0.224, 0.225]),
# ])
# '''
# ///

# --8<-- [start:wrong]
import numpy as np
import torch

rng = np.random.default_rng(0)
image = rng.integers(256, size=(224, 224, 3), dtype=np.uint8)  # cv2.imread
mean = torch.tensor([0.485, 0.456, 0.406]).view(3, 1, 1)
std = torch.tensor([0.229, 0.224, 0.225]).view(3, 1, 1)
x = torch.from_numpy(image).permute(2, 0, 1).float()
x = (x - mean) / std
print(f"min {x.min():.1f}, max {x.max():.1f}, mean {x.mean():.1f}")
#> min -2.1, max 1136.4, mean 560.8
# --8<-- [end:wrong]

# --8<-- [start:right]
import numpy as np
import torch

rng = np.random.default_rng(0)
image = rng.integers(256, size=(224, 224, 3), dtype=np.uint8)  # cv2.imread
mean = torch.tensor([0.485, 0.456, 0.406]).view(3, 1, 1)
std = torch.tensor([0.229, 0.224, 0.225]).view(3, 1, 1)
image = image[:, :, ::-1].copy()  # from BGR to RGB
x = torch.from_numpy(image).permute(2, 0, 1).float() / 255
x = (x - mean) / std
print(f"min {x.min():.1f}, max {x.max():.1f}, mean {x.mean():.1f}")
#> min -2.1, max 2.6, mean 0.2
# --8<-- [end:right]

# --8<-- [start:demo_mistakes]
import torch
from torch import nn

torch.manual_seed(0)
y = torch.arange(600) % 4  # red, blue, gray, green
x = torch.tensor([[.8, .2, .2], [.2, .2, .8], [.3, .3, .3], [.2, .6, .2]])[y]
x = (x.view(600, 3, 1, 1) + 0.15 * torch.randn(600, 3, 8, 8)).clamp(0, 1)
m, s = torch.tensor([.485, .456, .406, .229, .224, .225]).view(2, 3, 1, 1)
model = nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU(),
                      nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8, 4))
optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
for step in range(100):
    loss = nn.functional.cross_entropy(model((x - m) / s), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
for name, v in (("as in training", (x - m) / s), ("0 to 255", x * 255),
                ("not normalized", x), ("BGR", (x.flip(1) - m) / s)):
    print(f"{name}: {(model(v).argmax(1) == y).float().mean():.0%} right")
#> as in training: 100% right
#> 0 to 255: 75% right
#> not normalized: 75% right
#> BGR: 50% right
# --8<-- [end:demo_mistakes]

# --8<-- [start:wrong_size]
from PIL import Image

image = Image.new("RGB", (640, 480))
square = image.resize((224, 224))
print("size:", square.size)
#> size: (224, 224)
print(f"stretched: {(224 / 480) / (224 / 640):.2f} times as tall")
#> stretched: 1.33 times as tall
# --8<-- [end:wrong_size]

# --8<-- [start:right_size]
from PIL import Image

image = Image.new("RGB", (640, 480))
scale = 256 / min(image.size)  # like Resize(256)
resized = image.resize([round(side * scale) for side in image.size])
left, top = [(side - 224) // 2 for side in resized.size]
square = resized.crop((left, top, left + 224, top + 224))  # CenterCrop(224)
print("resized:", resized.size, "cropped:", square.size)
#> resized: (341, 256) cropped: (224, 224)
# --8<-- [end:right_size]

# --8<-- [start:detect]
import torch

mean = torch.tensor([0.485, 0.456, 0.406])
std = torch.tensor([0.229, 0.224, 0.225])
for name, high, times in (("right", 1.0, 1), ("not divided by 255", 255.0, 1),
                          ("divided twice", 1 / 255, 1),
                          ("normalized twice", 1.0, 2)):
    ends = torch.tensor([[0.0], [high]])  # a black and a white pixel
    for _ in range(times):
        ends = (ends - mean) / std
    print(f"{name}: from {ends.min():.1f} to {ends.max():.1f}")
#> right: from -2.1 to 2.6
#> not divided by 255: from -2.1 to 1136.4
#> divided twice: from -2.1 to -1.8
#> normalized twice: from -11.4 to 9.9
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

assert wrong.out == "min -2.1, max 1136.4, mean 560.8\n"
assert right.out == "min -2.1, max 2.6, mean 0.2\n"
assert wrong.x.max() > 1136 and right.x.max() < 2.7
assert right.x.shape == wrong.x.shape == (3, 224, 224)
assert abs(-0.485 / 0.229 + 2.1) < 0.05 and abs((1 - 0.406) / 0.225 - 2.6) < 0.05
assert demo_mistakes.out == """\
as in training: 100% right
0 to 255: 75% right
not normalized: 75% right
BGR: 50% right
"""
swapped = demo_mistakes.model((demo_mistakes.x.flip(1) - demo_mistakes.m) / demo_mistakes.s)
swapped, y = swapped.argmax(1), demo_mistakes.y
assert (swapped[y == 0] == 1).all() and (swapped[y == 1] == 0).all()
assert (swapped[y > 1] == y[y > 1]).all()
assert wrong_size.out == """\
size: (224, 224)
stretched: 1.33 times as tall
"""
assert right_size.out == "resized: (341, 256) cropped: (224, 224)\n"
assert right_size.square.size == wrong_size.square.size
assert right_size.resized.size == (341, 256)
assert detect.out == """\
right: from -2.1 to 2.6
not divided by 255: from -2.1 to 1136.4
divided twice: from -2.1 to -1.8
normalized twice: from -11.4 to 9.9
"""
# --8<-- [end:check]
