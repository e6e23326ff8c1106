"""backward() adds to .grad; without zero_grad() every step also uses the gradients of all steps before it."""
# /// pitfall
# apis = ["torch.optim.Optimizer.zero_grad", "torch.Tensor.backward", "torch.Tensor.grad", "torch.nn.Module.zero_grad"]
# symptom = "silent"
# raises = ["wrong_hand", "detect"]
# added = 2026-11-21
# messages = ["'NoneType' object has no attribute 'zero_'"]
#
# [code.no_zero_grad]
# either = [
# '''
# for $I in $DATA:
#     ...
#     $L.backward(...)
#     ...
#     $O.step()
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $S.scale($L).backward()
#     ...
#     $S.step($O)
#     ...
# ''',
# '''
# $L.backward(...)
# ...
# $O.zero_grad(...)
# ...
# $O.step()
# ''',
# ]
# not = [
# '''
# for $I in $DATA:
#     ...
#     $Z.zero_grad(...)
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $P.grad = None
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $P.grad.zero_()
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $P.grad.data.zero_()
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $O = $NEW
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $Z(set_to_none=True)
#     ...
# ''',
# '''
# $L.backward(...)
# ...
# $O.zero_grad(...)
# ...
# $L2.backward(...)
# ...
# $O.step()
# ''',
# '''
# $L.backward(...)
# ...
# $O.step(...)
# ...
# $O.zero_grad(...)
# ...
# $O.step()
# ''',
# ]
# line = "$L"
#
# [code.zero_grad_before_step]
# either = [
# '''
# $L.backward(...)
# $O.$ZERO_GRAD(...)
# ...
# $O.step(...)
# ''',
# '''
# $O.$ZERO_GRAD(...)
# $O.step(...)
# ''',
# '''
# $O.$ZERO_GRAD(...)
# $S.step($O)
# ''',
# ]
# not = [
# '''
# $L.backward(...)
# ...
# $O.$ZERO_GRAD(...)
# ...
# $L2.backward(...)
# ...
# $O.step(...)
# ''',
# '''
# $L.backward(...)
# $O.step(...)
# $O.$ZERO_GRAD(...)
# ...
# ''',
# ]
# line = "$ZERO_GRAD"
# names = { "$ZERO_GRAD" = 'zero_grad' }
# example = '''
# loss.backward()
# optimizer.zero_grad()
# optimizer.step()
# '''
#
# [code.zero_grad_outside_the_loop]
# pattern = '''
# $O.zero_grad(...)
# ...
# for $I in $DATA:
#     ...
#     $L.backward(...)
#     ...
#     $O.step(...)
#     ...
# '''
# not = [
# '''
# $O.zero_grad(...)
# ...
# for $I in $DATA:
#     ...
#     $Z.zero_grad(...)
#     ...
# ''',
# '''
# $O.zero_grad(...)
# ...
# for $I in $DATA:
#     ...
#     if $COND:
#         ...
#         $O.step(...)
#         ...
#     ...
# ''',
# ]
# not_inside = [
# '''
# for $I2 in $DATA2:
#     ...
#     $L2.backward(...)
#     ...
#     $O.zero_grad(...)
#     ...
# ''',
# ]
# nowhere = ['$P.grad = None', '$P.grad.zero_()', '$P.grad.data.zero_()']
# line = "$L"
# example = '''
# optimizer.zero_grad()
# for x, y in loader:
#     loss = criterion(model(x), y)
#     loss.backward()
#     optimizer.step()
# '''
#
# [code.zero_grad_not_called]
# either = ['$O.zero_grad', '$L.backward']
# inside = ['for $I in $DATA: ...']
# not_inside = [
#     '$O.zero_grad(...)', '$L.backward(...)', '$F(..., $O.zero_grad, ...)', '$ANY = $VALUE',
#     '$F(..., $L.backward, ...)', 'return $VALUE', 'lambda: $VALUE', '$X = $O.zero_grad',
# ]
# example = '''
# for x, y in loader:
#     optimizer.zero_grad
#     loss.backward()
# '''
#
# [code.no_zero_grad_in_a_function]
# either = ['$L.backward(...)', '$S.scale($L).backward(...)']
# inside = ['def $STEP(...): ...']
# anywhere = [
#     ['$O.step()', '$S2.step($O)'],
#     ['for $I in $R: ...', 'while $COND: ...'],
# ]
# nowhere = [
#     '$Z.zero_grad(...)', '$P.grad = None', '$P.grad.zero_()', '$P.grad.data.zero_()',
#     'torch.autograd.grad(...)',
# ]
# line = "$L"
# example = '''
# def train_step(x, y):
#     loss = criterion(model(x), y)
#     loss.backward()
#     optimizer.step()
# for x, y in loader:
#     train_step(x, y)
# '''
#
# [code.no_zero_grad_in_while]
# pattern = '''
# while $COND:
#     ...
#     $L.backward(...)
#     ...
#     $O.step()
#     ...
# '''
# nowhere = [
#     '$Z.zero_grad(...)', '$P.grad = None', '$P.grad.zero_()', '$P.grad.data.zero_()',
#     'zero_grad(...)',
# ]
# line = "$L"
# example = '''
# while step < 1000:
#     loss = criterion(model(x), y)
#     loss.backward()
#     optimizer.step()
# '''
#
# [code.no_zero_grad_by_hand]
# either = [
#     '$W -= $LR * $W.grad', '$W -= $W.grad * $LR', '$W.data -= $LR * $W.grad',
#     '$W.data -= $W.grad * $LR', '$W.data -= $LR * $W.grad.data', '$W.sub_($LR * $W.grad)',
#     '$W.data.sub_($LR * $W.grad)', '$W.add_($W.grad, alpha=$LR)',
#     '$W.data.add_($W.grad, alpha=$LR)', '$W.sub_($W.grad, alpha=$LR)',
#     '$W.data.sub_($W.grad, alpha=$LR)', '$W.add_(-$LR * $W.grad)',
#     '$W.data.add_(-$LR * $W.grad)', '$W.data = $W.data - $LR * $W.grad', '$W += -$LR * $W.grad',
#     '$W.data += -$LR * $W.grad', '$W.data.add_($W.grad.data, alpha=$LR)',
#     '$W.copy_($W - $LR * $W.grad)', '$W.sub_($W.grad * $LR)', '$W.data.sub_($W.grad * $LR)',
#     '$W.data.sub_($LR * $W.grad.data)',
# ]
# inside = [
#     ['for $I in $R: ...', 'while $COND: ...'],
# ]
# anywhere = ['$L.backward(...)']
# nowhere = [
#     '$P.grad.zero_()', '$P.grad.data.zero_()', '$P.grad = None', '$M.zero_grad(...)',
#     '$P.grad = $V',
#     '$P.grad.fill_(0)', '$P.grad *= 0', '$P.grad[...] = 0',
# ]
# example = '''
# for step in range(100):
#     loss = (w * x - y).square().mean()
#     loss.backward()
#     with torch.no_grad():
#         w -= 0.1 * w.grad
# '''
#
# [code.one_optimizer_without_zero_grad]
# pattern = '$O.step()'
# inside = ['for $I in $DATA: ...']
# anywhere = ['$O = torch.optim.$KIND($M.parameters(), ...)', '$L.backward(...)']
# nowhere = [
#     '$O.zero_grad(...)', '$P.grad = None', 'for $X in $Y: $X.zero_grad(...)', '$M.zero_grad(...)',
#     'model.zero_grad(...)', 'net.zero_grad(...)', 'optimizer.zero_grad(...)',
#     'opt.zero_grad(...)',
# ]
# example = '''
# opt_d = torch.optim.Adam(d.parameters())
# for x in loader:
#     opt_g.zero_grad()
#     loss.backward()
#     opt_d.step()
# '''
#
# [code.step_not_called]
# either = [
# '''
# $L.backward(...)
# $O.step
# ''',
# '''
# torch.nn.utils.clip_grad_norm_(...)
# $O.step
# ''',
# ]
# not = [
# '''
# $L.backward(...)
# $O.step(...)
# ''',
# '''
# torch.nn.utils.clip_grad_norm_(...)
# $O.step(...)
# ''',
# '''
# $L.backward(...)
# $X = $VALUE
# ''',
# '''
# torch.nn.utils.clip_grad_norm_(...)
# $X = $VALUE
# ''',
# '''
# $L.backward(...)
# $F(...)
# ''',
# '''
# $L.backward(...)
# return $VALUE
# ''',
# ]
# line = "$O"
# example = '''
# loss.backward()
# optimizer.step
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(64, 3)
loader = DataLoader(TensorDataset(x, x.sum(1, keepdim=True)), batch_size=16)
model = nn.Linear(3, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(5):
    for x, y in loader:
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        optimizer.step()
    print(f"epoch {epoch}, loss: {loss:.3f}")
#> epoch 0, loss: 0.190
#> epoch 1, loss: 3.164
#> epoch 2, loss: 1.751
#> epoch 3, loss: 1.271
#> epoch 4, loss: 1.304
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(64, 3)
loader = DataLoader(TensorDataset(x, x.sum(1, keepdim=True)), batch_size=16)
model = nn.Linear(3, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(5):
    for x, y in loader:
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        optimizer.step()
    print(f"epoch {epoch}, loss: {loss:.3f}")
#> epoch 0, loss: 0.978
#> epoch 1, loss: 0.164
#> epoch 2, loss: 0.031
#> epoch 3, loss: 0.006
#> epoch 4, loss: 0.001
# --8<-- [end:right]

# --8<-- [start:demo_per_epoch]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(192, 3)
loader = DataLoader(TensorDataset(x, x.sum(1, keepdim=True)), batch_size=16)
model = nn.Linear(3, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(5):
    optimizer.zero_grad()
    for x, y in loader:
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        optimizer.step()
    print(f"epoch {epoch}, loss: {loss:.1f}")
#> epoch 0, loss: 8.5
#> epoch 1, loss: 16.7
#> epoch 2, loss: 41.9
#> epoch 3, loss: 136.0
#> epoch 4, loss: 540.2
# --8<-- [end:demo_per_epoch]

# --8<-- [start:wrong_hand]
import torch

w = torch.tensor(0.0, requires_grad=True)
for step in range(20):
    w.grad.zero_()
    loss = (w - 3) ** 2
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
#> AttributeError: 'NoneType' object has no attribute 'zero_'
print(f"w: {w:.2f}")
# --8<-- [end:wrong_hand]

# --8<-- [start:right_hand]
import torch

w = torch.tensor(0.0, requires_grad=True)
for step in range(20):
    loss = (w - 3) ** 2
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
    w.grad.zero_()
print(f"w: {w:.2f}")
#> w: 2.97
# --8<-- [end:right_hand]

# --8<-- [start:demo_adds]
import torch

w = torch.tensor(1.0, requires_grad=True)
for step in range(3):
    loss = w**2
    loss.backward()
    print(f"step {step}, w.grad:", w.grad)
#> step 0, w.grad: tensor(2.)
#> step 1, w.grad: tensor(4.)
#> step 2, w.grad: tensor(6.)
# --8<-- [end:demo_adds]

# --8<-- [start:demo_uses]
import torch

w = torch.tensor(1.0, requires_grad=True)
loss = 2 * w + 5 * w
loss.backward()
print("one backward():", w.grad)
#> one backward(): tensor(7.)

w.grad = None
(2 * w).backward()
(5 * w).backward()
print("two calls:", w.grad)
#> two calls: tensor(7.)
# --8<-- [end:demo_uses]

# --8<-- [start:demo_after]
import torch

w = torch.tensor(1.0, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1, weight_decay=0.5)
for set_to_none in (True, False):
    (w**2).backward()
    optimizer.zero_grad(set_to_none=set_to_none)
    optimizer.step()
    print(f"set_to_none={set_to_none}: w.grad is {w.grad}, w is {w:.2f}")
#> set_to_none=True: w.grad is None, w is 1.00
#> set_to_none=False: w.grad is 0.0, w is 0.95
# --8<-- [end:demo_after]

# --8<-- [start:demo_whose]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(1, 1), nn.Linear(1, 1))
optimizer = torch.optim.SGD(model[1].parameters(), lr=0.1)
model(torch.ones(1, 1)).sum().backward()
optimizer.zero_grad()
left = [name for name, p in model.named_parameters() if p.grad is not None]
print("after optimizer.zero_grad():", left)
#> after optimizer.zero_grad(): ['0.weight', '0.bias']
model.zero_grad()
left = [name for name, p in model.named_parameters() if p.grad is not None]
print("after model.zero_grad():", left)
#> after model.zero_grad(): []
# --8<-- [end:demo_whose]

# --8<-- [start:detect]
import torch
from torch import nn

model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(3):
    loss = model(torch.ones(4, 2)).square().mean()
    left = [name for name, p in model.named_parameters() if p.grad is not None]
    assert not left, f"step {step}: gradients left in {left}"
    loss.backward()
    optimizer.step()
#> AssertionError: step 1: gradients left in ['weight', 'bias']
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn


jumps = ["0.190", "3.164", "1.751", "1.271", "1.304"]
falls = ["0.978", "0.164", "0.031", "0.006", "0.001"]
rises = ["8.5", "16.7", "41.9", "136.0", "540.2"]
assert wrong.out.split()[3::4] == jumps
assert right.out.split()[3::4] == falls
assert demo_per_epoch.out.split()[3::4] == rises
assert wrong.loss > 1 > 0.01 > right.loss


def train(clear, samples=64, seed=0, each_epoch=False, **options):
    torch.manual_seed(seed)
    x = torch.randn(samples, 3)
    y = x.sum(1, keepdim=True)
    model = nn.Linear(3, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, **options)
    for epoch in range(5):
        optimizer.zero_grad() if each_epoch else None
        for xb, yb in zip(x.split(16), y.split(16)):
            loss = nn.functional.mse_loss(model(xb), yb)
            clear(optimizer)
            loss.backward()
            optimizer.step()
    return loss


# before or after the forward pass; a name without parentheses; momentum=1
assert abs(train(lambda optimizer: optimizer.zero_grad()) - right.loss) < 1e-4
for loss in (train(lambda optimizer: optimizer.zero_grad),
             train(lambda optimizer: optimizer.zero_grad(), momentum=1)):
    assert abs(loss - wrong.loss) < 1e-3

# once per epoch, with other seeds: far from 0, where a clear per batch gets
for seed in range(5):
    assert train(id, 192, seed, each_epoch=True) > 1
    assert train(lambda optimizer: optimizer.zero_grad(), 192, seed) < 0.01

adds = [line.split()[-1] for line in demo_adds.out.splitlines()]
assert adds == ["tensor(2.)", "tensor(4.)", "tensor(6.)"]
assert demo_uses.out == "one backward(): tensor(7.)\ntwo calls: tensor(7.)\n"
assert demo_after.out == """\
set_to_none=True: w.grad is None, w is 1.00
set_to_none=False: w.grad is 0.0, w is 0.95
"""
none = "AttributeError: 'NoneType' object has no attribute 'zero_'"
assert wrong_hand.error == none
assert right_hand.out == "w: 2.97\n" and right_hand.error is None
w = torch.tensor(0.0, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
for step in range(20):
    optimizer.zero_grad()
    ((w - 3) ** 2).backward()
    optimizer.step()
assert w == right_hand.w  # as with an optimizer
assert demo_whose.out == """\
after optimizer.zero_grad(): ['0.weight', '0.bias']
after model.zero_grad(): []
"""
left = "AssertionError: step 1: gradients left in ['weight', 'bias']"
assert detect.error == left
model, x = detect.model, torch.ones(4, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(3):
    optimizer.zero_grad()
    assert all(p.grad is None for p in model.parameters())
    model(x).square().mean().backward()
    optimizer.step()
assert not hasattr(right_hand.w.grad, "_zero_")

# momentum: a gradient of 0 lets the step move w, None does not
for set_to_none in (True, False):
    w = torch.tensor(1.0, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=0.1, momentum=0.9)
    (w**2).backward()
    optimizer.step()
    before = w.item()
    optimizer.zero_grad(set_to_none=set_to_none)
    optimizer.step()
    assert (w.item() == before) == set_to_none
# --8<-- [end:check]
