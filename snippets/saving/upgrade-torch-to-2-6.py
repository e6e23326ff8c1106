"""The library transformers refuses torch.load below PyTorch 2.6, where a file could run code in spite of weights_only=True."""
# /// pitfall
# apis = ["torch.load", "torch.serialization.safe_globals", "torch.jit.load"]
# symptom = "question"
# raises = ["wrong_rng"]
# added = 2026-11-30
# messages = [
#   "Cannot use ``weights_only=True`` with TorchScript archives passed to ``torch.load``.",
#   "Cannot use ``weights_only=True`` with files saved in the legacy .tar format.",
#   "WeightsUnpickler error: Unsupported global: GLOBAL * was not an allowed global by default. Please use `torch.serialization.add_safe_globals([*])` or the `torch.serialization.safe_globals([*])` context manager to allowlist this global if you trust this class/function.",
# ]
# older = [
#   "Due to a serious vulnerability issue in `torch.load`, even with `weights_only=True`, we now require users to upgrade torch to at least v2.6 in order to use the function. This version restriction does not apply when loading files with safetensors.",
# ]
# environment.demo_convert = ["torch==2.13.0", "safetensors==0.5.3", "numpy"]
#
# [code.other_objects_than_weights]
# either = [
#     'torch.load($P)', 'torch.load($P, weights_only=True)', 'torch.load($P, map_location=$D)',
# ]
# anywhere = [
#     [
#         'torch.save({..., "...": random.getstate(), ...}, ...)',
#         'torch.save({..., "...": numpy.random.get_state(), ...}, ...)',
#         '{..., "...": numpy.random.get_state(), ...}', '{..., "...": random.getstate(), ...}',
#         'torch.save({..., "...": argparse.Namespace(...), ...}, ...)',
#         '{..., "args": $ARGS, ...}', 'torch.save({..., "config": $CFG, ...}, ...)',
#         '{..., "scaler": sklearn.preprocessing.StandardScaler(...), ...}',
#         '{..., "history": collections.defaultdict(...), ...}',
#     ],
# ]
# nowhere = [
#     'torch.serialization.add_safe_globals(...)', 'vars(...)',
#     'with torch.serialization.safe_globals(...): ...', '{..., "args": vars(...), ...}',
#     'dataclasses.asdict(...)', '$CFG.__dict__',
# ]
# example = '''
# torch.save({"model": model.state_dict(), "rng": numpy.random.get_state()}, "last.pt")
# state = torch.load("last.pt")
# '''
# ///

# --8<-- [start:demo_convert]
import torch
from safetensors.torch import load_file, save_file

# stands for a file from a source that you trust
torch.save(torch.nn.Linear(4, 2).state_dict(), "pytorch_model.bin")

state = torch.load(
    "pytorch_model.bin", map_location="cpu", weights_only=True)
state = {name: value.clone() for name, value in state.items()}
save_file(state, "model.safetensors", metadata={"format": "pt"})

same = load_file("model.safetensors")
print({name: tuple(value.shape) for name, value in same.items()})
#> {'bias': (2,), 'weight': (2, 4)}
# --8<-- [end:demo_convert]

# --8<-- [start:demo_code]
import pickle
import torch


class Model:
    def __reduce__(self):  # what pickle calls to rebuild the object
        return print, ("the file has run code of its own",)


torch.save({"weights": torch.ones(2), "model": Model()}, "model.bin")
torch.load("model.bin", weights_only=False)
#> the file has run code of its own
try:
    torch.load("model.bin", weights_only=True)
except pickle.UnpicklingError as error:
    print("refused:", "GLOBAL print was not" in str(error))
#> refused: True
# --8<-- [end:demo_code]

# --8<-- [start:demo_archives]
import io
import tarfile
import warnings
import torch
from torch import nn

warnings.simplefilter("ignore")  # torch.jit is deprecated
torch.jit.script(nn.Linear(2, 1)).save("script.pt")
with tarfile.open("old.tar", "w") as archive:
    for name in ("sys_info", "pickle", "storages", "tensors"):
        archive.addfile(tarfile.TarInfo(name), io.BytesIO())

for name in ("script.pt", "old.tar"):
    try:
        torch.load(name)
    except RuntimeError as error:
        print(f"{name}: {str(error).split('. ')[0]}.")
#> script.pt: Cannot use ``weights_only=True`` with TorchScript archives passed to ``torch.load``.
#> old.tar: Cannot use ``weights_only=True`` with files saved in the legacy .tar format.
model = torch.jit.load("script.pt")
print("output:", tuple(model(torch.zeros(1, 2)).shape))
#> output: (1, 1)
# --8<-- [end:demo_archives]

# --8<-- [start:wrong_rng]
import random
import numpy as np
import torch

state = {"python": random.getstate(), "numpy": np.random.get_state()}
torch.save(state, "rng_state.pth")

state = torch.load("rng_state.pth")
#> _pickle.UnpicklingError: Weights only load failed. This file can still be loaded, to do so you have two options, do those steps only if you trust the source of the checkpoint.
#>  (1) In PyTorch 2.6, we changed the default value of the `weights_only` argument in `torch.load` from `False` to `True`. Re-running `torch.load` with `weights_only` set to `False` will likely succeed, but it can result in arbitrary code execution. Do it only if you got the file from a trusted source.
#>  (2) Alternatively, to load with `weights_only=True` please check the recommended steps in the following error message.
#>  WeightsUnpickler error: Unsupported global: GLOBAL numpy._core.multiarray._reconstruct was not an allowed global by default. Please use `torch.serialization.add_safe_globals([numpy._core.multiarray._reconstruct])` or the `torch.serialization.safe_globals([numpy._core.multiarray._reconstruct])` context manager to allowlist this global if you trust this class/function.
#>
#> Check the documentation of torch.load to learn more about types accepted by default with weights_only https://pytorch.org/docs/stable/generated/torch.load.html.
print("restored:", list(state))
# --8<-- [end:wrong_rng]

# --8<-- [start:right_rng]
import random
import numpy as np
import torch

state = {"python": random.getstate(), "numpy": np.random.get_state()}
torch.save(state, "rng_state.pth")

allowed = [np._core.multiarray._reconstruct, np.ndarray, np.dtype,
           np.dtypes.UInt32DType]
with torch.serialization.safe_globals(allowed):
    state = torch.load("rng_state.pth")
print("restored:", list(state))
#> restored: ['python', 'numpy']
# --8<-- [end:right_rng]

# --8<-- [start:detect]
import torch

print("2.6 or later:", torch.__version__ >= (2, 6))
#> 2.6 or later: True
# --8<-- [end:detect]

# --8<-- [start:check]
assert demo_convert.out == "{'bias': (2,), 'weight': (2, 4)}\n"
assert demo_code.out == "the file has run code of its own\nrefused: True\n"
lines = demo_archives.out.splitlines()
assert lines[0].startswith(
    "script.pt: Cannot use ``weights_only=True`` with TorchScript archives")
assert lines[1].startswith(
    "old.tar: Cannot use ``weights_only=True`` with files saved in the legacy")
assert lines[2] == "output: (1, 1)"
assert "_pickle.UnpicklingError: Weights only load failed" in (
    wrong_rng.error or "")
assert right_rng.out == "restored: ['python', 'numpy']\n"
assert detect.out == "2.6 or later: True\n"
# --8<-- [end:check]
