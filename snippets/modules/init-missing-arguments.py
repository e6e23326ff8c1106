"""A layer needs the size of its input as well as of its output, and nn.Module.__init__ takes no arguments at all."""
# /// pitfall
# apis = ["torch.nn.Conv2d", "torch.nn.Linear", "torch.nn.Module", "torch.nn.LazyLinear", "torch.nn.LazyConv2d", "torch.nn.Embedding",
#         "torch.nn.MultiheadAttention", "torch.nn.BatchNorm2d", "torch.nn.MaxPool2d", "torch.nn.LSTM"]
# symptom = "error"
# raises = ["wrong", "wrong_list", "wrong_base", "wrong_many", "wrong_name"]
# added = 2026-12-01
# messages = [
#   "Conv2d.__init__() missing * required positional arguments: 'out_channels' and 'kernel_size'",
#   "Conv2d.__init__() missing 1 required positional argument: 'kernel_size'",
#   "Linear.__init__() missing 1 required positional argument: 'out_features'",
#   "__init__() missing 1 required positional argument: 'out_features'",
#   "__init__() missing 1 required positional argument: 'kernel_size'",
#   "__init__() missing 1 required positional argument: 'num_features'",
#   "__init__() missing 1 required positional argument: 'embedding_dim'",
#   "__init__() missing 1 required positional argument: 'num_classes'",
#   "__init__() missing * required positional arguments: 'out_channels' and 'kernel_size'",
#   "__init__() missing * required positional arguments: 'in_channels', 'out_channels', and 'kernel_size'",
#   "__init__() missing * required positional arguments: 'input_size' and 'hidden_size'",
#   "__init__() takes 1 positional argument but 2 were given",
#   "__init__() takes * positional arguments but * were given",
#   "super(type, obj): obj must be an instance or subtype of type",
# ]
#
# [code.layer_without_all_its_sizes]
# either = [
#     'torch.nn.Linear($N)', 'torch.nn.Conv2d($N)', 'torch.nn.Conv2d($N, padding=$P)',
#     'torch.nn.Conv1d($N)', 'torch.nn.Embedding($N)',
# ]
# names = { "$N" = '\d+' }
#
# [code.module_init_with_arguments]
# either = ['super().__init__($X)', 'super($NET, self).__init__($X)']
# inside = ['class $NET(torch.nn.Module): ...']
# names = { "$X" = '\w+' }
# ///

# --8<-- [start:wrong]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(16, padding=1)
        self.fc = nn.Linear(10)

    def forward(self, x):
        x = self.conv(x).relu().mean(dim=(2, 3))
        return self.fc(x)


model = Net()
#> TypeError: Conv2d.__init__() missing 2 required positional arguments: 'out_channels' and 'kernel_size'
x = torch.ones(8, 3, 32, 32)
print("output:", model(x).shape)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 16, kernel_size=3, padding=1)
        self.fc = nn.Linear(16, 10)

    def forward(self, x):
        x = self.conv(x).relu().mean(dim=(2, 3))
        return self.fc(x)


model = Net()
x = torch.ones(8, 3, 32, 32)
print("output:", model(x).shape)
#> output: torch.Size([8, 10])
# --8<-- [end:right]

# --8<-- [start:demo_lazy]
import torch
from torch import nn

model = nn.Sequential(
    nn.LazyConv2d(16, kernel_size=3, padding=1),
    nn.ReLU(),
    nn.Flatten(),
    nn.LazyLinear(10),
)
model(torch.ones(1, 3, 32, 32))  # sets the input sizes
print("conv:", model[0].in_channels, "->", model[0].out_channels)
#> conv: 3 -> 16
print("linear:", model[3].in_features, "->", model[3].out_features)
#> linear: 16384 -> 10
# --8<-- [end:demo_lazy]

# --8<-- [start:wrong_list]
import torch
from torch import nn

sizes = [784, 128]
layer = nn.Linear(sizes)
#> TypeError: Linear.__init__() missing 1 required positional argument: 'out_features'
print("output:", layer(torch.ones(8, 784)).shape)
# --8<-- [end:wrong_list]

# --8<-- [start:right_list]
import torch
from torch import nn

sizes = [784, 128]
layer = nn.Linear(*sizes)
print("output:", layer(torch.ones(8, 784)).shape)
#> output: torch.Size([8, 128])
# --8<-- [end:right_list]

# --8<-- [start:wrong_base]
import torch
from torch import nn


class SamePadding(nn.Conv2d):
    def __init__(self, in_channels, out_channels, kernel_size):
        super().__init__()
        self.padding = kernel_size // 2


layer = SamePadding(3, 16, 3)
#> TypeError: Conv2d.__init__() missing 3 required positional arguments: 'in_channels', 'out_channels', and 'kernel_size'
print("output:", layer(torch.ones(8, 3, 32, 32)).shape)
# --8<-- [end:wrong_base]

# --8<-- [start:right_base]
import torch
from torch import nn


class SamePadding(nn.Conv2d):
    def __init__(self, in_channels, out_channels, kernel_size):
        super().__init__(in_channels, out_channels, kernel_size,
                         padding=kernel_size // 2)


layer = SamePadding(3, 16, 3)
print("output:", layer(torch.ones(8, 3, 32, 32)).shape)
#> output: torch.Size([8, 16, 32, 32])
# --8<-- [end:right_base]

# --8<-- [start:wrong_many]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self, num_classes):
        super().__init__(num_classes)
        self.fc = nn.Linear(16, num_classes)

    def forward(self, x):
        return self.fc(x)


model = Net(10)
#> TypeError: Net.__init__() takes 1 positional argument but 2 were given
print("output:", model(torch.ones(8, 16)).shape)
# --8<-- [end:wrong_many]

# --8<-- [start:right_many]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self, num_classes):
        super().__init__()
        self.fc = nn.Linear(16, num_classes)

    def forward(self, x):
        return self.fc(x)


model = Net(10)
print("output:", model(torch.ones(8, 16)).shape)
#> output: torch.Size([8, 10])
# --8<-- [end:right_many]

# --8<-- [start:wrong_name]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.fc = nn.Linear(4, 2)


class BigNet(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.fc = nn.Linear(4, 200)


model = BigNet()
#> TypeError: super(type, obj): obj must be an instance or subtype of type
print("output:", model.fc(torch.ones(8, 4)).shape)
# --8<-- [end:wrong_name]

# --8<-- [start:right_name]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 2)


class BigNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 200)


model = BigNet()
print("output:", model.fc(torch.ones(8, 4)).shape)
#> output: torch.Size([8, 200])
# --8<-- [end:right_name]

# --8<-- [start:detect]
import inspect

from torch import nn

for layer in (nn.Linear, nn.Conv2d, nn.Embedding, nn.MultiheadAttention):
    parameters = inspect.signature(layer).parameters.values()
    required = [p.name for p in parameters if p.default is p.empty]
    print(f"{layer.__name__} needs", ", ".join(required))
#> Linear needs in_features, out_features
#> Conv2d needs in_channels, out_channels, kernel_size
#> Embedding needs num_embeddings, embedding_dim
#> MultiheadAttention needs embed_dim, num_heads
# --8<-- [end:detect]

# --8<-- [start:demo_messages]
from torch import nn


class Net(nn.Module):
    def __init__(self, num_classes):
        super().__init__()


calls = (
    lambda: nn.Linear(10), lambda: nn.Conv2d(3, 16), lambda: nn.Embedding(100),
    lambda: nn.BatchNorm2d(), lambda: nn.MaxPool2d(), lambda: nn.LSTM(),
    lambda: Net(), lambda: Net(10, 3),
)
for call in calls:
    try:
        call()
    except TypeError as error:
        print(error)
#> Linear.__init__() missing 1 required positional argument: 'out_features'
#> Conv2d.__init__() missing 1 required positional argument: 'kernel_size'
#> Embedding.__init__() missing 1 required positional argument: 'embedding_dim'
#> _BatchNorm.__init__() missing 1 required positional argument: 'num_features'
#> _MaxPoolNd.__init__() missing 1 required positional argument: 'kernel_size'
#> RNNBase.__init__() missing 2 required positional arguments: 'input_size' and 'hidden_size'
#> Net.__init__() missing 1 required positional argument: 'num_classes'
#> Net.__init__() takes 2 positional arguments but 3 were given
# --8<-- [end:demo_messages]

# --8<-- [start:check]
from torch import nn

start = "TypeError: Conv2d.__init__() missing "
assert wrong.error == (
    start + "2 required positional arguments: 'out_channels' and 'kernel_size'")
assert right.out == "output: torch.Size([8, 10])\n"
assert demo_lazy.out == "conv: 3 -> 16\nlinear: 16384 -> 10\n"
assert "Linear.__init__() missing 1 required positional argument: " \
    "'out_features'" in (wrong_list.error or "")
assert right_list.out == "output: torch.Size([8, 128])\n"
assert (wrong_base.error or "").startswith(start + "3 required")
assert right_base.out == "output: torch.Size([8, 16, 32, 32])\n"
assert "takes 1 positional argument but 2 were" in (wrong_many.error or "")
assert right_many.out == "output: torch.Size([8, 10])\n"
assert "super(type, obj): obj must be" in (wrong_name.error or "")
assert right_name.out == "output: torch.Size([8, 200])\n"
assert "_BatchNorm.__init__() missing 1 " in demo_messages.out
assert "_MaxPoolNd.__init__() missing 1 " in demo_messages.out
assert "RNNBase.__init__() missing 2 " in demo_messages.out
assert demo_messages.out.count("__init__() missing ") == 7
assert "Net.__init__() takes 2 positional arguments but 3" in demo_messages.out
assert "Conv2d needs in_channels, out_channels, kernel_size\n" in detect.out
assert "Embedding needs num_embeddings, embedding_dim\n" in detect.out


def message(call):
    try:
        call()
    except (TypeError, NameError) as error:
        return str(error)
    raise AssertionError("no error")


# what the wrong layers would say one after the other
assert message(lambda: nn.Linear(10)) == (
    "Linear.__init__() missing 1 required positional argument: 'out_features'")
assert message(lambda: nn.Conv2d(32, (3, 3))).endswith(
    "missing 1 required positional argument: 'kernel_size'")


# the other causes of "takes 1 positional argument but 2 were given"
class Fixed(nn.Module):
    def __init__(self):
        super().__init__()


class Misspelt(nn.Module):
    def _init_(self, num_classes):
        super().__init__()


for call in (lambda: Fixed(10), lambda: Misspelt(10)):
    assert message(call).endswith(
        "__init__() takes 1 positional argument but 2 were given")


class Head(nn.Module):
    def __init__(self, num_classes):
        super().__init__()


assert message(lambda: Head()).endswith(
    "Head.__init__() missing 1 required positional argument: 'num_classes'")


# a cell that was run again: the old class looks up the new name
class Again(nn.Module):
    def __init__(self):
        super(Again, self).__init__()


class AgainWithout(nn.Module):
    def __init__(self):
        super().__init__()


old, old_without = Again, AgainWithout


class Again(nn.Module):
    pass


class AgainWithout(nn.Module):
    pass


assert message(lambda: old()) == (
    "super(type, obj): obj must be an instance or subtype of type")
assert isinstance(old_without(), nn.Module)


# a name that doesn't exist is a different error
class Renamed(nn.Module):
    def __init__(self):
        super(OldName, self).__init__()


assert message(Renamed) == "name 'OldName' is not defined"
# --8<-- [end:check]
