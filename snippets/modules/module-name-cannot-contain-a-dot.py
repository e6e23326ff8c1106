"""Names of layers, parameters and buffers are text without a dot, because dots separate the levels in a state_dict."""
# /// pitfall
# apis = ["torch.nn.Module.add_module", "torch.nn.ModuleDict", "torch.nn.Module.register_parameter", "torch.nn.Module.register_buffer", "torch.nn.Module.get_submodule", "torch.nn.Module.load_state_dict", "torch.nn.Sequential"]
# symptom = "error"
# raises = ["wrong", "wrong_dict"]
# added = 2026-12-01
# messages = [
#   "module name can\\'t contain \".\", got: *",
#   "module name can\\'t be empty string \"\"",
#   "parameter name can\\'t contain \".\"",
#   "buffer name can\\'t contain \".\"",
#   "module name should be a string. Got int",
#   "attribute '*' already exists",
#   "list is not a Module subclass",
#   "dict is not a Module subclass",
#   "cannot assign '*' as child module '*' (torch.nn.Module or None expected)",
#   "cannot assign '*' object to parameter '*' (torch.nn.Parameter or None required)",
# ]
# older = [
#   "module name can't contain \".\"",
#   "module name can\\'t contain \".\"'",
# ]
# ///

# --8<-- [start:wrong]
from torch import nn

class DenseLayer(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.add_module("norm.1", nn.BatchNorm2d(channels))
        self.add_module("conv.1", nn.Conv2d(channels, 8, 1))

layer = DenseLayer(16)
#> KeyError: 'module name can\'t contain ".", got: norm.1'
# --8<-- [end:wrong]

# --8<-- [start:right]
from torch import nn

class DenseLayer(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.add_module("norm1", nn.BatchNorm2d(channels))
        self.add_module("conv1", nn.Conv2d(channels, 8, 1))

layer = DenseLayer(16)
print("layers:", [name for name, child in layer.named_children()])
#> layers: ['norm1', 'conv1']
# --8<-- [end:right]

# --8<-- [start:demo_checkpoint]
import torch
from torch import nn

model = nn.Sequential()
model.add_module("norm1", nn.BatchNorm2d(2, affine=False))
state = {"norm.1.running_mean": torch.ones(2),
         "norm.1.running_var": torch.ones(2),
         "norm.1.num_batches_tracked": torch.tensor(5)}
state = {key.replace("norm.1", "norm1"): value
         for key, value in state.items()}
print(model.load_state_dict(state))
#> <All keys matched successfully>
# --8<-- [end:demo_checkpoint]

# --8<-- [start:wrong_dict]
import torch
from torch import nn

heads = nn.ModuleDict({"v1.0": nn.Linear(4, 2), "v2.0": nn.Linear(4, 3)})
#> KeyError: 'module name can\'t contain ".", got: v1.0'
print("output:", heads["v1.0"](torch.zeros(1, 4)).shape)
# --8<-- [end:wrong_dict]

# --8<-- [start:right_dict]
import torch
from torch import nn

def key(name):
    return name.replace(".", "_")

heads = nn.ModuleDict({key(name): nn.Linear(4, classes)
                       for name, classes in {"v1.0": 2, "v2.0": 3}.items()})
print("keys:", list(heads))
#> keys: ['v1_0', 'v2_0']
print("output:", heads[key("v1.0")](torch.zeros(1, 4)).shape)
#> output: torch.Size([1, 2])
# --8<-- [end:right_dict]

# --8<-- [start:wrong_path]
from torch import nn

model = nn.Sequential(nn.Sequential(nn.Linear(4, 4)), nn.ReLU())
setattr(model, "0.0", nn.Linear(4, 8))
print("layers:", [name for name, child in model.named_children()])
#> layers: ['0', '1', '0.0']
print("out_features:", model[0][0].out_features)
#> out_features: 4
# --8<-- [end:wrong_path]

# --8<-- [start:right_path]
from torch import nn

model = nn.Sequential(nn.Sequential(nn.Linear(4, 4)), nn.ReLU())
path = "0.0"
parent, _, name = path.rpartition(".")
setattr(model.get_submodule(parent), name, nn.Linear(4, 8))
print("out_features:", model.get_submodule(path).out_features)
#> out_features: 8
# --8<-- [end:right_path]

# --8<-- [start:demo_messages]
import torch
from torch import nn

w, layer = torch.zeros(2), nn.Linear(2, 2)
for name, use in {
        "empty": lambda: nn.ModuleDict({"": layer}),
        "number": lambda: nn.ModuleDict({1: layer}),
        "taken": lambda: nn.ModuleDict({"type": layer}),
        "list": lambda: nn.Sequential([layer, nn.ReLU()]),
        "dict": lambda: nn.Sequential({"fc": layer}),
        "parameter": lambda: layer.register_parameter(
            "a.b", nn.Parameter(w)),
        "tensor": lambda: layer.register_parameter("scale", w),
        "buffer": lambda: layer.register_buffer("a.b", w),
        "child": lambda: setattr(nn.Sequential(layer), "0", [layer])}.items():
    try:
        use()
    except (KeyError, TypeError) as error:
        print(f"{name}: {error}")
#> empty: 'module name can\'t be empty string ""'
#> number: module name should be a string. Got int
#> taken: "attribute 'type' already exists"
#> list: list is not a Module subclass
#> dict: dict is not a Module subclass
#> parameter: 'parameter name can\'t contain "."'
#> tensor: cannot assign 'torch.FloatTensor' object to parameter 'scale' (torch.nn.Parameter or None required)
#> buffer: 'buffer name can\'t contain "."'
#> child: cannot assign 'list' as child module '0' (torch.nn.Module or None expected)
# --8<-- [end:demo_messages]

# --8<-- [start:demo_keys]
from torch import nn

model = nn.ModuleDict({"block": nn.ModuleDict({"fc": nn.Linear(2, 2)})})
print(list(model.state_dict()))
#> ['block.fc.weight', 'block.fc.bias']
# --8<-- [end:demo_keys]

# --8<-- [start:check]
import torch
from torch import nn

assert wrong.out == "KeyError: 'module name can\\'t contain \".\", got: norm.1'\n"
assert right.out == "layers: ['norm1', 'conv1']\n"
assert demo_checkpoint.out == "<All keys matched successfully>\n"
assert demo_checkpoint.model.norm1.running_mean.tolist() == [1.0, 1.0]
assert wrong_dict.out == "KeyError: 'module name can\\'t contain \".\", got: v1.0'\n"
assert right_dict.out == "keys: ['v1_0', 'v2_0']\noutput: torch.Size([1, 2])\n"
assert wrong_path.out == "layers: ['0', '1', '0.0']\nout_features: 4\n"
assert right_path.out == "out_features: 8\n"
lines = demo_messages.out.splitlines()
assert len(lines) == 9
assert "number: module name should be a string. Got int" in lines
assert "list: list is not a Module subclass" in lines
assert "child: cannot assign 'list' as child module '0' (torch.nn.Module or None expected)" in lines
assert demo_keys.out == "['block.fc.weight', 'block.fc.bias']\n"
# a class or a function instead of a layer
for thing in (nn.ReLU, torch.relu):
    try:
        nn.Sequential(nn.Linear(2, 2), thing)
    except TypeError as error:
        assert str(error).endswith(" is not a Module subclass")
    else:
        raise AssertionError("no error")
assert nn.Sequential(nn.Linear(2, 2), nn.ReLU())(torch.ones(1, 2)).shape == (1, 2)
# a star takes the list apart
assert len(nn.Sequential(*[nn.Linear(2, 2), nn.ReLU()])) == 2
assert len(nn.ModuleDict({str(1): nn.Linear(2, 2)})) == 1
# --8<-- [end:check]
