"""A layer multiplies its input by its weight only if both have one dtype; find the tensor that differs and convert it."""
# /// pitfall
# apis = ["torch.nn.Module.half", "torch.nn.Module.bfloat16", "torch.Tensor.half", "torch.autocast", "torch.amp.autocast",
#         "torch.nn.Module.register_buffer", "torch.nn.LayerNorm"]
# also = ["torch.nn.BCELoss", "torch.cuda.amp.autocast"]
# symptom = "error"
# raises = ["wrong", "wrong_inside", "wrong_norm", "wrong_autocast", "wrong_index", "wrong_target", "detect"]
# added = 2026-11-29
# messages = [
#   "mat1 and mat2 must have the same dtype, but got * and *",
#   "expected m1 and m2 to have the same dtype, but got: * != *",
#   "self and mat2 must have the same dtype, but got * and *",
#   "Input type (*) and bias type (*) should be the same",
#   "expected scalar type * but found Half",
#   "expected scalar type Float but found *",
#   "mixed dtype (CPU): *",
#   "RNN input dtype (torch.*) does not match weight dtype (torch.*). Convert input: input.to(torch.*), or convert model: model.to(torch.*)",
#   "Expected query, key, and value to have the same dtype, but got query.dtype: * key.dtype: * and value.dtype: * instead.",
#   "Index put requires the source and destination dtypes match, got * for the destination and * for the source.",
#   "scatter(): Expected self.dtype to be equal to src.dtype",
#   "index_add_(): self (*) and source (*) must have the same scalar type",
#   "index_copy_(): self and source expected to have the same dtype, but got (self) * and (source) *",
#   "masked_scatter: expected self and source to have same dtypes but got*",
#   "Found dtype * but expected *",
# ]
# older = [
#   "expected scalar type Half but found *",
#   "expected scalar type BFloat16 but found *",
#   "expected scalar type * but found BFloat16",
#   "expected scalar type Double but found *",
#   "expected mat1 and mat2 to have the same dtype, but got: * != *",
#   "Input type (torch.*HalfTensor) and weight type (torch.*Tensor) should be the same",
#   "Input type (torch.*Tensor) and weight type (torch.*HalfTensor) should be the same",
#   "Input type (torch.*DoubleTensor) and weight type (torch.*FloatTensor) should be the same",
#   "Expected object of scalar type Half but got scalar type Float for argument *",
#   "Expected object of scalar type Float but got scalar type Half for argument *",
# ]
#
# [code.float_input_for_half]
# either = [
# '''
# $X = torch.zeros(...)
# ...
# $M($X)
# ''',
# '''
# $X = torch.randn(...)
# ...
# $M($X)
# ''',
# '''
# $X = torch.rand(...)
# ...
# $M($X)
# ''',
# '''
# $X = torch.ones(...)
# ...
# $M($X)
# ''',
# ]
# not = [
# '''
# $X = torch.zeros(..., dtype=$D, ...)
# ...
# $M($X)
# ''',
# '''
# $X = torch.randn(..., dtype=$D, ...)
# ...
# $M($X)
# ''',
# '''
# $X = torch.rand(..., dtype=$D, ...)
# ...
# $M($X)
# ''',
# '''
# $X = torch.ones(..., dtype=$D, ...)
# ...
# $M($X)
# ''',
# '''
# $X = torch.zeros(...)
# ...
# $X = $OTHER
# ...
# $M($X)
# ''',
# '''
# $X = torch.randn(...)
# ...
# $X = $OTHER
# ...
# $M($X)
# ''',
# '''
# $X = torch.rand(...)
# ...
# $X = $OTHER
# ...
# $M($X)
# ''',
# '''
# $X = torch.ones(...)
# ...
# $X = $OTHER
# ...
# $M($X)
# ''',
# ]
# not_inside = ['with torch.autocast(...): ...']
# anywhere = ['$M = $NEW.half()']
# line = "$M"
#
# [code.half_model_and_float_input]
# either = [
#     '$M(torch.randn(...))', '$M(torch.rand(...))', '$M(torch.zeros(...))',
#     '$M(torch.ones(...))', '$M($X)', '$M(torch.tensor(...))', '$M($X.float())',
# ]
# not = [
#     '$M(torch.randn(..., dtype=$D, ...))', '$M(torch.rand(..., dtype=$D, ...))',
#     '$M(torch.zeros(..., dtype=$D, ...))', '$M(torch.ones(..., dtype=$D, ...))',
# ]
# anywhere = [
#     [
#         '$M.half()', '$M = $NEW(...).half()', '$M = $M.half()', '$M.bfloat16()',
#         '$M = $NEW(...).bfloat16()', '$M = $NEW(...).to(torch.float16)',
#         '$M = $NEW(...).to(torch.bfloat16)', '$M.to(torch.bfloat16)', '$M.to(torch.float16)',
#         '$M = $NEW(...).to(dtype=torch.bfloat16)', '$M = $NEW(...).eval().half()',
#         '$M = $NEW(...).to($DEV, torch.bfloat16)', '$M = $NEW(...).to($DEV).half()',
#         '$M = $NEW(...).cuda().half()', '$M = $M.to(torch.bfloat16)',
#         '$M = $NEW(...).to($DEV, dtype=torch.bfloat16)',
#     ],
# ]
# nowhere = [
#     '$X.half()', '$X = <... $Z.half() ...>', '$X.to(torch.bfloat16)', '$X.bfloat16()',
#     '$X = <... $Z.to(torch.float16) ...>', '$X = <... $Z.bfloat16() ...>',
#     '$X = <... $Z.to(torch.bfloat16) ...>', '$X = $X.to(...)', '$M.float()',
#     '$X = torch.randint(...)', '$X = $IDS.long()', 'torch.nn.Embedding(...)',
#     'with torch.autocast(...): ...', '$X = torch.$F(..., dtype=$D2, ...)', '$X = $X.type(...)',
#     'torch.set_default_dtype(...)', '$X = <... $Z.to(...) ...>', '$X = $Z.type_as(...)',
# ]
# example = '''
# model = Net().half()
# y = model(torch.randn(2, 4))
# '''
#
# [code.double_input_for_a_float_model]
# either = [
#     '$M(torch.from_numpy($X))', '$M(torch.tensor($X))', '$M($T)', '$M(torch.as_tensor($X))',
# ]
# anywhere = [
#     [
#         '$T = torch.from_numpy($X)', '$T = torch.from_numpy($X).to($DEV)',
#         '$T = torch.from_numpy($X).unsqueeze(0)', '$M(torch.from_numpy($X))',
#         '$M(torch.tensor($X))', '$M(torch.as_tensor($X))',
#     ],
#     [
#         '$X = numpy.random.randn(...)', '$X = numpy.random.rand(...)',
#         '$X = numpy.random.normal(...)', '$X = $RNG.normal(...)', '$X = numpy.linspace(...)',
#         '$X = $DF.values', '$X = $DF.to_numpy()', '$X = numpy.sin(...)',
#         '$X = $RNG.standard_normal(...)', '$X = sklearn.datasets.$F(...)',
#         '$X, $Y2 = sklearn.datasets.$F(...)', '$X = numpy.zeros(...)',
#         '$X = $SCALER.fit_transform(...)', '$X = numpy.stack(...)', '$X = $RNG.random(...)',
#         '$X = numpy.array([...])', '$X = $RNG.uniform(...)', '$X = numpy.random.uniform(...)',
#     ],
#     'torch.nn.Linear(...)',
# ]
# nowhere = [
#     '$X = <... $Z.astype(...) ...>', '$T.float()', '$T = $T.float()', '$ANY.double()',
#     'torch.set_default_dtype(...)', '$X.astype(...)', '$T = $T.to(...)',
#     '$X = numpy.zeros(..., dtype=$D, ...)', '$X = numpy.array(..., dtype=$D2, ...)',
#     '$ANY.astype(numpy.float32)', '$ANY.astype("float32")', '$ANY.float()',
# ]
# names = { "$M" = '(self\.)?\w*(model|net|network|mlp|cnn|encoder|regressor|linear|fc|layer|policy|actor|critic)\w*' }
# example = '''
# model = torch.nn.Linear(4, 1)
# x = numpy.random.randn(8, 4)
# t = torch.from_numpy(x)
# y = model(t)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2)).half()
x = torch.zeros(5, 4)
print("weight:", model[0].weight.dtype)
#> weight: torch.float16
print("x:", x.dtype)
#> x: torch.float32
out = model(x)
#> RuntimeError: mat1 and mat2 must have the same dtype, but got Float and Half
print("out:", out.dtype)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2)).half()
x = torch.zeros(5, 4).half()
print("weight:", model[0].weight.dtype)
#> weight: torch.float16
print("x:", x.dtype)
#> x: torch.float16
out = model(x)
print("out:", out.dtype)
#> out: torch.float16
# --8<-- [end:right]

# --8<-- [start:demo_messages]
import torch
from torch import nn

x, image, w = torch.zeros(2, 4), torch.zeros(1, 4, 6, 6), torch.zeros(4, 2)
attention = nn.functional.scaled_dot_product_attention
calls = {
    "Linear": lambda: nn.Linear(4, 2).half()(x),
    "x @ w": lambda: x @ w.half(),
    "addmm": lambda: torch.addmm(torch.zeros(2).half(), x, w),
    "Conv2d": lambda: nn.Conv2d(4, 2, 1).half()(image),
    "ConvTranspose2d": lambda: nn.ConvTranspose2d(4, 2, 1).half()(image),
    "LayerNorm": lambda: nn.LayerNorm(4).half()(x),
    "LSTM": lambda: nn.LSTM(4, 2).half()(x),
    "attention": lambda: attention(x.half(), x, x),
}
for name, call in calls.items():
    try:
        call()
    except (RuntimeError, ValueError) as error:
        print(f"{name}: {error}")
#> Linear: mat1 and mat2 must have the same dtype, but got Float and Half
#> x @ w: expected m1 and m2 to have the same dtype, but got: float != c10::Half
#> addmm: self and mat2 must have the same dtype, but got Half and Float
#> Conv2d: Input type (float) and bias type (c10::Half) should be the same
#> ConvTranspose2d: expected scalar type Float but found Half
#> LayerNorm: mixed dtype (CPU): expect parameter to have scalar type of Float
#> LSTM: RNN input dtype (torch.float32) does not match weight dtype (torch.float16). Convert input: input.to(torch.float16), or convert model: model.to(torch.float32)
#> attention: Expected query, key, and value to have the same dtype, but got query.dtype: c10::Half key.dtype: float and value.dtype: float instead.
# --8<-- [end:demo_messages]

# --8<-- [start:wrong_inside]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(10, 4)
        self.position = torch.zeros(6, 4)
        self.head = nn.Linear(4, 2)

    def forward(self, ids):
        x = self.embed(ids) + self.position
        return self.head(x)


model = Net().half()
out = model(torch.zeros(3, 6, dtype=torch.long))
#> RuntimeError: mat1 and mat2 must have the same dtype, but got Float and Half
print("out:", out.dtype)
# --8<-- [end:wrong_inside]

# --8<-- [start:right_inside]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(10, 4)
        self.register_buffer("position", torch.zeros(6, 4))
        self.head = nn.Linear(4, 2)

    def forward(self, ids):
        x = self.embed(ids) + self.position
        return self.head(x)


model = Net().half()
out = model(torch.zeros(3, 6, dtype=torch.long))
print("out:", out.dtype)
#> out: torch.float16
# --8<-- [end:right_inside]

# --8<-- [start:wrong_norm]
import torch
from torch import nn


class FloatLayerNorm(nn.LayerNorm):
    def forward(self, x):
        return super().forward(x.float())


model = nn.Sequential(FloatLayerNorm(4), nn.Linear(4, 2)).half()
model[0].float()
x = torch.zeros(5, 4).half()
out = model(x)
#> RuntimeError: mat1 and mat2 must have the same dtype, but got Float and Half
print("out:", out.dtype)
# --8<-- [end:wrong_norm]

# --8<-- [start:right_norm]
import torch
from torch import nn


class FloatLayerNorm(nn.LayerNorm):
    def forward(self, x):
        return super().forward(x.float()).to(x.dtype)


model = nn.Sequential(FloatLayerNorm(4), nn.Linear(4, 2)).half()
model[0].float()
x = torch.zeros(5, 4).half()
out = model(x)
print("out:", out.dtype)
#> out: torch.float16
# --8<-- [end:right_norm]

# --8<-- [start:wrong_autocast]
import torch
from torch import nn

backbone, head = nn.Linear(4, 8), nn.Linear(8, 2)
x, y = torch.zeros(5, 4), torch.zeros(5, dtype=torch.long)
with torch.autocast("cpu", dtype=torch.bfloat16):
    features = backbone(x)
logits = head(features)
#> RuntimeError: mat1 and mat2 must have the same dtype, but got BFloat16 and Float
loss = nn.functional.cross_entropy(logits, y)
print("loss:", loss.dtype)
# --8<-- [end:wrong_autocast]

# --8<-- [start:right_autocast]
import torch
from torch import nn

backbone, head = nn.Linear(4, 8), nn.Linear(8, 2)
x, y = torch.zeros(5, 4), torch.zeros(5, dtype=torch.long)
with torch.autocast("cpu", dtype=torch.bfloat16):
    features = backbone(x)
    logits = head(features)
    loss = nn.functional.cross_entropy(logits, y)
print("loss:", loss.dtype)
#> loss: torch.float32
# --8<-- [end:right_autocast]

# --8<-- [start:wrong_index]
import torch
from torch import nn

layer, x = nn.Linear(4, 2), torch.zeros(5, 4)
mask = torch.tensor([True, False, True, True, False])
with torch.autocast("cpu", dtype=torch.bfloat16):
    out = torch.zeros(5, 2)
    out[mask] = layer(x[mask])
#> RuntimeError: Index put requires the source and destination dtypes match, got Float for the destination and BFloat16 for the source.
print("out:", out.dtype)
# --8<-- [end:wrong_index]

# --8<-- [start:right_index]
import torch
from torch import nn

layer, x = nn.Linear(4, 2), torch.zeros(5, 4)
mask = torch.tensor([True, False, True, True, False])
with torch.autocast("cpu", dtype=torch.bfloat16):
    out = torch.zeros(5, 2)
    out[mask] = layer(x[mask]).to(out.dtype)
print("out:", out.dtype)
#> out: torch.float32
# --8<-- [end:right_index]

# --8<-- [start:demo_index]
import torch

out, mask = torch.zeros(2, 2), torch.ones(2, 2).bool()
rows, source = torch.tensor([0, 1]), torch.ones(2, 2).bfloat16()
calls = {
    "scatter_": lambda: out.scatter_(0, rows.expand(2, 2), source),
    "index_add_": lambda: out.index_add_(0, rows, source),
    "index_copy_": lambda: out.index_copy_(0, rows, source),
    "masked_scatter_": lambda: out.masked_scatter_(mask, source),
}
for name, call in calls.items():
    try:
        call()
    except RuntimeError as error:
        print(f"{name}: {error}")
#> scatter_: scatter(): Expected self.dtype to be equal to src.dtype
#> index_add_: index_add_(): self (Float) and source (BFloat16) must have the same scalar type
#> index_copy_: index_copy_(): self and source expected to have the same dtype, but got (self) Float and (source) BFloat16
#> masked_scatter_: masked_scatter: expected self and source to have same dtypes but gotFloat and BFloat16
# --8<-- [end:demo_index]

# --8<-- [start:wrong_target]
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

x, y = torch.zeros(8, 4), torch.from_numpy(np.ones((8, 1)))
loader = DataLoader(TensorDataset(x, y), batch_size=4)
model = nn.Sequential(nn.Linear(4, 1), nn.Sigmoid())
for x, y in loader:
    loss = nn.functional.binary_cross_entropy(model(x), y)
#> RuntimeError: Found dtype Double but expected Float
print("y:", y.dtype, "loss:", loss.dtype)
# --8<-- [end:wrong_target]

# --8<-- [start:right_target]
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

x, y = torch.zeros(8, 4), torch.from_numpy(np.ones((8, 1))).float()
loader = DataLoader(TensorDataset(x, y), batch_size=4)
model = nn.Sequential(nn.Linear(4, 1), nn.Sigmoid())
for x, y in loader:
    loss = nn.functional.binary_cross_entropy(model(x), y)
print("y:", y.dtype, "loss:", loss.dtype)
#> y: torch.float32 loss: torch.float32
# --8<-- [end:right_target]

# --8<-- [start:demo_mixed]
import torch
from torch import nn

model = nn.Linear(4, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.zeros(5, 4), torch.zeros(5, dtype=torch.long)
with torch.autocast("cpu", dtype=torch.bfloat16):
    logits = model(x)
    loss = nn.functional.cross_entropy(logits, y)
loss.backward()
optimizer.step()
print("weight:", model.weight.dtype, "gradient:", model.weight.grad.dtype)
#> weight: torch.float32 gradient: torch.float32
print("logits:", logits.dtype)
#> logits: torch.bfloat16
print("loss:", loss.dtype)
#> loss: torch.float32
# --8<-- [end:demo_mixed]

# --8<-- [start:demo_promote]
import torch

half, single = torch.zeros(3).half(), torch.zeros(3)
print("half + float32:", (half + single).dtype)
#> half + float32: torch.float32
print("half * 2.0:", (half * 2.0).dtype)
#> half * 2.0: torch.float16
print("half + torch.tensor(2.0):", (half + torch.tensor(2.0)).dtype)
#> half + torch.tensor(2.0): torch.float16
# --8<-- [end:demo_promote]

# --8<-- [start:detect]
import torch
from torch import nn


def compare(layer, args, name):
    weight = getattr(layer, "weight", None)
    if args and weight is not None and args[0].dtype != weight.dtype:
        print(f"{name}: input {args[0].dtype}, weight {weight.dtype}")


model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2))
model[2].half()
for name, layer in model.named_modules():
    layer.register_forward_pre_hook(
        lambda layer, args, name=name: compare(layer, args, name))
model(torch.zeros(5, 4))
#> 2: input torch.float32, weight torch.float16
#> RuntimeError: mat1 and mat2 must have the same dtype, but got Float and Half
# --8<-- [end:detect]

# --8<-- [start:figure]
import torch
import torch.nn.functional as F

w, labels = torch.rand(4, 4), torch.arange(4)
operations = {
    "linear": lambda x: F.linear(x, w),
    "matmul": lambda x: x @ w,
    "conv2d": lambda x: F.conv2d(x[None, None], w[None, None]),
    "attention": lambda x: F.scaled_dot_product_attention(
        x[None], x[None], x[None]),
    "cross_entropy": lambda x: F.cross_entropy(x, labels),
    "bce": lambda x: F.binary_cross_entropy(x, x),
    "mse_loss": lambda x: F.mse_loss(x, x),
    "prod": lambda x: x.prod(),
    "relu": torch.relu, "gelu": F.gelu,
    "softmax": lambda x: x.softmax(1),
    "layer_norm": lambda x: F.layer_norm(x, (4,)),
    "max_pool2d": lambda x: F.max_pool2d(x[None], 2),
    "exp": torch.exp, "sum": torch.sum, "mean": torch.mean,
}
sizes = (torch.float32, torch.bfloat16)
groups = {}
with torch.autocast("cpu", dtype=torch.bfloat16):
    for name, operation in operations.items():
        out = tuple(operation(torch.rand(4, 4).to(d)).dtype for d in sizes)
        groups.setdefault(out, []).append(name)
low, high = {torch.bfloat16}, {torch.float32}
assert [set(out) for out in groups] == [low, high, low | high]
assert [len(names) for names in groups.values()] == [4, 4, 8]


def text(x, y, words, more=""):
    return f'<text x="{x}" y="{y:g}" {more}>{words}</text>'


svg, top = text(180, 16, 'torch.autocast("cpu", torch.bfloat16)') + "\n", 30
for out, names in groups.items():
    rows = [names[i:i + 2] for i in range(0, len(names), 2)]
    height = max(2, len(rows)) * 22 + 12
    ys = top + height / 2 - 14, top + height / 2 + 14
    svg += f'<rect x="92" y="{top}" width="176" height="{height}" rx="3" '
    svg += 'stroke="currentColor" stroke-width="1.5" '
    svg += 'fill="var(--md-code-bg-color, #f5f4f0)"/>'
    first = top + height / 2 - 11 * (len(rows) - 1) + 5
    for row, pair in enumerate(rows):
        svg += text(180, first + 22 * row, ", ".join(pair), 'font-size="12"')
    for size, y, result in zip(sizes, ys, out):
        name = str(size).removeprefix("torch.")
        svg += text(38, y + 5, name)
        if size in out:
            svg += text(322, y + 5, name)
        end = ys[sizes.index(result)]
        svg += f'<path d="M74 {y}H92M268 {y}L282 {end}" fill="none" '
        svg += 'stroke="currentColor"/>'
        svg += f'<circle cx="283" cy="{end}" r="3"/>'
    svg += "\n"
    top += height + 16
svg = f'''<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 {top}" \
style="max-width:26rem" data-search-exclude="" font-size="13" \
fill="currentColor" text-anchor="middle" \
font-family="var(--md-code-font-family, monospace)">
{svg}</svg>
'''
open("figure.svg", "w").write(svg)
# --8<-- [end:figure]

# --8<-- [start:check]
import torch
import torch.nn.functional as F
from torch import nn


def message(f):
    try:
        f()
    except (RuntimeError, ValueError) as error:
        return str(error)


half, bf, one, two = torch.half, torch.bfloat16, torch.float, torch.double
differ = "RuntimeError: mat1 and mat2 must have the same dtype, but got "
assert wrong.out.splitlines()[:2] == [
    "weight: torch.float16", "x: torch.float32"]
assert wrong.error == differ + "Float and Half"
assert right.out.splitlines() == [
    "weight: torch.float16", "x: torch.float16", "out: torch.float16"]
assert demo_messages.out == """\
Linear: mat1 and mat2 must have the same dtype, but got Float and Half
x @ w: expected m1 and m2 to have the same dtype, but got: float != c10::Half
addmm: self and mat2 must have the same dtype, but got Half and Float
Conv2d: Input type (float) and bias type (c10::Half) should be the same
ConvTranspose2d: expected scalar type Float but found Half
LayerNorm: mixed dtype (CPU): expect parameter to have scalar type of Float
LSTM: RNN input dtype (torch.float32) does not match weight dtype \
(torch.float16). Convert input: input.to(torch.float16), or convert model: \
model.to(torch.float32)
attention: Expected query, key, and value to have the same dtype, but got \
query.dtype: c10::Half key.dtype: float and value.dtype: float instead.
"""
assert wrong_inside.error == differ + "Float and Half"
assert wrong_inside.model.position.dtype == one
assert right_inside.out == "out: torch.float16\n"
assert right_inside.model.position.dtype == half
assert wrong_norm.error == differ + "Float and Half"
assert wrong_norm.model[0].weight.dtype == right_norm.model[0].weight.dtype
assert right_norm.out == "out: torch.float16\n"
assert wrong_autocast.error == differ + "BFloat16 and Float"
assert wrong_autocast.features.dtype == bf
assert right_autocast.out == "loss: torch.float32\n"
assert "Index put requires the source and destination dtypes match, got " \
    "Float for the destination and BFloat16 for the" in wrong_index.out
assert right_index.out == "out: torch.float32\n"
assert demo_index.out == """\
scatter_: scatter(): Expected self.dtype to be equal to src.dtype
index_add_: index_add_(): self (Float) and source (BFloat16) must have the \
same scalar type
index_copy_: index_copy_(): self and source expected to have the same dtype, \
but got (self) Float and (source) BFloat16
masked_scatter_: masked_scatter: expected self and source to have same dtypes \
but gotFloat and BFloat16
"""
assert wrong_target.error == (
    "RuntimeError: Found dtype Double but expected Float")
assert right_target.out == "y: torch.float32 loss: torch.float32\n"
assert demo_mixed.out == """\
weight: torch.float32 gradient: torch.float32
logits: torch.bfloat16
loss: torch.float32
"""
assert demo_promote.out == """\
half + float32: torch.float32
half * 2.0: torch.float16
half + torch.tensor(2.0): torch.float16
"""
assert detect.out.splitlines()[0] == (
    "2: input torch.float32, weight torch.float16")
assert detect.error == differ + "Float and Half"

# "expected" names the input of a convolution, "found" its weight
for a, b, words in ((half, one, "Half but found Float"),
                    (one, half, "Float but found Half"),
                    (two, one, "Double but found Float"),
                    (one, two, "Float but found Double"),
                    (half, bf, "Half but found BFloat16")):
    x, conv = torch.ones(1, 1, 3, 3).to(a), nn.Conv2d(1, 1, 1, bias=False)
    with torch.backends.mkldnn.flags(enabled=False):  # its message varies
        assert message(lambda: conv.to(b)(x)) == "expected scalar type " + words
    x, w = torch.ones(1, 2, 2).to(a), torch.ones(1, 2, 2).to(b)
    assert message(lambda: x @ w) == "expected scalar type " + words
    with torch.autocast("cpu", dtype=bf):  # autocast converts all but float64
        for f in (lambda: conv.to(b)(x), lambda: x @ w):
            assert bool(message(f)) == (two in (a, b))
said = message(lambda: nn.LayerNorm(2)(torch.ones(1, 2).double()))
assert said == "mixed dtype (CPU): all inputs must share same datatype."
assert nn.LayerNorm(2)(torch.ones(1, 2).half()).dtype == half
q, k = torch.ones(1, 1, 2, 2), torch.ones(1, 1, 2, 2).half()
assert message(lambda: F.scaled_dot_product_attention(q, k, k)).startswith(
    "Expected query, key, and value to have the same dtype, but got query.")
for dtype, name in ((torch.long, "Long"), (torch.uint8, "Byte")):
    said = message(lambda: nn.Linear(4, 2)(torch.ones(5, 4).to(dtype)))
    assert said == differ[14:] + f"{name} and Float"
model = nn.Sequential(nn.Linear(4, 8)).half()
model.append(nn.Linear(8, 2))  # a layer that came after half()
said = message(lambda: model(torch.ones(5, 4).half()))
assert said == differ[14:] + "Half and Float"
assert model.half()(torch.ones(5, 4).half()).dtype == half
with torch.autocast("cpu", dtype=bf):
    assert model(torch.ones(5, 4)).dtype == bf  # even of a model in half
    said = message(lambda: model.float()(torch.ones(5, 4).double()))
assert said == differ[14:] + "Double and BFloat16"
out = torch.zeros(5, 2)
out[0:3] = torch.ones(3, 2).half()  # a slice converts
assert out.sum() == 6 and out.dtype == one
mse = F.mse_loss(torch.ones(3, requires_grad=True), torch.zeros(3).double())
assert mse.dtype == two  # no error here, only float64
huber = F.huber_loss(torch.ones(3, requires_grad=True), torch.zeros(3).double())
assert message(huber.backward) == "Found dtype Double but expected Float"
# a frozen float16 base and a float32 adapter: only autocast runs both
base, adapter = nn.Linear(2, 2).half(), nn.Linear(2, 2)
for dtype in (half, one):
    x = torch.ones(1, 2).to(dtype)
    assert message(lambda: base(x) + adapter(x)).startswith(differ[14:])
with torch.autocast("cpu", dtype=half):
    assert (base(x) + adapter(x)).dtype == half
# --8<-- [end:check]
