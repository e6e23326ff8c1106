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
# --8<-- [end:check]
