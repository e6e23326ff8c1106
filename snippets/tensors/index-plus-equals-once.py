"""x[idx] += 1 adds 1 only once to each position, however often it is repeated in idx."""
# /// pitfall
# apis = ["torch.Tensor.index_add_", "torch.bincount", "torch.Tensor.index_put_", "torch.Tensor.scatter_add_"]
# symptom = "silent"
# added = 2026-11-29
#
# [code.plus_equals_with_indices]
# either = ['$C[$I] += $V', '$C[$T, $I] += $V', '$C[$I, $T] += $V', '$C[..., $I] += $V']
# inside = [
#     [
# '''
# $I = <... $X.argmax(...) ...>
# ...
# ''',
# '''
# $I = torch.tensor([...])
# ...
# ''',
# '''
# $I = torch.$SAMPLED(...)
# ...
# ''',
# '''
# $I = torch.$SAMPLED(...).$METHOD(...)
# ...
# ''',
# '''
# $ANY, $I = torch.max(...)
# ...
# ''',
#         'for $I in $ROWS: ...', 'for $X, $I in $LOADER: ...',
# '''
# $I = <... $X.argmin(...) ...>
# ...
# ''',
# '''
# $I = $X.long()
# ...
# ''',
# '''
# $I = ($X * $N).long()
# ...
# ''',
# '''
# $I = ($X / $N).long()
# ...
# ''',
# '''
# $I = <... $X.long() ...>
# ...
# ''',
# '''
# $I = $NEAREST($X, $CENTERS)
# ...
# ''',
# '''
# $I = $X.$ASSIGN($Y)
# ...
# ''',
#     ],
# ]
# not_inside = [
#     'for $I in range(...): ...', 'for $ANY, $I in enumerate(...): ...',
#     'for $I, $ANY in $PAIRS: ...', 'for $ANY, $I in zip(...): ...',
#     'for ($ANY, $I) in zip(...): ...', 'for $T, $I in zip(...): ...',
# ]
# anywhere = [
#     [
#         '$C = torch.zeros(...)', '$C = torch.ones(...)', '$C = <... $ZEROS.zeros(...) ...>',
#         '$C = $LIKE.new_zeros(...)',
#     ],
# ]
# nowhere = [
#     '$I = torch.tensor([..., True, ...])', '$I = torch.tensor([..., False, ...])',
#     '$I = <... $X.item() ...>', '$I = int(...)',
# ]
# names = { "$C" = '(self\.)?\w*(count|hist|freq|conf|cm|matrix|mat|bins?|votes?|total|tally|occurrence|num|deg|sums?|bow|sizes?|accum\w*|agg\w*|mass|freqs?|inbox|proto\w*|centroids?|centers?|pooled|weights?|energy|density|visits?|scatter\w*|grid)\w*|c|M' }
#
# [code.plus_equals_of_rows]
# either = [
#     '$C[$I] += $X[$J]', '$C[$I] = $C[$I] + $V', '$C[$I] -= $X[$J]', '$C[$I] += $W * $X[$J]',
#     '$C[$I] += $X[$J] * $W',
# ]
# not_inside = [
#     'for $I in $R: ...', 'for $J, $I in $PAIRS: ...', 'for $I, $J in $PAIRS: ...',
#     'for $N, ($J, $I) in $PAIRS: ...', 'for $N, ($I, $J) in $PAIRS: ...',
#     'for $A, $B, $I in $X: ...', 'for $A, $I, $B in $X: ...', 'for $I, $A, $B in $X: ...',
# ]
# anywhere = [
#     [
#         '$C = torch.zeros_like(...)', '$C = torch.zeros(...)', '$C = $X.new_zeros(...)',
#         '$C = torch.ones(...)',
#     ],
# ]
# nowhere = ['$I = int(...)', '$I = $Y.item()']
# names = { "$I" = '(?!self$)[a-z_]\w*(\[[01]\])?', "$C" = '(?!.*(grad|mask\b)).*' }
# example = '''
# out = torch.zeros_like(x)
# out[dst] += x[src]
# '''
#
# [code.plus_equals_with_an_index_argument]
# either = [
#     '$C[$I] += $V', '$C[$T, $I] += $V', '$C[$I, $T] += $V', '$C[:, $I] += $V', '$C[$I] -= $V',
# ]
# not_inside = [
#     'for $I in $R: ...', 'for $J, $I in $PAIRS: ...', 'for $I, $J in $PAIRS: ...',
#     'for $N, ($J, $I) in $PAIRS: ...', 'for $N, ($I, $J) in $PAIRS: ...',
#     'for $A, $B, $I in $X: ...', 'for $T in $R: ...',
# ]
# anywhere = [
#     [
#         '$C = torch.zeros(...)', '$C = torch.zeros_like(...)', '$C = $X.new_zeros(...)',
#         '$C = torch.zeros(...).to(...)', '$C = torch.ones(...)', '$C = torch.full(...)',
#     ],
# ]
# nowhere = [
#     '$I = int(...)', '$I = $Y.item()', '$I = $X == $Y', '$I = $X > $Y',
#     '$I = torch.randperm(...)',
# ]
# names = { "$I" = '(?!.*(mask|keep|batch_idx|is_)).*(indices|\bids\b|\w_ids\b|idxs?\b|index\b|labels|preds|targets|cluster_ids?|assignments?|receiver\w*|edge_index\[.\]|edges\[.\]|edge_dst|col\b|row\b|seg\w*|batch_index|owner|belongs|bins\b|dst|cols|rows|clusters|assign\w*|tokens|words|classes|nodes|segments|buckets|users|items|actions|senders|receivers|faces|cells)\w*', "$V" = '(?!.*(\.grad|\blr\b)).*' }
# example = '''
# def histogram(values, bins):
#     counts = torch.zeros(10)
#     counts[bins] += values
#     return counts
# '''
#
# [code.index_put_without_accumulate]
# either = [
#     '$C.index_put_(($I,), $C[$I] + $V)', '$C.index_put_($I, $C[$I] + $V)',
#     '$C.scatter_($D, $I, $C.gather($D, $I) + $V)',
# ]
# example = 'counts.index_put_((i,), counts[i] + 1)'
#
# [code.plus_equals_at_converted_indices]
# either = [
#     '$C[$X.long()] += $V', '$C[$X.$M().long()] += $V', '$C[$X.$M(...).long()] += $V',
#     '$C[$X.argmax($D)] += $V', '$C[$X.argmax(dim=$D)] += $V', '$C[$X.int()] += $V',
#     '$C[$Y, $X.argmax(...)] += $V',
#     '$C[$X.view(-1)] += $V', '$C[$X.flatten()] += $V', '$C[$X.to(torch.long)] += $V',
#     '$C[$X.reshape(-1)] += $V', '$C[$X.view(-1).long()] += $V',
#     '$C[$Y.view(-1), $X.view(-1)] += $V', '$C[$Y.long(), $X.long()] += $V',
#     '$C[$Y.flatten(), $X.flatten()] += $V',
# ]
# example = 'counts[image.flatten().long()] += 1'
# ///

# --8<-- [start:wrong]
import torch

labels = torch.tensor([0, 2, 2, 2, 1])
counts = torch.zeros(3, dtype=torch.int64)
counts[labels] += 1
print("samples per class:", counts)
#> samples per class: tensor([1, 1, 1])
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

labels = torch.tensor([0, 2, 2, 2, 1])
counts = torch.bincount(labels, minlength=3)
print("samples per class:", counts)
#> samples per class: tensor([1, 1, 3])
# --8<-- [end:right]

# --8<-- [start:demo_running]
import torch

batches = [torch.tensor([0, 2, 2]), torch.tensor([2, 1])]
counts = torch.zeros(3, dtype=torch.int64)
for labels in batches:
    counts.index_add_(0, labels, torch.ones_like(labels))
print("samples per class:", counts)
#> samples per class: tensor([1, 1, 3])
# --8<-- [end:demo_running]

# --8<-- [start:demo_sums]
import torch

labels = torch.tensor([0, 1, 1])
features = torch.tensor([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
wrong_sums = torch.zeros(2, 2)
wrong_sums[labels] += features
sums = torch.zeros(2, 2).index_add_(0, labels, features)
print("sums[labels] += features:", wrong_sums.tolist())
#> sums[labels] += features: [[1.0, 2.0], [5.0, 6.0]]
print("index_add_:", sums.tolist())
#> index_add_: [[1.0, 2.0], [8.0, 10.0]]
# --8<-- [end:demo_sums]

# --8<-- [start:demo_confusion]
import torch

target = torch.tensor([0, 0, 1, 1, 1])
pred = torch.tensor([0, 0, 1, 0, 1])
confusion = torch.zeros(2, 2, dtype=torch.int64)
one = torch.tensor(1)
confusion.index_put_((target, pred), one, accumulate=True)
print("confusion matrix:", confusion.tolist())
#> confusion matrix: [[2, 0], [1, 2]]
# --8<-- [end:demo_confusion]

# --8<-- [start:demo_rows]
import torch

labels = torch.tensor([[0, 2, 2], [1, 1, 1]])
counts = torch.zeros(2, 3, dtype=torch.int64)
counts.scatter_add_(dim=1, index=labels, src=torch.ones_like(labels))
print("labels per image:", counts.tolist())
#> labels per image: [[1, 0, 2], [0, 3, 0]]
# --8<-- [end:demo_rows]

# --8<-- [start:demo_steps]
import torch

labels = torch.tensor([0, 2, 2, 2, 1])
counts = torch.zeros(3, dtype=torch.int64)
read = counts[labels]
added = read + 1
counts[labels] = added
print("read:", read)
#> read: tensor([0, 0, 0, 0, 0])
print("added:", added)
#> added: tensor([1, 1, 1, 1, 1])
print("written:", counts)
#> written: tensor([1, 1, 1])
# --8<-- [end:demo_steps]

# --8<-- [start:detect]
import torch

labels = torch.tensor([0, 2, 2, 2, 1])
counts = torch.zeros(3, dtype=torch.int64)
counts[labels] += 1
print("indices:", len(labels), "distinct:", len(labels.unique()))
#> indices: 5 distinct: 3
print("samples:", len(labels), "counted:", counts.sum().item())
#> samples: 5 counted: 3
# --8<-- [end:detect]

# --8<-- [start:check]
assert wrong.counts.tolist() == [1, 1, 1]
assert right.counts.tolist() == [1, 1, 3]
assert wrong.counts.sum() < len(wrong.labels) == right.counts.sum()
assert demo_running.counts.tolist() == [1, 1, 3]
assert demo_sums.wrong_sums.tolist() == [[1, 2], [5, 6]]
assert demo_sums.sums.tolist() == [[1, 2], [8, 10]]
assert demo_confusion.confusion.tolist() == [[2, 0], [1, 2]]
assert demo_rows.counts.tolist() == [[1, 0, 2], [0, 3, 0]]
assert demo_steps.added.tolist() == [1, 1, 1, 1, 1]
assert demo_steps.counts.tolist() == [1, 1, 1]
assert detect.out == """\
indices: 5 distinct: 3
samples: 5 counted: 3
"""
import torch


def message(f):
    try:
        f()
    except RuntimeError as error:
        return str(error)


# bincount: one dimension, nothing negative; then a label map is fine
labels = torch.tensor([[0, 2], [2, 1]])
only = "bincount only supports 1-d non-negative integral inputs."
assert message(lambda: torch.bincount(labels)) == only
assert message(lambda: torch.bincount(torch.tensor([-1, 0]))) == only
assert torch.bincount(labels.flatten(), minlength=3).tolist() == [1, 1, 2]
assert len(torch.bincount(torch.tensor([0, 1]))) == 2
# the last argument of index_add_ needs the dtype of the counts
assert "must have the same scalar type" in message(
    lambda: torch.zeros(3).index_add_(0, labels[0], labels[0]))
# masks and slices repeat nothing
x = torch.zeros(3)
x[torch.tensor([True, False, True])] += 1
x[:2] += 1
assert x.tolist() == [2, 1, 1]
# --8<-- [end:check]
