"""The loss is None, a tuple, a module or a number instead of a tensor, so it has no backward."""
# /// pitfall
# apis = ["torch.Tensor.item", "torch.Tensor.detach", "torch.Tensor.cpu", "torch.Tensor.mean"]
# symptom = "error"
# raises = ["wrong", "wrong_labels", "wrong_tuple", "wrong_class", "wrong_numpy", "wrong_empty", "wrong_item"]
# added = 2026-11-30
# also = ["torch.nn.Module.forward"]
# messages = [
#   "'NoneType' object has no attribute 'backward'",
#   "'tuple' object has no attribute 'backward'",
#   "'list' object has no attribute 'backward'",
#   "'dict' object has no attribute 'backward'",
#   "'float' object has no attribute 'backward'",
#   "'int' object has no attribute 'backward'",
#   "'numpy.float64' object has no attribute 'backward'",
#   "'numpy.float32' object has no attribute 'backward'",
#   "'*Loss' object has no attribute 'backward'",
#   "'Tensor' object has no attribute 'backwards'",
#   "'float' object has no attribute 'item'",
#   "'int' object has no attribute 'item'",
#   "'NoneType' object has no attribute 'item'",
#   "'float' object has no attribute 'detach'",
#   "'float' object has no attribute 'cpu'",
#   "'float' object has no attribute 'mean'",
#   "'NoneType' object has no attribute 'grad_fn'",
#   "'NoneType' object has no attribute 'next_functions'",
#   "'float' object has no attribute 'grad_fn'",
# ]
#
# [code.loss_class_called_with_data]
# pattern = '''
# $LOSS = $KIND($OUT, $Y)
# ...
# $LOSS.backward()
# '''
# nowhere = ['$KIND = ...', 'def $KIND(...): ...']
# names = { "$KIND" = '([A-Za-z.]*\.)?[A-Z][A-Za-z]*Loss(V\d+)?', "$OUT" = 'out|outputs?|logits|preds?|predictions?|y_hat|y_pred' }
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

def compute_loss(prediction, y):
    loss = nn.functional.mse_loss(prediction, y)
    print(f"loss: {loss:.2f}")

model = nn.Linear(4, 1)
nn.init.zeros_(model.weight), nn.init.zeros_(model.bias)
x, y = torch.ones(8, 4), torch.ones(8, 1)
loss = compute_loss(model(x), y)
#> loss: 1.00
loss.backward()
#> AttributeError: 'NoneType' object has no attribute 'backward'
print("gradient:", model.bias.grad)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

def compute_loss(prediction, y):
    loss = nn.functional.mse_loss(prediction, y)
    print(f"loss: {loss:.2f}")
    return loss

model = nn.Linear(4, 1)
nn.init.zeros_(model.weight), nn.init.zeros_(model.bias)
x, y = torch.ones(8, 4), torch.ones(8, 1)
loss = compute_loss(model(x), y)
#> loss: 1.00
loss.backward()
print("gradient:", model.bias.grad)
#> gradient: tensor([-2.])
# --8<-- [end:right]

# --8<-- [start:wrong_labels]
import torch
from torch import nn

class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 3)

    def forward(self, x, labels=None):
        logits, loss = self.fc(x), None
        if labels is not None:
            loss = nn.functional.cross_entropy(logits, labels)
        return loss, logits

model = Classifier()
x, y = torch.zeros(8, 4), torch.arange(8) % 3
loss, logits = model(x)
loss.backward()
#> AttributeError: 'NoneType' object has no attribute 'backward'
print("gradient:", model.fc.bias.grad.shape)
# --8<-- [end:wrong_labels]

# --8<-- [start:right_labels]
import torch
from torch import nn

class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 3)

    def forward(self, x, labels=None):
        logits, loss = self.fc(x), None
        if labels is not None:
            loss = nn.functional.cross_entropy(logits, labels)
        return loss, logits

model = Classifier()
x, y = torch.zeros(8, 4), torch.arange(8) % 3
loss, logits = model(x, labels=y)
loss.backward()
print("gradient:", model.fc.bias.grad.shape)
#> gradient: torch.Size([3])
# --8<-- [end:right_labels]

# --8<-- [start:wrong_tuple]
import torch
from torch import nn

def criterion(prediction, y):
    mse = nn.functional.mse_loss(prediction, y)
    l1 = nn.functional.l1_loss(prediction, y)
    return mse + l1, mse, l1

model = nn.Linear(4, 1)
loss = criterion(model(torch.ones(8, 4)), torch.ones(8, 1))
loss.backward()
#> AttributeError: 'tuple' object has no attribute 'backward'
print("gradient:", model.bias.grad.shape)
# --8<-- [end:wrong_tuple]

# --8<-- [start:right_tuple]
import torch
from torch import nn

def criterion(prediction, y):
    mse = nn.functional.mse_loss(prediction, y)
    l1 = nn.functional.l1_loss(prediction, y)
    return mse + l1, mse, l1

model = nn.Linear(4, 1)
loss, mse, l1 = criterion(model(torch.ones(8, 4)), torch.ones(8, 1))
loss.backward()
print("gradient:", model.bias.grad.shape)
#> gradient: torch.Size([1])
# --8<-- [end:right_tuple]

# --8<-- [start:wrong_class]
import torch
from torch import nn

class FocalLoss(nn.Module):
    def __init__(self, gamma=2, weight=None):
        super().__init__()
        self.gamma, self.weight = gamma, weight

    def forward(self, logits, y):
        ce = nn.functional.cross_entropy(logits, y, reduction="none")
        return ((1 - torch.exp(-ce)) ** self.gamma * ce).mean()

model = nn.Linear(4, 3)
logits, y = model(torch.ones(8, 4)), torch.arange(8) % 3
loss = FocalLoss(logits, y)
loss.backward()
#> AttributeError: 'FocalLoss' object has no attribute 'backward'
print("gradient:", model.bias.grad.shape)
# --8<-- [end:wrong_class]

# --8<-- [start:right_class]
import torch
from torch import nn

class FocalLoss(nn.Module):
    def __init__(self, gamma=2, weight=None):
        super().__init__()
        self.gamma, self.weight = gamma, weight

    def forward(self, logits, y):
        ce = nn.functional.cross_entropy(logits, y, reduction="none")
        return ((1 - torch.exp(-ce)) ** self.gamma * ce).mean()

model = nn.Linear(4, 3)
logits, y = model(torch.ones(8, 4)), torch.arange(8) % 3
loss = FocalLoss()(logits, y)
loss.backward()
print("gradient:", model.bias.grad.shape)
#> gradient: torch.Size([3])
# --8<-- [end:right_class]

# --8<-- [start:wrong_numpy]
import numpy as np
import torch
from torch import nn

model = nn.Linear(4, 1)
x, y = torch.ones(8, 4), np.ones((8, 1))
prediction = model(x).detach().numpy()
loss = np.mean((prediction - y) ** 2)
loss.backward()
#> AttributeError: 'numpy.float64' object has no attribute 'backward'
print("gradient:", model.bias.grad.shape)
# --8<-- [end:wrong_numpy]

# --8<-- [start:right_numpy]
import numpy as np
import torch
from torch import nn

model = nn.Linear(4, 1)
x, y = torch.ones(8, 4), np.ones((8, 1))
prediction = model(x)
loss = torch.mean((prediction - torch.from_numpy(y).float()) ** 2)
loss.backward()
print("gradient:", model.bias.grad.shape)
#> gradient: torch.Size([1])
# --8<-- [end:right_numpy]

# --8<-- [start:wrong_empty]
import torch
from torch import nn

model = nn.Linear(4, 1)
for boxes in (torch.ones(2, 4), torch.ones(0, 4)):
    loss = 0
    for box in boxes:
        loss = loss + model(box).square().mean()
    model.zero_grad()
    loss.backward()
    print("boxes:", len(boxes), "gradient:", model.bias.grad.shape)
#> boxes: 2 gradient: torch.Size([1])
#> AttributeError: 'int' object has no attribute 'backward'
# --8<-- [end:wrong_empty]

# --8<-- [start:right_empty]
import torch
from torch import nn

model = nn.Linear(4, 1)
for boxes in (torch.ones(2, 4), torch.ones(0, 4)):
    loss = 0 * model.bias.sum()
    for box in boxes:
        loss = loss + model(box).square().mean()
    model.zero_grad()
    loss.backward()
    print("boxes:", len(boxes), "gradient:", model.bias.grad.shape)
#> boxes: 2 gradient: torch.Size([1])
#> boxes: 0 gradient: torch.Size([1])
# --8<-- [end:right_empty]

# --8<-- [start:wrong_item]
import torch
from torch import nn

model, total = nn.Linear(4, 1), 0
nn.init.zeros_(model.weight), nn.init.zeros_(model.bias)
for step in range(3):
    loss = model(torch.ones(8, 4)).sub(1).square().mean()
    total += loss.item()
print("mean loss:", total.item() / 3)
#> AttributeError: 'float' object has no attribute 'item'
# --8<-- [end:wrong_item]

# --8<-- [start:right_item]
import torch
from torch import nn

model, total = nn.Linear(4, 1), 0
nn.init.zeros_(model.weight), nn.init.zeros_(model.bias)
for step in range(3):
    loss = model(torch.ones(8, 4)).sub(1).square().mean()
    total += loss.item()
print("mean loss:", total / 3)
#> mean loss: 1.0
# --8<-- [end:right_item]

# --8<-- [start:demo_grad_fn]
import torch

w = torch.ones(3, requires_grad=True)
losses = {"None": None, "a number": w.sum().item(),
          "a tensor without a graph": w.sum().detach()}
for name, loss in losses.items():
    try:
        print(name, loss.grad_fn.next_functions)
    except AttributeError as error:
        print(f"{name}: {error}")
#> None: 'NoneType' object has no attribute 'grad_fn'
#> a number: 'float' object has no attribute 'grad_fn'
#> a tensor without a graph: 'NoneType' object has no attribute 'next_functions'
# --8<-- [end:demo_grad_fn]

# --8<-- [start:demo_messages]
import numpy as np
import torch

loss = torch.tensor(0.5, requires_grad=True)
for use in (lambda: loss.backwards(), lambda: loss.backward().item(),
            lambda: [loss].backward(), lambda: {"loss": loss}.backward(),
            lambda: loss.item().backward(), lambda: sum([]).backward(),
            lambda: np.float32(0.5).backward(), lambda: sum([]).item(),
            lambda: loss.item().detach(), lambda: loss.item().cpu(),
            lambda: loss.item().mean()):
    try:
        use()
    except AttributeError as error:
        print(error)
#> 'Tensor' object has no attribute 'backwards'
#> 'NoneType' object has no attribute 'item'
#> 'list' object has no attribute 'backward'
#> 'dict' object has no attribute 'backward'
#> 'float' object has no attribute 'backward'
#> 'int' object has no attribute 'backward'
#> 'numpy.float32' object has no attribute 'backward'
#> 'int' object has no attribute 'item'
#> 'float' object has no attribute 'detach'
#> 'float' object has no attribute 'cpu'
#> 'float' object has no attribute 'mean'
# --8<-- [end:demo_messages]

# --8<-- [start:detect]
import torch

loss = (torch.tensor(0.5, requires_grad=True) * 2,)
if not torch.is_tensor(loss):
    print("the loss is", type(loss))
#> the loss is <class 'tuple'>
# --8<-- [end:detect]

# --8<-- [start:check]
assert demo_grad_fn.out == """\
None: 'NoneType' object has no attribute 'grad_fn'
a number: 'float' object has no attribute 'grad_fn'
a tensor without a graph: 'NoneType' object has no attribute 'next_functions'
"""
import torch
from torch import nn

assert wrong.out == """\
loss: 1.00
AttributeError: 'NoneType' object has no attribute 'backward'
"""
assert right.out == """\
loss: 1.00
gradient: tensor([-2.])
"""
assert wrong_labels.out == "AttributeError: 'NoneType' object has no attribute 'backward'\n"
assert right_labels.out == "gradient: torch.Size([3])\n"
assert wrong_tuple.out == "AttributeError: 'tuple' object has no attribute 'backward'\n"
assert right_tuple.out == "gradient: torch.Size([1])\n"
assert wrong_class.out == "AttributeError: 'FocalLoss' object has no attribute 'backward'\n"
assert right_class.out == "gradient: torch.Size([3])\n"
assert wrong_numpy.out == "AttributeError: 'numpy.float64' object has no attribute 'backward'\n"
assert right_numpy.out == "gradient: torch.Size([1])\n"
assert wrong_empty.out == """\
boxes: 2 gradient: torch.Size([1])
AttributeError: 'int' object has no attribute 'backward'
"""
assert right_empty.out == """\
boxes: 2 gradient: torch.Size([1])
boxes: 0 gradient: torch.Size([1])
"""
assert wrong_item.out == "AttributeError: 'float' object has no attribute 'item'\n"
assert right_item.out == "mean loss: 1.0\n"
assert demo_messages.out == """\
'Tensor' object has no attribute 'backwards'
'NoneType' object has no attribute 'item'
'list' object has no attribute 'backward'
'dict' object has no attribute 'backward'
'float' object has no attribute 'backward'
'int' object has no attribute 'backward'
'numpy.float32' object has no attribute 'backward'
'int' object has no attribute 'item'
'float' object has no attribute 'detach'
'float' object has no attribute 'cpu'
'float' object has no attribute 'mean'
"""
assert detect.out == "the loss is <class 'tuple'>\n"

assert right.model.bias.grad.tolist() == [-2.0]


def said(call):
    try:
        return call()
    except (AttributeError, RuntimeError) as error:
        return str(error)


# a loss chosen by name: None for a name that nobody thought of
def choose(name, prediction, y):
    if name == "l1":
        return nn.functional.l1_loss(prediction, y)
    elif name == "mse":
        return nn.functional.mse_loss(prediction, y)


x = torch.ones(2, requires_grad=True)
assert said(lambda: choose("L1", x, x).backward()) == "'NoneType' object has no attribute 'backward'"
assert choose("l1", x, x).item() == 0
# backward returns None
assert x.sum().backward() is None
# a number wrapped in a tensor has no graph
assert said(lambda: torch.tensor(wrong_numpy.loss).backward()).startswith(
    "element 0 of tensors does not require grad and does not have a grad_fn")
# the classes of PyTorch check less, or more
assert said(lambda: nn.CrossEntropyLoss(x, x)) == (
    "Boolean value of Tensor with more than one value is ambiguous")
assert said(lambda: nn.MSELoss().backward()) == "'MSELoss' object has no attribute 'backward'"
assert wrong_class.loss.gamma is wrong_class.logits
# a total that is 0 for an image without boxes gives gradients of 0
assert right_empty.model.bias.grad.tolist() == [0.0]
# the entries of a dict, added
losses = {"boxes": x.sum(), "classes": 2 * x.sum()}
x.grad = None
loss = sum(losses.values())
loss.backward()
assert x.grad.tolist() == [3.0, 3.0]
# float() takes numbers and tensors
assert float(0) == 0 and float(loss) == 6
# --8<-- [end:check]
