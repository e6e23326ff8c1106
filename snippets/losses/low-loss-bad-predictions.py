"""Whether a loss is small depends on the unit of the target: compare it with the loss of the mean."""
# /// pitfall
# apis = ["torch.nn.functional.mse_loss", "torch.Tensor.var"]
# also = ["torch.nn.MSELoss", "torch.nn.L1Loss"]
# symptom = "silent"
# added = 2026-11-30
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(256, 4)
y = 0.01 * x.sum(1, keepdim=True)  # a few centimetres, in metres
model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(60):
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"loss: {loss.item():.4f}")
#> loss: 0.0004
print(f"loss of the mean: {y.var(correction=0).item():.4f}")
#> loss of the mean: 0.0004
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(256, 4)
y = 0.01 * x.sum(1, keepdim=True)  # a few centimetres, in metres
mean, std = y.mean(), y.std()
z = (y - mean) / std
model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(60):
    loss = nn.functional.mse_loss(model(x), z)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"loss: {loss.item():.3f}")
#> loss: 0.004
print(f"loss of the mean: {z.var(correction=0).item():.3f}")
#> loss of the mean: 0.996
metres = (model(x) * std + mean - y).abs().mean().item()
print(f"mean error in metres: {metres:.4f}")
#> mean error in metres: 0.0010
# --8<-- [end:right]

# --8<-- [start:wrong_unit]
import torch
from torch import nn

prices = torch.tensor([100_000.0, 300_000.0, 500_000.0, 700_000.0])
mean, std = prices.mean(), prices.std()
output = (prices - mean) / std + torch.tensor([0.1, -0.1, 0.1, -0.1])
loss = nn.functional.mse_loss(output, (prices - mean) / std)
print(f"loss: {loss.item():.2f}")
#> loss: 0.01
# --8<-- [end:wrong_unit]

# --8<-- [start:right_unit]
import torch
from torch import nn

prices = torch.tensor([100_000.0, 300_000.0, 500_000.0, 700_000.0])
mean, std = prices.mean(), prices.std()
output = (prices - mean) / std + torch.tensor([0.1, -0.1, 0.1, -0.1])
error = (output * std + mean - prices).abs().mean()
print(f"mean error: {error.item():.0f} dollars")
#> mean error: 25820 dollars
# --8<-- [end:right_unit]

# --8<-- [start:wrong_scales]
import torch

torch.manual_seed(0)
y = torch.randn(256, 2) * torch.tensor([1.0, 1000.0])  # age, price
prediction = y * torch.tensor([-1.0, 0.9])
loss = (prediction - y).square().mean()
print(f"R2: {1 - (loss / y.var(correction=0)).item():.2f}")
#> R2: 0.99
# --8<-- [end:wrong_scales]

# --8<-- [start:right_scales]
import torch

torch.manual_seed(0)
y = torch.randn(256, 2) * torch.tensor([1.0, 1000.0])  # age, price
prediction = y * torch.tensor([-1.0, 0.9])
loss = (prediction - y).square().mean(dim=0)
r2 = 1 - loss / y.var(dim=0, correction=0)
for name, value in zip(["age", "price"], r2.tolist()):
    print(f"R2 of the {name}: {value:.2f}")
#> R2 of the age: -3.07
#> R2 of the price: 0.99
# --8<-- [end:right_scales]

# --8<-- [start:wrong_r2]
import torch

def r2_score(prediction, y):
    total = (y - y.mean()).square().sum()
    return 1 - ((y - prediction).square().sum() / total).item()

y = torch.tensor([1.0, 2.0, 3.0, 4.0])
prediction = torch.tensor([[1.0], [2.0], [3.0], [4.0]])
print("R2:", r2_score(prediction, y))
#> R2: -7.0
# --8<-- [end:wrong_r2]

# --8<-- [start:right_r2]
import torch

def r2_score(prediction, y):
    assert prediction.shape == y.shape  # no broadcasting
    total = (y - y.mean()).square().sum()
    return 1 - ((y - prediction).square().sum() / total).item()

y = torch.tensor([1.0, 2.0, 3.0, 4.0])
prediction = torch.tensor([[1.0], [2.0], [3.0], [4.0]])
print("R2:", r2_score(prediction.squeeze(1), y))
#> R2: 1.0
# --8<-- [end:right_r2]

# --8<-- [start:demo_rare]
import torch
from torch import nn

rain = torch.zeros(100)
rain[:3] = 5.0  # three rainy days
prediction = torch.zeros(100)
loss = nn.functional.l1_loss(prediction, rain)
print(f"loss: {loss.item():.2f}")
#> loss: 0.15
wet = rain > 0
loss = nn.functional.l1_loss(prediction[wet], rain[wet])
print(f"loss of the rainy days: {loss.item():.2f}")
#> loss of the rainy days: 5.00
# --8<-- [end:demo_rare]
# --8<-- [start:detect]
import torch
from torch import nn

torch.manual_seed(0)
y_train, y_test = torch.randn(80, 1) + 3, torch.randn(20, 1) + 3
model_loss = 0.9  # what your program prints for the test set
guess = y_train.mean().expand_as(y_test)
mean_loss = nn.functional.mse_loss(guess, y_test).item()
print(f"loss of the model: {model_loss}, of the mean: {mean_loss:.2f}")
#> loss of the model: 0.9, of the mean: 0.81
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

r2 = 1 - (wrong.loss / wrong.y.var(correction=0)).item()
assert abs(r2) < 0.1 and wrong.loss < 0.0005
assert wrong.out == "loss: 0.0004\nloss of the mean: 0.0004\n"
assert right.loss < 0.01 and "loss of the mean: 0.996\n" in right.out
assert right.metres < 0.002
assert wrong_unit.out == "loss: 0.01\n"
# the mean error in the unit of the target: 0.1 standard deviations
assert right_unit.out == "mean error: 25820 dollars\n"
assert abs(0.1 * right_unit.std.item() - 25820) < 1
assert wrong_scales.out == "R2: 0.99\n"
assert right_scales.r2[0] < -2.9 and right_scales.r2[1] > 0.98
assert "R2 of the price: 0.99\n" in right_scales.out
# the gradient of the price is far larger
grad = (wrong_scales.prediction - wrong_scales.y).abs().mean(0)
assert grad[1] > 40 * grad[0]
assert wrong_r2.out == "R2: -7.0\n"
assert right_r2.out == "R2: 1.0\n"
assert demo_rare.out == """\
loss: 0.15
loss of the rainy days: 5.00
"""
# untrained, the model predicts far more than the targets; it needs longer
for lr, epochs in ((0.01, 600), (0.001, 60)):
    torch.manual_seed(0)
    x = torch.randn(256, 4)
    model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1))
    assert model(x).abs().mean() > 5 * wrong.y.abs().mean()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    for epoch in range(epochs):
        loss = nn.functional.mse_loss(model(x), wrong.y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    r2 = 1 - loss.item() / wrong.y.var(correction=0).item()
    assert r2 > 0.9 if epochs == 600 else r2 < 0
mean = detect.y_train.mean().expand(20, 1)
guess = nn.functional.mse_loss(mean, detect.y_test)
assert detect.mean_loss == guess.item()
assert guess < 0.9
assert detect.out == f"loss of the model: 0.9, of the mean: {guess:.2f}\n"
# R2 of the mean is 0
y = torch.randn(100)
assert abs(right_r2.r2_score(y.mean().expand(100), y)) < 1e-5
# a scaled loss times the variance is the loss in the unit of the target
z = (wrong_unit.prices - wrong_unit.mean) / wrong_unit.std
back = wrong_unit.output * wrong_unit.std + wrong_unit.mean
mse = nn.functional.mse_loss(back, wrong_unit.prices)
assert torch.isclose(mse, wrong_unit.loss * wrong_unit.std**2, rtol=1e-3)
# --8<-- [end:check]
