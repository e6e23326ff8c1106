"""torchaudio itself reads no file: it needs a backend, since 2.9 TorchCodec and FFmpeg. For a WAV file, Python is enough."""
# /// pitfall
# apis = ["torch.frombuffer", "torch.Tensor.view"]
# also = ["torch.from_numpy"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-12-01
# messages = [
#   "file does not start with RIFF id",
# ]
# older = [
#   "Couldn't find appropriate backend to handle uri * and format *",
#   "TorchCodec is required for load_with_torchcodec. Please install torchcodec to use this function.",
#   "TorchCodec is required for save_with_torchcodec. Please install torchcodec to use this function.",
#   "Could not load libtorchcodec.*",
#   "To support decoding audio data, please install 'torchcodec'.",
#   "No module named 'torchcodec'",
#   "Backend \"sox_io\" is not one of available backends: *",
#   "Backend \"soundfile\" is not one of available backends: *",
#   "Backend \"sox\" is not one of available backends: *",
#   "No audio backend is available.",
#   "No audio I/O backend is available.",
#   "module 'torchaudio' has no attribute 'list_audio_backends'",
#   "module 'torchaudio' has no attribute 'set_audio_backend'",
#   "module 'torchaudio' has no attribute 'get_audio_backend'",
#   "module 'torchaudio' has no attribute 'AudioMetaData'",
#   "module 'torchaudio' has no attribute 'info'",
#   "module 'torchaudio' has no attribute 'load_wav'",
# ]
# ///

# --8<-- [start:wrong]
import wave

with open("speech.wav", "wb") as file:
    file.write(b"ID3\x04" + bytes(100))  # an MP3 that is called .wav
with wave.open("speech.wav") as file:
    print("sample rate:", file.getframerate())
#> wave.Error: file does not start with RIFF id
# --8<-- [end:wrong]

# --8<-- [start:right]
with open("speech.wav", "wb") as file:
    file.write(b"ID3\x04" + bytes(100))  # an MP3 that is called .wav
with open("speech.wav", "rb") as file:
    start = file.read(4)
kinds = {b"RIFF": "WAV", b"fLaC": "FLAC", b"OggS": "Ogg", b"ID3\x04": "MP3"}
print("the file is:", kinds.get(start, "unknown"))
#> the file is: MP3
# --8<-- [end:right]

# --8<-- [start:demo_load]
import wave

import torch


def load(path):
    with wave.open(path) as file:
        assert file.getsampwidth() == 2, "not 16 bits"
        data = bytearray(file.readframes(file.getnframes()))
        x = torch.frombuffer(data, dtype=torch.int16)
        x = x.view(-1, file.getnchannels()).t() / 32768
        return x, file.getframerate()


with wave.open("tone.wav", "wb") as file:
    file.setparams((2, 2, 16000, 0, "NONE", None))
    file.writeframes((16384 * torch.ones(800, 2)).short().numpy().tobytes())
waveform, sample_rate = load("tone.wav")
print(waveform.shape, "rate:", sample_rate, "max:", waveform.max().item())
#> torch.Size([2, 800]) rate: 16000 max: 0.5
# --8<-- [end:demo_load]

# --8<-- [start:demo_save]
import wave

import torch


def save(path, waveform, sample_rate):
    x = (waveform.clamp(-1, 1) * 32767).round().short().t().contiguous()
    with wave.open(path, "wb") as file:
        file.setparams((x.shape[1], 2, sample_rate, 0, "NONE", None))
        file.writeframes(x.numpy().tobytes())


save("out.wav", torch.zeros(1, 16000), 16000)
with wave.open("out.wav") as file:
    print("seconds:", file.getnframes() / file.getframerate())
#> seconds: 1.0
# --8<-- [end:demo_save]

# --8<-- [start:check]
import math
import wave

import torch

assert wrong.error == "wave.Error: file does not start with RIFF id"
assert right.out == "the file is: MP3\n"
assert demo_load.out == (
    "torch.Size([2, 800]) rate: 16000 max: 0.5\n")
assert demo_save.out == "seconds: 1.0\n"
# what save writes, load reads, up to one step of 16 bits
x = 0.8 * torch.sin(torch.arange(320) / 7).repeat(2, 1)
x[1] *= 0.5
demo_save.save("pair.wav", x, 8000)
y, rate = demo_load.load("pair.wav")
assert rate == 8000 and y.shape == x.shape
assert (x - y).abs().max() < 2 / 32768
assert y.dtype == torch.float32
# --8<-- [end:check]
