"""A layer or a loss gets the tuple, dict or list that something returned, instead of the tensor inside."""
# /// pitfall
# apis = ["torch.nn.LSTM", "torch.nn.Sequential", "torch.nn.Dropout", "torch.nn.Conv2d", "torch.nn.CrossEntropyLoss", "torch.nn.Linear", "torch.nn.functional.log_softmax"]
# also = ["torch.nn.MultiheadAttention", "torch.nn.GRU", "torch.nn.RNN"]
# symptom = "error"
# raises = ["wrong", "wrong_whole", "wrong_rnn", "wrong_sequential", "wrong_aux", "wrong_batch", "wrong_settings", "wrong_none"]
# added = 2026-11-29
# messages = [
#   "dropout(): argument 'input' (position 1) must be Tensor, not str",
#   "linear(): argument 'input' (position 1) must be Tensor, not *",
#   "cross_entropy_loss(): argument 'input' (position 1) must be Tensor, not *",
#   "argument 'input' (position 1) must be Tensor, not *",
#   "conv2d() received an invalid combination of arguments - got (*), but expected one of:",
#   "'tuple' object has no attribute 'size'",
#   "'tuple' object has no attribute 'shape'",
#   "'tuple' object has no attribute 'dim'",
#   "'tuple' object has no attribute 'log_softmax'",
# ]
# older = [
#   "conv2d(): argument 'input' (position 1) must be Tensor, not *",
# ]
#
# [code.rnn_in_sequential]
# either = [
#     'torch.nn.Sequential(..., torch.nn.LSTM(...), torch.nn.Linear(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.LSTM(...), torch.nn.ReLU(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.LSTM(...), torch.nn.Dropout(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.LSTM(...), torch.nn.LSTM(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.LSTM(...), torch.nn.GRU(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.LSTM(...), torch.nn.Flatten(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.GRU(...), torch.nn.Linear(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.GRU(...), torch.nn.ReLU(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.GRU(...), torch.nn.Dropout(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.GRU(...), torch.nn.LSTM(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.GRU(...), torch.nn.GRU(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.GRU(...), torch.nn.Flatten(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.RNN(...), torch.nn.Linear(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.RNN(...), torch.nn.ReLU(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.RNN(...), torch.nn.Dropout(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.RNN(...), torch.nn.LSTM(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.RNN(...), torch.nn.GRU(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.RNN(...), torch.nn.Flatten(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.LSTM(...), torch.nn.LayerNorm(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.LSTM(...), torch.nn.BatchNorm1d(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.LSTM(...), torch.nn.Tanh(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.LSTM(...), torch.nn.GELU(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.GRU(...), torch.nn.LayerNorm(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.GRU(...), torch.nn.BatchNorm1d(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.GRU(...), torch.nn.Tanh(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.GRU(...), torch.nn.GELU(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.RNN(...), torch.nn.LayerNorm(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.RNN(...), torch.nn.BatchNorm1d(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.RNN(...), torch.nn.Tanh(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.RNN(...), torch.nn.GELU(...), ...)',
#     'torch.nn.Sequential(..., torch.nn.MultiheadAttention(...), ...)',
# ]
#
# [code.output_of_an_rnn]
# pattern = '''
# $OUT = $R(...)
# ...
# $LAYER($OUT)
# '''
# not = [
# '''
# $OUT = $R(...)
# ...
# $OUT = $OTHER
# ...
# $LAYER($OUT)
# ''',
# ]
# anywhere = ['$R = torch.nn.LSTM(...)', '$LAYER = torch.nn.Linear(...)']
#
# [code.forward_returns_nothing]
# pattern = '''
# def forward(self, ...):
#     ...
#     $X = $V
#     ...
# '''
# not = [
# '''
# def forward(...):
#     ...
#     return $Y
#     ...
# ''',
# '''
# def forward(...):
#     ...
#     raise $Y
#     ...
# ''',
# '''
# def forward(...):
#     ...
#     yield $Y
#     ...
# ''',
# ]
# inside = ['class $NET(torch.nn.Module): ...']
#
# [code.whole_result_of_an_rnn]
# either = [
#     'self.$FC($OUT)', 'torch.relu($OUT)', 'torch.nn.functional.relu($OUT)',
#     'torch.nn.functional.dropout($OUT, ...)', 'torch.tanh($OUT)', 'torch.cat([$OUT, ...], ...)',
#     '$OUT[:, -1]', '$OUT[:, -1, :]', '$OUT.shape', '$OUT.mean(...)', '$OUT.view(...)',
#     '$OUT.reshape(...)', '$OUT.squeeze(...)', '$X + $OUT', '$OUT + $X',
# ]
# inside = [
# '''
# $OUT = $R(...)
# ...
# ''',
# ]
# not_inside = [
# '''
# $OUT = $ONE
# ...
# $OUT = $OTHER
# ...
# ''',
# ]
# anywhere = [
#     [
#         '$R = torch.nn.LSTM(...)', '$R = torch.nn.GRU(...)', '$R = torch.nn.RNN(...)',
#         '$R = torch.nn.MultiheadAttention(...)',
#     ],
# ]
# nowhere = [
#     '$OUT[0]', '$A, $B = $OUT', 'torch.nn.utils.rnn.$PACK(...)', '$OUT = $R(...)[0]',
#     '$OUT = $OUT[0]', '$A, ($B, $C) = $OUT',
# ]
# example = '''
# class Net(torch.nn.Module):
#     def __init__(self):
#         self.rnn = torch.nn.GRU(4, 8)
#         self.fc = torch.nn.Linear(8, 2)
#     def forward(self, x):
#         out = self.rnn(x)
#         return self.fc(out)
# '''
#
# [code.tuple_of_a_forward]
# either = ['$L = $C($OUT, $Y)', '$L = torch.nn.functional.$LOSS($OUT, $Y, ...)']
# inside = [
# '''
# $OUT = $M($X)
# ...
# ''',
# ]
# anywhere = [
#     '$M = $NET(...)',
#     [
# '''
# class $NET(...):
#     ...
#     def forward(...):
#         ...
#         return $A1, $B1
#     ...
# ''',
# '''
# class $NET(...):
#     ...
#     def forward(...):
#         ...
#         return $A1, $B1, $C1
#     ...
# ''',
#     ],
# ]
# nowhere = [
#     '$OUT[0]', '$A2, $B2 = $OUT', 'def $C(...): ...', '$OUT = $M($X)[0]', '$P, $Q, $S = $OUT',
# ]
# example = '''
# class Net(torch.nn.Module):
#     def forward(self, x):
#         h = self.body(x)
#         return self.head(h), h
# net = Net()
# out = net(x)
# loss = torch.nn.functional.cross_entropy(out, y)
# '''
#
# [code.whole_result_of_an_rnn_at_once]
# either = [
#     'self.$FC($R(...))', '$R(...)[:, -1]', '$R(...)[:, -1, :]', 'torch.relu($R(...))',
#     'torch.nn.functional.relu($R(...))', '$X + $R(...)', '$R(...).mean(...)',
#     '$X + self.$DROP($R(...))', '$R(...).squeeze(...)',
# ]
# not = ['self.$FC($R(...), $H)']
# anywhere = [
#     [
#         '$R = torch.nn.LSTM(...)', '$R = torch.nn.GRU(...)', '$R = torch.nn.RNN(...)',
#         '$R = torch.nn.MultiheadAttention(...)',
#     ],
# ]
# example = '''
# class Net(torch.nn.Module):
#     def __init__(self):
#         self.rnn = torch.nn.GRU(4, 8)
#         self.fc = torch.nn.Linear(8, 2)
#     def forward(self, x):
#         return self.fc(self.rnn(x))
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn


class Encoder(nn.Module):  # returns two results, like BertModel
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(100, 16)

    def forward(self, ids):
        hidden = self.embedding(ids)
        pooled = hidden[:, 0].tanh()
        return {"last_hidden_state": hidden, "pooler_output": pooled}


bert, dropout = Encoder(), nn.Dropout(0.1)
ids = torch.randint(100, (4, 7))
_, pooled = bert(ids)
print("after dropout:", dropout(pooled).shape)
#> TypeError: dropout(): argument 'input' (position 1) must be Tensor, not str
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn


class Encoder(nn.Module):  # returns two results, like BertModel
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(100, 16)

    def forward(self, ids):
        hidden = self.embedding(ids)
        pooled = hidden[:, 0].tanh()
        return {"last_hidden_state": hidden, "pooler_output": pooled}


bert, dropout = Encoder(), nn.Dropout(0.1)
ids = torch.randint(100, (4, 7))
pooled = bert(ids)["pooler_output"]
print("after dropout:", dropout(pooled).shape)
#> after dropout: torch.Size([4, 16])
# --8<-- [end:right]

# --8<-- [start:wrong_whole]
from collections import OrderedDict
import torch
from torch import nn


class Segmentation(nn.Module):  # returns a dict, like torchvision's models
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 5, 3, padding=1)

    def forward(self, x):
        return OrderedDict(out=self.conv(x))


model, criterion = Segmentation(), nn.CrossEntropyLoss()
x, masks = torch.zeros(2, 3, 8, 8), torch.zeros(2, 8, 8, dtype=torch.int64)
print("loss:", criterion(model(x), masks).shape)
#> TypeError: cross_entropy_loss(): argument 'input' (position 1) must be Tensor, not collections.OrderedDict
# --8<-- [end:wrong_whole]

# --8<-- [start:right_whole]
from collections import OrderedDict
import torch
from torch import nn


class Segmentation(nn.Module):  # returns a dict, like torchvision's models
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 5, 3, padding=1)

    def forward(self, x):
        return OrderedDict(out=self.conv(x))


model, criterion = Segmentation(), nn.CrossEntropyLoss()
x, masks = torch.zeros(2, 3, 8, 8), torch.zeros(2, 8, 8, dtype=torch.int64)
print("loss:", criterion(model(x)["out"], masks).shape)
#> loss: torch.Size([])
# --8<-- [end:right_whole]

# --8<-- [start:wrong_rnn]
import torch
from torch import nn

lstm = nn.LSTM(16, 8, batch_first=True)
fc = nn.Linear(8, 2)
x = torch.randn(4, 7, 16)
out = lstm(x)
print("scores:", fc(out).shape)
#> TypeError: linear(): argument 'input' (position 1) must be Tensor, not tuple
# --8<-- [end:wrong_rnn]

# --8<-- [start:right_rnn]
import torch
from torch import nn

lstm = nn.LSTM(16, 8, batch_first=True)
fc = nn.Linear(8, 2)
x = torch.randn(4, 7, 16)
out, (h, c) = lstm(x)
print("scores:", fc(out).shape)
#> scores: torch.Size([4, 7, 2])
# --8<-- [end:right_rnn]

# --8<-- [start:wrong_sequential]
import torch
from torch import nn

model = nn.Sequential(
    nn.LSTM(16, 8, batch_first=True),
    nn.Linear(8, 2),
)
print("scores:", model(torch.randn(4, 7, 16)).shape)
#> TypeError: linear(): argument 'input' (position 1) must be Tensor, not tuple
# --8<-- [end:wrong_sequential]

# --8<-- [start:right_sequential]
import torch
from torch import nn


class First(nn.Module):
    def forward(self, outputs):
        return outputs[0]


model = nn.Sequential(
    nn.LSTM(16, 8, batch_first=True),
    First(),
    nn.Linear(8, 2),
)
print("scores:", model(torch.randn(4, 7, 16)).shape)
#> scores: torch.Size([4, 7, 2])
# --8<-- [end:right_sequential]

# --8<-- [start:wrong_aux]
import torch
from torch import nn


class Net(nn.Module):  # a second output in training, like Inception
    def __init__(self):
        super().__init__()
        self.fc, self.aux = nn.Linear(8, 3), nn.Linear(8, 3)

    def forward(self, x):
        if self.training:
            return self.fc(x), self.aux(x)
        return self.fc(x)


model, criterion = Net(), nn.CrossEntropyLoss()
x, y = torch.randn(4, 8), torch.tensor([0, 1, 2, 0])
out = model(x)
loss = criterion(out, y)
#> TypeError: cross_entropy_loss(): argument 'input' (position 1) must be Tensor, not tuple
print("loss:", loss.shape)
# --8<-- [end:wrong_aux]

# --8<-- [start:right_aux]
import torch
from torch import nn


class Net(nn.Module):  # a second output in training, like Inception
    def __init__(self):
        super().__init__()
        self.fc, self.aux = nn.Linear(8, 3), nn.Linear(8, 3)

    def forward(self, x):
        if self.training:
            return self.fc(x), self.aux(x)
        return self.fc(x)


model, criterion = Net(), nn.CrossEntropyLoss()
x, y = torch.randn(4, 8), torch.tensor([0, 1, 2, 0])
out, aux = model(x)
loss = criterion(out, y) + 0.4 * criterion(aux, y)
print("loss:", loss.shape)
#> loss: torch.Size([])
# --8<-- [end:right_aux]

# --8<-- [start:wrong_batch]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

dataset = TensorDataset(torch.zeros(8, 3, 16, 16), torch.zeros(8))
model = nn.Conv2d(3, 4, 3)
for x in DataLoader(dataset, batch_size=4):
    print("output:", model(x).shape)
#> TypeError: conv2d() received an invalid combination of arguments - got (list, Parameter, Parameter, tuple, tuple, tuple, int), but expected one of:
#>  * (Tensor input, Tensor weight, Tensor bias = None, tuple of ints stride = 1, tuple of ints padding = 0, tuple of ints dilation = 1, int groups = 1)
#>       didn't match because some of the arguments have invalid types: (!list of [Tensor, Tensor]!, !Parameter!, !Parameter!, !tuple of (int, int)!, !tuple of (int, int)!, !tuple of (int, int)!, !int!)
#>  * (Tensor input, Tensor weight, Tensor bias = None, tuple of ints stride = 1, str padding = "valid", tuple of ints dilation = 1, int groups = 1)
#>       didn't match because some of the arguments have invalid types: (!list of [Tensor, Tensor]!, !Parameter!, !Parameter!, !tuple of (int, int)!, !tuple of (int, int)!, !tuple of (int, int)!, !int!)
#>
# --8<-- [end:wrong_batch]

# --8<-- [start:right_batch]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

dataset = TensorDataset(torch.zeros(8, 3, 16, 16), torch.zeros(8))
model = nn.Conv2d(3, 4, 3)
for x, y in DataLoader(dataset, batch_size=4):
    print("output:", model(x).shape)
#> output: torch.Size([4, 4, 14, 14])
#> output: torch.Size([4, 4, 14, 14])
# --8<-- [end:right_batch]

# --8<-- [start:wrong_settings]
import torch
from torch import nn

conv = nn.Conv2d(3, 4, 3, 1, 1, True)
print("output:", conv(torch.zeros(2, 3, 16, 16)).shape)
#> TypeError: conv2d() received an invalid combination of arguments - got (Tensor, Parameter, Parameter, tuple, tuple, tuple, int), but expected one of:
#>  * (Tensor input, Tensor weight, Tensor bias = None, tuple of ints stride = 1, tuple of ints padding = 0, tuple of ints dilation = 1, int groups = 1)
#>       didn't match because some of the arguments have invalid types: (Tensor, !Parameter!, !Parameter!, !tuple of (int, int)!, !tuple of (int, int)!, !tuple of (bool, bool)!, !int!)
#>  * (Tensor input, Tensor weight, Tensor bias = None, tuple of ints stride = 1, str padding = "valid", tuple of ints dilation = 1, int groups = 1)
#>       didn't match because some of the arguments have invalid types: (Tensor, !Parameter!, !Parameter!, !tuple of (int, int)!, !tuple of (int, int)!, !tuple of (bool, bool)!, !int!)
#>
# --8<-- [end:wrong_settings]

# --8<-- [start:right_settings]
import torch
from torch import nn

conv = nn.Conv2d(3, 4, 3, 1, 1, bias=True)
print("output:", conv(torch.zeros(2, 3, 16, 16)).shape)
#> output: torch.Size([2, 4, 16, 16])
# --8<-- [end:right_settings]

# --8<-- [start:wrong_none]
import torch
from torch import nn


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 8)

    def forward(self, x):
        x = torch.relu(self.fc(x))


model = nn.Sequential(Block(), nn.Linear(8, 2))
print("output:", model(torch.zeros(4, 8)).shape)
#> TypeError: linear(): argument 'input' (position 1) must be Tensor, not NoneType
# --8<-- [end:wrong_none]

# --8<-- [start:right_none]
import torch
from torch import nn


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 8)

    def forward(self, x):
        x = torch.relu(self.fc(x))
        return x


model = nn.Sequential(Block(), nn.Linear(8, 2))
print("output:", model(torch.zeros(4, 8)).shape)
#> output: torch.Size([4, 2])
# --8<-- [end:right_none]

# --8<-- [start:demo_keys]
import torch

outputs = {"last_hidden_state": torch.zeros(2), "pooler_output": torch.ones(2)}
_, pooled = outputs
print("unpacked, pooled is:", repr(pooled))
#> unpacked, pooled is: 'pooler_output'
print("by its name, pooled is:", outputs["pooler_output"])
#> by its name, pooled is: tensor([1., 1.])
# --8<-- [end:demo_keys]

# --8<-- [start:demo_messages]
import torch
from torch import nn
from torch.nn import functional as F

outputs, y = (torch.zeros(4, 3), torch.zeros(4, 3)), torch.zeros(4, 3)
for name, use in {
    "a layer": nn.Linear(3, 3),
    "BatchNorm1d": nn.BatchNorm1d(3),
    "log_softmax": lambda x: F.log_softmax(x, dim=1),
    "MSELoss": lambda x: nn.MSELoss()(x, y),
    "your own code": lambda x: x.shape,
}.items():
    try:
        use(outputs)
    except (AttributeError, TypeError) as error:
        print(f"{name}: {error}")
#> a layer: linear(): argument 'input' (position 1) must be Tensor, not tuple
#> BatchNorm1d: 'tuple' object has no attribute 'dim'
#> log_softmax: 'tuple' object has no attribute 'log_softmax'
#> MSELoss: 'tuple' object has no attribute 'size'
#> your own code: 'tuple' object has no attribute 'shape'
# --8<-- [end:demo_messages]

# --8<-- [start:detect]
import torch
from torch import nn


def describe(x):
    if isinstance(x, dict):
        return {key: describe(value) for key, value in x.items()}
    if isinstance(x, (tuple, list)):
        return type(x).__name__, [describe(value) for value in x]
    return tuple(x.shape) if torch.is_tensor(x) else type(x).__name__


outputs = nn.LSTM(16, 8)(torch.zeros(7, 4, 16))
print("LSTM returns:", describe(outputs))
#> LSTM returns: ('tuple', [(7, 4, 8), ('tuple', [(1, 4, 8), (1, 4, 8)])])
# --8<-- [end:detect]

# --8<-- [start:check]
import collections

import torch
from torch import nn

not_a_tensor = "argument 'input' (position 1) must be Tensor, not "
assert wrong.out == f"TypeError: dropout(): {not_a_tensor}str\n"
assert right.out == "after dropout: torch.Size([4, 16])\n"
assert wrong_whole.out == (
    f"TypeError: cross_entropy_loss(): {not_a_tensor}collections.OrderedDict\n")
assert right_whole.out == "loss: torch.Size([])\n"
assert wrong_rnn.out == f"TypeError: linear(): {not_a_tensor}tuple\n"
assert right_rnn.out == "scores: torch.Size([4, 7, 2])\n"
assert wrong_sequential.out == wrong_rnn.out
assert right_sequential.out == "scores: torch.Size([4, 7, 2])\n"
assert wrong_aux.out == f"TypeError: cross_entropy_loss(): {not_a_tensor}tuple\n"
assert right_aux.out == "loss: torch.Size([])\n"
assert right_aux.model.eval()(right_aux.x).shape == (4, 3)
conv = "TypeError: conv2d() received an invalid combination of arguments - got "
assert wrong_batch.out.startswith(conv + "(list, Parameter, ")
assert right_batch.out == "output: torch.Size([4, 4, 14, 14])\n" * 2
assert wrong_settings.out.startswith(conv + "(Tensor, Parameter, ")
assert wrong_settings.out.count("!tuple of (bool, bool)!") == 2
assert "!Parameter!" in wrong_settings.out
assert wrong_settings.conv.dilation == (True, True)
assert right_settings.out == "output: torch.Size([2, 4, 16, 16])\n"
assert wrong_none.out == f"TypeError: linear(): {not_a_tensor}NoneType\n"
assert right_none.out == "output: torch.Size([4, 2])\n"
assert demo_keys.out == """\
unpacked, pooled is: 'pooler_output'
by its name, pooled is: tensor([1., 1.])
"""
assert demo_messages.out == f"""\
a layer: linear(): {not_a_tensor}tuple
BatchNorm1d: 'tuple' object has no attribute 'dim'
log_softmax: 'tuple' object has no attribute 'log_softmax'
MSELoss: 'tuple' object has no attribute 'size'
your own code: 'tuple' object has no attribute 'shape'
"""
assert detect.out == (
    "LSTM returns: ('tuple', [(7, 4, 8), ('tuple', [(1, 4, 8), (1, 4, 8)])])\n")
shape = (7, 4, 8)
assert detect.describe({"a": [torch.zeros(shape), None]}) == {
    "a": ("list", [shape, "NoneType"])}


def error_of(use, *args):
    try:
        use(*args)
    except (AttributeError, TypeError) as error:
        return str(error)


# floats in the settings of a layer; integers are fine
x = torch.zeros(2, 3, 16, 16)
for settings in ({"padding": 3 / 2}, {"stride": 1.0}):
    assert "!tuple of (float, float)!" in error_of(nn.Conv2d(3, 4, 3, **settings), x)
    settings = {key: int(value) for key, value in settings.items()}
    assert error_of(nn.Conv2d(3, 4, 3, **settings), x) is None

# one tensor per sample: the batch is still a list
loader = torch.utils.data.DataLoader(
    torch.utils.data.TensorDataset(x), batch_size=2)
assert isinstance(next(iter(loader)), list)

# the class of a whole output
logits, y = torch.zeros(4, 3), torch.tensor([0, 1, 2, 0])
InceptionOutputs = collections.namedtuple("InceptionOutputs", "logits aux_logits")
assert error_of(nn.CrossEntropyLoss(), InceptionOutputs(logits, logits), y) == (
    f"cross_entropy_loss(): {not_a_tensor}InceptionOutputs")
whole = collections.OrderedDict(out=logits)
assert error_of(lambda x: nn.functional.log_softmax(x, dim=1), whole) == (
    "'collections.OrderedDict' object has no attribute 'log_softmax'")
assert error_of(nn.MSELoss(), whole, logits) == (
    "'collections.OrderedDict' object has no attribute 'size'")

# a dict as a whole, and other things that are no tensor
assert error_of(nn.Linear(8, 2), {}) == f"linear(): {not_a_tensor}dict"
assert error_of(nn.Linear(8, 2), [1.0]) == f"linear(): {not_a_tensor}list"
assert nn.Flatten()(torch.from_numpy(x.numpy())).shape == (2, 768)
assert error_of(torch.relu, x.numpy()) == f"relu(): {not_a_tensor}numpy.ndarray"

# in Sequential: an encoder layer returns a tensor, attention needs three
words = torch.zeros(4, 7, 16)
layer = nn.TransformerEncoderLayer(16, 2, batch_first=True)
assert nn.Sequential(layer, nn.Linear(16, 2))(words).shape == (4, 7, 2)
attention = nn.MultiheadAttention(16, 2, batch_first=True)
assert "missing 2 required" in error_of(nn.Sequential(attention), words)
assert type(attention(words, words, words)) is tuple
# GRU and RNN return two tensors
for rnn in (nn.GRU(16, 8), nn.RNN(16, 8)):
    assert [type(each) for each in rnn(words)] == [torch.Tensor] * 2
# --8<-- [end:check]
