"""Average the predictions of independently trained models; averaging their weights only works for states of one training run."""
# /// pitfall
# apis = ["torch.nn.Module.load_state_dict", "torch.nn.Module.state_dict", "torch.optim.swa_utils.AveragedModel", "torch.optim.swa_utils.get_ema_multi_avg_fn", "torch.optim.swa_utils.update_bn"]
# symptom = "silent"
# raises = ["wrong_long"]
# added = 2026-11-30
# messages = [
#   "result type Float can't be cast to the desired output type Long",
# ]
# ///

# --8<-- [start:demo]
import torch
from torch import nn

torch.manual_seed(0)
model_a = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 3))
model_b = nn.Sequential(nn.Linear(8, 3))
models = [model_a.eval(), model_b.eval()]
x = torch.randn(4, 8)
with torch.no_grad():
    probs = torch.stack([m(x).softmax(dim=1) for m in models]).mean(dim=0)
print("classes:", probs.argmax(dim=1))
#> classes: tensor([2, 2, 2, 2])
# --8<-- [end:demo]

# --8<-- [start:demo_features]
import torch
from torch import nn


class Combined(nn.Module):
    def __init__(self, backbone_a, backbone_b):
        super().__init__()
        self.backbones = nn.ModuleList([backbone_a, backbone_b])
        self.backbones.requires_grad_(False)
        self.head = nn.Linear(16 + 32, 3)

    def forward(self, x):
        self.backbones.eval()
        features = [backbone(x) for backbone in self.backbones]
        return self.head(torch.cat(features, dim=1))


model = Combined(nn.Linear(8, 16), nn.Linear(8, 32))
print("output:", model(torch.randn(4, 8)).shape)
#> output: torch.Size([4, 3])
print("trained:", [n for n, p in model.named_parameters() if p.requires_grad])
#> trained: ['head.weight', 'head.bias']
# --8<-- [end:demo_features]

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.linspace(-3, 3, 200).unsqueeze(1)
y = x.sin()
models = [nn.Sequential(nn.Linear(1, 64), nn.Tanh(), nn.Linear(64, 1))
          for _ in range(2)]
for model in models:
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for step in range(300):
        optimizer.zero_grad()
        nn.functional.mse_loss(model(x), y).backward()
        optimizer.step()
    print(f"loss: {nn.functional.mse_loss(model(x), y):.3f}")
#> loss: 0.001
#> loss: 0.001
a, b = [model.state_dict() for model in models]
model.load_state_dict({name: (a[name] + b[name]) / 2 for name in a})
print(f"average of the weights: {nn.functional.mse_loss(model(x), y):.3f}")
#> average of the weights: 0.720
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.linspace(-3, 3, 200).unsqueeze(1)
y = x.sin()
models = [nn.Sequential(nn.Linear(1, 64), nn.Tanh(), nn.Linear(64, 1))
          for _ in range(2)]
for model in models:
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for step in range(300):
        optimizer.zero_grad()
        nn.functional.mse_loss(model(x), y).backward()
        optimizer.step()
    print(f"loss: {nn.functional.mse_loss(model(x), y):.3f}")
#> loss: 0.001
#> loss: 0.001
prediction = torch.stack([model(x) for model in models]).mean(dim=0)
print(f"average of the outputs: {nn.functional.mse_loss(prediction, y):.3f}")
#> average of the outputs: 0.001
# --8<-- [end:right]

# --8<-- [start:wrong_long]
import copy
from torch import nn

states = [nn.BatchNorm1d(4).state_dict() for _ in range(2)]
average = copy.deepcopy(states[0])
for name in average:
    average[name] += states[1][name]
    average[name] /= 2
#> RuntimeError: result type Float can't be cast to the desired output type Long
# --8<-- [end:wrong_long]

# --8<-- [start:right_long]
import copy
from torch import nn

states = [nn.BatchNorm1d(4).state_dict() for _ in range(2)]
average = copy.deepcopy(states[0])
for name in average:
    if average[name].is_floating_point():
        average[name] += states[1][name]
        average[name] /= 2
print("averaged:", list(average))
#> averaged: ['weight', 'bias', 'running_mean', 'running_var', 'num_batches_tracked']
# --8<-- [end:right_long]

# --8<-- [start:demo_ema]
import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

torch.manual_seed(0)
model = nn.Linear(4, 1)
ema = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(0.95))
optimizer = torch.optim.SGD(model.parameters(), lr=0.2)
for step in range(200):
    x = torch.randn(8, 4)
    y = x.sum(dim=1, keepdim=True) + torch.randn(8, 1)
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    ema.update_parameters(model)
for name, m in {"model": model, "ema": ema.module}.items():
    print(f"{name}: {(m.weight - 1).abs().mean():.2f} from the true weights")
#> model: 0.17 from the true weights
#> ema: 0.05 from the true weights
# --8<-- [end:demo_ema]

# --8<-- [start:wrong_keys]
from torch import nn
from torch.optim.swa_utils import AveragedModel

model = nn.Linear(4, 1)
ema = AveragedModel(model)
keys = model.load_state_dict(ema.state_dict(), strict=False)
print("not loaded:", keys.missing_keys)
#> not loaded: ['weight', 'bias']
# --8<-- [end:wrong_keys]

# --8<-- [start:right_keys]
from torch import nn
from torch.optim.swa_utils import AveragedModel

model = nn.Linear(4, 1)
ema = AveragedModel(model)
keys = model.load_state_dict(ema.module.state_dict())
print("not loaded:", keys.missing_keys)
#> not loaded: []
# --8<-- [end:right_keys]

# --8<-- [start:demo_bn]
import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel, update_bn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(1, 1, bias=False), nn.BatchNorm1d(1))
average = AveragedModel(model)
loader = [torch.randn(100, 1) for _ in range(10)]
for weight in (1.0, 9.0):
    nn.init.constant_(model[0].weight, weight)
    for x in loader:
        model(x)
    average.update_parameters(model)
print(f"weight: {average.module[0].weight.item():.1f}")
#> weight: 5.0
print(f"std before: {average.module[1].running_var.sqrt().item():.1f}")
#> std before: 7.6
update_bn(loader, average)
print(f"std after: {average.module[1].running_var.sqrt().item():.1f}")
#> std after: 5.2
# --8<-- [end:demo_bn]

# --8<-- [start:check]
import copy

import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel

assert demo.out == "classes: tensor([2, 2, 2, 2])\n"
assert demo_features.out == (
    "output: torch.Size([4, 3])\ntrained: ['head.weight', 'head.bias']\n")
assert wrong.out == """\
loss: 0.001
loss: 0.001
average of the weights: 0.720
"""
assert right.out == """\
loss: 0.001
loss: 0.001
average of the outputs: 0.001
"""
assert wrong_long.out == (
    "RuntimeError: result type Float can't be cast to the desired output "
    "type Long\n")
assert right_long.out.endswith("'running_var', 'num_batches_tracked']\n")
distance = {name: (m.weight - 1).abs().mean().item() for name, m in
            (("model", demo_ema.model), ("ema", demo_ema.ema.module))}
assert distance["ema"] < 0.5 * distance["model"]
assert demo_ema.out.startswith(f"model: {distance['model']:.2f} from")
assert f"ema: {distance['ema']:.2f} from" in demo_ema.out
assert wrong_keys.out == "not loaded: ['weight', 'bias']\n"
assert right_keys.out == "not loaded: []\n"
assert demo_bn.out == """\
weight: 5.0
std before: 7.6
std after: 5.2
"""
# one model with large logits outvotes two others, unless they are probabilities
logits = torch.tensor([[0.0, 20.0], [3.0, 0.0], [3.0, 0.0]])
assert logits.mean(dim=0).argmax() == 1
assert logits.softmax(dim=1).mean(dim=0).argmax() == 0
# the same function, with its hidden units in a different order
model = nn.Sequential(nn.Linear(1, 64), nn.Tanh(), nn.Linear(64, 1))
other, x = copy.deepcopy(model), torch.linspace(-3, 3, 50).unsqueeze(1)
order = torch.arange(64).flip(0)
with torch.no_grad():
    other[0].weight.copy_(model[0].weight[order])
    other[0].bias.copy_(model[0].bias[order])
    other[2].weight.copy_(model[2].weight[:, order])
assert torch.allclose(model(x), other(x), atol=1e-5)
a, b = model.state_dict(), other.state_dict()
average = copy.deepcopy(model)
average.load_state_dict({name: (a[name] + b[name]) / 2 for name in a})
assert not torch.allclose(model(x), average(x), atol=1e-2)
# AveragedModel takes the buffers of the last state, or averages them
model = nn.BatchNorm1d(1)
for use_buffers, mean in ((False, 4.0), (True, 2.0)):
    swa = AveragedModel(model, use_buffers=use_buffers)
    for value in (0.0, 4.0):
        model.running_mean.fill_(value)
        swa.update_parameters(model)
    assert swa.module.running_mean.item() == mean
assert "n_averaged" in swa.state_dict()
# out of place, an average of integers is a float, and loading rounds it
state = nn.BatchNorm1d(1).state_dict()
state["num_batches_tracked"] = (torch.tensor(3) + torch.tensor(8)) / 2
assert state["num_batches_tracked"] == 5.5
norm = nn.BatchNorm1d(1)
norm.load_state_dict(state)
assert norm.num_batches_tracked == 5
# --8<-- [end:check]
