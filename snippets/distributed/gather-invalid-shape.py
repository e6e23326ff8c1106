"""DataParallel joins the outputs of its replicas along dim=0: all their other dimensions have to be equal."""
# /// pitfall
# apis = ["torch.nn.DataParallel", "torch.nn.utils.rnn.pad_packed_sequence", "torch.nn.parallel.gather", "torch.nn.Module.register_buffer"]
# also = ["torch.nn.parallel.scatter"]
# symptom = "error"
# raises = ["wrong", "wrong_pad", "wrong_cpu"]
# added = 2026-11-30
# messages = [
#   "chunk expects at least a 1-dimensional tensor",
#   "Gather function not implemented for CPU tensors",
# ]
#
# [reported.shape]
# message = "Input tensor at index * has invalid shape *, but expected *"
# shown = "RuntimeError: Input tensor at index 1 has invalid shape [1, 5, 256], but expected [1, 6, 256]"
# needs = "gpus"
# links = ["https://github.com/pytorch/pytorch/issues/52289", "https://github.com/sooftware/conformer/issues/31"]
#
# [reported.gather]
# message = "Gather got an input of invalid size: got *, but expected *"
# shown = "RuntimeError: Gather got an input of invalid size: got [1, 230], but expected [1, 231]"
# needs = "gpus"
# links = ["https://github.com/pytorch/pytorch/issues/44141", "https://github.com/pytorch/pytorch/issues/27046"]
#
# [code.padded_per_replica]
# pattern = 'torch.nn.utils.rnn.pad_packed_sequence(...)'
# not = ['torch.nn.utils.rnn.pad_packed_sequence(..., total_length=$L, ...)']
# anywhere = ['torch.nn.DataParallel(...)']
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

class Net(nn.Module):
    def forward(self, x, weight):
        return x * weight

model = nn.DataParallel(Net())
args = torch.ones(4, 8), torch.tensor(0.5)
parts = zip(*(arg.chunk(2) for arg in args))
#> RuntimeError: chunk expects at least a 1-dimensional tensor
print("replicas:", [tuple(model.module(*part).shape) for part in parts])
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

class Net(nn.Module):
    def forward(self, x, weight):
        return x * weight

model = nn.DataParallel(Net())
x, weight = torch.ones(4, 8), 0.5
parts = [(part, weight) for part in x.chunk(2)]
print("replicas:", [tuple(model.module(*part).shape) for part in parts])
#> replicas: [(2, 8), (2, 8)]
# --8<-- [end:right]

# --8<-- [start:wrong_pad]
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(8, 16, batch_first=True)
    def forward(self, x, lengths):
        packed = pack_padded_sequence(x, lengths.cpu(), batch_first=True)
        packed, _ = self.rnn(packed)
        return pad_packed_sequence(packed, batch_first=True)[0]

model = nn.DataParallel(Net())
x, lengths = torch.zeros(4, 183, 8), torch.tensor([183, 170, 154, 90])
parts = zip(x.chunk(2), lengths.chunk(2))
outputs = [model.module(*part) for part in parts]
print("replicas:", [tuple(output.shape) for output in outputs])
#> replicas: [(2, 183, 16), (2, 154, 16)]
print("joined:", tuple(torch.cat(outputs).shape))
#> RuntimeError: Sizes of tensors must match except in dimension 0. Expected size 183 but got size 154 for tensor number 1 in the list.
# --8<-- [end:wrong_pad]

# --8<-- [start:right_pad]
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(8, 16, batch_first=True)
    def forward(self, x, lengths):
        packed = pack_padded_sequence(x, lengths.cpu(), batch_first=True)
        packed, _ = self.rnn(packed)
        return pad_packed_sequence(
            packed, batch_first=True, total_length=x.size(1))[0]

model = nn.DataParallel(Net())
x, lengths = torch.zeros(4, 183, 8), torch.tensor([183, 170, 154, 90])
parts = zip(x.chunk(2), lengths.chunk(2))
outputs = [model.module(*part) for part in parts]
print("replicas:", [tuple(output.shape) for output in outputs])
#> replicas: [(2, 183, 16), (2, 183, 16)]
print("joined:", tuple(torch.cat(outputs).shape))
#> joined: (4, 183, 16)
# --8<-- [end:right_pad]

# --8<-- [start:wrong_mask]
import torch

def make_mask(x, lengths):
    steps = torch.arange(lengths.max(), device=x.device)
    return steps < lengths[:, None]

x, lengths = torch.zeros(4, 183, 8), torch.tensor([183, 170, 154, 90])
parts = zip(x.chunk(2), lengths.chunk(2))
masks = [make_mask(*part) for part in parts]
print("masks of the replicas:", [tuple(mask.shape) for mask in masks])
#> masks of the replicas: [(2, 183), (2, 154)]
# --8<-- [end:wrong_mask]

# --8<-- [start:right_mask]
import torch

def make_mask(x, lengths):
    steps = torch.arange(x.size(1), device=x.device)
    return steps < lengths[:, None]

x, lengths = torch.zeros(4, 183, 8), torch.tensor([183, 170, 154, 90])
parts = zip(x.chunk(2), lengths.chunk(2))
masks = [make_mask(*part) for part in parts]
print("masks of the replicas:", [tuple(mask.shape) for mask in masks])
#> masks of the replicas: [(2, 183), (2, 183)]
# --8<-- [end:right_mask]

# --8<-- [start:wrong_constant]
import torch
from torch import nn

class Net(nn.Module):
    def forward(self, features, class_vectors):
        return features @ class_vectors.T

model = nn.DataParallel(Net())
features = torch.zeros(4, 300)
for classes in (21, 20):
    class_vectors = torch.zeros(classes, 300)
    parts = zip(features.chunk(2), class_vectors.chunk(2))
    outputs = [tuple(model.module(*part).shape) for part in parts]
    print(f"{classes} classes, outputs of the replicas: {outputs}")
#> 21 classes, outputs of the replicas: [(2, 11), (2, 10)]
#> 20 classes, outputs of the replicas: [(2, 10), (2, 10)]
# --8<-- [end:wrong_constant]

# --8<-- [start:right_constant]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self, class_vectors):
        super().__init__()
        self.register_buffer("class_vectors", class_vectors)
    def forward(self, features):
        return features @ self.class_vectors.T

features = torch.zeros(4, 300)
for classes in (21, 20):
    model = nn.DataParallel(Net(torch.zeros(classes, 300)))
    parts = features.chunk(2)
    outputs = [tuple(model.module(part).shape) for part in parts]
    print(f"{classes} classes, outputs of the replicas: {outputs}")
#> 21 classes, outputs of the replicas: [(2, 21), (2, 21)]
#> 20 classes, outputs of the replicas: [(2, 20), (2, 20)]
# --8<-- [end:right_constant]

# --8<-- [start:wrong_squeeze]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.pool, self.fc = nn.AdaptiveAvgPool2d(1), nn.Linear(8, 2)
    def forward(self, x):
        return self.fc(self.pool(x).squeeze())

model = nn.DataParallel(Net())
for batch in (4, 3):
    parts = torch.zeros(batch, 8, 7, 7).chunk(2)
    outputs = [tuple(model.module(part).shape) for part in parts]
    print(f"batch of {batch}, outputs of the replicas: {outputs}")
#> batch of 4, outputs of the replicas: [(2, 2), (2, 2)]
#> batch of 3, outputs of the replicas: [(2, 2), (2,)]
# --8<-- [end:wrong_squeeze]

# --8<-- [start:right_squeeze]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.pool, self.fc = nn.AdaptiveAvgPool2d(1), nn.Linear(8, 2)
    def forward(self, x):
        return self.fc(self.pool(x).flatten(1))

model = nn.DataParallel(Net())
for batch in (4, 3):
    parts = torch.zeros(batch, 8, 7, 7).chunk(2)
    outputs = [tuple(model.module(part).shape) for part in parts]
    print(f"batch of {batch}, outputs of the replicas: {outputs}")
#> batch of 4, outputs of the replicas: [(2, 2), (2, 2)]
#> batch of 3, outputs of the replicas: [(2, 2), (1, 2)]
# --8<-- [end:right_squeeze]

# --8<-- [start:wrong_hidden]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(8, 256, batch_first=True)
    def forward(self, x):
        output, hidden = self.rnn(x)
        return hidden

model = nn.DataParallel(Net())
for batch in (12, 11):
    parts = torch.zeros(batch, 5, 8).chunk(2)
    outputs = [tuple(model.module(part).shape) for part in parts]
    print(f"batch of {batch}, outputs of the replicas: {outputs}")
#> batch of 12, outputs of the replicas: [(1, 6, 256), (1, 6, 256)]
#> batch of 11, outputs of the replicas: [(1, 6, 256), (1, 5, 256)]
# --8<-- [end:wrong_hidden]

# --8<-- [start:right_hidden]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(8, 256, batch_first=True)
    def forward(self, x):
        output, hidden = self.rnn(x)
        return hidden.transpose(0, 1)

model = nn.DataParallel(Net())
for batch in (12, 11):
    parts = torch.zeros(batch, 5, 8).chunk(2)
    outputs = [tuple(model.module(part).shape) for part in parts]
    print(f"batch of {batch}, outputs of the replicas: {outputs}")
#> batch of 12, outputs of the replicas: [(6, 1, 256), (6, 1, 256)]
#> batch of 11, outputs of the replicas: [(6, 1, 256), (5, 1, 256)]
# --8<-- [end:right_hidden]

# --8<-- [start:wrong_cpu]
import torch
from torch.nn.parallel import gather

lengths = [torch.tensor([183, 170]), torch.tensor([154, 90])]
print("joined:", gather(lengths, target_device=0))
#> AssertionError: Gather function not implemented for CPU tensors
# --8<-- [end:wrong_cpu]

# --8<-- [start:detect]
import torch
from torch import nn

def show_parts(model, *args, gpus=2):
    for part in zip(*(arg.chunk(gpus) for arg in args)):
        print("output of a part:", tuple(model(*part).shape))

class Scores(nn.Module):
    def forward(self, x):
        return x.sum(dim=2).squeeze()

show_parts(Scores(), torch.zeros(3, 5, 8))
#> output of a part: (2, 5)
#> output of a part: (5,)
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch.nn.parallel.scatter_gather import scatter

sizes = "Sizes of tensors must match except in dimension 0."
assert wrong_pad.out.startswith("replicas: [(2, 183, 16), (2, 154, 16)]\n")
assert sizes in (wrong_pad.error or "")
assert right_pad.out == (
    "replicas: [(2, 183, 16), (2, 183, 16)]\njoined: (4, 183, 16)\n")
assert wrong_mask.out == "masks of the replicas: [(2, 183), (2, 154)]\n"
assert right_mask.out == "masks of the replicas: [(2, 183), (2, 183)]\n"
assert wrong_constant.out == """\
21 classes, outputs of the replicas: [(2, 11), (2, 10)]
20 classes, outputs of the replicas: [(2, 10), (2, 10)]
"""
assert right_constant.out == """\
21 classes, outputs of the replicas: [(2, 21), (2, 21)]
20 classes, outputs of the replicas: [(2, 20), (2, 20)]
"""
# a replica shares its buffers
replica = right_constant.model.module._replicate_for_data_parallel()
assert replica.class_vectors is right_constant.model.module.class_vectors
assert wrong_hidden.out == """\
batch of 12, outputs of the replicas: [(1, 6, 256), (1, 6, 256)]
batch of 11, outputs of the replicas: [(1, 6, 256), (1, 5, 256)]
"""
assert right_hidden.out == """\
batch of 12, outputs of the replicas: [(6, 1, 256), (6, 1, 256)]
batch of 11, outputs of the replicas: [(6, 1, 256), (5, 1, 256)]
"""
assert wrong_squeeze.out == """\
batch of 4, outputs of the replicas: [(2, 2), (2, 2)]
batch of 3, outputs of the replicas: [(2, 2), (2,)]
"""
assert right_squeeze.out == """\
batch of 4, outputs of the replicas: [(2, 2), (2, 2)]
batch of 3, outputs of the replicas: [(2, 2), (1, 2)]
"""
scalar = "RuntimeError: chunk expects at least a 1-dimensional tensor"
assert (wrong.error or "") == scalar
assert right.out == "replicas: [(2, 8), (2, 8)]\n"
# what DataParallel does with a number
assert scatter(0.5, [0, 1]) == [0.5, 0.5]
on_cpu = "AssertionError: Gather function not implemented for CPU tensors"
assert (wrong_cpu.error or "") == on_cpu
assert detect.out == "output of a part: (2, 5)\noutput of a part: (5,)\n"
# --8<-- [end:check]
