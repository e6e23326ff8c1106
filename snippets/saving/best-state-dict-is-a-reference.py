"""state_dict() returns the live tensors: a kept "best" state trains along with the model unless it is copied."""
# /// pitfall
# apis = ["torch.nn.Module.state_dict", "torch.nn.Module.load_state_dict", "torch.optim.Optimizer.state_dict", "torch.Tensor.clone"]
# symptom = "silent"
# added = 2026-11-21
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

model = nn.Linear(1, 1, bias=False)
nn.init.zeros_(model.weight)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
best_loss = float("inf")
for epoch in range(4):
    optimizer.zero_grad()
    (-model.weight).sum().backward()  # each step adds 1
    optimizer.step()
    loss = (model.weight.item() - 2.0) ** 2  # validation: best at 2
    if loss < best_loss:
        best_loss, best = loss, model.state_dict()
model.load_state_dict(best)
print(best_loss, model.weight.item())
#> 0.0 4.0
# --8<-- [end:wrong]

# --8<-- [start:right]
import copy

import torch
from torch import nn

model = nn.Linear(1, 1, bias=False)
nn.init.zeros_(model.weight)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
best_loss = float("inf")
for epoch in range(4):
    optimizer.zero_grad()
    (-model.weight).sum().backward()  # each step adds 1
    optimizer.step()
    loss = (model.weight.item() - 2.0) ** 2  # validation: best at 2
    if loss < best_loss:
        best_loss, best = loss, copy.deepcopy(model.state_dict())
model.load_state_dict(best)
print(best_loss, model.weight.item())
#> 0.0 2.0
# --8<-- [end:right]

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
        print(norm["running_mean"], adam["state"][1]["step"])
#> tensor([0.2000]) tensor(1.)
print(norm["running_mean"], adam["state"][1]["step"])
#> tensor([0.3800]) tensor(2.)
# --8<-- [end:demo_others]

# --8<-- [start:check]
import copy
import io

import torch
from torch import nn

assert wrong.out == "0.0 4.0\n" and right.out == "0.0 2.0\n"
assert wrong.best["weight"].item() == 4 and right.best["weight"].item() == 2
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
assert demo_others.out.splitlines() == [
    "tensor([0.2000]) tensor(1.)", "tensor([0.3800]) tensor(2.)"]

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
