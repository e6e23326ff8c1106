"""A generator made in __init__ is copied to each worker and starts again in each epoch; np.random is seeded for you."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader", "torch.utils.data.Dataset", "torch.initial_seed", "torch.manual_seed",
#         "torch.utils.data.get_worker_info"]
# symptom = "silent"
# added = 2026-11-29
#
# [code.generator_in_init]
# either = [
#     'self.$R = numpy.random.default_rng(...)', 'self.$R = numpy.random.RandomState(...)',
#     'self.$R = random.Random(...)', 'self.$R = torch.Generator(...)',
#     'self.$R = torch.Generator(...).manual_seed(...)',
# ]
# inside = [
#     'def __init__(...): ...',
#     [
# '''
# class $DS(...):
#     ...
#     def __getitem__(...):
#         ...
#         self.$R.$DRAW(...)
#         ...
#     ...
# ''',
# '''
# class $DS(...):
#     ...
#     def __getitem__(...):
#         ...
#         $F(..., generator=self.$R, ...)
#         ...
#     ...
# ''',
# '''
# class $DS(...):
#     ...
#     def $HELPER(...):
#         ...
#         self.$R.$DRAW(...)
#         ...
#     ...
# ''',
#     ],
# '''
# class $DS(...):
#     ...
#     def __getitem__(...):
#         ...
#     ...
# ''',
# ]
# anywhere = ['torch.utils.data.DataLoader(..., num_workers=$N, ...)']
# nowhere = [
#     'torch.utils.data.DataLoader(..., worker_init_fn=$FN, ...)',
#     'torch.utils.data.DataLoader(..., num_workers=0, ...)',
#     'torch.utils.data.get_worker_info()',
# ]
#
# [code.same_seed_every_epoch]
# either = [
#     'numpy.random.seed(<... $ID ...>)', 'random.seed(<... $ID ...>)',
# ]
# not = [
#     'numpy.random.seed(<... torch.initial_seed() ...>)',
#     'random.seed(<... torch.initial_seed() ...>)', 'numpy.random.seed(<... $INFO.seed ...>)',
#     'random.seed(<... $INFO.seed ...>)',
# ]
# inside = [
#     ['def $SEED($ID): ...', 'lambda $ID: ...'],
# ]
# anywhere = ['torch.utils.data.DataLoader(..., worker_init_fn=$INIT, ...)']
# nowhere = [
#     'torch.utils.data.DataLoader(..., persistent_workers=True, ...)', 'torch.initial_seed()',
#     'torch.utils.data.get_worker_info()',
# ]
# names = { "$ID" = '.*(id|worker|wid|rank|index|idx)\w*|i|w|_' }
#
# [code.same_seed_in_every_worker]
# either = [
#     'numpy.random.seed($CONSTANT)', 'random.seed($CONSTANT)', 'torch.manual_seed($CONSTANT)',
# ]
# inside = [
#     [
#         'def __getitem__(...): ...', 'def worker_init_fn(...): ...', 'def seed_worker(...): ...',
#         'def worker_init(...): ...', 'def init_worker(...): ...', 'def init_fn(...): ...',
#         'def _init_fn(...): ...', 'def _worker_init_fn(...): ...',
#         'torch.utils.data.DataLoader(..., worker_init_fn=$LAMBDA, ...)', 'def seed_fn(...): ...',
#     ],
# ]
# names = { "$CONSTANT" = '\d+|(self|cfg|config|args)\.(seed|SEED)|seed|SEED' }
# example = '''
# def worker_init_fn(worker_id):
#     numpy.random.seed(0)
# '''
#
# [code.generator_of_the_module]
# either = ['$R.$DRAW(...)', '$F(..., generator=$R, ...)']
# inside = [
#     ['def __getitem__(...): ...', 'def __call__(...): ...', 'def __iter__(...): ...'],
# ]
# anywhere = [
#     [
#         '$R = numpy.random.default_rng(...)', '$R = numpy.random.RandomState(...)',
#         '$R = random.Random(...)', '$R = torch.Generator(...).manual_seed(...)',
#         '$R = torch.Generator()',
#     ],
#     'torch.utils.data.DataLoader(..., num_workers=$N, ...)',
# ]
# nowhere = [
#     'torch.utils.data.DataLoader(..., worker_init_fn=$FN, ...)',
#     'torch.utils.data.DataLoader(..., num_workers=0, ...)', 'torch.utils.data.get_worker_info()',
# ]
# example = '''
# rng = numpy.random.default_rng(0)
# class Images(torch.utils.data.Dataset):
#     def __getitem__(self, i):
#         return self.x[i] + rng.normal()
# loader = torch.utils.data.DataLoader(Images(), num_workers=2)
# '''
#
# [code.generator_of_a_transform]
# either = [
#     'self.$R = numpy.random.default_rng(...)', 'self.$R = numpy.random.RandomState(...)',
#     'self.$R = random.Random(...)', 'self.$R = torch.Generator(...)',
#     'self.$R = torch.Generator(...).manual_seed(...)',
# ]
# inside = [
#     'def __init__(...): ...',
#     [
# '''
# class $T(...):
#     ...
#     def __call__(...):
#         ...
#         <... self.$R.$DRAW(...) ...>
#         ...
#     ...
# ''',
# '''
# class $T(...):
#     ...
#     def __call__(...):
#         ...
#         <... $F(..., generator=self.$R, ...) ...>
#         ...
#     ...
# ''',
# '''
# class $T(...):
#     ...
#     def __iter__(...):
#         ...
#         <... self.$R.$DRAW(...) ...>
#         ...
#     ...
# ''',
#     ],
# ]
# anywhere = ['torch.utils.data.DataLoader(..., num_workers=$N, ...)']
# nowhere = [
#     'torch.utils.data.DataLoader(..., worker_init_fn=$FN, ...)',
#     'torch.utils.data.DataLoader(..., num_workers=0, ...)',
#     'torch.utils.data.get_worker_info()',
# ]
# example = '''
# class Jitter:
#     def __init__(self):
#         self.rng = numpy.random.default_rng(0)
#     def __call__(self, x):
#         return x + self.rng.normal()
# loader = torch.utils.data.DataLoader(Images(Jitter()), num_workers=2)
# '''
# ///

# --8<-- [start:wrong]
import numpy as np
from torch.utils.data import DataLoader, Dataset


class Images(Dataset):
    def __init__(self):
        self.rng = np.random.default_rng(0)

    def __len__(self):
        return 4

    def __getitem__(self, i):
        return round(self.rng.uniform(-30, 30), 1)  # angle to rotate by


loader = DataLoader(Images(), batch_size=2, num_workers=2)
for epoch in range(2):
    print(f"epoch {epoch}:", [angles.tolist() for angles in loader])
#> epoch 0: [[8.2, -13.8], [8.2, -13.8]]
#> epoch 1: [[8.2, -13.8], [8.2, -13.8]]
# --8<-- [end:wrong]

# --8<-- [start:right]
import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset


class Images(Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, i):
        return round(np.random.uniform(-30, 30), 1)  # angle to rotate by


torch.manual_seed(0)
loader = DataLoader(Images(), batch_size=2, num_workers=2)
for epoch in range(2):
    print(f"epoch {epoch}:", [angles.tolist() for angles in loader])
#> epoch 0: [[20.2, -6.7], [10.2, -25.4]]
#> epoch 1: [[-18.4, 18.1], [-20.9, 26.1]]
# --8<-- [end:right]

# --8<-- [start:demo_init]
import numpy as np
import torch
from torch.utils.data import DataLoader, get_worker_info


class Images(list):
    def __getitem__(self, i):
        return round(self.rng.uniform(-30, 30), 1)


def new_generator(worker_id):
    dataset = get_worker_info().dataset
    dataset.rng = np.random.default_rng(torch.initial_seed())


torch.manual_seed(0)
loader = DataLoader(Images(range(4)), batch_size=2, num_workers=2,
                    worker_init_fn=new_generator)
for epoch in range(2):
    print(f"epoch {epoch}:", [angles.tolist() for angles in loader])
#> epoch 0: [[16.6, 8.5], [9.2, -14.0]]
#> epoch 1: [[12.9, 13.3], [-29.7, 18.9]]
# --8<-- [end:demo_init]

# --8<-- [start:wrong_seed]
import numpy as np
from torch.utils.data import DataLoader


class Images(list):
    def __getitem__(self, i):
        return round(np.random.uniform(-30, 30), 1)


def seed(worker_id):
    np.random.seed(worker_id)


loader = DataLoader(Images(range(4)), batch_size=2, num_workers=2,
                    worker_init_fn=seed)
for epoch in range(2):
    print(f"epoch {epoch}:", [angles.tolist() for angles in loader])
#> epoch 0: [[2.9, 12.9], [-5.0, 13.2]]
#> epoch 1: [[2.9, 12.9], [-5.0, 13.2]]
# --8<-- [end:wrong_seed]

# --8<-- [start:right_seed]
import numpy as np
import torch
from torch.utils.data import DataLoader


class Images(list):
    def __getitem__(self, i):
        return round(np.random.uniform(-30, 30), 1)


def seed(worker_id):
    np.random.seed(torch.initial_seed() % 2**32)


torch.manual_seed(0)
loader = DataLoader(Images(range(4)), batch_size=2, num_workers=2,
                    worker_init_fn=seed)
for epoch in range(2):
    print(f"epoch {epoch}:", [angles.tolist() for angles in loader])
#> epoch 0: [[7.9, -10.5], [-15.3, -18.7]]
#> epoch 1: [[10.0, 13.2], [13.4, 2.9]]
# --8<-- [end:right_seed]

# --8<-- [start:detect]
import random

import numpy as np
import torch
from torch.utils.data import DataLoader

rng = np.random.default_rng(0)
draws = {
    "torch.rand": lambda samples: torch.rand(1).item(),
    "random.random": lambda samples: random.random(),
    "np.random": lambda samples: np.random.random(),
    "own generator": lambda samples: rng.random(),
}
for name, draw in draws.items():
    loader = DataLoader(range(4), num_workers=2, collate_fn=draw)
    numbers = [number for epoch in range(2) for number in loader]
    print(f"{name}: {len(set(numbers))} different numbers of {len(numbers)}")
#> torch.rand: 8 different numbers of 8
#> random.random: 8 different numbers of 8
#> np.random: 8 different numbers of 8
#> own generator: 2 different numbers of 8
# --8<-- [end:detect]

# --8<-- [start:check]
import ast

import torch
from torch.utils.data import DataLoader, Subset, get_worker_info


def drawn(out):
    """The angles of each epoch and worker: [epoch][worker]."""
    lines = out.splitlines()
    assert [line.split(":")[0] for line in lines] == ["epoch 0", "epoch 1"]
    return [ast.literal_eval(line.split(": ")[1]) for line in lines]


def different(out):
    return len({angle for epoch in drawn(out) for worker in epoch
                for angle in worker})


same = [[8.2, -13.8], [8.2, -13.8]]
assert drawn(wrong.out) == [same, same] and different(wrong.out) == 2
for out in (right.out, demo_init.out, right_seed.out):
    assert different(out) == 8
first, second = drawn(wrong_seed.out)
assert first == second == [[2.9, 12.9], [-5.0, 13.2]]
assert drawn(right.out)[0] == [[20.2, -6.7], [10.2, -25.4]]
assert drawn(demo_init.out)[0] == [[16.6, 8.5], [9.2, -14.0]]
assert drawn(right_seed.out)[0] == [[7.9, -10.5], [-15.3, -18.7]]
assert detect.out == """\
torch.rand: 8 different numbers of 8
random.random: 8 different numbers of 8
np.random: 8 different numbers of 8
own generator: 2 different numbers of 8
"""

# a seed for torch is none for NumPy in the main process
def draws(num_workers):
    torch.manual_seed(0)
    loader = DataLoader(right.Images(), batch_size=2, num_workers=num_workers)
    return [x.tolist() for x in loader]


assert draws(2) == draws(2) and draws(0) != draws(0)
# the dataset that a worker knows is the outermost one
loader = DataLoader(Subset(wrong.Images(), [0, 1]), num_workers=1,
                    collate_fn=lambda x: type(get_worker_info().dataset))
assert list(loader) == [Subset, Subset]

# workers that live on: other numbers in each epoch, the same in each worker
for workers, live_on in ((2, True), (0, False)):
    loader = DataLoader(wrong.Images(), batch_size=2, num_workers=workers,
                        persistent_workers=live_on)
    first, second = [[x.tolist() for x in loader] for epoch in range(2)]
    assert first != second and (first[0] == first[1]) == live_on
# --8<-- [end:check]
