"""Training one of two networks: what to freeze, what to detach, and what only looks like freezing."""
# /// pitfall
# apis = ["torch.nn.Module.requires_grad_", "torch.Tensor.detach", "torch.Tensor.detach_", "torch.no_grad",
#         "torch.optim.Optimizer.zero_grad"]
# symptom = "silent"
# raises = ["demo_blocked", "demo_view"]
# added = 2026-11-21
# changed = 2026-11-29
# messages = [
#   "element 0 of tensors does not require grad and does not have a grad_fn",
#   "Can't detach views in-place. Use detach() instead. If you are using DistributedDataParallel (DDP) for training, and gradient_as_bucket_view is set as True, gradients are views of DDP buckets, and hence detach_() cannot be called on these gradients. To fix this error, please refer to the Optimizer.zero_grad() function in torch/optim/optimizer.py as the solution.",
# ]
#
# [code.requires_grad_of_a_module]
# pattern = '$M.requires_grad = $VALUE'
# not_inside = [
#     'for $M in $ANY.parameters(): ...', 'for $NAME, $M in $ANY.named_parameters(): ...',
# '''
# ...
# self.$ATTRIBUTE = torch.nn.Parameter(...)
# ...
# $MODEL.$ATTRIBUTE.requires_grad = $VALUE
# ...
# ''',
# ]
# nowhere = ['$M = torch.nn.Parameter(...)', '$M = torch.$F(...)']
# names = { "$M" = '(.*\.)?(back_?bone|encoder|decoder|features?|feature_extractor|extractor|trunk|body|base|base_model|stem|head|fc\d?|classifier|layers?\d?|conv\d?|bn\d?|blocks?\d?|blk|model\d?|net|network|resnet\w*|vgg\w*|bert|vit|cnn|lstm|gru|generator|discriminator|teacher|student|pretrained|netG|netD|[GDmh]|module|mod|child|embeddings?|embed|emb|embedder|transformer|projector|predictor|patch_embed|tower|\w+_(encoder|decoder|net|model|head|backbone|tower|branch|layers?))(\[.*\])?' }
#
# [code.requires_grad_misspelt]
# pattern = '$P.$ATTRIBUTE = $VALUE'
# not = ['$P.requires_grad = $VALUE']
# names = { "$ATTRIBUTE" = 're?q\w*_?grad(s|ient|ients)?|requires?_?grads?|rquires_grad|requires_garde?|requires_gard|require[sd]?_grad', "$VALUE" = 'True|False' }
# example = '''
# for p in model.parameters():
#     p.require_grad = False
# '''
#
# [code.frozen_after_the_new_layer]
# either = [
# '''
# $M.$FC = torch.nn.$LAYER(...)
# ...
# for $P in $M.parameters():
#     $P.requires_grad = $FALSE
# ''',
# '''
# $M.$FC = torch.nn.$LAYER(...)
# ...
# for $P in $M.parameters():
#     $P.requires_grad_($FALSE)
# ''',
# '''
# $M.$FC = torch.nn.$LAYER(...)
# ...
# for $N, $P in $M.named_parameters():
#     $P.requires_grad = $FALSE
# ''',
# '''
# $M.$FC = torch.nn.$LAYER(...)
# ...
# $M.requires_grad_($FALSE)
# ''',
# ]
# nowhere = [
#     '$ANY.requires_grad_(True)', '$ANY.requires_grad = True', '$ANY.requires_grad_()',
# ]
# line = "$FALSE"
# names = { "$FALSE" = 'False', "$M" = '(?!self$).*' }
# example = '''
# model.fc = torch.nn.Linear(512, 2)
# for p in model.parameters():
#     p.requires_grad = False
# '''
#
# [code.requires_grad_of_children]
# either = [
#     'for $M in $MODULES: $M.requires_grad = $VALUE',
#     'for $N, $M in $MODULES: $M.requires_grad = $VALUE',
# '''
# for $M in $MODULES:
#     ...
#     $M.requires_grad = $VALUE
#     ...
# ''',
# '''
# for $N, $M in $MODULES:
#     ...
#     $M.requires_grad = $VALUE
#     ...
# ''',
# ]
# line = "$VALUE"
# names = { "$MODULES" = '(?!.*param)(.*(children\(\)|modules\(\)|layers?\b|blocks?\b|list\(\w*(model|net)|stages?\b|\.encoder\b|\.features\b|\.body\b|backbone).*|[\[(](self\.)?\w*(model|net)\w*\..*)' }
# example = '''
# for child in model.children():
#     child.requires_grad = False
# '''
#
# [code.frozen_with_a_zero_gradient]
# either = ['$B.requires_grad_(False)', '$B.requires_grad = False']
# inside = [
# '''
# for $E in $R:
#     ...
#     $O.zero_grad(set_to_none=False)
#     ...
# ''',
# ]
# example = '''
# for epoch in range(10):
#     if epoch == 5:
#         model.body.requires_grad_(False)
#     optimizer.zero_grad(set_to_none=False)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
backbone, head = nn.Linear(4, 8), nn.Linear(8, 2)
backbone.requires_grad = False
model = nn.Sequential(backbone, nn.ReLU(), head)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
before = backbone.weight.clone()
x, y = torch.randn(16, 4), torch.randint(2, (16,))
loss = nn.functional.cross_entropy(model(x), y)
loss.backward()
optimizer.step()
print("backbone unchanged:", torch.equal(backbone.weight, before))
#> backbone unchanged: False
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
backbone, head = nn.Linear(4, 8), nn.Linear(8, 2)
backbone.requires_grad_(False)
model = nn.Sequential(backbone, nn.ReLU(), head)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
before = backbone.weight.clone()
x, y = torch.randn(16, 4), torch.randint(2, (16,))
loss = nn.functional.cross_entropy(model(x), y)
loss.backward()
optimizer.step()
print("backbone unchanged:", torch.equal(backbone.weight, before))
#> backbone unchanged: True
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = nn.Sequential(nn.Linear(4, 8), nn.ReLU())
        self.head = nn.Linear(8, 2)


model = Net()
for name, p in model.named_parameters():
    if not name.startswith("head."):
        p.requires_grad = False
train = [name for name, p in model.named_parameters() if p.requires_grad]
print("will train:", train)
#> will train: ['head.weight', 'head.bias']
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo_which]
import torch
from torch import nn

x = torch.ones(1, 1)
for way in ("B frozen", "A frozen", "A's output detached", "A under no_grad"):
    A, B = nn.Linear(1, 1), nn.Linear(1, 1)
    A.requires_grad_(way != "A frozen")
    B.requires_grad_(way != "B frozen")
    with torch.set_grad_enabled(way != "A under no_grad"):
        h = A(x)
    h = h.detach() if way == "A's output detached" else h
    B(h).sum().backward()
    trains = [name for name, net in (("A", A), ("B", B))
              if net.weight.grad is not None]
    print(f"{way}: gradient in", trains)
#> B frozen: gradient in ['A']
#> A frozen: gradient in ['B']
#> A's output detached: gradient in ['B']
#> A under no_grad: gradient in ['B']
# --8<-- [end:demo_which]

# --8<-- [start:demo_saved]
import torch
from torch import nn


def saved(layer, x):
    shapes = []
    with torch.autograd.graph.saved_tensors_hooks(
            lambda t: shapes.append(tuple(t.shape)), lambda t: t):
        layer(x)
    return shapes


layer, x = nn.Linear(3, 2), torch.ones(4, 3)
print("not frozen:", saved(layer, x))
#> not frozen: [(4, 3)]
layer.requires_grad_(False)
print("frozen:", saved(layer, x))
#> frozen: []
x.requires_grad_()
print("frozen, input requires grad:", saved(layer, x))
#> frozen, input requires grad: [(3, 2)]
conv = nn.Conv2d(3, 2, 3).requires_grad_(False)
print("frozen conv:", saved(conv, torch.ones(4, 3, 8, 8, requires_grad=True)))
#> frozen conv: [(4, 3, 8, 8), (2, 3, 3, 3)]
# --8<-- [end:demo_saved]

# --8<-- [start:demo_blocked]
import torch
from torch import nn

A, B = nn.Linear(1, 1), nn.Linear(1, 1)
h = A(torch.ones(1, 1))
with torch.no_grad():
    out = B(h)
print("B under no_grad:", out.requires_grad)
#> B under no_grad: False
print("B's output detached:", B(h).detach().requires_grad)
#> B's output detached: False
out.sum().backward()
#> RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn
# --8<-- [end:demo_blocked]

# --8<-- [start:wrong_step]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 1), nn.Linear(1, 1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
x, y, bias = torch.randn(8, 4), torch.randn(8, 1), model[0].bias
for step in range(3):
    optimizer.zero_grad(set_to_none=False)
    loss = nn.functional.mse_loss(model(x), y)
    loss.backward()
    optimizer.step()
    model[0].requires_grad_(False)  # frozen after the first step
    print(f"step {step}, bias: {bias.item():.3f}, gradient: {bias.grad}")
#> step 0, bias: -0.152, gradient: tensor([-0.4034])
#> step 1, bias: -0.116, gradient: tensor([0.])
#> step 2, bias: -0.083, gradient: tensor([0.])
# --8<-- [end:wrong_step]

# --8<-- [start:right_step]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 1), nn.Linear(1, 1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
x, y, bias = torch.randn(8, 4), torch.randn(8, 1), model[0].bias
for step in range(3):
    optimizer.zero_grad()
    loss = nn.functional.mse_loss(model(x), y)
    loss.backward()
    optimizer.step()
    model[0].requires_grad_(False)  # frozen after the first step
    print(f"step {step}, bias: {bias.item():.3f}, gradient: {bias.grad}")
#> step 0, bias: -0.152, gradient: tensor([-0.4034])
#> step 1, bias: -0.152, gradient: None
#> step 2, bias: -0.152, gradient: None
# --8<-- [end:right_step]

# --8<-- [start:demo_detach]
import torch

x = torch.tensor([3.0], requires_grad=True)
m = x * 2
d = m.detach()
print("same memory:", d.data_ptr() == m.data_ptr())
#> same memory: True
print(f"d is a leaf: {d.is_leaf}, m is a leaf: {m.is_leaf}")
#> d is a leaf: True, m is a leaf: False
m.sum().backward()  # m is still in the graph
print("x.grad:", x.grad)
#> x.grad: tensor([2.])

d.requires_grad_()
(d * 5).sum().backward()
print(f"d.grad: {d.grad}, x.grad: {x.grad}")
#> d.grad: tensor([5.]), x.grad: tensor([2.])
# --8<-- [end:demo_detach]

# --8<-- [start:demo_in_place]
import torch

x = torch.tensor([3.0], requires_grad=True)
m = x * 2
early = (m * 5).sum()
m.detach_()
print(f"m is a leaf: {m.is_leaf}, its grad_fn: {m.grad_fn}")
#> m is a leaf: True, its grad_fn: None
late = (m * 5).sum()
print("early requires grad:", early.requires_grad)
#> early requires grad: True
print("late requires grad:", late.requires_grad)
#> late requires grad: False
early.backward()
print("x.grad:", x.grad)
#> x.grad: tensor([10.])
# --8<-- [end:demo_in_place]

# --8<-- [start:demo_view]
import torch

x = torch.tensor([3.0, 4.0], requires_grad=True)
m = x * 2
print("m[0].detach():", m[0].detach())
#> m[0].detach(): tensor(6.)
m[0].detach_()
#> RuntimeError: Can't detach views in-place. Use detach() instead. If you are using DistributedDataParallel (DDP) for training, and gradient_as_bucket_view is set as True, gradients are views of DDP buckets, and hence detach_() cannot be called on these gradients. To fix this error, please refer to the Optimizer.zero_grad() function in torch/optim/optimizer.py as the solution.
# --8<-- [end:demo_view]

# --8<-- [start:detect]
from torch import nn

backbone, head = nn.Linear(4, 8), nn.Linear(8, 2)
model = nn.Sequential(backbone, nn.ReLU(), head)
backbone.requires_grad = False
train = [name for name, p in model.named_parameters() if p.requires_grad]
print("will train:", train)
#> will train: ['0.weight', '0.bias', '2.weight', '2.bias']
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

assert wrong.out == "backbone unchanged: False\n"
assert right.out == "backbone unchanged: True\n"
assert right.backbone.weight.grad is None and right.head.weight.grad is not None
assert wrong.backbone.weight.grad.abs().sum() > 0
assert demo_in_your_code.out == "will train: ['head.weight', 'head.bias']\n"
assert demo_which.out == """\
B frozen: gradient in ['A']
A frozen: gradient in ['B']
A's output detached: gradient in ['B']
A under no_grad: gradient in ['B']
"""
assert demo_blocked.out.startswith(
    "B under no_grad: False\nB's output detached: False\nRuntimeError: ")
assert demo_blocked.error == (
    "RuntimeError: element 0 of tensors does not require grad"
    " and does not have a grad_fn")
assert demo_detach.out == """\
same memory: True
d is a leaf: True, m is a leaf: False
x.grad: tensor([2.])
d.grad: tensor([5.]), x.grad: tensor([2.])
"""
assert demo_in_place.out == """\
m is a leaf: True, its grad_fn: None
early requires grad: True
late requires grad: False
x.grad: tensor([10.])
"""
m = torch.ones(1, requires_grad=True) * 2
assert m.detach_() is m and not m.requires_grad
assert demo_view.out.startswith("m[0].detach(): tensor(6.)\nRuntimeError: ")
assert demo_view.error.startswith("RuntimeError: Can't detach views in-place.")
before, *after = [line.split()[3] for line in wrong_step.out.splitlines()]
assert before != after[0] != after[1] != before
assert wrong_step.out.count("gradient: tensor([0.])") == 2
before, *after = [line.split()[3] for line in right_step.out.splitlines()]
assert after == [before] * 2 and right_step.out.count("gradient: None") == 2
assert detect.out == (
    "will train: ['0.weight', '0.bias', '2.weight', '2.bias']\n")
assert not hasattr(torch.nn.Linear(1, 1), "requires_grad")
p = torch.nn.Linear(1, 1).weight
p.requries_grad = False  # misspelt: an attribute that nobody reads
assert p.requires_grad
assert demo_saved.out == """\
not frozen: [(4, 3)]
frozen: []
frozen, input requires grad: [(3, 2)]
frozen conv: [(4, 3, 8, 8), (2, 3, 3, 3)]
"""

x = torch.ones(4, 3, 8, 8, requires_grad=True)  # not frozen: the same
assert demo_saved.saved(torch.nn.Conv2d(3, 2, 3), x) == [
    (4, 3, 8, 8), (2, 3, 3, 3)]


# what A saves: nothing under no_grad or frozen, its input before a detach()
def saved(A, grad=True, input_grad=False):
    seen = []
    hooks = torch.autograd.graph.saved_tensors_hooks(seen.append, id)
    x = torch.ones(1, 1, requires_grad=input_grad)
    with torch.set_grad_enabled(grad), hooks:
        A(x).detach()
    return len(seen)


A = torch.nn.Linear(1, 1)
assert saved(A) > 0 and saved(A, grad=False) == 0
assert saved(A, grad=False, input_grad=True) == 0
assert saved(A.requires_grad_(False)) == 0 < saved(A, input_grad=True)
# a frozen layer behind a layer that trains gets an input that requires grad
C = torch.nn.Linear(1, 1)
both = torch.nn.Sequential(C, A)
assert saved(both) == saved(C) + 1

# weight decay and Adam move it as well, unless the gradient is None
for make in (
    lambda p: torch.optim.SGD(p, lr=0.1, weight_decay=0.5),
    lambda p: torch.optim.Adam(p, lr=0.1),
):
    for set_to_none in (True, False):
        w = torch.tensor(1.0, requires_grad=True)
        optimizer = make([w])
        w.backward()
        optimizer.step()
        before = w.requires_grad_(False).item()
        optimizer.zero_grad(set_to_none=set_to_none)
        optimizer.step()
        assert (w.item() == before) == set_to_none
# --8<-- [end:check]
