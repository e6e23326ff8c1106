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
#   "'pin_memory' argument is set as true but not supported on MPS now, device pinned memory won't be used.",
#   "'pin_memory' argument is set as true but not supported on MPS now, then device pinned memory won't be used.",
#   "Need to provide pin_memory allocator to use pin memory.",
#   "Caught RuntimeError in pin memory thread for device *",
#   "Pin memory thread exited unexpectedly",
#   "cannot pin '*' only dense CPU tensors can be pinned",
# ]
#
# [code.gpu_tensor_pinned]
# either = [
#     '$X.cuda().pin_memory()', '$X.to($DEV).pin_memory()', '$X.pin_memory("cuda")',
#     'torch.randn(..., device="cuda", pin_memory=True)',
#     'torch.zeros(..., device="cuda", pin_memory=True)',
# ]
# example = 'x = x.cuda().pin_memory()'
# ///

# --8<-- [start:demo]
import torch
from torch.utils.data import DataLoader

loader = DataLoader(torch.arange(4), batch_size=2, pin_memory=True)
for x in loader:
    print(f"{x}, device: {x.device}, pinned: {x.is_pinned()}")
#> UserWarning: 'pin_memory' argument is set as true but no accelerator is found, then device pinned memory won't be used.
#> tensor([0, 1]), device: cpu, pinned: False
#> tensor([2, 3]), device: cpu, pinned: False
# --8<-- [end:demo]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

gpu = torch.cuda.is_available()
device = "cuda" if gpu else "cpu"
dataset = TensorDataset(torch.randn(64, 10), torch.randn(64, 1))
loader = DataLoader(dataset, batch_size=32, pin_memory=gpu)
model = nn.Linear(10, 1).to(device)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for x, y in loader:
    x = x.to(device, non_blocking=True)
    y = y.to(device, non_blocking=True)
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print("the model gets a batch on:", x.device)
#> the model gets a batch on: cpu
#> the model gets a batch on: cpu
# --8<-- [end:demo_in_your_code]

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
print(f"accelerator: {gpu}, pinned: {x.is_pinned()}")
#> accelerator: False, pinned: False
# --8<-- [end:demo_accelerator]

# --8<-- [start:check]
import torch

assert demo.out == """\
UserWarning: 'pin_memory' argument is set as true but no accelerator is \
found, then device pinned memory won't be used.
tensor([0, 1]), device: cpu, pinned: False
tensor([2, 3]), device: cpu, pinned: False
"""
assert demo_in_your_code.out == "the model gets a batch on: cpu\n" * 2
assert demo_in_your_code.gpu is False
assert demo_in_your_code.x.shape == (32, 10)
assert demo_tensor.error == (
    "RuntimeError: Cannot access accelerator device when none is available.")
assert demo_factory.error == (
    "RuntimeError: pin_memory=True requires a CUDA or other accelerator "
    "backend; no pinned memory allocator is available on this system.")
assert demo_accelerator.out == "accelerator: False, pinned: False\n"

# a tensor that is not on the CPU cannot be pinned
try:
    torch.zeros(3, device="meta").pin_memory()
    said = None
except RuntimeError as error:
    said = str(error)
assert said.endswith("only dense CPU tensors can be pinned")
# torch.tensor raises the same error as torch.zeros
try:
    torch.tensor([1.0], pin_memory=True)
    said = None
except RuntimeError as error:
    said = f"RuntimeError: {error}"
assert said == demo_factory.error
# --8<-- [end:check]
