"""DDPG on a toy task: push a puck to the middle of the table."""
import copy
import random
from collections import deque

import torch
import torch.nn.functional as F
from torch import nn

OBS, ACT, GAMMA, TAU = 4, 2, 0.97, 0.02
torch.manual_seed(3)
random.seed(3)


class Actor(nn.Module):
    def __init__(self, noise=0.3):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(OBS, 64), nn.ReLU(), nn.Linear(64, ACT))
        self.noise = noise

    def forward(self, obs):
        act = torch.tanh(self.body(obs))
        if self.training:
            act.data.add_(self.noise * torch.randn_like(act)).clamp_(-1, 1)
        return act


class Critic(nn.Module):
    def __init__(self):
        super().__init__()
        self.q = nn.Sequential(nn.Linear(OBS + ACT, 64), nn.ReLU(), nn.Linear(64, 1))

    def forward(self, obs, act):
        return self.q(torch.cat([obs, act], dim=-1)).squeeze(-1)


def env_step(state, act):
    pos, vel = state[:2], state[2:]
    vel = 0.9 * vel + 0.1 * act
    pos = (pos + 0.1 * vel).clamp(-1, 1)
    return torch.cat([pos, vel]), -pos.norm().item()


def polyak(target, online):
    with torch.no_grad():
        for t, p in zip(target.parameters(), online.parameters()):
            t.lerp_(p, TAU)


actor, critic = Actor(), Critic()
actor_t, critic_t = copy.deepcopy(actor).eval(), copy.deepcopy(critic).eval()
opt_a = torch.optim.Adam(actor.parameters(), lr=1e-3)
opt_c = torch.optim.Adam(critic.parameters(), lr=2e-3)
memory = deque(maxlen=5000)

for episode in range(12):
    s, ret = torch.cat([torch.rand(2) * 2 - 1, torch.zeros(2)]), 0.0
    for t in range(40):
        with torch.no_grad():
            a = actor(s)
        s2, r = env_step(s, a)
        memory.append((s, a, r, s2))
        s, ret = s2, ret + r
        if len(memory) < 64:
            continue
        obs, acts, rews, nxt = zip(*random.sample(memory, 64))
        obs, acts, nxt = torch.stack(obs), torch.stack(acts), torch.stack(nxt)
        with torch.no_grad():
            goal = torch.tensor(rews) + GAMMA * critic_t(nxt, actor_t(nxt))
        c_loss = F.mse_loss(critic(obs, acts), goal)
        opt_c.zero_grad()
        c_loss.backward()
        opt_c.step()
        a_loss = -critic(obs, actor(obs)).mean()
        opt_a.zero_grad()
        a_loss.backward()
        opt_a.step()
        polyak(actor_t, actor)
        polyak(critic_t, critic)
    print(f"episode {episode:2d}  return {ret:7.2f}")
