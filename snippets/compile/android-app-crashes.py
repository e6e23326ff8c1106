"""An app needs a model file of its loader's kind, on the CPU, from a matching version, with operators that the app contains."""
# /// pitfall
# apis = ["torch.jit.trace", "torch.jit.script", "torch.jit.ScriptModule.save", "torch.jit.load"]
# also = ["torch.jit.mobile"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-12-01
# messages = [
#   "Method 'forward' is not defined.",
#   "'RecursiveScriptModule' object has no attribute 'forward'",
# ]
# older = [
#   "CHECK FAILED at ../c10/core/Backend.h (tensorTypeIdToBackend at *",
#   "CHECK FAILED at ../aten/src/ATen/core/function_schema_inl.h*",
#   "Following ops cannot be found*",
#   "convolution scale * is greater or equal to 1.0",
#   "No implementation found for com.facebook.jni.HybridData*",
#   "Unknown builtin op: torchvision::nms.",
#   "Could not find any similar ops to *",
#   "failed to create QNNPACK * operator",
#   "Fatal signal 7 (SIGBUS)*",
# ]
#
# [reported.link]
# message = "library \"libpytorch_jni*.so\" not found"
# shown = "java.lang.UnsatisfiedLinkError: dlopen failed: library \"libpytorch_jni.so\" not found"
# needs = "system"
# links = ["https://github.com/pytorch/pytorch/issues/58913", "https://github.com/pytorch/android-demo-app/issues/332"]
#
# [reported.found]
# message = "couldn't find \"libpytorch_jni*.so\""
# shown = "java.lang.UnsatisfiedLinkError: couldn't find \"libpytorch_jni.so\""
# needs = "system"
# links = ["https://github.com/pytorch/android-demo-app/issues/140", "https://github.com/pytorch/android-demo-app/issues/159"]
#
# [reported.signal]
# message = "Fatal signal 11 (SIGSEGV), code 1 (SEGV_MAPERR), fault addr * in tid *"
# shown = "A/libc: Fatal signal 11 (SIGSEGV), code 1 (SEGV_MAPERR), fault addr 0x0 in tid 11805"
# needs = "system"
# links = ["https://github.com/pytorch/pytorch/issues/31564", "https://github.com/pytorch/pytorch/issues/32858"]
# ///

# --8<-- [start:wrong]
import warnings
import torch
from torch import nn
from torch.jit.mobile import _load_for_lite_interpreter

warnings.simplefilter("ignore")


class Net(nn.Module):
    @torch.jit.export
    def predict(self, x):
        return x.softmax(dim=1)


torch.jit.script(Net())._save_for_lite_interpreter("model.ptl")
app = _load_for_lite_interpreter("model.ptl")  # as the app does
print("output:", tuple(app(torch.ones(1, 3)).shape))
#> RuntimeError: Method 'forward' is not defined.
# --8<-- [end:wrong]

# --8<-- [start:right]
import warnings
import torch
from torch import nn
from torch.jit.mobile import _load_for_lite_interpreter

warnings.simplefilter("ignore")


class Net(nn.Module):
    def forward(self, x):
        return x.softmax(dim=1)


torch.jit.script(Net())._save_for_lite_interpreter("model.ptl")
app = _load_for_lite_interpreter("model.ptl")  # as the app does
print("output:", tuple(app(torch.ones(1, 3)).shape))
#> output: (1, 3)
# --8<-- [end:right]

# --8<-- [start:demo_jit_load]
import torch
from torch import nn


class Net(nn.Module):
    @torch.jit.export
    def predict(self, x):
        return x.softmax(dim=1)


torch.jit.script(Net()).save("model.pt")
model = torch.jit.load("model.pt")
try:
    model(torch.ones(1, 3))
except AttributeError as error:
    print(error)
#> 'RecursiveScriptModule' object has no attribute 'forward'
print("predict:", tuple(model.predict(torch.ones(1, 3)).shape))
#> predict: (1, 3)
# --8<-- [end:demo_jit_load]

# --8<-- [start:demo_export]
import warnings
import torch
from torch import nn
from torch.jit.mobile import _load_for_lite_interpreter

warnings.simplefilter("ignore")
torch.manual_seed(0)
model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU(), nn.Flatten())
model.to("cpu").eval()
x = torch.rand(1, 3, 8, 8)
traced = torch.jit.trace(model, x)
traced.save("model.pt")  # for Module.load
traced._save_for_lite_interpreter("model.ptl")  # for LiteModuleLoader

print("devices:", {p.device.type for p in traced.parameters()})
#> devices: {'cpu'}
app = _load_for_lite_interpreter("model.ptl")
print("same output:", torch.allclose(app(x), model(x)))
#> same output: True
# --8<-- [end:demo_export]

# --8<-- [start:demo_inputs]
import warnings
import torch
from torch import nn
from torch.jit.mobile import _load_for_lite_interpreter

warnings.simplefilter("ignore")
conv = torch.jit.trace(nn.Conv2d(3, 4, 3).eval(), torch.ones(1, 3, 8, 8))
conv._save_for_lite_interpreter("conv.ptl")
app = _load_for_lite_interpreter("conv.ptl")
for name, x in (("height, width, channels", torch.ones(1, 8, 8, 3)),
                ("bytes", torch.ones(1, 3, 8, 8, dtype=torch.uint8)),
                ("as exported", torch.ones(1, 3, 8, 8))):
    try:
        print(f"{name}: {tuple(app(x).shape)}")
    except RuntimeError as error:
        print(f"{name}: {str(error).splitlines()[0]}")
#> height, width, channels: Given groups=1, weight of size [4, 3, 3, 3], expected input[1, 8, 8, 3] to have 3 channels, but got 8 channels instead
#> bytes: expected scalar type Byte but found Float
#> as exported: (1, 4, 6, 6)
# --8<-- [end:demo_inputs]

# --8<-- [start:detect]
import torch
from torch import nn

model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.GELU(), nn.Flatten()).eval()
traced = torch.jit.trace(model, torch.ones(1, 3, 8, 8))
print(*torch.jit.export_opnames(traced), sep="\n")
#> aten::_convolution
#> aten::flatten.using_ints
#> aten::gelu
# --8<-- [end:detect]

# --8<-- [start:check]
import warnings
from zipfile import ZipFile

import torch
from torch.jit.mobile import _load_for_lite_interpreter

warnings.simplefilter("ignore")
assert (wrong.error or "").startswith(
    "RuntimeError: Method 'forward' is not defined.")
assert right.out == "output: (1, 3)\n"
assert demo_export.out == "devices: {'cpu'}\nsame output: True\n"
assert demo_inputs.out == """\
height, width, channels: Given groups=1, weight of size [4, 3, 3, 3], expected input[1, 8, 8, 3] to have 3 channels, but got 8 channels instead
bytes: expected scalar type Byte but found Float
as exported: (1, 4, 6, 6)
"""
assert detect.out.splitlines() == [
    "aten::_convolution", "aten::flatten.using_ints", "aten::gelu"]
assert demo_jit_load.out == """\
'RecursiveScriptModule' object has no attribute 'forward'
predict: (1, 3)
"""
# only the second file has what the lite interpreter reads
for path, lite in ("model.pt", False), ("model.ptl", True):
    names = [name.split("/")[-1] for name in ZipFile(path).namelist()]
    assert ("bytecode.pkl" in names) == lite
    assert "version" in names
# torch.jit.load reads both, the lite interpreter only its own
linear, x = torch.nn.Linear(3, 2), torch.ones(1, 3)
traced = torch.jit.trace(linear, x)
traced.save("linear.pt")
traced._save_for_lite_interpreter("linear.ptl")
for path in "linear.pt", "linear.ptl":
    assert torch.equal(torch.jit.load(path)(x), linear(x))
try:
    _load_for_lite_interpreter("linear.pt")
except RuntimeError as error:
    assert "failed locating file bytecode.pkl" in str(error)
else:
    raise AssertionError("loaded")
# --8<-- [end:check]
