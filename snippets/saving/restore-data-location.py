"""torch.load puts every tensor where its location tag says; map_location is needed when this machine has no such device."""
# /// pitfall
# apis = ["torch.load", "torch.save", "torch.nn.Module.load_state_dict"]
# symptom = "error"
# raises = ["wrong", "wrong_count"]
# added = 2026-11-29
# also = ["torch.serialization.register_package"]
# messages = [
#   "don't know how to restore data location of * (tagged with *)",
#   "Attempting to deserialize object on * device * but torch.*.device_count() is *. Please use torch.load with map_location to map your storages to an existing device.",
#   "Attempting to deserialize object on a * device but torch.*.is_available() is False. If you are running on a CPU-only machine, please use torch.load with map_location=torch.device('cpu') to map your storages to the CPU.",
#   "The * device module is not registered. If you are running on a CPU-only machine, please use torch.load with map_location=torch.device('cpu') to map your storages to the CPU.",
#   "torch.UntypedStorage(): Storage device not recognized: mps",
# ]
#
# [code.map_location_gpu]
# either = ['torch.load(..., map_location="gpu", ...)', 'torch.device("gpu")']
#
# [code.map_location_misspelt]
# either = [
#     'torch.load(..., map_location="CPU", ...)', 'torch.load(..., map_location="GPU", ...)',
#     'torch.load(..., device=$D, ...)', 'torch.load(..., map_location=torch.cuda, ...)',
#     'torch.load(..., map_location="none", ...)', 'torch.load(..., map_location=0, ...)',
#     'torch.load(..., map_location="cuda0", ...)', 'torch.device("CPU")', 'torch.device("GPU")',
#     'torch.device("cuda0")', 'torch.device("nvidia")', 'torch.load(..., maplocation=$D, ...)',
# ]
# example = 'state = torch.load("model.pt", map_location="CPU")'
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

model = nn.Linear(2, 1)
torch.save(model.state_dict(), "model.pt")

state = torch.load("model.pt", map_location="gpu")
#> RuntimeError: don't know how to restore data location of torch.storage.UntypedStorage (tagged with gpu)
print("loaded on:", state["weight"].device)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

model = nn.Linear(2, 1)
torch.save(model.state_dict(), "model.pt")

state = torch.load("model.pt", map_location="cpu")
print("loaded on:", state["weight"].device)
#> loaded on: cpu
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn

device = "cuda" if torch.cuda.is_available() else "cpu"
model = nn.Linear(2, 1).to(device)
optimizer = torch.optim.Adam(model.parameters())
torch.save({"model": model.state_dict(),
            "optimizer": optimizer.state_dict()}, "checkpoint.pt")

checkpoint = torch.load("checkpoint.pt", map_location="cpu")
model.load_state_dict(checkpoint["model"])
optimizer.load_state_dict(checkpoint["optimizer"])
print("model on:", model.weight.device)
#> model on: cpu
# --8<-- [end:demo_in_your_code]

# --8<-- [start:wrong_count]
import torch
from unittest.mock import patch

with patch("torch.serialization.location_tag", return_value="cuda:1"):
    torch.save({"w": torch.ones(1)}, "gpu.pt")  # as on the second GPU

with patch.multiple("torch.cuda", is_available=lambda: True,
                    device_count=lambda: 1):  # as with one GPU
    state = torch.load("gpu.pt")
#> RuntimeError: Attempting to deserialize object on CUDA device 1 but torch.cuda.device_count() is 1. Please use torch.load with map_location to map your storages to an existing device.
print("loaded on:", state["w"].device)
# --8<-- [end:wrong_count]

# --8<-- [start:right_count]
import torch
from unittest.mock import patch

with patch("torch.serialization.location_tag", return_value="cuda:1"):
    torch.save({"w": torch.ones(1)}, "gpu.pt")  # as on the second GPU

with patch.multiple("torch.cuda", is_available=lambda: True,
                    device_count=lambda: 1):  # as with one GPU
    state = torch.load("gpu.pt", map_location="cpu")
print("loaded on:", state["w"].device)
#> loaded on: cpu
# --8<-- [end:right_count]

# --8<-- [start:demo_tags]
import torch
from unittest.mock import patch

for tag in ("cuda:0", "xpu:0", "mps:0", "hpu:0", "npu:0"):
    with patch("torch.serialization.location_tag", return_value=tag):
        torch.save({"w": torch.ones(1)}, "file.pt")  # as saved there
    try:
        torch.load("file.pt")
    except RuntimeError as error:
        print(f"{tag}: {error}")
    state = torch.load("file.pt", map_location="cpu")
    print(f"{tag} with map_location: {state['w'].device}")
#> cuda:0: Attempting to deserialize object on a CUDA device but torch.cuda.is_available() is False. If you are running on a CPU-only machine, please use torch.load with map_location=torch.device('cpu') to map your storages to the CPU.
#> cuda:0 with map_location: cpu
#> xpu:0: Attempting to deserialize object on a XPU device but torch.xpu.is_available() is False. If you are running on a CPU-only machine, please use torch.load with map_location=torch.device('cpu') to map your storages to the CPU.
#> xpu:0 with map_location: cpu
#> mps:0: torch.UntypedStorage(): Storage device not recognized: mps
#> mps:0 with map_location: cpu
#> hpu:0: The HPU device module is not registered. If you are running on a CPU-only machine, please use torch.load with map_location=torch.device('cpu') to map your storages to the CPU.
#> hpu:0 with map_location: cpu
#> npu:0: don't know how to restore data location of torch.storage.UntypedStorage (tagged with npu:0)
#> npu:0 with map_location: cpu
# --8<-- [end:demo_tags]

# --8<-- [start:demo_forms]
import torch
from unittest.mock import patch

with patch("torch.serialization.location_tag",
           side_effect=["cuda:0", "cuda:1"]):  # as on two GPUs
    torch.save({"a": torch.ones(1), "b": torch.ones(1)}, "gpus.pt")

for name, place in {
    "string": "cpu",
    "device": torch.device("cpu"),
    "dict": {"cuda:0": "cpu", "cuda:1": "cpu"},
    "function": lambda storage, tag: storage,
}.items():
    state = torch.load("gpus.pt", map_location=place)
    print(f"{name}: a on {state['a'].device}, b on {state['b'].device}")
#> string: a on cpu, b on cpu
#> device: a on cpu, b on cpu
#> dict: a on cpu, b on cpu
#> function: a on cpu, b on cpu
# --8<-- [end:demo_forms]

# --8<-- [start:demo_slips]
import torch
from unittest.mock import patch

with patch("torch.serialization.location_tag", return_value="cuda:1"):
    torch.save({"w": torch.ones(1)}, "gpu.pt")  # as on the second GPU

for place in ("CPU", "cpu:0", 0, {"cuda": "cpu"}, {"cuda:0": "cpu"}):
    try:
        torch.load("gpu.pt", map_location=place)
    except (RuntimeError, TypeError) as error:
        print(f"{place!r}: {str(error).split(' but ')[0]}")
#> 'CPU': don't know how to restore data location of torch.storage.UntypedStorage (tagged with CPU)
#> 'cpu:0': don't know how to restore data location of torch.storage.UntypedStorage (tagged with cpu:0)
#> 0: 'int' object is not callable
#> {'cuda': 'cpu'}: Attempting to deserialize object on a CUDA device
#> {'cuda:0': 'cpu'}: Attempting to deserialize object on a CUDA device
# --8<-- [end:demo_slips]

# --8<-- [start:demo_ranks]
import torch
from unittest.mock import patch

with patch("torch.serialization.location_tag", return_value="cuda:0"):
    torch.save({"w": torch.ones(1)}, "rank0.pt")  # as saved by rank 0

for rank in range(4):
    def show(storage, tag):
        print(f"rank {rank} would load onto {tag}")
        return storage

    state = torch.load("rank0.pt", map_location=show)
#> rank 0 would load onto cuda:0
#> rank 1 would load onto cuda:0
#> rank 2 would load onto cuda:0
#> rank 3 would load onto cuda:0
# --8<-- [end:demo_ranks]

# --8<-- [start:demo_convert]
import torch
from unittest.mock import patch

with patch("torch.serialization.location_tag", return_value="cuda:1"):
    torch.save({"w": torch.ones(1)}, "gpu.pt")  # as on the second GPU

torch.save(torch.load("gpu.pt", map_location="cpu"), "cpu.pt")
print("loaded on:", torch.load("cpu.pt")["w"].device)
#> loaded on: cpu
# --8<-- [end:demo_convert]

# --8<-- [start:detect]
import torch
from unittest.mock import patch

with patch("torch.serialization.location_tag",
           side_effect=["cuda:0", "cuda:1"]):  # as on two GPUs
    torch.save({"a": torch.ones(1), "b": torch.ones(1)}, "gpus.pt")

tags = []


def show(storage, tag):
    tags.append(tag)
    return storage


torch.load("gpus.pt", map_location=show)
print("saved on:", sorted(set(tags)))
#> saved on: ['cuda:0', 'cuda:1']
# --8<-- [end:detect]

# --8<-- [start:check]
import io
from unittest.mock import patch

import torch

restore = ("RuntimeError: don't know how to restore data location of "
           "torch.storage.UntypedStorage (tagged with gpu)")
assert wrong.error == restore
assert right.out == "loaded on: cpu\n"
assert demo_in_your_code.out == "model on: cpu\n"
assert wrong_count.out == (
    "RuntimeError: Attempting to deserialize object on CUDA device 1 but "
    "torch.cuda.device_count() is 1. Please use torch.load with map_location "
    "to map your storages to an existing device.\n")
assert right_count.out == "loaded on: cpu\n"
lines = demo_tags.out.splitlines()
assert lines[1::2] == [
    f"{name}:0 with map_location: cpu"
    for name in ("cuda", "xpu", "mps", "hpu", "npu")]
assert lines[0].startswith(
    "cuda:0: Attempting to deserialize object on a CUDA device but "
    "torch.cuda.is_available() is False. ")
assert lines[2].startswith(
    "xpu:0: Attempting to deserialize object on a XPU device but "
    "torch.xpu.is_available() is False. ")
assert lines[4] == (
    "mps:0: torch.UntypedStorage(): Storage device not recognized: mps")
assert lines[6].startswith("hpu:0: The HPU device module is not registered. ")
assert lines[8] == (
    "npu:0: don't know how to restore data location of "
    "torch.storage.UntypedStorage (tagged with npu:0)")
assert demo_forms.out == "".join(
    f"{name}: a on cpu, b on cpu\n"
    for name in ("string", "device", "dict", "function"))
unknown = ("don't know how to restore data location of "
           "torch.storage.UntypedStorage (tagged with ")
cuda = "Attempting to deserialize object on a CUDA device"
assert demo_slips.out == f"""\
'CPU': {unknown}CPU)
'cpu:0': {unknown}cpu:0)
0: 'int' object is not callable
{{'cuda': 'cpu'}}: {cuda}
{{'cuda:0': 'cpu'}}: {cuda}
"""
assert demo_ranks.out == "".join(
    f"rank {rank} would load onto cuda:0\n" for rank in range(4))
assert demo_convert.out == "loaded on: cpu\n"
assert detect.out == "saved on: ['cuda:0', 'cuda:1']\n"

# a map_location that names no device fails for a file from the CPU, too
file = io.BytesIO()
torch.save(torch.ones(1), file)
for place in ("gpu", "CPU", "auto"):
    file.seek(0)
    try:
        torch.load(file, map_location=place)
    except RuntimeError as error:
        assert str(error) == f"{unknown}{place})"
    else:
        raise AssertionError(place)
# a function that returns None leaves the decision to the tag
file = io.BytesIO()
with patch("torch.serialization.location_tag", return_value="npu:0"):
    torch.save(torch.ones(1), file)
file.seek(0)
try:
    torch.load(file, map_location=lambda storage, tag: None)
except RuntimeError as error:
    assert str(error) == f"{unknown}npu:0)"
else:
    raise AssertionError("None")
# a package that brings a device registers its tag
registry = list(torch.serialization._package_registry)
with patch("torch.serialization._package_registry", registry):
    torch.serialization.register_package(
        50, lambda storage: None,
        lambda storage, tag: storage if tag == "npu:0" else None)
    file.seek(0)
    assert torch.load(file).tolist() == [1.0]
# load_state_dict copies into the model, and moves the optimizer's state
model = torch.nn.Linear(2, 1)
start = model.weight.data_ptr()
model.load_state_dict(right.state)
assert model.weight.data_ptr() == start
model(torch.ones(1, 2)).sum().backward()
saved = torch.optim.Adam(model.parameters())
saved.step()
optimizer = torch.optim.Adam(torch.nn.Linear(2, 1, device="meta").parameters())
optimizer.load_state_dict(saved.state_dict())
assert optimizer.state_dict()["state"][0]["exp_avg"].device.type == "meta"
# --8<-- [end:check]
