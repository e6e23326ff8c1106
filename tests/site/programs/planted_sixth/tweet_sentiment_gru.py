import random
import re

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.nn.utils.rnn import pack_padded_sequence, pad_sequence

POS = "love great happy awesome thanks best".split()
NEG = "hate awful sad terrible worst broken".split()
FILL = "the a my phone flight today really so it is was @user".split()


def make_tweet(label):
    words = random.choices(FILL, k=random.randint(3, 9)) + random.choices(POS if label else NEG, k=2)
    random.shuffle(words)
    return " ".join(words)


def tokenize(s):
    return re.findall(r"[a-z@]+", s.lower())


random.seed(0)
torch.manual_seed(0)
torch.set_num_threads(1)
corpus = [(make_tweet(i % 2), i % 2) for i in range(400)]
vocab = {"<pad>": 0, "<unk>": 1}
for text, _ in corpus[:320]:
    for tok in tokenize(text):
        vocab.setdefault(tok, len(vocab))


def to_batch(pairs):
    seqs = [torch.tensor([vocab.get(t, 1) for t in tokenize(s)]) for s, _ in pairs]
    lengths = torch.tensor([len(s) for s in seqs])
    labels = torch.tensor([l for _, l in pairs], dtype=torch.float32)
    return pad_sequence(seqs, batch_first=True, padding_value=0), lengths, labels


class SentimentGRU(nn.Module):
    def __init__(self, vocab_size, emb=24, hid=32, p=0.5):
        super().__init__()
        self.emb = nn.Embedding(vocab_size, emb, padding_idx=0)
        self.gru = nn.GRU(emb, hid, batch_first=True, bidirectional=True)
        self.fc = nn.Linear(2 * hid, 1)
        self.p = p

    def forward(self, ids, lengths):
        e = F.dropout(self.emb(ids), self.p)
        packed = pack_padded_sequence(e, lengths, batch_first=True, enforce_sorted=False)
        _, h = self.gru(packed)
        feat = torch.cat([h[-2], h[-1]], dim=1)
        return self.fc(F.dropout(feat, self.p)).squeeze(1)


model = SentimentGRU(len(vocab))
opt = torch.optim.Adam(model.parameters(), lr=5e-3)
train, test = corpus[:320], corpus[320:]

for epoch in range(4):
    model.train()
    random.shuffle(train)
    for k in range(0, len(train), 32):
        ids, lengths, y = to_batch(train[k:k + 32])
        loss = F.binary_cross_entropy_with_logits(model(ids, lengths), y)
        opt.zero_grad()
        loss.backward()
        opt.step()

model.eval()
with torch.no_grad():
    ids, lengths, y = to_batch(test)
    pred = (model(ids, lengths) > 0).float()
    print("test acc", (pred == y).float().mean().item())
    for s in ["i love it, best phone", "worst flight, so sad"]:
        i, l, _ = to_batch([(s, 0)])
        print(s, "->", torch.sigmoid(model(i, l)).item())
