"""[layer] * n is one layer n times: the model silently has the weights of a single layer."""
# /// pitfall
# apis = ["torch.nn.ModuleList", "torch.nn.Sequential", "torch.nn.BatchNorm1d", "torch.nn.TransformerEncoder", "torch.nn.Module.named_parameters", "torch.nn.Module.parameters"]
# symptom = "silent"
# added = 2026-11-29
#
# [code.list_times_n]
# either = [
#     'torch.nn.ModuleList([$LAYER] * $N)', 'torch.nn.Sequential(*[$LAYER] * $N)',
#     'torch.nn.Sequential(*([$LAYER] * $N))', '[torch.nn.$KIND(...)] * $N',
#     'torch.nn.ModuleList($N * [$LAYER])', '$N * [torch.nn.$KIND(...)]',
#     'torch.nn.Sequential(..., *[$LAYER] * $N, ...)',
#     'torch.nn.ModuleList(itertools.repeat(...))', 'torch.nn.Sequential(*itertools.repeat(...))',
#     'torch.nn.ModuleDict(dict.fromkeys(...))',
# '''
# $L = [$NEW(...)] * $N
# ...
# torch.nn.ModuleList($L)
# ''',
# '''
# $L = [$NEW(...)] * $N
# ...
# torch.nn.Sequential(*$L)
# ''',
# '''
# $L = [$LAYER] * $N
# ...
# torch.nn.Sequential(*$L)
# ''',
# '''
# $L = [$LAYER] * $N
# ...
# torch.nn.ModuleList($L)
# ''',
#     'torch.nn.ModuleList([$FIRST, $SECOND] * $N)',
#     'torch.nn.Sequential(*[$FIRST, $SECOND] * $N)',
#     'torch.nn.Sequential(*([$FIRST, $SECOND] * $N))',
#     'torch.nn.Sequential(*([$FIRST, $SECOND, $THIRD] * $N))',
#     'torch.nn.ModuleList([$NEW(...)] * $N)', 'torch.nn.Sequential(*[$NEW(...)] * $N)',
#     'torch.nn.ModuleList([$LAYER for $I in range($N)] * $M)',
#     'torch.nn.Sequential(*($N * [$LAYER]))', 'torch.nn.Sequential(*[[$LAYER] * $N])',
# '''
# self.$A = torch.nn.ModuleList()
# ...
# self.$A.extend([$LAYER] * $N)
# ''',
# ]
#
# [code.same_block_in_a_loop]
# either = [
#     'torch.nn.ModuleList([$B for $I in range($N)])',
#     'torch.nn.Sequential(*[$B for $I in range($N)])',
#     'torch.nn.ModuleList($B for $I in range($N))',
# '''
# $L = [$B for $I in range($N)]
# ...
# torch.nn.Sequential(*$L)
# ''',
# ]
# not = [
#     'torch.nn.ModuleList([$F(...) for $I in $R])',
#     'torch.nn.Sequential(*[$F(...) for $I in $R])', 'torch.nn.ModuleList($F(...) for $I in $R)',
#     'torch.nn.ModuleList([$F[...] for $I in $R])',
#     'torch.nn.Sequential(*[$F[...] for $I in $R])',
#     'torch.nn.ModuleList([$C if $T else $E for $I in $R])',
# '''
# $L = [$F(...) for $I in range($N)]
# ...
# torch.nn.Sequential(*$L)
# ''',
# '''
# $L = [$F[...] for $I in range($N)]
# ...
# torch.nn.Sequential(*$L)
# ''',
#     'torch.nn.Sequential(*[$C if $T else $E for $I in $R])',
# '''
# $L = [$C if $T else $E for $I in range($N)]
# ...
# torch.nn.Sequential(*$L)
# ''',
# ]
#
# [code.same_layer_appended]
# pattern = '''
# $LAYER = $NEW(...)
# ...
# for $I in range(...):
#     ...
#     $LIST.append($LAYER)
#     ...
# '''
# not = [
# '''
# $LAYER = $NEW(...)
# ...
# $LAYER = $OTHER
# ...
# for $I in range(...):
#     ...
# ''',
# '''
# $LAYER = $NEW(...)
# ...
# for $I in range(...):
#     ...
#     $LAYER = $OTHER
#     ...
# ''',
# ]
# anywhere = [
#     [
#         'torch.nn.ModuleList($LIST)', 'torch.nn.Sequential(*$LIST)',
#         '$LIST = torch.nn.ModuleList(...)',
#     ],
# ]
# line = "$LIST"
# names = { "$NEW" = '(torch\.)?(nn\.)?[A-Z]\w*' }
# example = '''
# layer = torch.nn.Linear(8, 8)
# layers = []
# for i in range(3):
#     layers.append(layer)
# model = torch.nn.Sequential(*layers)
# '''
#
# [code.same_layer_in_a_dict]
# either = [
#     'torch.nn.ModuleDict({$K: $LAYER for $K in $KEYS})',
#     'torch.nn.ModuleDict({str($K): $LAYER for $K in $KEYS})',
# ]
# not = [
#     'torch.nn.ModuleDict({$K: $F(...) for $K in $KEYS})',
#     'torch.nn.ModuleDict({str($K): $F(...) for $K in $KEYS})',
#     'torch.nn.ModuleDict({$K: $F[...] for $K in $KEYS})',
# ]
# example = 'heads = torch.nn.ModuleDict({task: head for task in tasks})'
#
# [code.layer_twice_in_a_sequential]
# pattern = '''
# $LAYER = torch.nn.$KIND(...)
# ...
# torch.nn.Sequential(..., $LAYER, ..., $LAYER, ...)
# '''
# line = "$LAYER"
# names = { "$KIND" = 'Linear|Conv\w+|BatchNorm\w+|LayerNorm|GroupNorm|LSTM|GRU|TransformerEncoderLayer|MultiheadAttention|PReLU|Embedding' }
# example = '''
# layer = torch.nn.Linear(8, 8)
# model = torch.nn.Sequential(layer, torch.nn.ReLU(), layer)
# '''
#
# [code.one_batchnorm_for_two]
# pattern = '''
# def forward(...):
#     ...
#     <... self.$BN(self.$C1(...)) ...>
#     ...
#     <... self.$BN(self.$C2(...)) ...>
#     ...
# '''
# not = [
# '''
# def forward(...):
#     ...
#     <... self.$BN(self.$C(...)) ...>
#     ...
#     <... self.$BN(self.$C(...)) ...>
#     ...
# ''',
# ]
# anywhere = [
#     [
#         'self.$BN = torch.nn.BatchNorm1d(...)', 'self.$BN = torch.nn.BatchNorm2d(...)',
#         'self.$BN = torch.nn.BatchNorm3d(...)',
#     ],
# ]
# line = "$C2"
# example = '''
# class Net(torch.nn.Module):
#     def __init__(self):
#         self.bn = torch.nn.BatchNorm2d(8)
#     def forward(self, x):
#         x = self.bn(self.conv1(x))
#         x = self.bn(self.conv2(x))
#         return x
# '''
#
# [code.same_layer_added]
# pattern = '''
# $LAYER = $NEW(...)
# ...
# for $I in range(...):
#     ...
#     $LIST += [..., $LAYER, ...]
#     ...
# '''
# not = [
# '''
# $LAYER = $NEW(...)
# ...
# for $I in range(...):
#     ...
#     $LAYER = $OTHER
#     ...
# ''',
# ]
# anywhere = [
#     ['torch.nn.ModuleList($LIST)', 'torch.nn.Sequential(*$LIST)'],
# ]
# line = "$LIST"
# names = { "$NEW" = '(torch\.)?(nn\.)?(?!ReLU|GELU|SiLU|Tanh|Sigmoid|LeakyReLU|ELU|Identity|Dropout|MaxPool|AvgPool)[A-Z]\w*' }
# example = '''
# layer = torch.nn.Linear(8, 8)
# layers = []
# for i in range(3):
#     layers += [layer, torch.nn.ReLU()]
# model = torch.nn.Sequential(*layers)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(8, 8)] * 4)

    def forward(self, x):
        for layer in self.layers:
            x = torch.relu(layer(x))
        return x


model = Net()
print("layers:", len(model.layers))
#> layers: 4
print("parameters:", sum(p.numel() for p in model.parameters()))
#> parameters: 72
print("one layer?", model.layers[0] is model.layers[3])
#> one layer? True
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(8, 8) for _ in range(4)])

    def forward(self, x):
        for layer in self.layers:
            x = torch.relu(layer(x))
        return x


model = Net()
print("layers:", len(model.layers))
#> layers: 4
print("parameters:", sum(p.numel() for p in model.parameters()))
#> parameters: 288
print("one layer?", model.layers[0] is model.layers[3])
#> one layer? False
# --8<-- [end:right]

# --8<-- [start:wrong_argument]
import torch
from torch import nn


class Stack(nn.Module):
    def __init__(self, block, depth):
        super().__init__()
        blocks = [block for _ in range(depth)]
        self.blocks = nn.Sequential(*blocks)

    def forward(self, x):
        return self.blocks(x)


model = Stack(nn.Linear(8, 8), depth=4)
print("parameters:", sum(p.numel() for p in model.parameters()))
#> parameters: 72
# --8<-- [end:wrong_argument]

# --8<-- [start:right_argument]
import copy
import torch
from torch import nn


class Stack(nn.Module):
    def __init__(self, block, depth):
        super().__init__()
        blocks = [copy.deepcopy(block) for _ in range(depth)]
        self.blocks = nn.Sequential(*blocks)

    def forward(self, x):
        return self.blocks(x)


model = Stack(nn.Linear(8, 8), depth=4)
print("parameters:", sum(p.numel() for p in model.parameters()))
#> parameters: 288
# --8<-- [end:right_argument]

# --8<-- [start:demo_equal_start]
import torch
from torch import nn

layer = nn.TransformerEncoderLayer(8, 2, batch_first=True)
encoder = nn.TransformerEncoder(layer, num_layers=2)
first, second = (layer.linear1.weight for layer in encoder.layers)
print("same layer:", first is second, "- same numbers:", first.equal(second))
#> same layer: False - same numbers: True
for p in encoder.parameters():
    if p.dim() > 1:
        nn.init.xavier_uniform_(p)
print("same layer:", first is second, "- same numbers:", first.equal(second))
#> same layer: False - same numbers: False
# --8<-- [end:demo_equal_start]

# --8<-- [start:wrong_bn]
import torch
from torch import nn

torch.manual_seed(0)
bn = nn.BatchNorm1d(1)
for step in range(100):
    a, b = torch.randn(32, 1), torch.randn(32, 1) + 10
    bn(a), bn(b)
bn.eval()
print(f"mean of a: {bn(a).mean():.1f}, mean of b: {bn(b).mean():.1f}")
#> mean of a: -5.3, mean of b: 4.6
# --8<-- [end:wrong_bn]

# --8<-- [start:right_bn]
import torch
from torch import nn

torch.manual_seed(0)
bn_a, bn_b = nn.BatchNorm1d(1), nn.BatchNorm1d(1)
for step in range(100):
    a, b = torch.randn(32, 1), torch.randn(32, 1) + 10
    bn_a(a), bn_b(b)
bn_a.eval(), bn_b.eval()
print(f"mean of a: {bn_a(a).mean():.1f}, mean of b: {bn_b(b).mean():.1f}")
#> mean of a: -0.1, mean of b: -0.1
# --8<-- [end:right_bn]

# --8<-- [start:demo_keys]
import torch
from torch import nn

layers = nn.ModuleList([nn.Linear(8, 8)] * 4)
print("parameters to train:", len(list(layers.parameters())))
#> parameters to train: 2
print("entries in the state_dict:", len(layers.state_dict()))
#> entries in the state_dict: 8
# --8<-- [end:demo_keys]

# --8<-- [start:detect]
from torch import nn

model = nn.Sequential(*[nn.Linear(8, 8)] * 2, nn.Linear(8, 2))
names = {}
for name, p in model.named_parameters(remove_duplicate=False):
    names.setdefault(p, []).append(name)
for shared in names.values():
    if len(shared) > 1:
        print("one tensor:", shared)
#> one tensor: ['0.weight', '1.weight']
#> one tensor: ['0.bias', '1.bias']
# --8<-- [end:detect]

# --8<-- [start:check]
import copy

import torch
from torch import nn

assert wrong.out == "layers: 4\nparameters: 72\none layer? True\n"
assert right.out == "layers: 4\nparameters: 288\none layer? False\n"
assert wrong_argument.out == "parameters: 72\n"
assert right_argument.out == "parameters: 288\n"
assert demo_equal_start.out == """\
same layer: False - same numbers: True
same layer: False - same numbers: False
"""
assert wrong_bn.out == "mean of a: -5.3, mean of b: 4.6\n"
assert right_bn.out == "mean of a: -0.1, mean of b: -0.1\n"
assert demo_keys.out == (
    "parameters to train: 2\nentries in the state_dict: 8\n")
assert detect.out == """\
one tensor: ['0.weight', '1.weight']
one tensor: ['0.bias', '1.bias']
"""

# the shared weight gets the sum of the gradients of its four uses
x = torch.rand(2, 8)
shared, own = copy.deepcopy(wrong.model), copy.deepcopy(right.model)
assert shared.layers[0] is shared.layers[3]
nn.init.ones_(shared.layers[0].bias)  # or a ReLU may let no gradient through
own.load_state_dict(shared.state_dict())  # an old checkpoint still loads
assert torch.equal(shared(x), own(x))
shared(x).sum().backward()
own(x).sum().backward()
total = sum(layer.weight.grad for layer in own.layers)
assert torch.allclose(shared.layers[0].weight.grad, total, atol=1e-6)

# the state of an optimizer doesn't fit: 2 parameters then, 8 now
optimizers = [torch.optim.Adam(m.parameters()) for m in (shared, own)]
try:
    optimizers[1].load_state_dict(optimizers[0].state_dict())
except ValueError as error:
    assert "doesn't match the size of optimizer's group" in str(error)
else:
    raise AssertionError("the state has loaded")

# training keeps the four equal, and pulls the others apart
for model in (shared, own):
    torch.optim.SGD(model.parameters(), lr=0.1).step()
assert torch.equal(shared.layers[0].weight, shared.layers[3].weight)
assert not torch.equal(own.layers[0].weight, own.layers[3].weight)

# deepcopy: other tensors, equal numbers
block = nn.Linear(8, 8)
twin = copy.deepcopy(block)
assert twin.weight is not block.weight and torch.equal(twin.weight, block.weight)

# the same with a name instead of a list, and with add_module
encoder = nn.Linear(8, 8)
net = nn.ModuleDict({"encoder": encoder, "decoder": encoder})
assert len(list(net.parameters())) == 2

# layers without weights or statistics may be shared
relu = nn.ReLU()
assert not relu.state_dict()
# --8<-- [end:check]
