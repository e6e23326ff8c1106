"""torch.onnx.export with a low opset_version may write opset 18 all the same: look into the file, and use the older exporter."""
# /// pitfall
# apis = ["torch.onnx.export"]
# also = ["torch.onnx.ONNXProgram"]
# symptom = "silent"
# added = 2026-11-30
# messages = [
#   "Setting ONNX exporter to use operator set version * because the requested opset_version * is a lower version than we have implementations for.",
#   "The model version conversion is not supported by the onnxscript version converter and fallback is enabled. The model will be converted using the onnx C API (target version: *).",
#   "Failed to convert the model to the target version * using the ONNX C API. The model was not modified",
#   "Exporting to ONNX opset version * is not supported. by 'torch.onnx.export()'. The highest opset version supported is *.",
# ]
# older = [
#   "Unsupported ONNX opset version: *",
#   "Unsupport onnx opset *, need <= *!",
# ]
# environment.wrong = ["torch==2.13.0", "onnx==1.23.2", "onnxscript==0.7.2"]
# environment.right = ["torch==2.13.0", "onnx==1.23.2", "onnxscript==0.7.2"]
# environment.demo_messages = ["torch==2.13.0", "onnx==1.23.2", "onnxscript==0.7.2"]
# environment.demo_too_high = ["torch==2.13.0", "onnx==1.23.2", "onnxscript==0.7.2"]
# environment.demo_simple = ["torch==2.13.0", "onnx==1.23.2", "onnxscript==0.7.2"]
#
# [code.low_opset_with_the_new_exporter]
# pattern = 'torch.onnx.export(..., opset_version=$N, ...)'
# not = ['torch.onnx.export(..., dynamo=False, ...)']
# names = { "$N" = '[1-9]|1[0-7]|OPSET\w*|opset\w*' }
# example = 'torch.onnx.export(model, (x,), "model.onnx", opset_version=11)'
# ///

# --8<-- [start:wrong]
import warnings

import onnx
import torch
from torch import nn

warnings.simplefilter("ignore")

model = nn.Sequential(nn.Conv2d(3, 8, 3), nn.Upsample(scale_factor=2)).eval()
x = torch.ones(1, 3, 8, 8)
torch.onnx.export(model, (x,), "model.onnx", verbose=False,
                  opset_version=12)
[opset] = onnx.load("model.onnx").opset_import
print("opset in the file:", opset.version)
#> opset in the file: 18
# --8<-- [end:wrong]

# --8<-- [start:right]
import warnings

import onnx
import torch
from torch import nn

warnings.simplefilter("ignore")

model = nn.Sequential(nn.Conv2d(3, 8, 3), nn.Upsample(scale_factor=2)).eval()
x = torch.ones(1, 3, 8, 8)
torch.onnx.export(model, (x,), "model.onnx", verbose=False,
                  opset_version=12, dynamo=False)
[opset] = onnx.load("model.onnx").opset_import
print("opset in the file:", opset.version)
#> opset in the file: 12
# --8<-- [end:right]

# --8<-- [start:demo_messages]
import logging
import warnings
import torch

warnings.simplefilter("ignore")


class Show(logging.Handler):
    def emit(self, record):
        if "version" in record.getMessage():
            print(record.getMessage())
        if record.exc_info:
            print("because:", record.exc_info[1])


for name in ("torch.onnx", "onnxscript"):
    logging.getLogger(name).addHandler(Show())
model = torch.nn.Upsample(scale_factor=2)
torch.onnx.export(model, (torch.ones(1, 3, 8, 8),), "model.onnx",
                  verbose=False, opset_version=12)
#> Setting ONNX exporter to use operator set version 18 because the requested opset_version 12 is a lower version than we have implementations for. Automatic version conversion will be performed, which may not be successful at converting to the requested version. If version conversion is unsuccessful, the opset version of the exported model will be kept at 18. Please consider setting opset_version >=18 to leverage latest ONNX features
#> The model version conversion is not supported by the onnxscript version converter and fallback is enabled. The model will be converted using the onnx C API (target version: 12).
#> Failed to convert the model to the target version 12 using the ONNX C API. The model was not modified
#> because: /project/onnx/version_converter/BaseConverter.h:66: adapter_lookup: Assertion `false` failed: No Adapter From Version $13 for Resize
# --8<-- [end:demo_messages]

# --8<-- [start:demo_simple]
import warnings

import onnx
import torch
from torch import nn

warnings.simplefilter("ignore")

x = torch.ones(1, 3, 8, 8)
for layer in (nn.Conv2d(3, 8, 3), nn.BatchNorm2d(3), nn.LayerNorm(8),
              nn.GELU(), nn.MaxPool2d(2), nn.Upsample(scale_factor=2)):
    torch.onnx.export(layer.eval(), (x,), "model.onnx", verbose=False,
                      opset_version=12)
    [opset] = onnx.load("model.onnx").opset_import
    print(f"{type(layer).__name__}: {opset.version}")
#> Conv2d: 12
#> BatchNorm2d: 18
#> LayerNorm: 18
#> GELU: 18
#> MaxPool2d: 12
#> Upsample: 18
# --8<-- [end:demo_simple]

# --8<-- [start:demo_too_high]
import warnings

import onnx
import torch
from torch import nn

model, x = nn.Linear(4, 2).eval(), torch.ones(1, 4)
for dynamo in (False, True):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        torch.onnx.export(model, (x,), "model.onnx", verbose=False,
                          opset_version=21, dynamo=dynamo)
    for warning in caught:
        if "opset" in str(warning.message):
            print(warning.message)
    [opset] = onnx.load("model.onnx").opset_import
    print(f"dynamo={dynamo}, opset in the file:", opset.version)
#> Exporting to ONNX opset version 21 is not supported. by 'torch.onnx.export()'. The highest opset version supported is 20. To use a newer opset version, consider 'torch.onnx.export(..., dynamo=True)'.
#> dynamo=False, opset in the file: 21
#> dynamo=True, opset in the file: 21
# --8<-- [end:demo_too_high]

# --8<-- [start:detect]
import inspect
import torch

arguments = inspect.signature(torch.onnx.export).parameters
print("dynamo:", arguments["dynamo"].default)
#> dynamo: True
print("opset_version:", arguments["opset_version"].default)
#> opset_version: None
# --8<-- [end:detect]

# --8<-- [start:check]
assert wrong.out == "opset in the file: 18\n"
assert right.out == "opset in the file: 12\n"
said = demo_messages.out.splitlines()
assert said[0].startswith(
    "Setting ONNX exporter to use operator set version 18 because the "
    "requested opset_version 12 is a lower version than we have "
    "implementations for.")
assert "the onnx C API (target version: 12)" in said[1]
assert said[2] == (
    "Failed to convert the model to the target version 12 using the ONNX C "
    "API. The model was not modified")
assert said[3].endswith("No Adapter From Version $13 for Resize")
assert demo_simple.out.splitlines() == [
    "Conv2d: 12", "BatchNorm2d: 18", "LayerNorm: 18", "GELU: 18",
    "MaxPool2d: 12", "Upsample: 18"]
warned, older, newer = demo_too_high.out.splitlines()
assert warned.startswith("Exporting to ONNX opset version 21 is not supported.")
assert "The highest opset version supported is 20." in warned
assert older == "dynamo=False, opset in the file: 21"
assert newer == "dynamo=True, opset in the file: 21"
assert detect.out == "dynamo: True\nopset_version: None\n"
# --8<-- [end:check]
