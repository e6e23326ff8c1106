"""max and argmax of an empty tensor raise an error, and its mean is nan: a filter, or a batch, left nothing over."""
# /// pitfall
# apis = ["torch.Tensor.max", "torch.Tensor.argmax", "torch.Tensor.mean", "torch.Tensor.numel", "torch.Tensor.aminmax", "torch.Tensor.quantile", "torch.Tensor.std", "torch.Tensor.sum"]
# symptom = "error"
# raises = ["wrong", "wrong_boxes"]
# added = 2026-12-01
# messages = [
#   "(): Expected reduction dim to be specified for input.numel() == 0",
#   "(): Expected reduction dim * to have non-zero size.",
#   "cannot compute aminmax over an empty dimension as the operation has no identity.",
#   "quantile() input tensor must be non-empty",
#   "(): degrees of freedom is <= 0. Correction should be strictly less than the reduction factor",
# ]
# older = [
#   "cannot perform reduction function * on tensor with no elements because the operation does not have an identity",
#   "cannot perform reduction function * on a tensor with no elements because the operation does not have an identity",
#   "operation does not have an identity.",
# ]
# ///

# --8<-- [start:wrong]
import torch

scores = torch.tensor([0.2, 0.1, 0.3])
kept = scores[scores > 0.5]
best = kept.max()
#> RuntimeError: max(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

scores = torch.tensor([0.2, 0.1, 0.3])
kept = scores[scores > 0.5]
print("kept:", kept.shape)
#> kept: torch.Size([0])
if kept.numel() > 0:
    print("best:", kept.max())
else:
    print("no score above 0.5")
#> no score above 0.5
# --8<-- [end:right]

# --8<-- [start:wrong_boxes]
import torch

boxes = torch.zeros(0, 4)  # an image without objects
corner, index = boxes.max(dim=0)
#> IndexError: max(): Expected reduction dim 0 to have non-zero size.
# --8<-- [end:wrong_boxes]

# --8<-- [start:right_boxes]
import torch

images = [torch.ones(3, 4), torch.zeros(0, 4)]  # the second has no objects
for boxes in images:
    if len(boxes) == 0:
        print("no boxes")
        continue
    corner, index = boxes.max(dim=0)
    print("corner:", corner)
#> corner: tensor([1., 1., 1., 1.])
#> no boxes
# --8<-- [end:right_boxes]

# --8<-- [start:wrong_mean]
import torch

torch.manual_seed(0)
losses = torch.rand(4)
labels = torch.tensor([0, 0, 0, 0])
loss = losses[labels == 1].mean()
print("loss:", loss)
#> loss: tensor(nan)
# --8<-- [end:wrong_mean]

# --8<-- [start:right_mean]
import torch

torch.manual_seed(0)
losses = torch.rand(4)
labels = torch.tensor([0, 0, 0, 0])
mask = labels == 1
loss = losses[mask].sum() / mask.sum().clamp(min=1)
print("loss:", loss)
#> loss: tensor(0.)
# --8<-- [end:right_mean]

# --8<-- [start:demo_functions]
import torch

x = torch.empty(0)
for name, use in {
        "max": x.max, "min": x.min, "amax": x.amax, "argmax": x.argmax,
        "max(dim=0)": lambda: x.max(dim=0), "aminmax": x.aminmax,
        "quantile": lambda: x.quantile(0.5),
        "sum": x.sum, "prod": x.prod, "mean": x.mean, "median": x.median,
        "std": x.std}.items():
    try:
        print(f"{name}: {use()}")
    except (RuntimeError, IndexError) as error:
        print(f"{name}: {error}")
#> max: max(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.
#> min: min(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.
#> amax: amax(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.
#> argmax: argmax(): Expected reduction dim to be specified for input.numel() == 0.
#> max(dim=0): max(): Expected reduction dim 0 to have non-zero size.
#> aminmax: aminmax(): cannot compute aminmax over an empty dimension as the operation has no identity.
#> quantile: quantile() input tensor must be non-empty
#> sum: 0.0
#> prod: 1.0
#> mean: nan
#> median: nan
#> UserWarning: std(): degrees of freedom is <= 0. Correction should be strictly less than the reduction factor (input numel divided by output numel).
#> std: nan
# --8<-- [end:demo_functions]

# --8<-- [start:demo_shape]
import torch

rows = torch.zeros(0, 3)
print("largest of each row:", rows.max(dim=1).values.shape)
#> largest of each row: torch.Size([0])
# --8<-- [end:demo_shape]

# --8<-- [start:check]
import torch

advice = "Specify the reduction dim with the 'dim' argument."
assert wrong.error == ("RuntimeError: max(): Expected reduction dim to be specified "
                       f"for input.numel() == 0. {advice}")
assert right.out == "kept: torch.Size([0])\nno score above 0.5\n"
assert wrong_boxes.error == (
    "IndexError: max(): Expected reduction dim 0 to have non-zero size.")
assert right_boxes.out == "corner: tensor([1., 1., 1., 1.])\nno boxes\n"
assert wrong_mean.out == "loss: tensor(nan)\n"
assert right_mean.out == "loss: tensor(0.)\n"
lines = demo_functions.out.splitlines()
assert "sum: 0.0" in lines and "prod: 1.0" in lines and "mean: nan" in lines
assert "argmax: argmax(): Expected reduction dim to be specified for input.numel() == 0." in lines
assert "median: nan" in lines and "std: nan" in lines
assert any("UserWarning: std(): degrees of freedom is <= 0." in line for line in lines)
assert demo_shape.out == "largest of each row: torch.Size([0])\n"
# dim=0 doesn't help a tensor with one dimension
try:
    torch.empty(0).max(dim=0)
except IndexError as error:
    assert "Expected reduction dim 0 to have non-zero size" in str(error)
else:
    raise AssertionError("no error")
# a loss over an empty batch is nan as well
from torch import nn

assert nn.functional.mse_loss(torch.empty(0), torch.empty(0)).isnan()
# nan spreads to every sum it's part of
assert (wrong_mean.loss + 1.0).isnan() and torch.stack([wrong_mean.loss, torch.tensor(1.0)]).mean().isnan()
# the fixed loss has a gradient of 0
w = torch.ones(3, requires_grad=True)
(w[w > 5].sum() / (w > 5).sum().clamp(min=1)).backward()
assert w.grad.tolist() == [0.0, 0.0, 0.0]
# --8<-- [end:check]
