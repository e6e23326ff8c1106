"""NaN comes from log(0), sqrt at 0, exp of large numbers, 0/0; how to write these, and how to find the first NaN."""
# /// pitfall
# apis = ["torch.autograd.detect_anomaly", "torch.Tensor.isnan", "torch.Tensor.log", "torch.Tensor.sqrt", "torch.Tensor.log_softmax", "torch.linalg.vector_norm", "torch.nn.utils.clip_grad_norm_"]
# symptom = "silent"
# raises = ["detect", "detect_clip"]
# added = 2026-11-21
# messages = [
#   "Function '*' returned nan values in its *th output.",
#   "Error detected in *. Traceback of forward call that caused the error:",
#   "The total norm of order * for gradients from `parameters` is non-finite, so it cannot be clipped. To disable this error and scale the gradients by the non-finite norm anyway, set `error_if_nonfinite=False`",
#   "Anomaly Detection has been enabled.",
# ]
#
# [code.log_of_a_probability]
# either = [
#     '$Y * torch.log($P) + (1 - $Y) * torch.log(1 - $P)',
#     '$Y * $P.log() + (1 - $Y) * (1 - $P).log()',
#     '-$Y * torch.log($P) - (1 - $Y) * torch.log(1 - $P)', '$A.softmax(...).log()',
#     '-($Y * torch.log($P) + (1 - $Y) * torch.log(1 - $P))', 'torch.log($A.softmax(...))',
#     '-(1 - $Y) * torch.log(1 - $P) - $Y * torch.log($P)', 'torch.log($A.sigmoid(...))',
#     '(1 - $Y) * torch.log(1 - $P) + $Y * torch.log($P)', 'torch.log(1 - $A.sigmoid(...))',
#     'torch.log(torch.sigmoid(...))', '$P.sigmoid().log()', 'torch.log($A.softmax(...)[...])',
#     '$A.softmax(...)[...].log()', 'torch.log(torch.nn.Softmax(...)(...))',
#     'torch.log($A.softmax(...).gather(...))', '$A.softmax(...).gather(...).log()',
#     '(1 - $A.sigmoid(...)).log()', 'torch.log2($A.softmax(...))',
# ]
# nowhere = ['$P = <... $X.clamp(...) ...>', '$P = <... torch.clamp(...) ...>']
#
# [code.sqrt_of_a_sum_of_squares]
# either = [
#     '(($A - $B) ** 2).sum(...).sqrt()', '($A - $B).pow(2).sum(...).sqrt()',
#     'torch.sqrt((($A - $B) ** 2).sum(...))', 'torch.sqrt(($A - $B).pow(2).sum(...))',
#     'torch.sqrt(torch.sum(($A - $B) ** 2, ...))',
#     'torch.sqrt(torch.sum(torch.pow($A - $B, 2), ...))', '($A - $B).square().sum(...).sqrt()',
#     'torch.sqrt(($A - $B).square().sum(...))', '$W.square().sum().sqrt()',
#     '($W ** 2).sum().sqrt()', 'torch.sqrt(($W ** 2).sum())',
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
# ]
# anywhere = ['$L.backward(...)']
#
# [code.log_of_a_softmax_variable]
# either = [
#     'torch.log($P)', '$P.log()', 'torch.log(1 - $P)', 'torch.log($P[...])',
#     'torch.log($P.gather(...))', '$P.gather(...).log()', '$P.gather(...).squeeze(...).log()',
#     'torch.log($P[$I, $J])', '$P[$I, $J].log()', '$P[...].log()',
# ]
# inside = [
#     [
# '''
# $P = $A.softmax(...)
# ...
# ''',
# '''
# $P = $A.sigmoid(...)
# ...
# ''',
# '''
# $P = torch.nn.Softmax(...)($X)
# ...
# ''',
# ],
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
# $P = $A2.$F(...)
# ...
# $P = $OTHER
# ...
# ''',
# ]
# anywhere = ['$L.backward(...)']
# nowhere = [
#     '$P.detach()', '$P.clamp_(...)', 'torch.nn.functional.kl_div(...)', 'torch.nn.KLDivLoss(...)',
# ]
# example = '''
# p = torch.softmax(logits, dim=1)
# loss = -torch.log(p[range(4), y]).mean()
# loss.backward()
# '''
#
# [code.softmax_by_hand]
# either = [
#     'torch.exp($X) / torch.exp($X).sum(...)', 'torch.exp($X) / torch.sum(torch.exp($X), ...)',
#     '$X.exp() / $X.exp().sum(...)', 'torch.log(torch.exp($X).sum(...))',
#     'torch.log(torch.sum(torch.exp($X), ...))', '$X.exp().sum(...).log()',
#     'torch.exp($X).sum(...).log()', 'torch.log(1 + torch.exp($X))',
#     'torch.log1p(torch.exp($X))', '(1 + $X.exp()).log()', 'torch.log(torch.exp($X) + 1)',
# ]
# not_inside = ['torch.where(...)']
# nowhere = ['$X = $Y - $MAX', '$X = $Y.clamp(...)', '$X = torch.clamp(...)', '$X -= $MAX']
# names = { "$X" = '(?!.*(max|abs|log_|logp|logvar|log_var))[\w.]+' }
# example = 'p = torch.exp(logits) / torch.exp(logits).sum(dim=1, keepdim=True)'
#
# [code.magnitude_of_two]
# either = [
#     'torch.sqrt($A ** 2 + $B ** 2)', '($A ** 2 + $B ** 2).sqrt()', '($A ** 2 + $B ** 2) ** 0.5',
#     'torch.sqrt($A.pow(2) + $B.pow(2))', '($A.pow(2) + $B.pow(2)).sqrt()',
#     'torch.sqrt($A * $A + $B * $B)', 'torch.sqrt(torch.pow($A, 2) + torch.pow($B, 2))',
#     'torch.sqrt($A.square() + $B.square())', '($A.square() + $B.square()).sqrt()',
#     '(($A - $B) ** 2).sum(...) ** 0.5', '($A - $B).pow(2).sum(...) ** 0.5',
#     '($A - $B).pow(2).sum(...).pow(0.5)', '(($A - $B) ** 2).sum(...).pow(0.5)',
# '''
# $S = (($A - $B) ** 2).sum(...)
# ...
# $S.sqrt()
# ''',
# '''
# $S = (($A - $B) ** 2).sum(...)
# ...
# torch.sqrt($S)
# ''',
# '''
# $S = ($A - $B).pow(2).sum(...)
# ...
# $S.sqrt()
# ''',
# '''
# $S = ($A - $B).pow(2).sum(...)
# ...
# torch.sqrt($S)
# ''',
# '''
# $S = ($A - $B).square().sum(...)
# ...
# $S.sqrt()
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
# ]
# inside = ['def $F(...): ...']
# anywhere = ['$L.backward(...)']
# nowhere = ['$S = $S.clamp(...)', '$S = $S + $EPS', '$S += $EPS']
# names = { "$F" = 'forward|.*(loss|dist|mag|spec|penal|energy|length|norm|stft|rmse|error).*' }
# example = '''
# def magnitude(real, imag):
#     return torch.sqrt(real ** 2 + imag ** 2)
# magnitude(x, y).sum().backward()
# '''
#
# [code.log_of_a_magnitude]
# either = [
#     'torch.log($X.abs())', 'torch.log10($X.abs())', '$X.abs().log()', 'torch.log(torch.abs($X))',
#     'torch.log($X.abs() ** 2)', 'torch.log10($X.abs() ** 2)', 'torch.log($X.abs().pow(2))',
# ]
# anywhere = [
#     ['torch.stft(...)', 'torch.fft.rfft(...)', '$L.backward(...)'],
# ]
# example = '''
# x = torch.log(torch.stft(wave, 256, return_complex=True).abs())
# '''
#
# [code.softmax_by_hand_later]
# either = [
#     '$E / $E.sum(...)', '$E / torch.sum($E, ...)', 'torch.log($E.sum(...))',
#     '$E.sum(...).log()', 'torch.log(torch.sum($E, ...))', 'torch.log(1 + $E)',
# ]
# inside = [
#     [
# '''
# $E = torch.exp($X)
# ...
# ''',
# '''
# $E = $X.exp()
# ...
# ''',
# ],
# ]
# nowhere = ['$X = $Y - $MAX', '$X = $Y.clamp(...)', '$X = torch.clamp(...)', '$X -= $MAX']
# names = { "$X" = '(?!.*(max|abs|log_|logp|logvar|log_var))[\w.]+' }
# example = '''
# e = torch.exp(logits)
# p = e / e.sum(dim=1, keepdim=True)
# '''
#
# [code.root_of_a_clamped_zero]
# either = [
#     '$D.clamp(min=0).sqrt()', '$D.clamp(0).sqrt()', '$D.clamp(min=0.0).sqrt()',
#     '$D.clamp_min(0).sqrt()', 'torch.sqrt($D.clamp(min=0))',
#     'torch.sqrt(torch.clamp($D, min=0))', 'torch.clamp($D, min=0).sqrt()',
#     'torch.sqrt(torch.clamp($D, 0))', 'torch.sqrt($D.clamp(0))', 'torch.sqrt(torch.relu($D))',
#     '$D.relu().sqrt()', 'torch.relu($D).sqrt()', 'torch.sqrt(torch.nn.functional.relu($D))',
#     'torch.sqrt($D.clamp_min(0))', 'torch.sqrt($D.clamp(min=0.0))',
#     'torch.sqrt(torch.clamp($D, min=0.0))', 'torch.clamp($D, min=0.0).sqrt()',
#     '$D.clamp_(min=0).sqrt()', '$D.clamp(min=0) ** 0.5', '$D.clamp_min(0.0).sqrt()',
#     'torch.sqrt(torch.clamp_min($D, 0))', 'torch.sqrt(torch.maximum($D, torch.zeros_like($D)))',
#     'torch.sqrt($D.abs())', '$D.abs().sqrt()', 'torch.clamp($D, 0).sqrt()',
#     'torch.sqrt($D.relu())',
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
# ]
# anywhere = ['$L.backward(...)']
# example = '''
# distance = squared.clamp(min=0).sqrt()
# loss = distance.mean()
# loss.backward()
# '''
# ///

# --8<-- [start:wrong]
import torch

logits = torch.tensor([200.0, 0.0], requires_grad=True)
loss = -logits.softmax(dim=0).log()[1]  # class 1 has probability 0
loss.backward()
print("loss:", loss.item(), "gradient:", logits.grad.tolist())
#> loss: inf gradient: [nan, nan]
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

logits = torch.tensor([200.0, 0.0], requires_grad=True)
loss = -logits.log_softmax(dim=0)[1]
loss.backward()
print("loss:", loss.item(), "gradient:", logits.grad.tolist())
#> loss: 200.0 gradient: [1.0, -1.0]
# --8<-- [end:right]

# --8<-- [start:wrong_sqrt]
import torch

w = torch.zeros(2, requires_grad=True)
length = w.square().sum().sqrt()
length.backward()
print("length:", length.item(), "gradient:", w.grad.tolist())
#> length: 0.0 gradient: [nan, nan]
# --8<-- [end:wrong_sqrt]

# --8<-- [start:right_sqrt]
import torch

w = torch.zeros(2, requires_grad=True)
length = torch.linalg.vector_norm(w)
length.backward()
print("length:", length.item(), "gradient:", w.grad.tolist())
#> length: 0.0 gradient: [0.0, 0.0]
# --8<-- [end:right_sqrt]

# --8<-- [start:detect]
import torch
from torch.overrides import TorchFunctionMode


class FirstNaN(TorchFunctionMode):
    def __torch_function__(self, func, types, args=(), kwargs=None):
        result = func(*args, **(kwargs or {}))
        for y in result if isinstance(result, tuple) else [result]:
            if isinstance(y, torch.Tensor) and y.isnan().any():
                raise ArithmeticError(f"{func.__name__} returned NaN")
        return result


x = torch.tensor([0.5, 1.5])
with FirstNaN():
    y = (1 - x).log()
    loss = y.mean()
#> ArithmeticError: log returned NaN
# --8<-- [end:detect]

# --8<-- [start:detect_backward]
import warnings

import torch

w = torch.zeros(2, requires_grad=True)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    try:
        with torch.autograd.detect_anomaly():
            total = w.square().sum()
            length = total.sqrt()
            length.backward()
    except RuntimeError as error:
        print("error:", error)
#> error: Function 'PowBackward0' returned nan values in its 0th output.
lines = str(caught[-1].message).splitlines()
print("warning:", lines[0])
#> warning: Error detected in PowBackward0. Traceback of forward call that caused the error:
print("line:", *[line.strip() for line in lines if " = w." in line])
#> line: total = w.square().sum()
# --8<-- [end:detect_backward]

# --8<-- [start:demo_anomaly]
import warnings
import torch

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    with torch.autograd.detect_anomaly():
        print("in the block:", torch.is_anomaly_enabled())
#> in the block: True
print("warning:", caught[0].message)
#> warning: Anomaly Detection has been enabled. This mode will increase the runtime and should only be enabled for debugging.
print("after it:", torch.is_anomaly_enabled())
#> after it: False
torch.autograd.set_detect_anomaly(True)  # no warning, and it stays on
print("later:", torch.is_anomaly_enabled())
#> later: True
torch.autograd.set_detect_anomaly(False)
# --8<-- [end:demo_anomaly]

# --8<-- [start:detect_clip]
import torch
from torch import nn

good, bad = (nn.Parameter(torch.ones(1)) for _ in "12")
good.grad, bad.grad = torch.ones(1), torch.tensor([torch.nan])
nn.utils.clip_grad_norm_([good, bad], 1.0, error_if_nonfinite=True)
#> RuntimeError: The total norm of order 2.0 for gradients from `parameters` is non-finite, so it cannot be clipped. To disable this error and scale the gradients by the non-finite norm anyway, set `error_if_nonfinite=False`
# --8<-- [end:detect_clip]

# --8<-- [start:demo_course]
import torch
from torch import nn


def course(x, factor=0.0):
    model, losses = nn.Linear(2, 1, bias=False), []
    nn.init.zeros_(model.weight)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for step in range(4):
        penalty = model.weight.square().sum().sqrt()
        loss = (model(x) - 1).square().mean() + factor * penalty
        losses.append(f"{loss.item():.2f}")
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return ", ".join(losses)


print("data with a NaN:", course(torch.tensor([[1.0, torch.nan]])))
#> data with a NaN: nan, nan, nan, nan
print("penalty with sqrt:", course(torch.ones(1, 2), factor=0.01))
#> penalty with sqrt: 1.00, nan, nan, nan
# --8<-- [end:demo_course]

# --8<-- [start:wrong_lr]
import torch
from torch import nn

torch.manual_seed(0)
area = 50 + 100 * torch.rand(64, 1)  # in square metres
price = 3 * area + 20
x = area
model = nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(16):
    loss = nn.functional.mse_loss(model(x), price)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step < 6 or step > 13:
        print(f"step {step}, loss {loss.item():.0e}")
#> step 0, loss 7e+04
#> step 1, loss 3e+11
#> step 2, loss 1e+18
#> step 3, loss 5e+24
#> step 4, loss 2e+31
#> step 5, loss inf
#> step 14, loss nan
#> step 15, loss nan
# --8<-- [end:wrong_lr]

# --8<-- [start:right_lr]
import torch
from torch import nn

torch.manual_seed(0)
area = 50 + 100 * torch.rand(64, 1)  # in square metres
price = 3 * area + 20
x = (area - area.mean()) / area.std()
model = nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(16):
    loss = nn.functional.mse_loss(model(x), price)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step < 6 or step > 13:
        print(f"step {step}, loss {loss.item():.0e}")
#> step 0, loss 1e+05
#> step 1, loss 7e+04
#> step 2, loss 4e+04
#> step 3, loss 3e+04
#> step 4, loss 2e+04
#> step 5, loss 1e+04
#> step 14, loss 2e+02
#> step 15, loss 1e+02
# --8<-- [end:right_lr]

# --8<-- [start:demo_data]
import torch
from torch.utils.data import TensorDataset

torch.manual_seed(0)
x, y = torch.randn(6, 3), torch.randn(6, 1)
x[:, 2] = 5.0  # the same value in every row
y[4] = torch.nan  # an empty field in the file
dataset = TensorDataset(x, y)
for i, sample in enumerate(dataset):
    if not all(t.isfinite().all() for t in sample):
        print("bad sample:", i)
#> bad sample: 4
x = (x - x.mean(0)) / x.std(0)
print("NaN per column after normalizing:", x.isnan().sum(0).tolist())
#> NaN per column after normalizing: [0, 0, 6]
# --8<-- [end:demo_data]

# --8<-- [start:demo_half]
import torch
from torch import nn

layer = nn.Linear(100, 2, bias=False)
nn.init.constant_(layer.weight, 30.0)
x = torch.full((1, 100), 30.0)
for dtype in (torch.float32, torch.float16, torch.bfloat16):
    out = layer.to(dtype)(x.to(dtype))
    loss = -out.log_softmax(dim=1)[0, 0]
    print(f"{dtype}: output {out[0, 0]:.0f}, loss {loss:.2f}")
#> torch.float32: output 90000, loss 0.69
#> torch.float16: output inf, loss nan
#> torch.bfloat16: output 90112, loss 0.69
# --8<-- [end:demo_half]

# --8<-- [start:detect_first]
import torch
from torch import nn


def first_bad(model, criterion, x, y):
    weights = list(model.parameters())
    out = model(x)
    loss = criterion(out, y)
    train = [w for w in weights if w.requires_grad]
    grads = torch.autograd.grad(loss, train, allow_unused=True)
    for name, tensors in (("x, y", [x, y]), ("weights", weights),
            ("output", [out]), ("loss", [loss]), ("gradient", grads)):
        if not all(t.isfinite().all() for t in tensors if t is not None):
            return name


model, x = nn.Linear(2, 1, bias=False), torch.eye(2)
y = model(x).detach()  # every prediction is exactly y
rmse = lambda out, y: (out - y).square().mean().sqrt()
print("first bad:", first_bad(model, rmse, x, y))
#> first bad: gradient
# --8<-- [end:detect_first]

# --8<-- [start:detect_layer]
import torch
from torch import nn


def hook(layer, args, out):
    out = out[0] if isinstance(out, tuple) else out
    if isinstance(out, torch.Tensor) and not out.isfinite().all():
        bad = (~out.isfinite()).sum().item()
        print(f"{names[layer]} ({type(layer).__name__}): {bad} not finite")


torch.manual_seed(0)
model = nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 1))
with torch.no_grad():
    model[2].weight[0, 0] = torch.inf  # as after a step that was too large
names = {layer: name for name, layer in model.named_modules() if name}
hooks = [layer.register_forward_hook(hook) for layer in names]
model(torch.ones(1, 2))
#> 2 (Linear): 1 not finite
for handle in hooks:
    handle.remove()
# --8<-- [end:detect_layer]

# --8<-- [start:figure]
import torch

nan = torch.tensor(torch.nan)
assert not nan.isfinite() and not (0 * nan).isfinite()
rows = [
    ("loss 0, 1, ...", "1e31 inf", "lr, x.std(0)"),
    ("x, y", "nan", "data, 0 / 0"),
    ("weights", "nan", "step - 1"),
    ("output", "inf, nan", "float16, exp"),
    ("loss", "inf, nan", "log(0), 0 / 0"),
    ("gradient", "nan", "sqrt(0), where"),
]
BOX = 'stroke="currentColor" stroke-width="1.5" rx="3" fill='
LEFT, WIDTH, PITCH = 4, 128, 58


def text(x, y, words, more=""):
    return f'<text x="{x}" y="{y}" {more}>{words}</text>'


def box(x, y, width, words, fill="var(--md-code-bg-color, #f5f4f0)"):
    svg = f'<rect x="{x}" y="{y}" width="{width}" height="34" {BOX}"{fill}"/>'
    return svg + text(x + width / 2, y + 22, words)


def arrow(path, x, y, tip):
    return (f'<path d="{path}" stroke="currentColor" fill="none"/>'
            f'<path d="M{x} {y}{tip}z"/>')


svg = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 380 342" \
style="max-width:25rem" data-search-exclude="" font-size="14" \
fill="currentColor" text-anchor="middle" \
font-family="var(--md-code-font-family, monospace)">
"""
for number, (check, seen, cause) in enumerate(rows, 1):
    y = 8 + (number - 1) * PITCH
    middle = y + 17
    svg += box(LEFT, y, WIDTH, check)
    svg += arrow(f"M132 {middle}H200", 208, middle, "l-9 -5v10")
    svg += text(170, middle - 6, seen)
    svg += box(208, y, 138, cause, "none")
    svg += text(362, middle + 5, number, 'font-weight="bold"')
    if number < len(rows):
        svg += arrow(f"M68 {y + 34}V{y + 50}", 68, y + 58, "l-5 -9h10")
    svg += "\n"
open("figure.svg", "w").write(svg + "</svg>\n")
# --8<-- [end:figure]

# --8<-- [start:check]
import contextlib
import io

import torch
import torch.nn.functional as F
from torch import nn

inf, nan = float("inf"), float("nan")
assert wrong.out == "loss: inf gradient: [nan, nan]\n"
assert right.out == "loss: 200.0 gradient: [1.0, -1.0]\n"
assert wrong_sqrt.out == "length: 0.0 gradient: [nan, nan]\n"
assert right_sqrt.out == "length: 0.0 gradient: [0.0, 0.0]\n"
assert detect.error == "ArithmeticError: log returned NaN"
assert detect_backward.out == """\
error: Function 'PowBackward0' returned nan values in its 0th output.
warning: Error detected in PowBackward0. Traceback of forward call that caused \
the error:
line: total = w.square().sum()
"""
assert not torch.is_anomaly_enabled()
assert detect_clip.error.startswith(
    "RuntimeError: The total norm of order 2.0 for gradients from "
    "`parameters` is non-finite, so it cannot be clipped.")

assert demo_course.out == """\
data with a NaN: nan, nan, nan, nan
penalty with sqrt: 1.00, nan, nan, nan
"""
# a factor of 0 doesn't help against a gradient of inf
assert demo_course.course(torch.ones(1, 2)) == "1.00, nan, nan, nan"
lines = wrong_lr.out.splitlines()
assert lines[4:6] == ["step 4, loss 2e+31", "step 5, loss inf"]
assert lines[-1] == "step 15, loss nan"
assert 149 < wrong_lr.area.max() < 150 and right_lr.x.abs().max() < 2
assert torch.finfo(torch.float16).max == 65504
assert torch.tensor(-200.0).exp() == 0
assert right_lr.out.endswith("step 15, loss 1e+02\n")
small = nn.Linear(1, 1)  # the other way: a learning rate for these inputs
optimizer = torch.optim.SGD(small.parameters(), lr=1e-5)
for step in range(50):
    loss = F.mse_loss(small(wrong_lr.area), wrong_lr.price)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
assert loss < 100
# clipping keeps it finite; Adam's steps have a limit of their own
for make, limit in ((torch.optim.SGD, 1.0), (torch.optim.Adam, None)):
    torch.manual_seed(0)
    model = nn.Linear(1, 1)
    optimizer = make(model.parameters(), lr=0.1)
    for step in range(50):
        loss = F.mse_loss(model(wrong_lr.area), wrong_lr.price)
        optimizer.zero_grad()
        loss.backward()
        if limit:
            nn.utils.clip_grad_norm_(model.parameters(), limit)
        optimizer.step()
    assert loss < 1e5
for seed in range(5):  # the first loss doesn't know the learning rate
    first = []
    for lr in (1e-9, 1e9):
        torch.manual_seed(seed)
        model, x = nn.Linear(2, 1), torch.randn(4, 2)
        optimizer = torch.optim.SGD(model.parameters(), lr)
        first.append(model(x).square().mean())
        first[-1].backward()
        optimizer.step()
    assert first[0] == first[1]
assert demo_data.out == """\
bad sample: 4
NaN per column after normalizing: [0, 0, 6]
"""
assert demo_half.out == """\
torch.float32: output 90000, loss 0.69
torch.float16: output inf, loss nan
torch.bfloat16: output 90112, loss 0.69
"""
assert detect_first.out == "first bad: gradient\n"
assert detect_layer.out == "2 (Linear): 1 not finite\n"
lstm = nn.LSTM(2, 3)  # the output of this layer is a tuple
detect_layer.names[lstm] = "lstm"
lstm.register_forward_hook(detect_layer.hook)
with contextlib.redirect_stdout(io.StringIO()) as printed:
    lstm(torch.full((1, 1, 2), nan))
assert printed.getvalue() == "lstm (LSTM): 3 not finite\n"
# first_bad finds each of the five, and None if all is well
find, x, y = detect_first.first_bad, torch.ones(2, 2), torch.zeros(2, 1)
model, mse = nn.Linear(2, 1), nn.MSELoss()
assert find(model, mse, x, y) is None
assert find(model, mse, x * nan, y) == find(model, mse, x, y * nan) == "x, y"
assert find(model, mse, x * 1e38 * 5, y) == "x, y"
broken = nn.Linear(2, 1)
nn.init.constant_(broken.bias, nan)
assert find(broken, mse, x, y) == "weights"
exp = nn.Sequential(nn.Linear(2, 1, bias=False))
nn.init.constant_(exp[0].weight, 1e30)
assert find(exp, mse, x * 1e30, y) == "output"
assert find(exp, mse, x, y) == "loss"
ignore = nn.CrossEntropyLoss()
assert find(nn.Linear(2, 3), ignore, x, torch.tensor([-100, -100])) == "loss"
parts = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 1))
parts[0].requires_grad_(False)  # frozen
parts.unused = nn.Linear(2, 1)
parts.forward = lambda x: parts[1](parts[0](x))
assert find(parts, mse, x, y) is None
half = nn.Linear(100, 2, bias=False)  # under autocast: call it there as well
nn.init.constant_(half.weight, 30.0)
batch = torch.full((1, 100), 30.0), torch.tensor([0])
assert find(half, ignore, *batch) is None
with torch.autocast("cpu", dtype=torch.float16):
    assert find(half, ignore, *batch) == "output"
# labels that are all ignored: the loss is NaN, the gradients are 0
labels, plain = nn.Linear(2, 3), torch.tensor([-100, -100])
loss = ignore(labels(x), plain)
loss.backward()
assert loss.isnan() and not labels.weight.grad.any()
# Adam's eps is 0 in float16: small gradients make the weights inf or NaN
for grad, expected in (0.0, nan), (1e-3, -inf):
    p = nn.Parameter(torch.ones(1, dtype=torch.float16))
    optimizer = torch.optim.Adam([p], eps=1e-8)
    p.grad = torch.full_like(p, grad)
    optimizer.step()
    assert str(p.item()) == str(expected)
# a NaN in the fourth batch: three good losses, then none
torch.manual_seed(0)
model, batches, losses = nn.Linear(3, 1), torch.randn(6, 4, 3), []
batches[3, 0, 0] = nan
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for rows in batches:
    loss = model(rows).square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    losses.append(loss.isnan().item())
assert losses == [False] * 3 + [True] * 3
model = nn.Linear(2, 1)


def value_and_grad(f, *numbers):
    x = torch.tensor(numbers, requires_grad=True)
    y = f(x)
    y.sum().backward()
    return y.tolist(), x.grad.tolist()


def same(found, expected):
    return str(found) == str(expected)


# the table: each cause, and what stands beside it
assert same(value_and_grad(torch.log, 0.0), ([-inf], [inf]))
assert same(value_and_grad(torch.sqrt, 0.0), ([0.0], [inf]))
assert same(value_and_grad(lambda x: x**0.5, 0.0), ([0.0], [inf]))
value, grad = value_and_grad(lambda x: (x + 1e-6).sqrt(), 0.0)
assert abs(value[0] - 1e-3) < 1e-6 and abs(grad[0] - 500) < 1
assert torch.tensor(89.0).exp() == inf > torch.tensor(88.0).exp()
assert torch.tensor(12.0).half().exp() == inf > torch.tensor(11.0).half().exp()
x = torch.tensor([100.0, 0.0])
assert (x.exp() / x.exp().sum())[0].isnan() and x.softmax(0)[0] == 1
assert x.exp().sum().log() == inf and x.logsumexp(0) == 100
assert same(value_and_grad(lambda x: x / x, 0.0), ([nan], [nan]))
zero = torch.zeros(1)
assert (zero / zero.clamp(min=1e-6)).item() == 0
assert (zero.half() + 1e-6).sqrt() > 0 == (zero.half() + 1e-8)
assert (zero.half() / zero.half().clamp(min=1e-6)).item() == 0
assert torch.ones(1).std().isnan() and torch.ones(1).std(correction=0) == 0
assert torch.ones(0).mean().isnan()
assert F.cross_entropy(torch.zeros(1, 2), torch.tensor([-100])).isnan()
assert (torch.tensor(inf) - inf).isnan() and (zero * inf).isnan()
assert (torch.tensor([1.0, nan]) * torch.tensor([1.0, 0.0])).sum().isnan()
w = torch.ones(1)
for _ in range(200):  # a step of 1.5 on w ** 2: w doubles with each
    w = w - 1.5 * 2 * w
assert w.isnan().all()
assert F.binary_cross_entropy_with_logits(x[:1], zero) == 100

# once a NaN is in the weights, and in Adam's averages, it stays
p = nn.Parameter(torch.ones(1))
optimizer = torch.optim.Adam([p])
p.grad = torch.tensor([nan])
optimizer.step()
with torch.no_grad():
    p.fill_(1)
p.grad = torch.ones(1)
optimizer.step()
assert p.isnan().all()
# without the argument, clipping spreads it to every gradient
good, bad = (nn.Parameter(torch.ones(1)) for _ in "12")
good.grad, bad.grad = torch.ones(1), torch.tensor([nan])
nn.utils.clip_grad_norm_([good, bad], 1.0)
assert good.grad.isnan().all()
# float16: a gradient of inf, and the step that GradScaler skips for it
_, grad = value_and_grad(lambda x: x / zero.clamp(min=1e-6), 0.0)
assert abs(grad[0] - 1e6) < 1 and torch.tensor(grad).half() == inf
w = nn.Parameter(torch.ones(1))
scaler, optimizer = torch.amp.GradScaler("cpu"), torch.optim.SGD([w])
scaler.scale((w.half() * 60000).sum()).backward()
scaler.step(optimizer)
assert w.grad.isinf() and w == 1

# FirstNaN looks into tuples, too
lstm, words = nn.LSTM(1, 1), torch.full((2, 1, 1), nan)
try:
    with detect.FirstNaN():
        lstm(words)
except ArithmeticError as error:
    assert str(error) == "lstm returned NaN"
else:
    raise AssertionError("a NaN in a tuple")

# anomaly mode looks at gradients only: this NaN passes
x = torch.tensor([-1.0], requires_grad=True)
with torch.autograd.detect_anomaly():
    loss = x.log().sum()
    loss.backward()
assert loss.isnan() and x.grad.tolist() == [-1]
assert demo_anomaly.out == """\
in the block: True
warning: Anomaly Detection has been enabled. This mode will increase the \
runtime and should only be enabled for debugging.
after it: False
later: True
"""
# --8<-- [end:check]
