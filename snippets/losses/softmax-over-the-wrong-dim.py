"""softmax over dim=0 compares the samples of a batch instead of the classes: no error, wrong probabilities."""
# /// pitfall
# apis = ["torch.nn.Softmax", "torch.nn.functional.softmax", "torch.Tensor.softmax", "torch.nn.functional.log_softmax"]
# also = ["torch.softmax", "torch.nn.LogSoftmax", "torch.nn.functional.scaled_dot_product_attention"]
# symptom = "silent"
# raises = ["detect"]
# added = 2026-11-29
# messages = [
#   "Implicit dimension choice for softmax has been deprecated. Change the call to include dim=X as an argument.",
#   "Implicit dimension choice for log_softmax has been deprecated. Change the call to include dim=X as an argument.",
# ]
#
# [code.softmax_without_dim]
# either = [
#     'torch.nn.functional.softmax($X)', 'torch.nn.functional.log_softmax($X)',
#     'torch.nn.Softmax()', 'torch.nn.LogSoftmax()',
# ]
#
# [code.softmax_of_a_batch]
# either = ['$A.$SOFTMAX(..., dim=0)', '$A.$SOFTMAX($X, 0)', '$A.$SOFTMAX(0)']
# not = [
#     '$A.$SOFTMAX(self.$P, ...)', '$A.$SOFTMAX($X[$I], ...)', 'self.$P.$SOFTMAX(...)',
#     '$X[$I].$SOFTMAX(...)', '$A.$SOFTMAX($X.squeeze(...), ...)',
#     '$X.squeeze(...).$SOFTMAX(...)', '$A.$SOFTMAX(torch.stack(...), ...)',
#     '$A.$SOFTMAX(torch.cat(...), ...)', '$A.$SOFTMAX($ANY.weight, ...)',
# ]
# inside = [
#     [
#         'def forward(...): ...',
# '''
# for $ITEM in $DATA:
#     ...
#     $OUT = $M(...)
#     ...
# ''',
#         'with torch.no_grad(): ...',
# '''
# @torch.no_grad()
# def $FUNC(...):
#     ...
# ''',
#     ],
# ]
# not_inside = [
# '''
# def $FORWARD(...):
#     ...
#     $ANY.sum(dim=0)
#     ...
# ''',
# '''
# def $FORWARD(...):
#     ...
#     $ANY.sum(0)
#     ...
# ''',
# ]
# anywhere = ['$LOSS.backward(...)']
# nowhere = ['torch.nn.$RNN(..., batch_first=False, ...)']
# names = { "$SOFTMAX" = '(log_)?softmax' }
# example = '''
# for x, y in loader:
#     logits = model(x)
#     p = logits.softmax(dim=0)
#     loss.backward()
# '''
#
# [code.softmax_layer_over_the_batch]
# either = [
#     'torch.nn.Softmax(dim=0)', 'torch.nn.Softmax(0)', 'torch.nn.LogSoftmax(dim=0)',
#     'torch.nn.LogSoftmax(0)',
# ]
# nowhere = ['$ANY.sum(dim=0)', '$ANY.sum(0)', 'torch.einsum(...)', 'torch.mm(...)']
#
# [code.softmax_over_the_queries]
# either = [
#     '$A.softmax($S, dim=1)', '$A.softmax($S, 1)', '$S.softmax(dim=1)', '$S.softmax(1)',
#     '$A.softmax($S, dim=-2)', '$A.softmax($S, -2)', '$S.softmax(dim=-2)', '$S.softmax(-2)',
#     '$A.softmax($S / $N, dim=1)', '$A.softmax($S / $N, dim=-2)', '($S / $N).softmax(dim=1)',
#     '($S / $N).softmax(dim=-2)', '$A.softmax($S * $N, dim=1)', '$A.softmax($S * $N, dim=-2)',
#     '$S.masked_fill(...).softmax(dim=1)', '$S.masked_fill(...).softmax(dim=-2)',
#     '$A.softmax($S.masked_fill(...), dim=1)', '$A.softmax($S.masked_fill(...), dim=-2)',
# ]
# anywhere = [
#     [
#         '$S = <... $Q @ $K.transpose($D1, $D2) ...>',
#         '$S = <... torch.matmul($Q, $K.transpose($D1, $D2)) ...>',
#         '$S = <... torch.bmm($Q, $K.transpose($D1, $D2)) ...>', '$S = <... $Q @ $K.mT ...>',
#         '$S = $Q.bmm($K.transpose($D1, $D2))', '$S = <... torch.matmul($Q, $K.mT) ...>',
#         '$S = <... $Q @ $K.permute(...) ...>', '$S = <... torch.bmm($Q, $K.permute(...)) ...>',
#         '$S = <... torch.matmul($Q, $K.permute(...)) ...>',
#         '$S = <... $Q.matmul($K.transpose($D1, $D2)) ...>',
#         '$S = <... torch.bmm($Q, $K.mT) ...>',
#     ],
# ]
# example = '''
# scores = q @ k.transpose(-2, -1)
# weights = torch.softmax(scores, dim=1)
# '''
#
# [code.softmax_layer_beside_batch_first]
# either = [
#     'torch.nn.Softmax(dim=0)', 'torch.nn.Softmax(0)', 'torch.nn.LogSoftmax(dim=0)',
#     'torch.nn.LogSoftmax(0)',
# ]
# anywhere = [
#     [
#         'torch.nn.utils.rnn.pad_sequence(..., batch_first=True, ...)',
#         'torch.nn.LSTM(..., batch_first=True, ...)', 'torch.nn.GRU(..., batch_first=True, ...)',
#         'torch.nn.TransformerEncoderLayer(..., batch_first=True, ...)', 'torch.nn.Conv2d(...)',
#     ],
# ]
# nowhere = ['$ANY.sum(dim=0)', '$ANY.sum(0)', 'torch.mm(...)']
# example = '''
# class Pool(torch.nn.Module):
#     def __init__(self):
#         self.rnn = torch.nn.GRU(4, 8, batch_first=True)
#         self.softmax = torch.nn.Softmax(dim=0)
#     def forward(self, x):
#         return torch.einsum("bt,btd->bd", self.softmax(self.score(x)), x)
# '''
#
# [code.softmax_over_one_score]
# either = [
#     '$A.softmax($S, dim=-1)', '$A.softmax($S, -1)', '$S.softmax(dim=-1)', '$S.softmax(-1)',
#     '$A.softmax($S, dim=2)', '$S.softmax(dim=2)', '$S.softmax(2)', '$A.softmax($S, 2)',
# ]
# anywhere = [
#     ['$S = $Q(...)'],
#     [
#         '$Q = torch.nn.Linear($N, 1)', '$Q = torch.nn.Linear($N, 1, bias=$BIAS)',
#         '$Q = torch.nn.Sequential(..., torch.nn.Linear($N, 1))',
#         '$Q = torch.nn.Sequential(..., torch.nn.Linear($N, 1, bias=$BIAS))',
#         '$Q = torch.nn.Linear($N, out_features=1)',
#     ],
# ]
# nowhere = ['$S = $S.$METHOD(...)', '$S = $S[...]', '$S = <... $Q2(...).squeeze(...) ...>']
# example = '''
# score_layer = torch.nn.Linear(8, 1)
# score = score_layer(h)
# weights = torch.softmax(score, dim=-1)
# '''
#
# [code.softmax_over_one_score_at_once]
# either = [
#     '$A.softmax($Q(...), dim=-1)', '$A.softmax($Q(...), -1)', '$Q(...).softmax(dim=-1)',
#     '$Q(...).softmax(-1)', '$A.softmax($Q(...), dim=2)', '$Q(...).softmax(dim=2)',
#     'torch.nn.Softmax(dim=-1)($Q(...))',
# ]
# anywhere = [
#     [
#         '$Q = torch.nn.Linear($N, 1)', '$Q = torch.nn.Linear($N, 1, bias=$BIAS)',
#         '$Q = torch.nn.Sequential(..., torch.nn.Linear($N, 1))',
#         '$Q = torch.nn.Sequential(..., torch.nn.Linear($N, 1, bias=$BIAS))',
#     ],
# ]
# example = '''
# score_layer = torch.nn.Linear(8, 1)
# weights = score_layer(h).softmax(dim=-1)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

logits = torch.tensor([[3.0, 4.0, 0.0], [2.0, 7.0, 3.0]])
softmax = nn.Softmax(dim=0)
probs = softmax(logits)
for p in probs:
    print(f"probabilities: {p}, sum: {p.sum():.3f}")
#> probabilities: tensor([0.7311, 0.0474, 0.0474]), sum: 0.826
#> probabilities: tensor([0.2689, 0.9526, 0.9526]), sum: 2.174
print("predicted classes:", probs.argmax(dim=1).tolist())
#> predicted classes: [0, 1]
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

logits = torch.tensor([[3.0, 4.0, 0.0], [2.0, 7.0, 3.0]])
softmax = nn.Softmax(dim=1)
probs = softmax(logits)
for p in probs:
    print(f"probabilities: {p}, sum: {p.sum():.3f}")
#> probabilities: tensor([0.2654, 0.7214, 0.0132]), sum: 1.000
#> probabilities: tensor([0.0066, 0.9756, 0.0179]), sum: 1.000
print("predicted classes:", probs.argmax(dim=1).tolist())
#> predicted classes: [1, 1]
# --8<-- [end:right]

# --8<-- [start:demo_single]
import torch

logits = torch.tensor([[3.0, 4.0, 0.0]])  # a batch of one image
print("dim=0:", logits.softmax(dim=0))
#> dim=0: tensor([[1., 1., 1.]])
print("dim=1:", logits.softmax(dim=1))
#> dim=1: tensor([[0.2654, 0.7214, 0.0132]])
# --8<-- [end:demo_single]

# --8<-- [start:demo_one_output]
import torch

logits = torch.tensor([[3.0], [-2.0]])
print("softmax:", logits.softmax(dim=1).flatten())
#> softmax: tensor([1., 1.])
print("sigmoid:", logits.sigmoid().flatten())
#> sigmoid: tensor([0.9526, 0.1192])
# --8<-- [end:demo_one_output]

# --8<-- [start:wrong_attention]
import torch

torch.manual_seed(0)
N, L, width = 2, 4, 8  # samples, tokens, features
q, k, v = torch.randn(3, N, L, width)
scores = q @ k.transpose(1, 2) / width**0.5
weights = scores.softmax(dim=1)
output = weights @ v
print("sums of the weights:", weights[0].sum(dim=-1))
#> sums of the weights: tensor([0.7982, 1.1239, 1.1207, 0.9573])
# --8<-- [end:wrong_attention]

# --8<-- [start:right_attention]
import torch

torch.manual_seed(0)
N, L, width = 2, 4, 8  # samples, tokens, features
q, k, v = torch.randn(3, N, L, width)
scores = q @ k.transpose(1, 2) / width**0.5
weights = scores.softmax(dim=-1)
output = weights @ v
print("sums of the weights:", weights[0].sum(dim=-1))
#> sums of the weights: tensor([1.0000, 1.0000, 1.0000, 1.0000])
# --8<-- [end:right_attention]

# --8<-- [start:wrong_implicit]
import torch
import torch.nn.functional as F

scores = torch.zeros(2, 4, 4)  # samples, tokens, tokens
weights = F.softmax(scores)
#> UserWarning: Implicit dimension choice for softmax has been deprecated. Change the call to include dim=X as an argument.
print("weights of a token:", weights[0, 0])
#> weights of a token: tensor([0.5000, 0.5000, 0.5000, 0.5000])
# --8<-- [end:wrong_implicit]

# --8<-- [start:right_implicit]
import torch
import torch.nn.functional as F

scores = torch.zeros(2, 4, 4)  # samples, tokens, tokens
weights = F.softmax(scores, dim=-1)
print("weights of a token:", weights[0, 0])
#> weights of a token: tensor([0.2500, 0.2500, 0.2500, 0.2500])
# --8<-- [end:right_implicit]

# --8<-- [start:demo_implicit]
import torch
import torch.nn.functional as F

for shape in ((3,), (2, 3), (2, 4, 3), (2, 3, 5, 5)):
    x = torch.rand(shape)
    chosen = [d for d in range(x.dim())
              if torch.equal(F.log_softmax(x), x.log_softmax(d))]
    print(f"{len(shape)} dimensions: dim={chosen[0]}")
#> UserWarning: Implicit dimension choice for log_softmax has been deprecated. Change the call to include dim=X as an argument.
#> 1 dimensions: dim=0
#> 2 dimensions: dim=1
#> 3 dimensions: dim=0
#> 4 dimensions: dim=1
# --8<-- [end:demo_implicit]

# --8<-- [start:demo_loss]
import torch
import torch.nn.functional as F

logits, labels = torch.zeros(8, 3), torch.tensor([0, 1, 2, 0, 1, 2, 0, 1])
for dim in (0, 1):
    loss = F.nll_loss(F.log_softmax(logits, dim=dim), labels)
    print(f"loss with dim={dim}: {loss:.3f}")
#> loss with dim=0: 2.079
#> loss with dim=1: 1.099
print(f"cross_entropy: {F.cross_entropy(logits, labels):.3f}")
#> cross_entropy: 1.099
# --8<-- [end:demo_loss]

# --8<-- [start:detect]
import torch

logits = torch.tensor([[3.0, 4.0, 0.0], [2.0, 7.0, 3.0]])
probs = logits.softmax(dim=0)
print("alone:", logits[:1].softmax(dim=0), "in a batch:", probs[:1])
#> alone: tensor([[1., 1., 1.]]) in a batch: tensor([[0.7311, 0.0474, 0.0474]])
sums = probs.sum(dim=1)
assert torch.allclose(sums, torch.ones_like(sums)), sums
#> AssertionError: tensor([0.8259, 2.1741])
# --8<-- [end:detect]

# --8<-- [start:check]
import math
import warnings

import torch
import torch.nn.functional as F
from torch import nn

assert wrong.out == """\
probabilities: tensor([0.7311, 0.0474, 0.0474]), sum: 0.826
probabilities: tensor([0.2689, 0.9526, 0.9526]), sum: 2.174
predicted classes: [0, 1]
"""
assert right.out == """\
probabilities: tensor([0.2654, 0.7214, 0.0132]), sum: 1.000
probabilities: tensor([0.0066, 0.9756, 0.0179]), sum: 1.000
predicted classes: [1, 1]
"""
assert torch.allclose(wrong.probs.sum(dim=0), torch.ones(3))
assert torch.equal(right.probs.argmax(dim=1), right.logits.argmax(dim=1))
assert wrong.logits.argmax(dim=1).tolist() == [1, 1]
assert demo_single.out == """\
dim=0: tensor([[1., 1., 1.]])
dim=1: tensor([[0.2654, 0.7214, 0.0132]])
"""
assert demo_one_output.out == """\
softmax: tensor([1., 1.])
sigmoid: tensor([0.9526, 0.1192])
"""
x = torch.randn(5, 1)
assert (x.softmax(dim=1) == 1).all() and (x.softmax(dim=-1) == 1).all()
attention = "sums of the weights: tensor({})\n"
assert right_attention.out == attention.format("[1.0000, 1.0000, 1.0000, 1.0000]")
assert wrong_attention.out != right_attention.out
assert torch.allclose(wrong_attention.weights.sum(dim=1), torch.ones(2, 4))
qkv = right_attention.q, right_attention.k, right_attention.v
attended = F.scaled_dot_product_attention(*qkv)
assert torch.allclose(right_attention.output, attended, atol=1e-6)
assert not torch.allclose(wrong_attention.output, attended, atol=0.1)
warns = "Implicit dimension choice for {} has been deprecated. Change the " \
    "call to include dim=X as an argument."
assert warns.format("softmax") in wrong_implicit.out
assert wrong_implicit.out.endswith(
    "weights of a token: tensor([0.5000, 0.5000, 0.5000, 0.5000])\n")
assert right_implicit.out == (
    "weights of a token: tensor([0.2500, 0.2500, 0.2500, 0.2500])\n")
assert warns.format("log_softmax") in demo_implicit.out
assert demo_implicit.out.endswith("""\
1 dimensions: dim=0
2 dimensions: dim=1
3 dimensions: dim=0
4 dimensions: dim=1
""")
assert demo_loss.out == """\
loss with dim=0: 2.079
loss with dim=1: 1.099
cross_entropy: 1.099
"""
assert f"{math.log(8):.3f}" == "2.079" and f"{math.log(3):.3f}" == "1.099"
assert demo_loss.labels.tolist() == [0, 1, 2, 0, 1, 2, 0, 1]
assert demo_loss.loss == F.cross_entropy(demo_loss.logits, demo_loss.labels)
assert detect.out.startswith(
    "alone: tensor([[1., 1., 1.]]) in a batch: "
    "tensor([[0.7311, 0.0474, 0.0474]])\n")
assert detect.error == "AssertionError: tensor([0.8259, 2.1741])"

# nn.Softmax() and nn.LogSoftmax() without dim do the same
x = torch.rand(2, 4, 3)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    assert torch.equal(nn.Softmax()(x), x.softmax(dim=0))
    assert torch.equal(nn.LogSoftmax()(x), x.log_softmax(dim=0))
assert len(caught) == 2
# Tensor.softmax and torch.softmax insist on a dim
for call in (lambda: x.softmax(), lambda: torch.softmax(x)):
    try:
        call()
    except TypeError:
        pass
    else:
        raise AssertionError
# the rows of the table
for shape, dim in {(2, 3): 1, (2, 3, 5, 5): 1, (2, 4, 3): 2, (3,): 0}.items():
    x = torch.rand(shape)
    assert x.shape[dim] == 3 and x[None].softmax(dim + 1).equal(
        x.softmax(dim)[None])
N, heads, L, S = 2, 2, 4, 6
x = torch.rand(N, heads, L, S).softmax(dim=-1)
assert torch.allclose(x.sum(dim=3), torch.ones(N, heads, L))
# the last dim of an image is its width
x = torch.rand(2, 3, 5, 5)
assert torch.allclose(x.softmax(-1).sum(-1), torch.ones(2, 3, 5))
assert not torch.allclose(x.softmax(-1).sum(1), torch.ones(2, 5, 5))
# with dim=0 and a batch of one the loss is 0, and so is the gradient
x = torch.randn(1, 3, requires_grad=True)
loss = F.nll_loss(x.log_softmax(dim=0), torch.tensor([2]))
loss.backward()
assert loss == 0 and x.grad.abs().max() == 0
# a different order of the samples changes nothing with dim=1
y = wrong.logits.flip(0)
assert torch.equal(y.softmax(1).flip(0), right.probs)
# time first: the weights over the time steps add up to one along dim=0
scores = torch.rand(7, 2)
assert torch.allclose(scores.softmax(dim=0).sum(dim=0), torch.ones(2))
# --8<-- [end:check]
