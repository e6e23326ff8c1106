"""A torchvision that was built for a different PyTorch can't load its C++ library."""
# /// pitfall
# apis = ["torch.library.register_fake"]
# symptom = "error"
# raises = ["wrong", "wrong_ops", "demo_fake"]
# added = 2026-11-29
# messages = [
#   "operator torchvision::* does not exist",
#   "torchvision * has requirement torch==*, but you have torch *.",
#   "Couldn't load custom C++ ops. This can happen if your PyTorch and torchvision versions are incompatible",
#   "'_OpNamespace' 'torchvision' object has no attribute '*'",
# ]
# older = [
#   "Detected that PyTorch and torchvision were compiled with different CUDA versions. PyTorch has CUDA Version=* and torchvision has CUDA Version=*",
#   "Detected that PyTorch and torchvision were compiled with different CUDA major versions.",
#   "Failed to load image Python extension*",
#   "pip's dependency resolver does not currently take into account all the packages that are installed.",
#   "torchvision * requires torch==*, but you have torch * which is incompatible.",
#   "torchaudio * requires torch==*, but you have torch * which is incompatible.",
#   "* requires torch*, but you have torch * which is incompatible.",
#   "* requires torch*, but you'll have torch * which is incompatible.",
#   "Cannot install * because these package versions have conflicting dependencies.",
#   "ResolutionImpossible: for help visit *",
#   "torchvision * has requirement torch==*, but you'll have torch * which is incompatible.",
#   "No such operator image::*",
#   "No such operator torchvision::*", "Could not run 'torchvision::*' with arguments from the 'CUDA' backend.",
# ]
# environment.wrong = ["torchvision==0.18.1", "torch==2.2.2", "numpy<2"]
# environment.right = ["torchvision==0.17.2", "torch==2.2.2", "numpy<2"]
# environment.wrong_ops = ["torchvision==0.16.2", "torch==2.2.2", "numpy<2"]
# environment.right_ops = ["torchvision==0.17.2", "torch==2.2.2", "numpy<2"]
# environment.detect = ["torchvision==0.18.1", "torch==2.2.2", "numpy<2"]
# ///

# --8<-- [start:wrong]
import torchvision
#> RuntimeError: operator torchvision::nms does not exist

print("torchvision is loaded")
# --8<-- [end:wrong]

# --8<-- [start:right]
import torchvision

print("torchvision is loaded")
#> torchvision is loaded
# --8<-- [end:right]

# --8<-- [start:wrong_ops]
import warnings

import torch

warnings.simplefilter("ignore")
from torchvision.ops import nms

boxes = torch.tensor([[0.0, 0.0, 2.0, 2.0], [0.0, 0.0, 2.0, 1.9]])
scores = torch.tensor([0.9, 0.8])
print("boxes to keep:", nms(boxes, scores, iou_threshold=0.5))
#> RuntimeError: Couldn't load custom C++ ops. This can happen if your PyTorch and torchvision versions are incompatible, or if you had errors while compiling torchvision from source. For further information on the compatible versions, check https://github.com/pytorch/vision#installation for the compatibility matrix. Please check your PyTorch version with torch.__version__ and your torchvision version with torchvision.__version__ and verify if they are compatible, and if not please reinstall torchvision so that it matches your PyTorch install.
# --8<-- [end:wrong_ops]

# --8<-- [start:right_ops]
import warnings

import torch

warnings.simplefilter("ignore")
from torchvision.ops import nms

boxes = torch.tensor([[0.0, 0.0, 2.0, 2.0], [0.0, 0.0, 2.0, 1.9]])
scores = torch.tensor([0.9, 0.8])
print("boxes to keep:", nms(boxes, scores, iou_threshold=0.5))
#> boxes to keep: tensor([0])
# --8<-- [end:right_ops]

# --8<-- [start:demo_registry]
import torch

try:
    torch.ops.torchvision.nms
except AttributeError as error:
    print(error)
#> '_OpNamespace' 'torchvision' object has no attribute 'nms'
# --8<-- [end:demo_registry]

# --8<-- [start:demo_fake]
import torch


@torch.library.register_fake("torchvision::nms")
def meta_nms(boxes, scores, iou_threshold):
    return boxes.new_empty(0, dtype=torch.long)
#> RuntimeError: operator torchvision::nms does not exist
# --8<-- [end:demo_fake]

# --8<-- [start:demo_check]
import os
import subprocess
import sys
from pathlib import Path

for name, version, needs in (("torch", "2.2.2", "numpy"),
                             ("torchvision", "0.18.1", "torch==2.3.1")):
    folder = Path("site", f"{name}-{version}.dist-info")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        f"Requires-Dist: {needs}\n")
run = subprocess.run([sys.executable, "-m", "pip", "check"], text=True,
                     env=os.environ | {"PYTHONPATH": "site"},
                     stdout=subprocess.PIPE)
for line in run.stdout.splitlines():
    if line.startswith("torchvision"):
        print(line)
#> torchvision 0.18.1 has requirement torch==2.3.1, but you have torch 2.2.2.
# --8<-- [end:demo_check]

# --8<-- [start:detect]
from importlib.metadata import requires, version

print("torch that is installed:", version("torch"))
#> torch that is installed: 2.2.2
for line in requires("torchvision"):
    if line.startswith("torch"):
        print("torch that this torchvision needs:", line)
#> torch that this torchvision needs: torch (==2.3.1)
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

no_such = "RuntimeError: operator torchvision::nms does not exist"
assert wrong.error == no_such
assert right.out == "torchvision is loaded\n"
assert "RuntimeError: Couldn't load custom C++ ops." in (wrong_ops.error or "")
assert right_ops.out == "boxes to keep: tensor([0])\n"
assert demo_registry.out == (
    "'_OpNamespace' 'torchvision' object has no attribute 'nms'\n")
assert demo_fake.error == no_such
assert demo_check.out == (
    "torchvision 0.18.1 has requirement torch==2.3.1, but you have torch 2.2.2.\n")
assert detect.out == """\
torch that is installed: 2.2.2
torch that this torchvision needs: torch (==2.3.1)
"""
# --8<-- [end:check]
