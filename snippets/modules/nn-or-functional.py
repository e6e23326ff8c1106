"""nn.Conv2d holds its weight and calls F.conv2d; F.conv2d takes the weight as an argument. The numbers are the same."""
# /// pitfall
# apis = ["torch.nn.functional.conv2d", "torch.nn.Conv2d", "torch.nn.functional.relu", "torch.nn.ReLU",
#         "torch.nn.functional.max_pool2d", "torch.nn.MaxPool2d", "torch.nn.functional.linear", "torch.nn.Linear",
#         "torch.nn.Sequential", "torch.nn.Parameter", "torch.func.functional_call",
#         "torch.nn.functional.batch_norm"]
# symptom = "question"
# raises = ["wrong_pool", "wrong_sequential"]
# added = 2026-11-21
# changed = 2026-11-29
# messages = ["torch.* is not a Module subclass",
#             "max_pool2d() missing 1 required positional argument: 'kernel_size'"]
#
# [code.function_in_sequential]
# either = [
#     'torch.nn.Sequential(..., torch.nn.functional.$FUNC, ...)',
#     'torch.nn.Sequential(..., torch.relu, ...)', 'torch.nn.Sequential(..., torch.nn.ReLU, ...)',
#     'torch.nn.Sequential(..., torch.flatten, ...)',
#     'torch.nn.Sequential(..., torch.nn.Sigmoid, ...)',
#     'torch.nn.Sequential(..., torch.nn.Tanh, ...)', 'torch.nn.Sequential(..., torch.tanh, ...)',
#     'torch.nn.Sequential(..., torch.sigmoid, ...)',
#     'torch.nn.Sequential(..., torch.nn.Flatten, ...)',
#     'torch.nn.Sequential(..., torch.nn.GELU, ...)',
#     'torch.nn.Sequential(..., torch.nn.functional.$FUNC(...), ...)',
#     'torch.nn.ModuleList([..., torch.nn.functional.$FUNC, ...])',
#     'torch.nn.Sequential(..., lambda $X: $Y, ...)',
#     'torch.nn.Sequential(..., torch.softmax, ...)',
#     'torch.nn.Sequential(..., torch.nn.MaxPool2d, ...)',
# ]
#
# [code.pool_without_kernel]
# either = ['torch.nn.functional.max_pool2d($X)', 'torch.nn.functional.avg_pool2d($X)']
#
# [code.module_used_as_a_function]
# either = [
#     'torch.nn.ReLU($X)', 'torch.nn.Sigmoid($X)', 'torch.nn.Tanh($X)', 'torch.nn.Softmax($X)',
#     'torch.nn.ReLU(self.$FC(...))', 'torch.nn.Sigmoid(self.$FC(...))',
#     'torch.nn.MaxPool2d($X, 2)', 'torch.nn.Dropout($X, $P)', 'torch.nn.Flatten($X)',
#     'torch.nn.GELU($X)', 'torch.nn.LeakyReLU(self.$FC(...))', 'torch.nn.Softmax(self.$FC(...))',
#     'torch.nn.MaxPool2d(self.$FC(...), ...)', 'torch.nn.Tanh(self.$FC(...))',
#     'torch.nn.LogSoftmax($X)', 'torch.nn.Dropout(self.$FC(...), ...)',
# ]
# not = [
#     'torch.nn.ReLU(True)', 'torch.nn.ReLU(False)', 'torch.nn.Softmax(-1)',
#     'torch.nn.Softmax(1)', 'torch.nn.Softmax(0)', 'torch.nn.MaxPool2d(2, 2)',
#     'torch.nn.MaxPool2d(3, 2)', 'torch.nn.Softmax(2)', 'torch.nn.Flatten(1)',
#     'torch.nn.Flatten(0)', 'torch.nn.LogSoftmax(1)', 'torch.nn.LogSoftmax(-1)',
#     'torch.nn.Flatten(2)', 'torch.nn.LogSoftmax(2)', 'torch.nn.LogSoftmax(0)',
#     'torch.nn.Softmax(-2)', 'torch.nn.ReLU(inplace)',
# ]
# inside = ['def forward(...): ...']
# example = '''
# class Net(torch.nn.Module):
#     def forward(self, x):
#         return torch.nn.ReLU(self.fc(x))
# '''
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
print("output:", a.shape)
#> output: torch.Size([64, 16, 24, 24])
print("Conv2d, same output:", torch.equal(a, b))
#> Conv2d, same output: True
print("ReLU, same output:", torch.equal(nn.ReLU()(a), F.relu(a)))
#> ReLU, same output: True
print("parameters:", [name for name, p in conv.named_parameters()])
#> parameters: ['weight', 'bias']
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


model = CNN()
print("logits:", model(torch.zeros(8, 1, 28, 28)).shape)
#> logits: torch.Size([8, 10])
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


model = CNN()
print("logits:", model(torch.zeros(8, 1, 28, 28)).shape)
#> logits: torch.Size([8, 10])
# --8<-- [end:demo_functional]

# --8<-- [start:wrong_pool]
import torch
import torch.nn.functional as F

x = torch.zeros(8, 1, 28, 28)
y = F.max_pool2d(x)
#> TypeError: _max_pool2d() missing 1 required positional argument: 'kernel_size'
print("output:", y.shape)
# --8<-- [end:wrong_pool]

# --8<-- [start:right_pool]
import torch
import torch.nn.functional as F

x = torch.zeros(8, 1, 28, 28)
y = F.max_pool2d(x, kernel_size=2)
print("output:", y.shape)
#> output: torch.Size([8, 1, 14, 14])
# --8<-- [end:right_pool]

# --8<-- [start:demo_scores]
import torch
import torch.nn.functional as F

torch.manual_seed(0)
image = torch.rand(1, 1, 28, 28)
for draw in (torch.randn, torch.rand):
    for divided in (True, False):
        w1, w2, w3 = draw(16, 1, 5, 5), draw(32, 16, 5, 5), draw(10, 512)
        if divided:
            w1, w2, w3 = w1 / 25**0.5, w2 / 400**0.5, w3 / 512**0.5
        x = F.max_pool2d(F.conv2d(image, w1).relu(), kernel_size=2)
        x = F.max_pool2d(F.conv2d(x, w2).relu(), kernel_size=2)
        top = F.linear(x.flatten(1), w3).abs().max()
        print(f"{draw.__name__}, {divided=}: largest score {top:.0f}")
#> randn, divided=True: largest score 1
#> randn, divided=False: largest score 1314
#> rand, divided=True: largest score 174
#> rand, divided=False: largest score 387546
# --8<-- [end:demo_scores]

# --8<-- [start:wrong_sequential]
import torch
import torch.nn.functional as F
from torch import nn

model = nn.Sequential(nn.Linear(2, 3), F.relu, nn.Linear(3, 1))
#> TypeError: torch.nn.functional.relu is not a Module subclass
print("output:", model(torch.zeros(4, 2)).shape)
# --8<-- [end:wrong_sequential]

# --8<-- [start:right_sequential]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))
print("output:", model(torch.zeros(4, 2)).shape)
#> output: torch.Size([4, 1])
# --8<-- [end:right_sequential]

# --8<-- [start:demo_shared]
import torch
import torch.nn.functional as F
from torch import nn

embed = nn.Embedding(10, 4)
head = nn.Linear(4, 10, bias=False)
head.weight = embed.weight  # one Parameter, two owners
h = embed(torch.tensor([3, 7]))
same = torch.equal(head(h), F.linear(h, embed.weight))
print("same output:", same)
#> same output: True
model = nn.Sequential(embed, head)
print("parameters:", len(list(model.parameters())))
#> parameters: 1
# --8<-- [end:demo_shared]

# --8<-- [start:demo_missing]
import torch
import torch.nn.functional as F
from torch import nn
from torch.func import functional_call

names = ("rnn", "lstm", "gru", "transformer")
print("in torch.nn.functional:", [name for name in names if hasattr(F, name)])
#> in torch.nn.functional: []

lstm = nn.LSTM(input_size=2, hidden_size=3)
mine = {name: torch.zeros_like(p) for name, p in lstm.named_parameters()}
output, state = functional_call(lstm, mine, torch.ones(4, 1, 2))
print("largest output:", output.abs().max().item())
#> largest output: 0.0
# --8<-- [end:demo_missing]

# --8<-- [start:demo_impure]
import torch
import torch.nn.functional as F

x = torch.tensor([[1.0], [3.0]])
mean, var = torch.zeros(1), torch.ones(1)
F.batch_norm(x, mean, var, training=True)
print("running mean and variance:", mean, var)
#> running mean and variance: tensor([0.2000]) tensor([1.1000])

before = torch.get_rng_state()
F.dropout(x)
print("same random state:", torch.equal(before, torch.get_rng_state()))
#> same random state: False

table = torch.tensor([[3.0, 4.0]])
F.embedding(torch.tensor([0]), table, max_norm=1.0)
print("embedding table:", table)
#> embedding table: tensor([[0.6000, 0.8000]])
# --8<-- [end:demo_impure]

# --8<-- [start:demo_cost]
import sys
import torch
import torch.nn.functional as F
from torch import nn


def python_calls(f, x):
    calls = []
    sys.setprofile(lambda frame, event, arg: calls.append(
        (frame.f_globals["__name__"], frame.f_code.co_name)))
    f(x)
    sys.setprofile(None)
    return [name for module, name in dict.fromkeys(calls)
            if module.startswith("torch.nn")]


x, large = torch.rand(1, 1), torch.rand(1000, 1000)
print("F.relu:", python_calls(F.relu, x))
#> F.relu: ['relu']
print("nn.ReLU:", python_calls(nn.ReLU(), x))
#> nn.ReLU: ['_wrapped_call_impl', '_call_impl', 'forward', 'relu']
print("nn.ReLU, large tensor:", python_calls(nn.ReLU(), large))
#> nn.ReLU, large tensor: ['_wrapped_call_impl', '_call_impl', 'forward', 'relu']
# --8<-- [end:demo_cost]

# --8<-- [start:check]
from functools import partial

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils._python_dispatch import TorchDispatchMode

assert demo.out == """\
output: torch.Size([64, 16, 24, 24])
Conv2d, same output: True
ReLU, same output: True
parameters: ['weight', 'bias']
"""

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
assert demo_modules.out == demo_functional.out == "logits: torch.Size([8, 10])\n"
assert len(list(two.parameters())) == 3 and len(list(one.parameters())) == 6
# the four kinds of weights, with five seeds
for seed in range(5):
    torch.manual_seed(seed)
    top = {}
    for draw in (torch.randn, torch.rand):
        for divided in (True, False):
            with torch.no_grad():
                for p in two.parameters():
                    root = p[0].numel() ** 0.5 if divided else 1
                    p.copy_(draw(p.shape) / root)
            top[draw.__name__, divided] = two(x).abs().max().item()
    assert top["randn", True] < 10 and 100 < top["randn", False] < 100_000
    assert 100 < top["rand", True] < 1000 and top["rand", False] > 100_000
kinds = [line.partition(": largest score ")
         for line in demo_scores.out.splitlines()]
scores = {kind: int(score) for kind, _, score in kinds}
assert scores["randn, divided=True"] < 10
assert 100 < scores["randn, divided=False"] < 100_000
assert 100 < scores["rand, divided=True"] < 1000
assert scores["rand, divided=False"] > 100_000

missing = "_max_pool2d() missing 1 required positional argument: 'kernel_size'"
assert wrong_pool.error == f"TypeError: {missing}"
assert right_pool.out == "output: torch.Size([8, 1, 14, 14])\n"
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
for other in (torch.relu, nn.ReLU):  # the class, without its parentheses
    try:
        nn.Sequential(other)
    except TypeError as error:
        assert str(error).startswith("torch.")
        assert str(error).lower().endswith("relu is not a module subclass")
    else:
        raise AssertionError("not only modules")
assert right_sequential.out == "output: torch.Size([4, 1])\n"
assert demo_shared.out == "same output: True\nparameters: 1\n"

assert demo_missing.out == (
    "in torch.nn.functional: []\nlargest output: 0.0\n")
assert demo_missing.lstm(torch.ones(4, 1, 2))[0].abs().max() > 0
words = ("rnn", "lstm", "gru", "transformer", "sequential", "modulelist")
assert not [name for name in dir(F) if any(w in name.lower() for w in words)]
assert demo_impure.out == """\
running mean and variance: tensor([0.2000]) tensor([1.1000])
same random state: False
embedding table: tensor([[0.6000, 0.8000]])
"""
before = torch.get_rng_state()
F.batch_norm(x, torch.zeros(1), torch.ones(1)), F.dropout(x, training=False)
assert torch.equal(before, torch.get_rng_state())  # pure in evaluation mode

# the same operations on tensors either way, and a fixed number of calls more
class Operations(TorchDispatchMode):
    def __torch_dispatch__(self, operation, types, args=(), kwargs=None):
        self.seen.append(operation)
        return operation(*args, **kwargs or {})


def operations(f, x):
    mode = Operations()
    mode.seen = []
    with mode:
        f(x)
    return mode.seen


one, large = torch.rand(1, 8), torch.rand(1000, 8)
linear = nn.Linear(8, 8)
for module, function in (
    (nn.ReLU(), F.relu), (nn.Dropout(), F.dropout), (nn.GELU(), F.gelu),
    (linear, partial(F.linear, weight=linear.weight, bias=linear.bias)),
):
    assert operations(module, one) == operations(function, one) != []
    fewer = demo_cost.python_calls(function, one)
    more = demo_cost.python_calls(module, one)
    assert set(fewer) < set(more) and {"_call_impl", "forward"} <= set(more)
    assert demo_cost.python_calls(module, large) == more
    assert demo_cost.python_calls(function, large) == fewer
norm, x = nn.BatchNorm1d(8), torch.rand(4, 8)
count, *rest = operations(norm, x)
assert count is torch.ops.aten.add_.Tensor and rest == operations(
    lambda x: F.batch_norm(x, norm.running_mean, norm.running_var, norm.weight,
                           norm.bias, training=True), x)
first, second, third = demo_cost.out.splitlines()
assert first == "F.relu: ['relu']" and second.endswith(", 'forward', 'relu']")
assert second.partition(": ")[2] == third.partition(": ")[2]

# a hook on the module runs only if the module is called
ran = []
linear.register_forward_hook(lambda *told: ran.append(True))
linear(one)
assert ran == [True]
F.linear(one, linear.weight, linear.bias)
assert ran == [True]
# --8<-- [end:check]
