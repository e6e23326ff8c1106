"""Imported once, by the process that all runs are forked from.

It does what each of them would otherwise do anew: import torch, and let it find its kernels.
"""

import ctypes
import gc
import importlib
from pathlib import Path

from pitfalls.proof import isolation


def warm_up() -> None:
    """Do a little of everything that is slow the first time."""
    import numpy
    import torch

    importlib.import_module("pitfalls.proof.claims")
    numpy.random.seed()  # which each run does
    w = torch.ones(1, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=0.1)  # imports torch._dynamo
    w.sum().backward()
    optimizer.step()  # imports torch.profiler
    str(w)  # imports torch._subclasses

    # what compiles or looks for its kernels: an LSTM takes 70 ms then, and 1 ms ever after
    x = torch.nn.Conv2d(1, 2, 3)(torch.ones(2, 1, 4, 4)).flatten(1)
    x, _ = torch.nn.LSTM(8, 3)(torch.nn.BatchNorm1d(8)(x).unsqueeze(0))
    x = torch.nn.Linear(3, 3)(x[0])
    torch.nn.functional.cross_entropy(x, torch.tensor([0, 1])).backward()


def use_huge_pages() -> None:
    """Put the memory that all runs share into pages of 2 MB.

    A fork copies a table of them, which then takes 14 ms instead of 40. Older kernels refuse,
    which does no harm.
    """
    huge, collapse = 2 << 20, 25  # linux/mman.h
    madvise = ctypes.CDLL(None).madvise
    for line in Path("/proc/self/maps").read_text(encoding="utf-8").splitlines():
        span, rights, _, _, inode = line.split()[:5]
        if rights != "rw-p" or inode != "0":
            continue  # memory that is read only, shared, or a file's
        start, end = (int(address, 16) for address in span.split("-"))
        first, last = -(-start // huge) * huge, end // huge * huge  # only whole pages
        if first < last:
            madvise(ctypes.c_void_p(first), ctypes.c_size_t(last - first), collapse)


warm_up()
gc.collect()
gc.freeze()  # else the garbage collector of every child touches, and so copies, all of it
if isolation.LINUX:
    use_huge_pages()
