"""Parameters such as verbose of the schedulers are gone; others are newer than the installed version."""
# /// pitfall
# apis = ["torch.optim.lr_scheduler.StepLR", "torch.optim.lr_scheduler.ReduceLROnPlateau", "torch.utils.data.Sampler",
#         "torch.nn.functional.scaled_dot_product_attention", "torch.load", "torch.Tensor.permute"]
# also = ["torch.optim.lr_scheduler.CosineAnnealingLR", "torch.optim.lr_scheduler.LambdaLR", "torch.onnx.export",
#         "torch.profiler.profile"]
# gone = ["torch.optim.lr_scheduler.StepLR(verbose)", "torch.optim.lr_scheduler.MultiStepLR(verbose)",
#         "torch.optim.lr_scheduler.ExponentialLR(verbose)", "torch.optim.lr_scheduler.CosineAnnealingLR(verbose)",
#         "torch.optim.lr_scheduler.CosineAnnealingWarmRestarts(verbose)", "torch.optim.lr_scheduler.CyclicLR(verbose)",
#         "torch.optim.lr_scheduler.OneCycleLR(verbose)", "torch.optim.lr_scheduler.LambdaLR(verbose)",
#         "torch.optim.lr_scheduler.MultiplicativeLR(verbose)", "torch.optim.lr_scheduler.LinearLR(verbose)",
#         "torch.optim.lr_scheduler.ConstantLR(verbose)", "torch.optim.lr_scheduler.PolynomialLR(verbose)",
#         "torch.optim.lr_scheduler.SequentialLR(verbose)", "torch.optim.lr_scheduler.ReduceLROnPlateau(verbose)",
#         "torch.utils.data.Sampler(data_source)", "torch.onnx.export(fallback)", "torch.onnx.export(example_outputs)",
#         "torch.onnx.export(enable_onnx_checker)", "torch.typename(o)", "torch.nested.as_nested_tensor(tensor_list)",
#         "torch.Tensor.names", "torch.Tensor.rename", "torch.Tensor.refine_names", "torch.Tensor.align_to"]
# symptom = "error"
# raises = ["wrong", "wrong_plateau", "wrong_sampler", "wrong_names"]
# added = 2026-11-29
# messages = [
#   "*.__init__() got an unexpected keyword argument 'verbose'",
#   "zeros() got an unexpected keyword argument 'names'",
#   "object.__init__() takes exactly one argument (the instance to initialize)",
# ]
# older = [
#   "export() got an unexpected keyword argument 'example_outputs'",
#   "__init__() got an unexpected keyword argument 'verbose'",
#   "scaled_dot_product_attention() got an unexpected keyword argument 'enable_gqa'",
#   "'mmap' is an invalid keyword argument for Unpickler()",
#   "The verbose parameter is deprecated. Please use get_last_lr() to access the learning rate.",
# ]
#
# [code.scheduler_verbose]
# either = [
#     'torch.optim.lr_scheduler.$KIND(..., verbose=$V, ...)',
#     'torch.optim.lr_scheduler.StepLR($O, $N, $G, $E, True)',
#     'dict(..., verbose=True, factor=$F, ...)', 'dict(..., factor=$F, verbose=True, ...)',
# ]
# ///

# --8<-- [start:wrong]
import torch

model = torch.nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = torch.optim.lr_scheduler.StepLR(
    optimizer, step_size=2, verbose=True)
#> TypeError: StepLR.__init__() got an unexpected keyword argument 'verbose'
for epoch in range(4):
    optimizer.step()
    scheduler.step()
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

model = torch.nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = torch.optim.lr_scheduler.StepLR(
    optimizer, step_size=2)
for epoch in range(4):
    optimizer.step()
    scheduler.step()
    print(f"epoch {epoch}: lr {scheduler.get_last_lr()[0]:.4f}")
#> epoch 0: lr 0.1000
#> epoch 1: lr 0.0100
#> epoch 2: lr 0.0100
#> epoch 3: lr 0.0010
# --8<-- [end:right]

# --8<-- [start:wrong_plateau]
import torch

model = torch.nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(
    optimizer, patience=0, verbose=True)
#> TypeError: ReduceLROnPlateau.__init__() got an unexpected keyword argument 'verbose'
for epoch, val_loss in enumerate([1.0, 0.9, 0.9, 0.8]):
    scheduler.step(val_loss)
# --8<-- [end:wrong_plateau]

# --8<-- [start:right_plateau]
import torch

model = torch.nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(
    optimizer, patience=0)
for epoch, val_loss in enumerate([1.0, 0.9, 0.9, 0.8]):
    before = optimizer.param_groups[0]["lr"]
    scheduler.step(val_loss)
    after = optimizer.param_groups[0]["lr"]
    if after != before:
        print(f"epoch {epoch}: lr {before:.4f} -> {after:.4f}")
#> epoch 2: lr 0.1000 -> 0.0100
# --8<-- [end:right_plateau]

# --8<-- [start:wrong_sampler]
import torch
from torch.utils.data import Sampler


class EverySecond(Sampler):
    def __init__(self, data_source):
        super().__init__(data_source)
        self.data_source = data_source

    def __iter__(self):
        return iter(range(0, len(self.data_source), 2))


print("indices:", list(EverySecond(torch.zeros(6))))
#> TypeError: object.__init__() takes exactly one argument (the instance to initialize)
# --8<-- [end:wrong_sampler]

# --8<-- [start:right_sampler]
import torch
from torch.utils.data import Sampler


class EverySecond(Sampler):
    def __init__(self, data_source):
        super().__init__()
        self.data_source = data_source

    def __iter__(self):
        return iter(range(0, len(self.data_source), 2))


print("indices:", list(EverySecond(torch.zeros(6))))
#> indices: [0, 2, 4]
# --8<-- [end:right_sampler]

# --8<-- [start:wrong_names]
import torch

images = torch.zeros(8, 20, 30, 3, names=("N", "H", "W", "C"))
#> TypeError: zeros() got an unexpected keyword argument 'names'
images = images.align_to("N", "C", "H", "W")
print("images:", images.shape)
# --8<-- [end:wrong_names]

# --8<-- [start:right_names]
import torch

images = torch.zeros(8, 20, 30, 3)
images = images.permute(0, 3, 1, 2)
print("images:", images.shape)
#> images: torch.Size([8, 3, 20, 30])
# --8<-- [end:right_names]

# --8<-- [start:demo_gqa]
import torch
import torch.nn.functional as F

q = torch.randn(1, 4, 5, 2)
k, v = torch.randn(2, 1, 2, 5, 2)
new = F.scaled_dot_product_attention(q, k, v, enable_gqa=True)
k, v = k.repeat_interleave(2, dim=1), v.repeat_interleave(2, dim=1)
old = F.scaled_dot_product_attention(q, k, v)
print("same result:", torch.allclose(new, old, atol=1e-6))
#> same result: True
# --8<-- [end:demo_gqa]

# --8<-- [start:detect]
import inspect

import torch
from torch.optim.lr_scheduler import StepLR

print("StepLR has:", list(inspect.signature(StepLR).parameters))
#> StepLR has: ['optimizer', 'step_size', 'gamma', 'last_epoch']
load = inspect.signature(torch.load).parameters
print("torch.load has mmap:", "mmap" in load)
#> torch.load has mmap: True
attention = torch.nn.functional.scaled_dot_product_attention
print("attention has enable_gqa:", "enable_gqa" in attention.__doc__)
#> attention has enable_gqa: True
# --8<-- [end:detect]

# --8<-- [start:check]
import inspect
import pkgutil

import torch


def message(f):
    try:
        f()
    except (AttributeError, TypeError) as error:
        return str(error)


unexpected = "got an unexpected keyword argument "
assert wrong.error == f"TypeError: StepLR.__init__() {unexpected}'verbose'"
assert right.out == (
    "epoch 0: lr 0.1000\nepoch 1: lr 0.0100\n"
    "epoch 2: lr 0.0100\nepoch 3: lr 0.0010\n")
assert wrong_plateau.error == (
    f"TypeError: ReduceLROnPlateau.__init__() {unexpected}'verbose'")
assert right_plateau.out == "epoch 2: lr 0.1000 -> 0.0100\n"
assert wrong_sampler.error == (
    "TypeError: object.__init__() takes exactly one argument "
    "(the instance to initialize)")
assert right_sampler.out == "indices: [0, 2, 4]\n"
assert wrong_names.error == f"TypeError: zeros() {unexpected}'names'"
assert right_names.out == "images: torch.Size([8, 3, 20, 30])\n"
assert demo_gqa.out == "same result: True\n"
assert demo_gqa.old.shape == demo_gqa.q.shape
assert detect.out == (
    "StepLR has: ['optimizer', 'step_size', 'gamma', 'last_epoch']\n"
    "torch.load has mmap: True\nattention has enable_gqa: True\n")

# no scheduler has verbose, and the table's parameters
from torch.optim import lr_scheduler

for name in dir(lr_scheduler):
    found = getattr(lr_scheduler, name)
    if isinstance(found, type) and name.endswith(("LR", "Restarts", "Plateau")):
        assert "verbose" not in inspect.signature(found).parameters, name
for call, parameter in {
    "torch.nn.LayerNorm": "bias", "torch.nn.TransformerEncoderLayer": "bias",
    "torch.optim.SGD": "fused", "torch.optim.AdamW": "fused",
    "torch.optim.Adam": "decoupled_weight_decay",
    "torch.nn.utils.rnn.pad_sequence": "padding_side",
    "torch.utils.data.DataLoader": "in_order", "torch.onnx.export": "dynamo",
    "torch.nn.utils.clip_grad_norm_": "foreach",
}.items():
    found = inspect.signature(pkgutil.resolve_name(call))
    assert parameter in found.parameters, call
for name in ("names", "rename", "refine_names", "align_to"):
    assert name in message(lambda: getattr(torch.zeros(2), name))
assert unexpected + "'tensor_list'" in message(
    lambda: torch.nested.as_nested_tensor(tensor_list=[torch.zeros(2)]))
assert "ts" in inspect.signature(torch.nested.as_nested_tensor).parameters
assert unexpected + "'o'" in message(lambda: torch.typename(o=1))
assert torch.typename(1) == "int"
for name in ("fallback", "example_outputs", "enable_onnx_checker"):
    assert unexpected in message(lambda: torch.onnx.export(
        torch.nn.Linear(1, 1), torch.zeros(1), "model.onnx", **{name: True}))
# --8<-- [end:check]
