"""uint8 keeps results modulo 256, also the numbers it is compared with; bool masks refuse `-` and want `~`."""
# /// pitfall
# apis = ["torch.Tensor.sub", "torch.Tensor.lt", "torch.Tensor.int", "torch.Tensor.abs", "torch.Tensor.bool"]
# symptom = "silent"
# raises = ["wrong_mask"]
# added = 2026-11-21
# messages = [
#   "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.",
#   "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.",
#   "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.",
#   "value cannot be converted to type uint8_t without overflow",
# ]
# older = [
#   "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `bitwise_not()` operator instead.",
#   "value cannot be converted to type uint8_t without overflow: *",
# ]
# ///

# --8<-- [start:wrong]
import torch

before = torch.tensor([10, 100], dtype=torch.uint8)
after = torch.tensor([12, 99], dtype=torch.uint8)
change = (after - before).abs()
print(change.tolist())
#> [2, 255]
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

before = torch.tensor([10, 100], dtype=torch.uint8)
after = torch.tensor([12, 99], dtype=torch.uint8)
change = (after.int() - before.int()).abs()
print(change.tolist())
#> [2, 1]
# --8<-- [end:right]

# --8<-- [start:wrong_compare]
import torch

pixels = torch.tensor([0, 128, 255], dtype=torch.uint8)
print((pixels < 256).tolist())
#> [False, False, False]
print((pixels == -1).tolist())
#> [False, False, True]
# --8<-- [end:wrong_compare]

# --8<-- [start:right_compare]
import torch

pixels = torch.tensor([0, 128, 255], dtype=torch.uint8).int()
print((pixels < 256).tolist())
#> [True, True, True]
print((pixels == -1).tolist())
#> [False, False, False]
# --8<-- [end:right_compare]

# --8<-- [start:wrong_mask]
import torch

mask = torch.tensor([3.0, -1.0]) > 0
rest = 1 - mask
#> RuntimeError: Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.
# --8<-- [end:wrong_mask]

# --8<-- [start:right_mask]
import torch

mask = torch.tensor([3.0, -1.0]) > 0
rest = ~mask
print(rest)
#> tensor([False,  True])
# --8<-- [end:right_mask]

# --8<-- [start:demo_invert]
import torch

old = torch.tensor([1, 0], dtype=torch.uint8)
print((1 - old).tolist())
#> [0, 1]
print((~old).tolist())
#> [254, 255]
print((~old.bool()).tolist())
#> [False, True]
# --8<-- [end:demo_invert]

# --8<-- [start:demo_wider]
import torch

x = torch.tensor([200, 100], dtype=torch.uint8)
for y in (
    x + 100,
    x + torch.tensor(100),
    x + torch.tensor([100]),
    x / 2,
    x.sum(),
):
    print(y.dtype, y.tolist())
#> torch.uint8 [44, 200]
#> torch.uint8 [44, 200]
#> torch.int64 [300, 200]
#> torch.float32 [100.0, 50.0]
#> torch.int64 300
# --8<-- [end:demo_wider]

# --8<-- [start:demo_messages]
import torch

x = torch.tensor([0, 255], dtype=torch.uint8)
mask = x > 0
for attempt in (
    lambda: mask - mask,
    lambda: -mask,
    lambda: x.clamp(max=300),
):
    try:
        attempt()
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")
#> RuntimeError: Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.
#> RuntimeError: Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.
#> RuntimeError: value cannot be converted to type uint8_t without overflow
# --8<-- [end:demo_messages]

# --8<-- [start:check]
import torch

assert wrong.change.tolist() == [2, 255]
assert wrong.change.dtype == torch.uint8
assert right.change.tolist() == [2, 1]
assert wrong_compare.out == "[False, False, False]\n[False, False, True]\n"
assert right_compare.out == "[True, True, True]\n[False, False, False]\n"
assert wrong_mask.error == (
    "RuntimeError: Subtraction, the `-` operator, with a bool tensor is not "
    "supported. If you are trying to invert a mask, use the `~` or "
    "`logical_not()` operator instead.")
assert right_mask.out == "tensor([False,  True])\n"
assert right_mask.mask.logical_not().equal(right_mask.rest)
assert demo_invert.out == "[0, 1]\n[254, 255]\n[False, True]\n"
assert demo_wider.out == """\
torch.uint8 [44, 200]
torch.uint8 [44, 200]
torch.int64 [300, 200]
torch.float32 [100.0, 50.0]
torch.int64 300
"""
assert demo_messages.out.count("RuntimeError: ") == 3
assert "with two bool tensors" in demo_messages.out
assert "Negation" in demo_messages.out
assert "uint8_t without overflow" in demo_messages.out

# every value of a uint8 and of the number wraps as in Python's % 256
x = torch.arange(256, dtype=torch.uint8)
for n in (-300, -1, 0, 100, 255, 256, 300):
    assert (x + n).tolist() == [(v + n) % 256 for v in range(256)]
    assert (x - n).tolist() == [(v - n) % 256 for v in range(256)]
    assert (x < n).tolist() == [v < n % 256 for v in range(256)]
    assert (x.int() < n).tolist() == [v < n for v in range(256)]
assert (x**2).tolist() == [v * v % 256 for v in range(256)]
assert (x < torch.tensor([256])).all()  # an axis: compared as int64

assert x.clamp(min=-5).unique().tolist() == [251, 252, 253, 254, 255]

# "when it is fine"
image = x.to(torch.float32) / 255
assert image.min() == 0 and image.max() == 1
assert ((image - 1) < 0).any()
mask = right_mask.mask
assert (mask & ~mask).sum() == 0 and mask.sum().dtype == torch.int64
assert (1 - mask.float()).tolist() == [0, 1]
assert (x * 1.5).dtype == torch.float32
assert x.itemsize * 4 == image.itemsize

# what a mask of uint8 counts as, and what inverts nothing
values = torch.tensor([5.0, 6.0])
assert values[(~demo_invert.old).bool()].tolist() == [5, 6]
assert values[~demo_invert.old.bool()].tolist() == [6]
# --8<-- [end:check]
