"""A class or function gets an argument by a name that its signature doesn't have, often from a config, an example for a different version, or a replaced word."""
# /// pitfall
# apis = ["torch.nn.Module", "torch.nn.functional.softmax", "torch.nn.Linear", "torch.nn.Dropout", "torch.optim.Adam",
#         "torch.utils.data.DataLoader", "torch.nn.functional.cross_entropy", "torch.nn.LSTM"]
# symptom = "error"
# raises = ["wrong", "wrong_extra", "wrong_super", "wrong_replaced"]
# added = 2026-11-30
# also = ["torch.nn.Conv2d", "torch.utils.data.Dataset"]
# messages = [
#   "*.__init__() got an unexpected keyword argument '*'",
#   "softmax() got an unexpected keyword argument '*'",
#   "cross_entropy() got an unexpected keyword argument '*'",
# ]
# older = ["__init__() got an unexpected keyword argument '*'"]
#
# [code.keras_names]
# either = [
#     'torch.nn.Linear(..., activation=$A, ...)', 'torch.nn.Conv2d(..., activation=$A, ...)',
#     'torch.nn.Dropout(..., rate=$P, ...)', 'torch.nn.Dropout(..., prob=$P, ...)',
#     'torch.nn.LSTM(..., units=$N, ...)', 'torch.optim.Adam(..., learning_rate=$LR, ...)',
#     'torch.optim.SGD(..., learning_rate=$LR, ...)', 'torch.optim.AdamW(..., learning_rate=$LR, ...)',
#     'torch.utils.data.DataLoader(..., transform=$T, ...)',
#     'torch.nn.functional.cross_entropy(..., weights=$W, ...)',
#     'torch.nn.CrossEntropyLoss(..., weights=$W, ...)',
# ]
# example = '''
# optimizer = torch.optim.Adam(model.parameters(), learning_rate=0.001)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self, in_features, hidden):
        super().__init__()
        self.fc = nn.Linear(in_features, hidden)

    def forward(self, x):
        return self.fc(x)

config = {"in_features": 8, "hidden_size": 16}
model = Net(**config)
#> TypeError: Net.__init__() got an unexpected keyword argument 'hidden_size'
print("output:", model(torch.zeros(2, 8)).shape)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self, in_features, hidden):
        super().__init__()
        self.fc = nn.Linear(in_features, hidden)

    def forward(self, x):
        return self.fc(x)

config = {"in_features": 8, "hidden": 16}
model = Net(**config)
print("output:", model(torch.zeros(2, 8)).shape)
#> output: torch.Size([2, 16])
# --8<-- [end:right]

# --8<-- [start:detect]
import inspect
from torch import nn

class Net(nn.Module):
    def __init__(self, in_features, hidden, dropout=0.1):
        super().__init__()

print("Net:", inspect.signature(Net))
#> Net: (in_features, hidden, dropout=0.1)
print("RNNBase:", list(inspect.signature(nn.RNNBase).parameters))
#> RNNBase: ['mode', 'input_size', 'hidden_size', 'num_layers', 'bias', 'batch_first', 'dropout', 'bidirectional', 'proj_size', 'device', 'dtype']
print("in the file:", inspect.getfile(nn.LSTM).split("/")[-1])
#> in the file: rnn.py
# --8<-- [end:detect]

# --8<-- [start:wrong_extra]
from torch import nn

class Net(nn.Module):
    def __init__(self, in_features, hidden):
        super().__init__()
        self.fc = nn.Linear(in_features, hidden)

config = {"in_features": 8, "hidden": 16, "lr": 0.1}
model = Net(**config)
#> TypeError: Net.__init__() got an unexpected keyword argument 'lr'
print("layer:", model.fc.weight.shape)
# --8<-- [end:wrong_extra]

# --8<-- [start:right_extra]
from torch import nn

class Net(nn.Module):
    def __init__(self, in_features, hidden):
        super().__init__()
        self.fc = nn.Linear(in_features, hidden)

config = {"in_features": 8, "hidden": 16, "lr": 0.1}
lr = config.pop("lr")
model = Net(**config)
print("layer:", model.fc.weight.shape)
#> layer: torch.Size([16, 8])
# --8<-- [end:right_extra]

# --8<-- [start:demo_filter]
import inspect
from torch import nn

class Net(nn.Module):
    def __init__(self, in_features, hidden):
        super().__init__()
        self.fc = nn.Linear(in_features, hidden)

config = {"in_features": 8, "hidden": 16, "lr": 0.1, "name": "net"}
known = inspect.signature(Net).parameters
print("ignored:", [key for key in config if key not in known])
#> ignored: ['lr', 'name']
model = Net(**{key: config[key] for key in known if key in config})
# --8<-- [end:demo_filter]

# --8<-- [start:wrong_super]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self, hidden=16, **kwargs):
        super().__init__(**kwargs)
        self.fc = nn.Linear(8, hidden)

model = Net(hidden=4, dropout=0.1)
#> TypeError: Net.__init__() got an unexpected keyword argument 'dropout'
print("layer:", model.fc.weight.shape)
# --8<-- [end:wrong_super]

# --8<-- [start:right_super]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self, hidden=16, dropout=0.0):
        super().__init__()
        self.fc = nn.Sequential(nn.Linear(8, hidden), nn.Dropout(dropout))

model = Net(hidden=4, dropout=0.1)
print("layer:", model.fc[0].weight.shape)
#> layer: torch.Size([4, 8])
# --8<-- [end:right_super]

# --8<-- [start:wrong_replaced]
import torch
import torch.nn.functional as F

hidden_size = 4
scores = torch.zeros(2, hidden_size)
weights = F.softmax(scores, hidden_size=1)
#> TypeError: softmax() got an unexpected keyword argument 'hidden_size'
print("weights:", weights[0])
# --8<-- [end:wrong_replaced]

# --8<-- [start:right_replaced]
import torch
import torch.nn.functional as F

hidden_size = 4
scores = torch.zeros(2, hidden_size)
weights = F.softmax(scores, dim=1)
print("weights:", weights[0])
#> weights: tensor([0.2500, 0.2500, 0.2500, 0.2500])
# --8<-- [end:right_replaced]

# --8<-- [start:demo_messages]
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader

x, y = torch.zeros(2, 3), torch.zeros(2).long()
for use in (lambda: nn.Linear(8, 4, activation="relu"),
            lambda: nn.Dropout(rate=0.5), lambda: nn.LSTM(8, units=16),
            lambda: torch.optim.Adam([x], learning_rate=0.1),
            lambda: DataLoader([1, 2], transform=None),
            lambda: F.cross_entropy(x, y, weights=torch.ones(3))):
    try:
        use()
    except TypeError as error:
        print(error)
#> Linear.__init__() got an unexpected keyword argument 'activation'
#> _DropoutNd.__init__() got an unexpected keyword argument 'rate'
#> RNNBase.__init__() got an unexpected keyword argument 'units'
#> Adam.__init__() got an unexpected keyword argument 'learning_rate'
#> DataLoader.__init__() got an unexpected keyword argument 'transform'
#> cross_entropy() got an unexpected keyword argument 'weights'
# --8<-- [end:demo_messages]

# --8<-- [start:check]
import inspect

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader

assert wrong.out == """\
TypeError: Net.__init__() got an unexpected keyword argument 'hidden_size'
"""
assert right.out == "output: torch.Size([2, 16])\n"
assert detect.out == """\
Net: (in_features, hidden, dropout=0.1)
RNNBase: ['mode', 'input_size', 'hidden_size', 'num_layers', 'bias', 'batch_first', 'dropout', 'bidirectional', 'proj_size', 'device', 'dtype']
in the file: rnn.py
"""
assert wrong_extra.out == "TypeError: Net.__init__() got an unexpected keyword argument 'lr'\n"
assert right_extra.out == "layer: torch.Size([16, 8])\n"
assert demo_filter.out == "ignored: ['lr', 'name']\n"
assert wrong_super.out == """\
TypeError: Net.__init__() got an unexpected keyword argument 'dropout'
"""
assert right_super.out == "layer: torch.Size([4, 8])\n"
assert wrong_replaced.out == """\
TypeError: softmax() got an unexpected keyword argument 'hidden_size'
"""
assert right_replaced.out == "weights: tensor([0.2500, 0.2500, 0.2500, 0.2500])\n"
assert demo_messages.out == """\
Linear.__init__() got an unexpected keyword argument 'activation'
_DropoutNd.__init__() got an unexpected keyword argument 'rate'
RNNBase.__init__() got an unexpected keyword argument 'units'
Adam.__init__() got an unexpected keyword argument 'learning_rate'
DataLoader.__init__() got an unexpected keyword argument 'transform'
cross_entropy() got an unexpected keyword argument 'weights'
"""

# by position, names don't matter
assert right.Net(8, 16).fc.weight.shape == (16, 8)
# what to write instead
x, y = torch.zeros(2, 3), torch.zeros(2).long()
assert nn.Dropout(p=0.5).p == 0.5 and nn.LSTM(8, hidden_size=16).hidden_size == 16
assert torch.optim.Adam([x], lr=0.1).defaults["lr"] == 0.1
assert F.cross_entropy(x, y, weight=torch.ones(3)).shape == ()
assert "transform" not in inspect.signature(DataLoader).parameters
# unknown names that arrive where they are known
kwargs = {"bias": False}
assert nn.Linear(8, 4, **kwargs).bias is None
# the file that Python has imported
assert inspect.getfile(nn.Dropout).endswith("dropout.py")
assert inspect.getdoc(nn.Dropout).startswith("During training")
assert demo_filter.model.fc.weight.shape == (16, 8)


def said(call):
    try:
        call()
    except TypeError as error:
        return str(error)


# functions in C++
assert said(lambda: torch.sum(x, hidden_size=1)).startswith(
    "sum() received an invalid combination of arguments")
# nn.Module itself, and a base class with parameters
assert said(lambda: nn.Module(dropout=0.1)) == (
    "Module.__init__() got an unexpected keyword argument 'dropout'")
assert right_extra.lr == 0.1 and right_extra.config == {"in_features": 8, "hidden": 16}
# --8<-- [end:check]
