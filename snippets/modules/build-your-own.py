"""A module of your own: super().__init__() first, nn.Parameter for what is trained, forward, then the training step."""
# /// pitfall
# apis = ["torch.nn.Module", "torch.nn.Parameter", "torch.nn.Module.forward", "torch.nn.Module.named_parameters",
#         "torch.nn.Module.register_forward_hook", "torch.optim.SGD", "torch.Tensor.backward"]
# symptom = "error"
# raises = ["wrong", "wrong_late", "wrong_forward", "wrong_step"]
# added = 2026-11-21
# messages = ["cannot assign module before Module.__init__() call", "'*' object has no attribute '_backward_hooks'",
#             'Module [*] is missing the required "forward" function',
#             "__init__() got an unexpected keyword argument 'param'"]
#
# [code.no_super_init]
# pattern = '''
# class $NET(torch.nn.Module):
#     ...
#     def __init__(self, ...):
#         ...
#         self.$A = $V
#         ...
#     ...
# '''
# not = [
# '''
# class $NET(torch.nn.Module):
#     ...
#     def __init__(...):
#         ...
#         $BASE.__init__(...)
#         ...
#     ...
# ''',
# ]
#
# [code.requires_grad_attribute]
# pattern = 'self.$A = torch.$F(..., requires_grad=True, ...)'
# inside = ['class $NET(torch.nn.Module): ...']
#
# [code.forward_misspelt]
# either = [
#     'def foward(self, ...): ...', 'def forwad(self, ...): ...', 'def farward(self, ...): ...',
#     'def froward(self, ...): ...', 'def __forward__(self, ...): ...',
#     'def Forward(self, ...): ...',
# ]
# inside = ['class $NET(torch.nn.Module): ...']
#
# [code.optimizer_param]
# either = ['torch.optim.$KIND(param=$P, ...)', 'torch.optim.$KIND(parameters=$P, ...)']
#
# [code.layer_before_super]
# either = [
# '''
# self.$A = torch.nn.$LAYER(...)
# ...
# super().__init__()
# ''',
# '''
# self.$A = torch.nn.$LAYER(...)
# ...
# super($NET, self).__init__()
# ''',
# '''
# self.$A = torch.nn.$LAYER(...)
# ...
# torch.nn.Module.__init__(self)
# ''',
# ]
# not = [
# '''
# self.$A = torch.nn.init.$LAYER(...)
# ...
# super().__init__()
# ''',
# ]
# inside = ['def __init__(...): ...']
# line = "$LAYER"
# example = '''
# class Net(torch.nn.Module):
#     def __init__(self):
#         self.fc = torch.nn.Linear(4, 2)
#         super().__init__()
# '''
#
# [code.super_init_not_called]
# either = [
#     'super().__init__', 'super($NET, self).__init__', 'super.__init__()',
#     'super(self).__init__()', 'super($NET).__init__()', 'self.super().__init__()',
# ]
# inside = ['def __init__(...): ...', 'class $C(torch.nn.Module): ...']
# not_inside = [
#     'super().__init__(...)', 'super($NET2, self).__init__(...)', '$X = $V',
#     'super().$METHOD(...)', 'super($NET2, self).$METHOD2(...)', 'return $V2',
# ]
# example = '''
# class Net(torch.nn.Module):
#     def __init__(self):
#         super().__init__
#         self.fc = torch.nn.Linear(4, 2)
# '''
#
# [code.forward_indented_into_init]
# pattern = 'def forward(self, ...): ...'
# inside = ['def __init__(...): ...', 'class $C(torch.nn.Module): ...']
# example = '''
# class Net(torch.nn.Module):
#     def __init__(self):
#         super().__init__()
#         self.fc = torch.nn.Linear(4, 2)
#         def forward(self, x):
#             return self.fc(x)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        self.fc = nn.Linear(2, 1)

    def forward(self, x):
        return self.fc(x)


model = Net()
#> AttributeError: cannot assign module before Module.__init__() call
x = torch.ones(4, 2)
print("output:", model(x).shape)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 1)

    def forward(self, x):
        return self.fc(x)


model = Net()
x = torch.ones(4, 2)
print("output:", model(x).shape)
#> output: torch.Size([4, 1])
# --8<-- [end:right]

# --8<-- [start:wrong_tensor]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 1)
        self.scale = torch.ones(1, requires_grad=True)

    def forward(self, x):
        return self.scale * self.fc(x)


model = Net()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
model(torch.ones(4, 2)).mean().backward()
optimizer.step()
print("parameters:", [name for name, p in model.named_parameters()])
#> parameters: ['fc.weight', 'fc.bias']
print("scale has changed:", model.scale.item() != 1)
#> scale has changed: False
# --8<-- [end:wrong_tensor]

# --8<-- [start:right_tensor]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 1)
        self.scale = nn.Parameter(torch.ones(1))

    def forward(self, x):
        return self.scale * self.fc(x)


model = Net()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
model(torch.ones(4, 2)).mean().backward()
optimizer.step()
print("parameters:", [name for name, p in model.named_parameters()])
#> parameters: ['scale', 'fc.weight', 'fc.bias']
print("scale has changed:", model.scale.item() != 1)
#> scale has changed: True
# --8<-- [end:right_tensor]

# --8<-- [start:wrong_late]
import torch
from torch import nn


class Shift(nn.Module):
    def __init__(self, by):
        super().__init__
        self.by = by

    def forward(self, x):
        return x + self.by


model = Shift(by=1)
print("output:", model(torch.zeros(2)))
#> AttributeError: 'Shift' object has no attribute '_backward_hooks'
# --8<-- [end:wrong_late]

# --8<-- [start:right_late]
import torch
from torch import nn


class Shift(nn.Module):
    def __init__(self, by):
        super().__init__()
        self.by = by

    def forward(self, x):
        return x + self.by


model = Shift(by=1)
print("output:", model(torch.zeros(2)))
#> output: tensor([1., 1.])
# --8<-- [end:right_late]

# --8<-- [start:wrong_forward]
import torch
from torch import nn


class Double(nn.Module):
    def foward(self, x):
        return 2 * x


model = Double()
print("output:", model(torch.ones(2)))
#> NotImplementedError: Module [Double] is missing the required "forward" function
# --8<-- [end:wrong_forward]

# --8<-- [start:right_forward]
import torch
from torch import nn


class Double(nn.Module):
    def forward(self, x):
        return 2 * x


model = Double()
print("output:", model(torch.ones(2)))
#> output: tensor([2., 2.])
# --8<-- [end:right_forward]

# --8<-- [start:demo_call]
import torch
from torch import nn

model = nn.Linear(2, 1)
model.register_forward_hook(lambda module, args, output: print("hook runs"))
x = torch.ones(1, 2)
print("model(x):")
#> model(x):
called = model(x)
#> hook runs
print("model.forward(x):")
#> model.forward(x):
direct = model.forward(x)
print("same output:", torch.equal(called, direct))
#> same output: True
# --8<-- [end:demo_call]

# --8<-- [start:wrong_step]
import torch
from torch import nn, optim

torch.manual_seed(0)
model = nn.Linear(2, 1)
optimizer = optim.SGD(param=model.parameters(), lr=0.05)
#> TypeError: SGD.__init__() got an unexpected keyword argument 'param'
x, y = torch.tensor([[1.0, 2.0]]), torch.tensor([[3.0]])
for step in range(3):
    optimizer.zero_grad()
    output = model(x)
    loss = nn.functional.mse_loss(output, y)
    loss.backward()
    optimizer.step()
    print(f"step {step}, loss: {loss:.3f}")
# --8<-- [end:wrong_step]

# --8<-- [start:right_step]
import torch
from torch import nn, optim

torch.manual_seed(0)
model = nn.Linear(2, 1)
optimizer = optim.SGD(params=model.parameters(), lr=0.05)
x, y = torch.tensor([[1.0, 2.0]]), torch.tensor([[3.0]])
for step in range(3):
    optimizer.zero_grad()
    output = model(x)
    loss = nn.functional.mse_loss(output, y)
    loss.backward()
    optimizer.step()
    print(f"step {step}, loss: {loss:.3f}")
#> step 0, loss: 8.001
#> step 1, loss: 1.280
#> step 2, loss: 0.205
# --8<-- [end:right_step]

# --8<-- [start:demo_backward]
import torch

w = torch.tensor([1.0, 3.0], requires_grad=True)
output = 2 * w
output.backward(output)
print("output.backward(output):", w.grad)
#> output.backward(output): tensor([ 4., 12.])

w.grad = None
output = 2 * w
loss = (output**2).sum() / 2
loss.backward()
print("half the sum of squares:", w.grad)
#> half the sum of squares: tensor([ 4., 12.])
# --8<-- [end:demo_backward]

# --8<-- [start:check]
import torch
from torch import nn

before = "AttributeError: cannot assign module before Module.__init__() call"
assert wrong.error == before
assert right.out == "output: torch.Size([4, 1])\n" and right.error is None
late = "AttributeError: 'Shift' object has no attribute '_backward_hooks'"
assert wrong_late.error == late
assert right_late.out == "output: tensor([1., 1.])\n"
assert wrong_tensor.out == (
    "parameters: ['fc.weight', 'fc.bias']\nscale has changed: False\n")
assert right_tensor.out == (
    "parameters: ['scale', 'fc.weight', 'fc.bias']\n"
    "scale has changed: True\n")
assert "scale" not in wrong_tensor.model.state_dict()
assert "scale" in right_tensor.model.state_dict()
assert wrong_tensor.model.scale.grad is not None
assert wrong_forward.error == (
    'NotImplementedError: Module [Double] is missing '
    'the required "forward" function')
assert right_forward.out == "output: tensor([2., 2.])\n"
assert demo_call.out == (
    "model(x):\nhook runs\nmodel.forward(x):\nsame output: True\n")
assert wrong_step.error == (
    "TypeError: SGD.__init__() got an unexpected keyword argument 'param'")
assert right_step.out == (
    "step 0, loss: 8.001\nstep 1, loss: 1.280\nstep 2, loss: 0.205\n")
assert demo_backward.out == (
    "output.backward(output): tensor([ 4., 12.])\n"
    "half the sum of squares: tensor([ 4., 12.])\n")


class Old(nn.Module):  # the older spelling
    def __init__(self):
        super(Old, self).__init__()
        self.fc = nn.Linear(2, 1)
        self.plain = torch.ones(1)
        self.register_buffer("b", torch.ones(1))


old = Old()
assert list(old.state_dict()) == ["b", "fc.weight", "fc.bias"]
assert (list(old._modules), list(old._buffers)) == (["fc"], ["b"])
assert list(right_tensor.model._parameters) == ["scale"]
old.to("meta")
assert [t.device.type for t in (old.b, old.fc.bias, old.plain)] == [
    "meta", "meta", "cpu"]

# output.backward(output) as the training step: the output goes to 0
w = torch.ones(2, requires_grad=True)
optimizer = torch.optim.SGD(params=[w], lr=0.05)
for step in range(50):
    optimizer.zero_grad()
    output = 2 * w
    output.backward(output)
    optimizer.step()
assert 0 < output.abs().max() < 1e-3


class Inside(nn.Module):  # forward is indented one level too far
    def __init__(self):
        super().__init__()

        def forward(self, x):
            return 2 * x


try:
    Inside()(torch.ones(2))
except NotImplementedError as error:
    assert 'is missing the required "forward" function' in str(error)
else:
    raise AssertionError("a function inside __init__ was found")


class Missing(nn.Module):  # no super() at all, and nothing to store
    def __init__(self, by):
        self.by = by

    def forward(self, x):
        return x + self.by


try:
    Missing(by=1)(torch.zeros(2))
except AttributeError as error:
    assert str(error) == late.partition(": ")[2].replace("Shift", "Missing")
else:
    raise AssertionError("a module without super().__init__() was called")


class Late(nn.Module):  # a parameter instead of a layer: a different wording
    def __init__(self):
        self.w = nn.Parameter(torch.ones(1))


try:
    Late()
except AttributeError as error:
    text = "cannot assign parameters before Module.__init__() call"
    assert str(error) == text
else:
    raise AssertionError("no error without super().__init__()")
# --8<-- [end:check]
