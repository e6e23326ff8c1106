"""import torch loads hundreds of modules: import it where it is needed, and see what else is imported."""
# /// pitfall
# apis = ["torch.__version__"]
# symptom = "slow"
# added = 2026-11-30
# ///

# --8<-- [start:wrong]
import subprocess, sys
from pathlib import Path

Path("predict.py").write_text("""\
import argparse
import torch

def main(args):
    print(torch.zeros(3))

parser = argparse.ArgumentParser()
parser.add_argument("--image")
main(parser.parse_args())
""")
command = [sys.executable, "-X", "importtime", "predict.py", "--help"]
run = subprocess.run(command, capture_output=True, text=True)
names = [line.split("|")[-1].strip() for line in run.stderr.splitlines()]
print("torch imported:", names.count("torch"))
#> torch imported: 1
# --8<-- [end:wrong]

# --8<-- [start:right]
import subprocess, sys
from pathlib import Path

Path("predict.py").write_text("""\
import argparse

def main(args):
    import torch
    print(torch.zeros(3))

parser = argparse.ArgumentParser()
parser.add_argument("--image")
main(parser.parse_args())
""")
command = [sys.executable, "-X", "importtime", "predict.py", "--help"]
run = subprocess.run(command, capture_output=True, text=True)
names = [line.split("|")[-1].strip() for line in run.stderr.splitlines()]
print("torch imported:", names.count("torch"))
#> torch imported: 0
# --8<-- [end:right]

# --8<-- [start:demo_who]
import subprocess, sys
from pathlib import Path

Path("tool.py").write_text("import helper\n")
Path("helper.py").write_text("import torch\n")
command = [sys.executable, "-X", "importtime", "-c", "import tool"]
run = subprocess.run(command, capture_output=True, text=True)
for line in run.stderr.splitlines():
    name = line.split("|")[-1]
    if name.strip() in ("tool", "helper", "torch"):
        print(f"[{name}]")
#> [     torch]
#> [   helper]
#> [ tool]
# --8<-- [end:demo_who]

# --8<-- [start:demo_version]
import subprocess, sys

import torch

code = """
import sys
from importlib.metadata import version
from importlib.util import find_spec

print("installed:", find_spec("torch") is not None)
print("imported:", "torch" in sys.modules)
print(version("torch"))
"""
run = subprocess.run([sys.executable, "-c", code],
                     capture_output=True, text=True)
*lines, number = run.stdout.splitlines()
print(*lines, sep="\n")
#> installed: True
#> imported: False
print("the version fits:", torch.__version__.startswith(number.split("+")[0]))
#> the version fits: True
# --8<-- [end:demo_version]

# --8<-- [start:detect]
import subprocess, sys

command = [sys.executable, "-X", "importtime", "-c", "import torch"]
run = subprocess.run(command, capture_output=True, text=True)
rows = [line.removeprefix("import time:").split("|")
        for line in run.stderr.splitlines()[1:]]
slowest = sorted(rows, key=lambda row: -int(row[0]))[:10]
print("more than 500 modules:", len(rows) > 500)
#> more than 500 modules: True
print("the last row:", rows[-1][-1].strip())
#> the last row: torch
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

assert wrong.out == "torch imported: 1\n"
assert right.out == "torch imported: 0\n"
assert "usage: predict.py" in wrong.run.stdout
assert wrong.run.stdout == right.run.stdout
assert demo_who.out == "[     torch]\n[   helper]\n[ tool]\n"
assert demo_version.out == (
    "installed: True\nimported: False\nthe version fits: True\n")
assert detect.out == (
    "more than 500 modules: True\nthe last row: torch\n")
assert demo_version.number.split("+")[0] in torch.__version__
# --8<-- [end:check]
