"""A slice past the end of a tensor is cut silently, so what you assign to it is longer than the place it goes to."""
# /// pitfall
# apis = ["torch.Tensor.expand_as", "torch.Tensor.expand"]
# also = ["torch.broadcast_to", "torch.Tensor.index_put_"]
# symptom = "error"
# raises = ["wrong", "wrong_positions", "wrong_last", "wrong_empty", "wrong_expand", "wrong_sizes", "wrong_mask"]
# added = 2026-11-29
# messages = [
#   "The expanded size of the tensor (*) must match the existing size (*) at non-singleton dimension *.  Target sizes: [*].  Tensor sizes: [*]",
#   "shape mismatch: value tensor of shape [*] cannot be broadcast to indexing result of shape [*]",
#   "expand(torch.*{[*]}, size=[*]): the number of sizes provided (*) must be greater or equal to the number of dimensions in the tensor (*)",
# ]
# older = ["The expanded size of the tensor (*) must match the existing size (*) at non-singleton dimension *"]
#
# [code.slice_as_long_as_the_sample]
# either = [
#     '$OUT[$I, :len($X)] = $X', '$OUT[$I, :len($X)] = torch.tensor($X)',
#     '$OUT[$I, :$X.size(0)] = $X', '$OUT[$I, :$X.shape[0]] = $X',
#     '$OUT[$I, :$N] = torch.tensor($X)', '$OUT[$I, :len($X)] = torch.as_tensor($X)',
#     '$OUT[$I, :$N] = torch.as_tensor($X)', '$OUT[$I][:len($X)] = $X',
#     '$OUT[$I, :, :$X.size(1)] = $X', '$OUT[$I, :, :$X.shape[1]] = $X', '$OUT[:len($X)] = $X',
#     '$OUT[:$X.size(0)] = $X', '$OUT[:$X.shape[0]] = $X', '$OUT[:, :$X.size(1)] = $X',
#     '$OUT[:, :$X.shape[1]] = $X', '$OUT[:len($X)] = torch.tensor($X)',
# ]
# anywhere = [
#     [
#         '$OUT = torch.zeros(..., $MAX, ...)', '$OUT = torch.full((..., $MAX), ...)',
#         '$OUT = torch.zeros((..., $MAX), ...)', '$OUT = torch.full((..., $MAX, ...), ...)',
#         '$OUT = torch.full(($MAX,), ...)', '$OUT = torch.zeros($MAX)',
#         '$OUT = torch.ones($B, $MAX, ...) * $PAD', '$OUT = $X.new_zeros(..., $MAX, ...)',
#         '$OUT = torch.zeros($B, $MAX, $D)', '$OUT = torch.empty(..., $MAX, ...)',
#         '$OUT = torch.zeros($B, $D, $MAX)',
#     ],
# ]
# nowhere = [
#     '$MAX = max(...)', '$MAX = <... max(...) ...>', '$N = min(...)', '$X = $X[:$K]', '$X[:$K]',
#     '$X = $Y[:$K]', '$MAX = $LENGTHS.max()', '$MAX = int($LENGTHS.max())',
#     '$MAX = $LENGTHS.max().item()', 'min($A, $B)', 'for $X in $S: $Q = $X[:$K]',
#     '$MAX = <... $LENGTHS.max() ...>',
# ]
# names = { "$MAX" = '(self\.|cfg\.|args\.|config\.|hp\.)?\w*(max|MAX|len|LEN|size|length|context|CONTEXT|frames|steps|width)\w*|[1-9]\d+' }
# example = '''
# features = torch.zeros(len(clips), max_len)
# for i, clip in enumerate(clips):
#     features[i, :len(clip)] = clip
# '''
#
# [code.last_batch_into_a_full_place]
# either = [
#     '$OUT[$I] = $M(...)', '$OUT[$I] = <... $M(...) ...>', '$OUT[$I * $B:($I + 1) * $B] = $V',
#     '$OUT[$START:$START + $B] = $V',
# ]
# inside = ['for $I, $X in enumerate($LOADER): ...']
# anywhere = [
#     [
#         '$OUT = torch.zeros(len($LOADER), $B, ...)',
#         '$OUT = torch.empty(len($LOADER), $B, ...)',
#         '$OUT = torch.zeros(len($LOADER) * $B, ...)',
#         '$OUT = torch.empty(len($LOADER) * $B, ...)',
#         '$OUT = torch.zeros((len($LOADER), $B), ...)',
#     ],
# ]
# nowhere = ['torch.utils.data.DataLoader(..., drop_last=True, ...)']
# example = '''
# features = torch.zeros(len(loader), 32, 8)
# for i, x in enumerate(loader):
#     features[i] = model(x)
# '''
#
# [code.expand_without_keepdim]
# either = [
#     '$N.expand_as($X)', '$N.expand($X.size())', '$N.expand($X.shape)', '$N.expand(*$X.shape)',
# ]
# anywhere = [
#     [
#         '$N = $X.norm(dim=1)', '$N = $X.norm(1)', '$N = $X.norm(dim=-1)', '$N = $X.norm(-1)',
#         '$N = $X.sum(dim=1)', '$N = $X.sum(1)', '$N = $X.sum(dim=-1)', '$N = $X.sum(-1)',
#         '$N = $X.mean(dim=1)', '$N = $X.mean(1)', '$N = $X.mean(dim=-1)', '$N = $X.mean(-1)',
#         '$N = $X.std(dim=1)', '$N = $X.std(1)', '$N = $X.std(dim=-1)', '$N = $X.std(-1)',
#         '$N = $X.amax(dim=1)', '$N = $X.amax(1)', '$N = $X.amax(dim=-1)', '$N = $X.amax(-1)',
#         '$N = torch.norm($X, dim=1)', '$N = torch.norm($X, 2, 1)', '$N = $X.norm(2, 1)',
#         '$N = torch.sum($X, dim=1)', '$N = torch.sum($X, 1)', '$N = $X.norm(p=2, dim=1)',
#         '$N = torch.mean($X, dim=1)', '$N = torch.norm($X, p=2, dim=1)',
#         '$N = torch.norm($X, dim=-1)',
#     ],
# ]
#
# [code.column_into_a_row]
# either = [
#     '$OUT[$I] = $M($X)', '$OUT[$START:$END] = $M($X)', '$OUT[$IDX] = $M($X)',
#     '$OUT[$I] = $M($X).cpu()', '$OUT[$START:$END] = $M($X).cpu()',
# ]
# anywhere = [
#     ['$M = torch.nn.Linear($N, 1)', '$M = torch.nn.Sequential(..., torch.nn.Linear($N, 1))'],
#     [
#         '$OUT = torch.zeros($K)', '$OUT = torch.zeros($K, $B)', '$OUT = torch.empty($K)',
#         '$OUT = torch.empty($K, $B)',
#     ],
# ]
# nowhere = ['$OUT = torch.zeros($K, 1)', '$OUT = torch.empty($K, 1)']
# ///

# --8<-- [start:wrong]
import torch

max_len = 64
clips = [torch.rand(50), torch.rand(64), torch.rand(73)]
features = torch.zeros(len(clips), max_len)
lengths = []
for i, clip in enumerate(clips):
    n = len(clip)
    features[i, :n] = clip
    lengths.append(n)
#> RuntimeError: The expanded size of the tensor (64) must match the existing size (73) at non-singleton dimension 0.  Target sizes: [64].  Tensor sizes: [73]
print("lengths:", lengths)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

max_len = 64
clips = [torch.rand(50), torch.rand(64), torch.rand(73)]
features = torch.zeros(len(clips), max_len)
lengths = []
for i, clip in enumerate(clips):
    n = min(len(clip), max_len)
    features[i, :n] = clip[:n]
    lengths.append(n)
print("lengths:", lengths)
#> lengths: [50, 64, 64]
# --8<-- [end:right]

# --8<-- [start:wrong_positions]
import torch
from torch import nn


class Embedding(nn.Module):
    def __init__(self):
        super().__init__()
        self.position = nn.Embedding(512, 8)
        self.register_buffer("position_ids", torch.arange(512)[None])

    def forward(self, input_ids):
        batch, length = input_ids.shape
        ids = self.position_ids[:, :length].expand(batch, length)
        return self.position(ids)


input_ids = torch.zeros(2, 600, dtype=torch.long)
print("output:", Embedding()(input_ids).shape)
#> RuntimeError: The expanded size of the tensor (600) must match the existing size (512) at non-singleton dimension 1.  Target sizes: [2, 600].  Tensor sizes: [1, 512]
# --8<-- [end:wrong_positions]

# --8<-- [start:right_positions]
import torch
from torch import nn


class Embedding(nn.Module):
    def __init__(self):
        super().__init__()
        self.position = nn.Embedding(512, 8)
        self.register_buffer("position_ids", torch.arange(512)[None])

    def forward(self, input_ids):
        batch, length = input_ids.shape
        ids = self.position_ids[:, :length].expand(batch, length)
        return self.position(ids)


input_ids = torch.zeros(2, 600, dtype=torch.long)[:, :512]
print("output:", Embedding()(input_ids).shape)
#> output: torch.Size([2, 512, 8])
# --8<-- [end:right_positions]

# --8<-- [start:wrong_last]
import torch
from torch import nn
from torch.utils.data import DataLoader

model = nn.Linear(4, 8)
loader = DataLoader(torch.rand(100, 4), batch_size=32)
features = torch.zeros(len(loader), 32, 8)
for i, x in enumerate(loader):
    with torch.no_grad():
        features[i] = model(x)
#> RuntimeError: The expanded size of the tensor (32) must match the existing size (4) at non-singleton dimension 0.  Target sizes: [32, 8].  Tensor sizes: [4, 8]
features = features.flatten(0, 1)
print("features:", features.shape)
# --8<-- [end:wrong_last]

# --8<-- [start:right_last]
import torch
from torch import nn
from torch.utils.data import DataLoader

model = nn.Linear(4, 8)
loader = DataLoader(torch.rand(100, 4), batch_size=32)
features = []
for i, x in enumerate(loader):
    with torch.no_grad():
        features.append(model(x))
features = torch.cat(features)
print("features:", features.shape)
#> features: torch.Size([100, 8])
# --8<-- [end:right_last]

# --8<-- [start:demo_one_left]
import torch
from torch.utils.data import DataLoader

loader = DataLoader(torch.arange(97.0), batch_size=32)
kept = torch.zeros(len(loader), 32)
for i, x in enumerate(loader):
    kept[i] = x
print("last batch:", x)
#> last batch: tensor([96.])
print("kept:", kept[-1, :5], "and 27 more")
#> kept: tensor([96., 96., 96., 96., 96.]) and 27 more
# --8<-- [end:demo_one_left]

# --8<-- [start:wrong_empty]
import torch
from torch.utils.data import DataLoader

loader = DataLoader(torch.rand(8, 3), batch_size=4)
scores = torch.zeros(8)
start = 0
for epoch in range(2):
    for x in loader:
        scores[start:start + 4] = x.sum(dim=1)
        start += 4
    print("epoch:", epoch, "scores:", len(scores))
#> epoch: 0 scores: 8
#> RuntimeError: The expanded size of the tensor (0) must match the existing size (4) at non-singleton dimension 0.  Target sizes: [0].  Tensor sizes: [4]
# --8<-- [end:wrong_empty]

# --8<-- [start:right_empty]
import torch
from torch.utils.data import DataLoader

loader = DataLoader(torch.rand(8, 3), batch_size=4)
scores = torch.zeros(8)
for epoch in range(2):
    start = 0
    for x in loader:
        scores[start:start + 4] = x.sum(dim=1)
        start += 4
    print("epoch:", epoch, "scores:", len(scores))
#> epoch: 0 scores: 8
#> epoch: 1 scores: 8
# --8<-- [end:right_empty]

# --8<-- [start:wrong_expand]
import torch

x = torch.rand(96, 64)
norm = x.norm(dim=1)
x = x / norm.expand_as(x)
#> RuntimeError: The expanded size of the tensor (64) must match the existing size (96) at non-singleton dimension 1.  Target sizes: [96, 64].  Tensor sizes: [96]
print("length of the first row:", f"{x[0].norm():.2f}")
# --8<-- [end:wrong_expand]

# --8<-- [start:right_expand]
import torch

x = torch.rand(96, 64)
norm = x.norm(dim=1, keepdim=True)
x = x / norm.expand_as(x)
print("length of the first row:", f"{x[0].norm():.2f}")
#> length of the first row: 1.00
# --8<-- [end:right_expand]

# --8<-- [start:wrong_sizes]
import torch
from torch import nn

model = nn.Linear(4, 1)
loader = [torch.rand(8, 4), torch.rand(8, 4)]
scores = torch.zeros(2, 8)
for i, x in enumerate(loader):
    with torch.no_grad():
        scores[i] = model(x)
#> RuntimeError: expand(torch.FloatTensor{[8, 1]}, size=[8]): the number of sizes provided (1) must be greater or equal to the number of dimensions in the tensor (2)
print("scores:", scores.shape)
# --8<-- [end:wrong_sizes]

# --8<-- [start:right_sizes]
import torch
from torch import nn

model = nn.Linear(4, 1)
loader = [torch.rand(8, 4), torch.rand(8, 4)]
scores = torch.zeros(2, 8)
for i, x in enumerate(loader):
    with torch.no_grad():
        scores[i] = model(x).squeeze(1)
print("scores:", scores.shape)
#> scores: torch.Size([2, 8])
# --8<-- [end:right_sizes]

# --8<-- [start:wrong_mask]
import torch

IMAGE = 99
max_length = 4
input_ids = torch.tensor([5, IMAGE, IMAGE, IMAGE, IMAGE, 7])[:max_length]
image_features = torch.ones(4, 8)
embeds = torch.zeros(len(input_ids), 8)
embeds[input_ids == IMAGE] = image_features
#> RuntimeError: shape mismatch: value tensor of shape [4, 8] cannot be broadcast to indexing result of shape [3, 8]
print("filled rows:", int(embeds.any(dim=1).sum()))
# --8<-- [end:wrong_mask]

# --8<-- [start:right_mask]
import torch

IMAGE = 99
max_length = 6
input_ids = torch.tensor([5, IMAGE, IMAGE, IMAGE, IMAGE, 7])[:max_length]
image_features = torch.ones(4, 8)
embeds = torch.zeros(len(input_ids), 8)
embeds[input_ids == IMAGE] = image_features
print("filled rows:", int(embeds.any(dim=1).sum()))
#> filled rows: 4
# --8<-- [end:right_mask]

# --8<-- [start:demo_slice]
import torch

row = torch.zeros(64)
print("row[:50]:", row[:50].shape)
#> row[:50]: torch.Size([50])
print("row[:73]:", row[:73].shape)
#> row[:73]: torch.Size([64])
print("row[64:68]:", row[64:68].shape)
#> row[64:68]: torch.Size([0])
# --8<-- [end:demo_slice]

# --8<-- [start:detect]
import torch

features = torch.zeros(3, 64)
clip = torch.rand(73)
i, n = 2, len(clip)
place = features[i, :n]
print("place:", tuple(place.shape), "value:", tuple(clip.shape))
#> place: (64,) value: (73,)
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

sizes = "RuntimeError: The expanded size of the tensor ({}) must match the " \
    "existing size ({}) at non-singleton dimension {}.  Target sizes: {}.  " \
    "Tensor sizes: {}"
assert wrong.error == sizes.format(64, 73, 0, [64], [73])
assert wrong.lengths == [50, 64]
assert right.out == "lengths: [50, 64, 64]\n"
assert right.features[2].equal(right.clips[2][:64])
assert right.features[0, 50:].eq(0).all()
assert wrong_positions.error == sizes.format(600, 512, 1, [2, 600], [1, 512])
assert right_positions.out == "output: torch.Size([2, 512, 8])\n"
assert wrong_last.error == sizes.format(32, 4, 0, [32, 8], [4, 8])
assert right_last.out == "features: torch.Size([100, 8])\n"
assert demo_one_left.out == (
    "last batch: tensor([96.])\n"
    "kept: tensor([96., 96., 96., 96., 96.]) and 27 more\n")
assert demo_one_left.kept[-1].tolist() == [96] * (5 + 27)
assert wrong_empty.out.splitlines() == [
    "epoch: 0 scores: 8", sizes.format(0, 4, 0, [0], [4])]
assert right_empty.out == "epoch: 0 scores: 8\nepoch: 1 scores: 8\n"
assert wrong_expand.error == sizes.format(64, 96, 1, [96, 64], [96])
assert right_expand.out == "length of the first row: 1.00\n"
fewer = "RuntimeError: expand(torch.FloatTensor{{{}}}, size={}): the number " \
    "of sizes provided ({}) must be greater or equal to the number of " \
    "dimensions in the tensor ({})"
assert wrong_sizes.error == fewer.format([8, 1], [8], 1, 2)
assert right_sizes.out == "scores: torch.Size([2, 8])\n"
shape = "RuntimeError: shape mismatch: value tensor of shape {} cannot be " \
    "broadcast to indexing result of shape {}"
assert wrong_mask.error == shape.format([4, 8], [3, 8])
assert right_mask.out == "filled rows: 4\n"
assert demo_slice.out == """\
row[:50]: torch.Size([50])
row[:73]: torch.Size([64])
row[64:68]: torch.Size([0])
"""
assert detect.out == "place: (64,) value: (73,)\n"


def message(f):
    try:
        f()
    except RuntimeError as error:
        return f"RuntimeError: {error}"


# the message at the top of many threads: two rows at once
x = torch.zeros(2, 64)
assert message(lambda: x.__setitem__(slice(None), torch.zeros(2, 73))) == (
    sizes.format(64, 73, 1, [2, 64], [2, 73]))
assert message(lambda: torch.zeros(2, 73).expand(2, 64)) == (
    sizes.format(64, 73, 1, [2, 64], [2, 73]))
assert message(lambda: torch.broadcast_to(torch.zeros(3), (2, 4))) == (
    sizes.format(4, 3, 1, [2, 4], [3]))
# a slice that ends past the last row fits a smaller last batch
y = torch.zeros(100, 8)
y[96:128] = torch.ones(4, 8)
assert y.sum() == 32
# too short a value, an empty value
assert message(lambda: x.__setitem__(0, torch.zeros(50))) == (
    sizes.format(64, 50, 0, [64], [50]))
assert message(lambda: x.__setitem__(0, torch.zeros(0))) == (
    sizes.format(64, 0, 0, [64], [0]))
# a whole batch in the place of one sample
assert message(lambda: x.__setitem__(0, torch.zeros(2, 64))) == (
    fewer.format([2, 64], [64], 1, 2))
# no row selected
assert message(lambda: x.__setitem__(
    torch.tensor([False, False]), torch.zeros(4, 64))) == (
    shape.format([4, 64], [0, 64]))
# what the page says of the empty place and of one number
assert torch.zeros(8)[8:12].shape == (0,)
x[0, :3] = 0.5
assert x.sum() == 1.5
# one feature, or a single row, fills everything
x[:] = torch.tensor([[3.0]])
assert x.eq(3).all()
x[torch.tensor([True, True])] = torch.full((1, 64), 4.0)
assert x.eq(4).all()
# leading ones are dropped, a trailing one is not
x[0] = torch.zeros(1, 1, 64)
assert x[0].sum() == 0
assert message(lambda: x.__setitem__(0, torch.zeros(64, 1))) == (
    fewer.format([64, 1], [64], 1, 2))
# the number of selected rows counts, also with integers and transposed
assert message(lambda: x.__setitem__([0, 1], torch.zeros(3, 64))) == (
    shape.format([3, 64], [2, 64]))
index = torch.tensor([1, 2, 3])
assert message(lambda: x.__setitem__((slice(None), index), torch.ones(3, 2))) \
    == shape.format([3, 2], [2, 3])
x[:, index] = torch.ones(3, 2).T
assert x[:, index].eq(1).all()
assert message(lambda: x.index_put_((index[:1],), torch.zeros(3, 64))) == (
    shape.format([3, 64], [1, 64]))
# copy_ and operators have their own wording
assert "size of tensor a (64) must match the size of tensor b (73)" in (
    message(lambda: x.copy_(torch.zeros(2, 73))))
assert "size of tensor a (6) must match the size of tensor b (5)" in (
    message(lambda: torch.zeros(2, 5).masked_fill(
        torch.zeros(2, 6, dtype=torch.bool), 0)))
# --8<-- [end:check]
