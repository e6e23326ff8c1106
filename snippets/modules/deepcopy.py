"""deepcopy copies all attributes of a model, and fails if one of them belongs to a graph or can't be pickled."""
# /// pitfall
# apis = ["torch.nn.Module", "torch.Tensor.detach", "torch.Tensor.clone", "torch.Tensor.is_leaf",
#         "torch.nn.utils.parametrizations.weight_norm", "torch.nn.Module.load_state_dict", "torch.no_grad"]
# symptom = "error"
# raises = ["wrong", "wrong_tensor", "wrong_norm", "wrong_lock"]
# added = 2026-11-29
# also = ["torch.optim.swa_utils.AveragedModel", "torch.nn.utils.weight_norm", "torch.nn.utils.spectral_norm"]
# messages = [
#   "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment*",
#   "cannot pickle '_thread.lock' object",
#   "`torch.nn.utils.weight_norm` is deprecated in favor of `torch.nn.utils.parametrizations.weight_norm`.",
# ]
# older = [
#   "Only Variables created explicitly by the user (graph leaves) support the deepcopy protocol at the moment",
#   "can't pickle _thread.lock objects",
# ]
#
# [code.copy_of_a_tensor_with_a_graph]
# pattern = 'copy.deepcopy($OUT)'
# inside = [
#     [
# '''
# $OUT = $M(...)
# ...
# ''',
# '''
# $OUT = $C($A, $B)
# ...
# ''',
# '''
# $OUT = <... torch.nn.functional.$F(...) ...>
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
# nowhere = ['$OUT = $OUT.detach()', '$OUT = <... $X.detach() ...>']
# names = { "$OUT" = '(self\.)?\w*(out|pred|logits|loss|feat|hidden|h\b|z\b|embed)\w*' }
# example = '''
# out = model(x)
# kept = copy.deepcopy(out)
# '''
#
# [code.copy_with_an_activation]
# either = [
#     'self.$KEPT = <... self.$LAYER(...) ...>', 'self.$KEPT = $H', 'self.$KEPT = torch.$F(...)',
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
# ]
# anywhere = [
#     [
#         'copy.deepcopy($MODEL)', '$LIST.append(copy.deepcopy($MODEL))',
#         'return copy.deepcopy($MODEL)', '$V2, $BEST2 = $V3, copy.deepcopy($MODEL)',
#     ],
# ]
# nowhere = [
#     'self.$KEPT = None', '$H.detach()', 'self.$KEPT = $X.detach()', 'self.$KEPT = $Z.shape',
# ]
# names = { "$KEPT" = '(?!.*(size|shape|n_|num|step|count|len)).*' }
# example = '''
# class Net(torch.nn.Module):
#     def forward(self, x):
#         self.features = self.backbone(x)
#         return self.head(self.features)
# best = copy.deepcopy(model)
# '''
#
# [code.copy_with_something_else]
# pattern = 'copy.deepcopy($MODEL)'
# anywhere = [
#     [
#         '$MODEL.$A = queue.Queue(...)', '$MODEL.$A = threading.Lock()', '$MODEL.$A = open(...)',
#         'self.$A = threading.Lock()', 'self.$A = queue.Queue(...)', 'self.$A = open(...)',
#         'torch.nn.utils.weight_norm(...)',
#         'self.$A = torch.utils.tensorboard.SummaryWriter(...)', 'self.$A = ($X for $X in $Y)',
#         'self.$A = iter(...)', 'self.$A = sqlite3.connect(...)', 'self.$A = socket.socket(...)',
#         'self.$A = logging.FileHandler(...)', 'self.$A = h5py.File(...)',
#         'self.$A = multiprocessing.Queue(...)', '$MODEL.$A = threading.RLock()',
#         'self.$A = threading.RLock()', 'self.$A = csv.writer(...)',
#         'self.$B = torch.nn.utils.weight_norm(...)',
#     ],
# ]
# nowhere = ['def __deepcopy__(...): ...', 'def __getstate__(...): ...']
# example = '''
# model.log = queue.Queue()
# best = copy.deepcopy(model)
# '''
#
# [code.optimizer_of_the_original]
# pattern = '$COPY = copy.deepcopy($M)'
# anywhere = [
#     'torch.optim.$KIND($M.parameters(), ...)',
#     [
#         '$L = $C($COPY(...), ...)', '$OUT = $COPY($X)', '$L = $COPY($X).sum()',
#         '$L = torch.nn.functional.$F($COPY($X), ...)',
#     ],
# ]
# nowhere = [
#     'torch.optim.$KIND2($COPY.parameters(), ...)', 'with torch.no_grad(): ...',
#     'torch.no_grad()', '$COPY.eval()', 'torch.optim.$KIND2(<... $COPY.parameters() ...>, ...)',
#     '$COPY.requires_grad_(False)', '$M.load_state_dict(...)',
# '''
# @torch.no_grad()
# def $FUNC(...): ...
# ''',
#     'for $P in $COPY.parameters(): ...', '$COPY = copy.deepcopy($M).eval()',
#     '$COPY.load_state_dict(...)', 'for $P, $Q in zip(...): ...',
# ]
# example = '''
# student = copy.deepcopy(model)
# optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
# loss = torch.nn.functional.mse_loss(student(x), y)
# '''
# ///

# --8<-- [start:wrong]
import copy
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone, self.head = nn.Linear(8, 4), nn.Linear(4, 2)

    def forward(self, x):
        self.features = self.backbone(x)
        return self.head(self.features)


model = Net()
loss = model(torch.randn(16, 8)).sum()
best = copy.deepcopy(model)
#> RuntimeError: Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment.  If you were attempting to deepcopy a module, this may be because of a torch.nn.utils.weight_norm usage, see https://github.com/pytorch/pytorch/pull/103001
print("copied:", best.features.shape)
# --8<-- [end:wrong]

# --8<-- [start:right]
import copy
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone, self.head = nn.Linear(8, 4), nn.Linear(4, 2)

    def forward(self, x):
        features = self.backbone(x)
        self.features = features.detach()
        return self.head(features)


model = Net()
loss = model(torch.randn(16, 8)).sum()
best = copy.deepcopy(model)
print("copied:", best.features.shape)
#> copied: torch.Size([16, 4])
# --8<-- [end:right]

# --8<-- [start:demo_ema]
import copy

import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(8, 4), nn.ReLU(), nn.Linear(4, 2))
ema_model = copy.deepcopy(model)  # before the first forward pass
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for x in torch.randn(3, 16, 8):
    loss = model(x).square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    with torch.no_grad():
        for p, q in zip(ema_model.parameters(), model.parameters()):
            p.lerp_(q, 0.1)
print(f"model: {model[0].bias[0]:.4f}, ema: {ema_model[0].bias[0]:.4f}")
#> model: -0.2335, ema: -0.2302
# --8<-- [end:demo_ema]

# --8<-- [start:right_new]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone, self.head = nn.Linear(8, 4), nn.Linear(4, 2)

    def forward(self, x):
        self.features = self.backbone(x)
        return self.head(self.features)


model = Net()
loss = model(torch.randn(16, 8)).sum()
best = Net()
print(best.load_state_dict(model.state_dict()))
#> <All keys matched successfully>
# --8<-- [end:right_new]

# --8<-- [start:wrong_tensor]
import copy

import torch
from torch import nn

model = nn.Linear(8, 2)
outputs = model(torch.randn(16, 8))
kept = copy.deepcopy(outputs)
#> RuntimeError: Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment.  If you were attempting to deepcopy a module, this may be because of a torch.nn.utils.weight_norm usage, see https://github.com/pytorch/pytorch/pull/103001
print("kept:", kept.shape, "requires_grad:", kept.requires_grad)
# --8<-- [end:wrong_tensor]

# --8<-- [start:right_tensor]
import torch
from torch import nn

model = nn.Linear(8, 2)
outputs = model(torch.randn(16, 8))
kept = outputs.detach().clone()
print("kept:", kept.shape, "requires_grad:", kept.requires_grad)
#> kept: torch.Size([16, 2]) requires_grad: False
# --8<-- [end:right_tensor]

# --8<-- [start:wrong_norm]
import copy

from torch import nn
from torch.nn.utils import weight_norm

model = nn.Sequential(weight_norm(nn.Linear(8, 4)), nn.Linear(4, 2))
#> FutureWarning: `torch.nn.utils.weight_norm` is deprecated in favor of `torch.nn.utils.parametrizations.weight_norm`.
best = copy.deepcopy(model)
#> RuntimeError: Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment.  If you were attempting to deepcopy a module, this may be because of a torch.nn.utils.weight_norm usage, see https://github.com/pytorch/pytorch/pull/103001
print("copied:", best[0].weight.shape)
# --8<-- [end:wrong_norm]

# --8<-- [start:right_norm]
import copy

from torch import nn
from torch.nn.utils.parametrizations import weight_norm

model = nn.Sequential(weight_norm(nn.Linear(8, 4)), nn.Linear(4, 2))
best = copy.deepcopy(model)
print("copied:", best[0].weight.shape)
#> copied: torch.Size([4, 8])
# --8<-- [end:right_norm]

# --8<-- [start:demo_no_grad]
import copy
import warnings

import torch
from torch import nn

warnings.simplefilter("ignore")
model = nn.utils.weight_norm(nn.Linear(8, 4))  # not your code
print("leaf:", model.weight.is_leaf)
#> leaf: False
model.eval()
with torch.no_grad():
    model(torch.randn(1, 8))
print("leaf:", model.weight.is_leaf)
#> leaf: True
best = copy.deepcopy(model)
print("copied:", best.weight.shape)
#> copied: torch.Size([4, 8])
# --8<-- [end:demo_no_grad]

# --8<-- [start:wrong_lock]
import copy
import queue

from torch import nn

model = nn.Linear(8, 2)
model.log = queue.Queue()
best = copy.deepcopy(model)
#> TypeError: cannot pickle '_thread.lock' object
print("copied:", best.weight.shape)
# --8<-- [end:wrong_lock]

# --8<-- [start:right_lock]
import copy
import queue

from torch import nn

model = nn.Linear(8, 2)
log = queue.Queue()
best = copy.deepcopy(model)
print("copied:", best.weight.shape)
#> copied: torch.Size([2, 8])
# --8<-- [end:right_lock]

# --8<-- [start:wrong_optimizer]
import copy

import torch
from torch import nn

model = nn.Linear(8, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
student = copy.deepcopy(model)
before = student.weight.detach().clone()
loss = student(torch.ones(4, 8)).sum()
loss.backward()
optimizer.step()
print("student changed:", not torch.equal(student.weight, before))
#> student changed: False
# --8<-- [end:wrong_optimizer]

# --8<-- [start:right_optimizer]
import copy

import torch
from torch import nn

model = nn.Linear(8, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
student, optimizer = copy.deepcopy((model, optimizer))
before = student.weight.detach().clone()
loss = student(torch.ones(4, 8)).sum()
loss.backward()
optimizer.step()
print("student changed:", not torch.equal(student.weight, before))
#> student changed: True
# --8<-- [end:right_optimizer]

# --8<-- [start:demo_why]
import copy

import torch

w = torch.ones(2, requires_grad=True)
y = 2 * w
print("w:", "leaf" if w.is_leaf else "computed")
#> w: leaf
print("y:", "leaf" if y.is_leaf else "computed")
#> y: computed
print("copy of w:", copy.deepcopy(w))
#> copy of w: tensor([1., 1.], requires_grad=True)
print("clone of y:", y.clone())
#> clone of y: tensor([2., 2.], grad_fn=<CloneBackward0>)
# --8<-- [end:demo_why]

# --8<-- [start:demo_copied]
import copy

import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 4), nn.Linear(4, 4)).eval()
model[1].weight = model[0].weight  # shared on purpose
model(torch.ones(1, 4)).sum().backward()
twin = copy.deepcopy(model)
print("equal:", torch.equal(twin[0].weight, model[0].weight))
#> equal: True
print("same object:", twin[0].weight is model[0].weight)
#> same object: False
print("still shared:", twin[1].weight is twin[0].weight)
#> still shared: True
print("training:", twin.training)
#> training: False
print("gradient:", twin[0].weight.grad)
#> gradient: None
# --8<-- [end:demo_copied]

# --8<-- [start:detect]
import copy
import torch
from torch import nn


class Backbone(nn.Linear):
    def forward(self, x):
        self.features = super().forward(x)
        return self.features


model = nn.Sequential(Backbone(8, 4))
model(torch.randn(16, 8))
for name, module in model.named_modules():
    for key, value in vars(module).items():
        try:
            if key != "_modules":
                copy.deepcopy(value)
        except Exception as error:
            print(f"{name}.{key}:", type(error).__name__)
#> 0.features: RuntimeError
# --8<-- [end:detect]

# --8<-- [start:check]
import copy
import queue
import warnings

import torch
from torch import nn
from torch.nn.utils import parametrizations, prune
from torch.optim.swa_utils import AveragedModel

said = (
    "RuntimeError: Only Tensors created explicitly by the user (graph leaves) "
    "support the deepcopy protocol at the moment")
assert (wrong.error or "").startswith(said)
assert (wrong_tensor.error or "").startswith(said)
assert (wrong_norm.error or "").startswith(said)
assert right.out == "copied: torch.Size([16, 4])\n"
assert right.best.backbone.weight is not right.model.backbone.weight
assert right_new.out == "<All keys matched successfully>\n"
x = torch.randn(3, 8)
assert torch.equal(right_new.best(x), right_new.model(x))
assert right_tensor.out == (
    "kept: torch.Size([16, 2]) requires_grad: False\n")
assert "FutureWarning: `torch.nn.utils.weight_norm` is deprec" in wrong_norm.out
assert right_norm.out == "copied: torch.Size([4, 8])\n"
assert demo_no_grad.out == (
    "leaf: False\nleaf: True\ncopied: torch.Size([4, 8])\n")
assert wrong_lock.error == "TypeError: cannot pickle '_thread.lock' object"
assert right_lock.out == "copied: torch.Size([2, 8])\n"
assert wrong_optimizer.out == "student changed: False\n"
assert right_optimizer.out == "student changed: True\n"
assert demo_why.out == """\
w: leaf
y: computed
copy of w: tensor([1., 1.], requires_grad=True)
clone of y: tensor([2., 2.], grad_fn=<CloneBackward0>)
"""
assert demo_copied.out == """\
equal: True
same object: False
still shared: True
training: False
gradient: None
"""
assert demo_copied.model[0].weight.grad is not None
assert detect.out == "0.features: RuntimeError\n"
assert demo_ema.out.startswith("model: ") and demo_ema.out.count(".") == 2
assert not torch.equal(demo_ema.model[0].bias, demo_ema.ema_model[0].bias)
assert all(not p.grad_fn for p in demo_ema.ema_model.parameters())


def error(f):
    try:
        f()
    except (RuntimeError, TypeError, NotImplementedError) as e:
        return f"{type(e).__name__}: {e}"


# nothing is wrong before the first forward, or with a batch of one without grad
net = wrong.Net()
assert error(lambda: copy.deepcopy(net)) is None
net.eval()(torch.randn(1, 8))  # eval() alone doesn't help
assert error(lambda: copy.deepcopy(net)).startswith(said)
assert error(lambda: AveragedModel(net)).startswith(said)
assert error(lambda: copy.copy(net)) is None
with torch.no_grad():
    net(torch.randn(1, 8))
assert error(lambda: copy.deepcopy(net)) is None
# other attributes, containers, and hooks that keep outputs
linear = nn.Linear(2, 2)
linear.register_buffer("twice", linear.weight * 2)
assert error(lambda: copy.deepcopy(linear)).startswith(said)
moved = nn.Parameter(torch.ones(2)).double()
assert error(lambda: copy.deepcopy({"w": [moved]})).startswith(said)


class Keep:
    def hook(self, module, args, out):
        self.out = out


linear = nn.Linear(2, 2)
linear.register_forward_hook(Keep().hook)
linear(torch.ones(1, 2))
assert error(lambda: copy.deepcopy(linear)).startswith(said)
linear = nn.Linear(2, 2)
outs = []
linear.register_forward_hook(lambda module, args, out: outs.append(out))
linear(torch.ones(1, 2))
assert error(lambda: copy.deepcopy(linear)) is None
# the old norms and pruning: one forward without gradients makes them copyable
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    old = nn.utils.weight_norm(nn.Linear(8, 4))
    spectral = nn.utils.spectral_norm(nn.Linear(8, 4))
pruned = prune.l1_unstructured(nn.Linear(8, 4), "weight", 0.5)
spectral(torch.ones(1, 8))
for module in (old, spectral, pruned):
    assert error(lambda: copy.deepcopy(module)).startswith(said)
    module.eval()
    with torch.no_grad():
        module(torch.ones(1, 8))
    twin = copy.deepcopy(module)
    x = torch.randn(3, 8)
    assert torch.equal(twin(x), module(x))
    twin.train()(x).sum().backward()  # and the copy can be trained
    assert all(p.grad is not None for p in twin.parameters())
# checkpoints of the old function load into the new one
new = parametrizations.weight_norm(nn.Linear(8, 4))
new.load_state_dict(old.state_dict())
assert torch.allclose(new(x), old(x))
sn = parametrizations.spectral_norm(nn.Linear(8, 4))
sn(x)
assert error(lambda: copy.deepcopy(sn)) is None
# the other direction: the optimizer copied alone keeps tensors of its own
model = nn.Linear(2, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
alone = copy.deepcopy(optimizer)
assert alone.param_groups[0]["params"][0] is not model.weight
both = copy.deepcopy((model, optimizer))
assert both[1].param_groups[0]["params"][0] is both[0].weight
# a leaf tensor keeps its gradient in the copy, a parameter does not
w = torch.ones(2, requires_grad=True)
w.grad = torch.ones(2)
assert copy.deepcopy(w).grad.tolist() == [1, 1]
# forward appends: what an earlier call stored stays in the list
class Collect(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer, self.seen = nn.Linear(8, 2), []

    def forward(self, x):
        self.seen.append(self.layer(x))
        return self.seen[-1]


def found(model):  # the loop of detect
    return [
        (key, error(lambda: copy.deepcopy(value)).partition(":")[0])
        for module in model.modules() for key, value in vars(module).items()
        if key != "_modules" and error(lambda: copy.deepcopy(value))]


collect = Collect().eval()
collect(torch.ones(1, 8))
with torch.no_grad():
    collect(torch.ones(1, 8))
assert error(lambda: copy.deepcopy(collect)).startswith(said)
assert found(collect) == [("seen", "RuntimeError")]
collect.seen.clear()
assert error(lambda: copy.deepcopy(collect)) is None and not found(collect)
# the loop also finds buffers, hooks, old norms and locks
hooked = nn.Linear(2, 2)
hooked.register_forward_hook(Keep().hook)
hooked(torch.ones(1, 2))
buffered = nn.Linear(2, 2)
buffered.register_buffer("twice", buffered.weight * 2)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    normed = nn.utils.weight_norm(nn.Linear(2, 2))
locked = nn.Linear(2, 2)
locked.log = queue.Queue()
for holder, key, kind in (
    (hooked, "_forward_hooks", "RuntimeError"),
    (buffered, "_buffers", "RuntimeError"),
    (normed, "weight", "RuntimeError"), (locked, "log", "TypeError")):
    assert found(nn.Sequential(holder)) == [(key, kind)]
# other things that can't be copied
model.extra = (i for i in range(3))
assert error(lambda: copy.deepcopy(model)) == (
    "TypeError: cannot pickle 'generator' object")
model.extra = iter(torch.utils.data.DataLoader(torch.zeros(3)))
assert "cannot be pickled" in error(lambda: copy.deepcopy(model))
model.extra = None
assert error(lambda: copy.deepcopy(model)) is None
assert error(lambda: copy.deepcopy(model.state_dict())) is None
# --8<-- [end:check]
