"""F.dropout knows nothing of model.eval(): its training argument is True unless the call says otherwise."""
# /// pitfall
# apis = ["torch.nn.functional.dropout", "torch.nn.Dropout", "torch.nn.Module.eval",
#         "torch.nn.functional.scaled_dot_product_attention"]
# symptom = "silent"
# added = 2026-11-21
# ///

# --8<-- [start:wrong]
import torch
import torch.nn.functional as F
from torch import nn


class Net(nn.Module):
    def forward(self, x):
        return F.dropout(x, p=0.5)


torch.manual_seed(0)
model = Net().eval()
x = torch.ones(6)
print(model(x))
#> tensor([0., 0., 2., 0., 0., 0.])
print(model(x))
#> tensor([2., 2., 0., 2., 2., 2.])
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
import torch.nn.functional as F
from torch import nn


class Net(nn.Module):
    def forward(self, x):
        return F.dropout(x, p=0.5, training=self.training)


torch.manual_seed(0)
model = Net().eval()
x = torch.ones(6)
print(model(x))
#> tensor([1., 1., 1., 1., 1., 1.])
print(model(x))
#> tensor([1., 1., 1., 1., 1., 1.])
# --8<-- [end:right]

# --8<-- [start:right_module]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.drop = nn.Dropout(p=0.5)

    def forward(self, x):
        return self.drop(x)


model = Net().eval()
print(model(torch.ones(6)))
#> tensor([1., 1., 1., 1., 1., 1.])
# --8<-- [end:right_module]

# --8<-- [start:demo_scale]
import torch
from torch import nn

torch.manual_seed(2)
drop = nn.Dropout(p=0.75)
x = torch.ones(8)
train = drop(x)
drop.eval()
print(train)
#> tensor([0., 4., 0., 0., 0., 0., 4., 0.])
print(drop(x))
#> tensor([1., 1., 1., 1., 1., 1., 1., 1.])
# --8<-- [end:demo_scale]

# --8<-- [start:demo_defaults]
import inspect

import torch.nn.functional as F

for f in (F.dropout, F.dropout2d, F.alpha_dropout, F.batch_norm):
    print(f.__name__, inspect.signature(f).parameters["training"].default)
#> dropout True
#> dropout2d True
#> alpha_dropout False
#> batch_norm False
# --8<-- [end:demo_defaults]

# --8<-- [start:demo_attention]
import torch
import torch.nn.functional as F
from torch import nn


class Attention(nn.Module):
    def forward(self, x):
        p = 0.5 if self.training else 0.0
        careless = F.scaled_dot_product_attention(x, x, x, dropout_p=0.5)
        careful = F.scaled_dot_product_attention(x, x, x, dropout_p=p)
        return careless, careful


torch.manual_seed(0)
x = torch.ones(1, 6, 1)  # the mean of equal values is 1
careless, careful = Attention().eval()(x)
print(careless.flatten())
#> tensor([0.3333, 1.6667, 1.6667, 0.6667, 0.6667, 1.0000])
print(careful.flatten())
#> tensor([1., 1., 1., 1., 1., 1.])
# --8<-- [end:demo_attention]

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
print(same)
#> False
# --8<-- [end:detect]

# --8<-- [start:check]
from copy import deepcopy

import torch
import torch.nn.functional as F
from torch import nn

for model in (wrong.model, right.model):
    assert not model.training
assert not torch.equal(wrong.model(wrong.x), wrong.model(wrong.x))
first, second = wrong.out.splitlines()
assert first != second
assert set(wrong.model(wrong.x).tolist()) <= {0.0, 2.0}
ones = "tensor([1., 1., 1., 1., 1., 1.])\n"
assert right.out == ones * 2 and right_module.out == ones
assert deepcopy(right.model).train()(torch.ones(100)).count_nonzero() < 100
assert nn.Dropout(p=0.5).training
assert not right_module.model.drop.training
x = torch.ones(100)
assert F.dropout(x, training=True).count_nonzero() < 100
assert F.dropout(x, training=False).equal(x)
assert right_module.model.drop(x) is x  # as it is: not even a copy
assert set(demo_scale.train.tolist()) == {0.0, 1 / (1 - 0.75)}
assert demo_scale.drop(demo_scale.x).tolist() == [1.0] * 8
assert demo_scale.out.endswith("tensor([1., 1., 1., 1., 1., 1., 1., 1.])\n")
assert demo_defaults.out.split() == [
    "dropout", "True", "dropout2d", "True",
    "alpha_dropout", "False", "batch_norm", "False"]
torch.manual_seed(0)
mean = nn.Dropout(p=0.75)(torch.ones(100_000)).mean()
assert abs(mean - 1) < 0.05
thirds = (demo_attention.careless * 3).round()
assert thirds.tolist() == [[[1], [5], [5], [2], [2], [3]]]
assert demo_attention.careful.tolist() == [[[1.0]] * 6]
try:
    F.scaled_dot_product_attention(*[torch.ones(1, 6, 1)] * 3, training=False)
except TypeError as error:
    assert "unexpected keyword argument 'training'" in str(error)
else:
    raise AssertionError("scaled_dot_product_attention knows training=")
assert detect.same is False
with torch.no_grad():
    model = nn.Dropout(p=0.1).eval()
    assert torch.equal(model(x), model(x))
# --8<-- [end:check]
