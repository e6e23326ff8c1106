"""torch.autograd.grad needs the very tensor that the output was computed from; a converted copy, a slice or a later one was not used."""
# /// pitfall
# apis = ["torch.autograd.grad", "torch.Tensor.requires_grad_"]
# symptom = "error"
# raises = ["wrong", "wrong_penalty", "demo_create_graph", "wrong_parameters"]
# added = 2026-11-29
# messages = [
#   "The differentiated Tensor at index * appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.",
#   "One of the differentiated Tensors does not require grad",
# ]
# older = ["One of the differentiated Tensors appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior."]
#
# [code.requires_grad_too_late]
# either = [
# '''
# $OUT = $M($X)
# ...
# $X.requires_grad_(...)
# ...
# torch.autograd.grad($ANY, $X, ...)
# ''',
# '''
# $OUT = $M($X)
# ...
# $X.requires_grad = True
# ...
# torch.autograd.grad($ANY, $X, ...)
# ''',
# '''
# $OUT = $M($X, ...)
# ...
# $X = $X.$CLONE().requires_grad_(...)
# ...
# torch.autograd.grad($ANY, $X, ...)
# ''',
# ]
# not = [
# '''
# $OUT = $M($X)
# ...
# $X.requires_grad_(...)
# ...
# $OUT2 = $M($X)
# ...
# torch.autograd.grad($ANY, $X, ...)
# ''',
# ]
#
# [code.gradient_for_a_new_view]
# either = [
#     'torch.autograd.grad($U, $X[...], ...)', 'torch.autograd.grad($U, $X[$I, $J], ...)',
#     'torch.autograd.grad($U, $X[:, $J], ...)', 'torch.autograd.grad($U, $X[:, $J:$K], ...)',
#     'torch.autograd.grad($U, [$X[:, $J], ...], ...)',
#     'torch.autograd.grad($U, $X.$VIEW(...), ...)',
#     'torch.autograd.grad($U, ($X[:, $J], ...), ...)',
#     'torch.autograd.grad(outputs=$U, inputs=$X[:, $J], ...)',
#     'torch.autograd.grad(outputs=$U, inputs=$X[...], ...)',
# ]
# not = [
#     'torch.autograd.grad($U, $X.parameters(), ...)',
#     'torch.autograd.grad($U, $X.$VALUES(), ...)',
# ]
# names = { "$X" = '(self\.)?(x\w*|X|t|y|z|inputs?|coords?|points?|pts|xy|xt|tx|data|batch|img|image|real|r|pos)' }
# example = '''
# u = model(x)
# u_t = torch.autograd.grad(u.sum(), x[:, 0], create_graph=True)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(4, 1)
x = torch.randn(8, 4)
score = model(x)
x.requires_grad_()
grad, = torch.autograd.grad(score.sum(), x)
#> RuntimeError: The differentiated Tensor at index 0 appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.
print("gradient of the input:", grad.shape)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(4, 1)
x = torch.randn(8, 4)
x.requires_grad_()
score = model(x)
grad, = torch.autograd.grad(score.sum(), x)
print("gradient of the input:", grad.shape)
#> gradient of the input: torch.Size([8, 4])
# --8<-- [end:right]

# --8<-- [start:wrong_penalty]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 16), nn.Tanh(), nn.Linear(16, 1))
real, fake, alpha = torch.randn(8, 4), torch.randn(8, 4), torch.rand(8, 1)
mixed = alpha * real + (1 - alpha) * fake
mixed.requires_grad_()
score = model(mixed.detach())
grad, = torch.autograd.grad(score.sum(), mixed, create_graph=True)
#> RuntimeError: The differentiated Tensor at index 0 appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.
penalty = ((grad.norm(dim=1) - 1) ** 2).mean()
penalty.backward()
print("weights get a gradient:", model[0].weight.grad is not None)
# --8<-- [end:wrong_penalty]

# --8<-- [start:right_penalty]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 16), nn.Tanh(), nn.Linear(16, 1))
real, fake, alpha = torch.randn(8, 4), torch.randn(8, 4), torch.rand(8, 1)
mixed = alpha * real + (1 - alpha) * fake.detach()
mixed.requires_grad_()
score = model(mixed)
grad, = torch.autograd.grad(score.sum(), mixed, create_graph=True)
penalty = ((grad.norm(dim=1) - 1) ** 2).mean()
penalty.backward()
print("weights get a gradient:", model[0].weight.grad is not None)
#> weights get a gradient: True
# --8<-- [end:right_penalty]

# --8<-- [start:demo_create_graph]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 16), nn.Tanh(), nn.Linear(16, 1))
x = torch.randn(8, 4, requires_grad=True)
score = model(x)
grad, = torch.autograd.grad(score.sum(), x)
penalty = ((grad.norm(dim=1) - 1) ** 2).mean()
penalty.backward()
#> RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn
# --8<-- [end:demo_create_graph]

# --8<-- [start:demo_which]
import torch

leaf = torch.ones(3, requires_grad=True)
used = leaf.double()
loss = (used ** 2).sum()
tensors = {"leaf": leaf, "used": used, "leaf.double()": leaf.double(),
           "leaf[0]": leaf[0], "used.detach()": used.detach()}
for name, x in tensors.items():
    try:
        grad, = torch.autograd.grad(loss, x, retain_graph=True)
        print(f"{name}: {grad.tolist()}")
    except RuntimeError as error:
        print(f"{name}:", str(error).split(" Set")[0])
#> leaf: [2.0, 2.0, 2.0]
#> used: [2.0, 2.0, 2.0]
#> leaf.double(): The differentiated Tensor at index 0 appears to not have been used in the graph.
#> leaf[0]: The differentiated Tensor at index 0 appears to not have been used in the graph.
#> used.detach(): One of the differentiated Tensors does not require grad
# --8<-- [end:demo_which]

# --8<-- [start:wrong_parameters]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 1)
        self.head = nn.Linear(4, 1)

    def forward(self, x):
        return self.fc(x)

model = Net()
loss = model(torch.ones(8, 4)).mean()
grads = torch.autograd.grad(loss, list(model.parameters()))
#> RuntimeError: The differentiated Tensor at index 2 appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.
print("gradients:", [None if g is None else g.shape for g in grads])
# --8<-- [end:wrong_parameters]

# --8<-- [start:right_parameters]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 1)
        self.head = nn.Linear(4, 1)

    def forward(self, x):
        return self.fc(x)

model = Net()
loss = model(torch.ones(8, 4)).mean()
grads = torch.autograd.grad(loss, list(model.parameters()), allow_unused=True)
print("gradients:", [None if g is None else g.shape for g in grads])
#> gradients: [torch.Size([1, 4]), torch.Size([1]), None, None]
# --8<-- [end:right_parameters]

# --8<-- [start:demo_second]
import torch

x = torch.ones(3, requires_grad=True)
w = torch.ones(3, requires_grad=True)
for name, y in {"w * x": w * x, "w * x ** 2": w * x ** 2}.items():
    first, = torch.autograd.grad(y.sum(), x, create_graph=True)
    try:
        second, = torch.autograd.grad(first.sum(), x)
        print(f"{name}: second derivative {second.tolist()}")
    except RuntimeError as error:
        print(f"{name}:", str(error).split(" Set")[0])
#> w * x: The differentiated Tensor at index 0 appears to not have been used in the graph.
#> w * x ** 2: second derivative [2.0, 2.0, 2.0]
# --8<-- [end:demo_second]

# --8<-- [start:detect]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 1)
        self.head = nn.Linear(4, 1)

    def forward(self, x):
        return self.fc(x)

model = Net()
loss = model(torch.ones(8, 4)).mean()
grads = torch.autograd.grad(loss, list(model.parameters()), allow_unused=True)
for (name, parameter), grad in zip(model.named_parameters(), grads):
    if grad is None:
        print("not used:", name)
#> not used: head.weight
#> not used: head.bias
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

unused = (
    "RuntimeError: The differentiated Tensor at index {} appears to not have "
    "been used in the graph. Set allow_unused=True if this is the desired "
    "behavior.")
assert wrong.error == unused.format(0)
assert right.out == "gradient of the input: torch.Size([8, 4])\n"
assert wrong_penalty.error == unused.format(0)
assert right_penalty.out == "weights get a gradient: True\n"
assert (demo_create_graph.error or "").startswith(
    "RuntimeError: element 0 of tensors does not require grad")
start = unused.format(0).removeprefix("RuntimeError: ").split(" Set")[0]
assert demo_which.out == f"""\
leaf: [2.0, 2.0, 2.0]
used: [2.0, 2.0, 2.0]
leaf.double(): {start}
leaf[0]: {start}
used.detach(): One of the differentiated Tensors does not require grad
"""
assert wrong_parameters.error == unused.format(2)
assert right_parameters.out == (
    "gradients: [torch.Size([1, 4]), torch.Size([1]), None, None]\n")
assert demo_second.out == f"""\
w * x: {start}
w * x ** 2: second derivative [2.0, 2.0, 2.0]
"""
assert detect.out == "not used: head.weight\nnot used: head.bias\n"

# allow_unused gives None, materialize_grads zeros
x = torch.ones(3, requires_grad=True)
w = torch.ones(3, requires_grad=True)
assert torch.autograd.grad((2 * w).sum(), x, allow_unused=True) == (None,)
grad, = torch.autograd.grad((2 * w).sum(), x, materialize_grads=True)
assert grad.tolist() == [0.0, 0.0, 0.0]
# backward() leaves the .grad of an unused tensor None, without an error
(2 * w).sum().backward()
assert x.grad is None and w.grad is not None
# with ReLU, the second derivative is zero, and there is no error
net = nn.Sequential(nn.Linear(3, 8), nn.ReLU(), nn.Linear(8, 1))
first, = torch.autograd.grad(net(x), x, create_graph=True)
assert torch.autograd.grad(first.sum(), x)[0].tolist() == [0.0, 0.0, 0.0]
# retain_graph alone is no create_graph
y = (x ** 2).sum()
first, = torch.autograd.grad(y, x, retain_graph=True)
assert not first.requires_grad
# create_graph implies retain_graph
first, = torch.autograd.grad(y, x, create_graph=True)
assert torch.autograd.grad(y, x)[0].tolist() == first.tolist()
# the gradient of each sample: a sum mixes nothing, if samples are independent
model = right_penalty.model
mixed = right_penalty.mixed.detach().requires_grad_()
each = torch.stack([
    torch.autograd.grad(model(mixed[i:i + 1]).sum(), mixed)[0][i]
    for i in range(len(mixed))])
assert torch.allclose(each, right_penalty.grad, atol=1e-6)
# --8<-- [end:check]
