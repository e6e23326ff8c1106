"""std and var divide by n - 1 in PyTorch and by n in NumPy, and are NaN for a single element."""
# /// pitfall
# apis = ["torch.Tensor.std", "torch.Tensor.var", "torch.nn.BatchNorm1d"]
# symptom = "silent"
# added = 2026-11-29
# messages = ["degrees of freedom is <= 0. Correction should be strictly less than the reduction factor"]
# also = ["torch.std", "torch.var", "torch.std_mean", "torch.var_mean"]
#
# [code.both_divisors]
# either = [
#     '$T.std(dim=$D, ...)', '$T.std(0)', '$T.std()', '$T.std($D, ...)', 'torch.std($T, ...)',
#     '$T.var()', '$T.var(dim=$D, ...)', 'torch.var($T, ...)', '$T.var(0)',
#     'torch.std_mean($T, ...)',
#     'torch.var_mean($T, ...)',
# ]
# not = [
#     '$T.std(..., unbiased=False, ...)', '$T.std(..., correction=0, ...)',
#     '$T.var(..., unbiased=False, ...)', '$T.var(..., correction=0, ...)',
#     'torch.std(..., unbiased=False, ...)', 'torch.std(..., correction=0, ...)',
#     'torch.var(..., unbiased=False, ...)', 'torch.var(..., correction=0, ...)',
#     'numpy.$MAKE(...).$STAT(...)',
# ]
# anywhere = [
#     [
#         '$A.std(axis=$K, ...)', '$A.numpy().std(...)',
#         '$A.numpy().var(...)', 'sklearn.preprocessing.StandardScaler(...)',
#         '$A.var(axis=$K, ...)', '$A.std(axis=$K)',
#         
#     ],
#     [
#         '$X = torch.$MAKE2(...)', '$X = <... torch.$MAKE2(...) ...>', 'torch.std(...)',
#         'torch.var(...)',
#     ],
# ]
# nowhere = [
#     'numpy.std(..., ddof=1, ...)', '$A.std(..., ddof=1, ...)', 'numpy.var(..., ddof=1, ...)',
# ]
# names = { "$T" = '(?!(np|numpy)\b)(?!.*\.numpy\(\)).*' }
#
# [code.norm_by_hand]
# either = [
#     '$X.std(...)', '$X.var(...)', 'torch.std(...)', 'torch.var(...)', 'torch.var_mean(...)',
#     'torch.std_mean(...)',
# ]
# not = [
#     '$X.std(..., unbiased=False, ...)', '$X.std(..., correction=0, ...)',
#     '$X.std($D, False, ...)',
#     '$X.var(..., unbiased=False, ...)', '$X.var(..., correction=0, ...)',
#     '$X.var($D, False, ...)',
#     'torch.std(..., unbiased=False, ...)', 'torch.std(..., correction=0, ...)',
#     'torch.var(..., unbiased=False, ...)', 'torch.var(..., correction=0, ...)',
#     'torch.var_mean(..., unbiased=False, ...)', 'torch.var_mean(..., correction=0, ...)',
#     'torch.std_mean(..., unbiased=False, ...)', 'torch.std_mean(..., correction=0, ...)',
# ]
# inside = [
#     ['class $NORM(...): ...', 'def $NORM(...): ...'],
# ]
# names = { "$NORM" = '.*(layer_?norm|batch_?norm|instance_?norm|group_?norm|norm[123]d|layer_?normali[sz]\w*|batch_?normali[sz]\w*).*' }
# example = '''
# class LayerNorm(torch.nn.Module):
#     def forward(self, x):
#         return (x - x.mean(-1, keepdim=True)) / x.std(-1, keepdim=True)
# '''
# ///

# --8<-- [start:wrong]
import torch

x = torch.tensor([1.0, 2.0, 3.0, 4.0])
print(f"std: PyTorch {x.std():.4f}, NumPy {x.numpy().std():.4f}")
#> std: PyTorch 1.2910, NumPy 1.1180
print(f"var: PyTorch {x.var():.4f}, NumPy {x.numpy().var():.4f}")
#> var: PyTorch 1.6667, NumPy 1.2500
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

x = torch.tensor([1.0, 2.0, 3.0, 4.0])
std = x.std(correction=0)
var = x.var(correction=0)
print(f"std: PyTorch {std:.4f}, NumPy {x.numpy().std():.4f}")
#> std: PyTorch 1.1180, NumPy 1.1180
print(f"var: PyTorch {var:.4f}, NumPy {x.numpy().var():.4f}")
#> var: PyTorch 1.2500, NumPy 1.2500
# --8<-- [end:right]

# --8<-- [start:demo_ddof]
import torch

x = torch.tensor([1.0, 2.0, 3.0, 4.0])
print(f"NumPy with ddof=1: {x.numpy().std(ddof=1):.4f}")
#> NumPy with ddof=1: 1.2910
print(f"unbiased=False: {x.std(unbiased=False):.4f}")
#> unbiased=False: 1.1180
# --8<-- [end:demo_ddof]

# --8<-- [start:wrong_single]
import torch

rewards = torch.tensor([2.5])
advantages = (rewards - rewards.mean()) / (rewards.std() + 1e-8)
#> UserWarning: std(): degrees of freedom is <= 0. Correction should be strictly less than the reduction factor (input numel divided by output numel).
print("advantages:", advantages.tolist())
#> advantages: [nan]
# --8<-- [end:wrong_single]

# --8<-- [start:right_single]
import torch

rewards = torch.tensor([2.5])
std = rewards.std(correction=0)
advantages = (rewards - rewards.mean()) / (std + 1e-8)
print("advantages:", advantages.tolist())
#> advantages: [0.0]
# --8<-- [end:right_single]

# --8<-- [start:wrong_batchnorm]
import torch
from torch import nn

x = torch.tensor([[1.0], [2.0], [3.0], [4.0]])
y = (x - x.mean(dim=0)) / x.std(dim=0)
bn = nn.BatchNorm1d(1)
print(f"by hand: {y[0].item():.4f}, BatchNorm: {bn(x)[0].item():.4f}")
#> by hand: -1.1619, BatchNorm: -1.3416
# --8<-- [end:wrong_batchnorm]

# --8<-- [start:right_batchnorm]
import torch
from torch import nn

x = torch.tensor([[1.0], [2.0], [3.0], [4.0]])
y = (x - x.mean(dim=0)) / x.std(dim=0, correction=0)
bn = nn.BatchNorm1d(1)
print(f"by hand: {y[0].item():.4f}, BatchNorm: {bn(x)[0].item():.4f}")
#> by hand: -1.3416, BatchNorm: -1.3416
# --8<-- [end:right_batchnorm]

# --8<-- [start:demo_running]
import torch
from torch import nn

x = torch.tensor([[1.0], [2.0], [3.0], [4.0]])
bn = nn.BatchNorm1d(1, momentum=1.0)
print(f"training: {bn(x)[0].item():.4f}")
#> training: -1.3416
print(f"running_var: {bn.running_var.item():.4f}")
#> running_var: 1.6667
print(f"evaluation: {bn.eval()(x)[0].item():.4f}")
#> evaluation: -1.1619
# --8<-- [end:demo_running]

# --8<-- [start:demo_divisors]
import torch

x = torch.tensor([1.0, 2.0, 3.0, 4.0])
squares = (x - x.mean()).square().sum()
print(f"mean: {x.mean()}, sum of squares: {squares}")
#> mean: 2.5, sum of squares: 5.0
print(f"divided by 4: {squares / 4}")
#> divided by 4: 1.25
print(f"divided by 3: {squares / 3:.4f}")
#> divided by 3: 1.6667
# --8<-- [end:demo_divisors]

# --8<-- [start:demo_size]
import torch

for n in [4, 100, 10000]:
    x = torch.arange(n).double()
    ratio = x.std() / x.std(correction=0)
    print(f"{n} elements: {ratio:.5f} times as large")
#> 4 elements: 1.15470 times as large
#> 100 elements: 1.00504 times as large
#> 10000 elements: 1.00005 times as large
# --8<-- [end:demo_size]

# --8<-- [start:check]
import torch

x = wrong.x.numpy()
assert wrong.out == (
    f"std: PyTorch {x.std(ddof=1):.4f}, NumPy {x.std():.4f}\n"
    f"var: PyTorch {x.var(ddof=1):.4f}, NumPy {x.var():.4f}\n"
)
assert right.out == (
    f"std: PyTorch {x.std():.4f}, NumPy {x.std():.4f}\n"
    f"var: PyTorch {x.var():.4f}, NumPy {x.var():.4f}\n"
)
assert demo_divisors.out == (
    "mean: 2.5, sum of squares: 5.0\n"
    f"divided by 4: {x.var()}\n"
    f"divided by 3: {x.var(ddof=1):.4f}\n"
)
assert demo_ddof.out == "NumPy with ddof=1: 1.2910\nunbiased=False: 1.1180\n"
assert "std(): degrees of freedom is <= 0" in wrong_single.out
assert "advantages: [nan]" in wrong_single.out
assert right_single.out == "advantages: [0.0]\n"
assert wrong_batchnorm.out == "by hand: -1.1619, BatchNorm: -1.3416\n"
assert right_batchnorm.out == "by hand: -1.3416, BatchNorm: -1.3416\n"
assert demo_running.out == "training: -1.3416\nrunning_var: 1.6667\nevaluation: -1.1619\n"
assert "4 elements: 1.15470 times" in demo_size.out
assert "10000 elements: 1.00005 times" in demo_size.out
w = torch.ones(1, requires_grad=True)  # an advantage of 0 has no gradient
reward = torch.tensor([3.0])
advantage = (reward - reward.mean()) / (reward.std(correction=0) + 1e-8)
(advantage * w.log()).sum().backward()
assert w.grad.tolist() == [0.0]
# --8<-- [end:check]
