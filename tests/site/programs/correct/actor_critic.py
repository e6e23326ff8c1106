import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.distributions import Categorical, Normal


class ActorCritic(nn.Module):
    def __init__(self, obs=3, acts=2):
        super().__init__()
        self.body = nn.Linear(obs, 32)
        self.pi = nn.Linear(32, acts)
        self.v = nn.Linear(32, 1)

    def forward(self, s):
        h = torch.tanh(self.body(s))
        return Categorical(logits=self.pi(h)), self.v(h).squeeze(-1)


def rollout(net, T=64):
    """The reward is 1 when the action says the sign of the first feature."""
    buf = {k: [] for k in ("obs", "act", "logp", "rew", "val")}
    with torch.no_grad():
        for _ in range(T):
            s = torch.randn(3)
            dist, value = net(s)
            a = dist.sample()
            buf["obs"].append(s)
            buf["act"].append(a)
            buf["logp"].append(dist.log_prob(a))
            buf["val"].append(value)
            buf["rew"].append(torch.tensor(float(a.item() == int(s[0] > 0))))
    return {k: torch.stack(v) for k, v in buf.items()}


torch.manual_seed(0)
net = ActorCritic()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
clip = 0.2
for it in range(15):
    b = rollout(net)
    adv = b["rew"] - b["val"]
    adv = (adv - adv.mean()) / (adv.std() + 1e-8)
    for _ in range(4):
        dist, value = net(b["obs"])
        ratio = (dist.log_prob(b["act"]) - b["logp"]).exp()
        policy_loss = -torch.min(ratio * adv, ratio.clamp(1 - clip, 1 + clip) * adv).mean()
        value_loss = F.mse_loss(value, b["rew"])
        loss = policy_loss + 0.5 * value_loss - 0.01 * dist.entropy().mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
    if it % 5 == 4:
        print(it, "mean reward", b["rew"].mean().item())
