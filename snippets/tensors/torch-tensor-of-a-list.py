"""torch.tensor needs a regular list of numbers: strings, ragged lists, lists of tensors, None and object arrays fail."""
# /// pitfall
# apis = ["torch.tensor", "torch.stack", "torch.from_numpy", "torch.nn.utils.rnn.pad_sequence"]
# symptom = "error"
# raises = ["wrong", "wrong_str", "wrong_tensors"]
# added = 2026-11-29
# messages = [
#   "expected sequence of length * at dim * (got *)",
#   "too many dimensions 'str'",
#   "new(): invalid data type 'str'",
#   "Could not infer dtype of *",
#   "could not determine the shape of object type '*'",
#   "can't convert np.ndarray of type numpy.*. The only supported types are: *",
#   "only one element tensors can be converted to Python scalars",
#   "Creating a tensor from a list of numpy.ndarrays is extremely slow. Please consider converting the list to a single numpy.ndarray with numpy.array() before converting to a tensor.",
# ]
#
# [code.tensor_of_tensors]
# either = [
# '''
# $L = [torch.tensor([...]), ...]
# ...
# torch.tensor($L)
# ''',
#     'torch.tensor([torch.tensor([...]), ...])',
# ]
#
# [code.tensor_of_a_list_of_tensors]
# either = [
#     'torch.tensor($LIST)', 'torch.tensor($LIST, ...)', 'torch.Tensor($LIST)',
#     'torch.FloatTensor($LIST)', 'torch.as_tensor($LIST)', 'torch.LongTensor($LIST)',
# ]
# anywhere = [
#     [
#         '$LIST.append(torch.tensor([...]))', '$LIST = [torch.tensor($Z) for $X in $R]',
#         '$LIST.append(torch.$MAKE(...))', '$LIST = [torch.$MAKE(...), ...]',
#         '$LIST.append($H[..., -1])', '$LIST.append($OUT.detach())',
#         '$LIST = [torch.from_numpy($Z) for $X in $R]',
#         '$LIST = [torch.$MAKE(...) for $X in $R]', '$LIST.append($OUT.cpu())',
#         '$LIST.append(torch.from_numpy(...))', '$LIST.append(model(...))',
#         '$LIST.append(net(...))', '$LIST.append(self.model(...))', '$LIST.append(encoder(...))',
#         '$LIST = [model($Z) for $X in $R]', '$LIST = [encoder($Z) for $X in $R]',
#         '$LIST = [net($Z) for $X in $R]', '$LIST.append($OUT.squeeze(...))',
#         '$LIST.append($OUT.mean(dim=$D))', '$LIST.append($OUT.mean($D))',
#     ],
# ]
# nowhere = [
#     '$LIST.append($Z2.item())', '$LIST.append(float(...))', '$LIST.append(int(...))',
#     '$LIST = [$M2(...).item() for $X in $R]', '$LIST = [float(...) for $X in $R]',
#     '$LIST.append(numpy.$F(...))',
# ]
# example = '''
# rows = [torch.zeros(3) for i in range(4)]
# x = torch.tensor(rows)
# '''
#
# [code.rows_of_different_lengths]
# either = [
#     'torch.tensor($LIST)', 'torch.tensor($LIST, ...)', 'torch.LongTensor($LIST)',
#     'torch.as_tensor($LIST)',
# ]
# anywhere = [
#     [
#         '$LIST = [$TEXT.split() for $TEXT in $R]',
#         '$LIST = [[$V[$W] for $W in $TEXT.split()] for $TEXT in $R]',
#         '$LIST = [[$V[$W] for $W in $TEXT] for $TEXT in $R]',
#         '$LIST = [$ENCODE($TEXT) for $TEXT in $R]',
#         '$LIST = [[$V.get($W, ...) for $W in $TEXT.split()] for $TEXT in $R]',
#         '$LIST = [[$V[$W] for $W in $TOKENIZE($TEXT)] for $TEXT in $R]',
#     ],
# ]
# nowhere = [
#     '$T + [$PAD] * $N', 'torch.nn.utils.rnn.pad_sequence(...)', 'pad_sequence(...)',
#     '$T += [$PAD] * $N', '$PADDED.pad(...)',
#     '$LIST = [$T + [$PAD] * ($N - len($T)) for $T in $R]', '$LIST = pad(...)', '$T[:$N]',
#     'torch.nn.functional.pad(...)', '$T.append($PAD)',
# ]
# names = { "$LIST" = '\w*(ids|tokens|seqs?|sequences|sentences|encoded|batch|words|texts|x|rows|data)\w*' }
# example = '''
# ids = [[vocab[w] for w in text.split()] for text in texts]
# x = torch.tensor(ids)
# '''
# ///

# --8<-- [start:wrong]
import torch

sentences = [[5, 8, 2], [7, 1]]
tokens = torch.tensor(sentences)
#> ValueError: expected sequence of length 3 at dim 1 (got 2)
print("tokens:", tokens)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch.nn.utils.rnn import pad_sequence

sentences = [[5, 8, 2], [7, 1]]
tokens = pad_sequence(
    [torch.tensor(s) for s in sentences], batch_first=True
)
print("tokens:", tokens)
#> tokens: tensor([[5, 8, 2],
#>         [7, 1, 0]])
# --8<-- [end:right]

# --8<-- [start:wrong_str]
import torch

labels = ["cat", "dog", "cat"]
y = torch.tensor(labels)
#> ValueError: too many dimensions 'str'
print("y:", y)
# --8<-- [end:wrong_str]

# --8<-- [start:right_str]
import torch

labels = ["cat", "dog", "cat"]
classes = sorted(set(labels))
y = torch.tensor([classes.index(label) for label in labels])
print("y:", y, "classes:", classes)
#> y: tensor([0, 1, 0]) classes: ['cat', 'dog']
# --8<-- [end:right_str]

# --8<-- [start:demo_numbers]
import torch

row = "0.5,1.5,2".split(",")
print("row:", row)
#> row: ['0.5', '1.5', '2']
try:
    torch.tensor(row)
except ValueError as error:
    print("strings:", error)
#> strings: too many dimensions 'str'
print("floats:", torch.tensor([float(value) for value in row]))
#> floats: tensor([0.5000, 1.5000, 2.0000])
# --8<-- [end:demo_numbers]

# --8<-- [start:wrong_tensors]
import torch

outputs = [torch.tensor([0.1, 0.9]), torch.tensor([0.8, 0.2])]
outputs = torch.tensor(outputs)
#> ValueError: only one element tensors can be converted to Python scalars
print("outputs:", outputs)
# --8<-- [end:wrong_tensors]

# --8<-- [start:right_tensors]
import torch

outputs = [torch.tensor([0.1, 0.9]), torch.tensor([0.8, 0.2])]
outputs = torch.stack(outputs)
print("outputs:", outputs)
#> outputs: tensor([[0.1000, 0.9000],
#>         [0.8000, 0.2000]])
# --8<-- [end:right_tensors]

# --8<-- [start:demo_object]
import numpy as np
import torch

table = np.array([[1, 2.5], [3, None]], dtype=object)
print("dtype:", table.dtype)
#> dtype: object
try:
    torch.tensor(table)
except TypeError as error:
    print(error)
#> can't convert np.ndarray of type numpy.object_. The only supported types are: float64, float32, float16, complex64, complex128, int64, int32, int16, int8, uint64, uint32, uint16, uint8, and bool.
numbers = table.astype(np.float32)
print("numbers:", torch.from_numpy(numbers).nan_to_num(0))
#> numbers: tensor([[1.0000, 2.5000],
#>         [3.0000, 0.0000]])
# --8<-- [end:demo_object]

# --8<-- [start:demo_series]
import torch


class Series:
    rows = {7: 1.0, 9: 2.0}

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, label):
        return self.rows[label]


try:
    torch.tensor(Series())
except ValueError as error:
    print(error)
#> could not determine the shape of object type 'Series'
print("as a list:", torch.tensor(list(Series.rows.values())))
#> as a list: tensor([1., 2.])
# --8<-- [end:demo_series]

# --8<-- [start:demo_arrays]
import numpy as np
import torch

images = [np.zeros((4, 4), dtype=np.float32) for _ in range(3)]
slow = torch.tensor(images)
#> UserWarning: Creating a tensor from a list of numpy.ndarrays is extremely slow. Please consider converting the list to a single numpy.ndarray with numpy.array() before converting to a tensor.
fast = torch.from_numpy(np.stack(images))
print("slow:", slow.shape, "fast:", fast.shape)
#> slow: torch.Size([3, 4, 4]) fast: torch.Size([3, 4, 4])
print("equal:", torch.equal(slow, fast))
#> equal: True
print("same dtype:", slow.dtype == fast.dtype)
#> same dtype: True
# --8<-- [end:demo_arrays]

# --8<-- [start:demo_messages]
import torch

for name, data in {
    "one string": "cat",
    "number and string": [1, "a"],
    "list, then number": [[1, 2], 3],
    "number, then list": [3, [1, 2]],
    "None": [1.0, None],
    "dict": {"a": 1},
    "dict values": {"a": 1}.values(),
}.items():
    try:
        torch.tensor(data)
    except (TypeError, ValueError, RuntimeError) as error:
        print(f"{name}: {error}")
#> one string: new(): invalid data type 'str'
#> number and string: new(): invalid data type 'str'
#> list, then number: not a sequence
#> number, then list: 'list' object cannot be interpreted as an integer
#> None: Could not infer dtype of NoneType
#> dict: Could not infer dtype of dict
#> dict values: Could not infer dtype of dict_values
print("fixed:", torch.tensor(list({"a": 1}.values())))
#> fixed: tensor([1])
# --8<-- [end:demo_messages]

# --8<-- [start:detect]
rows = [[1, 2, 3], [4, 5], [6, "7", None]]
print("lengths:", sorted({len(row) for row in rows}))
#> lengths: [2, 3]
print("types:", sorted({type(v).__name__ for row in rows for v in row}))
#> types: ['NoneType', 'int', 'str']
# --8<-- [end:detect]

# --8<-- [start:check]
import warnings

import numpy as np
import torch

assert wrong.error == "ValueError: expected sequence of length 3 at dim 1 (got 2)"
assert right.out == "tokens: tensor([[5, 8, 2],\n        [7, 1, 0]])\n"
assert wrong_str.error == "ValueError: too many dimensions 'str'"
assert right_str.out == "y: tensor([0, 1, 0]) classes: ['cat', 'dog']\n"
assert demo_numbers.out == """\
row: ['0.5', '1.5', '2']
strings: too many dimensions 'str'
floats: tensor([0.5000, 1.5000, 2.0000])
"""
assert wrong_tensors.error == (
    "ValueError: only one element tensors can be converted to Python scalars")
assert right_tensors.out == (
    "outputs: tensor([[0.1000, 0.9000],\n        [0.8000, 0.2000]])\n")
assert demo_object.out.startswith(
    "dtype: object\ncan't convert np.ndarray of type numpy.object_. The only")
assert "[3.0000, 0.0000]" in demo_object.out
assert "UserWarning: Creating a tensor from a list of numpy.ndarrays is" in (
    demo_arrays.out)
assert demo_arrays.out.endswith("equal: True\nsame dtype: True\n")
assert demo_messages.out == """\
one string: new(): invalid data type 'str'
number and string: new(): invalid data type 'str'
list, then number: not a sequence
number, then list: 'list' object cannot be interpreted as an integer
None: Could not infer dtype of NoneType
dict: Could not infer dtype of dict
dict values: Could not infer dtype of dict_values
fixed: tensor([1])
"""
assert detect.out == "lengths: [2, 3]\ntypes: ['NoneType', 'int', 'str']\n"

# the other constructors say the same
for make in (torch.as_tensor, torch.FloatTensor, torch.LongTensor):
    for data, said in (
        ([[1, 2, 3], [1, 2]], "expected sequence of length 3 at dim 1 (got 2)"),
        (["a"], "too many dimensions 'str'"),
    ):
        try:
            make(data)
        except ValueError as error:
            assert str(error) == said
        else:
            raise AssertionError(f"{make} took {data}")
# an empty first row: no error, and the number is gone
assert torch.tensor([[], [1]]).shape == (2, 0)
# an array of strings, and dates
for array, name in (
    (np.array(["a"]), "numpy.str_"),
    (np.array([1], dtype="datetime64[s]"), "numpy.datetime64"),
):
    for make in (torch.tensor, torch.from_numpy):
        try:
            make(array)
        except TypeError as error:
            assert f"np.ndarray of type {name}. The only" in str(error)
        else:
            raise AssertionError(f"{make} took {name}")
# a value that is no number is in NumPy's message
try:
    np.array([1, "?"], dtype=object).astype(np.float32)
except ValueError as error:
    assert "'?'" in str(error)
# tensors of one element each: works
one = torch.tensor([torch.tensor(1.0), torch.tensor(2.0)])
assert one.tolist() == [1.0, 2.0]
# and keeps no history, unlike stack
w = torch.tensor(2.0, requires_grad=True)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    assert not torch.tensor([w * 1, w * 3]).requires_grad
assert torch.stack([w * 1, w * 3]).requires_grad
# arrays of different lengths: the message of ragged lists
try:
    torch.tensor([np.ones(2), np.ones(3)])
except ValueError as error:
    assert str(error) == "expected sequence of length 2 at dim 1 (got 3)"
assert demo_series.out == """\
could not determine the shape of object type 'Series'
as a list: tensor([1., 2.])
"""
# --8<-- [end:check]
