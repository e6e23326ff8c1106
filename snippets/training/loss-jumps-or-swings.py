"""One extreme batch, a learning rate at its limit or Adam after a quiet time make a falling loss jump; batches that differ make it swing."""
# /// pitfall
# apis = ["torch.nn.utils.clip_grad_norm_", "torch.optim.Adam", "torch.optim.SGD"]
# symptom = "silent"
# added = 2026-12-01
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(640, 4)
y = x.sum(dim=1, keepdim=True)
x[500] *= 1000  # one broken sample
model = nn.Linear(4, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for step, (xb, yb) in enumerate(zip(x.split(32), y.split(32))):
    loss = nn.functional.mse_loss(model(xb), yb)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step in (0, 7, 14, 15, 16, 19):
        print(f"step {step}: loss {loss.item():.2g}")
#> step 0: loss 5.9
#> step 7: loss 0.22
#> step 14: loss 0.01
#> step 15: loss 9e+04
#> step 16: loss 2.2e+08
#> step 19: loss 8.6e+07
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(640, 4)
y = x.sum(dim=1, keepdim=True)
x[500] *= 1000  # one broken sample
model = nn.Linear(4, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for step, (xb, yb) in enumerate(zip(x.split(32), y.split(32))):
    loss = nn.functional.mse_loss(model(xb), yb)
    optimizer.zero_grad()
    loss.backward()
    norm = nn.utils.clip_grad_norm_(model.parameters(), max_norm=5.0)
    optimizer.step()
    if step in (0, 7, 14, 15, 16, 19):
        print(f"step {step}: loss {loss.item():.2g}, norm {norm:.2g}")
#> step 0: loss 5.9, norm 5.3
#> step 7: loss 0.23, norm 1
#> step 14: loss 0.011, norm 0.23
#> step 15: loss 9e+04, norm 1.6e+05
#> step 16: loss 0.24, norm 0.94
#> step 19: loss 0.1, norm 0.65
# --8<-- [end:right]

# --8<-- [start:wrong_lr]
import torch

w = torch.tensor([0.1, 0.1], requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.15)
losses = []
for step in range(12):
    loss = torch.nn.functional.mse_loss(w.prod(), torch.tensor(4.0))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    losses.append(round(loss.item(), 1))
print("losses:", losses)
#> losses: [15.9, 15.6, 14.2, 8.7, 0.1, 0.1, 0.3, 0.5, 1.0, 1.2, 2.8, 1.6]
# --8<-- [end:wrong_lr]

# --8<-- [start:right_lr]
import torch

w = torch.tensor([0.1, 0.1], requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.05)
losses = []
for step in range(12):
    loss = torch.nn.functional.mse_loss(w.prod(), torch.tensor(4.0))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    losses.append(round(loss.item(), 1))
print("losses:", losses)
#> losses: [15.9, 15.8, 15.7, 15.4, 14.9, 13.9, 12.1, 9.3, 5.7, 2.3, 0.5, 0.1]
# --8<-- [end:right_lr]

# --8<-- [start:demo_adam]
import torch

def moved(large=-1.0, clip=float("inf"), **options):
    w = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.Adam([w], lr=0.001, **options)
    for step in range(5020):
        if step == 5000:
            before = w.item()
        w.grad = torch.tensor([large if step == 5000 else 0.0001])
        torch.nn.utils.clip_grad_norm_([w], clip)
        optimizer.step()
    return f"{w.item() - before:.3f}"

print("no large gradient:", moved(large=0.0001))
#> no large gradient: -0.020
print("one large gradient:", moved())
#> one large gradient: 0.028
print("betas=(0.9, 0.95):", moved(betas=(0.9, 0.95)))
#> betas=(0.9, 0.95): 0.005
print("clipped at 0.001:", moved(clip=0.001))
#> clipped at 0.001: -0.010
# --8<-- [end:demo_adam]

# --8<-- [start:demo_batches]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(4096, 8)
y = x.sum(dim=1, keepdim=True) + torch.randn(4096, 1)
model = nn.Linear(8, 1).requires_grad_(False)  # never trained
for batch_size in (4, 16, 64, 256):
    losses = torch.stack([
        nn.functional.mse_loss(model(xb), yb)
        for xb, yb in zip(x.split(batch_size), y.split(batch_size))])
    print(f"batches of {batch_size}: loss {losses.min():.1f} to "
          f"{losses.max():.1f}, mean {losses.mean():.2f}")
#> batches of 4: loss 0.2 to 40.3, mean 9.17
#> batches of 16: loss 2.3 to 18.1, mean 9.17
#> batches of 64: loss 6.0 to 13.2, mean 9.17
#> batches of 256: loss 7.9 to 10.4, mean 9.17
# --8<-- [end:demo_batches]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn

torch.manual_seed(0)
data = torch.utils.data.TensorDataset(torch.randn(256, 4), torch.randn(256, 1))
loader = torch.utils.data.DataLoader(data, batch_size=32, shuffle=True)
model = nn.Linear(4, 1)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(3):
    total, largest = 0.0, 0.0
    for x, y in loader:
        loss = nn.functional.mse_loss(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        norm = nn.utils.clip_grad_norm_(model.parameters(), float("inf"))
        optimizer.step()
        total += loss.item() * len(x)
        largest = max(largest, norm.item())
    print(f"epoch {epoch}: mean loss {total / len(data):.2f}, "
          f"largest gradient {largest:.1f}")
#> epoch 0: mean loss 1.24, largest gradient 1.8
#> epoch 1: mean loss 1.16, largest gradient 1.6
#> epoch 2: mean loss 1.12, largest gradient 1.3
# --8<-- [end:demo_in_your_code]

# --8<-- [start:detect]
import torch
from torch import nn

for lr in (0.01, 0.1, 1.0):
    torch.manual_seed(0)
    x, y = torch.randn(64, 8), torch.randn(64, 1)
    model = nn.Linear(8, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    loss = nn.functional.mse_loss(model(x), y)
    loss.backward()
    optimizer.step()
    after = nn.functional.mse_loss(model(x), y)
    print(f"lr {lr}: same batch before {loss:.2f}, after {after:.2f}")
#> lr 0.01: same batch before 1.70, after 1.66
#> lr 0.1: same batch before 1.70, after 1.39
#> lr 1.0: same batch before 1.70, after 2.39
# --8<-- [end:detect]

# --8<-- [start:detect_sample]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(640, 4)
y = x.sum(dim=1, keepdim=True)
x[500] *= 1000  # one broken sample
model = nn.Linear(4, 1)
with torch.no_grad():
    losses = nn.functional.mse_loss(model(x), y, reduction="none").flatten()
worst = losses.topk(3)
print("median loss:", f"{losses.median():.2g}")
#> median loss: 2.4
for i, loss in zip(worst.indices, worst.values):
    print(f"sample {i}: loss {loss:.2g}, largest input {x[i].max():.2g}")
#> sample 500: loss 2.5e+04, largest input 1.3e+03
#> sample 368: loss 49, largest input 3.7
#> sample 312: loss 45, largest input 2.3
# --8<-- [end:detect_sample]

# --8<-- [start:check]
import torch
from torch import nn

losses = [float(line.split()[-1]) for line in wrong.out.splitlines()]
assert losses[0] > 3 and losses[2] < 0.1
assert losses[3] > 1e4 and losses[4] > 1e8 and losses[5] > 1e7
lines = right.out.splitlines()
assert "norm" in right.out and len(lines) == 6
values = [float(line.split()[3].rstrip(",")) for line in lines]
assert values[3] > 1e4 and values[4] < 2 and values[5] < 0.5
assert float(lines[3].split()[-1]) > 1e4
assert wrong_lr.losses[4] == 0.1 and wrong_lr.losses[10] > 2
assert right_lr.losses == sorted(right_lr.losses, reverse=True)
assert right_lr.losses[-1] == 0.1
assert "losses: [15.9, " in wrong_lr.out and "losses: [15.9, " in right_lr.out
assert demo_adam.out == """\
no large gradient: -0.020
one large gradient: 0.028
betas=(0.9, 0.95): 0.005
clipped at 0.001: -0.010
"""
assert f"{0.020 + 0.028:.3f}" == "0.048" and 5020 - 5000 == 20
# eps=0.1 limits the large step, and stops all normal ones
assert demo_adam.moved(eps=0.1) == "0.007"
assert demo_adam.moved(large=0.0001, eps=0.1) in ("0.000", "-0.000")
# amsgrad remembers the largest gradients, but a new one is as large a step
assert float(demo_adam.moved(amsgrad=True)) > 0.02
assert demo_batches.out == """\
batches of 4: loss 0.2 to 40.3, mean 9.17
batches of 16: loss 2.3 to 18.1, mean 9.17
batches of 64: loss 6.0 to 13.2, mean 9.17
batches of 256: loss 7.9 to 10.4, mean 9.17
"""
assert demo_in_your_code.out.count("largest gradient") == 3
assert f"{demo_in_your_code.total:.2f}" == "287.68"
assert detect.out == """\
lr 0.01: same batch before 1.70, after 1.66
lr 0.1: same batch before 1.70, after 1.39
lr 1.0: same batch before 1.70, after 2.39
"""
assert detect_sample.worst.indices[0] == 500
assert "sample 500: loss 2.5e+04" in detect_sample.out
# the broken sample left out: no jump, whatever the norm
torch.manual_seed(0)
x = torch.randn(640, 4)
y = x.sum(dim=1, keepdim=True)
model = nn.Linear(4, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for xb, yb in zip(x.split(32), y.split(32)):
    loss = nn.functional.mse_loss(model(xb), yb)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
assert loss < 0.01
# the curvature of (a * b - 4) ** 2 grows: 2 * (a * a + b * b) along the way
hessian = torch.autograd.functional.hessian
def largest(a):
    w = torch.tensor([a, a])
    return torch.linalg.eigvalsh(
        hessian(lambda w: (w[0] * w[1] - 4).square(), w))[-1].item()
assert abs(largest(2.0) - 16) < 1e-3 and largest(0.1) < 9
assert 2 / 16 == 0.125
# --8<-- [end:check]
