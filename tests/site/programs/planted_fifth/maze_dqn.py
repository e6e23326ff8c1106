import random
from collections import deque, namedtuple

import torch
import torch.nn as nn
import torch.nn.functional as F

Move = namedtuple("Move", "state action reward nxt done")


class Maze:
    size = 10

    def reset(self):
        self.agent = [0, 0]
        self.t = 0
        return self._view()

    def _view(self):
        v = torch.zeros(2, self.size, self.size)
        v[0, self.agent[0], self.agent[1]] = 1
        v[1, self.size - 1, self.size - 1] = 1
        return v

    def step(self, a):
        dr, dc = [(0, 1), (1, 0), (0, -1), (-1, 0)][a]
        self.agent[0] = min(max(self.agent[0] + dr, 0), self.size - 1)
        self.agent[1] = min(max(self.agent[1] + dc, 0), self.size - 1)
        self.t += 1
        goal = self.agent == [self.size - 1, self.size - 1]
        return self._view(), (1.0 if goal else -0.01), goal or self.t >= 50


class QNet(nn.Module):
    def __init__(self, actions=4):
        super().__init__()
        self.see = nn.Sequential(
            nn.Conv2d(2, 16, kernel_size=3), nn.ReLU(),
            nn.Conv2d(16, 16, kernel_size=3, stride=2), nn.ReLU(),
        )
        self.decide = nn.Sequential(nn.Linear(16 * 3 * 3, 64), nn.ReLU(), nn.Linear(64, actions))

    def forward(self, view):
        return self.decide(self.see(view))


def learn(q, target, memory, opt, gamma=0.97):
    batch = Move(*zip(*random.sample(memory, 32)))
    state, nxt = torch.stack(batch.state), torch.stack(batch.nxt)
    action = torch.tensor(batch.action).unsqueeze(1)
    reward = torch.tensor(batch.reward)
    alive = 1 - torch.tensor(batch.done, dtype=torch.float32)
    with torch.no_grad():
        goal = reward + gamma * alive * target(nxt).max(dim=1).values
    loss = F.smooth_l1_loss(q(state).gather(1, action).squeeze(1), goal)
    opt.zero_grad()
    loss.backward()
    opt.step()


random.seed(1)
torch.manual_seed(1)
env, memory = Maze(), deque(maxlen=2000)
q, target = QNet(), QNet()
target.load_state_dict(q.state_dict())
opt = torch.optim.Adam(q.parameters(), lr=1e-3)

for episode in range(8):
    state, done, eps = env.reset(), False, max(0.1, 1 - episode / 6)
    while not done:
        with torch.no_grad():
            greedy = random.random() >= eps
            action = q(state.unsqueeze(0)).argmax(dim=1).item() if greedy else random.randrange(4)
        nxt, reward, done = env.step(action)
        memory.append(Move(state, action, reward, nxt, done))
        state = nxt
        if len(memory) >= 64:
            learn(q, target, memory, opt)
    target.load_state_dict(q.state_dict())
    print("episode", episode, "steps", env.t)
