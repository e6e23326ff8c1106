"""backward() starts from one number; for a tensor of several, reduce it or say how much each element counts."""
# /// pitfall
# apis = ["torch.Tensor.backward", "torch.autograd.grad"]
# symptom = "error"
# raises = ["wrong", "wrong_loop", "wrong_shape"]
# added = 2026-11-21
# messages = [
#     "grad can be implicitly created only for scalar outputs",
#     "Mismatch in shape: grad_output[0] has a shape of * and output[0] has a shape of *.",
# ]
#
# [code.loss_of_every_sample]
# either = ['$L.backward()', '$C(...).backward()']
# inside = [
#     [
# '''
# $L = $C(...)
# ...
# ''',
# '''
# $L = $C(...) * $W
# ...
# ''',
# '''
# $L = $W * $C(...)
# ...
# ''',
# '''
# $L = $C(...) / $W
# ...
# ''',
# '''
# $L = $C(...).view(...)
# ...
# ''',
# '''
# $L = $C(...).squeeze(...)
# ...
# ''',
# '''
# $L = $C(...)[...]
# ...
# ''',
# '''
# $L = $A * $C(...) + $B * $C2(...)
# ...
# ''',
# '''
# $L = $C(...) + $B
# ...
# ''',
# '''
# for $I in $R:
#     ...
#     $C(...).backward()
#     ...
# ''',
#     ],
# ]
# not_inside = [
# '''
# $L = $C2(...)
# ...
# $L = $OTHER
# ...
# $L.backward()
# ''',
# '''
# $L = $C2(...) * $W2
# ...
# $L = $OTHER
# ...
# $L.backward()
# ''',
# '''
# $L = $W2 * $C2(...)
# ...
# $L = $OTHER
# ...
# $L.backward()
# ''',
# ]
# anywhere = ['$C = torch.nn.$KIND(..., reduction="none", ...)']
# example = '''
# criterion = torch.nn.CrossEntropyLoss(reduction="none")
# for x, y in loader:
#     loss = criterion(model(x), y) * weight
#     loss.backward()
# '''
#
# [code.function_of_every_sample]
# either = [
#     '$L.backward()', 'torch.nn.functional.$LOSS(..., reduction="none", ...).backward()',
#     '(torch.nn.functional.$LOSS(..., reduction="none", ...) * $W).backward()',
# ]
# inside = [
#     [
# '''
# $L = torch.nn.functional.$LOSS(..., reduction="none", ...)
# ...
# ''',
# '''
# $L = torch.nn.functional.$LOSS(..., reduction="none", ...) * $W
# ...
# ''',
# '''
# $L = $W * torch.nn.functional.$LOSS(..., reduction="none", ...)
# ...
# ''',
# '''
# $L = torch.nn.functional.$LOSS(..., reduction="none", ...).squeeze(...)
# ...
# ''',
# '''
# for $I in $R:
#     ...
#     torch.nn.functional.$LOSS(..., reduction="none", ...)
#     ...
# ''',
#     ],
# ]
# not_inside = [
# '''
# $L = <... torch.nn.functional.$LOSS2(...) ...>
# ...
# $L = $OTHER
# ...
# $L.backward()
# ''',
# ]
# example = '''
# for x, y in loader:
#     loss = torch.nn.functional.mse_loss(model(x), y, reduction="none")
#     loss.backward()
# '''
#
# [code.squares_without_a_mean]
# pattern = '$L.backward()'
# inside = [
#     [
# '''
# $L = ($A - $B) ** 2
# ...
# ''',
# '''
# $L = ($A - $B).pow(2)
# ...
# ''',
# '''
# $L = ($A - $B).square()
# ...
# ''',
# '''
# $L = ($A - $B).abs()
# ...
# ''',
# '''
# $L = torch.abs($A - $B)
# ...
# ''',
# '''
# $L = torch.square($A - $B)
# ...
# ''',
# '''
# $L = torch.pow($A - $B, 2)
# ...
# ''',
# '''
# $L = 0.5 * ($A - $B) ** 2
# ...
# ''',
# '''
# $L = -torch.log($P)
# ...
# ''',
# '''
# $L = -$Q.log()
# ...
# ''',
# '''
# $L = torch.relu($A)
# ...
# ''',
# '''
# $L = ($A - $B) ** 2 * $W
# ...
# ''',
# '''
# $L = $W * ($A - $B) ** 2
# ...
# ''',
# '''
# $L = torch.sqrt(($A - $B) ** 2)
# ...
# ''',
#     ],
# ]
# not_inside = [
# '''
# $L = $ONE
# ...
# $L = $OTHER
# ...
# $L.backward()
# ''',
# ]
# anywhere = [
#     [
#         'class $NET(torch.nn.Module): ...', 'torch.utils.data.DataLoader(...)',
#         'torch.nn.Sequential(...)', 'torch.nn.Conv2d(...)', 'for $X2, $Y2 in $DATA: ...',
#         'for $NUM, ($X2, $Y2) in $DATA: ...',
#     ],
# ]
# names = { "$L" = '(self\.)?\w*(loss|err|cost|objective|obj|mse|mae|l1|l2)\w*|l' }
# example = '''
# for x, y in loader:
#     loss = (model(x) - y) ** 2
#     loss.backward()
# '''
#
# [code.backward_of_an_output]
# pattern = '$OUT.backward()'
# inside = [
# '''
# $OUT = $M(...)
# ...
# ''',
# ]
# not_inside = [
# '''
# $OUT = $ONE
# ...
# $OUT = $OTHER
# ...
# $OUT.backward()
# ''',
# ]
# names = { "$OUT" = '(y_?)?(pred\w*|logits|out|outputs?|scores|y_hat|yhat|features|probs|embeddings?)', "$M" = '(self\.)?\w*(model|net|network|encoder|classifier|cnn|mlp|lstm|rnn|head|layer|fc|linear)' }
# example = '''
# out = model(x)
# out.backward()
# '''
#
# [code.function_returns_every_sample]
# pattern = '$L.backward()'
# inside = [
# '''
# $L = $FL(...)
# ...
# ''',
# ]
# not_inside = [
# '''
# $L = $ONE
# ...
# $L = $OTHER
# ...
# $L.backward()
# ''',
# ]
# anywhere = [
# '''
# def $FL(...):
#     ...
#     $CE = <... torch.nn.functional.$KIND(..., reduction="none", ...) ...>
#     ...
#     return $RET
# ''',
# ]
# names = { "$RET" = '(?![\s\S]*(mean|sum|average|item|tolist|,|@))[\s\S]*' }
# example = '''
# def focal(logits, y):
#     ce = torch.nn.functional.cross_entropy(logits, y, reduction="none")
#     return (1 - torch.exp(-ce)) ** 2 * ce
# for x, y in loader:
#     loss = focal(model(x), y)
#     loss.backward()
# '''
# ///

# --8<-- [start:wrong]
import torch

x = torch.tensor([1.0, 2.0, 3.0])
y = torch.tensor([0.0, 1.0, 2.0])
w = torch.tensor(1.0, requires_grad=True)

loss = (w * x - y) ** 2
loss.backward()
#> RuntimeError: grad can be implicitly created only for scalar outputs
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

x = torch.tensor([1.0, 2.0, 3.0])
y = torch.tensor([0.0, 1.0, 2.0])
w = torch.tensor(1.0, requires_grad=True)

loss = ((w * x - y) ** 2).mean()
loss.backward()
print("gradient of w:", w.grad)
#> gradient of w: tensor(4.)
# --8<-- [end:right]

# --8<-- [start:wrong_loop]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
y, weight = torch.arange(8) % 3, torch.linspace(0.5, 2, 8)
loader = DataLoader(TensorDataset(torch.randn(8, 4), y, weight), batch_size=4)
model = nn.Linear(4, 3)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
criterion = nn.CrossEntropyLoss(reduction="none")
for x, y, weight in loader:
    loss = criterion(model(x), y) * weight
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(f"loss: {loss:.2f}")
#> RuntimeError: grad can be implicitly created only for scalar outputs
# --8<-- [end:wrong_loop]

# --8<-- [start:right_loop]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
y, weight = torch.arange(8) % 3, torch.linspace(0.5, 2, 8)
loader = DataLoader(TensorDataset(torch.randn(8, 4), y, weight), batch_size=4)
model = nn.Linear(4, 3)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
criterion = nn.CrossEntropyLoss(reduction="none")
for x, y, weight in loader:
    loss = (criterion(model(x), y) * weight).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(f"loss: {loss:.2f}")
#> loss: 1.26
#> loss: 1.89
# --8<-- [end:right_loop]

# --8<-- [start:demo_gradient]
import torch

x = torch.tensor([1.0, 2.0, 3.0])
y = torch.tensor([0.0, 1.0, 2.0])

for v in [1.0, 1.0, 1.0], [1.0, 0.0, 10.0]:
    w = torch.tensor(1.0, requires_grad=True)
    loss = (w * x - y) ** 2
    loss.backward(gradient=torch.tensor(v))
    print(f"weights {v}: gradient {w.grad}")
#> weights [1.0, 1.0, 1.0]: gradient 12.0
#> weights [1.0, 0.0, 10.0]: gradient 62.0
# --8<-- [end:demo_gradient]

# --8<-- [start:wrong_shape]
import torch

w = torch.tensor([[1.0], [2.0], [3.0]], requires_grad=True)
loss = w**2
loss.backward(gradient=torch.ones(3))
#> RuntimeError: Mismatch in shape: grad_output[0] has a shape of torch.Size([3]) and output[0] has a shape of torch.Size([3, 1]).
# --8<-- [end:wrong_shape]

# --8<-- [start:right_shape]
import torch

w = torch.tensor([[1.0], [2.0], [3.0]], requires_grad=True)
loss = w**2
loss.backward(gradient=torch.ones_like(loss))
print("gradient of w:", w.grad.flatten())
#> gradient of w: tensor([2., 4., 6.])
# --8<-- [end:right_shape]

# --8<-- [start:demo_product]
import torch

A = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
x = torch.tensor([1.0, 1.0], requires_grad=True)
v = torch.tensor([1.0, 10.0])

y = A @ x  # its Jacobian is A
print("autograd:", torch.autograd.grad(y, x, grad_outputs=v)[0])
#> autograd: tensor([31., 42.])
print("by hand: ", v @ A)
#> by hand:  tensor([31., 42.])
# --8<-- [end:demo_product]

# --8<-- [start:check]
import torch

message = "RuntimeError: grad can be implicitly created only for scalar outputs"
assert wrong.error == message
assert wrong.loss.tolist() == [1, 1, 1]
assert right.w.grad == 4
assert right.out == "gradient of w: tensor(4.)\n"
assert wrong_loop.error == message and wrong_loop.loss.shape == (4,)
assert right_loop.error is None and right_loop.loss.shape == ()
assert right_loop.out.count("loss: ") == 2
w = torch.tensor(1.0, requires_grad=True)
((w * right.x - right.y) ** 2).sum().backward()
assert w.grad == 12
assert demo_gradient.out == """\
weights [1.0, 1.0, 1.0]: gradient 12.0
weights [1.0, 0.0, 10.0]: gradient 62.0
"""

mismatch = "grad_output[0] has a shape of torch.Size([3])"
assert f"RuntimeError: Mismatch in shape: {mismatch}" in wrong_shape.out
assert right_shape.out == "gradient of w: tensor([2., 4., 6.])\n"
assert demo_product.out == """\
autograd: tensor([31., 42.])
by hand:  tensor([31., 42.])
"""

# autograd.grad refuses, too; one element is enough, whatever its shape
x = torch.ones(2, requires_grad=True)
refused = ""
try:
    torch.autograd.grad(x * 2, x)
except RuntimeError as error:
    refused = f"RuntimeError: {error}"
assert refused == message
x.sum().view(1, 1).backward()
assert x.grad.tolist() == [1, 1]
x.sum().view(1).backward()
assert x.grad.tolist() == [2, 2]

doc = torch.nn.DataParallel.__doc__.split()
assert "return a vector of length equal to number of devices" in " ".join(doc)
# --8<-- [end:check]
