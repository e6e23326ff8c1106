import copy
import random
from collections import deque, namedtuple

import torch
import torch.nn as nn
import torch.nn.functional as F

Transition = namedtuple("Transition", "state action reward next_state done")


class ReplayMemory:
    def __init__(self, capacity):
        self.memory = deque([], maxlen=capacity)

    def push(self, *args):
        self.memory.append(Transition(*args))

    def sample(self, batch_size):
        return Transition(*zip(*random.sample(self.memory, batch_size)))

    def __len__(self):
        return len(self.memory)


class QNet(nn.Module):
    def __init__(self, n_obs, n_actions):
        super().__init__()
        self.l1 = nn.Linear(n_obs, 32)
        self.l2 = nn.Linear(32, n_actions)

    def forward(self, x):
        return self.l2(F.relu(self.l1(x)))


policy_net = QNet(4, 2)
target_net = copy.deepcopy(policy_net).requires_grad_(False).eval()
optimizer = torch.optim.AdamW(policy_net.parameters(), lr=1e-3, amsgrad=True)
memory = ReplayMemory(500)
GAMMA, TAU, BATCH = 0.95, 0.01, 32


def select_action(state, eps):
    if random.random() < eps:
        return random.randrange(2)
    with torch.no_grad():
        return policy_net(state.unsqueeze(0)).argmax(1).item()


def optimize_model():
    if len(memory) < BATCH:
        return
    batch = memory.sample(BATCH)
    states, next_states = torch.stack(batch.state), torch.stack(batch.next_state)
    actions = torch.tensor(batch.action).unsqueeze(1)
    rewards = torch.tensor(batch.reward)
    done = torch.tensor(batch.done, dtype=torch.float32)

    q = policy_net(states).gather(1, actions).squeeze(1)
    with torch.no_grad():
        next_q = target_net(next_states).max(1).values
        target = rewards + GAMMA * next_q * (1 - done)
    loss = F.smooth_l1_loss(q, target)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    with torch.no_grad():
        for t, p in zip(target_net.parameters(), policy_net.parameters()):
            t.lerp_(p, TAU)


state = torch.randn(4)
for step in range(150):
    action = select_action(state, eps=max(0.05, 1 - step / 100))
    reward = float(action == int(state.sum() > 0))
    next_state, done = torch.randn(4), random.random() < 0.1
    memory.push(state, action, reward, next_state, done)
    state = next_state
    optimize_model()
print("greedy:", select_action(torch.ones(4), 0.0))
