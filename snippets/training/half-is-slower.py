"""Autocast converts the weights to half precision again each time its with block is entered, so many short blocks cost time."""
# /// pitfall
# apis = ["torch.autocast", "torch.nn.Module.half", "torch.nn.Module.bfloat16", "torch.amp.autocast"]
# also = ["torch.cuda.amp.autocast", "torch.amp.GradScaler"]
# symptom = "silent"
# added = 2026-11-30
#
# [code.autocast_around_the_loop]
# either = [
# '''
# with torch.autocast(...):
#     ...
#     for $X in $LOADER:
#         ...
#         $LOSS.backward(...)
#         ...
#         $OPTIMIZER.step(...)
#         ...
#     ...
# ''',
# '''
# with torch.autocast(...):
#     ...
#     for $EPOCH in $EPOCHS:
#         ...
#         for $X in $LOADER:
#             ...
#             $LOSS.backward(...)
#             ...
#             $OPTIMIZER.step(...)
#             ...
#         ...
#     ...
# ''',
# '''
# with torch.amp.autocast(...):
#     ...
#     for $X in $LOADER:
#         ...
#         $LOSS.backward(...)
#         ...
#         $OPTIMIZER.step(...)
#         ...
#     ...
# ''',
# '''
# with torch.amp.autocast(...):
#     ...
#     for $EPOCH in $EPOCHS:
#         ...
#         for $X in $LOADER:
#             ...
#             $LOSS.backward(...)
#             ...
#             $OPTIMIZER.step(...)
#             ...
#         ...
#     ...
# ''',
# '''
# with torch.cuda.amp.autocast(...):
#     ...
#     for $X in $LOADER:
#         ...
#         $LOSS.backward(...)
#         ...
#         $OPTIMIZER.step(...)
#         ...
#     ...
# ''',
# '''
# with torch.cuda.amp.autocast(...):
#     ...
#     for $EPOCH in $EPOCHS:
#         ...
#         for $X in $LOADER:
#             ...
#             $LOSS.backward(...)
#             ...
#             $OPTIMIZER.step(...)
#             ...
#         ...
#     ...
# ''',
# ]
# not = [
# '''
# with torch.autocast(..., cache_enabled=False, ...):
#     ...
# ''',
# ]
#
# [code.autocast_for_every_layer]
# either = [
#     'with torch.autocast(...): ...', 'with torch.amp.autocast(...): ...',
#     'with torch.cuda.amp.autocast(...): ...',
# ]
# not = [
#     'with torch.autocast(..., enabled=False, ...): ...',
#     'with torch.amp.autocast(..., enabled=False, ...): ...',
#     'with torch.cuda.amp.autocast(..., enabled=False, ...): ...',
# ]
# inside = [
#     'for $LAYER in $LAYERS: ...',
#     [
#         'def forward(...): ...', 'def generate(...): ...', 'def decode(...): ...',
#         'def sample(...): ...', 'def translate(...): ...', 'def forward_features(...): ...',
#         'def encode(...): ...', 'def predict(...): ...', 'def step(...): ...',
#     ],
# ]
# example = '''
# class Net(torch.nn.Module):
#     def forward(self, x):
#         for layer in self.layers:
#             with torch.autocast("cuda"):
#                 x = layer(x)
#         return x
# '''
#
# [code.autocast_in_every_step_of_inference]
# either = [
#     'with torch.autocast(...): ...', 'with torch.amp.autocast(...): ...',
#     'with torch.cuda.amp.autocast(...): ...',
# ]
# inside = [
#     ['for $T in range(...): ...', 'while $COND: ...'],
#     [
#         'with torch.no_grad(): ...', 'with torch.inference_mode(): ...',
# '''
# @torch.no_grad()
# def $FUNC(...):
#     ...
# ''',
# '''
# @torch.inference_mode()
# def $FUNC(...):
#     ...
# ''',
#     ],
# ]
# not_inside = [
#     'for $T2 in range($START, $STOP, $STEP): ...',
# '''
# for $E in $R:
#     ...
#     $L.backward(...)
#     ...
# ''',
# ]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch.utils._python_dispatch import TorchDispatchMode

class CountCasts(TorchDispatchMode):
    casts = 0
    def __torch_dispatch__(self, op, types, args=(), kwargs=None):
        self.casts += op is torch.ops.aten._to_copy.default
        return op(*args, **(kwargs or {}))

model = nn.Sequential(nn.Linear(16, 32), nn.ReLU(), nn.Linear(32, 8))
x = torch.ones(1, 16)
with CountCasts() as count, torch.no_grad():
    for step in range(10):
        with torch.autocast("cpu", torch.bfloat16):
            y = model(x)
print("casts:", count.casts)
#> casts: 50
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
from torch.utils._python_dispatch import TorchDispatchMode

class CountCasts(TorchDispatchMode):
    casts = 0
    def __torch_dispatch__(self, op, types, args=(), kwargs=None):
        self.casts += op is torch.ops.aten._to_copy.default
        return op(*args, **(kwargs or {}))

model = nn.Sequential(nn.Linear(16, 32), nn.ReLU(), nn.Linear(32, 8))
x = torch.ones(1, 16)
with CountCasts() as count, torch.no_grad():
    with torch.autocast("cpu", torch.bfloat16):
        for step in range(10):
            y = model(x)
print("casts:", count.casts)
#> casts: 14
# --8<-- [end:right]

# --8<-- [start:demo_inference]
import torch
from torch import nn
from torch.utils._python_dispatch import TorchDispatchMode

class CountCasts(TorchDispatchMode):
    casts = 0
    def __torch_dispatch__(self, op, types, args=(), kwargs=None):
        aten = torch.ops.aten
        self.casts += op in (aten._to_copy.default, aten.to.dtype)
        return op(*args, **(kwargs or {}))

model = nn.Sequential(nn.Linear(16, 32), nn.ReLU(), nn.Linear(32, 8))
x = torch.ones(1, 16)
for mode in (torch.no_grad, torch.inference_mode):
    with CountCasts() as count, mode(), torch.autocast("cpu", torch.bfloat16):
        for step in range(10):
            y = model(x)
    print(f"{mode.__name__}: {count.casts} casts")
#> no_grad: 14 casts
#> inference_mode: 50 casts
# --8<-- [end:demo_inference]

# --8<-- [start:demo_convert]
import torch
from torch import nn
from torch.utils._python_dispatch import TorchDispatchMode

class CountCasts(TorchDispatchMode):
    casts = 0
    def __torch_dispatch__(self, op, types, args=(), kwargs=None):
        self.casts += op is torch.ops.aten._to_copy.default
        return op(*args, **(kwargs or {}))

model = nn.Sequential(nn.Linear(16, 32), nn.ReLU(), nn.Linear(32, 8))
model.to(torch.bfloat16)
x = torch.ones(1, 16)
with CountCasts() as count, torch.no_grad():
    for step in range(10):
        y = model(x.to(torch.bfloat16))
print("casts:", count.casts)
#> casts: 10
# --8<-- [end:demo_convert]

# --8<-- [start:wrong_frozen]
import torch
from torch import nn
from torch.utils._python_dispatch import TorchDispatchMode

class CountCasts(TorchDispatchMode):
    casts = 0
    def __torch_dispatch__(self, op, types, args=(), kwargs=None):
        self.casts += op is torch.ops.aten._to_copy.default
        return op(*args, **(kwargs or {}))

model = nn.Sequential(nn.Linear(16, 32), nn.ReLU(), nn.Linear(32, 8))
model.requires_grad_(False)
x = torch.ones(1, 16)
with CountCasts() as count, torch.autocast("cpu", torch.bfloat16):
    for step in range(10):
        y = model(x)
print("casts:", count.casts)
#> casts: 50
# --8<-- [end:wrong_frozen]

# --8<-- [start:right_frozen]
import torch
from torch import nn
from torch.utils._python_dispatch import TorchDispatchMode

class CountCasts(TorchDispatchMode):
    casts = 0
    def __torch_dispatch__(self, op, types, args=(), kwargs=None):
        self.casts += op is torch.ops.aten._to_copy.default
        return op(*args, **(kwargs or {}))

model = nn.Sequential(nn.Linear(16, 32), nn.ReLU(), nn.Linear(32, 8))
model.requires_grad_(False).to(torch.bfloat16)
x = torch.ones(1, 16)
with CountCasts() as count, torch.autocast("cpu", torch.bfloat16):
    for step in range(10):
        y = model(x)
print("casts:", count.casts)
#> casts: 10
# --8<-- [end:right_frozen]

# --8<-- [start:demo_step]
import contextlib, torch
from torch import nn
from torch.utils._python_dispatch import TorchDispatchMode

class CountOperations(TorchDispatchMode):
    calls = 0
    def __torch_dispatch__(self, op, types, args=(), kwargs=None):
        self.calls += 1
        return op(*args, **(kwargs or {}))

model = nn.Sequential(nn.Linear(16, 32), nn.ReLU(), nn.Linear(32, 8))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
autocast = torch.autocast("cpu", torch.bfloat16)
for context in (contextlib.nullcontext(), autocast):
    with CountOperations() as count:
        with context:
            loss = model(torch.ones(4, 16)).mean()
        loss.backward()
        optimizer.step()
    print(f"{type(context).__name__}: {count.calls} operations")
#> nullcontext: 37 operations
#> autocast: 46 operations
# --8<-- [end:demo_step]

# --8<-- [start:wrong_loop]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(4, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(8, 4), torch.randn(8, 1)
with torch.autocast("cpu", torch.bfloat16):
    for step in range(3):
        loss = nn.functional.mse_loss(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        print(f"loss: {loss.item():.1f}")
#> loss: 2.7
#> loss: 2.7
#> loss: 2.7
# --8<-- [end:wrong_loop]

# --8<-- [start:right_loop]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(4, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(8, 4), torch.randn(8, 1)
for step in range(3):
    with torch.autocast("cpu", torch.bfloat16):
        loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(f"loss: {loss.item():.1f}")
#> loss: 2.7
#> loss: 2.2
#> loss: 2.0
# --8<-- [end:right_loop]

# --8<-- [start:wrong_nan]
import torch
from torch import nn

model = nn.Linear(4, 3)
nn.init.constant_(model.weight, 100.0)
features = torch.full((1, 4), 300.0)
model, features = model.half(), features.half()
scores = model(features).softmax(dim=1)
print("scores:", scores.tolist())
#> scores: [[nan, nan, nan]]
print("detections:", (scores > 0.2).sum().item())
#> detections: 0
# --8<-- [end:wrong_nan]

# --8<-- [start:right_nan]
import torch
from torch import nn

model = nn.Linear(4, 3)
nn.init.constant_(model.weight, 100.0)
features = torch.full((1, 4), 300.0)
model, features = model.bfloat16(), features.bfloat16()
scores = model(features).softmax(dim=1)
print("scores:", scores.tolist())
#> scores: [[0.333984375, 0.333984375, 0.333984375]]
print("detections:", (scores > 0.2).sum().item())
#> detections: 3
# --8<-- [end:right_nan]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn

device = "cuda" if torch.cuda.is_available() else "cpu"
dtype = torch.float16 if device == "cuda" else torch.float32
model = nn.Linear(16, 8).to(device, dtype)
x = torch.ones(4, 16, device=device, dtype=dtype)
print(device, model(x).dtype)
#> cpu torch.float32
# --8<-- [end:demo_in_your_code]

# --8<-- [start:detect]
from torch import nn

model = nn.Sequential(nn.Linear(64, 256), nn.ReLU(), nn.Linear(256, 10))
for name, weight in model.named_parameters():
    if weight.dim() == 2 and any(size % 8 for size in weight.shape):
        print(name, tuple(weight.shape))
#> 2.weight (10, 256)
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

assert wrong.out == "casts: 50\n" and wrong.count.casts == 50
assert right.out == "casts: 14\n" and right.count.casts == 14
parameters = len(list(wrong.model.parameters()))
assert parameters == 4 and (parameters + 1) * 10 == 50 and parameters + 10 == 14
assert demo_inference.out == "no_grad: 14 casts\ninference_mode: 50 casts\n"
assert demo_convert.out == "casts: 10\n"
assert wrong_frozen.out == "casts: 50\n" and wrong_frozen.count.casts == 50
assert right_frozen.out == "casts: 10\n" and right_frozen.count.casts == 10
assert demo_step.out == "nullcontext: 37 operations\nautocast: 46 operations\n"
losses = wrong_loop.out.splitlines()
assert len(losses) == 3 and len(set(losses)) == 1
assert losses == ["loss: 2.7"] * 3
assert right_loop.out == "loss: 2.7\nloss: 2.2\nloss: 2.0\n"
model, x = nn.Linear(4, 1), torch.ones(1, 4)
with torch.autocast("cpu", torch.bfloat16):
    before = model(x)
    model.weight.data.zero_()
    assert torch.equal(model(x), before)  # the cached copy
    with torch.autocast("cpu", torch.bfloat16):  # an inner block keeps it
        assert torch.equal(model(x), before)
with torch.autocast("cpu", torch.bfloat16):
    assert not torch.equal(model(x), before)
for mode, kept in ((torch.no_grad, True), (torch.inference_mode, False)):
    model, x = nn.Linear(4, 1), torch.ones(1, 4)
    with mode(), torch.autocast("cpu", torch.bfloat16):
        before = model(x)
        model.weight.data.add_(1)
        assert torch.equal(model(x), before) == kept, mode
assert wrong_nan.out == "scores: [[nan, nan, nan]]\ndetections: 0\n"
assert right_nan.out.endswith("detections: 3\n")
assert 4 * 300 * 100 == 120000 > torch.finfo(torch.half).max == 65504
assert demo_in_your_code.out == "cpu torch.float32\n"
assert detect.out == "2.weight (10, 256)\n"
with torch.autocast("cpu", torch.bfloat16), torch.inference_mode():
    before = model(x).clone()
    model.weight.data.fill_(2)
    assert not torch.equal(model(x), before)  # nothing is cached here
frozen = nn.Linear(4, 4).bfloat16().requires_grad_(False)
head = nn.Linear(4, 1)  # float32, and it learns
with torch.autocast("cpu", torch.bfloat16):
    loss = head(frozen(x)).sum()
loss.backward()
assert head.weight.grad.dtype == torch.float32 and frozen.weight.grad is None
# --8<-- [end:check]
