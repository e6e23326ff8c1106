"""F.dropout knows nothing of model.eval(): its training argument is True unless the call says otherwise."""
# /// pitfall
# apis = ["torch.nn.functional.dropout", "torch.nn.Dropout", "torch.nn.Module.eval"]
# symptom = "silent"
# added = 2026-11-21
# also = ["torch.nn.functional.scaled_dot_product_attention"]
#
# [code.dropout_without_training]
# pattern = 'torch.nn.functional.$DROPOUT($X, ...)'
# not = [
#     'torch.nn.functional.$DROPOUT(..., training=$T, ...)',
#     'torch.nn.functional.$DROPOUT($X, $P, $T, ...)',
# ]
# inside = ['def $METHOD(self, ...): ...']
# names = { "$DROPOUT" = '(alpha_|feature_alpha_)?dropout[123]?d?' }
#
# [code.dropout_in_a_function]
# pattern = 'torch.nn.functional.$DROPOUT($X, ...)'
# not = [
#     'torch.nn.functional.$DROPOUT(..., training=$T, ...)',
#     'torch.nn.functional.$DROPOUT($X, $P, $T, ...)',
# ]
# inside = ['def $METHOD(...): ...']
# not_inside = [
#     'def $METHOD(self, ...): ...', 'if self.training: ...', 'if $MODEL.training: ...',
#     'if training: ...',
# ]
# anywhere = ['$ANY.eval()']
# names = { "$DROPOUT" = '(alpha_|feature_alpha_)?dropout[123]?d?', "$METHOD" = '\w*(forward|block|layer|net|mlp|attention|attend|encode|decode|ffn|head|model|predict)\w*' }
# example = '''
# def mlp(x, w):
#     return torch.nn.functional.dropout(x @ w, 0.5)
# model.eval()
# '''
#
# [code.dropout_always_on]
# either = [
#     'torch.nn.functional.$DROPOUT(..., training=True, ...)',
#     'torch.nn.functional.$DROPOUT($X, $P, True, ...)',
# ]
# inside = ['def forward(...): ...']
# not_inside = ['if self.training: ...', 'if $MC: ...']
# nowhere = ['torch.stack(...)', 'for $I in range($SAMPLES): $LIST.append($MODEL(...))']
# names = { "$DROPOUT" = '(alpha_|feature_alpha_)?dropout[123]?d?' }
# example = '''
# class Net(torch.nn.Module):
#     def forward(self, x):
#         return torch.nn.functional.dropout(x, 0.5, training=True)
# '''
#
# [code.dropout_layer_made_at_once]
# either = [
#     'torch.nn.Dropout(...)($X)', 'torch.nn.Dropout2d(...)($X)', 'torch.dropout($X, $P, True)',
#     'torch.dropout($X, $P, train=True)', 'torch.nn.AlphaDropout(...)($X)',
#     'torch.nn.Dropout1d(...)($X)',
# ]
# inside = ['def $METHOD(self, ...): ...']
# not_inside = ['if self.training: ...']
# example = '''
# class Net(torch.nn.Module):
#     def forward(self, x):
#         return torch.nn.Dropout(0.5)(x)
# '''
#
# [code.noise_without_training]
# either = [
#     '$X + $S * torch.randn_like($X)', '$X + torch.randn_like($X) * $S',
#     '$X * torch.bernoulli(...)', '$X * (torch.rand_like($X) > $P)',
#     '$X * (torch.rand_like($X) > $P).float()', '$X + torch.randn_like($X)',
#     '$X += $S * torch.randn_like($X)', '$X * torch.rand_like($X).gt($P)',
#     '$X * (torch.rand_like($X) < $P).float() / $P',
#     '$X * (torch.rand_like($X) > $P) / (1 - $P)', '$X + self.$SIG * torch.randn_like($X)',
# ]
# inside = ['def forward(self, ...): ...', 'class $NET(torch.nn.Module): ...']
# not_inside = [
#     'if self.training: ...', 'if self.training and $C: ...', '$A if self.training else $B',
#     'if not self.training: ...',
# ]
# anywhere = ['$M.eval()']
# nowhere = ['self.training', 'not self.training']
# names = { "$NET" = '(?!.*(vae|var|gauss|sampl|diff|noise|latent|actor|policy|flow|gen|gan|augment|bayes|aug)).*', "$X" = '(?!.*(mu|mean|loc)).*' }
# example = '''
# class Net(torch.nn.Module):
#     def forward(self, x):
#         x = x * (torch.rand_like(x) > 0.1).float()
#         return self.fc(x)
# model.eval()
# '''
# ///

# --8<-- [start:wrong]
import torch
import torch.nn.functional as F
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(16, 1)

    def forward(self, x):
        x = F.dropout(x, p=0.5)
        return self.fc(x)


torch.manual_seed(0)
model = Net().eval()
x = torch.ones(1, 16)
print(f"first call: {model(x).item():.3f}")
#> first call: -0.086
print(f"second call: {model(x).item():.3f}")
#> second call: -0.008
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
import torch.nn.functional as F
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(16, 1)

    def forward(self, x):
        x = F.dropout(x, p=0.5, training=self.training)
        return self.fc(x)


torch.manual_seed(0)
model = Net().eval()
x = torch.ones(1, 16)
print(f"first call: {model(x).item():.3f}")
#> first call: -0.574
print(f"second call: {model(x).item():.3f}")
#> second call: -0.574
# --8<-- [end:right]

# --8<-- [start:right_module]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.dropout = nn.Dropout(p=0.5)
        self.fc = nn.Linear(16, 1)

    def forward(self, x):
        return self.fc(self.dropout(x))


torch.manual_seed(0)
model = Net().eval()
x = torch.ones(1, 16)
print(f"first call: {model(x).item():.3f}")
#> first call: -0.574
print(f"second call: {model(x).item():.3f}")
#> second call: -0.574
# --8<-- [end:right_module]

# --8<-- [start:demo_validation]
import torch
import torch.nn.functional as F
from torch import nn


class FeatureDropout(nn.Module):
    def forward(self, x):
        return F.dropout(x, p=0.5)


torch.manual_seed(0)
model = nn.Sequential(FeatureDropout(), nn.Linear(8, 3)).eval()
loader = [(torch.randn(100, 8), torch.randint(3, (100,))) for _ in range(5)]
for run in (1, 2):
    correct = 0
    with torch.no_grad():
        for x, y in loader:
            correct += (model(x).argmax(1) == y).sum().item()
    print(f"validation {run}: {correct} of 500 correct")
#> validation 1: 180 of 500 correct
#> validation 2: 174 of 500 correct
# --8<-- [end:demo_validation]

# --8<-- [start:demo_scale]
import torch
from torch import nn

torch.manual_seed(2)
dropout = nn.Dropout(p=0.75)
x = torch.ones(8)
train = dropout(x)
print("training mode:  ", train)
#> training mode:   tensor([0., 4., 0., 0., 0., 0., 4., 0.])
dropout.eval()
print("evaluation mode:", dropout(x))
#> evaluation mode: tensor([1., 1., 1., 1., 1., 1., 1., 1.])
# --8<-- [end:demo_scale]

# --8<-- [start:demo_defaults]
import inspect

import torch.nn.functional as F

for f in (F.dropout, F.dropout2d, F.alpha_dropout, F.batch_norm):
    default = inspect.signature(f).parameters["training"].default
    print(f"{f.__name__}: training={default}")
#> dropout: training=True
#> dropout2d: training=True
#> alpha_dropout: training=False
#> batch_norm: training=False
# --8<-- [end:demo_defaults]

# --8<-- [start:detect]
import torch
import torch.nn.functional as F
from torch import nn


class Net(nn.Module):
    def forward(self, x):
        return F.dropout(x, p=0.1)


torch.manual_seed(0)
model = Net().eval()
x = torch.randn(64, 100)
with torch.no_grad():
    same = torch.equal(model(x), model(x))
print("same output twice:", same)
#> same output twice: False
# --8<-- [end:detect]

# --8<-- [start:check]
from copy import deepcopy

import torch
import torch.nn.functional as F
from torch import nn

assert not wrong.model.training and not right.model.training
first, second = wrong.out.splitlines()
assert first.startswith("first call: ") and second.startswith("second call: ")
assert first.split()[2] != second.split()[2]
first, second = right.out.splitlines()
assert first.split()[2] == second.split()[2]
assert right_module.out == right.out  # the same weights
for model in (right.model, right_module.model):
    model = deepcopy(model).train()
    assert not torch.equal(*(model(torch.ones(64, 16)) for _ in range(2)))
assert nn.Dropout(p=0.5).training
assert not right_module.model.dropout.training
x = torch.ones(100)
assert F.dropout(x, training=True).count_nonzero() < 100
assert F.dropout(x, training=False).equal(x)
assert right_module.model.dropout(x) is x  # as it is: not even a copy

first, second = demo_validation.out.splitlines()
assert first.startswith("validation 1: ") and first.endswith("of 500 correct")
assert first.split()[2:] != second.split()[2:]

assert set(demo_scale.train.tolist()) == {0.0, 1 / (1 - 0.75)}
assert demo_scale.dropout(demo_scale.x).tolist() == [1.0] * 8
assert demo_scale.out.endswith("tensor([1., 1., 1., 1., 1., 1., 1., 1.])\n")
assert demo_defaults.out.splitlines() == [
    "dropout: training=True", "dropout2d: training=True",
    "alpha_dropout: training=False", "batch_norm: training=False"]
torch.manual_seed(0)
mean = nn.Dropout(p=0.75)(torch.ones(100_000)).mean()
assert abs(mean - 1) < 0.05
try:
    F.scaled_dot_product_attention(*[torch.ones(1, 6, 1)] * 3, training=False)
except TypeError as error:
    assert "unexpected keyword argument 'training'" in str(error)
else:
    raise AssertionError("scaled_dot_product_attention knows training=")
assert detect.same is False and detect.out == "same output twice: False\n"
x = torch.randn(64, 100)
with torch.no_grad():
    model = nn.Dropout(p=0.1).eval()
    assert torch.equal(model(x), model(x))
# --8<-- [end:check]
