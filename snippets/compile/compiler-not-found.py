"""torch.compile generates C++ or Triton code at the first call, and needs a compiler on the machine to build it."""
# /// pitfall
# apis = ["torch.compile", "torch.compiler.reset"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-11-29
# also = ["torch._dynamo.config.suppress_errors", "torch.compiler.disable", "torch.compiler.list_backends"]
# messages = ["No working C++ compiler found in torch._inductor.config.cpp.cxx: *"]
# older = [
#   "Dynamo is not supported on Python 3.12+",
#   "Dynamo is not supported on Python 3.13+",
#   "Python 3.11+ not yet supported for torch.compile",
#   "Python 3.12+ not yet supported for torch.compile",
# ]
# [reported.triton]
# message = "Cannot find a working triton installation. Either the package is not installed or it is too old. More information on installing Triton can be found at*"
# shown = "torch._inductor.exc.TritonMissing: Cannot find a working triton installation. Either the package is not installed or it is too old. More information on installing Triton can be found at: https://github.com/triton-lang/triton"
# needs = "gpu"
# links = ["https://github.com/kijai/ComfyUI-WanVideoWrapper/issues/978", "https://github.com/pytorch/pytorch/issues/136361"]
# [reported.triton_older]
# message = "Cannot find a working triton installation. More information on installing Triton can be found at https://github.com/openai/triton"
# shown = "RuntimeError: Cannot find a working triton installation. More information on installing Triton can be found at https://github.com/openai/triton"
# needs = "gpu"
# links = ["https://github.com/triton-lang/triton/issues/4034", "https://github.com/if-ai/ComfyUI-IF_AI_WishperSpeechNode/issues/6"]
# [reported.c_compiler]
# message = "Failed to find C compiler. Please specify via CC environment variable"
# shown = "RuntimeError: Failed to find C compiler. Please specify via CC environment variable."
# needs = "gpu"
# links = ["https://github.com/MIC-DKFZ/nnUNet/issues/2268", "https://github.com/Comfy-Org/ComfyUI/issues/5216"]
# [reported.cl]
# message = "Compiler: * is not found."
# shown = "torch._inductor.exc.InductorError: RuntimeError: Compiler: cl is not found."
# needs = "windows"
# links = ["https://github.com/pytorch/pytorch/issues/157458", "https://github.com/BuffMcBigHuge/ComfyUI-Zonos/issues/7"]
# [reported.windows]
# message = "Windows not yet supported for torch.compile"
# shown = "RuntimeError: Windows not yet supported for torch.compile"
# needs = "windows"
# links = ["https://github.com/Stability-AI/StableCascade/issues/33", "https://github.com/pytorch/pytorch/pull/94940"]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch._inductor import config

model = nn.Sequential(nn.Linear(4, 2), nn.ReLU())
model = torch.compile(model)
print("compile raised nothing")
#> compile raised nothing
with config.patch({"cpp.cxx": (None, "no-such-compiler")}):
    print("output:", model(torch.zeros(1, 4)).shape)
#> torch._inductor.exc.InductorError: InvalidCxxCompiler: No working C++ compiler found in torch._inductor.config.cpp.cxx: (None, 'no-such-compiler')
#>
#> Set TORCHDYNAMO_VERBOSE=1 for the internal stack trace (please do this especially if you're reporting a bug to PyTorch). For even more developer context, set TORCH_LOGS="+dynamo"
#>
# --8<-- [end:wrong]

# --8<-- [start:right]
import shutil
import torch
from torch import nn

compiler = "no-such-compiler"  # yours: "g++", on Windows "cl"
model = nn.Sequential(nn.Linear(4, 2), nn.ReLU())
if shutil.which(compiler):
    model = torch.compile(model)
else:
    print("not found, so not compiled:", compiler)
#> not found, so not compiled: no-such-compiler
print("output:", model(torch.zeros(1, 4)).shape)
#> output: torch.Size([1, 2])
# --8<-- [end:right]

# --8<-- [start:demo_backends]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 2), nn.ReLU())
x = torch.ones(1, 4)
for backend in ("eager", "aot_eager"):
    torch.compiler.reset()
    compiled = torch.compile(model, backend=backend)
    print(f"{backend}: same output:", torch.equal(compiled(x), model(x)))
#> eager: same output: True
#> aot_eager: same output: True
# --8<-- [end:demo_backends]

# --8<-- [start:check]
lines = wrong.out.splitlines()
assert lines[0] == "compile raised nothing"
assert (
    "InvalidCxxCompiler: No working C++ compiler found in "
    "torch._inductor.config.cpp.cxx: (None, 'no-such-compiler')") in lines[1]
assert right.out == (
    "not found, so not compiled: no-such-compiler\n"
    "output: torch.Size([1, 2])\n")
assert demo_backends.out == """\
eager: same output: True
aot_eager: same output: True
"""
# --8<-- [end:check]
