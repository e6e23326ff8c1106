"""A checkpoint with a different number of classes raises a size mismatch, even with strict=False."""
# /// pitfall
# apis = ["torch.nn.Module.load_state_dict", "torch.nn.Module.state_dict"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-11-21
# messages = ["Error(s) in loading state_dict for *:*size mismatch for *: copying a param with shape torch.Size([*]) from checkpoint, the shape in current model is torch.Size([*])."]
# older = ["While copying the parameter named *, whose dimensions in the model are torch.Size([*]) and whose dimensions in the checkpoint are torch.Size([*])."]
#
# [code.other_number_of_classes]
# either = [
#     '$M.load_state_dict($ST, strict=False)',
#     '$M.load_state_dict(torch.load(...), strict=False)',
#     '$M.load_state_dict($ST["..."], strict=False)',
#     '$M.load_state_dict(torch.load(...)["..."], strict=False)',
#     '$M.load_state_dict($X.state_dict(), strict=False)',
# ]
# inside = [
#     [
# '''
# $M = $NET($NEW)
# ...
# ''',
# '''
# $M = $NET(..., $NEW)
# ...
# ''',
# '''
# $M = $NET($K=$NEW)
# ...
# ''',
# '''
# $M = $NET(..., $K=$NEW)
# ...
# ''',
#     ],
# ]
# not_inside = [
# '''
# $M = $NET($SAME)
# ...
# $OTHER2 = $NET($SAME)
# ...
# ''',
# '''
# $OTHER2 = $NET($SAME)
# ...
# $M = $NET($SAME)
# ...
# ''',
# '''
# $OTHER2 = $NET($Q, $SAME)
# ...
# $M = $NET($Q, $SAME)
# ...
# ''',
# '''
# $OTHER2 = $NET($K3=$SAME)
# ...
# $M = $NET($K3=$SAME)
# ...
# ''',
# ]
# anywhere = [
#     [
#         '$OTHER = $NET()', 'torch.save($NET().state_dict(), ...)',
#         'torch.save({..., "...": $NET().state_dict(), ...}, ...)', '$OTHER = $NET($OLD)',
#         'torch.save($NET($OLD).state_dict(), ...)',
#         'torch.save({..., "...": $NET($OLD).state_dict(), ...}, ...)',
#         '$OTHER = $NET(..., $OLD)', 'torch.save($NET(..., $OLD).state_dict(), ...)',
#         'torch.save({..., "...": $NET(..., $OLD).state_dict(), ...}, ...)',
#         '$OTHER = $NET($K1=$OLD)', 'torch.save($NET($K1=$OLD).state_dict(), ...)',
#         'torch.save({..., "...": $NET($K1=$OLD).state_dict(), ...}, ...)',
#         '$OTHER = $NET(..., $K1=$OLD)', 'torch.save($NET(..., $K1=$OLD).state_dict(), ...)',
#         'torch.save({..., "...": $NET(..., $K1=$OLD).state_dict(), ...}, ...)',
#     ],
#     'class $NET(torch.nn.Module): ...',
# ]
# nowhere = [
#     'for $K2 in $KS: $ST.pop($K2)', 'for $K2 in $KS: del $ST[$K2]', 'del $ST[...]',
#     'del $ST[$A4], $ST[$B4]', '$ST.pop(...)', '$ANY.startswith(...)',
#     '$M.$FC = torch.nn.Linear(...)', '$ST = {$K5: $V5 for $K5, $V5 in $R5 if $COND5}',
#     '$X.shape == $Y.shape',
# ]
# example = '''
# class Net(torch.nn.Module):
#     pass
# torch.save(Net(1000).state_dict(), "pretrained.pt")
# model = Net(10)
# model.load_state_dict(torch.load("pretrained.pt"), strict=False)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self, num_classes):
        super().__init__()
        self.body = nn.Linear(4, 3)
        self.fc = nn.Linear(3, num_classes)

torch.save(Net(num_classes=1000).state_dict(), "pretrained.pt")

model = Net(num_classes=10)
state = torch.load("pretrained.pt")
result = model.load_state_dict(state, strict=False)
#> RuntimeError: Error(s) in loading state_dict for Net:
#>  size mismatch for fc.weight: copying a param with shape torch.Size([1000, 3]) from checkpoint, the shape in current model is torch.Size([10, 3]).
#>  size mismatch for fc.bias: copying a param with shape torch.Size([1000]) from checkpoint, the shape in current model is torch.Size([10]).
print("not loaded:", result.missing_keys)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self, num_classes):
        super().__init__()
        self.body = nn.Linear(4, 3)
        self.fc = nn.Linear(3, num_classes)

torch.save(Net(num_classes=1000).state_dict(), "pretrained.pt")

model = Net(num_classes=10)
state = torch.load("pretrained.pt")
del state["fc.weight"], state["fc.bias"]
result = model.load_state_dict(state, strict=False)
print("not loaded:", result.missing_keys)
#> not loaded: ['fc.weight', 'fc.bias']
print("not in the model:", result.unexpected_keys)
#> not in the model: []
# --8<-- [end:right]

# --8<-- [start:demo_replace]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self, num_classes):
        super().__init__()
        self.body = nn.Linear(4, 3)
        self.fc = nn.Linear(3, num_classes)

torch.save(Net(num_classes=1000).state_dict(), "pretrained.pt")

model = Net(num_classes=1000)
print(model.load_state_dict(torch.load("pretrained.pt")))
#> <All keys matched successfully>
model.fc = nn.Linear(model.fc.in_features, 10)
print("fc.weight:", model.fc.weight.shape)
#> fc.weight: torch.Size([10, 3])
# --8<-- [end:demo_replace]

# --8<-- [start:demo_slice]
import torch
from torch import nn

fc = nn.Linear(3, 2)  # two of the five classes
state = {"weight": torch.arange(15.0).view(5, 3), "bias": torch.zeros(5)}
keep = [0, 2]  # the classes to keep, in the new order
state = {name: value[keep] for name, value in state.items()}
print(fc.load_state_dict(state))
#> <All keys matched successfully>
print("weight:", fc.weight.data)
#> weight: tensor([[0., 1., 2.],
#>         [6., 7., 8.]])
# --8<-- [end:demo_slice]

# --8<-- [start:demo_caught]
import torch
from torch import nn

state = {"0.weight": torch.ones(3, 4), "1.weight": torch.ones(1000, 3)}
model = nn.Sequential(nn.Linear(4, 3), nn.Linear(3, 10))
try:
    model.load_state_dict(state, strict=False)
except RuntimeError:
    print("first layer loaded:", (model[0].weight == 1).all().item())
#> first layer loaded: True
# --8<-- [end:demo_caught]

# --8<-- [start:detect]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self, num_classes):
        super().__init__()
        self.body = nn.Linear(4, 3)
        self.fc = nn.Linear(3, num_classes)

torch.save(Net(num_classes=1000).state_dict(), "pretrained.pt")

model = Net(num_classes=10)
state = torch.load("pretrained.pt")
for name, value in model.state_dict().items():
    if name in state and state[name].shape != value.shape:
        print(f"{name}: file {state[name].shape}, model {value.shape}")
#> fc.weight: file torch.Size([1000, 3]), model torch.Size([10, 3])
#> fc.bias: file torch.Size([1000]), model torch.Size([10])
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

mismatch = """\
RuntimeError: Error(s) in loading state_dict for Net:
\tsize mismatch for fc.weight: copying a param with shape \
torch.Size([1000, 3]) from checkpoint, the shape in current model is \
torch.Size([10, 3]).
\tsize mismatch for fc.bias: copying a param with shape \
torch.Size([1000]) from checkpoint, the shape in current model is \
torch.Size([10])."""
assert wrong.error == mismatch
assert right.error is None
assert right.out == """\
not loaded: ['fc.weight', 'fc.bias']
not in the model: []
"""
assert torch.equal(right.model.body.weight, right.state["body.weight"])
assert demo_replace.out == (
    "<All keys matched successfully>\nfc.weight: torch.Size([10, 3])\n")
assert demo_caught.out == "first layer loaded: True\n"
assert demo_slice.out.startswith(
    "<All keys matched successfully>\nweight: tensor([[0., 1., 2.],\n")
assert demo_slice.fc.weight.tolist() == [[0, 1, 2], [6, 7, 8]]
assert detect.out == """\
fc.weight: file torch.Size([1000, 3]), model torch.Size([10, 3])
fc.bias: file torch.Size([1000]), model torch.Size([10])
"""

# strict=True says the same of the shapes
model = right.Net(num_classes=10)
for strict in (True, False):
    try:
        model.load_state_dict(wrong.state, strict=strict)
    except RuntimeError as error:
        assert str(error) == mismatch.removeprefix("RuntimeError: ")
    else:
        raise AssertionError("1000 classes loaded into 10")

# an embedding has a row for each word
words = nn.Embedding(5, 3)
for strict in (True, False):
    try:
        words.load_state_dict(nn.Embedding(7, 3).state_dict(), strict=strict)
    except RuntimeError as error:
        assert "size mismatch for weight" in str(error)
    else:
        raise AssertionError("7 words loaded into 5")
nn.Embedding(7, 3).load_state_dict(nn.Embedding(7, 3).state_dict())

# without strict=False the names that were left out are an error
try:
    model.load_state_dict(right.state)
except RuntimeError as error:
    assert 'Missing key(s) in state_dict: "fc.weight", "fc.bias".' in str(error)
else:
    raise AssertionError("strict=True let keys be missing")

# a lazy layer takes any shape, a number one element; nothing broadcasts
lazy = nn.LazyLinear(10)
lazy.load_state_dict(nn.Linear(3, 1000).state_dict())
assert lazy(torch.ones(1, 3)).shape == (1, 1000)
scalar = nn.Module()
scalar.s = nn.Parameter(torch.tensor(1.0))
scalar.load_state_dict({"s": torch.tensor([3.0])})
assert scalar.s.item() == 3 and scalar.s.shape == ()
for shape in ([], [1, 1], [1, 3]):
    try:
        nn.Linear(3, 2).load_state_dict({"weight": torch.ones(shape)}, strict=False)
    except RuntimeError as error:
        assert "size mismatch for weight" in str(error)
    else:
        raise AssertionError(shape)
# --8<-- [end:check]
