"""NaN in validation alone comes from what only validation uses: running statistics, its data, its precision, its metric."""
# /// pitfall
# apis = ["torch.nn.BatchNorm1d", "torch.Tensor.isfinite", "torch.Tensor.nanmean", "torch.optim.swa_utils.update_bn"]
# also = ["torch.nn.BatchNorm2d", "torch.isnan"]
# symptom = "silent"
# added = 2026-11-30
#
# [code.skipped_after_forward]
# either = [
# '''
# if torch.isnan($LOSS):
#     ...
#     continue
# ''',
# '''
# if not torch.isfinite($LOSS):
#     ...
#     continue
# ''',
# '''
# if not $LOSS.isfinite():
#     ...
#     continue
# ''',
# '''
# if $LOSS.isnan():
#     ...
#     continue
# ''',
# ]
# inside = ['for $B in $LOADER: ...']
# anywhere = [
#     ['torch.nn.BatchNorm1d(...)', 'torch.nn.BatchNorm2d(...)', 'torch.nn.BatchNorm3d(...)'],
#     '$LOSS.backward(...)',
# ]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 8), nn.BatchNorm1d(8), nn.Linear(8, 2))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
loader = [(torch.randn(16, 4), torch.randint(2, (16,))) for _ in range(6)]
loader[2][0][0, 0] = float("inf")  # one broken sample
for x, y in loader:
    loss = nn.functional.cross_entropy(model(x), y)
    if not loss.isfinite():
        continue  # skip this batch
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"training loss {loss:.2f}")
#> training loss 0.69
model.eval()
print(f"validation loss {nn.functional.cross_entropy(model(x), y):.2f}")
#> validation loss nan
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 8), nn.BatchNorm1d(8), nn.Linear(8, 2))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
loader = [(torch.randn(16, 4), torch.randint(2, (16,))) for _ in range(6)]
loader[2][0][0, 0] = float("inf")  # one broken sample
for x, y in loader:
    if not x.isfinite().all():
        continue  # skip this batch
    loss = nn.functional.cross_entropy(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"training loss {loss:.2f}")
#> training loss 0.69
model.eval()
print(f"validation loss {nn.functional.cross_entropy(model(x), y):.2f}")
#> validation loss 0.70
# --8<-- [end:right]

# --8<-- [start:demo_repair]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 8), nn.BatchNorm1d(8), nn.Linear(8, 2))
model[1].running_mean[0] = float("nan")  # as in the checkpoint
loader = [torch.randn(16, 4) for _ in range(6)]
torch.optim.swa_utils.update_bn(loader, model)
model.eval()
print("finite again:", model(loader[0]).isfinite().all().item())
#> finite again: True
# --8<-- [end:demo_repair]

# --8<-- [start:demo_negative]
import torch
from torch import nn

bn = nn.BatchNorm1d(3)
bn.running_var = torch.tensor([1.0, -0.2, 0.5])  # the wrong buffer
x = torch.randn(8, 3)
print("train(): finite", bn.train()(x).isfinite().all().item())
#> train(): finite True
bn.running_var = torch.tensor([1.0, -0.2, 0.5])
print("eval(): NaN in channel", bn.eval()(x)[0].isnan().nonzero().tolist())
#> eval(): NaN in channel [[1]]
# --8<-- [end:demo_negative]

# --8<-- [start:wrong_metric]
import torch

pred = torch.tensor([0, 1, 1, 0, 0, 1])
y = torch.tensor([0, 1, 1, 0, 1, 1])  # nobody belongs to class 2
scores = []
for c in range(3):
    overlap = ((pred == c) & (y == c)).sum()
    scores.append(2 * overlap / ((pred == c).sum() + (y == c).sum()))
scores = torch.stack(scores)
print("Dice of each class:", scores)
#> Dice of each class: tensor([0.8000, 0.8571,    nan])
print(f"mean {scores.mean():.2f}")
#> mean nan
# --8<-- [end:wrong_metric]

# --8<-- [start:right_metric]
import torch

pred = torch.tensor([0, 1, 1, 0, 0, 1])
y = torch.tensor([0, 1, 1, 0, 1, 1])  # nobody belongs to class 2
scores = []
for c in range(3):
    overlap = ((pred == c) & (y == c)).sum()
    scores.append(2 * overlap / ((pred == c).sum() + (y == c).sum()))
scores = torch.stack(scores)
print("Dice of each class:", scores)
#> Dice of each class: tensor([0.8000, 0.8571,    nan])
print(f"mean {scores.nanmean():.2f}")
#> mean 0.83
# --8<-- [end:right_metric]

# --8<-- [start:demo_half]
import torch
from torch import nn

x = torch.full((1, 4), 300.0)
model = nn.Sequential(nn.Linear(4, 4, bias=False), nn.LayerNorm(4))
nn.init.constant_(model[0].weight, 100.0)
for dtype in (torch.float32, torch.bfloat16, torch.float16):
    h = model[0].to(dtype)(x.to(dtype))
    out = model.to(dtype)(x.to(dtype))
    print(f"{dtype}: largest {h.max():.0f}, NaN: {out.isnan().any().item()}")
#> torch.float32: largest 120000, NaN: False
#> torch.bfloat16: largest 119808, NaN: False
#> torch.float16: largest inf, NaN: True
# --8<-- [end:demo_half]

# --8<-- [start:demo_batches]
import torch
from torch import nn

y = torch.tensor([[0, 1], [2, 0], [-100, -100]])  # three batches of two
losses = [nn.functional.cross_entropy(torch.zeros(2, 3), labels)
          for labels in y]
print("loss of each batch:", [f"{loss:.2f}" for loss in losses])
#> loss of each batch: ['1.10', '1.10', 'nan']
print(f"mean {torch.stack(losses).mean():.2f}")
#> mean nan
print("mean of nothing:", torch.tensor([]).mean().item())
#> mean of nothing: nan
print("std of one sample:", torch.randn(1, 3).std(0).isnan().tolist())
#> UserWarning: std(): degrees of freedom is <= 0. Correction should be strictly less than the reduction factor (input numel divided by output numel).
#> std of one sample: [True, True, True]
# --8<-- [end:demo_batches]

# --8<-- [start:detect]
import torch
from torch import nn


def first_nan(model, x, y, criterion):
    for name, tensor in model.state_dict().items():
        negative = name.endswith("running_var") and (tensor < 0).any()
        if negative or not tensor.isfinite().all():
            return name
    with torch.no_grad():
        logits = model.eval()(x)
    values = {"x": x, "logits": logits, "loss": criterion(logits, y)}
    bad = [name for name in values if not values[name].isfinite().all()]
    return bad[0] if bad else "the metric"


model = nn.Sequential(nn.Linear(4, 8), nn.BatchNorm1d(8), nn.Linear(8, 2))
x, y = torch.ones(2, 4), torch.tensor([0, 1])
model[1].running_var[0] = float("nan")  # as in the wrong example
print(first_nan(model, x, y, nn.CrossEntropyLoss()))
#> 1.running_var
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

assert wrong.out == "training loss 0.69\nvalidation loss nan\n"
assert right.out == "training loss 0.69\nvalidation loss 0.70\n"
assert wrong.model[1].running_var.isnan().all()
assert all(p.isfinite().all() for p in wrong.model.parameters())
assert demo_repair.out == "finite again: True\n"
assert demo_negative.out == "train(): finite True\neval(): NaN in channel [[1]]\n"
assert wrong_metric.out == """\
Dice of each class: tensor([0.8000, 0.8571,    nan])
mean nan
"""
assert right_metric.out == """\
Dice of each class: tensor([0.8000, 0.8571,    nan])
mean 0.83
"""
assert demo_half.out == """\
torch.float32: largest 120000, NaN: False
torch.bfloat16: largest 119808, NaN: False
torch.float16: largest inf, NaN: True
"""
assert demo_batches.out == """\
loss of each batch: ['1.10', '1.10', 'nan']
mean nan
mean of nothing: nan
UserWarning: std(): degrees of freedom is <= 0. Correction should be strictly less than the reduction factor (input numel divided by output numel).
std of one sample: [True, True, True]
"""
assert detect.out == "1.running_var\n"
assert torch.finfo(torch.float16).max == 65504
# the other answers of first_nan
model = nn.Sequential(nn.Linear(4, 8), nn.BatchNorm1d(8), nn.Linear(8, 2))
find, x, y = detect.first_nan, torch.ones(2, 4), torch.tensor([0, 1])
criterion = nn.CrossEntropyLoss()
assert find(model, x, y, criterion) == "the metric"
assert find(model, x / 0, y, criterion) == "x"
big = nn.Sequential(nn.Linear(4, 2))
nn.init.constant_(big[0].weight, 2.0)
assert find(big, x * 3e38, y, criterion) == "logits"
assert find(model, x, torch.tensor([-100, -100]), criterion) == "loss"
model[1].running_var[0] = -1
assert find(model, x, y, criterion) == "1.running_var"
# a sum over the labels that count, and their number, instead of the mean of means
sums = [nn.functional.cross_entropy(torch.zeros(2, 3), labels, reduction="sum")
        for labels in torch.tensor([[0, 1], [2, 0], [-100, -100]])]
assert sums[2] == 0
mean = torch.stack(sums).sum() / 4
assert torch.isclose(mean, torch.tensor(3.0).log())
# drop_last drops the only batch
small = torch.utils.data.DataLoader(torch.zeros(3, 2), batch_size=4, drop_last=True)
assert not list(small)
# a batch that is finite itself, and overflows before the BatchNorm
norm, x = nn.BatchNorm1d(4), torch.full((2, 4), 300.0)
h = demo_half.model[0].half()(x.half())
assert x.isfinite().all() and h.isinf().all()
norm(h.float())
assert norm.running_var.isnan().all()
# the same small number above and below the line makes it 1
assert (2 * 0 + 1e-6) / (0 + 0 + 1e-6) == 1
# a loop that ends the epoch after such a batch: the weights stay as they were,
# and more batches don't repair the running statistics
model = wrong.model.train()
for _ in range(50):
    model(torch.randn(16, 4))
assert model[1].running_var.isnan().all()
assert not model[1].running_mean.isfinite().any()
# --8<-- [end:check]
