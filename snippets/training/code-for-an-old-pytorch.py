"""Code for PyTorch 0.1 to 1.5 stops at gone arguments and functions; sums that keep their dimension, and / between integers, go wrong silently."""
# /// pitfall
# apis = ["torch.Tensor.backward", "torch.autograd.Variable", "torch.Tensor.multinomial", "torch.distributions.categorical.Categorical",
#         "torch.Tensor.sum", "torch.Tensor.max", "torch.Tensor.eq", "torch.Tensor.topk", "torch.Tensor.expand_as", "torch.nn.BatchNorm2d"]
# gone = ["torch.distributed.deprecated", "torch.legacy", "torch.nn._functions"]
# symptom = "error"
# raises = ["wrong", "wrong_multinomial", "wrong_division", "wrong_batchnorm", "wrong_target"]
# added = 2026-11-30
# messages = [
#   "Tensor.backward() got an unexpected keyword argument 'retain_variables'",
#   "multinomial() missing 1 required positional arguments: \"num_samples\"",
#   "reinforce() was removed.*",
#   "module 'torch.nn' has no attribute 'backends'",
#   "module 'torch.distributed' has no attribute 'deprecated'",
#   "No module named 'torch.utils.ffi'",
#   "No module named 'torch.legacy'",
#   "No module named 'torch.nn._functions'",
#   "tensors used as indices must be long, int, byte or bool tensors",
#   "'BatchNorm2d' object has no attribute 'track_running_stats'",
#   "volatile was removed and now has no effect. Use `with torch.no_grad():` instead.",
#   "Couldn't retrieve source code for container of type *. It won't be checked for correctness upon loading.",
#   "This overload of add_ is deprecated:*",
# ]
# older = [
#   "backward() got an unexpected keyword argument 'retain_variables'",
#   "torch.utils.ffi is deprecated. Please use cpp extensions instead.",
#   "mask is not broadcastable to self, but they have the same number of elements.",
#   "other is not broadcastable to self, but they have the same number of elements.",
#   "tensor1 is not broadcastable to self, but they have the same number of elements.",
#   "self and mask not broadcastable, but have the same number of elements.",
#   "self and other not broadcastable, but have the same number of elements.",
#   "Integer division of tensors using div or / is no longer supported, and in a future release div will perform true division as in Python 3.*",
#   "\"index_select_out_cuda_impl\" not implemented for 'Float'",
#   "Expected 2 or 4 dimensions (got *)",
#   "This overload of addcmul_ is deprecated:*",
#   "This overload of addcdiv_ is deprecated:*",
#   "This overload of sub_ is deprecated:*",
#   "'Variable' object has no attribute 'reinforce'",
#   "name 'StochasticFunction' is not defined",
# ]
#
# [code.retain_variables]
# pattern = '$L.backward(..., retain_variables=$V, ...)'
#
# [code.volatile]
# pattern = 'torch.autograd.Variable(..., volatile=$V, ...)'
#
# [code.multinomial_without_number]
# pattern = '$P.multinomial()'
#
# [code.sum_without_keepdim]
# either = [
#     '$X.sum(1).expand_as($X)', '$X.sum(-1).expand_as($X)', '$X.sum(dim=1).expand_as($X)',
#     '$X.mean(1).expand_as($X)', '$X.norm(2, 1).expand_as($X)',
# ]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch.autograd import Variable

torch.manual_seed(0)
model = nn.Linear(3, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
criterion = nn.MSELoss()
loader = [(torch.ones(4, 3), torch.ones(4, 1))] * 2

total = 0
for x, y in loader:
    x, y = Variable(x), Variable(y)
    loss = criterion(model(x), y)
    optimizer.zero_grad()
    loss.backward(retain_variables=True)
    optimizer.step()
    total += loss.data[0]
#> TypeError: Tensor.backward() got an unexpected keyword argument 'retain_variables'
print(f"mean loss: {total / len(loader):.4f}")
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(3, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
criterion = nn.MSELoss()
loader = [(torch.ones(4, 3), torch.ones(4, 1))] * 2

total = 0
for x, y in loader:
    loss = criterion(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    total += loss.item()
print(f"mean loss: {total / len(loader):.4f}")
#> mean loss: 1.3224
# --8<-- [end:right]

# --8<-- [start:wrong_volatile]
import torch
from torch import nn
from torch.autograd import Variable

model = nn.Linear(3, 1)
x = Variable(torch.ones(4, 3), volatile=True)
#> UserWarning: volatile was removed and now has no effect. Use `with torch.no_grad():` instead.
output = model(x)
print("has a graph:", output.requires_grad)
#> has a graph: True
# --8<-- [end:wrong_volatile]

# --8<-- [start:right_volatile]
import torch
from torch import nn

model = nn.Linear(3, 1)
x = torch.ones(4, 3)
with torch.no_grad():
    output = model(x)
print("has a graph:", output.requires_grad)
#> has a graph: False
# --8<-- [end:right_volatile]

# --8<-- [start:wrong_multinomial]
import torch

torch.manual_seed(0)
q_values = torch.tensor([[10.0, 30.0, 20.0]])
probs = torch.softmax(q_values, dim=1)
action = probs.multinomial()
#> TypeError: multinomial() missing 1 required positional arguments: "num_samples"
print("action:", action.data[0, 0])
# --8<-- [end:wrong_multinomial]

# --8<-- [start:right_multinomial]
import torch

torch.manual_seed(0)
q_values = torch.tensor([[10.0, 30.0, 20.0]])
probs = torch.softmax(q_values, dim=1)
action = probs.multinomial(1)
print("action:", action.item())
#> action: 1
# --8<-- [end:right_multinomial]

# --8<-- [start:wrong_reinforce]
import torch

scores = torch.tensor([10.0, 30.0, 20.0], requires_grad=True)
reward = 2.0
probs = torch.softmax(scores, dim=0)
action = probs.multinomial(1)
try:
    action.reinforce(reward)
    action.backward()
except RuntimeError as error:
    print(str(error).splitlines()[0])
#> reinforce() was removed.
print("has a gradient:", scores.grad is not None)
#> has a gradient: False
# --8<-- [end:wrong_reinforce]

# --8<-- [start:right_reinforce]
import torch

scores = torch.tensor([10.0, 30.0, 20.0], requires_grad=True)
reward = 2.0
policy = torch.distributions.Categorical(logits=scores)
action = policy.sample()
loss = -policy.log_prob(action) * reward
loss.backward()
print("has a gradient:", scores.grad is not None)
#> has a gradient: True
# --8<-- [end:right_reinforce]

# --8<-- [start:demo_async]
import torch

try:
    compile("x = x.cuda(async=True)", "train.py", "exec")
except SyntaxError as error:
    print(f"SyntaxError: {error.msg}")
#> SyntaxError: invalid syntax

device = "cuda" if torch.cuda.is_available() else "cpu"
x = torch.ones(3).to(device, non_blocking=True)
print("sum:", x.sum().item())
#> sum: 3.0
# --8<-- [end:demo_async]

# --8<-- [start:demo_gone]
for line in ("import torch; torch.nn.backends",
             "import torch; torch.distributed.deprecated",
             "from torch.utils.ffi import create_extension",
             "from torch.nn._functions.padding import ConstantPadNd",
             "import torch.legacy.nn as nn"):
    try:
        exec(line)
    except (AttributeError, ImportError) as error:
        print(error)
#> module 'torch.nn' has no attribute 'backends'
#> module 'torch.distributed' has no attribute 'deprecated'
#> No module named 'torch.utils.ffi'
#> No module named 'torch.nn._functions'
#> No module named 'torch.legacy'
# --8<-- [end:demo_gone]

# --8<-- [start:wrong_keepdim]
import torch

x = torch.tensor([[1.0, 3.0], [1.0, 1.0]])
x = x / x.sum(1).expand_as(x)
print("row sums:", x.sum(1))
#> row sums: tensor([1.7500, 0.7500])
# --8<-- [end:wrong_keepdim]

# --8<-- [start:right_keepdim]
import torch

x = torch.tensor([[1.0, 3.0], [1.0, 1.0]])
x = x / x.sum(1, keepdim=True).expand_as(x)
print("row sums:", x.sum(1))
#> row sums: tensor([1., 1.])
# --8<-- [end:right_keepdim]

# --8<-- [start:demo_max]
import torch

output = torch.tensor([[0.1, 0.9, 0.2], [0.8, 0.1, 0.3]])
for name, f in (
    ("expand_as", lambda: output.sum(1).expand_as(output)),
    ("squeeze(1)", lambda: output.max(1)[1].squeeze(1)),
    ("[0][0]", lambda: output.data.max(1)[1][0][0]),
):
    try:
        f()
    except (RuntimeError, IndexError) as error:
        print(f"{name}: {error}")
#> expand_as: The expanded size of the tensor (3) must match the existing size (2) at non-singleton dimension 1.  Target sizes: [2, 3].  Tensor sizes: [2]
#> squeeze(1): Dimension out of range (expected to be in range of [-1, 0], but got 1)
#> [0][0]: invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number
print("classes:", output.argmax(1).tolist())
#> classes: [1, 0]
# --8<-- [end:demo_max]

# --8<-- [start:wrong_pointwise]
import torch

output = torch.tensor([[0.1, 0.9], [0.8, 0.2], [0.3, 0.7]])
target = torch.tensor([1, 0, 0])
pred = output.topk(1)[1]
correct = pred.eq(target).sum().item()
print("correct:", correct, "of", len(target))
#> correct: 4 of 3
# --8<-- [end:wrong_pointwise]

# --8<-- [start:right_pointwise]
import torch

output = torch.tensor([[0.1, 0.9], [0.8, 0.2], [0.3, 0.7]])
target = torch.tensor([1, 0, 0])
pred = output.topk(1)[1]
correct = pred.eq(target.view_as(pred)).sum().item()
print("correct:", correct, "of", len(target))
#> correct: 2 of 3
# --8<-- [end:right_pointwise]

# --8<-- [start:wrong_division]
import torch

texts = torch.tensor([[7, 2], [7, 5]])  # two beams, two words each
scores = torch.tensor([[0.1, 0.2, 0.3], [0.4, 0.9, 0.8]])
_, best = scores.view(-1).topk(2)
beam = best / scores.size(1)
word = best - beam * scores.size(1)
print("beam:", beam)
#> beam: tensor([1.3333, 1.6667])
print("texts:", texts[beam].tolist())
#> IndexError: tensors used as indices must be long, int, byte or bool tensors
# --8<-- [end:wrong_division]

# --8<-- [start:right_division]
import torch

texts = torch.tensor([[7, 2], [7, 5]])  # two beams, two words each
scores = torch.tensor([[0.1, 0.2, 0.3], [0.4, 0.9, 0.8]])
_, best = scores.view(-1).topk(2)
beam = best // scores.size(1)
word = best - beam * scores.size(1)
print("beam:", beam)
#> beam: tensor([1, 1])
print("texts:", texts[beam].tolist())
#> texts: [[7, 5], [7, 5]]
# --8<-- [end:right_division]

# --8<-- [start:wrong_batchnorm]
import torch
from torch import nn

model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4))
del model[1].track_running_stats  # an old file has neither
del model[1].num_batches_tracked
torch.save(model, "old.pt")

model = torch.load("old.pt", weights_only=False)
print("output:", tuple(model(torch.zeros(1, 3, 8, 8)).shape))
#> AttributeError: 'BatchNorm2d' object has no attribute 'track_running_stats'
# --8<-- [end:wrong_batchnorm]

# --8<-- [start:right_batchnorm]
import torch
from torch import nn

model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4))
del model[1].track_running_stats  # an old file has neither
del model[1].num_batches_tracked
torch.save(model, "old.pt")

model = torch.load("old.pt", weights_only=False)
for m in model.modules():
    if isinstance(m, nn.BatchNorm2d):
        m.track_running_stats = True
        m.register_buffer("num_batches_tracked", torch.tensor(0))
print("output:", tuple(model(torch.zeros(1, 3, 8, 8)).shape))
#> output: (1, 4, 6, 6)
# --8<-- [end:right_batchnorm]

# --8<-- [start:wrong_target]
import torch
from torch import nn

criterion = nn.NLLLoss()
targets = torch.tensor([2, 0])
loss = 0
for i in range(len(targets)):
    output = torch.log_softmax(torch.zeros(1, 3), dim=1)
    loss += criterion(output, targets[i])
#> ValueError: Expected input batch_size (1) to match target batch_size (0).
print(f"loss: {loss.item():.3f}")
# --8<-- [end:wrong_target]

# --8<-- [start:right_target]
import torch
from torch import nn

criterion = nn.NLLLoss()
targets = torch.tensor([2, 0])
loss = 0
for i in range(len(targets)):
    output = torch.log_softmax(torch.zeros(1, 3), dim=1)
    loss += criterion(output, targets[i].view(1))
print(f"loss: {loss.item():.3f}")
#> loss: 2.197
# --8<-- [end:right_target]

# --8<-- [start:wrong_add]
import torch

exp_avg, grad, beta1 = torch.ones(2), torch.zeros(2), 0.9
exp_avg.mul_(beta1).add_(1 - beta1, grad)
#> UserWarning: This overload of add_ is deprecated:
#>  add_(Number alpha, Tensor other)
#> Consider using one of the following signatures instead:
#>  add_(Tensor other, *, Number alpha = 1)
print("average:", exp_avg)
#> average: tensor([0.9000, 0.9000])
# --8<-- [end:wrong_add]

# --8<-- [start:right_add]
import torch

exp_avg, grad, beta1 = torch.ones(2), torch.zeros(2), 0.9
exp_avg.mul_(beta1).add_(grad, alpha=1 - beta1)
print("average:", exp_avg)
#> average: tensor([0.9000, 0.9000])
# --8<-- [end:right_add]

# --8<-- [start:demo_mask]
import torch

x = torch.ones(5, 5, 1)
mask = torch.ones(5, 5, dtype=torch.bool)
print("5 x 5 selects:", x.masked_select(mask).numel())
#> 5 x 5 selects: 125
print("view_as selects:", x.masked_select(mask.view_as(x)).numel())
#> view_as selects: 25
try:
    x.masked_fill_(mask.view(25), 0)
except RuntimeError as error:
    print(error)
#> output with shape [5, 5, 1] doesn't match the broadcast shape [5, 5, 25]
# --8<-- [end:demo_mask]

# --8<-- [start:demo_source]
import torch
from torch import nn

Net = type("Net", (nn.Linear,), {})  # a class without source code
torch.save(Net(2, 1), "old.pt", _use_new_zipfile_serialization=False)
#> UserWarning: Couldn't retrieve source code for container of type Net. It won't be checked for correctness upon loading.
torch.save(Net(2, 1), "new.pt")
for name in ("old.pt", "new.pt"):
    print(name, type(torch.load(name, weights_only=False)).__name__)
#> old.pt Net
#> new.pt Net
# --8<-- [end:demo_source]

# --8<-- [start:detect]
import re
from pathlib import Path

script = Path("train.py")
script.write_text("""\
target = target.cuda(async=True)
norm = x.norm(2, 1).expand_as(x)
loss.backward(retain_variables=True)
print(loss.data[0])
""")
old = re.compile(r"volatile|async=|retain_variables|\.data\[0\]"
                 r"|multinomial\(\)|\.expand_as\(|\.eq\(|size_average")
for number, line in enumerate(script.read_text().splitlines(), 1):
    for found in old.findall(line):
        print(f"line {number}: {found}")
#> line 1: async=
#> line 2: .expand_as(
#> line 3: retain_variables
#> line 4: .data[0]
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn
from torch.autograd import Variable

assert wrong.error == (
    "TypeError: Tensor.backward() got an unexpected keyword argument "
    "'retain_variables'")
assert right.out.startswith("mean loss: ")
assert abs(right.total / 2 - float(right.out.split(": ")[1])) < 1e-4

# the old names that remain are other words for the same
x = torch.ones(2)
assert isinstance(x, Variable) and type(Variable(x)) is torch.Tensor
assert wrong_volatile.output.requires_grad
assert "has a graph: True" in wrong_volatile.out
assert right_volatile.out == "has a graph: False\n"

assert wrong_multinomial.error == (
    'TypeError: multinomial() missing 1 required positional arguments: '
    '"num_samples"')
assert right_multinomial.out == "action: 1\n"
assert wrong_reinforce.out == (
    "reinforce() was removed.\nhas a gradient: False\n")
assert right_reinforce.out == "has a gradient: True\n"
assert demo_async.out == "SyntaxError: invalid syntax\nsum: 3.0\n"
assert demo_gone.out == """\
module 'torch.nn' has no attribute 'backends'
module 'torch.distributed' has no attribute 'deprecated'
No module named 'torch.utils.ffi'
No module named 'torch.nn._functions'
No module named 'torch.legacy'
"""

# square: silently wrong; otherwise an error
assert wrong_keepdim.out == "row sums: tensor([1.7500, 0.7500])\n"
assert right_keepdim.out == "row sums: tensor([1., 1.])\n"
assert "expand_as: The expanded size of the tensor (3)" in demo_max.out
assert "squeeze(1): Dimension out of range" in demo_max.out
assert "[0][0]: invalid index of a 0-dim tensor" in demo_max.out
assert demo_max.out.endswith("classes: [1, 0]\n")
assert wrong_pointwise.out == "correct: 4 of 3\n"
assert right_pointwise.out == "correct: 2 of 3\n"
assert demo_mask.out.startswith(
    "5 x 5 selects: 125\nview_as selects: 25\noutput with shape")

assert wrong_division.error == (
    "IndexError: tensors used as indices must be long, int, byte or bool "
    "tensors")
assert right_division.out.startswith("beam: tensor([1, 1])\n")
assert right_division.word.tolist() == [1, 2]
assert wrong_division.beam.dtype == torch.float32

assert wrong_target.error == (
    "ValueError: Expected input batch_size (1) to match target batch_size "
    "(0).")
assert right_target.out == "loss: 2.197\n"
assert "This overload of add_ is deprecated" in wrong_add.out
assert torch.equal(wrong_add.exp_avg, right_add.exp_avg)
assert right_add.out == "average: tensor([0.9000, 0.9000])\n"

assert wrong_batchnorm.error == (
    "AttributeError: 'BatchNorm2d' object has no attribute "
    "'track_running_stats'")
assert right_batchnorm.out == "output: (1, 4, 6, 6)\n"
assert "for container of type Net" in demo_source.out
assert demo_source.out.count("container") == 1
assert demo_source.out.endswith("old.pt Net\nnew.pt Net\n")
assert detect.out == (
    "line 1: async=\nline 2: .expand_as(\nline 3: retain_variables\n"
    "line 4: .data[0]\n")

# eval() of the model from the file needs neither attribute
model = wrong_batchnorm.model.eval()
assert model(torch.zeros(1, 3, 8, 8)).shape == (1, 4, 6, 6)
# the other way to make one sample a batch, and one sample as such
criterion, target = nn.NLLLoss(), torch.tensor([2, 0])
one = torch.log_softmax(torch.zeros(1, 3), dim=1)
assert torch.equal(criterion(one, target[0:1]), criterion(one[0], target[0]))
# what a zeroed gradient is today
w = torch.ones(2, requires_grad=True)
w.sum().backward()
torch.optim.SGD([w], lr=0.1).zero_grad()
assert w.grad is None
# --8<-- [end:check]
