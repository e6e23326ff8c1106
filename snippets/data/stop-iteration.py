"""An iterator over a DataLoader ends after one epoch: then next() raises StopIteration, and in __getitem__ it cuts the epoch short."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader"]
# symptom = "error"
# raises = ["demo", "wrong"]
# added = 2026-11-30
# messages = [
#   "generator raised StopIteration",
# ]
#
# [code.cycle_of_a_shuffled_loader]
# either = [
# '''
# $L = torch.utils.data.DataLoader(..., shuffle=True, ...)
# ...
# $B = itertools.cycle($L)
# ''',
# '''
# $L = torch.utils.data.DataLoader(..., shuffle=True, ...)
# ...
# for $X in itertools.cycle($L): ...
# ''',
# '''
# $L = torch.utils.data.DataLoader(..., shuffle=True, ...)
# ...
# for $X in zip($M, itertools.cycle($L)): ...
# ''',
# '''
# $L = torch.utils.data.DataLoader(..., shuffle=True, ...)
# ...
# for $X in enumerate(zip($M, itertools.cycle($L))): ...
# ''',
# '''
# $L = torch.utils.data.DataLoader(..., shuffle=True, ...)
# ...
# iter(itertools.cycle($L))
# ''',
# '''
# $L = torch.utils.data.DataLoader(..., shuffle=True, ...)
# ...
# for $X in zip(itertools.cycle($L), $M): ...
# ''',
#     '$B = itertools.cycle(torch.utils.data.DataLoader(..., shuffle=True, ...))',
# '''
# $L = torch.utils.data.DataLoader(..., shuffle=True, ...)
# ...
# self.$B = itertools.cycle($L)
# ''',
# '''
# $L = torch.utils.data.DataLoader($D2, $BS, True, ...)
# ...
# $B = itertools.cycle($L)
# ''',
# ]
#
# [code.iterator_that_ends]
# either = ['next($IT)', '$IT.__next__()']
# inside = [
#     ['for $I in range(...): ...', 'while $COND: ...', 'for $I in tqdm(range(...)): ...'],
# ]
# not_inside = [
# '''
# for $E in $R:
#     ...
#     $IT = iter($LOADER2)
#     ...
# ''',
# '''
# try:
#     ...
# except StopIteration:
#     ...
# ''',
# '''
# try:
#     ...
# except $E2:
#     ...
# ''',
#     'for $I2 in range(len($LOADER3)): ...',
# ]
# anywhere = [
#     ['$IT = iter($LOADER)'],
#     ['$LOADER = torch.utils.data.DataLoader(...)', 'torch.utils.data.DataLoader(...)'],
# ]
# nowhere = [
# '''
# try:
#     ...
#     $X = next($IT)
#     ...
# except StopIteration:
#     ...
# ''',
#     'next($IT, $DEFAULT)', 'itertools.cycle(...)',
#     'torch.utils.data.RandomSampler(..., replacement=True, ...)',
# ]
# example = '''
# loader = torch.utils.data.DataLoader(dataset, batch_size=4)
# batches = iter(loader)
# for step in range(1000):
#     x, y = next(batches)
# '''
# ///

# --8<-- [start:demo]
from torch.utils.data import DataLoader

loader = DataLoader(range(8), batch_size=4, shuffle=False)
batches = iter(loader)
for step in range(3):
    x = next(batches)
    print(f"step {step}:", x.tolist())
#> step 0: [0, 1, 2, 3]
#> step 1: [4, 5, 6, 7]
#> StopIteration
# --8<-- [end:demo]

# --8<-- [start:wrong]
from torch.utils.data import DataLoader


def endless(loader):
    batches = iter(loader)
    while True:
        yield next(batches)


loader = DataLoader(range(8), batch_size=4, shuffle=False)
batches = endless(loader)
for step in range(3):
    x = next(batches)
    print(f"step {step}:", x.tolist())
#> step 0: [0, 1, 2, 3]
#> step 1: [4, 5, 6, 7]
#> RuntimeError: generator raised StopIteration
# --8<-- [end:wrong]

# --8<-- [start:right]
from torch.utils.data import DataLoader


def endless(loader):
    while True:
        yield from loader


loader = DataLoader(range(8), batch_size=4, shuffle=False)
batches = endless(loader)
for step in range(3):
    x = next(batches)
    print(f"step {step}:", x.tolist())
#> step 0: [0, 1, 2, 3]
#> step 1: [4, 5, 6, 7]
#> step 2: [0, 1, 2, 3]
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def endless(loader):
    while True:
        yield from loader


x, y = torch.randn(8, 4), torch.tensor([0, 1] * 4)
labeled = DataLoader(TensorDataset(x, y), batch_size=4)
unlabeled = DataLoader(torch.randn(40, 4), batch_size=8)
model, loss_fn = nn.Linear(4, 2), nn.CrossEntropyLoss()
labeled_batches = endless(labeled)
for x_u in unlabeled:  # 5 steps, and labeled has only 2 batches
    x, y = next(labeled_batches)
    loss = loss_fn(model(x), y) + model(x_u).square().mean()
print("steps:", len(unlabeled), "batches with labels:", len(labeled))
#> steps: 5 batches with labels: 2
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo_epochs]
from torch.utils.data import DataLoader

loader = DataLoader(range(8), batch_size=4)
steps = 0
for epoch in range(2):
    for x in loader:
        steps += 1
print("steps:", steps)
#> steps: 4
# --8<-- [end:demo_epochs]

# --8<-- [start:demo_empty]
from torch.utils.data import DataLoader

loader = DataLoader(range(3), batch_size=4, drop_last=True)
print("batches:", len(loader))
#> batches: 0
try:
    next(iter(loader))
except StopIteration:
    print("StopIteration at the first batch")
#> StopIteration at the first batch
# --8<-- [end:demo_empty]

# --8<-- [start:wrong_cycle]
import itertools
import torch
from torch.utils.data import DataLoader

torch.manual_seed(0)
loader = DataLoader(range(4), batch_size=2, shuffle=True)
batches = itertools.cycle(loader)
for epoch in range(3):
    print(f"epoch {epoch}:", [next(batches).tolist() for _ in range(2)])
#> epoch 0: [[2, 1], [3, 0]]
#> epoch 1: [[2, 1], [3, 0]]
#> epoch 2: [[2, 1], [3, 0]]
# --8<-- [end:wrong_cycle]

# --8<-- [start:right_cycle]
import torch
from torch.utils.data import DataLoader


def endless(loader):
    while True:
        yield from loader


torch.manual_seed(0)
loader = DataLoader(range(4), batch_size=2, shuffle=True)
batches = endless(loader)
for epoch in range(3):
    print(f"epoch {epoch}:", [next(batches).tolist() for _ in range(2)])
#> epoch 0: [[2, 1], [3, 0]]
#> epoch 1: [[0, 1], [3, 2]]
#> epoch 2: [[1, 0], [3, 2]]
# --8<-- [end:right_cycle]

# --8<-- [start:wrong_getitem]
from torch.utils.data import DataLoader, Dataset

labels = {"a.png": 0, "b.png": 1, "d.png": 1}


class Images(Dataset):
    files = ["a.png", "b.png", "c.png", "d.png"]

    def __len__(self):
        return len(self.files)

    def __getitem__(self, i):
        return next(labels[f] for f in labels if f == self.files[i])


for y in DataLoader(Images(), batch_size=1):
    print("label:", y.item())
#> label: 0
#> label: 1
print("end of the epoch")
#> end of the epoch
# --8<-- [end:wrong_getitem]

# --8<-- [start:right_getitem]
from torch.utils.data import DataLoader, Dataset

labels = {"a.png": 0, "b.png": 1, "d.png": 1}


class Images(Dataset):
    files = [f for f in ("a.png", "b.png", "c.png", "d.png") if f in labels]

    def __len__(self):
        return len(self.files)

    def __getitem__(self, i):
        return labels[self.files[i]]


for y in DataLoader(Images(), batch_size=1):
    print("label:", y.item())
#> label: 0
#> label: 1
#> label: 1
print("end of the epoch")
#> end of the epoch
# --8<-- [end:right_getitem]

# --8<-- [start:detect]
from torch.utils.data import DataLoader

loader = DataLoader(range(10), batch_size=4)
steps = 0
for x in loader:
    steps += 1
print("steps:", steps, "expected:", len(loader))
#> steps: 3 expected: 3
assert steps == len(loader) > 0
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch.utils.data import DataLoader, Dataset

two = "step 0: [0, 1, 2, 3]\nstep 1: [4, 5, 6, 7]\n"
assert (demo.error or "").startswith("StopIteration")
assert demo.out.startswith(two) and wrong.out.startswith(two)
assert "RuntimeError: generator raised StopIteration" in (wrong.error or "")
assert right.out == two + "step 2: [0, 1, 2, 3]\n"
assert demo_in_your_code.out == "steps: 5 batches with labels: 2\n"
assert demo_epochs.out == "steps: 4\n"
assert demo_empty.out == "batches: 0\nStopIteration at the first batch\n"
def orders(out):
    return [line.partition(": ")[2] for line in out.splitlines()]


assert wrong_cycle.out.startswith("epoch 0: [[")
assert len(set(orders(wrong_cycle.out))) == 1
assert right_cycle.out.startswith("epoch 0: [[")
assert len(orders(right_cycle.out)) == 3 and len(set(orders(right_cycle.out))) > 1
assert wrong_getitem.out == "label: 0\nlabel: 1\nend of the epoch\n"
assert right_getitem.out == (
    "label: 0\nlabel: 1\nlabel: 1\nend of the epoch\n")
assert detect.out == "steps: 3 expected: 3\n"
# a used-up iterator stays used up
batches = iter(DataLoader(range(2)))
assert len(list(batches)) == 2 and list(batches) == []
# with workers, the epoch ends early just as silently
loader = DataLoader(wrong_getitem.Images(), batch_size=1, num_workers=1)
assert len([y for y in loader]) == 2
# --8<-- [end:check]
