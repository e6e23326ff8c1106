"""conda has no package of PyTorch that fits: its channel has ended, the build strings exclude it, or the solver takes the CPU build."""
# /// pitfall
# apis = ["torch.version.cuda"]
# also = ["torch.cuda.is_available"]
# symptom = "error"
# added = 2026-12-01
# older = [
#   "UnsatisfiableError: The following specifications were found to be incompatible*",
#   "The following specifications were found to be incompatible with each other:",
#   "The following specifications were found to be incompatible with the existing python installation in your environment:",
#   "PackagesNotFoundError: The following packages are not available from current channels:*",
#   "The following packages are not available from current channels:",
#   "ResolvePackageNotFound:*",
#   "ResolvePackageNotFound",
#   "CondaHTTPError: HTTP * for url *",
#   "CondaHTTPError: HTTP 000 CONNECTION FAILED for url *",
#   "UnavailableInvalidChannel: HTTP 404 NOT FOUND for channel *",
#   "UnavailableInvalidChannel: The channel is not accessible or is invalid.",
#   "Solving environment: failed*",
#   "LibMambaUnsatisfiableError: Encountered problems while solving*",
# ]
# ///

# --8<-- [start:demo]
packages = ["pytorch-1.7.1-py3.6_cuda11.0.221_cudnn8.0.5_0",
            "pytorch-1.7.1-py3.8_cuda11.0.221_cudnn8.0.5_0",
            "pytorch-1.7.1-py3.8_cpu_0"]
for python in ("py3.8", "py3.12"):
    fit = [p for p in packages if p.split("-")[2].startswith(f"{python}_")]
    print(python, "has", len(fit), "packages")
    for package in fit:
        print("   ", package, "(CPU)" if "_cpu_" in package else "(CUDA)")
#> py3.8 has 2 packages
#>     pytorch-1.7.1-py3.8_cuda11.0.221_cudnn8.0.5_0 (CUDA)
#>     pytorch-1.7.1-py3.8_cpu_0 (CPU)
#> py3.12 has 0 packages
# --8<-- [end:demo]

# --8<-- [start:demo_pip]
specs = ["python=3.8.5", "cudatoolkit=11.3", "pytorch=1.11.0",
         "torchvision=0.12.0", "numpy=1.19.2=py38h54aff64_0",
         "libstdcxx-ng=9.3.0"]
for spec in specs:
    name, version = spec.split("=")[:2]
    if name == "python":
        print(f"conda create -n old python={version}")
    elif not name.startswith(("cuda", "lib")):
        name = name.replace("pytorch", "torch")
        print(f"pip install {name}=={version}")
#> conda create -n old python=3.8.5
#> pip install torch==1.11.0
#> pip install torchvision==0.12.0
#> pip install numpy==1.19.2
# --8<-- [end:demo_pip]

# --8<-- [start:detect]
import torch

print("built for CUDA:", torch.version.cuda)
#> built for CUDA: None
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

assert demo.out == """\
py3.8 has 2 packages
    pytorch-1.7.1-py3.8_cuda11.0.221_cudnn8.0.5_0 (CUDA)
    pytorch-1.7.1-py3.8_cpu_0 (CPU)
py3.12 has 0 packages
"""
assert demo_pip.out == """\
conda create -n old python=3.8.5
pip install torch==1.11.0
pip install torchvision==0.12.0
pip install numpy==1.19.2
"""
assert detect.out == "built for CUDA: None\n"
# what the page tells readers to type
new = ["conda create -n new python=3.12", "conda activate new"]
assert all(line.startswith("conda ") for line in new)
# --8<-- [end:check]
