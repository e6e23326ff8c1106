"""Compare weights name by name with torch.equal, and with a copy: a list of parameters always equals the model it came from."""
# /// pitfall
# apis = ["torch.equal", "torch.allclose", "torch.testing.assert_close", "torch.nn.Module.state_dict", "torch.Tensor.clone"]
# symptom = "silent"
# raises = ["wrong_models"]
# added = 2026-11-30
# messages = [
#   "Boolean value of Tensor with more than one value is ambiguous",
#   "Float did not match Double",
#   "Tensor-likes are not close!",
# ]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(4, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
before = list(model.parameters())
model(torch.randn(8, 4)).square().mean().backward()
optimizer.step()
for old, (name, new) in zip(before, model.named_parameters()):
    print(f"{name} changed:", not torch.equal(old, new))
#> weight changed: False
#> bias changed: False
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(4, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
before = {name: p.clone() for name, p in model.state_dict().items()}
model(torch.randn(8, 4)).square().mean().backward()
optimizer.step()
for name, new in model.state_dict().items():
    print(f"{name} changed:", not torch.equal(before[name], new))
#> weight changed: True
#> bias changed: True
# --8<-- [end:right]

# --8<-- [start:wrong_models]
import torch
from torch import nn

a, b = nn.Linear(4, 2), nn.Linear(4, 2)
b.load_state_dict(a.state_dict())
print("a == b:", a == b)
#> a == b: False
print("same weights:", a.state_dict() == b.state_dict())
#> RuntimeError: Boolean value of Tensor with more than one value is ambiguous
# --8<-- [end:wrong_models]

# --8<-- [start:right_models]
import torch
from torch import nn

def same(a, b):
    a, b = a.state_dict(), b.state_dict()
    return a.keys() == b.keys() and all(torch.equal(a[k], b[k]) for k in a)

a, b = nn.Linear(4, 2), nn.Linear(4, 2)
print("before loading:", same(a, b))
#> before loading: False
b.load_state_dict(a.state_dict())
print("after loading:", same(a, b))
#> after loading: True
# --8<-- [end:right_models]

# --8<-- [start:wrong_shape]
import torch

saved = torch.zeros(3, 1)
loaded = torch.zeros(3)
print("== says:", (saved == loaded).all().item())
#> == says: True
print("allclose says:", torch.allclose(saved, loaded))
#> allclose says: True
# --8<-- [end:wrong_shape]

# --8<-- [start:right_shape]
import torch

saved = torch.zeros(3, 1)
loaded = torch.zeros(3)
print("equal says:", torch.equal(saved, loaded))
#> equal says: False
print("shapes:", saved.shape, loaded.shape)
#> shapes: torch.Size([3, 1]) torch.Size([3])
# --8<-- [end:right_shape]

# --8<-- [start:demo_traps]
import torch

x, nan = torch.ones(2), torch.tensor([1.0, float("nan")])
print("equal, float and double:", torch.equal(x, x.double()))
#> equal, float and double: True
try:
    torch.allclose(x, x.double())
except RuntimeError as error:
    print("allclose, float and double:", error)
#> allclose, float and double: Float did not match Double
print("equal, NaN:", torch.equal(nan, nan.clone()))
#> equal, NaN: False
print("allclose, NaN:", torch.allclose(nan, nan, equal_nan=True))
#> allclose, NaN: True
tiny, five_times = torch.tensor([1e-9]), torch.tensor([5e-9])
print("allclose, tiny numbers:", torch.allclose(tiny, five_times))
#> allclose, tiny numbers: True
w = torch.tensor([0.1])
print("equal, saved as half:", torch.equal(w, w.half().float()))
#> equal, saved as half: False
# --8<-- [end:demo_traps]

# --8<-- [start:detect]
import torch
from torch import nn

torch.manual_seed(0)
a, b = nn.Linear(4, 2), nn.Linear(4, 2)
b.weight.data.copy_(a.weight.data)
b.bias.data.copy_(a.bias.data + 1)
try:
    torch.testing.assert_close(dict(b.state_dict()), dict(a.state_dict()))
except AssertionError as error:
    first, *_, last = str(error).splitlines()
    print(first)
    print(last)
#> Tensor-likes are not close!
#> The failure occurred for item ['bias']
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

assert wrong.out == "weight changed: False\nbias changed: False\n"
assert all(old is new for old, new in zip(
    wrong.before, wrong.model.parameters()))
assert right.out == "weight changed: True\nbias changed: True\n"
assert wrong_models.out.startswith("a == b: False\n")
assert "Boolean value of Tensor with more than one" in wrong_models.out
assert right_models.out == "before loading: False\nafter loading: True\n"
assert wrong_shape.out == "== says: True\nallclose says: True\n"
assert right_shape.out == """\
equal says: False
shapes: torch.Size([3, 1]) torch.Size([3])
"""
try:
    torch.testing.assert_close(right_shape.saved, right_shape.loaded)
except AssertionError as error:
    assert "The values for attribute 'shape' do not match" in str(error)
else:
    assert False
assert demo_traps.out == """\
equal, float and double: True
allclose, float and double: Float did not match Double
equal, NaN: False
allclose, NaN: True
allclose, tiny numbers: True
equal, saved as half: False
"""
assert detect.out == """\
Tensor-likes are not close!
The failure occurred for item ['bias']
"""
# tiny numbers pass here as well, unless rtol and atol are passed
tiny, five_times = torch.tensor([1e-6]), torch.tensor([5e-6])
assert (five_times - tiny).item() < 1e-5
torch.testing.assert_close(tiny, five_times)
try:
    torch.testing.assert_close(tiny, five_times, rtol=1e-3, atol=0)
except AssertionError as error:
    assert "Tensor-likes are not close!" in str(error)
else:
    assert False
# different devices
meta = torch.ones(2, device="meta")
try:
    torch.testing.assert_close(torch.ones(2), meta)
except AssertionError as error:
    assert "attribute 'device' do not match" in str(error)
else:
    assert False
# torch.load makes new tensors
import io
file = io.BytesIO()
torch.save(right.model.state_dict(), file)
file.seek(0)
loaded = torch.load(file)
with torch.no_grad():
    right.model.weight += 1
assert not torch.equal(loaded["weight"], right.model.weight)
# a model compared with itself looks equal, since == asks for identity first
params = list(nn.Linear(2, 2).parameters())
assert params == params
# the running statistics change without an optimizer
norm = nn.BatchNorm1d(2)
before = {name: p.clone() for name, p in norm.state_dict().items()}
norm(torch.randn(4, 2))
assert [name for name, p in norm.state_dict().items()
        if not torch.equal(p, before[name])] == [
    "running_mean", "running_var", "num_batches_tracked"]
# --8<-- [end:check]
