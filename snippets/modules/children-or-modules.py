"""children() yields the direct submodules; modules() yields the module itself and everything below it, depth first."""
# /// pitfall
# apis = ["torch.nn.Module.children", "torch.nn.Module.modules", "torch.nn.Module.named_children",
#         "torch.nn.Module.named_modules", "torch.nn.Module.apply"]
# symptom = "question"
# added = 2026-11-21
# ///

# --8<-- [start:demo]
from torch import nn

model = nn.Sequential(
    nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU()),
    nn.Flatten(),
    nn.Linear(16, 2),
)
print([type(m).__name__ for m in model.children()])
#> ['Sequential', 'Flatten', 'Linear']
print([type(m).__name__ for m in model.modules()])
#> ['Sequential', 'Sequential', 'Conv2d', 'ReLU', 'Flatten', 'Linear']
print([name for name, m in model.named_children()])
#> ['0', '1', '2']
print([name for name, m in model.named_modules()])
#> ['', '0', '0.0', '0.1', '1', '2']
# --8<-- [end:demo]

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(
    nn.Sequential(nn.Linear(4, 8), nn.ReLU()),
    nn.Linear(8, 2),
)
for m in model.children():
    if isinstance(m, nn.Linear):
        nn.init.zeros_(m.bias)
for name in ("0.0.bias", "1.bias"):
    print(name, model.get_parameter(name).count_nonzero().item())
#> 0.0.bias 8
#> 1.bias 0
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(
    nn.Sequential(nn.Linear(4, 8), nn.ReLU()),
    nn.Linear(8, 2),
)
for m in model.modules():
    if isinstance(m, nn.Linear):
        nn.init.zeros_(m.bias)
for name in ("0.0.bias", "1.bias"):
    print(name, model.get_parameter(name).count_nonzero().item())
#> 0.0.bias 0
#> 1.bias 0
# --8<-- [end:right]

# --8<-- [start:demo_apply]
from torch import nn

model = nn.Sequential(
    nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU()),
    nn.Flatten(),
    nn.Linear(16, 2),
)
visited = []
model.apply(lambda m: visited.append(type(m).__name__))
print(visited)
#> ['Conv2d', 'ReLU', 'Sequential', 'Flatten', 'Linear', 'Sequential']
# --8<-- [end:demo_apply]

# --8<-- [start:demo_shared]
from torch import nn

act = nn.ReLU()
model = nn.Sequential(nn.Linear(2, 2), act, nn.Linear(2, 2), act)
print(len(model))
#> 4
print([name for name, m in model.named_children()])
#> ['0', '1', '2']
print([n for n, m in model.named_modules(remove_duplicate=False)])
#> ['', '0', '1', '2', '3']
# --8<-- [end:demo_shared]

# --8<-- [start:demo_order]
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.head = nn.Linear(2, 1)  # used last, assigned first
        self.body = nn.Linear(2, 2)

    def forward(self, x):
        return self.head(self.body(x))


print([name for name, m in Net().named_children()])
#> ['head', 'body']
# --8<-- [end:demo_order]

# --8<-- [start:demo_freeze]
from torch import nn

model = nn.Sequential(
    nn.Sequential(nn.Linear(4, 8), nn.ReLU()),
    nn.Linear(8, 2),
)
for m in model.children():
    m.requires_grad_(False)
print([p.requires_grad for p in model.parameters()])
#> [False, False, False, False]
# --8<-- [end:demo_freeze]

# --8<-- [start:check]
import torch
from torch import nn

visited_ids = set()
demo_apply.model.apply(lambda m: visited_ids.add(id(m)))
assert demo.out.splitlines() == [
    "['Sequential', 'Flatten', 'Linear']",
    "['Sequential', 'Sequential', 'Conv2d', 'ReLU', 'Flatten', 'Linear']",
    "['0', '1', '2']",
    "['', '0', '0.0', '0.1', '1', '2']"]
assert next(demo.model.modules()) is demo.model
assert wrong.out == "0.0.bias 8\n1.bias 0\n"
assert right.out == "0.0.bias 0\n1.bias 0\n"
assert wrong.model[0][0].bias.all() and not wrong.model[1].bias.any()
assert not right.model[0][0].bias.any() and not right.model[1].bias.any()
assert demo_apply.visited == [
    "Conv2d", "ReLU", "Sequential", "Flatten", "Linear", "Sequential"]
assert demo_shared.out.splitlines() == [
    "4", "['0', '1', '2']", "['', '0', '1', '2', '3']"]
assert len(list(demo_shared.model.modules())) == 4
assert demo_order.out == "['head', 'body']\n"
net = demo_order.Net()
net.head = nn.Identity()  # keeps its place
assert [name for name, m in net.named_children()] == ["head", "body"]
assert demo_freeze.out == "[False, False, False, False]\n"
for m in demo_freeze.model.children():
    m.eval()
assert not demo_freeze.model[0][0].training
assert demo_freeze.model.training
own = nn.Module()
own.weight, own.layer = nn.Parameter(torch.ones(1)), nn.Linear(1, 1)
for m in own.children():
    m.requires_grad_(False)
assert own.weight.requires_grad and not own.layer.weight.requires_grad
for model in (demo.model, demo_shared.model):
    pairs = ((model.named_children, model.children),
             (model.named_modules, model.modules))
    for named, plain in pairs:
        assert [m for _, m in named()] == list(plain())
assert {id(m) for m in demo_apply.model.modules()} == visited_ids
# --8<-- [end:check]
