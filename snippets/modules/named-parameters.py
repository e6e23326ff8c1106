"""named_parameters() yields (name, parameter) pairs, parameters() the same objects without names, in the same order."""
# /// pitfall
# apis = ["torch.nn.Module.named_parameters", "torch.nn.Module.parameters", "torch.nn.Module.requires_grad_",
#         "torch.nn.Module.state_dict"]
# symptom = "question"
# raises = ["wrong_index"]
# added = 2026-11-21
# messages = ["'generator' object is not subscriptable"]
#
# [code.module_requires_grad]
# pattern = '$MODEL.$A.requires_grad = False'
# inside = [
# '''
# class $NET(torch.nn.Module):
#     ...
#     def __init__(...):
#         ...
#         self.$A = torch.nn.$LAYER(...)
#         ...
#     ...
# ...
# ''',
# ]
# not_inside = [
# '''
# class $NET(torch.nn.Module):
#     ...
#     def __init__(...):
#         ...
#         self.$A = torch.nn.Parameter(...)
#         ...
#     ...
# ...
# ''',
# ]
#
# [code.parameters_indexed]
# either = [
#     '$M.parameters()[...]', '$M.named_parameters()[...]', '$M.children()[...]',
#     '$M.named_modules()[...]', '$M.modules()[...]', 'len($M.parameters())',
#     '$M.named_children()[...]', '$M.parameters().$METHOD(...)', 'for $P in $M.parameters: ...',
#     'for $N, $P in $M.parameters(): ...',
#     'for $P in $M.named_parameters(): $P.requires_grad = $V', 'len($M.named_parameters())',
#     'for $N, $P in $M.named_parameters: ...',
# ]
# ///

# --8<-- [start:demo]
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = nn.Linear(4, 3)
        self.head = nn.Linear(3, 2)


model = Net()
for name, p in model.named_parameters():
    print(name, tuple(p.shape))
#> backbone.weight (3, 4)
#> backbone.bias (3,)
#> head.weight (2, 3)
#> head.bias (2,)

plain = list(model.parameters())
named = [p for name, p in model.named_parameters()]
print("same objects:", all(a is b for a, b in zip(plain, named, strict=True)))
#> same objects: True
# --8<-- [end:demo]

# --8<-- [start:demo_freeze]
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = nn.Linear(4, 3)
        self.head = nn.Linear(3, 2)


model = Net()
for name, p in model.named_parameters():
    if name.startswith("backbone."):
        p.requires_grad = False
print("trainable:", [p.requires_grad for p in model.parameters()])
#> trainable: [False, False, True, True]

for p in model.parameters():
    p.requires_grad = True
print("trainable:", [p.requires_grad for p in model.parameters()])
#> trainable: [True, True, True, True]
# --8<-- [end:demo_freeze]

# --8<-- [start:wrong]
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = nn.Linear(4, 3)
        self.head = nn.Linear(3, 2)


model = Net()
model.backbone.requires_grad = False
print("trainable:", [p.requires_grad for p in model.parameters()])
#> trainable: [True, True, True, True]
# --8<-- [end:wrong]

# --8<-- [start:right]
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = nn.Linear(4, 3)
        self.head = nn.Linear(3, 2)


model = Net()
model.backbone.requires_grad_(False)
print("trainable:", [p.requires_grad for p in model.parameters()])
#> trainable: [False, False, True, True]
# --8<-- [end:right]

# --8<-- [start:wrong_index]
from torch import nn

model = nn.Linear(4, 2)
first = model.parameters()[0]
#> TypeError: 'generator' object is not subscriptable
print("first parameter:", first.shape)
# --8<-- [end:wrong_index]

# --8<-- [start:right_index]
from torch import nn

model = nn.Linear(4, 2)
first = list(model.parameters())[0]
print("first parameter:", first.shape)
#> first parameter: torch.Size([2, 4])
# --8<-- [end:right_index]

# --8<-- [start:demo_count]
from torch import nn

model = nn.Sequential(nn.Linear(4, 3), nn.ReLU(), nn.Linear(3, 2))
model[0].requires_grad_(False)
total = sum(p.numel() for p in model.parameters())
trainable = sum(p.numel() for p in model.parameters() if p.requires_grad)
print("parameters:", len(list(model.parameters())))
#> parameters: 4
print(f"numbers in them: {total}, trainable: {trainable}")
#> numbers in them: 23, trainable: 8
# --8<-- [end:demo_count]

# --8<-- [start:demo_state]
from torch import nn

model = nn.BatchNorm1d(3)
print("named_parameters:", [name for name, p in model.named_parameters()])
#> named_parameters: ['weight', 'bias']
print("named_buffers:", [name for name, b in model.named_buffers()])
#> named_buffers: ['running_mean', 'running_var', 'num_batches_tracked']
print("state_dict:", list(model.state_dict()))
#> state_dict: ['weight', 'bias', 'running_mean', 'running_var', 'num_batches_tracked']
value = model.state_dict()["weight"]
print("same object:", value is model.weight)
#> same object: False
print("requires grad:", value.requires_grad)
#> requires grad: False
print("same memory:", value.data_ptr() == model.weight.data_ptr())
#> same memory: True
# --8<-- [end:demo_state]

# --8<-- [start:demo_shared]
from torch import nn

model = nn.Sequential(nn.Embedding(5, 2), nn.Linear(2, 5, bias=False))
model[1].weight = model[0].weight
print("named_parameters:", [name for name, p in model.named_parameters()])
#> named_parameters: ['0.weight']
pairs = model.named_parameters(remove_duplicate=False)
print("with duplicates:", [name for name, p in pairs])
#> with duplicates: ['0.weight', '1.weight']
print("state_dict:", list(model.state_dict()))
#> state_dict: ['0.weight', '1.weight']
# --8<-- [end:demo_shared]

# --8<-- [start:check]
import torch
from torch import nn

assert demo.out.splitlines() == [
    "backbone.weight (3, 4)", "backbone.bias (3,)", "head.weight (2, 3)",
    "head.bias (2,)", "same objects: True"]
off = "trainable: [False, False, True, True]\n"
on = "trainable: [True, True, True, True]\n"
assert demo_freeze.out == off + on
assert wrong.out == on and right.out == off
assert vars(wrong.model.backbone)["requires_grad"] is False
deep = nn.Sequential(nn.Sequential(nn.Linear(2, 2)))
deep.requires_grad_(False)
assert [p.requires_grad for p in deep.parameters()] == [False, False]
text = "TypeError: 'generator' object is not subscriptable"
assert wrong_index.error == text
assert right_index.out == "first parameter: torch.Size([2, 4])\n"
fc = right_index.model
named = dict(fc.named_parameters())
assert named["bias"] is fc.bias is fc.get_parameter("bias")
assert demo_count.out == (
    "parameters: 4\nnumbers in them: 23, trainable: 8\n")
for generator in (deep.parameters(), deep.named_parameters()):
    assert not hasattr(generator, "__getitem__")
    assert not hasattr(generator, "__len__")
stats = "['running_mean', 'running_var', 'num_batches_tracked']"
assert demo_state.out == (
    "named_parameters: ['weight', 'bias']\n"
    f"named_buffers: {stats}\n"
    f"state_dict: ['weight', 'bias', {stats[1:]}\n"
    "same object: False\nrequires grad: False\nsame memory: True\n")
deep.register_buffer("b", torch.ones(1), persistent=False)
assert [name for name, b in deep.named_buffers()] == ["b"]
assert list(deep.state_dict()) == ["0.0.weight", "0.0.bias"]
fc = nn.Linear(1, 1).requires_grad_(False)
fc.state_dict()["bias"].requires_grad = True
assert not fc.bias.requires_grad
assert demo_shared.out == (
    "named_parameters: ['0.weight']\n"
    "with duplicates: ['0.weight', '1.weight']\n"
    "state_dict: ['0.weight', '1.weight']\n")
optimizer = torch.optim.SGD(demo_shared.model.parameters(), lr=0.1)
assert len(optimizer.param_groups[0]["params"]) == 1
# --8<-- [end:check]
