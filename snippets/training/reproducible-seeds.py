"""torch.manual_seed seeds PyTorch alone; Python's random and NumPy have seeds of their own."""
# /// pitfall
# apis = ["torch.manual_seed", "torch.Generator", "torch.utils.data.DataLoader", "torch.use_deterministic_algorithms"]
# symptom = "silent"
# raises = ["demo_algorithms"]
# added = 2026-11-21
# changed = 2026-11-29
# messages = ["* does not have a deterministic implementation, but you set 'torch.use_deterministic_algorithms(True)'."]
# older = [
#   "Deterministic behavior was enabled with either `torch.use_deterministic_algorithms(True)` or `at::Context::setDeterministicAlgorithms(true)`, but this operation is not deterministic because it uses CuBLAS and you have CUDA >= 10.2. To enable deterministic behavior in this case, you must set an environment variable before running your PyTorch application: CUBLAS_WORKSPACE_CONFIG=:4096:8 or CUBLAS_WORKSPACE_CONFIG=:16:8.",
#   "Mem Efficient attention defaults to a non-deterministic algorithm.*",
#   "Memory Efficient attention defaults to a non-deterministic algorithm.*",
#   "* does not have a deterministic implementation, but you set 'torch.use_deterministic_algorithms(True, warn_only=True)'.*",
# ]
#
# [code.numpy_not_seeded]
# pattern = 'numpy.random.$DRAW(...)'
# not_inside = [
#     'class $CLASS(...): ...', 'def worker_init_fn(...): ...', 'def seed_worker(...): ...',
# ]
# anywhere = [
#     ['torch.manual_seed(...)', 'torch.cuda.manual_seed_all(...)'],
# ]
# nowhere = [
#     'numpy.random.seed(...)', '$ANY.seed_everything(...)', 'seed_everything(...)',
#     'set_seed(...)', '$ANY.set_seed(...)', 'seed_all(...)',
# ]
# names = { "$DRAW" = 'permutation|shuffle|choice|rand|randn|randint|random|normal|uniform|random_sample|beta|standard_normal|binomial|poisson' }
#
# [code.random_not_seeded]
# pattern = 'random.$DRAW(...)'
# not_inside = ['class $CLASS(...): ...']
# anywhere = [
#     ['torch.manual_seed(...)', 'torch.cuda.manual_seed_all(...)'],
#     'import random',
# ]
# nowhere = [
#     'random.seed(...)', '$ANY.seed_everything(...)', 'seed_everything(...)', 'set_seed(...)',
#     '$ANY.set_seed(...)', 'random.Random(...)', 'seed_all(...)',
# ]
# names = { "$DRAW" = 'shuffle|choice|choices|random|randint|sample|uniform|gauss|randrange' }
#
# [code.numpy_left_out_of_a_function]
# either = [
#     'numpy.random.$DRAW(...)',
# ]
# not_inside = [
#     'class $CLASS(...): ...', 'def worker_init_fn(...): ...', 'def seed_worker(...): ...',
# ]
# anywhere = [
# '''
# def $SEED(...):
#     ...
#     torch.manual_seed(...)
#     ...
# ''',
#     '$SEED(...)',
# ]
# nowhere = ['numpy.random.seed(...)', '$ANY.seed_everything(...)']
# names = { "$DRAW" = 'permutation|shuffle|choice|rand|randn|randint|random|normal|uniform|random_sample|beta', "$SEED" = '\w*(seed|reproducib|determin|random)\w*' }
# example = '''
# def set_seed(seed):
#     torch.manual_seed(seed)
# set_seed(0)
# order = numpy.random.permutation(100)
# '''
#
# [code.random_left_out_of_a_function]
# pattern = 'random.$DRAW(...)'
# not_inside = ['class $CLASS(...): ...']
# anywhere = [
# '''
# def $SEED(...):
#     ...
#     torch.manual_seed(...)
#     ...
# ''',
#     '$SEED(...)', 'import random',
# ]
# nowhere = ['random.seed(...)', '$ANY.seed_everything(...)', 'random.Random(...)']
# names = { "$DRAW" = 'shuffle|choice|choices|random|randint|sample|uniform|gauss|randrange', "$SEED" = '\w*(seed|reproducib|determin)\w*' }
# example = '''
# import random
# def set_seed(seed):
#     torch.manual_seed(seed)
# set_seed(0)
# random.shuffle(files)
# '''
#
# [code.random_in_a_dataset]
# either = ['numpy.random.$DRAW(...)']
# inside = ['def __getitem__(...): ...']
# anywhere = [
#     ['torch.manual_seed(...)', 'torch.cuda.manual_seed_all(...)'],
#     'torch.utils.data.DataLoader(...)',
# ]
# nowhere = [
#     'numpy.random.seed(...)', 'torch.utils.data.DataLoader(..., num_workers=$N, ...)',
#     '$ANY.seed_everything(...)', 'seed_everything(...)', 'set_seed(...)', 'seed_all(...)',
# ]
# names = { "$DRAW" = 'permutation|shuffle|choice|rand|randn|randint|random|normal|uniform|random_sample|beta' }
# example = '''
# torch.manual_seed(0)
# class Images(torch.utils.data.Dataset):
#     def __getitem__(self, i):
#         return self.x[i] * numpy.random.uniform(0.5, 1.5)
# loader = torch.utils.data.DataLoader(Images(), batch_size=4)
# '''
#
# [code.split_without_a_seed]
# either = [
#     'sklearn.model_selection.train_test_split(...)',
#     'sklearn.model_selection.KFold(..., shuffle=True, ...)',
#     'sklearn.model_selection.StratifiedKFold(..., shuffle=True, ...)', '$DF.sample(frac=1)',
#     '$DF.sample(frac=1.0)',
#     'sklearn.utils.shuffle(...)', 'numpy.random.default_rng()', 'random.Random()',
#     '$DF.sample(frac=1).$RESET(...)',
# ]
# not = [
#     'sklearn.model_selection.train_test_split(..., random_state=$S, ...)',
#     'sklearn.model_selection.train_test_split(..., shuffle=False, ...)',
#     'sklearn.model_selection.KFold(..., random_state=$S, ...)',
#     'sklearn.model_selection.StratifiedKFold(..., random_state=$S, ...)',
#     'sklearn.utils.shuffle(..., random_state=$S, ...)',
# ]
# anywhere = [
#     ['torch.manual_seed(...)', 'torch.cuda.manual_seed_all(...)'],
# ]
# nowhere = [
#     'numpy.random.seed(...)', '$ANY.seed_everything(...)', 'seed_everything(...)',
#     'seed_all(...)',
# ]
# example = '''
# torch.manual_seed(0)
# train, test = sklearn.model_selection.train_test_split(data)
# '''
#
# [code.seed_after_a_network]
# either = [
# '''
# $MODEL = $NET(...)
# ...
# torch.manual_seed($S)
# ...
# $O = torch.optim.$KIND($MODEL.parameters(), ...)
# ''',
# '''
# $MODEL = $NET(...)
# ...
# $O = torch.optim.$KIND($MODEL.parameters(), ...)
# ...
# torch.manual_seed($S)
# ''',
# '''
# $MODEL = torch.nn.$LAYER(...)
# torch.manual_seed($S)
# return $MODEL
# ''',
# ]
# not_inside = [
# '''
# torch.manual_seed(...)
# ...
# $MODEL = $NET2(...)
# ...
# ''',
#     'for $SEED in $SEEDS: ...',
# ]
# nowhere = ['$MODEL.load_state_dict(...)', '$NET3.from_pretrained(...)']
# line = "$S"
#
# [code.nondeterministic_options]
# pattern = 'torch.backends.cudnn.benchmark = True'
# anywhere = [
#     ['torch.manual_seed(...)', 'torch.backends.cudnn.deterministic = True'],
# ]
# example = '''
# torch.manual_seed(0)
# torch.backends.cudnn.benchmark = True
# '''
#
# [code.seed_of_the_clock]
# either = [
#     'torch.manual_seed(int(time.time()))', 'torch.manual_seed(time.time())',
#     'torch.manual_seed(torch.seed())', 'torch.manual_seed(random.randint(...))', 'torch.seed()',
#     'torch.manual_seed(hash(...))', 'random.seed(hash(...))', 'numpy.random.seed(hash(...))',
#     'torch.manual_seed(numpy.random.randint(...))', 'torch.manual_seed(id(...))',
#     'torch.manual_seed(os.getpid())', 'torch.manual_seed(abs(hash(...)))',
#     'torch.manual_seed(hash(...) % $N)', 'random.seed()', 'numpy.random.seed()',
#     'torch.Generator().manual_seed(hash(...) % $N)',
# ]
# example = 'torch.manual_seed(int(time.time()))'
# ///

# --8<-- [start:wrong]
import random

import numpy as np
import torch


def draw(seed):
    torch.manual_seed(seed)
    return torch.rand(1).item(), np.random.rand(), random.random()


first, second = draw(0), draw(0)
for name, a, b in zip(("torch", "NumPy", "random"), first, second):
    print(f"{name} repeats: {a == b}")
#> torch repeats: True
#> NumPy repeats: False
#> random repeats: False
# --8<-- [end:wrong]

# --8<-- [start:right]
import random

import numpy as np
import torch


def draw(seed):
    torch.manual_seed(seed)
    np.random.seed(seed)
    random.seed(seed)
    return torch.rand(1).item(), np.random.rand(), random.random()


first, second = draw(0), draw(0)
for name, a, b in zip(("torch", "NumPy", "random"), first, second):
    print(f"{name} repeats: {a == b}")
#> torch repeats: True
#> NumPy repeats: True
#> random repeats: True
# --8<-- [end:right]

# --8<-- [start:demo_order]
import torch
from torch import nn

torch.manual_seed(0)
head = nn.Linear(4, 2)

torch.manual_seed(0)
body = nn.Linear(4, 4)  # one more layer
other = nn.Linear(4, 2)
print("same weights:", torch.equal(head.weight, other.weight))
#> same weights: False
# --8<-- [end:demo_order]

# --8<-- [start:demo_shuffle]
import torch
from torch.utils.data import DataLoader

g = torch.Generator().manual_seed(0)
loader = DataLoader(range(6), shuffle=True, generator=g)
for epoch in range(2):
    print(f"epoch {epoch}:", [x.item() for x in loader])
    torch.rand(100)  # draws nothing from g
#> epoch 0: [5, 1, 0, 3, 2, 4]
#> epoch 1: [4, 2, 1, 3, 0, 5]
# --8<-- [end:demo_shuffle]

# --8<-- [start:wrong_workers]
import numpy as np
from torch.utils.data import DataLoader


class Noise:
    def __init__(self):
        self.rng = np.random.default_rng(0)

    def __len__(self):
        return 4

    def __getitem__(self, i):
        return int(self.rng.integers(1000))


if __name__ == "__main__":
    loader = DataLoader(Noise(), num_workers=2, batch_size=None)
    for epoch in range(2):
        print(f"epoch {epoch}:", list(loader))
#> epoch 0: [850, 850, 636, 636]
#> epoch 1: [850, 850, 636, 636]
# --8<-- [end:wrong_workers]

# --8<-- [start:right_workers]
import numpy as np
import torch
from torch.utils.data import DataLoader


class Noise:
    def __len__(self):
        return 4

    def __getitem__(self, i):
        return int(np.random.randint(1000))


if __name__ == "__main__":
    torch.manual_seed(0)
    loader = DataLoader(Noise(), num_workers=2, batch_size=None)
    for epoch in range(2):
        print(f"epoch {epoch}:", list(loader))
#> epoch 0: [522, 234, 297, 407]
#> epoch 1: [68, 142, 784, 434]
# --8<-- [end:right_workers]

# --8<-- [start:demo_threads]
import torch

torch.manual_seed(0)
x = torch.rand(20, 200_000)
threads = torch.get_num_threads()
sums = set()
for n in (1, 2, 3, 4):
    torch.set_num_threads(n)
    sums.add(tuple(row.sum().item() for row in x))
torch.set_num_threads(threads)
print("different sums:", len(sums) > 1)
#> different sums: True
# --8<-- [end:demo_threads]

# --8<-- [start:demo_algorithms]
import torch
from torch import nn

torch.use_deterministic_algorithms(True)
x = torch.tensor([[[[5.0]]]])
where = torch.tensor([[[[3]]]])
nn.MaxUnpool2d(2)(x, where)
#> RuntimeError: max_unpooling2d_forward_out does not have a deterministic implementation, but you set 'torch.use_deterministic_algorithms(True)'. You can turn off determinism just for this operation, or you can use the 'warn_only=True' option, if that's acceptable for your application. You can also file an issue at https://github.com/pytorch/pytorch/issues to help us prioritize adding deterministic support for this operation.
# --8<-- [end:demo_algorithms]

# --8<-- [start:wrong_late]
import torch
from torch import nn


def start():
    model = nn.Linear(4, 2)
    torch.manual_seed(0)
    return model


first, second = start(), start()  # as in two runs of the script
print("same weights:", torch.equal(first.weight, second.weight))
#> same weights: False
# --8<-- [end:wrong_late]

# --8<-- [start:right_late]
import torch
from torch import nn


def start():
    torch.manual_seed(0)
    model = nn.Linear(4, 2)
    return model


first, second = start(), start()  # as in two runs of the script
print("same weights:", torch.equal(first.weight, second.weight))
#> same weights: True
# --8<-- [end:right_late]

# --8<-- [start:demo_set]
import os
import subprocess
import sys


def run(code, seed):
    return subprocess.check_output(
        [sys.executable, "-c", code], text=True,
        env={**os.environ, "PYTHONHASHSEED": str(seed)})


names = "{'cat', 'dog', 'bird', 'fish'}"
for code in f"print(list({names}))", f"print(sorted({names}))":
    orders = {run(code, seed) for seed in range(5)}
    print(code, "more than one order:", len(orders) > 1)
#> print(list({'cat', 'dog', 'bird', 'fish'})) more than one order: True
#> print(sorted({'cat', 'dog', 'bird', 'fish'})) more than one order: False
# --8<-- [end:demo_set]

# --8<-- [start:demo_dropout]
import torch
from torch import nn


def first_loss(draws):
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(4, 64), nn.Dropout(), nn.Linear(64, 1))
    torch.rand(draws)  # for example, a look at a random batch
    loss = model(torch.ones(8, 4)).square().mean()
    return model[0].weight, loss


one, two = first_loss(draws=0), first_loss(draws=1)
for name, a, b in zip(("weights", "loss"), one, two):
    print(f"same {name}:", torch.equal(a, b))
#> same weights: True
#> same loss: False
# --8<-- [end:demo_dropout]

# --8<-- [start:detect]
import os
import random
import tempfile

import torch


def compare(name, tensor, folder=tempfile.mkdtemp()):
    file = os.path.join(folder, name + ".pt")
    if not os.path.exists(file):
        return torch.save(tensor, file)
    print(f"same {name}:", torch.equal(torch.load(file), tensor))


for run in range(2):  # in your script: run it twice
    torch.manual_seed(0)
    model, x = torch.nn.Linear(4, 1), torch.randn(8, 4) + random.random()
    compare("weights", model.weight.detach())
    compare("batch", x)
    compare("loss", model(x).square().mean().detach())
#> same weights: True
#> same batch: False
#> same loss: False
# --8<-- [end:detect]

# --8<-- [start:figure]
import torch

first, second = (torch.Generator().manual_seed(0) for _ in "12")
assert torch.equal(torch.rand(3, generator=first),
                   torch.rand(3, generator=second))
rows = [
    ("weights", "!=", "manual_seed"),
    ("x, y", "!=", "np, random, set"),
    ("num_workers", "!=", "worker"),
    ("loss", "!=", "dropout"),
    ("CPU", "=", "GPU, cuDNN"),
    ("threads", "&#8776;", "a + b + c"),
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
    svg += text(170, middle - 6, seen)
    svg += box(208, y, 138, cause, "none")
    svg += text(362, middle + 5, number, 'font-weight="bold"')
    if number < len(rows):
        svg += arrow(f"M68 {y + 34}V{y + 50}", 68, y + 58, "l-5 -9h10")
    svg += "\n"
open("figure.svg", "w").write(svg + "</svg>\n")
# --8<-- [end:figure]

# --8<-- [start:check]
import random
from ast import literal_eval
from unittest import mock

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader

torch.use_deterministic_algorithms(False)
# 2.9.1 names it there, and in the error of its C++ part
told = torch.use_deterministic_algorithms.__doc__
assert "CUBLAS_WORKSPACE_CONFIG" not in told and "RuntimeError" in told
repeats = "torch repeats: {}\nNumPy repeats: {}\nrandom repeats: {}\n"
assert wrong.out == repeats.format(True, False, False)
assert right.out == repeats.format(True, True, True)
assert demo_threads.out == "different sums: True\n"
assert "max_unpooling2d_forward_out does not have a" in demo_algorithms.error
assert demo_algorithms.error.startswith("RuntimeError: ")
out = nn.MaxUnpool2d(2)(torch.tensor([[[[5.0]]]]), torch.tensor([[[[3]]]]))
assert out.tolist() == [[[[0.0, 0.0], [0.0, 5.0]]]]
assert demo_order.out == "same weights: False\n"
assert wrong_late.out == "same weights: False\n"
assert right_late.out == "same weights: True\n"
assert [line.split()[-1] for line in demo_set.out.splitlines()] == [
    "True", "False"]
assert demo_dropout.out == "same weights: True\nsame loss: False\n"
for draws in 0, 1:  # each of them repeats
    one, two = (demo_dropout.first_loss(draws)[1] for _ in "12")
    assert torch.equal(one, two)
assert detect.out == """\
same weights: True
same batch: False
same loss: False
"""
assert demo_shuffle.out == """\
epoch 0: [5, 1, 0, 3, 2, 4]
epoch 1: [4, 2, 1, 3, 0, 5]
"""
g = torch.Generator().manual_seed(0)
alone = DataLoader(range(6), shuffle=True, generator=g)
same = [[x.item() for x in alone] for epoch in range(2)]  # no other draws
assert demo_shuffle.out == f"epoch 0: {same[0]}\nepoch 1: {same[1]}\n"
assert wrong_workers.out == """\
epoch 0: [850, 850, 636, 636]
epoch 1: [850, 850, 636, 636]
"""
epochs = [line[9:] for line in right_workers.out.splitlines()]
numbers = sum((literal_eval(line) for line in epochs), [])
assert len(epochs) == 2 and len(set(numbers)) == 8


class All:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return np.random.rand(), random.random(), torch.rand(1).item()


def epochs_of(dataset, **more):
    loader = DataLoader(dataset, num_workers=2, batch_size=None,
                        multiprocessing_context="fork", **more)
    return [x for epoch in range(2) for x in loader]


kept = epochs_of(wrong_workers.Noise(), persistent_workers=True)
assert kept[:4] == [850, 850, 636, 636] != kept[4:]
torch.manual_seed(0)
one = epochs_of(All())
assert len({number for sample in one for number in sample}) == 12
torch.manual_seed(0)
assert epochs_of(All()) == one
torch.manual_seed(1)
assert epochs_of(All()) != one
g = torch.Generator().manual_seed(0)
assert epochs_of(All(), generator=g) == one
drawn = []  # num_workers decides which sample gets which numbers
for workers in 0, 1, 2:
    torch.manual_seed(0)
    np.random.seed(0)
    drawn.append(list(DataLoader(
        right_workers.Noise(), num_workers=workers, batch_size=None,
        multiprocessing_context="fork" if workers else None)))
assert len({tuple(numbers) for numbers in drawn}) == 3
assert str(drawn[2]) == epochs[0]
torch.manual_seed(0)  # dropout: a second seed, just before the loop
parts = nn.Sequential(nn.Linear(4, 64), nn.Dropout(), nn.Linear(64, 1))
same = []
for draws in 0, 1:
    torch.rand(draws)
    torch.manual_seed(0)
    same.append(parts(torch.ones(8, 4)).square().mean())
assert torch.equal(*same)
assert not torch.backends.cudnn.benchmark
assert not torch.backends.cudnn.deterministic
torch.cuda.manual_seed_all(0)  # no error without a GPU
with mock.patch("torch.cuda.manual_seed_all") as seed_gpus:
    torch.manual_seed(5)
seed_gpus.assert_called_once_with(5)
own = np.random.default_rng(3).random()
np.random.seed(0)
assert np.random.default_rng(3).random() == own
# --8<-- [end:check]
