"""requires_grad=False freezes weights, not the running statistics of BatchNorm: a frozen backbone still changes in training mode."""
# /// pitfall
# apis = ["torch.nn.BatchNorm2d", "torch.nn.BatchNorm1d", "torch.nn.Module.train", "torch.nn.Module.eval", "torch.nn.Module.requires_grad_", "torch.nn.Module.state_dict"]
# also = ["torch.nn.SyncBatchNorm"]
# symptom = "silent"
# added = 2026-11-29
#
# [code.frozen_batchnorm]
# either = [
#     'for $P in $B.parameters(): $P.requires_grad = $FALSE',
#     'for $P in $B.parameters(): $P.requires_grad_($FALSE)',
#     'for $N, $P in $B.named_parameters(): $P.requires_grad = $FALSE',
#     'for $N, $P in $B.named_parameters(): $P.requires_grad_($FALSE)',
#     '$B.requires_grad_($FALSE)',
# '''
# for $N, $P in $B.named_parameters():
#     ...
#     $P.requires_grad = $FALSE
#     ...
# ''',
# ]
# anywhere = [
#     [
#         'torch.nn.BatchNorm1d(...)', 'torch.nn.BatchNorm2d(...)', 'torchvision.models.$NAME(...)',
#         'torch.nn.BatchNorm3d(...)',
#     ],
#     ['$M.train()', '$M.train(True)', "$M.train($PHASE == 'train')", '$M.train(is_train)', '$M.train(training)'],
#     '$L.backward(...)',
# ]
# nowhere = [
#     '$B.eval()', '$B.train(False)', 'isinstance(..., <... torch.nn.$BATCHNORM ...>)',
#     'if <... isinstance(..., <... torch.nn.$BATCHNORM ...>) ...>: ...',
#     '$B = <... copy.deepcopy(...) ...>', 'def train(self, ...): ...',
#     'for $P in $B.parameters(): $P.requires_grad = True', '$B.requires_grad_(True)',
# ]
# line = "$FALSE"
# names = { "$B" = '(?!.*(discriminator|generator|teacher|target|ema)).{2,}', "$FALSE" = 'False' }
#
# [code.frozen_by_a_function]
# either = [
#     '$FREEZE($B)', '$FREEZE($B, False)', '$FREEZE($B, requires_grad=False)',
#     '$FREEZE($B, trainable=False)', '$B.$FREEZE()',
# ]
# anywhere = [
#     [
#         'torch.nn.BatchNorm1d(...)', 'torch.nn.BatchNorm2d(...)', 'torchvision.models.$NAME(...)',
#         'torch.nn.BatchNorm3d(...)',
#     ],
#     ['$M.train()', '$M.train(True)', '$M.train($MODE)'],
#     '$L.backward(...)',
# '''
# def $FREEZE(...):
#     ...
#     $P.requires_grad = $FLAG
#     ...
# ''',
# ]
# nowhere = [
#     '$B.eval()', '$B.train(False)', 'isinstance(..., <... torch.nn.$BATCHNORM ...>)',
#     'if <... isinstance(..., <... torch.nn.$BATCHNORM ...>) ...>: ...',
#     'def train(self, ...): ...', '$FREEZE($B, True)',
# ]
# names = { "$FREEZE" = '\w*(freez|trainable|requires_grad|set_grad|lock)\w*', "$B" = '(?!.*(discriminator|generator|teacher|target|ema|netD|netG)).{2,}' }
# example = '''
# def freeze(module):
#     for p in module.parameters():
#         p.requires_grad = False
# net = torch.nn.Sequential(torch.nn.Conv2d(3, 8, 3), torch.nn.BatchNorm2d(8))
# freeze(net)
# model.train()
# loss.backward()
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
backbone = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.ReLU())
model = nn.Sequential(backbone, nn.Flatten(), nn.Linear(4 * 6 * 6, 2))
backbone.requires_grad_(False)
optimizer = torch.optim.SGD(model[2].parameters(), lr=0.01)
x, y = torch.randn(8, 3, 8, 8) + 5, torch.randint(2, (8,))
for epoch in range(3):
    model.train()
    loss = nn.functional.cross_entropy(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    mean = backbone[1].running_mean[1]
    print(f"epoch {epoch}: running mean {mean:.2f}")
#> epoch 0: running mean -0.24
#> epoch 1: running mean -0.45
#> epoch 2: running mean -0.64
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
backbone = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.ReLU())
model = nn.Sequential(backbone, nn.Flatten(), nn.Linear(4 * 6 * 6, 2))
backbone.requires_grad_(False)
optimizer = torch.optim.SGD(model[2].parameters(), lr=0.01)
x, y = torch.randn(8, 3, 8, 8) + 5, torch.randint(2, (8,))
for epoch in range(3):
    model.train()
    backbone.eval()
    loss = nn.functional.cross_entropy(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    mean = backbone[1].running_mean[1]
    print(f"epoch {epoch}: running mean {mean:.2f}")
#> epoch 0: running mean 0.00
#> epoch 1: running mean 0.00
#> epoch 2: running mean 0.00
# --8<-- [end:right]

# --8<-- [start:right_class]
from torch import nn


class Classifier(nn.Module):
    def __init__(self, backbone, head):
        super().__init__()
        self.backbone = backbone.requires_grad_(False)
        self.head = head

    def train(self, mode=True):
        super().train(mode)
        self.backbone.eval()
        return self

    def forward(self, x):
        return self.head(self.backbone(x))


model = Classifier(nn.BatchNorm2d(4), nn.Flatten()).train()
print("model:", model.training, "- backbone:", model.backbone.training)
#> model: True - backbone: False
# --8<-- [end:right_class]

# --8<-- [start:right_only_bn]
from torch import nn


def freeze_batchnorm(model):
    for module in model.modules():
        if isinstance(module, nn.modules.batchnorm._BatchNorm):
            module.eval()
            module.requires_grad_(False)


model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.ReLU())
for epoch in range(2):
    model.train()
    freeze_batchnorm(model)
    print("conv:", model[0].training, "- batchnorm:", model[1].training)
#> conv: True - batchnorm: False
#> conv: True - batchnorm: False
# --8<-- [end:right_only_bn]

# --8<-- [start:demo_table]
import torch
from torch import nn

x = torch.randn(16, 1) + 5
for grad in (True, False):
    for training in (True, False):
        bn = nn.BatchNorm1d(1).requires_grad_(grad).train(training)
        out = nn.Linear(1, 1)(bn(x))
        out.square().sum().backward()
        weight = "trained" if bn.weight.grad is not None else "frozen"
        moved = "move" if bn.running_mean != 0 else "stay"
        print(f"requires_grad={grad}, training={training}:", end=" ")
        print(f"weight {weight}, statistics {moved}")
#> requires_grad=True, training=True: weight trained, statistics move
#> requires_grad=True, training=False: weight trained, statistics stay
#> requires_grad=False, training=True: weight frozen, statistics move
#> requires_grad=False, training=False: weight frozen, statistics stay
# --8<-- [end:demo_table]

# --8<-- [start:demo_momentum]
import torch
from torch import nn

x = torch.tensor([[1.0], [3.0]])
for name, bn in {
    "eval()": nn.BatchNorm1d(1).eval(),
    "momentum=0": nn.BatchNorm1d(1, momentum=0.0),
}.items():
    out = [round(value, 2) for value in bn(x).flatten().tolist()]
    print(f"{name}: running mean {bn.running_mean.item()}, output {out}")
#> eval(): running mean 0.0, output [1.0, 3.0]
#> momentum=0: running mean 0.0, output [-1.0, 1.0]
# --8<-- [end:demo_momentum]

# --8<-- [start:detect]
import torch
from torch import nn

model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4))
model.requires_grad_(False)
before = {name: t.clone() for name, t in model.state_dict().items()}
model(torch.randn(8, 3, 8, 8))  # one epoch of your training
for name, t in model.state_dict().items():
    if not torch.equal(t, before[name]):
        print("changed:", name)
#> changed: 1.running_mean
#> changed: 1.running_var
#> changed: 1.num_batches_tracked
# --8<-- [end:detect]

# --8<-- [start:check]
import copy

import torch
from torch import nn

assert wrong.out == """\
epoch 0: running mean -0.24
epoch 1: running mean -0.45
epoch 2: running mean -0.64
"""
assert right.out == "".join(
    f"epoch {epoch}: running mean 0.00\n" for epoch in range(3))
assert right.backbone[1].num_batches_tracked == 0
assert wrong.backbone[1].weight.eq(1).all()  # the weights did stay
assert wrong.model[2].weight.grad is not None
assert right.model[2].weight.grad is not None
assert right_class.out == "model: True - backbone: False\n"
assert not right_class.model.eval().training
assert right_only_bn.out == "conv: True - batchnorm: False\n" * 2
assert right_only_bn.model[0].weight.requires_grad
assert not right_only_bn.model[1].weight.requires_grad
assert demo_table.out == """\
requires_grad=True, training=True: weight trained, statistics move
requires_grad=True, training=False: weight trained, statistics stay
requires_grad=False, training=True: weight frozen, statistics move
requires_grad=False, training=False: weight frozen, statistics stay
"""
assert demo_momentum.out == """\
eval(): running mean 0.0, output [1.0, 3.0]
momentum=0: running mean 0.0, output [-1.0, 1.0]
"""
assert detect.out == """\
changed: 1.running_mean
changed: 1.running_var
changed: 1.num_batches_tracked
"""

# the original backbone with the trained head: no longer the same model
def with_fresh_backbone(model, x):
    torch.manual_seed(0)
    fresh = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.ReLU())
    assert torch.equal(fresh[0].weight, model[0][0].weight)
    ours = copy.deepcopy(model).eval()
    theirs = nn.Sequential(fresh, nn.Flatten(), ours[2]).eval()
    return torch.allclose(theirs(x), ours(x))


assert not with_fresh_backbone(wrong.model, wrong.x)
assert with_fresh_backbone(right.model, right.x)

# one call of eval() before the loop is undone by train()
model = nn.Sequential(nn.BatchNorm1d(1), nn.Linear(1, 1))
model[0].eval()
assert model.train()[0].training

# no_grad around the backbone doesn't help either
bn = nn.BatchNorm1d(1)
with torch.no_grad():
    bn(torch.tensor([[1.0], [3.0]]))
assert bn.running_mean != 0

# eval() doesn't stop gradients: they pass through to the layers before
conv = nn.Conv2d(3, 4, 3)
nn.BatchNorm2d(4).eval()(conv(torch.randn(2, 3, 8, 8))).sum().backward()
assert conv.weight.grad is not None

# spectral normalization has buffers that move, too
spectral = nn.utils.parametrizations.spectral_norm(nn.Linear(4, 4))
spectral.requires_grad_(False)
for training in (True, False):
    spectral.train(training)
    start = {name: t.clone() for name, t in spectral.named_buffers()}
    assert start
    spectral(torch.ones(2, 4))
    moved = [not t.equal(start[name]) for name, t in spectral.named_buffers()]
    assert any(moved) == training

# dropout in the frozen part goes off with it
assert torch.equal(nn.Dropout(0.5).eval()(torch.ones(9)), torch.ones(9))
# other normalizations keep no statistics
for norm in (nn.GroupNorm(2, 4), nn.LayerNorm(4), nn.InstanceNorm2d(4)):
    assert not list(norm.buffers())
assert issubclass(nn.SyncBatchNorm, nn.modules.batchnorm._BatchNorm)
# --8<-- [end:check]
