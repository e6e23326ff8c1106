"""named_parameters() yields (name, parameter) pairs, parameters() the same objects without names, in the same order."""
# /// pitfall
# apis = ["torch.nn.Module.named_parameters", "torch.nn.Module.parameters", "torch.nn.Module.requires_grad_",
#         "torch.nn.Module.state_dict"]
# symptom = "question"
# raises = ["demo_index"]
# added = 2026-11-21
# messages = ["'generator' object is not subscriptable"]
# ///

# --8<-- [start:demo]
from torch import nn

model = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))
for name, p in model.named_parameters():
    print(name, tuple(p.shape))
#> 0.weight (3, 2)
#> 0.bias (3,)
#> 2.weight (1, 3)
#> 2.bias (1,)

plain = list(model.parameters())
named = [p for name, p in model.named_parameters()]
print(all(a is b for a, b in zip(plain, named, strict=True)))
#> True
# --8<-- [end:demo]

# --8<-- [start:demo_freeze]
from torch import nn

model = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))
for name, p in model.named_parameters():
    if name.startswith("0."):
        p.requires_grad = False
print([p.requires_grad for p in model.parameters()])
#> [False, False, True, True]

for p in model.parameters():
    p.requires_grad = True
print([p.requires_grad for name, p in model.named_parameters()])
#> [True, True, True, True]
# --8<-- [end:demo_freeze]

# --8<-- [start:wrong]
from torch import nn

model = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))
model[0].requires_grad = False
print([p.requires_grad for p in model.parameters()])
#> [True, True, True, True]
# --8<-- [end:wrong]

# --8<-- [start:right]
from torch import nn

model = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))
model[0].requires_grad_(False)
print([p.requires_grad for p in model.parameters()])
#> [False, False, True, True]
# --8<-- [end:right]

# --8<-- [start:demo_index]
from torch import nn

model = nn.Linear(2, 1)
print(list(model.parameters())[0].shape)
#> torch.Size([1, 2])
print(dict(model.named_parameters())["bias"].shape)
#> torch.Size([1])
print(model.parameters()[0].shape)
#> TypeError: 'generator' object is not subscriptable
# --8<-- [end:demo_index]

# --8<-- [start:demo_state]
from torch import nn

model = nn.BatchNorm1d(3)
print([name for name, p in model.named_parameters()])
#> ['weight', 'bias']
print(list(model.state_dict()))
#> ['weight', 'bias', 'running_mean', 'running_var', 'num_batches_tracked']
value = model.state_dict()["weight"]
print(value is model.weight, value.requires_grad)
#> False False
print(value.data_ptr() == model.weight.data_ptr())
#> True
# --8<-- [end:demo_state]

# --8<-- [start:demo_shared]
from torch import nn

model = nn.Sequential(nn.Embedding(5, 2), nn.Linear(2, 5, bias=False))
model[1].weight = model[0].weight
print([n for n, p in model.named_parameters()])
#> ['0.weight']
print([n for n, p in model.named_parameters(remove_duplicate=False)])
#> ['0.weight', '1.weight']
print(list(model.state_dict()))
#> ['0.weight', '1.weight']
# --8<-- [end:demo_shared]

# --8<-- [start:check]
import torch
from torch import nn

assert demo.out.splitlines() == [
    "0.weight (3, 2)", "0.bias (3,)", "2.weight (1, 3)", "2.bias (1,)", "True"]
off, on = "[False, False, True, True]\n", "[True, True, True, True]\n"
assert demo_freeze.out == off + on
assert wrong.out == on and right.out == off
assert vars(wrong.model[0])["requires_grad"] is False
deep = nn.Sequential(nn.Sequential(nn.Linear(2, 2)))
deep.requires_grad_(False)
assert [p.requires_grad for p in deep.parameters()] == [False, False]
assert demo_index.out.startswith("torch.Size([1, 2])\ntorch.Size([1])\n")
text = "TypeError: 'generator' object is not subscriptable"
assert demo_index.error == text
for generator in (deep.parameters(), deep.named_parameters()):
    assert not hasattr(generator, "__getitem__")
    assert not hasattr(generator, "__len__")
stats = "'running_mean', 'running_var', 'num_batches_tracked'"
assert demo_state.out == (
    f"['weight', 'bias']\n['weight', 'bias', {stats}]\nFalse False\nTrue\n")
buffers = [name for name, b in nn.BatchNorm1d(3).named_buffers()]
assert str(buffers) == f"[{stats}]"
deep.register_buffer("b", torch.ones(1), persistent=False)
assert [name for name, b in deep.named_buffers()] == ["b"]
assert list(deep.state_dict()) == ["0.0.weight", "0.0.bias"]
fc = nn.Linear(1, 1).requires_grad_(False)
fc.state_dict()["bias"].requires_grad = True
assert not fc.bias.requires_grad
both = "['0.weight', '1.weight']\n"
assert demo_shared.out == "['0.weight']\n" + both * 2
optimizer = torch.optim.SGD(demo_shared.model.parameters(), lr=0.1)
assert len(optimizer.param_groups[0]["params"]) == 1
# --8<-- [end:check]
