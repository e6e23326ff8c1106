"""Imported once, by the process that all runs are forked from.

It does what each of them would otherwise do anew: import torch, and let it find its kernels.
"""

import gc
import os

from pitfalls.proof import isolation


def warm_up() -> None:
    """Do a little of everything that is slow the first time."""
    import numpy
    import torch

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


isolation.cut_off()  # first, while there is only one thread
os.environ["OMP_NUM_THREADS"] = "1"  # the same sums on every machine; no more threads than cores
warm_up()
gc.collect()
gc.freeze()  # else the garbage collector of every child touches, and so copies, all of it
