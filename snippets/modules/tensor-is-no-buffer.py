"""A tensor in a plain attribute of a module is not moved by to() and not saved; register_buffer does both."""
# /// pitfall
# apis = ["torch.nn.Module.register_buffer", "torch.nn.Module.to", "torch.nn.Module.state_dict"]
# also = ["torch.nn.Buffer"]
# symptom = "error"
# raises = ["wrong", "wrong_dtype", "wrong_exists"]
# added = 2026-11-29
# messages = [
#   "Tensor on device * is not on the expected device *!",
#   "expected m1 and m2 to have the same dtype, but got: * != *",
#   "attribute '*' already exists",
# ]
# older = [
#   "Expected all tensors to be on the same device, but found at least two devices, * and *!",
#   "Expected all tensors to be on the same device, but got * is on *, different from other tensors on *",
#   "expected device * but got device *",
# ]
#
# [code.tensor_attribute]
# either = [
#     'self.$A = torch.$F(...)', 'self.$A = torch.$F(...).$M1(...)',
#     'self.$A = torch.$F(...).$M1(...).$M2(...)', 'self.$A = torch.$F(...) * $V',
#     'self.$A = torch.$F(...) == $V',
# '''
# $P = torch.$F(...)
# ...
# self.$A = $P
# ''',
# '''
# $P = torch.$F(...)
# ...
# self.$A = $P.$M1(...)
# ''',
#     'self.$A = torch.nn.functional.$F(...)', 'self.$A = $K * torch.$F(...)',
#     'self.$A = torch.$F(...)[...]', 'self.$A = torch.$F(...) / $V',
#     'self.$A = torch.$F(...) > $V',
# '''
# $P = <... torch.$F(...) ...>
# ...
# self.$A = $P[...]
# ''',
# '''
# $P = <... torch.$F(...) ...>
# ...
# self.$A = $P.$M1(...).$M2(...)
# ''',
# '''
# $P = torch.$F(...) * $V
# ...
# self.$A = $P
# ''',
# ]
# not = [
#     'self.$A = torch.$F(..., device=$D, ...)',
#     'self.$A = torch.$F(..., device=$D, ...).$M1(...)',
#     'self.$A = torch.$F(..., requires_grad=True, ...)', 'self.$A = $ANY.item()',
#     'self.$A = $ANY.tolist()', 'self.$A = $ANY.numpy()', 'self.$A = $ANY.to(...)',
#     'self.$A = $ANY.cuda(...)', 'self.$A = $ANY.requires_grad_()',
#     'self.$A = $ANY.manual_seed(...)',
# ]
# inside = [
# '''
# class $NET(torch.nn.Module):
#     ...
#     def __init__(...):
#         ...
#         self.$A = $V0
#         ...
#     ...
# ''',
#     'def __init__(...): ...',
# ]
# not_inside = [
# '''
# class $NET(...):
#     ...
#     def $FUNC(...):
#         ...
#         self.$A.to(...)
#         ...
#     ...
# ''',
# '''
# class $NET(...):
#     ...
#     def $FUNC(...):
#         ...
#         self.$A[...].to(...)
#         ...
#     ...
# ''',
# '''
# class $NET(...):
#     ...
#     def $FUNC(...):
#         ...
#         self.$A.$TO(...)
#         ...
#     ...
# ''',
# '''
# class $NET(...):
#     ...
#     def $FUNC(...):
#         ...
#         torch.nn.Parameter(self.$A, ...)
#         ...
#     ...
# ''',
# '''
# class $NET(...):
#     ...
#     def $FUNC(...):
#         ...
#         self.$A = $MOVED.to(...)
#         ...
#     ...
# ''',
# ]
# anywhere = [
#     [
#         '$MODEL = $NEW(...).to(...)', '$MODEL.to(...)', '$MODEL.cuda(...)',
#         '$MODEL = $MODEL.to(...)', '$MODEL = $NEW(...).cuda(...)', '$MODEL = $MODEL.cuda(...)',
#         '$MODEL = $NEW(...).to(...).$M3(...)',
#         '$A2, $B2 = $NEW(...).to(...), $NEW2(...).to(...)', 'self.$MODEL = $MODEL2.to(...)',
#     ],
# ]
# line = "$A"
# names = { "$F" = 'zeros|ones|full|eye|arange|linspace|logspace|tensor|as_tensor|FloatTensor|Tensor|from_numpy|tril|triu|randn?|exp|pow|hann_window|outer|meshgrid|stack|cat|empty|randint|cos|sin|zeros_like|ones_like' }
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

class Scores(nn.Module):
    def __init__(self):
        super().__init__()
        self.proj = nn.Linear(4, 4)
        self.mask = torch.tril(torch.ones(3, 3))

    def forward(self, x):
        return self.proj(x) @ x.transpose(1, 2) * self.mask

device = "meta"  # no GPU here; otherwise "cuda"
model = Scores().to(device)
print("saved:", list(model.state_dict()))
#> saved: ['proj.weight', 'proj.bias']
print("weight:", model.proj.weight.device, "mask:", model.mask.device)
#> weight: meta mask: cpu
scores = model(torch.randn(2, 3, 4, device=device))
#> RuntimeError: Tensor on device cpu is not on the expected device meta!
print("scores:", scores.shape)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

class Scores(nn.Module):
    def __init__(self):
        super().__init__()
        self.proj = nn.Linear(4, 4)
        self.register_buffer("mask", torch.tril(torch.ones(3, 3)))

    def forward(self, x):
        return self.proj(x) @ x.transpose(1, 2) * self.mask

device = "meta"  # no GPU here; otherwise "cuda"
model = Scores().to(device)
print("saved:", list(model.state_dict()))
#> saved: ['mask', 'proj.weight', 'proj.bias']
print("weight:", model.proj.weight.device, "mask:", model.mask.device)
#> weight: meta mask: meta
scores = model(torch.randn(2, 3, 4, device=device))
print("scores:", scores.shape)
#> scores: torch.Size([2, 3, 3])
# --8<-- [end:right]

# --8<-- [start:wrong_dtype]
import torch
from torch import nn

class Rotate(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 2)
        self.matrix = torch.tensor([[0.0, 1.0], [-1.0, 0.0]])

    def forward(self, x):
        return self.layer(x) @ self.matrix

model = Rotate().double()
y = model(torch.ones(1, 2, dtype=torch.double))
#> RuntimeError: expected m1 and m2 to have the same dtype, but got: double != float
print("output:", y.dtype)
# --8<-- [end:wrong_dtype]

# --8<-- [start:right_dtype]
import torch
from torch import nn

class Rotate(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 2)
        matrix = torch.tensor([[0.0, 1.0], [-1.0, 0.0]])
        self.register_buffer("matrix", matrix)

    def forward(self, x):
        return self.layer(x) @ self.matrix

model = Rotate().double()
y = model(torch.ones(1, 2, dtype=torch.double))
print("output:", y.dtype)
#> output: torch.float64
# --8<-- [end:right_dtype]

# --8<-- [start:wrong_exists]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.mask = torch.ones(3)
        self.register_buffer("mask", self.mask)

model = Net()
#> KeyError: "attribute 'mask' already exists"
print("buffers:", [name for name, _ in model.named_buffers()])
# --8<-- [end:wrong_exists]

# --8<-- [start:right_exists]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        mask = torch.ones(3)
        self.register_buffer("mask", mask)

model = Net()
print("buffers:", [name for name, _ in model.named_buffers()])
#> buffers: ['mask']
# --8<-- [end:right_exists]

# --8<-- [start:demo_persistent]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(3, 3)
        mask = torch.ones(3)
        self.register_buffer("mask", mask, persistent=False)

old_file = nn.Module()
old_file.layer = nn.Linear(3, 3)
model = Net()
print(model.load_state_dict(old_file.state_dict()))
#> <All keys matched successfully>
print("saved:", list(model.state_dict()))
#> saved: ['layer.weight', 'layer.bias']
print("mask:", model.to("meta").mask.device)
#> mask: meta
# --8<-- [end:demo_persistent]

# --8<-- [start:demo_list]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.masks = []
        for i in range(2):
            self.register_buffer(f"mask{i}", torch.ones(3))
            self.masks.append(getattr(self, f"mask{i}"))

model = Net().to("meta")
print("buffer:", model.mask0.device, "list:", model.masks[0].device)
#> buffer: meta list: cpu
# --8<-- [end:demo_list]

# --8<-- [start:detect]
import torch
from torch import nn

class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(4, 4)
        self.mask = torch.ones(4)

model = nn.Sequential(nn.BatchNorm1d(4), Block())
for name, module in model.named_modules():
    for key, value in vars(module).items():
        if isinstance(value, torch.Tensor):
            print(f"not registered: {name}.{key}, shape {tuple(value.shape)}")
#> not registered: 1.mask, shape (4,)
# --8<-- [end:detect]

# --8<-- [start:check]
import io
import torch
from torch import nn

two = "RuntimeError: Tensor on device cpu is not on the expected device meta!"
assert wrong.error == two
assert wrong.out.splitlines()[:2] == [
    "saved: ['proj.weight', 'proj.bias']", "weight: meta mask: cpu"]
assert right.out == """\
saved: ['mask', 'proj.weight', 'proj.bias']
weight: meta mask: meta
scores: torch.Size([2, 3, 3])
"""
assert "expected m1 and m2 to have the same dtype" in (wrong_dtype.error or "")
assert right_dtype.out == "output: torch.float64\n"
assert "attribute 'mask' already exists" in (wrong_exists.error or "")
assert wrong_exists.out.startswith("KeyError: ")
assert right_exists.out == "buffers: ['mask']\n"
assert demo_persistent.out == """\
<All keys matched successfully>
saved: ['layer.weight', 'layer.bias']
mask: meta
"""
assert demo_list.out == "buffer: meta list: cpu\n"
assert detect.out == "not registered: 1.mask, shape (4,)\n"


# the rows of the table
class All(nn.Module):
    def __init__(self):
        super().__init__()
        self.trained = nn.Parameter(torch.ones(1))
        self.register_buffer("saved", torch.ones(1))
        self.register_buffer("moved", torch.ones(1), persistent=False)
        self.plain = torch.ones(1)
        self.short = nn.Buffer(torch.ones(1))


model = All()
assert [n for n, _ in model.named_parameters()] == ["trained"]
assert list(model.state_dict()) == ["trained", "saved", "short"]
model.to("meta")
where = {n: getattr(model, n).device.type for n in (
    "trained", "saved", "moved", "plain", "short")}
assert where.pop("plain") == "cpu" and set(where.values()) == {"meta"}
# half() and double() convert floats and leave integers alone
model = nn.Module()
model.register_buffer("i", torch.arange(3))
model.register_buffer("f", torch.ones(3))
model.double()
assert model.i.dtype == torch.int64 and model.f.dtype == torch.float64
# a persistent buffer that an older file lacks is a missing key
model = right.Scores()
state = {k: v for k, v in model.state_dict().items() if k != "mask"}
try:
    model.load_state_dict(state)
except RuntimeError as error:
    assert 'Missing key(s) in state_dict: "mask". ' in str(error)
else:
    raise AssertionError("loaded without the mask")
# not in the file, although the tensor has changed
model = wrong.Scores()
model.mask.zero_()
file = io.BytesIO()
torch.save(model.state_dict(), file)
file.seek(0)
model = wrong.Scores()
model.load_state_dict(torch.load(file))
assert model.mask.sum() == 6
# a buffer stays one when a tensor is assigned; the optimizer does not see it
model = right.Scores()
model.mask = torch.zeros(3, 3)
assert "mask" in model.state_dict()
assert all(p is not model.mask for p in model.parameters())
# different types: * and + take the wider one, and a later layer raises
half = nn.Linear(4, 4).half()
x = half(torch.ones(1, 4).half())
for y in (x * torch.ones(4), x + torch.ones(4)):
    assert y.dtype == torch.float32
    try:
        half(y)
    except RuntimeError as error:
        assert "must have the same dtype" in str(error)
    else:
        raise AssertionError("half accepted float")
# a second attribute keeps the old buffer
model = right.Scores().double()
model.second = model.mask
model.to("meta")
assert model.second.device.type == "cpu" and model.mask.device.type == "meta"
# a tensor without dimensions works with tensors of either device
x = torch.ones(2, device="meta")
assert (x * torch.tensor(2.0)).device.type == "meta"
assert (x * 2.0).device.type == "meta"
try:
    x * torch.ones(1)
except RuntimeError as error:
    assert str(error) == two.removeprefix("RuntimeError: ")
else:
    raise AssertionError("one element was enough")
# --8<-- [end:check]
