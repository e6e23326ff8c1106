"""How much freezing saves depends on where the trained layers are: backward goes through all layers behind the first of them."""
# /// pitfall
# apis = ["torch.nn.Module.requires_grad_", "torch.no_grad", "torch.autograd.graph.saved_tensors_hooks", "torch.Tensor.requires_grad_"]
# also = ["torch.utils.checkpoint.checkpoint"]
# symptom = "slow"
# added = 2026-11-30
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(*[nn.Linear(64, 64) for _ in range(12)])
model.requires_grad_(False)
model[0].requires_grad_(True)  # train only the first layer
loss = model(torch.randn(8, 64)).square().mean()
todo, layers = [loss.grad_fn], 0
while todo:
    node = todo.pop()
    layers += node.name().startswith("Addmm")
    todo += [before for before, _ in node.next_functions if before]
trains = [i for i, layer in enumerate(model) if layer.weight.requires_grad]
print("layers that train:", trains)
#> layers that train: [0]
print("layers that backward() goes through:", layers)
#> layers that backward() goes through: 12
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(*[nn.Linear(64, 64) for _ in range(12)])
model.requires_grad_(False)
model[-1].requires_grad_(True)  # train only the last layer
loss = model(torch.randn(8, 64)).square().mean()
todo, layers = [loss.grad_fn], 0
while todo:
    node = todo.pop()
    layers += node.name().startswith("Addmm")
    todo += [before for before, _ in node.next_functions if before]
trains = [i for i, layer in enumerate(model) if layer.weight.requires_grad]
print("layers that train:", trains)
#> layers that train: [11]
print("layers that backward() goes through:", layers)
#> layers that backward() goes through: 1
# --8<-- [end:right]

# --8<-- [start:demo_memory]
import torch
from torch import nn

def activations(model, x):
    kept = {}
    with torch.autograd.graph.saved_tensors_hooks(
            lambda t: kept.update({t.data_ptr(): t}), lambda t: t):
        model(x)
    return sum(t.nbytes for t in kept.values() if t.shape == x.shape) // 1024

x = torch.randn(256, 64)  # 64 KiB
parts = {"all": slice(6), "first": slice(1), "last": slice(5, 6)}
for name, part in parts.items():
    model = nn.Sequential(*[
        nn.Sequential(nn.Linear(64, 64), nn.GELU()) for _ in range(6)])
    model.requires_grad_(False)
    model[part].requires_grad_(True)
    print(f"{name}: {activations(model, x)} KiB of activations")
#> all: 768 KiB of activations
#> first: 448 KiB of activations
#> last: 128 KiB of activations
# --8<-- [end:demo_memory]

# --8<-- [start:demo_input]
import torch
from torch import nn

model = nn.Sequential(*[nn.Linear(64, 64) for _ in range(12)])
model.requires_grad_(False)
model[-1].requires_grad_(True)  # train only the last layer
x = torch.randn(8, 64)
print("before the last layer:", model[:-1](x).requires_grad)
#> before the last layer: False
x.requires_grad_()
print("x.requires_grad_():", model[:-1](x).requires_grad)
#> x.requires_grad_(): True
with torch.no_grad():
    h = model[:-1](x)
print("under no_grad:", h.requires_grad)
#> under no_grad: False
# --8<-- [end:demo_input]

# --8<-- [start:demo_optimizer]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(1000, 1000), nn.Linear(1000, 10))
for frozen in (False, True):
    model[0].requires_grad_(not frozen)
    model.zero_grad()
    optimizer = torch.optim.Adam(model.parameters())
    model(torch.randn(4, 1000)).sum().backward()
    optimizer.step()
    params = list(model.parameters())
    grads = [p.grad for p in params if p.grad is not None]
    state = [t for s in optimizer.state.values() for t in s.values()]
    print("first layer frozen:" if frozen else "all train:",
          f"weights {sum(t.nbytes for t in params) / 1e6:.2f} MB,",
          f"gradients {sum(t.nbytes for t in grads) / 1e6:.2f} MB,",
          f"state of Adam {sum(t.nbytes for t in state) / 1e6:.2f} MB")
#> all train: weights 4.04 MB, gradients 4.04 MB, state of Adam 8.09 MB
#> first layer frozen: weights 4.04 MB, gradients 0.04 MB, state of Adam 0.08 MB
# --8<-- [end:demo_optimizer]

# --8<-- [start:wrong_cache]
import torch
from torch import nn

torch.manual_seed(0)
body, head = nn.Linear(16, 32).requires_grad_(False), nn.Linear(32, 2)
calls = []
body.register_forward_hook(lambda *args: calls.append(1))
optimizer = torch.optim.Adam(head.parameters())
loader = [(torch.randn(8, 16), torch.randint(2, (8,))) for _ in range(10)]
for epoch in range(5):
    for x, y in loader:
        loss = nn.functional.cross_entropy(head(body(x)), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
print(f"forward passes through the body: {len(calls)}, loss {loss:.4f}")
#> forward passes through the body: 50, loss 0.5781
# --8<-- [end:wrong_cache]

# --8<-- [start:right_cache]
import torch
from torch import nn

torch.manual_seed(0)
body, head = nn.Linear(16, 32).requires_grad_(False), nn.Linear(32, 2)
calls = []
body.register_forward_hook(lambda *args: calls.append(1))
optimizer = torch.optim.Adam(head.parameters())
loader = [(torch.randn(8, 16), torch.randint(2, (8,))) for _ in range(10)]
loader = [(body.eval()(x), y) for x, y in loader]  # once
for epoch in range(5):
    for h, y in loader:
        loss = nn.functional.cross_entropy(head(h), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
print(f"forward passes through the body: {len(calls)}, loss {loss:.4f}")
#> forward passes through the body: 10, loss 0.5781
# --8<-- [end:right_cache]

# --8<-- [start:check]
import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

assert wrong.out == """\
layers that train: [0]
layers that backward() goes through: 12
"""
assert right.out == """\
layers that train: [11]
layers that backward() goes through: 1
"""
assert demo_memory.out == """\
all: 768 KiB of activations
first: 448 KiB of activations
last: 128 KiB of activations
"""
assert demo_input.out == """\
before the last layer: False
x.requires_grad_(): True
under no_grad: False
"""
assert demo_optimizer.out == """\
all train: weights 4.04 MB, gradients 4.04 MB, state of Adam 8.09 MB
first layer frozen: weights 4.04 MB, gradients 0.04 MB, state of Adam 0.08 MB
"""
assert wrong_cache.out == "forward passes through the body: 50, loss 0.5781\n"
assert right_cache.out == "forward passes through the body: 10, loss 0.5781\n"


# matrix products, forward and backward: 3 for a layer that trains, 2 for a
# frozen one behind it, 1 for a frozen one in front (the data need no gradient)
def products(trained):
    model = nn.Sequential(*[nn.Linear(4, 4) for _ in range(3)])
    model.requires_grad_(False)
    model[trained].requires_grad_(True)
    with FlopCounterMode(display=False) as counter:
        model(torch.randn(2, 4)).sum().backward()
    return counter.get_total_flops() // (2 * 2 * 4 * 4)


assert products(slice(3)) == 3 + 3 + 2
assert products(slice(1)) == 2 + 2 + 2
assert products(slice(2, 3)) == 1 + 1 + 2
# a frozen layer in the middle: backward goes through it, without its own gradient
model = nn.Sequential(*[nn.Linear(4, 4) for _ in range(3)])
model[1].requires_grad_(False)
model(torch.randn(2, 4)).sum().backward()
assert [layer.weight.grad is None for layer in model] == [False, True, False]
# frozen in the middle of training: an old gradient still moves the weights,
# until zero_grad()
optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
model.zero_grad()
model(torch.randn(2, 4)).sum().backward()
optimizer.step()
model[0].requires_grad_(False)
before = model[0].weight.clone()
optimizer.step()
assert not torch.equal(model[0].weight, before)
optimizer.zero_grad()
assert model[0].weight.grad is None
before = model[0].weight.clone()
model(torch.randn(2, 4)).sum().backward()
optimizer.step()
assert torch.equal(model[0].weight, before)
assert model[0].weight in optimizer.state
# without a bias, the node in the graph has a different name
node = nn.Linear(4, 4, bias=False)(torch.randn(2, 4)).grad_fn
assert not node.name().startswith("Addmm")
# adapters in each layer: backward goes through all of them
model = nn.Sequential(*[
    nn.Sequential(nn.Linear(4, 4).requires_grad_(False), nn.Linear(4, 4))
    for _ in range(3)])
with FlopCounterMode(display=False) as counter:
    model(torch.randn(2, 4)).sum().backward()
assert counter.get_total_flops() // (2 * 2 * 4 * 4) == 1 + 2 + 2 + 3 + 2 + 3
# the forward pass is the same, frozen or not
calls = []
model = right.model
handles = [layer.register_forward_hook(lambda *a: calls.append(1)) for layer in model]
model(torch.randn(2, 64))
assert len(calls) == 12
for handle in handles:
    handle.remove()
# --8<-- [end:check]
