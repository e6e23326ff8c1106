"""torch.from_numpy takes only NumPy arrays of numbers, since the tensor shares their memory; as_tensor and tensor take more."""
# /// pitfall
# apis = ["torch.from_numpy", "torch.as_tensor", "torch.tensor"]
# symptom = "error"
# raises = ["wrong", "wrong_item", "wrong_stride", "wrong_uint16", "wrong_order"]
# added = 2026-11-29
# messages = [
#   "expected np.ndarray (got *)",
#   "At least one stride in the given numpy array is negative, and tensors with negative strides are not currently supported.",
#   "given numpy array has byte order different from the native byte order.",
#   "The given NumPy array is not writable, and PyTorch does not support non-writable tensors.",
#   "\"add_stub\" not implemented for 'UInt16'",
# ]
# older = ["can't convert np.ndarray of type numpy.uint16.", "some of the strides of a given numpy array are negative. This is currently not supported, but will be added in future releases."]
#
# [code.negative_stride]
# either = [
#     'torch.from_numpy($A[::-1])', 'torch.from_numpy($A[:, :, ::-1])',
#     'torch.from_numpy($A[:, ::-1])', 'torch.from_numpy($A[..., ::-1])',
# '''
# $B = $A[:, :, ::-1]
# ...
# torch.from_numpy($B)
# ''',
# '''
# $B = $A[..., ::-1]
# ...
# torch.from_numpy($B)
# ''',
#     'torch.from_numpy(numpy.flip($A, ...))', 'torch.from_numpy(numpy.fliplr($A))',
#     'torch.from_numpy(numpy.flipud($A))', 'torch.from_numpy(numpy.rot90($A, ...))',
#     'torch.from_numpy($A[..., ::-1, :])', 'torch.from_numpy($A[:, ::-1, :])',
#     'torch.from_numpy($A[::-1, :])', 'torch.as_tensor($A[::-1])',
#     'torch.as_tensor($A[:, ::-1])',
# ]
# not = [
# '''
# $B = $A[:, :, ::-1]
# ...
# $B = $OTHER
# ...
# torch.from_numpy($B)
# ''',
# '''
# $B = $A[..., ::-1]
# ...
# $B = $OTHER
# ...
# torch.from_numpy($B)
# ''',
# ]
#
# [code.flipped_before]
# either = ['torch.from_numpy($B)', 'torch.from_numpy($B.$M(...))', 'torch.as_tensor($B, ...)']
# not = ['torch.from_numpy($B.copy())', 'torch.from_numpy($B.astype(...))']
# anywhere = [
#     [
#         '$B = $A[:, :, ::-1]', '$B = $A[..., ::-1]', '$B = $A[::-1]', '$B = $A[:, ::-1]',
#         '$B = numpy.flip(...)', '$B = numpy.fliplr(...)', '$B = numpy.flipud(...)',
#         '$B = numpy.rot90(...)', '$B = $A[:, ::-1, :]', '$B = $A[::-1, :]',
#         '$B = $A[..., ::-1, :]',
#     ],
# ]
# nowhere = [
#     '$B = $B.copy()', '$B = numpy.ascontiguousarray(...)', '$B.copy()',
#     'numpy.ascontiguousarray($B)', '$B = numpy.array(...)', '$B = <... $Z.copy() ...>',
#     '$B.astype(...)',
# ]
# example = '''
# if flip:
#     image = image[:, ::-1]
# x = torch.from_numpy(image)
# '''
#
# [code.from_numpy_of_something_else]
# either = [
#     'torch.from_numpy([...])', 'torch.from_numpy(PIL.Image.open(...))',
#     'torch.from_numpy($DF.iloc[...])', 'torch.from_numpy($DF.loc[...])',
#     'torch.from_numpy(numpy.mean(...))', 'torch.from_numpy($A.astype(numpy.str_))',
#     'torch.from_numpy($A.mean())', 'torch.from_numpy($A.sum())',
#     'torch.from_numpy(numpy.float32(...))', 'torch.from_numpy(list(...))',
#     'torch.from_numpy(float(...))', 'torch.from_numpy(int(...))',
#     'torch.from_numpy([$E for $I in $R])', 'torch.from_numpy($A.tolist())',
#     'torch.from_numpy(torch.$F(...))', 'torch.from_numpy(numpy.sum(...))',
#     'torch.from_numpy(pandas.$F(...))', 'torch.from_numpy($A.astype(object))',
# ]
# example = 'x = torch.from_numpy([1.0, 2.0])'
#
# [code.from_numpy_of_a_table_or_a_list]
# either = ['torch.from_numpy($X)', 'torch.from_numpy($X[...])']
# anywhere = [
#     [
#         '$X = pandas.read_csv(...)', '$X = pandas.DataFrame(...)', '$X = [...]',
#         '$X = PIL.Image.open(...)', '$X = PIL.Image.open(...).convert(...)', '$X = []',
#         '$X = $DF.drop(...)', '$X = torch.$F(...)', '$X = [$E for $I in $R]',
#     ],
# ]
# nowhere = [
#     '$X = numpy.$G(...)', '$X = $X.values', '$X = $X.to_numpy(...)', '$X = $Y.numpy()',
#     '$X = $Y.to_numpy(...)', '$X = $Y.values',
# ]
# example = '''
# table = pandas.read_csv("data.csv")
# x = torch.from_numpy(table)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch.utils.data import Dataset

class Pairs(Dataset):
    def __init__(self, samples):
        self.samples = samples

    def __len__(self):
        return len(self.samples)

    def __getitem__(self, index):
        x, y = self.samples[index]
        return torch.from_numpy(x), torch.from_numpy(y)

dataset = Pairs([(torch.zeros(3), [1.0, 0.0])])
x, y = dataset[0]
#> TypeError: expected np.ndarray (got Tensor)
print("x:", x.shape, "y:", y)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch.utils.data import Dataset

class Pairs(Dataset):
    def __init__(self, samples):
        self.samples = samples

    def __len__(self):
        return len(self.samples)

    def __getitem__(self, index):
        x, y = self.samples[index]
        return torch.as_tensor(x), torch.as_tensor(y)

dataset = Pairs([(torch.zeros(3), [1.0, 0.0])])
x, y = dataset[0]
print("x:", x.shape, "y:", y)
#> x: torch.Size([3]) y: tensor([1., 0.])
# --8<-- [end:right]

# --8<-- [start:wrong_item]
import numpy as np
import torch

labels = np.array([0.5, 1.5])
y = torch.from_numpy(labels[0])
#> TypeError: expected np.ndarray (got numpy.float64)
print("y:", y)
# --8<-- [end:wrong_item]

# --8<-- [start:right_item]
import numpy as np
import torch

labels = np.array([0.5, 1.5])
y = torch.as_tensor(labels[0])
print("y:", y)
#> y: tensor(0.5000, dtype=torch.float64)
# --8<-- [end:right_item]

# --8<-- [start:wrong_stride]
import numpy as np
import torch

bgr = np.zeros((4, 6, 3), dtype=np.uint8)
rgb = bgr[:, :, ::-1]
image = torch.from_numpy(rgb)
#> ValueError: At least one stride in the given numpy array is negative, and tensors with negative strides are not currently supported. (You can probably work around this by making a copy of your array  with array.copy().)
print("image:", image.shape)
# --8<-- [end:wrong_stride]

# --8<-- [start:right_stride]
import numpy as np
import torch

bgr = np.zeros((4, 6, 3), dtype=np.uint8)
rgb = bgr[:, :, ::-1].copy()
image = torch.from_numpy(rgb)
print("image:", image.shape)
#> image: torch.Size([4, 6, 3])
# --8<-- [end:right_stride]

# --8<-- [start:wrong_uint16]
import numpy as np
import torch

depth = np.array([[1200, 65535]], dtype=np.uint16)
x = torch.from_numpy(depth)
print("closer:", x - 100)
#> NotImplementedError: "add_stub" not implemented for 'UInt16'
# --8<-- [end:wrong_uint16]

# --8<-- [start:right_uint16]
import numpy as np
import torch

depth = np.array([[1200, 65535]], dtype=np.uint16)
x = torch.from_numpy(depth.astype(np.int32))
print("closer:", x - 100)
#> closer: tensor([[ 1100, 65435]], dtype=torch.int32)
# --8<-- [end:right_uint16]

# --8<-- [start:wrong_order]
import numpy as np
import torch

x = np.array([1.0, 2.0], dtype=">f4")
print("x:", torch.from_numpy(x))
#> ValueError: given numpy array has byte order different from the native byte order. Conversion between byte orders is currently not supported.
# --8<-- [end:wrong_order]

# --8<-- [start:right_order]
import numpy as np
import torch

x = np.array([1.0, 2.0], dtype=">f4")
print("x:", torch.from_numpy(x.astype(np.float32)))
#> x: tensor([1., 2.])
# --8<-- [end:right_order]

# --8<-- [start:wrong_readonly]
import numpy as np
import torch

pixels = np.frombuffer(b"\x00\x10\x20", dtype=np.uint8)
x = torch.from_numpy(pixels)
#> UserWarning: The given NumPy array is not writable, and PyTorch does not support non-writable tensors. This means writing to this tensor will result in undefined behavior. You may want to copy the array to protect its data or make it writable before converting it to a tensor. This type of warning will be suppressed for the rest of this program.
print("x:", x)
#> x: tensor([ 0, 16, 32], dtype=torch.uint8)
# --8<-- [end:wrong_readonly]

# --8<-- [start:right_readonly]
import numpy as np
import torch

pixels = np.frombuffer(b"\x00\x10\x20", dtype=np.uint8)
x = torch.from_numpy(pixels.copy())
print("x:", x)
#> x: tensor([ 0, 16, 32], dtype=torch.uint8)
# --8<-- [end:right_readonly]

# --8<-- [start:demo_shared]
import numpy as np
import torch

array = np.zeros(2)
shared = torch.from_numpy(array)
copied = torch.tensor(array)
array[0] = 7
print("from_numpy:", shared)
#> from_numpy: tensor([7., 0.], dtype=torch.float64)
print("tensor:", copied)
#> tensor: tensor([0., 0.], dtype=torch.float64)
# --8<-- [end:demo_shared]

# --8<-- [start:check]
import numpy as np
import torch

assert wrong.error == "TypeError: expected np.ndarray (got Tensor)"
assert right.out == "x: torch.Size([3]) y: tensor([1., 0.])\n"
assert wrong_item.error == "TypeError: expected np.ndarray (got numpy.float64)"
assert right_item.out == "y: tensor(0.5000, dtype=torch.float64)\n"
assert (wrong_stride.error or "").startswith("ValueError: At least one stride")
assert right_stride.out == "image: torch.Size([4, 6, 3])\n"
assert "not implemented for 'UInt16'" in (wrong_uint16.error or "")
assert right_uint16.out == "closer: tensor([[ 1100, 65435]], dtype=torch.int32)\n"
assert "byte order different from the native" in (wrong_order.error or "")
assert right_order.out == "x: tensor([1., 2.])\n"
assert "UserWarning: The given NumPy array is not writable" in wrong_readonly.out
assert right_readonly.out == "x: tensor([ 0, 16, 32], dtype=torch.uint8)\n"
assert demo_shared.out == (
    "from_numpy: tensor([7., 0.], dtype=torch.float64)\n"
    "tensor: tensor([0., 0.], dtype=torch.float64)\n")


def error_of(call):
    try:
        call()
    except (TypeError, ValueError, RuntimeError, NotImplementedError) as error:
        return f"{error}"


# what else from_numpy rejects
for value, name in (([1], "list"), ((1,), "tuple"), (0.5, "float"), (None, "NoneType"),
                    (np.float32(1), "numpy.float32"),
                    (np.zeros(3).mean(), "numpy.float64")):
    assert error_of(lambda: torch.from_numpy(value)) == f"expected np.ndarray (got {name})"
# as_tensor shares memory with an array, like from_numpy, and returns a tensor as it is
array, tensor = np.zeros(2), torch.zeros(2)
assert torch.as_tensor(array).data_ptr() == torch.from_numpy(array).data_ptr()
assert torch.as_tensor(tensor) is tensor
# uint16: what works and what doesn't
x = torch.from_numpy(np.array([[1200, 65535]], dtype=np.uint16))
assert x.dtype == torch.uint16 and x.float().tolist() == [[1200.0, 65535.0]]
assert "not implemented for 'UInt16'" in error_of(lambda: x.max())
assert torch.tensor([65535], dtype=torch.int32).to(torch.int16) == -1
assert torch.iinfo(torch.int16).max == 32767
assert torch.from_numpy(np.ascontiguousarray(right_stride.bgr[:, :, ::-1])).shape == (4, 6, 3)
assert not np.frombuffer(b"\x00", dtype=np.uint8).flags.writeable
# tensor and as_tensor want no negative strides either
for function in (torch.tensor, torch.as_tensor):
    assert "At least one stride" in error_of(lambda: function(wrong_stride.rgb))
# flipping a tensor needs no copy by hand
assert torch.from_numpy(right_stride.bgr).flip(2).shape == (4, 6, 3)
# the copy in front of ::-1 doesn't help
assert "At least one stride" in error_of(
    lambda: torch.from_numpy(wrong_stride.bgr.copy()[:, :, ::-1]))
# --8<-- [end:check]
