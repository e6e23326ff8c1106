import random

import torch
import torch.nn as nn
import torch.optim as optim
from torch.distributions import Categorical

class Corridor:
    length = 7

    def reset(self):
        self.pos, self.steps = self.length // 2, 0
        return self._obs()

    def _obs(self):
        o = torch.zeros(self.length)
        o[self.pos] = 1.0
        return o

    def step(self, action):
        self.pos += 1 if action == 1 else -1
        self.steps += 1
        if self.pos in (0, self.length - 1):
            return self._obs(), (1.0 if self.pos else -1.0), True
        return self._obs(), -0.01, self.steps >= 30


class Policy(nn.Module):
    def __init__(self, n_obs, n_act):
        super().__init__()
        self.affine1 = nn.Linear(n_obs, 32)
        self.affine2 = nn.Linear(32, n_act)
        self.saved_log_probs, self.rewards = [], []

    def forward(self, x):
        return self.affine2(torch.tanh(self.affine1(x)))


env = Corridor()
policy = Policy(env.length, 2)
optimizer = optim.Adam(policy.parameters(), lr=1e-2)
gamma = 0.98


def select_action(state):
    dist = Categorical(logits=policy(state))
    action = dist.sample()
    policy.saved_log_probs.append(dist.log_prob(action))
    return action.item()


def finish_episode():
    R, returns = 0.0, []
    for r in reversed(policy.rewards):
        R = r + gamma * R
        returns.insert(0, R)
    policy_loss = [-log_prob * ret for log_prob, ret in zip(policy.saved_log_probs, returns)]
    optimizer.zero_grad()
    loss = torch.tensor(policy_loss, requires_grad=True).sum()
    loss.backward()
    optimizer.step()
    policy.saved_log_probs.clear()
    policy.rewards.clear()


if __name__ == "__main__":
    random.seed(0)
    torch.manual_seed(0)
    torch.set_num_threads(1)
    running = 0.0
    for episode in range(1, 121):
        state, done, total = env.reset(), False, 0.0
        while not done:
            state, reward, done = env.step(select_action(state))
            policy.rewards.append(reward)
            total += reward
        finish_episode()
        running = 0.95 * running + 0.05 * total
        if episode % 40 == 0:
            print(f"episode {episode}\taverage return {running:.2f}")
