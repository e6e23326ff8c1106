"""Writing to .data changes what backward saved and nobody notices; after detach() autograd notices and raises."""
# /// pitfall
# apis = ["torch.Tensor.detach", "torch.no_grad", "torch.nn.init.zeros_"]
# symptom = "silent"
# raises = ["demo_raises", "wrong_init", "demo_weights"]
# added = 2026-11-21
# messages = [
#   "one of the variables needed for gradient computation has been modified by an inplace operation: [torch.*Tensor [*]], which is output * of *, is at version *; expected version * instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).",
#   "one of the variables needed for gradient computation has been modified by an inplace operation: [torch.*Tensor [*]] is at version *; expected version * instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).",
#   "a leaf Variable that requires grad is being used in an in-place operation.",
# ]
# older = [
#   "one of the variables needed for gradient computation has been modified by an inplace operation: [torch.*Tensor [*]], which is output * of *Backward*, is at version *; expected version * instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True).",
#   "one of the variables needed for gradient computation has been modified by an inplace operation: [torch.*Tensor [*]] is at version *; expected version * instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True).",
#   "a leaf Variable that requires grad has been used in an in-place operation.",
# ]
#
# [code.weight_written]
# either = ['$L.weight.$WRITE(...)', '$L.bias.$WRITE(...)']
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
# anywhere = ['$L = torch.nn.$KIND(...)']
# nowhere = [
#     '$L.weight.requires_grad_(False)', '$L.weight.requires_grad = False',
#     '$L.requires_grad_(False)',
# ]
# names = { "$WRITE" = 'fill_|zero_|normal_|uniform_|mul_|add_|clamp_' }
#
# [code.data_written]
# either = [
# '''
# $P = $X.sigmoid()
# ...
# $D = $P.data
# ...
# $D[...] = $V
# ...
# $L.backward()
# ''',
# '''
# $P = $X.sigmoid()
# ...
# $D = $P.data
# ...
# $D[...] = $V
# ...
# $P.sum().backward()
# ''',
# ]
# line = "$V"
#
# [code.data_of_an_activation]
# either = [
#     '$X.data[...] = $V', '$X.data = $V', '$X.data *= $V', '$X.data += $V', '$X.data.clamp_(...)',
#     '$X.data.mul_(...)', '$X.data.add_(...)', '$X.data.zero_()', '$X.data.masked_fill_(...)',
#     '$X.data.fill_(...)', '$X.data.copy_(...)', '$X.data.clamp_min_(...)', '$X.data.div_(...)',
# ]
# inside = [
#     ['def forward(...): ...'],
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
# names = { "$X" = '(?!self\.)(?!.*(weight|bias|param|running|mean|var|buffer))\w+' }
# example = '''
# class Net(torch.nn.Module):
#     def forward(self, x):
#         h = torch.sigmoid(self.fc(x))
#         h.data.clamp_(0.1, 0.9)
#         return self.out(h)
# '''
#
# [code.data_between_forward_and_backward]
# either = [
#     '$OUT.data.clamp_(...)', '$OUT.data[...] = $V', '$OUT.data.mul_(...)', '$OUT.data.zero_()',
#     '$OUT.data.add_(...)', '$OUT.data.fill_(...)', '$OUT.data.masked_fill_(...)',
#     '$OUT.data.copy_(...)', '$OUT.data *= $V', '$OUT.data += $V', '$OUT.data.round_()',
# ]
# inside = [
# '''
# $OUT = $M($IN, ...)
# ...
# $L.backward(...)
# ''',
# ]
# example = '''
# out = model(x)
# out.data.clamp_(0, 1)
# loss = criterion(out, y)
# loss.backward()
# '''
#
# [code.alias_of_data_written]
# either = [
#     '$D[...] = $V', '$D.clamp_(...)', '$D.mul_(...)', '$D.zero_()', '$D.fill_(...)',
#     '$D.masked_fill_(...)', '$D *= $V', '$D += $V', '$D.add_(...)', '$D.round_()',
# ]
# inside = [
# '''
# $D = $OUT.data
# ...
# $L.backward(...)
# ''',
# ]
# not_inside = [
# '''
# $D = $OUT2.data
# ...
# $D = $OTHER
# ...
# ''',
# ]
# nowhere = ['for $OUT in $M.parameters(): ...']
# names = { "$OUT" = '(?!.*(weight|bias|param|\bp\b|grad)).*' }
#
# [code.weight_changed_before_backward]
# either = [
#     '$W.data.clamp_(...)', '$W.data.mul_(...)', '$W.data.add_(...)', '$W.data.zero_()',
#     '$W.data.copy_(...)', '$W.data.fill_(...)', '$W.data.renorm_(...)',
# ]
# inside = [
#     [
# '''
# $L = $CRITERION(...)
# ...
# $L.backward(...)
# ''',
# '''
# $L = (...).mean()
# ...
# $L.backward(...)
# ''',
#     ],
# ]
# not_inside = [
# '''
# $L2.backward(...)
# ...
# $W.data.$WRITE(...)
# ...
# ''',
# '''
# $L2.backward(...)
# ...
# for $P in $Q:
#     ...
#     $W.data.$WRITE(...)
#     ...
# ...
# ''',
# ]
# example = '''
# loss = criterion(model(x), y)
# model.weight.data.clamp_(min=0)
# loss.backward()
# '''
# ///

# --8<-- [start:wrong]
import torch

x = torch.tensor([-1.0, 0.5, 2.0], requires_grad=True)
prob = x.sigmoid()
label = prob.data
label[label > 0.5] = 1  # also writes into prob
prob.sum().backward()
print("gradient:", x.grad)
#> gradient: tensor([0.1966, 0.0000, 0.0000])
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

x = torch.tensor([-1.0, 0.5, 2.0], requires_grad=True)
prob = x.sigmoid()
label = prob.detach().clone()
label[label > 0.5] = 1
prob.sum().backward()
print("gradient:", x.grad)
#> gradient: tensor([0.1966, 0.2350, 0.1050])
# --8<-- [end:right]

# --8<-- [start:demo_raises]
import torch

a = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
out = a.sigmoid()
c = out.detach()
c.zero_()
out.sum().backward()
#> RuntimeError: one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [3]], which is output 0 of Sigmoid, is at version 1; expected version 0 instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).
# --8<-- [end:demo_raises]

# --8<-- [start:wrong_init]
import torch
from torch import nn

layer = nn.Linear(2, 1)
layer.weight.fill_(0.5)
#> RuntimeError: a leaf Variable that requires grad is being used in an in-place operation.
nn.init.zeros_(layer.bias)
print("weight:", layer.weight.tolist(), "bias:", layer.bias.tolist())
# --8<-- [end:wrong_init]

# --8<-- [start:right_init]
import torch
from torch import nn

layer = nn.Linear(2, 1)
with torch.no_grad():
    layer.weight.fill_(0.5)
nn.init.zeros_(layer.bias)
print("weight:", layer.weight.tolist(), "bias:", layer.bias.tolist())
#> weight: [[0.5, 0.5]] bias: [0.0]
# --8<-- [end:right_init]

# --8<-- [start:demo_count]
import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)
for name in ("detach", "data"):
    out = x.sigmoid()
    c = out.detach() if name == "detach" else out.data
    c.zero_()
    print(f"{name}: requires_grad", c.requires_grad)
    print("out:", out.tolist(), "version:", out._version)
#> detach: requires_grad False
#> out: [0.0, 0.0] version: 1
#> data: requires_grad False
#> out: [0.0, 0.0] version: 0
# --8<-- [end:demo_count]

# --8<-- [start:demo_saved]
import torch


def grad_after(f, change):
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    h = x.clone()
    out = f(h)
    {"input": h, "output": out}[change].detach().zero_()
    try:
        out.sum().backward()
    except RuntimeError:
        return "raises"
    return [round(g, 2) for g in x.grad.tolist()]


for f in (torch.sigmoid, torch.exp, torch.square, torch.neg):
    print(f.__name__, "- input changed:", grad_after(f, "input"),
          "- output changed:", grad_after(f, "output"))
#> sigmoid - input changed: [0.2, 0.1] - output changed: raises
#> exp - input changed: [2.72, 7.39] - output changed: raises
#> square - input changed: raises - output changed: [2.0, 4.0]
#> neg - input changed: [-1.0, -1.0] - output changed: [-1.0, -1.0]
# --8<-- [end:demo_saved]

# --8<-- [start:demo_weights]
import torch

w = torch.tensor([1.0, 2.0], requires_grad=True)
loss = (w**2).sum()
print("expected:", (2 * w).tolist())
#> expected: [2.0, 4.0]
w.data.zero_()
loss.backward()
print("gradient:", w.grad.tolist())
#> gradient: [0.0, 0.0]

w = torch.tensor([1.0, 2.0], requires_grad=True)
loss = (w**2).sum()
with torch.no_grad():
    w.zero_()
loss.backward()
#> RuntimeError: one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [2]] is at version 1; expected version 0 instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).
# --8<-- [end:demo_weights]

# --8<-- [start:figure]
import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)
ways = {
    "out": lambda out: out,
    "out.detach()": lambda out: out.detach(),
    "out.data": lambda out: out.data,
}
SMALL = 'font-size="13"'
height, pitch, first = 34, 52, 34
counters, words = {}, ""


def text(x, y, words, more=""):
    return f'<text x="{x}" y="{y:g}" {more}>{words}</text>'


def line(path, more=""):
    return f'<path d="{path}" stroke="currentColor" {more}/>'


def box(x, top, bottom, width, *lines):
    svg = f'<rect x="{x}" y="{top}" width="{width}" height="{bottom - top}" '
    svg += 'stroke="currentColor" stroke-width="1.5" rx="3" '
    svg += 'fill="var(--md-code-bg-color, #f5f4f0)"/>'
    for place, words in enumerate(lines):
        y = (top + bottom) / 2 + 5 + 24 * (place - (len(lines) - 1) / 2)
        svg += text(x + width / 2, y, words)
    return svg


svg = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 484 182" \
style="max-width:29rem" data-search-exclude="" font-size="14" \
fill="currentColor" text-anchor="middle" \
font-family="var(--md-code-font-family, monospace)">
{text(110, 18, "grad_fn")}{text(353, 18, "data_ptr()")}
{text(443, 18, "_version")}
"""
for row, (name, way) in enumerate(ways.items()):
    out = x.sigmoid()
    values = [f"{value:.2f}" for value in out.tolist()]
    tensor, top = way(out), first + row * pitch
    node, y = tensor.grad_fn, top + height // 2
    if node:
        assert node.next_functions[0][0].variable is x
        svg += line(f"M36 {y}H190") + f'<path d="M45 {y - 5}l-9 5l9 5z"/>'
    else:
        svg += line(f"M36 {y}H190", 'stroke-dasharray="5 4"')
        svg += f'<path d="M100 {y + 9}l7 -18m8 0l-7 18" stroke-width="2.5" '
        svg += 'stroke="var(--wrong, #b5391f)"/>'
    svg += text(114 if node else 156, y - 6, node and node.name(), SMALL)
    svg += line(f"M300 {y}H420") + box(184, top, top + height, 116, name) + "\n"
    assert tensor.data_ptr() == out.data_ptr()  # one memory for all
    old = tensor._version
    tensor.detach().zero_()
    words = f"{old} &#8594; {tensor._version}"
    counters.setdefault(out._version == tensor._version, []).append(top)
svg += box(10, first, first + 2 * pitch + height, 26, "x")
svg += box(318, first, first + 2 * pitch + height, 70, *values)
for tops in counters.values():  # one for those that count in out, too
    svg += box(412, tops[0], tops[-1] + height, 62, words)
open("figure.svg", "w").write(svg + "\n</svg>\n")
# --8<-- [end:figure]

# --8<-- [start:check]
import torch

p = torch.tensor([-1.0, 0.5, 2.0]).sigmoid()
assert torch.allclose(right.x.grad, p * (1 - p))
assert wrong.x.grad[1:].tolist() == [0, 0] and wrong.error is None
changed = "RuntimeError: one of the variables needed for gradient computation"
changed += " has been modified by an inplace operation: [torch.FloatTensor [3]]"
changed += ", which is output 0 of Sigmoid, is at version 1; expected version 0"
assert demo_raises.error.startswith(changed)
assert "a leaf Variable that requires grad is being" in wrong_init.out
assert right_init.out == "weight: [[0.5, 0.5]] bias: [0.0]\n"
assert demo_count.out == """\
detach: requires_grad False
out: [0.0, 0.0] version: 1
data: requires_grad False
out: [0.0, 0.0] version: 0
"""
assert demo_saved.out == """\
sigmoid - input changed: [0.2, 0.1] - output changed: raises
exp - input changed: [2.72, 7.39] - output changed: raises
square - input changed: raises - output changed: [2.0, 4.0]
neg - input changed: [-1.0, -1.0] - output changed: [-1.0, -1.0]
"""
assert demo_weights.out.startswith(
    "expected: [2.0, 4.0]\ngradient: [0.0, 0.0]\nRuntimeError: ")
assert "[2]] is at version 1; expected version 0" in demo_weights.error

# neg saves nothing: written through .data, its gradient is right all the same
x = torch.tensor([1.0, 2.0], requires_grad=True)
out = -x
out.data.zero_()
out.sum().backward()
assert x.grad.tolist() == [-1, -1]

# through .data, backward uses the new values; relu needs only their sign
x = torch.tensor([-1.0, 2.0], requires_grad=True)
out = x.relu()
out.data.mul_(2)
out.sum().backward()
assert x.grad.tolist() == [0, 1]

# writing before the forward pass: all ways give the same, right gradient
for way in (torch.Tensor.detach, lambda w: w.data):
    w = torch.tensor([1.0, 2.0], requires_grad=True)
    way(w).fill_(3)
    (w**2).sum().backward()
    assert w.tolist() == [3, 3] and w.grad.tolist() == [6, 6]
# --8<-- [end:check]
