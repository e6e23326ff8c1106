"""torch.Tensor takes a number for a size and turns data into floats; torch.tensor keeps value and dtype."""
# /// pitfall
# apis = ["torch.tensor", "torch.Tensor", "torch.as_tensor", "torch.from_numpy", "torch.Tensor.clone", "torch.use_deterministic_algorithms"]
# symptom = "silent"
# raises = ["wrong_dataset", "wrong_labels", "wrong_grad"]
# added = 2026-11-21
# messages = [
#   "expected target dtype to be Long or Byte, but got Float",
#   "new() received an invalid combination of arguments - got (*), but expected one of:",
#   "To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() or sourceTensor.detach().clone().requires_grad_(True), rather than torch.tensor(sourceTensor).",
# ]
# older = [
#   "To copy construct from a tensor, it is recommended to use sourceTensor.clone().detach() or sourceTensor.clone().detach().requires_grad_(True), rather than torch.tensor(sourceTensor).",
# ]
#
# [code.float_labels]
# either = [
# '''
# $Y = torch.Tensor([...])
# ...
# torch.nn.functional.cross_entropy($OUT, $Y, ...)
# ''',
#     'torch.nn.functional.cross_entropy($OUT, torch.Tensor([...]), ...)',
# ]
# not = [
# '''
# $Y = torch.Tensor([[...], ...])
# ...
# torch.nn.functional.cross_entropy($OUT, $Y, ...)
# ''',
#     'torch.nn.functional.cross_entropy($OUT, torch.Tensor([[...], ...]), ...)',
# ]
#
# [code.class_with_requires_grad]
# pattern = 'torch.Tensor(..., requires_grad=$V, ...)'
#
# [code.tensor_of_a_tensor]
# pattern = '''
# $X = torch.tensor(...)
# ...
# torch.tensor($X, ...)
# '''
# not = [
# '''
# $X = torch.tensor(...)
# ...
# $X = $OTHER
# ...
# torch.tensor($X, ...)
# ''',
# ]
#
# [code.labels_of_the_class]
# pattern = '$Y = torch.Tensor($V)'
# anywhere = [
#     ['torch.nn.CrossEntropyLoss(...)', 'torch.nn.functional.cross_entropy(...)'],
# ]
# nowhere = [
#     '$ANY.long()', '$ANY.to(torch.long)', '$ANY.to(torch.int64)', '$ANY.type(torch.LongTensor)',
#     '$ANY.to(dtype=torch.long)', '$ANY.type(torch.long)',
# ]
# names = { "$Y" = '(?!.*(x|inputs?|feat)).*(^y|_y$|y_|label|target|class|tag|category)\w*' }
# example = '''
# labels = torch.Tensor(labels)
# loss = torch.nn.CrossEntropyLoss()(model(x), labels)
# '''
#
# [code.number_taken_for_a_size]
# either = [
#     'torch.Tensor($X.item())', 'torch.Tensor(len(...))', 'torch.Tensor(int(...))',
#     'torch.Tensor(self.$LIST[$I])',
#     'torch.Tensor($LIST.index(...))', 'torch.FloatTensor(int(...))', 'torch.LongTensor(int(...))',
#     'torch.LongTensor(len(...))', 'torch.FloatTensor(len(...))',
#     'torch.FloatTensor(self.$LIST[$I])', 'torch.LongTensor(self.$LIST[$I])',
# ]
# inside = [
#     ['def __getitem__(...): ...', 'def $COLLATE(...): ...'],
# ]
# not_inside = [
#     'torch.nn.Parameter(...)', 'def __init__(...): ...', '$ANY.uniform_(...)',
#     '$ANY.normal_(...)', '$ANY.zero_()', '$ANY.fill_(...)',
# ]
# nowhere = [
#     'self.$LIST = numpy.$F(...)', 'self.$LIST = $DF.values', 'self.$LIST = $DF.to_numpy(...)',
# ]
#
# [code.label_taken_for_a_size]
# either = ['torch.Tensor($Y)', 'torch.FloatTensor($Y)']
# inside = ['def __getitem__(...): ...']
# not_inside = ['$ANY.long()']
# names = { "$Y" = '(?!.*(labels|targets|ys)\b).*(\blabel|\btarget|\by\b|\bcls|class_id|class_idx|\bscore\b|\bage\b|rating|\bcount\b)\w*' }
# example = '''
# class Images(torch.utils.data.Dataset):
#     def __getitem__(self, i):
#         label = self.labels[i]
#         return self.images[i], torch.Tensor(label)
# '''
#
# [code.large_ids_as_floats]
# either = ['torch.Tensor($IDS).$LONG()', '$IDS2 = torch.Tensor($IDS)']
# anywhere = [
#     ['torch.Tensor($IDS).$LONG()', '$IDS2.$LONG()', '$IDS2.to(torch.$LONG)'],
# ]
# names = { "$IDS" = '.*(\bids?\b|_ids?\b|hash|timestamp|item|user|product|serial|\d{8}).*', "$LONG" = 'long|int64|int' }
# example = 'ids = torch.Tensor(user_ids).long()'
# ///

# --8<-- [start:wrong]
import torch

x = torch.Tensor(3)
ids = torch.Tensor([16777217])
print("x:", x.shape, x.dtype)
#> x: torch.Size([3]) torch.float32
print("ids:", ids.long().tolist(), ids.dtype)
#> ids: [16777216] torch.float32
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

x = torch.tensor(3)
ids = torch.tensor([16777217])
print("x:", x.shape, x.dtype)
#> x: torch.Size([]) torch.int64
print("ids:", ids.long().tolist(), ids.dtype)
#> ids: [16777217] torch.int64
# --8<-- [end:right]

# --8<-- [start:wrong_dataset]
import torch
from torch.utils.data import DataLoader, Dataset


class Images(Dataset):
    labels = [2, 0, 1, 2]

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, i):
        return torch.zeros(3, 32, 32), torch.Tensor(self.labels[i])


for x, y in DataLoader(Images(), batch_size=4):
    print("labels:", y, y.dtype)
#> RuntimeError: stack expects each tensor to be equal size, but got [2] at entry 0 and [0] at entry 1
# --8<-- [end:wrong_dataset]

# --8<-- [start:right_dataset]
import torch
from torch.utils.data import DataLoader, Dataset


class Images(Dataset):
    labels = [2, 0, 1, 2]

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, i):
        return torch.zeros(3, 32, 32), torch.tensor(self.labels[i])


for x, y in DataLoader(Images(), batch_size=4):
    print("labels:", y, y.dtype)
#> labels: tensor([2, 0, 1, 2]) torch.int64
# --8<-- [end:right_dataset]

# --8<-- [start:wrong_labels]
import torch
import torch.nn.functional as F

logits = torch.zeros(2, 3)
target = torch.Tensor([0, 2])
loss = F.cross_entropy(logits, target)
#> RuntimeError: expected target dtype to be Long or Byte, but got Float
# --8<-- [end:wrong_labels]

# --8<-- [start:right_labels]
import torch
import torch.nn.functional as F

logits = torch.zeros(2, 3)
target = torch.tensor([0, 2])
loss = F.cross_entropy(logits, target)
print(f"loss: {loss:.4f}")
#> loss: 1.0986
# --8<-- [end:right_labels]

# --8<-- [start:wrong_grad]
import torch

w = torch.Tensor([1.0, 2.0], requires_grad=True)
#> TypeError: new() received an invalid combination of arguments - got (list, requires_grad=bool), but expected one of:
#>  * (*, torch.device device = None)
#>       didn't match because some of the keywords were incorrect: requires_grad
#>  * (torch.Storage storage)
#>  * (Tensor other)
#>  * (tuple of ints size, *, torch.device device = None)
#>  * (object data, *, torch.device device = None)
#>
# --8<-- [end:wrong_grad]

# --8<-- [start:right_grad]
import torch

w = torch.tensor([1.0, 2.0], requires_grad=True)
print("w:", w)
#> w: tensor([1., 2.], requires_grad=True)
# --8<-- [end:right_grad]

# --8<-- [start:wrong_copy]
import torch

x = torch.tensor([1.0, 2.0])
y = torch.tensor(x)
#> UserWarning: To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() or sourceTensor.detach().clone().requires_grad_(True), rather than torch.tensor(sourceTensor).
print("y:", y)
#> y: tensor([1., 2.])
# --8<-- [end:wrong_copy]

# --8<-- [start:right_copy]
import torch

x = torch.tensor([1.0, 2.0])
y = x.detach().clone()
print("y:", y)
#> y: tensor([1., 2.])
# --8<-- [end:right_copy]

# --8<-- [start:demo_memory]
import numpy as np
import torch

makers = torch.tensor, torch.as_tensor, torch.from_numpy, torch.Tensor
for dtype in (np.float32, np.float64):
    array = np.zeros(2, dtype)
    made = {make.__name__: make(array) for make in makers}
    array[0] = 7.0
    changed = [name for name, x in made.items() if x[0] == 7]
    print(f"{dtype.__name__}, changed with the array: {changed}")
#> float32, changed with the array: ['as_tensor', 'from_numpy', 'Tensor']
#> float64, changed with the array: ['as_tensor', 'from_numpy']
# --8<-- [end:demo_memory]

# --8<-- [start:detect]
import torch

torch.use_deterministic_algorithms(True)
print("torch.Tensor(3):", torch.Tensor(3))
#> torch.Tensor(3): tensor([nan, nan, nan])
print("torch.tensor(3):", torch.tensor(3))
#> torch.tensor(3): tensor(3)
torch.use_deterministic_algorithms(False)
# --8<-- [end:detect]

# --8<-- [start:check]
import numpy as np
import torch

assert wrong.out == """\
x: torch.Size([3]) torch.float32
ids: [16777216] torch.float32
"""
assert right.out == """\
x: torch.Size([]) torch.int64
ids: [16777217] torch.int64
"""
assert wrong.x.shape == (3,) and right.x == 3

assert "equal size, but got [2] at entry 0 and [0] at" in wrong_dataset.out
assert right_dataset.out == "labels: tensor([2, 0, 1, 2]) torch.int64\n"
assert wrong_labels.out.startswith("RuntimeError: expected target dtype")
assert right_labels.error is None and right_labels.out == "loss: 1.0986\n"
assert wrong_grad.out.startswith("TypeError: new() received an invalid")
assert "keywords were incorrect: requires_grad" in wrong_grad.error
assert right_grad.out == "w: tensor([1., 2.], requires_grad=True)\n"

assert wrong_copy.out.startswith("UserWarning: To copy construct")
assert wrong_copy.out.endswith("\ny: tensor([1., 2.])\n")
assert right_copy.out == "y: tensor([1., 2.])\n" and right_copy.y.tolist() == [1.0, 2.0]
assert right_copy.y.data_ptr() != right_copy.x.data_ptr()
assert demo_memory.out == """\
float32, changed with the array: ['as_tensor', 'from_numpy', 'Tensor']
float64, changed with the array: ['as_tensor', 'from_numpy']
"""
assert detect.out == """\
torch.Tensor(3): tensor([nan, nan, nan])
torch.tensor(3): tensor(3)
"""


def fails(*args, **kwargs):
    try:
        torch.Tensor(*args, **kwargs)
    except TypeError as error:
        return str(error)


# the table
for data, new, old in [
    ([1, 2], torch.int64, torch.float32),
    ([0.5], torch.float32, torch.float32),
    ([True], torch.bool, torch.float32),
    (np.array([0.5]), torch.float64, torch.float32),
    (3, torch.int64, torch.float32),
]:
    assert torch.tensor(data).dtype == new and torch.Tensor(data).dtype == old
assert torch.Tensor(np.array([1, 2])).dtype == torch.float32
half = torch.tensor(0.5)
assert half.shape == () and half.dtype == torch.float32
assert fails(0.5) == "new(): data must be a sequence (got float)"
x = torch.tensor([1, 2])
alias = torch.Tensor(x)
assert alias.dtype == torch.int64 and alias.data_ptr() == x.data_ptr()
copy = torch.tensor(x)
assert copy.dtype == torch.int64 and copy.data_ptr() != x.data_ptr()
torch.set_default_dtype(torch.float64)
old, new = torch.Tensor([1]).dtype, torch.tensor([0.5]).dtype
torch.set_default_dtype(torch.float32)
assert old == new == torch.float64

# the other claims
whole = torch.arange(2**24 - 999, 2**24 + 1)
assert torch.equal(torch.Tensor(whole.tolist()).long(), whole)
assert torch.finfo(torch.float32).eps == 2**-23  # 24 bits of precision
assert (wrong.x.dtype, right.x.dtype) == (torch.float32, torch.int64)
assert "keywords were incorrect: dtype" in fails([0, 2], dtype=torch.long)
assert torch.as_tensor(x) is x and torch.as_tensor([1, 2]).tolist() == [1, 2]
a, b = torch.ones(2, requires_grad=True).unbind()
assert not torch.tensor(a).requires_grad and a.clone().requires_grad
assert not torch.tensor([a, b]).requires_grad
assert torch.stack([a, b]).requires_grad
assert torch.Tensor(2, 3).shape == torch.empty(2, 3).shape == (2, 3)
assert torch.LongTensor(3).shape == torch.FloatTensor(3).shape == (3,)
assert torch.LongTensor([1.9]).tolist() == [1]
# --8<-- [end:check]
