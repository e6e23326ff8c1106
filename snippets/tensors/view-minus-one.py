"""view(x.size(0), -1) keeps the batch and flattens the rest; view(-1, n) lets the batch become whatever fits."""
# /// pitfall
# apis = ["torch.Tensor.view", "torch.Tensor.flatten", "torch.Tensor.size"]
# also = ["torch.Tensor.reshape", "torch.nn.Flatten"]
# symptom = "silent"
# added = 2026-11-30
# ///

# --8<-- [start:demo]
import torch

x = torch.zeros(4, 16, 5, 5)  # 4 images, 16 channels of 5 x 5
print("x.size(0) is", x.size(0), "and 16 * 5 * 5 is", 16 * 5 * 5)
#> x.size(0) is 4 and 16 * 5 * 5 is 400
print("x.view(x.size(0), -1):", x.view(x.size(0), -1).shape)
#> x.view(x.size(0), -1): torch.Size([4, 400])
print("x.flatten(1):", x.flatten(1).shape)
#> x.flatten(1): torch.Size([4, 400])
print("x.view(-1, 400):", x.view(-1, 400).shape)
#> x.view(-1, 400): torch.Size([4, 400])
print("x.view(-1):", x.view(-1).shape)
#> x.view(-1): torch.Size([1600])
print("x.view(1, -1):", x.view(1, -1).shape)
#> x.view(1, -1): torch.Size([1, 1600])
# --8<-- [end:demo]

# --8<-- [start:wrong]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 16, 3, padding=1)
        self.fc = nn.Linear(16 * 8 * 8, 10)

    def forward(self, x):
        x = nn.functional.max_pool2d(self.conv(x).relu(), 4)
        x = x.view(-1, 16 * 8 * 8)
        return self.fc(x)


for side in (32, 64):
    logits = Net()(torch.rand(4, 3, side, side))
    print(f"4 images of {side} x {side}:", logits.shape)
#> 4 images of 32 x 32: torch.Size([4, 10])
#> 4 images of 64 x 64: torch.Size([16, 10])
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 16, 3, padding=1)
        self.fc = nn.Linear(16 * 8 * 8, 10)

    def forward(self, x):
        x = nn.functional.adaptive_max_pool2d(self.conv(x).relu(), 8)
        x = x.view(x.size(0), -1)
        return self.fc(x)


for side in (32, 64):
    logits = Net()(torch.rand(4, 3, side, side))
    print(f"4 images of {side} x {side}:", logits.shape)
#> 4 images of 32 x 32: torch.Size([4, 10])
#> 4 images of 64 x 64: torch.Size([4, 10])
# --8<-- [end:right]

# --8<-- [start:wrong_last]
import torch
from torch.utils.data import DataLoader

batch_size = 4
images = torch.arange(6).view(6, 1, 1, 1).expand(6, 3, 2, 2).contiguous()
for x in DataLoader(images, batch_size=batch_size):
    x = x.view(batch_size, -1)
    print(x.shape, "images in the rows:", [row.unique().tolist() for row in x])
#> torch.Size([4, 12]) images in the rows: [[0], [1], [2], [3]]
#> torch.Size([4, 6]) images in the rows: [[4], [4], [5], [5]]
# --8<-- [end:wrong_last]

# --8<-- [start:right_last]
import torch
from torch.utils.data import DataLoader

batch_size = 4
images = torch.arange(6).view(6, 1, 1, 1).expand(6, 3, 2, 2).contiguous()
for x in DataLoader(images, batch_size=batch_size):
    x = x.view(x.size(0), -1)
    print(x.shape, "images in the rows:", [row.unique().tolist() for row in x])
#> torch.Size([4, 12]) images in the rows: [[0], [1], [2], [3]]
#> torch.Size([2, 12]) images in the rows: [[4], [5]]
# --8<-- [end:right_last]

# --8<-- [start:demo_order]
import torch

x = torch.arange(24).view(2, 3, 2, 2)
flat = x.view(x.size(0), -1)
print("row 0:", flat[0].tolist())
#> row 0: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
print("row 1:", flat[1].tolist())
#> row 1: [12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]
print("channel 1 of image 0:", x[0, 1].flatten().tolist())
#> channel 1 of image 0: [4, 5, 6, 7]
flat[0, 0] = 99
print("same memory:", x[0, 0, 0, 0].item())
#> same memory: 99
# --8<-- [end:demo_order]

# --8<-- [start:demo_sequence]
import torch

out = torch.zeros(4, 7, 16)  # 4 sentences, 7 words, 16 features
print("view(-1, 16):", out.view(-1, 16).shape)
#> view(-1, 16): torch.Size([28, 16])
print("flatten(0, 1):", out.flatten(0, 1).shape)
#> flatten(0, 1): torch.Size([28, 16])
print("flatten(1):", out.flatten(1).shape)
#> flatten(1): torch.Size([4, 112])
print("unflatten:", out.flatten(1).unflatten(1, (7, 16)).shape)
#> unflatten: torch.Size([4, 7, 16])
# --8<-- [end:demo_sequence]

# --8<-- [start:check]
import torch

assert demo.out == """\
x.size(0) is 4 and 16 * 5 * 5 is 400
x.view(x.size(0), -1): torch.Size([4, 400])
x.flatten(1): torch.Size([4, 400])
x.view(-1, 400): torch.Size([4, 400])
x.view(-1): torch.Size([1600])
x.view(1, -1): torch.Size([1, 1600])
"""
assert wrong.out == """\
4 images of 32 x 32: torch.Size([4, 10])
4 images of 64 x 64: torch.Size([16, 10])
"""
assert right.out == """\
4 images of 32 x 32: torch.Size([4, 10])
4 images of 64 x 64: torch.Size([4, 10])
"""
assert wrong_last.out == """\
torch.Size([4, 12]) images in the rows: [[0], [1], [2], [3]]
torch.Size([4, 6]) images in the rows: [[4], [4], [5], [5]]
"""
assert right_last.out == """\
torch.Size([4, 12]) images in the rows: [[0], [1], [2], [3]]
torch.Size([2, 12]) images in the rows: [[4], [5]]
"""
assert demo_order.out == """\
row 0: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
row 1: [12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]
channel 1 of image 0: [4, 5, 6, 7]
same memory: 99
"""
assert demo_sequence.out == """\
view(-1, 16): torch.Size([28, 16])
flatten(0, 1): torch.Size([28, 16])
flatten(1): torch.Size([4, 112])
unflatten: torch.Size([4, 7, 16])
"""
# also with a batch of one
for n in (1, 3):
    x = torch.rand(n, 2, 4, 4)
    assert torch.equal(x.view(x.size(0), -1), x.flatten(1))
    assert torch.equal(x.flatten(1), torch.nn.Flatten()(x))
    assert torch.equal(x.flatten(1)[-1], x[-1].flatten())
# a batch of none: -1 could be anything, and only flatten knows the length
assert torch.zeros(0, 2, 4, 4).flatten(1).shape == (0, 32)
try:
    torch.zeros(0, 2, 4, 4).view(0, -1)
    raise AssertionError
except RuntimeError as error:
    assert "is ambiguous" in str(error)
# what notices that there are more rows than labels, and what doesn't
try:
    torch.nn.functional.cross_entropy(torch.zeros(16, 10), torch.tensor([0] * 4))
    raise AssertionError
except ValueError as error:
    assert "Expected input batch_size (16) to match target batch_size (4)" in str(error)
# a Linear after view(batch_size, -1) raises for the short last batch
try:
    torch.nn.Linear(12, 2)(torch.zeros(2, 3, 2, 2).view(4, -1))
    raise AssertionError
except RuntimeError as error:
    assert "mat1 and mat2 shapes cannot be multiplied (4x6 and 12x2)" in str(error)
# with the batch kept, an image of a different size raises in the Linear
net = wrong.Net()
x = torch.nn.functional.max_pool2d(net.conv(torch.rand(4, 3, 64, 64)), 4)
try:
    net.fc(x.flatten(1))
    raise AssertionError
except RuntimeError as error:
    assert "mat1 and mat2 shapes cannot be multiplied" in str(error)
# sizes that don't divide raise in view
try:
    torch.zeros(3, 5).view(2, -1)
    raise AssertionError
except RuntimeError as error:
    assert "is invalid for input of size" in str(error)
# --8<-- [end:check]
