import random

import torch
import torch.nn as nn
from torch.nn.utils.rnn import pad_sequence

TAGS = ["<pad>", "O", "PER", "LOC"]
NAMES = ["anna", "omar", "li", "pedro", "ingrid"]
PLACES = ["paris", "lagos", "quito", "oslo", "kyoto"]
OTHER = ["met", "in", "went", "to", "with", "from", "called", "and", "yesterday"]


def sentence():
    words, tags = [], []
    for _ in range(random.randint(4, 10)):
        kind = random.choices(["O", "PER", "LOC"], weights=[4, 1, 1])[0]
        words.append(random.choice({"O": OTHER, "PER": NAMES, "LOC": PLACES}[kind]))
        tags.append(kind)
    return words, tags


class BiLSTMTagger(nn.Module):
    def __init__(self, vocab_size, n_tags, emb_dim=16, hidden=24):
        super().__init__()
        self.hidden = hidden
        self.word_emb = nn.Embedding(vocab_size, emb_dim, padding_idx=0)
        self.lstm = nn.LSTM(emb_dim, hidden, batch_first=True, bidirectional=True)
        self.hidden2tag = nn.Linear(2 * hidden, n_tags)

    def init_hidden(self, batch):
        h0 = torch.zeros(2, batch, self.hidden)
        c0 = torch.zeros(2, batch, self.hidden)
        return h0, c0

    def forward(self, ids):
        hidden = self.init_hidden(ids.size(0))
        out, _ = self.lstm(self.word_emb(ids), hidden)
        return self.hidden2tag(out)


random.seed(0)
torch.manual_seed(0)
torch.set_num_threads(1)
use_cuda = torch.cuda.is_available()
sents = [sentence() for _ in range(300)]
word2id = {w: i + 1 for i, w in enumerate(NAMES + PLACES + OTHER)}
tag2id = {t: i for i, t in enumerate(TAGS)}

model = BiLSTMTagger(len(word2id) + 1, len(TAGS))
if use_cuda:
    model = model.cuda()
loss_function = nn.CrossEntropyLoss(ignore_index=0)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)


def make_batch(chunk):
    ids = pad_sequence([torch.tensor([word2id[w] for w in ws]) for ws, _ in chunk], batch_first=True)
    gold = pad_sequence([torch.tensor([tag2id[t] for t in ts]) for _, ts in chunk], batch_first=True)
    if use_cuda:
        ids, gold = ids.cuda(), gold.cuda()
    return ids, gold


for epoch in range(3):
    model.train()
    random.shuffle(sents)
    for k in range(0, len(sents), 25):
        ids, gold = make_batch(sents[k:k + 25])
        model.zero_grad()
        scores = model(ids)
        loss = loss_function(scores.flatten(0, 1), gold.flatten())
        loss.backward()
        optimizer.step()
    print("epoch", epoch, "loss", round(loss.item(), 4))

model.eval()
with torch.no_grad():
    ids, gold = make_batch(sents[:50])
    keep = gold != 0
    print("tag accuracy", (model(ids).argmax(-1)[keep] == gold[keep]).float().mean().item())
