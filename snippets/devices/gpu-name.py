"""torch.cuda.get_device_name fails without CUDA; is_available and device_count answer in any case."""
# /// pitfall
# apis = ["torch.cuda.get_device_name", "torch.cuda.is_available", "torch.cuda.device_count",
#         "torch.accelerator.current_accelerator", "torch.accelerator.is_available", "torch.accelerator.device_count"]
# symptom = "error"
# raises = ["wrong", "demo_typo"]
# added = 2026-11-21
# changed = 2026-11-29
# messages = [
#   "Torch not compiled with CUDA enabled",
#   "module 'torch.cuda' has no attribute 'available'",
# ]
# older = [
#   "Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU and installed a driver from http://www.nvidia.com/Download/index.aspx",
# ]
# ///

# --8<-- [start:wrong]
import torch

print(torch.cuda.get_device_name(0))
#> AssertionError: Torch not compiled with CUDA enabled
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

print(torch.cuda.device_count(), "GPUs")
#> 0 GPUs
for i in range(torch.cuda.device_count()):
    print(torch.cuda.get_device_name(i))
# --8<-- [end:right]

# --8<-- [start:detect]
import torch

print(torch.version.cuda)  # None: built without CUDA
#> None
print(torch.cuda.is_available())
#> False
# --8<-- [end:detect]

# --8<-- [start:demo_accelerator]
import torch

print(torch.accelerator.is_available(), torch.accelerator.device_count())
#> False 0
found = torch.accelerator.current_accelerator(check_available=True)
print(found)
#> None
print(torch.ones(2, device=found or "cpu").device)
#> cpu
# --8<-- [end:demo_accelerator]

# --8<-- [start:demo_typo]
import torch

print(torch.cuda.available)
#> AttributeError: module 'torch.cuda' has no attribute 'available'
# --8<-- [end:demo_typo]

# --8<-- [start:check]
import torch

assert wrong.error == "AssertionError: Torch not compiled with CUDA enabled"
assert right.out == "0 GPUs\n"
for start in (
    lambda: torch.zeros(2).cuda(),
    lambda: torch.zeros(2, device="cuda"),
):
    try:
        start()
        said = None
    except AssertionError as error:
        said = str(error)
    assert said == "Torch not compiled with CUDA enabled"
assert detect.out == "None\nFalse\n" and torch.version.hip is None
assert demo_accelerator.out == "False 0\nNone\ncpu\n"
assert demo_accelerator.found is None
assert demo_typo.error.startswith(
    "AttributeError: module 'torch.cuda' has no attribute 'available'")
# --8<-- [end:check]
