"""torch.stft needs return_complex=True: the result is complex, without the last dimension of size 2, and old formulas silently sum over time."""
# /// pitfall
# apis = ["torch.stft", "torch.istft", "torch.view_as_real", "torch.view_as_complex"]
# symptom = "error"
# raises = ["wrong", "wrong_istft"]
# added = 2026-11-29
# messages = [
#   "stft requires the return_complex parameter be given for real inputs, and will further require that return_complex=True in a future PyTorch release.",
#   "istft requires a complex-valued input tensor matching the output from stft with return_complex=True.",
#   "stft with return_complex=False is deprecated. In a future pytorch release, stft will return complex tensors for all inputs, and return_complex=False will raise an error.",
#   "A window was not provided. A rectangular window will be applied,which is known to cause spectral leakage.",
#   "A window was not provided. A rectangular window will be applied.Please provide the same window used by stft to make the inversion lossless.",
#   "Input type (c10::complex<float>) and bias type (float) should be the same",
#   "clamp is not supported for complex types",
#   "Tensor must have a last dimension of size 2",
#   "Tensor must have a last dimension with stride 1",
# ]
# older = [
#   "stft will require the return_complex parameter be explicitly  specified in a future PyTorch release.",
#   "istft will require a complex-valued input tensor in a future PyTorch release.",
# ]
#
# [code.stft_without_return_complex]
# either = ['torch.stft(...)', '$X.stft(...)']
# not = [
#     'torch.stft(..., return_complex=$V, ...)', 'torch.stft(..., **$KW)',
#     '$X.stft(..., return_complex=$V, ...)', '$X.stft(..., **$KW)', 'librosa.stft(...)',
#     'torchaudio.functional.stft(...)', 'scipy.signal.stft(...)', 'signal.stft(...)',
# ]
#
# [code.old_magnitude]
# pattern = '''
# $S = torch.stft(..., return_complex=True, ...)
# ...
# $S.pow(2).sum(-1)
# '''
# not = [
# '''
# $S = torch.stft(..., return_complex=True, ...)
# ...
# $S = $OTHER
# ...
# $S.pow(2).sum(-1)
# ''',
# ]
#
# [code.istft_without_window]
# pattern = '''
# $S = torch.stft(..., window=$W, ...)
# ...
# torch.istft($SPEC, ...)
# '''
# not = [
# '''
# $S = torch.stft(..., window=$W, ...)
# ...
# torch.istft($SPEC, ..., window=$V, ...)
# ''',
# '''
# $S = torch.stft(..., window=$W, ...)
# ...
# torch.istft($SPEC, $B, $C, $D, $V, ...)
# ''',
# ]
# line = "$SPEC"
# ///

# --8<-- [start:wrong]
import torch

torch.manual_seed(0)
audio = torch.randn(2, 16000)  # two clips
window = torch.hann_window(400)
spec = torch.stft(audio, 400, hop_length=100, window=window)
#> RuntimeError: stft requires the return_complex parameter be given for real inputs, and will further require that return_complex=True in a future PyTorch release.
magnitude = spec.pow(2).sum(-1).sqrt()
print("magnitude:", magnitude.shape, magnitude.dtype)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

torch.manual_seed(0)
audio = torch.randn(2, 16000)  # two clips
window = torch.hann_window(400)
spec = torch.stft(
    audio, 400, hop_length=100, window=window, return_complex=True
)
magnitude = spec.abs()
print("magnitude:", magnitude.shape, magnitude.dtype)
#> magnitude: torch.Size([2, 201, 161]) torch.float32
# --8<-- [end:right]

# --8<-- [start:wrong_half_way]
import torch

torch.manual_seed(0)
audio = torch.randn(2, 16000)  # two clips
window = torch.hann_window(400)
spec = torch.stft(
    audio, 400, hop_length=100, window=window, return_complex=True
)
magnitude = spec.pow(2).sum(-1).sqrt()
print("magnitude:", magnitude.shape, magnitude.dtype)
#> magnitude: torch.Size([2, 201]) torch.complex64
# --8<-- [end:wrong_half_way]

# --8<-- [start:right_half_way]
import torch

torch.manual_seed(0)
audio = torch.randn(2, 16000)  # two clips
window = torch.hann_window(400)
spec = torch.stft(
    audio, 400, hop_length=100, window=window, return_complex=True
)
spec = torch.view_as_real(spec)
magnitude = spec.pow(2).sum(-1).sqrt()
print("magnitude:", magnitude.shape, magnitude.dtype)
#> magnitude: torch.Size([2, 201, 161]) torch.float32
# --8<-- [end:right_half_way]

# --8<-- [start:wrong_istft]
import torch

torch.manual_seed(0)
audio = torch.randn(2, 16000)
window = torch.hann_window(400)
spec = torch.stft(audio, 400, window=window, return_complex=True)
real, imag = spec.real, spec.imag
mask = torch.ones_like(real)  # what a model predicts
enhanced = torch.stack([mask * real, mask * imag], dim=-1)
output = torch.istft(enhanced, 400, window=window, length=16000)
#> RuntimeError: istft requires a complex-valued input tensor matching the output from stft with return_complex=True.
print("same audio:", torch.allclose(output, audio, atol=1e-4))
# --8<-- [end:wrong_istft]

# --8<-- [start:right_istft]
import torch

torch.manual_seed(0)
audio = torch.randn(2, 16000)
window = torch.hann_window(400)
spec = torch.stft(audio, 400, window=window, return_complex=True)
real, imag = spec.real, spec.imag
mask = torch.ones_like(real)  # what a model predicts
enhanced = torch.complex(mask * real, mask * imag)
output = torch.istft(enhanced, 400, window=window, length=16000)
print("same audio:", torch.allclose(output, audio, atol=1e-4))
#> same audio: True
# --8<-- [end:right_istft]

# --8<-- [start:wrong_window]
import torch

torch.manual_seed(0)
audio = torch.randn(2, 16000)
window = torch.hann_window(400)
spec = torch.stft(audio, 400, window=window, return_complex=True)
output = torch.istft(spec, 400, length=16000)
#> UserWarning: A window was not provided. A rectangular window will be applied.Please provide the same window used by stft to make the inversion lossless.To suppress this warning and use a rectangular window, explicitly set `window=torch.ones(n_fft, device=<device>)`.
factor = (output[0, 5000] / audio[0, 5000]).item()
print(f"output / audio: {factor:.2f}")
#> output / audio: 0.50
# --8<-- [end:wrong_window]

# --8<-- [start:right_window]
import torch

torch.manual_seed(0)
audio = torch.randn(2, 16000)
window = torch.hann_window(400)
spec = torch.stft(audio, 400, window=window, return_complex=True)
output = torch.istft(spec, 400, window=window, length=16000)
factor = (output[0, 5000] / audio[0, 5000]).item()
print(f"output / audio: {factor:.2f}")
#> output / audio: 1.00
# --8<-- [end:right_window]

# --8<-- [start:demo_false]
import torch

audio = torch.ones(2, 16000)
spec = torch.stft(audio, 400, return_complex=False)
#> UserWarning: A window was not provided. A rectangular window will be applied,which is known to cause spectral leakage. Other windows such as torch.hann_window or torch.hamming_window are recommended to reduce spectral leakage.To suppress this warning and use a rectangular window, explicitly set `window=torch.ones(n_fft, device=<device>)`.
#> UserWarning: stft with return_complex=False is deprecated. In a future pytorch release, stft will return complex tensors for all inputs, and return_complex=False will raise an error.
#> Note: you can still call torch.view_as_real on the complex output to recover the old return format.
print("spec:", spec.shape, spec.dtype)
#> spec: torch.Size([2, 201, 161, 2]) torch.float32
# --8<-- [end:demo_false]

# --8<-- [start:demo_model]
import torch
from torch import nn

audio = torch.ones(2, 16000)
window = torch.hann_window(400)
spec = torch.stft(audio, 400, window=window, return_complex=True)
conv = nn.Conv1d(201, 8, kernel_size=3)
for step in (conv, nn.ReLU()):
    try:
        step(spec)
    except RuntimeError as error:
        print(f"{type(step).__name__}: {type(error).__name__}: {error}")
#> Conv1d: RuntimeError: Input type (c10::complex<float>) and bias type (float) should be the same
#> ReLU: NotImplementedError: clamp is not supported for complex types
print("magnitude:", conv(spec.abs()).shape)
#> magnitude: torch.Size([2, 8, 159])
# --8<-- [end:demo_model]

# --8<-- [start:demo_layouts]
import torch

spec = torch.stft(
    torch.ones(2, 16000),
    400,
    window=torch.hann_window(400),
    return_complex=True,
)
pairs = torch.view_as_real(spec)
print("complex:", spec.shape, spec.dtype)
#> complex: torch.Size([2, 201, 161]) torch.complex64
print("pairs:  ", pairs.shape, pairs.dtype)
#> pairs:   torch.Size([2, 201, 161, 2]) torch.float32
print("real part is pairs[..., 0]:", torch.equal(spec.real, pairs[..., 0]))
#> real part is pairs[..., 0]: True
print("same memory:", spec.data_ptr() == pairs.data_ptr())
#> same memory: True
# --8<-- [end:demo_layouts]

# --8<-- [start:demo_view]
import torch

outputs = torch.zeros(2, 2, 201, 161)  # a model with two channels
try:
    torch.view_as_complex(outputs)
except RuntimeError as error:
    print("channels first:", error)
#> channels first: Tensor must have a last dimension of size 2
pairs = outputs.permute(0, 2, 3, 1)
try:
    torch.view_as_complex(pairs)
except RuntimeError as error:
    print("permuted:", error)
#> permuted: Tensor must have a last dimension with stride 1
spec = torch.view_as_complex(pairs.contiguous())
print("contiguous:", spec.shape, spec.dtype)
#> contiguous: torch.Size([2, 201, 161]) torch.complex64
# --8<-- [end:demo_view]

# --8<-- [start:check]
import warnings

import torch

text = (
    "RuntimeError: stft requires the return_complex parameter be given for "
    "real inputs, and will further require that return_complex=True in a "
    "future PyTorch release.")
assert wrong.error == text and wrong.out == text + "\n"
full = "magnitude: torch.Size([2, 201, 161]) torch.float32\n"
assert right.out == right_half_way.out == full
assert torch.allclose(right.magnitude, right_half_way.magnitude, atol=1e-4)
assert wrong_half_way.out == "magnitude: torch.Size([2, 201]) torch.complex64\n"
assert wrong_half_way.spec.shape == (2, 201, 161)
text = (
    "RuntimeError: istft requires a complex-valued input tensor matching the "
    "output from stft with return_complex=True.")
assert wrong_istft.error == text and wrong_istft.out == text + "\n"
assert right_istft.out == "same audio: True\n"
assert wrong_istft.enhanced.shape == (2, 201, 161, 2)
assert "UserWarning: A window was not provided. A rectangular window will be applied.Please" in wrong_window.out
assert wrong_window.out.endswith("output / audio: 0.50\n")
assert right_window.out == "output / audio: 1.00\n"
inside = slice(400, 15000)
assert torch.allclose(
    wrong_window.output[:, inside], wrong_window.audio[:, inside] / 2,
    atol=1e-4)
assert "which is known to cause spectral leakage" in demo_false.out
assert "stft with return_complex=False is deprecated" in demo_false.out
assert demo_false.out.endswith(
    "spec: torch.Size([2, 201, 161, 2]) torch.float32\n")
assert "Conv1d: RuntimeError: Input type (c10::complex<float>)" in demo_model.out
assert "ReLU: NotImplementedError: clamp is not supported for complex" in demo_model.out
assert demo_model.out.endswith("magnitude: torch.Size([2, 8, 159])\n")
assert demo_layouts.out.splitlines()[1:] == [
    "pairs:   torch.Size([2, 201, 161, 2]) torch.float32",
    "real part is pairs[..., 0]: True", "same memory: True"]
assert demo_view.out == """\
channels first: Tensor must have a last dimension of size 2
permuted: Tensor must have a last dimension with stride 1
contiguous: torch.Size([2, 201, 161]) torch.complex64
"""

# picking the parts by index takes the first two frames of a complex tensor
spec = wrong_half_way.spec
assert spec[..., 0].is_complex() and spec[..., 0].shape == (2, 201)

# False works today, and view_as_real gives the same numbers
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    old = torch.stft(
        right.audio, 400, hop_length=100, window=right.window,
        return_complex=False)
assert torch.equal(old, torch.view_as_real(right.spec))

parts = right.spec.angle(), torch.atan2(right.spec.imag, right.spec.real)
assert torch.allclose(*parts)

# a complex signal needs no return_complex
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    both = torch.stft(torch.complex(right.audio, right.audio), 400)
assert both.is_complex() and both.shape == (2, 400, 161)
# mono, without a batch
mono = torch.stft(
    right.audio[0], 400, window=right.window, return_complex=True)
assert mono.shape == (201, 161)
# ones are the window that is used without one
with warnings.catch_warnings():
    warnings.simplefilter("error")
    ones = torch.stft(
        right.audio, 400, window=torch.ones(400), return_complex=True)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    none = torch.stft(right.audio, 400, return_complex=True)
assert torch.equal(ones, none)
# gradients flow through both functions, and through the magnitude
leaf = right.audio.clone().requires_grad_()
torch.stft(
    leaf, 400, window=right.window, return_complex=True
).abs().sum().backward()
assert leaf.grad.isfinite().all()
# --8<-- [end:check]
