"""Q-learning in a small maze; stops and resumes on a preemptible node."""
import os
import tempfile
import torch
from torch import nn

SIZE, CAPACITY = 6, 100_000
MOVES = torch.tensor([[0, 1], [0, -1], [1, 0], [-1, 0]])


class Replay:
    def __init__(self, capacity, obs_dim):
        self.obs = torch.zeros(capacity, obs_dim)
        self.nxt = torch.zeros(capacity, obs_dim)
        self.act = torch.zeros(capacity, dtype=torch.long)
        self.rew = torch.zeros(capacity)
        self.done = torch.zeros(capacity)
        self.capacity, self.n, self.pos = capacity, 0, 0

    def push(self, obs, act, rew, nxt, done):
        i = self.pos
        self.obs[i], self.nxt[i], self.act[i] = obs, nxt, act
        self.rew[i], self.done[i] = rew, float(done)
        self.pos = (i + 1) % self.capacity
        self.n = min(self.n + 1, self.capacity)

    def sample(self, k):
        j = torch.randint(self.n, (k,))
        return self.obs[j], self.act[j], self.rew[j], self.nxt[j], self.done[j]

    def filled(self):
        names = ("obs", "nxt", "act", "rew", "done")
        return {name: getattr(self, name)[:self.n] for name in names}


def observe(cell):
    return cell.float() / (SIZE - 1) * 2 - 1


def checkpoint(path, net, opt, replay, episode):
    torch.save({"net": net.state_dict(), "opt": opt.state_dict(), "episode": episode,
                "replay": replay.filled(), "pos": replay.pos}, path)
    print(f"saved {replay.n} transitions, {os.path.getsize(path) / 1e6:.2f} MB")


torch.manual_seed(0)
net = nn.Sequential(nn.Linear(2, 48), nn.Tanh(), nn.Linear(48, 4))
target = nn.Sequential(nn.Linear(2, 48), nn.Tanh(), nn.Linear(48, 4))
target.load_state_dict(net.state_dict())
opt = torch.optim.Adam(net.parameters(), lr=2e-3)
replay = Replay(CAPACITY, obs_dim=2)

for episode in range(25):
    cell, eps = torch.tensor([0, 0]), max(0.1, 1 - episode / 20)
    for t in range(40):
        with torch.no_grad():
            greedy = net(observe(cell)).argmax().item()
        a = int(torch.randint(4, ())) if torch.rand(()) < eps else greedy
        nxt = (cell + MOVES[a]).clamp(0, SIZE - 1)
        done = bool((nxt == SIZE - 1).all())
        replay.push(observe(cell), a, 1.0 if done else -0.02, observe(nxt), done)
        cell = nxt
        if replay.n >= 64:
            o, act, r, o2, d = replay.sample(64)
            with torch.no_grad():
                y = r + 0.95 * (1 - d) * target(o2).amax(dim=1)
            q = net(o).gather(1, act[:, None]).squeeze(1)
            opt.zero_grad()
            nn.functional.smooth_l1_loss(q, y).backward()
            opt.step()
        if done:
            break
    if episode % 5 == 0:
        target.load_state_dict(net.state_dict())

with tempfile.TemporaryDirectory() as folder:
    checkpoint(os.path.join(folder, "maze.pt"), net, opt, replay, episode)
