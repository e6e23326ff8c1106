"""F.one_hot takes int64 labels from 0 to num_classes - 1; it returns int64, with the classes in the last dimension."""
# /// pitfall
# apis = ["torch.nn.functional.one_hot"]
# symptom = "error"
# raises = ["wrong", "wrong_dtype"]
# added = 2026-11-30
# messages = [
#   "Class values must be smaller than num_classes.",
#   "Class values must be non-negative.",
#   "one_hot is only applicable to index tensor of type LongTensor*",
# ]
# older = ["one_hot is only applicable to index tensor."]
#
# [code.largest_label_taken_for_the_number]
# either = [
#     'torch.nn.functional.one_hot($Y, $Y.max())',
#     'torch.nn.functional.one_hot($Y, num_classes=$Y.max())',
#     'torch.nn.functional.one_hot($Y, num_classes=int($Y.max()))',
#     'torch.nn.functional.one_hot($Y, num_classes=$Y.max().item())',
#     'torch.nn.functional.one_hot($Y, int($Y.max()))',
#     'torch.nn.functional.one_hot($Y, $Y.max().item())',
#     'torch.nn.functional.one_hot($Y - 1, $Y.max() - 1)',
#     'torch.nn.functional.one_hot($Y, len(set($LIST)) - 1)',
# ]
# example = 'target = torch.nn.functional.one_hot(labels, num_classes=int(labels.max()))'
#
# [code.one_hot_of_other_numbers]
# pattern = 'torch.nn.functional.one_hot($Y.$CONVERT(), ...)'
# names = { "$CONVERT" = 'float|int|byte|half|double|bool|char|short' }
# example = 'target = torch.nn.functional.one_hot(labels.int(), 3)'
#
# [code.one_hot_of_such_a_tensor]
# pattern = 'torch.nn.functional.one_hot($Y, ...)'
# anywhere = [
#     [
#         '$Y = <... $Z.float() ...>', '$Y = torch.Tensor(...)',
#         '$Y = torch.randint(..., dtype=torch.$KIND, ...)', '$Y = $Z.to(torch.uint8)',
#         '$Y = $Z.byte()', '$Y = $Z.int()', '$Y = torch.FloatTensor(...)',
#         '$Y = torch.tensor(..., dtype=torch.float32)',
#         '$Y = torch.tensor(..., dtype=torch.float)',
#         '$Y = torch.tensor(..., dtype=torch.int32)',
#         '$Y = torch.tensor(..., dtype=torch.uint8)', '$Y = <... $Z.astype(numpy.int32) ...>',
#         '$Y = torch.tensor([..., -1, ...])', '$Y = <... $Z.astype(numpy.uint8) ...>',
#         '$Y[...] = -1', '$Y[...] = -100', '$Y[...] = 255', '$Y = torch.randint(1, ...)',
#     ],
# ]
# nowhere = [
#     '$Y = <... $Z2.long() ...>', '$Y.long()', '$Y = $Y.clamp(...)', '$Y.clamp(...)',
#     '$Y = $Y - 1',
# ]
# example = '''
# labels = torch.Tensor([0, 2])
# target = torch.nn.functional.one_hot(labels, 3)
# '''
# ///

# --8<-- [start:wrong]
import torch
import torch.nn.functional as F

labels = torch.tensor([1, 3, 2])
target = F.one_hot(labels, num_classes=3)
#> RuntimeError: Class values must be smaller than num_classes.
print("target:", target.tolist())
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
import torch.nn.functional as F

labels = torch.tensor([1, 3, 2])
target = F.one_hot(labels - 1, num_classes=3)
print("target:", target.tolist())
#> target: [[1, 0, 0], [0, 0, 1], [0, 1, 0]]
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
import torch.nn.functional as F

torch.manual_seed(0)
logits = torch.randn(4, 2, 8, 8)
masks = torch.randint(2, (4, 8, 8)) * 255
print("values in the masks:", masks.unique().tolist())
#> values in the masks: [0, 255]

labels = (masks == 255).long()
target = F.one_hot(labels, num_classes=2).movedim(-1, 1).float()
print("target:", target.shape, target.dtype)
#> target: torch.Size([4, 2, 8, 8]) torch.float32

probs = logits.softmax(dim=1)
overlap = (probs * target).sum(dim=(0, 2, 3))
total = (probs + target).sum(dim=(0, 2, 3))
loss = 1 - (2 * overlap / total).mean()
print(f"Dice loss: {loss:.4f}")
#> Dice loss: 0.4721
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo_values]
import torch
import torch.nn.functional as F

for label in (3, 255, -1, -100):
    try:
        F.one_hot(torch.tensor([0, label]), num_classes=3)
    except RuntimeError as error:
        print(f"{label}: {error}")
#> 3: Class values must be smaller than num_classes.
#> 255: Class values must be smaller than num_classes.
#> -1: Class values must be non-negative.
#> -100: Class values must be non-negative.
# --8<-- [end:demo_values]

# --8<-- [start:demo_ignore]
import torch
import torch.nn.functional as F

labels = torch.tensor([0, 255, 2])
keep = labels != 255
target = F.one_hot(labels.masked_fill(~keep, 0), num_classes=3)
target = target * keep.unsqueeze(-1)
print("target:", target.tolist())
#> target: [[1, 0, 0], [0, 0, 0], [0, 0, 1]]
# --8<-- [end:demo_ignore]

# --8<-- [start:wrong_dtype]
import torch
import torch.nn.functional as F

labels = torch.tensor([0.0, 2.0, 1.0])
target = F.one_hot(labels, num_classes=3)
#> RuntimeError: one_hot is only applicable to index tensor of type LongTensor.
print("target:", target.tolist())
# --8<-- [end:wrong_dtype]

# --8<-- [start:right_dtype]
import torch
import torch.nn.functional as F

labels = torch.tensor([0.0, 2.0, 1.0])
target = F.one_hot(labels.long(), num_classes=3)
print("target:", target.tolist())
#> target: [[1, 0, 0], [0, 0, 1], [0, 1, 0]]
# --8<-- [end:right_dtype]

# --8<-- [start:demo_int64]
import torch
import torch.nn.functional as F
from torch import nn

target = F.one_hot(torch.tensor([0, 2, 1]), num_classes=3)
logits = torch.randn(3, 3)
for name, call in {
    "cross_entropy": lambda: F.cross_entropy(logits, target),
    "BCE": lambda: F.binary_cross_entropy_with_logits(logits, target),
    "Linear": lambda: nn.Linear(3, 4)(target),
}.items():
    try:
        call()
    except RuntimeError as error:
        print(f"{name}: {error}")
#> cross_entropy: Expected floating point type for target with class probabilities, got Long
#> BCE: result type Float can't be cast to the desired output type Long
#> Linear: mat1 and mat2 must have the same dtype, but got Long and Float
# --8<-- [end:demo_int64]

# --8<-- [start:demo_last]
import torch
import torch.nn.functional as F

labels = torch.zeros(4, 8, 8, dtype=torch.long)
target = F.one_hot(labels, num_classes=3)
print("one_hot:", tuple(target.shape))
#> one_hot: (4, 8, 8, 3)
print("like the logits:", tuple(target.movedim(-1, 1).shape))
#> like the logits: (4, 3, 8, 8)
# --8<-- [end:demo_last]

# --8<-- [start:demo_num_classes]
import torch
import torch.nn.functional as F

for labels in ([0, 2, 1], [0, 1, 1]):
    target = F.one_hot(torch.tensor(labels))
    print(f"labels {labels}: {tuple(target.shape)}")
#> labels [0, 2, 1]: (3, 3)
#> labels [0, 1, 1]: (3, 2)
# --8<-- [end:demo_num_classes]

# --8<-- [start:detect]
import torch

labels = torch.tensor([1, 3, 2])
print("values:", labels.unique().tolist())
#> values: [1, 2, 3]
print("dtype:", labels.dtype)
#> dtype: torch.int64
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
import torch.nn.functional as F

assert wrong.out == "RuntimeError: Class values must be smaller than num_classes.\n"
assert right.out == "target: [[1, 0, 0], [0, 0, 1], [0, 1, 0]]\n"
lines = demo_in_your_code.out.splitlines()
assert lines[0] == "values in the masks: [0, 255]"
assert lines[1] == "target: torch.Size([4, 2, 8, 8]) torch.float32"
# Dice by hand, class by class
dice = []
for c in (0, 1):
    p, t = demo_in_your_code.probs[:, c], (demo_in_your_code.masks == 255 * c).float()
    dice.append(2 * (p * t).sum() / (p.sum() + t.sum()))
expected = 1 - sum(dice) / 2
assert torch.allclose(demo_in_your_code.loss, expected)
assert lines[2] == f"Dice loss: {expected:.4f}"
assert demo_values.out == """\
3: Class values must be smaller than num_classes.
255: Class values must be smaller than num_classes.
-1: Class values must be non-negative.
-100: Class values must be non-negative.
"""
assert demo_ignore.out == "target: [[1, 0, 0], [0, 0, 0], [0, 0, 1]]\n"
assert wrong_dtype.out == "RuntimeError: one_hot is only applicable to index tensor of type LongTensor.\n"
assert right_dtype.out == "target: [[1, 0, 0], [0, 0, 1], [0, 1, 0]]\n"
assert demo_int64.out.splitlines() == [
    "cross_entropy: Expected floating point type for target with class probabilities, got Long",
    "BCE: result type Float can't be cast to the desired output type Long",
    "Linear: mat1 and mat2 must have the same dtype, but got Long and Float",
]
assert demo_last.out == "one_hot: (4, 8, 8, 3)\nlike the logits: (4, 3, 8, 8)\n"
assert demo_num_classes.out == "labels [0, 2, 1]: (3, 3)\nlabels [0, 1, 1]: (3, 2)\n"
assert detect.out == "values: [1, 2, 3]\ndtype: torch.int64\n"


def error_of(call):
    try:
        call()
    except RuntimeError as error:
        return str(error)


# all but int64
for dtype in (torch.int32, torch.int16, torch.uint8, torch.bool, torch.float32):
    assert "index tensor" in error_of(lambda: F.one_hot(torch.ones(2).to(dtype), 2))
# an empty list of labels is float
assert "index tensor" in error_of(lambda: F.one_hot(torch.tensor([]), 3))
assert F.one_hot(torch.tensor([], dtype=torch.long), 3).shape == (0, 3)
# without num_classes, a mask of 0 and 255 has 256 classes
assert F.one_hot(torch.tensor([0, 255])).shape == (2, 256)
# the losses that take integers, and those that are happy with floats
logits, target = torch.randn(3, 3), F.one_hot(torch.tensor([0, 2, 1]), 3)
assert torch.isfinite(F.mse_loss(logits, target))
index = torch.tensor([0, 2, 1])
assert torch.allclose(F.cross_entropy(logits, target.float()), F.cross_entropy(logits, index))
# --8<-- [end:check]
