"""A training step holds parameters, gradients, the optimizer's state and what the forward pass saves; only the last grows with the batch."""
# /// pitfall
# apis = ["torch.utils.checkpoint.checkpoint_sequential", "torch.autograd.graph.saved_tensors_hooks",
#         "torch.cuda.memory_allocated", "torch.cdist", "torch.autocast", "torch.set_grad_enabled"]
# symptom = "error"
# raises = ["wrong_tensor"]
# added = 2026-11-29
# also = ["torch.OutOfMemoryError", "torch.cuda.OutOfMemoryError", "torch.cuda.memory_reserved", "torch.cuda.memory_summary", "torch.cuda.empty_cache", "torch.cuda.mem_get_info",
#         "torch.utils.checkpoint.checkpoint"]
# messages = ["DefaultCPUAllocator: can't allocate memory: you tried to allocate * bytes. Error code * (Cannot allocate memory)"]
# older = [
#   "CUDA out of memory. Tried to allocate * (GPU *; * total capacity; * already allocated; * free; * reserved in total by PyTorch)",
#   "CUDA out of memory. Tried to allocate *. GPU * has a total capacity of * of which * is free.*Of the allocated memory * is allocated by PyTorch, and * is reserved by PyTorch but unallocated.",
#   "CUDA out of memory. Tried to allocate * has a total capacity of * PYTORCH_ALLOC_CONF=expandable_segments:True to avoid fragmentation.",
#   "HIP out of memory. Tried to allocate *",
#   "DefaultCPUAllocator: not enough memory: you tried to allocate *GB. Buy new RAM!",
#   "cuda runtime error (2) : out of memory at *",
#   "cuda execution failed with error 2",
#   "CUDA error: out of memory",
#   "NVML_SUCCESS == * INTERNAL ASSERT FAILED at *CUDACachingAllocator.cpp*",
# ]
# [reported.total]
# message = "CUDA out of memory. Tried to allocate * has a total capacity of * PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True to avoid fragmentation."
# shown = "torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 22.78 GiB. GPU 0 has a total capacity of 31.47 GiB of which 12.73 GiB is free. Including non-PyTorch memory, this process has 18.73 GiB memory in use. Of the allocated memory 9.08 GiB is allocated by PyTorch, and 9.35 GiB is reserved by PyTorch but unallocated. If reserved but unallocated memory is large try setting PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True to avoid fragmentation.  See documentation for Memory Management  (https://pytorch.org/docs/stable/notes/cuda.html#environment-variables)"
# needs = "gpu"
# links = ["https://github.com/murong-xu/CADS/issues/4", "https://github.com/OpenHelix-Team/cobra/issues/24", "https://github.com/pytorch/pytorch/issues/152135"]
# [reported.capty]
# message = "CUDA out of memory. Tried to allocate * has a total capacty of * max_split_size_mb to avoid fragmentation."
# shown = "torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 1.70 GiB. GPU 0 has a total capacty of 6.00 GiB of which 0 bytes is free. Of the allocated memory 2.93 GiB is allocated by PyTorch, and 2.30 GiB is reserved by PyTorch but unallocated. If reserved but unallocated memory is large try setting max_split_size_mb to avoid fragmentation.  See documentation for Memory Management and PYTORCH_CUDA_ALLOC_CONF"
# needs = "gpu"
# links = ["https://github.com/carolchenyx/MGFN./issues/35", "https://github.com/wxian3/NeuroLens/issues/2"]
# [reported.reserved]
# message = "CUDA out of memory. Tried to allocate * total capacity; * already allocated; * reserved in total by PyTorch)"
# shown = "RuntimeError: CUDA out of memory. Tried to allocate 74.00 MiB (GPU 0; 11.91 GiB total capacity; 10.79 GiB already allocated; 12.94 MiB free; 11.21 GiB reserved in total by PyTorch) If reserved memory is >> allocated memory try setting max_split_size_mb to avoid fragmentation.  See documentation for Memory Management and PYTORCH_CUDA_ALLOC_CONF"
# needs = "gpu"
# links = ["https://github.com/RistoranteRist/FastFlow/issues/4", "https://github.com/Li-Chongyi/Zero-DCE/issues/52", "https://github.com/pytorch/pytorch/issues/59778"]
# [reported.cached]
# message = "CUDA out of memory. Tried to allocate * total capacity; * already allocated; * cached)"
# shown = "RuntimeError: CUDA out of memory. Tried to allocate 12.50 MiB (GPU 0; 10.92 GiB total capacity; 8.57 MiB already allocated; 9.28 GiB free; 4.68 MiB cached)"
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/16417", "https://github.com/pytorch/examples/issues/621"]
# [reported.mps]
# message = "MPS backend out of memory (MPS allocated: *, other allocations: *, max allowed: *). Tried to allocate *"
# shown = "RuntimeError: MPS backend out of memory (MPS allocated: 5.56 GB, other allocations: 1.10 GB, max allowed: 6.80 GB). Tried to allocate 768.00 MB on private pool. Use PYTORCH_MPS_HIGH_WATERMARK_RATIO=0.0 to disable upper limit for memory allocations (may cause system failure)."
# needs = "macos"
# links = ["https://github.com/Comfy-Org/ComfyUI/issues/2489", "https://github.com/lllyasviel/Fooocus/issues/1139"]
# [reported.windows]
# message = "DefaultCPUAllocator: not enough memory: you tried to allocate * bytes."
# shown = "RuntimeError: [enforce fail at alloc_cpu.cpp:117] data. DefaultCPUAllocator: not enough memory: you tried to allocate 31850496000 bytes."
# needs = "windows"
# links = ["https://github.com/Comfy-Org/Nvidia_RTX_Nodes_ComfyUI/issues/13", "https://github.com/lllyasviel/Fooocus/issues/237"]
#
# [code.all_pairs_at_once]
# either = [
#     '($A[:, None] - $B).norm(...)', '($A[:, None] - $B[None]).norm(...)',
#     '($A.unsqueeze(1) - $B.unsqueeze(0)).norm(...)', '(($A[:, None] - $B[None]) ** 2).sum(...)',
#     '($A.unsqueeze(1) - $B.unsqueeze(0)).pow(2).sum(...)',
#     '($A[:, None] - $B[None]).pow(2).sum(...)',
#     '(($A.unsqueeze(1) - $B.unsqueeze(0)) ** 2).sum(...)',
#     '($A[:, None, :] - $B[None, :, :]).norm(...)',
#     '(($A[:, None, :] - $B[None, :, :]) ** 2).sum(...)',
#     '($A[:, None] - $B[None]).square().sum(...)',
#     '($A[:, None, :] - $B[None, :, :]).pow(2).sum(...)',
#     'torch.norm($A[:, None] - $B[None], ...)', '($A[:, None] - $B[None]).abs().sum(...)',
#     'torch.norm($A.unsqueeze(1) - $B.unsqueeze(0), ...)', '(($A[:, None] - $B) ** 2).sum(...)',
#     'torch.sum(($A[:, None] - $B[None]) ** 2, ...)',
# ]
# anywhere = [
#     ['torch.$MAKE($N, ...)'],
# ]
# names = { "$N" = '\d{5,}|\d+_000' }
# example = '''
# x = torch.ones(50_000, 256)
# distance = (x[:, None] - x).norm(dim=2)
# '''
# ///

# --8<-- [start:demo_step]
import torch
from torch import nn
from torch.autograd.graph import saved_tensors_hooks

def mib(tensors):
    return sum({t.data_ptr(): t.nbytes for t in tensors}.values()) // 2**20

layers = [m for _ in range(4) for m in (nn.Linear(512, 512), nn.GELU())]
model = nn.Sequential(*layers)
optimizer = torch.optim.Adam(model.parameters())
w = [p.data_ptr() for p in model.parameters()]
for batch_size in (128, 512, 2048):
    saved = []
    with saved_tensors_hooks(lambda t: saved.append(t) or t, lambda t: t):
        model(torch.ones(batch_size, 512)).sum().backward()
    optimizer.step()
    state = [t for s in optimizer.state.values() for t in s.values()]
    print("batch", batch_size, "MiB: weights", mib(model.parameters()),
          "gradients", mib(p.grad for p in model.parameters()), "Adam",
          mib(state), "saved", mib(t for t in saved if t.data_ptr() not in w))
#> batch 128 MiB: weights 4 gradients 4 Adam 8 saved 2
#> batch 512 MiB: weights 4 gradients 4 Adam 8 saved 8
#> batch 2048 MiB: weights 4 gradients 4 Adam 8 saved 32
# --8<-- [end:demo_step]

# --8<-- [start:demo_ways]
import torch
from torch import nn
from torch.autograd.graph import saved_tensors_hooks
from torch.utils.checkpoint import checkpoint_sequential

blocks = [nn.Sequential(nn.Linear(512, 512), nn.GELU()) for _ in range(4)]
model, x = nn.Sequential(*blocks), torch.ones(2048, 512)
for way in ("2048 samples", "512 samples", "autocast", "checkpoint", "no_grad"):
    saved = {}  # each tensor once, without the weights
    with (saved_tensors_hooks(lambda t: saved.update({t.data_ptr(): t}) or t,
                              lambda t: t),
          torch.autocast("cpu", torch.bfloat16, enabled=way == "autocast"),
          torch.set_grad_enabled(way != "no_grad")):
        if way == "checkpoint":
            checkpoint_sequential(model, 4, x, use_reentrant=False)
        else:
            model(x[:512] if way == "512 samples" else x)
    weights = {p.data_ptr() for p in model.parameters()}
    size = sum(t.nbytes for p, t in saved.items() if p not in weights)
    print(f"{way}: {size / 2**20:.0f} MiB saved")
#> 2048 samples: 32 MiB saved
#> 512 samples: 8 MiB saved
#> autocast: 18 MiB saved
#> checkpoint: 20 MiB saved
#> no_grad: 0 MiB saved
# --8<-- [end:demo_ways]

# --8<-- [start:demo_length]
import torch

lengths = torch.tensor([40, 55, 60, 48, 52, 70, 64, 58, 45, 900, 50, 61])
for step, batch in enumerate(lengths.split(4)):
    words, padded = int(batch.sum()), len(batch) * int(batch.max())
    print(f"step {step}: {words} words, {padded} positions with padding")
#> step 0: 203 words, 240 positions with padding
#> step 1: 244 words, 280 positions with padding
#> step 2: 1056 words, 3600 positions with padding
# --8<-- [end:demo_length]

# --8<-- [start:wrong_tensor]
import torch

x = torch.ones(50_000, 256)
queries = x[:200]
distance = (queries[:, None] - x).norm(dim=2)
#> RuntimeError: [enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate 10240000000 bytes. Error code 12 (Cannot allocate memory)
print("distance:", distance.shape)
# --8<-- [end:wrong_tensor]

# --8<-- [start:right_tensor]
import torch

x = torch.ones(50_000, 256)
queries = x[:200]
distance = torch.cdist(queries, x)
print("distance:", distance.shape)
#> distance: torch.Size([200, 50000])
# --8<-- [end:right_tensor]

# --8<-- [start:detect]
import torch
from torch import nn

device = "cuda" if torch.cuda.is_available() else "cpu"
model = nn.Linear(10, 1).to(device)
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
loader = [(torch.randn(32, 10), torch.randn(32, 1)) for _ in range(3)]
for step, (x, y) in enumerate(loader):
    loss = nn.functional.mse_loss(model(x.to(device)), y.to(device))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    mib = torch.cuda.memory_allocated() // 2**20
    print(f"step {step}: {mib} MiB allocated, input {tuple(x.shape)}")
#> step 0: 0 MiB allocated, input (32, 10)
#> step 1: 0 MiB allocated, input (32, 10)
#> step 2: 0 MiB allocated, input (32, 10)
# --8<-- [end:detect]

# --8<-- [start:figure]
import torch
from torch import nn
from torch.autograd.graph import saved_tensors_hooks

layers = [m for _ in range(4) for m in (nn.Linear(512, 512), nn.GELU())]
model = nn.Sequential(*layers)
optimizer = torch.optim.Adam(model.parameters())
SCALE, LEFT, HEIGHT = 6.8, 8, 34
FILLS = (0.55, 0.38, 0.22, 0.06)
NAMES = ("p", "p.grad", "Adam", "saved for backward()")


def mib(tensors):
    return sum({t.data_ptr(): t.nbytes for t in tensors}.values()) / 2**20


def text(x, y, words, more=""):
    return f'<text x="{x:g}" y="{y:g}" {more}>{words}</text>'


def box(x, y, width, height, fill):
    color = 'fill="var(--md-accent-fg-color, #b5391f)"'
    shape = f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height}" '
    return shape + f'{color} fill-opacity="{fill}" stroke="currentColor"/>'


svg = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 344 276" \
style="max-width:24rem" data-search-exclude="" font-size="14" \
fill="currentColor" font-family="var(--md-code-font-family, monospace)">
"""
weights = {p.data_ptr() for p in model.parameters()}
for row, batch_size in enumerate((128, 512, 2048)):
    saved = []
    with saved_tensors_hooks(lambda t: saved.append(t) or t, lambda t: t):
        loss = model(torch.ones(batch_size, 512)).sum()
    loss.backward()
    optimizer.step()
    sizes = (
        mib(model.parameters()), mib(p.grad for p in model.parameters()),
        mib(t for s in optimizer.state.values() for t in s.values()),
        mib(t for t in saved if t.data_ptr() not in weights))
    x, y = LEFT, 24 + 66 * row
    total = f"batch_size={batch_size}: {sum(sizes):.0f} MiB"
    svg += text(x, y - 6, total) + "\n"
    for size, fill in zip(sizes, FILLS):
        svg += box(x, y, size * SCALE, HEIGHT, fill)
        middle = x + size * SCALE / 2
        svg += text(middle, y + 22, f"{size:.0f}", 'text-anchor="middle"')
        x += size * SCALE
    svg += "\n"
for place, (name, fill) in enumerate(zip(NAMES, FILLS)):
    x, y = LEFT + 120 * (place % 2), 216 + 30 * (place // 2)
    svg += box(x, y, 18, 18, fill) + text(x + 26, y + 14, name) + "\n"
open("figure.svg", "w").write(svg + "</svg>\n")
# --8<-- [end:figure]

# --8<-- [start:check]
import torch
from torch import nn
from torch.autograd.graph import saved_tensors_hooks

assert demo_step.out == """\
batch 128 MiB: weights 4 gradients 4 Adam 8 saved 2
batch 512 MiB: weights 4 gradients 4 Adam 8 saved 8
batch 2048 MiB: weights 4 gradients 4 Adam 8 saved 32
"""
weights = sum(p.nbytes for p in demo_step.model.parameters())
assert sum(t.nbytes for t in demo_step.state) - 2 * weights == 8 * 4  # steps
assert demo_ways.out == """\
2048 samples: 32 MiB saved
512 samples: 8 MiB saved
autocast: 18 MiB saved
checkpoint: 20 MiB saved
no_grad: 0 MiB saved
"""
assert demo_length.out == """\
step 0: 203 words, 240 positions with padding
step 1: 244 words, 280 positions with padding
step 2: 1056 words, 3600 positions with padding
"""
assert 3600 // 240 == 15
assert ("can't allocate memory: you tried to allocate 10240000000 bytes"
        in wrong_tensor.out)
assert 200 * 50_000 * 256 * 4 == 10_240_000_000  # float32: 4 bytes
assert right_tensor.out == "distance: torch.Size([200, 50000])\n"
assert right_tensor.distance.nbytes == 40_000_000
x, queries = torch.randn(30, 8), torch.randn(7, 8)
assert torch.allclose((queries[:, None] - x).norm(dim=2),
                      torch.cdist(queries, x), atol=1e-4)
assert detect.out == "".join(
    f"step {step}: 0 MiB allocated, input (32, 10)\n" for step in range(3))


def optimizer_state(cls, **options):
    model = nn.Linear(512, 512, bias=False)
    optimizer = cls(model.parameters(), lr=0.1, **options)
    model(torch.ones(1, 512)).sum().backward()
    optimizer.step()
    tensors = [t for s in optimizer.state.values() for t in s.values()]
    return sum(t.nbytes for t in tensors if t is not None and t.dim())


# in bytes per weight: itself, its gradient, two numbers of Adam
assert 4 + 4 + 2 * 4 == 16
size = 512 * 512 * 4
assert optimizer_state(torch.optim.SGD) == 0
assert optimizer_state(torch.optim.SGD, momentum=0.9) == size
assert optimizer_state(torch.optim.Adam) == 2 * size
assert optimizer_state(torch.optim.AdamW) == 2 * size

# a frozen layer has no gradient, yet what comes before it needs its input's
model = nn.Sequential(nn.Linear(8, 8), nn.GELU(), nn.Linear(8, 8))
for p in model.parameters():
    p.requires_grad = False
saved = []
with saved_tensors_hooks(lambda t: saved.append(t) or t, lambda t: t):
    model(torch.ones(4, 8))
assert not saved  # all frozen: nothing is saved
# an accumulated step has the gradient of the whole batch
model, x = nn.Linear(512, 1), torch.randn(2048, 512)
model(x).mean().backward()
whole = model.weight.grad.clone()
model.zero_grad()
for part in x.split(512):
    (model(part).mean() / 4).backward()
assert torch.allclose(whole, model.weight.grad, atol=1e-5)
# --8<-- [end:check]
