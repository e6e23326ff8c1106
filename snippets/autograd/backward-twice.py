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
#
# [code.two_losses_one_graph]
# either = [
# '''
# $A.backward()
# $B.$BACKWARD()
# ''',
# '''
# $A.backward()
# $O.step()
# $B.$BACKWARD()
# ''',
# '''
# $A.backward()
# $O.step()
# $O2.zero_grad()
# $B.$BACKWARD()
# ''',
# ]
# inside = [
# '''
# $H = $E(...)
# ...
# $A = <... $H ...>
# ...
# $B = <... $H ...>
# ...
# ''',
# ]
# nowhere = ['$A = <... $H.detach() ...>', '$B = <... $H.detach() ...>', '$H = $E2(...).detach()']
# line = "$BACKWARD"
# names = { "$BACKWARD" = 'backward' }
#
# [code.loss_before_the_loop]
# pattern = '$L.backward()'
# inside = [
# '''
# $L = $V
# ...
# ''',
#     ['for $I in $R: ...', 'while $COND: ...'],
# ]
# not_inside = [
# '''
# for $I2 in $R2:
#     ...
#     $L = $W
#     ...
# ''',
# '''
# for $I2 in $R2:
#     ...
#     $L += $W
#     ...
# ''',
# '''
# for $I2 in $R2:
#     ...
#     $L, $B = $W
#     ...
# ''',
# '''
# for $I2 in $R2:
#     ...
#     $B, $L = $W
#     ...
# ''',
# '''
# for $I2 in $R2:
#     ...
#     $B, $L, $C = $W
#     ...
# ''',
# '''
# for $I2 in $R2:
#     ...
#     $L, $B, $C = $W
#     ...
# ''',
# '''
# for $I2 in $R2:
#     ...
#     $A, $B, $L = $W
#     ...
# ''',
# '''
# while $COND2:
#     ...
#     $L = $W
#     ...
# ''',
# '''
# while $COND2:
#     ...
#     $L, $B = $W
#     ...
# ''',
# '''
# while $COND2:
#     ...
#     $L += $W
#     ...
# ''',
# '''
# for $I2 in $R2:
#     ...
#     $L -= $W
#     ...
# ''',
#     'for $L in $LOSSES: ...', 'for ($L, $B) in $LOSSES: ...', 'for ($B, $L) in $LOSSES: ...',
# ]
# names = { "$L" = '(self\.)?\w*(loss|cost|objective|err|energy|elbo|nll)\w*|l' }
# example = '''
# loss = criterion(model(x), y)
# for step in range(10):
#     optimizer.zero_grad()
#     loss.backward()
#     optimizer.step()
# '''
#
# [code.features_before_the_loop]
# pattern = '''
# for $I in $R:
#     ...
#     $OUT = <... $F ...>
#     ...
#     $L.backward()
#     ...
# '''
# inside = [
# '''
# $F = $ENC(...)
# ...
# ''',
# ]
# not_inside = [
#     'with torch.no_grad(): ...', 'with torch.inference_mode(): ...',
# '''
# @torch.no_grad()
# def $FUNC(...):
#     ...
# ''',
# '''
# @torch.inference_mode()
# def $FUNC(...):
#     ...
# ''',
# '''
# for $I2 in $R2:
#     ...
#     $F = $W
#     ...
# ''',
# '''
# def $FUNC2(...):
#     ...
#     for $I3 in $R3:
#         ...
#         $L3.backward(...)
#         ...
#     ...
# ''',
# ]
# nowhere = [
#     '$F.detach()', '$F.requires_grad_(...)', '$F = $ENC2(...).detach()',
#     '$F = <... $G.detach() ...>', '$ENC.requires_grad_(False)',
#     '$L4.backward(retain_graph=True)',
# ]
# line = "$F"
# names = { "$F" = '(self\.)?(?!.*(encoder|embedder|net$|model|module|optim|init|hidden|state|\bh0|h_0))(z\w*|h|f|e|\w*(feat|emb|latent|repr|code|enc|memory|context|logits|out|activ)\w*)', "$ENC" = '(self\.)?\w*(encoder|backbone|extractor|embed\w*|body|trunk|features|model|net|vae|gnn)' }
# example = '''
# features = encoder(x)
# for step in range(10):
#     loss = criterion(head(features), y)
#     loss.backward()
#     optimizer.step()
# '''
#
# [code.fake_not_detached]
# pattern = '''
# $D($FAKE)
# ...
# $A.backward()
# ...
# $D($FAKE)
# ...
# $B.$BACKWARD()
# '''
# not = [
# '''
# $D($FAKE)
# ...
# $A.backward()
# ...
# $FAKE = $NEW
# ...
# $B.$BACKWARD()
# ''',
# ]
# inside = [
# '''
# $FAKE = $G(...)
# ...
# ''',
# ]
# not_inside = [
#     'with torch.no_grad(): ...', 'with torch.inference_mode(): ...',
# '''
# @torch.no_grad()
# def $FUNC(...):
#     ...
# ''',
# '''
# @torch.inference_mode()
# def $FUNC(...):
#     ...
# ''',
# '''
# with torch.no_grad():
#     $FAKE = $G2(...)
# ...
# ''',
# ]
# nowhere = ['$FAKE.detach()', '$FAKE = $G2(...).detach()']
# line = "$BACKWARD"
# names = { "$BACKWARD" = 'backward', "$G" = '(self\.)?(gen\w*|g|netG|G_\w+|\w*(generator|actor|policy|decoder)\w*)' }
# example = '''
# for real in loader:
#     fake = generator(z)
#     d_loss = criterion(critic(fake), zeros) + criterion(critic(real), ones)
#     d_loss.backward()
#     g_loss = criterion(critic(fake), ones)
#     g_loss.backward()
# '''
#
# [code.fake_with_a_retained_graph]
# either = [
# '''
# $D($FAKE)
# ...
# $A.backward(retain_graph=True)
# ...
# $D($FAKE)
# ...
# $B.backward()
# ''',
# '''
# $A = <... $D($FAKE) ...>
# $A.backward(retain_graph=True)
# ...
# $D($FAKE)
# ...
# $B.backward()
# ''',
# ]
# not = [
# '''
# $D($FAKE)
# ...
# $A.backward(retain_graph=True)
# ...
# $O.zero_grad(...)
# ...
# $B.backward()
# ''',
# '''
# $D($FAKE)
# ...
# $A.backward(retain_graph=True)
# ...
# $FAKE = $NEW
# ...
# $B.backward()
# ''',
# '''
# $A = <... $D($FAKE) ...>
# $A.backward(retain_graph=True)
# ...
# $O.zero_grad(...)
# ...
# $B.backward()
# ''',
# ]
# inside = [
# '''
# $FAKE = $G(...)
# ...
# ''',
# ]
# not_inside = [
#     'with torch.no_grad(): ...',
# ]
# anywhere = ['$O1.step(...)', '$O2.zero_grad(...)']
# nowhere = ['$FAKE.detach()', '$FAKE = $G2(...).detach()']
# line = "$FAKE"
# names = { "$G" = '(self\.)?(\w*gen\w*|g|netG|G_\w+|\w*(generator|actor|policy|decoder)\w*)' }
# example = '''
# for real in loader:
#     opt_d.zero_grad()
#     opt_g.zero_grad()
#     fake = generator(z)
#     d_loss = criterion(critic(fake), zeros) + criterion(critic(real), ones)
#     d_loss.backward(retain_graph=True)
#     opt_d.step()
#     g_loss = criterion(critic(fake), ones)
#     g_loss.backward()
#     opt_g.step()
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
encoder = nn.Sequential(nn.Linear(4, 8), nn.ReLU())
head_a, head_b = nn.Linear(8, 1), nn.Linear(8, 1)
x, y_a, y_b = torch.randn(16, 4), torch.randn(16, 1), torch.randn(16, 1)

features = encoder(x)
loss_a = nn.functional.mse_loss(head_a(features), y_a)
loss_b = nn.functional.mse_loss(head_b(features), y_b)
loss_a.backward()
loss_b.backward()
#> RuntimeError: Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.
print(f"gradient of the encoder: {encoder[0].weight.grad.sum():.4f}")
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
encoder = nn.Sequential(nn.Linear(4, 8), nn.ReLU())
head_a, head_b = nn.Linear(8, 1), nn.Linear(8, 1)
x, y_a, y_b = torch.randn(16, 4), torch.randn(16, 1), torch.randn(16, 1)

features = encoder(x)
loss_a = nn.functional.mse_loss(head_a(features), y_a)
loss_b = nn.functional.mse_loss(head_b(features), y_b)
(loss_a + loss_b).backward()
print(f"gradient of the encoder: {encoder[0].weight.grad.sum():.4f}")
#> gradient of the encoder: -0.3635
# --8<-- [end:right]

# --8<-- [start:wrong_loop]
import torch
from torch import nn

torch.manual_seed(0)
x, y = torch.randn(8, 3), torch.randn(8, 1)
model = nn.Linear(3, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
penalty = model.weight.square().sum()
for step in range(3):
    loss = nn.functional.mse_loss(model(x), y) + 0.1 * penalty
    print(f"step {step}, penalty: {penalty:.4f}")
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
#> step 0, penalty: 0.3721
#> step 1, penalty: 0.3721
#> RuntimeError: Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.
# --8<-- [end:wrong_loop]

# --8<-- [start:right_loop]
import torch
from torch import nn

torch.manual_seed(0)
x, y = torch.randn(8, 3), torch.randn(8, 1)
model = nn.Linear(3, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(3):
    penalty = model.weight.square().sum()
    loss = nn.functional.mse_loss(model(x), y) + 0.1 * penalty
    print(f"step {step}, penalty: {penalty:.4f}")
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
#> step 0, penalty: 0.3721
#> step 1, penalty: 0.0877
#> step 2, penalty: 0.0151
# --8<-- [end:right_loop]

# --8<-- [start:demo_loop]
import torch
from torch import nn

torch.manual_seed(0)
x, y = torch.randn(8, 3), torch.randn(8, 1)
model = nn.Linear(3, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
penalty = model.weight.square().sum()
for step in range(3):
    loss = nn.functional.mse_loss(model(x), y) + 0.1 * penalty
    print(f"step {step}, penalty: {penalty:.4f}")
    optimizer.zero_grad()
    loss.backward(retain_graph=True)
    optimizer.step()
#> step 0, penalty: 0.3721
#> step 1, penalty: 0.3721
#> RuntimeError: one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [1, 3]] is at version 2; expected version 1 instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).
# --8<-- [end:demo_loop]

# --8<-- [start:demo_one_by_one]
import torch
from torch import nn

torch.manual_seed(0)
encoder = nn.Sequential(nn.Linear(4, 8), nn.ReLU())
head_a, head_b = nn.Linear(8, 1), nn.Linear(8, 1)
x, y_a, y_b = torch.randn(16, 4), torch.randn(16, 1), torch.randn(16, 1)

features = encoder(x)
loss_a = nn.functional.mse_loss(head_a(features), y_a)
loss_b = nn.functional.mse_loss(head_b(features), y_b)
loss_a.backward(retain_graph=True)
print(f"gradient of loss_a: {encoder[0].weight.grad.sum():.4f}")
#> gradient of loss_a: 0.2260
encoder.zero_grad()
loss_b.backward()
print(f"gradient of loss_b: {encoder[0].weight.grad.sum():.4f}")
#> gradient of loss_b: -0.5895
# --8<-- [end:demo_one_by_one]

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
print("after d:", a.grad)
#> after d: tensor([1., 2., 3., 4.])
e.backward(retain_graph=True)
print("after e:", a.grad)
#> after e: tensor([ 5., 10., 15., 20.])
d.backward()
print("after d again:", a.grad)
#> after d again: tensor([ 6., 12., 18., 24.])
e.backward()
#> RuntimeError: Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.
# --8<-- [end:demo_retain]

# --8<-- [start:demo_nothing_saved]
import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)
loss = (x + 1).sum()
loss.backward()
loss.backward()
print("x.grad:", x.grad)
#> x.grad: tensor([2., 2.])
# --8<-- [end:demo_nothing_saved]

# --8<-- [start:check]
import torch
from torch import nn

second = "RuntimeError: Trying to backward through the graph a second time"
inplace = "has been modified by an inplace operation"
assert wrong.out.startswith(second)
assert right.error is None and right.features.grad_fn is not None
total = right.encoder[0].weight.grad
assert right.out == f"gradient of the encoder: {total.sum():.4f}\n"
a, b = [float(line.split()[-1]) for line in demo_one_by_one.out.splitlines()]
assert abs(a + b - total.sum()) < 1e-3 < min(abs(a), abs(b))
assert demo_one_by_one.out.startswith("gradient of loss_a: ")
same = "step 0, penalty: 0.3721\nstep 1, penalty: 0.3721\n"
assert wrong_loop.out.startswith(same + second)
assert right_loop.out == (
    "step 0, penalty: 0.3721\nstep 1, penalty: 0.0877\n"
    "step 2, penalty: 0.0151\n")
assert demo_loop.out.startswith(same) and inplace in demo_loop.error
assert "G has a gradient: True" in wrong_gan.out and inplace in wrong_gan.error
assert "[4, 1]], which is output 0 of AsStrided" in wrong_gan.error
assert right_gan.out == "G has a gradient: False\n"
assert right_gan.G.weight.grad.abs().sum() > 0
assert demo_retain.out.startswith("""\
after d: tensor([1., 2., 3., 4.])
after e: tensor([ 5., 10., 15., 20.])
after d again: tensor([ 6., 12., 18., 24.])
RuntimeError: Trying to backward""")
assert demo_nothing_saved.out == "x.grad: tensor([2., 2.])\n"


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
