"""A running sum of losses that require grad keeps the graph of every step alive; item() or detach() lets it go."""
# /// pitfall
# apis = ["torch.Tensor.item", "torch.Tensor.detach", "torch.autograd.graph.saved_tensors_hooks", "torch.Tensor.backward"]
# symptom = "memory"
# raises = ["wrong_sum"]
# added = 2026-11-21
# messages = [
#   "Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.",
# ]
#
# [code.total_loss]
# either = [
#     '$T += $L', '$T += $L * $N', '$T += $N * $L', '$T += $L / $N', '$T = $T + $L',
#     '$T = $T + $L * $N', '$T.append($L)', '$T[...] = $T[...] + $L', '$T += [$L]',
#     '$T.append($L.cpu())',
#     '$T += $L.mean()', '$T += $L.sum()', '$T.append($L.mean())', '$T += $L.cpu()',
#     '$T.append($L.clone())',
#     '$T.extend([$L])', '$T = $T + $L / $N', '$T.append(($X, $L))', '$T[...] = $L',
#     '$T += $L.clone()',
#     '$T.append({..., "...": $L, ...})', '$T.append($L / $N)', '$T.append($L * $N)',
#     '$T += $L.mean() * $N',
# ]
# inside = [
# '''
# for $I in $DATA:
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
# ]
# nowhere = [
#     '$L = $X.item()', '$L = $X.detach()', '$L = float($X)', '$L += $T', '$T.backward(...)',
#     '$L = $L.item()', '$L = $X.detach().$METHOD()', 'for $Y in $T: $Y.backward(...)',
#     '$T.mean().backward()', '$T.sum().backward()',
# ]
#
# [code.backward_on_the_sum]
# pattern = '''
# for $I in $DATA:
#     ...
#     $T += $X
#     ...
#     $T.backward()
#     ...
# '''
# not = [
# '''
# for $I in $DATA:
#     ...
#     $T = $OTHER
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $T, $B = $OTHER
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $B, $T = $OTHER
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $T, $B, $C = $OTHER
#     ...
# ''',
# ]
# line = "$T"
#
# [code.total_loss_of_a_function]
# either = ['$T += $L', '$T += $L * $N', '$T += $L / $N', '$T = $T + $L', '$T.append($L)']
# inside = [
# '''
# for $I in $DATA:
#     ...
#     $L = $F(...)
#     ...
# ''',
# ]
# anywhere = [
# '''
# def $F(...):
#     ...
#     $X.backward(...)
#     ...
#     return $X
# ''',
# ]
# example = '''
# def step(x):
#     loss = model(x).sum()
#     loss.backward()
#     return loss
# for x in loader:
#     loss = step(x)
#     total += loss
# '''
#
# [code.total_loss_at_once]
# either = ['$T += $F(...)', '$T += $F(...) * $N', '$T.append($F(...))', '$T = $T + $F(...)']
# inside = ['for $I in $DATA: ...']
# anywhere = [
# '''
# def $F(...):
#     ...
#     $X.backward(...)
#     ...
#     return $X
# ''',
# ]
# example = '''
# def step(x):
#     loss = model(x).sum()
#     loss.backward()
#     return loss
# for x in loader:
#     total += step(x)
# '''
#
# [code.kept_outputs]
# either = ['$T.append($OUT)', '$T += [$OUT]', '$T.extend($OUT)', '$T.append($OUT.cpu())']
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
#     $OUT = $X2.detach()
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $T = []
#     ...
#     $L.backward(...)
#     ...
# ''',
# ]
# names = { "$M" = '(self\.)?(model|net|network|encoder|backbone|cnn|mlp|classifier|student|lstm|gru|rnn|head|regressor|clf)' }
# example = '''
# for x, y in loader:
#     out = model(x)
#     loss = criterion(out, y)
#     loss.backward()
#     outputs.append(out)
# '''
#
# [code.total_of_an_object]
# either = [
#     'self.$T += $L', 'self.$T += $L * $N', 'self.$T.append($L)', 'self.$T = self.$T + $L',
#     'self.$T[...].append($L)', 'self.$T[...] += $L',
# ]
# inside = [
# '''
# def $STEP(...):
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
# ]
# nowhere = [
#     '$L = $X.item()', '$L = $X.detach()', '$L = float($X)', '$L = $L.item()',
#     'self.$T.backward(...)',
# ]
# example = '''
# class Trainer:
#     def step(self, x, y):
#         loss = self.criterion(self.model(x), y)
#         loss.backward()
#         self.total += loss
# '''
#
# [code.total_of_a_meter]
# either = [
#     '$METER.update($L)', '$METER.update($L, $N)', '$METER.add($L)', '$METER.add($L, $N)',
#     '$METER.update($L, n=$N)',
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
# anywhere = [
#     [
# '''
# def update(self, $VALUE, ...):
#     ...
#     self.$SUM += <... $VALUE ...>
#     ...
# ''',
# '''
# def update(self, $VALUE, ...):
#     ...
#     self.$SUM.append($VALUE)
#     ...
# ''',
# '''
# def add(self, $VALUE, ...):
#     ...
#     self.$SUM += <... $VALUE ...>
#     ...
# ''',
# '''
# def add(self, $VALUE, ...):
#     ...
#     self.$SUM.append($VALUE)
#     ...
# ''',
#     ],
# ]
# nowhere = [
#     '$L = $X.item()', '$L = $X.detach()', '$L = float($X)', '$VALUE.item()', '$VALUE.detach()',
#     'float($VALUE)',
# ]
# names = { "$L" = '(self\.)?\w*loss\w*' }
# example = '''
# class Meter:
#     def update(self, value, n=1):
#         self.sum += value * n
# for x, y in loader:
#     loss = criterion(model(x), y)
#     loss.backward()
#     meter.update(loss, len(x))
# '''
#
# [code.total_of_a_part]
# either = ['$T += $P', '$T.append($P)', '$T += $P * $N', '$T = $T + $P', '$T += $P / $N']
# inside = [
#     'for $I in $DATA: ...',
#     [
# '''
# $L = $P + $Q
# ...
# $L.backward(...)
# ...
# ''',
# '''
# $L = $Q + $P
# ...
# $L.backward(...)
# ...
# ''',
# '''
# $L = $Q + $W * $P
# ...
# $L.backward(...)
# ...
# ''',
# '''
# $L = $P + $W * $Q
# ...
# $L.backward(...)
# ...
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
# ]
# nowhere = ['$P = $X.item()', '$P = $X.detach()', '$P = float($X)', '$P += $T', '$T.backward(...)']
# names = { "$P" = '(self\.)?\w*(loss|kl|recon|bce|mse|ce|nll|penalty|reg|l1|l2)\w*' }
# example = '''
# for x in loader:
#     loss = recon + 0.1 * kl
#     loss.backward()
#     total_kl += kl
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(10, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
loader = [(torch.randn(32, 10), torch.randn(32, 1)) for _ in range(3)]
total_loss = 0
for x, y in loader:
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    total_loss += loss
print("total loss:", total_loss)
#> total loss: tensor(4.5278, grad_fn=<AddBackward0>)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(10, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
loader = [(torch.randn(32, 10), torch.randn(32, 1)) for _ in range(3)]
total_loss = 0
for x, y in loader:
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    total_loss += loss.item()
print("total loss:", round(total_loss, 4))
#> total loss: 4.5278
# --8<-- [end:right]

# --8<-- [start:wrong_list]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(10, 1)
loader = [(torch.randn(32, 10), torch.randn(32, 1)) for _ in range(3)]
losses, outputs = [], []
for x, y in loader:
    output = model(x)
    loss = nn.functional.mse_loss(output, y)
    losses.append(loss)
    outputs.append(output)
print("losses keep a graph:", losses[0].requires_grad)
#> losses keep a graph: True
print("outputs keep a graph:", outputs[0].requires_grad)
#> outputs keep a graph: True
# --8<-- [end:wrong_list]

# --8<-- [start:right_list]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(10, 1)
loader = [(torch.randn(32, 10), torch.randn(32, 1)) for _ in range(3)]
losses, outputs = [], []
for x, y in loader:
    output = model(x)
    loss = nn.functional.mse_loss(output, y)
    losses.append(loss.detach())
    outputs.append(output.detach())
print("losses keep a graph:", losses[0].requires_grad)
#> losses keep a graph: False
print("outputs keep a graph:", outputs[0].requires_grad)
#> outputs keep a graph: False
# --8<-- [end:right_list]

# --8<-- [start:demo_saved]
import weakref

import torch


def save(x):  # called for every tensor that an operation saves
    kept[x.data_ptr()] = x = x.detach()
    return x


w = torch.ones(1000, requires_grad=True)
for backward in (False, True):
    kept, total_loss = weakref.WeakValueDictionary(), 0
    with torch.autograd.graph.saved_tensors_hooks(save, lambda x: x):
        for step in range(3):
            loss = (w * 2).cos().mean()
            if backward:
                loss.backward()
            total_loss += loss
            print(f"{backward=}, bytes:", sum(x.nbytes for x in kept.values()))
#> backward=False, bytes: 4000
#> backward=False, bytes: 8000
#> backward=False, bytes: 12000
#> backward=True, bytes: 0
#> backward=True, bytes: 0
#> backward=True, bytes: 0
# --8<-- [end:demo_saved]

# --8<-- [start:wrong_sum]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(10, 1)
loader = [(torch.randn(32, 10), torch.randn(32, 1)) for _ in range(3)]
total_loss = 0
for x, y in loader:
    total_loss += nn.functional.mse_loss(model(x), y)
    total_loss.backward()
#> RuntimeError: Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.
print("gradient of the bias:", model.bias.grad)
# --8<-- [end:wrong_sum]

# --8<-- [start:right_sum]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(10, 1)
loader = [(torch.randn(32, 10), torch.randn(32, 1)) for _ in range(3)]
total_loss = 0
for x, y in loader:
    total_loss += nn.functional.mse_loss(model(x), y)
total_loss.backward()
print("gradient of the bias:", model.bias.grad)
#> gradient of the bias: tensor([-1.3212])
# --8<-- [end:right_sum]

# --8<-- [start:detect]
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


model = nn.Linear(10, 1)
total_loss = 0
for step in range(3):
    loss = model(torch.ones(32, 10)).pow(2).mean()
    total_loss += loss
    print(f"step {step}, nodes in the graph: {count_nodes(total_loss)}")
#> step 0, nodes in the graph: 7
#> step 1, nodes in the graph: 12
#> step 2, nodes in the graph: 17
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

count = detect.count_nodes
assert wrong.out.startswith("total loss: tensor(") and "grad_fn" in wrong.out
assert wrong.total_loss.requires_grad and wrong.total_loss.is_leaf is False
assert count(wrong.total_loss) == 3 * 4 + 2 and count(wrong.loss) == 5
shown = str(wrong.total_loss), f"{wrong.total_loss:.4f}"
assert ["grad_fn" in text for text in shown] == [True, False]
assert type(right.total_loss) is float and right.out == "total loss: 4.5278\n"
assert abs(right.total_loss - wrong.total_loss) < 1e-5

answers = [line.split()[-1] for line in wrong_list.out.splitlines()]
assert answers == ["True", "True"]
answers = [line.split()[-1] for line in right_list.out.splitlines()]
assert answers == ["False", "False"]
assert torch.equal(right_list.outputs[2], wrong_list.outputs[2])

*sizes, = [int(line.split()[-1]) for line in demo_saved.out.splitlines()]
assert sizes == [4000, 8000, 12000, 0, 0, 0]
names, left = [], [demo_saved.total_loss.grad_fn]
while left:
    node = left.pop()
    names.append(node.name())
    left += [parent for parent, _ in node.next_functions if parent]
assert names.count("CosBackward0") == 3  # freed, but the nodes are there


def kept_by(add, retain_graph=False):
    """What 3 steps leave alive: elements saved, and nodes of the graph."""
    class Saved:
        def __init__(self, x):
            self.x = x.detach()
            alive[0] += x.numel()

        def __del__(self):
            alive[0] -= self.x.numel()

    alive, total = [0], 0
    w = torch.ones(10, requires_grad=True)
    with torch.autograd.graph.saved_tensors_hooks(Saved, lambda s: s.x):
        for step in range(3):
            loss = (w * 2).cos().mean()
            loss.backward(retain_graph=retain_graph)
            total += add(loss)
            del loss
    return alive[0], count(total) if getattr(total, "grad_fn", None) else 0


assert kept_by(lambda loss: loss) == (0, 13)
assert kept_by(lambda loss: loss, retain_graph=True)[0] == 3 * 10
for add in (torch.Tensor.detach, torch.Tensor.item, float):
    assert kept_by(add) == kept_by(add, retain_graph=True) == (0, 0)
total = sum(loss.detach() for loss in torch.ones(3, requires_grad=True))
assert total == 3 and not total.requires_grad and torch.is_tensor(total)

second = "RuntimeError: Trying to backward through the graph a second time"
assert wrong_sum.error.startswith(second)
assert wrong_sum.x is wrong_sum.loader[1][0]
assert right_sum.error is None
assert right_sum.out.startswith("gradient of the bias: tensor([")
model = nn.Linear(10, 1)
model.load_state_dict(right_sum.model.state_dict())
for x, y in right_sum.loader:  # a backward() for each loss gives the same
    nn.functional.mse_loss(model(x), y).backward()
assert torch.allclose(model.bias.grad, right_sum.model.bias.grad)
assert [int(line.split()[-1]) for line in detect.out.splitlines()] == [
    7, 12, 17]
# --8<-- [end:check]
