"""To predict one image, prepare it as in training, add the batch dimension, call eval(), and take the argmax."""
# /// pitfall
# apis = ["torch.Tensor.unsqueeze", "torch.nn.Module.eval", "torch.no_grad", "torch.Tensor.softmax", "torch.Tensor.argmax", "torch.load"]
# symptom = "question"
# raises = ["wrong"]
# added = 2026-11-30
#
# [code.class_without_eval]
# pattern = '$NET($I.unsqueeze(0)).argmax(...)'
# nowhere = [
#     '$NET.eval()', '$X.eval()', '$X.train(False)', '$X.train(...)', '$L.backward(...)',
#     'torch.nn.Module.eval(...)', 'torch.jit.load(...)', 'torch.load(...).eval()',
# ]
# anywhere = ['$NET.load_state_dict(...)']
# example = '''
# model.load_state_dict(torch.load("model.pt"))
# pred = model(image.unsqueeze(0)).argmax(1)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(
    nn.Conv2d(3, 8, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(),
    nn.Linear(8, 2))
image = torch.rand(3, 32, 32)  # one image, prepared as in training
model.eval()
with torch.no_grad():
    logits = model(image)
#> RuntimeError: mat1 and mat2 shapes cannot be multiplied (8x1 and 8x2)
print("logits:", logits.shape)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(
    nn.Conv2d(3, 8, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(),
    nn.Linear(8, 2))
image = torch.rand(3, 32, 32)  # one image, prepared as in training
model.eval()
with torch.no_grad():
    logits = model(image.unsqueeze(0))
print("logits:", logits.shape)
#> logits: torch.Size([1, 2])
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import numpy as np
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(
    nn.Conv2d(3, 8, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(),
    nn.Linear(8, 2))
torch.save(model.state_dict(), "model.pt")  # stands for the training

classes = ["cat", "dog"]  # in the order of training
model.load_state_dict(torch.load("model.pt", map_location="cpu"))
model.eval()
image = np.zeros((32, 32, 3), dtype=np.uint8)  # np.array(Image.open(...))
x = torch.from_numpy(image).permute(2, 0, 1) / 255
with torch.no_grad():
    probs = model(x.unsqueeze(0)).softmax(dim=1)[0]
best = probs.argmax().item()
print(f"{classes[best]}: {probs[best]:.0%}")
#> dog: 54%
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo_folder]
import numpy as np
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(
    nn.Conv2d(3, 8, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(),
    nn.Linear(8, 2))
classes = ["cat", "dog"]
images = {f"{i}.jpg": np.full((32, 32, 3), i, np.uint8) for i in range(3)}
x = torch.stack([torch.from_numpy(image).permute(2, 0, 1) / 255
                 for image in images.values()])
print("batch:", x.shape)
#> batch: torch.Size([3, 3, 32, 32])
model.eval()
with torch.no_grad():
    pred = model(x).argmax(dim=1)
for name, number in zip(images, pred.tolist()):
    print(name, classes[number])
#> 0.jpg dog
#> 1.jpg dog
#> 2.jpg dog
# --8<-- [end:demo_folder]

# --8<-- [start:demo_mistakes]
import torch
from torch import nn

torch.manual_seed(0)
y = torch.arange(60) % 3
x = torch.rand(60, 3, 8, 8) * 0.4  # class 0 is dark
x[y == 1, 0] += 0.6  # class 1 is red
x[y == 2, 2] += 0.6  # class 2 is blue
model = nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU(),
                      nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8, 3))
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
for epoch in range(100):
    loss = nn.functional.cross_entropy(model((x - 0.3) / 0.25), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
for name, image in {"as in training": (x[:3] - 0.3) / 0.25,
                    "BGR": (x[:3].flip(1) - 0.3) / 0.25,
                    "not normalized": x[:3], "0 to 255": x[:3] * 255}.items():
    print(f"{name}: {model(image).argmax(1).tolist()}")
#> as in training: [0, 1, 2]
#> BGR: [0, 2, 1]
#> not normalized: [1, 1, 2]
#> 0 to 255: [2, 1, 2]
# --8<-- [end:demo_mistakes]

# --8<-- [start:wrong_eval]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(
    nn.Linear(16, 64), nn.ReLU(), nn.Dropout(0.5), nn.Linear(64, 2))
x = torch.randn(1, 16)  # the same image three times
for _ in range(3):
    probs = model(x).softmax(dim=1)[0]
    print(f"class 0: {probs[0]:.0%}")
#> class 0: 58%
#> class 0: 48%
#> class 0: 61%
# --8<-- [end:wrong_eval]

# --8<-- [start:right_eval]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(
    nn.Linear(16, 64), nn.ReLU(), nn.Dropout(0.5), nn.Linear(64, 2))
x = torch.randn(1, 16)  # the same image three times
model.eval()
for _ in range(3):
    probs = model(x).softmax(dim=1)[0]
    print(f"class 0: {probs[0]:.0%}")
#> class 0: 54%
#> class 0: 54%
#> class 0: 54%
# --8<-- [end:right_eval]

# --8<-- [start:demo_messages]
import torch
from torch import nn

image = torch.zeros(32, 32, 3, dtype=torch.uint8)
x = image.permute(2, 0, 1) / 255
conv, norm = nn.Conv2d(3, 8, 3), nn.BatchNorm2d(3)
for name, call in {
    "no batch dimension": lambda: norm(x),
    "still bytes": lambda: conv(image.permute(2, 0, 1)),
    "channels last": lambda: conv(image.unsqueeze(0) / 255),
    "transparent": lambda: conv(torch.zeros(1, 4, 32, 32)),
    "gray": lambda: conv(torch.zeros(1, 1, 32, 32)),
}.items():
    try:
        call()
    except (RuntimeError, ValueError) as error:
        print(f"{name}: {error}")
#> no batch dimension: expected 4D input (got 3D input)
#> still bytes: Input type (unsigned char) and bias type (float) should be the same
#> channels last: Given groups=1, weight of size [8, 3, 3, 3], expected input[1, 32, 32, 3] to have 3 channels, but got 32 channels instead
#> transparent: Given groups=1, weight of size [8, 3, 3, 3], expected input[1, 4, 32, 32] to have 3 channels, but got 4 channels instead
#> gray: Given groups=1, weight of size [8, 3, 3, 3], expected input[1, 1, 32, 32] to have 3 channels, but got 1 channels instead
# --8<-- [end:demo_messages]

# --8<-- [start:detect]
import numpy as np
import torch

def look(name, x):
    print(f"{name}: {tuple(x.shape)}, {x.min():.2f} to {x.max():.2f},",
          "mean of each channel", [f"{m:.2f}" for m in x.mean((0, 2, 3))])

torch.manual_seed(0)
batch = (torch.rand(8, 3, 32, 32) - 0.5) / 0.29  # from the training loader
image = np.full((32, 32, 3), 200, dtype=np.uint8)
mine = torch.from_numpy(image).permute(2, 0, 1).unsqueeze(0).float()
look("training", batch)
#> training: (8, 3, 32, 32), -1.72 to 1.72, mean of each channel ['-0.00', '0.01', '0.02']
look("mine", mine)
#> mine: (1, 3, 32, 32), 200.00 to 200.00, mean of each channel ['200.00', '200.00', '200.00']
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

assert "mat1 and mat2 shapes cannot be multiplied (8x1 and 8x2)" in (wrong.error or "")
assert right.out == "logits: torch.Size([1, 2])\n"
assert demo_in_your_code.out == "dog: 54%\n"
assert demo_folder.out == """\
batch: torch.Size([3, 3, 32, 32])
0.jpg dog
1.jpg dog
2.jpg dog
"""
assert demo_mistakes.out == """\
as in training: [0, 1, 2]
BGR: [0, 2, 1]
not normalized: [1, 1, 2]
0 to 255: [2, 1, 2]
"""
assert wrong_eval.out == "class 0: 58%\nclass 0: 48%\nclass 0: 61%\n"
assert right_eval.out == "class 0: 54%\n" * 3
assert demo_messages.out == """\
no batch dimension: expected 4D input (got 3D input)
still bytes: Input type (unsigned char) and bias type (float) should be the same
channels last: Given groups=1, weight of size [8, 3, 3, 3], expected input[1, 32, 32, 3] to have 3 channels, but got 32 channels instead
transparent: Given groups=1, weight of size [8, 3, 3, 3], expected input[1, 4, 32, 32] to have 3 channels, but got 4 channels instead
gray: Given groups=1, weight of size [8, 3, 3, 3], expected input[1, 1, 32, 32] to have 3 channels, but got 1 channels instead
"""
assert detect.out == """\
training: (8, 3, 32, 32), -1.72 to 1.72, mean of each channel ['-0.00', '0.01', '0.02']
mine: (1, 3, 32, 32), 200.00 to 200.00, mean of each channel ['200.00', '200.00', '200.00']
"""
# a model with one output: argmax has nothing to choose from
assert torch.tensor([[2.0], [-3.0]]).argmax(dim=1).tolist() == [0, 0]
# a folder with images of two sizes can't be stacked
try:
    torch.stack([torch.zeros(3, 32, 32), torch.zeros(3, 40, 32)])
    raise AssertionError
except RuntimeError as error:
    assert "stack expects each tensor to be equal size" in str(error)
# what [:, :, ::-1] gives needs copy()
try:
    torch.from_numpy(demo_in_your_code.image[:, :, ::-1])
    raise AssertionError
except ValueError as error:
    assert "negative" in str(error)
# with BatchNorm, a single image in training mode: its brightness is lost
norm, x = torch.nn.BatchNorm2d(3), torch.rand(1, 3, 8, 8)
assert torch.allclose(norm(x), norm(x + 10), atol=1e-3)
assert not torch.allclose(norm.eval()(x), norm(x + 10), atol=1e-3)
# the convolution itself takes an image without a batch dimension
assert wrong.model[0](wrong.image).shape == (8, 30, 30)
# --8<-- [end:check]
