"""A model scores differently after loading: eval() is missing, something is not in the file, or the data is prepared differently."""
# /// pitfall
# apis = ["torch.nn.Module.load_state_dict", "torch.nn.Module.eval", "torch.nn.Module.register_buffer", "torch.save"]
# symptom = "silent"
# added = 2026-11-29
#
# [code.loaded_without_eval]
# either = [
# '''
# $M = torch.nn.Sequential(..., torch.nn.Dropout(...), ...)
# ...
# $M.load_state_dict($STATE, ...)
# ...
# $M(...)
# ''',
# '''
# $M = torch.nn.Sequential(..., torch.nn.BatchNorm1d(...), ...)
# ...
# $M.load_state_dict($STATE, ...)
# ...
# $M(...)
# ''',
# '''
# $M = torch.nn.Sequential(..., torch.nn.BatchNorm2d(...), ...)
# ...
# $M.load_state_dict($STATE, ...)
# ...
# $M(...)
# ''',
# ]
# not = [
# '''
# $M = torch.nn.Sequential(...)
# ...
# $M.load_state_dict($STATE, ...)
# ...
# $M.eval()
# ...
# $M(...)
# ''',
# '''
# $M = torch.nn.Sequential(...)
# ...
# $M.eval()
# ...
# $M.load_state_dict($STATE, ...)
# ...
# $M(...)
# ''',
# '''
# $M = torch.nn.Sequential(...)
# ...
# $M.load_state_dict($STATE, ...)
# ...
# $M.train(...)
# ...
# $M(...)
# ''',
# ]
# not_inside = [
# '''
# $M = torch.nn.Sequential(...)
# ...
# $L.backward(...)
# ...
# ''',
# ]
# line = "$STATE"
#
# [code.loaded_without_eval_anywhere]
# pattern = '$M.load_state_dict(...)'
# anywhere = [
#     [
#         'torch.nn.Dropout(...)', 'torch.nn.BatchNorm1d(...)', 'torch.nn.BatchNorm2d(...)',
#         'torch.nn.Dropout2d(...)', 'torch.nn.TransformerEncoderLayer(...)',
#         'torch.nn.LSTM(..., dropout=$P, ...)', 'torchvision.models.$NET(...)',
#         'torch.nn.functional.dropout(...)',
#     ],
#     [
#         'with torch.no_grad(): ...', 'with torch.inference_mode(): ...', '$OUT.argmax(...)',
#         '$OUT.softmax(...)', '$OUT.sigmoid(...)', 'torch.argmax(...)', '$OUT.topk(...)',
#     ],
# ]
# nowhere = [
#     '$ANY.eval()', '$ANY.train(False)', '$L.backward(...)', '$ANY.train(mode=False)', '$O.step()',
#     'torch.optim.swa_utils.update_bn(...)', '$ANY.training = False', '$ANY.fit(...)',
# ]
# names = { "$M" = '(self\.)?(?!.*(opt|sched|scaler|ema\b)).*' }
# example = '''
# model = torch.nn.Sequential(torch.nn.Linear(8, 8), torch.nn.Dropout(), torch.nn.Linear(8, 2))
# model.load_state_dict(torch.load("model.pt"))
# with torch.no_grad():
#     y = model(x)
# '''
#
# [code.loaded_by_an_object]
# pattern = 'self.$M.load_state_dict(...)'
# inside = ['def $INIT(...): ...', 'class $SERVICE(...): ...']
# not_inside = [
#     'class $SERVICE(torch.nn.Module): ...',
# '''
# class $SERVICE(...):
#     ...
#     def $FIT(...):
#         ...
#         $L.backward(...)
#         ...
#     ...
# ''',
# '''
# class $SERVICE(...):
#     ...
#     def $USE(...):
#         ...
#         self.$M.eval()
#         ...
#     ...
# ''',
# '''
# class $SERVICE(...):
#     ...
#     def $USE(...):
#         ...
#         self.$M.train(...)
#         ...
#     ...
# ''',
# '''
# class $SERVICE(...):
#     ...
#     def $USE(...):
#         ...
#         self.$M.to(...).eval()
#         ...
#     ...
# ''',
# ]
# anywhere = [
#     [
#         'torch.nn.Dropout(...)', 'torch.nn.BatchNorm1d(...)', 'torch.nn.BatchNorm2d(...)',
#         'torch.nn.Dropout2d(...)', 'torch.nn.TransformerEncoderLayer(...)',
#         'torch.nn.LSTM(..., dropout=$P, ...)', 'torchvision.models.$NET(...)',
#     ],
#     'self.$M(...)',
# ]
# nowhere = ['$OBJ.$M.eval()', '$OBJ.$M.train(...)', 'self.$M = <... $X.eval() ...>']
# example = '''
# class Service:
#     def __init__(self):
#         self.net = torch.nn.Sequential(torch.nn.Linear(8, 8), torch.nn.Dropout())
#         self.net.load_state_dict(torch.load("model.pt"))
#     def predict(self, x):
#         return self.net(x)
# '''
#
# [code.used_right_after_loading]
# pattern = '''
# $M = $NET(...)
# ...
# $M.load_state_dict($STATE, ...)
# ...
# $M(...)
# '''
# not = [
# '''
# $M = $NET(...)
# ...
# $M.load_state_dict($STATE, ...)
# ...
# $M.eval()
# ...
# $M(...)
# ''',
# '''
# $M = $NET(...)
# ...
# $M.eval()
# ...
# $M.load_state_dict($STATE, ...)
# ...
# $M(...)
# ''',
# '''
# $M = $NET(...)
# ...
# $M.load_state_dict($STATE, ...)
# ...
# $M.train(...)
# ...
# $M(...)
# ''',
# '''
# $M = $NET(...)
# ...
# $M.load_state_dict($STATE, ...)
# ...
# <... $M.eval() ...>
# ...
# $M(...)
# ''',
# '''
# $M = $NET(...)
# ...
# $M.load_state_dict($STATE, ...)
# ...
# $F($M, ...)
# ...
# $M(...)
# ''',
# ]
# not_inside = [
# '''
# $M = $NET(...)
# ...
# $L.backward(...)
# ...
# ''',
# ]
# anywhere = [
#     [
#         'torch.nn.Dropout(...)', 'torch.nn.BatchNorm1d(...)', 'torch.nn.BatchNorm2d(...)',
#         'torch.nn.Dropout2d(...)', 'torch.nn.TransformerEncoderLayer(...)',
#         'torchvision.models.$RESNET(...)',
#     ],
# ]
# nowhere = ['$M = $X.eval()', '$M = $NET2(...).eval()', '$M = $NET2(...).to(...).eval()']
# line = "$STATE"
# example = '''
# def build():
#     return torch.nn.Sequential(torch.nn.Linear(8, 8), torch.nn.Dropout())
# model = build()
# model.load_state_dict(torch.load("model.pt"))
# y = model(x)
# '''
#
# [code.new_head_after_loading]
# pattern = '''
# $M.load_state_dict(...)
# ...
# $M.$FC = torch.nn.Linear(...)
# '''
# nowhere = ['$L.backward(...)', 'torch.optim.$KIND(...)', 'import torch.optim']
# line = "$FC"
#
# [code.classes_in_any_order]
# either = [
#     '{$C: $I for $I, $C in enumerate(set(...))}',
#     '{$C: $I for $I, $C in enumerate(os.listdir(...))}',
#     'list(set(...))', '{$C: $I for $I, $C in enumerate({...})}', '$CLASSES = os.listdir(...)',
#     'enumerate(set(...))', 'enumerate(os.listdir(...))',
# ]
# not_inside = ['sorted(...)', 'len(...)', 'def __len__(...): ...']
# anywhere = [
#     ['torch.save(...)', 'torch.load(...)'],
# ]
# nowhere = [
#     '$CLASSES.sort()', '$CLASSES = sorted(...)', 'json.dump(...)', 'json.load(...)',
#     'sorted(...)',
# ]
# example = '''
# label_of = {name: i for i, name in enumerate(set(names))}
# torch.save(model.state_dict(), "model.pt")
# '''
#
# [code.normalized_for_training_only]
# pattern = '$B = torchvision.transforms.Compose([...])'
# not = [
#     '$B = torchvision.transforms.Compose([..., torchvision.transforms.Normalize(...), ...])',
#     '$B = torchvision.transforms.Compose([..., normalize, ...])',
#     '$B = torchvision.transforms.Compose([..., $OTHER.Normalize(...), ...])',
# ]
# anywhere = [
#     '$A = torchvision.transforms.Compose([..., torchvision.transforms.Normalize(...), ...])',
# ]
# names = { "$B" = '(?!.*(aug|show|denorm|inv|view)).*' }
# example = '''
# train = torchvision.transforms.Compose([torchvision.transforms.ToTensor(), torchvision.transforms.Normalize(0.5, 0.5)])
# test = torchvision.transforms.Compose([torchvision.transforms.ToTensor()])
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(1000, 4)
y = x.argmax(dim=1)

model = nn.Sequential(nn.Dropout(0.5), nn.Linear(4, 4, bias=False))
nn.init.eye_(model[1].weight)  # stands for training
model.eval()
accuracy = (model(x).argmax(dim=1) == y).float().mean()
print(f"before saving: {accuracy:.1%}")
#> before saving: 100.0%
torch.save(model.state_dict(), "model.pt")

model = nn.Sequential(nn.Dropout(0.5), nn.Linear(4, 4, bias=False))
model.load_state_dict(torch.load("model.pt"))
accuracy = (model(x).argmax(dim=1) == y).float().mean()
print(f"after loading: {accuracy:.1%}")
#> after loading: 61.0%
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(1000, 4)
y = x.argmax(dim=1)

model = nn.Sequential(nn.Dropout(0.5), nn.Linear(4, 4, bias=False))
nn.init.eye_(model[1].weight)  # stands for training
model.eval()
accuracy = (model(x).argmax(dim=1) == y).float().mean()
print(f"before saving: {accuracy:.1%}")
#> before saving: 100.0%
torch.save(model.state_dict(), "model.pt")

model = nn.Sequential(nn.Dropout(0.5), nn.Linear(4, 4, bias=False))
model.load_state_dict(torch.load("model.pt"))
model.eval()
accuracy = (model(x).argmax(dim=1) == y).float().mean()
print(f"after loading: {accuracy:.1%}")
#> after loading: 100.0%
# --8<-- [end:right]

# --8<-- [start:demo_reference]
import torch
from torch import nn

# train.py
model = nn.Sequential(nn.Linear(4, 8), nn.BatchNorm1d(8), nn.Linear(8, 2))
x = torch.randn(16, 4)  # a batch as the loader returns it
model.eval()
with torch.no_grad():
    out = model(x)
checkpoint = {"model": model.state_dict(), "x": x, "out": out}
torch.save(checkpoint, "checkpoint.pt")

# test.py
model = nn.Sequential(nn.Linear(4, 8), nn.BatchNorm1d(8), nn.Linear(8, 2))
checkpoint = torch.load("checkpoint.pt")
model.load_state_dict(checkpoint["model"])
model.eval()
with torch.no_grad():
    out = model(checkpoint["x"])
print("same outputs:", torch.allclose(out, checkpoint["out"], atol=1e-5))
#> same outputs: True
# --8<-- [end:demo_reference]

# --8<-- [start:wrong_tensor]
import torch
from torch import nn

class Centered(nn.Linear):
    def __init__(self):
        super().__init__(2, 1)
        self.center = torch.zeros(2)

    def forward(self, x):
        return super().forward(x - self.center)

x = torch.tensor([[5.0, 7.0], [9.0, 1.0]])
model = Centered()
model.center += x.mean(dim=0)  # found in training
torch.save(model.state_dict(), "model.pt")
print("before saving:", model.center)
#> before saving: tensor([7., 4.])

model = Centered()
model.load_state_dict(torch.load("model.pt"))
print("after loading:", model.center)
#> after loading: tensor([0., 0.])
# --8<-- [end:wrong_tensor]

# --8<-- [start:right_tensor]
import torch
from torch import nn

class Centered(nn.Linear):
    def __init__(self):
        super().__init__(2, 1)
        self.register_buffer("center", torch.zeros(2))

    def forward(self, x):
        return super().forward(x - self.center)

x = torch.tensor([[5.0, 7.0], [9.0, 1.0]])
model = Centered()
model.center += x.mean(dim=0)  # found in training
torch.save(model.state_dict(), "model.pt")
print("before saving:", model.center)
#> before saving: tensor([7., 4.])

model = Centered()
model.load_state_dict(torch.load("model.pt"))
print("after loading:", model.center)
#> after loading: tensor([7., 4.])
# --8<-- [end:right_tensor]

# --8<-- [start:wrong_head]
from collections import OrderedDict

import torch
from torch import nn

def net():
    layers = OrderedDict(body=nn.Linear(4, 8), fc=nn.Linear(8, 1000))
    return nn.Sequential(layers)

trained = net()
trained.fc = nn.Linear(8, 10)
torch.save(trained.state_dict(), "model.pt")

model = net()
state = torch.load("model.pt")
state = {k: v for k, v in state.items() if not k.startswith("fc.")}
model.load_state_dict(state, strict=False)
model.fc = nn.Linear(8, 10)
print("head loaded:", torch.equal(model.fc.weight, trained.fc.weight))
#> head loaded: False
# --8<-- [end:wrong_head]

# --8<-- [start:right_head]
from collections import OrderedDict

import torch
from torch import nn

def net():
    layers = OrderedDict(body=nn.Linear(4, 8), fc=nn.Linear(8, 1000))
    return nn.Sequential(layers)

trained = net()
trained.fc = nn.Linear(8, 10)
torch.save(trained.state_dict(), "model.pt")

model = net()
state = torch.load("model.pt")
model.fc = nn.Linear(8, 10)
model.load_state_dict(state)
print("head loaded:", torch.equal(model.fc.weight, trained.fc.weight))
#> head loaded: True
# --8<-- [end:right_head]

# --8<-- [start:wrong_preprocessing]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randint(0, 256, (1000, 1)).float()  # pixels
y = x[:, 0] > 127
mean, std = x.mean(), x.std()
model = nn.Linear(1, 1)
nn.init.ones_(model.weight)  # stands for training
nn.init.zeros_(model.bias)
accuracy = ((model((x - mean) / std)[:, 0] > 0) == y).float().mean()
print(f"before saving: {accuracy:.1%}")
#> before saving: 99.2%
torch.save({"model": model.state_dict()}, "checkpoint.pt")

checkpoint = torch.load("checkpoint.pt")
model.load_state_dict(checkpoint["model"])
accuracy = ((model(x / 255)[:, 0] > 0) == y).float().mean()
print(f"after loading: {accuracy:.1%}")
#> after loading: 48.9%
# --8<-- [end:wrong_preprocessing]

# --8<-- [start:right_preprocessing]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randint(0, 256, (1000, 1)).float()  # pixels
y = x[:, 0] > 127
mean, std = x.mean(), x.std()
model = nn.Linear(1, 1)
nn.init.ones_(model.weight)  # stands for training
nn.init.zeros_(model.bias)
accuracy = ((model((x - mean) / std)[:, 0] > 0) == y).float().mean()
print(f"before saving: {accuracy:.1%}")
#> before saving: 99.2%
saved = {"model": model.state_dict(), "mean": mean, "std": std}
torch.save(saved, "checkpoint.pt")
checkpoint = torch.load("checkpoint.pt")
mean, std = checkpoint["mean"], checkpoint["std"]
model.load_state_dict(checkpoint["model"])
accuracy = ((model((x - mean) / std)[:, 0] > 0) == y).float().mean()
print(f"after loading: {accuracy:.1%}")
#> after loading: 99.2%
# --8<-- [end:right_preprocessing]

# --8<-- [start:wrong_labels]
import os

for folder in ("train/cat", "train/dog", "train/fox", "test/dog", "test/fox"):
    os.makedirs(folder, exist_ok=True)

classes = sorted(os.listdir("train"))
print("training:", {name: i for i, name in enumerate(classes)})
#> training: {'cat': 0, 'dog': 1, 'fox': 2}

classes = sorted(os.listdir("test"))
print("test:", {name: i for i, name in enumerate(classes)})
#> test: {'dog': 0, 'fox': 1}
# --8<-- [end:wrong_labels]

# --8<-- [start:right_labels]
import os
import torch

for folder in ("train/cat", "train/dog", "train/fox", "test/dog", "test/fox"):
    os.makedirs(folder, exist_ok=True)

classes = sorted(os.listdir("train"))
print("training:", {name: i for i, name in enumerate(classes)})
#> training: {'cat': 0, 'dog': 1, 'fox': 2}
torch.save({"classes": classes}, "checkpoint.pt")

classes = torch.load("checkpoint.pt")["classes"]
print("test:", {name: i for i, name in enumerate(classes)})
#> test: {'cat': 0, 'dog': 1, 'fox': 2}
# --8<-- [end:right_labels]

# --8<-- [start:check]
import torch
from torch import nn

before, after = wrong.out.splitlines()
assert before == "before saving: 100.0%" and after != before
assert after.startswith("after loading: ") and 0.4 < wrong.accuracy < 0.9
assert right.out == "before saving: 100.0%\nafter loading: 100.0%\n"
assert torch.equal(wrong.model[1].weight, right.model[1].weight)
# in training mode it differs from call to call
wrong.model.train()
assert not torch.equal(wrong.model(wrong.x), wrong.model(wrong.x))
assert torch.equal(right.model(right.x), right.model(right.x))
assert demo_reference.out == "same outputs: True\n"
assert wrong_tensor.out == (
    "before saving: tensor([7., 4.])\nafter loading: tensor([0., 0.])\n")
assert right_tensor.out == (
    "before saving: tensor([7., 4.])\nafter loading: tensor([7., 4.])\n")
assert "center" not in wrong_tensor.model.state_dict()
assert "center" in right_tensor.model.state_dict()
assert wrong_head.out == "head loaded: False\n"
assert right_head.out == "head loaded: True\n"
assert wrong_preprocessing.out.startswith("before saving: ")
assert 0.98 < right_preprocessing.accuracy
assert right_preprocessing.out.count("99.2%") == 2
assert 0.45 < wrong_preprocessing.accuracy < 0.55
assert wrong_labels.out == (
    "training: {'cat': 0, 'dog': 1, 'fox': 2}\ntest: {'dog': 0, 'fox': 1}\n")
assert right_labels.out == (
    "training: {'cat': 0, 'dog': 1, 'fox': 2}\n"
    "test: {'cat': 0, 'dog': 1, 'fox': 2}\n")
assert sorted(["1", "2", "10"]) == ["1", "10", "2"]

# the reference catches each of the causes in the model
c = demo_reference.checkpoint
def build():
    return nn.Sequential(nn.Linear(4, 8), nn.BatchNorm1d(8), nn.Linear(8, 2))
def same(model):
    with torch.no_grad():
        return torch.allclose(model(c["x"]), c["out"], atol=1e-5)
model = build()
model.load_state_dict(c["model"])
assert not same(model.train())
model = build()
model.load_state_dict(c["model"])
assert same(model.eval())
assert not same(build().eval())
# in evaluation mode the other samples of a batch make no difference
model = model.double().eval()
x = torch.randn(16, 4, dtype=torch.double)
assert torch.allclose(model(x)[:1], model(x[:1]))
model.train()
assert not torch.allclose(model(x)[:2], model(x[:2]))
# with BatchNorm alone, two calls do not show that eval() is missing
assert torch.equal(model(x), model(x))
# autocast differs by more than the last digits
model = build()
model.load_state_dict(c["model"])
with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
    out = model.eval()(c["x"]).float()
assert not torch.allclose(out, c["out"], atol=1e-5)
assert torch.allclose(out, c["out"], atol=0.1)
# --8<-- [end:check]
