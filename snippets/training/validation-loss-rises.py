"""A validation loss that rises is overfitting if the training data, evaluated the same way, still has a low loss."""
# /// pitfall
# apis = ["torch.nn.functional.cross_entropy", "torch.nn.Dropout", "torch.optim.AdamW", "torch.nn.Module.eval", "torch.nn.Module.state_dict"]
# symptom = "silent"
# added = 2026-11-29
#
# [code.normalized_for_training_only]
# pattern = '$B = torchvision.transforms.Compose([...])'
# not = [
#     '$B = torchvision.transforms.Compose([..., torchvision.transforms.Normalize(...), ...])',
#     '$B = torchvision.transforms.Compose([..., normalize, ...])',
#     '$B = torchvision.transforms.Compose([..., $OTHER.Normalize(...), ...])',
# ]
# anywhere = [
#     '$A = torchvision.transforms.Compose([..., torchvision.transforms.Normalize(...), ...])',
# ]
# names = { "$B" = '(?!.*(aug|show|denorm|inv|view)).*' }
# example = '''
# train = torchvision.transforms.Compose([torchvision.transforms.ToTensor(), torchvision.transforms.Normalize(0.5, 0.5)])
# val = torchvision.transforms.Compose([torchvision.transforms.ToTensor()])
# '''
#
# [code.only_training_data_normalized]
# pattern = '$TRAIN = ($TRAIN - $MEAN) / $STD'
# anywhere = [
#     [
#         'model(x_val)', 'model(X_val)', 'model(x_test)', 'model(X_test)', 'model(xval)',
#         'model(xtest)', 'model(val_x)', 'model(test_x)', 'model(x_valid)', 'model(X_valid)',
#         'model(x_te)', 'model(xte)', 'model(x_va)', 'model(Xte)', 'model(val_data)',
#         'model(test_data)', 'net(x_val)', 'net(X_val)', 'net(x_test)', 'net(X_test)', 'net(xval)',
#         'net(xtest)', 'net(val_x)', 'net(test_x)', 'net(x_valid)', 'net(X_valid)', 'net(x_te)',
#         'net(xte)', 'net(x_va)', 'net(Xte)', 'net(val_data)', 'net(test_data)',
#         '$F(..., x_val, ...)', '$F(..., X_val, ...)', '$F(..., x_test, ...)',
#         '$F(..., X_test, ...)',
#     ],
# ]
# nowhere = [
# '''
# ($A - $MEAN) / $STD
# ...
# ($B - $MEAN2) / $STD2
# ''',
# '''
# $B = ($B - $MEAN2) / $STD2
# ...
# $TRAIN = ($TRAIN - $MEAN) / $STD
# ''',
# ]
# names = { "$TRAIN" = '(x_?tr\w*|tr\w*_x|train_?\w*|x_train\w*|xtr\w*)' }
# example = '''
# x_train = (x_train - mean) / std
# val_loss = criterion(model(x_val), y_val)
# '''
#
# [code.scaler_fitted_again]
# pattern = '$SCALER.fit_transform($VAL)'
# names = { "$VAL" = '.*(val|valid|test|_te|_va|dev)\w*(\[.*)?' }
# example = '''
# x_train = scaler.fit_transform(x_train)
# x_val = scaler.fit_transform(x_val)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch.nn.functional import cross_entropy

torch.manual_seed(0)
x = torch.randn(1100, 20)
y = (x[:, 0] + x[:, 1] + torch.randn(1100) > 0).long()  # a bit of chance
model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 2))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(41):
    loss = cross_entropy(model(x[:100]), y[:100])  # 100 samples to train on
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    with torch.no_grad():
        logits = model(x[100:])
    val_loss = cross_entropy(logits, y[100:])
    if epoch % 10 == 0:
        print(f"epoch {epoch}, loss {loss:.2f}, val_loss {val_loss:.2f}")
#> epoch 0, loss 0.73, val_loss 0.70
#> epoch 10, loss 0.30, val_loss 0.58
#> epoch 20, loss 0.09, val_loss 0.68
#> epoch 30, loss 0.02, val_loss 0.89
#> epoch 40, loss 0.01, val_loss 1.05
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
from torch.nn.functional import cross_entropy

torch.manual_seed(0)
x = torch.randn(1100, 20)
y = (x[:, 0] + x[:, 1] + torch.randn(1100) > 0).long()  # a bit of chance
model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 2))
optimizer = torch.optim.AdamW(model.parameters(), lr=0.01, weight_decay=10)
for epoch in range(41):
    loss = cross_entropy(model(x[:100]), y[:100])  # 100 samples to train on
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    with torch.no_grad():
        logits = model(x[100:])
    val_loss = cross_entropy(logits, y[100:])
    if epoch % 10 == 0:
        print(f"epoch {epoch}, loss {loss:.2f}, val_loss {val_loss:.2f}")
#> epoch 0, loss 0.73, val_loss 0.70
#> epoch 10, loss 0.48, val_loss 0.61
#> epoch 20, loss 0.38, val_loss 0.58
#> epoch 30, loss 0.33, val_loss 0.55
#> epoch 40, loss 0.30, val_loss 0.55
# --8<-- [end:right]

# --8<-- [start:demo_stop]
import torch
from torch import nn
from torch.nn.functional import cross_entropy

torch.manual_seed(0)
x = torch.randn(1100, 20)
y = (x[:, 0] + x[:, 1] + torch.randn(1100) > 0).long()
model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 2))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
best = float("inf")
for epoch in range(41):
    optimizer.zero_grad()
    cross_entropy(model(x[:100]), y[:100]).backward()
    optimizer.step()
    val_loss = cross_entropy(model(x[100:]), y[100:]).item()
    if val_loss < best:
        best, best_epoch = val_loss, epoch
        state = {name: w.clone() for name, w in model.state_dict().items()}
model.load_state_dict(state)
print(f"kept epoch {best_epoch}, val_loss {best:.2f}")
#> kept epoch 9, val_loss 0.58
# --8<-- [end:demo_stop]

# --8<-- [start:demo_confidence]
import torch
from torch import nn
from torch.nn.functional import cross_entropy

torch.manual_seed(0)
x = torch.randn(1100, 20)
y = (x[:, 0] + x[:, 1] + torch.randn(1100) > 0).long()
model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 2))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(41):
    optimizer.zero_grad()
    cross_entropy(model(x[:100]), y[:100]).backward()
    optimizer.step()
    if epoch in (10, 40):
        logits = model(x[100:]).detach()
        losses = cross_entropy(logits, y[100:], reduction="none")
        right = logits.argmax(1) == y[100:]
        print(f"epoch {epoch}: accuracy {right.float().mean():.0%}, loss of "
              f"right {losses[right].mean():.2f}, of wrong "
              f"{losses[~right].mean():.2f}")
#> epoch 10: accuracy 70%, loss of right 0.25, of wrong 1.36
#> epoch 40: accuracy 75%, loss of right 0.07, of wrong 3.96
# --8<-- [end:demo_confidence]

# --8<-- [start:demo_dropout]
import torch
from torch import nn
from torch.nn.functional import cross_entropy

torch.manual_seed(0)
x = torch.randn(2000, 20)
y = (x[:, 0] + x[:, 1] > 0).long()
model = nn.Sequential(
    nn.Linear(20, 64), nn.ReLU(), nn.Dropout(0.8), nn.Linear(64, 2))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(50):
    loss = cross_entropy(model(x[:1000]), y[:1000])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
model.eval()
again = cross_entropy(model(x[:1000]), y[:1000])
val_loss = cross_entropy(model(x[1000:]), y[1000:])
print(f"loss {loss:.2f}, val_loss {val_loss:.2f}, "
      f"training data after eval() {again:.2f}")
#> loss 0.11, val_loss 0.07, training data after eval() 0.05
# --8<-- [end:demo_dropout]

# --8<-- [start:wrong_transform]
import torch
from torch import nn
from torch.nn.functional import cross_entropy

torch.manual_seed(0)
raw = torch.rand(2000, 20) * 255
y = (raw[:, 0] > raw[:, 1]).long()
x = (raw[:1000] - 128) / 74  # what the training set does
model = nn.Linear(20, 2)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(100):
    loss = cross_entropy(model(x), y[:1000])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"loss {loss:.2f}")
#> loss 0.28
as_in_validation = raw
losses = cross_entropy(model(as_in_validation), y, reduction="none")
print(f"val_loss {losses[1000:].mean():.2f}")
#> val_loss 1.42
print(f"training data in validation {losses[:1000].mean():.2f}")
#> training data in validation 1.02
# --8<-- [end:wrong_transform]

# --8<-- [start:right_transform]
import torch
from torch import nn
from torch.nn.functional import cross_entropy

torch.manual_seed(0)
raw = torch.rand(2000, 20) * 255
y = (raw[:, 0] > raw[:, 1]).long()
x = (raw[:1000] - 128) / 74  # what the training set does
model = nn.Linear(20, 2)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(100):
    loss = cross_entropy(model(x), y[:1000])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"loss {loss:.2f}")
#> loss 0.28
as_in_validation = (raw - 128) / 74
losses = cross_entropy(model(as_in_validation), y, reduction="none")
print(f"val_loss {losses[1000:].mean():.2f}")
#> val_loss 0.28
print(f"training data in validation {losses[:1000].mean():.2f}")
#> training data in validation 0.28
# --8<-- [end:right_transform]

# --8<-- [start:demo_ways]
import torch
from torch import nn
from torch.nn.functional import cross_entropy

for way in ("as it is", "weight decay", "dropout", "1000 samples"):
    torch.manual_seed(0)
    x = torch.randn(2000, 20)
    y = (x[:, 0] + x[:, 1] + torch.randn(2000) > 0).long()
    model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 2))
    model.insert(2, nn.Dropout(0.8 if way == "dropout" else 0.0))
    optimizer = torch.optim.AdamW(
        model.parameters(), lr=0.01, weight_decay=10 if "decay" in way else 0)
    n = 1000 if "samples" in way else 100
    for epoch in range(41):
        optimizer.zero_grad()
        cross_entropy(model.train()(x[:n]), y[:n]).backward()
        optimizer.step()
    with torch.no_grad():
        val_loss = cross_entropy(model.eval()(x[1000:]), y[1000:])
    print(f"{way}: val_loss {val_loss:.2f}")
#> as it is: val_loss 1.19
#> weight decay: val_loss 0.60
#> dropout: val_loss 0.67
#> 1000 samples: val_loss 0.63
# --8<-- [end:demo_ways]

# --8<-- [start:check]
import torch
from torch import nn
from torch.nn.functional import cross_entropy

assert wrong.out.splitlines()[1::3] == [
    "epoch 10, loss 0.30, val_loss 0.58", "epoch 40, loss 0.01, val_loss 1.05"]
assert right.out.splitlines()[1::3] == [
    "epoch 10, loss 0.48, val_loss 0.61", "epoch 40, loss 0.30, val_loss 0.55"]
assert wrong.val_loss > 1 > right.val_loss
val_loss = cross_entropy(demo_stop.model(wrong.x[100:]), wrong.y[100:])
assert f"{val_loss:.2f}" == "0.58"  # the best state is back
assert demo_stop.out == "kept epoch 9, val_loss 0.58\n"
assert demo_confidence.out == """\
epoch 10: accuracy 70%, loss of right 0.25, of wrong 1.36
epoch 40: accuracy 75%, loss of right 0.07, of wrong 3.96
"""
assert demo_dropout.out == """\
loss 0.11, val_loss 0.07, training data after eval() 0.05
"""
assert wrong_transform.out == """\
loss 0.28
val_loss 1.42
training data in validation 1.02
"""
assert right_transform.out == """\
loss 0.28
val_loss 0.28
training data in validation 0.28
"""
assert demo_ways.out == """\
as it is: val_loss 1.19
weight decay: val_loss 0.60
dropout: val_loss 0.67
1000 samples: val_loss 0.63
"""


def history(seed, decay=0.0, drop=0.0, n=100, width=64):
    torch.manual_seed(seed)
    x = torch.randn(2000, 20)
    y = (x[:, 0] + x[:, 1] + torch.randn(2000) > 0).long()
    model = nn.Sequential(nn.Linear(20, width), nn.ReLU(), nn.Dropout(drop),
                          nn.Linear(width, 2))
    optimizer = torch.optim.AdamW(
        model.parameters(), lr=0.01, weight_decay=decay)
    losses = []
    for epoch in range(41):
        loss = cross_entropy(model.train()(x[:n]), y[:n])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if epoch % 10:
            continue
        with torch.no_grad():
            logits = model.eval()(x[1000:])
        each = cross_entropy(logits, y[1000:], reduction="none")
        miss = logits.argmax(1) != y[1000:]
        losses.append((loss.item(), each.mean().item(), each[miss].mean().item()))
    return losses


# with the data of `wrong`, a decay of 1 isn't enough
torch.manual_seed(0)
torch.randn(1100, 20), torch.randn(1100)
model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 2))
optimizer = torch.optim.AdamW(model.parameters(), lr=0.01, weight_decay=1)
for epoch in range(41):
    optimizer.zero_grad()
    cross_entropy(model(wrong.x[:100]), wrong.y[:100]).backward()
    optimizer.step()
val_loss = cross_entropy(model(wrong.x[100:]), wrong.y[100:])
assert f"{val_loss:.2f}" == "0.82"
# a smaller model helps, too
assert history(0, width=4)[-1][1] < 0.7
# other seeds: the rise, who pays for it, and what helps
for seed in (1, 2, 3):
    losses = history(seed)
    lowest = min(val for _, val, _ in losses)
    loss, last, missed = losses[-1]
    assert loss < 0.05 and last > 1.4 * lowest and missed > 2 * losses[1][2]
    for way in ({"decay": 10}, {"drop": 0.8}, {"n": 1000}):
        assert history(seed, **way)[-1][1] < 0.75 * last
# --8<-- [end:check]
