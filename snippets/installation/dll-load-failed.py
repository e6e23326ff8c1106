"""import torch loads libraries that need others; if one is missing or of another version, the message names only the first file."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader"]
# symptom = "error"
# raises = ["demo_linux"]
# added = 2026-11-29
# messages = ["lib*.so*: cannot open shared object file: No such file or directory"]
# older = [
#   "DLL load failed: The specified module could not be found.",
#   "DLL load failed: The specified procedure could not be found.",
#   "DLL load failed: The operating system cannot run %1",
#   "Couldn't open shared file mapping: <torch_*>, error code: <1455>",
#   "DLL load failed: \u64cd\u4f5c\u7cfb\u7edf\u65e0\u6cd5\u8fd0\u884c %1",
# ]
# [reported.module]
# message = 'Error loading "*" or one of its dependencies.'
# shown = 'OSError: [WinError 126] The specified module could not be found. Error loading "C:\Users\username\AppData\Local\Programs\Python\Python312\Lib\site-packages\torch\lib\fbgemm.dll" or one of its dependencies.'
# needs = "windows"
# links = ["https://github.com/pytorch/pytorch/issues/131662", "https://github.com/modelscope/FunClip/issues/105", "https://github.com/hiyouga/LlamaFactory/issues/5132"]
# [reported.procedure]
# message = "[WinError 127] The specified procedure could not be found"
# shown = 'OSError: [WinError 127] The specified procedure could not be found. Error loading "C:\Users\Newton\Documents\aistuff\AnimateDiff\venv\Lib\site-packages\torch\lib\torch_python.dll" or one of its dependencies.'
# needs = "windows"
# links = ["https://github.com/guoyww/AnimateDiff/issues/374", "https://github.com/haoheliu/AudioLDM/issues/36"]
# [reported.routine]
# message = "[WinError 1114] A dynamic link library (DLL) initialization routine failed."
# shown = 'OSError: [WinError 1114] A dynamic link library (DLL) initialization routine failed. Error loading "...\c10.dll" or one of its dependencies.'
# needs = "windows"
# links = ["https://github.com/nagadomi/nunif/issues/701", "https://github.com/RVC-Project/Retrieval-based-Voice-Conversion-WebUI/issues/2019"]
# [reported.paging]
# message = "[WinError 1455] The paging file is too small for this operation to complete."
# shown = 'OSError: [WinError 1455] The paging file is too small for this operation to complete. Error loading "D:\Anaconda\envs\swin-train\lib\site-packages\torch\lib\shm.dll" or one of its dependencies.'
# needs = "windows"
# links = ["https://github.com/cszn/KAIR/issues/127", "https://github.com/ultralytics/yolov3/issues/1643", "https://github.com/pytorch/pytorch/issues/59904"]
# [reported.cannot_run]
# message = "[WinError 182] The operating system cannot run %1"
# shown = 'OSError: [WinError 182] The operating system cannot run %1. Error loading "D:\miniforge\envs\robsub\Lib\site-packages\torch\lib\fbgemm.dll" or one of its dependencies.'
# needs = "windows"
# links = ["https://github.com/robotology/robotology-superbuild/pull/1702", "https://github.com/pytorch/pytorch/issues/89752", "https://github.com/edahelsinki/slisemap/issues/17"]
# [reported.importing]
# message = "DLL load failed while importing _C: *"
# shown = "ImportError: DLL load failed while importing _C: The specified procedure could not be found."
# needs = "windows"
# links = ["https://github.com/facebookresearch/pytorch3d/issues/1872", "https://github.com/conda-forge/pytorch-cpu-feedstock/issues/354"]
# ///

# --8<-- [start:detect]
import ctypes
import importlib.util
import sys
from pathlib import Path

origin = importlib.util.find_spec("torch").origin  # without importing it
print("torch is in this environment:",
      Path(origin).resolve().is_relative_to(Path(sys.prefix).resolve()))
#> torch is in this environment: True
for name in ("vcruntime140.dll", "msvcp140.dll", "vcruntime140_1.dll",
             "libomp140.x86_64.dll"):
    try:
        ctypes.CDLL(name)
    except OSError:
        print("missing:", name)
#> missing: vcruntime140.dll
#> missing: msvcp140.dll
#> missing: vcruntime140_1.dll
#> missing: libomp140.x86_64.dll
# --8<-- [end:detect]

# --8<-- [start:detect_copies]
import os
import sys
from pathlib import Path

name = "libiomp5md.dll"
folders = [Path(sys.prefix), Path(sys.prefix, "Library", "bin"),
           *map(Path, os.get_exec_path())]
found = [folder for folder in dict.fromkeys(folders)
         if (folder / name).exists()]
print(f"copies of {name} besides the one in torch:", len(found))
#> copies of libiomp5md.dll besides the one in torch: 0
for folder in found:
    print(folder)
# --8<-- [end:detect_copies]

# --8<-- [start:demo_workers]
import sys
from torch.utils.data import DataLoader, get_worker_info


class Processes:
    def __len__(self):
        return 1

    def __getitem__(self, i):
        return f"worker {get_worker_info().id}", "torch" in sys.modules


if __name__ == "__main__":
    loader = DataLoader(Processes(), batch_size=None, num_workers=1,
                        multiprocessing_context="spawn")
    print("main process has loaded torch:", "torch" in sys.modules)
    for name, loaded in loader:
        print(f"{name} has loaded torch:", loaded)
#> main process has loaded torch: True
#> worker 0 has loaded torch: True
# --8<-- [end:demo_workers]

# --8<-- [start:demo_linux]
import ctypes

ctypes.CDLL("libcudart.so.10.2")  # what an extension needs
#> OSError: libcudart.so.10.2: cannot open shared object file: No such file or directory
# --8<-- [end:demo_linux]

# --8<-- [start:check]
assert detect.out == """\
torch is in this environment: True
missing: vcruntime140.dll
missing: msvcp140.dll
missing: vcruntime140_1.dll
missing: libomp140.x86_64.dll
"""
assert detect_copies.out == (
    "copies of libiomp5md.dll besides the one in torch: 0\n")
assert demo_workers.out == """\
main process has loaded torch: True
worker 0 has loaded torch: True
"""
assert demo_linux.error == (
    "OSError: libcudart.so.10.2: cannot open shared object file: "
    "No such file or directory")
# --8<-- [end:check]
