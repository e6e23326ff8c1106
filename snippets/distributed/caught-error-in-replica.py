"""nn.DataParallel wraps the error of a replica, which sees a part of each tensor, but every list of numbers as a whole."""
# /// pitfall
# apis = ["torch.nn.DataParallel"]
# symptom = "error"
# raises = ["wrong", "wrong_batch_size", "wrong_parameters"]
# added = 2026-11-30
# messages = [
#   "Caught * in replica * on device *.",
#   "Expected `len(lengths)` to be equal to batch_size, but got * (batch_size=*)",
# ]
#
# [reported.replica]
# message = "Caught RuntimeError in replica * on device *."
# shown = "RuntimeError: Caught RuntimeError in replica 0 on device 0."
# needs = "gpus"
# links = ["https://github.com/AliaksandrSiarohin/first-order-model/issues/505", "https://github.com/nitin-rathi/hybrid-snn-conversion/issues/6"]
#
# [code.fixed_size_in_a_replica]
# either = [
#     'torch.zeros($L, $N, $H, ...)', '$X.view($N, ...)', '$X.reshape($N, ...)',
#     'torch.zeros($N, ...)',
# ]
# inside = ['def forward(...): ...']
# anywhere = ['torch.nn.DataParallel(...)']
# nowhere = [
#     '$N = $Z.size(0)', '$N = $Z.shape[0]', '$N, $A2 = $Z.shape', '$N, $A2, $B2 = $Z.shape',
#     '$N, $A2, $B2, $C2 = $Z.shape', '$N = len($Z)',
# ]
# names = { "$N" = '(self\.|cfg\.|args\.)?(batch_?size|BATCH_?(SIZE)?|BS|bs)' }
# example = '''
# class Net(torch.nn.Module):
#     def forward(self, x):
#         h0 = torch.zeros(1, BATCH_SIZE, 16)
#         return self.rnn(x, h0)
# model = torch.nn.DataParallel(Net())
# '''
#
# [code.lengths_in_a_list]
# either = [
#     'torch.nn.utils.rnn.pack_padded_sequence($X, $LENGTHS, ...)',
#     'pack_padded_sequence($X, $LENGTHS, ...)',
# ]
# inside = ['def forward(...): ...']
# anywhere = [
#     'torch.nn.DataParallel(...)',
#     ['$L2 = [len($S) for $S in $SEQS]', '$L2 = list(map(...))', '$L2 = $T.tolist()'],
# ]
# example = '''
# class Net(torch.nn.Module):
#     def forward(self, x, lengths):
#         packed = torch.nn.utils.rnn.pack_padded_sequence(x, lengths)
#         return self.rnn(packed)[0]
# lengths = [len(s) for s in sequences]
# model = torch.nn.DataParallel(Net())
# '''
#
# [code.parameters_of_a_replica]
# either = [
#     'next(self.parameters()).device', 'next(self.parameters()).dtype',
#     'next(self.parameters())', 'list(self.parameters())',
# ]
# inside = ['def forward(...): ...']
# anywhere = ['torch.nn.DataParallel(...)']
# example = '''
# class Net(torch.nn.Module):
#     def forward(self, x):
#         device = next(self.parameters()).device
#         return self.fc(x.to(device))
# model = torch.nn.DataParallel(Net())
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch.nn.parallel.scatter_gather import scatter
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

class Net(nn.Module):
    def forward(self, x, lengths):
        packed = pack_padded_sequence(x, lengths, batch_first=True)
        return pad_packed_sequence(packed, batch_first=True)[0]

x = torch.zeros(4, 5, 8)
lengths = [5, 4, 2, 1]
model = nn.DataParallel(Net())
print("whole batch:", tuple(model(x, lengths).shape))
#> whole batch: (4, 5, 8)
x_0 = x.chunk(2)[0]
lengths_0 = scatter(lengths, [0, 1])[0]
print("replica 0:", len(x_0), "sequences, lengths", lengths_0)
#> replica 0: 2 sequences, lengths [5, 4, 2, 1]
model.module(x_0, lengths_0)
#> RuntimeError: Expected `len(lengths)` to be equal to batch_size, but got 4 (batch_size=2)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

class Net(nn.Module):
    def forward(self, x, lengths):
        packed = pack_padded_sequence(x, lengths.cpu(), batch_first=True)
        return pad_packed_sequence(
            packed, batch_first=True, total_length=x.size(1)
        )[0]

x = torch.zeros(4, 5, 8)
lengths = torch.tensor([5, 4, 2, 1])
model = nn.DataParallel(Net())
print("whole batch:", tuple(model(x, lengths).shape))
#> whole batch: (4, 5, 8)
for replica in range(2):
    x_i, lengths_i = x.chunk(2)[replica], lengths.chunk(2)[replica]
    print(f"replica {replica}: lengths {lengths_i.tolist()},", end=" ")
    print("output", tuple(model.module(x_i, lengths_i).shape))
#> replica 0: lengths [5, 4], output (2, 5, 8)
#> replica 1: lengths [2, 1], output (2, 5, 8)
# --8<-- [end:right]

# --8<-- [start:wrong_batch_size]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(8, 16, batch_first=True)

    def forward(self, x):
        h0 = torch.zeros(1, 4, 16)
        return self.rnn(x, h0)[0]

x = torch.zeros(4, 5, 8)
model = nn.DataParallel(Net())
print("whole batch:", tuple(model(x).shape))
#> whole batch: (4, 5, 16)
model.module(x.chunk(2)[0])
#> RuntimeError: Expected hidden size (1, 2, 16), got [1, 4, 16]
# --8<-- [end:wrong_batch_size]

# --8<-- [start:right_batch_size]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(8, 16, batch_first=True)

    def forward(self, x):
        h0 = torch.zeros(1, x.size(0), 16, device=x.device)
        return self.rnn(x, h0)[0]

x = torch.zeros(4, 5, 8)
model = nn.DataParallel(Net())
print("whole batch:", tuple(model(x).shape))
#> whole batch: (4, 5, 16)
print("half of it:", tuple(model.module(x.chunk(2)[0]).shape))
#> half of it: (2, 5, 16)
# --8<-- [end:right_batch_size]

# --8<-- [start:wrong_parameters]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.w = nn.Parameter(torch.ones(4))

    def forward(self, x):
        device = next(self.parameters()).device
        return self.w * x + torch.ones(4, device=device)

x = torch.ones(2, 4)
model = Net()
print("model:", tuple(model(x).shape))
#> model: (2, 4)
replica = model._replicate_for_data_parallel()
replica.w = model.w.clone()
replica(x)
#> StopIteration
# --8<-- [end:wrong_parameters]

# --8<-- [start:right_parameters]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.w = nn.Parameter(torch.ones(4))

    def forward(self, x):
        return self.w * x + torch.ones(4, device=x.device)

x = torch.ones(2, 4)
model = Net()
print("model:", tuple(model(x).shape))
#> model: (2, 4)
replica = model._replicate_for_data_parallel()
replica.w = model.w.clone()
print("replica:", tuple(replica(x).shape))
#> replica: (2, 4)
# --8<-- [end:right_parameters]

# --8<-- [start:demo_wrapping]
import torch
from torch import nn
from torch._utils import ExceptionWrapper

try:
    nn.Linear(4, 2)(torch.zeros(3, 5))
except RuntimeError:
    wrapper = ExceptionWrapper(where="in replica 0 on device 0")

try:
    wrapper.reraise()
except RuntimeError as error:
    lines = str(error).strip().splitlines()
print("first line:", lines[0])
#> first line: Caught RuntimeError in replica 0 on device 0.
print("second line:", lines[1])
#> second line: Original Traceback (most recent call last):
print("last line:", lines[-1])
#> last line: RuntimeError: mat1 and mat2 shapes cannot be multiplied (3x5 and 4x2)
# --8<-- [end:demo_wrapping]

# --8<-- [start:demo_images]
import torch

images = [torch.zeros(3, 8, 8), torch.zeros(3, 6, 6)]
chunks = [image.chunk(2) for image in images]
for replica, part in enumerate(zip(*chunks)):
    print(f"replica {replica}:", [tuple(image.shape) for image in part])
#> replica 0: [(2, 8, 8), (2, 6, 6)]
#> replica 1: [(1, 8, 8), (1, 6, 6)]
# --8<-- [end:demo_images]

# --8<-- [start:demo_dict]
from torch.nn.parallel.scatter_gather import scatter

batch = {"names": ["a", "b", "c", "d"], "lengths": [5, 4, 2, 1]}
for replica, part in enumerate(scatter(batch, [0, 1])):
    print(f"replica {replica}:", part)
#> replica 0: {'names': ['a', 'b', 'c', 'd'], 'lengths': [5, 4, 2, 1]}
#> replica 1: {'names': ['a', 'b', 'c', 'd'], 'lengths': [5, 4, 2, 1]}
# --8<-- [end:demo_dict]

# --8<-- [start:demo_lengths]
import torch

x, weights, scale = torch.zeros(4, 8), torch.ones(3), torch.ones(1)
for replica, part in enumerate(zip(x.chunk(2), weights.chunk(2))):
    print(f"x and weights, replica {replica}:", [len(t) for t in part])
#> x and weights, replica 0: [2, 2]
#> x and weights, replica 1: [2, 1]
for replica, part in enumerate(zip(x.chunk(2), scale.chunk(2))):
    print(f"x and scale, replica {replica}:", [len(t) for t in part])
#> x and scale, replica 0: [2, 1]
# --8<-- [end:demo_lengths]

# --8<-- [start:check]
length = "Expected `len(lengths)` to be equal to batch_size, but got 4 (batch_size=2)"
assert length in (wrong.error or "")
assert right.out.endswith("replica 1: lengths [2, 1], output (2, 5, 8)\n")
# without total_length, the outputs of the replicas have different shapes
for i, steps in enumerate([5, 2]):
    parts = right.x.chunk(2)[i], right.lengths.chunk(2)[i]
    assert wrong.model.module(*parts).shape == (2, steps, 8)
size = "Expected hidden size (1, 2, 16), got [1, 4, 16]"
assert size in (wrong_batch_size.error or "")
assert right_batch_size.out.endswith("half of it: (2, 5, 16)\n")
assert "StopIteration" in wrong_parameters.out
# a tensor that is an ordinary attribute isn't copied to the replica's device
net = wrong_parameters.Net()
net.mask = net.w.detach()
assert net._replicate_for_data_parallel().mask is net.mask
assert right_parameters.out.endswith("replica: (2, 4)\n")
assert demo_wrapping.lines[0] == "Caught RuntimeError in replica 0 on device 0."
assert demo_wrapping.lines[1] == "Original Traceback (most recent call last):"
linear = "mat1 and mat2 shapes cannot be multiplied (3x5 and 4x2)"
assert demo_wrapping.lines[-1] == "RuntimeError: " + linear
assert demo_images.out == (
    "replica 0: [(2, 8, 8), (2, 6, 6)]\nreplica 1: [(1, 8, 8), (1, 6, 6)]\n"
)
everything = "{'names': ['a', 'b', 'c', 'd'], 'lengths': [5, 4, 2, 1]}"
assert demo_dict.out == f"replica 0: {everything}\nreplica 1: {everything}\n"
assert demo_lengths.out == (
    "x and weights, replica 0: [2, 2]\nx and weights, replica 1: [2, 1]\n"
    "x and scale, replica 0: [2, 1]\n"
)
# --8<-- [end:check]
