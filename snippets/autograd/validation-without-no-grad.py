"""Without torch.no_grad() each forward pass of a validation loop saves tensors for a backward that never comes."""
# /// pitfall
# apis = ["torch.no_grad", "torch.inference_mode", "torch.autograd.graph.saved_tensors_hooks", "torch.Tensor.item"]
# symptom = "memory"
# raises = ["demo_inference"]
# added = 2026-11-21
# messages = [
#   "volatile was removed and now has no effect. Use `with torch.no_grad():` instead.",
#   "Inference tensors cannot be saved for backward. Please do not use Tensors created in inference mode in computation tracked by autograd. To work around this, you can make a clone to get a normal tensor and use it in autograd, or use `torch.no_grad()` instead of `torch.inference_mode()`.",
# ]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

model = nn.Linear(1, 1).eval()
total = 0
for x in torch.ones(3, 1000, 1):
    loss = model(x).square().mean()
    total += loss
print(total.requires_grad, total.grad_fn.name())
#> True AddBackward0
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

model = nn.Linear(1, 1).eval()
total = 0
with torch.no_grad():
    for x in torch.ones(3, 1000, 1):
        loss = model(x).square().mean()
        total += loss
print(total.requires_grad, total.grad_fn)
#> False None
# --8<-- [end:right]

# --8<-- [start:demo_bytes]
import weakref

import torch
from torch.autograd.graph import saved_tensors_hooks


def count(t):
    kept[t.data_ptr()] = t = t.detach()
    return t


w = torch.ones(10, 10, requires_grad=True)
for grad, item in (True, False), (True, True), (False, False):
    kept, total, size = weakref.WeakValueDictionary(), 0, []
    with torch.set_grad_enabled(grad), saved_tensors_hooks(count, lambda t: t):
        for _ in range(3):
            loss = (torch.ones(1000, 10) @ w).tanh().square().mean()
            total += loss.item() if item else loss
            size.append(sum(t.nbytes for t in kept.values()))
    print(f"grad={grad} item={item}:", len(kept), "tensors,", size, "bytes")
#> grad=True item=False: 6 tensors, [80000, 160000, 240000] bytes
#> grad=True item=True: 2 tensors, [80000, 80000, 80000] bytes
#> grad=False item=False: 0 tensors, [0, 0, 0] bytes
# --8<-- [end:demo_bytes]

# --8<-- [start:demo_results]
import torch
from torch import nn

w = torch.tensor([2.0], requires_grad=True)
with torch.no_grad():
    y = w * 3
    part = w[0]
    new = nn.Parameter(torch.ones(1))
print(y.requires_grad, y.grad_fn)
#> False None
print(part.requires_grad, part.grad_fn)
#> True None
print(w.requires_grad, new.requires_grad)
#> True True
z = y * w  # recorded again
z.backward()
print(w.grad)
#> tensor([6.])
# --8<-- [end:demo_results]

# --8<-- [start:demo_inference]
import torch

w = torch.tensor([2.0], requires_grad=True)
with torch.no_grad():
    a = w * 3
print((a * w).requires_grad)
#> True
with torch.inference_mode():
    b = w * 3
print(b.is_inference(), torch.equal(a, b))
#> True True
b * w
#> RuntimeError: Inference tensors cannot be saved for backward. Please do not use Tensors created in inference mode in computation tracked by autograd. To work around this, you can make a clone to get a normal tensor and use it in autograd, or use `torch.no_grad()` instead of `torch.inference_mode()`.
# --8<-- [end:demo_inference]

# --8<-- [start:demo_volatile]
import torch
from torch.autograd import Variable

x = Variable(torch.ones(1), volatile=True)
#> UserWarning: volatile was removed and now has no effect. Use `with torch.no_grad():` instead.
w = torch.ones(1, requires_grad=True)
print((w * x).requires_grad)
#> True
# --8<-- [end:demo_volatile]

# --8<-- [start:check]
import torch

assert wrong.out == "True AddBackward0\n" and wrong.total.requires_grad
assert right.out == "False None\n" and right.total.grad_fn is None
w, b = wrong.model.parameters()
(grad,) = torch.autograd.grad(wrong.total, w, retain_graph=True)
assert abs(grad - 3 * 2 * (w + b)) < 1e-3  # all three graphs are still there
assert all(wrong.model(x).grad_fn for x in torch.ones(3, 1000, 1))

batch = 2 * 4 * 1000 * 10  # the input, and the output of tanh
assert batch == 80000
assert demo_bytes.out == """\
grad=True item=False: 6 tensors, [80000, 160000, 240000] bytes
grad=True item=True: 2 tensors, [80000, 80000, 80000] bytes
grad=False item=False: 0 tensors, [0, 0, 0] bytes
"""
seen, weight = [], torch.ones(10, 10, requires_grad=True)
for mode in torch.no_grad, torch.inference_mode:
    with mode(), torch.autograd.graph.saved_tensors_hooks(seen.append, id):
        (torch.ones(1000, 10) @ weight).tanh().square().mean()
assert seen == []

assert demo_results.out == """\
False None
True None
True True
tensor([6.])
"""
assert demo_results.part.is_leaf and demo_results.part.item() == 2
try:
    demo_results.part.backward()
except RuntimeError as error:
    assert "element 0 of tensors does not require grad" in str(error)
else:
    raise AssertionError("a view made under no_grad can run backward")

assert demo_inference.out.startswith("True\nTrue True\nRuntimeError: ")
inference = "RuntimeError: Inference tensors cannot be saved for backward."
assert demo_inference.error.startswith(inference)
assert "UserWarning: volatile was removed and now has no" in demo_volatile.out
assert demo_volatile.out.endswith("True\n")


@torch.no_grad()
def validate(w):
    return w * 2


assert not validate(torch.ones(1, requires_grad=True)).requires_grad
# --8<-- [end:check]
