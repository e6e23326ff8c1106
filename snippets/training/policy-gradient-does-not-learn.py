"""A policy gradient minimizes minus log_prob of the sampled action times what came after it; each other combination silently learns something else."""
# /// pitfall
# apis = ["torch.distributions.Categorical", "torch.distributions.Categorical.log_prob", "torch.distributions.Categorical.sample"]
# symptom = "silent"
# added = 2026-11-30
#
# [code.reward_minimized]
# pattern = '''
# $L = ($D.log_prob($A) * $R).$F()
# ...
# $L.backward()
# '''
# nowhere = ['-$L', 'torch.optim.$KIND(..., maximize=True)', '$R = -$X']
# names = { "$R" = 'rewards?|returns?|advantages?|adv|discounted_(rewards|returns)|G', "$F" = 'mean|sum' }
# [code.returns_minimized]
# pattern = '''
# $L = ($P * $R).$F()
# ...
# $L.backward()
# '''
# nowhere = ['-$L', 'torch.optim.$KIND(..., maximize=True)', '$R = -$X', '$P = -$Y']
# names = { "$R" = 'rewards?|returns?|advantages?|adv|discounted_(rewards|returns)|G', "$P" = 'log_?probs?|logps?|saved_log_probs', "$F" = 'mean|sum' }
# example = '''
# import torch
# def update(log_probs, returns):
#     loss = (log_probs * returns).sum()
#     loss.backward()
# '''
# [code.softmax_as_logits]
# either = [
#     'torch.distributions.Categorical(logits=torch.softmax(...))',
#     'torch.distributions.Categorical(logits=torch.nn.functional.softmax(...))',
#     'torch.distributions.Categorical(logits=$X.softmax(...))',
#     """
# $P = $X.softmax(...)
# ...
# torch.distributions.Categorical(logits=$P)
# """,
#     """
# $P = torch.softmax(...)
# ...
# torch.distributions.Categorical(logits=$P)
# """,
# ]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(0)
rewards = torch.tensor([1.0, 0.0, -1.0])  # of the three actions
policy = nn.Linear(1, 3)
optimizer = torch.optim.Adam(policy.parameters(), lr=0.2)
for step in range(80):
    state = torch.ones(8, 1)
    dist = Categorical(logits=policy(state))
    action = dist.sample()
    reward = rewards[action]
    loss = (dist.log_prob(action) * reward).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("loss:", round(loss.item(), 2), "reward:", reward.mean().item())
#> loss: 0.0 reward: -1.0
print("probabilities:", [f"{p:.2f}" for p in dist.probs[0]])
#> probabilities: ['0.00', '0.00', '1.00']
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(0)
rewards = torch.tensor([1.0, 0.0, -1.0])  # of the three actions
policy = nn.Linear(1, 3)
optimizer = torch.optim.Adam(policy.parameters(), lr=0.2)
for step in range(80):
    state = torch.ones(8, 1)
    dist = Categorical(logits=policy(state))
    action = dist.sample()
    reward = rewards[action]
    loss = -(dist.log_prob(action) * reward).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("loss:", round(loss.item(), 2), "reward:", reward.mean().item())
#> loss: 0.0 reward: 1.0
print("probabilities:", [f"{p:.2f}" for p in dist.probs[0]])
#> probabilities: ['1.00', '0.00', '0.00']
# --8<-- [end:right]

# --8<-- [start:wrong_logits]
import torch
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(0)
rewards = torch.tensor([1.0, 0.0, -1.0])
policy = nn.Linear(1, 3)
optimizer = torch.optim.Adam(policy.parameters(), lr=0.2)
for step in range(80):
    probs = policy(torch.ones(8, 1)).softmax(dim=1)
    dist = Categorical(logits=probs)
    action = dist.sample()
    loss = -(dist.log_prob(action) * rewards[action]).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("probs:", [f"{p:.2f}" for p in probs[0]])
#> probs: ['1.00', '0.00', '0.00']
print("sampled with:", [f"{p:.2f}" for p in dist.probs[0]])
#> sampled with: ['0.58', '0.21', '0.21']
# --8<-- [end:wrong_logits]

# --8<-- [start:right_logits]
import torch
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(0)
rewards = torch.tensor([1.0, 0.0, -1.0])
policy = nn.Linear(1, 3)
optimizer = torch.optim.Adam(policy.parameters(), lr=0.2)
for step in range(80):
    probs = policy(torch.ones(8, 1)).softmax(dim=1)
    dist = Categorical(probs=probs)
    action = dist.sample()
    loss = -(dist.log_prob(action) * rewards[action]).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("probs:", [f"{p:.2f}" for p in probs[0]])
#> probs: ['1.00', '0.00', '0.00']
print("sampled with:", [f"{p:.2f}" for p in dist.probs[0]])
#> sampled with: ['1.00', '0.00', '0.00']
# --8<-- [end:right_logits]

# --8<-- [start:wrong_action]
import torch
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(0)
rewards = torch.tensor([1.0, 0.0, -1.0])
policy = nn.Linear(1, 3)
optimizer = torch.optim.Adam(policy.parameters(), lr=0.2)
for step in range(80):
    dist = Categorical(logits=policy(torch.ones(8, 1)))
    action = dist.sample()
    reward = rewards[action]
    log_prob = dist.log_prob(dist.sample())
    loss = -(log_prob * reward).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("probabilities:", [f"{p:.2f}" for p in dist.probs[0]])
#> probabilities: ['0.00', '0.00', '1.00']
# --8<-- [end:wrong_action]

# --8<-- [start:right_action]
import torch
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(0)
rewards = torch.tensor([1.0, 0.0, -1.0])
policy = nn.Linear(1, 3)
optimizer = torch.optim.Adam(policy.parameters(), lr=0.2)
for step in range(80):
    dist = Categorical(logits=policy(torch.ones(8, 1)))
    action = dist.sample()
    reward = rewards[action]
    log_prob = dist.log_prob(action)
    loss = -(log_prob * reward).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("probabilities:", [f"{p:.2f}" for p in dist.probs[0]])
#> probabilities: ['1.00', '0.00', '0.00']
# --8<-- [end:right_action]

# --8<-- [start:wrong_returns]
import torch
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(0)
states = torch.eye(2)
policy = nn.Linear(2, 2)
optimizer = torch.optim.Adam(policy.parameters(), lr=0.2)
for episode in range(80):
    dist = Categorical(logits=policy(states))
    action = dist.sample()
    pays = action[0].item()
    rewards = torch.tensor([-1.0 * pays, 5.0 * pays])
    loss = -(dist.log_prob(action) * rewards).sum()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"pays with probability {dist.probs[0, 1]:.2f}")
#> pays with probability 0.00
# --8<-- [end:wrong_returns]

# --8<-- [start:right_returns]
import torch
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(0)
states = torch.eye(2)
policy = nn.Linear(2, 2)
optimizer = torch.optim.Adam(policy.parameters(), lr=0.2)
for episode in range(80):
    dist = Categorical(logits=policy(states))
    action = dist.sample()
    pays = action[0].item()
    rewards = torch.tensor([-1.0 * pays, 5.0 * pays])
    returns = rewards.flip(0).cumsum(0).flip(0)
    loss = -(dist.log_prob(action) * returns).sum()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"pays with probability {dist.probs[0, 1]:.2f}")
#> pays with probability 1.00
# --8<-- [end:right_returns]

# --8<-- [start:demo_baseline]
import torch
from torch.distributions import Categorical

torch.manual_seed(0)
logits = torch.zeros(1000, 3, requires_grad=True)
action = Categorical(logits=logits).sample()
reward = torch.tensor([11.0, 10.0, 9.0])[action]
for name, baseline in (("no baseline", 0.0), ("mean reward", reward.mean())):
    log_prob = Categorical(logits=logits).log_prob(action)
    loss = (log_prob * (reward - baseline)).sum()
    grad, = torch.autograd.grad(loss, logits)
    best = grad[:, 0]
    print(f"{name}: gradient {best.mean():.2f} +- {best.std():.2f}")
#> no baseline: gradient 0.20 +- 4.90
#> mean reward: gradient 0.34 +- 0.28
# --8<-- [end:demo_baseline]

# --8<-- [start:demo_in_your_code]
import torch
from torch.distributions import Categorical

def discounted_returns(rewards, gamma=0.99):
    returns = []
    total = 0.0
    for reward in reversed(rewards):
        total = reward + gamma * total
        returns.insert(0, total)
    return torch.tensor(returns)

torch.manual_seed(0)
logits = torch.zeros(3, 2, requires_grad=True)  # policy(states)
dist = Categorical(logits=logits)
action = dist.sample()  # env.step(action)
returns = discounted_returns([0.0, 0.0, 1.0])
advantage = (returns - returns.mean()) / (returns.std() + 1e-8)
loss = -(dist.log_prob(action) * advantage).mean()
loss.backward()
print("returns:", returns)
#> returns: tensor([0.9801, 0.9900, 1.0000])
# --8<-- [end:demo_in_your_code]

# --8<-- [start:detect]
import torch
from torch.distributions import Categorical

logits = torch.zeros(1, 3, requires_grad=True)
optimizer = torch.optim.SGD([logits], lr=1.0)
action, reward = torch.tensor([2]), torch.tensor([1.0])
before = Categorical(logits=logits).log_prob(action).item()
loss = -(Categorical(logits=logits).log_prob(action) * reward).mean()
loss.backward()
optimizer.step()
after = Categorical(logits=logits).log_prob(action).item()
print(f"log_prob before {before:.2f}, after {after:.2f}")
#> log_prob before -1.10, after -0.55
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch.distributions import Categorical

assert wrong.out.endswith("probabilities: ['0.00', '0.00', '1.00']\n")
assert right.out.endswith("probabilities: ['1.00', '0.00', '0.00']\n")
assert wrong.out.startswith("loss: 0.0 reward: -1.0\n")
assert right.out.startswith("loss: 0.0 reward: 1.0\n")
assert demo_in_your_code.out == "returns: tensor([0.9801, 0.9900, 1.0000])\n"
assert wrong_logits.out == """\
probs: ['1.00', '0.00', '0.00']
sampled with: ['0.58', '0.21', '0.21']
"""
assert right_logits.out == """\
probs: ['1.00', '0.00', '0.00']
sampled with: ['1.00', '0.00', '0.00']
"""
assert wrong_action.out == "probabilities: ['0.00', '0.00', '1.00']\n"
assert right_action.out == "probabilities: ['1.00', '0.00', '0.00']\n"
assert wrong_returns.out == "pays with probability 0.00\n"
assert right_returns.out == "pays with probability 1.00\n"
assert demo_baseline.out == """\
no baseline: gradient 0.20 +- 4.90
mean reward: gradient 0.34 +- 0.28
"""
assert f"{(11 - 10) / 3:.2f}" == "0.33"
assert detect.out == "log_prob before -1.10, after -0.55\n"
# 58% of three actions, next to nothing of many
assert 0.57 < torch.eye(3)[0].softmax(0)[0] < 0.58
assert torch.eye(100)[0].softmax(0)[0] < 0.03
# the reward of another action: a different winner for each seed
winners = set()
for seed in range(8):
    torch.manual_seed(seed)
    logits = torch.zeros(3, requires_grad=True)
    optimizer = torch.optim.Adam([logits], lr=0.5)
    for _ in range(40):
        dist = Categorical(logits=logits)
        reward = torch.tensor([1.0, 0.0, -1.0])[dist.sample((8,))]
        loss = -(dist.log_prob(dist.sample((8,))) * reward).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    winners.add(logits.argmax().item())
assert len(winners) > 1
# (8,) * (8, 1): the mean is that of the log_probs times that of the rewards
log_prob, reward = torch.randn(8), torch.randn(8, 1)
assert (log_prob * reward).shape == (8, 8)
assert torch.isclose((log_prob * reward).mean(),
                     log_prob.mean() * reward.mean(), atol=1e-6)
# without detach, the policy's loss trains the value as well
value = torch.zeros(1, requires_grad=True)
(torch.tensor([-1.0]) * (1.0 - value)).sum().backward()
assert value.grad.item() == 1.0
# maximize=True goes uphill
w = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=1.0, maximize=True)
w.sum().backward()
optimizer.step()
assert w.item() == 1.0
# --8<-- [end:check]
