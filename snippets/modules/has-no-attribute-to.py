"""A batch that is a list or a dict, a state_dict instead of a model, a number instead of a loss: the name holds something else."""
# /// pitfall
# apis = ["torch.Tensor.to", "torch.load", "torch.Tensor.dim", "torch.Tensor.shape", "torch.Tensor.backward", "torch.Tensor.unsqueeze", "torch.from_numpy",
#         "torch.nn.Module.eval", "torch.nn.Module.load_state_dict", "torch.utils.data.DataLoader"]
# symptom = "error"
# raises = ["wrong", "wrong_dict", "wrong_keys", "wrong_targets", "wrong_numpy", "wrong_state_dict", "wrong_number", "wrong_call"]
# added = 2026-11-29
# messages = [
#   "'list' object has no attribute 'to'",
#   "'dict' object has no attribute 'to'",
#   "'str' object has no attribute 'to'",
#   "'tuple' object has no attribute 'to'",
#   "'numpy.ndarray' object has no attribute 'to'",
#   "'numpy.ndarray' object has no attribute 'unsqueeze'",
#   "'numpy.ndarray' object has no attribute 'dim'",
#   "'list' object has no attribute 'cuda'",
#   "'list' object has no attribute 'size'",
#   "'list' object has no attribute 'shape'",
#   "'list' object has no attribute 'dim'",
#   "'list' object has no attribute 'view'",
#   "'dict' object has no attribute 'cuda'",
#   "'dict' object has no attribute 'shape'",
#   "'dict' object has no attribute 'size'",
#   "'tuple' object has no attribute 'cuda'",
#   "'tuple' object has no attribute 'view'",
#   "'int' object has no attribute 'size'",
#   "'int' object has no attribute 'shape'",
#   "'str' object has no attribute 'cuda'",
#   "'numpy.ndarray' object has no attribute 'cuda'",
#   "'numpy.ndarray' object has no attribute 'cpu'",
#   "'numpy.ndarray' object has no attribute 'log_softmax'",
#   "'Image' object has no attribute 'shape'",
#   "'Image' object has no attribute 'unsqueeze'",
#   "'collections.OrderedDict' object has no attribute 'eval'",
#   "'collections.OrderedDict' object has no attribute 'to'",
#   "'collections.OrderedDict' object has no attribute 'cuda'",
#   "'collections.OrderedDict' object is not callable",
#   "'dict' object has no attribute 'eval'",
#   "'float' object has no attribute 'backward'",
#   "'int' object has no attribute 'backward'",
#   "'Tensor' object is not callable",
#   "'torch.Size' object is not callable",
#   "'module' object is not callable",
# ]
#
# [code.backward_on_a_number]
# either = [
# '''
# $L = $X.item()
# ...
# $L.backward()
# ''',
# '''
# $L = float($X)
# ...
# $L.backward()
# ''',
# '''
# $L = $C(...).item()
# ...
# $L.backward()
# ''',
# '''
# $L = torch.nn.functional.$F(...).item()
# ...
# $L.backward()
# ''',
# '''
# $L = $X.detach().item()
# ...
# $L.backward()
# ''',
# '''
# $L += $X.item()
# ...
# $L.backward()
# ''',
# ]
# not = [
# '''
# $L = $X.item()
# ...
# $L = $OTHER
# ...
# $L.backward()
# ''',
# ]
#
# [code.loss_overwrites_itself]
# pattern = '''
# $L = torch.nn.$KIND(...)
# ...
# for $I in $DATA:
#     ...
#     $L = $L(...)
#     ...
# '''
# line = "$DATA"
#
# [code.state_dict_as_a_model]
# either = [
# '''
# torch.save($A.state_dict(), $PATH)
# ...
# $B = torch.load($PATH, ...)
# ...
# $B.eval()
# ''',
# '''
# torch.save($A.state_dict(), $PATH)
# ...
# $B = torch.load($PATH, ...)
# ...
# $B.to(...)
# ''',
# ]
# line = "$B"
#
# [code.list_moved]
# either = [
#     '$B.to(...)', '$B.cuda(...)', '$B.float(...)', '$B.view(...)', '$B.size(...)',
#     '$B.reshape(...)', '$B.flatten(...)', '$B.unsqueeze(...)', '$B.shape', 'model($B)',
#     'net($B)', 'self.model($B)', 'autoencoder($B)', 'vae($B)', 'ae($B)', 'encoder($B)',
#     'self.net($B)',
# ]
# inside = [
#     ['for $B in $LOADER: ...', 'for $I, $B in enumerate($LOADER): ...'],
# ]
# anywhere = [
#     [
#         'torch.utils.data.DataLoader(torch.utils.data.TensorDataset($X), ...)',
#         '$D = torch.utils.data.TensorDataset($X)',
#         '$D = torch.utils.data.DataLoader(torch.utils.data.TensorDataset($X), ...)',
#         'return torch.utils.data.TensorDataset($X)',
#         'return torch.utils.data.DataLoader(torch.utils.data.TensorDataset($X), ...)',
#         '$P, $Q = torch.utils.data.random_split(torch.utils.data.TensorDataset($X), ...)',
#     ],
# ]
# nowhere = [
#     '$B = $B[0]', '$B[0]', 'torch.utils.data.DataLoader(..., collate_fn=$F, ...)',
#     'torch.utils.data.TensorDataset($X2, $Y2, ...)', '[$T.to($DEV) for $T in $B]',
# ]
# example = '''
# loader = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x), batch_size=8)
# for batch in loader:
#     out = model(batch.to(device))
# '''
#
# [code.pair_or_dict_moved]
# either = ['$B.to(...)', '$B.cuda(...)']
# inside = [
#     [
#         'for $B in $LOADER: ...', 'for $I, $B in enumerate($LOADER): ...',
#         'def $STEP(..., $B, ...): ...',
#     ],
# ]
# anywhere = [
#     [
#         '$X, $Y = $B', '$B["..."]', '$X = $B["..."]', '$X, $Y, $Z = $B', '$X = $B[0]',
#         '$M(**$B)', '$OUT = $M(**$B)', '$M($B["..."], ...)',
#     ],
# ]
# nowhere = [
#     '$B.pixel_values', '$B.input_ids', '$B.edge_index', '$B.x', '$B.y', '$B = {...}',
#     'transformers.$F(...)', '$PROCESSOR(..., return_tensors="...", ...)',
# ]
# names = { "$B" = '\w*(batch|data|sample|inputs|targets?|item|\bb\b)\w*' }
# example = '''
# for batch in loader:
#     batch = batch.to(device)
#     x, y = batch
# '''
#
# [code.to_of_a_function_of_numbers]
# either = ['$X.to(...)', '$X.cuda(...)', '$X.backward(...)', '$X.detach()']
# anywhere = [
#     [
#         '$X = $Y.item()', '$X = $Y.numpy()', '$X = numpy.$F(...)', '$X = $Y.tolist()',
#         '$X = float($Y)', '$X = $Y.detach().numpy()', '$X = $Y.detach().cpu().numpy()',
#         '$X = len($Y)', '$X = sum($Y.item() for $Y in $Z)',
#     ],
# ]
# nowhere = [
#     '$X = torch.$G(...)', '$X = $X2.to(...)', 'for $X in $R: ...', 'for $X, $R2 in $R: ...',
# ]
# example = '''
# loss = criterion(out, y).item()
# loss.backward()
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
dataset = TensorDataset(torch.zeros(8, 4), torch.zeros(8))
loader = DataLoader(dataset, batch_size=4)
model = nn.Linear(4, 1).to(device)
for x in loader:
    x = x.to(device)
    print("prediction:", model(x).shape)
#> AttributeError: 'list' object has no attribute 'to'
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
dataset = TensorDataset(torch.zeros(8, 4), torch.zeros(8))
loader = DataLoader(dataset, batch_size=4)
model = nn.Linear(4, 1).to(device)
for x, y in loader:
    x = x.to(device)
    print("prediction:", model(x).shape)
#> prediction: torch.Size([4, 1])
#> prediction: torch.Size([4, 1])
# --8<-- [end:right]

# --8<-- [start:wrong_dict]
import torch
from torch.utils.data import DataLoader

device = "cpu"
dataset = [{"x": torch.zeros(4), "y": 0, "name": "a.png"},
           {"x": torch.ones(4), "y": 1, "name": "b.png"}]
for batch in DataLoader(dataset, batch_size=2):
    batch = batch.to(device)
#> AttributeError: 'dict' object has no attribute 'to'
# --8<-- [end:wrong_dict]

# --8<-- [start:right_dict]
import torch
from torch.utils.data import DataLoader

device = "cpu"
dataset = [{"x": torch.zeros(4), "y": 0, "name": "a.png"},
           {"x": torch.ones(4), "y": 1, "name": "b.png"}]
for batch in DataLoader(dataset, batch_size=2):
    batch = {key: value.to(device) if torch.is_tensor(value) else value
             for key, value in batch.items()}
    print("x:", batch["x"].shape)
    print("y:", batch["y"])
    print("name:", batch["name"])
#> x: torch.Size([2, 4])
#> y: tensor([0, 1])
#> name: ['a.png', 'b.png']
# --8<-- [end:right_dict]

# --8<-- [start:wrong_keys]
import torch
from torch.utils.data import DataLoader

dataset = [{"x": torch.zeros(4), "y": 0}, {"x": torch.ones(4), "y": 1}]
for x, y in DataLoader(dataset, batch_size=2):
    x, y = x.to("cpu"), y.to("cpu")
#> AttributeError: 'str' object has no attribute 'to'
# --8<-- [end:wrong_keys]

# --8<-- [start:right_keys]
import torch
from torch.utils.data import DataLoader

dataset = [{"x": torch.zeros(4), "y": 0}, {"x": torch.ones(4), "y": 1}]
for batch in DataLoader(dataset, batch_size=2):
    x, y = batch["x"].to("cpu"), batch["y"].to("cpu")
    print("x:", x.shape, "y:", y.shape)
#> x: torch.Size([2, 4]) y: torch.Size([2])
# --8<-- [end:right_keys]

# --8<-- [start:wrong_targets]
import torch
from torch.utils.data import DataLoader

one = {"boxes": torch.zeros(1, 4), "labels": torch.ones(1)}
two = {"boxes": torch.zeros(2, 4), "labels": torch.ones(2)}
dataset = [(torch.zeros(3, 8, 8), one), (torch.zeros(3, 8, 8), two)]

def collate(samples):
    images, targets = zip(*samples)
    return list(images), list(targets)

for images, targets in DataLoader(dataset, 2, collate_fn=collate):
    images = images.to("cpu")
    targets = targets.to("cpu")
#> AttributeError: 'list' object has no attribute 'to'
# --8<-- [end:wrong_targets]

# --8<-- [start:right_targets]
import torch
from torch.utils.data import DataLoader

one = {"boxes": torch.zeros(1, 4), "labels": torch.ones(1)}
two = {"boxes": torch.zeros(2, 4), "labels": torch.ones(2)}
dataset = [(torch.zeros(3, 8, 8), one), (torch.zeros(3, 8, 8), two)]

def collate(samples):
    images, targets = zip(*samples)
    return list(images), list(targets)

for images, targets in DataLoader(dataset, 2, collate_fn=collate):
    images = [image.to("cpu") for image in images]
    targets = [{key: value.to("cpu") for key, value in target.items()}
               for target in targets]
    print("boxes:", [target["boxes"].shape for target in targets])
#> boxes: [torch.Size([1, 4]), torch.Size([2, 4])]
# --8<-- [end:right_targets]

# --8<-- [start:demo_nested]
import torch

def to_device(data, device):
    if torch.is_tensor(data):
        return data.to(device)
    if isinstance(data, dict):
        return {key: to_device(each, device) for key, each in data.items()}
    if isinstance(data, (list, tuple)):
        return [to_device(each, device) for each in data]
    return data  # text, numbers, None

batch = [torch.zeros(2, 3), {"y": torch.ones(2), "name": ("a", "b")}]
x, rest = to_device(batch, "meta")  # a device without data
print("x:", x.device, "y:", rest["y"].device, "name:", rest["name"])
#> x: meta y: meta name: ['a', 'b']
# --8<-- [end:demo_nested]

# --8<-- [start:wrong_numpy]
import numpy as np
import torch
from torch import nn

image = np.zeros((8, 8, 3), dtype=np.uint8)  # as OpenCV reads it
x = image.unsqueeze(0)
#> AttributeError: 'numpy.ndarray' object has no attribute 'unsqueeze'
print("output:", nn.Conv2d(3, 4, 3)(x).shape)
# --8<-- [end:wrong_numpy]

# --8<-- [start:right_numpy]
import numpy as np
import torch
from torch import nn

image = np.zeros((8, 8, 3), dtype=np.uint8)  # as OpenCV reads it
x = torch.from_numpy(image).permute(2, 0, 1).unsqueeze(0) / 255
print("output:", nn.Conv2d(3, 4, 3)(x).shape)
#> output: torch.Size([1, 4, 6, 6])
# --8<-- [end:right_numpy]

# --8<-- [start:wrong_state_dict]
import torch
from torch import nn

torch.save(nn.Linear(4, 2).state_dict(), "model.pt")

model = torch.load("model.pt")
model.eval()
#> AttributeError: 'collections.OrderedDict' object has no attribute 'eval'
print("output:", model(torch.zeros(1, 4)).shape)
# --8<-- [end:wrong_state_dict]

# --8<-- [start:right_state_dict]
import torch
from torch import nn

torch.save(nn.Linear(4, 2).state_dict(), "model.pt")

model = nn.Linear(4, 2)
model.load_state_dict(torch.load("model.pt"))
model.eval()
print("output:", model(torch.zeros(1, 4)).shape)
#> output: torch.Size([1, 2])
# --8<-- [end:right_state_dict]

# --8<-- [start:wrong_number]
import torch
from torch import nn

model = nn.Linear(4, 1)
x, y = torch.zeros(8, 4), torch.zeros(8, 1)
loss = nn.functional.mse_loss(model(x), y).item()
loss.backward()
#> AttributeError: 'float' object has no attribute 'backward'
# --8<-- [end:wrong_number]

# --8<-- [start:right_number]
import torch
from torch import nn

model = nn.Linear(4, 1)
x, y = torch.zeros(8, 4), torch.zeros(8, 1)
loss = nn.functional.mse_loss(model(x), y)
loss.backward()
print("gradient:", model.weight.grad.shape, "loss:", type(loss.item()))
#> gradient: torch.Size([1, 4]) loss: <class 'float'>
# --8<-- [end:right_number]

# --8<-- [start:wrong_call]
import torch
from torch import nn

model = nn.Linear(4, 1)
loss = nn.MSELoss()
loader = [(torch.zeros(8, 4), torch.zeros(8, 1)) for _ in range(2)]
for step, (x, y) in enumerate(loader):
    loss = loss(model(x), y)
    loss.backward()
    print("step done:", step)
#> step done: 0
#> TypeError: 'Tensor' object is not callable
# --8<-- [end:wrong_call]

# --8<-- [start:right_call]
import torch
from torch import nn

model = nn.Linear(4, 1)
criterion = nn.MSELoss()
loader = [(torch.zeros(8, 4), torch.zeros(8, 1)) for _ in range(2)]
for step, (x, y) in enumerate(loader):
    loss = criterion(model(x), y)
    loss.backward()
    print("step done:", step)
#> step done: 0
#> step done: 1
# --8<-- [end:right_call]

# --8<-- [start:demo_calls]
import torch
from torch import nn

x, model = torch.zeros(2, 4), nn.Linear(4, 1)
for name, use in {
        "x(0)": lambda: x(0),
        "x.shape(0)": lambda: x.shape(0),
        "nn.functional(x)": lambda: nn.functional(x),
        "data.dataloader(x)": lambda: torch.utils.data.dataloader(x),
        "model.weight(x)": lambda: model.weight(x)}.items():
    try:
        use()
    except TypeError as error:
        print(f"{name}: {error}")
#> x(0): 'Tensor' object is not callable
#> x.shape(0): 'torch.Size' object is not callable
#> nn.functional(x): 'module' object is not callable
#> data.dataloader(x): 'module' object is not callable
#> model.weight(x): 'Parameter' object is not callable
# --8<-- [end:demo_calls]

# --8<-- [start:demo_messages]
import numpy as np
import torch
from torch import nn

state, array = nn.Linear(2, 2).state_dict(), np.zeros((4, 3))
for use in (lambda: ("cat", "dog").to("cpu"), lambda: array.to("cpu"),
            lambda: nn.BatchNorm1d(3)(array), lambda: state.to("cpu"),
            lambda: state.cuda(), lambda: state(torch.zeros(1, 2)),
            lambda: {"model": state}.eval(), lambda: (0).backward()):
    try:
        use()
    except (AttributeError, TypeError) as error:
        print(error)
#> 'tuple' object has no attribute 'to'
#> 'numpy.ndarray' object has no attribute 'to'
#> 'numpy.ndarray' object has no attribute 'dim'
#> 'collections.OrderedDict' object has no attribute 'to'
#> 'collections.OrderedDict' object has no attribute 'cuda'
#> 'collections.OrderedDict' object is not callable
#> 'dict' object has no attribute 'eval'
#> 'int' object has no attribute 'backward'
# --8<-- [end:demo_messages]

# --8<-- [start:demo_more]
import numpy as np
import torch
from PIL import Image

x = torch.zeros(3, 8, 8)
for thing, names in (
        ([x, x], ("cuda", "size", "shape", "dim", "view")),
        ({"x": x}, ("cuda", "shape", "size")),
        ((x, x), ("cuda", "view")),
        (3, ("size", "shape")), ("cat", ("cuda",)),
        (np.zeros(3), ("cuda", "cpu", "log_softmax")),
        (Image.new("RGB", (8, 8)), ("shape", "unsqueeze"))):
    for name in names:
        try:
            getattr(thing, name)
        except AttributeError as error:
            print(error)
#> 'list' object has no attribute 'cuda'
#> 'list' object has no attribute 'size'
#> 'list' object has no attribute 'shape'
#> 'list' object has no attribute 'dim'
#> 'list' object has no attribute 'view'
#> 'dict' object has no attribute 'cuda'
#> 'dict' object has no attribute 'shape'
#> 'dict' object has no attribute 'size'
#> 'tuple' object has no attribute 'cuda'
#> 'tuple' object has no attribute 'view'
#> 'int' object has no attribute 'size'
#> 'int' object has no attribute 'shape'
#> 'str' object has no attribute 'cuda'
#> 'numpy.ndarray' object has no attribute 'cuda'
#> 'numpy.ndarray' object has no attribute 'cpu'
#> 'numpy.ndarray' object has no attribute 'log_softmax'
#> 'Image' object has no attribute 'shape'
#> 'Image' object has no attribute 'unsqueeze'
# --8<-- [end:demo_more]

# --8<-- [start:detect]
import torch
from torch.utils.data import DataLoader

dataset = [{"x": torch.zeros(4), "name": "a.png"},
           {"x": torch.ones(4), "name": "b.png"}]
batch = next(iter(DataLoader(dataset, batch_size=2)))
print("batch:", type(batch))
#> batch: <class 'dict'>
for key, value in batch.items():
    print(f"batch[{key!r}]:", type(value))
#> batch['x']: <class 'torch.Tensor'>
#> batch['name']: <class 'list'>
# --8<-- [end:detect]

# --8<-- [start:check]
import collections

import numpy as np
import torch
from torch import nn

no = "AttributeError: '{}' object has no attribute '{}'".format
prediction = "prediction: torch.Size([4, 1])\n"
assert wrong.out == no("list", "to") + "\n"
assert right.out == 2 * prediction
assert wrong_dict.out == no("dict", "to") + "\n"
assert right_dict.out == """\
x: torch.Size([2, 4])
y: tensor([0, 1])
name: ['a.png', 'b.png']
"""
assert wrong_keys.out == no("str", "to") + "\n" and wrong_keys.x == "x"
assert right_keys.out == "x: torch.Size([2, 4]) y: torch.Size([2])\n"
assert wrong_targets.out == no("list", "to") + "\n"
assert right_targets.out == (
    "boxes: [torch.Size([1, 4]), torch.Size([2, 4])]\n")
assert demo_nested.out == "x: meta y: meta name: ['a', 'b']\n"
assert wrong_numpy.out == no("numpy.ndarray", "unsqueeze") + "\n"
assert right_numpy.out == "output: torch.Size([1, 4, 6, 6])\n"
assert right_numpy.x.dtype == torch.float32
assert wrong_state_dict.out == no("collections.OrderedDict", "eval") + "\n"
assert right_state_dict.out == "output: torch.Size([1, 2])\n"
assert wrong_number.out == no("float", "backward") + "\n"
assert right_number.out == (
    "gradient: torch.Size([1, 4]) loss: <class 'float'>\n")
assert wrong_call.out == (
    "step done: 0\nTypeError: 'Tensor' object is not callable\n")
assert right_call.out == "step done: 0\nstep done: 1\n"
assert demo_calls.out == """\
x(0): 'Tensor' object is not callable
x.shape(0): 'torch.Size' object is not callable
nn.functional(x): 'module' object is not callable
data.dataloader(x): 'module' object is not callable
model.weight(x): 'Parameter' object is not callable
"""
assert demo_messages.out == """\
'tuple' object has no attribute 'to'
'numpy.ndarray' object has no attribute 'to'
'numpy.ndarray' object has no attribute 'dim'
'collections.OrderedDict' object has no attribute 'to'
'collections.OrderedDict' object has no attribute 'cuda'
'collections.OrderedDict' object is not callable
'dict' object has no attribute 'eval'
'int' object has no attribute 'backward'
"""
more = demo_more.out.splitlines()
assert len(more) == 18 and more[0] == "'list' object has no attribute 'cuda'"
assert more[-2] == "'Image' object has no attribute 'shape'"
assert detect.out == """\
batch: <class 'dict'>
batch['x']: <class 'torch.Tensor'>
batch['name']: <class 'list'>
"""


def said(use):
    try:
        use()
    except (AttributeError, TypeError) as error:
        return f"{type(error).__name__}: {error}"


states = nn.Linear(2, 2).state_dict()
assert type(states) is collections.OrderedDict
for name in ("forward", "modules"):
    assert said(lambda: getattr(states, name)()) == (
        no("collections.OrderedDict", name))
# load_state_dict returns no model
assert "'_IncompatibleKeys'" in said(
    lambda: nn.Linear(2, 2).load_state_dict(states).eval())
array = np.zeros((2, 3), dtype=np.float32)
# numpy counts in float64, a model in float32
assert torch.from_numpy(np.zeros(2)).dtype == torch.float64
# labels that are text: not a list here, but a tuple
loader = torch.utils.data.DataLoader([(torch.zeros(2), "cat")])
assert next(iter(loader))[1] == ("cat",)
# a batch of a Dataset that returns only x is a tensor, no list
loader = torch.utils.data.DataLoader([torch.zeros(2)])
assert torch.is_tensor(next(iter(loader)))
# numpy as the target of a loss
assert said(lambda: nn.MSELoss()(torch.zeros(2, 3), array)) == (
    "TypeError: 'int' object is not callable")
# a dict is often a checkpoint with a state_dict in it
torch.save({"model": states, "epoch": 1}, "checkpoint.pt")
assert "'dict' object has no attribute 'eval'" in said(
    lambda: torch.load("checkpoint.pt").eval())
# --8<-- [end:check]
