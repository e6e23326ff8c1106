"""model.eval() changes how layers compute, torch.no_grad() what autograd records; validation needs both."""
# /// pitfall
# apis = ["torch.nn.Module.eval", "torch.nn.Module.train", "torch.no_grad", "torch.nn.Dropout", "torch.nn.BatchNorm1d"]
# symptom = "silent"
# raises = ["detect"]
# added = 2026-11-21
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Dropout(0.5), nn.BatchNorm1d(1))
x = torch.tensor([[1.0], [3.0], [5.0], [7.0]])
with torch.no_grad():
    a, b = model(x), model(x)
print("same output:", torch.equal(a, b))
#> same output: False
print("updates of BatchNorm:", model[1].num_batches_tracked.item())
#> updates of BatchNorm: 2
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Dropout(0.5), nn.BatchNorm1d(1))
x = torch.tensor([[1.0], [3.0], [5.0], [7.0]])
model.eval()
with torch.no_grad():
    a, b = model(x), model(x)
print("same output:", torch.equal(a, b))
#> same output: True
print("updates of BatchNorm:", model[1].num_batches_tracked.item())
#> updates of BatchNorm: 0
# --8<-- [end:right]

# --8<-- [start:wrong_back]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Dropout(0.5), nn.BatchNorm1d(1))
x = torch.tensor([[1.0], [3.0], [5.0], [7.0]])
for epoch in range(3):
    model(x)  # loss, backward and step follow here
    print(model.training, model[1].num_batches_tracked.item())
    model.eval()
    with torch.no_grad():
        model(x)
#> True 1
#> False 1
#> False 1
# --8<-- [end:wrong_back]

# --8<-- [start:right_back]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Dropout(0.5), nn.BatchNorm1d(1))
x = torch.tensor([[1.0], [3.0], [5.0], [7.0]])
for epoch in range(3):
    model.train()
    model(x)  # loss, backward and step follow here
    print(model.training, model[1].num_batches_tracked.item())
    model.eval()
    with torch.no_grad():
        model(x)
#> True 1
#> True 2
#> True 3
# --8<-- [end:right_back]

# --8<-- [start:demo_table]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(100, 1)
for use_eval in (False, True):
    for use_no_grad in (False, True):
        model = nn.Sequential(nn.Dropout(0.5), nn.BatchNorm1d(1))
        model.train(not use_eval)
        with torch.set_grad_enabled(not use_no_grad):
            a, b = model(x), model(x)
        random = not torch.equal(a, b)
        moved = model[1].num_batches_tracked.item() > 0
        print(f"eval={use_eval} no_grad={use_no_grad}:",
              random, moved, a.requires_grad)
#> eval=False no_grad=False: True True True
#> eval=False no_grad=True: True True False
#> eval=True no_grad=False: False False True
#> eval=True no_grad=True: False False False
# --8<-- [end:demo_table]

# --8<-- [start:demo_layers]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(5, 4, 4)
layers = [
    nn.Dropout(), nn.RReLU(), nn.BatchNorm1d(4), nn.LSTM(4, 4, 2, dropout=0.5),
    nn.InstanceNorm1d(4, track_running_stats=True),
    nn.Linear(4, 4), nn.ReLU(), nn.LayerNorm(4), nn.GroupNorm(2, 4),
    nn.InstanceNorm1d(4), nn.LSTM(4, 4, 2),
]
for layer in layers:
    same = torch.equal(layer.train()(x)[0], layer.eval()(x)[0])
    print(type(layer).__name__, "same" if same else "differs")
#> Dropout differs
#> RReLU differs
#> BatchNorm1d differs
#> LSTM differs
#> InstanceNorm1d differs
#> Linear same
#> ReLU same
#> LayerNorm same
#> GroupNorm same
#> InstanceNorm1d same
#> LSTM same
# --8<-- [end:demo_layers]

# --8<-- [start:demo_bn]
import torch
from torch import nn

bn = nn.BatchNorm1d(1)
nn.init.constant_(bn.weight, 2)
nn.init.constant_(bn.bias, 10)
x = torch.tensor([[1.0], [3.0]])
bn.eval()
print(bn(x).round(decimals=2).flatten().tolist())  # mean 0, variance 1
#> [12.0, 16.0]
bn(x).sum().backward()
print(bn.weight.grad.round(decimals=2))
#> tensor([4.])
bn.train()
print(bn(x).round(decimals=2).flatten().tolist())  # mean 2, variance 1
#> [8.0, 12.0]
# --8<-- [end:demo_bn]

# --8<-- [start:demo_mode]
from torch import nn

model = nn.Sequential(nn.Linear(1, 1), nn.Dropout())
print(model.training, model[1].training)
#> True True
print(model.eval() is model, model.training, model[1].training)
#> True False False
model.train()
model.train(False)
print(model.training, model[1].training)
#> False False
model.training = True
print(model.training, model[1].training)
#> True False
# --8<-- [end:demo_mode]

# --8<-- [start:detect]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(1, 1), nn.Dropout())
for epoch in range(3):
    off = [name for name, m in model.named_modules() if not m.training]
    assert not off, f"epoch {epoch}: in evaluation mode: {off}"
    model(torch.ones(4, 1))  # loss, backward and step follow here
    model.eval()  # validation follows here
#> AssertionError: epoch 1: in evaluation mode: ['', '0', '1']
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

assert wrong.out == "same output: False\nupdates of BatchNorm: 2\n"
assert wrong.model.training and not wrong.a.requires_grad
assert right.out == "same output: True\nupdates of BatchNorm: 0\n"
assert not right.model.training
assert wrong_back.out == "True 1\nFalse 1\nFalse 1\n"
assert right_back.out == "True 1\nTrue 2\nTrue 3\n"
assert demo_table.out == """\
eval=False no_grad=False: True True True
eval=False no_grad=True: True True False
eval=True no_grad=False: False False True
eval=True no_grad=True: False False False
"""
answers = demo_layers.out.splitlines()
assert [line.split()[1] for line in answers] == ["differs"] * 5 + ["same"] * 6
assert [type(m).__name__ for m in demo_layers.layers] == [
    line.split()[0] for line in answers]
evaluated, grad, trained = demo_bn.out.splitlines()
assert (evaluated, trained) == ("[12.0, 16.0]", "[8.0, 12.0]")
assert demo_bn.bn.weight.grad.round().item() == 4  # 1 + 3
assert demo_bn.bn.weight.item() == 2 and demo_bn.bn.bias.item() == 10
assert demo_mode.out == """\
True True
True False False
False False
True False
"""
layer = torch.nn.Dropout()
assert layer.eval() is layer and not layer.training
assert layer.train() is layer and layer.training
off = "AssertionError: epoch 1: in evaluation mode: ['', '0', '1']"
assert detect.error == off
# --8<-- [end:check]
