"""A model that was loaded with device_map or in 4 or 8 bits has been placed already: hooks fetch its weights, and to() can't move them."""
# /// pitfall
# apis = ["torch.nn.Module.to", "torch.nn.Module.register_forward_pre_hook", "torch.nn.Module.register_forward_hook", "torch.nn.Module.load_state_dict"]
# also = ["torch.nn.Module.cuda"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-12-01
# messages = [
#   "You can't move a model that has some modules offloaded to cpu or disk.",
# ]
# older = [
#   "You shouldn't move a model when it is dispatched on multiple devices.",
#   "You shouldn't move a model that is dispatched using accelerate hooks.",
#   "`.to` is not supported for `4-bit` or `8-bit` bitsandbytes models. Please use the model as it is, since the model has already been set to the correct devices and casted to the correct `dtype`.",
#   "`.to` is not supported for `*` models. Please use the model as it is, since the model has already been set to the correct devices and casted to the correct `dtype`.",
#   "`.to` is not supported for *bitsandbytes models.",
#   "Calling `cuda()` is not supported for `4-bit` or `8-bit` quantized models.",
#   "Calling `*` is not supported for *quantized models",
#   "`.*()` is not supported for quantized model. Please use the model as it is, since the model has already been casted to the correct `dtype`.",
#   "You need to install `pip install bitsandbytes>=0.48.0` if you want to move a 8-bit model across devices using to().",
#   "You cannot cast a bitsandbytes model in a new `dtype`.",
#   "You can't train a model that has been loaded with `device_map='auto'` in any distributed mode.",
#   "You can't train a model that has been loaded in 8-bit* precision on multiple devices in any distributed mode.",
#   "You can't train a model that has been loaded in 8-bit* precision on a different device than the one you're training on.",
#   "DeepSpeed Zero-3 is not compatible with *passing a `device_map`.",
#   "Some modules are dispatched on the CPU or the disk. Make sure you have enough GPU RAM to fit the quantized model.",
#   "Some modules are dispatched on the CPU or the disk. Make sure you have enough GPU RAM to fit",
#   "is on the meta device, we need a `value` to put in on *",
#   "Using `low_cpu_mem_usage=True` or a `device_map` requires Accelerate: *",
#   "Using a `device_map`, *requires `accelerate`. You can install it with `pip install accelerate`",
#   "Some parameters are on the meta device* because they were offloaded to the *",
# ]
#
# [code.moved_after_device_map]
# either = [
# '''
# $M = transformers.$C.from_pretrained(..., device_map="auto", ...)
# ...
# $M.to($X)
# ''',
# '''
# $M = transformers.$C.from_pretrained(..., device_map="auto", ...)
# ...
# $M = $M.to($X)
# ''',
# '''
# $M = transformers.$C.from_pretrained(..., device_map="auto", ...)
# ...
# $M.cuda()
# ''',
#     'transformers.$C.from_pretrained(..., device_map="auto", ...).to($X)',
#     'transformers.$C.from_pretrained(..., device_map="auto", ...).cuda()',
# ]
# example = '''
# model = transformers.AutoModelForCausalLM.from_pretrained(name, device_map="auto")
# model.to("cuda")
# '''
# ///

# --8<-- [start:wrong]
from torch import nn

def fetch(layer, args):
    layer.load_state_dict(layer.kept, assign=True)

def drop(layer, args, output):
    layer.to("meta")

def refuse(device):  # as Accelerate replaces model.to
    raise RuntimeError("You can't move a model that has some modules "
                       "offloaded to cpu or disk.")

model = nn.Sequential(nn.Linear(4, 8), nn.Linear(8, 2))
for layer in model:
    layer.kept = layer.state_dict()
    layer.register_forward_pre_hook(fetch)
    layer.register_forward_hook(drop)
    layer.to("meta")
model.to = refuse
model.to("cuda")
#> RuntimeError: You can't move a model that has some modules offloaded to cpu or disk.
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

def fetch(layer, args):
    layer.load_state_dict(layer.kept, assign=True)

def drop(layer, args, output):
    layer.to("meta")

model = nn.Sequential(nn.Linear(4, 8), nn.Linear(8, 2))
for layer in model:
    layer.kept = layer.state_dict()
    layer.register_forward_pre_hook(fetch)
    layer.register_forward_hook(drop)
    layer.to("meta")
x = torch.randn(3, 4).to("cpu")  # move only the inputs
print("output:", model(x).shape)
#> output: torch.Size([3, 2])
print("weight after the call:", model[0].weight.device)
#> weight after the call: meta
# --8<-- [end:right]

# --8<-- [start:demo_training]
import torch
from torch import nn

def fetch(layer, args):
    layer.load_state_dict(layer.kept, assign=True)

def drop(layer, args, output):
    layer.to("meta")

model = nn.Sequential(nn.Linear(4, 8), nn.Linear(8, 2))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for layer in model:
    layer.kept = layer.state_dict()
    layer.register_forward_pre_hook(fetch)
    layer.register_forward_hook(drop)
loss = model(torch.randn(3, 4)).square().mean()
loss.backward()
optimizer.step()
print("gradients:", [p.grad for p in model.parameters()])
#> gradients: [None, None, None, None]
# --8<-- [end:demo_training]

# --8<-- [start:demo_size]
parameters = 7_000_000_000
print(f"{parameters / 1e9:.0f} billion parameters")
#> 7 billion parameters
for name, bits in (("float32", 32), ("float16 or bfloat16", 16),
                   ("8-bit", 8), ("4-bit", 4)):
    print(f"{name}: {parameters * bits / 8 / 2**30:.1f} GiB")
#> float32: 26.1 GiB
#> float16 or bfloat16: 13.0 GiB
#> 8-bit: 6.5 GiB
#> 4-bit: 3.3 GiB
# --8<-- [end:demo_size]

# --8<-- [start:demo_codes]
import torch

w = torch.tensor([0.5, -1.0, 0.25])
scale = w.abs().max() / 127
codes = (w / scale).round().to(torch.int8)
print("codes:", codes.tolist())
#> codes: [64, -127, 32]
print("as float16:", codes.to(torch.float16).tolist())
#> as float16: [64.0, -127.0, 32.0]
print("weights:", [f"{v:.2f}" for v in (codes * scale).tolist()])
#> weights: ['0.50', '-1.00', '0.25']
# --8<-- [end:demo_codes]

# --8<-- [start:demo_missing]
import torch
from torch import nn

checkpoint = nn.Sequential(nn.Embedding(10, 4), nn.Linear(4, 2)).state_dict()
del checkpoint["0.weight"]  # an incomplete checkpoint
with torch.device("meta"):
    model = nn.Sequential(nn.Embedding(10, 4), nn.Linear(4, 2))
keys = model.load_state_dict(checkpoint, strict=False, assign=True)
print("missing:", keys.missing_keys)
#> missing: ['0.weight']
print("on meta:", [n for n, p in model.named_parameters() if p.is_meta])
#> on meta: ['0.weight']
# --8<-- [end:demo_missing]

# --8<-- [start:demo_installed]
from importlib import metadata

for name in ("torch", "a-library-that-is-not-here"):
    try:
        print(name, "has a version:", metadata.version(name) > "")
    except metadata.PackageNotFoundError:
        print(name, "isn't installed for this Python")
#> torch has a version: True
#> a-library-that-is-not-here isn't installed for this Python
# --8<-- [end:demo_installed]

# --8<-- [start:detect]
from collections import Counter
from torch import nn

model = nn.Sequential(nn.Linear(4, 8), nn.Linear(8, 2).to("meta"))
count = Counter()
for parameter in model.parameters():
    count[parameter.device.type] += parameter.numel()
print("parameters per device:", dict(count))
#> parameters per device: {'cpu': 40, 'meta': 18}
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

assert wrong.error == ("RuntimeError: You can't move a model that has some modules "
                       "offloaded to cpu or disk.")
assert right.out == "output: torch.Size([3, 2])\nweight after the call: meta\n"
assert demo_training.out == "gradients: [None, None, None, None]\n"
assert demo_size.out == """\
7 billion parameters
float32: 26.1 GiB
float16 or bfloat16: 13.0 GiB
8-bit: 6.5 GiB
4-bit: 3.3 GiB
"""
assert demo_codes.out == """\
codes: [64, -127, 32]
as float16: [64.0, -127.0, 32.0]
weights: ['0.50', '-1.00', '0.25']
"""
assert demo_missing.out == "missing: ['0.weight']\non meta: ['0.weight']\n"
assert demo_installed.out == """\
torch has a version: True
a-library-that-is-not-here isn't installed for this Python
"""
assert detect.out == "parameters per device: {'cpu': 40, 'meta': 18}\n"
# the hooks compute what the model computes without them
plain = nn.Sequential(nn.Linear(4, 8), nn.Linear(8, 2))
for layer, other in zip(plain, right.model):
    layer.load_state_dict(other.kept)
assert torch.equal(plain(right.x), right.model(right.x))
# PyTorch itself can't move it either
try:
    right.model.to("cpu")
except NotImplementedError as error:
    assert f"{error}".startswith("Cannot copy out of meta tensor; no data!")
else:
    raise AssertionError("moved a meta tensor")
# its state_dict holds no values
assert all(t.is_meta for t in right.model.state_dict().values())
# --8<-- [end:check]
