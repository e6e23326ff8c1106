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
#
# [code.size_average]
# either = [
#     'torch.nn.$LOSS(..., size_average=$V, ...)',
#     'torch.nn.functional.$LOSS(..., size_average=$V, ...)',
# ]
#
# [code.reduction_by_position]
# either = [
#     'torch.nn.functional.$LOSS($X, $Y, "sum")', 'torch.nn.functional.$LOSS($X, $Y, "mean")',
#     'torch.nn.functional.$LOSS($X, $Y, "none")', 'torch.nn.$LOSS("sum")',
#     'torch.nn.$LOSS("mean")', 'torch.nn.$LOSS("none")', 'torch.nn.$LOSS(reduce=$V)',
#     'torch.nn.functional.$LOSS(..., reduce=$V, ...)', 'torch.nn.$LOSS(False)',
#     'torch.nn.$LOSS($W, False)', 'torch.nn.functional.$LOSS($X, $Y, False)',
#     'torch.nn.functional.$LOSS($X, $Y, None, "...")', 'torch.nn.$LOSS(True)',
# ]
# names = { "$LOSS" = '\w*Loss|mse_loss|l1_loss|smooth_l1_loss|cross_entropy|nll_loss|binary_cross_entropy(_with_logits)?|kl_div|huber_loss' }
#
# [code.reduction_average]
# either = [
#     'torch.nn.$LOSS(..., reduction="average", ...)',
#     'torch.nn.functional.$LOSS(..., reduction="average", ...)',
#     'torch.nn.$LOSS(..., reduction="avg", ...)',
# ]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

y_pred = torch.tensor([1.0, 2.0, 3.0])
y = torch.tensor([2.0, 4.0, 6.0])
criterion = nn.MSELoss(size_average=False)
#> UserWarning: size_average and reduce args will be deprecated, please use reduction='sum' instead.
loss = criterion(y_pred, y)
print("loss:", loss)
#> loss: tensor(14.)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

y_pred = torch.tensor([1.0, 2.0, 3.0])
y = torch.tensor([2.0, 4.0, 6.0])
criterion = nn.MSELoss(reduction="sum")
loss = criterion(y_pred, y)
print("loss:", loss)
#> loss: tensor(14.)
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

dataset = TensorDataset(torch.zeros(40, 1), torch.ones(40, 1))
loader = DataLoader(dataset, batch_size=16)
model = nn.Linear(1, 1)
nn.init.zeros_(model.bias)
for x, y in loader:
    y_pred = model(x)
    total = nn.MSELoss(reduction="sum")(y_pred, y)
    mean = nn.MSELoss(reduction="mean")(y_pred, y)
    print(f"batch of {len(x)}: sum {total:.0f}, mean {mean:.0f}")
#> batch of 16: sum 16, mean 1
#> batch of 16: sum 16, mean 1
#> batch of 8: sum 8, mean 1
# --8<-- [end:demo_in_your_code]

# --8<-- [start:wrong_positional]
import torch
import torch.nn.functional as F

y_pred = torch.tensor([1.0, 2.0, 3.0])
y = torch.tensor([2.0, 4.0, 6.0])
loss = F.mse_loss(y_pred, y, "sum")
#> UserWarning: size_average and reduce args will be deprecated, please use reduction='mean' instead.
print("loss:", loss)
#> loss: tensor(4.6667)
# --8<-- [end:wrong_positional]

# --8<-- [start:right_positional]
import torch
import torch.nn.functional as F

y_pred = torch.tensor([1.0, 2.0, 3.0])
y = torch.tensor([2.0, 4.0, 6.0])
loss = F.mse_loss(y_pred, y, reduction="sum")
print("loss:", loss)
#> loss: tensor(14.)
# --8<-- [end:right_positional]

# --8<-- [start:wrong_name]
import torch
from torch import nn

y_pred = torch.tensor([1.0, 2.0, 3.0])
y = torch.tensor([2.0, 4.0, 6.0])
criterion = nn.MSELoss(reduction="average")
loss = criterion(y_pred, y)
#> ValueError: average is not a valid value for reduction
print("loss:", loss)
# --8<-- [end:wrong_name]

# --8<-- [start:right_name]
import torch
from torch import nn

y_pred = torch.tensor([1.0, 2.0, 3.0])
y = torch.tensor([2.0, 4.0, 6.0])
criterion = nn.MSELoss(reduction="mean")
loss = criterion(y_pred, y)
print("loss:", loss)
#> loss: tensor(4.6667)
# --8<-- [end:right_name]

# --8<-- [start:demo_old_name]
import torch
from torch import nn

y_pred = torch.tensor([1.0, 2.0, 3.0])
y = torch.tensor([2.0, 4.0, 6.0])
criterion = nn.MSELoss(reduction="elementwise_mean")
loss = criterion(y_pred, y)
#> UserWarning: reduction='elementwise_mean' is deprecated. Please use reduction='mean' instead.
print("loss:", loss)
#> loss: tensor(4.6667)
# --8<-- [end:demo_old_name]

# --8<-- [start:demo]
import torch
import torch.nn.functional as F

for n in (1, 4, 16):
    x, y = torch.ones(n), torch.full((n,), 3.0)
    for how in ("sum", "mean"):
        w = torch.tensor(1.0, requires_grad=True)
        F.mse_loss(w * x, y, reduction=how).backward()
        print(f"batch of {n}, {how}: gradient {w.grad.item()}")
#> batch of 1, sum: gradient -4.0
#> batch of 1, mean: gradient -4.0
#> batch of 4, sum: gradient -16.0
#> batch of 4, mean: gradient -4.0
#> batch of 16, sum: gradient -64.0
#> batch of 16, mean: gradient -4.0
# --8<-- [end:demo]

# --8<-- [start:demo_learning_rate]
import torch
import torch.nn.functional as F

x = torch.tensor([1.0, 2.0, 3.0, 4.0])
y = 2 * x
for how, lr in (("mean", 0.02), ("sum", 0.02 / 4), ("sum", 0.02)):
    w = torch.tensor(0.0, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=lr)
    for step in range(3):
        optimizer.zero_grad()
        F.mse_loss(w * x, y, reduction=how).backward()
        optimizer.step()
    print(f"{how}, lr={lr}: w = {w.item():.4f}")
#> mean, lr=0.02: w = 1.3140
#> sum, lr=0.005: w = 1.3140
#> sum, lr=0.02: w = 2.0160
# --8<-- [end:demo_learning_rate]

# --8<-- [start:demo_elements]
import torch
import torch.nn.functional as F

y_pred, y = torch.zeros(4, 10), torch.ones(4, 10)  # 4 samples
print("mean:", F.mse_loss(y_pred, y))
#> mean: tensor(1.)
total = F.mse_loss(y_pred, y, reduction="sum")
print("sum:", total)
#> sum: tensor(40.)
print("per sample:", total / len(y))
#> per sample: tensor(10.)
# --8<-- [end:demo_elements]

# --8<-- [start:check]
import warnings

import torch
import torch.nn.functional as F
from torch import nn

old = "UserWarning: size_average and reduce args will be deprecated, please use reduction='{}' instead."
assert wrong.out.splitlines() == [old.format("sum"), "loss: tensor(14.)"]
assert right.out == "loss: tensor(14.)\n" and right.loss == 1 + 4 + 9
assert demo_in_your_code.out == """\
batch of 16: sum 16, mean 1
batch of 16: sum 16, mean 1
batch of 8: sum 8, mean 1
"""
assert demo_in_your_code.total == 8 and demo_in_your_code.mean == 1
assert wrong_positional.out.splitlines() == [
    old.format("mean"), "loss: tensor(4.6667)"]
assert right_positional.out == "loss: tensor(14.)\n"
assert wrong_name.error == "ValueError: average is not a valid value for reduction"
assert wrong_name.out == wrong_name.error + "\n"
assert right_name.out == "loss: tensor(4.6667)\n" and right_name.error is None
warning, loss = demo_old_name.out.splitlines()
assert warning.startswith("UserWarning: reduction='elementwise_mean' is deprecated.")
assert loss == "loss: tensor(4.6667)"

assert demo.out == """\
batch of 1, sum: gradient -4.0
batch of 1, mean: gradient -4.0
batch of 4, sum: gradient -16.0
batch of 4, mean: gradient -4.0
batch of 16, sum: gradient -64.0
batch of 16, mean: gradient -4.0
"""
assert demo_learning_rate.out == """\
mean, lr=0.02: w = 1.3140
sum, lr=0.005: w = 1.3140
sum, lr=0.02: w = 2.0160
"""
assert demo_elements.out == """\
mean: tensor(1.)
sum: tensor(40.)
per sample: tensor(10.)
"""

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


# Adam divides by the size of the gradients: the factor cancels out
def trained(optimizer, how):
    torch.manual_seed(0)
    x = torch.randn(64, 3)
    model = nn.Linear(3, 1)
    optimizer = optimizer(model.parameters(), lr=0.01)
    for step in range(100):
        optimizer.zero_grad()
        F.mse_loss(model(x), x.sum(dim=1, keepdim=True), reduction=how).backward()
        optimizer.step()
    return model.weight.detach()


for optimizer, same in ((torch.optim.Adam, True), (torch.optim.AdamW, True), (torch.optim.SGD, False)):
    assert torch.allclose(trained(optimizer, "mean"), trained(optimizer, "sum"), atol=1e-5) == same
# --8<-- [end:check]
