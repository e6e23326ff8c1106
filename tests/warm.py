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
