"""model.eval() changes how layers compute, torch.no_grad() what autograd records; validation needs both."""
# /// pitfall
# apis = ["torch.nn.Module.eval", "torch.nn.Module.train", "torch.no_grad", "torch.nn.Dropout", "torch.nn.BatchNorm1d"]
# symptom = "silent"
# raises = ["detect"]
# added = 2026-11-21
#
# [code.evaluation_without_eval]
# either = [
# '''
# class $NET(...):
#     def __init__(...):
#         ...
#         torch.nn.Dropout(...)
#         ...
# ...
# with torch.no_grad():
#     ...
#     for $X, $Y in $DATA:
#         ...
#         $OUT = $M($X)
#         ...
# ''',
# '''
# class $NET(...):
#     def __init__(...):
#         ...
#         torch.nn.Dropout(...)
#         ...
# ...
# with torch.no_grad():
#     ...
#     for $X, $Y in $DATA:
#         ...
#         $OUT = $M($X).$METHOD(...)
#         ...
# ''',
# '''
# class $NET(...):
#     def __init__(...):
#         ...
#         torch.nn.Dropout(...)
#         ...
# ...
# @torch.no_grad()
# def $FUNC(...):
#     ...
#     for $X, $Y in $DATA:
#         ...
#         $OUT = $M($X)
#         ...
# ''',
# '''
# class $NET(...):
#     def __init__(...):
#         ...
#         torch.nn.Dropout(...)
#         ...
# ...
# @torch.no_grad()
# def $FUNC(...):
#     ...
#     for $X, $Y in $DATA:
#         ...
#         $OUT = $M($X).$METHOD(...)
#         ...
# ''',
# '''
# class $NET(...):
#     def __init__(...):
#         ...
#         torch.nn.BatchNorm2d(...)
#         ...
# ...
# with torch.no_grad():
#     ...
#     for $X, $Y in $DATA:
#         ...
#         $OUT = $M($X)
#         ...
# ''',
# '''
# class $NET(...):
#     def __init__(...):
#         ...
#         torch.nn.BatchNorm2d(...)
#         ...
# ...
# with torch.no_grad():
#     ...
#     for $X, $Y in $DATA:
#         ...
#         $OUT = $M($X).$METHOD(...)
#         ...
# ''',
# '''
# class $NET(...):
#     def __init__(...):
#         ...
#         torch.nn.BatchNorm2d(...)
#         ...
# ...
# @torch.no_grad()
# def $FUNC(...):
#     ...
#     for $X, $Y in $DATA:
#         ...
#         $OUT = $M($X)
#         ...
# ''',
# '''
# class $NET(...):
#     def __init__(...):
#         ...
#         torch.nn.BatchNorm2d(...)
#         ...
# ...
# @torch.no_grad()
# def $FUNC(...):
#     ...
#     for $X, $Y in $DATA:
#         ...
#         $OUT = $M($X).$METHOD(...)
#         ...
# ''',
# '''
# $NET = torch.nn.Sequential(..., torch.nn.Dropout(...), ...)
# ...
# with torch.no_grad():
#     ...
#     for $X, $Y in $DATA:
#         ...
#         $OUT = $M($X)
#         ...
# ''',
# '''
# $NET = torch.nn.Sequential(..., torch.nn.Dropout(...), ...)
# ...
# with torch.no_grad():
#     ...
#     for $X, $Y in $DATA:
#         ...
#         $OUT = $M($X).$METHOD(...)
#         ...
# ''',
# '''
# $NET = torch.nn.Sequential(..., torch.nn.Dropout(...), ...)
# ...
# @torch.no_grad()
# def $FUNC(...):
#     ...
#     for $X, $Y in $DATA:
#         ...
#         $OUT = $M($X)
#         ...
# ''',
# '''
# $NET = torch.nn.Sequential(..., torch.nn.Dropout(...), ...)
# ...
# @torch.no_grad()
# def $FUNC(...):
#     ...
#     for $X, $Y in $DATA:
#         ...
#         $OUT = $M($X).$METHOD(...)
#         ...
# ''',
# '''
# $NET = torch.nn.Sequential(..., torch.nn.BatchNorm2d(...), ...)
# ...
# with torch.no_grad():
#     ...
#     for $X, $Y in $DATA:
#         ...
#         $OUT = $M($X)
#         ...
# ''',
# '''
# $NET = torch.nn.Sequential(..., torch.nn.BatchNorm2d(...), ...)
# ...
# with torch.no_grad():
#     ...
#     for $X, $Y in $DATA:
#         ...
#         $OUT = $M($X).$METHOD(...)
#         ...
# ''',
# '''
# $NET = torch.nn.Sequential(..., torch.nn.BatchNorm2d(...), ...)
# ...
# @torch.no_grad()
# def $FUNC(...):
#     ...
#     for $X, $Y in $DATA:
#         ...
#         $OUT = $M($X)
#         ...
# ''',
# '''
# $NET = torch.nn.Sequential(..., torch.nn.BatchNorm2d(...), ...)
# ...
# @torch.no_grad()
# def $FUNC(...):
#     ...
#     for $X, $Y in $DATA:
#         ...
#         $OUT = $M($X).$METHOD(...)
#         ...
# ''',
# '''
# $NET = torch.nn.Sequential(..., torch.nn.Dropout(...), ...)
# ...
# with torch.no_grad():
#     ...
#     $A, $B = $M(...), $M(...)
#     ...
# ''',
# ]
# not_inside = [
# '''
# ...
# $ANY.eval()
# ...
# ''',
# '''
# ...
# $ANY.train(False)
# ...
# ''',
# '''
# ...
# $ANY.train(mode=False)
# ...
# ''',
# '''
# ...
# torch.optim.swa_utils.update_bn(...)
# ...
# ''',
# ]
# line = "$M"
#
# [code.never_back_to_train]
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
# for $E in $R:
#     ...
#     $M.eval()
#     ...
#     $L.backward(...)
#     ...
# ''',
# ]
# not_inside = [
# '''
# for $E2 in $R2:
#     ...
#     $ANY.train()
#     ...
# ''',
# '''
# for $E2 in $R2:
#     ...
#     $M.requires_grad_(False)
#     ...
# ''',
# ]
# anywhere = ['$LOSS.backward(...)']
# nowhere = [
#     '$ANY.train($MODE)', '$ANY.train(mode=$MODE)', '$LOSS.backward(retain_graph=True)',
# ]
# line = "$M"
#
# [code.eval_not_called]
# either = ['$M.eval', '$M.train']
# not_inside = [
#     '$M.eval(...)', '$M.train(...)', '$F(..., $M.eval, ...)', '$ANY = $VALUE', 'return $VALUE',
#     '$M.train.$ATTRIBUTE', '$M.eval.$ATTRIBUTE', '$F(..., $M.train, ...)',
#     '$F(..., <... $M.train ...>, ...)', '$F(..., <... $M.eval ...>, ...)',
#     'if <... $VALUE ...>: ...', '$M.train[...]', '$M.eval[...]',
# ]
# names = { "$M" = '(self\.)?\w*(model|net|cnn|classifier)\w*' }
# example = '''
# model.eval
# with torch.no_grad():
#     out = model(x)
# '''
#
# [code.no_eval_anywhere]
# either = [
#     'model(...)', 'net(...)', 'self.model(...)', 'self.net(...)', 'classifier(...)', 'cnn(...)',
#     'mlp(...)', 'encoder(...)', 'clf(...)', 'network(...)', 'regressor(...)', 'student(...)',
#     'self.network(...)', 'self.encoder(...)', 'lstm(...)', 'rnn(...)', 'transformer(...)',
#     'self.classifier(...)', 'tagger(...)', 'resnet(...)', 'backbone(...)',
# ]
# inside = [
#     [
#         'with torch.no_grad(): ...', 'with torch.inference_mode(): ...',
# '''
# @torch.no_grad()
# def $FUNC(...):
#     ...
# ''',
# '''
# @torch.inference_mode()
# def $FUNC(...):
#     ...
# ''',
#     ],
# ]
# anywhere = [
#     [
#         'torch.nn.BatchNorm1d(...)', 'torch.nn.BatchNorm2d(...)', 'torch.nn.BatchNorm3d(...)',
#         'torch.nn.Dropout(...)', 'torch.nn.Dropout2d(...)',
#         'torch.nn.TransformerEncoderLayer(...)',
#         'torch.nn.LSTM(..., dropout=$P, ...)', 'torch.nn.GRU(..., dropout=$P, ...)',
#         'torchvision.models.$RESNET(...)',
#         'torch.nn.functional.dropout(..., training=self.training)',
#     ],
# ]
# nowhere = [
#     '$ANY.eval()', '$ANY.train(False)', '$ANY.train(mode=False)', '$ANY.train($FLAG)',
#     'torch.optim.swa_utils.update_bn(...)', '$ANY.training = False',
# ]
#
# [code.no_grad_without_with]
# either = [
# '''
# torch.no_grad()
# ...
# ''',
# '''
# torch.inference_mode()
# ...
# ''',
# ]
# not = [
# '''
# $X = $VALUE
# ...
# ''',
# '''
# return $VALUE
# ...
# ''',
# '''
# $ANY.enter_context(...)
# ...
# ''',
# ]
# example = '''
# model.eval()
# torch.no_grad()
# for x, y in loader:
#     out = model(x)
# '''
#
# [code.function_leaves_eval_mode]
# pattern = '''
# def $EVALUATE(...):
#     ...
#     $M.eval()
#     ...
# '''
# anywhere = [
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
# def validate(model):
#     model.eval()
# for epoch in range(10):
#     loss.backward()
#     validate(model)
# '''
#
# [code.evaluation_in_the_training_loop]
# pattern = '''
# def $EVALUATE(...):
#     ...
#     $M.eval()
#     ...
# '''
# anywhere = [
#     [
# '''
# for $E in $R:
#     ...
#     $L.backward(...)
#     ...
#     $EVALUATE(...)
#     ...
# ''',
# '''
# for $E in $R:
#     ...
#     $L.backward(...)
#     ...
#     self.$EVALUATE(...)
#     ...
# ''',
#     ],
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
# def $EVALUATE(...):
#     ...
#     $ANY.train()
#     ...
# ''',
# ]
# line = "$M"
# example = '''
# def validate(model):
#     model.eval()
# def train(model):
#     model.train()
#     for epoch in range(10):
#         loss.backward()
#         validate(model)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.BatchNorm1d(10), nn.Dropout(), nn.Linear(10, 1))
x = torch.randn(32, 10)
with torch.no_grad():
    first, second = model(x), model(x)
print("same output:", torch.equal(first, second))
#> same output: False
print("updates of BatchNorm:", model[0].num_batches_tracked.item())
#> updates of BatchNorm: 2
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.BatchNorm1d(10), nn.Dropout(), nn.Linear(10, 1))
x = torch.randn(32, 10)
model.eval()
with torch.no_grad():
    first, second = model(x), model(x)
print("same output:", torch.equal(first, second))
#> same output: True
print("updates of BatchNorm:", model[0].num_batches_tracked.item())
#> updates of BatchNorm: 0
# --8<-- [end:right]

# --8<-- [start:wrong_back]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.BatchNorm1d(10), nn.Dropout(), nn.Linear(10, 1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
loader = [(torch.randn(32, 10), torch.randn(32, 1)) for _ in range(4)]
for epoch in range(3):
    for x, y in loader:
        loss = nn.functional.mse_loss(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(f"epoch {epoch}: training mode {model.training}, "
          f"updates of BatchNorm {model[0].num_batches_tracked}")
    model.eval()
    with torch.no_grad():
        val_loss = sum(nn.functional.mse_loss(model(x), y) for x, y in loader)
#> epoch 0: training mode True, updates of BatchNorm 4
#> epoch 1: training mode False, updates of BatchNorm 4
#> epoch 2: training mode False, updates of BatchNorm 4
# --8<-- [end:wrong_back]

# --8<-- [start:right_back]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.BatchNorm1d(10), nn.Dropout(), nn.Linear(10, 1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
loader = [(torch.randn(32, 10), torch.randn(32, 1)) for _ in range(4)]
for epoch in range(3):
    model.train()
    for x, y in loader:
        loss = nn.functional.mse_loss(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(f"epoch {epoch}: training mode {model.training}, "
          f"updates of BatchNorm {model[0].num_batches_tracked}")
    model.eval()
    with torch.no_grad():
        val_loss = sum(nn.functional.mse_loss(model(x), y) for x, y in loader)
#> epoch 0: training mode True, updates of BatchNorm 4
#> epoch 1: training mode True, updates of BatchNorm 8
#> epoch 2: training mode True, updates of BatchNorm 12
# --8<-- [end:right_back]

# --8<-- [start:demo_table]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(32, 10)
for use_eval in (False, True):
    for use_no_grad in (False, True):
        model = nn.Sequential(nn.BatchNorm1d(10), nn.Dropout())
        model.train(not use_eval)
        with torch.set_grad_enabled(not use_no_grad):
            first, second = model(x), model(x)
        random = not torch.equal(first, second)
        updated = model[0].num_batches_tracked.item() > 0
        print(f"eval={use_eval}, no_grad={use_no_grad}: random={random}, "
              f"updated={updated}, requires_grad={first.requires_grad}")
#> eval=False, no_grad=False: random=True, updated=True, requires_grad=True
#> eval=False, no_grad=True: random=True, updated=True, requires_grad=False
#> eval=True, no_grad=False: random=False, updated=False, requires_grad=True
#> eval=True, no_grad=True: random=False, updated=False, requires_grad=False
# --8<-- [end:demo_table]

# --8<-- [start:demo_mode]
from torch import nn

model = nn.Sequential(nn.Linear(10, 1), nn.Dropout())
print("new:", model.training, "dropout:", model[1].training)
#> new: True dropout: True
returned = model.eval()
print("eval():", model.training, "dropout:", model[1].training)
#> eval(): False dropout: False
model.train()
print("train():", model.training, "dropout:", model[1].training)
#> train(): True dropout: True
model.train(False)
print("train(False):", model.training, "dropout:", model[1].training)
#> train(False): False dropout: False
model.training = True
print("training = True:", model.training, "dropout:", model[1].training)
#> training = True: True dropout: False
print("eval() returned the model:", returned is model)
#> eval() returned the model: True
# --8<-- [end:demo_mode]

# --8<-- [start:demo_layers]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(5, 4, 4)
layers = {
    "Dropout": nn.Dropout(), "RReLU": nn.RReLU(),
    "BatchNorm1d": nn.BatchNorm1d(4),
    "LSTM with dropout": nn.LSTM(4, 4, 2, dropout=0.5),
    "InstanceNorm1d with running statistics":
        nn.InstanceNorm1d(4, track_running_stats=True),
    "Linear": nn.Linear(4, 4), "ReLU": nn.ReLU(),
    "LayerNorm": nn.LayerNorm(4), "GroupNorm": nn.GroupNorm(2, 4),
    "InstanceNorm1d": nn.InstanceNorm1d(4), "LSTM": nn.LSTM(4, 4, 2),
}
for name, layer in layers.items():
    same = torch.equal(layer.train()(x)[0], layer.eval()(x)[0])
    print(f"{name}:", "same" if same else "differs")
#> Dropout: differs
#> RReLU: differs
#> BatchNorm1d: differs
#> LSTM with dropout: differs
#> InstanceNorm1d with running statistics: differs
#> Linear: same
#> ReLU: same
#> LayerNorm: same
#> GroupNorm: same
#> InstanceNorm1d: same
#> LSTM: same
# --8<-- [end:demo_layers]

# --8<-- [start:demo_bn]
import torch
from torch import nn

bn = nn.BatchNorm1d(1)
nn.init.constant_(bn.weight, 2)
nn.init.constant_(bn.bias, 10)
x = torch.tensor([[1.0], [3.0]])
bn.eval()
print("running mean, variance:", bn.running_mean.item(), bn.running_var.item())
#> running mean, variance: 0.0 1.0
print("evaluation mode:", bn(x).round(decimals=2).flatten().tolist())
#> evaluation mode: [12.0, 16.0]
bn(x).sum().backward()
print("gradient of the weight:", bn.weight.grad.round(decimals=2).item())
#> gradient of the weight: 4.0
bn.train()
print("batch mean, variance:", x.mean().item(), x.var(unbiased=False).item())
#> batch mean, variance: 2.0 1.0
print("training mode:", bn(x).round(decimals=2).flatten().tolist())
#> training mode: [8.0, 12.0]
# --8<-- [end:demo_bn]

# --8<-- [start:detect]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(10, 1), nn.Dropout())
for epoch in range(3):
    off = [name for name, m in model.named_modules() if not m.training]
    assert not off, f"epoch {epoch}: in evaluation mode: {off}"
    model(torch.ones(32, 10))  # loss, backward and step follow here
    model.eval()  # validation follows here
#> AssertionError: epoch 1: in evaluation mode: ['', '0', '1']
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

assert wrong.out == "same output: False\nupdates of BatchNorm: 2\n"
assert wrong.model.training and not wrong.first.requires_grad
assert right.out == "same output: True\nupdates of BatchNorm: 0\n"
assert not right.model.training
assert wrong_back.out == """\
epoch 0: training mode True, updates of BatchNorm 4
epoch 1: training mode False, updates of BatchNorm 4
epoch 2: training mode False, updates of BatchNorm 4
"""
assert right_back.out == """\
epoch 0: training mode True, updates of BatchNorm 4
epoch 1: training mode True, updates of BatchNorm 8
epoch 2: training mode True, updates of BatchNorm 12
"""
table = [line.replace(",", "").split() for line in demo_table.out.splitlines()]
assert [[cell.split("=")[1] for cell in row] for row in table] == [
    ["False", "False:", "True", "True", "True"],
    ["False", "True:", "True", "True", "False"],
    ["True", "False:", "False", "False", "True"],
    ["True", "True:", "False", "False", "False"],
]
answers = dict(line.split(": ") for line in demo_layers.out.splitlines())
assert list(answers.values()) == ["differs"] * 5 + ["same"] * 6
assert list(answers) == list(demo_layers.layers)
assert answers["LSTM with dropout"] == "differs"
assert demo_bn.out == """\
running mean, variance: 0.0 1.0
evaluation mode: [12.0, 16.0]
gradient of the weight: 4.0
batch mean, variance: 2.0 1.0
training mode: [8.0, 12.0]
"""
assert demo_bn.bn.weight.item() == 2 and demo_bn.bn.bias.item() == 10
assert demo_mode.out == """\
new: True dropout: True
eval(): False dropout: False
train(): True dropout: True
train(False): False dropout: False
training = True: True dropout: False
eval() returned the model: True
"""
layer = torch.nn.Dropout()
assert layer.eval() is layer and not layer.training
assert layer.train() is layer and layer.training
off = "AssertionError: epoch 1: in evaluation mode: ['', '0', '1']"
assert detect.error == off
# --8<-- [end:check]
