"""if, and, or, not, in and max() ask a tensor for one bool; with several elements there is no answer, with one it works by chance."""
# /// pitfall
# apis = ["torch.where", "torch.equal", "torch.Tensor.clamp", "torch.Tensor.any", "torch.Tensor.all", "torch.maximum"]
# symptom = "error"
# raises = ["wrong", "wrong_and", "wrong_mask", "wrong_in", "wrong_loss"]
# added = 2026-11-29
# messages = [
#   "Boolean value of Tensor with more than one value is ambiguous",
#   "Boolean value of Tensor with no values is ambiguous",
#   "\"bitwise_and_cpu\" not implemented for 'Float'",
# ]
# older = ["bool value of Tensor with more than one value is ambiguous"]
#
# [code.and_between_tensors]
# either = [
#     '$A > $T and $B', '$A < $T and $B', '$A == $T and $B', '$A >= $T and $B', '$A <= $T and $B',
#     '$A != $T and $B',
# ]
# anywhere = ['$A = torch.tensor([..., $E1, $E2])']
#
# [code.loss_constructor]
# either = [
#     'torch.nn.MSELoss($X, $Y)', 'torch.nn.CrossEntropyLoss($X, $Y)', 'torch.nn.L1Loss($X, $Y)',
#     'torch.nn.BCELoss($X, $Y)', 'torch.nn.BCEWithLogitsLoss($X, $Y)',
#     'torch.nn.SmoothL1Loss($X, $Y)', 'torch.nn.NLLLoss($X, $Y)',
# ]
#
# [code.if_of_a_comparison]
# either = [
#     'if $A == $B: ...', 'if $A != $B: ...', 'while $A != $B: ...', 'assert $A == $B',
#     'if not $A == $B: ...', '$R if $A == $B else $S', 'if $A > $B: ...',
# ]
# not_inside = ['for $Q, $R2 in zip(...): ...', 'def __eq__(...): ...']
# anywhere = [
#     [
#         '$A = torch.$MAKE([..., $E1, $E2], ...)', '$A = torch.randn(...)',
#         '$A = torch.rand(...)', '$A = torch.zeros($N, ...)', '$A = $M(...).argmax(dim=1)',
#         '$A = $M(...).argmax(1)', '$A = $X.argmax(dim=1)', '$A = $X.argmax(1)',
#         '$A = torch.argmax($X, dim=1)', '$ANY, $A = torch.max($OUT, 1)',
#         '$ANY, $A = $OUT.max(1)',
#     ],
# ]
# nowhere = [
#     '$A = int(...)', '$A = $Z.item()', 'for $A in $R: ...', 'for $A, $Z in $R: ...',
#     'for $Z, $A in $R: ...', '$A = $A.tolist()', '$A = $A.numpy()',
#     'for $Z, ($A, $Z2) in $R: ...',
# ]
# names = { "$B" = "(?!None|\"|\\'|\\d).*" }
# example = '''
# pred = out.argmax(dim=1)
# if pred == y:
#     correct += 1
# '''
#
# [code.tensors_in_a_list]
# either = [
#     '$T in $LIST', '$LIST.index($T)', '$LIST.remove($T)', '$T not in $LIST',
#     'if $T in $LIST: ...', 'if $T not in $LIST: ...', '$LIST.count($T)',
# ]
# anywhere = [
#     [
#         '$LIST.append($T)', '$LIST.append($T.clone())', '$LIST.append($T.detach())',
#         '$LIST = [torch.$MAKE(...), ...]', '$LIST = list($M.parameters())',
#         '$LIST = [torch.$MAKE(...) for $I in $R]',
#     ],
#     [
#         '$T = torch.$MAKE2(...)', 'for $T in $M.parameters(): ...', '$T = $M2($X)',
#         'for $N, $T in $M.named_parameters(): ...', '$T = $X[$J]',
#     ],
# ]
# nowhere = [
#     '$T = $T.item()', '$T = int(...)', '$LIST = set(...)', '$LIST = {...}', '$T = $Z.tolist()',
#     '$T = $Z.item()',
# ]
# names = { "$T" = '(?!.*(name|key|i$|idx|word|tok|label|line|path|file|cls|layer|node|id$)).*' }
# example = '''
# seen = [torch.zeros(3), torch.ones(3)]
# x = torch.ones(3)
# print(x in seen)
# '''
#
# [code.loss_called_as_a_constructor]
# either = [
#     '$L = torch.nn.$LOSS($X, $Y)', '$L = torch.nn.$LOSS($M(...), $Y)',
#     'torch.nn.$LOSS($M(...), $Y).backward()', '$L = torch.nn.$LOSS($M(...), ...)',
#     'return torch.nn.$LOSS($X, $Y)',
# ]
# names = { "$LOSS" = '\w+Loss' }
# example = 'loss = torch.nn.HuberLoss(model(x), y)'
#
# [code.and_between_masks]
# either = [
#     '$X[$A > $S and $B < $T]', '$X[$A >= $S and $B < $T]', '$X[$A >= $S and $B <= $T]',
#     '$X[$A > $S or $B < $T]', '$X[$A < $S or $B > $T]', 'torch.where($A > $S and $B < $T, ...)',
#     'torch.where($A > $S or $B < $T, ...)', 'torch.where($S < $A < $T, ...)',
#     '$X[$S < $A < $T]', '$X[$A == $S or $B == $T]', '$X[$A == $S and $B == $T]',
#     '($A == $S and $B == $T).sum()', '$X[$S <= $A < $T]', '$X[$S <= $A <= $T]',
#     '($A > $S and $B < $T).float()', '($A > $S and $B > $T).float()',
#     '($A == $S and $B == $T).float()', '($A == $S and $B != $T).sum()',
#     '($A == $S or $B == $T).sum()', '$X[$A > $S and $B > $T]', '$X[$A != $S and $B != $T]',
#     '($S < $A < $T).float()', '($S <= $A <= $T).float()',
# ]
# example = 'kept = x[x > 0 and x < 1]'
# ///

# --8<-- [start:wrong]
import torch


def huber(prediction, y):
    error = (prediction - y).abs()
    if error < 1:
        return (0.5 * error ** 2).mean()
    return (error - 0.5).mean()


prediction = torch.tensor([0.5, 3.0])
y = torch.tensor([0.0, 0.0])
print("loss:", huber(prediction, y))
#> RuntimeError: Boolean value of Tensor with more than one value is ambiguous
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch


def huber(prediction, y):
    error = (prediction - y).abs()
    return torch.where(
        error < 1, 0.5 * error ** 2, error - 0.5
    ).mean()


prediction = torch.tensor([0.5, 3.0])
y = torch.tensor([0.0, 0.0])
print("loss:", huber(prediction, y))
#> loss: tensor(1.3125)
# --8<-- [end:right]

# --8<-- [start:wrong_and]
import torch

scores = torch.tensor([0.2, 0.7, 0.9])
labels = torch.tensor([1, 1, 0])
keep = scores > 0.5 and labels == 1
#> RuntimeError: Boolean value of Tensor with more than one value is ambiguous
print("keep:", keep)
# --8<-- [end:wrong_and]

# --8<-- [start:right_and]
import torch

scores = torch.tensor([0.2, 0.7, 0.9])
labels = torch.tensor([1, 1, 0])
keep = (scores > 0.5) & (labels == 1)
print("keep:", keep)
#> keep: tensor([False,  True, False])
# --8<-- [end:right_and]

# --8<-- [start:wrong_mask]
import torch


def attend(scores, mask=None):
    if mask:
        scores = scores.masked_fill(~mask, float("-inf"))
    return scores


mask = torch.tensor([True, True, False])
print("scores:", attend(torch.ones(3), mask))
#> RuntimeError: Boolean value of Tensor with more than one value is ambiguous
# --8<-- [end:wrong_mask]

# --8<-- [start:right_mask]
import torch


def attend(scores, mask=None):
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    return scores


mask = torch.tensor([True, True, False])
print("scores:", attend(torch.ones(3), mask))
#> scores: tensor([1., 1., -inf])
# --8<-- [end:right_mask]

# --8<-- [start:wrong_in]
import torch

model = torch.nn.Sequential(torch.nn.Linear(3, 3), torch.nn.Linear(3, 3))
head = list(model[1].parameters())
body = [p for p in model.parameters() if p not in head]
#> RuntimeError: Boolean value of Tensor with more than one value is ambiguous
print("body:", len(body), "head:", len(head))
# --8<-- [end:wrong_in]

# --8<-- [start:right_in]
import torch

model = torch.nn.Sequential(torch.nn.Linear(3, 3), torch.nn.Linear(3, 3))
head = set(model[1].parameters())
body = [p for p in model.parameters() if p not in head]
print("body:", len(body), "head:", len(head))
#> body: 2 head: 2
# --8<-- [end:right_in]

# --8<-- [start:wrong_loss]
import torch
from torch import nn

prediction = torch.tensor([0.5, 3.0])
y = torch.tensor([0.0, 0.0])
loss = nn.MSELoss(prediction, y)
#> RuntimeError: Boolean value of Tensor with more than one value is ambiguous
print("loss:", loss)
# --8<-- [end:wrong_loss]

# --8<-- [start:right_loss]
import torch
from torch import nn

prediction = torch.tensor([0.5, 3.0])
y = torch.tensor([0.0, 0.0])
loss = nn.MSELoss()(prediction, y)
print("loss:", loss)
#> loss: tensor(4.6250)
# --8<-- [end:right_loss]

# --8<-- [start:demo_places]
import torch

x = torch.tensor([-1.0, 2.0])
y = torch.tensor([-1.0, 2.0])
for name, run in {
    "0 < x < 1": lambda: 0 < x < 1,
    "not x": lambda: not x,
    "max(x, 0)": lambda: max(x, 0),
    "[x] == [y]": lambda: [x] == [y],
    "x > 0 & x < 1": lambda: x > 0 & x < 1,
    "empty": lambda: bool(torch.zeros(0)),
}.items():
    try:
        run()
    except RuntimeError as error:
        print(f"{name}:", error)
#> 0 < x < 1: Boolean value of Tensor with more than one value is ambiguous
#> not x: Boolean value of Tensor with more than one value is ambiguous
#> max(x, 0): Boolean value of Tensor with more than one value is ambiguous
#> [x] == [y]: Boolean value of Tensor with more than one value is ambiguous
#> x > 0 & x < 1: "bitwise_and_cpu" not implemented for 'Float'
#> empty: Boolean value of Tensor with no values is ambiguous
# --8<-- [end:demo_places]

# --8<-- [start:demo_instead]
import torch

x = torch.tensor([-1.0, 2.0])
y = torch.tensor([-1.0, 2.0])
print("0 < x < 1:", (x > 0) & (x < 1))
#> 0 < x < 1: tensor([False, False])
print("not x:", x == 0)
#> not x: tensor([False, False])
print("max(x, 0):", x.clamp(min=0))
#> max(x, 0): tensor([0., 2.])
print("max(x, y):", torch.maximum(x, y))
#> max(x, y): tensor([-1.,  2.])
print("x == y:", torch.equal(x, y))
#> x == y: True
print("any:", bool((x > 0).any()), "all:", bool((x > 0).all()))
#> any: True all: False
print("empty:", torch.zeros(0).numel() == 0)
#> empty: True
# --8<-- [end:demo_instead]

# --8<-- [start:demo_one]
import torch


def step(x):
    if x > 0:
        return "positive"
    return "negative"


print("batch of 1:", step(torch.tensor([[2.0]])))
#> batch of 1: positive
try:
    print("batch of 2:", step(torch.tensor([[2.0], [3.0]])))
except RuntimeError as error:
    print("batch of 2:", error)
#> batch of 2: Boolean value of Tensor with more than one value is ambiguous
print("and:", torch.tensor([2.0]) and torch.tensor([3.0]))
#> and: tensor([3.])
# --8<-- [end:demo_one]

# --8<-- [start:check]
import torch
import torch.nn.functional as F

text = (
    "RuntimeError: Boolean value of Tensor with more than one value is "
    "ambiguous")
assert wrong.error == wrong_and.error == wrong_mask.error == text
assert wrong_in.error == wrong_loss.error == text
assert right_loss.out == "loss: tensor(4.6250)\n"
assert right.out == "loss: tensor(1.3125)\n"
assert right.huber(right.prediction, right.y) == F.huber_loss(
    right.prediction, right.y)
assert right_and.out == "keep: tensor([False,  True, False])\n"
assert right_mask.out == "scores: tensor([1., 1., -inf])\n"
assert right_in.out == "body: 2 head: 2\n"
assert demo_places.out.splitlines() == [
    f"0 < x < 1: {text[14:]}", f"not x: {text[14:]}",
    f"max(x, 0): {text[14:]}", f"[x] == [y]: {text[14:]}",
    "x > 0 & x < 1: \"bitwise_and_cpu\" not implemented for 'Float'",
    "empty: Boolean value of Tensor with no values is ambiguous"]
assert demo_instead.out == """\
0 < x < 1: tensor([False, False])
not x: tensor([False, False])
max(x, 0): tensor([0., 2.])
max(x, y): tensor([-1.,  2.])
x == y: True
any: True all: False
empty: True
"""
assert demo_one.out.splitlines() == [
    "batch of 1: positive", f"batch of 2: {text[14:]}",
    "and: tensor([3.])"]

# other losses with the same old option
for loss in (torch.nn.L1Loss, torch.nn.CrossEntropyLoss, torch.nn.NLLLoss,
             torch.nn.BCEWithLogitsLoss, torch.nn.KLDivLoss):
    try:
        loss(torch.ones(2), torch.ones(2))
    except RuntimeError as error:
        assert str(error) == text[14:], error
    else:
        raise AssertionError(f"{loss.__name__} took tensors")

# None is compared without a tensor being asked
assert (torch.ones(3) == None) is False  # noqa: E711
# a number in a tensor: one answer
assert 2.0 in torch.tensor([1.0, 2.0]) and 5.0 not in torch.tensor([1.0, 2.0])
# the same object is found in a list only if it comes first
x, y = torch.ones(2), torch.ones(2)
assert x in [x, y]
try:
    x in [y, x]
except RuntimeError as error:
    assert "ambiguous" in str(error)
else:
    raise AssertionError("a list compared tensors")
# in a set, tensors are told apart by identity
assert x in {x, y} and len({x, y}) == 2
# different shapes
try:
    torch.ones(2) in [torch.ones(3)]
except RuntimeError as error:
    assert "must match" in str(error)
# with integers, the missing parentheses give the first message
try:
    torch.tensor([1, 2]) > 0 & torch.tensor([1, 2]) < 3
except RuntimeError as error:
    assert "ambiguous" in str(error)
assert torch.logical_and(torch.tensor([2.0]), torch.tensor([0.0])).tolist() == [False]
# --8<-- [end:check]
