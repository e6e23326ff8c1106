"""CrossEntropyLoss applies log-softmax itself; a softmax before it flattens the loss and its gradient."""
# /// pitfall
# apis = ["torch.nn.CrossEntropyLoss", "torch.nn.functional.cross_entropy", "torch.Tensor.softmax"]
# symptom = "silent"
# added = 2026-11-21
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

logits = torch.tensor([[8.0, 0.0, 0.0]])  # class 0, and sure of it
target = torch.tensor([0])
loss = nn.CrossEntropyLoss()(logits.softmax(dim=1), target)
print(f"{loss:.4f}")
#> 0.5519
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

logits = torch.tensor([[8.0, 0.0, 0.0]])
target = torch.tensor([0])
loss = nn.CrossEntropyLoss()(logits, target)
print(f"{loss:.4f}")
#> 0.0007
# --8<-- [end:right]

# --8<-- [start:demo_gradient]
import torch
import torch.nn.functional as F

target = torch.tensor([0])
for extra_softmax in (True, False):
    logits = torch.tensor([[0.0, 8.0, 0.0]], requires_grad=True)
    scores = logits.softmax(dim=1) if extra_softmax else logits
    F.cross_entropy(scores, target).backward()
    print(f"{logits.grad[0, 0]:.4f}")
#> -0.0005
#> -0.9997
# --8<-- [end:demo_gradient]

# --8<-- [start:demo_floor]
import torch
import torch.nn.functional as F

for classes in (2, 10, 1000):
    perfect = torch.eye(classes)[:1]  # probability 1 for class 0
    floor = F.cross_entropy(perfect, torch.tensor([0]))
    print(f"{classes} classes: {floor:.2f}")
#> 2 classes: 0.31
#> 10 classes: 1.46
#> 1000 classes: 5.91
# --8<-- [end:demo_floor]

# --8<-- [start:check]
import torch
import torch.nn.functional as F

assert wrong.out == "0.5519\n" and right.out == "0.0007\n"
assert demo_gradient.out == "-0.0005\n-0.9997\n"
assert demo_floor.out.split()[2::3] == ["0.31", "1.46", "5.91"]


# sure and wrong at the start: 20 steps are enough, but not with a softmax
def train(extra_softmax):
    logits = torch.tensor([[0.0, 8.0, 0.0]], requires_grad=True)
    optimizer = torch.optim.SGD([logits], lr=1.0)
    for _ in range(20):
        optimizer.zero_grad()
        scores = logits.softmax(dim=1) if extra_softmax else logits
        F.cross_entropy(scores, torch.tensor([0])).backward()
        optimizer.step()
    return logits.argmax().item()


assert train(extra_softmax=False) == 0 and train(extra_softmax=True) == 1

log_p = right.logits.log_softmax(dim=1)
assert F.nll_loss(log_p, right.target) == right.loss
x = torch.arange(60.0).view(6, 10).sin()
assert torch.equal(x.argmax(1), x.softmax(1).argmax(1))
# --8<-- [end:check]
