"""scaled_dot_product_attention has several kernels; a warning that one is missing is harmless, unless you allow only that one."""
# /// pitfall
# apis = ["torch.nn.functional.scaled_dot_product_attention", "torch.nn.attention.sdpa_kernel", "torch.nn.attention.SDPBackend",
#         "torch.backends.cuda.sdp_kernel"]
# also = ["torch.backends.cuda.enable_flash_sdp", "torch.backends.cuda.flash_sdp_enabled"]
# symptom = "error"
# raises = ["wrong", "wrong_block", "demo_dim"]
# added = 2026-11-30
# messages = [
#   "No available kernel.  Aborting execution.",
#   "No viable backend for scaled_dot_product_attention was found. This is likely due to turning off both the math kernel and the fused kernels.",
#   "Flash attention kernel not used because:",
#   "Both fused kernels do not support non-zero dropout.",
#   "All fused kernels requires query, key and value to be 4 dimensional, but got Query dim: *, Key dim: *, Value dim: * instead.",
#   "`torch.backends.cuda.sdp_kernel()` is deprecated. In the future, this context manager will be removed.*",
# ]
# older = [
#   "Memory efficient kernel not used because:",
#   "Memory Efficient attention has been runtime disabled.",
#   "Flash attention has been runtime disabled.",
#   "Both fused kernels do not support non-null attn_mask.",
# ]
#
# [reported.flash]
# message = "Torch was not compiled with flash attention."
# shown = "UserWarning: 1Torch was not compiled with flash attention. (Triggered internally at ..\\aten\\src\\ATen\\native\\transformers\\cuda\\sdp_utils.cpp:455.)"
# needs = "windows"
# links = ["https://github.com/pytorch/pytorch/issues/108175", "https://github.com/CompVis/stable-diffusion/issues/850", "https://github.com/kijai/ComfyUI-CogVideoXWrapper/issues/97"]
# [reported.efficient]
# message = "Torch was not compiled with memory efficient attention."
# shown = "UserWarning: Torch was not compiled with memory efficient attention. (Triggered internally at C:\\src\\torch\\aten\\src\\ATen\\native\\transformers\\hip\\sdp_utils.cpp:711.)"
# needs = "gpu"
# links = ["https://github.com/ROCm/TheRock/issues/1094", "https://github.com/ROCm/pytorch/issues/1390", "https://github.com/pytorch/pytorch/issues/112997"]
# [reported.mask]
# message = "Flash Attention does not support non-null attn_mask."
# shown = "UserWarning: Flash Attention does not support non-null attn_mask. (Triggered internally at ../aten/src/ATen/native/transformers/sdp_utils_cpp.h:269.)"
# needs = "gpu"
# links = ["https://github.com/Dao-AILab/flash-attention/issues/1321", "https://github.com/pytorch/torchchat/pull/1480"]
#
# [code.only_one_kernel_allowed]
# either = [
#     'torch.nn.attention.sdpa_kernel(torch.nn.attention.SDPBackend.FLASH_ATTENTION)',
#     'torch.nn.attention.sdpa_kernel(torch.nn.attention.SDPBackend.EFFICIENT_ATTENTION)',
#     'torch.nn.attention.sdpa_kernel(torch.nn.attention.SDPBackend.CUDNN_ATTENTION)',
#     'torch.nn.attention.sdpa_kernel([torch.nn.attention.SDPBackend.FLASH_ATTENTION])',
#     'torch.backends.cuda.sdp_kernel(..., enable_math=False, ...)',
#     'torch.backends.cuda.enable_math_sdp(False)',
#     'torch.nn.attention.sdpa_kernel([torch.nn.attention.SDPBackend.EFFICIENT_ATTENTION])',
#     'torch.nn.attention.sdpa_kernel(backends=[torch.nn.attention.SDPBackend.FLASH_ATTENTION])',
#     'torch.nn.attention.sdpa_kernel([torch.nn.attention.SDPBackend.FLASH_ATTENTION, torch.nn.attention.SDPBackend.EFFICIENT_ATTENTION])',
# ]
# example = '''
# from torch.nn.attention import SDPBackend, sdpa_kernel
# with sdpa_kernel(SDPBackend.FLASH_ATTENTION):
#     y = torch.nn.functional.scaled_dot_product_attention(q, k, v)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.nn.functional import scaled_dot_product_attention

q, k, v = torch.randn(3, 1, 2, 16, 8)
with sdpa_kernel(SDPBackend.FLASH_ATTENTION):
    out = scaled_dot_product_attention(q, k, v, dropout_p=0.1)
#> UserWarning: Flash attention kernel not used because:
#> UserWarning: Both fused kernels do not support non-zero dropout.
#> RuntimeError: No available kernel.  Aborting execution.
print("out:", out.shape)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.nn.functional import scaled_dot_product_attention

q, k, v = torch.randn(3, 1, 2, 16, 8)
with sdpa_kernel([SDPBackend.FLASH_ATTENTION, SDPBackend.MATH]):
    out = scaled_dot_product_attention(q, k, v, dropout_p=0.1)
print("out:", out.shape)
#> out: torch.Size([1, 2, 16, 8])
# --8<-- [end:right]

# --8<-- [start:wrong_block]
import torch
from torch import nn
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.nn.functional import scaled_dot_product_attention

class Attention(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.qkv = nn.Linear(dim, 3 * dim)

    def forward(self, x):
        q, k, v = self.qkv(x).unsqueeze(1).chunk(3, dim=-1)
        with sdpa_kernel(SDPBackend.EFFICIENT_ATTENTION):
            return scaled_dot_product_attention(q, k, v).squeeze(1)

print("out:", Attention(8)(torch.randn(4, 16, 8)).shape)
#> RuntimeError: No viable backend for scaled_dot_product_attention was found. This is likely due to turning off both the math kernel and the fused kernels.
# --8<-- [end:wrong_block]

# --8<-- [start:right_block]
import torch
from torch import nn
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.nn.functional import scaled_dot_product_attention

class Attention(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.qkv = nn.Linear(dim, 3 * dim)

    def forward(self, x):
        q, k, v = self.qkv(x).unsqueeze(1).chunk(3, dim=-1)
        return scaled_dot_product_attention(q, k, v).squeeze(1)

print("out:", Attention(8)(torch.randn(4, 16, 8)).shape)
#> out: torch.Size([4, 16, 8])
# --8<-- [end:right_block]

# --8<-- [start:demo_dim]
import torch
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.nn.functional import scaled_dot_product_attention

q, k, v = torch.randn(3, 1, 16, 8)  # no dimension for the heads
with sdpa_kernel(SDPBackend.FLASH_ATTENTION):
    out = scaled_dot_product_attention(q, k, v)
#> UserWarning: Flash attention kernel not used because:
#> UserWarning: All fused kernels requires query, key and value to be 4 dimensional, but got Query dim: 3, Key dim: 3, Value dim: 3 instead.
#> RuntimeError: No available kernel.  Aborting execution.
# --8<-- [end:demo_dim]

# --8<-- [start:demo_old]
import torch
from torch.nn.functional import scaled_dot_product_attention

q, k, v = torch.randn(3, 1, 2, 16, 8)
with torch.backends.cuda.sdp_kernel(
        enable_flash=True, enable_mem_efficient=True, enable_math=True):
    out = scaled_dot_product_attention(q, k, v, dropout_p=0.1)
#> FutureWarning: `torch.backends.cuda.sdp_kernel()` is deprecated. In the future, this context manager will be removed. Please see `torch.nn.attention.sdpa_kernel()` for the new context manager, with updated signature.
print("out:", out.shape)
#> out: torch.Size([1, 2, 16, 8])
# --8<-- [end:demo_old]

# --8<-- [start:demo_same]
import torch
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.nn.functional import scaled_dot_product_attention

torch.manual_seed(0)
q, k, v = torch.randn(3, 1, 2, 16, 8)
with sdpa_kernel(SDPBackend.MATH):
    by_math = scaled_dot_product_attention(q, k, v)
with sdpa_kernel(SDPBackend.FLASH_ATTENTION):
    by_flash = scaled_dot_product_attention(q, k, v)
scores = q @ k.transpose(-2, -1) / 8 ** 0.5
by_hand = scores.softmax(dim=-1) @ v
print("math and flash agree:", torch.allclose(by_math, by_flash, atol=1e-5))
#> math and flash agree: True
print("by hand:", torch.allclose(by_hand, by_flash, atol=1e-5))
#> by hand: True
# --8<-- [end:demo_same]

# --8<-- [start:detect]
import warnings
import torch
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.nn.functional import scaled_dot_product_attention

warnings.simplefilter("ignore")
q, k, v = torch.randn(3, 1, 2, 16, 8)
for backend in (SDPBackend.FLASH_ATTENTION, SDPBackend.MATH,
                SDPBackend.EFFICIENT_ATTENTION):
    try:
        with sdpa_kernel(backend):
            scaled_dot_product_attention(q, k, v)
        print(f"{backend.name}: works")
    except RuntimeError as error:
        print(f"{backend.name}:", str(error).split(".")[0])
#> FLASH_ATTENTION: works
#> MATH: works
#> EFFICIENT_ATTENTION: No viable backend for scaled_dot_product_attention was found
# --8<-- [end:detect]

# --8<-- [start:check]
import warnings

import torch
from torch import nn
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.nn.functional import scaled_dot_product_attention

none = "RuntimeError: No available kernel.  Aborting execution."
nothing = "RuntimeError: No viable backend for scaled_dot_product_attention was found."
assert wrong.error == none
assert "UserWarning: Flash attention kernel not used because:" in wrong.out
assert "Both fused kernels do not support non-zero dropout." in wrong.out
assert right.out == "out: torch.Size([1, 2, 16, 8])\n"
assert (wrong_block.error or "").startswith(nothing)
assert right_block.out == "out: torch.Size([4, 16, 8])\n"
assert demo_dim.error == none
assert (
    "4 dimensional, but got Query dim: 3, Key dim: 3, Value dim: 3 instead."
) in demo_dim.out
assert "is deprecated" in demo_old.out
assert demo_old.out.endswith("out: torch.Size([1, 2, 16, 8])\n")
assert demo_same.out == (
    "math and flash agree: True\nby hand: True\n")
assert torch.allclose(demo_same.by_math, demo_same.by_flash, atol=1e-5)
assert detect.out == """\
FLASH_ATTENTION: works
MATH: works
EFFICIENT_ATTENTION: No viable backend for scaled_dot_product_attention was found
"""


def message(backends, q, **options):
    try:
        with warnings.catch_warnings(), sdpa_kernel(backends):
            warnings.simplefilter("ignore")
            scaled_dot_product_attention(q, q, q, **options)
    except RuntimeError as error:
        return f"RuntimeError: {error}"


q = torch.randn(1, 2, 16, 8)
flash, math = SDPBackend.FLASH_ATTENTION, SDPBackend.MATH
# on the CPU, flash attention takes these types and masks
for dtype in torch.float32, torch.float64, torch.float16, torch.bfloat16:
    assert message(flash, q.to(dtype)) is None
assert message(flash, q, attn_mask=torch.zeros(16, 16)) is None
assert message(flash, q[0]) == none  # three dimensions
assert message([flash, math], q[0]) is None
assert (message([], q) or "").startswith(nothing)
# the older way
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    for allowed in True, False:
        with torch.backends.cuda.sdp_kernel(
                enable_flash=False, enable_math=allowed,
                enable_mem_efficient=True):
            try:
                worked = scaled_dot_product_attention(q, q, q).shape == q.shape
            except RuntimeError as error:
                worked = str(error).startswith("No available")
        assert worked is allowed
# a layer that calls the function itself
layer = nn.TransformerEncoderLayer(8, 2, batch_first=True).eval()
x = torch.randn(1, 3, 8)
assert layer(x).shape == x.shape
# --8<-- [end:check]
