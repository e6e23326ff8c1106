"""The average of the images' standard deviations is not the standard deviation of the dataset."""
# /// pitfall
# apis = ["torch.Tensor.std", "torch.Tensor.mean", "torch.Tensor.sum", "torch.Tensor.square", "torch.utils.data.DataLoader"]
# also = ["torch.std", "torch.mean", "torch.std_mean"]
# symptom = "silent"
# raises = ["wrong_bytes"]
# added = 2026-11-30
# messages = [
#   "mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: *",
#   "std and var only support floating point and complex dtypes",
# ]
#
# [code.std_of_each_added_up]
# either = [
#     '$S += $X.std(...).sum(0)', '$S += $X.std(...).sum(dim=0)',
#     '$S += torch.std($X, ...)', '$S += $X.std(...)', '$S[$I] += $X[:, $I, :, :].std()',
# ]
# anywhere = [
#     [
#         '$M += $X.mean(...).sum(0)', '$M += $X.mean(...).sum(dim=0)',
#         '$M += torch.mean($X, ...)', '$M += $X.mean(...)', '$M[$I] += $X[:, $I, :, :].mean()',
#     ],
# ]
# names = { "$S" = '\w*(std|sigma)\w*', "$M" = '\w*(mean|mu|avg)\w*' }
# ///

# --8<-- [start:wrong]
import torch
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
brightness = torch.rand(1000, 1, 1, 1)  # dark and bright images
images = 0.8 * brightness + 0.2 * torch.rand(1000, 3, 16, 16)
loader = DataLoader(TensorDataset(images), batch_size=64)

mean, std = 0, 0
for x, in loader:
    x = x.flatten(2)  # images, channels, pixels
    mean += x.mean(2).sum(0)
    std += x.std(2).sum(0)
mean /= len(images)
std /= len(images)
print("mean:", mean, "std:", std)
#> mean: tensor([0.5007, 0.5009, 0.5008]) std: tensor([0.0577, 0.0578, 0.0577])
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
brightness = torch.rand(1000, 1, 1, 1)  # dark and bright images
images = 0.8 * brightness + 0.2 * torch.rand(1000, 3, 16, 16)
loader = DataLoader(TensorDataset(images), batch_size=64)

n, total, squares = 0, 0, 0
for x, in loader:
    x = x.double()
    n += x.numel() // 3  # pixels of each channel
    total += x.sum(dim=(0, 2, 3))
    squares += x.square().sum(dim=(0, 2, 3))
mean = total / n
std = (squares / n - mean**2).sqrt()
print("mean:", mean.float(), "std:", std.float())
#> mean: tensor([0.5007, 0.5009, 0.5008]) std: tensor([0.2411, 0.2412, 0.2411])
# --8<-- [end:right]

# --8<-- [start:demo_in_memory]
import torch

torch.manual_seed(0)
images = 0.8 * torch.rand(1000, 1, 1, 1) + 0.2 * torch.rand(1000, 3, 16, 16)
mean = images.mean(dim=(0, 2, 3))
std = images.std(dim=(0, 2, 3))
print("mean:", mean, "std:", std)
#> mean: tensor([0.5007, 0.5009, 0.5008]) std: tensor([0.2411, 0.2412, 0.2411])
x = (images - mean.view(3, 1, 1)) / std.view(3, 1, 1)
print(f"normalized: mean {x.mean().abs():.2f}, std {x.std():.2f}")
#> normalized: mean 0.00, std 1.00
# --8<-- [end:demo_in_memory]

# --8<-- [start:demo_two_images]
import torch

black, white = torch.zeros(3, 8, 8), torch.ones(3, 8, 8)
print("std of each image:", black.std().item(), white.std().item())
#> std of each image: 0.0 0.0
both = torch.stack([black, white])
print("std of both:", both.std(correction=0).item())
#> std of both: 0.5
# --8<-- [end:demo_two_images]

# --8<-- [start:demo_double]
import torch

torch.manual_seed(0)
kelvin = 300 + 0.01 * torch.randn(1000)
for x in (kelvin, kelvin.double()):
    variance = x.square().mean() - x.mean() ** 2
    std = variance.sqrt().item()
    print(f"{x.dtype}: about 0.01 is", 0.009 < std < 0.011)
#> torch.float32: about 0.01 is False
#> torch.float64: about 0.01 is True
# --8<-- [end:demo_double]

# --8<-- [start:wrong_bytes]
import torch

images = torch.full((10, 3, 8, 8), 200, dtype=torch.uint8)
print("squares:", images.square().unique().tolist())
#> squares: [64]
mean = images.mean(dim=(0, 2, 3))
#> RuntimeError: mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: Byte
print("mean:", mean)
# --8<-- [end:wrong_bytes]

# --8<-- [start:right_bytes]
import torch

images = torch.full((10, 3, 8, 8), 200, dtype=torch.uint8)
images = images / 255
print("squares:", images.square().unique().tolist())
#> squares: [0.6151480674743652]
mean = images.mean(dim=(0, 2, 3))
print("mean:", mean)
#> mean: tensor([0.7843, 0.7843, 0.7843])
# --8<-- [end:right_bytes]

# --8<-- [start:demo_messages]
import torch

images = torch.zeros(10, 3, 8, 8, dtype=torch.uint8)
for name in ("mean", "std", "var"):
    try:
        getattr(images, name)()
    except RuntimeError as error:
        print(f"{name}: {error}")
#> mean: mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: Byte
#> std: std and var only support floating point and complex dtypes
#> var: std and var only support floating point and complex dtypes
# --8<-- [end:demo_messages]

# --8<-- [start:demo_table]
import torch

torch.manual_seed(0)
x = torch.rand(100, 2) * torch.tensor([1.0, 50_000.0])  # a share, a salary
train, val = x[:80], x[80:]
mean, std = train.mean(dim=0), train.std(dim=0)
train, val = (train - mean) / std, (val - mean) / std
print("train: mean", train.mean(0).abs().round(decimals=2), "std", train.std(0))
#> train: mean tensor([0., 0.]) std tensor([1., 1.])
print("val: mean", val.mean(0).round(decimals=2), "std", val.std(0))
#> val: mean tensor([-0.1300,  0.0600]) std tensor([1.1566, 0.7666])
# --8<-- [end:demo_table]

# --8<-- [start:check]
import torch

every = wrong.images
assert torch.equal(every, right.images)
assert torch.allclose(wrong.mean, every.mean(dim=(0, 2, 3)), atol=1e-5)
assert (wrong.std < 0.06).all() and (every.std(dim=(0, 2, 3)) > 0.24).all()
exact = every.double().std(dim=(0, 2, 3), correction=0)
assert torch.allclose(right.std, exact, rtol=1e-9)
assert torch.allclose(right.mean, every.double().mean(dim=(0, 2, 3)))
assert "std: tensor([0.0577," in wrong.out
assert "std: tensor([0.2411," in right.out
assert right.out.split(": ", 1)[1] in demo_in_memory.out
assert "normalized: mean 0.00, std 1.00" in demo_in_memory.out
batches = torch.stack([x.std(dim=(0, 2, 3)) for x in every.split(64)]).mean(0)
assert (wrong.std < batches).all() and (batches < exact).all()
assert (exact - batches < exact - wrong.std).all()
# n or n - 1 makes no difference here: 256,000 values
assert abs(demo_in_memory.std[0] - exact[0]) < 1e-5
assert demo_two_images.out == """\
std of each image: 0.0 0.0
std of both: 0.5
"""
assert demo_double.out == """\
torch.float32: about 0.01 is False
torch.float64: about 0.01 is True
"""
# neighbours of 300 ** 2 in float32 are further apart than the variance
spacing = torch.nextafter(torch.tensor(90000.0), torch.tensor(1e9)) - 90000
assert spacing > 0.007 > 0.01**2
# for pixels from 0 to 1, float32 is exact enough
small = every.square().mean() - every.mean() ** 2
assert abs(small.sqrt() - every.std()) < 1e-4
assert "squares: [64]" in wrong_bytes.out and 200 * 200 == 40000 and 40000 % 256 == 64
assert "Got: Byte" in wrong_bytes.out
assert "mean: tensor([0.7843, 0.7843, 0.7843])" in right_bytes.out
assert demo_messages.out.count("floating point") == 3
assert demo_table.out.startswith("train: mean tensor([0., 0.]) std tensor([1., 1.])")
assert abs(demo_table.val.square().mean().item() - 0.925) < 1e-3
# a wrong std only scales what the model gets
shift = (every - 0.5) / 0.0577
assert torch.allclose(shift, (every - 0.5) / 0.2411 * (0.2411 / 0.0577), atol=1e-4)
assert 4 < ((every - wrong.mean[0]) / wrong.std[0]).std() < 4.3
# --8<-- [end:check]
