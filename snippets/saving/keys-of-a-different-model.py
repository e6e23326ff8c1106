"""Missing and unexpected keys without a common prefix: a nested checkpoint, shifted or renamed layers, another model."""
# /// pitfall
# apis = ["torch.nn.Module.load_state_dict", "torch.nn.Module.state_dict", "torch.load"]
# symptom = "error"
# raises = ["wrong", "wrong_shifted", "wrong_weight_norm", "wrong_architecture", "wrong_batches"]
# added = 2026-11-29
# messages = [
#   "Error(s) in loading state_dict for *:*Missing key(s) in state_dict: *Unexpected key(s) in state_dict: *.",
#   "Error(s) in loading state_dict for *:*Missing key(s) in state_dict: *.",
#   "Error(s) in loading state_dict for *:*Unexpected key(s) in state_dict: *.",
# ]
# older = [
#   'unexpected key "*" in state_dict',
# ]
#
# [code.checkpoint_instead_of_state_dict]
# either = [
# '''
# $CK = {..., $KEY: $M.state_dict(), ...}
# ...
# torch.save($CK, $PATH)
# ...
# $ST = torch.load($PATH, ...)
# ...
# $N.load_state_dict($ST)
# ''',
# '''
# $CK = {..., $KEY: $M.state_dict(), ...}
# ...
# torch.save($CK, $PATH)
# ...
# $N.load_state_dict(torch.load($PATH, ...))
# ''',
# '''
# torch.save({..., $KEY: $M.state_dict(), ...}, $PATH)
# ...
# $ST = torch.load($PATH, ...)
# ...
# $N.load_state_dict($ST)
# ''',
# '''
# torch.save({..., $KEY: $M.state_dict(), ...}, $PATH)
# ...
# $N.load_state_dict(torch.load($PATH, ...))
# ''',
# ]
# not = [
# '''
# $CK = {..., $KEY: $M.state_dict(), ...}
# ...
# torch.save($CK, $PATH)
# ...
# $ST = torch.load($PATH, ...)
# ...
# $ST = $OTHER
# ...
# $N.load_state_dict($ST)
# ''',
# '''
# torch.save({..., $KEY: $M.state_dict(), ...}, $PATH)
# ...
# $ST = torch.load($PATH, ...)
# ...
# $ST = $OTHER
# ...
# $N.load_state_dict($ST)
# ''',
# ]
# line = "$N"
#
# [code.whole_checkpoint_loaded]
# either = [
#     '$N.load_state_dict($ST)', '$N.load_state_dict(torch.load(...))',
#     '$N.load_state_dict($ST, strict=True)',
# ]
# inside = [
#     [
# '''
# $ST = torch.load(...)
# ...
# ''',
# '''
# def $LOAD(...):
#     ...
#     $N.load_state_dict(torch.load(...))
#     ...
# ''',
#     ],
# ]
# anywhere = [
#     [
#         'torch.save({..., "...": $M.state_dict(), ...}, ...)',
#         'torch.save(dict(..., $K=$M.state_dict(), ...), ...)',
#         '$CK = {..., "...": $M.state_dict(), ...}',
#     ],
# ]
# nowhere = [
#     '$ST["..."]', '$ST = $ST["..."]', 'torch.save($M2.state_dict(), ...)',
#     '$ST.get("...", ...)', 'torch.load(...)["..."]', '$ST.pop("...")', '$X["..."]',
# ]
# example = '''
# torch.save({"model": model.state_dict(), "epoch": 3}, "last.pt")
# state = torch.load("last.pt")
# net.load_state_dict(state)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

# train.py
model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
checkpoint = {
    "epoch": 5,
    "state_dict": model.state_dict(),
    "optimizer": optimizer.state_dict(),
}
torch.save(checkpoint, "checkpoint.pt")

# test.py
model = nn.Linear(2, 1)
state = torch.load("checkpoint.pt")
print(model.load_state_dict(state))
#> RuntimeError: Error(s) in loading state_dict for Linear:
#>  Missing key(s) in state_dict: "weight", "bias".
#>  Unexpected key(s) in state_dict: "epoch", "state_dict", "optimizer".
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

# train.py
model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
checkpoint = {
    "epoch": 5,
    "state_dict": model.state_dict(),
    "optimizer": optimizer.state_dict(),
}
torch.save(checkpoint, "checkpoint.pt")

# test.py
model = nn.Linear(2, 1)
state = torch.load("checkpoint.pt")["state_dict"]
print(model.load_state_dict(state))
#> <All keys matched successfully>
# --8<-- [end:right]

# --8<-- [start:demo_compare]
import torch
from torch import nn

trained = nn.Sequential(nn.Linear(4, 3), nn.ReLU(), nn.Linear(3, 2))
torch.save(trained.state_dict(), "model.pt")
model = nn.Sequential(nn.Linear(4, 3), nn.Linear(3, 2))

state = torch.load("model.pt")
file, wanted = set(state), set(model.state_dict())
print("in both:", sorted(file & wanted))
#> in both: ['0.bias', '0.weight']
print("only in the file:", sorted(file - wanted))
#> only in the file: ['2.bias', '2.weight']
print("only in the model:", sorted(wanted - file))
#> only in the model: ['1.bias', '1.weight']
# --8<-- [end:demo_compare]

# --8<-- [start:wrong_shifted]
from torch import nn

trained = nn.Sequential(nn.Linear(4, 4), nn.ReLU(), nn.Linear(4, 2))
state = trained.state_dict()  # as from a file
model = nn.Sequential(
    nn.Linear(4, 4), nn.ReLU(), nn.Dropout(0.5), nn.Linear(4, 2))
print(model.load_state_dict(state))
#> RuntimeError: Error(s) in loading state_dict for Sequential:
#>  Missing key(s) in state_dict: "3.weight", "3.bias".
#>  Unexpected key(s) in state_dict: "2.weight", "2.bias".
# --8<-- [end:wrong_shifted]

# --8<-- [start:right_shifted]
from torch import nn

trained = nn.Sequential(nn.Linear(4, 4), nn.ReLU(), nn.Linear(4, 2))
state = trained.state_dict()  # as from a file
model = nn.Sequential(
    nn.Linear(4, 4), nn.ReLU(), nn.Dropout(0.5), nn.Linear(4, 2))

def renamed(key, names={"2.": "3."}):
    for old, new in names.items():
        if key.startswith(old):
            return new + key.removeprefix(old)
    return key

state = {renamed(k): v for k, v in state.items()}
print(model.load_state_dict(state))
#> <All keys matched successfully>
# --8<-- [end:right_shifted]

# --8<-- [start:wrong_weight_norm]
from torch import nn
from torch.nn.utils.parametrizations import weight_norm

state = weight_norm(nn.Linear(2, 1)).state_dict()  # as from a file
model = nn.Linear(2, 1)
print(model.load_state_dict(state))
#> RuntimeError: Error(s) in loading state_dict for Linear:
#>  Missing key(s) in state_dict: "weight".
#>  Unexpected key(s) in state_dict: "parametrizations.weight.original0", "parametrizations.weight.original1".
# --8<-- [end:wrong_weight_norm]

# --8<-- [start:right_weight_norm]
from torch import nn
from torch.nn.utils.parametrizations import weight_norm
from torch.nn.utils.parametrize import remove_parametrizations

state = weight_norm(nn.Linear(2, 1)).state_dict()  # as from a file
model = weight_norm(nn.Linear(2, 1))
print(model.load_state_dict(state))
#> <All keys matched successfully>
remove_parametrizations(model, "weight")
print("keys:", list(model.state_dict()))
#> keys: ['bias', 'weight']
# --8<-- [end:right_weight_norm]

# --8<-- [start:wrong_architecture]
from collections import OrderedDict

from torch import nn

def net(depth, width):
    sizes = [width] * (depth + 1)
    return nn.Sequential(OrderedDict(
        (f"layer{i + 1}", nn.Linear(sizes[i], sizes[i + 1]))
        for i in range(depth)))

state = net(depth=3, width=8).state_dict()  # as from a file
model = net(depth=2, width=4)
print(model.load_state_dict(state))
#> RuntimeError: Error(s) in loading state_dict for Sequential:
#>  Unexpected key(s) in state_dict: "layer3.weight", "layer3.bias".
#>  size mismatch for layer1.weight: copying a param with shape torch.Size([8, 8]) from checkpoint, the shape in current model is torch.Size([4, 4]).
#>  size mismatch for layer1.bias: copying a param with shape torch.Size([8]) from checkpoint, the shape in current model is torch.Size([4]).
#>  size mismatch for layer2.weight: copying a param with shape torch.Size([8, 8]) from checkpoint, the shape in current model is torch.Size([4, 4]).
#>  size mismatch for layer2.bias: copying a param with shape torch.Size([8]) from checkpoint, the shape in current model is torch.Size([4]).
# --8<-- [end:wrong_architecture]

# --8<-- [start:right_architecture]
from collections import OrderedDict

from torch import nn

def net(depth, width):
    sizes = [width] * (depth + 1)
    return nn.Sequential(OrderedDict(
        (f"layer{i + 1}", nn.Linear(sizes[i], sizes[i + 1]))
        for i in range(depth)))

state = net(depth=3, width=8).state_dict()  # as from a file
model = net(depth=3, width=8)
print(model.load_state_dict(state))
#> <All keys matched successfully>
# --8<-- [end:right_architecture]

# --8<-- [start:demo_shapes]
from torch import nn

state = nn.Sequential(nn.Linear(8, 8), nn.Linear(8, 10)).state_dict()
for name, value in state.items():
    print(name, tuple(value.shape))
#> 0.weight (8, 8)
#> 0.bias (8,)
#> 1.weight (10, 8)
#> 1.bias (10,)
# --8<-- [end:demo_shapes]

# --8<-- [start:wrong_batches]
import torch
from torch import nn

class FrozenNorm(nn.Module):  # somebody's norm, without the counter
    def __init__(self, size):
        super().__init__()
        for name in ("weight", "bias", "running_mean", "running_var"):
            self.register_buffer(name, torch.ones(size))

state = nn.BatchNorm1d(3).state_dict()  # as from a file
model = FrozenNorm(3)
print(model.load_state_dict(state))
#> RuntimeError: Error(s) in loading state_dict for FrozenNorm:
#>  Unexpected key(s) in state_dict: "num_batches_tracked".
# --8<-- [end:wrong_batches]

# --8<-- [start:right_batches]
import torch
from torch import nn

class FrozenNorm(nn.Module):  # somebody's norm, without the counter
    def __init__(self, size):
        super().__init__()
        for name in ("weight", "bias", "running_mean", "running_var"):
            self.register_buffer(name, torch.ones(size))

state = nn.BatchNorm1d(3).state_dict()  # as from a file
state = {k: v for k, v in state.items() if "num_batches_tracked" not in k}
model = FrozenNorm(3)
print(model.load_state_dict(state))
#> <All keys matched successfully>
# --8<-- [end:right_batches]

# --8<-- [start:check]
import warnings

import torch
from torch import nn

errors = "RuntimeError: Error(s) in loading state_dict for "
missing, unexpected = (
    f"\t{what} key(s) in state_dict: " for what in ("Missing", "Unexpected"))
matched = "<All keys matched successfully>\n"
assert wrong.out.replace(". \n", ".\n").startswith(
    f'{errors}Linear:\n{missing}"weight", "bias".\n'
    f'{unexpected}"epoch", "state_dict", "optimizer".')
assert right.out == matched and right.error is None
assert demo_compare.out == """\
in both: ['0.bias', '0.weight']
only in the file: ['2.bias', '2.weight']
only in the model: ['1.bias', '1.weight']
"""
assert wrong_shifted.out.replace(". \n", ".\n").startswith(
    f'{errors}Sequential:\n{missing}"3.weight", "3.bias".\n'
    f'{unexpected}"2.weight", "2.bias".')
assert right_shifted.out == matched
assert torch.equal(
    right_shifted.model[3].weight, right_shifted.trained[2].weight)
said = (wrong_architecture.error or "").replace(". \n", ".\n")
assert f'{unexpected}"layer3.weight", "layer3.bias".\n' in said
assert "Missing" not in said and said.count("size mismatch for layer") == 4
assert right_architecture.out == matched
assert demo_shapes.out == """\
0.weight (8, 8)
0.bias (8,)
1.weight (10, 8)
1.bias (10,)
"""
assert wrong_batches.out.startswith(
    f'{errors}FrozenNorm:\n{unexpected}"num_batches_tracked".')
assert right_batches.out == matched


def said_of(model, state):
    try:
        return str(model.load_state_dict(state))
    except RuntimeError as error:
        return str(error)


# several numbers at once, and names
renamed = right_shifted.renamed
assert [renamed(k, {"0.": "1.", "1.": "2."}) for k in ("0.w", "1.w", "10.w")] == [
    "1.w", "2.w", "10.w"]
assert renamed("fc.weight", {"fc.": "head."}) == "head.weight"
assert renamed("body.fc.weight", {"fc.": "head."}) == "body.fc.weight"
# two layers mixed up: nothing tells
model = nn.Sequential(nn.Linear(4, 4), nn.Linear(4, 4))
mixed = {renamed(k, {"0.": "1.", "1.": "0."}): v
         for k, v in model.state_dict().items()}
assert list(mixed) == ["1.weight", "1.bias", "0.weight", "0.bias"]
assert said_of(nn.Sequential(nn.Linear(4, 4), nn.Linear(4, 4)), mixed) == matched.strip()
# weight_norm, with its older function: only old files into new models
original = '"parametrizations.weight.original0", "parametrizations.weight.original1"'
assert f'{unexpected}{original}.' in (wrong_weight_norm.error or "")
assert f'{missing}"weight".' in wrong_weight_norm.out
assert right_weight_norm.out == f"{matched}keys: ['bias', 'weight']\n"
new_norm = torch.nn.utils.parametrizations.weight_norm
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    old_model = torch.nn.utils.weight_norm(nn.Linear(2, 1))
old_state = old_model.state_dict()
assert list(old_state) == ["bias", "weight_g", "weight_v"]
assert said_of(new_norm(nn.Linear(2, 1)), old_state) == matched.strip()
assert original in said_of(old_model, new_norm(nn.Linear(2, 1)).state_dict())
# of two models with the same keys and shapes, nothing tells them apart
first = nn.Sequential(nn.Linear(4, 4), nn.ReLU())
second = nn.Sequential(nn.Linear(4, 4), nn.Tanh())
assert said_of(second, first.state_dict()) == matched.strip()

# a file of a version without the counter: only missing if it has a version
state = nn.BatchNorm1d(3).state_dict()
del state["num_batches_tracked"]
assert 'Missing key(s) in state_dict: "num_batches_tracked". ' in said_of(
    nn.BatchNorm1d(3), state)
assert said_of(nn.BatchNorm1d(3), dict(state)) == matched.strip()
# BatchNorm without running statistics, and another norm
state = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3)).state_dict()
three = '"1.running_mean", "1.running_var", "1.num_batches_tracked". '
for norm in (nn.BatchNorm1d(3, track_running_stats=False), nn.LayerNorm(3)):
    other = nn.Sequential(nn.Linear(2, 3), norm)
    assert said_of(other, state).endswith(
        f"Unexpected key(s) in state_dict: {three}")
# a model that is an attribute of the one saved, and the other way round
whole = nn.Module()
whole.model = nn.Linear(2, 1)
assert list(whole.state_dict()) == ["model.weight", "model.bias"]
# the file of an optimizer
optimizer = torch.optim.SGD(nn.Linear(2, 1).parameters(), lr=0.1)
assert f'{unexpected}"state", "param_groups". ' in said_of(
    nn.Linear(2, 1), optimizer.state_dict())
# one of several models in it
several = {"model_state_dict": {}, "netG_state_dict": nn.Linear(2, 1).state_dict()}
assert said_of(nn.Linear(2, 1), several["netG_state_dict"]) == matched.strip()
# in evaluation mode the counter changes nothing
bn, x = nn.BatchNorm1d(3).eval(), torch.randn(2, 3)
before = bn(x)
bn.num_batches_tracked.fill_(100)
assert torch.equal(bn(x), before)
# the whole model in the checkpoint: its state_dict is one call away
torch.save({"model": nn.Linear(2, 1)}, "whole.pt")
loaded = torch.load("whole.pt", weights_only=False)["model"]
assert said_of(nn.Linear(2, 1), loaded.state_dict()) == matched.strip()
# strict=False takes a nested checkpoint and loads nothing
model = nn.Linear(2, 1)
result = model.load_state_dict(wrong.checkpoint, strict=False)
assert result.missing_keys == ["weight", "bias"]
assert result.unexpected_keys == ["epoch", "state_dict", "optimizer"]
# --8<-- [end:check]
