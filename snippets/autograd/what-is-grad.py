"""tensor.grad is a tensor of the same shape, dtype and device; later backward calls add to that very tensor."""
# /// pitfall
# apis = ["torch.Tensor.grad", "torch.Tensor.type", "torch.Tensor.clone", "torch.Tensor.backward", "torch.optim.Optimizer.zero_grad"]
# symptom = "question"
# raises = ["demo_assign"]
# added = 2026-11-21
# messages = [
#   "attempting to assign a gradient with dtype '*' to a tensor with grad_dtype '*'. The gradient must match the tensor's grad_dtype (defaults to the tensor's dtype). You can set the tensor's grad_dtype attribute with a specific dtype, or None to allow any dtype. Set grad_dtype with caution. Diverging the dtypes of a tensor and its gradient may break downstream systems that assume they match.",
#   "Using backward() with create_graph=True will create a reference cycle between the parameter and its gradient which can cause a memory leak. We recommend using autograd.grad when creating the graph to avoid this. If you have to use this function, make sure to reset the .grad fields of your parameters to None after use to break the cycle and avoid the leak.",
# ]
# ///

# --8<-- [start:demo]
import torch

for dtype in (torch.float32, torch.float64, torch.bfloat16):
    w = torch.ones(2, 3, dtype=dtype, requires_grad=True)
    (w * 2).sum().backward()
    print(tuple(w.grad.shape), w.grad.dtype, w.grad.device, w.grad.type())
#> (2, 3) torch.float32 cpu torch.FloatTensor
#> (2, 3) torch.float64 cpu torch.DoubleTensor
#> (2, 3) torch.bfloat16 cpu torch.BFloat16Tensor
print(isinstance(w.grad, torch.Tensor), type(w.grad).__name__)
#> True Tensor
# --8<-- [end:demo]

# --8<-- [start:demo_device]
import torch

w = torch.ones(2, 3, device="meta", requires_grad=True)  # shape without data
(w * 2).sum().backward()
print(w.grad.device, tuple(w.grad.shape), w.grad.type())
#> meta (2, 3) torch.meta.FloatTensor
# --8<-- [end:demo_device]

# --8<-- [start:demo_none]
import torch

w = torch.tensor(2.0, requires_grad=True)
unused = torch.tensor(2.0, requires_grad=True)
x = torch.tensor(3.0)
print(w.grad)
#> None
(w * x).backward()
print(w.grad, unused.grad, x.grad)
#> tensor(3.) None None
# --8<-- [end:demo_none]

# --8<-- [start:demo_graph]
import torch

w = torch.tensor(2.0, requires_grad=True)
(w**3).backward()
print(w.grad, w.grad.requires_grad)
#> tensor(12.) False

(g,) = torch.autograd.grad(w**3, w, create_graph=True)
print(g.item(), g.requires_grad, w.grad.item())
#> 12.0 True 12.0

w.grad = None
(w**3).backward(create_graph=True)
#> UserWarning: Using backward() with create_graph=True will create a reference cycle between the parameter and its gradient which can cause a memory leak. We recommend using autograd.grad when creating the graph to avoid this. If you have to use this function, make sure to reset the .grad fields of your parameters to None after use to break the cycle and avoid the leak.
print(w.grad.item(), w.grad.requires_grad)
#> 12.0 True
w.grad = None  # breaks the cycle
# --8<-- [end:demo_graph]

# --8<-- [start:wrong_kept]
import torch

w = torch.tensor(1.0, requires_grad=True)
(2 * w).backward()
g = w.grad
(5 * w).backward()
print(g, g is w.grad)
#> tensor(7.) True
# --8<-- [end:wrong_kept]

# --8<-- [start:right_kept]
import torch

w = torch.tensor(1.0, requires_grad=True)
(2 * w).backward()
g = w.grad.clone()
(5 * w).backward()
print(g, g is w.grad)
#> tensor(2.) False
# --8<-- [end:right_kept]

# --8<-- [start:demo_zero]
import torch

for set_to_none in (True, False):
    w = torch.tensor(1.0, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=0.1)
    (2 * w).backward()
    g = w.grad
    optimizer.zero_grad(set_to_none=set_to_none)
    print(set_to_none, g)
    (5 * w).backward()
    print(set_to_none, g)
#> True tensor(2.)
#> True tensor(2.)
#> False tensor(0.)
#> False tensor(5.)
# --8<-- [end:demo_zero]

# --8<-- [start:demo_assign]
import torch

w = torch.ones(2, requires_grad=True)
w.grad = torch.tensor([0.5, 0.5])
print(w.grad)
#> tensor([0.5000, 0.5000])
w.grad = torch.ones(2, dtype=torch.float64)
#> RuntimeError: attempting to assign a gradient with dtype 'double' to a tensor with grad_dtype 'Float'. The gradient must match the tensor's grad_dtype (defaults to the tensor's dtype). You can set the tensor's grad_dtype attribute with a specific dtype, or None to allow any dtype. Set grad_dtype with caution. Diverging the dtypes of a tensor and its gradient may break downstream systems that assume they match.
# --8<-- [end:demo_assign]

# --8<-- [start:check]
import torch

assert demo.out == """\
(2, 3) torch.float32 cpu torch.FloatTensor
(2, 3) torch.float64 cpu torch.DoubleTensor
(2, 3) torch.bfloat16 cpu torch.BFloat16Tensor
True Tensor
"""
assert demo_device.out == "meta (2, 3) torch.meta.FloatTensor\n"
assert demo_none.out == "None\ntensor(3.) None None\n"
lines = demo_graph.out.splitlines()
assert lines[0] == "tensor(12.) False" and lines[1] == "12.0 True 12.0"
assert lines[2].startswith("UserWarning: Using backward() with create_graph=Tr")
assert lines[3] == "12.0 True"
assert wrong_kept.out == "tensor(7.) True\n" and wrong_kept.g == 7
assert right_kept.out == "tensor(2.) False\n" and right_kept.g == 2
assert demo_zero.out == """\
True tensor(2.)
True tensor(2.)
False tensor(0.)
False tensor(5.)
"""
w = torch.tensor(1.0, requires_grad=True)
(2 * w).backward()
assert w.grad == 2
torch.optim.SGD([w], lr=0.1).zero_grad()
assert w.grad is None
assert demo_assign.out.startswith("tensor([0.5000, 0.5000])\nRuntimeError: ")
start = "RuntimeError: attempting to assign a gradient with dtype 'double'"
assert demo_assign.error.startswith(start)
for grad, found in (
    (torch.ones(3), "of size '[3]'"),
    (torch.ones(2, device="meta"), "with device type 'meta'"),
):
    try:
        demo_assign.w.grad = grad
    except RuntimeError as error:
        assert f"attempting to assign a gradient {found}" in str(error)
    else:
        raise AssertionError("another shape or device was accepted")

# with create_graph=True, w.grad becomes a new tensor
w = torch.tensor(1.0, requires_grad=True)
(2 * w).backward()
g = w.grad
(5 * w).backward(create_graph=True)
assert g == 2 and w.grad == 7
w.grad = None
# --8<-- [end:check]
