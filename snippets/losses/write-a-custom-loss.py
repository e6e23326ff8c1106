"""A custom loss is a function of tensors; rebuilding a tensor from its value, or rounding, leaves the model without gradients."""
# /// pitfall
# apis = ["torch.nn.Module", "torch.nn.Module.register_buffer", "torch.tensor", "torch.Tensor.round", "torch.Tensor.sigmoid"]
# also = ["torch.autograd.gradcheck"]
# symptom = "silent"
# added = 2026-11-30
# ///

# --8<-- [start:demo]
import torch
from torch import nn


def relative_error(prediction, target):
    assert prediction.shape == target.shape
    return ((prediction - target).abs() / (target.abs() + 1)).mean()


torch.manual_seed(0)
model = nn.Linear(4, 1)
optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
x = torch.randn(64, 4)
y = x.sum(dim=1, keepdim=True)
for step in range(100):
    loss = relative_error(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"loss: {loss.item():.2f}")
#> loss: 0.01
# --8<-- [end:demo]

# --8<-- [start:demo_class]
import torch
from torch import nn


class WeightedMSE(nn.Module):
    def __init__(self, weight, reduction="mean"):
        super().__init__()
        self.register_buffer("weight", torch.as_tensor(weight))
        self.reduction = reduction

    def forward(self, prediction, target):
        loss = self.weight * (prediction - target).square()
        if self.reduction == "none":
            return loss
        return loss.sum() if self.reduction == "sum" else loss.mean()


criterion = WeightedMSE([1.0, 10.0])
loss = criterion(torch.zeros(2, 2), torch.ones(2, 2))
print("loss:", loss.item())
#> loss: 5.5
# --8<-- [end:demo_class]

# --8<-- [start:wrong]
import torch
from torch import nn


def rmse(prediction, target):
    values = ((prediction - target) ** 2).detach().numpy()
    return torch.tensor(values.mean() ** 0.5, requires_grad=True)


torch.manual_seed(0)
model = nn.Linear(4, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(64, 4), torch.randn(64, 1)
for step in range(3):
    loss = rmse(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(f"loss: {loss.item():.3f}")
#> loss: 1.020
#> loss: 1.020
#> loss: 1.020
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn


def rmse(prediction, target):
    return ((prediction - target) ** 2).mean().sqrt()


torch.manual_seed(0)
model = nn.Linear(4, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(64, 4), torch.randn(64, 1)
for step in range(3):
    loss = rmse(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(f"loss: {loss.item():.3f}")
#> loss: 1.020
#> loss: 0.994
#> loss: 0.972
# --8<-- [end:right]

# --8<-- [start:wrong_round]
import torch

torch.manual_seed(0)
logits = torch.randn(8, requires_grad=True)
target = torch.ones(8)
predicted = logits.sigmoid().round()
loss = 1 - (predicted * target).sum() / (predicted + target).sum() * 2
loss.backward()
print(f"loss: {loss.item():.2f}, gradient:", logits.grad.abs().sum().item())
#> loss: 0.33, gradient: 0.0
# --8<-- [end:wrong_round]

# --8<-- [start:right_round]
import torch

torch.manual_seed(0)
logits = torch.randn(8, requires_grad=True)
target = torch.ones(8)
probs = logits.sigmoid()
loss = 1 - (probs * target).sum() / (probs + target).sum() * 2
loss.backward()
print(f"loss: {loss.item():.2f}, gradient: {logits.grad.abs().sum():.2f}")
#> loss: 0.36, gradient: 0.18
# --8<-- [end:right_round]

# --8<-- [start:demo_iou]
import torch

torch.manual_seed(0)
logits = torch.randn(2, 1, 8, 8, requires_grad=True)
target = (torch.rand(2, 1, 8, 8) > 0.5).float()

def iou_loss(probs, target):
    both = (probs * target).sum(dim=(1, 2, 3))
    either = (probs + target - probs * target).sum(dim=(1, 2, 3))
    return 1 - ((both + 1) / (either + 1)).mean()

hard = iou_loss((logits.sigmoid() > 0.5).float(), target)
print("with a threshold, has a graph:", hard.requires_grad)
#> with a threshold, has a graph: False
soft = iou_loss(logits.sigmoid(), target)
soft.backward()
print(f"with probabilities, gradient: {logits.grad.abs().sum():.2f}")
#> with probabilities, gradient: 0.18
# --8<-- [end:demo_iou]

# --8<-- [start:demo_straight_through]
import torch

logits = torch.tensor([-1.0, 0.5, 2.0], requires_grad=True)
probs = logits.sigmoid()
hard = (probs > 0.5).float()
out = hard + probs - probs.detach()
print("forward:", out.tolist())
#> forward: [0.0, 1.0, 1.0]
out.sum().backward()
print("gradient:", [f"{g:.2f}" for g in logits.grad])
#> gradient: ['0.20', '0.24', '0.10']
# --8<-- [end:demo_straight_through]

# --8<-- [start:detect]
import torch
from torch import nn


def rmse(prediction, target):
    return ((prediction - target) ** 2).mean().sqrt()


torch.manual_seed(0)
model = nn.Linear(4, 1)
loss = rmse(model(torch.randn(8, 4)), torch.randn(8, 1))
loss.backward()
print("shape:", loss.shape, "graph:", loss.grad_fn is not None)
#> shape: torch.Size([]) graph: True
for name, p in model.named_parameters():
    print(f"{name}: {p.grad.norm():.2f}")
#> weight: 0.78
#> bias: 0.06
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

assert demo.loss < 0.05
assert demo.out == f"loss: {demo.loss.item():.2f}\n"
assert demo_class.out == "loss: 5.5\n"
lines = right.out.splitlines()
assert lines[0] == wrong.out.splitlines()[0]
assert wrong.out == 3 * (wrong.out.splitlines()[0] + "\n")
assert lines[0] > lines[1] > lines[2]
assert wrong.model.weight.grad is None
assert wrong_round.logits.grad.abs().sum() == 0
assert wrong_round.out.endswith("gradient: 0.0\n")
assert right_round.logits.grad.abs().sum() > 0.1
assert right_round.out.endswith(
    f"gradient: {right_round.logits.grad.abs().sum():.2f}\n")
assert "shape: torch.Size([]) graph: True\nweight: " in detect.out
grad = demo_iou.logits.grad.abs().sum()
assert demo_iou.out == f"""\
with a threshold, has a graph: False
with probabilities, gradient: {grad:.2f}
"""
assert grad > 0.1
assert demo_straight_through.out == """\
forward: [0.0, 1.0, 1.0]
gradient: ['0.20', '0.24', '0.10']
"""
# the same from gumbel_softmax, with noise
logits = torch.zeros(5, 3, requires_grad=True)
choice = torch.nn.functional.gumbel_softmax(logits, hard=True)
assert (choice.detach().round() == choice.detach()).all()
(choice * torch.arange(3)).sum().backward()
assert logits.grad.abs().sum() > 0
# a loss of one's own has no backward to write, and gradcheck agrees
x, y = torch.rand(4, 1).double(), torch.zeros(4, 1).double()
assert torch.autograd.gradcheck(right.rmse, (x.requires_grad_(), y))
# shapes that don't match broadcast without a warning
wide = right.rmse(torch.zeros(3, 1), torch.tensor([0.0, 1.0, 2.0]))
assert (torch.zeros(3, 1) - torch.zeros(3)).shape == (3, 3)
# with reduction "none"
none = demo_class.WeightedMSE([1.0, 10.0], "none")
assert none(torch.zeros(2, 2), torch.ones(2, 2)).shape == (2, 2)
# argmax and comparisons end the graph
probs = torch.rand(4, 3, requires_grad=True)
assert not probs.argmax(dim=1).requires_grad
assert not (probs > 0.5).float().requires_grad
# the gradient of sqrt at 0
z = torch.zeros(1, requires_grad=True)
right.rmse(z, torch.zeros(1)).backward()
assert z.grad.isnan().all()
# --8<-- [end:check]
