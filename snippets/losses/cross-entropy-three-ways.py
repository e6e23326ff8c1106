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
#
# [code.log_of_softmax]
# either = ['torch.log($A.softmax(...))', '$A.softmax(...).log()']
#
# [code.cross_entropy_misnamed]
# pattern = 'torch.nn.CrossEntropy(...)'
#
# [code.nll_of_logits]
# either = ['torch.nn.functional.nll_loss($OUT, ...)', 'torch.nn.NLLLoss(...)']
# anywhere = [
#     [
#         'class $NET(torch.nn.Module): ...', 'torch.nn.Sequential(...)',
#         '$MODEL = torch.nn.Linear(...)',
#     ],
# ]
# nowhere = [
#     '$A.log_softmax(...)', 'log_softmax(...)', '$A.LogSoftmax(...)', '$A.LogSoftmax',
#     '$A.softmax(...)', '$A.Softmax(...)', '$A.log(...)', '$A.logsumexp(...)',
#     '$A.AdaptiveLogSoftmaxWithLoss(...)',
# ]
# example = '''
# model = torch.nn.Linear(4, 3)
# loss = torch.nn.functional.nll_loss(model(x), y)
# '''
# ///

# --8<-- [start:demo]
import torch
import torch.nn.functional as F
from torch import nn

logits = torch.tensor([[2.0, 1.0, 0.0], [0.0, 3.0, 0.0]])
target = torch.tensor([0, 1])  # the class of each row

loss = nn.CrossEntropyLoss()(logits, target)
print(f"CrossEntropyLoss: {loss:.4f}")
#> CrossEntropyLoss: 0.2513

loss = F.nll_loss(F.log_softmax(logits, dim=1), target)
print(f"log_softmax and nll_loss: {loss:.4f}")
#> log_softmax and nll_loss: 0.2513

log_p = logits.softmax(dim=1).log()
picked = log_p.gather(1, target.unsqueeze(1))  # one per row
print(f"by hand: {-picked.mean():.4f}")
#> by hand: 0.2513
# --8<-- [end:demo]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn

torch.manual_seed(0)
loader = [(torch.randn(8, 4), torch.randint(3, (8,))) for _ in range(2)]
model = nn.Linear(4, 3)
log_model = nn.Sequential(model, nn.LogSoftmax(dim=1))
for x, y in loader:
    loss = nn.CrossEntropyLoss()(model(x), y)
    same = nn.NLLLoss()(log_model(x), y)
    print(f"CrossEntropyLoss: {loss:.4f}, NLLLoss: {same:.4f}")
#> CrossEntropyLoss: 0.9724, NLLLoss: 0.9724
#> CrossEntropyLoss: 1.2667, NLLLoss: 1.2667
# --8<-- [end:demo_in_your_code]

# --8<-- [start:wrong]
import torch
import torch.nn.functional as F

logits = torch.tensor([[200.0, 0.0]], requires_grad=True)
target = torch.tensor([1])
log_p = F.softmax(logits, dim=1).log()
loss = F.nll_loss(log_p, target)
loss.backward()
print("loss:", loss.item())
#> loss: inf
print("gradient:", logits.grad)
#> gradient: tensor([[nan, nan]])
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
import torch.nn.functional as F

logits = torch.tensor([[200.0, 0.0]], requires_grad=True)
target = torch.tensor([1])
log_p = F.log_softmax(logits, dim=1)
loss = F.nll_loss(log_p, target)
loss.backward()
print("loss:", loss.item())
#> loss: 200.0
print("gradient:", logits.grad)
#> gradient: tensor([[ 1., -1.]])
# --8<-- [end:right]

# --8<-- [start:demo_dim]
import torch
import torch.nn.functional as F

for shape in ((3,), (2, 3), (2, 3, 4), (2, 3, 4, 4)):
    logits = torch.randn(shape)
    log_p = F.log_softmax(logits)
    for dim in range(logits.dim()):
        if log_p.equal(F.log_softmax(logits, dim=dim)):
            print(f"{shape}: dim={dim}")
#> UserWarning: Implicit dimension choice for log_softmax has been deprecated. Change the call to include dim=X as an argument.
#> (3,): dim=0
#> (2, 3): dim=1
#> (2, 3, 4): dim=0
#> (2, 3, 4, 4): dim=1
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
smoothed = 0.9 * F.one_hot(target, 3) + 0.1 / 3
print(f"by hand: {-(smoothed * log_p).sum(dim=1).mean():.4f}")
#> by hand: 0.4013
# --8<-- [end:demo_smoothing]

# --8<-- [start:demo_floor]
import torch
import torch.nn.functional as F

target = torch.tensor([0])
for logit in (1.0, 3.332, 10.0, 100.0):  # of the right class
    logits = torch.tensor([[logit, 0.0, 0.0]])
    loss = F.cross_entropy(logits, target, label_smoothing=0.1)
    print(f"logit {logit}: {loss:.4f}")
#> logit 1.0: 0.6181
#> logit 3.332: 0.2911
#> logit 10.0: 0.6668
#> logit 100.0: 6.6667
# --8<-- [end:demo_floor]

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
print(f"class indices: {loss:.4f}")
#> class indices: 0.2513
loss = F.cross_entropy(logits, target.float())
print(f"class probabilities: {loss:.4f}")
#> class probabilities: 0.2513
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

assert demo.out == """\
CrossEntropyLoss: 0.2513
log_softmax and nll_loss: 0.2513
by hand: 0.2513
"""
rows = demo_in_your_code.out.splitlines()
losses = [[part.split()[-1] for part in row.split(",")] for row in rows]
assert len(losses) == 2 and all(one == two for one, two in losses)
assert losses[0] != losses[1]

assert wrong.out == "loss: inf\ngradient: tensor([[nan, nan]])\n"
assert right.out == "loss: 200.0\ngradient: tensor([[ 1., -1.]])\n"
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
                       for line in demo_smoothing.out.splitlines()]
assert hard == by_hand == 0.4013 and soft == 0.2513
rows = [float(line.split()[-1]) for line in demo_floor.out.splitlines()]
assert len(rows) == 4
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
assert right_target.out == (
    "class indices: 0.2513\nclass probabilities: 0.2513\n")
logits, index = right_target.logits, torch.tensor([0, 1])
assert torch.isclose(F.cross_entropy(logits, index.byte()), right_target.loss)
try:
    F.cross_entropy(logits, index.int())
    raise AssertionError("int32 passes")
except RuntimeError as error:
    assert "expected target dtype to be Long or Byte" in str(error)
weight = torch.tensor([1.0, 2.0, 1.0])
one_hot = right_target.target.float()
by_index = F.cross_entropy(logits, index, weight)
assert abs(right_target.loss - 0.2513) < 1e-4
assert not torch.isclose(by_index, F.cross_entropy(logits, one_hot, weight))

assert "module 'torch.nn' has no attribute" in wrong_name.error
try:
    torch.nn.CrossEntropy
except AttributeError as error:
    with contextlib.redirect_stderr(io.StringIO()) as traceback:
        sys.__excepthook__(type(error), error, error.__traceback__)
    assert "Did you mean: 'CrossEntropyLoss'?" in traceback.getvalue()
# --8<-- [end:check]
