"""A checkpoint is a dict: the key must be in the file, and an optimizer's state must be of the same kind of optimizer."""
# /// pitfall
# apis = ["torch.load", "torch.optim.Optimizer.load_state_dict", "torch.optim.Optimizer.state_dict", "torch.optim.Adam", "torch.optim.SGD", "torch.optim.RMSprop"]
# symptom = "error"
# raises = ["wrong", "wrong_weights", "wrong_groups", "wrong_kind"]
# added = 2026-11-30
# messages = [
#   "KeyError: 'optimizer'",
#   "KeyError: 'state_dict'",
#   "KeyError: 'model'",
#   "KeyError: 'param_groups'",
#   "KeyError: 'step'",
#   "KeyError: 'betas'",
#   "KeyError: 'momentum'",
#   "KeyError: 'dampening'",
#   "KeyError: 'square_avg'",
#   "KeyError: 'exp_avg'",
# ]
# older = [
#   "KeyError: Parameter containing:*",
#   "KeyError: 'model_state_dict'",
# ]
#
# [code.key_of_a_file_of_weights]
# either = [
# '''
# torch.save($MODEL.state_dict(), $PATH)
# ...
# $C = torch.load($PATH, ...)
# ...
# $C["state_dict"]
# ''',
# '''
# torch.save($MODEL.state_dict(), $PATH)
# ...
# $C = torch.load($PATH, ...)
# ...
# $C["model_state_dict"]
# ''',
# '''
# torch.save($MODEL.state_dict(), $PATH)
# ...
# $C = torch.load($PATH, ...)
# ...
# $C["model"]
# ''',
# '''
# torch.save($MODEL.state_dict(), $PATH)
# ...
# $C = torch.load($PATH, ...)
# ...
# $C["optimizer"]
# ''',
# ]
# not = [
# '''
# torch.save($MODEL.state_dict(), $PATH)
# ...
# torch.save({...}, $PATH)
# ...
# $C = torch.load($PATH, ...)
# ''',
# ]
# line = "$C"
#
# [code.key_of_plain_weights]
# either = [
#     '$C["state_dict"]', '$C["model_state_dict"]', '$C["model"]', '$C["optimizer"]', '$C["net"]',
#     '$C["epoch"]', '$C["weights"]', '$C["optimizer_state_dict"]', '$C["model_state"]',
# ]
# inside = [
# '''
# $C = torch.load($PATH, ...)
# ...
# ''',
# ]
# anywhere = ['torch.save($M.state_dict(), $PATH)']
# nowhere = ['torch.save({...}, $PATH)', '"..." in $C']
# example = '''
# torch.save(model.state_dict(), "model.pt")
# checkpoint = torch.load("model.pt")
# model.load_state_dict(checkpoint["model"])
# '''
#
# [code.key_saved_under_another_name]
# either = [
#     '$C["state_dict"]', '$C["model_state_dict"]', '$C["model_state"]', '$C["net"]',
#     '$C["weights"]',
# ]
# anywhere = [
#     ['$C = torch.load(...)'],
#     [
#         'torch.save({..., "model": $M.state_dict(), ...}, ...)',
#         '$S = {..., "model": $M.state_dict(), ...}',
#     ],
# ]
# nowhere = [
#     '{..., "state_dict": $V, ...}', '{..., "model_state_dict": $V, ...}',
#     '{..., "net": $V, ...}', '{..., "weights": $V, ...}', '{..., "model_state": $V, ...}',
#     '$S2["..."] = $V',
# ]
# example = '''
# torch.save({"model": model.state_dict(), "epoch": 3}, "last.pt")
# checkpoint = torch.load("last.pt")
# model.load_state_dict(checkpoint["model_state_dict"])
# '''
#
# [code.optimizer_not_saved]
# either = [
#     '$O.load_state_dict($C["optimizer"])', '$O.load_state_dict($C["optimizer_state_dict"])',
#     '$O.load_state_dict($C["opt"])', '$O.load_state_dict($C["optim"])',
#     '$S.load_state_dict($C["scheduler"])',
# ]
# anywhere = [
#     ['torch.save({..., "...": $M.state_dict(), ...}, ...)'],
# ]
# nowhere = [
#     '{..., "...": $O2.state_dict(), "...": $M2.state_dict(), ...}',
#     '{..., "optimizer": $V, ...}', '{..., "optimizer_state_dict": $V, ...}',
#     '{..., "opt": $V, ...}', '{..., "optim": $V, ...}', '{..., "scheduler": $V, ...}',
#     '$D["..."] = $V', 'dict(...)',
# ]
# example = '''
# torch.save({"model": model.state_dict(), "epoch": 3}, "last.pt")
# checkpoint = torch.load("last.pt")
# optimizer.load_state_dict(checkpoint["optimizer"])
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

model = nn.Linear(4, 2)
optimizer = torch.optim.Adam(model.parameters())
torch.save({"state_dict": model.state_dict(), "epoch": 9}, "last.pt")

checkpoint = torch.load("last.pt")
model.load_state_dict(checkpoint["state_dict"])
optimizer.load_state_dict(checkpoint["optimizer"])
#> KeyError: 'optimizer'
print("resumed after epoch", checkpoint["epoch"])
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

model = nn.Linear(4, 2)
optimizer = torch.optim.Adam(model.parameters())
torch.save({"state_dict": model.state_dict(), "epoch": 9,
            "optimizer": optimizer.state_dict()}, "last.pt")

checkpoint = torch.load("last.pt")
model.load_state_dict(checkpoint["state_dict"])
optimizer.load_state_dict(checkpoint["optimizer"])
print("resumed after epoch", checkpoint["epoch"])
#> resumed after epoch 9
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn

model = nn.Linear(4, 2)
optimizer = torch.optim.Adam(model.parameters())
torch.save({"state_dict": model.state_dict(), "epoch": 9}, "released.pt")

checkpoint = torch.load("released.pt", map_location="cpu")
print("keys in the file:", list(checkpoint))
#> keys in the file: ['state_dict', 'epoch']
model.load_state_dict(checkpoint["state_dict"])
if "optimizer" in checkpoint:
    optimizer.load_state_dict(checkpoint["optimizer"])
else:
    print("no optimizer in the file: a new one starts")
#> no optimizer in the file: a new one starts
# --8<-- [end:demo_in_your_code]

# --8<-- [start:wrong_weights]
import torch
from torch import nn

model = nn.Linear(4, 2)
torch.save(model.state_dict(), "model.pt")

checkpoint = torch.load("model.pt")
model.load_state_dict(checkpoint["state_dict"])
#> KeyError: 'state_dict'
print("keys in the file:", list(checkpoint))
# --8<-- [end:wrong_weights]

# --8<-- [start:right_weights]
import torch
from torch import nn

model = nn.Linear(4, 2)
torch.save(model.state_dict(), "model.pt")

checkpoint = torch.load("model.pt")
model.load_state_dict(checkpoint)
print("keys in the file:", list(checkpoint))
#> keys in the file: ['weight', 'bias']
# --8<-- [end:right_weights]

# --8<-- [start:demo_name]
from torch import nn

checkpoint = {"state_dict": nn.Linear(4, 2).state_dict(), "epoch": 9}
try:
    checkpoint["model"]
except KeyError as error:
    print(f"KeyError: {error}, but the file has {list(checkpoint)}")
#> KeyError: 'model', but the file has ['state_dict', 'epoch']
# --8<-- [end:demo_name]

# --8<-- [start:wrong_groups]
import torch
from torch import nn

model = nn.Linear(4, 2)
optimizer = torch.optim.Adam(model.parameters())
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=5)
checkpoint = {"optimizer": scheduler.state_dict(),
              "scheduler": optimizer.state_dict()}

scheduler.load_state_dict(checkpoint["scheduler"])
optimizer.load_state_dict(checkpoint["optimizer"])
#> KeyError: 'param_groups'
print("loaded:", list(optimizer.state_dict()))
# --8<-- [end:wrong_groups]

# --8<-- [start:right_groups]
import torch
from torch import nn

model = nn.Linear(4, 2)
optimizer = torch.optim.Adam(model.parameters())
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=5)
checkpoint = {"optimizer": optimizer.state_dict(),
              "scheduler": scheduler.state_dict()}

scheduler.load_state_dict(checkpoint["scheduler"])
optimizer.load_state_dict(checkpoint["optimizer"])
print("loaded:", list(optimizer.state_dict()))
#> loaded: ['state', 'param_groups']
# --8<-- [end:right_groups]

# --8<-- [start:wrong_kind]
import torch
from torch import nn

model = nn.Linear(4, 2)
old = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
model(torch.ones(1, 4)).sum().backward()
old.step()
checkpoint = {"optimizer": old.state_dict()}

optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
optimizer.load_state_dict(checkpoint["optimizer"])
#> KeyError: 'step'
optimizer.step()
print("learning rate:", optimizer.param_groups[0]["lr"])
# --8<-- [end:wrong_kind]

# --8<-- [start:right_kind]
import torch
from torch import nn

model = nn.Linear(4, 2)
old = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
model(torch.ones(1, 4)).sum().backward()
old.step()
checkpoint = {"optimizer": old.state_dict()}

optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
optimizer.step()
print("learning rate:", optimizer.param_groups[0]["lr"])
#> learning rate: 0.001
# --8<-- [end:right_kind]

# --8<-- [start:demo_kinds]
import torch
from torch.optim import SGD, Adam, RMSprop

def resume(old, new):
    w = torch.ones(2, requires_grad=True)
    w.sum().backward()
    saved, optimizer = old([w], lr=0.1), new([w], lr=0.1)
    saved.step()
    optimizer.load_state_dict(saved.state_dict())
    optimizer.step()

for old, new in [(SGD, Adam), (Adam, SGD), (RMSprop, SGD), (Adam, RMSprop)]:
    try:
        resume(old, new)
    except KeyError as error:
        print(f"from {old.__name__} into {new.__name__}: KeyError: {error}")
#> from SGD into Adam: KeyError: 'betas'
#> from Adam into SGD: KeyError: 'momentum'
#> from RMSprop into SGD: KeyError: 'dampening'
#> from Adam into RMSprop: KeyError: 'square_avg'
# --8<-- [end:demo_kinds]

# --8<-- [start:demo_silent]
import torch

w = torch.ones(2, requires_grad=True)
saved = torch.optim.SGD([w], lr=0.1).state_dict()
optimizer = torch.optim.SGD([w], lr=0.1, momentum=0.9)
optimizer.load_state_dict(saved)
print("momentum:", optimizer.param_groups[0]["momentum"])
#> momentum: 0
# --8<-- [end:demo_silent]

# --8<-- [start:demo_no_state]
import torch

w = torch.ones(2, requires_grad=True)
optimizer = torch.optim.Adam([w])
for _ in range(2):
    try:
        print("mean of the gradients:", optimizer.state[w]["exp_avg"])
    except KeyError as error:
        print("KeyError:", error)
    w.sum().backward()
    optimizer.step()
#> KeyError: 'exp_avg'
#> mean of the gradients: tensor([0.1000, 0.1000])
# --8<-- [end:demo_no_state]

# --8<-- [start:wrong_replaced]
import torch

points = torch.ones(4, requires_grad=True)
optimizer = torch.optim.Adam([points])
points.sum().backward()
optimizer.step()

pruned = points[:2].detach().requires_grad_()
optimizer.param_groups[0]["params"] = [pruned]
try:
    torch.save(optimizer.state_dict(), "optimizer.pt")
except KeyError as error:
    print("KeyError, the id of points:", error.args[0] == id(points))
#> KeyError, the id of points: True
# --8<-- [end:wrong_replaced]

# --8<-- [start:right_replaced]
import torch

points = torch.ones(4, requires_grad=True)
optimizer = torch.optim.Adam([points])
points.sum().backward()
optimizer.step()

pruned = points[:2].detach().requires_grad_()
optimizer.param_groups[0]["params"] = [pruned]
state = optimizer.state.pop(points)
for key in ("exp_avg", "exp_avg_sq"):
    state[key] = state[key][:2].clone()
optimizer.state[pruned] = state
torch.save(optimizer.state_dict(), "optimizer.pt")
print("states saved:", len(optimizer.state_dict()["state"]))
#> states saved: 1
# --8<-- [end:right_replaced]

# --8<-- [start:detect]
import torch
from torch import nn

model = nn.Linear(4, 2)
optimizer = torch.optim.Adam(model.parameters())
torch.save({"model": model.state_dict(), "epoch": 9,
            "optimizer": optimizer.state_dict()}, "last.pt")

checkpoint = torch.load("last.pt", map_location="cpu")
for key, value in checkpoint.items():
    inside = list(value) if isinstance(value, dict) else value
    print(f"{key}: {inside}")
#> model: ['weight', 'bias']
#> epoch: 9
#> optimizer: ['state', 'param_groups']
# --8<-- [end:detect]

# --8<-- [start:check]
import copy

import torch
from torch import nn
from torch.optim import (
    SGD, Adadelta, Adagrad, Adam, AdamW, NAdam, RAdam, RMSprop, lr_scheduler)

assert wrong.out == "KeyError: 'optimizer'\n"
assert right.out == "resumed after epoch 9\n"
assert demo_in_your_code.out == """\
keys in the file: ['state_dict', 'epoch']
no optimizer in the file: a new one starts
"""
assert wrong_weights.out == "KeyError: 'state_dict'\n"
assert right_weights.out == "keys in the file: ['weight', 'bias']\n"
assert demo_name.out == (
    "KeyError: 'model', but the file has ['state_dict', 'epoch']\n")
assert wrong_groups.out == "KeyError: 'param_groups'\n"
assert right_groups.out == "loaded: ['state', 'param_groups']\n"
assert wrong_kind.out == "KeyError: 'step'\n"
assert right_kind.out == "learning rate: 0.001\n"
assert demo_kinds.out == """\
from SGD into Adam: KeyError: 'betas'
from Adam into SGD: KeyError: 'momentum'
from RMSprop into SGD: KeyError: 'dampening'
from Adam into RMSprop: KeyError: 'square_avg'
"""
assert demo_silent.out == "momentum: 0\n"
assert demo_no_state.out == """\
KeyError: 'exp_avg'
mean of the gradients: tensor([0.1000, 0.1000])
"""
assert wrong_replaced.out == "KeyError, the id of points: True\n"
assert right_replaced.out == "states saved: 1\n"
assert detect.out == """\
model: ['weight', 'bias']
epoch: 9
optimizer: ['state', 'param_groups']
"""


def error_of(call):
    try:
        call()
    except (KeyError, RuntimeError, TypeError, AttributeError) as error:
        return f"{type(error).__name__}: {error}"
    return None


def groups_after(old, new):
    w = torch.ones(2, requires_grad=True)
    w.sum().backward()
    saved, optimizer = old([w]), new([w])
    saved.step()
    optimizer.load_state_dict(saved.state_dict())
    optimizer.step()
    return optimizer.param_groups[0]


def with_momentum(params):
    return SGD(params, lr=0.1, momentum=0.9)


# from SGD with momentum, all of these look for 'step' while loading
for new in (Adam, AdamW, RAdam, NAdam, RMSprop, Adagrad, Adadelta):
    assert error_of(
        lambda: groups_after(with_momentum, new)) == "KeyError: 'step'"
# from SGD without, Adam and its relatives look for 'betas' in step()
for new in (Adam, AdamW, RAdam, NAdam):
    assert error_of(lambda: groups_after(SGD, new)) == "KeyError: 'betas'"
for old in (Adam, AdamW, RAdam, NAdam, Adagrad, Adadelta):
    for new in (SGD, with_momentum):
        assert error_of(
            lambda: groups_after(old, new)) == "KeyError: 'momentum'"
# Adam and AdamW load each other's, and the weight_decay of the file wins
assert groups_after(AdamW, Adam)["weight_decay"] == 0.01
assert groups_after(Adam, AdamW)["weight_decay"] == 0

# the learning rate of the file wins, whatever the kind
w = torch.ones(2, requires_grad=True)
optimizer = Adam([w], lr=0.001)
optimizer.load_state_dict(SGD([w], lr=0.1).state_dict())
assert optimizer.param_groups[0]["lr"] == 0.1
assert "betas" not in optimizer.param_groups[0]

# a scheduler takes any dict, without an error
model = nn.Linear(4, 2)
optimizer = Adam(model.parameters())
scheduler = lr_scheduler.StepLR(optimizer, step_size=5)
scheduler.load_state_dict(optimizer.state_dict())
assert "param_groups" in vars(scheduler)
# other dicts that have no param_groups
for state in (model.state_dict(), {"optimizer": optimizer.state_dict()}):
    assert error_of(lambda: optimizer.load_state_dict(state)) == (
        "KeyError: 'param_groups'")

# whoever looks up a tensor that isn't the optimizer's adds it to the state
stranger = torch.ones(2, requires_grad=True)
assert error_of(
    lambda: optimizer.state[stranger]["exp_avg"]) == "KeyError: 'exp_avg'"
assert error_of(optimizer.state_dict) == f"KeyError: {id(stranger)}"
del optimizer.state[stranger]
assert error_of(optimizer.state_dict) is None
# the pruned parameter is trained with the state it was given
pruned, optimizer = copy.deepcopy(
    (right_replaced.pruned, right_replaced.optimizer))
pruned.sum().backward()
optimizer.step()
assert optimizer.state[pruned]["step"] == 2
assert optimizer.state[pruned]["exp_avg"].shape == (2,)
# an untrained Adam loads an untrained state
empty = Adam(nn.Linear(4, 2).parameters())
empty.load_state_dict(Adam(nn.Linear(4, 2).parameters()).state_dict())
# --8<-- [end:check]
