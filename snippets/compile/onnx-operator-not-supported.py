"""The older ONNX exporter lacks many operators, and a shape that is not said to vary is fixed."""
# /// pitfall
# apis = ["torch.onnx.export", "torch.export.export"]
# symptom = "error"
# raises = ["wrong", "wrong_packages"]
# added = 2026-11-29
# messages = [
#   "Exporting the operator 'aten::*' to ONNX opset version * is not supported",
#   "No ONNX function found for <OpOverload(op='aten.*', overload='*')>",
#   "No module named 'onnxscript'",
#   "Module onnx is not installed!",
#   "'mode' should be a torch.onnx.TrainingMode enum, but got *",
# ]
# older = ["Couldn't export Python operator *", "untraced buffer", "Exporting the operator * to ONNX opset version * is not supported.", "Exporting the operator * to ONNX opset version * is not supported. Please feel free to request support or submit a pull request on PyTorch GitHub", "Unsupported: ONNX export of operator *", "Unsupported: ONNX export of operator adaptive_avg_pool2d, output size that are not factor of input size", "Got invalid dimensions for input: * for the following indices", "Invalid rank for input: *", "Unexpected input data type. Actual: (*) , expected: (*)", "Failed to export the model with torch.export"]
# environment.wrong = ["torch==2.13.0", "onnx==1.23.2", "onnxscript==0.7.2"]
# environment.right = ["torch==2.13.0", "onnx==1.23.2", "onnxscript==0.7.2"]
# environment.wrong_packages = ["torch==2.13.0"]
# environment.right_packages = ["torch==2.13.0", "onnx==1.23.2", "onnxscript==0.7.2"]
# environment.demo_new_exporter = ["torch==2.13.0", "onnx==1.23.2", "onnxscript==0.7.2"]
# environment.wrong_batch = ["torch==2.13.0", "onnx==1.23.2", "onnxscript==0.7.2"]
# environment.right_batch = ["torch==2.13.0", "onnx==1.23.2", "onnxscript==0.7.2"]
#
# [code.older_exporter]
# pattern = 'torch.onnx.export(..., dynamo=False, ...)'
# anywhere = [
#     [
#         'torch.fft.$F(...)', 'torch.linalg.$G(...)', 'torch.stft(...)', 'torch.bucketize(...)',
#         'torch.nn.functional.grid_sample(...)', 'torch.unique(...)', 'torch.histc(...)',
#         '$X.unfold(...)', 'torch.inverse(...)', 'torch.cdist(...)',
#         'torch.view_as_complex(...)', 'torch.complex(...)',
#     ],
# ]
# example = '''
# spectrum = torch.fft.rfft(signal)
# torch.onnx.export(model, (x,), "model.onnx", dynamo=False)
# '''
#
# [code.fixed_batch_size]
# pattern = 'torch.onnx.export(...)'
# not = [
#     'torch.onnx.export(..., dynamic_axes=$V, ...)',
#     'torch.onnx.export(..., dynamic_shapes=$V, ...)', 'torch.onnx.export(..., **$KW)',
# ]
# anywhere = [
#     ['$S.run(None, ...)', 'onnxruntime.InferenceSession(...)'],
# ]
# example = '''
# torch.onnx.export(model, (x,), "model.onnx")
# session = onnxruntime.InferenceSession("model.onnx")
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn


class Spectrum(nn.Module):
    def forward(self, signal):
        return torch.fft.rfft(signal).abs()


model = Spectrum().eval()
signal = torch.ones(1, 8)
torch.onnx.export(model, (signal,), "model.onnx", dynamo=False)
#> DeprecationWarning: You are using the legacy TorchScript-based ONNX export. Starting in PyTorch 2.9, the new torch.export-based ONNX exporter has become the default. Learn more about the new export logic: https://docs.pytorch.org/docs/stable/onnx_export.html. For exporting control flow: https://pytorch.org/tutorials/beginner/onnx/export_control_flow_model_to_onnx_tutorial.html
#> Torch IR graph at exception: graph(%0 : Float(1, 8, strides=[8, 1], requires_grad=0, device=cpu)):
#>   %7 : NoneType = prim::Constant(), scope: __main__.Spectrum::
#>   %12 : Long(device=cpu) = prim::Constant[value={-1}](), scope: __main__.Spectrum::
#>   %10 : ComplexFloat(1, 5, strides=[5, 1], requires_grad=0, device=cpu) = aten::fft_rfft(%0, %7, %12, %7), scope: __main__.Spectrum:: # wrong.py:30:0
#>   %11 : Float(1, 5, strides=[5, 1], requires_grad=0, device=cpu) = aten::abs(%10), scope: __main__.Spectrum:: # wrong.py:30:0
#>   return (%11)
#>
#> torch.onnx.errors.UnsupportedOperatorError: Exporting the operator 'aten::fft_rfft' to ONNX opset version 20 is not supported
print("exported")
# --8<-- [end:wrong]

# --8<-- [start:right]
import warnings

import torch
from torch import nn

warnings.simplefilter("ignore")


class Spectrum(nn.Module):
    def forward(self, signal):
        return torch.fft.rfft(signal).abs()


model = Spectrum().eval()
signal = torch.ones(1, 8)
torch.onnx.export(model, (signal,), "model.onnx", verbose=False)
print("exported")
#> exported
# --8<-- [end:right]

# --8<-- [start:wrong_packages]
import warnings

import torch
from torch import nn

warnings.simplefilter("ignore")

model = nn.Linear(4, 2).eval()
torch.onnx.export(model, (torch.ones(1, 4),), "model.onnx", verbose=False)
#> ModuleNotFoundError: No module named 'onnxscript'
print("exported")
# --8<-- [end:wrong_packages]

# --8<-- [start:right_packages]
import warnings

import torch
from torch import nn

warnings.simplefilter("ignore")

model = nn.Linear(4, 2).eval()
torch.onnx.export(model, (torch.ones(1, 4),), "model.onnx", verbose=False)
print("exported")
#> exported
# --8<-- [end:right_packages]

# --8<-- [start:demo_new_exporter]
import warnings

import torch
from torch import nn

warnings.simplefilter("ignore")


class Eigenvalues(nn.Module):
    def forward(self, matrix):
        return torch.linalg.eigvalsh(matrix)


model = Eigenvalues().eval()
try:
    torch.onnx.export(model, (torch.eye(3),), "model.onnx", verbose=False)
except torch.onnx.OnnxExporterError as error:
    print(error.__cause__.__cause__)
#> No ONNX function found for <OpOverload(op='aten._linalg_eigh', overload='default')>. Failure message: No decompositions registered for the real-valued input
# --8<-- [end:demo_new_exporter]

# --8<-- [start:wrong_batch]
import warnings

import onnx
import torch
from torch import nn

warnings.simplefilter("ignore")

model = nn.Linear(4, 2).eval()
torch.onnx.export(model, (torch.ones(1, 4),), "model.onnx", verbose=False)

[x] = onnx.load("model.onnx").graph.input
shape = [d.dim_value or d.dim_param for d in x.type.tensor_type.shape.dim]
print("shape of the input:", shape)
#> shape of the input: [1, 4]
# --8<-- [end:wrong_batch]

# --8<-- [start:right_batch]
import warnings

import onnx
import torch
from torch import nn

warnings.simplefilter("ignore")

model = nn.Linear(4, 2).eval()
batch = {0: torch.export.Dim("batch")}
torch.onnx.export(model, (torch.ones(1, 4),), "model.onnx", verbose=False,
                  dynamic_shapes=(batch,))

[x] = onnx.load("model.onnx").graph.input
shape = [d.dim_value or d.dim_param for d in x.type.tensor_type.shape.dim]
print("shape of the input:", shape)
#> shape of the input: ['batch', 4]
# --8<-- [end:right_batch]

# --8<-- [start:demo_function]
import torch
from torch import nn


class Swish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x * torch.sigmoid(x)


class Act(nn.Module):
    def forward(self, x):
        return Swish.apply(x)


x = torch.ones(1, 3)
for layer in (Act(), nn.SiLU()):
    graph = torch.jit.trace(layer, x).graph
    print([node.kind() for node in graph.nodes()])
#> ['prim::PythonOp']
#> ['aten::silu']
print("same:", torch.allclose(Act()(x), nn.SiLU()(x)))
#> same: True
# --8<-- [end:demo_function]

# --8<-- [start:detect]
import torch
from torch import nn


class Spectrum(nn.Module):
    def forward(self, signal):
        return torch.fft.rfft(signal).abs()


program = torch.export.export(Spectrum().eval(), (torch.ones(1, 8),))
for node in program.graph.nodes:
    if node.op == "call_function":
        print(node.target)
#> aten.fft_rfft.default
#> aten.abs.default
# --8<-- [end:detect]

# --8<-- [start:demo_onnx_missing]
import sys
import warnings
import torch
from torch import nn

warnings.simplefilter("ignore")
sys.modules["onnx"] = None  # import onnx now fails, as without the package

model = nn.Linear(4, 2).eval()
x = torch.ones(1, 4)
for options in {}, {"training": False}:
    try:
        torch.onnx.export(model, (x,), "model.onnx", dynamo=False, **options)
    except (torch.onnx.OnnxExporterError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")
#> OnnxExporterError: Module onnx is not installed!
#> TypeError: 'mode' should be a torch.onnx.TrainingMode enum, but got '<class 'bool'>'.
del sys.modules["onnx"]
# --8<-- [end:demo_onnx_missing]

# --8<-- [start:demo_pool]
import torch
from torch import nn

x = torch.randn(1, 2, 10, 10)
for size, pool in {5: nn.AvgPool2d(2), 2: nn.AvgPool2d(5)}.items():
    y = nn.AdaptiveAvgPool2d(size)(x)
    print(f"10 to {size}:", torch.allclose(y, pool(x), atol=1e-6))
#> 10 to 5: True
#> 10 to 2: True
# --8<-- [end:demo_pool]

# --8<-- [start:demo_dtype]
import numpy as np

image = np.zeros((8, 8, 3), dtype=np.uint8)
mean = [0.485, 0.456, 0.406]
for name, x in {
    "image": image,
    "image / 255": image / 255,
    "float32 - mean": image.astype(np.float32) / 255 - np.array(mean),
    "at the end": (image / 255 - mean).astype(np.float32),
    "ids": np.array([101, 102]),
}.items():
    print(f"{name}: {x.dtype}")
#> image: uint8
#> image / 255: float64
#> float32 - mean: float64
#> at the end: float32
#> ids: int64
# --8<-- [end:demo_dtype]

# --8<-- [start:check]
message = "Exporting the operator 'aten::fft_rfft' to ONNX opset version 20"
assert message in (wrong.error or "")
assert right.out == right_packages.out == "exported\n"
assert wrong_packages.error == (
    "ModuleNotFoundError: No module named 'onnxscript'")
assert "op='aten._linalg_eigh'" in demo_new_exporter.out
assert wrong_batch.out == "shape of the input: [1, 4]\n"
assert right_batch.out == "shape of the input: ['batch', 4]\n"
assert detect.out == "aten.fft_rfft.default\naten.abs.default\n"
assert demo_function.out == """\
['prim::PythonOp']
['aten::silu']
same: True
"""
# torch.export, with which the newer exporter starts, sees the operators
import torch
program = torch.export.export(demo_function.Act(), (torch.ones(1, 3),))
calls = [n.target for n in program.graph.nodes if n.op == "call_function"]
assert calls == [torch.ops.aten.sigmoid.default, torch.ops.aten.mul.Tensor]
assert demo_onnx_missing.out == """\
OnnxExporterError: Module onnx is not installed!
TypeError: 'mode' should be a torch.onnx.TrainingMode enum, but got \
'<class 'bool'>'.
"""
assert demo_pool.out == "10 to 5: True\n10 to 2: True\n"
assert torch.onnx.TrainingMode.EVAL is not None
assert demo_dtype.out == """\
image: uint8
image / 255: float64
float32 - mean: float64
at the end: float32
ids: int64
"""
# --8<-- [end:check]
