"""view only relabels memory, so it refuses many transposed tensors; reshape copies there; neither swaps axes."""
# /// pitfall
# apis = ["torch.Tensor.view", "torch.Tensor.reshape", "torch.Tensor.contiguous", "torch.Tensor.is_contiguous",
#         "torch.Tensor.stride"]
# symptom = "error"
# raises = ["wrong", "wrong_heads"]
# added = 2026-11-21
# messages = ["view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead."]
# older = ["invalid argument *: view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Call .contiguous() before .view(). at *",
#          "input is not contiguous at *"]
#
# [code.view_of_a_transpose]
# either = [
#     '$X.t().view(...)', '$X.T.view(...)', '$X.transpose(...).view(-1)',
#     '$X.transpose(...).view($N, -1)', '$X.transpose(...).view(-1, $N)',
#     '$X.permute(...).view(-1)', '$X.permute(...).view($N, -1)', '$X.permute(...).view(-1, $N)',
# ]
#
# [code.view_after_a_transpose]
# either = [
#     '$X.transpose(...).view(-1)', '$X.transpose(...).view($N, -1)',
#     '$X.transpose(...).view(-1, $N)', '$X.transpose(...).view($B, $L, $H * $D)',
#     '$X.transpose(...).view($B, $L, -1)', '$X.transpose(...).view($N, -1, $K)',
#     '$X.permute(...).view(-1)', '$X.permute(...).view($N, -1)', '$X.permute(...).view(-1, $N)',
#     '$X.permute(...).view($B, $L, $H * $D)', '$X.permute(...).view($B, $L, -1)',
#     '$X.permute(...).view($N, -1, $K)', '$X.swapaxes(...).view(-1)',
#     '$X.swapaxes(...).view($N, -1)', '$X.swapaxes(...).view(-1, $N)',
#     '$X.swapaxes(...).view($B, $L, $H * $D)', '$X.swapaxes(...).view($B, $L, -1)',
#     '$X.swapaxes(...).view($N, -1, $K)', '$X.movedim(...).view(-1)',
#     '$X.movedim(...).view($N, -1)', '$X.movedim(...).view(-1, $N)',
#     '$X.movedim(...).view($B, $L, $H * $D)', '$X.movedim(...).view($B, $L, -1)',
#     '$X.movedim(...).view($N, -1, $K)', '$X.mT.view(-1)', '$X.mT.view($N, -1)',
#     '$X.mT.view(-1, $N)', '$X.mT.view($B, $L, $H * $D)', '$X.mT.view($B, $L, -1)',
#     '$X.mT.view($N, -1, $K)', '$X.T.view(-1)', '$X.T.view($N, -1)', '$X.T.view(-1, $N)',
#     '$X.T.view($B, $L, $H * $D)', '$X.T.view($B, $L, -1)', '$X.T.view($N, -1, $K)',
#     '$X.t().view(-1)', '$X.t().view($N, -1)', '$X.t().view(-1, $N)',
#     '$X.t().view($B, $L, $H * $D)', '$X.t().view($B, $L, -1)', '$X.t().view($N, -1, $K)',
#     '$X.transpose(1, 2).view($B, $L, $C)', 'torch.transpose(...).view($B, $L, $C)',
#     'torch.permute(...).view($N, -1)', 'torch.transpose(...).view($N, -1)',
# ]
# not = ['$X.permute(0, 2, 3, 1).view($N, $H * $W, $C)']
# example = 'y = x.permute(0, 2, 3, 1).view(n, -1, 8)'
#
# [code.view_of_a_transposed_variable]
# either = [
#     '$Y.view(-1)', '$Y.view($N, -1)', '$Y.view(-1, $N)', '$Y.view($B, $L, $H * $D)',
#     '$Y.view($B, $L, -1)', '$Y.view($N, -1, $K)',
# ]
# inside = [
#     [
# '''
# $Y = $X.transpose(...)
# ...
# ''',
# '''
# $Y = $X.permute(...)
# ...
# ''',
# '''
# $Y = $X.t()
# ...
# ''',
# '''
# $Y = $X.T
# ...
# ''',
# '''
# $Y = $X.mT
# ...
# ''',
# '''
# $Y = $X.swapaxes(...)
# ...
# ''',
# '''
# $Y = $X.movedim(...)
# ...
# ''',
# '''
# $Y = $X.swapdims(...)
# ...
# ''',
# '''
# $Y = torch.transpose(...)
# ...
# ''',
# '''
# $Y = torch.permute(...)
# ...
# ''',
#     ],
# ]
# not_inside = [
# '''
# $Y = $ONE
# ...
# $Y = $OTHER
# ...
# $Y.view(...)
# ''',
#     '$Y = <... $Y.view(...) ...>',
# ]
# nowhere = ['$Y = $Y.contiguous()', '$Y = $X.permute(...).contiguous()']
# example = '''
# y = x.permute(0, 2, 1)
# z = y.view(n, -1)
# '''
# ///

# --8<-- [start:wrong]
import torch

x = torch.tensor([[1, 2, 3], [4, 5, 6]])
flat = x.t().view(6)
#> RuntimeError: view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

x = torch.tensor([[1, 2, 3], [4, 5, 6]])
flat = x.t().reshape(6)
print("flat:", flat)
#> flat: tensor([1, 4, 2, 5, 3, 6])
# --8<-- [end:right]

# --8<-- [start:wrong_heads]
import torch
from torch import nn


class SelfAttention(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv = nn.Linear(32, 96)

    def forward(self, x):
        N, L, E = x.shape
        q, k, v = self.qkv(x).view(N, L, 3, 4, 8).permute(2, 0, 3, 1, 4)
        weights = (q @ k.transpose(2, 3) / 8**0.5).softmax(dim=-1)
        output = weights @ v  # batch, heads, tokens, features
        return output.transpose(1, 2).view(N, L, E)


output = SelfAttention()(torch.randn(2, 10, 32))
#> RuntimeError: view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.
print("output:", output.shape)
# --8<-- [end:wrong_heads]

# --8<-- [start:right_heads]
import torch
from torch import nn


class SelfAttention(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv = nn.Linear(32, 96)

    def forward(self, x):
        N, L, E = x.shape
        q, k, v = self.qkv(x).view(N, L, 3, 4, 8).permute(2, 0, 3, 1, 4)
        weights = (q @ k.transpose(2, 3) / 8**0.5).softmax(dim=-1)
        output = weights @ v  # batch, heads, tokens, features
        return output.transpose(1, 2).reshape(N, L, E)


output = SelfAttention()(torch.randn(2, 10, 32))
print("output:", output.shape)
#> output: torch.Size([2, 10, 32])
# --8<-- [end:right_heads]

# --8<-- [start:wrong_swap]
import torch

x = torch.tensor([[1, 2, 3], [4, 5, 6]])
y = x.reshape(3, 2)
print(y)
#> tensor([[1, 2],
#>         [3, 4],
#>         [5, 6]])
# --8<-- [end:wrong_swap]

# --8<-- [start:right_swap]
import torch

x = torch.tensor([[1, 2, 3], [4, 5, 6]])
y = x.transpose(0, 1)
print(y)
#> tensor([[1, 4],
#>         [2, 5],
#>         [3, 6]])
# --8<-- [end:right_swap]

# --8<-- [start:demo_strides]
import torch

x = torch.tensor([[1, 2, 3], [4, 5, 6]])
y = x.t()
for name, z in ("x", x), ("y", y):
    print(f"{name}: shape {tuple(z.shape)}, strides {z.stride()}")
    print("   contiguous:", z.is_contiguous())
#> x: shape (2, 3), strides (3, 1)
#>    contiguous: True
#> y: shape (3, 2), strides (1, 3)
#>    contiguous: False
print("same memory:", y.data_ptr() == x.data_ptr())
#> same memory: True
# --8<-- [end:demo_strides]

# --8<-- [start:demo_viewable]
import torch

images = torch.zeros(2, 4, 5, 3)  # N, H, W, C
x = images.permute(0, 3, 1, 2)  # N, C, H, W
print("strides:", x.stride(), "contiguous:", x.is_contiguous())
#> strides: (60, 1, 15, 3) contiguous: False
pixels = x.view(2, 3, 20)  # H and W become one dimension
print("strides after view:", pixels.stride())
#> strides after view: (60, 1, 3)
print("view, same memory:", pixels.data_ptr() == images.data_ptr())
#> view, same memory: True
copied = x.contiguous().view(2, 3, 20)  # also works, with a copy
print("contiguous, same memory:", copied.data_ptr() == images.data_ptr())
#> contiguous, same memory: False
# --8<-- [end:demo_viewable]

# --8<-- [start:demo_copy]
import torch

x = torch.zeros(2, 3)
x.reshape(6)[0] = 7  # a view: x changes
x.t().reshape(6)[1] = 8  # a copy: x does not
print("x:", x.tolist())
#> x: [[7.0, 0.0, 0.0], [0.0, 0.0, 0.0]]
same = x.reshape(6).data_ptr() == x.data_ptr()
print("x.reshape(6), same memory:", same)
#> x.reshape(6), same memory: True
same = x.t().reshape(6).data_ptr() == x.data_ptr()
print("x.t().reshape(6), same memory:", same)
#> x.t().reshape(6), same memory: False
# --8<-- [end:demo_copy]

# --8<-- [start:figure]
import torch

x = torch.tensor([[1, 2, 3], [4, 5, 6]])
y = x.t()
assert y.data_ptr() == x.data_ptr()
memory = x.as_strided([6], [1])
side, top = 62, 78  # of the memory's cells


def text(x, y, words, more=""):
    return f'<text x="{x}" y="{y}" {more}>{words}</text>'


def walk(tensor, edge, up):
    """An arrow from each element to the next, in the order of reading."""
    places = torch.arange(6).as_strided(tensor.shape, tensor.stride())
    places, drawn, labels = places.flatten().tolist(), "", ""
    assert memory[places].equal(tensor.flatten())
    for start, end in zip(places, places[1:]):
        step = end - start
        a, b = (12 + side * (p + 0.5) for p in (start, end))
        a, b = (a + 9, b - 9) if step > 0 else (a - 3, b + 3)
        far = up * (16 + 26 * abs(step))
        peak = edge + far
        style = ' stroke-dasharray="5 3"' if step < 0 else ""
        drawn += f'<path d="M{a} {edge}C{a} {peak} {b} {peak} {b} {edge}" '
        drawn += f'marker-end="url(#tip)"{style}/>'
        middle = edge + far * 0.75 + (16 if step > 2 else -6)
        labels += text((a + b) / 2, middle, f"{step:+}")
    drawn = f'<g fill="none" stroke="currentColor">{drawn}</g>{labels}'
    return drawn.replace(">-", ">&#8722;")


svg = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 396 252" \
style="max-width:24rem" data-search-exclude="" font-size="14" \
fill="currentColor" text-anchor="middle" \
font-family="var(--md-code-font-family, monospace)">
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" \
markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>"""
for place, value in enumerate(memory.tolist()):
    left = 12 + side * place
    svg += f'\n<rect x="{left}" y="{top}" width="{side}" height="40" '
    svg += 'fill="var(--md-code-bg-color, #f5f4f0)" stroke="currentColor"/>'
    svg += text(left + side / 2, top + 26, value, 'font-size="18"')
svg += "\n" + walk(x, top - 4, -1) + "\n" + walk(y, top + 44, 1)
svg += "\n" + text(198, 18, f"x.stride() = {x.stride()}")
svg += text(198, 240, f"x.t().stride() = {y.stride()}")
open("figure.svg", "w").write(svg + "\n</svg>\n")
# --8<-- [end:figure]

# --8<-- [start:check]
assert wrong.out.startswith("RuntimeError: view size is not compatible")
assert right.out == "flat: tensor([1, 4, 2, 5, 3, 6])\n"
assert wrong_heads.error == wrong.error
assert right_heads.out == "output: torch.Size([2, 10, 32])\n"
assert right.x.t().contiguous().view(6).tolist() == right.flat.tolist()
assert wrong_swap.y.tolist() == [[1, 2], [3, 4], [5, 6]]
assert right_swap.y.tolist() == [[1, 4], [2, 5], [3, 6]]
memory = right.x.flatten().tolist()  # what y reads, row by row
assert [memory.index(v) for v in right.flat.tolist()] == [0, 3, 1, 4, 2, 5]
assert wrong_swap.error is None
assert demo_strides.out.splitlines() == [
    "x: shape (2, 3), strides (3, 1)", "   contiguous: True",
    "y: shape (3, 2), strides (1, 3)", "   contiguous: False",
    "same memory: True"]
assert demo_viewable.out.splitlines() == [
    "strides: (60, 1, 15, 3) contiguous: False",
    "strides after view: (60, 1, 3)",
    "view, same memory: True", "contiguous, same memory: False"]
flat = demo_viewable.x.reshape(2, 3, 20)
assert flat.data_ptr() == demo_viewable.images.data_ptr()
assert demo_copy.x.tolist() == [[7, 0, 0], [0, 0, 0]]
assert demo_copy.out.splitlines() == [
    "x: [[7.0, 0.0, 0.0], [0.0, 0.0, 0.0]]",
    "x.reshape(6), same memory: True", "x.t().reshape(6), same memory: False"]
# --8<-- [end:check]
