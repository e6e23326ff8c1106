"""Some errors of CUDA name no cause: a GPU that others use, pinned memory, a tensor with more than 2**31 - 1 numbers or none."""
# /// pitfall
# apis = ["torch.Tensor.split", "torch.Tensor.numel", "torch.nn.Module.to"]
# also = ["torch.AcceleratorError", "torch.utils.data.DataLoader", "torch.cuda.set_device", "torch.nn.functional.pad", "torch.nn.functional.interpolate",
#         "torch.nn.functional.scaled_dot_product_attention"]
# symptom = "error"
# added = 2026-11-30
# older = [
#   "cuda runtime error (46) : all CUDA-capable devices are busy or unavailable at *",
#   "cuda runtime error (11) : invalid argument at *StorageSharing.cpp*",
#   "Creating MTGP constants failed.*THCTensorRandom.cu*",
# ]
# [reported.busy]
# message = "CUDA-capable device(s) is/are busy or unavailable"
# shown = "RuntimeError: CUDA error: CUDA-capable device(s) is/are busy or unavailable"
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/100691", "https://github.com/cositools/cosipy/issues/631", "https://github.com/NVIDIA/TensorRT/issues/3822"]
# [reported.busy_before]
# message = "CUDA error: *all CUDA-capable devices are busy or unavailable"
# shown = "RuntimeError: CUDA error: all CUDA-capable devices are busy or unavailable"
# needs = "gpu"
# links = ["https://github.com/AUTOMATIC1111/stable-diffusion-webui/issues/2986", "https://github.com/facebookresearch/detectron2/issues/2580", "https://github.com/microsoft/Bringing-Old-Photos-Back-to-Life/issues/28"]
# [reported.argument]
# message = "CUDA error: *invalid argument"
# shown = "RuntimeError: CUDA error: invalid argument"
# needs = "gpu"
# links = ["https://github.com/Comfy-Org/ComfyUI/issues/10862", "https://github.com/modelscope/ms-swift/issues/6053", "https://github.com/garyzhao/SemGCN/issues/10"]
# [reported.configuration]
# message = "CUDA error: *invalid configuration argument"
# shown = "RuntimeError: CUDA error: invalid configuration argument"
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/48573", "https://github.com/swc-17/SparseDrive/issues/33", "https://github.com/airsplay/lxmert/issues/28"]
# [reported.index]
# message = "input tensor must fit into 32-bit index math"
# shown = "RuntimeError: input tensor must fit into 32-bit index math"
# needs = "gpu"
# links = ["https://github.com/hustvl/BoxTeacher/issues/11", "https://github.com/TencentARC/StereoCrafter/issues/30", "https://github.com/douyimin/MDA_GAN/issues/2"]
# [reported.index_conv]
# message = "Expected canUse32BitIndexMath(input) && canUse32BitIndexMath(output) to be true, but got false."
# shown = "RuntimeError: Expected canUse32BitIndexMath(input) && canUse32BitIndexMath(output) to be true, but got false.  (Could this error message be improved?  If so, please report an enhancement request to PyTorch.)"
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/80020", "https://github.com/DearCaat/RRT-MIL/issues/10", "https://github.com/sunny2109/DSTNet-plus/issues/4"]
# [reported.int_max]
# message = "only supports output tensors with less than INT_MAX elements"
# shown = "RuntimeError: upsample_nearest3d only supports output tensors with less than INT_MAX elements, but got [1, 256, 16, 720, 1280]"
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/144855", "https://github.com/pytorch/pytorch/pull/141923"]
# ///

# --8<-- [start:demo_size]
import torch
from torch import nn

model = nn.Sequential(
    nn.Conv2d(3, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)).to("meta")
batch = torch.empty(1000, 3, 224, 224, device="meta")
x = batch
for layer in model:
    x = layer(x)
    print(f"{type(layer).__name__}: {x.numel()} numbers,",
          "fits" if x.numel() < 2**31 else "too many")
#> Conv2d: 3211264000 numbers, too many
#> ReLU: 3211264000 numbers, too many
#> MaxPool2d: 802816000 numbers, fits
# --8<-- [end:demo_size]

# --8<-- [start:demo_split]
import torch
from torch import nn

model = nn.Sequential(
    nn.Conv2d(3, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)).to("meta")
batch = torch.empty(1000, 3, 224, 224, device="meta")
x = batch.split(500)[0]
for layer in model:
    x = layer(x)
    print(f"{type(layer).__name__}: {x.numel()} numbers,",
          "fits" if x.numel() < 2**31 else "too many")
#> Conv2d: 1605632000 numbers, fits
#> ReLU: 1605632000 numbers, fits
#> MaxPool2d: 401408000 numbers, fits
outputs = torch.cat([model(part) for part in batch.split(500)])
print("outputs:", tuple(outputs.shape))
#> outputs: (1000, 64, 112, 112)
# --8<-- [end:demo_split]

# --8<-- [start:detect]
import torch

def look(**tensors):
    for name, x in tensors.items():
        note = ("empty" if x.numel() == 0 else
                "too many numbers" if x.numel() >= 2**31 else "fine")
        print(f"{name}: {tuple(x.shape)} {x.dtype} on {x.device}, {note}")

x = torch.randn(8, 3, 32, 32)
boxes = torch.randn(10, 4)
look(x=x, boxes=boxes[boxes[:, 0] > 100])
#> x: (8, 3, 32, 32) torch.float32 on cpu, fine
#> boxes: (0, 4) torch.float32 on cpu, empty
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

assert demo_size.out == """\
Conv2d: 3211264000 numbers, too many
ReLU: 3211264000 numbers, too many
MaxPool2d: 802816000 numbers, fits
"""
assert demo_split.out == """\
Conv2d: 1605632000 numbers, fits
ReLU: 1605632000 numbers, fits
MaxPool2d: 401408000 numbers, fits
outputs: (1000, 64, 112, 112)
"""
assert 2**31 - 1 == 2_147_483_647 < 2_147_483_648
assert 2**16 - 1 == 65_535  # the blocks that fit into one dimension of a grid
assert detect.out == """\
x: (8, 3, 32, 32) torch.float32 on cpu, fine
boxes: (0, 4) torch.float32 on cpu, empty
"""
# the shapes of the reports
assert 50 * 96 * 720 * 1280 > 2**31
assert 256 * 16 * 720 * 1280 > 2**31
# parts give the same result as the whole batch, except in BatchNorm that trains
torch.manual_seed(0)
model, x = nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU()), torch.randn(5, 3, 8, 8)
parts = torch.cat([model(part) for part in x.split(2)])
assert torch.allclose(parts, model(x), atol=1e-6)
norm = nn.BatchNorm2d(3)
assert not torch.allclose(torch.cat([norm(part) for part in x.split(2)]), norm(x))
norm.eval()
assert torch.allclose(torch.cat([norm(part) for part in x.split(2)]), norm(x))
# --8<-- [end:check]
