"""backward() frees what the graph saved, so a second pass through the same part of the graph fails."""
# /// pitfall
# apis = ["torch.Tensor.backward", "torch.Tensor.detach", "torch.optim.Optimizer.step"]
# symptom = "error"
# raises = ["wrong", "wrong_loop", "demo_loop", "wrong_gan", "demo_retain"]
# added = 2026-11-21
# messages = [
#   "Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.",
#   "one of the variables needed for gradient computation has been modified by an inplace operation: [torch.*Tensor [*]], which is output * of AsStrided, is at version *; expected version * instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).",
#   "one of the variables needed for gradient computation has been modified by an inplace operation: [torch.*Tensor [*]] is at version *; expected version * instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).",
# ]
# older = [
#   "Trying to backward through the graph a second time (or directly access saved variables after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved variables after calling backward.",
#   "Trying to backward through the graph a second time, but the saved intermediate results have already been freed. Specify retain_graph=True when calling .backward() or autograd.grad() the first time.",
#   "Trying to backward through the graph a second time, but the saved intermediate results have already been freed. Specify retain_graph=True when calling backward the first time.",
#   "Trying to backward through the graph a second time, but the buffers have already been freed. Specify retain_graph=True when calling backward the first time.",
#   "one of the variables needed for gradient computation has been modified by an inplace operation: [torch.*Tensor [*]], which is output * of AsStridedBackward0, is at version *; expected version * instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True).",
#   "one of the variables needed for gradient computation has been modified by an inplace operation: [torch.*Tensor [*]], which is output * of TBackward, is at version *; expected version * instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True).",
# ]
# ///

# --8<-- [start:wrong]
import torch

a = torch.tensor([1.0, 2.0, 3.0, 4.0], requires_grad=True)
b = a**2
d, e = b.mean(), b.sum()
d.backward()
e.backward()
#> RuntimeError: Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

a = torch.tensor([1.0, 2.0, 3.0, 4.0], requires_grad=True)
b = a**2
d, e = b.mean(), b.sum()
(d + e).backward()
print(a.grad)
#> tensor([ 2.5000,  5.0000,  7.5000, 10.0000])
# --8<-- [end:right]

# --8<-- [start:wrong_loop]
import torch

w = torch.tensor(1.0, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.05)
pred = w**2
for step in range(3):
    loss = (pred - 4) ** 2
    print(f"{loss:.2f}")
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
#> 9.00
#> 9.00
#> RuntimeError: Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.
# --8<-- [end:wrong_loop]

# --8<-- [start:right_loop]
import torch

w = torch.tensor(1.0, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.05)
for step in range(3):
    pred = w**2
    loss = (pred - 4) ** 2
    print(f"{loss:.2f}")
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
#> 9.00
#> 2.07
#> 0.06
# --8<-- [end:right_loop]

# --8<-- [start:demo_loop]
import torch

w = torch.tensor(1.0, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.05)
pred = w**2
for step in range(3):
    loss = (pred - 4) ** 2
    optimizer.zero_grad()
    loss.backward(retain_graph=True)
    optimizer.step()
#> RuntimeError: one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor []] is at version 1; expected version 0 instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).
# --8<-- [end:demo_loop]

# --8<-- [start:wrong_gan]
import torch
from torch import nn

torch.manual_seed(0)
G = nn.Linear(2, 2)
D = nn.Sequential(nn.Linear(2, 4), nn.ReLU(), nn.Linear(4, 1))
optimizer_G = torch.optim.Adam(G.parameters())
optimizer_D = torch.optim.Adam(D.parameters())

fake, real = G(torch.randn(8, 2)), torch.randn(8, 2)
D_loss = D(fake).mean() - D(real).mean()
G_loss = -D(fake).mean()
optimizer_D.zero_grad()
D_loss.backward(retain_graph=True)
print("G has a gradient:", G.weight.grad is not None)
#> G has a gradient: True
optimizer_D.step()
optimizer_G.zero_grad()
G_loss.backward()
#> RuntimeError: one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [4, 1]], which is output 0 of AsStrided, is at version 2; expected version 1 instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).
optimizer_G.step()
# --8<-- [end:wrong_gan]

# --8<-- [start:right_gan]
import torch
from torch import nn

torch.manual_seed(0)
G = nn.Linear(2, 2)
D = nn.Sequential(nn.Linear(2, 4), nn.ReLU(), nn.Linear(4, 1))
optimizer_G = torch.optim.Adam(G.parameters())
optimizer_D = torch.optim.Adam(D.parameters())

fake, real = G(torch.randn(8, 2)), torch.randn(8, 2)
D_loss = D(fake.detach()).mean() - D(real).mean()
optimizer_D.zero_grad()
D_loss.backward()
print("G has a gradient:", G.weight.grad is not None)
#> G has a gradient: False
optimizer_D.step()
G_loss = -D(fake).mean()  # through the updated D
optimizer_G.zero_grad()
G_loss.backward()
optimizer_G.step()
# --8<-- [end:right_gan]

# --8<-- [start:demo_retain]
import torch

a = torch.tensor([1.0, 2.0, 3.0, 4.0], requires_grad=True)
b = a**2
c = b * 2
d, e = c.mean(), c.sum()
d.backward(retain_graph=True)
print(a.grad)
#> tensor([1., 2., 3., 4.])
e.backward(retain_graph=True)
print(a.grad)
#> tensor([ 5., 10., 15., 20.])
d.backward()
print(a.grad)
#> tensor([ 6., 12., 18., 24.])
e.backward()
#> RuntimeError: Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.
# --8<-- [end:demo_retain]

# --8<-- [start:demo_nothing_saved]
import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)
loss = (x + 1).sum()
loss.backward()
loss.backward()
print(x.grad)
#> tensor([2., 2.])
# --8<-- [end:demo_nothing_saved]

# --8<-- [start:check]
import torch
from torch import nn

second = "RuntimeError: Trying to backward through the graph a second time"
inplace = "has been modified by an inplace operation"
assert wrong.out.startswith(second)
assert right.error is None and right.a.grad.tolist() == [2.5, 5, 7.5, 10]
assert wrong_loop.out.startswith("9.00\n9.00\n" + second)
assert right_loop.out == "9.00\n2.07\n0.06\n"
assert inplace in demo_loop.error
assert "G has a gradient: True" in wrong_gan.out and inplace in wrong_gan.error
assert "[4, 1]], which is output 0 of AsStrided" in wrong_gan.error
assert right_gan.out == "G has a gradient: False\n"
assert right_gan.G.weight.grad.abs().sum() > 0
assert demo_retain.out.startswith("""\
tensor([1., 2., 3., 4.])
tensor([ 5., 10., 15., 20.])
tensor([ 6., 12., 18., 24.])
RuntimeError: Trying to backward""")
assert demo_nothing_saved.out == "tensor([2., 2.])\n"


def raised(f):
    try:
        f()
    except RuntimeError as error:
        return str(error)


def carry(cut):
    w, h = torch.tensor(1.0, requires_grad=True), torch.tensor(0.0)
    for x in (1.0, 2.0):
        h = (w * x + h).tanh()
        h.backward()
        h = h.detach() if cut else h
    return w.grad > 0


def one_optimizer():
    torch.manual_seed(0)
    G, D = nn.Linear(2, 2), nn.Linear(2, 1)
    optimizer = torch.optim.Adam([*G.parameters(), *D.parameters()])
    before = G.weight.tolist()
    D(G(torch.randn(8, 2))).mean().backward()
    optimizer.step()
    return G.weight.tolist() != before


assert "a second time" in raised(lambda: carry(cut=False))
assert carry(cut=True) and one_optimizer()
# --8<-- [end:check]
