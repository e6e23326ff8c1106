"""Some errors of a GPU name no cause; a few values, printed in a new process, tell whether the machine or the program is at fault."""
# /// pitfall
# apis = ["torch.cuda.is_available", "torch.cuda.device_count", "torch.cuda.get_device_name", "torch.cuda.get_device_capability", "torch.stft", "torch.fft.rfft"]
# symptom = "error"
# added = 2026-11-29
# older = [
#   "cuda runtime error (11) : invalid argument at *THCGeneral.cpp*",
#   "cublas runtime error : the GPU program failed to execute at *THCBlas.cu*",
#   "cuda runtime error (30) : unknown error at *",
#   "cuFFT only supports dimensions whose sizes are powers of two when computing in half precision, but got a signal size of*",
#   "cuFFT doesn't support signals of half type with size at any dimension that is not a power of two, but got a signal size of*",
# ]
# [reported.unknown]
# message = "CUDA unknown error - this may be due to an incorrectly set up environment, e.g. changing env variable CUDA_VISIBLE_DEVICES after program start. Setting the available devices to be zero."
# shown = "RuntimeError: CUDA unknown error - this may be due to an incorrectly set up environment, e.g. changing env variable CUDA_VISIBLE_DEVICES after program start. Setting the available devices to be zero."
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/88639", "https://github.com/replicate/cog-svd/issues/11", "https://github.com/zhanghang1989/PyTorch-Encoding/issues/368"]
# [reported.later]
# message = "CUDA error: *unknown error"
# shown = "RuntimeError: CUDA error: unknown error"
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/11989", "https://github.com/liunian-Jay/MU-GOT/issues/7", "https://github.com/zai-org/ChatGLM3/issues/175"]
# [reported.cufft]
# message = "cuFFT error: *CUFFT_INTERNAL_ERROR"
# shown = "RuntimeError: cuFFT error: CUFFT_INTERNAL_ERROR"
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/88038", "https://github.com/haoheliu/AudioLDM/issues/49", "https://github.com/pytorch/pytorch/issues/119420"]
# [reported.mps]
# message = "Placeholder storage has not been allocated on MPS device!"
# shown = "RuntimeError: Placeholder storage has not been allocated on MPS device!"
# needs = "macos"
# links = ["https://github.com/pytorch/pytorch/issues/130790", "https://github.com/EleutherAI/lm-evaluation-harness/issues/1131"]
# ///

# --8<-- [start:detect]
import os
import torch

print("built for CUDA:", torch.version.cuda)
#> built for CUDA: None
print("CUDA_VISIBLE_DEVICES:", os.environ.get("CUDA_VISIBLE_DEVICES"))
#> CUDA_VISIBLE_DEVICES: None
print("GPUs counted:", torch.cuda.device_count())
#> GPUs counted: 0
print("CUDA works:", torch.cuda.is_available())
#> CUDA works: False
print("has code for:", torch.cuda.get_arch_list())
#> has code for: []
if torch.cuda.is_available():
    for i in range(torch.cuda.device_count()):
        print(torch.cuda.get_device_name(i),
              torch.cuda.get_device_capability(i))
        x = torch.ones(64, 64, device=f"cuda:{i}")
        print("64 ones:", (x @ x)[0, 0].item())
        print("fft:", torch.fft.rfft(x[0])[0].item())
# --8<-- [end:detect]

# --8<-- [start:demo_visible]
import os
from unittest.mock import patch

import torch

for value in ("0", "2,0", "0,2,-1,1", "0,0", "", "-1", "cuda:0"):
    with patch.dict(os.environ, {"CUDA_VISIBLE_DEVICES": value}):
        seen = torch.cuda._parse_visible_devices()
    print(f"CUDA_VISIBLE_DEVICES={value!r} shows {seen}")
#> CUDA_VISIBLE_DEVICES='0' shows [0]
#> CUDA_VISIBLE_DEVICES='2,0' shows [2, 0]
#> CUDA_VISIBLE_DEVICES='0,2,-1,1' shows [0, 2]
#> CUDA_VISIBLE_DEVICES='0,0' shows []
#> CUDA_VISIBLE_DEVICES='' shows []
#> CUDA_VISIBLE_DEVICES='-1' shows []
#> CUDA_VISIBLE_DEVICES='cuda:0' shows []
# --8<-- [end:demo_visible]

# --8<-- [start:demo_stft]
import torch

device = "cpu"  # was "cuda"
x = torch.randn(1, 16000, device=device)
window = torch.hann_window(400)
spec = torch.stft(x.cpu(), 400, window=window, return_complex=True)
spec = spec.to(device)
print("spectrogram:", tuple(spec.shape))
#> spectrogram: (1, 201, 161)
# --8<-- [end:demo_stft]

# --8<-- [start:demo_half]
import torch

x = torch.ones(4, 192, dtype=torch.float16)
y = torch.fft.rfft(x.float(), dim=1)
print("FFT:", tuple(y.shape), y.dtype)
#> FFT: (4, 97) torch.complex64
# --8<-- [end:demo_half]

# --8<-- [start:demo_devices]
import torch
from torch import nn

model = nn.Linear(2, 1, device="meta")  # stands for "mps"
x = torch.ones(1, 2)
for name, tensor in [*model.named_parameters(), *model.named_buffers(),
                     ("x", x)]:
    print(f"{name}: {tensor.device}")
#> weight: meta
#> bias: meta
#> x: cpu
# --8<-- [end:demo_devices]

# --8<-- [start:check]
from unittest.mock import patch

import torch

assert detect.out == """\
built for CUDA: None
CUDA_VISIBLE_DEVICES: None
GPUs counted: 0
CUDA works: False
has code for: []
"""
assert demo_visible.out == """\
CUDA_VISIBLE_DEVICES='0' shows [0]
CUDA_VISIBLE_DEVICES='2,0' shows [2, 0]
CUDA_VISIBLE_DEVICES='0,2,-1,1' shows [0, 2]
CUDA_VISIBLE_DEVICES='0,0' shows []
CUDA_VISIBLE_DEVICES='' shows []
CUDA_VISIBLE_DEVICES='-1' shows []
CUDA_VISIBLE_DEVICES='cuda:0' shows []
"""
assert demo_stft.out == "spectrogram: (1, 201, 161)\n"
assert demo_devices.out == "weight: meta\nbias: meta\nx: cpu\n"
# in the reports: GPU, CUDA of the build that failed, and of one that worked
for gpu, failed, worked in (("RTX 2080 Ti", "9.0", "10.0"),
                            ("RTX 4090", "11.7", "11.8")):
    assert float(failed) < float(worked)
# device_count and is_available ask two different places
with patch("torch.cuda._device_count_nvml", return_value=1):
    with patch("torch.cuda._is_compiled", return_value=True):
        assert torch.cuda.device_count() == 1
assert not torch.cuda.is_available()
assert demo_half.out == "FFT: (4, 97) torch.complex64\n"
# --8<-- [end:check]
