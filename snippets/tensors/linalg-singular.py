"""A matrix that is singular, not positive definite or not finite stops inv, solve, cholesky and svd; lstsq, a small diagonal and a check of the data help."""
# /// pitfall
# apis = ["torch.linalg.inv", "torch.linalg.solve", "torch.linalg.cholesky", "torch.linalg.svd", "torch.linalg.pinv", "torch.linalg.cholesky_ex", "torch.linalg.matrix_rank", "torch.linalg.cond"]
# symptom = "error"
# raises = ["wrong", "wrong_cholesky", "wrong_svd"]
# added = 2026-11-29
# also = ["torch.linalg.lstsq", "torch.inverse", "torch.cholesky", "torch.svd", "torch.linalg.LinAlgError", "torch.distributions.MultivariateNormal"]
# messages = [
#   "*The diagonal element * is zero, the inversion could not be completed because the input matrix is singular.",
#   "torch.linalg.solve: *The solver failed because the input matrix is singular.",
#   "*The factorization could not be completed because the input is not positive-definite (the leading minor of order * is not positive-definite).",
#   "*The algorithm failed to converge because the input matrix contained non-finite values.",
#   "torch.linalg.eig: input tensor should not contain infs or NaNs.",
#   "torch.linalg.lu_factor: U[*,*] is zero and using it on lu_solve would result in a division by zero.*",
# ]
# older = [
#   "inverse_cuda: U(*,*) is zero, singular U.",
#   "inverse_cpu: U(*,*) is zero, singular U.",
#   "inverse_cuda: For batch *: U(*,*) is zero, singular U.",
#   "cholesky_cuda: U(*,*) is zero, singular U.",
#   "cholesky_cpu: U(*,*) is zero, singular U.",
#   "cholesky_cuda: For batch *: U(*,*) is zero, singular U.",
#   "cholesky_cpu: For batch *: U(*,*) is zero, singular U.",
#   "cusolver error: 7, when calling `cusolverDnCreate(handle)`",
#   "cusolver error: CUSOLVER_STATUS_EXECUTION_FAILED, when calling *",
#   "This error may appear if the input matrix contains NaN.",
# ]
# [reported.cusolver]
# message = "cusolver error: CUSOLVER_STATUS_*, when calling *"
# shown = "RuntimeError: cusolver error: CUSOLVER_STATUS_INTERNAL_ERROR, when calling `cusolverDnCreate(handle)`"
# needs = "gpu"
# links = ["https://github.com/nerdyrodent/VQGAN-CLIP/issues/143", "https://github.com/KAIST-VCLAB/sphere-stereo/issues/9", "https://github.com/pytorch/pytorch/issues/70122"]
# [reported.ill]
# message = "*The algorithm failed to converge because the input matrix is ill-conditioned or has too many repeated singular values (error code: *"
# shown = "torch._C._LinAlgError: linalg.svd: The algorithm failed to converge because the input matrix is ill-conditioned or has too many repeated singular values (error code: 1499)."
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/120912", "https://github.com/jiaweizzhao/GaLore/issues/26"]
#
# [code.cholesky_of_a_covariance]
# either = [
#     'torch.linalg.cholesky($S)', 'torch.linalg.inv($S)', 'torch.inverse($S)', '$S.inverse()',
#     '$S.cholesky()', 'torch.linalg.inv($X.T @ $X)', 'torch.linalg.inv($X.t() @ $X)',
#     'torch.inverse($X.t() @ $X)', 'torch.linalg.solve($X.T @ $X, ...)',
#     'torch.linalg.cholesky($X.T @ $X)', 'torch.linalg.inv(torch.cov(...))',
#     'torch.linalg.cholesky(torch.cov(...))', 'torch.linalg.cholesky(torch.exp(...))',
#     'torch.inverse($X.T @ $X)', 'torch.linalg.inv($X.mT @ $X)', '($X.T @ $X).inverse()',
#     'torch.cholesky($S)', 'torch.linalg.cholesky($F(...))',
# ]
# anywhere = [
#     [
#         '$S = torch.cov(...)', '$S = $X.T @ $X', '$S = $X.t() @ $X', '$S = $X.T @ $X / $N',
#         '$S = torch.exp(...)', '$S = $X.t() @ $X / $N', '$S = torch.corrcoef(...)',
#         '$S = <... $X.T @ $X ...>', '$S = <... torch.exp(-$D) ...>', '$S = $KERNEL($X, $X)',
#         '$S = <... $X.t() @ $X ...>', '$X.T @ $X', '$X.t() @ $X', 'torch.cov(...)',
#         '$S = $X.mT @ $X', '$S = torch.mm($X.t(), $X)', '$S = torch.matmul($X.T, $X)',
#         '$S = $KERNEL($X)', '$X.mT @ $X',
#     ],
# ]
# nowhere = [
#     'torch.eye(...)', 'torch.diag_embed(...)', '$ANY.diagonal()', 'torch.diag(...)',
#     'torch.linalg.pinv(...)', 'torch.linalg.lstsq(...)', '$ANY.fill_diagonal_(...)',
# ]
# example = '''
# cov = torch.cov(features.T)
# L = torch.linalg.cholesky(cov)
# '''
#
# [code.columns_that_add_up]
# either = ['torch.linalg.inv(...)', 'torch.linalg.solve(...)', 'torch.inverse(...)']
# anywhere = [
#     [
#         'torch.cat([torch.ones(...), ..., torch.nn.functional.one_hot(...), ...], ...)',
#         '$X = torch.cat([$ONES, torch.nn.functional.one_hot(...).float()], ...)',
#         '$X = torch.cat([$ONES, $A, 1 - $A], ...)',
#         '$X = torch.cat([..., $A, 1 - $A, ...], ...)',
#         '$X = torch.stack([..., $A, 1 - $A, ...], ...)',
#     ],
# ]
# nowhere = ['torch.eye(...)', 'torch.linalg.pinv(...)', 'torch.linalg.lstsq(...)']
# example = '''
# X = torch.cat([ones, red, 1 - red], dim=1)
# w = torch.linalg.inv(X.T @ X) @ X.T @ y
# '''
# ///

# --8<-- [start:wrong]
import torch

bias = torch.ones(4, 1)
is_red = torch.tensor([[1.0], [1.0], [0.0], [0.0]])
X = torch.cat([bias, is_red, 1 - is_red], dim=1)
y = torch.tensor([[1.0], [3.0], [5.0], [7.0]])
w = torch.linalg.inv(X.T @ X) @ X.T @ y
#> torch._C._LinAlgError: linalg.inv: The diagonal element 3 is zero, the inversion could not be completed because the input matrix is singular.
print("prediction:", (X @ w).flatten().round())
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

bias = torch.ones(4, 1)
is_red = torch.tensor([[1.0], [1.0], [0.0], [0.0]])
X = torch.cat([bias, is_red, 1 - is_red], dim=1)
y = torch.tensor([[1.0], [3.0], [5.0], [7.0]])
w = torch.linalg.pinv(X) @ y
print("prediction:", (X @ w).flatten().round())
#> prediction: tensor([2., 2., 6., 6.])
# --8<-- [end:right]

# --8<-- [start:wrong_cholesky]
import torch

torch.manual_seed(0)
features = torch.randn(100, 3)
features[:, 2] = 5  # a sensor that is always the same
cov = torch.cov(features.T)
L = torch.linalg.cholesky(cov)
#> torch._C._LinAlgError: linalg.cholesky: The factorization could not be completed because the input is not positive-definite (the leading minor of order 3 is not positive-definite).
samples = torch.randn(1000, 3) @ L.T
print("samples:", samples.shape)
# --8<-- [end:wrong_cholesky]

# --8<-- [start:right_cholesky]
import torch

torch.manual_seed(0)
features = torch.randn(100, 3)
features[:, 2] = 5  # a sensor that is always the same
cov = torch.cov(features.T)
L = torch.linalg.cholesky(cov + 1e-6 * torch.eye(3))
samples = torch.randn(1000, 3) @ L.T
print("samples:", samples.shape)
#> samples: torch.Size([1000, 3])
# --8<-- [end:right_cholesky]

# --8<-- [start:demo_in_your_code]
import torch

def safe_cholesky(A, jitter=1e-8, tries=8):
    eye = torch.eye(len(A), dtype=A.dtype, device=A.device)
    for i in range(tries):
        L, info = torch.linalg.cholesky_ex(A + jitter * 10 ** i * eye)
        if info == 0:
            return L
    raise ValueError("not positive definite, even with a large jitter")

x = torch.linspace(0, 1, 50, dtype=torch.float64)[:, None]
kernel = torch.exp(-torch.cdist(x, x) ** 2 / 2)
L = safe_cholesky(kernel)
print("error below 1e-4:", torch.allclose(L @ L.T, kernel, atol=1e-4))
#> error below 1e-4: True
# --8<-- [end:demo_in_your_code]

# --8<-- [start:wrong_svd]
import torch

torch.manual_seed(0)
weight = torch.randn(4, 4)
grad = weight.log()
U, S, Vh = torch.linalg.svd(grad)
#> torch._C._LinAlgError: linalg.svd: The algorithm failed to converge because the input matrix contained non-finite values.
print("singular values:", S.shape)
# --8<-- [end:wrong_svd]

# --8<-- [start:right_svd]
import torch

torch.manual_seed(0)
weight = torch.randn(4, 4)
grad = weight.abs().log()
U, S, Vh = torch.linalg.svd(grad)
print("singular values:", S.shape)
#> singular values: torch.Size([4])
# --8<-- [end:right_svd]

# --8<-- [start:demo_messages]
import torch

ones = torch.ones(2, 2)
poses = torch.stack([torch.eye(2), torch.zeros(2, 2)])
nan = torch.full((2, 2), torch.nan)
for name, call in {
    "solve": lambda: torch.linalg.solve(ones, ones),
    "batch": lambda: torch.linalg.inv(poses),
    "lu": lambda: torch.linalg.lu_factor(ones),
    "eig": lambda: torch.linalg.eig(nan),
    "cholesky of NaN": lambda: torch.linalg.cholesky(nan),
    "inv of NaN": lambda: torch.linalg.inv(nan),
}.items():
    try:
        print(f"{name}: {call().tolist()}")
    except RuntimeError as error:
        print(f"{name}: {str(error).split(' If')[0]}")
#> solve: torch.linalg.solve: The solver failed because the input matrix is singular.
#> batch: linalg.inv: (Batch element 1): The diagonal element 1 is zero, the inversion could not be completed because the input matrix is singular.
#> lu: torch.linalg.lu_factor: U[2,2] is zero and using it on lu_solve would result in a division by zero.
#> eig: torch.linalg.eig: input tensor should not contain infs or NaNs.
#> cholesky of NaN: linalg.cholesky: The factorization could not be completed because the input is not positive-definite (the leading minor of order 1 is not positive-definite).
#> inv of NaN: [[nan, nan], [nan, nan]]
# --8<-- [end:demo_messages]

# --8<-- [start:demo_almost]
import torch

i = torch.arange(1, 15, dtype=torch.float64)
A = 1 / (i[:, None] + i - 1)
identity = torch.linalg.inv(A) @ A
print("inverse times A is the identity:", torch.allclose(
    identity, torch.eye(14, dtype=torch.float64), atol=0.01))
#> inverse times A is the identity: False
print("rank below 14:", torch.linalg.matrix_rank(A).item() < 14)
#> rank below 14: True
print("condition number above 1e15:", torch.linalg.cond(A).item() > 1e15)
#> condition number above 1e15: True
# --8<-- [end:demo_almost]

# --8<-- [start:demo_gradient]
import torch

A = torch.eye(3, requires_grad=True)
U, S, Vh = torch.linalg.svd(A)
U.sum().backward()
print("gradient is NaN:", A.grad.isnan().all())
#> gradient is NaN: tensor(True)
A.grad = None
torch.linalg.svdvals(A).sum().backward()
print("gradient of the singular values:", A.grad.diag())
#> gradient of the singular values: tensor([1., 1., 1.])
# --8<-- [end:demo_gradient]

# --8<-- [start:detect]
import torch

def report(A):
    print("finite:", A.isfinite().all().item())
    print("rank:", torch.linalg.matrix_rank(A).item(), "of", A.shape[-1])
    print("symmetric:", torch.allclose(A, A.mT))
    print("zero columns:", (A == 0).all(dim=-2).nonzero().flatten().tolist())

features = torch.tensor([[1.0, 2.0, 5.0], [2.0, 1.0, 5.0], [4.0, 0.0, 5.0]])
report(torch.cov(features.T))
#> finite: True
#> rank: 2 of 3
#> symmetric: True
#> zero columns: [2]
# --8<-- [end:detect]

# --8<-- [start:demo_on_cpu]
import torch

device = "cuda" if torch.cuda.is_available() else "cpu"
pose = torch.tensor([[2.0, 0.0], [0.0, 4.0]], device=device)
print("finite:", torch.isfinite(pose).all().item())
#> finite: True
inverse = torch.linalg.inv(pose.cpu()).to(device)
print("inverse:", inverse.tolist())
#> inverse: [[0.5, 0.0], [0.0, 0.25]]
# --8<-- [end:demo_on_cpu]

# --8<-- [start:check]
import torch

linalg = torch.linalg
error = "torch._C._LinAlgError: "
assert wrong.error == (
    error + "linalg.inv: The diagonal element 3 is zero, the inversion could "
    "not be completed because the input matrix is singular.")
assert right.out == "prediction: tensor([2., 2., 6., 6.])\n"
minor = (
    "The factorization could not be completed because the input is not "
    "positive-definite (the leading minor of order {} is not positive-definite).")
assert wrong_cholesky.error == (
    error + "linalg.cholesky: " + minor.format(3))
assert right_cholesky.out == "samples: torch.Size([1000, 3])\n"
assert demo_in_your_code.out == "error below 1e-4: True\n"
finite = (
    "The algorithm failed to converge because the input matrix contained "
    "non-finite values.")
assert wrong_svd.error == error + "linalg.svd: " + finite
assert right_svd.out == "singular values: torch.Size([4])\n"
lines = demo_messages.out.splitlines()
assert lines == [
    "solve: torch.linalg.solve: The solver failed because the input matrix is "
    "singular.",
    "batch: linalg.inv: (Batch element 1): The diagonal element 1 is zero, the "
    "inversion could not be completed because the input matrix is singular.",
    "lu: torch.linalg.lu_factor: U[2,2] is zero and using it on lu_solve would "
    "result in a division by zero.",
    "eig: torch.linalg.eig: input tensor should not contain infs or NaNs.",
    "cholesky of NaN: linalg.cholesky: " + minor.format(1),
    "inv of NaN: [[nan, nan], [nan, nan]]"]
assert demo_almost.out == """\
inverse times A is the identity: False
rank below 14: True
condition number above 1e15: True
"""
assert demo_gradient.out == """\
gradient is NaN: tensor(True)
gradient of the singular values: tensor([1., 1., 1.])
"""
assert detect.out == """\
finite: True
rank: 2 of 3
symmetric: True
zero columns: [2]
"""
assert issubclass(linalg.LinAlgError, RuntimeError)
# lstsq gives the same prediction on the CPU, and so does a penalty
X, y = right.X, right.y
for w in (linalg.lstsq(X, y).solution,
          linalg.solve(X.T @ X + 1e-4 * torch.eye(3), X.T @ y)):
    assert torch.allclose(X @ w, X @ right.w, atol=1e-3)
# without one of the columns that say the same, it can be inverted
short = X[:, :2]
w = linalg.inv(short.T @ short) @ short.T @ y
assert torch.allclose(short @ w, X @ right.w, atol=1e-4)
# fewer samples than features: the rank is at most samples - 1
few = torch.cov(torch.randn(10, 4, dtype=torch.double))
assert linalg.matrix_rank(few) == 3
# cholesky reads one triangle only, and doesn't notice that A isn't symmetric
assert linalg.cholesky(torch.tensor([[4.0, 99.0], [0.0, 4.0]])).tolist() == [
    [2.0, 0.0], [0.0, 2.0]]
# a negative eigenvalue needs more than a small jitter
A = torch.tensor([[1.0, 2.0], [2.0, 1.0]])
assert linalg.eigvalsh(A)[0] < -0.9
assert linalg.cholesky_ex(A + 0.9 * torch.eye(2)).info == 2
assert linalg.cholesky_ex(A + 1.1 * torch.eye(2)).info == 0
# in float32 the kernel fails without jitter
x = torch.linspace(0, 1, 50)[:, None]
kernel = torch.exp(-torch.cdist(x, x) ** 2 / 2)
assert linalg.cholesky_ex(kernel).info > 0
assert linalg.cholesky_ex(kernel + 1e-4 * torch.eye(50)).info == 0
# MultivariateNormal checks its covariance matrix, and has its own message
distributions = torch.distributions
try:
    distributions.MultivariateNormal(torch.zeros(2), torch.ones(2, 2))
except ValueError as error:
    assert "the constraint PositiveDefinite(), but found" in str(error)
else:
    raise AssertionError("a singular covariance matrix is taken")
# the _ex variants raise nothing
assert linalg.inv_ex(torch.zeros(2, 2)).info == 1
assert demo_on_cpu.out == "finite: True\ninverse: [[0.5, 0.0], [0.0, 0.25]]\n"
linalg = torch.backends.cuda.preferred_linalg_library
assert linalg().name == "Default"
assert torch.logdet(torch.eye(3)).item() == 0
# --8<-- [end:check]
