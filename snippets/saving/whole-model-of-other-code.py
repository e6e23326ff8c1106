"""A model saved as a whole holds the names of its classes, not their code, so it loads only where the same code can be imported."""
# /// pitfall
# apis = ["torch.load", "torch.save", "torch.nn.Module", "torch.serialization.get_unsafe_globals_in_checkpoint", "torch.nn.GELU", "torch.nn.AvgPool2d", "torch.nn.Upsample"]
# symptom = "error"
# raises = ["wrong", "wrong_attribute", "wrong_lstm"]
# added = 2026-11-30
# messages = [
#   "No module named 'models'",
#   "Can't get attribute '*' on <module '__main__'*>",
#   "Can't get attribute '*' on <module '*' from '*'>",
#   "'GELU' object has no attribute 'approximate'",
#   "'AvgPool2d' object has no attribute 'divisor_override'",
#   "cannot instantiate '*Path' on your system",
#   "'LSTM' object has no attribute '_flat_weights'",
#   "'MultiheadAttention' object has no attribute 'batch_first'",
#   "'TransformerEncoderLayer' object has no attribute 'norm_first'",
#   "'Upsample' object has no attribute 'align_corners'",
#   "'Hardtanh' object has no attribute 'inplace'",
# ]
# older = [
#   "'Upsample' object has no attribute 'recompute_scale_factor'",
#   "'Conv2d' object has no attribute 'padding_mode'",
#   "'LSTM' object has no attribute '_flat_weights_names'",
#   "'LSTM' object has no attribute 'proj_size'",
#   "'*' object has no attribute '_non_persistent_buffers_set'",
#   "'LSTM' object has no attribute '_all_weights'",
#   "'GRU' object has no attribute '_flat_weights*'",
#   "Can't get attribute 'SPPF' on <module 'models.common' from '*'>",
#   "No module named 'models.yolo'",
#   "No module named 'torch_geometric.data.storage'",
#   "No module named 'numpy._core'",
#   "No module named 'pathlib._local'",
# ]
#
# [code.whole_model_saved]
# pattern = 'torch.save($M, $PATH)'
# anywhere = [
#     [
# '''
# $M = $NET(...)
# ...
# $M.train()
# ''',
#         '$M.eval()', '$M.train()', 'torch.optim.$KIND($M.parameters(), ...)',
#     ],
# ]
# names = { "$M" = '(self\.)?\w*(model|net|network|classifier|cnn|mlp|encoder|generator)' }
# example = '''
# model.eval()
# torch.save(model, "model.pt")
# '''
# ///

# --8<-- [start:wrong]
import sys
from pathlib import Path
import torch

code = "from torch import nn\n\nclass Net(nn.Linear):\n    pass\n"
Path("training").mkdir(exist_ok=True)
Path("training/models.py").write_text(code)
sys.path.insert(0, "training")
from models import Net
torch.save(Net(4, 2), "net.pt")
sys.path.remove("training")  # from here on, as in another script
del sys.modules["models"]

model = torch.load("net.pt", weights_only=False)
#> ModuleNotFoundError: No module named 'models'
print("output:", tuple(model(torch.zeros(1, 4)).shape))
# --8<-- [end:wrong]

# --8<-- [start:right]
import sys
from pathlib import Path
import torch

code = "from torch import nn\n\nclass Net(nn.Linear):\n    pass\n"
Path("training").mkdir(exist_ok=True)
Path("training/models.py").write_text(code)
sys.path.insert(0, "training")
from models import Net
torch.save(Net(4, 2), "net.pt")
sys.path.remove("training")  # from here on, as in another script
del sys.modules["models"]

sys.path.insert(0, "training")  # the folder with models.py
model = torch.load("net.pt", weights_only=False)
print("output:", tuple(model(torch.zeros(1, 4)).shape))
#> output: (1, 2)
sys.path.remove("training")
del sys.modules["models"]
# --8<-- [end:right]

# --8<-- [start:demo_state_dict]
import torch
from torch import nn


def build_model():
    return nn.Sequential(nn.Linear(4, 8), nn.GELU(), nn.Linear(8, 2))


# where the old file still loads
torch.save(build_model(), "whole.pt")
model = torch.load("whole.pt", weights_only=False)
torch.save(model.state_dict(), "weights.pt")

# everywhere else
model = build_model()
model.load_state_dict(torch.load("weights.pt"))
print("output:", tuple(model(torch.zeros(1, 4)).shape))
#> output: (1, 2)
# --8<-- [end:demo_state_dict]

# --8<-- [start:demo_main]
from pathlib import Path
import torch
from torch import nn

class Net(nn.Linear):
    pass

torch.save(Net(4, 2), "net.pt")  # train.py
del Net
try:
    torch.load("net.pt", weights_only=False)  # predict.py
except AttributeError as error:
    print(str(error).replace(str(Path.cwd()), "/home/you"))
#> Can't get attribute 'Net' on <module '__main__' from '/home/you/demo_main.py'>

class Net(nn.Linear):  # or: from train import Net
    pass

model = torch.load("net.pt", weights_only=False)
print("output:", tuple(model(torch.zeros(1, 4)).shape))
#> output: (1, 2)
# --8<-- [end:demo_main]

# --8<-- [start:demo_renamed]
import sys
from pathlib import Path
import torch

sys.path.insert(0, ".")
code = "from torch import nn\n\nclass Block(nn.Linear):\n    pass\n"
Path("blocks.py").write_text(code)
import blocks
torch.save(blocks.Block(4, 2), "old.pt")
Path("networks.py").write_text(code.replace("Block", "ConvBlock"))

import networks
sys.modules["blocks"] = networks  # the module has a new name
networks.Block = networks.ConvBlock  # and so has the class
model = torch.load("old.pt", weights_only=False)
print("class:", type(model).__name__)
#> class: ConvBlock
sys.path.remove(".")
del sys.modules["blocks"], sys.modules["networks"]
# --8<-- [end:demo_renamed]

# --8<-- [start:demo_version]
import sys
from pathlib import Path
import torch

Path("project").mkdir(exist_ok=True)
file = Path("project/common.py")
file.write_text("from torch import nn\n\nclass SPPF(nn.Linear): pass\n")
sys.path.insert(0, "project")
import common
torch.save(common.SPPF(4, 2), "new.pt")

file.write_text("# an older version, without SPPF\n")
del common.SPPF
try:
    torch.load("new.pt", weights_only=False)
except AttributeError as error:
    print(str(error).replace(str(Path.cwd()), "/home/you"))
#> Can't get attribute 'SPPF' on <module 'common' from '/home/you/project/common.py'>
sys.path.remove("project")
del sys.modules["common"]
# --8<-- [end:demo_version]

# --8<-- [start:wrong_attribute]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 2), nn.GELU())
del model[1].approximate  # as in a file from an older PyTorch
torch.save(model, "old.pt")

model = torch.load("old.pt", weights_only=False)
print("output:", tuple(model(torch.zeros(1, 4)).shape))
#> AttributeError: 'GELU' object has no attribute 'approximate'
# --8<-- [end:wrong_attribute]

# --8<-- [start:right_attribute]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 2), nn.GELU())
del model[1].approximate  # as in a file from an older PyTorch
torch.save(model, "old.pt")

model = torch.load("old.pt", weights_only=False)
for m in model.modules():
    if isinstance(m, nn.GELU):
        m.approximate = "none"
print("output:", tuple(model(torch.zeros(1, 4)).shape))
#> output: (1, 2)
# --8<-- [end:right_attribute]

# --8<-- [start:demo_attributes]
import pickle
import torch
from torch import nn

x = torch.zeros(1, 2, 4, 4)
for layer, name in (
    (nn.GELU(), "approximate"),
    (nn.AvgPool2d(2), "divisor_override"),
    (nn.Upsample(scale_factor=2), "recompute_scale_factor"),
    (nn.Conv2d(2, 2, 1), "padding_mode"),
):
    print(f"{name} = {getattr(layer, name)!r}", end="")
    delattr(layer, name)
    layer = pickle.loads(pickle.dumps(layer))  # what a file does
    try:
        layer(x)
        print(" - not missed")
    except AttributeError as error:
        print(" -", error)
#> approximate = 'none' - 'GELU' object has no attribute 'approximate'
#> divisor_override = None - 'AvgPool2d' object has no attribute 'divisor_override'
#> recompute_scale_factor = None - not missed
#> padding_mode = 'zeros' - not missed
# --8<-- [end:demo_attributes]

# --8<-- [start:demo_more_attributes]
import pickle
from torch import nn

for layer, name in (
    (nn.MultiheadAttention(4, 2), "batch_first"),
    (nn.TransformerEncoderLayer(4, 2), "norm_first"),
    (nn.Upsample(scale_factor=2), "align_corners"),
    (nn.Hardtanh(), "inplace"),
):
    print(f"{name} = {getattr(layer, name)!r}", end="")
    delattr(layer, name)
    layer = pickle.loads(pickle.dumps(layer))  # what a file does
    try:
        getattr(layer, name)
    except AttributeError as error:
        print(" -", error)
#> batch_first = False - 'MultiheadAttention' object has no attribute 'batch_first'
#> norm_first = False - 'TransformerEncoderLayer' object has no attribute 'norm_first'
#> align_corners = None - 'Upsample' object has no attribute 'align_corners'
#> inplace = False - 'Hardtanh' object has no attribute 'inplace'
# --8<-- [end:demo_more_attributes]

# --8<-- [start:wrong_lstm]
import torch
from torch import nn

model = nn.LSTM(3, 4)
del model._flat_weights  # as in a file from an older PyTorch
torch.save(model, "old.pt")

model = torch.load("old.pt", weights_only=False)
#> AttributeError: 'LSTM' object has no attribute '_flat_weights'
print("output:", tuple(model(torch.ones(5, 2, 3))[0].shape))
# --8<-- [end:wrong_lstm]

# --8<-- [start:right_lstm]
from unittest.mock import patch
import torch
from torch import nn

model = nn.LSTM(3, 4)
del model._flat_weights  # as in a file from an older PyTorch
torch.save(model, "old.pt")

with patch.object(nn.RNNBase, "__setstate__", nn.Module.__setstate__):
    state = torch.load("old.pt", weights_only=False).state_dict()
model = nn.LSTM(3, 4)
model.load_state_dict(state)
print("output:", tuple(model(torch.ones(5, 2, 3))[0].shape))
#> output: (5, 2, 4)
# --8<-- [end:right_lstm]

# --8<-- [start:demo_path]
import pathlib
from unittest.mock import patch
import torch


class SavedPath:
    def __reduce__(self):  # what Windows writes into the file
        return pathlib.WindowsPath, ("runs", "exp")


torch.save({"weights": torch.ones(2), "dir": SavedPath()}, "best.pt")
try:
    torch.load("best.pt", weights_only=False)
except NotImplementedError as error:
    print(error)
#> cannot instantiate 'WindowsPath' on your system
with patch("pathlib.WindowsPath", pathlib.PosixPath):
    print("loaded:", list(torch.load("best.pt", weights_only=False)))
#> loaded: ['weights', 'dir']
# --8<-- [end:demo_path]

# --8<-- [start:demo_without_code]
import pickle
import torch
from torch import nn

Net = type("Net", (nn.Linear,), {})
torch.save(nn.Sequential(Net(4, 2)), "net.pt")
del Net  # the code is lost

class Reader:  # instead of the module pickle
    load = pickle.load

    class Unpickler(pickle.Unpickler):
        def find_class(self, module, name):
            try:
                return super().find_class(module, name)
            except (ImportError, AttributeError):
                return type(name, (nn.Module,), {})  # without forward

model = torch.load("net.pt", weights_only=False, pickle_module=Reader)
print({k: tuple(v.shape) for k, v in model.state_dict().items()})
#> {'0.weight': (2, 4), '0.bias': (2,)}
# --8<-- [end:demo_without_code]

# --8<-- [start:detect]
import torch
from torch import nn


class Net(nn.Linear):
    pass


torch.save(nn.Sequential(Net(4, 2), nn.GELU()), "net.pt")

names = torch.serialization.get_unsafe_globals_in_checkpoint("net.pt")
print(*sorted(names), sep="\n")
#> __main__.Net
#> torch.nn.modules.activation.GELU
#> torch.nn.modules.container.Sequential
# --8<-- [end:detect]

# --8<-- [start:check]
import keyword as module  # any one: pickle looks a class up by its module

import torch
from torch import nn

loaded = "output: (1, 2)\n"
missing = "ModuleNotFoundError: No module named 'models'"
assert wrong.error == missing and right.out == loaded
assert right.error is None
assert demo_state_dict.out == loaded
gone = "Can't get attribute 'Net' on <module '__main__' from '/home/you/"
assert demo_main.out.startswith(gone) and demo_main.out.endswith(loaded)
assert demo_renamed.out == "class: ConvBlock\n"
assert demo_version.out == (
    "Can't get attribute 'SPPF' on <module 'common' from "
    "'/home/you/project/common.py'>\n")
lacks = "AttributeError: 'GELU' object has no attribute 'approximate'"
assert wrong_attribute.error == lacks
assert right_attribute.out == loaded
assert demo_attributes.out == """\
approximate = 'none' - 'GELU' object has no attribute 'approximate'
divisor_override = None - 'AvgPool2d' object has no attribute 'divisor_override'
recompute_scale_factor = None - not missed
padding_mode = 'zeros' - not missed
"""
assert demo_more_attributes.out.startswith(
    "batch_first = False - 'MultiheadAttention' object has no attribute "
    "'batch_first'\nnorm_first = False - 'TransformerEncoderLayer' object")
assert demo_more_attributes.out.count("\n") == 4
assert wrong_lstm.error == (
    "AttributeError: 'LSTM' object has no attribute '_flat_weights'")
assert right_lstm.out == "output: (5, 2, 4)\n"
for name, value in right_lstm.model.state_dict().items():
    assert torch.equal(value, right_lstm.state[name])
# the part that is replaced there is put back
assert nn.RNNBase.__setstate__ is not nn.Module.__setstate__
assert demo_path.out.startswith("cannot instantiate 'WindowsPath' on your system")
assert demo_path.out.endswith("loaded: ['weights', 'dir']\n")
assert demo_without_code.out == "{'0.weight': (2, 4), '0.bias': (2,)}\n"
assert detect.out == """\
__main__.Net
torch.nn.modules.activation.GELU
torch.nn.modules.container.Sequential
"""


# loading calls no __init__, and the stand-in has all the weights
class Counted(nn.Module):
    calls = 0

    def __init__(self):
        super().__init__()
        Counted.calls += 1
        self.fc = nn.Linear(4, 2)
        self.norm = nn.BatchNorm1d(2)


module.Counted, Counted.__module__ = Counted, module.__name__
net = nn.Sequential(Counted(), nn.GELU())
torch.save(net, "three.pt")
again = torch.load("three.pt", weights_only=False)
assert Counted.calls == 1 and type(again[0]) is Counted
del module.Counted
bare = torch.load(
    "three.pt", weights_only=False, pickle_module=demo_without_code.Reader)
state = net.state_dict()
assert type(bare[0]) is not type(net[0])
assert list(bare.state_dict()) == list(state)
assert all(torch.equal(v, state[k]) for k, v in bare.state_dict().items())
# a plain checkpoint needs no classes
torch.save({"model": state, "epoch": 3}, "plain.pt")
listed = torch.serialization.get_unsafe_globals_in_checkpoint
assert listed("plain.pt") == []
# --8<-- [end:check]
