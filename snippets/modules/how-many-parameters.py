"""numel() summed over parameters() counts each parameter once, while state_dict() adds buffers and counts shared weights twice."""
# /// pitfall
# apis = ["torch.nn.Module.parameters", "torch.Tensor.numel", "torch.nn.Module.buffers", "torch.nn.Module.state_dict", "torch.nn.LazyLinear", "torch.Tensor.nbytes", "torch.nn.Module.named_children"]
# symptom = "silent"
# raises = ["wrong_lazy"]
# added = 2026-11-30
# messages = [
#   "Attempted to use an uninitialized parameter in *. This error happens when you are using a `LazyModule` or explicitly manipulating `torch.nn.parameter.UninitializedParameter` objects.",
# ]
# ///

# --8<-- [start:demo]
from torch import nn

model = nn.Sequential(nn.Conv2d(3, 8, 3), nn.BatchNorm2d(8), nn.ReLU(),
                      nn.Flatten(), nn.Linear(288, 10))
model[0].requires_grad_(False)

total = sum(p.numel() for p in model.parameters())
trainable = sum(p.numel() for p in model.parameters() if p.requires_grad)
print(f"all: {total:,}, trainable: {trainable:,}")
#> all: 3,130, trainable: 2,906
# --8<-- [end:demo]

# --8<-- [start:demo_table]
from torch import nn

model = nn.Sequential(nn.Conv2d(3, 8, 3), nn.BatchNorm2d(8), nn.ReLU(),
                      nn.Flatten(), nn.Linear(288, 10))
for name, p in model.named_parameters():
    print(f"{name:10} {str(tuple(p.shape)):14} {p.numel():6,}")
#> 0.weight   (8, 3, 3, 3)      216
#> 0.bias     (8,)                8
#> 1.weight   (8,)                8
#> 1.bias     (8,)                8
#> 4.weight   (10, 288)       2,880
#> 4.bias     (10,)              10
# --8<-- [end:demo_table]

# --8<-- [start:demo_summary]
import torch
from torch import nn

model = nn.Sequential(nn.Conv2d(3, 8, 3), nn.BatchNorm2d(8), nn.ReLU(),
                      nn.Flatten(), nn.Linear(288, 10))


def show(module, args, output):
    count = sum(p.numel() for p in module.parameters())
    shape = tuple(output.shape)
    print(f"{type(module).__name__:12} {str(shape):14} {count:6,}")


model.eval()
handles = [module.register_forward_hook(show) for module in model.children()]
with torch.no_grad():
    model(torch.randn(1, 3, 8, 8))
#> Conv2d       (1, 8, 6, 6)      224
#> BatchNorm2d  (1, 8, 6, 6)       16
#> ReLU         (1, 8, 6, 6)        0
#> Flatten      (1, 288)            0
#> Linear       (1, 10)         2,890
for handle in handles:
    handle.remove()
# --8<-- [end:demo_summary]

# --8<-- [start:demo_size]
from torch import nn

model = nn.Sequential(nn.Conv2d(3, 256, 3), nn.BatchNorm2d(256), nn.Flatten(),
                      nn.Linear(9216, 1000))


def megabytes(model):
    tensors = [*model.parameters(), *model.buffers()]
    return sum(t.nbytes for t in tensors) / 1e6


print(f"float32: {megabytes(model):.1f} MB")
#> float32: 36.9 MB
print(f"float16: {megabytes(model.half()):.1f} MB")
#> float16: 18.5 MB
# --8<-- [end:demo_size]

# --8<-- [start:wrong]
from torch import nn


class LanguageModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(1000, 16)
        self.norm = nn.BatchNorm1d(16)
        self.output = nn.Linear(16, 1000, bias=False)
        self.output.weight = self.embedding.weight


model = LanguageModel()
count = sum(value.numel() for value in model.state_dict().values())
print("parameters:", count)
#> parameters: 32065
# --8<-- [end:wrong]

# --8<-- [start:right]
from torch import nn


class LanguageModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(1000, 16)
        self.norm = nn.BatchNorm1d(16)
        self.output = nn.Linear(16, 1000, bias=False)
        self.output.weight = self.embedding.weight


model = LanguageModel()
count = sum(p.numel() for p in model.parameters())
print("parameters:", count)
#> parameters: 16032
# --8<-- [end:right]

# --8<-- [start:wrong_lazy]
from torch import nn

model = nn.Sequential(nn.Flatten(), nn.LazyLinear(10))
print("parameters:", sum(p.numel() for p in model.parameters()))
#> ValueError: Attempted to use an uninitialized parameter in <method 'numel' of 'torch._C.TensorBase' objects>. This error happens when you are using a `LazyModule` or explicitly manipulating `torch.nn.parameter.UninitializedParameter` objects. When using LazyModules Call `forward` with a dummy batch to initialize the parameters before calling torch functions
# --8<-- [end:wrong_lazy]

# --8<-- [start:right_lazy]
import torch
from torch import nn

model = nn.Sequential(nn.Flatten(), nn.LazyLinear(10))
with torch.no_grad():
    model(torch.zeros(2, 3, 8, 8))
print("parameters:", sum(p.numel() for p in model.parameters()))
#> parameters: 1930
# --8<-- [end:right_lazy]

# --8<-- [start:detect]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(64, 64) for _ in range(4)]
        self.scale = nn.Parameter(torch.ones(64))
        self.head = nn.Linear(64, 10)


model = Net()
for name, child in model.named_children():
    print(f"{name}:", sum(p.numel() for p in child.parameters()))
#> head: 650
print("own:", sum(p.numel() for p in model.parameters(recurse=False)))
#> own: 64
# --8<-- [end:detect]

# --8<-- [start:check]
import os
import sys

import torch
from torch import nn

assert demo.out == "all: 3,130, trainable: 2,906\n"
assert demo_table.out.splitlines()[0].split() == [
    "0.weight", "(8,", "3,", "3,", "3)", "216"]
assert demo_summary.out.splitlines()[-1].split() == [
    "Linear", "(1,", "10)", "2,890"]
assert wrong.out == "parameters: 32065\n"
assert right.out == "parameters: 16032\n"
assert wrong.count - right.count == 16000 + 33
assert sum(b.numel() for b in right.model.buffers()) == 33
assert (wrong_lazy.error or "").startswith(
    "ValueError: Attempted to use an uninitialized parameter in ")
assert right_lazy.out == "parameters: 1930\n"
assert demo_size.out == "float32: 36.9 MB\nfloat16: 18.5 MB\n"
assert detect.out == "head: 650\nown: 64\n"
# the file is about as large as the tensors
torch.save(demo_size.model.state_dict(), "model.pt")
size = os.path.getsize("model.pt") / 1e6
assert abs(size - demo_size.megabytes(demo_size.model)) < 0.01
assert sys.getsizeof(demo_size.model) < 1000
# no attribute of that name
assert not hasattr(demo.model, "summary")
assert not hasattr(demo.model, "count_params")
# --8<-- [end:check]
