"""Without torch.no_grad() each forward pass of a validation loop saves tensors for a backward that never comes."""
# /// pitfall
# apis = ["torch.no_grad", "torch.inference_mode", "torch.autograd.graph.saved_tensors_hooks", "torch.Tensor.item"]
# symptom = "memory"
# raises = ["demo_inference"]
# added = 2026-11-21
# messages = [
#   "volatile was removed and now has no effect. Use `with torch.no_grad():` instead.",
#   "Inference tensors cannot be saved for backward. Please do not use Tensors created in inference mode in computation tracked by autograd. To work around this, you can make a clone to get a normal tensor and use it in autograd, or use `torch.no_grad()` instead of `torch.inference_mode()`.",
# ]
#
# [code.validation_with_a_graph]
# pattern = '''
# $M.eval()
# ...
# for $I in $DATA:
#     ...
#     $M(...)
#     ...
# '''
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
#     'with torch.set_grad_enabled($V): ...',
# '''
# $M.eval()
# ...
# with torch.$NO_GRAD(): ...
# ''',
# '''
# $M.eval()
# ...
# with torch.set_grad_enabled($V): ...
# ''',
# '''
# $M.eval()
# ...
# $L.backward(...)
# ''',
#     'for $I2 in (...): ...',
# '''
# def $EVALUATE(...):
#     ...
#     $G = torch.autograd.grad(...)
#     ...
# ''',
# ]
# nowhere = [
#     'torch.set_grad_enabled(False)', 'torch.autograd.grad(...)', '$M.requires_grad_(False)',
#     '$M.generate(...)', 'for $P in $M.parameters(): $P.requires_grad = False',
# '''
# with torch.no_grad():
#     ...
#     $CALLED($M, ...)
#     ...
# ''',
# '''
# def $CALLED(...):
#     ...
#     $M.eval()
#     ...
# ...
# with torch.no_grad():
#     ...
#     $CALLED(...)
#     ...
# ''',
# '''
# with torch.no_grad():
#     ...
#     $CALLED(...)
#     ...
# ...
# def $CALLED(...):
#     ...
#     $M.eval()
#     ...
# ''',
# '''
# def $CALLED(...):
#     ...
#     $M.eval()
#     ...
# ...
# with torch.inference_mode():
#     ...
#     $CALLED(...)
#     ...
# ''',
# '''
# with torch.inference_mode():
#     ...
#     $CALLED(...)
#     ...
# ...
# def $CALLED(...):
#     ...
#     $M.eval()
#     ...
# ''',
# '''
# with torch.inference_mode():
#     ...
#     $CALLED($M, ...)
#     ...
# ''',
# ]
# line = "$DATA"
# names = { "$DATA" = '(?!\().*' }
#
# [code.evaluation_function_with_a_graph]
# pattern = '$OUT = <... $M(...) ...>'
# inside = [
#     'def $EVALUATE(...): ...', 'for $I in $LOADER: ...',
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
#     'with torch.set_grad_enabled($V): ...', 'class $D(torch.utils.data.Dataset): ...',
# '''
# def $FUNC(...):
#     ...
#     with torch.$NO_GRAD(): ...
# ''',
# '''
# def $FUNC(...):
#     ...
#     $L.backward(...)
#     ...
# ''',
# '''
# def $FUNC(...):
#     ...
#     torch.autograd.grad(...)
#     ...
# ''',
# ]
# nowhere = [
#     'torch.set_grad_enabled(False)', '$M.requires_grad_(False)', 'torch.set_grad_enabled($FLAG)',
# '''
# with torch.$NO_GRAD():
#     ...
#     $EVALUATE(...)
#     ...
# ''',
# '''
# with torch.$NO_GRAD():
#     ...
#     $ANY.$EVALUATE(...)
#     ...
# ''',
# ]
# names = { "$EVALUATE" = '_?(?!.*train)(\w+_)?(valid\w*|eval\w*|test|predict\w*|infer\w*|accuracy|score|val)(_\w+)?', "$M" = '(self\.)?\w*(model|net|network|classifier|cnn|mlp|encoder|backbone|transformer|lstm|gru|rnn|module|unet|resnet)', "$LOADER" = '(?!.*range\().*(loader|dl\b|_dl|batches|data|\.split\(|dataset|set\b).*' }
# example = '''
# def validate(model, loader):
#     total = 0
#     for x, y in loader:
#         loss = criterion(model(x), y)
#         total += loss
#     return total
# '''
#
# [code.validation_in_a_comprehension]
# either = [
#     '[$M($X) for $X in $DATA]', '[$M($X) for $X, $Y in $DATA]',
#     '[$M($X.to(...)) for $X, $Y in $DATA]', '[$M($X)[...] for $X in $DATA]',
#     '[$C($M($X), $Y) for $X, $Y in $DATA]', '($C($M($X), $Y) for $X, $Y in $DATA)',
#     '[$M($X.to(...)) for $X in $DATA]', '[$M(**$X) for $X in $DATA]',
#     'sum(<... $M($X) ...> for $X, $Y in $DATA)', '[<... $M($X) ...> for $X, $Y in $DATA]',
#     'sum(<... $M($X.to(...)) ...> for $X, $Y in $DATA)',
#     'torch.cat([<... $M($X) ...> for $X in $DATA])', '[<... $M($X) ...> for $X in $DATA]',
# ]
# inside = [
# '''
# $M.eval()
# ...
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
# $M.eval()
# ...
# with torch.$NO_GRAD(): ...
# ''',
# '''
# $M.eval()
# ...
# $L.backward(...)
# ''',
# ]
# nowhere = ['torch.set_grad_enabled(False)', '$M.requires_grad_(False)']
# example = '''
# model.eval()
# outputs = [model(x) for x, y in val_loader]
# '''
#
# [code.vectors_kept_with_their_graphs]
# either = [
#     '$VECTORS = [$M($X) for $X in $DATA]', '$VECTORS = [$M($X) for $X, $Y in $DATA]',
#     '$VECTORS = [$M($X.to(...)) for $X, $Y in $DATA]',
#     '$VECTORS = [$M($X.to(...)) for $X in $DATA]',
#     '$VECTORS = torch.cat([$M($X) for $X, $Y in $DATA])',
#     '$VECTORS = torch.cat([$M($X.to(...)) for $X, $Y in $DATA])',
#     '$VECTORS = torch.cat([$M($X) for $X in $DATA])',
#     '$VECTORS = torch.cat([$M($X.to(...)) for $X in $DATA])',
#     '$VECTORS = torch.stack([$M($X) for $X in $DATA])',
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
#     'def forward(...): ...', 'with torch.set_grad_enabled(...): ...',
# '''
# def $FUNC2(...):
#     ...
#     $L.backward(...)
#     ...
# ''',
# '''
# for $I in $R:
#     ...
#     $L.backward(...)
#     ...
# ''',
# '''
# with torch.$NO_GRAD():
#     ...
#     $VECTORS = $VALUE
#     ...
# ''',
# ]
# nowhere = [
#     'torch.set_grad_enabled(False)', '$M.requires_grad_(False)', '$VECTORS.backward()',
#     '$P.requires_grad = False', '$P.requires_grad_(False)', 'torch.autograd.grad(...)',
#     '$L2.backward(...)', 'torch.no_grad()', 'with torch.no_grad(): ...',
#     'with torch.inference_mode(): ...',
# ]
# names = { "$M" = '(self\.)?(\w*\.)*(\w*(encoder|backbone|extractor|embedder|clip|resnet)\w*)', "$DATA" = '.*(loader|dl\b|_dl|batches|dataloader).*|tqdm\(.*' }
# example = '''
# embeddings = [encoder(x.to(device)) for x, _ in loader]
# bank = torch.cat(embeddings)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(10, 1)
val_loader = [(torch.randn(32, 10), torch.randn(32, 1)) for _ in range(3)]

model.eval()
val_loss = 0
for x, y in val_loader:
    loss = nn.functional.mse_loss(model(x), y)
    val_loss += loss
print("validation loss:", val_loss / len(val_loader))
#> validation loss: tensor(1.5132, grad_fn=<DivBackward0>)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(10, 1)
val_loader = [(torch.randn(32, 10), torch.randn(32, 1)) for _ in range(3)]

model.eval()
val_loss = 0
with torch.no_grad():
    for x, y in val_loader:
        loss = nn.functional.mse_loss(model(x), y)
        val_loss += loss
print("validation loss:", val_loss / len(val_loader))
#> validation loss: tensor(1.5132)
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn


@torch.no_grad()
def validate(model, loader):
    model.eval()
    total = 0
    for x, y in loader:
        total += nn.functional.mse_loss(model(x), y)
    return total / len(loader)


torch.manual_seed(0)
model = nn.Linear(10, 1)
val_loader = [(torch.randn(32, 10), torch.randn(32, 1)) for _ in range(3)]
print("validation loss:", validate(model, val_loader))
#> validation loss: tensor(1.5132)
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo_bytes]
import weakref

import torch
from torch.autograd.graph import saved_tensors_hooks

def count(t):
    kept[t.data_ptr()] = t = t.detach()
    return t

w = torch.ones(10, 10, requires_grad=True)
for way in "total += loss", "total += loss.item()", "no_grad":
    kept, total, size = weakref.WeakValueDictionary(), 0, []
    grad = torch.set_grad_enabled(way != "no_grad")
    with grad, saved_tensors_hooks(count, lambda t: t):
        for batch in range(3):
            loss = (torch.ones(1000, 10) @ w).tanh().square().mean()
            total += loss.item() if "item" in way else loss
            size.append(sum(t.nbytes for t in kept.values()))
    print(f"{way}: {len(kept)} tensors, {size} bytes")
#> total += loss: 6 tensors, [80000, 160000, 240000] bytes
#> total += loss.item(): 2 tensors, [80000, 80000, 80000] bytes
#> no_grad: 0 tensors, [0, 0, 0] bytes
# --8<-- [end:demo_bytes]

# --8<-- [start:demo_results]
import torch
from torch import nn

w = torch.tensor([2.0], requires_grad=True)
with torch.no_grad():
    y = w * 3
    part = w[0]
    new = nn.Parameter(torch.ones(1))
for name, t in dict(y=y, part=part, w=w, new=new).items():
    print(f"{name}: requires_grad {t.requires_grad}, grad_fn {t.grad_fn}")
#> y: requires_grad False, grad_fn None
#> part: requires_grad True, grad_fn None
#> w: requires_grad True, grad_fn None
#> new: requires_grad True, grad_fn None
z = y * w  # recorded again
z.backward()
print("w.grad:", w.grad)
#> w.grad: tensor([6.])
# --8<-- [end:demo_results]

# --8<-- [start:demo_inference]
import torch

w = torch.tensor([2.0], requires_grad=True)
with torch.no_grad():
    a = w * 3
print("a * w requires grad:", (a * w).requires_grad)
#> a * w requires grad: True
with torch.inference_mode():
    b = w * 3
print("b is an inference tensor:", b.is_inference())
#> b is an inference tensor: True
print("same values:", torch.equal(a, b))
#> same values: True
b * w
#> RuntimeError: Inference tensors cannot be saved for backward. Please do not use Tensors created in inference mode in computation tracked by autograd. To work around this, you can make a clone to get a normal tensor and use it in autograd, or use `torch.no_grad()` instead of `torch.inference_mode()`.
# --8<-- [end:demo_inference]

# --8<-- [start:demo_volatile]
import torch
from torch.autograd import Variable

x = Variable(torch.ones(1), volatile=True)
#> UserWarning: volatile was removed and now has no effect. Use `with torch.no_grad():` instead.
w = torch.ones(1, requires_grad=True)
print("still recorded:", (w * x).requires_grad)
#> still recorded: True
# --8<-- [end:demo_volatile]

# --8<-- [start:demo_collect]
import torch
from torch import nn

model = nn.Conv2d(3, 21, 1).eval()
val_loader = torch.zeros(5, 4, 3, 64, 64)  # 5 batches of 4 images
scores, classes = [], []
with torch.no_grad():
    for x in val_loader:
        y = model(x)
        scores.append(y)
        classes.append(y.argmax(dim=1).to(torch.uint8).cpu())
for name, kept in dict(scores=scores, classes=classes).items():
    print(f"{name}: {sum(t.nbytes for t in kept):,} bytes")
#> scores: 6,881,280 bytes
#> classes: 81,920 bytes
# --8<-- [end:demo_collect]

# --8<-- [start:check]
import torch
from torch import nn

assert wrong.out == (
    "validation loss: tensor(1.5132, grad_fn=<DivBackward0>)\n")
assert right.out == "validation loss: tensor(1.5132)\n"
assert wrong.val_loss.requires_grad and not right.val_loss.requires_grad
assert right.loss.grad_fn is None and right.val_loss.grad_fn is None
bias = wrong.model.bias
(grad,) = torch.autograd.grad(wrong.val_loss, bias, retain_graph=True)
each = [2 * (wrong.model(x) - y).mean() for x, y in wrong.val_loader]
assert torch.allclose(grad, sum(each))  # all three graphs are still there

assert demo_in_your_code.out == right.out
assert not demo_in_your_code.model.training

batch = 4 * 1000 * 10  # bytes of the input, and of the output of tanh
assert batch == 40_000
assert demo_bytes.out == """\
total += loss: 6 tensors, [80000, 160000, 240000] bytes
total += loss.item(): 2 tensors, [80000, 80000, 80000] bytes
no_grad: 0 tensors, [0, 0, 0] bytes
"""
seen, weight = [], torch.ones(10, 10, requires_grad=True)
for mode in torch.no_grad, torch.inference_mode:
    with mode(), torch.autograd.graph.saved_tensors_hooks(seen.append, id):
        (torch.ones(1000, 10) @ weight).tanh().square().mean()
assert seen == []

assert demo_results.out == """\
y: requires_grad False, grad_fn None
part: requires_grad True, grad_fn None
w: requires_grad True, grad_fn None
new: requires_grad True, grad_fn None
w.grad: tensor([6.])
"""
assert demo_results.part.is_leaf and demo_results.part.item() == 2
try:
    demo_results.part.backward()
except RuntimeError as error:
    assert "element 0 of tensors does not require grad" in str(error)
else:
    raise AssertionError("a view made under no_grad can run backward")

assert demo_inference.out.startswith("""\
a * w requires grad: True
b is an inference tensor: True
same values: True
RuntimeError: """)
inference = "RuntimeError: Inference tensors cannot be saved for backward."
assert demo_inference.error.startswith(inference)
assert "UserWarning: volatile was removed and now has no" in demo_volatile.out
assert demo_volatile.out.endswith("still recorded: True\n")
assert demo_collect.out == """\
scores: 6,881,280 bytes
classes: 81,920 bytes
"""
with torch.no_grad():
    small, large = torch.zeros(1, 3, 64, 64), torch.zeros(1, 3, 128, 128)
    conv = demo_collect.model
    assert conv(large).nbytes == 4 * conv(small).nbytes
# --8<-- [end:check]
