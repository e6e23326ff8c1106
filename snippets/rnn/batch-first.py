"""RNNs read (L, N, F) unless batch_first=True; fed with (N, L, F) they mix the samples of a batch."""
# /// pitfall
# apis = ["torch.nn.LSTM", "torch.nn.GRU", "torch.nn.RNN", "torch.Tensor.permute", "torch.Tensor.view"]
# symptom = "silent"
# raises = ["wrong_state"]
# added = 2026-11-21
# messages = [
#   "RNNBase.__init__() got an unexpected keyword argument 'batch_size'",
#   "input.size(-1) must be equal to input_size. Expected *, got *",
#   "Expected hidden* size (*, *, *), got [*, *, *]",
#   "linear(): argument 'input' (position 1) must be Tensor, not tuple",
#   "*: Expected input to be 2D or 3D, got *D",
#   "input has inconsistent input_size: got * expected *",
# ]
# older = [
#   "input must have 3 dimensions, got *",
#   "*: Expected input to be 2-D or 3-D but received *-D tensor",
# ]
#
# [code.last_step_without_batch_first]
# either = [
#     '$OUT[:, -1]', '$OUT[:, -1, :]', '$OUT[:, -1, ...]', '$OUT.mean(dim=1)', '$OUT.mean(1)',
# ]
# not_inside = [
# '''
# $OUT, $H = $R(...)
# ...
# $OUT = $OTHER
# ...
# ''',
# '''
# $OUT, $H = $R(...)
# ...
# $OUT, $LENGTHS = $OTHER
# ...
# ''',
# ]
# anywhere = [
#     ['$R = torch.nn.LSTM(...)', '$R = torch.nn.GRU(...)', '$R = torch.nn.RNN(...)'],
#     ['$OUT, $H = $R(...)', '$OUT = $R(...)[0]'],
# ]
# nowhere = [
#     '$R = torch.nn.$RNN(..., batch_first=$BF, ...)',
#     '$R = torch.nn.$RNN($A1, $A2, $A3, $A4, $A5, ...)', '$R = torch.nn.$RNN(**$KW)',
#     '$R = torch.nn.$RNN(..., bidirectional=True, ...)($X)',
# ]
# example = '''
# rnn = torch.nn.GRU(3, 4)
# output, h = rnn(x)
# y = head(output[:, -1])
# '''
#
# [code.batches_without_batch_first]
# either = ['$R = torch.nn.LSTM(...)', '$R = torch.nn.GRU(...)', '$R = torch.nn.RNN(...)']
# not = [
#     '$R = torch.nn.$RNN(..., batch_first=$BF, ...)',
#     '$R = torch.nn.$RNN($A1, $A2, $A3, $A4, $A5, ...)', '$R = torch.nn.$RNN(..., **$KW)',
# ]
# anywhere = [
#     'torch.utils.data.DataLoader(...)', '$LOSS.backward(...)',
#     ['$OUT, $H = $R($X)', '$OUT, $H = $R($X, $H0)', '$OUT, ($H, $C) = $R($X)'],
# ]
# nowhere = [
#     '$ANY.permute(...)', '$ANY.transpose(...)', '$ANY.swapaxes(...)', '$ANY.movedim(...)',
#     '$ANY.t()', '$ANY.T', '$ANY.mT', 'torch.einsum(...)', '$PAD.pad_sequence(...)',
#     'pad_sequence(...)', 'pack_padded_sequence(...)', '$PAD.pack_padded_sequence(...)',
#     'torch.stack(..., dim=1)', 'torch.stack($LIST, 1)', '$ANY.unsqueeze(1)',
#     '$ANY.unsqueeze(0)', '$ANY.view(len($SEQ), 1, -1)',
#     '$LIST = torch.utils.data.DataLoader(..., collate_fn=$COLLATE, ...)',
# ]
# example = '''
# loader = torch.utils.data.DataLoader(dataset, batch_size=4)
# rnn = torch.nn.GRU(3, 4)
# for x, y in loader:
#     output, h = rnn(x)
#     loss.backward()
# '''
#
# [code.samples_of_known_sizes]
# either = ['$R = torch.nn.LSTM(...)', '$R = torch.nn.GRU(...)', '$R = torch.nn.RNN(...)']
# not = [
#     '$R = torch.nn.$RNN(..., batch_first=$BF, ...)',
#     '$R = torch.nn.$RNN($A1, $A2, $A3, $A4, $A5, ...)', '$R = torch.nn.$RNN(..., **$KW)',
# ]
# anywhere = [
#     [
#         'torch.randn($BATCH, $L, $D)', 'torch.rand($BATCH, $L, $D)',
#         'torch.zeros($BATCH, $L, $D)',
#         '$X.view($BATCH, $L, $D)', '$X.reshape($BATCH, $L, $D)', '$BATCH, $L, $D = $X.shape',
#         '$BATCH, $L, $D = $X.size()', 'torch.randint(..., ($BATCH, $L), ...)',
#         '$BATCH, $L = $X.shape',
#     ],
# ]
# nowhere = [
#     '$ANY.permute(...)', '$ANY.transpose(...)', '$ANY.swapaxes(...)', '$ANY.movedim(...)',
#     '$ANY.t()', '$ANY.T', '$ANY.mT', 'torch.einsum(...)', '$PAD.pad_sequence(...)',
#     'pad_sequence(...)', 'pack_padded_sequence(...)', '$PAD.pack_padded_sequence(...)',
#     'torch.stack(..., dim=1)', 'torch.stack($LIST, 1)', '$ANY.unsqueeze(1)', '$ANY.unsqueeze(0)',
# ]
# names = { "$BATCH" = '(self\.|cfg\.|args\.)?(\w*batch\w*|bs|B|N|n_samples|num_samples|n)' }
# example = '''
# rnn = torch.nn.GRU(3, 4)
# x = torch.randn(batch_size, 10, 3)
# output, h = rnn(x)
# '''
#
# [code.attention_without_batch_first]
# either = [
#     'torch.nn.TransformerEncoderLayer(...)', 'torch.nn.MultiheadAttention(...)',
#     'torch.nn.TransformerDecoderLayer(...)',
# ]
# not = [
#     'torch.nn.TransformerEncoderLayer(..., batch_first=$BF, ...)',
#     'torch.nn.MultiheadAttention(..., batch_first=$BF, ...)',
#     'torch.nn.TransformerDecoderLayer(..., batch_first=$BF, ...)',
#     'torch.nn.TransformerEncoderLayer(..., **$KW)',
# ]
# anywhere = [
#     [
#         'torch.utils.data.DataLoader(...)', '$OUT[:, 0]', '$OUT.mean(dim=1)', '$OUT.mean(1)',
#         '$OUT[:, -1]', '$OUT[:, 0, :]',
#     ],
#     '$LOSS.backward(...)',
# ]
# nowhere = [
#     '$ANY.permute(...)', '$ANY.transpose(...)', '$ANY.swapaxes(...)', '$ANY.movedim(...)',
#     '$ANY.t()', '$ANY.T', '$ANY.mT', '$PAD.pad_sequence(...)', 'pad_sequence(...)',
#     'torch.stack(..., dim=1)', 'torch.stack($LIST, 1)', '$ANY.unsqueeze(1)',
# ]
# example = '''
# layer = torch.nn.TransformerEncoderLayer(8, 2)
# for x, y in loader:
#     loss = criterion(head(layer(x).mean(dim=1)), y)
#     loss.backward()
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.LSTM(input_size=3, hidden_size=4)
x = torch.zeros(2, 5, 3)  # 2 samples, 5 time steps, 3 features
before, _ = model(x)
x[0] = 1.0  # a different sample 0
after, _ = model(x)
print("shape of the output:", after.shape)
#> shape of the output: torch.Size([2, 5, 4])
changed = not torch.equal(before[1], after[1])
print("output of sample 1 changed:", changed)
#> output of sample 1 changed: True
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.LSTM(input_size=3, hidden_size=4, batch_first=True)
x = torch.zeros(2, 5, 3)  # 2 samples, 5 time steps, 3 features
before, _ = model(x)
x[0] = 1.0  # a different sample 0
after, _ = model(x)
print("shape of the output:", after.shape)
#> shape of the output: torch.Size([2, 5, 4])
changed = not torch.equal(before[1], after[1])
print("output of sample 1 changed:", changed)
#> output of sample 1 changed: False
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn


class Classifier(nn.Module):
    def __init__(self, batch_first):
        super().__init__()
        self.lstm = nn.LSTM(3, 4, batch_first=batch_first)
        self.head = nn.Linear(4, 2)

    def forward(self, x):
        output, (h, c) = self.lstm(x)
        return self.head(output[:, -1]), self.head(h[-1])


x = torch.zeros(2, 5, 3)  # 2 samples, 5 time steps, 3 features
for batch_first in (False, True):
    by_output, by_state = Classifier(batch_first)(x)
    print(f"{batch_first=}")
    print("  from output:", by_output.shape, "from h:", by_state.shape)
#> batch_first=False
#>   from output: torch.Size([2, 2]) from h: torch.Size([5, 2])
#> batch_first=True
#>   from output: torch.Size([2, 2]) from h: torch.Size([2, 2])
# --8<-- [end:demo_in_your_code]

# --8<-- [start:wrong_view]
import torch

x = torch.tensor([[1, 2, 3], [4, 5, 6]]).unsqueeze(2)
x = x.view(3, 2, 1)  # from (N, L, F) to (L, N, F)?
print("sample 0 over time:", x[:, 0, 0].tolist())
#> sample 0 over time: [1, 3, 5]
# --8<-- [end:wrong_view]

# --8<-- [start:right_view]
import torch

x = torch.tensor([[1, 2, 3], [4, 5, 6]]).unsqueeze(2)
x = x.permute(1, 0, 2)
print("sample 0 over time:", x[:, 0, 0].tolist())
#> sample 0 over time: [1, 2, 3]
# --8<-- [end:right_view]

# --8<-- [start:wrong_state]
import torch
from torch import nn

model = nn.GRU(3, 4, batch_first=True)
x = torch.zeros(2, 5, 3)
h0 = torch.zeros(2, 1, 4)
output, h = model(x, h0)
#> RuntimeError: Expected hidden size (1, 2, 4), got [2, 1, 4]
print("output:", output.shape, "state:", h.shape)
# --8<-- [end:wrong_state]

# --8<-- [start:right_state]
import torch
from torch import nn

model = nn.GRU(3, 4, batch_first=True)
x = torch.zeros(2, 5, 3)
h0 = torch.zeros(1, 2, 4)
output, h = model(x, h0)
print("output:", output.shape, "state:", h.shape)
#> output: torch.Size([2, 5, 4]) state: torch.Size([1, 2, 4])
# --8<-- [end:right_state]

# --8<-- [start:demo_messages]
import torch
from torch import nn

x = torch.zeros(2, 5, 3)
for attempt in (
    lambda: nn.LSTM(3, 4, batch_size=True),
    lambda: nn.LSTM(5, 4)(x),
    lambda: nn.LSTM(3, 4)(x.unsqueeze(0)),
    lambda: nn.Sequential(nn.LSTM(3, 4), nn.Linear(4, 1))(x),
):
    try:
        attempt()
    except (TypeError, RuntimeError, ValueError, AssertionError) as error:
        print(f"{type(error).__name__}: {error}")
#> TypeError: RNNBase.__init__() got an unexpected keyword argument 'batch_size'
#> RuntimeError: input.size(-1) must be equal to input_size. Expected 5, got 3
#> ValueError: LSTM: Expected input to be 2D or 3D, got 4D instead
#> TypeError: linear(): argument 'input' (position 1) must be Tensor, not tuple
# --8<-- [end:demo_messages]

# --8<-- [start:demo_unbatched]
import torch
from torch import nn

model = nn.RNN(3, 4, batch_first=True)
x = torch.zeros(5, 3)  # meant as 5 samples with 3 features
output, h = model(x)
print("output:", output.shape, "state:", h.shape)
#> output: torch.Size([5, 4]) state: torch.Size([1, 4])
# --8<-- [end:demo_unbatched]

# --8<-- [start:demo_cell]
import torch
from torch import nn

cell = nn.LSTMCell(10, 20)
x = torch.zeros(4, 6, 10)  # 4 samples of 6 time steps
for part in (x, x[:, 0, :5], x[:, 0]):
    try:
        h, c = cell(part)
        print("state:", tuple(h.shape))
    except (RuntimeError, ValueError) as error:
        print(error)
#> LSTMCell: Expected input to be 1D or 2D, got 3D instead
#> input has inconsistent input_size: got 5 expected 10
#> state: (4, 20)
# --8<-- [end:demo_cell]

# --8<-- [start:check]
import inspect

import torch
from torch import nn
from torch.nn.utils.rnn import pad_sequence

assert wrong.after.shape == right.after.shape == (2, 5, 4)
assert wrong.changed is True and right.changed is False
assert not right.model(right.x)[0][0].equal(right.before[0])
# time runs from sample 0 to sample 1: a different sample 1 shows nothing
x = wrong.x.clone()
x[1] = 2.0
assert wrong.model(x)[0][0].equal(wrong.after[0])

assert wrong_view.x[:, 0, 0].tolist() == [1, 3, 5]
assert right_view.x[:, 0, 0].tolist() == [1, 2, 3]
assert right_view.x.shape == wrong_view.x.shape == (3, 2, 1)
x = right_view.x.permute(1, 0, 2)
assert x.reshape(3, 2, 1)[:, 0, 0].tolist() == [1, 3, 5]

size = "Expected hidden size (1, 2, 4), got [2, 1, 4]"
assert wrong_state.error == f"RuntimeError: {size}"
assert right_state.out == (
    "output: torch.Size([2, 5, 4]) state: torch.Size([1, 2, 4])\n")

assert demo_messages.out == """\
TypeError: RNNBase.__init__() got an unexpected keyword argument 'batch_size'
RuntimeError: input.size(-1) must be equal to input_size. Expected 5, got 3
ValueError: LSTM: Expected input to be 2D or 3D, got 4D instead
TypeError: linear(): argument 'input' (position 1) must be Tensor, not tuple
"""
for layer in (nn.GRU(3, 4), nn.RNN(3, 4)):
    try:
        layer(torch.zeros(1, 2, 5, 3))
    except ValueError as error:
        name = type(layer).__name__
        assert str(error).startswith(
            f"{name}: Expected input to be 2D or 3D, got 4D")
    else:
        raise AssertionError("four dimensions")
assert demo_unbatched.out == (
    "output: torch.Size([5, 4]) state: torch.Size([1, 4])\n")

# a classifier: silent with output[:, -1], an error of the loss with h[-1]
assert demo_in_your_code.out == """\
batch_first=False
  from output: torch.Size([2, 2]) from h: torch.Size([5, 2])
batch_first=True
  from output: torch.Size([2, 2]) from h: torch.Size([2, 2])
"""
model = demo_in_your_code.Classifier(batch_first=False)
try:
    labels = torch.tensor([0, 1])
    nn.functional.cross_entropy(model(demo_in_your_code.x)[1], labels)
except ValueError as error:
    assert str(error) == (
        "Expected input batch_size (5) to match target batch_size (2).")
else:
    raise AssertionError("5 rows of logits fit 2 labels")

# the table, and the last time step
for first in (False, True):
    model = nn.LSTM(3, 4, 2, batch_first=first)
    x = torch.randn((7, 5, 3) if first else (5, 7, 3))
    output, (h, c) = model(x)
    assert output.shape == ((7, 5, 4) if first else (5, 7, 4))
    assert h.shape == c.shape == (2, 7, 4)
    assert (output[:, -1] if first else output[-1]).equal(h[-1])

# a batch of size 1 with the dimensions swapped: each row is a first time step
model, x = nn.LSTM(3, 4), torch.randn(1, 5, 3)
assert torch.allclose(model(x)[0][:, 2:3], model(x[:, 2:3])[0], atol=1e-6)

assert pad_sequence([torch.ones(5, 3)] * 2).shape == (5, 2, 3)


def refuses(model, state):
    try:
        model(torch.zeros(2, 5, 3), state)
    except RuntimeError as error:
        return str(error)


# the LSTM's two states; a state for N = 2 reveals a missing batch_first
model, h0 = nn.LSTM(3, 4, batch_first=True), torch.zeros(1, 2, 4)
assert refuses(model, (h0, h0)) is None
assert refuses(model, (h0, h0.view(2, 1, 4))) == (
    "Expected hidden[1] size (1, 2, 4), got [2, 1, 4]")
size = "Expected hidden size (1, 5, 4), got [1, 2, 4]"
assert refuses(nn.GRU(3, 4), h0) == size

# dropout also changes the outputs of the other samples, until eval()
model = nn.LSTM(3, 9, 2, batch_first=True, dropout=0.5)
assert not model(right.x)[0][1].equal(model(right.x)[0][1])
model.eval()
assert model(right.x)[0][1].equal(model(right.x)[0][1])

# the layers that have the same default
for layer in (nn.MultiheadAttention, nn.TransformerEncoderLayer):
    assert inspect.signature(layer).parameters["batch_first"].default is False
assert demo_cell.out == """\
LSTMCell: Expected input to be 1D or 2D, got 3D instead
input has inconsistent input_size: got 5 expected 10
state: (4, 20)
"""
# --8<-- [end:check]
