"""float16 has more digits, bfloat16 more range; keep the weights in float32 and let autocast compute in one of them."""
# /// pitfall
# apis = ["torch.finfo", "torch.autocast", "torch.amp.GradScaler", "torch.Tensor.half", "torch.Tensor.bfloat16", "torch.nn.Module.to"]
# symptom = "question"
# added = 2026-11-30
# ///

# --8<-- [start:demo_range]
import torch

for dtype in (torch.float32, torch.bfloat16, torch.float16):
    info = torch.finfo(dtype)
    print(f"{dtype}: max {info.max:.3g}, min {info.smallest_normal:.3g},"
          f" next after 1: 1 + {info.eps:.3g}")
# --8<-- [end:demo_range]

# --8<-- [start:demo_convert]
import torch
from torch import nn

torch.manual_seed(0)
weights = nn.Linear(1000, 1000).weight.detach()
for stored, used in ((torch.bfloat16, torch.float16),
                     (torch.float16, torch.bfloat16)):
    before = weights.to(stored)
    after = before.to(used)
    same = (before.float() == after.float()).float().mean()
    print(f"{stored} -> {used}: {same:.1%} of the weights unchanged")
special = torch.tensor([70000.0, 1e-8], dtype=torch.bfloat16)
print("70000 and 1e-8 in float16:", special.half())
# --8<-- [end:demo_convert]

# --8<-- [start:detect]
import torch

def lost_in_float16(state_dict):
    for name, tensor in state_dict.items():
        half = tensor.half()
        lost = (half.isinf() & ~tensor.isinf()) | ((half == 0) & (tensor != 0))
        if lost.any():
            print(f"{name}: {lost.sum()} of {lost.numel()} lost")

state_dict = {
    "embedding": torch.tensor([0.1, -0.2], dtype=torch.bfloat16),
    "scale": torch.tensor([70000.0, 1.0], dtype=torch.bfloat16),
}
lost_in_float16(state_dict)
# --8<-- [end:detect]

# --8<-- [start:demo_updates]
import torch

for dtype in (torch.float32, torch.bfloat16, torch.float16):
    weight = torch.ones(1, dtype=dtype, requires_grad=True)
    optimizer = torch.optim.SGD([weight], lr=1e-4)
    for step in range(1000):
        optimizer.zero_grad()
        weight.sum().backward()
        optimizer.step()
    print(f"{dtype}: the weight after 1000 steps is {weight.item():.4f}")
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
        loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("weights:", model.weight.dtype, "- gradients:", model.weight.grad.dtype)
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
        loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    scaler.scale(loss).backward()
    scaler.step(optimizer)
    scaler.update()
print("weights:", model.weight.dtype, "- gradients:", model.weight.grad.dtype)
# --8<-- [end:demo_float16]

# --8<-- [start:demo_scaler]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 1))
x = torch.randn(32, 20)
for dtype in (torch.bfloat16, torch.float16):
    for scale in (1, 65536):
        with torch.autocast("cpu", dtype=dtype):
            loss = (model(x).float() * 1e-7).mean()
        model.zero_grad()
        (loss * scale).backward()
        zeros = (model[0].weight.grad == 0).float().mean()
        print(f"{dtype}, loss times {scale}: {zeros:.0%} of the gradients are 0")
# --8<-- [end:demo_scaler]

# --8<-- [start:demo_train]
import torch
from torch import nn

torch.manual_seed(0)
x, noise = torch.randn(256, 20), torch.randn(256, 1)
y = x @ torch.randn(20, 1) + 0.1 * noise

def train(weights, computed):
    torch.manual_seed(0)
    model = nn.Linear(20, 1).to(weights)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
    for step in range(500):
        with torch.autocast("cpu", dtype=computed, enabled=computed is not None):
            pass
# --8<-- [end:demo_train]
