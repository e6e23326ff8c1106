"""A layer created in forward is a new one at every call: random weights, never trained, never saved, always in training mode."""
# /// pitfall
# apis = ["torch.nn.Module", "torch.nn.Linear", "torch.nn.Dropout", "torch.nn.BatchNorm1d", "torch.nn.LazyLinear", "torch.nn.Module.eval"]
# symptom = "silent"
# added = 2026-11-29
#
# [code.layer_made_in_forward]
# pattern = 'torch.nn.$LAYER(...)'
# not = ['torch.nn.$LAYER(..., requires_grad=False)']
# inside = ['def forward(...): ...']
# not_inside = ['if $COND: ...', 'def __init__(...): ...']
# names = { "$LAYER" = 'Linear|Lazy\w+|Conv\w+|Dropout\w*|BatchNorm\w+|LayerNorm|GroupNorm|InstanceNorm\w+|Embedding|LSTM|GRU|RNN|LSTMCell|GRUCell|RNNCell|MultiheadAttention|Transformer\w+|Parameter|PReLU|Bilinear|RMSNorm' }
#
# [code.layer_made_in_a_method]
# pattern = 'torch.nn.$LAYER(...)'
# inside = [
#     'def $HELPER(...): ...',
# '''
# class $NET(...):
#     ...
#     def forward(...):
#         ...
#         <... self.$HELPER(...) ...>
#         ...
#     ...
# ''',
# ]
# not_inside = ['if $COND: ...', 'def __init__(...): ...', 'def forward(...): ...']
# names = { "$LAYER" = 'Linear|Lazy\w+|Conv\w+|Dropout\w*|BatchNorm\w+|LayerNorm|GroupNorm|InstanceNorm\w+|Embedding|LSTM|GRU|RNN|LSTMCell|GRUCell|RNNCell|MultiheadAttention|Transformer\w+|Parameter|PReLU|Bilinear|RMSNorm' }
# example = '''
# class Net(torch.nn.Module):
#     def project(self, x):
#         return torch.nn.Linear(8, 4)(x)
#     def forward(self, x):
#         return self.project(x)
# '''
#
# [code.module_made_in_forward]
# either = ['$MODULE(...)(...)', '$NEW = $MODULE(...)']
# inside = ['def forward(...): ...']
# not_inside = ['if $COND: ...', 'def __init__(...): ...']
# anywhere = ['class $MODULE(torch.nn.Module): ...']
# names = { "$MODULE" = '(?!.*(loss|fn|func|act|criterion|output|result)).*' }
# example = '''
# class Block(torch.nn.Module):
#     def __init__(self):
#         super().__init__()
#         self.fc = torch.nn.Linear(8, 8)
# class Net(torch.nn.Module):
#     def forward(self, x):
#         block = Block()
#         return block(x)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(8, 16)

    def forward(self, x):
        h = torch.relu(self.fc1(x))
        fc2 = nn.Linear(16, 1)
        return fc2(h)


torch.manual_seed(0)
model = Net()
x = torch.randn(4, 8)
print("parameters:", [name for name, p in model.named_parameters()])
#> parameters: ['fc1.weight', 'fc1.bias']
print("same output twice:", torch.equal(model(x), model(x)))
#> same output twice: False
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(8, 16)
        self.fc2 = nn.Linear(16, 1)

    def forward(self, x):
        h = torch.relu(self.fc1(x))
        return self.fc2(h)


torch.manual_seed(0)
model = Net()
x = torch.randn(4, 8)
print("parameters:", [name for name, p in model.named_parameters()])
#> parameters: ['fc1.weight', 'fc1.bias', 'fc2.weight', 'fc2.bias']
print("same output twice:", torch.equal(model(x), model(x)))
#> same output twice: True
# --8<-- [end:right]

# --8<-- [start:wrong_dropout]
import torch
from torch import nn


class Net(nn.Module):
    def forward(self, x):
        return nn.Dropout(0.5)(x)


torch.manual_seed(0)
model = Net().eval()
print("in evaluation mode:", model(torch.ones(6)).tolist())
#> in evaluation mode: [0.0, 0.0, 2.0, 0.0, 0.0, 0.0]
# --8<-- [end:wrong_dropout]

# --8<-- [start:right_dropout]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.dropout = nn.Dropout(0.5)

    def forward(self, x):
        return self.dropout(x)


torch.manual_seed(0)
model = Net().eval()
print("in evaluation mode:", model(torch.ones(6)).tolist())
#> in evaluation mode: [1.0, 1.0, 1.0, 1.0, 1.0, 1.0]
# --8<-- [end:right_dropout]

# --8<-- [start:wrong_bn]
import torch
from torch import nn


class Net(nn.Module):
    def forward(self, x):
        return nn.BatchNorm1d(1)(x)


model = Net().eval()
x = torch.tensor([[1.0], [3.0]])
print(f"output for 1, next to 3: {model(x)[0].item():.2f}")
#> output for 1, next to 3: -1.00
x = torch.tensor([[1.0], [-3.0]])
print(f"output for 1, next to -3: {model(x)[0].item():.2f}")
#> output for 1, next to -3: 1.00
# --8<-- [end:wrong_bn]

# --8<-- [start:right_bn]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.bn = nn.BatchNorm1d(1)

    def forward(self, x):
        return self.bn(x)


model = Net().eval()
x = torch.tensor([[1.0], [3.0]])
print(f"output for 1, next to 3: {model(x)[0].item():.2f}")
#> output for 1, next to 3: 1.00
x = torch.tensor([[1.0], [-3.0]])
print(f"output for 1, next to -3: {model(x)[0].item():.2f}")
#> output for 1, next to -3: 1.00
# --8<-- [end:right_bn]

# --8<-- [start:right_lazy]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3)
        self.fc = nn.LazyLinear(10)

    def forward(self, x):
        return self.fc(self.conv(x).flatten(1))


model = Net()
model(torch.zeros(1, 3, 32, 32))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
print("weight of fc:", model.fc.weight.shape)
#> weight of fc: torch.Size([10, 3600])
# --8<-- [end:right_lazy]

# --8<-- [start:demo_training]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(64, 8)
y = x[:, :1]
fc1, fc2 = nn.Linear(8, 16), nn.Linear(16, 1)
for name in ("new at every call", "created once"):
    parameters = [*fc1.parameters(), *fc2.parameters()]
    optimizer = torch.optim.Adam(parameters, lr=0.01)
    for step in range(500):
        if name == "new at every call":
            fc2 = nn.Linear(16, 1)
        loss = (fc2(fc1(x).relu()) - y).square().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(f"{name}: loss {loss:.3f}")
#> new at every call: loss 0.702
#> created once: loss 0.000
# --8<-- [end:demo_training]

# --8<-- [start:detect]
import torch
from torch import nn


class Net(nn.Module):
    def forward(self, x):
        return nn.Linear(8, 2)(x)


model, x = Net(), torch.randn(4, 8)
print("parameters:", sum(p.numel() for p in model.parameters()))
#> parameters: 0
model.eval()
print("deterministic:", torch.equal(model(x), model(x)))
#> deterministic: False
# --8<-- [end:detect]

# --8<-- [start:check]
import copy

import torch
from torch import nn

assert wrong.out == """\
parameters: ['fc1.weight', 'fc1.bias']
same output twice: False
"""
assert right.out == """\
parameters: ['fc1.weight', 'fc1.bias', 'fc2.weight', 'fc2.bias']
same output twice: True
"""
out = "in evaluation mode: "
assert wrong_dropout.out.startswith(out) and "0.0" in wrong_dropout.out
assert "2.0" in wrong_dropout.out and not wrong_dropout.model.training
assert right_dropout.out == f"{out}{[1.0] * 6}\n"
assert wrong_bn.out == """\
output for 1, next to 3: -1.00
output for 1, next to -3: 1.00
"""
assert right_bn.out == """\
output for 1, next to 3: 1.00
output for 1, next to -3: 1.00
"""
assert right_lazy.out == "weight of fc: torch.Size([10, 3600])\n"
assert len(right_lazy.optimizer.param_groups[0]["params"]) == 4
losses = [float(s.split()[-1]) for s in demo_training.out.splitlines()]
assert losses[0] > 0.5 and losses[1] < 0.01, losses
assert detect.out == "parameters: 0\ndeterministic: False\n"

# not in the state_dict, so a reloaded model is another one
assert "fc2.weight" not in wrong.model.state_dict()
twin = copy.deepcopy(wrong.model)
twin.load_state_dict(wrong.model.state_dict())
x = torch.randn(4, 8)
torch.manual_seed(1)
assert not torch.equal(twin(x), wrong.model(x))

# to() and double() don't reach it
try:
    copy.deepcopy(wrong.model).double()(x.double())
except RuntimeError as error:
    assert "must have the same dtype" in str(error)
else:
    raise AssertionError("the new layer has followed")
assert copy.deepcopy(right.model).double()(x.double()).dtype == torch.float64


class Where(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(8, 2)

    def forward(self, x):
        return self.fc1.weight.device.type, nn.Linear(8, 2).weight.device.type


assert Where().to("meta")(x) == ("meta", "cpu")

# a new BatchNorm and a batch of one
try:
    wrong_bn.model(torch.ones(1, 1))
except ValueError as error:
    assert "Expected more than 1 value per channel when training" in str(error)
else:
    raise AssertionError("a batch of one has passed")

# a lazy layer has no shape before the first batch, and one size after it
lazy = right_lazy.Net()
try:
    lazy.fc.weight.numel()
except ValueError as error:
    assert "uninitialized parameter" in str(error)
else:
    raise AssertionError("the weight has a shape")
lazy(torch.zeros(1, 3, 32, 32))
try:
    lazy(torch.zeros(1, 3, 64, 64))
except RuntimeError as error:
    assert "mat1 and mat2 shapes" in str(error)
else:
    raise AssertionError("a different size has passed")

# an optimizer for a model whose only layers are made in forward
try:
    torch.optim.SGD(detect.model.parameters(), lr=0.1)
except ValueError as error:
    assert "optimizer got an empty parameter list" in str(error)
else:
    raise AssertionError("there are parameters")

# without weights, statistics or a mode, it makes no difference
x, y = torch.randn(4, 3), torch.tensor([0, 1, 2, 0])
assert torch.equal(nn.ReLU()(x), x.relu())
assert nn.CrossEntropyLoss()(x, y) == nn.functional.cross_entropy(x, y)
# --8<-- [end:check]
