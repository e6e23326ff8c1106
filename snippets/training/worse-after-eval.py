"""A model that is good in train() and bad in eval() has running statistics that don't fit the data it gets."""
# /// pitfall
# apis = ["torch.nn.Module.eval", "torch.nn.BatchNorm1d", "torch.optim.swa_utils.update_bn", "torch.nn.Module.train"]
# also = ["torch.nn.BatchNorm2d"]
# symptom = "silent"
# added = 2026-11-29
#
# [code.momentum_of_keras]
# either = [
#     'torch.nn.$NORM(..., momentum=$M, ...)', 'torch.nn.$NORM($N, $EPS, $M, ...)',
#     'functools.partial(torch.nn.$NORM, ..., momentum=$M, ...)',
# ]
# names = { "$NORM" = '(Lazy)?BatchNorm\dd|SyncBatchNorm', "$M" = '0?\.9\d*|0?\.8\d*' }
#
# [code.momentum_of_a_constant]
# either = [
#     'torch.nn.BatchNorm1d(..., momentum=$NAME, ...)',
#     'torch.nn.BatchNorm2d(..., momentum=$NAME, ...)',
#     'torch.nn.BatchNorm3d(..., momentum=$NAME, ...)',
# ]
# anywhere = [
#     ['$NAME = $M', 'def $F(..., $NAME=$M, ...): ...'],
# ]
# names = { "$M" = '0?\.9\d*' }
# example = '''
# BN_MOMENTUM = 0.99
# bn = torch.nn.BatchNorm2d(8, momentum=BN_MOMENTUM)
# '''
#
# [code.momentum_set_to_keras]
# pattern = '$BN.momentum = $M'
# anywhere = [
#     [
#         'if isinstance(..., <... torch.nn.$NORM ...>): ...', 'torch.nn.BatchNorm1d(...)',
#         'torch.nn.BatchNorm2d(...)', 'torchvision.models.$NET(...)',
#     ],
# ]
# names = { "$M" = '0?\.9\d*' }
# example = '''
# for bn in model.modules():
#     if isinstance(bn, torch.nn.BatchNorm2d):
#         bn.momentum = 0.99
# '''
#
# [code.average_without_update_bn]
# pattern = 'torch.optim.swa_utils.AveragedModel(...)'
# not = ['torch.optim.swa_utils.AveragedModel(..., use_buffers=True, ...)']
# anywhere = [
#     ['torch.nn.BatchNorm1d(...)', 'torch.nn.BatchNorm2d(...)', 'torch.nn.BatchNorm3d(...)'],
# ]
# nowhere = [
#     'torch.optim.swa_utils.update_bn(...)', 'update_bn(...)', '$ANY.buffers()',
#     '$ANY.running_mean.copy_(...)',
# ]
# example = '''
# net = torch.nn.Sequential(torch.nn.Linear(8, 8), torch.nn.BatchNorm1d(8))
# average = torch.optim.swa_utils.AveragedModel(net)
# '''
#
# [code.average_of_parameters_only]
# either = [
#     'for $P, $Q in zip($EMA.parameters(), $M.parameters()): ...',
#     'for $P, $Q in zip($M.parameters(), $EMA.parameters()): ...',
#     'for ($N, $P), ($N2, $Q) in zip($EMA.named_parameters(), $M.named_parameters()): ...',
# ]
# anywhere = [
#     ['torch.nn.BatchNorm1d(...)', 'torch.nn.BatchNorm2d(...)', 'torch.nn.BatchNorm3d(...)'],
#     ['$X.eval()', '$X = copy.deepcopy($Y)'],
# ]
# nowhere = [
#     '$ANY.buffers()', '$ANY.named_buffers()', 'torch.optim.swa_utils.update_bn(...)',
#     'update_bn(...)',
#     '$ANY.running_mean', 'torch.allclose(...)', 'torch.equal(...)',
# ]
# names = { "$EMA" = '(self\.)?\w*(ema|avg|average|shadow|teacher|target|momentum|swa|smooth)\w*' }
# example = '''
# net = torch.nn.Sequential(torch.nn.Linear(8, 8), torch.nn.BatchNorm1d(8))
# ema = copy.deepcopy(net)
# for p, q in zip(ema.parameters(), net.parameters()):
#     p.data.lerp_(q.data, 0.01)
# ema.eval()
# '''
#
# [code.parameters_without_buffers]
# either = [
#     'torch.save(dict($M.named_parameters()), ...)', 'torch.save(list($M.parameters()), ...)',
#     'torch.save({$K: $V for $K, $V in $M.named_parameters()}, ...)',
#     'torch.save([$P for $P in $M.parameters()], ...)',
#     'torch.save({$K: $V.$DATA for $K, $V in $M.named_parameters()}, ...)',
#     'torch.save({$K: $V.$DETACH() for $K, $V in $M.named_parameters()}, ...)',
# '''
# $S = dict($M.named_parameters())
# ...
# torch.save($S, ...)
# ''',
# '''
# $S = {$K: $V for $K, $V in $M.named_parameters()}
# ...
# torch.save($S, ...)
# ''',
# '''
# $S = {$K: $V.$CLONE() for $K, $V in $M.named_parameters()}
# ...
# $N.load_state_dict($S, strict=False)
# ''',
# ]
# anywhere = [
#     ['torch.nn.BatchNorm1d(...)', 'torch.nn.BatchNorm2d(...)', 'torch.nn.BatchNorm3d(...)'],
# ]
# example = '''
# net = torch.nn.Sequential(torch.nn.Linear(8, 8), torch.nn.BatchNorm1d(8))
# torch.save(dict(net.named_parameters()), "net.pt")
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
y = torch.arange(320) % 2
x = 100 + torch.randn(320, 10) + 4 * y.unsqueeze(1)
loader = list(zip(x.split(32), y.split(32)))
model = nn.Sequential(nn.BatchNorm1d(10), nn.Linear(10, 2))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
correct = 0
for xb, yb in loader:
    logits = model(xb)
    optimizer.zero_grad()
    nn.functional.cross_entropy(logits, yb).backward()
    optimizer.step()
    correct += (logits.argmax(1) == yb).sum().item()
model.eval()
print(f"accuracy in training {correct / 320:.0%}, "
      f"after eval() {(model(x).argmax(1) == y).float().mean():.0%}")
#> accuracy in training 100%, after eval() 50%
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
y = torch.arange(320) % 2
x = 100 + torch.randn(320, 10) + 4 * y.unsqueeze(1)
loader = list(zip(x.split(32), y.split(32)))
model = nn.Sequential(nn.BatchNorm1d(10), nn.Linear(10, 2))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
correct = 0
for xb, yb in loader:
    logits = model(xb)
    optimizer.zero_grad()
    nn.functional.cross_entropy(logits, yb).backward()
    optimizer.step()
    correct += (logits.argmax(1) == yb).sum().item()
torch.optim.swa_utils.update_bn(loader, model.eval())
print(f"accuracy in training {correct / 320:.0%}, "
      f"after eval() {(model(x).argmax(1) == y).float().mean():.0%}")
#> accuracy in training 100%, after eval() 100%
# --8<-- [end:right]

# --8<-- [start:wrong_momentum]
import torch
from torch import nn

torch.manual_seed(0)
y = torch.arange(322) % 2
x = torch.randn(322, 10) + 2 * y.unsqueeze(1)
model = nn.Sequential(nn.BatchNorm1d(10, momentum=0.99), nn.Linear(10, 2))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(20):
    correct = 0
    for xb, yb in zip(x.split(32), y.split(32)):  # the last one has 2 samples
        logits = model(xb)
        optimizer.zero_grad()
        nn.functional.cross_entropy(logits, yb).backward()
        optimizer.step()
        correct += (logits.argmax(1) == yb).sum().item()
model.eval()
print(f"accuracy in training {correct / 322:.0%}, "
      f"after eval() {(model(x).argmax(1) == y).float().mean():.0%}")
#> accuracy in training 100%, after eval() 94%
# --8<-- [end:wrong_momentum]

# --8<-- [start:right_momentum]
import torch
from torch import nn

torch.manual_seed(0)
y = torch.arange(322) % 2
x = torch.randn(322, 10) + 2 * y.unsqueeze(1)
model = nn.Sequential(nn.BatchNorm1d(10, momentum=0.01), nn.Linear(10, 2))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(20):
    correct = 0
    for xb, yb in zip(x.split(32), y.split(32)):  # the last one has 2 samples
        logits = model(xb)
        optimizer.zero_grad()
        nn.functional.cross_entropy(logits, yb).backward()
        optimizer.step()
        correct += (logits.argmax(1) == yb).sum().item()
model.eval()
print(f"accuracy in training {correct / 322:.0%}, "
      f"after eval() {(model(x).argmax(1) == y).float().mean():.0%}")
#> accuracy in training 100%, after eval() 100%
# --8<-- [end:right_momentum]

# --8<-- [start:wrong_domain]
import torch
from torch import nn

torch.manual_seed(0)
y = torch.arange(320) % 2
x = torch.randn(320, 10) + 2 * y.unsqueeze(1)
x_val = 3 * (torch.randn(320, 10) + 2 * y.unsqueeze(1)) + 20  # other units
model = nn.Sequential(nn.BatchNorm1d(10), nn.Linear(10, 2))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(50):
    optimizer.zero_grad()
    nn.functional.cross_entropy(model(x), y).backward()
    optimizer.step()
for mode in (True, False):
    pred = model.train(mode)(x_val).argmax(1)
    print(f"train({mode}): accuracy {(pred == y).float().mean():.0%}")
#> train(True): accuracy 100%
#> train(False): accuracy 50%
# --8<-- [end:wrong_domain]

# --8<-- [start:right_domain]
import torch
from torch import nn

torch.manual_seed(0)
y = torch.arange(320) % 2
x = torch.randn(320, 10) + 2 * y.unsqueeze(1)
x_val = 3 * (torch.randn(320, 10) + 2 * y.unsqueeze(1)) + 20  # other units
x_val = (x_val - 20) / 3  # as in training
model = nn.Sequential(nn.BatchNorm1d(10), nn.Linear(10, 2))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(50):
    optimizer.zero_grad()
    nn.functional.cross_entropy(model(x), y).backward()
    optimizer.step()
for mode in (True, False):
    pred = model.train(mode)(x_val).argmax(1)
    print(f"train({mode}): accuracy {(pred == y).float().mean():.0%}")
#> train(True): accuracy 100%
#> train(False): accuracy 100%
# --8<-- [end:right_domain]

# --8<-- [start:detect]
import copy

import torch
from torch import nn

torch.manual_seed(0)
y = torch.arange(320) % 2
x = 100 + torch.randn(320, 10) + 4 * y.unsqueeze(1)
model = nn.Sequential(nn.BatchNorm1d(10), nn.Dropout(0.1), nn.Linear(10, 2))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for xb, yb in zip(x.split(32), y.split(32)):
    optimizer.zero_grad()
    nn.functional.cross_entropy(model(xb), yb).backward()
    optimizer.step()
for name in ("nothing", "Dropout", "BatchNorm1d"):
    trial = copy.deepcopy(model).eval()  # the copy may change
    for module in trial.modules():
        module.training = type(module).__name__ == name
    accuracy = (trial(x).argmax(1) == y).float().mean()
    print(f"{name} in training mode: accuracy {accuracy:.0%}")
#> nothing in training mode: accuracy 50%
#> Dropout in training mode: accuracy 50%
#> BatchNorm1d in training mode: accuracy 100%
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn
from torch.optim.swa_utils import update_bn

assert wrong.out == "accuracy in training 100%, after eval() 50%\n"
assert right.out == "accuracy in training 100%, after eval() 100%\n"
assert wrong_momentum.out == "accuracy in training 100%, after eval() 94%\n"
assert right_momentum.out == "accuracy in training 100%, after eval() 100%\n"
good = "train(True): accuracy 100%\n"
assert wrong_domain.out == good + "train(False): accuracy 50%\n"
assert right_domain.out == good + "train(False): accuracy 100%\n"
assert detect.out == """\
nothing in training mode: accuracy 50%
Dropout in training mode: accuracy 50%
BatchNorm1d in training mode: accuracy 100%
"""
bn = wrong.model[0]
share = bn.running_mean / wrong.x.mean(0)
assert ((share - (1 - 0.9**10)).abs() < 0.01).all()  # 10 batches: 65%
assert f"{1 - 0.9**10:.0%}" == "65%" and bn.num_batches_tracked == 10
# normalized inputs: no mean to catch up with
for seed in range(3):
    torch.manual_seed(seed)
    y = torch.arange(320) % 2
    x = 100 + torch.randn(320, 10) + 4 * y.unsqueeze(1)
    x = (x - x.mean(0)) / x.std(0)
    model = nn.Sequential(nn.BatchNorm1d(10), nn.Linear(10, 2))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for xb, yb in zip(x.split(32), y.split(32)):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(xb), yb).backward()
        optimizer.step()
    assert (model.eval()(x).argmax(1) == y).float().mean() > 0.95
# without it, the statistics catch up after some more epochs
torch.manual_seed(0)
y = torch.arange(320) % 2
far = 100 + torch.randn(320, 10) + 4 * y.unsqueeze(1)
model = nn.Sequential(nn.BatchNorm1d(10), nn.Linear(10, 2))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(10):
    for xb, yb in zip(far.split(32), y.split(32)):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(xb), yb).backward()
        optimizer.step()
assert (model.eval()(far).argmax(1) == y).float().mean() > 0.95
# update_bn changes neither weights nor modes, and needs no labels
model = nn.Sequential(nn.BatchNorm1d(10), nn.Linear(10, 2)).eval()
before = [p.clone() for p in model.parameters()]
update_bn([x], model)
assert not model.training and not model[0].training
assert all(map(torch.equal, before, model.parameters()))
assert torch.allclose(model[0].running_mean, x.mean(0), atol=1e-5)
# the parameters alone don't bring the statistics back
fresh = nn.Sequential(nn.BatchNorm1d(10), nn.Linear(10, 2)).eval()
fresh.load_state_dict(dict(right.model.named_parameters()), strict=False)
assert (fresh(right.x).argmax(1) == right.y).float().mean() == 0.5
# left in training mode: neighbors matter, and one sample is an error
model.train()
one, others = x[:1], x[1:5]
alone = model(torch.cat([one, others]))[0]
assert not torch.allclose(alone, model(torch.cat([one, others + 3]))[0])
try:
    model(one)
except ValueError as error:
    assert "Expected more than 1 value per channel when training" in str(error)
else:
    raise AssertionError("a batch of one")
# --8<-- [end:check]
