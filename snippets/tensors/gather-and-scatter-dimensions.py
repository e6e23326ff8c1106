"""gather and scatter_ want an index with the dimensions of the tensor: labels need unsqueeze(1), and int64."""
# /// pitfall
# apis = ["torch.Tensor.gather", "torch.Tensor.scatter_", "torch.Tensor.scatter_add_", "torch.Tensor.unsqueeze",
#         "torch.nn.functional.one_hot"]
# also = ["torch.take_along_dim", "torch.scatter", "torch.gather"]
# symptom = "error"
# raises = ["wrong", "wrong_one_hot", "wrong_dtype", "detect"]
# added = 2026-11-29
# messages = [
#   "Index tensor must have the same number of dimensions as input tensor",
#   "Index tensor must have the same number of dimensions as self tensor",
#   "gather(): Expected dtype int32/int64 for index",
#   "scatter(): Expected dtype int32/int64 for index",
#   "Size does not match at dimension * expected index [*] to be no larger than self [*] apart from dimension *",
#   "Expected index [*] to be no larger than self [*] apart from dimension * and to be no larger size than src [*]",
#   "scatter(): Expected self.dtype to be equal to src.dtype",
#   "one_hot is only applicable to index tensor of type LongTensor*",
#   "Class values must be smaller than num_classes.",
# ]
# older = [
#   "gather(): Expected dtype int64 for index",
#   "gather_out_*(): Expected dtype int64 for index",
#   "scatter_*(): Expected self.dtype to be equal to src.dtype",
#   "Expected tensor [*], src [*] and index [*] to have the same size apart from dimension *",
#   "invalid argument *: Index tensor must be either empty or have same dimensions as input tensor*",
#   "invalid argument *: Index tensor must have same dimensions as input tensor*",
#   "invalid argument *: Input tensor must have same dimensions as output tensor*",
# ]
#
# [code.gather_without_unsqueeze]
# either = [
#     '$X.gather(1, $Y)', 'torch.gather($X, 1, $Y)', '$X.scatter_(1, $Y, ...)',
#     '$X.gather(dim=1, index=$Y)', 'torch.gather($X, dim=1, index=$Y)', '$X.gather(-1, $Y)',
#     'torch.zeros(...).scatter_(1, $Y, ...)', '$X.gather(1, index=$Y)',
#     'torch.gather($X, index=$Y, dim=1)', '$X.gather(dim=-1, index=$Y)',
#     'torch.zeros(...).scatter(1, $Y, ...)', '$X.scatter(1, $Y, ...)',
# ]
# anywhere = [
#     [
#         '$Y = torch.tensor([...])', '$Y = torch.randint(..., ($N,), ...)',
#         '$Y = $OUT.argmax(dim=1)', '$Y = $OUT.argmax(1)', 'for $X2, $Y in $LOADER: ...',
#         '$Y = torch.stack(...)', '$Y = torch.tensor($LIST)', '$Y = torch.argmax($OUT, dim=1)',
#         '$Y = torch.randint($K, ($N,))', '$S, $Y, $R, $S2, $D = $BATCH',
#         '$Y = torch.arange(...)',
#     ],
# ]
# nowhere = [
#     '$Y = torch.tensor([[...], ...])', '$Y = $Y.unsqueeze(...)', '$Y = $Y[:, None]',
#     '$Y = $Y.view(-1, 1)', '$Y = <... $Z.unsqueeze(...) ...>', '$Y = $Y[..., None]',
#     '$Y = torch.randint(..., ($N, $M), ...)', '$Y = $Z.argmax(dim=1, keepdim=True)',
#     '$Y = $Z.argmax(1, keepdim=True)', '$Y = $Y.reshape(-1, 1)',
#     '$Y = torch.randint($K, ($N, $M))', '$Y = torch.argmax($OUT, dim=1, keepdim=True)',
#     '$Y = <... $Z.view(-1, 1) ...>',
# ]
#
# [code.actions_of_a_batch]
# either = [
#     '$Q.gather(1, $ACTION)', 'torch.gather($Q, 1, $ACTION)', '$M(...).gather(1, $ACTION)',
#     '$Q.gather(dim=1, index=$ACTION)', '$M(...).gather(-1, $ACTION)',
#     'torch.gather($M(...), 1, $ACTION)',
# ]
# nowhere = [
#     '$ACTION = $ACTION.unsqueeze(...)', '$ACTION = $ACTION[:, None]',
#     '$ACTION = <... $Z.unsqueeze(...) ...>', '$ACTION = <... $Z.view(...) ...>',
#     '$ACTION = <... $Z[:, None] ...>', '$ACTION = <... $Z.reshape(...) ...>',
#     '$ANY.unsqueeze(1)', '$ANY.unsqueeze(-1)', 'torch.tensor([[...], ...], ...)',
#     '$ANY.view(-1, 1)', '$ANY[:, None]', '$ANY[..., None]', '$F(..., keepdim=True, ...)',
#     '$ANY.reshape(-1, 1)', 'torch.zeros($N, 1, ...)', 'torch.zeros(($N, 1), ...)',
#     'torch.multinomial(...)', 'torch.cat(...)', '$ANY.topk(...)',
# ]
# names = { "$ACTION" = '(self\.)?(batch\.|b\.)?(actions?|acts?|a|labels?|targets?|y|yb|act_b|\w*_actions?)' }
# example = 'q = net(states).gather(1, actions)'
# ///

# --8<-- [start:wrong]
import torch

logits = torch.tensor([[2.0, 0.5, 0.1], [0.2, 3.0, 0.4]])
labels = torch.tensor([0, 1])
picked = logits.gather(1, labels)
#> RuntimeError: Index tensor must have the same number of dimensions as input tensor
print("logit of each label:", picked)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

logits = torch.tensor([[2.0, 0.5, 0.1], [0.2, 3.0, 0.4]])
labels = torch.tensor([0, 1])
picked = logits.gather(1, labels.unsqueeze(1)).squeeze(1)
print("logit of each label:", picked)
#> logit of each label: tensor([2., 3.])
# --8<-- [end:right]

# --8<-- [start:wrong_row]
import torch

logits = torch.tensor([[2.0, 0.5, 0.1], [0.2, 3.0, 0.4]])
labels = torch.tensor([0, 1])
picked = logits.gather(1, labels.unsqueeze(0)).squeeze(0)
print("logit of each label:", picked)
#> logit of each label: tensor([2.0000, 0.5000])
# --8<-- [end:wrong_row]

# --8<-- [start:right_row]
import torch

logits = torch.tensor([[2.0, 0.5, 0.1], [0.2, 3.0, 0.4]])
labels = torch.tensor([0, 1])
picked = logits[torch.arange(len(labels)), labels]
print("logit of each label:", picked)
#> logit of each label: tensor([2., 3.])
# --8<-- [end:right_row]

# --8<-- [start:demo_in_your_code]
import torch
import torch.nn.functional as F
from torch import nn

q_net = nn.Linear(4, 2)  # two possible actions
states, rewards = torch.zeros(32, 4), torch.zeros(32)
actions = torch.ones(32)  # floats, as a replay buffer may return them
q = q_net(states)
q = q.gather(1, actions.long().unsqueeze(1)).squeeze(1)
loss = F.smooth_l1_loss(q, rewards)
print("q:", q.shape)
#> q: torch.Size([32])

logits = torch.zeros(8, 20, 100)  # sentences, positions, vocabulary
tokens = torch.ones(8, 20, dtype=torch.long)
picked = logits.gather(2, tokens.unsqueeze(2)).squeeze(2)
print("a logit for each token:", picked.shape)
#> a logit for each token: torch.Size([8, 20])
# --8<-- [end:demo_in_your_code]

# --8<-- [start:wrong_one_hot]
import torch

labels = torch.tensor([2, 0, 1, 1])
one_hot = torch.zeros(4, 3).scatter_(1, labels, 1.0)
#> RuntimeError: Index tensor must have the same number of dimensions as self tensor
print(one_hot)
# --8<-- [end:wrong_one_hot]

# --8<-- [start:right_one_hot]
import torch

labels = torch.tensor([2, 0, 1, 1])
one_hot = torch.zeros(4, 3).scatter_(1, labels.unsqueeze(1), 1.0)
print(one_hot)
#> tensor([[0., 0., 1.],
#>         [1., 0., 0.],
#>         [0., 1., 0.],
#>         [0., 1., 0.]])
# --8<-- [end:right_one_hot]

# --8<-- [start:wrong_dtype]
import torch

labels = torch.tensor([2, 0, 1, 1])
counts = torch.zeros(3)
counts.scatter_add_(0, labels, torch.ones_like(labels))
#> RuntimeError: scatter(): Expected self.dtype to be equal to src.dtype
print("samples in each class:", counts)
# --8<-- [end:wrong_dtype]

# --8<-- [start:right_dtype]
import torch

labels = torch.tensor([2, 0, 1, 1])
counts = torch.zeros(3)
counts.scatter_add_(0, labels, torch.ones_like(labels).to(counts.dtype))
print("samples in each class:", counts)
#> samples in each class: tensor([1., 2., 1.])
# --8<-- [end:right_dtype]

# --8<-- [start:demo_messages]
import torch
import torch.nn.functional as F

logits = torch.zeros(4, 3)
labels = torch.tensor([2, 0, 1, 1])
column = labels.unsqueeze(1)
for call in (
    lambda: logits.gather(0, labels.unsqueeze(0)),
    lambda: logits[:3].gather(1, column),
    lambda: logits.gather(1, column.float()),
    lambda: logits.scatter_(1, column.float(), 1.0),
    lambda: logits.scatter_(1, column, torch.ones(3, 1)),
    lambda: F.one_hot(labels.float(), 3),
    lambda: F.one_hot(labels, 2),
):
    try:
        call()
    except RuntimeError as error:
        print(error)
#> Size does not match at dimension 1 expected index [1, 4] to be no larger than self [4, 3] apart from dimension 0
#> Size does not match at dimension 0 expected index [4, 1] to be no larger than self [3, 3] apart from dimension 1
#> gather(): Expected dtype int32/int64 for index
#> scatter(): Expected dtype int32/int64 for index
#> Expected index [4, 1] to be no larger than self [4, 3] apart from dimension 1 and to be no larger size than src [3, 1]
#> one_hot is only applicable to index tensor of type LongTensor.
#> Class values must be smaller than num_classes.
# --8<-- [end:demo_messages]

# --8<-- [start:demo_why]
import torch

x = torch.tensor([[10, 11, 12], [20, 21, 22]])
index = torch.tensor([[2, 0], [1, 1]])
out = x.gather(1, index)
for i in range(2):
    for j in range(2):
        assert out[i, j] == x[i, index[i, j]]
print("out:", out.tolist())
#> out: [[12, 10], [21, 21]]
# --8<-- [end:demo_why]

# --8<-- [start:demo_twice]
import torch

labels, ones = torch.tensor([2, 0, 1, 1]), torch.ones(4)
print("scatter_:", torch.zeros(3).scatter_(0, labels, ones))
#> scatter_: tensor([1., 1., 1.])
print("scatter_add_:", torch.zeros(3).scatter_add_(0, labels, ones))
#> scatter_add_: tensor([1., 2., 1.])
# --8<-- [end:demo_twice]

# --8<-- [start:detect]
import torch

logits = torch.tensor([[2.0, 0.5, 0.1], [0.2, 3.0, 0.4]])
labels = torch.tensor([0, 1])
picked = logits.gather(1, labels.unsqueeze(0)).squeeze(0)
wanted = torch.stack([row[i] for row, i in zip(logits, labels)])
print("picked:", picked, "wanted:", wanted)
#> picked: tensor([2.0000, 0.5000]) wanted: tensor([2., 3.])
assert torch.equal(picked, wanted), "not the logits of the labels"
#> AssertionError: not the logits of the labels
# --8<-- [end:detect]

# --8<-- [start:figure]
import torch

MARK = "var(--wrong, #b5391f)"
FILL = 'fill="var(--md-accent-fg-color--transparent, #b5391f1a)"'
logits = torch.tensor([[2.0, 0.5, 0.1], [0.2, 3.0, 0.4]])
labels = torch.tensor([0, 1])
side, height = 38, 28


def text(x, y, words, more=""):
    return f'<text x="{x}" y="{y}" {more}>{words}</text>'


def grid(values, left, top, bold=(), color="currentColor"):
    """A box for each number; those in `bold` are taken."""
    drawn = ""
    for i, row in enumerate(values.tolist()):
        for j, value in enumerate(row):
            at, y = left + j * side, top + i * height
            look = 'fill="none" stroke="currentColor"'
            if (i, j) in bold:
                look = f'{FILL} stroke="{color}" stroke-width="3"'
            shape = f'width="{side - 3}" height="{height - 3}" {look}'
            drawn += f'<rect x="{at}" y="{y}" {shape}/>'
            drawn += text(at + side / 2 - 1, y + 18, f"{round(value, 1):g}")
    return drawn


def panel(index, words, top, color="currentColor"):
    out = logits.gather(1, index)
    places = {(i, j) for i in range(len(out)) for j in range(out.shape[1])}
    taken = {(i, int(index[i, j])) for i, j in places}
    for i, j in places:
        assert out[i, j] == logits[i, index[i, j]]
    drawn = text(168, top, words)
    drawn += grid(index, 90 - index.shape[1] * side, top + 12)
    drawn += grid(logits, 112, top + 12, taken, color)
    drawn += text(242, top + 44, "&#8594;")
    return drawn + grid(out, 258, top + 12, places, color)


svg = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 336 192" \
style="max-width:21rem" data-search-exclude="" font-size="14" \
fill="currentColor" text-anchor="middle" \
font-family="var(--md-code-font-family, monospace)">
{panel(labels.unsqueeze(1), "gather(1, labels.unsqueeze(1))", 18)}
{panel(labels.unsqueeze(0), "gather(1, labels.unsqueeze(0))", 118, MARK)}
</svg>
"""
open("figure.svg", "w").write(svg)
# --8<-- [end:figure]

# --8<-- [start:check]
import torch
import torch.nn.functional as F


def message(f):
    try:
        f()
    except RuntimeError as error:
        return str(error)


logits = torch.randn(2, 3).log_softmax(dim=1)
same = "Index tensor must have the same number of dimensions as {} tensor"
assert wrong.error == "RuntimeError: " + same.format("input")
assert right.out == "logit of each label: tensor([2., 3.])\n"
assert wrong_row.out == "logit of each label: tensor([2.0000, 0.5000])\n"
assert torch.equal(wrong_row.picked, wrong_row.logits[0, wrong_row.labels])
assert right_row.out == right.out
assert torch.equal(right_row.picked, right.picked)
assert demo_in_your_code.out == (
    "q: torch.Size([32])\na logit for each token: torch.Size([8, 20])\n")
assert wrong_one_hot.error == "RuntimeError: " + same.format("self")
assert "".join(right_one_hot.out.split()) == (
    "tensor([[0.,0.,1.],[1.,0.,0.],[0.,1.,0.],[0.,1.,0.]])")
assert torch.equal(right_one_hot.one_hot,
                   F.one_hot(right_one_hot.labels, 3).float())
assert wrong_dtype.error == (
    "RuntimeError: scatter(): Expected self.dtype to be equal to src.dtype")
assert right_dtype.out == "samples in each class: tensor([1., 2., 1.])\n"
assert right_dtype.counts.tolist() == torch.bincount(
    right_dtype.labels).tolist()
lines = demo_messages.out.splitlines()
assert len(lines) == 7 and lines[:5] == [
    "Size does not match at dimension 1 expected index [1, 4] to be no larger "
    "than self [4, 3] apart from dimension 0",
    "Size does not match at dimension 0 expected index [4, 1] to be no larger "
    "than self [3, 3] apart from dimension 1",
    "gather(): Expected dtype int32/int64 for index",
    "scatter(): Expected dtype int32/int64 for index",
    "Expected index [4, 1] to be no larger than self [4, 3] apart from "
    "dimension 1 and to be no larger size than src [3, 1]"]
assert lines[5] == (
    "one_hot is only applicable to index tensor of type LongTensor.")
assert lines[6:] == ["Class values must be smaller than num_classes."]
assert demo_why.out == "out: [[12, 10], [21, 21]]\n"
assert demo_twice.out == """\
scatter_: tensor([1., 1., 1.])
scatter_add_: tensor([1., 2., 1.])
"""
assert detect.out == (
    "picked: tensor([2.0000, 0.5000]) wanted: tensor([2., 3.])\n"
    "AssertionError: not the logits of the labels\n")
assert detect.error == "AssertionError: not the logits of the labels"

# numbers that are too large, and -100 for what to ignore
assert message(lambda: logits.gather(1, torch.tensor([[3]]))) == (
    "index 3 is out of bounds for dimension 1 with size 3")
tokens = torch.tensor([2, -100])
assert message(lambda: logits.gather(1, tokens.unsqueeze(1))) == (
    "index -100 is out of bounds for dimension 1 with size 3")
picked = logits.gather(1, tokens.clamp(min=0).unsqueeze(1)).squeeze(1)
assert torch.allclose(
    -picked[tokens != -100].mean(), F.cross_entropy(logits, tokens))
# an index with fewer rows is fine: the rest of the rows is left out
x, y = torch.rand(6, 3), torch.tensor([0, 2, 1, 1, 0, 2])
assert torch.equal(x.gather(1, y[:4].unsqueeze(1)),
                   x[:4].gather(1, y[:4].unsqueeze(1)))
# both ways agree, with the gradient and for a batch of one
for n in (6, 1):
    a, b = (x[:n].clone().requires_grad_() for _ in range(2))
    one = a.gather(1, y[:n].unsqueeze(1)).squeeze(1)
    two = b[torch.arange(n), y[:n]]
    assert torch.equal(one, two)
    one.sum().backward()
    two.sum().backward()
    assert torch.equal(a.grad, b.grad)
# what cross_entropy does
log_probs = x.log_softmax(dim=1)
loss = -log_probs.gather(1, y.unsqueeze(1)).squeeze(1)
assert torch.allclose(loss, F.cross_entropy(x, y, reduction="none"))
# colon and labels: all pairs instead of one per row
assert x[:, y].shape == (6, 6)
# int32 does for gather and scatter_, not for take_along_dim
assert torch.equal(x.gather(1, y.int().unsqueeze(1)),
                   x.gather(1, y.unsqueeze(1)))
assert "input and indices should have the same number of dimensions" in (
    message(lambda: torch.take_along_dim(x, y, 1)))
# the number in scatter_ takes the dtype of the tensor, a tensor doesn't
whole = torch.zeros(2, dtype=torch.long).scatter_(0, torch.tensor([0]), 1.5)
assert whole.tolist() == [1, 0]
# under autocast the values are bfloat16, and the sum is not
with torch.autocast("cpu"):
    values = torch.nn.Linear(4, 1)(torch.zeros(4, 4)).squeeze(1)
    total = torch.zeros(3)
    assert values.dtype == torch.bfloat16
    assert "Expected self.dtype to be equal to src.dtype" in message(
        lambda: total.scatter_add_(0, right_dtype.labels, values))
    total.scatter_add_(0, right_dtype.labels, values.to(total.dtype))
# --8<-- [end:check]
