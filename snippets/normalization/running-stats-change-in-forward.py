"""In training mode every forward pass updates BatchNorm's running statistics, without backward and without an optimizer."""
# /// pitfall
# apis = ["torch.nn.BatchNorm1d", "torch.nn.BatchNorm2d", "torch.nn.Module.eval", "torch.nn.Module.train",
#         "torch.no_grad"]
# also = ["torch.nn.Module.requires_grad_"]
# symptom = "silent"
# added = 2026-11-21
#
# [code.a_look_in_training_mode]
# either = [
#     '$M(torch.zeros(...))', '$M(torch.randn(...))', '$M(torch.rand(...))', '$M(torch.ones(...))',
#     '$M(torch.zeros(...).to(...))', '$M(torch.randn(...).to(...))',
# ]
# inside = [
#     ['with torch.no_grad(): ...', 'with torch.inference_mode(): ...'],
# ]
# not_inside = [
# '''
# $M.eval()
# ...
# ''',
# '''
# self.eval()
# ...
# ''',
# ]
# anywhere = [
#     [
#         'torch.nn.BatchNorm1d(...)', 'torch.nn.BatchNorm2d(...)', 'torch.nn.BatchNorm3d(...)',
#         'torch.nn.LazyBatchNorm1d(...)', 'torch.nn.LazyBatchNorm2d(...)',
#     ],
# ]
# names = { "$M" = '(self\.)?(?!.*(gen|netG|G$|dec|copy|sampl)).*' }
# example = '''
# class Net(torch.nn.Module):
#     def __init__(self):
#         self.conv = torch.nn.Sequential(torch.nn.Conv2d(3, 8, 3), torch.nn.BatchNorm2d(8))
#         with torch.no_grad():
#             n = self.conv(torch.zeros(1, 3, 32, 32)).numel()
# '''
#
# [code.validation_moves_the_statistics]
# either = [
#     'model(...)', 'net(...)', 'self.model(...)', 'self.net(...)', 'classifier(...)', 'cnn(...)',
#     'mlp(...)', 'encoder(...)', 'clf(...)', 'network(...)', 'regressor(...)', 'student(...)',
#     'self.network(...)', 'self.encoder(...)', 'lstm(...)', 'rnn(...)', 'transformer(...)',
#     'self.classifier(...)', 'tagger(...)', 'resnet(...)', 'backbone(...)', 'bn(...)',
#     'self.bn(...)',
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
#         'torchvision.models.$RESNET(...)', 'torch.nn.LazyBatchNorm1d(...)',
#     ],
# ]
# nowhere = [
#     '$ANY.eval()', '$ANY.train(False)', '$ANY.train(mode=False)', '$ANY.train($FLAG)',
#     'torch.optim.swa_utils.update_bn(...)', '$ANY.training = False',
# ]
#
# [code.dummy_in_training_mode]
# pattern = '$M($DUMMY)'
# inside = [
#     ['with torch.no_grad(): ...', 'with torch.inference_mode(): ...'],
# ]
# not_inside = [
# '''
# $M.eval()
# ...
# ''',
# '''
# self.eval()
# ...
# ''',
# ]
# anywhere = [
#     [
#         'torch.nn.BatchNorm1d(...)', 'torch.nn.BatchNorm2d(...)', 'torch.nn.BatchNorm3d(...)',
#         'torch.nn.LazyBatchNorm1d(...)', 'torch.nn.LazyBatchNorm2d(...)',
#     ],
#     [
#         '$DUMMY = torch.zeros(...)', '$DUMMY = torch.randn(...)', '$DUMMY = torch.rand(...)',
#         '$DUMMY = torch.ones(...)',
#     ],
# ]
# names = { "$DUMMY" = '(dummy|probe|sample|example|fake|blank|toy|tmp|test|inp|mock|zeros?)\w*', "$M" = '(self\.)?(?!.*(gen|netG|G$|dec|copy|sampl|print|append)).*' }
# example = '''
# bn = torch.nn.BatchNorm2d(8)
# dummy = torch.zeros(1, 8, 4, 4)
# with torch.no_grad():
#     shape = bn(dummy).shape
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

bn = nn.BatchNorm1d(1)
x = torch.tensor([[1.0], [3.0]])
with torch.no_grad():
    bn(x)  # just a look: no backward, no optimizer
print("running mean:", bn.running_mean)
#> running mean: tensor([0.2000])
print("running variance:", bn.running_var)
#> running variance: tensor([1.1000])
print("batches tracked:", bn.num_batches_tracked)
#> batches tracked: tensor(1)
bn.eval()
y = bn(x).detach().flatten()
print("output in evaluation mode:", y)
#> output in evaluation mode: tensor([0.7628, 2.6697])
# --8<-- [end:wrong]

# --8<-- [start:wrong_validation]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(10, 4), nn.BatchNorm1d(4), nn.Linear(4, 1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
x, y = torch.randn(64, 10), torch.randn(64, 1)
x_val, y_val = torch.randn(64, 10), torch.randn(64, 1)
for epoch in range(3):
    model.train()
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    with torch.no_grad():
        val_loss = nn.functional.mse_loss(model(x_val), y_val)
    print("batches tracked:", model[1].num_batches_tracked.item())
#> batches tracked: 2
#> batches tracked: 4
#> batches tracked: 6
# --8<-- [end:wrong_validation]

# --8<-- [start:right_validation]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(10, 4), nn.BatchNorm1d(4), nn.Linear(4, 1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
x, y = torch.randn(64, 10), torch.randn(64, 1)
x_val, y_val = torch.randn(64, 10), torch.randn(64, 1)
for epoch in range(3):
    model.train()
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    model.eval()
    with torch.no_grad():
        val_loss = nn.functional.mse_loss(model(x_val), y_val)
    print("batches tracked:", model[1].num_batches_tracked.item())
#> batches tracked: 1
#> batches tracked: 2
#> batches tracked: 3
# --8<-- [end:right_validation]

# --8<-- [start:right]
import torch
from torch import nn

bn = nn.BatchNorm1d(1)
x = torch.tensor([[1.0], [3.0]])
bn.eval()
with torch.no_grad():
    bn(x)  # just a look: no backward, no optimizer
print("running mean:", bn.running_mean)
#> running mean: tensor([0.])
print("running variance:", bn.running_var)
#> running variance: tensor([1.])
print("batches tracked:", bn.num_batches_tracked)
#> batches tracked: tensor(0)
bn.eval()
y = bn(x).detach().flatten()
print("output in evaluation mode:", y)
#> output in evaluation mode: tensor([1.0000, 3.0000])
# --8<-- [end:right]

# --8<-- [start:demo_numbers]
import torch
from torch import nn

x = torch.tensor([[1.0], [3.0]])
mean, biased, unbiased = x.mean(), x.var(correction=0), x.var()
print(f"mean {mean}, variance: biased {biased}, unbiased {unbiased}")
#> mean 2.0, variance: biased 1.0, unbiased 2.0

bn = nn.BatchNorm1d(1)  # starts with running mean 0, variance 1
y = bn(x).detach()
print("output: ", y.flatten())
#> output:  tensor([-1.0000,  1.0000])
print("by hand:", ((x - mean) / biased.sqrt()).flatten())
#> by hand: tensor([-1.,  1.])
print("running mean:", bn.running_mean, "by hand:", 0.9 * 0 + 0.1 * mean)
#> running mean: tensor([0.2000]) by hand: tensor(0.2000)
print("running var: ", bn.running_var, "by hand:", 0.9 * 1 + 0.1 * unbiased)
#> running var:  tensor([1.1000]) by hand: tensor(1.1000)
# --8<-- [end:demo_numbers]

# --8<-- [start:detect]
import torch
from torch import nn

model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4))
before = {name: b.clone() for name, b in model.named_buffers()}
model(torch.ones(2, 3, 8, 8))  # the pass in question
for name, b in model.named_buffers():
    if not torch.equal(b, before[name]):
        print("changed:", name)
#> changed: 1.running_mean
#> changed: 1.running_var
#> changed: 1.num_batches_tracked
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn
from torch.optim.swa_utils import update_bn


def close(found, *expected):
    return torch.allclose(found.flatten(), torch.tensor(expected), atol=1e-4)


assert close(wrong.bn.running_mean, 0.2) and close(wrong.bn.running_var, 1.1)
assert wrong.bn.num_batches_tracked == 1 and wrong.bn.weight.grad is None
assert close(wrong.y, 0.8 / 1.1**0.5, 2.8 / 1.1**0.5)  # 0.7628, 2.6697
assert close(right.bn.running_mean, 0.0) and close(right.bn.running_var, 1.0)
assert right.bn.num_batches_tracked == 0 and close(right.y, 1.0, 3.0)

end = "batches tracked: tensor({})\noutput in evaluation mode: tensor({})\n"
assert wrong.out.endswith(end.format(1, "[0.7628, 2.6697]"))
assert right.out.endswith(end.format(0, "[1.0000, 3.0000]"))

line = "batches tracked: {}\n".format
assert wrong_validation.out == line(2) + line(4) + line(6)
assert right_validation.out == line(1) + line(2) + line(3)
assert torch.equal(wrong_validation.x_val, right_validation.x_val)

# requires_grad_(False) and eval() before the loop don't stop it
model = nn.Sequential(nn.BatchNorm1d(1), nn.Linear(1, 1))
bn = model[0].requires_grad_(False).eval()
for mean, freeze in ((0.2, False), (0.38, False), (0.38, True)):
    model.train()
    if freeze:
        bn.eval()
    model(torch.tensor([[1.0], [3.0]]))
    assert close(bn.running_mean, mean)

mean, biased = demo_numbers.mean, demo_numbers.biased
assert (mean, biased, demo_numbers.unbiased) == (2.0, 1.0, 2.0)
assert close(demo_numbers.y, -1.0, 1.0)
assert close((demo_numbers.x - mean) / biased**0.5, -1.0, 1.0)
bn = demo_numbers.bn
assert close(bn.running_mean, 0.2) and close(bn.running_var, 1.1)
assert bn.momentum == 0.1
assert [name for name, p in bn.named_parameters()] == ["weight", "bias"]
assert not any(b.requires_grad for b in bn.buffers())
whole = nn.BatchNorm1d(1)
with torch.no_grad():  # a validation loop without eval()
    for _ in range(3):
        whole(torch.tensor([[1.0], [3.0]]))
assert whole.num_batches_tracked == 3 and close(whole.running_mean, 0.542)
assert detect.out == """\
changed: 1.running_mean
changed: 1.running_var
changed: 1.num_batches_tracked
"""

fresh = nn.BatchNorm1d(1)
fresh.running_mean.fill_(100.0)
update_bn([torch.tensor([[1.0], [3.0]])], fresh)
assert close(fresh.running_mean, 2.0) and close(fresh.weight.detach(), 1.0)
# --8<-- [end:check]
