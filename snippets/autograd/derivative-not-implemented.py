"""Some functions have no derivative, or none for one argument; PyTorch says so in the forward or in the backward pass, or the gradient is zero."""
# /// pitfall
# apis = ["torch.nn.functional.binary_cross_entropy", "torch.nn.functional.scaled_dot_product_attention", "torch.Tensor.detach", "torch.Tensor.round",
#         "torch.nn.attention.sdpa_kernel", "torch.autograd.grad", "torch.Tensor.unique", "torch.Tensor.argmax"]
# symptom = "error"
# raises = ["wrong", "wrong_floor", "wrong_penalty"]
# added = 2026-11-29
# also = ["torch.nn.functional.cross_entropy", "torch.floor_divide", "torch.index_select", "torch.cdist"]
# messages = [
#   "derivative for aten::* is not implemented",
#   "the derivative for '*' is not implemented",
#   "The function '*' is not differentiable with respect to argument '*'. This input cannot have requires_grad True.",
# ]
# older = [
#   "derivative for _thnn_fused_lstm_cell_backward is not implemented",
#   "CudnnRNN*Backward is not differentiable twice",
# ]
#
# [code.step_function_in_forward]
# either = ['torch.$STEP($X)', '$X.$STEP()']
# inside = ['def $FORWARD(...): ...', 'class $NET(torch.nn.Module): ...']
# not_inside = [
#     'with torch.no_grad(): ...', 'with torch.inference_mode(): ...', '$A.long()', '$A.int()',
#     '$A.item()', '$A.tolist()', 'int(...)', '$B[...]', 'print(...)', '$C.to(torch.long)',
#     '$C.to(torch.int64)', 'if not self.training: ...', '$X2 + ($Y2 - $X2).detach()',
#     '$A2.to(...)', '<... $X3.detach() ...>', 'if $COND: ...', 'range(...)', '$D.$STEP().item()',
# ]
# anywhere = ['$L.backward(...)']
# nowhere = ['class $F(torch.autograd.Function): ...', '$Y.detach()']
# names = { "$STEP" = 'round|sign|floor|ceil|trunc|heaviside', "$FORWARD" = 'forward|encode\w*|quanti[sz]e\w*|binari[sz]e\w*' }
# example = '''
# class Codec(torch.nn.Module):
#     def forward(self, x):
#         code = torch.round(self.encoder(x))
#         return self.decoder(code)
# loss.backward()
# '''
#
# [code.hard_threshold_in_forward]
# either = [
#     '($X > $T).float()', '($X >= $T).float()', 'torch.where($X > $T, 1.0, 0.0)',
#     '($X > $T).to($X.dtype)', 'torch.nn.functional.one_hot($X.argmax(...), ...).float()',
#     '($X > $T).type_as($X)',
# ]
# inside = ['def forward(...): ...', 'class $NET(torch.nn.Module): ...']
# not_inside = [
#     'with torch.no_grad(): ...', 'with torch.inference_mode(): ...', '<... $X3.detach() ...>',
#     'if not self.training: ...',
# ]
# anywhere = ['$L.backward(...)']
# nowhere = [
#     'class $F(torch.autograd.Function): ...', '$Y.detach()', 'torch.rand_like(...)',
#     'torch.rand(...)',
# ]
# names = { "$X" = '(?!.*(mask|ids|tokens|length|valid|idx|index|pad|label|target|rand|input|dist)|x$).*' }
# example = '''
# class Gate(torch.nn.Module):
#     def forward(self, x):
#         gate = (torch.sigmoid(self.fc(x)) > 0.5).float()
#         return gate * x
# loss.backward()
# '''
#
# [code.weight_of_the_loss_with_a_graph]
# either = [
#     'torch.nn.functional.$BCE($P, $Y, weight=$W, ...)', 'torch.nn.functional.$BCE($P, $Y, $W)',
# ]
# anywhere = ['$W = <... $P ...>']
# nowhere = ['$W.detach()', '$W = <... $Q.detach() ...>']
# names = { "$BCE" = 'binary_cross_entropy' }
#
# [code.floor_division]
# either = ['$X // $N', 'torch.floor_divide($X, $N)', '$X.floor_divide($N)']
# anywhere = [
#     [
#         '$X = torch.$MAKE(..., requires_grad=True, ...)', '$X.requires_grad_(...)',
#         '$X = torch.nn.Parameter(...)', '$X.requires_grad = True',
#     ],
# ]
#
# [code.second_derivative]
# pattern = 'torch.nn.functional.scaled_dot_product_attention(...)'
# anywhere = [
#     [
#         'torch.autograd.grad(..., create_graph=True, ...)',
#         '$L.backward(..., create_graph=True, ...)',
#     ],
# ]
# nowhere = [
#     'torch.nn.attention.sdpa_kernel(...)', 'with torch.nn.attention.sdpa_kernel(...): ...',
# ]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 1), nn.Sigmoid())
x, y = torch.randn(8, 4), torch.randint(2, (8, 1)).float()
p = model(x)
weight = (p - y).abs() ** 2
loss = nn.functional.binary_cross_entropy(p, y, weight=weight)
#> RuntimeError: The function 'binary_cross_entropy' is not differentiable with respect to argument 'weight'. This input cannot have requires_grad True.
loss.backward()
print("gradient:", model[0].weight.grad)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 1), nn.Sigmoid())
x, y = torch.randn(8, 4), torch.randint(2, (8, 1)).float()
p = model(x)
weight = (p - y).abs() ** 2
loss = nn.functional.binary_cross_entropy(p, y, weight=weight.detach())
loss.backward()
print("gradient:", model[0].weight.grad)
#> gradient: tensor([[ 0.0659,  0.0410, -0.0772, -0.0795]])
# --8<-- [end:right]

# --8<-- [start:right_through]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 1), nn.Sigmoid())
x, y = torch.randn(8, 4), torch.randint(2, (8, 1)).float()
p = model(x)
weight = (p - y).abs() ** 2
loss = nn.functional.binary_cross_entropy(p, y, reduction="none")
loss = (weight * loss).mean()
loss.backward()
print("gradient:", model[0].weight.grad)
#> gradient: tensor([[ 0.0984,  0.0784, -0.1244, -0.1680]])
# --8<-- [end:right_through]

# --8<-- [start:wrong_floor]
import torch

x = torch.tensor([0.3, 1.7], requires_grad=True)
bins = x // 0.5
loss = (x - 0.5 * bins).sum()
loss.backward()
#> RuntimeError: derivative for aten::floor_divide is not implemented
print("gradient:", x.grad)
# --8<-- [end:wrong_floor]

# --8<-- [start:right_floor]
import torch

x = torch.tensor([0.3, 1.7], requires_grad=True)
bins = x.detach() // 0.5
loss = (x - 0.5 * bins).sum()
loss.backward()
print("gradient:", x.grad)
#> gradient: tensor([1., 1.])
# --8<-- [end:right_floor]

# --8<-- [start:demo_which]
import torch

tries = {
    "unique": lambda x: x.unique(),
    "histogram": lambda x: torch.histogram(x, 3).hist,
    "argmax": lambda x: x.argmax().float(),
    "round": lambda x: x.round(),
    "sort": lambda x: x.sort().values,
}
for name, function in tries.items():
    x = torch.tensor([0.3, 1.7], requires_grad=True)
    try:
        function(x).sum().backward()
        print(f"{name}: gradient {x.grad.tolist()}")
    except RuntimeError as error:
        print(f"{name}: {error}")
#> unique: the derivative for '_unique2' is not implemented.
#> histogram: derivative for aten::histogram is not implemented
#> argmax: element 0 of tensors does not require grad and does not have a grad_fn
#> round: gradient [0.0, 0.0]
#> sort: gradient [1.0, 1.0]
# --8<-- [end:demo_which]

# --8<-- [start:wrong_round]
import torch

w = torch.tensor(0.6, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
for step in range(20):
    loss = (w.round() - 3) ** 2
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"w: {w:.1f}, loss: {loss:.1f}")
#> w: 0.6, loss: 4.0
# --8<-- [end:wrong_round]

# --8<-- [start:right_round]
import torch

w = torch.tensor(0.6, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
for step in range(20):
    rounded = w + (w.round() - w).detach()
    loss = (rounded - 3) ** 2
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"w: {w:.1f}, loss: {loss:.1f}")
#> w: 2.6, loss: 0.0
# --8<-- [end:right_round]

# --8<-- [start:wrong_penalty]
import torch
from torch.nn.functional import scaled_dot_product_attention

x = torch.randn(2, 1, 5, 8, requires_grad=True)
score = scaled_dot_product_attention(x, x, x).sum()
grad, = torch.autograd.grad(score, x, create_graph=True)
penalty = (grad.norm() - 1) ** 2
penalty.backward()
#> RuntimeError: derivative for aten::_scaled_dot_product_flash_attention_for_cpu_backward is not implemented
print("gradient of the penalty:", x.grad.shape)
# --8<-- [end:wrong_penalty]

# --8<-- [start:right_penalty]
import torch
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.nn.functional import scaled_dot_product_attention

x = torch.randn(2, 1, 5, 8, requires_grad=True)
with sdpa_kernel(SDPBackend.MATH):
    score = scaled_dot_product_attention(x, x, x).sum()
grad, = torch.autograd.grad(score, x, create_graph=True)
penalty = (grad.norm() - 1) ** 2
penalty.backward()
print("gradient of the penalty:", x.grad.shape)
#> gradient of the penalty: torch.Size([2, 1, 5, 8])
# --8<-- [end:right_penalty]

# --8<-- [start:check]
import torch
import torch.nn.functional as F

assert wrong.error == (
    "RuntimeError: The function 'binary_cross_entropy' is not differentiable with "
    "respect to argument 'weight'. This input cannot have requires_grad True.")
assert right.weight.requires_grad and not right.loss.isnan()
assert torch.isclose(right.loss, right_through.loss)
assert not torch.allclose(right.model[0].weight.grad,
                          right_through.model[0].weight.grad, atol=1e-3)
assert right.out.startswith("gradient: tensor([[")
assert right_through.out.startswith("gradient: tensor([[")
assert wrong_floor.error == (
    "RuntimeError: derivative for aten::floor_divide is not implemented")
assert right_floor.out == "gradient: tensor([1., 1.])\n"
lines = demo_which.out.splitlines()
assert lines[0] == "unique: the derivative for '_unique2' is not implemented."
assert lines[1] == "histogram: derivative for aten::histogram is not implemented"
assert lines[2].startswith("argmax: element 0 of tensors does not require grad")
assert lines[3] == "round: gradient [0.0, 0.0]"
assert lines[4] == "sort: gradient [1.0, 1.0]"
assert wrong_round.out == "w: 0.6, loss: 4.0\n"
assert right_round.out == "w: 2.6, loss: 0.0\n"
assert "aten::_scaled_dot_product_flash_attention_for_cpu_backward" in (
    wrong_penalty.error or "")
assert right_penalty.out == "gradient of the penalty: torch.Size([2, 1, 5, 8])\n"


def error_of(call):
    try:
        call()
    except RuntimeError as error:
        return str(error)


# the weights of other losses
logits, y = torch.zeros(2, 3, requires_grad=True), torch.tensor([0, 1])
weight = torch.ones(3, requires_grad=True)
for call in (lambda: F.cross_entropy(logits, y, weight=weight),
             lambda: F.binary_cross_entropy_with_logits(
                 logits[0], torch.ones(3), pos_weight=weight)):
    assert "weight'. This input cannot have requires_grad True." in error_of(call)
# the target of the losses that compare is differentiable
target = torch.full((1, 3), 0.5, requires_grad=True)
F.binary_cross_entropy(torch.full((1, 3), 0.3), target).backward()
assert (target.grad != 0).all()
# rounding, sign, sampling: zero; the remainder: one
for function in (torch.floor, torch.sign, torch.round, torch.bernoulli):
    x = torch.tensor([0.3, 0.7], requires_grad=True)
    function(x).sum().backward()
    assert x.grad.tolist() == [0.0, 0.0]
# second derivatives of a distance, and of a loss
x = torch.randn(3, 2, requires_grad=True)
grad, = torch.autograd.grad(torch.cdist(x, x + 1).sum(), x, create_graph=True)
assert error_of(grad.sum().backward) == (
    "the derivative for '_cdist_backward' is not implemented.")
default = "use_mm_for_euclid_dist_if_necessary"
for points, mode, twice in ((25, default, False), (26, default, True),
                            (3, "use_mm_for_euclid_dist", True)):
    x = torch.randn(points, 2, requires_grad=True)
    grad, = torch.autograd.grad(torch.cdist(x, x + 1, compute_mode=mode).sum(), x,
                                create_graph=True)
    assert (error_of(grad.sum().backward) is None) == twice


# a Function of your own: integers that it returns don't require grad
class Nearest(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x.argsort()

    @staticmethod
    def backward(ctx, grad):
        return None


assert not Nearest.apply(torch.rand(3, requires_grad=True)).requires_grad
# --8<-- [end:check]
