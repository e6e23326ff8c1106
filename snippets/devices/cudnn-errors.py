"""PyTorch brings its own cuDNN; one from LD_LIBRARY_PATH gets in its way, and other cuDNN errors often mean too little memory."""
# /// pitfall
# apis = ["torch.backends.cudnn.flags", "torch.Tensor.is_contiguous", "torch.Tensor.contiguous", "torch.backends.cudnn.version"]
# also = ["torch.backends.cudnn.is_available"]
# symptom = "error"
# added = 2026-11-30
# changed = 2026-12-01
# older = [
#   "cuDNN version mismatch: PyTorch was compiled against * but linked against *",
#   "cuDNN version incompatibility: PyTorch was compiled against * but linked against *",
#   "CUDNN_STATUS_MAPPING_ERROR",
#   "Plan failed with a cudnnException: CUDNN_BACKEND_EXECUTION_PLAN_DESCRIPTOR",
#   "Plan failed with a CuDNNError: cuDNN error: *",
# ]
# [reported.version]
# message = "cuDNN version incompatibility: PyTorch was compiled *against (*) but found runtime version (*). PyTorch already comes bundled with cuDNN."
# shown = "RuntimeError: cuDNN version incompatibility: PyTorch was compiled  against (8, 7, 0) but found runtime version (8, 2, 4). PyTorch already comes bundled with cuDNN. One option to resolving this error is to ensure PyTorch can find the bundled cuDNN."
# needs = "gpu"
# links = ["https://github.com/bmaltais/kohya_ss/issues/1096", "https://github.com/RaleLee/Co-GAT/issues/2", "https://github.com/gladiaio/gladia/issues/928"]
# [reported.algorithm]
# message = "Unable to find a valid cuDNN algorithm to run convolution"
# shown = "RuntimeError: Unable to find a valid cuDNN algorithm to run convolution"
# needs = "gpu"
# links = ["https://github.com/marqo-ai/marqo/issues/101", "https://github.com/XPixelGroup/DiffBIR/issues/59", "https://github.com/ultralytics/yolov5/issues/11250"]
# [reported.infer]
# message = "Could not load library libcudnn_*"
# shown = "Could not load library libcudnn_cnn_infer.so.8. Error: libcuda.so: cannot open shared object file: No such file or directory"
# needs = "gpu"
# links = ["https://github.com/facebookresearch/nougat/issues/115", "https://github.com/facebookresearch/nougat/issues/105"]
# [reported.contiguous]
# message = "CUDNN_STATUS_NOT_SUPPORTED. This error may appear if you passed in a non-contiguous input."
# shown = "RuntimeError: cuDNN error: CUDNN_STATUS_NOT_SUPPORTED. This error may appear if you passed in a non-contiguous input."
# needs = "gpu"
# links = ["https://github.com/loeweX/Greedy_InfoMax/pull/4", "https://github.com/tsb0601/EMP-SSL/issues/3", "https://github.com/pytorch/pytorch/issues/1664"]
# [reported.cublas_invalid]
# message = "CUBLAS_STATUS_INVALID_VALUE* when calling `*"
# shown = "RuntimeError: CUDA error: CUBLAS_STATUS_INVALID_VALUE when calling `cublasGemmEx( handle, opa, opb, m, n, k, &falpha, a, CUDA_R_16F, lda, b, CUDA_R_16F, ldb, &fbeta, c, CUDA_R_16F, ldc, CUDA_R_32F, CUBLAS_GEMM_DFALT_TENSOR_OP)`"
# needs = "gpu"
# links = ["https://github.com/mymusise/ChatGLM-Tuning/issues/111", "https://github.com/pytorch/pytorch/issues/174949", "https://github.com/Fictionarry/TalkingGaussian/issues/14"]
# [reported.cublas_unsupported]
# message = "CUBLAS_STATUS_NOT_SUPPORTED* when calling `*"
# shown = "RuntimeError: CUDA error: CUBLAS_STATUS_NOT_SUPPORTED when calling `cublasGemmStridedBatchedEx(handle, opa, opb, (int)m, (int)n, (int)k, (void*)&falpha, a, CUDA_R_16BF, (int)lda, stridea, b, CUDA_R_16BF, (int)ldb, strideb, (void*)&fbeta, c, CUDA_R_16BF, (int)ldc, stridec, (int)num_batches, compute_type, CUBLAS_GEMM_DEFAULT_TENSOR_OP)`"
# needs = "gpu"
# links = ["https://github.com/opendatalab/MinerU/issues/1508", "https://github.com/billwuhao/ComfyUI_ACE-Step/issues/10", "https://github.com/0nutation/SpeechGPT/issues/37"]
# ///

# --8<-- [start:detect]
import os
import torch

print("cuDNN of PyTorch:", torch.backends.cudnn.version())
#> cuDNN of PyTorch: None
folders = os.environ.get("LD_LIBRARY_PATH", "").split(os.pathsep)
for folder in folders:
    if os.path.isdir(folder):
        for name in os.listdir(folder):
            if name.startswith("libcudnn"):
                print("in the way:", os.path.join(folder, name))
device = "cuda" if torch.cuda.is_available() else "cpu"
out = torch.nn.Conv2d(3, 8, 3).to(device)(torch.ones(1, 3, 9, 9).to(device))
print("a small convolution:", tuple(out.shape))
#> a small convolution: (1, 8, 7, 7)
# --8<-- [end:detect]

# --8<-- [start:demo_rule]
def fits(compiled, found):
    return found[0] == compiled[0] and found[1] >= compiled[1]

compiled = (8, 7, 0)
for found in ((8, 2, 4), (8, 7, 0), (8, 9, 2), (9, 1, 0)):
    print("found", found, "- fits:", fits(compiled, found))
#> found (8, 2, 4) - fits: False
#> found (8, 7, 0) - fits: True
#> found (8, 9, 2) - fits: True
#> found (9, 1, 0) - fits: False
# --8<-- [end:demo_rule]

# --8<-- [start:demo_contiguous]
import torch
from torch import nn

conv = nn.Conv2d(3, 8, 3)
x = torch.randn(2, 32, 32, 3).permute(0, 3, 1, 2)
print("contiguous:", x.is_contiguous())
#> contiguous: False
x = x.contiguous()
print("contiguous:", x.is_contiguous())
#> contiguous: True
print("output:", tuple(conv(x).shape))
#> output: (2, 8, 30, 30)
# --8<-- [end:demo_contiguous]

# --8<-- [start:demo_off]
import torch
from torch import nn

conv = nn.Conv2d(3, 8, 3)
x = torch.randn(2, 3, 32, 32)
with torch.backends.cudnn.flags(enabled=False):
    print("cuDNN is on:", torch.backends.cudnn.enabled)
    print("output:", tuple(conv(x).shape))
#> cuDNN is on: False
#> output: (2, 8, 30, 30)
# --8<-- [end:demo_off]

# --8<-- [start:demo_cublas]
import os
import torch

print("PyTorch was built for CUDA:", torch.version.cuda)
#> PyTorch was built for CUDA: None
for folder in os.environ.get("LD_LIBRARY_PATH", "").split(os.pathsep):
    for name in os.listdir(folder) if os.path.isdir(folder) else []:
        if name.startswith("libcublas"):
            print("in the way:", os.path.join(folder, name))
device = "cuda" if torch.cuda.is_available() else "cpu"
for dtype in (torch.float32, torch.float16, torch.bfloat16):
    x = torch.ones(64, 64, dtype=dtype, device=device)
    print(f"a small product in {dtype}:", (x @ x)[0, 0].item())
#> a small product in torch.float32: 64.0
#> a small product in torch.float16: 64.0
#> a small product in torch.bfloat16: 64.0
# --8<-- [end:demo_cublas]

# --8<-- [start:check]
import os
import subprocess
import sys
from pathlib import Path

import torch

assert detect.out == """\
cuDNN of PyTorch: None
a small convolution: (1, 8, 7, 7)
"""
assert demo_rule.out == """\
found (8, 2, 4) - fits: False
found (8, 7, 0) - fits: True
found (8, 9, 2) - fits: True
found (9, 1, 0) - fits: False
"""
assert demo_contiguous.out == """\
contiguous: False
contiguous: True
output: (2, 8, 30, 30)
"""
assert demo_cublas.out == """\
PyTorch was built for CUDA: None
a small product in torch.float32: 64.0
a small product in torch.float16: 64.0
a small product in torch.bfloat16: 64.0
"""
assert demo_off.out == "cuDNN is on: False\noutput: (2, 8, 30, 30)\n"
# the rule is PyTorch's own
source = Path(torch.backends.cudnn.m.__file__).read_text("utf-8")
assert "if runtime_major != compile_major:" in source
assert "cudnn_compatible = runtime_minor >= compile_minor" in source
assert "Looks like your LD_LIBRARY_PATH contains incompatible" in source
# a message of 2019: versions as one number
assert divmod(7102, 1000) == (7, 102) and divmod(7605, 1000) == (7, 605)
# --8<-- [end:check]
