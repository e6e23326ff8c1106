"""A worker's error arrives with its traceback as text: what KeyError, IndexError and others in a Dataset usually mean."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader", "torch.utils.data.Dataset"]
# symptom = "error"
# raises = ["wrong", "wrong_length", "wrong_none"]
# added = 2026-11-30
# messages = [
#   "Caught * in DataLoader worker process *.",
#   "'NoneType' object has no attribute 'shape'",
# ]
# older = [
#   "(-215:Assertion failed) !_src.empty() in function 'cvtColor'",
#   "(-215:Assertion failed) !_src.empty() in function 'cv::cvtColor'",
# ]
#
# [code.index_of_the_filtered_table]
# either = [
#     'self.$DF["..."][$I]', 'self.$DF.loc[$I]', 'self.$DF.loc[$I, "..."]', 'self.$DF[$COL][$I]',
#     'self.$DF.loc[$I, $COL]', 'self.$DF.at[$I, "..."]', 'self.$DF.$COL2[$I]',
# ]
# inside = ['def __getitem__(self, $I): ...']
# anywhere = [
#     [
#         '$X = $DF2[$DF2["..."] > $V]', '$X = $DF2[$DF2["..."] == $V]', '$X = $DF2.dropna(...)',
#         '$X = $DF2[$DF2["..."] != $V]', '$X = $DF2.sample(...)', '$X = $DF2[$DF2.$C == $V]',
#         '$X = $DF2.query(...)', '$A, $B = sklearn.model_selection.train_test_split(...)',
#         '$X = $DF2[$DF2["..."].notna()]', '$X = $DF2.drop(...)', 'self.$DF = $DF2[$COND]',
#         '$X = $DF2.drop_duplicates(...)', '$X = $DF2[~$COND]', 'self.$DF = $DF2.dropna(...)',
#         '$X, $Y = $DF2[$COND1], $DF2[$COND2]', '$X = $DF2[$DF2["..."] < $V]',
#         '$X = $DF2[$COND]',
#     ],
# ]
# nowhere = [
#     '$ANY.reset_index(...)', '$ANY.iloc[...]', '$DF3.reset_index(...)', 'self.$DF[$KEY] = $V',
# ]
# names = { "$I" = 'i|idx|index|item|n|k', "$DF" = '.*(df|data|table|frame|rows|meta|ann|csv|records|samples|labels|info)\w*' }
# example = '''
# class Rows(torch.utils.data.Dataset):
#     def __getitem__(self, i):
#         return self.df.loc[i, "price"]
# df = df[df["price"] > 0]
# '''
#
# [code.length_of_something_else]
# pattern = 'return len(self.$A)'
# inside = [
#     'def __len__(self): ...',
# '''
# class $DS(...):
#     ...
#     def __getitem__(self, $I):
#         ...
#         return self.$B[$I], self.$C[$I]
#     ...
# ''',
# ]
# not_inside = [
# '''
# class $DS2(...):
#     ...
#     def __getitem__(self, $I2):
#         ...
#         return self.$A[$I2], $Z
#     ...
# ''',
# '''
# class $DS2(...):
#     ...
#     def __getitem__(self, $I2):
#         ...
#         return $Z, self.$A[$I2]
#     ...
# ''',
# ]
# example = '''
# class Pairs(torch.utils.data.Dataset):
#     def __len__(self):
#         return len(self.files)
#     def __getitem__(self, i):
#         return self.images[i], self.labels[i]
# '''
#
# [code.one_more_than_the_list]
# either = ['return len(self.$A) + 1', 'self.$A[$I + 1]']
# inside = [
#     ['def __len__(self): ...', 'def __getitem__(self, $I): ...'],
# '''
# class $DS(...):
#     ...
#     def __getitem__(...):
#         ...
#     ...
# ''',
# ]
# nowhere = [
#     'return len(self.$A2) - $N', 'return $X - $Y', 'return max(...)',
#     'return len(self.$A3) // $N2', 'return self.$N3 - 1', 'return $X2 - 1',
#     'return (...) // $S',
# ]
# example = '''
# class Pairs(torch.utils.data.Dataset):
#     def __len__(self):
#         return len(self.frames)
#     def __getitem__(self, i):
#         return self.frames[i], self.frames[i + 1]
# '''
# ///

# --8<-- [start:wrong]
from torch.utils.data import DataLoader, Dataset

table = {3: 0.5, 7: 1.5, 8: 2.5, 9: 3.5}  # the rows left after filtering


class Rows(Dataset):
    def __len__(self):
        return len(table)

    def __getitem__(self, i):
        return table[i]


loader = DataLoader(Rows(), batch_size=2, num_workers=2)
try:
    print([batch.tolist() for batch in loader])
except KeyError as error:
    lines = error.args[0].splitlines()
    print("last line:", lines[-1])
    raise KeyError(type(error.args[0])(lines[0])) from None
#> last line: KeyError: 0
#> KeyError: Caught KeyError in DataLoader worker process 0.
# --8<-- [end:wrong]

# --8<-- [start:right]
from torch.utils.data import DataLoader, Dataset

table = {3: 0.5, 7: 1.5, 8: 2.5, 9: 3.5}  # the rows left after filtering


class Rows(Dataset):
    rows = list(table.values())

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, i):
        return self.rows[i]


loader = DataLoader(Rows(), batch_size=2, num_workers=2)
print([batch.tolist() for batch in loader])
#> [[0.5, 1.5], [2.5, 3.5]]
# --8<-- [end:right]

# --8<-- [start:wrong_length]
from torch.utils.data import DataLoader, Dataset


class Pairs(Dataset):
    images = ["a.png", "b.png", "c.png"]
    labels = [0, 1]

    def __len__(self):
        return len(self.images)

    def __getitem__(self, i):
        return self.images[i], self.labels[i]


for images, y in DataLoader(Pairs(), batch_size=3):
    print(images, y)
#> IndexError: list index out of range
# --8<-- [end:wrong_length]

# --8<-- [start:right_length]
from torch.utils.data import DataLoader, Dataset


class Pairs(Dataset):
    images = ["a.png", "b.png", "c.png"]
    labels = {"a.png": 0, "b.png": 1}

    def __init__(self):
        self.images = [f for f in self.images if f in self.labels]

    def __len__(self):
        return len(self.images)

    def __getitem__(self, i):
        return self.images[i], self.labels[self.images[i]]


for images, y in DataLoader(Pairs(), batch_size=3):
    print(images, y)
#> ('a.png', 'b.png') tensor([0, 1])
# --8<-- [end:right_length]

# --8<-- [start:wrong_none]
from pathlib import Path
import numpy as np


def imread(path):  # cv2.imread also returns None if there is no file
    return np.zeros((8, 8, 3)) if Path(path).exists() else None


Path("a.png").touch()
for file in ("a.png", "b.png"):
    image = imread(file)
    print(file, image.shape)
#> a.png (8, 8, 3)
#> AttributeError: 'NoneType' object has no attribute 'shape'
# --8<-- [end:wrong_none]

# --8<-- [start:right_none]
from pathlib import Path
import numpy as np


def imread(path):  # cv2.imread also returns None if there is no file
    return np.zeros((8, 8, 3)) if Path(path).exists() else None


Path("a.png").touch()
files = [file for file in ("a.png", "b.png") if Path(file).exists()]
for file in files:
    image = imread(file)
    print(file, image.shape)
#> a.png (8, 8, 3)
# --8<-- [end:right_none]

# --8<-- [start:detect]
from torch.utils.data import Dataset


class Rows(Dataset):
    rows = ["0.5", "1.5", "n/a", "2.5", ""]

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, i):
        return float(self.rows[i])


dataset = Rows()
for i in range(len(dataset)):
    try:
        dataset[i]
    except Exception as error:
        print(f"sample {i}: {type(error).__name__}: {error}")
#> sample 2: ValueError: could not convert string to float: 'n/a'
#> sample 4: ValueError: could not convert string to float: ''
# --8<-- [end:detect]

# --8<-- [start:check]
from torch.utils.data import DataLoader

assert wrong.out.startswith("last line: KeyError: 0\n")
assert wrong.error == (
    "KeyError: Caught KeyError in DataLoader worker process 0.")
assert right.out == "[[0.5, 1.5], [2.5, 3.5]]\n"
assert wrong_length.error == "IndexError: list index out of range"
assert right_length.out == "('a.png', 'b.png') tensor([0, 1])\n"
none = "AttributeError: 'NoneType' object has no attribute 'shape'"
assert wrong_none.error == none
assert right_none.out == "a.png (8, 8, 3)\n"
assert detect.out == """\
sample 2: ValueError: could not convert string to float: 'n/a'
sample 4: ValueError: could not convert string to float: ''
"""
assert len(wrong.lines) > 5
# an empty line of an annotation file
try:
    for line in ("a.png 0", ""):
        line.split()[1]
except IndexError as error:
    assert line == "" and str(error) == "list index out of range"
else:
    raise AssertionError
assert wrong.lines[1] == "Original Traceback (most recent call last):"
# without workers, it is the error itself
try:
    next(iter(DataLoader(wrong.Rows(), batch_size=2)))
except KeyError as error:
    assert error.args == (0,)
else:
    raise AssertionError
# --8<-- [end:check]
