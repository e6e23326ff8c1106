"""Modules and names that older code imports are gone or moved; a name can also be newer than the installed version."""
# /// pitfall
# apis = ["torch.cuda.amp.GradScaler", "torch.amp.GradScaler"]
# also = ["torch.cuda.amp.autocast", "torch.nn.functional.upsample", "torch.nn.utils.clip_grad_norm", "torch.get_default_device", "torch.accelerator",
#         "torch.compile", "torch.nn.RMSNorm", "torch.optim.Muon", "torch.types.FileLike"]
# gone = ["torch._six", "torch._six.inf", "torch._six.nan", "torch._six.string_classes", "torch._six.int_classes",
#         "torch._six.container_abcs", "torch._utils._accumulate", "torch.utils.data.dataset._accumulate",
#         "torch.autograd.gradcheck.zero_gradients", "torch.nn.modules.linear._LinearWithBias",
#         "torch.serialization.FILE_LIKE", "torch.onnx.dynamo_export", "torch.utils.data.DataLoader2",
#         "torch.utils.data.datapipes.iter.FileLoader", "torch.profiler.ExecutionGraphObserver",
#         "torch.optim.sgd.required", "torch.hub._download_url_to_file", "torch.utils.ffi",
#         "torch.utils.serialization.load_lua", "torch.tensor.Tensor", "torch._overrides"]
# symptom = "error"
# raises = ["wrong", "wrong_collate"]
# added = 2026-11-29
# messages = [
#   "No module named 'torch._six'",
#   "cannot import name 'zero_gradients' from 'torch.autograd.gradcheck'",
#   "`torch.cuda.amp.GradScaler(args...)` is deprecated. Please use `torch.amp.GradScaler('cuda', args...)` instead.",
#   "No module named 'torch.nn'; 'torch' is not a package",
#   "No module named 'torch.nn'",
# ]
# older = [
#   "cannot import name '*' from 'torch._six'",
#   "torch.utils.ffi is deprecated. Please use cpp extensions instead.",
#   "cannot import name '_accumulate' from 'torch._utils'",
#   "cannot import name '_LinearWithBias' from 'torch.nn.modules.linear'",
#   "module 'torch.serialization' has no attribute 'FILE_LIKE'",
#   "cannot import name '*' from 'torch'",
#   "cannot import name '*LRScheduler' from 'torch.optim.lr_scheduler'*",
#   "module 'torch.optim.lr_scheduler' has no attribute 'LRScheduler'",
#   "partially initialized module 'torch' has no attribute '*' (most likely due to a circular import)",
# ]
#
# [code.torch_six]
# pattern = 'from torch._six import $X'
# ///

# --8<-- [start:wrong]
import torch
from torch._six import inf
#> ModuleNotFoundError: No module named 'torch._six'

best = inf
for val_loss in torch.tensor([0.9, 0.5, 0.7]):
    best = min(best, val_loss.item())
print(f"best: {best:.1f}")
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import inf

best = inf
for val_loss in torch.tensor([0.9, 0.5, 0.7]):
    best = min(best, val_loss.item())
print(f"best: {best:.1f}")
#> best: 0.5
# --8<-- [end:right]

# --8<-- [start:wrong_collate]
import torch
from torch._six import container_abcs, int_classes, string_classes
#> ModuleNotFoundError: No module named 'torch._six'


def collate(batch):
    first = batch[0]
    if isinstance(first, int_classes):
        return torch.tensor(batch)
    if isinstance(first, string_classes):
        return batch
    if isinstance(first, container_abcs.Mapping):
        return {key: collate([d[key] for d in batch]) for key in first}


print(collate([{"name": "cat", "label": 3}, {"name": "dog", "label": 5}]))
# --8<-- [end:wrong_collate]

# --8<-- [start:right_collate]
import collections.abc

import torch


def collate(batch):
    first = batch[0]
    if isinstance(first, int):
        return torch.tensor(batch)
    if isinstance(first, (str, bytes)):
        return batch
    if isinstance(first, collections.abc.Mapping):
        return {key: collate([d[key] for d in batch]) for key in first}


print(collate([{"name": "cat", "label": 3}, {"name": "dog", "label": 5}]))
#> {'name': ['cat', 'dog'], 'label': tensor([3, 5])}
# --8<-- [end:right_collate]

# --8<-- [start:wrong_zero]
import torch

try:
    from torch.autograd.gradcheck import zero_gradients
except ImportError as error:
    print(str(error).partition(" (")[0])  # without the path
#> cannot import name 'zero_gradients' from 'torch.autograd.gradcheck'
# --8<-- [end:wrong_zero]

# --8<-- [start:right_zero]
import torch

x = torch.ones(3, requires_grad=True)
for _ in range(2):
    x.grad = None
    (x ** 2).sum().backward()
print("gradient:", x.grad)
#> gradient: tensor([2., 2., 2.])
# --8<-- [end:right_zero]

# --8<-- [start:wrong_scaler]
import torch

scaler = torch.cuda.amp.GradScaler(enabled=torch.cuda.is_available())
#> FutureWarning: `torch.cuda.amp.GradScaler(args...)` is deprecated. Please use `torch.amp.GradScaler('cuda', args...)` instead.
print("scaler:", type(scaler).__name__)
#> scaler: GradScaler
# --8<-- [end:wrong_scaler]

# --8<-- [start:right_scaler]
import torch

scaler = torch.amp.GradScaler("cuda", enabled=torch.cuda.is_available())
print("scaler:", type(scaler).__name__)
#> scaler: GradScaler
# --8<-- [end:right_scaler]

# --8<-- [start:wrong_isinstance]
import torch
from torch.optim.lr_scheduler import StepLR, _LRScheduler

optimizer = torch.optim.SGD([torch.zeros(1)], lr=0.1)
scheduler = StepLR(optimizer, step_size=1)
print("is a scheduler:", isinstance(scheduler, _LRScheduler))
#> is a scheduler: False
# --8<-- [end:wrong_isinstance]

# --8<-- [start:right_isinstance]
import torch
from torch.optim.lr_scheduler import LRScheduler, StepLR

optimizer = torch.optim.SGD([torch.zeros(1)], lr=0.1)
scheduler = StepLR(optimizer, step_size=1)
print("is a scheduler:", isinstance(scheduler, LRScheduler))
#> is a scheduler: True
# --8<-- [end:right_isinstance]

# --8<-- [start:wrong_shadow]
import subprocess
import sys
from pathlib import Path

Path("torch.py").write_text("# my first steps with PyTorch\n")
Path("train.py").write_text("import torch.nn as nn\nprint(nn.ReLU())\n")
run = subprocess.run(
    [sys.executable, "train.py"], capture_output=True, text=True)
print((run.stdout + run.stderr).splitlines()[-1])
#> ModuleNotFoundError: No module named 'torch.nn'; 'torch' is not a package
# --8<-- [end:wrong_shadow]

# --8<-- [start:right_shadow]
import subprocess
import sys
from pathlib import Path

Path("torch.py").write_text("# my first steps with PyTorch\n")
Path("train.py").write_text("import torch.nn as nn\nprint(nn.ReLU())\n")
Path("torch.py").rename("steps.py")
run = subprocess.run(
    [sys.executable, "train.py"], capture_output=True, text=True)
print((run.stdout + run.stderr).splitlines()[-1])
#> ReLU()
# --8<-- [end:right_shadow]

# --8<-- [start:detect]
from pathlib import Path

import torch

print("path:", "/".join(Path(torch.__file__).parts[-2:]))
#> path: torch/__init__.py
print("version 2.4 or later:", torch.__version__ >= "2.4")
#> version 2.4 or later: True
print("has RMSNorm:", hasattr(torch.nn, "RMSNorm"))
#> has RMSNorm: True
# --8<-- [end:detect]

# --8<-- [start:demo_folder]
import shutil
import subprocess
import sys
from pathlib import Path

Path("project/torch").mkdir(parents=True, exist_ok=True)
Path("project/train.py").write_text("import torch.nn as nn\n")
for init in False, True:
    if init:
        Path("project/torch/__init__.py").write_text("")
    run = subprocess.run([sys.executable, "project/train.py"],
                         capture_output=True, text=True)
    print("__init__.py:", init, *run.stderr.splitlines()[-1:])
#> __init__.py: False
#> __init__.py: True ModuleNotFoundError: No module named 'torch.nn'
shutil.rmtree("project")
# --8<-- [end:demo_folder]

# --8<-- [start:check]
import pkgutil
import subprocess
import sys
import warnings
from itertools import accumulate
from pathlib import Path

import torch
from torch import nn

assert wrong.error == "ModuleNotFoundError: No module named 'torch._six'"
assert right.error is None and right.out == "best: 0.5\n"
assert wrong_collate.error == wrong.error
assert right_collate.out == (
    "{'name': ['cat', 'dog'], 'label': tensor([3, 5])}\n")
assert wrong_zero.out == (
    "cannot import name 'zero_gradients' from "
    "'torch.autograd.gradcheck'\n")
assert right_zero.out == "gradient: tensor([2., 2., 2.])\n"
assert list(accumulate([3, 5, 2])) == [3, 8, 10]
assert "FutureWarning: `torch.cuda.amp.GradScaler(args...)`" in wrong_scaler.out
assert right_scaler.out == "scaler: GradScaler\n"
assert wrong_isinstance.out == "is a scheduler: False\n"
assert right_isinstance.out == "is a scheduler: True\n"
assert wrong_shadow.out == (
    "ModuleNotFoundError: No module named 'torch.nn'; "
    "'torch' is not a package\n")
assert right_shadow.out == "ReLU()\n"
assert detect.out == (
    "path: torch/__init__.py\n"
    "version 2.4 or later: True\nhas RMSNorm: True\n")

# no scheduler is derived from the old name
from torch.optim import lr_scheduler

old = lr_scheduler._LRScheduler
assert issubclass(old, lr_scheduler.LRScheduler)
assert issubclass(lr_scheduler.ReduceLROnPlateau, lr_scheduler.LRScheduler)
assert [name for name, found in vars(lr_scheduler).items()
        if isinstance(found, type) and issubclass(found, old)] == [
            "_LRScheduler"]

# the other ways in which one's own torch.py shows
for own, code, words in (
    ("import torch\ntorch.zeros(1)\n", "import torch",
     "partially initialized module 'torch' has no attribute 'zeros' "),
    ("", "import torch\ntorch.zeros(1)\n",
     "module 'torch' has no attribute 'zeros'"),
    ("", "from torch import nn\n", "cannot import name 'nn' from 'torch' ("),
):
    Path("torch.py").write_text(own)
    Path("train.py").write_text(code)
    run = subprocess.run([sys.executable, "train.py"], capture_output=True)
    assert words in run.stderr.decode().splitlines()[-1], run.stderr
Path("torch.py").unlink()

# what the table says to write instead
for name in (
    "torch.inf", "torch.nan", "torch.types.FileLike", "torch.onnx.export",
    "torch.utils.data.DataLoader", "torch.hub.download_url_to_file",
    "torch.utils.data.datapipes.iter.FileOpener",
    "torch.profiler.ExecutionTraceObserver", "torch.Tensor",
    "torch.optim.optimizer.required", "torch.utils.cpp_extension",
    "torch.overrides.has_torch_function", "torch.accelerator",
    "torch.utils.data._utils.collate", "torch.optim.Muon",
    "torch.get_default_device", "torch.float8_e4m3fn", "torch.func",
    "torch.nn.Buffer", "torch.compile",
):
    pkgutil.resolve_name(name)
assert torch.inf == float("inf") and torch.nan != torch.nan
assert nn.Linear(2, 3).bias.shape == (3,)


def warning(f):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        f()
    return str(seen[0].message) if seen else ""


x = torch.zeros(1, 1, 2, 2)
assert "Use `nn.functional.interpolate` instead" in warning(
    lambda: nn.functional.upsample(x, scale_factor=2))
assert "in favor of `torch.nn.utils.clip_grad_norm_`" in warning(
    lambda: nn.utils.clip_grad_norm([nn.Parameter(x)], 1.0))
assert "Please use `torch.amp.autocast('cuda', args...)`" in warning(
    lambda: torch.cuda.amp.autocast(enabled=False))
assert demo_folder.out == """\
__init__.py: False
__init__.py: True ModuleNotFoundError: No module named 'torch.nn'
"""
# --8<-- [end:check]
