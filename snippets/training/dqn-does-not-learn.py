"""A DQN learns wrong values if Q and target differ in shape, if the next state of a final state counts, or if the target has a gradient."""
# /// pitfall
# apis = ["torch.Tensor.gather", "torch.no_grad", "torch.nn.Module.load_state_dict", "torch.Tensor.detach"]
# symptom = "silent"
# added = 2026-12-01
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
states = torch.eye(4)[[0, 0, 1, 1, 2, 2, 3, 3]]
actions = torch.tensor([0, 1] * 4)  # left, right
next_states = torch.eye(4)[[0, 1, 0, 2, 1, 3, 2, 3]]
rewards = done = torch.tensor([0.0] * 7 + [1.0])
q_net = nn.Linear(4, 2)
optimizer = torch.optim.SGD(q_net.parameters(), lr=0.5)
for step in range(1000):
    q = q_net(states).gather(1, actions.unsqueeze(1))
    best = q_net(next_states).max(dim=1).values.detach()
    target = rewards + 0.9 * best * (1 - done)
    loss = (q - target).square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("left, right:", [f"{v:.2f}" for v in q_net(torch.eye(4)).flatten()])
#> left, right: ['0.59', '0.59', '0.59', '0.59', '0.59', '0.59', '0.59', '0.59']
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
states = torch.eye(4)[[0, 0, 1, 1, 2, 2, 3, 3]]
actions = torch.tensor([0, 1] * 4)  # left, right
next_states = torch.eye(4)[[0, 1, 0, 2, 1, 3, 2, 3]]
rewards = done = torch.tensor([0.0] * 7 + [1.0])
q_net = nn.Linear(4, 2)
optimizer = torch.optim.SGD(q_net.parameters(), lr=0.5)
for step in range(1000):
    q = q_net(states).gather(1, actions.unsqueeze(1)).squeeze(1)
    best = q_net(next_states).max(dim=1).values.detach()
    target = rewards + 0.9 * best * (1 - done)
    loss = (q - target).square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("left, right:", [f"{v:.2f}" for v in q_net(torch.eye(4)).flatten()])
#> left, right: ['0.66', '0.73', '0.66', '0.81', '0.73', '0.90', '0.81', '1.00']
# --8<-- [end:right]

# --8<-- [start:wrong_done]
import torch
from torch import nn

states, next_states = torch.eye(4), torch.eye(4)[[1, 2, 3, 3]]
rewards = done = torch.tensor([0.0, 0.0, 0.0, 1.0])
q_net = nn.Linear(4, 1)
optimizer = torch.optim.SGD(q_net.parameters(), lr=0.5)
for step in range(2000):
    best = q_net(next_states).max(dim=1).values.detach()
    target = rewards + 0.9 * best
    loss = (q_net(states).squeeze(1) - target).square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("Q:", [f"{q:.2f}" for q in q_net(states).flatten()])
#> Q: ['7.29', '8.10', '9.00', '10.00']
# --8<-- [end:wrong_done]

# --8<-- [start:right_done]
import torch
from torch import nn

states, next_states = torch.eye(4), torch.eye(4)[[1, 2, 3, 3]]
rewards = done = torch.tensor([0.0, 0.0, 0.0, 1.0])
q_net = nn.Linear(4, 1)
optimizer = torch.optim.SGD(q_net.parameters(), lr=0.5)
for step in range(2000):
    best = q_net(next_states).max(dim=1).values.detach()
    target = rewards + 0.9 * best * (1 - done)
    loss = (q_net(states).squeeze(1) - target).square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("Q:", [f"{q:.2f}" for q in q_net(states).flatten()])
#> Q: ['0.73', '0.81', '0.90', '1.00']
# --8<-- [end:right_done]

# --8<-- [start:wrong_gradient]
import torch
from torch import nn

states = torch.eye(3)[[0, 0, 1, 2]]  # from 0, luck decides
next_states = torch.eye(3)[[1, 2, 1, 2]]
rewards = torch.tensor([0.0, 0.0, 1.0, 0.0])
done = torch.tensor([0.0, 0.0, 1.0, 1.0])
q_net = nn.Linear(3, 1)
optimizer = torch.optim.SGD(q_net.parameters(), lr=0.5)
for step in range(2000):
    best = q_net(next_states).max(dim=1).values
    target = rewards + best * (1 - done)
    loss = (q_net(states).squeeze(1) - target).square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("Q:", [f"{q:.2f}" for q in q_net(torch.eye(3)).flatten()])
#> Q: ['0.50', '0.75', '0.25']
# --8<-- [end:wrong_gradient]

# --8<-- [start:right_gradient]
import torch
from torch import nn

states = torch.eye(3)[[0, 0, 1, 2]]  # from 0, luck decides
next_states = torch.eye(3)[[1, 2, 1, 2]]
rewards = torch.tensor([0.0, 0.0, 1.0, 0.0])
done = torch.tensor([0.0, 0.0, 1.0, 1.0])
q_net = nn.Linear(3, 1)
optimizer = torch.optim.SGD(q_net.parameters(), lr=0.5)
for step in range(2000):
    best = q_net(next_states).max(dim=1).values.detach()
    target = rewards + best * (1 - done)
    loss = (q_net(states).squeeze(1) - target).square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("Q:", [f"{q:.2f}" for q in q_net(torch.eye(3)).flatten()])
#> Q: ['0.50', '1.00', '0.00']
# --8<-- [end:right_gradient]

# --8<-- [start:demo_target]
import copy

import torch
from torch import nn

q_net = nn.Linear(4, 2)
same_net = q_net
copied_net = copy.deepcopy(q_net)
with torch.no_grad():
    q_net.weight.add_(1.0)  # a step of the optimizer
for name, target_net in (("same_net", same_net), ("copied_net", copied_net)):
    print(f"{name} has changed, too:",
          torch.equal(target_net.weight, q_net.weight))
#> same_net has changed, too: True
#> copied_net has changed, too: False
copied_net.load_state_dict(q_net.state_dict())
print("copied_net after the update:",
      torch.equal(copied_net.weight, q_net.weight))
#> copied_net after the update: True
# --8<-- [end:demo_target]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn

def dqn_loss(q_net, target_net, batch, gamma=0.99):
    states, actions, rewards, next_states, terminated = batch
    q = q_net(states).gather(1, actions.view(-1, 1)).squeeze(1)
    with torch.no_grad():
        best = target_net(next_states).max(dim=1).values
        target = rewards.view(-1) + gamma * best * (1 - terminated.view(-1))
    assert q.shape == target.shape == (len(states),)
    assert q.requires_grad and not target.requires_grad
    return nn.functional.smooth_l1_loss(q, target)

torch.manual_seed(0)
batch = (torch.randn(32, 4), torch.randint(2, (32, 1)), torch.randn(32, 1),
         torch.randn(32, 4), torch.zeros(32, 1))
loss = dqn_loss(nn.Linear(4, 2), nn.Linear(4, 2), batch)
print("shape of the loss:", tuple(loss.shape))
#> shape of the loss: ()
# --8<-- [end:demo_in_your_code]

# --8<-- [start:detect]
import torch
from torch import nn

torch.manual_seed(0)
states, actions = torch.randn(32, 4), torch.randint(2, (32,))
q_net = nn.Linear(4, 2)
taken = q_net(states).gather(1, actions.unsqueeze(1)).squeeze(1)
best = q_net(states).max(dim=1).values
target = torch.randn(32) + 0.99 * best
print("q:", tuple(taken.shape), "target:", tuple(target.shape))
#> q: (32,) target: (32,)
print("target has a gradient:", target.requires_grad)
#> target has a gradient: True
print("max() is the action taken:", torch.equal(taken, best))
#> max() is the action taken: False
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

same = ", ".join(["'0.59'"] * 8)
assert wrong.out == f"left, right: [{same}]\n"
assert right.out == """\
left, right: ['0.66', '0.73', '0.66', '0.81', '0.73', '0.90', '0.81', '1.00']
"""
assert wrong_done.out == "Q: ['7.29', '8.10', '9.00', '10.00']\n"
assert right_done.out == "Q: ['0.73', '0.81', '0.90', '1.00']\n"
assert wrong_gradient.out == "Q: ['0.50', '0.75', '0.25']\n"
assert right_gradient.out == "Q: ['0.50', '1.00', '0.00']\n"
assert demo_target.out == """\
same_net has changed, too: True
copied_net has changed, too: False
copied_net after the update: True
"""
assert demo_in_your_code.out == "shape of the loss: ()\n"
assert detect.out == """\
q: (32,) target: (32,)
target has a gradient: True
max() is the action taken: False
"""
# a target network that is never updated: the loss falls, and Q is random
q_net, target_net = torch.nn.Linear(4, 2), torch.nn.Linear(4, 2)
optimizer = torch.optim.SGD(q_net.parameters(), lr=0.5)
for _ in range(2000):
    q = q_net(right.states).gather(1, right.actions.unsqueeze(1)).squeeze(1)
    with torch.no_grad():
        best = target_net(right.next_states).max(dim=1).values
        target = right.rewards + 0.9 * best * (1 - right.done)
    loss = (q - target).square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
assert loss < 1e-4
assert not torch.allclose(q[1:6:2], torch.tensor([0.729, 0.81, 0.9]), atol=0.05)
# in every wrong example, the loss ends lower than where Q = 0 would be
assert wrong.loss < 0.125 and wrong_done.loss < 1e-4
assert wrong_gradient.loss < 0.25
# bool: 1 - done raises an error
try:
    1 - torch.tensor([True])
except RuntimeError as error:
    assert "bool" in str(error)
assert (~torch.tensor([True])).float().item() == 0
# a column minus a row is a matrix; both ways of "best" give a sum of 1 / 0.1
assert (torch.zeros(8, 1) - torch.zeros(8)).shape == (8, 8)
assert abs(1 / (1 - 0.9) - 10) < 1e-6
assert 0.9 * 0.9 == 0.81 and round(0.9 ** 3, 2) == 0.73
# --8<-- [end:check]
