"""A C++ program doesn't find libtorch, needs C++17, or was compiled with another ABI: ask PyTorch for its paths, and let CMake set the flags."""
# /// pitfall
# apis = ["torch.utils.cmake_prefix_path", "torch.compiled_with_cxx11_abi"]
# symptom = "error"
# added = 2026-11-30
# messages = [
#   "By not providing \"FindTorch.cmake\" in CMAKE_MODULE_PATH this project has",
#   "Could not find a package configuration file provided by \"Torch\" with any of",
#   "#error C++17 or later compatible compiler is required to use PyTorch.",
#   "undefined reference to `c10::*std::string*",
#   "'load' is not a member of 'torch::jit'",
#   "no match for 'operator>>' (operand types are 'torch::serialize::InputArchive' and *",
# ]
# older = [
#   "#error You need C++14 to compile PyTorch",
#   "You need C++17 to compile PyTorch",
#   "#error C++14 or later compatible compiler is required to use ATen.",
#   "invalid operands to binary expression ('serialize::InputArchive' and '*')",
#   "undefined reference to `c10::*std::__cxx11::basic_string*",
#   "undefined reference to `torch::jit::load(*",
#   "error C2039: 'load': is not a member of 'torch::jit'",
#   "Unknown layout",
#   "#error \"You're trying to build PyTorch with a too old version of GCC. We need GCC 9 or later.\"",
# ]
# environment.wrong = ["torch==2.13.0", "numpy"]
# environment.right = ["torch==2.13.0", "numpy"]
# environment.demo_standard = ["torch==2.13.0", "numpy"]
# environment.demo_compile = ["torch==2.13.0", "numpy"]
# environment.wrong_abi = ["torch==2.13.0", "numpy"]
# environment.right_abi = ["torch==2.13.0", "numpy"]
# [reported.cuda]
# message = "Your installed Caffe2 version uses CUDA but I cannot find the CUDA"
# shown = """CMake Error at .../share/cmake/Caffe2/Caffe2Config.cmake:91 (message):
#   Your installed Caffe2 version uses CUDA but I cannot find the CUDA
#   libraries.  Please set the proper CUDA prefixes and / or install CUDA."""
# needs = "system"
# links = ["https://github.com/ACEsuit/mace/issues/376", "https://github.com/MrNeRF/LichtFeld-Studio/issues/34"]
# ///

# --8<-- [start:wrong]
import subprocess
from pathlib import Path

Path("main.cpp").write_text("int main() {}\n")
Path("CMakeLists.txt").write_text("""cmake_minimum_required(VERSION 3.18)
project(app CXX)
find_package(Torch REQUIRED)
add_executable(app main.cpp)
target_link_libraries(app "${TORCH_LIBRARIES}")
""")
command = ["cmake", "--fresh", "-B", "build"]
run = subprocess.run(command, capture_output=True, text=True)
print("Torch is found:", "Found Torch" in run.stdout)
#> Torch is found: False
print(*run.stderr.split("\n\n")[:2], sep="\n")
#> CMake Error at CMakeLists.txt:3 (find_package):
#>   By not providing "FindTorch.cmake" in CMAKE_MODULE_PATH this project has
#>   asked CMake to find a package configuration file provided by "Torch", but
#>   CMake did not find one.
#>   Could not find a package configuration file provided by "Torch" with any of
#>   the following names:
# --8<-- [end:wrong]

# --8<-- [start:right]
import subprocess
from pathlib import Path
import torch

Path("main.cpp").write_text("int main() {}\n")
Path("CMakeLists.txt").write_text("""cmake_minimum_required(VERSION 3.18)
project(app CXX)
find_package(Torch REQUIRED)
add_executable(app main.cpp)
target_link_libraries(app "${TORCH_LIBRARIES}")
""")
command = ["cmake", "--fresh", "-B", "build",
           f"-DCMAKE_PREFIX_PATH={torch.utils.cmake_prefix_path}"]
run = subprocess.run(command, capture_output=True, text=True)
print("Torch is found:", "Found Torch" in run.stdout)
#> Torch is found: True
# --8<-- [end:right]

# --8<-- [start:demo_standard]
import subprocess
from pathlib import Path
from torch.utils.cpp_extension import include_paths

Path("main.cpp").write_text("#include <torch/torch.h>\nint main() {}\n")
command = ["g++", "-std=c++14", "-fsyntax-only", "-fmax-errors=1", "main.cpp"]
command += [f"-I{path}" for path in include_paths()]
run = subprocess.run(command, capture_output=True, text=True)
for line in run.stderr.splitlines():
    if "error: " in line:
        print(line.split("error: ")[1])
#> #error C++17 or later compatible compiler is required to use PyTorch.
# --8<-- [end:demo_standard]

# --8<-- [start:demo_compile]
import os
import subprocess
from pathlib import Path
from torch.utils.cpp_extension import include_paths

os.environ["LC_ALL"] = "C"  # plain quotes in the output
Path("main.cpp").write_text("""#include <torch/torch.h>
int main() {
  torch::jit::Module model = torch::jit::load("model.pt");
  torch::load(model, "model.pt");
}
""")
command = ["g++", "-std=c++17", "-fsyntax-only", "main.cpp"]
command += [f"-I{path}" for path in include_paths()]
run = subprocess.run(command, capture_output=True, text=True)
for line in run.stderr.splitlines():
    if "error: " in line:
        print(line.split("error: ")[1])
#> 'load' is not a member of 'torch::jit'
#> no match for 'operator>>' (operand types are 'torch::serialize::InputArchive' and 'torch::jit::Module')
# --8<-- [end:demo_compile]

# --8<-- [start:wrong_abi]
import subprocess
from pathlib import Path
from torch.utils.cpp_extension import include_paths, library_paths

Path("main.cpp").write_text("""#include <c10/core/Device.h>
int main() { return c10::Device("cpu").is_cpu() ? 0 : 1; }
""")
command = ["g++", "-std=c++17", "-D_GLIBCXX_USE_CXX11_ABI=0", "main.cpp"]
command += [f"-I{path}" for path in include_paths()]
command += [f"-L{path}" for path in library_paths()] + ["-lc10"]
run = subprocess.run(command, capture_output=True, text=True)
print("linked:", run.returncode == 0)
#> linked: False
for line in run.stderr.splitlines():
    if "undefined" in line:
        print(line.split(": ")[-1])
#> undefined reference to `c10::Device::Device(std::string const&)'
# --8<-- [end:wrong_abi]

# --8<-- [start:right_abi]
import subprocess
from pathlib import Path
from torch.utils.cpp_extension import include_paths, library_paths

Path("main.cpp").write_text("""#include <c10/core/Device.h>
int main() { return c10::Device("cpu").is_cpu() ? 0 : 1; }
""")
command = ["g++", "-std=c++17", "-D_GLIBCXX_USE_CXX11_ABI=1", "main.cpp"]
command += [f"-I{path}" for path in include_paths()]
command += [f"-L{path}" for path in library_paths()] + ["-lc10"]
run = subprocess.run(command, capture_output=True, text=True)
print("linked:", run.returncode == 0)
#> linked: True
# --8<-- [end:right_abi]

# --8<-- [start:demo_headers]
import re
from pathlib import Path
import torch

root = Path(torch.__file__).parent / "include"
folders = [root, root / "torch/csrc/api/include"]
for header in ("torch/torch.h", "torch/script.h"):
    found, todo = set(), [header]
    while todo:
        name = todo.pop()
        paths = [f / name for f in folders if (f / name).exists()]
        if name not in found and paths:
            found.add(name)
            todo += re.findall(r"#include <(.+)>", paths[0].read_text())
    load = "torch/csrc/jit/serialization/import.h" in found
    print(f"{header} declares torch::jit::load: {load}")
#> torch/torch.h declares torch::jit::load: False
#> torch/script.h declares torch::jit::load: True
# --8<-- [end:demo_headers]

# --8<-- [start:detect]
from pathlib import Path
import torch

folder = Path(torch.utils.cmake_prefix_path)
print("folder for CMake ends in:", "/".join(folder.parts[-3:]))
#> folder for CMake ends in: torch/share/cmake
print("has TorchConfig.cmake:", (folder / "Torch/TorchConfig.cmake").exists())
#> has TorchConfig.cmake: True
print("new std::string:", torch.compiled_with_cxx11_abi())
#> new std::string: True
# --8<-- [end:detect]

# --8<-- [start:check]
from pathlib import Path

import torch

assert wrong.out.startswith("Torch is found: False\n")
assert 'By not providing "FindTorch.cmake" in CMAKE_MODULE_PATH' in wrong.out
assert 'Could not find a package configuration file provided by "Torch"' in wrong.out
assert right.out == "Torch is found: True\n"
assert demo_standard.out == (
    "#error C++17 or later compatible compiler is required to use PyTorch.\n")
assert demo_compile.out == """\
'load' is not a member of 'torch::jit'
no match for 'operator>>' (operand types are \
'torch::serialize::InputArchive' and 'torch::jit::Module')
"""
assert wrong_abi.out == """\
linked: False
undefined reference to `c10::Device::Device(std::string const&)'
"""
assert right_abi.out == "linked: True\n"
assert demo_headers.out == """\
torch/torch.h declares torch::jit::load: False
torch/script.h declares torch::jit::load: True
"""
assert detect.out == """\
folder for CMake ends in: torch/share/cmake
has TorchConfig.cmake: True
new std::string: True
"""
# import.h is where load is
include = Path(torch.__file__).parent / "include"
load = include / "torch/csrc/jit/serialization/import.h"
assert "Module load(" in load.read_text()
cuda = detect.folder / "Caffe2/public/cuda.cmake"
assert "CUDA_TOOLKIT_ROOT_DIR" in cuda.read_text()
# --8<-- [end:check]
