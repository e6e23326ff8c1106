"""A build that fails names its cause above ninja's last line: old C++ calls, no nvcc, a CPU build, or another CUDA."""
# /// pitfall
# apis = ["torch.utils.cpp_extension.load", "torch.utils.cpp_extension.CUDAExtension",
#         "torch.utils.cpp_extension.verify_ninja_availability"]
# also = ["torch.utils.cpp_extension.load_inline", "torch.utils.cpp_extension.BuildExtension", "torch.utils.cpp_extension.CppExtension"]
# symptom = "error"
# raises = ["demo_ninja", "demo_cuda_home"]
# added = 2026-11-29
# messages = [
#   "Command '['ninja', '-v']' returned non-zero exit status *",
#   "Ninja is required to load C++ extensions",
#   "CUDA_HOME environment variable is not set. Please set it to your CUDA install root.",
#   "Unknown CUDA arch (*) or GPU not supported",
#   "THC/THC.h: No such file or directory",
#   "'AT_CHECK' was not declared in this scope",
#   "cannot convert 'const at::DeprecatedTypeProperties' to 'c10::ScalarType'",
# ]
# older = [
#   "Error building extension '*'",
#   "ninja: build stopped: subcommand failed.",
#   "Error compiling objects for extension",
#   "command '*' failed with exit *",
#   "no suitable conversion function from \"const at::DeprecatedTypeProperties\" to \"c10::ScalarType\" exists",
#   "'THC/THC.h' file not found",
#   "unsupported GNU version! gcc versions later than * are not supported!",
#   "Unsupported gpu architecture '*'",
#   "Python.h: No such file or directory",
#   "Killed signal terminated program cc1plus",
#   "Error checking compiler version for *",
#   "Microsoft Visual C++ 14.0 or greater is required",
#   "The detected CUDA version (*) mismatches the version that was used to compile PyTorch (*). Please make sure to use the same CUDA versions.",
#   "unsupported Microsoft Visual Studio version!*",
#   "Command '['where', 'cl']' returned non-zero exit status *",
# ]
# environment.wrong = ["torch==2.13.0", "numpy"]
# environment.right = ["torch==2.13.0", "numpy"]
# environment.demo_thc = ["torch==2.13.0", "numpy"]
# environment.demo_ninja = ["torch==2.13.0", "numpy"]
# environment.demo_cuda_home = ["torch==2.13.0", "numpy"]
# environment.demo_arch = ["torch==2.13.0", "numpy"]
# environment.detect = ["torch==2.13.0", "numpy"]
# [reported.mismatch]
# message = "The detected CUDA version (*) mismatches the version that was used to compile"
# shown = """RuntimeError:
# The detected CUDA version (12.1) mismatches the version that was used to compile
# PyTorch (11.8). Please make sure to use the same CUDA versions."""
# needs = "system"
# links = ["https://github.com/Adamdad/rational_kat_cu/issues/4", "https://github.com/OpenBMB/DecT/issues/1"]
# ///

# --8<-- [start:wrong]
import os
from pathlib import Path
from torch.utils.cpp_extension import load

os.environ["LC_ALL"] = "C"  # plain quotes in the output
Path("ops.cpp").write_text("""#include <ATen/ATen.h>
#include <ATen/Dispatch.h>
void fill(at::Tensor x) {
  AT_CHECK(x.dim() == 2, "x must be a matrix");
  AT_DISPATCH_FLOATING_TYPES(x.type(), "fill", [&] { x.fill_(1); });
}
""")
try:
    load("ops", ["ops.cpp"], build_directory=".", is_python_module=False)
    print("ops is built")
except RuntimeError as error:
    print("CalledProcessError:", error.__cause__)
    for line in str(error).splitlines():
        if "error:" in line:
            print(line.removeprefix(f"{Path.cwd()}/"))
#> CalledProcessError: Command '['ninja', '-v']' returned non-zero exit status 1.
#> ops.cpp:4:3: error: 'AT_CHECK' was not declared in this scope; did you mean 'DCHECK'?
#> ops.cpp:5:3: error: cannot convert 'const at::DeprecatedTypeProperties' to 'c10::ScalarType'
# --8<-- [end:wrong]

# --8<-- [start:right]
import os
from pathlib import Path
from torch.utils.cpp_extension import load

os.environ["LC_ALL"] = "C"  # plain quotes in the output
Path("ops.cpp").write_text("""#include <ATen/ATen.h>
#include <ATen/Dispatch.h>
void fill(at::Tensor x) {
  TORCH_CHECK(x.dim() == 2, "x must be a matrix");
  AT_DISPATCH_FLOATING_TYPES(x.scalar_type(), "fill", [&] { x.fill_(1); });
}
""")
load("ops", ["ops.cpp"], build_directory=".", is_python_module=False)
print("ops is built")
#> ops is built
# --8<-- [end:right]

# --8<-- [start:demo_thc]
from pathlib import Path
from torch.utils.cpp_extension import load

Path("pool.cpp").write_text("#include <THC/THC.h>\n")
try:
    load("pool", ["pool.cpp"], build_directory=".")
except RuntimeError as error:
    for line in str(error).splitlines():
        if "error:" in line:
            print(line.removeprefix(f"{Path.cwd()}/"))
#> pool.cpp:1:10: fatal error: THC/THC.h: No such file or directory
# --8<-- [end:demo_thc]

# --8<-- [start:demo_headers]
from pathlib import Path
import torch

headers = Path(torch.__file__).parent / "include"
for name in ("THC/THC.h", "THC/THCAtomics.cuh", "ATen/ceil_div.h",
             "ATen/cuda/CUDAContext.h", "ATen/cuda/Atomic.cuh"):
    print(name, "exists:", (headers / name).exists())
#> THC/THC.h exists: False
#> THC/THCAtomics.cuh exists: False
#> ATen/ceil_div.h exists: True
#> ATen/cuda/CUDAContext.h exists: True
#> ATen/cuda/Atomic.cuh exists: True
# --8<-- [end:demo_headers]

# --8<-- [start:demo_ninja]
import os
from torch.utils import cpp_extension

os.environ["PATH"] = "/usr/local/empty"  # no ninja in here
cpp_extension.verify_ninja_availability()
#> RuntimeError: Ninja is required to load C++ extensions (pip install ninja to get it)
# --8<-- [end:demo_ninja]

# --8<-- [start:demo_cuda_home]
import os

os.environ["CUDA_HOME"] = "/usr/local/cuda"
import torch
from torch.utils.cpp_extension import CUDAExtension

print("built for CUDA:", torch.version.cuda)
#> built for CUDA: None
CUDAExtension("ops", ["ops.cu"])
#> OSError: CUDA_HOME environment variable is not set. Please set it to your CUDA install root.
# --8<-- [end:demo_cuda_home]

# --8<-- [start:demo_arch]
import os
from torch.utils.cpp_extension import _get_cuda_arch_flags

for capabilities in ("8.6;8.9+PTX", "Ada", "13.5", ""):
    os.environ["TORCH_CUDA_ARCH_LIST"] = capabilities
    try:
        print(f"'{capabilities}':", *_get_cuda_arch_flags())
    except (ValueError, IndexError) as error:
        print(f"'{capabilities}': {type(error).__name__}: {error}")
#> '8.6;8.9+PTX': -gencode=arch=compute_86,code=sm_86 -gencode=arch=compute_89,code=compute_89 -gencode=arch=compute_89,code=sm_89
#> 'Ada': -gencode=arch=compute_89,code=compute_89 -gencode=arch=compute_89,code=sm_89
#> '13.5': ValueError: Unknown CUDA arch (13.5) or GPU not supported
#> '': IndexError: list index out of range
# --8<-- [end:demo_arch]

# --8<-- [start:demo_isolation]
import subprocess
import sys
import venv

venv.create("build-env", symlinks=True)  # as pip does before it builds
for python in (sys.executable, "build-env/bin/python"):
    run = subprocess.run([python, "-c", "import torch"], text=True,
                         stderr=subprocess.PIPE)
    name = "yours" if python == sys.executable else "new"
    print(f"{name}:", (run.stderr or "torch is there").splitlines()[-1])
#> yours: torch is there
#> new: ModuleNotFoundError: No module named 'torch'
# --8<-- [end:demo_isolation]

# --8<-- [start:detect]
import torch
from torch.utils import cpp_extension

print("PyTorch is built for CUDA:", torch.version.cuda)
#> PyTorch is built for CUDA: None
print("nvcc is taken from:", cpp_extension.CUDA_HOME)
#> nvcc is taken from: None
# --8<-- [end:detect]

# --8<-- [start:check]
import os
import sys
import tempfile
from pathlib import Path

import torch

kept = list(sys.path)
from torch.utils import cpp_extension

sys.path[:] = kept
assert wrong.out == """\
CalledProcessError: Command '['ninja', '-v']' returned non-zero exit status 1.
ops.cpp:4:3: error: 'AT_CHECK' was not declared in this scope; did you mean 'DCHECK'?
ops.cpp:5:3: error: cannot convert 'const at::DeprecatedTypeProperties' to 'c10::ScalarType'
"""
assert right.out == "ops is built\n"
assert demo_thc.out == (
    "pool.cpp:1:10: fatal error: THC/THC.h: No such file or directory\n")
assert demo_headers.out == """\
THC/THC.h exists: False
THC/THCAtomics.cuh exists: False
ATen/ceil_div.h exists: True
ATen/cuda/CUDAContext.h exists: True
ATen/cuda/Atomic.cuh exists: True
"""
assert demo_ninja.error == (
    "RuntimeError: Ninja is required to load C++ extensions "
    "(pip install ninja to get it)")
no_home = ("OSError: CUDA_HOME environment variable is not set. "
           "Please set it to your CUDA install root.")
assert demo_cuda_home.out == f"built for CUDA: None\n{no_home}\n"
assert demo_arch.out == """\
'8.6;8.9+PTX': -gencode=arch=compute_86,code=sm_86 -gencode=arch=compute_89,code=compute_89 -gencode=arch=compute_89,code=sm_89
'Ada': -gencode=arch=compute_89,code=compute_89 -gencode=arch=compute_89,code=sm_89
'13.5': ValueError: Unknown CUDA arch (13.5) or GPU not supported
'': IndexError: list index out of range
"""
assert demo_isolation.out == """\
yours: torch is there
new: ModuleNotFoundError: No module named 'torch'
"""
assert detect.out == """\
PyTorch is built for CUDA: None
nvcc is taken from: None
"""

# the same, with the PyTorch that runs this check
headers = demo_headers.headers
for header, name in {
    "c10/cuda/CUDAStream.h": "getCurrentCUDAStream(",
    "c10/cuda/CUDAException.h": "define C10_CUDA_CHECK(",
    "ATen/ceil_div.h": "ceil_div(",
    "ATen/cuda/Atomic.cuh": "gpuAtomicAdd(",
    "c10/util/Exception.h": "define TORCH_CHECK(",
}.items():
    assert name in (headers / header).read_text(encoding="utf-8")
exception = (headers / "c10/util/Exception.h").read_text(encoding="utf-8")
assert "AT_CHECK(" not in exception


def found(nvcc, built):
    """What PyTorch says of an nvcc, if it is built for a CUDA."""
    before = cpp_extension.CUDA_HOME, torch.version.cuda
    with tempfile.TemporaryDirectory() as home:
        program = Path(home, "bin", "nvcc")
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\necho release {nvcc}, V{nvcc}.1\n")
        program.chmod(0o755)
        cpp_extension.CUDA_HOME, torch.version.cuda = home, built
        cpp_extension.logger.disabled = True
        try:
            version = torch.torch_version.TorchVersion("9.0")
            cpp_extension._check_cuda_version("g++", version)
        except RuntimeError as error:
            return str(error)
        finally:
            cpp_extension.CUDA_HOME, torch.version.cuda = before
            cpp_extension.logger.disabled = False


said = found("12.1", "11.8")
assert "The detected CUDA version (%s) mismatches the version that was used to compile" in said
assert said.endswith("'12.1', '11.8')")
assert found("12.1", "12.8") is None
warned = cpp_extension.CUDA_MISMATCH_WARN
assert "has a minor version mismatch" in warned

# a PATH without ninja, and the order in which nvcc is looked for
path = os.environ["PATH"]
try:
    os.environ["PATH"] = "/usr/local/empty"
    cpp_extension.verify_ninja_availability()
except RuntimeError as error:
    assert "Ninja is required to load C++ extensions" in str(error)
else:
    raise AssertionError("ninja was found")
finally:
    os.environ["PATH"] = path
# --8<-- [end:check]
