"""float16 ends at 65504: a larger number raises in masked_fill and is inf elsewhere; take the fill value from torch.finfo."""
# /// pitfall
# apis = ["torch.finfo", "torch.Tensor.masked_fill", "torch.Tensor.half", "torch.autocast", "torch.Tensor.clamp", "torch.full", "torch.nn.functional.pad"]
# also = ["torch.Tensor.masked_fill_", "torch.Tensor.fill_", "torch.full_like"]
# symptom = "error"
# raises = ["wrong", "wrong_autocast"]
# added = 2026-11-29
# messages = [
#   "value cannot be converted to type c10::* without overflow",
#   "value cannot be converted to type float without overflow",
# ]
# older = [
#   "value cannot be converted to type at::Half without overflow",
#   "value cannot be converted to type at::Half without overflow: *",
#   "value cannot be converted to type at::BFloat16 without overflow",
# ]
#
# [code.fill_value_too_large]
# either = [
#     '$S.masked_fill($MASK, $V)', '$S.masked_fill_($MASK, $V)', 'torch.where($MASK, $V, $S)',
#     '$S + (1 - $MASK) * $V', '$S + (1.0 - $MASK) * $V', '$S.masked_fill(mask=$MASK, value=$V)',
#     'torch.full(..., $V, ...)', '$S[$MASK] = $V', '$S + $MASK * $V',
# ]
# anywhere = [
#     [
#         '$X.half()', '$X.to(torch.float16)', '$X = <... $Z.half() ...>',
#         'with torch.autocast(..., dtype=torch.float16, ...): ...', '$X.to(dtype=torch.float16)',
#         'with torch.amp.autocast(..., dtype=torch.float16, ...): ...',
#         'with torch.autocast("cuda"): ...', 'with torch.autocast(device_type="cuda"): ...',
#         '$X = <... $Z.to(torch.float16) ...>', '$M.half()', '$M = $NEW(...).half()',
#         '$X = $NEW(...).to($DEV, torch.float16)', '$X = $NEW(...).to(dtype=torch.float16)',
#         '$X.to($DEV, torch.float16)', 'with torch.cuda.amp.autocast(...): ...',
#         'with torch.amp.autocast("cuda"): ...', 'torch.float16', '$DT = torch.float16',
#         '$DT = torch.half', '$DT = torch.float16 if $C else torch.float32',
#         '$X = $NEW(...).to($DEV).half()', '$NET.to($DEV).half()',
#     ],
# ]
# names = { "$V" = '-(float\()?1e(9|[1-9]\d)\)?|-1e\+?(9|\d\d)|-10\*\*\d+|-9e15|-1_?000_?000_?000(\.0)?|-99999+(\.0)?|-1e[5678]|-1_?000_?000(\.0)?|NEG_INF|-INF|-BIG|-LARGE\w*|MASK_VALUE' }
#
# [code.small_number_in_half]
# either = [
#     '$X + $EPS', 'torch.log($X + $EPS)', '$X.clamp(min=$EPS)', '$X.clamp_min($EPS)',
#     'torch.clamp($X, min=$EPS)', '$A / ($X + $EPS)', 'torch.sqrt($X + $EPS)',
#     'torch.optim.Adam(..., eps=$EPS, ...)', 'torch.optim.AdamW(..., eps=$EPS, ...)',
# ]
# anywhere = [
#     [
#         '$M.half()', '$M = $NEW(...).half()', '$M = $NEW(...).to(torch.float16)',
#         '$M = $NEW(...).to(dtype=torch.float16)', '$M = $NEW(...).to($DEV).half()',
#         '$M = $NEW(...).cuda().half()', '$M.to(torch.float16)', '$M = $M.half()',
#     ],
# ]
# names = { "$EPS" = '1e-(8|9|1\d)' }
# example = '''
# model = Net().half()
# p = torch.log(model(x) + 1e-8)
# '''
# ///

# --8<-- [start:wrong]
import torch

scores = torch.zeros(2, 3).half()
mask = torch.tensor([[False, False, True], [False, True, True]])
scores = scores.masked_fill(mask, -1e9)
#> RuntimeError: value cannot be converted to type c10::Half without overflow
print("attention:", scores.softmax(dim=1).tolist())
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

scores = torch.zeros(2, 3).half()
mask = torch.tensor([[False, False, True], [False, True, True]])
scores = scores.masked_fill(mask, torch.finfo(scores.dtype).min)
print("attention:", scores.softmax(dim=1).tolist())
#> attention: [[0.5, 0.5, 0.0], [1.0, 0.0, 0.0]]
# --8<-- [end:right]

# --8<-- [start:wrong_autocast]
import torch


def attention(q, k, v, mask):
    scores = q @ k.transpose(-2, -1) / q.shape[-1] ** 0.5
    scores = scores.masked_fill(mask, -1e9)
    return scores.softmax(dim=-1) @ v


q = k = v = torch.ones(1, 3, 4)
mask = torch.ones(3, 3).triu(1).bool()
print("float32:", attention(q, k, v, mask).shape)
#> float32: torch.Size([1, 3, 4])
with torch.autocast("cpu", dtype=torch.float16):
    print("float16:", attention(q, k, v, mask).shape)
#> RuntimeError: value cannot be converted to type c10::Half without overflow
# --8<-- [end:wrong_autocast]

# --8<-- [start:right_autocast]
import torch


def attention(q, k, v, mask):
    scores = q @ k.transpose(-2, -1) / q.shape[-1] ** 0.5
    scores = scores.masked_fill(mask, torch.finfo(scores.dtype).min)
    return scores.softmax(dim=-1) @ v


q = k = v = torch.ones(1, 3, 4)
mask = torch.ones(3, 3).triu(1).bool()
print("float32:", attention(q, k, v, mask).shape)
#> float32: torch.Size([1, 3, 4])
with torch.autocast("cpu", dtype=torch.float16):
    print("float16:", attention(q, k, v, mask).shape)
#> float16: torch.Size([1, 3, 4])
# --8<-- [end:right_autocast]

# --8<-- [start:demo_fill]
import torch

scores = torch.zeros(2, 3).half()
mask = torch.tensor([[False, False, True], [True, True, True]])
for fill in (torch.finfo(scores.dtype).min, float("-inf")):
    first, second = scores.masked_fill(mask, fill).softmax(dim=1)
    print(f"fill {fill}")
    print("  one masked:", first)
    print("  all masked:", second)
#> fill -65504.0
#>   one masked: tensor([0.5000, 0.5000, 0.0000], dtype=torch.float16)
#>   all masked: tensor([0.3333, 0.3333, 0.3333], dtype=torch.float16)
#> fill -inf
#>   one masked: tensor([0.5000, 0.5000, 0.0000], dtype=torch.float16)
#>   all masked: tensor([nan, nan, nan], dtype=torch.float16)
# --8<-- [end:demo_fill]

# --8<-- [start:wrong_norm]
import torch


def rms_norm(x):
    return x * torch.rsqrt(x.pow(2).mean() + 1e-5)


x = torch.tensor([300.0, 400.0])
print("float32:", rms_norm(x))
#> float32: tensor([0.8485, 1.1314])
print("float16:", rms_norm(x.half()))
#> float16: tensor([0., 0.], dtype=torch.float16)
# --8<-- [end:wrong_norm]

# --8<-- [start:right_norm]
import torch


def rms_norm(x):
    return x * torch.rsqrt(x.float().pow(2).mean() + 1e-5).to(x.dtype)


x = torch.tensor([300.0, 400.0])
print("float32:", rms_norm(x))
#> float32: tensor([0.8485, 1.1314])
print("float16:", rms_norm(x.half()))
#> float16: tensor([0.8486, 1.1318], dtype=torch.float16)
# --8<-- [end:right_norm]

# --8<-- [start:wrong_small]
import torch

x = torch.zeros(3).half()
print("1e-8 in float16:", torch.tensor(1e-8).half().item())
#> 1e-8 in float16: 0.0
unit = x / (x.norm() + 1e-8)
print("unit:", unit)
#> unit: tensor([nan, nan, nan], dtype=torch.float16)
# --8<-- [end:wrong_small]

# --8<-- [start:right_small]
import torch

x = torch.zeros(3).half()
print("1e-8 in float16:", torch.tensor(1e-8).half().item())
#> 1e-8 in float16: 0.0
unit = x / (x.norm() + torch.finfo(x.dtype).eps)
print("unit:", unit)
#> unit: tensor([0., 0., 0.], dtype=torch.float16)
# --8<-- [end:right_small]

# --8<-- [start:demo_range]
import torch

for dtype in (torch.float16, torch.bfloat16, torch.float32):
    info = torch.finfo(dtype)
    print(f"{dtype}: up to {info.max:.3g}, after 1 comes {1 + info.eps:.7f}")
#> torch.float16: up to 6.55e+04, after 1 comes 1.0009766
#> torch.bfloat16: up to 3.39e+38, after 1 comes 1.0078125
#> torch.float32: up to 3.4e+38, after 1 comes 1.0000001
# --8<-- [end:demo_range]

# --8<-- [start:demo_messages]
import torch
import torch.nn.functional as F

x, mask = torch.zeros(2).half(), torch.tensor([True, False])
calls = {
    "torch.full": lambda: torch.full((2,), 1e5, dtype=torch.half),
    "clamp": lambda: x.clamp(min=-1e5),
    "F.pad": lambda: F.pad(x, (1, 1), value=-1e5),
    "bfloat16": lambda: x.bfloat16().masked_fill(mask, -1e39),
    "float32": lambda: x.float().masked_fill(mask, -1e39),
    "torch.where": lambda: torch.where(mask, x, -1e5),
    "x * y": lambda: (x + 300) * (x + 300),
}
for name, call in calls.items():
    try:
        print(f"{name}:", call().tolist())
    except RuntimeError as error:
        print(f"{name}: {error}")
#> torch.full: value cannot be converted to type c10::Half without overflow
#> clamp: value cannot be converted to type c10::Half without overflow
#> F.pad: value cannot be converted to type c10::Half without overflow
#> bfloat16: value cannot be converted to type c10::BFloat16 without overflow
#> float32: value cannot be converted to type float without overflow
#> torch.where: [0.0, -inf]
#> x * y: [inf, inf]
# --8<-- [end:demo_messages]

# --8<-- [start:detect]
import torch
from torch import nn


def largest(layer, args, out):
    print(f"{type(layer).__name__}, largest value: {out.abs().max():.0f}")


model = nn.Sequential(nn.Linear(4, 4), nn.ReLU(), nn.Linear(4, 4)).half()
for p in model.parameters():
    nn.init.constant_(p, 100)
for layer in model:
    layer.register_forward_hook(largest)
out = model(torch.ones(1, 4).half())
#> Linear, largest value: 500
#> ReLU, largest value: 500
#> Linear, largest value: inf
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn


def message(f):
    try:
        f()
    except RuntimeError as error:
        return str(error)


half, bf, inf = torch.half, torch.bfloat16, float("inf")
over = "value cannot be converted to type c10::Half without overflow"
assert wrong.error == "RuntimeError: " + over
assert right.out == "attention: [[0.5, 0.5, 0.0], [1.0, 0.0, 0.0]]\n"
assert wrong_autocast.out.startswith("float32: torch.Size([1, 3, 4])\nRunt")
assert wrong_autocast.error == "RuntimeError: " + over
assert right_autocast.out == (
    "float32: torch.Size([1, 3, 4])\nfloat16: torch.Size([1, 3, 4])\n")
assert demo_fill.out == """\
fill -65504.0
  one masked: tensor([0.5000, 0.5000, 0.0000], dtype=torch.float16)
  all masked: tensor([0.3333, 0.3333, 0.3333], dtype=torch.float16)
fill -inf
  one masked: tensor([0.5000, 0.5000, 0.0000], dtype=torch.float16)
  all masked: tensor([nan, nan, nan], dtype=torch.float16)
"""
assert wrong_norm.out == """\
float32: tensor([0.8485, 1.1314])
float16: tensor([0., 0.], dtype=torch.float16)
"""
assert right_norm.out == """\
float32: tensor([0.8485, 1.1314])
float16: tensor([0.8486, 1.1318], dtype=torch.float16)
"""
assert wrong_small.out.splitlines() == [
    "1e-8 in float16: 0.0",
    "unit: tensor([nan, nan, nan], dtype=torch.float16)"]
assert right_small.out.splitlines() == [
    "1e-8 in float16: 0.0",
    "unit: tensor([0., 0., 0.], dtype=torch.float16)"]
assert demo_range.out == """\
torch.float16: up to 6.55e+04, after 1 comes 1.0009766
torch.bfloat16: up to 3.39e+38, after 1 comes 1.0078125
torch.float32: up to 3.4e+38, after 1 comes 1.0000001
"""
assert demo_messages.out == f"""\
torch.full: {over}
clamp: {over}
F.pad: {over}
bfloat16: {over.replace("Half", "BFloat16")}
float32: {over.replace("c10::Half", "float")}
torch.where: [0.0, -inf]
x * y: [inf, inf]
"""
assert detect.out == """\
Linear, largest value: 500
ReLU, largest value: 500
Linear, largest value: inf
"""

# the largest number, and the first that is too large for masked_fill
x, mask = torch.zeros(2).half(), torch.tensor([True, False])
assert torch.finfo(half).max == 65504 == -torch.finfo(half).min
assert message(lambda: x.masked_fill(mask, -65504)) is None
assert message(lambda: x.masked_fill(mask, -65505)) == over
assert message(lambda: x.fill_(1e9)) == over
assert message(lambda: torch.full_like(x, 1e9)) == over
assert message(lambda: x.masked_fill(mask, -1e4)) is None
assert message(lambda: x.bfloat16().masked_fill(mask, -1e9)) is None
for fill in (torch.tensor(-1e9), torch.finfo(torch.float).min):
    assert message(lambda: x.masked_fill(mask, fill)) == over

# in autocast, q is float32 and the scores are float16
q = torch.ones(2, 2)
with torch.autocast("cpu", dtype=half):
    scores = q @ q
    assert (q.dtype, scores.dtype) == (torch.float, half)
    fill = torch.finfo(q.dtype).min
    assert message(lambda: scores.masked_fill(mask, fill)) == over
with torch.autocast("cpu", dtype=bf):
    assert message(lambda: (q @ q).masked_fill(mask, -1e9)) is None

# scaled_dot_product_attention needs no number; True means keep
q, mask = torch.ones(1, 3, 4).half(), torch.ones(3, 3).triu(1).bool()
f = nn.functional.scaled_dot_product_attention
v = torch.arange(3.0).half().view(1, 3, 1)
assert f(q, q, v, attn_mask=~mask).flatten().tolist() == [0, 0.5, 1]
x, mask = torch.zeros(2).half(), torch.tensor([True, False])

# what is silent: inf
x[0] = 1e9
assert x.tolist() == [inf, 0]
x[mask] = -1e9
assert x[0] == -inf
keep = torch.tensor([1.0, 0.0]).half()
assert ((1 - keep) * -1e9)[1] == -inf
assert torch.tensor(1e9, dtype=half) == inf
assert torch.full((1000,), 100.0).half().sum() == inf
twice = torch.full((3,), torch.finfo(half).min).half() * 2  # two masks
assert twice.softmax(0).isnan().all()
# the price of bfloat16
assert torch.tensor(256.0).to(bf) + 1 == 256
assert torch.tensor(2048.0).half() + 1 == 2048 and torch.finfo(bf).max > 1e38
assert torch.tensor(1e-8).to(bf) > 0
# an eps that is 0 in float16: these two, and Adam on float16 weights
for f in (nn.functional.normalize, lambda t: nn.functional.cosine_similarity(t, t)):
    assert f(torch.zeros(1, 3).half()).isnan().all()
    assert f(torch.zeros(1, 3)).sum() == f(torch.zeros(1, 3).to(bf)).sum() == 0
for dtype in (half, bf):
    w = torch.zeros(1, dtype=dtype, requires_grad=True)
    w.grad = torch.zeros_like(w)
    torch.optim.Adam([w]).step()
    assert w.isnan().item() == (dtype == half)
# filling twice is fine; only a sum of two masks is -inf
twice = torch.zeros(2).half().masked_fill(mask, torch.finfo(half).min)
assert torch.equal(twice, twice.masked_fill(mask, torch.finfo(half).min))
# --8<-- [end:check]
