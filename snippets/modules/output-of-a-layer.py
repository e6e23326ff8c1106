"""A forward hook gives the output of any layer, while a Sequential of the children drops what forward does between the layers."""
# /// pitfall
# apis = ["torch.nn.Module.register_forward_hook", "torch.nn.Module.children", "torch.nn.Module.get_submodule", "torch.nn.Identity", "torch.nn.MultiheadAttention"]
# symptom = "silent"
# added = 2026-11-30
# ///

# --8<-- [start:demo]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU(), nn.Flatten(),
                      nn.Linear(288, 10))
images = torch.randn(4, 3, 8, 8)
features = {}


def save_output(module, args, output):
    features["relu"] = output.detach().clone()


model.eval()
handle = model[1].register_forward_hook(save_output)
with torch.no_grad():
    logits = model(images)
handle.remove()
print("features:", features["relu"].shape, "logits:", logits.shape)
#> features: torch.Size([4, 8, 6, 6]) logits: torch.Size([4, 10])
# --8<-- [end:demo]

# --8<-- [start:demo_names]
from torch import nn

model = nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16), 1,
                              enable_nested_tensor=False)
for name, module in model.named_modules():
    if name.count(".") == 2:
        print(name, type(module).__name__)
#> layers.0.self_attn MultiheadAttention
#> layers.0.linear1 Linear
#> layers.0.dropout Dropout
#> layers.0.linear2 Linear
#> layers.0.norm1 LayerNorm
#> layers.0.norm2 LayerNorm
#> layers.0.dropout1 Dropout
#> layers.0.dropout2 Dropout
layer = model.get_submodule("layers.0.linear1")
print("linear1:", layer.in_features, "to", layer.out_features)
#> linear1: 8 to 16
# --8<-- [end:demo_names]

# --8<-- [start:demo_identity]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3)
        self.fc = nn.Linear(8, 10)

    def forward(self, x):
        return self.fc(self.conv(x).relu().mean(dim=(2, 3)))


model = Net().eval()
model.fc = nn.Identity()
with torch.no_grad():
    print("features:", model(torch.randn(4, 3, 8, 8)).shape)
#> features: torch.Size([4, 8])
# --8<-- [end:demo_identity]

# --8<-- [start:wrong]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3)
        self.fc = nn.Linear(8, 10)

    def forward(self, x):
        return self.fc(self.conv(x).relu().mean(dim=(2, 3)))


torch.manual_seed(0)
model = Net().eval()
backbone = nn.Sequential(*list(model.children())[:-1])
with torch.no_grad():
    features = backbone(torch.randn(4, 3, 8, 8))
print("features:", features.shape, "negative:", (features < 0).any().item())
#> features: torch.Size([4, 8, 6, 6]) negative: True
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3)
        self.fc = nn.Linear(8, 10)

    def forward(self, x, return_features=False):
        features = self.conv(x).relu().mean(dim=(2, 3))
        return features if return_features else self.fc(features)


torch.manual_seed(0)
model = Net().eval()
with torch.no_grad():
    features = model(torch.randn(4, 3, 8, 8), return_features=True)
print("features:", features.shape, "negative:", (features < 0).any().item())
#> features: torch.Size([4, 8]) negative: False
# --8<-- [end:right]

# --8<-- [start:wrong_inplace]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU(inplace=True))
features = {}
model[0].register_forward_hook(
    lambda module, args, output: features.update(conv=output.detach()))
with torch.no_grad():
    model(torch.randn(4, 3, 8, 8))
print("smallest output of the conv layer:", features["conv"].min().item())
#> smallest output of the conv layer: 0.0
# --8<-- [end:wrong_inplace]

# --8<-- [start:right_inplace]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU(inplace=True))
features = {}
model[0].register_forward_hook(
    lambda module, args, output: features.update(
        conv=output.detach().clone()))
with torch.no_grad():
    model(torch.randn(4, 3, 8, 8))
print(f"smallest output of the conv layer: {features['conv'].min():.2f}")
#> smallest output of the conv layer: -2.02
# --8<-- [end:right_inplace]

# --8<-- [start:wrong_reused]
import torch
from torch import nn

relu = nn.ReLU()
model = nn.Sequential(nn.Linear(4, 16), relu, nn.Linear(16, 2), relu)
features = {}
relu.register_forward_hook(
    lambda module, args, output: features.update(relu=output.detach()))
model(torch.randn(8, 4))
print("kept:", features["relu"].shape)
#> kept: torch.Size([8, 2])
# --8<-- [end:wrong_reused]

# --8<-- [start:right_reused]
import torch
from torch import nn

relu = nn.ReLU()
model = nn.Sequential(nn.Linear(4, 16), relu, nn.Linear(16, 2), relu)
features = []
relu.register_forward_hook(
    lambda module, args, output: features.append(output.detach()))
model(torch.randn(8, 4))
print("kept:", [f.shape for f in features])
#> kept: [torch.Size([8, 16]), torch.Size([8, 2])]
# --8<-- [end:right_reused]

# --8<-- [start:wrong_graph]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2))
features = []
model[1].register_forward_hook(
    lambda module, args, output: features.append(output))
loader = [torch.randn(8, 4) for _ in range(3)]
for x in loader:
    model(x)
print("still hold a graph:", sum(f.requires_grad for f in features))
#> still hold a graph: 3
# --8<-- [end:wrong_graph]

# --8<-- [start:right_graph]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2))
features = []
model[1].register_forward_hook(
    lambda module, args, output: features.append(output.detach().cpu()))
loader = [torch.randn(8, 4) for _ in range(3)]
for x in loader:
    model(x)
print("still hold a graph:", sum(f.requires_grad for f in features))
#> still hold a graph: 0
print("all features:", torch.cat(features).shape)
#> all features: torch.Size([24, 16])
# --8<-- [end:right_graph]

# --8<-- [start:demo_never]
import torch
from torch import nn

x = torch.randn(2, 3, 8)
layer, calls = nn.Linear(8, 8), []
layer.register_forward_hook(lambda *args: calls.append("layer"))
layer.forward(x)
print("after layer.forward(x):", calls)
#> after layer.forward(x): []
layer(x)
print("after layer(x):", calls)
#> after layer(x): ['layer']

attention, calls = nn.MultiheadAttention(8, 2, batch_first=True), []
attention.out_proj.register_forward_hook(lambda *args: calls.append("proj"))
attention(x, x, x)
print("hook on out_proj:", calls)
#> hook on out_proj: []
# --8<-- [end:demo_never]

# --8<-- [start:demo_compile]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2))
compiled = torch.compile(model, backend="eager")
x, calls = torch.randn(8, 4), []
compiled(x)
handle = model[1].register_forward_hook(lambda *args: calls.append("relu"))
compiled(x)
print("compiled:", calls)
#> compiled: []
model(x)
print("original:", calls)
#> original: ['relu']
# --8<-- [end:demo_compile]

# --8<-- [start:check]
import torch
from torch import nn

assert demo.out == ("features: torch.Size([4, 8, 6, 6]) "
                    "logits: torch.Size([4, 10])\n")
assert torch.equal(demo.features["relu"], demo.model[:2](demo.images))
assert not demo.model[1]._forward_hooks
assert "layers.0.linear1 Linear\n" in demo_names.out
assert demo_names.out.endswith("linear1: 8 to 16\n")
assert demo_identity.out == "features: torch.Size([4, 8])\n"
assert wrong.out == "features: torch.Size([4, 8, 6, 6]) negative: True\n"
assert right.out == "features: torch.Size([4, 8]) negative: False\n"
assert wrong_inplace.out == "smallest output of the conv layer: 0.0\n"
assert right_inplace.features["conv"].min() < -1
assert right_inplace.out.startswith("smallest output of the conv layer: -2.02")
assert wrong_reused.out == "kept: torch.Size([8, 2])\n"
assert right_reused.out == (
    "kept: [torch.Size([8, 16]), torch.Size([8, 2])]\n")
assert wrong_graph.out == "still hold a graph: 3\n"
assert right_graph.out == ("still hold a graph: 0\n"
                           "all features: torch.Size([24, 16])\n")
assert demo_never.out == ("after layer.forward(x): []\n"
                          "after layer(x): ['layer']\n"
                          "hook on out_proj: []\n")
assert demo_compile.out == "compiled: []\noriginal: ['relu']\n"
# a hook that returns something replaces the output: here, the gradient ends
model = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 1))
with model[0].register_forward_hook(lambda m, args, out: out.detach()):
    model(torch.ones(1, 2)).sum().backward()
assert model[0].weight.grad is None and model[1].weight.grad is not None
assert not model[0]._forward_hooks
# registered twice, it runs twice
calls = []
for _ in range(2):
    model[0].register_forward_hook(lambda *args: calls.append(1))
model(torch.ones(1, 2))
assert calls == [1, 1]
# a Sequential of all the children ends in a shape error
try:
    nn.Sequential(*wrong.model.children())(torch.randn(4, 3, 8, 8))
except RuntimeError as error:
    assert "mat1 and mat2 shapes cannot be multiplied" in str(error)
else:
    assert False
# a hook registered before the first call of the compiled model runs
model = nn.Sequential(nn.Linear(4, 2), nn.ReLU())
model[1].register_forward_hook(lambda *args: calls.append(2))
torch.compile(model, backend="eager")(torch.randn(1, 4))
assert calls == [1, 1, 2]
# an output that is a tuple, as of an LSTM
seen = []
lstm = nn.LSTM(2, 3)
lstm.register_forward_hook(lambda m, args, out: seen.append(out))
lstm(torch.zeros(1, 1, 2))
assert type(seen[0]) is tuple
# --8<-- [end:check]
