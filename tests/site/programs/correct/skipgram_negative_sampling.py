import random
from collections import Counter

import torch
import torch.nn as nn
import torch.nn.functional as F

random.seed(0)
torch.manual_seed(0)

animals = ['cat', 'dog', 'horse', 'cow']
foods = ['bread', 'cheese', 'apple', 'soup']
glue = ['the', 'a', 'some', 'my']
sentences = []
for _ in range(300):
    topic = random.choice([animals, foods])
    sentences.append([random.choice(glue), random.choice(topic), random.choice(glue), random.choice(topic)])

counts = Counter(w for s in sentences for w in s)
vocab = sorted(counts)
index = {w: i for i, w in enumerate(vocab)}
freq = torch.tensor([counts[w] for w in vocab], dtype=torch.float)
noise_dist = freq.pow(0.75) / freq.pow(0.75).sum()

pairs = []
for s in sentences:
    for i, center in enumerate(s):
        for j in range(max(0, i - 2), min(len(s), i + 3)):
            if i != j:
                pairs.append((index[center], index[s[j]]))
pairs = torch.tensor(pairs)


class SkipGram(nn.Module):
    def __init__(self, n_words, dim=16):
        super().__init__()
        self.inp = nn.Embedding(n_words, dim)
        self.out = nn.Embedding(n_words, dim)
        nn.init.uniform_(self.inp.weight, -0.5 / dim, 0.5 / dim)
        nn.init.zeros_(self.out.weight)

    def forward(self, center, context, negatives):
        v = self.inp(center)
        pos = (v * self.out(context)).sum(-1)
        neg = torch.einsum('bd,bkd->bk', v, self.out(negatives))
        return -(F.logsigmoid(pos) + F.logsigmoid(-neg).sum(-1)).mean()


model = SkipGram(len(vocab))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(5):
    total = 0.0
    for idx in torch.randperm(len(pairs)).split(256):
        center, context = pairs[idx].unbind(1)
        negatives = torch.multinomial(noise_dist, len(idx) * 5, replacement=True).view(len(idx), 5)
        loss = model(center, context, negatives)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(idx)
    print(f'epoch {epoch}: {total / len(pairs):.3f}')

with torch.no_grad():
    vec = F.normalize(model.inp.weight, dim=1)
    sims = vec @ vec[index['cat']]
    sims[index['cat']] = -1
    print('nearest to cat:', [vocab[i] for i in sims.topk(3).indices.tolist()])
