"""Which deprecation warnings change a result: most rename something, but torch.full, x.T and a changed class deserve a look."""
# /// pitfall
# apis = ["torch.full", "torch.nonzero", "torch.nn.NLLLoss2d", "torch.Tensor.storage", "torch.Tensor.untyped_storage", "torch.nn.functional.upsample"]
# symptom = "question"
# added = 2026-11-29
# messages = [
#   "`NLLLoss2d` has been deprecated. Please use `NLLLoss` instead as a drop-in replacement",
#   "TypedStorage is deprecated. It will be removed in the future and UntypedStorage will be the only storage class.",
#   "`nn.functional.upsample` is deprecated. Use `nn.functional.interpolate` instead.",
#   "source code of class '*' has changed. you can retrieve the original source code by accessing the object's source attribute",
#   "Using a non-full backward hook when the forward contains multiple autograd Nodes is deprecated and will be removed in future versions.*",
# ]
# older = [
#   "This overload of nonzero is deprecated: nonzero() Consider using one of the following signatures instead: nonzero(*, bool as_tuple)",
#   "Providing a bool or integral fill value without setting the optional `dtype` or `out` arguments is currently unsupported. In PyTorch 1.7, when `dtype` and `out` are not set a bool fill value will return a tensor of torch.bool dtype, and an integral fill value will return a tensor of torch.long dtype.",
#   "nn.functional.sigmoid is deprecated. Use torch.sigmoid instead.",
#   "nn.functional.tanh is deprecated. Use torch.tanh instead.",
#   "The default value of the antialias parameter of all the resizing transforms*will change from None to True in v0.17*",
# ]
#
# [code.old_names]
# pattern = 'torch.nn.init.$INIT($W)'
# names = { "$INIT" = '(xavier_uniform|xavier_normal|kaiming_uniform|kaiming_normal|uniform|normal|constant|orthogonal|eye|dirac|sparse)' }
# example = 'torch.nn.init.xavier_uniform(layer.weight)'
#
# [code.old_calls]
# either = [
#     'torch.nn.utils.clip_grad_norm(...)', 'torch.set_default_tensor_type(...)',
#     'torch.nn.functional.upsample(...)', 'torch.chain_matmul(...)',
#     'torch.nn.utils.weight_norm(...)', 'torch.cuda.amp.custom_fwd(...)',
#     'torch.nn.functional.nll_loss2d(...)', 'torch.nn.UpsamplingNearest2d(...)',
#     'torch.nn.UpsamplingBilinear2d(...)', 'torch.backends.cuda.sdp_kernel(...)',
#     'torch.nn.functional.tanh(...)', 'torch.nn.functional.sigmoid(...)',
#     'torch.utils.data._utils.collate.default_collate(...)',
#     'torchvision.models.$NET(pretrained=True)',
#     'torchvision.models.$NET(..., pretrained=True, ...)',
# ]
# example = 'torch.nn.utils.clip_grad_norm(model.parameters(), 1.0)'
# ///

# --8<-- [start:demo_names]
import torch
from torch import nn

torch.manual_seed(0)
logits, y = torch.randn(1, 3, 4, 4), torch.ones(1, 4, 4).long()
log_probs = logits.log_softmax(dim=1)
old = nn.NLLLoss2d()(log_probs, y)
#> FutureWarning: `NLLLoss2d` has been deprecated. Please use `NLLLoss` instead as a drop-in replacement and see https://pytorch.org/docs/main/nn.html#torch.nn.NLLLoss for more details.
print("same loss:", torch.equal(old, nn.NLLLoss()(log_probs, y)))
#> same loss: True
old = nn.functional.upsample(logits, scale_factor=2, mode="bilinear")
#> UserWarning: `nn.functional.upsample` is deprecated. Use `nn.functional.interpolate` instead.
new = nn.functional.interpolate(logits, scale_factor=2, mode="bilinear")
print("same image:", torch.equal(old, new))
#> same image: True
# --8<-- [end:demo_names]

# --8<-- [start:demo_storage]
import torch

x = torch.zeros(10)
y = x[2:5]
old = x.storage().data_ptr() == y.storage().data_ptr()
#> UserWarning: TypedStorage is deprecated. It will be removed in the future and UntypedStorage will be the only storage class. This should only matter to you if you are using storages directly.  To access UntypedStorage directly, use tensor.untyped_storage() instead of tensor.storage()
new = x.untyped_storage().data_ptr() == y.untyped_storage().data_ptr()
print("same memory, old:", old, "new:", new)
#> same memory, old: True new: True
print("elements:", x.storage().size())
#> elements: 10
print("bytes:", x.untyped_storage().nbytes())
#> bytes: 40
# --8<-- [end:demo_storage]

# --8<-- [start:demo_nonzero]
import torch

x = torch.tensor([[0, 3], [5, 0]])
print("tensor:", torch.nonzero(x).tolist())
#> tensor: [[0, 1], [1, 0]]
print("False: ", torch.nonzero(x, as_tuple=False).tolist())
#> False:  [[0, 1], [1, 0]]
print("True:  ", torch.nonzero(x, as_tuple=True))
#> True:   (tensor([0, 1]), tensor([1, 0]))
# --8<-- [end:demo_nonzero]

# --8<-- [start:demo_full]
import torch

for label in (torch.full((2,), 1), torch.full((2,), 1.0)):
    print("label:", label, label.dtype)
    try:
        print("loss:", torch.nn.BCELoss()(torch.tensor([0.9, 0.8]), label))
    except RuntimeError as error:
        print("loss:", error)
#> label: tensor([1, 1]) torch.int64
#> loss: Found dtype Long but expected Float
#> label: tensor([1., 1.]) torch.float32
#> loss: tensor(0.1643)
# --8<-- [end:demo_full]

# --8<-- [start:demo_source]
import importlib
import sys
from pathlib import Path
import torch

code = "from torch import nn\n\nclass Net(nn.Linear):\n    scale = "
Path("net.py").write_text(code + "1\n")
sys.path.insert(0, ".")
import net
for name, zipped in (("old.pt", False), ("new.pt", True)):
    torch.save(
        net.Net(2, 1), name, _use_new_zipfile_serialization=zipped)
Path("net.py").write_text(code + "1000\n")
importlib.reload(net)
for name in ("old.pt", "new.pt"):
    model = torch.load(name, weights_only=False)
    print(name, "scale:", model.scale)
#> SourceChangeWarning: source code of class 'net.Net' has changed. you can retrieve the original source code by accessing the object's source attribute or set `torch.nn.Module.dump_patches = True` and use the patch tool to revert the changes.
#> old.pt scale: 1000
#> new.pt scale: 1000
sys.path.remove(".")
del sys.modules["net"]
# --8<-- [end:demo_source]

# --8<-- [start:demo_hook]
import torch
from torch import nn

x = torch.ones(1, 3, requires_grad=True)
for full in (False, True):
    model = nn.Sequential(nn.Linear(3, 2), nn.ReLU())
    name = "register_full_backward_hook" if full else "register_backward_hook"
    getattr(model, name)(lambda model, grad_input, grad_output: print(
        name, "- shape of grad_input:", tuple(grad_input[0].shape)))
    model(x).sum().backward()
#> FutureWarning: Using a non-full backward hook when the forward contains multiple autograd Nodes is deprecated and will be removed in future versions. This hook will be missing some grad_input. Please use register_full_backward_hook to get the documented behavior.
#> register_backward_hook - shape of grad_input: (1, 2)
#> register_full_backward_hook - shape of grad_input: (1, 3)
# --8<-- [end:demo_hook]

# --8<-- [start:detect]
import warnings
from torch import nn

with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        nn.NLLLoss2d()
    except FutureWarning as warning:
        print("stopped at:", str(warning).split(".")[0])
#> stopped at: `NLLLoss2d` has been deprecated
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

assert "FutureWarning: `NLLLoss2d` has been deprecated" in demo_names.out
assert "`nn.functional.upsample` is deprecated" in demo_names.out
assert demo_names.out.count("same loss: True") == 1
assert demo_names.out.endswith("same image: True\n")
assert "UserWarning: TypedStorage is deprecated" in demo_storage.out
assert demo_storage.out.endswith("""\
same memory, old: True new: True
elements: 10
bytes: 40
""")
assert demo_nonzero.out == """\
tensor: [[0, 1], [1, 0]]
False:  [[0, 1], [1, 0]]
True:   (tensor([0, 1]), tensor([1, 0]))
"""
assert demo_full.out.startswith("label: tensor([1, 1]) torch.int64\nloss: ")
assert "label: tensor([1., 1.]) torch.float32\nloss: tensor(0.16" in demo_full.out
assert "SourceChangeWarning: source code of class 'net.Net' has" in (
    demo_source.out)
assert demo_source.out.count("SourceChangeWarning") == 1
assert demo_source.out.endswith("old.pt scale: 1000\nnew.pt scale: 1000\n")
assert detect.out == "stopped at: `NLLLoss2d` has been deprecated\n"

# an untyped storage has bytes: 1.0 is made of four of them
one = torch.ones(1).untyped_storage()
assert len(one) == 4 and sorted(one.tolist()) == [0, 0, 63, 128]
# no warning from full, and the bool gives a mask
assert torch.full((2,), True).dtype == torch.bool
# an integer tensor can't take a float in place
try:
    torch.full((2,), 1).add_(0.5)
except RuntimeError as error:
    assert "can't be cast to the desired output type Long" in str(error)
else:
    raise AssertionError("an integer tensor took a float")
assert "FutureWarning: Using a non-full backward hook" in demo_hook.out
assert "register_backward_hook - shape of grad_input: (1, 2)" in demo_hook.out
assert demo_hook.out.endswith(
    "register_full_backward_hook - shape of grad_input: (1, 3)\n")
# --8<-- [end:check]
