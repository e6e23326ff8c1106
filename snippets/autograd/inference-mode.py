"""A tensor created under torch.inference_mode stays marked: autograd can't save it and nothing may change it; no_grad has no such limit, clone removes the mark."""
# /// pitfall
# apis = ["torch.inference_mode", "torch.no_grad", "torch.Tensor.is_inference", "torch.Tensor.clone"]
# symptom = "error"
# raises = ["wrong", "wrong_cache", "wrong_inplace", "wrong_model"]
# added = 2026-11-29
# messages = [
#   "Inference tensors cannot be saved for backward. Please do not use Tensors created in inference mode in computation tracked by autograd. To work around this, you can make a clone to get a normal tensor and use it in autograd, or use `torch.no_grad()` instead of `torch.inference_mode()`.",
#   "Inplace update to inference tensor outside InferenceMode is not allowed.You can make a clone to get a normal tensor before doing inplace update.*",
#   "Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.",
#   "Inference tensors do not track version counter.",
# ]
# older = ["Inference tensors cannot be saved for backward. To work around you can make a clone to get a normal tensor and use it in autograd."]
#
# [code.features_of_inference_mode]
# pattern = '''
# with torch.inference_mode():
#     ...
#     $F = $B(...)
#     ...
# ...
# $HEAD($F)
# ...
# $L.backward()
# '''
# anywhere = ['$HEAD = torch.nn.$KIND(...)']
#
# [code.features_of_a_function]
# either = [
#     '$F = $EXTRACT(...)', '$F = $OBJ.$EXTRACT(...)', '$F, $Y = $EXTRACT(...)',
#     '$F = torch.cat([$EXTRACT(...) for $X in $R])',
#     'torch.utils.data.TensorDataset($EXTRACT(...), ...)', '$G($EXTRACT(...), ...)',
#     '$F = [$EXTRACT($X) for $X in $R]',
# ]
# anywhere = [
#     [
# '''
# @torch.inference_mode()
# def $EXTRACT(...): ...
# ''',
# '''
# def $EXTRACT(...):
#     ...
#     with torch.inference_mode(): ...
#     ...
# ''',
#     ],
#     '$L.backward(...)',
# ]
# nowhere = ['$ANY.clone()', '$ANY.numpy()', '$ANY.tolist()']
# names = { "$EXTRACT" = '.*(feat|embed|encod|extract|represent|activ|hidden|latent|precompute|teacher|target|soft|collect|bottleneck).*' }
# example = '''
# @torch.inference_mode()
# def extract_features(x):
#     return backbone(x)
# features = extract_features(x)
# loss = criterion(head(features), y)
# loss.backward()
# '''
#
# [code.used_for_training]
# pattern = '''
# with torch.inference_mode():
#     ...
#     $F = <... $B(...) ...>
#     ...
# ...
# $OUT = <... $F ...>
# ...
# $L.backward(...)
# '''
# nowhere = [
#     '$F.clone()', '$F = <... $X.item() ...>', '$F = <... $X.tolist() ...>',
#     '$F = <... $X.numpy() ...>', '$F = $X.argmax(...)',
# ]
# line = "$F"
# names = { "$F" = '(?!.*(acc|correct|loss|total|pred\b|n\b|model|net\b)).*' }
# example = '''
# with torch.inference_mode():
#     features = backbone(x)
# logits = head(features)
# loss = criterion(logits, y)
# loss.backward()
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
backbone, head = nn.Linear(4, 8), nn.Linear(8, 2)
x, y = torch.randn(16, 4), torch.randint(2, (16,))
with torch.inference_mode():
    features = backbone(x)
loss = nn.functional.cross_entropy(head(features), y)
#> RuntimeError: Inference tensors cannot be saved for backward. Please do not use Tensors created in inference mode in computation tracked by autograd. To work around this, you can make a clone to get a normal tensor and use it in autograd, or use `torch.no_grad()` instead of `torch.inference_mode()`.
loss.backward()
print("head gets a gradient:", head.weight.grad is not None)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
backbone, head = nn.Linear(4, 8), nn.Linear(8, 2)
x, y = torch.randn(16, 4), torch.randint(2, (16,))
with torch.no_grad():
    features = backbone(x)
loss = nn.functional.cross_entropy(head(features), y)
loss.backward()
print("head gets a gradient:", head.weight.grad is not None)
#> head gets a gradient: True
# --8<-- [end:right]

# --8<-- [start:wrong_cache]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc, self.position = nn.Linear(4, 2), None

    def forward(self, x):
        if self.position is None:
            self.position = torch.arange(len(x)).float()[:, None]
        return self.fc(x) * self.position

model, x = Net(), torch.randn(3, 4)
with torch.inference_mode():
    model(x)
model(x).sum().backward()
#> RuntimeError: Inference tensors cannot be saved for backward. Please do not use Tensors created in inference mode in computation tracked by autograd. To work around this, you can make a clone to get a normal tensor and use it in autograd, or use `torch.no_grad()` instead of `torch.inference_mode()`.
print("gradient:", model.fc.weight.grad.shape)
# --8<-- [end:wrong_cache]

# --8<-- [start:right_cache]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc, self.position = nn.Linear(4, 2), None

    def forward(self, x):
        if self.position is None:
            self.position = torch.arange(len(x)).float()[:, None]
        return self.fc(x) * self.position

model, x = Net(), torch.randn(3, 4)
with torch.no_grad():
    model(x)
model(x).sum().backward()
print("gradient:", model.fc.weight.grad.shape)
#> gradient: torch.Size([2, 4])
# --8<-- [end:right_cache]

# --8<-- [start:wrong_inplace]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(4, 1)
loader = [(torch.randn(8, 4), torch.randn(8, 1)) for _ in range(3)]
test_loss = 0
with torch.inference_mode():
    for x, y in loader:
        test_loss += nn.functional.mse_loss(model(x), y)
test_loss /= len(loader)
#> RuntimeError: Inplace update to inference tensor outside InferenceMode is not allowed.You can make a clone to get a normal tensor before doing inplace update.See https://github.com/pytorch/rfcs/pull/17 for more details.
print(f"test loss: {test_loss:.4f}")
# --8<-- [end:wrong_inplace]

# --8<-- [start:right_inplace]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(4, 1)
loader = [(torch.randn(8, 4), torch.randn(8, 1)) for _ in range(3)]
test_loss = 0
with torch.inference_mode():
    for x, y in loader:
        test_loss += nn.functional.mse_loss(model(x), y).item()
test_loss /= len(loader)
print(f"test loss: {test_loss:.4f}")
#> test loss: 1.8637
# --8<-- [end:right_inplace]

# --8<-- [start:wrong_model]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(8, 4)
with torch.inference_mode():
    model = nn.Linear(4, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
model(x).sum().backward()
optimizer.step()
#> RuntimeError: Inplace update to inference tensor outside InferenceMode is not allowed.You can make a clone to get a normal tensor before doing inplace update.See https://github.com/pytorch/rfcs/pull/17 for more details.
print("a step was made:", model.weight.grad is not None)
# --8<-- [end:wrong_model]

# --8<-- [start:right_model]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(8, 4)
with torch.inference_mode():
    with torch.inference_mode(False):
        model = nn.Linear(4, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
model(x).sum().backward()
optimizer.step()
print("a step was made:", model.weight.grad is not None)
#> a step was made: True
# --8<-- [end:right_model]

# --8<-- [start:demo_which]
import torch

with torch.inference_mode():
    t = torch.ones(3)
results = {"t.clone()": t.clone(), "t * 2": t * 2, "t.double()": t.double(),
           "t.detach()": t.detach(), "t[:2]": t[:2], "t.float()": t.float()}
for name, result in results.items():
    print(f"{name}: inference tensor {result.is_inference()}")
#> t.clone(): inference tensor False
#> t * 2: inference tensor False
#> t.double(): inference tensor False
#> t.detach(): inference tensor True
#> t[:2]: inference tensor True
#> t.float(): inference tensor True
# --8<-- [end:demo_which]

# --8<-- [start:demo_others]
import torch

with torch.inference_mode():
    t = torch.ones(3)
for name, call in {
    "requires_grad_": lambda: t.requires_grad_(),
    "_version": lambda: t._version,
}.items():
    try:
        call()
    except RuntimeError as error:
        print(f"{name}: {error}")
#> requires_grad_: Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.
#> _version: Inference tensors do not track version counter.
w = torch.ones(3, requires_grad=True)
print("w + t:", (w + t).requires_grad)
#> w + t: True
# --8<-- [end:demo_others]

# --8<-- [start:detect]
import torch
from torch import nn

model = nn.Linear(4, 8)
with torch.inference_mode():
    model.register_buffer("scale", torch.ones(8))
    model.positions = torch.arange(8)
for module in model.modules():
    tensors = {**module._parameters, **module._buffers, **vars(module)}
    for name, t in tensors.items():
        if torch.is_tensor(t) and t.is_inference():
            print("inference tensor:", name)
#> inference tensor: scale
#> inference tensor: positions
# --8<-- [end:detect]

# --8<-- [start:check]
import copy

import torch
from torch import nn

saved = "RuntimeError: Inference tensors cannot be saved for backward. Please"
inplace = (
    "RuntimeError: Inplace update to inference tensor outside InferenceMode is "
    "not allowed.You can make a clone to get a normal tensor before")
assert (wrong.error or "").startswith(saved)
assert right.out == "head gets a gradient: True\n"
assert right.backbone.weight.grad is None
assert (wrong_cache.error or "").startswith(saved)
assert right_cache.out == "gradient: torch.Size([2, 4])\n"
assert (wrong_inplace.error or "").startswith(inplace)
assert right_inplace.out.startswith("test loss: ")
assert wrong_inplace.test_loss.is_inference()
assert (wrong_model.error or "").startswith(inplace)
assert right_model.out == "a step was made: True\n"
assert demo_which.out == """\
t.clone(): inference tensor False
t * 2: inference tensor False
t.double(): inference tensor False
t.detach(): inference tensor True
t[:2]: inference tensor True
t.float(): inference tensor True
"""
assert demo_others.out == """\
requires_grad_: Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.
_version: Inference tensors do not track version counter.
w + t: True
"""
assert detect.out == (
    "inference tensor: scale\ninference tensor: positions\n")


def error_of(call):
    try:
        call()
    except RuntimeError as error:
        return "RuntimeError: " + str(error)


with torch.inference_mode():
    t = torch.ones(3)
    layers = nn.Sequential(nn.Linear(3, 3), nn.Linear(3, 1))
# no_grad doesn't lift the ban on changes
with torch.no_grad():
    assert error_of(lambda: t.add_(1)).startswith(inplace)
assert error_of(lambda: t.__setitem__(0, 2)).startswith(inplace)
# two layers: the second one's weight has to be saved
assert error_of(lambda: layers(torch.ones(2, 3))).startswith(saved)
# a checkpoint can't be loaded into it; a deep copy is normal
state = nn.Sequential(nn.Linear(3, 3), nn.Linear(3, 1)).state_dict()
assert inplace[14:] in error_of(lambda: layers.load_state_dict(state))
copied = copy.deepcopy(layers)
assert not any(p.is_inference() for p in copied.parameters())
copied(torch.ones(2, 3)).sum().backward()
# inside, a copy is marked again, unless the mode is off; so is an input
with torch.inference_mode():
    assert copy.deepcopy(layers)[0].weight.is_inference()
    x = torch.ones(2, 3)
    with torch.inference_mode(False):
        copied = copy.deepcopy(layers)
        assert not copied[0].weight.is_inference()
        assert error_of(lambda: copied(x)).startswith(saved)
        copied(x.clone()).sum().backward()
# tensors from outside stay normal, even if they are changed inside
normal, bn = torch.ones(3), nn.BatchNorm1d(3)
with torch.inference_mode():
    normal.add_(1)
    bn(torch.randn(4, 3))
    with torch.inference_mode(False):
        assert not torch.ones(3).is_inference()
    view = normal[:2]
assert not normal.is_inference() and not view.is_inference()
bn(torch.randn(4, 3)).sum().backward()
# enable_grad inside doesn't help
with torch.inference_mode(), torch.enable_grad():
    w = torch.ones(3, requires_grad=True)
    assert not (w * 2).requires_grad and w.is_inference()
# moving a model to another dtype under inference_mode marks its parameters
model = nn.Linear(3, 1)
with torch.inference_mode():
    model.double()
assert model.weight.is_inference()
# a list of outputs, collected and used as data: through a DataLoader, normal
loader = torch.utils.data.DataLoader([t, t], batch_size=2)
assert not next(iter(loader)).is_inference()
# --8<-- [end:check]
