"""clip_grad_norm_ over all parameters returns the norm and keeps the direction; clipping layer by layer or by value changes it."""
# /// pitfall
# apis = ["torch.nn.utils.clip_grad_norm_", "torch.nn.utils.clip_grad_value_", "torch.nn.Module.named_parameters"]
# symptom = "silent"
# added = 2026-11-30
# older = ["Non-finite norm encountered in torch.nn.utils.clip_grad_norm_; continuing anyway."]
# ///

# --8<-- [start:demo]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for size in (1, 1, 100):
    x, y = size * torch.randn(16, 4), torch.randn(16, 1)
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    norm = nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
    optimizer.step()
    print(f"loss {loss.item():.1f}, gradient norm {norm.item():.1f}")
#> loss 1.1, gradient norm 1.4
#> loss 2.2, gradient norm 1.5
#> loss 1351.2, gradient norm 13507.2
# --8<-- [end:demo]

# --8<-- [start:demo_layers]
import torch
from torch import nn

torch.manual_seed(0)
layers = []
for _ in range(6):
    layers += [nn.Linear(16, 16), nn.Sigmoid()]
model = nn.Sequential(*layers)
loss = model(torch.randn(32, 16)).square().mean()
loss.backward()
for name, p in model.named_parameters():
    if name.endswith("weight"):
        ratio = p.grad.norm() / p.norm()
        print(f"{name:10} gradient {p.grad.norm():.1e}, ratio {ratio:.1e}")
#> 0.weight   gradient 9.0e-07, ratio 3.9e-07
#> 2.weight   gradient 3.0e-05, ratio 1.3e-05
#> 4.weight   gradient 1.9e-04, ratio 8.0e-05
#> 6.weight   gradient 1.7e-03, ratio 7.2e-04
#> 8.weight   gradient 1.5e-02, ratio 6.3e-03
#> 10.weight  gradient 1.2e-01, ratio 5.4e-02
# --8<-- [end:demo_layers]

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 1))
x, y = 10 * torch.randn(16, 4), 10 * torch.randn(16, 1)
nn.functional.mse_loss(model(x), y).backward()
print("before:", [f"{p.grad.norm():.1f}" for p in model.parameters()])
#> before: ['31.3', '1.9', '87.8', '3.8']
for p in model.parameters():
    nn.utils.clip_grad_norm_(p, max_norm=1.0)
print("after: ", [f"{p.grad.norm():.1f}" for p in model.parameters()])
#> after:  ['1.0', '1.0', '1.0', '1.0']
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 1))
x, y = 10 * torch.randn(16, 4), 10 * torch.randn(16, 1)
nn.functional.mse_loss(model(x), y).backward()
print("before:", [f"{p.grad.norm():.1f}" for p in model.parameters()])
#> before: ['31.3', '1.9', '87.8', '3.8']
nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
print("after: ", [f"{p.grad.norm():.2f}" for p in model.parameters()])
#> after:  ['0.34', '0.02', '0.94', '0.04']
# --8<-- [end:right]

# --8<-- [start:demo_value]
import torch
from torch import nn

for clip in (nn.utils.clip_grad_norm_, nn.utils.clip_grad_value_):
    w = nn.Parameter(torch.zeros(3))
    w.grad = torch.tensor([8.0, 4.0, 0.1])
    clip([w], 1.0)
    print(f"{clip.__name__}:", [f"{g:.2f}" for g in w.grad])
#> clip_grad_norm_: ['0.89', '0.45', '0.01']
#> clip_grad_value_: ['1.00', '1.00', '0.10']
# --8<-- [end:demo_value]

# --8<-- [start:detect]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(4, 1)
model(torch.randn(8, 4)).sum().backward()
before = model.weight.grad.clone()
norm = nn.utils.clip_grad_norm_(model.parameters(), float("inf"))
print(f"norm: {norm.item():.2f}")
#> norm: 10.32
print("unchanged:", torch.equal(model.weight.grad, before))
#> unchanged: True
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

assert demo.out == """\
loss 1.1, gradient norm 1.4
loss 2.2, gradient norm 1.5
loss 1351.2, gradient norm 13507.2
"""
lines = demo_layers.out.splitlines()
assert len(lines) == 6 and lines[0].startswith("0.weight   gradient 9.0e-07")
assert lines[5] == "10.weight  gradient 1.2e-01, ratio 5.4e-02"
before = "before: ['31.3', '1.9', '87.8', '3.8']\n"
assert wrong.out == before + "after:  ['1.0', '1.0', '1.0', '1.0']\n"
assert right.out == before + "after:  ['0.34', '0.02', '0.94', '0.04']\n"
total = torch.stack([p.grad.norm() for p in right.model.parameters()]).norm()
assert total.sub(1).abs() < 1e-4
assert demo_value.out == """\
clip_grad_norm_: ['0.89', '0.45', '0.01']
clip_grad_value_: ['1.00', '1.00', '0.10']
"""
assert detect.out == "norm: 10.32\nunchanged: True\n"
# a norm that is not finite: with error_if_nonfinite, an error
w = nn.Parameter(torch.zeros(2))
w.grad = torch.tensor([float("inf"), 1.0])
try:
    nn.utils.clip_grad_norm_([w], 1.0, error_if_nonfinite=True)
except RuntimeError:
    pass
else:
    assert False
nn.utils.clip_grad_norm_([w], 1.0)
assert w.grad[0].isnan() and w.grad[1] == 0
# gradients below the limit stay as they are
w.grad = torch.tensor([0.3, 0.4])
assert nn.utils.clip_grad_norm_([w], 1.0).sub(0.5).abs() < 1e-6
assert torch.equal(w.grad, torch.tensor([0.3, 0.4]))
# --8<-- [end:check]
