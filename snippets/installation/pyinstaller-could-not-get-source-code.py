"""torch.jit.script reads the source of a function; a program made with PyInstaller has only compiled code, so there is nothing to read."""
# /// pitfall
# apis = ["torch.jit.script", "torch.jit.load"]
# symptom = "error"
# added = 2026-12-01
# messages = [
#   "could not get source code",
#   "type object 'RecursiveScriptModule' has no attribute '_construct'",
#   "Can't get source for <*>. TorchScript requires source access in order to carry out compilation, make sure original .py files are available.",
# ]
# older = [
#   "Failed to execute script '*' due to unhandled exception*",
#   "Failed to execute script *",
# ]
# ///

# --8<-- [start:demo]
import py_compile
import re
import sys
from pathlib import Path

import torch

Path("model.py").write_text("def double(x):\n    return 2 * x\n")
py_compile.compile("model.py", "program/model.pyc")
Path("model.py").unlink()
sys.path.insert(0, "program")
from model import double
sys.path.remove("program")

print("as a function:", double(torch.tensor(3)))
#> as a function: tensor(6)
try:
    torch.jit.script(double)
except OSError as error:
    print("cause:", error.__cause__)
    print(re.sub(r" at 0x\w+", "", str(error)))
#> cause: could not get source code
#> Can't get source for <function double>. TorchScript requires source access in order to carry out compilation, make sure original .py files are available.
# --8<-- [end:demo]

# --8<-- [start:demo_saved]
import torch


def double(x):
    return 2 * x


torch.jit.script(double).save("double.pt")
del double

double = torch.jit.load("double.pt")
print("loaded:", double(torch.tensor(3)))
#> loaded: tensor(6)
# --8<-- [end:demo_saved]

# --8<-- [start:demo_off]
import os
import subprocess
import sys

program = """
import torch, model
print("it is the function itself:",
      torch.jit.script(model.double) is model.double)
"""
os.makedirs("source", exist_ok=True)
with open("source/model.py", "w") as file:
    file.write("def double(x):\n    return 2 * x\n")
for value in ("1", "0"):
    run = subprocess.run(
        [sys.executable, "-c", program], text=True, capture_output=True,
        env=os.environ | {"PYTORCH_JIT": value, "PYTHONPATH": "source"})
    print(f"PYTORCH_JIT={value}", run.stdout.strip())
#> PYTORCH_JIT=1 it is the function itself: False
#> PYTORCH_JIT=0 it is the function itself: True
# --8<-- [end:demo_off]

# --8<-- [start:demo_load]
import os
import subprocess
import sys

import torch

torch.jit.script(torch.nn.ReLU()).save("model.pt")
run = subprocess.run(
    [sys.executable, "-c", "import torch; torch.jit.load('model.pt')"],
    env=os.environ | {"PYTORCH_JIT": "0"}, text=True,
    stderr=subprocess.PIPE)
print(run.stderr.splitlines()[-1])
#> AttributeError: type object 'RecursiveScriptModule' has no attribute '_construct'
# --8<-- [end:demo_load]

# --8<-- [start:demo_frozen]
import sys
from multiprocessing import spawn

sys.frozen = True
print("a worker starts with:", spawn.get_command_line(pipe_handle=4)[1:])
#> a worker starts with: ['--multiprocessing-fork', 'pipe_handle=4']
del sys.frozen
# --8<-- [end:demo_frozen]

# --8<-- [start:check]
import subprocess
import sys

assert demo.out == """\
as a function: tensor(6)
cause: could not get source code
Can't get source for <function double>. TorchScript requires source access in order to carry out compilation, make sure original .py files are available.
"""
assert demo_saved.out == "loaded: tensor(6)\n"
assert demo_off.out == """\
PYTORCH_JIT=1 it is the function itself: False
PYTORCH_JIT=0 it is the function itself: True
"""
assert demo_load.out == (
    "AttributeError: type object 'RecursiveScriptModule' has no attribute "
    "'_construct'\n")
assert demo_frozen.out == (
    "a worker starts with: ['--multiprocessing-fork', 'pipe_handle=4']\n")

from multiprocessing import freeze_support

import os
import tempfile

windowed = ["pyinstaller", "--windowed", "main.py"]  # hides the terminal
assert windowed[1].startswith("--")
freeze_support()  # does nothing unless the program is frozen
# a function that was never in a file
program = """
import torch
exec("def double(x): return 2 * x")
torch.jit.script(double)
"""
run = subprocess.run([sys.executable, "-"], input=program, capture_output=True, text=True)
assert "OSError: could not get source code" in run.stderr
# the variable, set in the main file
main = """
import os
os.environ["PYTORCH_JIT"] = "0"
import torch
def double(x): return 2 * x
assert torch.jit.script(double) is double
"""
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "main.py")
    with open(path, "w") as file:
        file.write(main)
    subprocess.run([sys.executable, path], check=True)
# --8<-- [end:check]
