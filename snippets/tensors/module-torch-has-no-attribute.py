"""Functions that older code calls are gone or only raise an error; their successors take other arguments."""
# /// pitfall
# apis = ["torch.linalg.lstsq", "torch.linalg.solve", "torch.linalg.eigh", "torch.linalg.eigvals",
#         "torch.view_as_real", "torch.linalg.solve_triangular", "torch.linalg.lu_factor", "torch.linalg.lu_solve", "torch.cholesky_solve",
#         "torch.linalg.cholesky", "torch.symeig"]
# also = ["torch.solve", "torch.lstsq", "torch.eig", "torch.matrix_rank", "torch.linalg.matrix_rank",
#         "torch.cholesky_inverse", "torch.use_deterministic_algorithms"]
# gone = ["torch.gels", "torch.gesv", "torch.trtrs", "torch.potrf", "torch.potri", "torch.potrs", "torch.btrifact",
#         "torch.btrisolve", "torch.set_deterministic",
#         "torch.is_deterministic", "torch.Any", "torch.Callable", "torch.Dict", "torch.List", "torch.Optional",
#         "torch.Set", "torch.Tuple", "torch.Union"]
# symptom = "error"
# raises = ["wrong", "wrong_symeig", "wrong_any"]
# added = 2026-11-29
# messages = [
#   "module 'torch' has no attribute 'gels'",
#   "module 'torch' has no attribute 'Any'",
#   "module 'torch' has no attribute 'atrutograd'",
#   "module 'torch' has no attribute 'tesnor'",
#   "module 'torch.nn' has no attribute 'Liner'",
#   "module 'torch.nn' has no attribute 'Relu'",
#   "This function was deprecated since version 1.9 and is now removed.*",
# ]
# older = [
#   "This function was deprecated since version 1.9 and is now removed. Please use the `*` function instead.",
#   "module 'torch' has no attribute 'gesv'",
#   "module 'torch' has no attribute 'trtrs'",
#   "module 'torch' has no attribute 'potrf'",
#   "module 'torch' has no attribute 'potri'",
#   "module 'torch' has no attribute 'potrs'",
#   "module 'torch' has no attribute 'btrifact'",
#   "module 'torch' has no attribute 'btrisolve'",
#   "module 'torch' has no attribute 'set_deterministic'",
#   "module 'torch' has no attribute 'Callable'",
#   "module 'torch' has no attribute 'Dict'",
#   "module 'torch' has no attribute 'List'",
#   "module 'torch' has no attribute 'Optional'",
#   "module 'torch' has no attribute 'Set'",
#   "module 'torch' has no attribute 'Tuple'",
#   "module 'torch' has no attribute 'Union'",
# ]
#
# [code.gone_function]
# either = [
#     'torch.gels(...)', 'torch.symeig(...)', 'torch.lstsq(...)', 'torch.solve(...)',
#     'torch.eig(...)', 'torch.matrix_rank(...)', 'torch.btrifact(...)', 'torch.potrf(...)',
#     'torch.trtrs(...)', 'torch.rfft(...)', 'torch.irfft(...)', 'torch.to_tensor(...)',
#     'torch.array(...)', 'torch.numpy(...)', 'torch.concate(...)', 'torch.tensors(...)',
#     'torch.astensor(...)', 'torch.Linear(...)', 'torch.ReLU(...)', 'torch.mse_loss(...)',
#     'torch.cross_entropy(...)', 'torch.one_hot(...)', 'torch.DataLoader(...)',
#     'torch.Adam(...)', 'torch.expand_dims(...)', 'torch.nn.functional.cross_entropy_loss(...)',
#     'torch.astype(...)', 'torch.append(...)', 'torch.arrange(...)', 'torch.transpose_(...)',
#     'torch.shape(...)', 'torch.reduce_mean(...)', 'torch.pad(...)', 'torch.interpolate(...)',
#     'torch.Sequential(...)', 'torch.Module', 'torch.copy(...)', 'torch.repeat(...)',
#     'torch.dropout2d(...)', 'torch.random.normal(...)', 'torch.random.randn(...)',
#     'torch.random.rand(...)', 'torch.uniform(...)', 'torch.random.randint(...)',
#     'torch.random.uniform(...)', 'torch.random.choice(...)', 'torch.random.permutation(...)',
# ]
# ///

# --8<-- [start:wrong]
import torch

# fit y = a + b * t
t = torch.tensor([1.0, 2.0, 4.0])
A = torch.stack([torch.ones(3), t], dim=1)
y = torch.tensor([[3.0], [5.0], [9.0]])
solution, _ = torch.gels(y, A)
#> AttributeError: module 'torch' has no attribute 'gels'
print("a, b:", solution[:2].flatten())
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

# fit y = a + b * t
t = torch.tensor([1.0, 2.0, 4.0])
A = torch.stack([torch.ones(3), t], dim=1)
y = torch.tensor([[3.0], [5.0], [9.0]])
solution = torch.linalg.lstsq(A, y).solution
print("a, b:", solution.flatten().round(decimals=3))
#> a, b: tensor([1., 2.])
# --8<-- [end:right]

# --8<-- [start:wrong_order]
import torch

A = torch.tensor([[2.0, 0.0], [0.0, 4.0]])
B = torch.tensor([[2.0, 4.0], [4.0, 4.0]])
X = torch.linalg.solve(B, A)
print("A @ X equals B:", torch.allclose(A @ X, B))
#> A @ X equals B: False
# --8<-- [end:wrong_order]

# --8<-- [start:right_order]
import torch

A = torch.tensor([[2.0, 0.0], [0.0, 4.0]])
B = torch.tensor([[2.0, 4.0], [4.0, 4.0]])
X = torch.linalg.solve(A, B)
print("A @ X equals B:", torch.allclose(A @ X, B))
#> A @ X equals B: True
# --8<-- [end:right_order]

# --8<-- [start:demo_factors]
import torch

A = torch.tensor([[4.0, 2.0], [2.0, 3.0]])
b = torch.tensor([[2.0], [1.0]])
L = torch.linalg.cholesky(A)
LU, pivots = torch.linalg.lu_factor(A)
half = torch.linalg.solve_triangular(L, b, upper=False)
print("L @ half is b:", torch.allclose(L @ half, b))
#> L @ half is b: True
x = torch.cholesky_solve(b, L)
print("from L, A @ x is b:", torch.allclose(A @ x, b))
#> from L, A @ x is b: True
x = torch.linalg.lu_solve(LU, pivots, b)
print("from LU, A @ x is b:", torch.allclose(A @ x, b))
#> from LU, A @ x is b: True
# --8<-- [end:demo_factors]

# --8<-- [start:wrong_symeig]
import torch

A = torch.tensor([[2.0, 1.0], [1.0, 2.0]])
L, V = torch.symeig(A, eigenvectors=True)
#> RuntimeError: This function was deprecated since version 1.9 and is now removed. The default behavior has changed from using the upper triangular portion of the matrix by default to using the lower triangular portion.
#>
#> L, _ = torch.symeig(A, upper=upper) should be replaced with:
#> L = torch.linalg.eigvalsh(A, UPLO='U' if upper else 'L')
#>
#> and
#>
#> L, V = torch.symeig(A, eigenvectors=True) should be replaced with:
#> L, V = torch.linalg.eigh(A, UPLO='U' if upper else 'L')
print("eigenvalues:", L)
# --8<-- [end:wrong_symeig]

# --8<-- [start:right_symeig]
import torch

A = torch.tensor([[2.0, 1.0], [1.0, 2.0]])
L, V = torch.linalg.eigh(A)
print("eigenvalues:", L.round(decimals=3))
#> eigenvalues: tensor([1., 3.])
print("this is A:", torch.allclose(V @ torch.diag(L) @ V.T, A))
#> this is A: True
# --8<-- [end:right_symeig]

# --8<-- [start:demo_triangle]
import torch

A = torch.tensor([[2.0, 1.0], [0.0, 2.0]])
for triangle in ("L", "U"):
    L = torch.linalg.eigvalsh(A, UPLO=triangle)
    print(f"UPLO={triangle}:", L.round(decimals=3))
#> UPLO=L: tensor([2., 2.])
#> UPLO=U: tensor([1., 3.])
# --8<-- [end:demo_triangle]

# --8<-- [start:demo_eig]
import torch

A = torch.tensor([[0.0, -1.0], [1.0, 0.0]])
L = torch.linalg.eigvals(A)
print("complex:", L.shape, L.dtype)
#> complex: torch.Size([2]) torch.complex64
print("real and imaginary part:", torch.view_as_real(L).shape)
#> real and imaginary part: torch.Size([2, 2])
# --8<-- [end:demo_eig]

# --8<-- [start:wrong_any]
import torch


class Double(torch.autograd.Function):
    @staticmethod
    def forward(ctx: torch.Any, x: torch.Tensor):
        return 2 * x

    @staticmethod
    def backward(ctx: torch.Any, grad: torch.Tensor):
        return 2 * grad
#> AttributeError: module 'torch' has no attribute 'Any'


print(Double.apply(torch.ones(2)))
# --8<-- [end:wrong_any]

# --8<-- [start:right_any]
from typing import Any

import torch


class Double(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, x: torch.Tensor):
        return 2 * x

    @staticmethod
    def backward(ctx: Any, grad: torch.Tensor):
        return 2 * grad


print(Double.apply(torch.ones(2)))
#> tensor([2., 2.])
# --8<-- [end:right_any]

# --8<-- [start:detect]
import re
from pathlib import Path

import torch

script = Path("train.py")
script.write_text("x, _ = torch.gels(y, A)\nz = torch.exp(x)\n")
names = set(re.findall(r"\btorch\.(\w+)", script.read_text()))
print("missing:", [n for n in names if not hasattr(torch, n)])
#> missing: ['gels']
# --8<-- [end:detect]

# --8<-- [start:demo_misspelt]
from difflib import get_close_matches
import torch

for module, name in ((torch, "atrutograd"), (torch, "tesnor"),
                     (torch.nn, "Liner"), (torch.nn, "Relu")):
    try:
        getattr(module, name)
    except AttributeError as error:
        print(error)
        lower = {each.lower(): each for each in dir(module)}
        close = get_close_matches(name.lower(), lower, 1)
        print("did you mean:", *[lower[each] for each in close])
#> module 'torch' has no attribute 'atrutograd'
#> did you mean: autograd
#> module 'torch' has no attribute 'tesnor'
#> did you mean: tensor
#> module 'torch.nn' has no attribute 'Liner'
#> did you mean: Linear
#> module 'torch.nn' has no attribute 'Relu'
#> did you mean: ReLU
# --8<-- [end:demo_misspelt]

# --8<-- [start:check]
import typing
import warnings

import torch


def message(f, *args):
    try:
        f(*args)
    except (AttributeError, RuntimeError, TypeError) as error:
        return str(error)


missing = "AttributeError: module 'torch' has no attribute "
assert wrong.error == missing + "'gels'"
assert right.out == "a, b: tensor([1., 2.])\n"
assert right.solution.shape == (2, 1)
assert wrong_order.out == "A @ X equals B: False\n"
assert right_order.out == "A @ X equals B: True\n"
assert demo_factors.out == (
    "L @ half is b: True\nfrom L, A @ x is b: True\n"
    "from LU, A @ x is b: True\n")
removed = "This function was deprecated since version 1.9 and is now removed."
assert removed in (wrong_symeig.error or "")
assert "L, V = torch.linalg.eigh(A, UPLO=" in wrong_symeig.error
assert right_symeig.out == (
    "eigenvalues: tensor([1., 3.])\nthis is A: True\n")
assert demo_triangle.out == (
    "UPLO=L: tensor([2., 2.])\nUPLO=U: tensor([1., 3.])\n")
assert demo_eig.out == (
    "complex: torch.Size([2]) torch.complex64\n"
    "real and imaginary part: torch.Size([2, 2])\n")
assert wrong_any.error == missing + "'Any'"
assert right_any.out == "tensor([2., 2.])\n"
assert detect.out == "missing: ['gels']\n"

values, vectors = torch.linalg.eig(torch.eye(2))
assert values.is_complex() and vectors.is_complex()

# functions that are there and only raise
x = torch.eye(2)
for name, args in {
    "symeig": (x,), "eig": (x,), "lstsq": (x, x), "solve": (x, x),
    "matrix_rank": (x,),
}.items():
    assert message(getattr(torch, name), *args).startswith(removed), name
assert "'symmetric' was renamed" in message(torch.matrix_rank, x)
assert "'hermitian'" in message(torch.matrix_rank, x)
assert torch.linalg.matrix_rank(x, hermitian=True) == 2
assert "stored the residuals" in message(torch.lstsq, x, x)

# the table of names
A, b = demo_factors.A, demo_factors.b
assert A.tolist() == [[4, 2], [2, 3]] and b.tolist() == [[2], [1]]
L = torch.linalg.cholesky(A)
assert torch.allclose(L @ L.mT, A) and torch.equal(L.mT, L.mT.triu())
assert torch.allclose(torch.cholesky_inverse(L) @ A, x, atol=1e-5)
U = L.mT
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    old = torch.triangular_solve(b, U).solution
assert torch.equal(old, torch.linalg.solve_triangular(U, b, upper=True))
assert torch.equal(torch.lu_solve(b, *torch.linalg.lu_factor(A)),
                   torch.linalg.lu_solve(*torch.linalg.lu_factor(A), b))
batch, vectors = torch.stack([A, 2 * A]), torch.ones(2, 2)
LU, pivots = torch.linalg.lu_factor(batch)
X = torch.linalg.lu_solve(LU, pivots, vectors[..., None])[..., 0]
assert torch.allclose((batch @ X[..., None])[..., 0], vectors)
assert torch.allclose(torch.cholesky_solve(b, U, upper=True),
                      torch.linalg.solve(A, b))
assert callable(torch.use_deterministic_algorithms)
assert torch.are_deterministic_algorithms_enabled() is False
for name in ("Any", "Callable", "Dict", "List", "Optional", "Set", "Tuple",
             "Union"):
    assert hasattr(typing, name) and not hasattr(torch, name)

# what is still there
torch.set_warn_always(True)
for f in (torch.cholesky, torch.qr, torch.lu):
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        f(torch.eye(2))
    assert "is deprecated" in str(told[0].message), f
torch.set_warn_always(False)
assert demo_misspelt.out == """\
module 'torch' has no attribute 'atrutograd'
did you mean: autograd
module 'torch' has no attribute 'tesnor'
did you mean: tensor
module 'torch.nn' has no attribute 'Liner'
did you mean: Linear
module 'torch.nn' has no attribute 'Relu'
did you mean: ReLU
"""
# --8<-- [end:check]
