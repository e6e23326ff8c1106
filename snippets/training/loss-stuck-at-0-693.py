"""A loss that stays at ln C carries no information; the gradient and the change of one step say which mistake it is."""
# /// pitfall
# apis = ["torch.nn.functional.cross_entropy", "torch.nn.functional.binary_cross_entropy_with_logits", "torch.optim.Optimizer.step", "torch.nn.Module.named_parameters", "torch.randperm"]
# also = ["torch.nn.CrossEntropyLoss", "torch.nn.BCEWithLogitsLoss"]
# symptom = "silent"
# added = 2026-11-29
#
# [code.model_made_again]
# pattern = '''
# $O = torch.optim.$KIND($M.parameters(), ...)
# ...
# $M = $N(...)
# ...
# $O.step()
# '''
# not = [
# '''
# $O = torch.optim.$KIND($M.parameters(), ...)
# ...
# $M = $F(..., $M, ...)
# ...
# $O.step()
# ''',
# '''
# $O = torch.optim.$KIND($M.parameters(), ...)
# ...
# $M = $M.$G(...)
# ...
# $O.step()
# ''',
# '''
# $O = torch.optim.$KIND($M.parameters(), ...)
# ...
# $M = $N(...)
# ...
# $O = $NEW
# ...
# $O.step()
# ''',
# ]
# line = "$N"
#
# [code.shuffled_apart]
# either = [
# '''
# $X = $X[torch.randperm(...)]
# ...
# $Y = $Y[torch.randperm(...)]
# ''',
#     '$A, $B = $X[torch.randperm(...)], $Y[torch.randperm(...)]',
#     '$A, $B = $X[torch.randint(...)], $Y[torch.randint(...)]',
# '''
# $A = $X[torch.randint(...)]
# ...
# $B = $Y[torch.randint(...)]
# ''',
# '''
# $X = $X[numpy.random.permutation(...)]
# ...
# $Y = $Y[numpy.random.permutation(...)]
# ''',
# '''
# $X = numpy.random.permutation($X)
# ...
# $Y = numpy.random.permutation($Y)
# ''',
#     '$A, $B = numpy.random.permutation($X), numpy.random.permutation($Y)',
# '''
# numpy.random.shuffle($X)
# numpy.random.shuffle($Y)
# ''',
# '''
# random.shuffle($X)
# random.shuffle($Y)
# ''',
# '''
# $RNG.shuffle($X)
# $RNG.shuffle($Y)
# ''',
# '''
# $X = sklearn.utils.shuffle($X)
# ...
# $Y = sklearn.utils.shuffle($Y)
# ''',
# '''
# $X2 = $X[torch.randperm(...)]
# $Y2 = $Y[torch.randperm(...)]
# ''',
#     'torch.utils.data.TensorDataset($X[torch.randperm(...)], $Y[torch.randperm(...)])',
# '''
# $XB = torch.utils.data.DataLoader($X, ..., shuffle=True, ...)
# ...
# $YB = torch.utils.data.DataLoader($Y, ..., shuffle=True, ...)
# ...
# for $A, $B in zip($XB, $YB): ...
# ''',
#     '$RNG.permutation($X), $RNG.permutation($Y)',
#     '$A, $B = $RNG.permutation($X), $RNG.permutation($Y)',
# '''
# $X = $RNG.permutation($X)
# ...
# $Y = $RNG.permutation($Y)
# ''',
# '''
# $X = $X[torch.randperm(...)]
# ...
# $Y = $Y[numpy.random.permutation(...)]
# ''',
# '''
# $A = $X[torch.randperm(...)[...]]
# ...
# $B = $Y[torch.randperm(...)[...]]
# ''',
# '''
# $X = $X[$P]
# ...
# $Y = $Y[torch.randperm(...)]
# ''',
# ]
# names = { "$Y" = '(self\.)?(\w*(label|target|class|tgt|truth|answer)\w*|y\w*|Y\w*|t)' }
#
# [code.optimizer_of_another_model]
# pattern = 'torch.optim.$KIND($NET(...).parameters(), ...)'
# names = { "$NET" = '(?!.*(super|get_|model$|unwrap|\w+\.(parts|encoder|module))).*[A-Z]\w*|build\w*|make\w*|create\w*' }
# example = '''
# model = Net()
# optimizer = torch.optim.Adam(Net().parameters())
# '''
#
# [code.no_step]
# pattern = '$L.backward(...)'
# anywhere = ['torch.optim.$KIND($M.parameters(), ...)', '$O.zero_grad(...)']
# nowhere = ['$ANY.step(...)', '$ANY.step']
# example = '''
# optimizer = torch.optim.Adam(model.parameters())
# for x, y in loader:
#     optimizer.zero_grad()
#     loss = criterion(model(x), y)
#     loss.backward()
# '''
#
# [code.tiny_learning_rate]
# either = [
#     'torch.optim.SGD(..., lr=$LR, ...)', 'torch.optim.Adam(..., lr=$LR, ...)',
#     'torch.optim.AdamW(..., lr=$LR, ...)', 'torch.optim.RMSprop(..., lr=$LR, ...)',
#     'torch.optim.SGD($P, $LR, ...)', 'torch.optim.Adam($P, $LR, ...)',
# ]
# nowhere = [
#     '$X.from_pretrained(...)', 'torchvision.models.$F(...)',
#     'torch.optim.lr_scheduler.OneCycleLR(...)', '$M.load_state_dict(...)',
#     'torch.optim.lr_scheduler.CyclicLR(...)',
# ]
# names = { "$LR" = '1e-(6|7|8|9|1\d)|0?\.00000\d+' }
# example = 'optimizer = torch.optim.SGD(model.parameters(), lr=1e-7)'
# ///

# --8<-- [start:wrong]
import torch
from torch import nn


def build():
    return nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 10))


torch.manual_seed(0)
y = torch.arange(640) % 10
x = torch.randn(640, 10) + 2 * nn.functional.one_hot(y)
model = build()
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
model = build()  # the cell with the model was run again
for epoch in range(3):
    loss = nn.functional.cross_entropy(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(f"epoch {epoch}, loss {loss:.2f}")
#> epoch 0, loss 2.30
#> epoch 1, loss 2.30
#> epoch 2, loss 2.30
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn


def build():
    return nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 10))


torch.manual_seed(0)
y = torch.arange(640) % 10
x = torch.randn(640, 10) + 2 * nn.functional.one_hot(y)
model = build()
model = build()  # the cell with the model was run again
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
for epoch in range(3):
    loss = nn.functional.cross_entropy(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(f"epoch {epoch}, loss {loss:.2f}")
#> epoch 0, loss 2.30
#> epoch 1, loss 2.15
#> epoch 2, loss 2.02
# --8<-- [end:right]

# --8<-- [start:demo_number]
import torch
import torch.nn.functional as F

for classes in (2, 10, 100, 1000):
    y = torch.zeros(1, dtype=torch.long)
    know_nothing = F.cross_entropy(torch.zeros(1, classes), y)
    perfect = F.one_hot(y, classes).float()  # what a softmax can reach
    print(f"{classes:4} classes: ln C {know_nothing:.3f}, "
          f"lowest after a softmax {F.cross_entropy(perfect, y):.3f}")
#>    2 classes: ln C 0.693, lowest after a softmax 0.313
#>   10 classes: ln C 2.303, lowest after a softmax 1.461
#>  100 classes: ln C 4.605, lowest after a softmax 3.622
#> 1000 classes: ln C 6.908, lowest after a softmax 5.909
bce = F.binary_cross_entropy_with_logits(torch.zeros(1), torch.ones(1))
print(f"binary cross entropy at logit 0: {bce:.3f}")
#> binary cross entropy at logit 0: 0.693
# --8<-- [end:demo_number]

# --8<-- [start:demo_first_loss]
import torch
from torch import nn

for name, scale in (("inputs from 0 to 1", 1), ("inputs from 0 to 255", 255)):
    torch.manual_seed(0)
    x, y = scale * torch.rand(64, 3, 16, 16), torch.randint(10, (64,))
    model = nn.Sequential(nn.Flatten(), nn.Linear(768, 64), nn.ReLU(),
                          nn.Linear(64, 10))
    loss = nn.functional.cross_entropy(model(x), y)
    print(f"{name}: first loss {loss.item():.1f}")
#> inputs from 0 to 1: first loss 2.3
#> inputs from 0 to 255: first loss 49.0
# --8<-- [end:demo_first_loss]

# --8<-- [start:demo_step]
import torch
from torch import nn

torch.manual_seed(0)
x, y = torch.randn(64, 20), torch.arange(64) % 10
for cause in ("none", "detach", "dead ReLU", "other optimizer", "lr=1e-6"):
    layer, head = nn.Linear(20, 32), nn.Linear(32, 10)
    nn.init.constant_(layer.bias, -100 if cause == "dead ReLU" else 0)
    params = [*layer.parameters(), *head.parameters()]
    optimizer = torch.optim.SGD(params, lr=1e-6 if "lr" in cause else 0.1)
    if cause == "other optimizer":
        layer = nn.Linear(20, 32)
    before = layer.weight.detach().clone()
    hidden = layer(x).relu()
    logits = head(hidden.detach() if cause == "detach" else hidden)
    nn.functional.cross_entropy(logits, y).backward()
    optimizer.step()
    grad, change = layer.weight.grad, (layer.weight - before).norm()
    shown = None if grad is None else f"{grad.norm():.0e}"
    print(f"{cause}: gradient {shown}, change {change:.0e}")
#> none: gradient 2e-01, change 2e-02
#> detach: gradient None, change 0e+00
#> dead ReLU: gradient 0e+00, change 0e+00
#> other optimizer: gradient 2e-01, change 0e+00
#> lr=1e-6: gradient 2e-01, change 2e-07
# --8<-- [end:demo_step]

# --8<-- [start:demo_one_batch]
import torch
from torch import nn

for cause in ("none", "softmax", "lr=1e-6", "labels mixed up"):
    torch.manual_seed(0)
    x, y = torch.randn(16, 20), torch.arange(16) % 10
    if cause == "labels mixed up":
        y = y[torch.randperm(16)]
    model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 10))
    lr = 1e-6 if "lr" in cause else 0.5
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    for step in range(200):
        logits = model(x)
        if cause == "softmax":
            logits = logits.softmax(dim=1)
        loss = nn.functional.cross_entropy(logits, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(f"{cause}: loss {loss:.2f}")
#> none: loss 0.00
#> softmax: loss 1.47
#> lr=1e-6: loss 2.23
#> labels mixed up: loss 0.00
# --8<-- [end:demo_one_batch]

# --8<-- [start:wrong_labels]
import torch
from torch import nn

torch.manual_seed(0)
y = torch.arange(2000) % 2
x = torch.randn(2000, 10) + y.unsqueeze(1)
x = x[torch.randperm(2000)]
y = y[torch.randperm(2000)]
model = nn.Linear(10, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(200):
    loss = nn.functional.cross_entropy(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"loss {loss:.2f}")
#> loss 0.69
# --8<-- [end:wrong_labels]

# --8<-- [start:right_labels]
import torch
from torch import nn

torch.manual_seed(0)
y = torch.arange(2000) % 2
x = torch.randn(2000, 10) + y.unsqueeze(1)
order = torch.randperm(2000)
x, y = x[order], y[order]
model = nn.Linear(10, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(200):
    loss = nn.functional.cross_entropy(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"loss {loss:.2f}")
#> loss 0.17
# --8<-- [end:right_labels]

# --8<-- [start:detect]
import torch
from torch import nn


def one_step(model, optimizer, x, y):
    before = {name: p.detach().clone() for name, p in model.named_parameters()}
    loss = nn.functional.cross_entropy(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    for name, p in model.named_parameters():
        grad = None if p.grad is None else f"{p.grad.norm():.0e}"
        change = (p - before[name]).norm() / before[name].norm()
        print(f"{name}: gradient {grad}, relative change {change:.0e}")


torch.manual_seed(0)
model = nn.Sequential(nn.Linear(20, 32), nn.ReLU(), nn.Linear(32, 10))
optimizer = torch.optim.SGD(model[2].parameters(), lr=0.1)  # only the head
one_step(model, optimizer, torch.randn(64, 20), torch.arange(64) % 10)
#> 0.weight: gradient 2e-01, relative change 0e+00
#> 0.bias: gradient 4e-02, relative change 0e+00
#> 2.weight: gradient 3e-01, relative change 1e-02
#> 2.bias: gradient 4e-02, relative change 2e-02
# --8<-- [end:detect]

# --8<-- [start:figure]
import torch
import torch.nn.functional as F

y = torch.zeros(1, dtype=torch.long)
start, start_binary = (
    f"{F.cross_entropy(torch.zeros(1, c), y):.3f}" for c in (10, 2))
floor = f"{F.cross_entropy(F.one_hot(y, 10).float(), y):.3f}"
rows = [
    ("loss", f"&#8776; {floor}", "softmax"),
    ("p.grad", "None", "detach, no_grad"),
    ("p.grad", "0", "ReLU, zeros_"),
    ("p - before", "0", "optimizer"),
    ("p - before", "&#8776; 0", "lr, p.grad &#8776; 0"),
    ("x[:16], y[:16]", "0.00", "x, y, shuffle"),
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


svg = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 380 386" \
style="max-width:25rem" data-search-exclude="" font-size="14" \
fill="currentColor" text-anchor="middle" \
font-family="var(--md-code-font-family, monospace)">
{text(68, 20, f"log(10) = {start}")}{text(250, 20, f"log(2) = {start_binary}")}
{arrow("M68 28V44", 68, 52, "l-5 -9h10")}
"""
for number, (check, seen, cause) in enumerate(rows, 1):
    y = 52 + (number - 1) * PITCH
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
import math

import torch
import torch.nn.functional as F
from torch import nn

line = "epoch 0, loss 2.30"
assert demo_first_loss.out == """\
inputs from 0 to 1: first loss 2.3
inputs from 0 to 255: first loss 49.0
"""
assert wrong.out.splitlines() == [f"epoch {i}, loss 2.30" for i in range(3)]
first, second, third = right.out.splitlines()
assert first == line and second == "epoch 1, loss 2.15"
assert third == "epoch 2, loss 2.02"
for classes, words in zip((2, 10, 100, 1000), demo_number.out.splitlines()):
    floor = math.log(math.e + classes - 1) - 1
    assert words == (f"{classes:4} classes: ln C {math.log(classes):.3f}, "
                     f"lowest after a softmax {floor:.3f}")
assert abs(demo_number.bce - math.log(2)) < 1e-6
assert demo_number.out.endswith("logit 0: 0.693\n")
assert demo_step.out == """\
none: gradient 2e-01, change 2e-02
detach: gradient None, change 0e+00
dead ReLU: gradient 0e+00, change 0e+00
other optimizer: gradient 2e-01, change 0e+00
lr=1e-6: gradient 2e-01, change 2e-07
"""
assert demo_one_batch.out == """\
none: loss 0.00
softmax: loss 1.47
lr=1e-6: loss 2.23
labels mixed up: loss 0.00
"""
assert wrong_labels.out == "loss 0.69\n" and right_labels.out == "loss 0.17\n"
assert detect.out == """\
0.weight: gradient 2e-01, relative change 0e+00
0.bias: gradient 4e-02, relative change 0e+00
2.weight: gradient 3e-01, relative change 1e-02
2.bias: gradient 4e-02, relative change 2e-02
"""

# a loss computed under no_grad raises, a part under no_grad doesn't
layer, head, x = nn.Linear(4, 4), nn.Linear(4, 2), torch.randn(8, 4)
y = torch.zeros(8, dtype=torch.long)
with torch.no_grad():
    hidden = layer(x)
F.cross_entropy(head(hidden), y).backward()
assert layer.weight.grad is None and head.weight.grad is not None
with torch.no_grad():
    loss = F.cross_entropy(head(layer(x)), y)
try:
    loss.backward()
except RuntimeError as error:
    assert "does not require grad" in str(error)
else:
    raise AssertionError("backward without a graph")
# all weights 0: only the last bias has a gradient above 0
model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2))
for p in model.parameters():
    nn.init.zeros_(p)
F.cross_entropy(model(x), torch.zeros(8, dtype=torch.long)).backward()
assert [bool(p.grad.any()) for p in model.parameters()] == [0, 0, 0, 1]
# two gradients that are tiny: many sigmoids, and a softmax over 100 classes
torch.manual_seed(0)
x, y = torch.randn(64, 20), torch.arange(64) % 10
deep = [layer for _ in range(10) for layer in (nn.Linear(20, 20), nn.Sigmoid())]
deep = nn.Sequential(*deep, nn.Linear(20, 10))
F.cross_entropy(deep(x), y).backward()
assert 0 < deep[0].weight.grad.norm() < 1e-6
y = torch.arange(300) % 100
x = torch.randn(300, 32) + 2 * torch.randn(100, 32)[y]
model = nn.Sequential(nn.Linear(32, 64), nn.ReLU(), nn.Linear(64, 100))
norms = []
for probabilities in (False, True):
    logits = model(x).softmax(1) if probabilities else model(x)
    model.zero_grad()
    F.cross_entropy(logits, y).backward()
    norms.append(model[0].weight.grad.norm())
assert norms[1] < norms[0] / 50
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(100):
    loss = F.cross_entropy(model(x).softmax(1), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
assert f"{loss:.2f}" == "4.60"
# a parameter that is 0 before has no relative change
bias = nn.BatchNorm1d(4).bias
assert not bias.any() and (torch.ones(4).norm() / bias.norm()).isinf()
# with classes of unequal share, the mean log share is the number
share = torch.tensor([0.9, 0.1])
y = torch.tensor([0] * 90 + [1] * 10)
best = F.cross_entropy(share.log().expand(100, 2), y)
assert abs(best + (share * share.log()).sum()) < 1e-6
assert f"{best:.3f}" == "0.325"
# confident and wrong: far above ln 2
assert F.cross_entropy(torch.tensor([[5.0, -5.0]]), torch.tensor([1])) > 5
# mixed-up labels, with five seeds
for seed in range(5):
    torch.manual_seed(seed)
    y = torch.arange(2000) % 2
    x = torch.randn(2000, 10) + y.unsqueeze(1)
    losses = []
    for target in (y[torch.randperm(2000)], y):
        model = nn.Linear(10, 2)
        optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
        for epoch in range(200):
            loss = F.cross_entropy(model(x), target)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        losses.append(loss.item())
    assert losses[0] > 0.68 and losses[1] < 0.25
# --8<-- [end:check]
