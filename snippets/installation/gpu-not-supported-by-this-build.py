"""A build of PyTorch has code for a list of GPU generations and needs a driver for its CUDA; four values tell which of these is wrong."""
# /// pitfall
# apis = ["torch.cuda.get_arch_list", "torch.cuda.is_available", "torch.cuda.get_device_capability", "torch.cuda.device_count",
#         "torch.cuda.get_device_name", "torch.Tensor.cuda", "torch.cuda.set_device"]
# symptom = "error"
# raises = ["demo_cuda", "demo_set_device"]
# added = 2026-11-29
# messages = ["Torch not compiled with CUDA enabled", "module 'torch._C' has no attribute '_cuda_*'"]
# older = [
#   "'module' object has no attribute '_cuda_setDevice'",
#   "cuda runtime error (48) : no kernel image is available for execution on the device",
#   "cuda runtime error (8) : invalid device function",
#   "CUDA driver version is insufficient for CUDA runtime version",
#   "error=98 : unrecognized error code",
#   "cuda runtime error (98) : unrecognized error code",
#   "Torch is not able to use GPU",
#   "API call is not supported in the installed CUDA driver",
#   "nvidia-container-cli: initialization error: nvml error: driver not loaded",
#   "FATAL: this function is for sm*, but was built for sm*",
# ]
# [reported.kernel]
# message = "no kernel image is available for execution on the device"
# shown = "RuntimeError: CUDA error: no kernel image is available for execution on the device"
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/31285", "https://github.com/open-mmlab/mmcv/issues/2201"]
# [reported.sm]
# message = "with CUDA capability sm_* is not compatible with the current PyTorch installation."
# shown = """UserWarning:
# NVIDIA GeForce RTX 5060 Ti with CUDA capability sm_120 is not compatible with the current PyTorch installation.
# The current PyTorch install supports CUDA capabilities sm_50 sm_60 sm_70 sm_75 sm_80 sm_86 sm_90."""
# needs = "gpu"
# links = ["https://github.com/lmoe/wyoming-xtts/issues/1", "https://github.com/pytorch/pytorch/issues/150733"]
# [reported.found]
# message = "Found GPU* which is of compute capability (CC) *"
# shown = "UserWarning: Found GPU0 Tesla V100-PCIE-32GB which is of compute capability (CC) 7.0."
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/182250", "https://github.com/pytorch/pytorch/pull/166185"]
# [reported.old]
# message = "Found GPU* which is of cuda capability * PyTorch no longer supports this GPU because it is too old."
# shown = "Found GPU0 NVIDIA GTX TITAN Black which is of cuda capability 3.5. PyTorch no longer supports this GPU because it is too old. The minimum cuda capability supported by this library is 3.7."
# needs = "gpu"
# links = ["https://github.com/AUTOMATIC1111/stable-diffusion-webui/issues/3003", "https://github.com/w-okada/voice-changer/issues/447"]
# [reported.ptx]
# message = "the provided PTX was compiled with an unsupported toolchain."
# shown = "RuntimeError: CUDA error: the provided PTX was compiled with an unsupported toolchain."
# needs = "gpu"
# links = ["https://github.com/divelab/GraphBP/issues/2", "https://github.com/yerfor/GeneFacePlusPlus/issues/192"]
# [reported.fatal]
# message = "FATAL: kernel `*` is for sm*, but was built for sm*"
# shown = "FATAL: kernel `fmha_cutlassF_f32_aligned_64x64_rf_sm80` is for sm80-sm100, but was built for sm37"
# needs = "gpu"
# links = ["https://github.com/dmMaze/BallonsTranslator/issues/1148", "https://github.com/pytorch/pytorch/blob/main/aten/src/ATen/native/transformers/cuda/mem_eff_attention/kernels/cutlassF_f32_aligned.cu"]
# [reported.no_driver]
# message = "Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU and installed a driver from http://www.nvidia.com/Download/index.aspx"
# shown = "RuntimeError: Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU and installed a driver from http://www.nvidia.com/Download/index.aspx"
# needs = "system"
# links = ["https://github.com/pytorch/pytorch/issues/39028", "https://github.com/princeton-nlp/SimCSE/issues/244"]
# [reported.old_driver]
# message = "The NVIDIA driver on your system is too old (found version *). Please update your GPU driver by downloading and installing a new version from the URL: http://www.nvidia.com/Download/index.aspx"
# shown = "RuntimeError: The NVIDIA driver on your system is too old (found version 11040). Please update your GPU driver by downloading and installing a new version from the URL: http://www.nvidia.com/Download/index.aspx Alternatively, go to: https://pytorch.org to install a PyTorch version that has been compiled with your version of the CUDA driver."
# needs = "gpu"
# links = ["https://github.com/lllyasviel/Fooocus/issues/1313", "https://github.com/lllyasviel/Omost/issues/120"]
# ///

# --8<-- [start:detect]
import torch

print("built for CUDA:", torch.version.cuda)
#> built for CUDA: None
print("has code for:", torch.cuda.get_arch_list())
#> has code for: []
print("CUDA works:", torch.cuda.is_available())
#> CUDA works: False
for i in range(torch.cuda.device_count()):
    print(torch.cuda.get_device_name(i), torch.cuda.get_device_capability(i))
# --8<-- [end:detect]

# --8<-- [start:demo_cuda]
import torch

x = torch.zeros(1).cuda()
#> AssertionError: Torch not compiled with CUDA enabled
# --8<-- [end:demo_cuda]

# --8<-- [start:demo_set_device]
import torch

torch.cuda.set_device(0)
#> AttributeError: module 'torch._C' has no attribute '_cuda_setDevice'
# --8<-- [end:demo_set_device]

# --8<-- [start:demo_match]
def has_code(arch_list, major, minor):  # for a GPU of this capability
    for arch in arch_list.split():
        kind, number = arch.split("_")
        built = int(number[:-1]), int(number[-1])
        if kind == "sm" and built[0] == major and built[1] <= minor:
            return True
        if kind == "compute" and built <= (major, minor):
            return True
    return False


older = "sm_50 sm_60 sm_70 sm_75 sm_80 sm_86 sm_90"
newer = "sm_75 sm_80 sm_86 sm_90 sm_100 sm_120"
gpus = {"P4": (6, 1), "V100": (7, 0), "T4": (7, 5), "RTX 4090": (8, 9),
        "RTX 5060 Ti": (12, 0), "GB10": (12, 1)}
for name, (major, minor) in gpus.items():
    print(f"{name}, {major}.{minor}: older build",
          has_code(older, major, minor), "newer build",
          has_code(newer, major, minor))
#> P4, 6.1: older build True newer build False
#> V100, 7.0: older build True newer build False
#> T4, 7.5: older build True newer build True
#> RTX 4090, 8.9: older build True newer build True
#> RTX 5060 Ti, 12.0: older build False newer build True
#> GB10, 12.1: older build False newer build True
# --8<-- [end:demo_match]

# --8<-- [start:demo_driver]
for found in (11040, 12060, 12080):
    major, minor = found // 1000, found % 1000 // 10
    print(f"found version {found}: driver for CUDA {major}.{minor}")
#> found version 11040: driver for CUDA 11.4
#> found version 12060: driver for CUDA 12.6
#> found version 12080: driver for CUDA 12.8
# --8<-- [end:demo_driver]

# --8<-- [start:check]
import torch

assert detect.out == "built for CUDA: None\nhas code for: []\nCUDA works: False\n"
assert demo_cuda.error == (
    "AssertionError: Torch not compiled with CUDA enabled")
assert demo_set_device.error == (
    "AttributeError: module 'torch._C' has no attribute '_cuda_setDevice'")
for name in ("_cuda_init", "_cuda_getDevice", "_cuda_getDeviceCount"):
    assert not hasattr(torch._C, name)
assert demo_match.out == """\
P4, 6.1: older build True newer build False
V100, 7.0: older build True newer build False
T4, 7.5: older build True newer build True
RTX 4090, 8.9: older build True newer build True
RTX 5060 Ti, 12.0: older build False newer build True
GB10, 12.1: older build False newer build True
"""
assert not demo_match.has_code("sm_90", 10, 0)
assert demo_match.has_code("sm_80 compute_90", 10, 0)
assert not demo_match.has_code("sm_86", 8, 0)
assert demo_driver.out == """\
found version 11040: driver for CUDA 11.4
found version 12060: driver for CUDA 12.6
found version 12080: driver for CUDA 12.8
"""
# what the pages call the oldest systems of a Jetson, and their names
jetson_nano = {"JetPack": "4.6", "JetPack with 1.11": "4.6.1", "Ubuntu": "20.04"}
assert all(name.startswith("4.6") for key, name in jetson_nano.items()
           if key.startswith("JetPack"))
# --8<-- [end:check]
