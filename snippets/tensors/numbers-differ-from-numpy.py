"""PyTorch's float32 and NumPy's float64 differ in the seventh digit, and so do sums in any order."""
# /// pitfall
# apis = ["torch.allclose", "torch.testing.assert_close", "torch.equal", "torch.matmul", "torch.Tensor.mean", "torch.Tensor.median", "torch.Tensor.quantile", "torch.nn.functional.conv1d", "torch.nextafter"]
# symptom = "silent"
# added = 2026-11-30
# messages = [
#   "Tensor-likes are not close!",
#   "Tensor-likes are not equal!",
#   "Scalars are not close!",
#   "Scalars are not equal!",
#   "The values for attribute 'dtype' do not match: * != *",
#   "Float did not match Double",
#   "Double did not match Float",
#   "Not equal to tolerance rtol=*, atol=*",
# ]
# also = ["torch.mm", "torch.dot", "torch.finfo"]
#
# [code.floats_compared_exactly]
# either = [
#     'torch.equal($A, torch.from_numpy($B))', 'torch.equal(torch.from_numpy($B), $A)',
#     '$T.numpy() == $A', '$T.mean().item() == $X.mean()', '$T.sum().item() == $X.sum()',
#     'numpy.array_equal($T.numpy(), $A)', 'numpy.array_equal($A, $T.numpy())',
#     '($T.numpy() == $A).all()', '$T.$F().item() == $X.$F()', 'assert $A.item() == $B',
#     'torch.equal($A @ $B, $C @ $D)', 'numpy.array_equal($T.detach().numpy(), $A)',
#     'numpy.array_equal($A, $T.detach().numpy())', '$T.detach().numpy() == $A',
#     '$T.item() == $X.mean()', '$T.item() == $X.sum()', '(torch.from_numpy($A) == $T).all()',
#     'assert $X.sum() == $T.sum()', 'numpy.all($A == $T.numpy())',
# ]
# nowhere = ['$T.argmax(...)']
# example = 'print(t.mean().item() == x.mean())'
#
# [code.times_as_float32]
# either = [
#     'torch.tensor($X, dtype=torch.float32)', 'torch.tensor($X).float()', '$X.float()',
#     'torch.FloatTensor($X)', 'torch.as_tensor($X, dtype=torch.float32)', 'torch.Tensor($X)',
#     'torch.from_numpy($X).float()', 'torch.tensor($X.values, dtype=torch.float32)',
#     'torch.tensor($X, dtype=torch.float)',
# ]
# names = { "$X" = '.*(timestamp|unix|epoch_s|epoch_ms|time\.time|_ts\b|\bts\b|datetime|microsec|millisec|nanosec|event_time|created_at).*' }
# example = 't = torch.tensor(timestamps, dtype=torch.float32)'
# ///

# --8<-- [start:wrong]
import numpy as np
import torch

data = [0.1, 0.2, 0.3]
x = np.array(data)
t = torch.tensor(data)
print("NumPy:", x.mean(), x.dtype)
#> NumPy: 0.20000000000000004 float64
print("PyTorch:", t.mean().item(), t.dtype)
#> PyTorch: 0.20000000298023224 torch.float32
print("equal:", t.mean().item() == x.mean())
#> equal: False
# --8<-- [end:wrong]

# --8<-- [start:right]
import numpy as np
import torch

data = [0.1, 0.2, 0.3]
x = np.array(data)
t = torch.tensor(x)
print("NumPy:", x.mean(), x.dtype)
#> NumPy: 0.20000000000000004 float64
print("PyTorch:", t.mean().item(), t.dtype)
#> PyTorch: 0.20000000000000004 torch.float64
print("close:", np.isclose(t.mean().item(), x.mean()))
#> close: True
# --8<-- [end:right]

# --8<-- [start:wrong_order]
import torch

torch.manual_seed(0)
A = torch.randn(500, 500)
B, C = torch.randn(500), torch.randn(500)
y = A @ (B + C)
z = A @ B + A @ C
print("equal:", torch.equal(y, z))
#> equal: False
print("allclose:", torch.allclose(y, z))
#> allclose: False
# --8<-- [end:wrong_order]

# --8<-- [start:right_order]
import torch

torch.manual_seed(0)
A = torch.randn(500, 500)
B, C = torch.randn(500), torch.randn(500)
y = A @ (B + C)
z = A @ B + A @ C
atol = 1e-5 * y.abs().max().item()
print("allclose, atol for these sizes:", torch.allclose(y, z, atol=atol))
#> allclose, atol for these sizes: True
A, B, C = A.double(), B.double(), C.double()
y = A @ (B + C)
z = A @ B + A @ C
print("allclose in float64:", torch.allclose(y, z))
#> allclose in float64: True
# --8<-- [end:right_order]

# --8<-- [start:demo_order]
import torch

big, one = torch.tensor(1e8), torch.tensor(1.0)
print("big + one - big:", (big + one - big).item())
#> big + one - big: 0.0
print("big - big + one:", (big - big + one).item())
#> big - big + one: 1.0
a, b, c = torch.tensor([0.1, 0.2, 0.3], dtype=torch.float64)
print("(a + b) + c:", ((a + b) + c).item())
#> (a + b) + c: 0.6000000000000001
print("a + (b + c):", (a + (b + c)).item())
#> a + (b + c): 0.6
# --8<-- [end:demo_order]

# --8<-- [start:demo_steps]
import torch

print("0.1 in float32:", torch.tensor(0.1).item())
#> 0.1 in float32: 0.10000000149011612
print("0.1 in float64:", torch.tensor(0.1, dtype=torch.float64).item())
#> 0.1 in float64: 0.1
infinity = torch.tensor(float("inf"))
for number in (1.0, 1000.0, 1e6, 1.7e9):
    x = torch.tensor(number)
    step = torch.nextafter(x, infinity) - x
    print(f"{number:.0f} and its neighbor differ by {step:.3g}")
#> 1 and its neighbor differ by 1.19e-07
#> 1000 and its neighbor differ by 6.1e-05
#> 1000000 and its neighbor differ by 0.0625
#> 1700000000 and its neighbor differ by 128
# --8<-- [end:demo_steps]

# --8<-- [start:wrong_time]
import torch

times = [1700000000.0, 1700000010.0, 1700000060.0]
t = torch.tensor(times)
seconds = t - t[0]
print("seconds:", seconds.tolist(), seconds.dtype)
#> seconds: [0.0, 0.0, 0.0] torch.float32
# --8<-- [end:wrong_time]

# --8<-- [start:right_time]
import torch

times = [1700000000.0, 1700000010.0, 1700000060.0]
t = torch.tensor(times, dtype=torch.float64)
seconds = (t - t[0]).float()
print("seconds:", seconds.tolist(), seconds.dtype)
#> seconds: [0.0, 10.0, 60.0] torch.float32
# --8<-- [end:right_time]

# --8<-- [start:demo_names]
import numpy as np
import torch
import torch.nn.functional as F

x, k = np.array([1.0, 2.0, 4.0, 8.0]), np.array([1.0, 2.0, 3.0])
t, kernel = torch.tensor(x), torch.tensor(k)
print("np.median:", np.median(x), "torch.median:", t.median().item())
#> np.median: 3.0 torch.median: 2.0
print("torch.quantile:", t.quantile(0.5).item())
#> torch.quantile: 3.0
print("np.convolve:", np.convolve(x, k, mode="valid").tolist())
#> np.convolve: [11.0, 22.0]
print("F.conv1d:", F.conv1d(t.view(1, 1, 4), kernel.view(1, 1, 3)).tolist())
#> F.conv1d: [[[17.0, 34.0]]]
flipped = kernel.flip(0).view(1, 1, 3)
print("F.conv1d, flipped:", F.conv1d(t.view(1, 1, 4), flipped).tolist())
#> F.conv1d, flipped: [[[11.0, 22.0]]]
X, Y = np.ones((2, 3, 4)), np.ones((2, 4, 5))
print("np.dot:", np.dot(X, Y).shape, "np.matmul:", np.matmul(X, Y).shape)
#> np.dot: (2, 3, 2, 5) np.matmul: (2, 3, 5)
product = torch.matmul(torch.tensor(X), torch.tensor(Y))
print("torch.matmul:", tuple(product.shape))
#> torch.matmul: (2, 3, 5)
# --8<-- [end:demo_names]

# --8<-- [start:demo_tolerance]
import numpy as np
import torch

expected = torch.tensor([100.0, 1.0, 0.0])
actual = torch.tensor([100.00005, 1.000001, 0.0000001])
print("torch.equal:", torch.equal(actual, expected))
#> torch.equal: False
print("torch.allclose:", torch.allclose(actual, expected))
#> torch.allclose: False
print("with atol=1e-6:", torch.allclose(actual, expected, atol=1e-6))
#> with atol=1e-6: True
torch.testing.assert_close(actual, expected)
print("assert_close: no error")
#> assert_close: no error
np.testing.assert_allclose(actual, expected, rtol=1e-5, atol=1e-6)
print("assert_allclose with rtol and atol: no error")
#> assert_allclose with rtol and atol: no error
# --8<-- [end:demo_tolerance]

# --8<-- [start:demo_tf32]
import torch

print("matrix products:", torch.get_float32_matmul_precision())
#> matrix products: highest
print("convolutions may use TF32:", torch.backends.cudnn.allow_tf32)
#> convolutions may use TF32: True
# --8<-- [end:demo_tf32]

# --8<-- [start:demo_messages]
import numpy as np
import torch

x, y = torch.tensor([1.0, 2.0]), torch.tensor([1.0, 2.001])
close = torch.testing.assert_close
for compare, a, b in (
    (close, x, y),
    (close, x[1], y[1]),
    (close, x.long(), x.long() + 1),
    (close, 3, 4),
    (np.testing.assert_allclose, x, y),
    (close, x, x.double()),
    (torch.allclose, x, x.double()),
    (torch.allclose, x.double(), x),
):
    try:
        compare(a, b)
    except (AssertionError, RuntimeError) as error:
        lines = str(error).strip().splitlines()
        print(f"{type(error).__name__}: {lines[0]}")
#> AssertionError: Tensor-likes are not close!
#> AssertionError: Scalars are not close!
#> AssertionError: Tensor-likes are not equal!
#> AssertionError: Scalars are not equal!
#> AssertionError: Not equal to tolerance rtol=1e-07, atol=0
#> AssertionError: The values for attribute 'dtype' do not match: torch.float32 != torch.float64.
#> RuntimeError: Float did not match Double
#> RuntimeError: Double did not match Float
# --8<-- [end:demo_messages]

# --8<-- [start:detect]
import torch

def difference(f, g, dtype):
    torch.manual_seed(0)
    x = torch.randn(1000, 300, dtype=torch.float64).to(dtype)
    a, b = torch.as_tensor(f(x)), torch.as_tensor(g(x.numpy()))
    return ((a - b).abs().max() / b.abs().max()).item()

pairs = {
    "mean": (lambda x: (x * x).mean(0), lambda x: (x * x).mean(0)),
    "std": (lambda x: x.std(0), lambda x: x.std(0)),
}
for name, (f, g) in pairs.items():
    single = difference(f, g, torch.float32)
    double = difference(f, g, torch.float64)
    print(f"{name}, float32 below 1e-5: {single < 1e-5}")
    print(f"{name}, float64 below 1e-12: {double < 1e-12}")
#> mean, float32 below 1e-5: True
#> mean, float64 below 1e-12: True
#> std, float32 below 1e-5: False
#> std, float64 below 1e-12: False
# --8<-- [end:detect]

# --8<-- [start:check]
import numpy as np
import torch

assert "equal: False" in wrong.out and "torch.float32" in wrong.out
assert "close: True" in right.out and "torch.float64" in right.out
assert wrong.x.dtype == right.x.dtype == np.float64
# float32: the same mean in every order, so that no processor changes it
a, b, c = torch.tensor(wrong.data)
sums = {((a + b) + c).item(), ((a + c) + b).item(), ((b + c) + a).item()}
assert len(sums) == 1
assert wrong_order.out == "equal: False\nallclose: False\n"
assert right_order.out == (
    "allclose, atol for these sizes: True\nallclose in float64: True\n")
difference = (wrong_order.y - wrong_order.z).abs().max()
assert 1e-6 < difference < 1e-3
assert demo_order.out == """\
big + one - big: 0.0
big - big + one: 1.0
(a + b) + c: 0.6000000000000001
a + (b + c): 0.6
"""
assert demo_steps.out == """\
0.1 in float32: 0.10000000149011612
0.1 in float64: 0.1
1 and its neighbor differ by 1.19e-07
1000 and its neighbor differ by 6.1e-05
1000000 and its neighbor differ by 0.0625
1700000000 and its neighbor differ by 128
"""
assert torch.nextafter(torch.tensor(1.7e9), torch.tensor(1e10)) - 1.7e9 == 128
assert torch.tensor(16777217.0).item() == 16777216
assert torch.tensor(16777217).item() == 16777217
assert int(np.float64(0.29) * 100) == 28 and (torch.tensor(0.29) * 100).long() == 29
assert wrong_time.out == "seconds: [0.0, 0.0, 0.0] torch.float32\n"
assert right_time.out == "seconds: [0.0, 10.0, 60.0] torch.float32\n"
assert demo_names.out == """\
np.median: 3.0 torch.median: 2.0
torch.quantile: 3.0
np.convolve: [11.0, 22.0]
F.conv1d: [[[17.0, 34.0]]]
F.conv1d, flipped: [[[11.0, 22.0]]]
np.dot: (2, 3, 2, 5) np.matmul: (2, 3, 5)
torch.matmul: (2, 3, 5)
"""
t = torch.tensor([1.0, 2.0])
assert t.numpy().repeat(2).tolist() == [1, 1, 2, 2] == t.repeat_interleave(2).tolist()
assert t.repeat(2).tolist() == [1, 2, 1, 2]
assert demo_tolerance.out == """\
torch.equal: False
torch.allclose: False
with atol=1e-6: True
assert_close: no error
assert_allclose with rtol and atol: no error
"""
assert demo_tf32.out == (
    "matrix products: highest\nconvolutions may use TF32: True\n")
assert demo_messages.out == """\
AssertionError: Tensor-likes are not close!
AssertionError: Scalars are not close!
AssertionError: Tensor-likes are not equal!
AssertionError: Scalars are not equal!
AssertionError: Not equal to tolerance rtol=1e-07, atol=0
AssertionError: The values for attribute 'dtype' do not match: torch.float32 != torch.float64.
RuntimeError: Float did not match Double
RuntimeError: Double did not match Float
"""
assert detect.out == """\
mean, float32 below 1e-5: True
mean, float64 below 1e-12: True
std, float32 below 1e-5: False
std, float64 below 1e-12: False
"""


# the defaults in the table, from the messages and the signatures
def message(compare, *args, **options):
    try:
        compare(*args, **options)
    except (AssertionError, RuntimeError) as error:
        return str(error)
    return ""


close = torch.testing.assert_close
x, y = torch.ones(2), torch.ones(2) + 1e-3
assert "(up to 1e-05 allowed)" in message(close, x, y)
assert "(up to 1.3e-06 allowed)" in message(close, x, y)
assert message(close, x.double(), y.double()).count("(up to 1e-07 allowed)") == 2
zero, one = torch.zeros(1), torch.ones(1)
for compare in (torch.allclose, lambda a, b: np.allclose(a.numpy(), b.numpy())):
    assert compare(zero + 0.9e-8, zero) and not compare(zero + 1.1e-8, zero)
    assert compare(one + 0.9e-5, one) and not compare(one + 1.1e-5, one)
assert message(close, x, x.double(), check_dtype=False) == ""
assert torch.Tensor(np.ones(2)).dtype == torch.float32
assert torch.from_numpy(np.ones(2)).dtype == torch.float64
# --8<-- [end:check]
