"""__len__ has to return a whole number of samples: windows longer than the series give a negative one, a division a float."""
# /// pitfall
# apis = ["torch.utils.data.Dataset", "torch.utils.data.DataLoader"]
# also = ["torch.utils.data.ConcatDataset"]
# symptom = "error"
# raises = ["wrong", "wrong_float"]
# added = 2026-11-30
# messages = [
#   "__len__() should return >= 0",
#   "'float' object cannot be interpreted as an integer",
#   "'numpy.float64' object cannot be interpreted as an integer",
#   "'NoneType' object cannot be interpreted as an integer",
#   "'str' object cannot be interpreted as an integer",
#   "'tuple' object cannot be interpreted as an integer",
#   "'torch.Size' object cannot be interpreted as an integer",
#   "object of type '*' has no len()",
# ]
#
# [code.length_is_divided]
# pattern = 'return <... len($X) ...> / $Y'
# inside = ['def __len__(self, ...): ...']
#
# [code.range_is_divided]
# pattern = 'range(len($X) / $Y)'
# example = '''
# for step in range(len(x) / batch_size):
#     batch = x[step * batch_size:(step + 1) * batch_size]
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch.utils.data import DataLoader, Dataset


class Windows(Dataset):
    def __init__(self, series, seq_len, pred_len):
        self.series, self.n = series, seq_len
        self.pred_len = pred_len

    def __len__(self):
        return len(self.series) - self.n - self.pred_len + 1

    def __getitem__(self, i):
        end = i + self.n
        return self.series[i:end], self.series[end:end + self.pred_len]


val = torch.arange(100.0)[-10:]  # the last 10 % for validation
loader = DataLoader(Windows(val, seq_len=24, pred_len=6), batch_size=4)
print("batches:", len(loader))
#> ValueError: __len__() should return >= 0
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch.utils.data import DataLoader, Dataset


class Windows(Dataset):
    def __init__(self, series, seq_len, pred_len):
        self.series, self.n = series, seq_len
        self.pred_len = pred_len

    def __len__(self):
        return len(self.series) - self.n - self.pred_len + 1

    def __getitem__(self, i):
        end = i + self.n
        return self.series[i:end], self.series[end:end + self.pred_len]


val = torch.arange(100.0)[-10 - 24:]  # and 24 values before it as input
loader = DataLoader(Windows(val, seq_len=24, pred_len=6), batch_size=4)
print("batches:", len(loader))
#> batches: 2
# --8<-- [end:right]

# --8<-- [start:wrong_float]
import torch
from torch.utils.data import DataLoader, Dataset


class Pairs(Dataset):
    def __init__(self, x):
        self.x = x

    def __len__(self):
        return len(self.x) / 2

    def __getitem__(self, i):
        return self.x[2 * i], self.x[2 * i + 1]


loader = DataLoader(Pairs(torch.arange(8)), batch_size=2)
print("batches:", len(loader))
#> TypeError: 'float' object cannot be interpreted as an integer
# --8<-- [end:wrong_float]

# --8<-- [start:right_float]
import torch
from torch.utils.data import DataLoader, Dataset


class Pairs(Dataset):
    def __init__(self, x):
        self.x = x

    def __len__(self):
        return len(self.x) // 2

    def __getitem__(self, i):
        return self.x[2 * i], self.x[2 * i + 1]


loader = DataLoader(Pairs(torch.arange(8)), batch_size=2)
print("batches:", len(loader))
#> batches: 2
# --8<-- [end:right_float]

# --8<-- [start:demo_others]
import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset

class Photos(Dataset):
    def __init__(self, length):
        self.length = length

    def __len__(self):
        return self.length

x = torch.zeros(8, 3)
for code in ("range(len(x) / 4)", "range(np.ceil(len(x) / 3))", "range('5')",
             "np.linspace(0, 1, len(x) / 4)", "len(Photos(None))",
             "len(Photos(x.shape))", "len(Photos((8,)))",
             "DataLoader(map(str, x), shuffle=True)"):
    try:
        exec(code)
    except TypeError as error:
        print(f"{code}\n    {error}")
#> range(len(x) / 4)
#>     'float' object cannot be interpreted as an integer
#> range(np.ceil(len(x) / 3))
#>     'numpy.float64' object cannot be interpreted as an integer
#> range('5')
#>     'str' object cannot be interpreted as an integer
#> np.linspace(0, 1, len(x) / 4)
#>     'float' object cannot be interpreted as an integer
#> len(Photos(None))
#>     'NoneType' object cannot be interpreted as an integer
#> len(Photos(x.shape))
#>     'torch.Size' object cannot be interpreted as an integer
#> len(Photos((8,)))
#>     'tuple' object cannot be interpreted as an integer
#> DataLoader(map(str, x), shuffle=True)
#>     object of type 'map' has no len()
# --8<-- [end:demo_others]

# --8<-- [start:wrong_last]
import torch
from torch.utils.data import DataLoader, Dataset


class Windows(Dataset):
    def __init__(self, series, n):
        self.series, self.n = series, n

    def __len__(self):
        return len(self.series) - self.n

    def __getitem__(self, i):
        return self.series[i:i + self.n]


dataset = Windows(torch.arange(5), n=3)
for batch in DataLoader(dataset, batch_size=4):
    print("windows:", batch.tolist())
#> windows: [[0, 1, 2], [1, 2, 3]]
# --8<-- [end:wrong_last]

# --8<-- [start:right_last]
import torch
from torch.utils.data import DataLoader, Dataset


class Windows(Dataset):
    def __init__(self, series, n):
        self.series, self.n = series, n

    def __len__(self):
        return len(self.series) - self.n + 1

    def __getitem__(self, i):
        return self.series[i:i + self.n]


dataset = Windows(torch.arange(5), n=3)
for batch in DataLoader(dataset, batch_size=4):
    print("windows:", batch.tolist())
#> windows: [[0, 1, 2], [1, 2, 3], [2, 3, 4]]
# --8<-- [end:right_last]

# --8<-- [start:demo_loop]
import torch
from torch.utils.data import DataLoader, Dataset


class Crops(Dataset):
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return torch.rand(2)  # any i will do


print("batches:", len(list(DataLoader(Crops()))))
#> batches: 3
for i, crop in enumerate(Crops()):
    if i == 1000:
        print("still in the loop at i =", i)
        break
#> still in the loop at i = 1000
# --8<-- [end:demo_loop]

# --8<-- [start:detect]
rows, seq_len, pred_len = 80, 24, 12
train, test = int(rows * 0.7), int(rows * 0.2)
val = rows - train - test
print("train:", train - seq_len - pred_len + 1, "windows")
#> train: 21 windows
print("val:", val - pred_len + 1, "windows")
#> val: -3 windows
print("test:", test - pred_len + 1, "windows")
#> test: 5 windows
# --8<-- [end:detect]

# --8<-- [start:check]
import math

import numpy as np
import torch
from PIL import Image
from torch.utils.data import ConcatDataset, DataLoader

whole = "TypeError: '{}' object cannot be interpreted as an integer\n"
assert wrong.out == "ValueError: __len__() should return >= 0\n"
assert right.out == "batches: 2\n"
assert len(right.loader.dataset) == 5
assert all(len(y) == 6 for _, y in (right.loader.dataset[i] for i in range(5)))
assert wrong_float.out == whole.format("float")
assert right_float.out == "batches: 2\n"
assert [line.strip() + "\n" for line in demo_others.out.splitlines()[1::2]] == [
    whole.format(kind)[11:] for kind in (
        "float", "numpy.float64", "str", "float", "NoneType", "torch.Size", "tuple")] + [
    "object of type 'map' has no len()\n"]
assert wrong_last.out == "windows: [[0, 1, 2], [1, 2, 3]]\n"
assert right_last.out == "windows: [[0, 1, 2], [1, 2, 3], [2, 3, 4]]\n"
assert demo_loop.out == "batches: 3\nstill in the loop at i = 1000\n"
assert detect.out == """\
train: 21 windows
val: -3 windows
test: 5 windows
"""
# without a length, the loop over the loader raises it as well
windows = right.Windows(torch.arange(10.0), 24, 6)
assert windows.__len__() == 10 - 24 - 6 + 1 == -19 and 24 + 6 == 30
for use in (lambda: DataLoader(windows, shuffle=True),
            lambda: next(iter(DataLoader(windows))),
            lambda: ConcatDataset([windows])):
    try:
        use()
    except ValueError as error:
        assert str(error) == "__len__() should return >= 0"
    else:
        assert False
# without shuffle=True, creating the loader doesn't raise it
loader = DataLoader(windows)
try:
    len(loader)
except ValueError as error:
    assert str(error) == "__len__() should return >= 0"
else:
    assert False
# other floats, and what makes integers of them
for use in (lambda: range(1e3), lambda: Image.new("L", (8, 8)).resize((8 / 2, 4))):
    try:
        use()
    except TypeError as error:
        assert str(error) == whole.format("float")[11:-1]
    else:
        assert False
assert type(math.ceil(8 / 3)) is int and math.ceil(8 / 3) == 3
assert isinstance(np.floor(8 / 3), float)
# max(0, ...) only changes the message
windows.__class__ = type("Zero", (right.Windows,), {"__len__": lambda self: 0})
try:
    DataLoader(windows, shuffle=True)
except ValueError as error:
    assert "num_samples=0" in str(error)
else:
    assert False
assert len(list(DataLoader(windows))) == 0
# the number of windows doesn't depend on seq_len if the part is extended by it
for seq_len in (4, 24, 60):
    part = torch.arange(100.0)[-10 - seq_len:]
    assert len(right.Windows(part, seq_len, 6)) == 5
# --8<-- [end:check]
