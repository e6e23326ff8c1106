"""A segmentation fault is a crash in compiled code: faulthandler shows which line called it."""
# /// pitfall
# apis = ["torch.load", "torch.save"]
# symptom = "error"
# added = 2026-11-30
# messages = [
#   "Fatal Python error: Segmentation fault",
#   "Fatal Python error: Bus error",
# ]
#
# [reported.segfault]
# message = "Segmentation fault (core dumped)"
# shown = "Segmentation fault (core dumped)"
# needs = "system"
# links = ["https://github.com/pytorch/pytorch/issues/926", "https://github.com/pytorch/pytorch/issues/80802"]
# [reported.sigsegv]
# message = "Process finished with exit code 139 (interrupted by signal 11: SIGSEGV)"
# shown = "Process finished with exit code 139 (interrupted by signal 11: SIGSEGV)"
# needs = "system"
# links = ["https://github.com/pytorch/pytorch/issues/13123", "https://github.com/jfzhang95/pytorch-video-recognition/issues/38"]
# [reported.windows]
# message = "Process finished with exit code -1073741819 (0xC0000005)"
# shown = "Process finished with exit code -1073741819 (0xC0000005)"
# needs = "windows"
# links = ["https://github.com/milesial/Pytorch-UNet/issues/205", "https://github.com/WenmuZhou/PSENet.pytorch/issues/82"]
# [reported.invalid_pointer]
# message = "free(): invalid pointer"
# shown = """free(): invalid pointer
# Aborted (core dumped)"""
# needs = "system"
# links = ["https://github.com/pytorch/pytorch/issues/19739", "https://github.com/isl-org/Open3D/issues/1207", "https://github.com/pytorch/pytorch/issues/21018"]
# [reported.double_free]
# message = "double free or corruption (*)"
# shown = """double free or corruption (!prev)
# Aborted (core dumped)"""
# needs = "system"
# links = ["https://github.com/ROCm/TheRock/issues/1059", "https://github.com/pytorch/pytorch/issues/6578"]
# ///

# --8<-- [start:demo_line]
import subprocess, sys
from pathlib import Path

Path("train.py").write_text("""\
import ctypes
import torch

def step(x):
    return ctypes.string_at(0)  # stands for the library that crashes

for epoch in range(3):
    step(torch.ones(3))
""")
run = subprocess.run([sys.executable, "-X", "faulthandler", "train.py"],
                     capture_output=True, text=True)
print("exit code:", run.returncode)
#> exit code: -11
for line in run.stderr.splitlines():
    if "Fatal" in line or "train.py" in line:
        print(line.replace(str(Path.cwd()), "..."))
#> Fatal Python error: Segmentation fault
#>   File ".../train.py", line 5 in step
#>   File ".../train.py", line 8 in <module>
# --8<-- [end:demo_line]

# --8<-- [start:demo_imports]
import subprocess, sys
from itertools import permutations
from pathlib import Path

Path("crashing.py").write_text("""\
import ctypes, sys
if "torch" in sys.modules:
    ctypes.string_at(0)  # stands for a package that crashes after torch
""")
for order in permutations(["torch", "crashing"]):
    code = "import " + ", ".join(order)
    run = subprocess.run([sys.executable, "-c", code], capture_output=True)
    print(code, "->", run.returncode)
#> import torch, crashing -> -11
#> import crashing, torch -> 0
# --8<-- [end:demo_imports]

# --8<-- [start:demo_loaded]
import re, subprocess, sys

code = "import ctypes, torch; ctypes.string_at(0)"
run = subprocess.run([sys.executable, "-X", "faulthandler", "-c", code],
                     capture_output=True, text=True)
modules = re.search("Extension modules: (.*) .total", run.stderr)[1]
print("loaded:", [m for m in modules.split(", ") if m == "torch._C"])
#> loaded: ['torch._C']
# --8<-- [end:demo_loaded]

# --8<-- [start:wrong_mmap]
import faulthandler, multiprocessing, os
import torch

def train():
    faulthandler.enable(open("crash.txt", "w"))
    state = torch.load("last.pt", mmap=True)
    torch.save({"epoch": 3}, "last.pt")
    print("sum:", state["weight"].sum().item(), flush=True)

torch.save({"weight": torch.ones(100, 100)}, "last.pt")
process = multiprocessing.get_context("fork").Process(target=train)
process.start(), process.join()
print("crash:", open("crash.txt").readline().strip() or "none")
#> crash: Fatal Python error: Bus error
# --8<-- [end:wrong_mmap]

# --8<-- [start:right_mmap]
import faulthandler, multiprocessing, os
import torch

def train():
    faulthandler.enable(open("crash.txt", "w"))
    state = torch.load("last.pt", mmap=True)
    torch.save({"epoch": 3}, "new.pt")
    os.replace("new.pt", "last.pt")
    print("sum:", state["weight"].sum().item(), flush=True)

torch.save({"weight": torch.ones(100, 100)}, "last.pt")
process = multiprocessing.get_context("fork").Process(target=train)
process.start(), process.join()
#> sum: 10000.0
print("crash:", open("crash.txt").readline().strip() or "none")
#> crash: none
# --8<-- [end:right_mmap]

# --8<-- [start:demo_codes]
import signal, subprocess, sys

for name in ("SIGSEGV", "SIGABRT", "SIGKILL"):
    code = f"import os, signal; os.kill(os.getpid(), signal.{name})"
    code = subprocess.run([sys.executable, "-c", code]).returncode
    print(f"{name}: {code} from Python, {128 - code} in a shell")
#> SIGSEGV: -11 from Python, 139 in a shell
#> SIGABRT: -6 from Python, 134 in a shell
#> SIGKILL: -9 from Python, 137 in a shell
print("Windows:", 0xC0000005 - 2**32)
#> Windows: -1073741819
# --8<-- [end:demo_codes]

# --8<-- [start:check]
import multiprocessing
import signal
import sys

import numpy as np

assert demo_line.out == """\
exit code: -11
Fatal Python error: Segmentation fault
  File ".../train.py", line 5 in step
  File ".../train.py", line 8 in <module>
"""
assert demo_imports.out == (
    "import torch, crashing -> -11\nimport crashing, torch -> 0\n")
assert demo_loaded.out == "loaded: ['torch._C']\n"
assert "Fatal Python error: Bus error" in wrong_mmap.out
assert "sum" not in wrong_mmap.out
assert right_mmap.out.startswith("sum: 10000.0\ncrash: none")
assert demo_codes.out == """\
SIGSEGV: -11 from Python, 139 in a shell
SIGABRT: -6 from Python, 134 in a shell
SIGKILL: -9 from Python, 137 in a shell
Windows: -1073741819
"""
assert signal.SIGSEGV == 11 and signal.SIGABRT == 6
sys.setrecursionlimit(sys.getrecursionlimit())


# a mapped array crashes as well, if its file is written again
def overwrite():
    x = np.load("x.npy", mmap_mode="r")
    np.save("x.npy", np.ones(3))
    print(x.sum())


np.save("x.npy", np.ones(100000))
process = multiprocessing.get_context("fork").Process(target=overwrite)
process.start()
process.join()
assert process.exitcode == -signal.SIGBUS
# --8<-- [end:check]
