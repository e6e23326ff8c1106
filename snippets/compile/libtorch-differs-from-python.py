"""A TorchScript file holds the model and its mode but no preprocessing: what the C++ program does to the image has to be the same."""
# /// pitfall
# apis = ["torch.jit.load", "torch.jit.trace", "torch.jit.script", "torch.Tensor.permute", "torch.Tensor.flip", "torch.nn.Module.eval",
#         "torch.from_numpy", "torch.Tensor.clone"]
# symptom = "silent"
# added = 2026-11-29
# messages = ["The provided filename * does not exist"]
#
# [reported.terminate]
# message = "open file failed because of errno * on fopen: *, file path: *"
# shown = """terminate called after throwing an instance of 'c10::Error'
#   what():  open file failed because of errno 2 on fopen: , file path: ./models/nanotrack_backbone_T127.pt"""
# needs = "system"
# links = ["https://github.com/Try2ChangeX/NanoTrack_Libtorch/issues/2", "https://github.com/pytorch/pytorch/issues/195283"]
#
# [code.script_in_training_mode]
# pattern = '''
# $M = torch.nn.Sequential(..., torch.nn.Dropout(...), ...)
# ...
# torch.jit.script($M).save(...)
# '''
# not = [
# '''
# $M = torch.nn.Sequential(..., torch.nn.Dropout(...), ...)
# ...
# $M.eval()
# ...
# torch.jit.script($M).save(...)
# ''',
# ]
#
# [code.exported_in_training_mode]
# either = [
#     'torch.jit.script($M, ...)', 'torch.jit.trace($M, ...)', 'torch.export.export($M, ...)',
# ]
# anywhere = [
#     [
#         'torch.nn.Dropout(...)', 'torch.nn.BatchNorm1d(...)', 'torch.nn.BatchNorm2d(...)',
#         'torch.nn.Dropout2d(...)', 'torchvision.models.$NET(...)', 'torch.nn.Dropout1d(...)',
#         'torch.nn.BatchNorm3d(...)', 'torch.nn.functional.dropout(...)',
#         'torch.nn.TransformerEncoderLayer(...)',
#     ],
# ]
# nowhere = ['$M.eval()', '$ANY.eval()', '$ANY.train(False)', '$ANY.train(mode=False)']
# example = '''
# model = torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.Dropout())
# torch.jit.script(model).save("model.pt")
# '''
#
# [code.exported_after_train]
# either = [
# '''
# for $E in $R:
#     ...
#     $M.train()
#     ...
# ...
# torch.jit.script($M, ...)
# ''',
# '''
# $M.train()
# ...
# torch.jit.script($M, ...)
# ''',
# '''
# $M.train()
# ...
# torch.jit.trace($M, ...)
# ''',
# ]
# not = [
# '''
# $M.train()
# ...
# $M.eval()
# ...
# torch.jit.script($M, ...)
# ''',
# '''
# $M.train()
# ...
# $M.eval()
# ...
# torch.jit.trace($M, ...)
# ''',
# '''
# for $E in $R:
#     ...
#     $M.train()
#     ...
# ...
# $M.eval()
# ...
# torch.jit.script($M, ...)
# ''',
# ]
# line = "$M"
# example = '''
# for epoch in range(3):
#     model.train()
#     step(model)
# torch.jit.script(model).save("model.pt")
# '''
#
# [code.bgr_image]
# pattern = '$IMAGE = cv2.imread(...)'
# anywhere = [
#     ['torch.jit.load(...)', 'torch.jit.trace(...)', 'torch.jit.script(...)'],
# ]
# nowhere = [
#     'cv2.cvtColor(...)', '$X[:, :, ::-1]', '$X[..., ::-1]', '$X.flip(...)', 'torch.flip(...)',
#     '$X[:, :, [2, 1, 0]]', '$X[..., [2, 1, 0]]', '$X[[2, 1, 0]]', 'cv2.imread($PATH, 0)',
#     'cv2.imread($PATH, cv2.IMREAD_GRAYSCALE)',
# ]
# example = '''
# model = torch.jit.load("model.pt")
# image = cv2.imread("cat.jpg")
# x = torch.from_numpy(image).permute(2, 0, 1)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.Flatten(), nn.Linear(144, 2))
rgb = torch.randint(256, (8, 8, 3))  # the image as in training
expected = model(rgb.permute(2, 0, 1).unsqueeze(0) / 255)

pixels = rgb.flip(2)  # what cv::imread gives: BGR, height x width x 3
x = pixels.view(1, 3, 8, 8).float()
print("same result:", torch.allclose(model(x), expected))
#> same result: False
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.Flatten(), nn.Linear(144, 2))
rgb = torch.randint(256, (8, 8, 3))  # the image as in training
expected = model(rgb.permute(2, 0, 1).unsqueeze(0) / 255)

pixels = rgb.flip(2)  # what cv::imread gives: BGR, height x width x 3
x = pixels.flip(2).permute(2, 0, 1).unsqueeze(0) / 255
print("same result:", torch.allclose(model(x), expected))
#> same result: True
# --8<-- [end:right]

# --8<-- [start:demo_steps]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.Flatten(), nn.Linear(144, 2))
bgr = torch.randint(256, (8, 8, 3))
rgb = bgr.flip(2)
expected = model(rgb.permute(2, 0, 1).unsqueeze(0) / 255)
for name, x in {
    "all steps": rgb.permute(2, 0, 1).unsqueeze(0) / 255,
    "BGR": bgr.permute(2, 0, 1).unsqueeze(0) / 255,
    "not divided by 255": rgb.permute(2, 0, 1).unsqueeze(0).float(),
    "view instead of permute": rgb.view(1, 3, 8, 8) / 255,
    "width and height swapped": rgb.permute(2, 1, 0).unsqueeze(0) / 255,
}.items():
    print(f"{name}:", torch.allclose(model(x), expected))
#> all steps: True
#> BGR: False
#> not divided by 255: False
#> view instead of permute: False
#> width and height swapped: False
# --8<-- [end:demo_steps]

# --8<-- [start:wrong_mode]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 8), nn.Dropout(), nn.Linear(8, 1))
torch.jit.script(model).save("model.pt")
loaded = torch.jit.load("model.pt")
x = torch.ones(1, 4)
print("training mode:", loaded.training)
#> training mode: True
print("twice the same:", torch.equal(loaded(x), loaded(x)))
#> twice the same: False
# --8<-- [end:wrong_mode]

# --8<-- [start:right_mode]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 8), nn.Dropout(), nn.Linear(8, 1)).eval()
torch.jit.script(model).save("model.pt")
loaded = torch.jit.load("model.pt")
x = torch.ones(1, 4)
print("training mode:", loaded.training)
#> training mode: False
print("twice the same:", torch.equal(loaded(x), loaded(x)))
#> twice the same: True
# --8<-- [end:right_mode]

# --8<-- [start:wrong_memory]
import numpy as np
import torch

image = np.full(3, 0.5, dtype=np.float32)  # the memory of a cv::Mat
x = torch.from_numpy(image)  # doesn't copy, like torch::from_blob
image[:] = 7  # the memory is used for something else
print("x:", x)
#> x: tensor([7., 7., 7.])
# --8<-- [end:wrong_memory]

# --8<-- [start:right_memory]
import numpy as np
import torch

image = np.full(3, 0.5, dtype=np.float32)  # the memory of a cv::Mat
x = torch.from_numpy(image).clone()
image[:] = 7  # the memory is used for something else
print("x:", x)
#> x: tensor([0.5000, 0.5000, 0.5000])
# --8<-- [end:right_memory]

# --8<-- [start:demo_file]
import torch

try:
    torch.jit.load("model/weights.pt")
except ValueError as error:
    print("ValueError:", error)
#> ValueError: The provided filename model/weights.pt does not exist
# --8<-- [end:demo_file]

# --8<-- [start:detect]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.Flatten(), nn.Linear(144, 2))
x = torch.ones(1, 3, 8, 8)
torch.jit.trace(model.eval(), x).save("traced.pt")
loaded = torch.jit.load("traced.pt")
print("sum of the output:", f"{loaded(x).sum():.4f}")
#> sum of the output: 0.1239
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

assert wrong.out == "same result: False\n"
assert right.out == "same result: True\n"
# 64 pixels, and the first three numbers are those of the first pixel
assert wrong.pixels[..., 0].numel() == 64
assert wrong.x[0, 0, 0, :3].tolist() == wrong.pixels[0, 0].tolist()
assert demo_steps.out == """\
all steps: True
BGR: False
not divided by 255: False
view instead of permute: False
width and height swapped: False
"""
assert wrong_mode.out == "training mode: True\ntwice the same: False\n"
assert right_mode.out == "training mode: False\ntwice the same: True\n"
assert wrong_memory.out == "x: tensor([7., 7., 7.])\n"
assert right_memory.out == "x: tensor([0.5000, 0.5000, 0.5000])\n"
assert demo_file.out == (
    "ValueError: The provided filename model/weights.pt does not exist\n")
assert torch.equal(detect.loaded(detect.x), detect.model(detect.x))
assert detect.out == f"sum of the output: {detect.model(detect.x).sum():.4f}\n"
# --8<-- [end:check]
