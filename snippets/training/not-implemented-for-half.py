"""An operation has code for some dtypes only: the message names the missing one, and the input has to be converted."""
# /// pitfall
# apis = ["torch.cdist", "torch.linalg.svd", "torch.linalg.cholesky", "torch.nn.functional.softmax", "torch.nn.functional.cross_entropy", "torch.randn_like"]
# also = ["torch.linalg.inv", "torch.nn.functional.ctc_loss", "torch.float8_e5m2"]
# symptom = "error"
# raises = ["wrong", "wrong_long", "wrong_bool", "wrong_and", "wrong_float8"]
# added = 2026-11-29
# messages = [
#   "\"*\" not implemented for 'Half'",
#   "\"*\" not implemented for 'BFloat16'",
#   "\"*\" not implemented for 'Bool'",
#   "\"*\" not implemented for 'Byte'",
#   "\"*\" not implemented for 'Float8_*'",
#   "\"bitwise_*_cpu\" not implemented for 'Float'",
#   "\"*softmax*kernel_impl\" not implemented for 'Long'",
#   "\"*_cpu\" not implemented for 'Long'",
#   "\"*KernelImpl\" not implemented for 'Long'",
#   "\"check_uniform_bounds\" not implemented for 'Long'",
#   "linalg.vector_norm: Expected a floating point or complex tensor as input. Got *",
# ]
# older = [
#   "\"addmm_impl_cpu_\" not implemented for 'Half'",
#   "_thnn_conv2d_forward not supported on CPUType for Half",
#   "thnn_conv2d_forward is not implemented for type torch.HalfTensor",
#   "\"slow_conv2d_cpu\" not implemented for 'Half'",
#   "\"LayerNormKernelImpl\" not implemented for 'Half'",
#   "\"*\" not implemented for 'Int'",
#   "\"*\" not implemented for 'torch.LongTensor'",
#   "\"nll_loss_forward_*_cuda_kernel_*\" not implemented for '*'",
#   "\"nll_loss_forward_reduce_cuda_kernel_2d_index\" not implemented for 'Int'",
#   "\"host_softmax\" not implemented for 'Long'",
#   "\"binary_cross_entropy\" not implemented for '*'",
#   "norm(): the desired output dtype should be either floating point or complex. Got *",
# ]
#
# [code.logits_long]
# either = [
#     'torch.nn.functional.cross_entropy($OUT.long(), ...)',
#     'torch.nn.functional.softmax($X.long(), ...)', '$X.long().softmax(...)',
#     '$X.long().mean(...)', 'torch.mean($X.long())', '$X.int().mean(...)',
#     'torch.nn.functional.mse_loss($X.long(), ...)',
#     'torch.nn.functional.mse_loss($X, $Y.long())', 'torch.randint(...).mean(...)',
#     'torch.arange(...).mean(...)', 'torch.arange($N).std(...)',
#     'torch.nn.functional.binary_cross_entropy($P, $Y.long(), ...)',
#     'torch.nn.functional.binary_cross_entropy_with_logits($P, $Y.long(), ...)',
#     '($P == $Y).mean(...)', '($P.argmax(...) == $Y).mean(...)', '$P.eq($Y).mean(...)',
#     'torch.randint(...).std(...)', 'torch.mean($P == $Y)',
# ]
#
# [code.mean_of_a_comparison]
# either = ['$X.mean()', '$X.std()', 'torch.mean($X)', '$X.mean(...)']
# anywhere = [
#     [
#         '$X = $P == $Y', '$X = $P.argmax(...) == $Y', '$X = $P.eq($Y)',
#         '$X = torch.argmax($P, ...) == $Y', '$X = $L.long()', '$X = torch.bincount(...)',
#         '$X = torch.randint(...)', '$X = torch.LongTensor(...)', '$X = $P > $T',
#         '$X = $P != $Y',
#     ],
# ]
# nowhere = [
#     '$X = $X.float()', '$X = <... $Z.float() ...>', '$X = numpy.$F(...)', '$X = $X / $S',
#     '$X = <... $Z.numpy() ...>', '$X = $X.to(...)', 'for $X in $R: ...',
#     '$X = <... $Z.to(...) ...>',
# ]
# example = '''
# correct = pred == y
# acc = correct.mean()
# '''
#
# [reported.unscale]
# message = "\"_amp_foreach_non_finite_check_and_unscale_cuda\" not implemented for 'BFloat16'"
# shown = "RuntimeError: \"_amp_foreach_non_finite_check_and_unscale_cuda\" not implemented for 'BFloat16'"
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/127176", "https://github.com/InternLM/xtuner/issues/960", "https://github.com/huggingface/trl/issues/4901"]
# ///

# --8<-- [start:wrong]
import torch

embeddings = torch.eye(3).half()
prototypes = torch.tensor([[2.0, 0, 0], [0, 0, 2]]).half()
distances = torch.cdist(embeddings, prototypes)
#> NotImplementedError: "cdist" not implemented for 'Half'
print("nearest:", distances.argmin(dim=1))
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

embeddings = torch.eye(3).half()
prototypes = torch.tensor([[2.0, 0, 0], [0, 0, 2]]).half()
distances = torch.cdist(embeddings.float(), prototypes.float())
print("nearest:", distances.argmin(dim=1))
#> nearest: tensor([0, 0, 1])
# --8<-- [end:right]

# --8<-- [start:demo_low]
import torch

x = torch.eye(3).bfloat16()
for f in (torch.linalg.svd, torch.linalg.cholesky, torch.det):
    try:
        f(x)
    except NotImplementedError as error:
        print(f"{f.__name__}: {error}")
#> linalg_svd: "linalg_svd_cpu" not implemented for 'BFloat16'
#> linalg_cholesky: "cholesky_cpu" not implemented for 'BFloat16'
#> det: "lu_cpu" not implemented for 'BFloat16'
# --8<-- [end:demo_low]

# --8<-- [start:wrong_long]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(4, 3)
x, y = torch.randn(5, 4), torch.tensor([0.0, 2.0, 1.0, 1.0, 0.0])
loss = nn.functional.cross_entropy(model(x).long(), y.long())
#> NotImplementedError: "log_softmax_lastdim_kernel_impl" not implemented for 'Long'
print(f"loss: {loss:.2f}")
# --8<-- [end:wrong_long]

# --8<-- [start:right_long]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(4, 3)
x, y = torch.randn(5, 4), torch.tensor([0.0, 2.0, 1.0, 1.0, 0.0])
loss = nn.functional.cross_entropy(model(x), y.long())
print(f"loss: {loss:.2f}")
#> loss: 1.09
# --8<-- [end:right_long]

# --8<-- [start:demo_integers]
import torch
import torch.nn.functional as F

scores, image = torch.tensor([[1, 2, 3]]), torch.ones(1, 4, 4).byte()
calls = {
    "softmax": lambda: F.softmax(scores, dim=1),
    "mse_loss": lambda: F.mse_loss(scores, scores),
    "layer_norm": lambda: F.layer_norm(scores, (3,)),
    "randn_like": lambda: torch.randn_like(scores),
    "rand_like": lambda: torch.rand_like(scores),
    "avg_pool2d": lambda: F.avg_pool2d(image, 2),
}
for name, call in calls.items():
    try:
        call()
    except NotImplementedError as error:
        print(f"{name}: {error}")
#> softmax: "softmax_lastdim_kernel_impl" not implemented for 'Long'
#> mse_loss: "mse_cpu" not implemented for 'Long'
#> layer_norm: "LayerNormKernelImpl" not implemented for 'Long'
#> randn_like: "normal_kernel_cpu" not implemented for 'Long'
#> rand_like: "check_uniform_bounds" not implemented for 'Long'
#> avg_pool2d: "avg_pool2d" not implemented for 'Byte'
# --8<-- [end:demo_integers]

# --8<-- [start:demo_norm]
import torch

scores = torch.tensor([[1, 2, 3]])
try:
    scores.norm()
except RuntimeError as error:
    print("norm:", error)
#> norm: linalg.vector_norm: Expected a floating point or complex tensor as input. Got Long
# --8<-- [end:demo_norm]

# --8<-- [start:wrong_bool]
import torch

friends = torch.tensor([[0, 1, 0], [1, 0, 1], [0, 1, 0]]).bool()
paths = friends @ friends
#> NotImplementedError: "addmm_impl_cpu_" not implemented for 'Bool'
print("two steps away:", (paths > 0).tolist())
# --8<-- [end:wrong_bool]

# --8<-- [start:right_bool]
import torch

friends = torch.tensor([[0, 1, 0], [1, 0, 1], [0, 1, 0]]).bool()
paths = friends.float() @ friends.float()
print("two steps away:", (paths > 0).tolist())
#> two steps away: [[True, False, True], [False, True, False], [True, False, True]]
# --8<-- [end:right_bool]

# --8<-- [start:wrong_and]
import torch

scores = torch.tensor([0.9, 0.2, 0.8])
valid = torch.tensor([1.0, 1.0, 0.0])
keep = (scores > 0.5) & valid
#> NotImplementedError: "bitwise_and_cpu" not implemented for 'Float'
print("keep:", keep)
# --8<-- [end:wrong_and]

# --8<-- [start:right_and]
import torch

scores = torch.tensor([0.9, 0.2, 0.8])
valid = torch.tensor([1.0, 1.0, 0.0])
keep = (scores > 0.5) & valid.bool()
print("keep:", keep)
#> keep: tensor([ True, False, False])
# --8<-- [end:right_and]

# --8<-- [start:wrong_float8]
import torch

weight = torch.ones(2, 2).to(torch.float8_e4m3fn)
scaled = weight * 0.5
#> NotImplementedError: "mul_cpu_reduced_float" not implemented for 'Float8_e4m3fn'
print("sum:", scaled.sum().item())
# --8<-- [end:wrong_float8]

# --8<-- [start:right_float8]
import torch

weight = torch.ones(2, 2).to(torch.float8_e4m3fn)
scaled = weight.to(torch.bfloat16) * 0.5
print("sum:", scaled.sum().item())
#> sum: 2.0
# --8<-- [end:right_float8]

# --8<-- [start:detect]
import torch

x = torch.eye(3)
names = "float64", "float32", "bfloat16", "float16", "int64", "uint8", "bool"
for name in names:
    try:
        torch.median(x.to(getattr(torch, name)))
    except (NotImplementedError, RuntimeError) as error:
        print(f"{name}: {error}")
    else:
        print(f"{name}: works")
#> float64: works
#> float32: works
#> bfloat16: works
#> float16: works
#> int64: works
#> uint8: works
#> bool: "median_cpu" not implemented for 'Bool'
# --8<-- [end:detect]

# --8<-- [start:demo_scaler]
import torch
from torch import nn

device = "cuda" if torch.cuda.is_available() else "cpu"
dtype = torch.bfloat16
model = nn.Linear(4, 1).to(device)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scaler = torch.amp.GradScaler(device, enabled=dtype == torch.float16)
for x in torch.ones(3, 8, 4, device=device):
    with torch.autocast(device, dtype=dtype):
        loss = model(x).square().mean()
    scaler.scale(loss).backward()
    scaler.step(optimizer)
    scaler.update()
    optimizer.zero_grad()
print("scaling:", scaler.is_enabled(), "scale:", scaler.get_scale())
#> scaling: False scale: 1.0
print("gradients like the weights:", model.weight.dtype)
#> gradients like the weights: torch.float32
# --8<-- [end:demo_scaler]

# --8<-- [start:check]
import torch
import torch.nn.functional as F
from torch import nn


def message(f):
    try:
        f()
    except (NotImplementedError, RuntimeError) as error:
        return str(error)


missing = "NotImplementedError: "
assert wrong.error == missing + "\"cdist\" not implemented for 'Half'"
assert right.out == "nearest: tensor([0, 0, 1])\n"
assert demo_low.out == """\
linalg_svd: "linalg_svd_cpu" not implemented for 'BFloat16'
linalg_cholesky: "cholesky_cpu" not implemented for 'BFloat16'
det: "lu_cpu" not implemented for 'BFloat16'
"""
assert wrong_long.error == (
    missing + "\"log_softmax_lastdim_kernel_impl\" not implemented for 'Long'")
assert right_long.out.startswith("loss: 1.")
assert demo_integers.out == """\
softmax: "softmax_lastdim_kernel_impl" not implemented for 'Long'
mse_loss: "mse_cpu" not implemented for 'Long'
layer_norm: "LayerNormKernelImpl" not implemented for 'Long'
randn_like: "normal_kernel_cpu" not implemented for 'Long'
rand_like: "check_uniform_bounds" not implemented for 'Long'
avg_pool2d: "avg_pool2d" not implemented for 'Byte'
"""
assert wrong_bool.error == (
    missing + "\"addmm_impl_cpu_\" not implemented for 'Bool'")
assert right_bool.out == (
    "two steps away: [[True, False, True], [False, True, False], "
    "[True, False, True]]\n")
assert wrong_and.error == (
    missing + "\"bitwise_and_cpu\" not implemented for 'Float'")
assert right_and.out == "keep: tensor([ True, False, False])\n"
assert wrong_float8.error == (
    missing + "\"mul_cpu_reduced_float\" not implemented for 'Float8_e4m3fn'")
assert right_float8.out == "sum: 2.0\n"
assert detect.out == """\
float64: works
float32: works
bfloat16: works
float16: works
int64: works
uint8: works
bool: "median_cpu" not implemented for 'Bool'
"""

# the layers of a network work in half precision on the CPU
for dtype in (torch.half, torch.bfloat16):
    x = torch.ones(1, 2, 4, 4).to(dtype)
    for layer in (nn.Conv2d(2, 2, 1), nn.Linear(4, 2), nn.LayerNorm(4),
                  nn.BatchNorm2d(2), nn.GELU(), nn.Softmax(1)):
        assert layer.to(dtype)(x).dtype == dtype

# the others word it in their own way
x = torch.eye(3).half()
assert message(x.inverse) == (
    "linalg.inv: Low precision dtypes not supported. Got Half")
assert message(lambda: torch.fft.fft(x)) == "Unsupported dtype Half"
assert message(lambda: x.quantile(0.5)) == (
    "quantile() input tensor must be either float or double dtype")

# autocast converts for some of them, and not for others
with torch.autocast("cpu", dtype=torch.bfloat16):
    for f in (torch.linalg.svd, torch.linalg.cholesky, torch.inverse):
        assert message(lambda: f(x)) is None
    assert torch.cdist(x, x).dtype == torch.float32
    assert message(x.det) == "\"lu_cpu\" not implemented for 'Half'"

# there and back, the dtype of the model is kept
assert torch.cdist(x.float(), x.float()).to(x.dtype).dtype == torch.half
# integers and masks: these work
ids, mask = torch.arange(3), torch.tensor([True, False, True])
assert ids.sum() == 3 and ids.argmax() == 2 and ids[mask].tolist() == [0, 2]
assert message(mask.argmax) == "argmax(): does not support bool input"
assert mask.long().argmax() == 0
for f in (lambda t: t / 2, torch.sqrt, torch.sigmoid):  # these convert
    assert f(ids).dtype == f(mask).dtype == torch.float32
assert mask.sum() == 2 and (mask & ~mask).any().item() is False
assert (mask * 1.5).tolist() == [1.5, 0, 1.5]
assert torch.randint(5, (3,)).dtype == torch.long
assert torch.randn_like(ids, dtype=torch.float).dtype == torch.float
w = torch.ones(2, 2).to(torch.float8_e4m3fn)
assert w.itemsize * 8 == 8
for f in (w.sum, w.relu, w.exp, lambda: w + w):
    assert "not implemented for 'Float8_e4m3fn'" in message(f)
assert demo_norm.out == (
    "norm: linalg.vector_norm: Expected a floating point or complex tensor "
    "as input. Got Long\n")
try:
    F.binary_cross_entropy(torch.tensor([0.5]), torch.tensor([1]))
except RuntimeError as error:
    assert str(error) == "Found dtype Long but expected Float"
else:
    raise AssertionError("binary_cross_entropy took labels of Long")
F.binary_cross_entropy(torch.tensor([0.5]), torch.tensor([1]).float())
assert demo_scaler.out == (
    "scaling: False scale: 1.0\n"
    "gradients like the weights: torch.float32\n")
# on the CPU, the scaler takes gradients in bfloat16
bf16 = nn.Linear(2, 1).bfloat16()
sgd, scaler = torch.optim.SGD(bf16.parameters()), torch.amp.GradScaler("cpu")
scaler.scale(bf16(torch.ones(1, 2).bfloat16()).sum()).backward()
scaler.step(sgd)
# in autocast, gradients have the dtype of the weights
fp32 = nn.Linear(2, 1)
with torch.autocast("cpu", dtype=torch.bfloat16):
    out = fp32(torch.ones(1, 2))
out.sum().backward()
assert out.dtype == torch.bfloat16 and fp32.weight.grad.dtype == torch.float
# --8<-- [end:check]
