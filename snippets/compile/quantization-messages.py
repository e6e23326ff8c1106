"""A quantized state_dict fits only a model that was quantized in the same way, and quantize_dynamic leaves most kinds of layers as they are."""
# /// pitfall
# apis = ["torch.ao.quantization.quantize_dynamic", "torch.quantization.quantize_dynamic", "torch.ao.quantization.prepare",
#         "torch.ao.quantization.convert", "torch.ao.quantization.get_default_qconfig",
#         "torch.ao.quantization.QuantWrapper", "torch.quantize_per_tensor", "torch.nn.Module.load_state_dict"]
# also = ["torch.ao.quantization.prepare_qat", "torch.ao.quantization.QuantStub", "torch.ao.quantization.DeQuantStub", "torch.ao.quantization.FakeQuantize"]
# symptom = "error"
# raises = ["wrong", "demo_copy", "demo_engine", "demo_weight"]
# added = 2026-11-30
# messages = [
#   "Unexpected key(s) in state_dict: *_packed_params*",
#   "Copying from quantized Tensor to non-quantized Tensor is not allowed, please use dequantize to get a float Tensor from a quantized Tensor",
#   "While copying the parameter named \"*\", whose dimensions in the model are * and whose dimensions in the checkpoint are *, an exception occurred : ('Copying from quantized Tensor to non-quantized Tensor is not allowed*",
#   "quantized engine * is not supported",
#   "'function' object has no attribute 'dtype'",
#   "torch.ao.quantization is deprecated and will be removed in 2.10.*",
#   "torch.quantize_per_tensor, torch.quantize_per_channel and other quantized tensor creation functions that produce tensors with dtype torch.quint8, torch.qint8, and torch.qint32 are deprecated*",
# ]
# older = ["Could not run 'quantized::linear_dynamic' with arguments from the 'CUDA' backend"]
#
# [reported.engine]
# message = "Didn't find engine for operation * NoQEngine"
# shown = "RuntimeError: Didn't find engine for operation quantized::linear_prepack NoQEngine"
# needs = "system"
# links = ["https://github.com/pytorch/pytorch/issues/123507", "https://github.com/pytorch/pytorch/issues/29327", "https://github.com/facebookresearch/playtorch/pull/8"]
#
# [code.conv_in_quantize_dynamic]
# either = [
#     'torch.ao.quantization.quantize_dynamic($M, {..., torch.nn.Conv2d, ...}, ...)',
#     'torch.quantization.quantize_dynamic($M, {..., torch.nn.Conv2d, ...}, ...)',
#     'torch.ao.quantization.quantize_dynamic($M, {torch.nn.Conv2d, ...}, ...)',
#     'torch.quantization.quantize_dynamic($M, qconfig_spec={..., torch.nn.Conv2d, ...}, ...)',
#     'torch.ao.quantization.quantize_dynamic($M, {..., torch.nn.Conv1d, ...}, ...)',
#     'torch.ao.quantization.quantize_dynamic($M, [..., torch.nn.Conv2d, ...], ...)',
#     'torch.ao.quantization.quantize_dynamic($M, qconfig_spec={..., torch.nn.Conv2d, ...}, ...)',
#     'torch.quantization.quantize_dynamic($M, [..., torch.nn.Conv2d, ...], ...)',
# ]
# ///

# --8<-- [start:wrong]
import warnings
import torch
from torch import nn
from torch.ao.quantization import quantize_dynamic

warnings.simplefilter("ignore")


def make_model():
    return nn.Sequential(nn.Linear(8, 4), nn.ReLU(), nn.Linear(4, 2))


quantized = quantize_dynamic(make_model(), {nn.Linear})
torch.save(quantized.state_dict(), "int8.pt")

model = make_model()
model.load_state_dict(torch.load("int8.pt"))
#> RuntimeError: Error(s) in loading state_dict for Sequential:
#>  Missing key(s) in state_dict: "0.weight", "0.bias", "2.weight", "2.bias".
#>  Unexpected key(s) in state_dict: "0.scale", "0.zero_point", "0._packed_params.dtype", "0._packed_params._packed_params", "2.scale", "2.zero_point", "2._packed_params.dtype", "2._packed_params._packed_params".
print("weights:", model[0].weight.dtype)
# --8<-- [end:wrong]

# --8<-- [start:right]
import warnings
import torch
from torch import nn
from torch.ao.quantization import quantize_dynamic

warnings.simplefilter("ignore")


def make_model():
    return nn.Sequential(nn.Linear(8, 4), nn.ReLU(), nn.Linear(4, 2))


quantized = quantize_dynamic(make_model(), {nn.Linear})
torch.save(quantized.state_dict(), "int8.pt")

model = quantize_dynamic(make_model(), {nn.Linear})
model.load_state_dict(torch.load("int8.pt"))
print("weights:", model[0].weight().dtype)
#> weights: torch.qint8
# --8<-- [end:right]

# --8<-- [start:demo_static]
import warnings
import torch
from torch import nn
from torch.ao import quantization as tq

warnings.simplefilter("ignore")
def make_model():
    model = tq.QuantWrapper(nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU()))
    engine = torch.backends.quantized.engine
    model.eval().qconfig = tq.get_default_qconfig(engine)
    return tq.prepare(model)

prepared, x = make_model(), torch.randn(4, 3, 8, 8)
prepared(x)
quantized = tq.convert(prepared)
torch.save(quantized.state_dict(), "static.pt")
model = tq.convert(make_model())
model.load_state_dict(torch.load("static.pt"))
print("keys:", *model.state_dict())
#> keys: quant.scale quant.zero_point module.0.weight module.0.bias module.0.scale module.0.zero_point
print("the same output:", torch.equal(model(x), quantized(x)))
#> the same output: True
# --8<-- [end:demo_static]

# --8<-- [start:demo_copy]
import warnings
import torch
from torch import nn

warnings.simplefilter("ignore")
layer = nn.Linear(2, 2)
state = layer.state_dict()
state["weight"] = torch.quantize_per_tensor(
    state["weight"], scale=0.1, zero_point=0, dtype=torch.qint8)
layer.load_state_dict(state)
#> RuntimeError: Error(s) in loading state_dict for Linear:
#>  While copying the parameter named "weight", whose dimensions in the model are torch.Size([2, 2]) and whose dimensions in the checkpoint are torch.Size([2, 2]), an exception occurred : ('Copying from quantized Tensor to non-quantized Tensor is not allowed, please use dequantize to get a float Tensor from a quantized Tensor',).
# --8<-- [end:demo_copy]

# --8<-- [start:wrong_size]
import io, warnings
import torch
from torch import nn
from torch.ao import quantization as tq
warnings.simplefilter("ignore")
def size(model):
    file = io.BytesIO()
    torch.save(model.state_dict(), file)
    return f"{file.tell() / 1024:.0f} KiB"

model = nn.Sequential(
    nn.Conv2d(3, 64, 3), nn.ReLU(), nn.Conv2d(64, 64, 3),
    nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 10)).eval()
small = tq.quantize_dynamic(model, {nn.Conv2d, nn.Linear})
print("before:", size(model), "after:", size(small))
#> before: 156 KiB after: 155 KiB
print("layers:", *[str(layer).split("(")[0] for layer in small])
#> layers: Conv2d ReLU Conv2d AdaptiveAvgPool2d Flatten DynamicQuantizedLinear
# --8<-- [end:wrong_size]

# --8<-- [start:right_size]
import io, warnings
import torch
from torch import nn
from torch.ao import quantization as tq
warnings.simplefilter("ignore")
def size(model):
    file = io.BytesIO()
    torch.save(model.state_dict(), file)
    return f"{file.tell() / 1024:.0f} KiB"

model = nn.Sequential(
    nn.Conv2d(3, 64, 3), nn.ReLU(), nn.Conv2d(64, 64, 3),
    nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 10)).eval()
wrapped = tq.QuantWrapper(model)
wrapped.qconfig = tq.get_default_qconfig(torch.backends.quantized.engine)
prepared = tq.prepare(wrapped)
prepared(torch.randn(8, 3, 16, 16))  # your data, not random numbers
small = tq.convert(prepared)
print("before:", size(model), "after:", size(small))
#> before: 156 KiB after: 47 KiB
print("layers:", *[str(layer).split("(")[0] for layer in small.module])
#> layers: QuantizedConv2d ReLU QuantizedConv2d AdaptiveAvgPool2d Flatten QuantizedLinear
# --8<-- [end:right_size]

# --8<-- [start:demo_engine]
import torch

engines = torch.backends.quantized.supported_engines
print("the default is one of them:",
      torch.backends.quantized.engine in engines)
#> the default is one of them: True
print("has qnnpack:", "qnnpack" in engines)
#> has qnnpack: True
torch.backends.quantized.engine = "none"  # not one of them
#> RuntimeError: quantized engine NoQEngine is not supported
# --8<-- [end:demo_engine]

# --8<-- [start:demo_deprecated]
import warnings
from torch import nn
from torch.ao.quantization import quantize_dynamic

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    model = quantize_dynamic(nn.Sequential(nn.Linear(8, 4)), {nn.Linear})
print(str(caught[0].message).splitlines()[0])
#> torch.ao.quantization is deprecated and will be removed in 2.10.
print("it works:", model[0])
#> it works: DynamicQuantizedLinear(in_features=8, out_features=4, dtype=torch.qint8, qscheme=torch.per_tensor_affine)
# --8<-- [end:demo_deprecated]

# --8<-- [start:demo_tensor]
import torch

x = torch.tensor([0.5, 1.0])
q = torch.quantize_per_tensor(
    x, scale=0.1, zero_point=0, dtype=torch.qint8)
#> UserWarning: torch.quantize_per_tensor, torch.quantize_per_channel and other quantized tensor creation functions that produce tensors with dtype torch.quint8, torch.qint8, and torch.qint32 are deprecated and will be removed in a future PyTorch release. Please see https://github.com/pytorch/pytorch/issues/184982 for more information.
print("as integers:", q.int_repr())
#> as integers: tensor([ 5, 10], dtype=torch.int8)
# --8<-- [end:demo_tensor]

# --8<-- [start:demo_weight]
import warnings
from torch import nn
from torch.ao.quantization import quantize_dynamic

warnings.simplefilter("ignore")
model = quantize_dynamic(nn.Sequential(nn.Linear(8, 4)), {nn.Linear})
print("weight():", model[0].weight().dtype)
#> weight(): torch.qint8
print("parameters:", len(list(model.parameters())))
#> parameters: 0
print(model[0].weight.dtype)
#> AttributeError: 'function' object has no attribute 'dtype'
# --8<-- [end:demo_weight]

# --8<-- [start:detect]
import warnings
import torch
from torch import nn
from torch.ao.quantization import quantize_dynamic

warnings.simplefilter("ignore")
model = nn.Sequential(
    nn.Embedding(100, 8), nn.Conv1d(8, 8, 3), nn.GRU(8, 8),
    nn.LSTM(8, 8), nn.LayerNorm(8), nn.Linear(8, 4)).eval()
quantized = quantize_dynamic(model)
for name, layer in quantized.named_modules():
    if any(True for _ in layer.parameters(recurse=False)):
        print("still float:", name, str(layer).split("(")[0])
#> still float: 0 Embedding
#> still float: 1 Conv1d
#> still float: 4 LayerNorm
# --8<-- [end:detect]

# --8<-- [start:check]
import warnings

import torch
from torch import nn
from torch.ao import quantization as tq

warnings.simplefilter("ignore")


def message(f):
    try:
        f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


assert '"0._packed_params.dtype"' in (wrong.error or "")
assert right.out == "weights: torch.qint8\n"
x = torch.randn(3, 8)
assert torch.equal(right.model(x), right.quantized(x))
# a float file in a quantized model
quantized = tq.quantize_dynamic(right.make_model(), {nn.Linear})
assert message(lambda: quantized.load_state_dict(
    right.make_model().state_dict())) == "KeyError: '0.scale'"
assert demo_static.out.endswith("the same output: True\n")
assert "module.0.weight" in demo_static.out
refused = (
    "Copying from quantized Tensor to non-quantized Tensor is not allowed, "
    "please use dequantize to get a float Tensor from a quantized Tensor")
assert refused in (demo_copy.error or "")
float_model = tq.QuantWrapper(nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU()))
assert refused in message(lambda: float_model.load_state_dict(
    demo_static.quantized.state_dict()))
# what runs in a dynamically quantized layer
assert callable(torch.ops.quantized.linear_dynamic)

assert wrong_size.out == (
    "before: 156 KiB after: 155 KiB\nlayers: Conv2d ReLU Conv2d "
    "AdaptiveAvgPool2d Flatten DynamicQuantizedLinear\n")
assert right_size.out == (
    "before: 156 KiB after: 47 KiB\nlayers: QuantizedConv2d ReLU "
    "QuantizedConv2d AdaptiveAvgPool2d Flatten QuantizedLinear\n")
alone = tq.quantize_dynamic(nn.Linear(2, 2), {nn.Linear})
assert type(alone) is nn.Linear
by_name = tq.quantize_dynamic(right.make_model(), {"2"})
assert type(by_name[0]) is nn.Linear and type(by_name[2]) is not nn.Linear
# prepared models compute in float
prepared = right_size.prepared
assert all(type(layer) is not type(other) or not list(layer.parameters())
           for layer, other in zip(right_size.small.module, prepared.module))
assert prepared.module[0].weight.dtype == torch.float32

assert demo_engine.error == (
    "RuntimeError: quantized engine NoQEngine is not supported")
assert demo_engine.out.startswith("the default is one of them: True\n")
# the same with an engine that a build for ARM lacks: "FBGEMM"
assert demo_deprecated.out.startswith(
    "torch.ao.quantization is deprecated and will be removed in 2.10.")
assert "it works: DynamicQuantizedLinear(" in demo_deprecated.out
assert "other quantized tensor creation functions" in demo_tensor.out
assert "as integers: tensor([ 5, 10], dtype=torch.int8)\n" in demo_tensor.out

assert demo_weight.out.startswith("weight(): torch.qint8\nparameters: 0\n")
assert demo_weight.error == (
    "AttributeError: 'function' object has no attribute 'dtype'")
weight = demo_weight.model[0].weight
assert message(lambda: weight.is_cuda) == (
    "AttributeError: 'function' object has no attribute 'is_cuda'")
layer = tq.quantize_dynamic(
    nn.TransformerEncoderLayer(8, 2, batch_first=True), {nn.Linear})
x = torch.randn(1, 3, 8)
assert layer.train()(x).shape == x.shape
assert message(lambda: layer.eval()(x)) == (
    "AttributeError: 'function' object has no attribute 'device'")
assert message(lambda: torch.optim.SGD(
    demo_weight.model.parameters(), lr=0.1)).startswith("ValueError: ")
assert detect.out == """\
still float: 0 Embedding
still float: 1 Conv1d
still float: 4 LayerNorm
"""
# --8<-- [end:check]
