"""An optimizer needs model.parameters(): spelled right, called, not used up, and from a complete model."""
# /// pitfall
# apis = ["torch.nn.Module.parameters", "torch.optim.SGD", "torch.optim.Optimizer.add_param_group"]
# symptom = "error"
# raises = ["wrong", "demo_call", "wrong_tensor", "wrong_used", "wrong_two"]
# added = 2026-11-21
# messages = ["object has no attribute 'paremeters'", "'method' object is not iterable",
#             "optimizer got an empty parameter list",
#             "params argument given to the optimizer should be an iterable of Tensors or dicts, but got *",
#             "optimizer can only optimize Tensors, but one of the params is *"]
#
# [code.list_of_generators]
# either = [
#     'torch.optim.$KIND([$A.parameters(), ...], ...)',
# '''
# $P = [$A.parameters(), ...]
# ...
# torch.optim.$KIND($P, ...)
# ''',
#     'torch.optim.$KIND(params=[$A.parameters(), ...], ...)',
#     'torch.optim.$KIND(($A.parameters(), ...), ...)',
#     'torch.optim.$KIND([..., $A.parameters()], ...)',
#     'torch.optim.$KIND($A.parameters() + $B.parameters(), ...)',
#     'torch.optim.$KIND([$M.parameters() for $M in $R], ...)',
#     'torch.optim.$KIND([$A.named_parameters(), ...], ...)',
#     'torch.optim.$KIND([$A.parameters(), $B.parameters(), ...], ...)',
#     'torch.nn.utils.clip_grad_norm_([$A.parameters(), ...], ...)',
# ]
#
# [code.generator_used_up]
# either = [
# '''
# $P = $M.parameters()
# ...
# sum($E for $X in $P)
# ...
# torch.optim.$KIND($P, ...)
# ''',
# '''
# $P = $M.parameters()
# ...
# [$E for $X in $P]
# ...
# torch.optim.$KIND($P, ...)
# ''',
# '''
# $P = $M.parameters()
# ...
# list($P)
# ...
# torch.optim.$KIND($P, ...)
# ''',
# '''
# $P = $M.parameters()
# ...
# len(list($P))
# ...
# torch.optim.$KIND($P, ...)
# ''',
# '''
# $P = $M.parameters()
# ...
# for $X in $P:
#     ...
# ...
# torch.optim.$KIND($P, ...)
# ''',
# ]
# not = [
# '''
# $P = $M.parameters()
# ...
# $P = $OTHER
# ...
# torch.optim.$KIND($P, ...)
# ''',
# ]
# line = "$KIND"
#
# [code.no_list_of_tensors]
# either = [
# '''
# $W = torch.$F(..., requires_grad=True, ...)
# ...
# torch.optim.$KIND($W, ...)
# ''',
#     'torch.optim.$KIND($W.parameters, ...)', 'torch.optim.$KIND($W.parameter(), ...)',
#     'torch.optim.$KIND($W.params(), ...)', 'torch.optim.$KIND($W.paramters(), ...)',
#     'torch.optim.$KIND($W.paramaters(), ...)', 'torch.optim.$KIND($W.parametres(), ...)',
#     'torch.optim.$KIND($W.parmeters(), ...)', 'torch.optim.$KIND($W.weight, ...)',
#     'torch.optim.$KIND($W.get_parameters_(), ...)',
#     'torch.optim.$KIND($W.parameters.values(), ...)',
#     'torch.optim.$KIND(params=$W.parameters, ...)',
#     'torch.optim.$KIND([$W.parameters, ...], ...)', 'torch.optim.$KIND($W.Parameters(), ...)',
# ]
# line = "$KIND"
# names = { "$W" = '(?!(c|cfg|config|args|opt|conf|self\.(c|cfg|config))$).*' }
#
# [code.tensor_instead_of_a_list]
# either = ['torch.optim.$KIND($W, ...)', 'torch.optim.$KIND(params=$W, ...)']
# anywhere = [
#     [
#         '$W = torch.nn.Parameter(...)', '$W = torch.randn(..., requires_grad=True)',
#         '$W = torch.zeros(..., requires_grad=True)',
#         '$W = torch.$F(..., requires_grad=True, ...)', '$W.requires_grad_()',
#         '$W.requires_grad_(True)', '$W = $X.clone().requires_grad_(True)',
#         '$W = $X.requires_grad_(True)', '$W = <... $X.requires_grad_(True) ...>',
#         '$W = <... $X.requires_grad_() ...>', '$W.requires_grad = True',
#     ],
# ]
# example = '''
# w = torch.nn.Parameter(torch.zeros(3))
# optimizer = torch.optim.SGD(w, lr=0.1)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.paremeters(), lr=0.01)
#> AttributeError: 'Linear' object has no attribute 'paremeters'
print("in the optimizer:", len(optimizer.param_groups[0]["params"]))
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
print("in the optimizer:", len(optimizer.param_groups[0]["params"]))
#> in the optimizer: 2
# --8<-- [end:right]

# --8<-- [start:demo_call]
import torch
from torch import nn

model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters, lr=0.01)
#> TypeError: 'method' object is not iterable
# --8<-- [end:demo_call]

# --8<-- [start:wrong_tensor]
import torch

w = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD(w, lr=0.01)
#> TypeError: params argument given to the optimizer should be an iterable of Tensors or dicts, but got torch.FloatTensor
print("in the optimizer:", len(optimizer.param_groups[0]["params"]))
# --8<-- [end:wrong_tensor]

# --8<-- [start:right_tensor]
import torch

w = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.01)
print("in the optimizer:", len(optimizer.param_groups[0]["params"]))
#> in the optimizer: 1
# --8<-- [end:right_tensor]

# --8<-- [start:wrong_used]
import torch
from torch import nn

model = nn.Linear(2, 1)
params = model.parameters()
print("number of weights:", sum(p.numel() for p in params))
#> number of weights: 3
optimizer = torch.optim.SGD(params, lr=0.01)
#> ValueError: optimizer got an empty parameter list
print("in the optimizer:", len(optimizer.param_groups[0]["params"]))
# --8<-- [end:wrong_used]

# --8<-- [start:right_used]
import torch
from torch import nn

model = nn.Linear(2, 1)
params = list(model.parameters())
print("number of weights:", sum(p.numel() for p in params))
#> number of weights: 3
optimizer = torch.optim.SGD(params, lr=0.01)
print("in the optimizer:", len(optimizer.param_groups[0]["params"]))
#> in the optimizer: 2
# --8<-- [end:right_used]

# --8<-- [start:wrong_two]
import torch
from torch import nn

encoder, decoder = nn.Linear(2, 4), nn.Linear(4, 2)
params = [encoder.parameters(), decoder.parameters()]
optimizer = torch.optim.SGD(params, lr=0.01)
#> TypeError: optimizer can only optimize Tensors, but one of the params is Module.parameters
print("in the optimizer:", len(optimizer.param_groups[0]["params"]))
# --8<-- [end:wrong_two]

# --8<-- [start:right_two]
import torch
from torch import nn

encoder, decoder = nn.Linear(2, 4), nn.Linear(4, 2)
params = list(encoder.parameters()) + list(decoder.parameters())
optimizer = torch.optim.SGD(params, lr=0.01)
print("in the optimizer:", len(optimizer.param_groups[0]["params"]))
#> in the optimizer: 4
# --8<-- [end:right_two]

# --8<-- [start:wrong_head]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 1000))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
model[1] = nn.Linear(2, 3)  # three classes of your own

before = model[1].weight.detach().clone()
model(torch.ones(1, 2)).sum().backward()
optimizer.step()
print("head trained:", not torch.equal(model[1].weight, before))
#> head trained: False
# --8<-- [end:wrong_head]

# --8<-- [start:right_head]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 1000))
model[1] = nn.Linear(2, 3)  # three classes of your own
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)

before = model[1].weight.detach().clone()
model(torch.ones(1, 2)).sum().backward()
optimizer.step()
print("head trained:", not torch.equal(model[1].weight, before))
#> head trained: True
# --8<-- [end:right_head]

# --8<-- [start:detect]
import torch
from torch import nn


def missing(model, optimizer):
    groups = optimizer.param_groups
    held = {id(p) for group in groups for p in group["params"]}
    return [name for name, p in model.named_parameters()
            if id(p) not in held]


model = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 1000))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
model[1] = nn.Linear(2, 3)
print("not in the optimizer:", missing(model, optimizer))
#> not in the optimizer: ['1.weight', '1.bias']
optimizer.add_param_group({"params": model[1].parameters()})
print("not in the optimizer:", missing(model, optimizer))
#> not in the optimizer: []
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

text = "AttributeError: 'Linear' object has no attribute 'paremeters'"
assert wrong.error == text
assert right.out == "in the optimizer: 2\n"
assert demo_call.error == "TypeError: 'method' object is not iterable"
assert right_tensor.out == "in the optimizer: 1\n"
assert wrong_tensor.error == (
    "TypeError: params argument given to the optimizer should be an "
    "iterable of Tensors or dicts, but got torch.FloatTensor")
empty = "ValueError: optimizer got an empty parameter list"
assert wrong_used.out.startswith("number of weights: 3\n")
assert wrong_used.error == empty
assert right_used.out == "number of weights: 3\nin the optimizer: 2\n"
assert wrong_two.error == (
    "TypeError: optimizer can only optimize Tensors, but one of the params "
    "is Module.parameters")
assert right_two.out == "in the optimizer: 4\n"
assert wrong_head.out == "head trained: False\n"
assert wrong_head.model[1].weight.grad is not None
old = wrong_head.optimizer.param_groups[0]["params"][-1]
assert len(old) == 1000 and old.grad is None  # the old head's bias
assert right_head.out == "head trained: True\n"
assert detect.out == """\
not in the optimizer: ['1.weight', '1.bias']
not in the optimizer: []
"""


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(2, 2)]


for params, text in (
        (nn.Linear(2, 1), "'Linear' object is not iterable"),
        (nn.Sequential(nn.ReLU()), "optimizer can only optimize Tensors, but "
         "one of the params is torch.nn.modules.activation.ReLU"),
        (nn.ReLU().parameters(), "optimizer got an empty parameter list"),
        (filter(lambda p: p.requires_grad,
                nn.Linear(2, 1).requires_grad_(False).parameters()),
         "optimizer got an empty parameter list"),
        (Net().parameters(), "optimizer got an empty parameter list"),
        ([2 * torch.ones(1, requires_grad=True)],
         "can't optimize a non-leaf Tensor")):
    try:
        torch.optim.SGD(params, lr=0.01)
    except (TypeError, ValueError) as error:
        assert str(error) == text
    else:
        raise AssertionError(text)
# --8<-- [end:check]
