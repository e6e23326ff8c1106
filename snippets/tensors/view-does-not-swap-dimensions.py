"""view and reshape keep the elements in reading order, so using them to swap dimensions silently scrambles the data."""
# /// pitfall
# apis = ["torch.Tensor.permute", "torch.Tensor.transpose", "torch.Tensor.view", "torch.Tensor.reshape"]
# also = ["torch.movedim", "torch.swapaxes"]
# symptom = "silent"
# added = 2026-11-29
#
# [code.view_swaps]
# either = [
#     '$Y.view($B, $A, $C)', '$Y.reshape($B, $A, $C)', '$Y.view($A, $C, $B)',
#     '$Y.reshape($A, $C, $B)', '$Y.view($C, $A, $B)', '$Y.reshape($C, $A, $B)',
# ]
# not_inside = [
#     '$Y.view(...).permute(...)', '$Y.view(...).transpose(...)', '$Y.reshape(...).permute(...)',
#     '$Y.reshape(...).transpose(...)',
# ]
# anywhere = [
#     ['$A, $B, $C = $X.shape', '$A, $B, $C = $X.size()', '$X = torch.$F($A, $B, $C)'],
# ]
# nowhere = [
#     '$Y = <... $Z.transpose(...) ...>', '$Y = <... $Z.permute(...) ...>',
#     '$Y = <... torch.matmul(...) ...>', '$Y = <... $Q @ $K ...>',
# ]
# names = { "$Y" = '(?![\s\S]*(permute|transpose|movedim|moveaxis|swapaxes|einsum|matmul|bmm|rearrange|fold|\.T\b|\.t\(|unfold|roll|@))[\s\S]*' }
# example = '''
# h, w, c = image.shape
# x = image.view(c, h, w)
# '''
#
# [code.view_splits_heads]
# either = [
# '''
# $N, $L, $C = $X.shape
# ...
# $Y.view($N, $H, $L, $D)
# ''',
# '''
# $N, $L, $C = $X.shape
# ...
# $Y.reshape($N, $H, $L, $D)
# ''',
# '''
# $N, $L, $C = $X.size()
# ...
# $Y.view($N, $H, $L, $D)
# ''',
# '''
# $N, $L, $C = $X.size()
# ...
# $Y.reshape($N, $H, $L, $D)
# ''',
# '''
# $N, $L = $X.shape[:2]
# ...
# $Y.view($N, $H, $L, $D)
# ''',
# '''
# $N, $L = $X.size(0), $X.size(1)
# ...
# $Y.view($N, $H, $L, $D)
# ''',
# '''
# $X = $MAKE($N, $L, $C)
# ...
# $Y.view($N, $H, $L, $D)
# ''',
#     '$Y.view($N, $H, -1, $D)', '$Y.reshape($N, $H, -1, $D)',
#     '$Y.view($Y.size(0), $H, $Y.size(1), $D)', '$Y.view($Y.shape[0], $H, $Y.shape[1], $D)',
# ]
# nowhere = [
#     'torch.nn.Conv1d(...)', '$ANY.unflatten(...)', '$Y = <... $Z.transpose(...) ...>',
#     '$Y = <... $Z.permute(...) ...>',
# ]
# line = "$H"
# names = { "$Y" = '(?![\s\S]*(permute|transpose|movedim|einsum|rearrange|\.T\b|@))[\s\S]*', "$H" = '(self\.)?(\w*(head)\w*|h|H|nh|n_h)', "$D" = '(?![\s\S]*(\b[hw]\b|height))[\s\S]*' }
# example = '''
# n, length, width = x.shape
# q = q.view(n, heads, length, width // heads)
# '''
#
# [code.view_of_known_sizes]
# either = ['$Y.view(..., $C, $H, $W)', '$Y.reshape(..., $C, $H, $W)']
# anywhere = [
#     [
#         '$X = <... $F.$MAKE(..., $H, $W, $C, ...) ...>',
#         '$X = <... $F.$MAKE(..., ($N, $H, $W, $C), ...) ...>',
#         '$X = <... $F.$MAKE(..., size=($N, $H, $W, $C), ...) ...>',
#         '$X = <... $F.$MAKE(..., ($H, $W, $C), ...) ...>',
#         '$X = <... $F.$MAKE(..., size=($H, $W, $C), ...) ...>',
#     ],
# ]
# nowhere = ['$ANY.permute(...)', '$ANY.movedim(...)', '$ANY.transpose(...)']
# names = { "$C" = '[1-4]|\w*c(h|hannels?)?|.*C', "$H" = '(?!-?1$).*' }
#
# [code.view_swaps_of_images]
# either = [
#     '$Y.view($A, $D, $B, $C)', '$Y.reshape($A, $D, $B, $C)', '$Y.view($A, $C, $D, $B)',
#     '$Y.reshape($A, $C, $D, $B)',
# ]
# not_inside = [
#     '$Y.view(...).permute(...)', '$Y.view(...).transpose(...)', '$Y.reshape(...).permute(...)',
#     '$Y.reshape(...).transpose(...)',
# ]
# anywhere = [
#     [
#         '$A, $B, $C, $D = $X.shape', '$A, $B, $C, $D = $X.size()',
#         '$X = torch.$F($A, $B, $C, $D)',
#     ],
# ]
# nowhere = [
#     '$Y = <... $Z.transpose(...) ...>', '$Y = <... $Z.permute(...) ...>',
#     '$Y = <... torch.matmul(...) ...>', '$Y = <... $Q @ $K ...>',
# ]
# names = { "$Y" = '(?![\s\S]*(permute|transpose|movedim|moveaxis|swapaxes|einsum|matmul|bmm|rearrange|fold|\.T\b|\.t\(|unfold|roll|@))[\s\S]*' }
#
# [code.view_swaps_two]
# either = [
#     '$Y.view($Y.size(1), $Y.size(0), ...)', '$Y.view($Y.shape[1], $Y.shape[0], ...)',
#     '$Y.reshape($Y.size(1), $Y.size(0), ...)', '$Y.reshape($Y.shape[1], $Y.shape[0], ...)',
#     '$Y.view($Y.size(0), $Y.size(2), $Y.size(1))',
#     '$Y.view($Y.shape[0], $Y.shape[2], $Y.shape[1])',
#     '$Y.reshape($Y.shape[0], $Y.shape[2], $Y.shape[1])',
#     '$Y.reshape($Y.size(0), $Y.size(2), $Y.size(1))',
#     '$Y.view($Y.size(0), $Y.size(3), $Y.size(1), $Y.size(2))',
#     '$Y.view($Y.shape[2], $Y.shape[0], $Y.shape[1])',
#     '$Y.reshape($Y.shape[2], $Y.shape[0], $Y.shape[1])',
#     '$Y.view($Y.shape[0], $Y.shape[3], $Y.shape[1], $Y.shape[2])',
#     '$Y.reshape($Y.shape[0], $Y.shape[3], $Y.shape[1], $Y.shape[2])',
#     '$Y.view($Y.shape[::-1])', '$Y.reshape($Y.shape[::-1])', '$Y.view(*$Y.shape[::-1])',
#     '$Y.reshape(*$Y.shape[::-1])',
#     '$Y.reshape($Y.shape[0], -1, $Y.shape[1])', '$Y.view($Y.shape[0], -1, $Y.shape[1])',
#     '$Y.view($Y.size(0), -1, $Y.size(1))', '$Y.reshape($Y.size(0), -1, $Y.size(1))',
# ]
# not = [
#     '$Y.view($Y.shape[0], -1, $Y.shape[0])',
# ]
# example = 'x = x.view(x.size(1), x.size(0), -1)'
#
# [code.view_of_a_loaded_image]
# either = [
#     'torch.from_numpy($IMAGE).view(3, ...)', 'torch.from_numpy($IMAGE).reshape(3, ...)',
#     'torch.tensor($IMAGE).view(3, ...)', 'torch.tensor($IMAGE).reshape(3, ...)',
#     '$IMAGE.reshape(3, ...)',
#     'torch.from_numpy($IMAGE).float().view(3, ...)', 'torch.tensor($IMAGE, ...).view(3, ...)',
#     'torch.from_numpy($IMAGE).view(1, 3, ...)',
#     'torch.from_numpy($IMAGE).float().reshape(3, ...)',
#     'torch.from_numpy($IMAGE).view(-1, 3, ...)', 'torch.from_numpy($IMAGE).view($C, $H, $W)',
#     '$IMAGE.reshape((3, ...))', '$IMAGE.reshape($C, $H, $W)',
# ]
# anywhere = [
#     [
#         '$IMAGE = numpy.array($FILE)', '$IMAGE = numpy.asarray($FILE)',
#         '$IMAGE = cv2.imread(...)',
#         '$IMAGE = numpy.array($FILE.resize(...))', '$IMAGE = $IO.imread(...)',
#         '$IMAGE = numpy.array(PIL.Image.open(...))', '$IMAGE = cv2.resize(...)',
#         '$IMAGE = cv2.cvtColor(...)',
#         '$IMAGE = numpy.random.randint(..., ($H2, $W2, 3), ...)',
#         '$IMAGE = numpy.zeros(($H2, $W2, 3), ...)',
#         '$IMAGE = numpy.random.rand($H2, $W2, 3)',
#         '$IMAGE = numpy.array(PIL.Image.open(...).convert(...))',
#         '$IMAGE = $RNG.random(($H2, $W2, 3))', '$IMAGE = $RNG.integers(..., ($H2, $W2, 3), ...)',
#     ],
# ]
# nowhere = [
#     '$ANY.transpose(2, 0, 1)', '$ANY.transpose((2, 0, 1))', '$ANY.permute(2, 0, 1)',
#     'torch.unflatten(...)', '$IMAGE.transpose(...)',
# ]
# example = '''
# image = numpy.array(PIL.Image.open("cat.jpg"))
# x = torch.from_numpy(image).view(3, 64, 64)
# '''
#
# [code.view_swaps_known_two]
# names = { "$L" = '(?!-?1$|1\b).*', "$N" = '(?!-?1$).*' }
# either = [
#     '$Y.view($L, $N, ...)', '$Y.reshape($L, $N, ...)',
# ]
# anywhere = [
#     [
#         '$N, $L = $Y.shape', '$N, $L = $Y.size()', '$N, $L, $D = $Y.shape',
#         '$N, $L, $D = $Y.size()',
#         '$N, $L = $Y.shape[:2]', '$N, $L = $Y.size(0), $Y.size(1)', '$N, $L, $H, $W = $Y.shape',
#         '$Y = torch.$MAKE($N, $L, $D)', '$Y = torch.$MAKE($N, $L)',
#         '$Y = torch.$MAKE(..., ($N, $L), ...)', '$Y = torch.$MAKE(..., ($N, $L, $D), ...)',
#     ],
# ]
# nowhere = [
#     '$Y = <... $Z.transpose(...) ...>', '$Y = <... $Z.permute(...) ...>', '$Y = torch.stack(...)',
#     '$Y = torch.cat(...)', '$Y = <... $A @ $B ...>',
# ]
# example = '''
# x = torch.randn(n, length, width)
# x = x.view(length, n, width)
# '''
#
# [code.view_swaps_time_and_channels]
# either = [
#     '$Y.view($N, $C, $T)', '$Y.reshape($N, $C, $T)', '$Y.view(($N, $C, $T))',
#     '$Y.reshape(($N, $C, $T))', '$Y.view($N, self.$C2, self.$T2)',
#     '$Y.reshape($N, self.$C2, self.$T2)', '$Y.view($N, self.$O.$C2, self.$O.$T2)',
#     '$Y.reshape($N, self.$O.$C2, self.$O.$T2)', '$Y.view($N, $P.$C2, $P.$T2)',
#     '$Y.reshape($N, $P.$C2, $P.$T2)', '$Y.view($N, $C, -1)', '$Y.reshape($N, $C, -1)',
# ]
# anywhere = [
#     [
#         '$X = <... $R.$MAKE($B, $T, $C) ...>', '$X = <... $R.$MAKE(..., ($B, $T, $C), ...) ...>',
#         '$X = <... $R.$MAKE(..., size=($B, $T, $C), ...) ...>',
#         '$X = <... $R.$MAKE($B, $Q.$T2, $Q.$C2) ...>',
#         '$X = <... $R.$MAKE(..., ($B, $Q.$T2, $Q.$C2), ...) ...>',
#         '$X = <... $R.$MAKE(..., size=($B, $Q.$T2, $Q.$C2), ...) ...>',
#     ],
#     [
#         'torch.nn.Conv1d(...)', 'torch.nn.functional.conv1d(...)', 'torch.nn.BatchNorm1d(...)',
#     ],
# ]
# nowhere = [
#     '$ANY.permute(...)', '$ANY.transpose(...)', '$ANY.mT', '$ANY.swapaxes(...)', '$ANY.T',
#     '$ANY.movedim(...)', 'numpy.transpose(...)', 'torch.transpose(...)', 'torch.permute(...)',
#     'einops.rearrange(...)', 'rearrange(...)', '$ANY.unfold(...)', '$ANY.flatten(...)',
#     'torch.nn.ConvTranspose1d(...)',
# ]
# example = '''
# x = torch.from_numpy(rng.normal(size=(n, window, channels)))
# conv = torch.nn.Conv1d(channels, 32, 3)
# y = conv(x.view(-1, channels, window))
# '''
#
# [code.columns_of_a_feature_map]
# either = [
#     '$Y.view($A, $D, $B * $C)', '$Y.reshape($A, $D, $B * $C)', '$Y.view($A, $D, -1)',
#     '$Y.reshape($A, $D, -1)', '$Y.view($D, $A, $B * $C)', '$Y.view($A, $D, $C * $B)',
#     '$Y.reshape($A, $D, $C * $B)', '$Y.view($A, $C * $D, $B)', '$Y.reshape($A, $C * $D, $B)',
#     '$Y.view($A, -1, $B)', '$Y.reshape($A, -1, $B)',
# ]
# inside = [
#     [
# '''
# $A, $B, $C, $D = $Y.shape
# ...
# ''',
# '''
# $A, $B, $C, $D = $Y.size()
# ...
# ''',
#     ],
# ]
# not_inside = [
# '''
# $A, $B, $C, $D = $Y.shape
# ...
# $Y = $OTHER
# ...
# ''',
# '''
# $A, $B, $C, $D = $Y.size()
# ...
# $Y = $OTHER
# ...
# ''',
#     '$Y.permute(...)', '$Y.transpose(...)',
# ]
# example = '''
# b, c, h, w = features.shape
# steps = features.view(b, w, c * h)
# out, _ = lstm(steps)
# '''
#
# [code.channels_first_by_view]
# either = [
#     '$Y.view(3, $Y.shape[0], $Y.shape[1])', '$Y.reshape(3, $Y.shape[0], $Y.shape[1])',
#     '$Y.view(3, $Y.size(0), $Y.size(1))', '$Y.view(1, 3, $Y.shape[0], $Y.shape[1])',
#     '$Y.reshape(1, 3, $Y.shape[0], $Y.shape[1])', '$Y.reshape((3, $Y.shape[0], $Y.shape[1]))',
#     '$Y.view($Y.shape[2], *$Y.shape[:2])', '$Y.reshape($Y.shape[2], *$Y.shape[:2])',
# ]
# example = 'x = image.view(3, image.shape[0], image.shape[1])'
# ///

# --8<-- [start:wrong]
import torch

images = torch.zeros(8, 2, 2, 3)  # N, H, W, C
images[..., 0] = 1  # every pixel is red
x = images.reshape(8, 3, 2, 2)
print("shape:", x.shape)
#> shape: torch.Size([8, 3, 2, 2])
for name, channel in zip(("red", "green", "blue"), x[0]):
    print(f"{name}:", channel.tolist())
#> red: [[1.0, 0.0], [0.0, 1.0]]
#> green: [[0.0, 0.0], [1.0, 0.0]]
#> blue: [[0.0, 1.0], [0.0, 0.0]]
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

images = torch.zeros(8, 2, 2, 3)  # N, H, W, C
images[..., 0] = 1  # every pixel is red
x = images.permute(0, 3, 1, 2)
print("shape:", x.shape)
#> shape: torch.Size([8, 3, 2, 2])
for name, channel in zip(("red", "green", "blue"), x[0]):
    print(f"{name}:", channel.tolist())
#> red: [[1.0, 1.0], [1.0, 1.0]]
#> green: [[0.0, 0.0], [0.0, 0.0]]
#> blue: [[0.0, 0.0], [0.0, 0.0]]
# --8<-- [end:right]

# --8<-- [start:wrong_sequence]
import torch

L, N, features = 4, 3, 1  # time steps, samples
output = torch.tensor([[[0], [1], [2]]] * L)  # the number of the sample
output = output.view(N, L, features)
for n in range(N):
    print(f"sample {n} holds time steps of:", output[n].flatten().tolist())
#> sample 0 holds time steps of: [0, 1, 2, 0]
#> sample 1 holds time steps of: [1, 2, 0, 1]
#> sample 2 holds time steps of: [2, 0, 1, 2]
# --8<-- [end:wrong_sequence]

# --8<-- [start:right_sequence]
import torch

L, N, features = 4, 3, 1  # time steps, samples
output = torch.tensor([[[0], [1], [2]]] * L)  # the number of the sample
output = output.transpose(0, 1)
for n in range(N):
    print(f"sample {n} holds time steps of:", output[n].flatten().tolist())
#> sample 0 holds time steps of: [0, 0, 0, 0]
#> sample 1 holds time steps of: [1, 1, 1, 1]
#> sample 2 holds time steps of: [2, 2, 2, 2]
# --8<-- [end:right_sequence]

# --8<-- [start:wrong_heads]
import torch

N, L, heads, width = 1, 4, 2, 3
token = torch.arange(L).view(1, L, 1)  # 0, 1, 2, 3
x = token.expand(N, L, heads * width)  # what a Linear returns
x = x.reshape(N, heads, L, width)
print("tokens in head 0:", x[0, 0, :, 0].tolist())
#> tokens in head 0: [0, 0, 1, 1]
# --8<-- [end:wrong_heads]

# --8<-- [start:right_heads]
import torch

N, L, heads, width = 1, 4, 2, 3
token = torch.arange(L).view(1, L, 1)  # 0, 1, 2, 3
x = token.expand(N, L, heads * width)  # what a Linear returns
x = x.reshape(N, L, heads, width).transpose(1, 2)
print("tokens in head 0:", x[0, 0, :, 0].tolist())
#> tokens in head 0: [0, 1, 2, 3]
# --8<-- [end:right_heads]

# --8<-- [start:demo_order]
import torch

pixels = torch.tensor([[1, 2, 3], [4, 5, 6]])
print("x[0, 1] is", pixels[0, 1].item())
#> x[0, 1] is 2
print("after t(), x[1, 0] is", pixels.t()[1, 0].item())
#> after t(), x[1, 0] is 2
print("after reshape(3, 2), x[1, 0] is", pixels.reshape(3, 2)[1, 0].item())
#> after reshape(3, 2), x[1, 0] is 3
# --8<-- [end:demo_order]

# --8<-- [start:figure]
import torch

side, gap = 36, 12
image = torch.arange(12).view(2, 2, 3)
FILLS = {
    "R": 'fill="var(--md-accent-fg-color--transparent, #b5391f1a)"',
    "G": 'fill="var(--md-code-bg-color, #f5f4f0)"',
    "B": 'fill="none"',
}


def text(x, y, words, more=""):
    return f'<text x="{x}" y="{y}" {more}>{words}</text>'


def cell(x, y, value):
    channel, pixel = "RGB"[value % 3], value // 3 + 1
    heavy = 'stroke-width="2.5"' if channel == "R" else ""
    shape = f'width="{side}" height="{side}" {FILLS[channel]}'
    return (f'<rect x="{x}" y="{y}" {shape} stroke="currentColor" {heavy}/>'
            + text(x + side / 2, y + 24, f"{channel}{pixel}"))


def planes(x, top, words):
    """The three channels, each of 2 by 2 pixels."""
    drawn = text(168, top - 12, words, 'font-weight="bold"')
    for c, plane in enumerate(x.tolist()):
        start = 36 + c * (2 * side + 2 * gap)
        for i, row in enumerate(plane):
            for j, value in enumerate(row):
                drawn += cell(start + j * side, top + i * side, value)
    return drawn


drawn = text(168, 18, "image (2, 2, 3)", 'font-weight="bold"')
for i in range(2):
    for j in range(2):
        for c in range(3):
            x = 48 + j * (3 * side + 2 * gap) + c * side
            drawn += cell(x, 28 + i * (side + gap), image[i, j, c].item())
drawn += planes(image.permute(2, 0, 1), 164, "permute(2, 0, 1)")
drawn += planes(image.reshape(3, 2, 2), 286, "reshape(3, 2, 2)")
svg = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 336 366" \
style="max-width:22rem" data-search-exclude="" font-size="14" \
fill="currentColor" text-anchor="middle" \
font-family="var(--md-code-font-family, monospace)">
{drawn}
</svg>
"""
open("figure.svg", "w").write(svg)
# --8<-- [end:figure]

# --8<-- [start:detect]
import torch

images = torch.rand(8, 2, 2, 3)
for name, x in {
    "reshape": images.reshape(8, 3, 2, 2),
    "permute": images.permute(0, 3, 1, 2),
}.items():
    n, c = 5, 1
    print(f"{name}:", torch.equal(x[n, c], images[n, :, :, c]))
#> reshape: False
#> permute: True
# --8<-- [end:detect]

# --8<-- [start:check]
import numpy as np
import torch

assert wrong.out == """\
shape: torch.Size([8, 3, 2, 2])
red: [[1.0, 0.0], [0.0, 1.0]]
green: [[0.0, 0.0], [1.0, 0.0]]
blue: [[0.0, 1.0], [0.0, 0.0]]
"""
assert right.out == """\
shape: torch.Size([8, 3, 2, 2])
red: [[1.0, 1.0], [1.0, 1.0]]
green: [[0.0, 0.0], [0.0, 0.0]]
blue: [[0.0, 0.0], [0.0, 0.0]]
"""
assert wrong.x.sum() == right.x.sum() == wrong.images[..., 0].sum()
sample = "sample {} holds time steps of: {}\n"
assert wrong_sequence.out == "".join((
    sample.format(0, [0, 1, 2, 0]), sample.format(1, [1, 2, 0, 1]),
    sample.format(2, [2, 0, 1, 2])))
assert right_sequence.out == "".join(
    sample.format(n, [n] * 4) for n in range(3))
assert wrong_heads.out == "tokens in head 0: [0, 0, 1, 1]\n"
assert right_heads.out == "tokens in head 0: [0, 1, 2, 3]\n"
assert wrong_heads.x.shape == right_heads.x.shape == (1, 2, 4, 3)
assert demo_order.out == """\
x[0, 1] is 2
after t(), x[1, 0] is 2
after reshape(3, 2), x[1, 0] is 3
"""
assert detect.out == "reshape: False\npermute: True\n"
assert torch.equal(detect.x, detect.images.permute(0, 3, 1, 2))

# permute moves every element to the swapped index, reshape moves none
images = torch.rand(2, 4, 5, 3)
x, y = images.permute(0, 3, 1, 2), images.reshape(2, 3, 4, 5)
assert all(x[n, c, h, w] == images[n, h, w, c] for n in range(2)
           for c in range(3) for h in range(4) for w in range(5))
assert torch.equal(y.flatten(), images.flatten())
assert not torch.equal(x.flatten(), images.flatten())
# reshape leaves the first and the last element of an image in place
assert y[1, 0, 0, 0] == images[1, 0, 0, 0]
assert y[1, -1, -1, -1] == images[1, -1, -1, -1]
for n in range(2):
    for c in range(3):
        assert torch.equal(x[n, c], images[n, :, :, c])
        assert not torch.equal(y[n, c], images[n, :, :, c])
# one image of several colors shows it, too
assert not torch.equal(
    images[:1].reshape(1, 3, 4, 5), images[:1].permute(0, 3, 1, 2))
# other spellings, and the way back
assert torch.equal(x, images.movedim(-1, 1))
assert torch.equal(x.permute(0, 2, 3, 1), images)
assert torch.equal(torch.tensor(images.numpy().transpose(0, 3, 1, 2)), x)
assert np.array_equal(images.numpy().reshape(2, 3, 4, 5), y.numpy())
# swapping neighbours, and more of them, by permute or transpose
s = torch.rand(7, 3, 2)
assert torch.equal(s.transpose(0, 1), s.permute(1, 0, 2))
# heads: the way there and back; without transpose, tokens get mixed
N, L, heads, width = 2, 4, 2, 3
x = torch.rand(N, L, heads * width)
split = x.view(N, L, heads, width).transpose(1, 2)
assert torch.equal(split.transpose(1, 2).reshape(N, L, heads * width), x)
assert not torch.equal(split.reshape(N, L, heads * width), x)
for h in range(heads):
    assert torch.equal(split[:, h], x[..., h * width:(h + 1) * width])
# with one head, one channel or one sample there is nothing to swap
gray = torch.rand(2, 4, 5, 1)
assert torch.equal(gray.reshape(2, 1, 4, 5), gray.permute(0, 3, 1, 2))
one = torch.rand(7, 1, 2)
assert torch.equal(one.view(1, 7, 2), one.transpose(0, 1))
# splitting or joining neighbours is what view is for
video = torch.rand(2, 3, 4, 5)
assert torch.equal(video.view(6, 4, 5)[4], video[1, 1])
assert torch.equal(video.view(6, 4, 5).view(2, 3, 4, 5), video)
# and a permuted image needs reshape, since view refuses
try:
    images.permute(0, 3, 1, 2).view(2, -1)
except RuntimeError as error:
    assert "Use .reshape(...) instead" in str(error)
else:
    raise AssertionError
# --8<-- [end:check]
