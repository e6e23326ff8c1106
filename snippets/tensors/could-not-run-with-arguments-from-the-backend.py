"""Could not run an operator with arguments from a backend: the kind of tensor and the kind of operator don't match."""
# /// pitfall
# apis = ["torch.ao.quantization.QuantWrapper", "torch.ao.quantization.convert", "torch.ao.nn.quantized.FloatFunctional", "torch.Tensor.to_dense"]
# symptom = "question"
# added = 2026-11-29
# messages = [
#   "Could not run 'quantized::*' with arguments from the 'CPU' backend",
#   "Could not run 'aten::*' with arguments from the 'QuantizedCPU' backend",
#   "Could not run 'aten::*' with arguments from the 'SparseCPU' backend",
#   "Could not run 'aten::*' with arguments from the 'SparseCsrCPU' backend",
#   "attempted to run this operator with Meta tensors, but there was no fake impl or Meta kernel registered",
# ]
# older = ["Could not run 'quantized::*' with arguments from the 'CPUTensorId' backend. 'quantized::*' is only available for these backends: [QuantizedCPUTensorId]."]
#
# [reported.cuda]
# message = "Could not run '*' with arguments from the '*' backend."
# shown = "NotImplementedError: Could not run 'torchvision::nms' with arguments from the 'CUDA' backend. This could be because the operator doesn't exist for this backend, or was omitted during the selective/custom build process (if using custom build)."
# needs = "gpu"
# links = ["https://github.com/ltdrdata/ComfyUI-Impact-Pack/issues/915", "https://github.com/nicofdga/DZ-FaceDetailer/issues/21"]
# ///

# --8<-- [start:demo_message]
import torch

x = torch.eye(3).to_sparse()
try:
    x.view(9)
except NotImplementedError as error:
    text = str(error)
    print(text.split(". ")[0])
    print(text[text.index("'aten::view' is only"):].split(",")[0])
#> Could not run 'aten::view' with arguments from the 'SparseCPU' backend
#> 'aten::view' is only available for these backends: [CPU
# --8<-- [end:demo_message]

# --8<-- [start:demo_sparse]
import torch

adjacency = torch.eye(3).to_sparse()
print("sparse:", adjacency.layout)
#> sparse: torch.sparse_coo
print("softmax:", adjacency.to_dense().softmax(dim=1).shape)
#> softmax: torch.Size([3, 3])
print("product:", torch.sparse.mm(adjacency, torch.ones(3, 2)).shape)
#> product: torch.Size([3, 2])
# --8<-- [end:demo_sparse]

# --8<-- [start:demo_kinds]
import warnings
import torch

warnings.simplefilter("ignore")
x = torch.eye(4)
for name, run in {
    "sparse": lambda: x.to_sparse().max(),
    "sparse CSR": lambda: x.to_sparse_csr().view(16),
    "quantized": lambda: torch.quantize_per_tensor(
        x, scale=0.1, zero_point=0, dtype=torch.quint8).exp(),
    "meta": lambda: x.to("meta").equal(x.to("meta")),
    "meta to CPU": lambda: x.to("meta").to("cpu"),
}.items():
    try:
        run()
    except NotImplementedError as error:
        print(f"{name}:", str(error).split(". ")[0])
#> sparse: Could not run 'aten::max' with arguments from the 'SparseCPU' backend
#> sparse CSR: Could not run 'aten::view' with arguments from the 'SparseCsrCPU' backend
#> quantized: Could not run 'aten::exp.out' with arguments from the 'QuantizedCPU' backend
#> meta: aten::equal: attempted to run this operator with Meta tensors, but there was no fake impl or Meta kernel registered
#> meta to CPU: Cannot copy out of meta tensor; no data!
# --8<-- [end:demo_kinds]

# --8<-- [start:demo_float]
import warnings
import torch
from torch import nn
from torch.ao.quantization import convert, get_default_qconfig, prepare

warnings.simplefilter("ignore")
x = torch.randn(1, 3, 8, 8)
model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU()).eval()
model.qconfig = get_default_qconfig(torch.backends.quantized.engine)
prepared = prepare(model)
prepared(x)
quantized = convert(prepared)
try:
    print("output:", quantized(x).shape)
except NotImplementedError as error:
    print(str(error).split(". ")[0])
#> Could not run 'quantized::conv2d.new' with arguments from the 'CPU' backend
# --8<-- [end:demo_float]

# --8<-- [start:demo_wrapper]
import warnings
import torch
from torch import nn
from torch.ao.quantization import QuantWrapper
from torch.ao.quantization import convert, get_default_qconfig, prepare

warnings.simplefilter("ignore")
x = torch.randn(1, 3, 8, 8)
model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU()).eval()
model = QuantWrapper(model)
model.qconfig = get_default_qconfig(torch.backends.quantized.engine)
prepared = prepare(model)
prepared(x)
quantized = convert(prepared)
print("output:", quantized(x).shape, quantized(x).dtype)
#> output: torch.Size([1, 4, 6, 6]) torch.float32
# --8<-- [end:demo_wrapper]

# --8<-- [start:demo_add]
import warnings
import torch
from torch.ao.nn.quantized import QFunctional

warnings.simplefilter("ignore")
x = torch.quantize_per_tensor(
    torch.ones(2), scale=0.1, zero_point=0, dtype=torch.quint8
)
try:
    print(x + x)
except NotImplementedError as error:
    print(str(error).split(". ")[0])
#> Could not run 'aten::add.out' with arguments from the 'QuantizedCPU' backend
functional = QFunctional()
functional.scale = 0.1
print("QFunctional:", functional.add(x, x).dequantize())
#> QFunctional: tensor([2., 2.])
print("dequantized:", x.dequantize() + x.dequantize())
#> dequantized: tensor([2., 2.])
# --8<-- [end:demo_add]

# --8<-- [start:demo_residual]
import warnings
import torch
from torch import nn
from torch.ao import quantization as tq
warnings.simplefilter("ignore")

class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 3, 3, padding=1)
        self.plus = torch.ao.nn.quantized.FloatFunctional()

    def forward(self, x):
        return self.plus.add(x, self.conv(x))  # instead of x + self.conv(x)

model, x = tq.QuantWrapper(Block()).eval(), torch.randn(1, 3, 8, 8)
model.qconfig = tq.get_default_qconfig(torch.backends.quantized.engine)
prepared = tq.prepare(model)
prepared(x)
print("output:", tq.convert(prepared)(x).shape)
#> output: torch.Size([1, 3, 8, 8])
# --8<-- [end:demo_residual]

# --8<-- [start:detect]
import warnings
import torch

warnings.simplefilter("ignore")
x = torch.eye(2)
q = torch.quantize_per_tensor(
    x, scale=0.1, zero_point=0, dtype=torch.quint8
)
for tensor in (x, x.to_sparse(), q, x.to("meta")):
    print("device:", tensor.device, "layout:", tensor.layout)
    print("quantized:", tensor.is_quantized)
#> device: cpu layout: torch.strided
#> quantized: False
#> device: cpu layout: torch.sparse_coo
#> quantized: False
#> device: cpu layout: torch.strided
#> quantized: True
#> device: meta layout: torch.strided
#> quantized: False
# --8<-- [end:detect]

# --8<-- [start:check]
import warnings

import torch
from torch import nn

assert demo_message.out == """\
Could not run 'aten::view' with arguments from the 'SparseCPU' backend
'aten::view' is only available for these backends: [CPU
"""
assert demo_sparse.out == """\
sparse: torch.sparse_coo
softmax: torch.Size([3, 3])
product: torch.Size([3, 2])
"""
lines = demo_kinds.out.splitlines()
assert lines[:3] == [
    "sparse: Could not run 'aten::max' with arguments from the 'SparseCPU' "
    "backend",
    "sparse CSR: Could not run 'aten::view' with arguments from the "
    "'SparseCsrCPU' backend",
    "quantized: Could not run 'aten::exp.out' with arguments from the "
    "'QuantizedCPU' backend"]
assert "attempted to run this operator with Meta tensors" in lines[3]
assert lines[4] == "meta to CPU: Cannot copy out of meta tensor; no data!"
assert demo_float.out == (
    "Could not run 'quantized::conv2d_relu.new' with arguments from the 'CPU' "
    "backend\n") or "Could not run 'quantized::conv2d" in demo_float.out
assert demo_wrapper.out == (
    "output: torch.Size([1, 4, 6, 6]) torch.float32\n")
assert demo_add.out.startswith(
    "Could not run 'aten::add.out' with arguments from the 'QuantizedCPU'")
assert "QFunctional: tensor([2., 2.])\n" in demo_add.out
assert demo_add.out.endswith("dequantized: tensor([2., 2.])\n")
assert demo_residual.out == "output: torch.Size([1, 3, 8, 8])\n"
assert demo_residual.Block.__name__ == "Block"
assert detect.out.splitlines() == [
    "device: cpu layout: torch.strided", "quantized: False",
    "device: cpu layout: torch.sparse_coo", "quantized: False",
    "device: cpu layout: torch.strided", "quantized: True",
    "device: meta layout: torch.strided", "quantized: False"]



class Stubs(nn.Module):
    def __init__(self, before):
        super().__init__()
        self.before = nn.Linear(4, 4) if before else nn.Identity()
        self.quant = torch.ao.quantization.QuantStub()
        self.layer = nn.Linear(4, 2)
        self.dequant = torch.ao.quantization.DeQuantStub()

    def forward(self, x):
        return self.dequant(self.layer(self.quant(self.before(x))))


def quantize(model, x):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        engine = torch.backends.quantized.engine
        model.eval().qconfig = torch.ao.quantization.get_default_qconfig(engine)
        prepared = torch.ao.quantization.prepare(model)
        prepared(x)
        return torch.ao.quantization.convert(prepared)


# the stubs do what the wrapper does, unless a layer comes before them
assert quantize(Stubs(False), torch.ones(1, 4))(torch.ones(1, 4)).shape == (1, 2)
try:
    quantize(Stubs(True), torch.ones(1, 4))(torch.ones(1, 4))
except NotImplementedError as error:
    assert "Could not run 'quantized::linear' with arguments from the 'CPU'" in (
        str(error))
else:
    raise AssertionError("a quantized layer takes floats")
plus = torch.ao.nn.quantized.FloatFunctional()
assert plus.add(torch.ones(2), torch.ones(2)).tolist() == [2, 2]

# dynamic quantization takes floats as they are
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    dynamic = torch.ao.quantization.quantize_dynamic(
        nn.Sequential(nn.Linear(4, 2)), {nn.Linear})
assert dynamic(torch.ones(1, 4)).dtype == torch.float32
# --8<-- [end:check]
