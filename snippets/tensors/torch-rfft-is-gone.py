"""torch.rfft and its relatives are gone, torch.fft is a module now, and its functions return complex tensors."""
# /// pitfall
# apis = ["torch.fft.rfft2", "torch.fft.irfft2", "torch.fft.fft2", "torch.fft.fft", "torch.view_as_real",
#         "torch.view_as_complex"]
# also = ["torch.fft.rfft", "torch.fft.ifft2", "torch.fft.ifft"]
# gone = ["torch.rfft", "torch.irfft", "torch.ifft"]
# symptom = "error"
# raises = ["wrong", "wrong_call"]
# added = 2026-11-29
# messages = [
#   "module 'torch' has no attribute 'rfft'",
#   "'module' object is not callable",
# ]
# older = [
#   "module 'torch' has no attribute 'irfft'",
#   "module 'torch' has no attribute 'ifft'",
# ]
#
# [code.old_fft]
# either = ['torch.rfft(...)', 'torch.irfft(...)', 'torch.fft(...)', 'torch.ifft(...)']
# ///

# --8<-- [start:wrong]
import torch

image = torch.arange(15.0).view(3, 5)
spectrum = torch.rfft(image, 2)
#> AttributeError: module 'torch' has no attribute 'rfft'
print("spectrum:", spectrum.shape)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

image = torch.arange(15.0).view(3, 5)
spectrum = torch.fft.rfft2(image)
print("one side:", spectrum.shape, spectrum.dtype)
#> one side: torch.Size([3, 3]) torch.complex64
print("as before:", torch.view_as_real(spectrum).shape)
#> as before: torch.Size([3, 3, 2])
print("both sides:", torch.fft.fft2(image).shape)
#> both sides: torch.Size([3, 5])
# --8<-- [end:right]

# --8<-- [start:demo_irfft]
import torch

image = torch.arange(15.0).view(3, 5)
spectrum = torch.fft.rfft2(image)
print("without s:", torch.fft.irfft2(spectrum).shape)
#> without s: torch.Size([3, 4])
back = torch.fft.irfft2(spectrum, s=image.shape)
print("with s:", back.shape)
#> with s: torch.Size([3, 5])
print("this is the image:", torch.allclose(back, image, atol=1e-4))
#> this is the image: True
# --8<-- [end:demo_irfft]

# --8<-- [start:wrong_call]
import torch

signal = torch.ones(8, 2)  # real and imaginary part
spectrum = torch.fft(signal, 1)
#> TypeError: 'module' object is not callable
print("spectrum:", spectrum.shape)
# --8<-- [end:wrong_call]

# --8<-- [start:right_call]
import torch

signal = torch.ones(8, 2)  # real and imaginary part
spectrum = torch.fft.fft(torch.view_as_complex(signal))
print("spectrum:", torch.view_as_real(spectrum).shape)
#> spectrum: torch.Size([8, 2])
# --8<-- [end:right_call]

# --8<-- [start:check]
import torch

missing = "AttributeError: module 'torch' has no attribute "
assert wrong.error == missing + "'rfft'"
assert right.out == (
    "one side: torch.Size([3, 3]) torch.complex64\n"
    "as before: torch.Size([3, 3, 2])\nboth sides: torch.Size([3, 5])\n")
assert demo_irfft.out == (
    "without s: torch.Size([3, 4])\nwith s: torch.Size([3, 5])\n"
    "this is the image: True\n")
assert wrong_call.error == "TypeError: 'module' object is not callable"
assert right_call.out == "spectrum: torch.Size([8, 2])\n"

# one side, both sides, and the norm
image = right.image
full = torch.fft.fft2(image)
assert torch.equal(torch.fft.rfft(image), torch.fft.fft(image)[:, :3])
assert torch.allclose(full[:, :3], right.spectrum, atol=1e-4)
assert torch.fft.rfft2(torch.zeros(3, 4)).shape[-1] == 3
assert torch.view_as_real(full).shape == (3, 5, 2)
ortho = torch.fft.fft2(image, norm="ortho")
assert torch.allclose(ortho * 15 ** 0.5, full, atol=1e-3)
assert torch.allclose(torch.fft.ifft2(full).real, image, atol=1e-4)
z = torch.view_as_complex(wrong_call.signal)
assert torch.allclose(torch.fft.ifft(torch.fft.fft(z)), z, atol=1e-5)
# --8<-- [end:check]
