"""next(iter(loader)) starts from the beginning each time, so a loop of it never goes through the data."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader"]
# symptom = "silent"
# raises = ["wrong_stop"]
# added = 2026-11-30
# messages = ["in _next_data*StopIteration"]
# [code.new_iterator]
# pattern = '''
# for $I in $R:
#     ...
#     $B = next(iter($LOADER))
#     ...
#     $LOSS.backward()
#     ...
# '''
# line = "$LOADER"
#
# [code.new_iterator_in_a_loop]
# either = [
#     'next(iter($LOADER))', 'iter($LOADER).__next__()', 'next(enumerate($LOADER))',
#     'next(iter(enumerate($LOADER)))',
# ]
# inside = [
#     [
#         'for $I in range(...): ...', 'while $COND: ...', 'for $I in tqdm(...): ...',
#         'for $I in trange(...): ...', 'for $I in itertools.count(...): ...',
#     ],
# ]
# not_inside = [
# '''
# try:
#     ...
# except StopIteration:
#     ...
# ''',
#     'if $C: ...', 'with torch.no_grad(): ...',
# '''
# @torch.no_grad()
# def $FUNC(...): ...
# ''',
# ]
# anywhere = [
#     ['$L.backward(...)', '$O.step(...)'],
# ]
# example = '''
# for step in range(100):
#     x, y = next(iter(loader))
#     loss = criterion(model(x), y)
#     loss.backward()
# '''
#
# [code.new_iterator_in_a_method]
# pattern = 'next(iter($LOADER))'
# inside = ['def $STEP(...): ...']
# not_inside = [
#     'def __init__(...): ...', 'def show(...): ...',
# '''
# try:
#     ...
# except StopIteration:
#     ...
# ''',
#     'with torch.no_grad(): ...',
# ]
# names = { "$STEP" = '_?(train_?step|step|training_step|next_\w*|get_\w*batch\w*|draw\w*|one_step|optimi[sz]e\w*|update\w*)' }
# example = '''
# class Trainer:
#     def train_step(self):
#         x, y = next(iter(self.loader))
#         return self.model(x)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
y = torch.arange(3).repeat_interleave(4)
x = nn.functional.one_hot(y).float()
loader = DataLoader(TensorDataset(x, y), batch_size=4)
model = nn.Linear(3, 3)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)

for step in range(30):
    inputs, labels = next(iter(loader))
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(model(inputs), labels)
    loss.backward()
    optimizer.step()
correct = (model(x).argmax(dim=1) == y).sum().item()
print(f"last loss: {loss:.2f}, correct: {correct} of {len(y)}")
#> last loss: 0.01, correct: 4 of 12
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
y = torch.arange(3).repeat_interleave(4)
x = nn.functional.one_hot(y).float()
loader = DataLoader(TensorDataset(x, y), batch_size=4)
model = nn.Linear(3, 3)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)

for epoch in range(10):
    for inputs, labels in loader:
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(inputs), labels)
        loss.backward()
        optimizer.step()
correct = (model(x).argmax(dim=1) == y).sum().item()
print(f"last loss: {loss:.2f}, correct: {correct} of {len(y)}")
#> last loss: 0.07, correct: 12 of 12
# --8<-- [end:right]

# --8<-- [start:wrong_stop]
import torch
from torch.utils.data import DataLoader

loader = DataLoader(torch.arange(6), batch_size=2, shuffle=True)
batches = iter(loader)
for step in range(9):
    batch = next(batches)
    print(f"step {step}, samples: {len(batch)}")
#> step 0, samples: 2
#> step 1, samples: 2
#> step 2, samples: 2
#> StopIteration
# --8<-- [end:wrong_stop]

# --8<-- [start:demo_traceback]
import traceback
import torch
from torch.utils.data import DataLoader

batches = iter(DataLoader(torch.arange(6), batch_size=2))
try:
    for step in range(9):
        batch = next(batches)
except StopIteration as error:
    for frame in traceback.extract_tb(error.__traceback__):
        print("in", frame.name)
    print("StopIteration")
#> in <module>
#> in __next__
#> in _next_data
#> in _next_index
#> StopIteration
# --8<-- [end:demo_traceback]

# --8<-- [start:right_stop]
import torch
from torch.utils.data import DataLoader

def forever(loader):
    while True:
        yield from loader

torch.manual_seed(0)
loader = DataLoader(torch.arange(6), batch_size=2, shuffle=True)
batches = forever(loader)
for step in range(9):
    batch = next(batches)
    print(f"epoch {step // len(loader)}, samples: {batch.tolist()}")
#> epoch 0, samples: [0, 4]
#> epoch 0, samples: [3, 5]
#> epoch 0, samples: [2, 1]
#> epoch 1, samples: [2, 3]
#> epoch 1, samples: [1, 5]
#> epoch 1, samples: [4, 0]
#> epoch 2, samples: [5, 2]
#> epoch 2, samples: [0, 3]
#> epoch 2, samples: [1, 4]
# --8<-- [end:right_stop]

# --8<-- [start:demo_cycle]
import itertools
import torch
from torch.utils.data import DataLoader

torch.manual_seed(0)
loader = DataLoader(torch.arange(6), batch_size=2, shuffle=True)
batches = itertools.cycle(loader)
for epoch in range(3):
    samples = [next(batches).tolist() for step in range(len(loader))]
    print(f"epoch {epoch}:", samples)
#> epoch 0: [[0, 4], [3, 5], [2, 1]]
#> epoch 1: [[0, 4], [3, 5], [2, 1]]
#> epoch 2: [[0, 4], [3, 5], [2, 1]]
# --8<-- [end:demo_cycle]

# --8<-- [start:demo_shuffle]
import torch
from torch.utils.data import DataLoader

torch.manual_seed(0)
loader = DataLoader(torch.arange(1000), batch_size=100, shuffle=True)
steps = len(loader)
seen = torch.cat([next(iter(loader)) for step in range(steps)])
print(f"next(iter(loader)), {steps} steps, samples: {len(seen.unique())}")
#> next(iter(loader)), 10 steps, samples: 656
seen = torch.cat([batch for batch in loader])
print(f"for batch in loader, {steps} steps, samples: {len(seen.unique())}")
#> for batch in loader, 10 steps, samples: 1000
# --8<-- [end:demo_shuffle]

# --8<-- [start:demo_workers]
import os
from torch.utils.data import DataLoader, Dataset

class Workers(Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, index):
        return os.getpid()

loader = DataLoader(Workers(), num_workers=1)
pids = {next(iter(loader)).item() for step in range(4)}
print("next(iter(loader)), 4 steps, worker processes:", len(pids))
#> next(iter(loader)), 4 steps, worker processes: 4
pids = {batch.item() for batch in loader}
print("for batch in loader, 4 steps, worker processes:", len(pids))
#> for batch in loader, 4 steps, worker processes: 1
# --8<-- [end:demo_workers]

# --8<-- [start:detect]
import torch
from torch.utils.data import DataLoader, Dataset

class Counted(Dataset):
    def __init__(self, dataset):
        self.dataset = dataset
        self.seen = set()

    def __len__(self):
        return len(self.dataset)

    def __getitem__(self, index):
        self.seen.add(index)
        return self.dataset[index]

dataset = Counted(torch.arange(12))
loader = DataLoader(dataset, batch_size=4)
for step in range(30):
    batch = next(iter(loader))
print(f"samples used: {len(dataset.seen)} of {len(dataset)}")
#> samples used: 4 of 12
# --8<-- [end:detect]

# --8<-- [start:check]
import itertools
import torch
from torch.utils.data import DataLoader

assert wrong.correct == 4 and right.correct == 12
# as many steps, and all samples of one step are of class 0
assert wrong.step + 1 == (right.epoch + 1) * len(right.loader) == 30
assert wrong.labels.tolist() == [0] * 4
assert wrong_stop.out.endswith("step 2, samples: 2\nStopIteration\n")
assert "in _next_data\n" in demo_traceback.out
assert right_stop.out.count("\n") == 9
batches = [line.split(": ")[1] for line in right_stop.out.splitlines()]
assert batches[:3] != batches[3:6] != batches[6:]
assert demo_cycle.out.count(": [[0, 4], [3, 5], [2, 1]]\n") == 3
batches = itertools.cycle(DataLoader(torch.arange(2)))
kept = next(batches), next(batches)
assert next(batches) is kept[0] and next(batches) is kept[1]
assert "10 steps, samples: 656" in demo_shuffle.out
assert "10 steps, samples: 1000" in demo_shuffle.out
assert "next(iter(loader)), 4 steps, worker processes: 4" in demo_workers.out
assert "for batch in loader, 4 steps, worker processes: 1" in demo_workers.out
assert detect.out == "samples used: 4 of 12\n"
# --8<-- [end:check]
