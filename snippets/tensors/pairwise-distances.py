"""torch.cdist gives all pairs without an N x M x D tensor, but rounds for points far from 0, and each point's nearest neighbor is itself."""
# /// pitfall
# apis = ["torch.cdist", "torch.nn.functional.pairwise_distance", "torch.Tensor.topk", "torch.Tensor.fill_diagonal_", "torch.nn.functional.normalize"]
# symptom = "question"
# added = 2026-11-30
# also = ["torch.nn.functional.pdist", "torch.dist", "torch.nn.PairwiseDistance", "torch.nn.functional.cosine_similarity", "torch.linalg.vector_norm"]
# messages = [
#   "cdist only supports at least 2D tensors, X1 got: *D",
#   "cdist only supports floating-point dtypes, X1 got: *",
#   "X1 and X2 must have the same number of columns. X1: * X2: *",
# ]
# ///

# --8<-- [start:demo]
import torch
import torch.nn.functional as F

torch.manual_seed(0)
x, y = torch.randn(5, 3), torch.randn(7, 3)  # 5 and 7 points
print("each with each:", tuple(torch.cdist(x, y).shape))
#> each with each: (5, 7)
print("cosine similarity:", tuple((F.normalize(x) @ F.normalize(y).T).shape))
#> cosine similarity: (5, 7)
print("row by row:", tuple(F.pairwise_distance(x, y[:5]).shape))
#> row by row: (5,)
# --8<-- [end:demo]

# --8<-- [start:wrong_itself]
import torch

x = torch.tensor([[0.0], [1.0], [5.0]])
nearest = torch.cdist(x, x).argmin(dim=1)
print("nearest:", nearest.tolist())
#> nearest: [0, 1, 2]
# --8<-- [end:wrong_itself]

# --8<-- [start:right_itself]
import torch

x = torch.tensor([[0.0], [1.0], [5.0]])
distance = torch.cdist(x, x).fill_diagonal_(float("inf"))
print("nearest:", distance.argmin(dim=1).tolist())
#> nearest: [1, 0, 1]
# --8<-- [end:right_itself]

# --8<-- [start:wrong]
import torch

torch.manual_seed(0)
x = 1000 + torch.rand(100, 3)  # coordinates in a small cube
distance = torch.cdist(x, x)
exact = torch.cdist(x.double(), x.double())
print("off by more than 0.05:", (distance - exact).abs().max().item() > 0.05)
#> off by more than 0.05: True
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

torch.manual_seed(0)
x = 1000 + torch.rand(100, 3)
distance = torch.cdist(x, x, compute_mode="donot_use_mm_for_euclid_dist")
exact = torch.cdist(x.double(), x.double())
print("off by more than 0.05:", (distance - exact).abs().max().item() > 0.05)
#> off by more than 0.05: False
# --8<-- [end:right]

# --8<-- [start:wrong_memory]
import torch

x, y = torch.randn(300, 64), torch.randn(500, 64)
difference = x.unsqueeze(1) - y
distance = difference.norm(dim=2)
print("numbers:", difference.numel(), "for the result:", distance.numel())
#> numbers: 9600000 for the result: 150000
# --8<-- [end:wrong_memory]

# --8<-- [start:right_memory]
import torch

x, y = torch.randn(300, 64), torch.randn(500, 64)
nearest = []
for chunk in x.split(100):
    distance = torch.cdist(chunk, y)
    nearest.append(distance.topk(5, largest=False).indices)
nearest = torch.cat(nearest)
print("numbers:", distance.numel(), "result:", tuple(nearest.shape))
#> numbers: 50000 result: (300, 5)
# --8<-- [end:right_memory]

# --8<-- [start:demo_gradient]
import torch

def by_hand(x):
    return (x.unsqueeze(1) - x).square().sum(2).sqrt()

def with_eps(x):
    return ((x.unsqueeze(1) - x).square().sum(2) + 1e-12).sqrt()

def cdist(x):
    return torch.cdist(x, x)

for distance in (by_hand, with_eps, cdist):
    x = torch.tensor([[0.0, 0.0], [3.0, 4.0]], requires_grad=True)
    distance(x).sum().backward()
    print(distance.__name__ + ":", [f"{g:.1f}" for g in x.grad[0]])
#> by_hand: ['nan', 'nan']
#> with_eps: ['-1.2', '-1.6']
#> cdist: ['-1.2', '-1.6']
# --8<-- [end:demo_gradient]

# --8<-- [start:demo_messages]
import torch

points = torch.zeros(5, 3)
for name, x, y in (("one point", points[0], points),
                   ("integers", points.long(), points.long()),
                   ("columns", points, torch.zeros(5, 2))):
    try:
        torch.cdist(x, y)
    except RuntimeError as error:
        print(name + ":", error)
#> one point: cdist only supports at least 2D tensors, X1 got: 1D
#> integers: cdist only supports floating-point dtypes, X1 got: Long
#> columns: X1 and X2 must have the same number of columns. X1: 3 X2: 2
# --8<-- [end:demo_messages]

# --8<-- [start:check]
import torch
import torch.nn.functional as F

assert demo.out == """\
each with each: (5, 7)
cosine similarity: (5, 7)
row by row: (5,)
"""
assert wrong_itself.out == "nearest: [0, 1, 2]\n"
assert right_itself.out == "nearest: [1, 0, 1]\n"
assert wrong.out == "off by more than 0.05: True\n"
assert right.out == "off by more than 0.05: False\n"
assert wrong_memory.out == (
    "numbers: 9600000 for the result: 150000\n")
assert right_memory.out == "numbers: 50000 result: (300, 5)\n"
assert "by_hand: ['nan', 'nan']\nwith_eps: ['-1.2'" in demo_gradient.out
assert "\ncdist: ['-1.2'" in demo_gradient.out
assert "one point: cdist only supports at least 2D" in demo_messages.out
assert "integers: cdist only supports floating-point" in demo_messages.out
assert "columns: X1 and X2 must have the same number" in demo_messages.out
# up to 25 points on each side, cdist subtracts anyway
x = 1000 + torch.rand(25, 3)
assert (torch.cdist(x, x).diagonal() == 0).all()
# autograd keeps the distances for backward()
sizes = []
with torch.autograd.graph.saved_tensors_hooks(
        lambda t: sizes.append(t.numel()) or t, lambda t: t):
    torch.cdist(torch.rand(300, 8, requires_grad=True), torch.rand(500, 8))
assert 300 * 500 in sizes
# with the mean subtracted, the numbers are small
torch.manual_seed(0)
x = 1000 + torch.rand(100, 3)
exact = torch.cdist(x.double(), x.double())
x = x - x.mean(0)
assert (torch.cdist(x, x) - exact).abs().max() < 0.01
# pairwise_distance adds eps, so equal points have a distance
assert F.pairwise_distance(torch.ones(1, 3), torch.ones(1, 3)) > 1e-6
# --8<-- [end:check]
