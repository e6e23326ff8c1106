"""An optimizer trains the parameters it was given when it was built: layers that come later get gradients and never move."""
# /// pitfall
# apis = ["torch.optim.Optimizer.add_param_group", "torch.optim.SGD", "torch.nn.Module.requires_grad_", "torch.nn.Module.load_state_dict", "torch.optim.lr_scheduler.LambdaLR"]
# also = ["torch.optim.Adam", "torch.optim.AdamW"]
# symptom = "silent"
# raises = ["demo_again", "demo_scheduler"]
# added = 2026-11-29
# messages = [
#   "some parameters appear in more than one parameter group",
#   "zip() argument 2 is shorter than argument 1",
# ]
#
# [code.layer_after_the_optimizer]
# either = [
#     '$M.$FC = <... torch.nn.$LAYER(...) ...>', '$M.$A.$FC = <... torch.nn.$LAYER(...) ...>',
#     '$M[$FC] = <... torch.nn.$LAYER(...) ...>', '$M.$A[$FC] = <... torch.nn.$LAYER(...) ...>',
#     '$M.add_module("...", <... torch.nn.$LAYER(...) ...>)',
# ]
# inside = [
#     [
# '''
# $O = torch.optim.$KIND(<... $M.parameters() ...>, ...)
# ...
# ''',
# '''
# $O = torch.optim.$KIND(params=<... $M.parameters() ...>, ...)
# ...
# ''',
#     ],
# ]
# not_inside = [
# '''
# $O = torch.optim.$KIND(...)
# ...
# torch.optim.$KIND2(<... $M ...>, ...)
# ''',
# ]
# nowhere = ['$O.add_param_group(...)']
# line = "$LAYER"
# names = { "$LAYER" = '(?!init)\w*(Linear|Conv\w+|Sequential|LSTM|GRU|Norm\w*|Embedding|ModuleList|Parameter|Attention|Head)\w*' }
#
# [code.unfrozen_after_the_optimizer]
# either = ['$B.requires_grad_(True)', '$B.requires_grad = True', '$B.requires_grad_()']
# inside = [
#     [
# '''
# $O = torch.optim.$KIND(<... $P.requires_grad ...>, ...)
# ...
# ''',
# '''
# $T = <... $P.requires_grad ...>
# ...
# $O = torch.optim.$KIND($T, ...)
# ...
# ''',
#     ],
# ]
# not_inside = [
# '''
# $O = torch.optim.$KIND(...)
# ...
# torch.optim.$KIND2(...)
# ''',
# ]
# nowhere = ['$O.add_param_group(...)']
# line = "$B"
#
# [code.block_after_the_optimizer]
# pattern = '$M.$FC = <... $NEW(...) ...>'
# not = ['$M.$FC = <... torch.nn.$LAYER(...) ...>']
# inside = [
# '''
# $O = torch.optim.$KIND(<... $M.parameters() ...>, ...)
# ...
# ''',
# ]
# not_inside = [
# '''
# $O = torch.optim.$KIND(...)
# ...
# torch.optim.$KIND2(<... $M ...>, ...)
# ''',
# ]
# anywhere = ['$O.step(...)']
# nowhere = ['$O.add_param_group(...)']
# line = "$NEW"
# names = { "$FC" = 'fc\d?|head\w*|\w*_head|classifier\w*|last_layer|output_layer|decoder|adapter\w*' }
# example = '''
# optimizer = torch.optim.Adam(model.parameters())
# model.head = Head(3)
# optimizer.step()
# '''
#
# [code.unfrozen_by_a_function]
# either = [
#     '$F($B, True)', '$F($B, requires_grad=True)', '$F($B, trainable=True)', '$F($B, flag=True)',
# ]
# inside = [
#     [
# '''
# $O = torch.optim.$KIND(<... $P.requires_grad ...>, ...)
# ...
# ''',
# '''
# $T = <... $P.requires_grad ...>
# ...
# $O = torch.optim.$KIND($T, ...)
# ...
# ''',
# '''
# $O = torch.optim.$KIND($M.$HEAD.parameters(), ...)
# ...
# ''',
#     ],
# ]
# anywhere = [
#     [
# '''
# def $F($X, $FLAG):
#     ...
#     $Q.requires_grad = $FLAG
#     ...
# ''',
# '''
# def $F($X, $FLAG=$DEFAULT):
#     ...
#     $Q.requires_grad = $FLAG
#     ...
# ''',
# '''
# def $F($X, $FLAG):
#     ...
#     $Q.requires_grad_($FLAG)
#     ...
# ''',
#     ],
# ]
# nowhere = ['$O.add_param_group(...)']
# example = '''
# def set_trainable(module, flag):
#     for p in module.parameters():
#         p.requires_grad = flag
# optimizer = torch.optim.SGD([p for p in model.parameters() if p.requires_grad])
# set_trainable(model.body, True)
# '''
#
# [code.unfrozen_by_a_call]
# either = ['$F(...)', '$ANY.$F(...)']
# inside = [
#     [
# '''
# $O = torch.optim.$KIND(<... $P.requires_grad ...>, ...)
# ...
# ''',
# '''
# $T = <... $P.requires_grad ...>
# ...
# $O = torch.optim.$KIND($T, ...)
# ...
# ''',
# '''
# $O = torch.optim.$KIND($M.$HEAD.parameters(), ...)
# ...
# ''',
#     ],
# ]
# anywhere = [
#     [
# '''
# def $F(...):
#     ...
#     $Q.requires_grad = True
#     ...
# ''',
# '''
# def $F(...):
#     ...
#     $Q.requires_grad_(True)
#     ...
# ''',
#     ],
# ]
# nowhere = ['$O.add_param_group(...)']
# example = '''
# def unfreeze(module):
#     for p in module.parameters():
#         p.requires_grad = True
# optimizer = torch.optim.SGD([p for p in model.parameters() if p.requires_grad])
# unfreeze(model.body)
# '''
#
# [code.unfrozen_beside_the_head]
# either = ['$B.requires_grad_(True)', '$B.requires_grad = True', '$B.requires_grad_()']
# inside = [
# '''
# $O = torch.optim.$KIND($M.$HEAD.parameters(), ...)
# ...
# ''',
# ]
# not_inside = [
# '''
# $O = torch.optim.$KIND(...)
# ...
# torch.optim.$KIND2(...)
# ''',
#     'for $P in $M.$HEAD.parameters(): ...',
# ]
# nowhere = ['$O.add_param_group(...)']
# line = "$B"
# names = { "$B" = '(?!x\b|input|img|image|adv|z\b|delta|noise|w\b).*' }
# example = '''
# optimizer = torch.optim.SGD(model.fc.parameters())
# for p in model.parameters():
#     p.requires_grad = True
# '''
#
# [code.unfrozen_in_a_method]
# either = ['$B.requires_grad_(True)', '$B.requires_grad = True']
# inside = ['def $UNFREEZE(...): ...']
# anywhere = [
#     [
#         'self.$O = torch.optim.$KIND(<... $P.requires_grad ...>, ...)',
#         'self.$O = torch.optim.$KIND(self.$M.$HEAD.parameters(), ...)',
#         'self.$O = torch.optim.$KIND(self.$HEAD.parameters(), ...)',
#     ],
# ]
# nowhere = ['$ANY.add_param_group(...)']
# names = { "$UNFREEZE" = '.*(unfreez|thaw|unlock).*' }
# example = '''
# class Trainer:
#     def __init__(self, model):
#         self.optimizer = torch.optim.SGD([p for p in model.parameters() if p.requires_grad])
#     def unfreeze(self):
#         self.model.body.requires_grad_(True)
# '''
#
# [code.loss_with_parameters]
# pattern = '$C = $LOSS(...)'
# anywhere = [
# '''
# class $LOSS(torch.nn.Module):
#     ...
#     def __init__(...):
#         ...
#         self.$W = torch.nn.Parameter(...)
#         ...
#     ...
# ''',
#     'torch.optim.$KIND($M.parameters(), ...)', '$L.backward(...)',
# ]
# nowhere = [
#     '$C.parameters()', 'self.$F = $LOSS(...)', '$O.add_param_group(...)', '[..., $C.$W2, ...]',
# ]
# names = { "$LOSS" = '\w*(Loss|Criterion|Arc|Margin|Center|Uncertainty|Weighting|Proxy)\w*' }
# example = '''
# class CenterLoss(torch.nn.Module):
#     def __init__(self):
#         super().__init__()
#         self.centers = torch.nn.Parameter(torch.zeros(3, 8))
# criterion = CenterLoss()
# optimizer = torch.optim.SGD(model.parameters())
# loss.backward()
# '''
#
# [code.layer_made_in_the_first_forward]
# pattern = 'self.$FC = torch.nn.$LAYER(...)'
# inside = ['def forward(...): ...', 'if $COND: ...']
# anywhere = ['torch.optim.$KIND($M.parameters(), ...)']
# nowhere = [
#     'model(torch.zeros(...))', 'model(torch.randn(...))', 'net(torch.zeros(...))',
#     'net(torch.randn(...))', 'model(dummy)', 'net(dummy)', 'model(torch.rand(...))',
# ]
# names = { "$LAYER" = 'Linear|Conv\w+|Embedding|BatchNorm\w+|LayerNorm|Sequential|LSTM|GRU|Parameter' }
# example = '''
# class Net(torch.nn.Module):
#     def forward(self, x):
#         if self.fc is None:
#             self.fc = torch.nn.Linear(x.shape[1], 2)
#         return self.fc(x)
# model = Net()
# optimizer = torch.optim.SGD(model.parameters())
# '''
#
# [code.replaced_by_a_method]
# either = ['$M.$GROW(...)', '$GROW($M, ...)']
# inside = [
# '''
# $O = torch.optim.$KIND($M.parameters(), ...)
# ...
# ''',
# ]
# not_inside = [
# '''
# $O = torch.optim.$KIND1(...)
# ...
# $M.$GROW2(...)
# ...
# $O = torch.optim.$KIND2(...)
# ''',
# '''
# $O = torch.optim.$KIND1(...)
# ...
# $GROW2($M, ...)
# ...
# $O = torch.optim.$KIND2(...)
# ''',
# ]
# anywhere = [
#     [
# '''
# def $GROW(self, ...):
#     ...
#     self.$FC = torch.nn.$LAYER(...)
#     ...
# ''',
# '''
# def $GROW(self, ...):
#     ...
#     $NEW = torch.nn.$LAYER(...)
#     ...
#     self.$FC = $NEW
#     ...
# ''',
# '''
# def $GROW($NET, ...):
#     ...
#     $NET.$FC = torch.nn.$LAYER(...)
#     ...
# ''',
# '''
# def $GROW($NET, ...):
#     ...
#     $NEW = torch.nn.$LAYER(...)
#     ...
#     $NET.$FC = $NEW
#     ...
# ''',
# '''
# def $GROW(self, ...):
#     ...
#     self.$FC.append(...)
#     ...
# ''',
# '''
# def $GROW(self, ...):
#     ...
#     self.$FC[$KEY] = torch.nn.$LAYER(...)
#     ...
# ''',
# '''
# def $GROW(self, ...):
#     ...
#     self.$A.$FC = torch.nn.$LAYER(...)
#     ...
# ''',
# '''
# def $GROW(self, ...):
#     ...
#     self.$FC = torch.nn.Parameter(...)
#     ...
# ''',
# '''
# def $GROW($NET, ...):
#     ...
#     for $CHILD in $CHILDREN:
#         ...
#         setattr($NET, ...)
#         ...
#     ...
# ''',
#     ],
# ]
# nowhere = ['$O.add_param_group(...)']
# names = { "$GROW" = '(?!.*(__init__|forward|build|optim|load|fit$|train$|step)).*' }
# example = '''
# class Net(torch.nn.Module):
#     def grow(self, n):
#         self.fc = torch.nn.Linear(8, n)
# net = Net()
# optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
# net.grow(5)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
x, y = torch.randn(64, 8), torch.randint(3, (64,))
model = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 1000))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
model[2] = nn.Linear(64, 3)
start = model[2].weight.detach().clone()
for epoch in range(20):
    loss = nn.functional.cross_entropy(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("head has learned:", not torch.equal(model[2].weight, start))
#> head has learned: False
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
x, y = torch.randn(64, 8), torch.randint(3, (64,))
model = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 1000))
model[2] = nn.Linear(64, 3)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
start = model[2].weight.detach().clone()
for epoch in range(20):
    loss = nn.functional.cross_entropy(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("head has learned:", not torch.equal(model[2].weight, start))
#> head has learned: True
# --8<-- [end:right]

# --8<-- [start:wrong_unfreeze]
import torch
from torch import nn

backbone, head = nn.Linear(8, 64), nn.Linear(64, 3)
backbone.requires_grad_(False)
parameters = [*backbone.parameters(), *head.parameters()]
trainable = [p for p in parameters if p.requires_grad]
optimizer = torch.optim.SGD(trainable, lr=0.1)
start = backbone.weight.detach().clone()
for epoch in range(4):
    if epoch == 2:
        backbone.requires_grad_(True)
    optimizer.zero_grad()
    head(backbone(torch.randn(4, 8))).square().mean().backward()
    optimizer.step()
print("backbone has learned:", not torch.equal(backbone.weight, start))
#> backbone has learned: False
# --8<-- [end:wrong_unfreeze]

# --8<-- [start:right_unfreeze]
import torch
from torch import nn

backbone, head = nn.Linear(8, 64), nn.Linear(64, 3)
backbone.requires_grad_(False)
parameters = [*backbone.parameters(), *head.parameters()]
trainable = [p for p in parameters if p.requires_grad]
optimizer = torch.optim.SGD(trainable, lr=0.1)
start = backbone.weight.detach().clone()
for epoch in range(4):
    if epoch == 2:
        backbone.requires_grad_(True)
        new = {"params": backbone.parameters(), "lr": 0.01}
        optimizer.add_param_group(new)
    optimizer.zero_grad()
    head(backbone(torch.randn(4, 8))).square().mean().backward()
    optimizer.step()
print("backbone has learned:", not torch.equal(backbone.weight, start))
#> backbone has learned: True
# --8<-- [end:right_unfreeze]

# --8<-- [start:wrong_criterion]
import torch
from torch import nn


class CenterLoss(nn.Module):
    def __init__(self):
        super().__init__()
        self.centers = nn.Parameter(torch.zeros(3, 8))

    def forward(self, features, y):
        return (features - self.centers[y]).square().mean()


model, criterion = nn.Linear(8, 8), CenterLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(4, 8), torch.tensor([0, 1, 2, 0])
criterion(model(x), y).backward()
optimizer.step()
print("centers have moved:", bool(criterion.centers.any()))
#> centers have moved: False
# --8<-- [end:wrong_criterion]

# --8<-- [start:right_criterion]
import torch
from torch import nn


class CenterLoss(nn.Module):
    def __init__(self):
        super().__init__()
        self.centers = nn.Parameter(torch.zeros(3, 8))

    def forward(self, features, y):
        return (features - self.centers[y]).square().mean()


model, criterion = nn.Linear(8, 8), CenterLoss()
parameters = [*model.parameters(), *criterion.parameters()]
optimizer = torch.optim.SGD(parameters, lr=0.1)
x, y = torch.randn(4, 8), torch.tensor([0, 1, 2, 0])
criterion(model(x), y).backward()
optimizer.step()
print("centers have moved:", bool(criterion.centers.any()))
#> centers have moved: True
# --8<-- [end:right_criterion]

# --8<-- [start:demo_again]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(8, 64))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
model.append(nn.Linear(64, 3))
optimizer.add_param_group({"params": model.parameters()})
#> ValueError: some parameters appear in more than one parameter group
# --8<-- [end:demo_again]

# --8<-- [start:demo_scheduler]
import torch
from torch import nn

model, head = nn.Linear(8, 64), nn.Linear(64, 3)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda e: 0.9**e)
optimizer.add_param_group({"params": head.parameters()})
optimizer.step()
scheduler.step()
#> ValueError: zip() argument 2 is shorter than argument 1
# --8<-- [end:demo_scheduler]

# --8<-- [start:demo_identity]
import copy
import torch
from torch import nn

weight = nn.Parameter(torch.zeros(2, 2))
changes = {
    "model.to(dtype)": lambda model: model.to(torch.float64),
    "load_state_dict": lambda model: model.load_state_dict(state),
    "assign=True": lambda model: model.load_state_dict(state, assign=True),
    "weight = nn.Parameter": lambda m: setattr(m[0], "weight", weight),
}
for name, change in changes.items():
    model = nn.Sequential(nn.Linear(2, 2))
    state = copy.deepcopy(model.state_dict())
    before = model[0].weight
    change(model)
    print(f"{name}: same parameter {model[0].weight is before}")
#> model.to(dtype): same parameter True
#> load_state_dict: same parameter True
#> assign=True: same parameter False
#> weight = nn.Parameter: same parameter False
# --8<-- [end:demo_identity]

# --8<-- [start:detect]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(8, 64), nn.Linear(64, 1000))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
model[1] = nn.Linear(64, 3)

held = {p for group in optimizer.param_groups for p in group["params"]}
for name, p in model.named_parameters():
    if p.requires_grad and p not in held:
        print("not in the optimizer:", name)
#> not in the optimizer: 1.weight
#> not in the optimizer: 1.bias
# --8<-- [end:detect]

# --8<-- [start:check]
import copy

import torch
from torch import nn

assert wrong.out == "head has learned: False\n"
assert wrong.model[2].weight.grad is not None
assert right.out == "head has learned: True\n"
assert wrong_unfreeze.out == "backbone has learned: False\n"
assert wrong_unfreeze.backbone.weight.grad is not None
assert right_unfreeze.out == "backbone has learned: True\n"
assert [g["lr"] for g in right_unfreeze.optimizer.param_groups] == [0.1, 0.01]
assert wrong_criterion.out == "centers have moved: False\n"
assert right_criterion.out == "centers have moved: True\n"
assert demo_again.out == (
    "ValueError: some parameters appear in more than one parameter group\n")
assert demo_scheduler.out == (
    "ValueError: zip() argument 2 is shorter than argument 1\n")
assert demo_identity.out == """\
model.to(dtype): same parameter True
load_state_dict: same parameter True
assign=True: same parameter False
weight = nn.Parameter: same parameter False
"""
assert detect.out == (
    "not in the optimizer: 1.weight\nnot in the optimizer: 1.bias\n")

# a copy of the model is another model, a wrapper is not
model = nn.Linear(2, 2)
assert copy.deepcopy(model).weight is not model.weight
assert nn.DataParallel(model).module.weight is model.weight

# a frozen parameter may be in the optimizer from the start: it's skipped
frozen = nn.Linear(2, 2).requires_grad_(False)
optimizer = torch.optim.AdamW(
    [*model.parameters(), *frozen.parameters()], lr=0.1)
start = frozen.weight.detach().clone()
for epoch in range(2):
    optimizer.zero_grad()
    model(frozen(torch.ones(1, 2))).sum().backward()
    optimizer.step()
    assert torch.equal(frozen.weight, start) == (epoch == 0)
    frozen.requires_grad_(True)

# what the schedulers do with a group that comes later
schedulers = torch.optim.lr_scheduler


def rates(scheduler, *metric):
    optimizer = torch.optim.SGD(nn.Linear(2, 2).parameters(), lr=0.1)
    scheduler = scheduler(optimizer)
    new = {"params": nn.Linear(2, 2).parameters(), "lr": 0.01}
    optimizer.add_param_group(new)
    optimizer.step()
    try:
        scheduler.step(*metric)
    except (KeyError, ValueError) as error:
        return f"{type(error).__name__}: {error}"
    return [round(group["lr"], 4) for group in optimizer.param_groups]


assert rates(lambda o: schedulers.StepLR(o, 1)) == [0.01, 0.001]
assert rates(lambda o: schedulers.MultiStepLR(o, [1])) == [0.01, 0.001]
assert rates(lambda o: schedulers.CosineAnnealingLR(o, 10)) == [0.0976, 0.0098]
assert rates(schedulers.ReduceLROnPlateau, 1.0) == [0.1, 0.01]
assert rates(lambda o: schedulers.OneCycleLR(
    o, max_lr=1.0, total_steps=9)) == "KeyError: 'initial_lr'"
assert rates(lambda o: schedulers.ExponentialLR(o, 0.9)) == [0.09, 0.009]
for scheduler in (
        lambda o: schedulers.LambdaLR(o, lambda e: 0.9**e),
        lambda o: schedulers.CyclicLR(o, 0.01, 0.1),
        lambda o: schedulers.CosineAnnealingWarmRestarts(o, 5)):
    assert f"{rates(scheduler)}\n" == demo_scheduler.out

# a new scheduler knows both groups, and starts again
optimizer = torch.optim.SGD(nn.Linear(2, 2).parameters(), lr=0.1)
scheduler = schedulers.LambdaLR(optimizer, lambda e: 0.9**e)
for step in range(2):
    optimizer.step()
    scheduler.step()
optimizer.add_param_group({"params": nn.Linear(2, 2).parameters(), "lr": 0.01})
scheduler = schedulers.LambdaLR(optimizer, lambda e: 0.9**e)
optimizer.step()
scheduler.step()
assert [round(g["lr"], 4) for g in optimizer.param_groups] == [0.09, 0.009]
# --8<-- [end:check]
