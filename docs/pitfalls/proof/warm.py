"""Imported once, by the process that all runs are forked from: what each of them would otherwise do anew."""

import ctypes
import gc
import sys
from pathlib import Path

import isolation

isolation.cut_off()  # first, while there is only one thread

import numpy  # noqa: E402, F401
import torch  # noqa: E402

w = torch.ones(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)  # imports torch._dynamo
w.sum().backward()
optimizer.step()  # imports torch.profiler
str(w)  # imports torch._subclasses
# what compiles or looks for its kernels the first time: an LSTM takes 70 ms then, and 1 ms ever after
x = torch.nn.Conv2d(1, 2, 3)(torch.ones(2, 1, 4, 4)).flatten(1)
x, _ = torch.nn.LSTM(8, 3)(torch.nn.BatchNorm1d(8)(x).unsqueeze(0))
torch.nn.functional.cross_entropy(torch.nn.Linear(3, 3)(x[0]), torch.tensor([0, 1])).backward()
del x

gc.collect()
gc.freeze()  # else the garbage collector of every child touches, and so copies, all of it


def use_huge_pages() -> None:
    """Put the memory that all runs share into pages of 2 MB, so that a fork copies a short table of them."""
    madvise, collapse, huge = ctypes.CDLL(None).madvise, 25, 2 << 20  # linux/mman.h; older kernels refuse, and no harm
    for line in Path("/proc/self/maps").read_text().splitlines():
        span, rights, _, _, inode = line.split()[:5]
        first, last = (int(address, 16) // huge for address in span.split("-"))
        if rights == "rw-p" and inode == "0" and first + 1 < last:
            madvise(ctypes.c_void_p((first + 1) * huge), ctypes.c_size_t((last - first - 1) * huge), collapse)


if sys.platform == "linux":
    use_huge_pages()
