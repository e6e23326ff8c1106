"""default_collate batches tensors, not PIL images: turn each image into a tensor in __getitem__, as the last transform."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader", "torch.from_numpy", "torch.Tensor.permute"]
# also = ["torch.utils.data.default_collate"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-11-29
# messages = [
#   "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found <class 'PIL.*'>",
# ]
# older = [
#   "batch must contain tensors, numbers, dicts or lists; found <class 'PIL.*'>",
#   "pic should be PIL Image or ndarray. Got <class '*'>",
#   "img should be PIL Image. Got <class 'torch.Tensor'>",
#   "img should be PIL Image. Got <class 'numpy.ndarray'>",
#   "tensor is not a torch image.",
#   "img should be Tensor Image. Got <class 'PIL.*'>",
#   "tensor should be a torch tensor. Got <class 'PIL.*'>.",
#   "Expected tensor to be a tensor image of size (*C, H, W). Got tensor.size() = *",
#   "Input pic must be a torch.Tensor or NumPy ndarray, not <class 'numpy.ndarray'>",
# ]
#
# [code.pil_image_returned]
# either = [
# '''
# $IMG = PIL.Image.open(...)
# ...
# return $IMG, ...
# ''',
# '''
# $IMG = PIL.Image.new(...)
# ...
# return $IMG, ...
# ''',
# '''
# $IMG = PIL.Image.open(...).convert(...)
# ...
# return $IMG, ...
# ''',
# '''
# $IMG = PIL.Image.fromarray(...)
# ...
# return $IMG, ...
# ''',
# '''
# $IMG = PIL.Image.open(...)
# ...
# return {..., "...": $IMG, ...}
# ''',
# '''
# $IMG = PIL.Image.fromarray(...).$M(...)
# ...
# return $IMG, ...
# ''',
# '''
# $IMG = PIL.Image.open(...).$M(...).$M2(...)
# ...
# return $IMG, ...
# ''',
#     'return PIL.Image.open(...), ...', 'return PIL.Image.open(...).$M(...), ...',
#     'return PIL.Image.fromarray(...), ...',
# ]
# not = [
# '''
# $IMG = PIL.Image.open(...)
# ...
# $IMG = $OTHER
# ...
# return $IMG, ...
# ''',
# '''
# $IMG = PIL.Image.new(...)
# ...
# $IMG = $OTHER
# ...
# return $IMG, ...
# ''',
# '''
# $IMG = PIL.Image.open(...).convert(...)
# ...
# $IMG = $OTHER
# ...
# return $IMG, ...
# ''',
# '''
# $IMG = PIL.Image.fromarray(...)
# ...
# $IMG = $OTHER
# ...
# return $IMG, ...
# ''',
# '''
# $IMG = PIL.Image.fromarray(...).$M(...)
# ...
# $IMG = $OTHER
# ...
# return $IMG, ...
# ''',
# '''
# $IMG = PIL.Image.open(...).$M(...).$M2(...)
# ...
# $IMG = $OTHER
# ...
# return $IMG, ...
# ''',
# '''
# $IMG = PIL.Image.open(...)
# ...
# $IMG = $OTHER
# ...
# return {..., "...": $IMG, ...}
# ''',
# ]
# inside = ['def __getitem__(...): ...']
# anywhere = ['torch.utils.data.DataLoader(...)']
# nowhere = ['torch.utils.data.DataLoader(..., collate_fn=$F, ...)']
#
# [code.numbers_that_do_not_stack]
# either = [
#     'return $X, None', 'return None, $X', 'return {..., "...": None, ...}',
#     'return $X, $Y, None', 'return PIL.Image.open(...)', 'return $X, datetime.datetime.$F(...)',
#     'return $X, pathlib.Path(...)', 'return $X, $DF.iloc[$I]', 'return $X, set(...)',
#     'return self.$DF.iloc[$I]',
# ]
# inside = ['def __getitem__(...): ...']
# anywhere = ['torch.utils.data.DataLoader(...)']
# nowhere = ['torch.utils.data.DataLoader(..., collate_fn=$F, ...)']
# example = '''
# class Images(torch.utils.data.Dataset):
#     def __getitem__(self, i):
#         return self.images[i], None
# loader = torch.utils.data.DataLoader(Images(), batch_size=4)
# '''
# ///

# --8<-- [start:wrong]
from PIL import Image
from torch.utils.data import DataLoader, Dataset


class Images(Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, i):
        image = Image.new("RGB", (32, 24), (255, 0, 51))  # or Image.open
        return image, i


loader = DataLoader(Images(), batch_size=2)
for x, y in loader:
    print("x:", x.shape, x.dtype, "largest:", x.max().item())
#> TypeError: default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found <class 'PIL.Image.Image'>
# --8<-- [end:wrong]

# --8<-- [start:right]
import numpy as np
import torch
from PIL import Image
from torch.utils.data import DataLoader, Dataset


class Images(Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, i):
        image = Image.new("RGB", (32, 24), (255, 0, 51))  # or Image.open
        image = np.array(image.convert("RGB"))
        x = torch.from_numpy(image).permute(2, 0, 1) / 255
        return x, i


loader = DataLoader(Images(), batch_size=2)
for x, y in loader:
    print("x:", x.shape, x.dtype, "largest:", x.max().item())
#> x: torch.Size([2, 3, 24, 32]) torch.float32 largest: 1.0
#> x: torch.Size([2, 3, 24, 32]) torch.float32 largest: 1.0
# --8<-- [end:right]

# --8<-- [start:wrong_array]
import numpy as np
from PIL import Image
from torch.utils.data import DataLoader, Dataset


class Images(Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, i):
        image = Image.new("RGB", (32, 24), (255, 0, 51))  # or Image.open
        return np.array(image), i


loader = DataLoader(Images(), batch_size=2)
for x, y in loader:
    print("x:", x.shape, x.dtype, "largest:", x.max().item())
#> x: torch.Size([2, 24, 32, 3]) torch.uint8 largest: 255
#> x: torch.Size([2, 24, 32, 3]) torch.uint8 largest: 255
# --8<-- [end:wrong_array]

# --8<-- [start:demo_list]
from PIL import Image
from torch.utils.data import DataLoader


def collate(samples):
    images, labels = zip(*samples)
    return list(images), list(labels)


dataset = [(Image.new("RGB", (32, 24)), i) for i in range(4)]
for images, labels in DataLoader(dataset, batch_size=2, collate_fn=collate):
    print(len(images), "images of size", images[0].size, "labels:", labels)
#> 2 images of size (32, 24) labels: [0, 1]
#> 2 images of size (32, 24) labels: [2, 3]
# --8<-- [end:demo_list]

# --8<-- [start:detect]
from PIL import Image

Image.new("RGB", (32, 24)).save("0.png")
dataset = [(Image.open("0.png"), 0), (Image.open("0.png"), 1)]
print([type(part) for part in dataset[0]])
#> [<class 'PIL.PngImagePlugin.PngImageFile'>, <class 'int'>]
# --8<-- [end:detect]

# --8<-- [start:check]
import numpy as np
import torch
from PIL import Image
from torch.utils.data import default_collate

found = (
    "TypeError: default_collate: batch must contain tensors, numpy arrays, "
    "numbers, dicts or lists; found <class 'PIL.Image.Image'>")
assert wrong.error == found
assert right.out == (
    "x: torch.Size([2, 3, 24, 32]) torch.float32 largest: 1.0\n" * 2)
assert right.x[0, :, 0, 0].allclose(torch.tensor([1.0, 0.0, 0.2]))
assert wrong_array.out == (
    "x: torch.Size([2, 24, 32, 3]) torch.uint8 largest: 255\n" * 2)
assert demo_list.out == (
    "2 images of size (32, 24) labels: [0, 1]\n"
    "2 images of size (32, 24) labels: [2, 3]\n")
assert detect.out == (
    "[<class 'PIL.PngImagePlugin.PngImageFile'>, <class 'int'>]\n")


def refused(samples):
    try:
        default_collate(samples)
    except TypeError as error:
        return str(error).split("found ")[1]


# also in a tuple, in a dict, for a single sample, and for an opened file
image = Image.new("L", (4, 4))
for samples in ([image], [(image, 0)], [{"x": image}]):
    assert refused(samples) == "<class 'PIL.Image.Image'>"
assert refused(detect.dataset) == "<class 'PIL.PngImagePlugin.PngImageFile'>"
# a grayscale image has no channels to move
gray = np.array(image)
try:
    torch.from_numpy(gray).permute(2, 0, 1)
except RuntimeError:
    assert gray.shape == (4, 4)
else:
    raise AssertionError("permute took two dimensions")
assert np.array(image.convert("RGB")).shape == (4, 4, 3)
# what a convolution says of the array


def said(x):
    try:
        torch.nn.Conv2d(3, 4, 3)(x)
    except RuntimeError as error:
        return str(error)


assert "should be the same" in said(wrong_array.x)
assert "expected input[2, 24, 32, 3] to have 3 channels, but got 24" in said(
    wrong_array.x.float())
# --8<-- [end:check]
