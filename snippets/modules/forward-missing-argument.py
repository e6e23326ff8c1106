"""Python raises this before forward() runs: the call passes fewer or more inputs than the signature of forward asks for."""
# /// pitfall
# apis = ["torch.nn.Module", "torch.nn.Module.forward", "torch.nn.Sequential", "torch.nn.ModuleList", "torch.autograd.Function", "torch.nn.Transformer", "torch.nn.TransformerDecoderLayer",
#         "torch.nn.MultiheadAttention", "torch.nn.Bilinear"]
# symptom = "error"
# raises = ["wrong", "wrong_dict", "wrong_sequential", "wrong_star", "wrong_self", "wrong_indent", "wrong_function"]
# added = 2026-11-29
# also = ["torch.nn.DataParallel", "torch.nn.TransformerDecoder", "torch.nn.ModuleDict"]
# messages = [
#   "forward() missing 1 required positional argument: *",
#   "forward() missing * required positional arguments: *",
#   "forward() takes * positional arguments but * were given",
#   "forward() takes 1 positional argument but * were given",
#   "forward() got an unexpected keyword argument *",
#   "__init__() takes 1 positional argument but 2 were given",
#   "Module [*] is missing the required \"forward\" function",
# ]
# older = [
#   "forward() takes exactly * arguments (* given)",
#   "forward() takes at least * arguments (* given)",
# ]
#
# [code.forward_without_self]
# either = [
#     'def forward(x): ...', 'def forward(x, ...): ...', 'def forward(input): ...',
#     'def forward(x, $Y): ...', 'def forward(inputs): ...', 'def forward(input_ids, ...): ...',
#     'def forward(img, ...): ...', 'def forward(image, ...): ...', 'def forward(): ...',
#     'def forward(X): ...', 'def forward(tokens, ...): ...', 'def forward(batch): ...',
# ]
# inside = ['class $NET(torch.nn.Module): ...']
#
# [code.function_called]
# pattern = '''
# $F = $FN()
# ...
# $F(...)
# '''
# anywhere = ['class $FN(torch.autograd.Function): ...']
#
# [code.class_called_instead_of_a_model]
# pattern = '$NET.forward($X)'
# anywhere = ['class $NET(torch.nn.Module): ...']
# example = '''
# class Net(torch.nn.Module):
#     def forward(self, x):
#         return x
# y = Net.forward(x)
# '''
#
# [code.sequential_of_two_inputs]
# pattern = 'self.$SEQ($A, $B)'
# anywhere = [
#     ['self.$SEQ = torch.nn.Sequential(...)'],
# ]
# example = '''
# class Net(torch.nn.Module):
#     def __init__(self):
#         self.blocks = torch.nn.Sequential(Block(), Block())
#     def forward(self, x, mask):
#         return self.blocks(x, mask)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(6, 2)

    def forward(self, image, age):
        return self.fc(torch.cat([image, age], dim=1))

data = TensorDataset(torch.randn(8, 5), torch.randn(8, 1))
model = Net()
for batch in DataLoader(data, batch_size=4):
    logits = model(batch)
#> TypeError: Net.forward() missing 1 required positional argument: 'age'
print("logits:", logits.shape)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(6, 2)

    def forward(self, image, age):
        return self.fc(torch.cat([image, age], dim=1))

data = TensorDataset(torch.randn(8, 5), torch.randn(8, 1))
model = Net()
for batch in DataLoader(data, batch_size=4):
    logits = model(*batch)
print("logits:", logits.shape)
#> logits: torch.Size([4, 2])
# --8<-- [end:right]

# --8<-- [start:wrong_dict]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(6, 2)

    def forward(self, image, age):
        return self.fc(torch.cat([image, age], dim=1))

batch = {"image": torch.randn(4, 5), "age": torch.randn(4, 1)}
batch["label"] = torch.tensor([0, 1, 1, 0])
model = Net()
logits = model(**batch)
#> TypeError: Net.forward() got an unexpected keyword argument 'label'
print("logits:", logits.shape)
# --8<-- [end:wrong_dict]

# --8<-- [start:right_dict]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(6, 2)

    def forward(self, image, age):
        return self.fc(torch.cat([image, age], dim=1))

batch = {"image": torch.randn(4, 5), "age": torch.randn(4, 1)}
batch["label"] = torch.tensor([0, 1, 1, 0])
model = Net()
logits = model(batch["image"], batch["age"])
print("logits:", logits.shape)
#> logits: torch.Size([4, 2])
# --8<-- [end:right_dict]

# --8<-- [start:demo_call]
import torch
from torch import nn

class Net(nn.Module):
    def forward(self, x):
        return torch.relu(x)

x = torch.randn(2, 3)
tries = {"Net()()": lambda: Net()(), "nn.ReLU()()": lambda: nn.ReLU()(),
         "Net.forward(x)": lambda: Net.forward(x), "Net(x)": lambda: Net(x)}
for code, call in tries.items():
    try:
        call()
    except TypeError as error:
        print(f"{code:14} {error}")
#> Net()()        Net.forward() missing 1 required positional argument: 'x'
#> nn.ReLU()()    ReLU.forward() missing 1 required positional argument: 'input'
#> Net.forward(x) Net.forward() missing 1 required positional argument: 'x'
#> Net(x)         Net.__init__() takes 1 positional argument but 2 were given
model = Net()
print("model(x):     ", model(x).shape)
#> model(x):      torch.Size([2, 3])
# --8<-- [end:demo_call]

# --8<-- [start:demo_layers]
import torch
from torch import nn

x = torch.randn(5, 2, 8)
for layer in (nn.Transformer(8, 2, batch_first=True),
              nn.TransformerDecoderLayer(8, 2), nn.MultiheadAttention(8, 2),
              nn.Bilinear(8, 8, 4), nn.CrossEntropyLoss()):
    try:
        layer(x)
    except TypeError as error:
        print(error)
#> Transformer.forward() missing 1 required positional argument: 'tgt'
#> TransformerDecoderLayer.forward() missing 1 required positional argument: 'memory'
#> MultiheadAttention.forward() missing 2 required positional arguments: 'key' and 'value'
#> Bilinear.forward() missing 1 required positional argument: 'input2'
#> CrossEntropyLoss.forward() missing 1 required positional argument: 'target'
# --8<-- [end:demo_layers]

# --8<-- [start:wrong_sequential]
import torch
from torch import nn

layers = [nn.TransformerEncoderLayer(16, 2, dropout=0.0) for _ in range(2)]
encoder = nn.Sequential(*layers)
x = torch.randn(5, 3, 16)
mask = nn.Transformer.generate_square_subsequent_mask(5)
y = encoder(x, mask)
#> TypeError: Sequential.forward() takes 2 positional arguments but 3 were given
print("output:", y.shape)
# --8<-- [end:wrong_sequential]

# --8<-- [start:right_sequential]
import torch
from torch import nn

layers = [nn.TransformerEncoderLayer(16, 2, dropout=0.0) for _ in range(2)]
encoder = nn.ModuleList(layers)
x = torch.randn(5, 3, 16)
mask = nn.Transformer.generate_square_subsequent_mask(5)
y = x
for layer in encoder:
    y = layer(y, mask)
print("output:", y.shape)
#> output: torch.Size([5, 3, 16])
# --8<-- [end:right_sequential]

# --8<-- [start:wrong_star]
import torch
from torch import nn

model = nn.Sequential(nn.Flatten(), nn.Linear(12, 2))
images = torch.randn(128, 3, 2, 2)
logits = model(*images)
#> TypeError: Sequential.forward() takes 2 positional arguments but 129 were given
print("logits:", logits.shape)
# --8<-- [end:wrong_star]

# --8<-- [start:right_star]
import torch
from torch import nn

model = nn.Sequential(nn.Flatten(), nn.Linear(12, 2))
images = torch.randn(128, 3, 2, 2)
logits = model(images)
print("logits:", logits.shape)
#> logits: torch.Size([128, 2])
# --8<-- [end:right_star]

# --8<-- [start:wrong_self]
import torch
from torch import nn

class Net(nn.Module):
    def forward(x):
        return torch.relu(x)

model = Net()
print("output:", model(torch.randn(2, 3)).shape)
#> TypeError: Net.forward() takes 1 positional argument but 2 were given
# --8<-- [end:wrong_self]

# --8<-- [start:right_self]
import torch
from torch import nn

class Net(nn.Module):
    def forward(self, x):
        return torch.relu(x)

model = Net()
print("output:", model(torch.randn(2, 3)).shape)
#> output: torch.Size([2, 3])
# --8<-- [end:right_self]

# --8<-- [start:wrong_indent]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, 2)

        def forward(self, x):
            return self.fc(x)

model = Net()
print("output:", model(torch.randn(4, 3)).shape)
#> NotImplementedError: Module [Net] is missing the required "forward" function
# --8<-- [end:wrong_indent]

# --8<-- [start:right_indent]
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, 2)

    def forward(self, x):
        return self.fc(x)

model = Net()
print("output:", model(torch.randn(4, 3)).shape)
#> output: torch.Size([4, 2])
# --8<-- [end:right_indent]

# --8<-- [start:demo_chunk]
import torch

for batch_size in (10, 9):
    parts = torch.zeros(batch_size, 3).chunk(4)
    print(f"{batch_size} samples for 4 GPUs:", [len(part) for part in parts])
#> 10 samples for 4 GPUs: [3, 3, 3, 1]
#> 9 samples for 4 GPUs: [3, 3, 3]
# --8<-- [end:demo_chunk]

# --8<-- [start:wrong_function]
import torch

class Square(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x

    @staticmethod
    def backward(ctx, grad):
        return 2 * ctx.saved_tensors[0] * grad

square = Square()
#> DeprecationWarning: <class '__main__.Square'> should not be instantiated. Methods on autograd functions are all static, so you should invoke them on the class itself. Instantiating an autograd function will raise an error in a future version of PyTorch.
print("squared:", square(torch.tensor([3.0])))
#> RuntimeError: Legacy autograd function with non-static forward method is deprecated. Please use new-style autograd function with static forward method. (Example: https://pytorch.org/docs/stable/autograd.html#torch.autograd.Function)
# --8<-- [end:wrong_function]

# --8<-- [start:right_function]
import torch

class Square(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x

    @staticmethod
    def backward(ctx, grad):
        return 2 * ctx.saved_tensors[0] * grad

square = Square.apply
print("squared:", square(torch.tensor([3.0])))
#> squared: tensor([9.])
# --8<-- [end:right_function]

# --8<-- [start:detect]
import inspect

from torch import nn

model = nn.Transformer(8, 2, batch_first=True)
for name, parameter in inspect.signature(model.forward).parameters.items():
    if parameter.default is parameter.empty:
        print("required:", name)
#> required: src
#> required: tgt
# --8<-- [end:detect]

# --8<-- [start:check]
import warnings

import torch
from torch import nn
from torch.nn.parallel import scatter_gather
from torch.utils.checkpoint import checkpoint

assert wrong.error == (
    "TypeError: Net.forward() missing 1 required positional argument: 'age'")
assert type(wrong.batch) is list and len(wrong.batch) == 2
assert right.out == "logits: torch.Size([4, 2])\n"
assert wrong_dict.error == (
    "TypeError: Net.forward() got an unexpected keyword argument 'label'")
assert right_dict.out == "logits: torch.Size([4, 2])\n"
assert demo_call.out == """\
Net()()        Net.forward() missing 1 required positional argument: 'x'
nn.ReLU()()    ReLU.forward() missing 1 required positional argument: 'input'
Net.forward(x) Net.forward() missing 1 required positional argument: 'x'
Net(x)         Net.__init__() takes 1 positional argument but 2 were given
model(x):      torch.Size([2, 3])
"""
assert demo_layers.out == """\
Transformer.forward() missing 1 required positional argument: 'tgt'
TransformerDecoderLayer.forward() missing 1 required positional argument: 'memory'
MultiheadAttention.forward() missing 2 required positional arguments: 'key' and 'value'
Bilinear.forward() missing 1 required positional argument: 'input2'
CrossEntropyLoss.forward() missing 1 required positional argument: 'target'
"""
assert wrong_sequential.error == ("TypeError: Sequential.forward() takes 2 "
    "positional arguments but 3 were given")
assert right_sequential.out == "output: torch.Size([5, 3, 16])\n"
assert wrong_star.error == ("TypeError: Sequential.forward() takes 2 "
    "positional arguments but 129 were given")
assert len(wrong_star.images) + 1 == 129  # and self
one = torch.ones(1, 3, 2, 2)  # a batch of one: no error, but a dimension less
assert nn.Conv2d(3, 4, 1)(*one).shape == (4, 2, 2)
assert right_star.out == "logits: torch.Size([128, 2])\n"
assert wrong_self.error == ("TypeError: Net.forward() takes 1 positional "
                            "argument but 2 were given")
assert right_self.out == "output: torch.Size([2, 3])\n"
assert wrong_indent.error == ("NotImplementedError: Module [Net] is missing "
                              'the required "forward" function')
assert right_indent.out == "output: torch.Size([4, 2])\n"
assert demo_chunk.out == """\
10 samples for 4 GPUs: [3, 3, 3, 1]
9 samples for 4 GPUs: [3, 3, 3]
"""
assert "RuntimeError: Legacy autograd function with non-static" in wrong_function.out
assert "should not be instantiated" in wrong_function.out
assert right_function.out == "squared: tensor([9.])\n"
assert detect.out == "required: src\nrequired: tgt\n"


def error_of(call):
    try:
        call()
    except (TypeError, NotImplementedError, RuntimeError) as error:
        return str(error)


x = torch.randn(4, 5)
model = right.model
missing = "Net.forward() missing 1 required positional argument: 'age'"
# a dict counts as one argument, like a list; so does whatever wraps the model
assert error_of(lambda: model({"image": x, "age": x})) == missing
assert error_of(lambda: checkpoint(model, x, use_reentrant=False)) == missing
assert error_of(lambda: torch.jit.trace(model, x)) == missing
assert error_of(lambda: nn.DataParallel(model)(x)) == missing


class Chunks:
    """What copies to GPUs does with a tensor: it is chunk."""

    @staticmethod
    def apply(gpus, sizes, dim, tensor):
        return tensor.chunk(len(gpus), dim)


# nine samples: three parts, unless a keyword argument is copied for all four
kept, scatter_gather.Scatter = scatter_gather.Scatter, Chunks
try:
    nine = torch.zeros(9, 3)
    for inputs, options, lengths in (((nine,), {}, [1, 1, 1]),
                                     ((nine,), dict(mode="eval"), [1, 1, 1, 0]),
                                     ((nine, "eval"), {}, [2, 2, 2])):
        parts, _ = scatter_gather.scatter_kwargs(inputs, options, range(4))
        assert [len(part) for part in parts] == lengths
finally:
    scatter_gather.Scatter = kept
# a batch of 4 rows, unpacked by mistake
assert error_of(lambda: right_indent.model(*torch.randn(4, 3))) == (
    "Net.forward() takes 2 positional arguments but 5 were given")
# containers without a forward, and a misspelt one
absent = 'Module [%s] is missing the required "forward" function'
assert error_of(lambda: nn.ModuleList()(x)) == absent % "ModuleList"
assert error_of(lambda: nn.ModuleDict()(x)) == absent % "ModuleDict"
Typo = type("Typo", (nn.Module,), {"foward": lambda self, x: x})
assert error_of(lambda: Typo()(x)) == absent % "Typo"
# Sequential with a tuple: one argument, and only for the first layer
Two = type("Two", (nn.Module,), {"forward": lambda self, x, y: (x, y)})
assert "missing 1 required" in error_of(lambda: nn.Sequential(Two(), Two())((x, x)))
# the same mask reaches every layer: no time step looks at a later one
first, second = right_sequential.encoder
changed = right_sequential.x.clone()
changed[-1] += torch.randn(3, 16)
after = second(first(changed, right_sequential.mask), right_sequential.mask)
assert torch.allclose(after[:-1], right_sequential.y[:-1], atol=1e-5)
assert not torch.allclose(after[-1], right_sequential.y[-1])
# Function: forward itself wants ctx
assert error_of(lambda: right_function.Square.forward(x)) == (
    "Square.forward() missing 1 required positional argument: 'x'")
assert nn.Module.forward.__name__ == "_forward_unimplemented"
# forward as a static method of a module: self is missing
Static = type("Static", (nn.Module,), {"forward": staticmethod(lambda self, x: x)})
assert "missing 1 required positional argument: 'x'" in error_of(lambda: Static()(x))
# --8<-- [end:check]
