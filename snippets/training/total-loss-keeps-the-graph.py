"""A running sum of losses that require grad keeps the graph of every step alive; item() or detach() lets it go."""
# /// pitfall
# apis = ["torch.Tensor.item", "torch.Tensor.detach", "torch.autograd.graph.saved_tensors_hooks", "torch.Tensor.backward"]
# symptom = "memory"
# raises = ["wrong_sum"]
# added = 2026-11-21
# messages = [
#   "Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.",
# ]
# ///

# --8<-- [start:wrong]
import torch


def graph(node):  # the operations it leads back to, itself included
    parents = [parent for parent, _ in node.next_functions if parent]
    return {node}.union(*map(graph, parents))


w = torch.tensor(1.0, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
total_loss = 0
for step in range(3):
    loss = (w * 2 - 3) ** 2
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    total_loss += loss
    print(len(graph(total_loss.grad_fn)))
#> 5
#> 9
#> 13
print(total_loss)
#> tensor(1.0416, grad_fn=<AddBackward0>)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

w = torch.tensor(1.0, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
total_loss = 0
for step in range(3):
    loss = (w * 2 - 3) ** 2
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    total_loss += loss.item()
print(f"{total_loss:.4f}")
#> 1.0416
# --8<-- [end:right]

# --8<-- [start:demo_saved]
import weakref

import torch


def save(x):
    kept[x.data_ptr()] = x = x.detach()
    return x


w = torch.ones(1000, requires_grad=True)
for backward in (False, True):
    kept, total_loss = weakref.WeakValueDictionary(), 0
    with torch.autograd.graph.saved_tensors_hooks(save, lambda x: x):
        for step in range(3):
            loss = (w * 2).cos().mean()
            if backward:
                loss.backward()
            total_loss += loss
            print(backward, sum(x.nbytes for x in kept.values()))
#> False 4000
#> False 8000
#> False 12000
#> True 0
#> True 0
#> True 0
# --8<-- [end:demo_saved]

# --8<-- [start:wrong_sum]
import torch

w = torch.tensor(1.0, requires_grad=True)
total_loss = 0
for step in range(3):
    total_loss += (w * 2 - 3) ** 2
    total_loss.backward()
#> RuntimeError: Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.
# --8<-- [end:wrong_sum]

# --8<-- [start:right_sum]
import torch

w = torch.tensor(1.0, requires_grad=True)
total_loss = 0
for step in range(3):
    total_loss += (w * 2 - 3) ** 2
total_loss.backward()
print(w.grad)
#> tensor(-12.)
# --8<-- [end:right_sum]

# --8<-- [start:check]
import torch


def graph(node):
    parents = [parent for parent, _ in node.next_functions if parent]
    return {node}.union(*map(graph, parents))


assert wrong.out == "5\n9\n13\ntensor(1.0416, grad_fn=<AddBackward0>)\n"
names = [node.name().split("::")[-1] for node in graph(wrong.loss.grad_fn)]
assert sorted(names) == [
    "AccumulateGrad", "MulBackward0", "PowBackward0", "SubBackward0"]
assert wrong.total_loss.requires_grad and wrong.total_loss.is_leaf is False
shown = str(wrong.total_loss), f"{wrong.total_loss:.4f}"
assert ["grad_fn" in text for text in shown] == [True, False]
assert type(right.total_loss) is float and right.out == "1.0416\n"
assert abs(right.total_loss - wrong.total_loss) < 1e-6

assert demo_saved.out == """\
False 4000
False 8000
False 12000
True 0
True 0
True 0
"""
names = [node.name() for node in graph(demo_saved.total_loss.grad_fn)]
assert names.count("CosBackward0") == 3  # freed, but the nodes are there


def kept_by(add, retain_graph=False):
    """What 3 steps leave alive: elements saved, and nodes of the graph."""
    class Saved:
        def __init__(self, x):
            self.x = x.detach()
            alive[0] += x.numel()

        def __del__(self):
            alive[0] -= self.x.numel()

    alive, total = [0], 0
    w = torch.ones(10, requires_grad=True)
    with torch.autograd.graph.saved_tensors_hooks(Saved, lambda s: s.x):
        for step in range(3):
            loss = (w * 2).cos().mean()
            loss.backward(retain_graph=retain_graph)
            total += add(loss)
            del loss
    node = getattr(total, "grad_fn", None)
    return alive[0], len(graph(node)) if node else 0


assert kept_by(lambda loss: loss) == (0, 13)
assert kept_by(lambda loss: loss, retain_graph=True)[0] == 3 * 10
for add in (torch.Tensor.detach, torch.Tensor.item, float):
    assert kept_by(add) == kept_by(add, retain_graph=True) == (0, 0)
total = sum(loss.detach() for loss in torch.ones(3, requires_grad=True))
assert total == 3 and not total.requires_grad and torch.is_tensor(total)

second = "RuntimeError: Trying to backward through the graph a second time"
assert wrong_sum.out.startswith(second) and wrong_sum.step == 1
assert right_sum.out == "tensor(-12.)\n"
(each,) = torch.autograd.grad((right_sum.w * 2 - 3) ** 2, right_sum.w)
assert right_sum.w.grad == 3 * each
# --8<-- [end:check]
