"""A tensor's hash is its identity, so a dict or set never finds an equal tensor or number; item() and tolist() give the numbers."""
# /// pitfall
# apis = ["torch.Tensor.item", "torch.Tensor.tolist", "torch.Tensor.unique", "torch.bincount"]
# symptom = "error"
# raises = ["wrong", "wrong_str", "wrong_keys", "wrong_list", "wrong_json"]
# added = 2026-11-29
# messages = [
#   "unhashable type: 'list'",
#   "KeyError: tensor(*)",
#   "KeyError: 'tensor(*)'",
#   "Object of type Tensor is not JSON serializable",
# ]
#
# [code.tensor_as_a_key]
# pattern = '[$D[$I] for $I in $P]'
# anywhere = ['$D = {...}', '$P = $OUT.argmax(...)']
#
# [code.counts_by_tensor]
# pattern = '''
# for $Y in $LABELS:
#     ...
#     $C[$Y] = $C.get($Y, 0) + 1
#     ...
# '''
# anywhere = ['$LABELS = torch.tensor(...)']
# line = "$C"
#
# [code.tensor_looks_up]
# either = [
#     '$D[$I]', '$D.get($I)', '$D.get($I, ...)', '$D[$I] += 1', '$D[$I] = $V', '$I in $D',
#     '$D[$I].append(...)', '$D[$I] += $V', '$D.setdefault($I, ...)',
# ]
# anywhere = [
#     [
#         '$D = {}', '$D = dict(...)', '$D = {...}', '$D = collections.defaultdict(...)',
#         '$D = collections.Counter()', '$D = {$K: $V2 for $K, $V2 in $Z}',
#         '$D = {$V2: $K for $K, $V2 in $Z}', '$D = {$K: $V2 for $V2, $K in $Z}',
#     ],
#     [
#         'for $I in $OUT.argmax(...): ...', 'for $I in $LABELS: ...', '$I = $OUT.argmax(...)',
#         'for $I, $J in zip($PRED, $Y): ...', 'for $J, $I in zip($PRED, $Y): ...',
#         '$I = torch.argmax(...)', '$I = $LABELS[$N]', '$I = $OUT[0].argmax()',
#         'for $N, $I in enumerate($LABELS): ...', 'for $I in $PRED: ...', '$I = $OUT.argmax()',
#     ],
# ]
# nowhere = [
#     '$I = $I.item()', '$I = int($I)', '$I = $X.argmax(...).item()', '$LABELS = $X.tolist()',
#     'for $I, $J in zip($X.tolist(), ...): ...', 'for $J, $I in zip(..., $X.tolist()): ...',
#     '$X.tolist()', 'for $I in $X.tolist(): ...', '$I = $X.item()', '$I = int($X)',
#     'for $I in range(...): ...', '$LABELS = [...]', 'for $I in $D: ...',
#     'for $I in sorted(...): ...', 'for $I, $Z2 in $D.items(): ...', '$X.item()',
# ]
# names = { "$I" = '(?!.*(name|key|word|tok|path|file|str|char|line|row|split)).*(label|pred|\by\b|cls|class|idx|index|\bc\b|\bi\b|\bp\b|\bt\b|target|id\b|best|top|\bk\b|action|kind).*', "$D" = '(?!.*(list|tensor|weights|logits|probs|scores|data|x$|\bx\b|dataset|images?|embedding|matrix|conf|cm$)).*' }
# example = '''
# counts = {}
# for label in labels:
#     counts[label] = counts.get(label, 0) + 1
# '''
# ///

# --8<-- [start:wrong]
import torch

ix2word = {0: "<pad>", 57: "hello", 312: "world"}
logits = torch.zeros(2, 400)
logits[0, 312] = logits[1, 57] = 1.0
prediction = logits.argmax(dim=1)
words = [ix2word[ix] for ix in prediction]
#> KeyError: tensor(312)
print("words:", words)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

ix2word = {0: "<pad>", 57: "hello", 312: "world"}
logits = torch.zeros(2, 400)
logits[0, 312] = logits[1, 57] = 1.0
prediction = logits.argmax(dim=1)
words = [ix2word[ix] for ix in prediction.tolist()]
print("words:", words)
#> words: ['world', 'hello']
# --8<-- [end:right]

# --8<-- [start:wrong_str]
import json
import torch

ix2word = json.loads('{"57": "hello", "312": "world"}')
ix = torch.tensor(312)
print("word:", ix2word[str(ix)])
#> KeyError: 'tensor(312)'
# --8<-- [end:wrong_str]

# --8<-- [start:right_str]
import json
import torch

ix2word = json.loads('{"57": "hello", "312": "world"}')
ix = torch.tensor(312)
print("word:", ix2word[str(ix.item())])
#> word: world
# --8<-- [end:right_str]

# --8<-- [start:wrong_count]
import torch

labels = torch.tensor([1, 0, 1, 1])
counts = {}
for y in labels:
    counts[y] = counts.get(y, 0) + 1
print("counts:", counts)
#> counts: {tensor(1): 1, tensor(0): 1, tensor(1): 1, tensor(1): 1}
print("number of classes:", len(set(labels)))
#> number of classes: 4
# --8<-- [end:wrong_count]

# --8<-- [start:right_count]
import torch

labels = torch.tensor([1, 0, 1, 1])
counts = {}
for y in labels.tolist():
    counts[y] = counts.get(y, 0) + 1
print("counts:", counts)
#> counts: {1: 3, 0: 1}
print("number of classes:", len(set(labels.tolist())))
#> number of classes: 2
# --8<-- [end:right_count]

# --8<-- [start:demo_torch]
import torch

labels = torch.tensor([1, 0, 1, 1])
print("classes:", labels.unique())
#> classes: tensor([0, 1])
print("counts: ", torch.bincount(labels))
#> counts:  tensor([1, 3])
# --8<-- [end:demo_torch]

# --8<-- [start:wrong_keys]
import torch

samples = {}
for x, y in zip(torch.randn(2, 3), torch.tensor([0, 1])):
    samples[y] = x
for c in range(2):
    print("class", c, samples[c].shape)
#> KeyError: 0
# --8<-- [end:wrong_keys]

# --8<-- [start:right_keys]
import torch

samples = {}
for x, y in zip(torch.randn(2, 3), torch.tensor([0, 1])):
    samples[y.item()] = x
for c in range(2):
    print("class", c, samples[c].shape)
#> class 0 torch.Size([3])
#> class 1 torch.Size([3])
# --8<-- [end:right_keys]

# --8<-- [start:wrong_row]
import torch

row = torch.tensor([1, 4])
pairs = torch.tensor([[1, 2], [3, 4]])
print("row in pairs:", row in pairs)
#> row in pairs: True
# --8<-- [end:wrong_row]

# --8<-- [start:right_row]
import torch

row = torch.tensor([1, 4])
pairs = torch.tensor([[1, 2], [3, 4]])
print("row in pairs:", (pairs == row).all(dim=1).any().item())
#> row in pairs: False
# --8<-- [end:right_row]

# --8<-- [start:wrong_list]
import torch

pairs = torch.tensor([[1, 2], [3, 4], [1, 2]])
counts = {}
for pair in pairs.tolist():
    counts[pair] = counts.get(pair, 0) + 1
#> TypeError: unhashable type: 'list'
# --8<-- [end:wrong_list]

# --8<-- [start:right_list]
import torch

pairs = torch.tensor([[1, 2], [3, 4], [1, 2]])
counts = {}
for pair in pairs.tolist():
    pair = tuple(pair)
    counts[pair] = counts.get(pair, 0) + 1
print("counts:", counts)
#> counts: {(1, 2): 2, (3, 4): 1}
# --8<-- [end:right_list]

# --8<-- [start:wrong_json]
import json
import torch

metrics = {"loss": torch.tensor(0.25), "epoch": 3}
print(json.dumps(metrics))
#> TypeError: Object of type Tensor is not JSON serializable
# --8<-- [end:wrong_json]

# --8<-- [start:right_json]
import json
import torch

metrics = {"loss": torch.tensor(0.25).item(), "epoch": 3}
print(json.dumps(metrics))
#> {"loss": 0.25, "epoch": 3}
# --8<-- [end:right_json]

# --8<-- [start:demo_hash]
import torch

a = torch.tensor(312)
b = torch.tensor(312)
print("equal:", (a == b).item())
#> equal: True
print("same hash:", hash(a) == hash(b))
#> same hash: False
names = {a: "world"}
print("found by a:", a in names)
#> found by a: True
print("found by b:", b in names)
#> found by b: False
print("found by 312:", 312 in names)
#> found by 312: False
# --8<-- [end:demo_hash]

# --8<-- [start:demo_list]
import torch

names = ["cat", "dog", "bird"]
print("list:", names[torch.tensor(1)])
#> list: dog
print("in a list:", torch.tensor(2) in [torch.tensor(1), torch.tensor(2)])
#> in a list: True
# --8<-- [end:demo_list]

# --8<-- [start:check]
import json
from collections import Counter

import numpy
import torch

assert wrong.error == "KeyError: tensor(312)"
assert right.out == "words: ['world', 'hello']\n"
assert wrong_str.error == "KeyError: 'tensor(312)'"
assert right_str.out == "word: world\n"
assert wrong_count.out == ("counts: {tensor(1): 1, tensor(0): 1, tensor(1): 1, "
                           "tensor(1): 1}\nnumber of classes: 4\n")
assert right_count.out == "counts: {1: 3, 0: 1}\nnumber of classes: 2\n"
assert demo_torch.out == "classes: tensor([0, 1])\ncounts:  tensor([1, 3])\n"
assert wrong_keys.error == "KeyError: 0"
assert right_keys.out == "class 0 torch.Size([3])\nclass 1 torch.Size([3])\n"
assert wrong_row.out == "row in pairs: True\n"
assert right_row.out == "row in pairs: False\n"
assert wrong_list.error == "TypeError: unhashable type: 'list'"
assert right_list.out == "counts: {(1, 2): 2, (3, 4): 1}\n"
# a tuple of a row that is still a tensor holds tensors
row = torch.tensor([1, 2])
assert tuple(row) not in {tuple(row): 1} and tuple(row.tolist()) in {(1, 2): 1}
assert wrong_json.error == (
    "TypeError: Object of type Tensor is not JSON serializable")
assert right_json.out == '{"loss": 0.25, "epoch": 3}\n'
assert demo_hash.out == """\
equal: True
same hash: False
found by a: True
found by b: False
found by 312: False
"""
assert demo_list.out == "list: dog\nin a list: True\n"

ix2word, ix = right.ix2word, torch.tensor(312)


def error_of(call):
    try:
        call()
    except (KeyError, TypeError, RuntimeError) as error:
        return f"{type(error).__name__}: {error}"


# the default of get() hides the error, and so does a defaultdict
assert ix2word.get(ix, "<unk>") == "<unk>" and ix not in ix2word
# a tensor of one element with a dimension, and one of several
assert error_of(lambda: ix2word[ix[None]]) == "KeyError: tensor([312])"
assert ix2word[ix[None].item()] == "world"
assert error_of(lambda: ix2word[torch.tensor([57, 312]).item()]) == (
    "RuntimeError: a Tensor with 2 elements cannot be converted to Scalar")
# numbers of NumPy are found, arrays are not hashable
assert ix2word[numpy.int64(312)] == ix2word[ix.numpy().item()] == "world"
assert error_of(lambda: ix2word[ix.numpy()]) == (
    "TypeError: unhashable type: 'numpy.ndarray'")
# f"{ix}" and int(ix) give the number as well, repr doesn't
assert f"{ix}" == str(int(ix)) == "312" and str(ix) == repr(ix) == "tensor(312)"
# Counter counts identities too
assert len(Counter(right_count.labels)) == 4
assert Counter(right_count.labels.tolist()) == {1: 3, 0: 1}
# iterating twice gives new tensors: even the same element isn't found again
labels = right_count.labels
assert len({y for _ in range(2) for y in labels}) == 8
# float keys: float32 is not the same number
assert torch.tensor(0.1).item() not in {0.1: 1}
assert torch.tensor(0.1, dtype=torch.float64).item() in {0.1: 1}
# keys of JSON
assert error_of(lambda: json.dumps({ix: 1})) == (
    "TypeError: keys must be str, int, float, bool or None, not Tensor")
assert json.dumps({"y": torch.arange(2).tolist()}) == '{"y": [0, 1]}'
# in: any element that is equal; a list compares one after the other
assert 4 in wrong_row.pairs and torch.tensor([9, 2]) in wrong_row.pairs
assert torch.tensor([4, 1]) not in wrong_row.pairs
x, y = torch.zeros(2), torch.ones(2)
assert "is ambiguous" in error_of(lambda: y in [x, y])
assert any(y is each for each in [x, y])
# --8<-- [end:check]
