"""TorchScript, torch.export and ONNX each turn a model into a file for a different program; all start from the model in eval mode and an example input."""
# /// pitfall
# apis = ["torch.jit.trace", "torch.export.export", "torch.export.save", "torch.export.load", "torch.onnx.export", "torch.jit.load"]
# also = ["torch.jit.script", "torch.jit.save", "torch.onnx.ONNXProgram", "torch._inductor.aoti_compile_and_package"]
# symptom = "question"
# added = 2026-11-30
# messages = [
#   "'collections.OrderedDict' object has no attribute 'eval'",
# ]
# older = [
#   "'collections.OrderedDict' object has no attribute 'training'",
#   "'dict' object has no attribute 'training'",
# ]
# environment.demo_onnx = ["torch==2.13.0", "onnx==1.23.2", "onnxscript==0.7.2"]
# environment.demo_no_file = ["torch==2.13.0", "onnx==1.23.2", "onnxscript==0.7.2"]
# ///

# --8<-- [start:demo_jit]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2)).eval()
x = torch.ones(1, 4)

traced = torch.jit.trace(model, x)
traced.save("model.ts")

loaded = torch.jit.load("model.ts")
print("same output:", torch.equal(loaded(x), model(x)))
#> same output: True
# --8<-- [end:demo_jit]

# --8<-- [start:demo_export]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2)).eval()
x = torch.ones(1, 4)

program = torch.export.export(model, (x,))
torch.export.save(program, "model.pt2")

loaded = torch.export.load("model.pt2").module()
print("same output:", torch.equal(loaded(x), model(x)))
#> same output: True
# --8<-- [end:demo_export]

# --8<-- [start:demo_onnx]
import warnings
from pathlib import Path
import onnx
import torch
from onnx.reference import ReferenceEvaluator
from torch import nn

warnings.simplefilter("ignore")
model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2)).eval()
x = torch.ones(1, 4)

torch.onnx.export(model, (x,), "model.onnx", verbose=False)
print("files:", *sorted(p.name for p in Path().glob("model.onnx*")))
#> files: model.onnx model.onnx.data
file = onnx.load("model.onnx")
feed = {file.graph.input[0].name: x.numpy()}
[output] = ReferenceEvaluator(file).run(None, feed)
print("close:", torch.allclose(torch.from_numpy(output), model(x)))
#> close: True
# --8<-- [end:demo_onnx]

# --8<-- [start:demo_no_file]
import warnings
from pathlib import Path
import torch
from torch import nn

warnings.simplefilter("ignore")
Path("small.onnx").unlink(missing_ok=True)
model = nn.Linear(4, 2).eval()
program = torch.onnx.export(model, (torch.ones(1, 4),), verbose=False)
print("files:", [p.name for p in Path().glob("small.onnx*")])
#> files: []
program.save("small.onnx", external_data=False)
print("files:", [p.name for p in Path().glob("small.onnx*")])
#> files: ['small.onnx']
# --8<-- [end:demo_no_file]

# --8<-- [start:demo_state]
import torch
from torch import nn

model = nn.Linear(4, 2)
torch.save(model.state_dict(), "model.pth")

loaded = torch.load("model.pth")
try:
    loaded.eval()
except AttributeError as error:
    print("AttributeError:", error)
#> AttributeError: 'collections.OrderedDict' object has no attribute 'eval'

model = nn.Linear(4, 2)  # the class that was trained
model.load_state_dict(loaded)
model.eval()
program = torch.export.export(model, (torch.ones(1, 4),))
print("inputs:", program.graph_signature.user_inputs)
#> inputs: ('input',)
# --8<-- [end:demo_state]

# --8<-- [start:demo_eval]
import warnings
import torch
from torch import nn

warnings.simplefilter("ignore")
torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 8), nn.Dropout(0.5), nn.Linear(8, 2))
x = torch.ones(1, 4)

for mode in ("train", "eval"):
    model.train(mode == "train")
    traced = torch.jit.trace(model, x, check_trace=False)
    traced.eval()
    print(f"traced in {mode} mode, twice the same output:",
          torch.equal(traced(x), traced(x)))
#> traced in train mode, twice the same output: False
#> traced in eval mode, twice the same output: True
# --8<-- [end:demo_eval]

# --8<-- [start:demo_batch]
import torch
from torch import nn

model = nn.Linear(4, 2).eval()
batch = torch.export.Dim("batch", min=1, max=64)
for shapes in (None, ({0: batch},)):
    program = torch.export.export(model, (torch.ones(2, 4),),
                                  dynamic_shapes=shapes)
    try:
        print("output:", program.module()(torch.ones(8, 4)).shape)
    except AssertionError as error:
        print("AssertionError:", str(error).splitlines()[0])
#> AssertionError: Guard failed: input.size()[0] == 2
#> output: torch.Size([8, 2])
# --8<-- [end:demo_batch]

# --8<-- [start:check]
import torch
from torch import nn

assert demo_jit.out == "same output: True\n"
assert demo_export.out == "same output: True\n"
assert demo_onnx.out == "files: model.onnx model.onnx.data\nclose: True\n"
assert demo_no_file.out == "files: []\nfiles: ['small.onnx']\n"
assert demo_state.out == """\
AttributeError: 'collections.OrderedDict' object has no attribute 'eval'
inputs: ('input',)
"""
assert demo_eval.out == """\
traced in train mode, twice the same output: False
traced in eval mode, twice the same output: True
"""
assert demo_batch.out == """\
AssertionError: Guard failed: input.size()[0] == 2
output: torch.Size([8, 2])
"""


# an if on a value: trace keeps one branch, export refuses
class Net(nn.Module):
    def forward(self, x):
        if x.sum() > 0:
            return x * 2
        return x - 10


x = torch.ones(2)
traced = torch.jit.trace(Net(), x, check_trace=False)
assert torch.equal(traced(-x), -2 * x)
try:
    torch.export.export(Net(), (x,))
except Exception as error:
    assert "data-dependent" in str(error).lower()
else:
    raise AssertionError("export accepted the if")
# --8<-- [end:check]
