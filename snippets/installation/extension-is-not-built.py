"""A compiled extension that isn't there: its build failed earlier, waits for a stale lock, is for a different Python, or was built without CUDA."""
# /// pitfall
# apis = ["torch.utils.cpp_extension.load", "torch.utils.cpp_extension.get_default_build_root", "torch.utils.cpp_extension.CUDAExtension", "torch.utils.cpp_extension.CppExtension"]
# also = ["torch.utils.cpp_extension.load_inline", "torch.utils.cpp_extension.BuildExtension"]
# symptom = "error"
# added = 2026-11-30
# messages = [
#   "torch_extensions/*.so: cannot open shared object file: No such file or directory",
#   "cannot import name '_C' from partially initialized module '*' (most likely due to a circular import)",
# ]
# older = [
#   "as PyTorch extensions root...",
#   "Setting up PyTorch plugin",
#   "No module named '_ext'",
#   "No module named '*._ext'",
#   "No module named '*._C'",
#   "No module named '*_cuda'",
#   "cannot import name '*_cuda' from '*'",
#   "cannot import name '_C' from '*'",
#   "cannot import name '_ext' from '*'",
#   "No module named 'MultiScaleDeformableAttention'",
#   "No module named 'torch_ext'",
#   "dynamic module does not define module export function (PyInit_*)",
# ]
# environment.wrong = ["torch==2.13.0", "numpy"]
# environment.right = ["torch==2.13.0", "numpy"]
# environment.demo_lock = ["torch==2.13.0", "numpy"]
# environment.detect = ["torch==2.13.0", "numpy"]
# environment.demo_setup = ["torch==2.13.0", "numpy"]
# [reported.no_gpu]
# message = "is not compiled with GPU support"
# shown = "RuntimeError: DeformConv is not compiled with GPU support"
# needs = "gpu"
# links = ["https://github.com/Adamdad/ConsistentTeacher/issues/35", "https://github.com/yanzq95/DHD/issues/5"]
# [reported.not_gpu]
# message = "Not compiled with GPU support"
# shown = "RuntimeError: Not compiled with GPU support"
# needs = "gpu"
# links = ["https://github.com/microsoft/GLIP/issues/41", "https://github.com/lucasjinreal/DCNv2_latest/issues/67"]
# ///

# --8<-- [start:wrong]
from pathlib import Path
from torch.utils.cpp_extension import load

folder = "torch_extensions/ops"
Path(folder).mkdir(parents=True, exist_ok=True)
Path("ops.cpp").write_text("""#include <pybind11/pybind11.h>
PYBIND11_MODULE(TORCH_EXTENSION_NAME, m) {
  m.def("twice", [](int x) { return 2 * y; });
}
""")
for attempt in ("first", "second"):
    try:
        ops = load("ops", ["ops.cpp"], build_directory=folder)
        print(f"{attempt}:", ops.twice(21))
    except (RuntimeError, ImportError) as error:
        line = str(error).split(": [")[0].removeprefix(f"{Path.cwd()}/")
        print(f"{attempt}: {type(error).__name__}:", line)
#> first: RuntimeError: Error building extension 'ops'
#> second: ImportError: torch_extensions/ops/ops.so: cannot open shared object file: No such file or directory
# --8<-- [end:wrong]

# --8<-- [start:right]
from pathlib import Path
from torch.utils.cpp_extension import load

folder = "torch_extensions/ops"
Path(folder).mkdir(parents=True, exist_ok=True)
Path("ops.cpp").write_text("""#include <pybind11/pybind11.h>
PYBIND11_MODULE(TORCH_EXTENSION_NAME, m) {
  m.def("twice", [](int x) { return 2 * x; });
}
""")
for attempt in ("first", "second"):
    ops = load("ops", ["ops.cpp"], build_directory=folder)
    print(f"{attempt}:", ops.twice(21))
#> first: 42
#> second: 42
# --8<-- [end:right]

# --8<-- [start:demo_lock]
from pathlib import Path
from threading import Thread
from torch.utils.cpp_extension import load

folder = Path("torch_extensions/ops")
folder.mkdir(parents=True, exist_ok=True)
(folder / "lock").touch()  # left behind by a run that was killed
Path("ops.cpp").touch()

def build():
    try:
        load("ops", ["ops.cpp"], build_directory=str(folder))
    except ImportError as error:
        print("ImportError:", str(error).removeprefix(f"{Path.cwd()}/"))
thread = Thread(target=build)
thread.start()
thread.join(timeout=1)
print("still waiting:", thread.is_alive())
#> still waiting: True
(folder / "lock").unlink()
thread.join()
#> ImportError: torch_extensions/ops/ops.so: cannot open shared object file: No such file or directory
# --8<-- [end:demo_lock]

# --8<-- [start:detect]
from pathlib import Path
from torch.utils.cpp_extension import get_default_build_root

def look(root):
    for name in ("*.so", "lock"):
        for path in sorted(Path(root).glob(f"**/{name}")):
            print("found:", path)

Path("my_extensions/ops").mkdir(parents=True, exist_ok=True)
Path("my_extensions/ops/lock").touch()
look("my_extensions")  # yours: look(get_default_build_root())
#> found: my_extensions/ops/lock
print("default:", Path(get_default_build_root()).name)
#> default: torch_extensions
# --8<-- [end:detect]

# --8<-- [start:demo_package]
import importlib.machinery
import sys
from pathlib import Path

Path("detector").mkdir(exist_ok=True)
Path("detector/__init__.py").write_text("from detector import _C\n")
other = "_C.cpython-37m-x86_64-linux-gnu.so"
Path("detector", other).touch()  # for a different Python
sys.path.insert(0, "")
try:
    import detector
except ImportError as error:
    print("ImportError:", str(error).split(" (/")[0])
#> ImportError: cannot import name '_C' from partially initialized module 'detector' (most likely due to a circular import)
suffixes = importlib.machinery.EXTENSION_SUFFIXES
fits = any(other == "_C" + suffix for suffix in suffixes)
print(f"this Python looks for {other}:", fits)
#> this Python looks for _C.cpython-37m-x86_64-linux-gnu.so: False
sys.path.remove("")
# --8<-- [end:demo_package]

# --8<-- [start:demo_setup]
import torch
from torch.utils.cpp_extension import CUDA_HOME, CppExtension, CUDAExtension

sources = ["ops.cpp"]
if torch.cuda.is_available() and CUDA_HOME is not None:
    extension = CUDAExtension("detector._C", [*sources, "ops.cu"])
else:
    extension = CppExtension("detector._C", sources)
print("compiled:", extension.sources)
#> compiled: ['ops.cpp']
# --8<-- [end:demo_setup]

# --8<-- [start:check]
assert wrong.out == """\
first: RuntimeError: Error building extension 'ops'
second: ImportError: torch_extensions/ops/ops.so: cannot open shared object file: No such file or directory
"""
assert right.out == "first: 42\nsecond: 42\n"
assert demo_lock.out == """\
still waiting: True
ImportError: torch_extensions/ops/ops.so: cannot open shared object file: No such file or directory
"""
assert demo_package.out == """\
ImportError: cannot import name '_C' from partially initialized module 'detector' (most likely due to a circular import)
this Python looks for _C.cpython-37m-x86_64-linux-gnu.so: False
"""
assert demo_setup.out == "compiled: ['ops.cpp']\n"
assert detect.out == """\
found: my_extensions/ops/lock
default: torch_extensions
"""
# --8<-- [end:check]
