"""DataParallel and DDP put module. in front of every key; strict=False then loads nothing and raises no error."""
# /// pitfall
# apis = ["torch.nn.Module.load_state_dict", "torch.nn.DataParallel", "torch.nn.Module.state_dict"]
# symptom = "error"
# raises = ["wrong", "wrong_wrapped", "demo_compiled"]
# added = 2026-11-21
# messages = [
#   'Error(s) in loading state_dict for *:*Missing key(s) in state_dict: *Unexpected key(s) in state_dict: "module.*',
#   'Error(s) in loading state_dict for DataParallel:*Missing key(s) in state_dict: "module.*Unexpected key(s) in state_dict: *',
#   'Error(s) in loading state_dict for *:*Missing key(s) in state_dict: *Unexpected key(s) in state_dict: "_orig_mod.*',
#   'Error(s) in loading state_dict for OptimizedModule:*Missing key(s) in state_dict: "_orig_mod.*Unexpected key(s) in state_dict: *',
# ]
# older = ['unexpected key "module.*" in state_dict']
#
# [code.wrapped_state_dict]
# either = [
# '''
# $M = torch.nn.DataParallel(...)
# ...
# torch.save($M.state_dict(), $PATH)
# ...
# $M = $NEW(...)
# ...
# $M.load_state_dict(...)
# ''',
# '''
# $D = torch.nn.DataParallel($M, ...)
# ...
# torch.save($D.state_dict(), $PATH)
# ...
# $M.load_state_dict(...)
# ''',
# '''
# $M = torch.nn.parallel.DistributedDataParallel(...)
# ...
# torch.save($M.state_dict(), $PATH)
# ...
# $M = $NEW(...)
# ...
# $M.load_state_dict(...)
# ''',
# '''
# $D = torch.nn.parallel.DistributedDataParallel($M, ...)
# ...
# torch.save($D.state_dict(), $PATH)
# ...
# $M.load_state_dict(...)
# ''',
# ]
# not = [
# '''
# $M = torch.nn.DataParallel(...)
# ...
# torch.save($M.state_dict(), $PATH)
# ...
# $M = torch.nn.DataParallel(...)
# ...
# $M.load_state_dict(...)
# ''',
# '''
# $M = torch.nn.DataParallel(...)
# ...
# torch.save($M.state_dict(), $PATH)
# ...
# $M = torch.nn.parallel.DistributedDataParallel(...)
# ...
# $M.load_state_dict(...)
# ''',
# '''
# $M = torch.nn.parallel.DistributedDataParallel(...)
# ...
# torch.save($M.state_dict(), $PATH)
# ...
# $M = torch.nn.DataParallel(...)
# ...
# $M.load_state_dict(...)
# ''',
# '''
# $M = torch.nn.parallel.DistributedDataParallel(...)
# ...
# torch.save($M.state_dict(), $PATH)
# ...
# $M = torch.nn.parallel.DistributedDataParallel(...)
# ...
# $M.load_state_dict(...)
# ''',
# ]
# nowhere = [
#     '$ANY = {$KEY.removeprefix(...): $V for $KEY, $V in $DICT.items()}',
#     '$ANY = {$KEY.replace(...): $V for $KEY, $V in $DICT.items()}',
#     '$ANY.consume_prefix_in_state_dict_if_present(...)',
#     '$ANY = {$KEY[...]: $V for $KEY, $V in $DICT.items()}',
# ]
# line = "$PATH"
#
# [code.wrapped_weights_saved]
# either = [
#     'torch.save($M.state_dict(), ...)', 'torch.save({..., "...": $M.state_dict(), ...}, ...)',
# ]
# anywhere = [
#     [
#         '$M = torch.nn.DataParallel(...)',
#         '$M = torch.nn.parallel.DistributedDataParallel(...)',
#         '$M = torch.nn.DataParallel(...).to(...)', '$M = torch.nn.DataParallel(...).cuda()',
#     ],
#     ['$NET.load_state_dict(torch.load(...), ...)', '$NET.load_state_dict($ST, ...)'],
# ]
# nowhere = [
#     '$M.module.load_state_dict(...)', '$K.replace(...)', '$K.removeprefix(...)', '$K[7:]',
#     '$ANY.consume_prefix_in_state_dict_if_present(...)', '$M.load_state_dict(...)',
#     '$M.module.state_dict()', '$M = $M.module',
# ]
# example = '''
# model = torch.nn.DataParallel(net)
# torch.save(model.state_dict(), "model.pt")
# other.load_state_dict(torch.load("model.pt"))
# '''
#
# [code.compiled_weights_saved]
# either = [
#     'torch.save($M.state_dict(), ...)', 'torch.save({..., "...": $M.state_dict(), ...}, ...)',
# ]
# anywhere = [
#     ['$M = torch.compile(...)'],
#     [
#         '$NET.load_state_dict(torch.load(...), ...)', '$NET.load_state_dict($ST, ...)',
#         '$NET.load_state_dict($CK["..."], ...)',
#     ],
# ]
# nowhere = [
#     '$M.load_state_dict(...)', '$K.replace(...)', '$K.removeprefix(...)', '$M._orig_mod',
#     '$K[10:]', '$ANY.consume_prefix_in_state_dict_if_present(...)',
# ]
# example = '''
# model = torch.compile(net)
# torch.save(model.state_dict(), "model.pt")
# other.load_state_dict(torch.load("model.pt"))
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

# train.py
model = nn.DataParallel(nn.Linear(2, 1))  # or DistributedDataParallel
torch.save(model.state_dict(), "model.pt")

# predict.py
model = nn.Linear(2, 1)
state = torch.load("model.pt")
print(model.load_state_dict(state))
#> RuntimeError: Error(s) in loading state_dict for Linear:
#>  Missing key(s) in state_dict: "weight", "bias".
#>  Unexpected key(s) in state_dict: "module.weight", "module.bias".
# --8<-- [end:wrong]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn

model = nn.DataParallel(nn.Linear(2, 1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
loader = [(torch.randn(8, 2), torch.randn(8, 1)) for _ in range(3)]
for x, y in loader:
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

net = model.module if hasattr(model, "module") else model
torch.save(net.state_dict(), "model.pt")
print("keys:", list(torch.load("model.pt")))
#> keys: ['weight', 'bias']
# --8<-- [end:demo_in_your_code]

# --8<-- [start:right]
import torch
from torch import nn

# train.py
model = nn.DataParallel(nn.Linear(2, 1))  # or DistributedDataParallel
torch.save(model.state_dict(), "model.pt")

# predict.py
model = nn.Linear(2, 1)
state = torch.load("model.pt")
state = {k.removeprefix("module."): v for k, v in state.items()}
print(model.load_state_dict(state))
#> <All keys matched successfully>
# --8<-- [end:right]

# --8<-- [start:wrong_strict]
import torch
from torch import nn

trained = nn.DataParallel(nn.Linear(2, 1))
state = trained.state_dict()

model = nn.Linear(2, 1)
model.load_state_dict(state, strict=False)
print("loaded:", torch.equal(model.weight, trained.module.weight))
#> loaded: False
# --8<-- [end:wrong_strict]

# --8<-- [start:right_strict]
import torch
from torch import nn

trained = nn.DataParallel(nn.Linear(2, 1))
state = trained.module.state_dict()

model = nn.Linear(2, 1)
model.load_state_dict(state)
print("loaded:", torch.equal(model.weight, trained.module.weight))
#> loaded: True
# --8<-- [end:right_strict]

# --8<-- [start:wrong_wrapped]
from torch import nn

state = nn.Linear(2, 1).state_dict()
model = nn.DataParallel(nn.Linear(2, 1))
print(model.load_state_dict(state))
#> RuntimeError: Error(s) in loading state_dict for DataParallel:
#>  Missing key(s) in state_dict: "module.weight", "module.bias".
#>  Unexpected key(s) in state_dict: "weight", "bias".
# --8<-- [end:wrong_wrapped]

# --8<-- [start:right_wrapped]
from torch import nn

state = nn.Linear(2, 1).state_dict()
model = nn.DataParallel(nn.Linear(2, 1))
print(model.module.load_state_dict(state))
#> <All keys matched successfully>
# --8<-- [end:right_wrapped]

# --8<-- [start:demo_compiled]
import torch
from torch import nn

model = torch.compile(nn.Linear(2, 1))
torch.save(model.state_dict(), "model.pt")

model = nn.Linear(2, 1)
print(model.load_state_dict(torch.load("model.pt")))
#> RuntimeError: Error(s) in loading state_dict for Linear:
#>  Missing key(s) in state_dict: "weight", "bias".
#>  Unexpected key(s) in state_dict: "_orig_mod.weight", "_orig_mod.bias".
# --8<-- [end:demo_compiled]

# --8<-- [start:demo_into_compiled]
import torch
from torch import nn

state = nn.Linear(2, 1).state_dict()  # as from a file
model = torch.compile(nn.Linear(2, 1))
try:
    model.load_state_dict(state)
except RuntimeError as error:
    print(error)
#> Error(s) in loading state_dict for OptimizedModule:
#>  Missing key(s) in state_dict: "_orig_mod.weight", "_orig_mod.bias".
#>  Unexpected key(s) in state_dict: "weight", "bias".
print(model._orig_mod.load_state_dict(state))
#> <All keys matched successfully>
# --8<-- [end:demo_into_compiled]

# --8<-- [start:detect]
from torch import nn

state = nn.DataParallel(nn.Linear(2, 1)).state_dict()
model = nn.Linear(2, 1)
result = model.load_state_dict(state, strict=False)
print("missing:", result.missing_keys)
#> missing: ['weight', 'bias']
print("unexpected:", result.unexpected_keys)
#> unexpected: ['module.weight', 'module.bias']
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn
from torch.nn.modules.utils import consume_prefix_in_state_dict_if_present

errors = "RuntimeError: Error(s) in loading state_dict for "
plain, wrapped = '"weight", "bias". ', '"module.weight", "module.bias". '
assert wrong.out.startswith(
    f"{errors}Linear:\n\tMissing key(s) in state_dict: {plain}\n"
    f"\tUnexpected key(s) in state_dict: {wrapped}")
matched = "<All keys matched successfully>\n"
assert right.error is None and right.out == matched
assert torch.equal(right.model.weight, right.state["weight"])
assert demo_in_your_code.out == "keys: ['weight', 'bias']\n"
assert wrong_strict.out == "loaded: False\n" and wrong_strict.error is None
assert right_strict.out == "loaded: True\n"
assert wrong_wrapped.out.startswith(
    f"{errors}DataParallel:\n\tMissing key(s) in state_dict: {wrapped}\n"
    f"\tUnexpected key(s) in state_dict: {plain}")
assert right_wrapped.out == matched and right_wrapped.error is None
assert demo_compiled.out.startswith(
    f"{errors}Linear:\n\tMissing key(s) in state_dict: {plain}\n\tUnexpected "
    'key(s) in state_dict: "_orig_mod.weight", "_orig_mod.bias". ')
assert demo_into_compiled.out.startswith(
    "Error(s) in loading state_dict for OptimizedModule:\n\tMissing key(s) in "
    'state_dict: "_orig_mod.weight", "_orig_mod.bias". ')
assert demo_into_compiled.out.endswith(matched)
assert detect.out == (
    "missing: ['weight', 'bias']\n"
    "unexpected: ['module.weight', 'module.bias']\n")

# PyTorch's own function, in place, does nothing without the prefix
state = nn.DataParallel(nn.Linear(2, 1)).state_dict()
for _ in range(2):
    consume_prefix_in_state_dict_if_present(state, "module.")
    assert list(state) == ["weight", "bias"]

# replace and slices cut too much
key = "module.submodule.weight"
assert key.replace("module.", "") == "subweight"
assert key.removeprefix("module.") == "submodule.weight"
assert "layer1.weight"[7:] == "weight"
assert "layer1.weight".removeprefix("module.") == "layer1.weight"

# torch.compile has a prefix of its own
compiled = torch.compile(nn.Linear(2, 1), backend="eager")
assert list(compiled.state_dict()) == ["_orig_mod.weight", "_orig_mod.bias"]
assert list(compiled._orig_mod.state_dict()) == ["weight", "bias"]
both = nn.DataParallel(compiled).state_dict()
assert list(both) == ["module._orig_mod.weight", "module._orig_mod.bias"]
both = nn.DataParallel(nn.Linear(2, 1))
both = torch.compile(both, backend="eager").state_dict()
assert list(both) == ["_orig_mod.module.weight", "_orig_mod.module.bias"]
for prefix in ("_orig_mod.", "module."):
    consume_prefix_in_state_dict_if_present(both, prefix)
assert list(both) == ["weight", "bias"]
part = nn.Sequential(compiled).state_dict()
assert list(part) == ["0._orig_mod.weight", "0._orig_mod.bias"]
part = {k.replace("_orig_mod.", ""): v for k, v in part.items()}
nn.Sequential(nn.Linear(2, 1)).load_state_dict(part)
model = nn.Linear(2, 1)
model.compile(backend="eager")
assert list(model.state_dict()) == ["weight", "bias"]

# of the keys that match, strict=False loads all
fits = {"weight": torch.ones(1, 2), "module.bias": torch.ones(1)}
result = model.load_state_dict(fits, strict=False)
assert result.missing_keys == ["bias"] and model.weight.tolist() == [[1, 1]]
# --8<-- [end:check]
