import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
GAMMA = 0.98


def mlp():
    return nn.Sequential(nn.Linear(5, 64), nn.ReLU(), nn.Linear(64, 3))


policy, target_net = mlp(), mlp()
target_net.load_state_dict(policy.state_dict())
opt = torch.optim.Adam(policy.parameters(), lr=1e-3)
states, next_states = torch.randn(256, 5), torch.randn(256, 5)
actions, rewards = torch.randint(0, 3, (256,)), torch.randn(256)
done = torch.rand(256).lt(0.1).float()

for step in range(20):
    pick = torch.randint(0, 256, (32,))
    q = policy(states[pick]).gather(1, actions[pick].unsqueeze(1)).squeeze(1)
    with torch.no_grad():
        best = target_net(next_states[pick]).max(1)[0]
        target = rewards[pick] + GAMMA * best * (1 - done[pick])
    loss = F.smooth_l1_loss(q, target)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(q.shape, target.shape, loss.item())
