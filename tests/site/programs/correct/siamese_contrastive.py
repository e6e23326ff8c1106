import torch as t
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, Dataset


class PairDataset(Dataset):
    def __init__(self, x, labels):
        self.x, self.labels = x, labels

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        same = t.rand(()) < 0.5
        mask = self.labels == self.labels[i]
        candidates = (mask if same else ~mask).nonzero().squeeze(1)
        j = candidates[t.randint(len(candidates), ())]
        return self.x[i], self.x[j], same.float()


class Siamese(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 8))

    def forward_once(self, x):
        return F.normalize(self.embed(x), dim=1)

    def forward(self, a, b):
        return self.forward_once(a), self.forward_once(b)


class ContrastiveLoss(nn.Module):
    def __init__(self, margin=1.0):
        super().__init__()
        self.margin = margin

    def forward(self, za, zb, same):
        d = F.pairwise_distance(za, zb)
        return (same * d.pow(2) + (1 - same) * F.relu(self.margin - d).pow(2)).mean()


t.manual_seed(0)
labels = t.arange(120) % 4
centers = t.randn(4, 10) * 2
x = centers[labels] + t.randn(120, 10) * 0.3
loader = DataLoader(PairDataset(x, labels), batch_size=24, shuffle=True)
net = Siamese()
criterion = ContrastiveLoss()
optimizer = t.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(4):
    losses = []
    for a, b, same in loader:
        optimizer.zero_grad()
        loss = criterion(*net(a, b), same)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    print(epoch, sum(losses) / len(losses))

net.eval()
with t.no_grad():
    z = net.forward_once(x)
    dist = t.cdist(z, z)
    dist.fill_diagonal_(float('inf'))
    print('1-NN accuracy', (labels[dist.argmin(1)] == labels).float().mean().item())
