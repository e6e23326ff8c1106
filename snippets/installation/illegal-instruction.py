"""The process dies with Illegal instruction when a library uses instructions that this processor lacks; other crashes of import torch come from folders and second imports."""
# /// pitfall
# apis = ["torch.backends.cpu.get_cpu_capability"]
# symptom = "error"
# added = 2026-11-30
# messages = [
#   "Fatal Python error: Illegal instruction",
#   "module 'torch' has no attribute '__version__'",
#   "cannot import name 'Tensor' from partially initialized module 'torch' (most likely due to a circular import)",
#   "function '*' already has a docstring",
#   "Only a single TORCH_LIBRARY can be used to register the namespace triton; please put all of your definitions in a single TORCH_LIBRARY block.*",
# ]
# older = [
#   "Illegal instruction: 4",
#   "illegal hardware instruction",
#   "undefined symbol: PySlice_Unpack",
#   "No module named 'torch._C'",
#   "No module named 'torch.version'",
#   "cannot import name '*' from 'torch' (unknown location)",
#   "Your CPU does not support FBGEMM.",
#   "generic_type: cannot initialize type \"*\": an object with that name is already defined",
#   "name '_C' is not defined",
#   "module 'torch' has no attribute '_utils'",
#   "module 'torch' has no attribute 'Tensor'",
#   "module 'torch' has no attribute 'tensor'",
#   "module 'torch' has no attribute 'nn'",
#   "module 'torch' has no attribute 'cuda'",
#   "module 'torch' has no attribute 'version'",
# ]
#
# [reported.illegal]
# message = "Illegal instruction (core dumped)"
# shown = "Illegal instruction (core dumped)"
# needs = "system"
# links = ["https://github.com/pytorch/pytorch/issues/22338", "https://github.com/pytorch/pytorch/issues/37577", "https://github.com/pytorch/pytorch/issues/2714"]
# [reported.slice]
# message = "Symbol not found: _PySlice_AdjustIndices"
# shown = "ImportError: dlopen(/usr/local/lib/python3.6/site-packages/torch/_C.cpython-36m-darwin.so, 10): Symbol not found: _PySlice_AdjustIndices"
# needs = "macos"
# links = ["https://github.com/pytorch/pytorch/issues/1497", "https://github.com/pytorch/pytorch/issues/1144"]
# [reported.static]
# message = "module functions cannot set METH_CLASS or METH_STATIC"
# shown = "ValueError: module functions cannot set METH_CLASS or METH_STATIC"
# needs = "system"
# links = ["https://github.com/googlecolab/colabtools/issues/1696", "https://github.com/TuragaLab/DECODE/issues/168", "https://github.com/AliaksandrSiarohin/first-order-model/issues/297"]
# [reported.extensions]
# message = "Failed to load PyTorch C extensions:*It appears that PyTorch has loaded the `torch/_C` folder*"
# shown = """ImportError: Failed to load PyTorch C extensions:
#     It appears that PyTorch has loaded the `torch/_C` folder
#     of the PyTorch repository rather than the C extensions which
#     are expected in the `torch._C` namespace."""
# needs = "system"
# links = ["https://github.com/pytorch/pytorch/issues/62470", "https://github.com/paperswithcode/galai/issues/43", "https://github.com/datalab-to/marker/issues/268"]
# ///

# --8<-- [start:demo_signal]
import signal
import subprocess
import sys

code = "import os, signal; os.kill(os.getpid(), signal.SIGILL)"
run = subprocess.run([sys.executable, "-c", code])
print("return code:", run.returncode)
#> return code: -4
print("signal:", signal.Signals(-run.returncode).name)
#> signal: SIGILL
print("in a shell: 128 + 4 =", 128 - run.returncode)
#> in a shell: 128 + 4 = 132
# --8<-- [end:demo_signal]

# --8<-- [start:demo_line]
import subprocess
import sys
from pathlib import Path

Path("train.py").write_text(
    "import os\n"
    "import signal\n"
    "os.kill(os.getpid(), signal.SIGILL)  # a library that crashes\n")
run = subprocess.run([sys.executable, "-X", "faulthandler", "train.py"],
                     capture_output=True, text=True)
lines = run.stderr.splitlines()
print(lines[0])
#> Fatal Python error: Illegal instruction
print("line", lines[3].split("line ")[1])
#> line 3 in <module>
# --8<-- [end:demo_line]

# --8<-- [start:demo_flags]
from pathlib import Path

# on Linux: Path("/proc/cpuinfo").read_text()
cpuinfo = """\
model name : QEMU Virtual CPU version 1.5.3
flags : fpu de pse tsc msr pae mce cx8 mmx fxsr sse sse2 ht syscall nx lm
"""
flags = cpuinfo.split("flags")[1].split()
for name in ("sse2", "avx", "avx2", "fma", "avx512f"):
    print(f"{name}: {name in flags}")
#> sse2: True
#> avx: False
#> avx2: False
#> fma: False
#> avx512f: False
# --8<-- [end:demo_flags]

# --8<-- [start:demo_capability]
import os
import subprocess
import sys

code = """
import torch
print(torch.backends.cpu.get_cpu_capability())
x = torch.rand(8, 8)
print("it computes:", torch.allclose(x @ torch.eye(8), x))
"""
run = subprocess.run([sys.executable, "-c", code],
                     env={**os.environ, "ATEN_CPU_CAPABILITY": "default"},
                     capture_output=True, text=True)
print(run.stdout.strip())
#> DEFAULT
#> it computes: True
# --8<-- [end:demo_capability]

# --8<-- [start:demo_folder]
import subprocess
import sys
from pathlib import Path

# a folder without __init__.py, and no PyTorch (-S leaves it out)
Path("torch", "lib").mkdir(parents=True, exist_ok=True)
code = "import torch; print(torch.__path__); print(torch.__version__)"
run = subprocess.run([sys.executable, "-S", "-c", code],
                     capture_output=True, text=True)
print(run.stdout.split("(")[0])
#> _NamespacePath
print(run.stderr.splitlines()[-1])
#> AttributeError: module 'torch' has no attribute '__version__'
# --8<-- [end:demo_folder]

# --8<-- [start:demo_inside]
import subprocess
import sys
from pathlib import Path

import torch

package = Path(torch.__file__).parent
for name in ("cuda/__init__.py", "nn/functional.py"):
    run = subprocess.run([sys.executable, package / name],
                         capture_output=True, text=True)
    print(run.stderr.splitlines()[-1].split(" (/")[0])
#> ImportError: cannot import name 'Tensor' from partially initialized module 'torch' (most likely due to a circular import)
#> RuntimeError: function 'conv1d' already has a docstring
# --8<-- [end:demo_inside]

# --8<-- [start:demo_twice]
import subprocess
import sys

code = "import sys, torch; del sys.modules['torch']; import torch"
run = subprocess.run([sys.executable, "-c", code],
                     capture_output=True, text=True)
print(run.stderr.splitlines()[-1].split("  If")[0])
#> RuntimeError: Only a single TORCH_LIBRARY can be used to register the namespace triton; please put all of your definitions in a single TORCH_LIBRARY block.
# --8<-- [end:demo_twice]

# --8<-- [start:detect]
import importlib.util

import torch

# finds torch without importing it
spec = importlib.util.find_spec("torch")
print("has an __init__.py:", spec.origin is not None)
#> has an __init__.py: True
print("in site-packages:", "site-packages" in str(spec.origin))
#> in site-packages: True
capability = torch.backends.cpu.get_cpu_capability()
print("a known capability:", capability in (
    "DEFAULT", "NO AVX", "AVX2", "AVX512", "VSX", "Z VECTOR", "SVE256"))
#> a known capability: True
# --8<-- [end:detect]

# --8<-- [start:check]
import subprocess
import sys
from pathlib import Path

import torch

assert demo_signal.out == (
    "return code: -4\nsignal: SIGILL\nin a shell: 128 + 4 = 132\n")
assert demo_line.out == (
    "Fatal Python error: Illegal instruction\nline 3 in <module>\n")
assert demo_flags.out == """\
sse2: True
avx: False
avx2: False
fma: False
avx512f: False
"""
assert demo_capability.out == "DEFAULT\nit computes: True\n"
assert demo_folder.out == (
    "_NamespacePath\n"
    "AttributeError: module 'torch' has no attribute '__version__'\n")
assert demo_inside.out == (
    "ImportError: cannot import name 'Tensor' from partially initialized "
    "module 'torch' (most likely due to a circular import)\n"
    "RuntimeError: function 'conv1d' already has a docstring\n")
assert demo_twice.out.startswith(
    "RuntimeError: Only a single TORCH_LIBRARY can be used to register the "
    "namespace triton; ")
assert detect.out == (
    "has an __init__.py: True\nin site-packages: True\n"
    "a known capability: True\n")
assert hasattr(torch, "_C") and torch.version.__name__ == "torch.version"
# the exit code of Windows
assert 0xC000001D - 2 ** 32 == -1073741795
# what an import from the empty folder says
Path("empty/torch").mkdir(parents=True, exist_ok=True)
run = subprocess.run([sys.executable, "-S", "-c", "from torch import nn"],
                     capture_output=True, text=True, cwd="empty")
assert run.stderr.splitlines()[-1] == (
    "ImportError: cannot import name 'nn' from 'torch' (unknown location)")
# --8<-- [end:check]
