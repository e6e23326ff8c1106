"""A compiled package loads libraries by name and number: built for a different CUDA, it asks for one that isn't there."""
# /// pitfall
# apis = ["torch.version.cuda"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-11-30
# messages = [
#   "libcudart.so.*: cannot open shared object file: No such file or directory",
#   "libcu*.so*: cannot open shared object file: No such file or directory",
#   "libc10*.so: cannot open shared object file: No such file or directory",
#   "lib*.so*: failed to map segment from shared object",
#   "*.so: cannot read file data: *",
#   "*.so: file too short",
# ]
# older = [
#   "*.so.*: file too short",
#   "libtorch*.so: cannot open shared object file: No such file or directory",
#   "libpython*.so*: cannot open shared object file: No such file or directory",
#   "libnv*.so*: cannot open shared object file: No such file or directory",
#   "undefined symbol: ncclComm*",
#   "*: cannot read file data",
#   "cannot allocate memory in static TLS block",
#   "Intel MKL FATAL ERROR: Cannot load *",
# ]
# environment.wrong = ["torchaudio==2.0.2", "torch==2.2.2", "numpy<2"]
# environment.right = ["torchaudio==2.2.2", "torch==2.2.2", "numpy<2"]
# environment.demo_needs = ["torchaudio==2.0.2", "torch==2.2.2", "numpy<2"]
# environment.detect = ["torchaudio==2.0.2", "torch==2.2.2", "numpy<2"]
#
# [reported.nvrtc]
# message = "nvrtc: error: failed to open *"
# shown = "RuntimeError: nvrtc: error: failed to open libnvrtc-builtins.so.11.1. Make sure that libnvrtc-builtins.so.11.1 is installed correctly."
# needs = "gpu"
# links = ["https://github.com/ai-forever/ru-dalle/issues/107", "https://github.com/ai-forever/ru-dalle/issues/123", "https://github.com/WisconsinAIVision/yolact_edge/issues/186"]
# ///

# --8<-- [start:wrong]
import torchaudio
#> OSError: libcudart.so.11.0: cannot open shared object file: No such file or directory

print("torchaudio is loaded")
# --8<-- [end:wrong]

# --8<-- [start:right]
import torchaudio

print("torchaudio is loaded")
#> torchaudio is loaded
# --8<-- [end:right]

# --8<-- [start:demo_needs]
import re
from importlib.util import find_spec
from pathlib import Path

package = Path(find_spec("torchaudio").origin).parent
for file in sorted(package.rglob("*.so*")):
    needs = set(re.findall(rb"libcudart\.so[.\d]*", file.read_bytes()))
    for name in needs:
        print(f"{file.name} needs {name.decode()}")
#> libtorchaudio.so needs libcudart.so.11.0
#> libtorchaudio_ffmpeg.so needs libcudart.so.11.0
#> libtorchaudio_sox.so needs libcudart.so.11.0
# --8<-- [end:demo_needs]

# --8<-- [start:demo_not_there]
import ctypes

try:
    ctypes.CDLL("libcudart.so.9.0")
except OSError as error:
    print("OSError:", error)
#> OSError: libcudart.so.9.0: cannot open shared object file: No such file or directory
# --8<-- [end:demo_not_there]

# --8<-- [start:wrong_order]
import subprocess
import sys

program = "import ctypes; ctypes.CDLL('libc10.so'); print('loaded')"
command = [sys.executable, "-c", program]
done = subprocess.run(command, capture_output=True, text=True)
print((done.stdout or done.stderr).splitlines()[-1])
#> OSError: libc10.so: cannot open shared object file: No such file or directory
# --8<-- [end:wrong_order]

# --8<-- [start:right_order]
import subprocess
import sys

program = "import ctypes, torch; ctypes.CDLL('libc10.so'); print('loaded')"
command = [sys.executable, "-c", program]
done = subprocess.run(command, capture_output=True, text=True)
print((done.stdout or done.stderr).splitlines()[-1])
#> loaded
# --8<-- [end:right_order]

# --8<-- [start:demo_memory]
import subprocess
import sys

program = """
import resource
limit = 150 * 2**20  # 150 MB
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
import torch
"""
command = [sys.executable, "-c", program]
done = subprocess.run(command, capture_output=True, text=True)
print(done.stderr.splitlines()[-1])
#> ImportError: libtorch_cpu.so: failed to map segment from shared object
# --8<-- [end:demo_memory]

# --8<-- [start:demo_search]
import os
import subprocess
import sys

os.makedirs("cuda", exist_ok=True)
program = "import ctypes; ctypes.CDLL('libcudart.so.9.0')"
env = os.environ | {"LD_DEBUG": "libs", "LD_LIBRARY_PATH": "cuda"}
command = [sys.executable, "-c", program]
done = subprocess.run(command, capture_output=True, text=True, env=env)
tried = [line.split("file=")[1] for line in done.stderr.splitlines()
         if line.endswith("file=cuda/libcudart.so.9.0")]
print("tried:", tried)
#> tried: ['cuda/libcudart.so.9.0']
# --8<-- [end:demo_search]

# --8<-- [start:detect]
from importlib.metadata import version

import torch

print("torchaudio:", version("torchaudio"))
#> torchaudio: 2.0.2
print("torch:", torch.__version__, "for CUDA", torch.version.cuda)
#> torch: 2.2.2+cu121 for CUDA 12.1
# --8<-- [end:detect]

# --8<-- [start:demo_unreadable]
import ctypes
from pathlib import Path

Path("folder.so").mkdir(exist_ok=True)
Path("empty.so").write_bytes(b"")
for name in "folder.so", "empty.so":
    try:
        ctypes.CDLL("./" + name)
    except OSError as error:
        print(error)
#> ./folder.so: cannot read file data: Is a directory
#> ./empty.so: file too short
# --8<-- [end:demo_unreadable]

# --8<-- [start:check]
import ctypes
from pathlib import Path

import torch

gone = "cannot open shared object file: No such file or directory"
assert f"libcudart.so.11.0: {gone}" in (wrong.error or "")
assert right.out == "torchaudio is loaded\n"
assert "libtorchaudio.so needs libcudart.so.11.0\n" in demo_needs.out
assert demo_not_there.out == f"OSError: libcudart.so.9.0: {gone}\n"
assert wrong_order.out == f"OSError: libc10.so: {gone}\n"
assert right_order.out == "loaded\n"
assert demo_memory.out == (
    "ImportError: libtorch_cpu.so: failed to map segment from shared object\n")
assert demo_search.out == "tried: ['cuda/libcudart.so.9.0']\n"
assert detect.out == """\
torchaudio: 2.0.2
torch: 2.2.2+cu121 for CUDA 12.1
"""


def error_of(name):
    try:
        ctypes.CDLL(name)
    except OSError as error:
        return str(error)
    return None


# the same message for other libraries that nobody has
for name in ("libcublas.so.9.0", "libcudnn.so.7.0", "libcusparseLt.so.9",
             "libpython3.7m.so.1.0", "libtorch_cuda_cu.so"):
    assert error_of(name) == f"{name}: {gone}"
# a CPU build has no libraries for CUDA
library = Path(torch.__file__).parent / "lib"
assert (library / "libc10.so").exists()
if torch.version.cuda is None:
    for name in ("libtorch_cuda.so", "libc10_cuda.so"):
        assert not (library / name).exists()
assert demo_unreadable.out == """\
./folder.so: cannot read file data: Is a directory
./empty.so: file too short
"""
# --8<-- [end:check]
