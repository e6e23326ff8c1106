"""Class weights have to be inverse to the counts; with the mean, their scale doesn't matter."""
# /// pitfall
# apis = ["torch.nn.CrossEntropyLoss", "torch.bincount", "torch.utils.data.WeightedRandomSampler", "torch.nn.functional.cross_entropy"]
# also = ["torch.nn.BCEWithLogitsLoss", "torch.nn.NLLLoss"]
# symptom = "silent"
# added = 2026-11-29
# messages = [
#   "weight tensor should be defined either for all * classes or no classes but got weight tensor of shape: [*]",
#   "cannot assign 'list' object to buffer 'weight' (torch Tensor or None required)",
#   "cross_entropy_loss(): argument 'weight' (position 3) must be Tensor, not list",
#   "cannot sample n_sample > prob_dist.size(-1) samples without replacement",
# ]
# older = ["weight tensor should be defined either for all or no classes"]
#
# [code.weights_not_inverse]
# either = [
# '''
# $W = $COUNTS / $TOTAL
# ...
# $LOSS = torch.nn.$KIND(..., weight=<... $W ...>, ...)
# ''',
# '''
# $W = $COUNTS.float() / $TOTAL
# ...
# $LOSS = torch.nn.$KIND(..., weight=<... $W ...>, ...)
# ''',
# '''
# $W = $COUNTS / $TOTAL
# ...
# $LOSS = torch.nn.$KIND(<... $W ...>, ...)
# ''',
# '''
# $W = torch.tensor($COUNTS, ...) / $TOTAL
# ...
# $LOSS = torch.nn.$KIND(..., weight=<... $W ...>, ...)
# ''',
# '''
# $W = $COUNTS / $TOTAL
# ...
# torch.nn.functional.$KIND(..., weight=<... $W ...>, ...)
# ''',
# '''
# $W = torch.tensor([$N / $TOTAL for $N in $COUNTS], ...)
# ...
# $LOSS = torch.nn.$KIND(..., weight=<... $W ...>, ...)
# ''',
# '''
# $W = [$N / $TOTAL for $N in $COUNTS]
# ...
# $LOSS = torch.nn.$KIND(..., weight=<... $W ...>, ...)
# ''',
# '''
# $W = [$COUNTS[$C] / $TOTAL for $C in $CLASSES]
# ...
# $LOSS = torch.nn.$KIND(..., weight=<... $W ...>, ...)
# ''',
# '''
# $W = torch.tensor([$COUNTS[$C] / $TOTAL for $C in $CLASSES], ...)
# ...
# $LOSS = torch.nn.$KIND(..., weight=<... $W ...>, ...)
# ''',
# '''
# $W = $COUNTS.float()
# ...
# $LOSS = torch.nn.$KIND(..., weight=<... $W ...>, ...)
# ''',
#     'torch.nn.$KIND(..., weight=$COUNTS / $TOTAL, ...)',
#     'torch.nn.$KIND($COUNTS / $TOTAL, ...)',
#     'torch.nn.functional.$KIND(..., weight=$COUNTS / $TOTAL, ...)',
#     'torch.nn.$KIND(..., weight=($COUNTS / $TOTAL).$TO(...), ...)',
#     'torch.nn.$KIND(..., weight=$COUNTS.float() / $TOTAL, ...)',
#     'torch.nn.$KIND(..., weight=$COUNTS, ...)',
#     'torch.nn.$KIND(..., weight=$COUNTS.float(), ...)',
# ]
# not = [
# '''
# $W = $ANY
# ...
# $W = $OTHER
# ...
# $LOSS = torch.nn.$KIND(...)
# ''',
# ]
# names = { "$COUNTS" = '(?!.*inv)((\w+\.)*\w*(count|freq|num|hist|support|per_class|bincount|sizes|n_)\w*|(torch|numpy|np)\.bincount\([^/]*\)(\.float\(\))?)', "$KIND" = 'CrossEntropyLoss|NLLLoss|cross_entropy|nll_loss' }
#
# [code.weights_of_classes_for_a_sampler]
# either = [
# '''
# $W = $ONE / $COUNTS
# ...
# torch.utils.data.WeightedRandomSampler($W, ...)
# ''',
# '''
# $W = $ONE / $COUNTS
# ...
# torch.utils.data.WeightedRandomSampler(weights=$W, ...)
# ''',
# '''
# $W = $ONE / torch.bincount(...)
# ...
# torch.utils.data.WeightedRandomSampler($W, ...)
# ''',
# '''
# $W = $ONE / torch.bincount(...).float()
# ...
# torch.utils.data.WeightedRandomSampler($W, ...)
# ''',
# ]
# not = [
# '''
# $W = $ONE / $ANY
# ...
# $W = $OTHER
# ...
# torch.utils.data.WeightedRandomSampler(...)
# ''',
# '''
# $W = $ONE / $COUNTS[$LABELS]
# ...
# torch.utils.data.WeightedRandomSampler(...)
# ''',
# ]
# line = "$W"
#
# [code.pos_weight_not_inverse]
# either = [
#     'torch.nn.BCEWithLogitsLoss(..., pos_weight=<... $POS / $NEG ...>, ...)',
#     'torch.nn.functional.binary_cross_entropy_with_logits(..., pos_weight=<... $POS / $NEG ...>, ...)',
# '''
# $W = <... $POS / $NEG ...>
# ...
# $LOSS = torch.nn.BCEWithLogitsLoss(..., pos_weight=<... $W ...>, ...)
# ''',
# ]
# names = { "$POS" = '.*(pos|fraud|ones|==? ?1|y\.sum|y_train\.sum|labels\.sum|target\w*\.sum|y\.mean).*', "$NEG" = '.*(neg|normal|zeros|==? ?0|len\(|numel|1 ?- ?).*' }
# example = 'criterion = torch.nn.BCEWithLogitsLoss(pos_weight=positives / negatives)'
#
# [code.weights_not_inverse_of_a_function]
# either = [
#     'return $COUNTS / $TOTAL', 'return $COUNTS.float() / $TOTAL',
#     'return torch.tensor($COUNTS, ...) / $TOTAL', 'return ($COUNTS / $TOTAL).$TO(...)',
#     'return torch.tensor([$COUNTS[$C] / $TOTAL for $C in $CLASSES], ...)',
#     'return [$N / $TOTAL for $N in $COUNTS]',
#     'return torch.tensor([$N / $TOTAL for $N in $COUNTS], ...)',
# '''
# $W = $COUNTS / $TOTAL
# ...
# return <... $W ...>
# ''',
# '''
# $W = $COUNTS.float() / $TOTAL
# ...
# return <... $W ...>
# ''',
# ]
# inside = ['def $WEIGHTS(...): ...']
# anywhere = [
#     [
#         'torch.nn.CrossEntropyLoss(...)', 'torch.nn.functional.cross_entropy(...)',
#         'torch.nn.NLLLoss(...)',
#     ],
# ]
# names = { "$COUNTS" = '(?!.*inv)((\w+\.)*\w*(count|freq|num|hist|support|per_class|bincount|sizes|n_)\w*|(torch|numpy|np)\.bincount\([^/]*\)(\.float\(\))?)', "$WEIGHTS" = '.*weight.*' }
# example = '''
# def class_weights(labels):
#     counts = torch.bincount(labels)
#     return counts / counts.sum()
# criterion = torch.nn.CrossEntropyLoss(weight=class_weights(labels))
# '''
#
# [code.class_weights_for_a_sampler]
# either = [
#     'torch.utils.data.WeightedRandomSampler($W, ...)',
#     'torch.utils.data.WeightedRandomSampler(weights=$W, ...)',
# ]
# anywhere = [
#     [
#         '$W = [$ONE / $C for $C in $COUNTS]',
#         '$W = torch.tensor([$ONE / $C for $C in $COUNTS], ...)',
#         '$W = $ONE / $COUNTS', '$W = <... $ONE / torch.bincount(...) ...>',
#         '$W = $ONE / torch.tensor($COUNTS, ...)', '$W = $ONE / $COUNTS.float()',
#         '$W = $ONE / numpy.bincount(...)',
#     ],
# ]
# nowhere = [
#     '$W = $ONE / $ALL[$LABELS]', '$W = $OTHER[$LABELS]',
#     '$W = [$ONE / $COUNTS[$Y] for $Y in $LABELS]',
# ]
# names = { "$W" = '(self\.)?(\w*(class|cls|label)_?w\w*|weights?|w|\w*inv\w*|\w*_weights?)' }
# example = '''
# class_weights = [1 / count for count in counts]
# sampler = torch.utils.data.WeightedRandomSampler(class_weights, len(dataset))
# '''
#
# [code.weights_converted]
# either = [
#     '$W = torch.tensor($COUNTS / $TOTAL, ...)', '$W = torch.FloatTensor($COUNTS / $TOTAL, ...)',
#     '$W = torch.as_tensor($COUNTS / $TOTAL, ...)',
#     '$W = torch.from_numpy($COUNTS / $TOTAL, ...)', '$W = torch.Tensor($COUNTS / $TOTAL, ...)',
#     '$W = torch.from_numpy($COUNTS / $TOTAL).float()', '$W = ($COUNTS / $TOTAL).$TO(...)',
#     '$W = ($COUNTS / $TOTAL).float()', '$W = $COUNTS.float().div($TOTAL)',
#     '$W = torch.tensor([$COUNTS / $TOTAL for $C in $CLASSES], ...)',
# ]
# anywhere = [
#     [
#         'torch.nn.CrossEntropyLoss(..., weight=$W2, ...)',
#         'torch.nn.functional.cross_entropy(..., weight=$W2, ...)',
#         'torch.nn.CrossEntropyLoss($W)', 'torch.nn.NLLLoss(..., weight=$W2, ...)',
#     ],
# ]
# names = { "$COUNTS" = '(?!.*inv)((\w+\.)*\w*(count|freq|num|hist|support|per_class|bincount|sizes|n_)\w*|(torch|numpy|np)\.bincount\([^/]*\)(\.float\(\))?)', "$W" = '(self\.)?\w*(w|weights?)\w*' }
# example = '''
# weight = torch.tensor(counts / counts.sum(), dtype=torch.float32)
# criterion = torch.nn.CrossEntropyLoss(weight=weight)
# '''
#
# [code.shares_of_the_classes]
# either = [
#     'return $C / $C.sum()', 'return $C / len($Y)', '$W = $C / $C.sum()', '$W = $C / len($Y)',
#     'return $C / $TOTAL',
# ]
# inside = [
#     [
# '''
# $C = torch.bincount(...)
# ...
# ''',
# '''
# $C = torch.bincount(...).float()
# ...
# ''',
# '''
# $C = numpy.bincount(...)
# ...
# ''',
# '''
# $C = torch.bincount(...).to(...)
# ...
# ''',
# ],
# ]
# anywhere = [
#     [
#         'torch.nn.CrossEntropyLoss(..., weight=$W2, ...)',
#         'torch.nn.functional.cross_entropy(..., weight=$W2, ...)',
#         'torch.nn.CrossEntropyLoss($W2)', 'torch.nn.NLLLoss(..., weight=$W2, ...)',
#     ],
# ]
# nowhere = [
#     '1 - $W', '1 / $W', '1.0 / $W', '1.0 - $W', '$TOTAL2 / ($K * $C)', '1 / $C', '1.0 / $C',
#     '$W3 = 1 / $X', 'torch.log($W)',
# ]
#
# [code.shares_of_counted_classes]
# either = [
#     '$W = $C / $C.sum()', '$W = $C / len($Y)', 'return $C / $C.sum()', 'return $C / len($Y)',
#     '$W = $C / $TOTAL', '$W = $C.astype($DTYPE) / $TOTAL', '$W = $C.float() / $TOTAL',
#     '$W = torch.tensor($C / $C.sum(), ...)', '$W = torch.from_numpy($C / $C.sum())',
#     '$W = ($C / $C.sum()).$METHOD(...)', '$C = $C / $C.sum()', '$C /= $C.sum()',
#     'return torch.tensor($C / $C.sum(), ...)', '$W = torch.tensor($C / $TOTAL, ...)',
#     '$W = torch.as_tensor($C / $TOTAL, ...)', '$W = $C.div($TOTAL)', '$W = $C / torch.sum($C)',
#     '$W = torch.nn.functional.normalize($C, p=1, dim=0)',
# ]
# not = ['$W = $C / ($K * $TOTAL)']
# inside = [
#     [
# '''
# $U, $C = numpy.unique(..., return_counts=True)
# ...
# ''',
# '''
# $U, $C = torch.unique(..., return_counts=True)
# ...
# ''',
# '''
# $U, $C = $LABELS.unique(return_counts=True)
# ...
# ''',
# '''
# $C = torch.unique(..., return_counts=True)[1]
# ...
# ''',
# '''
# $C = numpy.unique(..., return_counts=True)[1]
# ...
# ''',
# '''
# $C = $LABELS.bincount(...)
# ...
# ''',
# '''
# $C = $LABELS.bincount(...).float()
# ...
# ''',
# '''
# $C = torch.bincount(...).double()
# ...
# ''',
# '''
# $C = torch.tensor([<... $LABELS == $K ...> for $K in $R], ...)
# ...
# ''',
# '''
# $C = torch.tensor([$LABELS.count($K) for $K in $R], ...)
# ...
# ''',
# '''
# $C = numpy.array([<... $LABELS == $K ...> for $K in $R])
# ...
# ''',
# '''
# $C = torch.stack([<... $LABELS == $K ...> for $K in $R])
# ...
# ''',
# '''
# $C = $DF[...].value_counts(...)
# ...
# ''',
# '''
# $C = $DF.value_counts(...)
# ...
# ''',
# '''
# $C = torch.histc(...)
# ...
# ''',
# '''
# $C = torch.nn.functional.one_hot(...).sum(...)
# ...
# ''',
# '''
# $C = torch.nn.functional.one_hot(...).float().sum(...)
# ...
# ''',
# '''
# $C = torch.nn.functional.one_hot(...).sum(...).float()
# ...
# ''',
# '''
# $C = torch.zeros(...)
# ...
# ''',
# '''
# $C = numpy.zeros(...)
# ...
# ''',
# '''
# $C = torch.tensor([$A1, $A2, ...], ...)
# ...
# ''',
#     ],
# ]
# anywhere = [
#     [
#         'torch.nn.CrossEntropyLoss(..., weight=$W2, ...)',
#         'torch.nn.functional.cross_entropy(..., weight=$W2, ...)',
#         'torch.nn.CrossEntropyLoss($W2, ...)', 'torch.nn.NLLLoss(..., weight=$W2, ...)',
#         'torch.nn.functional.nll_loss(..., weight=$W2, ...)',
#         'torch.nn.functional.cross_entropy($OUT, $Y2, $W2, ...)',
#     ],
# ]
# nowhere = [
#     '1 - $W', '1 / $W', '1.0 / $W', '1.0 - $W', '1 / $C', '1.0 / $C', 'torch.log($W)',
#     '$W.reciprocal()', '$C.reciprocal()', '$W ** -1', '$W.pow(-1)', '$C.pow(-1)',
#     '$TOTAL2 / ($K2 * $C)', '$TOTAL3 / $C', '1 / ($W + $EPS)', '1 / ($C + $EPS)', '(...) / $C',
#     '$C ** -0.5', '-torch.log($W)', 'numpy.log($W)', '1 / $C.sqrt()',
#     'torch.utils.data.WeightedRandomSampler(...)', '$C.rsqrt()', '$W.rsqrt()',
# ]
# names = { "$C" = '(?!.*(inv|correct|hits|right|conf)).*' }
# example = '''
# labels, pixels = numpy.unique(masks, return_counts=True)
# weight = pixels / pixels.sum()
# criterion = torch.nn.CrossEntropyLoss(weight=torch.tensor(weight))
# '''
#
# [code.shares_in_a_list]
# either = [
#     '$W = torch.tensor([$CNT[$C] / $TOTAL for $C in $CLASSES], ...)',
#     '$W = torch.FloatTensor([$CNT[$C] / $TOTAL for $C in $CLASSES])',
#     '$W = [$CNT[$C] / $TOTAL for $C in $CLASSES]',
#     '$W = torch.tensor([$LABELS.count($C) / $TOTAL for $C in $CLASSES], ...)',
#     '$W = [$LABELS.count($C) / $TOTAL for $C in $CLASSES]',
#     '$W = torch.tensor([$N / $TOTAL for $N in $CNT.values()], ...)',
#     '$W = [$N / $TOTAL for $N in $CNT.values()]',
#     '$W = torch.tensor([($LABELS == $C).sum() / $TOTAL for $C in $CLASSES], ...)',
#     '$W = torch.tensor([($LABELS == $C).float().mean() for $C in $CLASSES], ...)',
#     '$W = torch.stack([($LABELS == $C).float().mean() for $C in $CLASSES])',
# ]
# anywhere = [
#     [
#         'torch.nn.CrossEntropyLoss(..., weight=$W2, ...)',
#         'torch.nn.functional.cross_entropy(..., weight=$W2, ...)',
#         'torch.nn.CrossEntropyLoss($W)', 'torch.nn.NLLLoss(..., weight=$W2, ...)',
#     ],
# ]
# nowhere = ['1 - $W', '1 / $W', '1.0 / $W', '1.0 - $W', '$W.reciprocal()']
# names = { "$W" = '(self\.)?\w*(w|weights?)\w*' }
# example = '''
# weight = torch.tensor([counts[c] / total for c in classes])
# criterion = torch.nn.CrossEntropyLoss(weight=weight)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
y = torch.tensor([0] * 900 + [1] * 100)
x = torch.randn(1000, 2) + 1.5 * y.unsqueeze(1)
counts = torch.bincount(y)
weight = counts / counts.sum()
model = nn.Linear(2, 2)
criterion = nn.CrossEntropyLoss(weight=weight)
optimizer = torch.optim.SGD(model.parameters(), lr=1)
for epoch in range(100):
    loss = criterion(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
prediction = model(x).argmax(dim=1)
for c in (0, 1):
    print(f"class {c}, weight {weight[c]:.2f}:",
          f"{(prediction[y == c] == c).sum()} of {counts[c]} found")
#> class 0, weight 0.90: 900 of 900 found
#> class 1, weight 0.10: 1 of 100 found
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
y = torch.tensor([0] * 900 + [1] * 100)
x = torch.randn(1000, 2) + 1.5 * y.unsqueeze(1)
counts = torch.bincount(y)
weight = counts.sum() / (len(counts) * counts)
model = nn.Linear(2, 2)
criterion = nn.CrossEntropyLoss(weight=weight)
optimizer = torch.optim.SGD(model.parameters(), lr=1)
for epoch in range(100):
    loss = criterion(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
prediction = model(x).argmax(dim=1)
for c in (0, 1):
    print(f"class {c}, weight {weight[c]:.2f}:",
          f"{(prediction[y == c] == c).sum()} of {counts[c]} found")
#> class 0, weight 0.56: 762 of 900 found
#> class 1, weight 5.00: 86 of 100 found
# --8<-- [end:right]

# --8<-- [start:demo_labels]
import torch
from torch.utils.data import TensorDataset

dataset = TensorDataset(torch.zeros(10, 4), torch.tensor([0] * 8 + [2] * 2))
num_classes = 3
labels = torch.tensor([int(label) for _, label in dataset])
counts = torch.bincount(labels, minlength=num_classes)
weight = len(labels) / (num_classes * counts.clamp(min=1))
print("counts:", counts)
#> counts: tensor([8, 0, 2])
print("weight:", weight)
#> weight: tensor([0.4167, 3.3333, 1.6667])
# --8<-- [end:demo_labels]

# --8<-- [start:demo_scale]
import torch
from torch.nn.functional import cross_entropy

torch.manual_seed(0)
logits, y = torch.randn(10, 2), torch.tensor([0] * 9 + [1])
counts = torch.tensor([900, 100])
for name, weight in {
    "1 / counts": 1 / counts,
    "N / (C * counts)": counts.sum() / (2 * counts),
    "counts.max() / counts": counts.max() / counts,
}.items():
    mean = cross_entropy(logits, y, weight)
    total = cross_entropy(logits, y, weight, reduction="sum")
    print(f"{name}: mean {mean:.4f}, sum {total:.4f}")
#> 1 / counts: mean 1.3872, sum 0.0277
#> N / (C * counts): mean 1.3872, sum 13.8724
#> counts.max() / counts: mean 1.3872, sum 24.9703
# --8<-- [end:demo_scale]

# --8<-- [start:wrong_sampler]
import torch
from torch.utils.data import WeightedRandomSampler

torch.manual_seed(1)
labels = torch.tensor([0] * 900 + [1] * 100)
class_weight = 1 / torch.bincount(labels)
sampler = WeightedRandomSampler(class_weight, num_samples=1000)
drawn = torch.tensor(list(sampler))
print("different samples:", len(drawn.unique()))
#> different samples: 2
print("labels drawn:", torch.bincount(labels[drawn]))
#> labels drawn: tensor([1000])
# --8<-- [end:wrong_sampler]

# --8<-- [start:right_sampler]
import torch
from torch.utils.data import WeightedRandomSampler

torch.manual_seed(1)
labels = torch.tensor([0] * 900 + [1] * 100)
class_weight = 1 / torch.bincount(labels)
sampler = WeightedRandomSampler(class_weight[labels], num_samples=1000)
drawn = torch.tensor(list(sampler))
print("different samples:", len(drawn.unique()))
#> different samples: 475
print("labels drawn:", torch.bincount(labels[drawn]))
#> labels drawn: tensor([487, 513])
# --8<-- [end:right_sampler]

# --8<-- [start:demo_epoch]
import torch
from torch.utils.data import WeightedRandomSampler

torch.manual_seed(0)
labels = torch.tensor([0] * 90 + [1] * 10)
weights = (1 / torch.bincount(labels))[labels]
for replacement in (True, False):
    drawn = list(WeightedRandomSampler(weights, 100, replacement))
    print(f"replacement={replacement}:", len(set(drawn)), "different,",
          "per class:", torch.bincount(labels[drawn]).tolist())
#> replacement=True: 47 different, per class: [53, 47]
#> replacement=False: 100 different, per class: [90, 10]
try:
    list(WeightedRandomSampler(weights, 200, replacement=False))
except RuntimeError as error:
    print("200 of 100:", error)
#> 200 of 100: cannot sample n_sample > prob_dist.size(-1) samples without replacement
# --8<-- [end:demo_epoch]

# --8<-- [start:detect]
import torch
from torch.nn.functional import cross_entropy


def share(logits, y, weight=None):
    loss = cross_entropy(logits, y, weight, reduction="none")
    total = torch.bincount(y, loss.detach())
    return [f"{value:.0%}" for value in total / total.sum()]


weight = torch.tensor([0.56, 5.0])
logits = torch.zeros(1000, 2)
y = torch.tensor([0] * 900 + [1] * 100)
print("no weight:", share(logits, y))
#> no weight: ['90%', '10%']
print("weight:", share(logits, y, weight))
#> weight: ['50%', '50%']
print("fractions:", share(logits, y, torch.tensor([0.9, 0.1])))
#> fractions: ['99%', '1%']
balanced = torch.tensor([0] * 500 + [1] * 500)
print("sampler and weight:", share(logits, balanced, weight))
#> sampler and weight: ['10%', '90%']
# --8<-- [end:detect]

# --8<-- [start:demo_messages]
import torch
from torch import nn


def module(logits, y, weight):
    return nn.CrossEntropyLoss(weight=weight)(logits, y)


logits, y = torch.zeros(4, 3), torch.tensor([0, 1, 2, 0])
for name, loss, weight in (
    ("two numbers", module, torch.tensor([1.0, 2.0])),
    ("integers", module, torch.tensor([1, 2, 2])),
    ("from NumPy", module, torch.tensor([1, 2, 2], dtype=torch.float64)),
    ("list", module, [1.0, 2.0, 2.0]),
    ("list, function", nn.functional.cross_entropy, [1.0, 2.0, 2.0]),
):
    try:
        loss(logits, y, weight)
    except (RuntimeError, TypeError) as error:
        print(f"{name}: {error}")
#> two numbers: weight tensor should be defined either for all 3 classes or no classes but got weight tensor of shape: [2]
#> integers: expected scalar type Float but found Long
#> from NumPy: expected scalar type Float but found Double
#> list: cannot assign 'list' object to buffer 'weight' (torch Tensor or None required)
#> list, function: cross_entropy_loss(): argument 'weight' (position 3) must be Tensor, not list
# --8<-- [end:demo_messages]

# --8<-- [start:demo_compare]
import torch
from torch import nn

y = torch.tensor([0] * 900 + [1] * 100)
counts = torch.bincount(y)
weights = {"no weight": None, "fractions": counts / 1000,
           "inverse": 1000 / (2 * counts)}
for name, weight in weights.items():
    torch.manual_seed(0)
    x = torch.randn(1000, 2) + 1.5 * y.unsqueeze(1)
    model = nn.Linear(2, 2)
    criterion = nn.CrossEntropyLoss(weight=weight)
    optimizer = torch.optim.SGD(model.parameters(), lr=1)
    for epoch in range(100):
        optimizer.zero_grad()
        criterion(model(x), y).backward()
        optimizer.step()
    p = model(x).softmax(dim=1)[:, 1]
    print(f"{name}: {((p > 0.5) == y).sum()} of 1000 right,",
          f"{(p[900:] > 0.5).sum()} of class 1 found, mean p {p.mean():.0%}")
#> no weight: 922 of 1000 right, 40 of class 1 found, mean p 10%
#> fractions: 901 of 1000 right, 1 of class 1 found, mean p 2%
#> inverse: 848 of 1000 right, 86 of class 1 found, mean p 29%
# --8<-- [end:demo_compare]

# --8<-- [start:check]
import torch
from torch.nn.functional import (
    binary_cross_entropy_with_logits, cross_entropy, nll_loss)

assert wrong.out == """\
class 0, weight 0.90: 900 of 900 found
class 1, weight 0.10: 1 of 100 found
"""
assert right.out == """\
class 0, weight 0.56: 762 of 900 found
class 1, weight 5.00: 86 of 100 found
"""
# what it costs: right in 901 of 1000 cases before, in 848 after
assert (wrong.prediction == wrong.y).sum() == 901
assert (right.prediction == right.y).sum() == 848
p = right.model(right.x).softmax(dim=1)[:, 1].mean()
assert f"{p:.0%}" == "29%"

pull = (wrong.counts * wrong.weight).tolist()
assert [round(each) for each in pull] == [810, 10]
assert torch.allclose(right.counts * right.weight, torch.full((2,), 500.0))

assert demo_labels.out == """\
counts: tensor([8, 0, 2])
weight: tensor([0.4167, 3.3333, 1.6667])
"""
assert demo_scale.out == """\
1 / counts: mean 1.3872, sum 0.0277
N / (C * counts): mean 1.3872, sum 13.8724
counts.max() / counts: mean 1.3872, sum 24.9703
"""
assert wrong_sampler.out == """\
different samples: 2
labels drawn: tensor([1000])
"""
assert right_sampler.out.splitlines()[0].split()[-1] == "475"
assert right_sampler.drawn.unique().max() > 2
drawn = torch.bincount(right_sampler.labels[right_sampler.drawn])
assert 450 < drawn[1] < 550
assert right_sampler.out.splitlines()[1] == f"labels drawn: {drawn}"
assert detect.out == """\
no weight: ['90%', '10%']
weight: ['50%', '50%']
fractions: ['99%', '1%']
sampler and weight: ['10%', '90%']
"""
lines = demo_messages.out.splitlines()
assert len(lines) == 5 and "weight tensor should be defined" in lines[0]
assert lines[1].endswith("expected scalar type Float but found Long")
assert lines[2].endswith("expected scalar type Float but found Double")
assert "cannot assign 'list' object to buffer 'weight'" in lines[3]
assert "argument 'weight' (position 3) must be Tensor, not list" in lines[4]
assert demo_compare.out == """\
no weight: 922 of 1000 right, 40 of class 1 found, mean p 10%
fractions: 901 of 1000 right, 1 of class 1 found, mean p 2%
inverse: 848 of 1000 right, 86 of class 1 found, mean p 29%
"""
try:
    cross_entropy(torch.zeros(2, 3), torch.zeros(2).long(), torch.ones(1, 3))
except RuntimeError as error:
    assert str(error).endswith("got weight tensor of shape: [1, 3]")
else:
    raise AssertionError("a weight of two dimensions")
cross_entropy(
    torch.zeros(2, 3), torch.zeros(2).long(), torch.ones(1, 3).squeeze(0))
assert "weight" in dict(wrong.criterion.named_buffers())
for dtype in (torch.float16, torch.bfloat16):  # the dtype of the logits
    half = torch.zeros(4, 3, dtype=dtype)
    cross_entropy(half, half[:, 0].long(), half[0] + 1)
    try:
        cross_entropy(half, half[:, 0].long(), torch.ones(3))
    except RuntimeError as error:
        assert "expected scalar type" in str(error)
    else:
        raise AssertionError(f"{dtype} and float32")

# 1 - fraction is the inverse only with two classes
for counts, same in (([900, 100], True), ([600, 300, 100], False)):
    counts = torch.tensor(counts, dtype=torch.float64)
    less, inverse = 1 - counts / counts.sum(), 1 / counts
    ratio = (less / less.sum()) / (inverse / inverse.sum())
    assert torch.allclose(ratio, torch.ones_like(ratio)) == same

assert demo_epoch.out.startswith("replacement=True: 47 different")
assert "replacement=False: 100 different, per class: [90, 10]" in demo_epoch.out
assert "200 of 100: cannot sample n_sample" in demo_epoch.out
# more than half of the 90 are missing, and the next epoch has others
torch.manual_seed(0)
sampler = torch.utils.data.WeightedRandomSampler(demo_epoch.weights, 100)
first, second = set(sampler), set(sampler)
assert len(first) == 47 and first != second
assert sum(i < 90 for i in first) < 45
assert torch.bincount(demo_epoch.labels).tolist() == [90, 10]
assert torch.isclose(demo_epoch.weights.sum(), torch.tensor(2.0))
# the same seed in two processes: the same draws
draws = [list(torch.utils.data.WeightedRandomSampler(
    [0.5] * 100, 50, generator=torch.Generator().manual_seed(seed)))
    for seed in (0, 0, 1)]
assert draws[0] == draws[1] != draws[2]
# a loader takes the sampler
dataset = torch.utils.data.TensorDataset(right_sampler.labels)
loader = torch.utils.data.DataLoader(
    dataset, batch_size=32, sampler=right_sampler.sampler)
torch.manual_seed(0)
[y] = next(iter(loader))
assert y.shape == (32,) and 5 < y.sum() < 27

# with the mean, a batch of one class has no weight; with probabilities it has
logits = torch.randn(4, 2, generator=torch.Generator().manual_seed(0))
ones, weight = torch.ones(4, dtype=torch.long), torch.tensor([1.0, 9.0])
assert torch.allclose(cross_entropy(logits, ones, weight),
                      cross_entropy(logits, ones))
soft = torch.nn.functional.one_hot(ones, 2).float()
assert torch.allclose(cross_entropy(logits, soft, weight),
                      9 * cross_entropy(logits, soft))
log = logits.log_softmax(dim=1)
y = torch.tensor([0, 1, 0, 0])
assert torch.allclose(nll_loss(log, y, weight), nll_loss(log, y, 7 * weight))

# pos_weight: negatives divided by positives, and the mean keeps its scale
z, y = torch.zeros(1000), torch.tensor([0.0] * 900 + [1.0] * 100)
each = binary_cross_entropy_with_logits(
    z, y, pos_weight=torch.tensor(900 / 100), reduction="none")
assert torch.allclose(each[y == 1].sum(), each[y == 0].sum())
one, ten = (binary_cross_entropy_with_logits(
    z, y, pos_weight=torch.tensor(w)) for w in (9.0, 90.0))
assert ten > 5 * one
# --8<-- [end:check]
