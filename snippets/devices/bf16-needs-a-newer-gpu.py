"""bfloat16, TF32 and FlashAttention need compute capability 8.0: ask the GPU, then choose float16 or PyTorch's own attention."""
# /// pitfall
# apis = ["torch.cuda.get_device_capability", "torch.cuda.is_bf16_supported", "torch.cuda.is_available", "torch.nn.functional.scaled_dot_product_attention",
#         "torch.nn.MultiheadAttention"]
# also = ["torch.autocast"]
# symptom = "error"
# added = 2026-12-01
# older = [
#   "Your setup doesn't support bf16/gpu. You need *",
#   "Your setup doesn't support bf16/*",
#   "Bfloat16 is only supported on GPUs with compute capability of at least 8.0. Your * GPU has compute capability *",
#   "Bfloat16 is only supported on GPUs with compute capability of at least 8.0.",
#   "FP16 Mixed precision training with AMP or APEX (`--fp16`) and FP16 half precision evaluation (`--fp16_full_eval`) can only be used on CUDA *",
#   "Mixed precision training with AMP or APEX (`--fp16`*) and * can only be used on CUDA *",
#   "fp16 mixed precision requires a *",
#   "bf16 mixed precision requires PyTorch >= 1.10 and a supported device.",
#   "Expected is_sm90 || is_sm8x || is_sm75 to be true, but got false.",
#   "Expected is_sm8x || is_sm75 to be true, but got false.",
#   "--tf32 requires Ampere or a newer GPU arch, cuda>=11 and torch>=1.7",
#   "FlashAttention only support fp16 and bf16 data type",
#   "FlashAttention backward for head dim > * requires A100/A800 or H100/H800",
#   "Flash attention currently doesn't support training with head_dim *",
# ]
# [reported.flash]
# message = "FlashAttention only supports Ampere GPUs or newer."
# shown = "RuntimeError: FlashAttention only supports Ampere GPUs or newer."
# needs = "gpu"
# links = ["https://github.com/Dao-AILab/flash-attention/issues/762", "https://github.com/modelscope/ms-swift/issues/1603"]
# [reported.sm80]
# message = "Expected is_sm80 to be true, but got false."
# shown = "RuntimeError: Expected is_sm80 to be true, but got false.  (Could this error message be improved?  If so, please report an enhancement request to PyTorch.)"
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/98140", "https://github.com/Dao-AILab/flash-attention/issues/51"]
# [reported.sm90]
# message = "Expected is_sm80 || is_sm90 to be true, but got false."
# shown = "RuntimeError: Expected is_sm80 || is_sm90 to be true, but got false.  (Could this error message be improved?  If so, please report an enhancement request to PyTorch.)"
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/98140", "https://github.com/pytorch/pytorch/pull/99105"]
# [reported.autocast]
# message = "Current CUDA Device does not support bfloat16. Please switch dtype to float16."
# shown = "RuntimeError: Current CUDA Device does not support bfloat16. Please switch dtype to float16."
# needs = "gpu"
# links = ["https://github.com/openvla/openvla/issues/103", "https://github.com/YvanYin/Metric3D/issues/158", "https://github.com/isi-nlp/rtg/issues/20"]
# ///

# --8<-- [start:detect]
import torch

print("CUDA available:", torch.cuda.is_available())
#> CUDA available: False
print("bfloat16 in hardware:",
      torch.cuda.is_bf16_supported(including_emulation=False))
#> bfloat16 in hardware: False
for i in range(torch.cuda.device_count()):
    capability = torch.cuda.get_device_capability(i)
    print(torch.cuda.get_device_name(i), capability)
# --8<-- [end:detect]

# --8<-- [start:demo_rule]
gpus = {"Tesla P100": (6, 0), "Tesla V100": (7, 0), "Tesla T4": (7, 5),
        "RTX 2080 Ti": (7, 5), "A100": (8, 0), "RTX 3090": (8, 6),
        "RTX 4090": (8, 9), "H100": (9, 0), "RTX 5090": (12, 0)}
for name, (major, minor) in gpus.items():
    print(f"{name}, {major}.{minor}: bf16 {(major, minor) >= (8, 0)}")
#> Tesla P100, 6.0: bf16 False
#> Tesla V100, 7.0: bf16 False
#> Tesla T4, 7.5: bf16 False
#> RTX 2080 Ti, 7.5: bf16 False
#> A100, 8.0: bf16 True
#> RTX 3090, 8.6: bf16 True
#> RTX 4090, 8.9: bf16 True
#> H100, 9.0: bf16 True
#> RTX 5090, 12.0: bf16 True
# --8<-- [end:demo_rule]

# --8<-- [start:demo_choose]
import torch

def fast_dtype():
    if not torch.cuda.is_available():
        return torch.float32
    if torch.cuda.get_device_capability() >= (8, 0):
        return torch.bfloat16
    return torch.float16

dtype = fast_dtype()
print("dtype:", dtype)
#> dtype: torch.float32
print("bf16 =", dtype == torch.bfloat16, "fp16 =", dtype == torch.float16)
#> bf16 = False fp16 = False
# --8<-- [end:demo_choose]

# --8<-- [start:demo_attention]
import torch
from torch.nn.functional import scaled_dot_product_attention

torch.manual_seed(0)
q, k, v = torch.randn(3, 2, 4, 10, 16)
out = scaled_dot_product_attention(q, k, v)
by_hand = (q @ k.mT / 16**0.5).softmax(dim=-1) @ v
print("same result:", torch.allclose(out, by_hand, atol=1e-5))
#> same result: True
# --8<-- [end:demo_attention]

# --8<-- [start:demo_heads]
from torch import nn

for d_model in (512, 576, 640, 1024):
    attention = nn.MultiheadAttention(d_model, num_heads=8)
    print(f"d_model {d_model}: head_dim {attention.head_dim}")
#> d_model 512: head_dim 64
#> d_model 576: head_dim 72
#> d_model 640: head_dim 80
#> d_model 1024: head_dim 128
# --8<-- [end:demo_heads]

# --8<-- [start:check]
import torch

lines = detect.out.splitlines()
assert lines[0] == "CUDA available: False"
assert lines[1] == "bfloat16 in hardware: False" and len(lines) == 2
assert demo_rule.out == """\
Tesla P100, 6.0: bf16 False
Tesla V100, 7.0: bf16 False
Tesla T4, 7.5: bf16 False
RTX 2080 Ti, 7.5: bf16 False
A100, 8.0: bf16 True
RTX 3090, 8.6: bf16 True
RTX 4090, 8.9: bf16 True
H100, 9.0: bf16 True
RTX 5090, 12.0: bf16 True
"""
assert demo_choose.out == "dtype: torch.float32\nbf16 = False fp16 = False\n"
assert demo_attention.out == "same result: True\n"
assert demo_heads.out == """\
d_model 512: head_dim 64
d_model 576: head_dim 72
d_model 640: head_dim 80
d_model 1024: head_dim 128
"""
# bfloat16 itself works everywhere, on a CPU as well
with torch.autocast("cpu", torch.bfloat16):
    assert (torch.ones(2, 2) @ torch.ones(2, 2)).dtype == torch.bfloat16
# --8<-- [end:check]
