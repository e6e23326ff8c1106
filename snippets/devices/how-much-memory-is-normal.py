"""A model's weights are a small part of what training takes: gradients, Adam, activations, the cache, CUDA and the library come on top."""
# /// pitfall
# apis = ["torch.autograd.graph.saved_tensors_hooks", "torch.Tensor.nbytes", "torch.cuda.memory_allocated", "torch.cuda.max_memory_allocated",
#         "torch.cuda.memory_reserved", "torch.cuda.mem_get_info"]
# also = ["torch.Tensor.element_size", "torch.cuda.memory_summary", "torch.cuda.empty_cache", "torch.no_grad"]
# symptom = "question"
# added = 2026-11-30
# ///

# --8<-- [start:demo_count]
import torch
from torch import nn
from torch.autograd.graph import saved_tensors_hooks

model = nn.Sequential(
    nn.Conv2d(3, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(),
    nn.Conv2d(16, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(),
    nn.AdaptiveAvgPool2d(16), nn.Flatten(), nn.Linear(4096, 120))
optimizer, kept = torch.optim.Adam(model.parameters()), []
with saved_tensors_hooks(lambda t: kept.append(t) or t, lambda t: t):
    model(torch.randn(32, 3, 128, 128)).sum().backward()
optimizer.step()
w = {p.data_ptr(): p for p in model.parameters()}
for name, tensors in (
        ("weights", w.values()),
        ("gradients", [p.grad for p in w.values()]),
        ("Adam", [t for s in optimizer.state.values() for t in s.values()]),
        ("kept for backward()", [t for t in kept if t.data_ptr() not in w])):
    size = sum({t.data_ptr(): t.nbytes for t in tensors}.values())
    print(f"{name}: {size / 2**20:.1f} MiB")
#> weights: 1.9 MiB
#> gradients: 1.9 MiB
#> Adam: 3.8 MiB
#> kept for backward(): 134.5 MiB
# --8<-- [end:demo_count]

# --8<-- [start:demo_layers]
import torch
from torch import nn

model = nn.Sequential(
    nn.Conv2d(3, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(),
    nn.Conv2d(16, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(),
    nn.AdaptiveAvgPool2d(16), nn.Flatten(), nn.Linear(4096, 120))
x = torch.randn(1, 3, 128, 128)
for layer in model:
    x = layer(x)
    weights = sum(p.numel() for p in layer.parameters())
    print(f"{type(layer).__name__}: {weights} weights, {x.numel()} outputs")
#> Conv2d: 448 weights, 262144 outputs
#> BatchNorm2d: 32 weights, 262144 outputs
#> ReLU: 0 weights, 262144 outputs
#> Conv2d: 2320 weights, 262144 outputs
#> BatchNorm2d: 32 weights, 262144 outputs
#> ReLU: 0 weights, 262144 outputs
#> AdaptiveAvgPool2d: 0 weights, 4096 outputs
#> Flatten: 0 weights, 4096 outputs
#> Linear: 491640 weights, 120 outputs
# --8<-- [end:demo_layers]

# --8<-- [start:demo_sizes]
import torch
from torch import nn
from torch.autograd.graph import saved_tensors_hooks

model = nn.Sequential(
    nn.Conv2d(3, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(),
    nn.AdaptiveAvgPool2d(16), nn.Flatten(), nn.Linear(4096, 120))
weights = {p.data_ptr() for p in model.parameters()}
for batch_size, side in ((16, 64), (32, 64), (32, 128)):
    for way in ("train()", "eval()", "no_grad()"):
        kept = {}  # each tensor once, without the weights
        with (saved_tensors_hooks(lambda t: kept.update({t.data_ptr(): t}) or t,
                                  lambda t: t),
              torch.set_grad_enabled(way != "no_grad()")):
            model.train(way == "train()")
            model(torch.randn(batch_size, 3, side, side))
        size = sum(t.nbytes for p, t in kept.items() if p not in weights)
        print(f"{batch_size} images of {side} x {side}, {way}: "
              f"{size / 2**20:.0f} MiB")
#> 16 images of 64 x 64, train(): 9 MiB
#> 16 images of 64 x 64, eval(): 9 MiB
#> 16 images of 64 x 64, no_grad(): 0 MiB
#> 32 images of 64 x 64, train(): 18 MiB
#> 32 images of 64 x 64, eval(): 18 MiB
#> 32 images of 64 x 64, no_grad(): 0 MiB
#> 32 images of 128 x 128, train(): 71 MiB
#> 32 images of 128 x 128, eval(): 71 MiB
#> 32 images of 128 x 128, no_grad(): 0 MiB
# --8<-- [end:demo_sizes]

# --8<-- [start:demo_summary]
import torch
from torch import nn
from torch.autograd.graph import saved_tensors_hooks

model = nn.Sequential(
    nn.Conv2d(3, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(),
    nn.Conv2d(16, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(),
    nn.AdaptiveAvgPool2d(16), nn.Flatten(), nn.Linear(4096, 120))
x, outputs, kept = torch.randn(32, 3, 128, 128), 0, {}
weights = {p.data_ptr() for p in model.parameters()}
with saved_tensors_hooks(lambda t: kept.update({t.data_ptr(): t}) or t,
                         lambda t: t):
    for layer in model:
        x = layer(x)
        outputs += x.nbytes
size = sum(t.nbytes for p, t in kept.items() if p not in weights)
print(f"all outputs, twice: {2 * outputs / 2**20:.1f} MiB")
#> all outputs, twice: 386.0 MiB
print(f"kept for backward(): {size / 2**20:.1f} MiB")
#> kept for backward(): 134.5 MiB
# --8<-- [end:demo_summary]

# --8<-- [start:demo_data]
import torch

photo = torch.zeros(3, 3000, 4000, dtype=torch.uint8)
for dtype in (torch.uint8, torch.float32, torch.float64):
    print(f"one photo as {dtype}: {photo.to(dtype).nbytes / 2**20:.0f} MiB")
#> one photo as torch.uint8: 34 MiB
#> one photo as torch.float32: 137 MiB
#> one photo as torch.float64: 275 MiB
# --8<-- [end:demo_data]

# --8<-- [start:demo_ram]
import subprocess
import sys

code = """
def ram():
    for line in open("/proc/self/status"):
        if line.startswith("VmRSS"):
            return int(line.split()[1]) // 1024

before = ram()
import torch
print("import torch takes 100 MiB or more:", ram() - before >= 100)
"""
run = subprocess.run([sys.executable, "-c", code],
                     capture_output=True, text=True)
print(run.stdout.strip())
#> import torch takes 100 MiB or more: True
# --8<-- [end:demo_ram]

# --8<-- [start:detect]
import torch

def report():
    used = torch.cuda.memory_allocated() // 2**20
    peak = torch.cuda.max_memory_allocated() // 2**20
    held = torch.cuda.memory_reserved() // 2**20
    print(f"tensors: {used} MiB, at most {peak}; reserved: {held}")
    if torch.cuda.is_available():
        free, total = torch.cuda.mem_get_info()
        print(f"all processes on this GPU: {(total - free) // 2**20} MiB")

report()  # after a few training steps
#> tensors: 0 MiB, at most 0; reserved: 0
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn
from torch.autograd.graph import saved_tensors_hooks

assert demo_count.out == """\
weights: 1.9 MiB
gradients: 1.9 MiB
Adam: 3.8 MiB
kept for backward(): 134.5 MiB
"""
parameters = sum(p.numel() for p in demo_count.model.parameters())
assert 490_000 < parameters < 500_000  # half a million
assert demo_layers.out == """\
Conv2d: 448 weights, 262144 outputs
BatchNorm2d: 32 weights, 262144 outputs
ReLU: 0 weights, 262144 outputs
Conv2d: 2320 weights, 262144 outputs
BatchNorm2d: 32 weights, 262144 outputs
ReLU: 0 weights, 262144 outputs
AdaptiveAvgPool2d: 0 weights, 4096 outputs
Flatten: 0 weights, 4096 outputs
Linear: 491640 weights, 120 outputs
"""
assert demo_sizes.out == """\
16 images of 64 x 64, train(): 9 MiB
16 images of 64 x 64, eval(): 9 MiB
16 images of 64 x 64, no_grad(): 0 MiB
32 images of 64 x 64, train(): 18 MiB
32 images of 64 x 64, eval(): 18 MiB
32 images of 64 x 64, no_grad(): 0 MiB
32 images of 128 x 128, train(): 71 MiB
32 images of 128 x 128, eval(): 71 MiB
32 images of 128 x 128, no_grad(): 0 MiB
"""
assert demo_summary.out == """\
all outputs, twice: 386.0 MiB
kept for backward(): 134.5 MiB
"""
assert demo_data.out == """\
one photo as torch.uint8: 34 MiB
one photo as torch.float32: 137 MiB
one photo as torch.float64: 275 MiB
"""
assert demo_ram.out == "import torch takes 100 MiB or more: True\n"
assert detect.out == "tensors: 0 MiB, at most 0; reserved: 0\n"


def kept(model, x, grad=True):
    found, weights = {}, {p.data_ptr() for p in model.parameters()}
    with (saved_tensors_hooks(lambda t: found.update({t.data_ptr(): t}) or t,
                              lambda t: t),
          torch.set_grad_enabled(grad)):
        model(x)
    return sum(t.nbytes for p, t in found.items() if p not in weights)


assert 3000 * 4000 == 12 * 10**6  # 12 megapixels
second = demo_count.model[3]
assert second.weight.numel() == 2304
assert 32 * 16 * 128 * 128 * 4 == 32 * 2**20
# four times the pixels, four times the activations; also with batch size 1
conv = nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), nn.ReLU())
small, large = torch.ones(1, 3, 16, 16), torch.ones(1, 3, 32, 32)
assert kept(conv, large) == 4 * kept(conv, small) > 0
assert kept(conv, large, grad=False) == 0
# half precision halves the weights and what is kept, of the same layers
assert kept(conv.bfloat16(), large.bfloat16()) * 2 == kept(conv.float(), large)
assert torch.float16.itemsize == 2 and torch.float32.itemsize == 4
# smaller images early on: a stride, or pooling after the first convolution
x = torch.ones(2, 3, 128, 128)
first, *others = demo_count.model
strided = nn.Sequential(nn.Conv2d(3, 16, 3, stride=2, padding=1), *others)
pooled = nn.Sequential(first, nn.MaxPool2d(2), *others)
assert kept(strided, x) < kept(pooled, x) < kept(demo_count.model, x)
# a frozen model keeps nothing, if its input needs no gradient either
for p in conv.parameters():
    p.requires_grad = False
assert kept(conv, large) == 0
# --8<-- [end:check]
