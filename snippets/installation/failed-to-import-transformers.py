"""A library that reports a failed import wraps the real error: read the innermost one, often a name that the installed PyTorch lacks."""
# /// pitfall
# apis = ["torch.compiler.disable"]
# also = ["torch.compile", "torch.xpu.is_available"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-12-01
# messages = [
#   "Failed to import * because of the following error",
# ]
# older = [
#   "Could not import module '*'. Are this object's requirements defined correctly?*",
#   "module 'torch' has no attribute 'compiler'",
#   "module 'torch' has no attribute 'float8_e4m3fn'",
#   "module 'torch' has no attribute 'float8_e5m2'",
#   "module 'torch' has no attribute 'xpu'",
#   "module 'torch' has no attribute 'get_default_device'",
#   "module 'torch.utils._pytree' has no attribute 'register_pytree_node'",
#   "Disabling PyTorch because PyTorch >= 2.4 is required but found *",
#   "Disabling PyTorch because PyTorch >= * is required but found *",
#   "the package flash_attn seems to be not installed.",
#   "FlashAttention* has been toggled on, but it cannot be used due to the following error: *",
#   "cannot import name 'flash_attn_func' from 'flash_attn'",
#   "cannot import name 'flash_attn_*' from 'flash_attn*'",
#   "This modeling file requires the following packages that were not found in your environment: *",
#   "No package metadata was found for bitsandbytes",
#   "No module named 'flash_attn'",
#   "No module named 'flash_attn_2_cuda'",
#   "CUDA Setup failed despite GPU being available. *",
#   "The installed version of bitsandbytes was compiled without GPU support.",
#   "'NoneType' object has no attribute 'cadam32bit_grad_fp32'",
#   "Method '*' not available in CPU-only version of bitsandbytes.",
#   "Attempted to use bitsandbytes native library functionality but it's not available.",
#   "Using `bitsandbytes` 8-bit quantization requires *",
#   "Using `bitsandbytes` 4-bit quantization requires *",
# ]
# ///

# --8<-- [start:wrong]
import torch

def modeling_llama():  # a file of the library
    return torch.compiler.a_newer_name

def import_from(name, file):  # as Transformers does it
    try:
        file()
    except Exception as error:
        raise RuntimeError(f"Failed to import {name} because of the following "
                           f"error (look up to see its traceback):\n{error}"
                           ) from error

import_from("transformers.models.llama.modeling_llama", modeling_llama)
#> RuntimeError: Failed to import transformers.models.llama.modeling_llama because of the following error (look up to see its traceback):
#> module 'torch.compiler' has no attribute 'a_newer_name'
print("imported")
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

def modeling_llama():  # the file of a version that fits this PyTorch
    return torch.compiler.disable

def import_from(name, file):
    file()
    print("imported:", name)

import_from("transformers.models.llama.modeling_llama", modeling_llama)
#> imported: transformers.models.llama.modeling_llama
# --8<-- [end:right]

# --8<-- [start:demo_innermost]
import torch

def innermost(error):
    while error.__cause__:
        error = error.__cause__
    return error

try:
    try:
        torch.compiler.a_newer_name
    except AttributeError as e:
        raise RuntimeError("Failed to import transformers.models") from e
except RuntimeError as error:
    print("last line:", error)
    print("cause:", innermost(error))
#> last line: Failed to import transformers.models
#> cause: module 'torch.compiler' has no attribute 'a_newer_name'
# --8<-- [end:demo_innermost]

# --8<-- [start:demo_names]
import torch

for name in ("compile", "compiler", "float8_e4m3fn", "xpu", "a_newer_name"):
    print(f"torch.{name}:", hasattr(torch, name))
#> torch.compile: True
#> torch.compiler: True
#> torch.float8_e4m3fn: True
#> torch.xpu: True
#> torch.a_newer_name: False
print("register_pytree_node:",
      hasattr(torch.utils._pytree, "register_pytree_node"))
#> register_pytree_node: True
# --8<-- [end:demo_names]

# --8<-- [start:detect]
from importlib.util import find_spec

for name in ("torch", "flash_attn", "bitsandbytes"):
    found = find_spec(name) is not None
    print(f"{name}:", "found" if found else "not installed for this Python")
#> torch: found
#> flash_attn: not installed for this Python
#> bitsandbytes: not installed for this Python
# --8<-- [end:detect]

# --8<-- [start:demo_file]
import torch

def library(version):  # which file bitsandbytes looks for
    if version is None:
        return "libbitsandbytes_cpu.so"
    return f"libbitsandbytes_cuda{version.replace('.', '')}.so"

print("CUDA 12.4:", library("12.4"))
#> CUDA 12.4: libbitsandbytes_cuda124.so
print("this PyTorch:", library(torch.version.cuda))
#> this PyTorch: libbitsandbytes_cpu.so
# --8<-- [end:demo_file]

# --8<-- [start:check]
import torch

assert wrong.error == (
    "RuntimeError: Failed to import transformers.models.llama.modeling_llama because "
    "of the following error (look up to see its traceback):\n"
    "module 'torch.compiler' has no attribute 'a_newer_name'")
assert right.out == "imported: transformers.models.llama.modeling_llama\n"
assert demo_innermost.out == """\
last line: Failed to import transformers.models
cause: module 'torch.compiler' has no attribute 'a_newer_name'
"""
assert demo_names.out == """\
torch.compile: True
torch.compiler: True
torch.float8_e4m3fn: True
torch.xpu: True
torch.a_newer_name: False
register_pytree_node: True
"""
assert detect.out == """\
torch: found
flash_attn: not installed for this Python
bitsandbytes: not installed for this Python
"""
assert demo_file.out == """\
CUDA 12.4: libbitsandbytes_cuda124.so
this PyTorch: libbitsandbytes_cpu.so
"""
# --8<-- [end:check]
