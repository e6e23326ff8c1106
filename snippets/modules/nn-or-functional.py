"""nn.Conv2d holds its weight and calls F.conv2d; F.conv2d takes the weight as an argument. The numbers are the same."""
# /// pitfall
# apis = ["torch.nn.functional.conv2d", "torch.nn.Conv2d", "torch.nn.functional.relu", "torch.nn.ReLU",
#         "torch.nn.functional.max_pool2d", "torch.nn.MaxPool2d", "torch.nn.functional.linear", "torch.nn.Linear",
#         "torch.nn.Sequential", "torch.nn.Parameter"]
# symptom = "question"
# raises = ["demo_pool", "wrong_sequential"]
# added = 2026-11-21
# messages = ["torch.nn.functional.* is not a Module subclass",
#             "max_pool2d() missing 1 required positional argument: 'kernel_size'"]
# ///

# --8<-- [start:demo]
import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
x = torch.rand(64, 3, 24, 24)
conv = nn.Conv2d(3, 16, kernel_size=3, padding=1)
a = conv(x)
b = F.conv2d(x, conv.weight, conv.bias, padding=1)
print(a.shape, torch.equal(a, b))
#> torch.Size([64, 16, 24, 24]) True
print(torch.equal(nn.ReLU()(a), F.relu(a)))
#> True
print([name for name, p in conv.named_parameters()])
#> ['weight', 'bias']
# --8<-- [end:demo]

# --8<-- [start:demo_modules]
import torch
from torch import nn


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 16, kernel_size=5)
        self.conv2 = nn.Conv2d(16, 32, kernel_size=5)
        self.pool = nn.MaxPool2d(kernel_size=2)
        self.fc = nn.Linear(32 * 4 * 4, 10)

    def forward(self, x):
        x = self.pool(self.conv1(x).relu())
        x = self.pool(self.conv2(x).relu())
        return self.fc(x.flatten(1))


print(CNN()(torch.zeros(8, 1, 28, 28)).shape)
#> torch.Size([8, 10])
# --8<-- [end:demo_modules]

# --8<-- [start:demo_functional]
import torch
import torch.nn.functional as F
from torch import nn


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.w1 = nn.Parameter(torch.randn(16, 1, 5, 5) / 25**0.5)
        self.w2 = nn.Parameter(torch.randn(32, 16, 5, 5) / 400**0.5)
        self.w3 = nn.Parameter(torch.randn(10, 512) / 512**0.5)

    def forward(self, x):
        x = F.max_pool2d(F.conv2d(x, self.w1).relu(), kernel_size=2)
        x = F.max_pool2d(F.conv2d(x, self.w2).relu(), kernel_size=2)
        return F.linear(x.flatten(1), self.w3)


print(CNN()(torch.zeros(8, 1, 28, 28)).shape)
#> torch.Size([8, 10])
# --8<-- [end:demo_functional]

# --8<-- [start:demo_pool]
import torch
import torch.nn.functional as F

x = torch.zeros(8, 1, 28, 28)
print(F.max_pool2d(x, kernel_size=2).shape)
#> torch.Size([8, 1, 14, 14])
print(F.max_pool2d(x).shape)
#> TypeError: _max_pool2d() missing 1 required positional argument: 'kernel_size'
# --8<-- [end:demo_pool]

# --8<-- [start:wrong_sequential]
import torch
import torch.nn.functional as F
from torch import nn

model = nn.Sequential(nn.Linear(2, 3), F.relu, nn.Linear(3, 1))
#> TypeError: torch.nn.functional.relu is not a Module subclass
print(model(torch.zeros(4, 2)).shape)
# --8<-- [end:wrong_sequential]

# --8<-- [start:right_sequential]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))
print(model(torch.zeros(4, 2)).shape)
#> torch.Size([4, 1])
# --8<-- [end:right_sequential]

# --8<-- [start:demo_shared]
import torch
import torch.nn.functional as F
from torch import nn

embed = nn.Embedding(10, 4)
head = nn.Linear(4, 10, bias=False)
head.weight = embed.weight  # one Parameter, two owners
h = embed(torch.tensor([3, 7]))
print(torch.equal(head(h), F.linear(h, embed.weight)))
#> True
print(len(list(nn.Sequential(embed, head).parameters())))
#> 1
# --8<-- [end:demo_shared]

# --8<-- [start:check]
import torch
import torch.nn.functional as F
from torch import nn

same = "torch.Size([64, 16, 24, 24]) True\nTrue\n['weight', 'bias']\n"
assert demo.out == same

# the same weights in both classes: the same numbers
torch.manual_seed(0)
one, two = demo_modules.CNN(), demo_functional.CNN()
names = [("conv1.weight", "w1"), ("conv2.weight", "w2"), ("fc.weight", "w3")]
with torch.no_grad():
    for p in one.parameters():
        if p.dim() == 1:
            p.zero_()
    for theirs, ours in names:
        two.get_parameter(ours).copy_(one.get_parameter(theirs))
x = torch.rand(8, 1, 28, 28)
assert torch.equal(one(x), two(x))
assert demo_functional.CNN()(x).abs().max() < 10
assert demo_modules.out == demo_functional.out == "torch.Size([8, 10])\n"
assert len(list(two.parameters())) == 3 and len(list(one.parameters())) == 6
# with the note's torch.rand weights, the scores leave all bounds
with torch.no_grad():
    for p in two.parameters():
        p.uniform_(0, 1)
    assert two(x).min() > 100_000

missing = "_max_pool2d() missing 1 required positional argument: 'kernel_size'"
assert demo_pool.out.startswith("torch.Size([8, 1, 14, 14])\n")
assert demo_pool.error == f"TypeError: {missing}"
try:
    nn.MaxPool2d()
except TypeError as error:
    assert str(error).endswith(missing.partition("() ")[2])
else:
    raise AssertionError("nn.MaxPool2d() needs no kernel_size")
assert not hasattr(nn, "Maxpool2d")  # the notes' spelling
try:
    F.linear(torch.rand(8, 512), torch.rand(512, 10))  # inputs first
except RuntimeError as error:
    assert "cannot be multiplied" in str(error)
else:
    raise AssertionError("F.linear takes (inputs, outputs)")
assert wrong_sequential.error == (
    "TypeError: torch.nn.functional.relu is not a Module subclass")
assert right_sequential.out == "torch.Size([4, 1])\n"
assert demo_shared.out == "True\n1\n"
# --8<-- [end:check]
