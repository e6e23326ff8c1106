"""Without shuffle=True, data sorted by class give batches of one class: the model unlearns all but the last one."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader", "torch.utils.data.Subset", "torch.utils.data.random_split"]
# also = ["torch.utils.data.IterableDataset", "torch.utils.data.RandomSampler"]
# symptom = "silent"
# added = 2026-11-30
#
# [code.no_shuffle]
# pattern = '$TRAIN = torch.utils.data.DataLoader(...)'
# not = [
#     '$TRAIN = torch.utils.data.DataLoader(..., shuffle=$S, ...)',
#     '$TRAIN = torch.utils.data.DataLoader(..., sampler=$S, ...)',
#     '$TRAIN = torch.utils.data.DataLoader(..., batch_sampler=$S, ...)',
#     '$TRAIN = torch.utils.data.DataLoader($D, $B, True, ...)',
#     '$TRAIN = torch.utils.data.DataLoader(..., **$KW)',
#     '$TRAIN = torch.utils.data.DataLoader(*$ARGS, ...)',
#     '$TRAIN = torch.utils.data.DataLoader($D, $B, $SH, ...)',
# ]
# anywhere = ['$L.backward(...)']
# nowhere = [
#     'class $DS(torch.utils.data.IterableDataset): ...', '$ANY.set_epoch(...)',
#     'torch.randperm(...)', 'random.shuffle(...)', 'numpy.random.permutation(...)',
#     '$RNG.permutation(...)', 'numpy.random.shuffle(...)',
#     'torch.nn.parallel.DistributedDataParallel(...)', 'class $DS2(IterableDataset): ...',
# ]
# names = { "$TRAIN" = '(self\.)?(train\w*|trn\w*)' }
# example = '''
# train_loader = torch.utils.data.DataLoader(train_set, batch_size=32)
# for x, y in train_loader:
#     loss = criterion(model(x), y)
#     loss.backward()
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch.nn.functional import cross_entropy, one_hot
from torch.utils.data import DataLoader, TensorDataset
torch.manual_seed(0)
y = torch.arange(4).repeat_interleave(500)  # sorted by class
x = 2 * one_hot(y, 10) + torch.randn(2000, 10)
val_y = torch.arange(4).repeat(50)
val_x = 2 * one_hot(val_y, 10) + torch.randn(200, 10)
loader = DataLoader(TensorDataset(x, y), batch_size=20)
model = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 4))
optimizer, hits = torch.optim.SGD(model.parameters(), lr=0.3), 0
for x, y in loader:
    hits += (model(x).argmax(1) == y).sum() / 2000
    optimizer.zero_grad()
    cross_entropy(model(x), y).backward()
    optimizer.step()
pred = model(val_x).argmax(1)
print(f"training: {hits:.0%}, validation: {(pred == val_y).float().mean():.0%}")
#> training: 93%, validation: 27%
print("predictions of each class:", pred.bincount(minlength=4).tolist())
#> predictions of each class: [0, 0, 4, 196]
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
from torch.nn.functional import cross_entropy, one_hot
from torch.utils.data import DataLoader, TensorDataset
torch.manual_seed(0)
y = torch.arange(4).repeat_interleave(500)  # sorted by class
x = 2 * one_hot(y, 10) + torch.randn(2000, 10)
val_y = torch.arange(4).repeat(50)
val_x = 2 * one_hot(val_y, 10) + torch.randn(200, 10)
loader = DataLoader(TensorDataset(x, y), batch_size=20, shuffle=True)
model = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 4))
optimizer, hits = torch.optim.SGD(model.parameters(), lr=0.3), 0
for x, y in loader:
    hits += (model(x).argmax(1) == y).sum() / 2000
    optimizer.zero_grad()
    cross_entropy(model(x), y).backward()
    optimizer.step()
pred = model(val_x).argmax(1)
print(f"training: {hits:.0%}, validation: {(pred == val_y).float().mean():.0%}")
#> training: 77%, validation: 83%
print("predictions of each class:", pred.bincount(minlength=4).tolist())
#> predictions of each class: [60, 53, 48, 39]
# --8<-- [end:right]

# --8<-- [start:wrong_split]
import torch
from torch.utils.data import DataLoader, Subset, TensorDataset

y = torch.arange(5).repeat_interleave(400)  # sorted by class
dataset = TensorDataset(torch.randn(2000, 10), y)
train = Subset(dataset, range(1600))
val = Subset(dataset, range(1600, 2000))
for name, part in {"training": train, "validation": val}.items():
    loader = DataLoader(part, batch_size=20, shuffle=True)
    classes = torch.cat([y for x, y in loader]).unique()
    print(f"{name}: {len(part)} samples, classes {classes.tolist()}")
#> training: 1600 samples, classes [0, 1, 2, 3]
#> validation: 400 samples, classes [4]
# --8<-- [end:wrong_split]

# --8<-- [start:right_split]
import torch
from torch.utils.data import DataLoader, TensorDataset, random_split

y = torch.arange(5).repeat_interleave(400)  # sorted by class
dataset = TensorDataset(torch.randn(2000, 10), y)
generator = torch.Generator().manual_seed(0)
train, val = random_split(dataset, [1600, 400], generator)
for name, part in {"training": train, "validation": val}.items():
    loader = DataLoader(part, batch_size=20, shuffle=True)
    classes = torch.cat([y for x, y in loader]).unique()
    print(f"{name}: {len(part)} samples, classes {classes.tolist()}")
#> training: 1600 samples, classes [0, 1, 2, 3, 4]
#> validation: 400 samples, classes [0, 1, 2, 3, 4]
# --8<-- [end:right_split]

# --8<-- [start:demo_losses]
import torch
from torch import nn
from torch.nn.functional import cross_entropy, one_hot
from torch.utils.data import DataLoader, TensorDataset
torch.manual_seed(0)
y = torch.arange(4).repeat_interleave(500)  # sorted by class
x = 2 * one_hot(y, 10) + torch.randn(2000, 10)
loader = DataLoader(TensorDataset(x, y), batch_size=20)
model = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 4))
optimizer, losses = torch.optim.SGD(model.parameters(), lr=0.3), []
for x, y in loader:
    loss = cross_entropy(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    losses.append(loss.item())
for step in (24, 25, 49, 50, 74, 75, 99):
    print(f"step {step}: {losses[step]:.2f}")
#> step 24: 0.01
#> step 25: 3.69
#> step 49: 0.01
#> step 50: 5.12
#> step 74: 0.02
#> step 75: 4.75
#> step 99: 0.03
# --8<-- [end:demo_losses]

# --8<-- [start:demo_buffer]
import random

def shuffled(samples, size):
    buffer = []
    for sample in samples:
        buffer.append(sample)
        if len(buffer) > size:
            yield buffer.pop(random.randrange(len(buffer)))
    random.shuffle(buffer)
    yield from buffer

random.seed(0)
stream = [y for y in range(4) for _ in range(500)]  # sorted by class
for size in (50, 500, 2000):
    labels = list(shuffled(stream, size))
    batches = [labels[i:i + 20] for i in range(0, 2000, 20)]
    same = sum(len(set(batch)) == 1 for batch in batches)
    print(f"buffer of {size}: {same} of 100 batches have one class")
#> buffer of 50: 71 of 100 batches have one class
#> buffer of 500: 2 of 100 batches have one class
#> buffer of 2000: 0 of 100 batches have one class
# --8<-- [end:demo_buffer]

# --8<-- [start:demo_time]
import torch
from torch.utils.data import random_split

starts = range(991)  # of windows of 10 days
generator = torch.Generator().manual_seed(0)
for name, (train, val) in {
    "at random": random_split(starts, [793, 198], generator),
    "by time": (starts[:784], starts[793:]),
}.items():
    seen = {day for i in train for day in range(i, i + 10)}
    leaks = sum(any(day in seen for day in range(i, i + 10)) for i in val)
    print(f"{name}: {leaks} of {len(val)} windows share days with training")
#> at random: 198 of 198 windows share days with training
#> by time: 0 of 198 windows share days with training
# --8<-- [end:demo_time]

# --8<-- [start:detect]
import torch
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
y = torch.arange(4).repeat_interleave(500)
dataset = TensorDataset(torch.randn(2000, 10), y)
for shuffle in (False, True):
    loader = DataLoader(dataset, batch_size=20, shuffle=shuffle)
    print("shuffle:", shuffle)
    for step, (x, y) in zip(range(3), loader):
        print("  classes:", y.bincount(minlength=4).tolist())
#> shuffle: False
#>   classes: [20, 0, 0, 0]
#>   classes: [20, 0, 0, 0]
#>   classes: [20, 0, 0, 0]
#> shuffle: True
#>   classes: [6, 4, 5, 5]
#>   classes: [4, 5, 5, 6]
#>   classes: [3, 5, 4, 8]
# --8<-- [end:detect]

# --8<-- [start:check]
import random

import torch
from torch import nn
from torch.nn.functional import cross_entropy, one_hot

assert wrong.out == (
    "training: 93%, validation: 27%\n"
    "predictions of each class: [0, 0, 4, 196]\n")
assert right.out == (
    "training: 77%, validation: 83%\n"
    "predictions of each class: [60, 53, 48, 39]\n")
assert wrong_split.out == (
    "training: 1600 samples, classes [0, 1, 2, 3]\n"
    "validation: 400 samples, classes [4]\n")
assert right_split.out == (
    "training: 1600 samples, classes [0, 1, 2, 3, 4]\n"
    "validation: 400 samples, classes [0, 1, 2, 3, 4]\n")
low, high = demo_losses.losses[24:75:25], demo_losses.losses[25:76:25]
assert max(low) < 0.2 and min(high) > 2.5
assert demo_buffer.out == """\
buffer of 50: 71 of 100 batches have one class
buffer of 500: 2 of 100 batches have one class
buffer of 2000: 0 of 100 batches have one class
"""
assert demo_time.out == """\
at random: 198 of 198 windows share days with training
by time: 0 of 198 windows share days with training
"""
assert "shuffle: False\n" + 3 * "  classes: [20, 0, 0, 0]\n" in detect.out
assert detect.out.endswith(": [3, 5, 4, 8]\n")


class Stream(torch.utils.data.IterableDataset):
    def __iter__(self):
        return iter(range(3))


try:
    torch.utils.data.DataLoader(Stream(), shuffle=True)
    message = "none"
except ValueError as error:
    message = str(error)
assert "expected unspecified shuffle option" in message


def trained(seed, shuffle, epochs):
    torch.manual_seed(seed)
    y = torch.arange(4).repeat_interleave(500)
    x = 2 * one_hot(y, 10) + torch.randn(2000, 10)
    val_y = torch.arange(4).repeat(50)
    val_x = 2 * one_hot(val_y, 10) + torch.randn(200, 10)
    model = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 4))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.3)
    for _ in range(epochs):
        order = torch.randperm(2000) if shuffle else torch.arange(2000)
        for i in order.split(20):
            optimizer.zero_grad()
            cross_entropy(model(x[i]), y[i]).backward()
            optimizer.step()
    return (model(val_x).argmax(1) == val_y).float().mean()


for seed in range(5):  # one seed proves nothing
    assert trained(seed, False, 1) < 0.4 < 0.75 < trained(seed, True, 1)
    assert trained(seed, False, 2) < 0.6  # a second epoch
# --8<-- [end:check]
