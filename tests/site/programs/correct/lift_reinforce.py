import torch
from torch import nn
from torch.distributions import Categorical


class Elevator:
    """Bring one passenger from a floor to another one. Actions: down, stay, up."""

    def __init__(self, floors=5, horizon=20):
        self.floors, self.horizon = floors, horizon

    def reset(self):
        self.car = int(torch.randint(self.floors, ()))
        self.goal = int(torch.randint(self.floors, ()))
        self.t = 0
        return self.observe()

    def observe(self):
        obs = torch.zeros(2 * self.floors)
        obs[self.car] = 1.0
        obs[self.floors + self.goal] = 1.0
        return obs

    def step(self, action):
        self.car = min(max(self.car + action - 1, 0), self.floors - 1)
        self.t += 1
        arrived = self.car == self.goal
        return self.observe(), 1.0 if arrived else -0.1, arrived or self.t == self.horizon


class ActorCritic(nn.Module):
    def __init__(self, n_obs, n_actions):
        super().__init__()
        self.shared = nn.Linear(n_obs, 32)
        self.actor = nn.Linear(32, n_actions)
        self.critic = nn.Linear(32, 1)

    def forward(self, obs):
        h = self.shared(obs).tanh()
        return Categorical(logits=self.actor(h)), self.critic(h).squeeze(-1)


def returns(rewards, gamma):
    out, running = [], 0.0
    for r in reversed(rewards):
        running = r + gamma * running
        out.append(running)
    return torch.tensor(out[::-1])


def play(env, policy):
    log_probs, values, entropies, rewards = [], [], [], []
    obs, done = env.reset(), False
    while not done:
        dist, value = policy(obs)
        action = dist.sample()
        obs, reward, done = env.step(action.item())
        log_probs.append(dist.log_prob(action))
        entropies.append(dist.entropy())
        values.append(value)
        rewards.append(reward)
    return torch.stack(log_probs), torch.stack(values), torch.stack(entropies), rewards


torch.manual_seed(105)
env = Elevator()
policy = ActorCritic(10, 3)
optimizer = torch.optim.Adam(policy.parameters(), lr=5e-3)
recent = []
for episode in range(300):
    log_probs, values, entropies, rewards = play(env, policy)
    target = returns(rewards, gamma=0.95)
    advantage = target - values.detach()
    loss = -(log_probs * advantage).sum() + 0.5 * (values - target).pow(2).sum() - 0.01 * entropies.sum()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    recent.append(len(rewards))
    if (episode + 1) % 100 == 0:
        print(f"episode {episode + 1}: mean length {sum(recent[-100:]) / 100:.1f}")
