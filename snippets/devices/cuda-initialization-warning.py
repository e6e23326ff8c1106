"""If CUDA can't start, is_available only warns and returns False, and a program that asks it trains on the CPU; the message names the part that failed."""
# /// pitfall
# apis = ["torch.cuda.is_available", "torch.cuda.device_count", "torch.nn.Linear"]
# symptom = "warning"
# raises = ["demo_stop"]
# added = 2026-11-30
# older = [
#   "cuda runtime error (38) : no CUDA-capable device is detected",
#   "cuda runtime error (100) : no CUDA-capable device is detected",
#   "cuda runtime error (802) : system not yet initialized at *",
#   "Error 101: invalid device ordinal",
#   "Error 34: CUDA driver is a stub library",
#   "Error 2: out of memory",
#   "Driver/library version mismatch",
#   "Unexpected error from cudaGetDeviceCount()",
#   "CUDA call failed lazily at initialization with error: device >= 0 && device < num_gpus INTERNAL ASSERT FAILED*",
#   "device >= 0 && device < num_gpus INTERNAL ASSERT FAILED at *",
# ]
# [reported.count]
# message = "Unexpected error from cudaGetDeviceCount(). Did you run some cuda functions before calling NumCudaDevices() that might have already set an error? Error *"
# shown = "UserWarning: CUDA initialization: Unexpected error from cudaGetDeviceCount(). Did you run some cuda functions before calling NumCudaDevices() that might have already set an error? Error 804: forward compatibility was attempted on non supported HW"
# needs = "gpu"
# links = ["https://github.com/PKU-YuanGroup/Video-LLaVA/issues/22", "https://github.com/DeepVAC/TorchPod/issues/43", "https://github.com/dstackai/dstack/issues/2348"]
# [reported.driver]
# message = "CUDA driver initialization failed, you might not have a CUDA gpu."
# shown = "RuntimeError: CUDA driver initialization failed, you might not have a CUDA gpu."
# needs = "gpu"
# links = ["https://github.com/facebookresearch/detectron2/issues/2848", "https://github.com/canonical/lxd/issues/11804", "https://github.com/ErlerPhilipp/points2surf/issues/17"]
# [reported.none]
# message = "No CUDA GPUs are available"
# shown = "RuntimeError: No CUDA GPUs are available"
# needs = "gpu"
# links = ["https://github.com/KeYang8/WITT/issues/34", "https://github.com/xianlin7/SAMUS/issues/39", "https://github.com/Grace9994/CoMoSVC/issues/6"]
# [reported.nvml]
# message = "Can't initialize NVML"
# shown = "UserWarning: Can't initialize NVML"
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/109098", "https://github.com/MIC-DKFZ/nnUNet/issues/2573"]
# [reported.forward]
# message = "*forward compatibility was attempted on non supported HW"
# shown = "Error 804: forward compatibility was attempted on non supported HW"
# needs = "gpu"
# links = ["https://github.com/oobabooga/textgen/issues/4407", "https://github.com/AIR-DISCOVER/ICRA2024-Sim2Real-AXS/issues/5"]
# [reported.mismatch]
# message = "*system has unsupported display driver / cuda driver combination"
# shown = "Error 803: system has unsupported display driver / cuda driver combination"
# needs = "gpu"
# links = ["https://github.com/easydiffusion/easydiffusion/issues/134", "https://github.com/intelligent-machine-learning/atorch/issues/2"]
# [reported.fabric]
# message = "*system not yet initialized"
# shown = "Error 802: system not yet initialized"
# needs = "gpus"
# links = ["https://github.com/pytorch/pytorch/issues/35710", "https://github.com/dstackai/dstack/issues/2348"]
# [reported.symbol]
# message = "Error 500:*named symbol not found"
# shown = "Error 500: named symbol not found"
# needs = "gpu"
# links = ["https://github.com/NVIDIA/nvidia-container-toolkit/issues/520", "https://github.com/jhj0517/Whisper-WebUI/issues/279"]
# [reported.no_device]
# message = "no CUDA-capable device is detected"
# shown = "RuntimeError: CUDA error: no CUDA-capable device is detected"
# needs = "gpu"
# links = ["https://github.com/slczgwh/REDN/issues/5", "https://github.com/doublechenching/brats_segmentation-pytorch/issues/1", "https://github.com/lelechen63/ATVGnet/issues/4"]
# [reported.docker]
# message = "could not select device driver * with capabilities: [[gpu]]"
# shown = "docker: Error response from daemon: could not select device driver \"\" with capabilities: [[gpu]]."
# needs = "system"
# links = ["https://github.com/NVIDIA/nvidia-docker/issues/1034", "https://github.com/NVIDIA/nvidia-docker/issues/1642", "https://github.com/basujindal/stable-diffusion/issues/217"]
# ///

# --8<-- [start:demo_fallback]
import torch
from torch import nn

device = "cuda" if torch.cuda.is_available() else "cpu"
model = nn.Linear(10, 1).to(device)
print("training on:", device)
#> training on: cpu
# --8<-- [end:demo_fallback]

# --8<-- [start:demo_stop]
import torch

device = "cuda"  # from your settings
if device == "cuda" and not torch.cuda.is_available():
    raise RuntimeError("No GPU: see the warning above, then run nvidia-smi")
#> RuntimeError: No GPU: see the warning above, then run nvidia-smi
# --8<-- [end:demo_stop]

# --8<-- [start:detect]
import os
from pathlib import Path
from shutil import which

import torch

print("built for CUDA:", torch.version.cuda)
#> built for CUDA: None
print("CUDA_VISIBLE_DEVICES:", os.environ.get("CUDA_VISIBLE_DEVICES"))
#> CUDA_VISIBLE_DEVICES: None
print("nvidia-smi is here:", which("nvidia-smi") is not None)
#> nvidia-smi is here: False
for name in ("nvidiactl", "nvidia0", "nvidia-uvm", "dxg"):
    print(f"/dev/{name} is here:", Path("/dev", name).exists())
#> /dev/nvidiactl is here: False
#> /dev/nvidia0 is here: False
#> /dev/nvidia-uvm is here: False
#> /dev/dxg is here: False
print("GPUs counted:", torch.cuda.device_count())
#> GPUs counted: 0
print("CUDA works:", torch.cuda.is_available())
#> CUDA works: False
# --8<-- [end:detect]

# --8<-- [start:demo_hidden]
import os
from unittest.mock import patch

import torch

for value in ("0", "1", "0,1", "1,0", "", "-1", "all"):
    with patch.dict(os.environ, {"CUDA_VISIBLE_DEVICES": value}):
        with patch("torch.cuda._raw_device_count_nvml", return_value=1):
            count = torch.cuda._device_count_nvml()
    print(f"1 GPU, CUDA_VISIBLE_DEVICES={value!r}: {count} left")
#> 1 GPU, CUDA_VISIBLE_DEVICES='0': 1 left
#> 1 GPU, CUDA_VISIBLE_DEVICES='1': 0 left
#> 1 GPU, CUDA_VISIBLE_DEVICES='0,1': 1 left
#> 1 GPU, CUDA_VISIBLE_DEVICES='1,0': 0 left
#> 1 GPU, CUDA_VISIBLE_DEVICES='': 0 left
#> 1 GPU, CUDA_VISIBLE_DEVICES='-1': 0 left
#> 1 GPU, CUDA_VISIBLE_DEVICES='all': 0 left
# --8<-- [end:demo_hidden]

# --8<-- [start:check]
from unittest.mock import patch

import torch

assert demo_fallback.out == "training on: cpu\n"
assert not torch.cuda.is_available()
assert demo_stop.error == (
    "RuntimeError: No GPU: see the warning above, then run nvidia-smi")
assert detect.out == """\
built for CUDA: None
CUDA_VISIBLE_DEVICES: None
nvidia-smi is here: False
/dev/nvidiactl is here: False
/dev/nvidia0 is here: False
/dev/nvidia-uvm is here: False
/dev/dxg is here: False
GPUs counted: 0
CUDA works: False
"""
assert demo_hidden.out == """\
1 GPU, CUDA_VISIBLE_DEVICES='0': 1 left
1 GPU, CUDA_VISIBLE_DEVICES='1': 0 left
1 GPU, CUDA_VISIBLE_DEVICES='0,1': 1 left
1 GPU, CUDA_VISIBLE_DEVICES='1,0': 0 left
1 GPU, CUDA_VISIBLE_DEVICES='': 0 left
1 GPU, CUDA_VISIBLE_DEVICES='-1': 0 left
1 GPU, CUDA_VISIBLE_DEVICES='all': 0 left
"""
# device_count and is_available ask two different places
with patch("torch.cuda._device_count_nvml", return_value=1):
    with patch("torch.cuda._is_compiled", return_value=True):
        assert torch.cuda.device_count() == 1
assert not torch.cuda.is_available()
# --8<-- [end:check]
