"""Attention compares every time step with every other, so its masks follow L, N and the number of heads, and the layout decides which is which."""
# /// pitfall
# apis = ["torch.nn.MultiheadAttention", "torch.nn.Transformer", "torch.nn.TransformerEncoderLayer", "torch.Tensor.repeat_interleave"]
# symptom = "error"
# raises = ["wrong", "wrong_clip", "wrong_each", "wrong_padding", "wrong_heads"]
# added = 2026-11-29
# also = ["torch.nn.TransformerEncoder", "torch.nn.TransformerDecoder"]
# messages = [
#   "The shape of the 2D attn_mask is torch.Size([*]), but should be (*).",
#   "The shape of the 3D attn_mask is torch.Size([*]), but should be (*).",
#   "embed_dim must be divisible by num_heads",
#   "was expecting embedding dimension of *, but got *",
#   "Expected key_padded_mask.shape[*] to be *, but got *",
#   "the batch number of src and tgt must be equal",
#   "the feature number of src and tgt must be equal to d_model",
# ]
# older = [
#   "For mask_type == 1 mask shape should be (B, L)",
#   "For mask_type == 2 mask shape should match input shape",
#   "Mask size should match input size",
# ]
#
# [code.attention_without_batch_first]
# either = [
#     '$LAYER = torch.nn.TransformerEncoderLayer(...)',
#     '$LAYER = torch.nn.MultiheadAttention(...)', '$LAYER = torch.nn.Transformer(...)',
#     'torch.nn.TransformerEncoder(torch.nn.TransformerEncoderLayer(...), ...)',
# ]
# not = [
#     '$LAYER = torch.nn.$KIND(..., batch_first=$BF, ...)', '$LAYER = torch.nn.$KIND(..., **$KW)',
#     'torch.nn.TransformerEncoder(torch.nn.TransformerEncoderLayer(..., batch_first=$BF, ...), ...)',
# ]
# anywhere = [
#     [
#         '$X.mean(dim=1)', '$X.mean(1)', '$X[:, 0]', '$X[:, -1]', '$ANY($X.mean(dim=1))',
#         '$ANY($X[:, 0])', '$ANY($X[:, -1])', '$Y = $X[:, 0]', '$Y = $X[:, -1]', '$X.mean(-2)',
#         '$X[:, 0, :]', '$X[:, -1, :]', 'for $X2, $Y2 in $LOADER: ...',
#         'torch.utils.data.DataLoader(...)', '$X.max(dim=1)', '$X.flatten(1)',
#     ],
#     '$L.backward(...)',
# ]
# nowhere = [
#     '$ANY.permute(...)', '$ANY.transpose(...)', '$ANY.swapaxes(...)', '$ANY.t()', '$ANY.T',
#     'torch.einsum(...)', '$PAD.pad_sequence(...)', 'pad_sequence(...)', '$ANY.swapdims(...)',
# ]
# example = '''
# layer = torch.nn.TransformerEncoderLayer(64, 4)
# x = encoder(x).mean(dim=1)
# loss.backward()
# '''
#
# [code.heads_do_not_divide]
# either = [
#     'torch.nn.MultiheadAttention($D, $H, ...)', 'torch.nn.TransformerEncoderLayer($D, $H, ...)',
#     'torch.nn.MultiheadAttention(embed_dim=$D, num_heads=$H, ...)',
#     'torch.nn.TransformerEncoderLayer(d_model=$D, nhead=$H, ...)',
#     'torch.nn.TransformerEncoderLayer($D, nhead=$H, ...)',
#     'torch.nn.MultiheadAttention($D, num_heads=$H, ...)',
#     'torch.nn.Transformer(d_model=$D, nhead=$H, ...)',
# ]
# not = [
#     'torch.nn.MultiheadAttention(300, 6, ...)', 'torch.nn.MultiheadAttention(300, 12, ...)',
#     'torch.nn.TransformerEncoderLayer(30, 6, ...)',
#     'torch.nn.TransformerEncoderLayer(90, 6, ...)', 'torch.nn.MultiheadAttention(30, 6, ...)',
# ]
# names = { "$D" = '100|50|30|20|10|90|130|250|300|70|150|1000|500', "$H" = '8|6|12|16|7' }
# example = 'attention = torch.nn.MultiheadAttention(100, 8)'
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

x = torch.randn(3, 5, 16)  # 3 sequences of 5 time steps
mask = torch.ones(5, 5).triu(1).bool()
attention = nn.MultiheadAttention(16, 2)
out, weights = attention(x, x, x, attn_mask=mask)
#> RuntimeError: The shape of the 2D attn_mask is torch.Size([5, 5]), but should be (3, 3).
print("output:", out.shape)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

x = torch.randn(3, 5, 16)  # 3 sequences of 5 time steps
mask = torch.ones(5, 5).triu(1).bool()
attention = nn.MultiheadAttention(16, 2, batch_first=True)
out, weights = attention(x, x, x, attn_mask=mask)
print("output:", out.shape)
#> output: torch.Size([3, 5, 16])
# --8<-- [end:right]

# --8<-- [start:wrong_clip]
import torch
from torch import nn

text = torch.randn(1, 77, 16)  # one text of 77 tokens
mask = torch.full((77, 77), float("-inf")).triu(1)
attention = nn.MultiheadAttention(16, 2, batch_first=True)
x = text.permute(1, 0, 2)
out, weights = attention(x, x, x, attn_mask=mask)
#> RuntimeError: The shape of the 2D attn_mask is torch.Size([77, 77]), but should be (1, 1).
print("output:", out.shape)
# --8<-- [end:wrong_clip]

# --8<-- [start:right_clip]
import torch
from torch import nn

text = torch.randn(1, 77, 16)  # one text of 77 tokens
mask = torch.full((77, 77), float("-inf")).triu(1)
attention = nn.MultiheadAttention(16, 2, batch_first=True)
x = text
out, weights = attention(x, x, x, attn_mask=mask)
print("output:", out.shape)
#> output: torch.Size([1, 77, 16])
# --8<-- [end:right_clip]

# --8<-- [start:wrong_each]
import torch
from torch import nn

x = torch.randn(3, 5, 16)
mask = torch.zeros(3, 5, 5).bool()  # a mask for each sequence
mask[0, :, 4] = True
attention = nn.MultiheadAttention(16, 2, batch_first=True)
out, weights = attention(x, x, x, attn_mask=mask)
#> RuntimeError: The shape of the 3D attn_mask is torch.Size([3, 5, 5]), but should be (6, 5, 5).
print("weight of the hidden step:", weights[0, 0, 4].item())
# --8<-- [end:wrong_each]

# --8<-- [start:right_each]
import torch
from torch import nn

x = torch.randn(3, 5, 16)
mask = torch.zeros(3, 5, 5).bool()  # a mask for each sequence
mask[0, :, 4] = True
attention = nn.MultiheadAttention(16, 2, batch_first=True)
mask = mask.repeat_interleave(attention.num_heads, dim=0)
out, weights = attention(x, x, x, attn_mask=mask)
print("weight of the hidden step:", weights[0, 0, 4].item())
#> weight of the hidden step: 0.0
# --8<-- [end:right_each]

# --8<-- [start:wrong_padding]
import torch
from torch import nn

x = torch.randn(5, 3, 16)  # 5 time steps, 3 sequences
pad = torch.zeros(5, 3).bool()
attention = nn.MultiheadAttention(16, 2)
out, weights = attention(x, x, x, key_padding_mask=pad)
#> AssertionError: Expected key_padded_mask.shape[0] to be 3, but got 5
print("output:", out.shape)
# --8<-- [end:wrong_padding]

# --8<-- [start:right_padding]
import torch
from torch import nn

x = torch.randn(5, 3, 16)  # 5 time steps, 3 sequences
pad = torch.zeros(3, 5).bool()
attention = nn.MultiheadAttention(16, 2)
out, weights = attention(x, x, x, key_padding_mask=pad)
print("output:", out.shape)
#> output: torch.Size([5, 3, 16])
# --8<-- [end:right_padding]

# --8<-- [start:wrong_heads]
from torch import nn

layer = nn.TransformerEncoderLayer(d_model=100, nhead=8)
#> AssertionError: embed_dim must be divisible by num_heads
print("per head:", layer.self_attn.head_dim)
# --8<-- [end:wrong_heads]

# --8<-- [start:right_heads]
from torch import nn

layer = nn.TransformerEncoderLayer(d_model=104, nhead=8)
print("per head:", layer.self_attn.head_dim)
#> per head: 13
# --8<-- [end:right_heads]

# --8<-- [start:demo_messages]
import torch
from torch import nn

model = nn.Transformer(16, 2, 1, 1, batch_first=True)
attention = model.encoder.layers[0].self_attn
src, tgt = torch.randn(3, 5, 16), torch.randn(3, 4, 16)
future = torch.ones(5, 5).triu(1).bool()
tries = {
    "tgt[:2]": lambda: model(src, tgt[:2]),
    "tgt[:, :, :8]": lambda: model(src, tgt[:, :, :8]),
    "tgt_mask (5, 5)": lambda: model(src, tgt, tgt_mask=future),
    "src[:, :, :8]": lambda: attention(*[src[:, :, :8]] * 3),
}
for name, call in tries.items():
    try:
        call()
    except (RuntimeError, AssertionError) as error:
        print(f"{name}: {error}")
#> tgt[:2]: the batch number of src and tgt must be equal
#> tgt[:, :, :8]: the feature number of src and tgt must be equal to d_model
#> tgt_mask (5, 5): The shape of the 2D attn_mask is torch.Size([5, 5]), but should be (4, 4).
#> src[:, :, :8]: was expecting embedding dimension of 16, but got 8
# --8<-- [end:demo_messages]

# --8<-- [start:check]
import torch
from torch import nn

assert wrong.error == ("RuntimeError: The shape of the 2D attn_mask is "
                       "torch.Size([5, 5]), but should be (3, 3).")
assert right.out == "output: torch.Size([3, 5, 16])\n"
assert wrong_clip.error == ("RuntimeError: The shape of the 2D attn_mask is "
                            "torch.Size([77, 77]), but should be (1, 1).")
assert right_clip.out == "output: torch.Size([1, 77, 16])\n"
assert wrong_each.error == ("RuntimeError: The shape of the 3D attn_mask is "
                            "torch.Size([3, 5, 5]), but should be (6, 5, 5).")
assert right_each.out == "weight of the hidden step: 0.0\n"
assert wrong_padding.error == (
    "AssertionError: Expected key_padded_mask.shape[0] to be 3, but got 5")
assert right_padding.out == "output: torch.Size([5, 3, 16])\n"
assert wrong_heads.error == "AssertionError: embed_dim must be divisible by num_heads"
assert right_heads.out == "per head: 13\n"
assert demo_messages.out == """\
tgt[:2]: the batch number of src and tgt must be equal
tgt[:, :, :8]: the feature number of src and tgt must be equal to d_model
tgt_mask (5, 5): The shape of the 2D attn_mask is torch.Size([5, 5]), but should be (4, 4).
src[:, :, :8]: was expecting embedding dimension of 16, but got 8
"""

# without a mask, the wrong layout raises nothing, and sequences mix
layer, x = wrong.attention, wrong.x
changed = x.clone()
changed[0] = 0
assert not torch.allclose(layer(x, x, x)[0][1], layer(changed, changed, changed)[0][1])
layer = right.attention
assert torch.allclose(layer(x, x, x)[0][1], layer(changed, changed, changed)[0][1])
# as many sequences as time steps: no error with a mask either
square = torch.randn(5, 5, 16)
assert wrong.attention(square, square, square, attn_mask=wrong.mask)[0].shape == (5, 5, 16)
# repeat instead of repeat_interleave: the right shape, the wrong sequences
mask = torch.zeros(3, 5, 5).bool()
mask[0, :, 4] = True
x = right_each.x
weights = right_each.attention(x, x, x, attn_mask=mask.repeat(2, 1, 1))[1]
assert weights[0, 0, 4] > 0 and weights[1, 0, 4] > 0
weights = right_each.weights
assert (weights[0, :, 4] == 0).all() and (weights[1:, :, 4] > 0).all()
# the padding mask has the same shape in both layouts
x = torch.randn(3, 5, 16)
pad = torch.zeros(3, 5).bool()
assert right.attention(x, x, x, key_padding_mask=pad)[0].shape == (3, 5, 16)
assert right.attention(x[0], x[0], x[0], key_padding_mask=pad[0])[0].shape == (5, 16)


def error_of(call):
    try:
        call()
    except (RuntimeError, AssertionError) as error:
        return str(error)


# in cross attention, the length is that of the keys
query = torch.randn(3, 4, 16)
assert error_of(lambda: right.attention(query, x, x, key_padding_mask=pad[:, :4])) == (
    "Expected key_padded_mask.shape[1] to be 5, but got 4")
assert right.attention(query, x, x, key_padding_mask=pad)[0].shape == (3, 4, 16)
# the fast path of eval mode has its own messages
layer = nn.TransformerEncoderLayer(16, 2, batch_first=True).eval()
with torch.no_grad():
    assert error_of(lambda: layer(x, src_key_padding_mask=pad.T)) == (
        "For mask_type == 1 mask shape should be (B, L)")
    assert error_of(lambda: layer(x, src_mask=torch.zeros(3, 5, 5).bool())) == (
        "For mask_type == 2 mask shape should match input shape")
    assert error_of(lambda: layer(x, src_mask=torch.zeros(3, 3).bool())) == (
        "shape '[1, 1, 5, 5]' is invalid for input of size 9")
    assert error_of(lambda: nn.TransformerEncoder(layer, 2)(
        x, src_key_padding_mask=pad.T)) == "Mask size should match input size"
layer.train()
assert error_of(lambda: layer(x, src_key_padding_mask=pad.T)) == (
    "Expected key_padded_mask.shape[0] to be 3, but got 5")
# in the whole model, too
masks = {"src_key_padding_mask": pad, "tgt_key_padding_mask": pad[:, :4]}
for batch_first in (True, False):
    model = nn.Transformer(16, 2, 1, 1, batch_first=batch_first)
    src, tgt = torch.randn(3, 5, 16), torch.randn(3, 4, 16)
    if not batch_first:
        src, tgt = src.transpose(0, 1), tgt.transpose(0, 1)
    assert model(src, tgt, **masks).shape == tgt.shape
# attention from 4 steps to 5: the mask is (4, 5)
query = torch.randn(3, 4, 16)
assert right.attention(query, x, x, attn_mask=torch.zeros(4, 5).bool())[0].shape == (3, 4, 16)
# --8<-- [end:check]
