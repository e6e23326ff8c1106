import torch
from torch import nn
from torch.nn import functional as F


class SpamFilter(nn.Module):
    def __init__(self, vocab_size, embed_dim=32):
        super().__init__()
        self.bag = nn.EmbeddingBag(vocab_size, embed_dim, mode="mean")
        self.fc1 = nn.Linear(embed_dim, 64)
        self.fc2 = nn.Linear(64, 1)

    def forward(self, words):
        out = self.bag(words)
        out = F.relu(self.fc1(out))
        out = F.dropout(out, p=0.4)
        return self.fc2(out).squeeze(1)


torch.manual_seed(0)
mails = torch.randint(0, 200, (300, 25))
spam = (mails < 4).any(dim=1).float()

spam_filter = SpamFilter(200)
optimizer = torch.optim.Adam(spam_filter.parameters(), lr=5e-3)
loss_fn = nn.BCEWithLogitsLoss()

for epoch in range(6):
    spam_filter.train()
    for rows in torch.randperm(240).split(40):
        optimizer.zero_grad()
        loss = loss_fn(spam_filter(mails[rows]), spam[rows])
        loss.backward()
        optimizer.step()

    spam_filter.eval()
    with torch.no_grad():
        verdict = torch.sigmoid(spam_filter(mails[240:])) > 0.5
        acc = (verdict == spam[240:].bool()).float().mean()
    print(f"epoch {epoch} loss {loss.item():.3f} acc {acc.item():.3f}")
