"""For negative numbers, // and % round down; torch.div with trunc and torch.fmod don't."""
# /// pitfall
# apis = ["torch.fmod", "torch.div"]
# symptom = "silent"
# added = 2026-11-29
# also = ["torch.floor_divide", "torch.remainder"]
# older = [
#   "floor_divide is deprecated, and will be removed in a future version of pytorch. It currently rounds toward 0 (like the 'trunc' function NOT 'floor').",
#   "__floordiv__ is deprecated, and its behavior will change in a future version of pytorch. It currently rounds toward 0 (like the 'trunc' function NOT 'floor').",
# ]
#
# [code.fmod_of_a_difference]
# either = [
#     'torch.fmod(<... $A - $B ...>, ...)', '($A - $B).fmod(...)',
#     'torch.fmod($A + $B, ...) - $C', 'torch.div(..., rounding_mode="trunc", ...)',
#     '$X.div(..., rounding_mode="trunc", ...)', '($A + $B).fmod(...) - $C',
#     'torch.fmod(<... torch.randn(...) ...>, ...)',
# '''
# $D = $A - $B
# ...
# torch.fmod($D, ...)
# ''',
# '''
# $D = $A - $B
# ...
# $D.fmod(...)
# ''',
# '''
# $W = torch.fmod($A + $B, $C)
# ...
# $W - $D
# ''',
# '''
# $X -= $B
# ...
# torch.fmod($X, ...)
# ''',
#     'torch.fmod(torch.atan2(...), ...)', 'torch.trunc($A / $B)', 'torch.fix($A / $B)',
# ]
#
# [code.fmod_of_an_angle]
# either = ['torch.fmod($X, ...)', '$X.fmod(...)', '$X.fmod_(...)']
# names = { "$X" = '.*(angle|theta|phi|phase|heading|yaw|azimuth|bearing|diff|delta|offset|shift|hour|minute|day|index|idx|pos|coord|rot|lon|direction|relative|rel_|velocity).*' }
# example = 'angle = torch.fmod(angle, 2 * torch.pi)'
#
# [code.cell_of_a_negative_number]
# either = [
#     '($P / $SIZE).long()', '($P / $SIZE).int()', '($P / $SIZE).to(torch.long)',
#     '($P / $SIZE).to(torch.int64)',
# ]
# anywhere = [
#     [
#         '$P = torch.randn(...)', '$P = $K * torch.randn(...)', '$P = torch.randn(...) * $K',
#         '$P = torch.empty(...).uniform_($NEG, ...)',
#         '$P = $M * torch.rand(...) - $S', '$P = torch.rand(...) * $M - $S',
#         '$P = (torch.rand(...) - 0.5) * $M',
#     ],
# ]
# nowhere = ['$P = $P - $MIN', '$P -= $MIN']
# names = { "$P" = '(self\.)?\w*(points?|pts|coords?|xyz|xy|pos\w*|locations?|\bp\b|particles|cloud)\w*' }
# example = '''
# points = torch.randn(100, 2)
# cells = (points / 0.5).long()
# '''
# ///

# --8<-- [start:wrong]
import torch

utc = torch.tensor([1, 3, 5, 23])
local = torch.fmod(utc - 5, 24)
print("local hours:", local)
#> local hours: tensor([-4, -2,  0, 18])
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

utc = torch.tensor([1, 3, 5, 23])
local = (utc - 5) % 24
print("local hours:", local)
#> local hours: tensor([20, 22,  0, 18])
# --8<-- [end:right]

# --8<-- [start:wrong_cells]
import torch

x = torch.tensor([-3, -1, 1, 3])
cell = torch.div(x, 2, rounding_mode="trunc")
print("cell:", cell)
#> cell: tensor([-1,  0,  0,  1])
# --8<-- [end:wrong_cells]

# --8<-- [start:right_cells]
import torch

x = torch.tensor([-3, -1, 1, 3])
cell = x // 2
print("cell:", cell)
#> cell: tensor([-2, -1,  0,  1])
# --8<-- [end:right_cells]

# --8<-- [start:demo_both]
import torch

x = torch.tensor([-7, 7])
print("x // 3:", x // 3)
#> x // 3: tensor([-3,  2])
print("x % 3:", x % 3)
#> x % 3: tensor([2, 1])
print("trunc:", torch.div(x, 3, rounding_mode="trunc"))
#> trunc: tensor([-2,  2])
print("fmod:", torch.fmod(x, 3))
#> fmod: tensor([-1,  1])
# --8<-- [end:demo_both]

# --8<-- [start:check]
import torch

assert wrong.local.tolist() == [-4, -2, 0, 18]
assert right.local.tolist() == [20, 22, 0, 18]
assert wrong_cells.cell.tolist() == [-1, 0, 0, 1]
assert right_cells.cell.tolist() == [-2, -1, 0, 1]
x = demo_both.x
down, zero = x // 3, torch.div(x, 3, rounding_mode="trunc")
assert down.tolist() == [-3, 2] and zero.tolist() == [-2, 2]
assert (3 * down + x % 3).equal(x) and (3 * zero + torch.fmod(x, 3)).equal(x)
assert torch.remainder(x, 3).equal(x % 3)
assert torch.div(x, 3, rounding_mode="floor").equal(down)
assert torch.floor_divide(x, 3).equal(down)
assert (torch.fmod(torch.tensor([7, -7]), -3)).tolist() == [1, -1]
assert (torch.tensor([7, -7]) % -3).tolist() == [-2, -1]
assert torch.arange(24)[-4] == 20
assert -7 // 3 == -3 and -7 % 3 == 2
# --8<-- [end:check]
