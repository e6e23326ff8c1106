"""In training mode every forward pass moves BatchNorm's running statistics, without backward and without an optimizer."""
# /// pitfall
# apis = ["torch.nn.BatchNorm1d", "torch.nn.BatchNorm2d", "torch.nn.Module.eval", "torch.nn.Module.train",
#         "torch.nn.Module.requires_grad_", "torch.no_grad"]
# symptom = "silent"
# added = 2026-11-21
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

bn = nn.BatchNorm1d(1)
x = torch.tensor([[1.0], [3.0]])
with torch.no_grad():
    bn(x)  # just a look: no backward, no optimizer
    y = bn.eval()(x)
print(bn.running_mean, bn.running_var, bn.num_batches_tracked)
#> tensor([0.2000]) tensor([1.1000]) tensor(1)
print(y.flatten())
#> tensor([0.7628, 2.6697])
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

bn = nn.BatchNorm1d(1).eval()
x = torch.tensor([[1.0], [3.0]])
with torch.no_grad():
    bn(x)  # just a look: no backward, no optimizer
    y = bn.eval()(x)
print(bn.running_mean, bn.running_var, bn.num_batches_tracked)
#> tensor([0.]) tensor([1.]) tensor(0)
print(y.flatten())
#> tensor([1.0000, 3.0000])
# --8<-- [end:right]

# --8<-- [start:wrong_frozen]
import torch
from torch import nn

model = nn.Sequential(nn.BatchNorm1d(1), nn.Linear(1, 1))
bn = model[0].requires_grad_(False).eval()
x = torch.tensor([[1.0], [3.0]])
for epoch in range(3):
    model.train()
    model(x)  # loss, backward and step follow here
    print(f"{bn.running_mean.item():.3f}")
#> 0.200
#> 0.380
#> 0.542
# --8<-- [end:wrong_frozen]

# --8<-- [start:right_frozen]
import torch
from torch import nn

model = nn.Sequential(nn.BatchNorm1d(1), nn.Linear(1, 1))
bn = model[0].requires_grad_(False).eval()
x = torch.tensor([[1.0], [3.0]])
for epoch in range(3):
    model.train()
    bn.eval()
    model(x)  # loss, backward and step follow here
    print(f"{bn.running_mean.item():.3f}")
#> 0.000
#> 0.000
#> 0.000
# --8<-- [end:right_frozen]

# --8<-- [start:demo_numbers]
import torch
from torch import nn

x = torch.tensor([[1.0], [3.0]])
bn = nn.BatchNorm1d(1)  # starts with running mean 0, variance 1
y = bn(x).detach()
mean, biased, unbiased = x.mean(), x.var(correction=0), x.var()
print(mean.item(), biased.item(), unbiased.item())
#> 2.0 1.0 2.0
print(y.flatten())
#> tensor([-1.0000,  1.0000])
print(((x - mean) / biased.sqrt()).flatten())
#> tensor([-1.,  1.])
print(bn.running_mean, 0.9 * 0 + 0.1 * mean)
#> tensor([0.2000]) tensor(0.2000)
print(bn.running_var, 0.9 * 1 + 0.1 * unbiased)
#> tensor([1.1000]) tensor(1.1000)
# --8<-- [end:demo_numbers]

# --8<-- [start:detect]
import torch
from torch import nn

model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4))
before = {name: b.clone() for name, b in model.named_buffers()}
model(torch.ones(2, 3, 8, 8))  # the pass in question
for name, b in model.named_buffers():
    if not torch.equal(b, before[name]):
        print(name)
#> 1.running_mean
#> 1.running_var
#> 1.num_batches_tracked
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

assert wrong_frozen.out.split() == ["0.200", "0.380", "0.542"]
assert right_frozen.out.split() == ["0.000"] * 3
assert wrong_frozen.bn.training and not right_frozen.bn.training
for model in (wrong_frozen.model, right_frozen.model):
    assert model.training and not model[0].weight.requires_grad


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.bn = nn.BatchNorm1d(1)

    def train(self, mode=True):
        super().train(mode)
        self.bn.eval()
        return self


assert Net().train().training and not Net().train().bn.training

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
assert detect.out.split() == [
    "1.running_mean", "1.running_var", "1.num_batches_tracked"]

fresh = nn.BatchNorm1d(1)
fresh.running_mean.fill_(100.0)
update_bn([torch.tensor([[1.0], [3.0]])], fresh)
assert close(fresh.running_mean, 2.0) and close(fresh.weight.detach(), 1.0)
# --8<-- [end:check]
