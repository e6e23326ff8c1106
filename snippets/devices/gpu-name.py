"""torch.cuda.get_device_name raises an error without CUDA; is_available and device_count work everywhere."""
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
#
# [code.name_without_asking]
# either = [
#     'torch.cuda.get_device_name(...)', 'torch.cuda.get_device_properties(...)',
#     'torch.cuda.get_device_capability(...)', 'torch.cuda.current_device()',
# ]
# nowhere = [
#     'torch.cuda.is_available()', 'if <... torch.cuda.is_available() ...>: ...',
#     'torch.cuda.device_count()', 'for $I in range(torch.cuda.device_count()): ...',
#     '$D = <... torch.cuda.is_available() ...>', 'if $X.type == "cuda": ...',
#     'if torch.cuda.device_count() > $N: ...',
# '''
# try:
#     ...
# except $E:
#     ...
# ''',
#     'if not torch.cuda.is_available(): ...', 'print(<... torch.cuda.is_available() ...>)',
#     'torch.distributed.init_process_group(...)', 'assert <... torch.cuda.is_available() ...>',
# ]
# example = 'print(torch.cuda.get_device_name(0))'
# ///

# --8<-- [start:wrong]
import torch

print("GPU:", torch.cuda.get_device_name(0))
#> AssertionError: Torch not compiled with CUDA enabled
print("number of GPUs:", torch.cuda.device_count())
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

for i in range(torch.cuda.device_count()):
    print("GPU:", torch.cuda.get_device_name(i))
print("number of GPUs:", torch.cuda.device_count())
#> number of GPUs: 0
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn

if torch.cuda.is_available():
    device = torch.device("cuda")
    print("training on", torch.cuda.get_device_name(device))
else:
    device = torch.device("cpu")
    print("training on the CPU")
#> training on the CPU
model = nn.Linear(10, 2).to(device)
x = torch.randn(32, 10).to(device)
print("output on:", model(x).device)
#> output on: cpu
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo_accelerator]
import torch

print("available:", torch.accelerator.is_available())
#> available: False
print("devices:", torch.accelerator.device_count())
#> devices: 0
found = torch.accelerator.current_accelerator(check_available=True)
print("accelerator:", found)
#> accelerator: None
x = torch.ones(2, device=found or "cpu")
print("tensor on:", x.device)
#> tensor on: cpu
# --8<-- [end:demo_accelerator]

# --8<-- [start:detect]
import torch

print("built with CUDA:", torch.version.cuda)  # None: without CUDA
#> built with CUDA: None
print("CUDA available:", torch.cuda.is_available())
#> CUDA available: False
# --8<-- [end:detect]

# --8<-- [start:demo_typo]
import torch

if torch.cuda.available():
    print("CUDA is available")
#> AttributeError: module 'torch.cuda' has no attribute 'available'
# --8<-- [end:demo_typo]

# --8<-- [start:check]
import torch

assert wrong.error == "AssertionError: Torch not compiled with CUDA enabled"
assert right.out == "number of GPUs: 0\n"
assert demo_in_your_code.out == "training on the CPU\noutput on: cpu\n"
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
assert detect.out == "built with CUDA: None\nCUDA available: False\n"
assert torch.version.hip is None
assert demo_accelerator.out == """\
available: False
devices: 0
accelerator: None
tensor on: cpu
"""
assert demo_accelerator.found is None
assert demo_typo.error.startswith(
    "AttributeError: module 'torch.cuda' has no attribute 'available'")
# --8<-- [end:check]
