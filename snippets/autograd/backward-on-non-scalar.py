"""backward() starts from one number; for a tensor of several, reduce it or say how much each element counts."""
# /// pitfall
# apis = ["torch.Tensor.backward", "torch.autograd.grad"]
# symptom = "error"
# raises = ["wrong", "wrong_shape"]
# added = 2026-11-21
# messages = [
#     "grad can be implicitly created only for scalar outputs",
#     "Mismatch in shape: grad_output[0] has a shape of * and output[0] has a shape of *.",
# ]
# ///

# --8<-- [start:wrong]
import torch

x = torch.tensor([1.0, 2.0, 3.0])
y = torch.tensor([0.0, 1.0, 2.0])
w = torch.tensor(1.0, requires_grad=True)

loss = (w * x - y) ** 2
loss.backward()
#> RuntimeError: grad can be implicitly created only for scalar outputs
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

x = torch.tensor([1.0, 2.0, 3.0])
y = torch.tensor([0.0, 1.0, 2.0])
w = torch.tensor(1.0, requires_grad=True)

loss = ((w * x - y) ** 2).mean()
loss.backward()
print(w.grad)
#> tensor(4.)
# --8<-- [end:right]

# --8<-- [start:demo_gradient]
import torch

x = torch.tensor([1.0, 2.0, 3.0])
y = torch.tensor([0.0, 1.0, 2.0])

for v in [1.0, 1.0, 1.0], [1.0, 0.0, 10.0]:
    w = torch.tensor(1.0, requires_grad=True)
    loss = (w * x - y) ** 2
    loss.backward(gradient=torch.tensor(v))
    print(w.grad)
#> tensor(12.)
#> tensor(62.)
# --8<-- [end:demo_gradient]

# --8<-- [start:wrong_shape]
import torch

w = torch.tensor([[1.0], [2.0], [3.0]], requires_grad=True)
loss = w**2
loss.backward(gradient=torch.ones(3))
#> RuntimeError: Mismatch in shape: grad_output[0] has a shape of torch.Size([3]) and output[0] has a shape of torch.Size([3, 1]).
# --8<-- [end:wrong_shape]

# --8<-- [start:right_shape]
import torch

w = torch.tensor([[1.0], [2.0], [3.0]], requires_grad=True)
loss = w**2
loss.backward(gradient=torch.ones_like(loss))
print(w.grad.flatten())
#> tensor([2., 4., 6.])
# --8<-- [end:right_shape]

# --8<-- [start:demo_product]
import torch

A = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
x = torch.tensor([1.0, 1.0], requires_grad=True)
v = torch.tensor([1.0, 10.0])

y = A @ x  # its Jacobian is A
print(torch.autograd.grad(y, x, grad_outputs=v)[0])
#> tensor([31., 42.])
print(v @ A)
#> tensor([31., 42.])
# --8<-- [end:demo_product]

# --8<-- [start:check]
import torch

message = "RuntimeError: grad can be implicitly created only for scalar outputs"
assert wrong.error == message
assert wrong.loss.tolist() == [1, 1, 1]
assert right.w.grad == 4
w = torch.tensor(1.0, requires_grad=True)
((w * right.x - right.y) ** 2).sum().backward()
assert w.grad == 12
assert demo_gradient.out == "tensor(12.)\ntensor(62.)\n"

mismatch = "grad_output[0] has a shape of torch.Size([3])"
assert f"RuntimeError: Mismatch in shape: {mismatch}" in wrong_shape.out
assert right_shape.out == "tensor([2., 4., 6.])\n"
assert demo_product.out == "tensor([31., 42.])\n" * 2

# autograd.grad refuses, too; one element is enough, whatever its shape
x = torch.ones(2, requires_grad=True)
refused = ""
try:
    torch.autograd.grad(x * 2, x)
except RuntimeError as error:
    refused = f"RuntimeError: {error}"
assert refused == message
x.sum().view(1, 1).backward()
assert x.grad.tolist() == [1, 1]
x.sum().view(1).backward()
assert x.grad.tolist() == [2, 2]

doc = torch.nn.DataParallel.__doc__.split()
assert "return a vector of length equal to number of devices" in " ".join(doc)
# --8<-- [end:check]
