import random

import torch
import torch.nn as nn
import torch.nn.functional as F

STARS = {1: ["broken", "refund"], 2: ["poor", "slow"], 3: ["okay", "fine"], 4: ["good"], 5: ["superb"]}
random.seed(0)
torch.manual_seed(0)

vocab = {w: i for i, w in enumerate(sorted(sum(STARS.values(), []) + ["the", "box"]))}


def review():
    stars = random.randint(1, 5)
    words = random.choices(["the", "box"], k=3) + random.choices(STARS[stars], k=2)
    return [vocab[w] for w in words], stars


data = [review() for _ in range(200)]
ids = torch.tensor([tokens for tokens, _ in data])
rating = torch.tensor([stars for _, stars in data])
labels = rating - 1  # classes from 0

net = nn.Sequential(nn.EmbeddingBag(len(vocab), 16), nn.Linear(16, len(STARS)))
opt = torch.optim.Adam(net.parameters(), lr=0.05)
for step in range(30):
    loss = F.cross_entropy(net(ids), labels)
    opt.zero_grad()
    loss.backward()
    opt.step()
predicted = net(ids).argmax(1) + 1
print("exact:", (predicted == rating).float().mean().item())
