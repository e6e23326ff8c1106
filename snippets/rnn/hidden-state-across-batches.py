"""A state carried to the next batch carries its graph along; detach() keeps the numbers and cuts the graph."""
# /// pitfall
# apis = ["torch.Tensor.detach", "torch.nn.LSTM", "torch.nn.GRU", "torch.Tensor.backward", "torch.autograd.Variable"]
# symptom = "error"
# raises = ["wrong", "wrong_repackage", "demo_retain"]
# added = 2026-11-21
# messages = [
#   "Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.",
#   "one of the variables needed for gradient computation has been modified by an inplace operation: [torch.*Tensor [*]], which is output * of AsStrided, is at version *; expected version * instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).",
#   "iteration over a 0-d tensor",
# ]
# older = [
#   "Trying to backward through the graph a second time, but the buffers have already been freed. Specify retain_graph=True when calling backward the first time.",
# ]
#
# [code.state_not_detached]
# either = [
# '''
# for $I in $DATA:
#     ...
#     $OUT, $H = $R($X, $H)
#     ...
#     $L.backward(...)
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $OUT, ($H, $C) = $R($X, ($H, $C))
#     ...
#     $L.backward(...)
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $H = $R($X, $H)
#     ...
#     $L.backward(...)
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $OUT, $H = $R($X, hx=$H)
#     ...
#     $L.backward(...)
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $OUT, $H = $R(..., $H)
#     ...
#     $L.backward(...)
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $OUT, $H = $R($X, $LEN, $H)
#     ...
#     $L.backward(...)
#     ...
# ''',
# '''
# while $COND:
#     ...
#     $OUT, $H = $R($X, $H)
#     ...
#     $L.backward(...)
#     ...
# ''',
# ]
# not = [
# '''
# for $I in $DATA:
#     ...
#     $H = $ANY
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $H.detach_()
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $H, $C = $A, $B
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     for $S in $H:
#         $S.detach_()
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $H[...].detach_()
#     ...
# ''',
# '''
# while $COND:
#     ...
#     $H = $ANY
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $H, $A = $ANY
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $H = $H.detach()
#     ...
# ''',
# '''
# for $I in $DATA:
#     ...
#     $H = $R2($X2, $H.detach())
#     ...
# ''',
# ]
# line = "$H"
#
# [code.state_kept_in_the_module]
# either = [
#     '$OUT, self.$H = self.$R($X, self.$H)',
#     '$OUT, (self.$H, self.$C) = self.$R($X, (self.$H, self.$C))',
#     'self.$H = self.$R($X, self.$H)', 'self.$H, self.$C = self.$R($X, (self.$H, self.$C))',
# ]
# inside = ['class $NET(torch.nn.Module): ...']
# anywhere = ['$L.backward(...)']
# nowhere = [
#     '$ANY.detach()', '$ANY.detach_()', '$ANY.data', '$MODEL.$H = $NEW',
#     '$MODEL.init_hidden(...)', '$MODEL.reset(...)', '$MODEL.reset_state(...)',
#     '$MODEL.reset_hidden(...)', '[$S.detach() for $S in $STATES]',
#     'tuple($S.detach() for $S in $STATES)',
# ]
# example = '''
# class Net(torch.nn.Module):
#     def forward(self, x):
#         out, self.state = self.rnn(x, self.state)
#         return out
# loss.backward()
# '''
#
# [code.detach_without_a_result]
# pattern = '$H.detach()'
# inside = [
# '''
# for $I in $DATA:
#     ...
#     $OUT, $H = $R(...)
#     ...
# ''',
# ]
# not_inside = [
#     '$ANY = $VALUE', 'return $VALUE', '$CALL(..., <... $H.detach() ...>, ...)',
#     '$H.detach().$METHOD', '(..., $H.detach(), ...)', '[..., $H.detach(), ...]',
#     '[$S.detach() for $S in $W]', '$H.detach()[...]',
# ]
# example = '''
# for x, y in loader:
#     out, h = rnn(x, h)
#     h.detach()
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.LSTM(2, 3)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
text = torch.randn(12, 1, 2)
state = None
for x in text.split(4):  # 3 pieces, 4 time steps each
    output, state = model(x, state)
    loss = output.pow(2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(f"loss: {loss.item():.4f}")
#> loss: 0.0255
#> RuntimeError: Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.LSTM(2, 3)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
text = torch.randn(12, 1, 2)
state = None
for x in text.split(4):  # 3 pieces, 4 time steps each
    output, state = model(x, state)
    loss = output.pow(2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    h, c = state
    state = h.detach(), c.detach()
    print(f"loss: {loss.item():.4f}")
#> loss: 0.0255
#> loss: 0.0546
#> loss: 0.0638
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn

text = torch.arange(24)  # 24 tokens
rows = text.view(2, 12)  # row 0 is the first half of the text
embedding, model = nn.Embedding(24, 2), nn.GRU(2, 3, batch_first=True)
h = None
for x in rows.split(4, dim=1):
    output, h = model(embedding(x), h)
    output.sum().backward()
    h = h.detach()
    print("row 0:", x[0].tolist(), "row 1:", x[1].tolist())
#> row 0: [0, 1, 2, 3] row 1: [12, 13, 14, 15]
#> row 0: [4, 5, 6, 7] row 1: [16, 17, 18, 19]
#> row 0: [8, 9, 10, 11] row 1: [20, 21, 22, 23]
# --8<-- [end:demo_in_your_code]

# --8<-- [start:wrong_repackage]
import torch
from torch.autograd import Variable


def repackage_hidden(h):
    if type(h) == Variable:
        return Variable(h.data)
    return tuple(repackage_hidden(v) for v in h)


state = repackage_hidden((torch.zeros(1, 1, 3), torch.zeros(1, 1, 3)))
#> TypeError: iteration over a 0-d tensor
# --8<-- [end:wrong_repackage]

# --8<-- [start:right_repackage]
import torch


def repackage_hidden(h):
    if isinstance(h, torch.Tensor):
        return h.detach()
    return tuple(repackage_hidden(v) for v in h)


state = repackage_hidden((torch.zeros(1, 1, 3), torch.zeros(1, 1, 3)))
print("states:", [h.shape for h in state])
#> states: [torch.Size([1, 1, 3]), torch.Size([1, 1, 3])]
# --8<-- [end:right_repackage]

# --8<-- [start:demo_retain]
import torch
from torch import nn

model = nn.GRU(2, 3)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
h, passed = None, []
for x in torch.zeros(16, 1, 2).split(4):
    output, h = model(x, h)
    h.register_hook(passed.append)  # called when backward() reaches h
    output.sum().backward(retain_graph=True)
    print("backward() came through", len(passed), "earlier states")
    passed.clear()
#> backward() came through 0 earlier states
#> backward() came through 1 earlier states
#> backward() came through 2 earlier states
#> backward() came through 3 earlier states
optimizer.step()
output, h = model(x, h)
output.sum().backward(retain_graph=True)
#> RuntimeError: one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [3, 9]], which is output 0 of AsStrided, is at version 2; expected version 1 instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).
# --8<-- [end:demo_retain]

# --8<-- [start:check]
import torch
from torch import nn

second = "RuntimeError: Trying to backward through the graph a second time"
assert (wrong.error or "").startswith(second)
assert wrong.out.splitlines()[0] == "loss: 0.0255"
losses = [line.split()[1] for line in right.out.splitlines()]
assert len(losses) == 3 and wrong.out.split()[1] == losses[0]
assert right.h.requires_grad and not right.state[0].requires_grad
assert right.h.equal(right.state[0]) and right.c.equal(right.state[1])
assert demo_in_your_code.out.startswith("""\
row 0: [0, 1, 2, 3] row 1: [12, 13, 14, 15]
row 0: [4, 5, 6, 7] row 1: [16, 17, 18, 19]
""")
assert demo_in_your_code.h.shape == (1, 2, 3)
assert wrong_repackage.error == "TypeError: iteration over a 0-d tensor"
assert isinstance(torch.zeros(1), wrong_repackage.Variable)
assert type(torch.zeros(1)) is not wrong_repackage.Variable
assert right_repackage.out == (
    "states: [torch.Size([1, 1, 3]), torch.Size([1, 1, 3])]\n")
assert demo_retain.out.startswith("".join(
    f"backward() came through {n} earlier states\n" for n in range(4)))
assert "has been modified by an inplace operation" in demo_retain.error


def train(model, carry, **options):
    """Three batches; how many earlier states each backward() comes through."""
    h, passed, seen = None, [], []
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for x in torch.arange(24.0).sin().view(3, 4, 1, 2):
        output, h = model(x, h)
        h.register_hook(passed.append)
        optimizer.zero_grad()
        output.sum().backward(**options)
        optimizer.step()
        seen.append(len(passed))
        passed.clear()
        h = carry(h)
    return seen


assert train(nn.GRU(2, 3), torch.Tensor.detach) == [0, 0, 0]
for options in ({}, {"retain_graph": True}):
    try:
        train(nn.GRU(2, 3), lambda h: h, **options)
    except RuntimeError as error:
        assert ("a second time" in str(error)) != bool(options)
    else:
        raise AssertionError("a carried graph went through")

# detached: same outputs as one long sequence, gradients of the last part only
torch.manual_seed(0)
model, x = nn.GRU(2, 3), torch.randn(8, 1, 2)
whole, _ = model(x)
_, h = model(x[:4])
part, _ = model(x[4:], h.detach())
assert torch.allclose(whole[4:], part)
grads = []
for output in (whole[4:], part):
    (grad,) = torch.autograd.grad(output.sum(), model.weight_hh_l0)
    grads.append(grad)
assert not torch.allclose(*grads, atol=1e-4)

# pieces learned as one: the gradient of the whole sequence
pieces, h = 0, None
for piece in x.split(4):
    output, h = model(piece, h)
    pieces = pieces + output.sum()
(grad,) = torch.autograd.grad(pieces, model.weight_hh_l0)
(same,) = torch.autograd.grad(model(x)[0].sum(), model.weight_hh_l0)
assert torch.allclose(grad, same, atol=1e-5)

# a tuple has no detach(); a state of a different batch size raises an error
assert not hasattr(right.state, "detach")
try:
    right.model(torch.zeros(4, 2, 2), right.state)
except RuntimeError as error:
    assert str(error) == "Expected hidden[0] size (1, 2, 3), got [1, 1, 3]"
else:
    raise AssertionError("a state for one sample fits two")

# without a state the layer starts from zeros
zeros = torch.zeros(1, 1, 3)
assert model(x)[0].equal(model(x, zeros)[0])
# --8<-- [end:check]
