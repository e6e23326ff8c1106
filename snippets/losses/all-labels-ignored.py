"""The mean over the labels that are not ignored is 0/0 where all of them are; the gradient stays 0, the log does not."""
# /// pitfall
# apis = ["torch.nn.CrossEntropyLoss", "torch.nn.functional.cross_entropy", "torch.Tensor.clamp"]
# symptom = "silent"
# added = 2026-11-21
#
# [code.answer_cut_off]
# either = [
# '''
# $LABELS = [-100] * $N + $ANSWER
# ...
# $LABELS[:$MAX]
# ''',
#     '([-100] * $N + $ANSWER)[:$MAX]',
# '''
# $LABELS = [$IGNORE] * len($PROMPT) + $ANSWER
# ...
# $LABELS[:$MAX]
# ''',
#     '([$IGNORE] * len($PROMPT) + $ANSWER)[:$MAX]',
# '''
# $IDS = ($PROMPT + $ANSWER)[:$MAX]
# ...
# $LABELS[:len($PROMPT)] = $VALUE
# ''',
# '''
# $IDS = $ALL[:$MAX]
# ...
# $LABELS[:$N] = -100
# ''',
# '''
# $IDS = ($PROMPT + $ANSWER)[:$MAX]
# ...
# $LABELS[:$N] = -100
# ''',
# '''
# $LABELS = [-100] * $N + $ANSWER
# ...
# $F($LABELS[:$MAX], ...)
# ''',
#     '{..., "labels": ([-100] * $N + $ANSWER)[:$MAX], ...}',
# '''
# $LABELS[:, :$N] = -100
# ...
# $LABELS[:, :$MAX]
# ''',
# '''
# $LABELS[:$N] = -100
# ...
# $LABELS[:$MAX]
# ''',
# '''
# $LABELS[:$N] = [-100] * $N
# ...
# $LABELS[:$MAX]
# ''',
# '''
# $LABELS[:len($PROMPT)] = $VALUE
# ...
# $LABELS[:$MAX]
# ''',
# ]
# nowhere = [
#     '$PROMPT = $X[:$K]', '$PROMPT = $X[-$K:]', '$PROMPT, $A = $Y[:$K], $Z',
#     '$PROMPT = $PROMPT[...]', '$P2 = $P2[-$K:]', '$P3 = $P3[:$K2]', '$P4 = $P5[-$K3:]',
# ]
#
# [code.mean_of_unlabeled_samples]
# either = [
#     '$Y[$UNLABELED] = -100', '$Y.masked_fill($UNLABELED, -100)',
#     '$Y.masked_fill_($UNLABELED, -100)',
#     'torch.where($UNLABELED, -100, $Y)', 'torch.where($UNLABELED, $Y, -100)',
#     '$Y[$UNLABELED] = $IGNORE', 'torch.where($UNLABELED, $Y, torch.tensor(-100))',
#     'torch.where($UNLABELED, torch.tensor(-100), $Y)',
#     'torch.where($UNLABELED, $Y, torch.full_like($Y, -100))',
# ]
# anywhere = [
#     [
#         'torch.nn.CrossEntropyLoss()', 'torch.nn.functional.cross_entropy($OUT, $Y2)',
#         'torch.nn.CrossEntropyLoss(ignore_index=$I)',
#         'torch.nn.functional.cross_entropy($OUT, $Y2, ignore_index=$I)',
#     ],
#     ['$TOTAL += <... $LOSS.item() ...>', '$LIST.append($LOSS.item())', '$TOTAL += float($LOSS)'],
# ]
# nowhere = [
#     'torch.isnan(...)', '$ANY.isnan()', 'math.isnan(...)', 'torch.isfinite(...)',
#     '$ANY.isfinite()',
#     'torch.nn.CrossEntropyLoss(..., reduction=$R, ...)', 'torch.any(...)',
#     'torch.nn.functional.cross_entropy(..., reduction=$R, ...)',
# ]
# names = { "$UNLABELED" = '.*(label|unknown|known|missing|annotat|hidden|dropped|torch\.rand).*' }
# example = '''
# labels[unlabeled] = -100
# loss = torch.nn.functional.cross_entropy(model(x), labels)
# total += loss.item()
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
targets = torch.tensor([[0, 1], [-100, -100], [2, 0]])
loader = [(torch.randn(2, 4), y) for y in targets]
model = nn.Linear(4, 3)
criterion = nn.CrossEntropyLoss()  # ignore_index=-100 by default
total, count = 0, 0
for x, y in loader:
    loss = criterion(model(x), y)
    total += loss.item()
    count += 1
    print(f"batch: {loss:.4f}")
#> batch: 1.6699
#> batch: nan
#> batch: 0.7516
print(f"epoch: {total / count:.4f}")
#> epoch: nan
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
targets = torch.tensor([[0, 1], [-100, -100], [2, 0]])
loader = [(torch.randn(2, 4), y) for y in targets]
model = nn.Linear(4, 3)
criterion = nn.CrossEntropyLoss(reduction="sum")
total, count = 0, 0
for x, y in loader:
    labels = (y != -100).sum()
    loss = criterion(model(x), y)
    total += loss.item()
    count += labels.item()
    loss = loss / labels.clamp(min=1)
    print(f"batch: {loss:.4f}")
#> batch: 1.6699
#> batch: 0.0000
#> batch: 0.7516
print(f"epoch: {total / count:.4f}")
#> epoch: 1.2108
# --8<-- [end:right]

# --8<-- [start:wrong_truncated]
max_length = 8
examples = [("a b c d e", "x y z"), ("a b c d e f g h i", "x y z")]
for prompt, answer in examples:
    prompt, answer = prompt.split(), answer.split()
    tokens = prompt + answer
    labels = [-100] * len(prompt) + answer
    print("tokens:", *tokens[:max_length])
    print("labels:", *labels[:max_length])
#> tokens: a b c d e x y z
#> labels: -100 -100 -100 -100 -100 x y z
#> tokens: a b c d e f g h
#> labels: -100 -100 -100 -100 -100 -100 -100 -100
# --8<-- [end:wrong_truncated]

# --8<-- [start:right_truncated]
max_length = 8
examples = [("a b c d e", "x y z"), ("a b c d e f g h i", "x y z")]
for prompt, answer in examples:
    prompt, answer = prompt.split(), answer.split()
    prompt = prompt[:max_length - len(answer)]
    tokens = prompt + answer
    labels = [-100] * len(prompt) + answer
    print("tokens:", *tokens[:max_length])
    print("labels:", *labels[:max_length])
#> tokens: a b c d e x y z
#> labels: -100 -100 -100 -100 -100 x y z
#> tokens: a b c d e x y z
#> labels: -100 -100 -100 -100 -100 x y z
# --8<-- [end:right_truncated]

# --8<-- [start:demo_divisor]
import torch
import torch.nn.functional as F

logits = torch.tensor([[0.0, 0.0], [0.0, 4.0], [9.0, 0.0]])
for y in (torch.tensor([0, 0, -100]), torch.tensor([-100, -100, -100])):
    print("labels:", y)
    for reduction in ("none", "sum", "mean"):
        loss = F.cross_entropy(logits, y, reduction=reduction)
        print(f"{reduction}:", loss)
#> labels: tensor([   0,    0, -100])
#> none: tensor([0.6931, 4.0181, 0.0000])
#> sum: tensor(4.7113)
#> mean: tensor(2.3556)
#> labels: tensor([-100, -100, -100])
#> none: tensor([0., 0., 0.])
#> sum: tensor(0.)
#> mean: tensor(nan)
# --8<-- [end:demo_divisor]

# --8<-- [start:demo_gradient]
import torch
import torch.nn.functional as F

logits = torch.zeros(1, 3, requires_grad=True)
scale = torch.tensor(1.0, requires_grad=True)
loss = scale * F.cross_entropy(logits, torch.tensor([-100]))
loss.backward()
print("ignored label, logits:", logits.grad)
#> ignored label, logits: tensor([[0., 0., 0.]])
print("factor in front of the loss:", scale.grad)
#> factor in front of the loss: tensor(nan)

logits.grad = None
weight = torch.tensor([0.0, 1.0, 1.0])
loss = F.cross_entropy(logits, torch.tensor([0]), weight=weight)
loss.backward()
print("class of weight 0, logits:", logits.grad)
#> class of weight 0, logits: tensor([[nan, nan, nan]])
# --8<-- [end:demo_gradient]

# --8<-- [start:detect]
import torch

targets = torch.tensor([[0, 1], [-100, -100], [2, 0]])
loader = [(torch.randn(2, 4), y) for y in targets]
for step, (x, y) in enumerate(loader):
    print(f"batch {step}, labels: {(y != -100).sum()}")
#> batch 0, labels: 2
#> batch 1, labels: 0
#> batch 2, labels: 2
# --8<-- [end:detect]

# --8<-- [start:figure]
import torch
import torch.nn.functional as F

logits = torch.tensor([[0.0, 0.0], [0.0, 4.0], [9.0, 0.0]])
width, height, left = 76, 28, 84
MARK = "var(--wrong, #b5391f)"


def text(x, y, words, more=""):
    return f'<text x="{x}" y="{y}" {more}>{words}</text>'


def panel(target, top):
    """Labels, the loss of each, and how the mean is made of them."""
    target = torch.tensor(target)
    losses = F.cross_entropy(logits, target, reduction="none")
    drawn = text(40, top + 19, "target") + text(40, top + 47, "loss")
    for i, (label, loss) in enumerate(zip(target.tolist(), losses)):
        at, kept = left + i * (width + 6), label != -100
        look = 'fill="none" stroke="currentColor" stroke-dasharray="4 3"'
        if kept:
            look = f'{FILL} stroke="currentColor" stroke-width="2"'
        shape = f'width="{width}" height="{2 * height}" rx="3" {look}'
        drawn += f'<rect x="{at}" y="{top}" {shape}/>'
        drawn += text(at + width / 2, top + 19, label)
        drawn += text(at + width / 2, top + 47, f"{loss:.4f}")
    total, count = losses.sum(), int((target != -100).sum())
    mean = F.cross_entropy(logits, target)
    words = f"{total:.4f} / {count} = {mean:.4f}"
    look = f'fill="{MARK}" font-weight="bold"' if mean.isnan() else ""
    drawn += text(40, top + 84, "mean")
    return drawn + text(left + 1.5 * width + 6, top + 84, words, look)


FILL = 'fill="var(--md-accent-fg-color--transparent, #b5391f1a)"'
svg = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 336 212" \
style="max-width:21rem" data-search-exclude="" font-size="15" \
fill="currentColor" text-anchor="middle" \
font-family="var(--md-code-font-family, monospace)">
{panel([0, 0, -100], 8)}
{panel([-100, -100, -100], 116)}
</svg>
"""
open("figure.svg", "w").write(svg)
# --8<-- [end:figure]

# --8<-- [start:check]
import math

import torch
import torch.nn.functional as F
from torch import nn

assert wrong.out == """\
batch: 1.6699
batch: nan
batch: 0.7516
epoch: nan
"""
assert math.isnan(wrong.total) and wrong.loss.isfinite()
assert right.out == """\
batch: 1.6699
batch: 0.0000
batch: 0.7516
epoch: 1.2108
"""
assert right.count == 4 and abs(right.total / 4 - 1.2108) < 1e-4
assert abs((1.6699 + 0.7516) / 2 - 1.2108) < 1e-4

assert wrong_truncated.out.splitlines()[1::2] == [
    "labels: -100 -100 -100 -100 -100 x y z",
    "labels: -100 -100 -100 -100 -100 -100 -100 -100"]
assert right_truncated.out.splitlines()[1::2] == [
    "labels: -100 -100 -100 -100 -100 x y z"] * 2
assert right_truncated.out.splitlines()[::2] == ["tokens: a b c d e x y z"] * 2
assert detect.out.splitlines() == [
    "batch 0, labels: 2", "batch 1, labels: 0", "batch 2, labels: 2"]

assert demo_divisor.out == """\
labels: tensor([   0,    0, -100])
none: tensor([0.6931, 4.0181, 0.0000])
sum: tensor(4.7113)
mean: tensor(2.3556)
labels: tensor([-100, -100, -100])
none: tensor([0., 0., 0.])
sum: tensor(0.)
mean: tensor(nan)
"""
assert abs(2.3556 - (0.6931 + 4.0181) / 2) < 1e-4
assert demo_gradient.out == """\
ignored label, logits: tensor([[0., 0., 0.]])
factor in front of the loss: tensor(nan)
class of weight 0, logits: tensor([[nan, nan, nan]])
"""


def safe(logits, target):
    loss = F.cross_entropy(logits, target, reduction="sum")
    return loss / (target != -100).sum().clamp(min=1)


def gradient(loss_fn, target):
    logits = torch.arange(12.0).sin().view(3, 4).requires_grad_()
    loss = loss_fn(logits, torch.tensor(target))
    loss.backward()
    return loss.item(), logits.grad


# with some labels the same loss and gradient as the mean, without any 0
for target in ([0, 3, -100], [1, 2, 3]):
    one, two = gradient(F.cross_entropy, target), gradient(safe, target)
    assert abs(one[0] - two[0]) < 1e-6 and torch.allclose(one[1], two[1])
nothing = [-100] * 3
assert gradient(safe, nothing)[0] == 0 and not gradient(safe, nothing)[1].any()


# a NaN of the mean leaves the weights as they are; so does anything added
def step(loss_fn, target):
    torch.manual_seed(0)
    model = nn.Linear(2, 4)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    before = model.weight.tolist()
    loss_fn(model(torch.ones(3, 2)), torch.tensor(target)).backward()
    optimizer.step()
    return model.weight.tolist() == before, model.weight.isfinite().all()


def with_other(logits, target):
    return F.cross_entropy(logits, target) + logits.square().sum()


assert step(F.cross_entropy, nothing) == (True, True)
assert step(with_other, nothing) == (False, True)
assert math.isnan(gradient(with_other, nothing)[0])
smooth = nn.CrossEntropyLoss(label_smoothing=0.1)
loss, grad = gradient(smooth, nothing)
assert math.isnan(loss) and not grad.any()

# only the named label is ignored
assert gradient(nn.CrossEntropyLoss(ignore_index=3), [0, 3, 3])[0] > 0
try:
    F.cross_entropy(torch.zeros(1, 3), torch.tensor([255]))
except IndexError as error:
    assert str(error) == "Target 255 is out of bounds."
else:
    raise AssertionError("255 is ignored without being named")

# with weights, the mean divides by the sum of those that are left
weight, x = torch.tensor([1.0, 4.0, 2.0, 0.5]), torch.randn(3, 4)
target = torch.tensor([1, -100, 2])
total = F.cross_entropy(x, target, weight, reduction="sum")
assert torch.isclose(F.cross_entropy(x, target, weight), total / 6)

# NLLLoss and an empty batch
log_p = torch.zeros(3, 4).log_softmax(1)
assert nn.NLLLoss()(log_p, torch.tensor(nothing)).isnan()
empty = F.cross_entropy(torch.zeros(0, 3), torch.zeros(0).long())
assert empty.isnan()

# a class to leave out: ignore_index, and the gradient is 0, not NaN
loss, grad = gradient(nn.CrossEntropyLoss(ignore_index=0), [0, 0, 0])
assert math.isnan(loss) and not grad.any()
# --8<-- [end:check]
