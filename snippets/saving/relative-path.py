"""A relative path starts at the current working directory, wherever the script itself lies."""
# /// pitfall
# apis = ["torch.load", "torch.save"]
# symptom = "error"
# raises = ["wrong", "wrong_loop", "wrong_folder", "demo_home"]
# added = 2026-11-21
# messages = [
#   "[Errno 2] No such file or directory: '*'",
#   "Parent directory * does not exist.",
# ]
#
# [code.saved_into_a_missing_folder]
# pattern = 'torch.save($X, $PATH)'
# nowhere = [
#     'os.makedirs(...)', '$P.mkdir(...)', 'os.mkdir(...)', 'tempfile.$F(...)',
#     'with tempfile.$G(...) as $N: ...', 'pathlib.Path(...).mkdir(...)', '$X2.parent.mkdir(...)',
# ]
# names = { "$PATH" = 'f?["\x27](?!\.{1,2}/[^/]*["\x27])[\w.-]+/[^"\x27]*["\x27]|os\.path\.join\(["\x27][\w./-]+["\x27],[\s\S]*' }
# example = 'torch.save(model.state_dict(), "checkpoints/model.pt")'
# ///

# --8<-- [start:wrong]
import os
import torch
from contextlib import chdir

torch.save({"w": torch.ones(1)}, "model.pt")  # next to the script
os.makedirs("elsewhere", exist_ok=True)

with chdir("elsewhere"):  # as if the script were started there
    state = torch.load("model.pt")
#> FileNotFoundError: [Errno 2] No such file or directory: 'model.pt'
# --8<-- [end:wrong]

# --8<-- [start:right]
import os
import torch
from contextlib import chdir
from pathlib import Path

here = Path(__file__).parent
torch.save({"w": torch.ones(1)}, here / "model.pt")
os.makedirs("elsewhere", exist_ok=True)

with chdir("elsewhere"):  # as if the script were started there
    state = torch.load(here / "model.pt")
    print("w:", state["w"].item())
#> w: 1.0
# --8<-- [end:right]

# --8<-- [start:wrong_loop]
import torch
from torch import nn

model = nn.Linear(4, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(8, 4), torch.randn(8, 1)
for epoch in range(2):
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print("trained epoch", epoch)
    torch.save(model.state_dict(), f"runs/epoch{epoch}.pt")
#> trained epoch 0
#> RuntimeError: Parent directory runs does not exist.
# --8<-- [end:wrong_loop]

# --8<-- [start:right_loop]
import torch
from pathlib import Path
from torch import nn

runs = Path(__file__).parent / "runs"
runs.mkdir(exist_ok=True)
model = nn.Linear(4, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(8, 4), torch.randn(8, 1)
for epoch in range(2):
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print("trained epoch", epoch)
    torch.save(model.state_dict(), runs / f"epoch{epoch}.pt")
#> trained epoch 0
#> trained epoch 1
print("saved:", sorted(file.name for file in runs.iterdir()))
#> saved: ['epoch0.pt', 'epoch1.pt']
# --8<-- [end:right_loop]

# --8<-- [start:wrong_folder]
import torch

state = {"w": torch.ones(1)}
torch.save(state, "checkpoints/run1/model.pt")
#> RuntimeError: Parent directory checkpoints/run1 does not exist.
# --8<-- [end:wrong_folder]

# --8<-- [start:right_folder]
import torch
from pathlib import Path

state = {"w": torch.ones(1)}
folder = Path("checkpoints/run1")
folder.mkdir(parents=True, exist_ok=True)
torch.save(state, folder / "model.pt")
print("saved:", [file.name for file in folder.iterdir()])
#> saved: ['model.pt']
# --8<-- [end:right_folder]

# --8<-- [start:demo_where]
import os
import torch
from contextlib import chdir
from pathlib import Path

here = Path(__file__).parent
os.makedirs("elsewhere", exist_ok=True)
with chdir("elsewhere"):
    torch.save({}, "last.pt")
print("next to the script:", (here / "last.pt").exists())
#> next to the script: False
print("elsewhere:", (here / "elsewhere/last.pt").exists())
#> elsewhere: True
# --8<-- [end:demo_where]

# --8<-- [start:demo_home]
import torch

state = torch.load("~/model.pt")
#> FileNotFoundError: [Errno 2] No such file or directory: '~/model.pt'
# --8<-- [end:demo_home]

# --8<-- [start:detect]
import os
from pathlib import Path

path = Path("results/model.pt")
print("file there:", path.exists())
#> file there: False
print("folder there:", path.parent.exists())
#> folder there: False
full = os.path.abspath(path)
inside = full == os.path.join(os.getcwd(), "results", "model.pt")
print("in the working directory:", inside)
#> in the working directory: True
print("the dot is that directory:", os.path.abspath(".") == os.getcwd())
#> the dot is that directory: True
# --8<-- [end:detect]

# --8<-- [start:check]
import subprocess
import sys
from pathlib import Path

import torch

missing = "FileNotFoundError: [Errno 2] No such file or directory: "
assert wrong.error == missing + "'model.pt'"
assert right.out == "w: 1.0\n" and right.error is None
parent = "RuntimeError: Parent directory checkpoints/run1 does not exist."
assert wrong_folder.error == parent
assert right_folder.out == "saved: ['model.pt']\n"
parent = "RuntimeError: Parent directory runs does not exist."
assert wrong_loop.error == parent and wrong_loop.epoch == 0
assert right_loop.out == """\
trained epoch 0
trained epoch 1
saved: ['epoch0.pt', 'epoch1.pt']
"""
assert demo_where.out == "next to the script: False\nelsewhere: True\n"
assert demo_home.error == missing + "'~/model.pt'"
assert Path("~/model.pt").expanduser() == Path.home() / "model.pt"
assert detect.out == """\
file there: False
folder there: False
in the working directory: True
the dot is that directory: True
"""

try:
    torch.save({}, "~/model.pt")
    said = None
except RuntimeError as error:
    said = str(error)
assert said == "Parent directory ~ does not exist."
# the folder of a bare name is the working directory, which always exists
assert Path("model.pt").parent == Path(".") and Path(".").exists()

# no __file__ where code is not read from a file
command = [sys.executable, "-c", "__file__"]
said = subprocess.run(command, capture_output=True, text=True).stderr
assert "NameError: name '__file__' is not defined" in said
# --8<-- [end:check]
