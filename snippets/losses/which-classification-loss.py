"""Which classification loss: yes or no, one class out of several, or several labels at once, and what each expects."""
# /// pitfall
# apis = ["torch.nn.CrossEntropyLoss", "torch.nn.BCEWithLogitsLoss", "torch.nn.NLLLoss", "torch.nn.BCELoss",
#         "torch.nn.functional.cross_entropy", "torch.nn.functional.binary_cross_entropy_with_logits"]
# symptom = "question"
# added = 2026-11-21
# changed = 2026-11-29
#
# [code.several_labels_at_once]
# either = [
#     '$Y = (torch.rand($N, $K, ...) < $P).float()',
#     '$Y = (torch.rand($N, $K, ...) > $P).float()',
#     '$Y = torch.randint(2, ($N, $K), ...).float()',
#     '$Y = torch.randint(0, 2, ($N, $K), ...).float()', '$Y[$I, $TAGS] = 1', '$Y[$TAGS] = 1.0',
#     '$Y = torch.bernoulli(...)', '$Y = torch.rand($N, $K) < $P', '$Y = ($A @ $B > $T).float()',
#     '$Y = ($A[:, $J] > $T).float()', '$Y = (torch.randn($N, $K) > $P).float()',
# ]
# anywhere = [
#     ['torch.nn.CrossEntropyLoss(...)', 'torch.nn.functional.cross_entropy(...)'],
# ]
# nowhere = [
#     'torch.nn.BCEWithLogitsLoss(...)',
#     'torch.nn.functional.binary_cross_entropy_with_logits(...)', 'torch.nn.BCELoss(...)',
#     'torch.nn.functional.binary_cross_entropy(...)', 'torch.nn.MultiLabelSoftMarginLoss(...)',
# ]
# names = { "$Y" = '(self\.)?(?!.*(mask|keep|drop|noise|adj|edge|known|visible)).*(\by|tags?|labels?|targets?|genres|multi|attributes?|topics).*' }
# example = '''
# tags = (torch.rand(64, 5) < 0.3).float()
# loss = torch.nn.functional.cross_entropy(model(x), tags)
# '''
#
# [code.several_labels_by_threshold]
# either = [
#     '$OUT.softmax(...) > $BAR', 'torch.softmax(...) > $BAR',
#     'torch.nn.functional.softmax(...) > $BAR', '$M(...).sigmoid() > $BAR',
#     'torch.sigmoid($M(...)) > $BAR', 'torch.sigmoid($OUT) > $BAR', '$OUT.sigmoid() > $BAR',
# ]
# anywhere = [
#     ['torch.nn.CrossEntropyLoss(...)', 'torch.nn.functional.cross_entropy(...)'],
# ]
# nowhere = [
#     'torch.nn.BCEWithLogitsLoss(...)',
#     'torch.nn.functional.binary_cross_entropy_with_logits(...)', 'torch.nn.BCELoss(...)',
#     'torch.nn.functional.binary_cross_entropy(...)',
# '''
# class $G(...):
#     ...
#     def forward(...):
#         ...
#         torch.sigmoid(...)
#         ...
#     ...
# ''',
# ]
# names = { "$BAR" = '0?\.\d+|thresh\w*|THRESH\w*' }
# example = '''
# criterion = torch.nn.CrossEntropyLoss()
# tags = torch.sigmoid(model(x)) > 0.5
# '''
# ///

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(8, 16)  # 8 samples with 16 features
model, y = nn.Linear(16, 1), torch.randint(2, (8,)).float()
loss = nn.BCEWithLogitsLoss()(model(x).squeeze(1), y)
print(f"yes or no: target {tuple(y.shape)}, loss {loss:.2f}")
#> yes or no: target (8,), loss 0.73

model, y = nn.Linear(16, 10), torch.randint(10, (8,))
loss = nn.CrossEntropyLoss()(model(x), y)
print(f"one of 10 classes: target {tuple(y.shape)}, loss {loss:.2f}")
#> one of 10 classes: target (8,), loss 2.36

model, y = nn.Linear(16, 5), torch.randint(2, (8, 5)).float()
loss = nn.BCEWithLogitsLoss()(model(x), y)
print(f"any of 5 labels: target {tuple(y.shape)}, loss {loss:.2f}")
#> any of 5 labels: target (8, 5), loss 0.73
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo]
import torch
from torch import nn

z = torch.tensor([2.0, -1.0, 0.5])  # logits, (N,)
y = torch.tensor([1.0, 0.0, 1.0])  # floats, (N,)
print(f"BCEWithLogitsLoss: {nn.BCEWithLogitsLoss()(z, y):.4f}")
#> BCEWithLogitsLoss: 0.3048
print(f"BCELoss: {nn.BCELoss()(z.sigmoid(), y):.4f}")
#> BCELoss: 0.3048

two = torch.stack([torch.zeros(3), z], dim=1)  # logits, (N, 2)
print(f"CrossEntropyLoss: {nn.CrossEntropyLoss()(two, y.long()):.4f}")
#> CrossEntropyLoss: 0.3048
print("same predictions:", torch.equal(z > 0, two.argmax(dim=1) == 1))
#> same predictions: True
# --8<-- [end:demo]

# --8<-- [start:demo_classes]
import torch
from torch import nn

logits = torch.tensor([[2.0, 0.0, 1.0], [0.0, 3.0, 0.0]])  # (N, C)
y = torch.tensor([0, 1])  # int64, (N,)
print(f"CrossEntropyLoss: {nn.CrossEntropyLoss()(logits, y):.4f}")
#> CrossEntropyLoss: 0.2513
log_p = logits.log_softmax(dim=1)
print(f"NLLLoss: {nn.NLLLoss()(log_p, y):.4f}")
#> NLLLoss: 0.2513

p = torch.tensor([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])  # floats, (N, C)
print(f"class probabilities: {nn.CrossEntropyLoss()(logits, p):.4f}")
#> class probabilities: 0.2513
# --8<-- [end:demo_classes]

# --8<-- [start:wrong_labels]
import torch
from torch import nn

logits = torch.tensor([[9.0, 9.0, -9.0]])  # sure, and right
target = torch.tensor([[1.0, 1.0, 0.0]])  # two labels at once
loss = nn.CrossEntropyLoss()(logits, target)
print(f"loss: {loss:.4f}")
#> loss: 1.3863
print("probabilities:", logits.softmax(dim=1).round(decimals=2))
#> probabilities: tensor([[0.5000, 0.5000, 0.0000]])
# --8<-- [end:wrong_labels]

# --8<-- [start:right_labels]
import torch
from torch import nn

logits = torch.tensor([[9.0, 9.0, -9.0]])  # sure, and right
target = torch.tensor([[1.0, 1.0, 0.0]])  # two labels at once
loss = nn.BCEWithLogitsLoss()(logits, target)
print(f"loss: {loss:.4f}")
#> loss: 0.0001
print("probabilities:", logits.sigmoid().round(decimals=2))
#> probabilities: tensor([[1., 1., 0.]])
# --8<-- [end:right_labels]

# --8<-- [start:demo_weight]
import torch
import torch.nn.functional as F

logits = torch.tensor([[3.0, 0.0], [1.0, 0.0], [1.0, 0.0]])
y = torch.tensor([0, 0, 1])  # class 1 is rare
weight = torch.tensor([1.0, 4.0])

each = F.cross_entropy(logits, y, weight, reduction="none")
print("loss of each:", each)
#> loss of each: tensor([0.0486, 0.3133, 5.2530])
print(f"F.cross_entropy: {F.cross_entropy(logits, y, weight):.4f}")
#> F.cross_entropy: 0.9358
print(f"sum / sum of weights: {each.sum() / weight[y].sum():.4f}")
#> sum / sum of weights: 0.9358
print(f"sum / number of samples: {each.mean():.4f}")
#> sum / number of samples: 1.8716
# --8<-- [end:demo_weight]

# --8<-- [start:demo_one_class]
import torch
import torch.nn.functional as F

logits = torch.tensor([[1.0, 0.0], [2.0, 0.0]])
y = torch.tensor([1, 1])  # only the rare class in this batch
for w in (1.0, 4.0):
    loss = F.cross_entropy(logits, y, torch.tensor([1.0, w]))
    print(f"weight {w}: {loss:.4f}")
#> weight 1.0: 1.7201
#> weight 4.0: 1.7201
# --8<-- [end:demo_one_class]

# --8<-- [start:demo_pos_weight]
import torch
from torch import nn

z = torch.tensor([2.0, -1.0, 0.5])
y = torch.tensor([0.0, 0.0, 1.0])
two = torch.stack([torch.zeros(3), z], dim=1)
weight, pos_weight = torch.tensor([1.0, 4.0]), torch.tensor(4.0)
for how in ("sum", "mean"):
    binary = nn.BCEWithLogitsLoss(pos_weight=pos_weight, reduction=how)
    print(f"{how}, BCEWithLogitsLoss: {binary(z, y):.4f}")
    classes = nn.CrossEntropyLoss(weight=weight, reduction=how)
    print(f"{how}, CrossEntropyLoss: {classes(two, y.long()):.4f}")
#> sum, BCEWithLogitsLoss: 4.3365
#> sum, CrossEntropyLoss: 4.3365
#> mean, BCEWithLogitsLoss: 1.4455
#> mean, CrossEntropyLoss: 0.7227
# --8<-- [end:demo_pos_weight]

# --8<-- [start:demo_tensorflow]
import torch
import torch.nn.functional as F

logits = torch.tensor([[4.0, 2.0, 1.0], [0.0, 5.0, 1.0]])
rows = torch.tensor([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
index = torch.tensor([0, 1])
dense = F.cross_entropy(logits, rows, reduction="none")
print("softmax_cross_entropy_with_logits:", dense)
#> softmax_cross_entropy_with_logits: tensor([0.1698, 0.0247])
sparse = F.cross_entropy(logits, index, reduction="none")
print("sparse_softmax_cross_entropy_with_logits:", sparse)
#> sparse_softmax_cross_entropy_with_logits: tensor([0.1698, 0.0247])
each = F.binary_cross_entropy_with_logits(logits, rows, reduction="none")
print("sigmoid_cross_entropy_with_logits:", each)
#> sigmoid_cross_entropy_with_logits: tensor([[0.0181, 2.1269, 1.3133],
#>         [0.6931, 0.0067, 1.3133]])
print("PyTorch's default, the mean:", F.cross_entropy(logits, index))
#> PyTorch's default, the mean: tensor(0.0973)
# --8<-- [end:demo_tensorflow]

# --8<-- [start:check]
import torch
import torch.nn.functional as F
from torch import nn

*losses, same = [line.split()[-1] for line in demo.out.splitlines()]
assert losses == ["0.3048"] * 3 and same == "True"
losses = [line.split()[-1] for line in demo_classes.out.splitlines()]
assert losses == ["0.2513"] * 3
shapes = [line[line.index(": ") + 2:line.index(", loss")]
          for line in demo_in_your_code.out.splitlines()]
assert shapes == ["target (8,)", "target (8,)", "target (8, 5)"]
losses = [float(line.split()[-1]) for line in demo_in_your_code.out.splitlines()]
assert losses == [0.73, 2.36, 0.73]
assert abs(demo_in_your_code.loss - losses[2]) < 0.005
two = torch.tensor([[0.5, 2.0], [3.0, -1.0]])  # two outputs of a model
y = torch.tensor([1, 0])
z = two[:, 1] - two[:, 0]
assert torch.isclose(F.cross_entropy(two, y), F.binary_cross_entropy_with_logits(z, y.float()))
assert two.softmax(1)[:, 1].allclose(z.sigmoid())

assert abs(wrong_labels.loss - 1.3863) < 1e-4 and abs(right_labels.loss - 0.0001) < 1e-4
assert wrong_labels.out == """\
loss: 1.3863
probabilities: tensor([[0.5000, 0.5000, 0.0000]])
"""
assert right_labels.out == """\
loss: 0.0001
probabilities: tensor([[1., 1., 0.]])
"""
torch.manual_seed(0)
many = 9 * torch.randn(5000, 3)  # no logits get below the floor of 2 log 2
labels = torch.tensor([[1.0, 1.0, 0.0]]).expand_as(many)
floor = F.cross_entropy(many, labels, reduction="none").min()
assert 1.3862 < floor < 1.39

each, *means = demo_weight.out.splitlines()
assert each == "loss of each: tensor([0.0486, 0.3133, 5.2530])"
means = [line.split()[-1] for line in means]
assert means == ["0.9358", "0.9358", "1.8716"]
logits = torch.tensor([[3.0, 0.0], [1.0, 0.0], [1.0, 0.0]])
p = torch.tensor([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])  # as probabilities: divided by 3
mean = F.cross_entropy(logits, p, torch.tensor([1.0, 4.0]))
assert f"{mean:.4f}" == "1.8716"
assert demo_one_class.out == "weight 1.0: 1.7201\nweight 4.0: 1.7201\n"
assert demo_pos_weight.out == """\
sum, BCEWithLogitsLoss: 4.3365
sum, CrossEntropyLoss: 4.3365
mean, BCEWithLogitsLoss: 1.4455
mean, CrossEntropyLoss: 0.7227
"""
assert abs(4.3365 / 3 - 1.4455) < 1e-4 and abs(4.3365 / 6 - 0.7227) < 1e-4

assert torch.equal(demo_tensorflow.dense, demo_tensorflow.sparse)
assert demo_tensorflow.sparse.shape == (2,)
assert demo_tensorflow.each.shape == (2, 3)
# TensorFlow's own example: 0.16984604 and 0.82474494 in its documentation
logits = torch.tensor([[4.0, 2.0, 1.0], [0.0, 5.0, 1.0]])
rows = torch.tensor([[1.0, 0.0, 0.0], [0.0, 0.8, 0.2]], requires_grad=True)
losses = F.cross_entropy(logits, rows, reduction="none")
assert losses.allclose(torch.tensor([0.16984604, 0.82474494]))
losses.sum().backward()  # gradients reach the labels, in PyTorch as well
assert rows.grad.allclose(-logits.log_softmax(dim=1))

# predictions of the table, and one output per label
logits = torch.tensor([[2.0, 0.0, 1.0], [0.0, 3.0, 0.0]])
assert torch.equal(logits.argmax(1), logits.log_softmax(1).argmax(1))
assert torch.equal(logits > 0, logits.sigmoid() > 0.5)
one_hot = torch.tensor([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
assert F.cross_entropy(logits, one_hot) < 0.3 < 0.4 < F.binary_cross_entropy_with_logits(logits, one_hot)
weight, y = torch.tensor([1.0, 4.0, 2.0]), torch.tensor([0, 1])
by_nll = F.nll_loss(logits.log_softmax(1), y, weight)
assert torch.isclose(by_nll, F.cross_entropy(logits, y, weight))
refused = 0
for call in (lambda: nn.NLLLoss()(logits.log_softmax(1), one_hot),
             lambda: nn.BCEWithLogitsLoss()(logits, torch.tensor([0, 1]))):
    try:
        call()
    except (RuntimeError, ValueError):
        refused += 1
assert refused == 2
# --8<-- [end:check]
