"""On a new dataset, a loss or a score that doesn't improve has one of eight causes, which a few prints tell apart."""
# /// pitfall
# apis = ["torch.nn.BCEWithLogitsLoss", "torch.nn.CTCLoss", "torch.Tensor.unique", "torch.Tensor.bincount"]
# also = ["torch.nn.CrossEntropyLoss", "torch.utils.data.Dataset"]
# symptom = "silent"
# added = 2026-11-30
#
# [code.two_listings]
# either = [
#     'zip(os.listdir($A), os.listdir($B))', 'zip(os.listdir($A), sorted(os.listdir($B)))',
#     'zip(sorted(os.listdir($A)), os.listdir($B))', 'zip(glob.glob($A), glob.glob($B))',
#     'zip(sorted(glob.glob($A)), glob.glob($B))', 'zip(glob.glob($A), sorted(glob.glob($B)))',
# ]
# example = '''
# for image, mask in zip(os.listdir("images"), os.listdir("masks")):
#     pairs.append((image, mask))
# '''
#
# [code.probability_to_integer]
# either = [
#     'torch.sigmoid(...).long()', 'torch.sigmoid(...).int()', '$X.sigmoid().long()',
#     '$X.sigmoid().int()', 'torch.sigmoid(...).to(torch.int64)',
#     'torch.sigmoid(...).to(torch.long)', 'torch.sigmoid(...).byte()',
#     'torch.sigmoid(...).to(torch.uint8)', '$X.sigmoid().byte()',
#     'torch.nn.Sigmoid()(...).long()', 'torch.nn.Sigmoid()(...).int()',
# ]
# example = '''
# pred = torch.sigmoid(model(image)).long()
# dice = 2 * (pred * mask).sum() / (pred.sum() + mask.sum())
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
label = {f"img{i}.png": torch.randint(2, ()) for i in range(200)}
files = sorted(label)  # as sorted(os.listdir("images"))
x = torch.stack([torch.randn(16) + label[name] for name in files])
y = torch.stack(list(label.values()))  # in the order of labels.csv
print("third file:", files[2], "third label of:", list(label)[2])
#> third file: img10.png third label of: img2.png
model = nn.Linear(16, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(100):
    loss = nn.functional.cross_entropy(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"loss {loss:.2f}")
#> loss 0.66
print(f"accuracy {(model(x).argmax(1) == y).float().mean():.0%}")
#> accuracy 60%
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
label = {f"img{i}.png": torch.randint(2, ()) for i in range(200)}
files = sorted(label)  # as sorted(os.listdir("images"))
x = torch.stack([torch.randn(16) + label[name] for name in files])
y = torch.stack([label[name] for name in files])
print("third file:", files[2], "third label of:", files[2])
#> third file: img10.png third label of: img10.png
model = nn.Linear(16, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(100):
    loss = nn.functional.cross_entropy(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"loss {loss:.2f}")
#> loss 0.14
print(f"accuracy {(model(x).argmax(1) == y).float().mean():.0%}")
#> accuracy 98%
# --8<-- [end:right]

# --8<-- [start:wrong_metric]
import torch


def dice(pred, mask):
    overlap = ((pred == 1) & (mask == 1)).sum()
    return 2 * overlap / ((pred == 1).sum() + (mask == 1).sum())


mask = torch.tensor([[0, 255], [255, 255]])  # as in the PNG file
logits = torch.tensor([[-3.0, 3.0], [3.0, 3.0]])  # all pixels are right
pred = (logits > 0).long()
print("values in the mask:", mask.unique().tolist())
#> values in the mask: [0, 255]
print(f"Dice: {dice(pred, mask):.2f}")
#> Dice: 0.00
# --8<-- [end:wrong_metric]

# --8<-- [start:right_metric]
import torch


def dice(pred, mask):
    overlap = ((pred == 1) & (mask == 1)).sum()
    return 2 * overlap / ((pred == 1).sum() + (mask == 1).sum())


mask = (torch.tensor([[0, 255], [255, 255]]) > 127).long()
logits = torch.tensor([[-3.0, 3.0], [3.0, 3.0]])  # all pixels are right
pred = (logits > 0).long()
print("values in the mask:", mask.unique().tolist())
#> values in the mask: [0, 1]
print(f"Dice: {dice(pred, mask):.2f}")
#> Dice: 1.00
# --8<-- [end:right_metric]

# --8<-- [start:demo_metrics]
import torch

y = torch.tensor([1, 1, 0, 1])
logits = torch.tensor([0.4, 2.0, -3.0, 4.0])  # all four are right
for name, pred in {
    "logits > 0": logits > 0,
    "logits > 0.5": logits > 0.5,
    "sigmoid > 0.5": logits.sigmoid() > 0.5,
    "sigmoid().long()": logits.sigmoid().long(),
}.items():
    print(f"{name}: {(pred == y).float().mean():.0%}")
#> logits > 0: 100%
#> logits > 0.5: 75%
#> sigmoid > 0.5: 100%
#> sigmoid().long(): 25%
scores = torch.eye(4)[[2, 0, 1, 2]]  # one row for each sample
print("argmax over dim=1:", scores.argmax(1).tolist())
#> argmax over dim=1: [2, 0, 1, 2]
print("argmax over dim=0:", scores.argmax(0).tolist())
#> argmax over dim=0: [1, 2, 0, 0]
# --8<-- [end:demo_metrics]

# --8<-- [start:wrong_background]
import torch
from torch import nn

torch.manual_seed(0)
mask = (torch.rand(8, 1, 32, 32) < 0.02).float()  # 2% foreground
x = torch.randn(8, 1, 32, 32) + 2 * mask
model = nn.Conv2d(1, 1, 3, padding=1)
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
for epoch in range(100):
    loss = criterion(model(x), mask)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
pred = model(x) > 0
print(f"accuracy {(pred == mask.bool()).float().mean():.0%}")
#> accuracy 98%
print(f"Dice {2 * (pred * mask).sum() / (pred.sum() + mask.sum()):.2f}")
#> Dice 0.00
# --8<-- [end:wrong_background]

# --8<-- [start:right_background]
import torch
from torch import nn

torch.manual_seed(0)
mask = (torch.rand(8, 1, 32, 32) < 0.02).float()  # 2% foreground
x = torch.randn(8, 1, 32, 32) + 2 * mask
model = nn.Conv2d(1, 1, 3, padding=1)
criterion = nn.BCEWithLogitsLoss(pos_weight=torch.tensor(10.0))
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
for epoch in range(100):
    loss = criterion(model(x), mask)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
pred = model(x) > 0
print(f"accuracy {(pred == mask.bool()).float().mean():.0%}")
#> accuracy 95%
print(f"Dice {2 * (pred * mask).sum() / (pred.sum() + mask.sum()):.2f}")
#> Dice 0.35
# --8<-- [end:right_background]

# --8<-- [start:demo_labels]
import torch
from torch import nn

torch.manual_seed(0)
y = torch.tensor([1, 2, 3, 3, 1, 2])  # classes counted from 1
names = ["cat", "dog", "bird"]
for outputs in (3, 4):
    try:
        nn.functional.cross_entropy(torch.randn(6, outputs), y)
        print(f"{outputs} outputs: no error, label 1 is named", names[1])
    except IndexError as error:
        print(f"{outputs} outputs:", error)
#> 3 outputs: Target 3 is out of bounds.
#> 4 outputs: no error, label 1 is named dog
logits = nn.Linear(16, 1000)(torch.randn(6, 16))  # the head of ImageNet
print(f"1000 outputs: {nn.functional.cross_entropy(logits, y):.1f}")
#> 1000 outputs: 7.3
# --8<-- [end:demo_labels]

# --8<-- [start:demo_inputs]
import torch
from torch import nn

torch.manual_seed(0)
image = torch.randint(256, (64, 64))  # 64 images of 64 pixels
y = (image[:, :32].sum(1) > image[:, 32:].sum(1)).long()
for name, x in {"0 to 255": image.float(), "0 to 1": image / 255,
                "normalized": (image / 255 - 0.5) / 0.29}.items():
    torch.manual_seed(1)
    model = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 2))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(100):
        loss = nn.functional.cross_entropy(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(f"{name}: mean {x.mean():.2f}, std {x.std():.2f}, loss {loss:.2f}")
#> 0 to 255: mean 125.63, std 73.13, loss 0.69
#> 0 to 1: mean 0.49, std 0.29, loss 0.27
#> normalized: mean -0.03, std 0.99, loss 0.04
# --8<-- [end:demo_inputs]

# --8<-- [start:demo_learning_rate]
import copy

import torch
from torch import nn

torch.manual_seed(0)
x, y = torch.randn(128, 20), torch.arange(128) % 2
x[:, :5] += y.unsqueeze(1)
new = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 2))
pretrained = None
for lr, steps in ((0.01, 50), (1.0, 5), (0.001, 5)):
    model = copy.deepcopy(pretrained or new)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    for step in range(steps):
        loss = nn.functional.cross_entropy(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    pretrained = pretrained or model
    print(f"lr={lr}: loss {loss:.1f}")
#> lr=0.01: loss 0.0
#> lr=1.0: loss 7.1
#> lr=0.001: loss 0.0
# --8<-- [end:demo_learning_rate]

# --8<-- [start:demo_ctc]
import torch
from torch import nn

torch.manual_seed(0)
T, N, digits = 51, 64, 10  # time steps, images, digits in each
y = torch.randint(1, 11, (N, digits))  # 0 is the blank
scores = torch.zeros(11, requires_grad=True)  # the same for every image
criterion = nn.CTCLoss()
optimizer = torch.optim.Adam([scores], lr=0.1)
for step in range(41):
    log_probs = scores.log_softmax(0).expand(T, N, 11)
    loss = criterion(log_probs, y, [T] * N, [digits] * N)
    if step in (0, 40):
        print(f"step {step}: loss {loss:.1f}, loss / N {loss / N:.2f}")
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
#> step 0: loss 8.6, loss / N 0.13
#> step 40: loss 2.6, loss / N 0.04
print("prediction at every time step:", scores.argmax().item())
#> prediction at every time step: 0
# --8<-- [end:demo_ctc]

# --8<-- [start:demo_few]
import torch
from torch import nn

torch.manual_seed(0)
x, y = torch.randn(2000, 20), torch.arange(2000) % 2
x[:, :5] += y.unsqueeze(1)
for n in (10, 40, 160, 640):
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 2))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for step in range(50):
        loss = nn.functional.cross_entropy(model(x[:n]), y[:n])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    right = (model(x[1000:]).argmax(1) == y[1000:]).float().mean()
    print(f"{n} samples: training loss {loss:.2f}, validation {right:.0%}")
#> 10 samples: training loss 0.00, validation 66%
#> 40 samples: training loss 0.00, validation 79%
#> 160 samples: training loss 0.01, validation 82%
#> 640 samples: training loss 0.11, validation 82%
# --8<-- [end:demo_few]

# --8<-- [start:detect]
import torch
from torch import nn


def look(model, x, y, lr=0.001):
    print(f"x: {x.min():.1f} to {x.max():.1f}, std {x.std():.1f}")
    print("y:", y.unique().tolist(), "counts:", y.flatten().bincount().tolist())
    print("outputs:", model(x).shape[1])
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    for step in range(200):
        loss = nn.functional.cross_entropy(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(f"loss of this batch after 200 steps: {loss:.2f}")


torch.manual_seed(0)
model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 3))
look(model, torch.randn(16, 20), torch.arange(16) % 3)
#> x: -3.5 to 2.7, std 1.0
#> y: [0, 1, 2] counts: [6, 5, 5]
#> outputs: 3
#> loss of this batch after 200 steps: 0.02
# --8<-- [end:detect]

# --8<-- [start:figure]
import torch

assert not torch.tensor([0.4, 0.9]).long().any()
rows = [
    ("score(y, y)", "&#8800; 1", "&gt; 0, argmax(1)"),
    ("y.unique()", "0, 255", "mask &gt; 127"),
    ("y.bincount()", "98 : 2", "pos_weight"),
    ("x.mean()", "128", "x / 255"),
    ("x[i], y[i]", "&#8800;", "sorted()"),
    ("loss, 16", "&gt; 0", "lr"),
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
third file: img10.png third label of: img2.png
loss 0.66
accuracy 60%
"""
assert right.out == """\
third file: img10.png third label of: img10.png
loss 0.14
accuracy 98%
"""
assert wrong_metric.out == "values in the mask: [0, 255]\nDice: 0.00\n"
assert right_metric.out == "values in the mask: [0, 1]\nDice: 1.00\n"
# the labels as the prediction: not 1 with 255 in the mask, and no sign of a
# threshold that is meant for probabilities
assert wrong_metric.dice(wrong_metric.mask, wrong_metric.mask).isnan()
assert right_metric.dice(right_metric.mask, right_metric.mask) == 1
assert torch.equal(demo_metrics.y > 0.5, demo_metrics.y == 1)
assert demo_metrics.out == """\
logits > 0: 100%
logits > 0.5: 75%
sigmoid > 0.5: 100%
sigmoid().long(): 25%
argmax over dim=1: [2, 0, 1, 2]
argmax over dim=0: [1, 2, 0, 0]
"""
assert wrong_background.out == "accuracy 98%\nDice 0.00\n"
assert right_background.out == "accuracy 95%\nDice 0.35\n"
assert demo_labels.out == """\
3 outputs: Target 3 is out of bounds.
4 outputs: no error, label 1 is named dog
1000 outputs: 7.3
"""
assert demo_inputs.out == """\
0 to 255: mean 125.63, std 73.13, loss 0.69
0 to 1: mean 0.49, std 0.29, loss 0.27
normalized: mean -0.03, std 0.99, loss 0.04
"""
assert demo_learning_rate.out == """\
lr=0.01: loss 0.0
lr=1.0: loss 7.1
lr=0.001: loss 0.0
"""
assert demo_ctc.out == """\
step 0: loss 8.6, loss / N 0.13
step 40: loss 2.6, loss / N 0.04
prediction at every time step: 0
"""
assert demo_ctc.N == 64
assert f"{demo_ctc.loss / 64:.2f}" == "0.04" < "0.07"
assert demo_ctc.criterion.reduction == "mean"
assert demo_few.out == """\
10 samples: training loss 0.00, validation 66%
40 samples: training loss 0.00, validation 79%
160 samples: training loss 0.01, validation 82%
640 samples: training loss 0.11, validation 82%
"""
assert detect.out == """\
x: -3.5 to 2.7, std 1.0
y: [0, 1, 2] counts: [6, 5, 5]
outputs: 3
loss of this batch after 200 steps: 0.02
"""
# labels that belong to other samples can still be learned by heart
torch.manual_seed(0)
model = nn.Sequential(nn.Linear(16, 64), nn.ReLU(), nn.Linear(64, 2))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for _ in range(100):
    loss = nn.functional.cross_entropy(model(wrong.x[:16]), wrong.y[:16])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
assert loss < 0.05
# the mean over the batch is taken by CTCLoss itself: twice the batch, same loss
lp = torch.zeros(51, 8, 11).log_softmax(2)
y = torch.randint(1, 11, (8, 10))
a = demo_ctc.criterion(lp, y, [51] * 8, [10] * 8)
b = demo_ctc.criterion(lp.repeat(1, 2, 1), y.repeat(2, 1), [51] * 16, [10] * 16)
assert torch.allclose(a, b)
# --8<-- [end:check]
