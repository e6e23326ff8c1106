"""Binary cross entropy and NLLLoss get below 0 only through targets outside 0 to 1 or inputs that aren't log-probabilities; other losses may be negative."""
# /// pitfall
# apis = ["torch.nn.BCEWithLogitsLoss", "torch.nn.functional.nll_loss", "torch.nn.functional.gaussian_nll_loss", "torch.nn.functional.cosine_similarity", "torch.nn.BCELoss"]
# also = ["torch.nn.NLLLoss", "torch.nn.GaussianNLLLoss"]
# symptom = "silent"
# raises = ["wrong_bce"]
# added = 2026-11-30
# messages = ["all elements of target should be between 0 and 1"]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

mask = torch.tensor([[255, 0, 0, 0]], dtype=torch.uint8)  # as in a PNG
criterion = nn.BCEWithLogitsLoss()
good = torch.tensor([[4.0, -4.0, -4.0, -4.0]])
bad = torch.full((1, 4), 100.0)
for name, logits in (("good", good), ("all white", bad)):
    loss = criterion(logits, mask.float())
    print(f"{name}: loss {loss.item():.2f}")
#> good: loss -253.98
#> all white: loss -6275.00
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

mask = torch.tensor([[255, 0, 0, 0]], dtype=torch.uint8)  # as in a PNG
criterion = nn.BCEWithLogitsLoss()
good = torch.tensor([[4.0, -4.0, -4.0, -4.0]])
bad = torch.full((1, 4), 100.0)
for name, logits in (("good", good), ("all white", bad)):
    loss = criterion(logits, (mask > 0).float())
    print(f"{name}: loss {loss.item():.2f}")
#> good: loss 0.02
#> all white: loss 75.00
# --8<-- [end:right]

# --8<-- [start:wrong_bce]
import torch
from torch import nn

mask = torch.tensor([[255, 0, 0, 0]], dtype=torch.uint8)
probs = torch.tensor([[0.9, 0.1, 0.1, 0.1]])
loss = nn.BCELoss()(probs, mask.float())
#> RuntimeError: all elements of target should be between 0 and 1
# --8<-- [end:wrong_bce]

# --8<-- [start:right_bce]
import torch
from torch import nn

mask = torch.tensor([[255, 0, 0, 0]], dtype=torch.uint8)
probs = torch.tensor([[0.9, 0.1, 0.1, 0.1]])
loss = nn.BCELoss()(probs, (mask > 0).float())
print(f"loss: {loss.item():.2f}")
#> loss: 0.11
# --8<-- [end:right_bce]

# --8<-- [start:wrong_nll]
import torch
from torch import nn

logits = torch.tensor([[4.0, 0.0, 0.0], [0.0, 4.0, 0.0]])
labels = torch.tensor([0, 1])
loss = nn.functional.nll_loss(logits.softmax(dim=1), labels)
print(f"loss: {loss.item():.2f}")
#> loss: -0.96
# --8<-- [end:wrong_nll]

# --8<-- [start:right_nll]
import torch
from torch import nn

logits = torch.tensor([[4.0, 0.0, 0.0], [0.0, 4.0, 0.0]])
labels = torch.tensor([0, 1])
loss = nn.functional.nll_loss(logits.log_softmax(dim=1), labels)
print(f"loss: {loss.item():.2f}")
#> loss: 0.04
same = nn.functional.cross_entropy(logits, labels)
print(f"cross_entropy on the logits: {same.item():.2f}")
#> cross_entropy on the logits: 0.04
# --8<-- [end:right_nll]

# --8<-- [start:demo_fine]
import torch
from torch import nn

probs, mask = torch.tensor([0.9, 0.8, 0.1]), torch.tensor([1.0, 1.0, 0.0])
dice = 2 * (probs * mask).sum() / (probs.sum() + mask.sum())
print(f"-dice: {-dice:.2f}, 1 - dice: {1 - dice:.2f}")
#> -dice: -0.89, 1 - dice: 0.11
x, y = torch.tensor([1.0, 2.0]), torch.tensor([2.0, 4.1])
print(f"-cosine: {-nn.functional.cosine_similarity(x, y, dim=0):.2f}")
#> -cosine: -1.00
for std in (1.0, 0.1):
    normal = torch.distributions.Normal(0.0, std)
    nll = -normal.log_prob(torch.tensor(0.0))
    print(f"-log_prob with std {std}: {nll:.2f}")
#> -log_prob with std 1.0: 0.92
#> -log_prob with std 0.1: -1.38
var = torch.tensor([0.01])
nll = nn.functional.gaussian_nll_loss(torch.zeros(1), torch.zeros(1), var)
print(f"gaussian_nll_loss: {nll:.2f}")
#> gaussian_nll_loss: -2.30
# --8<-- [end:demo_fine]

# --8<-- [start:detect]
import torch

def check_targets(target):
    low, high = target.min().item(), target.max().item()
    print(f"targets from {low} to {high}:", 0 <= low and high <= 1)

check_targets(torch.tensor([0.0, 255.0]))
#> targets from 0.0 to 255.0: False
check_targets(torch.tensor([-1.0, 1.0]))
#> targets from -1.0 to 1.0: False
check_targets(torch.tensor([0.0, 1.0]))
#> targets from 0.0 to 1.0: True
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

assert wrong.out == """\
good: loss -253.98
all white: loss -6275.00
"""
assert right.out == """\
good: loss 0.02
all white: loss 75.00
"""
assert wrong_nll.out == "loss: -0.96\n"
assert right_nll.out == """\
loss: 0.04
cross_entropy on the logits: 0.04
"""
assert demo_fine.out == """\
-dice: -0.89, 1 - dice: 0.11
-cosine: -1.00
-log_prob with std 1.0: 0.92
-log_prob with std 0.1: -1.38
gaussian_nll_loss: -2.30
"""
assert detect.out == """\
targets from 0.0 to 255.0: False
targets from -1.0 to 1.0: False
targets from 0.0 to 1.0: True
"""
assert (wrong_bce.error or "").endswith(
    "all elements of target should be between 0 and 1")
assert right_bce.out == "loss: 0.11\n"
# 3 and -1 are enough for a negative loss
for value, logit in ((3.0, 9.0), (-1.0, -9.0)):
    loss = nn.BCEWithLogitsLoss()(torch.tensor([logit]), torch.tensor([value]))
    assert loss.item() < 0
# the gradient never vanishes: more is always better
logits = torch.tensor([1000.0], requires_grad=True)
nn.BCEWithLogitsLoss()(logits, torch.tensor([255.0])).backward()
assert logits.grad.item() == -254.0
# the lowest loss of nll_loss on probabilities is -1
assert nn.functional.nll_loss(torch.eye(3), torch.arange(3)).item() == -1.0
# a constant changes no gradient
x = torch.tensor(0.3, requires_grad=True)
assert torch.autograd.grad(-x, x) == torch.autograd.grad(1 - x, x)
# --8<-- [end:check]
