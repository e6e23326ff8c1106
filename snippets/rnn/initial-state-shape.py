"""The initial state of an RNN is (layers * directions, N, H), with the N of this batch, and a pair for an LSTM; None is zeros."""
# /// pitfall
# apis = ["torch.nn.LSTM", "torch.nn.GRU", "torch.nn.LSTMCell", "torch.Tensor.unsqueeze"]
# symptom = "error"
# raises = ["wrong", "wrong_layers", "wrong_vector", "wrong_single"]
# added = 2026-11-29
# also = ["torch.nn.RNN", "torch.nn.GRUCell"]
# messages = [
#   "Expected hidden* size (*, *, *), got [*, *, *]",
#   "For batched 3-D input, hx and cx should also be 3-D but got (*-D, *-D) tensors",
#   "For batched 3-D input, hx should also be 3-D but got *-D tensor",
#   "For unbatched 2-D input, hx and cx should also be 2-D but got (*-D, *-D) tensors",
#   "For unbatched 2-D input, hx should also be 2-D but got *-D tensor",
#   "Input batch size * doesn't match hidden0 batch size *",
#   "LSTMCell: Expected input to be 1D or 2D, got *D instead",
# ]
# older = ["Expected hidden[0] size (*, *, *), got (*, *, *)", "Expected hidden size (*, *, *), got (*, *, *)"]
#
# [reported.contiguous]
# message = "rnn: hx is not contiguous"
# shown = "RuntimeError: rnn: hx is not contiguous"
# needs = "gpu"
# links = ["https://github.com/kenchan0226/keyphrase-generation-rl/issues/8", "https://github.com/allenai/allennlp/issues/1486", "https://github.com/unit8co/darts/issues/730"]
#
# [code.batch_size_in_the_state]
# pattern = 'torch.zeros($LAYERS, $N, $SIZE, ...)'
# anywhere = [
#     '$R = torch.nn.LSTM(...)', '$LOADER = torch.utils.data.DataLoader(..., batch_size=$N, ...)',
# ]
# nowhere = ['$LOADER = torch.utils.data.DataLoader(..., drop_last=True, ...)']
#
# [code.state_of_a_fixed_batch]
# either = [
#     'torch.zeros($LAYERS, $N, $SIZE, ...)', 'torch.randn($LAYERS, $N, $SIZE, ...)',
#     'torch.zeros(1, $N, $SIZE, ...)', 'torch.zeros(($LAYERS, $N, $SIZE), ...)',
# ]
# not_inside = [
#     'def init_hidden(self, batch_size): ...', 'def init_hidden(self, batch_size, ...): ...',
#     'def $F(..., batch_size, ...): ...', 'def $F(..., batch_size): ...',
#     'def $F(..., bs, ...): ...',
# ]
# anywhere = [
#     ['torch.nn.LSTM(...)', 'torch.nn.GRU(...)', 'torch.nn.RNN(...)'],
# ]
# nowhere = [
#     'torch.utils.data.DataLoader(..., drop_last=True, ...)', '$N = $X2.shape[$I2]',
#     '$N = $X2.size($I2)', '$N, $A2 = $X2.shape', '$N, $A2, $B2 = $X2.shape',
#     '$N, $A2 = $X2.size()', '$N, $A2, $B2 = $X2.size()', '$N = len($X2)', '$A2, $N = $X2.shape',
#     '$N, $A2 = $X2.shape[:2]',
# ]
# names = { "$N" = '(self\.|cfg\.|args\.|hp\.)?(batch_?size|BATCH_?(SIZE)?|BS|bs)' }
# example = '''
# lstm = torch.nn.LSTM(4, 8)
# h0 = torch.zeros(1, BATCH_SIZE, 8)
# c0 = torch.zeros(1, BATCH_SIZE, 8)
# '''
#
# [code.batch_first_state]
# either = [
#     'torch.zeros($X.size(0), $L, $H, ...)', 'torch.zeros($X.shape[0], $L, $H, ...)',
#     'torch.zeros($B, 1, $H, ...)', 'torch.zeros($B, self.$L2, self.$H2, ...)',
#     'torch.zeros($X.size(0), self.$H2, ...)', 'torch.zeros($X.shape[0], self.$H2, ...)',
#     'torch.zeros(len($X), $L, $H, ...)', 'torch.zeros(batch, num_layers, hidden, ...)',
#     'torch.zeros(batch_size, self.$L2, self.$H2, ...)', '$X.new_zeros($X.size(0), $L, $H)',
#     '$X.new_zeros($X.size(0), $H)', '$X.new_zeros($X.shape[0], $L, $H)',
# ]
# inside = [
#     ['def forward(...): ...', 'def init_hidden(...): ...'],
# ]
# anywhere = [
#     [
#         'torch.nn.LSTM(..., batch_first=True, ...)', 'torch.nn.GRU(..., batch_first=True, ...)',
#         'torch.nn.RNN(..., batch_first=True, ...)',
#     ],
# ]
# nowhere = [
#     'torch.nn.LSTMCell(...)', 'torch.nn.GRUCell(...)', 'torch.nn.RNNCell(...)',
#     '$H0.transpose(0, 1)', '$H0.unsqueeze(0)', '$H0.permute(1, 0, 2)', '$OUTS[:, $T] = $V',
# ]
# example = '''
# class Net(torch.nn.Module):
#     def __init__(self):
#         self.rnn = torch.nn.GRU(4, 8, batch_first=True)
#     def forward(self, x):
#         h0 = torch.zeros(x.size(0), 1, 8)
#         return self.rnn(x, h0)
# '''
#
# [code.layers_left_out]
# either = [
#     'torch.zeros(1, $B, $H, ...)', '$X.new_zeros(1, $B, $H)', 'torch.randn(1, $B, $H, ...)',
# ]
# anywhere = [
#     [
#         'torch.nn.LSTM(..., bidirectional=True, ...)',
#         'torch.nn.GRU(..., bidirectional=True, ...)', 'torch.nn.LSTM(..., num_layers=2, ...)',
#         'torch.nn.GRU(..., num_layers=2, ...)', 'torch.nn.LSTM($I2, $H3, 2, ...)',
#         'torch.nn.GRU($I2, $H3, 2, ...)', 'torch.nn.RNN($I2, $H3, 2, ...)',
#         'torch.nn.LSTM(..., num_layers=3, ...)', 'torch.nn.GRU(..., num_layers=3, ...)',
#         'torch.nn.RNN(..., num_layers=2, ...)',
#     ],
# ]
# nowhere = ['torch.nn.Conv2d(...)', 'torch.nn.Parameter(...)']
# example = '''
# rnn = torch.nn.GRU(4, 8, num_layers=2)
# h0 = torch.zeros(1, batch, 8)
# '''
#
# [code.one_state_for_an_lstm]
# pattern = '$R($X, $H)'
# anywhere = [
#     '$R = torch.nn.LSTM(...)',
#     [
#         '$H = torch.zeros(...)', '$H = torch.randn(...)', '$H = $X2.new_zeros(...)',
#         '$OUT, $H2 = $ENC($Y)',
#     ],
# ]
# nowhere = [
#     '$H = ($A, $B)', '$H = (torch.zeros(...), torch.zeros(...))', '$H = $A, $B',
#     '$OUT2, $H = $R($X3, $H)', '$OUT2, $H = $R($X3)', 'return ($A, $B)', '$OUT2, $H = $Q(...)',
#     '$H = $M.init_hidden(...)', '$H = tuple(...)',
# ]
# names = { "$H" = '(?!self\.state|state|hidden_state|hc|hx|\().*' }
# example = '''
# lstm = torch.nn.LSTM(4, 8)
# h = torch.zeros(1, 2, 8)
# out, h_n = lstm(x, h)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch.utils.data import DataLoader

lstm = nn.LSTM(4, 8, batch_first=True)
loader = DataLoader(torch.randn(10, 5, 4), batch_size=4)
state = torch.zeros(1, 4, 8), torch.zeros(1, 4, 8)
for x in loader:
    out, _ = lstm(x, state)
    print("output:", out.shape)
#> output: torch.Size([4, 5, 8])
#> output: torch.Size([4, 5, 8])
#> RuntimeError: Expected hidden[0] size (1, 2, 8), got [1, 4, 8]
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
from torch.utils.data import DataLoader

lstm = nn.LSTM(4, 8, batch_first=True)
loader = DataLoader(torch.randn(10, 5, 4), batch_size=4)
for x in loader:
    state = torch.zeros(1, len(x), 8), torch.zeros(1, len(x), 8)
    out, _ = lstm(x, state)
    print("output:", out.shape)
#> output: torch.Size([4, 5, 8])
#> output: torch.Size([4, 5, 8])
#> output: torch.Size([2, 5, 8])
# --8<-- [end:right]

# --8<-- [start:demo_none]
import torch
from torch import nn

torch.manual_seed(0)
lstm = nn.LSTM(4, 8, batch_first=True)
x = torch.randn(2, 5, 4)
zeros = torch.zeros(1, 2, 8), torch.zeros(1, 2, 8)
print("same output:", torch.equal(lstm(x)[0], lstm(x, zeros)[0]))
#> same output: True
# --8<-- [end:demo_none]

# --8<-- [start:wrong_layers]
import torch
from torch import nn

gru = nn.GRU(4, 8, num_layers=2, bidirectional=True, batch_first=True)
x = torch.randn(3, 5, 4)
h0 = torch.zeros(2, x.size(0), 8)
out, h = gru(x, h0)
#> RuntimeError: Expected hidden size (4, 3, 8), got [2, 3, 8]
print("output:", out.shape, "state:", h.shape)
# --8<-- [end:wrong_layers]

# --8<-- [start:right_layers]
import torch
from torch import nn

gru = nn.GRU(4, 8, num_layers=2, bidirectional=True, batch_first=True)
x = torch.randn(3, 5, 4)
h0 = torch.zeros(2 * 2, x.size(0), 8)
out, h = gru(x, h0)
print("output:", out.shape, "state:", h.shape)
#> output: torch.Size([3, 5, 16]) state: torch.Size([4, 3, 8])
# --8<-- [end:right_layers]

# --8<-- [start:wrong_vector]
import torch
from torch import nn

encoder = nn.Linear(16, 8)
decoder = nn.LSTM(4, 8, batch_first=True)
h0 = encoder(torch.randn(3, 16))
words = torch.randn(3, 5, 4)
out, _ = decoder(words, (h0, torch.zeros_like(h0)))
#> RuntimeError: For batched 3-D input, hx and cx should also be 3-D but got (2-D, 2-D) tensors
print("output:", out.shape)
# --8<-- [end:wrong_vector]

# --8<-- [start:right_vector]
import torch
from torch import nn

encoder = nn.Linear(16, 8)
decoder = nn.LSTM(4, 8, batch_first=True)
h0 = encoder(torch.randn(3, 16)).unsqueeze(0)
words = torch.randn(3, 5, 4)
out, _ = decoder(words, (h0, torch.zeros_like(h0)))
print("output:", out.shape)
#> output: torch.Size([3, 5, 8])
# --8<-- [end:right_vector]

# --8<-- [start:wrong_single]
import torch
from torch import nn

lstm = nn.LSTM(4, 8, batch_first=True)
sequence = torch.randn(5, 4)  # 5 time steps, no batch dimension
state = torch.zeros(1, 1, 8), torch.zeros(1, 1, 8)
out, _ = lstm(sequence, state)
#> RuntimeError: For unbatched 2-D input, hx and cx should also be 2-D but got (3-D, 3-D) tensors
print("output:", out.shape)
# --8<-- [end:wrong_single]

# --8<-- [start:right_single]
import torch
from torch import nn

lstm = nn.LSTM(4, 8, batch_first=True)
sequence = torch.randn(5, 4)  # 5 time steps, no batch dimension
state = torch.zeros(1, 1, 8), torch.zeros(1, 1, 8)
out, _ = lstm(sequence.unsqueeze(0), state)
print("output:", out.shape)
#> output: torch.Size([1, 5, 8])
# --8<-- [end:right_single]

# --8<-- [start:demo_messages]
import torch
from torch import nn

lstm, gru, cell = nn.LSTM(4, 8), nn.GRU(4, 8), nn.LSTMCell(4, 8)
x, h = torch.randn(5, 2, 4), torch.zeros(1, 2, 8)
one = h[0, :1]
tries = {
    "lstm(x, h)": lambda: lstm(x, h),
    "gru(x, (h, h))": lambda: gru(x, (h, h)),
    "gru(x, h[0])": lambda: gru(x, h[0]),
    "gru(x[:, 0], h)": lambda: gru(x[:, 0], h),
    "cell(x)": lambda: cell(x),
    "cell(x[0], (one, one))": lambda: cell(x[0], (one, one)),
}
for code, call in tries.items():
    try:
        call()
    except Exception as error:
        print(f"{code}: {error}")
#> lstm(x, h): index 1 is out of bounds for dimension 0 with size 1
#> gru(x, (h, h)): 'tuple' object has no attribute 'dim'
#> gru(x, h[0]): For batched 3-D input, hx should also be 3-D but got 2-D tensor
#> gru(x[:, 0], h): For unbatched 2-D input, hx should also be 2-D but got 3-D tensor
#> cell(x): LSTMCell: Expected input to be 1D or 2D, got 3D instead
#> cell(x[0], (one, one)): Input batch size 2 doesn't match hidden0 batch size 1
# --8<-- [end:demo_messages]

# --8<-- [start:demo_contiguous]
import torch

state = torch.zeros(4, 3, 8)  # 4 layers and directions, 3 samples
states = {"state[:, :2]": state[:, :2],
          "transpose": torch.zeros(3, 4, 8).transpose(0, 1),
          "contiguous()": state[:, :2].contiguous()}
for name, tensor in states.items():
    print(name, tuple(tensor.shape), "contiguous:", tensor.is_contiguous())
#> state[:, :2] (4, 2, 8) contiguous: False
#> transpose (4, 3, 8) contiguous: False
#> contiguous() (4, 2, 8) contiguous: True
# --8<-- [end:demo_contiguous]

# --8<-- [start:detect]
from torch import nn

rnn = nn.LSTM(4, 8, num_layers=2, bidirectional=True)
batch_size = 3
directions = 2 if rnn.bidirectional else 1
shape = (rnn.num_layers * directions, batch_size, rnn.hidden_size)
print("shape of each state:", shape)
#> shape of each state: (4, 3, 8)
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

assert wrong.out == """\
output: torch.Size([4, 5, 8])
output: torch.Size([4, 5, 8])
RuntimeError: Expected hidden[0] size (1, 2, 8), got [1, 4, 8]
"""
assert right.out == """\
output: torch.Size([4, 5, 8])
output: torch.Size([4, 5, 8])
output: torch.Size([2, 5, 8])
"""
assert demo_none.out == "same output: True\n"
assert wrong_layers.error == (
    "RuntimeError: Expected hidden size (4, 3, 8), got [2, 3, 8]")
assert right_layers.out == (
    "output: torch.Size([3, 5, 16]) state: torch.Size([4, 3, 8])\n")
assert wrong_vector.error == ("RuntimeError: For batched 3-D input, hx and cx should "
                              "also be 3-D but got (2-D, 2-D) tensors")
assert right_vector.out == "output: torch.Size([3, 5, 8])\n"
assert wrong_single.error == ("RuntimeError: For unbatched 2-D input, hx and cx should "
                              "also be 2-D but got (3-D, 3-D) tensors")
assert right_single.out == "output: torch.Size([1, 5, 8])\n"
lines = demo_messages.out.splitlines()
assert lines[0] == "lstm(x, h): index 1 is out of bounds for dimension 0 with size 1"
assert lines[1] == "gru(x, (h, h)): 'tuple' object has no attribute 'dim'"
assert lines[2].endswith("hx should also be 3-D but got 2-D tensor")
assert lines[3].endswith("hx should also be 2-D but got 3-D tensor")
assert lines[4].endswith("LSTMCell: Expected input to be 1D or 2D, got 3D instead")
assert lines[5].endswith("Input batch size 2 doesn't match hidden0 batch size 1")
assert demo_contiguous.out == """\
state[:, :2] (4, 2, 8) contiguous: False
transpose (4, 3, 8) contiguous: False
contiguous() (4, 2, 8) contiguous: True
"""
assert detect.shape == (4, 3, 8) and detect.out == "shape of each state: (4, 3, 8)\n"

# an unbatched state for an unbatched sequence
lstm, x = nn.LSTM(4, 8), torch.randn(5, 4)
assert lstm(x, (torch.zeros(1, 8), torch.zeros(1, 8)))[0].shape == (5, 8)
# one tensor for two layers counts as a pair of states with a dimension less
try:
    nn.LSTM(4, 8, num_layers=2)(torch.randn(5, 3, 4), torch.zeros(2, 3, 8))
except RuntimeError as error:
    assert "hx and cx should also be 3-D but got (2-D, 2-D)" in str(error)
else:
    raise AssertionError("no error")
# another hidden_size, and one with proj_size
for lstm, expected in ((nn.LSTM(4, 8), 8), (nn.LSTM(4, 8, proj_size=3), 3)):
    try:
        lstm(torch.randn(5, 2, 4), (torch.zeros(1, 2, 6), torch.zeros(1, 2, 8)))
    except RuntimeError as error:
        assert f"Expected hidden[0] size (1, 2, {expected}), got [1, 2, 6]" == str(error)
    else:
        raise AssertionError("no error")
# the gradient reaches the encoder, unless the state is detached
reached = torch.autograd.grad(
    right_vector.decoder(right_vector.words, (right_vector.h0,) * 2)[0].sum(),
    right_vector.encoder.weight)[0]
assert (reached != 0).any()
cut = right_vector.h0.detach()
out = right_vector.decoder(right_vector.words, (cut, cut))[0]
assert torch.autograd.grad(
    out.sum(), right_vector.encoder.weight, allow_unused=True)[0] is None
# a state for one layer, repeated for two
h0 = torch.randn(1, 3, 8)
assert nn.GRU(4, 8, num_layers=2)(torch.randn(5, 3, 4), h0.repeat(2, 1, 1))[0].shape == (5, 3, 8)
# a CPU takes a state that isn't contiguous
state = torch.zeros(3, 1, 8).transpose(0, 1)[:, :2]
assert nn.GRU(4, 8)(torch.randn(5, 2, 4), state)[0].shape == (5, 2, 8)
# view of (N, 2H) to (2, N, H) mixes the samples, transpose doesn't
both = torch.arange(12).view(3, 4)  # 3 samples, twice 2 features
assert both.view(2, 3, 2)[0, 1].tolist() == [2, 3]
assert both.view(3, 2, 2).transpose(0, 1)[0, 1].tolist() == [4, 5]
# --8<-- [end:check]
