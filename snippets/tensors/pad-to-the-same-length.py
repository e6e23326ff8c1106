"""pad_sequence pads dim 0 and stacks with the batch second; F.pad counts dimensions from the last; both need a mask afterwards."""
# /// pitfall
# apis = ["torch.nn.utils.rnn.pad_sequence", "torch.nn.functional.pad"]
# symptom = "question"
# added = 2026-11-30
# also = ["torch.nn.utils.rnn.unpad_sequence", "torch.nn.ConstantPad1d", "torch.nn.ConstantPad2d", "torch.nn.ZeroPad2d"]
# messages = [
#   "Padding length should be less than or equal to two times the input dimension but got padding length * and input of dimension *",
#   "Padding length must be divisible by 2",
#   "Padding size * is not supported for *D input tensor.",
#   "Padding size should be less than the corresponding input dimension, but got: padding (*, *) at dimension * of input [*]",
#   "pad(): argument 'pad' (position 2) must be tuple of ints, not int",
#   "received an empty list of sequences",
# ]
# older = ["Only 2D, 3D, 4D, 5D padding with non-constant padding are supported for now", "Only 3D, 4D, 5D padding with non-constant padding are supported for now"]
# ///

# --8<-- [start:demo]
import torch
from torch.nn.utils.rnn import pad_sequence

sentences = [torch.tensor([5, 8, 2]), torch.tensor([7]), torch.tensor([4, 9])]
tokens = pad_sequence(sentences, batch_first=True, padding_value=0)
lengths = torch.tensor([len(sentence) for sentence in sentences])
mask = torch.arange(tokens.shape[1]) < lengths.unsqueeze(1)
print(tokens)
#> tensor([[5, 8, 2],
#>         [7, 0, 0],
#>         [4, 9, 0]])
print(mask)
#> tensor([[ True,  True,  True],
#>         [ True, False, False],
#>         [ True,  True, False]])
# --8<-- [end:demo]

# --8<-- [start:demo_fixed]
import torch
import torch.nn.functional as F

for length in (3, 7):
    x = torch.ones(length, 20)  # (time, features)
    x = x[:5]
    x = F.pad(x, (0, 0, 0, 5 - len(x)))
    print(f"length {length}: {tuple(x.shape)}, sum {x.sum().item()}")
#> length 3: (5, 20), sum 60.0
#> length 7: (5, 20), sum 100.0
# --8<-- [end:demo_fixed]

# --8<-- [start:demo_images]
import torch
import torch.nn.functional as F

images = [torch.ones(3, 20, 30), torch.ones(3, 24, 28)]
height = max(image.shape[1] for image in images)
width = max(image.shape[2] for image in images)
batch = torch.stack([F.pad(image, (0, width - image.shape[2],
                                   0, height - image.shape[1]))
                     for image in images])
print("batch:", tuple(batch.shape))
#> batch: (2, 3, 24, 30)
# --8<-- [end:demo_images]

# --8<-- [start:demo_left]
import torch
from torch.nn.utils.rnn import pad_sequence

prompts = [torch.tensor([5, 8, 2]), torch.tensor([7])]
print(pad_sequence(prompts, batch_first=True, padding_side="left"))
#> tensor([[5, 8, 2],
#>         [0, 0, 7]])
flipped = pad_sequence([p.flip(0) for p in prompts], batch_first=True)
print(flipped.flip(1))
#> tensor([[5, 8, 2],
#>         [0, 0, 7]])
# --8<-- [end:demo_left]

# --8<-- [start:wrong]
import torch
import torch.nn.functional as F

x = torch.ones(3, 4)  # 3 time steps, 4 features
padded = F.pad(x, (0, 2))  # 2 more time steps
print("shape:", tuple(padded.shape))
#> shape: (3, 6)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
import torch.nn.functional as F

x = torch.ones(3, 4)  # 3 time steps, 4 features
padded = F.pad(x, (0, 0, 0, 2))  # 2 more time steps
print("shape:", tuple(padded.shape))
#> shape: (5, 4)
# --8<-- [end:right]

# --8<-- [start:wrong_batch_first]
import torch
from torch.nn.utils.rnn import pad_sequence

scores = [torch.tensor([1.0, 1.0, 1.0]), torch.tensor([5.0])]
batch = pad_sequence(scores)
print("sum per sample:", batch.sum(1).tolist())
#> sum per sample: [6.0, 1.0, 1.0]
# --8<-- [end:wrong_batch_first]

# --8<-- [start:right_batch_first]
import torch
from torch.nn.utils.rnn import pad_sequence

scores = [torch.tensor([1.0, 1.0, 1.0]), torch.tensor([5.0])]
batch = pad_sequence(scores, batch_first=True)
print("sum per sample:", batch.sum(1).tolist())
#> sum per sample: [3.0, 5.0]
# --8<-- [end:right_batch_first]

# --8<-- [start:wrong_mean]
import torch
from torch.nn.utils.rnn import pad_sequence

scores = [torch.tensor([1.0, 1.0, 0.0]), torch.tensor([6.0])]
batch = pad_sequence(scores, batch_first=True)
print("mean per sample:", batch.mean(1))
#> mean per sample: tensor([0.6667, 2.0000])
# --8<-- [end:wrong_mean]

# --8<-- [start:right_mean]
import torch
from torch.nn.utils.rnn import pad_sequence

scores = [torch.tensor([1.0, 1.0, 0.0]), torch.tensor([6.0])]
batch = pad_sequence(scores, batch_first=True)
lengths = torch.tensor([len(s) for s in scores])
mask = torch.arange(batch.shape[1]) < lengths.unsqueeze(1)
mean = (batch * mask).sum(1) / lengths
print("mean per sample:", mean)
#> mean per sample: tensor([0.6667, 6.0000])
# --8<-- [end:right_mean]

# --8<-- [start:wrong_labels]
import torch
import torch.nn.functional as F
from torch.nn.utils.rnn import pad_sequence

labels = pad_sequence([torch.tensor([2, 1, 0]), torch.tensor([1])],
                      batch_first=True)
logits = torch.tensor([0.0, 0.0, 9.0]).expand(2, 3, 3)
loss = F.cross_entropy(logits.transpose(1, 2), labels, reduction="none")
print("labels that count:", (loss > 0).sum().item())
#> labels that count: 6
# --8<-- [end:wrong_labels]

# --8<-- [start:right_labels]
import torch
import torch.nn.functional as F
from torch.nn.utils.rnn import pad_sequence

labels = pad_sequence([torch.tensor([2, 1, 0]), torch.tensor([1])],
                      batch_first=True, padding_value=-100)
logits = torch.tensor([0.0, 0.0, 9.0]).expand(2, 3, 3)
loss = F.cross_entropy(logits.transpose(1, 2), labels, reduction="none")
print("labels that count:", (loss > 0).sum().item())
#> labels that count: 4
# --8<-- [end:right_labels]

# --8<-- [start:demo_dtype]
import torch
from torch.nn.utils.rnn import pad_sequence

ints, floats = torch.tensor([1, 2]), torch.tensor([3.5])
print(pad_sequence([ints, floats], batch_first=True))
#> tensor([[1, 2],
#>         [3, 0]])
print(pad_sequence([ints, ints[:1]], batch_first=True, padding_value=0.5))
#> tensor([[1, 2],
#>         [1, 0]])
# --8<-- [end:demo_dtype]

# --8<-- [start:demo_messages]
import torch
import torch.nn.functional as F
from torch.nn.utils.rnn import pad_sequence

x = torch.ones(2, 3)
for name, call in (("6 numbers", lambda: F.pad(x, (0, 0, 0, 0, 0, 1))),
                   ("3 numbers", lambda: F.pad(x, (0, 0, 1))),
                   ("a number", lambda: F.pad(x, 1)),
                   ("reflect", lambda: F.pad(x, (3, 3), mode="reflect")),
                   ("4 numbers", lambda: F.pad(x, (1,) * 4, mode="reflect")),
                   ("no sequence", lambda: pad_sequence([])),
                   ("transposed", lambda: pad_sequence([x, x[:, :2]]))):
    try:
        call()
    except (RuntimeError, TypeError, NotImplementedError) as error:
        print(name + ":", str(error).splitlines()[0])
#> 6 numbers: Padding length should be less than or equal to two times the input dimension but got padding length 6 and input of dimension 2
#> 3 numbers: Padding length must be divisible by 2
#> a number: pad(): argument 'pad' (position 2) must be tuple of ints, not int
#> reflect: Argument #4: Padding size should be less than the corresponding input dimension, but got: padding (3, 3) at dimension 1 of input [2, 3]
#> 4 numbers: Padding size 4 is not supported for 2D input tensor.
#> no sequence: received an empty list of sequences
#> transposed: The size of tensor a (3) must match the size of tensor b (2) at non-singleton dimension 1
# --8<-- [end:demo_messages]

# --8<-- [start:check]
import torch
import torch.nn.functional as F

assert demo.out == """\
tensor([[5, 8, 2],
        [7, 0, 0],
        [4, 9, 0]])
tensor([[ True,  True,  True],
        [ True, False, False],
        [ True,  True, False]])
"""
assert demo_fixed.out == """\
length 3: (5, 20), sum 60.0
length 7: (5, 20), sum 100.0
"""
assert demo_images.out == "batch: (2, 3, 24, 30)\n"
assert demo_left.out == """\
tensor([[5, 8, 2],
        [0, 0, 7]])
""" * 2
assert wrong.out == "shape: (3, 6)\n"
assert right.out == "shape: (5, 4)\n"
assert wrong_batch_first.out == "sum per sample: [6.0, 1.0, 1.0]\n"
assert right_batch_first.out == "sum per sample: [3.0, 5.0]\n"
assert wrong_mean.out == "mean per sample: tensor([0.6667, 2.0000])\n"
assert right_mean.out == "mean per sample: tensor([0.6667, 6.0000])\n"
assert wrong_labels.out == "labels that count: 6\n"
assert right_labels.out == "labels that count: 4\n"
assert demo_dtype.out == """\
tensor([[1, 2],
        [3, 0]])
tensor([[1, 2],
        [1, 0]])
"""
for text in (
    "6 numbers: Padding length should be less than or equal to two times",
    "3 numbers: Padding length must be divisible by 2\n",
    "a number: pad(): argument 'pad' (position 2) must be tuple of ints, not",
    "reflect: Argument #4: Padding size should be less than the correspond",
    "4 numbers: Padding size 4 is not supported for 2D input tensor.\n",
    "no sequence: received an empty list of sequences\n",
    "transposed: The size of tensor a (3) must match the size of tensor b (2)",
):
    assert text in demo_messages.out
# a negative number cuts
assert F.pad(torch.arange(4), (0, -1)).tolist() == [0, 1, 2]
# with another dimension in front, reflect works
assert F.pad(torch.ones(1, 2, 3), (1,) * 4, mode="reflect").shape == (1, 4, 5)
# a real 0 is no padding: the mask has to come from the lengths
assert (right_mean.batch != 0).sum().item() == 3
assert right_mean.mask.sum().item() == 4
# --8<-- [end:check]
