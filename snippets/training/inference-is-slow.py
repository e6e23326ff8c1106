"""Slow inference is mostly work that is done more often than needed: count the calls for one result."""
# /// pitfall
# apis = ["torch.nn.Module.eval", "torch.inference_mode",
#         "torch.utils.flop_counter.FlopCounterMode", "torch.nn.Module.register_forward_hook"]
# symptom = "slow"
# added = 2026-11-30
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
model, calls = nn.Linear(8, 3).eval(), []
model.register_forward_hook(lambda *args: calls.append(1))
images = torch.rand(64, 8)
with torch.inference_mode():
    labels = []
    for image in images:
        y = model(image.unsqueeze(0))
        labels.append(y.argmax().item())
print("labels:", len(labels))
#> labels: 64
print("calls of the model:", len(calls))
#> calls of the model: 64
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
model, calls = nn.Linear(8, 3).eval(), []
model.register_forward_hook(lambda *args: calls.append(1))
images = torch.rand(64, 8)
with torch.inference_mode():
    labels = []
    for batch in images.split(32):
        y = model(batch)
        labels += y.argmax(dim=1).tolist()
print("labels:", len(labels))
#> labels: 64
print("calls of the model:", len(calls))
#> calls of the model: 2
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
#> model.pt is read
#> model.pt is read
#> model.pt is read
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
#> model.pt is read

def predict(x):
    with torch.inference_mode():
        return model(x).argmax(dim=1)

for request in range(3):
    predict(torch.ones(1, 8))
# --8<-- [end:right_load]

# --8<-- [start:wrong_boxes]
import torch
from torch.overrides import TorchFunctionMode

class CountValues(TorchFunctionMode):
    fetched = 0
    def __torch_function__(self, func, types, args=(), kwargs=None):
        self.fetched += func.__name__ in ("item", "tolist", "__bool__")
        return func(*args, **(kwargs or {}))

boxes, scores = torch.ones(100, 4), torch.linspace(0, 1, 100)
with CountValues() as count:
    found = []
    for box, score in zip(boxes, scores):
        if score > 0.5:
            found.append([x.item() for x in box])
print("boxes:", len(found))
#> boxes: 50
print("calls that fetch values:", count.fetched)
#> calls that fetch values: 300
# --8<-- [end:wrong_boxes]

# --8<-- [start:right_boxes]
import torch
from torch.overrides import TorchFunctionMode

class CountValues(TorchFunctionMode):
    fetched = 0
    def __torch_function__(self, func, types, args=(), kwargs=None):
        self.fetched += func.__name__ in ("item", "tolist", "__bool__")
        return func(*args, **(kwargs or {}))

boxes, scores = torch.ones(100, 4), torch.linspace(0, 1, 100)
with CountValues() as count:
    found = boxes[scores > 0.5].tolist()
print("boxes:", len(found))
#> boxes: 50
print("calls that fetch values:", count.fetched)
#> calls that fetch values: 1
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
#> time steps computed: 5050
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
#> time steps computed: 100
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
#> 128 x 128: 7077888
#> 256 x 256: 28311552
#> 512 x 512: 113246208
# --8<-- [end:demo_size]

# --8<-- [start:demo_graph]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 3)).eval()
for mode in (torch.enable_grad, torch.inference_mode):
    kept = []
    hooks = torch.autograd.graph.saved_tensors_hooks(
        lambda x: kept.append(x) or x, lambda x: x)
    with mode(), hooks:
        model(torch.ones(64, 8))
    print(mode.__name__, "keeps", len(kept), "tensors")
#> enable_grad keeps 4 tensors
#> inference_mode keeps 0 tensors
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
#> 1000 steps, guided=True: 2000 calls
#> 1000 steps, guided=False: 1000 calls
#> 50 steps, guided=False: 50 calls
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
#> {'0': 64, '1': 64, '2': 64, 'model': 64}
print(count_calls(model, lambda: model(images)))
#> {'0': 1, '1': 1, '2': 1, 'model': 1}
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

assert wrong.out == "labels: 64\ncalls of the model: 64\n"
assert right.out == "labels: 64\ncalls of the model: 2\n"
assert wrong.labels == right.labels
assert wrong_load.out == "model.pt is read\n" * 3
assert right_load.out == "model.pt is read\n"
assert wrong_boxes.out == "boxes: 50\ncalls that fetch values: 300\n"
assert right_boxes.out == "boxes: 50\ncalls that fetch values: 1\n"
assert wrong_generate.out == "time steps computed: 5050\n"
assert right_generate.out == "time steps computed: 100\n"
assert demo_size.out == """\
128 x 128: 7077888
256 x 256: 28311552
512 x 512: 113246208
"""
assert 28311552 == 4 * 7077888 and 113246208 == 16 * 7077888
assert demo_graph.out == (
    "enable_grad keeps 4 tensors\ninference_mode keeps 0 tensors\n")
assert demo_sampling.out == """\
1000 steps, guided=True: 2000 calls
1000 steps, guided=False: 1000 calls
50 steps, guided=False: 50 calls
"""
assert detect.out == """\
{'0': 64, '1': 64, '2': 64, 'model': 64}
{'0': 1, '1': 1, '2': 1, 'model': 1}
"""
# one batch or many: the same numbers
model = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 3)).eval()
x = torch.rand(64, 8)
with torch.inference_mode():
    one_by_one = torch.cat([model(image[None]) for image in x])
    torch.testing.assert_close(model(x), one_by_one)
# --8<-- [end:check]
