"""An exported model differs from PyTorch if either was in training mode, if it draws random numbers, or if the input was prepared differently."""
# /// pitfall
# apis = ["torch.export.export", "torch.nn.Module.eval", "torch.jit.trace", "torch.testing.assert_close", "torch.randn_like"]
# also = ["torch.onnx.export"]
# symptom = "silent"
# added = 2026-11-30
# messages = [
#   "Tensor-likes are not close!",
#   "Not equal to tolerance rtol=*, atol=*",
# ]
# older = [
#   "Specified provider 'CUDAExecutionProvider' is not in available provider names.*",
#   "Failed to create CUDAExecutionProvider.*",
#   "Since ORT 1.9, you are required to explicitly set the providers parameter when instantiating InferenceSession.*",
# ]
#
# [code.exported_in_training_mode]
# pattern = 'torch.onnx.export($M, ...)'
# inside = [
# '''
# $M.train()
# ...
# ''',
# ]
# not = ['torch.onnx.export($M, ..., dynamo=False, ...)', 'torch.onnx.export($M, ..., training=$T, ...)']
# anywhere = [
#     [
#         'torch.nn.Dropout(...)', 'torch.nn.Dropout2d(...)', 'torch.nn.BatchNorm1d(...)',
#         'torch.nn.BatchNorm2d(...)',
#     ],
# ]
# nowhere = ['$ANY.eval()', '$ANY.train(False)']
# example = '''
# model = torch.nn.Sequential(torch.nn.Linear(4, 4), torch.nn.Dropout(0.5))
# model.train()
# for x, y in loader:
#     optimizer.step()
# torch.onnx.export(model, (x,), "model.onnx")
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 8), nn.BatchNorm1d(8), nn.ReLU(),
                      nn.Dropout(0.5), nn.Linear(8, 2))
x = torch.randn(16, 4)
exported = torch.export.export(model, (x,)).module()

model.eval()
with torch.no_grad():
    difference = (exported(x) - model(x)).abs().max().item()
print("same output:", difference < 1e-5)
#> same output: False
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 8), nn.BatchNorm1d(8), nn.ReLU(),
                      nn.Dropout(0.5), nn.Linear(8, 2))
x = torch.randn(16, 4)
model.eval()
exported = torch.export.export(model, (x,)).module()

with torch.no_grad():
    difference = (exported(x) - model(x)).abs().max().item()
print("same output:", difference < 1e-5)
#> same output: True
# --8<-- [end:right]

# --8<-- [start:demo_input]
import torch
from torch import nn

torch.manual_seed(0)
image = torch.randint(256, (8, 8, 3), dtype=torch.uint8)  # height, width, RGB
model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.Flatten(), nn.Linear(144, 2))
model.eval()
x = image.permute(2, 0, 1)[None] / 255
with torch.no_grad():
    expected = model(x)
    for name, other in {
            "the same": x, "BGR": x.flip(1), "0 to 255": x * 255,
            "reshape": image.reshape(1, 3, 8, 8) / 255,
            "not normalized": x * 2 - 1}.items():
        close = torch.allclose(model(other), expected, atol=1e-5)
        print(f"{name}: same output {close}")
#> the same: same output True
#> BGR: same output False
#> 0 to 255: same output False
#> reshape: same output False
#> not normalized: same output False
# --8<-- [end:demo_input]

# --8<-- [start:wrong_random]
import torch
from torch import nn


class VAE(nn.Module):
    def __init__(self):
        super().__init__()
        self.mean, self.decode = nn.Linear(4, 2), nn.Linear(2, 4)

    def forward(self, x):
        mean = self.mean(x)
        return self.decode(mean + torch.randn_like(mean))


torch.manual_seed(0)
model, x = VAE().eval(), torch.ones(1, 4)
exported = torch.export.export(model, (x,)).module()
print("same output:", torch.allclose(exported(x), model(x), atol=1e-5))
#> same output: False
# --8<-- [end:wrong_random]

# --8<-- [start:right_random]
import torch
from torch import nn


class VAE(nn.Module):
    def __init__(self):
        super().__init__()
        self.mean, self.decode = nn.Linear(4, 2), nn.Linear(2, 4)

    def forward(self, x, noise):
        return self.decode(self.mean(x) + noise)


torch.manual_seed(0)
model, x = VAE().eval(), torch.ones(1, 4)
noise = torch.randn(1, 2)
exported = torch.export.export(model, (x, noise)).module()
same = torch.allclose(exported(x, noise), model(x, noise), atol=1e-5)
print("same output:", same)
#> same output: True
# --8<-- [end:right_random]

# --8<-- [start:demo_constant]
import warnings

import torch
from torch import nn

warnings.simplefilter("ignore")


class Scale(nn.Module):
    def forward(self, x):
        return x / float(x.max())


model, example = Scale().eval(), torch.tensor([1.0, 2.0])
traced = torch.jit.trace(model, example)
for x in (example, torch.tensor([1.0, 4.0])):
    print("model:", model(x).tolist(), "traced:", traced(x).tolist())
#> model: [0.5, 1.0] traced: [0.5, 1.0]
#> model: [0.25, 1.0] traced: [0.5, 2.0]
# --8<-- [end:demo_constant]

# --8<-- [start:demo_tolerance]
import numpy as np
import torch

expected = torch.tensor([1e-6, 1.0, 100.0])
output = expected + torch.tensor([1e-7, 1e-6, 1e-5])
error = (output - expected).abs()
print("relative:", [f"{e:.0e}" for e in (error / expected).tolist()])
#> relative: ['1e-01', '1e-06', '8e-08']
for kwargs in ({}, {"rtol": 1e-3}, {"rtol": 1e-3, "atol": 1e-5}):
    try:
        np.testing.assert_allclose(output.numpy(), expected.numpy(), **kwargs)
        print("close with", kwargs)
    except AssertionError as problem:
        print(str(problem).splitlines()[1])
#> Not equal to tolerance rtol=1e-07, atol=0
#> Not equal to tolerance rtol=0.001, atol=0
#> close with {'rtol': 0.001, 'atol': 1e-05}
try:
    torch.testing.assert_close(output, expected + 1e-3)
except AssertionError as problem:
    print(str(problem).splitlines()[0])
#> Tensor-likes are not close!
# --8<-- [end:demo_tolerance]

# --8<-- [start:demo_half]
import torch
from torch import nn

x = torch.full((1, 64), 100.0)
layer = nn.Linear(64, 1, bias=False)
nn.init.constant_(layer.weight, 20.0)
with torch.inference_mode():
    y = layer(x)
print("float32:", y.item(), "largest float16:", torch.finfo(torch.half).max)
#> float32: 128000.0 largest float16: 65504.0
print("float16:", y.half().item())
#> float16: inf
print("scaled by 0.1:", layer(x * 0.1).half().item())
#> scaled by 0.1: 12800.0
# --8<-- [end:demo_half]

# --8<-- [start:detect]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(64, 64), nn.Tanh(), nn.Linear(64, 10)).eval()
x = torch.randn(32, 64)
with torch.no_grad():
    output, exact = model(x), model.double()(x.double())
rounding = (output - exact).abs().max().item()
print("rounding alone, below 1e-5:", rounding < 1e-5)
#> rounding alone, below 1e-5: True
print("same class:", (output.argmax(1) == exact.argmax(1)).all().item())
#> same class: True
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

assert wrong.out == "same output: False\n" and wrong.difference > 0.1
assert right.out == "same output: True\n"
lines = demo_input.out.splitlines()
assert [line.split()[-1] for line in lines] == ["True"] + ["False"] * 4
assert wrong_random.out == "same output: False\n"
assert right_random.out == "same output: True\n"
assert demo_constant.out == """\
model: [0.5, 1.0] traced: [0.5, 1.0]
model: [0.25, 1.0] traced: [0.5, 2.0]
"""
assert demo_tolerance.out == """\
relative: ['1e-01', '1e-06', '8e-08']
Not equal to tolerance rtol=1e-07, atol=0
Not equal to tolerance rtol=0.001, atol=0
close with {'rtol': 0.001, 'atol': 1e-05}
Tensor-likes are not close!
"""
assert detect.out == """\
rounding alone, below 1e-5: True
same class: True
"""
assert 0 < detect.rounding

# the mode is part of what is exported
model = torch.nn.Sequential(torch.nn.BatchNorm1d(2))
x = torch.randn(4, 2)
train = torch.export.export(model, (x,))
evaluated = torch.export.export(model.eval(), (x,))
names = [[str(node.target) for node in program.graph.nodes]
         for program in (train, evaluated)]
assert names[0] != names[1]  # only the first one counts the batches
try:
    train.module().eval()
except NotImplementedError:
    pass
else:
    raise AssertionError("eval() reaches the exported model")
# a float from the data: torch.export raises an error instead
try:
    torch.export.export(demo_constant.model, (x,)).module()(2 * x)
except Exception as error:
    assert "data-dependent" in str(error)
else:
    raise AssertionError("exported")
assert demo_half.out == """\
float32: 128000.0 largest float16: 65504.0
float16: inf
scaled by 0.1: 12800.0
"""
# --8<-- [end:check]
