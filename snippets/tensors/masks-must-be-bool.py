"""A mask of uint8 gives a warning or an error, and one of int64 silently selects positions 0 and 1; masks must be bool."""
# /// pitfall
# apis = ["torch.Tensor.masked_fill", "torch.Tensor.masked_select", "torch.where", "torch.Tensor.masked_scatter", "torch.Tensor.byte", "torch.Tensor.bool",
#         "torch.nn.MultiheadAttention"]
# symptom = "warning"
# raises = ["wrong_fill", "wrong_write"]
# added = 2026-11-29
# also = ["torch.ByteTensor", "torch.BoolTensor"]
# messages = [
#   "indexing with dtype torch.uint8 is now deprecated, please use a dtype torch.bool instead.",
#   "masked_fill_ only supports boolean masks, but got mask with dtype *",
#   "masked_select: expected BoolTensor for mask",
#   "masked_scatter_ only supports boolean masks, but got mask with dtype *",
#   "masked_scatter_ received a mask with dtype torch.uint8, this behavior is now deprecated,please use a mask with dtype torch.bool instead.",
#   "where received a uint8 condition tensor.",
#   "where expected condition to be a boolean tensor, but got a tensor with dtype *",
#   "only bool and floating types of * are supported",
#   "~ (operator.invert) is only implemented on integer and Boolean-type tensors",
#   "\"bitwise_and_cpu\" not implemented for 'Float'",
#   "\"bitwise_*_cpu\" not implemented for 'Float'",
# ]
# older = [
#   "\"bitwise_*_cuda\" not implemented for 'Float'",
#   "Mask tensor can take 0 and 1 values only",
#   "expected device * and dtype Byte but got device * and dtype Bool",
#   "Expected object of scalar type Byte but got scalar type Bool for sequence element * in sequence argument at position #1 'tensors'",
#   "Expected condition to have ScalarType Byte, but got ScalarType Long",
#   "masked_select received a mask with dtype torch.uint8, this behavior is now deprecated,please use a mask with dtype torch.bool instead.",
#   "masked_fill_ received a mask with dtype torch.uint8, this behavior is now deprecated,please use a mask with dtype torch.bool instead.",
#   "Expected object of scalar type Byte but got scalar type Bool for sequence element *",
# ]
#
# [code.byte_mask]
# either = [
# '''
# $M = ($X != $V).byte()
# ...
# $Y[$M]
# ''',
# '''
# $M = ($X == $V).byte()
# ...
# $Y[$M]
# ''',
# '''
# $M = ($X > $V).byte()
# ...
# $Y[$M]
# ''',
# '''
# $M = ($X < $V).byte()
# ...
# $Y[$M]
# ''',
# '''
# $M = ($X != $V).byte()
# ...
# $Y.masked_fill($M, ...)
# ''',
# '''
# $M = ($X == $V).byte()
# ...
# $Y.masked_fill($M, ...)
# ''',
# ]
#
# [code.byte_mask_used]
# either = [
#     '$Y[$M]', '$Y.masked_fill($M, ...)', '$Y.masked_fill_($M, ...)', 'torch.where($M, ...)',
#     '$Y.masked_select($M)', 'torch.masked_select($Y, $M)', '$Y[~$M]', '$Y[$M] = $V',
#     '$ATT(..., key_padding_mask=$M, ...)', '$ATT(..., src_key_padding_mask=$M, ...)',
#     '$ATT(..., attn_mask=$M, ...)', '$Y.masked_scatter_($M, ...)',
#     '$Y.masked_fill(mask=$M, ...)', '$Y[:, $M]',
# ]
# anywhere = [
#     [
#         '$M = ($A > $B).byte()', '$M = ($A == $B).byte()', '$M = ($A != $B).byte()',
#         '$M = ($A < $B).byte()', '$M = <... $Z.byte() ...>',
#         '$M = <... $Z.to(torch.uint8) ...>', '$M = torch.$F(..., dtype=torch.uint8, ...)',
#         '$M = torch.ByteTensor(...)', '$M = $Z.type(torch.ByteTensor)',
#         '$M = $Z.type(torch.uint8)', '$M = ($A >= $B).byte()', '$M = ($A <= $B).byte()',
#         '$M = torch.tensor(..., dtype=torch.uint8)', '$M = ($A > $B).to(torch.uint8)',
#         '$M = torch.rand($N) > $T',
#     ],
# ]
# nowhere = ['$M = $M.bool()', '$M.bool()', '$M = torch.rand(...) > $T']
# example = '''
# mask = (x > 0).byte()
# y = x[mask]
# '''
#
# [code.mask_of_numbers]
# either = [
#     '$Y[$M]', '$Y[$M] = $V', '$Y.masked_fill($M, ...)', '$Y.masked_fill_($M, ...)',
#     'torch.where($M, $A2, $B2)',
# ]
# anywhere = [
#     [
#         '$M = ($A > $B).long()', '$M = ($A == $B).long()', '$M = ($A != $B).long()',
#         '$M = ($A > $B).int()', '$M = ($A > $B).float()', '$M = ($A != $B).float()',
#         '$M = ($A == $B).float()', '$M = ($A != $B).int()', '$M = ($A < $B).long()',
#         '$M = ($A == $B).int()', '$M = ($A < $B).float()', '$M = torch.tril(torch.ones(...))',
#         '$M = torch.triu(torch.ones(...))', '$M = torch.triu(torch.ones(...), diagonal=1)',
#         '$M = torch.triu(torch.ones(...), 1)', '$M = torch.ones(...).tril()',
#         '$M = torch.ones(...).triu(1)',
#     ],
# ]
# nowhere = [
#     '$M = $M.bool()', '$M = $M == $Z', '$M.bool()', '$M = <... $Z2.bool() ...>',
#     '$M = $M.to(torch.bool)', '$M == $Z3', 'torch.arange(...)[$M]',
# ]
# names = { "$M" = '(self\.)?\w*(mask|keep|valid|pad|causal|visible|is_)\w*' }
# example = '''
# mask = (x > 0).long()
# y = x[mask]
# '''
# ///

# --8<-- [start:wrong]
import torch

losses = torch.tensor([2.0, 4.0, 9.0, 6.0])
target = torch.tensor([3, 7, 0, 5])  # 0 is padding
mask = (target != 0).byte()
print("losses of words:", losses[mask])
#> UserWarning: indexing with dtype torch.uint8 is now deprecated, please use a dtype torch.bool instead.
#> losses of words: tensor([2., 4., 6.])
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

losses = torch.tensor([2.0, 4.0, 9.0, 6.0])
target = torch.tensor([3, 7, 0, 5])  # 0 is padding
mask = target != 0
print("losses of words:", losses[mask])
#> losses of words: tensor([2., 4., 6.])
# --8<-- [end:right]

# --8<-- [start:wrong_fill]
import numpy as np
import torch

scores = torch.zeros(1, 3, 3)
future = np.triu(np.ones((1, 3, 3)), k=1).astype("uint8")
mask = torch.from_numpy(future)
scores = scores.masked_fill(mask, float("-inf"))
#> RuntimeError: masked_fill_ only supports boolean masks, but got mask with dtype unsigned char
print("attention:", scores.softmax(dim=-1))
# --8<-- [end:wrong_fill]

# --8<-- [start:right_fill]
import numpy as np
import torch

scores = torch.zeros(1, 3, 3)
future = np.triu(np.ones((1, 3, 3)), k=1).astype("uint8")
mask = torch.from_numpy(future).bool()
scores = scores.masked_fill(mask, float("-inf"))
print("attention:", scores.softmax(dim=-1))
#> attention: tensor([[[1.0000, 0.0000, 0.0000],
#>          [0.5000, 0.5000, 0.0000],
#>          [0.3333, 0.3333, 0.3333]]])
# --8<-- [end:right_fill]

# --8<-- [start:wrong_write]
import torch

x = torch.tensor([1.0, -2.0, 3.0])
mask = (x < 0).byte()
x[mask] = 0
#> RuntimeError: masked_fill_ only supports boolean masks, but got mask with dtype unsigned char
print("x:", x)
# --8<-- [end:wrong_write]

# --8<-- [start:right_write]
import torch

x = torch.tensor([1.0, -2.0, 3.0])
mask = x < 0
x[mask] = 0
print("x:", x)
#> x: tensor([1., 0., 3.])
# --8<-- [end:right_write]

# --8<-- [start:demo_functions]
import torch
from torch import nn

x = torch.tensor([1.0, 2.0, 3.0])
mask = torch.tensor([1, 0, 1], dtype=torch.uint8)
words, pad = torch.zeros(1, 3, 4), mask.unsqueeze(0)
attention = nn.MultiheadAttention(4, 2, batch_first=True)
tries = {
    "masked_select": lambda: x.masked_select(mask),
    "masked_scatter": lambda: x.masked_scatter(mask, x),
    "where": lambda: torch.where(mask, x, 0),
    "where with int64": lambda: torch.where(mask.long(), x, 0),
    "attention": lambda: attention(words, words, words, key_padding_mask=pad),
}
for name, function in tries.items():
    try:
        print(name, function())
    except (RuntimeError, AssertionError) as error:
        print(name, "-", error)
#> masked_select - masked_select: expected BoolTensor for mask
#> UserWarning: masked_scatter_ received a mask with dtype torch.uint8, this behavior is now deprecated,please use a mask with dtype torch.bool instead.
#> masked_scatter - masked_scatter_ only supports boolean masks, but got mask with dtype Byte
#> UserWarning: where received a uint8 condition tensor. This behavior is deprecated and will be removed in a future version of PyTorch. Use a boolean condition instead.
#> where tensor([1., 0., 3.])
#> where with int64 - where expected condition to be a boolean tensor, but got a tensor with dtype Long
#> attention - only bool and floating types of key_padding_mask are supported
# --8<-- [end:demo_functions]

# --8<-- [start:wrong_int]
import torch

scores = torch.tensor([0.9, 0.2, 0.8, 0.7])
mask = torch.tensor([1, 0, 1, 1])
print("kept:", scores[mask])
#> kept: tensor([0.2000, 0.9000, 0.2000, 0.2000])
# --8<-- [end:wrong_int]

# --8<-- [start:right_int]
import torch

scores = torch.tensor([0.9, 0.2, 0.8, 0.7])
mask = torch.tensor([1, 0, 1, 1]).bool()
print("kept:", scores[mask])
#> kept: tensor([0.9000, 0.8000, 0.7000])
# --8<-- [end:right_int]

# --8<-- [start:wrong_lookup]
import torch

names = torch.tensor([10, 20, 30])  # a value for each class
classes = torch.tensor([2, 0, 1], dtype=torch.uint8)
print("values:", names[classes])
#> UserWarning: indexing with dtype torch.uint8 is now deprecated, please use a dtype torch.bool instead.
#> values: tensor([10, 30])
# --8<-- [end:wrong_lookup]

# --8<-- [start:right_lookup]
import torch

names = torch.tensor([10, 20, 30])  # a value for each class
classes = torch.tensor([2, 0, 1], dtype=torch.uint8)
print("values:", names[classes.long()])
#> values: tensor([30, 10, 20])
# --8<-- [end:right_lookup]

# --8<-- [start:wrong_float]
import torch

valid = torch.tensor([1.0, 0.0, 1.0])  # loaded as float32
scores = torch.tensor([0.9, 0.8, 0.1])
for name, use in {"~valid": lambda: ~valid,
                  "valid & (scores > 0.5)": lambda: valid & (scores > 0.5),
                  "scores > 0.5 & scores < 1":
                      lambda: scores > 0.5 & scores < 1}.items():
    try:
        print(name, use())
    except (TypeError, NotImplementedError) as error:
        print(f"{name}: {error}")
#> ~valid: ~ (operator.invert) is only implemented on integer and Boolean-type tensors
#> valid & (scores > 0.5): "bitwise_and_cpu" not implemented for 'Float'
#> scores > 0.5 & scores < 1: "bitwise_and_cpu" not implemented for 'Float'
# --8<-- [end:wrong_float]

# --8<-- [start:right_float]
import torch

valid = torch.tensor([1.0, 0.0, 1.0]).bool()  # loaded as float32
scores = torch.tensor([0.9, 0.8, 0.1])
print("~valid:", ~valid)
#> ~valid: tensor([False,  True, False])
print("valid and high:", valid & (scores > 0.5))
#> valid and high: tensor([ True, False, False])
print("between:", (scores > 0.5) & (scores < 1))
#> between: tensor([ True,  True, False])
# --8<-- [end:right_float]

# --8<-- [start:demo_invert]
import torch

mask = torch.tensor([1, 0], dtype=torch.uint8)
print("uint8:", ~mask)
#> uint8: tensor([254, 255], dtype=torch.uint8)
print("bool:", ~mask.bool())
#> bool: tensor([False,  True])
# --8<-- [end:demo_invert]

# --8<-- [start:check]
import warnings

import numpy as np
import torch

assert "UserWarning: indexing with dtype torch.uint8 is now deprecated" in wrong.out
assert wrong.out.endswith("losses of words: tensor([2., 4., 6.])\n")
assert right.out == "losses of words: tensor([2., 4., 6.])\n"
assert wrong_fill.error == ("RuntimeError: masked_fill_ only supports boolean masks, "
                            "but got mask with dtype unsigned char")
assert right_fill.out.startswith("attention: tensor([[[1.0000, 0.0000, 0.0000],")
assert "RuntimeError: masked_fill_ only supports boolean masks" in wrong_write.out
assert right_write.out == "x: tensor([1., 0., 3.])\n"
assert "masked_select - masked_select: expected BoolTensor for mask" in demo_functions.out
assert "masked_scatter - masked_scatter_ only supports" in demo_functions.out
assert "where tensor([1., 0., 3.])" in demo_functions.out
assert "where received a uint8 condition tensor." in demo_functions.out
assert "but got a tensor with dtype Long" in demo_functions.out
assert "only bool and floating types of key_padding_mask" in demo_functions.out
assert wrong_int.out == "kept: tensor([0.2000, 0.9000, 0.2000, 0.2000])\n"
assert right_int.out == "kept: tensor([0.9000, 0.8000, 0.7000])\n"
assert wrong_lookup.out.endswith("values: tensor([10, 30])\n")
assert wrong_float.out.count("\"bitwise_and_cpu\" not implemented for 'Float'") == 2
assert wrong_float.out.startswith("~valid: ~ (operator.invert) is only implemented")
assert right_float.out == """\
~valid: tensor([False,  True, False])
valid and high: tensor([ True, False, False])
between: tensor([ True,  True, False])
"""
assert demo_invert.out == """\
uint8: tensor([254, 255], dtype=torch.uint8)
bool: tensor([False,  True])
"""
# int64 does the same as uint8, and then picks positions from the end
mask = torch.tensor([1, 0, 1])
assert (~mask).tolist() == [-2, -1, -2]
assert torch.arange(3)[~mask].tolist() == [1, 2, 1]
for use in (lambda x: x | x, lambda x: x ^ x):
    try:
        use(torch.ones(2))
    except (RuntimeError, NotImplementedError) as error:
        assert "_cpu\" not implemented for 'Float'" in str(error)
    else:
        raise AssertionError("no error")
assert right_lookup.out == "values: tensor([30, 10, 20])\n"


def error_of(call):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            call()
        except (RuntimeError, IndexError) as error:
            return str(error)


# floats: never a mask
x = torch.tensor([1.0, 2.0])
mask = torch.tensor([1.0, 0.0])
assert "tensors used as indices must be" in error_of(lambda: x[mask])
assert "dtype float" in error_of(lambda: x.masked_fill(mask, 0))
# a list or an array of bools is a mask; of 0 and 1, positions
assert x[[True, False]].tolist() == [1.0] and x[[1, 0]].tolist() == [2.0, 1.0]
assert x[np.array([True, False])].tolist() == [1.0]
with warnings.catch_warnings():
    warnings.filterwarnings("error", message="indexing with dtype torch.uint8")
    try:
        x[mask.byte()]
    except UserWarning as warning:
        assert "please use a dtype torch.bool instead" in str(warning)
    else:
        raise AssertionError("the filter made no error of the warning")
# writing a tensor through the mask still works, writing a number doesn't
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    y = torch.zeros(3)
    y[torch.tensor([1, 0, 1], dtype=torch.uint8)] = torch.tensor([7.0, 8.0])
    assert y.tolist() == [7.0, 0.0, 8.0]
assert mask.bool().sum() == 1 and (mask.bool() & (x > 0)).dtype == torch.bool
# and between uint8 and bool: uint8 again
assert (mask.byte() & (x > 0)).dtype == torch.uint8
# every value other than 0 is True
assert torch.tensor([0, 1, 255], dtype=torch.uint8).bool().tolist() == [False, True, True]
both = torch.cat([torch.tensor([1, 0]).byte(), torch.tensor([True])])
assert both.dtype == torch.uint8 and both.tolist() == [1, 0, 1]
# --8<-- [end:check]
