"""cuDNN wants an RNN's weights in one block and a forward pass in training mode before backward; a CPU needs neither and says nothing."""
# /// pitfall
# apis = ["torch.nn.LSTM", "torch.nn.RNNBase", "torch.nn.Module.train", "torch.nn.Module.eval", "torch.backends.cudnn.flags", "torch.nn.Module.load_state_dict"]
# symptom = "silent"
# added = 2026-11-29
# also = ["torch.nn.DataParallel", "torch.nn.utils.parametrizations.weight_norm"]
# older = ["backward_input can only be called in training mode"]
# [reported.chunk]
# message = "RNN module weights are not part of single contiguous chunk of memory. This means they need to be compacted at every call, possibly greatly increasing memory usage. To compact weights again call flatten_parameters()."
# shown = "UserWarning: RNN module weights are not part of single contiguous chunk of memory. This means they need to be compacted at every call, possibly greatly increasing memory usage. To compact weights again call flatten_parameters()."
# needs = "gpu"
# links = ["https://github.com/ayumiymk/aster.pytorch/issues/59", "https://github.com/pytorch/pytorch/issues/86457", "https://github.com/keitakurita/Better_LSTM_PyTorch/issues/4"]
# [reported.greately]
# message = "RNN module weights are not part of single contiguous chunk of memory. This means they need to be compacted at every call, possibly greately increasing memory usage."
# shown = "UserWarning: RNN module weights are not part of single contiguous chunk of memory. This means they need to be compacted at every call, possibly greately increasing memory usage. To compact weights again call flatten_parameters()."
# needs = "gpu"
# links = ["https://github.com/pytorch/examples/issues/248", "https://github.com/pytorch/pytorch/issues/2460"]
# [reported.backward]
# message = "cudnn RNN backward can only be called in training mode"
# shown = "RuntimeError: cudnn RNN backward can only be called in training mode"
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/15788", "https://github.com/wiseodd/controlled-text-generation/issues/24", "https://github.com/meta-pytorch/captum/issues/1159"]
#
# [code.backward_in_eval_mode]
# either = [
# '''
# for $E in $R:
#     ...
#     $L.backward(...)
#     ...
#     $M.eval()
#     ...
# ''',
# '''
# $M.eval()
# ...
# $L.backward(...)
# ''',
# ]
# not = [
# '''
# $M.eval()
# ...
# $ANY.train(...)
# ...
# $L.backward(...)
# ''',
# ]
# not_inside = [
# '''
# for $E2 in $R2:
#     ...
#     $ANY.train(...)
#     ...
# ''',
# ]
# anywhere = [
#     ['torch.nn.LSTM(...)', 'torch.nn.GRU(...)', 'torch.nn.RNN(...)'],
# ]
# nowhere = ['torch.backends.cudnn.flags(...)', 'torch.backends.cudnn.enabled = False']
# line = "$M"
#
# [code.evaluation_leaves_eval_mode]
# pattern = '''
# def $EVALUATE(...):
#     ...
#     $M.eval()
#     ...
# '''
# anywhere = [
#     ['torch.nn.LSTM(...)', 'torch.nn.GRU(...)', 'torch.nn.RNN(...)'],
#     [
# '''
# for $E in $R:
#     ...
#     $EVALUATE(...)
#     ...
# ''',
# '''
# for $E in $R:
#     ...
#     self.$EVALUATE(...)
#     ...
# ''',
#     ],
#     '$LOSS.backward(...)',
# ]
# nowhere = [
#     '$ANY.train($MODE)', '$ANY.train(mode=$MODE)', '$LOSS.backward(retain_graph=True)',
# '''
# for $E2 in $R2:
#     ...
#     $ANY.train()
#     ...
# ''',
# '''
# def $TRAIN(...):
#     ...
#     $ANY.train()
#     ...
#     $LOSS.backward(...)
#     ...
# ''',
# '''
# def $EVALUATE(...):
#     ...
#     $ANY.train()
#     ...
# ''',
# ]
# line = "$M"
# example = '''
# rnn = torch.nn.LSTM(4, 8)
# def validate(model):
#     model.eval()
# for epoch in range(10):
#     loss.backward()
#     validate(rnn)
# '''
# ///

# --8<-- [start:demo_forward]
import torch
from torch import nn

class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.LSTM(4, 8, batch_first=True)
        self.fc = nn.Linear(8, 3)

    def forward(self, x):
        self.rnn.flatten_parameters()
        out, _ = self.rnn(x)
        return self.fc(out)

print("output:", Tagger()(torch.randn(2, 5, 4)).shape)
#> output: torch.Size([2, 5, 3])
# --8<-- [end:demo_forward]

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.LSTM(4, 8, num_layers=2, dropout=0.5)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x = torch.randn(5, 2, 4)
model.train()
for epoch in range(2):
    print("epoch", epoch, "training:", model.training)
    loss = model(x)[0].pow(2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    model.eval()
    with torch.no_grad():
        validation_loss = model(x)[0].pow(2).mean()
#> epoch 0 training: True
#> epoch 1 training: False
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.LSTM(4, 8, num_layers=2, dropout=0.5)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x = torch.randn(5, 2, 4)
for epoch in range(2):
    model.train()
    print("epoch", epoch, "training:", model.training)
    loss = model(x)[0].pow(2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    model.eval()
    with torch.no_grad():
        validation_loss = model(x)[0].pow(2).mean()
#> epoch 0 training: True
#> epoch 1 training: True
# --8<-- [end:right]

# --8<-- [start:demo_train_rnn]
import torch
from torch import nn

torch.manual_seed(0)
rnn = nn.LSTM(4, 8, num_layers=2, dropout=0.5)
model = nn.ModuleDict({"rnn": rnn, "norm": nn.BatchNorm1d(8)}).eval()
x = torch.randn(5, 2, 4, requires_grad=True)
expected = rnn(x)[0]
for module in model.modules():
    if isinstance(module, nn.RNNBase):
        module.train()
        module.dropout = 0.0
output = rnn(x)[0]
output.sum().backward()
print("as in eval mode:", torch.allclose(output, expected))
#> as in eval mode: True
print("gradient of the input:", x.grad.shape)
#> gradient of the input: torch.Size([5, 2, 4])
# --8<-- [end:demo_train_rnn]

# --8<-- [start:demo_cudnn_off]
import torch
from torch import nn

rnn = nn.LSTM(4, 8).eval()
x = torch.randn(5, 2, 4, requires_grad=True)
with torch.backends.cudnn.flags(enabled=False):
    output = rnn(x)[0]
    output.sum().backward()
print("gradient of the input:", x.grad.shape)
#> gradient of the input: torch.Size([5, 2, 4])
# --8<-- [end:demo_cudnn_off]

# --8<-- [start:demo_pieces]
import copy
import torch
from torch import nn

def pieces(rnn):
    weights = rnn.parameters()
    return len({w.untyped_storage().data_ptr() for w in weights})

lstm = nn.LSTM(4, 8)
weights = list(lstm.parameters())
block = torch.cat([w.detach().flatten() for w in weights])
for w, part in zip(weights, block.split([w.numel() for w in weights])):
    w.data = part.view_as(w)
print("one block:", pieces(lstm))
#> one block: 1
lstm.load_state_dict(nn.LSTM(4, 8).state_dict())
print("load_state_dict:", pieces(lstm))
#> load_state_dict: 1
print("deepcopy:", pieces(copy.deepcopy(lstm)))
#> deepcopy: 4
lstm.load_state_dict(nn.LSTM(4, 8).state_dict(), assign=True)
print("load_state_dict with assign:", pieces(lstm))
#> load_state_dict with assign: 4
# --8<-- [end:demo_pieces]

# --8<-- [start:demo_calls]
import copy
import torch
from torch import nn

class LSTM(nn.LSTM):
    def flatten_parameters(self):
        print("  flatten_parameters")

x = torch.randn(5, 2, 4)
print("nn.LSTM(...)")
#> nn.LSTM(...)
lstm = LSTM(4, 8)
#>   flatten_parameters
print("to()")
#> to()
lstm = lstm.to("cpu")
#>   flatten_parameters
print("load_state_dict with assign, and a call")
#> load_state_dict with assign, and a call
lstm.load_state_dict(nn.LSTM(4, 8).state_dict(), assign=True)
output, state = lstm(x)
#>   flatten_parameters
print("deepcopy, and a call")
#> deepcopy, and a call
output, state = copy.deepcopy(lstm)(x)
# --8<-- [end:demo_calls]

# --8<-- [start:check]
import copy
import io
import pickle

import torch
from torch import nn
from torch.nn.utils.parametrizations import weight_norm

assert demo_forward.out == "output: torch.Size([2, 5, 3])\n"
assert wrong.out == "epoch 0 training: True\nepoch 1 training: False\n"
assert right.out == "epoch 0 training: True\nepoch 1 training: True\n"
assert demo_train_rnn.out == ("as in eval mode: True\n"
                              "gradient of the input: torch.Size([5, 2, 4])\n")
assert not demo_train_rnn.model["norm"].training
assert demo_cudnn_off.out == "gradient of the input: torch.Size([5, 2, 4])\n"
assert torch.backends.cudnn.enabled
assert demo_pieces.out == ("one block: 1\nload_state_dict: 1\ndeepcopy: 4\n"
                           "load_state_dict with assign: 4\n")
assert demo_calls.out == """\
nn.LSTM(...)
  flatten_parameters
to()
  flatten_parameters
load_state_dict with assign, and a call
  flatten_parameters
deepcopy, and a call
"""

# on a CPU, flatten_parameters does nothing
lstm, pieces = nn.LSTM(4, 8), demo_pieces.pieces
assert pieces(lstm) == 4
lstm.flatten_parameters()
assert pieces(lstm) == 4
# dropout decides between train and eval here, and only it
x = torch.randn(5, 2, 4)
lstm.train()
out = lstm(x)[0]
assert torch.equal(lstm.eval()(x)[0], out)
# without dropout=0.0, the output of train isn't the one of eval
rnn = nn.LSTM(4, 8, num_layers=2, dropout=0.5)
assert not torch.allclose(rnn(x)[0], copy.deepcopy(rnn).eval()(x)[0])
# pickle, as for a process, makes pieces as well
assert pieces(pickle.loads(pickle.dumps(demo_pieces.lstm))) == 4
# weight norm: the weight is computed anew each time it is read
normed = weight_norm(nn.LSTM(4, 8), "weight_hh_l0")
assert normed.weight_hh_l0 is not normed.weight_hh_l0
# backward in eval mode is fine on a CPU
lstm.eval()(x)[0].sum().backward()
assert lstm.weight_hh_l0.grad is not None
# --8<-- [end:check]
