"""Parameter groups give parts of a model their own learning rate and weight decay; a misspelt key and some schedulers undo it silently."""
# /// pitfall
# apis = ["torch.optim.SGD", "torch.optim.AdamW", "torch.nn.Module.named_parameters", "torch.optim.lr_scheduler.OneCycleLR", "torch.optim.lr_scheduler.CosineAnnealingLR"]
# also = ["torch.optim.Adam", "torch.optim.Optimizer.add_param_group"]
# symptom = "error"
# raises = ["wrong", "wrong_in"]
# added = 2026-11-30
# messages = [
#   "some parameters appear in more than one parameter group",
#   "param_group must be a dict, but got <class 'generator'>",
#   "optimizer parameters need to be organized in ordered collections, but the ordering of tensors in sets will change between runs. Please use a list instead.",
#   "optimizer contains a parameter group with duplicate parameters; in future, this will cause an error",
#   "Expected * lr_lambdas, but got *",
# ]
#
# [code.whole_model_and_a_part]
# either = [
#     'torch.optim.$KIND([..., {"params": $M.parameters(), ...}, ..., {"params": $M.$PART.parameters(), ...}, ...], ...)',
#     'torch.optim.$KIND([..., {"params": $M.$PART.parameters(), ...}, ..., {"params": $M.parameters(), ...}, ...], ...)',
# ]
#
# [code.misspelt_key_of_a_group]
# either = [
#     '{"params": $P, ..., "learning_rate": $LR, ...}', '{"params": $P, ..., "wd": $LR, ...}',
#     '{"params": $P, ..., "weight_dacay": $LR, ...}', '{"params": $P, ..., "decay": $LR, ...}',
# ]
# inside = ['torch.optim.$KIND([...], ...)']
#
# [code.one_max_lr_for_all_groups]
# pattern = 'torch.optim.lr_scheduler.OneCycleLR($O, max_lr=$LR, ...)'
# inside = [
# '''
# $O = torch.optim.$KIND([{..., "lr": $A, ...}, ...], ...)
# ...
# ''',
# ]
# not = ['torch.optim.lr_scheduler.OneCycleLR($O, max_lr=[...], ...)']
# names = { "$LR" = '[0-9].*' }
# example = '''
# optimizer = torch.optim.SGD([{"params": a, "lr": 1e-5}, {"params": b}], lr=1e-3)
# scheduler = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=1e-3, total_steps=100)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = nn.Sequential(nn.Linear(4, 8), nn.ReLU())
        self.fc = nn.Linear(8, 3)


model = Net()
optimizer = torch.optim.SGD([
    {"params": model.parameters(), "lr": 1e-5},
    {"params": model.fc.parameters(), "lr": 1e-3}])
#> ValueError: some parameters appear in more than one parameter group
print("learning rates:", [group["lr"] for group in optimizer.param_groups])
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = nn.Sequential(nn.Linear(4, 8), nn.ReLU())
        self.fc = nn.Linear(8, 3)


model = Net()
optimizer = torch.optim.SGD([
    {"params": model.backbone.parameters(), "lr": 1e-5},
    {"params": model.fc.parameters(), "lr": 1e-3}])
print("learning rates:", [group["lr"] for group in optimizer.param_groups])
#> learning rates: [1e-05, 0.001]
# --8<-- [end:right]

# --8<-- [start:wrong_in]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 3))
head = list(model[2].parameters())
rest = [p for p in model.parameters() if p not in head]
#> RuntimeError: The size of tensor a (8) must match the size of tensor b (4) at non-singleton dimension 1
optimizer = torch.optim.SGD([
    {"params": rest, "lr": 1e-5}, {"params": head, "lr": 1e-3}])
print("tensors in each group:", len(rest), len(head))
# --8<-- [end:wrong_in]

# --8<-- [start:right_in]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 3))
head = [p for name, p in model.named_parameters() if name.startswith("2.")]
rest = [p for name, p in model.named_parameters()
        if not name.startswith("2.")]
optimizer = torch.optim.SGD([
    {"params": rest, "lr": 1e-5}, {"params": head, "lr": 1e-3}])
print("tensors in each group:", len(rest), len(head))
#> tensors in each group: 2 2
# --8<-- [end:right_in]

# --8<-- [start:wrong_key]
import torch
from torch import nn

backbone, head = nn.Linear(4, 8), nn.Linear(8, 3)
optimizer = torch.optim.SGD([
    {"params": backbone.parameters(), "learning_rate": 1e-5},
    {"params": head.parameters()}], lr=1e-3)
print("learning rates:", [group["lr"] for group in optimizer.param_groups])
#> learning rates: [0.001, 0.001]
# --8<-- [end:wrong_key]

# --8<-- [start:right_key]
import torch
from torch import nn

backbone, head = nn.Linear(4, 8), nn.Linear(8, 3)
optimizer = torch.optim.SGD([
    {"params": backbone.parameters(), "lr": 1e-5},
    {"params": head.parameters()}], lr=1e-3)
print("learning rates:", [group["lr"] for group in optimizer.param_groups])
#> learning rates: [1e-05, 0.001]
# --8<-- [end:right_key]

# --8<-- [start:demo_layers]
import torch
from torch import nn

layers = [nn.Linear(8, 8) for _ in range(3)]
model = nn.Sequential(*layers, nn.Linear(8, 3))
groups = [{"params": layer.parameters(), "lr": 1e-3 * 0.5 ** depth}
          for depth, layer in enumerate(reversed(model))]
optimizer = torch.optim.AdamW(groups)
print("from the head down:", [group["lr"] for group in optimizer.param_groups])
#> from the head down: [0.001, 0.0005, 0.00025, 0.000125]
# --8<-- [end:demo_layers]

# --8<-- [start:demo_schedulers]
import torch
from torch import nn
from torch.optim.lr_scheduler import CosineAnnealingLR, OneCycleLR, StepLR

head, body = nn.Linear(8, 3), nn.Linear(4, 8)
for name, create in {
        "StepLR": lambda o: StepLR(o, 5),
        "CosineAnnealingLR, eta_min=1e-4":
            lambda o: CosineAnnealingLR(o, 10, eta_min=1e-4),
        "OneCycleLR, one max_lr": lambda o: OneCycleLR(o, 1e-3, 10),
        "OneCycleLR, a list": lambda o: OneCycleLR(o, [1e-5, 1e-3], 10),
        }.items():
    optimizer = torch.optim.SGD([{"params": body.parameters(), "lr": 1e-5},
                                 {"params": head.parameters()}], lr=1e-3)
    scheduler = create(optimizer)
    for step in range(5):
        optimizer.step()
        scheduler.step()
    print(f"{name}:", [f"{lr:.1e}" for lr in scheduler.get_last_lr()])
#> StepLR: ['1.0e-06', '1.0e-04']
#> CosineAnnealingLR, eta_min=1e-4: ['5.5e-05', '5.5e-04']
#> OneCycleLR, one max_lr: ['6.1e-04', '6.1e-04']
#> OneCycleLR, a list: ['6.1e-06', '6.1e-04']
# --8<-- [end:demo_schedulers]

# --8<-- [start:demo_others]
import warnings

import torch
from torch import nn

a, b = nn.Linear(2, 2), nn.Linear(2, 2)
warnings.simplefilter("error")
for params in ([{"params": a.parameters()}, b.parameters()],
               [{"params": set(a.parameters())}],
               [{"params": [a.weight, a.weight]}]):
    try:
        torch.optim.SGD(params, lr=0.1)
    except (TypeError, UserWarning) as error:
        print(f"{type(error).__name__}: {error}")
#> TypeError: param_group must be a dict, but got <class 'generator'>
#> TypeError: optimizer parameters need to be organized in ordered collections, but the ordering of tensors in sets will change between runs. Please use a list instead.
#> UserWarning: optimizer contains a parameter group with duplicate parameters; in future, this will cause an error; see github.com/pytorch/pytorch/issues/40967 for more information
optimizer = torch.optim.SGD([{"params": a.weight}, {"params": b.weight}])
try:
    torch.optim.lr_scheduler.LambdaLR(optimizer, [lambda epoch: 0.9 ** epoch])
except ValueError as error:
    print(f"ValueError: {error}")
#> ValueError: Expected 2 lr_lambdas, but got 1
# --8<-- [end:demo_others]

# --8<-- [start:detect]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 8), nn.LayerNorm(8), nn.Linear(8, 3))
optimizer = torch.optim.AdamW([
    {"params": [p for p in model.parameters() if p.ndim > 1]},
    {"params": model[2].bias, "weight_decay": 0.0}], lr=1e-3)
names = {p: name for name, p in model.named_parameters()}
for group in optimizer.param_groups:
    in_group = [names.pop(p) for p in group["params"]]
    print(f"lr {group['lr']}, decay {group['weight_decay']}: {in_group}")
#> lr 0.001, decay 0.01: ['0.weight', '2.weight']
#> lr 0.001, decay 0.0: ['2.bias']
print("in no group:", list(names.values()))
#> in no group: ['0.bias', '1.weight', '1.bias']
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

assert "more than one parameter group" in (wrong.error or "")
assert right.out == "learning rates: [1e-05, 0.001]\n"
assert "must match the size of tensor b" in (wrong_in.error or "")
assert right_in.out == "tensors in each group: 2 2\n"
assert wrong_key.out == "learning rates: [0.001, 0.001]\n"
assert wrong_key.optimizer.param_groups[0]["learning_rate"] == 1e-5
assert right_key.out == "learning rates: [1e-05, 0.001]\n"
assert demo_layers.out.endswith("[0.001, 0.0005, 0.00025, 0.000125]\n")
lines = demo_schedulers.out.splitlines()
assert [line.split("['")[1] for line in lines] == [
    "1.0e-06', '1.0e-04']", "5.5e-05', '5.5e-04']", "6.1e-04', '6.1e-04']",
    "6.1e-06', '6.1e-04']"], lines
lines = demo_others.out.splitlines()
assert lines[0] == (
    "TypeError: param_group must be a dict, but got <class 'generator'>")
assert "ordered collections" in lines[1] and "duplicate" in lines[2]
assert lines[3] == "ValueError: Expected 2 lr_lambdas, but got 1"
assert detect.out.endswith("in no group: ['0.bias', '1.weight', '1.bias']\n")

# a parameter listed twice in one group is updated twice
import warnings
warnings.simplefilter("ignore")
w = nn.Parameter(torch.zeros(1))
optimizer = torch.optim.SGD([{"params": [w, w]}], lr=0.1)
w.sum().backward()
optimizer.step()
assert torch.allclose(w, torch.tensor([-0.2]))
# modules() has the model and its parts, so parameters come twice
twice = [p for m in wrong.model.modules() for p in m.parameters()]
assert len(twice) > len(set(twice)) == 4
# two equal parameters count as the same one for `in`
a, b = nn.Parameter(torch.zeros(1)), nn.Parameter(torch.zeros(1))
assert b in [a]
try:
    torch.optim.SGD([{"param": [w]}], lr=0.1)
except KeyError as error:
    assert str(error) == "'params'"
else:
    raise AssertionError("params isn't needed")
# the default learning rate applies to the groups without one
optimizer = torch.optim.SGD([{"params": [a], "lr": 0.5}, {"params": [b]}])
assert [group["lr"] for group in optimizer.param_groups] == [0.5, 1e-3]
# a group's lr isn't checked: a string gets in
optimizer = torch.optim.AdamW([{"params": [a], "lr": "1e-5"}])
assert optimizer.param_groups[0]["lr"] == "1e-5"
# --8<-- [end:check]
