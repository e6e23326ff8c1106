"""Imported once by the server that all runs fork from: what PyTorch would otherwise import anew in every run."""

import numpy  # noqa: F401  imported lazily by torch
import torch

torch.optim.SGD([torch.zeros(1)], lr=0.1)  # the first optimizer imports torch._dynamo
