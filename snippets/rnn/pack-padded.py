"""Padding is read like data and changes an RNN's final state; a packed batch skips it."""
# /// pitfall
# apis = ["torch.nn.utils.rnn.pack_padded_sequence", "torch.nn.utils.rnn.pad_packed_sequence", "torch.nn.utils.rnn.pad_sequence", "torch.nn.utils.rnn.pack_sequence", "torch.nn.RNN"]
# symptom = "silent"
# raises = ["wrong_order"]
# added = 2026-11-21
# messages = [
#   "`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can pass `enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep this requirement if you do not need ONNX exportability.",
#   "'lengths' argument should be a 1D CPU int64 tensor, but got 1D * Long tensor",
#   "Length of all samples has to be greater than 0, but found an element in 'lengths' that is <= 0",
#   "Expected `len(lengths)` to be equal to batch_size, but got * (batch_size=*)",
#   "start (*) + length (*) exceeds dimension size (*).",
# ]
# older = [
#   "'lengths' array has to be sorted in decreasing order",
#   "lengths array has to be sorted in decreasing order",
# ]
#
# [code.last_step_of_padding]
# either = [
#     '$OUT[:, -1]', '$OUT[:, -1, :]', '$OUT[-1]', '$H[-1]', 'torch.cat([$H[-2], $H[-1]], ...)',
#     '$OUT.mean(dim=1)', '$OUT.mean(1)', '$H.squeeze(0)', '$H[0]', '$H.squeeze()',
#     '$OUT.max(dim=1)', '$OUT[:, $N - 1]', '$OUT[:, $N - 1, :]', '$OUT[:, -1:]',
#     '$OUT.select(1, -1)', '$OUT[:, -1:, :]', '$OUT[$N - 1]', '$OUT[-1:]', '$OUT[..., -1, :]',
#     '$OUT.select(dim=1, index=-1)',
# ]
# inside = [
#     [
# '''
# $OUT, $H = $R(...)
# ...
# ''',
# '''
# $OUT, ($H, $C) = $R(...)
# ...
# ''',
#     ],
# ]
# anywhere = [
#     [
#         'torch.nn.utils.rnn.pad_sequence(...)', 'pad_sequence(...)',
#         'torch.nn.Embedding(..., padding_idx=$INDEX, ...)', '$T + [$PAD] * ($N - len($T))',
#         '$T += [$PAD] * ($N - len($T))', 'torch.nn.functional.pad($T, (0, $N - len($T)), ...)',
#         '$BATCH[$I, :len($T)] = $T', '$BATCH[$I, :len($T)] = torch.tensor($T)',
#         'torch.nn.functional.pad($T, (0, 0, 0, $N - len($T)), ...)',
#         'torch.nn.functional.pad($T, (0, $N - $T.size(0)), ...)', '$BATCH[$I, :$LEN] = $T',
#     ],
#     ['torch.nn.LSTM(...)', 'torch.nn.GRU(...)', 'torch.nn.RNN(...)'],
# ]
# nowhere = [
#     '$PAD2.pack_padded_sequence(...)', 'pack_padded_sequence(...)', 'pack_sequence(...)',
#     '$PAD2.pack_sequence(...)', '$ANY.gather(...)', 'torch.gather(...)', '$ANY.flip(...)',
#     '$OUT[torch.arange(...), ...]', '$OUT[range(...), ...]', '$OUT * $MASK.unsqueeze(...)',
#     '$OUT * $MASK', '$OUT.masked_fill(...)',
# ]
# names = { "$R" = '(self\.)?\w*(lstm|gru|rnn|encoder|recurrent)\w*' }
# example = '''
# x = torch.nn.utils.rnn.pad_sequence(sequences)
# lstm = torch.nn.LSTM(4, 8)
# output, (h, c) = lstm(x)
# y = head(h[-1])
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch.nn.utils.rnn import pad_sequence

model = nn.RNN(1, 1, bias=False)
for w in model.parameters():
    nn.init.ones_(w)  # each time step: h = tanh(x + h)
short, long = torch.ones(1, 1), torch.ones(3, 1)
x = pad_sequence([short, long])
output, h = model(x)
print("in the batch:", f"{h[0, 0].item():.4f}")
#> in the batch: 0.5663
print("alone:", f"{model(short)[1].item():.4f}")
#> alone: 0.7616
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_sequence

model = nn.RNN(1, 1, bias=False)
for w in model.parameters():
    nn.init.ones_(w)  # each time step: h = tanh(x + h)
short, long = torch.ones(1, 1), torch.ones(3, 1)
x = pad_sequence([short, long])
packed = pack_padded_sequence(x, [1, 3], enforce_sorted=False)
output, h = model(packed)
print("in the batch:", f"{h[0, 0].item():.4f}")
#> in the batch: 0.7616
print("alone:", f"{model(short)[1].item():.4f}")
#> alone: 0.7616
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence


def encode(tokens, lengths):
    x = embedding(tokens)
    packed = pack_padded_sequence(
        x, lengths.cpu(), batch_first=True, enforce_sorted=False)
    output, h = model(packed)
    return h[-1]


torch.manual_seed(0)
embedding, model = nn.Embedding(10, 4), nn.GRU(4, 8, batch_first=True)
tokens = torch.tensor([[1, 0, 0], [4, 5, 6]])  # 0 is the padding
lengths = (tokens != 0).sum(dim=1)
states = encode(tokens, lengths)
alone = encode(tokens[:1, :1], lengths[:1])
print("row 0 is as it is alone:", torch.allclose(states[:1], alone))
#> row 0 is as it is alone: True
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo_unpack]
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

torch.manual_seed(0)
model = nn.GRU(3, 4, batch_first=True)
x = torch.randn(2, 5, 3)  # padded to 5 time steps
lengths = [1, 3]
packed = pack_padded_sequence(
    x, lengths, batch_first=True, enforce_sorted=False)
output, h = model(packed)
output, lengths = pad_packed_sequence(output, batch_first=True)
print("output:", output.shape, "lengths:", lengths)
#> output: torch.Size([2, 3, 4]) lengths: tensor([1, 3])
print("output at the padding:", output[0, 1:].unique().tolist())
#> output at the padding: [0.0]
last = output[[0, 1], lengths - 1]
print("last real output is h:", torch.equal(last, h[0]))
#> last real output is h: True
# --8<-- [end:demo_unpack]

# --8<-- [start:wrong_order]
import torch
from torch.nn.utils.rnn import pack_padded_sequence

x = torch.tensor([[1, 0, 0], [4, 5, 6]])
packed = pack_padded_sequence(x, [1, 3], batch_first=True)
#> RuntimeError: `lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can pass `enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep this requirement if you do not need ONNX exportability.
print("data:", packed.data.tolist())
print("batch_sizes:", packed.batch_sizes.tolist())
# --8<-- [end:wrong_order]

# --8<-- [start:right_order]
import torch
from torch.nn.utils.rnn import pack_padded_sequence

x = torch.tensor([[1, 0, 0], [4, 5, 6]])
packed = pack_padded_sequence(
    x, [1, 3], batch_first=True, enforce_sorted=False)
print("data:", packed.data.tolist())
#> data: [4, 1, 5, 6]
print("batch_sizes:", packed.batch_sizes.tolist())
#> batch_sizes: [2, 1, 1]
# --8<-- [end:right_order]

# --8<-- [start:demo_messages]
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence

model = nn.RNN(1, 1)
x = torch.zeros(3, 2, 1)  # 3 time steps, 2 samples
on_device = torch.tensor([3, 1], device="meta")  # instead of a GPU
for lengths in ([3, 0], [3, 2, 1], [5, 1], on_device):
    try:
        model(pack_padded_sequence(x, lengths))
    except RuntimeError as error:
        print(f"RuntimeError: {error}")
#> RuntimeError: Length of all samples has to be greater than 0, but found an element in 'lengths' that is <= 0
#> RuntimeError: Expected `len(lengths)` to be equal to batch_size, but got 3 (batch_size=2)
#> RuntimeError: start (4) + length (1) exceeds dimension size (4).
#> RuntimeError: 'lengths' argument should be a 1D CPU int64 tensor, but got 1D meta Long tensor
# --8<-- [end:demo_messages]

# --8<-- [start:demo_bidirectional]
import torch
from torch import nn
from torch.nn.utils.rnn import pack_sequence, pad_sequence

torch.manual_seed(0)
model = nn.GRU(3, 4, bidirectional=True)
short, long = torch.randn(1, 3), torch.randn(3, 3)
alone, _ = model(short)
output, _ = model(pad_sequence([short, long]))
same = torch.isclose(output[0, 0], alone[0])
print("padded, same as alone:", same.tolist())
#> padded, same as alone: [True, True, True, True, False, False, False, False]
output, _ = model(pack_sequence([long, short]))
same = torch.isclose(output.data[1], alone[0])
print("packed, same as alone:", same.tolist())
#> packed, same as alone: [True, True, True, True, True, True, True, True]
# --8<-- [end:demo_bidirectional]

# --8<-- [start:figure]
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_sequence

MARK = "var(--wrong, #b5391f)"
FILL = 'fill="var(--md-accent-fg-color--transparent, #b5391f1a)"'
lengths = [1, 3]
model = nn.RNN(1, 1, bias=False)
for w in model.parameters():
    nn.init.ones_(w)
x = pad_sequence([torch.ones(n, 1) for n in lengths])
padded, last = model(x)
packed = pack_padded_sequence(x, lengths, enforce_sorted=False)
ends = model(packed)[1]
width, height, left = 84, 30, 62


def text(x, y, words, more=""):
    return f'<text x="{x}" y="{y}" {more}>{words}</text>'


def row(k, top):
    """The inputs of a sequence, and the state after each of them."""
    drawn = text(28, top + 20, "x") + text(28, top + 72, "h")
    for t in range(len(x)):
        at, real = left + t * (width + 10), t < lengths[k]
        value, h = x[t, k, 0].item(), padded[t, k, 0].item()
        dash = "" if real else 'stroke-dasharray="4 3"'
        look = f'{FILL if real else NONE} stroke="currentColor" {dash}'
        size = f'width="{width}" height="{height}" rx="3"'
        drawn += f'<rect x="{at}" y="{top}" {size} {look}/>'
        drawn += text(at + width / 2, top + 20, f"{value:g}")
        middle, low = at + width / 2, top + 52
        drawn += f'<path d="M{middle} {top + 30}v17" {END}/>'
        look = f'{NONE} stroke="currentColor"'
        if t == lengths[k] - 1:
            assert abs(h - ends[0, k, 0].item()) < 1e-6
            look = f'{FILL} stroke="currentColor" stroke-width="3"'
        elif not real:
            look = f'{NONE} stroke="{MARK}" {dash}'
        drawn += f'<rect x="{at}" y="{low}" {size} {look}/>'
        drawn += text(middle, low + 20, f"{h:.4f}",
                      "" if real else f'fill="{MARK}"')
        if t:
            drawn += f'<path d="M{at - 10} {low + 15}h7" {END}/>'
    return drawn


NONE = 'fill="none"'
END = 'stroke="currentColor" marker-end="url(#end)"'
svg = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 344 204" \
style="max-width:22rem" data-search-exclude="" font-size="15" \
fill="currentColor" text-anchor="middle" \
font-family="var(--md-code-font-family, monospace)">
<defs><marker id="end" viewBox="0 0 8 8" refX="4" refY="4" markerWidth="7" \
markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>
{row(0, 8)}
{row(1, 114)}
</svg>
"""
open("figure.svg", "w").write(svg)
# --8<-- [end:figure]

# --8<-- [start:check]
import math

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

h1 = math.tanh(1)
h3 = math.tanh(math.tanh(h1))
h2 = math.tanh(h1)
assert f"{h1:.4f} {h2:.4f} {h3:.4f}" == "0.7616 0.6420 0.5663"
assert wrong.out == "in the batch: 0.5663\nalone: 0.7616\n"
assert right.out == "in the batch: 0.7616\nalone: 0.7616\n"

assert demo_in_your_code.out == "row 0 is as it is alone: True\n"
assert demo_in_your_code.tokens.tolist() == [[1, 0, 0], [4, 5, 6]]
padded, _ = demo_in_your_code.model(
    demo_in_your_code.embedding(demo_in_your_code.tokens))
assert (padded[:1, -1] - demo_in_your_code.alone).abs().max() > 0.01
difference = demo_in_your_code.states[:1] - demo_in_your_code.alone
assert difference.abs().max() < 1e-5
assert demo_unpack.out == """\
output: torch.Size([2, 3, 4]) lengths: tensor([1, 3])
output at the padding: [0.0]
last real output is h: True
"""
assert "must be sorted in decreasing order when" in wrong_order.out
assert right_order.out == "data: [4, 1, 5, 6]\nbatch_sizes: [2, 1, 1]\n"
back, lengths = pad_packed_sequence(right_order.packed, batch_first=True)
assert back.tolist() == [[1, 0, 0], [4, 5, 6]] and lengths.tolist() == [1, 3]
assert demo_messages.out == """\
RuntimeError: Length of all samples has to be greater than 0, but found an \
element in 'lengths' that is <= 0
RuntimeError: Expected `len(lengths)` to be equal to batch_size, but got 3 \
(batch_size=2)
RuntimeError: start (4) + length (1) exceeds dimension size (4).
RuntimeError: 'lengths' argument should be a 1D CPU int64 tensor, but got 1D \
meta Long tensor
"""
assert demo_bidirectional.out == """\
padded, same as alone: [True, True, True, True, False, False, False, False]
packed, same as alone: [True, True, True, True, True, True, True, True]
"""

# without packing: forward outputs before the padding are right
model, x = nn.GRU(3, 4), torch.randn(5, 2, 3)
packed = pack_padded_sequence(x, [5, 2])
kept = model(x)[0][torch.tensor([5, 2]) - 1, range(2)]
assert torch.allclose(kept, model(packed)[1][0], atol=1e-6)

back, lengths = pad_packed_sequence(pack_padded_sequence(x, [3, 1]))
assert back.shape == (3, 2, 3)
back, _ = pad_packed_sequence(pack_padded_sequence(x, [3, 1]), total_length=5)
assert back.shape == (5, 2, 3)

# the RNN's own batch_first does not matter for a packed batch
twin = nn.GRU(3, 4, batch_first=True)
twin.load_state_dict(model.state_dict())
assert twin(packed)[0].data.equal(model(packed)[0].data)

# a length beyond the tensor: packing accepts it
assert pack_padded_sequence(x, [9, 2]).batch_sizes.shape == (9,)
lengths = torch.tensor([9, 2]).clamp(max=5)
assert model(pack_padded_sequence(x, lengths))[1].equal(model(packed)[1])

# lengths may be a list or a tensor; padding_value
assert pack_padded_sequence(x, torch.tensor([5, 2])).data.shape == (7, 3)
assert pad_packed_sequence(packed, padding_value=-1.0)[0][-1, 1, 0] == -1
# --8<-- [end:check]
