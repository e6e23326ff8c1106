"""torch.save writes the storage behind a view, the whole of it; clone() makes a storage of the slice's own."""
# /// pitfall
# apis = ["torch.save", "torch.Tensor.clone", "torch.Tensor.untyped_storage", "torch.Tensor.contiguous"]
# symptom = "silent"
# added = 2026-11-21
#
# [code.slice_saved]
# either = [
#     'torch.save($X[:$N], ...)', 'torch.save($X[$A:$B], ...)', 'torch.save($X[$A:], ...)',
#     'torch.save($X[$I], ...)', 'torch.save({..., "...": $X[$A:$B], ...}, ...)',
#     'torch.save({..., "...": $X[:$N], ...}, ...)', 'torch.save({..., "...": $X[$A:], ...}, ...)',
#     'torch.save($X[:$N].contiguous(), ...)', 'torch.save($X[:$N].detach(), ...)',
#     'torch.save($X[:$N].cpu(), ...)', 'torch.save($X[$I].detach(), ...)',
#     'torch.save($X[$I].cpu(), ...)',
#     'torch.save($X[$I].detach().cpu(), ...)', 'torch.save($X[:$N].detach().cpu(), ...)',
#     'torch.save($X.narrow(...), ...)', 'torch.save(($X[:$N], ...), ...)',
#     'torch.save({..., "...": $X[$I], ...}, ...)',
# '''
# $S = $X[:$N]
# ...
# torch.save($S, ...)
# ''',
# '''
# $S = $X[$A:$B]
# ...
# torch.save($S, ...)
# ''',
# '''
# $S = $X[:$N]
# ...
# torch.save({..., "...": $S, ...}, ...)
# ''',
# '''
# $S = $X[$I]
# ...
# torch.save($S, ...)
# ''',
# '''
# for $S in $X:
#     ...
#     torch.save($S, ...)
#     ...
# ''',
# '''
# for $I, $S in enumerate($X):
#     ...
#     torch.save($S, ...)
#     ...
# ''',
# '''
# for $NAME, $S in zip($NAMES, $X):
#     ...
#     torch.save($S, ...)
#     ...
# ''',
# '''
# for $I, $S in enumerate($X.split(...)):
#     ...
#     torch.save($S, ...)
#     ...
# ''',
# '''
# for $I, $S in enumerate($X.chunk(...)):
#     ...
#     torch.save($S, ...)
#     ...
# ''',
# '''
# for $S in $X.split(...):
#     ...
#     torch.save($S, ...)
#     ...
# ''',
# ]
# anywhere = [
#     [
#         '$X = torch.$F(...)', '$X = $MODEL($IN)', '$X = torch.$F(...).$METHOD(...)',
#         '$X = $MODEL($IN).$METHOD()', '$X = $MODEL($IN).$METHOD().$METHOD2()',
#     ],
# ]
# nowhere = ['$X = torch.load(...)', '$X = list(...)']
#
# [code.slices_of_an_object_saved]
# either = [
#     '$X[:$N]', 'getattr($O2, $NAME)[:$N]', '$X[$A:$B]', '$X[-$N:]', '$X[:$N].cpu()',
#     '$X[:$N].detach()',
# ]
# inside = [
#     'def $F(...): ...',
#     ['return $R', '$R = $V'],
# ]
# not_inside = [
#     '$ANY.clone()', 'torch.stack(...)', 'torch.cat(...)', '$ANY.tolist()', '$ANY.numpy()',
#     '$ANY.float()', '$ANY.half()', '$ANY.contiguous().clone()', '$ANY.mean(...)',
#     '$ANY.to(...)', '$ANY.long()', '$ANY.sum(...)', 'sorted(...)',
# ]
# anywhere = [
#     'torch.save(<... $OBJ.$F(...) ...>, ...)',
#     [
#         'self.$BUF = torch.zeros(...)', 'self.$BUF = torch.empty(...)',
#         'self.$BUF = torch.full(...)',
#     ],
# ]
# example = '''
# class Buffer:
#     def __init__(self):
#         self.obs = torch.zeros(100000, 4)
#     def filled(self):
#         return {"obs": self.obs[:self.n]}
# torch.save(buffer.filled(), "buffer.pt")
# '''
# ///

# --8<-- [start:wrong]
import os

import torch

x = torch.arange(1_000_000.0)
torch.save(x[:10], "slice.pt")
print("slice.pt:", os.path.getsize("slice.pt") // 1000, "kB")
#> slice.pt: 4001 kB
# --8<-- [end:wrong]

# --8<-- [start:right]
import os

import torch

x = torch.arange(1_000_000.0)
torch.save(x[:10].clone(), "slice.pt")
print("slice.pt:", os.path.getsize("slice.pt") // 1000, "kB")
#> slice.pt: 1 kB
# --8<-- [end:right]

# --8<-- [start:wrong_features]
import os
import torch
from torch import nn

encoder = nn.Linear(32, 1000)
images = torch.randn(50, 32)
with torch.no_grad():
    features = encoder(images)
os.makedirs("features", exist_ok=True)
for i, feature in enumerate(features):
    torch.save(feature, f"features/{i}.pt")

print("values:", features.numel() * 4 / 1e6, "MB")
#> values: 0.2 MB
size = sum(file.stat().st_size for file in os.scandir("features"))
print(f"files: {size / 1e6:.1f} MB")
#> files: 10.1 MB
# --8<-- [end:wrong_features]

# --8<-- [start:right_features]
import os
import torch
from torch import nn

encoder = nn.Linear(32, 1000)
images = torch.randn(50, 32)
with torch.no_grad():
    features = encoder(images)
os.makedirs("features", exist_ok=True)
for i, feature in enumerate(features):
    torch.save(feature.clone(), f"features/{i}.pt")

print("values:", features.numel() * 4 / 1e6, "MB")
#> values: 0.2 MB
size = sum(file.stat().st_size for file in os.scandir("features"))
print(f"files: {size / 1e6:.1f} MB")
#> files: 0.3 MB
# --8<-- [end:right_features]

# --8<-- [start:demo_hidden]
import torch

people = torch.tensor([31.0, 45.0, 27.0, 62.0])
torch.save(people[:1], "one.pt")

one = torch.load("one.pt")
print("loaded:", one)
#> loaded: tensor([31.])
print("behind it:", one.as_strided((4,), (1,)))
#> behind it: tensor([31., 45., 27., 62.])
# --8<-- [end:demo_hidden]

# --8<-- [start:demo_copies]
import torch

x = torch.zeros(1_000_000)
for name, y in {
    "x[:10]": x[:10],
    "x[0]": x[0],
    ".contiguous()": x[:10].contiguous(),
    ".detach()": x[:10].detach(),
    ".reshape(2, 5)": x[:10].reshape(2, 5),
    ".cpu()": x[:10].cpu(),
    ".clone()": x[:10].clone(),
    ".double()": x[:10].double(),
    "x[[0, 1, 2]]": x[[0, 1, 2]],
}.items():
    storage = y.untyped_storage().nbytes()
    print(f"{name:15} {y.nbytes} bytes, its storage {storage}")
#> x[:10]          40 bytes, its storage 4000000
#> x[0]            4 bytes, its storage 4000000
#> .contiguous()   40 bytes, its storage 4000000
#> .detach()       40 bytes, its storage 4000000
#> .reshape(2, 5)  40 bytes, its storage 4000000
#> .cpu()          40 bytes, its storage 4000000
#> .clone()        40 bytes, its storage 40
#> .double()       80 bytes, its storage 80
#> x[[0, 1, 2]]    12 bytes, its storage 12
# --8<-- [end:demo_copies]

# --8<-- [start:demo_shared]
import torch

x = torch.zeros(3)
torch.save({"all": x, "first": x[:1]}, "both.pt")

both = torch.load("both.pt")
both["all"][0] = 7.0
print("first:", both["first"])
#> first: tensor([7.])
# --8<-- [end:demo_shared]

# --8<-- [start:check]
import copy
import io
import pickle

import torch
from torch import nn


def size(value):
    file = io.BytesIO()
    torch.save(value, file)
    return file.tell()


assert wrong.out == "slice.pt: 4001 kB\n" and right.out == "slice.pt: 1 kB\n"
assert wrong_features.out == "values: 0.2 MB\nfiles: 10.1 MB\n"
assert right_features.out == "values: 0.2 MB\nfiles: 0.3 MB\n"
assert size(wrong.x) - size(wrong.x[:10]) < 100
assert demo_hidden.out == """\
loaded: tensor([31.])
behind it: tensor([31., 45., 27., 62.])
"""
assert demo_copies.out == """\
x[:10]          40 bytes, its storage 4000000
x[0]            4 bytes, its storage 4000000
.contiguous()   40 bytes, its storage 4000000
.detach()       40 bytes, its storage 4000000
.reshape(2, 5)  40 bytes, its storage 4000000
.cpu()          40 bytes, its storage 4000000
.clone()        40 bytes, its storage 40
.double()       80 bytes, its storage 80
x[[0, 1, 2]]    12 bytes, its storage 12
"""
assert demo_shared.out == "first: tensor([7.])\n"
assert str(demo_shared.both) == (
    "{'all': tensor([7., 0., 0.]), 'first': tensor([7.])}")

# the loaded slice holds the whole storage, too; so do pickle and deepcopy
x = torch.zeros(1_000_000)
file = io.BytesIO()
torch.save(x[:10], file)
file.seek(0)
assert torch.load(file).untyped_storage().nbytes() == 4_000_000
assert len(pickle.dumps(x[:10])) > 4_000_000 > len(pickle.dumps(x[:10].clone()))
assert copy.deepcopy(x[:10]).untyped_storage().nbytes() == 4_000_000

# every row of a batch: the storage once in one file, once per file in many
rows = list(torch.zeros(1000, 100))
assert size(rows) < 2 * 400_000
assert sum(size(row) for row in rows[:10]) > 10 * 400_000
assert sum(size(row.clone()) for row in rows[:10]) < 10 * 3000

# expand is the other way round: the clone is the large one
wide = torch.zeros(1).expand(1000, 1000)
assert size(wide) < 3000 and size(wide.clone()) > 4_000_000

# clone ends the sharing, and keeps the graph unless it is detached
both = demo_shared.both
apart = {name: value.clone() for name, value in both.items()}
apart["all"][0] = 8.0
assert apart["first"].item() == 7
w = torch.ones(3, requires_grad=True)
assert w[:1].clone().requires_grad
assert not w[:1].detach().clone().requires_grad
assert not list(nn.Linear(2, 1).state_dict().values())[0].requires_grad
# a column is copied by contiguous, a row is not
grid = torch.zeros(1000, 1000)
assert grid[:, 0].contiguous().untyped_storage().nbytes() == 4000
assert grid[0].contiguous().untyped_storage().nbytes() == 4_000_000
# --8<-- [end:check]
