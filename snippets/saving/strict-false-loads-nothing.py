"""load_state_dict(strict=False) skips every key that does not match, up to all of them, and raises nothing."""
# /// pitfall
# apis = ["torch.nn.Module.load_state_dict", "torch.nn.Module.state_dict"]
# symptom = "silent"
# raises = ["demo_shape"]
# added = 2026-11-29
#
# [code.nested_checkpoint]
# either = [
#     '$N.load_state_dict($CK, strict=False)', '$N.load_state_dict($CK, False)',
#     '$N.load_state_dict(torch.load(...), strict=False)',
#     '$N.load_state_dict(state_dict=$CK, strict=False)',
# ]
# not_inside = [
# '''
# $CK = torch.load(...)
# ...
# $CK = $OTHER
# ...
# ''',
# ]
# anywhere = [
#     [
#         'torch.save({..., "...": $M.state_dict(), ...}, ...)',
#         '$SAVED = {..., "...": $M.state_dict(), ...}',
#         'torch.save(dict(..., $KEY=$M.state_dict(), ...), ...)',
#     ],
#     ['$CK = torch.load(...)', '$N.load_state_dict(torch.load(...), ...)'],
# ]
# nowhere = ['$CK2["..."]', '$SAVED["..."]', '$ANY.get("...", ...)', '$ANY.pop("...")']
# example = '''
# torch.save({"epoch": 3, "model": model.state_dict()}, "last.pt")
# checkpoint = torch.load("last.pt")
# model.load_state_dict(checkpoint, strict=False)
# '''
#
# [code.wrapped_checkpoint]
# either = [
#     '$N.load_state_dict($CK, strict=False)',
#     '$N.load_state_dict(torch.load(...), strict=False)',
#     '$N.load_state_dict($CK["..."], strict=False)',
#     '$N.load_state_dict(torch.load(...)["..."], strict=False)',
# ]
# anywhere = [
#     [
# '''
# $M = torch.nn.DataParallel(...)
# ...
# torch.save($M.state_dict(), ...)
# ''',
# '''
# $M = torch.nn.parallel.DistributedDataParallel(...)
# ...
# torch.save($M.state_dict(), ...)
# ''',
#         '$M = torch.compile(...)',
# '''
# $M = torch.nn.DataParallel(...)
# ...
# torch.save({..., "...": $M.state_dict(), ...}, ...)
# ''',
#     ],
# ]
# nowhere = [
#     '$KEY.replace(...)', '$KEY.removeprefix(...)', '$KEY[7:]',
#     '$ANY.consume_prefix_in_state_dict_if_present(...)',
# ]
# example = '''
# model = torch.nn.DataParallel(model)
# torch.save(model.state_dict(), "model.pt")
# net.load_state_dict(torch.load("model.pt"), strict=False)
# '''
#
# [code.other_model_loaded]
# pattern = '''
# $A = $K1(...)
# ...
# torch.save($A.state_dict(), ...)
# ...
# $B = $K2(...)
# ...
# $B.load_state_dict($STATE, strict=False)
# '''
# not = [
# '''
# $A = $K(...)
# ...
# torch.save($A.state_dict(), ...)
# ...
# $B = $K(...)
# ...
# $B.load_state_dict($STATE, strict=False)
# ''',
# '''
# $A = $K1(...)
# ...
# torch.save($A.state_dict(), ...)
# ...
# $STATE = {...}
# ...
# $B.load_state_dict($STATE, strict=False)
# ''',
# '''
# $A = $K1(...)
# ...
# torch.save($A.state_dict(), ...)
# ...
# $STATE = {$X: $Y for $X, $Y in $ITEMS}
# ...
# $B.load_state_dict($STATE, strict=False)
# ''',
# ]
# nowhere = [
#     '$RESULT = $B.load_state_dict(...)', '$MISSING, $UNEXPECTED = $B.load_state_dict(...)',
# ]
# line = "$STATE"
#
# [code.part_loaded_into_the_whole]
# either = [
#     '$N.load_state_dict($STATE, strict=False)',
#     '$N.load_state_dict(torch.load(...), strict=False)',
# ]
# anywhere = [
#     [
#         'torch.save($M.$PART.state_dict(), ...)',
#         'torch.save({..., "...": $M.$PART.state_dict(), ...}, ...)',
#     ],
#     ['$N = $NET(...)', '$N = $NET(...).to(...)'],
# ]
# nowhere = [
#     '$R = $N.load_state_dict(...)', '$A, $B = $N.load_state_dict(...)', '$M.module',
#     '$KEY.replace(...)',
#     '$KEY.removeprefix(...)', '{f"...": $V for $K, $V in $X}', 'print($N.load_state_dict(...))',
# ]
# names = { "$N" = '(?!.*(encoder|backbone|body|trunk|feature|extractor)).*', "$PART" = '(?!module|ema).*' }
# example = '''
# torch.save(model.backbone.state_dict(), "backbone.pt")
# net = Net()
# net.load_state_dict(torch.load("backbone.pt"), strict=False)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = nn.Sequential(nn.Linear(4, 8), nn.ReLU())
        self.head = nn.Linear(8, 2)

    def forward(self, x):
        return self.head(self.backbone(x))

pretrained = nn.Sequential(nn.Linear(4, 8), nn.ReLU())
torch.save(pretrained.state_dict(), "backbone.pt")

model = Classifier()
state = torch.load("backbone.pt")
model.load_state_dict(state, strict=False)
loaded = torch.equal(model.backbone[0].weight, state["0.weight"])
print("backbone loaded:", loaded)
#> backbone loaded: False
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = nn.Sequential(nn.Linear(4, 8), nn.ReLU())
        self.head = nn.Linear(8, 2)

    def forward(self, x):
        return self.head(self.backbone(x))

pretrained = nn.Sequential(nn.Linear(4, 8), nn.ReLU())
torch.save(pretrained.state_dict(), "backbone.pt")

model = Classifier()
state = torch.load("backbone.pt")
model.backbone.load_state_dict(state)
loaded = torch.equal(model.backbone[0].weight, state["0.weight"])
print("backbone loaded:", loaded)
#> backbone loaded: True
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
from collections import OrderedDict

from torch import nn

def net(classes):
    layers = OrderedDict(body=nn.Linear(4, 8), head=nn.Linear(8, classes))
    return nn.Sequential(layers)

state = net(classes=1000).state_dict()  # as from a file
state = {k: v for k, v in state.items() if not k.startswith("head.")}

model = net(classes=10)
result = model.load_state_dict(state, strict=False)
print("not in the file:", result.missing_keys)
#> not in the file: ['head.weight', 'head.bias']
print("not in the model:", result.unexpected_keys)
#> not in the model: []
assert all(k.startswith("head.") for k in result.missing_keys)
assert not result.unexpected_keys
# --8<-- [end:demo_in_your_code]

# --8<-- [start:wrong_update]
import torch
from torch import nn

state = nn.DataParallel(nn.Linear(4, 2)).state_dict()  # as from a file
model = nn.Linear(4, 2)

new = model.state_dict()
fits = {k: v for k, v in state.items() if k in new}
new.update(fits)
print(model.load_state_dict(new))
#> <All keys matched successfully>
loaded = torch.equal(model.weight, state["module.weight"])
print("loaded:", loaded)
#> loaded: False
# --8<-- [end:wrong_update]

# --8<-- [start:right_update]
import torch
from torch import nn

state = nn.DataParallel(nn.Linear(4, 2)).state_dict()  # as from a file
model = nn.Linear(4, 2)

new = model.state_dict()
fits = {k.removeprefix("module."): v for k, v in state.items()}
new.update(fits)
print(model.load_state_dict(new))
#> <All keys matched successfully>
loaded = torch.equal(model.weight, state["module.weight"])
print("loaded:", loaded)
#> loaded: True
# --8<-- [end:right_update]

# --8<-- [start:demo_shape]
from torch import nn

state = nn.Linear(4, 1000).state_dict()  # as from a file
model = nn.Linear(4, 10)
model.load_state_dict(state, strict=False)
#> RuntimeError: Error(s) in loading state_dict for Linear:
#>  size mismatch for weight: copying a param with shape torch.Size([1000, 4]) from checkpoint, the shape in current model is torch.Size([10, 4]).
#>  size mismatch for bias: copying a param with shape torch.Size([1000]) from checkpoint, the shape in current model is torch.Size([10]).
# --8<-- [end:demo_shape]

# --8<-- [start:detect]
import torch
from torch import nn

state = nn.Sequential(nn.Linear(4, 8), nn.ReLU()).state_dict()
model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2))

before = {k: v.clone() for k, v in model.state_dict().items()}
model.load_state_dict(state, strict=False)
after = model.state_dict()
changed = [k for k in before if not torch.equal(before[k], after[k])]
print(f"{len(changed)} of {len(before)} tensors changed:", changed)
#> 2 of 4 tensors changed: ['0.weight', '0.bias']
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

assert wrong.out == "backbone loaded: False\n" and wrong.error is None
assert right.out == "backbone loaded: True\n"
assert list(wrong.state) == ["0.weight", "0.bias"]
assert list(wrong.model.state_dict())[:2] == [
    "backbone.0.weight", "backbone.0.bias"]
assert demo_in_your_code.out == """\
not in the file: ['head.weight', 'head.bias']
not in the model: []
"""
matched = "<All keys matched successfully>\n"
assert wrong_update.out == matched + "loaded: False\n"
assert wrong_update.fits == {} and len(wrong_update.new) == 2
assert right_update.out == matched + "loaded: True\n"
assert len(right_update.fits) == 2
mismatch = "size mismatch for weight: copying a param with shape torch.Size([1000, 4])"
assert mismatch in (demo_shape.error or "")
assert demo_shape.out.startswith("RuntimeError: Error(s) in loading")
assert detect.out == (
    "2 of 4 tensors changed: ['0.weight', '0.bias']\n")

# nothing in common: all missing, all unexpected, and no error
model = wrong.Classifier()
for state in (wrong.state, {"epoch": 1, "state_dict": {}}, {}):
    before = {k: v.clone() for k, v in model.state_dict().items()}
    result = model.load_state_dict(state, strict=False)
    assert result.missing_keys == list(before)
    assert result.unexpected_keys == list(state)
    after = model.state_dict()
    assert all(torch.equal(before[k], after[k]) for k in before)
# the same state raises with the default
try:
    model.load_state_dict(wrong.state)
except RuntimeError as error:
    assert "Missing key(s)" in str(error) and "Unexpected key(s)" in str(error)
else:
    raise AssertionError("strict=True loaded foreign keys")
# of the keys that match, it loads each, and buffers too
source, target = nn.BatchNorm1d(3), nn.Sequential(nn.BatchNorm1d(3))
source.running_mean.fill_(5.0)
target[0].load_state_dict(source.state_dict())
assert target[0].running_mean.tolist() == [5, 5, 5]
target = nn.Sequential(nn.BatchNorm1d(3))
result = target.load_state_dict(source.state_dict(), strict=False)
assert result.missing_keys[:3] == ["0.weight", "0.bias", "0.running_mean"]
assert target[0].running_mean.tolist() == [0, 0, 0]
# weights that are equal by chance: biases of zero and norms of one count as unchanged
norm = nn.LayerNorm(3)
before = norm.weight.clone()
norm.load_state_dict(nn.LayerNorm(3).state_dict())
assert torch.equal(norm.weight, before)
# --8<-- [end:check]
