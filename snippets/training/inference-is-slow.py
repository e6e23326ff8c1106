"""Slow inference is mostly work that is done more often than needed: count the calls for one result."""
# /// pitfall
# apis = ["torch.nn.Module.eval", "torch.inference_mode", "torch.no_grad", "torch.profiler.profile",
#         "torch.utils.flop_counter.FlopCounterMode", "torch.nn.Module.register_forward_hook"]
# symptom = "slow"
# added = 2026-11-30
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch.profiler import profile

model = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 3)).eval()
images = torch.ones(64, 8)
with torch.inference_mode(), profile() as prof:
    labels = []
    for image in images:
        y = model(image.unsqueeze(0))
        labels.append(y.argmax().item())
counts = {e.key: e.count for e in prof.key_averages()}
print("linear layers:", counts["aten::addmm"])
print("values fetched:", counts.get("aten::item", 0))
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
from torch.profiler import profile

model = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 3)).eval()
images = torch.ones(64, 8)
with torch.inference_mode(), profile() as prof:
    labels = []
    for batch in images.split(32):
        y = model(batch)
        labels += y.argmax(dim=1).tolist()
counts = {e.key: e.count for e in prof.key_averages()}
print("linear layers:", counts["aten::addmm"])
print("values fetched:", counts.get("aten::item", 0))
# --8<-- [end:right]

# --8<-- [start:wrong_load]
import torch
from torch import nn

torch.save(nn.Linear(8, 3).state_dict(), "model.pt")

def load():
    print("model.pt is read")
    model = nn.Linear(8, 3)
    model.load_state_dict(torch.load("model.pt"))
    return model.eval()

def predict(x):
    model = load()
    with torch.inference_mode():
        return model(x).argmax(dim=1)

for request in range(3):
    predict(torch.ones(1, 8))
# --8<-- [end:wrong_load]

# --8<-- [start:right_load]
import torch
from torch import nn

torch.save(nn.Linear(8, 3).state_dict(), "model.pt")

def load():
    print("model.pt is read")
    model = nn.Linear(8, 3)
    model.load_state_dict(torch.load("model.pt"))
    return model.eval()

model = load()

def predict(x):
    with torch.inference_mode():
        return model(x).argmax(dim=1)

for request in range(3):
    predict(torch.ones(1, 8))
# --8<-- [end:right_load]

# --8<-- [start:wrong_boxes]
import torch
from torch.profiler import profile

torch.manual_seed(0)
boxes, scores = torch.rand(100, 4), torch.rand(100)
with profile() as prof:
    found = []
    for box, score in zip(boxes, scores):
        if score > 0.5:
            found.append([x.item() for x in box])
counts = {e.key: e.count for e in prof.key_averages()}
print("boxes:", len(found))
print("values fetched:", counts.get("aten::item", 0))
# --8<-- [end:wrong_boxes]

# --8<-- [start:right_boxes]
import torch
from torch.profiler import profile

torch.manual_seed(0)
boxes, scores = torch.rand(100, 4), torch.rand(100)
with profile() as prof:
    found = boxes[scores > 0.5].tolist()
counts = {e.key: e.count for e in prof.key_averages()}
print("boxes:", len(found))
print("values fetched:", counts.get("aten::item", 0))
# --8<-- [end:right_boxes]

# --8<-- [start:wrong_generate]
import torch
from torch import nn

rnn, steps = nn.GRU(8, 8, batch_first=True).eval(), []
rnn.register_forward_hook(lambda m, args, y: steps.append(args[0].shape[1]))
with torch.inference_mode():
    text = torch.ones(1, 1, 8)
    for i in range(100):
        y, h = rnn(text)
        text = torch.cat([text, y[:, -1:]], dim=1)
print("time steps computed:", sum(steps))
# --8<-- [end:wrong_generate]

# --8<-- [start:right_generate]
import torch
from torch import nn

rnn, steps = nn.GRU(8, 8, batch_first=True).eval(), []
rnn.register_forward_hook(lambda m, args, y: steps.append(args[0].shape[1]))
with torch.inference_mode():
    y, h = torch.ones(1, 1, 8), None
    for i in range(100):
        y, h = rnn(y, h)
print("time steps computed:", sum(steps))
# --8<-- [end:right_generate]

# --8<-- [start:demo_size]
import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

model = nn.Conv2d(3, 8, 3, padding=1).eval()
for size in (128, 256, 512):
    with torch.inference_mode(), FlopCounterMode(display=False) as counter:
        model(torch.zeros(1, 3, size, size))
    print(f"{size} x {size}:", counter.get_total_flops())
# --8<-- [end:demo_size]

# --8<-- [start:demo_graph]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 3)).eval()
kept = []
hooks = torch.autograd.graph.saved_tensors_hooks(
    lambda x: kept.append(x) or x, lambda x: x)
with hooks:
    model(torch.ones(64, 8))
    print("kept for backward():", len(kept))
    with torch.inference_mode():
        model(torch.ones(64, 8))
print("after inference_mode():", len(kept))
# --8<-- [end:demo_graph]

# --8<-- [start:demo_sampling]
import torch
from torch import nn

model, calls = nn.Linear(8, 8).eval(), []
model.register_forward_hook(lambda *args: calls.append(1))

def sample(steps, guided):
    x = torch.ones(1, 8)
    for step in range(steps):
        noise = model(x)
        if guided:
            noise = noise + 7.5 * (noise - model(x))
        x = x - noise / steps
    return x

for steps, guided in ((1000, True), (1000, False), (50, False)):
    calls.clear()
    with torch.inference_mode():
        sample(steps, guided)
    print(f"{steps} steps, guided={guided}: {len(calls)} calls")
# --8<-- [end:demo_sampling]

# --8<-- [start:detect]
from collections import Counter

import torch
from torch import nn

def count_calls(model, predict):
    calls = Counter()
    for name, module in model.named_modules():
        module.register_forward_hook(
            lambda m, args, y, name=name: calls.update([name or "model"]))
    predict()
    return dict(calls)

model = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 3)).eval()
images = torch.ones(64, 8)
print(count_calls(model, lambda: [model(x) for x in images]))
print(count_calls(model, lambda: model(images)))
# --8<-- [end:detect]

# --8<-- [start:check]
# --8<-- [end:check]
