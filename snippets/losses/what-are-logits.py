"""Logits are scores before sigmoid or softmax; each classification loss of PyTorch expects them, probabilities, or log-probabilities."""
# /// pitfall
# apis = ["torch.nn.BCEWithLogitsLoss", "torch.nn.CrossEntropyLoss", "torch.nn.BCELoss", "torch.nn.NLLLoss", "torch.nn.KLDivLoss",
#         "torch.nn.SoftMarginLoss", "torch.nn.MultiLabelSoftMarginLoss", "torch.Tensor.logit"]
# symptom = "question"
# raises = ["wrong_kind", "wrong_keras"]
# added = 2026-11-21
# messages = ["all elements of input should be between 0 and 1", "got an unexpected keyword argument 'from_logits'"]
# older = ["Assertion `x >= 0. && x <= 1.' failed. input value should be between 0~1"]
# ///

# --8<-- [start:demo]
import torch

p = torch.tensor([0.1, 0.5, 0.9])
print(torch.log(p / (1 - p)))
#> tensor([-2.1972,  0.0000,  2.1972])
print(p.logit())
#> tensor([-2.1972,  0.0000,  2.1972])
print(p.logit().sigmoid())
#> tensor([0.1000, 0.5000, 0.9000])
# --8<-- [end:demo]

# --8<-- [start:demo_softmax]
import torch

logits = torch.tensor([1.0, 2.0, 4.0])
print(logits - logits.log_softmax(dim=0))
#> tensor([4.1698, 4.1698, 4.1698])
print(logits.softmax(dim=0))
#> tensor([0.0420, 0.1142, 0.8438])
print((logits + 100).softmax(dim=0))
#> tensor([0.0420, 0.1142, 0.8438])
# --8<-- [end:demo_softmax]

# --8<-- [start:demo_classes]
import torch
from torch import nn

logits = torch.tensor([[2.0, 0.0, 1.0]])
log_p = logits.log_softmax(dim=1)
target = torch.tensor([0])
one_hot = torch.tensor([[1.0, 0.0, 0.0]])

print(f"{nn.CrossEntropyLoss()(logits, target):.4f}")
#> 0.4076
print(f"{nn.NLLLoss()(log_p, target):.4f}")
#> 0.4076
print(f"{nn.KLDivLoss(reduction='batchmean')(log_p, one_hot):.4f}")
#> 0.4076
# --8<-- [end:demo_classes]

# --8<-- [start:demo_binary]
import torch
from torch import nn

logits = torch.tensor([[2.0, -1.0]])
target = torch.tensor([[1.0, 0.0]])

print(f"{nn.BCEWithLogitsLoss()(logits, target):.4f}")
#> 0.2201
print(f"{nn.MultiLabelSoftMarginLoss()(logits, target):.4f}")
#> 0.2201
print(f"{nn.SoftMarginLoss()(logits, 2 * target - 1):.4f}")
#> 0.2201
print(f"{nn.BCELoss()(logits.sigmoid(), target):.4f}")
#> 0.2201
# --8<-- [end:demo_binary]

# --8<-- [start:wrong_kind]
import torch
from torch import nn

logits = torch.tensor([[2.0, 0.0, 1.0]])
p = logits.softmax(dim=1)
target = torch.tensor([0])
print(f"{nn.CrossEntropyLoss()(p, target):.4f}")
#> 0.7972
print(f"{nn.NLLLoss()(p, target):.4f}")
#> -0.6652
print(f"{nn.NLLLoss()(logits, target):.4f}")
#> -2.0000

logits = torch.tensor([[2.0, -1.0]])
target = torch.tensor([[1.0, 0.0]])
print(f"{nn.BCEWithLogitsLoss()(logits.sigmoid(), target):.4f}")
#> 0.5917
nn.BCELoss()(logits, target)
#> RuntimeError: all elements of input should be between 0 and 1
# --8<-- [end:wrong_kind]

# --8<-- [start:wrong_keras]
import torch
from torch import nn

logits = torch.tensor([5.0, 5.0])
target = torch.tensor([1.0, 0.0])
criterion = nn.BCELoss(from_logits=True)
#> TypeError: _WeightedLoss.__init__() got an unexpected keyword argument 'from_logits'
print(f"{criterion(logits, target):.4f}")
# --8<-- [end:wrong_keras]

# --8<-- [start:right_keras]
import torch
from torch import nn

logits = torch.tensor([5.0, 5.0])
target = torch.tensor([1.0, 0.0])
criterion = nn.BCEWithLogitsLoss()
print(f"{criterion(logits, target):.4f}")
#> 2.5067
# --8<-- [end:right_keras]

# --8<-- [start:demo_saturated]
import torch
from torch import nn

logits = torch.tensor([20.0], requires_grad=True)  # sure, and wrong
target = torch.tensor([0.0])

loss = nn.BCELoss()(logits.sigmoid(), target)
print(loss.item(), torch.autograd.grad(loss, logits)[0])
#> 100.0 tensor([0.])

loss = nn.BCEWithLogitsLoss()(logits, target)
print(loss.item(), torch.autograd.grad(loss, logits)[0])
#> 20.0 tensor([1.])
# --8<-- [end:demo_saturated]

# --8<-- [start:check]
import inspect

import torch
from torch import nn

scores, inverse, back = demo.out.splitlines()
assert scores == inverse == "tensor([-2.1972,  0.0000,  2.1972])"
assert back == "tensor([0.1000, 0.5000, 0.9000])"

difference, before, after = demo_softmax.out.splitlines()
assert difference == "tensor([4.1698, 4.1698, 4.1698])"
assert before == after == "tensor([0.0420, 0.1142, 0.8438])"

assert demo_classes.out.split() == ["0.4076"] * 3
assert demo_binary.out.split() == ["0.2201"] * 4

*silent, error = wrong_kind.out.splitlines()
assert silent == ["0.7972", "-0.6652", "-2.0000", "0.5917"]
assert error == wrong_kind.error
assert error == "RuntimeError: all elements of input should be between 0 and 1"

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
assert right_keras.out == "2.5067\n"

assert demo_saturated.out == "100.0 tensor([0.])\n20.0 tensor([1.])\n"
assert torch.tensor(20.0).sigmoid() == 1

# log-probabilities are logits, too
log_p = logits.log_softmax(1)
losses = [nn.CrossEntropyLoss()(x, torch.tensor([0])) for x in (logits, log_p)]
assert torch.isclose(*losses)
# --8<-- [end:check]
