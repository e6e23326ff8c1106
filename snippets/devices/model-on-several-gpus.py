"""Every operation needs its tensors on one GPU: between layers on different GPUs, the code has to move them."""
# /// pitfall
# apis = ["torch.Tensor.to", "torch.nn.Module.to", "torch.func.functional_call"]
# also = ["torch.Tensor.cuda", "torch.cuda.set_device", "torch.cuda.current_device"]
# symptom = "error"
# raises = ["wrong", "wrong_labels", "wrong_losses"]
# added = 2026-11-30
# messages = [
#   "Expected all tensors to be on the same device, but found at least two devices, *cuda:* and cuda:*!",
# ]
# older = [
#   "Expected all tensors to be on the same device, but got * is on cuda:*, different from other tensors on cuda:*",
# ]
#
# [reported.mask]
# message = "expected self and mask to be on the same device, but got mask on * and self on *"
# shown = "RuntimeError: expected self and mask to be on the same device, but got mask on cuda:7 and self on cuda:0"
# needs = "gpus"
# links = ["https://github.com/unslothai/unsloth/issues/996", "https://github.com/unslothai/unsloth/issues/4041"]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch._subclasses.fake_tensor import FakeTensorMode

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.w1 = nn.Parameter(torch.zeros(4, 8, device="cuda:0"))
        self.w2 = nn.Parameter(torch.zeros(8, 3, device="cuda:1"))
    def forward(self, x):
        hidden = (x @ self.w1).relu()
        return hidden @ self.w2

with FakeTensorMode(), torch.no_grad():  # works without a GPU
    model = Net()
    x = torch.zeros(2, 4, device="cuda:0")
    print("logits:", model(x).device)
#> torch._subclasses.fake_tensor.FakeTensorDeviceMismatchError: Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cuda:1!
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
from torch._subclasses.fake_tensor import FakeTensorMode

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.w1 = nn.Parameter(torch.zeros(4, 8, device="cuda:0"))
        self.w2 = nn.Parameter(torch.zeros(8, 3, device="cuda:1"))
    def forward(self, x):
        hidden = (x @ self.w1).relu()
        return hidden.to(self.w2.device) @ self.w2

with FakeTensorMode(), torch.no_grad():  # works without a GPU
    model = Net()
    x = torch.zeros(2, 4, device="cuda:0")
    print("logits:", model(x).device)
#> logits: cuda:1
# --8<-- [end:right]

# --8<-- [start:wrong_labels]
import torch
from torch.nn.functional import cross_entropy
from torch._subclasses.fake_tensor import FakeTensorMode

with FakeTensorMode():
    logits = torch.zeros(2, 3, device="cuda:1")
    y = torch.zeros(2, dtype=torch.long, device="cuda:0")
    loss = cross_entropy(logits, y)
    print("loss:", loss.device)
#> torch._subclasses.fake_tensor.FakeTensorDeviceMismatchError: Expected all tensors to be on the same device, but found at least two devices, cuda:1 and cuda:0!
# --8<-- [end:wrong_labels]

# --8<-- [start:right_labels]
import torch
from torch.nn.functional import cross_entropy
from torch._subclasses.fake_tensor import FakeTensorMode

with FakeTensorMode():
    logits = torch.zeros(2, 3, device="cuda:1")
    y = torch.zeros(2, dtype=torch.long, device="cuda:0")
    loss = cross_entropy(logits, y.to(logits.device))
    print("loss:", loss.device)
#> loss: cuda:1
# --8<-- [end:right_labels]

# --8<-- [start:wrong_losses]
import torch
from torch._subclasses.fake_tensor import FakeTensorMode

with FakeTensorMode():
    loss_a = torch.zeros((), device="cuda:0")
    loss_b = torch.zeros((), device="cuda:1")
    loss = loss_a + loss_b
    print("loss:", loss.device)
#> torch._subclasses.fake_tensor.FakeTensorDeviceMismatchError: Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cuda:1!
# --8<-- [end:wrong_losses]

# --8<-- [start:right_losses]
import torch
from torch._subclasses.fake_tensor import FakeTensorMode

with FakeTensorMode():
    loss_a = torch.zeros((), device="cuda:0")
    loss_b = torch.zeros((), device="cuda:1")
    loss = loss_a + loss_b.to(loss_a.device)
    print("loss:", loss.device)
#> loss: cuda:0
# --8<-- [end:right_losses]

# --8<-- [start:demo_operations]
import torch
from torch.nn.functional import embedding
from torch._subclasses.fake_tensor import FakeTensorMode

with FakeTensorMode():
    a = torch.zeros(2, 4, device="cuda:0")
    b = torch.zeros(2, 4, device="cuda:1")
    ids = torch.zeros(2, dtype=torch.long, device="cuda:0")
    for name, operation in {
        "embedding": lambda: embedding(ids, b),
        "cat": lambda: torch.cat([a, b]),
        "masked_scatter": lambda: b.masked_scatter(a > 0, a),
        "with a number on the CPU": lambda: b * torch.tensor(2.0),
    }.items():
        try:
            print(f"{name}: {operation().device}")
        except RuntimeError as error:
            print(f"{name}: {str(error).split('two devices, ')[1]}")
#> embedding: cuda:1 and cuda:0!
#> cat: cuda:0 and cuda:1!
#> masked_scatter: cuda:1 and cuda:0!
#> with a number on the CPU: cuda:1
# --8<-- [end:demo_operations]

# --8<-- [start:demo_visible]
visible = "2,3"  # the value of CUDA_VISIBLE_DEVICES
for number, gpu in enumerate(visible.split(",")):
    print(f"cuda:{number} is GPU {gpu}")
#> cuda:0 is GPU 2
#> cuda:1 is GPU 3
# --8<-- [end:demo_visible]

# --8<-- [start:detect]
import torch
from torch import nn
from torch._subclasses.fake_tensor import FakeTensorMode

def try_on(model, devices, x):
    tensors = model.state_dict()
    with FakeTensorMode() as fake, torch.no_grad():
        state = {name: fake.from_tensor(t).to(devices[name.split(".")[0]])
                 for name, t in tensors.items()}
        x = fake.from_tensor(x).to("cuda:0")
        return torch.func.functional_call(model, state, x).device

model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 3))
x = torch.zeros(2, 4)
for devices in ({"0": "cuda:0", "2": "cuda:0"}, {"0": "cuda:0", "2": "cuda:1"}):
    try:
        print(devices, "->", try_on(model, devices, x))
    except RuntimeError as error:
        print(devices, "->", error)
#> {'0': 'cuda:0', '2': 'cuda:0'} -> cuda:0
#> {'0': 'cuda:0', '2': 'cuda:1'} -> Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cuda:1!
# --8<-- [end:detect]

# --8<-- [start:check]
found = ("Expected all tensors to be on the same device, "
         "but found at least two devices, ")
assert found + "cuda:0 and cuda:1!" in (wrong.error or "")
assert right.out == "logits: cuda:1\n"
assert found + "cuda:1 and cuda:0!" in (wrong_labels.error or "")
assert right_labels.out == "loss: cuda:1\n"
assert found + "cuda:0 and cuda:1!" in (wrong_losses.error or "")
assert right_losses.out == "loss: cuda:0\n"
assert demo_operations.out == """\
embedding: cuda:1 and cuda:0!
cat: cuda:0 and cuda:1!
masked_scatter: cuda:1 and cuda:0!
with a number on the CPU: cuda:1
"""
assert demo_visible.out == "cuda:0 is GPU 2\ncuda:1 is GPU 3\n"
lines = detect.out.splitlines()
assert lines[0].endswith("-> cuda:0") and found in lines[1]
# --8<-- [end:check]
