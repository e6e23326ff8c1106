"""A prediction (N, 1) minus a target (N,) is (N, N): the loss compares all pairs, and the model learns the mean."""
# /// pitfall
# apis = ["torch.nn.MSELoss", "torch.Tensor.squeeze", "torch.Tensor.unsqueeze", "torch.nn.functional.mse_loss"]
# symptom = "silent"
# added = 2026-11-21
# messages = ["Using a target size (torch.Size([*])) that is different to the input size (torch.Size([*])). This will likely lead to incorrect results due to broadcasting. Please ensure they have the same size."]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.linspace(-1, 1, 8).unsqueeze(1)  # (8, 1)
target = 3 * x[:, 0] + 1  # (8,), from -2 to 4
model = nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(300):
    loss = ((model(x) - target) ** 2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"loss {loss:.2f}")
#> loss 3.86
y = model(x)[:, 0]
print(f"predictions from {y[0]:.2f} to {y[-1]:.2f}")
#> predictions from 1.00 to 1.00
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.linspace(-1, 1, 8).unsqueeze(1)  # (8, 1)
target = 3 * x[:, 0] + 1  # (8,), from -2 to 4
model = nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(300):
    loss = ((model(x).squeeze(1) - target) ** 2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"loss {loss:.2f}")
#> loss 0.00
y = model(x)[:, 0]
print(f"predictions from {y[0]:.2f} to {y[-1]:.2f}")
#> predictions from -2.00 to 4.00
# --8<-- [end:right]

# --8<-- [start:demo_loss]
import torch
from torch import nn

prediction = torch.tensor([[1.0], [2.0], [3.0]])
target = torch.tensor([1.0, 2.0, 3.0])
for target in (target, target.unsqueeze(1)):
    loss = nn.MSELoss()(prediction, target)
    print(f"{loss:.4f}")
#> UserWarning: Using a target size (torch.Size([3])) that is different to the input size (torch.Size([3, 1])). This will likely lead to incorrect results due to broadcasting. Please ensure they have the same size.
#> 1.3333
#> 0.0000
# --8<-- [end:demo_loss]

# --8<-- [start:demo_accuracy]
import torch

logits = torch.tensor([[2.0], [1.0], [-1.0], [3.0]])
target = torch.tensor([1, 1, 0, 1])
for prediction in (logits > 0, logits.squeeze(1) > 0):
    correct = (prediction == target).sum().item()
    print(f"{correct} of {len(target)}")
#> 10 of 4
#> 4 of 4
# --8<-- [end:demo_accuracy]

# --8<-- [start:demo_pairs]
import torch

prediction = torch.tensor([[1.0], [2.0], [3.0]])
target = torch.tensor([1.0, 2.0, 3.0])
print(prediction - target)
#> tensor([[ 0., -1., -2.],
#>         [ 1.,  0., -1.],
#>         [ 2.,  1.,  0.]])
# --8<-- [end:demo_pairs]

# --8<-- [start:check]
import warnings

import torch
import torch.nn.functional as F
from torch import nn

assert (wrong.y - wrong.target.mean()).abs().max() < 0.001
floor = wrong.target.var(correction=0)
assert wrong.out.startswith("loss 3.86\n") and abs(wrong.loss - floor) < 1e-4
assert (right.y - right.target).abs().max() < 0.001
assert right.loss < 1e-6

said = "Using a target size (torch.Size([3])) that is different to the input"
assert demo_loss.out.count("UserWarning") == demo_loss.out.count(said) == 1
assert demo_loss.out.endswith("\n1.3333\n0.0000\n")
assert demo_accuracy.out == "10 of 4\n4 of 4\n"
assert demo_pairs.out == (
    "tensor([[ 0., -1., -2.],\n        [ 1.,  0., -1.],\n"
    "        [ 2.,  1.,  0.]])\n")

# over all pairs: the distance to the mean, and the variance on top
p, t = torch.rand(8, 1), torch.rand(8)
pairs = ((p - t) ** 2).mean()
parts = ((p - t.mean()) ** 2).mean() + t.var(correction=0)
assert torch.allclose(pairs, parts)


def answer(loss):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            shape = tuple(loss(p, t).shape)
        except (RuntimeError, ValueError) as error:
            return type(error).__name__
    return shape, len([w for w in caught if "broadcasting" in str(w.message)])


# the rows of the table
for loss in (nn.MSELoss, nn.L1Loss, nn.SmoothL1Loss, nn.HuberLoss):
    assert answer(loss(reduction="none")) == ((8, 8), 1)
for loss in (nn.PoissonNLLLoss, nn.KLDivLoss, nn.HingeEmbeddingLoss):
    assert answer(loss(reduction="none")) == ((8, 8), 0)
gaussian = nn.GaussianNLLLoss(reduction="none")
assert answer(lambda p, t: gaussian(p, t, torch.ones(8, 1))) == ((8, 8), 0)
assert answer(nn.BCELoss()) == answer(nn.BCEWithLogitsLoss()) == "ValueError"
assert answer(nn.SoftMarginLoss()) == "RuntimeError"

# squeeze() without an axis also drops a batch of one
assert torch.zeros(1, 1).squeeze().shape == ()
assert torch.zeros(1, 1).squeeze(1).shape == (1,)
# one target for every prediction: right, with the warning
one = torch.tensor(0.5)
assert F.mse_loss(p, one) == ((p - 0.5) ** 2).mean()
with warnings.catch_warnings():
    warnings.filterwarnings("error", message="Using a target size")
    try:
        F.mse_loss(p, t)
    except UserWarning as warning:
        assert "broadcasting" in str(warning)
    else:
        raise AssertionError("the filter made no error of the warning")
# --8<-- [end:check]
