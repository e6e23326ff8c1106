import torch
import torch.nn as nn

# 统计词频，用来初始化输出层的偏置
V = 15
g = torch.Generator().manual_seed(0)
probs = torch.arange(1, V + 1).float()
docs = torch.multinomial(probs.repeat(60, 1), 30, replacement=True, generator=g)   # (60, 30)

freq = torch.zeros(V)
for doc in docs:
    freq[doc] += 1
print('总词数', docs.numel(), '统计到', int(freq.sum()))


class SkipModel(nn.Module):
    def __init__(self, vocab, dim, freq):
        super().__init__()
        self.word = nn.Embedding(vocab, dim)
        self.out = nn.Linear(dim, vocab)
        with torch.no_grad():
            self.out.bias.copy_(torch.log((freq + 1) / (freq + 1).sum()))

    def forward(self, center):
        return self.out(self.word(center))


model = SkipModel(V, 8, freq)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
loss_fn = nn.CrossEntropyLoss()
centers, contexts = docs[:, :-1].reshape(-1), docs[:, 1:].reshape(-1)

for epoch in range(3):
    model.train()
    running = 0.0
    for idx in torch.randperm(len(centers), generator=g).split(200):
        logits = model(centers[idx])
        loss = loss_fn(logits, contexts[idx])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        running += loss.item() * len(idx)
    print('epoch', epoch, 'loss', running / len(centers))
