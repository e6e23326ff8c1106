# REINFORCE with a learned baseline: one elevator, five floors
import torch
from torch import nn, optim
from torch.distributions import Categorical

FLOORS = 5
torch.manual_seed(30)


class Elevator:
    def reset(self):
        self.at, self.call = torch.randint(FLOORS, (2,)).tolist()
        self.left = 15
        return self.obs()

    def obs(self):
        eye = torch.eye(FLOORS)
        return torch.cat([eye[self.at], eye[self.call]])

    def step(self, action):
        self.at = min(max(self.at + action - 1, 0), FLOORS - 1)
        self.left -= 1
        reward = 1.0 if self.at == self.call else -0.1
        if self.at == self.call:
            self.call = int(torch.randint(FLOORS, ()))
        return self.obs(), reward, self.left == 0


policy = nn.Sequential(nn.Linear(2 * FLOORS, 32), nn.Tanh(), nn.Linear(32, 3))
value = nn.Sequential(nn.Linear(2 * FLOORS, 32), nn.Tanh(), nn.Linear(32, 1))
opt = optim.Adam([*policy.parameters(), *value.parameters()], lr=1e-2)
env = Elevator()
history = []

for episode in range(150):
    obs, done = env.reset(), False
    observations, log_probs, entropies, rewards = [], [], [], []
    while not done:
        dist = Categorical(logits=policy(obs))
        action = dist.sample()
        observations.append(obs)
        log_probs.append(dist.log_prob(action))
        entropies.append(dist.entropy())
        obs, reward, done = env.step(action.item())
        rewards.append(reward)

    returns, g = [], 0.0
    for r in reversed(rewards):
        g = r + 0.9 * g
        returns.insert(0, g)
    returns = torch.tensor(returns)
    baseline = value(torch.stack(observations)).squeeze(-1)
    advantage = returns - baseline.detach()
    policy_loss = -(torch.stack(log_probs) * advantage).mean()
    value_loss = nn.functional.mse_loss(baseline, returns)
    loss = policy_loss + 0.5 * value_loss - 0.01 * torch.stack(entropies).mean()

    opt.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_([*policy.parameters(), *value.parameters()], 0.5)
    opt.step()
    history.append(sum(rewards))
    if episode % 50 == 49:
        print(f"episode {episode + 1}: mean return {sum(history[-50:]) / 50:.2f}")

with torch.no_grad():
    obs, done, total = env.reset(), False, 0.0
    while not done:
        obs, reward, done = env.step(policy(obs).argmax().item())
        total += reward
print(f"greedy return {total:.2f}")
