"""The mean over the labels that are not ignored is 0/0 where all of them are; the gradient stays 0, the log does not."""
# /// pitfall
# apis = ["torch.nn.CrossEntropyLoss", "torch.nn.functional.cross_entropy", "torch.Tensor.clamp"]
# symptom = "silent"
# added = 2026-11-21
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

criterion = nn.CrossEntropyLoss()  # ignore_index=-100 by default
logits = torch.zeros(2, 3)
losses = []
for target in torch.tensor([[0, 1], [-100, -100], [2, 0]]):
    loss = criterion(logits, target)
    print(f"{loss:.4f}")
    losses.append(loss.item())
#> 1.0986
#> nan
#> 1.0986
print("epoch:", sum(losses) / len(losses))
#> epoch: nan
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
import torch.nn.functional as F

logits = torch.zeros(2, 3)
total = labels = 0
for target in torch.tensor([[0, 1], [-100, -100], [2, 0]]):
    loss = F.cross_entropy(logits, target, reduction="sum")
    count = (target != -100).sum()
    print(f"{loss / count.clamp(min=1):.4f}")
    total += loss.item()
    labels += count.item()
#> 1.0986
#> 0.0000
#> 1.0986
print("epoch:", f"{total / labels:.4f}")
#> epoch: 1.0986
# --8<-- [end:right]

# --8<-- [start:demo_divisor]
import torch
import torch.nn.functional as F

logits = torch.tensor([[0.0, 0.0], [0.0, 4.0], [9.0, 0.0]])
for target in ([0, 0, -100], [-100, -100, -100]):
    for reduction in ("none", "sum", "mean"):
        loss = F.cross_entropy(
            logits, torch.tensor(target), reduction=reduction)
        print(reduction, loss)
#> none tensor([0.6931, 4.0181, 0.0000])
#> sum tensor(4.7113)
#> mean tensor(2.3556)
#> none tensor([0., 0., 0.])
#> sum tensor(0.)
#> mean tensor(nan)
# --8<-- [end:demo_divisor]

# --8<-- [start:demo_gradient]
import torch
import torch.nn.functional as F

logits = torch.zeros(1, 3, requires_grad=True)
scale = torch.tensor(1.0, requires_grad=True)
loss = scale * F.cross_entropy(logits, torch.tensor([-100]))
loss.backward()
print(logits.grad, scale.grad)
#> tensor([[0., 0., 0.]]) tensor(nan)

logits.grad = None
weight = torch.tensor([0.0, 1.0, 1.0])
loss = F.cross_entropy(logits, torch.tensor([0]), weight=weight)
loss.backward()
print(logits.grad)
#> tensor([[nan, nan, nan]])
# --8<-- [end:demo_gradient]

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

assert wrong.out == "1.0986\nnan\n1.0986\nepoch: nan\n"
assert [math.isnan(loss) for loss in wrong.losses] == [False, True, False]
assert right.out == "1.0986\n0.0000\n1.0986\nepoch: 1.0986\n"
assert right.labels == 4 and abs(right.total - 4 * math.log(3)) < 1e-4

assert demo_divisor.out == """\
none tensor([0.6931, 4.0181, 0.0000])
sum tensor(4.7113)
mean tensor(2.3556)
none tensor([0., 0., 0.])
sum tensor(0.)
mean tensor(nan)
"""
assert abs(2.3556 - (0.6931 + 4.0181) / 2) < 1e-4
assert demo_gradient.out == """\
tensor([[0., 0., 0.]]) tensor(nan)
tensor([[nan, nan, nan]])
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
