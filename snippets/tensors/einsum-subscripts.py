"""einsum needs one letter per dimension of each operand, and every letter stands for one size."""
# /// pitfall
# apis = ["torch.einsum"]
# symptom = "error"
# raises = ["wrong", "wrong_size"]
# added = 2026-11-30
# messages = [
#   "einsum(): the number of subscripts in the equation (*) does not match the number of dimensions (*) for operand * and no ellipsis was given",
#   "einsum(): subscript * has size * for operand * which does not broadcast with previously seen size *",
#   "einsum(): dimension * covered by ellipsis in operand *has size * which does not broadcast with previously seen ellipsis with size * for the respective dimension",
# ]
# older = ["operands do not broadcast with remapped shapes [original->remapped]"]
#
# [code.matrix_letters_for_a_batch]
# either = [
#     'torch.einsum("ij,jk->ik", $X, $Y)', 'torch.einsum("ij,jk", $X, $Y)',
#     'torch.einsum("nd,md->nm", $X, $Y)', 'torch.einsum("qd,kd->qk", $X, $Y)',
#     'torch.einsum("ik,kj->ij", $X, $Y)', 'torch.einsum("id,jd->ij", $X, $Y)',
#     'torch.einsum("ij,kj->ik", $X, $Y)',
# ]
# anywhere = [
#     [
#         '$X = torch.randn($B, $L, $D)', '$X = torch.rand($B, $L, $D)', '$B, $L, $D = $X.shape',
#         '$B, $L, $D = $X.size()', '$X = torch.randn($B, $H, $L, $D)', '$X = $LAYER($Z)',
#         '$Y = torch.randn($B, $L, $D)',
#     ],
# ]
# example = '''
# x = torch.randn(8, 5, 16)
# y = torch.einsum("ij,jk->ik", x, w)
# '''
#
# [code.weight_of_a_layer]
# either = [
#     'torch.einsum("bi,io->bo", $X, $M.weight)', 'torch.einsum("bi,ij->bj", $X, $M.weight)',
#     'torch.einsum("bti,io->bto", $X, $M.weight)', 'torch.einsum("bld,dh->blh", $X, $M.weight)',
#     'torch.einsum("ni,io->no", $X, $M.weight)', 'torch.einsum("ij,jk->ik", $X, $M.weight)',
#     'torch.einsum("btd,dh->bth", $X, $M.weight)', 'torch.einsum("nld,dk->nlk", $X, $M.weight)',
#     'torch.einsum("bd,dk->bk", $X, $M.weight)', '$X @ $M.weight', 'torch.matmul($X, $M.weight)',
#     'torch.mm($X, $M.weight)',
# ]
# anywhere = [
#     ['$M = torch.nn.Linear(...)'],
# ]
# nowhere = ['$Z.tie_weights()', '$Q.weight = $M.weight']
# example = '''
# layer = torch.nn.Linear(16, 4)
# y = torch.einsum("bi,io->bo", x, layer.weight)
# '''
# ///

# --8<-- [start:wrong]
import torch

x = torch.randn(8, 5, 16)
w = torch.randn(16, 4)
y = torch.einsum("ij,jk->ik", x, w)
#> RuntimeError: einsum(): the number of subscripts in the equation (2) does not match the number of dimensions (3) for operand 0 and no ellipsis was given
print("y:", y.shape)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

x = torch.randn(8, 5, 16)
w = torch.randn(16, 4)
y = torch.einsum("bij,jk->bik", x, w)
print("y:", y.shape)
#> y: torch.Size([8, 5, 4])
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn

class Scores(nn.Module):
    def __init__(self, width=16, heads=2):
        super().__init__()
        self.heads = heads
        self.q, self.k = nn.Linear(width, width), nn.Linear(width, width)

    def split(self, x):
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)

    def forward(self, x):
        q, k = self.split(self.q(x)), self.split(self.k(x))
        print("q:", q.shape)
        return torch.einsum("bhqd,bhkd->bhqk", q, k)

print("scores:", Scores()(torch.randn(8, 5, 16)).shape)
#> q: torch.Size([8, 2, 5, 8])
#> scores: torch.Size([8, 2, 5, 5])
# --8<-- [end:demo_in_your_code]

# --8<-- [start:wrong_size]
import torch
from torch import nn

layer = nn.Linear(16, 4, bias=False)
x = torch.randn(8, 16)
y = torch.einsum("bi,io->bo", x, layer.weight)
#> RuntimeError: einsum(): subscript i has size 4 for operand 1 which does not broadcast with previously seen size 16
print("same as the layer:", torch.allclose(y, layer(x), atol=1e-5))
# --8<-- [end:wrong_size]

# --8<-- [start:right_size]
import torch
from torch import nn

layer = nn.Linear(16, 4, bias=False)
x = torch.randn(8, 16)
y = torch.einsum("bi,oi->bo", x, layer.weight)
print("same as the layer:", torch.allclose(y, layer(x), atol=1e-5))
#> same as the layer: True
# --8<-- [end:right_size]

# --8<-- [start:demo_smpl]
import torch

def blend_shapes(betas, shape_disps):
    return torch.einsum("bl,mkl->bmk", [betas, shape_disps])

betas, shapedirs = torch.randn(1, 10), torch.randn(6890, 3, 300)
for dirs in (shapedirs, shapedirs[:, :, :10]):
    try:
        print("offsets:", blend_shapes(betas, dirs).shape)
    except RuntimeError as error:
        print(error)
#> einsum(): subscript l has size 300 for operand 1 which does not broadcast with previously seen size 10
#> offsets: torch.Size([1, 6890, 3])
# --8<-- [end:demo_smpl]

# --8<-- [start:demo_ellipsis]
import torch

x, w = torch.randn(8, 5, 16), torch.randn(3, 16, 4)
for equation in ("...ij,...jk->...ik", "bij,njk->bnik"):
    try:
        print("y:", torch.einsum(equation, x, w).shape)
    except RuntimeError as error:
        print(error)
#> einsum(): dimension 0 covered by ellipsis in operand 1has size 3 which does not broadcast with previously seen ellipsis with size 8 for the respective dimension
#> y: torch.Size([8, 3, 5, 4])
# --8<-- [end:demo_ellipsis]

# --8<-- [start:demo_silent]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(8, 16)
for outputs in (16, 1):
    layer = nn.Linear(16, outputs, bias=False)
    y = torch.einsum("bi,io->bo", x, layer.weight)
    same = y.shape == layer(x).shape and torch.allclose(y, layer(x))
    print(f"{outputs} outputs: {tuple(y.shape)}, same as the layer: {same}")
#> 16 outputs: (8, 16), same as the layer: False
#> 1 outputs: (8, 16), same as the layer: False
# --8<-- [end:demo_silent]

# --8<-- [start:detect]
import torch

equation = "ij,jk->ik"
operands = torch.randn(8, 5, 16), torch.randn(16, 4)
letters = equation.split("->")[0].split(",")
for number, (names, x) in enumerate(zip(letters, operands)):
    print(f"operand {number}: {names} for {tuple(x.shape)}")
#> operand 0: ij for (8, 5, 16)
#> operand 1: jk for (16, 4)
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

assert "number of subscripts in the equation (2) does not match the number of dimensions (3) for operand 0" in wrong.out
assert right.out == "y: torch.Size([8, 5, 4])\n"
assert torch.allclose(right.y, right.x @ right.w, atol=1e-4)
assert demo_in_your_code.out == "q: torch.Size([8, 2, 5, 8])\nscores: torch.Size([8, 2, 5, 5])\n"
assert "subscript i has size 4 for operand 1 which does not broadcast with previously seen size 16" in wrong_size.out
assert right_size.out == "same as the layer: True\n"
first, second = demo_smpl.out.splitlines()
assert "subscript l has size 300 for operand 1" in first
assert second == "offsets: torch.Size([1, 6890, 3])"
first, second = demo_ellipsis.out.splitlines()
assert "dimension 0 covered by ellipsis in operand 1has size 3" in first
assert second == "y: torch.Size([8, 3, 5, 4])"
assert demo_silent.out == """\
16 outputs: (8, 16), same as the layer: False
1 outputs: (8, 16), same as the layer: False
"""
assert detect.out == "operand 0: ij for (8, 5, 16)\noperand 1: jk for (16, 4)\n"

# without the heads, the four letters meet three dimensions
q = torch.randn(8, 5, 16)
try:
    torch.einsum("bhqd,bhkd->bhqk", q, q)
    raised = ""
except RuntimeError as error:
    raised = str(error)
assert "(4) does not match the number of dimensions (3)" in raised
# the ellipsis takes any number of dimensions in front
for shape in ((16,), (5, 16), (8, 5, 16), (2, 8, 5, 16)):
    x = torch.randn(shape)
    y = torch.einsum("...j,jk->...k", x, right.w)
    assert torch.allclose(y, x @ right.w, atol=1e-4)
# a letter too many for a sample that squeeze() has left alone: unsqueeze(0) gives it back
sample = torch.randn(1, 5, 16).squeeze()
try:
    torch.einsum("bij,jk->bik", sample, right.w)
    raised = ""
except RuntimeError as error:
    raised = str(error)
assert "(3) does not match the number of dimensions (2) for operand 0" in raised
y = torch.einsum("bij,jk->bik", sample.unsqueeze(0), right.w)
assert torch.allclose(y[0], sample @ right.w, atol=1e-4)
# letters are counted before any size is looked at: operands 0 and 1 don't fit either
try:
    torch.einsum("ij,jk,k->i", torch.ones(2, 3), torch.ones(4, 5), torch.ones(5, 5))
    raised = ""
except RuntimeError as error:
    raised = str(error)
assert "(1) does not match the number of dimensions (2) for operand 2" in raised
# a size of 1 stretches to the other size
y = torch.einsum("bi,io->bo", wrong_size.x, torch.ones(1, 4))
assert torch.allclose(y, wrong_size.x.sum(1, keepdim=True).expand(8, 4), atol=1e-4)
# --8<-- [end:check]
