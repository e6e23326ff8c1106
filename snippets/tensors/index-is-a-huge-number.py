"""A huge index is the bits of something else: a file read with the wrong dtype, view instead of to, a NaN, or memory that was never filled."""
# /// pitfall
# apis = ["torch.from_numpy", "torch.Tensor.view", "torch.Tensor.to", "torch.Tensor.long", "torch.empty", "torch.use_deterministic_algorithms"]
# symptom = "error"
# raises = ["wrong", "wrong_view", "wrong_empty"]
# added = 2026-11-30
# messages = ["index * is out of bounds for dimension * with size *"]
#
# [code.indices_viewed_as_integers]
# either = [
#     '$X[$I.view(torch.int32)]', '$X[$I.view(torch.int64)]', '$X[$I.view(torch.long)]',
#     '$X[$I.view(torch.int)]',
# ]
# ///

# --8<-- [start:wrong]
import numpy as np
import torch

np.array([3, 5, 1, 2], dtype=np.int32).tofile("labels.bin")

colors = torch.rand(14, 3)
labels = torch.from_numpy(np.fromfile("labels.bin", dtype=np.int64))
image = colors[labels]
#> IndexError: index 21474836483 is out of bounds for dimension 0 with size 14
print("image:", image.shape)
# --8<-- [end:wrong]

# --8<-- [start:right]
import numpy as np
import torch

np.array([3, 5, 1, 2], dtype=np.int32).tofile("labels.bin")

colors = torch.rand(14, 3)
labels = torch.from_numpy(np.fromfile("labels.bin", dtype=np.int32))
image = colors[labels.long()]
print("image:", image.shape)
#> image: torch.Size([4, 3])
# --8<-- [end:right]

# --8<-- [start:wrong_view]
import torch

table = torch.rand(14, 3)
position = torch.tensor([8.0, 2.0])
rows = table[position.view(torch.int32)]
#> IndexError: index 1090519040 is out of bounds for dimension 0 with size 14
print("rows:", rows.shape)
# --8<-- [end:wrong_view]

# --8<-- [start:right_view]
import torch

table = torch.rand(14, 3)
position = torch.tensor([8.0, 2.0])
rows = table[position.to(torch.int64)]
print("rows:", rows.shape)
#> rows: torch.Size([2, 3])
# --8<-- [end:right_view]

# --8<-- [start:wrong_empty]
import torch

torch.use_deterministic_algorithms(True)
table = torch.rand(14, 3)
order = torch.empty(4, dtype=torch.long)
torch.use_deterministic_algorithms(False)
for i in range(3):
    order[i] = i
rows = table[order]
#> IndexError: index 9223372036854775807 is out of bounds for dimension 0 with size 14
print("rows:", rows.shape)
# --8<-- [end:wrong_empty]

# --8<-- [start:right_empty]
import torch

table = torch.rand(14, 3)
order = torch.arange(4)
rows = table[order]
print("rows:", rows.shape)
#> rows: torch.Size([4, 3])
# --8<-- [end:right_empty]

# --8<-- [start:detect]
import torch


def decode(number):
    if abs(number) < 2**31:
        bits = torch.tensor(number, dtype=torch.int32)
        print(f"{number}: as float32 {bits.view(torch.float32):.5g}")
    else:
        bits = torch.tensor([number])
        print(f"{number}: as float64 {bits.view(torch.float64).item():.5g},"
              f" as two int32 {bits.view(torch.int32).tolist()}")


for number in (1090821856, 21474836483, 4613937818241073152):
    decode(number)
#> 1090821856: as float32 8.2888
#> 21474836483: as float64 1.061e-313, as two int32 [3, 5]
#> 4613937818241073152: as float64 3, as two int32 [0, 1074266112]
# --8<-- [end:detect]

# --8<-- [start:check]
import platform

import torch

text = "is out of bounds for dimension 0 with size 14"
assert wrong.error == f"IndexError: index 21474836483 {text}"
assert right.out == "image: torch.Size([4, 3])\n"
assert wrong_view.error == f"IndexError: index 1090519040 {text}"
assert right_view.out == "rows: torch.Size([2, 3])\n"
assert wrong_empty.error == f"IndexError: index 9223372036854775807 {text}"
assert right_empty.out == "rows: torch.Size([4, 3])\n"
assert detect.out == """\
1090821856: as float32 8.2888
21474836483: as float64 1.061e-313, as two int32 [3, 5]
4613937818241073152: as float64 3, as two int32 [0, 1074266112]
"""
assert len(wrong.labels) == 2 and len(right.labels) == 4
info = torch.iinfo(torch.int64)
assert (info.min, info.max) == (-9223372036854775808, 9223372036854775807)
if platform.machine() == "x86_64":
    assert torch.tensor(float("nan")).long() == info.min
# -1 in uint8 is 255
assert torch.tensor(-1).to(torch.uint8).long() == 255
assert 21474836483 == 3 + 5 * 4294967296 and 4294967296 == 2 ** 32
for number in (0.5, 1.0, 8.0, 100.0):
    bits = torch.tensor([number]).view(torch.int32).item()
    assert 1e9 < bits < 1.2e9
# to() converts the value, view() only relabels the bits
x = torch.tensor([8.0])
assert x.to(torch.int32).tolist() == [8]
assert x.view(torch.int32).view(torch.float32).tolist() == [8.0]
# argmax is always a valid index, even of NaN
assert torch.full((3,), float("nan")).argmax() == 0
# --8<-- [end:check]
