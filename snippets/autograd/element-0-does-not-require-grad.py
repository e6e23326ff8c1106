"""The loss is cut off from the weights, so backward has nowhere to go; requires_grad_(True) on the loss only hides it."""
# /// pitfall
# apis = ["torch.Tensor.backward", "torch.Tensor.argmax", "torch.Tensor.requires_grad_", "torch.no_grad", "torch.stack", "torch.is_grad_enabled", "torch.utils.checkpoint.checkpoint", "torch.tensor", "torch.Tensor.item", "torch.Tensor.detach"]
# also = ["torch.set_grad_enabled"]
# symptom = "error"
# raises = ["wrong", "wrong_rebuilt", "wrong_constant", "wrong_no_grad", "wrong_frozen", "wrong_checkpoint"]
# added = 2026-11-29
# messages = [
#   "element 0 of tensors does not require grad and does not have a grad_fn",
#   "None of the inputs have requires_grad=True. Gradients will be None",
# ]
#
# [code.loss_made_anew]
# either = [
#     'torch.tensor($E, requires_grad=True)', 'torch.tensor($E, ..., requires_grad=True)',
#     'torch.tensor($E, ...).requires_grad_(...)', 'torch.Tensor($E).requires_grad_(...)',
#     'torch.autograd.Variable(torch.tensor($E), requires_grad=True)',
#     'torch.autograd.Variable($E, requires_grad=True)',
# ]
# inside = [
#     [
#         'def forward(...): ...',
# '''
# def $LOSS(...):
#     ...
#     return $RETURNED
# ''',
# '''
# for $I in $DATA:
#     ...
#     $L.backward(...)
#     ...
# ''',
#     ],
# ]
# not_inside = ['def __init__(...): ...', '$PARAM = torch.nn.Parameter(...)']
# nowhere = ['torch.autograd.grad(...)', '$ANY.grad']
# names = { "$E" = '(?!-?[\d.e-]+$|\[|\(|.*(random|linspace|eye|zeros|ones|arange|array)).*(loss|\.item\(|score|mean|sum|dice|iou|error|err|acc|total|mse|mae|cost|value|1 -).*' }
# example = '''
# def dice_loss(p, y):
#     return torch.tensor(1 - dice(p, y), requires_grad=True)
# '''
#
# [code.loss_of_a_detached_output]
# either = [
#     '$L = $LOSS($OUT.detach(), ...)', '$L = $LOSS($OUT.data, ...)',
#     '$L = $LOSS($OUT.detach().$METHOD(...), ...)', '$L = $LOSS($OUT.argmax(...).float(), ...)',
#     '$L = $LOSS(torch.argmax(...).float(), ...)', '$L = $LOSS(($OUT > $BAR).float(), ...)',
#     '$L = $LOSS(torch.round(...), ...)', '$L = $LOSS($OUT.round(), ...)',
# '''
# $OUT = $M(...).detach()
# ...
# $L = $LOSS($OUT, ...)
# ...
# $L.backward(...)
# ''',
# '''
# $OUT = $OUT.detach()
# ...
# $L = $LOSS($OUT, ...)
# ...
# $L.backward(...)
# ''',
# '''
# with torch.no_grad():
#     ...
#     $OUT = $M(...)
#     ...
# ...
# $L = $LOSS($OUT, $Y)
# ...
# $L.backward(...)
# ''',
# '''
# $P = <... $OUT.argmax(...) ...>
# ...
# $L = $LOSS($P.float(), ...)
# ...
# $L.backward(...)
# ''',
# '''
# $P = <... torch.argmax(...) ...>
# ...
# $L = <... ($P == $Y).float() ...>
# ...
# $L.backward(...)
# ''',
# '''
# $P = <... $OUT.argmax(...) ...>
# ...
# $L = <... ($P == $Y).float() ...>
# ...
# $L.backward(...)
# ''',
# ]
# anywhere = ['$L.backward(...)']
# line = "$L"
# names = { "$L" = '(self\.)?\w*(loss|cost|objective|error|penalty|mse)\w*|l' }
# example = '''
# loss = criterion(model(x).detach(), y)
# loss.backward()
# '''
#
# [code.grad_switched_on_for_a_loss]
# either = [
#     '$L.requires_grad_()', '$L.requires_grad_(True)', '$L.requires_grad = True',
#     '$L = torch.tensor(...).sum()', '$L = torch.tensor(...).mean()',
#     '$L = torch.tensor($E, ...)',
# ]
# not = ['$L = torch.tensor([...], ...)', '$L = torch.tensor(..., requires_grad=$R, ...)']
# inside = [
# '''
# $L = $VALUE
# ...
# $L.backward(...)
# ''',
# ]
# not_inside = [
# '''
# $L = $VALUE1
# ...
# $L = $VALUE2
# ...
# $L.backward(...)
# ''',
# '''
# $L = $VALUE1
# ...
# $L += $VALUE2
# ...
# $L.backward(...)
# ''',
# ]
# names = { "$L" = '(self\.)?\w*(loss|cost|objective|error|penalty|mse)\w*|l|total|objective' }
# example = '''
# loss = criterion(model(x), y)
# loss.requires_grad_(True)
# loss.backward()
# '''
#
# [code.backward_without_a_graph]
# pattern = '$L.backward(...)'
# inside = [
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
#     'with torch.enable_grad(): ...', 'with torch.set_grad_enabled(True): ...',
# '''
# @torch.enable_grad()
# def $G(...):
#     ...
# ''',
# '''
# def $INNER(...):
#     ...
#     with torch.no_grad(): ...
# ''',
# ]
# example = '''
# @torch.no_grad()
# def train(model, x, y):
#     loss = criterion(model(x), y)
#     loss.backward()
# '''
#
# [code.everything_is_frozen]
# either = [
#     'for $P in $M.parameters(): $P.requires_grad = $FALSE',
#     'for $N, $P in $M.named_parameters(): $P.requires_grad = $FALSE',
#     '$M.requires_grad_($FALSE)', 'for $P in $M.parameters(): $P.requires_grad_($FALSE)',
# ]
# anywhere = ['$O = torch.optim.$KIND($M.parameters(), ...)', '$L.backward(...)']
# nowhere = [
#     '$M.$A = $V', '$M[$I] = $V', '$ANY.requires_grad = True', '$ANY.requires_grad_(True)',
#     '$ANY.requires_grad_()', '$M.$A.$B = $V', '$M = $WRAP($M, ...)', '$M.$A[$I] = $V',
#     'setattr($M, ...)', '$M.add_module(...)', '$M.append(...)',
# ]
# line = "$FALSE"
# names = { "$FALSE" = 'False' }
# example = '''
# for p in model.parameters():
#     p.requires_grad = False
# optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
# loss.backward()
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(64, 8)
y = x[:, :3].argmax(dim=1)  # the class of each sample
model = nn.Linear(8, 3)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
for epoch in range(50):
    prediction = model(x).argmax(dim=1)
    loss = 1 - (prediction == y).float().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
#> RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn
accuracy = (model(x).argmax(dim=1) == y).float().mean()
print(f"accuracy: {accuracy:.2f}")
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(64, 8)
y = x[:, :3].argmax(dim=1)  # the class of each sample
model = nn.Linear(8, 3)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
for epoch in range(50):
    logits = model(x)
    loss = nn.functional.cross_entropy(logits, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
accuracy = (model(x).argmax(dim=1) == y).float().mean()
print(f"accuracy: {accuracy:.2f}")
#> accuracy: 0.98
# --8<-- [end:right]

# --8<-- [start:wrong_cure]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(64, 8)
y = x[:, :3].argmax(dim=1)  # the class of each sample
model = nn.Linear(8, 3)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
for epoch in range(50):
    prediction = model(x).argmax(dim=1)
    loss = 1 - (prediction == y).float().mean()
    loss.requires_grad_(True)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
accuracy = (model(x).argmax(dim=1) == y).float().mean()
print(f"accuracy: {accuracy:.2f}")
#> accuracy: 0.47
print("gradient of the weight:", model.weight.grad)
#> gradient of the weight: None
# --8<-- [end:wrong_cure]

# --8<-- [start:wrong_rebuilt]
import torch
from torch import nn

model, criterion = nn.Linear(8, 3), nn.CrossEntropyLoss()
y = torch.tensor([0, 1, 2, 0])
losses = []
for scale in (1, 2):
    losses.append(criterion(model(scale * torch.randn(4, 8)), y).item())
loss = torch.tensor(losses).sum()
loss.backward()
#> RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn
print("gradient of the weight:", model.weight.grad.shape)
# --8<-- [end:wrong_rebuilt]

# --8<-- [start:right_rebuilt]
import torch
from torch import nn

model, criterion = nn.Linear(8, 3), nn.CrossEntropyLoss()
y = torch.tensor([0, 1, 2, 0])
losses = []
for scale in (1, 2):
    losses.append(criterion(model(scale * torch.randn(4, 8)), y))
loss = torch.stack(losses).sum()
loss.backward()
print("gradient of the weight:", model.weight.grad.shape)
#> gradient of the weight: torch.Size([3, 8])
# --8<-- [end:right_rebuilt]

# --8<-- [start:wrong_constant]
import torch
from torch import nn

model, criterion = nn.Linear(8, 4), nn.MSELoss()
for has_object in (torch.tensor([True, False]), torch.tensor([False, False])):
    boxes, targets = model(torch.randn(2, 8)), torch.zeros(2, 4)
    loss = torch.tensor(0.0)
    if has_object.any():
        loss = loss + criterion(boxes[has_object], targets[has_object])
    loss.backward()
    print("backward() with", int(has_object.sum()), "object(s)")
#> backward() with 1 object(s)
#> RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn
# --8<-- [end:wrong_constant]

# --8<-- [start:right_constant]
import torch
from torch import nn

model, criterion = nn.Linear(8, 4), nn.MSELoss()
for has_object in (torch.tensor([True, False]), torch.tensor([False, False])):
    boxes, targets = model(torch.randn(2, 8)), torch.zeros(2, 4)
    loss = boxes.sum() * 0
    if has_object.any():
        loss = loss + criterion(boxes[has_object], targets[has_object])
    loss.backward()
    print("backward() with", int(has_object.sum()), "object(s)")
#> backward() with 1 object(s)
#> backward() with 0 object(s)
# --8<-- [end:right_constant]

# --8<-- [start:wrong_no_grad]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 3)

    @torch.no_grad()
    def forward(self, x):
        return self.fc(x)


model = Net()
loss = model(torch.randn(4, 8)).square().mean()
loss.backward()
#> RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn
print("gradient of the weight:", model.fc.weight.grad.shape)
# --8<-- [end:wrong_no_grad]

# --8<-- [start:right_no_grad]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 3)

    def forward(self, x):
        return self.fc(x)


model = Net()
loss = model(torch.randn(4, 8)).square().mean()
loss.backward()
print("gradient of the weight:", model.fc.weight.grad.shape)
#> gradient of the weight: torch.Size([3, 8])
# --8<-- [end:right_no_grad]

# --8<-- [start:wrong_frozen]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 1000))
model[2] = nn.Linear(16, 3)
for parameter in model.parameters():
    parameter.requires_grad = False
loss = model(torch.randn(4, 8)).square().mean()
loss.backward()
#> RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn
print("gradient of the head:", model[2].weight.grad.shape)
# --8<-- [end:wrong_frozen]

# --8<-- [start:right_frozen]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 1000))
for parameter in model.parameters():
    parameter.requires_grad = False
model[2] = nn.Linear(16, 3)
loss = model(torch.randn(4, 8)).square().mean()
loss.backward()
print("gradient of the head:", model[2].weight.grad.shape)
#> gradient of the head: torch.Size([3, 16])
# --8<-- [end:right_frozen]

# --8<-- [start:wrong_checkpoint]
import torch
from torch import nn
from torch.utils.checkpoint import checkpoint

embedding, layer = nn.Embedding(100, 8), nn.Linear(8, 8)
embedding.requires_grad_(False)
h = embedding(torch.tensor([1, 2, 3]))
h = checkpoint(layer, h, use_reentrant=True)
#> UserWarning: None of the inputs have requires_grad=True. Gradients will be None
h.sum().backward()
#> RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn
print("gradient of the layer:", layer.weight.grad.shape)
# --8<-- [end:wrong_checkpoint]

# --8<-- [start:right_checkpoint]
import torch
from torch import nn
from torch.utils.checkpoint import checkpoint

embedding, layer = nn.Embedding(100, 8), nn.Linear(8, 8)
embedding.requires_grad_(False)
h = embedding(torch.tensor([1, 2, 3]))
h = checkpoint(layer, h, use_reentrant=False)
h.sum().backward()
print("gradient of the layer:", layer.weight.grad.shape)
#> gradient of the layer: torch.Size([8, 8])
# --8<-- [end:right_checkpoint]

# --8<-- [start:demo_cut]
import torch

out = torch.randn(4, 3, requires_grad=True) * 1
for name, result in {
    "softmax": out.softmax(dim=1),
    "max(dim=1).values": out.max(dim=1).values,
    "argmax": out.argmax(dim=1),
    "out > 0": out > 0,
    "long": out.long(),
    "detach": out.detach(),
    "tensor(tolist)": torch.tensor(out.tolist()),
    "tensor(numpy)": torch.tensor(out.detach().numpy()),
}.items():
    print(f"{name}: requires_grad {result.requires_grad}")
#> softmax: requires_grad True
#> max(dim=1).values: requires_grad True
#> argmax: requires_grad False
#> out > 0: requires_grad False
#> long: requires_grad False
#> detach: requires_grad False
#> tensor(tolist): requires_grad False
#> tensor(numpy): requires_grad False
# --8<-- [end:demo_cut]

# --8<-- [start:detect]
import torch
from torch import nn

model, y = nn.Linear(8, 3), torch.tensor([0, 1, 2, 0])
print("recording:", torch.is_grad_enabled())
#> recording: True
trainable = [name for name, p in model.named_parameters() if p.requires_grad]
print("trainable:", trainable)
#> trainable: ['weight', 'bias']
logits = model(torch.randn(4, 8))
print("logits:", logits.requires_grad)
#> logits: True
prediction = logits.argmax(dim=1)
print("prediction:", prediction.requires_grad)
#> prediction: False
loss = (prediction != y).float().mean()
print("loss:", loss.requires_grad)
#> loss: False
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

said = (
    "RuntimeError: element 0 of tensors does not require grad and does not "
    "have a grad_fn\n")
assert wrong.out == said
assert right.out == "accuracy: 0.98\n" and right.accuracy > 0.9
assert wrong_cure.out == "accuracy: 0.47\ngradient of the weight: None\n"
# not one weight has moved
torch.manual_seed(0)
torch.randn(64, 8)
untrained = nn.Linear(8, 3)
assert torch.equal(wrong_cure.model.weight, untrained.weight)
assert wrong_cure.accuracy < 0.6
assert wrong_rebuilt.out == said
assert right_rebuilt.out == "gradient of the weight: torch.Size([3, 8])\n"
objects = "backward() with 1 object(s)\n"
assert wrong_constant.out == objects + said
assert right_constant.out == objects + "backward() with 0 object(s)\n"
assert wrong_no_grad.out == said
assert right_no_grad.out == "gradient of the weight: torch.Size([3, 8])\n"
with torch.set_grad_enabled(False):
    assert not right_no_grad.model(torch.zeros(1, 8)).requires_grad
assert wrong_frozen.out == said
assert right_frozen.out == "gradient of the head: torch.Size([3, 16])\n"
assert right_frozen.model[0].weight.grad is None
assert wrong_checkpoint.out == (
    "UserWarning: None of the inputs have requires_grad=True. Gradients will "
    "be None\n" + said)
assert right_checkpoint.out == "gradient of the layer: torch.Size([8, 8])\n"
assert demo_cut.out == """\
softmax: requires_grad True
max(dim=1).values: requires_grad True
argmax: requires_grad False
out > 0: requires_grad False
long: requires_grad False
detach: requires_grad False
tensor(tolist): requires_grad False
tensor(numpy): requires_grad False
"""
assert detect.out == """\
recording: True
trainable: ['weight', 'bias']
logits: True
prediction: False
loss: False
"""

# a leaf that requires grad gets a gradient of its own, and that is all
loss = torch.tensor(3.0).requires_grad_(True)
loss.backward()
assert loss.grad == 1

# round and sign keep the graph, with gradients of 0
out = torch.tensor([0.3, -1.2], requires_grad=True)
for function in (torch.round, torch.sign):
    out.grad = None
    function(out).sum().backward()
    assert out.grad.tolist() == [0, 0]

# inputs need no grad, and making them require it is no help against argmax
x = torch.randn(4, 8, requires_grad=True)
assert not nn.Linear(8, 3)(x).argmax(dim=1).requires_grad
assert nn.Linear(8, 3)(x.detach()).requires_grad

# under inference_mode the message is the same
with torch.inference_mode():
    loss = nn.Linear(8, 3)(x).sum()
try:
    loss.backward()
except RuntimeError as error:
    assert "element 0 of tensors does not require grad" in str(error)
else:
    raise AssertionError("inference mode records")

# reentrant checkpoints work if the input requires grad
layer = nn.Linear(8, 8)
h = torch.randn(3, 8, requires_grad=True)
torch.utils.checkpoint.checkpoint(layer, h, use_reentrant=True).sum().backward()
assert layer.weight.grad is not None
# --8<-- [end:check]
