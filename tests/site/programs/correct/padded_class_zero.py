"""Tags are numbered from 1, since 0 is the padding, and the layer has one output more."""
import torch
from torch import nn
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader

TAGS = {"noun": 1, "verb": 2, "other": 3}
torch.manual_seed(0)
sentences = []
for _ in range(60):
    n = int(torch.randint(3, 9, (1,)))
    words = torch.randint(1, 30, (n,))
    sentences.append((words, words % 3 + 1))


def collate(batch):
    words, tags = zip(*batch)
    return pad_sequence(words, batch_first=True), pad_sequence(tags, batch_first=True)


class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.Embedding(30, 16, padding_idx=0)
        self.gru = nn.GRU(16, 24, batch_first=True, bidirectional=True)
        self.out = nn.Linear(48, len(TAGS) + 1)

    def forward(self, ids):
        states, _ = self.gru(self.emb(ids))
        return self.out(states)


tagger = Tagger()
loss_fn = nn.CrossEntropyLoss(ignore_index=0)
optimizer = torch.optim.AdamW(tagger.parameters(), lr=1e-2)
for epoch in range(2):
    for ids, tags in DataLoader(sentences, batch_size=12, shuffle=True, collate_fn=collate):
        loss = loss_fn(tagger(ids).transpose(1, 2), tags)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, round(loss.item(), 3))
