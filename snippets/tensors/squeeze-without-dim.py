"""squeeze() without dim removes every dimension of size 1, so a batch of one sample loses its batch dimension."""
# /// pitfall
# apis = ["torch.Tensor.squeeze"]
# also = ["torch.squeeze"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-11-29
# messages = [
#   "Target size (torch.Size([1])) must be the same as input size (torch.Size([]))",
#   "len() of a 0-d tensor",
#   "iteration over a 0-d tensor",
#   "zero-dimensional tensor (at position *) cannot be concatenated",
# ]
#
# [code.squeeze_before_loss]
# either = [
#     '$OUT = $M(...).squeeze()', '$LOSS($M(...).squeeze(), ...)', '$LOSS($M.squeeze(), ...)',
#     '$LOSS(torch.squeeze($M), ...)', '$OUT = torch.squeeze($M(...))', '$M = $M.squeeze()',
# ]
# inside = [
#     [
# '''
# for $I in $DATA:
#     ...
#     $L.backward(...)
#     ...
# ''',
#         'for $I in torch.utils.data.DataLoader(...): ...',
#     ],
# ]
# not_inside = ['for $I in range(...): ...']
# nowhere = ['torch.utils.data.DataLoader(..., drop_last=True, ...)']
# names = { "$M" = '(self\.)?\w+' }
#
# [code.squeezed_output]
# either = [
#     'return $X.squeeze()', 'return torch.squeeze($X)',
# '''
# $X = $Y.squeeze()
# return $X
# ''',
# '''
# $X = torch.squeeze($Y)
# return $X
# ''',
#     'return $X.squeeze().$M(...)', 'return self.$FC($X.squeeze())',
# '''
# $X = $Y.squeeze()
# ...
# return <... $X ...>
# ''',
# '''
# $X = $M(...).squeeze()
# ...
# return <... $X ...>
# ''',
#     'return torch.sigmoid($X.squeeze())', 'return torch.sigmoid($X).squeeze()',
#     'return $X.squeeze(), $Y2',
# ]
# inside = ['def forward(...): ...']
# anywhere = [
#     '$OPTIMIZER.step(...)',
#     ['torch.utils.data.DataLoader(...)', '$ANY.split(...)', '$ANY.chunk(...)'],
# ]
# nowhere = ['torch.utils.data.DataLoader(..., drop_last=True, ...)']
# example = '''
# class Net(torch.nn.Module):
#     def forward(self, x):
#         return self.fc(x).squeeze()
# loader = torch.utils.data.DataLoader(dataset, batch_size=4)
# optimizer.step()
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
train_set = TensorDataset(torch.randn(5, 3), torch.ones(5))
model = nn.Linear(3, 1)
criterion = nn.BCEWithLogitsLoss()
for x, y in DataLoader(train_set, batch_size=2):
    logits = model(x).squeeze()
    print("logits:", tuple(logits.shape), "targets:", tuple(y.shape))
    loss = criterion(logits, y)
#> logits: (2,) targets: (2,)
#> logits: (2,) targets: (2,)
#> logits: () targets: (1,)
#> ValueError: Target size (torch.Size([1])) must be the same as input size (torch.Size([]))
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
train_set = TensorDataset(torch.randn(5, 3), torch.ones(5))
model = nn.Linear(3, 1)
criterion = nn.BCEWithLogitsLoss()
for x, y in DataLoader(train_set, batch_size=2):
    logits = model(x).squeeze(dim=1)
    print("logits:", tuple(logits.shape), "targets:", tuple(y.shape))
    loss = criterion(logits, y)
#> logits: (2,) targets: (2,)
#> logits: (2,) targets: (2,)
#> logits: (1,) targets: (1,)
# --8<-- [end:right]

# --8<-- [start:wrong_masks]
import torch

logits = torch.ones(1, 1, 4, 6)  # one image: (N, 1, H, W)
masks = (logits > 0).squeeze()
areas = [int(mask.sum()) for mask in masks]
print("images:", len(logits), "masks:", len(masks), "areas:", areas)
#> images: 1 masks: 4 areas: [6, 6, 6, 6]
# --8<-- [end:wrong_masks]

# --8<-- [start:right_masks]
import torch

logits = torch.ones(1, 1, 4, 6)  # one image: (N, 1, H, W)
masks = (logits > 0).squeeze(dim=1)
areas = [int(mask.sum()) for mask in masks]
print("images:", len(logits), "masks:", len(masks), "areas:", areas)
#> images: 1 masks: 1 areas: [24]
# --8<-- [end:right_masks]

# --8<-- [start:demo_messages]
import torch

pred = torch.tensor([[0.7]]).squeeze()
print("shape:", tuple(pred.shape))
#> shape: ()
for use in (len, list, lambda p: torch.cat([torch.zeros(4), p])):
    try:
        use(pred)
    except (TypeError, RuntimeError) as error:
        print(error)
#> len() of a 0-d tensor
#> iteration over a 0-d tensor
#> zero-dimensional tensor (at position 1) cannot be concatenated
# --8<-- [end:demo_messages]

# --8<-- [start:demo_several]
import torch

x = torch.zeros(1, 512, 1, 1)
print("squeeze():", tuple(x.squeeze().shape))
#> squeeze(): (512,)
print("squeeze(dim=(2, 3)):", tuple(x.squeeze(dim=(2, 3)).shape))
#> squeeze(dim=(2, 3)): (1, 512)
print("flatten(1):", tuple(x.flatten(1).shape))
#> flatten(1): (1, 512)
print("(4, 3), squeeze(dim=1):", tuple(torch.zeros(4, 3).squeeze(dim=1).shape))
#> (4, 3), squeeze(dim=1): (4, 3)
# --8<-- [end:demo_several]

# --8<-- [start:detect]
import torch
from torch import nn

model = nn.Linear(3, 1)
for n in (2, 1):
    out = model(torch.ones(n, 3)).squeeze()
    print("samples:", n, "output:", tuple(out.shape))
#> samples: 2 output: (2,)
#> samples: 1 output: ()
# --8<-- [end:detect]

# --8<-- [start:check]
assert "must be the same as input size (torch.Size([]))" in wrong.out
assert right.out.endswith("logits: (1,) targets: (1,)\n")
assert wrong_masks.areas == [6, 6, 6, 6]
assert right_masks.areas == [24]
assert "len() of a 0-d tensor" in demo_messages.out
assert "iteration over a 0-d tensor" in demo_messages.out
assert "cannot be concatenated" in demo_messages.out
assert demo_several.out.splitlines() == [
    "squeeze(): (512,)",
    "squeeze(dim=(2, 3)): (1, 512)",
    "flatten(1): (1, 512)",
    "(4, 3), squeeze(dim=1): (4, 3)",
]
assert detect.out.endswith("samples: 1 output: ()\n")
import torch


def message(f):
    try:
        f()
    except IndexError as error:
        return str(error)


beyond = "Dimension out of range (expected to be in range of [-1, 0], but got 1)"
assert message(lambda: torch.zeros(1, 1).squeeze().argmax(dim=1)) == beyond
assert message(lambda: torch.zeros(1, 3).squeeze().argmax(dim=1)) == beyond
# --8<-- [end:check]
