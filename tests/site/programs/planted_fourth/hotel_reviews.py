import random
import torch
from torch import nn, optim

random.seed(12)
torch.manual_seed(12)
GOOD = "clean friendly quiet lovely spotless".split()
BAD = "dirty rude noisy awful smelly".split()
FILLER = "the room was and staff with a view of street breakfast".split()
vocab = {w: i for i, w in enumerate(GOOD + BAD + FILLER)}
LENGTH = 16


def write_review():
    label = random.random() < 0.5
    words = [random.choice(FILLER) for _ in range(LENGTH)]
    words[random.randrange(LENGTH // 2)] = random.choice(GOOD if label else BAD)
    return [vocab[w] for w in words], float(label)


def corpus(n):
    ids, labels = zip(*(write_review() for _ in range(n)))
    return torch.tensor(ids), torch.tensor(labels)


class ReviewNet(nn.Module):
    def __init__(self, emb=24, hid=32):
        super().__init__()
        self.emb = nn.Embedding(len(vocab), emb)
        self.lstm = nn.LSTM(emb, hid, batch_first=True, bidirectional=True)
        self.drop = nn.Dropout(0.2)
        self.out = nn.Linear(2 * hid, 1)

    def forward(self, ids):
        enc, _ = self.lstm(self.emb(ids))
        summary = enc[:, ids.size(1) - 1]
        return self.out(self.drop(summary)).squeeze(1)


net = ReviewNet()
criterion = nn.BCEWithLogitsLoss()
optimizer = optim.Adam(net.parameters(), lr=4e-3)
train_x, train_y = corpus(800)
test_x, test_y = corpus(200)

for epoch in range(3):
    net.train()
    perm = torch.randperm(len(train_x))
    running = 0.0
    for k, start in enumerate(range(0, len(perm), 40), start=1):
        sel = perm[start:start + 40]
        optimizer.zero_grad()
        loss = criterion(net(train_x[sel]), train_y[sel])
        loss.backward()
        optimizer.step()
        running += loss.item()
    net.eval()
    with torch.no_grad():
        acc = ((net(test_x) > 0) == test_y.bool()).float().mean().item()
    print(f"[{epoch + 1}] loss {running / k:.3f}  test accuracy {acc:.3f}")

# try one by hand
text = "the room was spotless and the staff friendly"
with torch.no_grad():
    ids = torch.tensor([[vocab[w] for w in text.split()]])
    print(text, "->", f"{net(ids).sigmoid().item():.2f}")
