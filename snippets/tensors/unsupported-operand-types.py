"""An operator got a dict, a list, None or text instead of a tensor: the message names both types."""
# /// pitfall
# apis = ["torch.add", "torch.cat", "torch.Tensor.mul", "torch.nn.functional.mse_loss", "torch.nn.CrossEntropyLoss", "torch.nn.functional.cross_entropy"]
# also = ["torch.mul", "torch.stack"]
# symptom = "error"
# raises = ["wrong", "wrong_none", "wrong_list", "wrong_compare", "wrong_target"]
# added = 2026-12-01
# messages = [
#   "unsupported operand type(s) for *: 'collections.OrderedDict' and '*'",
#   "unsupported operand type(s) for *: '*' and 'collections.OrderedDict'",
#   "unsupported operand type(s) for *: '*Output*' and '*'",
#   "unsupported operand type(s) for *: '*' and '*Output*'",
#   "unsupported operand type(s) for *: 'numpy.ndarray' and 'Tensor'",
#   "only integer tensors of a single element can be converted to an index",
#   "unsupported operand type(s) for *: 'dict' and '*'",
#   "unsupported operand type(s) for *: '*' and 'dict'",
#   "unsupported operand type(s) for *: 'list' and '*'",
#   "unsupported operand type(s) for *: '*' and 'list'",
#   "unsupported operand type(s) for *: 'tuple' and '*'",
#   "unsupported operand type(s) for *: '*' and 'tuple'",
#   "unsupported operand type(s) for *: 'NoneType' and '*'",
#   "unsupported operand type(s) for *: '*' and 'NoneType'",
#   "unsupported operand type(s) for *: '*' and 'str'",
#   "not supported between instances of 'Tensor' and '*'",
#   "not supported between instances of '*' and 'Tensor'",
#   "(): argument 'other' (position *) must be Tensor, not *",
#   "(): argument 'target' (position 2) must be Tensor, not *",
#   "'list' object has no attribute 'size'",
#   "'NoneType' object has no attribute 'size'",
#   "bad operand type for unary -: 'list'",
# ]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

class Segmenter(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 2, 1)

    def forward(self, x):
        return {"out": self.conv(x)}

student, teacher = Segmenter(), Segmenter()
images = torch.zeros(4, 3, 8, 8)
loss = (student(images) - teacher(images)).pow(2).mean()
#> TypeError: unsupported operand type(s) for -: 'dict' and 'dict'
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

class Segmenter(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 2, 1)

    def forward(self, x):
        return {"out": self.conv(x)}

student, teacher = Segmenter(), Segmenter()
images = torch.zeros(4, 3, 8, 8)
print("keys:", list(student(images)))
#> keys: ['out']
difference = student(images)["out"] - teacher(images)["out"]
loss = difference.pow(2).mean()
print("loss is a tensor:", torch.is_tensor(loss))
#> loss is a tensor: True
# --8<-- [end:right]

# --8<-- [start:demo_outputs]
from collections import OrderedDict
from dataclasses import dataclass
import torch

@dataclass
class ModelOutput:
    logits: torch.Tensor

target = torch.zeros(2)
for output in (OrderedDict(out=target), ModelOutput(target)):
    for use in (lambda: output - target, lambda: target - output):
        try:
            use()
        except TypeError as error:
            print(error)
#> unsupported operand type(s) for -: 'collections.OrderedDict' and 'Tensor'
#> unsupported operand type(s) for -: 'Tensor' and 'collections.OrderedDict'
#> unsupported operand type(s) for -: 'ModelOutput' and 'Tensor'
#> unsupported operand type(s) for -: 'Tensor' and 'ModelOutput'
print("difference:", ModelOutput(target).logits - target)
#> difference: tensor([0., 0.])
# --8<-- [end:demo_outputs]

# --8<-- [start:demo_losses]
import torch

losses = {"boxes": torch.tensor(0.5), "labels": torch.tensor(1.5)}
try:
    total = 0 + losses
except TypeError as error:
    print(error)
#> unsupported operand type(s) for +: 'int' and 'dict'
total = sum(losses.values())
print("total:", total)
#> total: tensor(2.)
# --8<-- [end:demo_losses]

# --8<-- [start:wrong_none]
import torch
from torch import nn

class Branch(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(4, 4)

    def forward(self, x):
        x = self.linear(x).relu()

x = torch.zeros(2, 4)
x = x + Branch()(x)
#> TypeError: unsupported operand type(s) for +: 'Tensor' and 'NoneType'
# --8<-- [end:wrong_none]

# --8<-- [start:right_none]
import torch
from torch import nn

class Branch(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(4, 4)

    def forward(self, x):
        x = self.linear(x).relu()
        return x

x = torch.zeros(2, 4)
x = x + Branch()(x)
print("x:", x.shape)
#> x: torch.Size([2, 4])
# --8<-- [end:right_none]

# --8<-- [start:wrong_list]
import torch

predictions, targets = [], []
for _ in range(3):  # three batches
    predictions.append(torch.ones(2))
    targets.append(torch.zeros(2))
error = predictions - targets
#> TypeError: unsupported operand type(s) for -: 'list' and 'list'
# --8<-- [end:wrong_list]

# --8<-- [start:right_list]
import torch

predictions, targets = [], []
for _ in range(3):  # three batches
    predictions.append(torch.ones(2))
    targets.append(torch.zeros(2))
error = torch.cat(predictions) - torch.cat(targets)
print("mean error:", error.mean())
#> mean error: tensor(1.)
# --8<-- [end:right_list]

# --8<-- [start:demo_times]
import torch

weights, losses = [0.5, 2.0], torch.ones(2)
try:
    weights * losses
except TypeError as error:
    print(error)
#> only integer tensors of a single element can be converted to an index
print("weighted:", torch.tensor(weights) * losses)
#> weighted: tensor([0.5000, 2.0000])
# --8<-- [end:demo_times]

# --8<-- [start:demo_numpy]
import numpy as np
import torch

array, x = np.ones(2), torch.zeros(2)
for use in (lambda: array - x, lambda: x > array):
    try:
        use()
    except TypeError as error:
        print(error)
#> unsupported operand type(s) for -: 'numpy.ndarray' and 'Tensor'
#> '>' not supported between instances of 'Tensor' and 'numpy.ndarray'
print("difference:", torch.from_numpy(array) - x)
#> difference: tensor([1., 1.], dtype=torch.float64)
# --8<-- [end:demo_numpy]

# --8<-- [start:wrong_compare]
import argparse
import torch

parser = argparse.ArgumentParser()
parser.add_argument("--threshold")
args = parser.parse_args([])
scores = torch.tensor([0.2, 0.9])
keep = scores > args.threshold
#> TypeError: '>' not supported between instances of 'Tensor' and 'NoneType'
# --8<-- [end:wrong_compare]

# --8<-- [start:right_compare]
import argparse
import torch

parser = argparse.ArgumentParser()
parser.add_argument("--threshold", type=float, default=0.5)
args = parser.parse_args([])
scores = torch.tensor([0.2, 0.9])
keep = scores > args.threshold
print("keep:", keep)
#> keep: tensor([False,  True])
# --8<-- [end:right_compare]

# --8<-- [start:wrong_target]
import torch
from torch import nn

logits = torch.zeros(3, 5)
labels = [0, 4, 2]
loss = nn.CrossEntropyLoss()(logits, labels)
#> TypeError: cross_entropy_loss(): argument 'target' (position 2) must be Tensor, not list
# --8<-- [end:wrong_target]

# --8<-- [start:right_target]
import torch
from torch import nn

logits = torch.zeros(3, 5)
labels = torch.tensor([0, 4, 2])
loss = nn.CrossEntropyLoss()(logits, labels)
print("loss:", loss)
#> loss: tensor(1.6094)
# --8<-- [end:right_target]

# --8<-- [start:demo_messages]
import numpy as np
import torch
from torch import nn

x = torch.zeros(2)
for name, use in {
        "x + None": lambda: x + None, "None * x": lambda: None * x,
        "x - (x,)": lambda: x - (x,), "(x,) / 2": lambda: (x,) / 2,
        "x + [x, x]": lambda: x + [x, x], "x - '0.02'": lambda: x - "0.02",
        "-[x]": lambda: -[x], "None < x": lambda: None < x,
        "x > (x, x)": lambda: x > (x, x), "x > '1'": lambda: x > "1",
        "x.mul([1, 2])": lambda: x.mul([1, 2]),
        "torch.add(x, None)": lambda: torch.add(x, None),
        "torch.sub(x, array)": lambda: torch.sub(x, np.zeros(2)),
        "mse_loss(x, [0, 1])": lambda: nn.functional.mse_loss(x, [0, 1]),
        "mse_loss(x, None)": lambda: nn.functional.mse_loss(x, None)}.items():
    try:
        use()
    except (TypeError, AttributeError) as error:
        print(f"{name}: {error}")
#> x + None: unsupported operand type(s) for +: 'Tensor' and 'NoneType'
#> None * x: unsupported operand type(s) for *: 'NoneType' and 'Tensor'
#> x - (x,): unsupported operand type(s) for -: 'Tensor' and 'tuple'
#> (x,) / 2: unsupported operand type(s) for /: 'tuple' and 'int'
#> x + [x, x]: unsupported operand type(s) for +: 'Tensor' and 'list'
#> x - '0.02': unsupported operand type(s) for -: 'Tensor' and 'str'
#> -[x]: bad operand type for unary -: 'list'
#> None < x: '<' not supported between instances of 'NoneType' and 'Tensor'
#> x > (x, x): '>' not supported between instances of 'Tensor' and 'tuple'
#> x > '1': '>' not supported between instances of 'Tensor' and 'str'
#> x.mul([1, 2]): mul(): argument 'other' (position 1) must be Tensor, not list
#> torch.add(x, None): add(): argument 'other' (position 2) must be Tensor, not NoneType
#> torch.sub(x, array): sub(): argument 'other' (position 2) must be Tensor, not numpy.ndarray
#> mse_loss(x, [0, 1]): 'list' object has no attribute 'size'
#> mse_loss(x, None): 'NoneType' object has no attribute 'size'
# --8<-- [end:demo_messages]

# --8<-- [start:detect]
import torch

output, target = {"out": torch.zeros(2)}, torch.zeros(2)
for name, value in {"output": output, "target": target}.items():
    print(f"{name}: {type(value).__name__}")
#> output: dict
#> target: Tensor
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

unsupported = "TypeError: unsupported operand type(s) for "
assert wrong.out == unsupported + "-: 'dict' and 'dict'\n"
assert right.out == "keys: ['out']\nloss is a tensor: True\n"
assert demo_outputs.out.count("'collections.OrderedDict'") == 2
assert demo_outputs.out.count("'ModelOutput'") == 2
assert demo_losses.out == (
    "unsupported operand type(s) for +: 'int' and 'dict'\ntotal: tensor(2.)\n")
assert wrong_none.out == unsupported + "+: 'Tensor' and 'NoneType'\n"
assert right_none.out == "x: torch.Size([2, 4])\n"
assert wrong_list.out == unsupported + "-: 'list' and 'list'\n"
assert right_list.out == "mean error: tensor(1.)\n"
assert wrong_compare.out == (
    "TypeError: '>' not supported between instances of 'Tensor' and 'NoneType'\n")
assert right_compare.out == "keep: tensor([False,  True])\n"
assert wrong_target.out == ("TypeError: cross_entropy_loss(): argument 'target' "
                            "(position 2) must be Tensor, not list\n")
assert right_target.out == "loss: tensor(1.6094)\n"
lines = demo_messages.out.splitlines()
assert len(lines) == 15
assert "x + None: unsupported operand type(s) for +: 'Tensor' and 'NoneType'" in lines
assert "x - '0.02': unsupported operand type(s) for -: 'Tensor' and 'str'" in lines
assert "mse_loss(x, None): 'NoneType' object has no attribute 'size'" in lines
assert detect.out == "output: dict\ntarget: Tensor\n"
# without a value on the command line, None; with one, text
import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--threshold")
assert parser.parse_args([]).threshold is None
assert parser.parse_args(["--threshold", "0.5"]).threshold == "0.5"
# comparing with == raises nothing, except for shapes that don't fit
x = torch.zeros(2)
assert (x == None) is False and (x == [0, 0]) is False and (x == "a") is False  # noqa: E711
assert demo_times.out.splitlines() == [
    "only integer tensors of a single element can be converted to an index",
    "weighted: tensor([0.5000, 2.0000])"]
assert "'numpy.ndarray' and 'Tensor'" in demo_numpy.out
assert "difference: tensor([1., 1.], dtype=torch.float64)" in demo_numpy.out
# sum goes through the keys of a dict
try:
    sum({"boxes": torch.tensor(0.5)})
except TypeError as error:
    assert str(error) == "unsupported operand type(s) for +: 'int' and 'str'"
else:
    raise AssertionError("no error")
assert [torch.zeros(1)] + [torch.ones(1)] == [torch.zeros(1), torch.ones(1)]
# --8<-- [end:check]
