"""The step of an optimizer's state is a float32 tensor on the CPU: code that replaces, moves or casts it breaks the next step."""
# /// pitfall
# apis = ["torch.optim.Adam", "torch.optim.Optimizer.load_state_dict", "torch.optim.Optimizer.state_dict"]
# also = ["torch.optim.AdamW"]
# symptom = "error"
# raises = ["wrong", "wrong_capturable"]
# added = 2026-11-30
# messages = [
#   "API has changed, `state_steps` argument must contain a list of singleton tensors",
#   "`state_steps` argument must contain a list of singleton tensors",
#   "If capturable=True, params*and state_steps must be on supported devices: [*].",
# ]
# older = [
#   "If capturable=True, params and state_steps must be CUDA tensors",
#   "'Adam' object has no attribute '_warned_capturable_if_run_uncaptured'",
#   "'AdamW' object has no attribute '_warned_capturable_if_run_uncaptured'",
# ]
# [reported.cuda]
# message = "If capturable=False, state_steps should not be CUDA tensors."
# shown = "AssertionError: If capturable=False, state_steps should not be CUDA tensors."
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/80809", "https://github.com/Lightning-AI/pytorch-lightning/issues/13695", "https://github.com/open-mmlab/mmdetection3d/issues/1631"]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

class SharedAdam(torch.optim.Adam):
    def __init__(self, params, lr=1e-3):
        super().__init__(params, lr=lr)
        for group in self.param_groups:
            for p in group["params"]:
                state = self.state[p]
                state["step"] = 0
                state["exp_avg"] = torch.zeros_like(p).share_memory_()
                state["exp_avg_sq"] = torch.zeros_like(p).share_memory_()

model = nn.Linear(2, 1)
optimizer = SharedAdam(model.parameters())
model(torch.ones(4, 2)).sum().backward()
optimizer.step()
#> RuntimeError: API has changed, `state_steps` argument must contain a list of singleton tensors
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

class SharedAdam(torch.optim.Adam):
    def __init__(self, params, lr=1e-3):
        super().__init__(params, lr=lr)
        for group in self.param_groups:
            for p in group["params"]:
                state = self.state[p]
                state["step"] = torch.tensor(0.0).share_memory_()
                state["exp_avg"] = torch.zeros_like(p).share_memory_()
                state["exp_avg_sq"] = torch.zeros_like(p).share_memory_()

model = nn.Linear(2, 1)
optimizer = SharedAdam(model.parameters())
model(torch.ones(4, 2)).sum().backward()
optimizer.step()
print("step:", optimizer.state[model.weight]["step"])
#> step: tensor(1.)
# --8<-- [end:right]

# --8<-- [start:demo_move]
import torch

def optimizer_to(optimizer, device):
    for state in optimizer.state.values():
        for name, value in state.items():
            if torch.is_tensor(value) and name != "step":
                state[name] = value.to(device)

w = torch.ones(2, requires_grad=True)
optimizer = torch.optim.Adam([w])
w.sum().backward()
optimizer.step()
optimizer_to(optimizer, "meta")  # or "cuda"
print({name: str(value.device) for name, value in optimizer.state[w].items()})
#> {'step': 'cpu', 'exp_avg': 'meta', 'exp_avg_sq': 'meta'}
# --8<-- [end:demo_move]

# --8<-- [start:demo_load]
import torch
from torch import nn

model = nn.Linear(2, 1)
optimizer = torch.optim.Adam(model.parameters())
model(torch.ones(4, 2)).sum().backward()
optimizer.step()
checkpoint = optimizer.state_dict()

model = nn.Linear(2, 1).to("meta")  # or "cuda"
for fused in (False, True):
    checkpoint["param_groups"][0]["fused"] = fused
    optimizer = torch.optim.Adam(model.parameters())
    optimizer.load_state_dict(checkpoint)
    state = optimizer.state[model.weight]
    print(f"fused={fused}:", {key: str(state[key].device) for key in state})
#> fused=False: {'step': 'cpu', 'exp_avg': 'meta', 'exp_avg_sq': 'meta'}
#> fused=True: {'step': 'meta', 'exp_avg': 'meta', 'exp_avg_sq': 'meta'}
# --8<-- [end:demo_load]

# --8<-- [start:wrong_capturable]
import torch
from torch import nn

model = nn.Linear(2, 1)
optimizer = torch.optim.Adam(model.parameters())
optimizer.param_groups[0]["capturable"] = True
model(torch.ones(4, 2)).sum().backward()
optimizer.step()
#> AssertionError: If capturable=True, params and state_steps must be on supported devices: ['cuda', 'xpu', 'hpu', 'privateuseone', 'xla'].
# --8<-- [end:wrong_capturable]

# --8<-- [start:right_capturable]
import torch
from torch import nn

model = nn.Linear(2, 1)
optimizer = torch.optim.Adam(model.parameters())
for group in optimizer.param_groups:
    group["capturable"] = False
model(torch.ones(4, 2)).sum().backward()
optimizer.step()
print("step:", optimizer.state[model.weight]["step"])
#> step: tensor(1.)
# --8<-- [end:right_capturable]

# --8<-- [start:wrong_dtype]
import torch
from torch import nn

def train(steps):
    for _ in range(steps):
        optimizer.zero_grad()
        model(torch.ones(4, 2)).sum().backward()
        optimizer.step()

model = nn.Linear(2, 1)
optimizer = torch.optim.Adam(model.parameters())
train(200)
checkpoint = optimizer.state_dict()
for state in checkpoint["state"].values():
    for name, value in state.items():
        state[name] = value.bfloat16()
optimizer.load_state_dict(checkpoint)
train(1000)
print("step:", optimizer.state[model.weight]["step"])
#> step: tensor(256., dtype=torch.bfloat16)
# --8<-- [end:wrong_dtype]

# --8<-- [start:right_dtype]
import torch
from torch import nn

def train(steps):
    for _ in range(steps):
        optimizer.zero_grad()
        model(torch.ones(4, 2)).sum().backward()
        optimizer.step()

model = nn.Linear(2, 1)
optimizer = torch.optim.Adam(model.parameters())
train(200)
checkpoint = optimizer.state_dict()
for state in checkpoint["state"].values():
    for name, value in state.items():
        state[name] = value if name == "step" else value.bfloat16()
optimizer.load_state_dict(checkpoint)
train(1000)
print("step:", optimizer.state[model.weight]["step"])
#> step: tensor(1200.)
# --8<-- [end:right_dtype]

# --8<-- [start:detect]
import torch
from torch import nn

model = nn.Linear(2, 1)
optimizer = torch.optim.Adam(model.parameters())
model(torch.ones(4, 2)).sum().backward()
optimizer.step()
for group in optimizer.param_groups:
    print("capturable:", group["capturable"], "fused:", group["fused"])
    step = optimizer.state[group["params"][0]]["step"]
    print("step:", step.device, step.dtype, step.item())
#> capturable: False fused: None
#> step: cpu torch.float32 1.0
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

assert (wrong.error or "").endswith(
    "API has changed, `state_steps` argument must contain a list of singleton "
    "tensors")
assert right.out == "step: tensor(1.)\n"
assert demo_move.out == (
    "{'step': 'cpu', 'exp_avg': 'meta', 'exp_avg_sq': 'meta'}\n")
assert demo_load.out == """\
fused=False: {'step': 'cpu', 'exp_avg': 'meta', 'exp_avg_sq': 'meta'}
fused=True: {'step': 'meta', 'exp_avg': 'meta', 'exp_avg_sq': 'meta'}
"""
assert "If capturable=True, params and state_steps must be on supported" in (
    wrong_capturable.error or "")
assert right_capturable.out == "step: tensor(1.)\n"
assert wrong_dtype.out == "step: tensor(256., dtype=torch.bfloat16)\n"
assert right_dtype.out == "step: tensor(1200.)\n"
assert detect.out == """\
capturable: False fused: None
step: cpu torch.float32 1.0
"""
# Adafactor leaves out the first words, ASGD says nothing
for name, words in (("Adafactor", "`state_steps` argument must contain"),
                    ("AdamW", "API has changed, `state_steps` argument must")):
    w = torch.ones(2, requires_grad=True)
    optimizer = getattr(torch.optim, name)([w])
    w.sum().backward()
    optimizer.step()
    optimizer.state[w]["step"] = 0
    try:
        optimizer.step()
        said = ""
    except RuntimeError as error:
        said = str(error)
    assert said.startswith(words)
    # load_state_dict makes a tensor of a number
    optimizer.load_state_dict(optimizer.state_dict())
    optimizer.step()
    assert optimizer.state[w]["step"] == 1
# a checkpoint that was saved with capturable=True brings it along
checkpoint = optimizer.state_dict()
checkpoint["param_groups"][0]["capturable"] = True
optimizer = torch.optim.AdamW([w], capturable=False)
optimizer.load_state_dict(checkpoint)
assert optimizer.param_groups[0]["capturable"] is True
# with a constant gradient, Adam moves by lr; with a stuck step, by less
wrong_before = wrong_dtype.model.bias.item()
right_before = right_dtype.model.bias.item()
wrong_dtype.train(1)
right_dtype.train(1)
assert f"{wrong_before - wrong_dtype.model.bias.item():.4f}" == "0.0006"
assert f"{right_before - right_dtype.model.bias.item():.4f}" == "0.0010"
assert 0.6 == 0.0006 / 0.001
# --8<-- [end:check]
