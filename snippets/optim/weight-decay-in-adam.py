"""Adam adds weight_decay to the gradient and then normalizes it away; AdamW shrinks the weights themselves."""
# /// pitfall
# apis = ["torch.optim.Adam", "torch.optim.AdamW", "torch.optim.SGD", "torch.nn.Embedding", "torch.nn.LayerNorm"]
# symptom = "silent"
# added = 2026-11-29
#
# [code.large_weight_decay]
# either = [
#     'torch.optim.Adam(..., weight_decay=$W, ...)',
#     'torch.optim.RAdam(..., weight_decay=$W, ...)',
#     'torch.optim.NAdam(..., weight_decay=$W, ...)',
# ]
# not = ['torch.optim.$KIND(..., decoupled_weight_decay=True, ...)']
# names = { "$W" = '0?\.0[1-9]\d*|0?\.[1-9]\d*|[1-9]e-[12]|[1-9][\d.]*' }
# example = 'optimizer = torch.optim.Adam(model.parameters(), weight_decay=0.1)'
#
# [code.large_weight_decay_of_a_group]
# either = [
#     'torch.optim.Adam([..., {..., "weight_decay": $W, ...}, ...], ...)',
#     'torch.optim.Adam($PARAMS, $LR, $BETAS, $EPS, $W)',
#     'functools.partial(torch.optim.Adam, ..., weight_decay=$W, ...)',
# ]
# names = { "$W" = '0?\.0[1-9]\d*|0?\.[1-9]\d*|[1-9]e-[12]|[1-9][\d.]*' }
# example = 'optimizer = torch.optim.Adam([{"params": params, "weight_decay": 0.1}])'
#
# [code.large_weight_decay_of_a_variable]
# either = [
#     'torch.optim.Adam(..., weight_decay=$WD, ...)',
#     'torch.optim.NAdam(..., weight_decay=$WD, ...)',
#     'torch.optim.RAdam(..., weight_decay=$WD, ...)',
# ]
# not = ['torch.optim.$KIND(..., decoupled_weight_decay=True, ...)']
# anywhere = ['$WD = $W']
# names = { "$W" = '0?\.0[1-9]\d*|0?\.[1-9]\d*|[1-9]e-[12]|[1-9][\d.]*' }
# example = '''
# weight_decay = 0.1
# optimizer = torch.optim.Adam(model.parameters(), weight_decay=weight_decay)
# '''
#
# [code.large_weight_decay_of_a_setting]
# either = [
#     'torch.optim.Adam(..., weight_decay=$WD, ...)',
#     'torch.optim.NAdam(..., weight_decay=$WD, ...)',
#     'torch.optim.RAdam(..., weight_decay=$WD, ...)',
#     'torch.optim.Adam($PARAMS, $LR, $BETAS, $EPS, $WD)',
# ]
# not = ['torch.optim.$KIND(..., decoupled_weight_decay=True, ...)']
# anywhere = [
#     [
#         '$PARSER.add_argument("--weight-decay", ..., default=$W, ...)', 'weight_decay = $W',
#         'def $F(..., weight_decay=$W, ...): ...', '{..., "weight_decay": $W, ...}',
#         'dict(..., weight_decay=$W, ...)',
#         '$PARSER.add_argument("--weight_decay", ..., default=$W, ...)',
#         '$PARSER.add_argument("--wd", ..., default=$W, ...)', 'wd = $W',
#         'def $F(..., wd=$W, ...): ...', '{..., "wd": $W, ...}', 'dict(..., wd=$W, ...)',
#         '$PARSER.add_argument("--decay", ..., default=$W, ...)', 'decay = $W',
#         'def $F(..., decay=$W, ...): ...', '{..., "decay": $W, ...}',
#         'dict(..., decay=$W, ...)', '$PARSER.add_argument("--l2", ..., default=$W, ...)',
#         'l2 = $W', 'def $F(..., l2=$W, ...): ...', '{..., "l2": $W, ...}',
#         'dict(..., l2=$W, ...)',
#     ],
# ]
# names = { "$W" = '0?\.0[1-9]\d*|0?\.[1-9]\d*|[1-9]e-[12]|[1-9][\d.]*', "$WD" = '.*\b(weight_decay|wd|decay|l2)\b.*' }
# example = '''
# parser.add_argument("--wd", type=float, default=0.01)
# args = parser.parse_args()
# optimizer = torch.optim.Adam(model.parameters(), weight_decay=args.wd)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Embedding(1000, 8), nn.Linear(8, 1))
rare = model[0].weight[999]  # a word that is in none of the batches
before = rare.norm().item()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01, weight_decay=1e-4)
for step in range(100):
    words = torch.randint(500, (32,))
    loss = model(words).square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
after = model[0].weight[999].norm().item()
print(f"norm of the rare word: {before:.2f} before, {after:.2f} after")
#> norm of the rare word: 3.40 before, 1.65 after
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Embedding(1000, 8), nn.Linear(8, 1))
rare = model[0].weight[999]  # a word that is in none of the batches
before = rare.norm().item()
optimizer = torch.optim.AdamW(model.parameters(), lr=0.01, weight_decay=1e-4)
for step in range(100):
    words = torch.randint(500, (32,))
    loss = model(words).square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
after = model[0].weight[999].norm().item()
print(f"norm of the rare word: {before:.2f} before, {after:.2f} after")
#> norm of the rare word: 3.40 before, 3.40 after
# --8<-- [end:right]

# --8<-- [start:demo_one_step]
import torch

for kind in (torch.optim.SGD, torch.optim.AdamW, torch.optim.Adam):
    w = torch.ones(3, requires_grad=True)
    optimizer = kind([w], lr=0.1, weight_decay=0.1)
    w.grad = torch.tensor([0.0, 0.01, 1.0])
    optimizer.step()
    print(f"{kind.__name__}:", [round(value, 3) for value in w.tolist()])
#> SGD: [0.99, 0.989, 0.89]
#> AdamW: [0.99, 0.89, 0.89]
#> Adam: [0.9, 0.9, 0.9]
# --8<-- [end:demo_one_step]

# --8<-- [start:demo_strength]
import torch

for weight_decay in (0.0, 1e-4, 1e-2, 1.0):
    left = []
    for kind in (torch.optim.Adam, torch.optim.AdamW):
        w = torch.ones(1, requires_grad=True)
        optimizer = kind([w], lr=0.1, weight_decay=weight_decay)
        w.grad = torch.zeros(1)  # the loss doesn't depend on w
        optimizer.step()
        left.append(f"{kind.__name__} {w.item():.3f}")
    print(f"weight_decay={weight_decay}:", *left)
#> weight_decay=0.0: Adam 1.000 AdamW 1.000
#> weight_decay=0.0001: Adam 0.900 AdamW 1.000
#> weight_decay=0.01: Adam 0.900 AdamW 0.999
#> weight_decay=1.0: Adam 0.900 AdamW 0.900
# --8<-- [end:demo_strength]

# --8<-- [start:wrong_groups]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(8, 8), nn.LayerNorm(8), nn.Linear(8, 1))
optimizer = torch.optim.AdamW(model.parameters(), lr=0.01, weight_decay=0.1)
for step in range(1000):
    loss = 0 * model(torch.randn(4, 8)).sum()  # nothing but the decay acts
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"scale of LayerNorm: {model[1].weight.mean():.2f}")
#> scale of LayerNorm: 0.37
# --8<-- [end:wrong_groups]

# --8<-- [start:right_groups]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(8, 8), nn.LayerNorm(8), nn.Linear(8, 1))
decay = [p for p in model.parameters() if p.ndim > 1]
no_decay = [p for p in model.parameters() if p.ndim <= 1]
groups = [{"params": decay}, {"params": no_decay, "weight_decay": 0.0}]
optimizer = torch.optim.AdamW(groups, lr=0.01, weight_decay=0.1)
for step in range(1000):
    loss = 0 * model(torch.randn(4, 8)).sum()  # nothing but the decay acts
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"scale of LayerNorm: {model[1].weight.mean():.2f}")
#> scale of LayerNorm: 1.00
# --8<-- [end:right_groups]

# --8<-- [start:demo_none]
import torch

for grad in (None, torch.zeros(1)):
    w = torch.ones(1, requires_grad=True)
    optimizer = torch.optim.AdamW([w], lr=0.1, weight_decay=0.1)
    w.grad = grad
    optimizer.step()
    print(f"gradient {grad}: {w.item():.3f}")
#> gradient None: 1.000
#> gradient tensor([0.]): 0.990
# --8<-- [end:demo_none]

# --8<-- [start:detect]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(8, 8), nn.LayerNorm(8))
for kind in (torch.optim.Adam, torch.optim.AdamW):
    optimizer = kind(model.parameters())
    names = {p: name for name, p in model.named_parameters()}
    for group in optimizer.param_groups:
        print(f"{kind.__name__}, weight_decay={group['weight_decay']}:",
              [names[p] for p in group["params"]])
#> Adam, weight_decay=0: ['0.weight', '0.bias', '1.weight', '1.bias']
#> AdamW, weight_decay=0.01: ['0.weight', '0.bias', '1.weight', '1.bias']
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

assert wrong.out == "norm of the rare word: 3.40 before, 1.65 after\n"
assert right.out == "norm of the rare word: 3.40 before, 3.40 after\n"
assert demo_one_step.out == """\
SGD: [0.99, 0.989, 0.89]
AdamW: [0.99, 0.89, 0.89]
Adam: [0.9, 0.9, 0.9]
"""
assert demo_strength.out == """\
weight_decay=0.0: Adam 1.000 AdamW 1.000
weight_decay=0.0001: Adam 0.900 AdamW 1.000
weight_decay=0.01: Adam 0.900 AdamW 0.999
weight_decay=1.0: Adam 0.900 AdamW 0.900
"""
assert wrong_groups.out == "scale of LayerNorm: 0.37\n"
assert right_groups.out == "scale of LayerNorm: 1.00\n"
assert demo_none.out == """\
gradient None: 1.000
gradient tensor([0.]): 0.990
"""
assert detect.out == """\
Adam, weight_decay=0: ['0.weight', '0.bias', '1.weight', '1.bias']
AdamW, weight_decay=0.01: ['0.weight', '0.bias', '1.weight', '1.bias']
"""


def run(kind, grads, **options):
    w = torch.ones(2, requires_grad=True)
    optimizer = kind([w], lr=0.01, **options)
    for grad in grads:
        w.grad = grad.clone()
        optimizer.step()
    return w.detach()


# noisy gradients of two scales: AdamW treats both alike, Adam doesn't
for seed in range(5):
    torch.manual_seed(seed)
    noise = torch.randn(300, 1) * torch.tensor([100.0, 0.01])
    large, small = run(torch.optim.Adam, noise, weight_decay=0.1)
    assert large > 0.5 and small.abs() < 0.1
    large, small = run(torch.optim.AdamW, noise, weight_decay=0.1)
    assert abs(large - small) < 1e-3

# a decay of the size of eps is too small for that
assert run(torch.optim.Adam, torch.zeros(1, 2), weight_decay=1e-4)[0] < 0.9901
assert run(torch.optim.Adam, torch.zeros(1, 2), weight_decay=1e-9)[0] > 0.999
# zeros instead of None: a layer that the loss doesn't use decays
for none, change in ((True, False), (False, True)):
    layer = nn.Linear(2, 2)
    optimizer = torch.optim.AdamW(layer.parameters(), lr=0.1, weight_decay=0.5)
    layer(torch.ones(1, 2)).sum().backward()
    optimizer.zero_grad(set_to_none=none)
    before = layer.weight.detach().clone()
    optimizer.step()
    assert torch.equal(layer.weight, before) != change
# Adam has a switch for it
a = run(torch.optim.Adam, noise, weight_decay=0.1, decoupled_weight_decay=True)
assert torch.equal(a, run(torch.optim.AdamW, noise, weight_decay=0.1))
# without decay, both are the same
assert torch.equal(run(torch.optim.Adam, noise),
                   run(torch.optim.AdamW, noise, weight_decay=0))
# with plain SGD, decay and L2 are the same
w = torch.ones(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
(w.sum() + 0.1 / 2 * w.square().sum()).backward()
optimizer.step()
assert abs(w.item() - 0.89) < 1e-6
# a sparse gradient leaves the other rows alone
model = nn.Embedding(10, 2, sparse=True)
before = model.weight.detach().clone()
optimizer = torch.optim.SparseAdam(model.parameters())
model(torch.tensor([1])).sum().backward()
optimizer.step()
changed = (model.weight != before).any(1).tolist()
assert changed == [row == 1 for row in range(10)]
# frozen from the beginning: no gradient, no decay
layer = nn.Linear(2, 2).requires_grad_(False)
before = layer.weight.clone()
torch.optim.AdamW(layer.parameters(), weight_decay=0.5).step()
assert torch.equal(layer.weight, before)
# --8<-- [end:check]
