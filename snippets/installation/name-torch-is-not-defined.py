"""A name exists only where it was imported: from torch import nn binds nn, not torch, and each file and each new session needs its own import."""
# /// pitfall
# apis = ["torch.randn", "torch.nn.Linear", "torch.utils.data.DataLoader", "torch.utils.data.Dataset"]
# also = ["torch.autograd.Variable"]
# symptom = "error"
# raises = ["wrong", "wrong_local"]
# added = 2026-11-30
# messages = [
#   "name 'torch' is not defined",
#   "name 'nn' is not defined",
#   "name 'F' is not defined",
#   "name 'optim' is not defined",
#   "name 'DataLoader' is not defined",
#   "name 'Dataset' is not defined",
#   "name 'Variable' is not defined",
#   "cannot access local variable 'torch' where it is not associated with a value",
#   "No module named 'pytorch'",
# ]
# older = [
#   "local variable 'torch' referenced before assignment",
# ]
# ///

# --8<-- [start:wrong]
from torch import nn

model = nn.Linear(10, 2)
x = torch.randn(4, 10)
#> NameError: name 'torch' is not defined
print("output:", tuple(model(x).shape))
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

model = nn.Linear(10, 2)
x = torch.randn(4, 10)
print("output:", tuple(model(x).shape))
#> output: (4, 2)
# --8<-- [end:right]

# --8<-- [start:demo_bound]
for line in ("import torch", "import torch.nn", "from torch import nn",
             "import torch.nn as nn", "import torch as th"):
    names = {}
    exec(line, names)
    del names["__builtins__"]
    print(f"{line:21} -> {list(names)[0]}")
#> import torch          -> torch
#> import torch.nn       -> torch
#> from torch import nn  -> nn
#> import torch.nn as nn -> nn
#> import torch as th    -> th
# --8<-- [end:demo_bound]

# --8<-- [start:demo_names]
import torch

for name in ("nn", "optim", "F", "Dataset", "DataLoader", "Variable"):
    try:
        eval(name)
    except NameError as error:
        print(error)
#> name 'nn' is not defined
#> name 'optim' is not defined
#> name 'F' is not defined
#> name 'Dataset' is not defined
#> name 'DataLoader' is not defined
#> name 'Variable' is not defined
# --8<-- [end:demo_names]

# --8<-- [start:demo_imports]
import torch
import torch.nn.functional as F
from torch import nn, optim
from torch.utils.data import DataLoader, Dataset

for found in (nn, optim, F, Dataset, DataLoader):
    print("found:", found.__name__)
#> found: torch.nn
#> found: torch.optim
#> found: torch.nn.functional
#> found: Dataset
#> found: DataLoader
# --8<-- [end:demo_imports]

# --8<-- [start:wrong_file]
import sys
from pathlib import Path

Path("utils.py").write_text("""\
def noise(n):
    return torch.randn(n)
""")
sys.path.insert(0, ".")

import torch
from utils import noise

try:
    print("noise:", tuple(noise(3).shape))
except NameError as error:
    print(error)
#> name 'torch' is not defined
sys.path.remove(".")
del sys.modules["utils"]
# --8<-- [end:wrong_file]

# --8<-- [start:right_file]
import sys
from pathlib import Path

Path("utils.py").write_text("""\
import torch

def noise(n):
    return torch.randn(n)
""")
sys.path.insert(0, ".")

from utils import noise

print("noise:", tuple(noise(3).shape))
#> noise: (3,)
sys.path.remove(".")
del sys.modules["utils"]
# --8<-- [end:right_file]

# --8<-- [start:demo_try]
try:
    import my_plots
    import torch
except ImportError:
    pass

try:
    print("tensor:", torch.ones(2))
except NameError as error:
    print(error)
#> name 'torch' is not defined
# --8<-- [end:demo_try]

# --8<-- [start:demo_try_fixed]
import torch

try:
    import my_plots
except ImportError as error:
    print("without plots:", error)
#> without plots: No module named 'my_plots'

print("tensor:", torch.ones(2))
#> tensor: tensor([1., 1.])
# --8<-- [end:demo_try_fixed]

# --8<-- [start:demo_cells]
cells = [
    "import my_plots\nimport torch",
    "x = torch.ones(2)",
]
notebook = {}
for number, cell in enumerate(cells, 1):
    try:
        exec(cell, notebook)
    except Exception as error:
        print(f"cell {number}: {type(error).__name__}: {error}")
#> cell 1: ModuleNotFoundError: No module named 'my_plots'
#> cell 2: NameError: name 'torch' is not defined
# --8<-- [end:demo_cells]

# --8<-- [start:wrong_local]
import torch


def train():
    x = torch.ones(3)
    import torch.nn.utils
    return x.sum().item()


print("sum:", train())
#> UnboundLocalError: cannot access local variable 'torch' where it is not associated with a value
# --8<-- [end:wrong_local]

# --8<-- [start:right_local]
import torch
import torch.nn.utils


def train():
    x = torch.ones(3)
    return x.sum().item()


print("sum:", train())
#> sum: 3.0
# --8<-- [end:right_local]

# --8<-- [start:demo_name]
import importlib

for name in ("pytorch", "Torch", "torch"):
    try:
        print("imported:", importlib.import_module(name).__name__)
    except ModuleNotFoundError as error:
        print(error)
#> No module named 'pytorch'
#> No module named 'Torch'
#> imported: torch
# --8<-- [end:demo_name]

# --8<-- [start:detect]
import importlib.util
import sys
from pathlib import Path

spec = importlib.util.find_spec("torch")  # doesn't import it
if spec is None:
    print("not installed for", sys.executable)
else:
    print("file:", "/".join(Path(spec.origin).parts[-2:]))
#> file: torch/__init__.py
# --8<-- [end:detect]

# --8<-- [start:check]
undefined = "name 'torch' is not defined"
assert wrong.error == f"NameError: {undefined}"
assert right.out == "output: (4, 2)\n"
assert demo_bound.out == """\
import torch          -> torch
import torch.nn       -> torch
from torch import nn  -> nn
import torch.nn as nn -> nn
import torch as th    -> th
"""
assert demo_names.out == "".join(
    f"name '{name}' is not defined\n"
    for name in ("nn", "optim", "F", "Dataset", "DataLoader", "Variable"))
assert demo_imports.out == """\
found: torch.nn
found: torch.optim
found: torch.nn.functional
found: Dataset
found: DataLoader
"""
assert wrong_file.out == f"{undefined}\n"
assert right_file.out == "noise: (3,)\n"
assert demo_try.out == f"{undefined}\n"
assert demo_try_fixed.out == (
    "without plots: No module named 'my_plots'\ntensor: tensor([1., 1.])\n")
assert demo_cells.out == (
    "cell 1: ModuleNotFoundError: No module named 'my_plots'\n"
    f"cell 2: NameError: {undefined}\n")
assert wrong_local.error == (
    "UnboundLocalError: cannot access local variable 'torch' where it is "
    "not associated with a value")
assert right_local.out == "sum: 3.0\n"
assert demo_name.out == (
    "No module named 'pytorch'\nNo module named 'Torch'\n"
    "imported: torch\n")
assert detect.out == "file: torch/__init__.py\n"

# --8<-- [end:check]
