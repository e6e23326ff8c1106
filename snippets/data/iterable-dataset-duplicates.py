"""Each worker runs the whole __iter__ of an IterableDataset, so every sample comes num_workers times unless you split."""
# /// pitfall
# apis = ["torch.utils.data.IterableDataset", "torch.utils.data.get_worker_info", "torch.utils.data.DataLoader"]
# symptom = "silent"
# raises = ["demo_no_len", "wrong_shuffle"]
# added = 2026-11-29
# messages = [
#   "Length of IterableDataset * was reported to be * (when accessing len(dataloader)), but * samples have been fetched.",
#   "object of type '*' has no len()",
#   "DataLoader with IterableDataset: expected unspecified shuffle option, but got shuffle=True",
#   "DataLoader with IterableDataset: expected unspecified sampler option, but got sampler=*",
# ]
# ///

# --8<-- [start:wrong]
from torch.utils.data import DataLoader, IterableDataset


class Lines(IterableDataset):
    def __iter__(self):
        for i in range(6):
            yield i


loader = DataLoader(Lines(), batch_size=3, num_workers=2)
for epoch in range(1):
    for x in loader:
        print("batch:", x.tolist())
#> batch: [0, 1, 2]
#> batch: [0, 1, 2]
#> batch: [3, 4, 5]
#> batch: [3, 4, 5]
# --8<-- [end:wrong]

# --8<-- [start:right]
from itertools import islice

from torch.utils.data import DataLoader, IterableDataset, get_worker_info


class Lines(IterableDataset):
    def __iter__(self):
        info = get_worker_info()
        first, step = (info.id, info.num_workers) if info else (0, 1)
        for i in islice(range(6), first, None, step):
            yield i


loader = DataLoader(Lines(), batch_size=3, num_workers=2)
for epoch in range(1):
    for x in loader:
        print("batch:", x.tolist())
#> batch: [0, 2, 4]
#> batch: [1, 3, 5]
# --8<-- [end:right]

# --8<-- [start:demo_files]
from pathlib import Path

from torch.utils.data import DataLoader, IterableDataset, get_worker_info

for name in "abcd":
    Path(f"{name}.txt").write_text(f"{name}1\n{name}2\n")


class Files(IterableDataset):
    def __iter__(self):
        files = sorted(Path().glob("?.txt"))
        info = get_worker_info()
        if info:
            files = files[info.id::info.num_workers]
        for file in files:
            yield from file.read_text().split()


for x in DataLoader(Files(), batch_size=4, num_workers=2):
    print("batch:", x)
#> batch: ['a1', 'a2', 'c1', 'c2']
#> batch: ['b1', 'b2', 'd1', 'd2']
# --8<-- [end:demo_files]

# --8<-- [start:wrong_len]
from torch.utils.data import DataLoader, IterableDataset


class Lines(IterableDataset):
    def __len__(self):
        return 6

    def __iter__(self):
        return iter(range(6))


loader = DataLoader(Lines(), batch_size=3, num_workers=2)
print("len(loader):", len(loader))
#> len(loader): 2
print("batches:", len(list(loader)))
#> batches: 4
# --8<-- [end:wrong_len]

# --8<-- [start:demo_no_len]
from torch.utils.data import DataLoader, IterableDataset


class Lines(IterableDataset):
    def __iter__(self):
        return iter(range(6))


loader = DataLoader(Lines(), batch_size=3)
print("batches:", sum(1 for x in loader))
#> batches: 2
print("len(loader):", len(loader))
#> TypeError: object of type 'Lines' has no len()
# --8<-- [end:demo_no_len]

# --8<-- [start:wrong_shuffle]
from torch.utils.data import DataLoader, IterableDataset


class Lines(IterableDataset):
    def __iter__(self):
        return iter(range(12))


for x in DataLoader(Lines(), batch_size=4, shuffle=True):
    print("batch:", x.tolist())
#> ValueError: DataLoader with IterableDataset: expected unspecified shuffle option, but got shuffle=True
# --8<-- [end:wrong_shuffle]

# --8<-- [start:right_shuffle]
import random

from torch.utils.data import DataLoader, IterableDataset


class Lines(IterableDataset):
    def __iter__(self):
        rng, buffer = random.Random(0), []
        for i in range(12):
            buffer.append(i)
            if len(buffer) == 6:
                yield buffer.pop(rng.randrange(6))
        rng.shuffle(buffer)
        yield from buffer


for x in DataLoader(Lines(), batch_size=4):
    print("batch:", x.tolist())
#> batch: [3, 4, 0, 5]
#> batch: [8, 7, 9, 11]
#> batch: [1, 2, 10, 6]
# --8<-- [end:right_shuffle]

# --8<-- [start:detect]
from collections import Counter

from torch.utils.data import DataLoader, IterableDataset


class Lines(IterableDataset):
    def __iter__(self):
        return iter(range(6))


for num_workers in (0, 1, 2):
    loader = DataLoader(Lines(), batch_size=3, num_workers=num_workers)
    times = Counter(i for x in loader for i in x.tolist())
    print(f"{num_workers} workers: sample 0 came {times[0]} times")
#> 0 workers: sample 0 came 1 times
#> 1 workers: sample 0 came 1 times
#> 2 workers: sample 0 came 2 times
# --8<-- [end:detect]

# --8<-- [start:check]
assert wrong.out
# --8<-- [end:check]
