"""A module registers layers that are attributes; a plain list, tuple or dict hides them from everything it does."""
# /// pitfall
# apis = ["torch.nn.ModuleList", "torch.nn.Module.parameters", "torch.nn.Module.state_dict", "torch.nn.Module.eval",
#         "torch.nn.Module.to"]
# symptom = "error"
# raises = ["wrong", "wrong_call", "wrong_list_call", "wrong_comma"]
# added = 2026-11-21
# messages = ["optimizer got an empty parameter list",
#             'Module [ModuleList] is missing the required "forward" function',
#             "'list' object is not callable", "'tuple' object is not callable"]
# older = ["forward() takes 1 positional argument but * were given",
#          "'ModuleList' object is not callable",
#          "in forward*raise NotImplementedError*NotImplementedError",
#          "Expected all tensors to be on the same device, but found at least two devices, * and *!",
#          "Expected all tensors to be on the same device, but got * is on *, different from other tensors on *"]
#
# [code.module_list_called]
# either = ['self.$A($X)', 'self.$A($X, ...)']
# inside = [
# '''
# class $NET(...):
#     ...
#     def __init__(...):
#         ...
#         self.$A = torch.nn.ModuleList(...)
#         ...
#     ...
# ''',
# ]
#
# [code.layers_in_a_list]
# either = [
#     'self.$A = [torch.nn.$LAYER(...) for $I in $N]',
#     'self.$A = [..., torch.nn.$LAYER(...), ...]',
#     'self.$A = {..., $K: torch.nn.$LAYER(...), ...}',
#     'self.$A = {$K: torch.nn.$LAYER(...) for $I in $N}',
#     'self.$A = [torch.nn.$LAYER(...)] * $N',
#     'self.$A = dict(..., $K=torch.nn.$LAYER(...), ...)',
#     'self.$A = (..., torch.nn.$LAYER(...), ...)',
#     'self.$A = list(torch.nn.$LAYER(...) for $I in $N)',
# '''
# self.$A = []
# ...
# self.$A.append(torch.nn.$LAYER(...))
# ''',
# '''
# self.$A = []
# ...
# self.$A += [..., torch.nn.$LAYER(...), ...]
# ''',
# '''
# self.$A = []
# ...
# self.$A.extend([..., torch.nn.$LAYER(...), ...])
# ''',
# '''
# self.$A = {}
# ...
# self.$A[$K] = torch.nn.$LAYER(...)
# ''',
# '''
# $L = []
# ...
# $L.append(torch.nn.$LAYER(...))
# ...
# self.$A = $L
# ''',
# '''
# $L = [torch.nn.$LAYER(...) for $I in $N]
# ...
# self.$A = $L
# ''',
# ]
# inside = ['class $NET(torch.nn.Module): ...']
# nowhere = [
#     'torch.nn.ModuleList(self.$A)', 'torch.nn.ModuleDict(self.$A)',
#     'torch.nn.Sequential(*self.$A)', 'torch.nn.Sequential(*$L)', 'self.add_module(...)',
#     'setattr(self, ...)', 'self.register_module(...)', 'self.$B = torch.nn.ModuleList($L)',
# ]
# line = "$A"
# names = { "$LAYER" = '(?!Parameter|init|functional|utils|Module).*' }
#
# [code.blocks_in_a_list]
# either = [
#     'self.$A = [$BLOCK(...) for $I in $N]', 'self.$A = {$K: $BLOCK(...) for $I in $N}',
#     'self.$A = [..., $BLOCK(...), ...]',
# '''
# self.$A = []
# ...
# self.$A.append($BLOCK(...))
# ''',
# '''
# $L = []
# ...
# $L.append($BLOCK(...))
# ...
# self.$A = $L
# ''',
#     'self.$A = [$BLOCK(...) for $I, $J in $N]', 'self.$A = tuple($BLOCK(...) for $I in $N)',
#     'self.$A = [$BLOCK(...)] * $N',
# ]
# inside = [
#     'class $NET(torch.nn.Module): ...',
#     [
# '''
# class $NET2(...):
#     ...
#     def $METHOD(...):
#         ...
#         for $LAYER in <... self.$A ...>:
#             ...
#             $LAYER(...)
#             ...
#         ...
#     ...
# ''',
# '''
# class $NET2(...):
#     ...
#     def $METHOD(...):
#         ...
#         $OUT = <... self.$A[$INDEX](...) ...>
#         ...
#     ...
# ''',
#     ],
# ]
# nowhere = [
#     'torch.nn.ModuleList(self.$A)', 'torch.nn.ModuleDict(self.$A)',
#     'torch.nn.Sequential(*self.$A)', 'self.add_module(...)', 'setattr(self, ...)',
#     'self.register_module(...)',
# ]
# line = "$A"
# names = { "$BLOCK" = '([\w.]*\.)?_*[A-Z]\w*|make_\w+|\w*(block|layer)' }
#
# [code.layers_in_a_list_by_a_comprehension]
# either = [
#     'self.$A = [torch.nn.$LAYER(...) for $I, $J in $N]',
#     'self.$A = [torch.nn.$LAYER(...)] + [torch.nn.$LAYER2(...) for $I in $N]',
#     'self.$A = [[torch.nn.$LAYER(...), ...] for $I in $N]',
#     'self.$A = {$K: torch.nn.$LAYER(...) for $K, $V in $N}',
#     'self.$A = tuple(torch.nn.$LAYER(...) for $I in $N)',
#     'self.$A = [torch.nn.$LAYER(...) if $C else $E for $I in $N]',
#     'self.$A = [torch.nn.Parameter(...) for $I in $N]',
#     'self.$A = {$K: torch.nn.Parameter(...) for $K in $N}',
#     'self.$A.insert($I, torch.nn.$LAYER(...))', 'self.$A = [torch.nn.Parameter(...), ...]',
#     'self.$A.append(torch.nn.Parameter(...))',
#     'self.$A, self.$B = [torch.nn.$LAYER(...) for $I in $N], $V2',
#     'self.$A = [torch.nn.$LAYER(...).to(...) for $I in $N]',
# ]
# inside = ['class $NET(torch.nn.Module): ...']
# nowhere = [
#     'torch.nn.ModuleList(self.$A)', 'torch.nn.ModuleDict(self.$A)',
#     'torch.nn.Sequential(*self.$A)', 'self.add_module(...)', 'setattr(self, ...)',
#     'self.register_module(...)', 'self.register_parameter(...)',
#     'torch.nn.ParameterList(self.$A)', 'self.$A = torch.nn.ModuleList(...)',
#     'self.$A = torch.nn.ParameterList(...)',
# ]
# line = "$A"
# example = '''
# class Net(torch.nn.Module):
#     def __init__(self, sizes):
#         self.layers = [torch.nn.Linear(a, b) for a, b in zip(sizes, sizes[1:])]
# '''
# ///

# --8<-- [start:wrong]
from torch import nn, optim


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(4, 4) for _ in range(3)]

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


model = Net()
optimizer = optim.SGD(model.parameters(), lr=0.1)
#> ValueError: optimizer got an empty parameter list
print("parameters:", len(list(model.parameters())))
# --8<-- [end:wrong]

# --8<-- [start:right]
from torch import nn, optim


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(4, 4) for _ in range(3))

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


model = Net()
optimizer = optim.SGD(model.parameters(), lr=0.1)
print("parameters:", len(list(model.parameters())))
#> parameters: 6
# --8<-- [end:right]

# --8<-- [start:wrong_silent]
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(4, 4), nn.Dropout(0.5)]
        self.head = nn.Linear(4, 2)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return self.head(x)


model = Net().eval().to("meta")  # as .to("cuda")
print("saved:", list(model.state_dict()))
#> saved: ['head.weight', 'head.bias']
print("layers on:", model.layers[0].weight.device)
#> layers on: cpu
print("head on:", model.head.weight.device)
#> head on: meta
print("dropout in training mode:", model.layers[1].training)
#> dropout in training mode: True
# --8<-- [end:wrong_silent]

# --8<-- [start:right_silent]
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(4, 4), nn.Dropout(0.5)])
        self.head = nn.Linear(4, 2)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return self.head(x)


model = Net().eval().to("meta")  # as .to("cuda")
print("saved:", list(model.state_dict()))
#> saved: ['layers.0.weight', 'layers.0.bias', 'head.weight', 'head.bias']
print("layers on:", model.layers[0].weight.device)
#> layers on: meta
print("head on:", model.head.weight.device)
#> head on: meta
print("dropout in training mode:", model.layers[1].training)
#> dropout in training mode: False
# --8<-- [end:right_silent]

# --8<-- [start:wrong_call]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(4, 4), nn.ReLU()])

    def forward(self, x):
        return self.layers(x)


model = Net()
x = torch.ones(1, 4)
print("output:", model(x).shape)
#> NotImplementedError: Module [ModuleList] is missing the required "forward" function
# --8<-- [end:wrong_call]

# --8<-- [start:right_call]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 4), nn.ReLU())

    def forward(self, x):
        return self.layers(x)


model = Net()
x = torch.ones(1, 4)
print("output:", model(x).shape)
#> output: torch.Size([1, 4])
# --8<-- [end:right_call]

# --8<-- [start:wrong_list_call]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(4, 4), nn.ReLU()]

    def forward(self, x):
        return self.layers(x)


model = Net()
x = torch.ones(1, 4)
print("output:", model(x).shape)
#> TypeError: 'list' object is not callable
# --8<-- [end:wrong_list_call]

# --8<-- [start:wrong_comma]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(4, 8),
        self.fc2 = nn.Linear(8, 2)

    def forward(self, x):
        return self.fc2(self.fc1(x).relu())


model = Net()
x = torch.ones(1, 4)
print("output:", model(x).shape)
#> TypeError: 'tuple' object is not callable
# --8<-- [end:wrong_comma]

# --8<-- [start:right_comma]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(4, 8)
        self.fc2 = nn.Linear(8, 2)

    def forward(self, x):
        return self.fc2(self.fc1(x).relu())


model = Net()
x = torch.ones(1, 4)
print("output:", model(x).shape)
#> output: torch.Size([1, 2])
# --8<-- [end:right_comma]

# --8<-- [start:detect]
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(4, 4), nn.ReLU()]
        self.head = nn.Linear(4, 2)


model = Net()
print("registered:", [name for name, module in model.named_children()])
#> registered: ['head']
for name, module in model.named_modules():
    for key, value in vars(module).items():
        if isinstance(value, (list, tuple)):
            if any(isinstance(item, nn.Module) for item in value):
                print("not registered:", f"{name}.{key}".strip("."))
#> not registered: layers
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

empty = "ValueError: optimizer got an empty parameter list"
assert wrong.error == empty
assert right.out == "parameters: 6\n" and right.error is None
assert not list(wrong.model.parameters())
assert wrong_silent.out == (
    "saved: ['head.weight', 'head.bias']\n"
    "layers on: cpu\nhead on: meta\n"
    "dropout in training mode: True\n")
assert right_silent.out == (
    "saved: ['layers.0.weight', 'layers.0.bias', 'head.weight', 'head.bias']\n"
    "layers on: meta\nhead on: meta\ndropout in training mode: False\n")
assert wrong_call.error == (
    'NotImplementedError: Module [ModuleList] is missing '
    'the required "forward" function')
assert right_call.out == "output: torch.Size([1, 4])\n"
assert wrong_list_call.error == "TypeError: 'list' object is not callable"
assert wrong_comma.error == "TypeError: 'tuple' object is not callable"
assert right_comma.out == "output: torch.Size([1, 2])\n"
assert not list(wrong_comma.model.fc1[0].parameters())[0] in set(
    wrong_comma.model.parameters())
layers = wrong_call.model.layers
assert nn.Sequential(*layers)(wrong_call.x).shape == (1, 4)
assert detect.out == "registered: ['head']\nnot registered: layers\n"


# what the table says of a list holds for tuples, dicts and nested lists too
class Holder(nn.Module):
    def __init__(self, layers):
        super().__init__()
        self.layers, self.head = layers, nn.Linear(4, 1)


def known(layers):
    return len(list(Holder(layers).parameters())) - 2


a, b = nn.Linear(4, 4), nn.Linear(4, 4)
p = nn.Parameter(torch.ones(1))
for plain in ([a, b], (a, b), {"a": a, "b": b}, [nn.ModuleList([a, b])], [p]):
    assert known(plain) == 0
assert known(nn.ModuleList([a, b])) == known(nn.Sequential(a, b)) == 4
assert known(nn.ModuleDict({"a": a, "b": b})) == 4
assert known(nn.ParameterList([p])) == 1
assert known(nn.ParameterDict({"p": p})) == 1
try:
    nn.ModuleList([[a, b]])
except TypeError as error:
    assert str(error) == "list is not a Module subclass"
else:
    raise AssertionError("a list in a ModuleList")

# the layer gets gradients and does not change
for layers, moves in (([a], False), (nn.ModuleList([b]), True)):
    model, before = Holder(layers), layers[0].weight.detach().clone()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    model.head(model.layers[0](torch.ones(1, 4))).sum().backward()
    optimizer.step()
    assert model.layers[0].weight.grad.any()
    assert torch.equal(model.layers[0].weight, before) is not moves
    model.apply(lambda m: isinstance(m, nn.Linear) and nn.init.zeros_(m.weight))
    assert model.layers[0].weight.any().item() is not moves

# a list that hides the method modules()
class Hides(nn.Module):
    def __init__(self):
        super().__init__()
        self.modules = [a, b]


try:
    list(Hides().modules())
except TypeError as error:
    assert str(error) == "'list' object is not callable"
else:
    raise AssertionError("modules() works")

# append registers, and a list turned into a ModuleList holds the same layers
grown = nn.ModuleList()
grown.append(a)
assert known(grown) == 2 and nn.ModuleList([a])[0] is a
# --8<-- [end:check]
