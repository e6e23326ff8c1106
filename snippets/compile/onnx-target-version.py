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
#   "Unsupported ONNX opset version: *",
# ]
# older = [
#   "Unsupport onnx opset *, need <= *!",
# ]
# environment.wrong = ["torch==2.13.0", "onnx==1.23.2", "onnxscript==0.7.2"]
# environment.right = ["torch==2.13.0", "onnx==1.23.2", "onnxscript==0.7.2"]
# environment.demo_messages = ["torch==2.13.0", "onnx==1.23.2", "onnxscript==0.7.2"]
# environment.demo_too_high = ["torch==2.13.0", "onnx==1.23.2", "onnxscript==0.7.2"]
# environment.demo_simple = ["torch==2.13.0", "onnx==1.23.2", "onnxscript==0.7.2"]
# ///

# --8<-- [start:wrong]
import logging
import warnings

import onnx
import torch
from torch import nn

warnings.simplefilter("ignore")
logging.disable()  # their messages are shown below

model = nn.Sequential(nn.Conv2d(3, 8, 3), nn.Upsample(scale_factor=2)).eval()
x = torch.ones(1, 3, 8, 8)
torch.onnx.export(model, (x,), "model.onnx", verbose=False,
                  opset_version=12)
[opset] = onnx.load("model.onnx").opset_import
print("opset in the file:", opset.version)
# --8<-- [end:wrong]

# --8<-- [start:right]
import logging
import warnings

import onnx
import torch
from torch import nn

warnings.simplefilter("ignore")
logging.disable()  # their messages are shown below

model = nn.Sequential(nn.Conv2d(3, 8, 3), nn.Upsample(scale_factor=2)).eval()
x = torch.ones(1, 3, 8, 8)
torch.onnx.export(model, (x,), "model.onnx", verbose=False,
                  opset_version=12, dynamo=False)
[opset] = onnx.load("model.onnx").opset_import
print("opset in the file:", opset.version)
# --8<-- [end:right]

# --8<-- [start:demo_messages]
import logging
import sys
import warnings

import torch
from torch import nn

warnings.simplefilter("ignore")
for name in ("torch.onnx", "onnxscript"):
    logger = logging.getLogger(name)
    logger.addHandler(logging.StreamHandler(sys.stdout))
    logger.propagate = False

model, x = nn.Upsample(scale_factor=2).eval(), torch.ones(1, 3, 8, 8)
torch.onnx.export(model, (x,), "model.onnx", verbose=False,
                  opset_version=12)
# --8<-- [end:demo_messages]

# --8<-- [start:demo_simple]
import logging
import warnings

import onnx
import torch
from torch import nn

warnings.simplefilter("ignore")
logging.disable()

x = torch.ones(1, 3, 8, 8)
for layer in (nn.Conv2d(3, 8, 3), nn.BatchNorm2d(3), nn.LayerNorm(8),
              nn.GELU(), nn.MaxPool2d(2), nn.Upsample(scale_factor=2)):
    torch.onnx.export(layer.eval(), (x,), "model.onnx", verbose=False,
                      opset_version=12)
    [opset] = onnx.load("model.onnx").opset_import
    print(f"{type(layer).__name__}: {opset.version}")
# --8<-- [end:demo_simple]

# --8<-- [start:demo_too_high]
import logging
import warnings

import torch
from torch import nn

logging.disable()
model, x = nn.Linear(4, 2).eval(), torch.ones(1, 4)
for dynamo, version in ((True, 30), (False, 21), (False, 30)):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            torch.onnx.export(model, (x,), "model.onnx", dynamo=dynamo,
                              verbose=False, opset_version=version)
            print(version, dynamo, "exported")
        except Exception as error:
            print(version, dynamo, f"{type(error).__name__}: {error}")
    for each in caught:
        print("   ", each.message)
# --8<-- [end:demo_too_high]

# --8<-- [start:detect]
import inspect
import torch

arguments = inspect.signature(torch.onnx.export).parameters
print("dynamo:", arguments["dynamo"].default)
print("opset_version:", arguments["opset_version"].default)
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

assert torch
# --8<-- [end:check]
