"""Imported once, by the process that all runs are forked from: what each of them would otherwise do anew."""

import gc

import numpy  # noqa: F401
import torch

w = torch.ones(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)  # imports torch._dynamo
w.sum().backward()
optimizer.step()  # imports torch.profiler
str(w)  # imports torch._subclasses

gc.collect()
gc.freeze()  # else the garbage collector of every child touches, and so copies, all of it
