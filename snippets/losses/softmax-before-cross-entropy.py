"""CrossEntropyLoss applies log-softmax itself; a softmax before it flattens the loss and its gradient."""
# /// pitfall
# apis = ["torch.nn.CrossEntropyLoss", "torch.nn.functional.cross_entropy", "torch.Tensor.softmax"]
# symptom = "silent"
# added = 2026-11-21
#
# [code.softmax_first]
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
#     ['torch.nn.CrossEntropyLoss(...)', 'torch.nn.functional.cross_entropy(...)'],
# ]
# nowhere = [
#     '$LOSS = torch.nn.NLLLoss(...)', '$LOSS = torch.nn.KLDivLoss(...)',
#     '$LOSS = torch.nn.MSELoss(...)', '$LOSS = torch.nn.L1Loss(...)', 'def $LOSS(...): ...',
#     '$A.softmax = torch.nn.LogSoftmax(...)',
# ]
# names = { "$LOSS" = '(?!.*(dice|focal|iou|tversky|kl|nll|mse|l1|bce|binary|distill)).*(loss|crit|objective|cost|x?ent|cross_entropy|ce|xe)[^.]*' }
#
# [code.softmax_in_the_model]
# either = [
#     'return $A.softmax(...)', 'return $A.softmax(...).squeeze(...)',
#     'return $A.softmax(...).view(...)', 'return $A.softmax(...).flatten(...)',
#     'return $A.softmax(...)[:, $COLUMN]', 'return softmax(...)',
#     'return torch.nn.Softmax(...)(...)',
# '''
# $OUT = $A.softmax(...)
# return $OUT
# ''',
#     'return <... $A.softmax(...) ...>, $REST', 'return $FIRST, $A.softmax(...)',
#     'return ($A.softmax(...), ...)', 'return $A.softmax(...).$METHOD(...)',
#     'return $A.softmax(...) * $K',
# '''
# $OUT = $A.softmax(...)
# ...
# return $OUT
# ''',
# '''
# $OUT = $A.softmax(...)
# ...
# return $OUT.$METHOD(...)
# ''',
# ]
# inside = ['def forward(...): ...', 'class $NET(...): ...']
# anywhere = [
#     ['torch.nn.CrossEntropyLoss(...)', 'torch.nn.functional.cross_entropy(...)'],
# ]
# nowhere = [
#     'self.$FIELD = $NET(...)', 'torch.nn.Sequential(..., $NET(...), ...)',
#     'torch.nn.NLLLoss(...)', 'torch.nn.functional.nll_loss(...)',
# ]
# names = { "$NET" = '(?!.*(att|gate|rout|policy|actor|pool|loss)).*' }
# example = '''
# class Net(torch.nn.Module):
#     def forward(self, x):
#         return self.fc(x).softmax(dim=1)
# criterion = torch.nn.CrossEntropyLoss()
# '''
#
# [code.softmax_ends_the_model]
# either = [
#     '$MODEL = torch.nn.Sequential(..., $A.Softmax(...))',
#     '$MODEL = torch.nn.Sequential(..., $A.Softmax(...)).to(...)',
#     'return torch.nn.Sequential(..., $A.Softmax(...))', '$LIST.append($A.Softmax(...))',
#     '$LIST += [..., $A.Softmax(...)]', '$LIST.add_module("...", $A.Softmax(...))',
#     '$MODEL = torch.nn.Sequential(..., $A.Softmax(...), $B.Flatten(...))',
#     '$LIST.extend([..., $A.Softmax(...)])',
#     'return torch.nn.Sequential(..., $A.Softmax(...)).to(...)',
#     '$MODEL = torch.nn.Sequential(collections.OrderedDict([..., ($NAME, $A.Softmax(...))]))',
#     '$MODEL.add_module("...", $A.Softmax(...))',
#     '$MODEL = torch.nn.Sequential(..., $A.Softmax(...)).cuda()', '$LIST += [$A.Softmax(...)]',
# ]
# not = ['self.$ANY = torch.nn.Sequential(...)', 'self.$ANY = torch.nn.Sequential(...).to(...)']
# anywhere = [
#     ['torch.nn.CrossEntropyLoss(...)', 'torch.nn.functional.cross_entropy(...)'],
# ]
# nowhere = ['torch.nn.NLLLoss(...)', 'torch.nn.functional.nll_loss(...)']
# line = "$A"
#
# [code.softmax_in_the_model_by_a_block]
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
# '''
# class $NET(...):
#     ...
#     def forward(...):
#         ...
#         $OUT = self.$BLOCK(...)
#         ...
#         return $OUT
#     ...
# ''',
# '''
# class $NET(...):
#     ...
#     def forward(...):
#         ...
#         return self.$BLOCK(...).$METHOD(...)
#     ...
# ''',
#     ],
# ]
# anywhere = [
#     ['torch.nn.CrossEntropyLoss(...)', 'torch.nn.functional.cross_entropy(...)'],
# ]
# nowhere = [
#     'self.$FIELD = $NET(...)', 'torch.nn.NLLLoss(...)', 'torch.nn.functional.nll_loss(...)',
# ]
# line = "$A"
# names = { "$NET" = '(?!.*(att|gate|rout|policy|actor|pool|loss)).*' }
# example = '''
# class Net(torch.nn.Module):
#     def __init__(self):
#         self.layers = torch.nn.Sequential(torch.nn.Linear(4, 2), torch.nn.Softmax(dim=1))
#     def forward(self, x):
#         return self.layers(x)
# criterion = torch.nn.CrossEntropyLoss()
# '''
#
# [code.softmax_of_the_output]
# either = [
#     'torch.nn.functional.cross_entropy($A.softmax(...).$METHOD(...), ...)',
#     'torch.nn.functional.cross_entropy($A.softmax(...)[...], ...)',
# '''
# $P = $A.softmax(...)
# ...
# torch.nn.functional.cross_entropy($P.$METHOD(...), ...)
# ''',
# '''
# $P = $A.softmax(...)
# ...
# torch.nn.functional.cross_entropy($P[...], ...)
# ''',
#     'torch.nn.functional.cross_entropy(input=$A.softmax(...), ...)',
#     'torch.nn.functional.cross_entropy(torch.log($A.softmax(...)), ...)',
# ]
# not = [
# '''
# $P = $ANY
# ...
# $P = $OTHER
# ...
# torch.nn.functional.cross_entropy(...)
# ''',
# ]
# example = '''
# p = torch.softmax(logits, dim=-1)
# loss = torch.nn.functional.cross_entropy(p.view(-1, 10), y.view(-1))
# '''
#
# [code.softmax_then_a_criterion]
# either = [
#     '$C($A.softmax(...).$METHOD(...), ...)',
# '''
# $P = $A.softmax(...)
# ...
# $C($P.$METHOD(...), ...)
# ''',
# '''
# $P = $A.softmax(...)
# ...
# $C($P[...], ...)
# ''',
#     '$C(self.$SOFTMAX(...), ...)',
# '''
# $P = self.$SOFTMAX(...)
# ...
# $C($P, ...)
# ''',
#     '$C($A.softmax(...), ...)',
# '''
# $P = $A.softmax(...)
# ...
# $C($P, ...)
# ''',
# ]
# not = [
# '''
# $P = $ANY
# ...
# $P = $OTHER
# ...
# $C(...)
# ''',
# ]
# anywhere = [
#     '$C = torch.nn.CrossEntropyLoss(...)',
#     ['self.$SOFTMAX = torch.nn.Softmax(...)', '$A.softmax(...)'],
# ]
# example = '''
# criterion = torch.nn.CrossEntropyLoss()
# p = torch.softmax(logits, dim=1)
# loss = criterion(p.view(-1, 10), y)
# '''
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
