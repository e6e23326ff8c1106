"""On a Mac, one tensor that stayed on the CPU is enough for an error on mps; the other messages of mps say what the machine or the build lacks."""
# /// pitfall
# apis = ["torch.backends.mps.is_available", "torch.backends.mps.is_built", "torch.Tensor.to", "torch.nn.Module.to",
#         "torch.nn.Module.register_forward_pre_hook"]
# also = ["torch.mps.empty_cache", "torch.mps.driver_allocated_memory", "torch.mps.set_per_process_memory_fraction",
#         "torch.accelerator.current_accelerator"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-11-30
# messages = ["Tensor on device * is not on the expected device *!"]
# older = [
#   "mach-o file, but is an incompatible architecture (have (*), need (*))",
#   "Error: product of dimension sizes > 2",
#   "Error: NDArray dimension length > INT_MAX",
#   "does not support tensor dims larger than INT_MAX",
#   "invalid low watermark ratio *",
#   "is larger than currently supported by the MPS backend: *",
#   "exceeds the limit supported by the MPS backend: *",
#   "MPS BFloat16 is only supported on MacOS 14 or newer",
# ]
#
# [reported.placeholder]
# message = "Placeholder storage has not been allocated on MPS device!"
# shown = "RuntimeError: Placeholder storage has not been allocated on MPS device!"
# needs = "macos"
# links = ["https://github.com/pytorch/pytorch/issues/130790", "https://github.com/EleutherAI/lm-evaluation-harness/issues/1131", "https://github.com/zai-org/ChatGLM3/issues/237"]
# [reported.argument]
# message = "Tensor for argument * is on * but expected on mps"
# shown = "RuntimeError: Tensor for argument weight is on cpu but expected on mps"
# needs = "macos"
# links = ["https://github.com/numz/ComfyUI-SeedVR2_VideoUpscaler/pull/107", "https://github.com/Shakker-Labs/ComfyUI-IPAdapter-Flux/issues/13"]
# [reported.on_gpu]
# message = "Tensor for argument #* is on CPU, but expected it to be on GPU (while checking arguments for *)"
# shown = "RuntimeError: Tensor for argument #2 'mat2' is on CPU, but expected it to be on GPU (while checking arguments for mm)"
# needs = "macos"
# links = ["https://github.com/DanielAvdar/tabnet/issues/269", "https://github.com/storyicon/comfyui_segment_anything/issues/68"]
# [reported.os_version]
# message = "The MPS backend is supported on *"
# shown = "RuntimeError: The MPS backend is supported on MacOS 12.3+.Current OS version can be queried using `sw_vers`"
# needs = "macos"
# links = ["https://github.com/pytorch/pytorch/issues/100879", "https://github.com/kaixxx/noScribe/issues/14", "https://github.com/pytorch/pytorch/issues/177819"]
# [reported.memory]
# message = "MPS backend out of memory (MPS allocated: *, other allocations: *, max allowed: *). Tried to allocate *"
# shown = "RuntimeError: MPS backend out of memory (MPS allocated: 5.50 GB, other allocations: 14.76 GB, max allowed: 20.40 GB). Tried to allocate 147.24 MB on private pool. Use PYTORCH_MPS_HIGH_WATERMARK_RATIO=0.0 to disable upper limit for memory allocations (may cause system failure)."
# needs = "macos"
# links = ["https://github.com/pytorch/pytorch/issues/130112", "https://github.com/pytorch/pytorch/issues/105839", "https://github.com/Comfy-Org/ComfyUI/issues/8984"]
# [reported.mach_o]
# message = "mach-o file, but is an incompatible architecture (have '*', need '*')"
# shown = "(mach-o file, but is an incompatible architecture (have 'x86_64', need 'arm64'))"
# needs = "macos"
# links = ["https://github.com/AUTOMATIC1111/stable-diffusion-webui/issues/4594", "https://github.com/Vaibhavs10/insanely-fast-whisper/issues/126"]
# [reported.linker]
# message = "found architecture '*', required architecture '*'"
# shown = "ld: warning: ignoring file '.../site-packages/torch/lib/libtorch.dylib': found architecture 'x86_64', required architecture 'arm64'"
# needs = "macos"
# links = ["https://github.com/LaurentMazare/tch-rs/issues/881", "https://github.com/leohuang2013/pyannote-audio_overlapped-speech-detection_cpp/issues/1"]
# [reported.bytes]
# message = "Error: total bytes of NDArray >"
# shown = "MPSNDArray.mm:724: failed assertion `[MPSNDArray initWithDevice:descriptor:] Error: total bytes of NDArray > 2**32'"
# needs = "macos"
# links = ["https://github.com/xinntao/ESRGAN/issues/134", "https://github.com/pytorch/pytorch/issues/143859"]
# [reported.buffer]
# message = "Error: buffer is not large enough. Must be * bytes"
# shown = "MPSNDArray.mm:782: failed assertion `[MPSNDArray, initWithBuffer:descriptor:] Error: buffer is not large enough. Must be 1024 bytes'"
# needs = "macos"
# links = ["https://github.com/pytorch/pytorch/issues/77851", "https://github.com/pytorch/pytorch/issues/79181"]
# [reported.size]
# message = "RuntimeError: Invalid buffer size: *"
# shown = "RuntimeError: Invalid buffer size: 19.45 GB"
# needs = "macos"
# links = ["https://github.com/pytorch/pytorch/issues/141909", "https://github.com/huggingface/diffusers/issues/5894", "https://github.com/Tencent-Hunyuan/HunyuanVideo-I2V/issues/66"]
# [reported.channels]
# message = "Output channels > 65536 not supported at the MPS device"
# shown = "NotImplementedError: Output channels > 65536 not supported at the MPS device."
# needs = "macos"
# links = ["https://github.com/nari-labs/dia/issues/39", "https://github.com/opendatalab/MinerU/issues/2438", "https://github.com/OpenBMB/VoxCPM/issues/232"]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed, self.fc = nn.Embedding(10, 4), nn.Linear(4, 2)

    def forward(self, ids, mask):
        x = self.embed(ids) * mask[..., None]
        return self.fc(x.sum(dim=1))

device = torch.device("meta")  # stands in for "mps"
model = Classifier().to(device)
batch = {"ids": torch.ones(3, 5).long(), "mask": torch.ones(3, 5)}
ids, mask = batch["ids"].to(device), batch["mask"]
print("ids:", ids.device, "mask:", mask.device)
#> ids: meta mask: cpu
print("output:", model(ids, mask).shape)
#> RuntimeError: Tensor on device cpu is not on the expected device meta!
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed, self.fc = nn.Embedding(10, 4), nn.Linear(4, 2)

    def forward(self, ids, mask):
        x = self.embed(ids) * mask[..., None]
        return self.fc(x.sum(dim=1))

device = torch.device("meta")  # stands in for "mps"
model = Classifier().to(device)
batch = {"ids": torch.ones(3, 5).long(), "mask": torch.ones(3, 5)}
ids, mask = batch["ids"].to(device), batch["mask"].to(device)
print("ids:", ids.device, "mask:", mask.device)
#> ids: meta mask: meta
print("output:", model(ids, mask).shape)
#> output: torch.Size([3, 2])
# --8<-- [end:right]

# --8<-- [start:demo_move]
import torch

def move(data, device):
    if hasattr(data, "to"):  # a tensor, or a batch of a tokenizer
        return data.to(device)
    if isinstance(data, dict):
        return {key: move(value, device) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return type(data)(move(value, device) for value in data)
    return data

device = torch.device("meta")
batch = {"ids": torch.ones(3, 5).long(), "name": "a",
         "state": (torch.zeros(2), [torch.zeros(2)])}
batch = move(batch, device)
print("ids:", batch["ids"].device, "state:", batch["state"][0].device)
#> ids: meta state: meta
print("in the list:", batch["state"][1][0].device)
#> in the list: meta
print("name:", batch["name"])
#> name: a
# --8<-- [end:demo_move]

# --8<-- [start:demo_choose]
import torch

if torch.cuda.is_available():
    device = torch.device("cuda")
elif torch.backends.mps.is_available():
    device = torch.device("mps")
else:
    device = torch.device("cpu")
print("device:", device)
#> device: cpu
print("built with MPS:", torch.backends.mps.is_built())
#> built with MPS: False
print("MPS available:", torch.backends.mps.is_available())
#> MPS available: False
# --8<-- [end:demo_choose]

# --8<-- [start:demo_memory]
allocated, other, allowed = 5.50, 14.76, 20.40  # GB, from the message
tried = 147.24 / 1024
print(f"before: {allocated + other:.2f} of {allowed:.2f} GB")
#> before: 20.26 of 20.40 GB
print(f"with the new tensor: {allocated + other + tried:.3f} GB")
#> with the new tensor: 20.404 GB
print(f"recommended by Metal: {allowed / 1.7:.2f} GB")
#> recommended by Metal: 12.00 GB
# --8<-- [end:demo_memory]

# --8<-- [start:demo_compare]
import copy
import torch
from torch import nn
def outputs(model, x):
    found = {}
    for name, layer in model.named_modules():
        def hook(module, args, out, name=name or "whole model"):
            if isinstance(out, torch.Tensor):
                found[name] = out.detach().cpu().clone()
        layer.register_forward_hook(hook)
    model(x)
    return found

model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2)).eval()
other = copy.deepcopy(model)  # on a Mac: .to("mps")
other[2].bias.data += 0.01  # as if this layer were wrong
x = torch.randn(16, 4)
there = outputs(other, x)  # on a Mac: x.to("mps")
for name, here in outputs(model, x).items():
    print(f"{name}: {(here - there[name]).abs().max():.3f}")
#> 0: 0.000
#> 1: 0.000
#> 2: 0.010
#> whole model: 0.010
# --8<-- [end:demo_compare]

# --8<-- [start:detect]
import torch
from torch import nn

def report(name):
    def hook(module, args, kwargs):
        found = [("input", t) for t in (*args, *kwargs.values())]
        found += module.named_parameters(recurse=False)
        found += module.named_buffers(recurse=False)
        for kind, t in found:
            print(f"{name} {kind}: {getattr(t, 'device', type(t))}")
    return hook

model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2))
model[2].to("meta")  # a layer that is somewhere else
for name, layer in model.named_modules():
    layer.register_forward_pre_hook(report(name or "model"), with_kwargs=True)
try:
    model(torch.ones(1, 4))
except RuntimeError as error:
    print("failed:", error)
#> model input: cpu
#> 0 input: cpu
#> 0 weight: cpu
#> 0 bias: cpu
#> 1 input: cpu
#> 2 input: cpu
#> 2 weight: meta
#> 2 bias: meta
#> failed: Tensor on device meta is not on the expected device cpu!
# --8<-- [end:detect]

# --8<-- [start:demo_large]
import torch

a = torch.empty(1, 72250, 1, device="meta")
q = torch.empty(32, 4096, 40, device="meta")
for y in (a @ a.mT, q @ q.mT):
    print(f"{tuple(y.shape)}: {y.nbytes / 2**30:.2f} GiB")
#> (1, 72250, 72250): 19.45 GiB
#> (32, 4096, 4096): 2.00 GiB
# --8<-- [end:demo_large]

# --8<-- [start:demo_part_on_cpu]
import torch
from torch import nn

device = "mps" if torch.backends.mps.is_available() else "cpu"
model = nn.Sequential(nn.Conv1d(1, 8, 3), nn.ReLU()).to(device)
decoder = nn.Conv1d(8, 1, 3)  # stays on the CPU
audio = torch.zeros(1, 1, 70_000, device=device)
with torch.no_grad():
    y = decoder(model(audio).cpu())
print("output:", y.device, tuple(y.shape))
#> output: cpu (1, 1, 69996)
# --8<-- [end:demo_part_on_cpu]

# --8<-- [start:check]
import torch
from torch import nn

apart = "Tensor on device cpu is not on the expected device meta!"
assert wrong.error == f"RuntimeError: {apart}"
assert wrong.out.startswith("ids: meta mask: cpu\n")
assert right.out == "ids: meta mask: meta\noutput: torch.Size([3, 2])\n"
assert demo_move.out == (
    "ids: meta state: meta\nin the list: meta\nname: a\n")
assert type(demo_move.batch["state"]) is tuple
assert demo_choose.out == (
    "device: cpu\nbuilt with MPS: False\nMPS available: False\n")
assert demo_memory.out == """\
before: 20.26 of 20.40 GB
with the new tensor: 20.404 GB
recommended by Metal: 12.00 GB
"""
ratios = {"PYTORCH_MPS_HIGH_WATERMARK_RATIO": 0.7,
          "PYTORCH_MPS_LOW_WATERMARK_RATIO": 1.4}
assert min(ratios.values()) < max(ratios.values())
assert demo_large.out == """\
(1, 72250, 72250): 19.45 GiB
(32, 4096, 4096): 2.00 GiB
"""
assert demo_memory.allocated + demo_memory.other < demo_memory.allowed
assert demo_compare.out == """\
0: 0.000
1: 0.000
2: 0.010
whole model: 0.010
"""
assert detect.out == """\
model input: cpu
0 input: cpu
0 weight: cpu
0 bias: cpu
1 input: cpu
2 input: cpu
2 weight: meta
2 bias: meta
failed: Tensor on device meta is not on the expected device cpu!
"""
# not only the layers of the first level, and not only tensors
block = nn.Sequential(nn.Sequential(nn.Linear(4, 2), nn.ReLU(inplace=True)))
assert list(demo_compare.outputs(block, torch.ones(1, 4))) == [
    "0.0", "0.1", "0", "whole model"]
packed = nn.utils.rnn.pack_sequence([torch.ones(2)])
assert demo_move.move([packed], "meta")[0].data.device.type == "meta"
# numbers without dimensions may be on the CPU
assert (torch.ones(2, device="meta") * torch.tensor(2.0)).device.type == "meta"
# labels are tensors of the batch, too
labels = torch.zeros(3, device="cpu").long()
try:
    nn.functional.cross_entropy(torch.zeros(3, 2, device="meta"), labels)
except RuntimeError as error:
    assert "is not on the expected device" in str(error)
assert demo_part_on_cpu.out == "output: cpu (1, 1, 69996)\n"
# --8<-- [end:check]
