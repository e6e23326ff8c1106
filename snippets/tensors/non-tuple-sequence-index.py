"""A list of slices or of lists as an index is still read as a tuple; tuple(...) or torch.tensor(...) says which one you mean."""
# /// pitfall
# apis = ["torch.tensor"]
# also = ["torch.Tensor"]
# symptom = "warning"
# added = 2026-11-30
# messages = [
#   "Using a non-tuple sequence for multidimensional indexing is deprecated and will be changed in pytorch 2.9; use x[tuple(seq)] instead of x[seq]. In pytorch 2.9 this will be interpreted as tensor index, x[torch.tensor(seq)], which will result either in an error or a different result",
# ]
#
# [code.list_of_slices_as_index]
# either = [
#     '$X[[slice(...), ...]]', '$X[[..., slice(...)]]',
# '''
# $S = [slice(...), ...]
# ...
# $X[$S]
# ''',
# '''
# $S = [slice(...) for $I in $R]
# ...
# $X[$S]
# ''',
# '''
# $S = [slice(...)] * $N
# ...
# $X[$S]
# ''',
# ]
# anywhere = ['import torch']
# ///

# --8<-- [start:wrong]
import torch

image = torch.arange(12).view(3, 4)
start, size = (0, 1), (2, 3)
window = [slice(i, i + n) for i, n in zip(start, size)]
print(image[window])
#> UserWarning: Using a non-tuple sequence for multidimensional indexing is deprecated and will be changed in pytorch 2.9; use x[tuple(seq)] instead of x[seq]. In pytorch 2.9 this will be interpreted as tensor index, x[torch.tensor(seq)], which will result either in an error or a different result
#> tensor([[1, 2, 3],
#>         [5, 6, 7]])
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

image = torch.arange(12).view(3, 4)
start, size = (0, 1), (2, 3)
window = tuple(slice(i, i + n) for i, n in zip(start, size))
print(image[window])
#> tensor([[1, 2, 3],
#>         [5, 6, 7]])
# --8<-- [end:right]

# --8<-- [start:wrong_lists]
import torch

table = torch.arange(12).view(3, 4)
ids = [[0, 1], [1, 2]]  # two ids for each of two samples
print("shape:", tuple(table[ids].shape))
#> UserWarning: Using a non-tuple sequence for multidimensional indexing is deprecated and will be changed in pytorch 2.9; use x[tuple(seq)] instead of x[seq]. In pytorch 2.9 this will be interpreted as tensor index, x[torch.tensor(seq)], which will result either in an error or a different result
#> shape: (2,)
# --8<-- [end:wrong_lists]

# --8<-- [start:right_lists]
import torch

table = torch.arange(12).view(3, 4)
ids = [[0, 1], [1, 2]]  # two ids for each of two samples
print("shape:", tuple(table[torch.tensor(ids)].shape))
#> shape: (2, 2, 4)
# --8<-- [end:right_lists]

# --8<-- [start:demo_length]
import warnings
import torch

warnings.simplefilter("ignore")
table = torch.zeros(100, 5)
for batch in (2, 3, 31, 32):
    ids = [[i] for i in range(batch)]  # one id for each sample
    try:
        print(batch, "samples:", tuple(table[ids].shape))
    except IndexError as error:
        print(batch, "samples:", error)
#> 2 samples: (1,)
#> 3 samples: too many indices for tensor of dimension 2
#> 31 samples: too many indices for tensor of dimension 2
#> 32 samples: (32, 1, 5)
# --8<-- [end:demo_length]

# --8<-- [start:demo_others]
import warnings
import torch

warnings.simplefilter("ignore")
x = torch.arange(12).view(3, 4)
rows = torch.tensor([0, 2])
for name, index in (("x[[0, 2]]", [0, 2]), ("x[[rows]]", [rows]),
                    ("x[[[0, 2]]]", [[0, 2]]), ("x[[0, 2],]", ([0, 2],))):
    same = torch.equal(x[index], x[rows])
    print(name + ":", "rows 0 and 2" if same else "something else")
#> x[[0, 2]]: rows 0 and 2
#> x[[rows]]: rows 0 and 2
#> x[[[0, 2]]]: rows 0 and 2
#> x[[0, 2],]: rows 0 and 2
# --8<-- [end:demo_others]

# --8<-- [start:check]
import warnings
import torch

warning = (
    "UserWarning: Using a non-tuple sequence for multidimensional indexing is "
    "deprecated and will be changed in pytorch 2.9; use x[tuple(seq)] instead")
assert wrong.out.startswith(warning)
assert wrong.out.endswith("tensor([[1, 2, 3],\n        [5, 6, 7]])\n")
assert right.out == "tensor([[1, 2, 3],\n        [5, 6, 7]])\n"
assert wrong_lists.out.startswith(warning)
assert wrong_lists.out.endswith("shape: (2,)\n")
assert right_lists.out == "shape: (2, 2, 4)\n"
assert demo_length.out == """\
2 samples: (1,)
3 samples: too many indices for tensor of dimension 2
31 samples: too many indices for tensor of dimension 2
32 samples: (32, 1, 5)
"""
assert demo_others.out == """\
x[[0, 2]]: rows 0 and 2
x[[rows]]: rows 0 and 2
x[[[0, 2]]]: rows 0 and 2
x[[0, 2],]: rows 0 and 2
"""
x = torch.arange(12).view(3, 4)


def warns(index):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        x[index]
    return bool(caught)


# a list of numbers is no case of it; what is inside makes the difference
rows = torch.tensor([0, 2])
assert not warns([0, 2]) and not warns(rows) and not warns(([0, 2], [1, 1]))
assert not warns([True, False, True])
assert warns([[0, 2]]) and warns([rows]) and warns([slice(0, 2)])
assert warns([x > 5]) and warns([None, 0]) and warns([..., 0])
assert torch.equal(x[[x > 5]], x[x > 5])
# as the new reading would have it
assert x[torch.tensor([[0, 2]])].shape == (1, 2, 4)
# 32 and more need no warning, and are read as a tensor today
x = torch.zeros(100, 5)
assert not warns([[i] for i in range(32)])
# --8<-- [end:check]
