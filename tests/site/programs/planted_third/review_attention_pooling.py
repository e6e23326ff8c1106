import torch
import torch.nn as nn
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader, Dataset


class Reviews(Dataset):
    """word ids 2.. ; a review is good if it has more small ids than large ones"""
    def __init__(self, n, vocab=80):
        self.items = []
        for _ in range(n):
            ids = torch.randint(2, vocab, (int(torch.randint(4, 15, (1,))),))
            good = int((ids < vocab // 2).sum() * 2 > len(ids))
            self.items.append((ids, good))

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]


def collate(samples):
    ids, labels = zip(*samples)
    return pad_sequence(ids, batch_first=True), torch.tensor(labels)


class AttentionPooling(nn.Module):
    def __init__(self, dim, att=24):
        super().__init__()
        self.score = nn.Sequential(nn.Linear(dim, att), nn.Tanh(), nn.Linear(att, 1))
        self.softmax = nn.Softmax(dim=0)

    def forward(self, states, mask):
        e = self.score(states).squeeze(-1)                   # batch x words
        e = e.masked_fill(~mask, -1e4)
        alpha = self.softmax(e)
        return torch.einsum('bt,btd->bd', alpha, states), alpha


class ReviewClassifier(nn.Module):
    def __init__(self, vocab=80, dim=32):
        super().__init__()
        self.emb = nn.Embedding(vocab, dim, padding_idx=0)
        self.pool = AttentionPooling(dim)
        self.out = nn.Linear(dim, 2)

    def forward(self, ids):
        ctx, alpha = self.pool(self.emb(ids), ids != 0)
        return self.out(ctx), alpha


torch.manual_seed(0)
train_dl = DataLoader(Reviews(300), batch_size=30, shuffle=True, collate_fn=collate)
test_dl = DataLoader(Reviews(100), batch_size=50, collate_fn=collate)
clf = ReviewClassifier()
opt = torch.optim.Adam(clf.parameters(), lr=5e-3)
ce = nn.CrossEntropyLoss()
for ep in range(5):
    clf.train()
    for ids, lab in train_dl:
        logits, _ = clf(ids)
        loss = ce(logits, lab)
        opt.zero_grad()
        loss.backward()
        opt.step()
    clf.eval()
    ok = 0
    with torch.no_grad():
        for ids, lab in test_dl:
            ok += (clf(ids)[0].argmax(-1) == lab).sum().item()
    print(f'epoch {ep + 1}: {ok}% of the test reviews')
