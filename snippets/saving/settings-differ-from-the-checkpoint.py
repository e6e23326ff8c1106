"""A size mismatch in many layers means that the model was built with different settings, which can be read from the shapes of the checkpoint."""
# /// pitfall
# apis = ["torch.nn.Module.load_state_dict", "torch.nn.Module.state_dict", "torch.load", "torch.nn.Conv2d", "torch.nn.LSTM",
#         "torch.nn.MultiheadAttention", "torch.nn.Embedding", "torch.nn.Linear"]
# symptom = "error"
# raises = ["wrong", "wrong_depth", "wrong_rank", "wrong_words"]
# added = 2026-11-30
# messages = [
#   "Error(s) in loading state_dict for *:*size mismatch for *: copying a param with shape torch.Size([*]) from checkpoint, the shape in current model is torch.Size([*]).",
#   "Error(s) in loading state_dict for *:*Unexpected key(s) in state_dict: *.",
# ]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.conv1 = nn.Conv2d(3, width, 3)
        self.conv2 = nn.Conv2d(width, 64, 3)

torch.save(Net(width=75).state_dict(), "model.pt")

state = torch.load("model.pt")
model = Net(width=192)
print(model.load_state_dict(state))
#> RuntimeError: Error(s) in loading state_dict for Net:
#>  size mismatch for conv1.weight: copying a param with shape torch.Size([75, 3, 3, 3]) from checkpoint, the shape in current model is torch.Size([192, 3, 3, 3]).
#>  size mismatch for conv1.bias: copying a param with shape torch.Size([75]) from checkpoint, the shape in current model is torch.Size([192]).
#>  size mismatch for conv2.weight: copying a param with shape torch.Size([64, 75, 3, 3]) from checkpoint, the shape in current model is torch.Size([64, 192, 3, 3]).
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.conv1 = nn.Conv2d(3, width, 3)
        self.conv2 = nn.Conv2d(width, 64, 3)

torch.save(Net(width=75).state_dict(), "model.pt")

state = torch.load("model.pt")
model = Net(width=state["conv1.weight"].shape[0])
print(model.load_state_dict(state))
#> <All keys matched successfully>
# --8<-- [end:right]

# --8<-- [start:demo_shapes]
from torch import nn

layers = {
    "Linear(7, 5)": (nn.Linear(7, 5), "weight"),
    "Conv2d(7, 5, 3)": (nn.Conv2d(7, 5, 3), "weight"),
    "ConvTranspose2d(7, 5, 3)": (nn.ConvTranspose2d(7, 5, 3), "weight"),
    "Embedding(7, 5)": (nn.Embedding(7, 5), "weight"),
    "BatchNorm2d(7)": (nn.BatchNorm2d(7), "weight"),
    "LSTM(7, 5)": (nn.LSTM(7, 5), "weight_ih_l0"),
    "GRU(7, 5)": (nn.GRU(7, 5), "weight_ih_l0"),
    "MultiheadAttention(8, 2)": (
        nn.MultiheadAttention(8, 2), "in_proj_weight"),
}
for made, (layer, name) in layers.items():
    print(f"{made}, {name}: {list(layer.state_dict()[name].shape)}")
#> Linear(7, 5), weight: [5, 7]
#> Conv2d(7, 5, 3), weight: [5, 7, 3, 3]
#> ConvTranspose2d(7, 5, 3), weight: [7, 5, 3, 3]
#> Embedding(7, 5), weight: [7, 5]
#> BatchNorm2d(7), weight: [7]
#> LSTM(7, 5), weight_ih_l0: [20, 7]
#> GRU(7, 5), weight_ih_l0: [15, 7]
#> MultiheadAttention(8, 2), in_proj_weight: [24, 8]
# --8<-- [end:demo_shapes]

# --8<-- [start:wrong_depth]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self, depth):
        super().__init__()
        layers = [nn.Linear(8, 8) for _ in range(depth)]
        self.layers = nn.ModuleList(layers)

torch.save(Net(depth=12).state_dict(), "model.pt")

state = torch.load("model.pt")
model = Net(depth=11)
print(model.load_state_dict(state))
#> RuntimeError: Error(s) in loading state_dict for Net:
#>  Unexpected key(s) in state_dict: "layers.11.weight", "layers.11.bias".
# --8<-- [end:wrong_depth]

# --8<-- [start:right_depth]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self, depth):
        super().__init__()
        layers = [nn.Linear(8, 8) for _ in range(depth)]
        self.layers = nn.ModuleList(layers)

torch.save(Net(depth=12).state_dict(), "model.pt")

state = torch.load("model.pt")
layers = [name for name in state if name.startswith("layers.")]
model = Net(depth=len({name.split(".")[1] for name in layers}))
print(model.load_state_dict(state))
#> <All keys matched successfully>
# --8<-- [end:right_depth]

# --8<-- [start:wrong_rank]
import torch
from torch import nn

class Adapter(nn.Module):
    def __init__(self, rank):
        super().__init__()
        self.lora_A = nn.Linear(32, rank, bias=False)
        self.lora_B = nn.Linear(rank, 32, bias=False)

torch.save(Adapter(rank=8).state_dict(), "adapter.pt")

state = torch.load("adapter.pt")
adapter = Adapter(rank=16)
print(adapter.load_state_dict(state))
#> RuntimeError: Error(s) in loading state_dict for Adapter:
#>  size mismatch for lora_A.weight: copying a param with shape torch.Size([8, 32]) from checkpoint, the shape in current model is torch.Size([16, 32]).
#>  size mismatch for lora_B.weight: copying a param with shape torch.Size([32, 8]) from checkpoint, the shape in current model is torch.Size([32, 16]).
# --8<-- [end:wrong_rank]

# --8<-- [start:right_rank]
import torch
from torch import nn

class Adapter(nn.Module):
    def __init__(self, rank):
        super().__init__()
        self.lora_A = nn.Linear(32, rank, bias=False)
        self.lora_B = nn.Linear(rank, 32, bias=False)

torch.save(Adapter(rank=8).state_dict(), "adapter.pt")

state = torch.load("adapter.pt")
adapter = Adapter(rank=state["lora_A.weight"].shape[0])
print(adapter.load_state_dict(state))
#> <All keys matched successfully>
# --8<-- [end:right_rank]

# --8<-- [start:wrong_words]
import torch
from torch import nn

torch.save(nn.Embedding(100, 16).state_dict(), "words.pt")

state = torch.load("words.pt")
words = nn.Embedding(102, 16)  # two tokens were added
print(words.load_state_dict(state))
#> RuntimeError: Error(s) in loading state_dict for Embedding:
#>  size mismatch for weight: copying a param with shape torch.Size([100, 16]) from checkpoint, the shape in current model is torch.Size([102, 16]).
# --8<-- [end:wrong_words]

# --8<-- [start:right_words]
import torch
from torch import nn

torch.save(nn.Embedding(100, 16).state_dict(), "words.pt")

state = torch.load("words.pt")
words = nn.Embedding(102, 16)  # two tokens were added
old = state["weight"]
state["weight"] = words.weight.detach().clone()
state["weight"][:len(old)] = old
print(words.load_state_dict(state))
#> <All keys matched successfully>
# --8<-- [end:right_words]

# --8<-- [start:wrong_heads]
import torch
from torch import nn

torch.manual_seed(0)
trained = nn.MultiheadAttention(16, 4, batch_first=True)
state = trained.state_dict()
model = nn.MultiheadAttention(16, 2, batch_first=True)
print(model.load_state_dict(state))
#> <All keys matched successfully>
x = torch.randn(1, 5, 16)
y, expected = model(x, x, x)[0], trained(x, x, x)[0]
print("same output:", torch.allclose(y, expected, atol=1e-6))
#> same output: False
# --8<-- [end:wrong_heads]

# --8<-- [start:right_heads]
import torch
from torch import nn

torch.manual_seed(0)
trained = nn.MultiheadAttention(16, 4, batch_first=True)
state = trained.state_dict()
model = nn.MultiheadAttention(16, 4, batch_first=True)
print(model.load_state_dict(state))
#> <All keys matched successfully>
x = torch.randn(1, 5, 16)
y, expected = model(x, x, x)[0], trained(x, x, x)[0]
print("same output:", torch.allclose(y, expected, atol=1e-6))
#> same output: True
# --8<-- [end:right_heads]

# --8<-- [start:demo_save]
import torch
from torch import nn

settings = {"embed_dim": 16, "num_heads": 4, "batch_first": True}
trained = nn.MultiheadAttention(**settings)
checkpoint = {"settings": settings, "model": trained.state_dict()}
torch.save(checkpoint, "model.pt")

checkpoint = torch.load("model.pt")
model = nn.MultiheadAttention(**checkpoint["settings"])
print(model.load_state_dict(checkpoint["model"]))
#> <All keys matched successfully>
# --8<-- [end:demo_save]

# --8<-- [start:detect]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 4))
saved = nn.Sequential(nn.Linear(8, 32), nn.ReLU(), nn.Linear(32, 4))
torch.save(saved.state_dict(), "model.pt")

state, own = torch.load("model.pt"), model.state_dict()
for name in sorted(state.keys() | own.keys()):
    shapes = [list(d[name].shape) if name in d else "-" for d in (state, own)]
    mark = "" if shapes[0] == shapes[1] else "  <-"
    print(f"{name}: {shapes[0]} {shapes[1]}{mark}")
#> 0.bias: [32] [16]  <-
#> 0.weight: [32, 8] [16, 8]  <-
#> 2.bias: [4] [4]
#> 2.weight: [4, 32] [4, 16]  <-
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

assert wrong.out == """\
RuntimeError: Error(s) in loading state_dict for Net:
\tsize mismatch for conv1.weight: copying a param with shape torch.Size([75, 3, 3, 3]) from checkpoint, the shape in current model is torch.Size([192, 3, 3, 3]).
\tsize mismatch for conv1.bias: copying a param with shape torch.Size([75]) from checkpoint, the shape in current model is torch.Size([192]).
\tsize mismatch for conv2.weight: copying a param with shape torch.Size([64, 75, 3, 3]) from checkpoint, the shape in current model is torch.Size([64, 192, 3, 3]).
"""
assert right.out == "<All keys matched successfully>\n"
assert demo_shapes.out == """\
Linear(7, 5), weight: [5, 7]
Conv2d(7, 5, 3), weight: [5, 7, 3, 3]
ConvTranspose2d(7, 5, 3), weight: [7, 5, 3, 3]
Embedding(7, 5), weight: [7, 5]
BatchNorm2d(7), weight: [7]
LSTM(7, 5), weight_ih_l0: [20, 7]
GRU(7, 5), weight_ih_l0: [15, 7]
MultiheadAttention(8, 2), in_proj_weight: [24, 8]
"""
assert wrong_depth.out == """\
RuntimeError: Error(s) in loading state_dict for Net:
\tUnexpected key(s) in state_dict: "layers.11.weight", "layers.11.bias".\x20
"""
assert right_depth.out == "<All keys matched successfully>\n"
assert wrong_rank.out == """\
RuntimeError: Error(s) in loading state_dict for Adapter:
\tsize mismatch for lora_A.weight: copying a param with shape torch.Size([8, 32]) from checkpoint, the shape in current model is torch.Size([16, 32]).
\tsize mismatch for lora_B.weight: copying a param with shape torch.Size([32, 8]) from checkpoint, the shape in current model is torch.Size([32, 16]).
"""
assert right_rank.out == "<All keys matched successfully>\n"
assert wrong_words.out == """\
RuntimeError: Error(s) in loading state_dict for Embedding:
\tsize mismatch for weight: copying a param with shape torch.Size([100, 16]) from checkpoint, the shape in current model is torch.Size([102, 16]).
"""
assert right_words.out == "<All keys matched successfully>\n"
assert wrong_heads.out == """\
<All keys matched successfully>
same output: False
"""
assert right_heads.out == """\
<All keys matched successfully>
same output: True
"""
assert demo_save.out == "<All keys matched successfully>\n"
assert detect.out == """\
0.bias: [32] [16]  <-
0.weight: [32, 8] [16, 8]  <-
2.bias: [4] [4]
2.weight: [4, 32] [4, 16]  <-
"""

# strict=False doesn't help with shapes
try:
    wrong.model.load_state_dict(wrong.state, strict=False)
except RuntimeError as error:
    assert "RuntimeError: " + str(error) == wrong.error
else:
    raise AssertionError
# with fewer layers in the file, keys are missing
net = right_depth.Net(depth=13)
try:
    net.load_state_dict(right_depth.state)
except RuntimeError as error:
    assert 'Missing key(s) in state_dict: "layers.12.weight", "layers.12.bias".' in str(error)
else:
    raise AssertionError
# the old rows are kept, the new ones are those of the new layer
words = right_words.words
assert torch.equal(words.weight[:100], right_words.old) and words.weight.shape == (102, 16)
assert not words.weight[100:].eq(0).all()
# other names of the same two matrices
lora_down, lora_up = nn.Linear(32, 4, bias=False), nn.Linear(4, 32, bias=False)
adapter = nn.ModuleDict({"lora_down": lora_down, "lora_up": lora_up})
assert adapter.state_dict()["lora_down.weight"].shape == (4, 32)
# the shapes of the layers with other numbers
assert nn.RNN(7, 5).weight_ih_l0.shape == (5, 7)
assert nn.Conv2d(8, 4, 3, groups=2).weight.shape == (4, 4, 3, 3)
# what else loads silently
for other in (nn.Conv2d(3, 4, 3, stride=2), nn.Conv2d(3, 4, 3, padding=1), nn.Conv2d(3, 4, 3, dilation=2)):
    assert not other.load_state_dict(nn.Conv2d(3, 4, 3).state_dict()).missing_keys
eps = nn.LayerNorm(4, eps=0.1)
assert not eps.load_state_dict(nn.LayerNorm(4).state_dict()).unexpected_keys
assert demo_save.checkpoint["settings"] == {"embed_dim": 16, "num_heads": 4, "batch_first": True}
layers = [nn.TransformerEncoderLayer(8, 2, 16, dropout=p, activation=a) for p, a in ((0, "relu"), (0.1, "gelu"))]
assert not layers[0].load_state_dict(layers[1].state_dict()).missing_keys
# --8<-- [end:check]
