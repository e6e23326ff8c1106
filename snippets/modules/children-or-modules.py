"""children() yields the direct submodules; modules() yields the module itself and everything below it, depth first."""
# /// pitfall
# apis = ["torch.nn.Module.children", "torch.nn.Module.modules", "torch.nn.Module.named_children",
#         "torch.nn.Module.named_modules", "torch.nn.Module.apply"]
# symptom = "question"
# added = 2026-11-21
#
# [code.children_only]
# either = [
# '''
# for $M in $MODEL.children():
#     ...
#     if isinstance($M, <... torch.nn.$LAYER ...>):
#         ...
#     ...
# ''',
# '''
# for $N, $M in $MODEL.named_children():
#     ...
#     if isinstance($M, <... torch.nn.$LAYER ...>):
#         ...
#     ...
# ''',
#     '[$M for $M in $MODEL.children() if isinstance($M, torch.nn.$LAYER)]',
# '''
# for $M in list($MODEL.children()):
#     ...
#     if isinstance($M, <... torch.nn.$LAYER ...>):
#         ...
#     ...
# ''',
#     'sum($E for $M in $MODEL.children() if isinstance($M, torch.nn.$LAYER))',
# '''
# for $M in $MODEL.children():
#     ...
#     if type($M) == torch.nn.$LAYER:
#         ...
#     ...
# ''',
# '''
# for $M in $MODEL.children():
#     ...
#     if hasattr($M, "weight"):
#         ...
#     ...
# ''',
# ]
# not = [
# '''
# for $M in $MODEL.children():
#     ...
#     for $N in $M.$MODULES():
#         ...
#     ...
# ''',
# '''
# for $M in $MODEL.children():
#     ...
#     $RECURSE($M, ...)
#     ...
# ''',
# '''
# for $M in $MODEL.children():
#     ...
#     if isinstance($M, torch.nn.Sequential):
#         ...
#     ...
# ''',
# '''
# for $N, $M in $MODEL.named_children():
#     ...
#     $RECURSE($M, ...)
#     ...
# ''',
# '''
# for $N, $M in $MODEL.named_children():
#     ...
#     if isinstance($M, torch.nn.Sequential):
#         ...
#     ...
# ''',
# ]
# line = "$MODEL"
# ///

# --8<-- [start:demo]
from torch import nn

model = nn.Sequential(
    nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU()),
    nn.Flatten(),
    nn.Linear(16, 2),
)
print("children():", [type(m).__name__ for m in model.children()])
#> children(): ['Sequential', 'Flatten', 'Linear']
print("modules():", [type(m).__name__ for m in model.modules()])
#> modules(): ['Sequential', 'Sequential', 'Conv2d', 'ReLU', 'Flatten', 'Linear']
print("named_children():", [name for name, m in model.named_children()])
#> named_children(): ['0', '1', '2']
print("named_modules():", [name for name, m in model.named_modules()])
#> named_modules(): ['', '0', '0.0', '0.1', '1', '2']
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
    bias = model.get_parameter(name)
    print(f"{name}: {bias.count_nonzero()} values that are not 0")
#> 0.0.bias: 8 values that are not 0
#> 1.bias: 0 values that are not 0
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
    bias = model.get_parameter(name)
    print(f"{name}: {bias.count_nonzero()} values that are not 0")
#> 0.0.bias: 0 values that are not 0
#> 1.bias: 0 values that are not 0
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
print("apply:", visited)
#> apply: ['Conv2d', 'ReLU', 'Sequential', 'Flatten', 'Linear', 'Sequential']
# --8<-- [end:demo_apply]

# --8<-- [start:demo_shared]
from torch import nn

act = nn.ReLU()
model = nn.Sequential(nn.Linear(2, 2), act, nn.Linear(2, 2), act)
print("layers:", len(model))
#> layers: 4
print("named_children():", [name for name, m in model.named_children()])
#> named_children(): ['0', '1', '2']
names = [name for name, m in model.named_modules(remove_duplicate=False)]
print("with duplicates:", names)
#> with duplicates: ['', '0', '1', '2', '3']
# --8<-- [end:demo_shared]

# --8<-- [start:demo_order]
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.head = nn.Linear(2, 2)  # used last, assigned first
        self.body = nn.Linear(2, 2)

    def forward(self, x):
        return self.head(self.body(x).relu())


torch.manual_seed(0)
model, x = Net(), torch.ones(1, 2)
print("children:", [name for name, m in model.named_children()])
#> children: ['head', 'body']
rebuilt = nn.Sequential(*model.children())
print("same output:", torch.equal(model(x), rebuilt(x)))
#> same output: False
# --8<-- [end:demo_order]

# --8<-- [start:demo_freeze]
from torch import nn

model = nn.Sequential(
    nn.Sequential(nn.Linear(4, 8), nn.ReLU()),
    nn.Linear(8, 2),
)
for m in model.children():
    m.requires_grad_(False)
print("trainable:", [p.requires_grad for p in model.parameters()])
#> trainable: [False, False, False, False]
# --8<-- [end:demo_freeze]

# --8<-- [start:check]
import torch
from torch import nn

visited_ids = set()
demo_apply.model.apply(lambda m: visited_ids.add(id(m)))
assert demo.out.splitlines() == [
    "children(): ['Sequential', 'Flatten', 'Linear']",
    "modules(): ['Sequential', 'Sequential', 'Conv2d', 'ReLU', 'Flatten', "
    "'Linear']",
    "named_children(): ['0', '1', '2']",
    "named_modules(): ['', '0', '0.0', '0.1', '1', '2']"]
assert next(demo.model.modules()) is demo.model
outer = "1.bias: 0 values that are not 0\n"
assert wrong.out == "0.0.bias: 8 values that are not 0\n" + outer
assert right.out == "0.0.bias: 0 values that are not 0\n" + outer
assert wrong.model[0][0].bias.all() and not wrong.model[1].bias.any()
assert not right.model[0][0].bias.any() and not right.model[1].bias.any()
assert demo_apply.visited == [
    "Conv2d", "ReLU", "Sequential", "Flatten", "Linear", "Sequential"]
assert demo_shared.out.splitlines() == [
    "layers: 4", "named_children(): ['0', '1', '2']",
    "with duplicates: ['', '0', '1', '2', '3']"]
assert len(list(demo_shared.model.modules())) == 4
assert demo_order.out == "children: ['head', 'body']\nsame output: False\n"
net, x = demo_order.Net(), torch.ones(1, 2)
assert torch.equal(net.body(net.head(x)), nn.Sequential(*net.children())(x))
net.head = nn.Identity()  # keeps its place
assert [name for name, m in net.named_children()] == ["head", "body"]
assert demo_freeze.out == "trainable: [False, False, False, False]\n"
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
