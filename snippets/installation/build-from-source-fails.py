"""Building PyTorch itself needs the submodules, the right CMake, and enough memory for the number of jobs."""
# /// pitfall
# apis = ["torch.version.cuda", "torch.backends.mkl.is_available", "torch.backends.openmp.is_available"]
# symptom = "error"
# added = 2026-12-01
# older = [
#   "Compatibility with CMake < 3.5 has been removed from CMake.",
#   "or higher is required.  You are running version *",
#   "or higher is required. You are running version *",
#   "Did you run 'git submodule update --init --recursive*",
#   "does not contain a CMakeLists.txt file.",
#   "Killed signal terminated program cc1plus",
# ]
# [reported.cmake]
# message = "no cmake or cmake3 with version >= *"
# shown = "RuntimeError: no cmake or cmake3 with version >= 3.27, found: ['cmake==3.25.2']"
# needs = "system"
# links = ["https://github.com/ROCm/TheRock/issues/1470", "https://github.com/pytorch/pytorch/issues/80212"]
# [reported.submodule]
# message = "Could not find any of CMakeLists.txt, Makefile, setup.py, LICENSE, LICENSE.md, LICENSE.txt in *"
# shown = """Could not find any of CMakeLists.txt, Makefile, setup.py, LICENSE, LICENSE.md, LICENSE.txt in /home/me/pytorch/third_party/ios-cmake
# Did you run 'git submodule update --init --recursive'?"""
# needs = "system"
# links = ["https://github.com/pytorch/pytorch/issues/68865", "https://github.com/pytorch/pytorch/issues/131864"]
# [reported.killed]
# message = "internal compiler error: Killed (program cc1plus)"
# shown = """c++: internal compiler error: Killed (program cc1plus)
# Please submit a full bug report,
# with preprocessed source if appropriate."""
# needs = "system"
# links = ["https://github.com/pytorch/pytorch/issues/17666", "https://github.com/pytorch/pytorch/issues/20134"]
# ///

# --8<-- [start:detect]
from pathlib import Path

third_party = Path("pytorch/third_party")  # as after git clone, no options
for name in ["cpuinfo", "fmt", "gloo"]:
    (third_party / name).mkdir(parents=True, exist_ok=True)
(third_party / "fmt/CMakeLists.txt").write_text("project(FMT CXX)\n")

empty = [folder.name for folder in sorted(third_party.iterdir())
         if not any(folder.iterdir())]
print("empty:", empty)
#> empty: ['cpuinfo', 'gloo']
# --8<-- [end:detect]

# --8<-- [start:demo_built]
import torch

print("CUDA:", torch.version.cuda)
#> CUDA: None
print("MKL:", torch.backends.mkl.is_available())
#> MKL: True
print("OpenMP:", torch.backends.openmp.is_available())
#> OpenMP: True
print("distributed:", torch.distributed.is_available())
#> distributed: True
# --8<-- [end:demo_built]

# --8<-- [start:check]
import os
import shlex

# what the pages say to type
for command in ('pip install "cmake<4"', "pip install cmake ninja",
                "git submodule update --init --recursive"):
    assert len(shlex.split(command)) >= 3
for setting in ("MAX_JOBS=2", "MAX_JOBS=1", "USE_CUDA=0", "BUILD_TEST=0"):
    name, value = setting.split("=")
    assert name not in os.environ and value in "012"
assert detect.out == "empty: ['cpuinfo', 'gloo']\n"
assert demo_built.out.splitlines() == [
    "CUDA: None", "MKL: True", "OpenMP: True", "distributed: True"]
# --8<-- [end:check]
