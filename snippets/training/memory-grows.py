"""Memory that grows with every step is held by a graph, a list, a cache or a worker; a few counts tell which."""
# /// pitfall
# apis = ["torch.Tensor.backward", "torch.Tensor.detach", "torch.Tensor.item", "torch.autograd.graph.saved_tensors_hooks"]
# also = ["torch.cuda.memory_allocated", "torch.cuda.empty_cache", "torch.no_grad"]
# symptom = "memory"
# added = 2026-11-29
#
# [code.moving_average]
# either = [
#     '$A = $K * $A + $J * $L', '$A = $A * $K + $L * $J', '$A = $K * $A + ($J) * $L',
#     '$A = $A * $K + $J * $L', '$A += $K * ($L - $A)', '$A = $A + $K * ($L - $A)',
#     '$A += ($L - $A) * $K',
#     '$A += ($L - $A) / $N', '$A = $L if $FIRST else $K * $A + $J * $L',
#     '$A = torch.lerp($A, $L, $K)',
#     '$A = $A.lerp($L, $K)', '$A = $A.mul($K).add($L, ...)', '$A = $A + ($L - $A) / $N',
#     '$A = $A.mul($K) + $J * $L', '$A = $A * $K + $L',
# ]
# inside = [
#     [
# '''
# for $I in $DATA:
#     ...
#     $L.backward(...)
#     ...
# ''',
# '''
# def $STEP(...):
#     ...
#     $L.backward(...)
#     ...
# ''',
#     ],
# ]
# not_inside = [
#     'with torch.no_grad(): ...', 'with torch.inference_mode(): ...',
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
# '''
# for $ITEM in $ITEMS:
#     ...
#     $L = $X.item()
#     ...
# ''',
# '''
# for $ITEM in $ITEMS:
#     ...
#     $L = $X.detach()
#     ...
# ''',
# '''
# for $ITEM in $ITEMS:
#     ...
#     $L = float($X)
#     ...
# ''',
# '''
# for $ITEM in $ITEMS:
#     ...
#     $A.backward(...)
#     ...
# ''',
# ]
#
# [code.average_of_outputs]
# either = [
#     '$A = $K * $A + $J * $OUT.mean(...)', '$A = $A * $K + $OUT.mean(...) * $J',
#     '$A = $K * $A + ($J) * $OUT.mean(...)', '$A = $A * $K + $J * $OUT.mean(...)',
#     '$A = $K * $A + $J * $OUT', '$A = $A * $K + $OUT * $J', '$A += $K * ($OUT - $A)',
#     '$A = $K * $A + $J * $OUT.std(...)', '$A = $K * $A + $J * $OUT.norm(...)',
#     '$A = $K * $A + $J * $OUT.abs().mean()',
# ]
# inside = [
# '''
# for $I in $DATA:
#     ...
#     $OUT = $M(...)
#     ...
#     $L.backward(...)
#     ...
# ''',
# ]
# not_inside = [
#     'with torch.no_grad(): ...', 'with torch.inference_mode(): ...',
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
# '''
# for $I in $DATA:
#     ...
#     $OUT = $X.detach()
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $A.backward(...)
#     ...
# ''',
# ]
# names = { "$M" = '(self\.)?\w*(model|net|network|encoder|backbone|cnn|mlp|classifier|policy|critic|actor|student|lstm|gru|rnn|head|proj\w*)' }
# example = '''
# for x, y in loader:
#     features = encoder(x)
#     loss = criterion(head(features), y)
#     loss.backward()
#     center = 0.9 * center + 0.1 * features.mean(0)
# '''
#
# [code.retained_graph_of_a_state]
# pattern = '$L.backward(..., retain_graph=True, ...)'
# inside = [
#     [
# '''
# for $I in $DATA:
#     ...
#     $OUT, $H = $M($X, $H)
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $H = $M($X, $H)
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $OUT, ($H, $C) = $M($X, ($H, $C))
#     ...
# ''',
#     ],
# ]
# nowhere = ['$H = $H.detach()', '$H.detach_()', '$H = tuple(...)']
# example = '''
# for x, y in loader:
#     out, h = rnn(x, h)
#     loss = criterion(out, y)
#     loss.backward(retain_graph=True)
# '''
#
# [code.state_with_a_graph]
# either = [
#     '$OUT, $H = $M($X, $H)', '$OUT, ($H, $C) = $M($X, ($H, $C))', '$H = $M($X, $H)',
#     '$H, $C = $M($X, ($H, $C))',
# ]
# inside = [
#     ['for $I in $DATA: ...', 'while $COND: ...'],
# ]
# not_inside = [
#     'with torch.no_grad(): ...', 'with torch.inference_mode(): ...',
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
#     'def forward(...): ...', 'class $NET(torch.nn.Module): ...',
# ]
# anywhere = [
#     [
#         'torch.nn.LSTM(...)', 'torch.nn.GRU(...)', 'torch.nn.RNN(...)', 'torch.nn.GRUCell(...)',
#         'torch.nn.LSTMCell(...)', 'torch.nn.RNNCell(...)',
#     ],
# ]
# nowhere = [
#     '$H = $H.detach()', '$H.detach_()', '$H = tuple(...)', '$L.backward(...)', 'torch.no_grad()',
#     'torch.inference_mode()', '$H = <... $Y.detach() ...>', 'torch.set_grad_enabled(False)',
# ]
#
# [code.kept_in_a_buffer]
# either = [
#     '$LIST.append($OUT)', '$LIST.append(($X, $OUT))', '$DICT[...] = $OUT',
#     '$LIST.appendleft($OUT)',
#     '$LIST.append(($OUT, $X))',
# ]
# inside = [
# '''
# for $I in $DATA:
#     ...
#     $OUT = $M(...)
#     ...
#     $L = <... $C($OUT, ...) ...>
#     ...
#     $L.backward(...)
#     ...
# ''',
# ]
# not_inside = [
#     'with torch.no_grad(): ...', 'with torch.inference_mode(): ...',
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
# '''
# for $I in $DATA:
#     ...
#     $LIST = []
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $OUT = $X2.detach()
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     for $J in $R:
#         ...
#         $LIST.append($OUT)
#         ...
#     ...
#     $L.backward(...)
#     ...
# ''',
# ]
# nowhere = ['$LIST.clear()']
# names = { "$M" = '(self\.)?(model|net|network|encoder|backbone|cnn|mlp|classifier|policy|critic|actor|student|lstm|gru|rnn|head|regressor|clf)' }
# example = '''
# for x, y in loader:
#     out = model(x)
#     loss = criterion(out, y)
#     loss.backward()
#     outputs.append(out)
# '''
#
# [code.history_with_a_graph]
# either = [
#     'self.$H.append($OUT)', 'self.$H.append($OUT.cpu())', 'self.$H[...] = $OUT',
#     'self.$H.append(($OUT, $X))', 'self.$H += [$OUT]', 'self.$H.append(($X, $OUT))',
#     'self.$H = torch.cat([self.$H, $OUT], ...)', 'self.$H = torch.cat((self.$H, $OUT), ...)',
#     'self.$H = self.$K * self.$H + $J * $OUT', 'self.$H = $K * self.$H + $J * $OUT',
#     'self.$H = self.$H * $K + $OUT * $J', 'self.$H.extend($OUT)', 'self.$H = self.$H + $OUT',
#     'self.$H.appendleft($OUT)', 'self.$H = $K * self.$H + (1 - $K) * $OUT',
#     'self.$H = self.$K * self.$H + (1 - self.$K) * $OUT', 'self.$H.append($OUT.mean(...))',
#     'self.$H = self.$K * self.$H + (1 - self.$K) * $OUT.mean(...)',
#     'self.$H = $K * self.$H + (1 - $K) * $OUT.mean(...)', 'self.$H.mul_($K).add_($OUT, ...)',
# ]
# inside = ['def forward(...): ...', 'class $NET(torch.nn.Module): ...']
# not_inside = [
#     'with torch.no_grad(): ...', 'with torch.inference_mode(): ...',
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
# '''
# def forward(...):
#     ...
#     self.$H = []
#     ...
# ''',
# '''
# def forward(...):
#     ...
#     self.$H.clear()
#     ...
# ''',
# '''
# def forward(...):
#     ...
#     self.$H = {}
#     ...
# ''',
#     'if not self.training: ...',
# ]
# nowhere = [
#     'self.$H.clear()', '$OUT = $Z.detach()', '$OUT.detach()', '$M.$H.clear()', '$M.$H = []',
#     'self.$H = self.$H.detach()',
# ]
# names = { "$H" = '(?!.*(layers|blocks|modules|convs|norms|fcs|cache_key)).*' }
# example = '''
# class Net(torch.nn.Module):
#     def forward(self, x):
#         h = self.body(x)
#         self.history.append(h)
#         return self.head(h)
# '''
#
# [code.graph_of_all_steps]
# either = ['$L.backward(create_graph=True)', '$L.backward(retain_graph=True, create_graph=True)']
# nowhere = ['torch.autograd.grad(...)', '$P.grad = None']
# example = '''
# loss.backward(create_graph=True)
# optimizer.step()
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(10, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
loader = [(torch.randn(32, 10), torch.randn(32, 1)) for _ in range(5)]
average = 0.0
for x, y in loader:
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    average = 0.9 * average + 0.1 * loss
print("moving average:", average)
#> moving average: tensor(0.6235, grad_fn=<AddBackward0>)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(10, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
loader = [(torch.randn(32, 10), torch.randn(32, 1)) for _ in range(5)]
average = 0.0
for x, y in loader:
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    average = 0.9 * average + 0.1 * loss.item()
print("moving average:", round(average, 4))
#> moving average: 0.6235
# --8<-- [end:right]

# --8<-- [start:demo_once]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(1000, 1)
optimizer = torch.optim.Adam(model.parameters())
for step in range(4):
    held = list(model.parameters())
    held += [p.grad for p in held if p.grad is not None]
    for state in optimizer.state.values():
        held += state.values()
    print(f"before step {step}: {sum(t.nbytes for t in held)} bytes")
    loss = model(torch.randn(8, 1000)).square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
#> before step 0: 4004 bytes
#> before step 1: 16024 bytes
#> before step 2: 16024 bytes
#> before step 3: 16024 bytes
# --8<-- [end:demo_once]

# --8<-- [start:demo_cache]
from functools import lru_cache

import torch


@lru_cache(maxsize=None)
def load(name):
    return torch.zeros(3, 32, 32)  # here you would read the file


names = [f"{i}.png" for i in range(8)]
for epoch in range(3):
    for name in names:
        image = load(name)
    size = load.cache_info().currsize
    print(f"epoch {epoch}: {size} images kept, {size * image.nbytes} bytes")
#> epoch 0: 8 images kept, 98304 bytes
#> epoch 1: 8 images kept, 98304 bytes
#> epoch 2: 8 images kept, 98304 bytes
# --8<-- [end:demo_cache]

# --8<-- [start:demo_bytes]
import weakref

import torch
from torch.autograd.graph import saved_tensors_hooks


def save(x):  # called for every tensor that an operation saves
    return kept.setdefault(x.data_ptr(), x.detach())


w = torch.ones(1000, requires_grad=True)
for keep, retain in (False, True), (True, False), (True, True):
    kept, losses, sizes = weakref.WeakValueDictionary(), [], []
    with saved_tensors_hooks(save, lambda x: x):
        for step in range(3):
            loss = (w * 2).cos().mean()
            loss.backward(retain_graph=retain)
            losses.append(loss if keep else loss.item())
            sizes.append(sum(x.nbytes for x in kept.values()))
    print(f"list of tensors {keep}, retain_graph {retain}: {sizes} bytes")
#> list of tensors False, retain_graph True: [4000, 4000, 4000] bytes
#> list of tensors True, retain_graph False: [0, 0, 0] bytes
#> list of tensors True, retain_graph True: [4000, 8000, 12000] bytes
# --8<-- [end:demo_bytes]

# --8<-- [start:wrong_state]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.GRU(4, 8, batch_first=True)
state = None
for x in torch.randn(3, 2, 5, 4):  # three pieces of a long signal
    output, state = model(x, state)
print("state:", tuple(state.shape), "requires grad:", state.requires_grad)
#> state: (1, 2, 8) requires grad: True
# --8<-- [end:wrong_state]

# --8<-- [start:right_state]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.GRU(4, 8, batch_first=True)
state = None
for x in torch.randn(3, 2, 5, 4):  # three pieces of a long signal
    output, state = model(x, state)
    state = state.detach()
print("state:", tuple(state.shape), "requires grad:", state.requires_grad)
#> state: (1, 2, 8) requires grad: False
# --8<-- [end:right_state]

# --8<-- [start:detect_nodes]
import torch
from torch import nn


def count_nodes(tensor):
    found, left = set(), [tensor.grad_fn]
    while left:
        node = left.pop()
        if node and node not in found:
            found.add(node)
            left += [parent for parent, _ in node.next_functions]
    return len(found)


model, state = nn.GRU(4, 8, batch_first=True), None
for step, x in enumerate(torch.randn(3, 2, 5, 4)):
    output, state = model(x, state)
    loss = output.square().mean()
    print(f"step {step}, nodes: {count_nodes(loss)}")
#> step 0, nodes: 83
#> step 1, nodes: 160
#> step 2, nodes: 237
# --8<-- [end:detect_nodes]

# --8<-- [start:detect]
import gc
from collections import Counter

import torch
from torch import nn


def live():
    return Counter((str(t.device), tuple(t.shape), t.grad_fn is not None)
                   for t in gc.get_objects() if type(t) is torch.Tensor)


model, outputs = nn.Linear(10, 3), []
for step in range(4):
    output = model(torch.ones(32, 10))
    outputs.append(output.detach())
    if step == 1:
        before = live()
for (device, shape, graph), count in (live() - before).items():
    print(f"{count} more on {device} of shape {shape}, graph: {graph}")
#> 2 more on cpu of shape (32, 3), graph: False
# --8<-- [end:detect]

# --8<-- [start:figure]
import torch

w = torch.ones(1, requires_grad=True)
assert "grad_fn" in str(0.9 * w) and "grad_fn" not in str(0.9 * w.item())
rows = [
    ("epoch 1, 2, 3", "+ = =", "Adam, cache"),
    ("num_workers=0", "= = =", "worker"),
    ("validation", "+ + +", "no_grad"),
    ("print(total)", "grad_fn", ".item()"),
    ("nodes(loss)", "+ + +", "state.detach()"),
    ("live tensors", "+ + +", "list, cache"),
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
import torch
from torch import nn

count = detect_nodes.count_nodes
assert wrong.out == (
    "moving average: tensor(0.6235, grad_fn=<AddBackward0>)\n")
assert right.out == "moving average: 0.6235\n"
# a loss has 5 nodes; each step adds them, a product and a sum, and a
# product with what was before (the two parameters' nodes are shared)
once = count(wrong.loss)
assert once == 5 and count(wrong.average) == 5 * (3 + 3) - 1 + 2 == 31
assert type(right.average) is float

sizes = [int(line.split()[-2]) for line in demo_once.out.splitlines()]
weights = 4 * 1001
assert sizes == [weights] + [4 * weights + 2 * 4] * 3
for name, copies in ("SGD", 2), ("AdamW", 4):  # weights and gradients, states
    w = nn.Parameter(torch.ones(1001))
    optimizer = getattr(torch.optim, name)([w], lr=0.1)
    w.sum().backward()
    optimizer.step()
    state = optimizer.state[w].values()
    held = w.nbytes + w.grad.nbytes + sum(t.nbytes for t in state)
    assert copies * weights <= held <= copies * weights + 4

assert demo_cache.out == "".join(
    f"epoch {i}: 8 images kept, 98304 bytes\n" for i in range(3))
assert 8 * 3 * 32 * 32 * 4 == 98304
assert demo_bytes.out == """\
list of tensors False, retain_graph True: [4000, 4000, 4000] bytes
list of tensors True, retain_graph False: [0, 0, 0] bytes
list of tensors True, retain_graph True: [4000, 8000, 12000] bytes
"""
assert wrong_state.out == "state: (1, 2, 8) requires grad: True\n"
assert right_state.out == "state: (1, 2, 8) requires grad: False\n"
assert torch.equal(wrong_state.state, right_state.state)
nodes = [int(line.split()[-1]) for line in detect_nodes.out.splitlines()]
assert nodes == [83, 160, 237] and nodes[2] - nodes[1] == nodes[1] - nodes[0]
state, model = None, detect_nodes.model
same = []
for x in torch.randn(3, 2, 5, 4):  # a detached state: the same every time
    output, state = model(x, state)
    same.append(count(output.square().mean()))
    state = state.detach()
assert same[1] == same[2] and max(same) < 90
with torch.no_grad():  # no nodes at all
    assert count(model(torch.randn(2, 5, 4))[0]) == 0
assert detect.out == "2 more on cpu of shape (32, 3), graph: False\n"
live, before = detect.live, detect.live()
kept = [torch.ones(2, 7, requires_grad=True) * 2 for _ in range(3)]
assert (live() - before)["cpu", (2, 7), True] == 3
del kept
assert not [shape for _, shape, _ in live() if shape == (2, 7)]
assert torch.cuda.memory_allocated() == 0  # no GPU here
# live() leaves out parameters; a slice keeps all that it was cut from
before = live()
parameter = nn.Parameter(torch.ones(2, 9))
assert not live() - before
part = torch.ones(1000, 1000)[0].detach()
assert part.untyped_storage().nbytes() == 4_000_000
assert part.clone().untyped_storage().nbytes() == 4000
# what only a graph holds isn't a Python object
w, total = torch.ones(2, 8, requires_grad=True), 0.0
before = live()
for _ in range(3):
    total = total + (w * 2).exp().sum()
assert not [shape for _, shape, _ in live() - before if shape == (2, 8)]
# the state of an LSTM is a tuple
output, state = nn.LSTM(4, 8)(torch.ones(3, 2, 4))
state = tuple(x.detach() for x in state)
assert len(state) == 2 and count(output) > 0
# in-place, without no_grad: a buffer that is averaged does the same
center, model = torch.zeros(3), nn.Linear(4, 3)
grown = []
for step in range(3):
    center = 0.9 * center + 0.1 * model(torch.ones(2, 4)).mean(0)
    grown.append(count(center))
assert grown[2] - grown[1] == grown[1] - grown[0] > 0
# --8<-- [end:check]
