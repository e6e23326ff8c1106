"""backward() adds to .grad; without zero_grad() every step also uses the gradients of all steps before it."""
# /// pitfall
# apis = ["torch.optim.Optimizer.zero_grad", "torch.Tensor.backward", "torch.Tensor.grad", "torch.nn.Module.zero_grad"]
# symptom = "silent"
# raises = ["wrong_hand", "detect"]
# added = 2026-11-21
# messages = ["'NoneType' object has no attribute 'zero_'"]
# ///

# --8<-- [start:wrong]
import torch

w = torch.tensor(0.0, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
for step in range(1, 21):
    loss = (w - 3) ** 2
    loss.backward()
    optimizer.step()
    if step % 5 == 0:
        print(f"{w:.2f}")
#> 5.43
#> 2.93
#> 0.66
#> 6.03
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

w = torch.tensor(0.0, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
for step in range(1, 21):
    optimizer.zero_grad()
    loss = (w - 3) ** 2
    loss.backward()
    optimizer.step()
    if step % 5 == 0:
        print(f"{w:.2f}")
#> 2.02
#> 2.68
#> 2.89
#> 2.97
# --8<-- [end:right]

# --8<-- [start:demo_adds]
import torch

w = torch.tensor(1.0, requires_grad=True)
for _ in range(3):
    loss = w**2
    loss.backward()
    print(w.grad)
#> tensor(2.)
#> tensor(4.)
#> tensor(6.)
# --8<-- [end:demo_adds]

# --8<-- [start:demo_uses]
import torch

w = torch.tensor(1.0, requires_grad=True)
loss = 2 * w + 5 * w
loss.backward()
print(w.grad)
#> tensor(7.)

w.grad = None
(2 * w).backward()
(5 * w).backward()
print(w.grad)
#> tensor(7.)
# --8<-- [end:demo_uses]

# --8<-- [start:demo_after]
import torch

w = torch.tensor(1.0, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1, weight_decay=0.5)
for set_to_none in (True, False):
    (w**2).backward()
    optimizer.zero_grad(set_to_none=set_to_none)
    optimizer.step()
    print(set_to_none, w.grad, f"{w:.2f}")
#> True None 1.00
#> False tensor(0.) 0.95
# --8<-- [end:demo_after]

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
print(f"{w:.2f}")
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
print(f"{w:.2f}")
#> 2.97
# --8<-- [end:right_hand]

# --8<-- [start:demo_whose]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(1, 1), nn.Linear(1, 1))
optimizer = torch.optim.SGD(model[1].parameters(), lr=0.1)
model(torch.ones(1, 1)).sum().backward()

optimizer.zero_grad()
print([name for name, p in model.named_parameters() if p.grad is not None])
#> ['0.weight', '0.bias']
model.zero_grad()
print([name for name, p in model.named_parameters() if p.grad is not None])
#> []
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

assert wrong.out.split() == ["5.43", "2.93", "0.66", "6.03"]
assert right.out.split() == ["2.02", "2.68", "2.89", "2.97"]
assert demo_adds.out == "tensor(2.)\ntensor(4.)\ntensor(6.)\n"
assert demo_uses.out == "tensor(7.)\ntensor(7.)\n"
assert demo_after.out == "True None 1.00\nFalse tensor(0.) 0.95\n"
none = "AttributeError: 'NoneType' object has no attribute 'zero_'"
assert wrong_hand.error == none
assert right_hand.out == "2.97\n" and right_hand.w == right.w
assert demo_whose.out == "['0.weight', '0.bias']\n[]\n"
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
