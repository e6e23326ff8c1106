"""A tensor that backward still needs was overwritten after the forward pass had saved it."""
# /// pitfall
# apis = ["torch.Tensor.backward", "torch.autograd.set_detect_anomaly", "torch.nn.ReLU", "torch.Tensor.clone", "torch.Tensor.add_", "torch.stack"]
# symptom = "error"
# raises = ["wrong", "wrong_norm", "wrong_relu", "wrong_slice", "wrong_loop", "wrong_step"]
# added = 2026-11-29
# messages = [
#   "one of the variables needed for gradient computation has been modified by an inplace operation: [torch.*Tensor [*]], which is output * of *, is at version *; expected version * instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).",
#   "one of the variables needed for gradient computation has been modified by an inplace operation: [torch.*Tensor [*]] is at version *; expected version * instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).",
#   "one of the variables needed for gradient computation has been modified by an inplace operation: [torch.*Tensor [*]], which is output * of *, is at version *; expected version * instead. Hint: the backtrace further above shows the operation that failed to compute its gradient. The variable in question was changed in there or anywhere later. Good luck!",
# ]
# older = [
#   "one of the variables needed for gradient computation has been modified by an inplace operation: [torch.*Tensor [*]], which is output * of *Backward*, is at version *; expected version * instead. Hint: the backtrace further above shows the operation that failed to compute its gradient. The variable in question was changed in there or anywhere later. Good luck!",
#   "one of the variables needed for gradient computation has been modified by an inplace operation: [torch.*Tensor [*]], which is output * of *Backward*, is at version *; expected version * instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True).",
#   "one of the variables needed for gradient computation has been modified by an inplace operation: [torch.*Tensor [*]] is at version *; expected version * instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True).",
# ]
#
# [code.inplace_after_activation]
# either = [
# '''
# $OUT = $A.relu(...)
# ...
# $OUT += $X
# ''',
# '''
# $OUT = $A.sigmoid(...)
# ...
# $OUT += $X
# ''',
# '''
# $OUT = $A.tanh(...)
# ...
# $OUT += $X
# ''',
# '''
# $OUT = torch.exp(...)
# ...
# $OUT += $X
# ''',
# '''
# $OUT = $A.relu(...)
# ...
# $OUT *= $X
# ''',
# '''
# $OUT = $A.sigmoid(...)
# ...
# $OUT *= $X
# ''',
# '''
# $OUT = $A.tanh(...)
# ...
# $OUT *= $X
# ''',
# ]
# not = [
# '''
# $OUT = $A.relu(...)
# ...
# $OUT = $OTHER
# ...
# $OUT += $X
# ''',
# '''
# $OUT = $A.sigmoid(...)
# ...
# $OUT = $OTHER
# ...
# $OUT += $X
# ''',
# '''
# $OUT = $A.tanh(...)
# ...
# $OUT = $OTHER
# ...
# $OUT += $X
# ''',
# '''
# $OUT = torch.exp(...)
# ...
# $OUT = $OTHER
# ...
# $OUT += $X
# ''',
# ]
# inside = ['def forward(...): ...']
# line = "$X"
#
# [code.step_between_two_backwards]
# pattern = '''
# $A.backward(..., retain_graph=True, ...)
# ...
# $O.step()
# ...
# $B.$BACKWARD(...)
# '''
# not = [
# '''
# $A.backward(..., retain_graph=True, ...)
# ...
# $O.step()
# ...
# $B = $NEW
# ...
# $B.$BACKWARD(...)
# ''',
# '''
# $A.backward(..., retain_graph=True, ...)
# ...
# $O.step()
# ...
# $B, $X = $NEW
# ...
# $B.$BACKWARD(...)
# ''',
# '''
# $A.backward(..., retain_graph=True, ...)
# ...
# $A2.backward(...)
# ...
# $O.step()
# ...
# $B.$BACKWARD(...)
# ''',
# ]
# line = "$BACKWARD"
# names = { "$BACKWARD" = 'backward' }
# example = '''
# loss_a.backward(retain_graph=True)
# optimizer_a.step()
# loss_b.backward()
# optimizer_b.step()
# '''
#
# [code.state_written_into_a_tensor]
# either = [
#     '$H[:, $T] = $F(..., $H[:, $T - 1], ...)', '$H[$T] = $F(..., $H[$T - 1], ...)',
#     '$H[$T + 1] = $F(..., $H[$T], ...)', '$H[:, $T + 1] = $F(..., $H[:, $T], ...)',
#     '$H[:, $T] = <... $F($H[:, $T - 1]) ...>', '$H[$T] = <... $F($H[$T - 1]) ...>',
#     '$H[:, $T, :] = $F(..., $H[:, $T - 1, :], ...)', '$H[$T + 1] = <... $F($H[$T]) ...>',
#     '$H[$T + 1] = $H[$T] + $V', '$H[:, $T + 1] = $H[:, $T] + $V',
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
# anywhere = [
#     ['$L.backward(...)', 'class $NET(torch.nn.Module): ...'],
# ]
# names = { "$H" = '(?!.*(dp|dist|count|index|idx|mask)).*' }
# example = '''
# for t in range(1, 10):
#     h[:, t] = cell(h[:, t - 1])
# loss.backward()
# '''
#
# [code.scaled_by_itself]
# either = [
#     '$X /= <... $X.norm(...) ...>', '$X -= <... $X.exp() ...>',
#     '$X /= <... torch.norm($X, ...) ...>', '$X *= self.$GATE($X)', '$X.div_($X.norm(...))',
#     '$X /= <... $X.std(...) ...>', '$X /= $X.sum(...)', '$X.mul_(self.$GATE($X))',
#     '$X *= torch.sigmoid($X)', '$X *= torch.tanh($X)', '$X *= torch.exp($X)',
#     '$X *= torch.softplus($X)', '$X *= $X.sigmoid()', '$X *= $X.tanh()', '$X *= $X.exp()',
#     '$X.mul_(torch.sigmoid($X))', '$X.mul_(torch.tanh($X))', '$X.mul_(torch.exp($X))',
# ]
# inside = ['def forward(...): ...']
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
# example = '''
# class Gate(torch.nn.Module):
#     def forward(self, x):
#         h = self.fc(x)
#         h *= torch.sigmoid(h)
#         return h
# '''
#
# [code.written_after_activation]
# either = [
#     '$OUT.add_(...)', '$OUT.mul_(...)', '$OUT.sub_(...)', '$OUT.div_(...)', '$OUT.clamp_(...)',
#     '$OUT.masked_fill_(...)', '$OUT.fill_(...)', '$OUT.zero_(...)', '$OUT.relu_(...)',
#     '$OUT.exp_(...)', '$OUT.log_(...)', '$OUT.index_fill_(...)', '$OUT.copy_(...)',
#     '$OUT[...] = $V', '$OUT[$I, $J] = $V', '$OUT /= $V', '$OUT[...] *= $V', '$OUT[...] += $V',
#     '$OUT[$I, $J] += $V', '$OUT -= $V', '$OUT += $V', '$OUT *= $V',
# ]
# inside = [
#     [
# '''
# $OUT = torch.$ACT(...)
# ...
# ''',
# '''
# $OUT = $X.$ACT(...)
# ...
# ''',
# '''
# $OUT = torch.nn.functional.$ACT(...)
# ...
# ''',
#     ],
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
# $OUT = $A.$ACT2(...)
# ...
# $OUT = $OTHER
# ...
# ''',
# ]
# anywhere = [
#     ['$L.backward(...)', 'class $NET(torch.nn.Module): ...'],
# ]
# names = { "$ACT" = 'relu|sigmoid|tanh|exp|softmax|sqrt|softplus|rsqrt' }
# example = '''
# p = torch.sigmoid(logits)
# p.mul_(mask)
# loss = p.sum()
# loss.backward()
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 8)

    def forward(self, x):
        out = torch.relu(self.fc(x))
        out += x
        return out


model = Block()
loss = model(torch.randn(4, 8)).sum()
loss.backward()
#> RuntimeError: one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [4, 8]], which is output 0 of Relu, is at version 1; expected version 0 instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).
print("gradient of the weight:", model.fc.weight.grad.shape)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 8)

    def forward(self, x):
        out = torch.relu(self.fc(x))
        out = out + x
        return out


model = Block()
loss = model(torch.randn(4, 8)).sum()
loss.backward()
print("gradient of the weight:", model.fc.weight.grad.shape)
#> gradient of the weight: torch.Size([8, 8])
# --8<-- [end:right]

# --8<-- [start:wrong_norm]
import torch
from torch import nn

fc = nn.Linear(8, 4)
y = torch.exp(fc(torch.randn(2, 8)))
y /= y.sum(dim=1, keepdim=True)
y[:, 0].sum().backward()
#> RuntimeError: one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [2, 4]], which is output 0 of Exp, is at version 1; expected version 0 instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).
print("gradient of the weight:", fc.weight.grad.shape)
# --8<-- [end:wrong_norm]

# --8<-- [start:right_norm]
import torch
from torch import nn

fc = nn.Linear(8, 4)
y = torch.exp(fc(torch.randn(2, 8)))
y = y / y.sum(dim=1, keepdim=True)
y[:, 0].sum().backward()
print("gradient of the weight:", fc.weight.grad.shape)
#> gradient of the weight: torch.Size([4, 8])
# --8<-- [end:right_norm]

# --8<-- [start:wrong_relu]
import torch
from torch import nn

fc = nn.Linear(8, 8)
relu = nn.ReLU(inplace=True)
h = fc(torch.randn(4, 8))
gated = h * torch.sigmoid(h)
out = gated + relu(h)
out.sum().backward()
#> RuntimeError: one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [4, 8]], which is output 0 of Relu, is at version 1; expected version 0 instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).
print("gradient of the weight:", fc.weight.grad.shape)
# --8<-- [end:wrong_relu]

# --8<-- [start:right_relu]
import torch
from torch import nn

fc = nn.Linear(8, 8)
relu = nn.ReLU()
h = fc(torch.randn(4, 8))
gated = h * torch.sigmoid(h)
out = gated + relu(h)
out.sum().backward()
print("gradient of the weight:", fc.weight.grad.shape)
#> gradient of the weight: torch.Size([8, 8])
# --8<-- [end:right_relu]

# --8<-- [start:demo_switch_off]
from torch import nn

model = nn.Sequential(
    nn.Linear(8, 8), nn.ReLU(inplace=True), nn.Dropout(0.5, inplace=True))
for module in model.modules():
    if hasattr(module, "inplace"):
        module.inplace = False
        print("in place no more:", type(module).__name__)
#> in place no more: ReLU
#> in place no more: Dropout
# --8<-- [end:demo_switch_off]

# --8<-- [start:demo_silent]
import torch
from torch import nn

for inplace in (False, True):
    h = torch.tensor([-1.0, 2.0], requires_grad=True) * 1
    out = nn.ReLU(inplace=inplace)(h) + h
    out.sum().backward()
    print(f"inplace={inplace}:", out.tolist())
#> inplace=False: [-1.0, 4.0]
#> inplace=True: [0.0, 4.0]
# --8<-- [end:demo_silent]

# --8<-- [start:wrong_slice]
import torch
from torch import nn

conv = nn.Conv2d(3, 1, 3, padding=1)
att = torch.sigmoid(conv(torch.randn(2, 3, 8, 8)))
att[:, :, 0] = 0
att.sum().backward()
#> RuntimeError: one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [2, 1, 8, 8]], which is output 0 of Sigmoid, is at version 1; expected version 0 instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).
print("gradient of the weight:", conv.weight.grad.shape)
# --8<-- [end:wrong_slice]

# --8<-- [start:right_slice]
import torch
from torch import nn

conv = nn.Conv2d(3, 1, 3, padding=1)
att = torch.sigmoid(conv(torch.randn(2, 3, 8, 8)))
att = att.clone()
att[:, :, 0] = 0
att.sum().backward()
print("gradient of the weight:", conv.weight.grad.shape)
#> gradient of the weight: torch.Size([1, 3, 3, 3])
# --8<-- [end:right_slice]

# --8<-- [start:wrong_loop]
import torch
from torch import nn

cell = nn.Linear(8, 8)
h = torch.zeros(5, 8)
for t in range(1, 5):
    h[t] = torch.tanh(cell(h[t - 1]))
h.sum().backward()
#> RuntimeError: one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [1, 8]], which is output 0 of AsStrided, is at version 4; expected version 3 instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).
print("gradient of the weight:", cell.weight.grad.shape)
# --8<-- [end:wrong_loop]

# --8<-- [start:right_loop]
import torch
from torch import nn

cell = nn.Linear(8, 8)
h = [torch.zeros(8)]
for t in range(1, 5):
    h.append(torch.tanh(cell(h[t - 1])))
torch.stack(h).sum().backward()
print("gradient of the weight:", cell.weight.grad.shape)
#> gradient of the weight: torch.Size([8, 8])
# --8<-- [end:right_loop]

# --8<-- [start:wrong_step]
import torch
from torch import nn

model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.Conv2d(4, 1, 3))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
out = model(torch.randn(2, 3, 8, 8))
loss_a, loss_b = out.mean(), out.square().mean()
loss_a.backward(retain_graph=True)
optimizer.step()
loss_b.backward()
#> RuntimeError: one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [1, 4, 3, 3]] is at version 2; expected version 1 instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).
optimizer.step()
print("gradient of the weight:", model[0].weight.grad.shape)
# --8<-- [end:wrong_step]

# --8<-- [start:right_step]
import torch
from torch import nn

model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.Conv2d(4, 1, 3))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
out = model(torch.randn(2, 3, 8, 8))
loss_a, loss_b = out.mean(), out.square().mean()
loss_a.backward(retain_graph=True)
loss_b.backward()
optimizer.step()
print("gradient of the weight:", model[0].weight.grad.shape)
#> gradient of the weight: torch.Size([4, 3, 3, 3])
# --8<-- [end:right_step]

# --8<-- [start:demo_fused]
import torch
from torch import nn

for early in (False, True):
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(8, 4), nn.Linear(4, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=1.0, fused=True)
    out = model(torch.randn(4, 8))
    loss_a, loss_b = out.mean(), out.square().mean()
    loss_a.backward(retain_graph=True)
    if early:
        optimizer.step()
    optimizer.zero_grad()
    loss_b.backward()
    norm = model[0].weight.grad.norm()
    print(f"step() before backward(): {early}, gradient norm {norm:.2f}")
#> step() before backward(): False, gradient norm 0.40
#> step() before backward(): True, gradient norm 0.88
# --8<-- [end:demo_fused]

# --8<-- [start:demo_clone]
import torch
from torch import nn

fc, x = nn.Linear(8, 8), torch.randn(4, 8)
for name, forward in {
    "clone of x": lambda: torch.relu(fc(x)).add_(x.clone()),
    "clone afterwards": lambda: torch.relu(fc(x)).add_(x).clone(),
    "clone of out, before": lambda: torch.relu(fc(x)).clone().add_(x),
}.items():
    try:
        forward().sum().backward()
        print(f"{name}: works")
    except RuntimeError:
        print(f"{name}: raises the same error")
#> clone of x: raises the same error
#> clone afterwards: raises the same error
#> clone of out, before: works
# --8<-- [end:demo_clone]

# --8<-- [start:demo_saved]
import torch
from torch import nn

fc, x = nn.Linear(8, 8), torch.randn(4, 8)
for layer in (nn.Identity(), nn.BatchNorm1d(8), nn.ReLU(), nn.Sigmoid()):
    out = layer(fc(x))
    out += x
    try:
        out.sum().backward()
        print(type(layer).__name__, "works")
    except RuntimeError:
        print(type(layer).__name__, "raises")
#> Identity works
#> BatchNorm1d works
#> ReLU raises
#> Sigmoid raises
# --8<-- [end:demo_saved]

# --8<-- [start:detect]
import torch
from torch import nn

fc, x = nn.Linear(8, 8), torch.randn(4, 8)
out = torch.relu(fc(x))
print("after relu: version", out._version)
#> after relu: version 0
out += x
print("after +=: version", out._version)
#> after +=: version 1
# --8<-- [end:detect]

# --8<-- [start:detect_anomaly]
import warnings

import torch
from torch import nn

fc, x = nn.Linear(8, 8), torch.randn(4, 8)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    with torch.autograd.set_detect_anomaly(True):
        out = torch.relu(fc(x))
        out += x
        try:
            out.sum().backward()
        except RuntimeError as error:
            print(error)
#> one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [4, 8]], which is output 0 of Relu, is at version 1; expected version 0 instead. Hint: the backtrace further above shows the operation that failed to compute its gradient. The variable in question was changed in there or anywhere later. Good luck!
print(str(caught[-1].message).splitlines()[0])
#> Error detected in ReluBackward0. Traceback of forward call that caused the error:
print("It names this line:", "out = torch.relu" in str(caught[-1].message))
#> It names this line: True
# --8<-- [end:detect_anomaly]

# --8<-- [start:check]
import warnings

import torch
from torch import nn


def says(tensor, now, then, output_of=None):
    origin = f", which is output 0 of {output_of}," if output_of else ""
    return (
        "RuntimeError: one of the variables needed for gradient computation "
        "has been modified by an inplace operation: "
        f"[torch.FloatTensor {tensor}]{origin} is at version {now}; "
        f"expected version {then} instead. Hint: enable anomaly detection to "
        "find the operation that failed to compute its gradient, with "
        "torch.autograd.set_detect_anomaly(True, check_nan=False).\n")


assert wrong.out == says("[4, 8]", 1, 0, "Relu")
assert wrong_norm.out == says("[2, 4]", 1, 0, "Exp")
assert wrong_relu.out == says("[4, 8]", 1, 0, "Relu")
assert wrong_slice.out == says("[2, 1, 8, 8]", 1, 0, "Sigmoid")
assert wrong_loop.out == says("[1, 8]", 4, 3, "AsStrided")
assert wrong_step.out == says("[1, 4, 3, 3]", 2, 1)
weight = "gradient of the weight: torch.Size("
assert right.out == weight + "[8, 8])\n"
assert right_norm.out == weight + "[4, 8])\n"
assert right_relu.out == weight + "[8, 8])\n"
assert right_slice.out == weight + "[1, 3, 3, 3])\n"
assert right_loop.out == weight + "[8, 8])\n"
assert right_step.out == weight + "[4, 3, 3, 3])\n"
norms = [float(line.split()[-1]) for line in demo_fused.out.splitlines()]
assert len(norms) == 2 and abs(norms[1] - norms[0]) > 0.1, norms
assert demo_switch_off.out == (
    "in place no more: ReLU\nin place no more: Dropout\n")
assert demo_silent.out == "inplace=False: [-1.0, 4.0]\ninplace=True: [0.0, 4.0]\n"
assert demo_clone.out == """\
clone of x: raises the same error
clone afterwards: raises the same error
clone of out, before: works
"""
assert demo_saved.out == (
    "Identity works\nBatchNorm1d works\nReLU raises\nSigmoid raises\n")
assert detect.out == "after relu: version 0\nafter +=: version 1\n"
lines = detect_anomaly.out.splitlines()
assert lines[0].endswith(
    "Hint: the backtrace further above shows the operation that failed to "
    "compute its gradient. The variable in question was changed in there or "
    "anywhere later. Good luck!")
assert lines[1:] == [
    "Error detected in ReluBackward0. Traceback of forward call that caused "
    "the error:", "It names this line: True"]


def error_of(forward):
    try:
        forward().sum().backward()
    except RuntimeError as error:
        return f"RuntimeError: {error}\n"


# y /= y.norm(): norm saves y, the division by it is what wrote last
def by_norm():
    y = nn.Linear(8, 4)(torch.randn(2, 8))
    y /= y.norm(dim=1, keepdim=True)
    return y


assert error_of(by_norm) == says("[2, 4]", 1, 0, "Div")


# other in-place operations after an operation that has saved its output
def after(function, write):
    def forward():
        out = function(nn.Linear(8, 8)(torch.randn(4, 8)))
        write(out)
        return out
    return error_of(forward)


x = torch.ones(4, 8)
for name, write in {
    "add_": lambda out: out.add_(x), "mul_": lambda out: out.mul_(x),
    "fill": lambda out: out[:, 0].fill_(0), "clamp_": lambda out: out.clamp_(0),
    "masked_fill_": lambda out: out.masked_fill_(x > 0, 0),
    "dropout": lambda out: nn.functional.dropout(out, inplace=True),
    "relu": lambda out: nn.functional.relu(out, inplace=True),
}.items():
    for function in (torch.sigmoid, torch.tanh, torch.exp, torch.relu):
        assert "at version 1; expected version 0" in after(function, write)
    assert after(lambda h: h * 2, write) is None  # saves nothing
assert ", which is output 0 of Softmax," in after(
    lambda h: h.softmax(dim=1), lambda out: out.masked_fill_(x > 0, 0))

# the versions of weights: the initialization counts, and each step
model = nn.Linear(8, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
versions = [model.weight._version]
for step in range(2):
    optimizer.zero_grad()
    model(x).sum().backward()
    optimizer.step()
    versions.append(model.weight._version)
assert versions == [1, 2, 3]
model.load_state_dict(model.state_dict())
assert model.weight._version == 4
for optimizer, added in {torch.optim.Adam: 1, torch.optim.AdamW: 2}.items():
    model = nn.Linear(8, 1)
    model(x).sum().backward()
    optimizer(model.parameters()).step()
    assert model.weight._version == 1 + added


# the weight of a Linear is saved transposed; a clone of the input is no help
def two_losses(middle):
    model = nn.Sequential(nn.Linear(8, 8), nn.Linear(8, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    out = model(x.clone())
    out.mean().backward(retain_graph=True)
    middle(optimizer)
    return out.clone().square()


assert error_of(lambda: two_losses(lambda optimizer: optimizer.step())) == says(
    "[8, 1]", 2, 1, "AsStrided")
assert error_of(lambda: two_losses(lambda optimizer: None)) is None


# a preallocated tensor, with a copy of the row that is read
def copy_of_row():
    cell, h = nn.Linear(8, 8), torch.zeros(5, 8)
    for t in range(1, 5):
        h[t] = torch.tanh(cell(h[t - 1].clone()))
    return h


assert error_of(copy_of_row) is None

# an index or a mask that changes later: no gradient, yet saved
index = torch.arange(4)
y = nn.Linear(8, 8)(x)[index]
index += 1
assert "[torch.LongTensor [4]] is at version 1" in error_of(lambda: y)

# the same gradients, in place or not, where nothing was saved
torch.manual_seed(0)
plain = nn.Sequential(nn.Linear(8, 8), nn.BatchNorm1d(8), nn.ReLU())
in_place = nn.Sequential(plain[0], plain[1], nn.ReLU(inplace=True))
x = torch.randn(4, 8)
grads = [
    torch.autograd.grad(m(x).square().sum(), plain[0].weight)[0]
    for m in (plain, in_place)]
assert torch.equal(*grads)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    with torch.autograd.set_detect_anomaly(True):
        after(torch.sigmoid, lambda out: out.add_(x))
assert "Error detected in SigmoidBackward0" in str(caught[-1].message)
# --8<-- [end:check]
