# 自定义 BatchSampler：把长度相近的样本放进同一个 batch，减少 padding
import random

import torch
import torch.nn as nn
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader, Dataset, Sampler


class Sentences(Dataset):
    def __init__(self, n, tags=5, vocab=40):
        rng = random.Random(n)
        self.items = []
        for _ in range(n):
            words = [rng.randrange(1, vocab) for _ in range(rng.randint(2, 20))]
            self.items.append((torch.tensor(words), torch.tensor([w % tags for w in words])))

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]


class BucketBatchSampler(Sampler):
    def __init__(self, lengths, batch_size):
        self.lengths, self.batch_size = lengths, batch_size

    def __iter__(self):
        order = sorted(range(len(self.lengths)), key=lambda i: (self.lengths[i], random.random()))
        batches = [order[i:i + self.batch_size] for i in range(0, len(order), self.batch_size)]
        random.shuffle(batches)
        yield from batches

    def __len__(self):
        return -(-len(self.lengths) // self.batch_size)


def collate(batch):
    words, tags = zip(*batch)
    return pad_sequence(words, batch_first=True), pad_sequence(tags, batch_first=True, padding_value=-100)


class Tagger(nn.Module):
    def __init__(self, vocab=40, d=32, tags=5):
        super().__init__()
        self.embedding = nn.Embedding(vocab, d, padding_idx=0)
        self.attn = nn.MultiheadAttention(d, 4, dropout=0.1, batch_first=True)
        self.ln = nn.LayerNorm(d)
        self.out = nn.Linear(d, tags)

    def forward(self, x):
        e = self.embedding(x)
        a, _ = self.attn(e, e, e, key_padding_mask=x == 0, need_weights=False)   # True 表示忽略
        return self.out(self.ln(e + a))


train_set, test_set = Sentences(120), Sentences(40)
sampler = BucketBatchSampler([len(w) for w, _ in train_set], 15)
train_dl = DataLoader(train_set, batch_sampler=sampler, collate_fn=collate)
test_dl = DataLoader(test_set, batch_size=20, collate_fn=collate)
tagger = Tagger()
criterion = nn.CrossEntropyLoss(ignore_index=-100)
opt = torch.optim.Adam(tagger.parameters(), lr=5e-3)
for epoch in range(4):
    tagger.train()
    for x, y in train_dl:
        tagger.zero_grad(set_to_none=True)
        loss = criterion(tagger(x).flatten(0, 1), y.flatten())
        loss.backward()
        opt.step()
    tagger.eval()
    ok = n = 0
    with torch.inference_mode():
        for x, y in test_dl:
            mask = y != -100
            ok += (tagger(x).argmax(-1)[mask] == y[mask]).sum().item()
            n += mask.sum().item()
    print(f'epoch {epoch}: {ok}/{n}')
