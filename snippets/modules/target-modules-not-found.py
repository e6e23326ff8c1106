"""LoRA looks up layers by the ends of their names: list the names with named_modules() before you choose target modules."""
# /// pitfall
# apis = ["torch.nn.Module.named_modules", "torch.nn.Module.get_submodule", "torch.nn.Module.set_submodule", "torch.nn.Module.requires_grad_", "torch.nn.Linear"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-12-01
# messages = [
#   "Target modules * not found in the base model. Please check the target modules and try again.",
# ]
# older = [
#   "Target modules [] not found in the base model.",
#   "Target module * is not supported. Currently, only the following modules are supported: *",
#   "Target module * is not supported. Currently, only *`torch.nn.Linear`* are supported.",
#   "No modules were targeted for adaptation. *",
#   "No `target_modules` passed but also no `target_parameters` found. *",
#   "All modules were excluded. This is likely unintended. *",
#   "Please specify `target_modules` in `peft_config`",
# ]
# ///

# --8<-- [start:wrong]
from torch import nn

class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.query_key_value = nn.Linear(8, 24)
        self.dense = nn.Linear(8, 8)

model = nn.Sequential(nn.Embedding(10, 8), Block(), Block())
target_modules = ["q_proj", "v_proj"]  # names from a different model
found = [name for name, module in model.named_modules()
         if name.split(".")[-1] in target_modules]
if not found:
    raise ValueError(f"Target modules {target_modules} not found in the base "
                     "model. Please check the target modules and try again.")
#> ValueError: Target modules ['q_proj', 'v_proj'] not found in the base model. Please check the target modules and try again.
# --8<-- [end:wrong]

# --8<-- [start:right]
from torch import nn

class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.query_key_value = nn.Linear(8, 24)
        self.dense = nn.Linear(8, 8)

model = nn.Sequential(nn.Embedding(10, 8), Block(), Block())
target_modules = ["query_key_value"]
found = [name for name, module in model.named_modules()
         if name.split(".")[-1] in target_modules]
print("found:", found)
#> found: ['1.query_key_value', '2.query_key_value']
# --8<-- [end:right]

# --8<-- [start:detect]
from collections import Counter
from torch import nn

layer = nn.TransformerEncoderLayer(8, 2, 16, batch_first=True)
model = nn.Sequential(nn.Embedding(10, 8), nn.TransformerEncoder(
    layer, 3, enable_nested_tensor=False), nn.Linear(8, 10))
count = Counter()
for name, module in model.named_modules():
    if not list(module.children()):  # a layer without sublayers
        count[name.split(".")[-1], type(module).__name__] += 1
for (name, kind), number in count.items():
    print(f"{name}: {number} x {kind}")
#> 0: 1 x Embedding
#> out_proj: 3 x NonDynamicallyQuantizableLinear
#> linear1: 3 x Linear
#> dropout: 3 x Dropout
#> linear2: 3 x Linear
#> norm1: 3 x LayerNorm
#> norm2: 3 x LayerNorm
#> dropout1: 3 x Dropout
#> dropout2: 3 x Dropout
#> 2: 1 x Linear
# --8<-- [end:detect]

# --8<-- [start:demo_forms]
import re

names = ["layers.0.q_proj", "layers.0.up_proj", "layers.1.q_proj"]

def find(target):
    if isinstance(target, str):  # a regular expression of the whole name
        return [n for n in names if re.fullmatch(target, n)]
    return [n for n in names for end in target if f".{n}".endswith(f".{end}")]

for target in (["q_proj"], ["layers.1.q_proj"], r".*\.0\..*_proj",
               "q_proj", "[Wqkv]", []):
    print(f"{target!r}: {find(target)}")
#> ['q_proj']: ['layers.0.q_proj', 'layers.1.q_proj']
#> ['layers.1.q_proj']: ['layers.1.q_proj']
#> '.*\\.0\\..*_proj': ['layers.0.q_proj', 'layers.0.up_proj']
#> 'q_proj': []
#> '[Wqkv]': []
#> []: []
# --8<-- [end:demo_forms]

# --8<-- [start:demo_lora]
import torch
from torch import nn

class LoRA(nn.Module):
    def __init__(self, base, r):
        super().__init__()
        self.base = base
        self.a = nn.Linear(base.in_features, r, bias=False)
        self.b = nn.Linear(r, base.out_features, bias=False)
        nn.init.zeros_(self.b.weight)  # starts as the base layer

    def forward(self, x):
        return self.base(x) + self.b(self.a(x))

model = nn.Sequential(nn.Linear(8, 8), nn.ReLU(), nn.Linear(8, 2))
model.requires_grad_(False)
for name in ["0", "2"]:
    model.set_submodule(name, LoRA(model.get_submodule(name), r=2))
trained = [n for n, p in model.named_parameters() if p.requires_grad]
print("trained:", trained)
#> trained: ['0.a.weight', '0.b.weight', '2.a.weight', '2.b.weight']
# --8<-- [end:demo_lora]

# --8<-- [start:check]
import torch
from torch import nn

assert wrong.error == (
    "ValueError: Target modules ['q_proj', 'v_proj'] not found in the base model. "
    "Please check the target modules and try again.")
assert right.out == "found: ['1.query_key_value', '2.query_key_value']\n"
assert detect.out == """\
0: 1 x Embedding
out_proj: 3 x NonDynamicallyQuantizableLinear
linear1: 3 x Linear
dropout: 3 x Dropout
linear2: 3 x Linear
norm1: 3 x LayerNorm
norm2: 3 x LayerNorm
dropout1: 3 x Dropout
dropout2: 3 x Dropout
2: 1 x Linear
"""
assert demo_forms.out == """\
['q_proj']: ['layers.0.q_proj', 'layers.1.q_proj']
['layers.1.q_proj']: ['layers.1.q_proj']
'.*\\\\.0\\\\..*_proj': ['layers.0.q_proj', 'layers.0.up_proj']
'q_proj': []
'[Wqkv]': []
[]: []
"""
assert demo_lora.out == (
    "trained: ['0.a.weight', '0.b.weight', '2.a.weight', '2.b.weight']\n")
# nn.MultiheadAttention has no layers for query, key and value
attention = nn.MultiheadAttention(8, 2)
assert [n for n, _ in attention.named_modules()] == ["", "out_proj"]
assert [n for n, _ in attention.named_parameters()] == [
    "in_proj_weight", "in_proj_bias", "out_proj.weight", "out_proj.bias"]
# and it uses the weight of out_proj without calling that layer
calls = []
attention.out_proj.register_forward_hook(lambda *args: calls.append(args))
attention(torch.ones(3, 8), torch.ones(3, 8), torch.ones(3, 8))
assert not calls
# an untrained LoRA layer changes nothing
layer = nn.Linear(8, 2)
x = torch.randn(3, 8)
assert torch.equal(demo_lora.LoRA(layer, 2)(x), layer(x))
# --8<-- [end:check]
