"""A compiled extension looks for functions that only the PyTorch it was built for has."""
# /// pitfall
# apis = ["torch.compiled_with_cxx11_abi"]
# symptom = "error"
# raises = ["wrong", "demo_newer"]
# added = 2026-11-29
# messages = [
#   "undefined symbol: _ZN2at*",
#   "undefined symbol: _ZN3c10*",
# ]
# older = ["undefined symbol: _ZN5torch*", "undefined symbol: _ZN8pybind11*", "undefined symbol: _ZNK2at*", "undefined symbol: _ZNK3c10*", "undefined symbol: _ZTIN3c10*", "undefined symbol: iJIT_NotifyEvent", "undefined symbol: __nvJitLink*", "undefined symbol: cublasLtGetStatusString, version libcublasLt.so.11", "not defined in file libcublasLt.so.11 with link time reference", "not defined in file lib*.so.* with link time reference", "symbol * version libcu*.so.* not defined", "undefined symbol: *, version libcu*.so.*", "symbol __nvJitLink* not defined", "xFormers can't load C++/CUDA extensions. xFormers was built for:*", "xFormers was built for:", "PyTorch * with CUDA * (you have *)", "WARNING[XFORMERS]*"]
# environment.wrong = ["torchaudio==2.1.2", "torch==2.2.2", "numpy<2"]
# environment.right = ["torchaudio==2.2.2", "torch==2.2.2", "numpy<2"]
# environment.demo_newer = ["torchaudio==2.3.1", "torch==2.2.2", "numpy<2"]
# environment.demo_abi = ["torchaudio==2.2.2", "torch==2.2.2", "numpy<2"]
# ///

# --8<-- [start:wrong]
import torchaudio
#> OSError: .venv/lib/python3.11/site-packages/torchaudio/lib/libtorchaudio.so: undefined symbol: _ZN2at4_ops10zeros_like4callERKNS_6TensorEN3c108optionalINS5_10ScalarTypeEEENS6_INS5_6LayoutEEENS6_INS5_6DeviceEEENS6_IbEENS6_INS5_12MemoryFormatEEE

print("torchaudio is loaded")
# --8<-- [end:wrong]

# --8<-- [start:right]
import torchaudio

print("torchaudio is loaded")
#> torchaudio is loaded
# --8<-- [end:right]

# --8<-- [start:demo_newer]
import torchaudio
#> OSError: .venv/lib/python3.11/site-packages/torchaudio/lib/libtorchaudio.so: undefined symbol: _ZN3c104cuda14ExchangeDeviceEa
# --8<-- [end:demo_newer]

# --8<-- [start:demo_abi]
import torch

print("new C++ ABI:", torch.compiled_with_cxx11_abi())
#> new C++ ABI: False
# --8<-- [end:demo_abi]

# --8<-- [start:demo_read]
import re


def readable(symbol):
    names, rest = [], symbol.removeprefix("_ZN")
    while size := re.match(r"\d+", rest):
        start = size.end()
        end = start + int(size[0])
        names.append(rest[start:end])
        rest = rest[end:]
    return "::".join(names)


for symbol in ("_ZN2at4_ops10zeros_like4callERKNS_6Tensor",
               "_ZN3c104cuda14ExchangeDeviceEa",
               "_ZN3c1017RegisterOperatorsD1Ev"):
    print(readable(symbol))
#> at::_ops::zeros_like::call
#> c10::cuda::ExchangeDevice
#> c10::RegisterOperators
# --8<-- [end:demo_read]

# --8<-- [start:detect]
import torch

print("new C++ ABI:", torch.compiled_with_cxx11_abi())
#> new C++ ABI: True
# --8<-- [end:detect]

# --8<-- [start:check]
assert (wrong.error or "").startswith(
    "OSError: .venv/lib/python3.11/site-packages/torchaudio/lib/"
    "libtorchaudio.so: undefined symbol: _ZN2at4_ops10zeros_like4call")
assert right.out == "torchaudio is loaded\n"
assert "undefined symbol: _ZN3c104cuda14ExchangeDeviceEa" in (demo_newer.error or "")
assert demo_abi.out == "new C++ ABI: False\n"
assert detect.out == "new C++ ABI: True\n"
assert demo_read.out == """\
at::_ops::zeros_like::call
c10::cuda::ExchangeDevice
c10::RegisterOperators
"""
# --8<-- [end:check]
