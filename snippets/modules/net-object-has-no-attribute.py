"""A module has the attributes that ran as self.name = ... in its own __init__, and module only if it is wrapped."""
# /// pitfall
# apis = ["torch.nn.Module", "torch.nn.DataParallel", "torch.nn.parallel.DistributedDataParallel", "torch.nn.Module.named_children",
#         "torch.nn.Module.get_submodule"]
# symptom = "error"
# raises = ["wrong", "wrong_self", "wrong_method", "wrong_property", "wrong_head", "wrong_cut"]
# added = 2026-11-30
# messages = [
#   "'*' object has no attribute 'module'",
#   "'Net' object has no attribute '*'",
#   "'Model' object has no attribute '*'",
#   "'MyModel' object has no attribute '*'",
#   "'*' object has no attribute 'fc'",
#   "'*' object has no attribute 'decode_step'",
#   "'*' object has no attribute 'device'",
#   "'Sequential' object has no attribute '*'",
#   "'Sequential' object has no attribute 'fc'",
#   "'Sequential' object has no attribute 'in_features'",
#   "'Linear' object has no attribute 'in_feature'",
#   "'Linear' object is not subscriptable",
#   "'ResNet' object has no attribute '*'",
#   "'VGG' object has no attribute '*'",
# ]
# older = ["'Sequential' object has no attribute 'append'", "type object 'object' has no attribute '__getattr__'", "ModuleAttributeError: '*' object has no attribute '*'"]
#
# [code.module_without_a_wrapper]
# pattern = '''
# $M = $NET(...)
# ...
# <... $M.module.$A ...>
# '''
# anywhere = ['class $NET(torch.nn.Module): ...']
# nowhere = [
#     '$M = $W(..., $M, ...)', '$M = $W(..., $KEY=$M, ...)', 'hasattr($M, ...)',
#     'isinstance($M, ...)', '$X, ... = $W(...)', 'self.module = $X', 'self.add_module(...)',
#     'def module(...): ...',
# '''
# try:
#     ...
# except AttributeError:
#     ...
# ''',
# ]
# line = "$A"
# example = '''
# class Net(torch.nn.Module):
#     def forward(self, x):
#         return x
# model = Net()
# torch.save(model.module.state_dict(), "model.pt")
# '''
#
# [code.layer_without_self]
# pattern = '$L = torch.nn.$LAYER(...)'
# inside = ['class $NET(torch.nn.Module): ...', 'def __init__(...): ...']
# anywhere = ['self.$L(...)']
# nowhere = [
#     'self.$L = $X', 'self.add_module(...)', 'self.register_module(...)', 'self._modules[...] = $X',
#     'setattr(...)', 'def $L(...): ...',
# ]
#
# [code.init_misspelt]
# either = ['def _init_(self, ...): ...', 'def __int__(self, ...): ...', 'def __init(self, ...): ...']
# inside = ['class $NET(torch.nn.Module): ...']
# not_inside = [
# '''
# class $NET(torch.nn.Module):
#     ...
#     def __init__(...):
#         ...
#     ...
# ''',
# ]
# example = '''
# class Net(torch.nn.Module):
#     def _init_(self):
#         super().__init__()
#         self.fc = torch.nn.Linear(4, 2)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 2)

    def forward(self, x):
        return self.fc(x)


model = Net()
if torch.cuda.device_count() > 1:
    model = nn.DataParallel(model)
torch.save(model.module.state_dict(), "model.pt")
#> AttributeError: 'Net' object has no attribute 'module'
print("saved:", list(torch.load("model.pt")))
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 2)

    def forward(self, x):
        return self.fc(x)


model = Net()
net = model  # the model itself, for everything but the training step
if torch.cuda.device_count() > 1:
    model = nn.DataParallel(model)
torch.save(net.state_dict(), "model.pt")
print("saved:", list(torch.load("model.pt")))
#> saved: ['fc.weight', 'fc.bias']
# --8<-- [end:right]

# --8<-- [start:demo_unwrap]
from torch import nn
from torch.nn.parallel import DistributedDataParallel


def unwrap(model):
    wrappers = (nn.DataParallel, DistributedDataParallel)
    return model.module if isinstance(model, wrappers) else model


for model in (nn.Linear(4, 2), nn.DataParallel(nn.Linear(4, 2))):
    name = type(model).__name__
    print(f"{name}: out_features = {unwrap(model).out_features}")
#> Linear: out_features = 2
#> DataParallel: out_features = 2
# --8<-- [end:demo_unwrap]

# --8<-- [start:wrong_self]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        fc = nn.Linear(4, 2)

    def forward(self, x):
        return self.fc(x)


model = Net()
print("output:", model(torch.ones(8, 4)).shape)
#> AttributeError: 'Net' object has no attribute 'fc'
# --8<-- [end:wrong_self]

# --8<-- [start:right_self]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 2)

    def forward(self, x):
        return self.fc(x)


model = Net()
print("output:", model(torch.ones(8, 4)).shape)
#> output: torch.Size([8, 2])
# --8<-- [end:right_self]

# --8<-- [start:demo_causes]
from torch import nn


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.size = self.fc.out_features  # one line too early
        self.fc = nn.Linear(4, 2)


class MyModel(nn.Module):
    def _init_(self):  # single underscores: Python doesn't call it
        self.fc = nn.Linear(4, 2)


for case in (lambda: Model(), lambda: MyModel().fc):
    try:
        case()
    except AttributeError as error:
        print(error)
#> 'Model' object has no attribute 'fc'
#> 'MyModel' object has no attribute 'fc'
# --8<-- [end:demo_causes]

# --8<-- [start:wrong_method]
import torch
from torch import nn


class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        self.cell = nn.GRUCell(4, 8)

        def decode_step(self, x, h):
            return self.cell(x, h)


model = Generator()
h = model.decode_step(torch.ones(2, 4), torch.zeros(2, 8))
#> AttributeError: 'Generator' object has no attribute 'decode_step'
print("hidden state:", h.shape)
# --8<-- [end:wrong_method]

# --8<-- [start:right_method]
import torch
from torch import nn


class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        self.cell = nn.GRUCell(4, 8)

    def decode_step(self, x, h):
        return self.cell(x, h)


model = Generator()
h = model.decode_step(torch.ones(2, 4), torch.zeros(2, 8))
print("hidden state:", h.shape)
#> hidden state: torch.Size([2, 8])
# --8<-- [end:right_method]

# --8<-- [start:wrong_property]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 2)

    @property
    def device(self):
        return self.weight.device


model = Net()
x = torch.ones(8, 4).to(model.device)
#> AttributeError: 'Net' object has no attribute 'device'
print("input on", x.device)
# --8<-- [end:wrong_property]

# --8<-- [start:right_property]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 2)

    @property
    def device(self):
        return self.fc.weight.device


model = Net()
x = torch.ones(8, 4).to(model.device)
print("input on", x.device)
#> input on cpu
# --8<-- [end:right_property]

# --8<-- [start:wrong_head]
import torch
from torch import nn


class VGG(nn.Module):  # its parts, as torchvision names them
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU())
        self.classifier = nn.Sequential(
            nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 1000))

    def forward(self, x):
        return self.classifier(self.features(x).mean(dim=(2, 3)))


model = VGG()
model.classifier = nn.Linear(model.classifier.in_features, 10)
#> AttributeError: 'Sequential' object has no attribute 'in_features'
print("output:", model(torch.ones(4, 3, 32, 32)).shape)
# --8<-- [end:wrong_head]

# --8<-- [start:right_head]
import torch
from torch import nn


class VGG(nn.Module):  # its parts, as torchvision names them
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU())
        self.classifier = nn.Sequential(
            nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 1000))

    def forward(self, x):
        return self.classifier(self.features(x).mean(dim=(2, 3)))


model = VGG()
model.classifier[-1] = nn.Linear(model.classifier[-1].in_features, 10)
print("output:", model(torch.ones(4, 3, 32, 32)).shape)
#> output: torch.Size([4, 10])
# --8<-- [end:right_head]

# --8<-- [start:demo_any_head]
from torch import nn

body, linear = nn.Conv2d(3, 8, 3), nn.Linear(8, 1000)
parts = {
    "ResNet": {"conv1": body, "fc": linear},
    "DenseNet": {"features": body, "classifier": linear},
    "VGG": {"features": body, "classifier": nn.Sequential(nn.ReLU(), linear)},
}
for name in parts:
    model = nn.ModuleDict(parts[name])
    last = [path for path, part in model.named_modules()
            if isinstance(part, nn.Linear)][-1]
    before = model.get_submodule(last)
    parent, _, attribute = last.rpartition(".")
    setattr(model.get_submodule(parent), attribute,
            nn.Linear(before.in_features, 10))
    after = model.get_submodule(last)
    print(f"{name}: {last}, {before.out_features} -> {after.out_features}")
#> ResNet: fc, 1000 -> 10
#> DenseNet: classifier, 1000 -> 10
#> VGG: classifier.1, 1000 -> 10
# --8<-- [end:demo_any_head]

# --8<-- [start:demo_wrong_names]
from torch import nn


class ResNet(nn.Module):  # its parts, as torchvision names them
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 8, 3)
        self.fc = nn.Linear(8, 1000)


model = ResNet()
for read in (lambda: model.classifier, lambda: model.fc.in_feature,
             lambda: model.fc[-1]):
    try:
        read()
    except (AttributeError, TypeError) as error:
        print(error)
#> 'ResNet' object has no attribute 'classifier'
#> 'Linear' object has no attribute 'in_feature'
#> 'Linear' object is not subscriptable
model.classifier = nn.Linear(8, 10)
print("outputs of fc:", model.fc.out_features)
#> outputs of fc: 1000
# --8<-- [end:demo_wrong_names]

# --8<-- [start:wrong_cut]
from torch import nn


class ResNet(nn.Module):  # its parts, as torchvision names them
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 8, 3)
        self.fc = nn.Linear(8, 1000)


model = nn.Sequential(*ResNet().children())
print("features:", model.fc.in_features)
#> AttributeError: 'Sequential' object has no attribute 'fc'
# --8<-- [end:wrong_cut]

# --8<-- [start:right_cut]
from torch import nn


class ResNet(nn.Module):  # its parts, as torchvision names them
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 8, 3)
        self.fc = nn.Linear(8, 1000)


model = nn.Sequential(*ResNet().children())
print("features:", model[-1].in_features)
#> features: 8
# --8<-- [end:right_cut]

# --8<-- [start:detect]
from torch import nn


class VGG(nn.Module):  # its parts, as torchvision names them
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU())
        self.classifier = nn.Linear(8, 10)


model = VGG()
print("parts:", [name for name, part in model.named_children()])
#> parts: ['features', 'classifier']
try:
    model.fc
except AttributeError as error:
    print(error)
#> 'VGG' object has no attribute 'fc'
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

start = "AttributeError: 'Net' object has no attribute "
assert wrong.error == start + "'module'"
assert right.out == "saved: ['fc.weight', 'fc.bias']\n"
assert demo_unwrap.out.count("out_features = 2") == 2
assert wrong_self.error == start + "'fc'"
assert right_self.out == "output: torch.Size([8, 2])\n"
assert demo_causes.out == """\
'Model' object has no attribute 'fc'
'MyModel' object has no attribute 'fc'
"""
assert "attribute 'decode_step'" in (wrong_method.error or "")
assert right_method.out == "hidden state: torch.Size([2, 8])\n"
assert wrong_property.error == start + "'device'"
assert right_property.out == "input on cpu\n"
assert detect.out == """\
parts: ['features', 'classifier']
'VGG' object has no attribute 'fc'
"""
start = "AttributeError: 'Sequential' object has no attribute "
assert wrong_head.error == start + "'in_features'"
assert right_head.out == "output: torch.Size([4, 10])\n"
assert demo_any_head.out == """\
ResNet: fc, 1000 -> 10
DenseNet: classifier, 1000 -> 10
VGG: classifier.1, 1000 -> 10
"""
assert wrong_cut.error == start + "'fc'"
assert right_cut.out == "features: 8\n"

# the same line a second time
model = right_self.Net()
for run in range(2):
    try:
        model.fc = nn.Sequential(nn.Dropout(),
                                 nn.Linear(model.fc.in_features, 10))
    except AttributeError as error:
        assert run == 1 and start + "'in_features'" == f"AttributeError: {error}"
    else:
        assert run == 0

# assigning a part that forward doesn't use changes nothing
model = right_self.Net()
model.classifier = nn.Linear(4, 10)
assert model(torch.ones(8, 4)).shape == (8, 2)
assert demo_wrong_names.out == """\
'ResNet' object has no attribute 'classifier'
'Linear' object has no attribute 'in_feature'
'Linear' object is not subscriptable
outputs of fc: 1000
"""

# what works in versions without append
layers = nn.Sequential(nn.Linear(4, 4))
layers.add_module(str(len(layers)), nn.ReLU())
assert [name for name, _ in layers.named_children()] == ["0", "1"]

class Misspelt(nn.Module):
    def _init_(self, size):
        self.fc = nn.Linear(4, size)


try:
    Misspelt(2)
except TypeError as error:
    assert "takes 1 positional argument but 2 were given" in str(error)
else:
    raise AssertionError("an argument is accepted")

# called without model., the property names the attribute that is missing
try:
    wrong_property.Net.device.fget(wrong_property.model)
except AttributeError as error:
    assert str(error) == "'Net' object has no attribute 'weight'"
else:
    raise AssertionError("the property works")

# DataParallel around the model works without a GPU, too
if not torch.cuda.is_available():
    wrapped = nn.DataParallel(right.Net())
    assert torch.is_tensor(wrapped(torch.ones(1, 4)))
    assert list(wrapped.module.state_dict()) == ["fc.weight", "fc.bias"]
assert not hasattr(right.model, "module")


# not derived from nn.Module
class Plain:
    def __init__(self):
        self.fc = nn.Linear(2, 2)


Plain.__name__ = "Net"
try:
    Plain().parameters()
except AttributeError as error:
    assert str(error) == "'Net' object has no attribute 'parameters'"
else:
    raise AssertionError("there are parameters")


# an object keeps the class it was created from
class Edited(nn.Module):
    pass


old, first = Edited(), Edited


class Edited(nn.Module):
    def decode_step(self):
        return 1


assert type(old) is first and not hasattr(old, "decode_step")
assert Edited().decode_step() == 1


# __getattr__ is what raises the error
try:
    nn.Module.__getattr__(right.model, "module")
except AttributeError as error:
    assert str(error) == "'Net' object has no attribute 'module'"
else:
    raise AssertionError("there is a module")


# other causes that the page links
class NoSuper(nn.Module):
    def __init__(self):
        self.size = 2


try:
    NoSuper()._modules
except AttributeError as error:
    assert str(error) == "'NoSuper' object has no attribute '_modules'"
else:
    raise AssertionError("there are _modules")
# --8<-- [end:check]
