"""For a product per sample, each tensor needs a dimension of its own for the samples: unsqueeze the one that lacks it, or write einsum."""
# /// pitfall
# apis = ["torch.Tensor.unsqueeze", "torch.Tensor.matmul", "torch.einsum", "torch.vmap", "torch.outer", "torch.mv", "torch.dot"]
# symptom = "question"
# added = 2026-11-30
# also = ["torch.bmm", "torch.linalg.vecdot", "torch.diagonal"]
# messages = [
#   "vector + matrix @ vector expected, got *, *, *",
#   "outer: Expected 1-D argument self, but got *-D",
# ]
# ///

# --8<-- [start:demo]
import torch

torch.manual_seed(0)
a, b = torch.randn(8, 3), torch.randn(8, 3)  # 8 samples
A, x = torch.randn(8, 4, 3), torch.randn(8, 3)
weights = torch.rand(8)
print("dot product per sample:", (a * b).sum(1).shape)
#> dot product per sample: torch.Size([8])
print("matrix times vector:", (A @ x.unsqueeze(2)).squeeze(2).shape)
#> matrix times vector: torch.Size([8, 4])
print("outer product:", (a.unsqueeze(2) * b.unsqueeze(1)).shape)
#> outer product: torch.Size([8, 3, 3])
print("one weight per sample:", (a * weights.unsqueeze(1)).shape)
#> one weight per sample: torch.Size([8, 3])
print("each a with each b:", (a @ b.T).shape)
#> each a with each b: torch.Size([8, 8])
# --8<-- [end:demo]

# --8<-- [start:demo_einsum]
import torch

torch.manual_seed(0)
a, b = torch.randn(8, 3), torch.randn(8, 3)
A, x = torch.randn(8, 4, 3), torch.randn(8, 3)
weights = torch.rand(8)
for equation, left, right in (("bi,bi->b", a, b), ("bij,bj->bi", A, x),
                              ("bi,bj->bij", a, b), ("bi,b->bi", a, weights),
                              ("bi,ci->bc", a, b)):
    print(equation, tuple(torch.einsum(equation, left, right).shape))
#> bi,bi->b (8,)
#> bij,bj->bi (8, 4)
#> bi,bj->bij (8, 3, 3)
#> bi,b->bi (8, 3)
#> bi,ci->bc (8, 8)
# --8<-- [end:demo_einsum]

# --8<-- [start:wrong]
import torch

quarter_turn = torch.tensor([[0.0, -1.0], [1.0, 0.0]])
A = torch.stack([torch.eye(2), quarter_turn])  # a rotation for each point
x = torch.tensor([[1.0, 0.0], [2.0, 0.0]])  # 2 points
y = A @ x
print("shape:", tuple(y.shape))
#> shape: (2, 2, 2)
print("point 0:", y[0].tolist())
#> point 0: [[1.0, 0.0], [2.0, 0.0]]
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

quarter_turn = torch.tensor([[0.0, -1.0], [1.0, 0.0]])
A = torch.stack([torch.eye(2), quarter_turn])  # a rotation for each point
x = torch.tensor([[1.0, 0.0], [2.0, 0.0]])  # 2 points
y = (A @ x.unsqueeze(2)).squeeze(2)
print("shape:", tuple(y.shape))
#> shape: (2, 2)
print("point 0:", y[0].tolist())
#> point 0: [1.0, 0.0]
# --8<-- [end:right]

# --8<-- [start:wrong_weights]
import torch

x = torch.ones(3, 3)
weights = torch.tensor([1.0, 2.0, 3.0])  # one per row
print(x * weights)
#> tensor([[1., 2., 3.],
#>         [1., 2., 3.],
#>         [1., 2., 3.]])
# --8<-- [end:wrong_weights]

# --8<-- [start:right_weights]
import torch

x = torch.ones(3, 3)
weights = torch.tensor([1.0, 2.0, 3.0])  # one per row
print(x * weights.unsqueeze(1))
#> tensor([[1., 1., 1.],
#>         [2., 2., 2.],
#>         [3., 3., 3.]])
# --8<-- [end:right_weights]

# --8<-- [start:wrong_loss]
import torch

loss = torch.tensor([[1.0], [0.0], [0.0], [0.0]])  # (samples, 1)
weights = torch.tensor([0.0, 1.0, 1.0, 1.0])
weighted = loss * weights
print("shape:", tuple(weighted.shape), "sum:", weighted.sum().item())
#> shape: (4, 4) sum: 3.0
# --8<-- [end:wrong_loss]

# --8<-- [start:right_loss]
import torch

loss = torch.tensor([[1.0], [0.0], [0.0], [0.0]])  # (samples, 1)
weights = torch.tensor([0.0, 1.0, 1.0, 1.0])
weighted = loss.squeeze(1) * weights
print("shape:", tuple(weighted.shape), "sum:", weighted.sum().item())
#> shape: (4,) sum: 0.0
# --8<-- [end:right_loss]

# --8<-- [start:demo_vmap]
import torch

torch.manual_seed(0)
A, x = torch.randn(8, 3, 3), torch.randn(8, 3)
y = torch.vmap(torch.mv)(A, x)
print("mv:", tuple(y.shape))
#> mv: (8, 3)

def quadratic(A, x):  # x^T A x, for one sample
    return x @ A @ x

print("quadratic:", tuple(torch.vmap(quadratic)(A, x).shape))
#> quadratic: (8,)
# --8<-- [end:demo_vmap]

# --8<-- [start:demo_messages]
import torch

A, x = torch.randn(8, 3, 3), torch.randn(8, 3)
for name, product in (("A @ x", torch.matmul), ("mv", torch.mv)):
    try:
        product(A, x)
    except RuntimeError as error:
        print(name + ":", error)
#> A @ x: mat1 and mat2 shapes cannot be multiplied (24x3 and 8x3)
#> mv: vector + matrix @ vector expected, got 1, 3, 2
for name, product in (("outer", torch.outer), ("dot", torch.dot)):
    try:
        product(x, x)
    except RuntimeError as error:
        print(name + ":", error)
#> outer: outer: Expected 1-D argument self, but got 2-D
#> dot: 1D tensors expected, but got 2D and 2D tensors
# --8<-- [end:demo_messages]

# --8<-- [start:detect]
import torch

torch.manual_seed(0)
A, x = torch.randn(8, 4, 3), torch.randn(8, 3)
y = (A @ x.unsqueeze(2)).squeeze(2)
loop = torch.stack([A[i] @ x[i] for i in range(len(x))])
print("shapes:", tuple(y.shape), tuple(loop.shape))
#> shapes: (8, 4) (8, 4)
print("as in a loop:", torch.allclose(y, loop, atol=1e-5))
#> as in a loop: True
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

assert demo.out == """\
dot product per sample: torch.Size([8])
matrix times vector: torch.Size([8, 4])
outer product: torch.Size([8, 3, 3])
one weight per sample: torch.Size([8, 3])
each a with each b: torch.Size([8, 8])
"""
a, b, A, x = (torch.randn(8, *shape) for shape in ((3,), (3,), (4, 3), (3,)))
weights = torch.rand(8)
for i in range(8):
    assert torch.allclose((a * b).sum(1)[i], a[i] @ b[i], atol=1e-5)
    assert torch.allclose((A @ x.unsqueeze(2)).squeeze(2)[i], A[i] @ x[i],
                          atol=1e-5)
    assert torch.equal((a.unsqueeze(2) * b.unsqueeze(1))[i],
                       torch.outer(a[i], b[i]))
    assert torch.equal((a * weights.unsqueeze(1))[i], a[i] * weights[i])
for equation, left, right_, expected in (
        ("bi,bi->b", a, b, (a * b).sum(1)),
        ("bij,bj->bi", A, x, (A @ x.unsqueeze(2)).squeeze(2)),
        ("bi,bj->bij", a, b, a.unsqueeze(2) * b.unsqueeze(1)),
        ("bi,b->bi", a, weights, a * weights.unsqueeze(1)),
        ("bi,ci->bc", a, b, a @ b.T)):
    y = torch.einsum(equation, left, right_)
    assert torch.allclose(y, expected, atol=1e-5)
assert demo_einsum.out == """\
bi,bi->b (8,)
bij,bj->bi (8, 4)
bi,bj->bij (8, 3, 3)
bi,b->bi (8, 3)
bi,ci->bc (8, 8)
"""
assert torch.allclose((a @ b.T).diagonal(), (a * b).sum(1), atol=1e-5)
assert wrong.out == """\
shape: (2, 2, 2)
point 0: [[1.0, 0.0], [2.0, 0.0]]
"""
assert right.out == "shape: (2, 2)\npoint 0: [1.0, 0.0]\n"
# each matrix times all points, as the columns of one matrix
assert torch.equal(wrong.y[1], wrong.A[1] @ wrong.x)
assert right.y[1].tolist() == [0, 2]
assert wrong_weights.out == """\
tensor([[1., 2., 3.],
        [1., 2., 3.],
        [1., 2., 3.]])
"""
assert right_weights.out == """\
tensor([[1., 1., 1.],
        [2., 2., 2.],
        [3., 3., 3.]])
"""
assert wrong_loss.out == "shape: (4, 4) sum: 3.0\n"
assert right_loss.out == "shape: (4,) sum: 0.0\n"
assert demo_vmap.out == "mv: (8, 3)\nquadratic: (8,)\n"
S = torch.randn(8, 3, 3)
assert torch.allclose(torch.vmap(lambda A, x: x @ A @ x)(S, x),
                      torch.einsum("bi,bij,bj->b", x, S, x), atol=1e-5)
assert torch.allclose(torch.vmap(torch.mv)(A, x)[5], A[5] @ x[5], atol=1e-5)
assert demo_messages.out == """\
A @ x: mat1 and mat2 shapes cannot be multiplied (24x3 and 8x3)
mv: vector + matrix @ vector expected, got 1, 3, 2
outer: outer: Expected 1-D argument self, but got 2-D
dot: 1D tensors expected, but got 2D and 2D tensors
"""
assert detect.out == "shapes: (8, 4) (8, 4)\nas in a loop: True\n"
# weights that multiply the rows of another number of columns: an error
try:
    torch.ones(4, 3) * torch.ones(4)
    raised = False
except RuntimeError:
    raised = True
assert raised
# one matrix for all samples
W = torch.randn(4, 3)
assert torch.allclose((x @ W.T)[5], W @ x[5], atol=1e-5)
# squeeze() without a dimension drops a batch of 1
assert (A[:1] @ x[:1].unsqueeze(2)).squeeze().shape == (4,)
# --8<-- [end:check]
