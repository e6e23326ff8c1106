"""pin_memory keeps batches on the CPU, in page-locked memory; moving them to the GPU is still up to .to(device)."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader", "torch.Tensor.pin_memory", "torch.Tensor.is_pinned", "torch.Tensor.to",
#         "torch.accelerator.is_available"]
# symptom = "question"
# raises = ["demo_tensor", "demo_factory"]
# added = 2026-11-21
# messages = [
#   "'pin_memory' argument is set as true but no accelerator is found, then device pinned memory won't be used.",
#   "Cannot access accelerator device when none is available.",
#   "pin_memory=True requires a CUDA or other accelerator backend; no pinned memory allocator is available on this system.",
# ]
# older = [
#   "Need to provide pin_memory allocator to use pin memory.",
#   "cannot pin '*' only dense CPU tensors can be pinned",
# ]
# ///

# --8<-- [start:demo]
import torch
from torch.utils.data import DataLoader

loader = DataLoader(torch.arange(4), batch_size=2, pin_memory=True)
for x in loader:
    print(x, x.device, x.is_pinned())
#> UserWarning: 'pin_memory' argument is set as true but no accelerator is found, then device pinned memory won't be used.
#> tensor([0, 1]) cpu False
#> tensor([2, 3]) cpu False
# --8<-- [end:demo]

# --8<-- [start:demo_loop]
import torch
from torch.utils.data import DataLoader

gpu = torch.cuda.is_available()
device = torch.device("cuda" if gpu else "cpu")
loader = DataLoader(torch.arange(4), batch_size=2, pin_memory=gpu)
for x in loader:
    x = x.to(device, non_blocking=True)
    print(x.device)
#> cpu
#> cpu
# --8<-- [end:demo_loop]

# --8<-- [start:demo_tensor]
import torch

x = torch.zeros(3)
x.pin_memory()
#> RuntimeError: Cannot access accelerator device when none is available.
# --8<-- [end:demo_tensor]

# --8<-- [start:demo_factory]
import torch

x = torch.zeros(3, pin_memory=True)
#> RuntimeError: pin_memory=True requires a CUDA or other accelerator backend; no pinned memory allocator is available on this system.
# --8<-- [end:demo_factory]

# --8<-- [start:demo_accelerator]
import torch

gpu = torch.accelerator.is_available()
x = torch.zeros(3, pin_memory=gpu)
print(gpu, x.is_pinned())
#> False False
# --8<-- [end:demo_accelerator]

# --8<-- [start:check]
import torch

assert demo.out == """\
UserWarning: 'pin_memory' argument is set as true but no accelerator is \
found, then device pinned memory won't be used.
tensor([0, 1]) cpu False
tensor([2, 3]) cpu False
"""
assert demo_loop.out == "cpu\ncpu\n" and not demo_loop.gpu
assert demo_tensor.error == (
    "RuntimeError: Cannot access accelerator device when none is available.")
assert demo_factory.error == (
    "RuntimeError: pin_memory=True requires a CUDA or other accelerator "
    "backend; no pinned memory allocator is available on this system.")
assert demo_accelerator.out == "False False\n"

# a tensor that is not on the CPU cannot be pinned
try:
    torch.zeros(3, device="meta").pin_memory()
    said = None
except RuntimeError as error:
    said = str(error)
assert said.endswith("only dense CPU tensors can be pinned")
# torch.tensor answers like torch.zeros
try:
    torch.tensor([1.0], pin_memory=True)
    said = None
except RuntimeError as error:
    said = f"RuntimeError: {error}"
assert said == demo_factory.error
# --8<-- [end:check]
