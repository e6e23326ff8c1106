"""Logits are scores before sigmoid or softmax; each classification loss of PyTorch expects them, probabilities, or log-probabilities."""
# /// pitfall
# apis = ["torch.nn.BCEWithLogitsLoss", "torch.nn.CrossEntropyLoss", "torch.nn.BCELoss", "torch.nn.NLLLoss", "torch.nn.KLDivLoss",
#         "torch.nn.SoftMarginLoss", "torch.nn.MultiLabelSoftMarginLoss", "torch.Tensor.logit"]
# symptom = "question"
# raises = ["wrong_kind", "wrong_keras"]
# added = 2026-11-21
# messages = ["all elements of input should be between 0 and 1", "got an unexpected keyword argument 'from_logits'"]
# older = ["Assertion `x >= 0. && x <= 1.' failed. input value should be between 0~1"]
#
# [code.from_logits]
# either = [
#     'torch.nn.BCELoss(..., from_logits=$V, ...)',
#     'torch.nn.CrossEntropyLoss(..., from_logits=$V, ...)',
# ]
#
# [code.nll_of_probabilities]
# either = [
#     '$LOSS($A.softmax(...), ...)', '$LOSS(torch.nn.Softmax(...)(...), ...)',
#     '$LOSS(softmax(...), ...)',
# '''
# $P = $A.softmax(...)
# ...
# $LOSS($P, ...)
# ''',
# '''
# $P = torch.nn.Softmax(...)(...)
# ...
# $LOSS($P, ...)
# ''',
# ]
# not = [
# '''
# $P = $ANY
# ...
# $P = $OTHER
# ...
# $LOSS($P, ...)
# ''',
# ]
# anywhere = [
#     ['torch.nn.NLLLoss(...)', 'torch.nn.functional.nll_loss(...)'],
# ]
# nowhere = [
#     '$LOSS = torch.nn.CrossEntropyLoss(...)', '$LOSS = torch.nn.MSELoss(...)',
#     '$LOSS = torch.nn.KLDivLoss(...)', 'def $LOSS(...): ...',
#     '$A.softmax = torch.nn.LogSoftmax(...)',
# ]
# names = { "$LOSS" = '(?!.*(dice|focal|iou|tversky|kl|mse|l1|ce\b|cross)).*(loss|crit|objective|cost|x?ent|nll_loss|nll)[^.]*' }
#
# [code.nll_of_a_softmax]
# either = [
#     'return $A.softmax(...)', 'return $A.softmax(...).squeeze(...)',
#     'return $A.softmax(...).view(...)', 'return $A.softmax(...).flatten(...)',
#     'return $A.softmax(...)[:, $COLUMN]', 'return softmax(...)',
#     'return torch.nn.Softmax(...)(...)',
# '''
# $OUT = $A.softmax(...)
# return $OUT
# ''',
# ]
# inside = ['def forward(...): ...', 'class $NET(...): ...']
# anywhere = [
#     ['torch.nn.NLLLoss(...)', 'torch.nn.functional.nll_loss(...)'],
# ]
# nowhere = [
#     'self.$FIELD = $NET(...)', 'torch.nn.Sequential(..., $NET(...), ...)',
#     'torch.nn.CrossEntropyLoss(...)', '$A.log(...)',
# ]
# names = { "$NET" = '(?!.*(att|gate|rout|policy|actor|pool|loss)).*' }
# example = '''
# class Net(torch.nn.Module):
#     def forward(self, x):
#         return self.fc(x).softmax(dim=1)
# criterion = torch.nn.NLLLoss()
# '''
#
# [code.nll_of_a_last_softmax]
# either = [
#     '$MODEL = torch.nn.Sequential(..., $A.Softmax(...))',
#     '$MODEL = torch.nn.Sequential(..., $A.Softmax(...)).to(...)',
#     'return torch.nn.Sequential(..., $A.Softmax(...))', '$LIST.append($A.Softmax(...))',
#     '$LIST += [..., $A.Softmax(...)]', '$LIST.add_module("...", $A.Softmax(...))',
# ]
# not = ['self.$ANY = torch.nn.Sequential(...)', 'self.$ANY = torch.nn.Sequential(...).to(...)']
# anywhere = [
#     ['torch.nn.NLLLoss(...)', 'torch.nn.functional.nll_loss(...)'],
# ]
# nowhere = ['torch.nn.CrossEntropyLoss(...)', '$A.log(...)']
# line = "$A"
# example = '''
# model = torch.nn.Sequential(torch.nn.Linear(4, 3), torch.nn.Softmax(dim=1))
# loss = torch.nn.functional.nll_loss(model(x), y)
# '''
#
# [code.nll_of_a_softmax_by_a_block]
# either = [
#     'self.$BLOCK = torch.nn.Sequential(..., $A.Softmax(...))', 'self.$BLOCK = $A.Softmax(...)',
# ]
# inside = [
#     [
# '''
# class $NET(...):
#     ...
#     def forward(...):
#         ...
#         return self.$BLOCK(...)
#     ...
# ''',
# '''
# class $NET(...):
#     ...
#     def forward(...):
#         ...
#         $OUT = self.$BLOCK(...)
#         return $OUT
#     ...
# ''',
#     ],
# ]
# anywhere = [
#     ['torch.nn.NLLLoss(...)', 'torch.nn.functional.nll_loss(...)'],
# ]
# nowhere = ['self.$FIELD = $NET(...)', 'torch.nn.CrossEntropyLoss(...)', '$A.log(...)']
# line = "$A"
# names = { "$NET" = '(?!.*(att|gate|rout|policy|actor|pool|loss)).*' }
# example = '''
# class Net(torch.nn.Module):
#     def __init__(self):
#         self.layers = torch.nn.Sequential(torch.nn.Linear(4, 2), torch.nn.Softmax(dim=1))
#     def forward(self, x):
#         return self.layers(x)
# criterion = torch.nn.NLLLoss()
# '''
# ///

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(4, 3)
x, y = torch.randn(2, 4), torch.tensor([0, 2])
logits = model(x)
loss = nn.CrossEntropyLoss()(logits, y)  # no softmax here
print("logits:", logits.detach())
#> logits: tensor([[-0.5676,  0.0106, -0.2052],
#>         [-1.2508,  0.6045, -0.4310]])
print("probabilities:", logits.detach().softmax(dim=1))
#> probabilities: tensor([[0.2370, 0.4225, 0.3405],
#>         [0.1035, 0.6616, 0.2349]])
print("predictions:", logits.argmax(dim=1))
#> predictions: tensor([1, 1])
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo]
import torch

p = torch.tensor([0.1, 0.5, 0.9])
print("log of the odds:", torch.log(p / (1 - p)))
#> log of the odds: tensor([-2.1972,  0.0000,  2.1972])
logits = p.logit()
print("p.logit():", logits)
#> p.logit(): tensor([-2.1972,  0.0000,  2.1972])
print("back again:", logits.sigmoid())
#> back again: tensor([0.1000, 0.5000, 0.9000])
# --8<-- [end:demo]

# --8<-- [start:demo_softmax]
import torch

logits = torch.tensor([1.0, 2.0, 4.0])
print("difference:", logits - logits.log_softmax(dim=0))
#> difference: tensor([4.1698, 4.1698, 4.1698])
print("probabilities:", logits.softmax(dim=0))
#> probabilities: tensor([0.0420, 0.1142, 0.8438])
print("all logits + 100:", (logits + 100).softmax(dim=0))
#> all logits + 100: tensor([0.0420, 0.1142, 0.8438])
# --8<-- [end:demo_softmax]

# --8<-- [start:demo_classes]
import torch
from torch import nn

logits = torch.tensor([[2.0, 0.0, 1.0]])
log_p = logits.log_softmax(dim=1)
y = torch.tensor([0])
one_hot = torch.tensor([[1.0, 0.0, 0.0]])

print(f"CrossEntropyLoss: {nn.CrossEntropyLoss()(logits, y):.4f}")
#> CrossEntropyLoss: 0.4076
print(f"NLLLoss: {nn.NLLLoss()(log_p, y):.4f}")
#> NLLLoss: 0.4076
divergence = nn.KLDivLoss(reduction="batchmean")
print(f"KLDivLoss: {divergence(log_p, one_hot):.4f}")
#> KLDivLoss: 0.4076
# --8<-- [end:demo_classes]

# --8<-- [start:demo_binary]
import torch
from torch import nn

logits = torch.tensor([[2.0, -1.0]])
y = torch.tensor([[1.0, 0.0]])
print(f"BCEWithLogitsLoss: {nn.BCEWithLogitsLoss()(logits, y):.4f}")
#> BCEWithLogitsLoss: 0.2201
criterion = nn.MultiLabelSoftMarginLoss()
print(f"MultiLabelSoftMarginLoss: {criterion(logits, y):.4f}")
#> MultiLabelSoftMarginLoss: 0.2201
print(f"SoftMarginLoss: {nn.SoftMarginLoss()(logits, 2 * y - 1):.4f}")
#> SoftMarginLoss: 0.2201
print(f"BCELoss: {nn.BCELoss()(logits.sigmoid(), y):.4f}")
#> BCELoss: 0.2201
# --8<-- [end:demo_binary]

# --8<-- [start:wrong_kind]
import torch
from torch import nn

logits = torch.tensor([[2.0, 0.0, 1.0]])
p = logits.softmax(dim=1)
y = torch.tensor([0])
print(f"CrossEntropyLoss, probabilities: {nn.CrossEntropyLoss()(p, y):.4f}")
#> CrossEntropyLoss, probabilities: 0.7972
print(f"NLLLoss, probabilities: {nn.NLLLoss()(p, y):.4f}")
#> NLLLoss, probabilities: -0.6652
print(f"NLLLoss, logits: {nn.NLLLoss()(logits, y):.4f}")
#> NLLLoss, logits: -2.0000

logits = torch.tensor([[2.0, -1.0]])
p = logits.sigmoid()
y = torch.tensor([[1.0, 0.0]])
print(f"BCEWithLogitsLoss, probabilities: {nn.BCEWithLogitsLoss()(p, y):.4f}")
#> BCEWithLogitsLoss, probabilities: 0.5917
print(f"BCELoss, logits: {nn.BCELoss()(logits, y):.4f}")
#> RuntimeError: all elements of input should be between 0 and 1
# --8<-- [end:wrong_kind]

# --8<-- [start:wrong_keras]
import torch
from torch import nn

logits = torch.tensor([5.0, 5.0])
target = torch.tensor([1.0, 0.0])
criterion = nn.BCELoss(from_logits=True)
#> TypeError: _WeightedLoss.__init__() got an unexpected keyword argument 'from_logits'
print(f"loss: {criterion(logits, target):.4f}")
# --8<-- [end:wrong_keras]

# --8<-- [start:right_keras]
import torch
from torch import nn

logits = torch.tensor([5.0, 5.0])
target = torch.tensor([1.0, 0.0])
criterion = nn.BCEWithLogitsLoss()
print(f"loss: {criterion(logits, target):.4f}")
#> loss: 2.5067
# --8<-- [end:right_keras]

# --8<-- [start:demo_saturated]
import torch
from torch import nn

logits = torch.tensor([20.0], requires_grad=True)  # sure, and wrong
y = torch.tensor([0.0])
loss = nn.BCELoss()(logits.sigmoid(), y)
(grad,) = torch.autograd.grad(loss, logits)
print(f"BCELoss: {loss.item()}, gradient: {grad.item()}")
#> BCELoss: 100.0, gradient: 0.0

loss = nn.BCEWithLogitsLoss()(logits, y)
(grad,) = torch.autograd.grad(loss, logits)
print(f"BCEWithLogitsLoss: {loss.item()}, gradient: {grad.item()}")
#> BCEWithLogitsLoss: 20.0, gradient: 1.0
# --8<-- [end:demo_saturated]

# --8<-- [start:check]
import inspect

import torch
from torch import nn


def values(out):
    """What is printed after the last colon of each line."""
    return [line.split(": ")[-1] for line in out.splitlines()]


scores, inverse, back = values(demo.out)
assert scores == inverse == "tensor([-2.1972,  0.0000,  2.1972])"
assert back == "tensor([0.1000, 0.5000, 0.9000])"

difference, before, after = values(demo_softmax.out)
assert difference == "tensor([4.1698, 4.1698, 4.1698])"
assert before == after == "tensor([0.0420, 0.1142, 0.8438])"

assert values(demo_classes.out) == ["0.4076"] * 3
assert values(demo_binary.out) == ["0.2201"] * 4

*silent, error = wrong_kind.out.splitlines()
assert values("\n".join(silent)) == ["0.7972", "-0.6652", "-2.0000", "0.5917"]
assert error == wrong_kind.error
assert error == "RuntimeError: all elements of input should be between 0 and 1"

rows = demo_in_your_code.logits.tolist()
assert [[round(logit, 4) for logit in row] for row in rows] == [
    [-0.5676, 0.0106, -0.2052], [-1.2508, 0.6045, -0.4310]]
probabilities = demo_in_your_code.logits.softmax(dim=1)
assert probabilities.sum(dim=1).allclose(torch.ones(2))
assert (demo_in_your_code.logits < 0).any()
assert demo_in_your_code.logits.argmax(dim=1).equal(probabilities.argmax(dim=1))
assert demo_in_your_code.out.endswith("predictions: tensor([1, 1])\n")

# the rows of the table that no section shows: silent as well
one_hot = torch.tensor([[1.0, 0.0, 0.0]])
logits = torch.tensor([[2.0, 0.0, 1.0]])
for given in (logits, logits.softmax(1)):
    assert nn.KLDivLoss(reduction="batchmean")(given, one_hot) < -0.6
target = torch.tensor([[1.0, 0.0]])
p = torch.tensor([[2.0, -1.0]]).sigmoid()
assert nn.MultiLabelSoftMarginLoss()(p, target) > 0.58
assert nn.SoftMarginLoss()(p, 2 * target - 1) > 0.58
assert nn.BCELoss()(torch.tensor([0.7]), torch.tensor([1.0])) < 0.36

assert "got an unexpected keyword argument 'from_logits'" in wrong_keras.out
for name, loss in vars(nn).items():
    if name.endswith("Loss"):
        assert "from_logits" not in inspect.signature(loss).parameters, name
assert right_keras.out == "loss: 2.5067\n"

assert demo_saturated.out == """\
BCELoss: 100.0, gradient: 0.0
BCEWithLogitsLoss: 20.0, gradient: 1.0
"""
assert torch.tensor(20.0).sigmoid() == 1

# log-probabilities are logits, too
log_p = logits.log_softmax(1)
losses = [nn.CrossEntropyLoss()(x, torch.tensor([0])) for x in (logits, log_p)]
assert torch.isclose(*losses)
# --8<-- [end:check]
