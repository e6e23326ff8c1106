"""F.cosine_similarity compares along dim=1 by default, row by row: not along the last dimension, and not each with each."""
# /// pitfall
# apis = ["torch.nn.functional.cosine_similarity", "torch.nn.CosineSimilarity", "torch.nn.functional.normalize"]
# symptom = "silent"
# added = 2026-11-30
# older = ["cosine_similarity requires both inputs to have the same sizes"]
#
# [code.unsqueeze_without_dim]
# either = [
#     'torch.nn.functional.cosine_similarity($A.unsqueeze($D), $B.unsqueeze($E))',
#     'torch.nn.functional.cosine_similarity($A[:, None], $B[None])',
#     'torch.nn.functional.cosine_similarity($A[:, None, :], $B[None, :, :])',
#     'torch.nn.functional.cosine_similarity($A[:, None], $B[None, :])',
#     'torch.nn.functional.cosine_similarity($A[:, None], $B)',
#     'torch.nn.functional.cosine_similarity($A[:, None, :], $B)',
#     'torch.nn.functional.cosine_similarity($A.unsqueeze(1), $B)',
#     'torch.nn.functional.cosine_similarity($A[None], $B[:, None])',
#     'torch.nn.functional.cosine_similarity($A.unsqueeze(1), $B[None])',
#     'torch.nn.functional.cosine_similarity($A[:, None, :], $B[None])',
#     'torch.nn.functional.cosine_similarity($A, $B.unsqueeze(1))',
#     'torch.nn.functional.cosine_similarity($A, $B[:, None])',
#     'torch.nn.functional.cosine_similarity($A[None, :, :], $B[:, None, :])',
#     'torch.nn.functional.cosine_similarity($A[None, :], $B[:, None])',
#     'torch.nn.functional.cosine_similarity($A[:, None], $B[None, :, :])',
#     'torch.cosine_similarity($A.unsqueeze($D), $B.unsqueeze($E))',
#     'torch.cosine_similarity($A[:, None], $B[None])',
#     'torch.cosine_similarity($A[:, None, :], $B[None, :, :])',
#     'torch.cosine_similarity($A[:, None], $B[None, :])',
#     'torch.cosine_similarity($A[:, None], $B)', 'torch.cosine_similarity($A[:, None, :], $B)',
#     'torch.cosine_similarity($A.unsqueeze(1), $B)',
#     'torch.cosine_similarity($A[None], $B[:, None])',
#     'torch.cosine_similarity($A.unsqueeze(1), $B[None])',
#     'torch.cosine_similarity($A[:, None, :], $B[None])',
#     'torch.cosine_similarity($A, $B.unsqueeze(1))', 'torch.cosine_similarity($A, $B[:, None])',
#     'torch.cosine_similarity($A[None, :, :], $B[:, None, :])',
#     'torch.cosine_similarity($A[None, :], $B[:, None])',
#     'torch.cosine_similarity($A[:, None], $B[None, :, :])',
#     'torch.nn.functional.cosine_similarity($A.unsqueeze($D), $B.unsqueeze($E), dim=1)',
#     'torch.nn.functional.cosine_similarity($A[:, None], $B[None], dim=1)',
#     'torch.nn.functional.cosine_similarity($A[:, None, :], $B[None, :, :], dim=1)',
#     'torch.nn.functional.cosine_similarity($A[:, None], $B[None, :], dim=1)',
#     'torch.nn.functional.cosine_similarity($A[:, None], $B, dim=1)',
#     'torch.nn.functional.cosine_similarity($A[:, None, :], $B, dim=1)',
#     'torch.nn.functional.cosine_similarity($A.unsqueeze(1), $B, dim=1)',
#     'torch.nn.CosineSimilarity()($A.unsqueeze($D), $B.unsqueeze($E))',
#     'torch.nn.CosineSimilarity()($A[:, None], $B[None])',
#     'torch.nn.CosineSimilarity()($A[:, None, :], $B[None, :, :])',
#     'torch.nn.CosineSimilarity()($A[:, None], $B[None, :])',
# '''
# $P = $A.unsqueeze(1)
# ...
# torch.nn.functional.cosine_similarity($P, $B)
# ''',
# '''
# $P = $A[:, None]
# ...
# torch.nn.functional.cosine_similarity($P, $B)
# ''',
# '''
# $P = $A[:, None, :]
# ...
# torch.nn.functional.cosine_similarity($P, $B)
# ''',
# ]
#
# [code.cosine_of_known_sizes]
# either = [
#     'torch.nn.functional.cosine_similarity($A, $B)', 'torch.cosine_similarity($A, $B)',
#     'torch.nn.CosineSimilarity()($A, $B)', 'torch.nn.CosineSimilarity(eps=$EPS)($A, $B)',
# ]
# anywhere = [
#     [
#         '$A = torch.randn($N, $L, $D)', '$A = torch.rand($N, $L, $D)',
#         '$B = torch.randn($N, $L, $D)',
#         '$A = $X.view($N, $L, $D)', '$A = $X.reshape($N, $L, $D)',
#         '$A = $MODEL($X).last_hidden_state',
#         '$A, $STATE = $RNN($X)', '$N, $L, $D = $A.shape', '$N, $L, $D = $A.size()',
#     ],
# ]
# example = '''
# a = torch.randn(2, 10, 16)
# similarity = torch.nn.functional.cosine_similarity(a, b)
# '''
#
# [code.cosine_of_sequences]
# either = [
#     '$COSINE($A, $B)',
# ]
# anywhere = [
#     [
#         '$COSINE = torch.nn.CosineSimilarity()', '$COSINE = torch.nn.CosineSimilarity(eps=$EPS)',
#         '$COSINE = torch.nn.CosineSimilarity(dim=1)',
#     ],
#     [
#         '$A = torch.randn($N, $L, $D)', '$A = torch.rand($N, $L, $D)', '$A, $STATE = $RNN($X)',
#         '$N, $L, $D = $A.shape', '$A = $TEACHER($X)',
#     ],
#     [
#         'torch.randn($N2, $L2, $D2)', '$RNN2 = torch.nn.GRU(...)', '$RNN2 = torch.nn.LSTM(...)',
#         'torch.nn.TransformerEncoderLayer(...)', 'torch.nn.MultiheadAttention(...)',
#         '$N2, $L2, $D2 = $ANY.shape',
#     ],
# ]
# example = '''
# cosine = torch.nn.CosineSimilarity()
# teacher = torch.randn(2, 10, 16)
# loss = 1 - cosine(teacher, student).mean()
# '''
#
# [code.unsqueeze_for_a_module]
# either = [
#     '$COSINE($A.unsqueeze($D), $B.unsqueeze($E))', '$COSINE($A[:, None], $B[None])',
#     '$COSINE($A[:, None, :], $B[None, :, :])', '$COSINE($A[:, None], $B[None, :])',
#     '$COSINE($A[:, None], $B)', '$COSINE($A[:, None, :], $B)', '$COSINE($A.unsqueeze(1), $B)',
#     '$COSINE($A[None], $B[:, None])', '$COSINE($A.unsqueeze(1), $B[None])',
#     '$COSINE($A[:, None, :], $B[None])', '$COSINE($A, $B.unsqueeze(1))',
#     '$COSINE($A, $B[:, None])', '$COSINE($A[None, :, :], $B[:, None, :])',
#     '$COSINE($A[None, :], $B[:, None])', '$COSINE($A[:, None], $B[None, :, :])',
# ]
# anywhere = [
#     [
#         '$COSINE = torch.nn.CosineSimilarity()', '$COSINE = torch.nn.CosineSimilarity(dim=1)',
#         '$COSINE = torch.nn.CosineSimilarity(dim=1, eps=$EPS)',
#         '$COSINE = torch.nn.CosineSimilarity(eps=$EPS)',
#     ],
# ]
# example = '''
# cosine = torch.nn.CosineSimilarity()
# similarity = cosine(a.unsqueeze(1), b.unsqueeze(0))
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
teacher = torch.randn(2, 10, 16)
student = teacher * torch.rand(2, 10, 1)
cosine = nn.CosineSimilarity()
similarity = cosine(student, teacher)
print("shape:", tuple(similarity.shape))
#> shape: (2, 16)
print(f"loss: {1 - similarity.mean():.4f}")
#> loss: 0.0964
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
teacher = torch.randn(2, 10, 16)
student = teacher * torch.rand(2, 10, 1)
cosine = nn.CosineSimilarity(dim=-1)
similarity = cosine(student, teacher)
print("shape:", tuple(similarity.shape))
#> shape: (2, 10)
print(f"loss: {1 - similarity.mean():.4f}")
#> loss: 0.0000
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
import torch.nn.functional as F

torch.manual_seed(0)
documents = torch.randn(5, 8)
queries = 3 * documents[[4, 0, 2]] + 0.1 * torch.randn(3, 8)

documents = F.normalize(documents, dim=-1)
queries = F.normalize(queries, dim=-1)
similarity = queries @ documents.T
print("similarity:", tuple(similarity.shape))
#> similarity: (3, 5)
print("best document for each query:", similarity.argmax(dim=1).tolist())
#> best document for each query: [4, 0, 2]
# --8<-- [end:demo_in_your_code]

# --8<-- [start:wrong_matrix]
import torch
import torch.nn.functional as F

torch.manual_seed(0)
a, b = torch.randn(4, 8), torch.randn(4, 8)
similarity = F.cosine_similarity(a, b)
print("shape:", tuple(similarity.shape))
#> shape: (4,)
# --8<-- [end:wrong_matrix]

# --8<-- [start:right_matrix]
import torch
import torch.nn.functional as F

torch.manual_seed(0)
a, b = torch.randn(4, 8), torch.randn(4, 8)
similarity = F.normalize(a, dim=-1) @ F.normalize(b, dim=-1).T
print("shape:", tuple(similarity.shape))
#> shape: (4, 4)
# --8<-- [end:right_matrix]

# --8<-- [start:demo_sizes]
import torch
import torch.nn.functional as F

a = torch.randn(3, 8)
for rows in (3, 1, 5):
    try:
        similarity = F.cosine_similarity(a, torch.randn(rows, 8))
        print(f"3 rows, {rows} rows: {tuple(similarity.shape)}")
    except RuntimeError as error:
        print(f"3 rows, {rows} rows: {error}")
#> 3 rows, 3 rows: (3,)
#> 3 rows, 1 rows: (3,)
#> 3 rows, 5 rows: The size of tensor a (3) must match the size of tensor b (5) at non-singleton dimension 0
# --8<-- [end:demo_sizes]

# --8<-- [start:wrong_unsqueeze]
import torch
import torch.nn.functional as F

torch.manual_seed(0)
a, b = torch.randn(3, 8), torch.randn(5, 8)
similarity = F.cosine_similarity(a.unsqueeze(1), b.unsqueeze(0))
print("shape:", tuple(similarity.shape))
#> shape: (3, 8)
# --8<-- [end:wrong_unsqueeze]

# --8<-- [start:right_unsqueeze]
import torch
import torch.nn.functional as F

torch.manual_seed(0)
a, b = torch.randn(3, 8), torch.randn(5, 8)
similarity = F.cosine_similarity(a.unsqueeze(1), b.unsqueeze(0), dim=-1)
print("shape:", tuple(similarity.shape))
#> shape: (3, 5)
# --8<-- [end:right_unsqueeze]

# --8<-- [start:detect]
import torch
import torch.nn.functional as F

torch.manual_seed(0)
x, y = torch.randn(2, 10, 16), torch.randn(2, 10, 16)
lengths = torch.rand(2, 10, 1)
for dim in (1, -1):
    before = F.cosine_similarity(x, y, dim=dim)
    after = F.cosine_similarity(x * lengths, y, dim=dim)
    same = torch.allclose(before, after, atol=1e-5)
    print(f"dim={dim}: {tuple(before.shape)}, same after scaling: {same}")
#> dim=1: (2, 16), same after scaling: False
#> dim=-1: (2, 10), same after scaling: True
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
import torch.nn.functional as F
from torch import nn

x, y = wrong.student, wrong.teacher
assert wrong.similarity.shape == (2, 16)
by_hand = (x * y).sum(1) / (x.norm(dim=1) * y.norm(dim=1))
assert torch.allclose(wrong.similarity, by_hand, atol=1e-5)
assert wrong.out == f"shape: (2, 16)\nloss: {1 - by_hand.mean():.4f}\n"
assert 1 - by_hand.mean() > 0.05
assert torch.allclose(right.similarity, torch.ones(2, 10), atol=1e-5)
assert right.out == "shape: (2, 10)\nloss: 0.0000\n"
assert demo_in_your_code.out == "similarity: (3, 5)\nbest document for each query: [4, 0, 2]\n"
# N = M: the diagonal of the matrix
assert wrong_matrix.out == "shape: (4,)\n"
assert right_matrix.out == "shape: (4, 4)\n"
assert torch.allclose(wrong_matrix.similarity, right_matrix.similarity.diagonal(), atol=1e-5)
assert demo_sizes.out == """\
3 rows, 3 rows: (3,)
3 rows, 1 rows: (3,)
3 rows, 5 rows: The size of tensor a (3) must match the size of tensor b (5) at non-singleton dimension 0
"""
assert wrong_unsqueeze.out == "shape: (3, 8)\n"
assert right_unsqueeze.out == "shape: (3, 5)\n"
a, b = right_unsqueeze.a, right_unsqueeze.b
matrix = F.normalize(a, dim=-1) @ F.normalize(b, dim=-1).T
assert torch.allclose(right_unsqueeze.similarity, matrix, atol=1e-5)
assert detect.out == """\
dim=1: (2, 16), same after scaling: False
dim=-1: (2, 10), same after scaling: True
"""
# the class has the same default
assert nn.CosineSimilarity().dim == 1
assert torch.equal(F.cosine_similarity(x, y), wrong.similarity)
assert torch.equal(F.cosine_similarity(x, y, dim=-1), right.similarity)
# images: dim=1 is the channels
assert F.cosine_similarity(torch.ones(2, 3, 4, 5), torch.ones(2, 3, 4, 5)).shape == (2, 4, 5)
# F.normalize has it too
assert torch.allclose(F.normalize(y).norm(dim=1), torch.ones(2, 16))
assert not torch.allclose(F.normalize(y).norm(dim=-1), torch.ones(2, 10))
# single vectors have no dim=1
try:
    F.cosine_similarity(a[0], b[0])
    raised = ""
except IndexError as error:
    raised = str(error)
assert raised == "Dimension out of range (expected to be in range of [-1, 0], but got 1)"
assert F.cosine_similarity(a[0], b[0], dim=-1).shape == ()
# batches of sequences, each token with each
scores = F.normalize(x, dim=-1) @ F.normalize(y, dim=-1).mT
assert scores.shape == (2, 10, 10)
# --8<-- [end:check]
