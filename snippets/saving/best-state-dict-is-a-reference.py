"""state_dict() returns the live tensors: a kept "best" state trains along with the model unless it is copied."""
# /// pitfall
# apis = ["torch.nn.Module.state_dict", "torch.nn.Module.load_state_dict", "torch.optim.Optimizer.state_dict", "torch.Tensor.clone"]
# symptom = "silent"
# added = 2026-11-21
#
# [code.best_is_a_reference]
# either = [
# '''
# for $I in $DATA:
#     ...
#     if $COND:
#         ...
#         $BEST = $M.state_dict()
#         ...
#     ...
# ...
# $ANY.load_state_dict($BEST)
# ''',
# '''
# for $I in $DATA:
#     ...
#     if $COND:
#         ...
#         $BEST = $M.state_dict()
#         ...
#     ...
# ...
# torch.save($BEST, ...)
# ''',
# '''
# for $I in $DATA:
#     ...
#     if $COND:
#         ...
#         $V, $BEST = $W, $M.state_dict()
#         ...
#     ...
# ...
# $ANY.load_state_dict($BEST)
# ''',
# '''
# for $I in $DATA:
#     ...
#     if $COND:
#         ...
#         $V, $BEST = $W, $M.state_dict()
#         ...
#     ...
# ...
# torch.save($BEST, ...)
# ''',
# '''
# for $I in $DATA:
#     ...
#     if $COND:
#         ...
#         $BEST = $M.state_dict().copy()
#         ...
#     ...
# ...
# $ANY.load_state_dict($BEST)
# ''',
# '''
# for $I in $DATA:
#     ...
#     if $COND:
#         ...
#         $BEST = $M.state_dict().copy()
#         ...
#     ...
# ...
# torch.save($BEST, ...)
# ''',
# '''
# for $I in $DATA:
#     ...
#     if $COND:
#         ...
#         $BEST = dict($M.state_dict())
#         ...
#     ...
# ...
# $ANY.load_state_dict($BEST)
# ''',
# '''
# for $I in $DATA:
#     ...
#     if $COND:
#         ...
#         $BEST = dict($M.state_dict())
#         ...
#     ...
# ...
# torch.save($BEST, ...)
# ''',
# '''
# class $CLASS(...):
#     def $M1(...):
#         ...
#         self.$BEST = $M.state_dict()
#         ...
#     def $M2(...):
#         ...
#         $ANY.load_state_dict(self.$BEST)
#         ...
# ''',
# ]
# not_inside = [
# '''
# ...
# $COPY = copy.deepcopy($M.state_dict())
# ...
# ''',
# ]
# line = "$BEST"
#
# [code.best_model_is_the_model]
# either = [
#     'best_model = model', 'best_model = net', 'best_model = self.model',
#     'best_model = self.net', 'best_model = network', 'best_model = policy',
#     'best_model = classifier', 'self.best_model = model', 'self.best_model = net',
#     'self.best_model = self.model', 'self.best_model = self.net', 'self.best_model = network',
#     'self.best_model = policy', 'self.best_model = classifier', 'best_net = model',
#     'best_net = net', 'best_net = self.model', 'best_net = self.net', 'best_net = network',
#     'best_net = policy', 'best_net = classifier', 'best = model', 'best = net',
#     'best = self.model', 'best = self.net', 'best = network', 'model_best = model',
#     'model_best = net', 'model_best = self.model', 'model_best = self.net',
#     'model_best = network', 'model_best = policy', 'model_best = classifier',
#     'best_network = model', 'best_network = net', 'best_network = self.model',
#     'best_network = self.net', 'best_network = network', 'best_network = policy',
#     'best_network = classifier', 'best_policy = model', 'best_policy = net',
#     'best_policy = self.model', 'best_policy = self.net', 'best_policy = network',
#     'best_policy = policy', 'best_policy = classifier', 'self.best = model', 'self.best = net',
#     'self.best = self.model', 'self.best = self.net', 'self.best = network',
#     'best_model = copy.copy(model)', 'best_model = copy.copy(net)',
#     'best_model = copy.copy(self.model)', 'best_model = copy.copy(self.net)',
#     'self.best_model = copy.copy(model)', 'self.best_model = copy.copy(net)',
#     'self.best_model = copy.copy(self.model)', 'self.best_model = copy.copy(self.net)',
#     'best_net = copy.copy(model)', 'best_net = copy.copy(net)',
#     'best_net = copy.copy(self.model)', 'best_net = copy.copy(self.net)',
# ]
# inside = ['for $E in $R: ...']
# anywhere = [
#     ['$OPTIMIZER.step(...)', '$L.backward(...)'],
# ]
# example = '''
# for epoch in range(10):
#     optimizer.step()
#     if acc > best_acc:
#         best_model = model
# '''
#
# [code.kept_state_is_live]
# either = [
#     '$BEST = $M.state_dict()', '$BEST = $M.state_dict().copy()', '$BEST = dict($M.state_dict())',
#     '$BEST = copy.copy($M.state_dict())',
#     '$BEST = {$K: $V for $K, $V in $M.state_dict().items()}',
#     '$BEST = collections.OrderedDict($M.state_dict())',
#     '$BEST = {$K: $V.detach() for $K, $V in $M.state_dict().items()}',
#     '$BEST = {$K: $V.data for $K, $V in $M.state_dict().items()}',
# ]
# anywhere = [
#     [
#         '$ANY.load_state_dict($BEST)', '$ANY.load_state_dict($BEST, ...)',
#         'torch.save($BEST, ...)', 'return $BEST',
#     ],
#     ['$O.step()', '$S.step($O)'],
# ]
# nowhere = [
#     '$BEST.update(...)', '$BEST[...] = $V', '$BEST.pop(...)', '$BEST = copy.deepcopy($BEST)',
# ]
# names = { "$BEST" = '(?!.*path)(self\.)?\w*(best|init|orig|start|backup|back_up|snap|winner|rewind|keep|kept|saved|before|pristine|fresh|base_state|reset|anchor|old)\w*' }
# example = '''
# initial = model.state_dict()
# for lr in rates:
#     model.load_state_dict(initial)
#     loss.backward()
#     optimizer.step()
# '''
#
# [code.kept_in_an_attribute]
# either = [
#     'self.$BEST = $M.state_dict()', 'self.$BEST = dict($M.state_dict())',
#     'self.$BEST = $M.state_dict().copy()', '$OBJ.$BEST = $M.state_dict()',
#     'self.$BEST = {$K: $V for $K, $V in $M.state_dict().items()}',
# ]
# anywhere = [
#     ['$ANY.load_state_dict($OBJ2.$BEST)', 'torch.save($OBJ2.$BEST, ...)'],
# ]
# example = '''
# class EarlyStopping:
#     def __call__(self, loss, model):
#         self.best_state = model.state_dict()
# model.load_state_dict(stopper.best_state)
# '''
#
# [code.kept_in_a_container]
# either = [
#     '$BEST = {..., "...": $M.state_dict(), ...}', '$BEST["..."] = $M.state_dict()',
#     '$BEST = ($V, $M.state_dict())', '$BEST = ($V, $W, $M.state_dict())',
#     '$BEST.append($M.state_dict())', '$BEST[...] = $M.state_dict()',
#     '$BEST.update(..., $KEY=$M.state_dict(), ...)',
#     '$BEST = dict(..., $KEY=$M.state_dict(), ...)', '$BEST.append(($V, $M.state_dict()))',
#     '$BEST.append({..., "...": $M.state_dict(), ...})',
# ]
# anywhere = [
#     [
#         '$ANY.load_state_dict($BEST["..."])', '$ANY.load_state_dict($BEST[...])',
#         'for $S in $BEST: $ANY.load_state_dict($S)', '$ANY.load_state_dict(max($BEST, ...)[...])',
#         'for $S in $BEST: $ANY.load_state_dict($S["..."])',
#         '$ANY.load_state_dict(min($BEST, ...)[...])',
#     ],
#     ['$O.step()', '$S2.step($O)'],
# ]
# nowhere = ['copy.deepcopy($BEST)', '$BEST = torch.load(...)']
# names = { "$BEST" = '(?!.*path)(self\.)?\w*(best|init|orig|start|backup|snap|winner|rewind|keep|kept|states|history|ensemble|members|weights|record|top)\w*' }
# example = '''
# snapshots = []
# for epoch in range(10):
#     optimizer.step()
#     snapshots.append(model.state_dict())
# model.load_state_dict(snapshots[3])
# '''
#
# [code.kept_parameters_are_live]
# either = [
#     '$OLD = list($M.parameters())', '$OLD = [$P.data for $P in $M.parameters()]',
#     '$OLD = [$P for $P in $M.parameters()]', '$OLD = [$P.detach() for $P in $M.parameters()]',
#     '$OLD = {$N: $P for $N, $P in $M.named_parameters()}', '$OLD = dict($M.named_parameters())',
#     '$OLD = {$N: $P.data for $N, $P in $M.named_parameters()}',
#     '$OLD = {$N: $P.detach() for $N, $P in $M.named_parameters()}',
# ]
# anywhere = [
#     ['$O.step()', '$S.step($O)'],
# ]
# names = { "$OLD" = '(self\.)?\w*(best|init|orig|start|backup|snap|before|old|prev|previous|last|anchor|saved)\w*' }
# example = '''
# before = [p.data for p in model.parameters()]
# optimizer.step()
# '''
#
# [code.snapshots_are_live]
# either = [
#     '$LIST.append($M.state_dict())', '$DICT[epoch] = $M.state_dict()',
#     '$DICT[name] = $M.state_dict()', '$DICT[step] = $M.state_dict()',
#     '$DICT[i] = $M.state_dict()', '$LIST.append(dict($M.state_dict()))',
#     '$LIST.append($M.state_dict().copy())',
# ]
# inside = ['for $E in $R: ...']
# not_inside = [
# '''
# for $E in $R:
#     ...
#     $M = $NEW(...)
#     ...
# ''',
#     'for $M in $MODELS: ...', 'for $I, $M in $MODELS: ...',
# ]
# anywhere = [
#     ['$O.step()', '$S.step($O)', '$L.backward(...)'],
# ]
# example = '''
# for epoch in range(10):
#     optimizer.step()
#     snapshots.append(model.state_dict())
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
x, x_val = torch.randn(12, 10), torch.randn(100, 10)
y, y_val = x[:, :1] + torch.randn(12, 1), x_val[:, :1]
model, best_loss = nn.Linear(10, 1), float("inf")
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(100):
    optimizer.zero_grad()
    nn.functional.mse_loss(model(x), y).backward()
    optimizer.step()
    val_loss = nn.functional.mse_loss(model(x_val), y_val).item()
    if val_loss < best_loss:
        best_loss, best = val_loss, model.state_dict()
print(f"best epoch: {best_loss:.2f}, last epoch: {val_loss:.2f}")
#> best epoch: 0.19, last epoch: 2.15
model.load_state_dict(best)
print(f"restored: {nn.functional.mse_loss(model(x_val), y_val):.2f}")
#> restored: 2.15
# --8<-- [end:wrong]

# --8<-- [start:right]
import copy

import torch
from torch import nn

torch.manual_seed(0)
x, x_val = torch.randn(12, 10), torch.randn(100, 10)
y, y_val = x[:, :1] + torch.randn(12, 1), x_val[:, :1]
model, best_loss = nn.Linear(10, 1), float("inf")
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(100):
    optimizer.zero_grad()
    nn.functional.mse_loss(model(x), y).backward()
    optimizer.step()
    val_loss = nn.functional.mse_loss(model(x_val), y_val).item()
    if val_loss < best_loss:
        best_loss, best = val_loss, copy.deepcopy(model.state_dict())
print(f"best epoch: {best_loss:.2f}, last epoch: {val_loss:.2f}")
#> best epoch: 0.19, last epoch: 2.15
model.load_state_dict(best)
print(f"restored: {nn.functional.mse_loss(model(x_val), y_val):.2f}")
#> restored: 0.19
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn

model = nn.Linear(1, 1)
best_loss, bad_epochs = float("inf"), 0
for epoch, val_loss in enumerate([0.9, 0.5, 0.7, 0.6, 0.8]):
    nn.init.constant_(model.weight, epoch)  # instead of training
    bad_epochs += 1
    if val_loss < best_loss:
        best_loss, bad_epochs = val_loss, 0
        torch.save(model.state_dict(), "best.pt")
    if bad_epochs == 2:
        break
print("stopped in epoch", epoch)
#> stopped in epoch 3
model.load_state_dict(torch.load("best.pt"))
print("weight from epoch", model.weight.item())
#> weight from epoch 1.0
# --8<-- [end:demo_in_your_code]

# --8<-- [start:detect]
import copy

from torch import nn

model = nn.Linear(1, 1)
state = model.state_dict()
for name, kept in {
    "state": state,
    "state.copy()": state.copy(),
    "copy.copy(model)": copy.copy(model).state_dict(),
    "detach": {name: value.detach() for name, value in state.items()},
    "cpu": {name: value.cpu() for name, value in state.items()},
    "clone": {name: value.clone() for name, value in state.items()},
    "copy.deepcopy(state)": copy.deepcopy(state),
    "copy.deepcopy(model)": copy.deepcopy(model).state_dict(),
}.items():
    live = kept["weight"].data_ptr() == model.weight.data_ptr()
    print(f"{name:20} {live=}")
#> state                live=True
#> state.copy()         live=True
#> copy.copy(model)     live=True
#> detach               live=True
#> cpu                  live=True
#> clone                live=False
#> copy.deepcopy(state) live=False
#> copy.deepcopy(model) live=False
# --8<-- [end:detect]

# --8<-- [start:demo_others]
import torch
from torch import nn

model = nn.BatchNorm1d(1)
optimizer = torch.optim.Adam(model.parameters())
for step in range(2):
    model(torch.tensor([[1.0], [3.0]])).sum().backward()
    optimizer.step()
    if step == 0:
        norm, adam = model.state_dict(), optimizer.state_dict()
    print(f"after step {step}")
    print("kept running_mean:", norm["running_mean"])
    print("kept step count:", adam["state"][1]["step"])
#> after step 0
#> kept running_mean: tensor([0.2000])
#> kept step count: tensor(1.)
#> after step 1
#> kept running_mean: tensor([0.3800])
#> kept step count: tensor(2.)
# --8<-- [end:demo_others]

# --8<-- [start:check]
import copy
import io

import torch
from torch import nn

assert wrong.out == """\
best epoch: 0.19, last epoch: 2.15
restored: 2.15
"""
assert right.out == """\
best epoch: 0.19, last epoch: 2.15
restored: 0.19
"""
assert abs(wrong.best_loss - right.best_loss) < 1e-6
assert demo_in_your_code.out == """\
stopped in epoch 3
weight from epoch 1.0
"""
assert detect.out == """\
state                live=True
state.copy()         live=True
copy.copy(model)     live=True
detach               live=True
cpu                  live=True
clone                live=False
copy.deepcopy(state) live=False
copy.deepcopy(model) live=False
"""
assert demo_others.out == """\
after step 0
kept running_mean: tensor([0.2000])
kept step count: tensor(1.)
after step 1
kept running_mean: tensor([0.3800])
kept step count: tensor(2.)
"""

# a second name is no copy
best_model = model = nn.Linear(2, 2)
with torch.no_grad():
    model.weight.fill_(3)
assert best_model.weight.unique().item() == 3

# a list of states: one state, many times
model = nn.Linear(2, 2)
history = [model.state_dict() for _ in range(5)]
assert len({state["weight"].data_ptr() for state in history}) == 1

# "when it is fine": saving and loading copy the values
file = io.BytesIO()
torch.save(model.state_dict(), file)
before = model.weight.tolist()
other = nn.Linear(2, 2)
other.load_state_dict(model.state_dict())
with torch.no_grad():
    model.weight.fill_(7)
file.seek(0)
assert torch.load(file)["weight"].tolist() == before == other.weight.tolist()
# unless the tensors themselves are assigned
other.load_state_dict(model.state_dict(), assign=True)
assert other.weight.data_ptr() == model.weight.data_ptr()

# clones and deepcopies leave the graph and stay as they are
kept = {name: value.clone() for name, value in model.state_dict().items()}
assert not kept["weight"].requires_grad
with torch.no_grad():
    model.weight.fill_(8)
assert kept["weight"].unique().item() == 7
# --8<-- [end:check]
