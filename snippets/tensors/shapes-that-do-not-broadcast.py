"""Broadcasting lines shapes up at the right; each pair of sizes must be equal, or one of them 1 or missing."""
# /// pitfall
# apis = ["torch.broadcast_shapes", "torch.Tensor.sum", "torch.Tensor.view", "torch.Tensor.unsqueeze"]
# symptom = "error"
# raises = ["wrong", "wrong_channels", "wrong_last", "wrong_inplace"]
# added = 2026-11-21
# messages = [
#   "The size of tensor a (*) must match the size of tensor b (*) at non-singleton dimension *",
#   "output with shape [*] doesn't match the broadcast shape [*]",
# ]
# older = [
#   "inconsistent tensor size at *",
#   "inconsistent tensor size, expected r_ [*], t [*] and src [*] to have the same number of elements, but got *, * and * elements respectively at *",
# ]
#
# [code.sum_without_keepdim]
# either = [
#     '$X / $X.sum(dim=1)', '$X / $X.sum(1)', '$X / $X.norm(dim=1)', '$X - $X.mean(dim=1)',
#     '$X - $X.mean(1)', '$X / $X.sum(axis=1)',
# '''
# $S = $X.sum(dim=1)
# ...
# $X / $S
# ''',
#     '$X / torch.norm($X, dim=1)', '$X / torch.sum($X, dim=1)',
# ]
#
# [code.row_statistics_without_keepdim]
# either = [
#     '$X / $X.sum(dim=1)', '$X - $X.sum(dim=1)', '$X / $X.sum(1)', '$X - $X.sum(1)',
#     '$X / $X.sum(axis=1)', '$X - $X.sum(axis=1)', '$X / $X.sum(dim=-1)', '$X - $X.sum(dim=-1)',
#     '$X / $X.sum(-1)', '$X - $X.sum(-1)', '$X / $X.sum(dim=2)', '$X - $X.sum(dim=2)',
#     '$X / $X.sum(axis=-1)', '$X - $X.sum(axis=-1)', '$X / $X.mean(dim=1)',
#     '$X - $X.mean(dim=1)', '$X / $X.mean(1)', '$X - $X.mean(1)', '$X / $X.mean(axis=1)',
#     '$X - $X.mean(axis=1)', '$X / $X.mean(dim=-1)', '$X - $X.mean(dim=-1)', '$X / $X.mean(-1)',
#     '$X - $X.mean(-1)', '$X / $X.mean(dim=2)', '$X - $X.mean(dim=2)', '$X / $X.mean(axis=-1)',
#     '$X - $X.mean(axis=-1)', '$X / $X.norm(dim=1)', '$X - $X.norm(dim=1)', '$X / $X.norm(1)',
#     '$X - $X.norm(1)', '$X / $X.norm(axis=1)', '$X - $X.norm(axis=1)', '$X / $X.norm(dim=-1)',
#     '$X - $X.norm(dim=-1)', '$X / $X.norm(-1)', '$X - $X.norm(-1)', '$X / $X.norm(dim=2)',
#     '$X - $X.norm(dim=2)', '$X / $X.norm(axis=-1)', '$X - $X.norm(axis=-1)',
#     '$X / $X.std(dim=1)', '$X - $X.std(dim=1)', '$X / $X.std(1)', '$X - $X.std(1)',
#     '$X / $X.std(axis=1)', '$X - $X.std(axis=1)', '$X / $X.std(dim=-1)', '$X - $X.std(dim=-1)',
#     '$X / $X.std(-1)', '$X - $X.std(-1)', '$X / $X.std(dim=2)', '$X - $X.std(dim=2)',
#     '$X / $X.std(axis=-1)', '$X - $X.std(axis=-1)', '$X / $X.amax(dim=1)',
#     '$X - $X.amax(dim=1)', '$X / $X.amax(1)', '$X - $X.amax(1)', '$X / $X.amax(axis=1)',
#     '$X - $X.amax(axis=1)', '$X / $X.amax(dim=-1)', '$X - $X.amax(dim=-1)', '$X / $X.amax(-1)',
#     '$X - $X.amax(-1)', '$X / $X.amax(dim=2)', '$X - $X.amax(dim=2)', '$X / $X.amax(axis=-1)',
#     '$X - $X.amax(axis=-1)', '$X / $X.amin(dim=1)', '$X - $X.amin(dim=1)', '$X / $X.amin(1)',
#     '$X - $X.amin(1)', '$X / $X.amin(axis=1)', '$X - $X.amin(axis=1)', '$X / $X.amin(dim=-1)',
#     '$X - $X.amin(dim=-1)', '$X / $X.amin(-1)', '$X - $X.amin(-1)', '$X / $X.amin(dim=2)',
#     '$X - $X.amin(dim=2)', '$X / $X.amin(axis=-1)', '$X - $X.amin(axis=-1)',
#     '$X / $X.var(dim=1)', '$X - $X.var(dim=1)', '$X / $X.var(1)', '$X - $X.var(1)',
#     '$X / $X.var(axis=1)', '$X - $X.var(axis=1)', '$X / $X.var(dim=-1)', '$X - $X.var(dim=-1)',
#     '$X / $X.var(-1)', '$X - $X.var(-1)', '$X / $X.var(dim=2)', '$X - $X.var(dim=2)',
#     '$X / $X.var(axis=-1)', '$X - $X.var(axis=-1)', '$X / torch.sum($X, dim=-1)',
#     '$X / torch.norm($X, dim=-1)', '$X / torch.sum($X, 1)', '$X - torch.mean($X, dim=1)',
#     '$X - torch.mean($X, dim=-1)', '$X / torch.norm($X, p=2, dim=1)',
#     '$X / torch.norm($X, 2, 1)', '$X / $X.norm(p=2, dim=1)', '$X / $X.norm(2, 1)',
#     '$X / torch.linalg.norm($X, dim=1)', '$X / torch.linalg.norm($X, dim=-1)',
#     '($X - $X.mean(dim=1)) / $X.std(dim=1)', '($X - $X.mean(-1)) / $X.std(-1)',
#     '$X - $X.max(dim=1).values', '$X - $X.max(dim=-1).values',
#     '$X / torch.sqrt(($X ** 2).sum(dim=1))', '$X / ($X ** 2).sum(1).sqrt()',
#     'torch.exp($X) / torch.exp($X).sum(dim=1)', '$X.exp() / $X.exp().sum(1)',
#     '$X.exp() / $X.exp().sum(-1)', '$X / $X.pow(2).sum(1).sqrt()', '$X.div($X.sum(1))',
#     '$X.div($X.norm(dim=1))', '$X / torch.linalg.vector_norm($X, dim=-1)',
#     'torch.exp($X) / torch.exp($X).sum(-1)', '$X / ($X.norm(dim=1) + $EPS)',
#     '$X / ($X.norm(dim=-1) + $EPS)', '$X / ($X.sum(dim=1) + $EPS)',
#     '$X / ($X.sum(dim=-1) + $EPS)', '($X - $X.mean(dim=-1)) / ($X.std(dim=-1) + $EPS)',
# ]
# example = 'x = x / x.norm(dim=-1)'
#
# [code.row_statistics_kept_without_keepdim]
# either = ['$X / $S', '$X - $S', '$X /= $S', '$X -= $S']
# inside = [
#     [
# '''
# $S = $X.sum(dim=1)
# ...
# ''',
# '''
# $S = $X.sum(1)
# ...
# ''',
# '''
# $S = $X.sum(axis=1)
# ...
# ''',
# '''
# $S = $X.sum(dim=-1)
# ...
# ''',
# '''
# $S = $X.sum(-1)
# ...
# ''',
# '''
# $S = $X.sum(dim=2)
# ...
# ''',
# '''
# $S = $X.sum(axis=-1)
# ...
# ''',
# '''
# $S = $X.mean(dim=1)
# ...
# ''',
# '''
# $S = $X.mean(1)
# ...
# ''',
# '''
# $S = $X.mean(axis=1)
# ...
# ''',
# '''
# $S = $X.mean(dim=-1)
# ...
# ''',
# '''
# $S = $X.mean(-1)
# ...
# ''',
# '''
# $S = $X.mean(dim=2)
# ...
# ''',
# '''
# $S = $X.mean(axis=-1)
# ...
# ''',
# '''
# $S = $X.norm(dim=1)
# ...
# ''',
# '''
# $S = $X.norm(1)
# ...
# ''',
# '''
# $S = $X.norm(axis=1)
# ...
# ''',
# '''
# $S = $X.norm(dim=-1)
# ...
# ''',
# '''
# $S = $X.norm(-1)
# ...
# ''',
# '''
# $S = $X.norm(dim=2)
# ...
# ''',
# '''
# $S = $X.norm(axis=-1)
# ...
# ''',
# '''
# $S = $X.std(dim=1)
# ...
# ''',
# '''
# $S = $X.std(1)
# ...
# ''',
# '''
# $S = $X.std(axis=1)
# ...
# ''',
# '''
# $S = $X.std(dim=-1)
# ...
# ''',
# '''
# $S = $X.std(-1)
# ...
# ''',
# '''
# $S = $X.std(dim=2)
# ...
# ''',
# '''
# $S = $X.std(axis=-1)
# ...
# ''',
# '''
# $S = $X.amax(dim=1)
# ...
# ''',
# '''
# $S = $X.amax(1)
# ...
# ''',
# '''
# $S = $X.amax(axis=1)
# ...
# ''',
# '''
# $S = $X.amax(dim=-1)
# ...
# ''',
# '''
# $S = $X.amax(-1)
# ...
# ''',
# '''
# $S = $X.amax(dim=2)
# ...
# ''',
# '''
# $S = $X.amax(axis=-1)
# ...
# ''',
# '''
# $S = $X.amin(dim=1)
# ...
# ''',
# '''
# $S = $X.amin(1)
# ...
# ''',
# '''
# $S = $X.amin(axis=1)
# ...
# ''',
# '''
# $S = $X.amin(dim=-1)
# ...
# ''',
# '''
# $S = $X.amin(-1)
# ...
# ''',
# '''
# $S = $X.amin(dim=2)
# ...
# ''',
# '''
# $S = $X.amin(axis=-1)
# ...
# ''',
# '''
# $S = torch.sum($X, dim=1)
# ...
# ''',
# '''
# $S = torch.norm($X, dim=1)
# ...
# ''',
# '''
# $S = torch.mean($X, dim=1)
# ...
# ''',
# '''
# $S = torch.norm($X, dim=-1)
# ...
# ''',
# '''
# $S = torch.norm($X, p=2, dim=1)
# ...
# ''',
# '''
# $S = $X.norm(p=2, dim=1)
# ...
# ''',
# '''
# $S = torch.mean($X, dim=-1)
# ...
# ''',
# '''
# $S, $S2 = $X.mean(dim=1), $X.std(dim=1)
# ...
# ''',
# '''
# $S, $S2 = $X.mean(1), $X.std(1)
# ...
# ''',
# '''
# $S, $S2 = $X.mean(dim=-1), $X.std(dim=-1)
# ...
# ''',
# '''
# $S, $S2 = $X.mean(-1), $X.std(-1)
# ...
# ''',
#     ],
# ]
# not_inside = ['$X.$T2() / $S', '$X.t() / $S']
# nowhere = [
#     '$S = $S.unsqueeze(...)', '$S = $S[:, None]', '$S = $S.view(...)', '$S = $S[..., None]',
#     '$S = $S.reshape(...)',
# ]
# example = '''
# x = torch.randn(4, 8)
# norm = x.norm(dim=1)
# x = x / norm
# '''
# ///

# --8<-- [start:wrong]
import torch

x = torch.tensor([[1.0, 1, 2], [2, 2, 4], [5, 5, 10], [0, 1, 0]])
share = x / x.sum(dim=1)
#> RuntimeError: The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 1
print("sums of the rows:", share.sum(dim=1))
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

x = torch.tensor([[1.0, 1, 2], [2, 2, 4], [5, 5, 10], [0, 1, 0]])
share = x / x.sum(dim=1, keepdim=True)
print("sums of the rows:", share.sum(dim=1))
#> sums of the rows: tensor([1., 1., 1., 1.])
# --8<-- [end:right]

# --8<-- [start:wrong_square]
import torch

x = torch.tensor([[1.0, 1, 2], [2, 2, 4], [5, 5, 10]])
share = x / x.sum(dim=1)
print("sums of the rows:", share.sum(dim=1))
#> sums of the rows: tensor([0.4750, 0.9500, 2.3750])
# --8<-- [end:wrong_square]

# --8<-- [start:right_square]
import torch

x = torch.tensor([[1.0, 1, 2], [2, 2, 4], [5, 5, 10]])
share = x / x.sum(dim=1).unsqueeze(1)
print("sums of the rows:", share.sum(dim=1))
#> sums of the rows: tensor([1., 1., 1.])
# --8<-- [end:right_square]

# --8<-- [start:wrong_channels]
import torch

images = torch.zeros(8, 3, 32, 32)
mean = torch.tensor([0.49, 0.48, 0.45])  # one for each channel
centered = images - mean
#> RuntimeError: The size of tensor a (32) must match the size of tensor b (3) at non-singleton dimension 3
print("first pixel:", centered[0, :, 0, 0])
# --8<-- [end:wrong_channels]

# --8<-- [start:right_channels]
import torch

images = torch.zeros(8, 3, 32, 32)
mean = torch.tensor([0.49, 0.48, 0.45])  # one for each channel
centered = images - mean.view(3, 1, 1)
print("first pixel:", centered[0, :, 0, 0])
#> first pixel: tensor([-0.4900, -0.4800, -0.4500])
# --8<-- [end:right_channels]

# --8<-- [start:wrong_last]
import torch
from torch.utils.data import DataLoader, TensorDataset

dataset = TensorDataset(torch.rand(138, 20))
loader = DataLoader(dataset, batch_size=64)
noise = 0.1 * torch.randn(64, 20)
for (x,) in loader:
    print("batch:", x.shape)
    noisy = x + noise
#> batch: torch.Size([64, 20])
#> batch: torch.Size([64, 20])
#> batch: torch.Size([10, 20])
#> RuntimeError: The size of tensor a (10) must match the size of tensor b (64) at non-singleton dimension 0
# --8<-- [end:wrong_last]

# --8<-- [start:right_last]
import torch
from torch.utils.data import DataLoader, TensorDataset

dataset = TensorDataset(torch.rand(138, 20))
loader = DataLoader(dataset, batch_size=64)
noise = 0.1 * torch.randn(64, 20)
for (x,) in loader:
    print("batch:", x.shape)
    noisy = x + noise[:len(x)]
#> batch: torch.Size([64, 20])
#> batch: torch.Size([64, 20])
#> batch: torch.Size([10, 20])
# --8<-- [end:right_last]

# --8<-- [start:wrong_inplace]
import torch

image = torch.ones(1, 28, 28)  # grayscale
mean = torch.tensor([0.5, 0.5, 0.5])  # for RGB
image -= mean.view(-1, 1, 1)
#> RuntimeError: output with shape [1, 28, 28] doesn't match the broadcast shape [3, 28, 28]
print("image:", image.shape)
# --8<-- [end:wrong_inplace]

# --8<-- [start:right_inplace]
import torch

image = torch.ones(1, 28, 28)  # grayscale
mean = torch.tensor([0.5])
image -= mean.view(-1, 1, 1)
print("image:", image.shape)
#> image: torch.Size([1, 28, 28])
# --8<-- [end:right_inplace]

# --8<-- [start:detect]
import torch

for a, b in (
    ((4, 3), (4, 1)),
    ((8, 3, 32, 32), (3, 1, 1)),
    ((3, 3), (3,)),  # the square matrix
    ((8, 1), (8,)),
):
    print(a, "and", b, "give", tuple(torch.broadcast_shapes(a, b)))
#> (4, 3) and (4, 1) give (4, 3)
#> (8, 3, 32, 32) and (3, 1, 1) give (8, 3, 32, 32)
#> (3, 3) and (3,) give (3, 3)
#> (8, 1) and (8,) give (8, 8)
# --8<-- [end:detect]

# --8<-- [start:figure]
import torch

x = torch.tensor([[1.0, 1, 2], [2, 2, 4], [5, 5, 10], [0, 1, 0]])
side, height, top = 28, 26, 36
MARK = "var(--wrong, #b5391f)"
FILL = 'fill="var(--md-accent-fg-color--transparent, #b5391f1a)"'


def text(x, y, words, more=""):
    return f'<text x="{x}" y="{y}" {more}>{words}</text>'


def grid(values, left, top, look, live=99):
    """A box for each number; columns from `live` on are dashed."""
    drawn = ""
    for i, row in enumerate(values.tolist()):
        for j, value in enumerate(row):
            at, y = left + j * side, top + i * height
            more = look + (' stroke-dasharray="3 3"' if j >= live else "")
            shape = f'width="{side}" height="{height}" {more}'
            drawn += f'<rect x="{at}" y="{y}" {shape}/>'
            drawn += text(at + side / 2, y + 18, f"{value:g}")
    return drawn


plain = 'fill="none" stroke="currentColor"'
sums, column = x.sum(dim=1), x.sum(dim=1, keepdim=True)
drawn = text(62, 16, "x.sum(dim=1)") + grid(x, 6, top, plain)
low = top + 4 * height + 14
drawn += grid(sums[None, :3], 6, low, f'{FILL} stroke="currentColor"')
bad = f'fill="none" stroke="{MARK}" stroke-width="2.5"'
drawn += grid(sums[None, 3:], 6 + 3 * side, low, bad)
drawn += text(62, low + 48, f"{x.shape[1]} &#8800; {len(sums)}",
              f'fill="{MARK}" font-weight="bold"')
drawn += text(250, 16, "keepdim=True") + grid(x, 150, top, plain)
drawn += text(245, top + 2 * height + 5, "/")
wide = column.expand(4, 3)
drawn += grid(wide, 256, top, f'{FILL} stroke="currentColor"', live=1)
shapes = f"{tuple(x.shape)} / {tuple(column.shape)}"
drawn += text(245, low + 48, shapes)
svg = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 346 212" \
style="max-width:22rem" data-search-exclude="" font-size="14" \
fill="currentColor" text-anchor="middle" \
font-family="var(--md-code-font-family, monospace)">
{drawn}
</svg>
"""
open("figure.svg", "w").write(svg)
# --8<-- [end:figure]

# --8<-- [start:check]
import torch
import torch.nn.functional as F


def message(f):
    try:
        f()
    except RuntimeError as error:
        return str(error)


must = "RuntimeError: The size of tensor a ({}) must match the size of " \
    "tensor b ({}) at non-singleton dimension {}"
assert wrong.error == must.format(3, 4, 1)
assert right.out == "sums of the rows: tensor([1., 1., 1., 1.])\n"
assert wrong_square.out == (
    "sums of the rows: tensor([0.4750, 0.9500, 2.3750])\n")
assert not torch.allclose(wrong_square.share.sum(dim=1), torch.ones(3))
assert right_square.share.sum(dim=1).tolist() == [1, 1, 1]
columns = wrong_square.x / wrong_square.x.sum(dim=1).view(1, 3)
assert torch.equal(wrong_square.share, columns)
assert wrong_channels.error == must.format(32, 3, 3)
assert right_channels.out == (
    "first pixel: tensor([-0.4900, -0.4800, -0.4500])\n")
batches = [f"batch: torch.Size([{n}, 20])" for n in (64, 64, 10)]
assert wrong_last.out.splitlines() == batches + [must.format(10, 64, 0)]
assert right_last.out.splitlines() == batches
assert wrong_inplace.error == (
    "RuntimeError: output with shape [1, 28, 28] doesn't match "
    "the broadcast shape [3, 28, 28]")
assert right_inplace.out == "image: torch.Size([1, 28, 28])\n"
assert right_inplace.image.unique().tolist() == [0.5]
assert (torch.ones(1, 28, 28) - torch.ones(3, 1, 1)).shape == (3, 28, 28)
assert detect.out == """\
(4, 3) and (4, 1) give (4, 3)
(8, 3, 32, 32) and (3, 1, 1) give (8, 3, 32, 32)
(3, 3) and (3,) give (3, 3)
(8, 1) and (8,) give (8, 8)
"""

assert ((right.x - right.x.mean(dim=0)).sum(dim=0).abs() < 1e-6).all()

# a is the left operand, and the dimension is counted in the result
must = must.removeprefix("RuntimeError: ")
assert message(lambda: right.x.sum(dim=1) / right.x) == must.format(4, 3, 1)
assert message(lambda: torch.zeros(2) + torch.zeros(5, 4, 3)) == (
    must.format(2, 3, 2))
# the last batch is smaller; channels last needs no view
assert message(lambda: torch.zeros(10, 20) + torch.zeros(64, 20)) == (
    must.format(10, 64, 0))
assert (torch.zeros(32, 32, 3) - right_channels.mean).shape == (32, 32, 3)
# other calls that print it
x, y = torch.zeros(4, 3), torch.zeros(4)
for call in (lambda: x == y, lambda: torch.where(x > 0, y, 0.0),
             lambda: torch.allclose(x, y)):
    assert message(call) == must.format(3, 4, 1)
assert F.mse_loss(x, x) == 0 and torch.equal(x, y) is False
# --8<-- [end:check]
