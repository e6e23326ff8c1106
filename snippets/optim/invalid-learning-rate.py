"""An optimizer needs the parameters first, numbers in their range, and names that it has: zero_grad and step."""
# /// pitfall
# apis = ["torch.optim.SGD", "torch.optim.Adam", "torch.optim.AdamW", "torch.optim.RMSprop", "torch.optim.Optimizer.step"]
# symptom = "error"
# raises = ["wrong", "wrong_string", "wrong_negative"]
# added = 2026-12-01
# also = ["torch.optim.Optimizer.zero_grad"]
# messages = [
#   "SGD.__init__() missing 1 required positional argument: 'params'",
#   "__init__() missing 1 required positional argument: 'params'",
#   "Invalid learning rate: *",
#   "Invalid momentum value: *",
#   "Invalid weight_decay value: *",
#   "Invalid beta parameter at index *: *",
#   "Invalid epsilon value: *",
#   "Nesterov momentum requires a momentum and zero dampening",
#   "'SGD' object has no attribute '*'",
#   "'Adam' object has no attribute 'lr'",
#   "'SGD' object has no attribute 'zero_grads'",
#   "'*' object has no attribute 'zero_grads'",
#   "'AdamW' object has no attribute 'train'",
#   "'SGD' object has no attribute 'param_group'",
#   "'<' not supported between instances of 'str' and 'float'",
#   "'<=' not supported between instances of 'float' and 'str'",
#   "module 'torch.optim' has no attribute 'sgd'",
# ]
#
# [code.optimizer_without_parameters]
# either = [
#     'torch.optim.SGD(lr=$LR)', 'torch.optim.SGD(lr=$LR, momentum=$M)', 'torch.optim.Adam(lr=$LR)',
#     'torch.optim.AdamW(lr=$LR)', 'torch.optim.Adam()', 'torch.optim.SGD()',
# ]
#
# [code.zero_grads]
# pattern = '$O.zero_grads()'
# anywhere = ['$O = torch.optim.$KIND(...)']
# example = '''
# optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
# optimizer.zero_grads()
# '''
#
# [code.optimizer_has_no_backward]
# pattern = '$O.backward(...)'
# anywhere = ['$O = torch.optim.$KIND(...)']
# example = '''
# optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
# optimizer.backward()
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

model = nn.Linear(4, 1)
optimizer = torch.optim.SGD(lr=0.01, momentum=0.9)
#> TypeError: SGD.__init__() missing 1 required positional argument: 'params'
print("learning rate:", optimizer.param_groups[0]["lr"])
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

model = nn.Linear(4, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
print("learning rate:", optimizer.param_groups[0]["lr"])
#> learning rate: 0.01
# --8<-- [end:right]

# --8<-- [start:wrong_string]
import argparse

import torch
from torch import nn

parser = argparse.ArgumentParser()
parser.add_argument("--lr")
args = parser.parse_args(["--lr", "1e-4"])

model = nn.Linear(4, 1)
optimizer = torch.optim.Adam(model.parameters(), lr=args.lr)
#> TypeError: '<=' not supported between instances of 'float' and 'str'
print("learning rate:", optimizer.param_groups[0]["lr"])
# --8<-- [end:wrong_string]

# --8<-- [start:right_string]
import argparse

import torch
from torch import nn

parser = argparse.ArgumentParser()
parser.add_argument("--lr", type=float)
args = parser.parse_args(["--lr", "1e-4"])

model = nn.Linear(4, 1)
optimizer = torch.optim.Adam(model.parameters(), lr=args.lr)
print("learning rate:", optimizer.param_groups[0]["lr"])
#> learning rate: 0.0001
# --8<-- [end:right_string]

# --8<-- [start:wrong_negative]
import torch

w = torch.tensor(1.0, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=-0.1)
#> ValueError: Invalid learning rate: -0.1
reward = -(w - 3).square()
reward.backward()
optimizer.step()
print(f"w after a step towards 3: {w.item():.2f}")
# --8<-- [end:wrong_negative]

# --8<-- [start:right_negative]
import torch

w = torch.tensor(1.0, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1, maximize=True)
reward = -(w - 3).square()
reward.backward()
optimizer.step()
print(f"w after a step towards 3: {w.item():.2f}")
#> w after a step towards 3: 1.40
# --8<-- [end:right_negative]

# --8<-- [start:demo_names]
import torch

w = torch.tensor(1.0, requires_grad=True)
loss = w.square()
optimizer = torch.optim.SGD([w], lr=0.1)
calls = (
    lambda: optimizer.zero_grads(), lambda: optimizer.backward(loss),
    lambda: optimizer.parameters(), lambda: optimizer.cuda(),
    lambda: torch.optim.Adam([w]).lr, lambda: optimizer.param_group,
    lambda: torch.optim.AdamW([w]).train(), lambda: torch.optim.sgd([w]),
    lambda: optimizer.step(loss),
)
for call in calls:
    try:
        call()
    except (AttributeError, TypeError) as error:
        print(error)
#> 'SGD' object has no attribute 'zero_grads'
#> 'SGD' object has no attribute 'backward'
#> 'SGD' object has no attribute 'parameters'
#> 'SGD' object has no attribute 'cuda'
#> 'Adam' object has no attribute 'lr'
#> 'SGD' object has no attribute 'param_group'
#> 'AdamW' object has no attribute 'train'
#> module 'torch.optim' has no attribute 'sgd'
#> 'Tensor' object is not callable
# --8<-- [end:demo_names]

# --8<-- [start:demo_range]
import torch

w = torch.tensor(1.0, requires_grad=True)
calls = (
    lambda: torch.optim.SGD([w], lr=0.1, momentum=-0.9),
    lambda: torch.optim.SGD([w], lr=0.1, nesterov=True),
    lambda: torch.optim.AdamW([w], weight_decay=-0.01),
    lambda: torch.optim.Adam([w], betas=(0.9, 1.0)),
    lambda: torch.optim.Adam([w], eps=-1e-8),
    lambda: torch.optim.Adam([w], 0.1, 0.9),
    lambda: torch.optim.SGD([w], lr="0.1"),
    lambda: torch.optim.RMSprop([w], lr="0.1"),
    lambda: torch.optim.SGD(0.1, [w]),
)
for call in calls:
    try:
        call()
    except (TypeError, ValueError) as error:
        print(error)
#> Invalid momentum value: -0.9
#> Nesterov momentum requires a momentum and zero dampening
#> Invalid weight_decay value: -0.01
#> Invalid beta parameter at index 1: 1.0
#> Invalid epsilon value: -1e-08
#> 'float' object is not subscriptable
#> '<' not supported between instances of 'str' and 'float'
#> '<=' not supported between instances of 'float' and 'str'
#> '<' not supported between instances of 'list' and 'float'
# --8<-- [end:demo_range]

# --8<-- [start:check]
import copy

import torch

assert "SGD.__init__() missing 1 required" in (wrong.error or "")
assert right.out == "learning rate: 0.01\n"
assert wrong_string.error == (
    "TypeError: '<=' not supported between instances of 'float' and 'str'")
assert right_string.out == "learning rate: 0.0001\n"
assert wrong_negative.error == "ValueError: Invalid learning rate: -0.1"
assert right_negative.out == "w after a step towards 3: 1.40\n"
assert demo_names.out == """\
'SGD' object has no attribute 'zero_grads'
'SGD' object has no attribute 'backward'
'SGD' object has no attribute 'parameters'
'SGD' object has no attribute 'cuda'
'Adam' object has no attribute 'lr'
'SGD' object has no attribute 'param_group'
'AdamW' object has no attribute 'train'
module 'torch.optim' has no attribute 'sgd'
'Tensor' object is not callable
"""
assert demo_range.out == """\
Invalid momentum value: -0.9
Nesterov momentum requires a momentum and zero dampening
Invalid weight_decay value: -0.01
Invalid beta parameter at index 1: 1.0
Invalid epsilon value: -1e-08
'float' object is not subscriptable
'<' not supported between instances of 'str' and 'float'
'<=' not supported between instances of 'float' and 'str'
'<' not supported between instances of 'list' and 'float'
"""

# minimizing -reward does the same as maximize=True
w = torch.tensor(1.0, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
(w - 3).square().backward()
optimizer.step()
assert torch.equal(w.detach(), right_negative.w.detach())

# after the optimizer is created, nothing checks the learning rate
optimizer.param_groups[0]["lr"] = -0.1
distance = (w - 3).abs().item()
optimizer.step()
assert (w - 3).abs().item() > distance

# 0 is accepted, and nothing moves
before = copy.deepcopy(w.detach())
optimizer = torch.optim.SGD([w], lr=0)
w.square().backward()
optimizer.step()
assert torch.equal(w.detach(), before)

# the values that the table says to use are accepted
torch.optim.SGD([w], lr=0.1, momentum=0.9, nesterov=True)
torch.optim.Adam([w], betas=(0.9, 0.999))
torch.optim.Adam([w], 0.1, (0.9, 0.999))
# --8<-- [end:check]
