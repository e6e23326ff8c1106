"""padding_idx zeroes its row once, at construction, and stops its gradient: an init afterwards overwrites it for good."""
# /// pitfall
# apis = ["torch.nn.Embedding", "torch.nn.init.normal_", "torch.nn.EmbeddingBag", "torch.nn.Module.apply"]
# symptom = "silent"
# raises = ["wrong_index"]
# added = 2026-11-21
# messages = ["Padding_idx must be within num_embeddings"]
#
# [code.padding_row_overwritten]
# either = [
#     'torch.nn.init.$INIT($E.weight, ...)', 'torch.nn.init.$INIT($E.weight.data, ...)',
#     '$E.weight.data.$INIT(...)', '$E.weight.$INIT(...)', '$E.weight.data = $NEW',
#     '$E.weight = torch.nn.Parameter(...)', '$E.load_state_dict(...)',
# ]
# not = ['$E.weight.data.$ANY()', '$E.weight.$ANY()']
# anywhere = ['$E = torch.nn.Embedding(..., padding_idx=$I, ...)']
# nowhere = [
#     '$ANY.weight[...] = $V', '$ANY.weight.data[...] = $V', '$ANY.weight[...].fill_(...)',
#     '$ANY.weight.data[...].fill_(...)', '$ANY.weight[...].zero_()',
#     '$ANY.weight.data[...].zero_()', 'torch.nn.init.zeros_($ANY.weight[...])',
#     'torch.nn.init.constant_($ANY.weight[...], 0)', '$ANY._fill_padding_idx_with_zero()',
#     '$VECTORS[...] = 0', '$VECTORS[...] = torch.zeros(...)',
# ]
#
# [code.padding_row_overwritten_by_init]
# either = [
# '''
# for $P in $M.parameters():
#     ...
#     torch.nn.init.$INIT($P, ...)
#     ...
# ''',
# '''
# if isinstance($M, torch.nn.Embedding):
#     ...
#     torch.nn.init.$INIT($M.weight, ...)
#     ...
# ''',
# '''
# if isinstance($M, torch.nn.Embedding):
#     ...
#     $M.weight.data.$INIT(...)
#     ...
# ''',
# '''
# if isinstance($M, (..., torch.nn.Embedding, ...)):
#     ...
#     torch.nn.init.$INIT($M.weight, ...)
#     ...
# ''',
# '''
# if type($M) == torch.nn.Embedding:
#     ...
#     torch.nn.init.$INIT($M.weight, ...)
#     ...
# ''',
# '''
# if isinstance($M, (..., torch.nn.Embedding, ...)):
#     ...
#     $M.weight.data.$INIT(...)
#     ...
# ''',
# '''
# for $N, $P in $M.named_parameters():
#     ...
#     torch.nn.init.$INIT($P, ...)
#     ...
# ''',
# '''
# if isinstance($M, torch.nn.Linear | torch.nn.Embedding):
#     ...
#     torch.nn.init.$INIT($M.weight, ...)
#     ...
# ''',
#     'if isinstance($M, torch.nn.Embedding): torch.nn.init.$INIT($M.weight, ...)',
#     'for $P in $M.parameters(): torch.nn.init.$INIT($P, ...)',
# ]
# anywhere = ['torch.nn.Embedding(..., padding_idx=$I, ...)']
# nowhere = [
#     '$ANY.weight[...] = $V', '$ANY.weight.data[...] = $V', '$ANY.weight[...].fill_(...)',
#     '$ANY.weight.data[...].fill_(...)', '$ANY.weight[...].zero_()',
#     '$ANY.weight.data[...].zero_()', 'torch.nn.init.zeros_($ANY.weight[...])',
#     'torch.nn.init.constant_($ANY.weight[...], 0)', '$ANY._fill_padding_idx_with_zero()',
# ]
# line = "$INIT"
#
# [code.weight_drawn_again]
# either = ['$E.weight.data.$INIT(...)', '$E.weight.$INIT(...)', '$E.weight.detach().$INIT(...)']
# anywhere = ['$E = torch.nn.Embedding(..., padding_idx=$I, ...)']
# nowhere = [
#     '$ANY.weight[...] = $V', '$ANY.weight.data[...] = $V', '$ANY.weight[...].fill_(...)',
#     '$ANY.weight.data[...].fill_(...)', '$ANY.weight[...].zero_()',
#     '$ANY.weight.data[...].zero_()', 'torch.nn.init.zeros_($ANY.weight[...])',
#     'torch.nn.init.constant_($ANY.weight[...], 0)', '$ANY._fill_padding_idx_with_zero()',
#     '$VECTORS[...] = 0', '$VECTORS[...] = torch.zeros(...)', '$VECTORS[...] = 0.0',
#     '$ANY.weight.data[...].$ZERO_()',
# ]
# names = { "$INIT" = '(normal|uniform|copy|fill|trunc_normal|log_normal|random|exponential)_' }
# example = '''
# embedding = torch.nn.Embedding(100, 8, padding_idx=0)
# embedding.weight.data.normal_()
# '''
#
# [code.pretrained_padding_row]
# pattern = 'torch.nn.Embedding.from_pretrained($VECTORS, ..., padding_idx=$I, ...)'
# nowhere = [
#     '$VECTORS[...] = 0', '$VECTORS[...] = 0.0', '$VECTORS[...] = torch.zeros(...)',
#     '$VECTORS[...].zero_()',
#     '$ANY.weight[...] = $V', '$ANY.weight.data[...] = $V', '$ANY.weight[...].zero_()',
#     '$ANY.weight.data[...].zero_()', '$ANY.weight[...].fill_(...)', '$VECTORS[...].fill_(0)',
#     '$VECTORS = torch.cat([torch.zeros(...), ...], ...)', '$VECTORS = numpy.zeros(...)',
#     '$VECTORS = torch.zeros(...)', '$M[...] = 0', '$M[...] = 0.0', '$M = numpy.zeros(...)',
#     '$M = torch.zeros(...)',
# ]
# example = 'embedding = torch.nn.Embedding.from_pretrained(vectors, padding_idx=0)'
#
# [code.padding_row_assigned]
# either = [
#     '$E.weight.data = $V', '$E.weight = torch.nn.Parameter(...)', '$E.weight.data[...] = $V',
#     '$E.weight.copy_(...)', 'torch.nn.init.$INIT($E.weight, ...)', '$E.weight.data.copy_(...)',
#     '$E.weight = $V',
# ]
# inside = [
#     ['def $FUNC(...): ...', 'with torch.no_grad(): ...'],
# ]
# anywhere = [
#     [
#         '$E = torch.nn.Embedding(..., padding_idx=$I, ...)',
#         '$E = torch.nn.EmbeddingBag(..., padding_idx=$I, ...)',
#     ],
# ]
# nowhere = [
#     '$ANY.weight[...] = 0', '$ANY.weight[...].zero_()', '$ANY.weight.data[...].zero_()',
#     '$ANY.weight.data[...] = 0', '$ANY.weight[...].fill_(0)', '$ANY.weight.data[...].fill_(0)',
#     '$VECTORS[...] = 0', '$VECTORS[...] = torch.zeros(...)', '$ANY.weight[...] = 0.0',
#     '$ANY._fill_padding_idx_with_zero()', '$VECTORS[...].zero_()',
#     'torch.nn.init.zeros_($ANY.weight[...])', '$VECTORS = numpy.zeros(...)',
#     '$VECTORS = torch.zeros(...)', 'torch.nn.init.constant_($ANY.weight[...], 0)',
#     '$E.weight.data[...] = 0.0',
# ]
# example = '''
# class Net(torch.nn.Module):
#     def __init__(self, vectors):
#         self.embedding = torch.nn.Embedding(10, 4, padding_idx=0)
#         self.embedding.weight.data.copy_(vectors)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
embedding = nn.Embedding(3, 2, padding_idx=0)
print("new:", embedding.weight[0].detach())
#> new: tensor([0., 0.])
nn.init.normal_(embedding.weight)
print("after the init:", embedding.weight[0].detach())
#> after the init: tensor([0.4033, 0.8380])
optimizer = torch.optim.SGD(embedding.parameters(), lr=0.1)
tokens = torch.tensor([[1, 2, 0]])  # 0 is padding
for step in range(10):
    loss = embedding(tokens).pow(2).sum()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("after training:", embedding.weight[0].detach())
#> after training: tensor([0.4033, 0.8380])
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
embedding = nn.Embedding(3, 2, padding_idx=0)
print("new:", embedding.weight[0].detach())
#> new: tensor([0., 0.])
nn.init.normal_(embedding.weight)
with torch.no_grad():
    embedding.weight[embedding.padding_idx].zero_()
print("after the init:", embedding.weight[0].detach())
#> after the init: tensor([0., 0.])
optimizer = torch.optim.SGD(embedding.parameters(), lr=0.1)
tokens = torch.tensor([[1, 2, 0]])  # 0 is padding
for step in range(10):
    loss = embedding(tokens).pow(2).sum()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("after training:", embedding.weight[0].detach())
#> after training: tensor([0., 0.])
# --8<-- [end:right]

# --8<-- [start:wrong_model]
import torch
from torch import nn


def init_weights(module):
    if isinstance(module, (nn.Linear, nn.Embedding)):
        nn.init.normal_(module.weight, std=0.02)


torch.manual_seed(0)
model = nn.Sequential(nn.Embedding(3, 2, padding_idx=0), nn.Linear(2, 1))
model.apply(init_weights)
print("padding row:", model[0].weight[0].detach())
#> padding row: tensor([0.0121, 0.0162])
# --8<-- [end:wrong_model]

# --8<-- [start:right_model]
import torch
from torch import nn


def init_weights(module):
    if isinstance(module, (nn.Linear, nn.Embedding)):
        nn.init.normal_(module.weight, std=0.02)
    if isinstance(module, nn.Embedding) and module.padding_idx is not None:
        with torch.no_grad():
            module.weight[module.padding_idx].zero_()


torch.manual_seed(0)
model = nn.Sequential(nn.Embedding(3, 2, padding_idx=0), nn.Linear(2, 1))
model.apply(init_weights)
print("padding row:", model[0].weight[0].detach())
#> padding row: tensor([0., 0.])
# --8<-- [end:right_model]

# --8<-- [start:wrong_index]
from torch import nn

words = ["the", "cat", "sat"]
embedding = nn.Embedding(len(words), 2, padding_idx=len(words))
#> AssertionError: Padding_idx must be within num_embeddings
print("padding row:", embedding.weight[embedding.padding_idx].detach())
# --8<-- [end:wrong_index]

# --8<-- [start:right_index]
from torch import nn

words = ["the", "cat", "sat"]
embedding = nn.Embedding(len(words) + 1, 2, padding_idx=len(words))
print("padding row:", embedding.weight[embedding.padding_idx].detach())
#> padding row: tensor([0., 0.])
# --8<-- [end:right_index]

# --8<-- [start:demo_moves]
import torch
from torch import nn

for tied, weight_decay in ((False, 0.0), (False, 0.1), (True, 0.0)):
    embedding = nn.Embedding(3, 2, padding_idx=0)
    nn.init.ones_(embedding.weight)
    output = nn.Linear(2, 3, bias=False)
    if tied:
        output.weight = embedding.weight
    optimizer = torch.optim.SGD(
        embedding.parameters(), lr=1.0, weight_decay=weight_decay)
    output(embedding(torch.tensor([0, 1]))).sum().backward()
    optimizer.step()
    print(f"{tied=}, {weight_decay=}:", embedding.weight[0].detach())
#> tied=False, weight_decay=0.0: tensor([1., 1.])
#> tied=False, weight_decay=0.1: tensor([0.9000, 0.9000])
#> tied=True, weight_decay=0.0: tensor([-1., -1.])
# --8<-- [end:demo_moves]

# --8<-- [start:demo_mean]
import torch
from torch import nn

tokens = torch.tensor([[1, 1, 0, 0]])  # two words, two positions of padding
embedding = nn.Embedding(3, 2, padding_idx=0)
with torch.no_grad():
    embedding.weight[1] = 1.0
print("mean():", embedding(tokens).mean(dim=1).tolist())
#> mean(): [[0.5, 0.5]]

keep = (tokens != 0).unsqueeze(2)
total = (embedding(tokens) * keep).sum(dim=1)
mean = total / keep.sum(dim=1).clamp(min=1)
print("mean of the words:", mean.tolist())
#> mean of the words: [[1.0, 1.0]]

bag = nn.EmbeddingBag(3, 2, padding_idx=0)
bag.load_state_dict(embedding.state_dict())
print("EmbeddingBag:", bag(tokens).tolist())
#> EmbeddingBag: [[1.0, 1.0]]
# --8<-- [end:demo_mean]

# --8<-- [start:check]
import torch
from torch import nn

zeros, first, second = [
    line.partition(": ")[2] for line in wrong.out.splitlines()]
assert zeros == "tensor([0., 0.])" and first == second != zeros
assert wrong.embedding.weight[0].abs().min() > 0
assert wrong.embedding.weight.grad[0].tolist() == [0, 0]
assert wrong.embedding.weight.grad[1].all()
assert right.out == (
    "new: tensor([0., 0.])\nafter the init: tensor([0., 0.])\n"
    "after training: tensor([0., 0.])\n")
assert right.embedding.weight[0].tolist() == [0, 0]
assert right.embedding.weight[1].abs().min() > 0
assert wrong_model.out == "padding row: tensor([0.0121, 0.0162])\n"
assert right_model.out == "padding row: tensor([0., 0.])\n"
assert wrong_model.model[0].weight[0].abs().min() > 0
assert right_model.model[0].weight[1].abs().min() > 0
assert wrong_index.error == (
    "AssertionError: Padding_idx must be within num_embeddings")
assert right_index.out == "padding row: tensor([0., 0.])\n"
assert demo_moves.out == """\
tied=False, weight_decay=0.0: tensor([1., 1.])
tied=False, weight_decay=0.1: tensor([0.9000, 0.9000])
tied=True, weight_decay=0.0: tensor([-1., -1.])
"""
assert demo_mean.out == """\
mean(): [[0.5, 0.5]]
mean of the words: [[1.0, 1.0]]
EmbeddingBag: [[1.0, 1.0]]
"""

# a row of zeros moves as well if an output layer shares the weight
torch.manual_seed(0)
layer, output = nn.Embedding(3, 2, padding_idx=0), nn.Linear(2, 3, bias=False)
output.weight = layer.weight
output(layer(torch.tensor([0, 1]))).sum().backward()
assert not layer.weight[0].any() and layer.weight.grad[0].all()

# other ways to overwrite the row: loading, copying, pretrained vectors
for layer in (
    nn.Embedding.from_pretrained(torch.ones(3, 2), padding_idx=0),
    nn.Embedding(3, 2, padding_idx=0),
):
    layer.load_state_dict({"weight": torch.ones(3, 2)})
    assert layer.weight[0].tolist() == [1, 1]
layer = nn.Embedding.from_pretrained(torch.ones(3, 2), padding_idx=0)
assert layer.weight[0].tolist() == [1, 1]

# zero in place of a row that a model was trained with: a different output
model = nn.Sequential(nn.Embedding(3, 2, padding_idx=0), nn.Linear(2, 1))
with torch.no_grad():
    model[0].weight.fill_(1.0)
    model[1].weight.fill_(1.0)
    before = model(torch.tensor([0]))
    model[0].weight[0] = 0.0
    assert (before - model(torch.tensor([0]))).item() == 2

# weight decay leaves a row of zeros alone; AdamW decays unless told otherwise
for value, after in ((0.0, 0.0), (1.0, 0.999)):
    layer = nn.Embedding(3, 2, padding_idx=0)
    nn.init.constant_(layer.weight, value)
    optimizer = torch.optim.AdamW(layer.parameters(), lr=0.1)
    layer(torch.tensor([0, 1])).sum().backward()
    optimizer.step()
    assert torch.allclose(layer.weight[0], torch.tensor(after))

# a sample of padding only: 0, not NaN
nothing = torch.zeros(1, 4).long()
assert demo_mean.bag(nothing).tolist() == [[0, 0]]
assert demo_mean.keep.flatten().tolist() == [True, True, False, False]
assert demo_mean.total.tolist() == [[2, 2]]

# a zero row still takes part: bias and attention
linear = nn.Linear(2, 1)
assert linear(torch.zeros(2)).equal(linear.bias)
assert torch.zeros(3).softmax(0)[0] > 0.3
assert nn.Embedding(3, 2, padding_idx=-1).padding_idx == 2
# a bag skips the row even where it is not zero
bag = nn.EmbeddingBag.from_pretrained(
    torch.tensor([[9.0], [1.0]]), padding_idx=0)
assert bag(torch.tensor([[1, 0]])).item() == 1
# without padding_idx the row trains
layer = nn.Embedding(3, 2)
layer(torch.tensor([0, 1])).sum().backward()
assert layer.weight.grad[0].tolist() == [1, 1]
# --8<-- [end:check]
