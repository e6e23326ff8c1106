"""On class indices CrossEntropyLoss is log_softmax and nll_loss, but not with label_smoothing; by hand it breaks first."""
# /// pitfall
# apis = ["torch.nn.CrossEntropyLoss", "torch.nn.functional.cross_entropy", "torch.nn.functional.log_softmax",
#         "torch.nn.functional.nll_loss", "torch.Tensor.gather"]
# symptom = "question"
# raises = ["wrong_target", "wrong_name"]
# added = 2026-11-21
# changed = 2026-11-29
# messages = [
#     "Implicit dimension choice for * has been deprecated. Change the call to include dim=X as an argument.",
#     "Expected floating point type for target with class probabilities, got *",
#     "module 'torch.nn' has no attribute 'CrossEntropy'",
# ]
# older = ["multi-target not supported at *"]
# ///

# --8<-- [start:demo]
import torch
import torch.nn.functional as F
from torch import nn

logits = torch.tensor([[2.0, 1.0, 0.0], [0.0, 3.0, 0.0]])
target = torch.tensor([0, 1])  # the class of each row

criterion = nn.CrossEntropyLoss()
print(f"{criterion(logits, target):.4f}")
#> 0.2513

log_p = F.log_softmax(logits, dim=1)
print(f"{F.nll_loss(log_p, target):.4f}")
#> 0.2513

log_p = logits.softmax(dim=1).log()
picked = log_p.gather(1, target.unsqueeze(1))  # one per row
print(f"{-picked.mean():.4f}")
#> 0.2513
# --8<-- [end:demo]

# --8<-- [start:wrong]
import torch
import torch.nn.functional as F

logits = torch.tensor([[200.0, 0.0]], requires_grad=True)
target = torch.tensor([1])
log_p = F.softmax(logits, dim=1).log()
loss = F.nll_loss(log_p, target)
loss.backward()
print(loss.item(), logits.grad)
#> inf tensor([[nan, nan]])
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
import torch.nn.functional as F

logits = torch.tensor([[200.0, 0.0]], requires_grad=True)
target = torch.tensor([1])
log_p = F.log_softmax(logits, dim=1)
loss = F.nll_loss(log_p, target)
loss.backward()
print(loss.item(), logits.grad)
#> 200.0 tensor([[ 1., -1.]])
# --8<-- [end:right]

# --8<-- [start:demo_dim]
import torch
import torch.nn.functional as F

for axes in range(1, 5):
    x = torch.arange(2.0**axes).view([2] * axes)
    guess = F.log_softmax(x)
    same = [d for d in range(axes) if guess.equal(F.log_softmax(x, dim=d))]
    print(f"{axes}-D: dim={same[0]}")
#> UserWarning: Implicit dimension choice for log_softmax has been deprecated. Change the call to include dim=X as an argument.
#> 1-D: dim=0
#> 2-D: dim=1
#> 3-D: dim=0
#> 4-D: dim=1
# --8<-- [end:demo_dim]

# --8<-- [start:demo_smoothing]
import torch
import torch.nn.functional as F

logits = torch.tensor([[2.0, 1.0, 0.0], [0.0, 3.0, 0.0]])
target = torch.tensor([0, 1])

loss = F.cross_entropy(logits, target, label_smoothing=0.1)
print(f"label_smoothing=0.1: {loss:.4f}")
#> label_smoothing=0.1: 0.4013
log_p = F.log_softmax(logits, dim=1)
print(f"log_softmax and nll_loss: {F.nll_loss(log_p, target):.4f}")
#> log_softmax and nll_loss: 0.2513
soft = 0.9 * F.one_hot(target, 3) + 0.1 / 3
print(f"by hand: {-(soft * log_p).sum(dim=1).mean():.4f}")
#> by hand: 0.4013

for sure in (1.0, 3.332, 10.0, 100.0):  # the logit of the right class
    logits = torch.tensor([[sure, 0.0, 0.0]])
    loss = F.cross_entropy(logits, target[:1], label_smoothing=0.1)
    print(f"logit {sure}: {loss:.4f}")
#> logit 1.0: 0.6181
#> logit 3.332: 0.2911
#> logit 10.0: 0.6668
#> logit 100.0: 6.6667
# --8<-- [end:demo_smoothing]

# --8<-- [start:wrong_target]
import torch
import torch.nn.functional as F

logits = torch.tensor([[2.0, 1.0, 0.0], [0.0, 3.0, 0.0]])
target = torch.tensor([[1, 0, 0], [0, 1, 0]])
loss = F.cross_entropy(logits, target)
#> RuntimeError: Expected floating point type for target with class probabilities, got Long
# --8<-- [end:wrong_target]

# --8<-- [start:right_target]
import torch
import torch.nn.functional as F

logits = torch.tensor([[2.0, 1.0, 0.0], [0.0, 3.0, 0.0]])
target = torch.tensor([[1, 0, 0], [0, 1, 0]])
loss = F.cross_entropy(logits, target.argmax(dim=1))
same = F.cross_entropy(logits, target.float())  # as probabilities
print(f"{loss:.4f} {same:.4f}")
#> 0.2513 0.2513
# --8<-- [end:right_target]

# --8<-- [start:wrong_name]
import torch

criterion = torch.nn.CrossEntropy()
#> AttributeError: module 'torch.nn' has no attribute 'CrossEntropy'
# --8<-- [end:wrong_name]

# --8<-- [start:check]
import contextlib
import io
import math
import sys
import warnings

import torch
import torch.nn.functional as F

assert demo.out == "0.2513\n0.2513\n0.2513\n"

assert wrong.loss.item() == float("inf")
assert wrong.logits.grad.isnan().all()
assert right.loss.item() == 200
assert right.logits.grad.tolist() == [[1, -1]]
assert torch.tensor(-200.0).exp() == 0

# what breaks the last way is the distance of the logits, not their size
near = torch.tensor([[200.0, 200.0]], requires_grad=True)
F.nll_loss(F.softmax(near, dim=1).log(), torch.tensor([1])).backward()
assert torch.allclose(near.grad, torch.tensor([[0.5, -0.5]]))

# the formula of log_softmax
x = torch.tensor([[200.0, 0.0, 199.0], [-5.0, 3.0, 1e38]])
from_max = x - x.max(dim=1, keepdim=True).values
total = from_max.exp().sum(dim=1, keepdim=True)
assert torch.allclose(F.log_softmax(x, dim=1), from_max - total.log())
assert (total >= 1).all()

warning, *guesses = demo_dim.out.splitlines()
assert "Implicit dimension choice for log_softmax" in warning
assert [line[-1] for line in guesses] == ["0", "1", "0", "1"]
for name in ("softmax", "log_softmax", "softmin"):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        getattr(F, name)(torch.ones(2))
    assert f"Implicit dimension choice for {name} " in str(caught[0].message)
for shape in ((4, 3), (4, 3, 5), (4, 3, 5, 2)):
    x = torch.arange(math.prod(shape)).view(shape).float().sin()
    picks = torch.arange(math.prod(shape) // 3).view(4, *shape[2:]) % 3
    ours = F.nll_loss(F.log_softmax(x, dim=1), picks)
    assert torch.isclose(F.cross_entropy(x, picks), ours)

hard, soft, by_hand = [float(line.split()[-1])
                       for line in demo_smoothing.out.splitlines()[:3]]
assert hard == by_hand == 0.4013 and soft == 0.2513
rows = [float(line.split()[-1])
        for line in demo_smoothing.out.splitlines()[3:]]
p, q = 0.9 + 0.1 / 3, 0.1 / 3  # what the loss can't fall below
floor = -p * math.log(p) - 2 * q * math.log(q)
assert round(floor, 4) == 0.2911 == min(rows) == rows[1]
assert rows[3] > rows[2] > rows[0] > rows[1]
x = torch.zeros(1, 3, requires_grad=True)
for step in range(500):
    loss = F.cross_entropy(x, torch.tensor([0]), label_smoothing=0.1)
    (grad,) = torch.autograd.grad(loss, x)
    x = (x - grad).detach().requires_grad_()
assert math.isclose(loss.item(), floor, abs_tol=1e-4)
for name in (torch.nn.NLLLoss, torch.nn.BCEWithLogitsLoss):
    try:
        name(label_smoothing=0.1)
        raise AssertionError(f"{name} smooths labels")
    except TypeError as error:
        assert "unexpected keyword argument 'label_smoothing'" in str(error)

message = "Expected floating point type for target with class probabilities"
assert message in wrong_target.out
assert right_target.out == "0.2513 0.2513\n"
logits, index = right_target.logits, torch.tensor([0, 1])
assert F.cross_entropy(logits, index.byte()) == right_target.loss
try:
    F.cross_entropy(logits, index.int())
    raise AssertionError("int32 passes")
except RuntimeError as error:
    assert "expected target dtype to be Long or Byte" in str(error)
weight = torch.tensor([1.0, 2.0, 1.0])
one_hot = right_target.target.float()
by_index = F.cross_entropy(logits, index, weight)
assert not torch.isclose(by_index, F.cross_entropy(logits, one_hot, weight))

assert "module 'torch.nn' has no attribute" in wrong_name.error
try:
    torch.nn.CrossEntropy
except AttributeError as error:
    with contextlib.redirect_stderr(io.StringIO()) as traceback:
        sys.__excepthook__(type(error), error, error.__traceback__)
    assert "Did you mean: 'CrossEntropyLoss'?" in traceback.getvalue()
# --8<-- [end:check]
