import random
from collections import deque

import torch
import torch.nn as nn
import torch.nn.functional as F

SIZE, HOLES, GOAL = 4, {5, 7, 11, 12}, 15
MOVES = [(-1, 0), (1, 0), (0, -1), (0, 1)]


def env_step(s, a):
    r, c = divmod(s, SIZE)
    r = min(max(r + MOVES[a][0], 0), SIZE - 1)
    c = min(max(c + MOVES[a][1], 0), SIZE - 1)
    s2 = r * SIZE + c
    if s2 == GOAL:
        return s2, 1.0, True
    return s2, (-1.0 if s2 in HOLES else -0.01), s2 in HOLES


def one_hot(states):
    return F.one_hot(torch.as_tensor(states), SIZE * SIZE).float()


class QNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(SIZE * SIZE, 32)
        self.fc2 = nn.Linear(32, len(MOVES))

    def forward(self, x):
        return self.fc2(F.relu(self.fc1(x)))


random.seed(1)
torch.manual_seed(1)
torch.set_num_threads(1)
online, target = QNet(), QNet()
target.load_state_dict(online.state_dict())
opt = torch.optim.Adam(online.parameters(), lr=3e-3)
memory = deque(maxlen=2000)
GAMMA, BATCH, eps, steps = 0.95, 32, 1.0, 0

for episode in range(80):
    s, done, t = 0, False, 0
    while not done and t < 30:
        if random.random() < eps:
            a = random.randrange(4)
        else:
            with torch.no_grad():
                a = online(one_hot([s])).argmax(1).item()
        s2, r, done = env_step(s, a)
        memory.append((s, a, r, s2, float(done)))
        s, t, steps = s2, t + 1, steps + 1
        if len(memory) < BATCH:
            continue
        ss, aa, rr, nn_, dd = zip(*random.sample(memory, BATCH))
        q = online(one_hot(ss)).gather(1, torch.tensor(aa).unsqueeze(1)).squeeze(1)
        with torch.no_grad():
            nxt = target(one_hot(nn_)).max(dim=1).values
            y = torch.tensor(rr) + GAMMA * nxt * (1 - torch.tensor(dd))
        loss = F.smooth_l1_loss(q, y)
        opt.zero_grad()
        loss.backward()
        opt.step()
        if steps % 100 == 0:
            target.load_state_dict(online.state_dict())
    eps = max(0.05, eps * 0.96)

with torch.no_grad():
    print("".join("UDLR"[a] for a in online(one_hot(list(range(16)))).argmax(1).tolist()))
