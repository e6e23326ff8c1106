"""Tag the parts of an address line (BiLSTM), sentences of different length."""
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence
from torch.utils.data import DataLoader, Dataset

TAGS = ["street", "number", "city"]
PAD_TAG = -100


class Addresses(Dataset):
    def __init__(self, n):
        self.rows = []
        for _ in range(n):
            n_street, n_city = torch.randint(1, 4, (2,)).tolist()
            words = torch.cat([torch.randint(1, 40, (n_street,)), torch.randint(40, 60, (1,)),
                               torch.randint(20, 40, (n_city,)) + 40])
            tags = torch.tensor([0] * n_street + [1] + [2] * n_city)
            self.rows.append((words, tags))

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, i):
        return self.rows[i]


def pad_batch(batch):
    words, tags = zip(*batch)
    lengths = torch.tensor([len(w) for w in words])
    return (pad_sequence(words, batch_first=True),
            pad_sequence(tags, batch_first=True, padding_value=PAD_TAG), lengths)


class Tagger(nn.Module):
    def __init__(self, vocab=80, emb=16, hidden=24):
        super().__init__()
        self.embed = nn.Embedding(vocab, emb, padding_idx=0)
        self.lstm = nn.LSTM(emb, hidden, batch_first=True, bidirectional=True)
        self.drop = nn.Dropout(0.2)
        self.score = nn.Linear(2 * hidden, len(TAGS))

    def forward(self, words, lengths):
        packed = pack_padded_sequence(self.embed(words), lengths.cpu(), batch_first=True, enforce_sorted=False)
        hidden, _ = self.lstm(packed)
        hidden, _ = pad_packed_sequence(hidden, batch_first=True, total_length=words.size(1))
        return self.score(self.drop(hidden))


torch.manual_seed(15)
train = DataLoader(Addresses(400), batch_size=20, shuffle=True, collate_fn=pad_batch)
test = DataLoader(Addresses(80), batch_size=80, collate_fn=pad_batch)
tagger = Tagger()
criterion = nn.CrossEntropyLoss(ignore_index=PAD_TAG)
optimizer = torch.optim.Adam(tagger.parameters(), lr=0.01)

for epoch in range(3):
    tagger.train()
    for words, tags, lengths in train:
        scores = tagger(words, lengths)                     # (N, L, tags)
        loss = criterion(scores.transpose(1, 2), tags)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    tagger.eval()
    good = total = 0
    with torch.no_grad():
        for words, tags, lengths in test:
            real = tags != PAD_TAG
            pred = tagger(words, lengths).argmax(dim=-1)
            good += (pred[real] == tags[real]).sum().item()
            total += real.sum().item()
    print(f"epoch {epoch}: {good / total:.3f} of {total} words")
