"""PyTorch 2.2 was built with NumPy 1: with NumPy 2, the two can't exchange arrays."""
# /// pitfall
# apis = ["torch.from_numpy", "torch.Tensor.numpy", "torch.tensor"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-11-29
# messages = [
#   "Numpy is not available",
#   "Could not infer dtype of numpy.*",
#   "Failed to initialize NumPy: _ARRAY_API not found",
#   "A module that was compiled using NumPy 1.x cannot be run in",
# ]
# older = [
#   "numpy.core.multiarray failed to import",
#   "numpy._core.multiarray failed to import",
#   "module compiled against API version * but this version of numpy is *",
# ]
# environment.wrong = ["torch==2.2.2", "numpy>=2"]
# environment.right = ["torch==2.2.2", "numpy<2"]
# environment.demo_messages = ["torch==2.2.2", "numpy>=2"]
# environment.demo_notice = ["torch==2.2.2", "numpy>=2"]
# environment.demo_newer = ["torch==2.3.1", "numpy>=2"]
# ///

# --8<-- [start:wrong]
import torch
#> UserWarning: Failed to initialize NumPy: _ARRAY_API not found

x = torch.ones(3)
print("as a NumPy array:", x.numpy())
#> RuntimeError: Numpy is not available
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

x = torch.ones(3)
print("as a NumPy array:", x.numpy())
#> as a NumPy array: [1. 1. 1.]
# --8<-- [end:right]

# --8<-- [start:demo_messages]
import numpy as np
import torch
#> UserWarning: Failed to initialize NumPy: _ARRAY_API not found

a = np.ones(2, dtype=np.float32)
for name, convert in {
    "from_numpy": lambda: torch.from_numpy(a),
    "numpy()": lambda: torch.ones(2).numpy(),
    "tensor(array)": lambda: torch.tensor(a),
    "tensor(number)": lambda: torch.tensor(a[0]),
    "tensor(list)": lambda: torch.tensor(a.tolist()),
}.items():
    try:
        print(f"{name}: {convert()}")
    except RuntimeError as error:
        print(f"{name}: RuntimeError: {error}")
#> from_numpy: RuntimeError: Numpy is not available
#> numpy(): RuntimeError: Numpy is not available
#> tensor(array): RuntimeError: Could not infer dtype of numpy.float32
#> tensor(number): RuntimeError: Could not infer dtype of numpy.float32
#> tensor(list): tensor([1., 1.])
# --8<-- [end:demo_messages]

# --8<-- [start:demo_notice]
import contextlib
import io

with contextlib.redirect_stderr(io.StringIO()) as stream:
    import torch
#> UserWarning: Failed to initialize NumPy: _ARRAY_API not found
print(*stream.getvalue().splitlines()[1:8], sep="\n")
#> A module that was compiled using NumPy 1.x cannot be run in
#> NumPy 2.4.6 as it may crash. To support both 1.x and 2.x
#> versions of NumPy, modules must be compiled with NumPy 2.0.
#> Some module may need to rebuild instead e.g. with 'pybind11>=2.12'.
#>
#> If you are a user of the module, the easiest solution will be to
#> downgrade to 'numpy<2' or try to upgrade the affected module.
# --8<-- [end:demo_notice]

# --8<-- [start:demo_newer]
import torch

x = torch.ones(3)
print("as a NumPy array:", x.numpy())
#> as a NumPy array: [1. 1. 1.]
# --8<-- [end:demo_newer]

# --8<-- [start:detect]
import torch

try:
    torch.ones(1).numpy()
    print("PyTorch and NumPy fit together")
except RuntimeError as error:
    print("They don't fit together:", error)
#> PyTorch and NumPy fit together
# --8<-- [end:detect]

# --8<-- [start:check]
assert wrong.out == """\
UserWarning: Failed to initialize NumPy: _ARRAY_API not found
RuntimeError: Numpy is not available
"""
assert right.out == demo_newer.out == "as a NumPy array: [1. 1. 1.]\n"
lines = demo_messages.out.splitlines()
assert lines == [
    "UserWarning: Failed to initialize NumPy: _ARRAY_API not found",
    "from_numpy: RuntimeError: Numpy is not available",
    "numpy(): RuntimeError: Numpy is not available",
    "tensor(array): RuntimeError: Could not infer dtype of numpy.float32",
    "tensor(number): RuntimeError: Could not infer dtype of numpy.float32",
    "tensor(list): tensor([1., 1.])",
]
assert "A module that was compiled using NumPy 1.x cannot be run in" in demo_notice.out
assert "downgrade to 'numpy<2'" in demo_notice.out
assert detect.out == "PyTorch and NumPy fit together\n"
# --8<-- [end:check]
