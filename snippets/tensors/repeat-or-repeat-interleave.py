"""Tensor.repeat repeats the whole tensor, as numpy.tile does; numpy.repeat is repeat_interleave."""
# /// pitfall
# apis = ["torch.Tensor.repeat", "torch.Tensor.repeat_interleave", "torch.Tensor.tile"]
# symptom = "silent"
# raises = ["wrong_dims"]
# added = 2026-11-29
# messages = [
#   "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor",
# ]
# also = ["torch.repeat_interleave", "torch.tile"]
#
# [code.repeat_then_view]
# either = [
# '''
# $Y = $X.repeat($N, 1)
# ...
# $Y.view($B, $N, ...)
# ''',
# '''
# $Y = $X.repeat($N, 1)
# ...
# $Y.reshape($B, $N, ...)
# ''',
# '''
# $Y = $X.repeat($N, 1, 1)
# ...
# $Y.view($B, $N, ...)
# ''',
# '''
# $Y = $X.repeat($N, 1, 1, 1)
# ...
# $Y.view($B, $N, ...)
# ''',
# '''
# $Y = $X.repeat($N, 1)
# ...
# $OUT = $M($Y, ...)
# ...
# $OUT.view($B, $N, ...)
# ''',
# '''
# $Y = $X.repeat($N, 1, 1)
# ...
# $OUT = $M($Y, ...)
# ...
# $OUT.view($B, $N, ...)
# ''',
# '''
# $Y = $X.repeat($N, 1, 1, 1)
# ...
# $OUT = <... $M($Y, ...) ...>
# ...
# $OUT.view($B, $N, ...)
# ''',
# '''
# $OUT = $M($X.repeat($N, 1), ...)
# ...
# $OUT.view($B, $N, ...)
# ''',
# '''
# $OUT = $M($X.repeat($N, 1), ...)
# ...
# $OUT.view(-1, $N)
# ''',
# '''
# $Y = $X.repeat($N, 1)
# ...
# $OUT = <... $M($Y, ...) ...>
# ...
# $OUT.view(-1, $N, ...)
# ''',
# '''
# $Y = $X.repeat($N, 1)
# ...
# $OUT = <... $M($Y, ...) ...>
# ...
# $OUT.view($B, $N)
# ''',
# '''
# $Y = $X.repeat($N, 1)
# ...
# $OUT = <... $M($Y, ...) ...>
# ...
# $OUT.reshape($B, $N, ...)
# ''',
#     '$X.repeat($N, 1).view($B, $N, ...)', '$X.repeat($N, 1).reshape($B, $N, ...)',
#     '$X.repeat($N).view(-1, $N)', '$X.repeat($N).reshape(-1, $N)', '$X.repeat($N).view($B, $N)',
#     '$X.repeat($N, 1, 1).view($B, $N, ...)', '$M($X.repeat($N, 1), ...).view($B, $N, ...)',
#     '$M($X.repeat($N, 1), ...).view(-1, $N, ...)',
# ]
# not = [
#     '$X.repeat($N, 1).view($N, $N, ...)',
# ]
#
# [code.repeat_beside_repeat_interleave]
# either = ['$Y.repeat($N)', '$Y.repeat($N, 1, 1)', '$Y.repeat($N, 1, 1, 1)']
# anywhere = [
#     [
#         '$X.repeat_interleave($N, ...)', 'torch.repeat_interleave($X, $N, ...)',
#         '$X.repeat_interleave($N)',
#     ],
# ]
# nowhere = ['torch.meshgrid(...)', 'torch.cartesian_prod(...)', 'torch.cat(...)']
# names = { "$Y" = '\w*(label|target|^y|class|id|image|x\b|input|feature|query|state|mask)\w*' }
# example = '''
# images = images.repeat_interleave(4, dim=0)
# labels = labels.repeat(4)
# '''
#
# [code.labels_of_views]
# either = [
#     '$Y.repeat($N)', 'torch.tile($Y, ($N,))', '$Y.tile($N)', 'torch.cat([$Y] * $N)',
#     'torch.cat([$Y for $I in range($N)])',
# ]
# anywhere = [
#     [
#         '$X.flatten(0, 1)', '$X.view($B * $N, ...)', '$X.reshape($B * $N, ...)',
#         '$X.view(-1, $C, $H, $W)',
#         '$X.view(-1, *$X.shape[2:])', '$X.reshape(-1, *$X.shape[2:])',
#         '$X.reshape(-1, $C, $H, $W)',
#         '$X.flatten(end_dim=1)', '$X.view(-1, $D)', '$X.reshape(-1, $X.size(-1))',
#         '$X.reshape(-1, $D)',
#     ],
# ]
# nowhere = ['torch.cat([$V1, $V2], ...)', 'torch.cat(($V1, $V2), ...)']
# names = { "$Y" = '\w*(label|target|^y|class|_id|truth)\w*' }
# example = '''
# crops = crops.flatten(0, 1)
# loss = criterion(model(crops), labels.repeat(5))
# '''
#
# [code.pairs_of_all]
# either = [
#     'torch.cat([$A.repeat($N, 1), $B.repeat($M, 1)], ...)',
#     'torch.cat(($A.repeat($N, 1), $B.repeat($M, 1)), ...)',
#     'torch.stack([$A.repeat($N), $B.repeat($M)], ...)',
# '''
# $X = $A.repeat(len($B), 1)
# ...
# $Y = $B.repeat(len($A), 1)
# ''',
# '''
# $X = $A.repeat($B.size(0), 1)
# ...
# $Y = $B.repeat($A.size(0), 1)
# ''',
# '''
# $X = $A.repeat($B.shape[0], 1)
# ...
# $Y = $B.repeat($A.shape[0], 1)
# ''',
# ]
# example = 'pairs = torch.cat([a.repeat(len(b), 1), b.repeat(len(a), 1)], dim=1)'
# ///

# --8<-- [start:wrong]
import numpy as np
import torch

labels = torch.tensor([1, 2, 3])
y = labels.repeat(2)
print("PyTorch:", y.tolist())
#> PyTorch: [1, 2, 3, 1, 2, 3]
print("NumPy:  ", np.repeat(labels.numpy(), 2).tolist())
#> NumPy:   [1, 1, 2, 2, 3, 3]
# --8<-- [end:wrong]

# --8<-- [start:right]
import numpy as np
import torch

labels = torch.tensor([1, 2, 3])
y = labels.repeat_interleave(2)
print("PyTorch:", y.tolist())
#> PyTorch: [1, 1, 2, 2, 3, 3]
print("NumPy:  ", np.repeat(labels.numpy(), 2).tolist())
#> NumPy:   [1, 1, 2, 2, 3, 3]
# --8<-- [end:right]

# --8<-- [start:wrong_dims]
import torch

x = torch.tensor([[1, 2, 3], [4, 5, 6]])
y = x.repeat(2)
#> RuntimeError: Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor
# --8<-- [end:wrong_dims]

# --8<-- [start:right_dims]
import torch

x = torch.tensor([[1, 2, 3], [4, 5, 6]])
print("repeat(2, 1):", x.repeat(2, 1).tolist())
#> repeat(2, 1): [[1, 2, 3], [4, 5, 6], [1, 2, 3], [4, 5, 6]]
print("repeat_interleave, dim=0:", x.repeat_interleave(2, dim=0).tolist())
#> repeat_interleave, dim=0: [[1, 2, 3], [1, 2, 3], [4, 5, 6], [4, 5, 6]]
# --8<-- [end:right_dims]

# --8<-- [start:demo_no_dim]
import torch

x = torch.tensor([[1, 2, 3], [4, 5, 6]])
print("without dim:", x.repeat_interleave(2).tolist())
#> without dim: [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]
print("tile(2):", x.tile(2).tolist())
#> tile(2): [[1, 2, 3, 1, 2, 3], [4, 5, 6, 4, 5, 6]]
# --8<-- [end:demo_no_dim]

# --8<-- [start:wrong_beams]
import torch

num_beams = 3
prompts = torch.tensor([[11, 12], [21, 22]])
input_ids = prompts.repeat(num_beams, 1)
beams = input_ids.view(2, num_beams, 2)
print("beams of the first prompt:", beams[0].tolist())
#> beams of the first prompt: [[11, 12], [21, 22], [11, 12]]
# --8<-- [end:wrong_beams]

# --8<-- [start:right_beams]
import torch

num_beams = 3
prompts = torch.tensor([[11, 12], [21, 22]])
input_ids = prompts.repeat_interleave(num_beams, dim=0)
beams = input_ids.view(2, num_beams, 2)
print("beams of the first prompt:", beams[0].tolist())
#> beams of the first prompt: [[11, 12], [11, 12], [11, 12]]
# --8<-- [end:right_beams]

# --8<-- [start:demo_either]
import torch

x = torch.tensor([7])
print("one element, same result:", x.repeat(3).equal(x.repeat_interleave(3)))
#> one element, same result: True
prompts = torch.tensor([[11, 12], [21, 22]])
beams = prompts.repeat(3, 1).view(3, 2, 2)
print("copies of the first prompt:", beams[:, 0].tolist())
#> copies of the first prompt: [[11, 12], [11, 12], [11, 12]]
# --8<-- [end:demo_either]

# --8<-- [start:detect]
import torch

num_beams = 3
row = torch.arange(2).repeat(num_beams)
print("row i comes from prompt:", row.tolist())
#> row i comes from prompt: [0, 1, 0, 1, 0, 1]
# --8<-- [end:detect]

# --8<-- [start:check]
import numpy as np

expected = np.repeat(wrong.labels.numpy(), 2).tolist()
assert wrong.y.tolist() == np.tile(wrong.labels.numpy(), 2).tolist()
assert wrong.y.tolist() != expected
assert right.y.tolist() == expected
assert "Number of dimensions of repeat dims" in wrong_dims.out
assert "repeat(2, 1): [[1, 2, 3], [4, 5, 6], [1" in right_dims.out
assert "dim=0: [[1, 2, 3], [1, 2, 3], [4" in right_dims.out
assert "without dim: [1, 1, 2, 2, 3, 3, 4" in demo_no_dim.out
assert "[[1, 2, 3, 1, 2, 3], [4" in demo_no_dim.out
assert wrong_beams.beams[0].tolist() == [[11, 12], [21, 22], [11, 12]]
assert right_beams.beams[0].tolist() == [[11, 12]] * 3
assert "same result: True" in demo_either.out
assert "prompt: [[11, 12], [11, 12], [11, 12]]" in demo_either.out
assert detect.out == "row i comes from prompt: [0, 1, 0, 1, 0, 1]\n"
# --8<-- [end:check]
