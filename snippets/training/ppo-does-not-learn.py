"""PPO learns only if the old log_prob is a stored number of the same action; otherwise the ratio has no gradient, or no meaning."""
# /// pitfall
# apis = ["torch.distributions.Categorical.log_prob", "torch.distributions.Categorical.entropy", "torch.Tensor.detach", "torch.clamp"]
# symptom = "silent"
# raises = ["wrong_graph"]
# added = 2026-12-01
# messages = [
#   "Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.",
# ]
# ///

# --8<-- [start:wrong]
import torch
from torch.distributions import Categorical

torch.manual_seed(0)
logits = torch.zeros(3, requires_grad=True)  # the policy
optimizer = torch.optim.Adam([logits], lr=0.05)
for update in range(30):
    action = Categorical(logits=logits).sample((64,))
    advantage = torch.tensor([1.0, 0.0, -1.0])[action]
    for epoch in range(4):
        dist = Categorical(logits=logits)
        log_prob = dist.log_prob(action)
        old_log_prob = dist.log_prob(action)
        ratio = (log_prob - old_log_prob).exp()
        clipped = ratio.clamp(0.8, 1.2)
        loss = -torch.min(ratio * advantage, clipped * advantage).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
print("probabilities:", [f"{p:.2f}" for p in logits.softmax(0)])
#> probabilities: ['0.33', '0.33', '0.33']
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch.distributions import Categorical

torch.manual_seed(0)
logits = torch.zeros(3, requires_grad=True)  # the policy
optimizer = torch.optim.Adam([logits], lr=0.05)
for update in range(30):
    dist = Categorical(logits=logits)
    action = dist.sample((64,))
    old_log_prob = dist.log_prob(action).detach()
    advantage = torch.tensor([1.0, 0.0, -1.0])[action]
    for epoch in range(4):
        log_prob = Categorical(logits=logits).log_prob(action)
        ratio = (log_prob - old_log_prob).exp()
        clipped = ratio.clamp(0.8, 1.2)
        loss = -torch.min(ratio * advantage, clipped * advantage).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
print("probabilities:", [f"{p:.2f}" for p in logits.softmax(0)])
#> probabilities: ['0.99', '0.00', '0.00']
# --8<-- [end:right]

# --8<-- [start:wrong_graph]
import torch
from torch import nn
from torch.distributions import Categorical

policy = nn.Linear(1, 3)
optimizer = torch.optim.Adam(policy.parameters(), lr=0.05)
state = torch.ones(64, 1)
dist = Categorical(logits=policy(state))
action = dist.sample()
old_log_prob = dist.log_prob(action)
for epoch in range(4):
    log_prob = Categorical(logits=policy(state)).log_prob(action)
    ratio = (log_prob - old_log_prob).exp()
    optimizer.zero_grad()
    (-ratio.mean()).backward()
    optimizer.step()
    print("epoch", epoch)
#> epoch 0
#> RuntimeError: Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.
# --8<-- [end:wrong_graph]

# --8<-- [start:right_graph]
import torch
from torch import nn
from torch.distributions import Categorical

policy = nn.Linear(1, 3)
optimizer = torch.optim.Adam(policy.parameters(), lr=0.05)
state = torch.ones(64, 1)
with torch.no_grad():
    dist = Categorical(logits=policy(state))
    action = dist.sample()
    old_log_prob = dist.log_prob(action)
for epoch in range(4):
    log_prob = Categorical(logits=policy(state)).log_prob(action)
    ratio = (log_prob - old_log_prob).exp()
    optimizer.zero_grad()
    (-ratio.mean()).backward()
    optimizer.step()
    print("epoch", epoch)
#> epoch 0
#> epoch 1
#> epoch 2
#> epoch 3
# --8<-- [end:right_graph]

# --8<-- [start:demo_entropy]
import torch
from torch.distributions import Categorical

for name, sign in (("loss - entropy", -1), ("loss + entropy", 1)):
    logits = torch.tensor([1.0, 0.0, 0.0], requires_grad=True)
    optimizer = torch.optim.Adam([logits], lr=0.05)
    for step in range(200):
        loss = sign * Categorical(logits=logits).entropy()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(f"{name}:", [f"{p:.2f}" for p in logits.softmax(0)])
#> loss - entropy: ['0.33', '0.33', '0.33']
#> loss + entropy: ['1.00', '0.00', '0.00']
# --8<-- [end:demo_entropy]

# --8<-- [start:detect]
import torch
from torch.distributions import Categorical

logits = torch.zeros(3, requires_grad=True)
optimizer = torch.optim.SGD([logits], lr=1.0)
action, advantage = torch.tensor([0, 1, 2]), torch.tensor([1.0, 0.0, -1.0])
old_log_prob = Categorical(logits=logits).log_prob(action).detach()
for epoch in range(3):
    log_prob = Categorical(logits=logits).log_prob(action)
    ratio = (log_prob - old_log_prob).exp()
    print(f"epoch {epoch}: ratio", [f"{r:.2f}" for r in ratio])
    loss = -(ratio * advantage).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
#> epoch 0: ratio ['1.00', '1.00', '1.00']
#> epoch 1: ratio ['1.35', '0.96', '0.69']
#> epoch 2: ratio ['1.72', '0.81', '0.47']
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch.distributions import Categorical

assert wrong.out == "probabilities: ['0.33', '0.33', '0.33']\n"
assert right.out == "probabilities: ['0.99', '0.00', '0.00']\n"
assert (wrong_graph.error or "").startswith(
    "RuntimeError: Trying to backward through the graph a second time")
assert wrong_graph.out.startswith("epoch 0\n")
assert right_graph.out == "epoch 0\nepoch 1\nepoch 2\nepoch 3\n"
assert demo_entropy.out == """\
loss - entropy: ['0.33', '0.33', '0.33']
loss + entropy: ['1.00', '0.00', '0.00']
"""
assert detect.out == """\
epoch 0: ratio ['1.00', '1.00', '1.00']
epoch 1: ratio ['1.35', '0.96', '0.69']
epoch 2: ratio ['1.72', '0.81', '0.47']
"""
assert torch.equal(wrong.logits, torch.zeros(3))
assert wrong.ratio.min() == wrong.ratio.max() == 1
# old and new are the same node's values: the gradients cancel out
assert wrong.logits.grad.abs().max() < 1e-6
# recomputed in every epoch, but detached: the gradient of the first epoch
logits = torch.tensor([0.5, 0.0, -0.5], requires_grad=True)
action, advantage = torch.tensor([0, 1, 2]), torch.tensor([1.0, 0.0, -1.0])
log_prob = Categorical(logits=logits).log_prob(action)
ratio = (log_prob - log_prob.detach()).exp()
grad, = torch.autograd.grad((ratio * advantage).sum(), logits, retain_graph=True)
plain, = torch.autograd.grad((log_prob * advantage).sum(), logits)
assert torch.equal(ratio, torch.ones(3)) and torch.allclose(grad, plain)
# retain_graph=True: the next error, if there is a hidden layer
net = torch.nn.Sequential(torch.nn.Linear(1, 8), torch.nn.Linear(8, 3))
optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
dist = Categorical(logits=net(torch.ones(64, 1)))
action = dist.sample()
old, message = dist.log_prob(action), ""
try:
    for _ in range(2):
        log_prob = Categorical(logits=net(torch.ones(64, 1))).log_prob(action)
        (-(log_prob - old).exp().mean()).backward(retain_graph=True)
        optimizer.step()
except RuntimeError as error:
    message = str(error)
assert "modified by an inplace operation" in message
# max instead of min, and a negative advantage: the clip doesn't bite
ratio, a = torch.tensor(3.0), torch.tensor(-1.0)
assert torch.min(ratio * a, ratio.clamp(0.8, 1.2) * a) == -3
ratio, a = torch.tensor(3.0), torch.tensor(1.0)
assert torch.min(ratio * a, ratio.clamp(0.8, 1.2) * a) == ratio.clamp(0.8, 1.2)
# a critic's column minus a row of returns
assert (torch.zeros(8) - torch.zeros(8, 1)).shape == (8, 8)
# --8<-- [end:check]
