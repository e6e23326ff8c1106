"""KLDivLoss takes log-probabilities first and probabilities second; and a gradient may flow into the target."""
# /// pitfall
# apis = ["torch.nn.KLDivLoss", "torch.nn.functional.kl_div", "torch.Tensor.detach", "torch.nn.functional.mse_loss",
#         "torch.Tensor.log_softmax", "torch.nn.functional.soft_margin_loss", "torch.distributions.kl.kl_divergence"]
# symptom = "silent"
# added = 2026-11-21
# changed = 2026-11-29
# messages = [
#   "reduction: 'mean' divides the total loss by both the batch size and the support size.'batchmean' divides only by the batch size, and aligns with the KL div math definition.'mean' will be changed to behave the same as 'batchmean' in the next major release.",
#   "The function '*' is not differentiable with respect to argument 'target'. This input cannot have requires_grad True.",
# ]
# older = [
#   "nn criterions don't compute the gradient w.r.t. targets - please mark these variables as volatile or not requiring gradients",
#   "nn criterions don't compute the gradient w.r.t. targets - please mark these variables as not requiring gradients",
#   "nn criterions don't compute the gradient w.r.t. targets - please mark these tensors as not requiring gradients",
# ]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

criterion = nn.KLDivLoss(reduction="batchmean")
target = torch.tensor([[0.6, 0.4]])
for logits in ([[0.0, 0.0]], [[9.0, 0.0]]):
    output = torch.tensor(logits).softmax(dim=1)
    print(f"{criterion(output, target):.4f}")
#> -1.1730
#> -1.2730
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

criterion = nn.KLDivLoss(reduction="batchmean")
target = torch.tensor([[0.6, 0.4]])
for logits in ([[0.0, 0.0]], [[9.0, 0.0]]):
    output = torch.tensor(logits).log_softmax(dim=1)
    print(f"{criterion(output, target):.4f}")
#> 0.0201
#> 2.9271
# --8<-- [end:right]

# --8<-- [start:demo_order]
import torch
import torch.nn.functional as F
from torch.distributions import Categorical, kl_divergence

p = torch.tensor([[0.5, 0.5]])
q = torch.tensor([[0.9, 0.1]])
print(f"{F.kl_div(q.log(), p, reduction='batchmean'):.4f}")
#> 0.5108
print(f"{kl_divergence(Categorical(p), Categorical(q)).item():.4f}")
#> 0.5108
print(f"{F.kl_div(p.log(), q, reduction='batchmean'):.4f}")
#> 0.3681
print(f"{kl_divergence(Categorical(q), Categorical(p)).item():.4f}")
#> 0.3681
# --8<-- [end:demo_order]

# --8<-- [start:wrong_mean]
import torch
import torch.nn.functional as F

p = torch.tensor([[0.5, 0.5], [0.5, 0.5]])
q = torch.tensor([[0.9, 0.1], [0.9, 0.1]])
loss = F.kl_div(q.log(), p)
#> UserWarning: reduction: 'mean' divides the total loss by both the batch size and the support size.'batchmean' divides only by the batch size, and aligns with the KL div math definition.'mean' will be changed to behave the same as 'batchmean' in the next major release.
print(f"{loss:.4f}")
#> 0.2554
# --8<-- [end:wrong_mean]

# --8<-- [start:right_mean]
import torch
import torch.nn.functional as F

p = torch.tensor([[0.5, 0.5], [0.5, 0.5]])
q = torch.tensor([[0.9, 0.1], [0.9, 0.1]])
loss = F.kl_div(q.log(), p, reduction="batchmean")
print(f"{loss:.4f}")
#> 0.5108
# --8<-- [end:right_mean]

# --8<-- [start:demo_log_target]
import torch
from torch import nn

log_q = torch.tensor([[0.9, 0.1]]).log()
plain = nn.KLDivLoss(reduction="batchmean")
logs = nn.KLDivLoss(reduction="batchmean", log_target=True)
for p in ([[0.5, 0.5]], [[1.0, 0.0]]):
    p = torch.tensor(p)
    print(plain(log_q, p), logs(log_q, p.log()), plain(log_q, p.log()))
#> tensor(0.5108) tensor(0.5108) tensor(nan)
#> tensor(0.1054) tensor(nan) tensor(nan)
# --8<-- [end:demo_log_target]

# --8<-- [start:wrong_target]
import torch
import torch.nn.functional as F

w = torch.tensor(1.0, requires_grad=True)
value, next_value = w * 1.0, w * 1.0  # two outputs of one model
target = 0.9 * next_value
loss = F.mse_loss(value, target)
loss.backward()
print(f"{w.grad:.2f}")
#> 0.02
# --8<-- [end:wrong_target]

# --8<-- [start:right_target]
import torch
import torch.nn.functional as F

w = torch.tensor(1.0, requires_grad=True)
value, next_value = w * 1.0, w * 1.0
target = 0.9 * next_value
loss = F.mse_loss(value, target.detach())
loss.backward()
print(f"{w.grad:.2f}")
#> 0.20
# --8<-- [end:right_target]

# --8<-- [start:demo_targets]
import torch
import torch.nn.functional as F

for loss in (F.mse_loss, F.l1_loss, F.smooth_l1_loss, F.kl_div,
             F.cross_entropy, F.binary_cross_entropy_with_logits,
             F.soft_margin_loss):
    x = torch.tensor([[0.6, -0.4]], requires_grad=True)
    target = torch.tensor([[0.3, 0.7]], requires_grad=True)
    try:
        loss(x, target, reduction="sum").backward()
        print(loss.__name__, target.grad is not None)
    except RuntimeError as error:
        print(error)
#> mse_loss True
#> l1_loss True
#> smooth_l1_loss True
#> kl_div True
#> cross_entropy True
#> binary_cross_entropy_with_logits True
#> The function 'soft_margin_loss' is not differentiable with respect to argument 'target'. This input cannot have requires_grad True.
# --8<-- [end:demo_targets]

# --8<-- [start:check]
import torch
import torch.nn.functional as F

assert wrong.out == "-1.1730\n-1.2730\n"
assert right.out == "0.0201\n2.9271\n"
# the wrong loss is least at the one-hot output, not at the target
p, one_hot = torch.tensor([[0.6, 0.4]]), torch.tensor([[1.0, 0.0]])
steps = torch.linspace(0, 1, 11)
losses = [F.kl_div(torch.tensor([[s, 1 - s]]), p, reduction="batchmean").item() for s in steps]
assert min(losses) == losses[-1] < losses[6] < losses[0] < 0
assert torch.isclose(F.kl_div(p, p, reduction="batchmean"), (p * (p.log() - p)).sum())

order = demo_order.out.split()
assert order == ["0.5108", "0.5108", "0.3681", "0.3681"]

warning, mean = wrong_mean.out.splitlines()
assert warning.startswith("UserWarning: reduction: 'mean' divides the total loss by both")
assert mean == "0.2554" and right_mean.out == "0.5108\n"
assert torch.isclose(2 * wrong_mean.loss, right_mean.loss)
log_q, p3 = torch.randn(2, 5, 4).log_softmax(2), torch.randn(2, 5, 4).softmax(2)
by_batch = F.kl_div(log_q, p3, reduction="batchmean")
by_token = F.kl_div(log_q.flatten(0, 1), p3.flatten(0, 1), reduction="batchmean")
assert torch.isclose(by_batch, 5 * by_token)

assert demo_log_target.out == """\
tensor(0.5108) tensor(0.5108) tensor(nan)
tensor(0.1054) tensor(nan) tensor(nan)
"""
short = F.kl_div(torch.tensor([[0.5, 0.5]]).log(), torch.tensor([[0.1, 0.1]]), reduction="batchmean")
assert short < -0.3

assert wrong_target.out == "0.02\n" and right_target.out == "0.20\n"
assert abs(wrong_target.w.grad - 0.02) < 1e-6 and abs(right_target.w.grad - 0.2) < 1e-6
w = torch.tensor(1.0, requires_grad=True)  # no_grad gives the same as detach
with torch.no_grad():
    target = 0.9 * w * 1.0
F.mse_loss(w * 1.0, target).backward()
assert torch.equal(w.grad, right_target.w.grad)
try:
    torch.tensor([1], requires_grad=True)
except RuntimeError as error:
    assert "Only Tensors of floating point" in str(error)
else:
    raise AssertionError("an integer tensor with requires_grad")
*names, refused = demo_targets.out.splitlines()
assert len(names) == 6 and all(name.endswith(" True") for name in names)
assert refused.startswith("The function 'soft_margin_loss' is not differentiable")
# --8<-- [end:check]
