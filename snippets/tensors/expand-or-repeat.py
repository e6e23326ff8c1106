"""expand is a view with stride 0 and can't be written to; repeat copies, and takes repetitions, not sizes."""
# /// pitfall
# apis = ["torch.Tensor.expand", "torch.Tensor.repeat", "torch.Tensor.clone", "torch.Tensor.repeat_interleave"]
# symptom = "memory"
# raises = ["wrong_write", "demo_arguments"]
# added = 2026-11-21
# messages = ["unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before performing the operation.",
#             "Use of masked_fill_ on expanded tensors is deprecated. Please clone() the tensor before performing this operation.",
#             "The expanded size of the tensor (*) must match the existing size (*) at non-singleton dimension *.  Target sizes: [*].  Tensor sizes: [*]"]
# older = ["*: unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before calling *"]
#
# [code.write_into_expand]
# either = [
# '''
# $Y = $X.$EXPAND(...)
# ...
# $Y += $V
# ''',
# '''
# $Y = $X.$EXPAND(...)
# ...
# $Y[...] = $V
# ''',
# '''
# $Y = $X.$EXPAND(...)
# ...
# $Y[...] += $V
# ''',
# '''
# $Y = $X.$EXPAND(...)
# ...
# $Y[$I, $J] = $V
# ''',
# '''
# $Y = $X.$EXPAND(...)
# ...
# $Y[$I, $J, $K] = $V
# ''',
# '''
# $Y = $X.$EXPAND(...)
# ...
# $Y -= $V
# ''',
# '''
# $Y = $X.$EXPAND(...)
# ...
# $Y *= $V
# ''',
# ]
# not = [
# '''
# $Y = $X.$EXPAND(...)
# ...
# $Y = $OTHER
# ...
# $Y += $V
# ''',
# '''
# $Y = $X.$EXPAND(...)
# ...
# $Y = $OTHER
# ...
# $Y[...] = $V
# ''',
# '''
# $Y = $X.$EXPAND(...)
# ...
# $Y = $OTHER
# ...
# $Y[$I, $J] = $V
# ''',
# ]
# line = "$V"
# names = { "$EXPAND" = 'expand|expand_as|broadcast_to' }
#
# [code.method_into_expand]
# pattern = '''
# $Y = $X.$EXPAND(...)
# ...
# $Y.$WRITE(...)
# '''
# not = [
# '''
# $Y = $X.$EXPAND(...)
# ...
# $Y = $OTHER
# ...
# $Y.$WRITE(...)
# ''',
# ]
# line = "$WRITE"
# names = { "$EXPAND" = 'expand|expand_as|broadcast_to', "$WRITE" = '(add|mul|sub|div|masked_fill|fill|zero|copy|clamp|index_fill|scatter|normal|uniform|index_add|masked_scatter)_' }
# example = '''
# mask = causal.expand(4, 8, 8)
# mask.masked_fill_(padding, 0)
# '''
#
# [code.repeat_before_broadcasting]
# either = [
#     '$A.unsqueeze($D).repeat(...) - $B', '$A.unsqueeze($D).repeat(...) + $B',
#     '$A.unsqueeze($D).repeat(...) * $B', '$A - $B.unsqueeze($D).repeat(...)',
#     '$A + $B.unsqueeze($D).repeat(...)', '$A * $B.unsqueeze($D).repeat(...)',
#     '$A[:, None].repeat(...) - $B', '$A[None].repeat(...) - $B',
#     '$A[:, None, :].repeat(...) - $B',
#     '$A.repeat(..., 1) - $B', '$A - $B.repeat(..., 1)',
# '''
# $X = $A.unsqueeze($D).repeat(...)
# ...
# $X - $B
# ''',
# '''
# $X = $A.unsqueeze($D).repeat(...)
# ...
# $B - $X
# ''',
# '''
# $X = $A.unsqueeze($D).repeat(...)
# ...
# $B * $X
# ''',
# '''
# $X = $A.unsqueeze($D).repeat(...)
# ...
# $X * $B
# ''',
# '''
# $X = $A.unsqueeze($D).repeat(...)
# ...
# $B + $X
# ''',
# '''
# $X = $A[:, None].repeat(...)
# ...
# $X - $B
# ''',
# '''
# $X = $A[:, None, :].repeat(...)
# ...
# $X - $B
# ''',
# ]
# example = 'distance = (a.unsqueeze(1).repeat(1, n, 1) - b).norm(dim=2)'
#
# [code.large_repeat]
# either = ['$X.repeat($N, 1)', '$X.repeat($N, 1, 1)', '$X.repeat(1, $N)', '$X.repeat($N, 1, 1, 1)']
# names = { "$N" = '[1-9]\d{3,}|\d+_000|10 ?\*\* ?[3-9]' }
# ///

# --8<-- [start:wrong]
import torch

x = torch.zeros(1, 1000)
y = x.repeat(1000, 1)
print("shape:", tuple(y.shape))
#> shape: (1000, 1000)
print("bytes:", y.untyped_storage().nbytes())
#> bytes: 4000000
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

x = torch.zeros(1, 1000)
y = x.expand(1000, -1)
print("shape:", tuple(y.shape))
#> shape: (1000, 1000)
print("bytes:", y.untyped_storage().nbytes())
#> bytes: 4000
# --8<-- [end:right]

# --8<-- [start:wrong_mask]
import torch


def attention_mask(lengths, L):
    causal = torch.ones(L, L).tril().bool()
    mask = causal.expand(len(lengths), L, L)
    for i, length in enumerate(lengths):
        mask[i, :, length:] = False  # padding
    return mask


lengths = [4, 2]
mask = attention_mask(lengths, L=4)
for length, m in zip(lengths, mask):
    print(f"length {length}, number of tokens seen: {m.sum(dim=1).tolist()}")
#> length 4, number of tokens seen: [1, 2, 2, 2]
#> length 2, number of tokens seen: [1, 2, 2, 2]
# --8<-- [end:wrong_mask]

# --8<-- [start:right_mask]
import torch


def attention_mask(lengths, L):
    causal = torch.ones(L, L).tril().bool()
    mask = causal.expand(len(lengths), L, L).clone()
    for i, length in enumerate(lengths):
        mask[i, :, length:] = False  # padding
    return mask


lengths = [4, 2]
mask = attention_mask(lengths, L=4)
for length, m in zip(lengths, mask):
    print(f"length {length}, number of tokens seen: {m.sum(dim=1).tolist()}")
#> length 4, number of tokens seen: [1, 2, 3, 4]
#> length 2, number of tokens seen: [1, 2, 2, 2]
# --8<-- [end:right_mask]

# --8<-- [start:wrong_write]
import torch

x = torch.tensor([[1.0], [2.0]])
y = x.expand(2, 3)
y += 1
#> RuntimeError: unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before performing the operation.
# --8<-- [end:wrong_write]

# --8<-- [start:right_write]
import torch

x = torch.tensor([[1.0], [2.0]])
y = x.expand(2, 3).clone()
y += 1
print("y:", y.tolist())
#> y: [[2.0, 2.0, 2.0], [3.0, 3.0, 3.0]]
# --8<-- [end:right_write]

# --8<-- [start:demo_unnoticed]
import warnings

import torch

x = torch.tensor([[1.0], [2.0]])
y = x.expand(2, 3)
y[0, 0] = 9  # no error, no warning
with warnings.catch_warnings(record=True) as caught:
    y.masked_fill_(torch.tensor([[False] * 3, [True, False, False]]), 7)
print(str(caught[0].message).split(" (")[0])
#> Use of masked_fill_ on expanded tensors is deprecated. Please clone() the tensor before performing this operation. This also applies to advanced indexing e.g. tensor[mask] = scalar
print("y:", y.tolist())
#> y: [[9.0, 9.0, 9.0], [7.0, 7.0, 7.0]]
print("x:", x.tolist())
#> x: [[9.0], [7.0]]
# --8<-- [end:demo_unnoticed]

# --8<-- [start:demo_strides]
import torch

x = torch.tensor([[1.0], [2.0]])
for name, y in ("expand", x.expand(2, 3)), ("repeat", x.repeat(1, 3)):
    same = y.data_ptr() == x.data_ptr()
    print(f"{name}: strides {y.stride()}, same memory as x: {same}")
#> expand: strides (1, 0), same memory as x: True
#> repeat: strides (3, 1), same memory as x: False
# --8<-- [end:demo_strides]

# --8<-- [start:demo_arguments]
import torch

x = torch.zeros(1, 2)
print("x.repeat(3, 2):", x.repeat(3, 2).shape)  # 3 times, 2 times
#> x.repeat(3, 2): torch.Size([3, 4])
print("x.expand(3, 2):", x.expand(3, 2).shape)  # 3 rows, 2 columns
#> x.expand(3, 2): torch.Size([3, 2])
print("x.expand(3, -1):", x.expand(3, -1).shape)  # -1: as many columns as x has
#> x.expand(3, -1): torch.Size([3, 2])
y = x.expand(5, 3, -1)  # a new dimension in front
print("x.expand(5, 3, -1):", y.shape)
#> x.expand(5, 3, -1): torch.Size([5, 3, 2])
x.expand(3, 4)
#> RuntimeError: The expanded size of the tensor (4) must match the existing size (2) at non-singleton dimension 1.  Target sizes: [3, 4].  Tensor sizes: [1, 2]
# --8<-- [end:demo_arguments]

# --8<-- [start:demo_order]
import torch

x = torch.tensor([1, 2, 3])
print("repeat:", x.repeat(2))
#> repeat: tensor([1, 2, 3, 1, 2, 3])
print("repeat_interleave:", x.repeat_interleave(2))
#> repeat_interleave: tensor([1, 1, 2, 2, 3, 3])
# --8<-- [end:demo_order]

# --8<-- [start:figure]
import torch

x = torch.tensor([[1.0], [2.0]])
side, gap, height = 48, 24, 34


def text(x, y, words, more=""):
    return f'<text x="{x}" y="{y}" {more}>{words}</text>'


def box(x, y, value, more=""):
    shape = f'width="{side}" height="{height}" stroke="currentColor" {more}'
    return f'<rect x="{x}" y="{y}" {shape}/>' + text(
        x + side / 2, y + 23, f"{value:g}", 'font-size="16"')


def panel(name, y, top):
    """The elements of y above the memory, a line from each to its place."""
    size = y.untyped_storage().nbytes()
    memory = y.as_strided([size // y.itemsize], [1]).tolist()
    mid = (3 * 2 * side + gap) / 2 + 12
    start, low = mid - len(memory) * side / 2, top + 94
    drawn, lines = text(mid, top, f"{name}.stride() = {y.stride()}"), ""
    for i in range(2):
        for j in range(3):
            at = 12 + (3 * i + j) * side + i * gap
            place = y.stride(0) * i + y.stride(1) * j
            assert memory[place] == y[i, j]
            drawn += box(at, top + 12, y[i, j], 'fill="none"')
            lines += f"M{at + side / 2} {top + 12 + height}"
            lines += f"L{start + (place + 0.5) * side:g} {low}"
    for place, value in enumerate(memory):
        drawn += box(start + place * side, low, value, FILL)
    drawn += text(mid, low + 53, f"untyped_storage().nbytes() = {size}")
    return drawn + f'<path d="{lines}" stroke="currentColor"/>'


FILL = 'fill="var(--md-accent-fg-color--transparent, #b5391f1a)" '
FILL += 'stroke-width="2"'
svg = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 336 372" \
style="max-width:20rem" data-search-exclude="" font-size="14" \
fill="currentColor" text-anchor="middle" \
font-family="var(--md-code-font-family, monospace)">
{panel("x.expand(2, 3)", x.expand(2, 3), 20)}
{panel("x.repeat(1, 3)", x.repeat(1, 3), 214)}
</svg>
"""
open("figure.svg", "w").write(svg)
# --8<-- [end:figure]

# --8<-- [start:check]
import numpy as np
import torch

assert wrong.y.untyped_storage().nbytes() == 4_000_000
assert right.y.untyped_storage().nbytes() == 4_000
assert right.y.shape == (1000, 1000)
assert wrong.x.untyped_storage().nbytes() == 4_000
assert right.y.contiguous().untyped_storage().nbytes() == 4_000_000
assert right.y.clone().untyped_storage().nbytes() == 4_000_000
assert "more than one element of the written-to" in wrong_write.out
assert right_write.y.tolist() == [[2, 2, 2], [3, 3, 3]]
assert right_write.x.tolist() == [[1], [2]]
assert right_write.out == "y: [[2.0, 2.0, 2.0], [3.0, 3.0, 3.0]]\n"
assert wrong.out == "shape: (1000, 1000)\nbytes: 4000000\n"
assert right.out == "shape: (1000, 1000)\nbytes: 4000\n"
seen = "length {}, number of tokens seen: [{}]\n"
assert wrong_mask.out == (
    seen.format(4, "1, 2, 2, 2") + seen.format(2, "1, 2, 2, 2"))
assert right_mask.out == (
    seen.format(4, "1, 2, 3, 4") + seen.format(2, "1, 2, 2, 2"))
assert torch.equal(right_write.x + torch.ones(2, 3), right_write.y)
assert demo_unnoticed.y.tolist() == [[9, 9, 9], [7, 7, 7]]
assert demo_unnoticed.x.tolist() == [[9], [7]]
assert len(demo_unnoticed.caught) == 1
assert demo_strides.out == """\
expand: strides (1, 0), same memory as x: True
repeat: strides (3, 1), same memory as x: False
"""
assert demo_arguments.out.splitlines()[:4] == [
    "x.repeat(3, 2): torch.Size([3, 4])", "x.expand(3, 2): torch.Size([3, 2])",
    "x.expand(3, -1): torch.Size([3, 2])",
    "x.expand(5, 3, -1): torch.Size([5, 3, 2])"]
assert "expanded size of the tensor (4)" in demo_arguments.error
assert demo_arguments.x.repeat(5, 3, 1).shape == (5, 3, 2)
one = demo_arguments.x.repeat(1, 1)
assert one.data_ptr() != demo_arguments.x.data_ptr()
try:
    demo_arguments.x.repeat(3, -1)
except RuntimeError as error:
    assert "negative dimension" in str(error)
else:
    raise AssertionError("repeat takes -1")
assert demo_order.out.splitlines() == [
    "repeat: tensor([1, 2, 3, 1, 2, 3])",
    "repeat_interleave: tensor([1, 1, 2, 2, 3, 3])"]
assert np.tile([1, 2, 3], 2).tolist() == demo_order.x.repeat(2).tolist()
assert np.repeat([1, 2, 3], 2).tolist() == [1, 1, 2, 2, 3, 3]
# --8<-- [end:check]
