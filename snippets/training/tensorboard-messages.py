"""A SummaryWriter logs one number per step, and its add_graph needs the inputs that forward takes."""
# /// pitfall
# apis = ["torch.jit.trace", "torch.Tensor.item", "torch.nn.MSELoss", "torch.nn.Bilinear"]
# symptom = "error"
# raises = ["wrong", "wrong_scalar"]
# added = 2026-11-30
# messages = [
#   "forward() takes * positional arguments but * were given",
#   "a Tensor with * elements cannot be converted to Scalar",
# ]
# older = [
#   "No module named 'tensorboard'",
#   "TensorBoard logging requires TensorBoard*",
#   "tensor(*) has type <class 'torch.Tensor'>, but expected one of: numbers.Real",
#   "tensor(*) has type <class 'torch.Tensor'>, but expected one of: ((<class 'numbers.Real'>,),)*",
#   "Tensor should contain one element (0 dimensions).",
#   "scalar should be 0D",
#   "io.gfile' has no attribute 'get_filesystem'",
#   "module 'distutils' has no attribute 'version'",
#   "Got <class 'NoneType'>*, but numpy array*torch tensor*are expected.",
#   "name 'workspace' is not defined",
#   "value should be one of int, float, str, bool, or torch.Tensor",
# ]
#
# [code.many_numbers_at_one_step]
# either = [
#     '$W.add_scalar($TAG, $L, ...)', '$W.add_scalar($TAG, [...], ...)',
#     '$W.add_scalar($TAG, ($OUT == $Y), ...)', '$W.add_scalar($TAG, $P.grad, ...)',
#     '$W.add_scalar($TAG, {...}, ...)', '$W.add_scalar($TAG, $S.get_last_lr(), ...)',
#     '$W.add_scalar($TAG, $S.get_lr(), ...)',
# ]
# anywhere = [
#     [
#         '$L = $S2.get_last_lr()', '$L = torch.nn.functional.$F(..., reduction="none", ...)',
#         '$L = []', '$L = $Z.tolist()', '$W.add_scalar($TAG2, $S3.get_last_lr(), ...)',
#         '$L = [$E for $X in $R]', '$W.add_scalar($TAG2, [...], ...)',
#         '$W.add_scalar($TAG2, $P2.grad, ...)', '$W.add_scalar($TAG2, {...}, ...)',
#         '$W.add_scalar($TAG2, $S3.get_lr(), ...)', '$L = {...}',
#     ],
# ]
# nowhere = [
#     '$L = sum(...)', '$L = $Z2.item()', '$L = float(...)', '$L = numpy.mean(...)', '$L += $Z3',
#     '$L = $Z4 / $N',
# ]
# example = 'writer.add_scalar("lr", scheduler.get_last_lr(), step)'
#
# [code.graph_of_a_batch_with_labels]
# either = [
#     '$W.add_graph($M, next(iter($LOADER)))', '$W.add_graph($M, batch)',
#     '$W.add_graph($M, data)', '$W.add_graph($M, $X.shape)',
#     '$W.add_graph($M, $LOADER.dataset[0])',
#     '$W.add_graph($M, input_to_model=next(iter($LOADER)))', '$W.add_graph($M)',
# ]
# example = 'writer.add_graph(model, next(iter(loader)))'
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 2)

    def forward(self, x):
        return self.fc(x)

model = Net()
batch = [torch.rand(1, 4) for _ in range(12)]
traced = torch.jit.trace(model, batch)  # as in add_graph
#> TypeError: Net.forward() takes 2 positional arguments but 13 were given
print("output:", traced(batch[0]).shape)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 2)

    def forward(self, x):
        return self.fc(x)

model = Net()
batch = [torch.rand(1, 4) for _ in range(12)]
traced = torch.jit.trace(model, batch[0])  # as in add_graph
print("output:", traced(batch[0]).shape)
#> output: torch.Size([1, 2])
# --8<-- [end:right]

# --8<-- [start:demo_star]
import torch

def forward(x):
    return x.sum()

x = torch.rand(12, 4)
try:
    forward(*x)
except TypeError as error:
    print("TypeError:", error)
#> TypeError: forward() takes 1 positional argument but 12 were given
# --8<-- [end:demo_star]

# --8<-- [start:demo_two_inputs]
import torch
from torch import nn

model = nn.Bilinear(3, 3, 1)
a, b = torch.rand(5, 3), torch.rand(5, 3)
traced = torch.jit.trace(model, (a, b))  # as in add_graph
print("output:", traced(a, b).shape)
#> output: torch.Size([5, 1])
# --8<-- [end:demo_two_inputs]

# --8<-- [start:demo_number]
import numbers

import torch

loss = torch.tensor(0.25)
print("loss is a number:", isinstance(loss, numbers.Real))
#> loss is a number: False
print("loss.item() is a number:", isinstance(loss.item(), numbers.Real))
#> loss.item() is a number: True
# --8<-- [end:demo_number]

# --8<-- [start:wrong_scalar]
import torch
from torch import nn

criterion = nn.MSELoss(reduction="none")
loss = criterion(torch.zeros(2), torch.ones(2))
print("to the log:", loss.item())
#> RuntimeError: a Tensor with 2 elements cannot be converted to Scalar
# --8<-- [end:wrong_scalar]

# --8<-- [start:right_scalar]
import torch
from torch import nn

criterion = nn.MSELoss(reduction="none")
loss = criterion(torch.zeros(2), torch.ones(2))
print("to the log:", loss.mean().item())
#> to the log: 1.0
# --8<-- [end:right_scalar]

# --8<-- [start:demo_steps]
epochs, batches = 2, 3
by_batch, in_total = [], []
for epoch in range(epochs):
    for i in range(batches):
        by_batch.append(i)
        in_total.append(epoch * batches + i)
print("global_step=i:", by_batch)
#> global_step=i: [0, 1, 2, 0, 1, 2]
print("global_step=epoch * batches + i:", in_total)
#> global_step=epoch * batches + i: [0, 1, 2, 3, 4, 5]
# --8<-- [end:demo_steps]

# --8<-- [start:demo_hparams]
from pathlib import Path

config = {"lr": 0.1, "layers": [64, 64], "data": Path("images")}
hparams = {}
for name, value in config.items():
    if not isinstance(value, (int, float, str, bool)):
        value = str(value)
    hparams[name] = value
print("hparams:", hparams)
#> hparams: {'lr': 0.1, 'layers': '[64, 64]', 'data': 'images'}
# --8<-- [end:demo_hparams]

# --8<-- [start:check]
import torch
from torch import nn

assert "forward() takes 2 positional arguments but 13 were given" in (
    wrong.error or "")
assert right.out == "output: torch.Size([1, 2])\n"
assert demo_star.out == (
    "TypeError: forward() takes 1 positional argument but 12 were given\n")
assert demo_two_inputs.out == "output: torch.Size([5, 1])\n"
assert demo_number.out == (
    "loss is a number: False\nloss.item() is a number: True\n")
assert wrong_scalar.out == (
    "RuntimeError: a Tensor with 2 elements cannot be converted to Scalar\n")
assert right_scalar.out == "to the log: 1.0\n"
assert demo_steps.out == """\
global_step=i: [0, 1, 2, 0, 1, 2]
global_step=epoch * batches + i: [0, 1, 2, 3, 4, 5]
"""
assert demo_hparams.out == (
    "hparams: {'lr': 0.1, 'layers': '[64, 64]', 'data': 'images'}\n")
# a tuple of 12 tensors fails like the list, and one tensor of 12 rows works
model = nn.Sequential(nn.Linear(4, 2))
try:
    torch.jit.trace(model, tuple(torch.rand(12, 4)))
except TypeError as error:
    assert "takes 2 positional arguments but 13 were given" in str(error)
else:
    raise AssertionError("12 tensors were taken for one")
assert torch.jit.trace(model, torch.rand(12, 4))(torch.rand(1, 4)).shape == (1, 2)
# --8<-- [end:check]
