"""The shell finds torchrun only through PATH; python -m torch.distributed.run starts the same code with the Python you name."""
# /// pitfall
# apis = ["torch.distributed.run"]
# also = ["torch.distributed.launch"]
# symptom = "error"
# added = 2026-12-01
# messages = [
#   "torchrun: command not found",
#   "Error while finding module specification for 'torch.distributed.*' (ModuleNotFoundError: No module named 'torch*')",
# ]
# older = [
#   "torchrun: not found",
#   "command not found: torchrun",
#   "No module named 'torch.distributed.run'",
#   "No module named 'torch.distributed.launch'",
#   "\u65e0\u6cd5\u5c06\u201ctorchrun\u201d\u9879\u8bc6\u522b\u4e3a cmdlet",
#   "failed to create process.",
#   "'torchrun' is not recognized as an internal or external command",
#   "The term 'torchrun' is not recognized as the name of a cmdlet",
#   "torchrun: \u672a\u627e\u5230\u547d\u4ee4",
#   "torchrun\uff1a\u672a\u627e\u5230\u547d\u4ee4",
#   "'torchrun' \u4e0d\u662f\u5185\u90e8\u6216\u5916\u90e8\u547d\u4ee4",
#   "No module named torch.distributed*",
#   "No module named 'torch.distributed.run'; 'torch.distributed' is not a package",
# ]
# ///

# --8<-- [start:demo]
import shutil
import subprocess

bash = shutil.which("bash")
run = subprocess.run([bash, "-c", "torchrun train.py"],
                     env={"PATH": "/somewhere/else"}, text=True,
                     stderr=subprocess.PIPE)
print(run.stderr.strip().split(": ", 2)[-1])
#> torchrun: command not found
# --8<-- [end:demo]

# --8<-- [start:demo_module]
import subprocess
import sys
from pathlib import Path

Path("train.py").write_text(
    "import os\nprint('LOCAL_RANK is', os.environ['LOCAL_RANK'])\n")
run = subprocess.run(
    [sys.executable, "-m", "torch.distributed.run", "--standalone",
     "--local-addr=127.0.0.1", "--nproc_per_node=1", "train.py"],
    env={"PATH": "/somewhere/else"}, text=True, capture_output=True)
print(run.stdout.strip())
#> LOCAL_RANK is 0
# --8<-- [end:demo_module]

# --8<-- [start:demo_other_python]
import subprocess
import venv

venv.create("other", symlinks=True)
run = subprocess.run(["other/bin/python", "-m", "torch.distributed.run",
                      "train.py"], stderr=subprocess.PIPE, text=True)
print(run.stderr.strip().split(": ", 1)[1])
#> Error while finding module specification for 'torch.distributed.run' (ModuleNotFoundError: No module named 'torch')
# --8<-- [end:demo_other_python]

# --8<-- [start:demo_entry]
from importlib.metadata import distribution

import torch.distributed.run

for entry in distribution("torch").entry_points:
    if entry.name == "torchrun":
        print("torchrun calls:", entry.value)
        print("same:", entry.load() is torch.distributed.run.main)
#> torchrun calls: torch.distributed.run:main
#> same: True
# --8<-- [end:demo_entry]

# --8<-- [start:check]
assert demo.out == "torchrun: command not found\n"
assert demo_module.out == "LOCAL_RANK is 0\n"
assert demo_other_python.out == (
    "Error while finding module specification for 'torch.distributed.run' "
    "(ModuleNotFoundError: No module named 'torch')\n")
# a torch that has no such module
import subprocess
import sys
from pathlib import Path

Path("old/torch/distributed").mkdir(parents=True, exist_ok=True)
for folder in ("old/torch", "old/torch/distributed"):
    Path(folder, "__init__.py").write_text("")
run = subprocess.run([sys.executable, "-m", "torch.distributed.run"],
                     cwd="old", stderr=subprocess.PIPE, text=True)
assert run.stderr.endswith(": No module named torch.distributed.run\n")
assert demo_entry.out == "torchrun calls: torch.distributed.run:main\nsame: True\n"
# --8<-- [end:check]
