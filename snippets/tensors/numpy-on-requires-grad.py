"""A tensor that requires grad has no numpy() until it is detached; the array then shares its memory."""
# /// pitfall
# apis = ["torch.Tensor.numpy", "torch.Tensor.detach", "torch.Tensor.cpu", "torch.Tensor.item", "torch.Tensor.tolist", "torch.no_grad"]
# symptom = "error"
# raises = ["wrong", "demo_device", "wrong_bfloat16"]
# added = 2026-11-21
# messages = [
#   "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.",
#   "can't convert * device type tensor to numpy. Use Tensor.cpu() to copy the tensor to host memory first.",
#   "Got unsupported ScalarType BFloat16",
# ]
# older = [
#   "Can't call numpy() on Variable that requires grad. Use var.detach().numpy() instead.",
#   "can't convert CUDA tensor to numpy. Use Tensor.cpu() to copy the tensor to host memory first.",
# ]
#
# [code.numpy_of_a_result]
# either = [
# '''
# $W = torch.$F(..., requires_grad=True, ...)
# ...
# $P = $K * $W
# ...
# $P.numpy()
# ''',
# '''
# $W = torch.$F(..., requires_grad=True, ...)
# ...
# $W.numpy()
# ''',
# ]
# not_inside = [
#     'with torch.no_grad(): ...', 'with torch.inference_mode(): ...',
# '''
# @torch.no_grad()
# def $FUNC(...):
#     ...
# ''',
# '''
# @torch.inference_mode()
# def $FUNC(...):
#     ...
# ''',
# ]
#
# [code.numpy_of_an_output]
# either = [
#     '$P.numpy()', '$P.cpu().numpy()', 'numpy.array($P)', 'numpy.asarray($P)',
#     'matplotlib.pyplot.plot(..., $P, ...)', '$AX.plot($P, ...)', '$AX.plot($Q2, $P, ...)',
#     '$P.squeeze(...).numpy()', '$P[...].numpy()', '$P.view(-1).numpy()', '$P.flatten().numpy()',
#     'numpy.mean($P)', '$AX.imshow($P, ...)', 'sklearn.metrics.$SCORE($Y2, $P, ...)',
#     '$P.cpu().squeeze(...).numpy()', '$AX.scatter($Q2, $P, ...)',
# ]
# inside = [
#     [
# '''
# $P = $M(...)
# ...
# ''',
# '''
# $P = $M(...).$METHOD(...)
# ...
# ''',
# '''
# $P = $M(...)[...]
# ...
# ''',
# '''
# $P = torch.sigmoid($M(...))
# ...
# ''',
# '''
# $P = torch.softmax($M(...), ...)
# ...
# ''',
#     ],
# ]
# not_inside = [
#     'with torch.no_grad(): ...', 'with torch.inference_mode(): ...',
# '''
# @torch.no_grad()
# def $FUNC(...):
#     ...
# ''',
# '''
# @torch.inference_mode()
# def $FUNC(...):
#     ...
# ''',
# '''
# $P = $ONE
# ...
# $P = <... $X.detach() ...>
# ...
# ''',
# '''
# def $FUNC2(...):
#     ...
#     with torch.no_grad(): ...
#     ...
# ''',
# ]
# nowhere = [
#     '$M.requires_grad_(False)', 'torch.set_grad_enabled(False)',
# '''
# with torch.no_grad():
#     ...
#     $P = $M(...)
#     ...
# ''',
# '''
# with torch.inference_mode():
#     ...
#     $P = $M(...)
#     ...
# ''',
#     '$P = $M(...).argmax(...)', '$P = $M(...).detach()', '$P = $M(...).max(...)',
#     '$P = <... $X.detach() ...>',
# ]
# names = { "$M" = '(self\.)?\w*(model|net|network|mlp|cnn|gan|generator|netG|regressor|autoencoder|encoder|decoder|lstm|rnn|classifier|layer|linear|fc|vae|net\w)' }
# example = '''
# pred = model(x)
# plt.plot(x, pred.numpy())
# '''
#
# [code.numpy_of_an_output_at_once]
# either = [
#     '$M(...).numpy()', '$M(...).cpu().numpy()', '$M(...)[...].numpy()',
#     '$M(...).squeeze(...).numpy()', 'numpy.array($M(...))', '$M.weight.numpy()',
#     '$M.bias.numpy()', '$M.weight.cpu().numpy()', '$M.weight.squeeze(...).numpy()',
#     '$M.weight[...].numpy()', 'torch.sigmoid($M(...)).numpy()',
#     'torch.softmax($M(...), ...).numpy()', '$M(...).view(...).numpy()',
#     '$M(...).squeeze(...).cpu().numpy()', '$M(...).softmax(...).numpy()',
#     '$M(...).sigmoid().numpy()', '$M(...).flatten().numpy()',
# ]
# not_inside = [
#     'with torch.no_grad(): ...', 'with torch.inference_mode(): ...',
# '''
# @torch.no_grad()
# def $FUNC(...):
#     ...
# ''',
# '''
# @torch.inference_mode()
# def $FUNC(...):
#     ...
# ''',
# '''
# def $FUNC2(...):
#     ...
#     with torch.no_grad(): ...
#     ...
# ''',
# ]
# nowhere = ['$M.requires_grad_(False)', 'torch.set_grad_enabled(False)']
# names = { "$M" = '(self\.)?\w*(model|net|network|mlp|cnn|gan|generator|netG|regressor|autoencoder|encoder|decoder|lstm|rnn|classifier|layer\w*|linear\w*|fc\d?|conv\d?|emb\w*|vae)(\[.*\])?(\.\w+)?' }
# example = 'w = model.fc.weight.numpy()'
#
# [code.numpy_of_a_loss]
# either = ['$L.numpy()', '$L.cpu().numpy()']
# not_inside = [
#     'with torch.no_grad(): ...', 'with torch.inference_mode(): ...',
# '''
# @torch.no_grad()
# def $FUNC(...):
#     ...
# ''',
# '''
# @torch.inference_mode()
# def $FUNC(...):
#     ...
# ''',
# ]
# anywhere = ['$L.backward(...)']
# example = '''
# loss.backward()
# history.append(loss.numpy())
# '''
#
# [code.numpy_of_a_function_of_parameters]
# either = [
#     '$P.numpy()', '$P.cpu().numpy()', '$F(...).numpy()', '$P.squeeze(...).numpy()',
#     '$P[...].numpy()', 'numpy.array($P)', 'numpy.asarray($P)', '$P.flatten().numpy()',
# ]
# inside = [
#     [
# '''
# $P = $F(...)
# ...
# ''',
# '''
# $W = torch.$MAKE(..., requires_grad=True, ...)
# ...
# $F(...).numpy()
# ...
# ''',
#     ],
# ]
# not_inside = [
#     'with torch.no_grad(): ...', 'with torch.inference_mode(): ...',
# '''
# @torch.no_grad()
# def $FUNC(...):
#     ...
# ''',
# '''
# @torch.inference_mode()
# def $FUNC(...):
#     ...
# ''',
# '''
# $P = $ONE
# ...
# $P = <... $X.detach() ...>
# ...
# ''',
# ]
# anywhere = [
#     ['$W = torch.$MAKE(..., requires_grad=True, ...)', '$W = torch.nn.Parameter(...)'],
#     [
# '''
# def $F(...):
#     ...
#     return <... $W ...>
# ''',
# '''
# def $F(...):
#     ...
#     $R = <... $W ...>
#     ...
#     return <... $R ...>
# ''',
#     ],
# ]
# nowhere = [
# '''
# with torch.no_grad():
#     ...
#     $P = $F(...)
#     ...
# ''',
# '''
# with torch.inference_mode():
#     ...
#     $P = $F(...)
#     ...
# ''',
# '''
# def $F(...):
#     ...
#     return <... $X2.detach() ...>
# ''',
#     '$P = $F(...).detach()', 'torch.set_grad_enabled(False)', '$W.requires_grad_(False)',
#     '$W = $W.detach()',
# ]
# example = '''
# amp = torch.tensor(1.0, requires_grad=True)
# def curve(t):
#     return amp * torch.exp(-t)
# fitted = curve(t)
# residual = observed - fitted.numpy()
# '''
#
# [code.numpy_of_the_parameters]
# either = [
#     '$P.numpy()', '$P.cpu().numpy()', 'numpy.array($P)', '$P.flatten().numpy()',
#     '$P.view(-1).numpy()', '$P.cpu().flatten().numpy()',
# ]
# inside = [
#     [
#         'for $N, $P in $M.named_parameters(): ...', 'for $P in $M.parameters(): ...',
#         'for $I, $P in enumerate($M.parameters()): ...',
#         'for $I, ($N, $P) in enumerate($M.named_parameters()): ...',
#     ],
# ]
# not_inside = [
#     'with torch.no_grad(): ...', 'with torch.inference_mode(): ...',
# '''
# @torch.no_grad()
# def $FUNC(...):
#     ...
# ''',
# '''
# @torch.inference_mode()
# def $FUNC(...):
#     ...
# ''',
#     'for $N2, $P2 in $M2.state_dict().items(): ...',
#     '$P = $P.detach()', '$P.detach()',
# ]
# nowhere = [
#     '$M.requires_grad_(False)', 'torch.set_grad_enabled(False)', '$P = <... $X.detach() ...>',
# ]
# example = '''
# for name, p in model.named_parameters():
#     plt.hist(p.cpu().numpy().ravel())
# '''
# ///

# --8<-- [start:wrong]
import torch

w = torch.tensor([1.0, 2.0], requires_grad=True)
pred = 3 * w
array = pred.numpy()
#> RuntimeError: Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.
print("array:", array)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

w = torch.tensor([1.0, 2.0], requires_grad=True)
pred = 3 * w
array = pred.detach().numpy()
print("array:", array)
#> array: [3. 6.]
# --8<-- [end:right]

# --8<-- [start:demo_python]
import torch

w = torch.tensor([1.0, 2.0], requires_grad=True)
print("list:", (3 * w).tolist())
#> list: [3.0, 6.0]
print("number:", (3 * w).sum().item())
#> number: 9.0
# --8<-- [end:demo_python]

# --8<-- [start:demo_device]
import torch

pred = torch.ones(2, requires_grad=True, device="meta")
array = pred.numpy()
#> TypeError: can't convert meta device type tensor to numpy. Use Tensor.cpu() to copy the tensor to host memory first.
# --8<-- [end:demo_device]

# --8<-- [start:demo_order]
import torch

pred = torch.ones(2, requires_grad=True)
print("cpu() returns pred itself:", pred.cpu() is pred)
#> cpu() returns pred itself: True
print("copy first:", type(pred.to("meta").grad_fn).__name__)
#> copy first: ToCopyBackward0
print("detach first:", pred.detach().to("meta").grad_fn)
#> detach first: None
# --8<-- [end:demo_order]

# --8<-- [start:demo_force]
import torch

w = torch.tensor([1.0, 2.0], requires_grad=True)
array = w.numpy(force=True)
array[0] = 5.0
print("w:", w)
#> w: tensor([5., 2.], requires_grad=True)
# --8<-- [end:demo_force]

# --8<-- [start:wrong_shared]
import torch

w = torch.tensor([0.0, 0.0], requires_grad=True)
y = w.exp()
percent = y.detach().numpy()
percent *= 100
y.sum().backward()
print("gradient:", w.grad)
#> gradient: tensor([100., 100.])
# --8<-- [end:wrong_shared]

# --8<-- [start:right_shared]
import torch

w = torch.tensor([0.0, 0.0], requires_grad=True)
y = w.exp()
percent = y.detach().numpy().copy()
percent *= 100
y.sum().backward()
print("gradient:", w.grad)
#> gradient: tensor([1., 1.])
# --8<-- [end:right_shared]

# --8<-- [start:wrong_bfloat16]
import torch

x = torch.tensor([1.0, 2.0], dtype=torch.bfloat16)
array = x.numpy()
#> TypeError: Got unsupported ScalarType BFloat16
# --8<-- [end:wrong_bfloat16]

# --8<-- [start:right_bfloat16]
import torch

x = torch.tensor([1.0, 2.0], dtype=torch.bfloat16)
array = x.float().numpy()
print("dtype:", array.dtype)
#> dtype: float32
# --8<-- [end:right_bfloat16]

# --8<-- [start:demo_no_grad]
import torch

w = torch.tensor([1.0, 2.0], requires_grad=True)
with torch.no_grad():
    pred = 3 * w
    print("w:", w.numpy(), "requires grad:", w.requires_grad)
#> w: [1. 2.] requires grad: True
print("pred:", pred.numpy(), "requires grad:", pred.requires_grad)
#> pred: [3. 6.] requires grad: False
# --8<-- [end:demo_no_grad]

# --8<-- [start:check]
import numpy as np
import torch


def says(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


assert wrong.error == (
    "RuntimeError: Can't call numpy() on Tensor that requires grad. "
    "Use tensor.detach().numpy() instead."
)
for function in (np.asarray, np.exp):
    assert says(function, wrong.pred) == wrong.error
assert says(np.mean, [wrong.pred, wrong.pred]) == wrong.error
assert right.out == "array: [3. 6.]\n" and right.pred.requires_grad
assert demo_python.out == "list: [3.0, 6.0]\nnumber: 9.0\n"
assert demo_no_grad.out == """\
w: [1. 2.] requires grad: True
pred: [3. 6.] requires grad: False
"""

# NumPy's operations leave no trace in the graph
assert wrong.w.exp().requires_grad
outside = torch.from_numpy(np.exp(wrong.w.detach().numpy()))
assert not outside.requires_grad

assert demo_device.error == (
    "TypeError: can't convert meta device type tensor to numpy. "
    "Use Tensor.cpu() to copy the tensor to host memory first."
)
assert demo_order.out == """\
cpu() returns pred itself: True
copy first: ToCopyBackward0
detach first: None
"""
pred = torch.ones(2, requires_grad=True)
for chain in (pred.detach().cpu(), pred.cpu().detach()):
    assert chain.grad_fn is None and chain.data_ptr() == pred.data_ptr()
assert pred.to("meta").detach().grad_fn is None

assert demo_force.out == "w: tensor([5., 2.], requires_grad=True)\n"
assert demo_force.array.tolist() == [5.0, 2.0]
z = torch.tensor([1.0 + 2.0j]).conj()
assert "negative bit" in says(z.imag.numpy)
assert z.imag.numpy(force=True).tolist() == [-2.0]
assert "conjugate bit" in says(z.numpy)
assert z.numpy(force=True).tolist() == [1.0 - 2.0j]

assert wrong_shared.w.grad.tolist() == [100.0, 100.0]
assert right_shared.w.grad.tolist() == [1.0, 1.0]
y = torch.zeros(2, requires_grad=True).exp()
y.detach().mul_(100)
assert "modified by an inplace operation" in says(y.sum().backward)

assert not hasattr(np, "bfloat16")
assert wrong_bfloat16.error == "TypeError: Got unsupported ScalarType BFloat16"
assert says(lambda: wrong_bfloat16.x.numpy(force=True)) == wrong_bfloat16.error
assert right_bfloat16.out == "dtype: float32\n"
assert right_bfloat16.array.tolist() == [1.0, 2.0]
assert torch.ones(2, dtype=torch.float16).numpy().dtype == np.float16
# --8<-- [end:check]
