"""What type(), .type(), .dtype and isinstance say of a tensor, and the comparisons that are always False."""
# /// pitfall
# apis = ["torch.Tensor.type", "torch.is_tensor", "torch.is_floating_point", "torch.Tensor.is_floating_point", "torch.Tensor.item", "torch.nn.parameter.Parameter"]
# symptom = "question"
# ///

# --8<-- [start:demo]
import torch

x = torch.tensor([1, 2])
print(type(x))
print(x.type())
print(x.dtype, x.device)
print(isinstance(x, torch.Tensor), torch.is_tensor(x))
print(x.is_floating_point(), torch.is_floating_point(x))
# --8<-- [end:demo]

# --8<-- [start:demo_isinstance]
import torch

x, mask = torch.tensor([1, 2]), torch.tensor([True, False])
for kind in (torch.LongTensor, torch.IntTensor, torch.BoolTensor):
    print(kind.__name__, isinstance(x, kind), isinstance(mask, kind))
print(torch.LongTensor.__instancecheck__(x.to("meta")))
# --8<-- [end:demo_isinstance]

# --8<-- [start:wrong]
import torch

x = torch.tensor([1, 2])
print(type(x) == torch.LongTensor)
print(x.type() == torch.LongTensor)
print(x.dtype == torch.LongTensor)
print(x.dtype == "int64", x.dtype == "torch.int64")
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

x = torch.tensor([1, 2])
print(x.dtype == torch.int64)
print(x.dtype == torch.long)
print(x.dtype in (torch.int32, torch.int64))
print(str(x.dtype) == "torch.int64")
# --8<-- [end:right]

# --8<-- [start:demo_parameter]
import torch
from torch import nn

w = nn.Linear(2, 1).weight
print(type(w).__name__, type(w) == torch.Tensor)
print(isinstance(w, torch.Tensor), isinstance(w, nn.Parameter))
# --8<-- [end:demo_parameter]

# --8<-- [start:demo_element]
import torch

x = torch.tensor([1, 2])
print(isinstance(x[0], int), isinstance(x[0].item(), int))
# --8<-- [end:demo_element]

# --8<-- [start:check]
import torch

assert demo.out == """\
<class 'torch.Tensor'>
torch.LongTensor
torch.int64 cpu
True True
False False
"""
# --8<-- [end:check]
