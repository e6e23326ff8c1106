"""Embedding(sparse=True) gives sparse gradients, which Adam rejects; SparseAdam takes only these, so each part needs its own optimizer."""
# /// pitfall
# apis = ["torch.optim.Adam", "torch.optim.SparseAdam", "torch.nn.Embedding", "torch.optim.SGD", "torch.nn.EmbeddingBag", "torch.nn.utils.clip_grad_norm_"]
# symptom = "error"
# raises = ["wrong", "wrong_all", "wrong_decay", "wrong_parameter"]
# added = 2026-11-30
# also = ["torch.optim.AdamW", "torch.optim.Adagrad", "torch.Tensor.to_dense"]
# messages = [
#   "Adam does not support sparse gradients, please consider SparseAdam instead",
#   "SparseAdam does not support dense gradients, please consider Adam instead",
#   "Sparse params at indices [*]: SparseAdam requires dense parameter tensors",
#   "RMSprop does not support sparse gradients",
#   "Adamax does not support sparse gradients",
#   "NAdam does not support sparse gradients",
#   "RAdam does not support sparse gradients",
#   "Adadelta does not support sparse gradients",
#   "Adafactor does not support sparse gradients",
#   "add(sparse, dense) is not supported. Use add(dense, sparse) instead.",
# ]
#
# [code.adam_for_a_sparse_embedding]
# pattern = 'torch.nn.$EMBEDDING(..., sparse=True, ...)'
# anywhere = [
#     [
#         'torch.optim.Adam($M.parameters(), ...)', 'torch.optim.AdamW($M.parameters(), ...)',
#         'torch.optim.RMSprop($M.parameters(), ...)', 'torch.optim.NAdam($M.parameters(), ...)',
#         'torch.optim.RAdam($M.parameters(), ...)',
#     ],
# ]
# nowhere = ['torch.optim.SparseAdam(...)', 'torch.optim.SGD(...)', 'torch.optim.Adagrad(...)']
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

model = nn.Sequential(nn.Embedding(1000, 16, sparse=True), nn.Linear(16, 1))
optimizer = torch.optim.Adam(model.parameters())
words = torch.tensor([4, 7])
model(words).square().mean().backward()
optimizer.step()
#> RuntimeError: Adam does not support sparse gradients, please consider SparseAdam instead
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

model = nn.Sequential(nn.Embedding(1000, 16), nn.Linear(16, 1))
optimizer = torch.optim.Adam(model.parameters())
words = torch.tensor([4, 7])
model(words).square().mean().backward()
optimizer.step()
print("rows in the gradient:", len(model[0].weight.grad))
#> rows in the gradient: 1000
# --8<-- [end:right]

# --8<-- [start:wrong_all]
import torch
from torch import nn

model = nn.Sequential(nn.Embedding(1000, 16, sparse=True), nn.Linear(16, 1))
optimizer = torch.optim.SparseAdam(model.parameters())
words = torch.tensor([4, 7])
model(words).square().mean().backward()
optimizer.step()
#> RuntimeError: SparseAdam does not support dense gradients, please consider Adam instead
# --8<-- [end:wrong_all]

# --8<-- [start:right_all]
import torch
from torch import nn

model = nn.Sequential(nn.Embedding(1000, 16, sparse=True), nn.Linear(16, 1))
sparse = [m.weight for m in model.modules()
          if isinstance(m, (nn.Embedding, nn.EmbeddingBag)) and m.sparse]
ids = {id(p) for p in sparse}
dense = [p for p in model.parameters() if id(p) not in ids]
optimizers = [torch.optim.SparseAdam(sparse), torch.optim.Adam(dense)]
for optimizer in optimizers:
    optimizer.zero_grad()
words = torch.tensor([4, 7])
model(words).square().mean().backward()
for optimizer in optimizers:
    optimizer.step()
print("rows in the gradient:", model[0].weight.grad.coalesce().indices())
#> rows in the gradient: tensor([[4, 7]])
# --8<-- [end:right_all]

# --8<-- [start:wrong_decay]
import torch
from torch import nn

layer = nn.Embedding(1000, 16, sparse=True)
optimizer = torch.optim.SGD(layer.parameters(), lr=0.1, weight_decay=0.01)
layer(torch.tensor([4, 7])).sum().backward()
optimizer.step()
#> RuntimeError: add(sparse, dense) is not supported. Use add(dense, sparse) instead.
# --8<-- [end:wrong_decay]

# --8<-- [start:right_decay]
import torch
from torch import nn

layer = nn.Embedding(1000, 16, sparse=True)
optimizer = torch.optim.SGD(layer.parameters(), lr=0.1)
loss = layer(torch.tensor([4, 7])).sum()
loss.backward()
optimizer.step()
print("loss:", f"{layer(torch.tensor([4, 7])).sum() - loss:.1f}")
#> loss: -3.2
# --8<-- [end:right_decay]

# --8<-- [start:wrong_parameter]
import torch
from torch import nn

adjacency = nn.Parameter(torch.eye(3).to_sparse())
optimizer = torch.optim.SparseAdam([adjacency])
#> ValueError: Sparse params at indices [[0, 0]]: SparseAdam requires dense parameter tensors
# --8<-- [end:wrong_parameter]

# --8<-- [start:right_parameter]
import torch
from torch import nn

indices = torch.tensor([[0, 1, 2], [0, 1, 2]])
values = nn.Parameter(torch.ones(3))
optimizer = torch.optim.Adam([values])
adjacency = torch.sparse_coo_tensor(indices, values, (3, 3),
                                    check_invariants=True)
torch.sparse.mm(adjacency, torch.ones(3, 2)).sum().backward()
optimizer.step()
print("gradient:", values.grad.tolist())
#> gradient: [2.0, 2.0, 2.0]
# --8<-- [end:right_parameter]

# --8<-- [start:demo_optimizers]
import torch
from torch import nn

for name in ("Adam", "AdamW", "RMSprop", "Adamax", "NAdam", "RAdam",
             "Adadelta", "Adafactor", "SparseAdam", "SGD"):
    layer = nn.Embedding(10, 4, sparse=True)
    optimizer = getattr(torch.optim, name)(layer.parameters(), lr=0.1)
    layer(torch.tensor([4])).sum().backward()
    try:
        optimizer.step()
        print(name + ": works")
    except RuntimeError as error:
        print(name + ":", error)
#> Adam: Adam does not support sparse gradients, please consider SparseAdam instead
#> AdamW: Adam does not support sparse gradients, please consider SparseAdam instead
#> RMSprop: RMSprop does not support sparse gradients
#> Adamax: Adamax does not support sparse gradients
#> NAdam: NAdam does not support sparse gradients
#> RAdam: RAdam does not support sparse gradients
#> Adadelta: Adadelta does not support sparse gradients
#> Adafactor: Adafactor does not support sparse gradients
#> SparseAdam: works
#> SGD: works
# --8<-- [end:demo_optimizers]

# --8<-- [start:demo_clip]
import torch
from torch import nn

layer = nn.Embedding(10, 4, sparse=True)
layer(torch.tensor([4])).sum().backward()
try:
    nn.utils.clip_grad_norm_(layer.parameters(), 1.0)
except NotImplementedError as error:
    print(str(error).split(". ")[0])
#> Could not run 'aten::linalg_vector_norm' with arguments from the 'SparseCPU' backend
# --8<-- [end:demo_clip]

# --8<-- [start:demo_rows]
import torch
from torch import nn

for sparse, kind in ((False, torch.optim.Adam), (True, torch.optim.SparseAdam)):
    layer = nn.Embedding(10, 4, sparse=sparse)
    optimizer = kind(layer.parameters(), lr=0.1)
    for word in (4, 7):
        before = layer.weight.detach().clone()
        optimizer.zero_grad()
        layer(torch.tensor([word])).sum().backward()
        optimizer.step()
    moved = (layer.weight != before).any(dim=1).nonzero().flatten()
    print(f"{kind.__name__}: with word 7, these rows move: {moved.tolist()}")
#> Adam: with word 7, these rows move: [4, 7]
#> SparseAdam: with word 7, these rows move: [7]
# --8<-- [end:demo_rows]

# --8<-- [start:check]
import torch
from torch import nn

assert "Adam does not support sparse gradients, please" in (wrong.error or "")
assert right.out == "rows in the gradient: 1000\n"
assert "SparseAdam does not support dense gradients" in (wrong_all.error or "")
assert right_all.out == "rows in the gradient: tensor([[4, 7]])\n"
assert "add(sparse, dense) is not supported" in (wrong_decay.error or "")
assert right_decay.out == "loss: -3.2\n"
assert "SparseAdam requires dense parameter" in (wrong_parameter.error or "")
assert right_parameter.out == "gradient: [2.0, 2.0, 2.0]\n"
assert "AdamW: Adam does not support sparse gradients" in demo_optimizers.out
assert "NAdam: NAdam does not support sparse gradients" in demo_optimizers.out
assert "SparseAdam: works\nSGD: works\n" in demo_optimizers.out
assert demo_clip.out == (
    "Could not run 'aten::linalg_vector_norm' with arguments from the "
    "'SparseCPU' backend\n")
assert demo_rows.out == """\
Adam: with word 7, these rows move: [4, 7]
SparseAdam: with word 7, these rows move: [7]
"""
# plain SGD does the same with both kinds of gradients
tables = []
for sparse in (False, True):
    torch.manual_seed(0)
    layer = nn.Embedding(10, 4, sparse=sparse)
    optimizer = torch.optim.SGD(layer.parameters(), lr=0.1)
    for word in (4, 7):
        optimizer.zero_grad()
        layer(torch.tensor([word])).square().sum().backward()
        optimizer.step()
    tables.append(layer.weight.detach())
assert torch.equal(*tables)
# --8<-- [end:check]
