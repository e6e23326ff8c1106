"""To go on in the middle of an epoch, shuffle with a seed per epoch and let the sampler skip; a new shuffle repeats samples and leaves out others."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader", "torch.utils.data.Sampler", "torch.randperm", "torch.Generator"]
# symptom = "silent"
# added = 2026-12-01
# ///

# --8<-- [start:wrong]
import torch
from torch.utils.data import DataLoader

data = list(range(12))
torch.manual_seed(0)
seen = []
for step, batch in enumerate(DataLoader(data, batch_size=2, shuffle=True)):
    if step == 3:
        break  # the job ends here
    seen += batch.tolist()
torch.manual_seed(1)  # the job starts again
for step, batch in enumerate(DataLoader(data, batch_size=2, shuffle=True)):
    if step < 3:
        continue  # these were done before
    seen += batch.tolist()
print("twice:", sorted({i for i in seen if seen.count(i) == 2}))
#> twice: [2, 11]
print("never:", sorted(set(data) - set(seen)))
#> never: [5, 10]
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch.utils.data import DataLoader

def train(epoch, start, stop):
    generator = torch.Generator().manual_seed(epoch)
    order = torch.randperm(len(data), generator=generator).tolist()
    loader = DataLoader(data, batch_size=2, sampler=order[2 * start:])
    for step, batch in enumerate(loader, start):
        if step == stop:
            break
        seen.extend(batch.tolist())

data = list(range(12))
seen = []
train(epoch=0, start=0, stop=3)
train(epoch=0, start=3, stop=None)  # after the restart
print("twice:", sorted({i for i in seen if seen.count(i) == 2}))
#> twice: []
print("never:", sorted(set(data) - set(seen)))
#> never: []
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
from torch.utils.data import DataLoader, Sampler

class ResumableSampler(Sampler):
    def __init__(self, data, seed=0):
        self.data, self.seed = data, seed
        self.epoch = self.start = 0
    def __iter__(self):
        generator = torch.Generator().manual_seed(self.seed + self.epoch)
        order = torch.randperm(len(self.data), generator=generator).tolist()
        return iter(order[self.start:])
    def __len__(self):
        return len(self.data) - self.start

data = list(range(12))
sampler = ResumableSampler(data)
loader = DataLoader(data, batch_size=2, sampler=sampler)
whole = [batch.tolist() for batch in loader]
sampler.epoch, sampler.start = 0, 3 * 2  # batches done * batch size
print("the rest:", [batch.tolist() for batch in loader] == whole[3:])
#> the rest: True
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo_islice]
from itertools import islice

from torch.utils.data import DataLoader, Dataset

class Images(Dataset):
    loaded = 0
    def __len__(self):
        return 1000
    def __getitem__(self, i):
        Images.loaded += 1
        return i

first = next(islice(DataLoader(Images(), batch_size=10), 90, None))
print("islice: first sample", first[0].item(), "loaded", Images.loaded)
#> islice: first sample 900 loaded 910
Images.loaded = 0
loader = DataLoader(Images(), batch_size=10, sampler=range(900, 1000))
first = next(iter(loader))
print("sampler: first sample", first[0].item(), "loaded", Images.loaded)
#> sampler: first sample 900 loaded 10
# --8<-- [end:demo_islice]

# --8<-- [start:demo_workers]
from torch.utils.data import DataLoader

class Counting(list):
    given = 0
    def __iter__(self):
        for i in super().__iter__():
            self.given += 1
            yield i

sampler = Counting(range(100))
loader = DataLoader(range(100), batch_size=2, sampler=sampler,
                    num_workers=2, multiprocessing_context="fork")
batches = iter(loader)
for step in range(3):
    next(batches)
print("trained on", 3 * 2, "- the sampler has given out", sampler.given)
#> trained on 6 - the sampler has given out 14
# --8<-- [end:demo_workers]

# --8<-- [start:demo_state]
import torch

data = torch.arange(12)
torch.manual_seed(0)
before = torch.get_rng_state()
loader = torch.utils.data.DataLoader(data, batch_size=2, shuffle=True)
batches = iter(loader)
first = [next(batches).tolist() for _ in range(3)]
after = torch.get_rng_state()
rest = [batch.tolist() for batch in batches]
for name, state in (("before the epoch", before), ("in the middle", after)):
    torch.set_rng_state(state)
    again = [batch.tolist() for batch in loader]
    print(f"state {name}: same order:", again == first + rest)
#> state before the epoch: same order: True
#> state in the middle: same order: False
# --8<-- [end:demo_state]

# --8<-- [start:check]
import torch
from torch.utils.data import DataLoader

assert wrong.out == "twice: [2, 11]\nnever: [5, 10]\n"
assert right.out == "twice: []\nnever: []\n"
assert sorted(right.seen) == list(range(12)) and len(wrong.seen) == 12
assert demo_in_your_code.out == "the rest: True\n"
assert demo_islice.out == """\
islice: first sample 900 loaded 910
sampler: first sample 900 loaded 10
"""
assert demo_workers.out == "trained on 6 - the sampler has given out 14\n"
assert demo_state.out == """\
state before the epoch: same order: True
state in the middle: same order: False
"""
# the next epoch has its own order, and starts at its beginning
sampler = demo_in_your_code.sampler
sampler.epoch, sampler.start = 1, 0
order = list(sampler)
assert sorted(order) == list(range(12))
assert demo_in_your_code.whole == [
    [8, 0], [5, 9], [7, 4], [2, 10], [3, 1], [11, 6]]
assert order[:4] != [8, 0, 5, 9]
# the position has to be reset: else the next epoch leaves out samples
sampler.start = 6
assert len(list(sampler)) == len(sampler) == 6
# DistributedSampler: the same for each epoch, so its end can be sliced
distributed = torch.utils.data.DistributedSampler(
    range(12), num_replicas=2, rank=0, seed=0)
distributed.set_epoch(3)
whole = list(distributed)
assert list(distributed)[2:] == whole[2:] and len(whole) == 6
loader = DataLoader(range(12), batch_size=2, sampler=whole[2:])
assert torch.cat(list(loader)).tolist() == whole[2:]
# --8<-- [end:check]
