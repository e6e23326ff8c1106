"""Triton is a package of its own for the GPU: it has to be there, and has to fit PyTorch, the driver and the compiler."""
# /// pitfall
# apis = ["torch.compile"]
# also = ["torch.compiler.set_stance", "torch.compiler.disable"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-12-01
# messages = ["No module named 'triton'"]
# older = [
#   "A matching Triton is not available, some optimizations will not be enabled",
#   "No module named 'triton.language'",
#   "No module named 'triton.ops'",
#   "DLL load failed while importing cpp_utils",
#   "Internal Triton PTX codegen error",
#   "libcuda.so cannot found!",
#   "'-lcuda'*returned non-zero exit status *",
#   "DLL load failed while importing __triton_launcher",
#   "0 active drivers ([]). There should only be one.",
#   "* active drivers (*). There should only be one.",
#   "* compatible backends for target (*) (*). There should only be one.",
# ]
# [reported.image]
# message = "Triton Error [CUDA]: device kernel image is invalid"
# shown = "RuntimeError: Triton Error [CUDA]: device kernel image is invalid"
# needs = "gpu"
# links = ["https://github.com/triton-lang/triton/issues/3001", "https://github.com/triton-lang/triton/issues/1323", "https://github.com/state-spaces/mamba/issues/386"]
# [reported.lcuda]
# message = "cannot find -lcuda"
# shown = "/usr/bin/ld: cannot find -lcuda: No such file or directory"
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/103417", "https://github.com/pytorch/pytorch/issues/94585", "https://github.com/vllm-project/vllm/issues/16984"]
# [reported.ptx]
# message = "Unsupported .version *; current version is '*'"
# shown = "ptxas /tmp/tmpqgu1f9dk.ptx, line 5; fatal   : Unsupported .version 8.6; current version is '8.5'"
# needs = "gpu"
# links = ["https://github.com/triton-lang/triton/issues/4576", "https://github.com/triton-lang/triton/issues/5929"]
# [reported.passes]
# message = "PassManager::run failed"
# shown = "RuntimeError: PassManager::run failed"
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/101368", "https://github.com/lllyasviel/FramePack/issues/350"]
# [reported.resource]
# message = "out of resource: shared memory, Required: *, Hardware limit: *"
# shown = "triton.runtime.errors.OutOfResources: out of resource: shared memory, Required: 131072, Hardware limit: 101376. Reducing block sizes or `num_stages` may help."
# needs = "gpu"
# links = ["https://github.com/triton-lang/triton/issues/8182", "https://github.com/sasha0552/pascal-pkgs-ci/issues/50", "https://github.com/microsoft/PhiCookBook/issues/89"]
# [reported.dll]
# message = "DLL load failed while importing cuda_utils: *"
# shown = "ImportError: DLL load failed while importing cuda_utils: The specified module could not be found."
# needs = "windows"
# links = ["https://github.com/woct0rdho/triton-windows/issues/64", "https://github.com/woct0rdho/triton-windows/issues/21"]
# [reported.libtriton]
# message = "DLL load failed while importing libtriton: *"
# shown = "ImportError: DLL load failed while importing libtriton: \u52a8\u6001\u94fe\u63a5\u5e93(DLL)\u521d\u59cb\u5316\u4f8b\u7a0b\u5931\u8d25\u3002"
# needs = "windows"
# links = ["https://github.com/woct0rdho/triton-windows/issues/87", "https://github.com/woct0rdho/triton-windows/issues/71"]
# ///

# --8<-- [start:wrong]
import torch
import triton
#> ModuleNotFoundError: No module named 'triton'

model = torch.compile(torch.nn.Linear(4, 2))
print("compiled")
# --8<-- [end:wrong]

# --8<-- [start:right]
import importlib.util
import torch

model = torch.nn.Linear(4, 2)
if importlib.util.find_spec("triton"):
    model = torch.compile(model)
else:
    print("no Triton, so not compiled")
#> no Triton, so not compiled
print("output:", tuple(model(torch.zeros(1, 4)).shape))
#> output: (1, 2)
# --8<-- [end:right]

# --8<-- [start:demo_library]
installed = ["libcuda.so.1", "libc.so.6", "libcudart.so"]  # by the driver, ...
for name in ("cuda", "cudart"):
    wanted = f"lib{name}.so"
    found = wanted in installed
    print(f"-l{name} looks for {wanted}:", "found" if found else "not found")
#> -lcuda looks for libcuda.so: not found
#> -lcudart looks for libcudart.so: found
# --8<-- [end:demo_library]

# --8<-- [start:detect]
from importlib import metadata
import torch

print("built for CUDA:", torch.version.cuda)
#> built for CUDA: None
wanted = [r for r in metadata.requires("torch") if r.startswith("triton")]
print("Triton it asks for:", wanted or "none")
#> Triton it asks for: none
for package in ("triton", "triton-windows"):
    try:
        print(f"{package}:", metadata.version(package))
    except metadata.PackageNotFoundError:
        print(f"{package}: not installed")
#> triton: not installed
#> triton-windows: not installed
# --8<-- [end:detect]

# --8<-- [start:check]
import inspect

import torch._inductor
from torch.nn.attention.flex_attention import flex_attention

assert wrong.error == "ModuleNotFoundError: No module named 'triton'"
assert right.out == "no Triton, so not compiled\noutput: (1, 2)\n"
assert demo_library.out == """\
-lcuda looks for libcuda.so: not found
-lcudart looks for libcudart.so: found
"""
assert detect.out == """\
built for CUDA: None
Triton it asks for: none
triton: not installed
triton-windows: not installed
"""
assert 131072 == 128 * 1024 and 101376 == 99 * 1024
environment = {"TRITON_PTXAS_PATH": None, "TRITON_LIBCUDA_PATH": None,
               "CUDA_PATH": None, "TORCHDYNAMO_DISABLE": "1"}
assert len(environment) == 4 and "ldconfig -p".split()[1] == "-p"
assert "max-autotune" in torch._inductor.list_mode_options()
assert "kernel_options" in inspect.signature(flex_attention).parameters
# GPUs that the page names
names = {"RTX 5090": "sm_120", "GTX 1080": "sm_61"}
assert names["RTX 5090"] != names["GTX 1080"]
# --8<-- [end:check]
