"""A model that gives every input the same output has one of six causes, which a few prints tell apart."""
# /// pitfall
# apis = ["torch.nn.Module.register_forward_hook", "torch.Tensor.argmax", "torch.Tensor.bincount", "torch.nn.Softmax", "torch.nn.ReLU", "torch.nn.BatchNorm1d", "torch.nn.CrossEntropyLoss"]
# symptom = "silent"
# added = 2026-11-29
#
# [code.softmax_of_one_output]
# either = [
#     'torch.nn.Sequential(..., torch.nn.Linear($N, 1), torch.nn.Softmax(...))',
# '''
# $M = torch.nn.Linear($N, 1)
# ...
# $OUT = $M(...)
# ...
# torch.nn.Softmax(...)($OUT)
# ''',
# '''
# $M = torch.nn.Linear($N, 1)
# ...
# $A.softmax($M(...), ...)
# ''',
# '''
# $M = torch.nn.Linear($N, 1)
# ...
# $OUT = $M(...)
# ...
# $A.softmax($OUT, ...)
# ''',
# '''
# $M = torch.nn.Linear($N, 1)
# ...
# $M(...).softmax(...)
# ''',
# ]
#
# [code.divided_twice]
# either = [
# '''
# $X = <... $I / $SCALE ...>
# ...
# $X = $X / $SCALE
# ''',
# '''
# $X = <... $I / $SCALE ...>
# ...
# $X /= $SCALE
# ''',
# '''
# $X = $I.div($SCALE)
# ...
# $X = $X.div($SCALE)
# ''',
# '''
# $X /= $SCALE
# ...
# $X /= $SCALE
# ''',
# '''
# $X /= $SCALE
# ...
# $X = $X / $SCALE
# ''',
# '''
# $X = $X.div($SCALE)
# ...
# $X = $X / $SCALE
# ''',
# '''
# $X = $X / $SCALE
# ...
# $X = $X / $SCALE
# ''',
# '''
# $X = $X / $SCALE
# ...
# $Y = $X / $SCALE
# ''',
# '''
# $X = <... $I.div($SCALE) ...>
# ...
# $Y = $X / $SCALE
# ''',
# ]
# names = { "$SCALE" = '255(\.0*)?|256(\.0*)?' }
#
# [code.cross_entropy_of_one_output]
# pattern = 'torch.nn.Sequential(..., torch.nn.Linear($N, 1))'
# anywhere = [
#     ['torch.nn.CrossEntropyLoss(...)', 'torch.nn.functional.cross_entropy(...)'],
# ]
# nowhere = [
#     'torch.nn.BCEWithLogitsLoss(...)', 'torch.nn.BCELoss(...)', 'torch.nn.MSELoss(...)',
#     'torch.nn.functional.binary_cross_entropy_with_logits(...)',
#     'torch.nn.functional.mse_loss(...)', 'torch.cat(...)', 'torch.stack(...)',
#     '$ANY.squeeze(...)', '$ANY.sigmoid(...)', '$ANY.softmax(...)',
# ]
# example = '''
# model = torch.nn.Sequential(torch.nn.Linear(8, 4), torch.nn.Linear(4, 1))
# criterion = torch.nn.CrossEntropyLoss()
# '''
#
# [code.softmax_of_one_logit]
# either = [
#     '$A.softmax($M(...), dim=$D)', '$A.softmax($M(...), $D)', '$M(...).softmax(...)',
#     'torch.nn.Softmax(...)($M(...))',
# '''
# $OUT = $M(...)
# ...
# return $A.softmax($OUT, ...)
# ''',
# '''
# $OUT = $M(...)
# ...
# return $OUT.softmax(...)
# ''',
# ]
# inside = ['def forward(...): ...']
# anywhere = ['$M = torch.nn.Linear($N, 1)']
# nowhere = [
#     'torch.bmm(...)', '$X.sum(...)', 'torch.sum(...)', 'torch.einsum(...)', '$X @ $Y',
#     'torch.matmul(...)', '$X.squeeze(...)', '$X.transpose(...)',
# ]
# names = { "$M" = 'self\.(fc\w*|out\w*|head|classifier|linear\w*|last|final|l\d)' }
# example = '''
# class Net(torch.nn.Module):
#     def __init__(self):
#         self.fc = torch.nn.Linear(8, 1)
#     def forward(self, x):
#         return torch.softmax(self.fc(x), dim=1)
# '''
#
# [code.class_of_one_output]
# either = [
#     '$NET($I).argmax(1)', '$NET($I).argmax(dim=1)', 'torch.argmax($NET($I), dim=1)',
#     'torch.max($NET($I), 1)', '$NET($I).argmax(-1)', '$NET($I).max(1)', '$NET($I).argmax(dim=-1)',
#     'torch.argmax($NET($I), 1)', '$NET($I).max(dim=1)', 'torch.max($NET($I), dim=1)',
# '''
# $OUT = $NET($I)
# ...
# $OUT.argmax(1)
# ''',
# '''
# $OUT = $NET($I)
# ...
# $OUT.argmax(dim=1)
# ''',
# '''
# $OUT = $NET($I)
# ...
# torch.max($OUT, 1)
# ''',
# '''
# $OUT = $NET($I)
# ...
# torch.argmax($OUT, dim=1)
# ''',
# ]
# anywhere = ['$NET = torch.nn.Sequential(..., torch.nn.Linear($N, 1))']
# example = '''
# model = torch.nn.Sequential(torch.nn.Linear(8, 4), torch.nn.ReLU(), torch.nn.Linear(4, 1))
# pred = model(x).argmax(dim=1)
# '''
#
# [code.divided_by_two_stages]
# either = [
#     '$X / $SCALE', '$X /= $SCALE', '$X.div($SCALE)', '$X.div_($SCALE)', '$X.float() / $SCALE',
#     '$X * (1 / $SCALE)',
# ]
# anywhere = [
#     [
#         'torchvision.transforms.ToTensor()', 'torchvision.transforms.functional.to_tensor(...)',
#         'torchvision.transforms.v2.ToDtype(torch.float32, scale=True)',
#     ],
# ]
# nowhere = [
#     'torchvision.io.read_image(...)', 'torch.from_numpy(...)', 'numpy.array(...)',
#     'torchvision.transforms.PILToTensor()',
#     '$DATA.data', 'torch.as_tensor(...)', 'numpy.asarray(...)', 'torch.tensor(...)',
# ]
# names = { "$SCALE" = '255(\.0*)?|256(\.0*)?' }
# example = '''
# transform = torchvision.transforms.ToTensor()
# for x, y in loader:
#     out = model(x / 255)
# '''
#
# [code.divided_in_dataset_and_model]
# either = ['$X / $SCALE', '$X /= $SCALE', '$X.div($SCALE)', '$X.float() / $SCALE']
# inside = [
#     ['def forward(...): ...', 'for $I in $LOADER: ...'],
# ]
# anywhere = [
# '''
# def __getitem__(...):
#     ...
#     <... $Y / $SCALE ...>
#     ...
# ''',
# ]
# names = { "$SCALE" = '255(\.0*)?|256(\.0*)?' }
# example = '''
# class Images(torch.utils.data.Dataset):
#     def __getitem__(self, i):
#         return torch.from_numpy(self.images[i]) / 255
# class Net(torch.nn.Module):
#     def forward(self, x):
#         return self.conv(x / 255)
# '''
#
# [code.learning_rate_of_adam]
# either = [
#     'torch.optim.Adam(..., lr=$LR, ...)', 'torch.optim.AdamW(..., lr=$LR, ...)',
#     'torch.optim.RMSprop(..., lr=$LR, ...)', 'torch.optim.Adam($PARAMS, $LR, ...)',
#     'torch.optim.AdamW($PARAMS, $LR, ...)',
# ]
# anywhere = [
#     [
#         '$M.parameters()', 'torch.nn.functional.cross_entropy(...)',
#         'torch.nn.CrossEntropyLoss(...)',
#     ],
# ]
# nowhere = ['torch.optim.lr_scheduler.$KIND(...)']
# names = { "$LR" = '[1-9]\d*(\.\d*)?' }
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
y = torch.arange(64) % 2
x = torch.rand(64, 1, 8, 8) + 0.3 * y.view(64, 1, 1, 1)  # class 1 is brighter
model = nn.Sequential(
    nn.Flatten(), nn.Linear(64, 16), nn.ReLU(), nn.Linear(16, 2))
optimizer = torch.optim.Adam(model.parameters(), lr=1.0)
for epoch in range(50):
    loss = nn.functional.cross_entropy(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
logits = model(x)
print("images per predicted class:", logits.argmax(1).bincount(minlength=2))
#> images per predicted class: tensor([ 0, 64])
print(f"spread of the logits: {logits.std(0).mean():.1f}")
#> spread of the logits: 0.0
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
y = torch.arange(64) % 2
x = torch.rand(64, 1, 8, 8) + 0.3 * y.view(64, 1, 1, 1)  # class 1 is brighter
model = nn.Sequential(
    nn.Flatten(), nn.Linear(64, 16), nn.ReLU(), nn.Linear(16, 2))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(50):
    loss = nn.functional.cross_entropy(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
logits = model(x)
print("images per predicted class:", logits.argmax(1).bincount(minlength=2))
#> images per predicted class: tensor([32, 32])
print(f"spread of the logits: {logits.std(0).mean():.1f}")
#> spread of the logits: 1.8
# --8<-- [end:right]

# --8<-- [start:wrong_one_output]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(4, 1)
logits = model(torch.randn(3, 4))
print("logits:", logits.shape, [f"{v:.2f}" for v in logits.flatten()])
#> logits: torch.Size([3, 1]) ['-0.48', '0.02', '0.74']
print("probability:", nn.Softmax(dim=1)(logits).flatten().tolist())
#> probability: [1.0, 1.0, 1.0]
print("class:", logits.argmax(dim=1).tolist())
#> class: [0, 0, 0]
# --8<-- [end:wrong_one_output]

# --8<-- [start:right_one_output]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(4, 1)
logits = model(torch.randn(3, 4))
print("logits:", logits.shape, [f"{v:.2f}" for v in logits.flatten()])
#> logits: torch.Size([3, 1]) ['-0.48', '0.02', '0.74']
print("probability:", [f"{v:.2f}" for v in logits.sigmoid().flatten()])
#> probability: ['0.38', '0.51', '0.68']
print("class:", (logits > 0).long().flatten().tolist())
#> class: [0, 1, 1]
# --8<-- [end:right_one_output]

# --8<-- [start:wrong_input]
import torch
from torch import nn

torch.manual_seed(0)
y = torch.arange(64) % 2
image = torch.randint(200, (64, 1, 8, 8)) + 50 * y.view(64, 1, 1, 1)
x = image / 255
x = x / 255  # once more, in a transform or in the model
print(f"largest {x.max():.3f}, spread {x.std(0).mean():.4f}")
#> largest 0.004, spread 0.0010
model = nn.Sequential(
    nn.Flatten(), nn.Linear(64, 16), nn.ReLU(), nn.Linear(16, 2))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(60):
    loss = nn.functional.cross_entropy(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("per predicted class:", model(x).argmax(1).bincount(minlength=2))
#> per predicted class: tensor([64,  0])
# --8<-- [end:wrong_input]

# --8<-- [start:right_input]
import torch
from torch import nn

torch.manual_seed(0)
y = torch.arange(64) % 2
image = torch.randint(200, (64, 1, 8, 8)) + 50 * y.view(64, 1, 1, 1)
x = image / 255
print(f"largest {x.max():.3f}, spread {x.std(0).mean():.4f}")
#> largest 0.976, spread 0.2505
model = nn.Sequential(
    nn.Flatten(), nn.Linear(64, 16), nn.ReLU(), nn.Linear(16, 2))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(60):
    loss = nn.functional.cross_entropy(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("per predicted class:", model(x).argmax(1).bincount(minlength=2))
#> per predicted class: tensor([27, 37])
# --8<-- [end:right_input]

# --8<-- [start:wrong_majority]
import torch
from torch import nn

torch.manual_seed(1)
y = (torch.arange(200) < 20).long()  # class 1 is rare
x = torch.randn(200, 2) + y.unsqueeze(1)
model = nn.Linear(2, 2)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(100):
    loss = criterion(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
pred = model(x).argmax(1)
print("labels:", y.bincount(), "predictions:", pred.bincount(minlength=2))
#> labels: tensor([180,  20]) predictions: tensor([200,   0])
print(f"accuracy {(pred == y).float().mean():.0%}, "
      f"on class 1 {(pred[y == 1] == 1).float().mean():.0%}")
#> accuracy 90%, on class 1 0%
# --8<-- [end:wrong_majority]

# --8<-- [start:right_majority]
import torch
from torch import nn

torch.manual_seed(1)
y = (torch.arange(200) < 20).long()  # class 1 is rare
x = torch.randn(200, 2) + y.unsqueeze(1)
model = nn.Linear(2, 2)
criterion = nn.CrossEntropyLoss(weight=len(y) / (2 * y.bincount()))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(100):
    loss = criterion(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
pred = model(x).argmax(1)
print("labels:", y.bincount(), "predictions:", pred.bincount(minlength=2))
#> labels: tensor([180,  20]) predictions: tensor([125,  75])
print(f"accuracy {(pred == y).float().mean():.0%}, "
      f"on class 1 {(pred[y == 1] == 1).float().mean():.0%}")
#> accuracy 68%, on class 1 75%
# --8<-- [end:right_majority]

# --8<-- [start:demo_eval]
import torch
from torch import nn

torch.manual_seed(0)
y = torch.arange(64) % 2
x = torch.rand(64, 10) + 0.5 * y.unsqueeze(1) + 100  # not normalized
model = nn.Sequential(nn.BatchNorm1d(10, momentum=0.01), nn.Linear(10, 2))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(20):
    loss = nn.functional.cross_entropy(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
for name, mode in (("train()", True), ("eval()", False)):
    with torch.no_grad():
        pred = model.train(mode)(x).argmax(1)
    print(f"{name}: per predicted class", pred.bincount(minlength=2))
#> train(): per predicted class tensor([32, 32])
#> eval(): per predicted class tensor([ 0, 64])
bn = model[0]
print(f"mean {x.mean():.0f}, running mean {bn.running_mean.mean():.0f}")
#> mean 101, running mean 19
# --8<-- [end:demo_eval]

# --8<-- [start:demo_target]
import warnings

import torch
from torch import nn

warnings.simplefilter("ignore")
torch.manual_seed(0)
x = torch.linspace(-1, 1, 16).unsqueeze(1)
y = 3 * x.squeeze(1) + 1
model = nn.Sequential(nn.Linear(1, 8), nn.Tanh(), nn.Linear(8, 1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(500):
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("prediction", tuple(model(x).shape), "target", tuple(y.shape))
#> prediction (16, 1) target (16,)
for layers in (model[:1], model[:2], model):
    print(f"after layer {len(layers) - 1}: {layers(x).std(0).mean():.1f}")
#> after layer 0: 0.3
#> after layer 1: 0.2
#> after layer 2: 0.0
# --8<-- [end:demo_target]

# --8<-- [start:detect]
import torch
from torch import nn


def hook(layer, args, out):
    print(f"{names[layer]}: {out.std(0).mean():.2f}")


torch.manual_seed(0)
model = nn.Sequential(nn.Linear(64, 16), nn.ReLU(), nn.Linear(16, 2))
nn.init.constant_(model[0].bias, -20)  # as after a step that was too large
x = torch.rand(64, 64)
print(f"input: {x.std(0).mean():.2f}")
#> input: 0.28
names = {layer: name for name, layer in model.named_modules() if name}
hooks = [layer.register_forward_hook(hook) for layer in names]
model(x)
#> 0: 0.17
#> 1: 0.00
#> 2: 0.00
for handle in hooks:
    handle.remove()
# --8<-- [end:detect]

# --8<-- [start:figure]
import torch
from torch import nn

one = torch.zeros(3, 1)
assert nn.Softmax(dim=1)(one).eq(1).all() and not one.argmax(1).any()
rows = [
    ("logits.shape", "(N, 1)", "softmax, argmax"),
    ("y.shape", "(N,)", "(N, 1) - (N,)"),
    ("x.std(0)", "&#8776; 0", "Dataset, / 255"),
    ("model.train()", "0, 1", "BatchNorm"),
    ("logits.std(0)", "&gt; 0", "y.bincount()"),
    ("hidden.std(0)", "0", "ReLU, lr"),
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
    svg += text(167, middle - 6, seen)
    svg += box(208, y, 138, cause, "none")
    svg += text(362, middle + 5, number, 'font-weight="bold"')
    if number < len(rows):
        svg += arrow(f"M68 {y + 34}V{y + 50}", 68, y + 58, "l-5 -9h10")
    svg += "\n"
open("figure.svg", "w").write(svg + "</svg>\n")
# --8<-- [end:figure]

# --8<-- [start:check]
import torch
from torch import nn

assert wrong.out == """\
images per predicted class: tensor([ 0, 64])
spread of the logits: 0.0
"""
assert right.out == """\
images per predicted class: tensor([32, 32])
spread of the logits: 1.8
"""
hidden = wrong.model[:3](wrong.x)
assert not hidden.any() and right.model[:3](right.x).any()
bias = wrong.model[3].bias
assert torch.equal(wrong.logits, bias.expand(64, 2))  # nothing but the bias
assert not wrong.model[1].weight.grad.any()


def spread_of_logits(seed, lr):
    torch.manual_seed(seed)
    y = torch.arange(64) % 2
    x = torch.rand(64, 1, 8, 8) + 0.3 * y.view(64, 1, 1, 1)
    model = nn.Sequential(
        nn.Flatten(), nn.Linear(64, 16), nn.ReLU(), nn.Linear(16, 2))
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    for epoch in range(50):
        loss = nn.functional.cross_entropy(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model(x).std(0).max().item()


assert [spread_of_logits(seed, 1.0) for seed in range(5)] == [0] * 5
assert torch.randn(1, 3).std(0).isnan().all()  # a batch of one has no spread
assert min(spread_of_logits(seed, 0.01) for seed in range(5)) > 0.5

assert wrong_one_output.out.endswith(
    "probability: [1.0, 1.0, 1.0]\nclass: [0, 0, 0]\n")
assert right_one_output.out.endswith(
    "probability: ['0.38', '0.51', '0.68']\nclass: [0, 1, 1]\n")
assert torch.equal(wrong_one_output.logits, right_one_output.logits)
# cross entropy over a single class is 0, and so is its gradient
logits = torch.randn(5, 1, requires_grad=True)
loss = nn.functional.cross_entropy(logits, torch.zeros(5, dtype=torch.long))
loss.backward()
assert loss == 0 and not logits.grad.any()

assert wrong_input.out == """\
largest 0.004, spread 0.0010
per predicted class: tensor([64,  0])
"""
assert right_input.out == """\
largest 0.976, spread 0.2505
per predicted class: tensor([27, 37])
"""
own = right_input.model(right_input.image.float())  # forgot to divide
assert len(own.argmax(1).unique()) == 1
assert not (right_input.image // 255).any()

assert wrong_majority.out == """\
labels: tensor([180,  20]) predictions: tensor([200,   0])
accuracy 90%, on class 1 0%
"""
assert right_majority.out == """\
labels: tensor([180,  20]) predictions: tensor([125,  75])
accuracy 68%, on class 1 75%
"""
assert wrong_majority.model(wrong_majority.x).std(0).min() > 0.1

assert demo_eval.out == """\
train(): per predicted class tensor([32, 32])
eval(): per predicted class tensor([ 0, 64])
mean 101, running mean 19
"""
# one class, but not one output: that is why BatchNorm is asked for first
assert demo_eval.model(torch.rand(64, 10) + 100).std(0).min() > 0.05
assert demo_target.out == """\
prediction (16, 1) target (16,)
after layer 0: 0.3
after layer 1: 0.2
after layer 2: 0.0
"""
prediction = demo_target.model(torch.linspace(-1, 1, 16).unsqueeze(1))
assert (prediction - demo_target.y.mean()).abs().max() < 0.05
assert detect.out == """\
input: 0.28
0: 0.17
1: 0.00
2: 0.00
"""
# the first step of Adam is as long as lr says
w = nn.Linear(64, 16)
old = w.weight.clone()
w(torch.rand(3, 64)).square().sum().backward()
torch.optim.Adam(w.parameters(), lr=1.0).step()
assert torch.allclose((w.weight - old).abs(), torch.tensor(1.0), atol=0.01)
assert old.abs().max() <= 1 / 8
# a sigmoid that is saturated does the same
model = nn.Sequential(nn.Linear(64, 16), nn.Sigmoid(), nn.Linear(16, 2))
nn.init.constant_(model[0].bias, -20)
assert model(detect.x).std(0).max() < 1e-6
# --8<-- [end:check]
