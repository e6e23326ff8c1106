"""float16 has more digits, bfloat16 more range; for training, the weights stay in float32, and autocast computes in one of the two."""
# /// pitfall
# apis = ["torch.finfo", "torch.autocast", "torch.amp.GradScaler", "torch.Tensor.half", "torch.Tensor.bfloat16", "torch.nn.Module.to"]
# also = ["torch.cuda.is_bf16_supported"]
# symptom = "question"
# added = 2026-11-30
# ///

# --8<-- [start:demo_range]
import torch

for dtype in (torch.float32, torch.bfloat16, torch.float16):
    info = torch.finfo(dtype)
    print(f"{dtype}: largest {info.max:.3g},"
          f" smallest {info.smallest_normal:.3g}, step at 1 {info.eps:.3g}")
#> torch.float32: largest 3.4e+38, smallest 1.18e-38, step at 1 1.19e-07
#> torch.bfloat16: largest 3.39e+38, smallest 1.18e-38, step at 1 0.00781
#> torch.float16: largest 6.55e+04, smallest 6.1e-05, step at 1 0.000977
# --8<-- [end:demo_range]

# --8<-- [start:demo_updates]
import torch

for dtype in (torch.float32, torch.bfloat16, torch.float16):
    weight = torch.ones(1, dtype=dtype, requires_grad=True)
    optimizer = torch.optim.SGD([weight], lr=0.0001)
    for step in range(1000):
        loss = weight.sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(f"{dtype}: weight {weight.item():.4f}")
#> torch.float32: weight 0.9000
#> torch.bfloat16: weight 1.0000
#> torch.float16: weight 1.0000
# --8<-- [end:demo_updates]

# --8<-- [start:demo_bfloat16]
import torch
from torch import nn

torch.manual_seed(0)
device = "cuda" if torch.cuda.is_available() else "cpu"
model = nn.Linear(20, 1).to(device)
optimizer = torch.optim.AdamW(model.parameters())
loader = [(torch.randn(32, 20), torch.randn(32, 1)) for _ in range(3)]
for x, y in loader:
    x, y = x.to(device), y.to(device)
    with torch.autocast(device, dtype=torch.bfloat16):
        output = model(x)
        loss = nn.functional.mse_loss(output, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("weights:", model.weight.dtype, "- output:", output.dtype)
#> weights: torch.float32 - output: torch.bfloat16
# --8<-- [end:demo_bfloat16]

# --8<-- [start:demo_float16]
import torch
from torch import nn

torch.manual_seed(0)
device = "cuda" if torch.cuda.is_available() else "cpu"
model = nn.Linear(20, 1).to(device)
optimizer = torch.optim.AdamW(model.parameters())
scaler = torch.amp.GradScaler(device)
loader = [(torch.randn(32, 20), torch.randn(32, 1)) for _ in range(3)]
for x, y in loader:
    x, y = x.to(device), y.to(device)
    with torch.autocast(device, dtype=torch.float16):
        output = model(x)
        loss = nn.functional.mse_loss(output, y)
    optimizer.zero_grad()
    scaler.scale(loss).backward()
    scaler.step(optimizer)
    scaler.update()
print("weights:", model.weight.dtype, "- output:", output.dtype)
#> weights: torch.float32 - output: torch.float16
# --8<-- [end:demo_float16]

# --8<-- [start:demo_scaler]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(20, 16), nn.Tanh(), nn.Linear(16, 1))
x = torch.randn(32, 20)
for dtype in (torch.bfloat16, torch.float16):
    for scale in (1, 65536):
        with torch.autocast("cpu", dtype=dtype):
            output = model(x)
        loss = (output.float() * 1e-6).mean()
        model.zero_grad()
        (loss * scale).backward()
        zeros = (model[0].weight.grad == 0).float().mean()
        print(f"{dtype}, loss * {scale}: {zeros:.0%} of the gradients are 0")
#> torch.bfloat16, loss * 1: 0% of the gradients are 0
#> torch.bfloat16, loss * 65536: 0% of the gradients are 0
#> torch.float16, loss * 1: 100% of the gradients are 0
#> torch.float16, loss * 65536: 0% of the gradients are 0
# --8<-- [end:demo_scaler]

# --8<-- [start:demo_convert]
import torch

weights = torch.linspace(0.001, 0.1, 10_000)
for saved, used in ((torch.bfloat16, torch.float16),
                    (torch.float16, torch.bfloat16)):
    before = weights.to(saved)
    same = before.float() == before.to(used).float()
    print(f"saved as {saved}, used as {used}:",
          "all unchanged" if same.all() else "most of them rounded")
#> saved as torch.bfloat16, used as torch.float16: all unchanged
#> saved as torch.float16, used as torch.bfloat16: most of them rounded
big = torch.tensor([70000.0, 1e-8], dtype=torch.bfloat16)
print("70000 and 1e-8 in float16:", big.half())
#> 70000 and 1e-8 in float16: tensor([inf, 0.], dtype=torch.float16)
# --8<-- [end:demo_convert]

# --8<-- [start:detect]
import torch

def lost_in_float16(state_dict):
    for name, t in state_dict.items():
        half = t.half()
        too_large = (half.isinf() & t.isfinite()).sum()
        too_small = ((half == 0) & (t != 0)).sum()
        if too_large or too_small:
            print(f"{name}: {too_large} too large, {too_small} too small")

lost_in_float16({
    "embedding": torch.tensor([0.1, -0.2], dtype=torch.bfloat16),
    "scale": torch.tensor([70000.0, 1e-8, 1.0], dtype=torch.bfloat16),
})
#> scale: 1 too large, 1 too small
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

assert demo_range.out == """\
torch.float32: largest 3.4e+38, smallest 1.18e-38, step at 1 1.19e-07
torch.bfloat16: largest 3.39e+38, smallest 1.18e-38, step at 1 0.00781
torch.float16: largest 6.55e+04, smallest 6.1e-05, step at 1 0.000977
"""
assert torch.finfo(torch.float16).max == 65504
assert demo_updates.out == """\
torch.float32: weight 0.9000
torch.bfloat16: weight 1.0000
torch.float16: weight 1.0000
"""
# below 1, the steps are half as large, and half a step is rounded away
eps = torch.finfo(torch.bfloat16).eps
one = torch.ones(1, dtype=torch.bfloat16)
assert one - eps / 4 == one and one - eps / 2 < one
assert demo_bfloat16.out == "weights: torch.float32 - output: torch.bfloat16\n"
assert demo_float16.out == "weights: torch.float32 - output: torch.float16\n"
assert demo_bfloat16.model.weight.grad.dtype == torch.float32
assert demo_float16.model.weight.grad.dtype == torch.float32
assert demo_scaler.out == """\
torch.bfloat16, loss * 1: 0% of the gradients are 0
torch.bfloat16, loss * 65536: 0% of the gradients are 0
torch.float16, loss * 1: 100% of the gradients are 0
torch.float16, loss * 65536: 0% of the gradients are 0
"""
assert demo_convert.out == """\
saved as torch.bfloat16, used as torch.float16: all unchanged
saved as torch.float16, used as torch.bfloat16: most of them rounded
70000 and 1e-8 in float16: tensor([inf, 0.], dtype=torch.float16)
"""
assert torch.equal(demo_convert.weights, torch.linspace(0.001, 0.1, 10_000))
before = demo_convert.weights.half()
same = before.float() == before.bfloat16().float()
assert 0.1 < same.float().mean() < 0.2
# a sigmoid that is 0 only in float16
assert torch.tensor(-20.0).half().sigmoid() == 0
assert torch.tensor(-20.0).bfloat16().sigmoid() > 0
# the plain call also counts cards that only emulate bfloat16
native = torch.cuda.is_bf16_supported(including_emulation=False)
assert native <= torch.cuda.is_bf16_supported()
assert detect.out == "scale: 1 too large, 1 too small\n"
# --8<-- [end:check]
