"""uint8 keeps results modulo 256, also the numbers it is compared with; bool masks refuse `-` and want `~`."""
# /// pitfall
# apis = ["torch.Tensor.sub", "torch.Tensor.lt", "torch.Tensor.int", "torch.Tensor.abs", "torch.Tensor.bool"]
# symptom = "silent"
# raises = ["wrong_mask"]
# added = 2026-11-21
# messages = [
#   "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.",
#   "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.",
#   "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.",
#   "value cannot be converted to type uint8_t without overflow",
#   "value cannot be converted to type uint8 without overflow",
# ]
# older = [
#   "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `bitwise_not()` operator instead.",
#   "value cannot be converted to type uint8_t without overflow: *",
# ]
#
# [code.one_minus_mask]
# either = [
# '''
# $M = $T == $V
# ...
# 1 - $M
# ''',
# '''
# $M = $T != $V
# ...
# 1 - $M
# ''',
# '''
# $M = $T > $V
# ...
# 1 - $M
# ''',
# '''
# $M = $T < $V
# ...
# 1 - $M
# ''',
# ]
# not = [
# '''
# $M = $ANY
# ...
# $M = $OTHER
# ...
# 1 - $M
# ''',
# ]
# anywhere = ['$T = torch.tensor([...])']
#
# [code.difference_of_uint8]
# either = [
#     'torch.abs($A - $B)', '($A - $B).abs()', 'abs($A - $B)', '($A + $N).clamp(...)',
#     'torch.clamp($A + $N, ...)', '($A - $N).clamp(...)', 'torch.clamp($A - $N, ...)',
#     '($A * $N).clamp(...)', 'torch.clamp($A * $N, ...)', '($A + $N) / 2', '($A + $N) // 2',
#     '($A - $B) ** 2', '($A - $B).pow(2)', '($A - $B).float()', '($A - $B).square()',
# ]
# anywhere = [
#     [
#         '$A = torch.$MAKE(..., dtype=torch.uint8, ...)', '$A = $ANY.to(torch.uint8)',
#         '$A = $ANY.byte()', '$A = torchvision.io.read_image(...)',
#         '$A = torch.from_numpy(<... $X.astype(numpy.uint8) ...>)',
#     ],
# ]
# nowhere = [
#     '$A = <... $X.float() ...>', '$A = <... $X.to(torch.$FLOAT) ...>',
#     '$A = <... $X.int() ...>', '$A = $A / $SCALE',
# ]
#
# [code.brighter_uint8]
# pattern = '''
# $Y = $X + $N
# ...
# $Y.clamp(...)
# '''
# anywhere = [
#     ['$X = torch.$MAKE(..., dtype=torch.uint8, ...)', '$X = torchvision.io.read_image(...)'],
# ]
#
# [code.number_added_to_uint8]
# either = ['$A - $N', '$A + $N', '$A * $N', '$A[...] - $N', '$A[...] + $N', '$A[...] * $N']
# anywhere = [
#     [
#         '$A = torch.$MAKE(..., dtype=torch.uint8, ...)', '$A = $ANY.to(torch.uint8)',
#         '$A = $ANY.byte()', '$A = torchvision.io.read_image(...)',
#         '$A = torch.from_numpy(<... $X.astype(numpy.uint8) ...>)', '$A = torch.ByteTensor(...)',
#         '$A = torchvision.io.decode_image(...)', '$A = torch.from_numpy(numpy.array($IMAGE))',
#         '$A = torch.from_numpy(cv2.imread(...))',
#         '$A = torchvision.transforms.functional.pil_to_tensor(...)',
#     ],
# ]
# nowhere = [
#     '$A = <... $X.float() ...>', '$A = <... $X.to(torch.$FLOAT) ...>', '$A = <... $X.int() ...>',
#     '$A = $A / $SCALE', '$A = <... $X.long() ...>',
# ]
# names = { "$N" = '[2-9]|\d{2,}|1' , "$A" = '.*' }
# example = '''
# image = torch.randint(0, 256, (8, 8), dtype=torch.uint8)
# brighter = image + 60
# '''
#
# [code.two_frames_of_uint8]
# either = [
#     '$A[$I] - $A[$J]', '$A[1:] - $A[:-1]', '$A[:-1] - $A[1:]', '$A.diff(...)',
#     'torch.diff($A, ...)',
#     '$A[$I] + $A[$J]', '$A[:, 1:] - $A[:, :-1]', '$A[:, $I] - $A[:, $J]',
# ]
# anywhere = [
#     [
#         '$A = torch.$MAKE(..., dtype=torch.uint8, ...)', '$A = $ANY.to(torch.uint8)',
#         '$A = $ANY.byte()', '$A = torch.from_numpy(<... $X.astype(numpy.uint8) ...>)',
#         '$A = torch.ByteTensor(...)',
#     ],
# ]
# nowhere = [
#     '$A = <... $X.float() ...>', '$A = <... $X.to(torch.$FLOAT) ...>', '$A = <... $X.int() ...>',
#     '$A = $A / $SCALE', '$A = <... $X.long() ...>',
# ]
# example = '''
# video = torch.randint(0, 256, (10, 8, 8), dtype=torch.uint8)
# motion = video[1:] - video[:-1]
# '''
#
# [code.both_of_uint8]
# either = ['$A - $B', '$A + $B']
# anywhere = [
#     [
#         '$A = torch.$MAKE(..., dtype=torch.uint8, ...)', '$A = $ANY.to(torch.uint8)',
#         '$A = $ANY.byte()', '$A = torchvision.io.read_image(...)',
#     ],
#     [
#         '$B = torch.$MAKE2(..., dtype=torch.uint8, ...)', '$B = $ANY2.to(torch.uint8)',
#         '$B = $ANY2.byte()', '$B = torchvision.io.read_image(...)',
#     ],
# ]
# example = '''
# a = torch.randint(0, 256, (8, 8), dtype=torch.uint8)
# b = torch.randint(0, 256, (8, 8), dtype=torch.uint8)
# difference = a - b
# '''
#
# [code.inverted_uint8_mask]
# pattern = '~$M'
# anywhere = [
#     [
#         '$M = torch.$MAKE(..., dtype=torch.uint8, ...)', '$M = $ANY.byte()',
#         '$M = $ANY.to(torch.uint8)',
#         '$M = torch.ByteTensor(...)',
#     ],
# ]
# example = '''
# mask = (x > 0).byte()
# x[~mask] = 0
# '''
#
# [code.compared_out_of_range]
# either = ['$A == $N', '$A < $N', '$A != $N', '$A >= $N', '$A <= $N', '$A > $N']
# anywhere = [
#     [
#         '$A = torch.$MAKE(..., dtype=torch.uint8, ...)', '$A = $ANY.to(torch.uint8)',
#         '$A = $ANY.byte()',
#         '$A = torchvision.io.read_image(...)',
#     ],
# ]
# names = { "$N" = '-\d+|25[6-9]|2[6-9]\d|[3-9]\d\d|\d{4,}' }
#
# [code.frames_of_uint8]
# either = [
#     '$A[:, 1:] - $A[:, :-1]', '$A[1:] - $A[:-1]', 'torch.diff($A, ...)', '$A.diff(...)',
#     '$A[:, :-1] - $A[:, 1:]', '$A[$I] - $A[$I - 1]', '$A[$I + 1] - $A[$I]',
#     '$A[:, :, 1:] - $A[:, :, :-1]', '$A[:, $I + 1] - $A[:, $I]', '$A[:, $I] - $A[:, $I - 1]',
#     '$A[:, :, :, 1:] - $A[:, :, :, :-1]', '$A[..., 1:] - $A[..., :-1]',
# ]
# anywhere = [
#     [
#         'torch.$MAKE(..., dtype=torch.uint8, ...)', '$Z.astype(numpy.uint8)',
#         '$Z.to(torch.uint8)', '$Z.byte()', 'torchvision.io.read_video(...)',
#         'torchvision.io.read_image(...)', '$RNG.integers(..., dtype=numpy.uint8, ...)',
#         'numpy.$MAKE(..., dtype=numpy.uint8, ...)', '$Z.astype("uint8")',
#         'numpy.random.randint(..., dtype=numpy.uint8, ...)',
#     ],
# ]
# nowhere = [
#     '$A.float()', '$A.int()', '$A.long()', '$A.to(...)', '$A / $S', '$A = $B / $S',
#     '$A = <... $B.float() ...>', '$A = <... $B.to(...) ...>', '$A = <... $B.int() ...>',
#     '$ANY[...].float()', '$ANY[...].to(...)', 'torch.from_numpy(...).float()', '$A.short()',
#     '$A.astype(...)', '$ANY[...].astype(...)', '$A.type(...)',
# ]
# names = { "$A" = '(self\.)?\w*(clip|frame|video|vid|image|img|seq|stack|movie|pictures?|obs|\bx\b|window|pixels)\w*' }
# example = '''
# clips = torch.zeros(4, 8, 32, 32, dtype=torch.uint8)
# def motion(clip):
#     change = clip[:, 1:] - clip[:, :-1]
#     return change.float()
# '''
# ///

# --8<-- [start:wrong]
import torch

before = torch.tensor([10, 100], dtype=torch.uint8)
after = torch.tensor([12, 99], dtype=torch.uint8)
change = (after - before).abs()
print("change:", change.tolist())
#> change: [2, 255]
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

before = torch.tensor([10, 100], dtype=torch.uint8)
after = torch.tensor([12, 99], dtype=torch.uint8)
change = (after.int() - before.int()).abs()
print("change:", change.tolist())
#> change: [2, 1]
# --8<-- [end:right]

# --8<-- [start:wrong_brighter]
import torch

image = torch.tensor([[0, 100], [200, 255]], dtype=torch.uint8)
brighter = image + 60
brighter = brighter.clamp(max=255).to(torch.uint8)
print("brighter:", brighter.tolist())
#> brighter: [[60, 160], [4, 59]]
# --8<-- [end:wrong_brighter]

# --8<-- [start:right_brighter]
import torch

image = torch.tensor([[0, 100], [200, 255]], dtype=torch.uint8)
brighter = image.int() + 60
brighter = brighter.clamp(max=255).to(torch.uint8)
print("brighter:", brighter.tolist())
#> brighter: [[60, 160], [255, 255]]
# --8<-- [end:right_brighter]

# --8<-- [start:wrong_compare]
import torch

pixels = torch.tensor([0, 128, 255], dtype=torch.uint8)
print("below 256:", (pixels < 256).tolist())
#> below 256: [False, False, False]
print("equal to -1:", (pixels == -1).tolist())
#> equal to -1: [False, False, True]
# --8<-- [end:wrong_compare]

# --8<-- [start:right_compare]
import torch

pixels = torch.tensor([0, 128, 255], dtype=torch.uint8).int()
print("below 256:", (pixels < 256).tolist())
#> below 256: [True, True, True]
print("equal to -1:", (pixels == -1).tolist())
#> equal to -1: [False, False, False]
# --8<-- [end:right_compare]

# --8<-- [start:wrong_mask]
import torch

tokens = torch.tensor([7, 9, 0])
loss = torch.tensor([0.5, 0.25, 0.9])
mask = tokens == 0  # padding
loss = (loss * (1 - mask)).sum()
#> RuntimeError: Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.
print("loss:", loss.item())
# --8<-- [end:wrong_mask]

# --8<-- [start:right_mask]
import torch

tokens = torch.tensor([7, 9, 0])
loss = torch.tensor([0.5, 0.25, 0.9])
mask = tokens == 0  # padding
loss = (loss * ~mask).sum()
print("loss:", loss.item())
#> loss: 0.75
# --8<-- [end:right_mask]

# --8<-- [start:demo_invert]
import torch

old = torch.tensor([1, 0], dtype=torch.uint8)
print("1 - old:", (1 - old).tolist())
#> 1 - old: [0, 1]
print("~old:", (~old).tolist())
#> ~old: [254, 255]
print("~old.bool():", (~old.bool()).tolist())
#> ~old.bool(): [False, True]
# --8<-- [end:demo_invert]

# --8<-- [start:demo_wider]
import torch

x = torch.tensor([200, 100], dtype=torch.uint8)
for name, y in {
    "x + 100": x + 100,
    "x + torch.tensor(100)": x + torch.tensor(100),
    "x + torch.tensor([100])": x + torch.tensor([100]),
    "x / 2": x / 2,
    "x.sum()": x.sum(),
}.items():
    print(f"{name}: {y.dtype} {y.tolist()}")
#> x + 100: torch.uint8 [44, 200]
#> x + torch.tensor(100): torch.uint8 [44, 200]
#> x + torch.tensor([100]): torch.int64 [300, 200]
#> x / 2: torch.float32 [100.0, 50.0]
#> x.sum(): torch.int64 300
# --8<-- [end:demo_wider]

# --8<-- [start:demo_messages]
import torch

x = torch.tensor([0, 255], dtype=torch.uint8)
mask = x > 0
for name, call in {
    "mask - mask": lambda: mask - mask,
    "-mask": lambda: -mask,
    "clamp(max=300)": lambda: x.clamp(max=300),
    "fill_(300)": lambda: x.fill_(300),
    "torch.tensor": lambda: torch.tensor([300], dtype=torch.uint8),
}.items():
    try:
        call()
    except RuntimeError as error:
        print(f"{name}: {type(error).__name__}: {error}")
#> mask - mask: RuntimeError: Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.
#> -mask: RuntimeError: Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.
#> clamp(max=300): RuntimeError: value cannot be converted to type uint8_t without overflow
#> fill_(300): RuntimeError: value cannot be converted to type uint8_t without overflow
#> torch.tensor: RuntimeError: value cannot be converted to type uint8 without overflow
# --8<-- [end:demo_messages]

# --8<-- [start:check]
import torch

assert wrong.out == "change: [2, 255]\n"
assert wrong.change.dtype == torch.uint8
assert right.out == "change: [2, 1]\n"
assert wrong_brighter.out == "brighter: [[60, 160], [4, 59]]\n"
assert right_brighter.out == "brighter: [[60, 160], [255, 255]]\n"
assert wrong_compare.out == """\
below 256: [False, False, False]
equal to -1: [False, False, True]
"""
assert right_compare.out == """\
below 256: [True, True, True]
equal to -1: [False, False, False]
"""
assert wrong_mask.error == (
    "RuntimeError: Subtraction, the `-` operator, with a bool tensor is not "
    "supported. If you are trying to invert a mask, use the `~` or "
    "`logical_not()` operator instead.")
assert right_mask.out == "loss: 0.75\n"
assert demo_invert.out == """\
1 - old: [0, 1]
~old: [254, 255]
~old.bool(): [False, True]
"""
assert demo_wider.out == """\
x + 100: torch.uint8 [44, 200]
x + torch.tensor(100): torch.uint8 [44, 200]
x + torch.tensor([100]): torch.int64 [300, 200]
x / 2: torch.float32 [100.0, 50.0]
x.sum(): torch.int64 300
"""
assert demo_messages.out.count("RuntimeError: ") == 5
assert "with two bool tensors" in demo_messages.out
assert "-mask: RuntimeError: Negation" in demo_messages.out
assert demo_messages.out.count("to type uint8_t without overflow\n") == 2
assert demo_messages.out.endswith("to type uint8 without overflow\n")

# every value of a uint8 and of the number wraps as in Python's % 256
x = torch.arange(256, dtype=torch.uint8)
for n in (-300, -1, 0, 100, 255, 256, 300):
    assert (x + n).tolist() == [(v + n) % 256 for v in range(256)]
    assert (x - n).tolist() == [(v - n) % 256 for v in range(256)]
    assert (x < n).tolist() == [v < n % 256 for v in range(256)]
    assert (x.int() < n).tolist() == [v < n for v in range(256)]
assert (x**2).tolist() == [v * v % 256 for v in range(256)]
assert (x < torch.tensor([256])).all()  # a dimension: compared as int64
assert (torch.tensor(99, dtype=torch.uint8)
        - torch.tensor(100, dtype=torch.uint8)).item() == 255 == -1 % 256

# a bound or a value from -255 to -1 wraps, and -256 raises an error
assert x.clamp(min=-255).unique().tolist() == list(range(1, 256))
assert x.clone().fill_(-1).unique().tolist() == [255]
for call in (lambda: x.clamp(min=-256), lambda: x.clone().fill_(-256)):
    try:
        call()
    except RuntimeError as error:
        assert "to type uint8_t without overflow" in str(error)
    else:
        raise AssertionError("-256 fits into uint8")
assert x.clamp(min=-5).unique().tolist() == [251, 252, 253, 254, 255]

# "when it is fine"
image = x.to(torch.float32) / 255
assert image.min() == 0 and image.max() == 1
assert ((image - 1) < 0).any()
mask = right_mask.mask
assert mask.logical_not().equal(~mask)
assert (mask & ~mask).sum() == 0 and mask.sum().dtype == torch.int64
assert (1 - mask.float()).tolist() == [1, 1, 0]
assert (x * 1.5).dtype == torch.float32
assert x.itemsize * 4 == image.itemsize

# what a mask of uint8 counts as, and what inverts nothing
values = torch.tensor([5.0, 6.0])
assert values[(~demo_invert.old).bool()].tolist() == [5, 6]
assert values[~demo_invert.old.bool()].tolist() == [6]
# --8<-- [end:check]
