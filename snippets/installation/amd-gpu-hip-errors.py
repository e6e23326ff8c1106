"""An AMD GPU needs a ROCm build of PyTorch with code for its gfx name, and a user who may open the device."""
# /// pitfall
# apis = ["torch.cuda.get_arch_list", "torch.cuda.device_count"]
# also = ["torch.cuda.is_available", "torch.cuda.get_device_name", "torch.cuda.get_device_properties"]
# symptom = "error"
# added = 2026-12-01
# older = [
#   "hipErrorNoBinaryForGpu: Coudn't find binary for current devices!",
#   "hipErrorNoBinaryForGpu: Couldn't find binary for current devices!",
#   "rocBLAS error: Could not initialize Tensile host: No devices found",
#   "rocBLAS error: Could not initialize Tensile host:*",
#   "rocBLAS error: Could not initialize Tensile library",
#   "rocBLAS error: Could not load *TensileLibrary*",
#   "HSA_STATUS_ERROR_INVALID_ISA: The instruction set architecture is invalid.",
# ]
# [reported.function]
# message = "HIP error: invalid device function"
# shown = "RuntimeError: HIP error: invalid device function"
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/164346", "https://github.com/etched-ai/open-oasis/issues/27", "https://github.com/ROCm/legacy-rocm-build/issues/2536"]
# [reported.binary]
# message = "hipErrorNoBinaryForGpu: Unable to find code object for all current devices!"
# shown = "hipErrorNoBinaryForGpu: Unable to find code object for all current devices!"
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/73534", "https://github.com/ROCm/pytorch/issues/882", "https://github.com/oobabooga/textgen/issues/5"]
# [reported.tensile]
# message = "rocBLAS error: Cannot read *TensileLibrary.dat: *"
# shown = "rocBLAS error: Cannot read /opt/rocm/lib/rocblas/library/TensileLibrary.dat: Illegal seek for GPU arch : gfx1201"
# needs = "gpu"
# links = ["https://github.com/ROCm/AMDMIGraphX/pull/3517", "https://github.com/ROCm/rocBLAS/issues/1339"]
# [reported.none]
# message = "No HIP GPUs are available"
# shown = "RuntimeError: No HIP GPUs are available"
# needs = "gpu"
# links = ["https://github.com/lllyasviel/Fooocus/issues/1079", "https://github.com/Comfy-Org/ComfyUI/issues/650"]
# [reported.fault]
# message = "Memory access fault by GPU node-* on address *. Reason: *"
# shown = "Memory access fault by GPU node-1 (Agent handle: 0x55eb9b596570) on address 0x7f66960b2000. Reason: Page not present or supervisor privilege."
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/109929", "https://github.com/AUTOMATIC1111/stable-diffusion-webui/issues/8139"]
# ///

# --8<-- [start:demo_missing]
listed = """TensileLibrary_lazy_gfx900.dat TensileLibrary_lazy_gfx906.dat
TensileLibrary_lazy_gfx908.dat TensileLibrary_lazy_gfx90a.dat
TensileLibrary_lazy_gfx1010.dat TensileLibrary_lazy_gfx1012.dat
TensileLibrary_lazy_gfx1030.dat TensileLibrary_lazy_gfx1100.dat
TensileLibrary_lazy_gfx1101.dat TensileLibrary_lazy_gfx1102.dat"""
for gfx in ("gfx1030", "gfx1032", "gfx1103", "gfx1201"):
    found = f"_{gfx}.dat" in listed
    print(f"{gfx}:", "has a file" if found else "no file, so an error")
#> gfx1030: has a file
#> gfx1032: no file, so an error
#> gfx1103: no file, so an error
#> gfx1201: no file, so an error
# --8<-- [end:demo_missing]

# --8<-- [start:demo_override]
def gfx_name(version):
    major, minor, step = map(int, version.split("."))
    return f"gfx{major}{minor:x}{step:x}"


for version in ("10.1.0", "10.3.0", "11.0.0"):
    print(f"HSA_OVERRIDE_GFX_VERSION={version}: the GPU acts as",
          gfx_name(version))
#> HSA_OVERRIDE_GFX_VERSION=10.1.0: the GPU acts as gfx1010
#> HSA_OVERRIDE_GFX_VERSION=10.3.0: the GPU acts as gfx1030
#> HSA_OVERRIDE_GFX_VERSION=11.0.0: the GPU acts as gfx1100
# --8<-- [end:demo_override]

# --8<-- [start:detect]
import os
import torch

print("built for ROCm:", torch.version.hip)
#> built for ROCm: None
print("built for CUDA:", torch.version.cuda)
#> built for CUDA: None
print("has code for:", torch.cuda.get_arch_list())
#> has code for: []
print("GPUs:", torch.cuda.device_count())
#> GPUs: 0
print("/dev/kfd exists:", os.path.exists("/dev/kfd"))
#> /dev/kfd exists: False
for name in ("HSA_OVERRIDE_GFX_VERSION", "HIP_VISIBLE_DEVICES"):
    print(f"{name}:", os.environ.get(name))
#> HSA_OVERRIDE_GFX_VERSION: None
#> HIP_VISIBLE_DEVICES: None
# --8<-- [end:detect]

# --8<-- [start:check]
assert demo_missing.out == """\
gfx1030: has a file
gfx1032: no file, so an error
gfx1103: no file, so an error
gfx1201: no file, so an error
"""
assert demo_override.out == """\
HSA_OVERRIDE_GFX_VERSION=10.1.0: the GPU acts as gfx1010
HSA_OVERRIDE_GFX_VERSION=10.3.0: the GPU acts as gfx1030
HSA_OVERRIDE_GFX_VERSION=11.0.0: the GPU acts as gfx1100
"""
assert demo_override.gfx_name("9.0.10") == "gfx90a"
# the words of a shell that the page names
docker = "docker run --device=/dev/kfd --device=/dev/dri image rocminfo"
assert docker.split()[2:4] == ["--device=/dev/kfd", "--device=/dev/dri"]
# others that the page names, with what reports set for them
close = {"gfx1031": "10.3.0", "gfx1032": "10.3.0", "gfx1151": "11.0.0",
         "gfx1150": "11.0.0"}
assert all(demo_override.gfx_name(v)[:5] == k[:5] for k, v in close.items())
assert detect.out == """\
built for ROCm: None
built for CUDA: None
has code for: []
GPUs: 0
/dev/kfd exists: False
HSA_OVERRIDE_GFX_VERSION: None
HIP_VISIBLE_DEVICES: None
"""
# --8<-- [end:check]
