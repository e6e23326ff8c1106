import torch
import torch.nn as nn
import torch.nn.functional as F


class AttentionPool(nn.Module):
    """Weighs the words of each review and adds them up."""

    def __init__(self, dim):
        super().__init__()
        self.key = nn.Linear(dim, dim)
        self.query = nn.Parameter(torch.randn(dim) * 0.1)

    def forward(self, words):                      # (batch, words, dim)
        energy = torch.tanh(self.key(words)) @ self.query      # (batch, words)
        alpha = F.softmax(energy, dim=0)
        return (alpha.unsqueeze(-1) * words).sum(dim=1)


class ReviewModel(nn.Module):
    def __init__(self, vocab=100, dim=24):
        super().__init__()
        self.emb = nn.Embedding(vocab, dim)
        self.pool = AttentionPool(dim)
        self.cls = nn.Linear(dim, 2)

    def forward(self, tokens):
        return self.cls(self.pool(self.emb(tokens)))


torch.manual_seed(0)
tokens = torch.randint(0, 100, (240, 15))
stars = (tokens == 7).any(dim=1).long()

review_model = ReviewModel()
loss_fn = nn.CrossEntropyLoss()
optimizer = torch.optim.AdamW(review_model.parameters(), lr=3e-3)
for epoch in range(5):
    review_model.train()
    for idx in torch.randperm(200).split(40):
        optimizer.zero_grad()
        loss = loss_fn(review_model(tokens[idx]), stars[idx])
        loss.backward()
        optimizer.step()

    review_model.eval()
    with torch.no_grad():
        acc = (review_model(tokens[200:]).argmax(1) == stars[200:]).float().mean()
    print(epoch, round(loss.item(), 4), round(acc.item(), 3))
