"""output[-1] of a bidirectional RNN holds the backward direction after its first step, not after its last."""
# /// pitfall
# apis = ["torch.nn.GRU", "torch.nn.LSTM", "torch.nn.RNN", "torch.cat", "torch.Tensor.chunk", "torch.Tensor.view"]
# symptom = "silent"
# messages = [
#   "mat1 and mat2 shapes cannot be multiplied (* and *)",
# ]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.GRU(3, 4, bidirectional=True)
x = torch.randn(5, 2, 3)
output, h = model(x)
last = output[-1]
output, h = model(x[-1:])  # only the last of the 5 steps
alone = output[-1]
same = torch.isclose(last, alone).all(dim=0)
print("forward half the same:", same[:4].tolist())
#> forward half the same: [False, False, False, False]
print("backward half the same:", same[4:].tolist())
#> backward half the same: [True, True, True, True]
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.GRU(3, 4, bidirectional=True)
x = torch.randn(5, 2, 3)
output, h = model(x)
last = torch.cat([h[-2], h[-1]], dim=1)
output, h = model(x[-1:])  # only the last of the 5 steps
alone = torch.cat([h[-2], h[-1]], dim=1)
same = torch.isclose(last, alone).all(dim=0)
print("forward half the same:", same[:4].tolist())
#> forward half the same: [False, False, False, False]
print("backward half the same:", same[4:].tolist())
#> backward half the same: [False, False, False, False]
# --8<-- [end:right]

# --8<-- [start:demo_halves]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.GRU(3, 4, bidirectional=True)
output, h = model(torch.randn(5, 2, 3))
forward, backward = output.chunk(2, dim=-1)
print(output.shape, forward.shape, h.shape)
#> torch.Size([5, 2, 8]) torch.Size([5, 2, 4]) torch.Size([2, 2, 4])
print(torch.equal(h[-2], forward[-1]), torch.equal(h[-1], backward[0]))
#> True True
# --8<-- [end:demo_halves]

# --8<-- [start:wrong_view]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.GRU(3, 4, bidirectional=True)
output, h = model(torch.randn(5, 2, 3))
forward, backward = output.view(2, 5, 2, 4)
print(torch.equal(forward[-1], h[-2]))
#> False
# --8<-- [end:wrong_view]

# --8<-- [start:right_view]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.GRU(3, 4, bidirectional=True)
output, h = model(torch.randn(5, 2, 3))
forward, backward = output.view(5, 2, 2, 4).unbind(dim=2)
print(torch.equal(forward[-1], h[-2]))
#> True
# --8<-- [end:right_view]

# --8<-- [start:demo_reverse]
import torch
from torch import nn

torch.manual_seed(0)
model, alone = nn.RNN(3, 4, bidirectional=True), nn.RNN(3, 4)
for name, w in alone.named_parameters():
    with torch.no_grad():
        w.copy_(model.get_parameter(f"{name}_reverse"))
x = torch.randn(5, 2, 3)
forward, backward = model(x)[0].chunk(2, dim=-1)
print(torch.allclose(alone(x.flip(0))[0].flip(0), backward, atol=1e-6))
#> True
# --8<-- [end:demo_reverse]

# --8<-- [start:demo_layers]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.LSTM(3, 4, num_layers=2, bidirectional=True)
output, (h, c) = model(torch.randn(5, 2, 3))
print(output.shape, h.shape)
#> torch.Size([5, 2, 8]) torch.Size([4, 2, 4])
by_layer = h.view(2, 2, 2, 4)  # layer, direction, N, H
top = torch.cat([output[-1, :, :4], output[0, :, 4:]], dim=1)
print(torch.equal(top, torch.cat([by_layer[-1, 0], by_layer[-1, 1]], dim=1)))
#> True
# --8<-- [end:demo_layers]

# --8<-- [start:demo_linear]
import torch
from torch import nn

model = nn.GRU(3, 4, bidirectional=True)
output, h = model(torch.zeros(5, 2, 3))
nn.Linear(4, 1)(output)
#> RuntimeError: mat1 and mat2 shapes cannot be multiplied (10x8 and 4x1)
# --8<-- [end:demo_linear]

# --8<-- [start:check]
import torch
from torch import nn

assert wrong.same.tolist() == [False] * 4 + [True] * 4
assert right.same.tolist() == [False] * 8

assert demo_halves.out == """\
torch.Size([5, 2, 8]) torch.Size([5, 2, 4]) torch.Size([2, 2, 4])
True True
"""
assert demo_halves.forward.equal(demo_halves.output[..., :4])
assert demo_halves.backward[0].equal(demo_halves.h[-1])
assert wrong_view.out == "False\n" and right_view.out == "True\n"
assert wrong_view.forward.shape == right_view.forward.shape == (5, 2, 4)
assert right_view.backward[0].equal(right_view.h[-1])
assert demo_reverse.out == "True\n"
assert demo_layers.out == """\
torch.Size([5, 2, 8]) torch.Size([4, 2, 4])
True
"""
assert demo_layers.top.equal(torch.cat([*demo_layers.h[-2:]], dim=1))
assert demo_layers.model.weight_ih_l1.shape == (4 * 4, 2 * 4)
shapes = "mat1 and mat2 shapes cannot be multiplied (10x8 and 4x1)"
assert demo_linear.error == f"RuntimeError: {shapes}"

# batch_first: the same with the axes exchanged
model = nn.LSTM(3, 4, batch_first=True, bidirectional=True)
output, (h, c) = model(torch.randn(2, 5, 3))
assert output[:, -1, :4].equal(h[-2]) and output[:, 0, 4:].equal(h[-1])
assert output.view(2, 5, 2, 4)[:, 0, 1].equal(h[-1])

# both halves of a step together have seen every step
x = torch.randn(2, 5, 3, requires_grad=True)
model(x)[0][:, 2].sum().backward()
assert (x.grad.abs().sum(dim=2) > 0).all()
# --8<-- [end:check]
