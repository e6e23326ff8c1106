"""One backward() on the weighted sum is enough for several losses, and each optimizer needs its own zero_grad and step."""
# /// pitfall
# apis = ["torch.Tensor.backward", "torch.optim.Optimizer.zero_grad", "torch.optim.Optimizer.step", "torch.autograd.grad", "torch.nn.Parameter"]
# symptom = "silent"
# raises = ["wrong_step_between"]
# added = 2026-11-30
# messages = [
#   "one of the variables needed for gradient computation has been modified by an inplace operation: [torch.*Tensor [*]], which is output * of AsStrided, is at version *; expected version * instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).",
# ]
#
# [code.loss_weights_not_trained]
# pattern = '$V = torch.nn.Parameter(...)'
# anywhere = [
#     '$L = <... $V ...>', '$O = torch.optim.$KIND($M.parameters(), ...)', '$L.backward(...)',
# ]
# nowhere = [
#     '$O.add_param_group(...)', 'torch.optim.$KIND2(<... $V ...>, ...)', 'self.$V2 = $V',
#     'torch.optim.$KIND3(params, ...)', '$V.grad', '$M.$A = $V', 'torch.optim.$KIND4(parameters, ...)',
# ]
# names = { "$V" = '(log_?)?(vars?|sigmas?|loss_weights|task_weights|awl|log_vars|log_sigmas)', "$M" = 'model|net|network' }
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
x, y1, y2 = torch.randn(64, 4), torch.randn(64, 1), 100 * torch.randn(64, 1)
model = nn.Linear(4, 2)
log_vars = nn.Parameter(torch.zeros(2))  # learned weights of the losses
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
for step in range(200):
    out = model(x)
    losses = torch.stack([nn.functional.mse_loss(out[:, :1], y1),
                          nn.functional.mse_loss(out[:, 1:], y2)])
    loss = (losses / log_vars.exp() + log_vars).sum()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
weights = (1 / log_vars.exp()).tolist()
print("weights:", [f"{weight:.3f}" for weight in weights])
#> weights: ['1.000', '1.000']
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
x, y1, y2 = torch.randn(64, 4), torch.randn(64, 1), 100 * torch.randn(64, 1)
model = nn.Linear(4, 2)
log_vars = nn.Parameter(torch.zeros(2))  # learned weights of the losses
optimizer = torch.optim.Adam([*model.parameters(), log_vars], lr=0.05)
for step in range(200):
    out = model(x)
    losses = torch.stack([nn.functional.mse_loss(out[:, :1], y1),
                          nn.functional.mse_loss(out[:, 1:], y2)])
    loss = (losses / log_vars.exp() + log_vars).sum()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
weights = (1 / log_vars.exp()).tolist()
print("weights:", [f"{weight:.3f}" for weight in weights])
#> weights: ['1.600', '0.030']
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn

torch.manual_seed(0)
loader = [(torch.randn(8, 4), torch.randint(3, (8,)), torch.randn(8, 1))] * 2
body, classify, regress = nn.Linear(4, 16), nn.Linear(16, 3), nn.Linear(16, 1)
nets = nn.ModuleList([body, classify, regress])
optimizer = torch.optim.Adam(nets.parameters(), lr=0.01)
for x, label, value in loader:
    h = body(x).relu()
    loss1 = nn.functional.cross_entropy(classify(h), label)
    loss2 = nn.functional.mse_loss(regress(h), value)
    loss = loss1 + 0.5 * loss2
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(f"loss1 {loss1.item():.2f}, loss2 {loss2.item():.2f}")
#> loss1 1.11, loss2 1.15
#> loss1 1.08, loss2 1.08
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo_sum]
import torch

w = torch.tensor(2.0, requires_grad=True)
(w**2 + 0.5 * w**3).backward()
print("one backward() of the sum:", w.grad.item())
#> one backward() of the sum: 10.0
w.grad = None
(w**2).backward()
(0.5 * w**3).backward()
print("one backward() for each:", w.grad.item())
#> one backward() for each: 10.0
# --8<-- [end:demo_sum]

# --8<-- [start:demo_two_optimizers]
import torch
from torch import nn

torch.manual_seed(0)
body, head1, head2 = nn.Linear(4, 8), nn.Linear(8, 1), nn.Linear(8, 1)
opt_body = torch.optim.SGD(body.parameters(), lr=0.01)
opt_heads = torch.optim.Adam([*head1.parameters(), *head2.parameters()])
x = torch.randn(16, 4)
h = body(x).relu()
loss = head1(h).square().mean() + head2(h).square().mean()
opt_body.zero_grad()
opt_heads.zero_grad()
loss.backward()
opt_body.step()
opt_heads.step()
nets = nn.ModuleList([body, head1, head2])
print("without a gradient:",
      [name for name, p in nets.named_parameters() if p.grad is None])
#> without a gradient: []
# --8<-- [end:demo_two_optimizers]

# --8<-- [start:wrong_step_between]
import torch
from torch import nn

torch.manual_seed(0)
body = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 8))
head1, head2 = nn.Linear(8, 1), nn.Linear(8, 1)
opt_body = torch.optim.Adam(body.parameters())
opt_heads = torch.optim.Adam([*head1.parameters(), *head2.parameters()])
x = torch.randn(16, 4)
h = body(x)
loss1, loss2 = head1(h).square().mean(), head2(h).square().mean()
opt_body.zero_grad()
opt_heads.zero_grad()
loss1.backward(retain_graph=True)
opt_body.step()
loss2.backward()
#> RuntimeError: one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [8, 8]], which is output 0 of AsStrided, is at version 2; expected version 1 instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).
opt_heads.step()
print("done")
# --8<-- [end:wrong_step_between]

# --8<-- [start:right_step_between]
import torch
from torch import nn

torch.manual_seed(0)
body = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 8))
head1, head2 = nn.Linear(8, 1), nn.Linear(8, 1)
opt_body = torch.optim.Adam(body.parameters())
opt_heads = torch.optim.Adam([*head1.parameters(), *head2.parameters()])
x = torch.randn(16, 4)
h = body(x)
loss1, loss2 = head1(h).square().mean(), head2(h).square().mean()
opt_body.zero_grad()
opt_heads.zero_grad()
(loss1 + loss2).backward()
opt_body.step()
opt_heads.step()
print("done")
#> done
# --8<-- [end:right_step_between]

# --8<-- [start:wrong_zero_grad]
import torch

w = torch.tensor(2.0, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
loss1, loss2 = w**2, 0.5 * w**3
optimizer.zero_grad()
loss1.backward()
optimizer.zero_grad()
loss2.backward()
optimizer.step()
print(f"gradient {w.grad.item()}, w {w.item():.1f}")
#> gradient 6.0, w 1.4
# --8<-- [end:wrong_zero_grad]

# --8<-- [start:right_zero_grad]
import torch

w = torch.tensor(2.0, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
loss1, loss2 = w**2, 0.5 * w**3
optimizer.zero_grad()
loss1.backward()
loss2.backward()
optimizer.step()
print(f"gradient {w.grad.item()}, w {w.item():.1f}")
#> gradient 10.0, w 1.0
# --8<-- [end:right_zero_grad]

# --8<-- [start:wrong_shared]
import torch
from torch import nn

body, head1, head2 = nn.Linear(1, 1), nn.Linear(1, 1), nn.Linear(1, 1)
opt1 = torch.optim.Adam([*body.parameters(), *head1.parameters()], lr=0.1)
opt2 = torch.optim.Adam([*body.parameters(), *head2.parameters()], lr=0.1)
before = body.weight.item()
h = body(torch.ones(4, 1))
loss = (head1(h).square() + head2(h).square()).mean()
loss.backward()
opt1.step()
opt2.step()
print(f"the body moves by {abs(body.weight.item() - before):.1f}")
#> the body moves by 0.2
# --8<-- [end:wrong_shared]

# --8<-- [start:right_shared]
import torch
from torch import nn

body, head1, head2 = nn.Linear(1, 1), nn.Linear(1, 1), nn.Linear(1, 1)
opt1 = torch.optim.Adam([*body.parameters(), *head1.parameters()], lr=0.1)
opt2 = torch.optim.Adam(head2.parameters(), lr=0.1)
before = body.weight.item()
h = body(torch.ones(4, 1))
loss = (head1(h).square() + head2(h).square()).mean()
loss.backward()
opt1.step()
opt2.step()
print(f"the body moves by {abs(body.weight.item() - before):.1f}")
#> the body moves by 0.1
# --8<-- [end:right_shared]

# --8<-- [start:demo_weights]
import torch

for optimizer_class, lr in ((torch.optim.SGD, 0.1), (torch.optim.Adam, 0.1)):
    for weight in (1.0, 0.01):
        w = torch.tensor(2.0, requires_grad=True)
        optimizer = optimizer_class([w], lr=lr)
        (weight * w**2).backward()
        optimizer.step()
        print(f"{optimizer_class.__name__}, weight {weight}:",
              f"w moves by {2 - w.item():.3f}")
#> SGD, weight 1.0: w moves by 0.400
#> SGD, weight 0.01: w moves by 0.004
#> Adam, weight 1.0: w moves by 0.100
#> Adam, weight 0.01: w moves by 0.100
# --8<-- [end:demo_weights]

# --8<-- [start:detect]
import torch
from torch import nn

torch.manual_seed(0)
x, label = torch.randn(64, 4), torch.randint(3, (64,))
value = 1000 * torch.randn(64, 1)  # in grams
body, classify, regress = nn.Linear(4, 16), nn.Linear(16, 3), nn.Linear(16, 1)
h = body(x).relu()
losses = {
    "classification": nn.functional.cross_entropy(classify(h), label),
    "regression": nn.functional.mse_loss(regress(h), value),
}
for name, loss in losses.items():
    grads = torch.autograd.grad(loss, body.parameters(), retain_graph=True)
    norm = torch.cat([grad.flatten() for grad in grads]).norm()
    print(f"{name}: loss {loss:.1f}, gradient in the body {norm:.2f}")
#> classification: loss 1.1, gradient in the body 0.08
#> regression: loss 1262465.1, gradient in the body 282.44
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

assert wrong.out == "weights: ['1.000', '1.000']\n"
assert right.out == "weights: ['1.600', '0.030']\n"
assert wrong.log_vars.grad.abs().min() > 0.1  # it has a gradient, and no step
assert demo_in_your_code.out == """\
loss1 1.11, loss2 1.15
loss1 1.08, loss2 1.08
"""
assert demo_sum.out == """\
one backward() of the sum: 10.0
one backward() for each: 10.0
"""
assert demo_two_optimizers.out == "without a gradient: []\n"
assert (wrong_step_between.error or "").startswith(
    "RuntimeError: one of the variables needed for gradient computation has "
    "been modified by an inplace operation: ")
assert right_step_between.out == "done\n"
assert wrong_zero_grad.out == "gradient 6.0, w 1.4\n"
assert right_zero_grad.out == "gradient 10.0, w 1.0\n"
assert wrong_shared.out == "the body moves by 0.2\n"
assert right_shared.out == "the body moves by 0.1\n"
assert demo_weights.out == """\
SGD, weight 1.0: w moves by 0.400
SGD, weight 0.01: w moves by 0.004
Adam, weight 1.0: w moves by 0.100
Adam, weight 0.01: w moves by 0.100
"""
assert detect.out == """\
classification: loss 1.1, gradient in the body 0.08
regression: loss 1262465.1, gradient in the body 282.44
"""
# a weight on one of two losses does matter to Adam
moved = []
for weight in (1.0, 0.01):
    w = torch.tensor([2.0], requires_grad=True)
    optimizer = torch.optim.Adam([w], lr=0.1)
    (w**2 - weight * 8 * w).sum().backward()
    optimizer.step()
    moved.append(w.item() > 2)
assert moved == [True, False]
# a learned weight without the log term goes to 0, and the loss with it
log_var = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.Adam([log_var], lr=0.1)
for _ in range(100):
    loss = (1 / log_var.exp()).sum()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
assert loss < 0.5
# --8<-- [end:check]
