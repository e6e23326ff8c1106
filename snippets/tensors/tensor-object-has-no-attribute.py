"""A tensor isn't a list, a NumPy array or the output object of a model: the missing attribute says which one the code expects."""
# /// pitfall
# apis = ["torch.Tensor.to", "torch.Tensor.clone", "torch.Tensor.numpy", "torch.Tensor.item"]
# symptom = "error"
# raises = ["wrong", "wrong_numpy", "wrong_dtype", "wrong_output"]
# added = 2026-12-01
# messages = [
#   "'Tensor' object has no attribute 'append'",
#   "'Tensor' object has no attribute 'extend'",
#   "'Tensor' object has no attribute 'astype'",
#   "'Tensor' object has no attribute 'copy'",
#   "'Tensor' object has no attribute 'logits'",
#   "'Tensor' object has no attribute 'loss'",
#   "'Tensor' object has no attribute 'last_hidden_state'",
#   "'Tensor' object has no attribute 'edge_index'",
#   "'Tensor' object has no attribute 'keys'",
#   "'Tensor' object has no attribute 'items'",
#   "'Tensor' object has no attribute 'eval'",
#   "'Tensor' object has no attribute 'state_dict'",
#   "'Tensor' object has no attribute 'get_shape'",
#   "'torch.Size' object has no attribute 'shape'",
#   "'numpy.ndarray' object has no attribute 'numpy'",
#   "'torch.dtype' object is not callable",
#   "Cannot interpret 'torch.float32' as a data type",
#   "Cannot interpret 'torch.*' as a data type",
#   "'builtin_function_or_method' object is not subscriptable",
# ]
# older = [
#   "'Tensor' object has no attribute 'T'",
#   "'Tensor' object has no attribute 'ndim'",
#   "'Tensor' object has no attribute 'isnan'",
#   "'torch.dtype' object has no attribute 'itemsize'",
# ]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

model, losses = nn.Linear(4, 1), []
for step in range(2):
    x, y = torch.zeros(8, 4), torch.zeros(8, 1)
    losses = nn.functional.mse_loss(model(x), y)
    losses.append(losses.item())
#> AttributeError: 'Tensor' object has no attribute 'append'
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

model, losses = nn.Linear(4, 1), []
for step in range(2):
    x, y = torch.zeros(8, 4), torch.zeros(8, 1)
    loss = nn.functional.mse_loss(model(x), y)
    losses.append(loss.item())
print("losses collected:", len(losses))
#> losses collected: 2
# --8<-- [end:right]

# --8<-- [start:wrong_numpy]
import numpy as np
import torch

prediction = torch.tensor([0.2, 0.9])
mask = (prediction > 0.5).astype(np.int64)
#> AttributeError: 'Tensor' object has no attribute 'astype'
# --8<-- [end:wrong_numpy]

# --8<-- [start:right_numpy]
import numpy as np
import torch

prediction = torch.tensor([0.2, 0.9])
mask = (prediction > 0.5).to(torch.int64)
array = (prediction > 0.5).numpy().astype(np.int64)
print("tensor:", mask)
#> tensor: tensor([0, 1])
print("array:", array)
#> array: [0 1]
# --8<-- [end:right_numpy]

# --8<-- [start:wrong_dtype]
import numpy as np
import torch

image = np.zeros((2, 2), dtype=np.uint8)
image = image.astype(torch.float32)
#> TypeError: Cannot interpret 'torch.float32' as a data type
# --8<-- [end:wrong_dtype]

# --8<-- [start:right_dtype]
import numpy as np
import torch

image = np.zeros((2, 2), dtype=np.uint8)
x = torch.from_numpy(image.astype(np.float32))
same = torch.from_numpy(image).to(torch.float32)
print("dtypes:", x.dtype, same.dtype)
#> dtypes: torch.float32 torch.float32
# --8<-- [end:right_dtype]

# --8<-- [start:wrong_output]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 3), nn.Linear(3, 2))
output = model(torch.zeros(1, 4))
logits = output.logits
#> AttributeError: 'Tensor' object has no attribute 'logits'
# --8<-- [end:wrong_output]

# --8<-- [start:right_output]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 3), nn.Linear(3, 2))
output = model(torch.zeros(1, 4))
logits = output.logits if hasattr(output, "logits") else output
print("logits:", logits.shape)
#> logits: torch.Size([1, 2])
# --8<-- [end:right_output]

# --8<-- [start:demo_messages]
import numpy as np
import torch

x = torch.zeros(2, 3)
for name in ("extend", "copy", "loss", "last_hidden_state", "edge_index",
             "keys", "items", "eval", "state_dict", "get_shape"):
    try:
        getattr(x, name)
    except AttributeError as error:
        print(error)
#> 'Tensor' object has no attribute 'extend'
#> 'Tensor' object has no attribute 'copy'
#> 'Tensor' object has no attribute 'loss'
#> 'Tensor' object has no attribute 'last_hidden_state'
#> 'Tensor' object has no attribute 'edge_index'
#> 'Tensor' object has no attribute 'keys'
#> 'Tensor' object has no attribute 'items'
#> 'Tensor' object has no attribute 'eval'
#> 'Tensor' object has no attribute 'state_dict'
#> 'Tensor' object has no attribute 'get_shape'
for use in (lambda: x.numpy().numpy(), lambda: torch.float32(x),
            lambda: x.shape.shape, lambda: x.size[0],
            lambda: np.zeros(2, dtype=torch.int64)):
    try:
        use()
    except (AttributeError, TypeError) as error:
        print(error)
#> 'numpy.ndarray' object has no attribute 'numpy'
#> 'torch.dtype' object is not callable
#> 'torch.Size' object has no attribute 'shape'
#> 'builtin_function_or_method' object is not subscriptable
#> Cannot interpret 'torch.int64' as a data type
# --8<-- [end:demo_messages]

# --8<-- [start:demo_instead]
import torch

x = torch.zeros(2, 3)
print("copy:", x.clone().shape)
#> copy: torch.Size([2, 3])
print("append a row:", torch.cat([x, torch.ones(1, 3)]).shape)
#> append a row: torch.Size([3, 3])
print("number of dimensions:", x.dim())
#> number of dimensions: 2
print("transposed:", x.t().shape)
#> transposed: torch.Size([3, 2])
print("bytes per element:", x.element_size())
#> bytes per element: 4
print("nan anywhere:", torch.isnan(x).any())
#> nan anywhere: tensor(False)
print("rows:", x.size(0), "or", x.shape[0])
#> rows: 2 or 2
# --8<-- [end:demo_instead]

# --8<-- [start:check]
import numpy as np
import torch

no = "'Tensor' object has no attribute '{}'".format
assert wrong.out == f"AttributeError: {no('append')}\n"
assert right.out == "losses collected: 2\n"
assert wrong_numpy.out == f"AttributeError: {no('astype')}\n"
assert right_numpy.out == "tensor: tensor([0, 1])\narray: [0 1]\n"
assert wrong_dtype.out == "TypeError: Cannot interpret 'torch.float32' as a data type\n"
assert right_dtype.out == "dtypes: torch.float32 torch.float32\n"
assert wrong_output.out == f"AttributeError: {no('logits')}\n"
assert right_output.out == "logits: torch.Size([1, 2])\n"
lines = demo_messages.out.splitlines()
assert no("edge_index") in lines and no("copy") in lines
assert len(lines) == 15 and lines[-1] == "Cannot interpret 'torch.int64' as a data type"
assert "copy: torch.Size([2, 3])" in demo_instead.out
assert "append a row: torch.Size([3, 3])" in demo_instead.out
assert "bytes per element: 4" in demo_instead.out
# NumPy reads the dtype of the tensor when a library passes a tensor on
try:
    np.issubdtype(torch.zeros(2).dtype, np.integer)
except TypeError as error:
    assert "Cannot interpret 'torch.float32'" in str(error)
else:
    raise AssertionError("no error")
# --8<-- [end:check]
