"""To normalize rows or channels, reduce over the other dimensions with keepdim=True; constant rows divide 0 by 0."""
# /// pitfall
# apis = ["torch.Tensor.amin", "torch.Tensor.amax", "torch.Tensor.mean", "torch.Tensor.std", "torch.Tensor.sum", "torch.nn.functional.normalize", "torch.Tensor.norm", "torch.mean"]
# symptom = "silent"
# added = 2026-11-30
# also = ["torch.amin", "torch.amax", "torch.std", "torch.aminmax", "torch.linalg.norm"]
# messages = [
#   "linalg.vector_norm: Expected a floating point or complex tensor as input. Got *",
#   "mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: *",
# ]
#
# [code.divided_without_keepdim]
# either = [
#     '$X / $X.sum(1)', '$X / $X.sum(dim=1)', '$X / $X.norm(dim=1)', '$X - $X.mean(1)',
#     '$X - $X.mean(dim=1)', '$X / torch.sum($X, dim=1)', '$X / torch.norm($X, dim=1)',
# ]
# names = { "$X" = '(?!adj|a$|graph|affinity|sim).*' }
# anywhere = ['import torch']
# ///

# --8<-- [start:wrong]
import torch

scores = torch.tensor([[1.0, 3.0], [10.0, 30.0]])
shares = scores / scores.sum(1)
print("sum of each row:", shares.sum(1))
#> sum of each row: tensor([0.3250, 3.2500])
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

scores = torch.tensor([[1.0, 3.0], [10.0, 30.0]])
shares = scores / scores.sum(1, keepdim=True)
print("sum of each row:", shares.sum(1))
#> sum of each row: tensor([1., 1.])
# --8<-- [end:right]

# --8<-- [start:demo_rows]
import torch
import torch.nn.functional as F

x = torch.tensor([[1.0, 2.0, 4.0], [10.0, 30.0, 20.0]])
low, high = x.amin(1, keepdim=True), x.amax(1, keepdim=True)
print("0 to 1:", ((x - low) / (high - low)).tolist()[1])
#> 0 to 1: [0.0, 1.0, 0.5]
z = (x - x.mean(1, keepdim=True)) / x.std(1, keepdim=True)
print("mean 0, std 1:", z.tolist()[1])
#> mean 0, std 1: [-1.0, 1.0, 0.0]
unit = F.normalize(x, dim=1)
print("length 1:", [f"{length:.2f}" for length in unit.norm(dim=1)])
#> length 1: ['1.00', '1.00']
# --8<-- [end:demo_rows]

# --8<-- [start:demo_images]
import torch

torch.manual_seed(0)
images = torch.randint(256, (8, 3, 32, 32), dtype=torch.uint8) / 255
low = images.amin(dim=(2, 3), keepdim=True)
high = images.amax(dim=(2, 3), keepdim=True)
scaled = (images - low) / (high - low)
print("per image and channel:", tuple(low.shape))
#> per image and channel: (8, 3, 1, 1)
mean = images.mean(dim=(0, 2, 3)).view(3, 1, 1)
std = images.std(dim=(0, 2, 3)).view(3, 1, 1)
z = (images - mean) / std
print("per channel:", tuple(mean.shape), f"std {z[:, 0].std():.2f}")
#> per channel: (3, 1, 1) std 1.00
# --8<-- [end:demo_images]

# --8<-- [start:wrong_constant]
import torch

x = torch.tensor([[1.0, 2.0, 3.0], [5.0, 5.0, 5.0]])
low, high = x.amin(1, keepdim=True), x.amax(1, keepdim=True)
print("scaled:", ((x - low) / (high - low)).tolist())
#> scaled: [[0.0, 0.5, 1.0], [nan, nan, nan]]
# --8<-- [end:wrong_constant]

# --8<-- [start:right_constant]
import torch

x = torch.tensor([[1.0, 2.0, 3.0], [5.0, 5.0, 5.0]])
low, high = x.amin(1, keepdim=True), x.amax(1, keepdim=True)
print("scaled:", ((x - low) / (high - low).clamp(min=1e-8)).tolist())
#> scaled: [[0.0, 0.5, 1.0], [0.0, 0.0, 0.0]]
# --8<-- [end:right_constant]

# --8<-- [start:demo_zero_length]
import torch
import torch.nn.functional as F

for name, function in (("x / x.norm()", lambda x: x / x.norm()),
                       ("F.normalize", lambda x: F.normalize(x, dim=0)),
                       ("eps=1e-3", lambda x: F.normalize(x, dim=0, eps=1e-3))):
    x = torch.zeros(2, requires_grad=True)
    y = function(x)
    y.sum().backward()
    print(f"{name}: {y.tolist()}, gradient {x.grad[0]:.0e}")
#> x / x.norm(): [nan, nan], gradient nan
#> F.normalize: [0.0, 0.0], gradient 1e+12
#> eps=1e-3: [0.0, 0.0], gradient 1e+03
# --8<-- [end:demo_zero_length]

# --8<-- [start:demo_uint8]
import torch
import torch.nn.functional as F

image = torch.tensor([[0, 100, 200]], dtype=torch.uint8)
print("image - 128:", (image - 128).tolist())
#> image - 128: [[128, 228, 72]]
for name, function in (("mean", torch.mean), ("normalize", F.normalize)):
    try:
        function(image)
    except RuntimeError as error:
        print(name + ":", error)
#> mean: mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: Byte
#> normalize: linalg.vector_norm: Expected a floating point or complex tensor as input. Got Byte
# --8<-- [end:demo_uint8]

# --8<-- [start:check]
import torch
import torch.nn.functional as F

assert wrong.out == "sum of each row: tensor([0.3250, 3.2500])\n"
assert right.out == "sum of each row: tensor([1., 1.])\n"
assert demo_rows.out == """\
0 to 1: [0.0, 1.0, 0.5]
mean 0, std 1: [-1.0, 1.0, 0.0]
length 1: ['1.00', '1.00']
"""
assert demo_images.out == """\
per image and channel: (8, 3, 1, 1)
per channel: (3, 1, 1) std 1.00
"""
assert wrong_constant.out == (
    "scaled: [[0.0, 0.5, 1.0], [nan, nan, nan]]\n")
assert right_constant.out == (
    "scaled: [[0.0, 0.5, 1.0], [0.0, 0.0, 0.0]]\n")
assert demo_zero_length.out == """\
x / x.norm(): [nan, nan], gradient nan
F.normalize: [0.0, 0.0], gradient 1e+12
eps=1e-3: [0.0, 0.0], gradient 1e+03
"""
assert "image - 128: [[128, 228, 72]]\nmean: mean(): could" in demo_uint8.out
assert "normalize: linalg.vector_norm: Expected a float" in demo_uint8.out
# with other sizes, the missing keepdim is an error
try:
    torch.ones(2, 3) / torch.ones(2, 3).sum(1)
    raised = False
except RuntimeError as error:
    raised = "The size of tensor a (3) must match" in str(error)
assert raised
# F.normalize has dim=1 by default: of (batch, time, features), that is time
x = torch.rand(2, 4, 3)
assert torch.allclose(F.normalize(x).norm(dim=1), torch.ones(2, 3))
assert not torch.allclose(F.normalize(x).norm(dim=2), torch.ones(2, 4))
# std of a single number is NaN, with correction=0 it is 0
assert torch.ones(1, 1).std(1, correction=0) == 0
# --8<-- [end:check]
