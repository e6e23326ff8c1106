"""An index outside 0..size-1 raises on the CPU, with a different message in each function; negative ones rarely count."""
# /// pitfall
# apis = ["torch.index_select", "torch.Tensor.index_select", "torch.nn.Embedding",
#         "torch.nn.functional.embedding", "torch.Tensor.gather", "torch.Tensor.scatter", "torch.Tensor.take",
#         "torch.take_along_dim"]
# symptom = "error"
# raises = ["wrong", "wrong_embedding", "wrong_length", "detect"]
# added = 2026-11-21
# messages = [
#   "index out of range in self",
#   "index * is out of bounds for dimension * with size *",
#   "INDICES element is out of DATA bounds, id=* axis_dim=*",
#   "out of range: tried to access index * on a tensor of * elements.",
#   "index_select(): Expected dtype int32 or int64 for index",
#   "gather(): Expected dtype int32/int64 for index",
#   "tensors used as indices must be long, int, byte or bool tensors",
#   "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got torch.*Tensor instead (while checking arguments for embedding)",
# ]
# older = [
#   "Assertion `srcIndex < srcSelectDimSize` failed",
#   "Assertion `srcIndex < srcSelectDimSize' failed",
#   "Assertion `index >= -sizes[i] && index < sizes[i] && \"index out of bounds\"` failed",
#   "CUDA error: device-side assert triggered",
#   "index out of range at *",
#   "index out of range: Tried to access index * out of table with * rows.",
#   "index * is out of bounds for dim with size *",
#   "tensors used as indices must be long, byte or bool tensors",
#   "Expected tensor for argument #1 'indices' to have scalar type Long; but got torch.*Tensor instead (while checking arguments for embedding)",
#   "gather(): Expected dtype int64 for index",
#   "Expected object of scalar type Long but got scalar type * for argument #3 'index'*",
# ]
#
# [code.embedding_one_too_small]
# either = [
#     'torch.nn.Embedding(len($VOCAB), ...)',
#     'torch.nn.Embedding(num_embeddings=len($VOCAB), ...)',
#     'torch.nn.EmbeddingBag(len($VOCAB), ...)', '$NET(len($VOCAB), ...)',
#     '$NET(vocab_size=len($VOCAB), ...)', '$NET(..., vocab_size=len($VOCAB), ...)',
# ]
# anywhere = [
#     [
#         '$VOCAB = {$W: $I + 1 for $I, $W in enumerate(...)}',
#         '$VOCAB = {$W: $I for $I, $W in enumerate(..., 1)}',
#         '$VOCAB = {$W: $I for $I, $W in enumerate(..., start=1)}',
#         '$VOCAB = {$W: $I + 2 for $I, $W in enumerate(...)}',
#         '$VOCAB = {$W: $I for $I, $W in enumerate(..., start=2)}',
#         '$VOCAB = {$W: $I for $I, $W in enumerate(..., 2)}',
#         '$VOCAB = {f"...": $I for $I in range(1, ...)}', '$VOCAB[$W] = len($VOCAB) + 1',
#         '$VOCAB[$W] = len($VOCAB) + 2', '$VOCAB = {$W: $I + 1 for ($I, $W) in enumerate(...)}',
#     ],
# ]
# nowhere = [
#     '$VOCAB["..."] = 0', '$VOCAB[$PAD] = 0', 'len($VOCAB) + 1', 'len($VOCAB) + 2',
#     '$N = len($VOCAB) + 1', '$VOCAB["..."] = 1',
# ]
# example = '''
# vocab = {word: i for i, word in enumerate(words, 1)}
# embedding = torch.nn.Embedding(len(vocab), 8)
# '''
#
# [code.embedding_as_large_as_the_largest_id]
# either = [
#     'torch.nn.Embedding($IDS.max(), ...)', 'torch.nn.Embedding(int($IDS.max()), ...)',
#     'torch.nn.Embedding($IDS.max().item(), ...)', 'torch.nn.Embedding(max($IDS), ...)',
#     'torch.nn.Embedding(num_embeddings=int($IDS.max()), ...)', '$NET(int($IDS.max()), ...)',
#     '$NET($IDS.max().item(), ...)', 'torch.zeros(int($IDS.max()), ...)',
#     '$NET(..., int($IDS.max()), ...)',
# ]
# names = { "$IDS" = '.*(id|user|item|tok|word|node|label|cat|movie|book|index|src|edge|code|species|station).*' }
# example = 'embedding = torch.nn.Embedding(int(ids.max()), 8)'
#
# [code.largest_id_as_a_size]
# either = [
#     'torch.nn.Embedding($K, ...)', 'torch.nn.Embedding(num_embeddings=$K, ...)',
#     '$NET($K, ...)', '$NET(..., $K, ...)',
# ]
# anywhere = [
#     [
#         '$K = $IDS.max()', '$K = int($IDS.max())', '$K = $IDS.max().item()', '$K = max($IDS)',
#         '$K = int(max($IDS))',
#     ],
#     'torch.nn.Embedding(...)',
# ]
# names = { "$K" = '(self\.)?(n|num|N)_?\w*(users?|items?|words?|nodes?|movies?|books?|vocab|tok\w*|cat\w*|classes|ids|emb\w*|species|stations?)\w*|vocab\w*' }
# example = '''
# n_users = int(users.max())
# embedding = torch.nn.Embedding(n_users, 8)
# '''
#
# [code.positions_longer_than_the_table]
# either = [
#     '$POS(torch.arange($N, ...))', '$POS(torch.arange($X.size(1), ...))',
#     '$POS(torch.arange($X.shape[1], ...))', '$POS(torch.arange(len($X), ...))',
# ]
# anywhere = [
#     '$POS = torch.nn.Embedding($MAX, ...)',
#     [
#         'torch.randint(..., ($B, $LONG), ...)', 'torch.randint($V, ($B, $LONG))',
#         'torch.zeros($B, $LONG, dtype=torch.long)',
#     ],
#     ['torch.nn.Embedding($MAX, ...)'],
# ]
# names = { "$MAX" = '\d{1,2}|[1-5]\d\d', "$LONG" = '[6-9]\d\d|\d{4,}' }
# example = '''
# position = torch.nn.Embedding(512, 8)
# tokens = torch.randint(100, (2, 600))
# x = position(torch.arange(tokens.size(1)))
# '''
# ///

# --8<-- [start:wrong]
import torch

x = torch.tensor([[10, 11], [20, 21], [30, 31]])
rows = torch.tensor([1, 3])  # the first and the third
y = torch.index_select(x, 0, rows)
#> IndexError: index out of range in self
print("rows:", y.tolist())
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

x = torch.tensor([[10, 11], [20, 21], [30, 31]])
rows = torch.tensor([0, 2])  # the first and the third
y = torch.index_select(x, 0, rows)
print("rows:", y.tolist())
#> rows: [[10, 11], [30, 31]]
# --8<-- [end:right]

# --8<-- [start:wrong_embedding]
import torch
from torch import nn

vocab = {f"word{i}": i for i in range(1, 101)}  # 0 is for padding
embedding = nn.Embedding(num_embeddings=len(vocab), embedding_dim=8)
tokens = torch.tensor([[vocab["word7"], vocab["word100"], 0]])
print("embedded:", embedding(tokens).shape)
#> IndexError: index out of range in self
# --8<-- [end:wrong_embedding]

# --8<-- [start:right_embedding]
import torch
from torch import nn

vocab = {f"word{i}": i for i in range(1, 101)}  # 0 is for padding
embedding = nn.Embedding(num_embeddings=len(vocab) + 1, embedding_dim=8)
tokens = torch.tensor([[vocab["word7"], vocab["word100"], 0]])
print("embedded:", embedding(tokens).shape)
#> embedded: torch.Size([1, 3, 8])
# --8<-- [end:right_embedding]

# --8<-- [start:wrong_length]
import torch
from torch import nn

words, positions = nn.Embedding(1000, 8), nn.Embedding(512, 8)
tokens = torch.randint(1000, (1, 600))
x = words(tokens) + positions(torch.arange(tokens.size(1)))
#> IndexError: index out of range in self
print("embedded:", x.shape)
# --8<-- [end:wrong_length]

# --8<-- [start:right_length]
import torch
from torch import nn

words, positions = nn.Embedding(1000, 8), nn.Embedding(512, 8)
tokens = torch.randint(1000, (1, 600))[:, :512]
x = words(tokens) + positions(torch.arange(tokens.size(1)))
print("embedded:", x.shape)
#> embedded: torch.Size([1, 512, 8])
# --8<-- [end:right_length]

# --8<-- [start:demo_calls]
import torch
import torch.nn.functional as F

x, i = torch.arange(12.0).view(3, 4), torch.tensor([5])
for name, call in {
    "x[5]": lambda: x[5],
    "x[:, i]": lambda: x[:, i],
    "take": lambda: x.take(i + 10),
    "index_select, dim=0": lambda: x.index_select(0, i),
    "index_select, dim=1": lambda: x.index_select(1, i),
    "embedding": lambda: F.embedding(i, x),
    "gather": lambda: x.gather(1, i.view(1, 1)),
    "scatter": lambda: x.scatter(1, i.view(1, 1), 0.0),
}.items():
    try:
        call()
    except (IndexError, RuntimeError) as error:
        print(f"{name} - {type(error).__name__}: {error}")
#> x[5] - IndexError: index 5 is out of bounds for dimension 0 with size 3
#> x[:, i] - IndexError: index 5 is out of bounds for dimension 0 with size 4
#> take - IndexError: out of range: tried to access index 15 on a tensor of 12 elements.
#> index_select, dim=0 - IndexError: index out of range in self
#> index_select, dim=1 - RuntimeError: INDICES element is out of DATA bounds, id=5 axis_dim=4
#> embedding - IndexError: index out of range in self
#> gather - RuntimeError: index 5 is out of bounds for dimension 1 with size 4
#> scatter - RuntimeError: index 5 is out of bounds for dimension 1 with size 4
# --8<-- [end:demo_calls]

# --8<-- [start:demo_negative]
import torch
import torch.nn.functional as F

x, i = torch.arange(12.0).view(3, 4), torch.tensor([-1])
print("x[i]:", x[i].tolist())
#> x[i]: [[8.0, 9.0, 10.0, 11.0]]
print("take:", x.take(i).tolist())
#> take: [11.0]
for name, call in {
    "index_select": lambda: x.index_select(0, i),
    "embedding": lambda: F.embedding(i, x),
    "gather": lambda: x.gather(1, i.view(1, 1)),
}.items():
    try:
        call()
    except (IndexError, RuntimeError) as error:
        print(f"{name} - {type(error).__name__}: {error}")
#> index_select - IndexError: index out of range in self
#> embedding - IndexError: index out of range in self
#> gather - RuntimeError: index -1 is out of bounds for dimension 1 with size 4
# --8<-- [end:demo_negative]

# --8<-- [start:demo_wraps]
import torch

x = torch.tensor([[10, 11, 12, 13]])
y = torch.take_along_dim(x, torch.tensor([[4, 9, -9]]), dim=1)
print("columns 4, 9 and -9:", y.tolist())
#> columns 4, 9 and -9: [[10, 11, 13]]
# --8<-- [end:demo_wraps]

# --8<-- [start:demo_dtype]
import torch
import torch.nn.functional as F

x, i = torch.arange(12.0).view(3, 4), torch.tensor([1.0])
for name, call in {
    "x[i]": lambda: x[i],
    "index_select": lambda: x.index_select(0, i),
    "gather": lambda: x.gather(1, i.view(1, 1)),
    "embedding": lambda: F.embedding(i, x),
}.items():
    try:
        call()
    except (IndexError, RuntimeError) as error:
        print(f"{name} - {type(error).__name__}: {error}")
#> x[i] - IndexError: tensors used as indices must be long, int, byte or bool tensors
#> index_select - RuntimeError: index_select(): Expected dtype int32 or int64 for index
#> gather - RuntimeError: gather(): Expected dtype int32/int64 for index
#> embedding - RuntimeError: Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got torch.FloatTensor instead (while checking arguments for embedding)
print("x[i.long()]:", x[i.long()].tolist())
#> x[i.long()]: [[4.0, 5.0, 6.0, 7.0]]
# --8<-- [end:demo_dtype]

# --8<-- [start:detect]
import torch


def check_index(index, size):
    low, high = index.min().item(), index.max().item()
    if low < 0 or high >= size:
        raise IndexError(f"{low} to {high}, not in 0 to {size - 1}")


tokens = torch.tensor([[0, 7, 99, 100]])
check_index(tokens, 101)
print("fits into 101 rows")
#> fits into 101 rows
check_index(tokens, 100)
#> IndexError: 0 to 100, not in 0 to 99
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

self_range = "IndexError: index out of range in self"
assert wrong.out == self_range + "\n"
assert right.out == "rows: [[10, 11], [30, 31]]\n"
assert wrong_embedding.error == self_range
assert wrong_length.error == self_range
assert wrong_length.words(wrong_length.tokens).shape == (1, 600, 8)
assert right_length.out == "embedded: torch.Size([1, 512, 8])\n"
assert right_embedding.out == "embedded: torch.Size([1, 3, 8])\n"
assert demo_calls.out == """\
x[5] - IndexError: index 5 is out of bounds for dimension 0 with size 3
x[:, i] - IndexError: index 5 is out of bounds for dimension 0 with size 4
take - IndexError: out of range: tried to access index 15 on a tensor of 12 \
elements.
index_select, dim=0 - IndexError: index out of range in self
index_select, dim=1 - RuntimeError: INDICES element is out of DATA bounds, \
id=5 axis_dim=4
embedding - IndexError: index out of range in self
gather - RuntimeError: index 5 is out of bounds for dimension 1 with size 4
scatter - RuntimeError: index 5 is out of bounds for dimension 1 with size 4
"""
assert demo_negative.out == """\
x[i]: [[8.0, 9.0, 10.0, 11.0]]
take: [11.0]
index_select - IndexError: index out of range in self
embedding - IndexError: index out of range in self
gather - RuntimeError: index -1 is out of bounds for dimension 1 with size 4
"""
assert demo_wraps.y.tolist() == [[10, 11, 13]]
assert demo_dtype.out == """\
x[i] - IndexError: tensors used as indices must be long, int, byte or bool \
tensors
index_select - RuntimeError: index_select(): Expected dtype int32 or int64 \
for index
gather - RuntimeError: gather(): Expected dtype int32/int64 for index
embedding - RuntimeError: Expected tensor for argument #1 'indices' to have \
one of the following scalar types: Long, Int; but got torch.FloatTensor \
instead (while checking arguments for embedding)
x[i.long()]: [[4.0, 5.0, 6.0, 7.0]]
"""
assert detect.out.startswith("fits into 101 rows\n")
assert detect.error == "IndexError: 0 to 100, not in 0 to 99"

# slices never raise, and -size is the last negative index allowed
x = torch.arange(12.0).view(3, 4)
assert x[2:10].shape == (1, 4) and x[5:].shape == (0, 4)
assert x[-3].tolist() == [0, 1, 2, 3]
try:
    x[-4]
except IndexError as error:
    assert "index -4 is out of bounds for dimension 0" in str(error)
else:
    raise AssertionError
assert x[torch.tensor([False, True, False])].tolist() == [[4, 5, 6, 7]]
# int32 is enough for these
i = torch.tensor([1], dtype=torch.int32)
row = [4, 5, 6, 7]
assert x[i].tolist() == x.index_select(0, i).tolist() == [row]
assert torch.nn.functional.embedding(i, x).tolist() == [row]
assert x.gather(1, i.view(1, 1)).tolist() == [[1]]
assert x.scatter(1, i.view(1, 1), 9.0)[0, 1] == 9
# and not for these
for call in (
    lambda: x.take(i),
    lambda: x.take_along_dim(i.view(1, 1), 1),
    lambda: x.put(i, torch.ones(1)),
    lambda: x.index_copy(0, i, torch.ones(1, 4)),
    lambda: x.index_fill(0, i, 0.0),
):
    try:
        call()
    except (RuntimeError, IndexError) as error:
        assert "long" in str(error).lower() or "dtype int64" in str(error)
    else:
        raise AssertionError
# --8<-- [end:check]
