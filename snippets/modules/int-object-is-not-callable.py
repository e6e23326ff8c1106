"""Parentheses after a number, a list or a str: an array instead of a tensor, a function's name taken by a value, a list of transforms."""
# /// pitfall
# apis = ["torch.Tensor.size", "torch.from_numpy", "torch.nn.MSELoss", "torch.utils.data.DataLoader", "torch.optim.lr_scheduler.LambdaLR"]
# symptom = "error"
# raises = ["wrong", "wrong_name", "wrong_list", "wrong_setting"]
# added = 2026-12-01
# messages = [
#   "'int' object is not callable",
#   "'float' object is not callable",
#   "'list' object is not callable",
#   "'tuple' object is not callable",
#   "'str' object is not callable",
#   "'dict' object is not callable",
#   "'bool' object is not callable",
#   "'numpy.ndarray' object is not callable",
#   "'torch.dtype' object is not callable",
#   "'torch.device' object is not callable",
#   "'builtin_function_or_method' object is not subscriptable",
#   "'builtin_function_or_method' object has no attribute '*'",
#   "unsupported operand type(s) for *: 'builtin_function_or_method' and '*'",
# ]
# ///

# --8<-- [start:wrong]
import numpy as np
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(12, 2)

    def forward(self, x):
        return self.fc(x.view(x.size(0), -1))


x = np.zeros((4, 3, 4), dtype=np.float32)
out = Net()(x)
#> TypeError: 'int' object is not callable
# --8<-- [end:wrong]

# --8<-- [start:right]
import numpy as np
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(12, 2)

    def forward(self, x):
        return self.fc(x.view(x.size(0), -1))


x = np.zeros((4, 3, 4), dtype=np.float32)
out = Net()(torch.from_numpy(x))
print("output:", out.shape)
#> output: torch.Size([4, 2])
# --8<-- [end:right]

# --8<-- [start:wrong_name]
import torch


def accuracy(out, y):
    return (out.argmax(dim=1) == y).float().mean().item()


out, y = torch.tensor([[0.1, 0.9], [0.8, 0.2]]), torch.tensor([1, 1])
for epoch in range(2):
    accuracy = accuracy(out, y)
    print(f"epoch {epoch}: {accuracy}")
#> epoch 0: 0.5
#> TypeError: 'float' object is not callable
# --8<-- [end:wrong_name]

# --8<-- [start:right_name]
import torch


def accuracy(out, y):
    return (out.argmax(dim=1) == y).float().mean().item()


out, y = torch.tensor([[0.1, 0.9], [0.8, 0.2]]), torch.tensor([1, 1])
for epoch in range(2):
    acc = accuracy(out, y)
    print(f"epoch {epoch}: {acc}")
#> epoch 0: 0.5
#> epoch 1: 0.5
# --8<-- [end:right_name]

# --8<-- [start:wrong_list]
import torch
from torch.utils.data import DataLoader, Dataset


class Images(Dataset):
    def __init__(self, transform):
        self.transform = transform

    def __len__(self):
        return 4

    def __getitem__(self, i):
        return self.transform(torch.full((3, 8, 8), 255))


transform = [torch.Tensor.float, lambda x: x / 255]
batch = next(iter(DataLoader(Images(transform), batch_size=2)))
#> TypeError: 'list' object is not callable
# --8<-- [end:wrong_list]

# --8<-- [start:right_list]
import torch
from torch.utils.data import DataLoader, Dataset


class Images(Dataset):
    def __init__(self, transform):
        self.transform = transform

    def __len__(self):
        return 4

    def __getitem__(self, i):
        x = torch.full((3, 8, 8), 255)
        for step in self.transform:
            x = step(x)
        return x


loader = DataLoader(Images([torch.Tensor.float, lambda x: x / 255]))
print("maximum:", next(iter(loader)).max().item())
#> maximum: 1.0
# --8<-- [end:right_list]

# --8<-- [start:wrong_setting]
import torch
from torch import nn

model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lr_lambda=0.5)
#> TypeError: 'float' object is not callable
# --8<-- [end:wrong_setting]

# --8<-- [start:right_setting]
import torch
from torch import nn

model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = torch.optim.lr_scheduler.LambdaLR(
    optimizer, lr_lambda=lambda epoch: 0.5**epoch)
optimizer.step()
scheduler.step()
print("learning rate:", scheduler.get_last_lr()[0])
#> learning rate: 0.05
# --8<-- [end:right_setting]

# --8<-- [start:demo_no_parentheses]
import torch

x = torch.zeros(2, 4)
correct = torch.tensor([True, False])
for name, use in {
        "x.size[0]": lambda: x.size[0],
        "x.dim + 1": lambda: x.dim + 1,
        "correct.sum.item()": lambda: correct.sum.item()}.items():
    try:
        use()
    except (AttributeError, TypeError) as error:
        print(f"{name}: {error}")
#> x.size[0]: 'builtin_function_or_method' object is not subscriptable
#> x.dim + 1: unsupported operand type(s) for +: 'builtin_function_or_method' and 'int'
#> correct.sum.item(): 'builtin_function_or_method' object has no attribute 'item'
print("x.dim == 2:", x.dim == 2)
#> x.dim == 2: False
# --8<-- [end:demo_no_parentheses]

# --8<-- [start:demo_calls]
import numpy as np
import torch
from torch import nn

x, array = torch.zeros(2, 3), np.zeros((2, 3))
images, act, activation, model = [x, x], (nn.ReLU(),), "relu", {"fc": x}
calls = {"array.size(0)": lambda: array.size(0),
         "array.shape()": lambda: array.shape(),
         "array(0)": lambda: array(0), "images(0)": lambda: images(0),
         "nn.MSELoss()(x, array)": lambda: nn.MSELoss()(x, array),
         "x.ndim()": lambda: x.ndim(), "x.is_cuda()": lambda: x.is_cuda(),
         "x.dtype()": lambda: x.dtype(), "x.device()": lambda: x.device(),
         "act(x)": lambda: act(x), "activation(x)": lambda: activation(x),
         "model(x)": lambda: model(x)}
for code, call in calls.items():
    try:
        call()
    except TypeError as error:
        print(f"{code}: {error}")
#> array.size(0): 'int' object is not callable
#> array.shape(): 'tuple' object is not callable
#> array(0): 'numpy.ndarray' object is not callable
#> images(0): 'list' object is not callable
#> nn.MSELoss()(x, array): 'int' object is not callable
#> x.ndim(): 'int' object is not callable
#> x.is_cuda(): 'bool' object is not callable
#> x.dtype(): 'torch.dtype' object is not callable
#> x.device(): 'torch.device' object is not callable
#> act(x): 'tuple' object is not callable
#> activation(x): 'str' object is not callable
#> model(x): 'dict' object is not callable
# --8<-- [end:demo_calls]

# --8<-- [start:check]
import builtins

import torch
from torch import nn
from torch.utils.data import DataLoader

no = "TypeError: '{}' object is not callable".format
assert wrong.out == no("int") + "\n"
assert right.out == "output: torch.Size([4, 2])\n"
assert wrong_name.out == "epoch 0: 0.5\n" + no("float") + "\n"
assert right_name.out == "epoch 0: 0.5\nepoch 1: 0.5\n"
assert wrong_list.out == no("list") + "\n"
assert right_list.out == "maximum: 1.0\n"
assert wrong_setting.out == no("float") + "\n"
assert right_setting.out == "learning rate: 0.05\n"
assert demo_calls.out == """\
array.size(0): 'int' object is not callable
array.shape(): 'tuple' object is not callable
array(0): 'numpy.ndarray' object is not callable
images(0): 'list' object is not callable
nn.MSELoss()(x, array): 'int' object is not callable
x.ndim(): 'int' object is not callable
x.is_cuda(): 'bool' object is not callable
x.dtype(): 'torch.dtype' object is not callable
x.device(): 'torch.device' object is not callable
act(x): 'tuple' object is not callable
activation(x): 'str' object is not callable
model(x): 'dict' object is not callable
"""
assert demo_no_parentheses.out == """\
x.size[0]: 'builtin_function_or_method' object is not subscriptable
x.dim + 1: unsupported operand type(s) for +: 'builtin_function_or_method' \
and 'int'
correct.sum.item(): 'builtin_function_or_method' object has no attribute 'item'
x.dim == 2: False
"""


def said(use):
    try:
        use()
    except TypeError as error:
        return f"TypeError: {error}"


# a comma at the end of a line makes a tuple
act = nn.ReLU(),
assert type(act) is tuple and said(lambda: act(0)) == no("tuple")
# a positional argument that lands on collate_fn, the seventh
data = [torch.zeros(2)] * 4
assert said(lambda: next(iter(
    DataLoader(data, 2, True, None, None, 0, 2)))) == no("int")
# in a worker, the message is the last line of the worker's traceback
worker = said(lambda: next(iter(
    DataLoader(data, 2, num_workers=1, collate_fn=2))))
assert worker.startswith("TypeError: Caught TypeError in DataLoader worker")
assert worker.rstrip().endswith(no("int"))
# a list called list hides Python's own
list = [1]
assert said(lambda: list((1, 2))) == no("list")
del list
assert list is builtins.list
# getattr finds the function of a name
assert getattr(torch, "relu") is torch.relu
# callable says it before the call
assert callable(act[0]) and not callable(act)
# --8<-- [end:check]
