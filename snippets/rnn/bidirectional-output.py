"""output[-1] of a bidirectional RNN holds the backward direction after its first step, not after its last."""
# /// pitfall
# apis = ["torch.nn.GRU", "torch.nn.LSTM", "torch.nn.RNN", "torch.cat", "torch.Tensor.chunk", "torch.Tensor.view"]
# symptom = "silent"
# raises = ["demo_linear"]
# added = 2026-11-21
# messages = [
#   "mat1 and mat2 shapes cannot be multiplied (*x* and *x*)",
# ]
#
# [code.last_step_of_both_directions]
# either = [
#     '$OUT[-1]', '$OUT[:, -1]', '$OUT[:, -1, :]', '$OUT[-1, :, :]', '$OUT[:, $N - 1]',
#     '$OUT[:, $N - 1, :]', '$OUT[:, -1:]', '$OUT.select(1, -1)', '$OUT[:, -1:, :]',
#     '$OUT[$N - 1]', '$OUT[-1:]', '$OUT[..., -1, :]', '$OUT.select(dim=1, index=-1)',
#     '$OUT[torch.arange(...), $LEN - 1]', '$OUT[range(...), $LEN - 1]', '$OUT[$ROWS, $LEN - 1]',
#     '$OUT[torch.arange(...), $LAST]', 'torch.select($OUT, 1, -1)', '$OUT.gather(1, $LAST)',
# ]
# not_inside = [
#     '$OUT[-1, :, :$N]', '$OUT[-1, :, $N:]', '$OUT[:, -1, :$N]', '$OUT[:, -1, $N:]',
#     '$OUT[$A, $B]', '$OUT[$A, :, $B]',
# ]
# anywhere = [
#     [
#         '$R = torch.nn.$KIND(..., bidirectional=True, ...)',
#         '$R = torch.nn.$KIND($A1, $A2, $A3, $A4, $A5, $A6, True)',
#     ],
#     ['$OUT, $H = $R(...)', '$OUT = $R(...)[0]', '$OUT, ($H, $C) = $R(...)'],
# ]
#
# [code.last_step_of_a_packed_output]
# either = [
#     '$OUT[-1]', '$OUT[:, -1]', '$OUT[:, -1, :]', '$OUT[:, $N - 1]', '$OUT[:, $N - 1, :]',
#     '$OUT[:, -1:]', '$OUT.select(1, -1)', '$OUT[:, -1:, :]', '$OUT[$N - 1]', '$OUT[-1:]',
#     '$OUT[..., -1, :]', '$OUT.select(dim=1, index=-1)', '$OUT[torch.arange(...), $LEN - 1]',
#     '$OUT[range(...), $LEN - 1]', '$OUT[$ROWS, $LEN - 1]', '$OUT[torch.arange(...), $LAST]',
#     'torch.select($OUT, 1, -1)', '$OUT.gather(1, $LAST)',
# ]
# anywhere = [
#     'torch.nn.$KIND(..., bidirectional=True, ...)',
#     [
#         '$OUT, $N = torch.nn.utils.rnn.pad_packed_sequence(...)',
#         '$OUT, $N = pad_packed_sequence(...)',
#     ],
# ]
# example = '''
# rnn = torch.nn.LSTM(4, 8, bidirectional=True)
# output, lengths = torch.nn.utils.rnn.pad_packed_sequence(packed)
# last = output[-1]
# '''
#
# [code.last_step_at_once]
# either = [
#     '$R(...)[0][:, -1]', '$R(...)[0][-1]', '$R(...)[0][:, -1, :]', '$R(...)[0][:, $N - 1]',
#     '$R(...)[0][:, -1:]', '$R(...)[0][-1, :, :]', '$R(...)[0][:, -1, ...]',
# ]
# anywhere = ['$R = torch.nn.$KIND(..., bidirectional=True, ...)']
# example = '''
# rnn = torch.nn.LSTM(4, 8, bidirectional=True)
# last = rnn(x)[0][:, -1]
# '''
#
# [code.one_direction_of_the_state]
# either = ['$H[-1]', '$H[0]']
# anywhere = [
#     '$R = torch.nn.$KIND(..., bidirectional=True, ...)',
#     ['$OUT, $H = $R(...)', '$OUT, ($H, $C) = $R(...)', '$H = $R(...)[1]'],
# ]
# nowhere = [
#     '$H[-2]', '$H[1]', '$H.transpose(...)', '$H.permute(...)', '$H[-2:]', 'torch.cat($H, ...)',
#     '$H.view(...)', '$H.sum(...)', '$H.mean(...)', '$OUT[...]', '$H = $H.$ANY(...)',
#     '$H.unbind(...)', 'self.$ANY($OUT)',
# ]
# example = '''
# rnn = torch.nn.GRU(4, 8, bidirectional=True)
# output, h = rnn(x)
# y = head(h[-1])
# '''
#
# [code.state_reshaped]
# either = [
#     '$H.view($N, -1)', '$H.reshape($N, -1)', '$H.view(-1, $W)', '$H.reshape(-1, $W)',
#     '$H.view($N, $W)', '$H.reshape($N, $W)', '$OUT.view(2, ...)', '$OUT.reshape(2, ...)',
# ]
# anywhere = [
#     '$R = torch.nn.$KIND(..., bidirectional=True, ...)',
#     ['$OUT, $H = $R(...)', '$OUT, ($H, $C) = $R(...)'],
# ]
# nowhere = [
#     '$H = $H.transpose(...)', '$H = $H.permute(...)', '$H = torch.cat(...)',
#     '$H = <... torch.cat(...) ...>',
# ]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.GRU(3, 4, bidirectional=True)
x = torch.randn(5, 2, 3)  # 5 time steps, 2 samples, 3 features
output, h = model(x)
last = output[-1]
output, h = model(x[-1:])  # only the last time step
alone = output[-1]
same = torch.isclose(last, alone).all(dim=0)
print("forward half the same:", same[:4].tolist())
#> forward half the same: [False, False, False, False]
print("backward half the same:", same[4:].tolist())
#> backward half the same: [True, True, True, True]
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.GRU(3, 4, bidirectional=True)
x = torch.randn(5, 2, 3)  # 5 time steps, 2 samples, 3 features
output, h = model(x)
last = torch.cat([h[-2], h[-1]], dim=1)
output, h = model(x[-1:])  # only the last time step
alone = torch.cat([h[-2], h[-1]], dim=1)
same = torch.isclose(last, alone).all(dim=0)
print("forward half the same:", same[:4].tolist())
#> forward half the same: [False, False, False, False]
print("backward half the same:", same[4:].tolist())
#> backward half the same: [False, False, False, False]
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(3, 4, batch_first=True, bidirectional=True)
        self.head = nn.Linear(2 * 4, 2)

    def forward(self, x):
        output, (h, c) = self.lstm(x)
        return self.head(torch.cat([h[-2], h[-1]], dim=1))


torch.manual_seed(0)
model, x = Classifier(), torch.randn(2, 5, 3)
print("logits:", model(x).shape)
#> logits: torch.Size([2, 2])
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo_halves]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.GRU(3, 4, bidirectional=True)
output, h = model(torch.randn(5, 2, 3))
forward, backward = output.chunk(2, dim=-1)
print("output:", output.shape, "one half:", forward.shape)
#> output: torch.Size([5, 2, 8]) one half: torch.Size([5, 2, 4])
print("h:", h.shape)
#> h: torch.Size([2, 2, 4])
print("h[-2] is forward[-1]:", torch.equal(h[-2], forward[-1]))
#> h[-2] is forward[-1]: True
print("h[-1] is backward[0]:", torch.equal(h[-1], backward[0]))
#> h[-1] is backward[0]: True
# --8<-- [end:demo_halves]

# --8<-- [start:wrong_view]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.GRU(3, 4, bidirectional=True)
output, h = model(torch.randn(5, 2, 3))
forward, backward = output.view(2, 5, 2, 4)
print("h[-2] is forward[-1]:", torch.equal(h[-2], forward[-1]))
#> h[-2] is forward[-1]: False
# --8<-- [end:wrong_view]

# --8<-- [start:right_view]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.GRU(3, 4, bidirectional=True)
output, h = model(torch.randn(5, 2, 3))
forward, backward = output.view(5, 2, 2, 4).unbind(dim=2)
print("h[-2] is forward[-1]:", torch.equal(h[-2], forward[-1]))
#> h[-2] is forward[-1]: True
# --8<-- [end:right_view]

# --8<-- [start:demo_reverse]
import torch
from torch import nn

torch.manual_seed(0)
model, alone = nn.RNN(3, 4, bidirectional=True), nn.RNN(3, 4)
for name, w in alone.named_parameters():
    with torch.no_grad():
        w.copy_(model.get_parameter(f"{name}_reverse"))
x = torch.randn(5, 2, 3)
forward, backward = model(x)[0].chunk(2, dim=-1)
flipped = alone(x.flip(0))[0].flip(0)
print("the same:", torch.allclose(flipped, backward, atol=1e-6))
#> the same: True
# --8<-- [end:demo_reverse]

# --8<-- [start:demo_layers]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.LSTM(3, 4, num_layers=2, bidirectional=True)
output, (h, c) = model(torch.randn(5, 2, 3))
print("output:", output.shape, "h:", h.shape)
#> output: torch.Size([5, 2, 8]) h: torch.Size([4, 2, 4])
h = h.view(2, 2, 2, 4)  # layer, direction, N, H
top = torch.cat([output[-1, :, :4], output[0, :, 4:]], dim=1)
last = torch.cat([h[-1, 0], h[-1, 1]], dim=1)
print("the top layer:", torch.equal(top, last))
#> the top layer: True
# --8<-- [end:demo_layers]

# --8<-- [start:demo_linear]
import torch
from torch import nn

model = nn.GRU(3, 4, bidirectional=True)
output, h = model(torch.zeros(5, 2, 3))
head = nn.Linear(4, 1)
print("logits:", head(output).shape)
#> RuntimeError: mat1 and mat2 shapes cannot be multiplied (10x8 and 4x1)
# --8<-- [end:demo_linear]

# --8<-- [start:figure]
import torch
from torch import nn

torch.manual_seed(0)
L, H, side, gap, left = 5, 4, 64, 18, 84
model = nn.GRU(3, H, bidirectional=True)
x = torch.randn(L, 1, 3, requires_grad=True)
output, h_n = model(x)


def text(x, y, words, more='font-size="13"'):
    return f'<text x="{x:g}" y="{y}" {more}>{words}</text>'


def seen(values):
    """The steps of x that the values depend on, as a slice."""
    (grad,) = torch.autograd.grad(values.sum(), x, retain_graph=True)
    steps = grad.abs().sum((1, 2)).nonzero().flatten().tolist()
    first, end = steps[0], steps[-1] + 1
    assert steps == list(range(first, end))
    return f"x[{first or ''}:{end if end < L else ''}]"


svg = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 490 170" \
style="max-width:29rem" data-search-exclude="" font-size="14" \
fill="currentColor" text-anchor="middle" \
font-family="var(--md-code-font-family, monospace)">
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" \
markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>
<rect x="{left + (L - 1) * (side + gap) - 7}" y="28" width="{side + 14}" \
height="132" rx="4" fill="none" stroke="var(--wrong, #b5391f)" \
stroke-width="2" stroke-dasharray="6 4"/>"""
for t in range(L):
    words = f"output[{t if t < L - 1 else -1}]"
    svg += text(left + t * (side + gap) + side / 2, 20, words)
halves = {"[..., :H]": output[..., :H], "[..., H:]": output[..., H:]}
for row, (name, half) in enumerate(halves.items()):
    top = 37 + row * 64
    svg += "\n" + text(left - 46, top + 30, name)
    for t in range(L):
        at = left + t * (side + gap)
        final = [f"h_n[{i - 2}]" for i in range(2) if h_n[i].equal(half[t])]
        style = 'fill="none"'
        if final:
            style = 'fill="var(--right, #1a7040)" fill-opacity=".2" '
            style += 'stroke-width="3"'
            svg += text(at + side / 2, top + 41, final[0])
        svg += f'<rect x="{at}" y="{top}" width="{side}" height="50" '
        svg += f'stroke="currentColor" {style}/>'
        y = top + (21 if final else 30)
        svg += text(at + side / 2, y, seen(half[t]), 'font-size="15"')
        if t:  # a step's state comes from its left or right neighbor
            ends = (at - gap, at - 1) if row == 0 else (at, at - gap + 2)
            svg += f'<path d="M{ends[0]} {top + 25}H{ends[1]}" '
            svg += 'stroke="currentColor" marker-end="url(#tip)"/>'
open("figure.svg", "w").write(svg + "\n</svg>\n")
# --8<-- [end:figure]

# --8<-- [start:check]
import torch
from torch import nn

assert wrong.same.tolist() == [False] * 4 + [True] * 4
assert right.same.tolist() == [False] * 8

assert demo_halves.out == """\
output: torch.Size([5, 2, 8]) one half: torch.Size([5, 2, 4])
h: torch.Size([2, 2, 4])
h[-2] is forward[-1]: True
h[-1] is backward[0]: True
"""
assert demo_halves.forward.equal(demo_halves.output[..., :4])
assert demo_halves.backward[0].equal(demo_halves.h[-1])
assert wrong_view.out == "h[-2] is forward[-1]: False\n"
assert right_view.out == "h[-2] is forward[-1]: True\n"
assert wrong_view.forward.shape == right_view.forward.shape == (5, 2, 4)
assert right_view.backward[0].equal(right_view.h[-1])
assert demo_reverse.out == "the same: True\n"
assert demo_layers.out == """\
output: torch.Size([5, 2, 8]) h: torch.Size([4, 2, 4])
the top layer: True
"""
assert demo_layers.top.equal(torch.cat([*demo_layers.h[-1]], dim=1))
assert demo_layers.model.weight_ih_l1.shape == (4 * 4, 2 * 4)
shapes = "mat1 and mat2 shapes cannot be multiplied (10x8 and 4x1)"
assert demo_linear.error == f"RuntimeError: {shapes}"

model = demo_in_your_code.model
assert demo_in_your_code.x.dtype == torch.float32
assert demo_in_your_code.out == "logits: torch.Size([2, 2])\n"
with torch.no_grad():  # the head reads both final states
    output, _ = model.lstm(demo_in_your_code.x)
    final = torch.cat([output[:, -1, :4], output[:, 0, 4:]], dim=1)
    assert torch.allclose(
        model.head(final), model(demo_in_your_code.x), atol=1e-6)

# batch_first: the same with the dimensions exchanged
model = nn.LSTM(3, 4, batch_first=True, bidirectional=True)
output, (h, c) = model(torch.randn(2, 5, 3))
assert output[:, -1, :4].equal(h[-2]) and output[:, 0, 4:].equal(h[-1])
assert output.view(2, 5, 2, 4)[:, 0, 1].equal(h[-1])

# h_n begins with layer 0, forward and backward
model, x = demo_layers.model, torch.randn(5, 2, 3)
layer = nn.LSTM(3, 4, bidirectional=True)
state = model.state_dict()
layer.load_state_dict({k: state[k] for k in layer.state_dict()})
assert torch.allclose(model(x)[1][0][:2], layer(x)[1][0], atol=1e-6)

# both halves of a step together have seen every step
x = torch.randn(5, 2, 3, requires_grad=True)
layer(x)[0][2].sum().backward()
assert (x.grad.abs().sum(dim=2) > 0).all()
# --8<-- [end:check]
