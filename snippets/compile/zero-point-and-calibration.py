"""A zero point outside the allowed integers, NaN in training, no calibration, no qconfig or the wrong mode: what fails while a model is being quantized."""
# /// pitfall
# apis = ["torch.fake_quantize_per_tensor_affine", "torch.fake_quantize_per_channel_affine", "torch.ao.quantization.prepare",
#         "torch.ao.quantization.prepare_qat", "torch.ao.quantization.convert",
#         "torch.ao.quantization.fuse_modules_qat", "torch.quantize_per_tensor", "torch.quantize_per_channel"]
# symptom = "error"
# raises = ["wrong", "demo_nan"]
# added = 2026-11-30
# also = ["torch.ao.quantization.fuse_modules", "torch.ao.quantization.FakeQuantize", "torch.ao.quantization.MinMaxObserver"]
# messages = [
#   "`zero_point` must be between `quant_min` and `quant_max`.",
#   "must run observer before calling calculate_qparams.*",
#   "None of the submodule got qconfig applied. Make sure you passed correct configuration through `qconfig_dict` or by assigning the `.qconfig` attribute directly on submodules",
#   "prepare_qat only works on models in training mode",
#   "Fusion only for eval!",
#   "Conv and BN both must be in the same mode (train or eval).",
#   "quantize_tensor_per_tensor_affine zero_point * is above upper bound.",
#   "dimensions of scale and zero-point are not consistent with input tensor",
#   "length of scales must equal to channel, expected * got, *",
#   "Zero-point must be Int32, Float or Half, found *",
# ]
# older = ["quantize_tensor_per_tensor_affine zero_point * is below lower bound.",
#   "Quantized dimension for tensor property and quantization parameters do not match. Got * and * respectively."]
# ///

# --8<-- [start:wrong]
import torch

x = torch.tensor([-1.0, 0.0, 1.0])
y = torch.fake_quantize_per_tensor_affine(
    x, scale=0.01, zero_point=128, quant_min=-128, quant_max=127)
#> RuntimeError: `zero_point` must be between `quant_min` and `quant_max`.
print("y:", y)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

x = torch.tensor([-1.0, 0.0, 1.0])
y = torch.fake_quantize_per_tensor_affine(
    x, scale=0.01, zero_point=128, quant_min=0, quant_max=255)
print("y:", y)
#> y: tensor([-1.,  0.,  1.])
# --8<-- [end:right]

# --8<-- [start:demo_nan]
import warnings
import torch
from torch import nn
from torch.ao import quantization as tq

warnings.simplefilter("ignore")
torch.manual_seed(0)
model = tq.QuantWrapper(nn.Linear(3, 1)).train()
model.qconfig = tq.get_default_qat_qconfig("fbgemm")
model = tq.prepare_qat(model)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(16, 3), torch.randn(16, 1)
y[0] = float("nan")  # one bad label
for epoch in range(3):
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print("loss:", loss.item())
#> loss: nan
#> RuntimeError: `zero_point` must be between `quant_min` and `quant_max`.
# --8<-- [end:demo_nan]

# --8<-- [start:wrong_calibration]
import warnings
import torch
from torch import nn
from torch.ao import quantization as tq

warnings.filterwarnings("ignore", "torch")
torch.manual_seed(0)
model = tq.QuantWrapper(nn.Linear(3, 1)).eval()
model.qconfig = tq.default_qconfig
prepared = tq.prepare(model)
x = torch.rand(4, 3)
quantized = tq.convert(prepared)
#> UserWarning: must run observer before calling calculate_qparams. Returning default values.
print(f"scale: {quantized.module.scale:.4f}")
#> scale: 1.0000
print("float:", model(x).detach().flatten().round(decimals=1))
#> float: tensor([-0.5000, -0.6000, -0.3000, -0.6000])
print("int8:", quantized(x).flatten().round(decimals=1))
#> int8: tensor([0., 0., 0., 0.])
# --8<-- [end:wrong_calibration]

# --8<-- [start:right_calibration]
import warnings
import torch
from torch import nn
from torch.ao import quantization as tq

warnings.filterwarnings("ignore", "torch")
torch.manual_seed(0)
model = tq.QuantWrapper(nn.Linear(3, 1)).eval()
model.qconfig = tq.default_qconfig
prepared = tq.prepare(model)
x = torch.rand(4, 3)
prepared(x)
quantized = tq.convert(prepared)
print(f"scale: {quantized.module.scale:.4f}")
#> scale: 0.0046
print("float:", model(x).detach().flatten().round(decimals=1))
#> float: tensor([-0.5000, -0.6000, -0.3000, -0.6000])
print("int8:", quantized(x).flatten().round(decimals=1))
#> int8: tensor([-0.5000, -0.6000, -0.3000, -0.6000])
# --8<-- [end:right_calibration]

# --8<-- [start:demo_qconfig]
import warnings
import torch
from torch import nn
from torch.ao import quantization as tq

warnings.filterwarnings("ignore", "torch")
model = nn.Sequential(nn.Linear(3, 3), nn.ReLU()).eval()
prepared = tq.prepare(model)  # model.qconfig is missing
#> UserWarning: None of the submodule got qconfig applied. Make sure you passed correct configuration through `qconfig_dict` or by assigning the `.qconfig` attribute directly on submodules
# --8<-- [end:demo_qconfig]

# --8<-- [start:demo_mode]
import warnings
from torch import nn
from torch.ao import quantization as tq

warnings.simplefilter("ignore")
model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.ReLU())
for mode, step in (
    ("eval", lambda: tq.prepare_qat(model.eval())),
    ("train", lambda: tq.fuse_modules(model.train(), ["0", "1", "2"])),
):
    try:
        step()
    except AssertionError as error:
        print(f"{mode}: {error}")
#> eval: prepare_qat only works on models in training mode
#> train: Fusion only for eval!
fused = tq.fuse_modules_qat(model, ["0", "1", "2"])
print("fuse_modules_qat:", type(fused[0]).__name__)
#> fuse_modules_qat: ConvBnReLU2d
# --8<-- [end:demo_mode]

# --8<-- [start:demo_mixed]
import warnings
from torch import nn
from torch.ao import quantization as tq

warnings.simplefilter("ignore")
model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.ReLU())
model[1].eval()
try:
    tq.fuse_modules_qat(model, ["0", "1", "2"])
except AssertionError as error:
    print("mixed:", error)
#> mixed: Conv and BN both must be in the same mode (train or eval).
fused = tq.fuse_modules_qat(model.train(), ["0", "1", "2"])
print("after train():", type(fused[0]).__name__)
#> after train(): ConvBnReLU2d
# --8<-- [end:demo_mixed]

# --8<-- [start:demo_messages]
import warnings
import torch

warnings.simplefilter("ignore")
x = torch.randn(4, 3)
scale, zero = torch.full((4,), 0.1), torch.zeros(4, dtype=torch.int32)
fake = torch.fake_quantize_per_channel_affine
for use in (
    lambda: fake(x, scale, zero, 0, -128, 127),
    lambda: fake(x, scale, zero, 1, -128, 127),
    lambda: torch.quantize_per_channel(x, scale, zero, 1, torch.qint8),
    lambda: fake(x, scale, zero.long(), 0, -128, 127),
    lambda: torch.quantize_per_tensor(x, 0.1, 300, torch.quint8),
):
    try:
        print("it works:", use().shape)
    except RuntimeError as error:
        print(error)
#> it works: torch.Size([4, 3])
#> dimensions of scale and zero-point are not consistent with input tensor
#> length of scales must equal to channel, expected 3 got, 4
#> Zero-point must be Int32, Float or Half, found Long
#> quantize_tensor_per_tensor_affine zero_point 300 is above upper bound.
# --8<-- [end:demo_messages]

# --8<-- [start:check]
import warnings

import torch

assert wrong.out == "RuntimeError: `zero_point` must be between `quant_min` and `quant_max`.\n"
assert right.out == "y: tensor([-1.,  0.,  1.])\n"
assert wrong_calibration.out == """\
UserWarning: must run observer before calling calculate_qparams. Returning default values.
scale: 1.0000
float: tensor([-0.5000, -0.6000, -0.3000, -0.6000])
int8: tensor([0., 0., 0., 0.])
"""
assert right_calibration.out == """\
scale: 0.0046
float: tensor([-0.5000, -0.6000, -0.3000, -0.6000])
int8: tensor([-0.5000, -0.6000, -0.3000, -0.6000])
"""
assert demo_qconfig.out == """\
UserWarning: None of the submodule got qconfig applied. Make sure you passed correct configuration through `qconfig_dict` or by assigning the `.qconfig` attribute directly on submodules
"""
assert demo_mode.out == """\
eval: prepare_qat only works on models in training mode
train: Fusion only for eval!
fuse_modules_qat: ConvBnReLU2d
"""
assert demo_mixed.out == """\
mixed: Conv and BN both must be in the same mode (train or eval).
after train(): ConvBnReLU2d
"""
assert demo_messages.out == """\
it works: torch.Size([4, 3])
dimensions of scale and zero-point are not consistent with input tensor
length of scales must equal to channel, expected 3 got, 4
Zero-point must be Int32, Float or Half, found Long
quantize_tensor_per_tensor_affine zero_point 300 is above upper bound.
"""

assert demo_nan.error == wrong.error and demo_nan.out.startswith("loss: nan\n")
assert demo_nan.model.module.weight.isnan().any()
assert right.y.tolist() == [-1.0, 0.0, 1.0]
# a signed range with a zero point of its own
fake = torch.fake_quantize_per_tensor_affine
assert fake(right.x, 0.01, 0, -128, 127).tolist() == right.y.tolist()
# values outside the range are cut off
assert round(fake(torch.tensor(5.0), 0.01, 128, 0, 255).item(), 2) == 1.27


def said(call):
    try:
        call()
    except RuntimeError as error:
        return str(error)


warnings.simplefilter("ignore")
assert said(lambda: torch.quantize_per_tensor(torch.ones(2), 0.1, -1, torch.quint8)) == (
    "quantize_tensor_per_tensor_affine zero_point -1 is below lower bound.")
# in the weights, the output channels come first
assert torch.nn.Linear(3, 4).weight.shape[0] == torch.nn.Conv2d(3, 4, 3).weight.shape[0] == 4
# --8<-- [end:check]
