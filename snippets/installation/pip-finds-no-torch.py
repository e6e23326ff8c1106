"""pip takes only files whose names fit the Python that runs it; where none fits, it finds no version at all."""
# /// pitfall
# apis = ["torch.zeros"]
# symptom = "error"
# added = 2026-11-29
# messages = [
#   "Could not find a version that satisfies the requirement torch* (from versions: *)",
#   "No matching distribution found for torch*",
#   "No module named 'torch'",
# ]
# older = [
#   "torch-*.whl is not a supported wheel on this platform.",
#   "Couldn't install torch.",
#   "Package 'torch' requires a different Python",
#   "No module named 'tools.setup_helpers'",
#   "No module named 'tools.nnwrap'",
#   "You tried to install \"pytorch\". The package named for PyTorch is \"torch\"",
#   "You should install pytorch from http://pytorch.org",
#   "PyTorch does not currently provide packages for PyPI (see status at https://github.com/pytorch/pytorch/issues/566).",
# ]
# ///

# --8<-- [start:demo]
import os
import subprocess
import sys
from pathlib import Path

Path("index").mkdir(exist_ok=True)  # stands for the package index
for name in ("torch-1.7.1-cp38-cp38-manylinux1_x86_64.whl",
             "torch-1.7.1-cp38-cp38-win_amd64.whl"):
    Path("index", name).touch()
pip = [sys.executable, "-m", "pip", "-q", "download", "--no-index"]
run = subprocess.run([*pip, "--find-links=index", "torch==1.7.1"],
                     env={"PIP_CONFIG_FILE": os.devnull},
                     stderr=subprocess.PIPE, text=True)
print(run.stderr.strip())
#> ERROR: Could not find a version that satisfies the requirement torch==1.7.1 (from versions: none)
#> ERROR: No matching distribution found for torch==1.7.1
# --8<-- [end:demo]

# --8<-- [start:demo_versions]
import os
import subprocess
import sys
from pathlib import Path

Path("newer").mkdir(exist_ok=True)  # stands for the package index
for name in ("torch-1.7.1-cp38-cp38-manylinux1_x86_64.whl",
             "torch-2.2.2-py3-none-any.whl"):
    Path("newer", name).touch()
pip = [sys.executable, "-m", "pip", "-q", "download", "--no-index"]
run = subprocess.run([*pip, "--find-links=newer", "torch==1.7.1"],
                     env={"PIP_CONFIG_FILE": os.devnull},
                     stderr=subprocess.PIPE, text=True)
print(run.stderr.strip())
#> ERROR: Could not find a version that satisfies the requirement torch==1.7.1 (from versions: 2.2.2)
#> ERROR: No matching distribution found for torch==1.7.1
# --8<-- [end:demo_versions]

# --8<-- [start:demo_read]
for wheel in ("torch-1.7.1-cp38-cp38-manylinux1_x86_64.whl",
              "torch-2.2.2-cp311-none-macosx_11_0_arm64.whl",
              "torch-2.2.2+cu118-cp312-cp312-win_amd64.whl"):
    parts = wheel.removesuffix(".whl").split("-")
    print("version:", parts[1], "Python:", parts[2], "system:", parts[4])
#> version: 1.7.1 Python: cp38 system: manylinux1_x86_64
#> version: 2.2.2 Python: cp311 system: macosx_11_0_arm64
#> version: 2.2.2+cu118 Python: cp312 system: win_amd64
# --8<-- [end:demo_read]

# --8<-- [start:detect]
import sys

print("64 bit:", sys.maxsize > 2**32)
#> 64 bit: True
print("Python is new enough:", sys.version_info >= (3, 10))
#> Python is new enough: True
# --8<-- [end:detect]

# --8<-- [start:demo_other_python]
import subprocess
import sys
import venv

venv.create("other", symlinks=True)
for python in (sys.executable, "other/bin/python"):
    run = subprocess.run([python, "-c", "import torch"], text=True,
                         stderr=subprocess.PIPE)
    name = "this Python" if python == sys.executable else "the other one"
    print(f"{name}:", (run.stderr or "torch is there").splitlines()[-1])
#> this Python: torch is there
#> the other one: ModuleNotFoundError: No module named 'torch'
# --8<-- [end:demo_other_python]

# --8<-- [start:demo_shadowed]
import subprocess
import sys
from pathlib import Path

Path("project").mkdir(exist_ok=True)
Path("project/torch.py").write_text("")
Path("project/train.py").write_text("import torch\nx = torch.zeros(2)\n")
run = subprocess.run([sys.executable, "train.py"], cwd="project",
                     stderr=subprocess.PIPE, text=True)
print(run.stderr.splitlines()[-1].split(" (")[0])
#> AttributeError: module 'torch' has no attribute 'zeros'
where = "import torch; print(torch.__file__)"
run = subprocess.run([sys.executable, "-c", where], cwd="project",
                     stdout=subprocess.PIPE, text=True)
print("torch is:", "/".join(Path(run.stdout.strip()).parts[-2:]))
#> torch is: project/torch.py
# --8<-- [end:demo_shadowed]

# --8<-- [start:detect_import]
from pathlib import Path
import torch

print("torch is a package:", Path(torch.__file__).name == "__init__.py")
#> torch is a package: True
print("it works:", torch.zeros(2))
#> it works: tensor([0., 0.])
# --8<-- [end:detect_import]

# --8<-- [start:check]
import os
import subprocess
import sys

assert demo.out == """\
ERROR: Could not find a version that satisfies the requirement torch==1.7.1 (from versions: none)
ERROR: No matching distribution found for torch==1.7.1
"""
assert demo_versions.out == """\
ERROR: Could not find a version that satisfies the requirement torch==1.7.1 (from versions: 2.2.2)
ERROR: No matching distribution found for torch==1.7.1
"""
assert demo_read.out == """\
version: 1.7.1 Python: cp38 system: manylinux1_x86_64
version: 2.2.2 Python: cp311 system: macosx_11_0_arm64
version: 2.2.2+cu118 Python: cp312 system: win_amd64
"""
assert detect.out == "64 bit: True\nPython is new enough: True\n"
assert demo_other_python.out == """\
this Python: torch is there
the other one: ModuleNotFoundError: No module named 'torch'
"""
assert demo_shadowed.out == """\
AttributeError: module 'torch' has no attribute 'zeros'
torch is: project/torch.py
"""
assert detect_import.out == (
    "torch is a package: True\nit works: tensor([0., 0.])\n")

# an index that can't be reached ends in the same message
pip = [sys.executable, "-m", "pip", "download", "--retries=1", "--timeout=1"]
run = subprocess.run([*pip, "--index-url=https://127.0.0.1:9/simple", "torch==1.7.1"],
                     env={"PIP_CONFIG_FILE": os.devnull}, capture_output=True, text=True)
assert "WARNING: Retrying" in run.stderr
assert "requirement torch==1.7.1 (from versions: none)" in run.stderr
# a file of another system
wheel = "torch-1.7.1-cp38-cp38-win_amd64.whl"
pip = [sys.executable, "-m", "pip", "download", "--no-index"]
run = subprocess.run([*pip, f"index/{wheel}"], env={"PIP_CONFIG_FILE": os.devnull},
                     capture_output=True, text=True)
assert f"{wheel} is not a supported wheel on this platform." in run.stderr
# --8<-- [end:check]
