"""size_average=False is reduction='sum' today; the sum and the mean differ by a factor that reaches every gradient."""
# /// pitfall
# apis = ["torch.nn.MSELoss", "torch.nn.functional.mse_loss", "torch.optim.SGD"]
# symptom = "warning"
# raises = ["wrong_name"]
# added = 2026-11-21
# messages = [
#   "size_average and reduce args will be deprecated, please use reduction='*' instead.",
#   "reduction='elementwise_mean' is deprecated. Please use reduction='mean' instead.",
#   "* is not a valid value for reduction",
# ]
# ///

# --8<-- [start:wrong]
import torch

y_pred = torch.tensor([1.0, 2.0, 3.0])
y_data = torch.tensor([2.0, 4.0, 6.0])
criterion = torch.nn.MSELoss(size_average=False)
#> UserWarning: size_average and reduce args will be deprecated, please use reduction='sum' instead.
loss = criterion(y_pred, y_data)
print(loss)
#> tensor(14.)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

y_pred = torch.tensor([1.0, 2.0, 3.0])
y_data = torch.tensor([2.0, 4.0, 6.0])
criterion = torch.nn.MSELoss(reduction="sum")
loss = criterion(y_pred, y_data)
print(loss)
#> tensor(14.)
# --8<-- [end:right]

# --8<-- [start:wrong_positional]
import torch
import torch.nn.functional as F

x, y = torch.zeros(4), torch.ones(4)
loss = F.mse_loss(x, y, "sum")
#> UserWarning: size_average and reduce args will be deprecated, please use reduction='mean' instead.
print(loss)
#> tensor(1.)
# --8<-- [end:wrong_positional]

# --8<-- [start:right_positional]
import torch
import torch.nn.functional as F

x, y = torch.zeros(4), torch.ones(4)
loss = F.mse_loss(x, y, reduction="sum")
print(loss)
#> tensor(4.)
# --8<-- [end:right_positional]

# --8<-- [start:wrong_name]
import torch
from torch import nn

x, y = torch.zeros(4), torch.ones(4)
print(nn.MSELoss(reduction="elementwise_mean")(x, y))
#> UserWarning: reduction='elementwise_mean' is deprecated. Please use reduction='mean' instead.
#> tensor(1.)
print(nn.MSELoss(reduction="average")(x, y))
#> ValueError: average is not a valid value for reduction
# --8<-- [end:wrong_name]

# --8<-- [start:right_name]
import torch
from torch import nn

x, y = torch.zeros(4), torch.ones(4)
print(nn.MSELoss(reduction="mean")(x, y))
#> tensor(1.)
# --8<-- [end:right_name]

# --8<-- [start:demo]
import torch
import torch.nn.functional as F

for n in (1, 4, 16):
    grads = []
    for how in ("sum", "mean"):
        w = torch.tensor(1.0, requires_grad=True)
        x, y = torch.ones(n), torch.full((n,), 3.0)
        F.mse_loss(w * x, y, reduction=how).backward()
        grads.append(w.grad.item())
    print(n, grads)
#> 1 [-4.0, -4.0]
#> 4 [-16.0, -4.0]
#> 16 [-64.0, -4.0]
# --8<-- [end:demo]

# --8<-- [start:demo_learning_rate]
import torch
import torch.nn.functional as F

x = torch.tensor([1.0, 2.0, 3.0, 4.0])
for how, lr in (("mean", 0.02), ("sum", 0.02 / 4), ("sum", 0.02)):
    w = torch.tensor(0.0, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=lr)
    for step in range(3):
        optimizer.zero_grad()
        F.mse_loss(w * x, 2 * x, reduction=how).backward()
        optimizer.step()
    print(how, lr, f"{w:.4f}")
#> mean 0.02 1.3140
#> sum 0.005 1.3140
#> sum 0.02 2.0160
# --8<-- [end:demo_learning_rate]

# --8<-- [start:demo_elements]
import torch
import torch.nn.functional as F

x, y = torch.zeros(4, 10), torch.ones(4, 10)  # N = 4
print(F.mse_loss(x, y))
#> tensor(1.)
print(F.mse_loss(x, y, reduction="sum"))
#> tensor(40.)
print(F.mse_loss(x, y, reduction="sum") / len(x))
#> tensor(10.)
# --8<-- [end:demo_elements]

# --8<-- [start:check]
import warnings

import torch
import torch.nn.functional as F
from torch import nn

old = "UserWarning: size_average and reduce args will be deprecated, please use reduction='{}' instead."
assert wrong.out.splitlines() == [old.format("sum"), "tensor(14.)"]
assert right.out == "tensor(14.)\n" and right.loss == 14
assert wrong_positional.out.splitlines() == [old.format("mean"), "tensor(1.)"]
assert right_positional.out == "tensor(4.)\n"
assert wrong_name.error == "ValueError: average is not a valid value for reduction"
assert wrong_name.out.startswith("UserWarning: reduction='elementwise_mean' is deprecated.")
assert "\ntensor(1.)\n" in wrong_name.out
assert right_name.out == "tensor(1.)\n" and right_name.error is None

assert demo.out == "1 [-4.0, -4.0]\n4 [-16.0, -4.0]\n16 [-64.0, -4.0]\n"
mean, scaled, unscaled = demo_learning_rate.out.split("\n")[:3]
assert mean == "mean 0.02 1.3140"
assert scaled == "sum 0.005 1.3140"
assert unscaled == "sum 0.02 2.0160"
assert demo_elements.out == "tensor(1.)\ntensor(40.)\ntensor(10.)\n"

# the table of old arguments
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    for arguments, how in (({"size_average": False}, "sum"), ({"size_average": True}, "mean"),
                           ({"reduce": False}, "none"), ({"size_average": False, "reduce": False}, "none"),
                           ({}, "mean"), ({"size_average": False, "reduction": "mean"}, "sum"),
                           ({"size_average": True, "reduction": "sum"}, "mean"),
                           ({"reduce": False, "reduction": "sum"}, "none")):
        assert nn.MSELoss(**arguments).reduction == how
    assert nn.MSELoss("sum").reduction == "mean"
assert nn.MSELoss(reduction="average").reduction == "average"  # no error yet
half = torch.full((2,), 0.5)
for loss in (F.mse_loss, F.l1_loss, F.smooth_l1_loss, F.huber_loss, F.cross_entropy, F.binary_cross_entropy,
             F.binary_cross_entropy_with_logits, F.nll_loss, F.poisson_nll_loss, F.soft_margin_loss):
    for name in ("batchmean", "Mean"):
        try:
            loss(half, torch.tensor(0) if loss is F.nll_loss else half, reduction=name)
        except ValueError as error:
            assert f"{name} is not a valid value" in str(error)
        else:
            raise AssertionError(f"{loss.__name__} {name}")
assert F.kl_div(half.log(), half, reduction="batchmean") == 0

# plain SGD: with the same learning rate, the first step of the sum is as many times as long as there are elements
x = torch.arange(12.0).view(4, 3)
steps = []
for how in ("mean", "sum"):
    w = torch.tensor(0.0, requires_grad=True)
    F.mse_loss(w * x, 2 * x, reduction=how).backward()
    steps.append(w.grad)
assert torch.isclose(steps[1], x.numel() * steps[0]) and steps[0] != 0
# --8<-- [end:check]
