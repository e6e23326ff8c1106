"""CrossEntropyLoss applies log-softmax itself; a softmax before it flattens the loss and its gradient."""
# /// pitfall
# apis = ["torch.nn.CrossEntropyLoss", "torch.nn.functional.cross_entropy", "torch.Tensor.softmax"]
# symptom = "silent"
# added = 2026-11-21
#
# [code.softmax_first]
# either = [
#     'torch.nn.functional.cross_entropy($A.softmax(...), ...)',
# '''
# $P = $A.softmax(...)
# ...
# torch.nn.functional.cross_entropy($P, ...)
# ''',
#     'torch.nn.CrossEntropyLoss(...)($A.softmax(...), ...)',
# '''
# $P = $A.softmax(...)
# ...
# torch.nn.CrossEntropyLoss(...)($P, ...)
# ''',
# '''
# $LOSS = torch.nn.CrossEntropyLoss(...)
# ...
# $LOSS($A.softmax(...), ...)
# ''',
# '''
# $LOSS = torch.nn.CrossEntropyLoss(...)
# ...
# $P = $A.softmax(...)
# ...
# $LOSS($P, ...)
# ''',
# '''
# class $CLASS(...):
#     def $M1(...):
#         ...
#         $LOSS = torch.nn.CrossEntropyLoss(...)
#         ...
#     def $M2(...):
#         ...
#         $LOSS($A.softmax(...), ...)
#         ...
# ''',
# '''
# class $CLASS(...):
#     def $M1(...):
#         ...
#         $LOSS = torch.nn.CrossEntropyLoss(...)
#         ...
#     def $M2(...):
#         ...
#         $P = $A.softmax(...)
#         ...
#         $LOSS($P, ...)
#         ...
# ''',
# '''
# def $FUNC(...):
#     ...
#     criterion($A.softmax(...), ...)
#     ...
# ...
# criterion = torch.nn.CrossEntropyLoss(...)
# ''',
# '''
# def $FUNC(...):
#     ...
#     $P = $A.softmax(...)
#     ...
#     criterion($P, ...)
#     ...
# ...
# criterion = torch.nn.CrossEntropyLoss(...)
# ''',
# ]
# not = [
# '''
# $P = $A.softmax(...)
# ...
# $P = $OTHER
# ...
# torch.nn.functional.cross_entropy($P, ...)
# ''',
# '''
# $LOSS = torch.nn.CrossEntropyLoss(...)
# ...
# $P = $A.softmax(...)
# ...
# $P = $OTHER
# ...
# $LOSS($P, ...)
# ''',
# ]
# not_inside = [
# '''
# ...
# $A.softmax = torch.nn.LogSoftmax(...)
# ...
# ''',
# ]
# line = "$A"
#
# [code.softmax_in_the_model]
# either = [
# '''
# $MODEL = torch.nn.Sequential(..., $A.Softmax(...))
# ...
# $LOSS = torch.nn.CrossEntropyLoss(...)
# ...
# $LOSS($MODEL(...), ...)
# ''',
# '''
# $MODEL = torch.nn.Sequential(..., $A.Softmax(...))
# ...
# $LOSS = torch.nn.CrossEntropyLoss(...)
# ...
# $OUT = $MODEL(...)
# ...
# $LOSS($OUT, ...)
# ''',
# '''
# $MODEL = torch.nn.Sequential(..., $A.Softmax(...))
# ...
# $LOSS = torch.nn.CrossEntropyLoss(...)
# ...
# $OPT = torch.optim.$KIND($MODEL.parameters(), ...)
# ''',
# '''
# $MODEL = torch.nn.Sequential(..., $A.Softmax(...))
# ...
# $OPT = torch.optim.$KIND($MODEL.parameters(), ...)
# ...
# $LOSS = torch.nn.CrossEntropyLoss(...)
# ''',
# '''
# $MODEL = torch.nn.Sequential(..., $A.Softmax(...)).to(...)
# ...
# $LOSS = torch.nn.CrossEntropyLoss(...)
# ...
# $OPT = torch.optim.$KIND($MODEL.parameters(), ...)
# ''',
# '''
# $MODEL = torch.nn.Sequential(..., $A.Softmax(...))
# ...
# torch.nn.functional.cross_entropy($MODEL(...), ...)
# ''',
# '''
# $MODEL = torch.nn.Sequential(..., $A.Softmax(...))
# ...
# $OUT = $MODEL(...)
# ...
# torch.nn.functional.cross_entropy($OUT, ...)
# ''',
# '''
# class $NET(...):
#     def forward(...):
#         ...
#         return $A.softmax(...)
# ...
# $NET(...)
# ...
# $LOSS = torch.nn.CrossEntropyLoss(...)
# ''',
# '''
# class $NET(...):
#     def forward(...):
#         ...
#         return $A.softmax(...)
# ...
# $NET(...)
# ...
# torch.nn.functional.cross_entropy(...)
# ''',
# '''
# class $NET(...):
#     def forward(...):
#         ...
#         $OUT = $A.softmax(...)
#         return $OUT
# ...
# $NET(...)
# ...
# $LOSS = torch.nn.CrossEntropyLoss(...)
# ''',
# '''
# class $NET(...):
#     def forward(...):
#         ...
#         $OUT = $A.softmax(...)
#         return $OUT
# ...
# $NET(...)
# ...
# torch.nn.functional.cross_entropy(...)
# ''',
# '''
# class $NET(...):
#     def forward(...):
#         ...
#         return $A.softmax(...)
# ...
# $LOSS = torch.nn.CrossEntropyLoss(...)
# ...
# $NET(...)
# ''',
# '''
# class $NET(...):
#     def forward(...):
#         ...
#         return $A.softmax(...)
# ...
# torch.nn.functional.cross_entropy(...)
# ...
# $NET(...)
# ''',
# '''
# class $NET(...):
#     def forward(...):
#         ...
#         $OUT = $A.softmax(...)
#         return $OUT
# ...
# $LOSS = torch.nn.CrossEntropyLoss(...)
# ...
# $NET(...)
# ''',
# '''
# class $NET(...):
#     def forward(...):
#         ...
#         $OUT = $A.softmax(...)
#         return $OUT
# ...
# torch.nn.functional.cross_entropy(...)
# ...
# $NET(...)
# ''',
# ]
# not = [
# '''
# $MODEL = torch.nn.Sequential(..., $A.Softmax(...))
# ...
# $LOSS = torch.nn.CrossEntropyLoss(...)
# ...
# $OUT = $MODEL(...)
# ...
# $OUT = $OTHER
# ...
# $LOSS($OUT, ...)
# ''',
# '''
# $MODEL = torch.nn.Sequential(..., $A.Softmax(...))
# ...
# $OUT = $MODEL(...)
# ...
# $OUT = $OTHER
# ...
# torch.nn.functional.cross_entropy($OUT, ...)
# ''',
# '''
# class $NET(...):
#     ...
# ...
# self.$FIELD = $NET(...)
# ...
# $LOSS = torch.nn.CrossEntropyLoss(...)
# ''',
# '''
# class $NET(...):
#     ...
# ...
# self.$FIELD = $NET(...)
# ...
# torch.nn.functional.cross_entropy(...)
# ''',
# '''
# class $NET(...):
#     ...
# ...
# $LOSS = torch.nn.CrossEntropyLoss(...)
# ...
# self.$FIELD = $NET(...)
# ''',
# '''
# class $NET(...):
#     ...
# ...
# torch.nn.functional.cross_entropy(...)
# ...
# self.$FIELD = $NET(...)
# ''',
# ]
# not_inside = [
# '''
# ...
# $A.softmax = torch.nn.LogSoftmax(...)
# ...
# ''',
# ]
# line = "$A"
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

logits = torch.tensor([[8.0, 0.0, 0.0]])  # class 0, and sure of it
target = torch.tensor([0])
loss = nn.CrossEntropyLoss()(logits.softmax(dim=1), target)
print(f"loss: {loss:.4f}")
#> loss: 0.5519
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

logits = torch.tensor([[8.0, 0.0, 0.0]])  # class 0, and sure of it
target = torch.tensor([0])
loss = nn.CrossEntropyLoss()(logits, target)
print(f"loss: {loss:.4f}")
#> loss: 0.0007
# --8<-- [end:right]

# --8<-- [start:wrong_model]
import torch
from torch import nn

torch.manual_seed(0)
x, y = torch.eye(10), torch.arange(10)  # a sample of each class
model = nn.Sequential(nn.Linear(10, 10), nn.Softmax(dim=1))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
for epoch in range(200):
    loss = criterion(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
accuracy = (model(x).argmax(dim=1) == y).float().mean()
print(f"loss {loss:.2f}, accuracy {accuracy:.0%}")
#> loss 1.46, accuracy 100%
# --8<-- [end:wrong_model]

# --8<-- [start:right_model]
import torch
from torch import nn

torch.manual_seed(0)
x, y = torch.eye(10), torch.arange(10)  # a sample of each class
model = nn.Sequential(nn.Linear(10, 10))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
for epoch in range(200):
    loss = criterion(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
accuracy = (model(x).argmax(dim=1) == y).float().mean()
print(f"loss {loss:.2f}, accuracy {accuracy:.0%}")
#> loss 0.01, accuracy 100%
# --8<-- [end:right_model]

# --8<-- [start:demo_floor]
import torch
import torch.nn.functional as F

for classes in (2, 10, 1000):
    perfect = torch.eye(classes)[:1]  # probability 1 for class 0
    floor = F.cross_entropy(perfect, torch.tensor([0]))
    print(f"{classes} classes: {floor:.2f}")
#> 2 classes: 0.31
#> 10 classes: 1.46
#> 1000 classes: 5.91
# --8<-- [end:demo_floor]

# --8<-- [start:demo_gradient]
import torch
import torch.nn.functional as F

target = torch.tensor([0])
for extra_softmax in (True, False):
    logits = torch.tensor([[0.0, 8.0, 0.0]], requires_grad=True)
    scores = logits.softmax(dim=1) if extra_softmax else logits
    F.cross_entropy(scores, target).backward()
    print(f"{extra_softmax=}, gradient: {logits.grad[0, 0]:.4f}")
#> extra_softmax=True, gradient: -0.0005
#> extra_softmax=False, gradient: -0.9997
# --8<-- [end:demo_gradient]

# --8<-- [start:detect]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(10, 10), nn.Softmax(dim=1))
scores = model(torch.eye(10))
print("no value is negative:", (scores >= 0).all().item())
#> no value is negative: True
print("every row sums to 1:",
      torch.allclose(scores.sum(dim=1), torch.ones(10)))
#> every row sums to 1: True
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
import torch.nn.functional as F

assert wrong.out == "loss: 0.5519\n" and right.out == "loss: 0.0007\n"
assert f"{wrong.loss.neg().exp():.2f}" == "0.58"
assert wrong_model.out == "loss 1.46, accuracy 100%\n"
assert right_model.out == "loss 0.01, accuracy 100%\n"
grads = [line.split()[-1] for line in demo_gradient.out.splitlines()]
assert grads == ["-0.0005", "-0.9997"] and not demo_gradient.extra_softmax
assert detect.out == """\
no value is negative: True
every row sums to 1: True
"""
assert torch.allclose(detect.scores.sum(dim=1), torch.ones(10))
assert demo_floor.out.split()[2::3] == ["0.31", "1.46", "5.91"]


# sure and wrong at the start: 20 steps are enough, but not with a softmax
def train(extra_softmax):
    logits = torch.tensor([[0.0, 8.0, 0.0]], requires_grad=True)
    optimizer = torch.optim.SGD([logits], lr=1.0)
    for _ in range(20):
        optimizer.zero_grad()
        scores = logits.softmax(dim=1) if extra_softmax else logits
        F.cross_entropy(scores, torch.tensor([0])).backward()
        optimizer.step()
    return logits.argmax().item()


assert train(extra_softmax=False) == 0 and train(extra_softmax=True) == 1

log_p = right.logits.log_softmax(dim=1)
assert F.nll_loss(log_p, right.target) == right.loss
x = torch.arange(60.0).view(6, 10).sin()
assert torch.equal(x.argmax(1), x.softmax(1).argmax(1))
# --8<-- [end:check]
