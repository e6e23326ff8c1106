"""The MPS device has no float64; NumPy arrays and Python floats in a batch become float64 tensors without being asked."""
# /// pitfall
# apis = ["torch.from_numpy", "torch.tensor", "torch.utils.data.default_collate", "torch.utils.data.DataLoader", "torch.Tensor.to",
#         "torch.Tensor.float", "torch.nn.Module.double", "torch.nn.Module.register_buffer", "torch.nn.Module.float",
#         "torch.backends.mps.is_available"]
# symptom = "error"
# raises = ["demo_not_linked"]
# added = 2026-11-29
# messages = ["PyTorch is not linked with support for mps devices"]
# older = [
#   "Trying to convert Double to the MPS backend but there is no mapping for it.",
#   "The operator '*' is not current implemented for the MPS device.",
#   "slow_conv2d_forward_mps: input(device='*') and weight(device=*) must be on the same device",
# ]
# [reported.float64]
# message = "Cannot convert a MPS Tensor to float64 dtype as the MPS framework doesn't support float64. Please use float32 instead."
# shown = "TypeError: Cannot convert a MPS Tensor to float64 dtype as the MPS framework doesn't support float64. Please use float32 instead."
# needs = "macos"
# links = ["https://github.com/pytorch/pytorch/issues/122602", "https://github.com/thu-ml/tianshou/pull/1237", "https://github.com/chemprop/chemprop/issues/711"]
# [reported.convert]
# message = "Trying to convert * to the MPS backend but it does not have support for that dtype."
# shown = "TypeError: Trying to convert ComplexDouble to the MPS backend but it does not have support for that dtype."
# needs = "macos"
# links = ["https://github.com/orchidas/DiffGFDN/issues/3", "https://github.com/Comfy-Org/ComfyUI/issues/9263"]
# [reported.operator]
# message = "is not currently implemented for the MPS device"
# shown = "NotImplementedError: The operator 'aten::_slow_conv2d_forward' is not currently implemented for the MPS device. If you want this op to be added in priority during the prototype phase of this feature, please comment on https://github.com/pytorch/pytorch/issues/77764. As a temporary fix, you can set the environment variable `PYTORCH_ENABLE_MPS_FALLBACK=1` to use the CPU as a fallback for this op. WARNING: this will be slower than running natively on MPS."
# needs = "macos"
# links = ["https://github.com/pytorch/pytorch/issues/86195", "https://github.com/pytorch/pytorch/issues/77764", "https://github.com/datalab-to/marker/issues/42"]
#
# [code.float64_for_mps]
# either = [
#     'torch.from_numpy($X).to($DEV)', 'torch.tensor($X, dtype=torch.float64, device=$DEV)',
#     '$X.double().to($DEV)', 'torch.$MAKE(..., dtype=torch.float64, device=$DEV, ...)',
#     '$M.double().to($DEV)', 'torch.$MAKE(..., dtype=torch.double, device=$DEV, ...)',
#     '$X.to($DEV).double()', '$X.to($DEV, torch.float64)', '$X.to($DEV, dtype=torch.float64)',
#     '$X.to("mps").double()', '$M.to($DEV).double()',
# ]
# anywhere = [
#     [
#         'torch.backends.mps.is_available()', 'if torch.backends.mps.is_available(): ...',
#         'torch.device("mps")', '$DEV2 = "mps" if $C else $E', '$X2.to("mps")',
#         '$DEV2 = torch.device("mps" if $C else $E)',
#         '$DEV2 = <... torch.backends.mps.is_available() ...>', '$DEV2 = "mps"',
#     ],
# ]
# nowhere = [
#     '$ANY.float()', '$ANY.astype(...)', '$ANY.to(torch.float32)', '$ANY.to($D3, torch.float32)',
#     '$ANY.to($D3, dtype=torch.float32)',
# ]
# example = '''
# device = torch.device("mps")
# x = torch.from_numpy(array).to(device)
# '''
#
# [code.double_batches_for_mps]
# either = [
#     'torch.set_default_dtype(torch.float64)', 'torch.set_default_dtype(torch.double)',
#     '$M.double()', 'torch.tensor(..., dtype=torch.float64)', '$X.double()',
#     'torch.linspace(..., dtype=torch.float64)',
# ]
# anywhere = [
#     [
#         'torch.device("mps")', '$DEV2 = "mps" if $C else $E',
#         '$DEV2 = torch.device("mps" if $C else $E)',
#         '$DEV2 = <... torch.backends.mps.is_available() ...>',
#         'if torch.backends.mps.is_available(): ...', '$X2.to("mps")',
#     ],
# ]
# nowhere = [
#     '$ANY.float()', '$ANY.to(torch.float32)', '$ANY.to($D3, torch.float32)',
#     '$ANY.to($D3, dtype=torch.float32)',
# ]
# example = '''
# device = torch.device("mps")
# x = torch.tensor(values, dtype=torch.float64)
# y = model(x.to(device))
# '''
# [reported.fallback]
# message = "is not currently supported on the MPS backend"
# shown = "UserWarning: The operator 'aten::nonzero' is not currently supported on the MPS backend and will fall back to run on the CPU. This may have performance implications."
# needs = "macos"
# links = ["https://github.com/mrdbourke/pytorch-deep-learning/issues/356", "https://github.com/pytorch/pytorch/issues/80278", "https://github.com/roboflow/rf-detr/issues/29"]
# ///

# --8<-- [start:demo_dataset]
import numpy as np
from torch.utils.data import DataLoader, Dataset


class Houses(Dataset):
    def __init__(self):
        self.x, self.price = np.ones((8, 3)), [0.5] * 8

    def __len__(self):
        return 8

    def __getitem__(self, i):
        return self.x[i], self.price[i]


for x, y in DataLoader(Houses(), batch_size=4):
    print("x:", x.dtype, "y:", y.dtype)
#> x: torch.float64 y: torch.float64
#> x: torch.float64 y: torch.float64
# --8<-- [end:demo_dataset]

# --8<-- [start:demo_float]
import numpy as np
from torch.utils.data import DataLoader, Dataset


class Houses(Dataset):
    def __init__(self):
        self.x, self.price = np.ones((8, 3)), [0.5] * 8

    def __len__(self):
        return 8

    def __getitem__(self, i):
        return np.float32(self.x[i]), np.float32(self.price[i])


for x, y in DataLoader(Houses(), batch_size=4):
    print("x:", x.dtype, "y:", y.dtype)
#> x: torch.float32 y: torch.float32
#> x: torch.float32 y: torch.float32
# --8<-- [end:demo_float]

# --8<-- [start:demo_loop]
import torch
from torch import nn

device = "mps" if torch.backends.mps.is_available() else "cpu"
model = nn.Linear(3, 1).to(device)
loader = [(torch.ones(4, 3).double(), torch.ones(4, 1).double())]
for x, y in loader:
    x = x.to(device, dtype=torch.float32)
    y = y.to(device, dtype=torch.float32)
    loss = nn.functional.mse_loss(model(x), y)
    print("x:", x.dtype, "loss:", loss.dtype)
#> x: torch.float32 loss: torch.float32
# --8<-- [end:demo_loop]

# --8<-- [start:demo_sources]
import numpy as np
import torch
from torch.utils.data import default_collate

for name, x in {
    "torch.tensor([0.5])": torch.tensor([0.5]),
    "torch.from_numpy(array)": torch.from_numpy(np.array([0.5])),
    "torch.tensor(np.float64)": torch.tensor(np.float64(0.5)),
    "a batch of Python floats": default_collate([0.5, 0.25]),
    "a batch of NumPy arrays": default_collate([np.zeros(2), np.ones(2)]),
    "tensor * array": torch.ones(2) * torch.from_numpy(np.ones(2)),
    "tensor * np.float64": torch.ones(2) * np.float64(2),
    "torch.linspace(0, 1, 3)": torch.linspace(0, 1, 3),
}.items():
    print(f"{name}: {x.dtype}")
#> torch.tensor([0.5]): torch.float32
#> torch.from_numpy(array): torch.float64
#> torch.tensor(np.float64): torch.float64
#> a batch of Python floats: torch.float64
#> a batch of NumPy arrays: torch.float64
#> tensor * array: torch.float64
#> tensor * np.float64: torch.float32
#> torch.linspace(0, 1, 3): torch.float32
# --8<-- [end:demo_sources]

# --8<-- [start:detect]
import numpy as np
import torch
from torch import nn

model = nn.Sequential(nn.Linear(3, 3), nn.BatchNorm1d(3))
model.register_buffer("mean", torch.from_numpy(np.zeros(3)))
tensors = model.state_dict()
print("float64:", [n for n, t in tensors.items() if t.dtype == torch.float64])
#> float64: ['mean']
model.float()  # all floating-point parameters and buffers, in place
tensors = model.state_dict()
print("float64:", [n for n, t in tensors.items() if t.dtype == torch.float64])
#> float64: []
# --8<-- [end:detect]

# --8<-- [start:demo_not_linked]
import torch

x = torch.zeros(2).to("mps")
#> RuntimeError: PyTorch is not linked with support for mps devices
# --8<-- [end:demo_not_linked]

# --8<-- [start:check]
import numpy as np
import torch
from torch import nn
from torch.utils.data import default_collate

batch = "x: torch.float64 y: torch.float64\n"
assert demo_dataset.out == batch * 2
assert demo_float.out == batch.replace("64", "32") * 2
assert demo_loop.out == "x: torch.float32 loss: torch.float32\n"
assert demo_sources.out == """\
torch.tensor([0.5]): torch.float32
torch.from_numpy(array): torch.float64
torch.tensor(np.float64): torch.float64
a batch of Python floats: torch.float64
a batch of NumPy arrays: torch.float64
tensor * array: torch.float64
tensor * np.float64: torch.float32
torch.linspace(0, 1, 3): torch.float32
"""
assert detect.out == "float64: ['mean']\nfloat64: []\n"
assert detect.model[1].num_batches_tracked.dtype == torch.int64  # left alone
assert demo_not_linked.error == (
    "RuntimeError: PyTorch is not linked with support for mps devices")
# the order matters: a dtype in to() comes with the device
x = torch.zeros(2, dtype=torch.float64)
assert x.to("cpu", dtype=torch.float32).dtype == torch.float32
assert x.float().dtype == torch.float32
# in containers, too; integers stay integers
both = default_collate([{"x": 0.5, "n": 1}, {"x": 1.5, "n": 2}])
assert both["x"].dtype == torch.float64 and both["n"].dtype == torch.int64
assert next(nn.Linear(2, 1).double().parameters()).dtype == torch.float64
# complex numbers from NumPy have double precision as well
assert torch.from_numpy(np.array([1j])).dtype == torch.complex128
# --8<-- [end:check]
