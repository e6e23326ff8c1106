"""Slow training has a handful of causes that counts tell apart: steps, waiting, devices, item(), small operations."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader", "torch.overrides.TorchFunctionMode", "torch.Tensor.item", "torch.utils.checkpoint.checkpoint", "torch.cdist", "torch.is_anomaly_enabled"]
# symptom = "silent"
# added = 2026-11-29
# also = ["torch.compile", "torch.cuda.set_sync_debug_mode", "torch.cuda.synchronize"]
#
# [code.batch_size_one]
# either = [
#     'torch.utils.data.DataLoader($DATASET, shuffle=True)',
#     'torch.utils.data.DataLoader(dataset=$DATASET, shuffle=True)',
#     'torch.utils.data.DataLoader($DATASET, shuffle=True, num_workers=$N)',
#     'torch.utils.data.DataLoader($DATASET, shuffle=True, drop_last=$D)',
#     'torch.utils.data.DataLoader($DATASET, batch_size=1, shuffle=True, ...)',
#     'torch.utils.data.DataLoader($DATASET, 1, shuffle=True, ...)',
#     'torch.utils.data.DataLoader($DATASET, 1, True, ...)',
# ]
# nowhere = ['torch.nn.RNN(...)', 'torch.nn.LSTM(...)', 'torch.nn.GRU(...)'] # one sequence at a time
#
# [code.one_sample_per_batch]
# either = [
#     'torch.utils.data.DataLoader(..., shuffle=True, ...)',
#     'torch.utils.data.DataLoader(..., drop_last=True, ...)',
#     'torch.utils.data.DataLoader(..., pin_memory=True, ...)',
# ]
# not = [
#     'torch.utils.data.DataLoader(..., batch_size=$B, ...)',
#     'torch.utils.data.DataLoader($D, $B, ...)',
#     'torch.utils.data.DataLoader(..., batch_sampler=$S, ...)',
#     'torch.utils.data.DataLoader(..., **$KW)',
#     'torch.utils.data.DataLoader(*$ARGS, ...)',
# ]
# anywhere = ['$L.backward(...)']
#
# [code.sample_by_sample]
# either = [
#     '$OUT.append($M($X[$I], ...))', '$OUT.append($M($X[$I].unsqueeze(0), ...))',
#     '$Y = $M($X[$I])', '$Y = $M($X[$I].unsqueeze(0))', '$Y = $M($X[$I:$I + 1])',
#     '$OUT.append($M($X[$I:$I + 1]))',
# ]
# inside = [
#     [
#         'for $I in range($X.size(0)): ...', 'for $I in range(len($X)): ...',
#         'for $I in range($X.shape[0]): ...',
#     ],
# ]
# names = { "$M" = '(self\.)?\w*(model|net|network|encoder|backbone|cnn|mlp|classifier|fc\d?|head|linear|conv\w*|layer\w*|proj\w*|embed\w*|decoder|block\w*)' }
# example = '''
# for i in range(x.size(0)):
#     outputs.append(model(x[i]))
# '''
#
# [code.counted_one_by_one]
# either = [
# '''
# for $I in range(len($P)):
#     if $P[$I] == $Y[$I]:
#         ...
# ''',
# '''
# for $I in range(len($P)):
#     if $P[$I].item() == $Y[$I].item():
#         ...
# ''',
# '''
# for $I in range(len($Y)):
#     if $P[$I] == $Y[$I]:
#         ...
# ''',
# '''
# for $I in range(len($Y)):
#     if $P[$I].item() == $Y[$I].item():
#         ...
# ''',
# '''
# for $I in range($Y.size(0)):
#     if $P[$I] == $Y[$I]:
#         ...
# ''',
# '''
# for $I in range($Y.size(0)):
#     if $P[$I].item() == $Y[$I].item():
#         ...
# ''',
# '''
# for $I in range($Y.shape[0]):
#     if $P[$I] == $Y[$I]:
#         ...
# ''',
# '''
# for $I in range($Y.shape[0]):
#     if $P[$I].item() == $Y[$I].item():
#         ...
# ''',
# '''
# for $A, $B in zip($P, $Y):
#     if $A == $B:
#         ...
# ''',
# '''
# for $A, $B in zip($P, $Y):
#     if $A.item() == $B.item():
#         ...
# ''',
# '''
# for $A, $B in zip($P, $Y):
#     $C += ($A == $B).item()
# ''',
# '''
# for $A, $B in zip($P, $Y):
#     $C += int($A == $B)
# ''',
# '''
# for $I in range(len($Y)):
#     $C += ($P[$I] == $Y[$I]).item()
# ''',
# '''
# for $I in range(len($Y)):
#     $C += int($P[$I] == $Y[$I])
# ''',
# ]
# inside = ['for $BATCH in $LOADER: ...']
# example = '''
# for x, y in loader:
#     pred = model(x).argmax(1)
#     for i in range(len(y)):
#         if pred[i] == y[i]:
#             correct += 1
# '''
#
# [code.waiting_for_the_gpu]
# either = ['torch.cuda.synchronize(...)', 'torch.cuda.empty_cache()', 'gc.collect()']
# inside = [
# '''
# for $I in $DATA:
#     ...
#     $L.backward(...)
#     ...
# ''',
# ]
# not_inside = [
#     'if $COND: ...', 
# '''
# for $E in $R:
#     ...
#     for $B in $DATA2:
#         ...
#     ...
#     torch.cuda.empty_cache()
#     ...
# ''',
# '''
# for $E in $R:
#     ...
#     for $B in $DATA2:
#         ...
#     ...
#     gc.collect()
#     ...
# ''',
# ]
# nowhere = ['time.perf_counter()', 'time.time()']
# example = '''
# for x, y in loader:
#     loss = criterion(model(x), y)
#     loss.backward()
#     optimizer.step()
#     torch.cuda.empty_cache()
# '''
#
# [code.anomaly_detection_left_on]
# either = [
#     'torch.autograd.set_detect_anomaly(True)', 'with torch.autograd.detect_anomaly(): ...',
#     'with torch.autograd.set_detect_anomaly(True): ...',
#     'torch.autograd.set_detect_anomaly(mode=True)',
# ]
# anywhere = ['$O.step()']
# nowhere = ['torch.isnan(...)', '$X.isnan()']
# example = '''
# torch.autograd.set_detect_anomaly(True)
# for x, y in loader:
#     loss.backward()
#     optimizer.step()
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
dataset = TensorDataset(torch.randn(256, 10), torch.randn(256, 1))
loader = DataLoader(dataset, shuffle=True)
model = nn.Linear(10, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
for x, y in loader:
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("batch:", tuple(x.shape), "steps per epoch:", len(loader))
#> batch: (1, 10) steps per epoch: 256
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
dataset = TensorDataset(torch.randn(256, 10), torch.randn(256, 1))
loader = DataLoader(dataset, shuffle=True, batch_size=64)
model = nn.Linear(10, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
for x, y in loader:
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("batch:", tuple(x.shape), "steps per epoch:", len(loader))
#> batch: (64, 10) steps per epoch: 4
# --8<-- [end:right]

# --8<-- [start:wrong_dtype]
import numpy as np
import torch
from torch import nn

x = torch.from_numpy(np.zeros((64, 100)))
model = nn.Linear(100, 10).double()  # to get rid of an error
out = model(x)
print("batch:", x.device, x.dtype, x.nbytes, "bytes")
#> batch: cpu torch.float64 51200 bytes
print("model:", {(str(p.device), p.dtype) for p in model.parameters()})
#> model: {('cpu', torch.float64)}
# --8<-- [end:wrong_dtype]

# --8<-- [start:right_dtype]
import numpy as np
import torch
from torch import nn

x = torch.from_numpy(np.zeros((64, 100))).float()
model = nn.Linear(100, 10)
out = model(x)
print("batch:", x.device, x.dtype, x.nbytes, "bytes")
#> batch: cpu torch.float32 25600 bytes
print("model:", {(str(p.device), p.dtype) for p in model.parameters()})
#> model: {('cpu', torch.float32)}
# --8<-- [end:right_dtype]

# --8<-- [start:wrong_item]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(10, 2)
batches = torch.randn(20, 32, 10)
y = torch.zeros(32, dtype=torch.long)
total, correct = 0, 0
for x in batches:
    logits = model(x)
    loss = nn.functional.cross_entropy(logits, y)
    loss.backward()
    total += loss.item()
    correct += (logits.argmax(1) == y).sum().item()
print(f"loss {total / 20:.2f}, accuracy {correct / 640:.2f}")
#> loss 0.80, accuracy 0.36
# --8<-- [end:wrong_item]

# --8<-- [start:right_item]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(10, 2)
batches = torch.randn(20, 32, 10)
y = torch.zeros(32, dtype=torch.long)
total, correct = 0, 0
for x in batches:
    logits = model(x)
    loss = nn.functional.cross_entropy(logits, y)
    loss.backward()
    total += loss.detach()
    correct += (logits.argmax(1) == y).sum()
print(f"loss {total / 20:.2f}, accuracy {correct / 640:.2f}")
#> loss 0.80, accuracy 0.36
# --8<-- [end:right_item]

# --8<-- [start:demo_loop]
import torch
from torch.overrides import TorchFunctionMode


class CountCalls(TorchFunctionMode):
    def __torch_function__(self, func, types, args=(), kwargs=None):
        calls.append(func.__name__)
        return func(*args, **(kwargs or {}))


torch.manual_seed(0)
x, y = torch.randn(32, 3), torch.randn(50, 3)
loop = lambda x, y: torch.tensor([[(a - b).norm() for b in y] for a in x])
for name, distance in (("loop", loop), ("cdist", torch.cdist)):
    calls = []
    with CountCalls():
        d = distance(x, y)
    print(f"{name}: shape {tuple(d.shape)}, calls: {len(calls)}")
#> loop: shape (32, 50), calls: 3267
#> cdist: shape (32, 50), calls: 1
# --8<-- [end:demo_loop]

# --8<-- [start:demo_checkpoint]
import torch
from torch import nn
from torch.utils.checkpoint import checkpoint

calls = []
block = nn.Sequential(nn.Linear(4, 4), nn.ReLU(), nn.Linear(4, 4))
block[0].register_forward_hook(lambda *args: calls.append(1))
x = torch.ones(2, 4)
block(x).sum().backward()
print("forward passes:", len(calls))
#> forward passes: 1
calls.clear()
checkpoint(block, x, use_reentrant=False).sum().backward()
print("with checkpoint:", len(calls))
#> with checkpoint: 2
# --8<-- [end:demo_checkpoint]

# --8<-- [start:detect]
import torch
from torch.overrides import TorchFunctionMode


class CountCalls(TorchFunctionMode):
    def __torch_function__(self, func, types, args=(), kwargs=None):
        calls[func.__name__] = calls.get(func.__name__, 0) + 1
        return func(*args, **(kwargs or {}))


model, calls = torch.nn.Linear(10, 2), {}
with CountCalls():
    for step in range(5):  # a few steps of your own loop
        loss = model(torch.ones(32, 10)).square().mean()
        loss.backward()
        if loss.isnan():
            break
        text = f"step {step}, loss {loss:.2f}, total {loss.item()}"
print(calls)
#> {'ones': 5, 'linear': 5, 'square': 5, 'mean': 5, 'backward': 5, 'isnan': 5, '__bool__': 5, '__format__': 5, 'item': 5}
# --8<-- [end:detect]

# --8<-- [start:detect_settings]
import torch

print("anomaly mode:", torch.is_anomaly_enabled())
#> anomaly mode: False
print("deterministic:", torch.are_deterministic_algorithms_enabled())
#> deterministic: False
print("cudnn.benchmark:", torch.backends.cudnn.benchmark)
#> cudnn.benchmark: False
# --8<-- [end:detect_settings]

# --8<-- [start:figure]
import torch

assert torch.ones(1, dtype=torch.float64).nbytes == 2 * torch.ones(1).nbytes
rows = [
    ("step 1, 2, 3", "+ + +", "graph"),
    ("x in loader", "...", "data"),
    ("len(loader)", "256", "batch_size=1"),
    ("device, dtype", "cpu, f64", "to(device)"),
    ("calls: item", "40", ".item(), if"),
    ("all calls", "3267", "for a in x"),
]
BOX = 'stroke="currentColor" stroke-width="1.5" rx="3" fill='
LEFT, WIDTH, PITCH = 4, 128, 58


def text(x, y, words, more=""):
    return f'<text x="{x}" y="{y}" {more}>{words}</text>'


def box(x, y, width, words, fill="var(--md-code-bg-color, #f5f4f0)"):
    svg = f'<rect x="{x}" y="{y}" width="{width}" height="34" {BOX}"{fill}"/>'
    return svg + text(x + width / 2, y + 22, words)


def arrow(path, x, y, tip):
    return (f'<path d="{path}" stroke="currentColor" fill="none"/>'
            f'<path d="M{x} {y}{tip}z"/>')


svg = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 380 342" \
style="max-width:25rem" data-search-exclude="" font-size="14" \
fill="currentColor" text-anchor="middle" \
font-family="var(--md-code-font-family, monospace)">
"""
for number, (check, seen, cause) in enumerate(rows, 1):
    y = 8 + (number - 1) * PITCH
    middle = y + 17
    svg += box(LEFT, y, WIDTH, check)
    svg += arrow(f"M132 {middle}H200", 208, middle, "l-9 -5v10")
    svg += text(170, middle - 6, seen)
    svg += box(208, y, 138, cause, "none")
    svg += text(362, middle + 5, number, 'font-weight="bold"')
    if number < len(rows):
        svg += arrow(f"M68 {y + 34}V{y + 50}", 68, y + 58, "l-5 -9h10")
    svg += "\n"
open("figure.svg", "w").write(svg + "</svg>\n")
# --8<-- [end:figure]

# --8<-- [start:check]
from collections import Counter

import torch
from torch import nn

assert wrong.out == "batch: (1, 10) steps per epoch: 256\n"
assert right.out == "batch: (64, 10) steps per epoch: 4\n"
assert wrong_dtype.out == """\
batch: cpu torch.float64 51200 bytes
model: {('cpu', torch.float64)}
"""
assert right_dtype.out == """\
batch: cpu torch.float32 25600 bytes
model: {('cpu', torch.float32)}
"""
assert wrong_item.out == right_item.out == "loss 0.80, accuracy 0.36\n"
assert type(wrong_item.total) is float and type(wrong_item.correct) is int
assert isinstance(right_item.total, torch.Tensor)
# a step makes the same calls, whatever the size of the batch
counts = []
for x in torch.ones(1, 10), torch.ones(64, 10):
    seen = []

    class Names(torch.overrides.TorchFunctionMode):
        def __torch_function__(self, func, types, args=(), kwargs=None):
            seen.append(func.__name__)
            return func(*args, **(kwargs or {}))

    with Names():
        nn.functional.mse_loss(wrong.model(x), x[:, :1]).backward()
    counts.append(seen)
assert counts[0] == counts[1] and "linear" in counts[0]
assert demo_loop.out == """\
loop: shape (32, 50), calls: 3267
cdist: shape (32, 50), calls: 1
"""
found = demo_loop.loop(demo_loop.x, demo_loop.y)
assert torch.allclose(found, demo_loop.d, atol=1e-4)
assert demo_checkpoint.out == "forward passes: 1\nwith checkpoint: 2\n"
assert detect_settings.out == """\
anomaly mode: False
deterministic: False
cudnn.benchmark: False
"""
asked = [detect.calls.get(name) for name in ("__bool__", "__format__", "item")]
assert asked == [5, 5, 5]

# what asks for a value, and what doesn't
calls = Counter()


class Count(torch.overrides.TorchFunctionMode):
    def __torch_function__(self, func, types, args=(), kwargs=None):
        calls[func.__name__] += 1
        return func(*args, **(kwargs or {}))


x = torch.ones(1)
with Count():
    text, number, numbers = str(x), float(x), x.tolist()
    copy, array = x.cpu(), x.numpy()
    cut = x.detach()
assert calls == Counter({name: 1 for name in (
    "__repr__", "__float__", "tolist", "cpu", "numpy", "detach")})
# Adam asks for its step counters, which are on the CPU
w = nn.Parameter(torch.ones(1))
optimizer = torch.optim.Adam([w])
w.sum().backward()
calls.clear()
with Count():
    optimizer.step()
assert calls["item"] == 1
assert optimizer.state[w]["step"].device.type == "cpu"


def per_epoch(model, batches, y, every_step):
    """How often the loop asks for a value."""
    calls.clear()
    total, correct = 0, 0
    with Count():
        for x in batches:
            logits = model(x)
            loss = nn.functional.cross_entropy(logits, y)
            same = (logits.argmax(1) == y).sum()
            if every_step:
                total, correct = total + loss.item(), correct + same.item()
            else:
                total, correct = total + loss.detach(), correct + same
        text = f"{total:.2f} {correct:.2f}"
    return calls["item"], calls["__format__"]


for every_step, expected in (True, (40, 0)), (False, (0, 2)):
    found = per_epoch(right_item.model, right_item.batches, right_item.y,
                      every_step)
    assert found == expected
# --8<-- [end:check]
