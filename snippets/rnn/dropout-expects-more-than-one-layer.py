"""The dropout of an LSTM, GRU or RNN acts between its layers only, so with one layer it does nothing."""
# /// pitfall
# apis = ["torch.nn.LSTM"]
# also = ["torch.nn.GRU", "torch.nn.RNN"]
# symptom = "warning"
# added = 2026-11-30
# messages = [
#   "dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects num_layers greater than 1, but got dropout=* and num_layers=*",
# ]
#
# [code.dropout_without_a_second_layer]
# pattern = 'torch.nn.$RNN(..., dropout=$P, ...)'
# not = [
#     'torch.nn.$RNN(..., num_layers=$N, ...)', 'torch.nn.$RNN($A, $B, $C, ...)',
#     'torch.nn.$RNN(..., dropout=0, ...)', 'torch.nn.$RNN(..., dropout=0.0, ...)',
#     'torch.nn.$RNN(..., **$K)', 'torch.nn.$RNN(*$X, ...)',
# ]
# names = { "$RNN" = "LSTM|GRU|RNN" }
#
# [code.dropout_of_one_layer]
# either = [
#     'torch.nn.$RNN(..., num_layers=1, dropout=$P, ...)',
#     'torch.nn.$RNN($A, $B, 1, ..., dropout=$P, ...)',
# ]
# not = ['torch.nn.$RNN(..., dropout=0, ...)', 'torch.nn.$RNN(..., dropout=0.0, ...)']
# names = { "$RNN" = "LSTM|GRU|RNN" }
# example = '''
# lstm = torch.nn.LSTM(4, 8, dropout=0.5, num_layers=1, batch_first=True)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
lstm = nn.LSTM(4, 8, batch_first=True, dropout=0.5)
#> UserWarning: dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects num_layers greater than 1, but got dropout=0.5 and num_layers=1
x = torch.randn(2, 5, 4)
first, _ = lstm(x)
second, _ = lstm(x)
print("in train mode:", lstm.training)
#> in train mode: True
print("same output twice:", torch.equal(first, second))
#> same output twice: True
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(4, 8, batch_first=True)
        self.dropout = nn.Dropout(0.5)
        self.fc = nn.Linear(8, 3)

    def forward(self, x):
        output, _ = self.lstm(x)
        return self.fc(self.dropout(output[:, -1]))


torch.manual_seed(0)
model = Classifier()
x = torch.randn(2, 5, 4)
print("same output twice:", torch.equal(model(x), model(x)))
#> same output twice: False
# --8<-- [end:right]

# --8<-- [start:demo_config]
import torch
from torch import nn


def build(num_layers, dropout):
    return nn.LSTM(4, 8, num_layers, batch_first=True,
                   dropout=dropout if num_layers > 1 else 0.0)


for num_layers in (1, 2):
    print(f"{num_layers} layers:", build(num_layers, 0.5).dropout)
#> 1 layers: 0.0
#> 2 layers: 0.5
# --8<-- [end:demo_config]

# --8<-- [start:demo_between]
import torch
from torch import nn

torch.manual_seed(0)
lstm = nn.LSTM(4, 8, num_layers=3, batch_first=True, dropout=0.5)
x = torch.randn(2, 5, 4)
output, (h, c) = lstm(x)
again, (h_again, c_again) = lstm(x)
for layer in range(3):
    same = torch.equal(h[layer], h_again[layer])
    print(f"layer {layer}: same state twice: {same}")
#> layer 0: same state twice: True
#> layer 1: same state twice: False
#> layer 2: same state twice: False
print("zeros in the output:", (output == 0).sum().item())
#> zeros in the output: 0
# --8<-- [end:demo_between]

# --8<-- [start:demo_own]
import torch
from torch import nn

torch.manual_seed(0)
first = nn.LSTM(4, 16, batch_first=True)
second = nn.LSTM(16, 8, batch_first=True)
dropout = nn.Dropout(0.5)
x = torch.randn(2, 5, 4)

output, _ = first(x)
output = dropout(output)
output, _ = second(output)
output = dropout(output)
print("output:", output.shape)
#> output: torch.Size([2, 5, 8])
# --8<-- [end:demo_own]

# --8<-- [start:demo_steps]
import torch
from torch import nn

torch.manual_seed(0)
dropout = nn.Dropout(0.5)
x = torch.ones(1, 6, 100)  # one sequence, 6 time steps
steps = dropout(x)[0]
print("nn.Dropout, different masks:", len(steps.unique(dim=0)))
#> nn.Dropout, different masks: 6

mask = dropout(torch.ones(1, 1, 100))  # for all time steps
steps = (x * mask)[0]
print("one mask, different masks:", len(steps.unique(dim=0)))
#> one mask, different masks: 1
# --8<-- [end:demo_steps]

# --8<-- [start:detect]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.LSTM(4, 8, num_layers=2, batch_first=True, dropout=0.5)
x = torch.randn(2, 5, 4)
for mode in (True, False):
    model.train(mode)
    same = torch.equal(model(x)[0], model(x)[0])
    print(f"training={mode}: same output twice: {same}")
#> training=True: same output twice: False
#> training=False: same output twice: True
# --8<-- [end:detect]

# --8<-- [start:check]
import warnings

import torch
from torch import nn

text = ("dropout option adds dropout after all but last recurrent layer, so "
        "non-zero dropout expects num_layers greater than 1, but got "
        "dropout=0.5 and num_layers=1")
assert text in wrong.out
assert wrong.out.endswith("in train mode: True\nsame output twice: True\n")
assert right.out == "same output twice: False\n"
assert demo_config.out == "1 layers: 0.0\n2 layers: 0.5\n"
assert demo_between.out == """\
layer 0: same state twice: True
layer 1: same state twice: False
layer 2: same state twice: False
zeros in the output: 0
"""
assert demo_own.out == "output: torch.Size([2, 5, 8])\n"
assert (demo_own.output == 0).any()
assert detect.out == """\
training=True: same output twice: False
training=False: same output twice: True
"""
assert demo_steps.out == (
    "nn.Dropout, different masks: 6\none mask, different masks: 1\n")


def warned(make):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        make()
    return [str(w.message) for w in caught]


for kind in (nn.LSTM, nn.GRU, nn.RNN):
    assert warned(lambda: kind(4, 8, dropout=0.5)) == [text]
    assert warned(lambda: kind(4, 8, 2, dropout=0.5)) == []
    assert warned(lambda: kind(4, 8, 1, dropout=0.0)) == []
# without the argument, the numbers are the same, and the next random ones too
results = []
for options in ({}, {"dropout": 0.5}):
    torch.manual_seed(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        lstm = nn.LSTM(4, 8, **options)
    results.append((lstm(torch.ones(5, 2, 4))[0], torch.rand(3)))
assert all(map(torch.equal, *results))
# two directions are still one layer
assert warned(lambda: nn.LSTM(4, 8, bidirectional=True, dropout=0.5)) == [text]
# with p=1, the second layer gets nothing but zeros
lstm = nn.LSTM(4, 8, 2, dropout=1.0)
x = torch.randn(5, 2, 4)
assert torch.equal(lstm(x)[0], lstm(5 * x)[0])
assert not torch.equal(lstm.eval()(x)[0], lstm.eval()(5 * x)[0])
# the mask of an RNN differs from time step to time step as well
rnn = nn.RNN(1, 100, 2, dropout=0.5)
with torch.no_grad():
    for w in rnn.parameters():
        w.zero_()
    rnn.weight_ih_l0.fill_(1)
    rnn.weight_ih_l1.copy_(torch.eye(100))
output, _ = rnn(torch.full((6, 1, 1), 9.0))
assert len((output[:, 0] == 0).unique(dim=0)) == 6
# what is left when p=1: the recurrent part isn't dropped
assert (lstm.train()(x)[0] != 0).all()
# the mask from a module is all ones after eval()
assert demo_steps.dropout.eval()(torch.ones(1, 1, 9)).tolist() == [[[1.0] * 9]]
demo_steps.dropout.train()
# the attribute can be changed later
lstm = nn.LSTM(4, 8, 2, dropout=0.5)
lstm.dropout = 0.0
assert torch.equal(lstm(x)[0], lstm(x)[0])


def raised(make):
    try:
        make()
    except (TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


assert raised(lambda: nn.LSTM(4, 8, 2, dropout=True)) == (
    "ValueError: dropout should be a number in range [0, 1] representing the "
    "probability of an element being zeroed")
assert raised(lambda: nn.LSTM(4, 8, 2, dropout=50))
assert raised(lambda: nn.LSTMCell(4, 8, dropout=0.5)) == (
    "TypeError: LSTMCell.__init__() got an unexpected keyword argument "
    "'dropout'")
# a dropout layer has no weights, so one can serve in several places
assert not list(nn.Dropout(0.5).parameters())
# --8<-- [end:check]
