"""DeepSpeed compiles its optimizer when it starts: a missing attribute afterwards only says that this failed earlier."""
# /// pitfall
# apis = ["torch.cuda.is_available"]
# also = ["torch.utils.cpp_extension.load", "torch.optim.AdamW", "torch.nn.parallel.DistributedDataParallel.no_sync"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-12-01
# messages = [
#   "Error building extension 'cpu_adam'",
# ]
# older = [
#   "'DeepSpeedCPUAdam' object has no attribute 'ds_opt_adam'",
#   "Error building extension 'fused_adam'",
#   "cpu_adam.so: cannot open shared object file: No such file or directory",
#   "fused_adam.so: cannot open shared object file: No such file or directory",
#   ">- DeepSpeed Op Builder: Installed CUDA version * does not match the version torch was compiled with *, unable to compile cuda/cpp extensions without a matching cuda version.",
#   "Installed CUDA version * does not match the version torch was compiled with *",
#   "Installed CUDA version * does not match the version torch was compiled with * but since the APIs are compatible, accepting this combination",
#   "CUDA_HOME does not exist, unable to compile CUDA op(s)",
#   "Unable to JIT load the * op due to ninja not being installed.",
#   "You are using ZeRO-Offload with a client provided optimizer (*) which in most cases will yield poor performance.",
#   "Unable to JIT load the * op due to it not being compatible due to hardware/software issue.",
#   "no_sync context manager is incompatible with gradient partitioning logic of ZeRO stage *",
#   "no sync context manager is incompatible with gradient*partitioning logic of ZeRo stage *",
# ]
# ///

# --8<-- [start:wrong]
class CPUAdam:  # DeepSpeedCPUAdam, in short
    def __init__(self):
        self.build()
        self.ds_opt_adam = "the compiled code"

    def build(self):
        raise RuntimeError("Error building extension 'cpu_adam'")

optimizer = CPUAdam()
#> RuntimeError: Error building extension 'cpu_adam'
print("optimizer:", optimizer.ds_opt_adam)
# --8<-- [end:wrong]

# --8<-- [start:right]
class CPUAdam:
    def __init__(self):
        self.build()
        self.ds_opt_adam = "the compiled code"

    def build(self):
        print("now the compiler runs through")

optimizer = CPUAdam()
#> now the compiler runs through
print("optimizer:", optimizer.ds_opt_adam)
#> optimizer: the compiled code
# --8<-- [end:right]

# --8<-- [start:demo_last_line]
import sys

class CPUAdam:
    def __init__(self):
        raise RuntimeError("Error building extension 'cpu_adam'")

    def __del__(self):  # Python calls it for the unfinished object, too
        self.ds_opt_adam.destroy()

sys.unraisablehook = lambda e: print("Exception ignored:", e.exc_value)
try:
    optimizer = CPUAdam()
except RuntimeError as error:
    print("the error:", error)
#> the error: Error building extension 'cpu_adam'
#> Exception ignored: 'CPUAdam' object has no attribute 'ds_opt_adam'
sys.unraisablehook = sys.__unraisablehook__
# --8<-- [end:demo_last_line]

# --8<-- [start:detect]
import os
import torch

print("PyTorch was built for CUDA:", torch.version.cuda)
#> PyTorch was built for CUDA: None
print("CUDA_HOME:", os.environ.get("CUDA_HOME"))
#> CUDA_HOME: None
print("CUDA available:", torch.cuda.is_available())
#> CUDA available: False
# --8<-- [end:detect]

# --8<-- [start:demo_versions]
def fits(toolkit, built_for):
    return toolkit.split(".")[0] == built_for.split(".")[0]

for toolkit, built_for in (("12.1", "11.7"), ("11.2", "11.8")):
    print(f"toolkit {toolkit}, PyTorch for {built_for}:",
          "fits" if fits(toolkit, built_for) else "does not match")
#> toolkit 12.1, PyTorch for 11.7: does not match
#> toolkit 11.2, PyTorch for 11.8: fits
# --8<-- [end:demo_versions]

# --8<-- [start:demo_sync]
import torch

torch.manual_seed(0)
grads = torch.randn(2, 4, 10)  # 2 ranks, 4 micro-batches, 10 parameters
at_the_end = grads.sum(dim=1).mean(dim=0)
each_time = sum(grads[:, i].mean(dim=0) for i in range(4))
print("same gradient:", torch.allclose(at_the_end, each_time, atol=1e-6))
#> same gradient: True
# --8<-- [end:demo_sync]

# --8<-- [start:check]
assert wrong.error == "RuntimeError: Error building extension 'cpu_adam'"
assert right.out == "now the compiler runs through\noptimizer: the compiled code\n"
assert demo_last_line.out == """\
the error: Error building extension 'cpu_adam'
Exception ignored: 'CPUAdam' object has no attribute 'ds_opt_adam'
"""
assert detect.out.splitlines()[:2] == [
    "PyTorch was built for CUDA: None", "CUDA_HOME: None"]
assert detect.out.endswith("CUDA available: False\n")
assert demo_versions.out == """\
toolkit 12.1, PyTorch for 11.7: does not match
toolkit 11.2, PyTorch for 11.8: fits
"""
assert demo_sync.out == "same gradient: True\n"
# --8<-- [end:check]
