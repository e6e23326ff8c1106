"""forward takes any number of inputs and returns a tuple or dict; two shuffled loaders in zip pair the wrong samples."""
# /// pitfall
# apis = ["torch.nn.Module", "torch.cat", "torch.utils.data.Dataset", "torch.utils.data.DataLoader", "torch.utils.data.TensorDataset", "torch.utils.data.StackDataset"]
# symptom = "silent"
# added = 2026-11-30
#
# [code.shuffled_loaders_zipped]
# pattern = '''
# $A = torch.utils.data.DataLoader(..., shuffle=True, ...)
# ...
# $B = torch.utils.data.DataLoader(..., shuffle=True, ...)
# ...
# for (..., ...) in zip($A, $B):
#     ...
# '''
# names = { "$A" = '.*(image|rgb|left|first|view|loader_?(a|1|x)|x_loader|input).*', "$B" = '.*(mask|table|depth|right|second|view|target|label|text|loader_?(b|2|y)|y_loader).*' }
# ///

# --8<-- [start:demo]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3)
        self.table = nn.Linear(5, 8)
        self.price, self.kind = nn.Linear(16, 1), nn.Linear(16, 4)

    def forward(self, image, table):
        from_image = self.conv(image).relu().mean(dim=(2, 3))
        from_table = self.table(table).relu()
        h = torch.cat([from_image, from_table], dim=1)
        return {"price": self.price(h), "kind": self.kind(h)}


outputs = Net()(torch.randn(2, 3, 8, 8), torch.randn(2, 5))
print({name: output.shape for name, output in outputs.items()})
#> {'price': torch.Size([2, 1]), 'kind': torch.Size([2, 4])}
# --8<-- [end:demo]

# --8<-- [start:demo_dataset]
import torch
from torch.utils.data import DataLoader, Dataset


class Houses(Dataset):
    def __len__(self):
        return 6

    def __getitem__(self, i):
        inputs = {"image": torch.zeros(3, 8, 8), "table": torch.zeros(5)}
        targets = {"price": torch.tensor([1.0]), "kind": 3}
        return inputs, targets


loader = DataLoader(Houses(), batch_size=2, shuffle=True)
for inputs, targets in loader:
    pass
print("inputs:", {name: x.shape for name, x in inputs.items()})
#> inputs: {'image': torch.Size([2, 3, 8, 8]), 'table': torch.Size([2, 5])}
print("targets:", {name: y.shape for name, y in targets.items()})
#> targets: {'price': torch.Size([2, 1]), 'kind': torch.Size([2])}
# --8<-- [end:demo_dataset]

# --8<-- [start:demo_step]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.price = nn.Bilinear(3, 5, 1)
        self.kind = nn.Bilinear(3, 5, 4)

    def forward(self, left, right):
        return self.price(left, right), self.kind(left, right)


model = Net()
price, kind = model(torch.randn(2, 3), torch.randn(2, 5))
loss = nn.functional.mse_loss(price, torch.zeros(2, 1))
loss += nn.functional.cross_entropy(kind, torch.tensor([0, 3]))
loss.backward()
print("all trained:", all(p.grad is not None for p in model.parameters()))
#> all trained: True
# --8<-- [end:demo_step]

# --8<-- [start:wrong]
import torch
from torch.utils.data import DataLoader

torch.manual_seed(0)
images, masks = torch.arange(6), torch.arange(6)
image_loader = DataLoader(images, batch_size=3, shuffle=True)
mask_loader = DataLoader(masks, batch_size=3, shuffle=True)
for image, mask in zip(image_loader, mask_loader):
    print("images", image.tolist(), "masks", mask.tolist())
#> images [5, 0, 3] masks [2, 3, 1]
#> images [2, 1, 4] masks [5, 4, 0]
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
images, masks = torch.arange(6), torch.arange(6)
dataset = TensorDataset(images, masks)
loader = DataLoader(dataset, batch_size=3, shuffle=True)
for image, mask in loader:
    print("images", image.tolist(), "masks", mask.tolist())
#> images [0, 4, 3] masks [0, 4, 3]
#> images [5, 2, 1] masks [5, 2, 1]
# --8<-- [end:right]

# --8<-- [start:demo_stack]
import torch
from torch.utils.data import DataLoader, StackDataset

torch.manual_seed(0)
images = [torch.full((3, 8, 8), float(i)) for i in range(6)]
texts = [f"text {i}" for i in range(6)]
dataset = StackDataset(image=images, text=texts)
batch = next(iter(DataLoader(dataset, batch_size=2, shuffle=True)))
print("images:", batch["image"][:, 0, 0, 0], "texts:", batch["text"])
#> images: tensor([0., 4.]) texts: ['text 0', 'text 4']
# --8<-- [end:demo_stack]

# --8<-- [start:wrong_unpack]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(4, 1)
x = torch.randn(2, 4)
mean, variance = model(x)
print("mean:", mean.shape, "variance:", variance.shape)
#> mean: torch.Size([1]) variance: torch.Size([1])
# --8<-- [end:wrong_unpack]

# --8<-- [start:right_unpack]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(4, 2)
x = torch.randn(2, 4)
mean, log_variance = model(x).chunk(2, dim=1)
print("mean:", mean.shape, "variance:", log_variance.exp().shape)
#> mean: torch.Size([2, 1]) variance: torch.Size([2, 1])
# --8<-- [end:right_unpack]

# --8<-- [start:check]
import torch
from torch.utils.data import DataLoader

assert demo.out == (
    "{'price': torch.Size([2, 1]), 'kind': torch.Size([2, 4])}\n")
assert demo_dataset.out == """\
inputs: {'image': torch.Size([2, 3, 8, 8]), 'table': torch.Size([2, 5])}
targets: {'price': torch.Size([2, 1]), 'kind': torch.Size([2])}
"""
# the names are those of forward
outputs = demo.Net()(**{"image": torch.zeros(2, 3, 8, 8),
                        "table": torch.zeros(2, 5)})
assert outputs["kind"].shape == (2, 4)
assert demo_step.out == "all trained: True\n"
assert right.out == """\
images [0, 4, 3] masks [0, 4, 3]
images [5, 2, 1] masks [5, 2, 1]
"""
assert wrong.out == """\
images [5, 0, 3] masks [2, 3, 1]
images [2, 1, 4] masks [5, 4, 0]
"""
assert demo_stack.out == (
    "images: tensor([0., 4.]) texts: ['text 0', 'text 4']\n")
assert wrong_unpack.out == "mean: torch.Size([1]) variance: torch.Size([1])\n"
assert right_unpack.out == (
    "mean: torch.Size([2, 1]) variance: torch.Size([2, 1])\n")
# any other batch size raises an error
try:
    a, b = wrong_unpack.model(torch.randn(3, 4))
except ValueError as error:
    assert "too many values to unpack" in str(error)
else:
    assert False
# zip stops with the shorter loader
assert len(list(zip(DataLoader(torch.arange(6)),
                    DataLoader(torch.arange(4))))) == 4
# --8<-- [end:check]
