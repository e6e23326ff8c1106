"""torch.cuda.amp.autocast works for CUDA only; torch.autocast takes the device, and does nothing for tensors elsewhere."""
# /// pitfall
# apis = ["torch.autocast", "torch.amp.autocast", "torch.cuda.amp.autocast", "torch.amp.GradScaler", "torch.is_autocast_enabled"]
# also = ["torch.cpu.amp.autocast", "torch.cuda.amp.GradScaler", "torch.cuda.amp.custom_fwd", "torch.amp.custom_fwd"]
# symptom = "warning"
# added = 2026-11-29
# messages = [
#   "`torch.cuda.amp.autocast(args...)` is deprecated. Please use `torch.amp.autocast('cuda', args...)` instead.",
#   "CUDA is not available or torch_xla is imported. Disabling autocast.",
#   "torch.cuda.amp.GradScaler is enabled, but CUDA is not available.  Disabling.",
#   "autocast.__init__() missing 1 required positional argument: 'device_type'",
#   "Expected `device_type` of type `str`, got: `<class 'bool'>`",
#   "In CPU autocast, but the target dtype is not supported. Disabling autocast.",
# ]
# older = [
#   "`torch.cpu.amp.autocast(args...)` is deprecated. Please use `torch.amp.autocast('cpu', args...)` instead.",
#   "User provided device_type of 'cuda', but CUDA is not available. Disabling",
#   "torch.cuda.amp.autocast only affects CUDA ops, but CUDA is not available.  Disabling.",
#   "User specified an unsupported autocast device_type '*'",
#   "User specified an unsupported autocast device_type 'cuda:0'",
# ]
#
# [code.autocast_of_cuda_only]
# either = [
#     'torch.cuda.amp.autocast(...)', 'torch.cuda.amp.GradScaler(...)', 'torch.autocast()',
#     'torch.amp.autocast()', 'torch.autocast(dtype=$D)', 'torch.amp.autocast(dtype=$D)',
#     'torch.autocast(enabled=$E)', 'torch.amp.autocast(enabled=$E)',
# ]
#
# [code.autocast_of_another_device]
# either = [
#     'torch.autocast("cuda", ...)', 'torch.autocast(device_type="cuda", ...)',
#     'torch.amp.autocast("cuda", ...)', 'torch.amp.autocast(device_type="cuda", ...)',
# ]
# nowhere = [
#     '$X.cuda(...)', 'torch.device("cuda")', 'torch.device("cuda:0")', '$X.to("cuda")',
#     'torch.device("cuda" if torch.cuda.is_available() else "cpu")',
#     '$DEV = "cuda" if $C else "cpu"', '$DEV = "cuda"', 'torch.device(...)', '$X.to("cuda:0")',
#     '$DEV = <... "cuda" ...>', 'torch.cuda.set_device(...)', 'def $F(..., $D="cuda", ...): ...',
#     '$P.add_argument(..., default="cuda", ...)', '$DEV = f"..."', '$X.to(...)',
# ]
# example = '''
# model = torch.nn.Linear(4, 2)
# with torch.autocast("cuda"):
#     y = model(x)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch.cuda.amp import autocast

device = "cuda" if torch.cuda.is_available() else "cpu"
model = nn.Linear(4, 2).to(device)
x = torch.ones(3, 4, device=device)
with autocast(dtype=torch.bfloat16):
    out = model(x)
#> FutureWarning: `torch.cuda.amp.autocast(args...)` is deprecated. Please use `torch.amp.autocast('cuda', args...)` instead.
#> UserWarning: CUDA is not available or torch_xla is imported. Disabling autocast.
print("out:", out.dtype)
#> out: torch.float32
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
from torch.amp import autocast

device = "cuda" if torch.cuda.is_available() else "cpu"
model = nn.Linear(4, 2).to(device)
x = torch.ones(3, 4, device=device)
with autocast(device, dtype=torch.bfloat16):
    out = model(x)
print("out:", out.dtype)
#> out: torch.bfloat16
# --8<-- [end:right]

# --8<-- [start:demo_import]
from torch.amp import autocast

for args in ((), (True,)):
    try:
        with autocast(*args):
            pass
    except (TypeError, ValueError) as error:
        print(f"autocast{args}: {error}")
#> autocast(): autocast.__init__() missing 1 required positional argument: 'device_type'
#> autocast(True,): Expected `device_type` of type `str`, got: `<class 'bool'>`
# --8<-- [end:demo_import]

# --8<-- [start:wrong_scaler]
import torch

device = "cuda" if torch.cuda.is_available() else "cpu"
scaler = torch.amp.GradScaler()
#> UserWarning: torch.cuda.amp.GradScaler is enabled, but CUDA is not available.  Disabling.
print("enabled:", scaler.is_enabled())
#> enabled: False
# --8<-- [end:wrong_scaler]

# --8<-- [start:right_scaler]
import torch

device = "cuda" if torch.cuda.is_available() else "cpu"
scaler = torch.amp.GradScaler(device)
print("enabled:", scaler.is_enabled())
#> enabled: True
# --8<-- [end:right_scaler]

# --8<-- [start:demo_silent]
import torch
from torch import nn

for device in ("cpu", "meta"):  # "meta" stands in for a GPU
    model = nn.Linear(4, 2, device=device)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        out = model(torch.ones(3, 4, device=device))
    print(f"autocast for cpu, tensors on {device}: {out.dtype}")
#> autocast for cpu, tensors on cpu: torch.bfloat16
#> autocast for cpu, tensors on meta: torch.float32
# --8<-- [end:demo_silent]

# --8<-- [start:demo_dtype]
import torch

x = torch.ones(2, 2)
with torch.autocast("cpu", dtype=torch.float32):
    print("out:", (x @ x).dtype)
#> UserWarning: In CPU autocast, but the target dtype is not supported. Disabling autocast.
#> CPU Autocast only supports dtypes of torch.bfloat16, torch.float16 currently.
#> out: torch.float32
# --8<-- [end:demo_dtype]

# --8<-- [start:detect]
import torch
from torch import nn

model, x = nn.Linear(4, 2), torch.ones(3, 4)
with torch.autocast("cpu", dtype=torch.bfloat16):
    print("enabled:", torch.is_autocast_enabled(x.device.type))
    assert model(x).dtype == torch.bfloat16
#> enabled: True
# --8<-- [end:detect]

# --8<-- [start:check]
import warnings

import torch
from torch import nn

assert wrong.out.splitlines()[-1] == "out: torch.float32"
assert "FutureWarning: `torch.cuda.amp.autocast(args...)` is dep" in wrong.out
assert "UserWarning: CUDA is not available or torch_xla" in wrong.out
assert right.out == "out: torch.bfloat16\n"
assert demo_import.out == """\
autocast(): autocast.__init__() missing 1 required positional argument: \
'device_type'
autocast(True,): Expected `device_type` of type `str`, got: `<class 'bool'>`
"""
assert "UserWarning: torch.cuda.amp.GradScaler is enabled, but CUDA is" in (
    wrong_scaler.out)
assert wrong_scaler.out.endswith("enabled: False\n")
assert right_scaler.out == "enabled: True\n"
assert demo_silent.out == """\
autocast for cpu, tensors on cpu: torch.bfloat16
autocast for cpu, tensors on meta: torch.float32
"""
assert "UserWarning: In CPU autocast, but the target dtype is not" in (
    demo_dtype.out)
assert demo_dtype.out.endswith("out: torch.float32\n")
assert detect.out == "enabled: True\n"

# torch.autocast and torch.amp.autocast are one; switched off, no warning
assert torch.autocast is torch.amp.autocast
x = torch.ones(2, 2)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    with torch.autocast("cuda", enabled=False):
        assert (x @ x).dtype == torch.float32
    torch.amp.GradScaler("cuda", enabled=False)
    with torch.autocast("cpu"):  # bfloat16 is the default of the CPU
        assert (x @ x).dtype == torch.bfloat16
        with torch.autocast("cpu", enabled=False):
            assert (x @ x).dtype == torch.float32
assert torch.get_autocast_dtype("cuda") == torch.float16
# torch.cuda.amp.autocast is torch.autocast with "cuda", and with its defaults
assert issubclass(torch.cuda.amp.autocast, torch.autocast)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    was, now = torch.cuda.amp.autocast(), torch.autocast("cuda")
assert (was.device, was.fast_dtype) == (now.device, now.fast_dtype)
# disabled, it changes nothing: a float16 model stays as it is
model = nn.Linear(2, 2).half()
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    with torch.autocast("cuda"):
        assert model(x.half()).dtype == torch.float16

# the old names still work, with the same warning
old = {
    "torch.cpu.amp.autocast": lambda: torch.cpu.amp.autocast(),
    "torch.cuda.amp.GradScaler": lambda: torch.cuda.amp.GradScaler(),
    "torch.cuda.amp.custom_fwd": lambda: torch.cuda.amp.custom_fwd(lambda: 0),
    "torch.cuda.amp.custom_bwd": lambda: torch.cuda.amp.custom_bwd(lambda: 0),
}
for name, call in old.items():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        call()
    assert f"`{name}(args...)` is deprecated." in str(caught[0].message)
# --8<-- [end:check]
