"""mm takes two matrices, bmm two batches of matrices, dot two vectors; @ chooses by the dimensions, * multiplies element by element."""
# /// pitfall
# apis = ["torch.Tensor.matmul", "torch.mm", "torch.Tensor.mm", "torch.bmm", "torch.Tensor.bmm", "torch.dot", "torch.Tensor.dot", "torch.einsum", "torch.Tensor.mT", "torch.mv"]
# symptom = "error"
# raises = ["wrong", "wrong_einsum"]
# added = 2026-11-29
# also = ["torch.matmul", "torch.baddbmm", "torch.addmm", "torch.linalg.vecdot"]
# messages = [
#   "self must be a matrix",
#   "mat2 must be a matrix",
#   "batch1 must be a 3D tensor",
#   "batch2 must be a 3D tensor",
#   "Expected size for first two dimensions of batch2 tensor to be: [*, *] but got: [*, *].",
#   "1D tensors expected, but got *D and *D tensors",
#   "inconsistent tensor size, expected tensor [*] and src [*] to have the same number of elements, but got * and * elements respectively",
#   "size mismatch, got input (*), mat (*), vec (*)",
#   "both arguments to matmul need to be at least 1D, but they are *D and *D",
#   "einsum(): the number of subscripts in the equation (*) does not match the number of dimensions (*) for operand * and no ellipsis was given",
#   "einsum(): subscript * has size * for operand * which does not broadcast with previously seen size *",
#   "einsum(): fewer operands were provided than specified in the equation",
# ]
# older = ["tensors must be 2-D"]
#
# [code.bmm_without_transpose]
# either = [
#     'torch.bmm($Q, $K)', '$Q @ $K', 'torch.matmul($Q, $K)', '$Q.bmm($K)', '$Q.matmul($K)',
#     'torch.mm($Q, $K)', '$Q.mm($K)', 'torch.bmm($Q, $K) / $D', '$Q @ $K / $D',
# ]
# nowhere = [
#     '$K = <... $X.transpose(...) ...>', '$K = <... $X.permute(...) ...>',
#     '$K = <... $X.mT ...>', '$K = <... $X.T ...>', '$K = <... $X.t() ...>',
#     '$K = <... torch.einsum(...) ...>', '$ANY.swapaxes(...)', '$KS = $X.permute(0, 2, 3, 1)',
# ]
# names = { "$Q" = '(self\.)?(q|Q|query|queries|\w*_q|q_\w*|query_\w*|\w*_query)', "$K" = '(self\.)?(k|K|keys?|\w*_k|k_\w*|key_\w*)' }
# example = 'scores = torch.bmm(query, key)'
#
# [code.mm_of_batches]
# either = ['torch.mm($X, $Y)', '$X.mm($Y)', 'torch.dot($X, $Y)', '$X.dot($Y)']
# anywhere = [
#     [
#         '$X = torch.randn($B, $L, $D)', '$X = torch.rand($B, $L, $D)', '$B, $L, $D = $X.shape',
#         '$B, $L, $D = $X.size()', '$B, $C, $H, $W = $X.shape', '$X = $X.view($B, $L, $D)',
#         '$X = $X.transpose(1, 2)', '$X = <... $Z.permute(0, 2, 1) ...>',
#         '$X = $Z.view($B, $L, $D)', '$X = $Z.reshape($B, $L, $D)', '$Y = $Z.transpose(1, 2)',
#         '$Y = <... $Z.permute(0, 2, 1) ...>',
#     ],
# ]
# nowhere = [
#     '$X = $X.view(-1, $D2)', '$X = $X.reshape(-1, $D2)', '$X = $X[...]', '$X = $X.flatten(...)',
# ]
# example = '''
# b, l, d = x.shape
# y = torch.mm(x, w)
# '''
#
# [code.star_between_matrices]
# either = [
#     '$U * torch.diag($S)', 'torch.diag($S) * $U', '$U * torch.linalg.inv($S)',
#     'torch.linalg.inv($S) * $U', '$U * torch.inverse($S)', 'torch.inverse($S) * $U',
#     '$U * torch.linalg.pinv($S)', 'torch.linalg.pinv($S) * $U', '$Q * $K.transpose(-2, -1)',
#     '$Q * $K.mT', '$Q * $K.transpose(1, 2)',
# ]
# example = 'x = U * torch.diag(S)'
# ///

# --8<-- [start:wrong]
import torch

query, key = torch.randn(8, 5, 16), torch.randn(8, 7, 16)
scores = torch.bmm(query, key)
#> RuntimeError: Expected size for first two dimensions of batch2 tensor to be: [8, 16] but got: [8, 7].
print("scores:", scores.shape)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

query, key = torch.randn(8, 5, 16), torch.randn(8, 7, 16)
scores = torch.bmm(query, key.transpose(1, 2))
print("scores:", scores.shape)
#> scores: torch.Size([8, 5, 7])
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn

class Attention(nn.Module):
    def __init__(self, hidden):
        super().__init__()
        self.attn = nn.Linear(hidden, hidden)

    def forward(self, hidden, encoder_outputs):  # (B, H), (B, L, H)
        energy = self.attn(encoder_outputs)
        scores = energy @ hidden.unsqueeze(2)        # (B, L, 1)
        weights = scores.softmax(dim=1)
        context = weights.transpose(1, 2) @ encoder_outputs
        return context.squeeze(1)                    # (B, H)

context = Attention(16)(torch.randn(8, 16), torch.randn(8, 7, 16))
print("context:", context.shape)
#> context: torch.Size([8, 16])
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo_messages]
import torch

vector, matrix, batch = torch.ones(3), torch.ones(3, 3), torch.ones(2, 3, 3)
for name, call in {
    "mm, a batch": lambda: torch.mm(batch, matrix),
    "mm, a vector": lambda: torch.mm(matrix, vector),
    "bmm, one matrix": lambda: torch.bmm(matrix, batch),
    "bmm, one matrix second": lambda: torch.bmm(batch, matrix),
    "dot, matrices": lambda: torch.dot(matrix, matrix),
    "dot, lengths": lambda: torch.dot(vector, torch.ones(4)),
    "mv, lengths": lambda: torch.mv(torch.ones(3, 4), vector),
    "@, a number": lambda: vector @ torch.tensor(2.0),
}.items():
    try:
        call()
    except RuntimeError as error:
        print(f"{name}: {error}")
#> mm, a batch: self must be a matrix
#> mm, a vector: mat2 must be a matrix
#> bmm, one matrix: batch1 must be a 3D tensor
#> bmm, one matrix second: batch2 must be a 3D tensor
#> dot, matrices: 1D tensors expected, but got 2D and 2D tensors
#> dot, lengths: inconsistent tensor size, expected tensor [3] and src [4] to have the same number of elements, but got 3 and 4 elements respectively
#> mv, lengths: size mismatch, got input (3), mat (3x4), vec (3)
#> @, a number: both arguments to matmul need to be at least 1D, but they are 1D and 0D
# --8<-- [end:demo_messages]

# --8<-- [start:demo_matmul]
import torch

for a, b in [
    ((3,), (3,)),
    ((5, 3), (3,)),
    ((5, 3), (3, 4)),
    ((8, 5, 3), (3, 4)),
    ((8, 5, 3), (8, 3, 4)),
    ((8, 2, 5, 3), (8, 1, 3, 4)),
]:
    result = torch.ones(a) @ torch.ones(b)
    print(f"{a} @ {b} -> {tuple(result.shape)}")
#> (3,) @ (3,) -> ()
#> (5, 3) @ (3,) -> (5,)
#> (5, 3) @ (3, 4) -> (5, 4)
#> (8, 5, 3) @ (3, 4) -> (8, 5, 4)
#> (8, 5, 3) @ (8, 3, 4) -> (8, 5, 4)
#> (8, 2, 5, 3) @ (8, 1, 3, 4) -> (8, 2, 5, 4)
# --8<-- [end:demo_matmul]

# --8<-- [start:wrong_star]
import torch

A = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
B = torch.tensor([[0.0, 1.0], [1.0, 0.0]])
print("A times B:", (A * B).tolist())
#> A times B: [[0.0, 2.0], [3.0, 0.0]]
# --8<-- [end:wrong_star]

# --8<-- [start:right_star]
import torch

A = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
B = torch.tensor([[0.0, 1.0], [1.0, 0.0]])
print("A times B:", (A @ B).tolist())
#> A times B: [[2.0, 1.0], [4.0, 3.0]]
# --8<-- [end:right_star]

# --8<-- [start:wrong_einsum]
import torch

query, key = torch.randn(5, 16), torch.randn(7, 16)
scores = torch.einsum("bqd,bkd->bqk", query, key)
#> RuntimeError: einsum(): the number of subscripts in the equation (3) does not match the number of dimensions (2) for operand 0 and no ellipsis was given
print("scores:", scores.shape)
# --8<-- [end:wrong_einsum]

# --8<-- [start:right_einsum]
import torch

query, key = torch.randn(5, 16), torch.randn(7, 16)
scores = torch.einsum("...qd,...kd->...qk", query, key)
print("scores:", scores.shape)
#> scores: torch.Size([5, 7])
# --8<-- [end:right_einsum]

# --8<-- [start:demo_einsum]
import torch

query, key = torch.randn(8, 5, 16), torch.randn(8, 7, 16)
for equation, tensors in [
    ("bqd,bkd->bqk", (query, key)),
    ("bqd,bdk->bqk", (query, key)),
    ("bqd,bkd->bqk", (query,)),
    ("bqd,bkd->bqk", (query[0], key)),
]:
    try:
        result = torch.einsum(equation, *tensors)
        print(f"{equation}: {tuple(result.shape)}")
    except RuntimeError as error:
        print(f"{equation}: {error}")
#> bqd,bkd->bqk: (8, 5, 7)
#> bqd,bdk->bqk: einsum(): subscript d has size 7 for operand 1 which does not broadcast with previously seen size 16
#> bqd,bkd->bqk: einsum(): fewer operands were provided than specified in the equation
#> bqd,bkd->bqk: einsum(): the number of subscripts in the equation (3) does not match the number of dimensions (2) for operand 0 and no ellipsis was given
# --8<-- [end:demo_einsum]

# --8<-- [start:detect]
import torch

query, key = torch.randn(8, 5, 16), torch.randn(8, 7, 16)
print("query:", tuple(query.shape), "key:", tuple(key.shape))
#> query: (8, 5, 16) key: (8, 7, 16)
assert query.shape[0] == key.shape[0], "batches differ"
assert query.shape[-1] == key.mT.shape[-2], "inner sizes differ"
print("scores:", tuple((query @ key.mT).shape))
#> scores: (8, 5, 7)
# --8<-- [end:detect]

# --8<-- [start:check]
import warnings

import torch

first = (
    "RuntimeError: Expected size for first two dimensions of batch2 tensor to "
    "be: [8, 16] but got: [8, 7].")
assert wrong.error == first
assert right.out == "scores: torch.Size([8, 5, 7])\n"
assert demo_in_your_code.out == "context: torch.Size([8, 16])\n"
assert demo_messages.out.splitlines() == [
    "mm, a batch: self must be a matrix",
    "mm, a vector: mat2 must be a matrix",
    "bmm, one matrix: batch1 must be a 3D tensor",
    "bmm, one matrix second: batch2 must be a 3D tensor",
    "dot, matrices: 1D tensors expected, but got 2D and 2D tensors",
    "dot, lengths: inconsistent tensor size, expected tensor [3] and src [4] "
    "to have the same number of elements, but got 3 and 4 elements "
    "respectively",
    "mv, lengths: size mismatch, got input (3), mat (3x4), vec (3)",
    "@, a number: both arguments to matmul need to be at least 1D, but they "
    "are 1D and 0D"]
assert demo_matmul.out == """\
(3,) @ (3,) -> ()
(5, 3) @ (3,) -> (5,)
(5, 3) @ (3, 4) -> (5, 4)
(8, 5, 3) @ (3, 4) -> (8, 5, 4)
(8, 5, 3) @ (8, 3, 4) -> (8, 5, 4)
(8, 2, 5, 3) @ (8, 1, 3, 4) -> (8, 2, 5, 4)
"""
assert wrong_star.out == "A times B: [[0.0, 2.0], [3.0, 0.0]]\n"
assert right_star.out == "A times B: [[2.0, 1.0], [4.0, 3.0]]\n"
assert wrong_einsum.error == (
    "RuntimeError: einsum(): the number of subscripts in the equation (3) does "
    "not match the number of dimensions (2) for operand 0 and no ellipsis was "
    "given")
assert right_einsum.out == "scores: torch.Size([5, 7])\n"
lines = demo_einsum.out.splitlines()
assert lines[0] == "bqd,bkd->bqk: (8, 5, 7)"
assert lines[1] == (
    "bqd,bdk->bqk: einsum(): subscript d has size 7 for operand 1 which does "
    "not broadcast with previously seen size 16")
assert lines[2].endswith("fewer operands were provided than specified in the "
                         "equation")
assert "(3) does not match the number of dimensions (2)" in lines[3]
assert detect.out == "query: (8, 5, 16) key: (8, 7, 16)\nscores: (8, 5, 7)\n"


def error_of(call):
    try:
        call()
    except (RuntimeError, TypeError) as error:
        return f"{type(error).__name__}: {error}"


query, key = right.query, right.key
# the same message from @
assert error_of(lambda: query @ key) == first
# all three ways agree
for scores in (query @ key.mT, torch.matmul(query, key.transpose(1, 2)),
               torch.einsum("bqd,bkd->bqk", query, key)):
    assert torch.allclose(scores, right.scores, atol=1e-5)
# the ellipsis also takes the batch
for q, k in ((query, key), (query[None], key[None])):
    assert torch.allclose(torch.einsum("...qd,...kd->...qk", q, k), q @ k.mT,
                          atol=1e-5)
# if both lengths equal the number of features, nothing is reported
square = torch.randn(2, 4, 4)
assert not torch.allclose(square @ square, square @ square.mT)
# bmm doesn't broadcast the batch, @ does
assert "batch2 tensor to be: [8, 16] but got: [1, 16]." in error_of(
    lambda: torch.bmm(query, key[:1].mT))
assert (query @ key[:1].mT).shape == (8, 5, 7)
# @ between two matrices has the message of mm
assert "mat1 and mat2 shapes cannot be multiplied (5x16 and 7x16)" in error_of(
    lambda: query[0] @ key[0])
# .T on a batch reverses all three dimensions, with a warning
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    assert key.T.shape == (16, 7, 8)
# sum of products: dot on flattened tensors
A, B = torch.randn(2, 3), torch.randn(2, 3)
assert torch.isclose(torch.dot(A.flatten(), B.flatten()), (A * B).sum())
# per row
assert torch.allclose((A * B).sum(1), torch.einsum("ij,ij->i", A, B))
assert torch.allclose((A * B).sum(1), torch.linalg.vecdot(A, B))
# with a column for a vector, * broadcasts to a matrix without an error
assert (torch.ones(3, 1) * torch.ones(3)).shape == (3, 3)
assert "TypeError: unsupported operand" in error_of(lambda: A @ 2.0)
# --8<-- [end:check]
