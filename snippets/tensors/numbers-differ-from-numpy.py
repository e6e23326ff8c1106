"""PyTorch's float32 and NumPy's float64 differ in the seventh digit, and so do sums in any order."""
# /// pitfall
# apis = ["torch.allclose", "torch.testing.assert_close", "torch.equal", "torch.matmul", "torch.mean", "torch.median", "torch.nn.functional.conv1d", "torch.finfo"]
# symptom = "silent"
# added = 2026-11-30
# messages = [
#   "Tensor-likes are not close!",
#   "Tensor-likes are not equal!",
#   "Scalars are not close!",
#   "The values for attribute 'dtype' do not match: * != *",
#   "Float did not match Double",
#   "Double did not match Float",
#   "Not equal to tolerance rtol=*, atol=*",
# ]
# also = ["torch.sum", "torch.mm", "torch.isclose", "torch.quantile", "torch.dot"]
# ///

# --8<-- [start:wrong]
import numpy as np
import torch

data = [0.1, 0.2, 0.3]
x = np.array(data)
t = torch.tensor(data)
print("NumPy:", x.mean(), x.dtype)
print("PyTorch:", t.mean().item(), t.dtype)
print("equal:", t.mean().item() == x.mean())
# --8<-- [end:wrong]

# --8<-- [start:right]
import numpy as np
import torch

data = [0.1, 0.2, 0.3]
x = np.array(data)
t = torch.tensor(x)
print("NumPy:", x.mean(), x.dtype)
print("PyTorch:", t.mean().item(), t.dtype)
print("close:", np.isclose(t.mean().item(), x.mean()))
# --8<-- [end:right]

# --8<-- [start:wrong_order]
import torch

torch.manual_seed(0)
A = torch.randn(500, 500)
B, C = torch.randn(500), torch.randn(500)
y = A @ (B + C)
z = A @ B + A @ C
print("equal:", torch.equal(y, z))
print("allclose:", torch.allclose(y, z))
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
A, B, C = A.double(), B.double(), C.double()
y = A @ (B + C)
z = A @ B + A @ C
print("allclose in float64:", torch.allclose(y, z))
# --8<-- [end:right_order]

# --8<-- [start:demo_order]
import torch

big, one = torch.tensor(1e8), torch.tensor(1.0)
print("big + one - big:", (big + one - big).item())
print("big - big + one:", (big - big + one).item())
a, b, c = torch.tensor([0.1, 0.2, 0.3], dtype=torch.float64)
print("(a + b) + c:", ((a + b) + c).item())
print("a + (b + c):", (a + (b + c)).item())
# --8<-- [end:demo_order]

# --8<-- [start:demo_steps]
import torch

print("0.1 in float32:", torch.tensor(0.1).item())
print("0.1 in float64:", torch.tensor(0.1, dtype=torch.float64).item())
infinity = torch.tensor(float("inf"))
for number in (1.0, 1000.0, 1e6, 1.7e9):
    x = torch.tensor(number)
    step = torch.nextafter(x, infinity) - x
    print(f"{number:.0f} and its neighbor differ by {step:.2g}")
# --8<-- [end:demo_steps]

# --8<-- [start:wrong_time]
import torch

times = [1700000000.0, 1700000010.0, 1700000060.0]
t = torch.tensor(times)
seconds = t - t[0]
print("seconds:", seconds.tolist(), seconds.dtype)
# --8<-- [end:wrong_time]

# --8<-- [start:right_time]
import torch

times = [1700000000.0, 1700000010.0, 1700000060.0]
t = torch.tensor(times, dtype=torch.float64)
seconds = (t - t[0]).float()
print("seconds:", seconds.tolist(), seconds.dtype)
# --8<-- [end:right_time]

# --8<-- [start:demo_names]
import numpy as np
import torch
import torch.nn.functional as F

x, k = np.array([1.0, 2.0, 4.0, 8.0]), np.array([1.0, 2.0, 3.0])
t, kernel = torch.tensor(x), torch.tensor(k)
print("np.median:", np.median(x), "torch.median:", t.median().item())
print("torch.quantile:", t.quantile(0.5).item())
print("np.convolve:", np.convolve(x, k, mode="valid").tolist())
print("F.conv1d:", F.conv1d(t.view(1, 1, 4), kernel.view(1, 1, 3)).tolist())
flipped = kernel.flip(0).view(1, 1, 3)
print("F.conv1d, flipped:", F.conv1d(t.view(1, 1, 4), flipped).tolist())
X, Y = np.ones((2, 3, 4)), np.ones((2, 4, 5))
print("np.dot:", np.dot(X, Y).shape, "np.matmul:", np.matmul(X, Y).shape)
print("torch.matmul:", tuple(torch.matmul(torch.tensor(X), torch.tensor(Y)).shape))
# --8<-- [end:demo_names]

# --8<-- [start:demo_tolerance]
import numpy as np
import torch

expected = torch.tensor([100.0, 1.0, 0.0])
actual = torch.tensor([100.00005, 1.000001, 0.0000001])
print("torch.equal:", torch.equal(actual, expected))
print("torch.allclose:", torch.allclose(actual, expected))
print("with atol=1e-6:", torch.allclose(actual, expected, atol=1e-6))
torch.testing.assert_close(actual, expected)
print("assert_close: no error")
np.testing.assert_allclose(actual, expected, rtol=1e-5, atol=1e-6)
print("assert_allclose with rtol and atol: no error")
# --8<-- [end:demo_tolerance]

# --8<-- [start:demo_tf32]
import torch

print("matrix products:", torch.get_float32_matmul_precision())
print("convolutions may use TF32:", torch.backends.cudnn.allow_tf32)
# --8<-- [end:demo_tf32]

# --8<-- [start:demo_messages]
import numpy as np
import torch

x, y = torch.tensor([1.0, 2.0]), torch.tensor([1.0, 2.00001])
close = torch.testing.assert_close
for comparison in (
    lambda: close(x, y),
    lambda: close(x, x.double()),
    lambda: torch.allclose(x, x.double()),
    lambda: np.testing.assert_allclose(x, y),
):
    try:
        comparison()
    except (AssertionError, RuntimeError) as error:
        lines = str(error).strip().splitlines()
        print(f"{type(error).__name__}: {lines[0]}")
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
1 and its neighbor differ by 1.2e-07
1000 and its neighbor differ by 6.1e-05
1000000 and its neighbor differ by 0.062
1700000000 and its neighbor differ by 1.3e+02
"""
assert torch.nextafter(torch.tensor(1.7e9), torch.tensor(1e10)) - 1.7e9 == 128
assert torch.tensor(16777217.0).item() == 16777216
assert torch.tensor(16777217).item() == 16777217
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
messages = demo_messages.out.splitlines()
assert messages[0] == "AssertionError: Tensor-likes are not close!"
assert messages[1] == (
    "AssertionError: The values for attribute 'dtype' do not match: "
    "torch.float32 != torch.float64.")
assert messages[2] == "RuntimeError: Float did not match Double"
assert messages[3] == "AssertionError: Not equal to tolerance rtol=1e-07, atol=0"
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
assert message(close, torch.tensor(1.0), torch.tensor(1.1)).startswith(
    "Scalars are not close!")
assert message(close, torch.tensor([1]), torch.tensor([2])).startswith(
    "Tensor-likes are not equal!")
assert message(torch.allclose, x.double(), x) == "Double did not match Float"
assert message(close, x, x.double(), check_dtype=False) == ""
assert torch.Tensor(np.ones(2)).dtype == torch.float32
assert torch.from_numpy(np.ones(2)).dtype == torch.float64
# --8<-- [end:check]
