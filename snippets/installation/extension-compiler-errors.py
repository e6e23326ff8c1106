"""What a C++ or CUDA extension's compiler errors mean: an include is missing, the standard is too old, a library lacks its plain name, or a name is gone."""
# /// pitfall
# apis = ["torch.utils.cpp_extension.load"]
# also = ["torch.utils.cpp_extension.CUDAExtension", "torch.utils.cpp_extension.CppExtension", "torch.utils.cpp_extension.BuildExtension", "torch.utils.cpp_extension.load_inline"]
# symptom = "error"
# added = 2026-11-30
# messages = [
#   "'TORCH_CHECK' was not declared in this scope",
#   "#error C++17 or later compatible compiler is required to use PyTorch.",
#   "cannot find -lcudart",
# ]
# older = [
#   "#error You need C++14 to compile PyTorch",
#   "#error: You need C++17 to compile PyTorch",
#   "cannot convert 'const torch::enumtype::kFanIn' to 'int'",
#   "could not convert 'torch::kFanIn' from 'const torch::enumtype::kFanIn' to 'torch::nn::init::FanModeType",
#   "identifier \"AT_CHECK\" is undefined",
#   "identifier \"TORCH_CHECK\" is undefined",
#   "identifier \"M_LOG2E\" is undefined",
#   "'M_LOG2E' was not declared in this scope",
#   "'M_LOG2E': undeclared identifier",
#   "Failed building wheel for *",
#   "Failed to build installable wheels for some pyproject.toml based projects*",
#   "Could not build wheels for *, which is required to install pyproject.toml-based projects",
#   "Tensor.type() is deprecated. Instead use Tensor.options()",
#   "Tensor.data<T>() is deprecated. Please use Tensor.data_ptr<T>() instead.",
#   "no suitable conversion function from \"const at::DeprecatedTypeProperties\" to \"torch::headeronly::ScalarType\" exists",
#   "'cudafe++' died with status 0xC0000005 (ACCESS_VIOLATION)",
#   "identifier \"__half\" is undefined",
#   "identifier \"__hisnan\" is undefined",
#   "unresolved external symbol *THCState*",
#   "unresolved external symbol state",
# ]
# environment.wrong = ["torch==2.13.0", "numpy"]
# environment.right = ["torch==2.13.0", "numpy"]
# environment.demo_standard = ["torch==2.13.0", "numpy"]
# environment.wrong_link = ["torch==2.13.0", "numpy"]
# environment.right_link = ["torch==2.13.0", "numpy"]
# [reported.long]
# message = "unresolved external symbol \"public: long * __cdecl at::*data_ptr<long>(void)const"
# shown = "pointgroup_ops.obj : error LNK2001: unresolved external symbol \"public: long * __cdecl at::Tensor::data_ptr<long>(void)const \""
# needs = "windows"
# links = ["https://github.com/JIA-Lab-research/PointGroup/issues/15", "https://github.com/nerfstudio-project/nerfacc/issues/141"]
# ///

# --8<-- [start:wrong]
import os
from pathlib import Path
from torch.utils.cpp_extension import load

os.environ["LC_ALL"] = "C"  # plain quotes in the output
Path("ops.cpp").write_text("""
void check(int x) { TORCH_CHECK(x > 0, "x must be positive"); }
""")
try:
    load("ops", ["ops.cpp"], build_directory=".", is_python_module=False)
    print("ops is built")
except RuntimeError as error:
    for line in str(error).splitlines():
        if " error: " in line:
            print(line.removeprefix(f"{Path.cwd()}/"))
#> ops.cpp:2:21: error: 'TORCH_CHECK' was not declared in this scope
# --8<-- [end:wrong]

# --8<-- [start:right]
import os
from pathlib import Path
from torch.utils.cpp_extension import load

os.environ["LC_ALL"] = "C"  # plain quotes in the output
Path("ops.cpp").write_text("""#include <c10/util/Exception.h>
void check(int x) { TORCH_CHECK(x > 0, "x must be positive"); }
""")
load("ops", ["ops.cpp"], build_directory=".", is_python_module=False)
print("ops is built")
#> ops is built
# --8<-- [end:right]

# --8<-- [start:demo_standard]
from pathlib import Path
from torch.utils.cpp_extension import load

Path("ops.cpp").write_text("#include <torch/extension.h>\n")
flags = ["-std=c++14", "-fmax-errors=1"]
try:
    load("ops", ["ops.cpp"], extra_cflags=flags, build_directory=".")
except RuntimeError as error:
    for line in str(error).splitlines():
        if " error: " in line:
            print(line.split("include/")[-1])
#> torch/all.h:5:2: error: #error C++17 or later compatible compiler is required to use PyTorch.
for line in Path("build.ninja").read_text().splitlines():
    if line.startswith("cflags"):
        print("flags:", *[f for f in line.split() if "-std" in f])
#> flags: -std=c++20 -std=c++14
# --8<-- [end:demo_standard]

# --8<-- [start:wrong_link]
import subprocess
from pathlib import Path
from torch.utils.cpp_extension import load

Path("cuda").mkdir(exist_ok=True)
Path("ops.cpp").write_text("")
library = "cuda/libcudart.so.11.0"
subprocess.run(["g++", "-shared", "ops.cpp", "-o", library], check=True)
flags = ["-Lcuda", "-Wl,--as-needed", "-lcudart"]
try:
    load("ops", ["ops.cpp"], extra_ldflags=flags, build_directory=".",
         is_python_module=False)
    print("ops is linked")
except RuntimeError as error:
    for line in str(error).splitlines():
        if "cannot find" in line:
            print(line)
#> /usr/bin/ld: cannot find -lcudart: No such file or directory
# --8<-- [end:wrong_link]

# --8<-- [start:right_link]
import subprocess
from pathlib import Path
from torch.utils.cpp_extension import load

Path("cuda").mkdir(exist_ok=True)
Path("ops.cpp").write_text("")
library = "cuda/libcudart.so"
subprocess.run(["g++", "-shared", "ops.cpp", "-o", library], check=True)
flags = ["-Lcuda", "-Wl,--as-needed", "-lcudart"]
load("ops", ["ops.cpp"], extra_ldflags=flags, build_directory=".",
     is_python_module=False)
print("ops is linked")
#> ops is linked
# --8<-- [end:right_link]

# --8<-- [start:demo_names]
from pathlib import Path
import torch

headers = Path(torch.__file__).parent / "include"
for name, header in {
    "AT_CHECK(": "c10/util/Exception.h",
    "TORCH_CHECK(": "c10/util/Exception.h",
    "AT_ERROR(": "c10/util/Exception.h",
    "data_ptr()": "ATen/core/TensorBase.h",
    "is_cuda()": "ATen/core/TensorBase.h",
    "scalar_type()": "ATen/core/TensorBase.h",
    "raw_alloc(": "c10/cuda/CUDACachingAllocator.h",
}.items():
    found = name in (headers / header).read_text(encoding="utf-8")
    print(f"{name} is in {header}: {found}")
#> AT_CHECK( is in c10/util/Exception.h: False
#> TORCH_CHECK( is in c10/util/Exception.h: True
#> AT_ERROR( is in c10/util/Exception.h: True
#> data_ptr() is in ATen/core/TensorBase.h: True
#> is_cuda() is in ATen/core/TensorBase.h: True
#> scalar_type() is in ATen/core/TensorBase.h: True
#> raw_alloc( is in c10/cuda/CUDACachingAllocator.h: True
# --8<-- [end:demo_names]

# --8<-- [start:demo_log2e]
import math

print("#ifndef M_LOG2E")
#> #ifndef M_LOG2E
print(f"#define M_LOG2E {math.log2(math.e):.16f}")
#> #define M_LOG2E 1.4426950408889634
print("#endif")
#> #endif
# --8<-- [end:demo_log2e]

# --8<-- [start:demo_state]
from pathlib import Path

source = Path("dcn_v2_cuda.cu")
source.write_text("extern THCState *state;\n")  # the line in question
old = "extern THCState *state;"
new = "THCState *state = at::globalContext().lazyInitCUDA();"
source.write_text(source.read_text().replace(old, new))
print(source.read_text())
#> THCState *state = at::globalContext().lazyInitCUDA();
#>
# --8<-- [end:demo_state]

# --8<-- [start:demo_half]
from pathlib import Path
import torch

include = Path(torch.__file__).parent / "include"
half = (include / "torch/headeronly/util/Half.h").read_text()
print("Half.h includes cuda_fp16.h:", "#include <cuda_fp16.h>" in half)
#> Half.h includes cuda_fp16.h: True
# --8<-- [end:demo_half]

# --8<-- [start:check]
assert wrong.out == (
    "ops.cpp:2:21: error: 'TORCH_CHECK' was not declared in this scope\n")
assert right.out == "ops is built\n"
assert demo_standard.out == (
    "torch/all.h:5:2: error: #error C++17 or later compatible compiler is "
    "required to use PyTorch.\nflags: -std=c++20 -std=c++14\n")
assert demo_log2e.out == "#ifndef M_LOG2E\n#define M_LOG2E 1.4426950408889634\n#endif\n"
assert "cannot find -lcudart" in wrong_link.out
assert right_link.out == "ops is linked\n"
assert demo_names.out == """\
AT_CHECK( is in c10/util/Exception.h: False
TORCH_CHECK( is in c10/util/Exception.h: True
AT_ERROR( is in c10/util/Exception.h: True
data_ptr() is in ATen/core/TensorBase.h: True
is_cuda() is in ATen/core/TensorBase.h: True
scalar_type() is in ATen/core/TensorBase.h: True
raw_alloc( is in c10/cuda/CUDACachingAllocator.h: True
"""

# what the page says of the deprecated names, and of FanModeType
headers = demo_names.headers
body = (headers / "ATen/core/TensorBody.h").read_text(encoding="utf-8")
assert "Tensor.type() is deprecated. Instead use Tensor.options()" in body
assert "Tensor.data<T>() is deprecated" in body
init = headers / "torch/csrc/api/include/torch/nn/init.h"
assert "using FanModeType = std::variant<" in init.read_text(encoding="utf-8")
allocator = headers / "c10/cuda/CUDACachingAllocator.h"
assert "void raw_delete(" in allocator.read_text(encoding="utf-8")
assert demo_state.out.startswith("THCState *state = at::globalContext()")
assert demo_half.out == "Half.h includes cuda_fp16.h: True\n"
# --8<-- [end:check]
