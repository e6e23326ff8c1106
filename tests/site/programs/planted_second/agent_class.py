import torch as T
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim


class PolicyNetwork(nn.Module):
    def __init__(self, lr, n_obs, fc_dims, n_actions):
        super(PolicyNetwork, self).__init__()
        self.fc1 = nn.Linear(n_obs, fc_dims)
        self.fc2 = nn.Linear(fc_dims, fc_dims)
        self.optimizer = optim.Adam(self.parameters(), lr=lr)
        self.pi = nn.Linear(fc_dims, n_actions)
        self.device = T.device('cuda:0' if T.cuda.is_available() else 'cpu')
        self.to(self.device)

    def forward(self, state):
        x = F.relu(self.fc1(state))
        x = F.relu(self.fc2(x))
        return self.pi(x)


class Agent:
    def __init__(self, gamma=0.99):
        self.gamma = gamma
        self.policy = PolicyNetwork(1e-3, 4, 32, 2)
        self.log_probs, self.rewards = [], []

    def act(self, obs):
        dist = T.distributions.Categorical(logits=self.policy(obs.to(self.policy.device)))
        action = dist.sample()
        self.log_probs.append(dist.log_prob(action))
        return action.item()

    def learn(self):
        G, returns = 0.0, []
        for r in reversed(self.rewards):
            G = r + self.gamma * G
            returns.insert(0, G)
        loss = sum(-g * lp for g, lp in zip(returns, self.log_probs))
        self.policy.optimizer.zero_grad()
        loss.backward()
        self.policy.optimizer.step()
        self.log_probs, self.rewards = [], []


agent = Agent()
for episode in range(5):
    obs, total = T.randn(4), 0
    for _ in range(12):
        reward = float(agent.act(obs) == int(obs[0] > 0))
        agent.rewards.append(reward)
        total += reward
        obs = T.randn(4)
    agent.learn()
    print('episode', episode, 'score', total)
