"""Two packages each brought an OpenMP library of their own into one process; install all of them from one source."""
# /// pitfall
# apis = ["torch.__config__.parallel_info"]
# symptom = "error"
# added = 2026-11-29
# also = ["torch.get_num_threads", "torch.set_num_threads"]
# [reported.windows]
# message = "OMP: Error #15: Initializing *, but found * already initialized."
# shown = """OMP: Error #15: Initializing libiomp5md.dll, but found libiomp5md.dll already initialized.
# OMP: Hint This means that multiple copies of the OpenMP runtime have been linked into the program. That is dangerous, since it can degrade performance or cause incorrect results. The best thing to do is to ensure that only a single OpenMP runtime is linked into the process, e.g. by avoiding static linking of the OpenMP runtime in any library. As an unsafe, unsupported, undocumented workaround you can set the environment variable KMP_DUPLICATE_LIB_OK=TRUE to allow the program to continue to execute, but that may cause crashes or silently produce incorrect results."""
# needs = "windows"
# links = ["https://github.com/pytorch/pytorch/issues/191367", "https://github.com/harry0703/MoneyPrinterTurbo/issues/90", "https://github.com/HiLab-git/MIDeepSeg/issues/4"]
# [reported.macos]
# message = "OMP: Error #15: Initializing lib*omp*.dylib, but found lib*omp*.dylib already initialized."
# shown = "OMP: Error #15: Initializing libiomp5.dylib, but found libomp.dylib already initialized."
# needs = "macos"
# links = ["https://github.com/pytorch/vision/issues/6087", "https://github.com/pytorch/pytorch/issues/83540", "https://github.com/pytorch/pytorch/issues/44282"]
# [reported.mkl]
# message = "MKL_THREADING_LAYER=INTEL is incompatible with libgomp*Try to import numpy first or set the threading layer accordingly. Set MKL_SERVICE_FORCE_INTEL to force it."
# shown = """Error: mkl-service + Intel(R) MKL: MKL_THREADING_LAYER=INTEL is incompatible with libgomp.so.1 library.
#         Try to import numpy first or set the threading layer accordingly. Set MKL_SERVICE_FORCE_INTEL to force it."""
# needs = "system"
# links = ["https://github.com/pytorch/pytorch/issues/37377", "https://github.com/numpy/numpy/issues/24683", "https://github.com/kenziyuliu/MS-G3D/issues/20"]
# ///

# --8<-- [start:demo_openmp]
import torch

info = torch.__config__.parallel_info()
for line in info.splitlines():
    if line.startswith("ATen parallel backend"):
        print(line)
#> ATen parallel backend: OpenMP
# --8<-- [end:demo_openmp]

# --8<-- [start:detect]
from pathlib import Path

def openmp_copies(folder):
    names = ("libiomp5*", "libomp*", "libgomp*", "vcomp*.dll")
    return sorted(path.relative_to(folder).as_posix() for name in names
                  for path in Path(folder).rglob(name))

env = Path("env")  # yours: sys.prefix
for part in ("Library/bin", "Lib/site-packages/torch/lib"):
    (env / part).mkdir(parents=True, exist_ok=True)
    (env / part / "libiomp5md.dll").touch()
for path in openmp_copies(env):
    print(path)
#> Lib/site-packages/torch/lib/libiomp5md.dll
#> Library/bin/libiomp5md.dll
# --8<-- [end:detect]

# --8<-- [start:check]
import tempfile
from pathlib import Path

assert demo_openmp.out == "ATen parallel backend: OpenMP\n"
assert detect.out == """\
Lib/site-packages/torch/lib/libiomp5md.dll
Library/bin/libiomp5md.dll
"""
with tempfile.TemporaryDirectory() as folder:
    assert detect.openmp_copies(folder) == []
    for name in ("libgomp.so.1", "libomp.dylib", "libtorch.so"):
        (Path(folder) / name).touch()
    assert detect.openmp_copies(folder) == ["libgomp.so.1", "libomp.dylib"]
# --8<-- [end:check]
