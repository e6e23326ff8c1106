"""train() of nn.Module takes True or False and trains nothing; a method of yours with that name hides it."""
# /// pitfall
# apis = ["torch.nn.Module.train", "torch.nn.Module.eval"]
# symptom = "error"
# raises = ["wrong", "wrong_own", "demo_wrapped"]
# added = 2026-11-30
# messages = [
#   "training mode is expected to be boolean",
#   "Module.train() takes from 1 to 2 positional arguments but *",
#   "Module.train() got an unexpected keyword argument '*'",
#   ".train() missing 1 required positional argument: '*'",
#   ".train() takes 1 positional argument but 2 were given",
# ]
# [code.own_train]
# pattern = '''
# class $C(torch.nn.Module):
#     ...
#     def train(self, $LOADER, ...):
#         ...
#     ...
# '''
# anywhere = ['$M.eval()']
# names = { "$LOADER" = '.*(loader|data|dataset|epochs?|optim\w*|steps|x|batch\w*|dl|lr|iters?|n)' }
#
# [code.train_with_an_argument]
# either = ['$M.train($X)', '$M.train($X, ...)']
# nowhere = ['def train(self, ...): ...']
# names = { "$X" = '.*(loader|data|dataset|epoch|optim|dl$|x_train|train_x|batch).*', "$M" = '(self\.)?\w*(model|net|network|classifier|cnn)\w*' }
# example = 'model.train(train_loader)'
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(64, 8)
dataset = TensorDataset(x, x.sum(dim=1, keepdim=True))
train_loader = DataLoader(dataset, batch_size=16, shuffle=True)
model = nn.Linear(8, 1)

model.train(train_loader)
#> ValueError: training mode is expected to be boolean
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(64, 8)
dataset = TensorDataset(x, x.sum(dim=1, keepdim=True))
train_loader = DataLoader(dataset, batch_size=16, shuffle=True)
model = nn.Linear(8, 1)
criterion = nn.MSELoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)

for epoch in range(3):
    model.train()
    for x, y in train_loader:
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
    print(f"epoch {epoch}, loss: {loss:.2f}")
#> epoch 0, loss: 2.18
#> epoch 1, loss: 0.49
#> epoch 2, loss: 0.08
# --8<-- [end:right]

# --8<-- [start:demo_more_arguments]
import torch
from torch import nn

train_loader = [torch.zeros(4, 8)]
model = nn.Linear(8, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)

try:
    model.train(train_loader, optimizer)
except TypeError as error:
    print("TypeError:", error)
#> TypeError: Module.train() takes from 1 to 2 positional arguments but 3 were given
try:
    model.train(train_loader, epochs=10)
except TypeError as error:
    print("TypeError:", error)
#> TypeError: Module.train() got an unexpected keyword argument 'epochs'
# --8<-- [end:demo_more_arguments]

# --8<-- [start:wrong_own]
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(8, 1)

    def forward(self, x):
        return self.layer(x)

    def train(self, loader):
        for x, y in loader:
            loss = nn.functional.mse_loss(self(x), y)
            loss.backward()

model = Net()
model.eval()
#> TypeError: 'bool' object is not iterable
print("training mode:", model.training)
# --8<-- [end:wrong_own]

# --8<-- [start:right_own]
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(8, 1)

    def forward(self, x):
        return self.layer(x)

    def fit(self, loader):
        for x, y in loader:
            loss = nn.functional.mse_loss(self(x), y)
            loss.backward()

model = Net()
model.eval()
print("training mode:", model.training)
#> training mode: False
# --8<-- [end:right_own]

# --8<-- [start:demo_other_messages]
from torch import nn

class TwoArguments(nn.Linear):
    def train(self, loader, optimizer):
        pass

class NoArgument(nn.Linear):
    def train(self):
        pass

class Attribute(nn.Linear):
    def __init__(self, train=True):
        super().__init__(8, 1)
        self.train = train

for model in [TwoArguments(8, 1), NoArgument(8, 1), Attribute()]:
    try:
        model.eval()
    except TypeError as error:
        print("TypeError:", error)
#> TypeError: TwoArguments.train() missing 1 required positional argument: 'optimizer'
#> TypeError: NoArgument.train() takes 1 positional argument but 2 were given
#> TypeError: 'bool' object is not callable
# --8<-- [end:demo_other_messages]

# --8<-- [start:demo_no_call]
import torch
from torch import nn

model, x = nn.Linear(8, 1), torch.zeros(8)
try:
    model.training()
except TypeError as error:
    print("TypeError:", error)
#> TypeError: 'bool' object is not callable
print("model.training:", model.training)
#> model.training: True
print("x.is_cuda:", x.is_cuda)
#> x.is_cuda: False
# --8<-- [end:demo_no_call]

# --8<-- [start:demo_no_error]
from torch import nn

class Net(nn.Linear):
    def train(self, epochs=10):
        for epoch in range(epochs):
            print("epoch", epoch)

model = Net(8, 1)
model.eval()
print("training mode after eval():", model.training)
#> training mode after eval(): True
# --8<-- [end:demo_no_error]

# --8<-- [start:demo_wrapped]
import torch
from torch import nn

class Net(nn.Linear):
    def train(self, loader):
        for x in loader:
            print("training on", tuple(x.shape))

loader = [torch.zeros(4, 8)]
model = Net(8, 1)
model.train(loader)
#> training on (4, 8)
model = nn.DataParallel(model)
model.train(loader)
#> ValueError: training mode is expected to be boolean
# --8<-- [end:demo_wrapped]

# --8<-- [start:demo_values]
import torch
from torch import nn

model = nn.Linear(8, 1)
for mode in [True, False, 1, "True", None, torch.tensor(True)]:
    try:
        model.train(mode)
        print("accepted:", repr(mode))
    except ValueError:
        print("rejected:", repr(mode))
#> accepted: True
#> accepted: False
#> rejected: 1
#> rejected: 'True'
#> rejected: None
#> rejected: tensor(True)
# --8<-- [end:demo_values]

# --8<-- [start:demo_on_purpose]
from torch import nn

class Net(nn.Sequential):
    def train(self, mode=True):
        super().train(mode)
        self[1].eval()
        return self

model = Net(nn.Linear(8, 8), nn.BatchNorm1d(8)).train()
print("Linear in training mode:", model[0].training)
#> Linear in training mode: True
print("BatchNorm1d in training mode:", model[1].training)
#> BatchNorm1d in training mode: False
# --8<-- [end:demo_on_purpose]

# --8<-- [start:detect]
from torch import nn

class Net(nn.Linear):
    def train(self, loader):
        pass

model = nn.Sequential(nn.Linear(8, 8), Net(8, 1))
for module in model.modules():
    for method in ["train", "eval"]:
        own = getattr(getattr(module, method), "__func__", None)
        if own is not getattr(nn.Module, method):
            print(f"{type(module).__name__} replaces {method}()")
#> Net replaces train()
# --8<-- [end:detect]

# --8<-- [start:check]
assert wrong.out == "ValueError: training mode is expected to be boolean\n"
assert right.out.endswith("epoch 2, loss: 0.08\n")
assert wrong_own.out == "TypeError: 'bool' object is not iterable\n"
assert right_own.out == "training mode: False\n"
assert "TwoArguments.train() missing 1 required" in demo_other_messages.out
assert "'bool' object is not callable" in demo_other_messages.out
assert "NoArgument.train() takes 1 positional" in demo_other_messages.out
assert "but 3 were given" in demo_more_arguments.out
assert "unexpected keyword argument 'epochs'" in demo_more_arguments.out
assert demo_no_call.out.startswith("TypeError: 'bool' object is not callable\n")
assert demo_no_error.out == "training mode after eval(): True\n"
assert demo_wrapped.out.startswith("training on (4, 8)\nValueError")
assert demo_values.out.count("accepted: ") == 2
assert demo_values.out.count("rejected: ") == 4
assert "Linear in training mode: True" in demo_on_purpose.out
assert "BatchNorm1d in training mode: False" in demo_on_purpose.out
assert detect.out == "Net replaces train()\n"
# --8<-- [end:check]
