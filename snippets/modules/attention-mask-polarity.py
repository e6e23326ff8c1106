"""True in a mask means ignore for MultiheadAttention and the Transformer layers, keep for scaled_dot_product_attention."""
# /// pitfall
# apis = ["torch.nn.MultiheadAttention", "torch.nn.functional.scaled_dot_product_attention", "torch.nn.TransformerEncoderLayer"]
# symptom = "silent"
# added = 2026-11-21
# messages = [
#   "only bool and floating types of * are supported",
#   "Expected attn_mask dtype to be bool or float or to match query dtype, but got attn_mask.dtype: * and  query.dtype: * instead.",
#   "Support for mismatched key_padding_mask and attn_mask is deprecated. Use same type for both instead.",
#   "Support for mismatched src_key_padding_mask and src_mask is deprecated. Use same type for both instead.",
# ]
# older = [
#   "Converting mask without torch.bool dtype to bool; this will negatively affect performance. Prefer to use a boolean mask directly.",
# ]
#
# [code.padding_mask_inverted]
# either = [
#     '$ATT(..., key_padding_mask=$MASK, ...)', '$ATT(..., src_key_padding_mask=$MASK, ...)',
#     '$ATT(..., memory_key_padding_mask=$MASK, ...)',
#     '$ATT(..., tgt_key_padding_mask=$MASK, ...)',
# ]
# not_inside = [
# '''
# $MASK = $FIRST
# ...
# $MASK = $SECOND
# ...
# ''',
# ]
# anywhere = [
#     [
#         '$MASK = $T != $PAD', '$MASK = ($T != $PAD).$AS(...)', '$MASK = $T > $PAD',
#         '$MASK = $T.ne($PAD)', '$MASK = $A < $B', '$MASK = attention_mask',
#         '$MASK = attention_mask.bool()', '$MASK = attention_mask == 1',
#         '$MASK = torch.ne($T, $PAD)',
#     ],
# ]
#
# [code.padding_mask_inverted_in_the_call]
# either = [
#     '$ATT(..., $MASK=$T != $PAD, ...)', '$ATT(..., $MASK=attention_mask, ...)',
#     '$ATT(..., $MASK=attention_mask.bool(), ...)', '$ATT(..., $MASK=attention_mask == 1, ...)',
#     '$ATT(..., $MASK=$T.ne($PAD), ...)', '$ATT(..., $MASK=$T > $PAD, ...)',
#     '$ATT(..., $MASK=$A < $B, ...)', '$ATT(..., $MASK=mask == 1, ...)',
# ]
# names = { "$MASK" = '\w*key_padding_mask' }
# example = 'y = attention(x, x, x, key_padding_mask=tokens != 0)'
#
# [code.sdpa_mask_inverted]
# either = [
#     'torch.nn.functional.scaled_dot_product_attention(..., attn_mask=$MASK, ...)',
#     'torch.nn.functional.scaled_dot_product_attention($Q, $K, $V, $MASK, ...)',
#     'torch.nn.functional.scaled_dot_product_attention(..., attn_mask=$MASK[...], ...)',
# ]
# anywhere = [
#     [
#         '$MASK = torch.triu(torch.ones(...), diagonal=1).bool()',
#         '$MASK = torch.triu(torch.ones(...), 1).bool()',
#         '$MASK = torch.triu(torch.ones(...), diagonal=1) == 1',
#         '$MASK = torch.triu(torch.ones(...), 1) == 1',
#         '$MASK = torch.ones(...).triu(1).bool()',
#         '$MASK = torch.ones(...).triu(diagonal=1).bool()',
#         '$MASK = torch.ones(..., dtype=torch.bool, ...).triu(1)',
#         '$MASK = torch.ones(..., dtype=torch.bool, ...).triu(diagonal=1)',
#         '$MASK = torch.triu(torch.ones(..., dtype=torch.bool, ...), diagonal=1)',
#         '$MASK = torch.triu(torch.ones(..., dtype=torch.bool, ...), 1)', '$MASK = $T == $PAD',
#         '$MASK = ($T == $PAD)[...]', '$MASK = $A >= $B', '$MASK = ($A >= $B)[...]',
#         '$MASK = ($T == $PAD).$VIEW(...)', '$MASK = ($A >= $B).$VIEW(...)', '$MASK = $T.eq($PAD)',
#         '$MASK = ($T == $PAD).unsqueeze($D1).unsqueeze($D2)',
#         '$MASK = torch.nn.Transformer.generate_square_subsequent_mask(...).bool()',
#     ],
# ]
# example = '''
# mask = torch.ones(8, 8).triu(1).bool()
# y = torch.nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
# '''
#
# [code.masked_where_kept]
# either = [
#     '$S.masked_fill($MASK, $V)', '$S.masked_fill_($MASK, $V)', 'torch.where($MASK, $V, $S)',
#     '$S.masked_fill($MASK == 1, $V)', '$S.masked_fill($MASK.bool(), $V)',
#     '$S.masked_fill($MASK[...], $V)',
# ]
# anywhere = [
#     [
#         '$MASK = torch.tril(...)', '$MASK = torch.tril(...).$AS(...)',
#         '$MASK = torch.ones(...).tril(...)', '$MASK = torch.ones(...).tril(...).$AS(...)',
#         '$MASK = $T != $PAD', '$MASK = ($T != $PAD)[...]', '$MASK = ($T != $PAD).$AS(...)',
#     ],
# ]
# names = { "$V" = 'float\(.-inf.\)|-(torch|math|np|numpy)\.inf|-1e\d+|torch\.finfo.*min|-float\(.*', "$MASK" = '(self\.)?\w+' }
# example = '''
# mask = torch.tril(torch.ones(8, 8)).bool()
# scores = scores.masked_fill(mask, float("-inf"))
# '''
#
# [code.buffer_masked_where_kept]
# either = [
#     '$S.masked_fill(self.$MASK, $V)', '$S.masked_fill(self.$MASK[...], $V)',
#     '$S.masked_fill_(self.$MASK, $V)',
# ]
# anywhere = [
#     [
#         'self.register_buffer("...", <... torch.tril(...) ...>)',
#         'self.register_buffer("...", <... torch.ones(...).tril(...) ...>)',
#         'self.$MASK = <... torch.tril(...) ...>',
#     ],
# ]
# names = { "$V" = 'float\(.-inf.\)|-(torch|math|np|numpy)\.inf|-1e\d+|torch\.finfo.*min|-float\(.*' }
# example = '''
# class Attention(torch.nn.Module):
#     def __init__(self):
#         self.register_buffer("mask", torch.tril(torch.ones(8, 8)).bool())
#     def forward(self, scores):
#         return scores.masked_fill(self.mask, float("-inf"))
# '''
#
# [code.padding_mask_made_by_a_function]
# either = [
#     '$ATT(..., key_padding_mask=$F(...), ...)', '$ATT(..., src_key_padding_mask=$F(...), ...)',
#     '$ATT(..., tgt_key_padding_mask=$F(...), ...)',
#     '$ATT(..., key_padding_mask=self.$F(...), ...)',
#     '$ATT(..., src_key_padding_mask=self.$F(...), ...)',
#     '$ATT(..., tgt_key_padding_mask=self.$F(...), ...)',
# '''
# $KEEP = $F(...)
# ...
# $ATT(..., key_padding_mask=$KEEP, ...)
# ''',
# '''
# $KEEP = $F(...)
# ...
# $ATT(..., src_key_padding_mask=$KEEP, ...)
# ''',
# '''
# $KEEP = $F(...)
# ...
# $ATT(..., tgt_key_padding_mask=$KEEP, ...)
# ''',
# '''
# $KEEP = self.$F(...)
# ...
# $ATT(..., key_padding_mask=$KEEP, ...)
# ''',
# '''
# $KEEP = self.$F(...)
# ...
# $ATT(..., src_key_padding_mask=$KEEP, ...)
# ''',
# ]
# anywhere = [
#     [
# '''
# def $F(...):
#     ...
#     return $T != $PAD
# ''',
# '''
# def $F(...):
#     ...
#     return $A < $B
# ''',
# '''
# def $F(...):
#     ...
#     return $T.ne($PAD)
# ''',
# '''
# def $F(...):
#     ...
#     return ($T != $PAD).$AS(...)
# ''',
# '''
# def $F(...):
#     ...
#     $R = $T != $PAD
#     return $R
# ''',
# '''
# def $F(...):
#     ...
#     $R = $A < $B
#     return $R
# ''',
# ],
# ]
# example = '''
# def mask_of(tokens):
#     return tokens != 0
# y = encoder(x, src_key_padding_mask=mask_of(tokens))
# '''
#
# [code.padding_mask_of_a_parameter]
# either = [
#     '$ATT(..., key_padding_mask=$KEEP, ...)', '$ATT(..., src_key_padding_mask=$KEEP, ...)',
#     '$ATT(..., tgt_key_padding_mask=$KEEP, ...)',
#     '$ATT(..., memory_key_padding_mask=$KEEP, ...)',
#     '$ATT(..., key_padding_mask=$KEEP.bool(), ...)',
#     '$ATT(..., src_key_padding_mask=$KEEP.bool(), ...)',
# ]
# inside = ['def $FORWARD(..., $KEEP, ...): ...']
# anywhere = [
#     [
#         '$M = $T != $PAD', '$M = ($T != $PAD).$AS(...)', '$M = $A < $B', '$M = $T.ne($PAD)',
#         'return $X, $T != $PAD', '$MODEL(..., $T != $PAD, ...)', '$MODEL(..., attention_mask)',
#         '$M[$I, :$N] = True', '$M[$I, :$N] = 1', '$M = attention_mask', '$B["attention_mask"]',
#         '$MODEL(..., $T > 0, ...)', 'return $X, $A < $B', 'return $X, $T != $PAD, $Y',
#         'return $X, $Y, $T != $PAD', '$MODEL(..., $B["attention_mask"], ...)',
#     ],
# ]
# nowhere = [
#     '~$ANY', '$ANY.logical_not()', 'torch.logical_not(...)', '$T2 == $PAD2', '$T2.eq($PAD2)',
#     '1 - $ANY', '$A2 >= $B2',
# ]
# example = '''
# class Net(torch.nn.Module):
#     def forward(self, x, mask):
#         return self.encoder(x, src_key_padding_mask=mask)
# mask = tokens != 0
# y = net(x, mask)
# '''
#
# [code.causal_mask_inverted]
# either = [
#     '$ATT(..., attn_mask=$SEEN, ...)', '$ATT(..., attn_mask=$SEEN.bool(), ...)',
#     '$ATT(..., attn_mask=$SEEN[...], ...)', '$ATT(..., mask=$SEEN, ...)',
#     '$ATT(..., mask=$SEEN.bool(), ...)', '$ATT(..., mask=$SEEN[...], ...)',
#     '$ATT(..., src_mask=$SEEN, ...)', '$ATT(..., src_mask=$SEEN.bool(), ...)',
#     '$ATT(..., src_mask=$SEEN[...], ...)', '$ATT(..., tgt_mask=$SEEN, ...)',
#     '$ATT(..., tgt_mask=$SEEN.bool(), ...)', '$ATT(..., tgt_mask=$SEEN[...], ...)',
# ]
# anywhere = [
#     [
#         '$SEEN = torch.tril(...)', '$SEEN = torch.tril(...).$TO(...)',
#         '$SEEN = torch.ones(...).tril(...)',
#         '$SEEN = torch.ones(...).tril(...).$TO(...)', '$SEEN = torch.tril(...) == 1',
#         '$SEEN = torch.tril(...) > 0',
#     ],
#     [
#         'torch.nn.MultiheadAttention(...)', 'torch.nn.TransformerEncoderLayer(...)',
#         'torch.nn.TransformerDecoderLayer(...)', 'torch.nn.Transformer(...)',
#     ],
# ]
# nowhere = ['$S.masked_fill(...)', 'torch.nn.functional.scaled_dot_product_attention(...)']
# example = '''
# layer = torch.nn.TransformerEncoderLayer(8, 2)
# mask = torch.tril(torch.ones(4, 4)).bool()
# y = layer(x, src_mask=mask)
# '''
#
# [code.kept_where_masked]
# either = [
#     '$S.masked_fill(~$MASK, $V)', '$S.masked_fill($MASK == 0, $V)', '$S.masked_fill_(~$MASK, $V)',
#     'torch.where($MASK, $S, $V)', '$S.masked_fill_($MASK == 0, $V)',
# ]
# anywhere = [
#     [
#         '$MASK = torch.triu(...)', '$MASK = torch.triu(...).$AS(...)',
#         '$MASK = torch.ones(...).triu(...)',
#         '$MASK = torch.ones(...).triu(...).$AS(...)', '$MASK = $T == $PAD', '$MASK = $T.eq($PAD)',
#     ],
# ]
# names = { "$V" = 'float\(.-inf.\)|-(torch|math|np|numpy)\.inf|-1e\d+|torch\.finfo.*min|-float\(.*' }
# example = '''
# mask = torch.triu(torch.ones(8, 8), 1).bool()
# scores = scores.masked_fill(~mask, float("-inf"))
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

attention = nn.MultiheadAttention(4, 1, batch_first=True)
x = torch.ones(2, 3, 4)  # equal time steps, so equal weights
tokens = torch.tensor([[5, 8, 2], [7, 3, 0]])  # 0 is padding
mask = tokens != 0
y, weights = attention(x, x, x, key_padding_mask=mask)
print("weights, sample 0:", weights[0, 0].detach())
#> weights, sample 0: tensor([nan, nan, nan])
print("weights, sample 1:", weights[1, 0].detach())
#> weights, sample 1: tensor([0., 0., 1.])
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

attention = nn.MultiheadAttention(4, 1, batch_first=True)
x = torch.ones(2, 3, 4)  # equal time steps, so equal weights
tokens = torch.tensor([[5, 8, 2], [7, 3, 0]])  # 0 is padding
mask = tokens != 0
y, weights = attention(x, x, x, key_padding_mask=~mask)
print("weights, sample 0:", weights[0, 0].detach())
#> weights, sample 0: tensor([0.3333, 0.3333, 0.3333])
print("weights, sample 1:", weights[1, 0].detach())
#> weights, sample 1: tensor([0.5000, 0.5000, 0.0000])
# --8<-- [end:right]

# --8<-- [start:wrong_encoder]
import torch
from torch import nn

torch.manual_seed(0)
embedding = nn.Embedding(10, 4)
encoder = nn.TransformerEncoderLayer(4, 1, batch_first=True).eval()
attention_mask = torch.tensor([[1, 1, 0]])  # from a tokenizer, 1 for words
mask = attention_mask.bool()
outputs = []
for tokens in ([[5, 8, 0]], [[5, 9, 0]]):
    x = embedding(torch.tensor(tokens))
    outputs.append(encoder(x, src_key_padding_mask=mask))
same = torch.allclose(outputs[0][0, 0], outputs[1][0, 0])
print("the first word sees the second:", not same)
#> the first word sees the second: False
# --8<-- [end:wrong_encoder]

# --8<-- [start:right_encoder]
import torch
from torch import nn

torch.manual_seed(0)
embedding = nn.Embedding(10, 4)
encoder = nn.TransformerEncoderLayer(4, 1, batch_first=True).eval()
attention_mask = torch.tensor([[1, 1, 0]])  # from a tokenizer, 1 for words
mask = ~attention_mask.bool()
outputs = []
for tokens in ([[5, 8, 0]], [[5, 9, 0]]):
    x = embedding(torch.tensor(tokens))
    outputs.append(encoder(x, src_key_padding_mask=mask))
same = torch.allclose(outputs[0][0, 0], outputs[1][0, 0])
print("the first word sees the second:", not same)
#> the first word sees the second: True
# --8<-- [end:right_encoder]

# --8<-- [start:wrong_function]
import torch
import torch.nn.functional as F

q = k = torch.ones(1, 3, 4)
v = torch.tensor([[[1.0], [3.0], [100.0]]])  # the last one is padding
mask = torch.tensor([[False, False, True]])
y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
print("output:", y.flatten().tolist())
#> output: [100.0, 100.0, 100.0]
# --8<-- [end:wrong_function]

# --8<-- [start:right_function]
import torch
import torch.nn.functional as F

q = k = torch.ones(1, 3, 4)
v = torch.tensor([[[1.0], [3.0], [100.0]]])  # the last one is padding
mask = torch.tensor([[False, False, True]])
y = F.scaled_dot_product_attention(q, k, v, attn_mask=~mask)
print("output:", y.flatten().tolist())
#> output: [2.0, 2.0, 2.0]
# --8<-- [end:right_function]

# --8<-- [start:demo_float]
import torch
from torch import nn

attention = nn.MultiheadAttention(4, 1, batch_first=True)
x = torch.ones(1, 3, 4)
keep = torch.tensor([[1.0, 1.0, 0.0]])
masks = {"keep": keep, "keep == 0": keep == 0, "keep.log()": keep.log()}
for name, mask in masks.items():
    y, weights = attention(x, x, x, key_padding_mask=mask)
    print(f"{name}:", weights[0, 0].detach())
#> keep: tensor([0.4223, 0.4223, 0.1554])
#> keep == 0: tensor([0.5000, 0.5000, 0.0000])
#> keep.log(): tensor([0.5000, 0.5000, 0.0000])
# --8<-- [end:demo_float]

# --8<-- [start:demo_empty]
import torch
from torch import nn

attention = nn.MultiheadAttention(4, 1, batch_first=True)
x = torch.ones(1, 1, 4)
mask = torch.tensor([[True]])
for need_weights in (True, False):
    y, _ = attention(
        x, x, x, key_padding_mask=mask, need_weights=need_weights)
    print(f"{need_weights=}:", y.flatten().tolist())
#> need_weights=True: [nan, nan, nan, nan]
#> need_weights=False: [0.0, 0.0, 0.0, 0.0]
# --8<-- [end:demo_empty]

# --8<-- [start:demo_messages]
import torch
import torch.nn.functional as F
from torch import nn

attention = nn.MultiheadAttention(4, 1, batch_first=True)
x = torch.ones(1, 3, 4)
mask = torch.tensor([[1, 1, 0]])
for attempt in (
    lambda: attention(x, x, x, key_padding_mask=mask),
    lambda: F.scaled_dot_product_attention(x, x, x, attn_mask=mask),
    lambda: attention(x, x, x, mask.bool(), attn_mask=torch.zeros(3, 3)),
):
    try:
        attempt()
    except (AssertionError, RuntimeError) as error:
        print(f"{type(error).__name__}: {error}")
#> AssertionError: only bool and floating types of key_padding_mask are supported
#> RuntimeError: Expected attn_mask dtype to be bool or float or to match query dtype, but got attn_mask.dtype: long int and  query.dtype: float instead.
#> UserWarning: Support for mismatched key_padding_mask and attn_mask is deprecated. Use same type for both instead.
# --8<-- [end:demo_messages]

# --8<-- [start:demo_encoder_masks]
import torch
from torch import nn

layer = nn.TransformerEncoderLayer(4, 1, batch_first=True)
x = torch.ones(1, 3, 4)
causal = nn.Transformer.generate_square_subsequent_mask(3)
padding = torch.tensor([[False, False, True]])
y = layer(x, src_mask=causal, src_key_padding_mask=padding)
#> UserWarning: Support for mismatched src_key_padding_mask and src_mask is deprecated. Use same type for both instead.
y = layer(x, src_mask=causal < 0, src_key_padding_mask=padding)
print("causal mask:", (causal < 0).tolist())
#> causal mask: [[False, True, True], [False, False, True], [False, False, False]]
# --8<-- [end:demo_encoder_masks]

# --8<-- [start:detect]
import torch
from torch import nn

torch.manual_seed(0)
layer = nn.TransformerEncoderLayer(4, 1, batch_first=True).eval()
x = torch.randn(2, 3, 4)
x[1, :2] = x[0, :2]  # two samples that differ in the padding only
padding = torch.tensor([[False, False, True]] * 2)
for name, mask in (("right", padding), ("inverted", ~padding)):
    y = layer(x, src_key_padding_mask=mask)
    same = torch.allclose(y[0, :2], y[1, :2])
    print(f"{name} mask, same output for both samples: {same}")
#> right mask, same output for both samples: True
#> inverted mask, same output for both samples: False
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
import torch.nn.functional as F
from torch import nn

assert wrong.weights[1].tolist() == [[0, 0, 1]] * 3
assert wrong.weights[0].isnan().all() and wrong.y[0].isnan().all()
assert wrong.out == (
    "weights, sample 0: tensor([nan, nan, nan])\n"
    "weights, sample 1: tensor([0., 0., 1.])\n")
assert right.out == (
    "weights, sample 0: tensor([0.3333, 0.3333, 0.3333])\n"
    "weights, sample 1: tensor([0.5000, 0.5000, 0.0000])\n")
assert right.weights[1].tolist() == [[0.5, 0.5, 0]] * 3
assert torch.allclose(right.weights[0], torch.full((3, 3), 1 / 3))
assert wrong_encoder.out == "the first word sees the second: False\n"
assert right_encoder.out == "the first word sees the second: True\n"
assert wrong_function.out == "output: [100.0, 100.0, 100.0]\n"
assert right_function.out == "output: [2.0, 2.0, 2.0]\n"
assert demo_float.out == """\
keep: tensor([0.4223, 0.4223, 0.1554])
keep == 0: tensor([0.5000, 0.5000, 0.0000])
keep.log(): tensor([0.5000, 0.5000, 0.0000])
"""
assert demo_empty.out == (
    "need_weights=True: [nan, nan, nan, nan]\n"
    "need_weights=False: [0.0, 0.0, 0.0, 0.0]\n")
assert demo_messages.out == """\
AssertionError: only bool and floating types of key_padding_mask are supported
RuntimeError: Expected attn_mask dtype to be bool or float or to match query \
dtype, but got attn_mask.dtype: long int and  query.dtype: float instead.
UserWarning: Support for mismatched key_padding_mask and attn_mask is \
deprecated. Use same type for both instead.
"""
assert detect.out == (
    "right mask, same output for both samples: True\n"
    "inverted mask, same output for both samples: False\n")

# attn_mask: the same polarity as key_padding_mask; causal in both worlds
seen = torch.ones(3, 3, dtype=torch.bool).tril()
x = torch.ones(1, 3, 4)
torch.manual_seed(0)
attention = nn.MultiheadAttention(4, 1, batch_first=True)
thirds = [[1, 0, 0], [0.5, 0.5, 0], [1 / 3] * 3]
_, weights = attention(x, x, x, attn_mask=~seen)
assert torch.allclose(weights[0], torch.tensor(thirds))
L = 3
future = torch.ones(L, L).triu(1).bool()
assert future.equal(~seen) and torch.ones(L, L).tril().bool().equal(seen)
v = torch.eye(3).unsqueeze(0)
for mask in ({"attn_mask": seen}, {"is_causal": True}):
    y = F.scaled_dot_product_attention(x, x, v, **mask)
    assert torch.allclose(y[0], torch.tensor(thirds))

left = torch.tensor([[True, False, False]])  # padding on the left
_, weights = attention(x, x, x, left, attn_mask=future)
assert weights[0].isnan().all(dim=1).tolist() == [True, False, False]
right_side = torch.tensor([[False, False, True]])
_, weights = attention(x, x, x, right_side, attn_mask=future)
assert weights.isfinite().all()

# a padding mask for inputs with heads: (N, S) becomes (N, 1, 1, S)
q = torch.randn(2, 4, 3, 8)
mask = torch.tensor([[True, True, False], [True, True, True]])
y = F.scaled_dot_product_attention(q, q, q, mask[:, None, None, :])
short = q[:1, :, :2]
assert torch.allclose(
    y[0, :, :2], F.scaled_dot_product_attention(short, short, short)[0],
    atol=1e-6)
try:
    F.scaled_dot_product_attention(q, q, q, mask)
except RuntimeError:
    pass
else:
    raise AssertionError("a mask (N, S) is accepted")

# float masks are added in both: 0 keeps, -inf ignores
y = F.scaled_dot_product_attention(
    x, x, v, attn_mask=torch.tensor([[0.0, 0.0, -torch.inf]]))
assert torch.allclose(y[0], torch.tensor([0.5, 0.5, 0.0]))
assert nn.Transformer.generate_square_subsequent_mask(2).tolist() == [
    [0, -torch.inf], [0, 0]]

# replacing NaN in the output is too late for the gradient
y, _ = attention(x, x, x, key_padding_mask=torch.ones(1, 3).bool())
y.nan_to_num().sum().backward()
assert attention.in_proj_weight.grad.isnan().any()
# instead, let an empty sample see its padding
mask = torch.tensor([[True, True, True], [False, False, True]])
mask[mask.all(dim=1)] = False
attention.zero_grad()
y, _ = attention(x.expand(2, 3, 4), *[x.expand(2, 3, 4)] * 2, mask)
y[1].sum().backward()  # without the empty sample
assert y.isfinite().all() and mask.tolist()[1] == [False, False, True]
assert attention.in_proj_weight.grad.isfinite().all()
# with the weights NaN, without them the bias alone
assert attention(x, x, x, torch.ones(1, 3).bool())[0].isnan().all()
nn.init.constant_(attention.out_proj.bias, 7)
ignored = torch.ones(1, 3).bool()
y, _ = attention(x, x, x, ignored, need_weights=False)
assert y.unique().tolist() == [7]

# the layers give no NaN for a sample without padding, and no weights, but
# they do in evaluation mode without gradients, as the attention itself does.
# (Sections run under a TorchFunctionMode, which switches the fast path off.)
layer = nn.TransformerEncoderLayer(4, 2, batch_first=True)
stack = nn.TransformerEncoder(layer, 2, enable_nested_tensor=False)
two = nn.MultiheadAttention(4, 2, batch_first=True)
for model in (
    lambda mask: layer(x, src_key_padding_mask=mask),
    lambda mask: stack(x, src_key_padding_mask=mask),
    lambda mask: two(x, x, x, mask, need_weights=False)[0],
):
    for mode in (True, False):
        for module in (layer, stack, two):
            module.train(mode)
        assert model(~ignored).isfinite().all()
        assert model(ignored).isfinite().all()
        with torch.no_grad():
            assert model(~ignored).isfinite().all()
            assert model(ignored).isnan().any() != mode
# integer masks: the message names the argument
for module, name in ((two, "attn_mask"), (layer, "src_key_padding_mask")):
    arguments = (x, x, x) if module is two else (x,)
    mask = torch.ones(3, 3) if module is two else torch.ones(1, 3)
    try:
        module(*arguments, **{name: mask.long()})
    except AssertionError as error:
        assert str(error) == (
            f"only bool and floating types of {name} are supported")
    else:
        raise AssertionError("an integer mask is accepted")

# a row without anything to see: zeros from the function, NaN by hand
one = torch.ones(1, 1, 4)
y = F.scaled_dot_product_attention(one, one, one, torch.tensor([[False]]))
assert y.flatten().tolist() == [0] * 4
scores = torch.zeros(3).masked_fill(ignored[0], -torch.inf)
assert scores.softmax(0).isnan().all()
assert nn.MultiheadAttention(4, 1).out_proj.bias.tolist() == [0] * 4
assert demo_encoder_masks.out.count("Support for mismatched src_key") == 1
assert demo_encoder_masks.out.endswith(
    "causal mask: [[False, True, True], [False, False, True], "
    "[False, False, False]]\n")
# --8<-- [end:check]
